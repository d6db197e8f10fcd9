"""No result outside its range is passed over, in any place and of any analyte."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from attrs import evolve

from isotretinoin import Diary, DosePeriod, Patient, analytes, kg, mg_per_day, review, rulebook
from isotretinoin.analytes import Analyte
from isotretinoin.findings import Severity
from isotretinoin.monitoring.results import LabResult
from isotretinoin.rulebooks import rulebook_names
from isotretinoin.rules.results import ResultRule
from sample_rules import rule

FIRST, DAY, AS_OF = date(2026, 3, 9), date(2026, 4, 9), date(2026, 4, 20)
NUMBERED = [each for each in analytes.ALL if isinstance(each, Analyte) and each.units]


def told(place: str, *results: LabResult) -> list[str]:
    """What a review of that place says of the results, judged or not."""
    diary = Diary(
        patient=Patient(weight=kg(60)),
        entries=(DosePeriod(FIRST, mg_per_day(40)), *results),
    )
    judged = review(diary, rulebook(place), as_of=AS_OF)
    return [each.message for each in judged.findings] + [each.matter for each in judged.not_judged]


def said(result: LabResult, place: str) -> list[str]:
    """What a review of that place says of the one result."""
    return [ungraded(each) for each in told(place, result) if result.analyte.name in each]


def ungraded(line: str) -> str:
    """The line without the grade beside it."""
    return line.partition(", grade ")[0]


@pytest.mark.parametrize("place", rulebook_names())
def test_high_and_low(place: str) -> None:
    """Of every analyte, ten times the upper limit and far below the lower one are each named."""
    high = [LabResult(each, 4321, each.units[0], DAY, upper_limit=400) for each in NUMBERED]
    low = [LabResult(each, 1, each.units[0], DAY, lower_limit=100) for each in NUMBERED]
    of_high, of_low = told(place, *high), told(place, *low)
    passed_over = [
        str(result)
        for result in high
        if not any(f"{result.analyte.name} 4321" in each for each in of_high)
    ]
    assert not passed_over
    assert {f"{result}, below its lower limit" for result in low} <= set(map(ungraded, of_low))


@pytest.mark.parametrize(
    ("analyte", "unit", "upper"),
    [(analytes.ALT, "U/L", 40), (analytes.GLUCOSE, "mg/dL", 99)],
    ids=["ALT", "glucose"],
)
def test_no_rule_is_no_permission(analyte: Analyte, unit: str, upper: int) -> None:
    """In the US no rule speaks of ALT 400 U/L or of glucose 400 mg/dL: a review says so of each."""
    high = LabResult(analyte, 400, unit, DAY, upper_limit=upper)
    assert f"{high}, above its upper limit" in said(high, "US")


def test_in_its_range() -> None:
    """A result at its limit is in its range, and nothing is said of it."""
    result = LabResult(analytes.ALT, 40, "U/L", DAY, upper_limit=40, lower_limit=40)
    assert not [each for each in said(result, "US") if "limit" in each or "range" in each]


def test_without_limits() -> None:
    """Of a result without limits nobody can tell; the limits are asked for."""
    result = LabResult(analytes.ALT, 400, "U/L", DAY)
    assert f"whether {result} lies in its range" in said(result, "US")


@pytest.mark.parametrize(("value", "word"), [("> 50", ""), ("> 30", "perhaps ")])
def test_a_bound(value: str, word: str) -> None:
    """A bound beyond the limit is outside; one short of it is so perhaps."""
    result = LabResult(analytes.ALT, value, "U/L", DAY, upper_limit=40)
    assert f"{result}, {word}above its upper limit" in said(result, "US")


def test_a_bound_that_may_be_low() -> None:
    """A bound above the lower limit may hide a low result."""
    result = LabResult(analytes.ALT, "< 30", "U/L", DAY, lower_limit=10)
    assert f"{result}, perhaps below its lower limit" in said(result, "US")


@pytest.mark.parametrize(("since", "named"), [(DAY, False), (DAY + timedelta(days=1), True)])
def test_a_rule_to_come_judges_nothing_yet(since: date, named: bool) -> None:  # noqa: FBT001 - a case
    """Only a rule that is in force on the day of the sample judges it."""
    judging = rule(
        "alt.high",
        ResultRule(
            analytes=(analytes.ALT,),
            action="reduce the dose",
            severity=Severity.CAUTION,
            times_upper_limit=Fraction(2),
        ),
        since=since,
    )
    high = LabResult(analytes.ALT, 400, "U/L", DAY, upper_limit=40)
    diary = Diary(
        patient=Patient(weight=kg(60)),
        entries=(DosePeriod(FIRST, mg_per_day(40)), high),
    )
    told = review(diary, evolve(rulebook("US"), result_rules=(judging,)), as_of=AS_OF)
    assert (
        f"{high}, above its upper limit" in [ungraded(each.matter) for each in told.not_judged]
    ) is named
