"""The US label: conventional isotretinoin capsules, ABSORICA and ABSORICA LD.

In the label's own order: indication, dose, strengths and substitution, contraindications, warnings,
interactions, monitoring, lactation and blood, pharmacokinetics. A label's revision year belongs to
its source; no rule here has a first day, because no label read gives one.
"""

from datetime import timedelta
from fractions import Fraction

from isotretinoin import sources
from isotretinoin.dates import Days, LatestOf, Months, Weeks
from isotretinoin.evidence import Citation, Rule, Timeline
from isotretinoin.products import LD_TO_ABSORICA, NOT_INTERCHANGEABLE, Formulation
from isotretinoin.quantities import kg, mg_per_kg_day
from isotretinoin.rules import Between, Food, HalfLife, PosologyRules, PregnancyPreventionRules

_FAMILY = (
    Citation(sources.MYORISAN_LABEL),
    Citation(sources.ZENATANE_LABEL),
    Citation(sources.CLARAVIS_LABEL),
    Citation(sources.AMNESTEEM_LABEL, "Dosage and Administration"),
    Citation(sources.SOTRET_LABEL, "Dosage and Administration"),
)
_PI = sources.ABSORICA_PI
_DOSING = (Citation(_PI, "2.1"),)

# 2.1 Dose -------------------------------------------------------------------------------------

DAILY_DOSE = Rule(
    key="us.label.daily_dose",
    text="Conventional isotretinoin is given at 0.5 to 1 mg/kg/day.",
    value=Between(mg_per_kg_day("0.5"), mg_per_kg_day(1)),
    cites=_FAMILY,
    basis="label",
)
ABSORICA_DAILY_DOSE = Rule(
    key="us.label.absorica.daily_dose",
    text="ABSORICA is given at 0.5 to 1 mg/kg/day.",
    value=Between(mg_per_kg_day("0.5"), mg_per_kg_day(1)),
    cites=_DOSING,
    basis="label",
)
LD_DAILY_DOSE = Rule(
    key="us.label.absorica_ld.daily_dose",
    text="ABSORICA LD is given at 0.4 to 0.8 mg/kg/day.",
    value=Between(mg_per_kg_day("0.4"), mg_per_kg_day("0.8")),
    cites=_DOSING,
    basis="label",
)
ADULT_VERY_SEVERE = Rule(
    key="us.label.adult_very_severe",
    text="Adults whose disease is very severe, with scarring or primarily on the trunk, may need "
    "up to 2 mg/kg/day, as tolerated.",
    value=mg_per_kg_day(2),
    cites=_FAMILY,
    basis="label",
)
ABSORICA_ADULT_VERY_SEVERE = Rule(
    key="us.label.absorica.adult_very_severe",
    text="Adults whose disease is very severe, with scarring or primarily on the trunk, may need "
    "up to 2 mg/kg/day of ABSORICA in divided doses, as tolerated.",
    value=mg_per_kg_day(2),
    cites=_DOSING,
    basis="label",
)
LD_ADULT_VERY_SEVERE = Rule(
    key="us.label.absorica_ld.adult_very_severe",
    text="Adults whose disease is very severe, with scarring or primarily on the trunk, may need "
    "up to 1.6 mg/kg/day of ABSORICA LD in divided doses, as tolerated.",
    value=mg_per_kg_day("1.6"),
    cites=_DOSING,
    basis="label",
)
DOSES_PER_DAY = Rule(
    key="us.label.doses_per_day",
    text="The daily dose is divided into two; the safety of once a day is not established, and it "
    "is not recommended.",
    value=2,
    cites=_FAMILY,
    basis="label",
)
ABSORICA_DOSES_PER_DAY = Rule(
    key="us.label.absorica.doses_per_day",
    text="The daily dose of ABSORICA or ABSORICA LD is divided into two; the safety of once a day "
    "is not established, and it is not recommended.",
    value=2,
    cites=_DOSING,
    basis="label",
)
FOOD: Rule[Food] = Rule(
    key="us.label.food",
    text="Conventional capsules are taken with a meal: without food much less is absorbed; ask "
    "about food before raising the dose.",
    value="with a meal",
    cites=_FAMILY,
    basis="label",
)
ABSORICA_FOOD: Rule[Food] = Rule(
    key="us.label.absorica.food",
    text="ABSORICA and ABSORICA LD are taken with or without meals.",
    value="with or without meals",
    cites=_DOSING,
    basis="label",
)
LIQUID = Rule(
    key="us.label.liquid",
    text="Conventional capsules are believed to be swallowed with a full glass of liquid.",
    value="a full glass of liquid",
    cites=(Citation(sources.ISOTRETINOIN_LABEL, "Medication Guide; Precautions"),),
    basis="label",
    tag="MEMORY",
    verified=False,
)
ABSORICA_LIQUID = Rule(
    key="us.label.absorica.liquid",
    text="ABSORICA and ABSORICA LD are swallowed with a full glass of liquid.",
    value="a full glass of liquid",
    cites=_DOSING,
    basis="label",
)
MISSED_DOSE_CONSUMER = Rule(
    key="us.label.missed_dose.consumer",
    text="Some consumer pages say to take a missed dose as soon as it is remembered.",
    value="take as soon as you remember",
    cites=(Citation(sources.CONSUMER_MISSED_DOSE, quote="take as soon as you remember"),),
    basis="convention",
    note="contradicts the label, which is followed; tertiary pages establish no rule",
)
MISSED_DOSE = Rule(
    key="us.label.missed_dose",
    text="A missed dose of a conventional capsule is believed to be skipped and never doubled.",
    value="skip it; never double",
    cites=(Citation(sources.ISOTRETINOIN_LABEL, "Medication Guide"),),
    basis="label",
    tag="MEMORY",
    verified=False,
)
ABSORICA_MISSED_DOSE = Rule(
    key="us.label.absorica.missed_dose",
    text="A missed dose of ABSORICA or ABSORICA LD is skipped; two doses are not taken at once.",
    value="skip it; do not take two doses at once",
    cites=_DOSING,
    basis="label",
    alternatives=(MISSED_DOSE_CONSUMER,),
)
TABULATED_WEIGHTS = Rule(
    key="us.label.tabulated_weights",
    text="Table 4 of the conventional labels is believed to print doses for 40 to 100 kg.",
    value=Between(kg(40), kg(100)),
    cites=(
        Citation(
            sources.MYORISAN_LABEL,
            "Table 4",
            "Dosing by Body Weight (Based on Administration With Food)",
        ),
    ),
    basis="label",
    note="the title was read, the cells were not; the pounds beside them are believed to be "
    "kilograms times 2.2, a rounding",
    tag="MEMORY",
    verified=False,
)
ABSORICA_TABULATED_WEIGHTS = Rule(
    key="us.label.absorica.tabulated_weights",
    text="Tables 1 and 2 of the ABSORICA label print doses for 40 to 100 kg.",
    value=Between(kg(40), kg(100)),
    cites=(Citation(_PI, "2.1, tables 1 and 2"),),
    basis="label",
)

