"""What dispensings alone tell: eras of supply, courses, adherence, and the doses that they imply.

Every convention is an argument, because studies differ in them: how long a gap joins, whether what is
left is carried over, what overlapping days count for.
"""

from typing import Any, Final, Literal, NamedTuple, TypeAlias, TypeVar, cast

import numpy as np

from isotretinoin.adapters.frames.days import NONE, Native, Values, number_of
from isotretinoin.adapters.frames.people import People, eager, held
from isotretinoin.adapters.frames.rows import SCALE, OnError, Output
from isotretinoin.dates import Days, Weeks
from isotretinoin.errors import FactError
from isotretinoin.findings import Window
from isotretinoin.given import choice, days, require, yes_or_no

__all__ = ["METHODS", "Method", "adherence", "courses", "dispensed_doses", "eras"]

F = TypeVar("F")

#: Proportion of days covered, medication possession ratio, and AdhereR's nine measures.
Method: TypeAlias = Literal[
    "PDC", "MPR", "CMA1", "CMA2", "CMA3", "CMA4", "CMA5", "CMA6", "CMA7", "CMA8", "CMA9"
]
#: The names of all of them.
METHODS: Final[tuple[Method, ...]] = (
    "PDC",
    "MPR",
    "CMA1",
    "CMA2",
    "CMA3",
    "CMA4",
    "CMA5",
    "CMA6",
    "CMA7",
    "CMA8",
    "CMA9",
)

#: Further apart than any two days of the calendar with all that is supplied on them.
_WIDE: Final = 10**10
_DAYS: Final = 10**4


class _Supply(NamedTuple):
    """Records of supply by person and day: whose, from when to when, and how many days."""

    codes: Any
    start: Any
    end: Any
    days: Any

    def at(self, where: Values) -> "_Supply":
        return _Supply(*(each[where] for each in self))


def _supplied(people: People, start: Values, length: Values) -> _Supply:
    """The sound records, in order."""
    sound = np.flatnonzero(
        people.rows.sound & ~np.isin(people.codes, people.codes[~people.rows.sound])
    )
    order = sound[np.lexsort((start[sound], people.codes[sound]))]
    first, days_ = start[order], length[order]
    return _Supply(people.codes[order], first, first + days_ - 1, days_)


def _carried(supply: _Supply) -> _Supply:
    """The same with what is left of a record used after the next one has come: each begins later."""
    if not len(supply.codes):
        return supply
    total = np.cumsum(supply.days)
    before = total - supply.days
    begin = _reach(supply.codes, supply.start - before) + before
    return supply._replace(start=begin, end=begin + supply.days - 1)


def _reach(codes: Values, values: Values) -> Values:
    """The largest of each person's values so far."""
    return np.maximum.accumulate(values + codes * _WIDE) - codes * _WIDE


def _earlier(supply: _Supply) -> Values:
    """Until when each record's person was supplied before it; `NONE` for the first."""
    if not len(supply.codes):
        return supply.end
    reach = _reach(supply.codes, supply.end)
    first = np.concatenate(([True], supply.codes[1:] != supply.codes[:-1]))
    return np.where(first, NONE, np.concatenate(([NONE], reach[:-1])))


