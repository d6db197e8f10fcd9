"""Plans as FHIR resources (R4), and resources as a diary: plain dictionaries, without a library.

Numbers are whole numbers, or floats that are written with the very digits of the decimal meant; what
has no such decimal is refused and never rounded. Every resource is a draft of a plan: nothing here is
an order, and each says that it is information and no advice. Codes are those that the sources of the
library gave: a product or test without one has its name as text.
"""

from isotretinoin.adapters.fhir.care import bundle, care_plan, service_requests
from isotretinoin.adapters.fhir.issues import cards, detected_issues
from isotretinoin.adapters.fhir.orders import medication_request
from isotretinoin.adapters.fhir.profiles import plan_definition
from isotretinoin.adapters.fhir.reading import read_diary

__all__ = [
    "bundle",
    "cards",
    "care_plan",
    "detected_issues",
    "medication_request",
    "plan_definition",
    "read_diary",
    "service_requests",
]
