"""Results as reported, exactly, and in the other unit on request."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin import analytes
from isotretinoin.analytes import Analyte
from isotretinoin.errors import DateError, QuantityError
from isotretinoin.monitoring.results import LabResult

DAY = date(2026, 4, 9)
CONVERTED = (analytes.TRIGLYCERIDES, analytes.CHOLESTEROL, analytes.HDL, analytes.LDL)


def triglycerides(value: Any, unit: str | None = "mg/dL", **more: Any) -> LabResult:
    return LabResult(analytes.TRIGLYCERIDES, value, unit, collected=DAY, **more)


class TestValue:
    """Exact, whatever it was written as."""

    @pytest.mark.parametrize(
        "value",
        ["3.4", " 3.40 ", 3.4, Decimal("3.4"), Fraction(17, 5)],
        ids=repr,
    )
    def test_is_exact(self, value: Any) -> None:
        """A float is read as the decimal it prints."""
        assert triglycerides(value).value == Fraction(17, 5)

    @pytest.mark.parametrize(
        "value",
        ["", "<", "<<5", "3,4", "1e3", "3.4 mg/dL", "٣", "9" * 65, True, None, b"3", float("inf")],
        ids=repr,
    )
    def test_is_a_number(self, value: Any) -> None:
        """What is no plain number is refused, in bounded time."""
        with pytest.raises(QuantityError):
            triglycerides(value)

    def test_a_reported_impossibility_is_kept(self) -> None:
        """Reading finds it; the record still says what was reported."""
        assert triglycerides("-1").value == -1

    @pytest.mark.parametrize("word", ["positive", "Negative", "INDETERMINATE"])
    def test_a_pregnancy_test_is_a_word(self, word: str) -> None:
        """It has no number and no unit."""
        result = LabResult(analytes.PREGNANCY_TEST, word, None, DAY)

        assert result.value == word.casefold()
        assert str(result) == f"pregnancy test {word.casefold()} on 2026-04-09"
        with pytest.raises(QuantityError, match="is not a number"):
            _ = result.number

    def test_another_word(self) -> None:
        """The words that may be written are named."""
        with pytest.raises(QuantityError, match="pregnancy test positive, negative, indeterminate"):
            LabResult(analytes.PREGNANCY_TEST, "unclear", None, DAY)

    def test_words_and_numbers_do_not_mix(self) -> None:
        """Each analyte has its own kind of value."""
        with pytest.raises(QuantityError, match="positive is not a result of triglycerides"):
            triglycerides("positive")
        with pytest.raises(QuantityError, match="25 is not a result of pregnancy test"):
            LabResult(analytes.PREGNANCY_TEST, 25, None, DAY)
        with pytest.raises(QuantityError, match="not a unit of pregnancy test: it has none"):
            LabResult(analytes.PREGNANCY_TEST, "positive", "U/L", DAY)


class TestUnit:
    """One of the analyte's own."""

    def test_must_be_the_analytes(self) -> None:
        """Another unit is refused, a near miss with a hint."""
        with pytest.raises(QuantityError, match="'U/L' is not a unit of triglycerides: use mg/dL"):
            triglycerides(301, "U/L")
        with pytest.raises(QuantityError, match="did you mean 'mg/dL'"):
            triglycerides(301, "mg/dl")

    @pytest.mark.parametrize("unit", [None, ""])
    def test_may_be_unrecorded(self, unit: str | None) -> None:
        """Not recorded is a fact, and not a guess."""
        assert triglycerides(301, unit).unit is None


