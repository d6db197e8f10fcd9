"""A table of laboratory results: one result in each row."""

import re
from collections.abc import Iterator
from typing import Any, Final

from isotretinoin import analytes
from isotretinoin.adapters.tables.cells import Row, answer, cut, day, number
from isotretinoin.adapters.tables.columns import NOTES, Columns, Names
from isotretinoin.adapters.tables.form import TableForm
from isotretinoin.diaries.entries import Entry
from isotretinoin.errors import QuantityError, RecordError
from isotretinoin.monitoring.results import LabResult

__all__ = ["COLUMNS", "bound", "entries_of", "unit_of"]

#: What a column of results may be called.
COLUMNS: Final[Names] = {
    "day": ("date", "collected", "collected on", "collection date", "date collected", "day"),
    "analyte": ("analyte", "test", "test name"),
    "code": ("loinc", "loinc code"),
    "value": ("value", "result"),
    "comparator": ("comparator",),
    "unit": ("unit", "units"),
    "upper limit": ("upper limit", "upper limit of normal", "uln"),
    "lower limit": ("lower limit", "lower limit of normal", "lln"),
    "range": ("reference range", "normal range", "range"),
    "fasting": ("fasting", "fasted"),
    "hours since alcohol": ("hours since alcohol",),
    "note": NOTES,
}


def entries_of(row: Row, columns: Columns, form: TableForm) -> Iterator[Entry]:
    """The result in a row.

    Raises
    ------
    IsotretinoinError
        When something in it cannot be read.
    """
    unit = columns.of(row, "unit")
    analyte = _analyte(columns.of(row, "analyte"), columns.of(row, "code"), unit)
    low, high = _limits(row, columns, form)
    hours = columns.of(row, "hours since alcohol")
    yield LabResult(
        analyte,
        bound(columns.of(row, "value"), form, columns.of(row, "comparator")),
        unit_of(unit, analyte),
        collected=day(columns.of(row, "day"), form),
        upper_limit=high,
        lower_limit=low,
        fasting=answer(columns.of(row, "fasting")),
        hours_since_alcohol=number(hours, form) if hours else None,
    )


def _analyte(name: str, code: str, unit: str) -> analytes.Analyte:
    if not name and not code:
        raise RecordError("no analyte is named")
    found = (
        analytes.checked(code, name or analytes.get(code).name, unit=unit or None)
        if code
        else analytes.get(name)
    )
    if not isinstance(found, analytes.Analyte):
        raise RecordError(f"{found} is a panel: write a row for each of its analytes")
    return found


def unit_of(told: str, analyte: analytes.Analyte) -> str | None:
    """The analyte's unit that is told; None where none is, and what is told where it has none such.

    >>> unit_of("MG/DL", analytes.TRIGLYCERIDES), unit_of("", analytes.ALT)
    ('mg/dL', None)
    """
    known = {_plain(each): each for each in analyte.units}
    return known.get(_plain(told), told) or None


def _plain(unit: str) -> str:
    return unit.casefold().replace("\N{MICRO SIGN}", "u").replace("\N{GREEK SMALL LETTER MU}", "u")


_SIGNS: Final = re.compile(
    r"(<=?|>=?|=|\N{LESS-THAN OR EQUAL TO}|\N{GREATER-THAN OR EQUAL TO})? *(.*)"
)


def bound(cell: str, form: TableForm, sign: str = "") -> Any:  # noqa: ANN401 - of a result, which takes or refuses it
    """The value in a cell: a number, a bound such as "> 1000", or the word for a test's result.

    Raises
    ------
    QuantityError
        When it is none, or has two signs.

    >>> bound("> 1000", TableForm()), bound("3,4", TableForm(decimal=",")), bound("Negative", TableForm())
    ('> 1000', '3.4', 'negative')
    """
    found = _SIGNS.fullmatch(cell)
    own, told = (found[1] or "", found[2]) if found else ("", cell)
    if own and sign:
        raise QuantityError(f"{cut(cell)} has a comparator, and a column has another")
    if told.isalpha():
        return f"{own or sign} {told.casefold()}".strip()
    side = (own or sign).removeprefix("=")
    return f"{side} {number(told, form)}".strip()


_RANGE: Final = re.compile(r"(.+?) *(?:-|\N{EN DASH}|to) *(.+)")


def _limits(row: Row, columns: Columns, form: TableForm) -> tuple[str | None, str | None]:
    """The laboratory's limits of normal, lower and upper, in columns of their own or as a range."""
    low, high = columns.of(row, "lower limit"), columns.of(row, "upper limit")
    told = columns.of(row, "range")
    if told and (low or high):
        raise RecordError(
            "limits of normal stand in columns of their own, and in a range: leave one"
        )
    if told:
        found = _RANGE.fullmatch(told)
        low, high = (found[1], found[2]) if found else ("", told)
        if not found and not told.startswith(("<", "\N{LESS-THAN OR EQUAL TO}")):
            raise QuantityError(f"{cut(told)} is no range: write it as '10 - 40' or '< 40'")
    return (number(low, form) if low else None), (bound(high, form) if high else None)
