"""Every public callable is tried with values that nobody should give it, in each of its arguments.

Such a value is refused, by an error of this library or a `TypeError`, or it is one that the
argument's own annotation allows, and then there may be an answer. Never an `AttributeError`, never
an answer made from a value of another type.

Little here is written by hand: an example of each type is found in a plan, a review and the
rulebooks, a constructor is called with the fields of such an example, and what an argument may be
is read from its annotation.
"""

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache, partial
from itertools import islice
from pathlib import Path
from types import UnionType
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin

import attrs
import polars as pl
import pytest
from matplotlib.figure import Figure

import isotretinoin
from isotretinoin import (
    Between,
    Diary,
    LatestOf,
    Regimen,
    ReproductiveFacts,
    account,
    analytes,
    compare_plans,
    evidence,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
    monitoring,
    plan,
    products,
    review,
    rulebook,
    rulebooks,
    status,
    worklist,
)
from isotretinoin.adapters import records
from isotretinoin.adapters.frames.coverage import METHODS
from isotretinoin.adapters.tables import TableForm
from isotretinoin.capsules import capsule_plan, packs
from isotretinoin.courses.course import Course
from isotretinoin.courses.walk import legs_of
from isotretinoin.dates import MON, Days, Months, Weeks, YearMonth
from isotretinoin.diaries.entries import BreastFeeding
from isotretinoin.errors import IsotretinoinError
from isotretinoin.findings import Absent
from isotretinoin.pages.sheet import References

FIRST: Final = date(2026, 3, 9)

#: What nobody should give, by a name for the report.
HOSTILE: Final[dict[str, Any]] = {
    "text": "US",
    "number": 40,
    "None": None,
    "no": "no",
    "nothing": [],
    "NaN": float("nan"),
    "moment": datetime(2026, 3, 9),  # noqa: DTZ001 - a moment without a zone is the mistake
    "object": object(),
}

#: Modules whose functions are not for callers, each with the reason.
NOT_FOR_CALLERS: Final = {
    "isotretinoin.errors": "makes the errors; called with the library's own types alone",
    "isotretinoin.given": "is the gate itself: it takes anything, and what it is told is ours",
    "isotretinoin.cli": "takes words from a terminal, which its parser has read",
    "isotretinoin.adapters.records.": "parts of the reader; `to_json` and `from_json` are its door",
    "isotretinoin.adapters.frames.blocks": "answers rows for the functions on frames, which are its door",
    "isotretinoin.adapters.frames.diaries": "makes diaries of rows; `review`, `worklist` are its door",
    "isotretinoin.adapters.frames.graded": "grades rows that the functions on frames have taken",
    "isotretinoin.adapters.frames.told": "rows of findings that the kernel has made",
    "isotretinoin.adapters.frames.together": "holds the frames that they were given",
    "isotretinoin.adapters.frames.days": "asks the kernel for the functions on frames",
    "isotretinoin.adapters.frames.people": "groups the rows that they have taken",
    "isotretinoin.adapters.frames.parts": "wraps the functions on frames",
    "isotretinoin.adapters.frames.rows": "the gate of a frame itself, with names that are ours",
    "isotretinoin.adapters.frames.supply": "counts the rows that the functions on frames have taken",
    "isotretinoin.adapters.frames.walks": "walks the regimens that `plan_courses` has taken",
    "isotretinoin.adapters.frames.runs": "shortens the kernel's answers for statements",
    "isotretinoin.adapters.frames.statements": "the gate of a table itself; `to_sql` checks what it is given",
    "isotretinoin.adapters.tables.cells": "parts of the reader of tables; `read_diary` is its door",
    "isotretinoin.adapters.tables.columns": "likewise",
    "isotretinoin.adapters.tables.extracts": "likewise",
    "isotretinoin.adapters.tables.logs": "likewise",
    "isotretinoin.adapters.tables.results": "likewise",
    "isotretinoin.adapters.fhir.elements": "parts of resources, made of values that are ours",
    "isotretinoin.adapters.fhir.releases": "puts resources of ours in another release's words",
    "isotretinoin.adapters.mcp.answers": "answers arguments that `answer` has read",
    "isotretinoin.adapters.mcp.inputs": "reads arguments, and takes anything; `answer` is its door",
    "isotretinoin.adapters.mcp.serving": "is spoken to by the protocol's own library",
    "isotretinoin.values": "makes the classes of this library",
    "isotretinoin.capsules.search": "whole numbers already; `capsule_plan` is its door",
    "isotretinoin.explanations.dosing": "a step for values that the library has made",
    "isotretinoin.explanations.results": "likewise; `explain` is their door",
    "isotretinoin.explanations.steps": "likewise",
    "isotretinoin.doors": "opens packages of this library by their own tables",
    "isotretinoin.pages": "shows values that the library has made; their own `sheet()` is the door",
    "isotretinoin.plans.agenda": "reads a plan that `plan` has made; `Plan.agenda` is its door",
    "isotretinoin.plans.case": "one case, made by `plan` and handed on",
    "isotretinoin.plans.doses": "lays out a case that `plan` has made",
    "isotretinoin.plans.patient": "lays out a case that `plan` has made",
    "isotretinoin.plans.prevention": "lays out a case that `plan` has made",
    "isotretinoin.plans.silence": "lays out a case that `plan` has made",
    "isotretinoin.plans.taken": "what `replan` has counted, and a plan holds",
    "isotretinoin.reviews.case": "one case, made by `review` and handed on",
    "isotretinoin.reviews.contraception": "judges a case that `review` has made",
    "isotretinoin.reviews.doses": "judges a case that `review` has made",
    "isotretinoin.reviews.outside": "judges a case that `review` has made",
    "isotretinoin.reviews.laboratory": "judges a case that `review` has made",
    "isotretinoin.reviews.patient": "judges a case that `review` has made",
    "isotretinoin.reviews.pregnancy": "judges a case that `review` has made",
    "isotretinoin.reviews.safety": "judges a case that `review` has made",
    "isotretinoin.reviews.silence": "judges a case that `review` has made",
    "isotretinoin.reviews.supply": "judges a case that `review` has made",
    "isotretinoin.statuses.duties": "reads a case that `status` has made",
    "isotretinoin.statuses.permission": "judges a case that `status` has made",
}

