"""Finland: advice of a university hospital.

Dose, course length and the wait before another course are those of the EU's harmonised text.
"""

from attrs import evolve

from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.eu import programme, smpc
from isotretinoin.rulebooks.eu.rulebook import PRECAUTIONS, RESULTS
from isotretinoin.rulebooks.literature import goals, procedures
from isotretinoin.rulebooks.literature.pregnancy_tests import TEST_SPANS
from isotretinoin.rulebooks.schedules import eu_smpc as schedule
from isotretinoin.rules.programme import PregnancyPreventionRules
from isotretinoin.rules.rulebook import Rulebook

_HUS = (Citation(sources.HUS),)
PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="Finnish advice",
    test_spans=TEST_SPANS,
    contraception_after=evolve(
        programme.CONTRACEPTION_AFTER,
        key="fi.hus.contraception_after",
        cites=_HUS,
        basis="guideline",
        alternatives=(),
    ),
    final_test_after=evolve(
        smpc.FINAL_TEST_AFTER,
        key="fi.hus.final_test_after",
        cites=_HUS,
        basis="guideline",
        alternatives=(),
    ),
)
FACTS = (
    Rule(
        key="fi.hus.tests",
        text="Pregnancy tests are done before treatment, during it, and 5 weeks after it; how often "
        "is not said.",
        value="before, during, after",
        cites=_HUS,
        basis="guideline",
    ),
)
RULEBOOK = Rulebook(
    name="FI",
    title="Finland",
    own=("fi.",),
    shares=("eu.", "guidelines.eu_smpc", "cumulative_dose.eu_smpc"),
    posologies=(smpc.POSOLOGY,),
    monitoring=schedule.PROFILE,
    result_rules=RESULTS,
    procedures=procedures.SILENT,
    pregnancy_prevention=PREGNANCY_PREVENTION,
    goals=(goals.EU_SMPC,),
    benefit_ceilings=goals.BENEFIT_CEILINGS,
    precautions=PRECAUTIONS,
    facts=FACTS,
)
