"""Windows row by row are the kernel's, on every engine."""

from datetime import date, datetime, timedelta
from typing import Any

import polars as pl
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from frame_engines import ENGINES, KINDS, LAZY, ROW, day, frame, pd, rows_in
from isotretinoin.adapters import frames
from isotretinoin.adapters.frames.rows import FAULTS
from isotretinoin.errors import (
    DateError,
    FactError,
    IsotretinoinError,
    NoRuleInForce,
    RecordError,
    SourceSilent,
    UnknownName,
)
from isotretinoin.findings import Absent
from isotretinoin.pregnancy_prevention.waits import post_course_window
from isotretinoin.prescriptions import prescription_window
from sample_programme import PROGRAMME, sample_programme
from sample_rules import RULEBOOK as SILENT

MONTH_ENDS = [day("2026-01-31"), day("2028-01-31"), day("2027-01-29"), day("2026-08-31")]
DAYS = st.one_of(
    st.none(),
    st.sampled_from([*MONTH_ENDS, day("2026-11-14"), day("2026-11-15"), day("2026-11-16")]),
    st.dates(date(1980, 1, 1), date(2099, 11, 1)),
    st.sampled_from([day("1979-12-31"), day("2206-03-09")]),
)
WINDOWS = {"specimen_date": "day", "office_visit_date": "day", "can_become_pregnant": "bool"}


def expected_post_course(last: date | None) -> dict[str, Any]:
    blank = {"post_course_first": None, "post_course_last": None, "post_course_because": None}
    if last is None:
        return {**blank, "error": FAULTS["missing"], "error_column": "last_dose"}
    if not date(1980, 1, 1) <= last <= date(2099, 12, 31):
        return {**blank, "error": FAULTS["far off"], "error_column": "last_dose"}
    window = post_course_window(last, PROGRAMME)
    assert window.because
    return {
        "post_course_first": window.first,
        "post_course_last": window.last,
        "post_course_because": window.because.key,
        "error": None,
        "error_column": None,
    }


@pytest.mark.parametrize("engine", ENGINES)
@given(st.lists(DAYS, max_size=12))
@settings(max_examples=8)
def test_days_after_a_course_are_the_kernels(engine: str, days: list[date | None]) -> None:
    told = frame(engine, {"last_dose": days}, {"last_dose": "day"})
    answered = frames.post_course_windows(told, rules=PROGRAMME, because=True)
    assert isinstance(answered, KINDS[engine])
    rows = rows_in(answered)
    assert rows == [
        {ROW: number, "last_dose": last, **expected_post_course(last)}
        for number, last in enumerate(days)
    ]


def expected_window(row: dict[str, Any]) -> dict[str, Any]:
    specimen, visit, can = (row[name] for name in WINDOWS)
    blank = {
        "window_first": None,
        "window_last": None,
        "window_absent": None,
        "window_because": None,
    }
    for name, value in (("specimen_date", specimen), ("office_visit_date", visit)):
        if value is not None and not date(1980, 1, 1) <= value <= date(2099, 12, 31):
            return {**blank, "error": FAULTS["far off"], "error_column": name}
    try:
        told = prescription_window(
            PROGRAMME, can_become_pregnant=can, specimen=specimen, office_visit=visit
        )
    except DateError as error:
        lacking = "office_visit_date" if "office_visit=" in str(error) else "specimen_date"
        if specimen is None and visit is None:
            lacking = "specimen_date"
        return {**blank, "error": FAULTS["missing"], "error_column": lacking}
    except NoRuleInForce:
        return {**blank, "error": FAULTS["no rule"], "error_column": "specimen_date"}
    assert told.because
    found = {
        **blank,
        "window_because": told.because.key,
        "error": None,
        "error_column": None,
    }
    if isinstance(told, Absent):
        return {**found, "window_absent": told.why}
    return {**found, "window_first": told.first, "window_last": told.last}


@pytest.mark.parametrize("engine", ENGINES)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "specimen_date": DAYS,
                "office_visit_date": DAYS,
                "can_become_pregnant": st.sampled_from([True, False, None]),
            }
        ),
        max_size=12,
    )
)
@settings(max_examples=8)
def test_prescription_windows_are_the_kernels(engine: str, rows: list[dict[str, Any]]) -> None:
    columns = {name: [row[name] for row in rows] for name in WINDOWS}
    told = frame(engine, columns, WINDOWS)
    answered = frames.prescription_windows(told, rules=PROGRAMME, because=True)
    assert rows_in(answered) == [
        {ROW: number, **row, **expected_window(row)} for number, row in enumerate(rows)
    ]


def test_either_day_may_have_no_column_and_the_patient_one_answer_for_all() -> None:
    tests = pl.DataFrame({"taken": [day("2026-03-04")]})
    for can, last in ((True, "2026-03-10"), (None, "2026-03-10")):
        told = frames.prescription_windows(
            tests, rules=PROGRAMME, specimen="taken", office_visit=None, can_become_pregnant=can
        )
        assert told["window_last"].to_list() == [day(last)]
    visits = pl.DataFrame({"seen": [day("2026-03-04")]})
    told = frames.prescription_windows(
        visits, rules=PROGRAMME, specimen=None, office_visit="seen", can_become_pregnant=False
    )
    assert told["window_last"].to_list() == [day("2026-04-02")]


