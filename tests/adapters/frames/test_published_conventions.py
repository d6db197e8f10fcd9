"""The worked numbers that others publish come out under their own settings."""

from datetime import timedelta
from typing import Any

import polars as pl
import pytest

from frame_engines import ENGINES, day, frame, rows_in
from isotretinoin import Days, Window
from isotretinoin.adapters import frames

EAGER = [engine for engine in ENGINES if engine != "duckdb"]
KINDS = {"person_id": "int", "drug_exposure_start_date": "day", "days_supply": "int", "end": "day"}


def of_spans(spans: list[tuple[int, str, str]], engine: str = "polars") -> Any:
    """Records by their first and last day."""
    days = [(day(first), day(last)) for _, first, last in spans]
    columns: dict[str, list[Any]] = {
        "person_id": [who for who, _, _ in spans],
        "drug_exposure_start_date": [first for first, _ in days],
        "days_supply": [(last - first).days + 1 for first, last in days],
        "end": [last for _, last in days],
    }
    return frame(engine, columns, KINDS)


# AdhereR: the vignette "AdhereR: Adherence to Medications", patient 76 of its example data. --------

PATIENT_76 = (
    ("2035-12-13", 30),
    ("2036-01-18", 30),
    ("2036-01-23", 60),
    ("2036-04-25", 60),
    ("2036-08-08", 60),
    ("2036-10-03", 60),
    ("2036-11-29", 60),
    ("2036-12-21", 30),
    ("2037-01-05", 30),
    ("2037-07-13", 30),
    ("2037-10-11", 30),
)
PATIENT_37 = (
    ("2036-04-10", 50),
    ("2036-07-30", 50),
    ("2036-09-15", 50),
    ("2037-01-02", 30),
    ("2037-01-31", 30),
    ("2037-05-09", 30),
    ("2037-08-13", 30),
    ("2037-11-09", 30),
)
BEGUN = day("2035-12-13")
FOLLOWED = BEGUN + timedelta(days=2 * 365 - 1)


def adherer(engine: str = "polars") -> Any:
    rows = [(76, *each) for each in PATIENT_76] + [(37, *each) for each in PATIENT_37]
    columns: dict[str, list[Any]] = {
        "person_id": [who for who, _, _ in rows],
        "drug_exposure_start_date": [day(first) for _, first, _ in rows],
        "days_supply": [length for _, _, length in rows],
    }
    return frame(engine, columns, {name: KINDS[name] for name in columns})


def window(after: int, length: int) -> Window:
    first = BEGUN + timedelta(days=after)
    return Window(first=first, last=first + timedelta(days=length - 1))


@pytest.mark.parametrize("engine", EAGER)
@pytest.mark.parametrize(
    ("method", "after", "length", "percent"),
    [
        ("CMA1", 182, 365, 140.0),
        ("CMA2", 182, 365, 77.9),
        ("CMA3", 182, 365, 100.0),
        ("CMA4", 182, 365, 77.9),
        ("CMA5", 182, 365, 100.0),
        ("CMA6", 182, 365, 77.9),
        ("CMA7", 182, 365, 69.0),
        ("CMA8", 374, 294, 36.1),
        ("CMA9", 182, 365, 70.6),
    ],
)
def test_the_nine_measures_of_patient_76(
    engine: str, method: Any, after: int, length: int, percent: float
) -> None:
    """The observation window begins so many days after the first event; follow-up is two years."""
    told = frames.adherence(
        adherer(engine), method=method, window=window(after, length), followed_until=FOLLOWED
    )
    found = {row["person_id"]: row["adherence"] for row in rows_in(told)}
    assert round(100 * found[76], 1) == percent


