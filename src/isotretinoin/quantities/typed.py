"""Quantities as a person types them: other spellings of the same unit are read as well.

The grammar of programs stays strict: ``BodyWeight.parse("150 lbs")`` is refused. On the command line
and in documents people write "150 lbs", "11 st 4 lb" or "40 mg daily", with whatever space their
keyboard has. What is read here is turned into the strict grammar's own words first; nothing is
guessed, and a number without a unit is refused with the units that it may have.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final, TypeAlias, TypeVar, overload

from isotretinoin.errors import QuantityError, QuantityTypeError, shown
from isotretinoin.quantities import units
from isotretinoin.quantities.amounts import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    DosePerKg,
    Mass,
)
from isotretinoin.quantities.exact import DECIMAL, written

__all__ = ["Quantity"]

#: Any of the five types.
Quantity: TypeAlias = Mass | BodyWeight | DailyDose | DosePerKg | DailyDosePerKg

Q = TypeVar("Q", bound=Quantity)
R = TypeVar("R", bound=Quantity)

_LONGEST: Final = 64
_NAMES: Final = {
    "mg": ("mgs", "milligram", "milligrams", "milligramme", "milligrammes"),
    "g": ("gm", "gms", "gram", "grams", "gramme", "grammes"),
    "mcg": ("microgram", "micrograms"),
    "kg": ("kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes"),
    "lb": ("lbs", "pound", "pounds", "#"),
    "st": ("stone", "stones"),
    "oz": ("ounce", "ounces"),
    "day": ("d", "24h"),
}
#: The strict grammar's word for each other one.
_WORD: Final[dict[str, str]] = {
    name: word for word, names in _NAMES.items() for name in (word, *names)
}
_A_DAY: Final = re.compile(r" *(?:/ *24 *h| per day| a day| each day| every day| daily)$")
_PART: Final = re.compile(DECIMAL + r"([^\W\d_][^ \d]*|#) *", re.ASCII)
_TYPED: Final = re.compile(DECIMAL + r"([^\W\d_#].*|#) *")
_TIMES: Final = re.compile(r"twice|times|thrice|hours|\bb\.?i\.?d\b|\bbd\b|\bt\.?[di]\.?[sd]\b")
_STONES: Final = re.compile(r"([0-9.]+) *st(?:one|ones)?\.? *([0-9.]+)")
_SPACES: Final = re.compile(r"\s+")

#: Each smaller unit of a weight in several, and how many make one of the unit before it.
_PARTS_OF: Final = {"st": ("lb", 14), "lb": ("oz", 16)}

#: What a bare number most likely has as its unit: more than this, the first; else the second. No
#: rule: it only orders what a refusal offers.
_LIKELY: Final[dict[frozenset[type[Quantity]], tuple[int, tuple[str, ...], tuple[str, ...]]]] = {
    frozenset({BodyWeight}): (0, ("kg", "lb"), ("kg", "lb")),
    frozenset({DailyDose, DailyDosePerKg}): (4, ("mg/day", "mg/kg/day"), ("mg/kg/day", "mg/day")),
    frozenset({DosePerKg, Mass}): (999, ("mg", "mg/kg"), ("mg/kg", "mg")),
}
_KINDS: Final[dict[type[Quantity], units.Kind]] = {
    Mass: units.MASS,
    BodyWeight: units.BODY_WEIGHT,
    DailyDose: units.DAILY_DOSE,
    DosePerKg: units.DOSE_PER_KG,
    DailyDosePerKg: units.DAILY_DOSE_PER_KG,
}


def unspaced(text: str) -> str:
    r"""The text with plain single spaces for whatever spaces it has, and none at its ends.

    >>> unspaced("\ufeff68\u00a0 kg\n")
    '68 kg'
    """
    return _SPACES.sub(" ", text.replace("\N{ZERO WIDTH NO-BREAK SPACE}", "")).strip(" ")


def likely(number: str, *kinds: type[Quantity]) -> tuple[str, ...]:
    """The number with each unit that it may be meant in, the likeliest first.

    >>> likely("120", DosePerKg, Mass), likely("154", BodyWeight)
    (('120 mg/kg', '120 mg'), ('154 kg', '154 lb'))
    >>> likely("1", DailyDose, DailyDosePerKg)
    ('1 mg/kg/day', '1 mg/day')
    """
    plain = tuple(_KINDS[kind].unit for kind in kinds)
    most, high, low = _LIKELY.get(frozenset(kinds), (0, plain, plain))
    value = written(number)
    more = value is not None and Fraction(*value) > most
    return tuple(f"{number} {unit}" for unit in (high if more else low))


@overload
def typed(text: str, kind: type[Q], /, *, what: str | None = None) -> Q: ...
@overload
def typed(text: str, kind: type[Q], other: type[R], /, *, what: str | None = None) -> Q | R: ...
@overload
def typed(text: str, /, *kinds: type[Any], what: str | None = None) -> Any: ...  # noqa: ANN401 - of one of them
def typed(text: str, /, *kinds: type[Any], what: str | None = None) -> Any:
    """The quantity of one of the types that a person meant by the text.

    Read are the strict grammar, capital letters, any spaces, names of units ("lbs", "milligrams"),
    "per day" and "daily", and weights in several units. A refusal calls it `what`.

    Raises
    ------
    QuantityError
        When it is anything else. A number without a unit is offered with each that it may have.

    >>> typed("150 lbs", BodyWeight) == typed("10 st 10 lb", BodyWeight) == BodyWeight.parse("150 lb")
    True
    >>> typed("40 MG daily", DailyDose, DailyDosePerKg)
    mg_per_day(40)
    >>> typed("154", BodyWeight)
    Traceback (most recent call last):
        ...
    isotretinoin.errors.QuantityError: '154' is not a body weight: give the unit: '154 kg' or '154 lb'
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        raise QuantityTypeError(f"{shown(text)} is not text: write it with its unit, '40 mg'")
    said = unspaced(text[: 2 * _LONGEST])
    if len(said) <= _LONGEST:
        for kind in kinds:
            for each in _read(said, kind):
                return each
    raise QuantityError(_why_not(text, said, kinds, what))


