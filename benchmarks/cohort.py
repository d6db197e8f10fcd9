"""Frames against the same exact computation written by hand, in one run: ratios, which are what holds.

    python benchmarks/cohort.py                    # 100,000 and 1,000,000 rows
    python benchmarks/cohort.py 10000000           # as many as are named
    python benchmarks/cohort.py 1000000 schedules  # some of it: plans, windows, accounts, schedules, memory

A ratio is the time of the hand-written form divided by ours: above 1 we are faster. The first is of
time by the clock; the second of time of the processor, on all its cores, which holds on a busy machine
too. What is asked of the kernel for each day is kept, and so asked before the clock starts; the line
"the first time" says what that costs.
"""

import multiprocessing
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

import pandas as pd
import polars as pl

from isotretinoin import Course, Patient, Regimen, kg, mg_per_day, mg_per_kg, profile, rulebook
from isotretinoin.adapters import frames, synthetic
from isotretinoin.pregnancy_prevention.contraception import contraception_window

RULES = rulebook("US")
GOAL = mg_per_kg(120)
AS_OF = date(2026, 11, 1)


class Took(NamedTuple):
    """Seconds by the clock and of the processor."""

    clock: float
    processor: float


def took(run: Callable[[], Any]) -> Took:
    began = perf_counter(), process_time()
    run()
    return Took(perf_counter() - began[0], process_time() - began[1])


def best(run: Callable[[], Any], other: Callable[[], Any], rounds: int = 5) -> tuple[Took, Took]:
    """The least time of each, taken in turns: what else the machine does falls on both."""
    run(), other()
    times = [(took(run), took(other)) for _ in range(rounds)]
    ours, theirs = (Took(*map(min, zip(*each, strict=True))) for each in zip(*times, strict=True))
    return ours, theirs


def told(what: str, rows: int, ours: Took, theirs: Took) -> None:
    print(
        f"{what:<58} {rows:>11,} {ours.clock / rows * 1e9:>9.1f} {theirs.clock / rows * 1e9:>10.1f}"
        f" {theirs.clock / ours.clock:>8.2f} {theirs.processor / ours.processor:>9.2f}",
        flush=True,
    )


def exact(lazy: pl.LazyFrame) -> pl.LazyFrame:
    """The walk to the goal in int64, with its checks, as one writes it in Polars."""
    names = ("daily_dose_mg", "weight_kg", "goal_mg_per_kg")
    ug, grams, goal = ((pl.col(name) * 1000).round().cast(pl.Int64) for name in names)
    right = pl.all_horizontal(
        (pl.col(name) * 1000).round() / 1000 == pl.col(name) for name in names
    )
    dose, target = ug * 1000, goal * grams
    days = (target + dose - 1) // dose
    return _dated(lazy, days, days * dose / 1e6, days * dose / (grams * 1000), right)


def floats(lazy: pl.LazyFrame) -> pl.LazyFrame:
    """The same in floats and without a check, which is wrong at the goal."""
    dose, weight, goal = (pl.col(name) for name in ("daily_dose_mg", "weight_kg", "goal_mg_per_kg"))
    days = (goal * weight / dose).ceil().cast(pl.Int64)
    return _dated(lazy, days, days * dose, days * dose / weight, pl.lit(value=True))


def _dated(
    lazy: pl.LazyFrame, days: pl.Expr, total: pl.Expr, per_kg: pl.Expr, right: pl.Expr
) -> pl.LazyFrame:
    """With the columns that `plan_courses` has, its windows by the engine's own months."""
    first = pl.col("first_dose")
    last = (first.cast(pl.Int32) + days - 1).cast(pl.Int32).cast(pl.Date)
    later = pl.max_horizontal(last.dt.offset_by("1mo"), last + pl.duration(days=30))
    able = pl.col("can_become_pregnant")
    return lazy.with_columns(
        last_dose=last,
        course_days=days,
        total_mg=total,
        cumulative_mg_per_kg=per_kg,
        goal_reached=pl.lit(value=True),
        contraception_first=pl.when(able).then(first.dt.offset_by("-1mo")),
        contraception_last=pl.when(able).then(later),
        post_course_last=later,
        blood_donation_last=later,
        next_course_first=last.dt.offset_by("2mo"),
        error=pl.when(~right).then(pl.lit("more than 3 decimals")),
        error_column=pl.when(~right).then(pl.lit("weight_kg")),
    )


