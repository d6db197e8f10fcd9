"""Exact quantities: a mass, a body weight, and the three kinds of dose between them.

One type per meaning: mg, kg, mg/day, mg/kg and mg/kg/day never mix, neither for the type checker
nor at run time. Inside is a reduced fraction of two ints, so that "reached 120 mg/kg" has one
answer; a float is read as the decimal it prints. A weight is more than zero, the others zero or
more. Rounding happens only in ``format(x, ".1f")`` and ``float(x)``.

Whether an amount is plausible is not decided here.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from math import gcd
from typing import Any, ClassVar, Final, Self, TypeVar, final, overload

from attrs import field, frozen

from isotretinoin import units
from isotretinoin.errors import QuantityError

__all__ = [
    "BodyWeight",
    "DailyDose",
    "DailyDosePerKg",
    "DosePerKg",
    "Mass",
    "Number",
    "kg",
    "mg",
    "mg_per_day",
    "mg_per_kg",
    "mg_per_kg_day",
]

Number = int | str | float | Decimal | Fraction
"""What a quantity is made from; text as "2.5" or "1/3"."""

_Factor = int | float | Decimal | Fraction
_FORMAT = re.compile(r"\.([0-9]{1,2})f")
_PLACES = 30


@frozen(init=False, eq=False, repr=False, getstate_setstate=False)
class _Quantity:
    """What the five types share: an exact number of one unit."""

    _kind: ClassVar[units.Kind]
    __array_ufunc__: ClassVar[None] = None  # numpy must not spread us over an array

    _n: int = field(init=False)
    _d: int = field(init=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number and its unit, as "40 mg"; strict, in bounded time.

        Raises
        ------
        QuantityError
            If *text* is anything else, or its unit is not one of this type's own.
        """
        return _checked(cls, *units.written_quantity(text, cls._kind))

    @classmethod
    def from_pint(cls, quantity: units.PintQuantity) -> Self:
        """Take over a pint quantity of any registry, exactly.

        Raises
        ------
        QuantityError
            If its *unit* is not one of this type's own, whatever its dimension.
        """
        return _checked(cls, *units.pint_quantity(quantity, cls._kind))

    def to_pint(self, registry: Any = None) -> Any:  # noqa: ANN401 - pint's types differ by version
        """Give a pint quantity of *registry*, by default of pint's application registry.

        Its magnitude is what that registry works with: a float, `Decimal` or `Fraction`.
        """
        return units.to_pint(self._n, self._d, self._kind, registry)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._n == other._n and self._d == other._d

    def __hash__(self) -> int:
        return hash((self._n, self._d))

    def __lt__(self, other: Self) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._n * other._d < other._n * self._d

    def __le__(self, other: Self) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._n * other._d <= other._n * self._d

    def __gt__(self, other: Self) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._n * other._d > other._n * self._d

    def __ge__(self, other: Self) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._n * other._d >= other._n * self._d

    def __bool__(self) -> bool:
        return self._n != 0

    def __float__(self) -> float:
        return self._n / self._d

    def __str__(self) -> str:
        return f"{units.number_text(self._n, self._d)} {self._kind.unit}"

    def __repr__(self) -> str:
        return f"{self._kind.maker}({self._argument()!r})".replace("'", '"')

    def __format__(self, spec: str) -> str:
        if not spec:
            return str(self)
        found = _FORMAT.fullmatch(spec)
        if not found or (places := int(found[1])) > _PLACES:
            raise ValueError(f"{spec[:20]!r} is not a format of a quantity: write '.0f' to '.30f'")
        # Fraction rounds exactly, half to even; a float on the way would not.
        digits = f"{round(Fraction(self._n * 10**places, self._d)):0{places + 1}d}"
        whole, decimals = digits[: len(digits) - places], digits[len(digits) - places :]
        return f"{whole}{'.' * bool(places)}{decimals} {self._kind.unit}"

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[type[Self], tuple[int | str]]:
        return type(self), (self._argument(),)

    def _argument(self) -> int | str:
        return self._n if self._d == 1 else units.number_text(self._n, self._d)


_Q = TypeVar("_Q", bound=_Quantity)

# Values are frozen: what fills them is fetched from the finished class, once.
_set_n: Callable[[_Quantity, int], None] = _Quantity.__dict__["_n"].__set__
_set_d: Callable[[_Quantity, int], None] = _Quantity.__dict__["_d"].__set__
_new = object.__new__
_SMALL: Final = 2**64


