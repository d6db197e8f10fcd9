"""Singapore: the product texts of Roaccutane and Oratane."""

from isotretinoin.dates import Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.findings import Between, Severity
from isotretinoin.products import Formulation
from isotretinoin.quantities import mg_per_day, mg_per_kg, mg_per_kg_day
from isotretinoin.rulebooks import guide, sources
from isotretinoin.rulebooks.analytes import TRIGLYCERIDES
from isotretinoin.rulebooks.literature import precautions, procedures, results
from isotretinoin.rulebooks.literature.pregnancy_tests import TEST_SPANS
from isotretinoin.rules.posology import PosologyRules
from isotretinoin.rules.programme import PregnancyPreventionRules
from isotretinoin.rules.results import Limit, ResultRule
from isotretinoin.rules.rulebook import Rulebook

_HSA = (Citation(sources.HSA_ROACCUTANE),)
_ORATANE = (Citation(sources.SG_ORATANE),)
GOAL = Rule(
    key="sg.hsa.goal",
    text="The cumulative dose is 120 mg/kg.",
    value=Between(mg_per_kg(120), mg_per_kg(120)),
    cites=_HSA,
    basis="label",
)
POSOLOGY = PosologyRules(
    formulations=(Formulation.CONVENTIONAL,),
    daily_dose=Rule(
        key="sg.hsa.daily_dose",
        text="The dose is 0.5 to 1.0 mg/kg/day.",
        value=Between(mg_per_kg_day("0.5"), mg_per_kg_day(1)),
        cites=_HSA,
        basis="label",
    ),
    starting_dose=Rule(
        key="sg.hsa.starting_dose",
        text="Treatment starts at 0.5 mg/kg/day.",
        value=Between(mg_per_kg_day("0.5"), mg_per_kg_day("0.5")),
        cites=_HSA,
        basis="label",
    ),
    adult_very_severe=Rule(
        key="sg.hsa.adult_very_severe",
        text="Very severe acne, or acne of the trunk, may need up to 2.0 mg/kg/day.",
        value=mg_per_kg_day(2),
        cites=_HSA,
        basis="label",
        note="the words read do not say that this is for adults only",
    ),
    renal_starting_dose=Rule(
        key="sg.hsa.renal_starting_dose",
        text="In severe renal insufficiency treatment starts at 10 mg/day.",
        value=mg_per_day(10),
        cites=_HSA,
        basis="label",
    ),
    course_length=Rule(
        key="sg.hsa.course_length",
        text="A course takes 16 to 24 weeks.",
        value=Between(Weeks(16), Weeks(24)),
        cites=_HSA,
        basis="label",
    ),
    goal=GOAL,
    missed_dose=Rule(
        key="sg.hospitals.missed_dose",
        text="Take a missed dose when it is remembered, unless it is nearly time for the next; never "
        "two at once.",
        value="take it when remembered, unless it is nearly time for the next; never two at once",
        cites=(Citation(sources.SG_HOSPITALS),),
        basis="guideline",
        note="the opposite of the US text, which skips it",
    ),
    washout=Rule(
        key="sg.hsa.washout",
        text="Another course does not start before 8 weeks.",
        value=Weeks(8),
        cites=_HSA,
        basis="label",
    ),
)
PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="Singapore product text",
    test_spans=TEST_SPANS,
    contraception_before=Rule(
        key="sg.hsa.contraception_before",
        text="Contraception starts 1 month before treatment.",
        value=Months(1),
        cites=_ORATANE,
        basis="label",
    ),
    contraception_after=Rule(
        key="sg.hsa.contraception_after",
        text="Contraception goes on for 1 month after treatment.",
        value=Months(1),
        cites=_ORATANE,
        basis="label",
    ),
    test_before_start=Rule(
        key="sg.hsa.test_before_start",
        text="A negative pregnancy test is needed within two weeks before the start.",
        value=Weeks(2),
        cites=(Citation(sources.SG_ORATANE, quote="two weeks"),),
        basis="label",
    ),
    test_every=Rule(
        key="sg.hsa.test_every",
        text="It is recommended to repeat the test every month.",
        value=Months(1),
        cites=_ORATANE,
        basis="label",
    ),
)
TRIGLYCERIDES_RESULT = Rule(
    key="sg.hsa.triglycerides",
    text="Triglycerides above 800 mg/dL are sometimes associated with acute pancreatitis; the drug is "
    "stopped if they cannot be controlled or on symptoms of it.",
    value=ResultRule(
        analytes=(TRIGLYCERIDES,),
        above=(Limit("800", "mg/dL"),),
        action="sometimes associated with acute pancreatitis: stop if they cannot be controlled, or on "
        "symptoms of it",
        severity=Severity.ALERT,
    ),
    cites=(Citation(sources.SG_ORATANE, "special precautions"),),
    basis="label",
)
FACTS = (
    Rule(
        key="sg.hsa.monitoring",
        text="Liver function before the start, after 1 month, then every 3 months; lipids before the "
        "start, after 1 month, and at the end of 3 to 4 months. Glucose frequently in diabetics; no "
        "drugs that speed up metabolism in the liver.",
        value="before, 1 month, every 3 months",
        cites=(Citation(sources.SG_ORATANE, "special precautions"),),
        basis="label",
    ),
    Rule(
        key="sg.hospitals.open_capsule",
        text="A capsule that cannot be swallowed may be opened or chewed, by the leaflet of one "
        "hospital.",
        value="may be opened or chewed",
        cites=(Citation(sources.SG_HOSPITALS, "KKH, 2017"),),
        basis="guideline",
        note="US texts have it swallowed whole",
    ),
)
RULEBOOK = Rulebook(
    name="SG",
    title="Singapore",
    own=("sg.",),
    posologies=(POSOLOGY,),
    monitoring=guide.MONITORING,
    result_rules=(TRIGLYCERIDES_RESULT, *results.EVERYWHERE),
    procedures=procedures.SILENT,
    pregnancy_prevention=PREGNANCY_PREVENTION,
    precautions=precautions.NOT_IN_PREGNANCY,
    facts=FACTS,
)