def test_sliding_windows_of_patient_76() -> None:
    """6 windows of 120 days in two years, 2 above 80 %, 2 about 60 %, 2 about 40 %; 21 by 30 days."""
    told = frames.adherence(adherer(), method="CMA9", window=Days(730), rolling=120)
    mine = [row for row in rows_in(told) if row["person_id"] == 76]
    shares = [row["adherence"] for row in mine]
    assert [row["window_number"] for row in mine] == [1, 2, 3, 4, 5, 6]
    assert sorted(round(10 * each) for each in shares) == [4, 4, 6, 6, 9, 10]
    assert [row["window_first"] for row in mine] == [
        BEGUN + timedelta(days=120 * each) for each in range(6)
    ]
    told = frames.adherence(adherer(), method="CMA9", window=Days(730), rolling=120, step=30)
    shares = [row["adherence"] for row in rows_in(told) if row["person_id"] == 76]
    assert (len(shares), round(min(shares), 2), max(shares)) == (21, 0.37, 1.0)


def test_both_patients_have_one_episode_at_a_permissible_gap_of_180_days() -> None:
    """Without regard to the medicine, both were on treatment for the two years."""
    told = rows_in(frames.eras(adherer(), gap=180, carry_over=True, overlap="each"))
    assert [(row["person_id"], row["era_number"]) for row in told] == [(76, 1), (37, 1)]


# DrugUtilisation: its article on cohorts, its tests of gaps and of the proportion covered. ---------


@pytest.mark.parametrize(
    ("gap_era", "eras"), [(0, 4), (13, 4), (14, 3), (31, 3), (32, 2), (153, 2), (154, 1), (1500, 1)]
)
def test_the_gap_of_drug_utilisation(gap_era: int, eras: int) -> None:
    """Its `gapEra` counts from the last day to the first: one more than the days between."""
    fills = of_spans(
        [
            (1, "2020-04-01", "2020-04-30"),
            (1, "2020-06-01", "2020-09-11"),
            (1, "2021-02-12", "2021-02-15"),
            (1, "2021-03-01", "2021-03-24"),
        ]
    )
    told = frames.eras(fills, gap=gap_era, gap_counts="below", carry_over=False)
    assert len(told) == eras


@pytest.mark.parametrize("engine", EAGER)
def test_the_article_of_drug_utilisation(engine: str) -> None:
    """Three episodes, two, two, one, at gaps of 0, 1, 28 and 29; its days prescribed and exposed."""
    fills = of_spans(
        [
            (1, "2020-01-01", "2020-01-30"),
            (1, "2020-01-20", "2020-02-15"),
            (1, "2020-03-15", "2020-04-19"),
            (1, "2020-04-20", "2020-05-15"),
        ],
        engine,
    )
    ends = {
        gap: [
            row["era_last"]
            for row in rows_in(
                frames.eras(fills, gap=gap, gap_counts="below", carry_over=False, end="end")
            )
        ]
        for gap in (0, 1, 28, 29)
    }
    assert ends == {
        0: [day("2020-02-15"), day("2020-04-19"), day("2020-05-15")],
        1: [day("2020-02-15"), day("2020-05-15")],
        28: [day("2020-02-15"), day("2020-05-15")],
        29: [day("2020-05-15")],
    }
    asked: dict[str, Any] = {"gap": 1, "gap_counts": "below", "carry_over": False}
    prescribed = rows_in(frames.eras(fills, overlap="each", **asked))[0]["days_supplied"]
    exposed = rows_in(frames.eras(fills, overlap="once", **asked))[0]["days_supplied"]
    assert (prescribed, exposed) == (57, 46)
    carried = rows_in(frames.eras(fills, gap=0, carry_over=True))[0]
    assert carried["era_last"] == day("2020-02-26")