#: Types that functions answer with: no caller makes one, and to check what the library itself has
#: just made would cost each account and plan a part of its time.
ANSWERS: Final = frozenset(
    {
        "isotretinoin.adapters.frames.codes.RuleRow",
        "isotretinoin.adapters.frames.codes.TimelineRow",
        "isotretinoin.adapters.frames.treatment_courses.StudyRow",
        "isotretinoin.acts.Act",
        "isotretinoin.adapters.tables.reading.TablesRead",
        "isotretinoin.adapters.mcp.tools.Tool",
        "isotretinoin.adapters.records.Collected",
        "isotretinoin.diaries.diary.AtOdds",
        "isotretinoin.capsules.filling.Filled",
        "isotretinoin.capsules.filling.Filling",
        "isotretinoin.capsules.supply.Packs",
        "isotretinoin.capsules.supply.Supply",
        "isotretinoin.comparison.Comparison",
        "isotretinoin.comparison.Row",
        "isotretinoin.courses.course.Level",
        "isotretinoin.courses.course.Phase",
        "isotretinoin.diaries.account.Account",
        "isotretinoin.diaries.account.DayTotal",
        "isotretinoin.diaries.account.GoalBand",
        "isotretinoin.diaries.account.Tally",
        "isotretinoin.diaries.diary.CourseDays",
        "isotretinoin.diaries.diary.Stretch",
        "isotretinoin.evidence.Statement",
        "isotretinoin.statuses.status.DayActs",
        "isotretinoin.explanations.explanation.CitedRules",
        "isotretinoin.explanations.explanation.Explanation",
        "isotretinoin.monitoring.grading.Grade",
        "isotretinoin.monitoring.schedules.Burden",
        "isotretinoin.monitoring.schedules.Due",
        "isotretinoin.monitoring.schedules.MonitoringSchedule",
        "isotretinoin.pages.sheet.Sheet",
        "isotretinoin.pages.sheet.Table",
        "isotretinoin.plans.comparing.PlanComparison",
        "isotretinoin.plans.comparing.PlanRow",
        "isotretinoin.plans.plan.Plan",
        "isotretinoin.posology.defaults.Usual",
        "isotretinoin.plans.plan.PregnancyPreventionPlan",
        "isotretinoin.findings.Absent",
        "isotretinoin.findings.Answer",
        "isotretinoin.findings.Finding",
        "isotretinoin.findings.NotJudged",
        "isotretinoin.plans.plan.ProcedureDays",
        "isotretinoin.pregnancy_prevention.categories.Category",
        "isotretinoin.pregnancy_prevention.categories.Counted",
        "isotretinoin.pregnancy_prevention.tests.PregnancyTestDue",
        "isotretinoin.prescriptions.PrescriptionDue",
        "isotretinoin.prescriptions.PrescriptionWindow",
        "isotretinoin.prescriptions.Prescribers",
        "isotretinoin.reviews.review.Review",
        "isotretinoin.statuses.status.Status",
        "isotretinoin.statuses.worklist.Duty",
        "isotretinoin.statuses.worklist.NotAnswered",
        "isotretinoin.statuses.worklist.Worklist",
        "isotretinoin.testing.courses.CourseDay",
        "isotretinoin.testing.diaries.DiaryDay",
        "isotretinoin.testing.diaries.DiaryTotals",
    },
)

