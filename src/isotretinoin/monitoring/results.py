"""One result as the laboratory reported it, and the same amount in the other unit."""

import re
from datetime import date
from fractions import Fraction
from typing import Final, Literal, TypeAlias, cast, final

from attrs import evolve, field

from isotretinoin.analytes import Analyte
from isotretinoin.dates import calendar_day
from isotretinoin.errors import QuantityError
from isotretinoin.given import choice, perhaps, require
from isotretinoin.quantities import Number
from isotretinoin.quantities.exact import exact_number, number_text
from isotretinoin.quantities.typed import unspaced
from isotretinoin.values import frozen

__all__ = ["Comparator", "LabResult"]


#: On which side of the number the value lies, where the laboratory gave no more than a bound.
Comparator: TypeAlias = Literal["<", "<=", ">", ">="]


_LONGEST: Final = 64
_WRITTEN: Final = re.compile(r" *(-?[0-9]+(?:\.[0-9]+)?) *")
_BOUND: Final = re.compile(
    r"\s*(<=?|>=?|\N{LESS-THAN OR EQUAL TO}|\N{GREATER-THAN OR EQUAL TO})(.*)"
)
_COMPARATORS: Final[dict[str, Comparator]] = {
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
    "\N{LESS-THAN OR EQUAL TO}": "<=",
    "\N{GREATER-THAN OR EQUAL TO}": ">=",
}
#: Other ways to write a unit: for enzymes an international unit is a unit.
_UNIT_ALIASES: Final = {"[IU]/L": "U/L", "IU/L": "U/L"}
_WORDS: Final = ("positive", "negative", "indeterminate")


def _exact(value: object, what: str, more: str = "") -> Fraction:
    if isinstance(value, str):
        written = _WRITTEN.fullmatch(value) if len(value) <= _LONGEST else None
        if written:
            return Fraction(written[1])
    elif (number := exact_number(value)) is not None:
        return Fraction(*number)
    raise QuantityError(
        f"{value!r:.60} is not {what}: write a number, or digits with at most one point{more}",
    )


def _value(value: Number) -> Fraction | str:
    """The number, the word for a test's result, or as text a bound that is taken apart later."""
    if isinstance(value, str) and value.casefold() in _WORDS:
        return value.casefold()
    bound = _BOUND.fullmatch(value) if isinstance(value, str) else None
    if bound and len(bound[2]) <= _LONGEST and _WRITTEN.fullmatch(bound[2]):
        return f"{_COMPARATORS[bound[1]]} {bound[2].strip()}"
    more = f", after > or < for a bound; of a pregnancy test {', '.join(_WORDS)}"
    return _exact(value, "a value", more)


def _unit(value: str | None) -> str | None:
    if value is None or isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        return _UNIT_ALIASES.get(value, value) if value else None
    raise QuantityError(f"{value!r:.60} is not a unit: write text such as 'mg/dL', or None")


def _limit(value: Number | None) -> Fraction | None:
    if value is None:
        return None
    strict = _BOUND.fullmatch(value) if isinstance(value, str) else None
    if strict and _COMPARATORS[strict[1]] == "<":
        return cast("Fraction", f"< {_above_0(strict[2].strip())}")  # taken apart with the value
    return _above_0(value)


def _above_0(value: Number) -> Fraction:
    limit = _exact(value, "an upper limit of normal")
    if limit <= 0:
        raise QuantityError(f"an upper limit of {value!s:.60}: give a number above 0")
    return limit


def _lower_limit(value: Number | None) -> Fraction | None:
    if value is None:
        return None
    limit = _exact(value, "a lower limit of normal")
    if limit < 0:
        raise QuantityError(f"a lower limit of {value!s:.60}: give 0 or more")
    return limit


def _hours(value: Number | None) -> Fraction | None:
    if value is None:
        return None
    hours = _exact(value, "a number of hours")
    if hours < 0:
        raise QuantityError(f"{value!s:.60} hours since alcohol: give 0 or more")
    return hours


def _fact(value: bool | None) -> bool | None:  # noqa: FBT001 - a field, given by name
    if value is None or type(value) is bool:
        return value
    raise QuantityError(f"{value!r:.60} is no yes or no: fasting is True, False, or None")


def _collected(value: date) -> date:
    return calendar_day(value, "day of collection")


