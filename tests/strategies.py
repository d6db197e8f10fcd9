"""Hypothesis strategies for the quantities, as other people's tests have them too."""

from isotretinoin.adapters.strategies import (
    Quantity,
    amounts,
    daily_doses,
    daily_doses_per_kg,
    decimals,
    doses_per_kg,
    masses,
    plausible_weights,
    quantities,
    weights,
)

__all__ = [
    "Quantity",
    "amounts",
    "daily_doses",
    "daily_doses_per_kg",
    "decimals",
    "doses_per_kg",
    "masses",
    "plausible_weights",
    "quantities",
    "weights",
]
