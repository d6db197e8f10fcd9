"""Pregnancies are held against the windows of the kernel; what is not known stays unknown."""

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from frame_engines import ENGINES, day, frame, rows_in
from isotretinoin import Course, Days, Patient, Regimen, Window, kg, mg_per_day
from isotretinoin.adapters import frames
from isotretinoin.errors import IsotretinoinError, SourceSilent
from isotretinoin.pregnancy_prevention.contraception import contraception_window
from sample_programme import PROGRAMME
from sample_rules import RULEBOOK as SILENT

EAGER = [engine for engine in ENGINES if "," not in engine and engine != "duckdb"]
COURSE = {"person_id": "int", "first_dose": "day", "last_dose": "day"}
DAYS = st.dates(date(2025, 12, 1), date(2026, 12, 31))


def window_of(first: date, last: date) -> Window:
    course = Course.lasting(
        Days((last - first).days + 1),
        patient=Patient(weight=kg(60), can_become_pregnant=True),
        regimen=Regimen.constant(mg_per_day(40)),
        first_dose=first,
    )
    window = contraception_window(course, PROGRAMME)
    assert isinstance(window, Window)
    return window


@pytest.mark.parametrize("engine", EAGER)
@given(st.lists(st.tuples(DAYS, st.integers(0, 150)), max_size=3), st.lists(DAYS, max_size=6))
@settings(max_examples=15, phases=(Phase.explicit, Phase.generate))
def test_conceptions_lie_in_the_kernels_windows(
    engine: str, courses: list[tuple[date, int]], conceived: list[date]
) -> None:
    spans = [(first, first + timedelta(days=length)) for first, length in courses]
    of: dict[str, list[Any]] = {
        "person_id": [1] * len(spans),
        "first_dose": [first for first, _ in spans],
        "last_dose": [last for _, last in spans],
    }
    asked = frame(
        engine,
        {"person_id": [1] * len(conceived), "conception_date": conceived},
        {"person_id": "int", "conception_date": "day"},
    )
    told = rows_in(frames.exposure_windows(frame(engine, of, COURSE), asked, rules=PROGRAMME))
    for row, on in zip(told, conceived, strict=True):
        assert row["in_course"] == ("yes" if any(a <= on <= b for a, b in spans) else "no")
        inside = any(on in window_of(*span) for span in spans)
        assert row["in_contraception"] == ("yes" if inside else "no")
        since = [(on - last).days for _, last in spans if last < on]
        assert row["days_since_last_dose"] == min(since, default=None)


def test_what_is_not_known_is_unknown_and_no_fault() -> None:
    courses = pl.DataFrame(
        {
            "person_id": [1, 2, 2, 3],
            "first_dose": [day("2026-03-09")] * 4,
            "last_dose": [day("2026-07-20"), None, day("2026-07-20"), day("2026-03-08")],
        }
    )
    pregnancies = pl.DataFrame(
        {
            "person_id": [1, 2, 2, 3, 4, None],
            "conception_date": [
                None,
                *[day("2026-12-24")],
                day("2026-04-01"),
                *[day("2026-04-01")] * 3,
            ],
        }
    )
    for made in (pregnancies, pregnancies.lazy()):
        answered: Any = frames.exposure_windows(courses, made, rules=PROGRAMME)  # pyright: ignore[reportArgumentType, reportCallIssue] - of a lazy frame too
        told = rows_in(answered)
        assert [row["in_course"] for row in told] == [
            "unknown",
            "unknown",
            "yes",
            "unknown",
            "no",
            None,
        ]
        assert [row["error_column"] for row in told] == [None] * 5 + ["person_id"]
    with pytest.raises(SourceSilent):
        frames.exposure_windows(courses, pregnancies, rules=SILENT)
    with pytest.raises(TypeError, match=r"cannot be given beside another: give frame\.collect\(\)"):
        frames.exposure_windows(courses.lazy(), pregnancies.lazy(), rules=PROGRAMME)


def exposed(rows: list[dict[str, Any]], kind: str = "exposed") -> list[tuple[Any, ...]]:
    names = ("before", "first_trimester", "second_trimester", "third_trimester")
    return [tuple(row[f"{kind}_{name}"] for name in names) for row in rows]


def one_course(first: str, last: str) -> pl.DataFrame:
    return pl.DataFrame({"person_id": [1], "first_dose": [day(first)], "last_dose": [day(last)]})


def pregnancy(**columns: Any) -> pl.DataFrame:
    return pl.DataFrame({"person_id": [1], **{name: [value] for name, value in columns.items()}})


BEGUN = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("on", "interval"),
    [
        (-31, None),
        (-30, 0),
        (-1, 0),
        (0, 1),
        (89, 1),
        (90, 2),
        (179, 2),
        (180, 3),
        (260, 3),
        (261, None),
    ],
)
def test_the_intervals_are_those_of_the_study(on: int, interval: int | None) -> None:
    """30 days before, 90 days of gestation, to day 179, and to the end, which is the last day."""
    dose = BEGUN + timedelta(days=on)
    told = rows_in(
        frames.exposure_windows(
            one_course(str(dose), str(dose)),
            pregnancy(conception_date=BEGUN, over=BEGUN + timedelta(days=260)),
            rules=PROGRAMME,
            ended="over",
        )
    )
    wanted = tuple("yes" if each == interval else "no" for each in range(4))
    assert exposed(told) == [wanted]
    assert exposed(told, "days_exposed") == [tuple(int(each == "yes") for each in wanted)]


DOSES = st.lists(st.tuples(st.integers(-80, 300), st.integers(0, 120)), max_size=3)


