"""Eras, courses, adherence and implied doses, held against a count day by day."""

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from frame_engines import day, frame, rows_in
from isotretinoin import Days, Weeks, Window, kg
from isotretinoin.adapters import frames
from isotretinoin.adapters.frames.coverage import METHODS
from isotretinoin.adapters.frames.rows import FAULTS
from isotretinoin.errors import IsotretinoinError

FIRST = day("2026-01-01")
KINDS = {"person_id": "text", "drug_exposure_start_date": "day", "days_supply": "int"}
FILLS = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(0, 90), st.integers(1, 40)), max_size=9
)
ENGINES = ["polars", "polars, lazy", "pandas", "pyarrow"]


def fills_of(rows: list[tuple[str, int, int]], engine: str = "polars") -> Any:
    columns: dict[str, list[Any]] = {
        "person_id": [who for who, _, _ in rows],
        "drug_exposure_start_date": [FIRST + timedelta(days=at) for _, at, _ in rows],
        "days_supply": [length for _, _, length in rows],
    }
    return frame(engine, columns, KINDS)


def people_of(rows: list[tuple[str, int, int]]) -> dict[str, list[tuple[int, int]]]:
    """The records of each person by day, persons in the order in which they are named."""
    people: dict[str, list[tuple[int, int]]] = {}
    for who, at, length in rows:
        people.setdefault(who, []).append((at, length))
    return {who: sorted(told, key=lambda each: each[0]) for who, told in people.items()}


def spans(records: list[tuple[int, int]], *, carry_over: bool) -> list[tuple[int, int, int]]:
    """Each record as its first day, last day and days supplied, one at a time."""
    told: list[tuple[int, int, int]] = []
    for at, length in records:
        begin = max(at, told[-1][1] + 1) if told and carry_over else at
        told.append((begin, begin + length - 1, length))
    return told


def expected_eras(
    records: list[tuple[int, int]], gap: int, *, carry_over: bool
) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = []
    covered: set[int] = set()
    for begin, end, length in spans(records, carry_over=carry_over):
        if not told or begin - told[-1]["last"] - 1 > gap:
            covered = set()
            told.append({"first": begin, "last": end, "records": 0, "each": 0})
        era = told[-1]
        covered |= set(range(begin, end + 1))
        era |= {"last": max(end, era["last"]), "records": era["records"] + 1}
        era |= {"each": era["each"] + length, "once": len(covered)}
    return told


@pytest.mark.parametrize("engine", ENGINES)
@given(FILLS, st.integers(0, 30), st.booleans(), st.sampled_from(["at most", "below"]))
@settings(max_examples=20, phases=(Phase.explicit, Phase.generate))
def test_eras_are_those_counted_day_by_day(
    engine: str, rows: list[tuple[str, int, int]], gap: int, carry_over: Any, counts: Any
) -> None:
    ask: dict[str, Any] = {"gap": gap, "carry_over": carry_over, "gap_counts": counts}
    once = rows_in(frames.eras(fills_of(rows, engine), **ask))
    each = rows_in(frames.eras(fills_of(rows, engine), overlap="each", **ask))
    wanted = [
        (who, number, era)
        for who, records in people_of(rows).items()
        for number, era in enumerate(
            expected_eras(records, gap - (counts == "below"), carry_over=carry_over), 1
        )
    ]
    assert len(once) == len(each) == len(wanted)
    for row, other, (who, number, era) in zip(once, each, wanted, strict=True):
        assert (row["person_id"], row["era_number"], row["error"]) == (who, number, None)
        assert row["era_first"] == FIRST + timedelta(days=era["first"])
        assert row["era_last"] == FIRST + timedelta(days=era["last"])
        assert row["records"] == era["records"]
        assert (row["days_supplied"], other["days_supplied"]) == (era["once"], era["each"])
        assert row["gap_days"] == era["last"] - era["first"] + 1 - era["once"]


def test_what_is_asked_of_a_promise_is_asked_of_its_answers() -> None:
    """A slice, a filter or a choice of columns after the function does not reach its rows."""
    rows = [("a", 0, 5), ("a", 5, 5), ("b", 0, 5), ("a", 60, 5)]
    eager = frames.eras(fills_of(rows), gap=0, carry_over=False)
    lazy = frames.eras(fills_of(rows).lazy(), gap=0, carry_over=False)
    assert lazy.head(1).collect().equals(eager.head(1))
    assert lazy.select("era_last").collect().equals(eager.select("era_last"))
    second = pl.col("era_number") == 2
    assert lazy.filter(second).collect().equals(eager.filter(second))
    assert lazy.filter(pl.col("error").is_null()).collect().equals(eager)


