"""Singapore: the product texts of Roaccutane and Oratane."""

from isotretinoin.dates import Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.findings import Between
from isotretinoin.products import Formulation
from isotretinoin.quantities import mg_per_day, mg_per_kg, mg_per_kg_day
from isotretinoin.rulebooks import guide, sources
from isotretinoin.rulebooks.literature import procedures, results
from isotretinoin.rules.posology import PosologyRules
from isotretinoin.rules.programme import PregnancyPreventionRules
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
        text="A pregnancy test is negative within two weeks before the start.",
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
RULEBOOK = Rulebook(
    name="SG",
    title="Singapore",
    posologies=(POSOLOGY,),
    monitoring=guide.MONITORING,
    result_rules=results.EVERYWHERE,
    procedures=procedures.SILENT,
    pregnancy_prevention=PREGNANCY_PREVENTION,
)
