"""A diary as tables: all of it that a log and a table of results can carry, exactly."""

import csv
from collections.abc import Iterable
from fractions import Fraction
from io import StringIO
from typing import Final, TypeAlias

from isotretinoin.courses.pattern import DosePattern
from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import DosePeriod, DoseTaken, Entry, Missed, Stopped, Weight
from isotretinoin.errors import Fault, RecordError, require
from isotretinoin.monitoring.results import LabResult
from isotretinoin.quantities import DailyDosePerKg
from isotretinoin.quantities.exact import decimal_text

__all__ = ["write_tables"]

_Cells: TypeAlias = dict[str, str]

#: The columns of a log, in their order; one in which nothing stands is left out.
_LOG: Final = ("date", "dose (mg)", "intake", "missed", "daily dose", "weight (kg)", "stopped")
#: Likewise of results.
_RESULTS: Final = (
    "date",
    "analyte",
    "value",
    "unit",
    "lower limit",
    "upper limit",
    "fasting",
    "hours since alcohol",
)
_LONGEST: Final = 64


class _NotCarriedError(Exception):
    """Why a table has no place for an entry."""


def write_tables(diary: Diary) -> dict[str, str]:
    """The diary as tables that `read_diary` reads: "log" and "results", each where it has a row.

    A log carries weights, doses taken, misses, stops, and doses from a day on that are the same every
    day; the facts of the patient stand in no table, and are handed to the reader.

    Raises
    ------
    RecordError
        With all the entries that no table can carry.
    TypeError
        When it is no diary.

    >>> from datetime import date
    >>> from isotretinoin import DoseTaken, Missed, Patient, kg, mg
    >>> taken = DoseTaken(date(2026, 3, 9), mg(40))
    >>> diary = Diary(patient=Patient(weight=kg(68)), entries=(taken, Missed(date(2026, 3, 10))))
    >>> print(write_tables(diary)["log"], end="")
    date,dose (mg),missed
    2026-03-09,40,
    2026-03-10,,yes
    """
    require(diary, Diary, "Diary(patient=Patient(weight=kg(68)))")
    log: list[_Cells] = []
    results: list[_Cells] = []
    faults: list[Fault] = []
    for number, entry in enumerate(diary.entries):
        try:
            if isinstance(entry, LabResult):
                results.append(_result(entry))
            else:
                log.append(_row(entry))
        except _NotCarriedError as error:
            faults.append(Fault(f"$.entries[{number}]", str(error)))
    if faults:
        raise RecordError(*faults)
    tables = {"log": _table(_LOG, log), "results": _table(_RESULTS, results)}
    return {name: text for name, text in tables.items() if text}


def _table(columns: tuple[str, ...], rows: Iterable[_Cells]) -> str:
    told = list(rows)
    kept = [name for name in columns if any(row.get(name) for row in told)]
    if not told:
        return ""
    made = StringIO(newline="")
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(kept)
    writer.writerows([row.get(name, "") for name in kept] for row in told)
    return made.getvalue()


def _row(entry: Entry) -> _Cells:
    match entry:
        case Weight():
            return {"date": str(entry.on), "weight (kg)": _decimal(entry.weight.kg, entry)}
        case DoseTaken():
            intake = "" if entry.intake is None else str(entry.intake)
            dose = _decimal(entry.dose.mg, entry)
            return {"date": str(entry.on), "dose (mg)": dose, "intake": intake}
        case Missed():
            return {"date": str(entry.on), "missed": "yes"}
        case Stopped():
            return {"date": str(entry.on), "stopped": "yes"}
        case DosePeriod(first=first, daily_dose=dose, doses_per_day=None, with_food=None):
            if isinstance(dose, DosePattern):
                raise _NotCarriedError(f"{dose} is not the same dose every day")
            if isinstance(dose, DailyDosePerKg):
                told = f"{_decimal(dose.mg_per_kg_day, entry)} mg/kg/day"
            else:
                told = f"{_decimal(dose.mg_per_day, entry)} mg/day"
            return {"date": str(first), "daily dose": told}
        case DosePeriod():
            raise _NotCarriedError("a log has no column for the doses of a day, or for food")
        case _:
            raise _NotCarriedError(f"a log has no column for a {type(entry).__name__}")


def _result(entry: LabResult) -> _Cells:
    if entry.converted_from is not None:
        raise _NotCarriedError(
            f"it was converted from {entry.converted_from}, and was not reported so"
        )
    number = entry.value if isinstance(entry.value, str) else _decimal(entry.value, entry)
    high = "" if entry.upper_limit is None else _decimal(entry.upper_limit, entry)
    if not entry.upper_limit_included:
        if not high:
            raise _NotCarriedError("it has no upper limit to be left out of the range of normal")
        high = f"< {high}"
    hours, low = entry.hours_since_alcohol, entry.lower_limit
    return {
        "date": str(entry.collected),
        "analyte": entry.analyte.name,
        "value": f"{entry.comparator or ''} {number}".strip(),
        "unit": entry.unit or "",
        "lower limit": "" if low is None else _decimal(low, entry),
        "upper limit": high,
        "fasting": {True: "yes", False: "no", None: ""}[entry.fasting],
        "hours since alcohol": "" if hours is None else _decimal(hours, entry),
    }


def _decimal(number: Fraction, entry: Entry) -> str:
    """The number in digits: a cell holds no quotient."""
    text = decimal_text(number.as_integer_ratio())
    if text is None or len(text) > _LONGEST:
        raise _NotCarriedError(f"{entry!s:.80} has a number that no {_LONGEST} digits write")
    return text
