"""Brazil: the consensus of 2020. It was read for blood donation and minipills."""

from isotretinoin.dates import Days
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import guide, sources
from isotretinoin.rulebooks.literature import precautions, procedures, results
from isotretinoin.rulebooks.literature.pregnancy_tests import TEST_SPANS
from isotretinoin.rules.programme import PregnancyPreventionRules
from isotretinoin.rules.rulebook import Rulebook

_CONSENSUS = (Citation(sources.BRAZIL_2020),)
PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="Brazilian consensus",
    test_spans=TEST_SPANS,
    blood_donation_after=Rule(
        key="br.consensus_2020.blood_donation_after",
        text="No blood is given for up to 30 days after treatment.",
        value=Days(30),
        cites=(Citation(sources.BRAZIL_2020, quote="up to 30 days"),),
        basis="consensus",
    ),
)
AESTHETIC = Rule(
    key="br.consensus_2020.aesthetic",
    text="Not recommended for purely aesthetic use or to control oily skin.",
    value="not recommended",
    cites=_CONSENSUS,
    basis="consensus",
)
FACTS = (
    Rule(
        key="br.consensus_2020.minipill",
        text="The minipill is unsuitable.",
        value="unsuitable",
        cites=_CONSENSUS,
        basis="consensus",
    ),
    AESTHETIC,
)
RULEBOOK = Rulebook(
    name="BR",
    title="Brazil",
    own=("br.",),
    posologies=(),
    monitoring=guide.MONITORING,
    result_rules=results.EVERYWHERE,
    procedures=procedures.SILENT,
    pregnancy_prevention=PREGNANCY_PREVENTION,
    precautions=precautions.NOT_IN_PREGNANCY,
    facts=FACTS,
)
