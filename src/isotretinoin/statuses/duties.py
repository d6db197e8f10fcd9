"""What is due, overdue and coming on the day of a case, each with its days, its rule, and for whom."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from isotretinoin.acts import Act, ActKind, Who
from isotretinoin.analytes import Analyte, Panel
from isotretinoin.dates import ONE_DAY, after, before
from isotretinoin.errors import NoRuleInForce
from isotretinoin.evidence import Rule, rule_on
from isotretinoin.findings import Finding, FindingKind, Window, days_of
from isotretinoin.monitoring.results import LabResult
from isotretinoin.pregnancy_prevention.tests import (
    PregnancyTestDue,
    end_of_course_tests,
    final_tests,
    next_specimen,
)
from isotretinoin.pregnancy_prevention.waits import or_absent, wait_window
from isotretinoin.prescriptions import PrescriptionWindow, prescription_validity
from isotretinoin.reviews import laboratory, patient, pregnancy, supply
from isotretinoin.reviews.case import (
    Case,
    Treatment,
    last_by,
    oldest_test,
    opening_test,
    tested_before,
    within,
)
from isotretinoin.rules.dispensing import PrescriptionWindowRule
from isotretinoin.rules.monitoring import BeforeStart
from isotretinoin.statuses.permission import going_on, open_window

__all__ = ["duties", "going_on", "laboratory_visits", "tester"]


def duties(case: Case) -> Iterator[Act]:
    """All but those of the laboratory, in no order; what was over long ago is none."""
    course = going_on(case)
    stopped = case.treatments[-1] if case.treatments and case.treatments[-1].last else None
    runs = course if stopped is None else None
    tests: tuple[Act, ...] = ()
    if case.can_become_pregnant and not pregnancy.positive_last(case.as_of, case):
        if runs is not None:
            tests = tuple(_monthly_test(runs, case))
        elif course is None:
            tests = tuple(_tests_of_a_start(case))
        yield from tests
        # Neither a test that is overdue nor the first of two opens a window that can be missed.
        if all(case.as_of <= (act.window.last or date.min) for act in tests):
            yield from _missed_window(case)
    if stopped is not None:
        yield from _after_the_course(stopped, case)
    to_stop = tuple(_to_stop(runs, case))
    yield from to_stop
    known = pregnancy.known_since(case.as_of, case) is not None
    if not known and not to_stop:
        yield from _supplies(runs, case, opened=runs is not None or not tests)
    if course is not None and case.can_become_pregnant and not known:
        rule = rule_on(case.rules.pregnancy_prevention.contraception_after, case.as_of)
        if rule is not None:
            yield _act(
                Window(first=course.first, last=None),
                ActKind.CONTRACEPTION,
                "contraception goes on",
                rule,
            )


def _to_stop(course: Treatment | None, case: Case) -> Iterator[Act]:
    """That a course which goes on is stopped: since a pregnancy is known, or by what forbids it."""
    if course is None:
        return
    day, stop = case.as_of, partial(_act, kind=ActKind.STOP_TREATMENT, who=Who.PRESCRIBER)
    if (known := pregnancy.known_since(day, case)) is not None:
        since = max(known, course.first)
        what = f"stop, and refer: a pregnancy is known, or the last test positive, since {since}"
        yield stop(days_of(since), what=what, because=pregnancy.if_pregnant(since, case))
    for found in patient.facts(case):
        if isinstance(found, Finding) and found.kind is FindingKind.CONTRAINDICATED:
            yield stop(days_of(day), what=f"stop: {found.message}", because=found.because)


def tester(test: PregnancyTestDue) -> Who:
    """Where a pregnancy test may be done at home, the patient does it."""
    return Who.LABORATORY if test.where in (None, "medical") else Who.PATIENT


def _act(
    window: Window, kind: ActKind, what: str, because: Rule[Any] | None, who: Who = Who.PATIENT
) -> Act:
    return Act(window=window, kind=kind, who=who, what=what, because=because)


# Pregnancy tests ------------------------------------------------------------------------------


def _monthly_test(course: Treatment, case: Case) -> Iterator[Act]:
    """The next test of the course, by the last one that was done."""
    done = last_by(case.tests_done, case.as_of, since=course.first)
    last = course.first if done is None else done
    rule = rule_on(case.rules.pregnancy_prevention.test_every, last)
    turns = pregnancy.turns_of(course, case, since=last)
    if rule is None:
        return
    due = pregnancy.due_after(last, rule, turns, case, until=date.max)
    if pregnancy.pregnancy_known(due, course, case):
        return
    turn = next((each for each in turns if each.on >= due), turns[-1] if turns else None)
    ahead = 0 if turn is None else turn.window.days - 1
    yield Act(
        window=days_of(max(last + ONE_DAY, due - ONE_DAY * ahead), due),
        kind=ActKind.PREGNANCY_TEST,
        who=Who.LABORATORY if turn is None else tester(turn),
        what="pregnancy test of the month",
        because=rule,
    )


def _tests_of_a_start(case: Case) -> Iterator[Act]:
    """The tests before a first dose of which no day is known yet."""
    prevention, day = case.rules.pregnancy_prevention, case.as_of
    earlier = tested_before(day + ONE_DAY, case)
    if case.treatments and last_by(case.tests_done, day, since=earlier) is None:
        return  # a course is over, and nothing tells of another
    tests = within(case.negative_tests, max(earlier + ONE_DAY, oldest_test(day, case)), day)
    second = rule_on(prevention.confirmation_test, day)
    if second is not None:
        opening = opening_test(day, case)
        if not tests:
            asked = rule_on(prevention.screening_test, day) or second
            what = "first of two pregnancy tests before the first dose"
            yield _test(ActKind.SCREENING_TEST, Window(first=day, last=None), what, asked)
        elif opening is None or opening < after(tests[0], second.value.min_days):
            first = after(tests[0], second.value.min_days)
            what = "second pregnancy test before the first dose"
            yield _test(ActKind.CONFIRMATION_TEST, Window(first=first, last=None), what, second)
        return
    one = rule_on(prevention.test_before_start, day)
    one = one or rule_on(prevention.test_before_prescription, day)
    if one is not None and not within(tests, before(day, one.value), day):
        what = "pregnancy test before the first dose"
        yield _test(ActKind.CONFIRMATION_TEST, Window(first=day, last=None), what, one)


def _test(kind: ActKind, window: Window, what: str, because: Rule[Any]) -> Act:
    return _act(window, kind, what, because, Who.LABORATORY)


def _missed_window(case: Case) -> Iterator[Act]:
    """The next specimen, where the window that the last one opened is over and was not used."""
    window, test = open_window(case), opening_test(case.as_of, case)
    if window is None or test is None or _used(window, case) or case.as_of <= window.last:
        return
    try:
        again = next_specimen(
            test, case.rules, first_prescription=going_on(case) is None, on=window.last + ONE_DAY
        )
    except NoRuleInForce:
        return
    yield _act(
        again,
        ActKind.PREGNANCY_TEST,
        f"pregnancy test again: the window of {window.first} to {window.last} was missed",
        again.because,
        Who.LABORATORY,
    )


def _used(window: PrescriptionWindow, case: Case) -> bool:
    """Whether capsules were handed out since the window opened."""
    fetched = last_by(case.dispensed_on, case.as_of)
    return fetched is not None and fetched >= window.first


# After the course -----------------------------------------------------------------------------


def _after_the_course(course: Treatment, case: Case) -> Iterator[Act]:
    last, day = course.until, case.as_of
    if case.can_become_pregnant and not pregnancy.pregnancy_known(day, course, case):
        final = next(final_tests(last, case.rules), None)
        end = next(end_of_course_tests(course.first, last, case.rules), None)
        tested = end is None or within(case.tests_done, end.window.first, day)
        # Once the last test is due, it is that one that is asked for.
        if end is not None and not tested and (final is None or day < final.on):
            yield _after(end, "pregnancy test at the end of the course")
        if final is not None and not within(case.tests_done, final.on, day):
            yield _after(final, "last pregnancy test, after the course")
    yield from _waits(last, case)


def _waits(last: date, case: Case) -> Iterator[Act]:
    """What goes on for some time after the last dose, and what is barred until then."""
    rows, known = case.rules.procedures.rows, pregnancy.known_since(case.as_of, case) is not None
    for kind, act, what in (
        ("contraception", ActKind.CONTRACEPTION, "contraception goes on"),
        ("blood donation", ActKind.BLOOD_DONATION, "blood may be given again"),
        ("lactation", ActKind.BREAST_FEEDING, "breast-feeding may begin"),
        ("another course", ActKind.NEXT_COURSE, "another course may start"),
        *((row.kind, ActKind.PROCEDURE, f"{row.words} may be done") for row in rows),
    ):
        of_the_able = act in (ActKind.CONTRACEPTION, ActKind.BREAST_FEEDING)
        if of_the_able and not case.can_become_pregnant:
            continue
        if known and act in (ActKind.CONTRACEPTION, ActKind.NEXT_COURSE):
            continue
        found = or_absent(kind, partial(wait_window, kind, last, case.rules))
        # Over, it is no news any more.
        if not isinstance(found, Window) or (found.last or found.first) < case.as_of:
            continue
        if found.last is not None and act is not ActKind.CONTRACEPTION:
            again = Window(first=found.last + ONE_DAY, last=None)
            yield _act(again, act, what, found.because)
        else:
            yield _act(found, act, what, found.because)


def _after(test: PregnancyTestDue, what: str) -> Act:
    return _act(test.window, ActKind.PREGNANCY_TEST, what, test.because, tester(test))


# Supplies -------------------------------------------------------------------------------------


def _supplies(course: Treatment | None, case: Case, *, opened: bool) -> Iterator[Act]:
    """A prescription to fill, or the next one to write by the day on which capsules are used up."""
    day, window, visit = case.as_of, open_window(case), supply.last_visit(case.as_of, case)
    fetched = last_by(case.dispensed_on, day)
    waiting = visit is not None and (fetched is None or fetched < visit)
    if opened and window is not None and not _used(window, case) and day <= window.last:
        closes = f", until {window.closes:%H:%M %Z} on the last" if window.closes else ""
        yield _act(
            window.window,
            ActKind.DISPENSING,
            f"capsules to be handed out{closes}",
            window.because,
            Who.PHARMACY,
        )
    elif waiting and visit is not None and case.rules.dispensing.prescription_validity is not None:
        valid = prescription_validity(visit, case.rules)
        if day in valid:
            what = "capsules to be handed out"
            yield _act(valid, ActKind.DISPENSING, what, valid.because, Who.PHARMACY)
        else:
            waiting = False
    if course is None or fetched is None:
        return
    empty = supply.used_up(fetched, case)
    if empty is None:
        return
    rule: Rule[Any] | None = rule_on(_opening_rules(case), empty)
    limit = rule_on(case.rules.dispensing.supply_of(case.diary.patient.can_become_pregnant), empty)
    yield _act(days_of(empty), ActKind.RUN_OUT, f"the capsules of {fetched} are used up", limit)
    if not waiting:
        days = rule.value.days if rule and isinstance(rule.value, PrescriptionWindowRule) else 1
        yield _act(
            days_of(empty - ONE_DAY * (days - 1), empty),
            ActKind.PRESCRIPTION,
            "the next prescription",
            rule or limit,
            Who.PRESCRIBER,
        )


def _opening_rules(case: Case) -> Any:  # noqa: ANN401 - of either of two kinds
    rules = case.rules.dispensing
    if case.can_become_pregnant:
        return rules.prescription_window_can
    return rules.prescription_window_cannot


# The laboratory -------------------------------------------------------------------------------


def laboratory_visits(case: Case) -> Iterator[Act]:
    """The visits missed of which the turn is not over, those of the day, and the next.

    They are the same by every edition of a programme: the profile alone asks for them.
    """
    for found in laboratory.tests_due(case):
        if (
            isinstance(found, Finding)
            and found.kind is FindingKind.LABORATORY_TEST_MISSING
            and isinstance(on := found.expected, date)
        ):
            what = found.message.partition(" due on ")[0]
            yield _visit(days_of(on), what, found.because)
    if case.treatments:
        for visit in laboratory.visits_ahead(len(case.treatments) - 1, case):
            what = f"{_tests(visit.tests)} ({visit.timepoint})"
            yield _visit(visit.window, what, visit.because)
    elif not case.diary.of(LabResult):
        for rule in case.monitoring.visits:
            if isinstance(rule.value.when, BeforeStart) and (tests := _tests(rule.value.tests)):
                what = f"{tests} ({rule.value.timepoint})"
                yield _visit(Window(first=case.as_of, last=None), what, rule)


def _tests(tests: tuple[Analyte | Panel, ...]) -> str:
    return ", ".join(str(test) for test in tests if not test.tells_pregnancy)


def _visit(window: Window, what: str, because: Rule[Any] | None) -> Act:
    return _act(window, ActKind.LABORATORY_VISIT, what, because, Who.LABORATORY)
