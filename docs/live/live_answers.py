"""What the live pages answer: words in, the library's own pages and sentences out.

Nothing is computed here. Each form's fields become values by the functions by which the command line
reads its words; the values become a plan, windows or a status; and those are shown as they show
themselves. It runs in the reader's browser, and just as well outside.
"""

import ast
import io
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import redirect_stdout
from datetime import date, datetime
from typing import Any, Final, Literal, TypeVar

from attrs import evolve, field

from isotretinoin import products
from isotretinoin.cli.words import (
    day_from,
    facts_from,
    goal_from,
    history_from,
    names_from,
    weight_from,
)
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import Days
from isotretinoin.diaries.diary import Diary
from isotretinoin.errors import (
    DateError,
    FactError,
    IsotretinoinError,
    NoRuleInForce,
    QuantityError,
    RecordError,
    RegimenError,
)
from isotretinoin.findings import Finding, Severity
from isotretinoin.pages.windows import windows_sheet
from isotretinoin.patient import Patient
from isotretinoin.plans.plan import Plan
from isotretinoin.plans.planning import plan
from isotretinoin.posology.defaults import usual
from isotretinoin.quantities import DosePerKg, Mass
from isotretinoin.quantities.figures import figure
from isotretinoin.rulebooks import profile, rulebook
from isotretinoin.rules.rulebook import Rulebook
from isotretinoin.statuses.status import status
from isotretinoin.values import frozen

__all__ = ["answer", "calendar", "handout", "run"]

T = TypeVar("T")

Inputs = Mapping[str, str]
Told = dict[str, Any]


@frozen
class _Asked:
    """What was typed, and what is wrong with it, field by field."""

    inputs: Inputs
    errors: list[Told] = field(factory=list[Told], init=False)

    def text(self, name: str) -> str:
        """What was typed into a field, without the space around it."""
        return self.inputs.get(name, "").strip()

    def read(self, name: str, reader: Callable[[str], T]) -> T | None:
        """The field's value; None where it is left out or cannot be read, which is noted."""
        text = self.text(name)
        if not text:
            return None
        try:
            return reader(text)
        except (IsotretinoinError, ValueError) as error:
            self.refuse(name, error)
            return None

    def needed(self, name: str, reader: Callable[[str], T], remedy: str) -> T | None:
        """The same; a field that is left out is noted with what to write."""
        if not self.text(name):
            self.refuse(name, remedy)
        return self.read(name, reader)

    def refuse(self, name: str, why: Exception | str) -> None:
        """Note what is wrong with a field."""
        self.errors.append({"field": name, "message": str(why)})


#: Which field an error of the whole is shown beside, by the page and the error's kind.
_BESIDE: Final[Mapping[str, tuple[tuple[type[Exception], str], ...]]] = {
    "plan": (
        (DateError, "first_dose"),
        (RegimenError, "doses"),
        (QuantityError, "weight"),
        (FactError, "category"),
        (NoRuleInForce, "rules"),
    ),
    "windows": ((DateError, "specimen"), (NoRuleInForce, "rules")),
    "status": ((DateError, "on"), (RecordError, "diary"), (NoRuleInForce, "rules")),
}


def answer(page: str, inputs: Inputs) -> Told:
    """What the page shows for these inputs: HTML, a picture and a sentence, or errors by field."""
    asked = _Asked(inputs)
    try:
        return _ANSWERS[page](asked)
    except IsotretinoinError as error:
        kinds = _BESIDE[page]
        asked.refuse(next((name for kind, name in kinds if isinstance(error, kind)), ""), error)
        return {"errors": asked.errors}


def _yes_or_no(text: str) -> bool:
    answers = {"yes": True, "no": False}
    if text not in answers:
        raise FactError(f"{text!r:.60} is no answer: write yes or no")
    return answers[text]


def _capsules(text: str) -> Literal["taken", "exact"]:
    if text != "exact":
        raise FactError(f"{text!r:.60} is no way to lay out doses: write exact, or leave it out")
    return "exact"


_FACTS: Final[Mapping[str, tuple[str, Callable[[str], Any]]]] = {
    "can_become_pregnant": ("can_become_pregnant", _yes_or_no),
    "born": ("born", day_from),
    "pregnant": ("pregnant", _yes_or_no),
    "plans_pregnancy": ("plans_pregnancy", _yes_or_no),
    "meets_prevention": ("meets_prevention", _yes_or_no),
    "breast_feeding": ("breast_feeding", _yes_or_no),
    "category": ("reproductive", facts_from),
    "kidney_function": ("kidney_function", str),
    "allergy": ("allergies", names_from),
    "condition": ("conditions", names_from),
    "medicine": ("medicines", names_from),
    "earlier": ("history", history_from),
}


