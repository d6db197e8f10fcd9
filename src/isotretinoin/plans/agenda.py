"""A plan as what is to be done: every dated act of it in one list, by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from isotretinoin.acts import Act, ActKind, Who, in_turn
from isotretinoin.analytes import Analyte, Panel
from isotretinoin.capsules.filling import Filling
from isotretinoin.dates import ONE_DAY
from isotretinoin.evidence import unverified
from isotretinoin.findings import Absent, Window, days_of
from isotretinoin.plans.plan import Plan
from isotretinoin.rules.monitoring import BeforeStart
from isotretinoin.rules.programme import Where

__all__ = ["agenda"]

_PLACE: Final[dict[Where, str]] = {
    "medical": "in a medical setting",
    "home if the prescriber permits": "at home if the prescriber permits",
}


def agenda(plan: Plan) -> tuple[Act, ...]:
    """Every dated act of the plan, in the order of days: what `Plan.agenda` holds."""
    return in_turn((*_doses(plan), *_tests(plan), *_supplies(plan), *_visits(plan), *_waits(plan)))


def _doses(plan: Plan) -> Iterator[Act]:
    course, ordered = plan.course, plan.ordered or plan.course
    told = zip(course.phases, ordered.regimen.steps, plan.capsules, strict=False)
    for number, (phase, step, cycle) in enumerate(told):
        dose = step.dose_for(course.patient.weight)
        taken = str(dose)
        if cycle:
            same = cycle.mean_daily_dose == dose
            taken = f"{cycle.for_step(step)}{', as' if same else f'; {dose}'} ordered"
        if not phase.daily_dose:
            taken = "none, a rest"
        elif step.pattern and not (cycle and step.days_off):
            taken += f", {step.pattern}"
        yield Act(
            window=days_of(phase.window.first),
            kind=ActKind.DOSE_CHANGE if number else ActKind.FIRST_DOSE,
            who=Who.PATIENT,
            what=f"{'dose from now on' if number else 'first dose'}: {taken}",
        )
    yield Act(
        window=days_of(course.last_dose),
        kind=ActKind.LAST_DOSE,
        who=Who.PATIENT,
        what="last dose",
    )


def _tests(plan: Plan) -> Iterator[Act]:
    kinds = {
        "screening": ActKind.SCREENING_TEST,
        "confirmation": ActKind.CONFIRMATION_TEST,
        "before the first dose": ActKind.CONFIRMATION_TEST,
    }
    for test in plan.pregnancy_prevention.tests:
        kind = kinds.get(test.timepoint, ActKind.PREGNANCY_TEST)
        by = ", on this day or before" if kind is ActKind.SCREENING_TEST else ""
        where = f", {_PLACE[test.where]}{unverified(test.place)}" if test.where else ""
        yield Act(
            window=test.window,
            kind=kind,
            who=Who.LABORATORY if test.where in (None, "medical") else Who.PATIENT,
            what=f"pregnancy test: {test.timepoint}{where}{by}",
            because=test.because,
        )


def _supplies(plan: Plan) -> Iterator[Act]:
    if (
        plan.taken
        and plan.taken.in_stock
        and plan.needed_on
        and plan.needed_on in plan.course.window
    ):
        yield Act(
            window=days_of(plan.needed_on),
            kind=ActKind.RUN_OUT,
            who=Who.PATIENT,
            what="the capsules in stock are not enough from this day on",
        )
    last = plan.prescriptions[-1:]
    filled = {each.number: each for each in plan.fillings}
    for due in plan.prescriptions:
        opening = due.opening or days_of(due.needed_on)
        yield Act(
            window=opening,
            kind=ActKind.PRESCRIPTION,
            who=Who.PRESCRIBER,
            what=f"prescription {due.number}, for at most {due.supply}",
            because=due.because,
        )
        yield Act(
            window=days_of(due.needed_on),
            kind=ActKind.DISPENSING,
            who=Who.PHARMACY,
            what=f"capsules of prescription {due.number}{_which(filled.get(due.number))}, by this day",
            because=due.because,
        )
        if (due,) != last:
            yield Act(
                window=days_of(due.needed_on + timedelta(days=due.supply.n)),
                kind=ActKind.RUN_OUT,
                who=Who.PATIENT,
                what=f"no capsules of prescription {due.number} are left",
                because=due.because,
            )


def _which(filling: Filling | None) -> str:
    return "" if filling is None else f": {filling}"


def _visits(plan: Plan) -> Iterator[Act]:
    programme = bool(plan.pregnancy_prevention.tests)
    for due in plan.monitoring.due:
        bloods = [test for test in due.tests if not test.tells_pregnancy]
        # Where the programme sets the days of pregnancy tests, those count.
        told: list[Analyte | Panel] = bloods if programme else list(due.tests)
        if not told:
            continue
        by = ", by this day" if isinstance(due.because.value.when, BeforeStart) else ""
        yield Act(
            window=due.window,
            kind=ActKind.LABORATORY_VISIT if bloods else ActKind.PREGNANCY_TEST,
            who=Who.LABORATORY,
            what=f"{due.timepoint}: {', '.join(map(str, told))}{by}",
            because=due.because,
        )


def _waits(plan: Plan) -> Iterator[Act]:
    """What begins before the course and ends after it, and what is barred until some time after it."""
    prevention = plan.pregnancy_prevention
    whole = prevention.contraception
    if isinstance(whole, Window):
        yield Act(
            window=whole,
            kind=ActKind.CONTRACEPTION,
            who=Who.PATIENT,
            what="contraception, without a gap",
            because=whole.because,
        )
        yield Act(
            window=days_of(whole.end),
            kind=ActKind.CONTRACEPTION_ENDS,
            who=Who.PATIENT,
            what="last day of contraception for this course",
            because=whole.because,
        )
    barred: tuple[tuple[ActKind, str, Window | Absent], ...] = (
        (ActKind.BLOOD_DONATION, "blood may be given again", prevention.blood_donation),
        (ActKind.BREAST_FEEDING, "breast-feeding may begin", prevention.lactation),
        *((ActKind.PROCEDURE, f"{each.words} may be done", each.days) for each in plan.procedures),
        (ActKind.NEXT_COURSE, "another course may start", plan.next_course),
    )
    for kind, what, window in barred:
        if isinstance(window, Window):
            # A window with a last day is one of days barred; one without opens what it names.
            first = window.first if window.last is None else window.last + ONE_DAY
            yield Act(
                window=Window(first=first, last=None),
                kind=kind,
                who=Who.PATIENT,
                what=what,
                because=window.because,
            )
