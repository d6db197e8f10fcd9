"""Doses, lengths and totals held against the posology rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Any, Final, NamedTuple

from isotretinoin import given
from isotretinoin.courses.course import COURSE, Course
from isotretinoin.courses.walk import Leg
from isotretinoin.dates import ONE_DAY, Days, Months, Span, Weeks, after
from isotretinoin.errors import NoRuleInForce, QuantityError
from isotretinoin.evidence import Rule, rule_on, unverified
from isotretinoin.findings import (
    NO_SOURCE,
    Between,
    Finding,
    FindingKind,
    NotJudged,
    Severity,
    Window,
    days_of,
    in_force,
)
from isotretinoin.given import perhaps, require, yes_or_no
from isotretinoin.patient import Patient
from isotretinoin.pregnancy_prevention.waits import wait_window
from isotretinoin.products import Formulation, Product, conventional_factor
from isotretinoin.quantities import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    DosePerKg,
    mg_per_day,
)
from isotretinoin.quantities.exact import number_text
from isotretinoin.quantities.figures import figure
from isotretinoin.rules.posology import PosologyRules
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook

__all__ = [
    "age_finding",
    "counted_findings",
    "course_findings",
    "daily_dose_range",
    "dose_findings",
    "doses_findings",
    "doses_of",
    "flag_findings",
    "goal_finding",
    "length_finding",
    "maximum_finding",
    "next_course_window",
    "product_finding",
    "renal_start",
    "retreatment_finding",
    "starting_dose_finding",
    "starts_low",
    "weight_finding",
]


def daily_dose_range(
    product: Product,
    weight: BodyWeight,
    rules: Rulebook,
    *,
    on: date,
    adult_very_severe: bool = False,
    patient: Patient | None = None,
) -> Between[DailyDose]:
    """The lowest and highest daily dose that the rules give for the product and the weight.

    Both bounds are inclusive. With `adult_very_severe` the upper bound is the ceiling for adults
    with very severe disease, with scarring or primarily on the trunk, where the source has one, and
    unless the birth date of the `patient` shows that they are no adult on that day.

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
    posology = require(rules, Rulebook, RULEBOOK).posology_of(product.judged_as)
    rule = posology.daily_dose.at(on)
    low, high = rule.value.low.for_weight(weight), rule.value.high.for_weight(weight)
    perhaps(require, patient, Patient, "Patient(weight=kg(68))")
    _, adult = _by_age(patient, days_of(on))[0]
    if adult_very_severe and adult is not False and posology.adult_very_severe is not None:
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


def course_findings(
    course: Course,
    rules: Rulebook,
    *,
    product: Product | None = None,
    adult_very_severe: bool = False,
    ordered: Course | None = None,
) -> tuple[Finding, ...]:
    """What in a planned course departs from the posology rules.

    Each phase is judged by the rules in force on its days. Without a product, the conventional
    formulation is taken. Where the rulebook's sources state no doses of it, a finding says so. Of a
    course in whole capsules, `ordered` is the one whose doses these stand for, and by which each day
    is judged; length and totals are those of the capsules.

    >>> from datetime import date
    >>> from isotretinoin import Course, Patient, Regimen, kg, mg_per_kg, mg_per_kg_day, rulebook
    >>> course = Course.until(
    ...     mg_per_kg(130),
    ...     patient=Patient(weight=kg(68)),
    ...     regimen=Regimen.constant(mg_per_kg_day("1.2")),
    ...     first_dose=date(2026, 3, 9),
    ... )
    >>> for finding in course_findings(course, rulebook("US")):
    ...     print(finding.kind, "|", finding.observed, "|", finding.expected)
    daily-dose-above-range | 1.2 mg/kg/day | 0.5–1 mg/kg/day
    """
    require(course, Course, COURSE)
    require(rules, Rulebook, RULEBOOK)
    yes_or_no(adult_very_severe, "adult_very_severe")
    perhaps(require, product, Product, 'products.get("Claravis")')
    perhaps(require, ordered, Course, COURSE)
    return counted_findings(
        course,
        rules,
        formulation=product.judged_as if product else Formulation.CONVENTIONAL,
        doses=doses_of(course, ordered or course),
        cumulative_dose=course.cumulative_dose,
        adult_very_severe=adult_very_severe,
    )


