"""Frames of Spark are answered as those of Polars, and nothing of the cohort is shuffled."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from isotretinoin.adapters import frames
from isotretinoin.errors import FactError
from sample_programme import PROGRAMME

SCHEMA = (
    "row_id bigint, weight_kg double, daily_dose_mg double, first_dose date, "
    "goal_mg_per_kg double, can_become_pregnant boolean"
)
ROWS = [
    (0, 65.1, 65.1, date(2026, 3, 9), 120.0, True),
    (1, None, 40.0, date(2026, 3, 9), 120.0, None),
    (2, 68.0, 40.0, date(2026, 1, 31), 120.0, False),
    (3, float("nan"), 40.0, date(2026, 1, 31), 120.0, False),
    (4, 68.1234, 40.0, date(2026, 1, 31), 120.0, None),
    (5, 50.0, 30.0, date(2206, 1, 31), 120.0, None),
    (6, 50.0, 0.001, date(2028, 2, 29), 120.0, None),
    (7, 30.1, 0.1, date(2028, 2, 29), 60.0, True),
]


def _rows(told: Any) -> list[dict[str, Any]]:
    return sorted((row.asDict() for row in told.collect()), key=lambda row: int(row["row_id"]))


def _plain(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{k: "NaN" if v != v else v for k, v in row.items()} for row in rows]  # noqa: PLR0124 - NaN is not itself


@pytest.mark.filterwarnings("ignore")
def test_courses_and_windows_on_spark_are_those_of_polars(spark: Any) -> None:
    names = [each.split()[0] for each in SCHEMA.split(", ")]
    courses = pl.DataFrame(ROWS, schema=names, orient="row")
    planned = frames.plan_courses(
        spark.createDataFrame(ROWS, SCHEMA), rules=PROGRAMME, because=True
    )
    wanted = frames.plan_courses(courses, rules=PROGRAMME, because=True)
    assert _plain(_rows(planned)) == _plain(wanted.to_dicts())
    tests = [(place, row[3], None, row[5]) for place, row in enumerate(ROWS)]
    columns = (
        "row_id bigint, specimen_date date, office_visit_date date, can_become_pregnant boolean"
    )
    opened = frames.prescription_windows(spark.createDataFrame(tests, columns), rules=PROGRAMME)
    wanted = frames.prescription_windows(
        pl.DataFrame(
            tests,
            schema={
                "row_id": pl.Int64,
                "specimen_date": pl.Date,
                "office_visit_date": pl.Date,
                "can_become_pregnant": pl.Boolean,
            },
            orient="row",
        ),
        rules=PROGRAMME,
    )
    assert _rows(opened) == wanted.to_dicts()
    # Nothing is shuffled: calendars are sent to the rows.
    plan = planned._jdf.queryExecution().executedPlan().toString()
    assert "BroadcastHashJoin" in plan
    assert "hashpartitioning" not in plan


@pytest.mark.filterwarnings("ignore")
def test_spark_is_not_run_and_raises_nothing_of_rows(spark: Any) -> None:
    courses = spark.createDataFrame(ROWS, SCHEMA)
    with pytest.raises(FactError, match="on_error='column'"):
        frames.plan_courses(courses, rules=PROGRAMME, on_error="raise")
    with pytest.raises(TypeError, match="toArrow"):
        frames.account(courses, as_of=date(2026, 9, 1))
