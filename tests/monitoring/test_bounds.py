"""Results of which the laboratory told no more than a bound."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin import Diary, LabResult, Patient, analytes, criteria, kg, monitoring
from isotretinoin.adapters.records import from_json, to_json
from isotretinoin.errors import QuantityError
from isotretinoin.findings import FindingKind
from isotretinoin.monitoring.results import Comparator, unit_meant
from isotretinoin.rulebooks import profile, rulebook, rulebook_names
from isotretinoin.rules.monitoring import MonitoringProfile

DAY = date(2026, 4, 9)
NUMBERS = st.integers(min_value=1, max_value=3000)
SIGNS = st.sampled_from(["<", "<=", ">", ">="])


def told(value: str, *, limit: int | None = 150) -> LabResult:
    return LabResult(analytes.TRIGLYCERIDES, value, "mg/dL", DAY, upper_limit=limit, fasting=True)


def within(number: int, sign: Comparator, other: int) -> bool:
    """Whether a value may be that other one, when it was told so."""
    return {
        "<": other < number,
        "<=": other <= number,
        ">": other > number,
        ">=": other >= number,
    }[sign]


class TestText:
    """How a bound is written."""

    @pytest.mark.parametrize(
        ("text", "sign"),
        [("> 1000", ">"), (">1000", ">"), ("< 1000", "<"), ("≤1000", "<="), (">= 1000", ">=")],
    )
    def test_is_a_number_and_a_side(self, text: str, sign: str) -> None:
        """With or without a space, in either form of the sign."""
        result = told(text)
        assert result.number == 1000
        assert result.comparator == sign
        assert str(result) == f"triglycerides {sign} 1000 mg/dL on 2026-04-09"
        assert result.in_unit("mmol/L").comparator == sign

    @pytest.mark.parametrize("text", [">", "> x", ">> 3", "<5>", "> 1e3", "<" + "9" * 70])
    def test_is_one_sign_and_one_number(self, text: str) -> None:
        """Anything else is refused as it was written."""
        with pytest.raises(QuantityError, match="after > or < for a bound"):
            told(text)

    def test_a_word_has_none(self) -> None:
        """A test that is positive is on no side of a number."""
        with pytest.raises(QuantityError, match="negative has no number to be <"):
            LabResult(analytes.PREGNANCY_TEST, "negative", None, DAY, comparator="<")
        with pytest.raises(QuantityError, match="not a result of pregnancy test"):
            LabResult(analytes.PREGNANCY_TEST, "< 5", None, DAY)

    @given(NUMBERS, SIGNS)
    def test_as_json(self, number: int, sign: str) -> None:
        """What is written comes back equal, and the text of a laboratory is read."""
        diary = Diary(patient=Patient(weight=kg(68)), entries=(told(f"{sign} {number}"),))
        text = to_json(diary)
        assert from_json(text, Diary) == diary
        short = text.replace(f'"comparator": "{sign}",', "")
        short = short.replace(f'"value": "{number}"', f'"value": "{sign}{number}"')
        assert short != text
        assert from_json(short, Diary) == diary


class TestCertain:
    """A bound decides where every value within it would decide the same; else it is open."""

    @given(NUMBERS, SIGNS, NUMBERS, NUMBERS)
    def test_above_and_below(self, number: int, sign: Comparator, limit: int, other: int) -> None:
        """What is certain holds for each value that it may be."""
        result = told(f"{sign} {number}")
        for verdict, of_value in (
            (result.above(Fraction(limit)), other > limit),
            (result.below(Fraction(limit)), other < limit),
        ):
            if verdict is not None and within(number, sign, other):
                assert verdict is of_value

    @given(NUMBERS, SIGNS, NUMBERS, st.sampled_from(["CTCAE 4.0", "CTCAE 5.0", "CTCAE 6.0"]))
    def test_grades(self, number: int, sign: Comparator, other: int, name: str) -> None:
        """A grade of a bound is that of each value that it may be."""
        grade = monitoring.grade(told(f"{sign} {number}"), criteria(name))
        if grade.value is None:
            assert grade.missing
        elif within(number, sign, other):
            assert grade.value == monitoring.grade(told(str(other)), criteria(name)).value

    @given(NUMBERS, SIGNS, NUMBERS, st.sampled_from(rulebook_names()))
    def test_findings(self, number: int, sign: Comparator, other: int, place: str) -> None:
        """Above a limit by the bound is above it by each value; what is open is said to be."""
        book = rulebook(place)
        kinds = (FindingKind.RESULT_ABOVE_LIMIT, FindingKind.RESULT_UNDECIDED)
        found = monitoring.assess([told(f"{sign} {number}")], book)
        certain, undecided = (
            {each.because for each in found if each.kind is kind} for kind in kinds
        )
        if within(number, sign, other):
            real = {
                each.because
                for each in monitoring.assess([told(str(other))], book)
                if each.kind is FindingKind.RESULT_ABOVE_LIMIT
            }
            assert certain <= real <= certain | undecided

    def test_examples(self) -> None:
        """As a laboratory prints it when the sample is too thick or too thin."""
        five = criteria("CTCAE 5.0")
        assert monitoring.grade(told("> 1000"), five).value == 4
        assert monitoring.grade(told("> 300"), five).missing == ("exact value",)
        assert monitoring.grade(told("< 5"), five).value == 0
        assert monitoring.grade(told("< 5", limit=None), five).value == 0

    def test_impossible(self) -> None:
        """Less than nothing is impossible; more than nothing is not."""
        kinds = [
            {each.kind for each in monitoring.assess([told(text)], rulebook("US"))}
            for text in ("< 0", "> 0", "> -5", "< 1", "> 100001")
        ]
        impossible = [FindingKind.IMPOSSIBLE_VALUE in found for found in kinds]
        assert impossible == [True, False, False, False, True]
        assert not any(FindingKind.IMPLAUSIBLE_VALUE in found for found in kinds)

    @pytest.mark.parametrize(
        ("text", "value"),
        [("< 100", "yes"), ("> 200", "no"), ("> 100", "unknown"), ("<= 150", "yes")],
    )
    def test_fewer_tests(self, text: str, value: str) -> None:
        """A bound within the normal range is normal, one beyond it is not."""
        guide: MonitoringProfile = profile("guide")
        days = (DAY, date(2026, 5, 9), date(2026, 6, 9))
        results = [evolve(told(text), collected=day) for day in days]
        assert monitoring.may_reduce_frequency(results, guide, count=3).value == value
        without = [evolve(each, upper_limit=None) for each in results]
        if text != "<= 150":
            assert monitoring.may_reduce_frequency(without, guide, count=3).value == value


def test_units_in_another_case() -> None:
    """The unit that a person meant; what is none stays as it is, to be refused by name."""
    assert unit_meant("MG/DL ", analytes.TRIGLYCERIDES) == "mg/dL"
    assert unit_meant("iu/l", analytes.ALT) == "U/L"
    assert unit_meant("IU/L", analytes.TRIGLYCERIDES) == "IU/L"
    assert LabResult(analytes.ALT, 40, "IU/L", DAY).unit == "U/L"
