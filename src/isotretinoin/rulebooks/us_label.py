"""The US label: conventional isotretinoin capsules, ABSORICA and ABSORICA LD.

In the label's own order: indication, dose, strengths and substitution, contraindications, warnings,
interactions, monitoring, lactation and blood, pharmacokinetics. A label's revision year belongs to
its source; no rule here has a first day, because no label read gives one.
"""

from datetime import date, timedelta
from fractions import Fraction

from isotretinoin import sources
from isotretinoin.analytes import LFTS, LIPID_PANEL, PREGNANCY_TEST
from isotretinoin.dates import Days, LatestOf, Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.findings import Between, Severity
from isotretinoin.products import LD_TO_ABSORICA, NOT_INTERCHANGEABLE, Formulation
from isotretinoin.quantities import kg, mg, mg_per_day, mg_per_kg_day
from isotretinoin.rulebooks.side_effects import INTRACRANIAL_PRESSURE, WEIGHT_CHANGE
from isotretinoin.rules.posology import Food, HalfLife, PosologyRules
from isotretinoin.rules.precautions import Interaction, Precautions, WarningSigns
from isotretinoin.rules.programme import PregnancyPreventionRules

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
    note="the title was read, the cells were not; they are believed to equal table 1 of ABSORICA, "
    "with pounds beside the kilograms by the rounded factor 2.2",
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
    daily_dose=DAILY_DOSE,
    adult_very_severe=ADULT_VERY_SEVERE,
    doses_per_day=DOSES_PER_DAY,
    food=FOOD,
    liquid=LIQUID,
    missed_dose=MISSED_DOSE,
    course_length=COURSE_LENGTH,
    early_stop=EARLY_STOP,
    washout=WASHOUT,
    minimum_age=MINIMUM_AGE,
    tabulated_weights=TABULATED_WEIGHTS,
)
ABSORICA_POSOLOGY = PosologyRules(
    formulations=(Formulation.LIDOSE,),
    daily_dose=ABSORICA_DAILY_DOSE,
    adult_very_severe=ABSORICA_ADULT_VERY_SEVERE,
    doses_per_day=ABSORICA_DOSES_PER_DAY,
    food=ABSORICA_FOOD,
    liquid=ABSORICA_LIQUID,
    missed_dose=ABSORICA_MISSED_DOSE,
    course_length=ABSORICA_COURSE_LENGTH,
    early_stop=ABSORICA_EARLY_STOP,
    washout=ABSORICA_WASHOUT,
    minimum_age=ABSORICA_MINIMUM_AGE,
    tabulated_weights=ABSORICA_TABULATED_WEIGHTS,
)
LD_POSOLOGY = PosologyRules(
    formulations=(Formulation.MICRONISED,),
    daily_dose=LD_DAILY_DOSE,
    adult_very_severe=LD_ADULT_VERY_SEVERE,
    doses_per_day=ABSORICA_DOSES_PER_DAY,
    food=ABSORICA_FOOD,
    liquid=ABSORICA_LIQUID,
    missed_dose=ABSORICA_MISSED_DOSE,
    course_length=ABSORICA_COURSE_LENGTH,
    early_stop=ABSORICA_EARLY_STOP,
    washout=ABSORICA_WASHOUT,
    minimum_age=ABSORICA_MINIMUM_AGE,
    tabulated_weights=ABSORICA_TABULATED_WEIGHTS,
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
_CONTRACEPTION = (
    Citation(
        sources.ABSORICA_LD_SITE,
        quote="for at least 1 month before, during, and 1 month after stopping treatment",
    ),
    Citation(sources.ABSORICA_PATIENT_LABEL, "section 17"),
    Citation(
        sources.SOTRET_PATIENT_LABEL,
        quote="one month before, during and one month after isotretinoin therapy",
    ),
)
CONTRACEPTION_BEFORE = Rule(
    key="us.label.contraception_before",
    text="Contraception, two forms together, starts at least 1 month before the first dose.",
    value=_ONE_MONTH,
    cites=_CONTRACEPTION,
    basis="label",
    interpretation=_MONTH_OR_30_DAYS,
    alternatives=(CONTRACEPTION_30_DAYS,),
)
CONTRACEPTION_AFTER = Rule(
    key="us.label.contraception_after",
    text="Contraception, two forms together, continues for 1 month after the last dose.",
    value=_ONE_MONTH,
    cites=_CONTRACEPTION,
    basis="label",
    interpretation=_MONTH_OR_30_DAYS,
    alternatives=(CONTRACEPTION_30_DAYS,),
)
TEST_EVERY = Rule(
    key="us.label.test_every",
    text="A pregnancy test is repeated each month, before each prescription.",
    value=Months(1),
    cites=(Citation(_PI, "5.15"),),
    basis="label",
)
FINAL_TEST_AFTER = Rule(
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
BLOOD_DONATION_AFTER = Rule(
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
LACTATION_AFTER = Rule(
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
    contraception_before=CONTRACEPTION_BEFORE,
    contraception_after=CONTRACEPTION_AFTER,
    test_every=TEST_EVERY,
    final_test_after=FINAL_TEST_AFTER,
    blood_donation_after=BLOOD_DONATION_AFTER,
    lactation_after=LACTATION_AFTER,
)

# 1 Indications --------------------------------------------------------------------------------

INDICATION = Rule(
    key="us.label.indication",
    text="Isotretinoin is for severe recalcitrant nodular acne that does not respond to "
    "conventional therapy, systemic antibiotics among it, in patients who are not pregnant. "
    "Nodules are inflammatory lesions of 5 mm or more; severe means many, not few or several.",
    value="severe recalcitrant nodular acne",
    cites=(
        Citation(sources.AMNESTEEM_LABEL, "Indications and Usage"),
        Citation(sources.SOTRET_LABEL, "Indications and Usage"),
        Citation(sources.ISOTRETINOIN_LABEL, "Indications and Usage"),
    ),
    basis="label",
)
ABSORICA_INDICATION = Rule(
    key="us.label.absorica.indication",
    text="ABSORICA and ABSORICA LD are for severe recalcitrant nodular acne, with multiple nodules "
    "of 5 mm or more, in non-pregnant patients of 12 years and older.",
    value="severe recalcitrant nodular acne",
    cites=(Citation(_PI, "1"),),
    basis="label",
)
BELOW_TWELVE = Rule(
    key="us.label.below_twelve",
    text="Safety and efficacy below 12 years are not established.",
    value="not established",
    cites=(Citation(sources.MEDSCAPE),),
    basis="label",
    note="the label's own paragraph on paediatric use was not read",
)

# 2 Further statements on dose -------------------------------------------------------------------

LOW_DOSE_NOT_STUDIED = Rule(
    key="us.label.low_dose",
    text="Long-term use, even at low doses, has not been studied and is not recommended.",
    value="not recommended",
    cites=_FAMILY,
    basis="label",
)
DOSE_TRIALS = Rule(
    key="us.label.dose_trials",
    text="At 0.1, 0.5 and 1 mg/kg/day all patients cleared at first; at lower doses more of them "
    "needed another course.",
    value=(mg_per_kg_day("0.1"), mg_per_kg_day("0.5"), mg_per_kg_day(1)),
    cites=_FAMILY,
    basis="label",
)
SKELETAL_GROWTH = Rule(
    key="us.label.skeletal_growth",
    text="How long to wait before another course while the skeleton still grows is not defined.",
    value="not defined",
    cites=_FAMILY,
    basis="label",
)
NO_CUMULATIVE_GOAL = Rule(
    key="us.label.no_cumulative_goal",
    text="No cumulative target in mg/kg appears in any US text on dosage and administration that "
    "was read.",
    value="no cumulative goal",
    cites=(*_FAMILY, *_DOSING),
    basis="label",
    interpretation="an absence within the parts that were read; 120–150 mg/kg is practice and "
    "guideline, not label",
)
CANADA = Rule(
    key="us.label.absorica_ld.canada",
    text="ABSORICA LD in Canada is another matter: a single or divided dose, and capsules of 8, "
    "16, 24 and 32 mg only.",
    value="rules of its own",
    cites=(Citation(sources.ABSORICA_LD_CANADA),),
    basis="label",
)
WASHOUT_PAYERS = Rule(
    key="us.label.washout.payers",
    text="Payers read the wait before a second course in both ways: one as 56 days, another as two "
    "months.",
    value=(Days(56), Months(2)),
    cites=(Citation(sources.GAINWELL_OHIO), Citation(sources.WESTERN_HEALTH)),
    basis="convention",
)
ABSORICA_TABLE = Rule(
    key="us.label.absorica.table_1",
    text="Table 1 prints the daily dose of ABSORICA at 0.5, 1 and 2 mg/kg/day for 40 to 100 kg.",
    value=(
        (kg(40), mg_per_day(20), mg_per_day(40), mg_per_day(80)),
        (kg(50), mg_per_day(25), mg_per_day(50), mg_per_day(100)),
        (kg(60), mg_per_day(30), mg_per_day(60), mg_per_day(120)),
        (kg(70), mg_per_day(35), mg_per_day(70), mg_per_day(140)),
        (kg(80), mg_per_day(40), mg_per_day(80), mg_per_day(160)),
        (kg(90), mg_per_day(45), mg_per_day(90), mg_per_day(180)),
        (kg(100), mg_per_day(50), mg_per_day(100), mg_per_day(200)),
    ),
    cites=(Citation(_PI, "2.1, table 1"),),
    basis="label",
    note="in two divided doses, with or without meals",
)
LD_TABLE = Rule(
    key="us.label.absorica_ld.table_2",
    text="Table 2 prints the daily dose of ABSORICA LD at 0.4, 0.8 and 1.6 mg/kg/day for 40 to "
    "100 kg.",
    value=(
        (kg(40), mg_per_day(16), mg_per_day(32), mg_per_day(64)),
        (kg(50), mg_per_day(20), mg_per_day(40), mg_per_day(80)),
        (kg(60), mg_per_day(24), mg_per_day(48), mg_per_day(96)),
        (kg(70), mg_per_day(28), mg_per_day(56), mg_per_day(112)),
        (kg(80), mg_per_day(32), mg_per_day(64), mg_per_day(128)),
        (kg(90), mg_per_day(36), mg_per_day(72), mg_per_day(144)),
        (kg(100), mg_per_day(40), mg_per_day(80), mg_per_day(160)),
    ),
    cites=(Citation(_PI, "2.1, table 2"),),
    basis="label",
    note="in two divided doses, with or without meals",
)

# 3, 16 Packs ------------------------------------------------------------------------------------

PACKS = Rule(
    key="us.label.absorica.packs",
    text="ABSORICA comes in prescription packs of 10 capsules, in boxes of 30.",
    value=(10, 30),
    cites=(Citation(_PI, "16"),),
    basis="label",
)

ADDED_TO_REMS = Rule(
    key="us.label.added_to_rems",
    text="Myorisan was added to the REMS on 2012-01-19, ABSORICA on 2012-05-25, Zenatane on "
    "2013-03-25 and ABSORICA LD on 2019-11-05.",
    value=(date(2012, 1, 19), date(2012, 5, 25), date(2013, 3, 25), date(2019, 11, 5)),
    cites=(Citation(sources.FDA_REMS_2026),),
    basis="programme",
)

# 4 Contraindications, boxed warning ---------------------------------------------------------------

PREGNANCY = Rule(
    key="us.label.contraindication.pregnancy",
    text="Patients who are or may become pregnant must not use isotretinoin: it causes "
    "life-threatening birth defects.",
    value="contraindicated",
    cites=(
        Citation(
            sources.CLARAVIS_DAILYMED,
            "boxed warning",
            "must not be used by patients who are or may become pregnant",
        ),
        Citation(_PI, "boxed warning"),
    ),
    basis="label",
    note="older copies say 'female patients' and 'severe birth defects'",
)
PREGNANCY_OCCURS = Rule(
    key="us.label.pregnancy_occurs",
    text="If pregnancy occurs, the drug is stopped at once, and the patient is referred to an "
    "obstetrician experienced in reproductive toxicity.",
    value="stop at once",
    cites=(
        Citation(_PI, "boxed warning"),
        Citation(sources.CLARAVIS_DAILYMED, "boxed warning"),
    ),
    basis="label",
)
HYPERSENSITIVITY = Rule(
    key="us.label.contraindication.hypersensitivity",
    text="Isotretinoin is contraindicated in hypersensitivity to it, to vitamin A as its relative, "
    "or to any component.",
    value="contraindicated",
    cites=(
        Citation(sources.ABSORICA_PI_2015, "4"),
        Citation(sources.CONTRAINDICATIONS_COPIES),
    ),
    basis="label",
)
NOT_CONTRAINDICATIONS = Rule(
    key="us.label.not_contraindications",
    text="Hypervitaminosis A, tetracyclines, liver disease and raised lipids are contraindications "
    "in European texts and not in the US label.",
    value=("hypervitaminosis A", "tetracyclines", "liver disease", "raised lipids"),
    cites=(
        Citation(sources.ABSORICA_PI_2015, "4"),
        Citation(sources.CONTRAINDICATIONS_COPIES),
    ),
    basis="label",
    interpretation="an absence within the parts that were read",
)

# 5 Warnings and precautions -----------------------------------------------------------------------

SECTIONS = Rule(
    key="us.label.absorica.warnings.sections",
    text="The ABSORICA label numbers its warnings: not substitutable 5.3, lipids 5.8, hepatic "
    "5.10, hypersensitivity 5.14, laboratory monitoring 5.15.",
    value=("5.3", "5.8", "5.10", "5.14", "5.15"),
    cites=(Citation(_PI, "cross-references"),),
    basis="label",
    alternatives=(
        Rule(
            key="us.label.absorica.warnings.other_sections",
            text="The other numbers are believed to be: embryo-fetal toxicity 5.1, iPLEDGE 5.2, "
            "psychiatric 5.4, intracranial hypertension 5.5, serious skin reactions 5.6, "
            "pancreatitis 5.7, hearing 5.9, inflammatory bowel disease 5.11, musculoskeletal "
            "5.12, eyes 5.13.",
            value=("5.1", "5.2", "5.4", "5.5", "5.6", "5.7", "5.9", "5.11", "5.12", "5.13"),
            cites=(Citation(_PI, "5"), Citation(sources.MPR_MONOGRAPHS)),
            basis="label",
            note="that each topic is there was read in the monographs, the numbers were not",
            tag="MEMORY",
            verified=False,
        ),
    ),
)
TRIGLYCERIDES = Rule(
    key="us.label.warning.triglycerides",
    text="Triglycerides rise markedly in a quarter of patients.",
    value=Fraction(1, 4),
    cites=(Citation(_PI, "5.15"),),
    basis="label",
    alternatives=(
        Rule(
            key="us.label.warning.triglycerides.800",
            text="The older label is believed to say that triglycerides exceed 800 mg/dL in about "
            "25%, HDL falls in about 15%, and cholesterol rises in about 7%.",
            value="in excess of 800 mg/dL",
            cites=(
                Citation(sources.ACCUTANE_LABEL, "Warnings: lipids"),
                Citation(sources.MUSSENHEALTH),
            ),
            basis="label",
            note="800 mg/dL is 9.04 mmol/L with the factor 0.0113",
            tag="MEMORY",
            verified=False,
        ),
    ),
)
TRIGLYCERIDES_STOP = Rule(
    key="us.label.warning.triglycerides_stop",
    text="The drug is stopped when triglycerides cannot be held at an acceptable level, or when "
    "symptoms of pancreatitis occur; the label gives no number.",
    value=WarningSigns(
        codes=("pancreatitis", "severe-abdominal-pain"),
        action="stop, for pancreatitis",
        severity=Severity.ALERT,
    ),
    cites=(Citation(sources.MPR_MONOGRAPHS, quote="uncontrolled hypertriglyceridemia"),),
    basis="label",
    note="numbers such as 500 mg/dL stand on tertiary pages and not in the label",
    interpretation="the source names symptoms of pancreatitis; severe abdominal pain is one by general "
    "knowledge",
)
PANCREATITIS = Rule(
    key="us.label.warning.pancreatitis",
    text="Pancreatitis also occurs with normal triglycerides, and can be fatal.",
    value="can be fatal",
    cites=(Citation(sources.LABEL_QUOTED, "pancreatitis"),),
    basis="label",
    note="read only as quoted by a tertiary page",
    tag="READ-2nd",
    verified=False,
)
LIVER = Rule(
    key="us.label.warning.liver",
    text="Liver enzymes rise mildly to moderately in about 15% of patients.",
    value=Fraction(15, 100),
    cites=(Citation(sources.LABEL_LIVER),),
    basis="label",
    note="read only on a tertiary page",
    tag="READ-2nd",
    verified=False,
)
PSYCHIATRIC = Rule(
    key="us.label.warning.psychiatric",
    text="The psychiatric history is asked for before treatment and the patient is assessed at "
    "each visit; on symptoms the drug is stopped and the patient evaluated.",
    value=WarningSigns(
        codes=(
            "aggression",
            "depression",
            "low-mood",
            "psychosis",
            "self-harm",
            "suicidal-thoughts",
        ),
        action="stop, and evaluate",
        severity=Severity.ALERT,
    ),
    cites=(Citation(sources.SOTRET_WARNINGS, "Warnings"),),
    basis="label",
    interpretation="the source names psychiatric symptoms; the codes are such symptoms by general "
    "knowledge",
)
HYPERSENSITIVITY_REACTION = Rule(
    key="us.label.warning.hypersensitivity",
    text="After a severe hypersensitivity reaction the drug is discontinued.",
    value=WarningSigns(
        codes=("anaphylaxis", "severe-hypersensitivity"),
        action="discontinue",
        severity=Severity.ALERT,
    ),
    cites=(Citation(_PI, "5.14"),),
    basis="label",
)
FURTHER_TOPICS = Rule(
    key="us.label.warning.topics",
    text="The monographs also warn of creatine kinase, glucose, white cells, hearing, vision, "
    "inflammatory bowel disease and the skeleton.",
    value=(
        "creatine kinase",
        "glucose",
        "white cells",
        "hearing",
        "vision",
        "inflammatory bowel disease",
        "skeleton",
    ),
    cites=(Citation(sources.MPR_MONOGRAPHS),),
    basis="label",
    note="that the topics are there was read, their details were not",
)
TARTRAZINE = Rule(
    key="us.label.excipient.tartrazine",
    text="ABSORICA 25 mg contains FD&C Yellow No. 5 (tartrazine); the other strengths and all of "
    "ABSORICA LD do not.",
    value=mg(25),
    cites=(Citation(_PI, "5.14"),),
    basis="label",
)
EXCIPIENTS = Rule(
    key="us.label.excipient.conventional",
    text="Claravis, Myorisan and Sotret contain soybean oil, and Sotret parabens; Claravis 10 and "
    "40 mg and Myorisan 40 mg contain FD&C Yellow No. 6.",
    value=("soybean oil", "parabens", "FD&C Yellow No. 6"),
    cites=(
        Citation(sources.CLARAVIS_STRENGTHS),
        Citation(sources.MYORISAN_DESCRIPTION),
        Citation(sources.SOTRET_STRENGTHS),
    ),
    basis="label",
)

# 7 Interactions -----------------------------------------------------------------------------------

VITAMIN_A = Rule(
    key="us.label.interaction.vitamin_a",
    text="Patients are advised against vitamin A supplements, whose toxicity adds up.",
    value=Interaction(
        codes=("vitamin-a", "vitamin-a-supplement"),
        action="advise against it",
        severity=Severity.CAUTION,
    ),
    cites=(Citation(sources.ACCUTANE_LABEL), Citation(sources.CLARAVIS_INTERACTIONS)),
    basis="label",
)
TETRACYCLINES = Rule(
    key="us.label.interaction.tetracyclines",
    text="Tetracyclines are avoided: pseudotumor cerebri.",
    value=Interaction(
        codes=(
            "doxycycline",
            "lymecycline",
            "minocycline",
            "oxytetracycline",
            "sarecycline",
            "tetracycline",
        ),
        action="avoid",
        severity=Severity.ALERT,
    ),
    cites=(Citation(sources.ACCUTANE_LABEL),),
    basis="label",
    interpretation="the source names the class, and the codes are members of it by general knowledge",
)
MINIPILLS = Rule(
    key="us.label.interaction.minipills",
    text="Micro-dosed progesterone preparations (minipills) may be inadequate contraception.",
    value=Interaction(
        codes=("minipill", "progestogen-only-pill"),
        action="it may be inadequate contraception",
        severity=Severity.CAUTION,
    ),
    cites=(Citation(sources.ACCUTANE_LABEL),),
    basis="label",
)
NORETHINDRONE = Rule(
    key="us.label.interaction.norethindrone",
    text="With norethindrone and ethinyl estradiol no clinically relevant change of their kinetics "
    "was seen, in 31 women at 1 mg/kg/day.",
    value="no clinically relevant change",
    cites=(Citation(sources.ACCUTANE_LABEL),),
    basis="label",
)
BONE_LOSS = Rule(
    key="us.label.interaction.bone_loss",
    text="Phenytoin and systemic corticosteroids call for caution: bone loss and osteomalacia.",
    value=Interaction(
        codes=("corticosteroid", "dexamethasone", "phenytoin", "prednisolone", "prednisone"),
        action="caution, for bone loss",
        severity=Severity.CAUTION,
    ),
    cites=(Citation(sources.ABSORICA_SITE),),
    basis="label",
    note="in the list of the maker's page; the label's own text was not read",
    interpretation="of corticosteroids the source names the class, and the codes are members of it by "
    "general knowledge",
)
ST_JOHNS_WORT = Rule(
    key="us.label.interaction.st_johns_wort",
    text="St. John's wort may defeat hormonal contraception.",
    value=Interaction(
        codes=("st-johns-wort",),
        action="it may defeat hormonal contraception",
        severity=Severity.CAUTION,
    ),
    cites=(Citation(sources.ABSORICA_SITE),),
    basis="label",
    note="in the list of the maker's page; the label's own text was not read",
)
ALCOHOL = Rule(
    key="us.label.interaction.alcohol",
    text="Blood for lipids is drawn at least 36 hours after alcohol.",
    value=timedelta(hours=36),
    cites=(Citation(_PI, "5.15"),),
    basis="label",
)

# 2.3, 5.15 Laboratory monitoring --------------------------------------------------------------------

LABS_BEFORE = Rule(
    key="us.label.labs.before",
    text="Before the first dose: a pregnancy test, a fasting lipid profile with triglycerides, and "
    "liver function tests.",
    value=(PREGNANCY_TEST, LIPID_PANEL, LFTS),
    cites=(Citation(_PI, "2.3"),),
    basis="label",
)
LABS_LIPIDS = Rule(
    key="us.label.labs.lipids",
    text="Fasting lipids are repeated periodically until the response to the drug is known; no "
    "interval is fixed.",
    value="periodically until the lipid response is known",
    cites=(Citation(_PI, "5.15"),),
    basis="label",
    alternatives=(
        Rule(
            key="us.label.labs.lipids.monograph",
            text="A monograph: before treatment, then at intervals until the response is known, "
            "usually within 4 weeks.",
            value=Weeks(4),
            cites=(Citation(sources.MPR_MONOGRAPHS, "Absorica", "usually within 4 weeks"),),
            basis="label",
        ),
        Rule(
            key="us.label.labs.lipids.conventional",
            text="Conventional labels: before treatment, then weekly or every other week until "
            "the response is established; liver function tests likewise.",
            value="weekly or biweekly",
            cites=(Citation(sources.KARGER_LABS),),
            basis="label",
            note="read in an abstract; the label's own text was not",
        ),
    ),
)
LABS_OTHERS = Rule(
    key="us.label.labs.others",
    text="For creatine kinase, glucose and blood counts the label is believed to fix no schedule.",
    value="no fixed schedule",
    cites=(Citation(sources.ISOTRETINOIN_LABEL),),
    basis="label",
    tag="MEMORY",
    verified=False,
)

# 12.3 Pharmacokinetics --------------------------------------------------------------------------

_PHARMACOLOGY = (Citation(sources.ISOTRETINOIN_LABEL, "Clinical Pharmacology"),)

HALF_LIFE = Rule(
    key="us.label.half_life",
    text="The half-life of isotretinoin from conventional capsules is 21 ± 8.2 hours.",
    value=HalfLife(
        moiety="isotretinoin",
        mean=timedelta(hours=21),
        sd=timedelta(hours=8, minutes=12),
        formulation=Formulation.CONVENTIONAL,
        conditions="a single 80 mg (2 × 40 mg), fed, 74 subjects",
    ),
    cites=_PHARMACOLOGY,
    basis="label",
)
HALF_LIFE_FED = Rule(
    key="us.label.half_life.fed",
    text="Table 2 of the conventional label: 21 hours when fed, with a coefficient of variation of "
    "39%.",
    value=HalfLife(
        moiety="isotretinoin",
        mean=timedelta(hours=21),
        formulation=Formulation.CONVENTIONAL,
        conditions="fed; coefficient of variation 39%",
    ),
    cites=(Citation(sources.ISOTRETINOIN_LABEL, "Clinical Pharmacology, table 2"),),
    basis="label",
)
HALF_LIFE_FASTED = Rule(
    key="us.label.half_life.fasted",
    text="Table 2 of the conventional label: 21 hours when fasted, with a coefficient of variation "
    "of 30%.",
    value=HalfLife(
        moiety="isotretinoin",
        mean=timedelta(hours=21),
        formulation=Formulation.CONVENTIONAL,
        conditions="fasted; coefficient of variation 30%",
    ),
    cites=(Citation(sources.ISOTRETINOIN_LABEL, "Clinical Pharmacology, table 2"),),
    basis="label",
)
HALF_LIFE_OXO = Rule(
    key="us.label.half_life.oxo",
    text="The half-life of 4-oxo-isotretinoin after conventional capsules is 24 ± 5.3 hours.",
    value=HalfLife(
        moiety="4-oxo-isotretinoin",
        mean=timedelta(hours=24),
        sd=timedelta(hours=5, minutes=18),
        formulation=Formulation.CONVENTIONAL,
        conditions="a single 80 mg (2 × 40 mg), fed, 74 subjects",
    ),
    cites=_PHARMACOLOGY,
    basis="label",
)
HALF_LIFE_CARBON = Rule(
    key="us.label.half_life.carbon",
    text="The half-life of 14C activity in blood is 90 hours.",
    value=HalfLife(
        moiety="14C activity",
        mean=timedelta(hours=90),
        formulation=Formulation.CONVENTIONAL,
    ),
    cites=_PHARMACOLOGY,
    basis="label",
)
ABSORICA_HALF_LIFE = Rule(
    key="us.label.absorica.half_life",
    text="The half-life of isotretinoin from ABSORICA is believed to be 18 hours.",
    value=HalfLife(
        moiety="isotretinoin",
        mean=timedelta(hours=18),
        formulation=Formulation.LIDOSE,
        conditions="a single 40 mg, fed",
    ),
    cites=(Citation(_PI, "12.3"),),
    basis="label",
    tag="MEMORY",
    verified=False,
)
ABSORICA_HALF_LIFE_OXO = Rule(
    key="us.label.absorica.half_life.oxo",
    text="The half-life of 4-oxo-isotretinoin after ABSORICA is believed to be 38 hours.",
    value=HalfLife(
        moiety="4-oxo-isotretinoin",
        mean=timedelta(hours=38),
        formulation=Formulation.LIDOSE,
        conditions="a single 40 mg, fed",
    ),
    cites=(Citation(_PI, "12.3"),),
    basis="label",
    tag="MEMORY",
    verified=False,
)
LD_HALF_LIFE = Rule(
    key="us.label.absorica_ld.half_life",
    text="The half-life of isotretinoin from ABSORICA LD is believed to be 24 hours.",
    value=HalfLife(
        moiety="isotretinoin",
        mean=timedelta(hours=24),
        formulation=Formulation.MICRONISED,
        conditions="a single 32 mg",
    ),
    cites=(Citation(_PI, "12.3"),),
    basis="label",
    tag="MEMORY",
    verified=False,
)
LD_HALF_LIFE_OXO = Rule(
    key="us.label.absorica_ld.half_life.oxo",
    text="The half-life of 4-oxo-isotretinoin after ABSORICA LD is believed to be 38 hours.",
    value=HalfLife(
        moiety="4-oxo-isotretinoin",
        mean=timedelta(hours=38),
        formulation=Formulation.MICRONISED,
        conditions="a single 32 mg",
    ),
    cites=(Citation(_PI, "12.3"),),
    basis="label",
    tag="MEMORY",
    verified=False,
)
HALF_LIVES = (
    HALF_LIFE,
    HALF_LIFE_FED,
    HALF_LIFE_FASTED,
    HALF_LIFE_OXO,
    HALF_LIFE_CARBON,
    ABSORICA_HALF_LIFE,
    ABSORICA_HALF_LIFE_OXO,
    LD_HALF_LIFE,
    LD_HALF_LIFE_OXO,
)
ABSORPTION = Rule(
    key="us.label.absorption",
    text="Conventional capsules, fed and fasted: AUC 10,004 and 3,703 ng·h/mL, Cmax 862 and 301 "
    "ng/mL, Tmax 5.3 and 3.2 hours.",
    value="AUC 10,004 fed, 3,703 ng·h/mL fasted",
    cites=(Citation(sources.ISOTRETINOIN_LABEL, "Clinical Pharmacology, table 2"),),
    basis="label",
    note="coefficients of variation: AUC 22% and 46%, Cmax 22% and 63%, Tmax 77% and 56%; a "
    "tertiary page swaps the two Tmax",
)
ABSORICA_ABSORPTION = Rule(
    key="us.label.absorica.absorption",
    text="ABSORICA, a single 40 mg: AUC 6095 ng·h/mL and Cmax 369 ng/mL fed, 50% and 26% more than "
    "fasted; Tmax 6.4 hours fed and 2.9 fasted.",
    value="AUC 6095 ng·h/mL fed",
    cites=(Citation(_PI, "12.3"),),
    basis="label",
)
LD_ABSORPTION = Rule(
    key="us.label.absorica_ld.absorption",
    text="ABSORICA LD, a single 32 mg: median Tmax 5 hours fed and 3.5 fasted.",
    value="median Tmax 5 h fed, 3.5 h fasted",
    cites=(Citation(_PI, "12.3"),),
    basis="label",
)

PRECAUTIONS = Precautions(
    interactions=(VITAMIN_A, TETRACYCLINES, MINIPILLS, BONE_LOSS, ST_JOHNS_WORT),
    warning_signs=(
        TRIGLYCERIDES_STOP,
        PSYCHIATRIC,
        HYPERSENSITIVITY_REACTION,
        INTRACRANIAL_PRESSURE,
    ),
    weight_change=WEIGHT_CHANGE,
)
FACTS = (
    INDICATION,
    ABSORICA_INDICATION,
    BELOW_TWELVE,
    LOW_DOSE_NOT_STUDIED,
    DOSE_TRIALS,
    SKELETAL_GROWTH,
    NO_CUMULATIVE_GOAL,
    CANADA,
    WASHOUT_PAYERS,
    ABSORICA_TABLE,
    LD_TABLE,
    PACKS,
    ADDED_TO_REMS,
    *NOT_INTERCHANGEABLE,
    LD_TO_ABSORICA,
    PREGNANCY,
    PREGNANCY_OCCURS,
    HYPERSENSITIVITY,
    NOT_CONTRAINDICATIONS,
    SECTIONS,
    TRIGLYCERIDES,
    PANCREATITIS,
    LIVER,
    FURTHER_TOPICS,
    TARTRAZINE,
    EXCIPIENTS,
    NORETHINDRONE,
    ALCOHOL,
    LABS_BEFORE,
    LABS_LIPIDS,
    LABS_OTHERS,
    ABSORPTION,
    ABSORICA_ABSORPTION,
    LD_ABSORPTION,
)
