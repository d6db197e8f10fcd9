"""What a clinic asks all day: a status, a worklist, a plan in capsules, and a plan made again.

    python benchmarks/practice.py

Each line is the least of some rounds, in milliseconds of processor time, beside its limit; a worklist
is measured as it grows. Exits with 1 when a limit is missed.
"""

import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]  # from a checkout, as it is

from attrs import evolve, fields  # noqa: E402 - the path comes first

from ideal_course import DIARY, FIRST  # noqa: E402
from isotretinoin import Course, Patient, Regimen, kg, products, rulebook  # noqa: E402
from isotretinoin.diaries.diary import Diary  # noqa: E402
from isotretinoin.diaries.entries import Entry  # noqa: E402
from isotretinoin.plans.planning import plan  # noqa: E402
from isotretinoin.plans.replanning import replan  # noqa: E402
from isotretinoin.quantities import mg_per_kg, mg_per_kg_day  # noqa: E402
from isotretinoin.statuses.status import status  # noqa: E402
from isotretinoin.statuses.worklist import worklist  # noqa: E402

PLACES = ("US", "GB", "EU", "FR", "AU", "CA", "guide")
#: Days of the course asked about: before it, its first, later ones, and after its end.
DAYS = (-10, 0, 30, 100, 125, 170)
#: The same course some months later runs into an edition that no source confirms.
LATER = timedelta(days=245)
STATUS, PLAN, REPLAN, WORKLIST = 3.0, 5.0, 10.0, 5000.0
PATIENTS = (125, 250, 500, 1000)
#: Eight times the patients may take at most so many times as long.
LINEAR = 12


def moved(diary: Diary, by: timedelta) -> Diary:
    """The same diary so many days later."""

    def later(entry: Entry) -> Entry:
        told = ((each.alias, getattr(entry, each.name)) for each in fields(type(entry)))
        days = {name: value + by for name, value in told if type(value) is date}
        return evolve(entry, **days)

    return evolve(diary, entries=tuple(map(later, diary.entries)))


def least(work: Callable[[], object], rounds: int = 15) -> float:
    """The least milliseconds of some rounds."""
    found = float("inf")
    for _ in range(rounds):
        start = process_time()
        work()
        found = min(found, (process_time() - start) * 1000)
    return found


def told(what: str, spent: float, limit: float) -> bool:
    print(f"{what:58} {spent:9.2f} ms  (limit {limit:g} ms)", flush=True)
    return spent < limit


def statuses() -> bool:
    shifted = moved(DIARY, LATER)
    met = True
    for place in PLACES:
        rules = rulebook(place)
        spent = {
            day: least(lambda: status(diary, rules, on=day))  # noqa: B023
            for diary, first in ((DIARY, FIRST), (shifted, FIRST + LATER))
            for day in (first + timedelta(days=number) for number in DAYS)
        }
        day, slowest = max(spent.items(), key=lambda each: each[1])
        met = (
            told(f"status, {place}, {len(DIARY.entries)} entries, on {day}", slowest, STATUS)
            and met
        )
    return met


def worklists() -> bool:
    met = True
    for diary, first in ((DIARY, FIRST), (moved(DIARY, LATER), FIRST + LATER)):
        days = {"first": first + timedelta(days=100), "last": first + timedelta(days=106)}
        spent: list[float] = []
        for number in PATIENTS:
            # A diary for each: nobody has asked one of them anything yet.
            people = {f"P{n}": evolve(diary) for n in range(number)}
            spent.append(least(lambda: worklist(people, rulebook("US"), **days), 1))  # noqa: B023
            what = f"worklist, US, {number} patients, from {days['first']} on"
            met = told(what, spent[-1], WORKLIST) and met
        grown = spent[-1] / spent[0]
        print(f"{PATIENTS[-1] // PATIENTS[0]} times the patients, {grown:.1f} times as long")
        met = met and grown < LINEAR
    return met


def plans() -> bool:
    met = True
    for weight in (45, 68, 110):
        course = Course.until(
            mg_per_kg(120),
            patient=Patient(weight=kg(weight), can_become_pregnant=True),
            regimen=Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1)),
            first_dose=FIRST,
        )
        for place, product in (("US", products.CLARAVIS), ("US", products.ABSORICA_LD)):
            rules = rulebook(place)
            spent = least(lambda: plan(course, rules, product=product))  # noqa: B023
            met = told(f"plan in capsules, {place}, {product}, {weight} kg", spent, PLAN) and met
    day = FIRST + timedelta(days=60)
    again = least(lambda: replan(DIARY, rulebook("US"), on=day, goal=mg_per_kg(120)))
    return told(f"a plan made again, US, on {day}", again, REPLAN) and met


def main() -> int:
    met = all([statuses(), worklists(), plans()])
    print("limits met" if met else "a limit is missed")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
