"""A whole course laid out: doses, laboratory tests, pregnancy prevention, findings, sources."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from isotretinoin import monitoring as laboratory
from isotretinoin import posology
from isotretinoin import pregnancy_prevention as prevention
from isotretinoin import prescriptions as dispensing
from isotretinoin.capsules import courses as course_capsules
from isotretinoin.capsules.dose import CapsulePlan
from isotretinoin.courses.course import Course
from isotretinoin.errors import NoRuleInForce, require
from isotretinoin.evidence import Rule, Timeline, rule_on, unverified
from isotretinoin.findings import Absent, Finding, FindingKind, Severity, Window
from isotretinoin.plans.plan import Plan, PregnancyPreventionPlan, ProcedureDays
from isotretinoin.pregnancy_prevention.waits import not_for_this_patient, or_absent, wait_window
from isotretinoin.products import Formulation, Product
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.rulebook import Rulebook

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
    a finding and raises nothing.

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
    require(course, Course, "Course.until(…) or Course.lasting(…)")
    require(rules, Rulebook, "isotretinoin.rulebook(name)")
    if product is not None:
        require(product, Product, 'products.get("Claravis")')
    formulation = product.formulation if product else Formulation.CONVENTIONAL
    windows = _prevention(course, rules)

    def waits(kind: str) -> Window | Absent:
        days = partial(wait_window, kind, course.last_dose, rules, formulation=formulation)
        return or_absent(kind, lambda: days(first_dose=course.first_dose))

    capsules: tuple[CapsulePlan | None, ...] = (None,) * len(course.phases)
    if product is not None:
        capsules = course_capsules.course_capsules(
            course,
            rules,
            product,
            adult_very_severe=adult_very_severe,
        )
    return Plan(
        course=course,
        rules=rules,
        product=product,
        monitoring=laboratory.schedule(course, monitoring or rules.monitoring),
        pregnancy_prevention=windows,
        prescriptions=dispensing.prescriptions(course, rules),
        next_course=waits("another course"),
        procedures=tuple(
            ProcedureDays(row.kind, row.words, waits(row.kind)) for row in rules.procedures.rows
        ),
        capsules=capsules,
        directions=_directions(course.first_dose, rules, formulation),
        findings=(
            *posology.course_findings(
                course,
                rules,
                product=product,
                adult_very_severe=adult_very_severe,
            ),
            *(course_capsules.findings(course, capsules) if product else ()),
            *_undivided(course, capsules, rules, formulation),
            *_silence(course, rules),
            *_editions(course, windows, rules),
            *_prescribers(course, rules),
            *_unrecorded(course),
        ),
    )


def _undivided(
    course: Course,
    capsules: tuple[CapsulePlan | None, ...],
    rules: Rulebook,
    formulation: Formulation,
) -> Iterator[Finding]:
    """A finding for each phase with days of one capsule, where the rules divide the daily dose."""
    try:
        matter = rules.posology_of(formulation).doses_per_day
    except NoRuleInForce:
        return
    for phase, cycle in zip(course.phases, capsules, strict=True):
        first = phase.window.first
        rule = rule_on(matter, first) if cycle else None
        single = cycle and next((day for day, *more in cycle.intakes if day and more == [()]), None)
        if single and rule is not None and rule.value > 1:
            yield Finding(
                kind=FindingKind.CAPSULE_NOT_DIVIDED,
                severity=Severity.NOTE,
                message=f"a day of one {single[0]} capsule, from {first}, is one dose; the rule "
                f"divides the daily dose into {rule.value}: lower strengths would",
                observed=1,
                expected=rule.value,
                days=phase.window,
                because=rule,
            )


def _prevention(course: Course, rules: Rulebook) -> PregnancyPreventionPlan:
    first, last = course.first_dose, course.last_dose
    applies = course.patient.can_become_pregnant is not False

    def waits(kind: str, *, for_all: bool = False) -> Window | Absent:
        if not (applies or for_all):
            return not_for_this_patient(kind)
        return or_absent(kind, lambda: wait_window(kind, last, rules, first_dose=first))

    return PregnancyPreventionPlan(
        contraception=or_absent(
            "contraception",
            lambda: prevention.contraception_window(course, rules),
        ),
        post_course=waits("contraception"),
        final_test=waits("pregnancy test"),
        blood_donation=waits("blood donation", for_all=True),
        lactation=waits("lactation"),
        tests=prevention.pregnancy_tests(course, rules),
    )


def _directions(on: date, rules: Rulebook, formulation: Formulation) -> tuple[Rule[Any], ...]:
    try:
        of = rules.posology_of(formulation)
    except NoRuleInForce:
        return ()
    matters: tuple[Timeline[Any] | None, ...] = (
        of.food,
        of.doses_per_day,
        of.liquid,
        of.missed_dose,
    )
    return tuple(rule for matter in matters if (rule := rule_on(matter, on)) is not None)


def _editions(
    course: Course,
    windows: PregnancyPreventionPlan,
    rules: Rulebook,
) -> Iterator[Finding]:
    """A finding for each edition of the programme that starts under the patient."""
    first, last = course.first_dose, course.last_dose
    if isinstance(windows.contraception, Window):
        first, last = windows.contraception.first, windows.contraception.end
    editions = rules.pregnancy_prevention.editions
    during = editions.during(Window(first=first, last=last)) if editions else ()
    dated = [(rule.since, rule) for rule in during if rule.since is not None]
    for since, rule in ((since, rule) for since, rule in dated if since > first):
        yield Finding(
            kind=FindingKind.EDITION_CHANGES,
            severity=Severity.CAUTION,
            message=f"the rules of the programme change on {since}{unverified(rule)}: {rule.text}",
            days=Window(first=since, last=last),
            because=rule,
        )


def _silence(course: Course, rules: Rulebook) -> Iterator[Finding]:
    """A finding where the sources set no days for a matter on which other places have them."""
    prevention = rules.pregnancy_prevention
    first, last = course.first_dose, course.last_dose
    first_test = (
        prevention.confirmation_test,
        prevention.test_before_start,
        prevention.test_before_prescription,
    )
    asked = {
        "contraception before the course": _says(prevention.contraception_before, first),
        "contraception after the course": _says(prevention.contraception_after, last),
        "a pregnancy test before the course": any(_says(each, first) for each in first_test),
        "pregnancy tests during the course": _says(prevention.test_every, first),
        "a pregnancy test after the course": _says(prevention.final_test_after, last),
    }
    if course.patient.can_become_pregnant is False:
        asked = {}
    asked["blood donation after the course"] = _says(prevention.blood_donation_after, last)
    supply = rules.dispensing.supply
    asked["the supply of a prescription at the start"] = supply is None or _says(supply, first)
    silent = [what for what, said in asked.items() if not said]
    if silent:
        yield Finding(
            kind=FindingKind.SOURCES_SILENT,
            severity=Severity.CAUTION,
            message=f"the sources read of {rules.title} set no days for {', '.join(silent)}: "
            "silence is no permission, and other places set them",
            days=course.window,
        )


def _says(matter: Timeline[Any] | None, day: date) -> bool:
    return rule_on(matter, day) is not None


def _prescribers(course: Course, rules: Rulebook) -> Iterator[Finding]:
    """A finding where more than one prescriber must agree that the course is started."""
    if not _says(rules.dispensing.prescribers, course.first_dose):
        return
    age = course.patient.age(course.first_dose)
    asked = dispensing.prescribers_required(rules, age=age, on=course.first_dose)
    if asked.number > 1:
        below = asked.because.value.below_age
        whom = f" for a patient under {below}" if below is not None else ""
        unless = "; no birth date is recorded" if below is not None and age is None else ""
        yield Finding(
            kind=FindingKind.PRESCRIBERS_MUST_AGREE,
            severity=Severity.NOTE,
            message=f"{asked.number} prescribers must agree to start the course{whom}{unless}",
            expected=asked.number,
            days=Window(first=course.first_dose, last=course.first_dose),
            because=asked.because,
        )


def _unrecorded(course: Course) -> Iterator[Finding]:
    if course.patient.can_become_pregnant is None:
        yield Finding(
            kind=FindingKind.FACT_MISSING,
            severity=Severity.CAUTION,
            message="whether the patient can become pregnant is not recorded: "
            "pregnancy tests and windows are shown as for a patient who can",
            expected="can_become_pregnant=True or False",
            days=course.window,
        )