def _patient(asked: _Asked) -> Patient | None:
    """The patient, each fact refused beside its own field."""
    weight = asked.needed("weight", weight_from, 'a body weight is needed: write "68 kg"')
    patient = None if weight is None else Patient(weight=weight)
    for name, (fact, reader) in _FACTS.items():
        value = asked.read(name, reader)
        if value is not None and patient is not None:
            try:
                patient = evolve(patient, **{fact: value})
            except IsotretinoinError as error:
                asked.refuse(name, error)
    return patient


def _course(
    rules: Rulebook,
    patient: Patient,
    first: date,
    doses: Regimen,
    goal: DosePerKg | Mass | None,
    *,
    kind: products.Formulation,
) -> tuple[Course, str]:
    """The course, and whose goal stands where none was given."""
    if goal is None and doses.goal is None and doses.days is not None:
        span = Days(doses.days)
        return Course.lasting(span, patient=patient, regimen=doses, first_dose=first), ""
    aim, said = goal or doses.goal, ""
    if aim is None:
        by = usual(rules, on=first, formulation=kind, otherwise=rulebook("guide"))
        aim, said = by.goal, f"the goal, which is {by.goal} by {by.aim.says_who}"
    return Course.until(aim, patient=patient, regimen=doses, first_dose=first), said


def _planned(asked: _Asked) -> tuple[Plan, str] | None:
    """The plan that the fields describe, and what stands in for those left out; None after a slip."""
    rules = asked.needed("rules", rulebook, "a place is needed: choose whose rules")
    patient = _patient(asked)
    first = asked.needed(
        "first_dose", day_from, "the day of the first dose is needed: write it as 2026-03-09"
    )
    doses = asked.needed(
        "doses", Regimen.parse, "doses are needed: write 40 mg/day for 28 days, then 60 mg/day"
    )
    goal = asked.read("goal", goal_from)
    schedule = asked.read("monitoring", profile)
    capsules = asked.read("capsules", _capsules)
    market = None if rules is None else rules.name
    named = asked.read("product", lambda name: products.get(name, market=market))
    if asked.errors or rules is None or patient is None or first is None or doses is None:
        return None
    product = products.generic(rules.name) if named is None else named
    kind = products.Formulation.CONVENTIONAL if product is None else product.judged_as
    course, said = _course(rules, patient, first, doses, goal, kind=kind)
    made = plan(course, rules, monitoring=schedule, product=product, capsules=capsules or "taken")
    return made, said


def _plan(asked: _Asked) -> Told:
    found = _planned(asked)
    if found is None:
        return {"errors": asked.errors}
    made, said = found
    sheet = made.sheet()
    facts = (*sheet.facts, ("Left out", said)) if said else sheet.facts
    course = made.course
    return {
        "said": f"{course.first_dose} to {course.last_dose}, {Days(course.window.days)}, "
        f"{figure(course.total_dose)}; {_findings(made.findings)}.",
        "picture": made.svg(),
        "html": evolve(sheet, facts=facts).html(name="answer"),
    }


def _findings(found: Collection[Finding]) -> str:
    alerts = sum(each.severity is Severity.ALERT for each in found)
    count = f"{len(found) or 'no'} finding{'' if len(found) == 1 else 's'}"
    return f"{count}, {alerts} of which alert" if alerts else count


# The files of a plan ----------------------------------------------------------------------------


def calendar(inputs: Inputs, stamped: str) -> Told:
    """The plan's calendar as a file; `stamped` is the moment at which it was asked for, in UTC."""
    from isotretinoin.adapters import icalendar  # noqa: PLC0415 - for this file alone

    asked = _Asked(inputs)
    found = _planned(asked)
    if found is None:
        return {"errors": asked.errors}
    made, _ = found
    told = icalendar.calendar(made, stamped=datetime.fromisoformat(stamped))
    return {"name": f"isotretinoin-{made.course.first_dose}.ics", "text": told.decode()}


def handout(inputs: Inputs, reader: Literal["patient", "staff"]) -> Told:
    """The plan as a sheet for paper, for patient or staff."""
    asked = _Asked(inputs)
    found = _planned(asked)
    if found is None:
        return {"errors": asked.errors}
    made, _ = found
    name = f"isotretinoin-{reader}-{made.course.first_dose}.html"
    return {"name": name, "text": made.handout(for_=reader).document()}


# Windows ----------------------------------------------------------------------------------------

_DAYS: Final = (
    "specimen",
    "office_visit",
    "first_test",
    "menses_first_day",
    "first_dose",
    "last_dose",
)


