"""A planned course in whole capsules: which, what they come to, and when they reach the goal."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from isotretinoin import given, posology
from isotretinoin.capsules.dose import CapsulePlan, capsule_plan
from isotretinoin.courses.course import COURSE, Course, Phase
from isotretinoin.courses.walk import Leg, days_until
from isotretinoin.dates import Days
from isotretinoin.errors import NoRuleInForce, RegimenError, RegimenTypeError, shown
from isotretinoin.findings import Finding, FindingKind, Severity
from isotretinoin.products import Product
from isotretinoin.quantities import Mass, mg
from isotretinoin.quantities.figures import figure
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook

__all__ = ["capsule_findings", "course_capsules", "day_of_goal", "total_dose"]


def course_capsules(
    course: Course,
    rules: Rulebook,
    *,
    product: Product,
    adult_very_severe: bool = False,
) -> tuple[CapsulePlan | None, ...]:
    """The whole capsules of each phase, no day of them above both the plan and the rules.

    None for a phase that no whole capsules of the product come near, and for each where its
    strengths were not read.

    Raises
    ------
    TypeError
        When course, rules or product is not of its type.
    FactError
        When `adult_very_severe` is neither yes nor no.
    """
    given.require(course, Course, COURSE)
    given.require(rules, Rulebook, RULEBOOK)
    given.require(product, Product, "products.CLARAVIS")
    given.yes_or_no(adult_very_severe, "adult_very_severe")
    return tuple(
        _for_phase(phase, course, rules, product, adult_very_severe=adult_very_severe)
        for phase in course.phases
    )


def _for_phase(
    phase: Phase,
    course: Course,
    rules: Rulebook,
    product: Product,
    *,
    adult_very_severe: bool,
) -> CapsulePlan | None:
    if not product.strengths:
        return None
    most = phase.daily_dose
    with suppress(NoRuleInForce):
        allowed = posology.daily_dose_range(
            product,
            course.patient.weight,
            rules,
            on=phase.window.first,
            adult_very_severe=adult_very_severe,
            patient=course.patient,
        )
        most = max(allowed.high, phase.daily_dose)
    try:
        return capsule_plan(
            phase.daily_dose,
            strengths=product,
            days=phase.window.days,
            maximum=most,
        )
    except RegimenError:
        return None


def total_dose(course: Course, capsules: tuple[CapsulePlan | None, ...]) -> Mass | None:
    """What the capsules of all phases come to; None where a phase has no capsules.

    Each day on which the regimen gives a dose takes the next day of the cycle.

    Raises
    ------
    RegimenError
        When the capsules are not those of each phase.

    >>> from datetime import date
    >>> from isotretinoin import Patient, Regimen, capsule_plan, kg, mg_per_day, mg_per_kg
    >>> course = Course.until(
    ...     mg_per_kg(120),
    ...     patient=Patient(weight=kg(68)),
    ...     regimen=Regimen.constant(mg_per_day(68)),
    ...     first_dose=date(2026, 3, 9),
    ... )
    >>> capsules = (capsule_plan(mg_per_day(60), strengths=(mg(20), mg(30)), days=120),)
    >>> print(course.total_dose, total_dose(course, capsules))
    8160 mg 7200 mg
    >>> course.days, day_of_goal(course, capsules)
    (120, 136)
    """
    legs = _legs(course, capsules)
    if legs is None:
        return None
    return sum((leg.dose_over(phase.window.days) for phase, leg in legs), start=mg(0))


def day_of_goal(course: Course, capsules: tuple[CapsulePlan | None, ...]) -> int | None:
    """The day of the course, from 1, on which its capsules reach its goal, the last dose going on.

    None where a phase has no capsules, the course no goal, or the last phase no dose.

    Raises
    ------
    RegimenError
        When the capsules are not those of each phase.
    """
    legs = _legs(course, capsules)
    if legs is None or course.goal is None:
        return None
    goal = course.goal
    amount = goal if isinstance(goal, Mass) else goal.for_weight(course.patient.weight)
    return days_until(amount, [leg for _, leg in legs])


def _legs(
    course: Course,
    capsules: tuple[CapsulePlan | None, ...],
) -> list[tuple[Phase, Leg]] | None:
    """Each phase with its days on in capsules, the last one without end; None where one has none."""
    legs: list[tuple[Phase, Leg]] = []
    for phase, cycle in _paired(course, capsules):
        if cycle is None:
            return None
        days = None if phase is course.phases[-1] else phase.window.days
        legs.append((phase, Leg(step=phase.step, doses=cycle.by_day, days=days)))
    return legs


_WRITE: Final = "course_capsules(course, rules, product=…), or (capsule_plan(…),)"


def _paired(
    course: Course,
    capsules: tuple[CapsulePlan | None, ...],
) -> list[tuple[Phase, CapsulePlan | None]]:
    given.require(course, Course, COURSE)
    known = given.group(capsules, _WRITE, error=RegimenError)
    for each in known:
        if not isinstance(each, CapsulePlan | None):
            raise RegimenTypeError(f"{shown(each)} are no capsules of a phase: write {_WRITE}")
    if len(known) != len(course.phases):
        raise RegimenError(
            f"capsules for {len(known)} of {len(course.phases)} phases: give those of each, in order",
        )
    return list(zip(course.phases, capsules, strict=True))


def capsule_findings(
    course: Course,
    capsules: tuple[CapsulePlan | None, ...],
) -> Iterator[Finding]:
    """Where no whole capsules fit, or what they come to is not what the course was planned for.

    Raises
    ------
    RegimenError
        When the capsules are not those of each phase.
    """
    return _departures(course, _paired(course, capsules))


def _departures(
    course: Course,
    paired: list[tuple[Phase, CapsulePlan | None]],
) -> Iterator[Finding]:
    capsules = tuple(cycle for _, cycle in paired)
    for phase, cycle in paired:
        if cycle is None:
            yield Finding(
                kind=FindingKind.NO_CAPSULES,
                severity=Severity.CAUTION,
                message=f"no whole capsules of the product come near {figure(phase.daily_dose)}, "
                f"planned from {phase.window.first}",
                expected=phase.daily_dose,
                days=phase.window,
            )
    taken = total_dose(course, capsules)
    if taken is None or taken == course.total_dose:
        return
    reached = day_of_goal(course, capsules)
    late = 0 if reached is None else reached - course.days
    yield Finding(
        kind=FindingKind.CAPSULES_DIFFER,
        severity=Severity.CAUTION if late > 0 else Severity.NOTE,
        message=f"the whole capsules of these {Days(course.days)} come to {figure(taken)}, that is "
        f"{figure(taken / course.patient.weight)}, and not to {figure(course.total_dose)}"
        f"{_shift(course, late)}; every other total and date is that of the plan",
        observed=taken,
        expected=course.total_dose,
        days=course.window,
    )


def _shift(course: Course, late: int) -> str:
    if not late:
        return ""
    return f": they reach {course.goal} {Days(abs(late))} {'later' if late > 0 else 'earlier'}"
