"""The shapes of precautions: who is not treated, other medicines, signs, entries to check.

Codes are those of a patient's facts and of diary entries. Which of them count is data in a rulebook; no code here or above
knows the name of a drug or of a symptom.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, TypeAlias, final

from isotretinoin.evidence import Rule
from isotretinoin.findings import Severity
from isotretinoin.quantities import Mass
from isotretinoin.values import frozen

__all__ = [
    "Contraindication",
    "DecidingFact",
    "Excipient",
    "Interaction",
    "Precautions",
    "WarningSigns",
]


#: What about a patient can forbid treatment. "component" is an allergy to a part of the capsule.
DecidingFact: TypeAlias = Literal[
    "pregnancy",
    "planned pregnancy",
    "prevention not met",
    "breast-feeding",
    "allergy",
    "component",
    "condition",
    "kidney function",
    "medicine",
]


@final
@frozen(kw_only=True)
class Contraindication:
    """One fact about a patient in whom a source forbids treatment, in its `words`.

    Of allergies, conditions, kidney function and other medicines `codes` are those that are meant,
    and `perhaps` those of which it depends on more than is recorded.
    """

    fact: DecidingFact
    words: str
    codes: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.words


@final
@frozen(kw_only=True)
class Excipient:
    """A part of capsules to which a patient can be allergic, by the code of the allergy.

    `brands` have it, in the `strengths` named or, where none is, in all; `without` are brands of
    which the source says that they do not.
    """

    code: str
    words: str
    brands: tuple[str, ...]
    strengths: tuple[Mass, ...] = ()
    without: tuple[str, ...] = ()

    def __str__(self) -> str:
        strengths = f" {', '.join(map(str, self.strengths))}" if self.strengths else ""
        return f"{self.words} in {', '.join(self.brands)}{strengths}"


@final
@frozen(kw_only=True)
class Interaction:
    """Other medicines of which a source speaks, and what it asks for."""

    codes: tuple[str, ...]
    action: str
    severity: Severity

    def __str__(self) -> str:
        return f"{self.action}: {', '.join(self.codes)}"


@final
@frozen(kw_only=True)
class WarningSigns:
    """Signs of which `at_least` so many in one course call for an action."""

    codes: tuple[str, ...]
    action: str
    severity: Severity
    at_least: int = 1

    def __str__(self) -> str:
        several = f" ({self.at_least} of them)" if self.at_least > 1 else ""
        return f"{self.action}: {', '.join(self.codes)}{several}"


@final
@frozen(kw_only=True)
class Precautions:
    """What a place's sources say of whom not to treat, of other medicines and of warning signs."""

    #: In whom treatment is forbidden: the place's own rules first.
    contraindications: tuple[Rule[tuple[Contraindication, ...]], ...] = ()
    #: What capsules hold beside the drug.
    excipients: tuple[Rule[tuple[Excipient, ...]], ...] = ()
    interactions: tuple[Rule[Interaction], ...] = ()
    warning_signs: tuple[Rule[WarningSigns], ...] = ()
    #: A weight that is this many times the one before, or more or as much less, is to be checked.
    weight_change: Rule[Fraction] | None = None
