"""Calendar days, spans and shifts; nothing here knows a rule.

A month is not 30 days, and which of the two a rule means is the source's to say: `Days`, `Weeks`
and `Months` are different things and are never converted into one another. Where a month lacks the
day (31 January plus one month), the default reading is outward: a window never ends early and a
lead-in never starts late.
"""

from __future__ import annotations

from collections.abc import Sized
from datetime import date, datetime, timedelta
from enum import Enum
from operator import index
from typing import Final, Literal, Protocol, SupportsIndex, TypeAlias, cast, final

from attrs import field

from isotretinoin.errors import DateError, DateTypeError, shown
from isotretinoin.values import frozen

__all__ = [
    "FRI",
    "MON",
    "ONE_DAY",
    "SAT",
    "SUN",
    "THU",
    "TUE",
    "WED",
    "Days",
    "FromTo",
    "LatestOf",
    "LessThan",
    "Months",
    "Rounding",
    "Span",
    "Weekday",
    "Weeks",
    "YearMonth",
    "after",
    "before",
    "calendar_day",
    "in_order",
    "multiples",
    "whole",
]


#: From one day to the next.
ONE_DAY: Final = timedelta(days=1)

# Kept in a tuple: a clock frozen for a test replaces the name `date` in every module.
_REAL: Final = (date, datetime)


def calendar_day(value: object, what: str = "day") -> date:
    """The plain calendar day that the value is.

    A `datetime` and pandas' `NaT` are instances of `date` and are still no days: the first hides a
    time zone, the second is missing. A day of a frozen clock is taken as the day that it stands for.

    Raises
    ------
    DateError
        When the value is anything but a `datetime.date`; it is a `TypeError` too.

    >>> from datetime import date
    >>> calendar_day(date(2026, 3, 9))
    datetime.date(2026, 3, 9)
    """
    day, moment = _REAL
    if type(value) is day:
        return value
    if isinstance(value, moment):
        if value == value:  # noqa: PLR0124 - NaT is not itself
            raise DateTypeError(
                f"{shown(value)} is a moment, not a {what}: choose the day in its own time zone, "
                "with .date()",
            )
    elif isinstance(value, day):
        return day.fromordinal(value.toordinal())
    raise DateTypeError(
        f"{shown(value)} is not a {what}: give a datetime.date, such as date(2026, 3, 9)",
    )


