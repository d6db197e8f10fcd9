"""A log as trackers export it: a day in each row, with a dose, a miss, a weight, or a change of dose."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, TypeVar

from isotretinoin.adapters.tables.cells import Row, answer, cut, day, number
from isotretinoin.adapters.tables.columns import NOTES, Columns, Names
from isotretinoin.adapters.tables.form import TableForm
from isotretinoin.diaries.entries import (
    DosePeriod,
    DoseTaken,
    Entry,
    Missed,
    Stopped,
    Weight,
)
from isotretinoin.errors import FactError, QuantityError
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg, Mass
from isotretinoin.quantities.typed import typed

__all__ = ["COLUMNS", "UNITS", "entries_of"]

Q = TypeVar("Q", Mass, BodyWeight, DailyDose | DailyDosePerKg)

#: What a column of a log may be called.
COLUMNS: Final[Names] = {
    # The time of a day is left aside, as where it stands beside the day.
    "time": ("time", "time taken"),
    "day": ("date", "day", "date taken", "taken on", "first day", "start date"),
    "dose": ("dose", "dose taken", "amount"),
    "daily dose": ("daily dose", "prescribed dose"),
    "intake": ("intake",),
    "missed": ("missed", "missed dose", "skipped"),
    "stopped": ("stopped",),
    "weight": ("weight", "body weight"),
    "note": NOTES,
}
#: The units that the name of a column may tell.
UNITS: Final[Names] = {
    "dose": ("mg", "g", "mcg"),
    "daily dose": ("mg/day", "mg/d", "mg/kg/day", "mg/kg/d"),
    "weight": ("kg", "lb", "lbs"),
}


def entries_of(row: Row, columns: Columns, form: TableForm) -> Iterator[Entry]:
    """What a row of a log tells.

    Raises
    ------
    IsotretinoinError
        When something in it cannot be read.
    """
    on = day(columns.of(row, "day"), form)
    missed, stopped = (answer(columns.of(row, each)) for each in ("missed", "stopped"))
    yield from _taken(row, columns, form, on, missed=missed)
    if told := columns.of(row, "daily dose"):
        dose = typed(_amount(told, columns, "daily dose", form), DailyDose, DailyDosePerKg)
        yield DosePeriod(on, dose)
    if told := columns.of(row, "weight"):
        yield Weight(on, typed(_amount(told, columns, "weight", form), BodyWeight))
    if stopped:
        yield Stopped(on)


def _taken(
    row: Row, columns: Columns, form: TableForm, on: date, *, missed: bool | None
) -> Iterator[Entry]:
    """The dose of the row, or that it was missed."""
    cell = columns.of(row, "dose")
    dose = typed(_amount(cell, columns, "dose", form), Mass) if cell else None
    intake = columns.of(row, "intake")
    if dose:
        if missed:
            raise FactError(f"a dose of {dose} that was missed: one of the two is wrong")
        yield DoseTaken(on, dose, _numbered(intake))
    elif missed or (dose is not None and form.zero == "missed"):
        if missed is False:
            raise FactError("a dose of 0 mg that was not missed: one of the two is wrong")
        yield Missed(on)
    elif dose is not None:
        raise QuantityError(
            "0 mg may be a dose that was missed, or a rest: say zero='missed', or write yes in a "
            "column 'missed'",
        )


_NUMBER: Final = re.compile(r"[0-9]{1,9}", re.ASCII)


def _numbered(intake: str) -> int | None:
    if not intake:
        return None
    if _NUMBER.fullmatch(intake) is None:
        raise FactError(f"{cut(intake)} is no number of an intake: write 1, 2 …")
    return int(intake)


#: A number, and whatever stands after it.
_NUMBERED: Final = re.compile(r"([-+]?[0-9][0-9.,]*) *(.*)", re.ASCII)


def _amount(cell: str, columns: Columns, matter: str, form: TableForm) -> str:
    """The number in a cell with its unit, which stands beside it or in the name of the column."""
    found = _NUMBERED.fullmatch(cell)
    if found is None:
        raise QuantityError(f"{cut(cell)} is no number")
    amount, told = number(found[1], form), found[2]
    unit = columns.units.get(matter)
    if told and unit and told.casefold() != unit:
        raise QuantityError(f"{cut(cell)} is in another unit than its column, which is in {unit}")
    return f"{amount} {told or unit or ''}".strip()
