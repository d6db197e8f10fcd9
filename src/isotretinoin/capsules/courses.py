"""A planned course in whole capsules: which, what they come to, and when they reach the goal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import cycle as cycle_again
from itertools import islice
from math import lcm
from typing import Final, get_args

from attrs import evolve

from isotretinoin import given, posology
from isotretinoin.capsules.dose import CapsulePlan, capsule_plan, days_of_cycle
from isotretinoin.courses.course import COURSE, Course, Phase, Policy
from isotretinoin.courses.pattern import DosePattern
from isotretinoin.courses.regimen import Step
from isotretinoin.courses.walk import Leg, days_until, legs_of
from isotretinoin.dates import Days, Weeks, calendar_day
from isotretinoin.errors import NoRuleInForce, RegimenError, RegimenTypeError, shown
from isotretinoin.evidence import rule_on
from isotretinoin.findings import Finding, FindingKind, Severity
from isotretinoin.products import Product
from isotretinoin.quantities import DailyDose, Mass, mg, mg_per_day
from isotretinoin.quantities.figures import figure
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook

__all__ = [
    "A_WEEK",
    "capsule_findings",
    "course_capsules",
    "day_of_goal",
    "in_capsules",
    "taken_course",
    "taken_findings",
    "total_dose",
]

#: The longest cycle unless another is asked for: what a calendar or a pill box for the week holds.
A_WEEK: Final = 7

#: Doses in turn and their cycles together repeat themselves in so many days at the latest.
_MOST_DAYS: Final = 1000


def course_capsules(
    course: Course,
    rules: Rulebook,
    *,
    product: Product,
    policy: Policy = "within",
    longest_cycle: int | Days | Weeks = A_WEEK,
    adult_very_severe: bool = False,
    of_steps: bool = False,
) -> tuple[CapsulePlan | None, ...]:
    """The whole capsules of each phase, by the rules in force on its first day.

    What the policies are, and which cycle is chosen, is said by `Course.in_capsules`. None for a
    phase that no whole capsules of the product come near, and for each where its strengths were not
    read. With `of_steps` they are those of each step of the regimen, of which capsules may need one
    that the doses do not.

    Raises
    ------
    TypeError
        When course, rules or product is not of its type.
    RegimenError
        When the policy is none of the three, or the cycle not of 1 to 30 days.
    FactError
        When `adult_very_severe` or `of_steps` is neither yes nor no.
    """
    given.require(course, Course, COURSE)
    every = given.yes_or_no(of_steps, "of_steps")
    search = _Search(
        rules, product, None, policy, longest_cycle, adult_very_severe=adult_very_severe
    )
    return search.of_steps(course)[: None if every else len(course.phases)]


def in_capsules(
    course: Course,
    product: Product,
    rules: Rulebook,
    *,
    on: date,
    policy: Policy = "within",
    longest_cycle: int | Days | Weeks = A_WEEK,
    adult_very_severe: bool = False,
) -> Course:
    """The course of the whole capsules that are really taken: `Course.in_capsules` says more.

    Raises
    ------
    TypeError
        When course, product or rules is not of its type.
    RegimenError
        When there are no capsules for a step, or policy or cycle is not one of those offered.
    DateError
        When `on` is no calendar day.
    FactError
        When `adult_very_severe` is neither yes nor no.
    """
    given.require(course, Course, COURSE)
    day = calendar_day(on)
    search = _Search(
        rules, product, day, policy, longest_cycle, adult_very_severe=adult_very_severe
    )
    cycles = search.of_steps(course)
    for step, cycle in zip(course.regimen.steps, cycles, strict=True):
        if cycle is None:
            capsules = ", ".join(map(str, product.strengths)) or "strengths that were not read"
            raise RegimenError(
                f"no whole capsules of {product.name} ({capsules}) come near {step.daily_dose}: give "
                "another dose, or another product",
            )
    return taken_course(course, cycles)


def taken_course(course: Course, cycles: tuple[CapsulePlan | None, ...]) -> Course:
    """The course with the capsules of each step in place of its doses, until they reach its goal.

    A step without capsules keeps its doses. A course without a goal, or that does not reach it, has
    its days; one that capsules do not take to its goal has as many as its regimen has.

    Raises
    ------
    TypeError
        When the course is none.
    RegimenError
        When the capsules are not those of each step.
    """
    given.require(course, Course, COURSE)
    told = _capsules(cycles, len(course.regimen.steps), "steps")
    phases = course.phases
    steps = tuple(
        _taken_step(step, cycle, phases[index] if index < len(phases) else None)
        for index, (step, cycle) in enumerate(zip(course.regimen.steps, told, strict=True))
    )
    regimen = evolve(course.regimen, steps=steps)
    days, goal = course.days, course.goal
    if goal is not None:
        amount = goal if isinstance(goal, Mass) else goal.for_weight(course.patient.weight)
        if course.total_dose >= amount:
            legs = legs_of(regimen, weight=course.patient.weight, first=course.first_dose)
            days = days_until(amount, legs) or regimen.days or days
    return evolve(course, regimen=regimen, days=days)


def _taken_step(step: Step, cycle: CapsulePlan | None, phase: Phase | None) -> Step:
    if cycle is None:
        return step
    doses = tuple(mg_per_day(each.mg) for each in cycle.by_day)
    ordered = step.daily_dose
    if isinstance(ordered, DosePattern):
        if ordered.intakes and doses == ordered.doses:
            return step  # which says how the day is divided
        if ordered.weekly and phase is not None and len(doses) == len(ordered.doses):
            shift = -phase.window.first.weekday()
            return evolve(step, daily_dose=DosePattern(doses[shift:] + doses[:shift], weekly=True))
    return evolve(step, daily_dose=DosePattern(doses) if any(doses) else doses[0])


class _Search:
    """The cycles of whole capsules of a product for the steps of a course, by some rules."""

    def __init__(
        self,
        rules: Rulebook,
        product: Product,
        on: date | None,
        policy: Policy,
        longest_cycle: int | Days | Weeks,
        *,
        adult_very_severe: bool,
    ) -> None:
        self.rules = given.require(rules, Rulebook, RULEBOOK)
        self.product = given.require(product, Product, "products.CLARAVIS")
        self.on = on
        self.policy = given.choice(policy, get_args(Policy), "policy", error=RegimenError)
        self.longest = days_of_cycle(longest_cycle)
        self.adult_very_severe = given.yes_or_no(adult_very_severe, "adult_very_severe")

    def of_steps(self, course: Course) -> tuple[CapsulePlan | None, ...]:
        """Those of each step of the regimen, one that is not reached in doses included."""
        phases = course.phases
        return tuple(
            self._of_step(step, phases[min(index, len(phases) - 1)], course)
            for index, step in enumerate(course.regimen.steps)
        )

    def _of_step(self, step: Step, phase: Phase, course: Course) -> CapsulePlan | None:
        if not self.product.strengths:
            return None
        day = self.on or phase.window.first
        weight, days = course.patient.weight, phase.window.days
        doses = step.doses_for(weight, first=phase.window.first)
        ordered = step.daily_dose
        parts: tuple[tuple[Mass, ...], ...] = (doses,)
        if isinstance(ordered, DosePattern) and ordered.intakes:
            parts = tuple((each,) for each in ordered.intakes)
        try:
            cycles = [
                self._in_turn(part, day, course, days, at_once=len(parts) > 1) for part in parts
            ]
        except RegimenError:
            return None
        together = zip(
            *(islice(cycle_again(each), lcm(*map(len, cycles))) for each in cycles), strict=True
        )
        return CapsulePlan(
            daily_dose=mg_per_day(sum(each.mg for each in doses) / len(doses)),
            cycle=tuple(tuple(each for part in day for each in part) for day in together),
            days=days,
        )

    def _in_turn(
        self,
        doses: tuple[Mass, ...],
        day: date,
        course: Course,
        days: int,
        *,
        at_once: bool,
    ) -> tuple[tuple[Mass, ...], ...]:
        """The capsules of days with these doses in turn; each dose goes through its own cycle."""
        most, halves = self._highest(day, course), not at_once and self._in_halves(day)
        longest = self.longest
        while True:
            plans = {
                dose: self._cycle(dose, most, days, longest, halves=halves) for dose in set(doses)
            }
            n = len(doses) * lcm(*map(len, plans.values()))
            if len(doses) == 1 or n <= _MOST_DAYS:
                break
            longest = 1  # else the whole would repeat itself in no time that anybody keeps
        taken = {dose: cycle_again(cycle) for dose, cycle in plans.items()}
        return tuple(next(taken[doses[index % len(doses)]]) for index in range(n))

    def _cycle(
        self, dose: Mass, most: DailyDose | None, days: int, longest: int, *, halves: bool
    ) -> tuple[tuple[Mass, ...], ...]:
        asked = mg_per_day(dose.mg)
        plan = capsule_plan(
            asked,
            strengths=self.product,
            days=days,
            direction="down" if self.policy == "mean" else "nearest",
            longest_cycle=longest,
            maximum=None if most is None else max(most, asked),
            halves=halves,
        )
        # A course begins with a dose: days without one come last.
        return tuple(sorted(plan.cycle, key=lambda capsules: not capsules))

    def _highest(self, day: date, course: Course) -> DailyDose | None:
        """The most that the rules give on that day; 0 where they say nothing, None where it may be more."""
        if self.policy != "within":
            return None
        with suppress(NoRuleInForce):
            return posology.daily_dose_range(
                self.product,
                course.patient.weight,
                self.rules,
                on=day,
                adult_very_severe=self.adult_very_severe,
                patient=course.patient,
            ).high
        return mg_per_day(0)

    def _in_halves(self, day: date) -> bool:
        """Whether the rules of that day divide the daily dose in two."""
        with suppress(NoRuleInForce):
            rule = rule_on(self.rules.posology_of(self.product.judged_as).doses_per_day, day)
            return rule is not None and rule.value == len(("morning", "evening"))
        return False


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
    known = _capsules(capsules, len(course.phases), "phases")
    return list(zip(course.phases, known, strict=True))


def _capsules(value: object, number: int, of: str) -> tuple[CapsulePlan | None, ...]:
    known = given.group(value, _WRITE, error=RegimenError)
    told: list[CapsulePlan | None] = []
    for each in known:
        if not isinstance(each, CapsulePlan | None):
            raise RegimenTypeError(f"{shown(each)} are no capsules of a phase: write {_WRITE}")
        told.append(each)
    if len(told) != number:
        raise RegimenError(
            f"capsules for {len(told)} of {number} {of}: give those of each, in order",
        )
    return tuple(told)


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


def taken_findings(ordered: Course, taken: Course) -> Iterator[Finding]:
    """A finding where the capsules of a course are not the doses ordered, or end it on another day.

    Raises
    ------
    TypeError
        When one of them is no course.
    """
    given.require(ordered, Course, COURSE)
    return _otherwise(ordered, given.require(taken, Course, COURSE))


def _otherwise(ordered: Course, taken: Course) -> Iterator[Finding]:
    weight = ordered.patient.weight
    doses: list[str] = []
    for step, phase in zip(ordered.regimen.steps, taken.phases, strict=False):
        asked = Leg.of(step, weight=weight, first=phase.window.first)
        mean = Phase.mean_of(step, asked.doses)
        if mean != phase.mean:
            doses.append(f"{figure(phase.mean, mean)} for {figure(mean, phase.mean)}")
    later = (taken.last_dose - ordered.last_dose).days
    if not doses and not later:
        return
    said = f"whole capsules come to {', and to '.join(dict.fromkeys(doses))}" if doses else ""
    moved = (
        f"the last dose is on {taken.last_dose}, {Days(abs(later))} "
        f"{'later' if later > 0 else 'earlier'} than in the doses ordered"
    )
    yield Finding(
        kind=FindingKind.CAPSULES_DIFFER,
        severity=Severity.NOTE,
        message="; ".join(part for part in (said, moved if later else "") if part),
        observed=taken.total_dose,
        expected=ordered.total_dose,
        days=taken.window,
    )