#: Functions that one part of the library calls in another, each with the reason.
INNER: Final = {
    "isotretinoin.adapters.fhir.orders.dosages_from": "the doses of a plan, for its definitions",
    "isotretinoin.adapters.fhir.orders.medicine": "the medicine of a plan, likewise",
    "isotretinoin.adapters.frames.assessing.dated_results": "takes rows for functions on frames",
    "isotretinoin.adapters.frames.laboratory.ResultColumns": "names of columns that they have taken",
    "isotretinoin.adapters.frames.laboratory.results_of": "takes rows for functions on frames",
    "isotretinoin.adapters.frames.planned.lead_in": "a question for the kernel, asked of frames",
    "isotretinoin.adapters.frames.windows.flag_of": "takes a column for the functions on frames",
    "isotretinoin.adapters.frames.windows.key_of": "the key of a window that the kernel made",
    "isotretinoin.adapters.frames.windows.post_course": "likewise a question for the kernel",
    "isotretinoin.capsules.held.made_of": "finds the capsules of a dose among those counted",
    "isotretinoin.acts.in_turn": "puts acts of ours in order",
    "isotretinoin.dates.multiples": "words for the repetitions of a visit",
    "isotretinoin.rules.vocabulary.known_word": "the closed words of entries, which are its door",
    "isotretinoin.rules.vocabulary.words": "likewise",
    "isotretinoin.dates.in_order": "the gate for two days, with words for its own message",
    "isotretinoin.dates.calendar_day": "the gate for a day; it takes anything",
    "isotretinoin.evidence.Rule.told_as": "builds one rule of a rulebook from another",
    "isotretinoin.evidence.rule_on": "finds the rule of a matter that a rulebook holds",
    "isotretinoin.evidence.timelines": "converts the matters of a rulebook's shapes",
    "isotretinoin.evidence.unverified": "the words that a rule is printed with",
    "isotretinoin.evidence.with_timelines": "walks the records of a rulebook",
    "isotretinoin.explanations.explanation.CitedRules.key": "cites a rule that a result rests on",
    "isotretinoin.explanations.explanation.CitedRules.told": "tells what was cited",
    "isotretinoin.findings.in_force": "finds the rules of a matter that a rulebook holds",
    "isotretinoin.plans.planning.case_of": "the parts were taken by `plan` or `replan`",
    "isotretinoin.plans.planning.laid_out": "lays out a case that `plan` or `replan` has made",
    "isotretinoin.posology.judging.counted_findings": "judges doses that a case has counted",
    "isotretinoin.posology.judging.age_finding": "judges by one rule; `course_findings` is the door",
    "isotretinoin.posology.judging.dose_findings": "likewise",
    "isotretinoin.posology.judging.doses_findings": "likewise",
    "isotretinoin.posology.judging.doses_of": "likewise",
    "isotretinoin.posology.judging.goal_finding": "likewise",
    "isotretinoin.posology.judging.length_finding": "likewise",
    "isotretinoin.posology.judging.maximum_finding": "likewise",
    "isotretinoin.posology.judging.renal_start": "likewise",
    "isotretinoin.posology.judging.retreatment_finding": "likewise",
    "isotretinoin.posology.judging.starting_dose_finding": "likewise",
    "isotretinoin.posology.judging.starts_low": "likewise",
    "isotretinoin.posology.judging.weight_finding": "likewise",
    "isotretinoin.pregnancy_prevention.waits.not_for_this_patient": "an answer in words of ours",
    "isotretinoin.pregnancy_prevention.waits.or_absent": "asks a window of ours",
    "isotretinoin.rules.rulebook.stated": "finds a matter, with words for its own message",
}

