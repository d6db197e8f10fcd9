"""Laboratory tests: when they are due, how results grade, and what a source says of them."""

from isotretinoin.monitoring.assessing import assess
from isotretinoin.monitoring.grading import Grade, grade
from isotretinoin.monitoring.reduction import may_reduce_frequency
from isotretinoin.monitoring.results import LabResult, Number
from isotretinoin.monitoring.schedules import (
    Burden,
    Due,
    MonitoringSchedule,
    burdens,
    schedule,
)

__all__ = [
    "Burden",
    "Due",
    "Grade",
    "LabResult",
    "MonitoringSchedule",
    "Number",
    "assess",
    "burdens",
    "grade",
    "may_reduce_frequency",
    "schedule",
]
