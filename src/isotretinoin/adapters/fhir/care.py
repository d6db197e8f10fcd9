"""A plan's agenda as a CarePlan, its laboratory visits as ServiceRequests, and all in one Bundle."""

from isotretinoin.acts import Act
from isotretinoin.adapters.fhir.codes import ActivityStatus, BundleType, Intent, RequestStatus
from isotretinoin.adapters.fhir.elements import (
    Resource,
    act_code,
    act_kind,
    described,
    of_window,
    period,
    resource,
    subject_of,
    test_code,
)
from isotretinoin.adapters.fhir.issues import detected_issues
from isotretinoin.adapters.fhir.orders import PLAN, medication_request, medication_requests
from isotretinoin.adapters.fhir.releases import Release, in_release
from isotretinoin.errors import require
from isotretinoin.monitoring.schedules import Due
from isotretinoin.pages.sheet import NOTICE
from isotretinoin.plans.plan import Plan

__all__ = ["bundle", "care_plan", "service_requests"]


def service_requests(plan: Plan, *, subject: str, release: Release = "R4") -> tuple[Resource, ...]:
    """The tests of each laboratory visit of a plan, one ServiceRequest a test, in order of days.

    Tests have their LOINC codes where the library has read one, and their names else. Pregnancy tests
    whose days a programme sets stand in the care plan.

    Raises
    ------
    TypeError
        When it is no plan.
    FactError
        When the subject is no reference, or there is no such release here.
    """
    require(plan, Plan, PLAN)
    who = subject_of(subject)
    programme = bool(plan.pregnancy_prevention.tests)
    return tuple(
        in_release(_service_request(due, number, plan, who), release)
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
        status=RequestStatus.DRAFT.value,
        intent=Intent.PLAN.value,
        code=test_code(test),
        subject=subject,
        occurrencePeriod=of_window(due.window),
        note=[{"text": f"{due.timepoint}. {described(due.because)}"}, {"text": NOTICE}],
    )


def care_plan(plan: Plan, *, subject: str, release: Release = "R4") -> Resource:
    """The agenda of a plan as a CarePlan: every act with its days, by whom, and its rule.

    Raises
    ------
    TypeError
        When it is no plan.
    FactError
        When the subject is no reference, or there is no such release here.

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
    made = resource(
        "CarePlan",
        who["reference"],
        course,
        plan.product,
        plan.rules.title,
        status=RequestStatus.DRAFT.value,
        intent=Intent.PLAN.value,
        title=f"Isotretinoin course from {course.first_dose} to {course.last_dose}",
        description=f"By the rules of {plan.rules.title}.",
        subject=who,
        period=period(plan.agenda[0].window.first, course.last_dose),
        activity=[{"detail": _activity(act)} for act in plan.agenda],
        note=[{"text": each} for each in notes],
    )
    return in_release(made, release)


def _activity(act: Act) -> Resource:
    kind = act_kind(act.kind)
    return {
        **({} if kind is None else {"kind": kind.value}),
        "code": act_code(act),
        "status": ActivityStatus.NOT_STARTED.value,
        "scheduledPeriod": of_window(act.window),
        "performer": [{"display": act.who.value}],
        "description": described(act.because),
    }


def bundle(plan: Plan, *, subject: str, release: Release = "R4") -> Resource:
    """All of a plan in one Bundle: care plan, doses, prescriptions, laboratory tests, findings.

    A collection: nothing is asked to be stored. Entries have an address of their own (`urn:uuid:`).

    Raises
    ------
    TypeError
        When it is no plan.
    FactError
        When the subject is no reference, or there is no such release here.
    """
    resources = (
        care_plan(plan, subject=subject),
        medication_request(plan, subject=subject),
        *medication_requests(plan, subject=subject),
        *service_requests(plan, subject=subject),
        *detected_issues(plan, subject=subject),
    )
    made: Resource = {
        "resourceType": "Bundle",
        "type": BundleType.COLLECTION.value,
        "entry": [{"fullUrl": f"urn:uuid:{each['id']}", "resource": each} for each in resources],
    }
    return in_release(made, release)
