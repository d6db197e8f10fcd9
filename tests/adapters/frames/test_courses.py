"""Courses and what became of them, held against a count day by day."""

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from frame_engines import day, frame, rows_in
from isotretinoin import Days, Months, Weeks
from isotretinoin.adapters import frames
from isotretinoin.adapters.frames.rows import FAULTS
from isotretinoin.dates import after
from isotretinoin.errors import FactError, IsotretinoinError

FIRST = date(2025, 1, 1)
KINDS = {"person_id": "int", "drug_exposure_start_date": "day", "days_supply": "int"}
FILLS = st.lists(
    st.tuples(st.integers(1, 3), st.integers(0, 900), st.integers(1, 90)), min_size=1, max_size=10
)
SPANS = st.sampled_from([None, 30, Days(200), Weeks(8), Months(4), Months(12)])


def fills_of(rows: list[tuple[int, int, int]]) -> Any:
    columns: dict[str, list[Any]] = {
        "person_id": [who for who, _, _ in rows],
        "drug_exposure_start_date": [FIRST + timedelta(days=at) for _, at, _ in rows],
        "days_supply": [length for _, _, length in rows],
    }
    return frame("polars", columns, KINDS)


def days_later(on: date, span: Any) -> date:
    return after(on, Days(span) if isinstance(span, int) else span)


def spans_of(rows: list[tuple[int, int, int]], who: int, washout: int) -> list[tuple[date, date]]:
    """The courses of a person without carry-over."""
    told: list[tuple[date, date]] = []
    for _, at, length in sorted(row for row in rows if row[0] == who):
        first = FIRST + timedelta(days=at)
        last = first + timedelta(days=length - 1)
        if told and (first - told[-1][1]).days - 1 <= washout:
            told[-1] = told[-1][0], max(last, told[-1][1])
        else:
            told.append((first, last))
    return told


def word(yes: bool, known: bool) -> str:  # noqa: FBT001 - both are what is told
    return "yes" if yes else "no" if known else "unknown"


ASKED = st.fixed_dictionaries(
    {
        "washout": st.integers(0, 60),
        "shortest": SPANS,
        "followed": SPANS,
        "within": SPANS,
        "observed_until": st.one_of(
            st.none(), st.integers(800, 1500).map(lambda each: FIRST + timedelta(days=each))
        ),
        "retreatment_is_relapse": st.booleans(),
    }
)


@given(FILLS, st.lists(st.tuples(st.integers(1, 4), st.integers(0, 1300)), max_size=4), ASKED)
@settings(max_examples=60, phases=(Phase.explicit, Phase.generate))
def test_what_became_of_a_course_is_what_is_counted(
    rows: list[tuple[int, int, int]], given_: list[tuple[int, int]], asked: dict[str, Any]
) -> None:
    shortest, followed, within = (asked[name] for name in ("shortest", "followed", "within"))
    observed, counts = asked["observed_until"], asked["retreatment_is_relapse"]
    medicines = pl.DataFrame(
        {
            "person_id": [who for who, _ in given_],
            "on": [FIRST + timedelta(days=at) for _, at in given_],
        },
        schema={"person_id": pl.Int64, "on": pl.Date},
    )
    told = rows_in(
        frames.courses(
            fills_of(rows),
            carry_over=False,
            acne_medicines=medicines,
            medicine_date="on",
            **asked,
        )
    )
    wanted = [
        (who, *span, following)
        for who in dict.fromkeys(row[0] for row in rows)
        for spans in [spans_of(rows, who, asked["washout"])]
        for span, following in zip(spans, [*spans[1:], None], strict=True)
    ]
    assert len(told) == len(wanted)
    for row, (who, first, last, following) in zip(told, wanted, strict=True):
        assert (row["person_id"], row["course_first"], row["course_last"]) == (who, first, last)
        horizon = date.max if within is None else days_later(last, within)
        known = observed is not None and (within is None or observed >= horizon)
        retreated = following is not None and following[0] <= horizon
        assert row["retreated"] == word(retreated, known)
        medicated = any(
            other == who and last < FIRST + timedelta(days=at) <= horizon for other, at in given_
        )
        assert row["relapsed"] == word(medicated or (retreated and counts), known)
        short = shortest is not None and last < days_later(first, shortest) - timedelta(days=1)
        if short:
            assert row["eligible"] == "no"
        elif followed is None:
            assert row["eligible"] == "yes"
        elif observed is None:
            assert row["eligible"] == "unknown"
        else:
            assert (row["eligible"] == "yes") == (observed >= days_later(last, followed))


