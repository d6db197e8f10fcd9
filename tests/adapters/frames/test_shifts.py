"""How grades move, by course, by period and by visit: each grade is the kernel's own."""

from datetime import date, timedelta
from typing import Any, Final

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from frame_engines import KINDS as FRAMES
from frame_engines import day, frame, rows_in
from isotretinoin import (
    Course,
    Days,
    LabResult,
    Months,
    Patient,
    Regimen,
    Weeks,
    analytes,
    criteria,
    kg,
    mg_per_day,
    profile,
)
from isotretinoin.adapters import frames
from isotretinoin.adapters.frames.rows import FAULTS
from isotretinoin.dates import after
from isotretinoin.errors import IsotretinoinError
from isotretinoin.monitoring import Grade, grade, schedule

CTCAE = criteria("CTCAE 5.0")
GUIDE = profile("guide")
FIRST = day("2026-01-31")
ENGINES: Final = ["polars", "polars, lazy", "pandas", "pyarrow"]
KINDS: Final = {
    "person_id": "text",
    "first_dose": "day",
    "measurement_date": "day",
    "analyte": "text",
    "value": "float",
    "unit": "text",
    "upper_limit": "float",
}
COURSES: Final = {
    "person_id": "text",
    "first_dose": "day",
    "last_dose": "day",
    "can_become_pregnant": "bool",
}
NO_ERROR: Final = dict.fromkeys(("error", "error_column", "error_frame", "error_row"))
Rows = list[dict[str, Any]]

LABS = st.lists(
    st.fixed_dictionaries(
        {
            "person_id": st.sampled_from("ab"),
            "first_dose": st.sampled_from([FIRST, FIRST + timedelta(days=300)]),
            "measurement_date": st.sampled_from([-3, 0, 1, 28, 29, 31, 59, 90, 310]).map(
                lambda n: FIRST + timedelta(days=n)
            ),
            "analyte": st.sampled_from(["ALT", "triglycerides", "2571-8"]),
            "value": st.sampled_from([30.0, 121.0, 130.0, 210.0, 301.0, 1001.0, 0.0]),
            "upper_limit": st.sampled_from([40.0, 150.0, None]),
        }
    ),
    max_size=9,
).map(lambda rows: [{**row, "unit": "U/L" if row["analyte"] == "ALT" else "mg/dL"} for row in rows])


def framed(engine: str, rows: Rows, kinds: dict[str, str] = KINDS) -> Any:
    return frame(engine, {name: [row[name] for row in rows] for name in kinds}, kinds)


def result_of(row: dict[str, Any]) -> LabResult:
    test: Any = analytes.get(row["analyte"])
    return LabResult(test, row["value"], row["unit"], row["measurement_date"], row["upper_limit"])


def lowest(told: Grade) -> int:
    return min(told.possible, default=-1) if told.value is None else told.value


def graded(result: LabResult, baseline: LabResult | None) -> Grade:
    """By the kernel, which wants days in order: no grade depends on them."""
    if baseline is None:
        return grade(result, CTCAE)
    return grade(
        LabResult(result.analyte, result.value, result.unit, date(2026, 1, 2), result.upper_limit),
        CTCAE,
        baseline=LabResult(
            baseline.analyte, baseline.value, baseline.unit, date(2026, 1, 1), baseline.upper_limit
        ),
    )


def baseline_of(rows: Rows, first: date) -> LabResult | None:
    """The last one until the first dose; of one day the one with the higher grade."""
    before = [result_of(row) for row in rows if row["measurement_date"] <= first]
    return max(
        before,
        key=lambda each: (each.collected, lowest(grade(each, CTCAE)), repr_of(each)),
        default=None,
    )


def repr_of(result: LabResult) -> str:
    """How equal grades of one day are told apart."""
    told = LabResult(
        result.analyte, result.value, result.unit, date(2000, 1, 1), result.upper_limit
    )
    return repr(told)


def period_of(first: date, on: date, period: Any) -> int:
    return next(n for n in range(1, 999) if on <= after(first, period * n, "down"))


