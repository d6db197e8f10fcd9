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
from isotretinoin.errors import SourceSilent
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
    with pytest.raises(TypeError, match="collect it first"):
        frames.exposure_windows(courses.lazy(), pregnancies.lazy(), rules=PROGRAMME)
