"""What a source says of results: limits, grades, how to sample, when fewer tests may do."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, Literal, TypeAlias, final

from attrs import field

from isotretinoin.analytes import Analyte
from isotretinoin.dates import Span
from isotretinoin.errors import QuantityError
from isotretinoin.evidence import Rule
from isotretinoin.findings import Severity
from isotretinoin.quantities.exact import exact_number, number_text, written
from isotretinoin.values import frozen

__all__ = [
    "LIMITS",
    "Baseline",
    "GradeBounds",
    "GradeStart",
    "GradingCriteria",
    "Limit",
    "Reduction",
    "ResultRule",
    "SamplingRule",
    "Scale",
    "Side",
    "UnitCheck",
]


#: What a bound is counted in: a unit, or one of `LIMITS`.
Scale: TypeAlias = str
#: What else than a unit a bound is counted in: limits of normal, or baseline values.
LIMITS: Final = ("upper limit", "lower limit", "baseline")
#: On which side of its range a result lies.
Side: TypeAlias = Literal["above", "below"]
#: The state of a baseline: abnormal is above the upper limit, and a low one counts as normal.
Baseline: TypeAlias = Literal["normal", "abnormal", "low"]


#: What a bound is made from; text such as "3.40" or "1/3".
Number: TypeAlias = int | str | float | Decimal | Fraction


def _bound(value: Number) -> Fraction:
    exact = written(value) if isinstance(value, str) else exact_number(value)
    if exact is None or exact[0] < 0:
        raise QuantityError(
            f"{value!r:.60} is not a bound: write a number that is 0 or more, or digits with at "
            "most one point",
        )
    return Fraction(*exact)


def _bound_or_none(value: Number | None) -> Fraction | None:
    return None if value is None else _bound(value)


def _shown(number: Fraction) -> str:
    return number_text(number.as_integer_ratio())


def _names(analytes: tuple[Analyte, ...], joined: str = " or ") -> str:
    return joined.join(map(str, analytes))


@final
@frozen
class Limit:
    """A number in the unit in which its source prints it.

    >>> print(Limit("9", "mmol/L"))
    9 mmol/L
    """

    value: Fraction = field(converter=_bound)
    unit: str

    def __str__(self) -> str:
        return f"{_shown(self.value)} {self.unit}"


def _multiple(number: Fraction, of: str) -> str:
    """So many upper limits or baselines, in words."""
    return f"the {of}" if number == 1 else f"{_shown(number)} times the {of}"


@final
@frozen(kw_only=True)
class ResultRule:
    """What to do about a result that is above a limit, or positive.

    >>> from isotretinoin.analytes import TRIGLYCERIDES
    >>> high = ResultRule(
    ...     analytes=(TRIGLYCERIDES,),
    ...     action="reduce the dose",
    ...     severity=Severity.CAUTION,
    ...     above=(Limit(9, "mmol/L"),),
    ... )
    >>> print(high)
    triglycerides above 9 mmol/L: reduce the dose (caution)

    With `times_upper_limit`, a result is compared with that many upper limits of normal, and with
    `above` where the laboratory gave no limit; else with `above`. All bounds are exclusive.
    """

    analytes: tuple[Analyte, ...]
    action: str
    severity: Severity
    above: tuple[Limit, ...] = ()
    times_upper_limit: Fraction | None = field(default=None, converter=_bound_or_none)
    #: The result that the rule is about, for a test that is positive or negative.
    word: str | None = None

    def __str__(self) -> str:
        limits = " or ".join(map(str, self.above))
        above = f" above {limits}" if limits else ""
        if self.times_upper_limit is not None:
            fallback = f" ({limits} where the laboratory gave none)" if limits else ""
            above = f" above {_multiple(self.times_upper_limit, 'upper limit')}{fallback}"
        word = f" {self.word}" if self.word is not None else ""
        return f"{_names(self.analytes)}{word}{above}: {self.action} ({self.severity.value})"


@final
@frozen(kw_only=True)
class SamplingRule:
    """How a sample must have been taken for its result to be read."""

    analytes: tuple[Analyte, ...]
    fasting: bool = False
    #: The least hours since alcohol, included.
    hours_since_alcohol: int | None = None

    def __str__(self) -> str:
        hours = self.hours_since_alcohol
        asked = ["fasting"] if self.fasting else []
        asked += [f"at least {hours} hours after alcohol"] if hours is not None else []
        return f"{_names(self.analytes, ', ')}: {', '.join(asked) or 'at any time'}"


@final
@frozen(kw_only=True)
class UnitCheck:
    """Which numbers go with which unit: those up to the cut with mmol/L, those above with mg/dL."""

    analytes: tuple[Analyte, ...]
    cut: Fraction = field(converter=_bound)
    units: tuple[str, str] = ("mg/dL", "mmol/L")

    def __str__(self) -> str:
        high, low = self.units
        cut = _shown(self.cut)
        return f"{_names(self.analytes)}: numbers up to {cut} are in {low}, above it in {high}"


@final
@frozen(kw_only=True)
class Reduction:
    """Which normal results allow fewer blood tests.

    Every one of the `analytes` must be normal: at most the laboratory's upper limit, or below
    `normal_below` where it gave none. No reduction outlives a raise of the dose, or where the source
    says so a change of it, and none is about pregnancy tests.
    """

    analytes: tuple[Analyte, ...]
    #: How many normal monthly results in a row, of which the caller chooses one.
    counts: tuple[int, ...] = ()
    #: Whether the last result before the course must be normal too.
    baseline: bool = False
    #: How long after the first dose the normal result lies.
    after: Span | None = None
    normal_below: tuple[tuple[Analyte, Limit], ...] = ()
    #: What of the dose ends it.
    void_when: Literal["raised", "changed"] = "raised"

    def __str__(self) -> str:
        when = ["at baseline"] if self.baseline else []
        when += [f"{self.after} after the first dose"] if self.after is not None else []
        if self.counts:
            when.append(f"{' or '.join(map(str, self.counts))} times in a row, monthly")
        below = [f"{analyte} below {limit}" for analyte, limit in self.normal_below]
        without = f" ({', '.join(below)} where the laboratory gave no limit)" if below else ""
        counted = f": {' and '.join(when)}" if when else ""
        end = f"until the dose is {self.void_when}"
        return f"normal {_names(self.analytes, ', ')}{without}{counted}, {end}"


def _grades(value: int | tuple[int, ...]) -> tuple[int, ...]:
    return (value,) if isinstance(value, int) else tuple(value)


@final
@frozen
class GradeStart:
    """From where on a grade holds: beyond `bound`, which counts itself only where `included`.

    Of several grades a number cannot tell which it is: signs decide. No grade at all is one that the
    criteria do not print.
    """

    grades: tuple[int, ...] = field(converter=_grades)
    bound: Fraction = field(converter=_bound)
    scale: Scale
    included: bool = False


@final
@frozen(kw_only=True)
class GradeBounds:
    """Where the grades of one analyte begin, from the lowest on, on one side of its range.

    `units` are those in which a result may be reported, none where the bounds are multiples of a
    limit. `over` is the limit above which bounds are counted as a rise. The grades of `if_fasting`
    hold for a fasting sample. `decided_by` is the fact that decides between several grades.
    """

    analyte: Analyte
    starts: tuple[GradeStart, ...]
    side: Side = "above"
    units: tuple[str, ...] = ()
    over: Literal["upper limit", "baseline"] | None = None
    #: The baseline for which these bounds hold; None where the criteria do not ask for it.
    baseline: Baseline | None = None
    #: Whether a result must lie above its baseline too.
    above_baseline: bool = False
    if_fasting: tuple[int, ...] = ()
    decided_by: str = "clinical signs"

    def __str__(self) -> str:
        baseline = f", {self.baseline} baseline" if self.baseline is not None else ""
        told = ", ".join(map(self._told, self.starts))
        also = " and above the baseline" if self.above_baseline else ""
        return f"{self.analyte}{baseline}: grade {told}{also}"

    def _told(self, start: GradeStart) -> str:
        grades = " or ".join(map(str, start.grades)) or "not printed"
        beyond = f"above the {self.over} by more than" if self.over else self.side
        word = ("from" if self.side == "above" else "up to") if start.included else beyond
        return f"{grades} {word} {_on(start.scale, start.bound)}"


def _on(scale: Scale, number: Fraction) -> str:
    return _multiple(number, scale) if scale in LIMITS else f"{_shown(number)} {scale}"


@final
@frozen(kw_only=True)
class GradingCriteria:
    """One version of the criteria: its bounds, and what it does not grade."""

    name: str
    title: str
    bounds: tuple[Rule[GradeBounds], ...]
    #: Analytes for which the version that was read has no grades, or none on one side.
    without: tuple[Rule[Analyte], ...] = ()

    @property
    def rules(self) -> tuple[Rule[Any], ...]:
        """All its rules, other readings among them."""
        own: tuple[Rule[Any], ...] = (*self.bounds, *self.without)
        return tuple(each for rule in own for each in (rule, *rule.alternatives))
