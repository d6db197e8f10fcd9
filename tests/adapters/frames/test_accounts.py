"""The account of each person is the kernel's, thresholds at equality included."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from frame_engines import day, frame, rows_in
from isotretinoin import (
    Diary,
    DosePeriod,
    Missed,
    Patient,
    Weight,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
)
from isotretinoin import account as kernel_account
from isotretinoin.adapters import frames
from isotretinoin.adapters.frames import blocks
from isotretinoin.adapters.frames import people as of_people
from isotretinoin.adapters.frames.rows import FAULTS
from isotretinoin.errors import IsotretinoinError
from sample_programme import PROGRAMME

FIRST = day("2026-01-01")
KINDS = {"person_id": "text", "start_date": "day", "daily_dose_mg": "float", "weight_kg": "float"}
NAMES = (
    "total_mg",
    "cumulative_mg_per_kg",
    "days",
    "dose_days",
    "goal_reached",
    "goal_crossed_on",
    "remaining_mg",
    "days_left",
)
PERIODS = st.lists(
    st.fixed_dictionaries(
        {
            "start_date": st.integers(0, 250).map(lambda n: FIRST + timedelta(days=n)),
            "daily_dose_mg": st.sampled_from([0.0, 20.0, 40.0, 0.1, 33.3]),
            "weight_kg": st.sampled_from([60.0, 60.0, 65.1, 70.3]),
        }
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda row: row["start_date"],
)
PEOPLE = st.dictionaries(st.sampled_from("abcdefgh"), PERIODS, min_size=1, max_size=5)


def expected(rows: list[dict[str, Any]], as_of: date, policy: Any, goal: Any) -> dict[str, Any]:
    first = min(rows, key=lambda row: row["start_date"])
    diary = Diary(
        patient=Patient(weight=kg(first["weight_kg"])),
        entries=tuple(
            entry
            for row in rows
            for entry in (
                DosePeriod(row["start_date"], mg_per_day(row["daily_dose_mg"])),
                Weight(row["start_date"], kg(row["weight_kg"])),
            )
        ),
    )
    told = kernel_account(diary, as_of=as_of, weight_policy=policy, goal=goal)
    remaining: Any = told.remaining
    return {
        "total_mg": float(told.low.total_dose),
        "cumulative_mg_per_kg": float(told.low.cumulative_dose),
        "days": told.days,
        "dose_days": told.dose_days,
        "goal_reached": told.reached,
        "goal_crossed_on": told.crossed_on,
        "remaining_mg": None if remaining is None else pytest.approx(float(remaining), abs=1e-6),
        "days_left": told.days_left,
        "error": None,
        "error_column": None,
    }


@pytest.mark.parametrize("engine", ["polars", "polars, lazy", "pandas", "pyarrow"])
@given(
    PEOPLE,
    st.sampled_from(["latest", "period", "baseline"]),
    st.sampled_from([None, mg_per_kg(12), mg_per_kg(60), mg(1200), mg("333")]),
    st.integers(-1, 300),
    st.randoms(use_true_random=False),
)
@settings(max_examples=30, phases=(Phase.explicit, Phase.generate))
def test_accounts_are_the_kernels(  # noqa: PLR0917 - as Hypothesis gives them
    engine: str, people: dict[str, Any], policy: Any, goal: Any, days: int, random: Any
) -> None:
    as_of = FIRST + timedelta(days=days)
    rows = [{"person_id": who, **row} for who, told in people.items() for row in told]
    random.shuffle(rows)
    told = frame(engine, {name: [row[name] for row in rows] for name in KINDS}, KINDS)
    answered = rows_in(frames.account(told, as_of=as_of, weight_policy=policy, goal=goal))
    assert [row["person_id"] for row in answered] == list(
        dict.fromkeys(row["person_id"] for row in rows)
    )
    for row in answered:
        wanted = expected(people[row["person_id"]], as_of, policy, goal)
        assert {name: row[name] for name in wanted} == wanted


def test_weights_may_stand_in_a_frame_of_their_own() -> None:
    doses = pl.DataFrame(
        {
            "person_id": [1, 1, 2, 3],
            "start_date": [FIRST] * 3 + [None],
            "daily_dose_mg": [40, 40, 40, 40],
        }
    )
    weights = pl.DataFrame(
        {
            "person_id": [1, 1, 9],
            "weight_date": [FIRST, FIRST + timedelta(days=5), FIRST],
            "weight_kg": [60.0, 50.0, 70.0],
        }
    )
    told = rows_in(
        frames.account(
            doses, weights=weights, as_of=FIRST + timedelta(days=9), weight_policy="period"
        )
    )
    assert [row["cumulative_mg_per_kg"] for row in told] == [
        pytest.approx(5 * 40 / 60 + 5 * 40 / 50),
        None,
        None,
    ]
    assert [row["error_column"] for row in told] == [None, "person_id", "start_date"]
    weights = weights.with_columns(weight_kg=pl.Series([60.0, -1.0, 70.0]))
    told = rows_in(frames.account(doses, weights=weights, as_of=FIRST))
    assert told[0]["error"] == FAULTS["not positive"]


def test_120_mg_per_kg_is_reached_on_its_day_and_not_before() -> None:
    doses = pl.DataFrame(
        {"person_id": [1], "start_date": [FIRST], "daily_dose_mg": [65.1], "weight_kg": [65.1]}
    )
    for days, reached, left in ((118, False, 1), (119, True, 0), (120, True, 0)):
        (row,) = rows_in(
            frames.account(doses, as_of=FIRST + timedelta(days=days), goal=mg_per_kg(120))
        )
        assert (row["goal_reached"], row["days_left"]) == (reached, left)


def test_two_rows_of_a_day_that_disagree_are_a_fault_and_equal_ones_are_one_fact() -> None:
    doses = pl.DataFrame(
        {
            "person_id": ["a", "a", "b", "b"],
            "start_date": [FIRST] * 4,
            "daily_dose_mg": [40, 20, 40, 40],
            "weight_kg": [60.0] * 4,
        }
    )
    told = rows_in(frames.account(doses, as_of=FIRST))
    assert [row["error"] for row in told] == [FAULTS["twice"], None]
    assert told[1]["total_mg"] == 40
    with pytest.raises(IsotretinoinError, match="row 0, person_id"):
        frames.account(doses, as_of=FIRST, on_error="raise")


def test_a_fault_of_one_row_is_its_persons_alone() -> None:
    doses = pl.DataFrame(
        {
            "person_id": ["a", "b", "a", None],
            "start_date": [FIRST] * 4,
            "daily_dose_mg": [40.0, 20.0, float("nan"), 1.0],
            "weight_kg": [60.0] * 4,
        }
    )
    told = rows_in(frames.account(doses, as_of=FIRST))
    assert [row["person_id"] for row in told] == ["a", "b", None]
    assert [row["error_column"] for row in told] == ["daily_dose_mg", None, "person_id"]


def test_no_rows_are_no_persons() -> None:
    empty = pl.DataFrame(
        schema={
            "person_id": pl.Int64,
            "start_date": pl.Date,
            "daily_dose_mg": pl.Float64,
            "weight_kg": pl.Float64,
        }
    )
    assert frames.account(empty, as_of=FIRST, goal=mg_per_kg(120)).shape[0] == 0


def test_a_lazy_frame_is_not_collected_and_duckdb_is_told_what_to_give() -> None:
    def read(_: pl.DataFrame) -> pl.DataFrame:
        raise AssertionError("the lazy frame was collected")

    doses = pl.DataFrame(
        {"person_id": [1], "start_date": [FIRST], "daily_dose_mg": [40.0], "weight_kg": [60.0]}
    )
    assert isinstance(frames.account(doses.lazy().map_batches(read), as_of=FIRST), pl.LazyFrame)
    told = frame("duckdb", {name: [None] for name in KINDS}, KINDS)
    with pytest.raises(TypeError, match="DuckDB"):
        frames.account(told, as_of=FIRST)
    with pytest.raises(TypeError, match=r"cannot be given beside another: give frame\.collect\(\)"):
        frames.account(doses, weights=doses.lazy(), as_of=FIRST)  # pyright: ignore[reportArgumentType] - callers err


@pytest.mark.parametrize(
    "wrong",
    [
        {"as_of": "2026-01-01"},
        {"as_of": day("2206-01-01")},
        {"goal": 120},
        {"goal": mg_per_kg("1/3")},
        {"weight_policy": "mean"},
        {"person": "who"},
        {"doses": None},
    ],
    ids=str,
)
def test_wrong_arguments_are_refused(wrong: dict[str, Any]) -> None:
    doses = pl.DataFrame(
        {"person_id": [1], "start_date": [FIRST], "daily_dose_mg": [40.0], "weight_kg": [60.0]}
    )
    ask: dict[str, Any] = {"doses": doses, "as_of": FIRST}
    ask |= wrong
    with pytest.raises((IsotretinoinError, TypeError)):
        frames.account(**ask)


FILLS = st.dictionaries(
    st.sampled_from("abcd"),
    st.lists(
        st.fixed_dictionaries(
            {
                "start_date": st.integers(0, 250).map(lambda n: FIRST + timedelta(days=n)),
                "daily_dose_mg": st.sampled_from([0.0, 20.0, 40.0, 33.3]),
                "weight_kg": st.sampled_from([60.0, 65.1]),
                "days_supply": st.integers(1, 60),
            }
        ),
        min_size=1,
        max_size=5,
        unique_by=lambda row: row["start_date"],
    ),
    min_size=1,
    max_size=4,
)
MISSES = st.lists(
    st.tuples(st.sampled_from("abcde"), st.integers(-5, 260)), max_size=12, unique=True
)


def supplied(rows: list[dict[str, Any]]) -> list[DosePeriod]:
    """Each dose until its supply ends or the next one begins, and a rest from then on."""
    told = sorted(rows, key=lambda row: row["start_date"])
    entries: list[DosePeriod] = []
    for number, row in enumerate(told):
        entries.append(DosePeriod(row["start_date"], mg_per_day(row["daily_dose_mg"])))
        over = row["start_date"] + timedelta(days=row["days_supply"])
        following = told[number + 1]["start_date"] if number + 1 < len(told) else date.max
        if over < following:
            entries.append(DosePeriod(over, mg_per_day(0)))
    return entries


@pytest.mark.parametrize("engine", ["polars", "polars, lazy", "pandas", "pyarrow"])
@given(FILLS, MISSES, st.sampled_from(["latest", "period"]), st.integers(-1, 300))
@settings(max_examples=30, phases=(Phase.explicit, Phase.generate))
def test_supplies_and_days_missed_count_as_the_kernel_counts_them(
    engine: str, people: dict[str, Any], misses: list[tuple[str, int]], policy: Any, days: int
) -> None:
    as_of, goal = FIRST + timedelta(days=days), mg_per_kg(12)
    rows = [{"person_id": who, **row} for who, told in people.items() for row in told]
    kinds = {**KINDS, "days_supply": "int"}
    told = frame(engine, {name: [row[name] for row in rows] for name in kinds}, kinds)
    eager = "polars" if engine == "polars, lazy" else engine
    missed = frame(
        eager,
        {
            "person_id": [who for who, _ in misses],
            "missed_date": [FIRST + timedelta(days=each) for _, each in misses],
        },
        {"person_id": "text", "missed_date": "day"},
    )
    answered = rows_in(
        frames.account(
            told,
            as_of=as_of,
            missed=missed,
            weight_policy=policy,
            goal=goal,
            days_supply="days_supply",
        )
    )
    for row in answered:
        mine = people[row["person_id"]]
        first = min(mine, key=lambda each: each["start_date"])
        diary = Diary(
            patient=Patient(weight=kg(first["weight_kg"])),
            entries=(
                *supplied(mine),
                *(Weight(each["start_date"], kg(each["weight_kg"])) for each in mine),
                *(
                    Missed(FIRST + timedelta(days=each))
                    for who, each in misses
                    if who == row["person_id"]
                ),
            ),
        )
        account = kernel_account(diary, as_of=as_of, weight_policy=policy, goal=goal)
        dosed = [each for each in account.stretches if each.kind == "dose"]
        between = [(after.first - before.window.end).days - 1 for before, after in pairwise(dosed)]
        wanted = {
            "total_mg": float(account.low.total_dose),
            "cumulative_mg_per_kg": float(account.low.cumulative_dose),
            "days": account.days,
            "dose_days": account.dose_days,
            "missed_days": account.missed_days,
            "rest_days": account.rest_days,
            "gaps": sum(each > 0 for each in between),
            "longest_gap_days": max(between, default=0),
            "goal_reached": account.reached,
            "goal_crossed_on": account.crossed_on,
            "days_left": account.days_left,
            "error": None,
        }
        assert {name: row[name] for name in wanted} == wanted


@pytest.mark.parametrize("kind", ["int", "text"])
def test_persons_are_answered_alike_some_at_a_time_and_all_at_once(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    whose = [1, 1, 2, 3, 3, 3, 4, 5]
    columns: dict[str, list[Any]] = {
        "person_id": whose if kind == "int" else [f"p{each}" for each in whose],
        "start_date": [FIRST + timedelta(days=each) for each in range(8)],
        "daily_dose_mg": [40.0, -1.0, 20.0, 40.0, 0.0, 20.0, None, 33.3],
        "weight_kg": [60.0] * 8,
    }
    kinds = {**KINDS, "person_id": kind}
    ask: dict[str, Any] = {"as_of": FIRST + timedelta(days=90), "goal": mg_per_kg(12)}
    for engine in ("polars", "pandas", "pyarrow"):
        made = frame(engine, columns, kinds)
        whole = rows_in(frames.account(made, **ask))
        with monkeypatch.context() as small:
            small.setattr(of_people, "BLOCK", 2)
            assert rows_in(frames.account(made, **ask)) == whole
            with pytest.raises(IsotretinoinError, match="row 6, daily_dose_mg"):
                frames.account(made, on_error="raise", **ask)
        assert [row["error"] for row in whole] == [
            FAULTS["negative"],
            None,
            None,
            FAULTS["missing"],
            None,
        ]


def test_rows_are_answered_alike_some_at_a_time_and_all_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    days = [None, FIRST, day("2206-01-01"), FIRST, None]
    for engine in ("polars", "polars, lazy", "pandas", "pyarrow"):
        made = frame(engine, {"last_dose": days}, {"last_dose": "day"})
        whole = rows_in(frames.post_course_windows(made, rules=PROGRAMME, because=True))
        with monkeypatch.context() as small:
            small.setattr(blocks, "BLOCK", 2)
            told = frames.post_course_windows(made, rules=PROGRAMME, because=True)
            assert rows_in(told) == whole
