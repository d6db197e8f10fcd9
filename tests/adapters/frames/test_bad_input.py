"""What comes in badly is said, by every function: no number is changed and no row is lost."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

import polars as pl
import pytest

from frame_calls import CALLS, FIRST, KINDS, TABLES, US, framed, made
from frame_engines import day, frame, rows_in
from isotretinoin.adapters import frames
from isotretinoin.adapters.frames.rows import FAULTS
from isotretinoin.errors import IsotretinoinError, RecordError, UnknownName

Rows = list[dict[str, Any]]
Change = Callable[[Any], Any]

NUMBERS: Final = [name for name, call in CALLS.items() if call.number]
DAYS: Final = [name for name, call in CALLS.items() if call.day]
#: Where the answers are of persons, all of them have one.
PERSONS: Final = [name for name in CALLS if "person_id" in TABLES[CALLS[name].tables[0]]]
#: Of no person: their rows are of days.
OF_DAYS: Final = "proportion_of_patients_covered"


def asked(name: str, change: Change | None = None, **more: Any) -> Any:
    """The answer where the first table was changed."""
    call = CALLS[name]
    first, *others = made(call)
    return call.ask(first if change is None else change(first), *others, **more)


def faulty(told: Any) -> Rows:
    return [row for row in rows_in(told) if row["error"] is not None]


def spoilt(column: str, value: Any) -> Change:
    """The first table with that value in its first row."""
    return lambda rows: rows.with_columns(
        pl.when(pl.int_range(pl.len()) == 0).then(pl.lit(value)).otherwise(column).alias(column)
    )


def one_fault(name: str, told: Any, column: str, *reasons: str) -> None:
    """One row says so, in the words for it; every other person, or row, is answered as before."""
    rows = rows_in(told)
    if name == OF_DAYS:  # the person is counted as not read
        assert {row["not_read"] for row in rows} == {1}
        return
    bad = [row for row in rows if row["error"] is not None]
    assert {row["error_column"] for row in bad} == {column}
    assert {row["error"] for row in bad} <= {FAULTS[each] for each in reasons}
    whose = {row.get("person_id", row.get("row")) for row in bad}
    assert len(whose) == 1
    sound = [
        row for row in rows_in(asked(name)) if row.get("person_id", row.get("row")) not in whose
    ]
    for row in sound:
        assert {**row, "error_row": None} in [{**each, "error_row": None} for each in rows]
    if CALLS[name].by_row and name not in ("assess", "schedule"):
        assert len(rows) == len(rows_in(asked(name)))


@pytest.mark.parametrize("value", [-1.0, None, float("nan"), 1e9, 0.00001])
@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_that_is_none_is_a_fault_of_its_row(name: str, value: float | None) -> None:
    column = CALLS[name].number or ""
    told = asked(name, spoilt(column, value))
    reasons = ("missing", "negative", "not positive", "too large", "too fine", "not whole")
    one_fault(name, told, column, *reasons)


@pytest.mark.parametrize("value", ["2206-03-31", "1926-03-01", None])
@pytest.mark.parametrize("name", DAYS)
def test_a_slip_of_the_year_is_a_fault_of_its_row(name: str, value: str | None) -> None:
    """2206 for 2026; a day that may be unknown is none where it is not written."""
    column = CALLS[name].day or ""
    told = asked(name, spoilt(column, value and day(value)))
    if value is None and name == "exposure_windows":
        assert not faulty(told)
    elif value is None and name == "prescription_windows":
        one_fault(name, told, column, "missing")
    else:
        one_fault(name, told, column, "far off", "missing")


@pytest.mark.parametrize("name", CALLS)
def test_text_for_numbers_or_days_is_refused_by_the_name_of_its_column(name: str) -> None:
    """It is not read, for it might be anything: "40" and "01/02/2026" are no number and no day."""
    for column in filter(None, (CALLS[name].number, CALLS[name].day)):
        for text in ("40", "01/02/2026", "2026-03-01"):
            with pytest.raises(TypeError, match=f"'{column}' holds String"):
                asked(name, lambda rows: rows.with_columns(pl.lit(text).alias(column)))  # noqa: B023 - asked at once


@pytest.mark.parametrize("name", DAYS)
def test_moments_are_days_at_midnight_alone_and_never_in_a_time_zone(name: str) -> None:
    """A moment is on one day here and on another there."""
    column = CALLS[name].day or ""

    def moments(hour: int) -> Change:
        return lambda rows: rows.with_columns(pl.col(column).cast(pl.Datetime) + pl.duration(hours=hour))  # fmt: skip

    def answers(told: Any) -> Rows:
        return [{**row, column: None} for row in rows_in(told)]

    assert answers(asked(name, moments(0))) == answers(asked(name))
    bad = rows_in(asked(name, moments(7)))
    if name == OF_DAYS:
        assert {row["not_read"] for row in bad} == {3}
    else:
        unanswered = (
            {None} if name == "scheduled_results" else set[None]()
        )  # visits without a result
        assert {row["error"] for row in bad} == {FAULTS["moment"]} | unanswered
    with pytest.raises(TypeError, match="Asia/Tokyo"):
        asked(name, lambda rows: moments(7)(rows).with_columns(pl.col(column).dt.replace_time_zone("Asia/Tokyo")))  # fmt: skip


@pytest.mark.parametrize("engine", ["polars", "pandas", "pyarrow", "polars, lazy"])
@pytest.mark.parametrize("name", CALLS)
def test_no_rows_are_no_answers_and_one_row_is_answered(name: str, engine: str) -> None:
    call = CALLS[name]
    first, *others = call.tables

    def short(most: int) -> list[Any]:
        cut = {**TABLES, first: {each: told[:most] for each, told in TABLES[first].items()}}
        return framed((first, *others), engine, cut)

    whole = rows_in(call.ask(*made(call)))
    none, one = rows_in(call.ask(*short(0))), rows_in(call.ask(*short(1)))
    assert one
    assert list(one[0]) == list(whole[0])
    assert {row["error"] for row in one} == {None}
    if name not in (OF_DAYS, "review", "worklist", "scheduled_results"):
        assert none == []


@pytest.mark.parametrize("engine", ["polars", "pandas", "polars, lazy"])
@pytest.mark.parametrize("name", CALLS)
def test_a_missing_column_is_named_with_the_closest(name: str, engine: str) -> None:
    call = CALLS[name]
    assert call.columns
    for column in call.columns:
        first, *others = made(call, engine)
        rename: Mapping[str, str] = {column: f"{column}s"}
        renamed = first.rename(columns=rename) if engine == "pandas" else first.rename(rename)
        with pytest.raises(UnknownName, match=f"'{column}': did you mean '{column}s'"):
            call.ask(renamed, *others)


@pytest.mark.parametrize("name", ["account", "dispensed_doses", "plan_courses"])
def test_a_person_without_a_weight_has_a_fault_or_no_answer_per_kg(name: str) -> None:
    lost = pl.when(pl.col("person_id") > 1).then("weight_kg")
    told = rows_in(asked(name, lambda rows: rows.with_columns(weight_kg=lost)))
    if name == "dispensed_doses":  # the mg are known all the same
        known = [row["person_id"] for row in told if row["dispensed_mg_per_kg_low"] is not None]
        assert known == [2, 2, 3, 3]
        assert {row["error"] for row in told} == {None}
    else:
        bad = {(row["person_id"], row["error_column"]) for row in told if row["error"] is not None}
        assert bad == {(1, "weight_kg")}


@pytest.mark.parametrize("name", ["review", "worklist"])
def test_who_stands_twice_among_the_patients_or_has_no_weight_is_not_reviewed(name: str) -> None:
    call = CALLS[name]
    doses, patients = made(call)
    for changed, column in (
        (pl.concat([patients, patients[:1]]), "person_id"),
        (spoilt("weight_kg", None)(patients), "weight_kg"),
    ):
        told = rows_in(call.ask(doses, changed))
        bad = [row for row in told if row["error"] is not None]
        assert {(row["person_id"], row["error_column"]) for row in bad} == {(1, column)}
        assert {row["person_id"] for row in told} == {1, 2, 3}


@pytest.mark.parametrize("name", PERSONS)
def test_a_row_of_nobody_is_a_fault_and_costs_no_other_person_an_answer(name: str) -> None:
    """Where persons are asked about; a row that stands alone needs none."""
    told = asked(name, spoilt("person_id", None))
    if name == OF_DAYS:
        return
    nobody = [row for row in rows_in(told) if row["person_id"] is None]
    assert {2, 3} <= {row["person_id"] for row in rows_in(told)}
    if CALLS[name].by_row and name not in ("dispensed_doses", "exposure_windows"):
        assert {row["error"] for row in nobody} == {None}
    else:
        assert nobody
        assert {row["error_column"] for row in nobody} == {"person_id"}


@pytest.mark.parametrize("name", CALLS)
def test_equal_rows_lose_no_row_and_no_person(name: str) -> None:
    told = rows_in(asked(name, lambda rows: pl.concat([rows, rows])))
    whole = rows_in(asked(name))
    if CALLS[name].by_row:
        assert len(told) == 2 * len(whole)
    elif name != OF_DAYS:
        assert {row["person_id"] for row in told} == {row["person_id"] for row in whole}


@pytest.mark.parametrize("name", ["assess", "grade", "interpret", "shifts", "scheduled_results"])
def test_each_value_is_read_in_its_own_unit_and_one_without_a_meaning_is_said(name: str) -> None:
    """Mixed units in one column are no matter: 3.5 mmol/L is no 3.5 mg/dL, and is graded by its own bounds."""
    mixed = asked(
        name,
        lambda rows: rows.with_columns(
            value=pl.when(pl.col("row") == 1).then(pl.lit(3.5)).otherwise("value"),
            unit=pl.when(pl.col("row") == 1).then(pl.lit("mmol/L")).otherwise("unit"),
            upper_limit=pl.when(pl.col("row") == 1).then(pl.lit(1.7)).otherwise("upper_limit"),
        ),
    )
    assert not faulty(mixed)
    if name == "grade":
        assert [row["grade"] for row in rows_in(mixed)] == [row["grade"] for row in rows_in(asked(name))]  # fmt: skip
    told = asked(name, spoilt("unit", "mg/day"))
    assert {row["error_column"] for row in faulty(told)} == {"unit"}


@pytest.mark.parametrize("name", [name for name in CALLS if CALLS[name].columns != ("code",)])
def test_a_lazy_frame_whose_schema_lies_is_an_error(name: str) -> None:
    """Numbers or days are promised and text comes: nothing is made of it."""
    call = CALLS[name]
    column = call.number or call.day or "value"
    honest, *others = made(call)

    def text(rows: pl.DataFrame) -> pl.DataFrame:
        return rows.with_columns(pl.lit("forty").alias(column))

    lying = honest.lazy().map_batches(text, schema=honest.schema)
    with pytest.raises((IsotretinoinError, pl.exceptions.PolarsError)):
        call.ask(lying, *(each.lazy() for each in others)).collect()


@pytest.mark.parametrize("name", NUMBERS + [name for name in DAYS if name not in NUMBERS])
def test_on_error_raise_names_the_row(name: str) -> None:
    call = CALLS[name]
    column = call.number or call.day or ""
    value: Any = -1.0 if call.number else day("2206-03-01")
    with pytest.raises(RecordError, match=f"row 0, {column}"):
        asked(name, spoilt(column, value), on_error="raise")


def test_a_column_that_has_the_name_of_an_answer_is_not_overwritten() -> None:
    for name in ("grade", "interpret", "products", "post_course_windows"):
        with pytest.raises(RecordError, match="'error'"):
            asked(name, lambda rows: rows.with_columns(error=pl.lit("mine")))


def test_a_moment_of_python_is_no_day() -> None:
    """A frame of objects, as pandas makes of mixed dates, is not taken for days."""
    moments: Any = frame("pandas", TABLES["courses"], KINDS["courses"]).astype(
        {"last_dose": object}
    )
    moments["last_dose"] = [datetime(2026, 3, 1, 7), FIRST, None]  # noqa: DTZ001 - a moment without a zone
    with pytest.raises(TypeError, match="last_dose"):
        frames.post_course_windows(moments, rules=US)
