"""What a caller gives, taken or refused: one converter for each kind, the same everywhere.

Each returns the value that is meant, or says what was given, what was expected and what to write
instead. A wrong type is a `TypeError` and the error of its field at once; a wrong value is the error
of its field alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from isotretinoin.dates import Days, Weeks, calendar_day, whole
from isotretinoin.errors import (
    FactError,
    IsotretinoinError,
    QuantityError,
    RegimenError,
    of_wrong_type,
    require,
    shown,
)
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg, DosePerKg, Mass
from isotretinoin.quantities.exact import exact_number, number_text

if TYPE_CHECKING:
    from isotretinoin.quantities.typed import Quantity

__all__ = [
    "calendar_day",
    "choice",
    "count",
    "daily_dose",
    "days",
    "dose",
    "each_of",
    "goal",
    "group",
    "perhaps",
    "require",
    "weight",
    "yes_or_no",
]

T = TypeVar("T")

_DAYS_A_WEEK: Final = 7
_ORDINARY: Final = 10**9
#: A whole number of so many bits is still printed by Python, and read from a document.
_BITS: Final = 13_000


def days(
    value: object,
    what: str = "days",
    *,
    least: int = 1,
    error: type[IsotretinoinError] = RegimenError,
) -> int:
    """The number of days, given as a whole number, `Days` or `Weeks`; months are no days.

    Raises
    ------
    RegimenError
        Or the error named, when it is anything else or too few.

    >>> days(28), days(Weeks(4))
    (28, 28)
    """
    if type(value) is int and least <= value <= _ORDINARY:  # the common case, at once
        return value
    if isinstance(value, Weeks):
        return days(_DAYS_A_WEEK * value.n, what, least=least, error=error)
    return count(value.n if isinstance(value, Days) else value, what, least=least, error=error)


def count(
    value: object,
    what: str,
    *,
    least: int = 0,
    error: type[IsotretinoinError] = FactError,
) -> int:
    """The whole number, at least the least; True is no number, and no float is whole.

    Raises
    ------
    FactError
        Or the error named, when it is anything else.

    >>> count(3, "tests")
    3
    """
    if type(value) is int and least <= value <= _ORDINARY:  # likewise
        return value
    number = whole(value)
    if number is not None:
        if number.bit_length() > _BITS:  # so long a number is not even printed
            raise error(f"a number of {what} of more than {_BITS} bits: give a shorter one")
        if number >= least:
            return number
        raise error(f"{shown(value)} is not a number of {what}: give {least} or more")
    raise of_wrong_type(error)(
        f"{shown(value)} is not a number of {what}: give a whole number, {least} or more",
    )


def yes_or_no(value: object, what: str) -> bool:
    """The value, when it is True or False and nothing that merely counts as one of them.

    Raises
    ------
    FactError
        When it is anything else: "no" would count as yes.

    >>> yes_or_no(True, "adult_very_severe")
    True
    """
    if value is True or value is False:
        return value
    raise of_wrong_type(FactError)(
        f"{shown(value)} is not yes or no: write {what}=True or {what}=False",
    )


def perhaps(take: Any, value: object, *rest: Any, **more: Any) -> Any:  # noqa: ANN401 - of any converter
    """None for None, which stands for what was not recorded; else what the converter makes of it.

    >>> perhaps(yes_or_no, None, "with_food")
    """
    return None if value is None else take(value, *rest, **more)


def choice(
    value: object,
    choices: Collection[T],
    what: str,
    *,
    error: type[IsotretinoinError] = FactError,
) -> T:
    """The one of the choices that the value is.

    Raises
    ------
    FactError
        Or the error named, naming all choices, when it is none of them.

    >>> choice("down", ("nearest", "down", "up"), "direction")
    'down'
    """
    for each in choices:
        if type(value) is type(each) and value == each:
            return each
    wanted = " or ".join(map(repr, choices))
    known = {type(each) for each in choices}
    kind = error if type(value) in known else of_wrong_type(error)
    raise kind(f"{shown(value)} is no {what}: write {wanted}")


def _instead(value: object, usual: str, *kinds: type[Quantity]) -> str:
    """What to write in place of text or a bare number: the value's own number, the likeliest first."""
    from isotretinoin.quantities.typed import likely, typed, unspaced  # noqa: PLC0415 - to refuse

    text = unspaced(value) if isinstance(value, str) else _digits(value)
    for told in ((text,), likely(text, *kinds)):
        try:
            meant: list[Quantity] = [typed(each, *kinds) for each in told]
        except QuantityError:
            continue
        return " or ".join(map(_as_given, meant, told))
    return usual


