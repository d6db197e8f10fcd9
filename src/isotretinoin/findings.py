"""What functions answer with: windows, ranges, answers that may be unknown, findings.

A finding is not an error: it is what a clinician would want to see. An answer is yes, no or
unknown; unknown names the facts that are missing, and no answer can be mistaken for a truth value.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from typing import Any, Final, Generic, Literal, NoReturn, TypeAlias, TypeVar, final

from attrs import field, frozen

from isotretinoin.dates import calendar_day
from isotretinoin.errors import DateError
from isotretinoin.evidence import Rule, Timeline, unverified
from isotretinoin.quantities.exact import number_text

__all__ = [
    "LOUDEST_FIRST",
    "Absent",
    "Answer",
    "Between",
    "Finding",
    "Judgement",
    "NotJudged",
    "Severity",
    "Share",
    "WhyAbsent",
    "Window",
    "days_of",
    "in_force",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@final
@frozen(kw_only=True)
class Window:
    """The days from first to last, both included; `because` is the rule that sets it.

    Where no source sets a last day, `last` is None: every later day is in the window, it cannot be
    counted or walked through, and it prints as "from … on".

    Raises
    ------
    DateError
        When an end is no calendar day, or the last day comes before the first.

    >>> from datetime import date
    >>> window = Window(first=date(2026, 2, 1), last=date(2026, 3, 2))
    >>> window.days, date(2026, 3, 2) in window, date(2026, 3, 3) in window
    (30, True, False)
    >>> print(Window(first=date(2026, 9, 20), last=None))
    from 2026-09-20 on
    """

    first: date
    last: date | None
    because: Rule[Any] | None = field(default=None, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        # Not by converters: those would hide from type checkers what the two ends are.
        object.__setattr__(self, "first", calendar_day(self.first, "first day"))
        if self.last is not None:
            object.__setattr__(self, "last", calendar_day(self.last, "last day"))
        if self.last is not None and self.last < self.first:
            raise DateError(f"a window from {self.first} to {self.last}: the last day comes first")

    @property
    def days(self) -> int:
        """How many days it has, both ends counted.

        Raises
        ------
        DateError
            When it has no last day.
        """
        return (self.end.toordinal() - self.first.toordinal()) + 1

    @property
    def end(self) -> date:
        """The last day, of a window that has one.

        Raises
        ------
        DateError
            When it has no last day.
        """
        if self.last is None:
            raise DateError(f"a window {self} has no last day, so its days cannot be counted")
        return self.last

    def __contains__(self, day: date) -> bool:
        return self.first <= calendar_day(day) and (self.last is None or day <= self.last)

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=i) for i in range(self.days))

    def __str__(self) -> str:
        days = f"from {self.first} on" if self.last is None else f"{self.first} to {self.last}"
        return f"{days}{unverified(self.because)}"


def days_of(first: date, last: date | None = None) -> Window:
    """The days from the first to the last, or that day alone.

    Raises
    ------
    DateError
        As for `Window`.
    """
    return Window(first=first, last=first if last is None else last)


def in_force(matter: Timeline[T] | None, days: Window) -> Iterator[tuple[Rule[T], Window]]:
    """Each rule on the matter that is in force on some of the days, and those days."""
    for rule in matter.during(days) if matter else ():
        first = max(days.first, rule.since or days.first)
        ends = [last for last in (days.last, rule.until) if last is not None]
        yield rule, Window(first=first, last=min(ends, default=None))


#: Why there is no window: the sources are silent, its rule is not for this patient, or the rule in
#: force sets none.
WhyAbsent: TypeAlias = Literal["silent", "not for this patient", "none set"]


@final
@frozen(kw_only=True)
class Absent:
    """A window that is not there, and why; `because` is the rule that says so, if one does.

    Truth-testing it raises TypeError, as a window that is not there is no permission: ask
    `isinstance(found, Window)`.

    >>> print(Absent(why="silent", what="blood donation", said="rulebook 'BR': its sources state none"))
    no window for blood donation: rulebook 'BR': its sources state none
    """

    why: WhyAbsent
    what: str
    said: str
    because: Rule[Any] | None = field(default=None, repr=False)

    def __bool__(self) -> NoReturn:
        raise TypeError(f"{self}: ask isinstance(found, Window)")

    def __str__(self) -> str:
        return f"no window for {self.what}: {self.said}{unverified(self.because)}"


@final
@frozen
class Between(Generic[T_co]):
    """From low to high, both included; `because` is the rule that sets the bounds.

    >>> from isotretinoin.quantities import mg_per_kg
    >>> mg_per_kg(150) in Between(mg_per_kg(120), mg_per_kg(150))
    True
    """

    low: T_co
    high: T_co
    because: Rule[Any] | None = field(default=None, eq=False, repr=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        low: Any = self.low
        high: Any = self.high
        if low > high:
            raise ValueError(f"from {low} to {high}: the lower bound comes first")

    def __contains__(self, value: Any) -> bool:  # noqa: ANN401 - whatever compares with the bounds
        low: Any = self.low
        high: Any = self.high
        return bool(low <= value <= high)

    def __str__(self) -> str:
        if self.low == self.high:
            return str(self.low)
        low, _, unit = str(self.low).partition(" ")
        high = str(self.high)
        same = unit and high.rstrip("s").endswith(unit.rstrip("s"))
        return f"{low}–{high}" if same else f"{self.low}–{high}"


def _percent(number: int | str | Fraction) -> Fraction:
    return Fraction(number)


@final
@frozen(order=True)
class Share:
    """So many percent of a whole, exact.

    >>> print(Share("22.5"))
    22.5 %
    >>> Share(70).of(10)
    Fraction(7, 1)
    """

    percent: Fraction = field(converter=_percent)

    def of(self, whole: int | Fraction) -> Fraction:
        """That share of the whole."""
        return self.percent * whole / 100

    def __str__(self) -> str:
        return f"{number_text(self.percent.as_integer_ratio())} %"

    def __repr__(self) -> str:
        return f"Share({number_text(self.percent.as_integer_ratio())!r})"


@final
class Severity(Enum):
    """How loudly a finding speaks: to know, to check, to act on."""

    NOTE = "note"
    CAUTION = "caution"
    ALERT = "alert"


#: The order in which findings are shown.
LOUDEST_FIRST: Final = (Severity.ALERT, Severity.CAUTION, Severity.NOTE)


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
            "with 'yes', 'no' or 'unknown'",
        )

    def __str__(self) -> str:
        wanted = f" (missing: {', '.join(self.missing)})" if self.missing else ""
        return f"{self.value}: {self.reason}{wanted}{unverified(self.because)}"


@final
@frozen(kw_only=True)
class NotJudged:
    """A matter that could not be judged, and the facts that are missing for it.

    `because` is the rule that asks for them, or None where no rule speaks of the matter.
    """

    matter: str
    missing: tuple[str, ...]
    because: Rule[Any] | None = field(default=None, repr=False)

    def __str__(self) -> str:
        return f"{self.matter}: not judged, for want of {', '.join(self.missing)}"


#: What a matter yields: a finding, what it could not judge, or a rule that it judged by.
Judgement: TypeAlias = Finding | NotJudged | Rule[Any]
