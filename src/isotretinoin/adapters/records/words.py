"""The words by which documents name what they hold: fixed, whatever the code comes to call it.

A class may be renamed or moved, and every document still reads: its word stays. A word is never
taken away and never given to another class.
"""

from typing import Any, Final

from isotretinoin import (
    acts,
    analytes,
    comparison,
    evidence,
    findings,
    patient,
    prescriptions,
    products,
)
from isotretinoin.capsules import dose, filling, supply
from isotretinoin.courses import course, pattern, protocol, regimen
from isotretinoin.dates import Days, LatestOf, LessThan, Months, Weekday, Weeks, YearMonth
from isotretinoin.diaries import account, diary, entries
from isotretinoin.errors import RecordError, shown
from isotretinoin.monitoring import grading, schedules
from isotretinoin.monitoring.results import LabResult
from isotretinoin.plans import comparing, plan, taken
from isotretinoin.posology import defaults
from isotretinoin.pregnancy_prevention import categories
from isotretinoin.pregnancy_prevention.tests import PregnancyTestDue
from isotretinoin.reviews.review import Review
from isotretinoin.rules import (
    dispensing,
    monitoring,
    posology,
    precautions,
    programme,
    results,
    rulebook,
)
from isotretinoin.statuses import worklist
from isotretinoin.statuses.status import Status

__all__ = ["CLASSES", "ENTRIES", "WORDS", "schema_of"]

_VERSION: Final = 1

#: What can be noted in a diary.
ENTRIES: Final[dict[str, type[Any]]] = {
    "Asked": entries.Asked,
    "BloodDonation": entries.BloodDonation,
    "BreastFeeding": entries.BreastFeeding,
    "Contraception": entries.Contraception,
    "Dispensing": entries.Dispensing,
    "DosePeriod": entries.DosePeriod,
    "DoseTaken": entries.DoseTaken,
    "DutiesDone": entries.DutiesDone,
    "LabResult": LabResult,
    "Lost": entries.Lost,
    "Medication": entries.Medication,
    "Menses": entries.Menses,
    "Missed": entries.Missed,
    "NoduleCount": entries.NoduleCount,
    "OfficeVisit": entries.OfficeVisit,
    "Pregnancy": entries.Pregnancy,
    "PregnancyTest": entries.PregnancyTest,
    "Prescription": entries.Prescription,
    "Procedure": entries.Procedure,
    "Returned": entries.Returned,
    "StockCount": entries.StockCount,
    "Stopped": entries.Stopped,
    "Symptom": entries.Symptom,
    "Unrecorded": entries.Unrecorded,
    "Weight": entries.Weight,
}

