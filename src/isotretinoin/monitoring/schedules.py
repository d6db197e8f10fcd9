"""When which laboratory test is due in a course, by a named profile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, assert_never, final

from attrs import field

from isotretinoin.analytes import Analyte, Panel
from isotretinoin.courses.course import Course, Level
from isotretinoin.dates import Span, after, before
from isotretinoin.errors import DateError, require
from isotretinoin.evidence import Rule, unverified
from isotretinoin.findings import Window
from isotretinoin.pages.sheet import Sheet
from isotretinoin.rules.monitoring import (
    AfterCourse,
    AfterStart,
    AtEndOfCourse,
    AtPeakDose,
    BeforeStart,
    DuringCourse,
    Every,
    MonitoringProfile,
    Visit,
    WhenDoseRaised,
)
from isotretinoin.values import frozen

if TYPE_CHECKING:
    from isotretinoin.pages.sheet import Sheet

__all__ = ["Burden", "Due", "MonitoringSchedule", "burden", "burdens", "schedule"]


_ONE_DAY: Final = timedelta(days=1)


@final
@frozen(kw_only=True)
class Due:
    """One visit: what is tested, on which day, and within which days it is in time.

    Where the source states no tolerance, the window is the due day alone.
    """

    timepoint: str
    on: date
    window: Window
    tests: tuple[Analyte | Panel, ...]
    because: Rule[Any] = field(repr=False)

    def __str__(self) -> str:
        tests = ", ".join(map(str, self.tests))
        return f"{self.on} {self.timepoint}: {tests}{unverified(self.because)}"


@final
@frozen(kw_only=True)
class MonitoringSchedule:
    """All that is due in one course by one profile, in order of days.

    `remarks` are what its source says besides: visits without a day, and what is not to be done.
    """

    profile: str
    title: str
    due: tuple[Due, ...]
    remarks: tuple[Rule[Any], ...] = field(default=(), repr=False)

    def records(self) -> list[dict[str, Any]]:
        """The visits as rows of plain values, which JSON and data frames hold.

        Each has profile, timepoint, on, first and last (ISO days), tests, rule (its key), source and
        verified.
        """
        from isotretinoin.pages.rows import schedule_rows  # noqa: PLC0415 - for this form alone

        return schedule_rows(self)

    def sheet(self) -> Sheet:
        """The schedule under the name of its profile, each visit with its rule."""
        from isotretinoin.pages.laboratory import schedule_sheet  # noqa: PLC0415 - imported when it is shown

        return schedule_sheet(self)

    def __str__(self) -> str:
        return self.sheet().text()

    def _repr_html_(self) -> str:
        return self.sheet().html()


def schedule(course: Course, profile: MonitoringProfile) -> MonitoringSchedule:
    r"""The laboratory tests that the profile asks for in the course.

    Visits of a repeating rule run from the first dose to the last, both included; they follow the
    doses of the regimen where the profile hangs on them. A pregnancy test is left out for a patient
    who cannot become pregnant, and kept when that was not recorded.

    Raises
    ------
    TypeError
        When course or profile is not of its type.

    >>> from datetime import date
    >>> from isotretinoin import Course, Patient, Regimen, kg, mg_per_kg, mg_per_kg_day
    >>> from isotretinoin.rulebooks import profile
    >>> course = Course.until(
    ...     mg_per_kg(120),
    ...     patient=Patient(weight=kg(68)),
    ...     regimen=Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1)),
    ...     first_dose=date(2026, 3, 9),
    ... )
    >>> print(*schedule(course, profile("xia2022")).due, sep="\n")
    2026-03-09 baseline: ALT, triglycerides
    2026-04-06 peak dose: ALT, triglycerides
    """
    require(course, Course, "Course.until(…) or Course.lasting(…)")
    require(profile, MonitoringProfile, 'profile("xia2022")')
    due = sorted(
        (one for rule in profile.visits for one in _visits(course, rule)),
        key=lambda one: one.on,
    )
    return MonitoringSchedule(
        profile=profile.name,
        title=profile.title,
        due=tuple(due),
        remarks=profile.remarks,
    )


def _visits(course: Course, rule: Rule[Visit]) -> Iterator[Due]:
    tests = tuple(
        test
        for test in rule.value.tests
        if not test.tells_pregnancy or course.patient.can_become_pregnant is not False
    )
    if not tests:
        return
    for name, on, window in _days(course, rule.value):
        yield Due(timepoint=name, on=on, window=window, tests=tests, because=rule)


def _days(  # noqa: C901 - one case for each kind of timepoint
    course: Course,
    visit: Visit,
) -> Iterator[tuple[str, date, Window]]:
    name = visit.timepoint
    first, last = course.first_dose, course.last_dose
    match visit.when:
        case BeforeStart(within):
            earliest = first if within is None else before(first, within)
            yield name, first, Window(first=earliest, last=first)
        case AfterStart(span):
            if (day := _within(course, first, span)) is not None:
                yield name, *_only(day)
        case Every() as every:
            yield from _repeated(course, name, every)
        case DuringCourse():
            if first < last:
                yield name, last, Window(first=first + _ONE_DAY, last=last)
        case AtPeakDose(span):
            peak = (course.peak,) if course.peak is not None else ()
            # Of one dose throughout there is no peak: the test is due on it all the same.
            yield from _at_levels(course, name if course.changes else "constant dose", peak, span)
        case WhenDoseRaised(span):
            yield from _at_levels(course, name, course.raises, span)
        case AtEndOfCourse():
            yield name, *_only(last)
        case AfterCourse(span):
            yield name, *_only(after(last, span))
        case _:
            assert_never(visit.when)


def _only(day: date) -> tuple[date, Window]:
    return day, Window(first=day, last=day)


def _within(course: Course, start: date, span: Span) -> date | None:
    """The day that much later, or None when the course is over by then, or the calendar."""
    try:
        day = after(start, span, "down")
    except DateError:
        return None
    return day if day <= course.last_dose else None


def _repeated(course: Course, name: str, every: Every) -> Iterator[tuple[str, date, Window]]:
    k = every.first_k
    while every.last_k is None or k <= every.last_k:
        # Always from the first dose: a day that one month lacks is not lost to the next.
        day = _within(course, course.first_dose, every.period * k)
        if day is None:
            return
        yield name.format(k=k, n=every.period.n * k), *_only(day)
        k += 1


def _at_levels(
    course: Course,
    name: str,
    levels: tuple[Level, ...],
    span: Span | None,
) -> Iterator[tuple[str, date, Window]]:
    """Due when the dose is reached, and in time while it lasts; or on one day some time later."""
    for level in levels:
        if span is None:
            yield name, level.window.first, level.window
        elif (day := _within(course, level.window.first, span)) is not None:
            yield name, *_only(day)


@final
@frozen(kw_only=True)
class Burden:
    """What one profile asks of the patient in one course; pregnancy tests are not counted.

    `visits` are days with at least one blood test, `tests` the analytes and panels ordered, `tubes`
    the tubes of blood when tests on one kind of sample share one: chemistry, and blood count.
    `because` are the rules that ask for them.
    """

    profile: str
    title: str
    visits: int
    tests: int
    tubes: int
    dates: tuple[date, ...]
    because: tuple[Rule[Any], ...] = field(repr=False)


def burdens(course: Course, profiles: Iterable[MonitoringProfile]) -> tuple[Burden, ...]:
    """What each profile asks for in the course, in the order given.

    Raises
    ------
    TypeError
        As for `schedule`.

    >>> from datetime import date
    >>> from isotretinoin import Course, Patient, Regimen, kg, mg_per_kg, mg_per_kg_day
    >>> from isotretinoin.rulebooks import profile
    >>> course = Course.until(
    ...     mg_per_kg(120),
    ...     patient=Patient(weight=kg(68)),
    ...     regimen=Regimen.constant(mg_per_kg_day(1)),
    ...     first_dose=date(2026, 3, 9),
    ... )
    >>> names = ("guide", "eu_smpc", "hansen2016")
    >>> [(each.profile, each.visits) for each in burdens(course, map(profile, names))]
    [('guide', 5), ('eu_smpc', 3), ('hansen2016', 2)]
    """
    return tuple(burden(schedule(course, profile)) for profile in profiles)


def burden(planned: MonitoringSchedule) -> Burden:
    """What the schedule of one course asks of the patient.

    Raises
    ------
    TypeError
        When it is no schedule.

    >>> from datetime import date
    >>> from isotretinoin import Course, Days, Patient, Regimen, kg, mg_per_day
    >>> from isotretinoin.rulebooks import profile
    >>> course = Course.lasting(
    ...     Days(120),
    ...     patient=Patient(weight=kg(68)),
    ...     regimen=Regimen.constant(mg_per_day(40)),
    ...     first_dose=date(2026, 3, 9),
    ... )
    >>> asked = burden(schedule(course, profile("hansen2016")))
    >>> asked.visits, asked.tubes
    (2, 2)
    """
    require(planned, MonitoringSchedule, "schedule(course, profile)")
    by_day: dict[date, list[Analyte | Panel]] = {}
    for due in planned.due:
        if bloods := [test for test in due.tests if not test.tells_pregnancy]:
            by_day.setdefault(due.on, []).extend(bloods)
    return Burden(
        profile=planned.profile,
        title=planned.title,
        visits=len(by_day),
        tests=sum(len(set(tests)) for tests in by_day.values()),
        tubes=sum(len({test.specimen for test in tests}) for tests in by_day.values()),
        dates=tuple(by_day),
        because=tuple({due.because.key: due.because for due in planned.due}.values()),
    )
