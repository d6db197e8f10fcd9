"""Numbers and units as they come in and go out: text, Python numbers, pint quantities.

Every conversion factor is exact and listed here, unit by unit. That a text or a pint quantity has
the right *dimension* proves nothing (to pint, mg/kg is a bare number and mg/kg/day a frequency),
so each kind of quantity has its own list of the units it may be written in.

This is the only module that knows pint, and it loads pint only to hand a quantity out. The
functions are for `quantities`; callers meet them as ``parse``, ``from_pint`` and ``to_pint``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from types import FrameType
from typing import Any, Final, Protocol, final

from isotretinoin.errors import QuantityError, QuantityTypeError
from isotretinoin.quantities.exact import (
    DECIMAL,
    SMALL,
    Ratio,
    decimal_text,
    exact_number,
    number_text,
    written,
)
from isotretinoin.values import frozen

__all__ = ["PintQuantity"]


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
    as_often: tuple[str, ...] = ()
    """Other units in which people as often think of it."""


_ONE = Fraction(1)


_THOUSAND = Fraction(1000)


_LB = Fraction(45_359_237, 100_000_000)


_MASS = {"mg": _ONE, "g": _THOUSAND} | dict.fromkeys(
    ("ug", "mcg", "\N{MICRO SIGN}g", "\N{GREEK SMALL LETTER MU}g"),
    1 / _THOUSAND,
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
    as_often=("lb",),
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


def _valid(n: int, d: int, kind: Kind) -> Ratio:
    if n > 0 or (n == 0 and not kind.positive):
        return n, d
    bound = "more than zero" if kind.positive else "zero or more"
    shown = number_text(Fraction(n, d).as_integer_ratio())[:_SHOWN]
    raise QuantityError(f"{shown} {kind.unit} is not {kind.what}: write a number that is {bound}")


def read_number(number: object, kind: Kind) -> Ratio:
    """A number given without its unit, which the caller named: ``mg(40)``, ``mg("2.5")``.

    Raises
    ------
    QuantityError
        When it is no number, or none that the kind can have.
    """
    exact = written(number) if isinstance(number, str) else exact_number(number)
    if exact is not None:
        return _valid(*exact, kind)
    shown = _echo(number) if isinstance(number, str) else _named(number)
    remedy = f'{kind.maker}(40) or {kind.maker}("2.5"), digits with at most one point'
    if isinstance(number, str) and re.fullmatch(_QUANTITY, number) and not number[-1].isdigit():
        remedy = f"{kind.type}.parse({shown})"
    elif hasattr(number, "unit_items"):
        remedy = f"{kind.type}.from_pint(...)"
    elif _is_short_float(number):  # its digits are its own: 0.1 in 32 bits is not 0.1 in 64
        remedy = f"{kind.maker}(str(number)), for the digits that it prints"
    error = QuantityError if isinstance(number, str) else QuantityTypeError
    raise error(f"{shown} is not a number of {kind.unit}: write {remedy}")


def _is_short_float(number: object) -> bool:
    """Whether it is one float of another library, such as numpy's of 32 bits."""
    return type(number).__name__ in ("float16", "float32") and hasattr(number, "dtype")


def refuse_number(other: object, kind: Kind) -> None:
    """Tell who multiplies by a bare number of days what to write instead.

    Raises
    ------
    QuantityError
        When *other* is a number, or a quantity of pint; it is a `TypeError` too.
    """
    refuse_pint(other)
    if isinstance(other, int | float | Decimal | Fraction):
        raise QuantityTypeError(
            f"{kind.what} cannot be multiplied by a number: "
            "multiply by Days(30) for what is taken in 30 days",
        )


def not_a_weight(other: object) -> QuantityTypeError:
    """The error for what is given as a weight and is none."""
    return QuantityTypeError(f"{_named(other)} is not a BodyWeight: write for_weight(kg(68))")


# --- text ------------------------------------------------------------------------------------

_LONGEST = 64
_QUANTITY: Final = DECIMAL + r"([^\W\d_][^ ]*) *"


def read_text(text: object, kind: Kind) -> Ratio:
    """A number and its unit, in a grammar so small that any text is read or refused at once.

    Raises
    ------
    QuantityError
        When the text is anything else.
    """
    if isinstance(text, str):
        return _read_text(text, kind)
    raise QuantityTypeError(
        f"{_named(text)} is not text: write {kind.type}.parse('40 {kind.unit}')",
    )


@lru_cache(maxsize=1024)  # files repeat themselves
def _read_text(text: str, kind: Kind) -> Ratio:
    if len(text) <= _LONGEST and (found := re.fullmatch(_QUANTITY, text)):
        number, unit = found.groups()
        if factor := kind.spellings.get(unit):
            n, d = (int(number), 1) if number.isdigit() else Decimal(number).as_integer_ratio()
            return _valid(n * factor[0], d * factor[1], kind)
    raise QuantityError(_why_not(text, kind))


def _why_not(text: str, kind: Kind) -> str:
    if len(text) > _LONGEST:
        return f"{_echo(text)} is not {kind.what}: write at most {_LONGEST} characters"
    return f"{_echo(text)} is not {kind.what}: {_remedy(text.strip(' '), kind)}"


_COMMA: Final = r" *([0-9]+),([0-9]+)(?![0-9,.])"
_BOTH: Final = r" *([0-9][0-9,]*\.[0-9]+)(?![0-9,.])"
_THOUSAND_DIGITS: Final = 3


