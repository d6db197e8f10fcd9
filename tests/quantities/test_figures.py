"""Figures: in full where short, else rounded, and never the bound that they are not at."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from isotretinoin.quantities import kg, mg, mg_per_kg, mg_per_kg_day
from isotretinoin.quantities.figures import figure


@given(
    st.fractions(min_value=0, max_value=1000, max_denominator=10**6),
    st.fractions(min_value=0, max_value=1000, max_denominator=1000),
)
def test_never_the_bound_that_it_is_not_at(number: Fraction, bound: Fraction) -> None:
    """What is printed beside a bound reads as the bound only where it is the bound."""
    value, limit = mg_per_kg(number), mg_per_kg(bound)
    read = figure(value, limit).removeprefix("≈ ").split(" ")[0]
    assert (mg_per_kg(read) == limit) is (value == limit) or value == limit


def test_as_many_places_as_it_takes() -> None:
    """80 mg at 79.999 kg is not 1.00 mg/kg, and a value beyond every place is given in full."""
    dose = mg(80) / kg("79.999")
    assert figure(dose, mg_per_kg("0.5"), mg_per_kg(1)) == "≈ 1.00001 mg/kg"
    assert figure(dose) == "≈ 1.00 mg/kg"
    near = mg_per_kg_day(1 + Fraction(1, 3 * 10**40))
    assert figure(near, mg_per_kg_day(1)) == str(near)
