"""Pregnancy tests before, during and after each course, and pregnancies."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import accumulate, groupby, zip_longest
from typing import Any, Final

from isotretinoin.dates import ONE_DAY, Days, after, before
from isotretinoin.diaries.entries import Menses, Pregnancy, PregnancyTest
from isotretinoin.evidence import Rule, rule_on, unverified
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
from isotretinoin.pregnancy_prevention.tests import (
    PregnancyTestDue,
    end_of_course_tests,
    final_tests,
    may_test_at,
    sensitive_enough,
    tests_in_turn,
)
from isotretinoin.reviews.case import (
    Case,
    Treatment,
    ended_before,
    last_by,
    listed,
    oldest_test,
    opening_test,
    phase_of,
    silent,
    spread,
    tested_before,
    within,
)
from isotretinoin.rules.dispensing import PrescriptionWindowRule
from isotretinoin.rules.results import ResultRule

__all__ = [
    "FIRST_OF_PERIOD",
    "MATTERS",
    "dispensed_in_pregnancy",
    "due_after",
    "if_pregnant",
    "known_since",
    "positive_last",
    "pregnancies",
    "pregnancy_known",
    "tests_before",
    "tests_before_prescriptions",
    "tests_during",
    "turns_of",
]

#: What the days of a second test may hang on, in regular cycles; by itself it withholds nothing.
FIRST_OF_PERIOD: Final = "the first day of the period"


def applies(case: Case) -> Iterator[Judgement]:
    """Whether the rules on pregnancy are for this patient at all."""
    if case.diary.patient.can_become_pregnant is None:
        yield NotJudged(
            matter="whether the patient can become pregnant (judged as for one who can)",
            missing=("can_become_pregnant",),
            settled_by="Patient(…, can_become_pregnant=True or False)",
        )


def _test(
    kind: str,
    message: str,
    rule: Rule[Any],
    days: Window,
    *,
    severity: Severity = Severity.ALERT,
    **sides: object,
) -> Finding:
    return Finding(
        kind=FindingKind(f"pregnancy-test-{kind}"),
        severity=severity,
        message=message,
        days=days,
        because=rule,
        **sides,
    )


def tests_before(case: Case) -> Iterator[Judgement]:
    """The tests before the first dose: both of two, or one not too long before it."""
    if not case.can_become_pregnant:
        return
    prevention = case.rules.pregnancy_prevention
    for course in case.treatments:
        start, earlier = days_of(course.first), tested_before(course.first, case)
        tests = [day for day in within(case.negative_tests, earlier, course.first) if day > earlier]
        two = list(in_force(prevention.confirmation_test, start))
        for rule, _ in two:
            yield rule
            yield from _two_tests(tests, course, rule, case)
        for recent, _ in in_force(prevention.test_before_start, start) if not two else ():
            yield recent
            due = days_of(before(course.first, recent.value), course.first)
            yield from _one_test(tests[-1] if tests else None, due, recent)


def _one_test(last: date | None, due: Window, rule: Rule[Any]) -> Iterator[Finding]:
    if last is None:
        message = (
            f"no negative pregnancy test that counts is noted before the first dose on {due.last}"
        )
        yield _test("missing", message, rule, due, expected=due)
    elif last < due.first:
        message = f"the last pregnancy test before the first dose was on {last}, too early"
        days = days_of(last, due.last)
        yield _test("early", message, rule, days, observed=last, expected=due)


def _two_tests(
    tests: list[date],
    course: Treatment,
    rule: Rule[Any],
    case: Case,
) -> Iterator[Judgement]:
    recent = [day for day in tests if day >= oldest_test(course.first, case)]
    if not recent or len(tests) < 2:  # noqa: PLR2004 - the screening test and the confirmation test
        told = "one negative pregnancy test is" if recent else "no negative pregnancy test is"
        since = f" from {oldest_test(course.first, case)} on," if len(tests) > len(recent) else ""
        message = f"{told} noted{since} before the first dose on {course.first}; two are asked for"
        days = days_of(course.first)
        yield _test(
            "missing",
            message,
            rule,
            days,
            observed=len(recent),
            expected=2,
        )
        return
    first, last = recent[0], recent[-1]
    if first == last:
        yield NotJudged(
            matter=f"whether the pregnancy test of {tests[-2]} is the first of the two before the "
            f"first dose on {course.first}",
            missing=("the screening test of that start",),
            settled_by=f"PregnancyTest({before(last, rule.value.min_days)} or before, …)",
            because=rule,
        )
    elif last < after(first, rule.value.min_days):
        apart = Days((last - first).days)
        message = f"the second pregnancy test came {apart} after the first, on {last}"
        days = days_of(first, last)
        yield _test("early", message, rule, days, observed=apart, expected=rule.value.min_days)
    if rule.value.menses_days is not None:
        yield _menses(first, last, rule, case)
    if _supplied_for(course, case):
        return  # judged with the window in which the capsules were dispensed
    matter = case.rules.dispensing.prescription_window_can
    for window, _ in in_force(matter, days_of(course.first)):
        if isinstance(window.value, PrescriptionWindowRule):
            opening = days_of(course.first - ONE_DAY * (window.value.days - 1), course.first)
            yield from _one_test(opening_test(course.first, case), opening, window)


def _menses(screening: date, confirming: date, rule: Rule[Any], case: Case) -> Judgement:
    """On which day of the period the second test was done.

    A period that began before the first test is not that of the second; where menses are not
    regular, the days do not count.
    """
    noted = case.diary.of(Menses, first=screening, last=confirming)
    if not noted and any("regular menses" in each.none_of for each in case.asked(screening)):
        return rule
    if not noted:
        return NotJudged(
            matter=f"on which day of the menstrual period the test of {confirming} was done",
            missing=(FIRST_OF_PERIOD,),
            settled_by=f"Menses({confirming} or before), or Asked({confirming}, ('regular menses',))"
            " where cycles are irregular or bleeding is precluded",
            because=rule,
        )
    number = (confirming - noted[-1].on).days + 1
    if number <= rule.value.menses_days:
        return rule
    return _test(
        "menses",
        f"the second pregnancy test, of {confirming}, was done on day {number} of the period; in "
        f"regular cycles it is done within the first {rule.value.menses_days} days",
        rule,
        days_of(noted[-1].on, confirming),
        severity=Severity.CAUTION,
        observed=number,
        expected=rule.value.menses_days,
    )


def _supplied_for(course: Treatment, case: Case) -> bool:
    """Whether capsules were dispensed that can have been for the first dose."""
    day = last_by(case.dispensed_on, course.first)
    limit = None if day is None else rule_on(case.rules.dispensing.supply, day)
    return day is not None and (limit is None or course.first <= after(day, limit.value))


def tests_during(case: Case) -> Iterator[Judgement]:
    """Each month of treatment by the tests done by then, from the first dose on.

    A month is over when the next test is due by the turns of the course, or a month after the last
    test where it was done out of turn; capsules fetched on a test put it off as long as they last.
    """
    if not case.can_become_pregnant:
        return
    matter = case.rules.pregnancy_prevention.test_every
    for course in case.treatments:
        since = max(course.first + ONE_DAY, case.judged_from)
        last = last_by(case.tests_done, since - ONE_DAY, since=course.first) or course.first
        turns = turns_of(course, case, since=last)
        for following in (*within(case.tests_done, since, course.until), None):
            for rule, _ in in_force(matter, days_of(last)):
                yield rule
                due = due_after(last, rule, turns, case, until=following or course.until)
                if pregnancy_known(due, course, case):
                    continue
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


def turns_of(course: Treatment, case: Case, *, since: date | None = None) -> list[PregnancyTestDue]:
    """The tests in turn, of prescriptions from that day on, to the first due after the course so far."""
    turns: list[PregnancyTestDue] = []
    for turn in tests_in_turn(course.first, case.rules, since=since):
        turns.append(turn)
        if turn.on > course.until:
            break
    return turns


def due_after(
    last: date, rule: Rule[Any], turns: list[PregnancyTestDue], case: Case, *, until: date
) -> date:
    """The day by which a test is due after one of that day, or after the first dose.

    Beyond the day until which it matters, it is some later day and not the exact one.
    Not before the next turn of the course; and not before a month or a supply has passed since
    capsules that were fetched by then, where the window in which they are tells that a test was done.
    """
    turn = bisect_right(turns, last, key=lambda turn: turn.window.first)
    due = max(after(last, rule.value), *(each.on for each in turns[turn : turn + 1]), date.min)
    window = rule_on(case.rules.dispensing.prescription_window_can, last)
    if window is None or getattr(window.value, "anchor", None) != "specimen":
        return due
    for number in range(bisect_left(case.dispensed_on, last), len(case.dispensed_on)):
        day = case.dispensed_on[number]
        if day > due or due >= until:
            break
        limits = in_force(case.rules.dispensing.supply, days_of(day))
        due = max(due, after(day, rule.value), *(after(day, limit.value) for limit, _ in limits))
    return due


def tests_before_prescriptions(case: Case) -> Iterator[Judgement]:
    """A test shortly before each prescription, where the sources say how shortly."""
    if not case.can_become_pregnant:
        return
    matter = case.rules.pregnancy_prevention.test_before_prescription
    for course in case.treatments:
        since = ended_before(course.first, case)
        told = last_by(case.visits, course.until, since=since) is not None
        for rule, _ in in_force(matter, days_of(course.first)) if not told else ():
            yield NotJudged(
                matter="whether a test was done before each prescription"
                + (f" of the course of {course.first}" if len(case.treatments) > 1 else ""),
                missing=("prescriptions",),
                settled_by=f"Prescription({course.first} or before)",
                because=rule,
            )
    for day in case.visits:
        for rule, _ in in_force(matter, days_of(day)):
            yield rule
            due = days_of(before(day, rule.value), day)
            if positive_last(day, case) or within(case.negative_tests, due.first, due.end):
                continue
            message = (
                f"no negative pregnancy test is noted shortly before the prescription of {day}"
            )
            yield _test("missing", message, rule, due, expected=due)


def positive_last(day: date, case: Case) -> bool:
    """Whether the last test by that day that told anything was positive."""
    positive, negative = last_by(case.positive_tests, day), last_by(case.negative_tests, day)
    return positive is not None and (negative is None or negative <= positive)


def pregnancy_known(day: date, course: Treatment, case: Case) -> bool:
    """Whether a pregnancy was known by that day, which ends what is asked of the course."""
    return positive_last(day, case) or case.pregnant(by=day, since=course.first)


def tests_after(case: Case) -> Iterator[Judgement]:
    """The test at the end of the course, and the one some time after it."""
    if not case.can_become_pregnant:
        return
    for course, following in zip_longest(case.treatments, case.treatments[1:]):
        if course.last is None:
            continue
        until = case.as_of if following is None else following.first - ONE_DAY
        final = next(final_tests(course.last, case.rules), None)
        end = next(end_of_course_tests(course.first, course.last, case.rules), None)
        if end is not None and course.last < case.as_of:
            yield end.because
            yield from _at_end(end, course, final, until, case)
        # Where another course began first, the tests of its start are asked for.
        if final is not None and final.on < case.as_of and (following is None or final.on <= until):
            yield final.because
            yield from _final(final, end, course, until, case)


def _at_end(
    end: PregnancyTestDue,
    course: Treatment,
    final: PregnancyTestDue | None,
    until: date,
    case: Case,
) -> Iterator[Finding]:
    days, over = end.window, until if final is None else min(until, final.on - ONE_DAY)
    if within(case.tests_done, days.first, min(days.end, over)) or pregnancy_known(
        min(days.end, until), course, case
    ):
        return
    fetched = last_by(case.dispensed_on, end.on) or course.first
    turns = [turn.on for turn in turns_of(course, case) if turn.on <= end.on]
    later = within(case.tests_done, days.end + ONE_DAY, over)
    # A test before the last capsules or by the last turn was one of the months.
    months_over = max(course.first, fetched, *turns)
    sooner = within(case.tests_done, months_over + ONE_DAY, days.first - ONE_DAY)
    told = f"the pregnancy test at the end of the course, {end.on},"
    if later or (sooner and case.as_of > days.end):
        day, kind = (later[0], "late") if later else (sooner[-1], "early")
        message = f"{told} was done on {day}; it is read as one from {days}"
        about = days_of(min(end.on, day), max(end.on, day))
        yield _test(
            kind, message, end.because, about, observed=day, expected=days, severity=Severity.NOTE
        )
        return
    message = f"no pregnancy test is noted at the end of the course, {end.on}"
    yield _test(
        "missing",
        message,
        end.because,
        days_of(end.on, until if final is None else min(until, final.on)),
        expected=end.on,
        severity=Severity.NOTE if case.as_of <= days.end else Severity.ALERT,
    )


def _final(
    final: PregnancyTestDue,
    end: PregnancyTestDue | None,
    course: Treatment,
    until: date,
    case: Case,
) -> Iterator[Finding]:
    late = final.window.last
    if pregnancy_known(case.as_of if late is None else min(late, case.as_of), course, case):
        return
    done = within(case.tests_done, final.on, until)
    if done and late is not None and done[0] > late:
        message = (
            f"the last pregnancy test, due on {final.on} after the last dose on {course.last}, "
            f"was done on {done[0]}; it is read as late after {late}"
        )
        days = days_of(late, done[0])
        yield _test(
            "late",
            message,
            final.because,
            days,
            observed=done[0],
            expected=final.window,
            severity=Severity.CAUTION,
        )
    if done:
        return
    ended = course.until if end is None else end.window.end
    early = within(case.tests_done, ended + ONE_DAY, final.on - ONE_DAY)
    message = (
        f"a pregnancy test on {final.on} or later is asked for after the last dose on "
        f"{course.last}, and none is noted"
    )
    yield _test(
        "early" if early else "missing",
        message,
        final.because,
        days_of(final.on, max(final.on, until)),
        observed=early[-1] if early else 0,
        expected=final.on,
        severity=Severity.NOTE if late is not None and case.as_of <= late else Severity.ALERT,
    )


def places(case: Case) -> Iterator[Judgement]:
    """Tests done at home where a medical setting is asked for."""
    matter = case.rules.pregnancy_prevention.place_of_test
    if not case.can_become_pregnant:
        return
    for test in case.pregnancy_tests:
        for rule, day in in_force(matter, days_of(test.on)):
            if test.setting is None:
                yield NotJudged(
                    matter=f"where the pregnancy test of {test.on} was done",
                    missing=("the setting",),
                    settled_by=f"PregnancyTest({test.on}, …, setting=…)",
                    because=rule,
                )
                continue
            phase = phase_of(test.on, case)
            answer = may_test_at(
                test.setting,
                case.rules,
                phase=phase,
                on=test.on,
                prescriber_permits=test.permitted,
            )
            if answer.value == "unknown":
                yield NotJudged(
                    matter=f"whether the test of {test.on} could be done at home",
                    missing=("whether the prescriber permits it",),
                    settled_by=f"PregnancyTest({test.on}, …, permitted=True or False)",
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
                    prescriber_permits=test.permitted,
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


def specimens(case: Case) -> Iterator[Judgement]:
    """How sensitive the tests were: one line for all of those of which it was not noted."""
    matter = case.rules.pregnancy_prevention.test_sensitivity
    untold: list[tuple[PregnancyTest, Rule[Any]]] = []
    for test in case.pregnancy_tests if case.can_become_pregnant else ():
        for rule, day in in_force(matter, days_of(test.on)):
            if test.sensitivity is None:
                untold.append((test, rule))
                continue
            yield rule
            if sensitive_enough(test.sensitivity, case.rules, on=test.on).value == "no":
                yield _test(
                    "sensitivity",
                    f"the pregnancy test of {test.on} turns positive at {test.sensitivity} mIU/mL; "
                    f"at most {rule.value} mIU/mL will do, so that it counts as none",
                    rule,
                    day,
                    observed=test.sensitivity,
                    expected=rule.value,
                )
    if untold:
        days = listed(test.on for test, _ in untold)
        yield NotJudged(
            matter=f"the sensitivity of the pregnancy tests of {days}",
            missing=("how many mIU/mL they detect",),
            settled_by=f"PregnancyTest({days}, …, sensitivity=…)",
            because=untold[0][1],
        )


def results(case: Case) -> Iterator[Judgement]:
    """Tests that were not negative."""
    until = list(accumulate((_until(course, case)[0] for course in case.treatments), max))
    for test in case.pregnancy_tests:
        rule = if_pregnant(test.on, case)
        if test.result == "positive":
            begun = bisect_right(case.starts, test.on)
            exposed = begun and test.on <= until[begun - 1]
            # Whatever a later test says: a pregnancy may have ended since.
            report, duties = _to_report(test.on, case) if exposed else ("", ())
            yield from duties
            yield _pregnant(
                FindingKind.PREGNANCY_TEST_POSITIVE,
                f"the pregnancy test of {test.on} was positive: "
                f"{'stop' if begun else 'do not start'}, and refer{report}",
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


def if_pregnant(day: date, case: Case) -> Rule[Any] | None:
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
    waits = [_until(course, case) for course in case.treatments]
    # Where no rule says for how long there must be none, each later one is told as not judged.
    windows = [
        days_of(course.first, last if rules else date.max)
        for course, (last, rules) in zip(case.treatments, waits, strict=True)
    ]
    spans = [
        (each.began or each.on, each.last or case.as_of, each) for each in case.diary.of(Pregnancy)
    ]
    met = spread(spans, windows)
    told = zip(case.treatments, waits, met, case.until_the_next, strict=True)
    for course, (last, rules), near, own in told:
        yield from rules
        for each in near:
            first, over = max(course.first, each.began or each.on), each.last or case.as_of
            if first <= min(last, over):
                report, duties = _to_report(max(each.on, course.first), case)
                yield from duties
                yield _pregnant(
                    FindingKind.PREGNANCY,
                    f"a pregnancy is noted from {each.on}{_begun(each)}, in the time of the course "
                    f"of {course.first}: stop, and refer{report}",
                    days_of(first, min(last, over)),
                    if_pregnant(first, case),
                )
            else:
                yield silent(
                    f"whether the pregnancy of {each.on} came too soon after the course of "
                    f"{course.first}",
                    case,
                )
        for each in case.diary.of(Pregnancy, first=last + ONE_DAY, last=own.end) if rules else ():
            if each.began is None:
                yield from _perhaps_begun(each, course, last, case)


def _begun(each: Pregnancy) -> str:
    """When it began, in words, as far as it is told."""
    if each.conceived is not None:
        return f", conceived on {each.conceived}"
    return "" if each.last_menses is None else f", with the last menses on {each.last_menses}"


def _perhaps_begun(
    each: Pregnancy, course: Treatment, last: date, case: Case
) -> Iterator[Judgement]:
    """A pregnancy that became known soon after the days of the course, and can have begun in them."""
    reading = rule_on(case.rules.pregnancy_prevention.test_spans, last)
    if reading is not None and each.on > after(last, reading.value.pregnancy):
        return
    yield NotJudged(
        matter=f"whether the pregnancy known since {each.on} began in the time of the course of "
        f"{course.first}",
        missing=("when it began",),
        settled_by=f"Pregnancy({each.on}, …, conceived=… or last_menses=…)",
        because=reading,
    )


def exposures(case: Case) -> Iterator[Judgement]:
    """Doses taken in a course after a pregnancy was known."""
    told = spread(_known(case), [course.window for course in case.treatments])
    for course, known in zip(case.treatments, told, strict=True):
        spans = sorted(known, key=lambda days: days.first)
        days = list(_dosed(spans, course))
        if days:
            yield _pregnant(
                FindingKind.DOSES_IN_PREGNANCY,
                f"doses were taken on {_on(days)}, with a pregnancy known, or the last test "
                f"positive, since {spans[0].first}: stop, and refer",
                days_of(days[0], days[-1]),
                if_pregnant(days[0], case),
            )


def dispensed_in_pregnancy(case: Case) -> Iterator[Judgement]:
    """Capsules dispensed after a pregnancy was known: one finding for each run of them."""
    # One that was known before any course is an alert of the course that it reaches into.
    told = [each for each in case.diary.of(Pregnancy) if case.starts[:1] <= (each.on,)]
    until = list(accumulate((each.last or date.max for each in told), max))

    def known_before(day: date) -> bool:
        """Whether a pregnancy was known on the day before, and no test of the day is negative."""
        number = bisect_left(told, day, key=lambda each: each.on)
        if number and day < until[number - 1]:
            return True
        positive = last_by(case.positive_tests, day - ONE_DAY)
        negative = last_by(case.negative_tests, day)
        return positive is not None and (negative is None or negative <= positive)

    for known, group in groupby(case.dispensed_on, known_before):
        days = list(group)
        if known:
            yield _pregnant(
                FindingKind.DISPENSED_IN_PREGNANCY,
                f"capsules were dispensed on {', '.join(map(str, days))}, with a pregnancy known, "
                "or the last test positive",
                days_of(days[0], days[-1]),
                if_pregnant(days[0], case),
            )


def _dosed(known: list[Window], course: Treatment) -> Iterator[date]:
    """The days with a dose after one on which a pregnancy was known, in order and each once."""
    portions, next_day = course.portions, course.first
    for span in known:
        first = max(span.first + ONE_DAY, next_day)
        last = course.until if span.last is None else min(span.last, course.until)
        begun = bisect_left(portions, first, key=lambda portion: portion.window.end)
        over = bisect_right(portions, last, key=lambda portion: portion.window.first)
        for portion in portions[begun:over] if first <= last else ():
            days = portion.window
            yield from days_of(max(first, days.first), min(last, days.end))
        next_day = max(next_day, last + ONE_DAY)


def _on(days: list[date]) -> str:
    if len(days) == 1:
        return str(days[0])
    return f"{Days(len(days))} from {days[0]} to {days[-1]}"


def _known(case: Case) -> Iterator[tuple[date, date, Window]]:
    """The days on which a pregnancy was known, and from when to when it is one of a course.

    By a positive test it is known until a later test is negative.
    """
    for day in case.positive_tests:
        number = bisect_right(case.negative_tests, day)
        cleared = case.negative_tests[number] if number < len(case.negative_tests) else None
        last = None if cleared is None else cleared - ONE_DAY
        yield day, last or date.max, Window(first=day, last=last)
    for each in case.diary.of(Pregnancy):
        # On the day on which it was over, a dose is none in a pregnancy any more.
        over = None if each.last is None else max(each.on, each.last - ONE_DAY)
        yield each.on, each.last or date.max, Window(first=each.on, last=over)


def known_since(day: date, case: Case) -> date | None:
    """The first day of the pregnancy that is known on that day; None where none is."""
    return min((span.first for _, _, span in _known(case) if day in span), default=None)


def _until(course: Treatment, case: Case) -> tuple[date, list[Rule[Any]]]:
    """The last day on which there must be no pregnancy for the course, and the rules that say so."""
    matter = case.rules.pregnancy_prevention.contraception_after
    rules = [rule for rule, _ in in_force(matter, days_of(course.until))]
    return max((after(course.until, rule.value) for rule in rules), default=course.until), rules


def _to_report(day: date, case: Case) -> tuple[str, tuple[Rule[Any], ...]]:
    """The duty to report a pregnancy that was exposed and known on that day, in words."""
    duty = rule_on(case.rules.pregnancy_prevention.report_pregnancy, day)
    if duty is None:
        return "", ()
    return f"; to report, as known on {day}: {duty.text}{unverified(duty)}", (duty,)


#: Everything about pregnancy, in the order in which it is judged.
MATTERS: Final = (
    applies,
    results,
    pregnancies,
    exposures,
    dispensed_in_pregnancy,
    tests_before,
    tests_before_prescriptions,
    tests_during,
    tests_after,
    places,
    specimens,
)
