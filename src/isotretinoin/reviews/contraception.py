"""Contraception, day by day, in the time in which it is asked for."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any, Final, Literal

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
from isotretinoin.reviews.case import Case, Treatment, spread
from isotretinoin.rules.programme import ContraceptiveMethod
from isotretinoin.rules.vocabulary import contraceptive_methods

__all__ = ["MATTERS", "of_course"]


def contraception(case: Case) -> Iterator[Judgement]:
    """Each day of the contraception window so far: the methods used against those asked for."""
    if not case.can_become_pregnant:
        return
    asked = [_asked(course, case) for course in case.treatments]
    # What was used in one course is no other's.
    spans = [(each.first, each.last or date.max, each) for each in case.diary.of(Contraception)]
    noted = spread(spans, [window for window, _ in asked])
    for (window, rules), used in zip(asked, noted, strict=True):
        yield from _held(window, rules, used, case)


def of_course(course: Treatment, case: Case) -> Iterator[Judgement]:
    """The same for one course: what is said last is of its last day so far."""
    if not case.can_become_pregnant:
        return
    window, rules = _asked(course, case)
    spans = [(each.first, each.last or date.max, each) for each in case.diary.of(Contraception)]
    (used,) = spread(spans, [window])
    yield from _held(window, rules, used, case)


def _held(
    window: Window,
    rules: list[tuple[Literal["before", "after"], Rule[Any]]],
    used: tuple[Contraception, ...],
    case: Case,
) -> Iterator[Judgement]:
    yield from (rule for _, rule in rules)
    because = next((rule for when, rule in reversed(rules) if when == "after"), None)
    if because is not None and not used:
        yield NotJudged(
            matter=f"contraception from {window}",
            missing=("the methods used",),
            settled_by=f"Contraception({window.first}, methods)",
            because=because,
        )
    elif because is not None:
        yield from _contraception(window, because, used, case)


def _asked(
    course: Treatment, case: Case
) -> tuple[Window, list[tuple[Literal["before", "after"], Rule[Any]]]]:
    """The days so far on which contraception is asked for, and the rules that say so."""
    prevention, first, last = case.rules.pregnancy_prevention, course.first, course.until
    rules: list[tuple[Literal["before", "after"], Rule[Any]]] = []
    for rule, _ in in_force(prevention.contraception_before, days_of(first)):
        rules.append(("before", rule))
        first = before(first, rule.value)
    for rule, _ in in_force(prevention.contraception_after, days_of(last)):
        rules.append(("after", rule))
        last = after(last, rule.value)
    return days_of(first, min(last, case.as_of)), rules


def _contraception(
    window: Window,
    because: Rule[Any],
    noted: tuple[Contraception, ...],
    case: Case,
) -> Iterator[Judgement]:
    matter = case.rules.pregnancy_prevention.contraception_methods
    for methods, group in groupby(_used(window, noted), lambda between: between[1]):
        days = [each for each, _ in group]
        span = days_of(days[0].first, days[-1].end)
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


def _used(
    window: Window, noted: tuple[Contraception, ...]
) -> Iterator[tuple[Window, tuple[ContraceptiveMethod, ...]]]:
    """The methods used, from one day on which they may change until the next."""
    begins: dict[date, Counter[ContraceptiveMethod]] = {window.first: Counter()}
    for each in noted:
        begins.setdefault(max(each.first, window.first), Counter()).update(each.methods)
        if each.last and each.last < window.end:
            begins.setdefault(each.last + ONE_DAY, Counter()).subtract(each.methods)
    starts = sorted(begins)
    lasts = [*(day - ONE_DAY for day in starts[1:]), window.end]
    now = Counter[ContraceptiveMethod]()
    for start, last in zip(starts, lasts, strict=True):
        now.update(begins[start])
        yield days_of(start, last), contraceptive_methods(method for method in now if now[method])


#: Everything about contraception.
MATTERS: Final = (contraception,)