def expected(rows: Rows, period: Any) -> Rows:
    keys = sorted(
        {
            (
                rows_of_person(rows, row["person_id"]),
                row["first_dose"],
                name_of(row),
                row["person_id"],
            )
            for row in rows
        }
    )
    told: Rows = []
    for _, first, name, who in keys:
        mine = [
            row
            for row in rows
            if (row["person_id"], row["first_dose"], name_of(row)) == (who, first, name)
        ]
        base = baseline_of(mine, first)
        base_grade = None if base is None else grade(base, CTCAE)
        later: dict[int, Rows] = {}
        for row in sorted(mine, key=lambda row: row["measurement_date"]):
            if row["measurement_date"] > first:
                number = period_of(first, row["measurement_date"], period) if period else 0
                later.setdefault(number, []).append(row)
        for number, several in later.items() or [(0, [])]:
            grades = [(graded(result_of(row), base), row["measurement_date"]) for row in several]
            top = max((lowest(each) for each, _ in grades), default=None)
            worst = [(each, on) for each, on in grades if lowest(each) == top]
            on = min((on for _, on in worst), default=None)
            answer = {
                "person_id": who,
                "first_dose": first,
                "analyte": name,
                "period": number or None,
                "baseline_on": base and base.collected,
                "baseline_grade": base_grade and base_grade.value,
                "worst_on": on,
                "worst_grade": worst[0][0].value if worst else None,
                "results": len(several),
                "ungraded": sum(lowest(each) < 0 for each, _ in grades),
            }
            if not period:
                del answer["period"]
            told.append(answer)
    return told


def name_of(row: dict[str, Any]) -> str:
    return analytes.get(row["analyte"]).name


def rows_of_person(rows: Rows, who: str) -> int:
    return [row["person_id"] for row in rows].index(who)


@pytest.mark.parametrize("engine", ENGINES)
@given(LABS, st.sampled_from([None, Months(1), Weeks(4), Days(30)]))
@settings(max_examples=40, phases=(Phase.explicit, Phase.generate))
def test_shifts_are_by_the_kernels_grades(engine: str, rows: Rows, period: Any) -> None:
    answered = frames.shifts(framed(engine, rows), CTCAE, period=period)
    assert isinstance(answered, FRAMES[engine])
    wanted = expected(rows, period)
    told = rows_in(answered)
    assert [
        {name: row[name] for name in each} for row, each in zip(told, wanted, strict=True)
    ] == wanted
    assert all(row[name] is None for row in told for name in NO_ERROR)


@given(LABS, st.randoms(use_true_random=False))
@settings(max_examples=40, phases=(Phase.explicit, Phase.generate))
def test_rows_in_another_order_give_the_same_answer(rows: Rows, random: Any) -> None:
    def told(rows: Rows) -> Rows:
        answered = rows_in(frames.shifts(framed("polars", rows), CTCAE, period=Months(1)))
        return sorted(answered, key=str)

    shuffled = list(rows)
    random.shuffle(shuffled)
    assert told(rows) == told(shuffled)


def labs(**columns: Any) -> pl.DataFrame:
    rows = len(next(iter(columns.values())))
    usual: dict[str, Any] = {
        "person_id": [1] * rows,
        "first_dose": [FIRST] * rows,
        "analyte": ["ALT"] * rows,
        "value": ["40"] * rows,
        "unit": ["U/L"] * rows,
        "upper_limit": [40] * rows,
    }
    return pl.DataFrame({**usual, **columns})


AFTER: Final = [FIRST + timedelta(days=each) for each in (0, 10, 20)]


def test_a_row_that_cannot_be_read_spoils_its_analyte_alone() -> None:
    rows = labs(
        measurement_date=AFTER,
        analyte=["ALT", "ALT", "AST"],
        value=["40", "lots", "50"],
    )
    told = rows_in(frames.shifts(rows, CTCAE))
    assert [(row["analyte"], row["worst_grade"], row["error"]) for row in told] == [
        ("AST", 1, None),
        ("ALT", None, FAULTS["unreadable"]),
    ]
    assert (told[1]["error_column"], told[1]["error_frame"], told[1]["error_row"]) == (
        "value",
        "results",
        1,
    )
    with pytest.raises(IsotretinoinError, match="results row 1, value"):
        frames.shifts(rows, CTCAE, on_error="raise")
    unknown = rows.with_columns(analyte=pl.Series(["ALT", "gel", None]), value=pl.lit("40"))
    told = rows_in(frames.shifts(unknown, CTCAE))
    assert [(row["analyte"], row["error"]) for row in told] == [
        ("ALT", None),
        (None, FAULTS["unknown"]),
        (None, FAULTS["missing"]),
    ]


