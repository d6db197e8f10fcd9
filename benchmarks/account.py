"""What an account costs: against a plain walk through the days; and it and a review as diaries grow.

    python benchmarks/account.py

Ratios are measured side by side in one run; the times are of this machine.
"""

import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from runpy import run_path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]  # from a checkout, as it is

from isotretinoin import analytes, rulebook  # noqa: E402 - the path comes first
from isotretinoin.diaries.account import WeightPolicy, account  # noqa: E402
from isotretinoin.diaries.diary import Diary  # noqa: E402
from isotretinoin.diaries.entries import (  # noqa: E402
    Dispensing,
    DosePeriod,
    DoseTaken,
    Entry,
    Missed,
    Prescription,
    Stopped,
    Symptom,
    Unrecorded,
    Weight,
)
from isotretinoin.monitoring.results import LabResult  # noqa: E402
from isotretinoin.patient import Patient  # noqa: E402
from isotretinoin.products import CLARAVIS  # noqa: E402
from isotretinoin.quantities import kg, mg, mg_per_day, mg_per_kg, mg_per_kg_day  # noqa: E402
from isotretinoin.reviews.review import review  # noqa: E402

#: The walk through the days that the tests hold the account against.
reckon = run_path(str(ROOT / "tests" / "day_by_day.py"))["reckon"]

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
    entries += [DoseTaken(day(n), mg(15 + n % 3)) for n in range(1, days + 1) for _ in (1, 2)]
    entries += [Weight(day(n), kg(60 + n / 100)) for n in range(30, days, 30)]
    return Diary(patient=Patient(weight=kg(60)), entries=tuple(entries))


def one_long_period() -> Diary:
    return Diary(patient=Patient(weight=kg(60)), entries=(DosePeriod(FIRST, mg_per_day(40)),))


def milliseconds(
    run: Callable[[], object], times: int, by: Callable[[list[float]], float] = median
) -> float:
    taken: list[float] = []
    for _ in range(times):
        start = perf_counter()
        run()
        taken.append(perf_counter() - start)
    return by(taken) * 1000


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
    growth()


def as_grown(  # noqa: C901 - one case for each kind of entry
    kind: str, number: int
) -> tuple[Diary, date]:
    """A diary of so many entries of one kind beside what makes them matter, and its last day."""
    period = DosePeriod(FIRST, mg_per_day(40), doses_per_day=2, with_food=True)
    entries: list[Entry]
    span = number
    match kind:
        case "doses taken":
            entries = [*(DoseTaken(day(n), mg(15 + n % 3)) for n in range(1, number + 1))]
        case "doses of a day":
            entries, span = [], 30
            entries += [DoseTaken(FIRST, mg(20))] * number
        case "dose periods":
            entries = [DosePeriod(day(n), mg_per_day(20 + n % 9)) for n in range(1, number + 1)]
        case "weights":
            weights = [Weight(day(n), kg(60 + n % 50)) for n in range(1, number)]
            entries = [period, *weights]
        case "dispensings":
            packs = [Dispensing(day(n), CLARAVIS, mg(40), 1) for n in range(1, number)]
            entries = [period, *packs]
        case "dispensings alone":
            entries = [Dispensing(day(n), CLARAVIS, mg(40), 1) for n in range(1, number + 1)]
        case "prescriptions":
            entries = [period, *(Prescription(day(n), refills=0) for n in range(1, number))]
        case "signs":
            entries = [period]
            entries += [Symptom(day(n), "dry-lips") for n in range(1, number)]
        case "results":
            tests = (
                LabResult(analytes.ALT, 31, "U/L", collected=day(n), upper_limit=40)
                for n in range(1, number)
            )
            entries = [period, *tests]
        case "missed and unrecorded":
            entries = [period]
            entries += [Missed(day(n)) for n in range(2, number, 2)]
            entries += [Unrecorded(day(n), day(n)) for n in range(3, number, 2)]
        case _:
            entries, span = [], 3 * number
            for n in range(1, span, 6):
                entries += [DosePeriod(day(n), mg_per_day(40)), Stopped(day(n + 2))]
    return Diary(
        patient=Patient(weight=kg(60), can_become_pregnant=False), entries=tuple(entries)
    ), (day(min(span, LONGEST)))


KINDS = (
    "doses taken",
    "doses of a day",
    "dose periods",
    "weights",
    "dispensings",
    "dispensings alone",
    "prescriptions",
    "signs",
    "results",
    "missed and unrecorded",
    "courses",
)
LONGEST = 1_000_000
#: Ten times the entries may take at most so many times as long.
LINEAR = 15


def growth(sizes: tuple[int, ...] = (10, 100, 1_000, 10_000, 100_000)) -> None:
    """What ten times the entries cost, of each kind, and whether a ratio is above the bound."""
    rules = rulebook("US")
    print("\nms for so many entries, and the growth from ten times fewer: account, review")
    for kind in KINDS:
        before: tuple[float, float] | None = None
        for number in sizes:
            if kind == "courses" and number > COURSES:
                number = COURSES  # noqa: PLW2901 - two entries make a course
            diary, as_of = as_grown(kind, number)
            times = 7 if number <= QUICK else 2

            def of_account(diary: Diary = diary, as_of: date = as_of) -> object:
                return account(diary, as_of=as_of, goal=GOAL)

            def of_review(diary: Diary = diary, as_of: date = as_of) -> object:
                return review(diary, rules, as_of=as_of)

            cost = milliseconds(of_account, times, min), milliseconds(of_review, times, min)
            if before is None:
                print(f"{kind:22} {number:7} {cost[0]:10.2f}        {cost[1]:10.1f}")
            else:
                grown = tuple(now / then for now, then in zip(cost, before, strict=True))
                told = "" if max(grown) <= LINEAR else "  more than linear"
                print(
                    f"{kind:22} {number:7} {cost[0]:10.2f} {grown[0]:6.1f} {cost[1]:10.1f} "
                    f"{grown[1]:6.1f}{told}",
                    flush=True,
                )
            before = cost
            if number == COURSES:
                break
    diary, as_of = real_life(240), day(240)
    print(
        f"a review of 240 days: {milliseconds(lambda: review(diary, rules, as_of=as_of), 51, min):.2f} ms"
    )


QUICK = 1_000
COURSES = 6_000


if __name__ == "__main__":
    main()
