"""Laboratory results graded by a named version of the CTCAE.

A result is graded in the unit in which it was reported. The criteria print mg/dL and mmol/L side by
side, rounded: 301 mg/dL is grade 2, and the same sample as 3.40 mmol/L is grade 1. To convert and
then grade is to change the grade.
"""

from fractions import Fraction
from typing import Any, Final, Literal, final

from attrs import field, frozen

from isotretinoin.errors import QuantityError
from isotretinoin.evidence import Rule, unverified
from isotretinoin.given import choice, perhaps, require, yes_or_no
from isotretinoin.monitoring.results import LabResult
from isotretinoin.rules.results import GradeBounds, GradingCriteria, Scale

__all__ = ["Grade", "grade"]


_UNITS: Final = ("mg/dL", "mmol/L")


@final
@frozen(kw_only=True)
class Grade:
    """A grade from 0 (none) to 4, or None and the facts that are missing.

    `assumed` says what was taken for granted. Grade 5 is death, and no result shows it.
    """

    value: Literal[0, 1, 2, 3, 4] | None
    criteria: str
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    because: Rule[Any] | None = field(default=None, repr=False)

    def __str__(self) -> str:
        if self.value is None:
            return f"no grade by {self.criteria} (missing: {', '.join(self.missing)})"
        taken = f", {'; '.join(self.assumed)}" if self.assumed else ""
        return f"grade {self.value} by {self.criteria}{taken}{unverified(self.because)}"


def grade(
    result: LabResult,
    criteria: GradingCriteria,
    *,
    baseline: LabResult | None = None,
    at_lowest_bound: Literal["inclusive", "exclusive"] = "inclusive",
    allow_converted: bool = False,
) -> Grade:
    """The grade of the result, in the unit in which it was reported.

    `baseline` is the result before treatment; where the criteria ask for one and none is given, it
    is taken as normal and the grade says so. `at_lowest_bound` decides whether a result on
    the dot of a lowest bound that the criteria print with both ends is grade 1, as printed, or
    grade 0, as a widely used program reads it; every other bound is as printed.

    Raises
    ------
    QuantityError
        When the result or the baseline was converted, unless `allow_converted`, or when the
        baseline is of another analyte or unit.
    FactError
        When `at_lowest_bound` is neither of the two, or `allow_converted` no yes or no.

    >>> from datetime import date
    >>> from isotretinoin import analytes
    >>> from isotretinoin.rulebooks import criteria
    >>> day = date(2026, 4, 9)
    >>> print(grade(LabResult(analytes.TRIGLYCERIDES, 301, "mg/dL", day), criteria("CTCAE 5.0")))
    grade 2 by CTCAE 5.0
    >>> print(grade(LabResult(analytes.ALT, 95, "U/L", day), criteria("CTCAE 5.0")))
    no grade by CTCAE 5.0 (missing: upper limit)
    """
    require(result, LabResult, 'LabResult(analytes.ALT, 40, "U/L", date(…), upper_limit=40)')
    require(criteria, GradingCriteria, 'isotretinoin.criteria("CTCAE 5.0")')
    perhaps(require, baseline, LabResult, "the LabResult before treatment")
    choice(at_lowest_bound, ("inclusive", "exclusive"), "reading of the lowest bound")
    yes_or_no(allow_converted, "allow_converted")
    for given in (result, baseline):
        if given is not None and given.converted and not allow_converted:
            raise QuantityError(
                f"{given} is not graded: grade it in {given.converted_from}, as reported, "
                "or say allow_converted=True",
            )
    if baseline is not None and (
        baseline.analyte != result.analyte or baseline.unit not in (None, result.unit)
    ):
        raise QuantityError(
            f"{baseline} is no baseline for {result}: give the same analyte in its unit",
        )
    rows = [rule for rule in criteria.bounds if rule.value.analyte == result.analyte]
    if not rows:
        silent = (rule for rule in criteria.without if rule.value == result.analyte)
        lacking = f"{criteria.name} bounds for {result.analyte}"
        return _without(lacking, criteria, next(silent, None))
    if missing := _missing(result, baseline, rows):
        return _without(missing, criteria, rows[0])
    rows = [rule for rule in rows if rule.value.scale in (result.unit, "upper limit", "baseline")]
    assumed: tuple[str, ...] = ()
    if rows[0].value.baseline is not None:
        state = "abnormal" if baseline is not None and _above_limit(baseline) else "normal"
        rows = [rule for rule in rows if rule.value.baseline == state]
        assumed = () if baseline is not None else ("the baseline taken as normal",)
    (rule,) = rows
    found = _on_scale(result, rule.value, baseline, inclusive=at_lowest_bound == "inclusive")
    if found is None:
        return _without("upper limit", criteria, rule)
    return Grade(value=found, criteria=criteria.name, assumed=assumed, because=rule)


def _without(missing: str, criteria: GradingCriteria, because: Rule[Any] | None) -> Grade:
    return Grade(value=None, criteria=criteria.name, missing=(missing,), because=because)


def _missing(
    result: LabResult,
    baseline: LabResult | None,
    rows: list[Rule[GradeBounds]],
) -> str | None:
    """The first fact that is missing, save the upper limit, which the highest grades can spare."""
    if result.unit is None:
        return "unit"
    if result.number < 0:
        return "a possible value"
    if baseline is not None and rows[0].value.baseline is not None:
        if baseline.unit is None:
            return "unit of the baseline"
        if baseline.number <= 0:
            return "a possible value of the baseline"
        if baseline.upper_limit is None:
            return "upper limit of the baseline"
    return None


def _above_limit(result: LabResult) -> bool:
    return result.upper_limit is not None and result.number > result.upper_limit


def _on_scale(
    result: LabResult,
    bounds: GradeBounds,
    baseline: LabResult | None,
    *,
    inclusive: bool,
) -> Literal[0, 1, 2, 3, 4] | None:
    number = result.number

    def one(scale: Scale) -> Fraction | None:
        """What 1 on the scale is, in the unit of the result."""
        if scale == "upper limit":
            return result.upper_limit
        return baseline.number if scale == "baseline" and baseline is not None else Fraction(1)

    by = one(bounds.scale)
    if by is None:
        return None
    second, third, fourth = (bound * by for bound in bounds.above)
    if number > fourth:
        return 4
    if number > third:
        return 3
    if number > second:
        return 2
    by = one(bounds.first_scale or bounds.scale)
    if by is None:
        return None
    # The choice at 150 mg/dL is about bounds in a unit: those in baselines are as printed.
    included = bounds.first_included and (inclusive or bounds.scale not in _UNITS)
    first = bounds.first * by
    return 1 if number > first or (included and number == first) else 0
