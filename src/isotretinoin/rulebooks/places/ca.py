"""Canada: the Ontario formulary and a maker's page. No text on doses was read."""

from isotretinoin.dates import Days, Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import guide, sources
from isotretinoin.rulebooks.literature import procedures, results
from isotretinoin.rules.dispensing import DispensingRules
from isotretinoin.rules.programme import PregnancyPreventionRules
from isotretinoin.rules.rulebook import Rulebook

_ONTARIO = (Citation(sources.ONTARIO_FORMULARY),)
PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="Canadian advice",
    contraception_before=Rule(
        key="ca.formulary.contraception_before",
        text="Contraception starts at least 1 month before treatment.",
        value=Months(1),
        cites=_ONTARIO,
        basis="regulator",
    ),
    contraception_after=Rule(
        key="ca.formulary.contraception_after",
        text="Contraception goes on for at least 1 month after treatment.",
        value=Months(1),
        cites=_ONTARIO,
        basis="regulator",
    ),
    test_before_start=Rule(
        key="ca.formulary.test_before_start",
        text="A pregnancy test is done within 2 weeks before the start.",
        value=Weeks(2),
        cites=_ONTARIO,
        basis="regulator",
        alternatives=(
            Rule(
                key="ca.formulary.test_before_start.11_days",
                text="The label is believed to ask for two negative tests, the second "
                "within 11 days.",
                value=Days(11),
                cites=(Citation(sources.CANADIAN_LABEL),),
                basis="label",
                note="looked for and not found",
                tag="MEMORY",
                verified=False,
            ),
        ),
    ),
    blood_donation_after=Rule(
        key="ca.formulary.blood_donation_after",
        text="No blood is given for 1 month after treatment.",
        value=Months(1),
        cites=(Citation(sources.POCKETPILLS),),
        basis="convention",
        tag="READ-2nd",
        verified=False,
    ),
)
DISPENSING = DispensingRules(
    supply=Rule(
        key="ca.formulary.supply",
        text="Women get prescriptions of 30 days.",
        value=Days(30),
        cites=(Citation(sources.ROCHE_CANADA),),
        basis="label",
    ),
)
FACTS = (
    Rule(
        key="ca.formulary.start_day",
        text="Treatment starts on day 2 or 3 of the period.",
        value=(2, 3),
        cites=_ONTARIO,
        basis="regulator",
    ),
)
RULEBOOK = Rulebook(
    name="CA",
    title="Canada",
    posologies=(),
    monitoring=guide.MONITORING,
    result_rules=results.EVERYWHERE,
    procedures=procedures.SILENT,
    pregnancy_prevention=PREGNANCY_PREVENTION,
    dispensing=DISPENSING,
    facts=FACTS,
)
