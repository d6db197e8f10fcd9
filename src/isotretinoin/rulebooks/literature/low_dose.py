"""Low-dose, low-and-slow and intermittent regimens, study by study.

Months are counted as 30 days where a study gives months, and one week in four for six months as six
cycles of four weeks, as the totals worked out beside the studies do.
"""

from isotretinoin.courses.protocol import Protocol
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.dates import Days
from isotretinoin.evidence import Citation, Rule
from isotretinoin.findings import Between
from isotretinoin.quantities import kg, mg, mg_per_day, mg_per_kg, mg_per_kg_day
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.guide import LOW_AND_SLOW_CLAIM, LOW_AND_SLOW_DOSE
from isotretinoin.rulebooks.literature.places import NEW_ZEALAND_LOW_DOSE

_SIX_MONTHS = "six months are counted as 180 days"
_SIX_CYCLES = "one week in four for six months is counted as six cycles of four weeks, 168 days"

# The patient guide --------------------------------------------------------------------------------

GUIDE_LOW_AND_SLOW = Rule(
    key="low_dose.guide_low_and_slow",
    text="Low and slow is 0.1 to 0.25 mg/kg/day for 9 to 12 months, for mild to moderate acne.",
    value=Protocol(
        name="guide_low_and_slow",
        title="The patient guide's low and slow",
        regimen=Regimen.constant(LOW_AND_SLOW_DOSE.value.low),
        highest=Regimen.constant(LOW_AND_SLOW_DOSE.value.high),
        days=Between(Days(270), Days(365)),
        population="mild to moderate acne",
        outcome="said to have potentially fewer side effects",
    ),
    cites=LOW_AND_SLOW_CLAIM.cites,
    basis="guide",
    interpretation="nine months are counted as 270 days, twelve as 365",
    note=LOW_AND_SLOW_CLAIM.note,
)

# Fixed low doses ----------------------------------------------------------------------------------

