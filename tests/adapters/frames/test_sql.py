"""A statement of SQL answers as the frame does: run on DuckDB, and printed for the others."""

import importlib
import os
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest
import sqlglot
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlglot import exp

from frame_engines import day, duckdb, rows_in
from isotretinoin import mg_per_kg
from isotretinoin.adapters import frames
from isotretinoin.adapters.frames.days import HIGH, LOW, NONE, Question, day_of, number_of
from isotretinoin.adapters.frames.runs import CYCLE, runs_of
from isotretinoin.adapters.frames.windows import post_course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.errors import (
    FactError,
    IsotretinoinError,
    RecordError,
    RegimenError,
    SourceSilent,
    UnknownName,
)
from isotretinoin.pregnancy_prevention.waits import post_course_window
from sample_programme import PROGRAMME
from sample_rules import RULEBOOK as SILENT

KNOWN: Final = Path(__file__).parents[2] / "known_answers" / "statements"
DIALECTS: Final[tuple[Any, ...]] = ("bigquery", "databricks", "duckdb", "postgres", "snowflake")

Kinds = dict[str, Any]
COLUMNS: Final[dict[str, Kinds]] = {
    "post_course_windows": {"row_id": "integer", "last_dose": "date"},
    "prescription_windows": {
        "row_id": "integer",
        "specimen_date": "date",
        "office_visit_date": "date",
        "can_become_pregnant": "boolean",
    },
    "plan_courses": {
        "row_id": "integer",
        "weight_kg": "double",
        "daily_dose_mg": "double",
        "first_dose": "date",
        "goal_mg_per_kg": "double",
        "can_become_pregnant": "boolean",
    },
}
TYPES: Final[dict[str, Any]] = {
    "boolean": pl.Boolean(),
    "date": pl.Date(),
    "decimal": pl.Decimal(20, 5),
    "double": pl.Float64(),
    "integer": pl.Int64(),
}
EVERY_DAY: Final = [day_of(number) for number in range(LOW, HIGH + 1)]


_WRITTEN: Final[dict[object, str]] = {}


def statement(name: Any, kinds: Kinds, *, dialect: Any = "duckdb", **arguments: Any) -> str:
    """The statement; one that was asked for before, with the sample programme, is kept."""
    asked = name, str(kinds), dialect
    if not arguments and asked in _WRITTEN:
        return _WRITTEN[asked]
    how: dict[str, Any] = {"rules": PROGRAMME, "because": True, **arguments}
    told = frames.to_sql(name, dialect=dialect, table="courses", columns=kinds, **how)
    if not arguments:
        _WRITTEN[asked] = told
    return told


def run(text: str, courses: pl.DataFrame) -> pl.DataFrame:
    """What the statement answers of those rows, in their order."""
    with duckdb.connect() as connection:
        connection.register("courses", courses)
        told: pl.DataFrame = connection.sql(text).pl()
    return told.sort("row_id")


def equal(name: str, courses: pl.DataFrame, kinds: Kinds, **arguments: Any) -> pl.DataFrame:
    """What the statement answers, which is what the function of frames does."""
    function: Any = getattr(frames, name)
    told = run(statement(name, kinds, **arguments), courses)
    wanted: pl.DataFrame = function(courses, **{"rules": PROGRAMME, "because": True, **arguments})
    assert told.height == courses.height
    assert told.schema == wanted.schema
    assert told.equals(wanted)
    return told


def of_rows(rows: list[dict[str, Any]], kinds: Kinds) -> pl.DataFrame:
    schema = {name: TYPES[kind] for name, kind in kinds.items()}
    return pl.DataFrame([{"row_id": place, **row} for place, row in enumerate(rows)], schema=schema)


def test_a_statement_answers_each_day_as_the_kernel_does() -> None:
    kinds = COLUMNS["post_course_windows"]
    told = equal(
        "post_course_windows", of_rows([{"last_dose": each} for each in EVERY_DAY], kinds), kinds
    )
    windows = [post_course_window(each, PROGRAMME) for each in EVERY_DAY]
    assert told["post_course_first"].to_list() == [window.first for window in windows]
    assert told["post_course_last"].to_list() == [window.last for window in windows]
    assert told["error"].null_count() == len(EVERY_DAY)


def test_a_statement_opens_a_window_on_each_day_as_the_frame_does() -> None:
    kinds = COLUMNS["prescription_windows"]
    rows = [
        {
            "specimen_date": each,
            "office_visit_date": each + timedelta(3),
            "can_become_pregnant": can,
        }
        for each in EVERY_DAY[:-3:7]
        for can in (True, False, None)
    ]
    equal("prescription_windows", of_rows(rows, kinds), kinds)


