"""Courses row by row are the kernel's, on every engine, thresholds at equality included."""

from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from attrs import evolve
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from frame_engines import ENGINES, KINDS, ROW, day, duckdb, frame, pa, pd, rows_in
from isotretinoin import Course, Patient, Regimen, Step
from isotretinoin.adapters import frames
from isotretinoin.adapters.frames.rows import FAULTS
from isotretinoin.courses.pattern import DosePattern
from isotretinoin.dates import Days
from isotretinoin.errors import IsotretinoinError, QuantityError, RegimenError
from isotretinoin.findings import Between, Window
from isotretinoin.pregnancy_prevention.contraception import contraception_window
from isotretinoin.pregnancy_prevention.waits import wait_window
from isotretinoin.products import Formulation, conventional_factor
from isotretinoin.quantities import kg, mg, mg_per_day, mg_per_kg, mg_per_kg_day
from sample_programme import PROGRAMME
from sample_rules import RULEBOOK as SILENT

KINDS_OF = {
    "weight_kg": "float",
    "daily_dose_mg": "float",
    "goal_mg_per_kg": "float",
    "first_dose": "day",
    "can_become_pregnant": "bool",
}
BLANK = dict.fromkeys(
    (
        "last_dose",
        "course_days",
        "total_mg",
        "cumulative_mg_per_kg",
        "goal_reached",
        "contraception_first",
        "contraception_last",
        "post_course_last",
        "blood_donation_last",
        "next_course_first",
    )
)
FAULTLESS = {"error": None, "error_column": None}


def numbers(most: int) -> st.SearchStrategy[float]:
    return st.one_of(
        st.integers(1, most * 10).map(lambda n: n / 10),
        st.integers(1, most * 1000).map(lambda n: n / 1000),
    )


#: Weight, dose and goal such that the goal is reached on the dot.
def on_the_dot(tenths: int, dose: int, goal: float) -> dict[str, Any]:
    return {"weight_kg": tenths / 10, "daily_dose_mg": dose / 10, "goal_mg_per_kg": goal}