def test_where_sources_set_a_window_for_some_the_others_are_told_so() -> None:
    some = evolve(
        PROGRAMME, dispensing=evolve(PROGRAMME.dispensing, prescription_window_cannot=None)
    )
    row = {"specimen_date": [day("2026-03-04")] * 2, "can_become_pregnant": [True, False]}
    made: Any
    for made in (pl.DataFrame(row), pl.LazyFrame(row)):
        told = rows_in(
            frames.prescription_windows(made, rules=some, office_visit=None, because=True)
        )
        assert [each["window_absent"] for each in told] == [None, "silent"]
        assert [each["window_last"] for each in told] == [day("2026-03-10"), None]
        assert [each["error"] for each in told] == [None, None]
        assert told[1]["window_because"] is None


def test_silent_sources_raise_as_the_kernel_does() -> None:
    with pytest.raises(SourceSilent):
        frames.post_course_windows(pl.DataFrame({"last_dose": [day("2026-03-04")]}), rules=SILENT)
    with pytest.raises(SourceSilent):
        frames.prescription_windows(pl.DataFrame({"specimen_date": [None]}), rules=SILENT)


def test_the_first_ten_faulty_rows_are_named_when_faults_are_raised() -> None:
    ends = pl.DataFrame({"last_dose": [None] * 12}, schema={"last_dose": pl.Date})
    with pytest.raises(RecordError) as raised:
        frames.post_course_windows(ends, rules=PROGRAMME, on_error="raise")
    assert len(raised.value.faults) == 11
    assert raised.value.faults[9].path == "row 9, last_dose"
    assert "2 rows more" in str(raised.value)
    good = pl.DataFrame({"last_dose": [day("2026-03-04")]})
    assert len(frames.post_course_windows(good, rules=PROGRAMME, on_error="raise")) == 1


@pytest.mark.parametrize("engine", LAZY)
def test_the_later_of_a_month_and_30_days_is_the_later(engine: str) -> None:
    """Engines have computed `+ 1 month` and `+ 30 days` in one query as one of the two."""
    days = [day("2026-01-28") + timedelta(days=each) for each in range(130)]
    told = frame(engine, {"last_dose": days}, {"last_dose": "day"})
    rows = rows_in(frames.post_course_windows(told, rules=PROGRAMME))
    windows = [post_course_window(each, PROGRAMME) for each in days]
    assert [row["post_course_last"] for row in rows] == [window.last for window in windows]


def test_questions_asked_of_the_answers_do_not_reach_the_rows() -> None:
    ends = pl.DataFrame({"last_dose": [day("2026-03-04"), None, day("2026-05-04")]})
    eager = frames.post_course_windows(ends, rules=PROGRAMME)
    lazy = frames.post_course_windows(ends.lazy(), rules=PROGRAMME)
    answered = pl.col("error").is_null()
    assert lazy.filter(answered).collect().equals(eager.filter(answered))
    assert lazy.select("post_course_last").collect().equals(eager.select("post_course_last"))
    assert lazy.tail(1).collect(engine="streaming").equals(eager.tail(1))


def test_a_lazy_frame_is_not_collected() -> None:
    def read(_: pl.DataFrame) -> pl.DataFrame:
        raise AssertionError("the lazy frame was collected")

    ends = pl.LazyFrame({"last_dose": [day("2026-03-04")]}).map_batches(read)
    assert isinstance(frames.post_course_windows(ends, rules=PROGRAMME), pl.LazyFrame)
    tests = ends.rename({"last_dose": "specimen_date"})
    answered = frames.prescription_windows(
        tests, rules=PROGRAMME, office_visit=None, can_become_pregnant=True
    )
    assert isinstance(answered, pl.LazyFrame)


@pytest.mark.parametrize("engine", LAZY)
def test_a_lazy_frame_raises_nothing_before_it_is_collected(engine: str) -> None:
    told = frame(engine, {"last_dose": [None]}, {"last_dose": "day"})
    with pytest.raises(FactError, match="on_error='column'"):
        frames.post_course_windows(told, rules=PROGRAMME, on_error="raise")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_column_that_is_missing_is_named_with_the_closest(engine: str) -> None:
    told = frame(engine, {"last_dos": [day("2026-03-04")]}, {"last_dos": "day"})
    with pytest.raises(UnknownName, match="did you mean 'last_dos'"):
        frames.post_course_windows(told, rules=PROGRAMME)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("kind", "values"), [("text", ["2026-03-04"]), ("int", [20260304]), ("bool", [True])]
)
def test_what_is_no_day_is_refused_for_the_whole_column(
    engine: str, kind: str, values: list[Any]
) -> None:
    told = frame(engine, {"last_dose": values}, {"last_dose": kind})
    with pytest.raises(TypeError, match="last_dose"):
        frames.post_course_windows(told, rules=PROGRAMME)