def counted_findings(
    course: Course,
    rules: Rulebook,
    *,
    formulation: Formulation,
    doses: tuple[tuple[DailyDosePerKg, Window], ...],
    cumulative_dose: DosePerKg,
    adult_very_severe: bool,
) -> tuple[Finding, ...]:
    """What departs from the rules in a course whose doses were counted for each kilogram.

    Where a weight changed, they are not those of the course's one weight.
    """
    try:
        posology = rules.posology_of(formulation)
    except NoRuleInForce:
        return (
            _no_doses(course, rules, formulation),
            *flag_findings(course.patient, course.window, adult_very_severe=adult_very_severe),
            *_goals(course, cumulative_dose, rules, None, formulation),
        )
    return (
        *doses_findings(
            ((dose, days, posology) for dose, days in doses),
            adult_very_severe=adult_very_severe,
            patient=course.patient,
        ),
        *flag_findings(course.patient, course.window, adult_very_severe=adult_very_severe),
        *_start(course.patient, doses, posology),
        *_of_the_course(course, cumulative_dose, rules, posology, formulation),
        *_of_the_patient(course, posology),
    )


def doses_of(course: Course, ordered: Course) -> tuple[tuple[DailyDosePerKg, Window], ...]:
    """Each dose that was ordered with its days in a row; of doses in turn, run by run."""
    return tuple(_runs(course, ordered))


def _runs(course: Course, ordered: Course) -> Iterator[tuple[DailyDosePerKg, Window]]:
    weight = course.patient.weight
    for phase, step in zip(course.phases, ordered.regimen.steps, strict=False):
        first, n = phase.window.first, phase.window.days
        leg = Leg(step=step, doses=step.doses_for(weight, first=first), days=n)
        if len(leg.doses) == 1:
            if leg.doses[0]:
                yield mg_per_day(leg.doses[0].mg) / weight, phase.window
            continue
        for dose, run in groupby(range(n), key=leg.dose_on):
            days = list(run)
            if dose:
                at, until = first + days[0] * ONE_DAY, first + days[-1] * ONE_DAY
                yield mg_per_day(dose.mg) / weight, Window(first=at, last=until)


def product_finding(product: Product, days: Window, rules: Rulebook) -> Finding | None:
    """That the product belongs to another place than the rules; None where they speak of it.

    A brand may have other strengths, another formulation and another label elsewhere.
    """
    require(product, Product, 'products.get("Claravis")')
    require(days, Window, "Window(first=…, last=…)")
    if require(rules, Rulebook, RULEBOOK).speaks_of(product):
        return None
    return Finding(
        kind=FindingKind.PRODUCT_OF_ANOTHER_PLACE,
        severity=Severity.CAUTION,
        message=f"{product.name} was read as a product of {product.market}, and the rules are those "
        f"of {rules.title}: its strengths, formulation and label may not hold there",
        observed=product.market,
        expected=rules.name,
        days=days,
        because=product.offered,
    )


def _of_the_course(
    course: Course,
    cumulative_dose: DosePerKg,
    rules: Rulebook,
    posology: PosologyRules,
    formulation: Formulation,
) -> Iterator[Finding]:
    length = rule_on(posology.course_length, course.first_dose)
    if length is not None and (found := length_finding(course.window, length)) is not None:
        yield found
    own = rule_on(posology.goal, course.last_dose)
    yield from _goals(course, cumulative_dose, rules, own, formulation)
    most = rule_on(posology.course_maximum, course.last_dose)
    if most is not None:
        dose, by = _conventional(cumulative_dose, formulation)
        found = maximum_finding(dose, course.window, most, counted_by=by)
        yield from () if found is None else (found,)


