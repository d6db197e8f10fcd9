"""A plan on paper: a sheet for the patient, and one for the staff who see the course through.

Both are made from what the plan holds and from nothing else. The lines to fill in are for what it
does not hold: names, telephone numbers, and what was done.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Final, Literal, TypeAlias

from attrs import evolve

from isotretinoin.acts import Act, ActKind
from isotretinoin.capsules.dose import CapsulePlan
from isotretinoin.courses.course import Phase
from isotretinoin.courses.regimen import Step
from isotretinoin.dates import Days
from isotretinoin.findings import FindingKind, Severity, Window
from isotretinoin.pages.agenda import acts_table
from isotretinoin.pages.patient import forbidden
from isotretinoin.pages.plan import (
    SourcesShown,
    acts_ahead,
    capsules_ahead,
    doses_table,
    facts_of,
    findings_table,
    loudest,
    not_judged_table,
    shortened,
    sources_listed,
    windows_named,
)
from isotretinoin.pages.sheet import NARROW, References, Sheet, Table
from isotretinoin.plans.plan import Plan
from isotretinoin.quantities import Mass
from isotretinoin.quantities.figures import figure
from isotretinoin.rules.dispensing import PrescriptionWindowRule

__all__ = ["Reader", "handout"]

#: For whom a sheet is printed.
Reader: TypeAlias = Literal["patient", "staff"]

_TO_PATIENTS: Final = (
    "Printed from published rules for a planned course. It is no prescription and no advice: what "
    "your prescriber and your pharmacy say goes before it. Not a medical device; the documents "
    "cited decide."
)

#: A line to write on, and a box to tick.
_LINE: Final = "_" * 24
_BOX: Final = "\N{BALLOT BOX}"


def handout(shown: Plan, *, for_: Reader, sources: SourcesShown = "short") -> Sheet:
    """The plan as a sheet to be printed for the patient or for the staff."""
    notes = References()
    sheet = (_of_patient if for_ == "patient" else _of_staff)(shown, notes)
    listed = notes.listed_brief() if sources == "short" else sources_listed(notes, sources)
    return evolve(sheet, sources=listed, width=NARROW, paper=True)


def _acts(shown: Plan) -> Iterator[Act]:
    """What is to be done; that capsules run out is said by the day on which the next are due."""
    return (act for act in acts_ahead(shown) if act.kind is not ActKind.RUN_OUT)


# For the staff ----------------------------------------------------------------------------------


def _of_staff(shown: Plan, notes: References) -> Sheet:
    facts = facts_of(shown, notes, tuple)  # the findings stand whole below
    acts = acts_table("What to do when", _acts(shown), notes)
    ticked = tuple((*row, _BOX) for row in acts.rows)
    return Sheet(
        title=f"Isotretinoin course, sheet for the staff, rulebook {shown.rules.name}",
        facts=(("Name", f"{_LINE} born {_LINE}"), *facts),
        tables=(
            doses_table(shown, notes),
            evolve(acts, columns=(*acts.columns, "Done"), rows=ticked),
            findings_table(shown, notes),
            not_judged_table(shown, notes),
        ),
    )


# For the patient --------------------------------------------------------------------------------


def _of_patient(shown: Plan, notes: References) -> Sheet:
    course = shown.to_come or shown.course
    facts = (
        *(
            ("Do not take", f"before you have asked your prescriber: {why}")
            for _, why in forbidden(shown.findings, notes)
        ),
        ("Name", _LINE),
        ("Course", f"{_days(course.window)}, {Days(course.window.days)}"),
        ("Medicine", "isotretinoin" if shown.product is None else str(shown.product)),
        ("Rules of", shown.rules.title),
        *_joined("How to take", (notes.marked(rule.text, rule) for rule in shown.directions)),
        *_joined("To be filled", _windows_of_prescriptions(shown, notes)),
        ("Who to ask", f"prescriber {_LINE} pharmacy {_LINE}"),
    )
    return Sheet(
        title="Your course of isotretinoin",
        notice=_TO_PATIENTS,
        facts=facts,
        tables=(
            _capsules(shown),
            _until_when(shown, notes),
            _what_when(shown, notes),
            _to_ask(shown, notes),
        ),
    )


def _joined(name: str, sentences: Iterable[str]) -> Iterator[tuple[str, str]]:
    if told := " ".join(sentences):
        yield name, told


def _windows_of_prescriptions(shown: Plan, notes: References) -> Iterator[str]:
    """Within which days a prescription is filled, by each rule that sets them."""
    rules = {due.because.key: due.because for due in shown.prescriptions}
    for rule in rules.values():
        if isinstance(rule.value, PrescriptionWindowRule):
            yield notes.marked(rule.text, rule)


def _capsules(shown: Plan) -> Table:
    phases = () if shown.to_come is None else shown.to_come.phases
    # What was ordered names the days; the cycle of what is taken for it is told in capsules.
    steps = (shown.ordered or shown.course).regimen.steps[-len(phases) :]
    told = zip(phases, steps, capsules_ahead(shown, phases), strict=False)
    return Table(
        "What to take",
        ("Days", "Capsules of each day"),
        tuple((_days(phase.window), _taken(phase, step, taken)) for phase, step, taken in told),
    )


def _taken(phase: Phase, step: Step, capsules: CapsulePlan | None) -> str:
    """The capsules of those days in words, or the dose where they are not known."""
    if not phase.daily_dose:
        return "nothing: a rest"
    pattern = f" ({step.pattern})" if step.pattern else ""
    if capsules is None:
        return f"{figure(phase.daily_dose)}{pattern}: ask which capsules make it"
    runs = [(_counted(day), len(list(run))) for day, run in groupby(capsules.cycle)]
    told = ", then ".join(f"{Days(days)} with {words}" for words, days in runs)
    words = runs[0][0] if len(runs) == 1 else f"{told}; then the same again"
    if step.days_off:
        return f"{words}; only on days with a dose: {step.pattern}"
    return f"{words}{pattern}"


def _counted(day: tuple[Mass, ...]) -> str:
    counts = Counter(day).items()
    told = (f"{n} capsule{'' if n == 1 else 's'} of {strength}" for strength, n in counts)
    return " and ".join(told) or "no capsule"


#: What of the windows the other rows tell already.
_TOLD: Final = "Of these"


def _until_when(shown: Plan, notes: References) -> Table:
    rows: list[tuple[str, str, str, str]] = []
    for what, days in windows_named(shown):
        mark = notes.mark(days.because)
        if isinstance(days, Window):
            last = "" if days.last is None else _day(days.last)
            if not what.startswith(_TOLD):
                rows.append((what.partition(", from")[0], _day(days.first), last, mark))
        elif days.why == "silent" and not what.startswith(_TOLD):
            rows.append((what, "not stated: ask", "", mark))
    return Table(
        "From when until when, both days included", ("What", "From", "Until", "Source"), tuple(rows)
    )


#: What stands in the other tables.
_ELSEWHERE: Final = frozenset(
    {
        ActKind.CONTRACEPTION,
        ActKind.CONTRACEPTION_ENDS,
        ActKind.BLOOD_DONATION,
        ActKind.BREAST_FEEDING,
        ActKind.PROCEDURE,
        ActKind.NEXT_COURSE,
    }
)


def _what_when(shown: Plan, notes: References) -> Table:
    acts = (act for act in _acts(shown) if act.kind not in _ELSEWHERE)
    rows = tuple(
        (
            _days(window),
            "; ".join(map(_plainly, together)),
            notes.mark(*(act.because for act in together)),
            _BOX,
        )
        for window, together in (
            (window, tuple(each)) for window, each in groupby(acts, key=lambda act: act.window)
        )
    )
    return Table("What to do when", ("When", "What", "Source", "Done"), rows)


def _plainly(act: Act) -> str:
    match act.kind:
        case ActKind.LABORATORY_VISIT:
            return f"blood tests, {act.what}"
        case ActKind.FIRST_DOSE:
            return "first day of capsules"
        case ActKind.DOSE_CHANGE:
            return "another dose from this day on, see above"
        case ActKind.LAST_DOSE:
            return "last day of capsules"
        case ActKind.DISPENSING:
            return f"fetch the {act.what}"
        case _:
            return act.what


def _to_ask(shown: Plan, notes: References) -> Table:
    """What was found, or could not be judged, and is for the prescriber to settle."""
    loud = [
        (shortened(each.message), notes.mark(each.because))
        for each in loudest(shown)
        if each.severity is not Severity.NOTE and each.kind is not FindingKind.CONTRAINDICATED
    ]
    unknown = [
        (f"{each.matter}; not known: {', '.join(each.missing)}", notes.mark(each.because))
        for each in shown.not_judged
    ]
    return Table("To settle with your prescriber", ("Matter", "Source"), (*loud, *unknown))


# Days in plain words, the same in every locale --------------------------------------------------

#: No line is broken within a day, or from one day to another.
_SPACE: Final = "\N{NO-BREAK SPACE}"
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def _day(day: date) -> str:
    told = (_WEEKDAYS[day.weekday()], str(day.day), _MONTHS[day.month - 1], str(day.year))
    return _SPACE.join(told)


def _days(window: Window) -> str:
    if window.last is None:
        return f"from {_day(window.first)} on"
    if window.first == window.last:
        return _day(window.first)
    first = _day(window.first)
    if window.first.year == window.last.year:
        first = first.rpartition(_SPACE)[0]
    return f"{first}{_SPACE}to{_SPACE}{_day(window.last)}"
