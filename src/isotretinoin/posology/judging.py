"""Doses, lengths and totals held against the posology rules."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from isotretinoin import given
from isotretinoin.courses.course import Course
from isotretinoin.dates import Days, after
from isotretinoin.errors import NoRuleInForce
from isotretinoin.evidence import Rule, rule_on
from isotretinoin.findings import Between, Finding, FindingKind, Severity, Window
from isotretinoin.given import require, yes_or_no
from isotretinoin.pregnancy_prevention.waits import wait_window
from isotretinoin.products import Formulation, Product
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg
from isotretinoin.quantities.figures import figure
from isotretinoin.rules.posology import PosologyRules
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook

__all__ = [
    "daily_dose_range",
    "dose_findings",
    "findings",
    "next_course_window",
]


_ONE_DAY: Final = timedelta(days=1)


def daily_dose_range(
    product: Product,
    weight: BodyWeight,
    rules: Rulebook,
    *,
    on: date,
    adult_very_severe: bool = False,
) -> Between[DailyDose]:
    """The lowest and highest daily dose that the rules give for the product and the weight.

    Both bounds are inclusive. With `adult_very_severe` the upper bound is the ceiling for adults
    with very severe disease, with scarring or primarily on the trunk, where the source has one.

    Raises
    ------
    NoRuleInForce
        When the rules say nothing of that formulation or of that day.

    >>> from datetime import date
    >>> from isotretinoin import kg, products, rulebook
    >>> doses = daily_dose_range(
    ...     products.ABSORICA_LD, kg(50), rulebook("US"), on=date(2026, 3, 9)
    ... )
    >>> str(doses.low), str(doses.high)
    ('20 mg/day', '40 mg/day')
    """
    require(product, Product, 'products.get("Claravis")')
    given.weight(weight)
    yes_or_no(adult_very_severe, "adult_very_severe")
    posology = require(rules, Rulebook, RULEBOOK).posology_of(product.formulation)
    rule = posology.daily_dose.at(on)
    low, high = rule.value.low.for_weight(weight), rule.value.high.for_weight(weight)
    if adult_very_severe and posology.adult_very_severe is not None:
        ceiling = posology.adult_very_severe.at(on)
        return Between(low, ceiling.value.for_weight(weight), because=ceiling)
    return Between(low, high, because=rule)


def next_course_window(
    last_dose: date,
    rules: Rulebook,
    *,
    formulation: Formulation = Formulation.CONVENTIONAL,
) -> Window:
    """The days on which another course may start, by the rules' drug-free wait.

    Where one label words the wait in two ways, the later day is the first; the span is over on it.
    No source sets a last day, so `last` is None.

    Raises
    ------
    NoRuleInForce
        When the rules set no wait, or none on that day.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> print(next_course_window(date(2026, 7, 20), rulebook("US")))
    from 2026-09-20 on
    """
    return wait_window("another course", last_dose, rules, formulation=formulation)


def findings(
    course: Course,
    rules: Rulebook,
    *,
    product: Product | None = None,
    adult_very_severe: bool = False,
) -> tuple[Finding, ...]:
    """What in a planned course departs from the posology rules.

    Each phase is judged by the rules in force on its days. Without a product, the conventional
    formulation is taken. Where the rulebook's sources state no doses of it, a finding says so.

    >>> from datetime import date
    >>> from isotretinoin import Course, Patient, Regimen, kg, mg_per_kg, mg_per_kg_day, rulebook
    >>> course = Course.until(
    ...     mg_per_kg(130),
    ...     patient=Patient(weight=kg(68)),
    ...     regimen=Regimen.constant(mg_per_kg_day("1.2")),
    ...     first_dose=date(2026, 3, 9),
    ... )
    >>> for finding in findings(course, rulebook("US")):
    ...     print(finding.kind, "|", finding.observed, "|", finding.expected)
    daily-dose-above-range | 1.2 mg/kg/day | 0.5–1 mg/kg/day
    """
    formulation = product.formulation if product else Formulation.CONVENTIONAL
    try:
        posology = rules.posology_of(formulation)
    except NoRuleInForce:
        return (_no_doses(course, rules, formulation), *_goal_findings(course, rules))
    return (
        *_dose_findings(course, posology, adult_very_severe=adult_very_severe),
        *_length_findings(course, posology),
        *_goal_findings(course, rules, posology),
        *_maximum_findings(course, posology),
        *_patient_findings(course, posology),
    )


def _no_doses(course: Course, rules: Rulebook, formulation: Formulation) -> Finding:
    return Finding(
        kind=FindingKind.DOSES_NOT_STATED,
        severity=Severity.CAUTION,
        message=f"the sources read of {rules.title} state no doses of {formulation.value} "
        "isotretinoin: no rule judged the doses and the length of this course",
        days=course.window,
    )


def _dose_findings(
    course: Course,
    posology: PosologyRules,
    *,
    adult_very_severe: bool,
) -> Iterator[Finding]:
    for phase in course.phases:
        if phase.daily_dose:
            yield from dose_findings(
                phase.daily_dose_per_kg,
                phase.window,
                posology,
                adult_very_severe=adult_very_severe,
            )


def dose_findings(
    dose: DailyDosePerKg,
    days: Window,
    posology: PosologyRules,
    *,
    adult_very_severe: bool = False,
) -> Iterator[Finding]:
    """What departs from the rules in a dose that is taken on each of those days.

    Each day is judged by the rule in force on it.
    """
    for rule in posology.daily_dose.during(days):
        ruled = Window(
            first=max(days.first, rule.since or days.first),
            last=min(days.end, rule.until or days.end),
        )
        if dose < rule.value.low:
            yield Finding(
                kind=FindingKind.DAILY_DOSE_BELOW_RANGE,
                severity=Severity.NOTE,
                message=f"{figure(dose)} is below the {rule.value} of the rule",
                observed=dose,
                expected=rule.value,
                days=ruled,
                because=rule,
            )
        elif dose > rule.value.high:
            yield from _above(dose, rule, ruled, posology, adult_very_severe=adult_very_severe)


def _above(
    dose: DailyDosePerKg,
    rule: Rule[Between[DailyDosePerKg]],
    days: Window,
    posology: PosologyRules,
    *,
    adult_very_severe: bool,
) -> Iterator[Finding]:
    matter = posology.adult_very_severe
    ceilings = matter.during(days) if matter else ()
    ceiling = ceilings[0] if ceilings else None
    if ceiling is not None and dose <= ceiling.value:
        if adult_very_severe:
            return
        yield Finding(
            kind=FindingKind.DAILY_DOSE_ABOVE_RANGE,
            severity=Severity.CAUTION,
            message=f"{figure(dose)} is above the {rule.value} of the rule; up to {ceiling.value} is for "
            "adults with very severe disease, with scarring or primarily on the trunk",
            observed=dose,
            expected=rule.value,
            days=days,
            because=ceiling,
        )
        return
    highest = ceiling or rule
    limit = ceiling.value if ceiling else rule.value.high
    yield Finding(
        kind=FindingKind.DAILY_DOSE_ABOVE_MAXIMUM,
        severity=Severity.ALERT,
        message=f"{figure(dose)} is above {limit}, the most that the rules give to anyone",
        observed=dose,
        expected=limit,
        days=days,
        because=highest,
    )


def _length_findings(course: Course, posology: PosologyRules) -> Iterator[Finding]:
    matter = posology.course_length
    if (rule := rule_on(matter, course.first_dose)) is not None:
        over = course.last_dose + _ONE_DAY
        length = f"{course.days} days"
        if over < after(course.first_dose, rule.value.low, "down"):
            kind, side = FindingKind.COURSE_SHORTER, "shorter"
        elif over > after(course.first_dose, rule.value.high):
            kind, side = FindingKind.COURSE_LONGER, "longer"
        else:
            return
        yield Finding(
            kind=kind,
            severity=Severity.NOTE,
            message=f"a course of {length} is {side} than the {rule.value} of the rule",
            observed=Days(course.days),
            expected=rule.value,
            days=course.window,
            because=rule,
        )


def _goal_findings(
    course: Course,
    rules: Rulebook,
    posology: PosologyRules | None = None,
) -> Iterator[Finding]:
    dose, day = course.cumulative_dose, course.last_dose
    own = rule_on(posology.goal, day) if posology else None
    goals = (*rules.goals, *(() if own is None else (own,)))
    for rule in {rule.key: rule for rule in goals}.values():
        if dose in rule.value:
            continue
        low = dose < rule.value.low
        yield Finding(
            kind=FindingKind.GOAL_NOT_REACHED if low else FindingKind.GOAL_EXCEEDED,
            severity=Severity.NOTE,
            message=f"the cumulative dose, {figure(dose)}, is {'below' if low else 'above'} "
            f"{rule.value} ({rule.cites[0].source.title})",
            observed=dose,
            expected=rule.value,
            days=course.window,
            because=rule,
        )


def _maximum_findings(course: Course, posology: PosologyRules) -> Iterator[Finding]:
    dose, day = course.cumulative_dose, course.last_dose
    rule = rule_on(posology.course_maximum, day)
    if rule is not None and dose > rule.value:
        yield Finding(
            kind=FindingKind.COURSE_MAXIMUM_EXCEEDED,
            severity=Severity.CAUTION,
            message=f"the cumulative dose, {figure(dose)}, is more than the {rule.value} that "
            "the rule allows in one course",
            observed=dose,
            expected=rule.value,
            days=course.window,
            because=rule,
        )


def _patient_findings(course: Course, posology: PosologyRules) -> Iterator[Finding]:
    weight, age = course.patient.weight, course.patient.age(course.first_dose)
    day = course.first_dose
    weights = rule_on(posology.tabulated_weights, day)
    if weights is not None and weight not in weights.value:
        yield Finding(
            kind=FindingKind.WEIGHT_OUTSIDE_TABLE,
            severity=Severity.CAUTION,
            message=f"{weight} lies outside the {weights.value} for which doses are printed: "
            "check the number and its unit",
            observed=weight,
            expected=weights.value,
            because=weights,
        )
    youngest = rule_on(posology.minimum_age, day)
    if youngest is not None and age is not None and age < youngest.value:
        yield Finding(
            kind=FindingKind.BELOW_MINIMUM_AGE,
            severity=Severity.ALERT,
            message=f"the patient is {age} on {day}; the rule starts at {youngest.value} years",
            observed=age,
            expected=youngest.value,
            because=youngest,
        )
