"""The clinical rules of isotretinoin: typed, unit-aware, dated and cited.

This library informs; it does not prescribe. It is no medical device and gives no advice.

The names below are what a notebook needs. Each is imported when it is first used, so that
`import isotretinoin` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isotretinoin.accounting import Account, account
    from isotretinoin.capsules import CapsulePlan, capsule_plan
    from isotretinoin.comparison import compare
    from isotretinoin.course import Course
    from isotretinoin.dates import Days, LatestOf, Months, Weeks, Window
    from isotretinoin.diary import Diary
    from isotretinoin.entries import (
        BloodDonation,
        Contraception,
        Dispensing,
        DosePeriod,
        DoseTaken,
        Medication,
        Missed,
        NoduleCount,
        Pregnancy,
        PregnancyTest,
        Prescription,
        Procedure,
        Stopped,
        Symptom,
        Unrecorded,
        Weight,
    )
    from isotretinoin.errors import (
        DateError,
        FactError,
        IsotretinoinError,
        NoRuleInForce,
        QuantityError,
        RecordError,
        RegimenError,
        UnknownRulebook,
    )
    from isotretinoin.evidence import Citation, Rule, Source, Timeline
    from isotretinoin.findings import Answer, Finding, Severity
    from isotretinoin.laboratory import LabResult
    from isotretinoin.patient import Patient, ReproductiveFacts
    from isotretinoin.planning import plan
    from isotretinoin.plans import Plan
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
    from isotretinoin.reviewing import Review, review
    from isotretinoin.rulebooks import (
        criteria,
        profile,
        profiles,
        protocols,
        rulebook,
        rulebook_names,
    )
    from isotretinoin.rules import Between, Rulebook

__all__ = [
    "Account",
    "Answer",
    "Between",
    "BloodDonation",
    "BodyWeight",
    "CapsulePlan",
    "Citation",
    "Contraception",
    "Course",
    "DailyDose",
    "DailyDosePerKg",
    "DateError",
    "Days",
    "Diary",
    "Dispensing",
    "DosePerKg",
    "DosePeriod",
    "DoseTaken",
    "FactError",
    "Finding",
    "Formulation",
    "IsotretinoinError",
    "LabResult",
    "LatestOf",
    "Mass",
    "Medication",
    "Missed",
    "Months",
    "NoRuleInForce",
    "NoduleCount",
    "Patient",
    "Plan",
    "Pregnancy",
    "PregnancyTest",
    "Prescription",
    "Procedure",
    "Product",
    "QuantityError",
    "RecordError",
    "Regimen",
    "RegimenError",
    "ReproductiveFacts",
    "Review",
    "Rule",
    "Rulebook",
    "Severity",
    "Source",
    "Step",
    "Stopped",
    "Symptom",
    "Timeline",
    "UnknownRulebook",
    "Unrecorded",
    "Weeks",
    "Weight",
    "Window",
    "account",
    "capsule_plan",
    "compare",
    "criteria",
    "kg",
    "mg",
    "mg_per_day",
    "mg_per_kg",
    "mg_per_kg_day",
    "plan",
    "profile",
    "profiles",
    "protocols",
    "review",
    "rulebook",
    "rulebook_names",
]

_MODULES = {
    "accounting": ("Account", "account"),
    "capsules": ("CapsulePlan", "capsule_plan"),
    "comparison": ("compare",),
    "course": ("Course",),
    "dates": ("Days", "LatestOf", "Months", "Weeks", "Window"),
    "diary": ("Diary",),
    "entries": (
        "BloodDonation",
        "Contraception",
        "Dispensing",
        "DosePeriod",
        "DoseTaken",
        "Medication",
        "Missed",
        "NoduleCount",
        "Pregnancy",
        "PregnancyTest",
        "Prescription",
        "Procedure",
        "Stopped",
        "Symptom",
        "Unrecorded",
        "Weight",
    ),
    "errors": (
        "DateError",
        "FactError",
        "IsotretinoinError",
        "NoRuleInForce",
        "QuantityError",
        "RecordError",
        "RegimenError",
        "UnknownRulebook",
    ),
    "evidence": ("Citation", "Rule", "Source", "Timeline"),
    "findings": ("Answer", "Finding", "Severity"),
    "laboratory": ("LabResult",),
    "patient": ("Patient", "ReproductiveFacts"),
    "planning": ("plan",),
    "plans": ("Plan",),
    "products": ("Formulation", "Product"),
    "quantities": (
        "BodyWeight",
        "DailyDose",
        "DailyDosePerKg",
        "DosePerKg",
        "Mass",
        "kg",
        "mg",
        "mg_per_day",
        "mg_per_kg",
        "mg_per_kg_day",
    ),
    "regimen": ("Regimen", "Step"),
    "reviewing": ("Review", "review"),
    "rulebooks": ("criteria", "profile", "profiles", "protocols", "rulebook", "rulebook_names"),
    "rules": ("Between", "Rulebook"),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}


# Type checkers know the names above, and should know no others.
if not TYPE_CHECKING:  # pragma: no branch - the other way is theirs

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
