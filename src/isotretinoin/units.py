"""Numbers and units as they come in and go out: text, Python numbers, pint quantities.

Every conversion factor is exact and listed here, unit by unit. That a text or a pint quantity has
the right *dimension* proves nothing (to pint, mg/kg is a bare number and mg/kg/day a frequency),
so each kind of quantity has its own list of the units it may be written in.

This is the only module that knows pint, and it loads pint only to hand a quantity out.
"""

import re
import sys
from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from operator import index
from typing import Any, Final, Protocol, final

from attrs import frozen

from isotretinoin.errors import QuantityError

__all__ = [
    "BODY_WEIGHT",
    "DAILY_DOSE",
    "DAILY_DOSE_PER_KG",
    "DOSE_PER_KG",
    "MASS",
    "Kind",
    "PintQuantity",
    "Ratio",
    "decimal_text",
    "exact_days",
    "exact_number",
    "number_text",
    "pint_quantity",
    "refuse_pint",
    "tell_pint",
    "to_pint",
    "within_bounds",
    "written_number",
    "written_quantity",
]

type_of = type

Ratio = tuple[int, int]
"""Numerator and denominator, the denominator positive; not always reduced."""


class PintQuantity(Protocol):
    """What is asked of a quantity of pint, of any registry."""

    @property
    def magnitude(self) -> Any: ...  # noqa: ANN401, D102 - whatever numbers its registry holds

    def unit_items(self) -> Iterable[tuple[str, Any]]: ...  # noqa: D102


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
    parts: tuple[tuple[Mapping[str, Fraction], int], ...]
    positive: bool = False


_G = Fraction(1000)
_UG = Fraction(1, 1000)
_LB = Fraction(45359237, 100_000_000)

_MASS = {"mg": Fraction(1), "g": _G, "ug": _UG, "\N{MICRO SIGN}g": _UG, "μg": _UG, "mcg": _UG}
_WEIGHT = {"kg": Fraction(1), "g": _UG, "lb": _LB, "st": 14 * _LB, "oz": _LB / 16}

_PINT_MASS = {"milligram": Fraction(1), "gram": _G, "microgram": _UG}
_PINT_WEIGHT = {
    "kilogram": Fraction(1),
    "gram": _UG,
    "pound": _LB,
    "stone": 14 * _LB,
    "ounce": _LB / 16,
}
_PINT_DAYS = {
    "day": Fraction(1),
    "week": Fraction(7),
    "hour": Fraction(1, 24),
    "minute": Fraction(1, 24 * 60),
    "second": Fraction(1, 24 * 60 * 60),
}


def _spellings(units: Mapping[str, Fraction], *suffixes: str) -> dict[str, Ratio]:
    return {
        unit + suffix: factor.as_integer_ratio()
        for unit, factor in units.items()
        for suffix in suffixes or ("",)
    }


MASS: Final = Kind(
    type="Mass",
    what="a mass",
    unit="mg",
    maker="mg",
    use="mg, g, ug or mcg",
    spellings=_spellings(_MASS),
    pint_unit="milligram",
    parts=((_PINT_MASS, 1),),
)
BODY_WEIGHT: Final = Kind(
    type="BodyWeight",
    what="a body weight",
    unit="kg",
    maker="kg",
    use="kg, g, lb, st or oz",
    spellings=_spellings(_WEIGHT),
    pint_unit="kilogram",
    parts=((_PINT_WEIGHT, 1),),
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
    parts=((_PINT_MASS, 1), (_PINT_DAYS, -1)),
)
DOSE_PER_KG: Final = Kind(
    type="DosePerKg",
    what="a dose per kg",
    unit="mg/kg",
    maker="mg_per_kg",
    use="mg/kg, g/kg, ug/kg or mcg/kg",
    spellings=_spellings(_MASS, "/kg"),
    pint_unit="milligram/kilogram",
    parts=((_PINT_MASS, 1), (_PINT_WEIGHT, -1)),
)
DAILY_DOSE_PER_KG: Final = Kind(
    type="DailyDosePerKg",
    what="a daily dose per kg",
    unit="mg/kg/day",
    maker="mg_per_kg_day",
    use="mg/kg/day, g/kg/day, ug/kg/day or mcg/kg/day",
    spellings=_spellings(_MASS, "/kg/day", "/kg/d", "/(kg.d)"),
    pint_unit="milligram/kilogram/day",
    parts=((_PINT_MASS, 1), (_PINT_WEIGHT, -1), (_PINT_DAYS, -1)),
)

_KINDS = (MASS, BODY_WEIGHT, DAILY_DOSE, DOSE_PER_KG, DAILY_DOSE_PER_KG)


# --- numbers ---------------------------------------------------------------------------------

_LARGEST = 2**4096 - 1
_DIGITS = 1300  # beyond this no decimal fits in 4096 bits
_PLACES = 30
_SCALE = 10**_PLACES
_WRITTEN = re.compile(r" *([0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?) *")
_RATIO = re.compile(r"([0-9]+)/([0-9]+)")
_ECHO = 60


