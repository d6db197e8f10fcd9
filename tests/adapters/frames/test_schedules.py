"""The visits of each course are the kernel's, whatever the profile."""

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from attrs import evolve
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


def test_the_kernel_is_asked_once_for_each_day(monkeypatch: pytest.MonkeyPatch) -> None:
    days = [date(2026, 1, 1) + timedelta(days=each % 7) for each in range(50)]
    told = pl.DataFrame(
        {"first_dose": days, "last_dose": [each + timedelta(days=100) for each in days]}
    )
    other = evolve(PROFILE, name="asked once")  # of which nothing is kept yet
    asked: list[Any] = []

    def counted(course: Course, profile_of: Any) -> Any:
        asked.append((course.first_dose, course.days))
        return schedule(course, profile_of)

    monkeypatch.setattr("isotretinoin.adapters.frames.schedules.schedule_of", counted)
    first = frames.schedule(told, other, can_become_pregnant=True)
    assert len(asked) == len(set(days)) * 2  # once for each first day, and for each last
    assert frames.schedule(told, other, can_become_pregnant=True).equals(first)
    shorter = told.with_columns(pl.col("last_dose") - pl.duration(days=7))
    frames.schedule(shorter, other, can_become_pregnant=True)
    assert len(asked) == len(set(days)) * 3  # for other last days, and no first day again
    longer = told.with_columns(pl.col("last_dose") + pl.duration(days=700))
    more = frames.schedule(longer, other, can_become_pregnant=True)
    monthly = pl.col("timepoint").str.starts_with("month")
    sooner = more.filter(pl.col("due_on") <= pl.col("last_dose") - pl.duration(days=700))
    assert len(more) > len(first)
    assert sooner.filter(monthly)["due_on"].equals(first.filter(monthly)["due_on"])


def test_visits_of_both_ends_follow_one_another_by_their_days() -> None:
    """A visit on the last day that stands later in the profile comes after that of the end."""
    end, monthly = PROFILE.visits[3], PROFILE.visits[1]
    swapped = evolve(PROFILE, visits=(end, monthly))
    told = pl.DataFrame(
        {
            "first_dose": [date(2026, 1, 31), None, date(2026, 1, 31)],
            "last_dose": [date(2026, 2, 28), date(2026, 2, 28), date(2026, 3, 1)],
        }
    )
    rows = frames.schedule(told, swapped, can_become_pregnant=None)
    assert rows["timepoint"].to_list() == [
        "end of course",
        "month 1",
        None,
        "month 1",
        "end of course",
    ]


def test_a_frame_without_rows_and_a_profile_without_visits_have_none() -> None:
    told = pl.DataFrame({"first_dose": [date(2026, 3, 9)], "last_dose": [date(2026, 7, 20)]})
    assert not len(frames.schedule(told.clear(), PROFILE, can_become_pregnant=None))
    nothing = evolve(PROFILE, visits=())
    assert not len(frames.schedule(told, nothing, can_become_pregnant=None))
