"""Our exact factors are pint's: conversions agree with an exact registry to the last digit."""

from fractions import Fraction
from typing import Any

import pint as typed_pint
import pytest
from hypothesis import given

from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg, DosePerKg, Mass, units
from strategies import Quantity, amounts, quantities

pint: Any = typed_pint  # its own types differ from version to version

EXACT = pint.UnitRegistry(non_int_type=Fraction)
TYPES: tuple[tuple[Any, units.Kind], ...] = (
    (Mass, units.MASS),
    (BodyWeight, units.BODY_WEIGHT),
    (DailyDose, units.DAILY_DOSE),
    (DosePerKg, units.DOSE_PER_KG),
    (DailyDosePerKg, units.DAILY_DOSE_PER_KG),
)
AS_PINT_WRITES = {"st": "stone", "oz": "ounce"}


def in_pint(spelling: str) -> str:
    """Our spelling of a unit, as pint reads it."""
    return AS_PINT_WRITES.get(spelling, spelling).replace("mcg", "ug").replace(".", "*")


class TestText:
    """Each spelling of a unit means what it means to pint."""

    @pytest.mark.parametrize(
        ("kind", "spelling", "unit"),
        [(kind, text, own.pint_unit) for kind, own in TYPES for text in own.spellings],
    )
    def test_factor(self, kind: Any, spelling: str, unit: str) -> None:
        """One of the unit is in ours what pint converts it to."""
        theirs = EXACT.Quantity(Fraction(1), in_pint(spelling)).to(unit).magnitude
        assert kind.parse(f"1 {spelling}").to_pint(EXACT).magnitude == theirs


class TestQuantities:
    """Each pint unit that is taken has the factor that pint gives it."""

    @pytest.mark.parametrize(("kind", "own"), TYPES)
    @given(number=amounts(positive=True))
    def test_factors(self, kind: Any, own: units.Kind, number: Fraction) -> None:
        """Taking a quantity over is converting it."""
        names = [""]
        for unit_names, exponent in own.pint_parts:
            names = [
                f"{name}{' * ' if name and exponent > 0 else ' / ' if name else ''}{unit}"
                for name in names
                for unit in unit_names
            ]
        for name in names:
            quantity = EXACT.Quantity(number, name)
            if len(dict(quantity.unit_items())) == len(own.pint_parts):  # g/g is no unit
                converted = quantity.to(own.pint_unit).magnitude
                assert kind.from_pint(quantity).to_pint(EXACT).magnitude == converted

    @given(quantities())
    def test_round_trip(self, x: Quantity) -> None:
        """Out to an exact registry and back is the same value."""
        assert type(x).from_pint(x.to_pint(EXACT)) == x