def plans(made: dict[str, Any]) -> None:
    lazy = pl.DataFrame(made).lazy()
    rows = len(made["person_id"])

    def ours() -> pl.DataFrame:
        return frames.plan_courses(lazy, rules=RULES).collect()

    told(
        "plan_courses, Polars lazy; by hand in int64",
        rows,
        *best(ours, lambda: exact(lazy).collect()),
    )
    told(
        "plan_courses, Polars lazy; by hand in floats",
        rows,
        *best(ours, lambda: floats(lazy).collect()),
    )
    words = (
        lazy.with_columns(regimen=pl.lit("20 mg/day for 30 days, then 40 mg/day")).collect().lazy()
    )
    told(
        "plan_courses, a regimen in words each; one dose each",
        rows,
        *best(
            lambda: frames.plan_courses(words, rules=RULES, regimen="regimen").collect(),
            ours,
            rounds=3,
        ),
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

    mine, looped = best(ours, kernel, rounds=2)
    told(
        "plan_courses; the kernel in a loop",
        rows,
        mine,
        Took(*(each / len(few) * rows for each in looped)),
    )
    if find_spec("pint_pandas"):
        told(
            "plan_courses, pandas; mg/kg alone in pint-pandas",
            rows,
            *best(*_of_pint(made), rounds=3),
        )


def _of_pint(made: dict[str, Any]) -> tuple[Callable[[], Any], Callable[[], Any]]:
    import_module("pint_pandas")
    plain = pd.DataFrame({**made, "first_dose": pd.to_datetime(made["first_dose"])})
    typed = pd.DataFrame(
        {
            "weight": pd.Series(made["weight_kg"], dtype="pint[kg]"),
            "dose": pd.Series(made["daily_dose_mg"], dtype="pint[mg/day]"),
            "goal": pd.Series(made["goal_mg_per_kg"], dtype="pint[mg/kg]"),
        }
    )

    def by_pint() -> object:
        days = (typed["goal"] * typed["weight"] / typed["dose"]).pint.to("day")
        total = days * typed["dose"]
        return total / typed["weight"]

    return lambda: frames.plan_courses(plain, rules=RULES), by_pint


def windows(made: dict[str, Any]) -> None:
    rows = len(made["person_id"])
    ends = pl.DataFrame({"last_dose": made["first_dose"]})
    day = pl.col("last_dose")
    later = pl.max_horizontal(day.dt.offset_by("1mo"), day + pl.duration(days=30))

    def by_hand() -> pl.DataFrame:
        first = day + pl.duration(days=1)
        return ends.lazy().with_columns(post_course_first=first, post_course_last=later).collect()

    for what, asked in (("", ends), (" lazy", ends.lazy())):
        ours = partial(frames.post_course_windows, asked, rules=RULES)
        told(
            f"post_course_windows, Polars{what}; offset_by",
            rows,
            *best(lambda ours=ours: ours().lazy().collect(), by_hand),
        )
    # From 2026 on, when a rule of windows is in force on every day.
    sampled = made["first_dose"] + 3700
    tests = pl.DataFrame(
        {
            "specimen_date": sampled,
            "office_visit_date": sampled - 3,
            "can_become_pregnant": made["can_become_pregnant"],
        }
    )

    def by_days() -> pl.DataFrame:
        first = pl.when("can_become_pregnant").then("specimen_date").otherwise("office_visit_date")
        reach = pl.when("can_become_pregnant").then(pl.lit("6d")).otherwise(pl.lit("29d"))
        told = tests.lazy().with_columns(window_first=first)
        return told.with_columns(window_last=pl.col("window_first").dt.offset_by(reach)).collect()

    told(
        "prescription_windows, Polars lazy; offset_by",
        rows,
        *best(lambda: frames.prescription_windows(tests.lazy(), rules=RULES).collect(), by_days),
    )
    of_pandas = pd.DataFrame({"last_dose": pd.to_datetime(made["first_dose"])})

    def offset() -> pd.DataFrame:
        days = of_pandas["last_dose"]
        later = pd.concat([days + pd.DateOffset(months=1), days + pd.Timedelta(days=30)], axis=1)
        first = days + pd.Timedelta(days=1)
        return of_pandas.assign(post_course_first=first, post_course_last=later.max(axis=1))

    def ours_of_pandas() -> pd.DataFrame:
        return frames.post_course_windows(of_pandas, rules=RULES)

    told("post_course_windows, pandas; DateOffset", rows, *best(ours_of_pandas, offset))
    answered = ours_of_pandas()
    new = [name for name in answered.columns if name not in of_pandas.columns]

    def attached() -> pd.DataFrame:
        return of_pandas.assign(**{name: answered[name].copy() for name in new})

    told(
        "post_course_windows, pandas; its columns copied alone",
        rows,
        *best(ours_of_pandas, attached),
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

    given: tuple[tuple[str, Any], ...] = (
        ("Polars", made),
        ("PyArrow", made.to_arrow()),
        ("pandas", made.to_pandas()),
    )
    for engine, frame in given:
        ours = partial(frames.account, frame, as_of=AS_OF, goal=GOAL)
        told(
            f"account, {engine}, sorted; windows of Polars by hand",
            len(made),
            *best(ours, by_hand, rounds=3),
        )


def schedules(made: dict[str, Any]) -> None:
    courses = pl.DataFrame(
        {"first_dose": made["first_dose"], "last_dose": made["first_dose"] + 250}
    )
    guide = profile("guide")
    months = tuple(range(10))
    words = [f"month {month}" for month in months]

    def ours() -> pl.DataFrame:
        return frames.schedule(courses, guide, can_become_pregnant=None)

    def days(month: int) -> pl.Expr:
        return pl.col("first_dose").dt.offset_by(f"{month}mo")

    def exploded() -> pl.DataFrame:
        return (
            courses.with_columns(
                due_on=pl.concat_list(map(days, months)),
                timepoint=pl.lit(words, dtype=pl.List(pl.String)),
                tests=pl.lit(["lipids, ALT, AST"] * len(words), dtype=pl.List(pl.String)),
            )
            .explode("due_on", "timepoint", "tests")
            .filter(pl.col("due_on") <= pl.col("last_dose"))
            .with_columns(window_first="due_on", window_last="due_on")
        )

    def stacked() -> pl.DataFrame:
        rows = courses.with_row_index("row")
        parts = [
            rows.with_columns(
                due_on=days(month), timepoint=pl.lit(word), tests=pl.lit("lipids, ALT, AST")
            )
            for month, word in zip(months, words, strict=True)
        ]
        return (
            pl.concat(parts)
            .filter(pl.col("due_on") <= pl.col("last_dose"))
            .with_columns(window_first="due_on", window_last="due_on")
            .sort("row", maintain_order=True)
        )

    first = took(ours)
    visits = len(ours())
    told("schedule, per visit; the first time", visits, took(ours), first)
    told("schedule, per visit; concat_list and explode", visits, *best(ours, exploded, rounds=3))
    told("schedule, per visit; stacked and sorted", visits, *best(ours, stacked, rounds=3))


def memory(rows: int) -> None:
    """What each function holds at its peak above its input, in sizes of its output, in a fresh process."""
    for name in ("plan_courses", "plan_courses lazy", "post_course_windows", "schedule"):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            peak, output = pool.apply(_peak, (name, rows))
        print(
            f"memory of {name:<48} {rows:>11,} {peak / 2**20:>9.0f} MiB, {peak / output:.2f} of its output"
        )


def _peak(name: str, rows: int) -> tuple[int, int]:
    made = synthetic.courses(rows, seed=1)
    given = pl.DataFrame(made)
    ends = pl.DataFrame({"last_dose": made["first_dose"]})
    courses = pl.DataFrame(
        {"first_dose": made["first_dose"], "last_dose": made["first_dose"] + 200}
    )
    of: dict[str, Callable[[int], Any]] = {
        "plan_courses": lambda n: frames.plan_courses(given.head(n), rules=RULES),
        "plan_courses lazy": lambda n: frames.plan_courses(
            given.head(n).lazy(), rules=RULES
        ).collect(),
        "post_course_windows": lambda n: frames.post_course_windows(ends.head(n), rules=RULES),
        "schedule": lambda n: frames.schedule(
            courses.head(n), profile("guide"), can_become_pregnant=None
        ),
    }
    of[name](rows // 10)  # what is kept of days, and what engines set up once, is no matter of rows
    Path("/proc/self/clear_refs").write_text("5")
    before = _status("VmRSS")
    told = of[name](rows)
    new = [each for each in told.columns if name == "schedule" or each not in given.columns]
    return _status("VmHWM") - before, told.select(new).estimated_size()


def _status(name: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))


def main() -> None:
    parts: dict[str, Callable[[int], None]] = {
        "plans": lambda rows: plans(synthetic.courses(rows, seed=1)),
        "windows": lambda rows: windows(synthetic.courses(rows, seed=1)),
        "accounts": lambda rows: accounts(rows // 6),
        "schedules": lambda rows: schedules(synthetic.courses(rows, seed=1)),
        "memory": memory,
    }
    sizes = [int(each) for each in sys.argv[1:] if each.isdigit()] or [100_000, 1_000_000]
    asked = [each for each in sys.argv[1:] if not each.isdigit()] or list(parts)
    print(f"{'':<58} {'rows':>11} {'ns/row':>9} {'by hand':>10} {'by clock':>8} {'processor':>9}")
    for rows in sizes:
        for name in asked:
            parts[name](rows)


if __name__ == "__main__":
    main()