DAYS = st.one_of(
    st.none(),
    st.sampled_from([day("1979-12-31"), day("2206-03-09"), day("2099-12-31"), day("2028-02-29")]),
    st.dates(date(1980, 1, 1), date(2099, 12, 31)),
)
BAD = st.sampled_from([None, -1.0, 0.0, 68.1234, 1e9, float("inf"), float("-inf"), float("nan")])


def numbers(most: int) -> st.SearchStrategy[float | None]:
    tenths = st.integers(1, most * 10).map(lambda n: n / 10)
    return st.one_of(tenths, st.integers(1, most * 1000).map(lambda n: n / 1000), BAD)


CAN = st.sampled_from([True, False, None])
ROWS: Final[dict[str, st.SearchStrategy[dict[str, Any]]]] = {
    "post_course_windows": st.fixed_dictionaries({"last_dose": DAYS}),
    "prescription_windows": st.fixed_dictionaries(
        {"specimen_date": DAYS, "office_visit_date": DAYS, "can_become_pregnant": CAN}
    ),
    "plan_courses": st.fixed_dictionaries(
        {
            "weight_kg": numbers(150),
            "daily_dose_mg": numbers(80),
            "first_dose": DAYS,
            "goal_mg_per_kg": numbers(300),
            "can_become_pregnant": CAN,
        }
    ),
}


@pytest.mark.parametrize("name", COLUMNS)
@given(st.data())
@settings(max_examples=10)
def test_a_statement_answers_any_rows_as_the_frame_does(name: str, data: st.DataObject) -> None:
    rows = data.draw(st.lists(ROWS[name], min_size=1, max_size=40))
    equal(name, of_rows(rows, COLUMNS[name]), COLUMNS[name])


def test_goals_reached_on_the_dot_are_reached() -> None:
    kinds = COLUMNS["plan_courses"]
    rows = [
        {"weight_kg": tenths / 10, "daily_dose_mg": dose, "first_dose": day("2026-03-09"), "goal_mg_per_kg": goal, "can_become_pregnant": True}
        for tenths in range(301, 1200, 7)
        for dose in (0.1, 20.0, tenths / 10)
        for goal in (60.0, 120.0)
    ]  # fmt: skip
    equal("plan_courses", of_rows(rows, kinds), kinds)


REGIMENS: Final = (
    "0.5 mg/kg/day for 28 days, then 1 mg/kg/day",
    "20 mg/day for 28 days, then 0 mg/day for 7 days, then 40 mg/day for 200 days",
)


@pytest.mark.parametrize("regimen", [None, *REGIMENS])
@pytest.mark.parametrize("options", [
    {"goal": mg_per_kg(120)},
    {"goal": mg_per_kg(120), "can_become_pregnant": False, "because": False},
    {"goal": None, "days": "course_days_planned"},
    {"goal": mg_per_kg("0.001"), "can_become_pregnant": None},
])  # fmt: skip
def test_each_way_to_plan_courses_has_its_statement(
    regimen: str | None, options: dict[str, Any]
) -> None:
    if regimen is not None:
        options = {**options, "regimen": Regimen.parse(regimen)}
    kinds = {**COLUMNS["plan_courses"], "course_days_planned": "integer", "weight_kg": "decimal"}
    rows = [
        {"weight_kg": weight, "daily_dose_mg": dose, "first_dose": first, "can_become_pregnant": can, "course_days_planned": planned}
        for weight in ("68", "65.1", "65.12345", None, "0.5")
        for dose in (40.0, 0.001)
        for first in (day("2026-03-09"), day("2099-11-30"))
        for can, planned in ((True, 1), (False, 28), (None, 35), (True, 400), (True, None), (True, 0))
    ]  # fmt: skip
    courses = pl.DataFrame(
        [{"row_id": place, **row} for place, row in enumerate(rows)],
        schema={name: TYPES[kind] for name, kind in kinds.items()} | {"weight_kg": pl.String()},
    ).with_columns(pl.col("weight_kg").cast(TYPES["decimal"]))
    equal("plan_courses", courses, kinds, **options)


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_statements_are_as_they_were_read(name: str, dialect: str) -> None:
    """Known answers, compared as that engine reads them; written anew by `SNAPSHOTS=write`."""
    path = KNOWN / f"{name}.{dialect}.sql"
    told = statement(name, COLUMNS[name], dialect=dialect)
    if os.environ.get("SNAPSHOTS") == "write":
        path.write_text(told, encoding="utf-8")
    known = path.read_text(encoding="utf-8")
    assert sqlglot.parse_one(told, read=dialect) == sqlglot.parse_one(known, read=dialect)


