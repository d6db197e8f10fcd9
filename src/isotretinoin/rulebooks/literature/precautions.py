"""Whom not to treat, other medicines and warning signs, for places whose own texts were not read."""

from fractions import Fraction

from isotretinoin.dates import Days
from isotretinoin.evidence import Citation, Rule
from isotretinoin.findings import Severity
from isotretinoin.rulebooks import sources
from isotretinoin.rules.precautions import (
    Contraindication,
    Interaction,
    Precautions,
    WarningSigns,
)

PREGNANCY = Rule(
    key="indications.not_first_line.pregnancy",
    text="Contraindicated in patients who are pregnant, plan a pregnancy or cannot keep to pregnancy "
    "prevention.",
    value=(
        Contraindication(fact="pregnancy", words="pregnancy"),
        Contraindication(fact="planned pregnancy", words="planned pregnancy"),
        Contraindication(
            fact="prevention not met",
            words="pregnancy prevention that cannot be kept to",
        ),
    ),
    cites=(
        Citation(sources.CLARAVIS_DAILYMED, "boxed warning"),
        Citation(sources.EU_SMPC),
    ),
    basis="label",
    note="every text read has it",
)

VITAMIN_A = Rule(
    key="side_effects.management.vitamin_a",
    text="Vitamin A supplements are avoided; one page names more than 10,000 IU a day.",
    value=Interaction(
        codes=("vitamin-a", "vitamin-a-supplement"),
        action="avoid it",
        severity=Severity.CAUTION,
    ),
    cites=(Citation(sources.AISLE7),),
    basis="convention",
    tag="READ-2nd",
    verified=False,
)
TETRACYCLINES = Rule(
    key="side_effects.management.tetracyclines",
    text="Tetracyclines are contraindicated in all EU texts, for intracranial hypertension.",
    value=Interaction(
        codes=(
            "doxycycline",
            "lymecycline",
            "minocycline",
            "oxytetracycline",
            "sarecycline",
            "tetracycline",
        ),
        action="contraindicated",
        severity=Severity.ALERT,
    ),
    cites=(Citation(sources.EU_SMPC),),
    basis="label",
    alternatives=(
        Rule(
            key="side_effects.management.tetracyclines.washout",
            text="One publication suggests 7 days between a tetracycline and a retinoid, with "
            "normal kidneys and liver.",
            value=Days(7),
            cites=(Citation(sources.ERAVACYCLINE),),
            basis="convention",
        ),
    ),
    interpretation="the source names the class, and the codes are members of it by general knowledge",
)
CARBAMAZEPINE = Rule(
    key="side_effects.management.carbamazepine",
    text="Isotretinoin lowers the level of carbamazepine.",
    value=Interaction(
        codes=("carbamazepine",),
        action="its level falls",
        severity=Severity.CAUTION,
    ),
    cites=(
        Citation(sources.SUBSTANCE_PAGE),
        Citation(sources.BRAZIL_2020),
        Citation(sources.HARRIET_LANE),
    ),
    basis="convention",
    note="not in the list of the US label",
)
INTRACRANIAL_PRESSURE = Rule(
    key="side_effects.management.intracranial_pressure",
    text="Headache with vomiting and visual change: stop, and refer urgently.",
    value=WarningSigns(
        codes=("headache", "visual-change", "vomiting"),
        at_least=2,
        action="stop, and refer urgently",
        severity=Severity.ALERT,
    ),
    cites=(Citation(sources.DDINTER),),
    basis="convention",
    interpretation="the source names the three together; two of them in one course are enough here, "
    "the louder reading",
)
WEIGHT_CHANGE = Rule(
    key="side_effects.weight_change",
    text="A weight of twice the one before, or of half of it, is checked: a typing error is likelier "
    "than the change.",
    value=Fraction(2),
    cites=(Citation(sources.OWN_CONVENTION),),
    basis="convention",
    note="no source has a threshold: the one study read of weight during a course names none; it "
    "changes nothing, and asks to check both numbers",
    tag="MEMORY",
    verified=False,
)
#: Where no text of the place itself was read on precautions.
NOT_IN_PREGNANCY = Precautions(contraindications=(PREGNANCY,))
PRECAUTIONS = Precautions(
    interactions=(VITAMIN_A, TETRACYCLINES, CARBAMAZEPINE),
    warning_signs=(INTRACRANIAL_PRESSURE,),
    weight_change=WEIGHT_CHANGE,
)
