"""Whole capsules: of one dose, of a whole course, and the packs to dispense."""

from typing import TYPE_CHECKING

from isotretinoin.doors import door

if TYPE_CHECKING:
    from isotretinoin.capsules.courses import course_capsules, days_to_goal, findings, total_dose
    from isotretinoin.capsules.dose import CapsulePlan, capsule_plan
    from isotretinoin.capsules.supply import Packs, Supply, dispensing_for, run_out, to_dispense

__all__ = [
    "CapsulePlan",
    "Packs",
    "Supply",
    "capsule_plan",
    "course_capsules",
    "days_to_goal",
    "dispensing_for",
    "findings",
    "run_out",
    "to_dispense",
    "total_dose",
]

# Type checkers know the names above, and should know no others.
if not TYPE_CHECKING:  # pragma: no branch - the other way is theirs
    __getattr__ = door(
        __name__,
        {
            "isotretinoin.capsules.courses": (
                "course_capsules",
                "days_to_goal",
                "findings",
                "total_dose",
            ),
            "isotretinoin.capsules.dose": ("CapsulePlan", "capsule_plan"),
            "isotretinoin.capsules.supply": (
                "Packs",
                "Supply",
                "dispensing_for",
                "run_out",
                "to_dispense",
            ),
        },
    )
