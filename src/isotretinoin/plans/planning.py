"""A whole course laid out: doses, laboratory tests, pregnancy prevention, findings, sources."""

from __future__ import annotations

from typing import Literal

from attrs import evolve

from isotretinoin.capsules import courses as course_capsules
from isotretinoin.capsules.dose import CapsulePlan
from isotretinoin.capsules.filling import Filling
from isotretinoin.courses.course import COURSE, Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.errors import RegimenError
from isotretinoin.evidence import Rule, rule_on
from isotretinoin.given import choice, perhaps, require, yes_or_no
from isotretinoin.monitoring.schedules import schedule
from isotretinoin.plans import doses, patient, prevention, silence
from isotretinoin.plans.case import Case
from isotretinoin.plans.plan import Plan, ProcedureDays
from isotretinoin.plans.taken import Taken, still_to_come
from isotretinoin.posology.judging import counted_findings
from isotretinoin.pregnancy_prevention.categories import counted
from isotretinoin.prescriptions import PrescriptionDue, prescriptions
from isotretinoin.products import Product
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook

__all__ = ["case_of", "laid_out", "plan"]


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
    finding and raises nothing. What forbids treatment of the patient stands first; what a rule asks
    about the patient and nobody recorded is in `not_judged`.

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
    return laid_out(
        case_of(
            course,
            rules,
            monitoring=monitoring,
            product=product,
            capsules=capsules,
            adult_very_severe=adult_very_severe,
        ),
    )


def case_of(
    course: Course,
    rules: Rulebook,
    *,
    monitoring: MonitoringProfile | None,
    product: Product | None,
    capsules: Literal["taken", "exact"],
    adult_very_severe: bool,
    before: Taken | None = None,
) -> Case:
    """The case of a course, when each part is what it should be.

    `before` is what had been taken, where the course is planned again.

    Raises
    ------
    RegimenError
        When the course has no dose at all, or `capsules` is neither "taken" nor "exact".
    """
    require(course, Course, COURSE)
    require(rules, Rulebook, RULEBOOK)
    if not course.total_dose:
        raise RegimenError(f"{course.regimen} has no dose, so nothing follows from it: give one")
    perhaps(require, product, Product, 'products.get("Claravis")')
    perhaps(require, monitoring, MonitoringProfile, 'isotretinoin.profile("guide")')
    how = choice(capsules, ("taken", "exact"), "way with capsules", error=RegimenError)
    severe = yes_or_no(adult_very_severe, "adult_very_severe")
    told = course.patient
    facts = counted(told, rules, on=course.first_dose)
    ordered = course if told is facts.patient else evolve(course, patient=facts.patient)
    whole, cycles = _in_capsules(ordered, rules, product, how, before, adult_very_severe=severe)
    return Case(
        course=whole,
        ordered=ordered,
        capsules=cycles,
        told=told,
        counted=facts,
        rules=rules,
        product=product,
        monitoring=monitoring or rules.monitoring,
        adult_very_severe=severe,
        taken=before,
    )


def laid_out(case: Case) -> Plan:
    """The plan of a case."""
    rules, product = case.rules, case.product
    course, ordered = (_told(each, case) for each in (case.course, case.ordered))
    windows = prevention.pregnancy_prevention(case)
    forbidden, not_judged = patient.facts(case)
    needed_on, _ = case.on_hand
    due = prescriptions(case.course, rules, needed_on=needed_on)
    pack = rule_on(rules.dispensing.unbroken_pack, case.course.first_dose)
    whole = case.course is not case.ordered
    supplied = _supplied(case, due, pack) if whole else ()
    return Plan(
        course=course,
        ordered=ordered if whole else None,
        rules=rules.cited,
        product=product,
        monitoring=schedule(case.course, case.monitoring),
        pregnancy_prevention=windows,
        prescriptions=due,
        fillings=supplied,
        unbroken_pack=pack if whole else None,
        next_course=case.wait("another course"),
        procedures=tuple(
            ProcedureDays(row.kind, row.words, case.wait(row.kind)) for row in rules.procedures.rows
        ),
        capsules=case.capsules,
        directions=doses.directions(case),
        findings=(
            *forbidden,
            *counted_findings(
                case.course,
                rules,
                formulation=case.formulation,
                doses=case.doses,
                cumulative_dose=case.cumulative_dose,
                adult_very_severe=case.adult_very_severe,
            ),
            *doses.capsules(case),
            *doses.opened(supplied, pack),
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
        not_judged=not_judged,
        category=case.counted.category,
        taken=case.taken,
        needed_on=needed_on,
    )


def _supplied(
    case: Case, due: tuple[PrescriptionDue, ...], pack: Rule[int] | None
) -> tuple[Filling, ...]:
    """What the prescriptions to come supply; of a course planned again, after its stock."""
    # Imported here: most plans are of doses alone, and name no capsules to supply.
    from isotretinoin.capsules.supply import fillings  # noqa: PLC0415

    ahead = case.to_come or case.course  # where nothing is left to take, none is in capsules
    to_come = [each for each in due if each.needed_on >= ahead.first_dose]
    supplied = fillings(
        ahead,
        case.capsules[-len(ahead.phases) :],
        ((each.needed_on, each.supply) for each in to_come),
        packs_of=1 if pack is None else pack.value,
        stock=case.on_hand[1],
    )
    told = zip(supplied, to_come, strict=False)  # none, where a phase has no capsules
    return tuple(evolve(filling, number=each.number) for filling, each in told)


def _told(course: Course, case: Case) -> Course:
    """The course of the patient as they were told."""
    return course if case.told is course.patient else evolve(course, patient=case.told)


def _in_capsules(
    course: Course,
    rules: Rulebook,
    product: Product | None,
    how: str,
    before: Taken | None,
    *,
    adult_very_severe: bool,
) -> tuple[Course, tuple[CapsulePlan | None, ...]]:
    """The course that is taken, and the capsules of its phases; none of those that are over."""
    number = len(course.phases)
    rest = still_to_come(course, before)
    if product is None or rest is None:
        return course, (None,) * number
    over = number - len(rest.phases)
    past = (None,) * over
    cycles = course_capsules.course_capsules(
        rest, rules, product=product, of_steps=True, adult_very_severe=adult_very_severe
    )
    if how == "exact" or None in cycles:
        return course, (*past, *cycles[: len(rest.phases)])
    taken = course_capsules.taken_course(rest, cycles)
    told = zip(taken.phases, cycles, strict=False)  # a step may be left when the goal is reached
    capsules = tuple(each and evolve(each, days=phase.window.days) for phase, each in told)
    if not over:
        return taken, capsules
    steps = (*course.regimen.steps[:over], *taken.regimen.steps)
    days = (rest.first_dose - course.first_dose).days + taken.days
    return evolve(course, regimen=Regimen(steps), days=days), (*past, *capsules)