class TestFacts:
    """Limit, fasting and alcohol."""

    def test_in_the_order_of_the_interface(self) -> None:
        """All facts by position."""
        result = LabResult(analytes.ALT, 95, "U/L", DAY, "40", True, 36)  # noqa: FBT003 - the order is public

        assert (result.upper_limit, result.hours_since_alcohol) == (Fraction(40), Fraction(36))
        assert result.fasting is True
        assert result.times_upper_limit == Fraction(19, 8)
        assert triglycerides(301).times_upper_limit is None

    @pytest.mark.parametrize(
        "wrong",
        [
            {"upper_limit": 0},
            {"upper_limit": "-40"},
            {"hours_since_alcohol": -1},
            {"fasting": "yes"},
            {"fasting": 1},
        ],
        ids=str,
    )
    def test_are_refused(self, wrong: dict[str, Any]) -> None:
        """What cannot be is refused at once."""
        with pytest.raises(QuantityError):
            triglycerides(301, **wrong)

    def test_a_unit_is_text(self) -> None:
        """What is no text is refused by name, and so is a unit it cannot have come from."""
        with pytest.raises(QuantityError, match="5 is not a unit: write text such as 'mg/dL'"):
            LabResult(analytes.TRIGLYCERIDES, 301, 5, DAY)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        with pytest.raises(QuantityError, match="'g' is not a unit of triglycerides"):
            LabResult(analytes.TRIGLYCERIDES, 301, "mg/dL", DAY, converted_from="g")

    def test_collected_on_a_day(self) -> None:
        """A moment is no day."""
        with pytest.raises(DateError, match="not a day of collection"):
            LabResult(analytes.ALT, 95, "U/L", datetime(2026, 4, 9, 8, 0))  # noqa: DTZ001

    def test_a_panel_has_no_value(self) -> None:
        """Each analyte of it has."""
        panel: Any = analytes.LIPID_PANEL
        with pytest.raises(QuantityError, match="a result for each analyte of a panel"):
            LabResult(panel, 301, "mg/dL", DAY)


class TestConversion:
    """ "exact conversion … by the molar mass that its source uses"."""

    def test_triglycerides_by_885_7_g_per_mol(self) -> None:
        """301 mg/dL is 3010/885.7 mmol/L, which two decimals show as 3.40."""
        result = triglycerides(301, upper_limit=150).in_unit("mmol/L")

        assert result.value == Fraction(30100, 8857)
        assert result.upper_limit == Fraction(15000, 8857)
        assert (result.unit, result.converted_from, result.converted) == ("mmol/L", "mg/dL", True)
        assert str(result) == "triglycerides 3.40 mmol/L (converted from mg/dL) on 2026-04-09"

    def test_800_mg_dl_is_9_03_mmol_l(self) -> None:
        """The two numbers of the EU's product text agree."""
        assert float(triglycerides(800).in_unit("mmol/L").number) == pytest.approx(9.03, abs=0.005)

    def test_cholesterol_by_0_0259(self) -> None:
        """The factor as its source prints it."""
        result = LabResult(analytes.CHOLESTEROL, 200, "mg/dL", DAY).in_unit("mmol/L")

        assert result.value == Fraction("5.18")

    @given(st.sampled_from(CONVERTED), st.fractions(0, 5000, max_denominator=1000))
    def test_there_and_back(self, analyte: Analyte, value: Fraction) -> None:
        """Back in the reported unit it is the reported result, unmarked."""
        for unit, other in (("mg/dL", "mmol/L"), ("mmol/L", "mg/dL")):
            result = LabResult(analyte, value, unit, DAY)
            assert result.in_unit(other).in_unit(unit) == result
            assert result.in_unit(unit) is result

    def test_without_a_factor(self) -> None:
        """No source was read that gives one for glucose, so none is used."""
        with pytest.raises(QuantityError, match="no source was read that gives the factor"):
            LabResult(analytes.GLUCOSE, 90, "mg/dL", DAY).in_unit("mmol/L")

    def test_without_a_unit(self) -> None:
        """An unrecorded unit cannot be converted, and a wrong one is no aim."""
        with pytest.raises(QuantityError, match="has no unit to convert from"):
            triglycerides(301, None).in_unit("mmol/L")
        with pytest.raises(QuantityError, match="'U/L' is not a unit of triglycerides"):
            triglycerides(301).in_unit("U/L")
