"""Whether a prescription may be written, and capsules handed out, on the day of a case.

There is one judgement, that of a review: the act is supposed to be done on the day, and what a
review would then say of it, and does not say without it, is the answer. So no review of the day
contradicts a yes.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import chain
from typing import Any, Final, TypeAlias

from attrs import evolve

from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import (
    Dispensing,
    DosePeriod,
    DoseTaken,
    Entry,
    Missed,
    Pregnancy,
    Prescription,
)
from isotretinoin.errors import DateError, NoRuleInForce
from isotretinoin.evidence import Rule, rule_on
from isotretinoin.findings import (
    Answer,
    Finding,
    FindingKind,
    Judgement,
    NotJudged,
    Severity,
    days_of,
)
from isotretinoin.monitoring.results import LabResult
from isotretinoin.prescriptions import (
    PrescriptionWindow,
    prescription_validity,
    prescription_window,
)
from isotretinoin.quantities import mg
from isotretinoin.reviews import contraception, doses, patient, pregnancy, supply
from isotretinoin.reviews.case import Case, Treatment, last_by, opening_test

__all__ = ["by_other", "filled_on_the_day", "going_on", "open_window", "permissions"]

_Matter: TypeAlias = Callable[[Case], Iterator[Judgement]]

#: What a review says of capsules handed out and of the prescription they are handed out on, beside
#: the amounts, which nobody knows of an act that is only supposed.
_OF_PRESCRIPTIONS: Final[tuple[_Matter, ...]] = (
    supply.windows,
    supply.validity,
    supply.missed_windows,
    supply.dispensed_again,
    pregnancy.tests_before_prescriptions,
)

#: What it says of the start of a course and of one that goes on, whatever was prescribed.
_OF_TREATMENT: Final[tuple[_Matter, ...]] = (
    pregnancy.tests_before,
    pregnancy.tests_during,
    pregnancy.pregnancies,
    pregnancy.dispensed_in_pregnancy,
    doses.age,
    doses.retreatment,
)

#: What is as it is, whoever the patient is: no fact on the patient would change it.
_OF_ANYBODY: Final = frozenset(
    {
        FindingKind.CONTRAINDICATED,
        FindingKind.PREGNANCY,
        FindingKind.PREGNANCY_TEST_POSITIVE,
        FindingKind.DISPENSED_IN_PREGNANCY,
        FindingKind.DISPENSED_AGAIN,
        FindingKind.DISPENSED_AFTER_VALIDITY,
        FindingKind.RETREATMENT_EARLY,
        FindingKind.BELOW_MINIMUM_AGE,
    },
)


def permissions(case: Case, filled: Case) -> tuple[Answer, Answer]:
    """Whether a prescription may be written on the day, and filled; and whether one may be filled.

    `filled` is the case as if capsules had been handed out on the day.
    """
    told = chain(_of_prescriptions(case), _of_treatment(case))
    known = frozenset(each for each in told if not isinstance(each, Rule))
    written = by_other(filled, supposed_prescription=Prescription(case.as_of))
    on_treatment = tuple(_of_treatment(filled))
    return (
        _answer(case, written, on_treatment, known, "a prescription written"),
        _answer(case, filled, on_treatment, known, "capsules handed out"),
    )


def by_other(case: Case, **parts: Any) -> Case:  # noqa: ANN401 - fields of a case
    """The case with other rules, or a prescription more: its courses are the same."""
    return evolve(case, laid_out=case.treatments, **parts)


def _bearing(diary: Diary) -> tuple[Entry, ...]:
    """The entries that bear on it: blood results are many, and none of the matters looks at them."""
    results = diary.of(LabResult)
    if not results:
        return diary.entries
    return tuple(
        each
        for each in diary.entries
        if not isinstance(each, LabResult) or each.analyte.tells_pregnancy
    )


def filled_on_the_day(case: Case) -> Case:
    """The case as if capsules had been handed out on the day, with the first dose where none was."""
    day, told, entries = case.as_of, case.diary.of(Dispensing), _bearing(case.diary)
    goes_on = bool(case.windows) and case.windows[-1].end >= day
    by_doses = bool(case.diary.of(DoseTaken)) or any(
        each.daily_dose for each in case.diary.of(DosePeriod)
    )
    if not goes_on and (by_doses or not told):
        entries = tuple(each for each in entries if each != Missed(day))
        entries = (*entries, DoseTaken(day, mg(1)))
    # One capsule more: on a prescription that was filled already, it is one too many.
    more = evolve(told[-1], on=day, count=1) if told else None
    by_itself: tuple[date, tuple[Dispensing, ...]] | None = None
    if more is None or told[-1].on == day:  # what is handed out on one day is else one filling
        by_itself = day, () if more is None else (more,)
    else:
        entries = (*entries, more)
    diary = Diary(patient=case.diary.patient, entries=entries)
    return evolve(case, diary=diary, supposed_fill=by_itself, laid_out=None)


def _of_prescriptions(case: Case) -> Iterator[Judgement]:
    return chain.from_iterable(matter(case) for matter in _OF_PRESCRIPTIONS)


def _of_treatment(case: Case) -> Iterator[Judgement]:
    for matter in _OF_TREATMENT:
        yield from matter(case)
    # What forbids treatment; facts that nobody recorded are the review's to ask for.
    yield from (each for each in patient.facts(case) if isinstance(each, Finding))
    if case.treatments:
        yield from contraception.of_course(case.treatments[-1], case)


def _answer(
    case: Case,
    supposed: Case,
    on_treatment: tuple[Judgement, ...],
    known: frozenset[Finding | NotJudged],
    what: str,
) -> Answer:
    told = [*_of_prescriptions(supposed), *on_treatment]
    findings = [
        each
        for each in told
        if isinstance(each, Finding)
        and each.severity is not Severity.NOTE
        and (each not in known or _stands(each, case.as_of))
    ]
    if (positive := _positive(case)) is not None:
        findings.insert(0, positive)
    gaps = [
        each
        for index, each in enumerate(told, start=1)
        if isinstance(each, NotJudged)
        # Of a course that goes on, the last word is on the contraception of the day.
        and (each not in known or index == len(told))
        and each.missing != (pregnancy.FIRST_OF_PERIOD,)
    ]
    gaps += _unexplained(case)
    rules = [each for each in told if isinstance(each, Rule)]
    return _weighed(case, supposed, what, findings=findings, gaps=gaps, rules=rules)


def _weighed(
    case: Case,
    supposed: Case,
    what: str,
    *,
    findings: list[Finding],
    gaps: list[NotJudged],
    rules: list[Rule[Any]],
) -> Answer:
    unsaid = case.diary.patient.can_become_pregnant is None
    if findings:
        # What no further fact would change comes first.
        found = min(findings, key=lambda each: each.kind not in _OF_ANYBODY)
        if unsaid and found.kind not in _OF_ANYBODY:
            return Answer(
                value="unknown",
                reason=f"for a patient who can become pregnant, no: {_reason(found)}",
                missing=("can_become_pregnant",),
                because=found.because,
            )
        return Answer(value="no", reason=_reason(found), because=found.because)
    until, because = _until(supposed)
    if gaps:
        return Answer(
            value="unknown",
            reason="; ".join(each.matter for each in gaps),
            missing=tuple(dict.fromkeys(chain.from_iterable(each.missing for each in gaps))),
            because=next((each.because for each in gaps if each.because is not None), None),
            until=until,
        )
    if because is None and not rules:
        return Answer(
            value="unknown",
            reason=f"no rule judges {what} on {case.as_of}",
            missing=(f"a rule on it in rulebook {case.rules.name}",),
        )
    return Answer(
        value="yes",
        reason=f"{what} on {case.as_of} would depart from no rule",
        because=because or rules[0],
        until=until,
    )


def _reason(found: Finding) -> str:
    """Why not, in the words of a day on which nothing was done yet."""
    match found.kind:
        case FindingKind.DISPENSED_OUTSIDE_WINDOW:
            return (
                f"capsules can be handed out from {found.expected} alone, by the last test or visit"
            )
        case FindingKind.DISPENSED_WITHOUT_TEST:
            return "no negative pregnancy test that counts is noted"
        case FindingKind.DISPENSED_AFTER_VALIDITY:
            return f"the last prescription was valid on the days {found.expected}"
        case FindingKind.DISPENSED_AGAIN:
            return "the last prescription was filled already"
        case FindingKind.RETREATMENT_EARLY:
            return f"another course may start on {found.expected}, and not sooner"
        case _:
            return found.message


def _stands(found: Finding, day: date) -> bool:
    """Whether what was found without the act is of the day itself; a test that came late has come."""
    if found.kind is FindingKind.CONTRAINDICATED:
        return True
    late = found.kind is FindingKind.PREGNANCY_TEST_LATE
    return found.days is not None and day in found.days and not late


def _positive(case: Case) -> Finding | None:
    """A finding where the last pregnancy test that told anything was positive."""
    if not pregnancy.positive_last(case.as_of, case):
        return None
    day = case.positive_tests[-1]
    return Finding(
        kind=FindingKind.PREGNANCY_TEST_POSITIVE,
        severity=Severity.ALERT,
        message=f"the pregnancy test of {day} was positive, and no later one is negative",
        days=days_of(day),
        because=pregnancy.if_pregnant(day, case)
        or rule_on(case.rules.pregnancy_prevention.contraception_after, day),
    )


def _unexplained(case: Case) -> Iterator[NotJudged]:
    """A positive test of the course that goes on, after which one was negative, and nothing says why."""
    course, positive = going_on(case), last_by(case.positive_tests, case.as_of)
    if course is None or positive is None or positive < course.first:
        return
    ended = any(
        each.last is not None and positive <= each.last for each in case.diary.of(Pregnancy)
    )
    if not ended:
        yield NotJudged(
            matter=f"the pregnancy test of {positive} was positive, and a later one negative",
            missing=("whether there was a pregnancy, and when it was over",),
            settled_by=f"Pregnancy({positive}, …, last=…), or the result of {positive} put right",
            because=pregnancy.if_pregnant(positive, case),
        )


def going_on(case: Case) -> Treatment | None:
    """The course that goes on on the day, its last day included."""
    course = case.treatments[-1] if case.treatments else None
    return None if course is None or (course.last or case.as_of) < case.as_of else course


def open_window(case: Case) -> PrescriptionWindow | None:
    """The window that the last test or visit opened, over or not; None where none did."""
    day = case.as_of
    try:
        found = prescription_window(
            case.rules,
            can_become_pregnant=case.can_become_pregnant,
            specimen=opening_test(day, case),
            office_visit=supply.last_office_visit(day, case) or supply.last_visit(day, case),
            on=day,
        )
    except (NoRuleInForce, DateError):
        return None
    return found if isinstance(found, PrescriptionWindow) else None


def _until(case: Case) -> tuple[date | datetime | None, Rule[Any] | None]:
    """The last day, or its closing instant, on which capsules may be handed out, and the rule."""
    ends: list[tuple[date, date | datetime, Rule[Any]]] = []
    window, visit = open_window(case), supply.last_visit(case.as_of, case)
    if window is not None:
        ends.append((window.last, window.closes or window.last, window.because))
    if visit is not None and case.rules.dispensing.prescription_validity is not None:
        valid = prescription_validity(visit, case.rules)
        ends += [(valid.end, valid.end, rule) for rule in (valid.because,) if rule is not None]
    if not ends:
        return None, None
    _, until, because = min(ends, key=lambda each: each[0])
    return until, because
