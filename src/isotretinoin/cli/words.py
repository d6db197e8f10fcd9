"""Days, counts and quantities as a person types them; with a remedy for each slip."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from isotretinoin.errors import DateError
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg, DosePerKg, Mass
from isotretinoin.quantities.typed import typed, unspaced

__all__ = ["count_from", "day_from", "dose_from", "first_days_from", "goal_from", "weight_from"]


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
    told = unspaced(text)
    try:
        if _DAY.fullmatch(told):
            return date.fromisoformat(told)
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
    told = unspaced(text)
    if _WHOLE.fullmatch(told):
        return int(told)
    raise DateError(f"{text!r:.60} is not a number of {what}: write a whole number, such as 28")


def dose_from(text: str) -> DailyDose | DailyDosePerKg:
    """The daily dose, by weight where the unit says so.

    Raises
    ------
    QuantityError
        When it is anything else.

    >>> dose_from("40 mg/day"), dose_from("0.5 mg/kg daily")
    (mg_per_day(40), mg_per_kg_day("0.5"))
    """
    return typed(text, DailyDose, DailyDosePerKg, what="a daily dose")


def goal_from(text: str) -> DosePerKg | Mass:
    """The dose aimed at, for each kg of body weight or in all.

    Raises
    ------
    QuantityError
        When it is anything else.

    >>> goal_from("120 mg/kg"), goal_from("8160 MG")
    (mg_per_kg(120), mg(8160))
    """
    return typed(text, DosePerKg, Mass, what="a goal")


def weight_from(text: str) -> BodyWeight:
    """The body weight, in whichever unit it was taken.

    Raises
    ------
    QuantityError
        When it is anything else.

    >>> weight_from("11 st 4 lb")
    kg("71.66759446")
    """
    return typed(text, BodyWeight)


def first_days_from(text: str | None) -> Mapping[str, date]:
    """The first days that are set for rules or editions, by their keys.

    Raises
    ------
    DateError
        When one of them has no day, or is set twice.

    >>> first_days_from("us.ipledge.edition-5=2027-01-04")
    {'us.ipledge.edition-5': datetime.date(2027, 1, 4)}
    """
    found: dict[str, date] = {}
    for each in text.split(",") if text is not None else ():
        key, told, day = each.partition("=")
        if not told or not key.strip():
            raise DateError(f"{each!r:.60} gives no day: write us.ipledge.edition-5=2027-01-01")
        if key.strip() in found:
            raise DateError(f"{key.strip()!r:.60} has two days: give one")
        found[key.strip()] = day_from(day)
    return found