def test_grades_that_stay_open_are_told_as_such() -> None:
    rows = labs(
        measurement_date=AFTER,
        analyte=["CK"] * 3,
        value=["40", "> 100", "30"],
    )
    (row,) = rows_in(frames.shifts(rows, CTCAE))
    assert (row["worst_grade"], row["ungraded"], row["results"]) == (0, 1, 2)
    rows = rows.with_columns(analyte=pl.lit("lipase"), value=pl.Series(["40", "90", "30"]))
    (row,) = rows_in(frames.shifts(rows, CTCAE))
    told = grade(LabResult(analytes.LIPASE, 90, "U/L", FIRST, 40), CTCAE)
    assert (row["worst_grade"], row["worst_possible"]) == (
        told.value,
        " or ".join(map(str, told.possible)) or None,
    )


def test_a_baseline_in_another_unit_is_taken_as_normal_and_that_is_said() -> None:
    rows = labs(
        measurement_date=AFTER[:2],
        value=["100", "110"],
        unit=["U/L", None],
    )
    (row,) = rows_in(frames.shifts(rows, CTCAE))
    assert (row["baseline_grade"], row["worst_grade"], row["ungraded"]) == (1, None, 1)
    against = rows.with_columns(unit=pl.lit("U/L"))
    (row,) = rows_in(frames.shifts(against, CTCAE))
    assert (row["worst_grade"], row["worst_assumed"]) == (
        0,
        None,
    )  # less than 1.5 times the baseline
    bound = against.with_columns(value=pl.Series(["> 90", "130"]))
    (row,) = rows_in(frames.shifts(bound, CTCAE))
    assert (row["worst_grade"], row["worst_assumed"]) == (2, "the baseline taken as normal")


def test_no_rows_are_no_courses_and_a_lazy_frame_is_not_collected() -> None:
    def read(_: pl.DataFrame) -> pl.DataFrame:
        raise AssertionError("the lazy frame was collected")

    for engine in ENGINES:
        assert rows_in(frames.shifts(framed(engine, []), CTCAE)) == []
    rows = labs(measurement_date=AFTER)
    assert isinstance(frames.shifts(rows.lazy().map_batches(read), CTCAE), pl.LazyFrame)
    with pytest.raises(TypeError, match="DuckDB"):
        frames.shifts(framed("duckdb", []), CTCAE)


@pytest.mark.parametrize(
    "wrong",
    [
        {"period": Days(0)},
        {"period": 30},
        {"criteria": "CTCAE 5.0"},
        {"at_lowest_bound": "sometimes"},
        {"first_dose": "began"},
        {"person": "analyte"},
    ],
    ids=str,
)
def test_wrong_arguments_are_refused(wrong: dict[str, Any]) -> None:
    asked: dict[str, Any] = {"criteria": CTCAE, **wrong}
    with pytest.raises((IsotretinoinError, TypeError)):
        frames.shifts(labs(measurement_date=AFTER), **asked)


# Visit by visit --------------------------------------------------------------------------------

PLANNED = st.lists(
    st.fixed_dictionaries(
        {
            "person_id": st.sampled_from("ab"),
            "first_dose": st.just(FIRST),
            "last_dose": st.sampled_from([FIRST, FIRST + timedelta(days=150)]),
            "can_become_pregnant": st.sampled_from([True, False, None]),
        }
    ),
    max_size=3,
)