def _as_given(meant: Quantity, text: str) -> str:
    """How to write the quantity with the digits that the text has."""
    number = str(meant).partition(" ")[0]
    return repr(meant) if text.startswith(number) else f"{type(meant).__name__}.parse({text!r})"


def _digits(value: object) -> str:
    """The number as text, empty for what is no number."""
    try:
        number = exact_number(value)
    except QuantityError:
        return ""
    return (
        "" if number is None or number[0] < 0 else number_text(Fraction(*number).as_integer_ratio())
    )


def daily_dose(value: object) -> DailyDose | DailyDosePerKg:
    """The daily dose, in mg/day or mg/kg/day.

    Raises
    ------
    RegimenError
        When it is anything else.

    >>> daily_dose(DailyDose(40))
    mg_per_day(40)
    """
    if isinstance(value, (DailyDose, DailyDosePerKg)):
        return value
    raise of_wrong_type(RegimenError)(
        f"{shown(value)} is not a daily dose: write "
        + _instead(value, "mg_per_day(40) or mg_per_kg_day('0.5')", DailyDose, DailyDosePerKg),
    )


def dose(value: object, what: str = "dose") -> Mass:
    """The dose in mg, more than 0.

    Raises
    ------
    QuantityError
        When it is anything else.

    >>> dose(Mass(20), "strength")
    mg(20)
    """
    if not isinstance(value, Mass):
        raise of_wrong_type(QuantityError)(
            f"{shown(value)} is not a {what}: write {_instead(value, 'mg(20)', Mass)}",
        )
    if not value:
        raise QuantityError(f"{shown(value)} is not a {what}: give more than 0 mg")
    return value


def goal(value: object) -> DosePerKg | Mass:
    """The cumulative dose aimed at, in mg/kg or mg, more than 0.

    Raises
    ------
    RegimenError
        When it is anything else.

    >>> goal(DosePerKg(120))
    mg_per_kg(120)
    """
    if not isinstance(value, (DosePerKg, Mass)):
        raise of_wrong_type(RegimenError)(
            f"{shown(value)} is not a goal: write "
            + _instead(value, "mg_per_kg(120) or mg(8160)", DosePerKg, Mass),
        )
    if not value:
        raise RegimenError(f"a goal of {value} is reached before the first dose: give more than 0")
    return value


def weight(value: object) -> BodyWeight:
    """The body weight.

    Raises
    ------
    QuantityError
        When it is anything else.

    >>> weight(BodyWeight(68))
    kg(68)
    """
    if isinstance(value, BodyWeight):
        return value
    raise of_wrong_type(QuantityError)(
        f"{shown(value)} is not a body weight: write {_instead(value, 'kg(68)', BodyWeight)}",
    )


def group(
    values: object,
    write: str,
    *,
    error: type[IsotretinoinError] = FactError,
) -> tuple[object, ...]:
    """The values as a tuple, whatever they are; text is one value and no group.

    Raises
    ------
    FactError
        Or the error named, when it is no group of values.

    >>> group(["a", 1], "('a', 1)")
    ('a', 1)
    """
    if type(values) is tuple:  # as they mostly are; the question below takes long
        return cast("tuple[object, ...]", values)
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise of_wrong_type(error)(f"{shown(values)} is not a group of values: write {write}")
    return tuple(cast("Iterable[object]", values))


def each_of(
    values: object,
    kind: type[T],
    write: str,
    *,
    error: type[IsotretinoinError] = FactError,
) -> tuple[T, ...]:
    """The values as a tuple, each of the kind; one value alone is not taken for several.

    Raises
    ------
    FactError
        Or the error named, when it is no group of values, or one of them is of another kind.

    >>> each_of([Mass(10), Mass(20)], Mass, "(mg(10), mg(20))")
    (mg(10), mg(20))
    """
    if isinstance(values, kind):
        raise of_wrong_type(error)(f"{shown(values)} is not a group of values: write {write}")
    told = group(values, write, error=error)
    for each in told:
        if not isinstance(each, kind):
            raise of_wrong_type(error)(f"{shown(each)} is not a {kind.__name__}: write {write}")
    return cast("tuple[T, ...]", told)
