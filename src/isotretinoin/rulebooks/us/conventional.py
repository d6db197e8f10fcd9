"""The label that conventional capsules share: Accutane, Amnesteem, Claravis, Myorisan, Sotret, Zenatane.

In the order of the older format: boxed warning, indications, contraindications and warnings,
interactions, laboratory tests, procedures, dose. No rule here has a first day, because no label read
gives one.
"""

from datetime import timedelta

from attrs import evolve

from isotretinoin.dates import Days, LatestOf, Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.findings import Between, Severity, Share
from isotretinoin.products import Formulation
from isotretinoin.quantities import kg, mg, mg_per_kg_day
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.analytes import LFTS, LIPID_PANEL, TRIGLYCERIDES
from isotretinoin.rulebooks.literature.procedures import PAPERS
from isotretinoin.rulebooks.us import absorica
from isotretinoin.rules.monitoring import BeforeStart, Every, MonitoringProfile, Visit
from isotretinoin.rules.posology import Food, HalfLife, PosologyRules
from isotretinoin.rules.precautions import Excipient, Interaction, WarningSigns
from isotretinoin.rules.results import Limit, ResultRule

_FAMILY = (
    Citation(sources.MYORISAN_LABEL),
    Citation(sources.ZENATANE_LABEL),
    Citation(sources.CLARAVIS_LABEL),
    Citation(sources.AMNESTEEM_LABEL, "Dosage and Administration"),
    Citation(sources.SOTRET_LABEL, "Dosage and Administration"),
)
_ONE_MONTH = LatestOf(Months(1), Days(30))
_MONTH_OR_30_DAYS = "the sources say month, consumer texts 30 days; the later is safe"
_PHARMACOLOGY = (Citation(sources.ISOTRETINOIN_LABEL, "Clinical Pharmacology"),)
_ABSTRACT = (Citation(sources.KARGER_LABS), Citation(sources.RPSI_LABEL))

# Clinical pharmacology ----------------------------------------------------------------------------

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
    cites=(*_PHARMACOLOGY, Citation(sources.RPSI_LABEL)),
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
    cites=(*_PHARMACOLOGY, Citation(sources.CARBON_STUDY)),
    basis="label",
    note="it is that of all activity, not of 4-oxo-isotretinoin, to which a public table gives it",
    alternatives=(
        Rule(
            key="us.label.half_life.carbon.parent",
            text="In that study the half-life of isotretinoin itself was 13.6 hours.",
            value=HalfLife(moiety="isotretinoin", mean=timedelta(hours=13, minutes=36)),
            cites=(Citation(sources.CARBON_STUDY),),
            basis="trial",
        ),
    ),
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
    alternatives=(
        Rule(
            key="us.label.absorption.colburn_1983",
            text="In a study of 20, with 80 mg, 1.5 to 2 times as much was absorbed with food.",
            value="1.5 to 2 times with food",
            cites=(Citation(sources.COLBURN_1983),),
            basis="trial",
        ),
    ),
)

# Indications --------------------------------------------------------------------------------------

INDICATION = Rule(
    key="us.label.indication",
    text="Isotretinoin is for severe recalcitrant nodular acne that does not respond to "
    "conventional therapy, including systemic antibiotics, in patients who are not pregnant. "
    "Nodules are inflammatory lesions of 5 mm or more; severe means many, not few or several.",
    value="severe recalcitrant nodular acne",
    cites=(
        Citation(sources.AMNESTEEM_LABEL, "Indications and Usage"),
        Citation(sources.SOTRET_LABEL, "Indications and Usage"),
        Citation(sources.ISOTRETINOIN_LABEL, "Indications and Usage"),
    ),
    basis="label",
)
MINIMUM_AGE = Rule(
    key="us.label.minimum_age",
    text="Isotretinoin is for patients of 12 years and older.",
    value=12,
    cites=(Citation(sources.FDA_QA, "question 1"), Citation(sources.PRESCRIBER_GUIDE)),
    basis="regulator",
)
BELOW_TWELVE = Rule(
    key="us.label.below_twelve",
    text=f"Safety and efficacy below {MINIMUM_AGE.value} years are not established.",
    value="not established",
    cites=(Citation(sources.MEDSCAPE),),
    basis="label",
    note="the label's own paragraph on paediatric use was not read",
)

# Warnings -----------------------------------------------------------------------------------------

