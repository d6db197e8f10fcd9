"""Days, counts and doses as a person types them; strictly read, with a remedy for each slip."""

import re
from datetime import date
from typing import Final

from isotretinoin.errors import DateError
from isotretinoin.quantities import DailyDose, DailyDosePerKg

__all__ = ["count_from", "day_from", "dose_from"]


_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE: Final = re.compile(r"[0-9]{1,5}")


def day_from(text: str) -> date:
    """The calendar day that is written as 2026-03-09, and in no other way.

    Raises
    ------
    DateError
        When it is written otherwise, or the calendar has no such day.

    >>> day_from("2026-03-09")
    datetime.date(2026, 3, 9)
    """
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise DateError(f"{text!r:.60} is not a calendar day: write it as 2026-03-09")


def count_from(text: str, what: str) -> int:
    """The whole number of up to five digits; 1.5 is no number of days.

    Raises
    ------
    DateError
        When it is anything else.

    >>> count_from("28", "days")
    28
    """
    if _WHOLE.fullmatch(text):
        return int(text)
    raise DateError(f"{text!r:.60} is not a number of {what}: write a whole number, such as 28")


def dose_from(text: str) -> DailyDose | DailyDosePerKg:
    """The daily dose, by weight where the unit says so.

    Raises
    ------
    QuantityError
        When it is anything else.

    >>> dose_from("40 mg/day"), dose_from("0.5 mg/kg/day")
    (mg_per_day(40), mg_per_kg_day("0.5"))
    """
    return DailyDosePerKg.parse(text) if "kg" in text else DailyDose.parse(text)
