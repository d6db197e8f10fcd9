"""A whole course laid out: doses, laboratory tests, pregnancy prevention, findings, sources."""

from attrs import evolve

from isotretinoin.capsules import courses as course_capsules
from isotretinoin.courses.course import COURSE, Course
from isotretinoin.errors import RegimenError
from isotretinoin.given import perhaps, require, yes_or_no
from isotretinoin.monitoring.schedules import schedule
from isotretinoin.plans import doses, patient, prevention, silence
from isotretinoin.plans.case import Case
from isotretinoin.plans.plan import Plan, ProcedureDays
from isotretinoin.posology.judging import course_findings
from isotretinoin.pregnancy_prevention.categories import counted
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
    adult_very_severe: bool = False,
) -> Plan:
    """The whole course: doses, what is tested when, the windows of pregnancy prevention, findings.

    Laboratory tests follow the profile given, or else the rulebook's own. Doses are judged for the
    product's formulation, or else for the conventional one; with a product, each phase gets its
    whole capsules. Each day is judged by the rule in force on that day; what departs from a rule is
    a finding and raises nothing. What forbids treatment of the patient stands first; what a rule
    asks about the patient and nobody recorded is in `not_judged`.

    Raises
    ------
    RegimenError
        When the course has no dose at all.

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
    told = course.patient
    facts = counted(told, rules, on=course.first_dose)
    case = Case(
        course=course if told is facts.patient else evolve(course, patient=facts.patient),
        counted=facts,
        rules=rules,
        product=product,
        monitoring=monitoring or rules.monitoring,
        adult_very_severe=yes_or_no(adult_very_severe, "adult_very_severe"),
    )
    windows = prevention.pregnancy_prevention(case)
    forbidden, not_judged = patient.facts(case)
    return Plan(
        course=course,
        rules=rules.cited,
        product=product,
        monitoring=schedule(case.course, case.monitoring),
        pregnancy_prevention=windows,
        prescriptions=prescriptions(case.course, rules),
        next_course=case.wait("another course"),
        procedures=tuple(
            ProcedureDays(row.kind, row.words, case.wait(row.kind)) for row in rules.procedures.rows
        ),
        capsules=case.capsules,
        directions=doses.directions(case),
        findings=(
            *forbidden,
            *course_findings(
                case.course, rules, product=product, adult_very_severe=adult_very_severe
            ),
            *(
                course_capsules.capsule_findings(case.course, case.capsules)
                if product and product.strengths
                else ()
            ),
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
        category=facts.category,
    )