def test_the_gap_of_the_official_script_is_counted_right() -> None:
    """1-5, 3-7, 11-13 and 16-20 are one era of 20 days with 5 days of gap."""
    rows = [("a", 0, 5), ("a", 2, 5), ("a", 10, 3), ("a", 15, 5)]
    (era,) = rows_in(frames.eras(fills_of(rows), gap=30, carry_over=False))
    assert (era["era_first"], era["era_last"]) == (FIRST, FIRST + timedelta(days=19))
    assert (era["gap_days"], era["records"]) == (5, 4)


@pytest.mark.parametrize(("pause", "eras"), [(29, 1), (30, 1), (31, 2)])
def test_a_gap_on_the_dot_joins_or_parts_as_it_is_told(pause: int, eras: int) -> None:
    rows = [("a", 0, 10), ("a", 10 + pause, 10)]
    assert len(frames.eras(fills_of(rows), gap=30, carry_over=False)) == eras
    below = frames.eras(fills_of(rows), gap=30, carry_over=False, gap_counts="below")
    assert len(below) == 1 + (pause >= 30)


def test_courses_are_numbered_and_their_pauses_told() -> None:
    rows = [("b", 0, 30), ("a", 0, 30), ("a", 20, 30), ("a", 117, 30)]
    told = rows_in(frames.courses(fills_of(rows), washout=Weeks(8)))
    assert [(r["person_id"], r["course_number"], r["days_since"]) for r in told] == [
        ("b", 1, None),
        ("a", 1, None),
        ("a", 2, 57),
    ]
    told = rows_in(frames.courses(fills_of(rows), washout=57))
    assert [row["records"] for row in told] == [1, 3]
    told = rows_in(frames.courses(fills_of(rows), washout=57, carry_over=False))
    assert [row["days_since"] for row in told] == [None, None, 67]


def test_a_person_with_a_fault_keeps_one_row() -> None:
    fills = fills_of([("a", 0, 30), ("b", 0, 30), ("b", 40, 30)]).with_columns(
        days_supply=pl.Series([30, None, 30])
    )
    for told in (
        frames.eras(fills, gap=0, carry_over=True),
        frames.courses(fills, washout=0),
        frames.adherence(fills, method="PDC", window=Window(first=FIRST, last=FIRST)),
    ):
        assert told["person_id"].to_list() == ["a", "b"]
        assert told["error"].to_list() == [None, FAULTS["missing"]]


LOW, HIGH = 20, 69


def share(  # noqa: C901 - one case a method
    method: str, records: list[tuple[int, int]]
) -> tuple[float, int]:
    """What counts and what it is held against, counted day by day."""
    records = [each for each in records if each[0] <= HIGH]
    inside = [each for each in records if each[0] >= LOW]
    supplied = sum(length for _, length in inside)
    first, last = (inside[0][0], inside[-1][0]) if inside else (HIGH + 1, HIGH + 1)

    def covered(of: list[tuple[int, int]], low: int, high: int, *, carry_over: bool = True) -> int:
        days = {
            each
            for begin, end, _ in spans(of, carry_over=carry_over)
            for each in range(begin, end + 1)
        }
        return len(days & set(range(low, high + 1)))

    if method == "PDC":
        return covered(records, LOW, HIGH, carry_over=False), HIGH - LOW + 1
    if method == "MPR":
        return supplied, HIGH - LOW + 1
    if method in ("CMA1", "CMA3"):
        before = sum(length for at, length in inside if at < last)
        return (min(before, last - first) if method == "CMA3" else before), last - first
    if method in ("CMA2", "CMA4"):
        observed = HIGH - first + 1
        return (min(supplied, observed) if method == "CMA4" else supplied), observed
    if method == "CMA5":
        return covered(inside, first, last - 1), last - first
    if method == "CMA6":
        return covered(inside, first, HIGH), HIGH - first + 1
    if method == "CMA7":
        return covered(records, LOW, HIGH), HIGH - LOW + 1
    if method == "CMA8":
        earlier = spans([each for each in records if each[0] < LOW], carry_over=True)
        left = min(max([LOW, *(end + 1 for _, end, _ in earlier)]), HIGH + 1)
        return covered(records, left, HIGH), HIGH - left + 1
    told, stock = 0.0, 0
    for (at, length), following in zip(
        records, [*records[1:], (HIGH + 1, 0)][: len(records)], strict=True
    ):
        stock += length
        used = min(stock, following[0] - at)
        stock -= used
        rate = used / max(following[0] - at, 1)
        told += rate * max(following[0] - max(at, LOW), 0)
    return told, HIGH - LOW + 1