#: The class of each word.
CLASSES: Final[dict[str, type[Any]]] = {
    **ENTRIES,
    # What is kept
    "Absent": findings.Absent,
    "Act": acts.Act,
    "Account": account.Account,
    "Answer": findings.Answer,
    "CapsulePlan": dose.CapsulePlan,
    "Category": categories.Category,
    "Comparison": comparison.Comparison,
    "ComparisonRow": comparison.Row,
    "Contraindication": precautions.Contraindication,
    "Counted": categories.Counted,
    "Course": course.Course,
    "CourseDays": diary.CourseDays,
    "DayTotal": account.DayTotal,
    "Diary": diary.Diary,
    "DosePattern": pattern.DosePattern,
    "Due": schedules.Due,
    "Duty": worklist.Duty,
    "EarlierCourse": patient.EarlierCourse,
    "Excipient": precautions.Excipient,
    "Filled": filling.Filled,
    "Filling": filling.Filling,
    "Finding": findings.Finding,
    "GoalBand": account.GoalBand,
    "Grade": grading.Grade,
    "History": patient.History,
    "InStock": taken.InStock,
    "LaboratoryBurden": schedules.Burden,
    "Level": course.Level,
    "MonitoringSchedule": schedules.MonitoringSchedule,
    "NotAnswered": worklist.NotAnswered,
    "NotJudged": findings.NotJudged,
    "Packs": supply.Packs,
    "Patient": patient.Patient,
    "Phase": course.Phase,
    "Plan": plan.Plan,
    "PlanComparison": comparing.PlanComparison,
    "PlanRow": comparing.PlanRow,
    "PregnancyPreventionPlan": plan.PregnancyPreventionPlan,
    "PregnancyTestDue": PregnancyTestDue,
    "Prescribers": prescriptions.Prescribers,
    "PrescriptionDue": prescriptions.PrescriptionDue,
    "PrescriptionWindow": prescriptions.PrescriptionWindow,
    "ProcedureDays": plan.ProcedureDays,
    "Regimen": regimen.Regimen,
    "MenopauseRecord": programme.MenopauseRecord,
    "ReproductiveFacts": patient.ReproductiveFacts,
    "Review": Review,
    "Status": Status,
    "Step": regimen.Step,
    "Stretch": diary.Stretch,
    "Supply": supply.Supply,
    "Taken": taken.Taken,
    "Tally": account.Tally,
    "Usual": defaults.Usual,
    "Window": findings.Window,
    "Worklist": worklist.Worklist,
    "YearMonth": YearMonth,
    # What was read
    "Announcement": evidence.Announcement,
    "CitedRulebook": rulebook.CitedRulebook,
    "Citation": evidence.Citation,
    "Rule": evidence.Rule,
    "Source": evidence.Source,
    "Statement": evidence.Statement,
    "Timeline": evidence.Timeline,
    # Rulebooks by matter
    "DispensingRules": dispensing.DispensingRules,
    "GradingCriteria": results.GradingCriteria,
    "MonitoringProfile": monitoring.MonitoringProfile,
    "PosologyRules": posology.PosologyRules,
    "Precautions": precautions.Precautions,
    "PregnancyPreventionRules": programme.PregnancyPreventionRules,
    "ProcedureRules": programme.ProcedureRules,
    "Protocol": protocol.Protocol,
    "Rulebook": rulebook.Rulebook,
    # What rules are made of
    "ActKind": acts.ActKind,
    "AfterCourse": monitoring.AfterCourse,
    "AfterStart": monitoring.AfterStart,
    "Analyte": analytes.Analyte,
    "AtEndOfCourse": monitoring.AtEndOfCourse,
    "AtPeakDose": monitoring.AtPeakDose,
    "BeforeStart": monitoring.BeforeStart,
    "Between": findings.Between,
    "CategoryRule": programme.CategoryRule,
    "ClosingTime": dispensing.ClosingTime,
    "ConfirmationTest": programme.ConfirmationTest,
    "ContraceptionMethods": programme.ContraceptionMethods,
    "ContraceptiveMethod": programme.ContraceptiveMethod,
    "Days": Days,
    "DuringCourse": monitoring.DuringCourse,
    "Every": monitoring.Every,
    "FindingKind": findings.FindingKind,
    "Formulation": products.Formulation,
    "GradeBounds": results.GradeBounds,
    "GradeStart": results.GradeStart,
    "HalfLife": posology.HalfLife,
    "Interaction": precautions.Interaction,
    "LaboratoryCode": analytes.Code,
    "LatestOf": LatestOf,
    "LessThan": LessThan,
    "Limit": results.Limit,
    "MissedWindow": dispensing.MissedWindow,
    "Months": Months,
    "NoWindow": dispensing.NoWindow,
    "Panel": analytes.Panel,
    "PlaceOfTest": programme.PlaceOfTest,
    "PrescriberRule": dispensing.PrescriberRule,
    "PrescriptionWindowRule": dispensing.PrescriptionWindowRule,
    "ProcedureWait": programme.ProcedureWait,
    "Product": products.Product,
    "ProductCode": products.ProductCode,
    "Reduction": results.Reduction,
    "ResultRule": results.ResultRule,
    "SamplingRule": results.SamplingRule,
    "Severity": findings.Severity,
    "Share": findings.Share,
    "TestSpans": programme.TestSpans,
    "UnitCheck": results.UnitCheck,
    "Visit": monitoring.Visit,
    "WarningSigns": precautions.WarningSigns,
    "Weekday": Weekday,
    "Weeks": Weeks,
    "WhenDoseRaised": monitoring.WhenDoseRaised,
    "Who": acts.Who,
}

#: The word of each class.
WORDS: Final[dict[type[Any], str]] = {kind: word for word, kind in CLASSES.items()}


def schema_of(kind: type[Any]) -> str:
    """The schema that a document of that kind names.

    Raises
    ------
    RecordError
        When there are no documents of that kind.

    >>> schema_of(diary.Diary)
    'isotretinoin/diary/1'
    """
    word = WORDS.get(kind)
    if word is None:
        name = getattr(kind, "__name__", None) or shown(kind)
        raise RecordError(f"{name} is no record of this library: write Diary, Course, Account ...")
    return f"isotretinoin/{word.lower()}/{_VERSION}"
