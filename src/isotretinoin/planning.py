"""A whole course laid out: doses, laboratory tests, pregnancy prevention, findings, sources."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, final

from attrs import field, frozen

from isotretinoin import dispensing, posology
from isotretinoin import monitoring as laboratory
from isotretinoin import pregnancy_prevention as prevention
from isotretinoin.capsules import CapsulePlan, capsule_plan
from isotretinoin.course import Course, Phase
from isotretinoin.dates import Days, Window
from isotretinoin.dispensing import PrescriptionDue
from isotretinoin.display import References, Sheet, Table
from isotretinoin.errors import NoRuleInForce, RegimenError
from isotretinoin.evidence import Rule, Timeline
from isotretinoin.findings import Finding, Severity
from isotretinoin.monitoring import Due, MonitoringSchedule
from isotretinoin.pregnancy_prevention import PregnancyTest
from isotretinoin.products import Formulation, Product
from isotretinoin.rules import BeforeStart, MonitoringProfile, PosologyRules, Rulebook

__all__ = ["Plan", "PregnancyPreventionPlan", "plan"]


@final
@frozen(kw_only=True)
class PregnancyPreventionPlan:
    """The tests and windows of pregnancy prevention in one course; None where there is none.

    `contraception` runs from the lead-in to the end of the time after the course, `post_course` is
    that time alone, and `final_test` begins on the first day on which the last pregnancy test
    counts. They are None for a patient who cannot become pregnant and where the rulebook's sources
    are silent. `blood_donation` holds the days on which nobody on the drug gives blood.
    """

    contraception: Window | None
    post_course: Window | None
    final_test: Window | None
    blood_donation: Window | None
    tests: tuple[PregnancyTest, ...]


@final
@frozen(kw_only=True)
class Plan:
    """A course with all that the rules ask for around it."""

    course: Course
    rules: Rulebook = field(repr=False)
    product: Product | None
    monitoring: MonitoringSchedule
    pregnancy_prevention: PregnancyPreventionPlan
    #: Each prescription of the course, where the sources limit what one may supply.
    prescriptions: tuple[PrescriptionDue, ...]
    #: The capsules of each phase; None where no product was given or no whole capsules fit.
    capsules: tuple[CapsulePlan | None, ...]
    #: How the capsules are taken, as far as the rules say.
    directions: tuple[Rule[Any], ...]
    findings: tuple[Finding, ...]

    @property
    def posology(self) -> PosologyRules:
        """The posology rules that the doses are judged by."""
        return self.rules.posology_of(_formulation(self.product))

    def sheet(self) -> Sheet:
        """The plan as tables with numbered sources."""
        return _sheet(self)

    def __str__(self) -> str:
        return self.sheet().text()

    def _repr_html_(self) -> str:
        return self.sheet().html()


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
    windows = _prevention(course, rules)
    capsules = tuple(
        _capsules(phase, course, rules, product, adult_very_severe=adult_very_severe)
        for phase in course.phases
    )
    return Plan(
        course=course,
        rules=rules,
        product=product,
        monitoring=laboratory.schedule(course, monitoring or rules.monitoring),
        pregnancy_prevention=windows,
        prescriptions=dispensing.prescriptions(course, rules),
        capsules=capsules,
        directions=_directions(course.first_dose, rules, _formulation(product)),
        findings=(
            *posology.findings(course, rules, product=product, adult_very_severe=adult_very_severe),
            *(
                each
                for phase, cycle in zip(course.phases, capsules, strict=True)
                for each in _rounded(phase, cycle)
            ),
            *_editions(course, windows, rules),
            *_unrecorded(course),
        ),
    )


def _formulation(product: Product | None) -> Formulation:
    return product.formulation if product else Formulation.CONVENTIONAL


def _capsules(
    phase: Phase,
    course: Course,
    rules: Rulebook,
    product: Product | None,
    *,
    adult_very_severe: bool,
) -> CapsulePlan | None:
    """Whole capsules for the phase, no day of them above both the plan and the rules."""
    if product is None:
        return None
    try:
        allowed = posology.daily_dose_range(
            product,
            course.patient.weight,
            rules,
            on=phase.window.first,
            adult_very_severe=adult_very_severe,
        )
        return capsule_plan(
            phase.daily_dose,
            strengths=product,
            days=phase.window.days,
            maximum=max(allowed.high, phase.daily_dose),
        )
    except (NoRuleInForce, RegimenError):
        return None


def _rounded(phase: Phase, capsules: CapsulePlan | None) -> Iterator[Finding]:
    """A finding where whole capsules do not give the planned dose."""
    if capsules is None or capsules.mean_daily_dose == phase.daily_dose:
        return
    yield Finding(
        kind="capsules-differ",
        severity=Severity.NOTE,
        message=f"whole capsules give a mean of {capsules.mean_daily_dose} from "
        f"{phase.window.first}, not the {_figure(phase.daily_dose)} of the plan; totals and dates "
        "are those of the plan",
        observed=str(capsules.mean_daily_dose),
        expected=str(phase.daily_dose),
        days=phase.window,
    )


def _prevention(course: Course, rules: Rulebook) -> PregnancyPreventionPlan:
    first, last = course.first_dose, course.last_dose
    applies = course.patient.can_become_pregnant is not False
    return PregnancyPreventionPlan(
        contraception=_if_stated(prevention.contraception_window, course, rules),
        post_course=_if_stated(prevention.post_course_window, last, rules) if applies else None,
        final_test=_if_stated(prevention.final_pregnancy_test, last, rules) if applies else None,
        blood_donation=_if_stated(prevention.blood_donation_window, first, last, rules),
        tests=prevention.pregnancy_tests(course, rules),
    )


def _if_stated(window: Any, *facts: Any) -> Any:  # noqa: ANN401 - each window has its own facts
    """The window, or None where the rulebook's sources say nothing of it."""
    try:
        return window(*facts)
    except NoRuleInForce:
        return None


