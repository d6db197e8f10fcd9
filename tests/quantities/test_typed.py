"""Quantities as a person types them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin.errors import QuantityError, QuantityTypeError
from isotretinoin.quantities import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    DosePerKg,
    Mass,
    kg,
    mg,
    mg_per_day,
    mg_per_kg_day,
)
from isotretinoin.quantities.typed import likely, typed, unspaced

WHOLE = st.integers(min_value=1, max_value=9999)
SPACES = st.sampled_from(["", " ", "\u00a0", "\u202f", "\t", "  "])
CASES = st.sampled_from([str.lower, str.upper, str.title])


class TestSpellings:
    """Known spellings of one unit are one unit."""

    @given(WHOLE, SPACES, st.sampled_from(["lb", "lbs", "lb.", "pound", "pounds"]), CASES)
    def test_pounds(self, number: int, space: str, unit: str, case: object) -> None:
        """Whatever the space, the case and the name of the unit."""
        assert callable(case)
        text = f"\ufeff{number}{space}{case(unit)}\n"
        assert typed(text, BodyWeight) == BodyWeight.parse(f"{number} lb")

    @given(st.integers(1, 40), st.integers(0, 13), SPACES)
    def test_stones(self, stones: int, pounds: int, space: str) -> None:
        """Stones and pounds add up, exactly."""
        text = f"{stones}{space}st {pounds}{space}lb"
        assert typed(text, BodyWeight) == BodyWeight.parse(f"{14 * stones + pounds} lb")

    @given(
        WHOLE,
        st.sampled_from(
            ["mg/day", "mg per day", "mg a day", "mg daily", "milligrams / d", "mg/24h"]
        ),
    )
    def test_a_day(self, number: int, unit: str) -> None:
        """A dose of a day, in whichever words."""
        assert typed(f"{number} {unit}", DailyDose, DailyDosePerKg) == mg_per_day(number)

    @given(WHOLE, st.sampled_from(["mg/kg/day", "mg/kg daily", "mg per kg per day", "MG/KG/D"]))
    def test_by_weight(self, number: int, unit: str) -> None:
        """A dose by weight is one by weight in whichever words."""
        assert typed(f"{number} {unit}", DailyDose, DailyDosePerKg) == mg_per_kg_day(number)

    @given(st.text(max_size=80))
    def test_any_text(self, text: str) -> None:
        """Any text is read or refused with what to write, and never anything else."""
        try:
            typed(text, BodyWeight)
        except QuantityError as error:
            assert "write" in str(error) or "use" in str(error) or "give" in str(error)  # noqa: PT017

    @given(WHOLE, st.sampled_from([Mass, BodyWeight, DailyDose, DosePerKg, DailyDosePerKg]))
    def test_what_is_strict_is_read(self, number: int, kind: type[Mass]) -> None:
        """Whatever the strict grammar writes means the same here."""
        assert typed(str(kind(number)), kind) == kind(number)

    def test_programs_stay_strict(self) -> None:
        """`parse` reads none of it."""
        for text in ("150 lbs", "11 st 4 lb", "68\u00a0kg", "68 KG"):
            with pytest.raises(QuantityError):
                BodyWeight.parse(text)


class TestRefusals:
    """The number that was typed is the number in the remedy, the likeliest unit first."""

    @pytest.mark.parametrize(
        ("text", "kinds", "remedy"),
        [
            ("154", (BodyWeight,), "give the unit: '154 kg' or '154 lb'"),
            ("120", (DosePerKg, Mass), "give the unit: '120 mg/kg' or '120 mg'"),
            ("8160", (DosePerKg, Mass), "give the unit: '8160 mg' or '8160 mg/kg'"),
            ("1", (DailyDose, DailyDosePerKg), "give the unit: '1 mg/kg/day' or '1 mg/day'"),
            ("40", (DailyDose, DailyDosePerKg), "give the unit: '40 mg/day' or '40 mg/kg/day'"),
            ("40 mg", (DailyDose, DailyDosePerKg), "write '40 mg/day' or '40 mg/kg/day'"),
            ("20", (Mass,), "give the unit: '20 mg'"),
            ("70 mg", (BodyWeight,), "use kg, g, lb, st or oz, as '70 kg' or '70 lb'"),
            ("11 st 4", (BodyWeight,), "give each unit: '11 st 4 lb'"),
            ("11 st 14 lb", (BodyWeight,), "write digits and then the unit"),
            ("0 st 4 lb", (BodyWeight,), "write digits and then the unit"),
            ("1 kg 5 g", (BodyWeight,), "write digits and then the unit"),
            ("20 mg twice daily", (DailyDose,), "write what a whole day comes to"),
            ("68,5 kg", (BodyWeight,), "write 68.5, with a point"),
            ("8,160 mg", (Mass,), "write 8160 or 8.160, with a point"),
            ("1,068.5 mg", (Mass,), "write 1068.5, with a point"),
            ("1,0,0 mg", (Mass,), "write 68.5, with a point"),
            ("-3 kg", (BodyWeight,), "write it without a sign"),
            ("9" * 65, (BodyWeight,), "write at most 64 characters"),
        ],
    )
    def test_remedies(self, text: str, kinds: tuple[type[Mass], ...], remedy: str) -> None:
        """What to write instead."""
        with pytest.raises(QuantityError) as refused:
            typed(text, *kinds)
        assert remedy in str(refused.value)

    def test_the_name_of_what_is_asked_for(self) -> None:
        """A caller can say what it asked for."""
        with pytest.raises(QuantityError, match="'x' is not a goal: "):
            typed("x", DosePerKg, Mass, what="a goal")

    def test_no_text(self) -> None:
        """A number is no text."""
        wrong: str = 68  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
        with pytest.raises(QuantityTypeError, match="68 is not text"):
            typed(wrong, BodyWeight)

    @given(WHOLE)
    def test_each_remedy_is_read(self, number: int) -> None:
        """Who writes what a refusal offers is understood."""
        for kinds in ((BodyWeight,), (DailyDose, DailyDosePerKg), (DosePerKg, Mass)):
            for text in likely(str(number), *kinds):
                assert text.startswith(f"{number} ")
                typed(text, *kinds)


def test_spaces() -> None:
    """Whatever a keyboard makes of a space."""
    assert unspaced(" a\u2009\u00a0b\t") == "a b"
    assert kg(68) == typed("68 kilos", BodyWeight)
    assert mg(40) == typed("40 mgs", Mass)