#: Shapes that a rulebook fills: rulebook files are data, which both type checkers read and tests walk
#: rule by rule; to check each value again would be paid at every start.
SHAPES: Final = frozenset(
    {
        "isotretinoin.analytes.Analyte",
        "isotretinoin.analytes.Code",
        "isotretinoin.analytes.Panel",
        "isotretinoin.evidence.Citation",
        "isotretinoin.evidence.Rule",
        "isotretinoin.evidence.Source",
        "isotretinoin.evidence.Timeline",
        "isotretinoin.products.Product",
        "isotretinoin.products.ProductCode",
        "isotretinoin.rules.studies.CourseDefinition",
        "isotretinoin.rules.studies.ExposureIntervals",
        "isotretinoin.rules.dispensing.ClosingTime",
        "isotretinoin.rules.dispensing.DispensingRules",
        "isotretinoin.rules.dispensing.MissedWindow",
        "isotretinoin.rules.dispensing.PrescriberRule",
        "isotretinoin.rules.dispensing.PrescriptionWindowRule",
        "isotretinoin.rules.monitoring.AfterCourse",
        "isotretinoin.rules.monitoring.AfterStart",
        "isotretinoin.rules.monitoring.AtPeakDose",
        "isotretinoin.rules.monitoring.BeforeStart",
        "isotretinoin.rules.monitoring.Every",
        "isotretinoin.rules.monitoring.MonitoringProfile",
        "isotretinoin.rules.monitoring.Visit",
        "isotretinoin.rules.monitoring.WhenDoseRaised",
        "isotretinoin.rules.posology.HalfLife",
        "isotretinoin.rules.posology.PosologyRules",
        "isotretinoin.rules.precautions.Contraindication",
        "isotretinoin.rules.precautions.Excipient",
        "isotretinoin.rules.precautions.Interaction",
        "isotretinoin.rules.precautions.Precautions",
        "isotretinoin.rules.precautions.WarningSigns",
        "isotretinoin.rules.programme.CategoryRule",
        "isotretinoin.rules.programme.ConfirmationTest",
        "isotretinoin.rules.programme.ContraceptionMethods",
        "isotretinoin.rules.programme.MenopauseRecord",
        "isotretinoin.rules.programme.PlaceOfTest",
        "isotretinoin.rules.programme.PregnancyPreventionRules",
        "isotretinoin.rules.programme.ProcedureRules",
        "isotretinoin.rules.programme.ProcedureWait",
        "isotretinoin.rules.programme.TestSpans",
        "isotretinoin.rules.results.GradeBounds",
        "isotretinoin.rules.results.GradeStart",
        "isotretinoin.rules.results.GradingCriteria",
        "isotretinoin.rules.results.Limit",
        "isotretinoin.rules.results.Reduction",
        "isotretinoin.rules.results.ResultRule",
        "isotretinoin.rules.results.SamplingRule",
        "isotretinoin.rules.results.UnitCheck",
        "isotretinoin.rules.rulebook.CitedRulebook",
        "isotretinoin.rules.rulebook.Rulebook",
    },
)


# What is public --------------------------------------------------------------------------------