def _directions(on: date, rules: Rulebook, formulation: Formulation) -> tuple[Rule[Any], ...]:
    of = rules.posology_of(formulation)
    matters: tuple[Timeline[Any] | None, ...] = (
        of.food,
        of.doses_per_day,
        of.liquid,
        of.missed_dose,
    )
    return tuple(rule for matter in matters if matter for rule in matter.within(on, on))


def _editions(
    course: Course, windows: PregnancyPreventionPlan, rules: Rulebook
) -> Iterator[Finding]:
    """A finding for each edition of the programme that starts under the patient."""
    first, last = course.first_dose, course.last_dose
    if windows.contraception is not None:
        first, last = windows.contraception.first, windows.contraception.last
    editions = rules.pregnancy_prevention.editions
    for rule in editions.within(first, last)[1:] if editions else ():
        if rule.since is not None:
            yield Finding(
                kind="edition-changes",
                severity=Severity.CAUTION,
                message=f"the rules of the programme change on {rule.since}: {rule.text}",
                days=Window(first=rule.since, last=last),
                because=rule,
            )


def _unrecorded(course: Course) -> Iterator[Finding]:
    if course.patient.can_become_pregnant is None:
        yield Finding(
            kind="fact-missing",
            severity=Severity.CAUTION,
            message="whether the patient can become pregnant is not recorded: "
            "pregnancy tests and windows are shown as for a patient who can",
            expected="can_become_pregnant=True or False",
            days=course.window,
        )


# The sheet ------------------------------------------------------------------------------------

_POSSIBLE: Final = {
    True: "can become pregnant",
    False: "cannot become pregnant",
    None: "whether pregnancy is possible is not recorded",
}


def _sheet(shown: Plan) -> Sheet:
    notes = References()
    return Sheet(
        title=f"Isotretinoin course plan, rulebook {shown.rules.name}",
        facts=_facts(shown, notes),
        tables=(
            _doses(shown, notes),
            _laboratory_tests(shown, notes),
            _windows(shown, notes),
            _pregnancy_tests(shown, notes),
            _prescriptions(shown, notes),
            _findings(shown, notes),
        ),
        sources=notes.listed(),
    )


def _facts(shown: Plan, notes: References) -> tuple[tuple[str, str], ...]:
    course, patient = shown.course, shown.course.patient
    total, cumulative = _figure(course.total_dose), _figure(course.cumulative_dose)
    aimed = f"; aimed at {course.goal}, reached on the last day" if course.goal else ""
    facts = [
        ("Rules", shown.rules.title),
        ("Patient", f"{patient.weight}, {_POSSIBLE[patient.can_become_pregnant]}"),
        ("Product", str(shown.product or "conventional isotretinoin")),
        ("Course", f"{course.first_dose} to {course.last_dose}, {Days(course.days)}"),
        ("Total dose", f"{total}, that is {cumulative}{aimed}"),
    ]
    if shown.rules.goals:
        facts.append(("Goal bands", _bands(shown, notes)))
    facts += [("Directions", notes.marked(rule.text, rule)) for rule in shown.directions]
    return tuple(facts)