def _echo(text: str) -> str:
    shown = repr(text)
    return shown if len(shown) <= _ECHO else shown[: _ECHO - 4] + "...'"


def within_bounds(n: int, d: int) -> Ratio:
    """*n*/*d* itself, if each is of at most 4096 bits."""
    if -_LARGEST <= n <= _LARGEST and d <= _LARGEST:
        return n, d
    raise QuantityError("a number of more than 4096 bits is not a quantity: write a shorter one")


def _exact_decimal(number: Decimal) -> Ratio:
    if not number.is_finite():
        raise QuantityError(f"{number} is not a quantity: write a finite number")
    # Looked at before an int is built: Decimal("1e999999") is short, its int is not.
    if not -_DIGITS <= number.as_tuple().exponent <= number.adjusted() <= _DIGITS:  # type: ignore[operator]
        raise QuantityError("a number of over 1300 digits is not a quantity: write a shorter one")
    return number.as_integer_ratio()


def exact_number(number: object) -> Ratio | None:
    """The exact value of a number; ``None`` for what is not a number, as True, text or an array.

    A float is read as the decimal it prints.
    """
    if isinstance(number, float):
        # Up to 15 digits every decimal has its own float: this is the decimal that is printed.
        if 0 <= number < 1e12 and (thousandths := round(number * 1000)) / 1000 == number:
            return thousandths, 1000
        return _exact_decimal(Decimal(float.__repr__(number)))
    if isinstance(number, Decimal):
        return _exact_decimal(number)
    if isinstance(number, Fraction):
        return within_bounds(number.numerator, number.denominator)
    if isinstance(number, bool) or hasattr(type(number), "__len__"):  # an array of one has an index
        return None
    try:
        return within_bounds(index(number), 1)  # type: ignore[arg-type]
    except TypeError:
        return None


def written_number(text: str, kind: Kind) -> Ratio:
    """The number written in *text*: digits with at most one point, or two whole numbers and "/"."""
    if len(text) <= 2 * _DIGITS:
        if decimal := _WRITTEN.fullmatch(text):
            return _exact_decimal(Decimal(decimal[1]))
        ratio = _RATIO.fullmatch(text)
        if ratio and len(ratio[1]) <= _DIGITS >= len(ratio[2]) and (d := int(ratio[2])):
            return within_bounds(int(ratio[1]), d)
    raise QuantityError(
        f"{_echo(text)} is not a number of {kind.unit}: write digits with at most one point, "
        f'as {kind.maker}("2.5")'
    )


def decimal_text(n: int, d: int) -> str | None:
    """*n*/*d* in plain digits, or ``None`` if that takes more than 30 decimals."""
    if d == 1:
        return str(n)
    if _SCALE % d:
        return None
    whole, rest = divmod(n, d)
    return f"{whole}." + f"{rest * (_SCALE // d):0{_PLACES}d}".rstrip("0")


def number_text(n: int, d: int) -> str:
    """*n*/*d* in plain digits where that is exact, else as two whole numbers: "2.5", "1/3"."""
    return decimal_text(n, d) or f"{n}/{d}"


_DAY = timedelta(days=1)
_MICROSECOND = timedelta(microseconds=1)
_MICROSECONDS = _DAY // _MICROSECOND


def exact_days(duration: timedelta) -> Ratio:
    """The length of *duration* in days of 24 hours, exact to the microsecond."""
    if duration.days < 0:
        raise QuantityError(f"{duration!r} is negative: a dose is taken for zero days or more")
    if duration.seconds or duration.microseconds:
        return duration // _MICROSECOND, _MICROSECONDS
    return duration.days, 1


# --- text ------------------------------------------------------------------------------------

_LONGEST = 64
_QUANTITY = re.compile(r" *([0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?) *([^ 0-9.][^ ]*) *")


def written_quantity(text: str, kind: Kind) -> Ratio:
    """The quantity written in *text*, in the kind's own unit."""
    if isinstance(text, str) and len(text) <= _LONGEST and (found := _QUANTITY.fullmatch(text)):
        number, unit = found.groups()
        factor = kind.spellings.get(unit)
        if factor:
            n, d = (int(number), 1) if number.isdigit() else _exact_decimal(Decimal(number))
            return n * factor[0], d * factor[1]
    raise QuantityError(_why_not(text, kind))


def _why_not(text: object, kind: Kind) -> str:
    model = f"'40 {kind.unit}'"
    if not isinstance(text, str):
        return f"{_named(text)} is not text: write {kind.type}.parse({model})"
    if len(text) > _LONGEST:
        return f"text of {len(text)} characters is not {kind.what}: write at most {_LONGEST}"
    return f"{_echo(text)} is not {kind.what}: {_remedy(text, kind)}"