def test_moments_in_a_time_zone_are_refused_and_a_time_of_day_is_a_fault() -> None:
    zoned = pd.DataFrame({"last_dose": pd.to_datetime(["2026-03-04"]).tz_localize("UTC")})
    with pytest.raises(TypeError, match="time zone"):
        frames.post_course_windows(zoned, rules=PROGRAMME)
    moments: Any = pd.DataFrame(
        {"last_dose": pd.to_datetime(["2026-03-04 12:00", "2026-03-04 00:00"])}
    )
    told: Any
    at = [datetime(2026, 3, 4, 12), datetime(2026, 3, 4)]  # noqa: DTZ001 - a day has no time zone
    of_polars = pl.DataFrame({"last_dose": at})
    for told in (moments, of_polars, of_polars.lazy()):
        faults = [
            row["error"] for row in rows_in(frames.post_course_windows(told, rules=PROGRAMME))
        ]
        assert faults == [FAULTS["moment"], None]


def test_days_of_pandas_in_other_dress_are_days() -> None:
    days = [day("2026-03-04"), None]
    for dress in (
        pd.array(days, dtype="date32[pyarrow]"),
        pd.Series(days, dtype=object),
        pd.Series(pd.to_datetime(["2026-03-04", None])).astype("datetime64[ns]"),
    ):
        answered = frames.post_course_windows(pd.DataFrame({"last_dose": dress}), rules=PROGRAMME)
        assert rows_in(answered)[0]["post_course_first"] == day("2026-03-05")
    with pytest.raises(TypeError, match="days"):
        frames.post_course_windows(
            pd.DataFrame({"last_dose": pd.Series([day("2026-03-04"), 5], dtype=object)}),
            rules=PROGRAMME,
        )


def test_the_index_and_the_order_of_pandas_stay() -> None:
    ends = pd.DataFrame({"last_dose": pd.to_datetime(["2026-05-04", "2026-03-04"])}, index=[7, 7])
    answered = frames.post_course_windows(ends, rules=PROGRAMME)
    assert list(answered.index) == [7, 7]
    assert answered.columns[0] == "last_dose"
    assert list(ends.columns) == ["last_dose"]


@pytest.mark.parametrize("engine", ENGINES)
def test_an_empty_frame_stays_empty(engine: str) -> None:
    told = frame(engine, {"last_dose": []}, {"last_dose": "day"})
    assert rows_in(frames.post_course_windows(told, rules=PROGRAMME)) == []


def test_answers_never_take_the_place_of_what_was_given() -> None:
    for name in ("error", "post_course_last"):
        taken = pl.DataFrame({"last_dose": [day("2026-03-04")], name: ["mine"]})
        with pytest.raises(RecordError, match=name):
            frames.post_course_windows(taken, rules=PROGRAMME)


@pytest.mark.parametrize("wrong", [None, 5, "frame", [], {"last_dose": []}, pd.Series([1])])
def test_what_is_no_frame_is_refused(wrong: Any) -> None:
    with pytest.raises(TypeError, match="frame"):
        frames.post_course_windows(wrong, rules=PROGRAMME)


def test_wrong_arguments_are_refused() -> None:
    ends: Any = pl.DataFrame({"last_dose": [day("2026-03-04")]})
    wrong: Any
    for wrong in ({"rules": "US"}, {"on_error": "ignore"}, {"because": 1}, {"last_dose": 3}):
        ask: dict[str, Any] = {"rules": PROGRAMME, **wrong}
        with pytest.raises((IsotretinoinError, TypeError)):
            frames.post_course_windows(ends, **ask)
    with pytest.raises(DateError, match="specimen"):
        frames.prescription_windows(ends, rules=PROGRAMME, specimen=None, office_visit=None)
    with pytest.raises(TypeError):
        frames.prescription_windows(ends, rules=PROGRAMME, can_become_pregnant=3)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - callers err


def test_each_rulebook_is_asked_by_itself() -> None:
    ends = pl.DataFrame({"specimen_date": [day("2026-11-20")], "can": [False]})
    moved = sample_programme(effective={"us.ipledge.edition-5": day("2027-01-04")})
    absent = [
        frames.prescription_windows(
            ends, rules=rules, office_visit=None, can_become_pregnant=False
        )["error"].to_list()
        for rules in (PROGRAMME, moved)
    ]
    assert absent == [[None], [FAULTS["missing"]]]


def test_windows_of_sample_days_stay_put_by_a_day() -> None:
    """Both sides of the day on which an edition begins."""
    days = [day("2026-11-15") + timedelta(days=each) for each in (-1, 0, 1)]
    tests = pl.DataFrame({"specimen_date": days})
    told = frames.prescription_windows(
        tests, rules=PROGRAMME, office_visit=None, can_become_pregnant=True, because=True
    )
    assert [
        expected_window(
            {"specimen_date": each, "office_visit_date": None, "can_become_pregnant": True}
        )["window_because"]
        for each in days
    ] == told["window_because"].to_list()
