"""Oracles for other people's tests: slow, obvious, and made of nothing that the library computes with.

Each does by hand what the library does by formula: it walks a course, a diary or a window one day at
a time and adds up. They read the fields of values, and call no function that counts. A test that
holds a program against them, or the library itself, holds it against a second opinion. For the
values to try, see `isotretinoin.adapters.strategies`.

>>> from datetime import date
>>> from isotretinoin import Course, Patient, Regimen, kg, mg_per_kg
>>> from isotretinoin.testing import course_days
>>> course = Course.until(
...     mg_per_kg(120),
...     patient=Patient(weight=kg(68)),
...     regimen=Regimen.parse("0.5 mg/kg/day for 28 days, then 1 mg/kg/day"),
...     first_dose=date(2026, 3, 9),
... )
>>> days = course_days(course)
>>> len(days), days[-1].on == course.last_dose, sum(each.mg for each in days) == course.total_dose.mg
(134, True, True)
"""

from isotretinoin.testing.capsules import last_day_covered
from isotretinoin.testing.courses import CourseDay, course_days, days_to_goal, regimen_days
from isotretinoin.testing.diaries import DiaryDay, DiaryTotals, diary_days, diary_totals
from isotretinoin.testing.spans import days_later, months_earlier, months_later, window_after

__all__ = [
    "CourseDay",
    "DiaryDay",
    "DiaryTotals",
    "course_days",
    "days_later",
    "days_to_goal",
    "diary_days",
    "diary_totals",
    "last_day_covered",
    "months_earlier",
    "months_later",
    "regimen_days",
    "window_after",
]
