"""A regimen walked day by day: what is taken on each, and when it comes to a goal."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import islice
from typing import Any, Final, final

from isotretinoin.courses.course import COURSE, Course
from isotretinoin.courses.pattern import DosePattern
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.given import calendar_day, require, weight
from isotretinoin.quantities import BodyWeight, DailyDosePerKg, DosePerKg, Mass
from isotretinoin.values import frozen

__all__ = ["CourseDay", "course_days", "days_to_goal", "regimen_days"]

_ONE_DAY: Final = timedelta(days=1)
_REGIMEN: Final = 'Regimen.parse("0.5 mg/kg/day")'
#: Longer than any life: a walk that has not come to its goal by then is given up.
_LONGEST: Final = 100_000


@final
@frozen
class CourseDay:
    """One day of a course, and how many mg are taken on it; none on a day off."""

    on: date
    mg: Fraction


def regimen_days(regimen: Regimen, *, for_: BodyWeight, first_day: date) -> Iterator[CourseDay]:
    """Each day of the regimen with what is taken, without an end where its last step has none.

    Raises
    ------
    TypeError, QuantityError, DateError
        When it is no regimen, no body weight, or no calendar day.

    >>> from isotretinoin.quantities import kg
    >>> regimen = Regimen.parse("0.5 mg/kg/day for 2 days, then 1 mg/kg/day every other day")
    >>> walked = regimen_days(regimen, for_=kg(60), first_day=date(2026, 3, 9))
    >>> [int(each.mg) for each in islice(walked, 5)]
    [30, 30, 60, 0, 60]
    """
    steps = require(regimen, Regimen, _REGIMEN).steps
    return _walked(steps, weight(for_).kg, calendar_day(first_day))


def _walked(steps: tuple[Step, ...], kg: Fraction, day: date) -> Iterator[CourseDay]:
    for step in steps:
        passed = dosed = 0
        while step.days is None or passed < step.days:
            mg = Fraction(0)
            if passed % (step.days_on + step.days_off) < step.days_on:
                mg = _dose(step.daily_dose, dosed, day, kg)
                dosed += 1
            yield CourseDay(day, mg)
            passed += 1
            day += _ONE_DAY


def _dose(asked: Any, dosed: int, day: date, kg: Fraction) -> Fraction:  # noqa: ANN401 - any dose of a step
    """What a day on takes, after so many of them."""
    if isinstance(asked, DosePattern):
        turn = day.weekday() if asked.weekly else dosed % len(asked.doses)
        asked = asked.doses[turn]
    if isinstance(asked, DailyDosePerKg):
        return asked.mg_per_kg_day * kg
    mg: Fraction = asked.mg_per_day
    return mg


def course_days(course: Course) -> tuple[CourseDay, ...]:
    """Each day of the course with what is taken, from its first dose to its last day.

    Raises
    ------
    TypeError
        When it is no course.

    >>> from isotretinoin import Days, Patient, kg
    >>> course = Course.lasting(
    ...     Days(4),
    ...     patient=Patient(weight=kg(60)),
    ...     regimen=Regimen.parse("40 mg/day alternating with 20 mg/day"),
    ...     first_dose=date(2026, 3, 9),
    ... )
    >>> sum(each.mg for each in course_days(course))
    Fraction(120, 1)
    """
    told = require(course, Course, COURSE)
    walked = _walked(told.regimen.steps, told.patient.weight.kg, told.first_dose)
    return tuple(islice(walked, told.days))


def days_to_goal(
    regimen: Regimen, goal: DosePerKg | Mass, *, for_: BodyWeight, first_day: date
) -> int | None:
    """The number of days until what was taken is not below the goal; None where it is not in 100,000.

    Raises
    ------
    TypeError, QuantityError, DateError
        When it is no regimen, no dose aimed at, no body weight, or no calendar day.

    >>> from isotretinoin.quantities import kg, mg_per_kg
    >>> regimen = Regimen.parse("0.5 mg/kg/day for 28 days, then 1 mg/kg/day")
    >>> days_to_goal(regimen, mg_per_kg(120), for_=kg(68), first_day=date(2026, 3, 9))
    134
    """
    if isinstance(goal, DosePerKg):
        wanted = goal.mg_per_kg * weight(for_).kg
    else:
        wanted = require(goal, Mass, "mg_per_kg(120) or mg(8160)").mg
    taken = Fraction(0)
    walked = islice(regimen_days(regimen, for_=for_, first_day=first_day), _LONGEST)
    for number, day in enumerate(walked, start=1):
        taken += day.mg
        if taken >= wanted:
            return number
    return None
