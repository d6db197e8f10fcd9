"""The visits of each course are the kernel's, whatever the profile."""

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from frame_engines import frame, rows_in
from isotretinoin import Course, Days, Patient, Regimen, kg, mg_per_day, profile
from isotretinoin.adapters import frames
from isotretinoin.adapters.frames.rows import FAULTS
from isotretinoin.monitoring import schedule
from sample_rules import PROFILE

KINDS = {"first_dose": "day", "last_dose": "day", "can_become_pregnant": "bool"}


def course(first: date | None, days: int, can: Any) -> dict[str, Any]:
    last = first and first + timedelta(days=days)
    return {"first_dose": first, "last_dose": last, "can_become_pregnant": can}


COURSES = st.lists(
    st.builds(
        course,
        st.one_of(
            st.sampled_from([date(2026, 1, 31), date(2028, 1, 31), None]),
            st.dates(date(2020, 1, 1), date(2030, 12, 31)),
        ),
        st.one_of(st.sampled_from([0, 28, 29, 30, 59, -1]), st.integers(0, 200)),
        st.sampled_from([True, False, None]),
    ),
    max_size=8,
)


def expected(row: dict[str, Any], name: Any) -> list[dict[str, Any]]:
    blank = dict.fromkeys(
        ("timepoint", "due_on", "window_first", "window_last", "tests", "due_because")
    )
    first, last = row["first_dose"], row["last_dose"]
    if first is None:
        return [{**blank, "error": FAULTS["missing"], "error_column": "first_dose"}]
    if last < first:
        return [{**blank, "error": FAULTS["disorder"], "error_column": "last_dose"}]
    lasting = Course.lasting(
        Days((last - first).days + 1),
        patient=Patient(weight=kg(60), can_become_pregnant=row["can_become_pregnant"]),
        regimen=Regimen.constant(mg_per_day(40)),
        first_dose=first,
    )
    return [
        {
            "timepoint": due.timepoint,
            "due_on": due.on,
            "window_first": due.window.first,
            "window_last": due.window.last,
            "tests": ", ".join(map(str, due.tests)),
            "due_because": due.because.key,
            "error": None,
            "error_column": None,
        }
        for due in schedule(lasting, name).due
    ]


@pytest.mark.parametrize("engine", ["polars", "polars, lazy", "pandas", "pyarrow"])
@pytest.mark.parametrize("name", ["sample", "xia2022", "eu_smpc"])
@given(COURSES)
@settings(max_examples=8, phases=(Phase.explicit, Phase.generate))
def test_visits_are_the_kernels(engine: str, name: str, rows: list[dict[str, Any]]) -> None:
    asked = PROFILE if name == "sample" else profile(name)
    told = frame(engine, {each: [row[each] for row in rows] for each in KINDS}, KINDS)
    answered = rows_in(frames.schedule(told, asked, because=True))
    wanted = [
        {"row": number, **row, **due}
        for number, row in enumerate(rows)
        for due in expected(row, asked)
    ]
    assert answered == wanted


def test_wrong_arguments_are_refused() -> None:
    told: Any = pl.DataFrame({"first_dose": [date(2026, 3, 9)], "last_dose": [date(2026, 7, 20)]})
    wrong: Any = "xia2022"
    with pytest.raises(TypeError, match="profile"):
        frames.schedule(told, wrong)
    with pytest.raises(LookupError, match="can_become_pregnant"):
        frames.schedule(told, PROFILE)
