"""Every number that a value holds, each with the words that lead to it: for tests of the data.

What is no number of medicine is left out by kind: codes of analytes and panels, names, and counts
that the class leaves at none or one.
"""

import re
from collections.abc import Iterator
from datetime import date, time, timedelta
from enum import Enum
from fractions import Fraction
from functools import singledispatch
from typing import Any, NamedTuple, TypeAlias

import attrs

from isotretinoin.analytes import Analyte, Panel
from isotretinoin.dates import Days, LatestOf, LessThan, Months, Weeks
from isotretinoin.evidence import Rule
from isotretinoin.findings import Share
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg, DosePerKg, Mass
from isotretinoin.rules.results import GradeBounds, Limit

__all__ = ["Held", "numbers_in", "numbers_of", "percent"]

Number: TypeAlias = Fraction | date | time | str


class Held(NamedTuple):
    """A number, what it is in words, and its unit; no unit where the value has none.

    A code, such as a telephone number or the number of a section, is kept as it is written.
    """

    what: str
    number: Number
    unit: str


#: What whole numbers are counts of, by the name of the field that holds them.
COUNTED = {
    "days": "days",
    "days_on": "days",
    "days_off": "days",
    "window_days": "days",
    "menses_days": "days",
    "hours_since_alcohol": "hours",
    "below_age": "years",
}
#: Fields that name a thing, whose digits are part of the name.
NAMES = {"name", "title", "codes", "units", "zone", "moiety"}
_SAID = re.compile(r"(?<![A-Za-z])(\d(?:[\d,]*\d)?(?:\.\d+)?)\s*(%?)")


def percent(digits: str) -> Fraction:
    """The share that so many per cent are."""
    return Fraction(digits) / 100


def numbers_in(value: object) -> Iterator[Held]:
    """The numbers of a value; one that stands alone is called "value"."""
    for held in _numbers(value):
        yield held if held.what else held._replace(what="value")


def numbers_of(rule: Rule[Any]) -> Iterator[Held]:
    """The numbers of the rule's value, and the days that it is in force and was announced."""
    yield from numbers_in(rule.value)
    for name in ("since", "until", "announced"):
        day = getattr(rule, name)
        if day is not None:
            yield Held(name, day, "")
    for n, told in enumerate(rule.earlier, start=1):
        yield Held(f"earlier {n} on", told.on, "")
        yield Held(f"earlier {n} since", told.since, "")


def _under(word: str, value: object) -> Iterator[Held]:
    for held in _numbers(value):
        yield held._replace(what=f"{word} {held.what}".strip())


@singledispatch
def _numbers(value: object) -> Iterator[Held]:
    """Of a record, those of its fields."""
    kind: Any = type(value)
    if value is None or isinstance(value, Enum | Analyte | Panel | Rule | frozenset):
        return
    if not attrs.has(kind):
        raise TypeError(f"no way to find the numbers of {value!r}")
    for field in attrs.fields(kind):
        held = getattr(value, field.name)
        if field.name in NAMES or (held == field.default and held in (0, 1)):
            continue
        words = field.name.replace("_", " ")
        if type(held) is int:
            yield Held(words, Fraction(held), COUNTED.get(field.name, ""))
        else:
            yield from _under(words, held)


@_numbers.register
def _(value: str) -> Iterator[Held]:
    """A code as it stands; of a sentence or a phrase the numbers that it says, per cent as shares."""
    if " " not in value and not value.endswith("%") and any(sign.isdigit() for sign in value):
        yield Held("", value, "code")
        return
    for n, (digits, sign) in enumerate(_SAID.findall(value), start=1):
        plain = digits.replace(",", "")
        yield Held(f"said {n}", percent(plain) if sign else Fraction(plain), "")


@_numbers.register
def _(value: bool) -> Iterator[Held]:  # noqa: FBT001 - dispatched on, not an option
    assert isinstance(value, bool)
    return iter(())


@_numbers.register(int)
@_numbers.register(Fraction)
def _(value: int | Fraction) -> Iterator[Held]:
    yield Held("", Fraction(value), "")


@_numbers.register(date)
@_numbers.register(time)
def _(value: date | time) -> Iterator[Held]:
    yield Held("", value, "")


@_numbers.register
def _(value: Share) -> Iterator[Held]:
    yield Held("", value.percent / 100, "")


@_numbers.register
def _(value: timedelta) -> Iterator[Held]:
    yield Held("", Fraction(value // timedelta(seconds=1), 3600), "hours")


@_numbers.register(Days)
@_numbers.register(Weeks)
@_numbers.register(Months)
def _(value: Days | Weeks | Months) -> Iterator[Held]:
    yield Held("", Fraction(value.n), type(value).__name__.lower())


@_numbers.register
def _(value: LatestOf) -> Iterator[Held]:
    """Each span that it is the later of, told by its unit."""
    for span in value.spans:
        yield from _under(type(span).__name__.lower(), span)


@_numbers.register
def _(value: LessThan) -> Iterator[Held]:
    """The span that it is less than."""
    yield from _numbers(value.span)


@_numbers.register
def _(value: Mass) -> Iterator[Held]:
    yield Held("", value.mg, "mg")


@_numbers.register
def _(value: BodyWeight) -> Iterator[Held]:
    yield Held("", value.kg, "kg")


@_numbers.register
def _(value: DailyDose) -> Iterator[Held]:
    yield Held("", value.mg_per_day, "mg/day")


@_numbers.register
def _(value: DosePerKg) -> Iterator[Held]:
    yield Held("", value.mg_per_kg, "mg/kg")


@_numbers.register
def _(value: DailyDosePerKg) -> Iterator[Held]:
    yield Held("", value.mg_per_kg_day, "mg/kg/day")


@_numbers.register(tuple)
def _(value: tuple[object, ...]) -> Iterator[Held]:
    """By place in the row, the first being 1; what stands alone in it needs no place."""
    for n, entry in enumerate(value, start=1):
        yield from _under(str(n) if len(value) > 1 else "", entry)


@_numbers.register
def _(value: Limit) -> Iterator[Held]:
    yield Held("", value.value, value.unit)


@_numbers.register
def _(value: GradeBounds) -> Iterator[Held]:
    """Where each grade begins, and whether the number itself counts: "from" it or "above" it."""
    for start in value.starts:
        word = {"above": "from", "below": "up to"}[value.side] if start.included else value.side
        grades = " or ".join(map(str, start.grades)) or "not printed"
        yield Held(f"grade {grades} {word}", start.bound, start.scale)