def _goals(
    course: Course,
    cumulative_dose: DosePerKg,
    rules: Rulebook,
    own: Rule[Between[DosePerKg]] | None,
    formulation: Formulation,
) -> Iterator[Finding]:
    dose, by = _conventional(cumulative_dose, formulation)
    if by is not None and course.goal is not None:
        yield _kinds_of_mg(course, cumulative_dose, dose, by)
    goals = (*rules.goals, *(() if own is None else (own,)))
    for rule in {rule.key: rule for rule in goals}.values():
        floor = rule.key not in rules.benefit_ceilings
        found = goal_finding(dose, course.window, rule, floor=floor, counted_by=by)
        if found is not None:
            yield found


def _conventional(
    dose: DosePerKg, formulation: Formulation
) -> tuple[DosePerKg, Rule[Fraction] | None]:
    """The dose in the milligrams in which sources state goals, and the rule that counts it so."""
    by = conventional_factor(formulation)
    return (dose, None) if by is None else (DosePerKg(dose.mg_per_kg / by.value), by)


def _kinds_of_mg(course: Course, own: DosePerKg, dose: DosePerKg, by: Rule[Fraction]) -> Finding:
    goal, factor = course.goal or dose, by.value
    theirs, here = (
        (DosePerKg(goal.mg_per_kg / factor), DosePerKg(goal.mg_per_kg * factor))
        if isinstance(goal, DosePerKg)
        else (goal / factor, goal * factor)
    )
    return Finding(
        kind=FindingKind.KINDS_OF_MG,
        severity=Severity.NOTE,
        message=f"the goal of {goal} is counted here in mg of micronised capsules: by the factor "
        f"{number_text(factor.as_integer_ratio())} it is {theirs} of conventional ones, in which "
        f"sources state their goals, and {goal} of those are {here} here; the course comes to "
        f"{figure(dose)} of those",
        observed=own,
        expected=dose,
        days=course.window,
        because=by,
    )


def starting_dose_finding(
    dose: DailyDosePerKg,
    day: date,
    rule: Rule[Between[DailyDosePerKg]],
) -> Finding | None:
    """Where treatment starts on that day at another dose than the rule names, or None."""
    if dose in rule.value:
        return None
    return Finding(
        kind=FindingKind.STARTING_DOSE,
        severity=Severity.NOTE,
        message=f"treatment starts at {figure(dose, rule.value.low, rule.value.high)}, not at "
        f"{rule.value}",
        observed=dose,
        expected=rule.value,
        days=days_of(day),
        because=rule,
    )


def renal_start(
    dose: DailyDose,
    day: date,
    patient: Patient,
    rule: Rule[DailyDose] | None,
) -> Finding | NotJudged | None:
    """The first dose of a patient whose kidneys may ask for a lower one; None where it is in order.

    The rule is for a severe insufficiency alone. Without one, that is not judged.
    """
    kidneys = patient.kidney_function
    if rule is None:
        missing, settled = "a rule that names it", NO_SOURCE
        asks = kidneys == "severe insufficiency"
    else:
        missing, settled = "the kidney function", "Patient(…, kidney_function=…)"
        asks = kidneys is None
    if asks:
        matter = "the first dose in renal insufficiency"
        return NotJudged(matter=matter, missing=(missing,), settled_by=settled, because=rule)
    if rule is None or kidneys != "severe insufficiency" or dose <= rule.value:
        return None
    return Finding(
        kind=FindingKind.STARTING_DOSE,
        severity=Severity.CAUTION,
        message=f"in severe renal insufficiency treatment starts at {figure(dose, rule.value)}, above "
        f"the {rule.value} that the source names",
        observed=dose,
        expected=rule.value,
        days=days_of(day),
        because=rule,
    )


def starts_low(patient: Patient, posology: PosologyRules, day: date) -> bool:
    """Whether the rule on renal insufficiency sets the first dose, and not the one for others."""
    severe = patient.kidney_function == "severe insufficiency"
    return severe and rule_on(posology.renal_starting_dose, day) is not None


def _start(
    patient: Patient,
    doses: tuple[tuple[DailyDosePerKg, Window], ...],
    posology: PosologyRules,
) -> Iterator[Finding]:
    """The first dose of the course, on the first day that has one."""
    for dose, days in doses[:1]:
        rule = rule_on(posology.starting_dose, days.first)
        if rule is not None and not starts_low(patient, posology, days.first):
            found = starting_dose_finding(dose, days.first, rule)
            yield from () if found is None else (found,)