def both(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    return {**one, **other}


ON_THE_DOT = st.builds(
    on_the_dot,
    st.integers(300, 1200),
    st.integers(1, 800),
    st.sampled_from([60.0, 120.0, 150.0, 0.001]),
)
BAD = st.sampled_from([None, -1.0, 0.0, 68.1234, 1e9, float("inf")])
AMOUNTS = st.one_of(
    ON_THE_DOT,
    st.fixed_dictionaries(
        {
            "weight_kg": st.one_of(numbers(150), BAD),
            "daily_dose_mg": st.one_of(numbers(80), BAD),
            "goal_mg_per_kg": st.one_of(numbers(300), BAD),
        }
    ),
)
FACTS = st.fixed_dictionaries(
    {
        "first_dose": st.one_of(
            st.sampled_from([day("2026-01-31"), day("2027-12-30"), None]),
            st.dates(date(1980, 1, 1), date(2099, 12, 31)),
        ),
        "can_become_pregnant": st.sampled_from([True, False, None]),
    }
)
ROWS = st.lists(st.builds(both, AMOUNTS, FACTS), max_size=30)


def fault_of(row: dict[str, Any], columns: tuple[str, ...]) -> dict[str, Any] | None:
    most = {"weight_kg": 1000, "daily_dose_mg": 10**5, "goal_mg_per_kg": 10**5}
    for name in columns:
        value = row[name]
        fault = None
        if value is None:
            fault = "missing"
        elif name in most:
            if value <= 0:
                fault = "not positive"
            elif value > most[name]:
                fault = "too large"
            elif Decimal(repr(value)) * 1000 % 1:
                fault = "too fine"
        if fault:
            return {**BLANK, "error": FAULTS[fault], "error_column": name}
    return None


def told_of(course: Course, goal: Any, *, can: bool | None) -> dict[str, Any]:
    last = course.last_dose
    window = contraception_window(course, PROGRAMME)
    windowed = isinstance(window, Window)
    return (
        {
            "last_dose": last,
            "course_days": course.days,
            "total_mg": float(course.total_dose),
            "cumulative_mg_per_kg": float(course.cumulative_dose),
            "goal_reached": None if goal is None else course.cumulative_dose >= goal,
            "contraception_first": window.first if isinstance(window, Window) else None,
            "contraception_last": window.last if isinstance(window, Window) else None,
            "post_course_last": wait_window("contraception", last, PROGRAMME).last,
            "blood_donation_last": wait_window("blood donation", last, PROGRAMME).last,
            "next_course_first": wait_window("another course", last, PROGRAMME).first,
            **FAULTLESS,
        }
        if windowed or can is False
        else {}
    )


def expected(row: dict[str, Any]) -> dict[str, Any]:
    columns = ("weight_kg", "daily_dose_mg", "first_dose", "goal_mg_per_kg")
    if faulty := fault_of(row, columns):
        return faulty
    goal = mg_per_kg(row["goal_mg_per_kg"])
    try:
        course = Course.until(
            goal,
            patient=Patient(
                weight=kg(row["weight_kg"]), can_become_pregnant=row["can_become_pregnant"]
            ),
            regimen=Regimen.constant(mg_per_day(row["daily_dose_mg"])),
            first_dose=row["first_dose"],
        )
    except RegimenError:
        course = None
    if course is None or course.days > 43830:
        return {**BLANK, "error": FAULTS["beyond"], "error_column": "daily_dose_mg"}
    if course.last_dose > date(2099, 12, 31):
        return {**BLANK, "error": FAULTS["beyond"], "error_column": "first_dose"}
    return told_of(course, goal, can=row["can_become_pregnant"])


@pytest.mark.parametrize("engine", ENGINES)
@given(ROWS)
@settings(max_examples=3, phases=(Phase.explicit, Phase.generate))
def test_courses_until_a_goal_are_the_kernels(engine: str, rows: list[dict[str, Any]]) -> None:
    columns = {name: [row[name] for row in rows] for name in KINDS_OF}
    answered = frames.plan_courses(frame(engine, columns, KINDS_OF), rules=PROGRAMME)
    assert isinstance(answered, KINDS[engine])
    told = rows_in(answered)
    assert told == [
        {ROW: number, **{name: row[name] for name in KINDS_OF}, **expected(row)}
        for number, row in enumerate(rows)
    ]


REGIMENS = (
    Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1)),
    Regimen.parse("20 mg/day for 30 days, then 40 mg/day every other day"),
    Regimen(
        (
            Step(mg_per_day(10), 21, days_on=5, days_off=2),
            Step(mg_per_day(0), 7),
            Step(mg_per_kg_day("0.3"), 90),
        )
    ),
    Regimen.alternating(mg_per_day(40), mg_per_kg_day(1)),
    Regimen.parse("20 mg/day for 10 days, then 20 mg on Monday, 40 mg on Friday"),
    Regimen.parse("2 days 20 mg/day, 1 day 0 mg/day, 1 day 10 mg/day in turn for 90 days"),
    Regimen.parse("20 mg/day alternating with 30 mg/day 5 days on, 2 days off"),
)


def course_of(row: dict[str, Any], regimen: Regimen) -> Course | None:
    patient = Patient(weight=kg(row["weight_kg"]), can_become_pregnant=True)
    try:
        if "days" in row:
            return Course.lasting(
                Days(row["days"]), patient=patient, regimen=regimen, first_dose=day("2026-03-09")
            )
        return Course.until(
            mg_per_kg(row["goal_mg_per_kg"]),
            patient=patient,
            regimen=regimen,
            first_dose=day("2026-03-09"),
        )
    except RegimenError:
        return None


