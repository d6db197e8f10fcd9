"""The label of ABSORICA and ABSORICA LD, in its own order.

Some sentences of it were read on the maker's pages and in monographs only; each says where. A
label's revision year belongs to its source; no rule here has a first day, because no label read
gives one.
"""

from datetime import timedelta
from fractions import Fraction
from typing import Final

from attrs import evolve

from isotretinoin.dates import Days, LatestOf, Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.findings import Between, Severity, Share
from isotretinoin.products import Formulation
from isotretinoin.quantities import kg, mg, mg_per_day, mg_per_kg_day
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.analytes import (
    CHOLESTEROL,
    HDL,
    LDL,
    LFTS,
    LIPID_PANEL,
    PREGNANCY_TEST,
    TRIGLYCERIDES,
)
from isotretinoin.rulebooks.literature import results
from isotretinoin.rules.monitoring import BeforeStart, MonitoringProfile, Visit
from isotretinoin.rules.posology import Food, HalfLife, PosologyRules
from isotretinoin.rules.precautions import (
    Contraindication,
    Excipient,
    Interaction,
    WarningSigns,
)
from isotretinoin.rules.results import SamplingRule

_PI = sources.ABSORICA_PI
_DOSING = (Citation(_PI, "2.1"),)
_PI_2_3 = (Citation(sources.ABSORICA_PI, section="2.3"),)
_PI_5_15 = (Citation(sources.ABSORICA_PI, section="5.15"),)
_ONE_MONTH = LatestOf(Months(1), Days(30))
_MONTH_OR_30_DAYS = "the sources say month, consumer texts 30 days; the later is safe"

# Boxed warning ------------------------------------------------------------------------------------

PREGNANCY = Rule(
    key="us.label.contraindication.pregnancy",
    text="Patients who are or may become pregnant must not use isotretinoin: it causes "
    "life-threatening birth defects.",
    value=(
        Contraindication(fact="pregnancy", words="pregnancy"),
        Contraindication(fact="planned pregnancy", words="planned pregnancy"),
        Contraindication(
            fact="prevention not met",
            words="pregnancy prevention that cannot be kept to",
        ),
    ),
    interpretation="who plans a pregnancy, or cannot prevent one, may become pregnant",
    cites=(
        Citation(
            sources.CLARAVIS_DAILYMED,
            "boxed warning",
            "must not be used by patients who are or may become pregnant",
        ),
        Citation(_PI, "boxed warning"),
        Citation(sources.ABSORICA_DAILYMED, "boxed warning"),
    ),
    basis="label",
    note="older copies say 'female patients' and 'severe birth defects'; 'life-threatening' stands in "
    "the label updated on 2023-06-12",
)
PREGNANCY_OCCURS = results.PREGNANCY.told_as(
    "stop at once",
    key="us.label.pregnancy_occurs",
    cites=results.PREGNANCY.cites[::-1],
    note=None,
)

# 1 Indication -------------------------------------------------------------------------------------

INDICATION = Rule(
    key="us.label.absorica.indication",
    text="ABSORICA and ABSORICA LD are for severe recalcitrant nodular acne, with multiple nodules "
    "of 5 mm or more, in non-pregnant patients of 12 years and older.",
    value="severe recalcitrant nodular acne",
    cites=(Citation(_PI, "1"),),
    basis="label",
)
MINIMUM_AGE = Rule(
    key="us.label.absorica.minimum_age",
    text="ABSORICA and ABSORICA LD are for patients 12 years of age and older.",
    value=12,
    cites=(Citation(_PI, "1", "12 years of age and older"),),
    basis="label",
)
WASHOUT = Rule(
    key="us.label.absorica.washout",
    text="A second course of ABSORICA or ABSORICA LD is not recommended before a waiting period "
    "of two months.",
    value=Months(2),
    cites=(Citation(_PI, "1", "before a two-month waiting period"),),
    basis="label",
)

# 2.1 Dose -----------------------------------------------------------------------------------------

