"""What is to be done, as definitions: a laboratory schedule before there is a course, a plan's agenda."""

from typing import Any, Final

from isotretinoin.acts import Act, ActKind, Who
from isotretinoin.adapters.fhir.codes import Intent, Participant, PublicationStatus, RequestKind
from isotretinoin.adapters.fhir.elements import (
    Resource,
    act_code,
    act_kind,
    described,
    of_window,
    resource,
    test_code,
)
from isotretinoin.adapters.fhir.orders import PLAN, dosages_from, medicine
from isotretinoin.adapters.fhir.releases import Release, in_release
from isotretinoin.errors import require
from isotretinoin.given import require as require_value
from isotretinoin.pages.sheet import NOTICE
from isotretinoin.plans.plan import Plan
from isotretinoin.rules.monitoring import MonitoringProfile

__all__ = ["activity_definitions", "plan_definition"]

#: The acts from which on another dose is taken.
_OF_DOSES: Final = frozenset({ActKind.FIRST_DOSE, ActKind.DOSE_CHANGE})


def plan_definition(of: MonitoringProfile | Plan, *, release: Release = "R4") -> Resource:
    """What is to be done, as a PlanDefinition: one action a visit of a schedule, or an act of a plan.

    Of a laboratory schedule, each action has its tests, its days in words, and its source: a visit is
    counted from the first dose, the last dose or a change of dose, for which the standard's timing has
    no word. Of a plan, each action has its days, and is defined by the resource of its place among
    `activity_definitions`. Neither names a patient.

    Raises
    ------
    TypeError
        When it is neither a laboratory schedule nor a plan.
    FactError
        When there is no such release here.

    >>> from isotretinoin.rulebooks import profile
    >>> made = plan_definition(profile("aad2016"))
    >>> made["resourceType"], made["status"]
    ('PlanDefinition', 'active')
    """
    if isinstance(of, Plan):
        return in_release(_of_agenda(of), release)
    require_value(of, MonitoringProfile, 'profile("guide"), or a plan')
    return in_release(_of_schedule(of), release)


def _of_schedule(profile: MonitoringProfile) -> Resource:
    return resource(
        "PlanDefinition",
        profile.name,
        status=PublicationStatus.ACTIVE.value,
        experimental=False,
        name=_name(profile.name, "_"),
        title=profile.title,
        copyright=NOTICE,
        action=[
            {
                "title": str(rule.value),
                "description": described(rule),
                "code": [test_code(test) for test in rule.value.tests],
            }
            for rule in profile.visits
        ],
    )


def _of_agenda(plan: Plan) -> Resource:
    acts = zip(plan.agenda, _activities(plan), strict=True)
    return _definition(
        "PlanDefinition",
        (plan.course, plan.product, plan.rules.title),
        name="IsotretinoinCourse",
        title=f"Isotretinoin course from {plan.course.first_dose} to {plan.course.last_dose}",
        description=f"By the rules of {plan.rules.title}.",
        action=[
            {
                "title": act.what,
                "description": described(act.because),
                "code": [act_code(act)],
                **_when_and_who(act),
                "definitionCanonical": activity["url"],
            }
            for act, activity in acts
        ],
    )


def activity_definitions(plan: Plan, *, release: Release = "R4") -> tuple[Resource, ...]:
    """The acts of a plan's agenda, each as an ActivityDefinition, in the order of the agenda.

    Each has its days, by whom, and its rule; acts of dosing have the medicine and the doses of their
    step too. None names a patient: a system that applies one says for whom.

    Raises
    ------
    TypeError
        When it is no plan.
    FactError
        When there is no such release here.

    >>> from datetime import date
    >>> from isotretinoin import Course, Days, Patient, Regimen, kg, mg_per_day, plan, rulebook
    >>> course = Course.lasting(
    ...     Days(70),
    ...     patient=Patient(weight=kg(60), can_become_pregnant=False),
    ...     regimen=Regimen.stepped(mg_per_day(40)),
    ...     first_dose=date(2026, 3, 9),
    ... )
    >>> made = activity_definitions(plan(course, rulebook("US")))
    >>> [each["dosage"][0]["text"] for each in made if "dosage" in each]
    ['40 mg, every day']
    """
    require(plan, Plan, PLAN)
    return tuple(in_release(each, release) for each in _activities(plan))


def _activities(plan: Plan) -> tuple[Resource, ...]:
    return tuple(_activity(act, plan) for act in plan.agenda)


def _activity(act: Act, plan: Plan) -> Resource:
    kind = act_kind(act.kind)
    doses = list(dosages_from(plan, act.window.first)) if act.kind in _OF_DOSES else []
    return _definition(
        "ActivityDefinition",
        (plan.course, plan.product, plan.rules.title, act.kind, act.window, act.what),
        name=_name(act.kind.value, "-"),
        title=act.what,
        description=described(act.because),
        kind=(kind or RequestKind.TASK).value,
        code=act_code(act),
        intent=Intent.PLAN.value,
        **_when_and_who(act),
        productCodeableConcept=medicine(plan.product) if kind is RequestKind.MEDICATION else None,
        dosage=doses,
    )


def _when_and_who(act: Act) -> Resource:
    """The days of an act, both ends included, and who does it: the same in both releases."""
    kind = Participant.PATIENT if act.who is Who.PATIENT else Participant.PRACTITIONER
    return {
        "timingTiming": {"repeat": {"boundsPeriod": of_window(act.window)}},
        "participant": [{"type": kind.value, "role": {"text": act.who.value}}],
    }


def _definition(
    resource_type: str,
    identifying: tuple[object, ...],
    /,
    **elements: Any,  # noqa: ANN401 - JSON
) -> Resource:
    """A draft with an address of its own, by which others refer to it."""
    made = resource(
        resource_type,
        *identifying,
        status=PublicationStatus.DRAFT.value,
        experimental=False,
        copyright=NOTICE,
        **elements,
    )
    head = {key: made[key] for key in ("resourceType", "id", "text")}
    return {**head, "url": f"urn:uuid:{made['id']}", **made}


def _name(words: str, between: str) -> str:
    return "Isotretinoin" + "".join(part.capitalize() for part in words.split(between))
