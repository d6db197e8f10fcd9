"""By which weight milligrams become milligrams for each kilogram, where the weight changed."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["WeightPolicy"]

#: "latest", the last weight noted, for every dose; "period", each dose by the weight of its day;
#: "baseline", the first weight.
WeightPolicy: TypeAlias = Literal["latest", "period", "baseline"]