@pytest.mark.parametrize("engine", EAGER)
def test_the_proportion_of_patients_covered_of_drug_utilisation(engine: str) -> None:
    """All on day 4, 3 of 4 on day 6, 2 of 3 on day 16, when one has left, none on day 21."""
    spans = [
        (1, "2000-01-01", "2000-01-05"),
        (2, "2002-01-01", "2002-01-15"),
        (3, "2010-01-01", "2010-01-20"),
        (4, "2011-01-01", "2011-01-20"),
    ]
    left = [day(each) for each in ("2000-01-25", "2002-01-15", "2010-01-25", "2011-01-25")]
    columns: dict[str, list[Any]] = {
        "person_id": [who for who, _, _ in spans],
        "drug_exposure_start_date": [day(first) for _, first, _ in spans],
        "days_supply": [5, 15, 20, 20],
        "left": left,
    }
    fills = frame(
        engine, columns, {"left": "day", **{name: KINDS[name] for name in list(columns)[:3]}}
    )
    told = frames.proportion_of_patients_covered(
        fills, follow_up=30, carry_over=False, observed_until="left"
    )
    rows = {row["day"]: row for row in rows_in(told)}
    assert [rows[each]["proportion_covered"] for each in (0, 4, 6, 16, 21)] == [
        1.0,
        1.0,
        0.75,
        2 / 3,
        0.0,
    ]
    assert rows[25] == {
        "day": 25,
        "covered": 0,
        "observed": 0,
        "proportion_covered": None,
        "not_read": 0,
        "error": None,
        "error_column": None,
    }
    assert len(rows) == 31


def test_a_second_entry_counts_again() -> None:
    """1 of 2 on day 6, both on day 10, when the first is supplied again; none on day 21."""
    fills = of_spans(
        [
            (1, "2000-01-01", "2000-01-05"),
            (1, "2000-01-10", "2000-01-15"),
            (2, "2010-01-01", "2010-01-15"),
        ]
    ).with_columns(left=pl.Series([day("2000-01-20")] * 2 + [day("2010-01-25")]))
    told = rows_in(
        frames.proportion_of_patients_covered(
            fills, follow_up=25, carry_over=False, observed_until="left"
        )
    )
    assert [told[each]["proportion_covered"] for each in (4, 6, 10, 21)] == [1.0, 0.5, 1.0, 0.0]


# OMOP: the definition of gap days in CommonDataModel#761, and the window of its script. -------------


def test_the_gap_days_of_omop() -> None:
    """1-5, 3-7, 11-13 and 16-20 are one era of 20 days with 5 days of gap."""
    fills = of_spans(
        [
            (1, "2026-03-01", "2026-03-05"),
            (1, "2026-03-03", "2026-03-07"),
            (1, "2026-03-11", "2026-03-13"),
            (1, "2026-03-16", "2026-03-20"),
        ]
    )
    (era,) = rows_in(frames.eras(fills, gap=30, gap_counts="below", carry_over=False))
    assert (era["era_first"], era["era_last"]) == (day("2026-03-01"), day("2026-03-20"))
    assert (era["gap_days"], era["records"]) == (5, 4)


@pytest.mark.parametrize(("start", "eras"), [("2026-02-09", 1), ("2026-02-10", 2)])
def test_the_persistence_window_of_omop(start: str, eras: int) -> None:
    """Its script pads each last day by 30 days: who begins on that day goes on, a day later not."""
    fills = of_spans([(1, "2026-01-01", "2026-01-10"), (1, start, "2026-03-01")])
    assert (day(start) - day("2026-01-10")).days == 29 + eras
    told = frames.eras(fills, gap=30, gap_counts="below", carry_over=False)
    assert len(told) == eras


# Studies of isotretinoin ---------------------------------------------------------------------------


def courses(spans: list[tuple[int, str, str]], **asked: Any) -> list[dict[str, Any]]:
    return rows_in(frames.courses(of_spans(spans), end="end", **asked))


def test_zomerdijk_pools_a_day_and_permits_no_gap() -> None:
    """10 and 20 mg of one day are used together; a day without supply ends the exposure period."""
    spans = [
        (1, "2026-01-01", "2026-01-30"),
        (1, "2026-01-01", "2026-01-30"),
        (1, "2026-01-31", "2026-02-10"),
        (1, "2026-02-12", "2026-03-01"),
    ]
    told = courses(spans, study="zomerdijk_2014")
    assert [(row["course_first"], row["course_last"], row["records"]) for row in told] == [
        (day("2026-01-01"), day("2026-02-10"), 2),
        (day("2026-02-12"), day("2026-03-01"), 1),
    ]
    apart = courses(spans, study="zomerdijk_2014", pool_same_day=False)
    assert [row["course_last"] for row in apart] == [day("2026-03-30")]


