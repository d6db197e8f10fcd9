"""The shapes of posology: doses, food, durations, goals, and half-lives."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Literal, TypeAlias, final

from attrs import field

from isotretinoin.dates import Months, Span, Weeks
from isotretinoin.evidence import Timeline, optional
from isotretinoin.findings import Between, Share
from isotretinoin.products import Formulation
from isotretinoin.quantities import DailyDose, DailyDosePerKg, DosePerKg
from isotretinoin.values import frozen

__all__ = ["HalfLife", "Moiety", "PosologyRules"]


# Posology -------------------------------------------------------------------------------------

Food: TypeAlias = Literal["with a meal", "with or without meals", "with food"]


#: The substance whose half-life was measured.
Moiety: TypeAlias = Literal["isotretinoin", "4-oxo-isotretinoin", "14C activity"]


@final
@frozen(kw_only=True)
class PosologyRules:
    """Dose, food, duration and the wait before another course, for some formulations."""

    formulations: tuple[Formulation, ...]
    daily_dose: Timeline[Between[DailyDosePerKg]] = field(
        converter=Timeline[Between[DailyDosePerKg]],
    )
    starting_dose: Timeline[Between[DailyDosePerKg]] | None = field(
        default=None,
        converter=optional(Timeline[Between[DailyDosePerKg]]),
    )
    #: For adults with very severe disease, with scarring or primarily on the trunk.
    adult_very_severe: Timeline[DailyDosePerKg] | None = field(
        default=None,
        converter=optional(Timeline[DailyDosePerKg]),
    )
    renal_starting_dose: Timeline[DailyDose] | None = field(
        default=None,
        converter=optional(Timeline[DailyDose]),
    )
    #: Into how many doses a day is divided.
    doses_per_day: Timeline[int] | None = field(default=None, converter=optional(Timeline[int]))
    food: Timeline[Food] | None = field(default=None, converter=optional(Timeline[Food]))
    liquid: Timeline[str] | None = field(default=None, converter=optional(Timeline[str]))
    missed_dose: Timeline[str] | None = field(default=None, converter=optional(Timeline[str]))
    course_length: Timeline[Between[Weeks] | Between[Months]] | None = field(
        default=None,
        converter=optional(Timeline[Between[Weeks] | Between[Months]]),
    )
    #: The drug may be stopped before its time when nodules have fallen by more than this share.
    early_stop: Timeline[Share] | None = field(default=None, converter=optional(Timeline[Share]))
    #: The cumulative dose that the source itself aims at.
    goal: Timeline[Between[DosePerKg]] | None = field(
        default=None,
        converter=optional(Timeline[Between[DosePerKg]]),
    )
    course_maximum: Timeline[DosePerKg] | None = field(
        default=None,
        converter=optional(Timeline[DosePerKg]),
    )
    #: Drug-free time before another course.
    washout: Timeline[Span] | None = field(default=None, converter=optional(Timeline[Span]))
    #: The lowest age in completed years, included.
    minimum_age: Timeline[int] | None = field(default=None, converter=optional(Timeline[int]))
    #: The body weights for which the source prints doses.
    tabulated_weights: Timeline[Between[Any]] | None = field(
        default=None,
        converter=optional(Timeline[Between[Any]]),
    )


@final
@frozen(kw_only=True)
class HalfLife:
    """The half-life of the drug or its metabolite as one source measured it."""

    moiety: Moiety
    mean: timedelta
    formulation: Formulation | None = None
    sd: timedelta | None = None
    conditions: str | None = None

    def __str__(self) -> str:
        spread = f" ± {self.sd / timedelta(hours=1):g}" if self.sd is not None else ""
        return f"{self.mean / timedelta(hours=1):g}{spread} h"