# 2.2 Duration ---------------------------------------------------------------------------------

COURSE_LENGTH = Rule(
    key="us.label.course_length",
    text="A course of conventional isotretinoin takes 15 to 20 weeks.",
    value=Between(Weeks(15), Weeks(20)),
    cites=_FAMILY,
    basis="label",
)
ABSORICA_COURSE_LENGTH = Rule(
    key="us.label.absorica.course_length",
    text="A normal course of ABSORICA or ABSORICA LD takes 15 to 20 weeks.",
    value=Between(Weeks(15), Weeks(20)),
    cites=(Citation(_PI, "2.2", "A normal course of treatment is 15 to 20"),),
    basis="label",
)
EARLY_STOP = Rule(
    key="us.label.early_stop",
    text="The drug may be stopped before 15 to 20 weeks when the total nodule count has fallen by "
    "more than 70%.",
    value=Fraction(7, 10),
    cites=_FAMILY,
    basis="label",
    interpretation="'more than 70%' is strict: a fall by exactly 70% is not enough",
)
ABSORICA_EARLY_STOP = Rule(
    key="us.label.absorica.early_stop",
    text="ABSORICA is believed to be stopped early, too, when nodules have fallen by more than "
    "70%.",
    value=Fraction(7, 10),
    cites=(Citation(_PI, "2.2"),),
    basis="label",
    tag="MEMORY",
    verified=False,
)
WASHOUT = Rule(
    key="us.label.washout",
    text="Another course may start only after at least 8 weeks, and 2 months or more, off therapy.",
    value=LatestOf(Weeks(8), Months(2)),
    cites=_FAMILY,
    basis="label",
    interpretation="both wordings stand in the same label; the later of the two applies",
    alternatives=(
        Rule(
            key="us.label.washout.indications",
            text="Under Indications the label asks for at least 8 weeks after completion.",
            value=Weeks(8),
            cites=(
                Citation(
                    sources.AMNESTEEM_LABEL,
                    "Indications and Usage",
                    "at least 8 weeks after completion",
                ),
                Citation(sources.SOTRET_LABEL, "Indications and Usage"),
            ),
            basis="label",
        ),
        Rule(
            key="us.label.washout.dosage",
            text="Under Dosage and Administration the label asks for 2 months or more off "
            "therapy, and only for persistent or recurring severe nodular acne.",
            value=Months(2),
            cites=(
                Citation(
                    sources.MYORISAN_LABEL,
                    "Dosage and Administration",
                    "2 months or more off therapy",
                ),
                Citation(sources.ZENATANE_LABEL, "Dosage and Administration"),
            ),
            basis="label",
        ),
    ),
)
ABSORICA_WASHOUT = Rule(
    key="us.label.absorica.washout",
    text="A second course of ABSORICA or ABSORICA LD is not recommended before a waiting period "
    "of two months.",
    value=Months(2),
    cites=(Citation(_PI, "1", "before a two-month waiting period"),),
    basis="label",
)

