"""Capsules held: how many of each strength, which of them make a dose, and how long they last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from isotretinoin import given
from isotretinoin.errors import QuantityError, QuantityTypeError, RegimenError, shown
from isotretinoin.quantities import Mass, mg

__all__ = ["counted", "days_covered", "made_of"]


def days_covered(held: Mapping[Mass, int], doses: Iterable[Mass]) -> tuple[int, dict[Mass, int]]:
    """For how many of the days, from the first, the capsules held make each dose; and what is left then.

    Any capsules that make a dose serve, the fewest first. A day without a dose needs none.

    Raises
    ------
    QuantityError
        When a strength or a dose is no mass.
    RegimenError
        When a count is no whole number.

    >>> days_covered({mg(40): 1, mg(20): 3}, [mg(40), mg(40), mg(40)])
    (2, {mg(20): 1})
    """
    left = counted(held)
    covered = 0
    for dose in given.each_of(doses, Mass, "(mg(40), mg(40))", error=QuantityError):
        needed = made_of(dose, left)
        if needed is None or any(left[each] < n for each, n in needed.items()):
            break
        left -= needed
        covered += 1
    return covered, dict(sorted((+left).items(), reverse=True))


def counted(held: Mapping[Mass, int]) -> Counter[Mass]:
    """The capsules of each strength, when they are such.

    Raises
    ------
    QuantityError
        When they are no stock, or a strength is none.
    RegimenError
        When a number is no whole one.

    >>> counted({mg(20): 6})
    Counter({mg(20): 6})
    """
    if not isinstance(held, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        raise QuantityTypeError(f"{shown(held)} is no stock: write {{mg(20): 6}}")
    return Counter(
        {
            given.dose(strength, "strength of the stock"): given.count(
                number,
                f"capsules of {strength}",
                error=RegimenError,
            )
            for strength, number in held.items()
        },
    )


#: As many capsules of one strength as nobody takes in a day.
_MOST: Final = 100


def made_of(dose: Mass, held: Counter[Mass]) -> Counter[Mass] | None:
    """The fewest capsules that make the dose, of those held or else of their strengths."""
    strengths = tuple(sorted(held, reverse=True))
    fewest = _fewest(dose, tuple((each, _MOST) for each in strengths))
    if fewest is None or all(held[each] >= n for each, n in fewest.items()):
        return fewest
    return _fewest(dose, tuple((each, min(held[each], _MOST)) for each in strengths)) or fewest


@lru_cache(maxsize=256)  # few doses are taken, each on many days
def _fewest(dose: Mass, strengths: tuple[tuple[Mass, int], ...]) -> Counter[Mass] | None:
    """The fewest of these capsules that make the dose; of several ways, that of the largest."""
    made: dict[Mass, tuple[Mass, ...]] = {mg(0): ()}
    for strength, most in strengths:
        for total, capsules in list(made.items()):
            for n in range(1, min(most, int((dose - total).mg // strength.mg)) + 1):
                more, several = total + strength * n, (*capsules, *(strength,) * n)
                if more not in made or len(made[more]) > len(several):
                    made[more] = several
    return Counter(made[dose]) if dose in made else None