@pytest.mark.parametrize(
    ("engine", "regimen"),
    [
        *(("polars", regimen) for regimen in REGIMENS),
        *(("duckdb", REGIMENS[each]) for each in (1, 2, 4, 5)),
        ("polars, lazy", REGIMENS[6]),
    ],
    ids=str,
)
@given(st.data())
@settings(max_examples=2, phases=(Phase.explicit, Phase.generate))
def test_any_regimen_is_walked_as_the_kernel_walks_it(
    engine: str, regimen: Regimen, data: st.DataObject
) -> None:
    lasting = data.draw(st.booleans())
    of = {"weight_kg": st.integers(300, 1500).map(lambda n: n / 10)}
    of |= (
        {"days": st.integers(1, 200)}
        if lasting
        else {"goal_mg_per_kg": st.integers(1, 150).map(float)}
    )
    rows = data.draw(st.lists(st.fixed_dictionaries(of), min_size=1, max_size=10))
    kinds = {name: "int" if name == "days" else "float" for name in of}
    told = frame(
        engine,
        {name: [row[name] for row in rows] for name in of}
        | {"first_dose": [day("2026-03-09")] * len(rows)},
        kinds | {"first_dose": "day"},
    )
    more: dict[str, Any] = {"days": "days", "goal": mg_per_kg(30)} if lasting else {}
    answered = frames.plan_courses(
        told, rules=PROGRAMME, regimen=regimen, can_become_pregnant=True, **more
    )
    for row, given_ in zip(rows_in(answered), rows, strict=True):
        course = course_of(given_, regimen)
        if course is None:
            assert row["error"] == FAULTS["too long" if lasting else "never"]
            continue
        wanted = told_of(course, mg_per_kg(30 if lasting else given_["goal_mg_per_kg"]), can=True)
        assert {name: row[name] for name in wanted} == wanted


WORDS = (
    "20 mg/day for 30 days, then 40 mg/day until 120 mg/kg",
    "0.5 mg/kg/day alternating with 1 mg/kg/day until 8160 mg",
    "20 mg on Monday and Thursday until 10 mg/kg",
    "40 mg/day",
    "0 mg/day for 7 days, then 40 mg/day until 120 mg/kg",
    "forty",
    "0.0001 mg/day until 1 mg/kg",
    "32 days 10 mg/day, 1 day 20 mg/day in turn until 30 mg/kg",
    None,
)
MONDAY = day("2026-03-09")
OWN = {
    "40 mg/day": ("no goal", "regimen"),
    "0 mg/day for 7 days, then 40 mg/day until 120 mg/kg": ("rest", "regimen"),
    "forty": ("unreadable", "regimen"),
    "0.0001 mg/day until 1 mg/kg": ("too fine", "regimen"),
    "32 days 10 mg/day, 1 day 20 mg/day in turn until 30 mg/kg": ("long turn", "regimen"),
    None: ("missing", "regimen"),
}


@pytest.mark.parametrize("engine", ["polars", "polars, lazy", "pandas", "pyarrow"])
@given(
    st.lists(
        st.tuples(st.sampled_from(WORDS), st.integers(300, 1200), st.integers(0, 6)), max_size=20
    )
)
@settings(max_examples=10, phases=(Phase.explicit, Phase.generate))
def test_each_row_may_have_a_regimen_of_its_own_in_words(
    engine: str, rows: list[tuple[str | None, int, int]]
) -> None:
    columns: dict[str, list[Any]] = {
        "regimen": [words for words, _, _ in rows],
        "weight_kg": [tenths / 10 for _, tenths, _ in rows],
        "first_dose": [MONDAY + timedelta(days=later) for _, _, later in rows],
    }
    kinds = {"regimen": "text", "weight_kg": "float", "first_dose": "day"}
    answered = frames.plan_courses(
        frame(engine, columns, kinds),
        rules=PROGRAMME,
        regimen="regimen",
        goal=None,
        can_become_pregnant=True,
    )
    told = rows_in(answered)
    assert len(told) == len(rows)
    for row, (words, tenths, later) in zip(told, rows, strict=True):
        fault = OWN.get(words)
        if words == WORDS[2] and later not in (0, 3):  # neither on a Monday nor on a Thursday
            fault = ("rest", "first_dose")
        if fault or words is None:
            assert fault is not None
            assert (row["error"], row["error_column"]) == (FAULTS[fault[0]], fault[1])
            assert row["last_dose"] is None
            continue
        regimen = Regimen.parse(words)
        assert regimen.goal is not None
        course = Course.until(
            regimen.goal,
            patient=Patient(weight=kg(Decimal(tenths) / 10), can_become_pregnant=True),
            regimen=regimen,
            first_dose=MONDAY + timedelta(days=later),
        )
        wanted = told_of(course, mg_per_kg(0), can=True) | {"goal_reached": True}
        assert {name: row[name] for name in wanted} == wanted


