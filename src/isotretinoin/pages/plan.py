"""The page of a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, Literal, TypeAlias

from attrs import evolve

from isotretinoin.acts import Act
from isotretinoin.capsules.dose import CapsulePlan
from isotretinoin.courses.course import Course, Phase
from isotretinoin.courses.regimen import Step
from isotretinoin.dates import Days
from isotretinoin.diaries.weighing import WeightPolicy
from isotretinoin.evidence import Rule, Timeline
from isotretinoin.findings import LOUDEST_FIRST, Absent, Finding, FindingKind, Window
from isotretinoin.monitoring.schedules import Due
from isotretinoin.pages.agenda import acts_table
from isotretinoin.pages.laboratory import remarks_table
from isotretinoin.pages.patient import counted_as, forbidden, told_of
from isotretinoin.pages.sheet import NARROW, Note, References, Sheet, Table
from isotretinoin.plans.plan import Plan
from isotretinoin.pregnancy_prevention.tests import PregnancyTestDue
from isotretinoin.prescriptions import PrescriptionDue
from isotretinoin.products import conventional_factor
from isotretinoin.quantities import Mass, mg_per_kg
from isotretinoin.quantities.figures import figure
from isotretinoin.rules.dispensing import NoWindow, PrescriptionWindowRule
from isotretinoin.rules.monitoring import BeforeStart
from isotretinoin.rules.programme import ConfirmationTest

__all__ = [
    "SECTIONS",
    "SourcesShown",
    "acts_ahead",
    "capsules_ahead",
    "doses_table",
    "facts_of",
    "findings_table",
    "loudest",
    "not_judged_table",
    "plan_sheet",
    "shortened",
    "sources_listed",
    "windows_named",
]

#: How much is said of the sources: nothing, who says what, or the rules whole.
SourcesShown: TypeAlias = Literal["none", "short", "full"]

# The sheet ------------------------------------------------------------------------------------

_WEIGHED: Final[dict[WeightPolicy, str]] = {
    "latest": "the last weight noted",
    "baseline": "the first weight",
    "period": "the weight of each day",
}


def plan_sheet(
    shown: Plan,
    *,
    sections: tuple[str, ...] = (),
    sources: SourcesShown = "full",
) -> Sheet:
    """The plan: what a person needs, what to do when, then the tables and their sources.

    Without sections named, all of them stand in it.
    """
    notes = References()
    named = sections or tuple(_SECTIONS)
    facts = facts_of(shown, notes, lambda: _what_matters(shown, notes, whole="findings" in named))
    # In their own order, whatever the order in which they are named.
    tables = tuple(
        evolve(
            make(shown, notes),
            name=name.replace("-", " ").capitalize(),
            folded=name not in _UNFOLDED,
        )
        for name, make in _SECTIONS.items()
        if name in named
    )
    return Sheet(
        title=f"Isotretinoin course plan{_again(shown)}, rulebook {shown.rules.name}",
        facts=facts,
        tables=tables,
        sources=sources_listed(notes, sources),
        width=NARROW,
    )


def sources_listed(notes: References, how: SourcesShown) -> tuple[Note, ...]:
    """What is said of the sources."""
    listed: dict[SourcesShown, Callable[[], tuple[Note, ...]]] = {
        "none": tuple,
        "short": notes.listed_short,
        "full": notes.listed,
    }
    return listed[how]()


def facts_of(
    shown: Plan, notes: References, matters: Callable[[], Iterable[tuple[str, str]]]
) -> tuple[tuple[str, str], ...]:
    """Rules, patient, product and course, what matters most, and what it adds up to."""
    course, patient = shown.course, shown.course.patient
    total, cumulative = figure(course.total_dose), figure(shown.cumulative_dose)
    facts = list(forbidden(shown.findings, notes))
    who = counted_as(patient, shown.category, notes)
    facts += [
        ("Rules", shown.rules.title),
        ("Patient", f"{patient.weight}, {who}{_age(shown, notes)}"),
        *told_of(patient),
        ("Product", _product(shown, notes)),
        ("Course", f"{course.first_dose} to {course.last_dose}, {Days(course.window.days)}"),
        *_so_far(shown, notes),
        *matters(),
        ("Total dose", f"{total}, that is {cumulative}{_aimed(course, shown.dose_in_capsules)}"),
    ]
    given = shown.dose_in_capsules if shown.ordered is None else None
    if given is not None:
        whole = f"{figure(given)}, that is {figure(given / patient.weight)}"
        same = given == course.total_dose
        facts.append(("In capsules", "the same" if same else f"{whole}: see the findings"))
    if shown.goals:
        facts.append(("Goal bands", _bands(shown, notes)))
    if shown.directions:
        said = " ".join(notes.marked(rule.text, rule) for rule in shown.directions)
        facts.append(("Directions", said))
    return tuple(facts)


def _again(shown: Plan) -> str:
    return "" if shown.taken is None else f", planned again on {shown.taken.by}"


def _so_far(shown: Plan, notes: References) -> Iterator[tuple[str, str]]:
    """What was taken by the day on which the course was planned again, and what is to come."""
    taken, ahead = shown.taken, shown.to_come
    if taken is None:
        return
    counted = f" (counted as {taken.unrecorded})" if taken.unrecorded else ""
    days = (
        (taken.dose_days, "with a dose"),
        (taken.missed_days, "missed"),
        (taken.rest_days, "of rest"),
        (taken.unrecorded_days, f"unrecorded{counted}"),
    )
    told = ", ".join(f"{Days(n)} {what}" for n, what in days if n)
    weighed = _WEIGHED[taken.weight_policy]
    yield (
        f"Taken by {taken.by}",
        notes.marked(
            f"{figure(taken.total_dose)}, that is {figure(taken.cumulative_dose)} by {weighed}: {told}",
            taken.counted_by,
        ),
    )
    if taken.in_stock is not None:
        held = ", ".join(map(str, taken.in_stock))
        needed = ""
        if shown.needed_on is not None:
            more = shown.needed_on in shown.course.window
            needed = f"; more are needed on {shown.needed_on}" if more else "; enough until the end"
        yield "In stock", f"{held or 'nothing'}{needed}"
    yield (
        "Still to come",
        "nothing"
        if ahead is None
        else f"{figure(ahead.total_dose)}, {ahead.first_dose} to {ahead.last_dose}",
    )


#: How many findings stand at the head of a page.
_MOST: Final = 3
#: After so many characters a finding there is cut: it stands whole in its table.
_LONG: Final = 160


def loudest(shown: Plan) -> list[Finding]:
    """The findings, the loudest first, those that are equally loud in their order."""
    return sorted(shown.findings, key=lambda each: LOUDEST_FIRST.index(each.severity))


def _what_matters(shown: Plan, notes: References, *, whole: bool) -> list[tuple[str, str]]:
    """The loudest findings, one a line, and how many more there are, below if they stand there."""
    # What forbids treatment stands above all else already.
    loud = [each for each in loudest(shown) if each.kind is not FindingKind.CONTRAINDICATED]
    told = [
        (each.severity.value.capitalize(), notes.marked(shortened(each.message), each.because))
        for each in loud[:_MOST]
    ]
    more = len(loud) - _MOST
    below = " below" if whole else ", not shown here"
    return [*told, ("Findings", f"{more} more{below}")] if more > 0 else told


def shortened(message: str) -> str:
    """The message, cut after so many characters: it stands whole elsewhere."""
    if len(message) <= _LONG:
        return message
    return message[:_LONG].rpartition(" ")[0] + " …"


def _age(shown: Plan, notes: References) -> str:
    """The age, or that it is not recorded where a rule asks for it."""
    age = shown.course.patient.age(on=shown.course.first_dose)
    if age is not None:
        return f", {age} years old"
    rule = shown.minimum_age
    if rule is None:
        return ""
    years = f"; no birth date is recorded, and the rules start at {rule.value} years"
    return notes.marked(years, rule)


def _product(shown: Plan, notes: References) -> str:
    if shown.product is None:
        return "conventional isotretinoin"
    strengths = ", ".join(map(str, shown.product.strengths)) or "strengths that were not read"
    return notes.marked(f"{shown.product}, capsules of {strengths}", shown.product.offered)


def _aimed(course: Course, in_capsules: Mass | None) -> str:
    if course.goal is None:
        return ""
    aim = course.goal
    goal = aim if isinstance(aim, Mass) else aim.for_weight(course.patient.weight)
    total = course.total_dose
    before_last = total.mg - course.dose_on(course.last_dose).mg_per_day
    if total < goal:
        reached = "not reached"
    elif before_last < goal.mg:
        reached = "reached on the last day"
    else:
        reached = "reached before the last day"
    if in_capsules is not None and in_capsules < goal <= total:
        reached += " by the doses asked for, but not in whole capsules"
    return f"; aimed at {aim}, {reached}"


def _bands(shown: Plan, notes: References) -> str:
    """Where the cumulative dose lies, each band said once with all its sources.

    The bands are of conventional capsules, and so is the dose that is held against them.
    """
    dose, by = shown.cumulative_dose, None
    if shown.product is not None and (by := conventional_factor(shown.product.judged_as)):
        dose = mg_per_kg(dose.mg_per_kg / by.value)
    by_words: dict[str, list[Rule[Any]]] = {}
    for rule in shown.goals:
        band = rule.value
        place = "in" if dose in band else "below" if dose < band.low else "above"
        by_words.setdefault(f"{place} {band}", []).append(rule)
    told = "; ".join(notes.marked(words, *rules) for words, rules in by_words.items())
    if by is None:
        return told
    return f"{told}; counted as {notes.marked(f'{figure(dose)} of conventional capsules', by)}"


def _number(value: Any) -> str:  # noqa: ANN401 - any quantity
    return figure(value).rsplit(" ", 1)[0]


def doses_table(shown: Plan, notes: References) -> Table:
    """The doses to be taken; what was taken before a re-plan stands among the facts."""
    phases = () if shown.to_come is None else shown.to_come.phases
    daily_dose = Timeline(shown.daily_doses) if shown.daily_doses else None
    sources = [
        notes.mark(*(daily_dose.during(phase.window) if daily_dose else ())) for phase in phases
    ]
    if shown.product is None:
        columns = ["First day", "Last day", "Days", "mg/kg/day", "mg/day", "Taken", "Total mg"]
        rows = [_by_days(phase) for phase in phases]
    else:
        columns = ["Days", "Ordered", *(["Taken"] if shown.ordered else []), "Capsules"]
        rows = _by_capsules(shown, phases)
    nearest = " (capsules: the nearest to the dose that stay within the highest allowed)"
    return Table(
        f"Doses{nearest if shown.product is not None else ''}",
        (*columns, "Source"),
        tuple((*row, source) for row, source in zip(rows, sources, strict=True)),
    )


def _by_days(phase: Phase) -> list[str]:
    return [
        str(phase.window.first),
        str(phase.window.last),
        str(phase.window.days),
        _number(phase.daily_dose_per_kg),
        _number(phase.daily_dose),
        phase.step.pattern or "every day",
        _number(phase.total_dose),
    ]


def _by_capsules(shown: Plan, phases: tuple[Phase, ...]) -> list[list[str]]:
    """Days, what was ordered, what is taken where that differs, and in which capsules."""
    weight = shown.course.patient.weight
    ordered = shown.ordered or shown.course
    steps = ordered.regimen.steps[len(shown.course.phases) - len(phases) :]
    rows: list[list[str]] = []
    told = zip(phases, steps, capsules_ahead(shown, phases), strict=False)
    for phase, step, capsules in told:
        dose, total = step.dose_for(weight), f"{figure(phase.total_dose)} in all"
        asked = f"{figure(dose)}, {figure(dose / weight)}"
        if step.pattern:
            asked += f", {step.pattern}"
        taken = f"{figure(phase.mean)}, {figure(phase.mean / weight)}; {total}"
        rows.append(
            [
                f"{Days(phase.window.days)}: {phase.window}",
                *([asked, taken] if shown.ordered else [f"{asked}; {total}"]),
                _in_words(capsules, phase.step) if phase.daily_dose else "none",
            ]
        )
    return rows


def capsules_ahead(shown: Plan, phases: tuple[Phase, ...]) -> tuple[CapsulePlan | None, ...]:
    """The capsules of those last phases."""
    return shown.capsules[len(shown.capsules) - len(phases) :]


def _in_words(capsules: CapsulePlan | None, step: Step) -> str:
    return "none fit" if capsules is None else capsules.for_step(step)


def _laboratory_tests(shown: Plan, notes: References) -> Table:
    return Table(
        f"Laboratory tests, profile {shown.monitoring.profile}: {shown.monitoring.title}",
        ("Due on", "Timepoint", "Tests", "Source"),
        tuple(
            (_due_day(due), due.timepoint, _tests(due, shown), notes.mark(due.because))
            for due in shown.monitoring.due
        ),
    )


def _tests(due: Due, shown: Plan) -> str:
    """The tests in words; where the programme sets the days of pregnancy tests, those count."""
    elsewhere = " (days as above)" if shown.pregnancy_prevention.tests else ""
    return ", ".join(f"{each}{elsewhere if each.tells_pregnancy else ''}" for each in due.tests)


def _due_day(due: Due) -> str:
    return f"by {due.on}" if isinstance(due.because.value.when, BeforeStart) else str(due.on)


def windows_named(shown: Plan) -> tuple[tuple[str, Window | Absent], ...]:
    """Every window of the plan in words, those that are not there among them."""
    windows = shown.pregnancy_prevention
    return (
        ("Contraception, from before the course to after it", windows.contraception),
        ("Of these, after the last dose", windows.post_course),
        ("No blood donation", windows.blood_donation),
        ("No breast-feeding", windows.lactation),
        *((f"No {each.words}", each.days) for each in shown.procedures),
        ("Another course, not before", shown.next_course),
    )


def _windows(shown: Plan, notes: References) -> Table:
    return Table(
        "Pregnancy prevention and waits after the course (first and last day included)",
        ("What", "First day", "Last day", "Source"),
        tuple(
            (what, str(window.first), _last(window), notes.mark(window.because))
            for what, window in windows_named(shown)
            if isinstance(window, Window)
        ),
    )


def _last(window: Window) -> str:
    return "no last day" if window.last is None else str(window.last)


def _pregnancy_tests(shown: Plan, notes: References) -> Table:
    tests = shown.pregnancy_prevention.tests
    reading = next((test.reading for test in tests if test.reading is not None), None)
    title = "Pregnancy tests, by the edition of their day"
    read = "; where no source names the days, as this library reads them"
    return Table(
        title if reading is None else notes.marked(title + read, reading),
        ("For", "Specimen from", "Specimen until", "Where", "Source"),
        tuple(
            (
                _occasion(test),
                # The first of two tests is due in time for the second, and may be earlier.
                "no first day" if test.timepoint == "screening" else str(test.window.first),
                _last(test.window),
                test.where or "",
                notes.mark(test.because, test.place),
            )
            for test in tests
        ),
    )


def _occasion(test: PregnancyTestDue) -> str:
    asked = test.because.value
    if isinstance(asked, ConfirmationTest) and asked.menses_days and test.timepoint != "screening":
        return f"{test.timepoint} (regular cycle: day 1–{asked.menses_days} of the period)"
    if test.window.first < test.on < (test.window.last or test.on):
        return f"{test.timepoint}, {test.on}"
    return test.timepoint


def _prescriptions(shown: Plan, notes: References) -> Table:
    return Table(
        "Prescriptions",
        ("No.", "Needed on", "At most", "Only after", "Fill by", "Source"),
        tuple(
            (
                str(due.number),
                str(due.needed_on),
                str(due.supply),
                _opened(due),
                _fill_by(due),
                notes.mark(due.because),
            )
            for due in shown.prescriptions
        ),
    )


def _fillings(shown: Plan, notes: References) -> Table:
    caption, rule = "Capsules of each prescription", shown.unbroken_pack
    return Table(
        caption if rule is None else notes.marked(f"{caption}, in whole packs", rule),
        ("No.", "Needed on", "Capsules", "Covers", "Left over"),
        tuple(
            (
                str(each.number),
                str(each.needed_on),
                str(each),
                str(Days(each.days)),
                ", ".join(f"{n} × {strength}" for strength, n in each.left.items()) or "nothing",
            )
            for each in shown.fillings
        ),
    )


def _opened(due: PrescriptionDue) -> str:
    """What opens the window, and on which days."""
    if due.opened_by is None or due.opening is None:
        return due.opened_by or _unopened(due)
    return f"{due.opened_by}, {due.opening}"


def _unopened(due: PrescriptionDue) -> str:
    return "no window" if isinstance(due.because.value, NoWindow) else "not stated"


def _fill_by(due: PrescriptionDue) -> str:
    window, days = due.because.value, due.fill_by
    if not isinstance(window, PrescriptionWindowRule) or days is None:
        return ""
    closes = f", {window.closes}" if window.closes else ""
    # By the day on which the window was opened, the first or the last on which that may be.
    return f"day {window.days} ({days.first} to {days.last}){closes}"


def findings_table(shown: Plan, notes: References) -> Table:
    """Every finding with its rule, the loudest first."""
    return Table(
        "Findings, the loudest first",
        ("Severity", "Finding", "Source"),
        tuple(
            (each.severity.value, each.message, notes.mark(each.because)) for each in loudest(shown)
        ),
    )


def not_judged_table(shown: Plan, notes: References) -> Table:
    """What was not judged, and the fact that is missing."""
    return Table(
        "Not judged",
        ("Matter", "Missing", "Source"),
        tuple(
            (each.matter, ", ".join(each.missing), notes.mark(each.because))
            for each in shown.not_judged
        ),
    )


def _agenda(shown: Plan, notes: References) -> Table:
    return acts_table(f"What to do when{_left_out(shown)}", acts_ahead(shown), notes)


def _left_out(shown: Plan) -> str:
    return "" if shown.taken is None else f" (without what was over by {shown.taken.by})"


def acts_ahead(shown: Plan) -> tuple[Act, ...]:
    """The acts of the plan, those alone that are not over by the day of a re-plan."""
    if shown.taken is None:
        return shown.agenda
    by = shown.taken.by
    return tuple(act for act in shown.agenda if act.window.last is None or act.window.last > by)


def _remarks(shown: Plan, notes: References) -> Table:
    return remarks_table(shown.monitoring, notes)


#: The sections of the page by name, in their order.
_SECTIONS: Final[dict[str, Callable[[Plan, References], Table]]] = {
    "agenda": _agenda,
    "findings": findings_table,
    "not-judged": not_judged_table,
    "doses": doses_table,
    "windows": _windows,
    "pregnancy-tests": _pregnancy_tests,
    "prescriptions": _prescriptions,
    "capsules": _fillings,
    "laboratory": _laboratory_tests,
    "remarks": _remarks,
}

#: Those that stand open where a page folds: what a person needs first.
_UNFOLDED: Final = ("agenda", "findings", "not-judged")

#: The names of the sections.
SECTIONS: Final = tuple(_SECTIONS)
