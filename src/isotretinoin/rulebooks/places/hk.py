"""Hong Kong: the product text of Oratane. It was read for pregnancy prevention, and not for doses."""

from attrs import evolve

from isotretinoin.dates import LessThan, Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.literature import precautions, procedures, results
from isotretinoin.rulebooks.literature.pregnancy_tests import TEST_SPANS
from isotretinoin.rulebooks.literature.procedures import PAPERS
from isotretinoin.rulebooks.schedules import eu_smpc as schedule
from isotretinoin.rules.programme import PregnancyPreventionRules, ProcedureRules
from isotretinoin.rules.rulebook import Rulebook

_ORATANE = (Citation(sources.HK_ORATANE),)
PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="Hong Kong product text",
    test_spans=TEST_SPANS,
    contraception_before=Rule(
        key="hk.oratane.contraception_before",
        text="Contraception starts at least 1 month before treatment.",
        value=Months(1),
        cites=_ORATANE,
        basis="label",
    ),
    contraception_after=Rule(
        key="hk.oratane.contraception_after",
        text="Contraception goes on for at least 1 month after treatment.",
        value=Months(1),
        cites=_ORATANE,
        basis="label",
    ),
    blood_donation_after=Rule(
        key="hk.oratane.blood_donation_after",
        text="No blood is given until at least 4 weeks after treatment.",
        value=LessThan(Weeks(4)),
        cites=(Citation(sources.HK_ORATANE, quote="at least 4 weeks"),),
        basis="label",
    ),
)
FACTS = (
    Rule(
        key="hk.oratane.start_day",
        text="Treatment starts on day 2 or 3 of the period.",
        value=(2, 3),
        cites=_ORATANE,
        basis="label",
    ),
)
WAX_EPILATION = Rule(
    key="procedures.hk.wax_epilation",
    text="No wax epilation for 5 to 6 months after treatment.",
    value=Months(6),
    cites=(Citation(sources.MIMS_HK_ACNOTIN),),
    basis="label",
    interpretation="'5-6 months': the longer is applied",
)
RESURFACING = evolve(
    WAX_EPILATION,
    key="procedures.hk.resurfacing",
    text="No dermabrasion, laser or peel for 5 to 6 months after treatment.",
    alternatives=PAPERS,
)
RULEBOOK = Rulebook(
    name="HK",
    title="Hong Kong",
    own=("hk.", "procedures.hk."),
    shares=("guidelines.eu_smpc",),
    posologies=(),
    monitoring=schedule.PROFILE,
    result_rules=results.EVERYWHERE,
    pregnancy_prevention=PREGNANCY_PREVENTION,
    procedures=ProcedureRules(
        (
            evolve(procedures.WAX_EPILATION, wait=WAX_EPILATION),
            evolve(procedures.RESURFACING, wait=RESURFACING),
        ),
    ),
    precautions=precautions.NOT_IN_PREGNANCY,
    facts=FACTS,
)
