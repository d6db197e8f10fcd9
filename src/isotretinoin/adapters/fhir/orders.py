"""Doses as MedicationRequest: what is taken on which days, and what a prescription supplies."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Final, TypeAlias

from isotretinoin import given
from isotretinoin.adapters.fhir.codes import Intent, PeriodUnit, RequestStatus, TimeOfDay, Ucum
from isotretinoin.adapters.fhir.elements import (
    Resource,
    described,
    of_window,
    period,
    quantity,
    resource,
    subject_of,
)
from isotretinoin.adapters.fhir.releases import Release, in_release
from isotretinoin.capsules.dose import CapsulePlan
from isotretinoin.capsules.filling import Filling
from isotretinoin.courses.course import Phase
from isotretinoin.courses.pattern import DosePattern
from isotretinoin.errors import FactError, require
from isotretinoin.pages.sheet import NOTICE
from isotretinoin.plans.plan import Plan
from isotretinoin.prescriptions import PrescriptionDue
from isotretinoin.products import ATC, RXNORM, Product
from isotretinoin.quantities import Mass, mg

__all__ = ["PLAN", "dosages_from", "medication_request", "medication_requests", "medicine"]

_ATC: Final = "http://www.whocc.no/atc"
_RXNORM: Final = "http://www.nlm.nih.gov/research/umls/rxnorm"
#: How much, how often that day, and when, where the source of the dose says so.
_Intake: TypeAlias = tuple[Mass, int, str]

#: What a message says to write for a plan.
PLAN: Final = "a plan, as from `plan(course, rules)`"


def medication_request(
    plan: Plan,
    *,
    subject: str,
    prescription: int | None = None,
    release: Release = "R4",
) -> Resource:
    """The doses of a plan as one MedicationRequest, a draft with the intent of a plan.

    Each step of the course is one or more dosages with the same `sequence`: one for each day of the
    cycle in which doses differ, so that 30 mg on three days and 40 mg on two, in turn, is said exactly.
    Days are bounded, both ends included.

    Parameters
    ----------
    plan
        A plan; laid out in capsules, its doses are those of the capsules.
    subject
        The reference to the patient, "Patient/1".
    prescription
        The number of one prescription of the plan: its days alone, with what it supplies and the
        days on which it may be written, as far as rules set them. Left out, the whole course.
    release
        The release of the standard, R4 (4.0.1) or R5.

    Raises
    ------
    TypeError
        When it is no plan.
    FactError
        When the subject is no reference, or there is no such prescription or release.
    QuantityError
        When a dose has no exact decimal form in mg.

    >>> from datetime import date
    >>> from isotretinoin import Course, Days, Patient, Regimen, kg, mg_per_day, rulebook
    >>> from isotretinoin import plan as planned
    >>> course = Course.lasting(
    ...     Days(70),
    ...     patient=Patient(weight=kg(60), can_become_pregnant=False),
    ...     regimen=Regimen.stepped(mg_per_day(40)),
    ...     first_dose=date(2026, 3, 9),
    ... )
    >>> made = medication_request(planned(course, rulebook("US")), subject="Patient/1")
    >>> made["dosageInstruction"][0]["timing"]["repeat"]["boundsPeriod"]
    {'start': '2026-03-09', 'end': '2026-05-17'}
    """
    require(plan, Plan, PLAN)
    who = subject_of(subject)
    if prescription is None:
        return in_release(_request(plan, who, None, None), release)
    wanted = given.count(prescription, "a prescription", least=1)
    filled = {each.number: each for each in plan.fillings}
    for due in plan.prescriptions:
        if due.number == wanted:
            return in_release(_request(plan, who, due, filled.get(wanted)), release)
    raise FactError(
        f"no prescription {wanted}: the plan has {len(plan.prescriptions)}, leave it out for the course",
    )


def medication_requests(plan: Plan, *, subject: str) -> tuple[Resource, ...]:
    """One MedicationRequest for each prescription of the plan, in order.

    Empty where the sources limit no supply. For errors see `medication_request`.
    """
    require(plan, Plan, PLAN)
    return tuple(
        medication_request(plan, subject=subject, prescription=due.number)
        for due in plan.prescriptions
    )


def _request(
    plan: Plan,
    subject: Resource,
    due: PrescriptionDue | None,
    filling: Filling | None,
) -> Resource:
    first, last = plan.course.first_dose, plan.course.last_dose
    notes = [NOTICE, f"Rules: {plan.rules.title}."]
    notes += [str(each) for each in plan.findings]
    supply: Resource = {}
    if due is not None:
        first = due.needed_on
        last = min(last, first + timedelta(days=due.supply.n - 1))
        notes.append(described(due.because))
        supply = _supply(due, filling)
        if filling is not None:
            notes.append(f"Capsules: {filling}.")
    dosages = [
        each
        for number, (phase, cycle) in enumerate(_phases(plan), start=1)
        for each in _dosages(phase, cycle, number, (first, last))
    ]
    return resource(
        "MedicationRequest",
        subject["reference"],
        plan.course,
        plan.product,
        "course" if due is None else due.number,
        status=RequestStatus.DRAFT.value,
        intent=Intent.PLAN.value,
        medicationCodeableConcept=medicine(plan.product),
        subject=subject,
        dosageInstruction=dosages,
        dispenseRequest=supply,
        note=[{"text": each} for each in notes],
    )


def _phases(plan: Plan) -> Iterator[tuple[Phase, CapsulePlan | None]]:
    """The phases, with the capsules of those of which they are the doses."""
    taken = plan.capsules if plan.ordered is not None else ()
    # Of a course that was planned again, the last ones have capsules: the others were taken.
    before = [None] * (len(plan.course.phases) - len(taken))
    return zip(plan.course.phases, (*before, *taken), strict=True)


def _supply(due: PrescriptionDue, filling: Filling | None) -> Resource:
    told: Resource = {
        "numberOfRepeatsAllowed": 0,
        "expectedSupplyDuration": quantity(
            due.supply.n if filling is None else filling.days, "day", Ucum.DAY
        ),
    }
    if due.opening is not None:
        told["validityPeriod"] = of_window(due.opening)
    if filling is not None:
        told["quantity"] = quantity(
            sum(each.capsules for each in filling.strengths), "capsule", Ucum.CAPSULE
        )
    return told


def medicine(product: Product | None) -> Resource:
    """The substance by its codes, and the product by its name: no code tells a formulation surely."""
    coding = [
        {"system": system, "code": rule.value, "display": "isotretinoin"}
        for system, rule in ((_ATC, ATC), (_RXNORM, RXNORM))
    ]
    return {"coding": coding, "text": "isotretinoin" if product is None else str(product)}


def _dosages(
    phase: Phase,
    cycle: CapsulePlan | None,
    number: int,
    days: tuple[date, date],
) -> Iterator[Resource]:
    """The dosages of those days of a phase, its doses repeating as soon as they do."""
    begin, end = max(days[0], phase.window.first), min(days[1], phase.window.end)
    taken = [_intakes(phase, cycle, index) for index in range(phase.window.days)]
    often = next(
        p
        for p in range(1, len(taken) + 1)
        if all(a == b for a, b in zip(taken, taken[p:], strict=False))
    )
    for offset in range(often):
        start = _first_from(phase.window.first + timedelta(days=offset), begin, often)
        if start > end:
            continue
        # "Twice in 4 days" does not say that both are of one day: there, each dose stands alone.
        alone = taken[offset] if often == 1 else _one_by_one(taken[offset])
        for amount, times, when in alone:
            repeat: Resource = {
                "boundsPeriod": period(start, end),
                "frequency": times,
                "period": often,
                "periodUnit": PeriodUnit.DAY.value,
            }
            if when:
                repeat["when"] = [when]
            yield {
                "sequence": number,
                "text": _in_words(amount, times, often, when, cycle),
                "timing": {"repeat": repeat},
                "route": {"text": "oral"},
                "doseAndRate": [{"doseQuantity": quantity(amount.mg, "mg", Ucum.MILLIGRAM)}],
            }


def _one_by_one(intakes: tuple[_Intake, ...]) -> tuple[_Intake, ...]:
    return tuple((amount, 1, when) for amount, times, when in intakes for _ in range(times))


def dosages_from(plan: Plan, day: date) -> Iterator[Resource]:
    """The dosages of the step that begins on that day; none where none does."""
    for number, (phase, cycle) in enumerate(_phases(plan), start=1):
        if phase.window.first == day:
            yield from _dosages(phase, cycle, number, (day, phase.window.end))


def _first_from(day: date, begin: date, often: int) -> date:
    """The first day from `begin` on that lies so many times `often` days after the day."""
    behind = (begin - day).days
    return day if behind <= 0 else day + timedelta(days=-(-behind // often) * often)


def _intakes(phase: Phase, cycle: CapsulePlan | None, index: int) -> tuple[_Intake, ...]:
    step = phase.step
    if not step.is_on(index):
        return ()
    turn = step.days_on_within(index)
    asked = step.daily_dose.intakes if isinstance(step.daily_dose, DosePattern) else ()
    if cycle is not None:
        each = cycle.intakes[turn % len(cycle.intakes)]
        amounts = [sum(capsules, start=mg(0)) for capsules in each if capsules]
    elif asked:
        times = _OF_TWO if len(asked) == len(_OF_TWO) else [""] * len(asked)
        return tuple((amount, 1, when) for amount, when in zip(asked, times, strict=True) if amount)
    else:
        amounts = [phase.doses[turn % len(phase.doses)]]
    return tuple((amount, len(list(same)), "") for amount, same in groupby(amounts) if amount)


_OF_TWO: Final = (TimeOfDay.MORNING.value, TimeOfDay.EVENING.value)
_WHEN: Final = {"": "", **dict(zip(_OF_TWO, (" in the morning", " in the evening"), strict=True))}


def _in_words(amount: Mass, times: int, often: int, when: str, cycle: CapsulePlan | None) -> str:
    twice = "" if times == 1 else f" {times} times a day"
    days = "every day" if often == 1 else f"every {often} days"
    capsules = "" if cycle is None else f"; capsules: {cycle}"
    return f"{amount}{twice}{_WHEN[when]}, {days}{capsules}"
