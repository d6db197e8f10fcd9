"""Exact quantities: a mass, a body weight, and the three kinds of dose between them.

One type per meaning: mg, kg, mg/day, mg/kg and mg/kg/day never mix, neither for the type checker
nor at run time. Inside is a reduced fraction of two ints, so that "reached 120 mg/kg" has one
answer; a float is read as the decimal it prints. A weight is more than zero, the others zero or
more. Rounding happens only in ``format(x, ".1f")`` and ``float(x)``.

Whether an amount is plausible is not decided here.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self, final, overload

from isotretinoin.dates import Days, Months, Weeks
from isotretinoin.errors import QuantityError, QuantityTypeError, shown
from isotretinoin.quantities import units
from isotretinoin.quantities.exact import (
    LARGEST,
    SMALL,
    Exact,
    Ratio,
    exact_days,
    exact_number,
    fixed_text,
    new,
    number_text,
    reduced,
    set_ratio,
    written,
)
from isotretinoin.values import frozen

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
    "parse_goal",
]


Number = int | str | float | Decimal | Fraction
"""What a quantity is made from; text as "2.5" or "1/3"."""


_Factor = int | float | Decimal | Fraction
_Duration = timedelta | Days | Weeks


def _lasting(duration: object, kind: units.Kind) -> Ratio | None:
    """The length in days of what a daily dose is multiplied by; None where it is no length."""
    if isinstance(duration, Days):
        return duration.n, 1
    if isinstance(duration, Weeks):
        return _DAYS_A_WEEK * duration.n, 1
    if isinstance(duration, Months):
        raise QuantityTypeError(
            f"{kind.what} cannot be multiplied by {duration}, of 28 to 31 days each: "
            "multiply by Days(30) or Weeks(4)",
        )
    units.refuse_number(duration, kind)
    return None


_DAYS_A_WEEK: Final = 7


@frozen(init=False, eq=False, repr=False, getstate_setstate=False)
class _Quantity(Exact):
    """What the five types share: an exact number of one unit."""

    _kind: ClassVar[units.Kind]

    def _read(self, number: Number) -> None:
        n, d = units.read_number(number, self._kind)
        set_ratio(self, Fraction(n, d).as_integer_ratio())

    def _meet_stranger(self) -> None:
        units.refuse_pint()

    # The checkers know of no such operator, and refuse it; at run time it says what to write.
    if not TYPE_CHECKING:  # pragma: no branch - the other way is theirs

        def __add__(self, other: object) -> object:
            return _no_answer(self, "+", other)

        def __radd__(self, other: object) -> object:
            return _no_answer(other, "+", self)

        def __sub__(self, other: object) -> object:
            return _no_answer(self, "-", other)

        def __rsub__(self, other: object) -> object:
            return _no_answer(other, "-", self)

        def __mul__(self, other: object) -> object:
            return _no_answer(self, "*", other)

        def __rmul__(self, other: object) -> object:
            return _no_answer(other, "*", self)

        def __truediv__(self, other: object) -> object:
            return _no_answer(self, "/", other)

        def __rtruediv__(self, other: object) -> object:
            return _no_answer(other, "/", self)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number and its unit, as "40 mg"; strict, in bounded time.

        Raises
        ------
        QuantityError
            If *text* is anything else, or its unit is not one of this type's own.
        """
        n, d = units.read_text(text, cls._kind)
        return reduced(cls, n, d)

    @classmethod
    def from_pint(cls, quantity: units.PintQuantity) -> Self:
        """Take over a pint quantity of any registry, exactly.

        Raises
        ------
        QuantityError
            If its *unit* is not one of this type's own, whatever its dimension.
        """
        n, d = units.read_pint(quantity, cls._kind)
        return reduced(cls, n, d)

    def to_pint(self, registry: Any = None) -> Any:  # noqa: ANN401 - pint's types differ by version
        """Give a pint quantity of *registry*, by default of pint's application registry.

        Its magnitude is what that registry works with: a float, `Decimal` or `Fraction`.

        Raises
        ------
        QuantityError
            When *registry* is none.
        """
        return units.to_pint(self._ratio, self._kind, registry)

    def __str__(self) -> str:
        return f"{number_text(self._ratio)} {self._kind.unit}"

    def __repr__(self) -> str:
        text = number_text(self._ratio)
        return f"{self._kind.maker}({text})" if text.isdigit() else f'{self._kind.maker}("{text}")'

    def __format__(self, spec: str) -> str:
        return f"{fixed_text(self._ratio, spec)} {self._kind.unit}" if spec else str(self)

    def __reduce__(self) -> tuple[type[Self], tuple[int | str]]:
        n, d = self._ratio
        whole = d == 1 and n <= LARGEST
        return type(self), (n if whole else number_text(self._ratio),)


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
        if type(mg) is int and 0 < mg <= SMALL:
            set_ratio(self, (mg, 1))
        else:
            self._read(mg)

    @property
    def mg(self) -> Fraction:
        """The number of mg, exactly."""
        return Fraction(*self._ratio)

    def __add__(self, other: Mass) -> Mass:
        if type(other) is not Mass:
            return NotImplemented
        n, d = self._ratio
        m, e = other._ratio
        if d == e:
            n += m
        else:
            n = n * e + m * d
            d *= e
        if d != 1 and (divisor := gcd(n, d)) != 1:
            n //= divisor
            d //= divisor
        value = new(Mass)
        set_ratio(value, (n, d))
        return value

    def __sub__(self, other: Mass) -> Mass:
        if type(other) is not Mass:
            return NotImplemented
        n, d = self._ratio
        m, e = other._ratio
        if n * e < m * d:
            raise QuantityError(f"{self} - {other} is less than zero: a mass is zero or more")
        return reduced(Mass, n * e - m * d, d * e)

    def __mul__(self, factor: _Factor) -> Mass:
        n, d = self._ratio
        if type(factor) is int and 0 <= factor <= SMALL:
            return reduced(Mass, n * factor, d)
        by = exact_number(factor)
        if by is None:
            units.refuse_pint(factor)
            return NotImplemented
        if by[0] < 0:
            raise QuantityError(
                f"{self} * {factor!s:.60} is less than zero: a mass is zero or more",
            )
        return reduced(Mass, n * by[0], d * by[1])

    def __rmul__(self, factor: _Factor) -> Mass:
        units.refuse_pint()
        return self.__mul__(factor)

    @overload
    def __truediv__(self, other: Mass) -> Fraction: ...
    @overload
    def __truediv__(self, other: BodyWeight) -> DosePerKg: ...
    @overload
    def __truediv__(self, other: _Factor) -> Mass: ...
    def __truediv__(self, other: Mass | BodyWeight | _Factor) -> Fraction | DosePerKg | Mass:
        n, d = self._ratio
        if type(other) is BodyWeight:
            m, e = other._ratio
            n *= e
            d *= m
            if (divisor := gcd(n, d)) != 1:
                n //= divisor
                d //= divisor
            dose = new(DosePerKg)
            set_ratio(dose, (n, d))
            return dose
        by = other._ratio if type(other) is Mass else exact_number(other)
        if by is None:
            units.refuse_pint(other)
            return NotImplemented
        m, e = by
        if m <= 0:
            raise QuantityError(f"{self} / {other!s:.60} has no answer: divide by more than zero")
        return Fraction(n * e, d * m) if type(other) is Mass else reduced(Mass, n * e, d * m)