@pytest.mark.parametrize("name", COLUMNS)
def test_postgres_copies_no_row_on_its_way(name: str) -> None:
    """Its common tables are the calendars, of a few rows each; a step stands beside the row it is of."""
    told = sqlglot.parse_one(statement(name, COLUMNS[name], dialect="postgres"), read="postgres")
    assert {each.alias.split("_")[0] for each in told.find_all(exp.CTE)} <= {"calendar"}
    assert all(each.find(exp.Values) for each in told.find_all(exp.CTE))
    beside = list(told.find_all(exp.Lateral))
    assert beside
    assert all(each.find(exp.Offset) for each in beside)


def test_floats_of_single_precision_are_taken_as_the_frame_takes_them() -> None:
    kinds = {**COLUMNS["plan_courses"], "weight_kg": "real", "daily_dose_mg": "real"}
    rows = [
        {"weight_kg": weight, "daily_dose_mg": dose, "first_dose": day("2026-03-09"), "goal_mg_per_kg": 120.0, "can_become_pregnant": None}
        for weight in (68.1, 65.123, 68.1234, 33.3, None, -1.0, float("nan"), 999.999)
        for dose in (40.0, 33.3, 0.001, 0.0001)
    ]  # fmt: skip
    courses = of_rows(rows, COLUMNS["plan_courses"]).with_columns(
        pl.col("weight_kg", "daily_dose_mg").cast(pl.Float32)
    )
    told = equal("plan_courses", courses, kinds)
    assert told["error"].null_count() == 4 * 2  # the sound weights, at 40 and 33.3 mg/day
    for dialect in ("bigquery", "snowflake"):
        with pytest.raises(FactError, match=r"weight_kg.*'double'"):
            statement("plan_courses", kinds, dialect=dialect)


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_no_statement_leaves_months_or_whole_quotients_to_an_engine(
    name: str, dialect: str
) -> None:
    told = sqlglot.parse_one(statement(name, COLUMNS[name], dialect=dialect), read=dialect)
    assert not list(told.find_all(exp.Interval, exp.IntDiv, exp.AddMonths))


def test_the_later_of_a_month_and_30_days_is_the_later_in_a_statement() -> None:
    """DuckDB, up to 2.0.0, has computed `+ 1 month` and `+ 30 days` in one query as one of the two."""
    kinds = COLUMNS["post_course_windows"]
    spring = [day("2026-01-01") + timedelta(days=each) for each in range(150)]
    equal("post_course_windows", of_rows([{"last_dose": each} for each in spring], kinds), kinds)


# Runs.


def _month(each: date) -> int:
    return each.month


def _of_four_years(each: date) -> int:
    return each.day + each.year % 4


def _year(each: date) -> int:
    return each.year


@pytest.mark.parametrize("shift", [_month, _of_four_years, _year])
@pytest.mark.parametrize(
    "edges", [(), (date(2021, 12, 13), date(2026, 11, 15)), (date(2099, 12, 31),)]
)
def test_runs_say_each_day_of_the_calendar_once(shift: Any, edges: tuple[date, ...]) -> None:
    def ask(each: date) -> tuple[int | None, ...]:
        edition = sum(each >= edge for edge in edges)
        return number_of(each) + shift(each), None if edition == 1 else edition

    table = Question(ask, 2).answers()
    told = runs_of(table)
    for place, each in enumerate(EVERY_DAY):
        if place % 13 and each not in edges:
            continue
        number = place + LOW
        in_cycle = place % CYCLE + LOW
        (run,) = (
            run
            for run in told.runs
            if run.since <= number <= run.until and run.first_day <= in_cycle <= run.last_day
        )
        answers = tuple(
            answer + number if added else answer
            for answer, added in zip(run.answers, told.added, strict=True)
        )
        assert answers[:2] == (number + shift(each), NONE if ask(each)[1] is None else ask(each)[1])


def test_a_century_of_months_is_told_by_four_years() -> None:
    assert len(runs_of(post_course(PROGRAMME).answers()).runs) < 60


# What is refused.


