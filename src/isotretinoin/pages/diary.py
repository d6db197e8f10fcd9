"""The page of a diary."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import asdict

from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import Entry
from isotretinoin.errors import require
from isotretinoin.monitoring.results import LabResult
from isotretinoin.pages.sheet import Sheet, Table
from isotretinoin.products import Product

__all__ = ["diary_sheet"]


def diary_sheet(diary: Diary) -> Sheet:
    """The patient, the courses of treatment, and every entry by its day.

    Raises
    ------
    TypeError
        When it is no diary.
    """
    require(diary, Diary, "Diary(patient=…, entries=(…))")
    courses = "; ".join(
        f"from {course.first} on" if course.last is None else f"{course.first} to {course.last}"
        for course in diary.courses
    )
    return Sheet(
        title="Diary",
        facts=(
            ("Baseline weight", str(diary.patient.weight)),
            ("Entries", str(len(diary.entries))),
            ("Courses", courses or "none begun"),
        ),
        tables=(
            Table("Entries by day", ("Day", "Entry", "What"), tuple(map(_row, diary.entries))),
        ),
    )


def _row(entry: Entry) -> tuple[str, str, str]:
    told = asdict(entry, recurse=False)
    day = next(name for name, value in told.items() if isinstance(value, date))
    words = str(entry) if isinstance(entry, LabResult) else ", ".join(_words(told, day))
    return str(told[day]), type(entry).__name__, words


def _words(told: dict[str, Any], day: str) -> Iterator[str]:
    """What is told besides the day, each fact with its name where it is not plain."""
    for name, value in told.items():
        if name == day or value is None:
            continue
        match value:
            case bool():
                yield f"{name.replace('_', ' ')}: {'yes' if value else 'no'}"
            case int() | date():
                yield f"{name.replace('_', ' ')}: {value}"
            case tuple():
                yield " + ".join(str(each) for each in told[name])  # noqa: PLR1733 - of any type
            case Product():
                yield value.name
            case _:
                yield str(value)
