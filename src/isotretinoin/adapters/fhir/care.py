"""A plan's agenda as a CarePlan, its laboratory visits as ServiceRequests, and all in one Bundle."""

from typing import Final

from isotretinoin.acts import Act, ActKind, Who
from isotretinoin.adapters.fhir.elements import (
    Resource,
    described,
    of_window,
    period,
    resource,
    subject_of,
    test_code,
)
from isotretinoin.adapters.fhir.issues import detected_issues
from isotretinoin.adapters.fhir.orders import PLAN, medication_request, medication_requests
from isotretinoin.errors import require
from isotretinoin.monitoring.schedules import Due
from isotretinoin.pages.sheet import NOTICE
from isotretinoin.plans.plan import Plan

__all__ = ["bundle", "care_plan", "service_requests"]

#: What kind of resource an act would be, where the standard has one.
_KINDS: Final = {
    ActKind.SCREENING_TEST: "ServiceRequest",
    ActKind.CONFIRMATION_TEST: "ServiceRequest",
    ActKind.PREGNANCY_TEST: "ServiceRequest",
    ActKind.LABORATORY_VISIT: "ServiceRequest",
    ActKind.PRESCRIPTION: "MedicationRequest",
    ActKind.FIRST_DOSE: "MedicationRequest",
    ActKind.DOSE_CHANGE: "MedicationRequest",
}
_WHO: Final = {
    Who.PATIENT: "patient",
    Who.PRESCRIBER: "prescriber",
    Who.PHARMACY: "pharmacy",
    Who.LABORATORY: "laboratory",
}


def service_requests(plan: Plan, *, subject: str) -> tuple[Resource, ...]:
    """The tests of each laboratory visit of a plan, one ServiceRequest a test, in order of days.

    Tests have their LOINC codes where the library has read one, and their names else. Pregnancy tests
    whose days a programme sets stand in the care plan.

    Raises
    ------
    TypeError
        When it is no plan.
    FactError
        When the subject is no reference.
    """
    require(plan, Plan, PLAN)
    who = subject_of(subject)
    programme = bool(plan.pregnancy_prevention.tests)
    return tuple(
        _service_request(due, number, plan, who)
        for due in plan.monitoring.due
        for number, test in enumerate(due.tests)
        if not (programme and test.tells_pregnancy)
    )


def _service_request(due: Due, number: int, plan: Plan, subject: Resource) -> Resource:
    test = due.tests[number]
    return resource(
        "ServiceRequest",
        subject["reference"],
        plan.course,
        due.timepoint,
        due.window,
        test.name,
        status="draft",
        intent="plan",
        code=test_code(test),
        subject=subject,
        occurrencePeriod=of_window(due.window),
        note=[{"text": f"{due.timepoint}. {described(due.because)}"}, {"text": NOTICE}],
    )


def care_plan(plan: Plan, *, subject: str) -> Resource:
    """The agenda of a plan as a CarePlan: every act with its days, by whom, and its rule.

    Raises
    ------
    TypeError
        When it is no plan.
    FactError
        When the subject is no reference.

    >>> from datetime import date
    >>> from isotretinoin import Course, Days, Patient, Regimen, kg, mg_per_day, rulebook
    >>> from isotretinoin import plan as planned
    >>> course = Course.lasting(
    ...     Days(70),
    ...     patient=Patient(weight=kg(60), can_become_pregnant=False),
    ...     regimen=Regimen.stepped(mg_per_day(40)),
    ...     first_dose=date(2026, 3, 9),
    ... )
    >>> made = planned(course, rulebook("US"))
    >>> len(care_plan(made, subject="Patient/1")["activity"]) == len(made.agenda)
    True
    """
    require(plan, Plan, PLAN)
    who = subject_of(subject)
    course = plan.course
    notes = [NOTICE, *map(str, plan.findings), *(f"Not judged: {each}" for each in plan.not_judged)]
    return resource(
        "CarePlan",
        who["reference"],
        course,
        plan.product,
        plan.rules.title,
        status="draft",
        intent="plan",
        title=f"Isotretinoin course from {course.first_dose} to {course.last_dose}",
        description=f"By the rules of {plan.rules.title}.",
        subject=who,
        period=period(plan.agenda[0].window.first, course.last_dose),
        activity=[{"detail": _activity(act)} for act in plan.agenda],
        note=[{"text": each} for each in notes],
    )


def _activity(act: Act) -> Resource:
    kind = _KINDS.get(act.kind)
    return {
        **({} if kind is None else {"kind": kind}),
        "code": {
            "coding": [{"system": "urn:isotretinoin:act-kind", "code": act.kind.value}],
            "text": act.what,
        },
        "status": "not-started",
        "scheduledPeriod": of_window(act.window),
        "performer": [{"display": _WHO[act.who]}],
        "description": described(act.because),
    }


def bundle(plan: Plan, *, subject: str) -> Resource:
    """All of a plan in one Bundle: care plan, doses, prescriptions, laboratory tests, findings.

    A collection: nothing is asked to be stored. Entries have an address of their own (`urn:uuid:`).

    Raises
    ------
    TypeError
        When it is no plan.
    FactError
        When the subject is no reference.
    """
    resources = (
        care_plan(plan, subject=subject),
        medication_request(plan, subject=subject),
        *medication_requests(plan, subject=subject),
        *service_requests(plan, subject=subject),
        *detected_issues(plan, subject=subject),
    )
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"fullUrl": f"urn:uuid:{each['id']}", "resource": each} for each in resources],
    }
