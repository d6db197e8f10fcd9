"""Exact numbers: what every quantity is inside, and how Python's numbers and digits become one.

A number is a reduced fraction of two ints, so that "reached 120 mg/kg" has one answer. A float is
read as the decimal it prints; text in plain digits. How much is read is bounded before any of it
is computed: ``Decimal("1e999999")`` is refused, not expanded.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import gcd, isfinite
from typing import Any, ClassVar, Final, Self, TypeVar

from attrs import field

from isotretinoin.dates import whole
from isotretinoin.errors import QuantityError, QuantityTypeError
from isotretinoin.values import frozen

__all__ = ["Exact"]


Ratio = tuple[int, int]
"""Numerator and denominator; the denominator is positive, the two not always reduced."""


_BITS = 4096


LARGEST: Final = 2**_BITS - 1
"""No numerator or denominator of a given number is larger."""


SMALL: Final = 10**9
"""Up to here an int is an ordinary one, and quickly compared."""


_DIGITS = 1300  # no decimal that needs more fits below LARGEST
_HEX = 2**17  # characters: more than the doses of a lifetime at a new weight each day come to
_PLACES = 30
_SCALE = 10**_PLACES
_THOUSANDTHS = 1000
_FIFTEEN_DIGITS = 10**15 / _THOUSANDTHS


DECIMAL: Final = r" *([0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?) *"
"""A decimal as it may be written: no sign, a digit on both sides of a point, a short exponent."""


_WRITTEN = re.compile(DECIMAL)


# Compiled when first met: a start needs neither.
_WRITTEN_RATIO = r"([0-9]+)/([0-9]+)"
_WRITTEN_LONG = r"0x([0-9a-f]+)/0x([0-9a-f]+)"


# Who turns values into floats by itself, and would average mg with mg/kg.
_AVERAGING: Final = frozenset({"numpy", "pandas", "statistics"})


_FIXED = r"\.([0-9]|[12][0-9]|30)f"


def _bounded(n: int, d: int) -> Ratio:
    if n.bit_length() <= _BITS >= d.bit_length():
        return n, d
    raise QuantityError("a number of more than 4096 bits is not a quantity: write a shorter one")


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
    n = whole(number)
    return None if n is None else _bounded(n, 1)


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


def written(text: str) -> Ratio | None:
    """The exact value of digits, as "2.5" or "1/3"; ``None`` for any other text.

    A number beyond the bound, as a sum may be, is read as `number_text` writes it.
    """
    if text.startswith("0x"):
        return _written_long(text)
    if len(text) > 2 * _DIGITS:
        return None
    if decimal := _WRITTEN.fullmatch(text):
        return _bounded(*Decimal(decimal[1]).as_integer_ratio())
    if (ratio := re.fullmatch(_WRITTEN_RATIO, text)) and (d := int(ratio[2])):
        return _bounded(int(ratio[1]), d)
    return None


def _written_long(text: str) -> Ratio | None:
    found = re.fullmatch(_WRITTEN_LONG, text) if len(text) <= _HEX else None
    if found is None:
        return None
    n, d = int(found[1], 16), int(found[2], 16)
    return (n, d) if d and max(n, d) > LARGEST else None


def decimal_text(ratio: Ratio) -> str | None:
    """A reduced ratio in plain digits; ``None`` if that takes more than 30 decimals."""
    n, d = ratio
    if d == 1:
        return str(n)
    if _SCALE % d:
        return None
    whole, rest = divmod(abs(n), d)
    return f"{'-' * (n < 0)}{whole}.{rest * (_SCALE // d):0{_PLACES}d}".rstrip("0")


def number_text(ratio: Ratio) -> str:
    """A reduced ratio in plain digits if they end, else as "1/3"; `written` reads all it writes.

    Beyond the bound of a given number, both its parts are in base 16: there reading and writing take
    as long as the text, and in base 10 as long as its square.
    """
    n, d = ratio
    if n.bit_length() > _BITS or d.bit_length() > _BITS:
        return f"{n:#x}/{d:#x}"
    return decimal_text(ratio) or f"{n}/{d}"


def fixed_text(ratio: Ratio, spec: str) -> str:
    """A ratio rounded to the places of *spec*, as ".1f": exactly, and half to even.

    Raises
    ------
    QuantityError
        When *spec* is no such format.
    """
    found = re.fullmatch(_FIXED, spec)
    if not found:
        raise QuantityError(
            f"{spec[:20]!r} is not a format of a quantity: write '.0f' up to '.30f'"
        )
    places = int(found[1])
    # `Fraction` rounds exactly; a float on the way would not.
    whole, rest = divmod(round(Fraction(*ratio) * 10**places), 10**places)
    return f"{whole}.{rest:0{places}d}" if places else str(whole)


_MICROSECOND = timedelta(microseconds=1)


_MICROSECONDS_A_DAY = timedelta(days=1) // _MICROSECOND


@lru_cache(maxsize=256)
def exact_days(duration: timedelta) -> Ratio:
    """The length of *duration* in days of 24 hours, exact to the microsecond.

    Raises
    ------
    QuantityError
        When the duration is negative.
    """
    days = duration.days
    if days < 0:
        raise QuantityError(f"{duration!r} is negative: a dose is taken for zero days or more")
    if duration.seconds or duration.microseconds:
        return duration // _MICROSECOND, _MICROSECONDS_A_DAY
    return days, 1


@frozen(init=False, eq=False, repr=False, getstate_setstate=False)
class Exact:
    """What the types of quantity share: an exact number, compared within one type only."""

    __array_ufunc__: ClassVar[None] = None  # numpy must not spread us over an array

    _ratio: Ratio = field(init=False)  # reduced, so that equal values have equal ratios

    def __eq__(self, other: Any) -> bool:  # noqa: ANN401, PYI032 - `object` has no ratio to compare
        if self.__class__ is other.__class__:
            return self._ratio == other._ratio
        self._meet_stranger()
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._ratio)

    def __lt__(self, other: Self) -> bool:
        if self.__class__ is other.__class__:
            n, d = self._ratio
            m, e = other._ratio
            return n * e < m * d
        self._meet_stranger()
        return NotImplemented

    def __le__(self, other: Self) -> bool:
        if self.__class__ is other.__class__:
            n, d = self._ratio
            m, e = other._ratio
            return n * e <= m * d
        self._meet_stranger()
        return NotImplemented

    def __gt__(self, other: Self) -> bool:
        if self.__class__ is other.__class__:
            n, d = self._ratio
            m, e = other._ratio
            return n * e > m * d
        self._meet_stranger()
        return NotImplemented

    def __ge__(self, other: Self) -> bool:
        if self.__class__ is other.__class__:
            n, d = self._ratio
            m, e = other._ratio
            return n * e >= m * d
        self._meet_stranger()
        return NotImplemented

    def _meet_stranger(self) -> None:
        """Have a say before a value of another type answers an operator."""

    def __bool__(self) -> bool:
        return self._ratio[0] != 0

    def __float__(self) -> float:
        asking = sys._getframe(1).f_globals.get("__name__", "")  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - no public way
        if asking.partition(".")[0] in _AVERAGING:
            raise QuantityTypeError(
                f"{self!r:.60} would lose its unit in an average: write sum(doses) / len(doses), or "
                "take the numbers first, as in [dose.mg for dose in doses]",
            )
        n, d = self._ratio
        return n / d

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self


# Values are frozen: what fills a new one is fetched from the finished class, once.
set_ratio: Callable[[Exact, Ratio], None] = Exact.__dict__["_ratio"].__set__


new = object.__new__


_E = TypeVar("_E", bound=Exact)


def reduced(cls: type[_E], n: int, d: int) -> _E:
    """*n*/*d*, already known to be a value of *cls*.

    The busiest operations of the quantities write this out: the call is an eighth of their time.
    """
    if d != 1 and (divisor := gcd(n, d)) != 1:
        n //= divisor
        d //= divisor
    value = new(cls)
    set_ratio(value, (n, d))
    return value
