"""Days, numbers and quantities as text, exactly, and in one way each."""

import re
from datetime import date
from fractions import Fraction
from typing import Any, Final

from isotretinoin.adapters.records.text import Json
from isotretinoin.dates import YearMonth
from isotretinoin.errors import DateError, RecordError, shown
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg, DosePerKg, Mass
from isotretinoin.quantities.exact import number_text, written
from isotretinoin.quantities.typed import likely, typed, unspaced

__all__ = [
    "QUANTITIES",
    "day_from",
    "day_or_month_from",
    "is_number",
    "number_from",
    "number_to_text",
    "quantity_from",
]

#: The types of quantity, by the unit in which each is written.
QUANTITIES: Final[dict[str, type[Any]]] = {
    str(kind(1)).partition(" ")[2]: kind
    for kind in (Mass, BodyWeight, DailyDose, DosePerKg, DailyDosePerKg)
}

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER: Final = re.compile(r"-?([0-9]+(\.[0-9]+|/0*[1-9][0-9]*)?|0x[0-9a-f]+/0x[0-9a-f]+)")


def day_from(value: Json) -> date:
    """The calendar day.

    Raises
    ------
    RecordError
        When it is written otherwise, or the calendar has no such day.

    >>> day_from("2026-03-09")
    datetime.date(2026, 3, 9)
    """
    told = unspaced(value) if type(value) is str else ""
    if not _DAY.fullmatch(told):
        raise RecordError(f'{shown(value)} is no day: write "2026-03-09"')
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise RecordError(f"{shown(value)} is no day: the calendar has none such") from None


def day_or_month_from(value: Json) -> date | YearMonth:
    """The calendar day, or the month where no more is known.

    Raises
    ------
    RecordError
        When it is written otherwise, or the calendar has none such.

    >>> day_or_month_from("2025-11-03"), str(day_or_month_from("2025-11"))
    (datetime.date(2025, 11, 3), '2025-11')
    """
    try:
        return day_from(value)
    except RecordError as error:
        try:
            return YearMonth.parse(unspaced(value) if type(value) is str else value)
        except DateError:
            raise RecordError(f'{error}, or "2025-11" where only the month is known') from None


def is_number(value: Json) -> bool:
    """Whether it is text with a number."""
    return isinstance(value, str) and _NUMBER.fullmatch(value) is not None


def number_from(value: Json) -> Fraction:
    """The number.

    Raises
    ------
    RecordError
        When it is written otherwise.
    QuantityError
        When a number that is not the sum of others has more than 4096 bits.

    >>> number_from("-2.5"), number_from("1/3")
    (Fraction(-5, 2), Fraction(1, 3))
    """
    ratio = written(value.removeprefix("-")) if is_number(value) else None
    if ratio is None:
        raise RecordError(f'{shown(value)} is no number as text: write "2.5" or "1/3"')
    return Fraction(*ratio) * (-1 if value.startswith("-") else 1)


def number_to_text(number: Fraction) -> str:
    """The number as text, as `number_from` reads it.

    >>> number_to_text(Fraction(-5, 2)), number_to_text(Fraction(1, 3))
    ('-2.5', '1/3')
    """
    sign = "-" if number < 0 else ""
    return sign + number_text(abs(number).as_integer_ratio())


def quantity_from(value: Json, *kinds: type[Any]) -> Any:  # noqa: ANN401 - of one of the types
    """The quantity of one of the types; in the unit in which it is written, any number is read.

    Other spellings of a unit are read too, as a person types them: "150 lbs", "40 mg daily".

    Raises
    ------
    RecordError
        When it is no text.
    QuantityError
        When it is text with anything else; the message has what to write instead.

    >>> quantity_from("1/3 mg", Mass), quantity_from("40mg/day", DailyDose, DailyDosePerKg)
    (mg("1/3"), mg_per_day(40))
    """
    if not isinstance(value, str):
        bare = isinstance(value, int) and not isinstance(value, bool)
        meant = " or ".join(f'"{each}"' for each in likely(str(value) if bare else "40", *kinds))
        raise RecordError(f"{shown(value)} is not text: write it with its unit, {meant}")
    number, _, unit = value.partition(" ")
    if QUANTITIES.get(unit) in kinds:
        return QUANTITIES[unit](number)
    return typed(value, *kinds)