@final
@frozen(init=False, eq=False, repr=False, getstate_setstate=False)
class BodyWeight(_Quantity):
    """The weight of a person, in kg; more than zero.

    >>> BodyWeight.parse("154 lb")
    kg("69.85322498")
    """

    _kind = units.BODY_WEIGHT

    def __init__(self, kg: Number) -> None:
        if type(kg) is int and 0 < kg <= SMALL:
            set_ratio(self, (kg, 1))
        else:
            self._read(kg)

    @property
    def kg(self) -> Fraction:
        """The number of kg, exactly."""
        return Fraction(*self._ratio)


@final
@frozen(init=False, eq=False, repr=False, getstate_setstate=False)
class DailyDose(_Quantity):
    """A mass of drug a day, in mg/day.

    >>> from isotretinoin.dates import Days
    >>> DailyDose(40) * Days(30)
    mg(1200)
    """

    _kind = units.DAILY_DOSE

    def __init__(self, mg_per_day: Number) -> None:
        if type(mg_per_day) is int and 0 < mg_per_day <= SMALL:
            set_ratio(self, (mg_per_day, 1))
        else:
            self._read(mg_per_day)

    @property
    def mg_per_day(self) -> Fraction:
        """The number of mg a day, exactly."""
        return Fraction(*self._ratio)

    def __mul__(self, duration: _Duration) -> Mass:
        length = (
            exact_days(duration) if type(duration) is timedelta else _lasting(duration, self._kind)
        )
        if length is None:
            return NotImplemented
        n, d = self._ratio
        m, e = length
        n *= m
        d *= e
        if d != 1 and (divisor := gcd(n, d)) != 1:
            n //= divisor
            d //= divisor
        value = new(Mass)
        set_ratio(value, (n, d))
        return value

    def __rmul__(self, duration: _Duration) -> Mass:
        units.refuse_pint()
        return self.__mul__(duration)

    def __truediv__(self, weight: BodyWeight) -> DailyDosePerKg:
        if type(weight) is not BodyWeight:
            return NotImplemented
        n, d = self._ratio
        m, e = weight._ratio
        return reduced(DailyDosePerKg, n * e, d * m)


