"""Capsules swallowed one by one until there are none."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, cast

from isotretinoin.errors import WrongTypeError, require, shown
from isotretinoin.given import calendar_day, count, group
from isotretinoin.quantities import Mass

__all__ = ["last_day_covered"]

_STOCK: Final = "{mg(20): 30}"
_DAYS: Final = "[(date(…), [mg(20)])]"


def last_day_covered(
    stock: Mapping[Mass, int], days: Iterable[tuple[date, Iterable[Mass]]]
) -> date | None:
    """The last day up to which every day has its capsules; None where the first has not.

    A day without capsules is covered, and capsules of one strength do not stand for another.

    Parameters
    ----------
    stock
        How many capsules of each strength there are.
    days
        Each day in turn, with the capsules that are taken on it.

    Raises
    ------
    TypeError, DateError, FactError
        When it is no stock, or a day is no calendar day with capsules.

    >>> from isotretinoin.quantities import mg
    >>> needed = [(date(2026, 3, 9), [mg(20), mg(20)]), (date(2026, 3, 10), [mg(20), mg(20)])]
    >>> last_day_covered({mg(20): 3}, needed)
    datetime.date(2026, 3, 9)
    """
    held = cast("dict[object, object]", require(stock, dict, _STOCK))
    left = {require(each, Mass, _STOCK): count(n, "capsules") for each, n in held.items()}
    found: date | None = None
    for pair in group(days, _DAYS):
        parts = cast("tuple[object, ...]", require(pair, tuple, _DAYS))
        if len(parts) != len(("day", "capsules")):
            raise WrongTypeError(f"{shown(pair)} is no day with its capsules: write {_DAYS}")
        day, taken = parts
        for each in group(taken, "[mg(20)]"):
            strength = require(each, Mass, "mg(20)")
            if not left.get(strength, 0):
                return found
            left[strength] -= 1
        found = calendar_day(day)
    return found
