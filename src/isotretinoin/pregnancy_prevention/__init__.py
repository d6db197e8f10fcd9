"""Who can become pregnant, and the tests, methods and days that a programme sets for them."""

from __future__ import annotations

from isotretinoin.pregnancy_prevention.categories import (
    Category,
    Counted,
    category,
    counted,
)
from isotretinoin.pregnancy_prevention.contraception import (
    contraception_acceptable,
    contraception_window,
    edition,
)
from isotretinoin.pregnancy_prevention.editions import unconfirmed_editions
from isotretinoin.pregnancy_prevention.tests import (
    PregnancyTestDue,
    TreatmentPhase,
    confirmation_test_window,
    may_test_at,
    next_specimen,
    pregnancy_tests,
    prescription_days,
    sensitive_enough,
)
from isotretinoin.pregnancy_prevention.waits import (
    WAITS,
    blood_donation_window,
    final_pregnancy_test,
    lactation_window,
    post_course_window,
    procedure_window,
    wait_window,
)

__all__ = [
    "WAITS",
    "Category",
    "Counted",
    "PregnancyTestDue",
    "TreatmentPhase",
    "blood_donation_window",
    "category",
    "confirmation_test_window",
    "contraception_acceptable",
    "contraception_window",
    "counted",
    "edition",
    "final_pregnancy_test",
    "lactation_window",
    "may_test_at",
    "next_specimen",
    "post_course_window",
    "pregnancy_tests",
    "prescription_days",
    "procedure_window",
    "sensitive_enough",
    "unconfirmed_editions",
    "wait_window",
]