@final
class Weekday(Enum):
    """A day of the week; its value is what `date.weekday()` gives."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6

    def __str__(self) -> str:
        return self.name.title()


#: Monday.
MON: Final = Weekday.MONDAY
#: Tuesday.
TUE: Final = Weekday.TUESDAY
#: Wednesday.
WED: Final = Weekday.WEDNESDAY
#: Thursday.
THU: Final = Weekday.THURSDAY
#: Friday.
FRI: Final = Weekday.FRIDAY
#: Saturday.
SAT: Final = Weekday.SATURDAY
#: Sunday.
SUN: Final = Weekday.SUNDAY


class FromTo(Protocol):
    """Days in a row, both ends included; without a last day they go on."""

    @property
    def first(self) -> date:
        """The first of them."""
        ...

    @property
    def last(self) -> date | None:
        """The last of them, or None when no day is the last."""
        ...


#: What to do with a day that the month lacks: away from the anchor, the first of the next month,
#: the last of that month, or an error.
Rounding = Literal["outward", "up", "down", "raise"]


_BITS: Final = 4096


def whole(value: object) -> int | None:
    """The whole number that it is, another library's too; None for True, a float or an array.

    >>> whole(3), whole(True), whole(3.0)
    (3, None, None)
    """
    if type(value) is int:
        return value
    if isinstance(value, (bool, Sized)) or not isinstance(value, SupportsIndex):
        return None
    try:
        return index(value)
    except TypeError:  # what has the slot and no answer, as a truth of numpy's
        return None


def _count(value: int) -> int:
    number = value if type(value) is int else whole(value)
    if number is None:
        raise DateTypeError(
            f"{shown(value)} is not a count of days, weeks or months: give a whole number",
        )
    if number.bit_length() > _BITS:  # so long a number is not even printed
        raise DateError("a span of more days, weeks or months than the years 1 to 9999 have")
    if number < 0:
        raise DateError(f"a span of {number}: give 0 or more, and say before() for the other way")
    return number


def _times(n: int, k: object) -> int | None:
    """So many times as many, or None for what is no number and may know of spans itself."""
    if type(k) is int or isinstance(k, (SupportsIndex, float)):
        return n * _count(cast("int", k))
    return None


def _words(n: int, unit: str) -> str:
    return f"{n} {unit}" if n == 1 else f"{n} {unit}s"


@final
@frozen(order=True)
class Days:
    """A number of days: `after(day, Days(30))` is 30 days later."""

    n: int = field(converter=_count)

    def __mul__(self, k: int) -> Days:
        n = _times(self.n, k)
        return NotImplemented if n is None else Days(n)

    __rmul__ = __mul__

    def __str__(self) -> str:
        return _words(self.n, "day")


@final
@frozen(order=True)
class Weeks:
    """A number of weeks of seven days."""

    n: int = field(converter=_count)

    def __mul__(self, k: int) -> Weeks:
        n = _times(self.n, k)
        return NotImplemented if n is None else Weeks(n)

    __rmul__ = __mul__

    def __str__(self) -> str:
        return _words(self.n, "week")


@final
@frozen(order=True)
class Months:
    """A number of calendar months, 28 to 31 days each, counted from the anchor day."""

    n: int = field(converter=_count)

    def __mul__(self, k: int) -> Months:
        n = _times(self.n, k)
        return NotImplemented if n is None else Months(n)

    __rmul__ = __mul__

    def __str__(self) -> str:
        return _words(self.n, "month")


def _spans(value: tuple[Days | Weeks | Months, ...]) -> tuple[Days | Weeks | Months, ...]:
    if not value or any(type(span) not in (Days, Weeks, Months) for span in value):
        raise DateError(f"{value!r:.60} are not spans: LatestOf takes Days, Weeks and Months")
    return tuple(value)


@final
@frozen(init=False)
class LatestOf:
    """Whichever of several spans reaches furthest from the anchor day.

    >>> from datetime import date
    >>> after(date(2026, 1, 31), LatestOf(Months(1), Days(30)))
    datetime.date(2026, 3, 2)
    """

    spans: tuple[Days | Weeks | Months, ...]

    def __init__(self, *spans: Days | Weeks | Months) -> None:
        object.__setattr__(self, "spans", _spans(spans))

    def __mul__(self, k: int) -> LatestOf:
        return LatestOf(*(span * k for span in self.spans))

    __rmul__ = __mul__

    def __repr__(self) -> str:
        return f"LatestOf({', '.join(map(repr, self.spans))})"

    def __str__(self) -> str:
        return f"the later of {' and '.join(map(str, self.spans))}"


def _of_calendar(value: int) -> int:
    number = whole(value)
    if number is None:
        raise DateTypeError(
            f"{shown(value)} is not a year or a month: give whole numbers, as YearMonth(2025, 11)",
        )
    return number


@final
@frozen(order=True)
class YearMonth:
    """A month of a year, for a day of which no more is known: any day from `first` to `last`.

    Raises
    ------
    DateError
        When the calendar has no such month.

    >>> known = YearMonth(2024, 2)
    >>> print(known, known.first, known.last)
    2024-02 2024-02-01 2024-02-29
    """

    year: int = field(converter=_of_calendar)
    month: int = field(converter=_of_calendar)

    def __attrs_post_init__(self) -> None:
        if not (date.min.year <= self.year <= date.max.year and self.month in _MONTHS):
            raise DateError(
                f"{shown((self.year, self.month))} is no month of a year: write YearMonth(2025, 11)",
            )

    @classmethod
    def parse(cls, text: str) -> YearMonth:
        """The month that is written as 2025-11, and in no other way.

        Raises
        ------
        DateError
            When it is written otherwise, or there is no such month.

        >>> YearMonth.parse("2025-11")
        YearMonth(year=2025, month=11)
        """
        remedy = f"{shown(text)} is no month: write it as 2025-11"
        if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
            raise DateTypeError(remedy)
        year, dash, month = text.partition("-")
        digits = (year + month).isascii() and (year + month).isdecimal()
        if not digits or (len(year), dash, len(month)) != (4, "-", 2):
            raise DateError(remedy)
        return cls(int(year), int(month))

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, _length(self.year, self.month))

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


def _some(value: Days | Weeks | Months) -> Days | Weeks | Months:
    if type(value) not in (Days, Weeks, Months) or not value.n:
        raise DateError(f"{value!r:.60} is no span: LessThan takes some Days, Weeks or Months")
    return value


@final
@frozen
class LessThan:
    """Less than that long: the day on which the span is over is outside, and of others inside.

    "For 4 weeks" takes in the 28th day after; "less than 4 weeks", and "until 4 weeks after", end
    with the 27th.

    >>> from datetime import date
    >>> after(date(2026, 3, 1), LessThan(Weeks(4))), after(date(2026, 3, 1), Weeks(4))
    (datetime.date(2026, 3, 28), datetime.date(2026, 3, 29))
    """

    span: Days | Weeks | Months = field(converter=_some)

    def __mul__(self, k: int) -> LessThan:
        return LessThan(self.span * k)

    __rmul__ = __mul__

    def __str__(self) -> str:
        return f"less than {self.span}"


#: A stretch of time as a rule words it.
Span: TypeAlias = Days | Weeks | Months | LatestOf | LessThan


# The days of each month, January first, in a year that is not a leap year.
_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS: Final = range(1, 13)
_SAFE: Final = 28  # every month has this many days
_ROUNDINGS: Final = ("up", "down", "raise")


def _beyond(day: date, span: object, sign: int) -> DateError:
    way = "after" if sign == 1 else "before"
    return DateError(f"{span} {way} {day} lies outside the years 1 to 9999")


def _length(year: int, month: int) -> int:
    leap = month == _MONTHS[1] and (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return _LENGTHS[month - 1] + leap


def _months_from(day: date, n: int, rounding: str) -> date:
    number = day.day
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    try:
        if number <= _SAFE:
            return date(year, month + 1, number)
        length = _length(year, month + 1)
        if number <= length:
            return date(year, month + 1, number)
        if rounding == "down":
            return date(year, month + 1, length)
        if rounding == "up":
            # The month that lacks the day is never December: the next one is in the same year.
            return date(year, month + 2, 1)
    except (ValueError, OverflowError):
        raise _beyond(day, Months(abs(n)), 1 if n > 0 else -1) from None
    raise DateError(
        f"{Months(abs(n))} {'after' if n > 0 else 'before'} {day}: {year}-{month + 1:02} has no day {number}; "
        "choose rounding 'up', 'down' or 'outward'",
    )


def after(day: date, span: Span, rounding: Rounding = "outward") -> date:
    """The day that lies the span after the day; outward is the later reading.

    Raises
    ------
    DateError
        When the day is no calendar day, the result is beyond year 9999, or rounding is "raise" and
        the month lacks the day.

    >>> from datetime import date
    >>> after(date(2026, 1, 31), Months(1))
    datetime.date(2026, 3, 1)
    >>> after(date(2026, 1, 31), Months(1), rounding="down")
    datetime.date(2026, 2, 28)
    """
    if type(span) is Months and type(day) is date and rounding == "outward":
        return _months_from(day, span.n, "up")  # the common case, straight to the point
    calendar_day(day)
    return _shifted(day, span, 1, "up" if rounding == "outward" else rounding)


def before(day: date, span: Span, rounding: Rounding = "outward") -> date:
    """The day that lies the span before the day; outward is the earlier reading.

    Raises
    ------
    DateError
        As for `after`; the years begin with 1.

    >>> from datetime import date
    >>> before(date(2026, 3, 31), Months(1))
    datetime.date(2026, 2, 28)
    """
    calendar_day(day)
    return _shifted(day, span, -1, "down" if rounding == "outward" else rounding)


def _shifted(day: date, span: object, sign: Literal[1, -1], rounding: str) -> date:
    if rounding not in _ROUNDINGS:
        raise DateError(f"{rounding!r} is not a rounding: use 'outward', 'up', 'down' or 'raise'")
    if isinstance(span, Months):
        return _months_from(day, sign * span.n, rounding)
    if isinstance(span, LatestOf):
        furthest = max if sign == 1 else min
        return furthest(_shifted(day, one, sign, rounding) for one in span.spans)
    if isinstance(span, LessThan):
        return _shifted(day, span.span, sign, rounding) - sign * ONE_DAY
    if isinstance(span, (Days, Weeks)):
        try:
            return day + sign * timedelta(span.n if isinstance(span, Days) else 7 * span.n)
        except OverflowError:
            raise _beyond(day, span, sign) from None
    raise DateTypeError(
        f"{shown(span)} is not a span: use Days, Weeks, Months, LatestOf or LessThan"
    )


def in_order(earlier: date, one: str, later: date, other: str) -> None:
    """Nothing, when the one day is not after the other; equal days are in order.

    Raises
    ------
    DateError
        When it is, naming both.
    """
    if calendar_day(later) < calendar_day(earlier):
        raise DateError(f"{one}, {earlier}, comes after {other}, {later}: check both days")


def multiples(number: int, first: int, last: int | None) -> str:
    """The first four multiples from `first` times the number on, and how they end.

    >>> multiples(3, 1, None)
    '3, 6, 9, 12 …'
    >>> multiples(2, 1, 6)
    '2, 4, 6, 8 … 12'
    """
    end = first + 4
    listed = ", ".join(str(k * number) for k in range(first, end) if last is None or k <= last)
    if last is None:
        return f"{listed} …"
    return listed if last < end else f"{listed} … {last * number}"
