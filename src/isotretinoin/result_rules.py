"""What a source says of results: limits, grades, how to sample, when fewer tests may do."""

from fractions import Fraction
from typing import Any, Literal, TypeAlias, final

from attrs import field, frozen

from isotretinoin.analytes import Analyte
from isotretinoin.dates import Span
from isotretinoin.evidence import Rule
from isotretinoin.findings import Severity

__all__ = [
    "GradeBounds",
    "GradingCriteria",
    "Limit",
    "Reduction",
    "ResultRule",
    "SamplingRule",
    "Scale",
    "UnitCheck",
]

#: What a bound is counted in: a unit, upper limits of normal, or baseline values.
Scale: TypeAlias = Literal["mg/dL", "mmol/L", "upper limit", "baseline"]


@final
@frozen
class Limit:
    """A number in the unit in which its source prints it.

    >>> print(Limit("9", "mmol/L"))
    9 mmol/L
    """

    value: Fraction = field(converter=Fraction)
    unit: str

    def __str__(self) -> str:
        return f"{float(self.value):g} {self.unit}"


def _multiple(value: str | None) -> Fraction | None:
    return None if value is None else Fraction(value)


@final
@frozen(kw_only=True)
class ResultRule:
    """What to do about a result that is above a limit, or positive.

    With `times_upper_limit`, a result is compared with that many upper limits of normal, and with
    `above` where the laboratory gave no limit; else with `above`. All bounds are exclusive.
    """

    analytes: tuple[Analyte, ...]
    action: str
    severity: Severity
    above: tuple[Limit, ...] = ()
    times_upper_limit: Fraction | None = field(default=None, converter=_multiple)
    #: The result that the rule is about, for a test that is positive or negative.
    word: str | None = None


@final
@frozen(kw_only=True)
class SamplingRule:
    """How a sample must have been taken for its result to be read."""

    analytes: tuple[Analyte, ...]
    fasting: bool = False
    #: The least hours since alcohol, included.
    hours_since_alcohol: int | None = None


@final
@frozen(kw_only=True)
class UnitCheck:
    """Which numbers go with which unit: those up to the cut with mmol/L, those above with mg/dL."""

    analytes: tuple[Analyte, ...]
    cut: Fraction = field(converter=Fraction)
    units: tuple[str, str] = ("mg/dL", "mmol/L")


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


def _fractions(values: tuple[str | int, ...]) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, values))


@final
@frozen(kw_only=True)
class GradeBounds:
    """Where the grades of one analyte begin, on one scale.

    Grade 1 begins at `first`, itself counted only where `first_included`; grades 2, 3 and 4 begin
    above the three numbers of `above`, which are themselves still the grade before.
    """

    analyte: Analyte
    scale: Scale
    first: Fraction = field(converter=Fraction)
    above: tuple[Fraction, ...] = field(converter=_fractions)
    first_included: bool = False
    #: Where grade 1 begins on another scale than the others.
    first_scale: Scale | None = None
    #: The baseline for which these bounds hold; None where the criteria do not ask for it.
    baseline: Literal["normal", "abnormal"] | None = None


@final
@frozen(kw_only=True)
class GradingCriteria:
    """One version of the criteria: its bounds, and what it does not grade."""

    name: str
    title: str
    bounds: tuple[Rule[GradeBounds], ...]
    #: Analytes for which the version that was read has no grades.
    without: tuple[Rule[Analyte], ...] = ()

    @property
    def rules(self) -> tuple[Rule[Any], ...]:
        """All its rules, other readings among them."""
        own: tuple[Rule[Any], ...] = (*self.bounds, *self.without)
        return tuple(each for rule in own for each in (rule, *rule.alternatives))