def _of(cls: type[_Q], n: int, d: int) -> _Q:
    """*n*/*d*, already known to be a value of *cls*."""
    divisor = gcd(n, d)
    value = _new(cls)
    _set_n(value, n // divisor)
    _set_d(value, d // divisor)
    return value


def _checked(cls: type[_Q], n: int, d: int) -> _Q:
    """*n*/*d*, if it is a value of *cls*."""
    if n > 0 or (n == 0 and not cls._kind.positive):
        return _of(cls, n, d)
    bound = "more than zero" if cls._kind.positive else "zero or more"
    raise QuantityError(
        f"{units.number_text(n, d)[:60]} {cls._kind.unit} is not {cls._kind.what}: "
        f"write a number that is {bound}"
    )


def _made(cls: type[_Q], number: Number) -> _Q:
    """The value of *cls* that *number* of its unit is."""
    if type(number) is int and 0 < number < _SMALL:
        value = _new(cls)
        _set_n(value, number)
        _set_d(value, 1)
        return value
    if isinstance(number, str):
        return _checked(cls, *units.written_number(number, cls._kind))
    exact = units.exact_number(number)
    if exact is None:
        raise units.not_a_number(number, cls._kind)
    return _checked(cls, *exact)


def _scaled(cls: type[_Q], n: int, d: int, by: units.Ratio) -> _Q:
    if by[0] < 0:
        raise QuantityError("a quantity is never negative: multiply or divide by zero or more")
    return _of(cls, n * by[0], d * by[1])


@final
@frozen(init=False, eq=False, repr=False, getstate_setstate=False)
class Mass(_Quantity):
    """A mass of drug, in mg: one capsule, one dose, or all that was taken.

    >>> Mass(40) + Mass(mg="2.5")
    mg("42.5")
    >>> Mass.parse("0.04 g").mg
    Fraction(40, 1)
    """

    _kind = units.MASS

    def __new__(cls, mg: Number) -> Self:
        return _made(cls, mg)

    @property
    def mg(self) -> Fraction:
        """The number of mg, exactly."""
        return Fraction(self._n, self._d)

    def __add__(self, other: "Mass") -> "Mass":
        if type(other) is not Mass:
            return NotImplemented
        return _of(Mass, self._n * other._d + other._n * self._d, self._d * other._d)

    def __sub__(self, other: "Mass") -> "Mass":
        if type(other) is not Mass:
            return NotImplemented
        n = self._n * other._d - other._n * self._d
        if n < 0:
            raise QuantityError(f"{self} - {other} is less than zero: a mass is zero or more")
        return _of(Mass, n, self._d * other._d)

    def __mul__(self, factor: _Factor) -> "Mass":
        if type(factor) is int and factor >= 0:
            return _of(Mass, self._n * factor, self._d)
        by = units.exact_number(factor)
        return NotImplemented if by is None else _scaled(Mass, self._n, self._d, by)

    def __rmul__(self, factor: _Factor) -> "Mass":
        units.refuse_pint()
        return self * factor

    @overload
    def __truediv__(self, other: "Mass") -> Fraction: ...
    @overload
    def __truediv__(self, other: "BodyWeight") -> "DosePerKg": ...
    @overload
    def __truediv__(self, other: _Factor) -> "Mass": ...
    def __truediv__(self, other: "Mass | BodyWeight | _Factor") -> "Fraction | DosePerKg | Mass":
        if type(other) is BodyWeight:
            return _of(DosePerKg, self._n * other._d, self._d * other._n)
        if type(other) is Mass:
            by: units.Ratio | None = (other._n, other._d)
        else:
            by = units.exact_number(other)
        if by is None:
            return NotImplemented
        if by[0] == 0:
            raise QuantityError(f"{self} cannot be divided by zero: divide by more than zero")
        if type(other) is Mass:
            return Fraction(self._n * other._d, self._d * other._n)
        return _scaled(Mass, self._n, self._d, (by[1], by[0]))


@final
@frozen(init=False, eq=False, repr=False, getstate_setstate=False)
class BodyWeight(_Quantity):
    """The weight of a person, in kg; more than zero.

    >>> BodyWeight.parse("154 lb")
    kg("69.85322498")
    """

    _kind = units.BODY_WEIGHT

    def __new__(cls, kg: Number) -> Self:
        return _made(cls, kg)

    @property
    def kg(self) -> Fraction:
        """The number of kg, exactly."""
        return Fraction(self._n, self._d)


@final
@frozen(init=False, eq=False, repr=False, getstate_setstate=False)
class DailyDose(_Quantity):
    """A mass of drug a day, in mg/day.

    >>> from datetime import timedelta
    >>> DailyDose(40) * timedelta(days=30)
    mg(1200)
    """

    _kind = units.DAILY_DOSE

    def __new__(cls, mg_per_day: Number) -> Self:
        return _made(cls, mg_per_day)

    @property
    def mg_per_day(self) -> Fraction:
        """The number of mg a day, exactly."""
        return Fraction(self._n, self._d)

    def __mul__(self, duration: timedelta) -> Mass:
        if type(duration) is not timedelta:
            return _not_a_duration(self, duration)
        n, d = units.exact_days(duration)
        return _of(Mass, self._n * n, self._d * d)

    def __rmul__(self, duration: timedelta) -> Mass:
        units.refuse_pint()
        return self * duration

    def __truediv__(self, weight: BodyWeight) -> "DailyDosePerKg":
        if type(weight) is not BodyWeight:
            return NotImplemented
        return _of(DailyDosePerKg, self._n * weight._d, self._d * weight._n)


@final
@frozen(init=False, eq=False, repr=False, getstate_setstate=False)
class DosePerKg(_Quantity):
    """A mass of drug for each kg of body weight, in mg/kg: a cumulative dose or its goal.

    >>> DosePerKg(120).for_weight(BodyWeight(68))
    mg(8160)
    """

    _kind = units.DOSE_PER_KG

    def __new__(cls, mg_per_kg: Number) -> Self:
        return _made(cls, mg_per_kg)

    @property
    def mg_per_kg(self) -> Fraction:
        """The number of mg for each kg, exactly."""
        return Fraction(self._n, self._d)

    def for_weight(self, weight: BodyWeight) -> Mass:
        """The mass that this is for a person of *weight*."""
        if type(weight) is not BodyWeight:
            raise _not_a_weight(weight)
        return _of(Mass, self._n * weight._n, self._d * weight._d)


@final
@frozen(init=False, eq=False, repr=False, getstate_setstate=False)
class DailyDosePerKg(_Quantity):
    """A daily dose for each kg of body weight, in mg/kg/day.

    >>> DailyDosePerKg("0.5").for_weight(BodyWeight(68))
    mg_per_day(34)
    """

    _kind = units.DAILY_DOSE_PER_KG

    def __new__(cls, mg_per_kg_day: Number) -> Self:
        return _made(cls, mg_per_kg_day)

    @property
    def mg_per_kg_day(self) -> Fraction:
        """The number of mg for each kg and day, exactly."""
        return Fraction(self._n, self._d)

    def for_weight(self, weight: BodyWeight) -> DailyDose:
        """The daily dose that this is for a person of *weight*."""
        if type(weight) is not BodyWeight:
            raise _not_a_weight(weight)
        return _of(DailyDose, self._n * weight._n, self._d * weight._d)

    def __mul__(self, duration: timedelta) -> DosePerKg:
        if type(duration) is not timedelta:
            return _not_a_duration(self, duration)
        n, d = units.exact_days(duration)
        return _of(DosePerKg, self._n * n, self._d * d)

    def __rmul__(self, duration: timedelta) -> DosePerKg:
        units.refuse_pint()
        return self * duration


def _not_a_duration(dose: _Quantity, other: object) -> Any:  # noqa: ANN401 - NotImplemented
    """Leave *other* to its own type, but tell who writes a number of days what to write."""
    if units.exact_number(other) is None:
        return NotImplemented
    raise TypeError(
        f"{dose._kind.what} cannot be multiplied by a number: "
        "multiply by timedelta(days=30) for what is taken in 30 days"
    )


def _not_a_weight(other: object) -> TypeError:
    return TypeError(f"{type(other).__name__} is not a BodyWeight: write for_weight(kg(68))")


def mg(number: Number) -> Mass:
    """*number* mg.

    >>> mg(40) / kg(80)
    mg_per_kg("0.5")
    """
    return _made(Mass, number)


def kg(number: Number) -> BodyWeight:
    """*number* kg of body weight.

    >>> kg("68.5").kg
    Fraction(137, 2)
    """
    return _made(BodyWeight, number)


def mg_per_day(number: Number) -> DailyDose:
    """*number* mg a day.

    >>> mg_per_day(40) / kg(80)
    mg_per_kg_day("0.5")
    """
    return _made(DailyDose, number)


def mg_per_kg(number: Number) -> DosePerKg:
    """*number* mg for each kg of body weight.

    >>> mg_per_kg(120).for_weight(kg(68))
    mg(8160)
    """
    return _made(DosePerKg, number)


def mg_per_kg_day(number: Number) -> DailyDosePerKg:
    """*number* mg a day for each kg of body weight.

    >>> mg_per_kg_day("0.5").for_weight(kg(68))
    mg_per_day(34)
    """
    return _made(DailyDosePerKg, number)


units.tell_pint()