RADEMAKER_2014 = Rule(
    key="low_dose.rademaker_2014",
    text="5 mg/day for 32 weeks: 16 weeks of a randomised trial and 16 open.",
    value=Protocol(
        name="rademaker_2014",
        title="Rademaker 2014",
        regimen=Regimen.constant(mg_per_day(5)),
        days=Days(224),
        population="58 patients",
        outcome="lesions fell from 11.3 to 3.6 at week 16 and to 1.3 at week 32",
    ),
    cites=(Citation(sources.RADEMAKER_2014),),
    basis="trial",
)
AMICHAI_2006 = Rule(
    key="low_dose.amichai_2006",
    text="20 mg/day, which came to 0.3 to 0.4 mg/kg/day, for six months.",
    value=Protocol(
        name="amichai_2006",
        title="Amichai 2006",
        regimen=Regimen.constant(mg_per_day(20)),
        days=Days(180),
        daily_dose_per_kg=Between(mg_per_kg_day("0.3"), mg_per_kg_day("0.4")),
        population="638 patients of 12 to 35 years",
        outcome="good in 94.8% of those aged 12 to 20 and 92.6% of those aged 21 to 35; 3.9% and "
        "5.9% relapsed in four years; lipids rose in 4.2%, liver tests in 4.8%, to less than twice "
        "the upper limit",
    ),
    cites=(Citation(sources.AMICHAI_2006),),
    basis="trial",
    interpretation=_SIX_MONTHS,
)
BIBLIOMED_180718 = Rule(
    key="low_dose.bibliomed_180718",
    text="20 mg/day, which came to 0.3 to 0.4 mg/kg/day, for three months.",
    value=Protocol(
        name="bibliomed_180718",
        title="Study bibliomed 180718",
        regimen=Regimen.constant(mg_per_day(20)),
        days=Days(90),
        daily_dose_per_kg=Between(mg_per_kg_day("0.3"), mg_per_kg_day("0.4")),
        population="50 patients",
        outcome="90.8% and 89.6% good; 3.9% and 5.9% relapsed",
    ),
    cites=(Citation(sources.BIBLIOMED_180718),),
    basis="trial",
    interpretation="three months are counted as 90 days",
    note="unreliable: the abstract copies that of Amichai 2006 almost word for word",
)
NIAZI_2015_DAILY = Rule(
    key="low_dose.niazi_2015_daily",
    text="20 mg/day for six months.",
    value=Protocol(
        name="niazi_2015_daily",
        title="Niazi 2015, daily",
        regimen=Regimen.constant(mg_per_day(20)),
        days=Days(180),
        mean_weight=kg("57.88"),
        population="one of two groups among 60 patients with a mean weight of 57.88 kg",
        outcome="the acne score (GAGS) fell by 73.95%",
    ),
    cites=(Citation(sources.NIAZI_2015),),
    basis="trial",
    interpretation=_SIX_MONTHS,
)
NIAZI_2015_ALTERNATE = Rule(
    key="low_dose.niazi_2015_alternate",
    text="20 mg every other day for six months.",
    value=Protocol(
        name="niazi_2015_alternate",
        title="Niazi 2015, alternate days",
        regimen=Regimen.every_other_day(mg_per_day(20)),
        days=Days(180),
        mean_weight=kg("57.88"),
        population="one of two groups among 60 patients with a mean weight of 57.88 kg",
        outcome="the acne score (GAGS) fell by 66.57%, not significantly less than with daily doses",
    ),
    cites=(Citation(sources.NIAZI_2015),),
    basis="trial",
    interpretation=_SIX_MONTHS,
)
DHAKED_2016_DAILY = Rule(
    key="low_dose.dhaked_2016_daily",
    text="20 mg/day for 24 weeks.",
    value=Protocol(
        name="dhaked_2016_daily",
        title="Dhaked 2016, daily",
        regimen=Regimen.constant(mg_per_day(20)),
        days=Days(168),
        population="one of two groups among 240 patients",
        outcome="the acne load fell by 98.99%; severe acne did better than on alternate days",
    ),
    cites=(Citation(sources.DHAKED_2016),),
    basis="trial",
)
DHAKED_2016_ALTERNATE = Rule(
    key="low_dose.dhaked_2016_alternate",
    text="20 mg every other day for 24 weeks.",
    value=Protocol(
        name="dhaked_2016_alternate",
        title="Dhaked 2016, alternate days",
        regimen=Regimen.every_other_day(mg_per_day(20)),
        days=Days(168),
        population="one of two groups among 240 patients",
        outcome="the acne load fell by 97.69%",
    ),
    cites=(Citation(sources.DHAKED_2016),),
    basis="trial",
)
ADVBIORES_2014 = Rule(
    key="low_dose.advbiores_2014",
    text="20 mg/day until 120 mg/kg.",
    value=Protocol(
        name="advbiores_2014",
        title="Advanced Biomedical Research 2014",
        regimen=Regimen.constant(mg_per_day(20)).until(mg_per_kg(120)),
        days=None,
        population="146 patients",
        outcome="96.4% complete",
    ),
    cites=(Citation(sources.ADVBIORES_2014),),
    basis="trial",
)
HEALTHIFY = NEW_ZEALAND_LOW_DOSE.told_as(
    Protocol(
        name="healthify",
        title="Public advice in New Zealand",
        regimen=Regimen.stepped((mg_per_day(10), 90), mg_per_day(5)),
        highest=Regimen.stepped((mg_per_day(20), 150), mg_per_day(10)),
        days=Between(Days(150), Days(270)),
        population="the public",
        outcome='"about 9 out of 10"',
    ),
    key="low_dose.healthify",
    basis="convention",
    interpretation="months are counted as 30 days; from the lower dose for the fewest months to "
    "the higher for the most",
)

# Low doses per kg ---------------------------------------------------------------------------------

FAGHIHI_2017_LOW = Rule(
    key="low_dose.faghihi_2017_low",
    text="0.25 mg/kg/day for six months.",
    value=Protocol(
        name="faghihi_2017_low",
        title="Faghihi 2017, low dose",
        regimen=Regimen.constant(mg_per_kg_day("0.25")),
        days=Days(180),
        population="one of two groups among 60 patients",
        outcome="no difference in severity from 0.5 mg/kg/day at 6 or 12 months",
    ),
    cites=(Citation(sources.FAGHIHI_2017),),
    basis="trial",
    interpretation=_SIX_MONTHS,
)
FAGHIHI_2017_USUAL = Rule(
    key="low_dose.faghihi_2017_usual",
    text="0.5 mg/kg/day for six months.",
    value=Protocol(
        name="faghihi_2017_usual",
        title="Faghihi 2017, usual dose",
        regimen=Regimen.constant(mg_per_kg_day("0.5")),
        days=Days(180),
        population="one of two groups among 60 patients",
        outcome="no difference in severity from 0.25 mg/kg/day at 6 or 12 months",
    ),
    cites=(Citation(sources.FAGHIHI_2017),),
    basis="trial",
    interpretation=_SIX_MONTHS,
)

# Three arms over 24 weeks, in two studies ---------------------------------------------------------

