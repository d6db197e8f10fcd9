"""A plan followed to the letter, told as a diary: what it names was done, on the days it names."""

from collections import Counter
from datetime import date, timedelta
from typing import Literal

from isotretinoin import analytes
from isotretinoin.analytes import Analyte, Panel
from isotretinoin.courses.course import Course
from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import (
    Contraception,
    Dispensing,
    DosePeriod,
    Entry,
    PregnancyTest,
    Prescription,
    Stopped,
    Weight,
)
from isotretinoin.findings import Window
from isotretinoin.monitoring.results import LabResult
from isotretinoin.plans.plan import Plan
from isotretinoin.quantities import Mass

__all__ = ["followed"]

Edge = Literal["first", "on", "last"]
ONE_DAY = timedelta(days=1)

#: A normal result of each analyte that some profile asks for: number, unit, upper limit.
NORMAL: dict[Analyte, tuple[int | str, str, int | None]] = {
    analytes.TRIGLYCERIDES: (90, "mg/dL", None),
    analytes.CHOLESTEROL: (150, "mg/dL", None),
    analytes.HDL: (60, "mg/dL", None),
    analytes.LDL: (90, "mg/dL", None),
    analytes.GLUCOSE: (90, "mg/dL", None),
    analytes.CREATININE: ("0.8", "mg/dL", None),
    analytes.HAEMOGLOBIN: (14, "g/dL", None),
    analytes.WHITE_CELLS: (7, "10*3/uL", None),
    analytes.PLATELETS: (250, "10*3/uL", None),
}


def _edge(window: Window, on: date, edge: Edge) -> date:
    days = {"first": window.first, "on": on, "last": window.last or on}
    return days[edge]


def _doses(plan: Plan) -> list[Entry]:
    """The doses of each phase; of capsules that are not the same every day, in turn."""
    return [
        DosePeriod(phase.window.first, phase.step.daily_dose, doses_per_day=2, with_food=True)
        for phase in plan.course.phases
    ]


def _capsules(plan: Plan, first: date, days: int) -> Counter[Mass]:
    """How many capsules of each strength the plan takes in so many days from the first on."""
    last = first + (days - 1) * ONE_DAY
    counts: Counter[Mass] = Counter()
    for phase, cycle in zip(plan.course.phases, plan.capsules, strict=True):
        for index, day in enumerate(phase.window):
            if cycle is not None and first <= day <= last:
                counts.update(cycle.on(index))
    return counts


def _supplied(plan: Plan, edge: Edge) -> list[Entry]:
    """Each prescription, and its capsules on the day on which they are needed."""
    told: list[Entry] = []
    for due in plan.prescriptions:
        visit = due.needed_on
        if due.opening is not None and due.opened_by != "specimen":
            visit = _edge(due.opening, due.needed_on, edge)
        told.append(Prescription(visit, days_supply=due.supply, refills=0))
        if plan.product is not None:
            counts = _capsules(plan, due.needed_on, due.supply.n)
            told += [
                Dispensing(due.needed_on, plan.product, strength, count)
                for strength, count in counts.items()
            ]
    if plan.product is not None and not plan.prescriptions:
        # Where no source limits the supply, all of it is fetched with the first dose.
        counts = _capsules(plan, plan.course.first_dose, plan.course.days)
        told += [
            Dispensing(plan.course.first_dose, plan.product, strength, count)
            for strength, count in counts.items()
        ]
    return told


def _blood(plan: Plan, edge: Edge) -> list[Entry]:
    """A normal result of each test on each visit."""
    told: list[Entry] = []
    for due in plan.monitoring.due:
        for test in due.tests:
            for each in test.analytes if isinstance(test, Panel) else (test,):
                if each.tells_pregnancy:
                    continue
                value, unit, limit = NORMAL.get(each, (20, "U/L", 40))
                told.append(
                    LabResult(
                        each,
                        value,
                        unit,
                        collected=_edge(due.window, due.on, edge),
                        upper_limit=limit,
                        fasting=True,
                        hours_since_alcohol=48,
                    )
                )
    return told


def followed(plan: Plan, edge: Edge = "on") -> Diary:
    """The diary of a patient who did all that the plan names, on its days or on their edges."""
    course: Course = plan.course
    entries: list[Entry] = [
        *_doses(plan),
        Stopped(course.last_dose),
        Weight(course.first_dose, course.patient.weight),
        *_supplied(plan, edge),
        *_blood(plan, edge),
    ]
    prevention = plan.pregnancy_prevention
    entries += [
        PregnancyTest(
            test.on if test.timepoint == "screening" else _edge(test.window, test.on, edge),
            "negative",
            setting="medical",
        )
        for test in prevention.tests
    ]
    if isinstance(prevention.contraception, Window):
        days = prevention.contraception
        entries.append(Contraception(days.first, ("iud", "male-condom"), last=days.last))
    return Diary(patient=course.patient, entries=tuple(dict.fromkeys(entries)))
