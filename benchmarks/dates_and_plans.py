"""One month later against dateutil, and the time of a whole plan: ratios from one run.

    python benchmarks/dates_and_plans.py

Exits with 1 when a limit is missed.
"""

import sys
from collections.abc import Callable
from datetime import date
from time import perf_counter_ns

from dateutil.relativedelta import relativedelta

from isotretinoin import Course, Patient, Regimen, kg, mg_per_kg_day, plan, rulebook
from isotretinoin.dates import Months, after

MONTH_LIMIT = 8.0  # times faster than dateutil
PLAN_LIMIT = 1.0  # milliseconds


def best(*works: Callable[[], object], rounds: int = 15, repeats: int = 2000) -> list[float]:
    """The least nanoseconds per call of each, the works taking turns in every round."""
    least = [float("inf")] * len(works)
    for _ in range(rounds):
        for i, work in enumerate(works):
            start = perf_counter_ns()
            for _ in range(repeats):
                work()
            least[i] = min(least[i], (perf_counter_ns() - start) / repeats)
    return least


def main() -> int:
    day, month = date(2026, 7, 20), Months(1)
    ours, theirs = best(lambda: after(day, month), lambda: day + relativedelta(months=1))
    ratio = theirs / ours
    print(f"one month later: {ours:.0f} ns, dateutil {theirs:.0f} ns, {ratio:.1f} times faster")

    rules = rulebook("US")
    patient = Patient(weight=kg(68), can_become_pregnant=True)
    regimen = Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1))
    course = Course.lasting(Months(5), patient=patient, regimen=regimen, first_dose=day)
    (whole,) = best(lambda: plan(course, rules), repeats=50)
    print(f"a plan of five months: {whole / 1e6:.3f} ms (limit {PLAN_LIMIT} ms)")
    met = ratio >= MONTH_LIMIT and whole / 1e6 < PLAN_LIMIT
    print("limits met" if met else "a limit is missed")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
