"""Pregnancy tests before, during and after each course, and pregnancies."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from isotretinoin.dates import ONE_DAY, Days, after, before
from isotretinoin.diaries.entries import Pregnancy, Prescription
from isotretinoin.evidence import Rule
from isotretinoin.findings import (
    Finding,
    FindingKind,
    Judgement,
    NotJudged,
    Severity,
    Window,
    days_of,
    in_force,
)
from isotretinoin.pregnancy_prevention.tests import TreatmentPhase, may_test_at
from isotretinoin.reviews.case import (
    Case,
    Treatment,
    negative_tests,
    pregnancy_tests,
    silent,
)
from isotretinoin.rules.dispensing import PrescriptionWindowRule
from isotretinoin.rules.results import ResultRule

__all__ = ["MATTERS"]


def applies(case: Case) -> Iterator[Judgement]:
    """Whether the rules on pregnancy are for this patient at all."""
    if case.diary.patient.can_become_pregnant is None:
        yield NotJudged(
            matter="whether the patient can become pregnant (judged as for one who can)",
            missing=("can_become_pregnant",),
        )


def _test(kind: str, message: str, rule: Rule[Any], days: Window, **sides: object) -> Finding:
    return Finding(
        kind=FindingKind(f"pregnancy-test-{kind}"),
        severity=Severity.ALERT,
        message=message,
        days=days,
        because=rule,
        **sides,
    )


def tests_before(case: Case) -> Iterator[Judgement]:
    """The tests before the first dose: both of two, or one not too long before it."""
    if not case.can_become_pregnant:
        return
    prevention, earlier = case.rules.pregnancy_prevention, date.min
    for course in case.treatments:
        start = days_of(course.first)
        tests = [day for day in negative_tests(case) if earlier < day <= course.first]
        two = list(in_force(prevention.confirmation_test, start))
        for rule, _ in two:
            yield rule
            yield from _two_tests(tests, course, rule, case)
        for recent, _ in in_force(prevention.test_before_start, start) if not two else ():
            yield recent
            due = days_of(before(course.first, recent.value), course.first)
            yield from _one_test(tests, due, recent)
        earlier = course.until


def _one_test(tests: list[date], due: Window, rule: Rule[Any]) -> Iterator[Finding]:
    if not tests:
        message = f"no negative pregnancy test is noted before the first dose on {due.last}"
        yield _test("missing", message, rule, due, expected=due)
    elif tests[-1] < due.first:
        message = f"the last pregnancy test before the first dose was on {tests[-1]}, too early"
        days = days_of(tests[-1], due.last)
        yield _test("early", message, rule, days, observed=tests[-1], expected=due)


def _two_tests(
    tests: list[date],
    course: Treatment,
    rule: Rule[Any],
    case: Case,
) -> Iterator[Judgement]:
    least = rule.value.min_days
    if len(tests) < 2:  # noqa: PLR2004 - the screening test and the confirmation test
        message = (
            f"{'one negative pregnancy test is' if tests else 'no negative pregnancy test is'} "
            f"noted before the first dose on {course.first}; two are asked for"
        )
        days = days_of(course.first)
        yield _test(
            "missing",
            message,
            rule,
            days,
            observed=len(tests),
            expected=2,
        )
        return
    first, last = tests[0], tests[-1]
    if last < after(first, least):
        apart = Days((last - first).days)
        message = f"the second pregnancy test came {apart} after the first, on {last}"
        days = days_of(first, last)
        yield _test("early", message, rule, days, observed=apart, expected=least)
    if rule.value.menses_days is not None:
        yield NotJudged(
            matter=f"on which day of the menstrual period the test of {last} was done",
            missing=("the first day of the period",),
            because=rule,
        )
    if any(day <= course.first for day, _ in case.dispensings):
        return  # judged with the window in which the capsules were dispensed
    matter = case.rules.dispensing.prescription_window_can
    for window, _ in in_force(matter, days_of(course.first)):
        if isinstance(window.value, PrescriptionWindowRule):
            opening = days_of(course.first - ONE_DAY * (window.value.days - 1), course.first)
            yield from _one_test(tests, opening, window)


def tests_during(case: Case) -> Iterator[Judgement]:
    """Tests that came later than they are due, after the last dispensing that shows one was done."""
    if not case.can_become_pregnant:
        return
    matter = case.rules.pregnancy_prevention.test_every
    for course in case.treatments:
        supplied = _supplied_until(course, case)
        tests = [day for day in negative_tests(case) if day <= course.until]
        last = max((day for day in tests if day <= course.first), default=course.first)
        if supplied is not None:
            last = supplied.first
        for following in [*(day for day in tests if day > max(last, course.first)), None]:
            for rule, _ in in_force(matter, days_of(last)):
                yield rule
                due = after(last, rule.value)
                if supplied is not None and last in supplied:
                    due = max(due, supplied.end)
                if following is not None and following > due:
                    message = f"a pregnancy test was due by {due} and was done on {following}"
                    days = days_of(due, following)
                    yield _test(
                        "late",
                        message,
                        rule,
                        days,
                        observed=following,
                        expected=due,
                    )
                elif following is None and due < course.until:
                    message = f"a pregnancy test was due by {due}, and none is noted"
                    yield _test(
                        "missing",
                        message,
                        rule,
                        days_of(due, course.until),
                        expected=due,
                    )
            last = following or last


def _supplied_until(course: Treatment, case: Case) -> Window | None:
    """The days that the last dispensing may cover, where each one shows that a test was done."""
    days = [day for day, _ in case.dispensings if course.first < day <= course.until]
    matter = case.rules.dispensing.prescription_window_can
    anchors = {
        rule.value.anchor
        for rule, _ in in_force(matter, days_of(course.first))
        if isinstance(rule.value, PrescriptionWindowRule)
    }
    if not days or "specimen" not in anchors:
        return None
    limits = in_force(case.rules.dispensing.supply, days_of(days[-1]))
    until = (after(days[-1], limit.value) for limit, _ in limits)
    return days_of(days[-1], max(until, default=days[-1]))


def tests_before_prescriptions(case: Case) -> Iterator[Judgement]:
    """A test shortly before each prescription, where the sources say how shortly."""
    if not case.can_become_pregnant:
        return
    matter, written = case.rules.pregnancy_prevention.test_before_prescription, _written(case)
    for course in case.treatments if not written else ():
        for rule, _ in in_force(matter, days_of(course.first)):
            yield NotJudged(
                matter="whether a test was done before each prescription",
                missing=("prescriptions",),
                because=rule,
            )
    for day in written:
        for rule, _ in in_force(matter, days_of(day)):
            yield rule
            due = days_of(before(day, rule.value), day)
            if not any(test in due for test in negative_tests(case)):
                message = (
                    f"no negative pregnancy test is noted shortly before the prescription of {day}"
                )
                yield _test("missing", message, rule, due, expected=due)


def _written(case: Case) -> list[date]:
    return sorted({each.on for each in case.diary.of(Prescription)})


def tests_after(case: Case) -> Iterator[Judgement]:
    """The test at the end of the course, and the one some time after it."""
    if not case.can_become_pregnant:
        return
    prevention = case.rules.pregnancy_prevention
    for course in case.treatments:
        if course.last is None:
            continue
        ended = days_of(course.last)
        tests = [day for day in negative_tests(case) if day >= course.last]
        final = [
            (rule, after(course.last, rule.value))
            for rule, _ in in_force(prevention.final_test_after, ended)
        ]
        for rule, _ in in_force(prevention.test_at_end, ended):
            if rule.value and course.last < case.as_of:
                yield rule
                yield from _at_end(tests, final[0][1] if final else None, course.last, rule, case)
        for later, due in final:
            if due < case.as_of:
                yield later
            if due < case.as_of and not any(day >= due for day in tests):
                early = [day for day in tests if day > course.last]
                observed = early[-1] if early else 0
                kind = "early" if early else "missing"
                message = (
                    f"a pregnancy test on {due} or later is asked for after the last dose on "
                    f"{course.last}, and none is noted"
                )
                yield _test(
                    kind,
                    message,
                    later,
                    days_of(due, case.as_of),
                    observed=observed,
                    expected=due,
                )


def _at_end(
    tests: list[date],
    final: date | None,
    last: date,
    rule: Rule[Any],
    case: Case,
) -> Iterator[Finding]:
    in_time = [day for day in tests if final is None or day < final]
    if last in in_time:
        return
    if in_time:
        message = f"the pregnancy test at the end of the course, {last}, was done on {in_time[0]}"
        days, observed = days_of(last, in_time[0]), in_time[0]
        yield _test("late", message, rule, days, observed=observed, expected=last)
    else:
        until = case.as_of if final is None else min(case.as_of, final)
        message = f"no pregnancy test is noted at the end of the course, {last}"
        yield _test("missing", message, rule, days_of(last, until), expected=last)


def places(case: Case) -> Iterator[Judgement]:
    """Tests done at home where a medical setting is asked for."""
    matter = case.rules.pregnancy_prevention.place_of_test
    if not case.can_become_pregnant:
        return
    for test in pregnancy_tests(case):
        for rule, day in in_force(matter, days_of(test.on)):
            if test.setting is None:
                yield NotJudged(
                    matter=f"where the pregnancy test of {test.on} was done",
                    missing=("the setting",),
                    because=rule,
                )
                continue
            phase = _phase(test.on, case)
            answer = may_test_at(test.setting, case.rules, phase=phase, on=test.on)
            if answer.value == "unknown":
                yield NotJudged(
                    matter=f"whether the test of {test.on} could be done at home",
                    missing=("whether the prescriber permits it",),
                    because=rule,
                )
                continue
            yield rule
            if answer.value == "no":
                tolerated = may_test_at(
                    test.setting,
                    case.rules,
                    phase=phase,
                    on=test.on,
                    by="enforcement",
                )
                aside = "" if tolerated.value == "no" else "; the regulator tolerates it, though"
                yield Finding(
                    kind=FindingKind.PREGNANCY_TEST_PLACE,
                    severity=Severity.NOTE if aside else Severity.CAUTION,
                    message=f"the pregnancy test of {test.on} was done at home; tests {phase} "
                    f"treatment are done in a medical setting{aside}",
                    observed="home",
                    expected="a medical setting",
                    days=day,
                    because=rule,
                )


def _phase(day: date, case: Case) -> TreatmentPhase:
    begun = [course for course in case.treatments if course.first < day]
    if not begun:
        return "before"
    last = begun[-1].last
    return "during" if last is None or day <= last else "after"


def specimens(case: Case) -> Iterator[Judgement]:
    """How sensitive the tests were, of which a diary has no entry."""
    matter = case.rules.pregnancy_prevention.test_sensitivity
    for test in pregnancy_tests(case)[:1] if case.can_become_pregnant else ():
        for rule, _ in in_force(matter, days_of(test.on)):
            yield NotJudged(
                matter="the sensitivity of the pregnancy tests",
                missing=("how many mIU/mL they detect",),
                because=rule,
            )


def results(case: Case) -> Iterator[Judgement]:
    """Tests that were not negative."""
    for test in pregnancy_tests(case):
        rule = _if_pregnant(test.on, case)
        if test.result == "positive":
            begun = any(course.first <= test.on for course in case.treatments)
            yield _pregnant(
                FindingKind.PREGNANCY_TEST_POSITIVE,
                f"the pregnancy test of {test.on} was positive: "
                f"{'stop' if begun else 'do not start'}, and refer",
                days_of(test.on),
                rule,
            )
        elif test.result == "indeterminate":
            yield Finding(
                kind=FindingKind.PREGNANCY_TEST_INDETERMINATE,
                severity=Severity.CAUTION,
                message=f"the pregnancy test of {test.on} was indeterminate: it counts as none",
                observed="indeterminate",
                expected="negative",
                days=days_of(test.on),
            )


def _if_pregnant(day: date, case: Case) -> Rule[Any] | None:
    """The rule on what to do when pregnancy occurs."""
    return next(
        (
            rule
            for rule in case.rules.result_rules
            if isinstance(rule.value, ResultRule)
            and any(each.tells_pregnancy for each in rule.value.analytes)
            and rule.in_force(day)
        ),
        None,
    )


def _pregnant(kind: FindingKind, message: str, days: Window, rule: Rule[Any] | None) -> Finding:
    return Finding(
        kind=kind,
        severity=Severity.ALERT,
        message=message,
        observed="pregnant",
        expected="not pregnant",
        days=days,
        because=rule,
    )


def pregnancies(case: Case) -> Iterator[Judgement]:
    """Pregnancies on days of a course, or of the time after it in which there must be none."""
    matter = case.rules.pregnancy_prevention.contraception_after
    for course in case.treatments:
        last, ruled = course.until, False
        for rule, _ in in_force(matter, days_of(course.until)):
            yield rule
            ruled, last = True, after(course.until, rule.value)
        for each in case.diary.of(Pregnancy):
            first, over = max(course.first, each.on), min(last, each.last or case.as_of)
            if first <= over:
                yield _pregnant(
                    FindingKind.PREGNANCY,
                    f"a pregnancy is noted from {each.on}, in the time of the course of "
                    f"{course.first}: stop, and refer",
                    days_of(first, over),
                    _if_pregnant(first, case),
                )
            elif not ruled and each.on > course.until:
                yield silent(
                    f"whether the pregnancy of {each.on} came too soon after the course of "
                    f"{course.first}",
                    case,
                )


#: Everything about pregnancy, in the order in which it is judged.
MATTERS: Final = (
    applies,
    results,
    pregnancies,
    tests_before,
    tests_before_prescriptions,
    tests_during,
    tests_after,
    places,
    specimens,
)
