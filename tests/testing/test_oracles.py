"""The oracles that other people's tests have: they agree with the library, which shares nothing."""

import ast
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isotretinoin import (
    Course,
    Days,
    Diary,
    DosePeriod,
    DoseTaken,
    LatestOf,
    Months,
    Patient,
    Regimen,
    Stopped,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    pregnancy_prevention,
    testing,
)
from isotretinoin.capsules.dose import capsule_plan
from isotretinoin.capsules.supply import run_out
from isotretinoin.dates import after, before
from isotretinoin.errors import IsotretinoinError
from isotretinoin.rulebooks import rulebook

FIRST = date(2026, 3, 9)
PATIENT = Patient(weight=kg(60))
TENS = (mg(10), mg(20), mg(30), mg(40))
#: Where leap years are, and where one is left out.
YEARS = (2023, 2024, 2099, 2100)


@pytest.mark.parametrize("n", [0, 1, 2, 12, 13])
def test_months_are_those_counted_on_a_calendar(n: int) -> None:
    """Outward, from every day of leap years and others."""
    for year in YEARS:
        for k in range(366):
            day = date(year, 1, 1) + timedelta(days=k)
            assert testing.months_later(day, n) == after(day, Months(n))
            assert testing.months_earlier(day, n) == before(day, Months(n))


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(0, 400), st.integers(0, 14))
def test_a_window_is_counted_day_by_day(day: date, days: int, months: int) -> None:
    """The later of two spans."""
    first, last = testing.window_after(day, days=days, months=months)
    assert testing.days_later(day, days) == day + timedelta(days=days)
    assert (first, last) == (
        day + timedelta(days=1),
        after(day, LatestOf(Months(months), Days(days))),
    )


@pytest.mark.parametrize("day", [date(2026, 1, 31), date(2028, 1, 30), date(2026, 7, 20)])
def test_a_published_window(day: date) -> None:
    """The time of contraception in the United States: a month and 30 days, whichever is later."""
    found = pregnancy_prevention.post_course_window(day, rulebook("US"))
    assert (found.first, found.last) == testing.window_after(day, days=30, months=1)


REGIMENS = (
    "25 mg/day",
    "0.5 mg/kg/day for 14 days, then 1 mg/kg/day",
    "20 mg/day 2 days on, 1 day off",
    "40 mg/day alternating with 20 mg/day",
    "20 mg on Monday, Wednesday and Friday",
)


@settings(max_examples=40)
@given(
    st.sampled_from(REGIMENS),
    st.integers(20, 160),
    st.integers(1, 150),
    st.integers(0, 6).map(lambda n: FIRST + timedelta(days=n)),
)
def test_a_course_is_walked_day_by_day(text: str, weight: int, goal: int, day: date) -> None:
    """The doses of its days, and the day on which they come to the goal."""
    regimen = Regimen.parse(text)
    course = Course.until(
        mg_per_kg(goal), patient=Patient(weight=kg(weight)), regimen=regimen, first_dose=day
    )
    walked = testing.course_days(course)
    assert [(on, dose.mg_per_day) for on, dose in course.doses()] == [
        (each.on, each.mg) for each in walked
    ]
    assert course.total_dose.mg == sum(each.mg for each in walked)
    assert course.days == testing.days_to_goal(
        course.regimen, mg_per_kg(goal), for_=kg(weight), first_day=course.first_dose
    )


@settings(max_examples=40)
@given(
    st.sampled_from(REGIMENS[:3]),
    st.lists(st.integers(0, 25), min_size=4, max_size=4),
    st.integers(0, 20),
)
def test_capsules_last_until_they_are_swallowed(text: str, held: list[int], offset: int) -> None:
    """Run-out is the last day on which all was there."""
    course = Course.lasting(
        Days(60), patient=PATIENT, regimen=Regimen.parse(text), first_dose=FIRST
    )
    stock = dict(zip(TENS, held, strict=True))
    needed: list[tuple[date, tuple[Any, ...]]] = []
    for phase in course.phases:
        cycle = capsule_plan(
            phase.step.dose_for(PATIENT.weight), strengths=TENS, days=60, longest_cycle=2
        )
        dosed = 0
        for index, day in enumerate(phase.window):
            taken = phase.step.is_on(index)
            needed.append((day, cycle.on(dosed) if taken else ()))
            dosed += taken
    first = FIRST + timedelta(days=offset)
    expected = testing.last_day_covered(stock, needed[offset:])
    assert run_out(stock, course, first_day=first, strengths=TENS) == expected


def test_known_answers() -> None:
    """By hand: 40 mg, then 20 mg every other day, until 200 mg; a goal that is never reached."""
    regimen = Regimen.parse("40 mg/day for 2 days, then 20 mg/day every other day")
    how: dict[str, Any] = {"for_": kg(60), "first_day": FIRST}
    assert testing.days_to_goal(regimen, mg(200), **how) == 2 + 11
    assert testing.days_to_goal(Regimen.parse("40 mg/day for 2 days"), mg(81), **how) is None
    entries = (
        DosePeriod(FIRST, mg_per_day(40)),
        DoseTaken(FIRST + timedelta(days=1), mg(20)),
        Stopped(FIRST + timedelta(days=2)),
    )
    told = Diary(patient=PATIENT, entries=entries)
    last = FIRST + timedelta(days=9)
    assert [int(each.mg) for each in testing.diary_days(told, as_of=last)] == [40, 20, 40]
    found = testing.diary_totals(told, as_of=last, goal=mg_per_kg(2))
    assert (found.mg, found.reached) == (100, False)
    assert found.crossed_on is found.days_left is None
    nothing = Diary(patient=PATIENT)
    assert testing.diary_days(nothing, as_of=last) == ()
    assert testing.last_day_covered({}, [(FIRST, [mg(20)])]) is None
    assert testing.last_day_covered({}, [(FIRST, [])]) == FIRST


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: testing.days_later(FIRST, -1),
        lambda: testing.months_later("2026-03-09", 1),  # type: ignore[arg-type]
        lambda: testing.course_days(FIRST),  # type: ignore[arg-type]
        lambda: testing.last_day_covered({mg(20): 1}, [(FIRST, [mg(20)], 1)]),  # type: ignore[list-item]
        lambda: testing.last_day_covered({20: 1}, []),  # type: ignore[dict-item]
        lambda: testing.diary_totals(Diary(patient=PATIENT), as_of=FIRST, goal=120),  # type: ignore[arg-type]
    ],
)
def test_what_is_nothing_is_refused(wrong: Any) -> None:
    """By an error of this library, as everywhere."""
    with pytest.raises(IsotretinoinError):
        wrong()


def test_nothing_that_counts_is_shared() -> None:
    """They import the shapes of values and the gates, and no function that computes."""
    shapes = {
        *("errors", "given", "quantities", "values", "diaries.diary", "diaries.entries"),
        *("courses.course", "courses.pattern", "courses.regimen"),
        *("testing.capsules", "testing.courses", "testing.diaries", "testing.spans"),
    }
    for path in Path(testing.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("isotretinoin"):
                module = str(node.module).partition(".")[2]
                assert not module or module in shapes, (path.name, module)
                if module.startswith(("courses", "diaries", "quantities")):
                    names = {each.name for each in node.names}
                    assert all(name[0].isupper() for name in names), (path.name, names)
