"""The pregnancy tests of a course: when a specimen counts, where, and when the next one does.

A test is judged by the edition of the programme that is in force on its day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, takewhile
from typing import Any, Final, Literal, final

from attrs import field

from isotretinoin.courses.course import COURSE, Course
from isotretinoin.dates import Days, Span, after, before, calendar_day, in_order
from isotretinoin.errors import DateError
from isotretinoin.evidence import Rule, Timeline, rule_on, unverified
from isotretinoin.findings import Absent, Answer, Window
from isotretinoin.given import choice, count, perhaps, require, yes_or_no
from isotretinoin.rules.dispensing import MissedWindow, PrescriptionWindowRule
from isotretinoin.rules.programme import PlaceOfTest, TestSpans, Where
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook, stated
from isotretinoin.values import frozen

__all__ = [
    "PregnancyTestDue",
    "TreatmentPhase",
    "confirmation_test_window",
    "end_of_course_tests",
    "final_tests",
    "may_test_at",
    "next_specimen",
    "pregnancy_tests",
    "prescription_days",
    "sensitive_enough",
    "tests_in_turn",
]


#: Before, during or after treatment.
TreatmentPhase = Literal["before", "during", "after"]


_PHASES: Final = ("before", "during", "after")


def confirmation_test_window(
    first_test: date,
    rules: Rulebook,
    *,
    regular_cycle: bool,
    menses_first_day: date | None = None,
) -> Window | Absent:
    """The days on which the specimen of the second test counts, or why this period has none.

    With a regular cycle the days of the menstrual period count alone, so its first day is needed.
    Without one, `last` is None: the source sets no last day.

    Raises
    ------
    NoRuleInForce
        When the sources are silent, or no rule was in force on the day of the first test.
    DateError, FactError
        When the first day of a regular period is missing, or `regular_cycle` is no yes or no.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> us = rulebook("US")
    >>> found = confirmation_test_window(
    ...     date(2026, 3, 2), us, regular_cycle=True, menses_first_day=date(2026, 3, 18)
    ... )
    >>> print(found)
    2026-03-21 to 2026-03-22
    """
    matter = require(rules, Rulebook, RULEBOOK).pregnancy_prevention.confirmation_test
    rule = stated(matter, rules, "second pregnancy test before the start").at(first_test)
    first = after(first_test, rule.value.min_days)
    perhaps(calendar_day, menses_first_day, "first day of the period")
    if not yes_or_no(regular_cycle, "regular_cycle") or rule.value.menses_days is None:
        return Window(first=first, last=None, because=rule)
    if menses_first_day is None:
        raise DateError(
            "a regular cycle: the test falls on the first days of the menstrual period, so give "
            "its first day, menses_first_day=date(…)",
        )
    menses = calendar_day(menses_first_day, "first day of the period")
    last = after(menses, Days(rule.value.menses_days - 1))
    if last < first:
        return Absent(
            why="none set",
            what="the second test",
            said=f"the first days of the menstrual period of {menses} are over on {last}, before the "
            f"test counts on {first}; the next period decides",
            because=rule,
        )
    return Window(first=max(first, menses), last=last, because=rule)


def next_specimen(
    specimen: date,
    rules: Rulebook,
    *,
    first_prescription: bool,
    on: date,
    office_visit: date | None = None,
) -> Window:
    """The days on which a new specimen counts, after the window that `specimen` opened was missed.

    Judged by the edition in force on the day `on`, and never before that day; `because` names the
    edition. No source sets a last day, so `last` is None. Where the wait counts from the end
    of a window that the office visit opened, that visit is taken to have been on the day of the
    specimen unless it is given.

    Raises
    ------
    NoRuleInForce
        When the sources are silent, or no rule was in force on the day `on`.
    DateError, FactError
        When the specimen was collected after `on`, or `first_prescription` is no yes or no.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> found = next_specimen(date(2026, 3, 2), rulebook("US"), first_prescription=True, on=date(2026, 3, 9))
    >>> found.first, found.because.edition
    (datetime.date(2026, 3, 21), 'us.ipledge.edition-4')
    """
    in_order(specimen, "the specimen", on, "the day asked about")
    perhaps(calendar_day, office_visit, "office visit")
    dispensing = require(rules, Rulebook, RULEBOOK).dispensing
    matter = (
        dispensing.missed_first_window
        if yes_or_no(first_prescription, "first_prescription")
        else dispensing.missed_later_window
    )
    rule: Rule[MissedWindow] = stated(matter, rules, "wait after a missed window").at(on)
    if rule.value.counted_from == "specimen":
        earliest = after(specimen, rule.value.wait)
    else:
        opened = specimen if office_visit is None else calendar_day(office_visit, "office visit")
        last = after(opened, Days(rule.value.window_days - 1))
        earliest = after(after(last, rule.value.wait), Days(1))
    return Window(first=max(earliest, on), last=None, because=rule)


def may_test_at(
    setting: Literal["home", "medical"],
    rules: Rulebook,
    *,
    phase: TreatmentPhase,
    on: date,
    prescriber_permits: bool | None = None,
    by: Literal["programme", "enforcement"] = "programme",
) -> Answer:
    """Whether a pregnancy test may be done there: yes, no, or unknown until the prescriber is asked.

    The programme's text answers; with `by="enforcement"`, what the regulator says that it
    tolerates does. Where the two differ, the reason says so.

    Raises
    ------
    NoRuleInForce
        When the sources are silent, or no rule was in force on that day.
    FactError
        When setting, phase or basis is none of those named, or the leave is no yes or no.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> us = rulebook("US")
    >>> may_test_at("home", us, phase="during", on=date(2026, 11, 14)).value
    'no'
    >>> print(may_test_at("home", us, phase="before", on=date(2026, 11, 15)))
    no: tests before treatment are done in a medical setting (unverified)
    """
    choice(setting, ("home", "medical"), "place of a test")
    choice(phase, _PHASES, "phase")
    choice(by, ("programme", "enforcement"), "basis")
    perhaps(yes_or_no, prescriber_permits, "prescriber_permits")
    require(rules, Rulebook, RULEBOOK)
    prevention = rules.pregnancy_prevention
    text = stated(prevention.place_of_test, rules, "place of pregnancy tests").at(on)
    enforced = prevention.place_of_test_enforced
    tolerated = rule_on(enforced, on)
    rule = tolerated if tolerated and by == "enforcement" else text
    answer = _place(setting, phase, rule, prescriber_permits=prescriber_permits)
    if tolerated and by == "programme":
        other = _place(setting, phase, tolerated, prescriber_permits=prescriber_permits)
        if other.value != answer.value:
            reason = f"{answer.reason}; by enforcement discretion the answer is {other.value!r}"
            return Answer(value=answer.value, reason=reason, missing=answer.missing, because=rule)
    return answer


def _place(
    setting: str,
    phase: TreatmentPhase,
    rule: Rule[PlaceOfTest],
    *,
    prescriber_permits: bool | None,
) -> Answer:
    where = _where(rule.value, phase)
    if setting == "medical":
        # What else is asked of the setting, such as a certificate, stands in the rule's own words.
        return Answer(
            value="yes",
            reason=f"a medical setting serves {phase} treatment, as the rule has it: {rule.text}",
            because=rule,
        )
    if where == "medical":
        reason = f"tests {phase} treatment are done in a medical setting"
        return Answer(value="no", reason=reason, because=rule)
    if prescriber_permits is None:
        return Answer(
            value="unknown",
            reason=f"tests {phase} treatment may be done at home where the prescriber permits it",
            missing=("prescriber_permits",),
            because=rule,
        )
    if prescriber_permits:
        return Answer(value="yes", reason="the prescriber permits it", because=rule)
    return Answer(value="no", reason="the prescriber does not permit it", because=rule)


def _where(place: PlaceOfTest, phase: TreatmentPhase) -> Where:
    by_phase: dict[TreatmentPhase, Where] = {
        "before": place.before,
        "during": place.during,
        "after": place.after,
    }
    return by_phase[phase]


def sensitive_enough(detects: int, rules: Rulebook, *, on: date) -> Answer:
    """Whether a test that turns positive at `detects` mIU/mL is sensitive enough.

    Raises
    ------
    NoRuleInForce, FactError
        When no rule was in force that day, or the sensitivity is no whole number of 1 or more.
    """
    count(detects, "mIU/mL", least=1)
    matter = require(rules, Rulebook, RULEBOOK).pregnancy_prevention.test_sensitivity
    rule = stated(matter, rules, "sensitivity of pregnancy tests").at(on)
    return Answer(
        value="yes" if detects <= rule.value else "no",
        reason=f"a test of {detects} mIU/mL; at most {rule.value} mIU/mL will do",
        because=rule,
    )


@final
@frozen(kw_only=True)
class PregnancyTestDue:
    """One pregnancy test of a course: the day it is due, and the days on which a specimen counts.

    `where` is the place by the programme's text of that day, or None where it names none; `place`
    is the rule that says so. `reading` is the rule that sets the days where the source of the test
    names none; a test on another day is no test less, and is told.
    """

    timepoint: str
    phase: TreatmentPhase
    on: date
    window: Window
    where: Where | None
    because: Rule[Any] = field(repr=False)
    place: Rule[PlaceOfTest] | None = field(default=None, repr=False)
    reading: Rule[TestSpans] | None = field(default=None, repr=False)

    def __str__(self) -> str:
        where = f" ({self.where})" if self.where else ""
        doubt = unverified(self.because) or unverified(self.place)
        return f"{self.on} {self.timepoint}{where}{doubt}"


def pregnancy_tests(
    course: Course, rules: Rulebook, *, needed_on: date | None = None
) -> tuple[PregnancyTestDue, ...]:
    """Every pregnancy test of the course in order, each by the edition in force on its day.

    Of two tests before the start, the first is due in time for any day of the second. During the
    course a test is due for each prescription: every so many days as are supplied at a time, or as
    often as the sources ask where they set no supply. None is due for a patient who cannot become
    pregnant; all are where that was not recorded. Matters on which the sources are silent bring no
    test. With `needed_on`, as for `prescription_days`, prescriptions are counted anew from that day.

    >>> from datetime import date
    >>> from isotretinoin import Patient, Regimen, Weeks, kg, mg_per_kg_day, rulebook
    >>> course = Course.lasting(
    ...     Weeks(8),
    ...     patient=Patient(weight=kg(68), can_become_pregnant=True),
    ...     regimen=Regimen.constant(mg_per_kg_day("0.5")),
    ...     first_dose=date(2026, 10, 1),
    ... )
    >>> for test in pregnancy_tests(course, rulebook("US")):
    ...     print(test)
    2026-09-06 screening (medical)
    2026-10-01 confirmation (medical)
    2026-10-31 prescription 2 (medical)
    2026-11-25 end of course (home if the prescriber permits) (unverified)
    2026-12-25 after the course (home if the prescriber permits) (unverified)
    """
    require(course, Course, COURSE)
    require(rules, Rulebook, RULEBOOK)
    if course.patient.can_become_pregnant is False:
        return ()
    anew = perhaps(calendar_day, needed_on)
    return tuple(sorted(_tests(course, rules, anew), key=lambda test: test.on))


def _tests(course: Course, rules: Rulebook, needed_on: date | None) -> Iterator[PregnancyTestDue]:
    prevention, first, last = rules.pregnancy_prevention, course.first_dose, course.last_dose
    second = rule_on(prevention.confirmation_test, first)
    start = rule_on(prevention.test_before_start, first)
    each = rule_on(prevention.test_before_prescription, first)
    if second is not None:
        specimens, _ = _specimens(first, rules)
        screening = rule_on(prevention.screening_test, first)
        day = before(specimens.first, second.value.min_days)
        yield _test("screening", "before", Window(first=day, last=day), screening or second, rules)
        yield _test("confirmation", "before", specimens, second, rules)
    elif start is not None:
        window = Window(first=before(first, start.value), last=first)
        yield _test("before the first dose", "before", window, start, rules)
    elif each is not None:
        yield _test("before the first dose", "before", _specimens(first, rules)[0], each, rules)
    turns = _in_turn(first, first, rules, needed_on)
    yield from takewhile(lambda test: test.on <= last, turns)
    yield from end_of_course_tests(first, last, rules)
    yield from final_tests(last, rules)


def tests_in_turn(
    first_dose: date,
    rules: Rulebook,
    *,
    since: date | None = None,  # noqa: PT028 - tests of patients, no test of ours
) -> Iterator[PregnancyTestDue]:
    """The test of each prescription or month after the first, for as long as treatment goes on.

    They end where the sources ask for none any more, and with the calendar. With `since`, those of
    earlier prescriptions are left out.
    """
    first = calendar_day(first_dose)
    start = first if since is None else calendar_day(since)
    return _in_turn(first, start, require(rules, Rulebook, RULEBOOK))


def _in_turn(
    first_dose: date, since: date, rules: Rulebook, needed_on: date | None = None
) -> Iterator[PregnancyTestDue]:
    matter = rules.pregnancy_prevention.test_every
    # Where the sources ask for none, prescriptions would be counted to the end of the calendar.
    days = _prescribed(first_dose, rules, needed_on) if matter else ()
    for number, day in enumerate(days, start=1):
        if day < since:
            continue
        monthly = rule_on(matter, day)
        if monthly is not None and number > 1:
            window, reading = _specimens(day, rules)
            timepoint = f"prescription {number}"
            yield _test(timepoint, "during", window, monthly, rules, reading=reading)


def end_of_course_tests(
    first_dose: date, last_dose: date, rules: Rulebook
) -> Iterator[PregnancyTestDue]:
    """The test at the end of a course, where the sources ask for one: due on the last dose."""
    in_order(first_dose, "the first dose", last_dose, "the last dose")
    return _at_end(first_dose, last_dose, require(rules, Rulebook, RULEBOOK))


def _at_end(first_dose: date, last_dose: date, rules: Rulebook) -> Iterator[PregnancyTestDue]:
    end = rule_on(rules.pregnancy_prevention.test_at_end, last_dose)
    if end is None or not end.value:
        return
    reading = rule_on(rules.pregnancy_prevention.test_spans, last_dose)
    span = reading.value.at_end if reading else Days(0)
    window = Window(first=max(first_dose, before(last_dose, span)), last=after(last_dose, span))
    yield _test("end of course", "during", window, end, rules, on=last_dose, reading=reading)


def final_tests(last_dose: date, rules: Rulebook) -> Iterator[PregnancyTestDue]:
    """The last test, some time after the last dose; late when it comes after its days."""
    return _final(calendar_day(last_dose), require(rules, Rulebook, RULEBOOK))


def _final(last_dose: date, rules: Rulebook) -> Iterator[PregnancyTestDue]:
    rule = rule_on(rules.pregnancy_prevention.final_test_after, last_dose)
    if rule is None:
        return
    due = after(last_dose, rule.value)
    reading = rule_on(rules.pregnancy_prevention.test_spans, last_dose)
    last = None if reading is None else after(due, reading.value.final)
    window = Window(first=due, last=last, because=rule)
    yield _test("after the course", "after", window, rule, rules, on=due, reading=reading)


def _test(
    timepoint: str,
    phase: TreatmentPhase,
    window: Window,
    because: Rule[Any],
    rules: Rulebook,
    *,
    on: date | None = None,
    reading: Rule[TestSpans] | None = None,
) -> PregnancyTestDue:
    due = window.end if on is None else on
    matter = rules.pregnancy_prevention.place_of_test
    places = matter.during(Window(first=window.first, last=window.last or due)) if matter else ()
    # Where an edition starts within the days of the specimen, the stricter place serves on all.
    strict = (each for each in places if _where(each.value, phase) == "medical")
    place = next(strict, places[-1] if places else None)
    return PregnancyTestDue(
        timepoint=timepoint,
        phase=phase,
        on=due,
        window=window,
        where=_where(place.value, phase) if place else None,
        because=because,
        place=place,
        reading=reading,
    )


def prescription_days(
    course: Course, rules: Rulebook, *, needed_on: date | None = None
) -> Iterator[tuple[date, Rule[Days]]]:
    """Each day of the course on which a prescription is needed, and the limit of what it supplies.

    The first is needed on the day of the first dose, and each supplies the most days that the rules
    of its day allow. There are none, or no more, where the sources set no limit for the patient.
    `needed_on` is the first day for which the capsules on hand are not enough, where that is known of
    a course that goes on: from then on they are counted anew.
    """
    require(course, Course, COURSE)
    require(rules, Rulebook, RULEBOOK)
    matter = rules.dispensing.supply_of(course.patient.can_become_pregnant)
    days = _counted_anew(course.first_dose, matter, perhaps(calendar_day, needed_on))
    return takewhile(lambda day: day[0] <= course.last_dose, days)


def _counted_anew(
    first_dose: date, matter: Timeline[Days] | None, needed_on: date | None
) -> Iterator[tuple[date, Rule[Days]]]:
    days = _supplied(first_dose, matter)
    if needed_on is None:
        return days
    return chain(takewhile(lambda day: day[0] < needed_on, days), _supplied(needed_on, matter))


def _supplied(first_dose: date, matter: Timeline[Days] | None) -> Iterator[tuple[date, Rule[Days]]]:
    day: date | None = first_dose
    while day is not None:
        limit = rule_on(matter, day)
        if limit is None:
            return
        yield day, limit
        day = _later(day, limit.value)


def _prescribed(first_dose: date, rules: Rulebook, needed_on: date | None) -> Iterator[date]:
    """The days of the prescriptions; where no supply is limited, the first and each day tested."""
    every = rule_on(rules.pregnancy_prevention.test_every, first_dose)
    if every is None or rule_on(rules.dispensing.supply, first_dose) is not None:
        supplied = _counted_anew(first_dose, rules.dispensing.supply, needed_on)
        yield from (day for day, _ in supplied)
        return
    day: date | None = first_dose
    k = 0
    while day is not None:
        yield day
        k += 1
        day = _later(first_dose, every.value * k)


def _later(day: date, span: Span) -> date | None:
    """The day that lies the span later, the earlier where the month is short, in the calendar."""
    try:
        return after(day, span, "down")
    except DateError:
        return None


def _specimens(prescription: date, rules: Rulebook) -> tuple[Window, Rule[TestSpans] | None]:
    """The days on which a specimen serves a prescription filled on the day given, and the reading.

    There is a reading where no source names such days.
    """
    matter = rules.dispensing.prescription_window_can
    window = rule_on(matter, prescription)
    if window is not None and isinstance(window.value, PrescriptionWindowRule):
        lead = timedelta(days=window.value.days - 1)
        return Window(first=prescription - lead, last=prescription), None
    recent = rule_on(rules.pregnancy_prevention.test_before_prescription, prescription)
    if recent is not None:
        return Window(first=before(prescription, recent.value), last=prescription), None
    reading = rule_on(rules.pregnancy_prevention.test_spans, prescription)
    days = reading.value.monthly.n if reading else 1
    return Window(first=prescription - timedelta(days=days - 1), last=prescription), reading
