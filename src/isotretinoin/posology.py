"""Dose, duration and cumulative dose against each other, and against the posology rules."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil
from typing import Any, Final, TypeVar

from isotretinoin.course import Course
from isotretinoin.dates import Days, Months, Weeks, Window, after
from isotretinoin.display import figure
from isotretinoin.errors import NoRuleInForce, QuantityError, RegimenError
from isotretinoin.evidence import Rule, Timeline
from isotretinoin.findings import Answer, Finding, Severity
from isotretinoin.products import Formulation, Product
from isotretinoin.quantities import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    DosePerKg,
    Mass,
    mg_per_kg_day,
)
from isotretinoin.rules import Between, PosologyRules, Rulebook

__all__ = [
    "cumulative_range",
    "daily_dose_range",
    "days_to_goal",
    "dose_findings",
    "dose_to_reach",
    "earliest_next_course",
    "feasibility",
    "findings",
]

_DAYS_A_WEEK: Final = 7
_ONE_DAY: Final = timedelta(days=1)
_T = TypeVar("_T")


def _stated(matter: Timeline[_T] | None, rules: Rulebook, what: str) -> Timeline[_T]:
    if matter is None:
        raise NoRuleInForce(f"rulebook {rules.name!r}: its sources state no {what}")
    return matter


def daily_dose_range(
    product: Product,
    weight: BodyWeight,
    rules: Rulebook,
    *,
    on: date | None = None,
    adult_very_severe: bool = False,
) -> Between[DailyDose]:
    """The lowest and highest daily dose that the rules give for the product and the weight.

    Both bounds are inclusive. With `adult_very_severe` the upper bound is the ceiling for adults
    with very severe disease, with scarring or primarily on the trunk, where the source has one.
    Without a day, the newest rule answers.

    Raises
    ------
    NoRuleInForce
        When the rules say nothing of that formulation or of that day.

    >>> from isotretinoin import kg, products, rulebook
    >>> doses = daily_dose_range(products.ABSORICA_LD, kg(50), rulebook("US"))
    >>> str(doses.low), str(doses.high)
    ('20 mg/day', '40 mg/day')
    """
    posology = rules.posology_of(product.formulation)
    rule = posology.daily_dose.on(on)
    low, high = rule.value.low.for_weight(weight), rule.value.high.for_weight(weight)
    if adult_very_severe and posology.adult_very_severe is not None:
        ceiling = posology.adult_very_severe.on(on)
        return Between(low, ceiling.value.for_weight(weight), because=ceiling)
    return Between(low, high, because=rule)


def days_to_goal(
    goal: DosePerKg | Mass,
    *,
    daily_dose: DailyDose | DailyDosePerKg,
    weight: BodyWeight | None = None,
) -> int:
    """The whole days of that dose after which the goal is reached, never a day too few.

    The weight is needed only when one of goal and dose is per kilogram and the other is not.

    >>> from isotretinoin import mg_per_kg, mg_per_kg_day
    >>> days_to_goal(mg_per_kg(120), daily_dose=mg_per_kg_day("0.25"))
    480
    """
    aim = goal.mg_per_kg if isinstance(goal, DosePerKg) else goal.mg
    dose = (
        daily_dose.mg_per_kg_day
        if isinstance(daily_dose, DailyDosePerKg)
        else daily_dose.mg_per_day
    )
    if isinstance(goal, DosePerKg) is not isinstance(daily_dose, DailyDosePerKg):
        if weight is None:
            raise QuantityError(f"{goal} at {daily_dose}: give the body weight, weight=kg(68)")
        aim, dose = (
            (aim * weight.kg, dose) if isinstance(goal, DosePerKg) else (aim, dose * weight.kg)
        )
    if not dose:
        raise RegimenError(f"{goal} is never reached at {daily_dose}: give a dose above 0")
    return ceil(aim / dose)


def _day_count(value: Any) -> int:  # noqa: ANN401 - any way of saying whole days
    match value:
        case Days(n):
            days = n
        case Weeks(n):
            days = _DAYS_A_WEEK * n
        case timedelta(days=n) if value == timedelta(days=n):
            days = n
        case _:
            days = value
    if type(days) is not int or days < 1:
        raise RegimenError(f"{value!r:.60} is not a number of days: give a whole number, 1 or more")
    return days


def _month_lengths(n: int) -> set[int]:
    """The days that n months can have, over a leap year and its neighbours."""
    starts = [date(year, month, 1) for year in (2023, 2024, 2025) for month in range(1, 13)]
    return {(after(start, Months(n)) - start).days for start in starts}


def dose_to_reach(goal: DosePerKg, *, days: int | Days | Weeks | timedelta) -> DailyDosePerKg:
    """The daily dose that reaches exactly the goal on the last of the days.

    >>> from isotretinoin import mg_per_kg
    >>> print(dose_to_reach(mg_per_kg(120), days=160))
    0.75 mg/kg/day
    """
    return mg_per_kg_day(goal.mg_per_kg / _day_count(days))


def cumulative_range(
    doses: Between[DailyDosePerKg], days: Between[Any] | tuple[Any, Any]
) -> Between[DosePerKg]:
    """The lowest and highest cumulative dose of a range of daily doses over a range of days.

    Days are whole numbers, `Days`, `Weeks` or timedeltas; `Months` count with the fewest days that
    they can have at the lower end and with the most at the upper.

    >>> from isotretinoin import Between, mg_per_kg_day
    >>> low_and_slow = Between(mg_per_kg_day("0.1"), mg_per_kg_day("0.25"))
    >>> print(cumulative_range(low_and_slow, (270, 365)))
    27–91.25 mg/kg
    """
    low, high = days if isinstance(days, tuple) else (days.low, days.high)
    shortest = min(_month_lengths(low.n)) if isinstance(low, Months) else _day_count(low)
    longest = max(_month_lengths(high.n)) if isinstance(high, Months) else _day_count(high)
    if longest < shortest:
        raise RegimenError(f"from {shortest} to {longest} days: the shorter course comes first")
    return Between(doses.low * timedelta(days=shortest), doses.high * timedelta(days=longest))


def feasibility(
    doses: Between[DailyDosePerKg],
    days: Between[Any] | tuple[Any, Any],
    goal: DosePerKg | Between[DosePerKg],
) -> Answer:
    """Whether a dose range held for a range of days reaches the goal: yes, no, or for some only.

    "yes" when even the lowest dose for the fewest days reaches the lower end of the goal, "no" when
    the highest dose for the most days does not; otherwise unknown until dose and days are chosen.

    >>> from isotretinoin import Between, mg_per_kg, mg_per_kg_day
    >>> low_and_slow = Between(mg_per_kg_day("0.1"), mg_per_kg_day("0.25"))
    >>> print(feasibility(low_and_slow, (270, 365), mg_per_kg(120)))
    no: 27–91.25 mg/kg stays below 120 mg/kg
    """
    reach = cumulative_range(doses, days)
    aim = goal.low if isinstance(goal, Between) else goal
    if reach.low >= aim:
        return Answer(value="yes", reason=f"{reach} reaches {aim} throughout")
    if reach.high < aim:
        return Answer(value="no", reason=f"{reach} stays below {aim}")
    return Answer(
        value="unknown",
        reason=f"{reach} reaches {aim} only with enough dose and days",
        missing=("daily dose", "days"),
    )


def earliest_next_course(
    last_dose: date, rules: Rulebook, *, formulation: Formulation = Formulation.CONVENTIONAL
) -> date:
    """The first day on which another course may start, by the rules' drug-free wait.

    Where one label words the wait in two ways, the later day. The span is over on that day.

    Raises
    ------
    NoRuleInForce
        When the rules set no wait, or none on that day.
    """
    washout = rules.posology_of(formulation).washout
    return after(
        last_dose, _stated(washout, rules, "wait before another course").on(last_dose).value
    )


def findings(
    course: Course,
    rules: Rulebook,
    *,
    product: Product | None = None,
    adult_very_severe: bool = False,
) -> tuple[Finding, ...]:
    """What in a planned course departs from the posology rules.

    Each phase is judged by the rules in force on its days. Without a product, the conventional
    formulation is taken.
    """
    formulation = product.formulation if product else Formulation.CONVENTIONAL
    posology = rules.posology_of(formulation)
    return (
        *_dose_findings(course, posology, adult_very_severe=adult_very_severe),
        *_length_findings(course, posology),
        *_goal_findings(course, rules),
        *_patient_findings(course, posology),
    )


def _dose_findings(
    course: Course, posology: PosologyRules, *, adult_very_severe: bool
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
    dose: DailyDosePerKg, days: Window, posology: PosologyRules, *, adult_very_severe: bool = False
) -> Iterator[Finding]:
    """What departs from the rules in a dose that is taken on each of those days.

    Each day is judged by the rule in force on it.
    """
    for rule in posology.daily_dose.within(days.first, days.last):
        ruled = Window(
            first=max(days.first, rule.since or days.first),
            last=min(days.last, rule.until or days.last),
        )
        if dose < rule.value.low:
            yield Finding(
                kind="daily-dose-below-range",
                severity=Severity.NOTE,
                message=f"{figure(dose)} is below the {rule.value} of the rule",
                observed=str(dose),
                expected=str(rule.value),
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
    ceilings = matter.within(days.first, days.last) if matter else ()
    ceiling = ceilings[0] if ceilings else None
    if ceiling is not None and dose <= ceiling.value:
        if adult_very_severe:
            return
        yield Finding(
            kind="daily-dose-above-range",
            severity=Severity.CAUTION,
            message=f"{figure(dose)} is above the {rule.value} of the rule; up to {ceiling.value} is for "
            "adults with very severe disease, with scarring or primarily on the trunk",
            observed=str(dose),
            expected=str(rule.value),
            days=days,
            because=ceiling,
        )
        return
    highest = ceiling or rule
    limit = ceiling.value if ceiling else rule.value.high
    yield Finding(
        kind="daily-dose-above-maximum",
        severity=Severity.ALERT,
        message=f"{figure(dose)} is above {limit}, the most that the rules give to anyone",
        observed=str(dose),
        expected=f"at most {limit}",
        days=days,
        because=highest,
    )


def _length_findings(course: Course, posology: PosologyRules) -> Iterator[Finding]:
    matter = posology.course_length
    for rule in matter.within(course.first_dose, course.first_dose) if matter else ():
        over = course.last_dose + _ONE_DAY
        length = f"{course.days} days"
        if over < after(course.first_dose, rule.value.low, "down"):
            kind, side = "course-shorter", "shorter"
        elif over > after(course.first_dose, rule.value.high):
            kind, side = "course-longer", "longer"
        else:
            continue
        yield Finding(
            kind=kind,
            severity=Severity.NOTE,
            message=f"a course of {length} is {side} than the {rule.value} of the rule",
            observed=length,
            expected=str(rule.value),
            days=course.window,
            because=rule,
        )


def _goal_findings(course: Course, rules: Rulebook) -> Iterator[Finding]:
    dose = course.cumulative_dose
    for rule in rules.goals:
        if dose in rule.value:
            continue
        low = dose < rule.value.low
        yield Finding(
            kind="goal-not-reached" if low else "goal-exceeded",
            severity=Severity.NOTE,
            message=f"the cumulative dose, {dose:.1f}, is {'below' if low else 'above'} "
            f"{rule.value} ({rule.cites[0].source.title})",
            observed=str(dose),
            expected=str(rule.value),
            days=course.window,
            because=rule,
        )


def _patient_findings(course: Course, posology: PosologyRules) -> Iterator[Finding]:
    weight, age = course.patient.weight, course.patient.age(course.first_dose)
    day = course.first_dose
    for weights in (
        posology.tabulated_weights.within(day, day) if posology.tabulated_weights else ()
    ):
        if weight not in weights.value:
            yield Finding(
                kind="weight-outside-table",
                severity=Severity.CAUTION,
                message=f"{weight} lies outside the {weights.value} for which doses are printed: "
                "check the number and its unit",
                observed=str(weight),
                expected=str(weights.value),
                because=weights,
            )
    for youngest in posology.minimum_age.within(day, day) if posology.minimum_age else ():
        if age is not None and age < youngest.value:
            yield Finding(
                kind="below-minimum-age",
                severity=Severity.ALERT,
                message=f"the patient is {age} on {day}; the rule starts at {youngest.value} years",
                observed=f"{age} years",
                expected=f"at least {youngest.value} years",
                because=youngest,
            )
