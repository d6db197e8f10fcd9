"""The wait after an earlier course, where the day of its last dose may be known to the month alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from isotretinoin.dates import YearMonth, calendar_day, in_order
from isotretinoin.errors import NoRuleInForce
from isotretinoin.evidence import rule_on
from isotretinoin.findings import (
    NO_SOURCE,
    Answer,
    Between,
    Finding,
    FindingKind,
    NotJudged,
    Severity,
    Window,
    days_of,
)
from isotretinoin.given import require
from isotretinoin.patient import EarlierCourse, Patient
from isotretinoin.pregnancy_prevention.waits import wait_window
from isotretinoin.products import Formulation
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook

__all__ = ["history_findings", "may_start_again", "next_course_days"]


_EARLIER: Final = "EarlierCourse(date(2025, 11, 3))"
_WAIT: Final = "the wait after {}"


def next_course_days(
    last_dose: date | YearMonth,
    rules: Rulebook,
    *,
    formulation: Formulation = Formulation.CONVENTIONAL,
) -> Between[date]:
    """The first day on which another course may start: the earliest that it can be, and the latest.

    The two are one day where the day of the last dose is known. Where only its month is, each day of
    the month is tried, by the rule in force on it. `because` is the rule that sets the latest.

    Raises
    ------
    NoRuleInForce
        When the rules set no wait, or none on one of the days.
    DateError
        When it is neither a calendar day nor a month.

    >>> from isotretinoin import rulebook
    >>> print(next_course_days(YearMonth(2025, 11), rulebook("US")))
    2026-01-01–2026-01-30
    """
    require(rules, Rulebook, RULEBOOK)
    course = EarlierCourse(last_dose)
    ends = _ends(course, rules, formulation)
    latest = max(ends, key=lambda each: each.first)
    return Between(min(each.first for each in ends), latest.first, because=latest.because)


def _ends(course: EarlierCourse, rules: Rulebook, formulation: Formulation) -> tuple[Window, ...]:
    """The wait after each day on which the last dose can have been."""
    return tuple(
        wait_window("another course", day, rules, formulation=formulation)
        for day in days_of(course.earliest, course.latest)
    )


def may_start_again(
    earlier: EarlierCourse,
    rules: Rulebook,
    *,
    on: date,
    formulation: Formulation = Formulation.CONVENTIONAL,
) -> Answer:
    """Whether another course may start on that day, by the wait after the earlier one.

    Unknown where it depends on the day of the last dose, and only its month is recorded.

    Raises
    ------
    NoRuleInForce
        When the rules set no wait, or none on one of the days.
    DateError
        When it is no calendar day, or lies before the last dose.

    >>> from isotretinoin import rulebook
    >>> earlier = EarlierCourse(YearMonth(2025, 11))
    >>> [
    ...     may_start_again(earlier, rulebook("US"), on=date(2026, month, 15)).value
    ...     for month in (1, 2)
    ... ]
    ['unknown', 'yes']
    """
    require(earlier, EarlierCourse, _EARLIER)
    day = calendar_day(on)
    in_order(earlier.earliest, "the last dose of the earlier course", day, "the day of the start")
    found = next_course_days(earlier.last_dose, rules, formulation=formulation)
    what, rule = _WAIT.format(earlier), found.because
    if day >= found.high:
        return Answer(value="yes", reason=f"{what} is over by {found.high}", because=rule)
    if day < found.low:
        return Answer(value="no", reason=f"{what} is not over before {found.low}", because=rule)
    return Answer(
        value="unknown",
        reason=f"{what} is over on a day from {found.low} to {found.high}",
        missing=("the day of the last dose",),
        because=rule,
    )


def history_findings(
    patient: Patient,
    rules: Rulebook,
    *,
    on: date,
    formulation: Formulation = Formulation.CONVENTIONAL,
) -> tuple[Finding | NotJudged, ...]:
    """A course that starts on that day, held against the wait after the patient's earlier courses.

    A start before the wait was over is a finding; one of which it depends on a day that is not
    recorded is not judged, and neither is one where nobody recorded whether there was a course
    before. A course that was not over is a contradiction.

    Raises
    ------
    DateError
        When it is no calendar day.

    >>> from isotretinoin import Patient, kg, rulebook
    >>> from isotretinoin.patient import History
    >>> earlier = History((EarlierCourse(date(2026, 2, 1)),))
    >>> treated = Patient(weight=kg(68), history=earlier)
    >>> for found in history_findings(treated, rulebook("US"), on=date(2026, 3, 9)):
    ...     print(found)
    caution: the course starts on 2026-03-09, and the wait after the course that ended on 2026-02-01 is not over before 2026-04-01
    """
    require(patient, Patient, "Patient(weight=kg(68))")
    require(rules, Rulebook, RULEBOOK)
    require(formulation, Formulation, "Formulation.CONVENTIONAL")
    return tuple(_judged(patient, rules, calendar_day(on), formulation))


def _judged(
    patient: Patient, rules: Rulebook, day: date, formulation: Formulation
) -> Iterator[Finding | NotJudged]:
    if patient.history is None:
        try:
            washout = rules.posology_of(formulation).washout
        except NoRuleInForce:
            return
        rule = rule_on(washout, day)
        if rule is not None:
            yield NotJudged(
                matter="the wait after an earlier course",
                missing=("whether there was one",),
                settled_by="Patient(…, history=…), with History() for none",
                because=rule,
            )
        return
    for course in patient.history.courses:
        if day <= course.earliest:
            yield _not_over(course, day)
            continue
        try:
            yield from _held(course, rules, day, formulation)
        except NoRuleInForce:
            yield NotJudged(
                matter=_WAIT.format(course),
                missing=(f"a rule on it in rulebook {rules.name}",),
                settled_by=NO_SOURCE,
            )


def _not_over(course: EarlierCourse, day: date) -> Finding:
    return Finding(
        kind=FindingKind.FACT_CONTRADICTED,
        severity=Severity.CAUTION,
        message=f"the last dose of an earlier course is recorded for {course.last_dose}, and this one "
        f"starts on {day}: check both",
        observed=course.earliest,
        expected=day,
        days=days_of(day),
    )


def _held(
    course: EarlierCourse, rules: Rulebook, day: date, formulation: Formulation
) -> Iterator[Finding | NotJudged]:
    answer = may_start_again(course, rules, on=day, formulation=formulation)
    if answer.value == "unknown":
        yield NotJudged(
            matter=f"{answer.reason}; whether by {day}",
            missing=answer.missing,
            settled_by="EarlierCourse(date(…))",
            because=answer.because,
        )
    elif answer.value == "no":
        yield Finding(
            kind=FindingKind.RETREATMENT_EARLY,
            severity=Severity.CAUTION,
            message=f"the course starts on {day}, and {answer.reason}",
            observed=day,
            expected=next_course_days(course.last_dose, rules, formulation=formulation).low,
            days=days_of(course.earliest, day),
            because=answer.because,
        )
