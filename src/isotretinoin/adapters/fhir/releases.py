"""Where release 5 of the standard says otherwise than release 4: each resource, in the words of either."""

from collections.abc import Callable
from typing import Final, Literal, TypeAlias, get_args

from isotretinoin import given
from isotretinoin.adapters.fhir.codes import Intent, RequestStatus
from isotretinoin.adapters.fhir.elements import Resource

__all__ = ["Release", "in_release"]

#: A release of the standard: R4 is 4.0.1, R5 is 5.0.0.
Release: TypeAlias = Literal["R4", "R5"]


def in_release(made: Resource, release: Release) -> Resource:
    """The resource, made for release 4, as that release has it.

    Raises
    ------
    FactError
        When there is no such release here.

    >>> in_release({"resourceType": "DetectedIssue", "patient": {"reference": "Patient/1"}}, "R5")
    {'resourceType': 'DetectedIssue', 'subject': {'reference': 'Patient/1'}}
    """
    given.choice(release, get_args(Release), "release of FHIR")
    differs = _R5.get(made["resourceType"])
    return made if release == "R4" or differs is None else differs(made)


def _renamed(made: Resource, **names: str) -> Resource:
    return {names.get(key, key): value for key, value in made.items()}


def _medication_request(made: Resource) -> Resource:
    """The medicine is a concept or a reference; the doses are told in words and by their days too."""
    told = _renamed(made, medicationCodeableConcept="medication")
    told["medication"] = {"concept": told["medication"]}
    dosages = told.get("dosageInstruction")
    if not dosages:  # days of rest alone
        return told
    days = [each["timing"]["repeat"]["boundsPeriod"] for each in dosages]
    words = [
        f"{day['start']} to {day['end']}: {each['text']}"
        for day, each in zip(days, dosages, strict=True)
    ]
    return {
        **told,
        "renderedDosageInstruction": "\n\n".join(words),
        "effectiveDosePeriod": {
            "start": min(each["start"] for each in days),
            "end": max(each["end"] for each in days),
        },
    }


def _service_request(made: Resource) -> Resource:
    return {**made, "code": {"concept": made["code"]}}


def _detected_issue(made: Resource) -> Resource:
    return _renamed(made, patient="subject")


def _care_plan(made: Resource) -> Resource:
    """An activity has no details of its own: it is a task, held by the plan."""
    tasks = [
        _task(number, each["detail"], made["subject"])
        for number, each in enumerate(made["activity"], start=1)
    ]
    held = [{"plannedActivityReference": {"reference": f"#{each['id']}"}} for each in tasks]
    head = {key: made[key] for key in ("resourceType", "id", "text")}
    return {**head, "contained": tasks, **made, "activity": held}


def _task(number: int, detail: Resource, subject: Resource) -> Resource:
    return {
        "resourceType": "Task",
        "id": f"act-{number}",
        "status": RequestStatus.DRAFT.value,
        "intent": Intent.PLAN.value,
        "code": detail["code"],
        "description": detail["description"],
        "for": subject,
        "requestedPeriod": detail["scheduledPeriod"],
        "requestedPerformer": [
            {"concept": {"text": each["display"]}} for each in detail["performer"]
        ],
    }


def _plan_definition(made: Resource) -> Resource:
    """An action has one code: that of several tests holds an action for each."""
    return {**made, "action": [_action(each) for each in made["action"]]}


def _action(made: Resource) -> Resource:
    codes = made.get("code", [])
    rest = {key: value for key, value in made.items() if key != "code"}
    if len(codes) == 1:
        return {**rest, "code": codes[0]}
    parts = [{"title": each["text"], "code": each} for each in codes]
    return {**rest, **({"action": parts} if parts else {})}


def _bundle(made: Resource) -> Resource:
    entries = [{**each, "resource": in_release(each["resource"], "R5")} for each in made["entry"]]
    return {**made, "entry": entries}


_R5: Final[dict[str, Callable[[Resource], Resource]]] = {
    "Bundle": _bundle,
    "CarePlan": _care_plan,
    "DetectedIssue": _detected_issue,
    "MedicationRequest": _medication_request,
    "PlanDefinition": _plan_definition,
    "ServiceRequest": _service_request,
}