def _of_the_patient(course: Course, posology: PosologyRules) -> Iterator[Finding]:
    day, patient = course.first_dose, course.patient
    weights, youngest = rule_on(posology.tabulated_weights, day), rule_on(posology.minimum_age, day)
    if weights is not None:
        found = weight_finding(patient.weight, day, weights)
        yield from () if found is None else (found,)
    if youngest is not None and (years := patient.age(on=day)) is not None:
        found = age_finding(years, day, youngest)
        yield from () if found is None else (found,)


def _no_doses(course: Course, rules: Rulebook, formulation: Formulation) -> Finding:
    return Finding(
        kind=FindingKind.DOSES_NOT_STATED,
        severity=Severity.CAUTION,
        message=f"the sources read of {rules.title} state no doses of {formulation.value} "
        "isotretinoin: no rule judged the doses and the length of this course",
        days=course.window,
    )


def flag_findings(
    patient: Patient,
    days: Window,
    *,
    adult_very_severe: bool,
) -> tuple[Finding, ...]:
    """Where the caller calls an adult whom the birth date does not, or no birth date is recorded."""
    require(patient, Patient, "Patient(weight=kg(68))")
    require(days, Window, "Window(first=…, last=…)")
    yes_or_no(adult_very_severe, "adult_very_severe")
    return tuple(_flag(patient, days)) if adult_very_severe else ()


def _flag(patient: Patient, days: Window) -> Iterator[Finding]:
    adult_from = patient.adult_from()
    if adult_from is not None and adult_from <= days.first:
        return
    if adult_from is None:
        yield Finding(
            kind=FindingKind.FACT_MISSING,
            severity=Severity.NOTE,
            message="adult_very_severe is given and no birth date is recorded: the patient is taken "
            "to be an adult",
            expected="born=date(…)",
            days=days,
        )
        return
    yield Finding(
        kind=FindingKind.FACT_CONTRADICTED,
        severity=Severity.CAUTION,
        message=f"adult_very_severe is given, and the patient, born on {patient.born}, is "
        f"{patient.age(on=days.first)} years old on {days.first}: the birth date counts, and no "
        f"ceiling for adults is applied before {adult_from}",
        observed=patient.born,
        expected=adult_from,
        days=Window(first=days.first, last=min(days.end, adult_from - ONE_DAY)),
    )


def _by_age(patient: Patient | None, days: Window) -> tuple[tuple[Window, bool | None], ...]:
    """The days with whether the patient is an adult on them; None where that is not recorded."""
    adult_from = patient.adult_from() if patient is not None else None
    if adult_from is None:
        return ((days, None),)
    if not days.first < adult_from <= days.end:
        return ((days, adult_from <= days.first),)
    young = Window(first=days.first, last=adult_from - ONE_DAY)
    return (young, False), (Window(first=adult_from, last=days.end), True)


def dose_findings(
    dose: DailyDosePerKg,
    days: Window,
    posology: PosologyRules,
    *,
    adult_very_severe: bool = False,
    patient: Patient | None = None,
) -> Iterator[Finding]:
    """What departs from the rules in a dose that is taken on each of those days.

    Each day is judged by the rule in force on it. On days on which the patient's birth date shows
    that they are no adult, `adult_very_severe` is not believed.
    """
    return doses_findings(
        ((dose, days, posology),), adult_very_severe=adult_very_severe, patient=patient
    )


class _Verdict(NamedTuple):
    """What departs from a rule in one dose, on days in a row."""

    kind: FindingKind
    severity: Severity
    dose: DailyDosePerKg
    expected: Between[DailyDosePerKg] | DailyDosePerKg
    words: str
    days: Window
    because: Rule[Any]


#: Alternate days, working days and weekends are one pattern of doses: one run of days.
_ONE_RUN: Final = 7


