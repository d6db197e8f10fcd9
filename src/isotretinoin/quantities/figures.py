"""A number as a page shows it: in full where it is short, else rounded and marked as rounded."""

from __future__ import annotations

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


_PLACES: Final = range(2, 31)


def figure(
    value: Mass | BodyWeight | DailyDose | DosePerKg | DailyDosePerKg,
    *bounds: Mass | BodyWeight | DailyDose | DosePerKg | DailyDosePerKg,
) -> str:
    """The value in full where it is short, otherwise to two places and marked as rounded.

    Beside a bound that it is not at, it is given as many places as tell the two apart.

    Raises
    ------
    QuantityError
        When it is no quantity.

    >>> from isotretinoin.quantities import kg, mg, mg_per_kg
    >>> figure(mg(40)), figure(mg(40) / kg(68))
    ('40 mg', '≈ 0.59 mg/kg')
    >>> figure(mg(80) / kg("79.99"), mg_per_kg(1))
    '≈ 1.0001 mg/kg'
    """
    if not isinstance(value, _QUANTITIES):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        raise QuantityTypeError(f"{shown(value)} is not a quantity: write mg(40)")
    for each in bounds:
        if type(each) is not type(value):
            raise QuantityTypeError(
                f"{shown(each)} is not a bound of {value}: write one of its kind"
            )
    text = str(value)
    number = text.split(" ", 1)[0]
    if "/" not in number and len(number) <= len("1234.567"):
        return text
    others = [each for each in bounds if each != value]
    rounded = (f"{value:.{places}f}" for places in _PLACES)
    told = next((each for each in rounded if all(_read(each) != other for other in others)), text)
    return f"≈ {told}" if told != text else text


def _read(text: str) -> object:
    number, unit = text.split(" ", 1)
    return _BY_UNIT[unit](number)


_BY_UNIT: Final = {str(kind(1)).split(" ", 1)[1]: kind for kind in _QUANTITIES}
