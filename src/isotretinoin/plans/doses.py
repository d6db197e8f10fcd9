"""How the doses of a plan are taken: directions, and capsules that cannot be divided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isotretinoin.capsules import courses as course_capsules
from isotretinoin.capsules.filling import Filling
from isotretinoin.evidence import Rule, Timeline, rule_on
from isotretinoin.findings import Between, Finding, FindingKind, Severity, days_of
from isotretinoin.plans.case import Case
from isotretinoin.posology.judging import product_finding
from isotretinoin.quantities import DailyDosePerKg

__all__ = ["capsules", "daily_doses", "directions", "medicine", "minimum_age", "undivided"]


def medicine(case: Case) -> Iterator[Finding]:
    """A finding where the product is of another place, or where it is known by name alone."""
    product, days = case.product, case.course.window
    if product is None:
        return
    if (found := product_finding(product, days, case.rules)) is not None:
        yield found
    unread: list[str] = []
    if product.formulation is None:
        judged = f"its doses are judged as those of {product.judged_as} capsules"
        unread.append(f"the formulation of {product.name} was not read: {judged}")
    if not product.strengths:
        unread.append(f"the strengths of {product.name} were not read: no capsules are planned")
    for message in unread:
        yield Finding(
            kind=FindingKind.FACT_MISSING,
            severity=Severity.CAUTION,
            message=message,
            days=days,
            because=product.offered,
        )


def capsules(case: Case) -> Iterator[Finding]:
    """A finding where whole capsules do not fit, or come to another total than the doses to come."""
    course, product = case.to_come, case.product
    if case.course is not case.ordered:
        yield from course_capsules.taken_findings(case.ordered, case.course)
    elif course is not None and product is not None and product.strengths:
        yield from course_capsules.capsule_findings(course, case.capsules[-len(course.phases) :])


def opened(supplied: tuple[Filling, ...], pack: Rule[int] | None) -> Iterator[Finding]:
    """A finding where whole packs would leave days without capsules, so that one is opened."""
    numbers = [each.number for each in supplied if each.opened]
    if pack is not None and numbers:
        told = ", ".join(map(str, numbers))
        which = f"prescription{'s' if len(numbers) > 1 else ''} {told}"
        yield Finding(
            kind=FindingKind.PACK_OPENED,
            severity=Severity.NOTE,
            message=f"for {which}, whole packs of {pack.value} within the days that may be supplied "
            "would leave days without capsules, so that a pack is opened; doses that come out even "
            "in whole packs need none",
            observed=tuple(numbers),
            expected=pack.value,
            days=days_of(next(each.needed_on for each in supplied if each.opened)),
            because=pack,
        )


def daily_doses(case: Case) -> tuple[Rule[Between[DailyDosePerKg]], ...]:
    """The daily doses of the rules in force on some day of the course, in the order of their days."""
    return case.posology.daily_dose.during(case.course.window) if case.posology else ()


def minimum_age(case: Case) -> Rule[int] | None:
    """The lowest age in force on the day of the first dose, where the sources set one."""
    return rule_on(case.posology.minimum_age, case.course.first_dose) if case.posology else None


def directions(case: Case) -> tuple[Rule[Any], ...]:
    """How the capsules are taken, as far as the rules of the first day and the product's label say."""
    of, first = case.posology, case.course.first_dose
    own = case.product.food if case.product else None
    food = own or (rule_on(of.food, first) if of else None)
    matters: tuple[Timeline[Any] | None, ...] = (
        () if of is None else (of.doses_per_day, of.liquid, of.missed_dose)
    )
    told = (food, *(rule_on(matter, first) for matter in matters))
    return tuple(rule for rule in told if rule is not None)


def undivided(case: Case) -> Iterator[Finding]:
    """A finding for each phase with days of one capsule, where the rules divide the daily dose."""
    matter = case.posology and case.posology.doses_per_day
    for phase, cycle in zip(case.course.phases, case.capsules, strict=True):
        first = phase.window.first
        rule = rule_on(matter, first) if cycle else None
        single = cycle and next((day for day, *more in cycle.intakes if day and more == [()]), None)
        if single and rule is not None and rule.value > 1:
            yield Finding(
                kind=FindingKind.CAPSULE_NOT_DIVIDED,
                severity=Severity.NOTE,
                message=f"from {first} on there are days of one {single[0]} capsule, which cannot "
                f"be split into {rule.value} daily doses; lower strengths can",
                observed=1,
                expected=rule.value,
                days=phase.window,
                because=rule,
            )
