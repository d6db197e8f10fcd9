"""What is still to be taken: the doses after a day, and how long they take to add up."""

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal, TypeAlias, get_args

from attrs import evolve

from isotretinoin import given
from isotretinoin.courses.course import Course
from isotretinoin.courses.pattern import Dosed
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.courses.walk import Leg, legs_of
from isotretinoin.dates import Days, after
from isotretinoin.diaries.diary import CourseDays, Diary
from isotretinoin.diaries.entries import DosePeriod, Stopped
from isotretinoin.errors import RegimenError, RegimenTypeError, shown
from isotretinoin.quantities import BodyWeight, mg_per_day

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
    begun, current = _current(diary, course, as_of)
    if projection == "current_dose":
        if current:
            return (_going_on(current, begun, as_of, weight),)
        if current is None:
            return f"no dose period is in force on {as_of}"
        return f"the dose on {as_of} is {current}"
    tomorrow = after(as_of, Days(1)) if as_of < date.max else as_of
    if planned is None:
        return tuple(
            _noted(diary, as_of, weight, _going_on(current or _NO_DOSE, begun, as_of, weight))
        )
    if isinstance(planned, Regimen):
        return legs_of(planned, weight=weight, first=tomorrow)
    over = (as_of - planned.first_dose).days + 1
    if over >= 0:
        return legs_of(planned.regimen, weight=weight, over=over, first=planned.first_dose)
    # Until the planned course begins, the dose of today goes on.
    before = _going_on(current or _NO_DOSE, begun, as_of, weight, days=-over)
    return (before, *legs_of(planned.regimen, weight=weight, first=planned.first_dose))


def _current(diary: Diary, course: CourseDays | None, as_of: date) -> tuple[date, Dosed | None]:
    """The dose in force on that day, and the first day of its period."""
    # Before a course there can only be rests.
    periods = diary.of(DosePeriod, first=course and course.first, last=as_of)
    return (periods[-1].first, periods[-1].daily_dose) if periods else (as_of, None)


def _going_on(
    dose: Dosed, begun: date, as_of: date, weight: BodyWeight, days: int | None = None
) -> Leg:
    """The days after that day on which the dose goes on, from where it stands in its pattern."""
    over = (as_of - begun).days + 1
    step = Step(dose, None if days is None else over + days)
    return Leg.of(step, weight=weight, over=over, first=begun)


def _noted(diary: Diary, as_of: date, weight: BodyWeight, going_on: Leg) -> Iterator[Leg]:
    """The later periods of the diary, until its stop."""
    ends = {course.last for course in diary.courses}
    leg, over = going_on, 0
    for entry in diary.entries:
        if isinstance(entry, DosePeriod) and entry.first > as_of:
            until, dose, first = (entry.first - as_of).days - 1, entry.daily_dose, entry.first
        elif isinstance(entry, Stopped) and entry.on > as_of and entry.on in ends:
            until, dose, first = (entry.on - as_of).days, _NO_DOSE, entry.on
        else:
            continue
        if until > over:
            yield evolve(leg, days=until - over)
        leg, over = Leg.of(Step(dose), weight=weight, first=first), until
        if isinstance(entry, Stopped):
            break
    yield leg
