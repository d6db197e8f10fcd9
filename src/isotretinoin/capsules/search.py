"""The best cycle of days for a dose in whole capsules, found in whole numbers.

Capsule sizes and doses are counts of one step, such as 5 mg. A level is what capsules can make of
one day. Sought are first the sums of levels next to the dose, then the narrowest range of levels
that makes such a sum, then the filling of that range that takes the fewest capsules, and of those
one with the fewest sizes. Nothing is approximated: each part leaves all that are best so far.

Where days in two equal halves are preferred, a day that no two equal halves make costs more than any
number of capsules, and any other one twice the capsules of its half: the search is the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, groupby, pairwise
from math import ceil, floor
from typing import Final, Literal, NamedTuple

__all__ = ["Cycle", "Direction", "best_cycle"]


#: Which mean is sought: the nearest to the dose, never above it, or never below it.
Direction = Literal["nearest", "down", "up"]


#: For each day its capsules, the largest first.
Cycle = tuple[tuple[int, ...], ...]


_NEVER: Final = 1 << 40  # so many capsules: not a level
_UNEVEN: Final = 1 << 20  # as many as no day has: what a day costs that has no two equal halves


class _Sum(NamedTuple):
    """A number of days and what they add up to, with the levels that its days lie between."""

    days: int
    total: int
    low: int = 0
    high: int = 0


def best_cycle(
    dose: Fraction,
    sizes: tuple[int, ...],
    direction: Direction,
    longest: int,
    most: int | None,
    *,
    halves: bool = False,
) -> Cycle | None:
    """The best cycle of 1 to `longest` days, or None when there is none on that side of the dose.

    `sizes` are in rising order; no day is above `most`. With `halves`, of cycles with one swing that
    with the most days in two equal halves is meant. What best means is said by `capsule_plan`.

    >>> best_cycle(Fraction(5, 2), (1, 2, 3, 4), "nearest", 2, None)
    ((2,), (3,))
    """
    top = floor(dose * longest) + sizes[0]
    highest_day = top if most is None else min(top, most)
    levels = _levels(sizes, highest_day)
    sums = list(_sums(dose, levels, direction, longest, top, unbounded=highest_day == top))
    nearest = min((abs(Fraction(total, days) - dose) for days, total in sums), default=None)
    near = [each for each in sums if abs(Fraction(each[1], each[0]) - dose) == nearest]
    narrow: list[_Sum] = []
    for days, total in near:
        bound = narrow[0].high - narrow[0].low if narrow else top
        ranges = _narrowest(days, total, levels, bound)
        if ranges and ranges[0].high - ranges[0].low < bound:
            narrow.clear()
        narrow += ranges
    narrow = _shortest_of_two_levels(narrow, levels)
    fewest = _fewest(sizes, max((each.high for each in narrow), default=0), halves=halves)
    filled = [(each, n[0]) for each in narrow if (n := _filling(each, fewest))]
    cheapest = min((Fraction(n, each.days) for each, n in filled), default=None)
    cheap = [(each, n) for each, n in filled if Fraction(n, each.days) == cheapest]
    highest = max((each.high for each, _ in cheap), default=0)
    for few in range(1, len(sizes) + 1):
        own = {some: _fewest(some, highest, halves=halves) for some in combinations(sizes, few)}
        for _, some_days in groupby(cheap, lambda each: each[0].days):
            found = [
                one
                for each, capsules in some_days
                for some, counts in own.items()
                if (one := _cycle(each, capsules, fewest, some, counts, halves=halves))
            ]
            if found:
                cycle = min(found)[-1]
                return cycle[::-1] if direction == "up" else cycle
    return None


def _shortest_of_two_levels(narrow: list[_Sum], levels: list[int]) -> list[_Sum]:
    """The same without longer cycles of two levels with none between: they are shorter ones again."""
    following = dict(pairwise(levels))
    known: set[tuple[int, int, Fraction]] = set()
    left: list[_Sum] = []
    for each in narrow:
        mean = each.low, each.high, Fraction(each.total, each.days)
        if mean not in known:
            left.append(each)
        if each.high in (each.low, following.get(each.low)):
            known.add(mean)
    return left


def _levels(sizes: tuple[int, ...], top: int) -> list[int]:
    """What capsules of these sizes can make, from 0 to the top, in rising order."""
    reach = 1  # bit n: whether they can make n
    for size in sizes:
        times = size
        while times <= top:  # 1 more of them, then 2, then 4: any number is the sum of such
            reach |= reach << times
            times *= 2
    return [level for level, bit in enumerate(f"{reach:b}"[: -top - 2 : -1]) if bit == "1"]


def _fewest(sizes: tuple[int, ...], top: int, *, halves: bool = False) -> list[int]:
    """For each total from 0 to the top, how few capsules make it."""
    counts = [0]
    for total in range(1, top + 1):
        fewest = _NEVER
        for size in sizes:
            if size > total:
                break
            fewest = min(fewest, counts[total - size] + 1)
        counts.append(fewest)
    return [_in_halves(total, counts) for total in range(top + 1)] if halves else counts


def _in_halves(total: int, counts: list[int]) -> int:
    """What a total costs where two equal halves are preferred."""
    half = _NEVER if total % 2 else counts[total // 2]
    if half < _NEVER:
        return 2 * half
    return min(counts[total] + _UNEVEN, _NEVER)


def _sums(
    dose: Fraction,
    levels: list[int],
    direction: Direction,
    longest: int,
    top: int,
    *,
    unbounded: bool,
) -> Iterator[tuple[int, int]]:
    """For each number of days, the sums of that many levels next to the dose on either side."""
    reach = 1  # bit n: whether the levels of so many days can add up to n
    kept = (1 << (top + 1)) - 1
    for days in range(1, longest + 1):
        if days == 1 or not unbounded:  # without a maximum one day can hold what several do
            longer = 0
            for level in levels:
                longer |= reach << level
            reach = longer & kept
        if direction != "up":
            yield days, (reach & ((2 << floor(dose * days)) - 1)).bit_length() - 1
        above = reach >> ceil(dose * days)
        if direction != "down" and above:
            yield days, ceil(dose * days) + (above & -above).bit_length() - 1


def _narrowest(days: int, total: int, levels: list[int], bound: int) -> list[_Sum]:
    """The narrowest ranges of levels, at most as wide as the bound, of which so many make it."""
    below = bisect_right(levels, total // days)
    for width in range(bound + 1):
        found: list[_Sum] = []
        for start in range(below - 1, -1, -1):
            low, high = levels[start], levels[start] + width
            if high * days < total:
                break
            end = bisect_right(levels, high, lo=start)
            if levels[end - 1] == high and _fits(days, total, levels[start:end]):
                found.append(_Sum(days, total, low, high))
        if found:
            return found
    return []


def _fits(days: int, total: int, levels: list[int]) -> bool:
    """Whether the lowest and the highest of the levels, and others between, make the total."""
    low, high = levels[0], levels[-1]
    if low == high or days == 1:
        return low == high and low * days == total
    rest = total - low - high - (days - 2) * low
    reach = 1
    for _ in range(days - 2):
        longer = 0
        for level in levels:
            longer |= reach << (level - low)
        reach = longer
    return rest >= 0 and bool(reach >> rest & 1)


def _filling(each: _Sum, fewest: list[int]) -> tuple[int, tuple[int, ...]] | None:
    """The fewest capsules for the sum, and the levels of its days, the lowest that do."""
    rows: list[dict[int, tuple[int, tuple[int, ...]]]] = [{0: (0, ())}]
    rows += [{} for _ in range(each.days)]
    for level in range(each.low, each.high + 1):
        if fewest[level] == _NEVER:
            continue
        for row, following in pairwise(rows):
            for total, (count, levels) in row.items():
                more = (count + fewest[level], (*levels, level))
                if total + level <= each.total and more < following.get(total + level, (_NEVER,)):
                    following[total + level] = more
    return rows[-1].get(each.total)


def _cycle(
    each: _Sum,
    capsules: int,
    fewest: list[int],
    sizes: tuple[int, ...],
    own: list[int],
    *,
    halves: bool,
) -> tuple[int, tuple[int, ...], Cycle] | None:
    """The total, levels and days of the sum in so many capsules of these sizes alone."""
    # The lowest and the highest level are in every filling, or the range were narrower.
    if own[each.low] != fewest[each.low] or own[each.high] != fewest[each.high]:
        return None
    filling = _filling(each, own)
    if filling is None or filling[0] != capsules:
        return None
    levels = filling[1]
    counts = _fewest(sizes, each.high) if halves else own
    made = {level: _day(level, sizes, counts, halves=halves) for level in levels}
    return each.total, levels, tuple(made[level] for level in levels)


def _day(level: int, sizes: tuple[int, ...], counts: list[int], *, halves: bool) -> tuple[int, ...]:
    """The capsules of a day, the largest first."""
    if halves and not level % 2 and counts[level // 2] < _NEVER:
        half = _capsules(level // 2, sizes, counts) or ()
        return tuple(sorted(half * 2, reverse=True))
    return _capsules(level, sizes, counts) or ()


def _capsules(level: int, sizes: tuple[int, ...], fewest: list[int]) -> tuple[int, ...] | None:
    """The fewest capsules that make the level, the largest as small as can be."""
    if not level:
        return ()
    for size in sizes:
        if size * fewest[level] >= level >= size and fewest[level - size] == fewest[level] - 1:
            fitting = tuple(each for each in sizes if each <= size)
            rest = _capsules(level - size, fitting, fewest)
            if rest is not None:
                return (size, *rest)
    return None
