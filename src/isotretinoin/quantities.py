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
from typing import Any, ClassVar, Self, TypeVar, final, overload

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
_FORMAT = re.compile(r"\.([0-9]|[12][0-9]|30)f")


@frozen(init=False, eq=False, repr=False, getstate_setstate=False)
class _Quantity:
    """What the five types share: an exact number of one unit."""

    _kind: ClassVar[units.Kind]
    __array_ufunc__: ClassVar[None] = None  # numpy must not spread us over an array

    _ratio: units.Ratio = field(init=False)  # reduced, so that equal values have equal ratios

    def _fill(self, number: Number) -> None:
        if type(number) is int and 0 < number <= _LARGEST:
            _set_ratio(self, (number, 1))
        else:
            n, d = units.read_number(number, self._kind)
            _set_ratio(self, Fraction(n, d).as_integer_ratio())

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number and its unit, as "40 mg"; strict, in bounded time.

        Raises
        ------
        QuantityError
            If *text* is anything else, or its unit is not one of this type's own.
        """
        n, d = units.read_text(text, cls._kind)
        return _of(cls, n, d)

    @classmethod
    def from_pint(cls, quantity: units.PintQuantity) -> Self:
        """Take over a pint quantity of any registry, exactly.

        Raises
        ------
        QuantityError
            If its *unit* is not one of this type's own, whatever its dimension.
        """
        n, d = units.read_pint(quantity, cls._kind)
        return _of(cls, n, d)

    def to_pint(self, registry: Any = None) -> Any:  # noqa: ANN401 - pint's types differ by version
        """Give a pint quantity of *registry*, by default of pint's application registry.

        Its magnitude is what that registry works with: a float, `Decimal` or `Fraction`.
        """
        return units.to_pint(self._ratio, self._kind, registry)

    def __eq__(self, other: Any) -> bool:  # noqa: ANN401, PYI032 - `object` has no ratio to compare
        if self.__class__ is other.__class__:
            return self._ratio == other._ratio
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._ratio)

    def __lt__(self, other: Self) -> bool:
        if self.__class__ is other.__class__:
            n, d = self._ratio
            m, e = other._ratio
            return n * e < m * d
        return NotImplemented

    def __le__(self, other: Self) -> bool:
        if self.__class__ is other.__class__:
            n, d = self._ratio
            m, e = other._ratio
            return n * e <= m * d
        return NotImplemented

    def __gt__(self, other: Self) -> bool:
        if self.__class__ is other.__class__:
            n, d = self._ratio
            m, e = other._ratio
            return n * e > m * d
        return NotImplemented

    def __ge__(self, other: Self) -> bool:
        if self.__class__ is other.__class__:
            n, d = self._ratio
            m, e = other._ratio
            return n * e >= m * d
        return NotImplemented

    def __bool__(self) -> bool:
        return self._ratio[0] != 0

    def __float__(self) -> float:
        n, d = self._ratio
        return n / d

    def __str__(self) -> str:
        return f"{units.number_text(self._ratio)} {self._kind.unit}"

    def __repr__(self) -> str:
        text = units.number_text(self._ratio)
        return f"{self._kind.maker}({text})" if text.isdigit() else f'{self._kind.maker}("{text}")'

    def __format__(self, spec: str) -> str:
        if not spec:
            return str(self)
        found = _FORMAT.fullmatch(spec)
        if not found:
            raise ValueError(f"{spec[:20]!r} is no format of a quantity: write '.0f' up to '.30f'")
        places = int(found[1])
        # Fraction rounds exactly, half to even; a float on the way would not.
        whole, rest = divmod(round(Fraction(*self._ratio) * 10**places), 10**places)
        decimals = f".{rest:0{places}d}" if places else ""
        return f"{whole}{decimals} {self._kind.unit}"

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[type[Self], tuple[int | str]]:
        n, d = self._ratio
        return type(self), (n if d == 1 else units.number_text(self._ratio),)


_Q = TypeVar("_Q", bound=_Quantity)

# Values are frozen: what fills a new one is fetched from the finished class, once.
_set_ratio: Callable[[_Quantity, units.Ratio], None] = _Quantity.__dict__["_ratio"].__set__
_new = object.__new__
_LARGEST = units.LARGEST


def _of(cls: type[_Q], n: int, d: int) -> _Q:
    """*n*/*d*, already known to be a value of *cls*."""
    if d != 1 and (divisor := gcd(n, d)) != 1:
        n //= divisor
        d //= divisor
    value = _new(cls)
    _set_ratio(value, (n, d))
    return value


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

    def __init__(self, mg: Number) -> None:
        self._fill(mg)

    @property
    def mg(self) -> Fraction:
        """The number of mg, exactly."""
        return Fraction(*self._ratio)

    def __add__(self, other: "Mass") -> "Mass":
        if type(other) is not Mass:
            return NotImplemented
        n, d = self._ratio
        m, e = other._ratio
        n, d = n * e + m * d, d * e
        if d != 1 and (divisor := gcd(n, d)) != 1:
            n //= divisor
            d //= divisor
        value = _new(Mass)
        _set_ratio(value, (n, d))
        return value

    def __sub__(self, other: "Mass") -> "Mass":
        if type(other) is not Mass:
            return NotImplemented
        n, d = self._ratio
        m, e = other._ratio
        if n * e < m * d:
            raise QuantityError(f"{self} - {other} is less than zero: a mass is zero or more")
        return _of(Mass, n * e - m * d, d * e)

    def __mul__(self, factor: _Factor) -> "Mass":
        n, d = self._ratio
        if type(factor) is int and 0 <= factor <= _LARGEST:
            return _of(Mass, n * factor, d)
        by = units.exact_number(factor)
        if by is None:
            units.tell_pint()  # should *factor* be pint's: it is asked next
            return NotImplemented
        if by[0] < 0:
            raise QuantityError(f"{self} * {factor} is less than zero: a mass is zero or more")
        return _of(Mass, n * by[0], d * by[1])

    def __rmul__(self, factor: _Factor) -> "Mass":
        units.refuse_pint()
        return self.__mul__(factor)

    @overload
    def __truediv__(self, other: "Mass") -> Fraction: ...
    @overload
    def __truediv__(self, other: "BodyWeight") -> "DosePerKg": ...
    @overload
    def __truediv__(self, other: _Factor) -> "Mass": ...
    def __truediv__(self, other: "Mass | BodyWeight | _Factor") -> "Fraction | DosePerKg | Mass":
        n, d = self._ratio
        if type(other) is BodyWeight:
            m, e = other._ratio
            return _of(DosePerKg, n * e, d * m)
        by = other._ratio if type(other) is Mass else units.exact_number(other)
        if by is None:
            units.tell_pint()  # should *other* be pint's: it is asked next
            return NotImplemented
        m, e = by
        if m <= 0:
            raise QuantityError(f"{self} / {other} has no answer: divide by more than zero")
        return Fraction(n * e, d * m) if type(other) is Mass else _of(Mass, n * e, d * m)


@final
@frozen(init=False, eq=False, repr=False, getstate_setstate=False)
class BodyWeight(_Quantity):
    """The weight of a person, in kg; more than zero.

    >>> BodyWeight.parse("154 lb")
    kg("69.85322498")
    """

    _kind = units.BODY_WEIGHT

    def __init__(self, kg: Number) -> None:
        self._fill(kg)

    @property
    def kg(self) -> Fraction:
        """The number of kg, exactly."""
        return Fraction(*self._ratio)


@final
@frozen(init=False, eq=False, repr=False, getstate_setstate=False)
class DailyDose(_Quantity):
    """A mass of drug a day, in mg/day.

    >>> from datetime import timedelta
    >>> DailyDose(40) * timedelta(days=30)
    mg(1200)
    """

    _kind = units.DAILY_DOSE

    def __init__(self, mg_per_day: Number) -> None:
        self._fill(mg_per_day)

    @property
    def mg_per_day(self) -> Fraction:
        """The number of mg a day, exactly."""
        return Fraction(*self._ratio)

    def __mul__(self, duration: timedelta) -> Mass:
        if type(duration) is not timedelta:
            _refuse_number(duration, self._kind)
            return NotImplemented
        n, d = self._ratio
        m, e = units.exact_days(duration)
        return _of(Mass, n * m, d * e)

    def __rmul__(self, duration: timedelta) -> Mass:
        units.refuse_pint()
        return self.__mul__(duration)

    def __truediv__(self, weight: BodyWeight) -> "DailyDosePerKg":
        if type(weight) is not BodyWeight:
            return NotImplemented
        n, d = self._ratio
        m, e = weight._ratio
        return _of(DailyDosePerKg, n * e, d * m)


@final
@frozen(init=False, eq=False, repr=False, getstate_setstate=False)
class DosePerKg(_Quantity):
    """A mass of drug for each kg of body weight, in mg/kg: a cumulative dose or its goal.

    >>> DosePerKg(120).for_weight(BodyWeight(68))
    mg(8160)
    """

    _kind = units.DOSE_PER_KG

    def __init__(self, mg_per_kg: Number) -> None:
        self._fill(mg_per_kg)

    @property
    def mg_per_kg(self) -> Fraction:
        """The number of mg for each kg, exactly."""
        return Fraction(*self._ratio)

    def for_weight(self, weight: BodyWeight) -> Mass:
        """The mass that this is for a person of *weight*."""
        if type(weight) is not BodyWeight:
            raise _not_a_weight(weight)
        n, d = self._ratio
        m, e = weight._ratio  # noqa: SLF001 - of our own base class
        return _of(Mass, n * m, d * e)


@final
@frozen(init=False, eq=False, repr=False, getstate_setstate=False)
class DailyDosePerKg(_Quantity):
    """A daily dose for each kg of body weight, in mg/kg/day.

    >>> DailyDosePerKg("0.5").for_weight(BodyWeight(68))
    mg_per_day(34)
    """

    _kind = units.DAILY_DOSE_PER_KG

    def __init__(self, mg_per_kg_day: Number) -> None:
        self._fill(mg_per_kg_day)

    @property
    def mg_per_kg_day(self) -> Fraction:
        """The number of mg for each kg and day, exactly."""
        return Fraction(*self._ratio)

    def for_weight(self, weight: BodyWeight) -> DailyDose:
        """The daily dose that this is for a person of *weight*."""
        if type(weight) is not BodyWeight:
            raise _not_a_weight(weight)
        n, d = self._ratio
        m, e = weight._ratio  # noqa: SLF001 - of our own base class
        return _of(DailyDose, n * m, d * e)

    def __mul__(self, duration: timedelta) -> DosePerKg:
        if type(duration) is not timedelta:
            _refuse_number(duration, self._kind)
            return NotImplemented
        n, d = self._ratio
        m, e = units.exact_days(duration)
        return _of(DosePerKg, n * m, d * e)

    def __rmul__(self, duration: timedelta) -> DosePerKg:
        units.refuse_pint()
        return self.__mul__(duration)


def _refuse_number(other: object, kind: units.Kind) -> None:
    """Tell who multiplies by a bare number of days what to write; leave the rest to Python."""
    units.tell_pint()  # should it be pint's: it is asked next
    if isinstance(other, int | float | Decimal | Fraction):
        raise TypeError(
            f"{kind.what} cannot be multiplied by a number: "
            "multiply by timedelta(days=30) for what is taken in 30 days"
        )


def _not_a_weight(other: object) -> TypeError:
    return TypeError(f"{type(other).__name__} is not a BodyWeight: write for_weight(kg(68))")


def mg(number: Number) -> Mass:
    """*number* mg.

    >>> mg(40) / kg(80)
    mg_per_kg("0.5")
    """
    return Mass(number)


def kg(number: Number) -> BodyWeight:
    """*number* kg of body weight.

    >>> kg("68.5").kg
    Fraction(137, 2)
    """
    return BodyWeight(number)


def mg_per_day(number: Number) -> DailyDose:
    """*number* mg a day.

    >>> mg_per_day(40) / kg(80)
    mg_per_kg_day("0.5")
    """
    return DailyDose(number)


def mg_per_kg(number: Number) -> DosePerKg:
    """*number* mg for each kg of body weight.

    >>> mg_per_kg(120).for_weight(kg(68))
    mg(8160)
    """
    return DosePerKg(number)


def mg_per_kg_day(number: Number) -> DailyDosePerKg:
    """*number* mg a day for each kg of body weight.

    >>> mg_per_kg_day("0.5").for_weight(kg(68))
    mg_per_day(34)
    """
    return DailyDosePerKg(number)


units.tell_pint()