def _windows(asked: _Asked) -> Told:
    rules = asked.needed("rules", rulebook, "a place is needed: choose whose rules")
    able = asked.read("can_become_pregnant", _yes_or_no)
    read = {name: asked.read(name, day_from) for name in _DAYS}
    days = {name: day for name, day in read.items() if day is not None}
    if not asked.errors:
        for name, why in _idle(days.keys(), able):
            asked.refuse(name, why)
    if asked.errors or rules is None:
        return {"errors": asked.errors}
    sheet = windows_sheet(rules, days, can_become_pregnant=able)
    first = next(((row[0], row[1:3]) for table in sheet.tables for row in table.rows), None)
    said = "no window is by these rules." if first is None else _sentence(*first)
    return {"said": said, "html": sheet.html(name="answer")}


def _sentence(what: str, days: tuple[str, ...]) -> str:
    return f"{what}: {' to '.join(filter(None, days))}."


def _idle(given: Collection[str], able: bool | None) -> Iterator[tuple[str, str]]:  # noqa: FBT001 - a fact
    """Days that lead to no window, or none that does: nothing is left aside in silence."""
    if not set(given) - {"menses_first_day"}:
        yield "specimen", "no day to start from: give that of the specimen, or one further below"
    if "menses_first_day" in given and "first_test" not in given:
        yield "menses_first_day", "does nothing without the first of two tests: leave it out"
    if able is True and "office_visit" in given and "specimen" not in given:
        yield (
            "office_visit",
            "does nothing for who can become pregnant, whose window opens with the specimen",
        )
    if able is False:
        for name in ("specimen", "first_test"):
            if name in given:
                yield name, "does nothing for who cannot become pregnant: leave it out"
        if "first_dose" in given and "last_dose" not in given:
            yield (
                "first_dose",
                "does nothing for who cannot become pregnant, without the last dose",
            )


# Status -----------------------------------------------------------------------------------------


def _status(asked: _Asked) -> Told:
    rules = asked.needed("rules", rulebook, "a place is needed: choose whose rules")
    able = asked.read("can_become_pregnant", _yes_or_no)
    day = asked.needed("on", day_from, "a day is needed: write it as 2026-03-09")
    schedule = asked.read("monitoring", profile)
    read = asked.needed("diary", _diary, "a diary is needed: paste it, or open a file")
    if read is not None and able is not None:
        if read[0].patient.can_become_pregnant is not None:
            asked.refuse(
                "can_become_pregnant",
                "does nothing beside the diary, which records that fact itself: leave it out",
            )
        patient = evolve(read[0].patient, can_become_pregnant=able)
        read = evolve(read[0], patient=patient), read[1]
    if asked.errors or rules is None or day is None or read is None:
        return {"errors": asked.errors}
    diary, remarks = read
    found = status(diary, rules, on=day, monitoring=schedule)
    sheet = found.sheet()
    facts = (*sheet.facts, *(("Left aside", each) for each in remarks))
    said = (
        f"On {day}: prescribe {found.may_prescribe.value}, dispense {found.may_dispense.value}; "
        f"{len(found.overdue) or 'nothing'} overdue, {len(found.due) or 'nothing'} due."
    )
    return {"said": said, "html": evolve(sheet, facts=facts).html(name="answer")}


def _diary(text: str) -> tuple[Diary, tuple[str, ...]]:
    """The diary in JSON, or of a log in CSV, and what of that was left aside."""
    if text.startswith(("{", "[")):
        from isotretinoin.adapters.records import from_json  # noqa: PLC0415 - for this page alone

        return from_json(text, Diary), ()
    from isotretinoin.adapters.tables import read_diary  # noqa: PLC0415 - likewise

    read = read_diary(text)
    return read.diary, tuple(map(str, read.remarks))


_ANSWERS: Final[Mapping[str, Callable[[_Asked], Told]]] = {
    "plan": _plan,
    "windows": _windows,
    "status": _status,
}


# Cells of a tutorial ----------------------------------------------------------------------------


def run(code: str, names: dict[str, Any]) -> Told:
    """What a cell prints, and whether it went through; its names stay for the next cell.

    A cell is a session of the interpreter, with its prompts, or plain lines of which the last value
    is shown.
    """
    printed = io.StringIO()
    with redirect_stdout(printed):
        for source in _parts(code):
            try:
                exec(compile(source, "<cell>", "single"), names)  # noqa: S102 - what it is for
            except Exception as error:  # noqa: BLE001 - shown, whatever it is
                kind = type(error)
                module = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
                print(f"{module}{kind.__qualname__}: {error}")  # noqa: T201
                # A session shows what a mistake says, and goes on.
                if not code.lstrip().startswith(">>>"):
                    return {"text": printed.getvalue(), "failed": True}
    return {"text": printed.getvalue(), "failed": False}


def _parts(code: str) -> Iterator[str]:
    if code.lstrip().startswith(">>>"):
        from doctest import DocTestParser  # noqa: PLC0415 - brings the debugger along

        yield from (each.source for each in DocTestParser().get_examples(code))
        return
    for each in ast.parse(code).body:
        yield ast.unparse(each) + "\n"