def test_a_regimen_in_words_goes_with_days_or_a_goal_of_the_row() -> None:
    told = pl.DataFrame(
        {
            "regimen": ["20 mg/day for 30 days, then 40 mg/day", "40 mg/day until 120 mg/kg"],
            "weight_kg": [60.0] * 2,
            "first_dose": [MONDAY] * 2,
            "goal_mg_per_kg": [20.0] * 2,
            "n": [45] * 2,
        }
    )
    by_days: dict[str, Any] = {"goal": None, "days": "n"}
    ask: dict[str, Any] = {"rules": PROGRAMME, "regimen": "regimen", "can_become_pregnant": None}
    for asked, reached in ((ask, True), (ask | by_days, None)):
        one, other = rows_in(frames.plan_courses(told, **asked))
        assert (one["course_days"], one["total_mg"]) == (45, 1200.0)
        assert one["goal_reached"] is reached
        assert (other["error"], other["error_column"]) == (FAULTS["own goal"], "regimen")
    short = told.with_columns(regimen=pl.lit("20 mg/day for 30 days"))
    for asked, fault in ((ask, "never"), (ask | by_days, "too long")):
        rows = rows_in(frames.plan_courses(short, **asked))
        assert {row["error"] for row in rows} == {FAULTS[fault]}


@pytest.mark.parametrize("engine", ENGINES)
def test_regimens_in_words_are_refused_where_nothing_is_read(engine: str) -> None:
    columns: dict[str, list[Any]] = {
        "regimen": [40.0],
        "weight_kg": [60.0],
        "first_dose": [MONDAY],
    }
    kinds = {"regimen": "float", "weight_kg": "float", "first_dose": "day"}
    with pytest.raises(TypeError, match="text"):
        frames.plan_courses(
            frame(engine, columns, kinds),
            rules=PROGRAMME,
            regimen="regimen",
            goal=mg_per_kg(120),
            can_become_pregnant=None,
        )


def test_a_regimen_may_end_at_its_own_goal() -> None:
    told = pl.DataFrame({"weight_kg": [68.0], "first_dose": [MONDAY]})
    ask: dict[str, Any] = {"rules": PROGRAMME, "can_become_pregnant": None}
    own = Regimen.constant(mg_per_day(40)).until(mg_per_kg(120))
    one = frames.plan_courses(told, regimen=own, goal=None, **ask)
    other = frames.plan_courses(told, regimen=evolve(own, goal=None), goal=mg_per_kg(120), **ask)
    assert one.equals(other)
    assert one["total_mg"].to_list() == [8160.0]