LEE_2011_A = Rule(
    key="low_dose.lee_2011_a",
    text="0.5 to 1 mg/kg/day for 24 weeks.",
    value=Protocol(
        name="lee_2011_a",
        title="Lee 2011, conventional dose",
        regimen=Regimen.constant(mg_per_kg_day("0.5")),
        highest=Regimen.constant(mg_per_kg_day(1)),
        days=Days(168),
        population="one of three groups among 60 patients",
        outcome="about the same as with the low dose",
    ),
    cites=(Citation(sources.LEE_2011),),
    basis="trial",
)
LEE_2011_B = Rule(
    key="low_dose.lee_2011_b",
    text="0.25 to 0.4 mg/kg/day for 24 weeks.",
    value=Protocol(
        name="lee_2011_b",
        title="Lee 2011, low dose",
        regimen=Regimen.constant(mg_per_kg_day("0.25")),
        highest=Regimen.constant(mg_per_kg_day("0.4")),
        days=Days(168),
        population="one of three groups among 60 patients",
        outcome="about the same as with the conventional dose",
    ),
    cites=(Citation(sources.LEE_2011),),
    basis="trial",
)
LEE_2011_C = Rule(
    key="low_dose.lee_2011_c",
    text="0.5 to 0.7 mg/kg/day for one week in four, over 24 weeks.",
    value=Protocol(
        name="lee_2011_c",
        title="Lee 2011, intermittent",
        regimen=Regimen.intermittent(mg_per_kg_day("0.5"), days_on=7, days_off=21),
        highest=Regimen.intermittent(mg_per_kg_day("0.7"), days_on=7, days_off=21),
        days=Days(168),
        population="one of three groups among 60 patients",
        outcome="worse than the daily doses, with more relapse at one year",
    ),
    cites=(Citation(sources.LEE_2011),),
    basis="trial",
    note="the page read prints 6 weeks for this group: its six weeks of treatment",
)
GAGS_2013_A = Rule(
    key="low_dose.gags_trial_a",
    text="0.5 to 1 mg/kg/day for 24 weeks.",
    value=Protocol(
        name="gags_trial_a",
        title="GAGS trial, conventional dose",
        regimen=LEE_2011_A.value.regimen,
        highest=LEE_2011_A.value.highest,
        days=Days(168),
        population="one of three groups among 107 patients",
        outcome="over all groups 5.5% of those with a GAGS of 19 to 24 relapsed, and 58.0% of those "
        "with 25 to 30; 56.3% of those who relapsed were younger than 20",
    ),
    cites=(Citation(sources.GAGS_TRIAL),),
    basis="trial",
)
GAGS_2013_B = Rule(
    key="low_dose.gags_trial_b",
    text="0.25 to 0.4 mg/kg/day for 24 weeks; advised when the GAGS is below 25.",
    value=Protocol(
        name="gags_trial_b",
        title="GAGS trial, low dose",
        regimen=LEE_2011_B.value.regimen,
        highest=LEE_2011_B.value.highest,
        days=Days(168),
        population="one of three groups among 107 patients",
        outcome=GAGS_2013_A.value.outcome,
    ),
    cites=(Citation(sources.GAGS_TRIAL),),
    basis="trial",
)
GAGS_2013_C = Rule(
    key="low_dose.gags_trial_c",
    text="0.5 to 0.7 mg/kg/day for one week in four, over 24 weeks.",
    value=Protocol(
        name="gags_trial_c",
        title="GAGS trial, intermittent",
        regimen=LEE_2011_C.value.regimen,
        highest=LEE_2011_C.value.highest,
        days=Days(168),
        population="one of three groups among 107 patients",
        outcome=GAGS_2013_A.value.outcome,
    ),
    cites=(Citation(sources.GAGS_TRIAL),),
    basis="trial",
)

# Four arms over 16 weeks --------------------------------------------------------------------------

