"""A number as a page shows it: in full where it is short, else rounded and marked as rounded."""

from typing import Final

from isotretinoin.errors import QuantityTypeError, shown
from isotretinoin.quantities.amounts import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    DosePerKg,
    Mass,
)

__all__ = ["figure"]


_QUANTITIES: Final = (Mass, BodyWeight, DailyDose, DosePerKg, DailyDosePerKg)


def figure(value: Mass | BodyWeight | DailyDose | DosePerKg | DailyDosePerKg) -> str:
    """The value in full where it is short, otherwise to two places and marked as rounded.

    Raises
    ------
    QuantityError
        When it is no quantity.

    >>> from isotretinoin.quantities import kg, mg
    >>> figure(mg(40)), figure(mg(40) / kg(68))
    ('40 mg', '≈ 0.59 mg/kg')
    """
    if not isinstance(value, _QUANTITIES):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        raise QuantityTypeError(f"{shown(value)} is not a quantity: write mg(40)")
    text = str(value)
    number = text.split(" ", 1)[0]
    return text if "/" not in number and len(number) <= len("1234.567") else f"≈ {value:.2f}"
