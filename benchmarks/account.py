"""What an account costs: against a plain walk through the days; and it and a review as diaries grow.

    python benchmarks/account.py              # some minutes
    python benchmarks/account.py weights …    # growth of these kinds alone

Ratios are measured side by side in one run; the times are of this machine.
"""

import sys
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from statistics import median
from time import process_time

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]  # from a checkout, as it is

from isotretinoin import analytes, rulebook  # noqa: E402 - the path comes first
from isotretinoin.diaries.account import WeightPolicy, account  # noqa: E402
from isotretinoin.diaries.diary import Diary  # noqa: E402
from isotretinoin.diaries.entries import (  # noqa: E402
    BloodDonation,
    BreastFeeding,
    Contraception,
    Dispensing,
    DosePeriod,
    DoseTaken,
    Entry,
    Medication,
    Missed,
    NoduleCount,
    Pregnancy,
    PregnancyTest,
    Prescription,
    Procedure,
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
from isotretinoin.testing import diary_totals  # noqa: E402

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
        start = process_time()
        run()
        taken.append(process_time() - start)
    return by(taken) * 1000


def compare(name: str, diary: Diary, days: int) -> None:
    as_of = day(days)
    for policy in POLICIES:

        def ours(policy: WeightPolicy = policy) -> object:
            return account(diary, as_of=as_of, weight_policy=policy, goal=GOAL)

        def walk(policy: WeightPolicy = policy) -> object:
            return diary_totals(diary, as_of=as_of, weight_policy=policy, goal=GOAL)

        exact, naive = milliseconds(ours, 51), milliseconds(walk, 3)
        print(
            f"{name:24} {len(diary.entries):4} entries {days:5} days  {policy:7}"
            f"{exact:8.3f} ms {naive / exact:8.1f} times as fast as a walk through the days",
        )


def main() -> None:
    compare("real life", real_life(240), 240)
    compare("two intakes a day", two_intakes_a_day(240), 240)
    compare("one period, two years", one_long_period(), 730)
    growth(*sys.argv[1:])


PERIOD = DosePeriod(FIRST, mg_per_day(40), doses_per_day=2, with_food=True)

#: One entry of each kind on a day; `n` tells the days apart.
KINDS: dict[str, Callable[[int, date], Entry]] = {
    "doses taken": lambda n, on: DoseTaken(on, mg(15 + n % 3)),
    "dose periods": lambda n, on: DosePeriod(on, mg_per_day(20 + n % 9)),
    "weights": lambda n, on: Weight(on, kg(60 + n % 50)),
    "dispensings": lambda _, on: Dispensing(on, CLARAVIS, mg(40), 1),
    "prescriptions": lambda _, on: Prescription(on, refills=0),
    "signs": lambda _, on: Symptom(on, "dry-lips"),
    "pregnancy tests": lambda n, on: PregnancyTest(on, "negative" if n % 9 else "positive"),
    "pregnancies": lambda _, on: Pregnancy(on, on),
    "contraception": lambda _, on: Contraception(on, ("male-condom",), on),
    "results": lambda _, on: LabResult(analytes.ALT, 31, "U/L", collected=on, upper_limit=40),
    "hcg": lambda _, on: LabResult(analytes.PREGNANCY_TEST, "negative", None, collected=on),
    "missed": lambda _, on: Missed(on),
    "unrecorded": lambda _, on: Unrecorded(on, on),
    "nodules": lambda n, on: NoduleCount(on, n % 9),
    "medicines": lambda _, on: Medication(on, "tetracycline", on),
    "procedures": lambda _, on: Procedure(on, "waxing"),
    "donations": lambda _, on: BloodDonation(on),
    "breast-feeding": lambda _, on: BreastFeeding(on, on),
}
#: Courses so many days apart share no wait: the same entry is asked about by one of them alone.
APART = 400
#: Ten times the entries may take at most so many times as long.
LINEAR = 15


def diary_of(entries: Iterable[Entry]) -> Diary:
    patient = Patient(weight=kg(60), can_become_pregnant=True, born=date(1996, 1, 1))
    return Diary(patient=patient, entries=tuple(entries))


def in_one_course(kinds: Iterable[str], number: int) -> tuple[Diary, date]:
    """A diary of so many entries in one course, the kinds in turn, and its last day."""
    makers = [KINDS[kind] for kind in kinds]
    entries = [makers[n % len(makers)](n, day(n + 1)) for n in range(1, number)]
    return diary_of([PERIOD, *entries]), day(number)


def in_courses(kinds: Iterable[str], number: int) -> tuple[Diary, date]:
    """A diary of so many entries, three to a course with those of its dose, and its last day."""
    makers = [KINDS[kind] for kind in kinds]
    entries: list[Entry] = []
    for n in range(number // 3):
        first = day(APART * n + 1)
        entries += [
            DosePeriod(first, mg_per_day(40)),
            makers[n % len(makers)](n, first + timedelta(days=1)),
            Stopped(first + timedelta(days=2)),
        ]
    return diary_of(entries), day(APART * (number // 3))


def growth(*names: str) -> None:
    """What ten times the entries cost, of each kind, and whether a ratio is above the bound."""
    rules = rulebook("US")
    print("\nms for so many entries, and the growth from ten times fewer: account, review")
    shapes = {"one course": (in_one_course, (10, 100, 1_000, 10_000, 100_000))}
    shapes["many courses"] = in_courses, (9, 90, 900, 9_000)
    cases = {kind: (kind,) for kind in KINDS} | {"all kinds in turn": tuple(KINDS)}
    for (shape, (made, sizes)), kind in product(shapes.items(), names or cases):
        before: tuple[float, float] | None = None
        for number in sizes:
            diary, as_of = made(cases[kind], number)
            times = 7 if number <= QUICK else 1

            def of_account(diary: Diary = diary, as_of: date = as_of) -> object:
                return account(diary, as_of=as_of, goal=GOAL)

            def of_review(diary: Diary = diary, as_of: date = as_of) -> object:
                return review(diary, rules, as_of=as_of)

            cost = milliseconds(of_account, times, min), milliseconds(of_review, times, min)
            line = f"{shape:13} {kind:18} {number:7}"
            if before is None:
                print(f"{line} {cost[0]:10.2f}        {cost[1]:10.1f}")
            else:
                grown = tuple(now / then for now, then in zip(cost, before, strict=True))
                told = "" if max(grown) <= LINEAR else "  more than linear"
                print(
                    f"{line} {cost[0]:10.2f} {grown[0]:6.1f} {cost[1]:10.1f} {grown[1]:6.1f}{told}",
                    flush=True,
                )
            before = cost
    diary, as_of = real_life(240), day(240)
    print(
        f"a review of 240 days: {milliseconds(lambda: review(diary, rules, as_of=as_of), 51, min):.2f} ms"
    )


QUICK = 1_000


if __name__ == "__main__":
    main()
