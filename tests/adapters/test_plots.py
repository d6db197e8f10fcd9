"""Plots hold what they show, in words too; pictures are compared with those that were looked at."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import matplotlib.style
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.testing.compare import compare_images

from isotretinoin import (
    Course,
    Days,
    Diary,
    Patient,
    Regimen,
    account,
    kg,
    mg_per_day,
    mg_per_kg,
    plan,
    rulebook,
)
from isotretinoin.adapters import plots
from isotretinoin.diaries.entries import DosePeriod, Missed, Unrecorded
from isotretinoin.errors import FactError
from isotretinoin.posology import half_lives
from isotretinoin.rulebooks import profile
from sample_programme import PROGRAMME
from sample_rules import PROFILE

FIRST = date(2026, 3, 9)
PICTURES = Path(__file__).parents[1] / "known_answers" / "plots"

COURSE = Course.lasting(
    Days(140),
    patient=Patient(weight=kg(60), can_become_pregnant=True),
    regimen=Regimen.parse("30 mg/day for 28 days, then 60 mg/day"),
    first_dose=FIRST,
)
PLAN = plan(COURSE, PROGRAMME)
DIARY = Diary(
    patient=Patient(weight=kg(60)),
    entries=(
        DosePeriod(first=FIRST, daily_dose=mg_per_day(60)),
        Missed(date(2026, 3, 20)),
        Unrecorded(date(2026, 4, 1), date(2026, 4, 10)),
    ),
)
ACCOUNT = account(DIARY, as_of=date(2026, 6, 1), goal=mg_per_kg(120), goals=PROGRAMME.goals)
DRAWN: dict[str, Any] = {
    "plan": lambda: plots.cumulative_dose(PLAN),
    "account": lambda: plots.cumulative_dose(ACCOUNT),
    "timeline": lambda: plots.timeline(PLAN),
    "kinetics": lambda: plots.kinetics(half_lives(PROGRAMME)),
    "laboratory": lambda: plots.laboratory(COURSE, [PROFILE, profile("guide")]),
    "cohort": lambda: plots.cumulative_doses(
        [60 + 3 * n % 90 for n in range(200)] + [None], goals=PROGRAMME.goals
    ),
}


def line(axes: Axes, number: int = 0) -> list[float]:
    drawn: Any = axes.get_lines()[number].get_ydata()
    return [float(each) for each in drawn]


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("style", ["default", "dark_background"])
def test_the_picture_is_the_one_that_was_looked_at(name: str, style: str, tmp_path: Path) -> None:
    """Within a tolerance: letters are set a little differently by each release."""
    known = PICTURES / f"{name}-{style}.png"
    with matplotlib.style.context(["default", style]):
        made = tmp_path / known.name
        if os.environ.get("SNAPSHOTS") == "write":
            made = known
            known.parent.mkdir(exist_ok=True)
        drawn: Any = DRAWN[name]().figure
        drawn.savefig(made, dpi=50)
    assert compare_images(str(known), str(made), tol=12) is None


@pytest.mark.parametrize("name", DRAWN)
def test_it_is_told_in_words_and_by_no_colour(name: str) -> None:
    """Everything is drawn in the one colour of the text of the style."""
    untyped: Any = matplotlib
    with matplotlib.style.context("default"), untyped.rc_context({"text.color": "#123456"}):
        axes: Axes = DRAWN[name]()
    assert str(axes.get_label()).startswith(axes.get_title())
    assert len(str(axes.get_label())) > len(axes.get_title()) + 20
    assert {each.get_color() for each in axes.get_lines()} <= {"#123456"}


@settings(max_examples=20, deadline=None)
@given(days=st.integers(1, 300), dose=st.integers(1, 80))
def test_the_line_of_a_plan_ends_at_its_cumulative_dose(days: int, dose: int) -> None:
    course = Course.lasting(
        Days(days),
        patient=Patient(weight=kg(60)),
        regimen=Regimen.parse(f"{dose} mg/day"),
        first_dose=FIRST,
    )
    axes = plots.cumulative_dose(plan(course, PROGRAMME))
    told = line(axes)
    assert told[0] == 0
    assert told[-1] == pytest.approx(float(course.cumulative_dose.mg_per_kg))
    assert told == sorted(told)
    assert len(told) == days + 1


def test_an_account_has_two_lines_where_days_are_unrecorded() -> None:
    axes = plots.cumulative_dose(ACCOUNT)
    low, high, missed = (line(axes, number) for number in range(3))
    assert low[-1] == pytest.approx(high[-1] - 10)
    assert missed == [0]
    assert "missed days, marked x: 2026-03-20" in str(axes.get_label())
    plain = account(Diary(patient=DIARY.patient, entries=DIARY.entries[:1]), as_of=FIRST)
    assert len(plots.cumulative_dose(plain).get_lines()) == 1


def test_an_account_of_nothing_says_so() -> None:
    nothing = account(Diary(patient=Patient(weight=kg(60))), as_of=FIRST)
    assert "nothing was taken" in str(plots.cumulative_dose(nothing).get_label())


def test_the_axes_given_are_drawn_on_and_a_figure_of_its_own_is_made_else() -> None:
    mine = Figure().add_subplot()
    assert plots.timeline(PLAN, mine) is mine
    assert plots.timeline(PLAN) is not plots.timeline(PLAN)


def test_a_notebook_shows_a_figure_without_pyplot_and_tells_it_in_words() -> None:
    drawn = plots.timeline(PLAN)
    figure: Any = drawn.figure
    assert figure._repr_png_().startswith(b"\x89PNG")
    assert repr(figure) == drawn.get_label()


def test_a_goal_in_mg_is_drawn_by_the_weight() -> None:
    course = Course.until(
        COURSE.total_dose,
        patient=COURSE.patient,
        regimen=COURSE.regimen,
        first_dose=FIRST,
    )
    axes = plots.cumulative_dose(plan(course, PROGRAMME))
    assert f"goal {COURSE.total_dose}" in str(axes.get_label()).replace(",", "")


def test_values_that_are_missing_are_counted() -> None:
    axes = plots.cumulative_doses([100, float("nan"), None, 130.5])
    assert axes.get_title() == "Cumulative dose of 2 courses (2 not known)"
    assert plots.cumulative_doses([]).get_title() == "Cumulative dose of 0 courses"


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: plots.cumulative_dose(COURSE), TypeError),  # type: ignore[arg-type]
        (lambda: plots.timeline(COURSE), TypeError),  # type: ignore[arg-type]
        (lambda: plots.timeline(PLAN, "axes"), TypeError),  # type: ignore[arg-type]
        (lambda: plots.kinetics([]), FactError),
        (lambda: plots.kinetics(PROGRAMME.goals), FactError),  # type: ignore[arg-type]
        (lambda: plots.kinetics(half_lives(rulebook("US")), days=0), FactError),
        (lambda: plots.laboratory(COURSE, []), FactError),
        (lambda: plots.cumulative_doses(["120"]), FactError),  # type: ignore[list-item]
        (lambda: plots.cumulative_doses([-1]), FactError),
        (lambda: plots.cumulative_doses([float("inf")]), FactError),
        (lambda: plots.cumulative_doses([True]), FactError),
        (lambda: plots.cumulative_doses([1], bins=0), FactError),
    ],
)
def test_what_is_refused(call: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        call()
