"""The codes that the standard binds: of each value set, those that are written or read here.

What is written takes its codes from these enumerations, so a code that the standard does not have
cannot be written. That the standard has each of them is checked against its own value sets.
"""

from enum import StrEnum
from typing import Final, final

__all__ = [
    "VALUE_SETS",
    "ActivityStatus",
    "BundleType",
    "Comparator",
    "EnableWhen",
    "Intent",
    "ItemType",
    "Participant",
    "PeriodUnit",
    "PublicationStatus",
    "RequestKind",
    "RequestStatus",
    "ResponseStatus",
    "Severity",
    "TimeOfDay",
    "Ucum",
    "Weekday",
]


@final
class Ucum(StrEnum):
    """Units of amounts, as UCUM writes them.

    >>> Ucum.CAPSULE.value
    '{capsule}'
    """

    MILLIGRAM = "mg"
    GRAM = "g"
    MICROGRAM = "ug"
    KILOGRAM = "kg"
    POUND = "[lb_av]"
    DAY = "d"
    CAPSULE = "{capsule}"


@final
class PeriodUnit(StrEnum):
    """In what the days between doses are counted."""

    DAY = "d"
    WEEK = "wk"


@final
class TimeOfDay(StrEnum):
    """Times of a day, in their order, as far as their words tell it."""

    MORNING = "MORN"
    NOON = "NOON"
    AFTERNOON = "AFT"
    EVENING = "EVE"
    NIGHT = "NIGHT"
    BEDTIME = "HS"


@final
class Weekday(StrEnum):
    """Days of the week, Monday first."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"


@final
class Comparator(StrEnum):
    """What a result is, where it is no number itself."""

    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="


@final
class RequestStatus(StrEnum):
    """How far a request has come: what is written here is a draft."""

    DRAFT = "draft"


@final
class Intent(StrEnum):
    """What a request is meant as: what is written here is a plan, and no order."""

    PLAN = "plan"
    PROPOSAL = "proposal"


@final
class RequestKind(StrEnum):
    """Which resource an act would be, were it asked for."""

    SERVICE = "ServiceRequest"
    MEDICATION = "MedicationRequest"
    TASK = "Task"


@final
class ActivityStatus(StrEnum):
    """How far an activity of a care plan has come."""

    NOT_STARTED = "not-started"


@final
class Participant(StrEnum):
    """Who takes part in an act: the patient, or those who treat."""

    PATIENT = "patient"
    PRACTITIONER = "practitioner"


@final
class PublicationStatus(StrEnum):
    """How far a definition has come."""

    DRAFT = "draft"
    ACTIVE = "active"


@final
class Severity(StrEnum):
    """How grave an issue is."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"


@final
class ItemType(StrEnum):
    """What answers a question."""

    BOOLEAN = "boolean"
    INTEGER = "integer"


@final
class EnableWhen(StrEnum):
    """How an earlier answer compares, where a question depends on it."""

    ABOVE = ">"
    BELOW = "<"


@final
class ResponseStatus(StrEnum):
    """Answers that are given, and not still being given or withdrawn."""

    COMPLETED = "completed"
    AMENDED = "amended"


@final
class BundleType(StrEnum):
    """What a bundle is for: nothing is asked to be stored."""

    COLLECTION = "collection"


#: The value set of each enumeration, by its name below `http://hl7.org/fhir/ValueSet/`.
VALUE_SETS: Final[dict[type[StrEnum], str]] = {
    PeriodUnit: "units-of-time",
    TimeOfDay: "event-timing",
    Weekday: "days-of-week",
    Comparator: "quantity-comparator",
    RequestStatus: "request-status",
    Intent: "request-intent",
    RequestKind: "request-resource-types",
    ActivityStatus: "care-plan-activity-status",
    Participant: "action-participant-type",
    PublicationStatus: "publication-status",
    Severity: "detectedissue-severity",
    ItemType: "item-type",
    EnableWhen: "questionnaire-enable-operator",
    ResponseStatus: "questionnaire-answers-status",
    BundleType: "bundle-type",
}