@pytest.mark.parametrize("method", METHODS)
@given(FILLS)
@settings(max_examples=25, phases=(Phase.explicit, Phase.generate))
def test_adherence_is_what_is_counted_day_by_day(
    method: Any, rows: list[tuple[str, int, int]]
) -> None:
    window = Window(first=FIRST + timedelta(days=LOW), last=FIRST + timedelta(days=HIGH))
    told = rows_in(frames.adherence(fills_of(rows), method=method, window=window))
    assert len(told) == len(people_of(rows))
    for row, records in zip(told, people_of(rows).values(), strict=True):
        counted, observed = share(method, records)
        assert row["days_observed"] == observed
        wanted = None if not observed else pytest.approx(counted / observed)
        assert row["adherence"] == wanted


@pytest.mark.parametrize("engine", ENGINES)
def test_adherence_is_the_same_on_every_engine(engine: str) -> None:
    rows = [("b", 30, 20), ("a", 0, 30), ("a", 25, 30), ("a", 60, 30)]
    window = Window(first=FIRST, last=FIRST + timedelta(days=89))
    told = rows_in(frames.adherence(fills_of(rows, engine), method="CMA7", window=window))
    assert [row["adherence"] for row in told] == [20 / 90, 1.0]


def test_a_dose_is_implied_by_what_was_handed_out() -> None:
    fills = fills_of([("a", 0, 30), ("b", 0, 20), ("a", 0, 15), ("a", 40, 30)]).with_columns(
        quantity=pl.Series([30, 20, 30, 60]), strength_mg=pl.Series([20.0, 12.5, 40.0, 20.0])
    )

    def doses(**ask: Any) -> list[Any]:
        told: list[Any] = frames.dispensed_doses(fills, **ask)["implied_daily_dose_mg"].to_list()
        return told

    assert doses(method="days supply", pool_same_day=False) == [20.0, 12.5, 80.0, 40.0]
    assert doses(method="days supply", pool_same_day=True) == [60.0, 12.5, 60.0, 40.0]
    assert doses(method="until next", pool_same_day=False) == [15.0, None, 30.0, None]
    assert doses(method="until next", pool_same_day=True) == [45.0, None, 45.0, None]
    lazy = frames.dispensed_doses(fills.lazy(), method="until next", pool_same_day=True)
    assert rows_in(lazy)[0]["dispensed_mg"] == 1800.0
    assert len(frames.dispensed_doses(fills.head(0), method="until next", pool_same_day=True)) == 0


def test_either_way_leaves_an_interval() -> None:
    """1200 mg in 30 days by the record, in 20 or 40 until the next one; the last by its record."""
    fills = fills_of([("a", 0, 30), ("a", 20, 30), ("a", 60, 30)]).with_columns(
        quantity=pl.Series([30] * 3), strength_mg=pl.Series([40.0] * 3)
    )
    told = rows_in(frames.dispensed_doses(fills, method="either", pool_same_day=False))
    found = [
        (row["implied_daily_dose_mg_low"], row["implied_daily_dose_mg_high"], row["dose_days"])
        for row in told
    ]
    assert found == [(40.0, 60.0, None), (30.0, 40.0, None), (40.0, 40.0, 30)]
    assert [row["implied_daily_dose_mg"] for row in told] == [None, None, 40.0]
    until = rows_in(frames.dispensed_doses(fills, method="until next", pool_same_day=False))
    assert [row["implied_daily_dose_mg_high"] for row in until] == [60.0, 30.0, None]


def test_mg_per_kg_is_an_interval_where_the_weight_is_assumed() -> None:
    """Of a weight that was noted both ends are the same; of none, and nothing assumed, there is none."""
    fills = fills_of([("a", 0, 30), ("b", 0, 30), ("c", 0, 30)]).with_columns(
        quantity=pl.Series([30] * 3),
        strength_mg=pl.Series([40.0] * 3),
        weight_kg=pl.Series([80.0, None, -1.0]),
    )
    ask: dict[str, Any] = {"method": "days supply", "pool_same_day": False}
    names = (
        "implied_mg_per_kg_day_low",
        "implied_mg_per_kg_day_high",
        "dispensed_mg_per_kg_low",
        "dispensed_mg_per_kg_high",
        "weight_assumed",
    )

    def told(**more: Any) -> list[tuple[Any, ...]]:
        rows = rows_in(frames.dispensed_doses(fills, **ask, **more))
        return [tuple(row[name] for name in names) for row in rows]

    assumed = (kg(40), kg("100.0005"))
    noted, taken, faulty = told(weight="weight_kg", assumed_weight=assumed)
    assert noted == (0.5, 0.5, 15.0, 15.0, False)
    assert taken == (40_000 / 100_001, 1.0, 1_200_000 / 100_001, 30.0, True)
    assert faulty == (None,) * 5
    assert told(weight="weight_kg")[1] == (None, None, None, None, False)
    assert told(assumed_weight=(kg(40), kg(80)))[0] == (0.5, 1.0, 15.0, 30.0, True)
    assert told()[0] == (None, None, None, None, False)


