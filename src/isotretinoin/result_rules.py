"""What a source says of a result: limits to act on, how to sample, when fewer tests may do."""

from fractions import Fraction
from typing import final

from attrs import field, frozen

from isotretinoin.analytes import Analyte
from isotretinoin.dates import Span
from isotretinoin.findings import Severity

__all__ = ["Limit", "Reduction", "ResultRule", "SamplingRule", "UnitCheck"]


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
    `normal_below` where it gave none. No reduction outlives a raise of the dose, and none is about
    pregnancy tests.
    """

    analytes: tuple[Analyte, ...]
    #: How many normal monthly results in a row, of which the caller chooses one.
    counts: tuple[int, ...] = ()
    #: Whether the last result before the course must be normal too.
    baseline: bool = False
    #: How long after the first dose the normal result lies.
    after: Span | None = None
    normal_below: tuple[tuple[Analyte, Limit], ...] = ()