AGARWAL_2011_A = Rule(
    key="low_dose.agarwal_2011_a",
    text="1 mg/kg/day for 16 weeks.",
    value=Protocol(
        name="agarwal_2011_a",
        title="Agarwal 2011, daily",
        regimen=Regimen.constant(mg_per_kg_day(1)),
        days=Days(112),
        population="one of four groups among 120 patients",
        outcome="equal at 16 weeks to alternate days in moderate acne, better in severe acne",
    ),
    cites=(Citation(sources.AGARWAL_2011),),
    basis="trial",
)
AGARWAL_2011_B = Rule(
    key="low_dose.agarwal_2011_b",
    text="1 mg/kg every other day for 16 weeks.",
    value=Protocol(
        name="agarwal_2011_b",
        title="Agarwal 2011, alternate days",
        regimen=Regimen.every_other_day(mg_per_kg_day(1)),
        days=Days(112),
        population="one of four groups among 120 patients",
        outcome="equal at 16 weeks to daily doses in moderate acne",
    ),
    cites=(Citation(sources.AGARWAL_2011),),
    basis="trial",
)
AGARWAL_2011_C = Rule(
    key="low_dose.agarwal_2011_c",
    text="1 mg/kg/day for one week in four, over 16 weeks.",
    value=Protocol(
        name="agarwal_2011_c",
        title="Agarwal 2011, one week in four",
        regimen=Regimen.intermittent(mg_per_kg_day(1), days_on=7, days_off=21),
        days=Days(112),
        population="one of four groups among 120 patients",
        outcome="not among the groups found equal at 16 weeks in moderate acne",
    ),
    cites=(Citation(sources.AGARWAL_2011),),
    basis="trial",
)
AGARWAL_2011_D = Rule(
    key="low_dose.agarwal_2011_d",
    text="20 mg every other day for 16 weeks.",
    value=Protocol(
        name="agarwal_2011_d",
        title="Agarwal 2011, 20 mg on alternate days",
        regimen=Regimen.every_other_day(mg_per_day(20)),
        days=Days(112),
        population="one of four groups among 120 patients",
        outcome="equal at 16 weeks to daily doses in moderate acne",
    ),
    cites=(Citation(sources.AGARWAL_2011),),
    basis="trial",
)

# Intermittent -------------------------------------------------------------------------------------

GOULDEN_1997 = Rule(
    key="low_dose.goulden_1997",
    text="0.5 mg/kg/day for one week in four, over six months.",
    value=Protocol(
        name="goulden_1997",
        title="Goulden 1997",
        regimen=Regimen.intermittent(mg_per_kg_day("0.5"), days_on=7, days_off=21),
        days=Days(168),
        population="80 patients older than 25 years",
        outcome="resolved in 68 (88%); 26 (39%) relapsed in 12 months; acne of the trunk did worse",
    ),
    cites=(Citation(sources.GOULDEN_1997),),
    basis="trial",
    interpretation=_SIX_CYCLES,
)
KAYMAK_2006 = Rule(
    key="low_dose.kaymak_2006",
    text="0.5 to 0.75 mg/kg/day for one week in four, over six months.",
    value=Protocol(
        name="kaymak_2006",
        title="Kaymak 2006",
        regimen=Regimen.intermittent(mg_per_kg_day("0.5"), days_on=7, days_off=21),
        highest=Regimen.intermittent(mg_per_kg_day("0.75"), days_on=7, days_off=21),
        days=Days(168),
        population="60 patients",
        outcome="34 of 41 (82.9%)",
    ),
    cites=(Citation(sources.KAYMAK_2006),),
    basis="trial",
    interpretation=_SIX_CYCLES,
)
AKMAN_2007_1 = Rule(
    key="low_dose.akman_2007_1",
    text="0.5 mg/kg/day for ten days of each of six months.",
    value=Protocol(
        name="akman_2007_1",
        title="Akman 2007, ten days a month",
        regimen=Regimen.intermittent(mg_per_kg_day("0.5"), days_on=10, days_off=20),
        days=Days(180),
        population="one of three groups among 66 patients",
    ),
    cites=(Citation(sources.AKMAN_2007),),
    basis="trial",
    interpretation="months are counted as 30 days, the first ten with doses",
    note="the outcome was cut off where the abstract was read",
)
AKMAN_2007_2 = Rule(
    key="low_dose.akman_2007_2",
    text="0.5 mg/kg/day for one month, then for ten days of each of five months.",
    value=Protocol(
        name="akman_2007_2",
        title="Akman 2007, one month, then ten days a month",
        regimen=Regimen(
            (
                Step(mg_per_kg_day("0.5"), 30),
                Step(mg_per_kg_day("0.5"), days_on=10, days_off=20),
            ),
        ),
        days=Days(180),
        population="one of three groups among 66 patients",
    ),
    cites=(Citation(sources.AKMAN_2007),),
    basis="trial",
    interpretation=AKMAN_2007_1.interpretation,
    note=AKMAN_2007_1.note,
)
AKMAN_2007_3 = Rule(
    key="low_dose.akman_2007_3",
    text="0.5 mg/kg/day for six months.",
    value=Protocol(
        name="akman_2007_3",
        title="Akman 2007, daily",
        regimen=Regimen.constant(mg_per_kg_day("0.5")),
        days=Days(180),
        population="one of three groups among 66 patients",
    ),
    cites=(Citation(sources.AKMAN_2007),),
    basis="trial",
    interpretation=_SIX_MONTHS,
    note=AKMAN_2007_1.note,
)
TERZI_2014 = Rule(
    key="low_dose.terzi_2014",
    text="0.5 to 0.75 mg/kg/day for the first ten days of each of six months.",
    value=Protocol(
        name="terzi_2014",
        title="Terzi 2014",
        regimen=Regimen.intermittent(mg_per_kg_day("0.5"), days_on=10, days_off=20),
        highest=Regimen.intermittent(mg_per_kg_day("0.75"), days_on=10, days_off=20),
        days=Days(180),
        population="32 patients",
        outcome="23 of 30 (76.6%)",
    ),
    cites=(Citation(sources.TERZI_2014),),
    basis="trial",
    interpretation=AKMAN_2007_1.interpretation,
)
#: Every protocol.
ALL = (
    GUIDE_LOW_AND_SLOW,
    RADEMAKER_2014,
    AMICHAI_2006,
    BIBLIOMED_180718,
    LEE_2011_A,
    LEE_2011_B,
    LEE_2011_C,
    GAGS_2013_A,
    GAGS_2013_B,
    GAGS_2013_C,
    FAGHIHI_2017_LOW,
    FAGHIHI_2017_USUAL,
    AGARWAL_2011_A,
    AGARWAL_2011_B,
    AGARWAL_2011_C,
    AGARWAL_2011_D,
    NIAZI_2015_DAILY,
    NIAZI_2015_ALTERNATE,
    DHAKED_2016_DAILY,
    DHAKED_2016_ALTERNATE,
    ADVBIORES_2014,
    GOULDEN_1997,
    KAYMAK_2006,
    AKMAN_2007_1,
    AKMAN_2007_2,
    AKMAN_2007_3,
    TERZI_2014,
    HEALTHIFY,
)