@final
@frozen
class LabResult:
    """One value of one analyte, in the unit in which it was reported.

    A number is kept exactly, a float as the decimal it prints; the value of a pregnancy test is
    "positive", "negative" or "indeterminate". Text such as "> 1000" is a bound: the number, with its
    `comparator`. `unit` is one of the analyte's units, or None when it was not recorded.
    `upper_limit` and `lower_limit` are the laboratory's limits of normal in the same unit; a result
    on the dot of the upper one is normal, save where it is "< 150" (or `upper_limit_included=False`).
    `fasting` and `hours_since_alcohol` describe the sample, None when they were not recorded. An
    impossible value is kept, because it was reported: `monitoring.assess` finds it.

    Raises
    ------
    QuantityError
        When the value is no number, or the unit is none of the analyte's.

    >>> from datetime import date
    >>> from isotretinoin import analytes
    >>> result = LabResult(analytes.TRIGLYCERIDES, "301", "mg/dL", collected=date(2026, 4, 9))
    >>> print(result)
    triglycerides 301 mg/dL on 2026-04-09
    >>> print(result.in_unit("mmol/L"))
    triglycerides 3.40 mmol/L (converted from mg/dL) on 2026-04-09
    """

    analyte: Analyte
    #: A Fraction, or the word for a test that is positive or negative.
    value: Fraction | str = field(converter=_value)
    unit: str | None = field(converter=_unit)
    collected: date = field(converter=_collected)
    upper_limit: Fraction | None = field(default=None, converter=_limit)
    fasting: bool | None = field(default=None, converter=_fact)
    hours_since_alcohol: Fraction | None = field(default=None, converter=_hours)
    #: The unit in which the laboratory reported it, when this is not it.
    converted_from: str | None = field(default=None, kw_only=True)
    lower_limit: Fraction | None = field(default=None, converter=_lower_limit, kw_only=True)
    #: Whether a result on the dot of the upper limit is normal.
    upper_limit_included: bool = field(default=True, kw_only=True)
    #: None where the value is the number itself; else on which side of the number it lies.
    comparator: Comparator | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if type(self.analyte) is not Analyte:
            raise QuantityError(
                f"{self.analyte!s:.60} is not an analyte: give one such as analytes.TRIGLYCERIDES, "
                "and a result for each analyte of a panel",
            )
        require(self.upper_limit_included, bool, "upper_limit_included=False")
        limit: object = self.upper_limit
        if isinstance(limit, str):
            object.__setattr__(self, "upper_limit", Fraction(limit.removeprefix("< ")))
            object.__setattr__(self, "upper_limit_included", False)
        if isinstance(self.value, str) and (bound := _BOUND.fullmatch(self.value)):
            object.__setattr__(self, "comparator", _COMPARATORS[bound[1]])
            object.__setattr__(self, "value", Fraction(bound[2]))
        perhaps(choice, self.comparator, tuple(_COMPARATORS.values())[:4], "comparator")
        if self.comparator is not None and isinstance(self.value, str):
            raise QuantityError(
                f"{self.value} has no number to be {self.comparator}: leave one out"
            )
        if self.unit is not None and self.unit not in self.analyte.units:
            raise QuantityError(_no_such_unit(self.unit, self.analyte))
        low, high = self.lower_limit, self.upper_limit
        if low is not None and high is not None and low > high:
            raise QuantityError(
                f"a lower limit of {number_text(low.as_integer_ratio())} above the upper limit of "
                f"{number_text(high.as_integer_ratio())}: give them in order",
            )
        perhaps(require, self.converted_from, str, "the unit reported, as 'mg/dL'")
        if self.converted_from is not None and self.converted_from not in self.analyte.units:
            raise QuantityError(_no_such_unit(self.converted_from, self.analyte))
        if isinstance(self.value, str) is bool(self.analyte.units):
            fitting = "a number" if self.analyte.units else ", ".join(_WORDS)
            raise QuantityError(f"{self.value} is not a result of {self.analyte}: use {fitting}")

    @property
    def number(self) -> Fraction:
        """The value as a number; of a bound, the number of the bound.

        Raises
        ------
        QuantityError
            When the test is positive or negative, not a number.
        """
        if isinstance(self.value, str):
            raise QuantityError(f"{self} is not a number: compare result.value with 'positive'")
        return self.value

    def above(self, limit: Fraction) -> bool | None:
        """Whether the value is more than the limit; None where a bound leaves that open.

        >>> from datetime import date
        >>> from isotretinoin import analytes
        >>> bound = LabResult(analytes.TRIGLYCERIDES, "> 1000", "mg/dL", date(2026, 4, 9))
        >>> bound.above(Fraction(500)), bound.above(Fraction(1000)), bound.above(Fraction(2000))
        (True, True, None)
        """
        require(limit, Fraction, "Fraction(150)")
        match self.comparator:
            case None:
                return self.number > limit
            case ">":
                return True if self.number >= limit else None
            case ">=":
                return True if self.number > limit else None
            case _:
                return False if self.number <= limit else None

    def below(self, limit: Fraction) -> bool | None:
        """Whether the value is less than the limit; None where a bound leaves that open."""
        require(limit, Fraction, "Fraction(150)")
        match self.comparator:
            case None:
                return self.number < limit
            case "<":
                return True if self.number <= limit else None
            case "<=":
                return True if self.number < limit else None
            case _:
                return False if self.number >= limit else None

    @property
    def is_high(self) -> bool | None:
        """Whether it is above the range of normal; None without its limit, or where a bound hides it.

        >>> from datetime import date
        >>> from isotretinoin.analytes import TRIGLYCERIDES
        >>> for limit in (150, "< 150"):
        ...     LabResult(TRIGLYCERIDES, 150, "mg/dL", date(2026, 4, 9), upper_limit=limit).is_high
        False
        True
        """
        if self.upper_limit is None:
            return None
        if self.upper_limit_included:
            return self.above(self.upper_limit)
        within = self.below(self.upper_limit)
        return None if within is None else not within

    @property
    def as_reported(self) -> "LabResult":
        """The result in the unit in which the laboratory reported it."""
        return self if self.converted_from is None else self.in_unit(self.converted_from)

    @property
    def converted(self) -> bool:
        """Whether this is not the unit in which the laboratory reported it."""
        return self.converted_from is not None

    @property
    def times_upper_limit(self) -> Fraction | None:
        """How many times the upper limit of normal, or None when the limit was not recorded."""
        return None if self.upper_limit is None else self.number / self.upper_limit

    def in_unit(self, unit: str) -> "LabResult":
        """The same amount in another of the analyte's units, exactly, marked as converted.

        Back in the reported unit it is the reported result again.

        Raises
        ------
        QuantityError
            When the unit was not recorded, is none of the analyte's, or no source was read that
            says how to convert it.
        """
        if require(unit, str, "its unit, as 'mg/dL'") not in self.analyte.units:
            raise QuantityError(_no_such_unit(unit, self.analyte))
        if self.unit is None:
            raise QuantityError(f"{self} has no unit to convert from: record the unit reported")
        if unit == self.unit:
            return self
        factor = self.analyte.mmol_per_l
        same = dict(self.analyte.same)
        if unit in same and self.unit in same:
            return self._times(Fraction(same[unit], same[self.unit]), unit)
        if factor is None:
            raise QuantityError(
                f"{self.analyte} in {self.unit} cannot be made {unit}: no source was read that "
                f"gives the factor; use the result as reported",
            )
        return self._times(factor.value if unit == "mmol/L" else 1 / factor.value, unit)

    def _times(self, by: Fraction, unit: str) -> "LabResult":
        """So many times the number, in that unit."""
        reported = self.converted_from or self.unit
        return evolve(
            self,
            value=self.number * by,
            unit=unit,
            upper_limit=None if self.upper_limit is None else self.upper_limit * by,
            lower_limit=None if self.lower_limit is None else self.lower_limit * by,
            converted_from=None if unit == reported else reported,
        )

    def __str__(self) -> str:
        value = self.value
        if not isinstance(value, str):
            # A converted value may have no last digit: two decimals are shown, all are kept.
            value = (
                f"{float(value):.2f}" if self.converted else number_text(value.as_integer_ratio())
            )
        if self.comparator is not None:
            value = f"{self.comparator} {value}"
        unit = f" {self.unit}" if self.unit else ""
        converted = f" (converted from {self.converted_from})" if self.converted else ""
        return f"{self.analyte} {value}{unit}{converted} on {self.collected}"


def unit_meant(unit: str, analyte: Analyte) -> str:
    """The analyte's unit that a person meant, who may have another case; else the unit itself.

    >>> from isotretinoin.analytes import ALT, TRIGLYCERIDES
    >>> unit_meant("mg/dl", TRIGLYCERIDES), unit_meant("iu/l", ALT)
    ('mg/dL', 'U/L')
    """
    meant = unspaced(unit).casefold()
    known = {each.casefold(): each for each in analyte.units}
    aliases = {
        other.casefold(): each for other, each in _UNIT_ALIASES.items() if each in analyte.units
    }
    return {**aliases, **known}.get(meant, unit)


def _no_such_unit(unit: str, analyte: Analyte) -> str:
    if not analyte.units:
        return f"{unit!r:.60} is not a unit of {analyte}: it has none, give None"
    meant = [each for each in analyte.units if each.casefold() == unit.casefold()]
    use = f"did you mean {meant[0]!r}?" if meant else f"use {' or '.join(analyte.units)}"
    return f"{unit!r:.60} is not a unit of {analyte}: {use}"
