"""Laboratory results graded by a named version of the CTCAE.

A result is graded in the unit in which it was reported. The criteria print mg/dL and mmol/L side by
side, rounded: 301 mg/dL is grade 2, and the same sample as 3.40 mmol/L is grade 1. To convert and
then grade is to change the grade.
"""

from fractions import Fraction
from importlib import import_module
from typing import Any, Final, Literal, NamedTuple, cast, final

from attrs import evolve, field

from isotretinoin.errors import FactError, QuantityError
from isotretinoin.evidence import Rule, unverified
from isotretinoin.given import choice, count, perhaps, require, yes_or_no
from isotretinoin.monitoring.results import LabResult
from isotretinoin.rules.results import LIMITS, GradeBounds, GradingCriteria, Side
from isotretinoin.values import frozen

__all__ = ["Grade", "grade", "usual_criteria"]


def usual_criteria() -> GradingCriteria:
    """The criteria that a review grades by: which those are is data, like analytes and products.

    >>> usual_criteria().name
    'CTCAE 5.0'
    """
    criteria: GradingCriteria = import_module("isotretinoin.rulebooks.grading.ctcae").USUAL
    return criteria


@final
@frozen(kw_only=True)
class Grade:
    """A grade from 0 (none) to 4, or None and the facts that are missing.

    `assumed` says what was taken for granted. `possible` holds the grades that a number leaves open
    where signs decide, such as 3 and 4 where grade 4 is what threatens life. Grade 5 is death, and no
    result shows it.
    """

    value: Literal[0, 1, 2, 3, 4] | None
    criteria: str
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    possible: tuple[int, ...] = ()
    because: Rule[Any] | None = field(default=None, repr=False)

    def __str__(self) -> str:
        taken = f", {'; '.join(self.assumed)}" if self.assumed else ""
        if self.value is None:
            grades = " or ".join(map(str, self.possible))
            told = f"grade {grades}" if self.possible else "no grade"
            missing = f" (missing: {', '.join(self.missing)})"
            return f"{told} by {self.criteria}{missing}{taken}{unverified(self.because)}"
        return f"grade {self.value} by {self.criteria}{taken}{unverified(self.because)}"


def grade(
    result: LabResult,
    criteria: GradingCriteria,
    *,
    baseline: LabResult | None = None,
    at_lowest_bound: Literal["inclusive", "exclusive"] = "inclusive",
    allow_converted: bool = False,
    age: int | None = None,
) -> Grade:
    """The grade of the result, in the unit in which it was reported.

    `baseline` is the result before treatment; where the criteria ask for one and none is given, it
    is taken as normal and the grade says so. Abnormal means above the upper limit: a low baseline
    counts as normal. Where a number leaves several grades open, because signs decide, none is
    guessed: `possible` has them. With `age`, in whole years, a grade by an upper limit that adult
    laboratories set too low for the young says so. `at_lowest_bound` decides whether a result on
    the dot of a lowest bound that the criteria print with both ends is grade 1, as printed, or
    grade 0, as a widely used program reads it; every other bound is as printed.

    Raises
    ------
    QuantityError
        When the result or the baseline was converted, unless `allow_converted`, or when the
        baseline is of another analyte or unit.
    FactError
        When `at_lowest_bound` is neither of the two, or `allow_converted` no yes or no; when the
        baseline is the result itself or later.

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
    perhaps(count, age, "years")
    for given in (result, baseline):
        if given is not None and given.converted and not allow_converted:
            raise QuantityError(
                f"{given} is not graded: grade it in {given.converted_from}, as reported, "
                "or say allow_converted=True",
            )
    _fitting(baseline, result)
    if result.comparator is not None:
        return _of_bound(
            result, criteria, baseline=baseline, at_lowest_bound=at_lowest_bound, age=age
        )
    rows = [rule for rule in criteria.bounds if rule.value.analyte == result.analyte]
    silent = next((rule for rule in criteria.without if rule.value == result.analyte), None)
    if not rows:
        return _without(f"{criteria.name} bounds for {result.analyte}", criteria, silent)
    if missing := _missing(result, baseline, rows):
        return _without(missing, criteria, rows[0])
    fitting = [rule for rule in rows if not rule.value.units or result.unit in rule.value.units]
    if not fitting:
        return _without(f"{criteria.name} bounds in {result.unit}", criteria, rows[0])
    rows = [rule for rule in fitting if _of_baseline(rule.value, baseline)]
    read = _Reading(result, baseline, inclusive=at_lowest_bound == "inclusive")
    found = _worst([read.by(rule) for rule in rows])
    if found.missing:
        return _without(found.missing, criteria, found.rule)
    if found.grades == (0,) and (lacking := _other_side(result, rows, silent)):
        return _without(f"{criteria.name} bounds for {lacking}", criteria, silent or found.rule)
    return _told(found, read, criteria, fitting, age)


def _fitting(baseline: LabResult | None, result: LabResult) -> None:
    """Nothing, when the baseline is one of the result's analyte and unit, and before it."""
    if baseline is not None and (baseline == result or baseline.collected > result.collected):
        raise FactError(
            f"{baseline} is no baseline for {result}: give a result of before treatment",
        )
    if baseline is not None and (
        baseline.analyte != result.analyte or baseline.unit not in (None, result.unit)
    ):
        raise QuantityError(
            f"{baseline} is no baseline for {result}: give the same analyte in its unit",
        )


