"""What is still to be taken: the doses after a day, and how long they take to add up."""

from datetime import date
from math import ceil
from typing import Final, Literal, TypeAlias

from attrs import evolve

from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.diaries.diary import CourseDays, Diary
from isotretinoin.diaries.entries import DosePeriod, Stopped
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg, Mass, mg_per_day

__all__ = ["Ahead", "Projection", "days_until", "doses_ahead"]


#: What is taken from now on: the dose of today, or the doses that are planned.
Projection: TypeAlias = Literal["current_dose", "planned"]


#: Steps of dosing from tomorrow on, each with the days of it that are already over.
Ahead: TypeAlias = tuple[tuple[Step, int], ...]


_NO_DOSE: Final = mg_per_day(0)


def doses_ahead(
    diary: Diary,
    as_of: date,
    projection: Projection,
    planned: Regimen | Course | None,
) -> Ahead | str:
    """The doses after that day, or why there are none."""
    course = diary.course_on(as_of)
    if course is not None and course.last is not None and course.last <= as_of:
        return f"the course stopped on {course.last}"
    current = None if course is None else _current(diary, course, as_of)
    if projection == "current_dose":
        if current:
            return ((Step(current), 0),)
        if current is None:
            return f"no dose period is in force on {as_of}"
        return f"the dose on {as_of} is {current}"
    going_on = Step(current or _NO_DOSE)
    if planned is None:
        return _noted(diary, course, as_of, going_on)
    if isinstance(planned, Regimen):
        return tuple((step, 0) for step in planned.steps)
    return _as_planned(planned, as_of, going_on)


def _current(diary: Diary, course: CourseDays, as_of: date) -> DailyDose | DailyDosePerKg | None:
    periods = [each for each in diary.of(DosePeriod) if course.first <= each.first <= as_of]
    return periods[-1].daily_dose if periods else None


def _noted(diary: Diary, course: CourseDays | None, as_of: date, going_on: Step) -> Ahead:
    """The later periods of the diary, until its stop."""
    ahead: list[tuple[Step, int]] = []
    step, over = going_on, 0
    for entry in diary.entries:
        if isinstance(entry, DosePeriod) and entry.first > as_of:
            until, following = (entry.first - as_of).days - 1, Step(entry.daily_dose)
        elif isinstance(entry, Stopped) and entry.on > as_of and (course or step is not going_on):
            until, following = (entry.on - as_of).days, Step(_NO_DOSE)
        else:
            continue
        if until > over:
            ahead.append((evolve(step, days=until - over), 0))
        step, over = following, until
        if isinstance(entry, Stopped):
            break
    return (*ahead, (step, 0))


def _as_planned(course: Course, as_of: date, going_on: Step) -> Ahead:
    """The course's steps as far as they lie ahead; until it begins, the dose of today goes on."""
    over = (as_of - course.first_dose).days + 1
    if over < 0:
        return (evolve(going_on, days=-over), 0), *((step, 0) for step in course.regimen.steps)
    ahead: list[tuple[Step, int]] = []
    for step in course.regimen.steps:
        if step.days is None or over < step.days:
            ahead.append((step, over))
            over = 0
        else:
            over -= step.days
    return tuple(ahead)


def days_until(remaining: Mass, ahead: Ahead, weight: BodyWeight) -> int | None:
    """The whole days until that much is taken, or None when it never is."""
    left, days = remaining.mg, 0
    for step, over in ahead:
        dose, taken = step.dose_for(weight).mg_per_day, step.days_on_within(over)
        if dose:
            reached = step.day_of_dose(taken + ceil(left / dose))
            if step.days is None or reached <= step.days:
                return days + reached - over
        if step.days is not None:
            left -= dose * (step.days_on_within(step.days) - taken)
            days += step.days - over
    return None
