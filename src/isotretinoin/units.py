"""Numbers and units as they come in and go out: text, Python numbers, pint quantities.

Every conversion factor is exact and listed here, unit by unit. That a text or a pint quantity has
the right *dimension* proves nothing (to pint, mg/kg is a bare number and mg/kg/day a frequency),
so each kind of quantity has its own list of the units it may be written in.

This is the only module that knows pint, and it loads pint only to hand a quantity out. The
functions are for `quantities`; callers meet them as ``parse``, ``from_pint`` and ``to_pint``.
"""

import re
import sys
from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import isfinite
from operator import index
from typing import Any, Final, Protocol, SupportsIndex, cast, final

from attrs import frozen

from isotretinoin.errors import QuantityError

__all__ = ["PintQuantity"]

Ratio = tuple[int, int]
"""Numerator and denominator; the denominator is positive, the two not always reduced."""


class PintQuantity(Protocol):
    """What `from_pint` asks of a pint quantity: any registry's will do."""

    @property
    def magnitude(self) -> Any:  # noqa: ANN401 - whatever numbers its registry works with
        """The number."""

    def unit_items(self) -> Iterable[tuple[str, Any]]:
        """The name of each unit, with its exponent."""
        ...


@final
@frozen(eq=False)
class Kind:
    """How one type of quantity is named, written and recognised."""

    type: str
    what: str
    unit: str
    maker: str
    use: str
    spellings: Mapping[str, Ratio]
    pint_unit: str
    pint_parts: tuple[tuple[Mapping[str, Fraction], int], ...]
    positive: bool = False


_ONE = Fraction(1)
_THOUSAND = Fraction(1000)
_LB = Fraction(45_359_237, 100_000_000)

_MASS = {"mg": _ONE, "g": _THOUSAND} | dict.fromkeys(
    ("ug", "mcg", "\N{MICRO SIGN}g", "\N{GREEK SMALL LETTER MU}g"), 1 / _THOUSAND
)
_WEIGHT = {"kg": _ONE, "g": 1 / _THOUSAND, "lb": _LB, "st": 14 * _LB, "oz": _LB / 16}

_PINT_MASS = {"milligram": _ONE, "gram": _THOUSAND, "microgram": 1 / _THOUSAND}
_PINT_WEIGHT = {
    "kilogram": _ONE,
    "gram": 1 / _THOUSAND,
    "pound": _LB,
    "stone": 14 * _LB,
    "ounce": _LB / 16,
}
_PINT_DAYS = {
    "day": _ONE,
    "week": 7 * _ONE,
    "hour": _ONE / 24,
    "minute": _ONE / (24 * 60),
    "second": _ONE / (24 * 60 * 60),
}


def _spellings(units: Mapping[str, Fraction], *endings: str) -> dict[str, Ratio]:
    return {
        unit + ending: factor.as_integer_ratio()
        for unit, factor in units.items()
        for ending in endings
    }


MASS: Final = Kind(
    type="Mass",
    what="a mass",
    unit="mg",
    maker="mg",
    use="mg, g, ug or mcg",
    spellings=_spellings(_MASS, ""),
    pint_unit="milligram",
    pint_parts=((_PINT_MASS, 1),),
)
BODY_WEIGHT: Final = Kind(
    type="BodyWeight",
    what="a body weight",
    unit="kg",
    maker="kg",
    use="kg, g, lb, st or oz",
    spellings=_spellings(_WEIGHT, ""),
    pint_unit="kilogram",
    pint_parts=((_PINT_WEIGHT, 1),),
    positive=True,
)
DAILY_DOSE: Final = Kind(
    type="DailyDose",
    what="a daily dose",
    unit="mg/day",
    maker="mg_per_day",
    use="mg/day, g/day, ug/day or mcg/day",
    spellings=_spellings(_MASS, "/day", "/d"),
    pint_unit="milligram/day",
    pint_parts=((_PINT_MASS, 1), (_PINT_DAYS, -1)),
)
DOSE_PER_KG: Final = Kind(
    type="DosePerKg",
    what="a dose per kg",
    unit="mg/kg",
    maker="mg_per_kg",
    use="mg/kg, g/kg, ug/kg or mcg/kg",
    spellings=_spellings(_MASS, "/kg"),
    pint_unit="milligram/kilogram",
    pint_parts=((_PINT_MASS, 1), (_PINT_WEIGHT, -1)),
)
DAILY_DOSE_PER_KG: Final = Kind(
    type="DailyDosePerKg",
    what="a daily dose per kg",
    unit="mg/kg/day",
    maker="mg_per_kg_day",
    use="mg/kg/day, g/kg/day, ug/kg/day or mcg/kg/day",
    spellings=_spellings(_MASS, "/kg/day", "/kg/d", "/(kg.d)"),
    pint_unit="milligram/kilogram/day",
    pint_parts=((_PINT_MASS, 1), (_PINT_WEIGHT, -1), (_PINT_DAYS, -1)),
)

