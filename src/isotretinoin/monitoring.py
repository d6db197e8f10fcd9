"""When which laboratory test is due in a course, by a named profile.

A due day that the calendar lacks is read as the earlier day, because a test is better early than
late: a course from 31 January has its first month on 28 February and its second on 31 March.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any, assert_never, final

from attrs import field, frozen

from isotretinoin.analytes import PREGNANCY_TEST, Analyte, Panel
from isotretinoin.course import Course
from isotretinoin.dates import Window, after, before
from isotretinoin.evidence import Rule
from isotretinoin.rules import (
    AfterCourse,
    AfterStart,
    AtEndOfCourse,
    AtPeakDose,
    BeforeStart,
    Every,
    MonitoringProfile,
    Visit,
    WhenDoseRaised,
)

__all__ = ["Due", "MonitoringSchedule", "schedule"]


@final
@frozen(kw_only=True)
class Due:
    """One visit: what is tested, on which day, and within which days it still counts.

    Where the source states no tolerance, the window is the due day alone.
    """

    timepoint: str
    on: date
    window: Window
    tests: tuple[Analyte | Panel, ...]
    because: Rule[Any] = field(repr=False)

    def __str__(self) -> str:
        return f"{self.on} {self.timepoint}: {', '.join(map(str, self.tests))}"


@final
@frozen(kw_only=True)
class MonitoringSchedule:
    """All that is due in one course by one profile, in order of days."""

    profile: str
    title: str
    due: tuple[Due, ...]


def schedule(course: Course, profile: MonitoringProfile) -> MonitoringSchedule:
    """The laboratory tests that the profile asks for in the course.

    Visits of a repeating rule run from the first dose to the last, both included. A pregnancy test
    is left out for a patient who cannot become pregnant, and kept when that was not recorded.
    """
    due = sorted(
        (one for rule in profile.visits for one in _visits(course, rule)), key=lambda one: one.on
    )
    return MonitoringSchedule(profile=profile.name, title=profile.title, due=tuple(due))


def _visits(course: Course, rule: Rule[Visit]) -> Iterator[Due]:
    visit = rule.value
    tests = tuple(
        test
        for test in visit.tests
        if test is not PREGNANCY_TEST or course.patient.can_become_pregnant is not False
    )
    if not tests:
        return
    for name, window in _days(course, visit):
        yield Due(timepoint=name, on=window.last, window=window, tests=tests, because=rule)


def _days(  # noqa: C901 - one case for each kind of timepoint
    course: Course, visit: Visit
) -> Iterator[tuple[str, Window]]:
    first, last = course.first_dose, course.last_dose
    match visit.when:
        case BeforeStart(within):
            earliest = first if within is None else before(first, within)
            yield visit.timepoint, Window(first=earliest, last=first)
        case AfterStart(span):
            day = after(first, span, "down")
            if day <= last:
                yield visit.timepoint, _single(day)
        case Every(period, k):
            while (day := after(first, period * k, "down")) <= last:
                yield visit.timepoint.format(k=k, n=period.n * k), _single(day)
                k += 1
        case AtPeakDose(span):
            peak = max(course.phases, key=lambda phase: phase.daily_dose.mg_per_day)
            yield from _within(course, visit, peak.window.first, span)
        case WhenDoseRaised(span):
            for earlier, later in pairwise(course.phases):
                if later.daily_dose > earlier.daily_dose:
                    yield from _within(course, visit, later.window.first, span)
        case AtEndOfCourse():
            yield visit.timepoint, _single(last)
        case AfterCourse(span):
            yield visit.timepoint, _single(after(last, span))
        case _:
            assert_never(visit.when)


def _within(
    course: Course,
    visit: Visit,
    day: date,
    span: Any,  # noqa: ANN401
) -> Iterator[tuple[str, Window]]:
    due = day if span is None else after(day, span, "down")
    if due <= course.last_dose:
        yield visit.timepoint, _single(due)


def _single(day: date) -> Window:
    return Window(first=day, last=day)
