"""The shapes of a schedule of laboratory tests: timepoints, visits, profiles."""

from __future__ import annotations

from typing import Any, TypeAlias, final

from isotretinoin.analytes import Analyte, Panel
from isotretinoin.dates import Days, Months, Span, Weeks, multiples
from isotretinoin.evidence import Rule, rules_in
from isotretinoin.values import frozen

__all__ = [
    "AfterCourse",
    "AfterStart",
    "AtEndOfCourse",
    "AtPeakDose",
    "BeforeStart",
    "DuringCourse",
    "Every",
    "MonitoringProfile",
    "Visit",
    "WhenDoseRaised",
]


@final
@frozen
class BeforeStart:
    """Before the first dose, at most `within` before it where the source says so."""

    within: Span | None = None


@final
@frozen
class AfterStart:
    """Once, a span after the first dose."""

    span: Span


@final
@frozen
class Every:
    """At first dose + k × period for k = first_k, first_k + 1 … last_k while the course lasts."""

    period: Days | Weeks | Months
    first_k: int = 1
    last_k: int | None = None


@final
@frozen
class DuringCourse:
    """Once, on any day after the first dose: the source names none."""


@final
@frozen
class AtPeakDose:
    """When the highest dose is reached, or a span after that."""

    after: Span | None = None


@final
@frozen
class WhenDoseRaised:
    """Each time the dose goes up, or a span after that."""

    after: Span | None = None


@final
@frozen
class AtEndOfCourse:
    """On the day of the last dose."""


@final
@frozen
class AfterCourse:
    """A span after the last dose."""

    span: Span


When: TypeAlias = (
    BeforeStart
    | AfterStart
    | Every
    | DuringCourse
    | AtPeakDose
    | WhenDoseRaised
    | AtEndOfCourse
    | AfterCourse
)


@final
@frozen
class Visit:
    """What is tested at one kind of timepoint.

    In `timepoint`, {k} stands for the number of the repetition and {n} for that of the days, weeks
    or months since the first dose.

    >>> from isotretinoin.analytes import ALT
    >>> print(Visit("month {n}", Every(Months(3)), (ALT,)))
    month 3, 6, 9, 12 …: ALT
    """

    timepoint: str
    when: When
    tests: tuple[Analyte | Panel, ...]

    @property
    def name(self) -> str:
        """The timepoint in words, repetitions by their first numbers."""
        every = self.when
        if not isinstance(every, Every):
            return self.timepoint
        k, n = (multiples(each, every.first_k, every.last_k) for each in (1, every.period.n))
        return self.timepoint.format(k=k, n=n)

    def __str__(self) -> str:
        within = self.when.within if isinstance(self.when, BeforeStart) else None
        lead = f", at most {within} before the first dose" if within else ""
        return f"{self.name}{lead}: {', '.join(map(str, self.tests))}"


@final
@frozen(kw_only=True)
class MonitoringProfile:
    """One published schedule of laboratory tests, as its source has it."""

    name: str
    title: str
    visits: tuple[Rule[Visit], ...]
    #: Under what results fewer tests may do: each a `Reduction`.
    may_reduce: tuple[Rule[Any], ...] = ()
    #: What the source says should not be done, and other remarks.
    remarks: tuple[Rule[Any], ...] = ()

    @property
    def rules(self) -> tuple[Rule[Any], ...]:
        """All its rules, those not applied among them."""
        return tuple(rules_in(self))