def eras(
    dispensings: F,
    *,
    gap: int | Days | Weeks,
    carry_over: bool,
    overlap: Literal["once", "each"] = "once",
    gap_counts: Literal["at most", "below"] = "at most",
    person: str = "person_id",
    start: str = "drug_exposure_start_date",
    days_supply: str = "days_supply",
    on_error: OnError = "column",
) -> F:
    """A row for each era of supply of each person: records that follow one another within the gap.

    A record covers its first day and as many days as it supplies, both ends counted; a gap is the
    days between two of them without supply. Gives `era_number`, `era_first` and `era_last`,
    `records`, `days_supplied`, `gap_days`, and `error` and `error_column`; a person of whom a row
    cannot be read keeps one row, with its fault.

    Parameters
    ----------
    dispensings
        Of pandas, Polars (eager or lazy) or PyArrow.
    gap
        How many days without supply still belong to an era.
    carry_over
        Whether what is left when the next record comes is used after it.
    overlap
        "once": days that several records cover count once in `days_supplied`; "each": for each.
    gap_counts
        "at most": a gap of just so many days joins; "below": it parts.
    person, start, days_supply
        The columns of `dispensings`.

    Raises
    ------
    RegimenError
        When the gap is no number of days.
    UnknownName, RecordError, TypeError, FactError
        As for `post_course_windows`.

    >>> from datetime import date
    >>> import polars as pl
    >>> fills = pl.DataFrame(
    ...     {
    ...         "person_id": [1, 1, 1, 1],
    ...         "drug_exposure_start_date": [date(2026, 3, each) for each in (1, 3, 11, 16)],
    ...         "days_supply": [5, 5, 3, 5],
    ...     }
    ... )
    >>> told = eras(fills, gap=30, carry_over=False)
    >>> print(*told.select("era_first", "era_last", "records", "days_supplied", "gap_days").row(0))
    2026-03-01 2026-03-20 4 15 5
    """
    limit = days(gap, "days for a gap", least=0)
    yes_or_no(carry_over, "carry_over")
    choice(overlap, ("once", "each"), "way with overlapping days")
    choice(gap_counts, ("at most", "below"), "reading of the gap")
    limit -= gap_counts == "below"

    def answer(given: F) -> F:
        rows = eager(given, on_error)
        people = People(rows, person)
        begin = rows.day(start, "start")
        length = rows.whole(days_supply, "days_supply", least=1, most=_DAYS)
        supply = _supplied(people, begin, length)
        found = _eras(_carried(supply) if carry_over else supply, limit)
        told: dict[str, Values] = {
            "era_number": found.number,
            "era_first": found.first,
            "era_last": found.last,
            "records": found.records,
        }
        told["days_supplied"] = found.supplied if overlap == "each" else found.covered
        told["gap_days"] = found.last - found.first + 1 - found.covered
        answered: F = _a_row_each(people, found.codes, told)
        return answered

    return held(dispensings, answer)


class _Eras(NamedTuple):
    codes: Any
    number: Any
    first: Any
    last: Any
    records: Any
    supplied: Any
    covered: Any


def _eras(supply: _Supply, gap: int) -> _Eras:
    earlier = _earlier(supply)
    new = (earlier == NONE) | (supply.start - earlier - 1 > gap)
    at = np.flatnonzero(new)
    if not len(at):
        return _Eras(*(np.zeros(0, dtype=np.int64) for _ in _Eras._fields))
    codes = supply.codes[at]
    own: Values = cast("Values", np.where(new, supply.start, np.maximum(supply.start, earlier + 1)))
    covered = np.maximum(supply.end - own + 1, 0)
    count = np.diff(np.append(at, len(new)))
    place = np.arange(len(at))
    first = np.maximum.accumulate(
        np.where(np.concatenate(([True], codes[1:] != codes[:-1])), place, 0)
    )
    return _Eras(
        codes,
        place - first + 1,
        supply.start[at],
        np.maximum.reduceat(supply.end, at),
        count,
        np.add.reduceat(supply.days, at),
        np.add.reduceat(covered, at),
    )


def _a_row_each(people: People, codes: Native, told: dict[str, Any]) -> Native:
    """A row for each of these, in the order of persons; and one for each person with a fault."""
    faults = people.faults()
    bad = np.flatnonzero(faults != NONE)
    whose = np.concatenate((codes, bad))
    order = np.argsort(whose, kind="stable")
    frame = people.rows.frame.select(people.name)[people.first[whose[order]], :]
    outputs: dict[str, Output] = {}
    for name, values in told.items():
        all_of_it = np.concatenate((values, np.full(len(bad), NONE)))[order]
        kind: Literal["day", "whole"] = "day" if name.endswith(("_first", "_last")) else "whole"
        outputs[name] = Output(all_of_it, kind, all_of_it != NONE)
    return people.rows.answered(outputs, frame, faults[whose[order]])


