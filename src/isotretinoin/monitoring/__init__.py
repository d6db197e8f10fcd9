"""Laboratory tests: when they are due, how results grade, and what a source says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isotretinoin.doors import door

if TYPE_CHECKING:
    from isotretinoin.monitoring.assessing import assess
    from isotretinoin.monitoring.grading import Grade, grade
    from isotretinoin.monitoring.reduction import may_reduce_frequency
    from isotretinoin.monitoring.results import LabResult
    from isotretinoin.monitoring.schedules import (
        Burden,
        Due,
        MonitoringSchedule,
        burden,
        burdens,
        schedule,
    )

__all__ = [
    "Burden",
    "Due",
    "Grade",
    "LabResult",
    "MonitoringSchedule",
    "assess",
    "burden",
    "burdens",
    "grade",
    "may_reduce_frequency",
    "schedule",
]

# Type checkers know the names above, and should know no others.
if not TYPE_CHECKING:  # pragma: no branch - the other way is theirs
    __getattr__ = door(
        __name__,
        {
            "isotretinoin.monitoring.assessing": ("assess",),
            "isotretinoin.monitoring.grading": ("Grade", "grade"),
            "isotretinoin.monitoring.reduction": ("may_reduce_frequency",),
            "isotretinoin.monitoring.results": ("LabResult",),
            "isotretinoin.monitoring.schedules": (
                "Burden",
                "Due",
                "MonitoringSchedule",
                "burden",
                "burdens",
                "schedule",
            ),
        },
    )
