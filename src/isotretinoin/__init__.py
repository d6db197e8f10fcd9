"""The clinical rules of isotretinoin: typed, unit-aware, dated and cited.

This library informs; it does not prescribe. It is no medical device and gives no advice.

The names below are what a notebook needs. Each is imported when it is first used, so that
`import isotretinoin` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from isotretinoin.version import __version__ as __version__

if TYPE_CHECKING:
    from isotretinoin.acts import Act as Act
    from isotretinoin.acts import ActKind as ActKind
    from isotretinoin.acts import Who as Who
    from isotretinoin.capsules.dose import CapsulePlan as CapsulePlan
    from isotretinoin.capsules.dose import capsule_plan as capsule_plan
    from isotretinoin.comparison import compare as compare
    from isotretinoin.courses.course import Course as Course
    from isotretinoin.courses.pattern import DosePattern as DosePattern
    from isotretinoin.courses.regimen import Regimen as Regimen
    from isotretinoin.courses.regimen import Step as Step
    from isotretinoin.dates import Days as Days
    from isotretinoin.dates import LatestOf as LatestOf
    from isotretinoin.dates import LessThan as LessThan
    from isotretinoin.dates import Months as Months
    from isotretinoin.dates import Weeks as Weeks
    from isotretinoin.dates import YearMonth as YearMonth
    from isotretinoin.diaries.account import Account as Account
    from isotretinoin.diaries.account import account as account
    from isotretinoin.diaries.diary import Diary as Diary
    from isotretinoin.diaries.entries import Asked as Asked
    from isotretinoin.diaries.entries import BloodDonation as BloodDonation
    from isotretinoin.diaries.entries import BreastFeeding as BreastFeeding
    from isotretinoin.diaries.entries import Contraception as Contraception
    from isotretinoin.diaries.entries import Dispensing as Dispensing
    from isotretinoin.diaries.entries import DosePeriod as DosePeriod
    from isotretinoin.diaries.entries import DoseTaken as DoseTaken
    from isotretinoin.diaries.entries import DutiesDone as DutiesDone
    from isotretinoin.diaries.entries import Lost as Lost
    from isotretinoin.diaries.entries import Medication as Medication
    from isotretinoin.diaries.entries import Menses as Menses
    from isotretinoin.diaries.entries import Missed as Missed
    from isotretinoin.diaries.entries import NoduleCount as NoduleCount
    from isotretinoin.diaries.entries import OfficeVisit as OfficeVisit
    from isotretinoin.diaries.entries import Pregnancy as Pregnancy
    from isotretinoin.diaries.entries import PregnancyTest as PregnancyTest
    from isotretinoin.diaries.entries import Prescription as Prescription
    from isotretinoin.diaries.entries import Procedure as Procedure
    from isotretinoin.diaries.entries import Returned as Returned
    from isotretinoin.diaries.entries import StockCount as StockCount
    from isotretinoin.diaries.entries import Stopped as Stopped
    from isotretinoin.diaries.entries import Symptom as Symptom
    from isotretinoin.diaries.entries import Unrecorded as Unrecorded
    from isotretinoin.diaries.entries import Weight as Weight
    from isotretinoin.errors import DateError as DateError
    from isotretinoin.errors import FactError as FactError
    from isotretinoin.errors import IsotretinoinError as IsotretinoinError
    from isotretinoin.errors import NoRuleInForce as NoRuleInForce
    from isotretinoin.errors import QuantityError as QuantityError
    from isotretinoin.errors import RecordError as RecordError
    from isotretinoin.errors import RegimenError as RegimenError
    from isotretinoin.errors import SourceSilent as SourceSilent
    from isotretinoin.errors import UnknownName as UnknownName
    from isotretinoin.evidence import Citation as Citation
    from isotretinoin.evidence import Rule as Rule
    from isotretinoin.evidence import Source as Source
    from isotretinoin.evidence import Timeline as Timeline
    from isotretinoin.explanations.explaining import explain as explain
    from isotretinoin.explanations.explanation import Explanation as Explanation
    from isotretinoin.findings import Absent as Absent
    from isotretinoin.findings import Answer as Answer
    from isotretinoin.findings import Between as Between
    from isotretinoin.findings import Finding as Finding
    from isotretinoin.findings import FindingKind as FindingKind
    from isotretinoin.findings import Severity as Severity
    from isotretinoin.findings import Window as Window
    from isotretinoin.monitoring.results import LabResult as LabResult
    from isotretinoin.patient import EarlierCourse as EarlierCourse
    from isotretinoin.patient import History as History
    from isotretinoin.patient import Patient as Patient
    from isotretinoin.patient import ReproductiveFacts as ReproductiveFacts
    from isotretinoin.plans.comparing import PlanComparison as PlanComparison
    from isotretinoin.plans.comparing import compare_plans as compare_plans
    from isotretinoin.plans.plan import Plan as Plan
    from isotretinoin.plans.planning import plan as plan
    from isotretinoin.plans.replanning import replan as replan
    from isotretinoin.products import Formulation as Formulation
    from isotretinoin.products import Product as Product
    from isotretinoin.quantities import BodyWeight as BodyWeight
    from isotretinoin.quantities import DailyDose as DailyDose
    from isotretinoin.quantities import DailyDosePerKg as DailyDosePerKg
    from isotretinoin.quantities import DosePerKg as DosePerKg
    from isotretinoin.quantities import Mass as Mass
    from isotretinoin.quantities import kg as kg
    from isotretinoin.quantities import mg as mg
    from isotretinoin.quantities import mg_per_day as mg_per_day
    from isotretinoin.quantities import mg_per_kg as mg_per_kg
    from isotretinoin.quantities import mg_per_kg_day as mg_per_kg_day
    from isotretinoin.reviews.review import Review as Review
    from isotretinoin.reviews.review import review as review
    from isotretinoin.rulebooks import criteria as criteria
    from isotretinoin.rulebooks import profile as profile
    from isotretinoin.rulebooks import profiles as profiles
    from isotretinoin.rulebooks import protocol as protocol
    from isotretinoin.rulebooks import protocols as protocols
    from isotretinoin.rulebooks import rulebook as rulebook
    from isotretinoin.rulebooks import rulebook_names as rulebook_names
    from isotretinoin.rules.rulebook import Rulebook as Rulebook
    from isotretinoin.statuses.status import Status as Status
    from isotretinoin.statuses.status import status as status
    from isotretinoin.statuses.worklist import Worklist as Worklist
    from isotretinoin.statuses.worklist import worklist as worklist


#: Where each name lives.
_MODULES = {
    "acts": ("Act", "ActKind", "Who"),
    "capsules.dose": ("CapsulePlan", "capsule_plan"),
    "comparison": ("compare",),
    "courses.course": ("Course",),
    "courses.pattern": ("DosePattern",),
    "courses.regimen": ("Regimen", "Step"),
    "dates": ("Days", "LatestOf", "LessThan", "Months", "Weeks", "YearMonth"),
    "diaries.account": ("Account", "account"),
    "diaries.diary": ("Diary",),
    "diaries.entries": (
        "Asked",
        "BloodDonation",
        "BreastFeeding",
        "Contraception",
        "Dispensing",
        "DosePeriod",
        "DoseTaken",
        "DutiesDone",
        "Lost",
        "Medication",
        "Menses",
        "Missed",
        "NoduleCount",
        "OfficeVisit",
        "Pregnancy",
        "PregnancyTest",
        "Prescription",
        "Procedure",
        "Returned",
        "StockCount",
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
        "SourceSilent",
        "UnknownName",
    ),
    "evidence": ("Citation", "Rule", "Source", "Timeline"),
    "explanations.explaining": ("explain",),
    "explanations.explanation": ("Explanation",),
    "findings": ("Absent", "Answer", "Between", "Finding", "FindingKind", "Severity", "Window"),
    "monitoring.results": ("LabResult",),
    "patient": ("EarlierCourse", "History", "Patient", "ReproductiveFacts"),
    "plans.comparing": ("PlanComparison", "compare_plans"),
    "plans.plan": ("Plan",),
    "plans.planning": ("plan",),
    "plans.replanning": ("replan",),
    "products": ("Formulation", "Product"),
    "quantities.amounts": (
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
    "reviews.review": ("Review", "review"),
    "rulebooks": (
        "criteria",
        "profile",
        "profiles",
        "protocol",
        "protocols",
        "rulebook",
        "rulebook_names",
    ),
    "rules.rulebook": ("Rulebook",),
    "statuses.status": ("Status", "status"),
    "statuses.worklist": ("Worklist", "worklist"),
}
#: The modules that a notebook reaches as `isotretinoin.products`, imported when first used too.
_SHELVES = (
    "acts",
    "adapters",
    "analytes",
    "capsules",
    "comparison",
    "contraindications",
    "courses",
    "dates",
    "diaries",
    "errors",
    "evidence",
    "explanations",
    "findings",
    "monitoring",
    "pages",
    "patient",
    "plans",
    "posology",
    "pregnancy_prevention",
    "prescriptions",
    "products",
    "quantities",
    "reviews",
    "rulebooks",
    "rules",
    "statuses",
    "version",
)
_HOMES = {name: module for module, names in _MODULES.items() for name in names}

__all__ = sorted(_HOMES)  # noqa: PLE0605 # pyright: ignore[reportUnsupportedDunderAll] - one table is enough: checkers read the names above


# Type checkers know the names above, and should know no others.
if not TYPE_CHECKING:  # pragma: no branch - the other way is theirs

    def __getattr__(name: str) -> object:
        if name in _SHELVES:
            return import_module(f"{__name__}.{name}")
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, *_SHELVES})
