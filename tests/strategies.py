"""Hypothesis strategies for the quantities, shared by the tests."""

from fractions import Fraction

from hypothesis import strategies as st

from isotretinoin.quantities import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    DosePerKg,
    Mass,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
)

LARGEST = 10**6

Quantity = Mass | BodyWeight | DailyDose | DosePerKg | DailyDosePerKg


def decimals(*, positive: bool = False) -> st.SearchStrategy[Fraction]:
    """Numbers as people write them: up to a million, with up to six decimals."""
    denominators = st.integers(0, 6).map(lambda places: 10**places)
    return st.builds(Fraction, st.integers(int(positive), LARGEST), denominators)


def amounts(*, positive: bool = False) -> st.SearchStrategy[Fraction]:
    """Decimals, and fractions that no decimal can write."""
    fractions = st.fractions(0, LARGEST, max_denominator=10_000)
    return decimals(positive=positive) | (fractions.filter(bool) if positive else fractions)


def masses() -> st.SearchStrategy[Mass]:
    return amounts().map(mg)


def weights() -> st.SearchStrategy[BodyWeight]:
    return amounts(positive=True).map(kg)


def plausible_weights() -> st.SearchStrategy[BodyWeight]:
    """From 30 to 200 kg, by 0.1 kg, as scales show them."""
    return st.integers(300, 2000).map(lambda tenths: kg(Fraction(tenths, 10)))


def daily_doses() -> st.SearchStrategy[DailyDose]:
    return amounts().map(mg_per_day)


def doses_per_kg() -> st.SearchStrategy[DosePerKg]:
    return amounts().map(mg_per_kg)


def daily_doses_per_kg() -> st.SearchStrategy[DailyDosePerKg]:
    return amounts().map(mg_per_kg_day)


def quantities() -> st.SearchStrategy[Quantity]:
    """A value of any of the five types."""
    return st.one_of(masses(), weights(), daily_doses(), doses_per_kg(), daily_doses_per_kg())
