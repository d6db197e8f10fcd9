"""The shapes of dispensing: windows, supply, refills, prescribers."""

from __future__ import annotations

from datetime import time
from typing import Literal, final

from attrs import field

from isotretinoin.dates import Days
from isotretinoin.evidence import Timeline, optional, timelines
from isotretinoin.given import perhaps, yes_or_no
from isotretinoin.values import frozen

__all__ = [
    "ClosingTime",
    "DispensingRules",
    "MissedWindow",
    "NoWindow",
    "PrescriberRule",
    "PrescriptionWindowRule",
]


@final
@frozen
class ClosingTime:
    """A time of day in a time zone, named as the IANA time zone database names it."""

    at: time
    zone: str

    def __str__(self) -> str:
        return f"{self.at:%H:%M} {self.zone}"


@final
@frozen(kw_only=True)
class PrescriptionWindowRule:
    """So many days in which a prescription may be filled; the anchor is the first of them."""

    days: int
    anchor: Literal["specimen", "office visit", "prescription"]
    closes: ClosingTime | None = None

    def __str__(self) -> str:
        closes = f", until {self.closes} on the last" if self.closes else ""
        return f"{self.days} days, the first being that of the {self.anchor}{closes}"


@final
@frozen
class NoWindow:
    """The source says that prescriptions of these patients have no window."""

    def __str__(self) -> str:
        return "no window"


@final
@frozen(kw_only=True)
class MissedWindow:
    """How long to wait, after a window was missed, before a specimen counts again.

    Counted from the specimen that opened the window, the day that lies the wait after it is the
    first that counts; counted from the end of the window, the whole wait is barred and the day
    after it is the first.
    """

    wait: Days
    counted_from: Literal["specimen", "end of the window"]
    #: The days of the window that was missed.
    window_days: int

    def __str__(self) -> str:
        if not self.wait.n:
            return "no wait"
        return f"{self.wait} from the {self.counted_from}"


@final
@frozen(kw_only=True)
class PrescriberRule:
    """How many prescribers must agree that treatment is started, and below which age."""

    number: int
    #: The rule is for patients younger than this, in completed years; None is for all.
    below_age: int | None = None

    def __str__(self) -> str:
        who = f" for patients under {self.below_age}" if self.below_age is not None else ""
        return f"{self.number} agreeing{who}"


@final
@frozen(kw_only=True)
class DispensingRules:
    """How much, how long after the prescription, and after what, the drug may be dispensed."""

    supply: Timeline[Days] | None = field(default=None, converter=optional(Timeline[Days]))
    #: Whom the limit of supply is for.
    supply_for: Literal["all", "patients who can become pregnant"] = "all"
    refills: Timeline[int] | None = field(default=None, converter=optional(Timeline[int]))
    #: How many capsules a pack holds that is dispensed whole.
    unbroken_pack: Timeline[int] | None = field(default=None, converter=optional(Timeline[int]))
    #: For patients who can become pregnant.
    prescription_window_can: Timeline[PrescriptionWindowRule | NoWindow] | None = field(
        default=None,
        converter=optional(Timeline[PrescriptionWindowRule | NoWindow]),
    )
    #: For patients who cannot.
    prescription_window_cannot: Timeline[PrescriptionWindowRule | NoWindow] | None = field(
        default=None,
        converter=optional(Timeline[PrescriptionWindowRule | NoWindow]),
    )
    missed_first_window: Timeline[MissedWindow] | None = field(
        default=None,
        converter=optional(Timeline[MissedWindow]),
    )
    missed_later_window: Timeline[MissedWindow] | None = field(
        default=None,
        converter=optional(Timeline[MissedWindow]),
    )
    prescription_validity: Timeline[PrescriptionWindowRule] | None = field(
        default=None,
        converter=optional(Timeline[PrescriptionWindowRule]),
    )
    prescribers: Timeline[PrescriberRule] | None = field(
        default=None,
        converter=optional(Timeline[PrescriberRule]),
    )
    #: What the programme asks of pharmacies, and who may prescribe.
    duties: tuple[Timeline[str], ...] = field(default=(), converter=timelines)

    def supply_of(self, can_become_pregnant: bool | None) -> Timeline[Days] | None:  # noqa: FBT001 - one fact
        """The limit of supply for the patient, or None where the sources set none for them.

        A patient of whom nothing was recorded counts as able to become pregnant.

        Raises
        ------
        FactError
            When the fact is none of True, False and None.
        """
        perhaps(yes_or_no, can_become_pregnant, "can_become_pregnant")
        if self.supply_for != "all" and can_become_pregnant is False:
            return None
        return self.supply