def test_macdonald_follows_an_episode_for_365_days() -> None:
    """An episode of 400 days is followed until its day 365; its washout was not read."""
    spans = [(1, "2026-01-01", "2027-02-04"), (2, "2026-01-01", "2026-05-01")]
    told = courses(spans, study="macdonald_2019", washout=30, observed_until=day("2027-12-31"))
    assert [row["followed_last"] for row in told] == [day("2026-12-31"), day("2026-05-01")]
    told = courses(spans, study="macdonald_2019", washout=30, observed_until=day("2026-04-01"))
    assert [row["followed_last"] for row in told] == [day("2026-04-01")] * 2


def medicines(*of: tuple[int, str]) -> Any:
    columns: dict[str, list[Any]] = {
        "person_id": [who for who, _ in of],
        "drug_exposure_start_date": [day(on) for _, on in of],
    }
    return frame("polars", columns, {name: KINDS[name] for name in columns})


def test_blasiak_looks_for_12_months() -> None:
    """A retrial or another acne medicine counts until 12 months after, and not the day after."""
    last = "2026-03-31"
    spans = [
        (1, "2025-12-01", last),
        (1, "2027-03-31", "2027-05-01"),
        (2, "2025-12-01", last),
        (2, "2027-04-01", "2027-05-01"),
        (3, "2025-12-01", last),
        (4, "2025-12-01", last),
    ]
    told = courses(
        spans,
        study="blasiak_2013",
        washout=56,
        observed_until=day("2027-04-30"),
        acne_medicines=medicines((3, "2027-03-31"), (4, "2027-04-01"), (4, last), (9, last)),
    )
    firsts = [row for row in told if row["course_number"] == 1]
    assert [row["retreated"] for row in firsts] == ["yes", "no", "no", "no"]
    assert [row["relapsed"] for row in firsts] == ["no", "no", "yes", "no"]
    seconds = [row for row in told if row["course_number"] == 2]
    assert [row["retreated"] for row in seconds] == ["unknown"] * 2


def test_lai_asks_for_4_months_and_a_year() -> None:
    """A course of 4 months is long enough, a day less not; so is a year of follow-up."""
    told = courses(
        [
            (1, "2026-01-01", "2026-04-30"),
            (2, "2026-01-01", "2026-04-29"),
            (3, "2026-01-01", "2026-05-02"),
            (3, "2027-05-01", "2027-06-01"),
        ],
        study="lai_2025",
        washout=60,
        observed_until=day("2027-05-01"),
        acne_medicines=medicines(),
    )
    assert [row["eligible"] for row in told] == ["yes", "no", "no", "no"]
    assert [row["retreated"] for row in told] == ["no", "no", "yes", "no"]
    assert [row["relapsed"] for row in told] == ["no", "no", "yes", "no"]
    open_ended = courses([(1, "2026-01-01", "2026-04-30")], study="lai_2025", washout=60)
    assert (open_ended[0]["eligible"], open_ended[0]["retreated"]) == ("unknown", "unknown")


def test_the_table_of_definitions_names_each_study_and_its_source() -> None:
    rows = {row.study: row for row in frames.study_definitions()}
    assert tuple(rows) == ("zomerdijk_2014", "macdonald_2019", "blasiak_2013", "lai_2025")
    assert all(row.source and row.read_in and row.text for row in rows.values())
    assert rows["zomerdijk_2014"].pool_same_day is True
    assert rows["macdonald_2019"].longest == "365 days"
    assert rows["blasiak_2013"].within == "12 months"
