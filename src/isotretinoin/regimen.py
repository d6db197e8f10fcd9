"""Doses by step, without dates: constant, titrated, every other day, some days on and some off."""

from typing import Final, final

from attrs import field, frozen

from isotretinoin.dates import Days, Weeks
from isotretinoin.errors import RegimenError
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg

__all__ = ["Regimen", "Step"]

_DAYS_A_WEEK: Final = 7


def _dose(value: object) -> DailyDose | DailyDosePerKg:
    if isinstance(value, (DailyDose, DailyDosePerKg)):
        return value
    raise RegimenError(
        f"{value!r:.60} is not a daily dose: write mg_per_day(40) or mg_per_kg_day('0.5')"
    )


def _whole(value: object, least: int, what: str) -> int:
    if type(value) is not int or value < least:
        raise RegimenError(f"{value!r:.60} is not a number of {what}: give {least} or more")
    return value


def _days_on(value: object) -> int:
    return _whole(value, 1, "days on")


def _days_off(value: object) -> int:
    return _whole(value, 0, "days off")


def _length(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, Weeks):
        value = _DAYS_A_WEEK * value.n
    return _whole(value.n if isinstance(value, Days) else value, 1, "days for a step")


@final
@frozen
class Step:
    """One dose for some days, or for as long as the course lasts when `days` is None.

    Within a step, `days_on` days with the dose are followed by `days_off` days without, again and
    again; a step begins with a day on.
    """

    daily_dose: DailyDose | DailyDosePerKg = field(converter=_dose)
    days: int | None = field(default=None, converter=_length)
    days_on: int = field(default=1, converter=_days_on, kw_only=True)
    days_off: int = field(default=0, converter=_days_off, kw_only=True)

    def dose_for(self, weight: BodyWeight) -> DailyDose:
        """The dose of a day on, for a patient of that weight."""
        dose = self.daily_dose
        return dose.for_weight(weight) if isinstance(dose, DailyDosePerKg) else dose

    def is_on(self, index: int) -> bool:
        """Whether a dose is taken on the day of that index, the step's first day being 0."""
        return index % (self.days_on + self.days_off) < self.days_on

    def days_on_within(self, days: int) -> int:
        """How many of the step's first days are days on."""
        cycles, rest = divmod(days, self.days_on + self.days_off)
        return cycles * self.days_on + min(rest, self.days_on)

    def day_of_dose(self, k: int) -> int:
        """How many days of the step have passed when its k-th day on is over, for k from 1."""
        cycles, rest = divmod(k - 1, self.days_on)
        return cycles * (self.days_on + self.days_off) + rest + 1

    @property
    def pattern(self) -> str:
        """The days on and off in words; empty for every day."""
        if not self.days_off:
            return ""
        if self.days_on == self.days_off == 1:
            return "every other day"
        return f"{self.days_on} days on, {self.days_off} days off"

    def __str__(self) -> str:
        length = f"for {Days(self.days)}" if self.days is not None else ""
        return " ".join(part for part in (str(self.daily_dose), self.pattern, length) if part)


def _steps(value: tuple[Step, ...]) -> tuple[Step, ...]:
    steps = tuple(value)
    if not steps:
        raise RegimenError("a regimen without steps: give at least one dose")
    for step in steps:
        if not isinstance(step, Step):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
            raise RegimenError(f"{step!r:.60} is not a step: write Step(mg_per_day(40), 28)")
    for step in steps[:-1]:
        if step.days is None:
            raise RegimenError(f"{step} never ends, so no step can follow it: give its days")
    return steps


@final
@frozen
class Regimen:
    """Steps of dosing, one after the other; the last one may be open-ended.

    >>> from isotretinoin.quantities import mg_per_kg_day
    >>> print(Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1)))
    0.5 mg/kg/day for 28 days, then 1 mg/kg/day
    """

    steps: tuple[Step, ...] = field(converter=_steps)

    @classmethod
    def constant(cls, daily_dose: DailyDose | DailyDosePerKg) -> "Regimen":
        """The same dose every day."""
        return cls((Step(daily_dose),))

    @classmethod
    def stepped(
        cls,
        *steps: tuple[DailyDose | DailyDosePerKg, int | Days | Weeks] | DailyDose | DailyDosePerKg,
    ) -> "Regimen":
        """Doses that change: pairs of dose and days, then the dose that stays.

        Raises
        ------
        RegimenError
            When a dose that is not the last has no days.
        """
        return cls(tuple(Step(*step) if isinstance(step, tuple) else Step(step) for step in steps))

    @classmethod
    def every_other_day(cls, daily_dose: DailyDose | DailyDosePerKg) -> "Regimen":
        """The dose on the first day, none on the second, and so on, whatever the calendar says."""
        return cls((Step(daily_dose, days_on=1, days_off=1),))

    @classmethod
    def intermittent(
        cls, daily_dose: DailyDose | DailyDosePerKg, *, days_on: int = 7, days_off: int = 21
    ) -> "Regimen":
        """The dose for some days, then none for some days: one week in four by default."""
        return cls((Step(daily_dose, days_on=days_on, days_off=days_off),))

    @property
    def days(self) -> int | None:
        """The days of all steps, or None when the last one is open-ended."""
        lengths = [step.days for step in self.steps]
        return None if lengths[-1] is None else sum(days for days in lengths if days is not None)

    def __str__(self) -> str:
        return ", then ".join(map(str, self.steps))
