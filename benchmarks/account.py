"""What an account costs: against a plain walk through the days, and as the diary grows.

    python benchmarks/account.py

Ratios are measured side by side in one run; the times are of this machine.
"""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from runpy import run_path
from statistics import median
from time import perf_counter

from isotretinoin.diaries.account import WeightPolicy, account
from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import (
    DosePeriod,
    DoseTaken,
    Entry,
    Missed,
    Symptom,
    Unrecorded,
    Weight,
)
from isotretinoin.patient import Patient
from isotretinoin.quantities import kg, mg, mg_per_day, mg_per_kg, mg_per_kg_day

#: The walk through the days that the tests hold the account against.
reckon = run_path(str(Path(__file__).parents[1] / "tests" / "day_by_day.py"))["reckon"]

FIRST = date(2026, 1, 1)
GOAL = mg_per_kg(1000)  # not reached, so that both go through all the days
POLICIES: tuple[WeightPolicy, ...] = ("latest", "period")


def day(n: int) -> date:
    return FIRST + timedelta(days=n - 1)


def real_life(days: int) -> Diary:
    """Titration, a rest, a weight a month, a few misses, some days nobody remembers."""
    entries: list[Entry] = [
        DosePeriod(FIRST, mg_per_day(20)),
        DosePeriod(day(29), mg_per_kg_day("0.5")),
        DosePeriod(day(100), mg_per_day(0)),
        DosePeriod(day(110), mg_per_day(40)),
        Unrecorded(day(220), day(225)),
    ]
    entries += [Weight(day(n), kg(60 + n / 100)) for n in range(30, days, 30)]
    entries += [Missed(day(n)) for n in range(17, days, 30)]
    entries += [Symptom(day(n), "dry-lips") for n in range(10, days, 10)]
    return Diary(patient=Patient(weight=kg(60)), entries=tuple(entries))


def two_intakes_a_day(days: int) -> Diary:
    entries: list[Entry] = [DosePeriod(FIRST, mg_per_day(40))]
    entries += [DoseTaken(day(n), mg(15 + n % 3), i) for n in range(1, days + 1) for i in (1, 2)]
    entries += [Weight(day(n), kg(60 + n / 100)) for n in range(30, days, 30)]
    return Diary(patient=Patient(weight=kg(60)), entries=tuple(entries))


def one_long_period() -> Diary:
    return Diary(patient=Patient(weight=kg(60)), entries=(DosePeriod(FIRST, mg_per_day(40)),))


def milliseconds(run: Callable[[], object], times: int) -> float:
    taken: list[float] = []
    for _ in range(times):
        start = perf_counter()
        run()
        taken.append(perf_counter() - start)
    return median(taken) * 1000


def compare(name: str, diary: Diary, days: int) -> None:
    as_of = day(days)
    for policy in POLICIES:

        def ours(policy: WeightPolicy = policy) -> object:
            return account(diary, as_of=as_of, weight_policy=policy, goal=GOAL)

        def walk(policy: WeightPolicy = policy) -> object:
            return reckon(diary, as_of, policy=policy, goal=GOAL.mg_per_kg)

        exact, naive = milliseconds(ours, 51), milliseconds(walk, 3)
        print(
            f"{name:24} {len(diary.entries):4} entries {days:5} days  {policy:7}"
            f"{exact:8.3f} ms {naive / exact:8.1f} times as fast as a walk through the days",
        )


def main() -> None:
    compare("real life", real_life(240), 240)
    compare("two intakes a day", two_intakes_a_day(240), 240)
    compare("one period, two years", one_long_period(), 730)
    print("\nCost by entry as the diary grows, against the shortest")
    shortest = 0.0
    for days in (240, 480, 960, 1920):
        diary, as_of = two_intakes_a_day(days), day(days)

        def ours(diary: Diary = diary, as_of: date = as_of) -> object:
            return account(diary, as_of=as_of, goal=GOAL)

        cost = milliseconds(ours, 21)
        by_entry = cost / len(diary.entries)
        shortest = shortest or by_entry
        print(f"{len(diary.entries):6} entries {cost:8.2f} ms {by_entry / shortest:6.2f}")


if __name__ == "__main__":
    main()
