"""What departs from a rule, and answers that may be "unknown".

A finding is not an error: it is what a clinician would want to see. An answer is yes, no or
unknown; unknown names the facts that are missing, and no answer can be mistaken for a truth value.
"""

from enum import Enum
from typing import Any, Literal, NoReturn, final

from attrs import field, frozen

from isotretinoin.dates import Window
from isotretinoin.evidence import Rule, unverified

__all__ = ["Answer", "Finding", "Severity"]


@final
class Severity(Enum):
    """How loudly a finding speaks: to know, to check, to act on."""

    NOTE = "note"
    CAUTION = "caution"
    ALERT = "alert"


@final
@frozen(kw_only=True)
class Finding:
    """One departure from one rule, in a sentence for a person.

    `kind` is a stable name such as "daily-dose-above-range"; `observed` and `expected` are the two
    sides of the comparison in words; `days` are the days concerned.
    """

    kind: str
    severity: Severity
    message: str
    observed: str | None = None
    expected: str | None = None
    days: Window | None = None
    because: Rule[Any] | None = field(default=None, repr=False)

    def __str__(self) -> str:
        doubt = unverified(self.because)
        said = "" if doubt and doubt in self.message else doubt
        return f"{self.severity.value}: {self.message}{said}"


@final
@frozen(kw_only=True)
class Answer:
    """Yes, no or unknown, with the reason; unknown names the facts that are missing.

    Truth-testing an answer raises TypeError, because unknown is neither: compare `answer.value`.

    >>> answer = Answer(value="unknown", reason="it was not recorded", missing=("birth date",))
    >>> answer.value, answer.missing
    ('unknown', ('birth date',))
    """

    value: Literal["yes", "no", "unknown"]
    reason: str
    missing: tuple[str, ...] = ()
    because: Rule[Any] | None = field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        if (self.value == "unknown") is not bool(self.missing):
            raise ValueError("an answer names missing facts exactly when it is unknown")

    def __bool__(self) -> NoReturn:
        raise TypeError(
            f"an answer may be unknown (this one is {self.value!r}): compare answer.value "
            "with 'yes', 'no' or 'unknown'"
        )

    def __str__(self) -> str:
        wanted = f" (missing: {', '.join(self.missing)})" if self.missing else ""
        return f"{self.value}: {self.reason}{wanted}{unverified(self.because)}"
