"""Whole capsules: of one dose, of a whole course, and the packs to dispense."""

from typing import TYPE_CHECKING

from isotretinoin.doors import door

if TYPE_CHECKING:
    from isotretinoin.capsules.courses import (
        capsule_findings,
        course_capsules,
        day_of_goal,
        total_dose,
    )
    from isotretinoin.capsules.dose import CapsulePlan, capsule_plan
    from isotretinoin.capsules.supply import Packs, Supply, fill, packs, run_out

__all__ = [
    "CapsulePlan",
    "Packs",
    "Supply",
    "capsule_findings",
    "capsule_plan",
    "course_capsules",
    "day_of_goal",
    "fill",
    "packs",
    "run_out",
    "total_dose",
]

# Type checkers know the names above, and should know no others.
if not TYPE_CHECKING:  # pragma: no branch - the other way is theirs
    __getattr__ = door(
        __name__,
        {
            "isotretinoin.capsules.courses": (
                "capsule_findings",
                "course_capsules",
                "day_of_goal",
                "total_dose",
            ),
            "isotretinoin.capsules.dose": ("CapsulePlan", "capsule_plan"),
            "isotretinoin.capsules.supply": ("Packs", "Supply", "fill", "packs", "run_out"),
        },
    )
