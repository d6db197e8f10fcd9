"""Whole capsules: of one dose, of a whole course, the packs to dispense, and the stock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isotretinoin.doors import door

if TYPE_CHECKING:
    from isotretinoin.capsules.courses import (
        capsule_findings,
        course_capsules,
        day_of_goal,
        in_capsules,
        taken_course,
        taken_findings,
        total_dose,
    )
    from isotretinoin.capsules.dose import CapsulePlan, capsule_plan
    from isotretinoin.capsules.filling import Filled, Filling
    from isotretinoin.capsules.on_hand import stock, stock_findings
    from isotretinoin.capsules.supply import (
        Packs,
        Supply,
        fill,
        fillings,
        packs,
        run_out,
    )

__all__ = [
    "CapsulePlan",
    "Filled",
    "Filling",
    "Packs",
    "Supply",
    "capsule_findings",
    "capsule_plan",
    "course_capsules",
    "day_of_goal",
    "fill",
    "fillings",
    "in_capsules",
    "packs",
    "run_out",
    "stock",
    "stock_findings",
    "taken_course",
    "taken_findings",
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
                "in_capsules",
                "taken_course",
                "taken_findings",
                "total_dose",
            ),
            "isotretinoin.capsules.dose": ("CapsulePlan", "capsule_plan"),
            "isotretinoin.capsules.on_hand": ("stock", "stock_findings"),
            "isotretinoin.capsules.filling": ("Filled", "Filling"),
            "isotretinoin.capsules.supply": (
                "Packs",
                "Supply",
                "fill",
                "fillings",
                "packs",
                "run_out",
            ),
        },
    )
