"""What the prescriptions of a course supply, each in capsules and packs."""

from __future__ import annotations

from datetime import date
from typing import final

from isotretinoin.quantities import Mass
from isotretinoin.values import frozen

__all__ = ["Filled", "Filling"]


@final
@frozen(kw_only=True)
class Filled:
    """The capsules of one strength that one prescription supplies."""

    strength: Mass
    #: Capsules left over from the prescription before.
    in_stock: int
    packs: int
    #: How many capsules a pack holds; 1 where no source asks for whole packs.
    packs_of: int
    #: Capsules left of stock and packs when the days that they cover are over.
    left: int
    #: Capsules of a pack that is opened, where whole packs are too few or too many.
    loose: int = 0

    @property
    def capsules(self) -> int:
        """The capsules to dispense."""
        return self.packs * self.packs_of + self.loose

    def __str__(self) -> str:
        told = f"{self.capsules} × {self.strength}"
        packs = f"{self.packs} pack{'' if self.packs == 1 else 's'} of {self.packs_of}"
        if not self.packs or self.packs_of == 1:
            return f"{told} of an opened pack" if self.loose else told
        return f"{told} in {packs}{f' and {self.loose} of an opened one' if self.loose else ''}"


@final
@frozen(kw_only=True)
class Filling:
    """What one prescription of a course supplies: capsules and packs, strength by strength.

    It covers the days asked for and holds no more than the days of the limit take. Packs are whole
    where these fit; where whole packs would leave days without capsules, one is opened. What is left
    over goes on to the next prescription.
    """

    number: int
    needed_on: date
    #: The days until the next prescription, or the end of the course.
    asked: int
    #: How many of them are covered, from the first.
    days: int
    strengths: tuple[Filled, ...]

    @property
    def left(self) -> dict[Mass, int]:
        """What is left over when the days covered are over."""
        return {each.strength: each.left for each in self.strengths if each.left}

    @property
    def opened(self) -> bool:
        """Whether a pack is opened for it."""
        return any(each.loose for each in self.strengths)

    def __str__(self) -> str:
        supplied = [str(each) for each in self.strengths if each.capsules]
        return ", ".join(supplied) or "nothing: the stock is enough"