def doses_findings(
    doses: Iterable[tuple[DailyDosePerKg, Window, PosologyRules]],
    *,
    adult_very_severe: bool = False,
    patient: Patient | None = None,
) -> Iterator[Finding]:
    """What departs from the rules in the doses of a course, in their order: one finding for each run.

    A run is of days that depart from one rule in one way, with at most a week of other doses between
    them; days without a dose end none.
    """
    runs: list[list[_Verdict]] = []
    running: dict[tuple[FindingKind, str], list[_Verdict]] = {}
    apart: dict[tuple[FindingKind, str], int] = {}
    for dose, days, posology in doses:
        apart = {key: between + days.days for key, between in apart.items()}
        verdicts = (
            verdict
            for part, adult in _by_age(patient if adult_very_severe else None, days)
            for verdict in _verdicts(
                dose, part, posology, adult_very_severe=adult_very_severe and adult is not False
            )
        )
        for each in verdicts:
            key = each.kind, each.because.key
            if key not in apart or apart[key] - days.days > _ONE_RUN:
                running[key] = []
                runs.append(running[key])
            running[key].append(each)
            apart[key] = 0
    yield from map(_of_a_run, runs)


def _of_a_run(run: list[_Verdict]) -> Finding:
    first, last = run[0], run[-1]
    low, high = min(each.dose for each in run), max(each.dose for each in run)
    days = days_of(first.days.first, last.days.last)
    with_dose = sum(each.days.days for each in run)
    limits = first.expected
    bounds = (limits.low, limits.high) if isinstance(limits, Between) else (limits,)
    told = figure(high, *bounds)
    if low != high:
        told = f"{figure(low, *bounds)} to {told}"
    on = "" if with_dose == days.days else f", on {Days(with_dose)}"
    return Finding(
        kind=first.kind,
        severity=first.severity,
        message=f"{told} is {first.words}{on}",
        observed=high if low == high else Between(low, high),
        expected=first.expected,
        days=days,
        because=first.because,
    )


def _verdicts(
    dose: DailyDosePerKg,
    days: Window,
    posology: PosologyRules,
    *,
    adult_very_severe: bool,
) -> Iterator[_Verdict]:
    for rule, ruled in in_force(posology.daily_dose, days):
        if dose < rule.value.low:
            yield _Verdict(
                kind=FindingKind.DAILY_DOSE_BELOW_RANGE,
                severity=Severity.NOTE,
                dose=dose,
                expected=rule.value,
                words=f"below the {rule.value} of the rule",
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
) -> Iterator[_Verdict]:
    matter = posology.adult_very_severe
    ceilings = matter.during(days) if matter else ()
    ceiling = ceilings[0] if ceilings else None
    if ceiling is not None and dose <= ceiling.value:
        if adult_very_severe:
            return
        yield _Verdict(
            kind=FindingKind.DAILY_DOSE_ABOVE_RANGE,
            severity=Severity.CAUTION,
            dose=dose,
            expected=rule.value,
            words=f'above the {rule.value} of the rule; for more the rule says: "{ceiling.text}"',
            days=days,
            because=ceiling,
        )
        return
    limit = ceiling.value if ceiling else rule.value.high
    yield _Verdict(
        kind=FindingKind.DAILY_DOSE_ABOVE_MAXIMUM,
        severity=Severity.ALERT,
        dose=dose,
        expected=limit,
        words=f"above {limit}, the most that the rules give to anyone",
        days=days,
        because=ceiling or rule,
    )


def length_finding(
    days: Window,
    rule: Rule[Between[Weeks] | Between[Months]],
    *,
    aside: str = "",
) -> Finding | None:
    """What departs from the rule in the length of a course of those days, or None.

    A length in months is read outward: what is neither surely shorter nor surely longer is neither.
    """
    over = after(days.end, Days(1))
    if over < after(days.first, rule.value.low, "down"):
        kind, side = FindingKind.COURSE_SHORTER, "shorter"
    elif over > after(days.first, rule.value.high):
        kind, side = FindingKind.COURSE_LONGER, "longer"
    else:
        return None
    return Finding(
        kind=kind,
        severity=Severity.NOTE,
        message=f"a course of {Days(days.days)} is {side} than the {rule.value} of the rule{aside}",
        observed=Days(days.days),
        expected=rule.value,
        days=days,
        because=rule,
    )


