"""Ireland: the regulator's account of the harmonised programme, and the blood service.

Dose, course length and the wait before another course are those of the EU's harmonised text.
"""

from attrs import evolve

from isotretinoin.dates import Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.eu import programme, smpc
from isotretinoin.rulebooks.eu.rulebook import PRECAUTIONS, RESULTS
from isotretinoin.rulebooks.literature import goals, procedures
from isotretinoin.rulebooks.literature.pregnancy_tests import TEST_SPANS
from isotretinoin.rulebooks.schedules import eu_smpc as schedule
from isotretinoin.rules.programme import PregnancyPreventionRules
from isotretinoin.rules.rulebook import Rulebook

PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="Irish pregnancy prevention programme",
    test_spans=TEST_SPANS,
    contraception_before=evolve(
        programme.CONTRACEPTION_BEFORE,
        key="ie.hpra.contraception_before",
        cites=programme.CONTRACEPTION_BEFORE.cites[:1],
        alternatives=(),
    ),
    contraception_after=evolve(
        programme.CONTRACEPTION_AFTER,
        key="ie.hpra.contraception_after",
        cites=programme.CONTRACEPTION_AFTER.cites[:1],
        alternatives=(),
    ),
    test_every=evolve(
        programme.TEST_EVERY,
        key="ie.hpra.test_every",
        cites=programme.TEST_EVERY.cites[:1],
        alternatives=(),
    ),
    blood_donation_after=Rule(
        key="ie.hpra.blood_donation_after",
        text="Blood donors are deferred for 4 weeks.",
        value=Weeks(4),
        cites=(Citation(sources.IRISH_BLOOD),),
        basis="regulator",
        interpretation="deferred for 4 weeks, so that the last day of the fourth is inside",
    ),
)
FACTS = (
    programme.METHODS_2003.told_as(
        "at least one, preferably two",
        key="ie.hpra.methods",
        text="At least one and preferably two methods, a barrier among them; amenorrhoea exempts "
        "nobody.",
        interpretation=None,
        note="the text of 2003; the methods of 2018 were read in another country's copy",
    ),
)
RULEBOOK = Rulebook(
    name="IE",
    title="Ireland",
    own=("ie.",),
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