def answers(courses: Rows, results: Rows, least: int, within: int) -> Rows:
    told: Rows = []
    for course in courses:
        first = course["first_dose"]
        planned = Course.lasting(
            Days((course["last_dose"] - first).days + 1),
            patient=Patient(weight=kg(60), can_become_pregnant=course["can_become_pregnant"]),
            regimen=Regimen.constant(mg_per_day(40)),
            first_dose=first,
        )
        for due in schedule(planned, GUIDE).due:
            tests = [each for each in due.tests if not each.tells_pregnancy]
            members = [name for test in tests for name in names(test)]
            for name in dict.fromkeys(members):
                mine = [
                    row
                    for row in results
                    if row["person_id"] == course["person_id"] and name_of(row) == name
                ]
                near = [
                    row
                    for row in mine
                    if due.window.first - timedelta(days=within)
                    <= row["measurement_date"]
                    <= due.window.end + timedelta(days=within)
                ]
                answer: dict[str, Any] = {
                    "person_id": course["person_id"],
                    "timepoint": due.timepoint,
                    "due_on": due.on,
                    "analyte": name,
                    "collected_on": None,
                    "grade": None,
                    "found": None,
                }
                if near:
                    distance = min(
                        (abs(row["measurement_date"] - due.on), row["measurement_date"])
                        for row in near
                    )
                    same = [
                        result_of(row) for row in near if row["measurement_date"] == distance[1]
                    ]
                    found = max(same, key=lambda each: (lowest(grade(each, CTCAE)), repr_of(each)))
                    base = baseline_of(mine, first) if found.collected > first else None
                    judged = graded(found, base)
                    sure = {
                        each >= least
                        for each in judged.possible or (judged.value,)
                        if each is not None
                    }
                    answer |= {
                        "collected_on": found.collected,
                        "grade": judged.value,
                        "found": sure.pop() if len(sure) == 1 else None,
                    }
                told.append(answer)
    return told


def names(test: Any) -> list[str]:
    return [each.name for each in getattr(test, "analytes", ())] or [test.name]


@pytest.mark.parametrize("engine", ENGINES)
@given(PLANNED, LABS, st.sampled_from([1, 2, 3, 4]), st.sampled_from([0, 7, 20]))
@settings(max_examples=25, phases=(Phase.explicit, Phase.generate))
def test_visits_are_answered_by_the_nearest_result(
    engine: str, courses: Rows, results: Rows, least: Any, within: int
) -> None:
    answered = frames.scheduled_results(
        courses=framed(engine, courses, COURSES),
        results=framed(engine, results),
        profile=GUIDE,
        criteria=CTCAE,
        at_least=least,
        within=within,
    )
    assert isinstance(answered, FRAMES[engine])
    wanted = answers(courses, results, least, within)
    told = rows_in(answered)
    assert [
        {name: row[name] for name in each} for row, each in zip(told, wanted, strict=True)
    ] == wanted


def test_courses_and_results_that_cannot_be_read_stand_in_the_answer() -> None:
    courses = pl.DataFrame(
        {
            "person_id": [1, 2, None],
            "first_dose": [FIRST] * 3,
            "last_dose": [FIRST + timedelta(days=30), FIRST - timedelta(days=1), FIRST],
        }
    )
    results = labs(
        measurement_date=[FIRST] * 3,
        person_id=[1, 1, 8],
        analyte=["ALT", "triglycerides", "gel"],
        value=["lots", "400", "1"],
        unit=["U/L", "mg/dL", None],
    )
    asked: dict[str, Any] = {
        "courses": courses,
        "results": results,
        "profile": profile("xia2022"),
        "criteria": CTCAE,
        "at_least": 2,
        "can_become_pregnant": None,
    }
    told = frames.scheduled_results(**asked)
    picked = told.select("person_id", "timepoint", "analyte", "found", "error_frame", "error_row")
    assert picked.rows() == [
        (1, "baseline", "ALT", None, "results", 0),
        (1, "baseline", "triglycerides", True, None, None),
        (1, "constant dose", "ALT", None, "results", 0),
        (1, "constant dose", "triglycerides", True, None, None),
        (2, None, None, None, "courses", 1),
        (None, None, None, None, "courses", 2),
        (1, None, None, None, "results", 0),
        (8, None, None, None, "results", 2),
    ]
    lazy: dict[str, Any] = {**asked, "courses": courses.lazy()}
    assert isinstance(frames.scheduled_results(**lazy), pl.LazyFrame)
    with pytest.raises(IsotretinoinError, match=r"courses row 1, last_dose"):
        frames.scheduled_results(**asked, on_error="raise")
    wrong: dict[str, Any]
    for wrong in ({"at_least": 5}, {"within": -1}, {"profile": "guide"}, {"criteria": None}):
        with pytest.raises((IsotretinoinError, TypeError)):
            frames.scheduled_results(**{**asked, **wrong})
