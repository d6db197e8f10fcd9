"""How much of a dose is left after a time, by half-life.

First-order elimination, in floating point: these are estimates of a biological spread that the
sources give as mean ± SD, and no rule of this library is decided by them.
"""

from datetime import timedelta
from math import exp2, log2
from typing import Final, get_args

from isotretinoin import given
from isotretinoin.errors import FactError, QuantityError, QuantityTypeError, shown
from isotretinoin.evidence import Rule
from isotretinoin.products import Formulation
from isotretinoin.rules.posology import HalfLife, Moiety
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook

__all__ = ["fraction_remaining", "half_lives", "time_to_fraction"]


_NOTHING: Final = timedelta(0)


def _time(value: object, what: str) -> timedelta:
    if isinstance(value, timedelta):
        return value
    raise QuantityTypeError(f"{shown(value)} is not {what}: write timedelta(hours=21)")


def _half_life(value: timedelta) -> timedelta:
    if _time(value, "a half-life") <= _NOTHING:
        raise QuantityError(f"{shown(value)} is not a half-life: give a timedelta above 0")
    return value


def fraction_remaining(half_life: timedelta, elapsed: timedelta) -> float:
    """The share of a substance that is left after a time, from 1.0 down to 0.0.

    Raises
    ------
    QuantityError
        When the half-life is not above 0 or the elapsed time is negative.

    >>> from datetime import timedelta
    >>> fraction_remaining(timedelta(hours=21), timedelta(hours=42))
    0.25
    """
    _half_life(half_life)
    if _time(elapsed, "an elapsed time") < _NOTHING:
        raise QuantityError(
            f"{shown(elapsed)} is not an elapsed time: give a timedelta of 0 or more",
        )
    return exp2(-(elapsed / half_life))


def time_to_fraction(half_life: timedelta, fraction: float) -> timedelta:
    """The time after which that share is left, for a share above 0 and at most 1.

    Raises
    ------
    QuantityError
        When the half-life is not above 0 or the share is not above 0 and at most 1.

    >>> from datetime import timedelta
    >>> time_to_fraction(timedelta(hours=20), 0.125)
    datetime.timedelta(days=2, seconds=43200)
    """
    return _half_life(half_life) * -log2(_share(fraction))


def _share(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise QuantityTypeError(f"{shown(value)} is not a share that is left: write 0.5")
    if not 0 < value <= 1:
        raise QuantityError(f"{shown(value)} is not a share that is left: give above 0, up to 1")
    return value


def half_lives(
    rules: Rulebook,
    *,
    formulation: Formulation | None = None,
    moiety: Moiety | None = None,
) -> tuple[Rule[HalfLife], ...]:
    """The half-lives that the rulebook holds, each with its source: all, or those asked for.

    Raises
    ------
    TypeError
        When the rules are no rulebook.
    FactError
        When the formulation or moiety is none.

    >>> from isotretinoin import rulebook
    >>> [str(each.value) for each in half_lives(rulebook("US"), moiety="4-oxo-isotretinoin")]
    ['24 ± 5.3 h', '38 h', '38 h']
    """
    given.require(rules, Rulebook, RULEBOOK)
    given.perhaps(given.choice, formulation, tuple(Formulation), "formulation", error=FactError)
    given.perhaps(given.choice, moiety, get_args(Moiety), "moiety", error=FactError)
    return tuple(
        rule
        for rule in rules.half_lives
        if formulation in (None, rule.value.formulation) and moiety in (None, rule.value.moiety)
    )
