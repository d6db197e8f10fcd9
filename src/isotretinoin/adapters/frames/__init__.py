"""The rules on whole frames: the same answers as one patient at a time, row for row.

Plain functions, usable with `.pipe`: a frame of pandas, Polars (eager or lazy), PyArrow, DuckDB, PySpark or
Dask goes in, and the same kind comes out with its rows as they were and columns of answers beside them. A lazy
frame is never collected. Doses and weights are counted in whole µg and g; a value that is not exact
in them is a fault of its row, said in the columns `error` and `error_column`, and never rounded.
Needs the extra `frames`.
"""

from importlib import import_module

try:
    import_module("narwhals")
    import_module("numpy")
except ModuleNotFoundError as missing:
    raise ImportError("frames need their extra: pip install 'isotretinoin[frames]'") from missing

from isotretinoin.adapters.frames.accounts import account
from isotretinoin.adapters.frames.assessing import assess
from isotretinoin.adapters.frames.codes import (
    RuleRow,
    TimelineRow,
    products,
    rule_timeline,
    rules_table,
)
from isotretinoin.adapters.frames.coverage import (
    adherence,
    dose_intensity,
    proportion_of_patients_covered,
)
from isotretinoin.adapters.frames.dispensings import dispensed_doses
from isotretinoin.adapters.frames.exposure_eras import eras
from isotretinoin.adapters.frames.laboratory import grade, interpret
from isotretinoin.adapters.frames.planned import plan_courses
from isotretinoin.adapters.frames.pregnancies import exposure_windows
from isotretinoin.adapters.frames.reviews import review
from isotretinoin.adapters.frames.schedules import schedule
from isotretinoin.adapters.frames.shifting import shifts
from isotretinoin.adapters.frames.sql import to_sql
from isotretinoin.adapters.frames.treatment_courses import StudyRow, courses, study_definitions
from isotretinoin.adapters.frames.visits import scheduled_results
from isotretinoin.adapters.frames.windows import post_course_windows, prescription_windows
from isotretinoin.adapters.frames.worklists import worklist

__all__ = [
    "RuleRow",
    "StudyRow",
    "TimelineRow",
    "account",
    "adherence",
    "assess",
    "courses",
    "dispensed_doses",
    "dose_intensity",
    "eras",
    "exposure_windows",
    "grade",
    "interpret",
    "plan_courses",
    "post_course_windows",
    "prescription_windows",
    "products",
    "proportion_of_patients_covered",
    "review",
    "rule_timeline",
    "rules_table",
    "schedule",
    "scheduled_results",
    "shifts",
    "study_definitions",
    "to_sql",
    "worklist",
]