def test_each_person_may_be_observed_for_another_time() -> None:
    """A column has the last day; two of one person are a fault."""
    fills = fills_of([(1, 0, 30), (2, 0, 30), (3, 0, 30), (3, 500, 30)]).with_columns(
        seen=pl.Series([day("2026-01-30"), day("2026-01-29"), day("2026-02-01"), day("2027-01-01")])
    )
    told = rows_in(frames.courses(fills, washout=56, followed=Months(12), observed_until="seen"))
    assert [row["eligible"] for row in told] == ["yes", "no", None]
    assert told[2]["error"] == FAULTS["twice"]


def test_an_acne_medicine_that_cannot_be_read_leaves_a_relapse_open() -> None:
    """What else was given is not known, so nothing was not given."""
    medicines = pl.DataFrame(
        {"person_id": [1, 2, None], "drug_exposure_start_date": [None, day("2025-06-01"), FIRST]}
    )
    told = rows_in(
        frames.courses(
            fills_of([(1, 0, 30), (2, 0, 30), (3, 0, 30)]),
            washout=56,
            observed_until=day("2026-12-31"),
            acne_medicines=medicines,
        )
    )
    assert [row["relapsed"] for row in told] == ["unknown", "yes", "no"]
    without = rows_in(frames.courses(fills_of([(1, 0, 30), (1, 200, 30)]), washout=56))
    assert [row["relapsed"] for row in without] == ["yes", "unknown"]


def test_a_lazy_frame_is_promised_the_same() -> None:
    rows = fills_of([(1, 0, 30), (1, 200, 30), (2, 5, 5)])
    asked: dict[str, Any] = {
        "study": "lai_2025",
        "washout": 60,
        "observed_until": day("2026-12-31"),
    }
    assert frames.courses(rows.lazy(), **asked).collect().equals(frames.courses(rows, **asked))


def test_doses_with_their_first_and_last_day_serve_as_well() -> None:
    doses = pl.DataFrame(
        {
            "person_id": [1, 1, 2],
            "start_date": [FIRST, day("2025-02-01"), FIRST],
            "end_date": [day("2025-01-31"), day("2025-02-28"), day("2024-12-31")],
        }
    )
    told = rows_in(frames.courses(doses, washout=0, start="start_date", end="end_date"))
    assert (told[0]["course_last"], told[0]["days_supplied"]) == (day("2025-02-28"), 59)
    assert (told[1]["error"], told[1]["error_column"]) == (FAULTS["disorder"], "end_date")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "give the days, as washout=56"),
        ({"study": "lai_2025"}, "lai_2025 does not say which pause"),
        ({"study": "lai_2024", "washout": 5}, "no study"),
        ({"washout": -1}, "washout"),
        ({"washout": 5, "shortest": 0}, "shortest course"),
        ({"washout": 5, "observed_until": "seen"}, "no column 'seen'"),
    ],
)
def test_what_is_not_said_is_asked_for(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(IsotretinoinError, match=said):
        frames.courses(fills_of([(1, 0, 30)]), **asked)


def test_nobody_has_no_course() -> None:
    assert len(frames.courses(fills_of([]), study="zomerdijk_2014")) == 0


def test_the_call_goes_before_the_study() -> None:
    rows = fills_of([(1, 0, 10), (1, 0, 10), (1, 15, 10)])
    told = frames.courses(rows, study="zomerdijk_2014", washout=5)
    assert told["records"].to_list() == [2]
    with pytest.raises(FactError):
        frames.courses(rows, study=None)