PSYCHIATRIC = Rule(
    key="us.label.warning.psychiatric",
    text="A psychiatric history is taken before treatment and the patient assessed at each visit; "
    "on psychiatric symptoms the drug is stopped and the patient evaluated.",
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
TRIGLYCERIDES_STOP = Rule(
    key="us.label.warning.triglycerides_stop",
    text="Isotretinoin is stopped if hypertriglyceridaemia cannot be controlled at an acceptable "
    "level, or if symptoms of pancreatitis occur. The label sets no number at which to stop.",
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
TRIGLYCERIDES_RESULT = Rule(
    key="guidelines.results.us_triglycerides",
    text=TRIGLYCERIDES_STOP.text,
    value=ResultRule(
        analytes=(TRIGLYCERIDES,),
        times_upper_limit="1",
        above=(Limit("150", "mg/dL"), Limit("1.71", "mmol/L")),
        action="the label sets no number at which to stop: stop if they cannot be controlled at "
        "an acceptable level, or if symptoms of pancreatitis occur",
        severity=Severity.CAUTION,
    ),
    cites=TRIGLYCERIDES_STOP.cites,
    basis="label",
    interpretation="any triglycerides above normal are shown with this sentence: above the "
    "laboratory's upper limit or, where it gave none, above the first bound of the CTCAE",
    note="pancreatitis occurs with normal triglycerides too, and can be fatal",
)
PANCREATITIS = Rule(
    key="us.label.warning.pancreatitis",
    text="Pancreatitis occurs with raised and with normal triglycerides, and is in rare cases "
    "haemorrhagic and fatal; the drug is stopped on symptoms of it.",
    value="stop on symptoms; can be fatal",
    cites=(Citation(sources.ABSORICA_PI, "5.7"),),
    basis="label",
)
LIVER = Rule(
    key="us.label.warning.liver",
    text="Liver enzymes rise mildly to moderately in about 15% of patients; the drug is stopped if "
    "they do not become normal again or hepatitis is suspected.",
    value=Share(15),
    cites=(Citation(sources.ISOTRETINOIN_PLR, "5.10"),),
    basis="label",
)
HEPATITIS = Rule(
    key="us.label.warning.hepatitis",
    text="With suspected hepatitis the drug is discontinued.",
    value=WarningSigns(
        codes=("dark-urine", "hepatitis", "jaundice"),
        action="discontinue if hepatitis is suspected",
        severity=Severity.ALERT,
    ),
    cites=LIVER.cites,
    basis="label",
    interpretation="the source names hepatitis; jaundice and dark urine are signs of it by general "
    "knowledge",
)
_ONLY_THE_HEADING = "the label warns of it; what it asks for was not read"
_SIGNS_OF_THE_HEADING = (
    "the heading was read and its paragraphs were not; the codes are of it by general knowledge"
)
SKIN_REACTIONS = Rule(
    key="us.label.warning.skin_reactions",
    text="The label warns of serious skin reactions.",
    value=WarningSigns(
        codes=("severe-skin-reaction",),
        action=_ONLY_THE_HEADING,
        severity=Severity.CAUTION,
    ),
    cites=(Citation(sources.ISOTRETINOIN_PLR, "5.6"),),
    basis="label",
    interpretation=_SIGNS_OF_THE_HEADING,
)
MUSCLES_AND_BONES = Rule(
    key="us.label.warning.muscles_and_bones",
    text="The label warns of musculoskeletal abnormalities.",
    value=WarningSigns(
        codes=("back-pain", "bone-pain", "joint-pain", "muscle-pain", "muscle-weakness"),
        action=_ONLY_THE_HEADING,
        severity=Severity.NOTE,
    ),
    cites=(Citation(sources.ISOTRETINOIN_PLR, "5.12"),),
    basis="label",
    interpretation=_SIGNS_OF_THE_HEADING,
)
EYES = Rule(
    key="us.label.warning.eyes",
    text="The label warns of ocular abnormalities.",
    value=WarningSigns(
        codes=("impaired-night-vision", "visual-change"),
        action=_ONLY_THE_HEADING,
        severity=Severity.CAUTION,
    ),
    cites=(Citation(sources.ISOTRETINOIN_PLR, "5.13"),),
    basis="label",
    interpretation=_SIGNS_OF_THE_HEADING,
)
HEARING = Rule(
    key="us.label.warning.hearing",
    text="With tinnitus or impaired hearing the drug is discontinued and the patient referred.",
    value=WarningSigns(
        codes=("hearing-loss", "impaired-hearing", "tinnitus"),
        action="discontinue, and refer for the hearing",
        severity=Severity.ALERT,
    ),
    cites=(Citation(sources.ISOTRETINOIN_PLR, "5.9"),),
    basis="label",
)
BOWEL = Rule(
    key="us.label.warning.bowel",
    text="With abdominal pain, rectal bleeding or severe diarrhoea the drug is discontinued at once.",
    value=WarningSigns(
        codes=("abdominal-pain", "rectal-bleeding", "severe-diarrhoea"),
        action="discontinue at once, for inflammatory bowel disease",
        severity=Severity.ALERT,
    ),
    cites=(Citation(sources.ISOTRETINOIN_PLR, "5.11"),),
    basis="label",
)
PAPILLOEDEMA = Rule(
    key="us.label.warning.papilloedema",
    text="Patients with signs of intracranial hypertension are screened for papilloedema; with it the "
    "drug is stopped at once and the patient referred to a neurologist. Tetracyclines are avoided.",
    value=WarningSigns(
        codes=("papilloedema",),
        action="stop at once, and refer to a neurologist",
        severity=Severity.ALERT,
    ),
    cites=(Citation(sources.ISOTRETINOIN_PLR, "5.5"),),
    basis="label",
)
BONE_DENSITY = Rule(
    key="us.label.warning.bone_density",
    text="Over a course of 20 weeks bone density fell in 27 of 306 adolescents (9%): by 4% or "
    "more at the lumbar spine or the hip, or 5% or more at the femoral neck. It had not recovered "
    "after 2 to 3 months, and 3 of 7 were still below baseline after 4 to 11 months.",
    value="27 of 306 (9%)",
    cites=(Citation(sources.ISOTRETINOIN_PLR, "5.12"),),
    basis="label",
)
ADVERSE_REACTIONS = Rule(
    key="us.label.adverse_reactions",
    text="Adverse reactions of 5% and more: dry lips, dry skin, back pain, dry eye, arthralgia, "
    "epistaxis, headache, nasopharyngitis, chapped lips, dermatitis, raised creatine kinase, "
    "cheilitis, musculoskeletal discomfort, upper respiratory infection and reduced visual acuity.",
    value=Share(5),
    cites=(Citation(sources.ABSORICA_SAFETY, "adverse reactions"),),
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
    note="of creatine kinase, glucose, white cells and vision no details were read",
)

# Precautions: blood donation, procedures on the skin, interactions --------------------------------

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
            note="read on tertiary pages alone, which establish no rule",
            verified=False,
        ),
    ),
)
WAX_EPILATION = Rule(
    key="procedures.us.wax_epilation",
    text="No wax epilation during treatment and for 6 months after it.",
    value=Months(6),
    cites=(Citation(sources.MPR_MONOGRAPHS, "Claravis"),),
    basis="label",
    note="the label's own wording is believed to be 'at least 6 months'; not read",
)
RESURFACING = evolve(
    WAX_EPILATION,
    key="procedures.us.resurfacing",
    text="No skin resurfacing during treatment and for 6 months after it.",
    alternatives=PAPERS,
)
VITAMIN_A = Rule(
    key="us.label.interaction.vitamin_a",
    text="Vitamin A supplements are advised against: their toxicity adds up with that of "
    "isotretinoin.",
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
    text="Tetracyclines are avoided because of pseudotumor cerebri.",
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

# Laboratory tests ---------------------------------------------------------------------------------

BASELINE = Rule(
    key="guidelines.us_label.baseline",
    text="Lipids and LFTs before treatment.",
    value=Visit("baseline", BeforeStart(), (LIPID_PANEL, LFTS)),
    cites=_ABSTRACT,
    basis="label",
    note="as an abstract tells it; the label's own text was not read",
)
UNTIL_RESPONSE = Rule(
    key="guidelines.us_label.until_response",
    text="Lipids and LFTs weekly or every other week until the response is established, usually "
    "within 4 weeks.",
    value=Visit("week {k}", Every(Weeks(1), 1, 4), (LIPID_PANEL, LFTS)),
    cites=(Citation(sources.OLDER_MONOGRAPH), *_ABSTRACT),
    basis="label",
    interpretation="weekly, the denser of the two intervals, and until week 4, by when the "
    "response is usually known; every other week would be weeks 2 and 4",
    note="as a monograph and an abstract tell it; the 4 weeks are said of lipids, and for LFTs no end is",
)
LIPIDS_FREQUENCY = evolve(
    absorica.TRIGLYCERIDES_800,
    key="guidelines.us_label.lipids_frequency",
    alternatives=(),
)
LIVER_FREQUENCY = evolve(LIVER, key="guidelines.us_label.liver_frequency")
LABS_OTHERS = Rule(
    key="us.label.labs.others",
    text="For creatine kinase, glucose and blood counts the label is believed to fix no schedule.",
    value="no fixed schedule",
    cites=(Citation(sources.ISOTRETINOIN_LABEL), Citation(sources.RPSI_LABEL, "glucose")),
    basis="label",
    note="nothing read contradicts it: a copy of the label has glucose 'periodically'",
    tag="MEMORY",
    verified=False,
)
NO_FIXED_SCHEDULE = evolve(
    LABS_OTHERS,
    key="guidelines.us_label.no_fixed_schedule",
)
PROFILE = MonitoringProfile(
    name="us_label",
    title="US label, conventional capsules",
    visits=(BASELINE, UNTIL_RESPONSE),
    remarks=(LIPIDS_FREQUENCY, LIVER_FREQUENCY, NO_FIXED_SCHEDULE),
)

# Description --------------------------------------------------------------------------------------

EXCIPIENTS = Rule(
    key="us.label.excipient.conventional",
    text="Claravis, Myorisan and Sotret contain soybean oil, and Sotret parabens; Claravis 10 and "
    "40 mg and Myorisan 40 mg contain FD&C Yellow No. 6.",
    value=(
        Excipient(code="soya", words="soybean oil", brands=("Claravis", "Myorisan", "Sotret")),
        Excipient(code="parabens", words="parabens", brands=("Sotret",)),
        Excipient(
            code="sunset-yellow",
            words="FD&C Yellow No. 6",
            brands=("Claravis",),
            strengths=(mg(10), mg(40)),
        ),
        Excipient(
            code="sunset-yellow",
            words="FD&C Yellow No. 6",
            brands=("Myorisan",),
            strengths=(mg(40),),
        ),
    ),
    cites=(
        Citation(sources.CLARAVIS_STRENGTHS),
        Citation(sources.MYORISAN_DESCRIPTION),
        Citation(sources.SOTRET_STRENGTHS),
    ),
    basis="label",
)

# Dosage and administration ------------------------------------------------------------------------

DAILY_DOSE = Rule(
    key="us.label.daily_dose",
    text="Conventional isotretinoin is given at 0.5 to 1 mg/kg/day.",
    value=Between(mg_per_kg_day("0.5"), mg_per_kg_day(1)),
    cites=_FAMILY,
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
DOSES_PER_DAY = Rule(
    key="us.label.doses_per_day",
    text="The daily dose is divided into two; the safety of once a day is not established, and it "
    "is not recommended.",
    value=2,
    cites=_FAMILY,
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
LIQUID = Rule(
    key="us.label.liquid",
    text="Conventional capsules are swallowed whole, with a full glass of liquid.",
    value="a full glass of liquid",
    cites=(Citation(sources.ACCUTANE_PATIENT_TEXT), Citation(sources.SOTRET_HOW_TO_TAKE)),
    basis="label",
    note="read in copies of texts for patients, not in a current label; a hospital in Singapore lets "
    "a capsule be opened or chewed",
)
MISSED_DOSE = Rule(
    key="us.label.missed_dose",
    text="A missed dose of a conventional capsule is skipped and the next one taken as usual; two "
    "doses are never taken at once.",
    value="skip it; never two at once",
    cites=(
        Citation(sources.ACCUTANE_PATIENT_TEXT, quote="If You Miss A Dose, Just Skip That Dose"),
        Citation(sources.SOTRET_HOW_TO_TAKE),
    ),
    basis="label",
    note="read in copies of texts for patients, not in a current label; Singapore, New Zealand and "
    "a British service say to take it when it is remembered, and none of them two at once",
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
COURSE_LENGTH = Rule(
    key="us.label.course_length",
    text="A course of conventional isotretinoin takes 15 to 20 weeks.",
    value=Between(Weeks(15), Weeks(20)),
    cites=_FAMILY,
    basis="label",
)
EARLY_STOP = Rule(
    key="us.label.early_stop",
    text="The drug may be stopped before 15 to 20 weeks when the total nodule count has fallen by "
    "more than 70%.",
    value=Share(70),
    cites=_FAMILY,
    basis="label",
    interpretation="'more than 70%' is strict: a fall by exactly 70% is not enough",
)
WASHOUT = Rule(
    key="us.label.washout",
    text="Wait at least 8 weeks and at least 2 calendar months, whichever ends later, before "
    "another course.",
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
WASHOUT_PAYERS = Rule(
    key="us.label.washout.payers",
    text="Payers read the wait before a second course in two ways: one as 56 days, another as two "
    "months.",
    value=(Days(56), Months(2)),
    cites=(Citation(sources.GAINWELL_OHIO), Citation(sources.WESTERN_HEALTH)),
    basis="convention",
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
_PI = sources.ABSORICA_PI
_DOSING = (Citation(_PI, "2.1"),)
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
