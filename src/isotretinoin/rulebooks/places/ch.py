"""Switzerland: a product text, and a secondary page on tests."""

from isotretinoin.dates import Months
from isotretinoin.evidence import Citation, Rule
from isotretinoin.findings import Between
from isotretinoin.products import Formulation
from isotretinoin.quantities import mg_per_day, mg_per_kg_day
from isotretinoin.rulebooks import guide, sources
from isotretinoin.rulebooks.literature import precautions, procedures, results
from isotretinoin.rulebooks.literature.places import SWITZERLAND
from isotretinoin.rulebooks.literature.pregnancy_tests import TEST_SPANS
from isotretinoin.rules.posology import PosologyRules
from isotretinoin.rules.programme import PregnancyPreventionRules
from isotretinoin.rules.rulebook import Rulebook

_FACHINFO = (Citation(sources.SWISS_FACHINFO),)
_DERMACOMPASS = (Citation(sources.DERMACOMPASS),)
POSOLOGY = PosologyRules(
    formulations=(Formulation.CONVENTIONAL,),
    daily_dose=Rule(
        key="ch.fachinfo.daily_dose",
        text="The dose is 0.5 to 1.0 mg/kg/day.",
        value=Between(mg_per_kg_day("0.5"), mg_per_kg_day(1)),
        cites=_FACHINFO,
        basis="label",
    ),
    starting_dose=Rule(
        key="ch.fachinfo.starting_dose",
        text="Treatment starts at 0.5 mg/kg/day.",
        value=Between(mg_per_kg_day("0.5"), mg_per_kg_day("0.5")),
        cites=_FACHINFO,
        basis="label",
    ),
    adult_very_severe=Rule(
        key="ch.fachinfo.adult_very_severe",
        text="Very severe acne, or acne of the trunk, may need up to 2.0 mg/kg/day.",
        value=mg_per_kg_day(2),
        cites=_FACHINFO,
        basis="label",
        note="the words read do not say that this is for adults only",
    ),
    renal_starting_dose=Rule(
        key="ch.fachinfo.renal_starting_dose",
        text="In severe renal insufficiency treatment starts at 10 mg/day.",
        value=mg_per_day(10),
        cites=_FACHINFO,
        basis="label",
    ),
    minimum_age=Rule(
        key="ch.fachinfo.minimum_age",
        text="Not for patients under 12 years.",
        value=12,
        cites=_FACHINFO,
        basis="label",
    ),
)
PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="Swiss advice",
    test_spans=TEST_SPANS,
    test_before_start=Rule(
        key="ch.fachinfo.test_before_start",
        text="Pregnancy tests begin 1 month before treatment.",
        value=Months(1),
        cites=_DERMACOMPASS,
        basis="convention",
        tag="READ-2nd",
        verified=False,
    ),
    final_test_after=Rule(
        key="ch.fachinfo.final_test_after",
        text="Pregnancy tests end 1 month after treatment.",
        value=Months(1),
        cites=_DERMACOMPASS,
        basis="convention",
        tag="READ-2nd",
        verified=False,
    ),
)
FACTS = (
    SWITZERLAND,
    Rule(
        key="ch.fachinfo.kinetics",
        text="At 80 mg a day, fasted and in steady state, Cmax is 310 ng/mL (188 to 473) and the lowest "
        "concentration 120 to 200 ng/mL; food doubles what is absorbed; less than 0.1% is unbound.",
        value="Cmax 310 ng/mL (188 to 473), lowest 120 to 200 ng/mL",
        cites=(Citation(sources.SWISS_FACHINFO_55972),),
        basis="label",
    ),
)
RULEBOOK = Rulebook(
    name="CH",
    title="Switzerland",
    own=("ch.",),
    posologies=(POSOLOGY,),
    monitoring=guide.MONITORING,
    result_rules=results.EVERYWHERE,
    procedures=procedures.SILENT,
    pregnancy_prevention=PREGNANCY_PREVENTION,
    precautions=precautions.NOT_IN_PREGNANCY,
    facts=FACTS,
)
