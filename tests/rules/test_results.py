"""What a source says of results: exact bounds, and each rule in words."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from isotretinoin.analytes import ALT, AST, PREGNANCY_TEST, TRIGLYCERIDES
from isotretinoin.dates import Months
from isotretinoin.errors import QuantityError
from isotretinoin.findings import Severity
from isotretinoin.rules.results import (
    GradeBounds,
    GradeStart,
    Limit,
    Reduction,
    ResultRule,
    SamplingRule,
    UnitCheck,
)


def bounds_of(number: Any) -> list[Fraction]:
    """The number as each field that is a bound reads it."""
    rule = ResultRule(
        analytes=(ALT,),
        action="stop",
        severity=Severity.ALERT,
        times_upper_limit=number,
    )
    assert rule.times_upper_limit is not None
    return [
        Limit(number, "mmol/L").value,
        rule.times_upper_limit,
        UnitCheck(analytes=(ALT,), cut=number).cut,
        GradeStart(1, number, "upper limit").bound,
    ]


class TestBounds:
    """Exact, as all numbers of the library: a float is read as the decimal it prints."""

    @pytest.mark.parametrize(
        "number",
        [3.4, "3.4", "3.40", "17/5", Decimal("3.4"), Fraction(17, 5)],
    )
    def test_are_exact(self, number: Any) -> None:
        """3.4 is 17/5, however it is given."""
        assert bounds_of(number) == [Fraction(17, 5)] * 4

    def test_may_be_0(self) -> None:
        """Zero is a bound; what is below is none."""
        assert bounds_of(0) == [Fraction(0)] * 4

    @pytest.mark.parametrize(
        "wrong",
        [-1, "-1", True, float("nan"), float("inf"), "high", "1/0", "", "1e999999", b"3", ()],
    )
    def test_are_numbers(self, wrong: Any) -> None:
        """What is refused of a quantity is refused of a bound, in every field."""
        for make in (
            lambda: Limit(wrong, "mmol/L"),
            lambda: ResultRule(
                analytes=(ALT,),
                action="stop",
                severity=Severity.ALERT,
                times_upper_limit=wrong,
            ),
            lambda: UnitCheck(analytes=(ALT,), cut=wrong),
            lambda: GradeStart(1, wrong, "mg/dL"),
        ):
            with pytest.raises(QuantityError):
                make()

    def test_says_what_to_write(self) -> None:
        """The value, and the form of a number."""
        with pytest.raises(QuantityError, match="'high' is not a bound: write a number"):
            Limit("high", "mmol/L")

    @pytest.mark.parametrize(
        ("number", "words"),
        [("9", "9"), ("1.71", "1.71"), ("1/3", "1/3"), (1234567.5, "1234567.5")],
    )
    def test_are_shown_exactly(self, number: Any, words: str) -> None:
        """In plain digits where they end."""
        assert str(Limit(number, "mmol/L")) == f"{words} mmol/L"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (
            ResultRule(
                analytes=(TRIGLYCERIDES,),
                above=(Limit("800", "mg/dL"), Limit("9", "mmol/L")),
                action="stop",
                severity=Severity.ALERT,
            ),
            "triglycerides above 800 mg/dL or 9 mmol/L: stop (alert)",
        ),
        (
            ResultRule(
                analytes=(ALT, AST),
                times_upper_limit="3",
                action="reduce",
                severity=Severity.CAUTION,
            ),
            "ALT or AST above 3 times the upper limit: reduce (caution)",
        ),
        (
            ResultRule(
                analytes=(TRIGLYCERIDES,),
                times_upper_limit="1",
                above=(Limit("150", "mg/dL"),),
                action="look",
                severity=Severity.NOTE,
            ),
            (
                "triglycerides above the upper limit (150 mg/dL where the laboratory gave none): "
                "look (note)"
            ),
        ),
        (
            ResultRule(
                analytes=(PREGNANCY_TEST,),
                word="positive",
                action="stop",
                severity=Severity.ALERT,
            ),
            "pregnancy test positive: stop (alert)",
        ),
        (
            SamplingRule(analytes=(ALT, AST), fasting=True, hours_since_alcohol=36),
            "ALT, AST: fasting, at least 36 hours after alcohol",
        ),
        (SamplingRule(analytes=(ALT,)), "ALT: at any time"),
        (
            UnitCheck(analytes=(TRIGLYCERIDES,), cut="11.4"),
            "triglycerides: numbers up to 11.4 are in mmol/L, above it in mg/dL",
        ),
        (Reduction(analytes=(ALT, AST)), "normal ALT, AST, until the dose is raised"),
        (
            Reduction(
                analytes=(TRIGLYCERIDES,),
                counts=(2, 3),
                normal_below=((TRIGLYCERIDES, Limit("150", "mg/dL")),),
            ),
            (
                "normal triglycerides (triglycerides below 150 mg/dL where the laboratory gave no "
                "limit): 2 or 3 times in a row, monthly, until the dose is raised"
            ),
        ),
        (
            Reduction(analytes=(ALT,), baseline=True, after=Months(2), void_when="changed"),
            "normal ALT: at baseline and 2 months after the first dose, until the dose is changed",
        ),
        (
            GradeBounds(
                analyte=TRIGLYCERIDES,
                starts=(
                    GradeStart(1, "1.71", "mmol/L", included=True),
                    GradeStart(2, "3.42", "mmol/L"),
                ),
            ),
            "triglycerides: grade 1 from 1.71 mmol/L, 2 above 3.42 mmol/L",
        ),
        (
            GradeBounds(
                analyte=ALT,
                starts=(GradeStart(1, 1, "upper limit"), GradeStart((2, 3), 300, "mg/dL")),
            ),
            "ALT: grade 1 above the upper limit, 2 or 3 above 300 mg/dL",
        ),
        (
            GradeBounds(
                analyte=ALT,
                baseline="abnormal",
                starts=(GradeStart(1, "1.5", "baseline"), GradeStart(2, 3, "baseline")),
            ),
            (
                "ALT, abnormal baseline: grade 1 above 1.5 times the baseline, 2 above 3 times the "
                "baseline"
            ),
        ),
        (
            GradeBounds(
                analyte=ALT,
                above_baseline=True,
                starts=(GradeStart(1, 1, "upper limit"),),
            ),
            "ALT: grade 1 above the upper limit and above the baseline",
        ),
        (
            GradeBounds(
                analyte=ALT,
                side="below",
                starts=(
                    GradeStart(1, 1, "lower limit"),
                    GradeStart(2, 49, "U/L", included=True),
                    GradeStart((), 10, "U/L"),
                ),
            ),
            "ALT: grade 1 below the lower limit, 2 up to 49 U/L, not printed below 10 U/L",
        ),
        (
            GradeBounds(analyte=ALT, over="upper limit", starts=(GradeStart(2, 20, "U/L"),)),
            "ALT: grade 2 above the upper limit by more than 20 U/L",
        ),
    ],
)
def test_in_words(rule: object, words: str) -> None:
    """As a reader would say it, each number with what it is counted in."""
    assert str(rule) == words
