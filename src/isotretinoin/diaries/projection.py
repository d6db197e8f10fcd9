"""What is still to be taken: the doses after a day, and how long they take to add up."""

from datetime import date
from typing import Final, Literal, TypeAlias, get_args

from attrs import evolve

from isotretinoin import given
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.courses.walk import Leg, legs_of
from isotretinoin.diaries.diary import CourseDays, Diary
from isotretinoin.diaries.entries import DosePeriod, Stopped
from isotretinoin.errors import RegimenError, RegimenTypeError, shown
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg, mg_per_day

__all__ = ["Projection", "doses_ahead"]


#: What is taken from now on: the dose of today, or the doses that are planned.
Projection: TypeAlias = Literal["current_dose", "planned"]


_PROJECTIONS: Final[tuple[Projection, ...]] = get_args(Projection)
_NO_DOSE: Final = mg_per_day(0)


def doses_ahead(
    diary: Diary,
    *,
    as_of: date,
    weight: BodyWeight,
    projection: Projection = "current_dose",
    planned: Regimen | Course | None = None,
) -> tuple[Leg, ...] | str:
    """The doses after that day, for a patient of that weight, or why there are none.

    Raises
    ------
    DateError, QuantityError
        When the day is no calendar day, or the weight none.
    RegimenError
        When `projection` or `planned` is not one of those that `account` takes.
    TypeError
        When the diary is none.
    """
    given.require(diary, Diary, "Diary(patient=…, entries=(…))")
    given.choice(projection, _PROJECTIONS, "projection", error=RegimenError)
    if planned is not None and not isinstance(planned, (Regimen, Course)):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        raise RegimenTypeError(f"{shown(planned)} is no plan: give a Regimen or a Course")
    if planned is not None and projection != "planned":
        raise RegimenError("a plan changes nothing at the current dose: say projection='planned'")
    given.weight(weight)
    course = diary.course_on(as_of)
    ended = None if course is None else course.last
    # A course whose stop and the next one's first day are one day was not stopped by the day before.
    if ended is not None and ended <= as_of and diary.of(Stopped, first=ended, last=ended):
        return f"the course stopped on {ended}"
    current = _current(diary, course, as_of)
    if projection == "current_dose":
        if current:
            return (Leg.of(Step(current), weight=weight),)
        if current is None:
            return f"no dose period is in force on {as_of}"
        return f"the dose on {as_of} is {current}"
    going_on = Step(current or _NO_DOSE)
    if planned is None:
        return legs_of(Regimen(_noted(diary, as_of, going_on)), weight=weight)
    if isinstance(planned, Regimen):
        return legs_of(planned, weight=weight)
    over = (as_of - planned.first_dose).days + 1
    if over >= 0:
        return legs_of(planned.regimen, weight=weight, over=over)
    # Until the planned course begins, the dose of today goes on.
    before = Regimen((evolve(going_on, days=-over),))
    return (*legs_of(before, weight=weight), *legs_of(planned.regimen, weight=weight))


def _current(
    diary: Diary, course: CourseDays | None, as_of: date
) -> DailyDose | DailyDosePerKg | None:
    # Before a course there can only be rests.
    periods = diary.of(DosePeriod, first=course and course.first, last=as_of)
    return periods[-1].daily_dose if periods else None


def _noted(diary: Diary, as_of: date, going_on: Step) -> tuple[Step, ...]:
    """The later periods of the diary, until its stop."""
    ends = {course.last for course in diary.courses}
    ahead: list[Step] = []
    step, over = going_on, 0
    for entry in diary.entries:
        if isinstance(entry, DosePeriod) and entry.first > as_of:
            until, following = (entry.first - as_of).days - 1, Step(entry.daily_dose)
        elif isinstance(entry, Stopped) and entry.on > as_of and entry.on in ends:
            until, following = (entry.on - as_of).days, Step(_NO_DOSE)
        else:
            continue
        if until > over:
            ahead.append(evolve(step, days=until - over))
        step, over = following, until
        if isinstance(entry, Stopped):
            break
    return (*ahead, step)
