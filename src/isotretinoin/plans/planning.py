"""A whole course laid out: doses, laboratory tests, pregnancy prevention, findings, sources."""

from collections.abc import Iterator
from typing import Literal

from attrs import evolve

from isotretinoin.capsules import courses as course_capsules
from isotretinoin.capsules.dose import CapsulePlan
from isotretinoin.capsules.supply import fillings
from isotretinoin.courses.course import COURSE, Course
from isotretinoin.errors import RegimenError
from isotretinoin.evidence import rule_on
from isotretinoin.findings import Finding
from isotretinoin.given import choice, perhaps, require, yes_or_no
from isotretinoin.monitoring.schedules import schedule
from isotretinoin.plans import doses, prevention, silence
from isotretinoin.plans.case import Case
from isotretinoin.plans.plan import Plan, ProcedureDays
from isotretinoin.posology.judging import course_findings
from isotretinoin.prescriptions import prescriptions
from isotretinoin.products import Product
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook

__all__ = ["plan"]


def plan(
    course: Course,
    rules: Rulebook,
    *,
    monitoring: MonitoringProfile | None = None,
    product: Product | None = None,
    capsules: Literal["taken", "exact"] = "taken",
    adult_very_severe: bool = False,
) -> Plan:
    """The whole course: doses, what is tested when, the windows of pregnancy prevention, findings.

    Laboratory tests follow the profile given, or else the rulebook's own. Doses are judged for the
    product's formulation, or else for the conventional one. With a product, the course is laid out in
    its whole capsules (`Course.in_capsules`, each phase by the rules of its first day), and ends when
    those reach the goal; where there are none for a phase, and with "exact" for `capsules`, it is laid
    out as ordered. Each day is judged by the rule in force on that day; what departs from a rule is a
    finding and raises nothing.

    Raises
    ------
    RegimenError
        When the course has no dose at all, or `capsules` is neither "taken" nor "exact".

    >>> from datetime import date
    >>> from isotretinoin import Course, Patient, Regimen, kg, mg_per_kg, mg_per_kg_day, rulebook
    >>> course = Course.until(
    ...     mg_per_kg(120),
    ...     patient=Patient(weight=kg(68), can_become_pregnant=True),
    ...     regimen=Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1)),
    ...     first_dose=date(2026, 3, 9),
    ... )
    >>> p = plan(course, rulebook("US"))
    >>> print(p.pregnancy_prevention.post_course)
    2026-07-21 to 2026-08-20
    >>> [str(due.on) for due in p.monitoring.due]
    ['2026-03-09', '2026-04-09', '2026-05-09', '2026-06-09', '2026-07-09', '2026-07-20']
    """
    require(course, Course, COURSE)
    require(rules, Rulebook, RULEBOOK)
    if not course.total_dose:
        raise RegimenError(f"{course.regimen} has no dose, so nothing follows from it: give one")
    perhaps(require, product, Product, 'products.get("Claravis")')
    perhaps(require, monitoring, MonitoringProfile, 'isotretinoin.profile("guide")')
    how = choice(capsules, ("taken", "exact"), "way with capsules", error=RegimenError)
    severe = yes_or_no(adult_very_severe, "adult_very_severe")
    taken, cycles = _in_capsules(course, rules, product, how, adult_very_severe=severe)
    whole = taken is not course
    case = Case(
        course=taken,
        ordered=course,
        capsules=cycles,
        rules=rules,
        product=product,
        monitoring=monitoring or rules.monitoring,
        adult_very_severe=severe,
    )
    windows = prevention.pregnancy_prevention(case)
    due = prescriptions(taken, rules)
    pack = rule_on(rules.dispensing.unbroken_pack, taken.first_dose)
    return Plan(
        course=taken,
        ordered=course if whole else None,
        rules=rules.cited,
        product=product,
        monitoring=schedule(taken, case.monitoring),
        pregnancy_prevention=windows,
        prescriptions=due,
        fillings=fillings(
            taken,
            case.capsules,
            ((each.needed_on, each.supply) for each in due),
            packs_of=1 if pack is None else pack.value,
        )
        if whole
        else (),
        unbroken_pack=pack if whole else None,
        next_course=case.wait("another course"),
        procedures=tuple(
            ProcedureDays(row.kind, row.words, case.wait(row.kind)) for row in rules.procedures.rows
        ),
        capsules=case.capsules,
        directions=doses.directions(case),
        findings=(
            *course_findings(
                taken, rules, product=product, adult_very_severe=severe, ordered=course
            ),
            *_of_capsules(case),
            *doses.medicine(case),
            *doses.undivided(case),
            *silence.silence(case),
            *silence.stand_ins(case),
            *prevention.editions(case, windows),
            *prevention.unconfirmed(case, windows),
            *silence.prescribers(case),
            *prevention.unrecorded(case),
        ),
        daily_doses=doses.daily_doses(case),
        minimum_age=doses.minimum_age(case),
        goals=rules.goals,
    )


def _in_capsules(
    course: Course,
    rules: Rulebook,
    product: Product | None,
    how: str,
    *,
    adult_very_severe: bool,
) -> tuple[Course, tuple[CapsulePlan | None, ...]]:
    """The course that is taken, and the capsules of its phases."""
    if product is None:
        return course, (None,) * len(course.phases)
    cycles = course_capsules.course_capsules(
        course, rules, product=product, of_steps=True, adult_very_severe=adult_very_severe
    )
    if how == "exact" or None in cycles:
        return course, cycles[: len(course.phases)]
    taken = course_capsules.taken_course(course, cycles)
    told = zip(taken.phases, cycles, strict=False)  # a step may be left when the goal is reached
    return taken, tuple(each and evolve(each, days=phase.window.days) for phase, each in told)


def _of_capsules(case: Case) -> Iterator[Finding]:
    if case.course is not case.ordered:
        yield from course_capsules.taken_findings(case.ordered, case.course)
    elif case.product and case.product.strengths:
        yield from course_capsules.capsule_findings(case.course, case.capsules)