def _public() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function, type and method, by its full name, once."""
    for found in pkgutil.walk_packages(isotretinoin.__path__, "isotretinoin."):
        name = found.name
        # One file for each document: data. The runner has no names.
        if name.startswith("isotretinoin.rulebooks.") or name.endswith("__main__"):
            continue
        if any(name == each or name.startswith(each.rstrip(".") + ".") for each in NOT_FOR_CALLERS):
            continue
        module = importlib.import_module(name)
        for public in getattr(module, "__all__", ()):
            thing = getattr(module, public)
            if not callable(thing) or getattr(thing, "__module__", None) != name:
                continue
            full = f"{name}.{public}"
            if full in INNER:
                continue
            if not inspect.isclass(thing):
                yield full, thing
            elif not getattr(thing, "_is_protocol", False):
                yield from _of_type(full, thing)


def _of_type(full: str, kind: type[Any]) -> Iterator[tuple[str, Callable[..., Any]]]:
    if issubclass(kind, (IsotretinoinError, Enum)):
        return
    if full not in ANSWERS | SHAPES | INNER.keys():
        yield full, kind
    for name in dir(kind):
        method = inspect.getattr_static(kind, name)
        if not name.startswith("_") and isinstance(method, (classmethod, staticmethod)):
            yield f"{full}.{name}", getattr(kind, name)
        elif f"{full}.{name}" in INNER:
            continue
        elif not name.startswith("_") and inspect.isfunction(method):
            yield f"{full}.{name}", getattr(_example_of(kind), name)


# Examples --------------------------------------------------------------------------------------


@cache
def _examples() -> dict[type[Any], Any]:
    """One value of each type, from what the library makes of an ordinary course and diary."""
    rules = rulebook("US")
    patient = isotretinoin.Patient(weight=kg(68), can_become_pregnant=True, born=date(1999, 5, 1))
    regimen = Regimen.parse("0.5 mg/kg/day for 28 days, then 1 mg/kg/day")
    course = Course.until(mg_per_kg(120), patient=patient, regimen=regimen, first_dose=FIRST)
    text = Path(__file__).parents[2] / "docs" / "examples" / "diary.json"
    diary = records.from_json(text.read_text(encoding="utf-8"), Diary)
    capsules = capsule_plan(mg_per_day(25), strengths=products.CLARAVIS, days=30)
    result = monitoring.LabResult(
        analytes.TRIGLYCERIDES,
        "301",
        "mg/dL",
        collected=FIRST,
        upper_limit=150,
    )
    grading = rulebooks.criteria("CTCAE 5.0")
    roots: list[Any] = [
        result,
        patient,
        course,
        diary,
        rules,
        regimen,
        Between(mg_per_kg_day("0.5"), mg_per_kg_day(1)),
        isotretinoin.Window(first=FIRST, last=FIRST + timedelta(days=29)),
        isotretinoin.Weight(FIRST, kg(68)),
        isotretinoin.Missed(FIRST),
        isotretinoin.Stopped(FIRST),
        isotretinoin.Pregnancy(FIRST),
        isotretinoin.Unrecorded(FIRST, FIRST),
        isotretinoin.NoduleCount(FIRST, 3),
        isotretinoin.Asked(FIRST, ("symptoms",)),
        isotretinoin.DutiesDone(FIRST),
        isotretinoin.Menses(FIRST),
        isotretinoin.OfficeVisit(FIRST),
        isotretinoin.LessThan(Weeks(4)),
        isotretinoin.DoseTaken(FIRST, mg(40)),
        isotretinoin.Returned(FIRST, mg(20), 3),
        isotretinoin.Lost(FIRST, mg(20), 3),
        isotretinoin.StockCount(FIRST, mg(20), 3),
        BreastFeeding(FIRST),
        plan(course, rules, product=products.CLARAVIS),
        compare_plans(plan(course, rules), plan(course, rules)),
        review(diary, rules, as_of=date(2026, 7, 31)),
        status(diary, rules, on=date(2026, 5, 1)),
        worklist({"A": diary}, rules, first=FIRST, last=FIRST),
        account(diary, as_of=date(2026, 7, 31), goal=mg_per_kg(120), goals=rules.goals),
        next(account(diary, as_of=date(2026, 7, 31)).daily()),
        capsules,
        packs(capsules, packs_of=10, supply_limit=30),
        legs_of(regimen, weight=kg(68)),
        monitoring.grade(result, grading),
        isotretinoin.compare([rules, rulebook("EU")], on=FIRST, topic="contraception"),
        grading,
        products.CLARAVIS,
        ReproductiveFacts(has_uterus=True),
        isotretinoin.History((isotretinoin.EarlierCourse(FIRST),)),
        YearMonth(2025, 11),
        [rulebook(name) for name in rulebooks.rulebook_names()],
        [rulebooks.profile(name) for name in rulebooks.profiles()],
        rulebooks.protocols(),
        course.phases,
        course.levels,
        Absent(why="silent", what="a window", said="its sources state none"),
        products.interchangeable(products.CLARAVIS, products.ABSORICA),
        monitoring.burdens(course, [rulebooks.profile("guide")]),
        [getattr(analytes, name) for name in analytes.__all__ if name.isupper()],
        References(),
        isotretinoin.explain(course),
        diary.sheet(),
        LatestOf(Months(1), Days(30)),
        TableForm(columns={"day": "Datum"}, ignored=("fat",), person="7"),
        Weeks(4),
        kg(68),
        mg_per_kg(120),
    ]
    found: dict[type[Any], Any] = {}
    seen: set[int] = set()
    roots.reverse()
    while roots:
        value = roots.pop()
        kind: Any = value.__class__
        if kind in (tuple, list, frozenset):
            roots += reversed(list(value))
        elif id(value) not in seen:
            seen.add(id(value))
            found.setdefault(kind, value)
            if attrs.has(kind):
                roots += reversed([getattr(value, each.name) for each in attrs.fields(kind)])
    return found


def _example_of(kind: type[Any]) -> Any:
    return _examples().get(kind, kind)


def _unchanged(matter: Any) -> Any:
    return matter


def _frame(**columns: Any) -> Callable[[], Any]:
    """A frame of one row: what is given beside the columns that most functions name."""
    row = {"person_id": 1, "can_become_pregnant": True, **columns}
    return partial(pl.DataFrame, {name: [value] for name, value in row.items()})


_COURSE: Final = {"first_dose": FIRST, "last_dose": FIRST}
_DOSE: Final = {"weight_kg": 68.0, "daily_dose_mg": 40.0}
_FILL: Final = {"drug_exposure_start_date": FIRST, "days_supply": 30}
_RESULT: Final = {"analyte": "ALT", "value": 40, "unit": "U/L", "upper_limit": 40}


#: Where the annotation alone does not say what makes a valid call: by callable and argument, or by
#: argument.
VALUES: Final[dict[str, Callable[[], Any]]] = {
    "adapters.frames.sql.to_sql.name": lambda: "post_course_windows",
    "adapters.frames.sql.to_sql.table": lambda: "courses",
    "adapters.frames.sql.to_sql.columns": lambda: {"last_dose": "date"},
    "adapters.frames.accounts.account.doses": _frame(start_date=FIRST, **_DOSE),
    "adapters.frames.assessing.assess.results": _frame(measurement_date=FIRST, **_RESULT),
    **{
        f"adapters.frames.{name}.{frame}": made
        for name in ("reviews.review", "worklists.worklist")
        for frame, made in (
            ("patients", _frame(**_DOSE)),
            ("doses", _frame(start_date=FIRST, **_DOSE)),
        )
    },
    "adapters.frames.shifting.shifts.results": _frame(
        measurement_date=FIRST, first_dose=FIRST, **_RESULT
    ),
    "adapters.frames.visits.scheduled_results.at_least": lambda: 2,
    "adapters.frames.visits.scheduled_results.courses": _frame(**_COURSE),
    "adapters.frames.visits.scheduled_results.results": _frame(measurement_date=FIRST, **_RESULT),
    "adapters.frames.codes.rule_timeline.matter": lambda: "contraception_after",
    "adapters.frames.codes.rule_timeline.places": lambda: (rulebook("US"),),
    "adapters.frames.codes.products.frame": _frame(code="D10BA01"),
    **{
        f"adapters.frames.{name}.dispensings": _frame(**_FILL, quantity=30, strength_mg=20)
        for name in (
            "coverage.adherence",
            "coverage.proportion_of_patients_covered",
            "treatment_courses.courses",
            "dispensings.dispensed_doses",
            "exposure_eras.eras",
        )
    },
    "adapters.frames.coverage.adherence.method": lambda: METHODS[0],
    "adapters.frames.coverage.dose_intensity.doses": _frame(taken_mg=20, planned_mg=20),
    "adapters.frames.treatment_courses.courses.washout": lambda: 56,
    "adapters.frames.treatment_courses.courses.acne_medicines": _frame(
        drug_exposure_start_date=FIRST
    ),
    "adapters.frames.exposure_eras.eras.gap": lambda: 30,
    "adapters.frames.laboratory.grade.frame": _frame(**_RESULT),
    "adapters.frames.laboratory.interpret.frame": _frame(**_RESULT),
    "adapters.frames.planned.plan_courses.frame": _frame(
        first_dose=FIRST, goal_mg_per_kg=120, **_DOSE
    ),
    "adapters.frames.pregnancies.exposure_windows.courses": _frame(**_COURSE),
    "adapters.frames.pregnancies.exposure_windows.pregnancies": _frame(conception_date=FIRST),
    "adapters.frames.schedules.schedule.frame": _frame(**_COURSE),
    "adapters.frames.windows.post_course_windows.frame": _frame(last_dose=FIRST),
    "adapters.frames.windows.prescription_windows.frame": _frame(
        specimen_date=FIRST, office_visit_date=FIRST
    ),
    "adapters.fhir.questionnaires.read_reproductive_facts.response": lambda: {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": "urn:isotretinoin:questionnaire:gb.mhra.categories",
        "status": "completed",
    },
    "adapters.fhir.reading.read_diary.resources": list,
    "adapters.tables.reading.read_diary.tables": lambda: "date,mg,kg\n2026-03-09,40,68\n",
    "adapters.tables.writing.write_tables.diary": lambda: Diary(
        patient=_example_of(isotretinoin.Patient), entries=(isotretinoin.Missed(FIRST),)
    ),
    "subject": lambda: "Patient/1",
    "adapters.icalendar.calendar.stamped": lambda: datetime(2026, 3, 1, tzinfo=UTC),
    "adapters.mcp.tools.answer.arguments": lambda: {"rulebook": "US", "last_dose": "2026-01-31"},
    "adapters.mcp.tools.answer.name": lambda: "windows",
    "adapters.plots.kinetics.half_lives": lambda: rulebook("US").half_lives,
    "adapters.plots.svg.ax": lambda: Figure().add_subplot(),
    "adapters.plots.laboratory.profiles": lambda: (rulebooks.profile("guide"),),
    "adapters.records.from_json.kind": lambda: Diary,
    "adapters.records.from_json.text": lambda: records.to_json(_example_of(Diary)),
    "adapters.records.to_json.record": lambda: _example_of(Diary),
    "analytes.checked.display": lambda: "triglycerides",
    "analytes.checked.loinc": lambda: "2571-8",
    "analytes.get.name": lambda: "ALT",
    "capsules": lambda: (capsule_plan(mg_per_day(30), strengths=(mg(10),), days=30),) * 2,
    "capsules.courses.taken_course.cycles": lambda: (
        (capsule_plan(mg_per_day(30), strengths=(mg(10),), days=30),) * 2
    ),
    "capsules.supply.fillings.needed": lambda: ((FIRST, 30),),
    "change": lambda: _unchanged,
    "comparison.compare.topic": lambda: "contraception",
    "courses.pattern.DosePattern.parse.text": lambda: "20 mg twice a week",
    "courses.pattern.DosePattern.weekdays.doses": lambda: {MON: mg_per_day(20)},
    "courses.pattern.as_dosed.value": lambda: mg_per_day(40),
    "courses.regimen.Regimen.weekly.doses": lambda: {MON: mg_per_day(20)},
    "courses.regimen.Regimen.parse.text": lambda: "40 mg/day",
    "courses.regimen.Regimen.stepped.steps": lambda: mg_per_day(40),
    "courses.course.Course.lasting.span": lambda: Days(30),
    "dates.YearMonth.parse.text": lambda: "2025-11",
    "dates.calendar_day.value": lambda: FIRST,
    "days": lambda: 30,
    "evidence.with_timelines.record": lambda: rulebook("US").dispensing,
    "explanations.explaining.explain.result": lambda: _example_of(Course),
    "fraction": lambda: 0.5,
    "methods": lambda: ("combined-pill", "male-condom"),
    "monitoring.results.LabResult.in_unit.unit": lambda: "mmol/L",
    "number": lambda: 40,
    "on": lambda: FIRST,
    "pages.sheet.References.marked.rules": lambda: products.CLARAVIS.offered,
    "procedure": lambda: "wax-epilation",
    "diaries": lambda: {"A": _example_of(Diary)},
    "statuses.status.Status.acts_of.who": lambda: "patient",
    "doses": lambda: Between(mg_per_kg_day("0.5"), mg_per_kg_day(1)),
    "plans.replanning.replan.goal": lambda: mg_per_kg(120),
    "plans.replanning.replan.on": lambda: date(2026, 5, 10),
    "posology.goals.cumulative_range.days": lambda: (270, 365),
    "posology.goals.days_to_goal.weight": lambda: kg(68),
    "posology.goals.feasibility.days": lambda: (270, 365),
    "pregnancy_prevention.tests.confirmation_test_window.regular_cycle": lambda: False,
    "prescriptions.prescribers_required.rules": lambda: rulebook("GB"),
    "prescriptions.prescription_validity.rules": lambda: rulebook("GB"),
    "prescriptions.prescription_window.specimen": lambda: FIRST,
    "product": lambda: products.CLARAVIS,
    "products.absorica_ld_equivalent.dose": lambda: mg_per_day(40),
    "products.get.name": lambda: "Claravis",
    "products.named.name": lambda: "Claravis",
    "quantities.amounts.parse_goal.text": lambda: "120 mg/kg",
    "rulebooks.criteria.name": lambda: "CTCAE 5.0",
    "rulebooks.profile.name": lambda: "guide",
    "rulebooks.protocol.name": lambda: "goulden_1997",
    "rulebooks.rulebook.name": lambda: "US",
    "pregnancy_prevention.waits.wait_window.kind": lambda: "contraception",
    "rules": lambda: rulebook("US"),
    "rules.rulebook.Rulebook.compare.topic": lambda: "contraception",
    "rules.rulebook.Rulebook.rule.key": lambda: "us.label.washout",
    "strengths": lambda: (mg(10), mg(20)),
    **{f"testing.courses.{name}.for_": lambda: kg(68) for name in ("regimen_days", "days_to_goal")},
    "testing.capsules.last_day_covered.days": lambda: [(FIRST, [mg(20)])],
    "testing.capsules.last_day_covered.stock": lambda: {mg(20): 30},
    "text": lambda: "US",
    **{
        f"quantities.amounts.{type(each).__name__}.{way}": made
        for each in (mg(40), kg(68), mg_per_day(40), mg_per_kg(120), mg_per_kg_day(1))
        for way, made in (
            ("parse.text", partial(str, each)),
            ("from_pint.quantity", each.to_pint),
        )
    },
}


def _valid(full: str, argument: inspect.Parameter, annotation: Any) -> Any:
    """A value that the argument takes."""
    for key in (f"{_short(full)}.{argument.name}", argument.name):
        if key in VALUES and (key != argument.name or _fits(VALUES[key](), annotation)):
            return VALUES[key]()
    return _sample(annotation)


def _sample(annotation: Any) -> Any:
    """Any value that the annotation allows."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return args[0]
    if origin in (Union, UnionType):
        return _sample(args[0])
    plain: dict[Any, Any] = {
        str: "Claravis",
        int: 3,
        bool: True,
        float: 0.5,
        date: FIRST,
        time: time(12),
        timedelta: timedelta(hours=21),
        Decimal: Decimal(40),
        Fraction: Fraction(40),
        object: mg(40),
        Any: mg(40),
    }
    if annotation in plain:
        return plain[annotation]
    if origin is tuple:
        return () if not args else (_sample(args[0]),)
    if origin is not None and issubclass(origin, Mapping):
        return {}
    if origin is not None and origin in _GROUPS:
        return (_sample(args[0]),)
    if origin is type:
        return isotretinoin.DosePeriod
    kind = origin or annotation
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return next(iter(kind))
    return _example_of(_STAND_FOR.get(getattr(kind, "__name__", ""), kind))