# 1 Age ----------------------------------------------------------------------------------------

MINIMUM_AGE = Rule(
    key="us.label.minimum_age",
    text="Isotretinoin is for patients of 12 years and older.",
    value=12,
    cites=(Citation(sources.FDA_QA, "question 1"), Citation(sources.PRESCRIBER_GUIDE)),
    basis="regulator",
)
ABSORICA_MINIMUM_AGE = Rule(
    key="us.label.absorica.minimum_age",
    text="ABSORICA and ABSORICA LD are for patients 12 years of age and older.",
    value=12,
    cites=(Citation(_PI, "1", "12 years of age and older"),),
    basis="label",
)

POSOLOGY = PosologyRules(
    formulations=(Formulation.CONVENTIONAL,),
    daily_dose=Timeline((DAILY_DOSE,)),
    adult_very_severe=Timeline((ADULT_VERY_SEVERE,)),
    doses_per_day=Timeline((DOSES_PER_DAY,)),
    food=Timeline((FOOD,)),
    liquid=Timeline((LIQUID,)),
    missed_dose=Timeline((MISSED_DOSE,)),
    course_length=Timeline((COURSE_LENGTH,)),
    early_stop=Timeline((EARLY_STOP,)),
    washout=Timeline((WASHOUT,)),
    minimum_age=Timeline((MINIMUM_AGE,)),
    tabulated_weights=Timeline((TABULATED_WEIGHTS,)),
)
ABSORICA_POSOLOGY = PosologyRules(
    formulations=(Formulation.LIDOSE,),
    daily_dose=Timeline((ABSORICA_DAILY_DOSE,)),
    adult_very_severe=Timeline((ABSORICA_ADULT_VERY_SEVERE,)),
    doses_per_day=Timeline((ABSORICA_DOSES_PER_DAY,)),
    food=Timeline((ABSORICA_FOOD,)),
    liquid=Timeline((ABSORICA_LIQUID,)),
    missed_dose=Timeline((ABSORICA_MISSED_DOSE,)),
    course_length=Timeline((ABSORICA_COURSE_LENGTH,)),
    early_stop=Timeline((ABSORICA_EARLY_STOP,)),
    washout=Timeline((ABSORICA_WASHOUT,)),
    minimum_age=Timeline((ABSORICA_MINIMUM_AGE,)),
    tabulated_weights=Timeline((ABSORICA_TABULATED_WEIGHTS,)),
)
LD_POSOLOGY = PosologyRules(
    formulations=(Formulation.MICRONISED,),
    daily_dose=Timeline((LD_DAILY_DOSE,)),
    adult_very_severe=Timeline((LD_ADULT_VERY_SEVERE,)),
    doses_per_day=Timeline((ABSORICA_DOSES_PER_DAY,)),
    food=Timeline((ABSORICA_FOOD,)),
    liquid=Timeline((ABSORICA_LIQUID,)),
    missed_dose=Timeline((ABSORICA_MISSED_DOSE,)),
    course_length=Timeline((ABSORICA_COURSE_LENGTH,)),
    early_stop=Timeline((ABSORICA_EARLY_STOP,)),
    washout=Timeline((ABSORICA_WASHOUT,)),
    minimum_age=Timeline((ABSORICA_MINIMUM_AGE,)),
    tabulated_weights=Timeline((ABSORICA_TABULATED_WEIGHTS,)),
)

# Pregnancy prevention, lactation, blood ---------------------------------------------------------

_ONE_MONTH = LatestOf(Months(1), Days(30))
_MONTH_OR_30_DAYS = "the sources say month, consumer texts 30 days; the later is safe"

