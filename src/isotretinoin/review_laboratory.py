"""Laboratory tests: those due and not done, and what the results say."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from isotretinoin import monitoring
from isotretinoin.analytes import PREGNANCY_TEST, Analyte, Panel
from isotretinoin.dates import Window
from isotretinoin.entries import LabResult
from isotretinoin.findings import Finding, Severity
from isotretinoin.monitoring import Due
from isotretinoin.review_case import ONE_DAY, Case, Judgement, NotJudged, Treatment, days_of
from isotretinoin.rules import AfterCourse, AtEndOfCourse, BeforeStart

__all__ = ["MATTERS"]


def results(case: Case) -> Iterator[Judgement]:
    """What each result says, by each source that speaks of it."""
    for finding in monitoring.assess(case.diary.of(LabResult), case.rules):
        if finding.because is not None:
            yield finding.because
        yield finding


def tests_due(case: Case) -> Iterator[Judgement]:
    """Tests that the profile asks for and that are not noted before the next ones are due.

    Pregnancy tests are judged by the rules on pregnancy. Of a panel, every analyte that is known to
    belong to it counts; a panel of which no list was read cannot be told from its results.
    """
    noted = case.diary.of(LabResult)
    for course in case.treatments:
        due = list(_due(course, case))
        if due and not noted:
            yield NotJudged(
                matter=f"the laboratory tests of the course of {course.first}",
                missing=("laboratory results",),
                because=due[0].because,
            )
            continue
        for visit in due:
            yield visit.because
            window = _in_time(visit, due, course, case)
            missing: list[str] = []
            for test in visit.tests:
                parts = test.analytes if isinstance(test, Panel) else (test,)
                if test == PREGNANCY_TEST:
                    continue
                if not parts:
                    yield NotJudged(
                        matter=f"whether the {test} of {visit.timepoint} was done",
                        missing=("what belongs to it",),
                        because=visit.because,
                    )
                else:
                    absent = [str(each) for each in parts if not _done(each, window, noted)]
                    whole = len(absent) == len(parts)
                    missing += [str(test)] if whole else [f"{each} of {test}" for each in absent]
            if missing and window.last < case.as_of:
                yield _missing(visit, missing, window)


def _due(course: Treatment, case: Case) -> Iterator[Due]:
    """What was due by the day of the review; the end of a course only once it has ended."""
    planned = monitoring.schedule(course.as_course(case.diary.patient), case.monitoring)
    for visit in planned.due:
        at_end = isinstance(visit.because.value.when, (AtEndOfCourse, AfterCourse))
        bloods = [test for test in visit.tests if test != PREGNANCY_TEST]
        if bloods and visit.on <= case.as_of and not (at_end and course.last is None):
            yield visit


def _in_time(visit: Due, due: list[Due], course: Treatment, case: Case) -> Window:
    """The days on which the test counts: as long as no other visit's turn has come."""
    before = [each.window.last for each in due if each.on < visit.on]
    later = [each.on for each in due if each.on > visit.on]
    if before:
        first = before[-1] + ONE_DAY
    elif visit.window.days > 1:
        first = visit.window.first
    else:
        earlier = (each.until + ONE_DAY for each in case.treatments if each.until < course.first)
        first = max(earlier, default=date.min)
    if isinstance(visit.because.value.when, BeforeStart):
        return days_of(min(first, visit.window.first), visit.window.last)
    last = later[0] - ONE_DAY if later else case.as_of - ONE_DAY
    return days_of(min(first, visit.window.first), max(last, visit.window.last))


def _done(analyte: Analyte, days: Window, noted: tuple[LabResult, ...]) -> bool:
    return any(each.analyte == analyte and each.collected in days for each in noted)


def _missing(visit: Due, tests: list[str], window: Window) -> Finding:
    names = ", ".join(tests)
    return Finding(
        kind="laboratory-test-missing",
        severity=Severity.CAUTION,
        message=f"{names} ({visit.timepoint}) due on {visit.on}: no result is noted by {window.last}",
        observed="no result",
        expected=f"{names} on {visit.on}",
        days=days_of(visit.on, window.last),
        because=visit.because,
    )


#: Everything about the laboratory, in the order in which it is judged.
MATTERS: Final = (tests_due, results)