def _with_point(text: str) -> str:
    """The number as it may be meant: with three digits after the comma, in two ways."""
    if both := re.match(_BOTH, text):
        return both[1].replace(",", "")
    found = re.match(_COMMA, text)
    if found is None:
        return "68.5"
    either = f"{found[1]}.{found[2]}"
    return f"{found[1]}{found[2]} or {either}" if len(found[2]) == _THOUSAND_DIGITS else either


def slip(text: str) -> str | None:
    """What to write instead of digits as no unit would make them right; None for any other text."""
    if "," in text:
        return f"write {_with_point(text)}, with a point, and thousands without a mark"
    if any(c.isnumeric() and not c.isascii() for c in text):
        return "write the digits 0 to 9"
    if text.startswith(("+", "-", "\N{MINUS SIGN}")):
        return "write it without a sign"
    if text.startswith("."):
        return "write a digit before the point, as in 0.5"
    return None


def _remedy(text: str, kind: Kind) -> str:
    if (told := slip(text)) is not None:
        return told
    if "/" not in text and written(text):
        units = (kind.unit, *kind.as_often)
        return "give the unit: " + " or ".join(f"'{text} {unit}'" for unit in units)
    if found := re.fullmatch(_QUANTITY, text):
        unit = found[2].casefold()
        for spelling in kind.spellings:
            if spelling.casefold() == unit:
                return f"did you mean '{spelling}'?"
        return f"use {kind.use}"
    return f"write digits and then {kind.use}, as '40 {kind.unit}'"


def read_pint(quantity: PintQuantity, kind: Kind) -> Ratio:
    """The value of a pint quantity of any registry, in the kind's own unit.

    Raises
    ------
    QuantityError
        When it is no quantity of pint, or one in other units.
    """
    try:
        items = (*quantity.unit_items(),)
        magnitude = quantity.magnitude
    except (AttributeError, TypeError):
        raise QuantityTypeError(
            f"{_named(quantity)} is not a pint quantity: write {kind.maker}(40), "
            f"or {kind.type}.parse('40 {kind.unit}')",
        ) from None
    if not _told:
        tell_pint()
    n, d = _pint_factor(kind, items)
    if type(magnitude) is int and 0 < magnitude <= SMALL:
        return magnitude * n, d
    number = exact_number(magnitude)
    if number is None:
        raise QuantityError(
            f"{_named(magnitude)} is not one number of {kind.unit}: take quantities one at a time",
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
    shown = " ".join(name if exponent == 1 else f"{name}^{exponent}" for name, exponent in items)[
        :_SHOWN
    ]
    remedy = f"use {kind.unit}"
    if len(kind.pint_parts) > 1:
        remedy += ", and no .to_base_units() or .to_reduced_units(), which lose the units it was in"
    raise QuantityError(f"a pint quantity in {shown or 'no unit'} is not {kind.what}: {remedy}")


def to_pint(ratio: Ratio, kind: Kind, registry: Any) -> Any:  # noqa: ANN401 - types differ by version
    """A reduced ratio of the kind's unit as a quantity of *registry*, in the numbers it works with.

    Raises
    ------
    QuantityError
        When *registry* is none.
    """
    import pint  # noqa: PLC0415 - a fifth of a second that most callers never need

    tell_pint()
    if registry is None:
        registry = pint.application_registry
    if not hasattr(registry, "non_int_type"):
        raise QuantityTypeError(f"{_named(registry)} is not a registry: write pint.UnitRegistry()")
    n, d = ratio
    magnitude: object
    if registry.non_int_type is Fraction:
        magnitude = Fraction(n, d)
    elif registry.non_int_type is Decimal:
        text = decimal_text(ratio)
        magnitude = Decimal(n) / d if text is None else Decimal(text)
    else:
        magnitude = n / d
    return registry.Quantity(magnitude, kind.pint_unit)


_told = False


def tell_pint() -> bool:
    """Tell pint, if it is loaded, that our values are no magnitudes; whether it knows.

    Else ``ureg.Quantity(3, "mg") * mg(2)`` would be a pint quantity of 6 mg mg.
    """
    global _told  # noqa: PLW0603 - pint's own table is process-wide too
    known = getattr(sys.modules.get("pint.compat"), "upcast_type_map", None)
    if known is not None and not _told:
        for kind in (MASS, BODY_WEIGHT, DAILY_DOSE, DOSE_PER_KG, DAILY_DOSE_PER_KG):
            known[f"isotretinoin.quantities.amounts.{kind.type}"] = (
                None  # pint looks the class up itself
            )
        _told = True
    return _told


_NO_MIX = "a pint quantity and one of ours do not mix: use from_pint or to_pint"


def refuse_pint(other: object = None) -> None:
    """Refuse *other* if it is pint's; tell pint, and refuse what it does not knowing us.

    If pint is loaded after us, the first we may hear of it is that it multiplies the bare magnitude
    of its quantity with one of our values. Asked whether they are equal, it may find out itself.

    Raises
    ------
    QuantityError
        When *other* is a quantity of pint, or an array that would hold our values; it is a
        `TypeError` too.
    """
    if hasattr(other, "unit_items"):
        raise QuantityTypeError(_NO_MIX)
    if hasattr(other, "__array_interface__"):
        raise QuantityTypeError(
            "an array and one of our values do not mix: take its numbers one by one",
        )
    if _told or not tell_pint():
        return
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - no public way
    asking: set[str] = set()
    while frame is not None:  # pragma: no branch - the outermost caller is neither pint nor us
        package = frame.f_globals.get("__name__", "").partition(".")[0]
        if package == "pint":
            asking.add(frame.f_code.co_name)
        elif package != "isotretinoin":
            break
        frame = frame.f_back
    if asking and "__eq__" not in asking:
        raise QuantityTypeError(_NO_MIX)