@pytest.mark.parametrize("engine", ["polars", "polars, lazy", "duckdb", "pandas"])
def test_bands_are_told_at_both_of_their_ends(engine: str) -> None:
    # 60 kg at 60 mg/day: so many days are so many mg/kg.
    sums = [119, 120, 150, 151, 135, 135]
    columns: dict[str, list[Any]] = {
        "weight_kg": [60.0] * 6,
        "daily_dose_mg": [60.0] * 6,
        "first_dose": [MONDAY] * 6,
        "n": sums,
        "low": [120.0] * 4 + [140.0, 120.0],
        "high": [150.0] * 4 + [130.0, None],
    }
    kinds = dict.fromkeys(("weight_kg", "daily_dose_mg", "low", "high"), "float")
    told = frame(engine, columns, kinds | {"first_dose": "day", "n": "int"})
    ask: dict[str, Any] = {"goal": None, "days": "n", "can_become_pregnant": None}
    wanted = ["below", "in", "in", "above", "in", "in"]
    for band in ("goal", Between(mg_per_kg(120), mg_per_kg(150))):
        if engine != "duckdb":  # where each statement takes its time
            rows = rows_in(frames.plan_courses(told, rules=SILENT, band=band, **ask))
            assert [row["goal_band"] for row in rows] == wanted
    rows = rows_in(frames.plan_courses(told, rules=SILENT, band=("low", "high"), **ask))
    assert [row["goal_band"] for row in rows] == [*wanted[:4], None, None]
    assert [row["error"] for row in rows[4:]] == [FAULTS["bounds"], FAULTS["missing"]]


def test_bands_are_told_in_milligrams_of_conventional_capsules() -> None:
    sums = [119, 120, 150, 160, 161]
    told = pl.DataFrame(
        {
            "weight_kg": [60.0] * 5,
            "daily_dose_mg": [60.0] * 5,
            "first_dose": [MONDAY] * 5,
            "n": sums,
        }
    )
    by = conventional_factor(Formulation.MICRONISED)
    assert by is not None
    rows = rows_in(
        frames.plan_courses(
            told,
            rules=PROGRAMME,
            formulation=Formulation.MICRONISED,
            band=Between(mg_per_kg(150), mg_per_kg(200)),
            goal=None,
            days="n",
            can_become_pregnant=None,
        )
    )
    counted = [each / by.value for each in sums]
    assert [row["goal_band"] for row in rows] == [
        "below" if each < 150 else "above" if each > 200 else "in" for each in counted
    ]
    assert [row["goal_band"] for row in rows] == ["below", "in", "in", "in", "above"]


@pytest.mark.parametrize("column", ["weight_kg", "first_dose", "can_become_pregnant", "n"])
def test_text_in_a_lazy_frame_is_refused_before_it_is_collected(column: str) -> None:
    told: Any = pl.LazyFrame(
        {
            "weight_kg": [60.0],
            "daily_dose_mg": [40.0],
            "first_dose": [MONDAY],
            "n": [30],
            "can_become_pregnant": [True],
        }
    ).with_columns(pl.lit("x").alias(column))
    with pytest.raises(TypeError, match=column):
        frames.plan_courses(told, rules=PROGRAMME, goal=None, days="n")


def test_a_course_without_a_goal_says_nothing_of_one() -> None:
    told = pl.DataFrame(
        {"weight_kg": [68], "daily_dose_mg": [40], "first_dose": [day("2026-03-09")], "n": [30]}
    )
    for asked in (told, told.lazy()):
        (row,) = rows_in(
            frames.plan_courses(
                asked, rules=PROGRAMME, goal=None, days="n", can_become_pregnant=None, because=True
            )
        )
        assert row["goal_reached"] is None
        assert row["last_dose"] == day("2026-04-07")
        assert row["post_course_because"] == "us.label.contraception_after"


def test_what_sources_do_not_say_is_null_and_its_reason_is_told() -> None:
    told = pl.DataFrame(
        {"weight_kg": [60.0], "daily_dose_mg": [40.0], "first_dose": [day("2026-03-09")]}
    )
    row = rows_in(
        frames.plan_courses(
            told, rules=SILENT, goal=mg(2400), can_become_pregnant=True, because=True
        )
    )[0]
    assert (row["post_course_last"], row["post_course_because"]) == (None, "silent")
    assert (row["contraception_first"], row["contraception_last"]) == (None, None)
    assert row["last_dose"] == day("2026-05-07")
    assert row["next_course_first"] == day("2026-07-07")


