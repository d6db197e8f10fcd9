"""Contraception, day by day, in the time in which it is asked for."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any, Final

from isotretinoin.dates import ONE_DAY, after, before
from isotretinoin.diaries.entries import Contraception
from isotretinoin.evidence import Rule
from isotretinoin.findings import (
    NO_SOURCE,
    Finding,
    FindingKind,
    Judgement,
    NotJudged,
    Severity,
    Window,
    days_of,
    in_force,
)
from isotretinoin.pregnancy_prevention.contraception import contraception_acceptable
from isotretinoin.reviews.case import Case, Treatment
from isotretinoin.rules.programme import ContraceptiveMethod
from isotretinoin.rules.vocabulary import contraceptive_methods

__all__ = ["MATTERS", "of_course"]


def contraception(case: Case) -> Iterator[Judgement]:
    """Each day of the contraception window so far: the methods used against those asked for."""
    for course in case.treatments:
        yield from of_course(course, case)


def of_course(course: Treatment, case: Case) -> Iterator[Judgement]:
    """The same for one course: what is said last is of its last day so far."""
    if not case.can_become_pregnant:
        return
    prevention, noted = case.rules.pregnancy_prevention, case.diary.of(Contraception)
    first, last = course.first, course.until
    for rule, _ in in_force(prevention.contraception_before, days_of(first)):
        yield rule
        first = before(first, rule.value)
    because: Rule[Any] | None = None
    for rule, _ in in_force(prevention.contraception_after, days_of(last)):
        yield rule
        because, last = rule, after(last, rule.value)
    window = days_of(first, min(last, case.as_of))
    used = tuple(each for each in noted if _in(each, window))
    if because is not None and not used:
        yield NotJudged(
            matter=f"contraception from {window}",
            missing=("the methods used",),
            settled_by=f"Contraception({window.first}, methods)",
            because=because,
        )
    elif because is not None:
        yield from _contraception(window, because, used, case)


def _in(each: Contraception, window: Window) -> bool:
    """Whether it was used on some day of the window: what was used in one course is no other's."""
    return each.first <= window.end and (each.last is None or window.first <= each.last)


def _contraception(
    window: Window,
    because: Rule[Any],
    noted: tuple[Contraception, ...],
    case: Case,
) -> Iterator[Judgement]:
    def used(day: date) -> tuple[ContraceptiveMethod, ...]:
        now = (each for each in noted if each.first <= day <= (each.last or day))
        return contraceptive_methods(method for each in now for method in each.methods)

    matter = case.rules.pregnancy_prevention.contraception_methods
    changes = {each.first for each in noted}
    changes.update(each.last + ONE_DAY for each in noted if each.last and each.last < window.end)
    starts = [window.first, *sorted(day for day in changes if window.first < day <= window.end)]
    lasts = [*(day - ONE_DAY for day in starts[1:]), window.end]
    for methods, group in groupby(
        zip(starts, lasts, strict=True), lambda between: used(between[0])
    ):
        days = list(group)
        span = days_of(days[0][0], days[-1][1])
        if not methods:
            yield Finding(
                kind=FindingKind.CONTRACEPTION_GAP,
                severity=Severity.ALERT,
                message=f"no contraception is noted from {span}",
                observed=(),
                expected=because.value,
                days=span,
                because=because,
            )
            continue
        for rule, ruled in in_force(matter, span):
            answer = contraception_acceptable(methods, case.rules, on=ruled.first)
            if answer.value == "yes":
                yield rule
            elif answer.value == "unknown":
                yield NotJudged(
                    matter=f"contraception from {ruled}",
                    missing=answer.missing,
                    settled_by=NO_SOURCE,
                    because=rule,
                )
            else:
                yield rule
                yield Finding(
                    kind=FindingKind.CONTRACEPTION_NOT_ACCEPTABLE,
                    severity=Severity.ALERT,
                    message=f"contraception from {ruled} was not what the rule asks for: "
                    f"{answer.reason}",
                    observed=methods,
                    expected=rule.value,
                    days=ruled,
                    because=rule,
                )


#: Everything about contraception.
MATTERS: Final = (contraception,)