#: An example of what is described by its parts alone.
_STAND_FOR: Final[dict[str, type[Any]]] = {
    "Comparable": isotretinoin.Rulebook,
    "FromTo": isotretinoin.Window,
}
_GROUPS: Final = (list, tuple, set, frozenset, Iterable, Collection)


def _fits(value: Any, annotation: Any) -> bool:
    """Whether the annotation allows the value: then an answer to it is no surprise."""
    origin, args = get_origin(annotation), get_args(annotation)
    if annotation in (Any, object) or isinstance(annotation, TypeVar):
        return True
    if origin is Literal:
        return any(type(value) is type(each) and value == each for each in args)
    if origin in (Union, UnionType):
        return any(_fits(value, each) for each in args)
    if annotation is None or annotation is type(None):
        return value is None
    if value != value or isinstance(value, datetime):  # noqa: PLR0124 - NaN is not itself
        return False
    if annotation is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if origin in _GROUPS:
        return type(value) in (list, tuple) and all(_fits(each, args[0]) for each in value)
    kind = origin or annotation
    if getattr(kind, "_is_protocol", False):
        return False  # none of the hostile values has the parts of one
    return inspect.isclass(kind) and isinstance(value, kind)


# The calls -------------------------------------------------------------------------------------


@cache
def _annotations(full: str) -> dict[str, Any]:
    """The annotations of a callable, those written as text read in its module."""
    call = CALLS[full]
    # What is written as text in a converter of another module is read there.
    home = {**vars(evidence), **vars(sys.modules[getattr(call, "__module__", "isotretinoin")])}
    return {
        each.name: eval(each.annotation, home)
        if isinstance(each.annotation, str)
        else each.annotation
        for each in inspect.signature(call).parameters.values()
    }