def goal_finding(
    dose: DosePerKg,
    days: Window,
    rule: Rule[Between[DosePerKg]],
    *,
    floor: bool = True,
    counted_by: Rule[Fraction] | None = None,
) -> Finding | None:
    """Where the cumulative dose of a course lies outside the goal of a source, or None.

    Less than a ceiling of expected benefit (`floor=False`) falls short of nothing, and more than a
    target, which is a single dose and no range, exceeds nothing. `counted_by` is the rule by which
    milligrams of other capsules were made conventional ones.
    """
    low, target = dose < rule.value.low, rule.value.low == rule.value.high
    if dose in rule.value or (low and not floor) or (target and not low):
        return None
    return Finding(
        kind=FindingKind.GOAL_NOT_REACHED if low else FindingKind.GOAL_EXCEEDED,
        severity=Severity.NOTE,
        message=f"the cumulative dose, {figure(dose, rule.value.low, rule.value.high)}"
        f"{_counted(counted_by)}, is {'below' if low else 'above'} {rule.value} "
        f"({rule.cites[0].source.title})",
        observed=dose,
        expected=rule.value,
        days=days,
        because=rule,
    )


def _counted(by: Rule[Fraction] | None) -> str:
    return "" if by is None else f" in conventional mg{unverified(by)}"


def maximum_finding(
    dose: DosePerKg,
    days: Window,
    rule: Rule[DosePerKg],
    *,
    counted_by: Rule[Fraction] | None = None,
) -> Finding | None:
    """Where the cumulative dose is more than the rule allows in one course, or None."""
    if dose <= rule.value:
        return None
    return Finding(
        kind=FindingKind.COURSE_MAXIMUM_EXCEEDED,
        severity=Severity.CAUTION,
        message=f"the cumulative dose, {figure(dose, rule.value)}{_counted(counted_by)}, is more "
        f"than the {rule.value} that the rule allows in one course",
        observed=dose,
        expected=rule.value,
        days=days,
        because=rule,
    )


def age_finding(years: int, day: date, rule: Rule[int]) -> Finding | None:
    """Where a patient of so many completed years on that day is younger than the rule, or None."""
    if years >= rule.value:
        return None
    return Finding(
        kind=FindingKind.BELOW_MINIMUM_AGE,
        severity=Severity.ALERT,
        message=f"the patient is {years} years old on {day}; the rule starts at {rule.value} years",
        observed=years,
        expected=rule.value,
        days=days_of(day),
        because=rule,
    )


def retreatment_finding(
    last_dose: date,
    first_dose: date,
    rule: Rule[Span],
) -> Finding | None:
    """Where another course began before the wait after the last dose was over, or None."""
    earliest = after(last_dose, rule.value)
    if first_dose >= earliest:
        return None
    return Finding(
        kind=FindingKind.RETREATMENT_EARLY,
        severity=Severity.CAUTION,
        message=f"the course of {first_dose} came {Days((first_dose - last_dose).days)} "
        f"after the one before; the wait of {rule.value} was over on {earliest}",
        observed=first_dose,
        expected=earliest,
        days=days_of(last_dose, first_dose),
        because=rule,
    )


def weight_finding(
    weight: BodyWeight,
    day: date,
    rule: Rule[Between[BodyWeight]],
) -> Finding | None:
    """Where a weight lies outside those for which doses are printed, or None.

    It may be a slip, or a number of pounds: then the finding says what that would be.
    """
    if weight in rule.value:
        return None
    return Finding(
        kind=FindingKind.WEIGHT_OUTSIDE_TABLE,
        severity=Severity.CAUTION,
        message=f"{weight} lies outside the {rule.value} for which doses are printed: check the "
        f"number and its unit{_in_pounds(weight, rule.value)}",
        observed=weight,
        expected=rule.value,
        days=days_of(day),
        because=rule,
    )


def _in_pounds(weight: BodyWeight, table: Between[BodyWeight]) -> str:
    text = str(weight).replace("kg", "lb")
    try:
        meant = BodyWeight.parse(text)
    except QuantityError:
        return ""
    return f" ({text} would be {figure(meant)})" if meant in table else ""