@pytest.mark.parametrize("weights", [(), (kg(40),), (kg(80), kg(40)), (40, 80), "40"])
def test_two_weights_are_assumed_the_lighter_first(weights: Any) -> None:
    with pytest.raises((IsotretinoinError, TypeError)):
        frames.dispensed_doses(
            fills_of([("a", 0, 30)]),
            method="days supply",
            pool_same_day=False,
            assumed_weight=weights,
        )


@pytest.mark.parametrize(
    "wrong",
    [
        {"gap": -1},
        {"gap": "30"},
        {"carry_over": None},
        {"overlap": "twice"},
        {"gap_counts": "more"},
        {"days_supply": "days_suply"},
    ],
    ids=str,
)
def test_wrong_arguments_are_refused(wrong: dict[str, Any]) -> None:
    ask: dict[str, Any] = {"gap": 30, "carry_over": True}
    ask |= wrong
    with pytest.raises((IsotretinoinError, TypeError)):
        frames.eras(fills_of([("a", 0, 30)]), **ask)


def test_an_observation_needs_an_end_and_a_method() -> None:
    endless = Window(first=date(2026, 3, 1), last=None)
    one_day = Window(first=FIRST, last=FIRST)
    before: dict[str, Any] = {"followed_until": FIRST - timedelta(days=1)}
    cases: list[tuple[Any, Any, dict[str, Any]]] = [
        ("PDC", endless, {}),
        ("CMA10", one_day, {}),
        ("PDC", one_day, {"rolling": 2}),
        ("PDC", one_day, {"step": 2}),
        ("PDC", one_day, before),
        ("PDC", 30, {}),
    ]
    for method, window, more in cases:
        with pytest.raises((IsotretinoinError, TypeError)):
            frames.adherence(fills_of([("a", 0, 30)]), method=method, window=window, **more)


def test_a_window_may_begin_with_each_persons_first_record() -> None:
    """So many days from then on; a record on its last day is in it, and one a day later not."""
    rows = [("b", 5, 10), ("a", 0, 10), ("a", 9, 10), ("a", 10, 5)]
    told = rows_in(frames.adherence(fills_of(rows), method="MPR", window=Days(10)))
    assert [(row["person_id"], row["adherence"], row["days_prescribed"]) for row in told] == [
        ("b", 1.0, 10),
        ("a", 2.0, 20),
    ]
    rolled = rows_in(
        frames.adherence(fills_of(rows), method="PDC", window=Weeks(2), rolling=10, step=4)
    )
    assert [(row["person_id"], row["window_first"]) for row in rolled] == [
        (who, FIRST + timedelta(days=at)) for who, at in (("b", 5), ("b", 9), ("a", 0), ("a", 4))
    ]
    assert [row["adherence"] for row in rolled] == [1.0, 0.6, 1.0, 1.0]


def test_who_cannot_be_read_is_counted_by_the_proportion_covered() -> None:
    fills = fills_of([("a", 0, 3), ("b", 0, 3), ("b", 2, 2)]).with_columns(
        days_supply=pl.Series([3, None, 2])
    )
    told = rows_in(frames.proportion_of_patients_covered(fills, follow_up=Days(3), carry_over=True))
    assert [(row["covered"], row["observed"], row["not_read"]) for row in told] == [
        (1, 1, 1),
        (1, 1, 1),
        (1, 1, 1),
        (0, 1, 1),
    ]
    with pytest.raises(IsotretinoinError, match="row 1"):
        frames.proportion_of_patients_covered(fills, follow_up=3, carry_over=True, on_error="raise")


def test_dose_intensity_is_exact_and_null_where_nothing_was_planned() -> None:
    doses = pl.DataFrame(
        {
            "person_id": [2, 1, 2, 3],
            "taken_mg": [0.1, 5.0, 0.2, 0.0],
            "planned_mg": [0.2, 0.0, 0.1, 7.5],
        }
    )
    told = rows_in(frames.dose_intensity(doses))
    assert [(row["person_id"], row["total_taken_mg"], row["dose_intensity"]) for row in told] == [
        (2, 0.3, 1.0),
        (1, 5.0, None),
        (3, 0.0, 0.0),
    ]