# Reviews ------------------------------------------------------------------------------------------

SADEGHZADEH_2021 = Rule(
    key="low_dose.sadeghzadeh_bazargan_2021",
    text="A review of 15 studies describes 0.1 to 0.3 mg/kg/day for more than six months.",
    value=Between(mg_per_kg_day("0.1"), mg_per_kg_day("0.3")),
    cites=(Citation(sources.SADEGHZADEH_2021),),
    basis="trial",
    note="no longest time is given, so it has no total",
)
COCHRANE_2018 = Rule(
    key="low_dose.cochrane_2018",
    text="The Cochrane review has 31 randomised trials with 3,836 patients.",
    value=(31, 3836),
    cites=(Citation(sources.COCHRANE_2018),),
    basis="trial",
)
COCHRANE_2018_GRADE = Rule(
    key="low_dose.cochrane_2018.grade",
    text="Confidence in the evidence of the Cochrane review is low or very low.",
    value="low or very low",
    cites=(Citation(sources.BMJ_BEST_PRACTICE), Citation(sources.COCHRANE_2018)),
    basis="trial",
)
TFP_2016 = Rule(
    key="low_dose.tfp_2016",
    text="At 20 mg/day or less chapped lips, dry skin and nosebleeds are 16 to 35% fewer, but "
    "relapse may be more frequent, above all in severe acne.",
    value=mg_per_day(20),
    cites=(Citation(sources.TFP_2016),),
    basis="trial",
)
HARRIET_LANE = Rule(
    key="low_dose.harriet_lane",
    text="A paediatric handbook has 0.5 to 2 mg/kg/day in two doses, and tells of doses as low as "
    "0.05 mg/kg/day.",
    value=mg_per_kg_day("0.05"),
    cites=(Citation(sources.HARRIET_LANE),),
    basis="guideline",
)
TWICE_A_WEEK = Rule(
    key="low_dose.twice_a_week",
    text="One US dermatologist gives 10 mg twice a week, off label.",
    value=mg(10),
    cites=(Citation(sources.DERMATOLOGY_REALM),),
    basis="convention",
    note="read on a blog alone, which establishes no rule",
    verified=False,
)
AAD_2016_INTERMITTENT = Rule(
    key="low_dose.aad_2016_intermittent",
    text="Intermittent dosing of isotretinoin is not recommended.",
    value="not recommended",
    cites=(Citation(sources.AAD_2016, section="isotretinoin recommendations"),),
    basis="guideline",
    interpretation="shown beside every regimen with days without a dose, alternate days included: "
    "what was read does not say which it means",
)
FACTS = (
    AAD_2016_INTERMITTENT,
    SADEGHZADEH_2021,
    COCHRANE_2018,
    COCHRANE_2018_GRADE,
    TFP_2016,
    HARRIET_LANE,
    TWICE_A_WEEK,
)