#: Values so far, or so close, that no bound lies beyond them, or between.
_FAR: Final = 10**9
_CLOSE: Final = Fraction(1, _FAR)


def _of_bound(
    result: LabResult,
    criteria: GradingCriteria,
    *,
    baseline: LabResult | None,
    at_lowest_bound: Literal["inclusive", "exclusive"],
    age: int | None,
) -> Grade:
    """The grade of a result that is a bound, where all values beyond it have the same one."""
    number, up = result.number, result.comparator in (">", ">=")
    edge = Fraction(0) if result.comparator in ("<=", ">=") else _CLOSE if up else -_CLOSE
    ends = (number + edge, (number + 1) * _FAR) if up else (Fraction(0), number + edge)
    # Grades fall towards the normal range and rise from it: between the ends they are lowest there.
    limits = (result.lower_limit, result.upper_limit)
    between = [each for each in limits if each and ends[0] < each < ends[1]]
    grades = [
        grade(
            evolve(result, value=value, comparator=None),
            criteria,
            baseline=baseline,
            at_lowest_bound=at_lowest_bound,
            age=age,
            allow_converted=True,
        )
        for value in (*ends, *between)
    ]
    if len({each.value for each in grades}) == 1:
        return grades[0]
    lacking = next((each for each in grades if each.value is None), None)
    return lacking or _without("exact value", criteria, grades[0].because)


def _without(missing: str, criteria: GradingCriteria, because: Rule[Any] | None) -> Grade:
    return Grade(value=None, criteria=criteria.name, missing=(missing,), because=because)


def _missing(
    result: LabResult,
    baseline: LabResult | None,
    rows: list[Rule[GradeBounds]],
) -> str | None:
    """The first fact that is missing, save limits, which the highest grades can spare."""
    if result.unit is None:
        return "unit"
    if result.number < 0:
        return "a possible value"
    asked = [rule.value for rule in rows if _asks_for_baseline(rule.value)]
    if baseline is not None and asked:
        if baseline.unit is None:
            return "unit of the baseline"
        if baseline.number <= 0:
            return "a possible value of the baseline"
        if any(row.baseline == "low" for row in asked):
            return None if baseline.lower_limit is not None else "lower limit of the baseline"
        if any(row.baseline for row in asked) and baseline.upper_limit is None:
            return "upper limit of the baseline"
    return None


def _asks_for_baseline(row: GradeBounds) -> bool:
    counted = any(start.scale == "baseline" for start in row.starts)
    return row.baseline is not None or row.above_baseline or counted


def _of_baseline(row: GradeBounds, baseline: LabResult | None) -> bool:
    """Whether the row holds for that baseline; one that was not given is taken as normal."""
    if row.baseline is None:
        counted = any(start.scale == "baseline" for start in row.starts)
        return baseline is not None or not counted
    if baseline is None:
        return row.baseline == "normal"
    if row.baseline == "low":
        return baseline.lower_limit is not None and baseline.number < baseline.lower_limit
    return row.baseline == ("abnormal" if baseline.is_high else "normal")


class _Found(NamedTuple):
    """What one row says of a result: its grades, or what is missing for them."""

    rule: Rule[GradeBounds]
    grades: tuple[int, ...] = (0,)
    missing: str = ""


