"""Frames against the same exact computation written by hand, in one run: ratios, which are what holds.

    python benchmarks/cohort.py            # 100,000 and 1,000,000 rows
    python benchmarks/cohort.py 10000000   # as many as are named

A ratio is the time of the hand-written form divided by ours: above 1 we are faster.
"""

import sys
from collections.abc import Callable
from datetime import date
from time import perf_counter
from typing import Any

import pandas as pd
import polars as pl

from isotretinoin import Course, Patient, Regimen, kg, mg_per_day, mg_per_kg, profile, rulebook
from isotretinoin.adapters import frames, synthetic
from isotretinoin.pregnancy_prevention.contraception import contraception_window

RULES = rulebook("US")
GOAL = mg_per_kg(120)
AS_OF = date(2026, 11, 1)


def best(run: Callable[[], Any], other: Callable[[], Any], rounds: int = 3) -> tuple[float, float]:
    """The least time of each, taken in turns: what else the machine does falls on both."""
    run(), other()
    times: list[tuple[float, float]] = []
    for _ in range(rounds):
        began = perf_counter()
        run()
        between = perf_counter()
        other()
        times.append((between - began, perf_counter() - between))
    return min(ours for ours, _ in times), min(theirs for _, theirs in times)


def told(what: str, rows: int, ours: float, theirs: float) -> None:
    print(
        f"{what:<52} {rows:>11,} {ours / rows * 1e9:>9.1f} {theirs / rows * 1e9:>10.1f} {theirs / ours:>8.2f}"
    )


def exact(lazy: pl.LazyFrame) -> pl.LazyFrame:
    """The walk to the goal in int64, with its checks, as one writes it in Polars."""
    ug, grams, goal = (
        (pl.col(name) * 1000).round().cast(pl.Int64)
        for name in ("daily_dose_mg", "weight_kg", "goal_mg_per_kg")
    )
    right = pl.all_horizontal(
        (pl.col(name) * 1000).round() / (pl.lit(1000.0) + pl.col(name) * 0) == pl.col(name)
        for name in ("daily_dose_mg", "weight_kg", "goal_mg_per_kg")
    )
    dose, target = ug * 1000, goal * grams
    days = (target + dose - 1) // dose
    last = pl.col("first_dose").cast(pl.Int32) + days - 1
    month = last.cast(pl.Int32).cast(pl.Date)
    later = pl.max_horizontal(month.dt.offset_by("1mo"), month + pl.duration(days=30))
    return lazy.with_columns(
        last_dose=month,
        total=days * dose / 1e6,
        per_kg=days * dose / (grams * 1000),
        contraception_last=pl.when(pl.col("can_become_pregnant")).then(later),
        ok=right,
    )


def plans(made: dict[str, Any]) -> None:
    lazy = pl.DataFrame(made).lazy()
    rows = len(made["person_id"])

    def ours() -> pl.DataFrame:
        return frames.plan_courses(lazy, rules=RULES).collect()

    told(
        "plan_courses, Polars lazy; by hand in Polars",
        rows,
        *best(ours, lambda: exact(lazy).collect()),
    )
    few = list(zip(*(made[name][:300].tolist() for name in made), strict=True))

    def kernel() -> None:
        for _, weight, dose, first, goal, can in few:
            course = Course.until(
                mg_per_kg(goal),
                patient=Patient(weight=kg(weight), can_become_pregnant=can),
                regimen=Regimen.constant(mg_per_day(dose)),
                first_dose=first,
            )
            contraception_window(course, RULES)

    took, looped = best(ours, kernel, rounds=2)
    told("plan_courses; the kernel in a loop", rows, took, looped / len(few) * rows)


def windows(made: dict[str, Any]) -> None:
    rows = len(made["person_id"])
    ends = pl.DataFrame({"last_dose": made["first_dose"]}).lazy()
    day = pl.col("last_dose")
    later = pl.max_horizontal(day.dt.offset_by("1mo"), day + pl.duration(days=30))
    told(
        "post_course_windows, Polars lazy; offset_by",
        rows,
        *best(
            lambda: frames.post_course_windows(ends, rules=RULES).collect(),
            lambda: ends.with_columns(post_course_last=later).collect(),
        ),
    )
    of_pandas = pd.DataFrame({"last_dose": pd.to_datetime(made["first_dose"])})

    def offset() -> pd.DataFrame:
        days = of_pandas["last_dose"]
        later = pd.concat([days + pd.DateOffset(months=1), days + pd.Timedelta(days=30)], axis=1)
        return of_pandas.assign(post_course_last=later.max(axis=1))

    told(
        "post_course_windows, pandas; DateOffset",
        rows,
        *best(lambda: frames.post_course_windows(of_pandas, rules=RULES), offset),
    )


def accounts(persons: int) -> None:
    made = pl.DataFrame(synthetic.dispensings(persons, seed=1)).rename(
        {"drug_exposure_start_date": "start_date"}
    )

    def by_hand() -> pl.DataFrame:
        day = pl.col("start_date").cast(pl.Int32)
        following = day.shift(-1).over("person_id", order_by="start_date")
        ug = (pl.col("daily_dose_mg") * 1000).round().cast(pl.Int64)
        grams = (pl.col("weight_kg") * 1000).round().cast(pl.Int64)
        days = following.fill_null((AS_OF - date(1970, 1, 1)).days + 1) - day
        taken = made.with_columns(taken=ug * days, grams=grams)
        so_far = pl.col("taken").cum_sum().over("person_id", order_by="start_date")
        reached = so_far * 1000 >= 120_000 * pl.col("grams")
        return (
            taken.with_columns(reached=reached, so_far=so_far)
            .group_by("person_id", maintain_order=True)
            .agg(
                pl.col("taken").sum(),
                pl.col("grams").last(),
                pl.col("start_date").filter(pl.col("reached")).first(),
            )
        )

    told(
        "account, Polars, sorted; windows by hand",
        len(made),
        *best(lambda: frames.account(made, as_of=AS_OF, goal=GOAL), by_hand),
    )


def schedules(made: dict[str, Any]) -> None:
    courses = pl.DataFrame(
        {"first_dose": made["first_dose"], "last_dose": made["first_dose"] + 200}
    )
    name = profile("eu_smpc")

    def ours() -> pl.DataFrame:
        return frames.schedule(courses, name, can_become_pregnant=None)

    def by_hand() -> pl.DataFrame:
        day = pl.col("first_dose")
        dues = pl.concat_list(day, *(day.dt.offset_by(f"{each}mo") for each in (1, 4, 7)))
        return (
            courses.with_columns(due_on=dues)
            .explode("due_on")
            .filter(pl.col("due_on") <= pl.col("last_dose"))
        )

    told(
        "schedule, per visit; concat_list and explode", len(ours()), *best(ours, by_hand, rounds=2)
    )


def main() -> None:
    sizes = [int(each) for each in sys.argv[1:]] or [100_000, 1_000_000]
    print(f"{'':<52} {'rows':>11} {'ns/row':>9} {'by hand':>10} {'ratio':>8}")
    for rows in sizes:
        made = synthetic.courses(rows, seed=1)
        plans(made)
        windows(made)
        accounts(rows // 6)
        schedules(made)


if __name__ == "__main__":
    main()
