"""Whole-capsule plans: how long the longest takes, and how it compares with brute force.

    python benchmarks/capsules.py

Every product's strengths, every dose from 2.5 to 300 mg (2 mg/kg/day at 150 kg) in steps of 2.5 and
some odd ones, in all directions, with and without halves, in cycles of up to 2, 7, 14 and 30 days.
Exits with 1 when a limit is missed.
"""

import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations_with_replacement
from statistics import median
from time import process_time

from isotretinoin.capsules.dose import capsule_plan
from isotretinoin.errors import RegimenError
from isotretinoin.products import ALL
from isotretinoin.quantities import Mass, mg, mg_per_day

LIMIT = 10.0  # milliseconds, for any dose and any cycle that is offered
CYCLES = (2, 7, 14, 30)
TIMES_FASTER = 20.0  # than brute force, over the doses of a label's table
DOSES = (
    *(Fraction(5 * n, 2) for n in range(1, 121)),
    *(Fraction(n, 3) for n in range(10, 900, 37)),
    Fraction("57.123456789"),
)
TABLE = tuple(map(Fraction, (20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90, 100)))

Day = tuple[int, ...]


def best(work: Callable[[], object], rounds: int = 3) -> float:
    """The least milliseconds of some rounds."""
    least = float("inf")
    for _ in range(rounds):
        start = process_time()
        work()
        least = min(least, (process_time() - start) * 1000)
    return least


def plan(
    dose: Fraction,
    strengths: tuple[Mass, ...],
    direction: str,
    longest: int = 2,
    *,
    halves: bool = False,
) -> object:
    try:
        return capsule_plan(
            mg_per_day(dose),
            strengths=strengths,
            direction=direction,  # type: ignore[arg-type]
            longest_cycle=longest,
            days=30,
            halves=halves,
        )
    except RegimenError:  # less than half a capsule, or nothing on that side
        return None


def days_up_to(strengths: list[int], highest: int) -> Iterator[Day]:
    """Every choice of capsules for a day."""
    days: list[Day] = [()]
    for strength in strengths:
        days = [
            (*day, *(strength,) * n)
            for day in days
            for n in range((highest - sum(day)) // strength + 1)
        ]
    yield from days


def brute_force(dose: Fraction, strengths: list[int]) -> object:
    """The nearest two-day cycle, by looking at every pair of days."""

    def merit(pair: tuple[Day, Day]) -> tuple[object, ...]:
        first, second = pair
        mean = Fraction(sum(first) + sum(second), 2)
        swing = abs(sum(second) - sum(first))
        return abs(mean - dose), swing, len(first + second), len({*first, *second})

    days = days_up_to(strengths, int(dose) + max(strengths))
    return min(combinations_with_replacement(days, 2), key=merit)


def main() -> int:
    products = {each.strengths: each.name for each in ALL if each.strengths}
    worst = 0.0
    for strengths, name in products.items():
        for longest in CYCLES:
            times = {
                (dose, direction, halves): best(
                    lambda: plan(dose, strengths, direction, longest, halves=halves)  # noqa: B023
                )
                for dose in (DOSES if longest == 2 else DOSES[::3])
                for direction in ("nearest", "down", "up")
                for halves in (False, True)
            }
            (dose, direction, halves), slowest = max(times.items(), key=lambda each: each[1])
            print(
                f"{name}, cycles of up to {longest} days: median {median(times.values()):.2f} ms, "
                f"longest {slowest:.2f} ms ({float(dose):g} mg/day, {direction}"
                f"{', halves' if halves else ''})",
                flush=True,
            )
            worst = max(worst, slowest)
    print(f"longest of all: {worst:.2f} ms (limit {LIMIT:g} ms)")

    tens = (mg(10), mg(20), mg(30), mg(40))
    ours = sum(best(lambda: plan(dose, tens, "nearest")) for dose in TABLE)  # noqa: B023
    theirs = sum(
        best(lambda: brute_force(dose, [10, 20, 30, 40]), rounds=1)  # noqa: B023
        for dose in TABLE
    )
    ratio = theirs / ours
    print(f"brute force over {len(TABLE)} doses takes {ratio:.0f} times as long")
    met = worst < LIMIT and ratio >= TIMES_FASTER
    print("limits met" if met else "a limit is missed")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