_SHOWN = 60


def _echo(text: str) -> str:
    shown = repr(text)
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 4] + "...'"


def _named(thing: object) -> str:
    if thing is None or isinstance(thing, bool):
        return repr(thing)
    return f"a value of type {type(thing).__name__[:_SHOWN]}"


# --- numbers ---------------------------------------------------------------------------------

_BITS = 4096
LARGEST: Final = 2**_BITS - 1
"""No numerator or denominator of a given number is larger."""

_DIGITS = 1300  # no decimal that needs more fits below LARGEST
_PLACES = 30
_SCALE = 10**_PLACES
_THOUSANDTHS = 1000
_FIFTEEN_DIGITS = 10**15 / _THOUSANDTHS
_DECIMAL = r" *([0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?) *"
_WRITTEN = re.compile(_DECIMAL)
_WRITTEN_RATIO = re.compile(r"([0-9]+)/([0-9]+)")


def _bounded(n: int, d: int) -> Ratio:
    if n.bit_length() <= _BITS >= d.bit_length():
        return n, d
    raise QuantityError("a number of more than 4096 bits is not a quantity: write a shorter one")


def _valid(n: int, d: int, kind: Kind) -> Ratio:
    if n > 0 or (n == 0 and not kind.positive):
        return n, d
    bound = "more than zero" if kind.positive else "zero or more"
    raise QuantityError(
        f"{number_text(Fraction(n, d).as_integer_ratio())[:_SHOWN]} {kind.unit} is not {kind.what}: write a number that is {bound}"
    )


def exact_number(number: object) -> Ratio | None:
    """The exact value of a number; ``None`` for what is not a number, as True, text or an array.

    A float is read as the decimal it prints.
    """
    if type(number) is int:
        return _bounded(number, 1)
    if isinstance(number, float):
        return _exact_float(number)
    if isinstance(number, Decimal):
        return _exact_decimal(number)
    if isinstance(number, Fraction):
        return _bounded(number.numerator, number.denominator)
    if isinstance(number, bool) or hasattr(type(number), "__len__"):  # an array of one has an index
        return None
    try:
        return _bounded(index(cast("SupportsIndex", number)), 1)
    except TypeError:
        return None


def _exact_float(number: float) -> Ratio:
    # No two decimals of up to 15 digits share a float: one that gives this float is the one printed.
    if type(number) is float and 0 <= number < _FIFTEEN_DIGITS:
        thousandths = round(number * _THOUSANDTHS)
        if thousandths / _THOUSANDTHS == number:
            return thousandths, _THOUSANDTHS
    if isfinite(number):
        return Decimal(float.__repr__(number)).as_integer_ratio()
    raise QuantityError(f"{float.__repr__(number)} is not a quantity: write a finite number")


def _exact_decimal(number: Decimal) -> Ratio:
    if not number.is_finite():
        raise QuantityError(f"{number!s:.60} is not a quantity: write a finite number")
    # Before an int is made of it: Decimal("1e999999") is short, its int is not.
    if abs(number.adjusted()) > _DIGITS or len(number.as_tuple().digits) > _DIGITS:
        return _bounded(LARGEST + 1, 1)
    return _bounded(*number.as_integer_ratio())