def test_what_has_no_statement_is_refused_by_name() -> None:
    with pytest.raises(FactError, match="plan_courses"):
        statement("account", COLUMNS["plan_courses"])
    with pytest.raises(FactError, match="snowflake"):
        statement("plan_courses", COLUMNS["plan_courses"], dialect="oracle")
    with pytest.raises(FactError, match="on_error='column'"):
        statement("plan_courses", COLUMNS["plan_courses"], on_error="raise")
    with pytest.raises(TypeError, match="nonsense"):
        statement("plan_courses", COLUMNS["plan_courses"], nonsense=1)
    with pytest.raises(SourceSilent):
        statement("post_course_windows", COLUMNS["post_course_windows"], rules=SILENT)


@pytest.mark.parametrize(
    "columns", [{}, [], None, {"last_dose": "day"}, {"last_dose": None}, {1: "date"}]
)
def test_columns_that_are_none_are_refused(columns: Any) -> None:
    with pytest.raises(IsotretinoinError):
        statement("post_course_windows", columns)


@pytest.mark.parametrize("table", ["", "courses; DROP TABLE courses", "(SELECT 1)", None])
def test_a_table_is_a_name(table: Any) -> None:
    with pytest.raises(IsotretinoinError):
        frames.to_sql("post_course_windows", dialect="duckdb", rules=PROGRAMME, table=table, columns={"last_dose": "date"})  # fmt: skip


def test_a_column_is_refused_for_what_it_holds_and_named_where_it_is_missing() -> None:
    for kind in ("text", "integer", "boolean"):
        with pytest.raises(TypeError, match="last_dose"):
            statement("post_course_windows", {"last_dose": kind})
    with pytest.raises(TypeError, match="weight_kg"):
        statement("plan_courses", {**COLUMNS["plan_courses"], "weight_kg": "text"})
    with pytest.raises(TypeError, match="can_become_pregnant"):
        statement("plan_courses", {**COLUMNS["plan_courses"], "can_become_pregnant": "text"})
    with pytest.raises(UnknownName, match="did you mean 'last_dos'"):
        statement("post_course_windows", {"last_dos": "date"})
    with pytest.raises(RecordError, match="error"):
        statement("post_course_windows", {"last_dose": "date", "error": "text"})
    with pytest.raises(RegimenError):
        statement("plan_courses", COLUMNS["plan_courses"], goal=None)


def test_names_that_are_no_plain_words_are_quoted_and_steps_keep_out_of_their_way() -> None:
    kinds: Kinds = {"row_id": "integer", "Last Dose": "date", "order": "integer", 'a"b': "text", "fault_2": "integer", "last_dose_1": "integer"}  # fmt: skip
    courses = pl.DataFrame({"row_id": [0], "Last Dose": [day("2026-01-31")], "order": [1], 'a"b': ["x"], "fault_2": [3], "last_dose_1": [4]})  # fmt: skip
    told = equal("post_course_windows", courses, kinds, last_dose="Last Dose")
    assert rows_in(told)[0]["fault_2"] == 3


def test_rules_are_those_in_force_and_a_place_without_one_says_so() -> None:
    some = evolve(
        PROGRAMME, dispensing=evolve(PROGRAMME.dispensing, prescription_window_cannot=None)
    )
    kinds = COLUMNS["prescription_windows"]
    rows = [
        {"specimen_date": day("2026-03-04"), "can_become_pregnant": can} for can in (True, False)
    ]
    told = equal("prescription_windows", of_rows(rows, kinds), kinds, rules=some)
    assert told["window_absent"].to_list() == [None, "silent"]
    equal("prescription_windows", of_rows(rows, kinds).drop("office_visit_date"), {k: v for k, v in kinds.items() if k != "office_visit_date"}, office_visit=None, can_become_pregnant=True)  # fmt: skip


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has not installed what reads frames, or writes statements, is told what to install."""
    monkeypatch.setitem(sys.modules, "sqlglot", None)
    monkeypatch.delitem(sys.modules, "isotretinoin.adapters.frames.statements", raising=False)
    with pytest.raises(ImportError, match=r"pip install 'isotretinoin\[frames,sql\]'"):
        statement("post_course_windows", COLUMNS["post_course_windows"], because=True)
    monkeypatch.setitem(sys.modules, "narwhals", None)
    monkeypatch.delitem(sys.modules, "isotretinoin.adapters.frames")
    with pytest.raises(ImportError, match=r"pip install 'isotretinoin\[frames\]'"):
        importlib.import_module("isotretinoin.adapters.frames")
