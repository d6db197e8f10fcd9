"""The medicines: brand, formulation, strengths, and what may stand in for what."""

from enum import Enum
from typing import final

from attrs import frozen

from isotretinoin.evidence import Rule
from isotretinoin.quantities import Mass

__all__ = ["Formulation", "Product"]


@final
class Formulation(Enum):
    """How the capsule is made; milligrams of one are not milligrams of another."""

    CONVENTIONAL = "conventional"
    LIDOSE = "lidose"
    MICRONISED = "micronised"


@final
@frozen(kw_only=True)
class Product:
    """One medicine on one market, with the capsule strengths that its source lists."""

    name: str
    formulation: Formulation
    market: str
    offered: Rule[tuple[Mass, ...]]

    @property
    def strengths(self) -> tuple[Mass, ...]:
        """The capsule strengths, in rising order."""
        return self.offered.value