def _bands(shown: Plan, notes: References) -> str:
    """Where the cumulative dose lies, each band said once with all its sources."""
    by_words: dict[str, list[Rule[Any]]] = {}
    for rule in shown.rules.goals:
        dose, band = shown.course.cumulative_dose, rule.value
        place = "in" if dose in band else "below" if dose < band.low else "above"
        by_words.setdefault(f"{place} {band}", []).append(rule)
    return "; ".join(notes.marked(words, *rules) for words, rules in by_words.items())


def _figure(value: Any) -> str:  # noqa: ANN401 - any quantity
    """The value in full where it is short, otherwise to two places and marked as rounded."""
    text = str(value)
    number = text.split(" ", 1)[0]
    return text if "/" not in number and len(number) <= len("1234.567") else f"≈ {value:.2f}"


def _number(value: Any) -> str:  # noqa: ANN401 - any quantity
    return _figure(value).rsplit(" ", 1)[0]


def _doses(shown: Plan, notes: References) -> Table:
    rows: list[tuple[str, ...]] = []
    for phase, capsules in zip(shown.course.phases, shown.capsules, strict=True):
        days = phase.window
        per_kg, daily = _number(phase.daily_dose_per_kg), _number(phase.daily_dose)
        rows.append(
            (
                str(days.first),
                str(days.last),
                str(days.days),
                per_kg,
                daily,
                phase.step.pattern or "every day",
                str(capsules or "") if phase.daily_dose else "none",
                _number(phase.total_dose),
                notes.mark(*shown.posology.daily_dose.within(days.first, days.last)),
            )
        )
    columns = ("First day", "Last day", "Days", "mg/kg/day", "mg/day", "Taken", "Capsules")
    return Table("Doses", (*columns, "Total mg", "Source"), tuple(rows))


def _laboratory_tests(shown: Plan, notes: References) -> Table:
    return Table(
        f"Laboratory tests, profile {shown.monitoring.profile}: {shown.monitoring.title}",
        ("Due on", "Timepoint", "Tests", "Source"),
        tuple(
            (_due_day(due), due.timepoint, ", ".join(map(str, due.tests)), notes.mark(due.because))
            for due in shown.monitoring.due
        ),
    )


def _due_day(due: Due) -> str:
    return f"by {due.on}" if isinstance(due.because.value.when, BeforeStart) else str(due.on)


def _windows(shown: Plan, notes: References) -> Table:
    windows = shown.pregnancy_prevention
    named = (
        ("Contraception, from before the course to after it", windows.contraception),
        ("Of these, after the last dose", windows.post_course),
        ("No blood donation", windows.blood_donation),
    )
    return Table(
        "Pregnancy prevention and blood donation (first and last day included)",
        ("What", "First day", "Last day", "Source"),
        tuple(
            (what, str(window.first), str(window.last), notes.mark(window.because))
            for what, window in named
            if window is not None
        ),
    )


def _last(window: Window) -> str:
    return "no last day" if window.last == date.max else str(window.last)


def _pregnancy_tests(shown: Plan, notes: References) -> Table:
    return Table(
        "Pregnancy tests, by the edition of their day",
        ("For", "Specimen from", "Specimen until", "Where", "Source"),
        tuple(
            (
                test.timepoint,
                str(test.window.first),
                _last(test.window),
                test.where or "",
                notes.mark(test.because, test.place),
            )
            for test in shown.pregnancy_prevention.tests
        ),
    )


def _prescriptions(shown: Plan, notes: References) -> Table:
    return Table(
        "Prescriptions",
        ("No.", "Needed on", "Supplies at most", "Only after", "On a day from", "To", "Source"),
        tuple(
            (
                str(due.number),
                str(due.needed_on),
                str(due.supply),
                due.opened_by or "no window",
                str(due.opening.first) if due.opening else "",
                str(due.opening.last) if due.opening else "",
                notes.mark(due.because),
            )
            for due in shown.prescriptions
        ),
    )


def _findings(shown: Plan, notes: References) -> Table:
    return Table(
        "Findings",
        ("Severity", "Finding", "Source"),
        tuple(
            (each.severity.value, each.message, notes.mark(each.because)) for each in shown.findings
        ),
    )