@given(DOSES, st.one_of(st.none(), st.integers(0, 290)))
@settings(max_examples=100, phases=(Phase.explicit, Phase.generate))
def test_exposure_is_counted_day_by_day(doses: list[tuple[int, int]], length: int | None) -> None:
    """Where the end of the pregnancy is not known, it went on for as long as any, or for its first day."""
    courses = pl.DataFrame(
        {
            "person_id": [1] * len(doses),
            "first_dose": [BEGUN + timedelta(days=at) for at, _ in doses],
            "last_dose": [BEGUN + timedelta(days=at + more) for at, more in doses],
        },
        schema={"person_id": pl.Int64, "first_dose": pl.Date, "last_dose": pl.Date},
    )
    over = None if length is None else BEGUN + timedelta(days=length)
    asked = pregnancy(conception_date=BEGUN, over=over).with_columns(pl.col("over").cast(pl.Date))
    told = rows_in(frames.exposure_windows(courses, asked, rules=PROGRAMME, ended="over"))
    taken = {each for at, more in doses for each in range(at, at + more + 1)}
    spans = [range(-30, 0), range(90), range(90, 180), range(180, 1000)]

    def counted(last: int) -> list[int]:
        return [len(taken & {each for each in span if each <= last}) for span in spans]

    most, least = counted(1000 if length is None else length), counted(length or 0)
    words = [
        "yes" if low else "unknown" if high else "no" for low, high in zip(least, most, strict=True)
    ]
    assert exposed(told) == [tuple(words)]
    found = [low if low == high else None for low, high in zip(least, most, strict=True)]
    if length is None:  # how long the first day's exposure went on is not known either
        found[1] = None if most[1] else 0
    assert exposed(told, "days_exposed") == [tuple(found)]


def test_without_an_end_later_exposure_is_unknown() -> None:
    told = rows_in(
        frames.exposure_windows(
            one_course("2026-06-20", "2026-12-31"),
            pregnancy(conception_date=BEGUN),
            rules=PROGRAMME,
        )
    )
    assert exposed(told) == [("no", "unknown", "unknown", "unknown")]
    assert exposed(told, "days_exposed") == [(0, None, None, None)]


def test_the_conception_is_noted_or_estimated() -> None:
    """As noted, else by the scan, else by the last menses; of none of them it is unknown."""
    asked = pl.DataFrame(
        {
            "person_id": [1] * 5,
            "noted": [BEGUN, None, None, None, None],
            "scanned": [day("2026-08-01")] * 2 + [None, day("2026-08-01"), None],
            "gestation": [70.0, 70.0, 70.0, None, None],
            "menses": [day("2026-05-01")] * 4 + [None],
        }
    )
    told = rows_in(
        frames.exposure_windows(
            one_course("2026-05-10", "2026-05-20"),
            asked,
            rules=PROGRAMME,
            conceived="noted",
            scan="scanned",
            gestation_days="gestation",
            last_menses="menses",
            conception_after=Days(14),
        )
    )
    assert [(row["conception"], row["conception_from"]) for row in told] == [
        (BEGUN, "noted"),
        (day("2026-06-06"), "scan"),
        (day("2026-05-15"), "last menses"),
        (day("2026-05-15"), "last menses"),
        (None, None),
    ]
    assert [row["in_course"] for row in told] == ["no", "no", "yes", "yes", "unknown"]


def test_the_month_after_a_course_is_told_apart() -> None:
    """Its last day is the last of contraception; the last dose is a day of the course."""
    window = window_of(day("2026-03-09"), day("2026-07-20"))
    days = [day("2026-07-20"), day("2026-07-21"), window.end, window.end + timedelta(days=1)]
    asked = pl.DataFrame({"person_id": [1] * 4, "conception_date": days})
    told = rows_in(
        frames.exposure_windows(one_course("2026-03-09", "2026-07-20"), asked, rules=PROGRAMME)
    )
    assert [row["in_post_course"] for row in told] == ["no", "yes", "yes", "no"]


def test_an_end_before_the_conception_and_half_a_day_of_gestation_are_faults() -> None:
    ask: dict[str, Any] = {"rules": PROGRAMME, "conception_after": 14}
    courses = one_course("2026-03-09", "2026-07-20")
    told = rows_in(
        frames.exposure_windows(
            courses, pregnancy(conception_date=BEGUN, over=day("2026-05-31")), ended="over", **ask
        )
    )
    assert told[0]["error_column"] == "over"
    scanned = pregnancy(scan=day("2026-08-01"), gestation_days=70.5)
    told = rows_in(frames.exposure_windows(courses, scanned, conceived=None, scan="scan", **ask))
    assert told[0]["error_column"] == "gestation_days"


def test_an_unread_course_leaves_exposure_open_unless_another_tells_it() -> None:
    courses = pl.DataFrame(
        {
            "person_id": [1, 1],
            "first_dose": [day("2026-05-20"), day("2026-06-20")],
            "last_dose": [day("2026-06-10"), None],
        }
    )
    asked = pregnancy(conception_date=BEGUN, over=day("2027-01-31"))
    told = rows_in(frames.exposure_windows(courses, asked, rules=PROGRAMME, ended="over"))
    assert exposed(told) == [("yes", "yes", "unknown", "unknown")]
    assert exposed(told, "days_exposed") == [(None,) * 4]


@pytest.mark.parametrize(
    "wrong",
    [
        {"conceived": None},
        {"last_menses": "menses"},
        {"scan": "scan"},
        {"last_menses": "menses", "conception_after": -1},
    ],
    ids=str,
)
def test_what_is_assumed_of_a_conception_has_to_be_said(wrong: dict[str, Any]) -> None:
    with pytest.raises(IsotretinoinError):
        frames.exposure_windows(
            one_course("2026-03-09", "2026-07-20"),
            pregnancy(conception_date=BEGUN),
            rules=PROGRAMME,
            **wrong,
        )