def courses(
    dispensings: F,
    *,
    washout: int | Days | Weeks,
    carry_over: bool = True,
    person: str = "person_id",
    start: str = "drug_exposure_start_date",
    days_supply: str = "days_supply",
    on_error: OnError = "column",
) -> F:
    """A row for each course of each person, numbered: supply after a longer pause begins the next.

    Gives `course_number`, 1 for the first; `course_first` and `course_last`, `records`,
    `days_supplied`, `days_since`, the days without supply since the course before, null for the
    first; and `error` and `error_column`.

    Parameters
    ----------
    washout
        How many days without supply still belong to a course; a longer pause ends it. Studies differ.
    carry_over
        Whether what is left when the next record comes is used after it.
    dispensings, person, start, days_supply, on_error
        As for `eras`.

    Raises
    ------
    RegimenError, UnknownName, RecordError, TypeError, FactError
        As for `eras`.

    >>> from datetime import date
    >>> import polars as pl
    >>> fills = pl.DataFrame(
    ...     {
    ...         "person_id": [1, 1],
    ...         "drug_exposure_start_date": [date(2025, 3, 1), date(2026, 3, 1)],
    ...         "days_supply": [30, 30],
    ...     }
    ... )
    >>> courses(fills, washout=56).select("course_number", "days_since").rows()
    [(1, None), (2, 335)]
    """
    limit = days(washout, "days for a washout", least=0)
    yes_or_no(carry_over, "carry_over")

    def answer(given: F) -> F:
        rows = eager(given, on_error)
        people = People(rows, person)
        begin = rows.day(start, "start")
        length = rows.whole(days_supply, "days_supply", least=1, most=_DAYS)
        supply = _supplied(people, begin, length)
        found = _eras(_carried(supply) if carry_over else supply, limit)
        before = np.concatenate(([NONE], found.last[:-1]))[: len(found.last)]
        since = np.where(found.number == 1, NONE, found.first - before - 1)
        told = {
            "course_number": found.number,
            "course_first": found.first,
            "course_last": found.last,
            "records": found.records,
            "days_supplied": found.supplied,
            "days_since": since,
        }
        answered: F = _a_row_each(people, found.codes, told)
        return answered

    return held(dispensings, answer)


def adherence(
    dispensings: F,
    *,
    method: Method,
    window: Window,
    person: str = "person_id",
    start: str = "drug_exposure_start_date",
    days_supply: str = "days_supply",
    on_error: OnError = "column",
) -> F:
    """A row for each person: how much of the days observed was supplied, by a named method.

    "PDC" is the share of the window's days that are covered, overlapping days once and nothing
    carried over; "MPR" all that is supplied in the window over its days, above 1 where it overlaps.
    "CMA1" is what is supplied before the last record over the days from the first to the last, and
    "CMA2" all that is supplied over the days from the first to the end of the window; "CMA3" and
    "CMA4" are these two, at most 1. The next carry over what is left: "CMA5" is the covered share of
    the days of "CMA1", "CMA6" of those of "CMA2", "CMA7" of the whole window, with what records from
    before it leave; "CMA8" of the window from the day on which that is used up. "CMA9" spreads each
    record evenly until the next, at most 1 a day, over the whole window. Gives `adherence`, null
    where the method has no days; `days_observed`; and `error` and `error_column`.

    Parameters
    ----------
    method
        One of `METHODS`.
    window
        The days observed, both ends included; of records after it nothing counts.
    dispensings, person, start, days_supply, on_error
        As for `eras`.

    Raises
    ------
    FactError
        When the method is none of them, or the window has no last day.
    UnknownName, RecordError, TypeError
        As for `post_course_windows`.

    >>> from datetime import date
    >>> import polars as pl
    >>> fills = pl.DataFrame(
    ...     {
    ...         "person_id": [1, 1, 1],
    ...         "drug_exposure_start_date": [date(2026, 3, each) for each in (1, 11, 26)],
    ...         "days_supply": [15, 10, 10],
    ...     }
    ... )
    >>> march = Window(first=date(2026, 3, 1), last=date(2026, 3, 31))
    >>> for method in ("PDC", "MPR", "CMA1", "CMA6"):
    ...     print(method, adherence(fills, method=method, window=march)["adherence"][0])
    PDC 0.8387096774193549
    MPR 1.1290322580645162
    CMA1 1.0
    CMA6 1.0
    """
    choice(method, METHODS, "method")
    require(window, Window, "Window(first=…, last=…)")
    if window.last is None:
        raise FactError("a window without a last day cannot be observed: give it one")
    low, high = number_of(window.first), number_of(window.last)

    def answer(given: F) -> F:
        rows = eager(given, on_error)
        people = People(rows, person)
        begin = rows.day(start, "start")
        length = rows.whole(days_supply, "days_supply", least=1, most=_DAYS)
        supply = _supplied(people, begin, length)
        supply = supply.at(supply.start <= high)
        share, observed = _share(method, supply, people.count, low, high)
        some = observed > 0
        told: F = people.answered(
            {
                "adherence": Output(share / np.where(some, observed, 1), "number", some),
                "days_observed": Output(observed, "whole"),
            }
        )
        return told

    return held(dispensings, answer)