def _arguments(full: str) -> dict[str, Any]:
    """A valid value for each argument that has no default, by name."""
    call = CALLS[full]
    if inspect.isclass(call) and any(each.init for each in _fields(call)):
        example = _example_of(call)
        return {str(each.alias): getattr(example, each.name) for each in _fields(call) if each.init}
    return {
        each.name: _valid(full, each, _annotations(full)[each.name])
        for each in inspect.signature(call).parameters.values()
        if each.kind is not each.VAR_KEYWORD
        and (each.default is each.empty or f"{_short(full)}.{each.name}" in VALUES)
    }


def _fields(kind: type[Any]) -> tuple["attrs.Attribute[Any]", ...]:
    """The fields that a caller fills; none where the type has a constructor of its own."""
    own = kind is LatestOf or not attrs.has(kind)
    return () if own else attrs.fields(kind)


def _short(full: str) -> str:
    return full.removeprefix("isotretinoin.")


def _ask(full: str, arguments: dict[str, Any]) -> Any:
    """The answer, to its last item where items are made as they are asked for."""
    by_place: list[Any] = []
    by_name: dict[str, Any] = {}
    for each in inspect.signature(CALLS[full]).parameters.values():
        if each.name not in arguments:
            continue
        if each.kind in (each.VAR_POSITIONAL, each.POSITIONAL_ONLY) or (
            each.kind is each.POSITIONAL_OR_KEYWORD and not by_name
        ):
            by_place.append(arguments[each.name])
        else:
            by_name[each.name] = arguments[each.name]
    answer = CALLS[full](*by_place, **by_name)
    if isinstance(answer, Iterator):
        return list(islice(answer, 1000))  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType] - whatever it makes
    return answer