DAILY_DOSE = Rule(
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
    key="us.label.absorica.doses_per_day",
    text="The daily dose of ABSORICA or ABSORICA LD is divided into two; the safety of once a day "
    "is not established, and it is not recommended.",
    value=2,
    cites=_DOSING,
    basis="label",
)
FOOD: Rule[Food] = Rule(
    key="us.label.absorica.food",
    text="ABSORICA and ABSORICA LD are taken with or without meals.",
    value="with or without meals",
    cites=_DOSING,
    basis="label",
)
LIQUID = Rule(
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
    cites=(
        Citation(sources.MULTUM, quote="take as soon as you remember"),
        Citation(sources.CONSUMER_MISSED_DOSE),
    ),
    basis="convention",
    note="contradicts the label, which is followed; tertiary pages establish no rule. Places "
    "outside the US say so too: see their own rules",
    tag="READ-2nd",
    verified=False,
)
MISSED_DOSE = Rule(
    key="us.label.absorica.missed_dose",
    text="A missed dose of ABSORICA or ABSORICA LD is skipped; two doses are not taken at once.",
    value="skip it; do not take two doses at once",
    cites=_DOSING,
    basis="label",
    alternatives=(MISSED_DOSE_CONSUMER,),
)
TABULATED_WEIGHTS = Rule(
    key="us.label.absorica.tabulated_weights",
    text="Tables 1 and 2 of the ABSORICA label print doses for 40 to 100 kg.",
    value=Between(kg(40), kg(100)),
    cites=(Citation(_PI, "2.1, tables 1 and 2"),),
    basis="label",
)
TABLE = Rule(
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
#: What a dose of ABSORICA is multiplied by for ABSORICA LD.
LD_TO_ABSORICA: Final = Rule(
    key="products.ld_to_absorica",
    text="A dose of ABSORICA LD is four fifths of the dose of ABSORICA: 20% lower.",
    value=Fraction(4, 5),
    cites=(
        Citation(sources.ABSORICA_PI, "2.1, tables 1 and 2"),
        Citation(sources.MPR_LAUNCH, quote="20% lower dose"),
    ),
    basis="label",
    tag="DERIVED",
    interpretation="the label prints two tables and no factor; it is the same in all 21 cells. Here it "
    "is used also where a goal in milligrams of conventional capsules meets doses of ABSORICA LD, and "
    "where both kinds are added up: of that the label says nothing",
)

# 2.2 Duration -------------------------------------------------------------------------------------

COURSE_LENGTH = Rule(
    key="us.label.absorica.course_length",
    text="A normal course of ABSORICA or ABSORICA LD takes 15 to 20 weeks.",
    value=Between(Weeks(15), Weeks(20)),
    cites=(Citation(_PI, "2.2", "A normal course of treatment is 15 to 20"),),
    basis="label",
)
EARLY_STOP = Rule(
    key="us.label.absorica.early_stop",
    text="ABSORICA may be stopped before 15 to 20 weeks when the nodule count has fallen by more "
    "than 70%.",
    value=Share(70),
    cites=(
        Citation(sources.OLDER_MONOGRAPH),
        Citation(sources.MPR_MONOGRAPHS, "Absorica"),
        Citation(sources.HARRIET_LANE, "isotretinoin"),
    ),
    basis="label",
    interpretation="'more than 70%' is strict: a fall by exactly 70% is not enough",
    note="read in monographs; the label's own section 2.2 was not. The Harriet Lane handbook prints "
    "70% of cysts without 'more than'",
)
POSOLOGY = PosologyRules(
    formulations=(Formulation.LIDOSE,),
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
LD_POSOLOGY = PosologyRules(
    formulations=(Formulation.MICRONISED,),
    daily_dose=LD_DAILY_DOSE,
    adult_very_severe=LD_ADULT_VERY_SEVERE,
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

# 2.3, 5.15 Laboratory and pregnancy tests ---------------------------------------------------------

LABS_BEFORE = Rule(
    key="us.label.labs.before",
    text="Before the first dose: a pregnancy test, a fasting lipid profile with triglycerides, and "
    "liver function tests.",
    value=(PREGNANCY_TEST, LIPID_PANEL, LFTS),
    cites=(Citation(_PI, "2.3"),),
    basis="label",
)
LABS_LIPIDS_MONOGRAPH = Rule(
    key="us.label.labs.lipids.monograph",
    text="A monograph: before treatment, then at intervals until the response is known, "
    "usually within 4 weeks.",
    value=Weeks(4),
    cites=(Citation(sources.MPR_MONOGRAPHS, "Absorica", "usually within 4 weeks"),),
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
        LABS_LIPIDS_MONOGRAPH,
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
_HOURS_SINCE_ALCOHOL = 36
ALCOHOL = Rule(
    key="us.label.interaction.alcohol",
    text="Blood for lipids is drawn at least 36 hours after alcohol.",
    value=timedelta(hours=_HOURS_SINCE_ALCOHOL),
    cites=(Citation(_PI, "5.15"),),
    basis="label",
)
BASELINE = Rule(
    key="guidelines.us_label.absorica.baseline",
    text="A fasting lipid profile with triglycerides, and LFTs, before the first dose.",
    value=Visit("baseline", BeforeStart(), (LIPID_PANEL, LFTS)),
    cites=LABS_BEFORE.cites,
    basis="label",
)
PREGNANCY_TESTS = Rule(
    key="guidelines.us_label.absorica.pregnancy_tests",
    text="A pregnancy test before a prescription is obtained, every month, at the end of the "
    "course, and 1 month after it is discontinued.",
    value="before, monthly, at the end, 1 month after",
    cites=_PI_5_15,
    basis="label",
    note="scheduled with the pregnancy prevention programme, not with the blood tests",
)
LIPIDS = evolve(
    LABS_LIPIDS,
    key="guidelines.us_label.absorica.lipids",
    note="no interval is given, so no day is made of it",
    alternatives=(),
)
WITHIN_4_WEEKS = LABS_LIPIDS_MONOGRAPH.told_as(
    "usually within 4 weeks",
    key="guidelines.us_label.absorica.within_4_weeks",
)
TRIGLYCERIDES_800 = Rule(
    key="us.label.warning.triglycerides.800",
    text="Triglycerides above 800 mg/dL have been reported. Apart from that, triglycerides rose "
    "markedly in 25%, HDL fell in 15% and cholesterol rose in 7% of patients; all of these were "
    "reversible on stopping.",
    value="above 800 mg/dL reported; marked rise of triglycerides 25%, fall of HDL 15%, rise of "
    "cholesterol 7%",
    cites=(Citation(_PI, "5.8"),),
    basis="label",
    note="the label does not say that a quarter exceed 800 mg/dL: only a tertiary page ties the two "
    "together; 800 mg/dL is 9.04 mmol/L with the factor 0.0113",
    alternatives=(
        Rule(
            key="us.label.warning.triglycerides.800_tied",
            text="A tertiary page says that triglycerides exceed 800 mg/dL in about 25%.",
            value="in excess of 800 mg/dL in about 25%",
            cites=(Citation(sources.MUSSENHEALTH),),
            basis="label",
            note="not in the label that was read, and not to be followed",
            tag="READ-2nd",
            verified=False,
        ),
    ),
)
TRIGLYCERIDES_RISE = Rule(
    key="us.label.warning.triglycerides",
    text="Triglycerides rise markedly in a quarter of patients.",
    value=Share(25),
    cites=(Citation(_PI, "5.15"),),
    basis="label",
    alternatives=(TRIGLYCERIDES_800,),
)
TRIGLYCERIDES_FREQUENCY = evolve(
    TRIGLYCERIDES_RISE,
    key="guidelines.us_label.absorica.triglycerides_frequency",
    alternatives=(),
)
PROFILE = MonitoringProfile(
    name="us_label_absorica",
    title="US label, ABSORICA and ABSORICA LD",
    visits=(BASELINE,),
    remarks=(
        PREGNANCY_TESTS,
        LIPIDS,
        WITHIN_4_WEEKS,
        TRIGLYCERIDES_FREQUENCY,
    ),
)
_LIPIDS = (TRIGLYCERIDES, CHOLESTEROL, HDL, LDL)
SAMPLING = Rule(
    key="guidelines.results.us_sampling",
    text="Lipids are taken fasting, and at least 36 hours after alcohol.",
    value=SamplingRule(analytes=_LIPIDS, fasting=True, hours_since_alcohol=_HOURS_SINCE_ALCOHOL),
    cites=(Citation(sources.ABSORICA_PI, section="5.15"),),
    basis="label",
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
TEST_AT_END = FINAL_TEST_AFTER.told_as(
    value=True,
    key="us.ipledge.test_at_end",
    interpretation=None,
    alternatives=(),
)

# 3, 16 Strengths and packs ------------------------------------------------------------------------

STRENGTHS = Rule(
    key="products.absorica.strengths",
    text="ABSORICA comes in capsules of 10, 20, 25, 30, 35 and 40 mg.",
    value=(mg(10), mg(20), mg(25), mg(30), mg(35), mg(40)),
    cites=(Citation(_PI, "3, 16"),),
    basis="label",
)
LD_STRENGTHS = Rule(
    key="products.absorica_ld.strengths",
    text="ABSORICA LD comes in capsules of 8, 16, 20, 24, 28 and 32 mg.",
    value=(mg(8), mg(16), mg(20), mg(24), mg(28), mg(32)),
    cites=(Citation(_PI, "3"), Citation(sources.MPR_LAUNCH)),
    basis="label",
    note="Canada's product of this name has 8, 16, 24 and 32 mg only, and rules of its own",
)
NOT_LD = Rule(
    key="products.absorica_not_absorica_ld",
    text="ABSORICA and ABSORICA LD are not substitutable for one another; both have a 20 mg "
    "capsule, with different bioavailability.",
    value=frozenset({Formulation.LIDOSE, Formulation.MICRONISED}),
    cites=(Citation(_PI, "2.1, 3, 5.3, 16"),),
    basis="label",
)
NOT_GENERIC = Rule(
    key="products.absorica_not_generic",
    text="ABSORICA is not interchangeable with generics of Accutane: fasted, about 83% more "
    "is absorbed, and the two are bioequivalent only with a high-fat meal.",
    value=frozenset({Formulation.CONVENTIONAL, Formulation.LIDOSE}),
    cites=(Citation(sources.ABSORICA_PI_2017, "clinical pharmacology"),),
    basis="label",
)
PACKS = Rule(
    key="us.label.absorica.packs",
    text="ABSORICA comes in prescription packs of 10 capsules, in boxes of 30.",
    value=(10, 30),
    cites=(Citation(_PI, "16"),),
    basis="label",
)

# 4 Contraindications ------------------------------------------------------------------------------

HYPERSENSITIVITY = Rule(
    key="us.label.contraindication.hypersensitivity",
    text="Isotretinoin is contraindicated in hypersensitivity to it, to vitamin A, to which it is "
    "related, or to any component.",
    value=(
        Contraindication(
            fact="allergy",
            words="hypersensitivity",
            codes=("isotretinoin", "vitamin-a"),
        ),
        Contraindication(fact="component", words="hypersensitivity to a component"),
    ),
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
        Citation(sources.ABSORICA_SAFETY, "contraindications"),
    ),
    basis="label",
    note="the US text has two contraindications, pregnancy and hypersensitivity",
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
            text="The other numbers: embryo-fetal toxicity 5.1, iPLEDGE 5.2, "
            "psychiatric 5.4, intracranial hypertension 5.5, serious skin reactions 5.6, "
            "pancreatitis 5.7, hearing 5.9, inflammatory bowel disease 5.11, musculoskeletal "
            "5.12, eyes 5.13.",
            value=("5.1", "5.2", "5.4", "5.5", "5.6", "5.7", "5.9", "5.11", "5.12", "5.13"),
            cites=(Citation(sources.ISOTRETINOIN_PLR, "5"), Citation(sources.MPR_MONOGRAPHS)),
            basis="label",
            note="read in a conventional label of the newer format, which numbers its warnings as "
            "the ABSORICA label does",
        ),
    ),
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
TARTRAZINE = Rule(
    key="us.label.excipient.tartrazine",
    text="ABSORICA 25 mg contains FD&C Yellow No. 5 (tartrazine); the other strengths and all of "
    "ABSORICA LD do not.",
    value=(
        Excipient(
            code="tartrazine",
            words="tartrazine",
            brands=("Absorica",),
            strengths=(mg(25),),
            without=("Absorica LD",),
        ),
    ),
    cites=(Citation(_PI, "5.14"),),
    basis="label",
)

# 7 Interactions -----------------------------------------------------------------------------------

BONE_LOSS = Rule(
    key="us.label.interaction.bone_loss",
    text="Caution with phenytoin and systemic corticosteroids: bone loss and osteomalacia.",
    value=Interaction(
        codes=("corticosteroid", "dexamethasone", "phenytoin", "prednisolone", "prednisone"),
        action="caution, for bone loss",
        severity=Severity.CAUTION,
    ),
    cites=(Citation(sources.ABSORICA_SITE), Citation(sources.RXLIST_INTERACTIONS)),
    basis="label",
    note="in the lists of the maker's page and of a monograph; the label's own text was not read",
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
    cites=(Citation(sources.ABSORICA_SITE), Citation(sources.RXLIST_INTERACTIONS)),
    basis="label",
    note="in the lists of the maker's page and of a monograph; the label's own text was not read",
)

NOT_METHOTREXATE = Rule(
    key="us.label.interaction.not_in_label",
    text="The interactions printed for ABSORICA are vitamin A, tetracyclines, phenytoin, St. John's "
    "wort, systemic corticosteroids and oral contraceptives; methotrexate is in no US label text read.",
    value="methotrexate is not in it",
    cites=(Citation(sources.RXLIST_INTERACTIONS),),
    basis="label",
    interpretation="an absence within the parts that were read",
)

# 8 Lactation --------------------------------------------------------------------------------------

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
            text="The current text on ABSORICA and ABSORICA LD asks for at least 8 days after the "
            "last dose.",
            value=Days(8),
            cites=(Citation(sources.ABSORICA_SAFETY, "lactation"),),
            basis="label",
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

# 12.3 Pharmacokinetics ----------------------------------------------------------------------------

HALF_LIFE = Rule(
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
HALF_LIFE_OXO = Rule(
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
WEBSTER = Rule(
    key="us.label.absorica.absorption.webster_2013",
    text="Fasted, 66.8% of what is absorbed with food is absorbed from lidose capsules, and 39.6% from "
    "those of the innovator.",
    value=(Share("66.8"), Share("39.6")),
    cites=(Citation(sources.WEBSTER_2013),),
    basis="trial",
    note="the 83% of the label are another ratio; neither follows from the other",
)
MADAN = Rule(
    key="us.label.absorica_ld.madan_2020",
    text="Fed, 32 mg micronised is bioequivalent to 40 mg lidose, in 71 subjects; fasted, about 2 times "
    "as much is absorbed from it, in 18. Food does not change its rate, and its extent hardly.",
    value=(mg(32), mg(40)),
    cites=(Citation(sources.MADAN_2020),),
    basis="trial",
    note="supports four fifths as the factor between the two",
)
MICRONISED_FASTED = Rule(
    key="us.label.absorica_ld.micronised_16",
    text="Fasted, in 15 subjects, 16 mg micronised against 20 mg conventional: Cmax 439.58 ± 169.99 "
    "against 149.64 ± 26.91 ng/mL, AUC 6181.90 ± 2240.75 against 2479.83 ± 975.90 ng·h/mL, Tmax 3.25 "
    "against 2.75 hours.",
    value="Cmax 439.58 against 149.64 ng/mL, AUC 6181.90 against 2479.83 ng·h/mL",
    cites=(Citation(sources.MICRONISED_16),),
    basis="trial",
)
ABSORPTION = Rule(
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

# 17 Patients: contraception -----------------------------------------------------------------------

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
