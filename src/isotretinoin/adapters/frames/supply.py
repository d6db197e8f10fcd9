"""Records of supply by person and day, which all that dispensings tell is counted from."""

from typing import Any, Final, NamedTuple, cast

import numpy as np

from isotretinoin.adapters.frames.days import NONE, Native, Values
from isotretinoin.adapters.frames.people import People
from isotretinoin.adapters.frames.rows import FAULTS, EagerRows, Output

__all__ = [
    "MOST_DAYS",
    "WIDE",
    "Eras",
    "Supply",
    "a_row_each",
    "carried",
    "covered",
    "ends",
    "eras_of",
    "not_covered_before",
    "perhaps_number",
    "pooled",
    "sums",
    "supplied",
]

#: Further apart than any two days of the calendar with all that is supplied on them.
WIDE: Final = 10**10
#: The most days, capsules or mg that a record may tell.
MOST_DAYS: Final = 10**4


class Supply(NamedTuple):
    """Records of supply by person and day: whose, from when to when, and how many days."""

    codes: Any
    start: Any
    end: Any
    days: Any

    def at(self, where: Values) -> "Supply":
        """Those of them."""
        return Supply(*(each[where] for each in self))


def supplied(people: People, start: str, days_supply: str, end: str | None = None) -> Supply:
    """The records of the persons without a fault, in their order; faults of rows are noted.

    Where a column has the last day of each record, that is read, and not the days supplied.
    """
    rows = people.rows
    begin = rows.day(start, "start")
    if end is None:
        length = rows.whole(days_supply, "days_supply", least=1, most=MOST_DAYS)
    else:
        last = rows.day(end, "end")
        rows.wrong(last < begin, end, "disorder")
        length = last - begin + 1
    # Who has a faulty row gets no answer: what is known of such a person is not all that there is.
    faulty = np.zeros(people.count, dtype=bool)
    faulty[people.codes[~rows.sound]] = True
    sound = np.flatnonzero(~faulty[people.codes])
    codes, first, days_ = people.codes[sound], begin[sound], length[sound]
    key = codes * WIDE + first
    if (key[1:] < key[:-1]).any():
        order = np.argsort(key, kind="stable")
        codes, first, days_ = codes[order], first[order], days_[order]
    return Supply(codes, first, first + days_ - 1, days_)


def pooled(supply: Supply) -> Supply:
    """The same with the records of one person and day as one, of the most days that one supplies."""
    if not len(supply.codes):
        return supply
    at = np.flatnonzero(_new(supply.codes) | _new(supply.start))
    days_ = np.maximum.reduceat(supply.days, at)
    first = supply.start[at]
    return Supply(supply.codes[at], first, first + days_ - 1, days_)


def carried(supply: Supply) -> Supply:
    """The same with what is left of a record used after the next one has come: each begins later."""
    if not len(supply.codes):
        return supply
    total = np.cumsum(supply.days)
    before = total - supply.days
    begin = _reach(supply.codes, supply.start - before) + before
    return supply._replace(start=begin, end=begin + supply.days - 1)


def _new(values: Values) -> Values:
    """Which of them differ from the one before."""
    return np.concatenate(([True], values[1:] != values[:-1]))


def _reach(codes: Values, values: Values) -> Values:
    """The largest of each person's values so far."""
    return np.maximum.accumulate(values + codes * WIDE) - codes * WIDE


def _earlier(supply: Supply) -> Values:
    """Until when each record's person was supplied before it; `NONE` for the first."""
    reach = _reach(supply.codes, supply.end)
    return np.where(_new(supply.codes), NONE, np.concatenate(([NONE], reach[:-1])))


def not_covered_before(supply: Supply) -> Supply:
    """The same without the days that an earlier record of the person covers."""
    if not len(supply.codes):
        return supply
    begin = np.maximum(supply.start, _earlier(supply) + 1)
    return supply._replace(start=begin)


class Eras(NamedTuple):
    """Eras of supply: whose, which of the person's, its days, and what it was made from."""

    codes: Any
    number: Any
    first: Any
    last: Any
    records: Any
    supplied: Any
    covered: Any


def eras_of(supply: Supply, gap: int) -> Eras:
    """Records that follow one another within so many days without supply, as one each."""
    if not len(supply.codes):
        return Eras(*(np.zeros(0, dtype=np.int64) for _ in Eras._fields))
    earlier = _earlier(supply)
    new = (earlier == NONE) | (supply.start - earlier - 1 > gap)
    at = np.flatnonzero(new)
    codes = supply.codes[at]
    own: Values = cast("Values", np.where(new, supply.start, np.maximum(supply.start, earlier + 1)))
    place = np.arange(len(at))
    first = np.maximum.accumulate(np.where(_new(codes), place, 0))
    return Eras(
        codes,
        place - first + 1,
        supply.start[at],
        np.maximum.reduceat(supply.end, at),
        np.diff(np.append(at, len(new))),
        np.add.reduceat(supply.days, at),
        np.add.reduceat(np.maximum(supply.end - own + 1, 0), at),
    )


def a_row_each(people: People, codes: Native, told: dict[str, Output]) -> Native:
    """A row for each of these, in the order of persons; and one for each person with a fault."""
    faults = people.faults()
    bad = np.flatnonzero(faults != NONE)
    whose = np.concatenate((codes, bad))
    order = np.argsort(whose, kind="stable")
    frame = people.rows.frame.select(people.name)[people.first[whose[order]], :]
    outputs: dict[str, Output] = {}
    for name, output in told.items():
        values = np.concatenate((output.values, np.full(len(bad), NONE)))[order]
        where: Any = np.ones(len(codes), dtype=bool) if output.where is None else output.where
        shown = np.concatenate((where, np.zeros(len(bad), dtype=bool)))[order]
        outputs[name] = Output(values, output.kind, shown, output.words)
    return people.rows.answered(outputs, frame, faults[whose[order]])


def ends(supply: Supply, count: int) -> tuple[Any, Any]:
    """The first and the last day on which each person got a record; `NONE` where none."""
    first, last = np.full(count, NONE), np.full(count, NONE)
    last[supply.codes] = supply.start
    first[supply.codes[::-1]] = supply.start[::-1]
    return first, last


def sums(codes: Values, values: Values, count: int) -> Values:
    """The sum of each person's values."""
    total = np.zeros(count, dtype=np.float64 if values.dtype.kind == "f" else np.int64)
    np.add.at(total, codes, values)
    return total


def covered(supply: Supply, count: int, low: Values, high: Values) -> Values:
    """How many of each person's days from low to high the records cover, one at a time."""
    days_ = np.minimum(supply.end, _each(high, supply, count))
    days_ = days_ - np.maximum(supply.start, _each(low, supply, count)) + 1
    return sums(supply.codes, np.maximum(days_, 0), count)


def _each(bound: Values, supply: Supply, count: int) -> Values:
    return np.broadcast_to(bound, (count,))[supply.codes]


def perhaps_number(
    rows: EagerRows, name: str, argument: str, *, most: int = MOST_DAYS
) -> tuple[Any, Any]:
    """The numbers of a column in thousandths, and where there are any: none is no fault of the row."""
    before = len(rows.faults)
    values = rows.number(name, argument, most=most)
    missing = np.zeros(rows.length, dtype=bool)
    kept: list[tuple[Values, str, str]] = []
    for where, column, fault in rows.faults[before:]:
        if fault == FAULTS["missing"]:
            missing |= where
        else:
            kept.append((where, column, fault))
    rows.faults[before:] = kept
    return values, ~missing