def read_number(number: object, kind: Kind) -> Ratio:
    """A number given without its unit, which the caller named: ``mg(40)``, ``mg("2.5")``."""
    if isinstance(number, str):
        return _valid(*_read_written(number, kind), kind)
    exact = exact_number(number)
    if exact is None:
        remedy = (
            f"{kind.type}.from_pint(...)"
            if hasattr(number, "unit_items")
            else f'{kind.maker}(40) or {kind.maker}("2.5")'
        )
        raise QuantityError(f"{_named(number)} is not a number of {kind.unit}: write {remedy}")
    return _valid(*exact, kind)


def _read_written(text: str, kind: Kind) -> Ratio:
    if len(text) <= 2 * _DIGITS:
        if decimal := _WRITTEN.fullmatch(text):
            return _bounded(*Decimal(decimal[1]).as_integer_ratio())
        if (ratio := _WRITTEN_RATIO.fullmatch(text)) and (d := int(ratio[2])):
            return _bounded(int(ratio[1]), d)
    raise QuantityError(
        f"{_echo(text)} is not a number of {kind.unit}: write digits with at most one point, "
        f'as {kind.maker}("2.5"), or {kind.type}.parse("2.5 {kind.unit}")'
    )


def _decimal_text(ratio: Ratio) -> str | None:
    """A reduced ratio in plain digits; ``None`` if that takes more than 30 decimals."""
    n, d = ratio
    if d == 1:
        return str(n)
    if _SCALE % d:
        return None
    whole, rest = divmod(n, d)
    return f"{whole}.{rest * (_SCALE // d):0{_PLACES}d}".rstrip("0")


def number_text(ratio: Ratio) -> str:
    """A reduced ratio in plain digits if they end, else as "1/3"; `read_number` reads both."""
    return _decimal_text(ratio) or f"{ratio[0]}/{ratio[1]}"


_MICROSECOND = timedelta(microseconds=1)
_MICROSECONDS_A_DAY = timedelta(days=1) // _MICROSECOND


@lru_cache(maxsize=256)
def exact_days(duration: timedelta) -> Ratio:
    """The length of *duration* in days of 24 hours, exact to the microsecond."""
    days = duration.days
    if days < 0:
        raise QuantityError(f"{duration!r} is negative: a dose is taken for zero days or more")
    if duration.seconds or duration.microseconds:
        return duration // _MICROSECOND, _MICROSECONDS_A_DAY
    return days, 1


# --- text ------------------------------------------------------------------------------------

_LONGEST = 64
_QUANTITY = re.compile(_DECIMAL + r"([^ 0-9.][^ ]*) *")


def read_text(text: object, kind: Kind) -> Ratio:
    """A number and its unit, in a grammar so small that any text is read or refused at once."""
    if isinstance(text, str):
        return _read_text(text, kind)
    raise QuantityError(f"{_named(text)} is not text: write {kind.type}.parse('40 {kind.unit}')")


@lru_cache(maxsize=1024)  # files repeat themselves
def _read_text(text: str, kind: Kind) -> Ratio:
    if len(text) <= _LONGEST and (found := _QUANTITY.fullmatch(text)):
        number, unit = found.groups()
        if factor := kind.spellings.get(unit):
            n, d = Decimal(number).as_integer_ratio()
            return _valid(n * factor[0], d * factor[1], kind)
    raise QuantityError(_why_not(text, kind))


def _why_not(text: str, kind: Kind) -> str:
    if len(text) > _LONGEST:
        return f"{_echo(text)} is not {kind.what}: write at most {_LONGEST} characters"
    return f"{_echo(text)} is not {kind.what}: {_remedy(text.strip(' '), kind)}"


def _remedy(text: str, kind: Kind) -> str:
    if "," in text:
        return "write 68.5, with a point, and thousands without a mark"
    if any(c.isnumeric() and not c.isascii() for c in text):
        return "write the digits 0 to 9"
    if text.startswith(("+", "-", "\N{MINUS SIGN}")):
        return "write it without a sign"
    if text.startswith("."):
        return "write a digit before the point, as in 0.5"
    if _WRITTEN.fullmatch(text):
        return f"give the unit: '{text} {kind.unit}'"
    if found := _QUANTITY.fullmatch(text):
        unit = found[2].casefold()
        for spelling in kind.spellings:
            if spelling.casefold() == unit:
                return f"did you mean '{spelling}'?"
        return f"use {kind.use}"
    return f"write digits and then {kind.use}, as '40 {kind.unit}'"