def _share(method: Method, supply: _Supply, count: int, low: int, high: int) -> tuple[Any, Any]:
    """What counts as supplied to each person, and the days that it is held against."""
    inside = supply.at(supply.start >= low)
    whole = np.full(count, high - low + 1)
    first, last = _ends(inside, count)
    none = first == NONE
    from_first = np.where(none, 0, high - first + 1)
    between = np.where(none, 0, last - first)
    if method == "PDC":
        return _covered(supply, count, low, high, merge=True), whole
    if method == "MPR":
        return _sum(inside.codes, inside.days, count), whole
    if method in ("CMA1", "CMA3"):
        before = inside.at(inside.start < last[inside.codes])
        taken = _sum(before.codes, before.days, count)
        return (np.minimum(taken, between) if method == "CMA3" else taken), between
    if method in ("CMA2", "CMA4"):
        taken = _sum(inside.codes, inside.days, count)
        return (np.minimum(taken, from_first) if method == "CMA4" else taken), from_first
    if method == "CMA5":
        return _covered(_carried(inside), count, first, last - 1), between
    if method == "CMA6":
        return _covered(_carried(inside), count, first, high), from_first
    if method == "CMA9":
        return _spread(supply, count, low, high), whole
    if method == "CMA7":
        return _covered(_carried(supply), count, low, high), whole
    earlier = _carried(supply.at(supply.start < low))
    left = np.full(count, low)
    np.maximum.at(left, earlier.codes, earlier.end + 1)
    left = np.minimum(left, high + 1)
    return _covered(_carried(supply), count, left, high), high - left + 1


def _ends(supply: _Supply, count: int) -> tuple[Any, Any]:
    """The first and the last day on which each person got a record; `NONE` where none."""
    first, last = np.full(count, NONE), np.full(count, NONE)
    last[supply.codes] = supply.start
    first[supply.codes[::-1]] = supply.start[::-1]
    return first, last


def _sum(codes: Values, values: Values, count: int) -> Values:
    total = np.zeros(count, dtype=np.float64 if values.dtype.kind == "f" else np.int64)
    np.add.at(total, codes, values)
    return total


def _covered(
    supply: _Supply, count: int, low: Values, high: Values, *, merge: bool = False
) -> Values:
    """How many of each person's days from low to high are covered."""
    begin = np.maximum(supply.start, _earlier(supply) + 1) if merge else supply.start
    low = np.broadcast_to(low, (count,))[supply.codes]
    high = np.broadcast_to(high, (count,))[supply.codes]
    days_ = np.minimum(supply.end, high) - np.maximum(begin, low) + 1
    return _sum(supply.codes, np.maximum(days_, 0), count)


