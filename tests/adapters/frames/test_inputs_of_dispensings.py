"""What comes in badly is said, on every engine, and costs no other person an answer."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from frame_engines import ENGINES, day, frame, rows_in
from isotretinoin import Days, Window
from isotretinoin.adapters import frames
from isotretinoin.adapters.frames.rows import FAULTS
from isotretinoin.errors import IsotretinoinError, RecordError, UnknownName
from sample_programme import PROGRAMME

EAGER: Final = ("polars", "pandas", "pyarrow")
FRAMES: Final = (*EAGER, "polars, lazy")
OBSERVED: Final = Window(first=day("2026-03-01"), last=day("2026-06-30"))
KINDS: Final = {
    "person_id": "int",
    "drug_exposure_start_date": "day",
    "days_supply": "int",
    "quantity": "int",
    "capsule_mg": "float",
    "taken_mg": "float",
    "planned_mg": "float",
    "first_dose": "day",
    "last_dose": "day",
    "conception_date": "day",
    "code": "text",
    "analyte": "text",
    "value": "float",
    "unit": "text",
}
ROWS: Final = 6


def columns(**changed: list[Any]) -> dict[str, list[Any]]:
    first = day("2026-03-01")
    starts = [first + timedelta(days=each) for each in (0, 30, 5, 95, 0, 12)]
    made: dict[str, list[Any]] = {
        "person_id": [1, 1, 2, 2, 3, 3],
        "drug_exposure_start_date": starts,
        "days_supply": [30, 30, 28, 28, 30, 30],
        "quantity": [30, 30, 56, 56, 30, 60],
        "capsule_mg": [20.0, 40.0, 20.0, 20.0, 12.5, 10.0],
        "taken_mg": [600.0, 1200.0, 1120.0, 560.0, 375.0, 600.0],
        "planned_mg": [600.0, 1200.0, 1120.0, 1120.0, 375.0, 600.0],
        "first_dose": starts,
        "last_dose": [each + timedelta(days=29) for each in starts],
        "conception_date": [each + timedelta(days=33) for each in starts],
        "code": ["D10BA01", "197843", "0555-1055", "D10BA01", "197844", "00555105501"],
        "analyte": ["ALT"] * ROWS,
        "value": [40.0] * ROWS,
        "unit": ["U/L"] * ROWS,
    }
    return made | changed


def made(engine: str, **changed: list[Any]) -> Any:
    return frame(engine, columns(**changed), KINDS)


def exposure(asked: Any) -> Any:
    courses: Any = asked.collect() if isinstance(asked, pl.LazyFrame) else asked
    return frames.exposure_windows(courses, asked, rules=PROGRAMME)


#: A row for each person.
PERSONS: Final[dict[str, Callable[[Any], Any]]] = {
    "eras": lambda asked: frames.eras(asked, gap=30, carry_over=True),
    "courses": lambda asked: frames.courses(asked, washout=56),
    "adherence": lambda asked: frames.adherence(asked, method="PDC", window=OBSERVED),
    "adherence, rolling": lambda asked: frames.adherence(
        asked, method="CMA7", window=Days(90), rolling=30
    ),
    "dose_intensity": frames.dose_intensity,
}
#: A row for each row.
BY_ROW: Final[dict[str, Callable[[Any], Any]]] = {
    "dispensed_doses": lambda asked: frames.dispensed_doses(
        asked, method="either", pool_same_day=True, strength="capsule_mg"
    ),
    "exposure_windows": exposure,
    "products": frames.products,
    "interpret": frames.interpret,
}
ALL: Final = PERSONS | BY_ROW
#: The columns of numbers and of days that each one reads.
NUMBERS: Final = {
    **dict.fromkeys(("eras", "courses", "adherence", "adherence, rolling"), "days_supply"),
    "dose_intensity": "taken_mg",
    "dispensed_doses": "capsule_mg",
}
DAYS: Final = {
    **dict.fromkeys(
        ("eras", "courses", "adherence", "adherence, rolling", "dispensed_doses"),
        "drug_exposure_start_date",
    ),
    "exposure_windows": "conception_date",
}


def of(told: Any, person: int) -> list[dict[str, Any]]:
    return [row for row in rows_in(told) if row["person_id"] == person]


@pytest.mark.parametrize("engine", FRAMES)
@pytest.mark.parametrize("name", ALL)
def test_every_engine_says_the_same(name: str, engine: str) -> None:
    told = rows_in(ALL[name](made(engine)))
    wanted = rows_in(ALL[name](made("polars")))
    for row in (*told, *wanted):
        row.pop("row", None)
    assert told == wanted
    assert {row["person_id"] for row in told} == {1, 2, 3}
    assert all(row["error"] is None for row in told)
    assert len(told) == ROWS or name not in BY_ROW


@pytest.mark.parametrize("engine", FRAMES)
@pytest.mark.parametrize("name", NUMBERS)
def test_a_negative_number_is_a_fault_of_its_row(name: str, engine: str) -> None:
    """The person, or the row, keeps its place; everybody else is answered as before."""
    column = NUMBERS[name]
    spoilt: list[Any] = columns()[column]
    told = ALL[name](made(engine, **{column: [spoilt[0], -1, *spoilt[2:]]}))
    faulty = [row for row in of(told, 1) if row["error"]]
    assert len(faulty) == 1
    assert faulty[0]["error_column"] == column
    assert faulty[0]["error"] in (FAULTS["not positive"], FAULTS["negative"])
    for person in (2, 3):
        assert of(told, person) == of(ALL[name](made(engine)), person)


@pytest.mark.parametrize("engine", FRAMES)
@pytest.mark.parametrize("name", DAYS)
@pytest.mark.parametrize("slip", ["2206-03-31", None])
def test_a_slip_of_the_year_is_a_fault_of_its_row(name: str, engine: str, slip: str | None) -> None:
    """2206 for 2026, and no day at all; a conception that is not known is no fault."""
    column = DAYS[name]
    given_: list[Any] = columns()[column]
    days = [given_[0], day(slip) if slip else None, *given_[2:]]
    told = ALL[name](made(engine, **{column: days}))
    faulty = [row for row in of(told, 1) if row["error"]]
    if name == "exposure_windows" and slip is None:
        assert faulty == []
        assert {row["in_course"] for row in of(told, 1)} == {"yes", "unknown"}
    else:
        (row,) = faulty
        assert row["error"] == FAULTS["far off" if slip else "missing"]
    for person in (2, 3):
        assert of(told, person) == of(ALL[name](made(engine)), person)


@pytest.mark.parametrize("engine", FRAMES)
@pytest.mark.parametrize("name", ["eras", "courses", "adherence", "dose_intensity"])
def test_a_row_of_nobody_is_a_fault(name: str, engine: str) -> None:
    told = rows_in(PERSONS[name](made(engine, person_id=[1, None, 2, 2, 3, 3])))
    assert [row["error_column"] for row in told if row["person_id"] is None] == ["person_id"]
    assert {row["person_id"] for row in told} == {1, 2, 3, None}


@pytest.mark.parametrize("engine", EAGER)
@pytest.mark.parametrize("name", ALL)
def test_an_empty_frame_and_one_row(name: str, engine: str) -> None:
    """Nothing in is nothing out, with the same columns; one row is answered."""
    empty = frame(engine, {each: [] for each in KINDS}, KINDS)
    one = frame(engine, {each: value[:1] for each, value in columns().items()}, KINDS)
    assert rows_in(ALL[name](empty)) == []
    told = rows_in(ALL[name](one))
    assert len(told) == (3 if "rolling" in name else 1)
    assert {row["error"] for row in told} == {None}


@pytest.mark.parametrize("engine", FRAMES)
@pytest.mark.parametrize("name", ALL)
def test_a_missing_column_is_named_with_the_closest(name: str, engine: str) -> None:
    column = NUMBERS.get(name) or DAYS.get(name) or {"products": "code"}.get(name, "analyte")
    asked = {f"{each}s" if each == column else each: value for each, value in columns().items()}
    kinds = {f"{each}s" if each == column else each: kind for each, kind in KINDS.items()}
    with pytest.raises(UnknownName, match=f"did you mean '{column}s'"):
        ALL[name](frame(engine, asked, kinds))


@pytest.mark.parametrize("engine", FRAMES)
@pytest.mark.parametrize("name", ALL)
def test_text_for_numbers_and_days_is_refused(name: str, engine: str) -> None:
    """Text is not read as a number or a day: it might be anything; of a lazy frame on collecting."""
    for column in {NUMBERS.get(name), DAYS.get(name)} - {None}:
        text = [str(each) for each in columns()[column or ""]]
        changed = columns(**{column or "": text})
        asked = frame(engine, changed, {**KINDS, column or "": "text"})
        with pytest.raises((TypeError, pl.exceptions.ComputeError), match=column):
            rows_in(ALL[name](asked))


@pytest.mark.parametrize("name", DAYS)
def test_moments_in_a_time_zone_are_refused(name: str) -> None:
    """A moment is on one day here and on another there."""
    column = DAYS[name]
    moments = [datetime(each.year, each.month, each.day, 1) for each in columns()[column]]  # noqa: DTZ001 - the zone is the column's
    asked = made("polars").with_columns(
        pl.Series(column, moments).dt.replace_time_zone("Asia/Tokyo")
    )
    for each in (asked, asked.lazy()):
        with pytest.raises(TypeError, match="Asia/Tokyo"):
            ALL[name](each)


@pytest.mark.parametrize("name", ["eras", "courses", "adherence", "dispensed_doses"])
def test_a_lazy_frame_whose_schema_lies_is_an_error(name: str) -> None:
    """Whole numbers are promised and text comes: no number is made of it."""
    honest = made("polars")

    def text(rows: pl.DataFrame) -> pl.DataFrame:
        return rows.with_columns(pl.col("days_supply").cast(pl.String))

    lying = honest.lazy().map_batches(text, schema=honest.schema)
    with pytest.raises((IsotretinoinError, TypeError, pl.exceptions.PolarsError)):
        ALL[name](lying).collect()


@pytest.mark.parametrize("name", PERSONS)
def test_on_error_raise_names_the_rows(name: str) -> None:
    column = NUMBERS[name]
    spoilt: list[Any] = [-1, *columns()[column][1:]]
    asked = made("polars", **{column: spoilt})
    calls: dict[str, Callable[[Any], Any]] = {
        "eras": lambda f: frames.eras(f, gap=30, carry_over=True, on_error="raise"),
        "courses": lambda f: frames.courses(f, washout=56, on_error="raise"),
        "adherence": lambda f: frames.adherence(f, method="PDC", window=OBSERVED, on_error="raise"),
        "adherence, rolling": lambda f: frames.adherence(
            f, method="PDC", window=OBSERVED, rolling=30, on_error="raise"
        ),
        "dose_intensity": lambda f: frames.dose_intensity(f, on_error="raise"),
    }
    with pytest.raises(RecordError, match=f"row 0, {column}"):
        calls[name](asked)


SPANS = st.lists(
    st.tuples(st.integers(1, 4), st.integers(0, 300), st.integers(1, 60), st.integers(1, 90)),
    min_size=1,
    max_size=12,
)


@pytest.mark.parametrize("name", [*PERSONS, "dispensed_doses", "exposure_windows"])
@given(SPANS, st.randoms(use_true_random=False))
@settings(max_examples=25, phases=(Phase.explicit, Phase.generate))
def test_shuffled_rows_say_the_same(
    name: str, spans: list[tuple[int, int, int, int]], random: Random
) -> None:
    """The order of rows decides the order of answers, and nothing else."""
    first = day("2025-01-01")
    starts = [first + timedelta(days=at) for _, at, _, _ in spans]
    rows = len(spans)
    whole = {each: (value * rows)[:rows] for each, value in columns().items()} | {
        "person_id": [who for who, _, _, _ in spans],
        "drug_exposure_start_date": starts,
        "days_supply": [length for _, _, length, _ in spans],
        "quantity": [count for _, _, _, count in spans],
        "first_dose": starts,
        "last_dose": [at + timedelta(days=span[2]) for at, span in zip(starts, spans, strict=True)],
        "conception_date": [
            at + timedelta(days=span[3]) for at, span in zip(starts, spans, strict=True)
        ],
    }
    order = list(range(rows))
    random.shuffle(order)
    straight = frame("polars", whole, KINDS)
    shuffled = straight[order]

    def sorted_rows(told: Any) -> list[str]:
        return sorted(map(repr, rows_in(told)))

    assert sorted_rows(ALL[name](shuffled)) == sorted_rows(ALL[name](straight))


@pytest.mark.parametrize("name", ALL)
def test_answers_survive_parquet(name: str, tmp_path: Any) -> None:
    """Frames written and read say the same, and so do their answers."""
    asked = made("polars")
    asked.write_parquet(tmp_path / "in.parquet")
    told = ALL[name](asked)
    assert ALL[name](pl.read_parquet(tmp_path / "in.parquet")).equals(told)
    promised: Any = ALL[name](pl.scan_parquet(tmp_path / "in.parquet"))
    promised.sink_parquet(tmp_path / "out.parquet")
    assert pl.read_parquet(tmp_path / "out.parquet").equals(told)


def test_duckdb_is_told_what_to_hand_over() -> None:
    """What needs all rows of a person is refused by name, not computed from some."""
    for name in ("eras", "courses", "adherence", "dose_intensity", "dispensed_doses"):
        with pytest.raises(TypeError, match=r"relation.pl\(\)"):
            ALL[name](ENGINES["duckdb"](columns(), KINDS))
    with pytest.raises(TypeError, match=r"relation.pl\(\)"):
        frames.proportion_of_patients_covered(
            ENGINES["duckdb"](columns(), KINDS), follow_up=3, carry_over=False
        )
