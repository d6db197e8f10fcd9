"""A planned course in whole capsules: which, what they come to, and when they reach the goal."""

from collections.abc import Iterator
from contextlib import suppress

from isotretinoin import posology
from isotretinoin.capsules.dose import CapsulePlan, capsule_plan
from isotretinoin.courses.course import Course, Phase
from isotretinoin.dates import Days
from isotretinoin.errors import NoRuleInForce, RegimenError
from isotretinoin.findings import Finding, FindingKind, Severity
from isotretinoin.products import Product
from isotretinoin.quantities import Mass, mg
from isotretinoin.quantities.figures import figure
from isotretinoin.rules.rulebook import Rulebook

__all__ = ["course_capsules", "days_to_goal", "findings", "total_dose"]


def course_capsules(
    course: Course,
    rules: Rulebook,
    product: Product,
    *,
    adult_very_severe: bool = False,
) -> tuple[CapsulePlan | None, ...]:
    """The whole capsules of each phase, no day of them above both the plan and the rules.

    None for a phase that no whole capsules of the product come near.
    """
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
    most = phase.daily_dose
    with suppress(NoRuleInForce):
        allowed = posology.daily_dose_range(
            product,
            course.patient.weight,
            rules,
            on=phase.window.first,
            adult_very_severe=adult_very_severe,
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

    >>> from datetime import date
    >>> from isotretinoin import Patient, Regimen, capsule_plan, kg, mg_per_day, mg_per_kg
    >>> course = Course.until(
    ...     mg_per_kg(120),
    ...     patient=Patient(weight=kg(68)),
    ...     regimen=Regimen.constant(mg_per_day(68)),
    ...     first_dose=date(2026, 3, 9),
    ... )
    >>> capsules = (capsule_plan(mg_per_day(60), strengths=(mg(20), mg(30))),)
    >>> print(course.total_dose, total_dose(course, capsules))
    8160 mg 7200 mg
    >>> course.days, days_to_goal(course, capsules)
    (120, 136)
    """
    total = mg(0)
    for phase, cycle in zip(course.phases, capsules, strict=True):
        if cycle is None:
            return None
        total += cycle.dose_over(phase.step.days_on_within(phase.window.days))
    return total


def days_to_goal(course: Course, capsules: tuple[CapsulePlan | None, ...]) -> int | None:
    """The day of the course, from 1, on which its capsules reach its goal, the last dose going on.

    None where a phase has no capsules, the course no goal, or the last phase no dose.
    """
    if course.goal is None:
        return None
    goal = course.goal
    left = goal if isinstance(goal, Mass) else goal.for_weight(course.patient.weight)
    passed = 0
    for phase, cycle in zip(course.phases, capsules, strict=True):
        if cycle is None:
            return None
        given = cycle.dose_over(phase.step.days_on_within(phase.window.days))
        if given >= left or (phase.window.last == course.last_dose and cycle.mean_daily_dose):
            return passed + phase.step.day_of_dose(cycle.days_to(left))
        left -= given
        passed += phase.window.days
    return None


def findings(course: Course, capsules: tuple[CapsulePlan | None, ...]) -> Iterator[Finding]:
    """Where no whole capsules fit, or what they come to is not what the course was planned for."""
    for phase, cycle in zip(course.phases, capsules, strict=True):
        if cycle is None:
            yield Finding(
                kind=FindingKind.NO_CAPSULES,
                severity=Severity.CAUTION,
                message=f"no whole capsules of the product come near {figure(phase.daily_dose)}, "
                f"planned from {phase.window.first}",
                expected=phase.daily_dose,
                days=phase.window,
            )
    given = total_dose(course, capsules)
    if given is None or given == course.total_dose:
        return
    reached = days_to_goal(course, capsules)
    late = 0 if reached is None else reached - course.days
    yield Finding(
        kind=FindingKind.CAPSULES_DIFFER,
        severity=Severity.CAUTION if late > 0 else Severity.NOTE,
        message=f"the whole capsules of these {Days(course.days)} come to {figure(given)}, that is "
        f"{figure(given / course.patient.weight)}, and not to {figure(course.total_dose)}"
        f"{_shift(course, late)}; every other total and date is that of the plan",
        observed=given,
        expected=course.total_dose,
        days=course.window,
    )


def _shift(course: Course, late: int) -> str:
    if not late:
        return ""
    return f": they reach {course.goal} {Days(abs(late))} {'later' if late > 0 else 'earlier'}"