CALLS: Final = dict(_public())
HOSTILE_CALLS: Final = [full for full in CALLS if inspect.signature(CALLS[full]).parameters]


def test_no_exception_is_unknown() -> None:
    """A callable that is gone, or was renamed, leaves the lists of exceptions."""
    listed = {*ANSWERS, *SHAPES, *INNER}
    for each in listed:
        home, _, name = each.rpartition(".")
        holder = (
            getattr(importlib.import_module(home.rpartition(".")[0]), home.rpartition(".")[2])
            if home.rpartition(".")[2][:1].isupper()
            else importlib.import_module(home)
        )
        assert callable(getattr(holder, name))


@pytest.mark.parametrize("full", list(CALLS))
def test_valid_calls_are_answered(full: str) -> None:
    """Each call is right before one of its arguments is made wrong, or the refusal proves nothing."""
    _ask(full, _arguments(full))


@pytest.mark.parametrize("full", HOSTILE_CALLS)
def test_hostile_values_are_refused(full: str) -> None:
    """Each argument in turn is replaced by each value; what is not allowed is refused."""
    valid = _arguments(full)
    _ask(full, valid)
    wrong: list[str] = []
    for name, annotation in _annotations(full).items():
        for label, value in HOSTILE.items():
            try:
                _ask(full, {**valid, name: value})
            except (TypeError, IsotretinoinError):
                continue
            except Exception as error:  # noqa: BLE001 - whatever it is, it is named below
                wrong.append(f"{name}={label}: {type(error).__name__}: {error}")
            else:
                if not _fits(value, annotation):
                    wrong.append(f"{name}={label}: answered")
    assert wrong == []
