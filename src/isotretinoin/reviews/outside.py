"""What is noted outside every course, and years that cannot be meant: entries to check."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from isotretinoin.dates import Days
from isotretinoin.diaries.entries import (
    Dispensing,
    DosePeriod,
    Medication,
    Missed,
    Symptom,
    Unrecorded,
)
from isotretinoin.findings import (
    NO_SOURCE,
    Finding,
    FindingKind,
    Judgement,
    NotJudged,
    Severity,
    days_of,
)
from isotretinoin.reviews.case import Case, listed

__all__ = ["MATTERS"]


def _outside(first: date, last: date, case: Case) -> bool:
    """Whether none of the days lies in a course."""
    begun = bisect_right(case.windows, last, key=lambda window: window.first)
    return not begun or case.windows[begun - 1].end < first


def stops(case: Case) -> Iterator[Judgement]:
    """Stops that end no course: of a course that is not noted, or on a day that is a slip."""
    days = [each.on for each in case.diary.idle_stops]
    if days:
        yield _finding(
            Severity.CAUTION,
            f"the stop of {listed(days)} ends no course of this diary: check its day, or note the "
            "doses before it",
            days,
        )


def days_without_a_course(case: Case) -> Iterator[Judgement]:
    """Missed and unrecorded days, and rests, that lie outside every course."""
    missed = [each.on for each in case.diary.of(Missed) if _outside(each.on, each.on, case)]
    lost = [each for each in case.diary.of(Unrecorded) if _outside(each.first, each.last, case)]
    rests = [
        each.first
        for each in case.diary.of(DosePeriod)
        if not each.daily_dose and _outside(each.first, each.first, case)
    ]
    told = {
        "missed day": missed,
        "unrecorded day": [each.first for each in lost],
        "rest": rests,
    }
    for what, days in told.items():
        if days:
            yield _finding(
                Severity.NOTE,
                f"{what}{'s' * (len(days) > 1)} noted for {listed(days)}, outside every course: "
                "nothing follows from it",
                days,
            )


def _finding(severity: Severity, message: str, days: list[date]) -> Finding:
    return Finding(
        kind=FindingKind.OUTSIDE_EVERY_COURSE,
        severity=severity,
        message=message,
        observed=tuple(days),
        expected="days of a course",
        days=days_of(days[0], days[-1]),
    )


def signs(case: Case) -> Iterator[Judgement]:
    """Signs before the first course, between courses and after the last one."""
    treated = case.treatments
    for each in case.diary.of(Symptom):
        begun = bisect_right(treated, each.on, key=lambda course: course.first)
        if begun and each.on <= treated[begun - 1].until:
            continue
        if begun:
            last = treated[begun - 1].until
            when = f"{Days((each.on - last).days)} after the last dose on {last}"
        else:
            when = "before any dose"
        yield NotJudged(
            matter=f"the sign {each.code!r} of {each.on}, {when}",
            missing=("a rule on signs outside a course",),
            settled_by=f"DosePeriod({each.on} or before, …) if it was in a course, else {NO_SOURCE}",
        )


def medicines(case: Case) -> Iterator[Judgement]:
    """Other medicines that were taken on no day of a course."""
    for each in case.diary.of(Medication):
        if _outside(each.first, each.last or case.as_of, case):
            yield NotJudged(
                matter=f"the medicine {each.code!r} from {each.first}, outside every course",
                missing=("a course on its days",),
                settled_by=f"DosePeriod({each.first} or before, …) if it was in a course, else "
                f"{NO_SOURCE}",
            )


def capsules(case: Case) -> Iterator[Judgement]:
    """Capsules handed out after a course was stopped, and before another began."""
    days: list[date] = []
    for each in case.diary.of(Dispensing):
        begun = bisect_right(case.windows, each.on, key=lambda window: window.first)
        if begun == len(case.windows) and begun and case.windows[-1].end < each.on:
            days.append(each.on)
    if days:
        yield NotJudged(
            matter=f"what was taken of the capsules of {listed(days)}, after the last course",
            missing=("a dose period or doses taken",),
            settled_by=f"DosePeriod({days[0]}, …) or DoseTaken(day, …)",
        )


def without_doses(case: Case) -> Iterator[Judgement]:
    """Courses of which every day so far was missed or a rest."""
    for course in case.without_doses:
        yield NotJudged(
            matter=f"the course from {course.first}, in which no dose was taken",
            missing=("a day with a dose",),
            settled_by=f"DoseTaken({course.first} or later, …)",
        )


#: So many years apart no two entries of one diary stand: of the calendar, and not clinical.
_APART: Final = 20


def years(case: Case) -> Iterator[Judgement]:
    """Days so far from those before that a year was likely not meant; later days are judged too."""
    told = case.diary if case.told is None else case.told
    for before, day in pairwise(told.days):
        if day.year - before.year > _APART:
            yield Finding(
                kind=FindingKind.YEAR_DOUBTFUL,
                severity=Severity.CAUTION,
                message=f"{day} is noted next after {before}: check both years",
                observed=day,
                expected=before,
            )


#: Everything that lies outside every course, and what cannot be meant.
MATTERS: Final = (stops, days_without_a_course, signs, medicines, capsules, without_doses, years)