CONTRACEPTION_30_DAYS = Rule(
    key="us.label.contraception.30_days",
    text="A consumer text words the month as 30 days before the start and 30 days after the last "
    "dose.",
    value=Days(30),
    cites=(
        Citation(
            sources.MULTUM,
            quote="beginning 30 days before you start … ending 30 days after your last dose",
        ),
    ),
    basis="convention",
)
CONTRACEPTION_BEFORE = Rule(
    key="us.label.contraception_before",
    text="Contraception, two forms together, starts at least 1 month before the first dose.",
    value=_ONE_MONTH,
    cites=(
        Citation(
            sources.ABSORICA_LD_SITE,
            quote="for at least 1 month before, during, and 1 month after stopping treatment",
        ),
        Citation(sources.ABSORICA_PATIENT_LABEL, "17"),
        Citation(
            sources.SOTRET_PATIENT_LABEL,
            quote="one month before, during and one month after isotretinoin therapy",
        ),
    ),
    basis="label",
    interpretation=_MONTH_OR_30_DAYS,
    alternatives=(CONTRACEPTION_30_DAYS,),
)
CONTRACEPTION_AFTER = Rule(
    key="us.label.contraception_after",
    text="Contraception, two forms together, continues for 1 month after the last dose.",
    value=_ONE_MONTH,
    cites=CONTRACEPTION_BEFORE.cites,
    basis="label",
    interpretation=_MONTH_OR_30_DAYS,
    alternatives=(CONTRACEPTION_30_DAYS,),
)
PREGNANCY_TEST_EVERY = Rule(
    key="us.label.test_every",
    text="A pregnancy test is repeated each month, before each prescription.",
    value=Months(1),
    cites=(Citation(_PI, "5.15"),),
    basis="label",
)
FINAL_TEST = Rule(
    key="us.label.final_test_after",
    text="A pregnancy test is due at the end of the course and again 1 month after it.",
    value=_ONE_MONTH,
    cites=(Citation(_PI, "5.15", "1 month after the discontinuation"),),
    basis="label",
    interpretation=_MONTH_OR_30_DAYS,
    alternatives=(
        Rule(
            key="us.label.final_test_after.30_days",
            text="A consumer text has the last pregnancy test 30 days later.",
            value=Days(30),
            cites=(Citation(sources.MULTUM, quote="again 30 days later"),),
            basis="convention",
        ),
    ),
)
BLOOD_DONATION = Rule(
    key="us.label.blood_donation_after",
    text="No blood is donated during treatment and for 1 month after it.",
    value=_ONE_MONTH,
    cites=(
        Citation(sources.SOTRET_PATIENT_LABEL, quote="for 1 month after treatment has ended"),
        Citation(sources.MPR_MONOGRAPHS),
        Citation(sources.AWAY_WITH_ACNE),
    ),
    basis="label",
    interpretation=_MONTH_OR_30_DAYS,
    alternatives=(
        Rule(
            key="us.label.blood_donation_after.30_days",
            text="Consumer texts say 30 days.",
            value=Days(30),
            cites=(Citation(sources.CONSUMER_BLOOD, quote="30 days"),),
            basis="convention",
        ),
    ),
)
LACTATION = Rule(
    key="us.label.lactation_after",
    text="No breast-feeding during treatment and for 1 month after it, by older ABSORICA text.",
    value=_ONE_MONTH,
    cites=(Citation(sources.ABSORICA_SITE),),
    basis="label",
    interpretation="the sources conflict; the longest wait that was read applies, and of a month "
    "and 30 days the later",
    alternatives=(
        Rule(
            key="us.label.lactation_after.8_days",
            text="The current ABSORICA label is believed to ask for at least 8 days.",
            value=Days(8),
            cites=(Citation(_PI, "8.2"), Citation(sources.ABSORICA_LD_FAQ)),
            basis="label",
            note="the page read was cut off just before the number",
            tag="MEMORY",
            verified=False,
        ),
        Rule(
            key="us.label.lactation_after.generic",
            text="Conventional labels say not to give the drug to nursing mothers, and name no "
            "time after it.",
            value="not while breast-feeding",
            cites=(Citation(sources.SOTRET_PATIENT_LABEL), Citation(sources.NURSING_COPY)),
            basis="label",
        ),
    ),
)
PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="US label",
    contraception_before=Timeline((CONTRACEPTION_BEFORE,)),
    contraception_after=Timeline((CONTRACEPTION_AFTER,)),
    test_every=Timeline((PREGNANCY_TEST_EVERY,)),
    final_test_after=Timeline((FINAL_TEST,)),
    blood_donation_after=Timeline((BLOOD_DONATION,)),
    lactation_after=Timeline((LACTATION,)),
)

# 12.3 Half-lives --------------------------------------------------------------------------------

HALF_LIFE = Rule(
    key="us.label.half_life",
    text="The half-life of isotretinoin from conventional capsules is 21 ± 8.2 hours.",
    value=HalfLife(
        moiety="isotretinoin",
        mean=timedelta(hours=21),
        sd=timedelta(hours=8.2),
        formulation=Formulation.CONVENTIONAL,
        conditions="a single 80 mg (2 × 40 mg), fed, 74 subjects",
    ),
    cites=(Citation(sources.ISOTRETINOIN_LABEL, "Clinical Pharmacology"),),
    basis="label",
)
HALF_LIVES = (HALF_LIFE,)
FACTS = (*NOT_INTERCHANGEABLE, LD_TO_ABSORICA)