def _read(said: str, kind: type[Any]) -> Iterator[Quantity]:
    """The quantity, if the text is one of the kind once its unit has its usual name."""
    spellings = _KINDS[kind].spellings
    if found := _TYPED.fullmatch(said):
        number, unit = found[1], found[2].rstrip(" ")
        for each in (unit, _usual(unit)):
            if each in spellings:
                yield kind.parse(f"{number} {each}")
    parts: list[tuple[str, str]] = _PART.findall(said) if kind is BodyWeight else []
    if len(parts) > 1 and not _PART.sub("", said):
        weights = [(number, _WORD.get(unit.casefold(), unit)) for number, unit in parts]
        if _descending(weights):
            kg = sum(BodyWeight.parse(" ".join(each)).kg for each in weights if Fraction(each[0]))
            yield kind(kg)


def _usual(unit: str) -> str:
    """The unit in the usual words for its parts: "Milligrams / kg daily" is "mg/kg/day"."""
    once = _A_DAY.sub("/day", unit.casefold()).replace(" per ", "/")
    return "/".join(_WORD.get(part.strip(" ."), part) for part in once.split("/"))


def _descending(weights: list[tuple[str, str]]) -> bool:
    """Whether each part is of the next smaller unit, and less than one of the unit before it."""
    for (_, larger), (number, unit) in pairwise(weights):
        smaller, most = _PARTS_OF.get(larger, ("", 0))
        if unit != smaller or Fraction(number) >= most:
            return False
    return Fraction(weights[0][0]) > 0


def _why_not(text: str, said: str, kinds: tuple[type[Quantity], ...], what: str | None) -> str:
    named = what or " or ".join(_KINDS[kind].what for kind in kinds)
    return f"{shown(text)} is not {named}: {_remedy(said, kinds)}"


def _remedy(said: str, kinds: tuple[type[Quantity], ...]) -> str:
    if len(said) > _LONGEST:
        return f"write at most {_LONGEST} characters"
    if written(said) is not None:
        return f"give the unit: {_either(said, *kinds)}"
    if (told := units.slip(said)) is not None:
        return told
    if _TIMES.search(said.casefold()):
        return f"write what a whole day comes to, as {_either('40', *kinds)}"
    if BodyWeight in kinds and (stones := _STONES.fullmatch(said.casefold())):
        return f"give each unit: '{stones[1]} st {stones[2]} lb'"
    found = _TYPED.fullmatch(said)
    if found is None or not _is_unit(found[2]):
        return f"write digits and then the unit, as {_either('40', *kinds)}"
    one, *others = kinds
    use = "write" if others else f"use {_KINDS[one].use}, as"
    return f"{use} {_either(found[1], *kinds)}"


def _is_unit(text: str) -> bool:
    """Whether it is a unit of any of the types: the number beside it can stand, with another."""
    return any(_usual(text.rstrip(" ")) in kind.spellings for kind in _KINDS.values())


def _either(number: str, *kinds: type[Quantity]) -> str:
    return " or ".join(map(repr, likely(number, *kinds)))