def _spread(supply: _Supply, count: int, low: int, high: int) -> Values:
    """What each person has, each record spread evenly until the next one, at most one a day."""
    if not len(supply.codes):
        return np.zeros(count)
    same = np.append(supply.codes[1:] == supply.codes[:-1], [False])
    until = np.where(same, np.append(supply.start[1:], [0]), high + 1)
    length = until - supply.start
    mine = np.maximum(until - np.maximum(supply.start, low), 0)
    rate = np.minimum(supply.days / np.maximum(length, 1), 1)
    return _sum(supply.codes, mine * rate, count)


def dispensed_doses(
    dispensings: F,
    *,
    method: Literal["days supply", "until next"],
    pool_same_day: bool,
    person: str = "person_id",
    start: str = "drug_exposure_start_date",
    quantity: str = "quantity",
    strength: str = "strength_mg",
    days_supply: str = "days_supply",
    on_error: OnError = "column",
) -> F:
    """The frame with the daily dose that each dispensing implies.

    Adds `dispensed_mg`, quantity × strength; `dose_days`, the days over which it is spread;
    `implied_daily_dose_mg`, null where the method has no days, as for the last record until a next
    one; and `error` and `error_column`. A dose is implied, not taken: what was left is not known.

    Parameters
    ----------
    method
        "days supply": over the days that the record supplies; "until next": over the days until the
        person's next record.
    pool_same_day
        Whether records of one person and day are one: each then has the dose and sum of all of them,
        and the most days that one of them supplies.
    dispensings, person, start, on_error
        As for `eras`.
    quantity, strength, days_supply
        The columns with the capsules, the mg of each, and the days; the last only by "days supply".

    Raises
    ------
    UnknownName, RecordError, TypeError, FactError
        As for `post_course_windows`.

    >>> from datetime import date
    >>> import polars as pl
    >>> fills = pl.DataFrame(
    ...     {
    ...         "person_id": [1, 1],
    ...         "drug_exposure_start_date": [date(2026, 3, 1)] * 2,
    ...         "quantity": [30, 30],
    ...         "strength_mg": [20, 40],
    ...         "days_supply": [30, 30],
    ...     }
    ... )
    >>> told = dispensed_doses(fills, method="days supply", pool_same_day=True)
    >>> told["implied_daily_dose_mg"].to_list()
    [60.0, 60.0]
    """
    choice(method, ("days supply", "until next"), "method")
    yes_or_no(pool_same_day, "pool_same_day")

    def answer(given: F) -> F:
        rows = eager(given, on_error)
        people = People(rows, person)
        begin = rows.day(start, "start")
        count = rows.whole(quantity, "quantity", least=1, most=_DAYS)
        mass = count * rows.number(strength, "strength", most=_DAYS)
        length = (
            rows.whole(days_supply, "days_supply", least=1, most=_DAYS)
            if method == "days supply"
            else np.full(rows.length, NONE)
        )
        sound = rows.sound
        key = people.codes * _WIDE + begin
        _, day = np.unique(key, return_inverse=True)
        if method == "until next":
            length = _until_next(people.codes, begin, sound)
        if pool_same_day and rows.length:
            pooled = np.zeros(day.max() + 1, dtype=np.int64)
            np.add.at(pooled, day[sound], mass[sound])
            longest = np.full(day.max() + 1, NONE)
            np.maximum.at(longest, day[sound], length[sound])
            mass, length = pooled[day], longest[day]
        some = length > 0
        dose = mass / np.where(some, length * SCALE, 1)
        told: F = rows.answered(
            {
                "dispensed_mg": Output(mass / SCALE, "number"),
                "dose_days": Output(length, "whole", some),
                "implied_daily_dose_mg": Output(dose, "number", some),
            }
        )
        return told

    return held(dispensings, answer)


def _until_next(codes: Values, begin: Values, sound: Values) -> Values:
    """The days until each person's next record on a later day; `NONE` where there is none."""
    key = codes * _WIDE + begin
    days_ = np.unique(key[sound])
    place: Values = cast("Values", np.searchsorted(days_, key, side="right"))
    following = np.append(days_, [NONE])[np.minimum(place, len(days_))]
    mine = (place < len(days_)) & (following // _WIDE == codes)
    return np.where(mine, following - key, NONE)
