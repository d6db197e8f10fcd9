"""The capsule plan is the best there is, against two brute-force searches that share no code."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, combinations_with_replacement, product
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isotretinoin.capsules.dose import CapsulePlan, capsule_plan
from isotretinoin.errors import RegimenError
from isotretinoin.quantities import mg, mg_per_day

Direction = Literal["nearest", "down", "up"]
Day = tuple[int, ...]  # the capsules of one day in whole milligrams, in falling order

DIRECTIONS: tuple[Direction, ...] = ("nearest", "down", "up")
STRENGTH_SETS = (
    (10, 20, 40),
    (10, 20, 30, 40),
    (10, 20, 25, 30, 35, 40),
    (8, 16, 20, 24, 28, 32),
    (5, 10, 20),
)


def days_of(strengths: Day, highest: int) -> Iterator[Day]:
    """Every choice of capsules for one day that adds up to no more than the highest."""
    days: list[Day] = [()]
    for strength in sorted(strengths, reverse=True):
        days = [
            (*day, *(strength,) * n)
            for day in days
            for n in range((highest - sum(day)) // strength + 1)
        ]
    yield from days


def fewest_of_each_kind(strengths: Day, highest: int) -> list[Day]:
    """Of the days with one total and the same strengths, the one with the fewest capsules.

    The others are never better, whatever day they are paired with.
    """
    fewest: dict[tuple[int, frozenset[int]], Day] = {}
    for day in days_of(strengths, highest):
        kind = (sum(day), frozenset(day))
        if kind not in fewest or (len(day), day) < (len(fewest[kind]), fewest[kind]):
            fewest[kind] = day
    return list(fewest.values())


def in_halves(day: Day) -> bool:
    """Whether two choices of the capsules are equal."""
    half = Fraction(sum(day), 2)
    return any(sum(some) == half for n in range(len(day) + 1) for some in combinations(day, n))


def merit(days: tuple[Day, ...], *, halves: bool = False) -> tuple[Any, ...]:
    """What decides between cycles of equal mean, in the order of the clause; least is best."""
    totals = [sum(day) for day in days]
    capsules = [each for day in days for each in day]
    return (
        max(totals) - min(totals),
        Fraction(sum(not in_halves(day) for day in days), len(days)) if halves else 0,
        Fraction(len(capsules), len(days)),
        len(set(capsules)),
        len(days),
    )


def _best_days(days: list[Day]) -> list[Day]:
    """Of the days with one total, the same strengths and equal halves or not, the fewest capsules."""
    kept: dict[tuple[int, frozenset[int], bool], Day] = {}
    for day in sorted(days, key=len):
        kept.setdefault((sum(day), frozenset(day), in_halves(day)), day)
    return list(kept.values())


def distance(mean: Fraction, dose: Fraction, direction: Direction) -> Fraction | None:
    """How far the mean lies from the dose, or None on the wrong side of it."""
    wrong = {"nearest": False, "down": mean > dose, "up": mean < dose}[direction]
    return None if wrong else abs(mean - dose)


def whole(plan: CapsulePlan) -> tuple[Day, ...]:
    """The cycle in whole milligrams, the lower days first."""
    days = tuple(tuple(int(each.mg) for each in day) for day in plan.cycle)
    return tuple(sorted(days, key=sum))


def best_of_each_mean(strengths: Day) -> dict[Fraction, tuple[Any, ...]]:
    """For each mean up to 130 mg, the best merit of all one- and two-day cycles with that mean.

    The merit does not depend on the dose, so every pair of days is looked at once, not once a dose.
    """
    days = sorted(fewest_of_each_kind(strengths, 260), key=sum)
    best: dict[Fraction, tuple[Any, ...]] = {}
    for day in days:
        mean = Fraction(sum(day))
        if mean <= 130:
            best[mean] = min(merit((day,)), best.get(mean, merit((day,))))
    pairs: dict[int, tuple[int, int, int]] = {}
    looks = [(sum(day), len(day), frozenset(day)) for day in days]
    for (low, few, some), (high, more, others) in combinations_with_replacement(looks, 2):
        if low + high <= 260:
            found = (high - low, few + more, len(some | others))
            pairs[low + high] = min(found, pairs.get(low + high, found))
    for total, (swing, capsules, different) in pairs.items():
        mean = Fraction(total, 2)
        found_merit = (swing, 0, Fraction(capsules, 2), different, 2)
        best[mean] = min(found_merit, best.get(mean, found_merit))
    return best


class TestOptimum:
    """Nearest (or never above, never below) mean; then the smallest day-to-day swing; then fewest
    capsules, fewest strengths, shortest cycle.
    """

    @pytest.mark.parametrize("strengths", STRENGTH_SETS, ids=str)
    def test_every_dose_from_5_to_120_mg(self, strengths: Day) -> None:
        """In steps of 2.5 mg and in all directions, no cycle of one or two days is better."""
        best = best_of_each_mean(strengths)
        for direction, halves in product(DIRECTIONS, range(2, 49)):
            dose = Fraction(5 * halves, 2)
            plan = capsule_plan(
                mg_per_day(dose),
                strengths=tuple(map(mg, strengths)),
                direction=direction,
                days=30,
            )
            expected = min(
                (far, *merits)
                for mean, merits in best.items()
                if (far := distance(mean, dose, direction)) is not None
            )
            found = distance(plan.mean_daily_dose.mg_per_day, dose, direction)
            assert (found, *merit(whole(plan))) == expected, (dose, direction)

    @settings(max_examples=150)
    @given(
        st.sets(st.integers(1, 7), min_size=1, max_size=3),
        st.fractions(0, 9, max_denominator=4),
        st.sampled_from(DIRECTIONS),
        st.integers(1, 3),
        st.none() | st.integers(0, 9),
    )
    def test_any_strengths_cycles_and_maximum(
        self,
        strengths: set[int],
        dose: Fraction,
        direction: Direction,
        longest: int,
        maximum: int | None,
    ) -> None:
        """Cycles of up to three days, with or without a maximum, are the best in every respect."""
        if maximum is not None and maximum < dose:
            maximum = None
        offered = tuple(sorted(strengths))
        top = longest * 9 + 7
        highest = top if maximum is None else maximum
        choices = sorted(fewest_of_each_kind(offered, highest), key=lambda day: (sum(day), day))
        keys = (
            (far, *merit(cycle), mean, tuple(map(sum, cycle)), cycle)
            for n in range(1, longest + 1)
            for cycle in combinations_with_replacement(choices, n)
            if sum(map(sum, cycle)) <= top
            for mean in [Fraction(sum(map(sum, cycle)), n)]
            if (far := distance(mean, dose, direction)) is not None
        )
        best = min(keys, default=None)
        if best is None or (dose and not best[-3]):
            with pytest.raises(RegimenError, match="no whole capsules"):
                self.plan(offered, dose, direction, longest, maximum)
            return
        cycle = best[-1]
        plan = self.plan(offered, dose, direction, longest, maximum)
        assert tuple(tuple(int(each.mg) for each in day) for day in plan.cycle) == (
            cycle[::-1] if direction == "up" else cycle
        )

    @settings(max_examples=40)
    @given(
        st.sets(st.integers(1, 6), min_size=1, max_size=3),
        st.fractions("1/2", 7, max_denominator=4),
        st.integers(1, 3),
    )
    def test_two_equal_halves_before_fewer_capsules(
        self, strengths: set[int], dose: Fraction, longest: int
    ) -> None:
        """Of cycles with one swing, none has more days that are two equal halves."""
        offered = tuple(sorted(strengths))
        top = int(dose * longest) + offered[0]
        choices = [day for day in days_of(offered, min(top, 12)) if len(day) <= 12]
        best = min(
            (abs(Fraction(sum(map(sum, cycle)), n) - dose), *merit(cycle, halves=True))
            for n in range(1, longest + 1)
            for cycle in combinations_with_replacement(_best_days(choices), n)
        )
        try:
            plan = capsule_plan(
                mg_per_day(dose),
                strengths=tuple(map(mg, offered)),
                longest_cycle=longest,
                days=30,
                halves=True,
            )
        except RegimenError:  # the nearest is nothing at all
            return
        found = abs(plan.mean_daily_dose.mg_per_day - dose)
        assert (found, *merit(whole(plan), halves=True)) == best

    @staticmethod
    def plan(
        strengths: Day,
        dose: Fraction,
        direction: Direction,
        longest: int,
        maximum: int | None,
    ) -> CapsulePlan:
        """The plan for whole milligrams."""
        return capsule_plan(
            mg_per_day(dose),
            strengths=tuple(map(mg, strengths)),
            direction=direction,
            longest_cycle=longest,
            maximum=None if maximum is None else mg_per_day(maximum),
            days=30,
        )
