"""Plans as FHIR resources (R4 or R5), and resources as a diary: plain dictionaries, without a library.

Numbers are whole numbers, or floats that are written with the very digits of the decimal meant; what
has no such decimal is refused and never rounded. Every resource is a draft of a plan: nothing here is
an order, and each says that it is information and no advice. Codes are those that the sources of the
library gave: a product or test without one has its name as text.
"""

from isotretinoin.adapters.fhir.care import bundle, care_plan, service_requests
from isotretinoin.adapters.fhir.definitions import activity_definitions, plan_definition
from isotretinoin.adapters.fhir.issues import cards, detected_issues
from isotretinoin.adapters.fhir.orders import medication_request
from isotretinoin.adapters.fhir.questionnaires import (
    category_questionnaire,
    read_reproductive_facts,
)
from isotretinoin.adapters.fhir.reading import read_diary

__all__ = [
    "activity_definitions",
    "bundle",
    "cards",
    "care_plan",
    "category_questionnaire",
    "detected_issues",
    "medication_request",
    "plan_definition",
    "read_diary",
    "read_reproductive_facts",
    "service_requests",
]