class _Reading(NamedTuple):
    """A result held against the rows of its analyte."""

    result: LabResult
    baseline: LabResult | None
    inclusive: bool

    def by(self, rule: Rule[GradeBounds]) -> _Found:
        """The grades of the highest bound that the result has passed, by that row."""
        row = rule.value
        if row.above_baseline and self.baseline and self.result.number <= self.baseline.number:
            return _Found(rule=rule)
        for number, start in reversed(list(enumerate(row.starts))):
            by = self._one(start.scale)
            rise = self._one(row.over) if row.over else Fraction(0)
            if self._on_the_other_side(start.scale):
                continue
            if by is None or rise is None:
                return _Found(rule=rule, missing=row.over or start.scale)
            # The choice at 150 mg/dL is about a lowest bound in a unit: others are as printed.
            free = number == 0 and start.scale not in LIMITS and row.side == "above"
            included = start.included and (self.inclusive or not free)
            # A laboratory's range that ends below its limit leaves the limit itself outside.
            if (
                start.scale == "upper limit"
                and start.bound == 1
                and not rise
                and row.side == "above"
            ):
                included = included or not self.result.upper_limit_included
            if _passed(self.result.number, start.bound * by + rise, row.side, included=included):
                if set(start.grades) & set(row.if_fasting) and self.result.fasting is False:
                    return _Found(rule=rule, grades=(), missing="a fasting sample")
                return _Found(rule=rule, grades=start.grades)
        return _Found(rule=rule)

    def _on_the_other_side(self, scale: str) -> bool:
        """Whether a limit that was not recorded cannot be passed, for what is known of the other."""
        number, low, high = self.result.number, self.result.lower_limit, self.result.upper_limit
        if scale == "lower limit" and low is None:
            return high is not None and number >= high
        return scale == "upper limit" and high is None and low is not None and number <= low

    def _one(self, scale: str) -> Fraction | None:
        """What 1 on the scale is, in the unit of the result."""
        if scale == "upper limit":
            return self.result.upper_limit
        if scale == "lower limit":
            return self.result.lower_limit
        return self.baseline.number if scale == "baseline" and self.baseline else Fraction(1)


def _passed(number: Fraction, bound: Fraction, side: Side, *, included: bool) -> bool:
    beyond = number > bound if side == "above" else number < bound
    return beyond or (included and number == bound)


def _worst(found: list[_Found]) -> _Found:
    """The highest grade that a row gives, unless another of its side lacks what could raise it."""
    graded = [each for each in found if not each.missing and each.grades != (0,)]
    highest = max(graded, key=lambda each: max(each.grades, default=0), default=None)
    side = highest.rule.value.side if highest is not None else None
    lacking = [each for each in found if each.missing and side in (None, each.rule.value.side)]
    return lacking[0] if lacking else highest or found[0]


def _other_side(
    result: LabResult,
    rows: list[Rule[GradeBounds]],
    silent: Rule[Any] | None,
) -> str | None:
    """What the result is, where it may lie on a side of its range for which no bounds were read."""
    sides = {rule.value.side for rule in rows}
    low, high = result.lower_limit, result.upper_limit
    if "above" not in sides and (result.number > high if high is not None else silent):
        return f"high {result.analyte}"
    if "below" not in sides and (result.number < low if low is not None else silent):
        return f"low {result.analyte}"
    return None


def _told(
    found: _Found,
    read: _Reading,
    criteria: GradingCriteria,
    fitting: list[Rule[GradeBounds]],
    age: int | None,
) -> Grade:
    row = found.rule.value
    assumed: list[str] = []
    if read.baseline is None and any(_asks_for_baseline(rule.value) for rule in fitting):
        assumed.append("the baseline taken as normal")
    if set(found.grades) & set(row.if_fasting) and read.result.fasting is None:
        assumed.append("the sample taken as fasting")
    single = found.grades if len(found.grades) == 1 else ()
    lowest = row.starts[0]
    if lowest.scale not in LIMITS and row.side == "above" and read.result.number == lowest.bound:
        assumed += (
            ["on the dot of the lowest bound, read as in it"] if single == lowest.grades else []
        )
    adults = read.result.analyte.adult_limits
    if age is not None and adults is not None and age < adults.value:
        assumed.append(f"the upper limit taken as one for {age} years, not for adults")
    missing = "" if single else row.decided_by if found.grades else "a grade printed for it"
    return Grade(
        value=cast("Literal[0, 1, 2, 3, 4]", single[0]) if single else None,
        criteria=criteria.name,
        missing=(missing,) if missing else (),
        assumed=tuple(assumed),
        possible=() if single else found.grades,
        because=found.rule,
    )