def _remedy(text: str, kind: Kind) -> str:
    bare = text.strip(" ")
    if "," in bare:
        return "write 68.5, with a point, and thousands without a mark"
    if any(c.isnumeric() and not c.isascii() for c in bare):
        return "write the digits 0 to 9"
    if bare.startswith(("+", "-", "\N{MINUS SIGN}")):
        return "write it without a sign"
    if bare.startswith("."):
        return "write a digit before the point, as '0.5'"
    if _WRITTEN.fullmatch(bare):
        return f"give the unit: '{bare} {kind.unit}'"
    if found := _QUANTITY.fullmatch(text):
        meant = found[2].casefold()
        for spelling in kind.spellings:
            if spelling.casefold() == meant:
                return f"did you mean '{spelling}'?"
        return f"use {kind.use}"
    return f"write a number and one of {kind.use}"


def _named(thing: object) -> str:
    if thing is None or isinstance(thing, bool):
        return repr(thing)
    name = type(thing).__name__[:40]
    return f"{'an' if name[:1] in 'aeiouAEIO' else 'a'} {name}"


def not_a_number(thing: object, kind: Kind) -> QuantityError:
    """The error for *thing* where a number of the kind's unit was expected."""
    if hasattr(thing, "unit_items"):
        remedy = f"write {kind.type}.from_pint(...)"
    else:
        remedy = f'write {kind.maker}(40) or {kind.maker}("2.5")'
    return QuantityError(f"{_named(thing)} is not a number of {kind.unit}: {remedy}")


# --- pint ------------------------------------------------------------------------------------


def pint_quantity(quantity: PintQuantity, kind: Kind) -> Ratio:
    """The value of a pint quantity of any registry, in the kind's own unit."""
    tell_pint()
    try:
        items = tuple(quantity.unit_items())
        magnitude = quantity.magnitude
    except AttributeError:
        raise QuantityError(
            f"{_named(quantity)} is not a pint quantity: write {kind.maker}(40), "
            f"or {kind.type}.parse('40 {kind.unit}')"
        ) from None
    factor = _pint_factor(kind, items)
    number = exact_number(magnitude)
    if number is None:
        raise QuantityError(
            f"{_named(magnitude)} is not one number of {kind.unit}: pass one quantity at a time"
        )
    return number[0] * factor[0], number[1] * factor[1]


@lru_cache(maxsize=256)
def _pint_factor(kind: Kind, items: tuple[tuple[str, Any], ...]) -> Ratio:
    """What one of this pint unit is in the kind's own unit."""
    factor = Fraction(1)
    left = dict(items)
    for units, exponent in kind.parts:
        unit = next((name for name in left if name in units and left[name] == exponent), None)
        if unit is None:
            break
        del left[unit]
        factor *= units[unit] ** exponent
    else:
        if not left:
            return factor.as_integer_ratio()
    shown = " ".join(f"{name}^{exponent}" for name, exponent in items)[:_ECHO] or "dimensionless"
    lost = (
        "; .to_base_units() and .to_root_units() lose the pair of masses: pass it before them"
        if len(kind.parts) > 1
        else ""
    )
    raise QuantityError(f"a pint quantity in {shown} is not {kind.what}: use {kind.unit}{lost}")


def to_pint(n: int, d: int, kind: Kind, registry: Any) -> Any:  # noqa: ANN401 - pint's own types differ by version
    """*n*/*d* of the kind's unit as a quantity of *registry*, in the numbers it works with."""
    import pint  # noqa: PLC0415 - a fifth of a second that most callers never need

    tell_pint()
    registry = pint.application_registry if registry is None else registry
    if registry.non_int_type is Fraction:
        magnitude: object = Fraction(n, d)
    elif registry.non_int_type is Decimal:
        text = decimal_text(n, d)
        magnitude = Decimal(n) / d if text is None else Decimal(text)
    else:
        magnitude = n / d
    return registry.Quantity(magnitude, kind.pint_unit)


_told = False


def tell_pint() -> bool:
    """Tell pint, once it is loaded, that our types are not magnitudes; whether that is done.

    Else ``3 * ureg.mg * mg(2)`` would be a pint quantity with a `Mass` for its magnitude.
    """
    global _told  # noqa: PLW0603 - pint's table is process-wide too
    if not _told and "pint.compat" in sys.modules:
        known = sys.modules["pint.compat"].upcast_type_map
        known.update({f"isotretinoin.quantities.{kind.type}": None for kind in _KINDS})
        _told = True
    return _told


def refuse_pint() -> None:
    """Refuse a multiplication that pint does for one of its quantities.

    For the one case that `tell_pint` comes too late for: pint was loaded after us, and hands the
    bare magnitude of a quantity to the ``__rmul__`` that calls this.
    """
    if not _told and tell_pint():
        caller = sys._getframe(2).f_globals.get("__name__", "")  # noqa: SLF001 - no public way
        if caller.partition(".")[0] == "pint":
            raise TypeError(
                "a pint quantity cannot be multiplied by this: use from_pint or to_pint"
            )
