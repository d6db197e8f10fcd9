"""Canada: the Ontario formulary, Health Canada, makers' pages, and practice. No label on doses was read."""

from isotretinoin.dates import Days, Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import guide, sources
from isotretinoin.rulebooks.literature import precautions, procedures, results
from isotretinoin.rulebooks.literature.places import CANADA
from isotretinoin.rulebooks.literature.pregnancy_tests import TEST_SPANS
from isotretinoin.rules.dispensing import DispensingRules
from isotretinoin.rules.precautions import Contraindication, Precautions
from isotretinoin.rules.programme import PregnancyPreventionRules
from isotretinoin.rules.rulebook import Rulebook

_HEALTH_CANADA = (Citation(sources.HEALTH_CANADA_TEXT),)
_ONTARIO = (Citation(sources.ONTARIO_FORMULARY),)
PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="Canadian advice",
    test_spans=TEST_SPANS,
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
    lactation_after=Rule(
        key="ca.health_canada.lactation_after",
        text="No breast-feeding during treatment and for 1 month after it.",
        value=Months(1),
        cites=_HEALTH_CANADA,
        basis="regulator",
        note="US texts have at least 8 days, and older ones a month",
    ),
)
DISPENSING = DispensingRules(
    supply_for="patients who can become pregnant",
    supply=Rule(
        key="ca.formulary.supply",
        text="Women get prescriptions of 30 days.",
        value=Days(30),
        cites=(Citation(sources.ROCHE_CANADA),),
        basis="label",
    ),
)
CONTRAINDICATIONS = Rule(
    key="ca.health_canada.contraindications",
    text="Not to be taken with liver or kidney disease, high lipids or vitamin A supplements.",
    value=(
        Contraindication(
            fact="condition",
            words="liver disease",
            codes=("hepatic-insufficiency", "liver-disease"),
        ),
        Contraindication(fact="condition", words="kidney disease", codes=("kidney-disease",)),
        Contraindication(
            fact="kidney function",
            words="kidney insufficiency",
            codes=("insufficiency", "severe insufficiency"),
        ),
        Contraindication(
            fact="condition",
            words="high lipids",
            codes=("excessively-elevated-lipids", "raised-lipids"),
        ),
        Contraindication(
            fact="medicine",
            words="vitamin A supplements",
            codes=("vitamin-a", "vitamin-a-supplement"),
        ),
    ),
    cites=_HEALTH_CANADA,
    basis="regulator",
    note="kidney disease is a contraindication here; European texts start at a low dose",
)
FACTS = (
    CANADA,
    Rule(
        key="ca.formulary.start_day",
        text="Treatment starts on day 2 or 3 of the period.",
        value=(2, 3),
        cites=_ONTARIO,
        basis="regulator",
    ),
    Rule(
        key="ca.clarus.contraception",
        text="A maker's programme asks for two methods from 1 month before to 1 month after; the rhythm "
        "method, fertility awareness and withdrawal are not acceptable.",
        value="two methods, 1 month before to 1 month after",
        cites=(Citation(sources.CLARUS_FAQ),),
        basis="programme",
    ),
    Rule(
        key="ca.epuris.age_and_doses",
        text="Epuris is for patients from 12 years on, once or twice a day.",
        value=12,
        cites=(Citation(sources.EPURIS_NEWS),),
        basis="label",
    ),
    Rule(
        key="ca.practice.dosing",
        text="Practice: 40 mg a day for 2 to 4 weeks, sometimes 10, then 1 mg/kg; most often 40 mg on one "
        "day and 80 mg on the next, and 80 to 120 mg a day for larger persons; in total 120 mg/kg or "
        "more, up to 150 or more in severe acne.",
        value="40 mg/day for 2 to 4 weeks, then 40 and 80 mg/day in turn; in total 120 mg/kg or more",
        cites=(Citation(sources.SKIN_THERAPY_LETTER),),
        basis="convention",
        note="capsules there are of 10 and 40 mg; 40 and 80 mg in turn are 60 mg a day in the mean, 1 mg/kg "
        "at 60 kg",
    ),
)
RULEBOOK = Rulebook(
    name="CA",
    title="Canada",
    own=("ca.",),
    posologies=(),
    monitoring=guide.MONITORING,
    result_rules=results.EVERYWHERE,
    procedures=procedures.SILENT,
    pregnancy_prevention=PREGNANCY_PREVENTION,
    dispensing=DISPENSING,
    precautions=Precautions(contraindications=(CONTRAINDICATIONS, precautions.PREGNANCY)),
    facts=FACTS,
)