# --- pint ------------------------------------------------------------------------------------


def read_pint(quantity: PintQuantity, kind: Kind) -> Ratio:
    """The value of a pint quantity of any registry, in the kind's own unit."""
    try:
        items = (*quantity.unit_items(),)
        magnitude = quantity.magnitude
    except (AttributeError, TypeError):
        raise QuantityError(
            f"{_named(quantity)} is not a pint quantity: write {kind.maker}(40), "
            f"or {kind.type}.parse('40 {kind.unit}')"
        ) from None
    if not _told:
        tell_pint()
    n, d = _pint_factor(kind, items)
    if type(magnitude) is int and 0 < magnitude <= LARGEST:
        return magnitude * n, d
    number = exact_number(magnitude)
    if number is None:
        raise QuantityError(
            f"{_named(magnitude)} is not one number of {kind.unit}: take quantities one at a time"
        )
    return _valid(number[0] * n, number[1] * d, kind)


@lru_cache(maxsize=256)
def _pint_factor(kind: Kind, items: tuple[tuple[str, Any], ...]) -> Ratio:
    """What one of this pint unit is in the kind's own unit."""
    factor = _ONE
    left = dict(items)
    for units, exponent in kind.pint_parts:
        unit = next((name for name in units if left.get(name) == exponent), None)
        if unit is None:
            break
        del left[unit]
        factor *= units[unit] ** exponent
    else:
        if not left:
            return factor.as_integer_ratio()
    shown = " ".join(f"{name}**{exponent}" for name, exponent in items)[:_SHOWN]
    remedy = f"use {kind.unit}"
    if len(kind.pint_parts) > 1:
        remedy += ", and no .to_base_units() or .to_reduced_units(), which lose the units it was in"
    raise QuantityError(
        f"a pint quantity in {shown or 'no unit'} is not {kind.what}: {remedy}",
    )


def to_pint(ratio: Ratio, kind: Kind, registry: Any) -> Any:  # noqa: ANN401 - types differ by version
    """A reduced ratio of the kind's unit as a quantity of *registry*, in the numbers it works with."""
    import pint  # noqa: PLC0415 - a fifth of a second that most callers never need

    tell_pint()
    if registry is None:
        registry = pint.application_registry
    n, d = ratio
    magnitude: object
    if registry.non_int_type is Fraction:
        magnitude = Fraction(n, d)
    elif registry.non_int_type is Decimal:
        text = _decimal_text(ratio)
        magnitude = Decimal(n) / d if text is None else Decimal(text)
    else:
        magnitude = n / d
    return registry.Quantity(magnitude, kind.pint_unit)


_told = False


def tell_pint() -> None:
    """Tell pint, if it is loaded, that our values are no magnitudes.

    Else ``ureg.Quantity(3, "mg") * mg(2)`` would be a pint quantity of 6 mg mg.
    """
    global _told  # noqa: PLW0603 - pint's own table is process-wide too
    known = getattr(sys.modules.get("pint.compat"), "upcast_type_map", None)
    if known is not None:
        for kind in (MASS, BODY_WEIGHT, DAILY_DOSE, DOSE_PER_KG, DAILY_DOSE_PER_KG):
            known[f"isotretinoin.quantities.{kind.type}"] = None  # pint looks the class up itself
        _told = True


def refuse_pint() -> None:
    """Refuse to be multiplied by pint, for the ``__rmul__`` that calls this.

    If pint is loaded after us, the first we may hear of it is that it multiplies the bare magnitude
    of its quantity with one of our values. From then on it knows.
    """
    if not _told:
        tell_pint()
        caller = sys._getframe(2).f_globals.get("__name__", "")  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - no public way
        if _told and caller.partition(".")[0] == "pint":
            raise TypeError("a pint quantity does not multiply this: use from_pint or to_pint")