@final
@frozen(init=False, eq=False, repr=False, getstate_setstate=False)
class DosePerKg(_Quantity):
    """A mass of drug for each kg of body weight, in mg/kg: a cumulative dose or its goal.

    >>> DosePerKg(120).for_weight(BodyWeight(68))
    mg(8160)
    """

    _kind = units.DOSE_PER_KG

    def __init__(self, mg_per_kg: Number) -> None:
        if type(mg_per_kg) is int and 0 < mg_per_kg <= SMALL:
            set_ratio(self, (mg_per_kg, 1))
        else:
            self._read(mg_per_kg)

    @property
    def mg_per_kg(self) -> Fraction:
        """The number of mg for each kg, exactly."""
        return Fraction(*self._ratio)

    def for_weight(self, weight: BodyWeight) -> Mass:
        """The mass that this is for a person of *weight*.

        Raises
        ------
        QuantityError
            When it is no body weight.
        """
        if type(weight) is not BodyWeight:
            raise units.not_a_weight(weight)
        n, d = self._ratio
        m, e = weight._ratio  # noqa: SLF001 - of our own base class
        return reduced(Mass, n * m, d * e)


@final
@frozen(init=False, eq=False, repr=False, getstate_setstate=False)
class DailyDosePerKg(_Quantity):
    """A daily dose for each kg of body weight, in mg/kg/day.

    >>> DailyDosePerKg("0.5").for_weight(BodyWeight(68))
    mg_per_day(34)
    """

    _kind = units.DAILY_DOSE_PER_KG

    def __init__(self, mg_per_kg_day: Number) -> None:
        if type(mg_per_kg_day) is int and 0 < mg_per_kg_day <= SMALL:
            set_ratio(self, (mg_per_kg_day, 1))
        else:
            self._read(mg_per_kg_day)

    @property
    def mg_per_kg_day(self) -> Fraction:
        """The number of mg for each kg and day, exactly."""
        return Fraction(*self._ratio)

    def for_weight(self, weight: BodyWeight) -> DailyDose:
        """The daily dose that this is for a person of *weight*.

        Raises
        ------
        QuantityError
            When it is no body weight.
        """
        if type(weight) is not BodyWeight:
            raise units.not_a_weight(weight)
        n, d = self._ratio
        m, e = weight._ratio  # noqa: SLF001 - of our own base class
        return reduced(DailyDose, n * m, d * e)

    def __mul__(self, duration: _Duration) -> DosePerKg:
        length = (
            exact_days(duration) if type(duration) is timedelta else _lasting(duration, self._kind)
        )
        if length is None:
            return NotImplemented
        n, d = self._ratio
        m, e = length
        return reduced(DosePerKg, n * m, d * e)

    def __rmul__(self, duration: _Duration) -> DosePerKg:
        units.refuse_pint()
        return self.__mul__(duration)


_REMEDIES: Final = {
    ("*", DosePerKg, BodyWeight): "write {dose!r}.for_weight({weight!r})",
    ("*", DailyDosePerKg, BodyWeight): "write {dose!r}.for_weight({weight!r})",
    ("+", Mass, DailyDose): "multiply the daily dose by its days first, as in {dose!r} * Days(30)",
    ("-", Mass, DailyDose): "multiply the daily dose by its days first, as in {dose!r} * Days(30)",
}


def _no_answer(left: object, sign: str, right: object) -> Any:  # noqa: ANN401 - as Python asks of an operator
    """Refuse what two of our values do not make; leave any other value its own say."""
    pair = {type(each): each for each in (left, right)}
    of_ours = [each for each in (left, right) if isinstance(each, _Quantity)]
    if sign == "+" and type(left) is int and not left and type(right) is Mass:
        return right  # `sum` begins so
    if any(hasattr(each, "__array_interface__") for each in (left, right)):
        ours = (
            f"dose {sign} {right!r:.60}"
            if isinstance(right, _Quantity)
            else f"{left!r:.60} {sign} dose"
        )
        raise QuantityTypeError(
            "an array or a Series and one of our values do not mix: write "
            f"[{ours} for dose in doses], or doses.map(lambda dose: {ours})",
        )
    if len(of_ours) < len((left, right)):
        return NotImplemented
    remedy = "see the table of operations; only masses are added and subtracted"
    for (wanted, one, other), words in _REMEDIES.items():
        if wanted == sign and {one, other} == set(pair):
            dose, weight = pair[other if one is Mass else one], pair.get(BodyWeight)
            remedy = words.format(dose=dose, weight=weight)
    raise QuantityTypeError(f"{shown(left)} {sign} {shown(right)} has no answer: {remedy}")


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


def parse_goal(text: str) -> DosePerKg | Mass:
    """The dose aimed at that the text says: for each kg of body weight, or in all.

    Raises
    ------
    QuantityError
        When it is anything else; what is no text is a `TypeError` too.

    >>> parse_goal("120 mg/kg"), parse_goal("8160 mg"), parse_goal("8.16 g")
    (mg_per_kg(120), mg(8160), mg(8160))
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        raise QuantityTypeError(
            f"{shown(text)} is not text: write parse_goal('120 mg/kg')",
        )
    if written(text):
        raise QuantityError(
            f"{shown(text)} is not a goal: give the unit, '{text:.40} mg/kg', or '{text:.40} mg' in all",
        )
    return DosePerKg.parse(text) if "/" in text else Mass.parse(text)


units.tell_pint()