def test_120_mg_per_kg_is_reached_on_the_dot_where_floats_fall_short() -> None:
    """65.1 kg × 120 mg/kg is 7812 mg, and 7811.999999999999 in floats; 40.2 kg ends a day later there."""
    told = pl.DataFrame(
        {
            "weight_kg": [65.1, 40.2],
            "daily_dose_mg": [65.1, 40.2],
            "first_dose": [day("2026-03-09")] * 2,
        }
    )
    answered = frames.plan_courses(
        told, rules=PROGRAMME, goal=mg_per_kg(120), can_become_pregnant=None
    )
    assert answered["course_days"].to_list() == [120, 120]
    assert answered["total_mg"].to_list() == [7812.0, 4824.0]


@pytest.mark.parametrize("kind", ["float32", "decimal", "int", "uint"])
def test_numbers_of_every_type_are_taken_exactly(kind: str) -> None:
    plain = {"daily_dose_mg": [40.0] * 3, "first_dose": [day("2026-03-09")] * 3}
    weights: dict[str, Any] = {
        "float32": pl.Series([68.2, 65.1, None], dtype=pl.Float32),
        "decimal": pl.Series([Decimal("68.2"), Decimal("65.1"), None], dtype=pl.Decimal(20, 4)),
        "int": pl.Series([68, 65, None], dtype=pl.Int16),
        "uint": pl.Series([68, 65, None], dtype=pl.UInt64),
    }
    made: Any = pl.DataFrame({"weight_kg": weights[kind], **plain})
    whole = kind in ("int", "uint")
    wanted = [mg_per_kg(120).for_weight(kg(w)) for w in ((68, 65) if whole else ("68.2", "65.1"))]
    connection = duckdb.connect()
    told: Any
    for told in (
        made,
        made.lazy(),
        made.to_arrow(),
        made.to_pandas(),
        connection.from_arrow(made.with_row_index(ROW).to_arrow()),
    ):
        rows = rows_in(
            frames.plan_courses(
                told, rules=PROGRAMME, goal=mg_per_kg(120), can_become_pregnant=None
            )
        )
        assert [row["course_days"] for row in rows] == [-(-w.mg // 40) for w in wanted] + [None]
        assert rows[2]["error"] == FAULTS["missing"]


def test_decimals_finer_than_a_thousandth_are_a_fault_of_the_row_on_every_engine() -> None:
    weights = [Decimal("68.2005"), Decimal("68.2"), Decimal("-1.0"), Decimal(5000), None]
    made: Any = pl.DataFrame(
        {
            "weight_kg": pl.Series(weights, dtype=pl.Decimal(20, 4)),
            "daily_dose_mg": [40.0] * 5,
            "first_dose": [day("2026-03-09")] * 5,
        }
    )
    connection = duckdb.connect()
    faults = ["too fine", None, "not positive", "too large", "missing"]
    told: Any
    for told in (
        made,
        made.lazy(),
        made.to_arrow(),
        connection.from_arrow(made.with_row_index(ROW).to_arrow()),
    ):
        rows = rows_in(
            frames.plan_courses(
                told, rules=PROGRAMME, goal=mg_per_kg(120), can_become_pregnant=None
            )
        )
        assert [row["error"] for row in rows] == [each and FAULTS[each] for each in faults]


@pytest.mark.parametrize("engine", ENGINES)
def test_text_where_numbers_are_due_is_refused(engine: str) -> None:
    columns: dict[str, list[Any]] = {
        "weight_kg": ["68 kg"],
        "first_dose": [day("2026-03-09")],
        "daily_dose_mg": [40.0],
    }
    kinds = {"weight_kg": "text", "first_dose": "day", "daily_dose_mg": "float"}
    with pytest.raises(TypeError, match="weight_kg"):
        frames.plan_courses(frame(engine, columns, kinds), rules=PROGRAMME, goal=mg_per_kg(120))


@pytest.mark.parametrize("engine", ENGINES)
def test_days_of_a_course_are_whole(engine: str) -> None:
    columns: dict[str, list[Any]] = {
        "weight_kg": [68.0] * 3,
        "first_dose": [day("2026-03-09")] * 3,
        "daily_dose_mg": [40.0] * 3,
        "n": [1.5, 0.0, 2.0],
    }
    kinds = {"weight_kg": "float", "first_dose": "day", "daily_dose_mg": "float", "n": "float"}
    told = frame(engine, columns, kinds)
    rows = rows_in(
        frames.plan_courses(told, rules=PROGRAMME, goal=None, days="n", can_become_pregnant=None)
    )
    assert [row["error"] for row in rows] == [FAULTS["not whole"], FAULTS["not positive"], None]


def test_columns_of_pandas_without_any_value_are_missing_values() -> None:
    told = pd.DataFrame(
        {"weight_kg": [None], "first_dose": [None], "daily_dose_mg": [40.0]}, dtype=object
    )
    told["daily_dose_mg"] = told["daily_dose_mg"].astype(float)
    (row,) = rows_in(
        frames.plan_courses(told, rules=PROGRAMME, goal=mg_per_kg(120), can_become_pregnant=None)
    )
    assert (row["error"], row["error_column"]) == (FAULTS["missing"], "weight_kg")
    mixed = pd.DataFrame(
        {"weight_kg": [68, "70 kg"], "first_dose": [None] * 2, "daily_dose_mg": [4.0] * 2}
    )
    with pytest.raises(TypeError, match="weight_kg"):
        frames.plan_courses(mixed, rules=PROGRAMME, goal=mg_per_kg(120))


def test_wrong_arguments_are_refused() -> None:
    told: Any = pl.DataFrame(
        {"weight_kg": [68.0], "daily_dose_mg": [40.0], "first_dose": [day("2026-03-09")]}
    )
    wrong: Any
    for wrong in (
        {"goal": None},
        {"goal": 120},
        {"goal": mg(0)},
        {"goal": mg_per_kg("1/3")},
        {"goal": mg_per_kg(10**6)},
        {"regimen": "40 mg/day"},
        {"regimen": Regimen((Step(DosePattern((mg_per_day(40),) * 31 + (mg_per_day(0),))),))},
        {"regimen": 40},
        {"goal": None, "regimen": Regimen.constant(mg_per_day(40))},
        {"band": "nowhere"},
        {"band": 120},
        {"band": ("weight_kg",)},
        {"band": Between(mg(1), mg(2))},
        {"regimen": Regimen((Step(mg_per_day(0), 7), Step(mg_per_day(40))))},
        {"regimen": Regimen((Step(mg_per_day(40)),), goal=mg(4000))},
        {"regimen": Regimen.constant(mg_per_day("1/3"))},
        {"capsules": "whole"},
        {"formulation": "lidose"},
        {"rules": "US"},
    ):
        ask: dict[str, Any] = {
            "rules": PROGRAMME,
            "goal": mg_per_kg(120),
            "can_become_pregnant": None,
        }
        ask |= wrong
        with pytest.raises((IsotretinoinError, TypeError)):
            frames.plan_courses(told, **ask)
    with pytest.raises(QuantityError, match="3 decimals"):
        frames.plan_courses(told, rules=PROGRAMME, goal=mg("0.0001"), can_become_pregnant=None)


def test_arrow_tables_keep_their_chunks_in_order() -> None:
    part = pa.table(
        {"weight_kg": [68.0], "daily_dose_mg": [40.0], "first_dose": pa.array([day("2026-03-09")])}
    )
    answered = frames.plan_courses(
        pa.concat_tables([part, part]),
        rules=PROGRAMME,
        goal=mg_per_kg(120),
        can_become_pregnant=None,
    )
    assert answered.column("total_mg").to_pylist() == [8160.0, 8160.0]
