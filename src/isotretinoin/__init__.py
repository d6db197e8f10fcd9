"""The clinical rules of isotretinoin: typed, unit-aware, dated and cited.

This library informs; it does not prescribe. It is no medical device and gives no advice.
"""

from isotretinoin.course import Course
from isotretinoin.dates import Days, LatestOf, Months, Weeks, Window
from isotretinoin.errors import (
    DateError,
    IsotretinoinError,
    NoRuleInForce,
    QuantityError,
    RecordError,
    RegimenError,
    UnknownRulebook,
)
from isotretinoin.evidence import Citation, Rule, Source, Timeline
from isotretinoin.findings import Answer, Finding, Severity
from isotretinoin.patient import Patient
from isotretinoin.planning import Plan, plan
from isotretinoin.products import Formulation, Product
from isotretinoin.quantities import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    DosePerKg,
    Mass,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
)
from isotretinoin.regimen import Regimen, Step
from isotretinoin.rulebooks import profile, rulebook
from isotretinoin.rules import Between, Rulebook

__all__ = [
    "Answer",
    "Between",
    "BodyWeight",
    "Citation",
    "Course",
    "DailyDose",
    "DailyDosePerKg",
    "DateError",
    "Days",
    "DosePerKg",
    "Finding",
    "Formulation",
    "IsotretinoinError",
    "LatestOf",
    "Mass",
    "Months",
    "NoRuleInForce",
    "Patient",
    "Plan",
    "Product",
    "QuantityError",
    "RecordError",
    "Regimen",
    "RegimenError",
    "Rule",
    "Rulebook",
    "Severity",
    "Source",
    "Step",
    "Timeline",
    "UnknownRulebook",
    "Weeks",
    "Window",
    "kg",
    "mg",
    "mg_per_day",
    "mg_per_kg",
    "mg_per_kg_day",
    "plan",
    "profile",
    "rulebook",
]
