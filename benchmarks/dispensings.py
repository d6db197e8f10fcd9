"""From dispensings to who reached the goal when, and who was dispensed outside the window.

    python benchmarks/dispensings.py             # 10,000,000 dispensings of 1,000,000 persons
    python benchmarks/dispensings.py 100000      # of as many persons, ten each

Prints what each step took, the most memory that the process held, and what was found.
"""

import resource
import sys
from collections.abc import Callable
from datetime import date
from time import perf_counter
from typing import Any, Final

import polars as pl

from isotretinoin import Weeks, mg_per_kg, rulebook
from isotretinoin.adapters import frames, synthetic

EACH: Final = 10
START: Final = "drug_exposure_start_date"
FAULTS: Final = ("error", "error_column")


def timed(what: str, run: Callable[[], pl.DataFrame]) -> pl.DataFrame:
    began = perf_counter()
    told = run()
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{what:<32} {len(told):>11,} rows {perf_counter() - began:>8.2f} s {held:>8.2f} GiB")
    return told


def main() -> None:
    persons = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    made: dict[str, Any] = synthetic.dispensings(persons, seed=1, each=EACH)
    fills = timed("synthetic dispensings", lambda: pl.DataFrame(made))
    doses = timed(
        "dispensed_doses",
        lambda: frames.dispensed_doses(fills, method="days supply", pool_same_day=True),
    )
    ends = timed("eras", lambda: frames.eras(fills, gap=0, carry_over=False))
    # A dose lasts until the next one: where supply ends, 0 mg begin.
    stops = ends.select(
        "person_id",
        (pl.col("era_last") + pl.duration(days=1)).alias(START),
        pl.lit(0.0).alias("implied_daily_dose_mg"),
    ).join(fills.group_by("person_id").agg(pl.first("weight_kg")), on="person_id")
    periods = pl.concat([doses.select(stops.columns), stops]).sort("person_id", START)
    accounts = timed(
        "account",
        lambda: frames.account(
            periods,
            as_of=date(2026, 11, 1),
            goal=mg_per_kg(120),
            start=START,
            daily_dose="implied_daily_dose_mg",
        ),
    )
    courses = timed("courses", lambda: frames.courses(fills, washout=Weeks(8)))
    windows = timed(
        "prescription_windows",
        lambda: frames.prescription_windows(fills, rules=rulebook("US")),
    )
    outside = windows.filter(~pl.col(START).is_between("window_first", "window_last"))
    timed(
        "adherence, CMA7 by 90 days",
        lambda: frames.adherence(fills, method="CMA7", window=Weeks(26), rolling=91),
    )
    reached = accounts.filter("goal_reached").group_by(pl.col("goal_crossed_on").dt.year()).len()
    print(reached.sort("goal_crossed_on"))
    print(f"{accounts['goal_reached'].sum():,} of {len(accounts):,} reached 120 mg/kg")
    print(f"{len(courses):,} courses, {outside['person_id'].n_unique():,} persons with one of")
    print(f"{len(outside):,} dispensings outside their window")
    faulty = {
        name: told["error"].count() for name, told in (("account", accounts), ("windows", windows))
    }
    print(f"rows with a fault: {faulty}")


if __name__ == "__main__":
    main()
