"""The shapes of precautions: other medicines, signs on which to stop, entries to check.

Codes are those of diary entries. Which of them count is data in a rulebook; no code here or above
knows the name of a drug or of a symptom.
"""

from fractions import Fraction
from typing import final

from attrs import frozen

from isotretinoin.evidence import Rule
from isotretinoin.findings import Severity

__all__ = ["Interaction", "Precautions", "WarningSigns"]


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
    """What a place's sources say of other medicines and of warning signs."""

    interactions: tuple[Rule[Interaction], ...] = ()
    warning_signs: tuple[Rule[WarningSigns], ...] = ()
    #: A weight that is this many times the one before, or more or as much less, is to be checked.
    weight_change: Rule[Fraction] | None = None
