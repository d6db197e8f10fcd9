"""Doses by step, without dates: constant, titrated, in turn, some days on and some off.

A regimen has a text form, the same in and out: "0.5 mg/kg/day for 28 days, then 1 mg/kg/day until
120 mg/kg".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, final

from attrs import evolve, field

from isotretinoin import given
from isotretinoin.courses.pattern import Dosed, DosePattern, as_dosed, in_mg
from isotretinoin.dates import ONE_DAY, Days, Weekday, Weeks
from isotretinoin.errors import QuantityError, RegimenError, RegimenTypeError, shown
from isotretinoin.quantities import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    DosePerKg,
    Mass,
    mg_per_day,
    units,
)
from isotretinoin.values import frozen

__all__ = ["Regimen", "Step"]


_DAYS_A_WEEK: Final = 7


# Typed as what a caller may give: type checkers read the field's type from its converter.


def _daily_dose(value: Dosed) -> Dosed:
    return as_dosed(value)


def _days_on(value: int | Days | Weeks) -> int:
    return given.days(value, "days on")


def _days_off(value: int | Days | Weeks) -> int:
    return given.days(value, "days off", least=0)


def _length(value: int | Days | Weeks | None) -> int | None:
    return None if value is None else given.days(value, "days for a step")


@final
@frozen
class Step:
    """One dose for some days, or for as long as the course lasts when `days` is None.

    Within a step, `days_on` days with the dose are followed by `days_off` days without, again and
    again; a step begins with a day on. Without days off every day is a day on, and `days_on` is 1.
    Of a pattern, each day on takes the next dose.

    Raises
    ------
    RegimenError
        When dose or days are none, or a pattern by days of the week has days off.
    """

    daily_dose: DailyDose | DailyDosePerKg | DosePattern = field(converter=_daily_dose)
    days: int | None = field(default=None, converter=_length)
    days_on: int = field(default=1, converter=_days_on, kw_only=True)
    days_off: int = field(default=0, converter=_days_off, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not self.days_off:  # seven days on and none off are every day: equal, so the same
            object.__setattr__(self, "days_on", 1)
        elif isinstance(self.daily_dose, DosePattern) and (
            self.daily_dose.weekly or not self.daily_dose.doses[0]
        ):
            raise RegimenError(
                f"{self.daily_dose} has days without a dose itself: leave out the days off",
            )

    def dose_for(self, weight: BodyWeight) -> DailyDose:
        """The dose of a day on, for a patient of that weight; of a pattern, the mean of its doses.

        Raises
        ------
        QuantityError
            When the weight is none.
        """
        dose, known = self.daily_dose, given.weight(weight)
        if not isinstance(dose, DosePattern):
            return in_mg(dose, known)
        taken = [in_mg(each, known).mg_per_day for each in dose.doses if each]
        return mg_per_day(sum(taken) / len(taken))

    def doses_for(self, weight: BodyWeight, *, first: date | None = None) -> tuple[Mass, ...]:
        """The doses of its days on in turn, for a patient of that weight; one where all are the same.

        `first` is the step's first day, which only a pattern by days of the week needs.

        Raises
        ------
        QuantityError
            When the weight is none.
        RegimenError
            When the first day is needed and not given.
        DateError
            When it is no calendar day.
        """
        dose, known = self.daily_dose, given.weight(weight)
        day = None if first is None else given.calendar_day(first)
        if not isinstance(dose, DosePattern):
            return (in_mg(dose, known) * ONE_DAY,)
        if day is None and dose.weekly:
            raise RegimenError(f"{dose} depends on the calendar: give the first day, first=date(…)")
        doses = dose.doses if day is None else dose.starting(day)
        return tuple(in_mg(each, known) * ONE_DAY for each in doses)

    @property
    def by_weekday(self) -> bool:
        """Whether its doses depend on the day of the week."""
        return isinstance(self.daily_dose, DosePattern) and self.daily_dose.weekly

    @property
    def per_kg(self) -> bool:
        """Whether each of its doses is per kilogram."""
        dose = self.daily_dose
        return dose.per_kg if isinstance(dose, DosePattern) else isinstance(dose, DailyDosePerKg)

    def is_on(self, index: int) -> bool:
        """Whether a dose is taken on the day of that index, the step's first day being 0.

        Raises
        ------
        RegimenError
            When it is no whole number, 0 or more.
        """
        day = given.count(index, "days before a day", error=RegimenError)
        return day % (self.days_on + self.days_off) < self.days_on

    def days_on_within(self, days: int | Days | Weeks) -> int:
        """How many of the step's first days are days on.

        Raises
        ------
        RegimenError
            When it is no whole number, 0 or more.
        """
        cycles, rest = divmod(given.days(days, least=0), self.days_on + self.days_off)
        return cycles * self.days_on + min(rest, self.days_on)

    def day_of_dose(self, k: int) -> int:
        """How many days of the step have passed when its k-th day on is over, for k from 1.

        Raises
        ------
        RegimenError
            When it is no whole number, 1 or more.
        """
        doses = given.count(k, "doses", least=1, error=RegimenError)
        cycles, rest = divmod(doses - 1, self.days_on)
        return cycles * (self.days_on + self.days_off) + rest + 1

    @property
    def pattern(self) -> str:
        """The days on and off, and doses that are not the same every day, in words; else empty."""
        unequal = str(self.daily_dose) if isinstance(self.daily_dose, DosePattern) else ""
        return " ".join(part for part in (unequal, self._on_and_off) if part)

    @property
    def _on_and_off(self) -> str:
        if not self.days_off:
            return ""
        if self.days_on == self.days_off == 1:
            return "every other day"
        return f"{Days(self.days_on)} on, {Days(self.days_off)} off"

    def __str__(self) -> str:
        length = f"for {Days(self.days)}" if self.days is not None else ""
        return " ".join(part for part in (str(self.daily_dose), self._on_and_off, length) if part)


def _steps(value: Iterable[Step]) -> tuple[Step, ...]:
    steps = given.each_of(value, Step, "(Step(mg_per_day(40), 28),)", error=RegimenError)
    if not steps:
        raise RegimenError("a regimen without steps: give at least one dose")
    for step in steps[:-1]:
        if step.days is None:
            raise RegimenError(f"{step} never ends, so no step can follow it: give its days")
    return steps


def _goal(value: DosePerKg | Mass | None) -> DosePerKg | Mass | None:
    return None if value is None else given.goal(value)


_LONGEST: Final = 10_000
_MODEL: Final = "0.5 mg/kg/day for 28 days, then 1 mg/kg/day until 120 mg/kg"
_NUMBER: Final = r"([0-9]+(?:\.[0-9]+|/[0-9]+)?)"
# Compiled, and kept by `re`, when a text is first read: most regimens are made of values.
_DAYS: Final = (
    r"(?: (every other day|([0-9]{1,9}) days? on, ([0-9]{1,9}) days? off))?"
    r"(?: for ([0-9]{1,9}) (day|week)s?)?"
)
_STEP: Final = _NUMBER + r" ([^ 0-9]+)" + _DAYS
#: What only a pattern of doses has in its words.
_PATTERN: Final = r"(?=.* (?:alternating with|in turn|a week|on [A-Z]|in the morning))(.+?)" + _DAYS


_GOAL: Final = _NUMBER + r" ([^ 0-9]+)"
_DAILY_DOSES: Final = ((DailyDose, units.DAILY_DOSE), (DailyDosePerKg, units.DAILY_DOSE_PER_KG))
_DOSES: Final = ((DosePerKg, units.DOSE_PER_KG), (Mass, units.MASS))


def _read_quantity(number: str, unit: str, types: tuple[tuple[Any, units.Kind], ...]) -> Any:  # noqa: ANN401 - one of the types
    for type_, kind in types:
        try:
            if unit == kind.unit:  # by its maker: that reads fractions and any number of digits
                return type_(number)
            if unit in kind.spellings:
                return type_.parse(f"{number} {unit}")
        except QuantityError as error:
            raise RegimenError(str(error)) from None
    use = " or ".join(kind.unit for _, kind in types)
    raise RegimenError(f"'{number[:20]} {unit[:20]}' is in another unit than expected: use {use}")


def _read_step(text: str) -> Step:
    found = re.fullmatch(_STEP, text)
    unequal = None if found else re.fullmatch(_PATTERN, text)
    if found:
        number, unit, *days = found.groups()
        dose: Dosed = _read_quantity(number, unit, _DAILY_DOSES)
    elif unequal:
        told, *days = unequal.groups()
        dose = DosePattern.parse(told)
    else:
        raise RegimenError(f"{text!r:.80} is not a step of a regimen: {_remedy(text)}")
    pattern, on, off, length, of = days
    return Step(
        dose,
        int(length) * (_DAYS_A_WEEK if of == "week" else 1) if length else None,
        days_on=int(on or 1),
        days_off=int(off or bool(pattern)),
    )


def _read_goal(text: str) -> DosePerKg | Mass:
    found = re.fullmatch(_GOAL, text)
    if not found:
        raise RegimenError(f"{text!r:.80} is not a goal: end with one, as 'until 120 mg/kg'")
    goal: DosePerKg | Mass = _read_quantity(found[1], found[2], _DOSES)
    return goal


_REMEDIES: Final = (
    ("until ", "only the last step can have a goal: write 'until' once, at the end"),
    ("month", "a month has 28 to 31 days: write 'for 30 days' or 'for 4 weeks'"),
    ("then ", "part the steps with ', then '"),
    ("dail", "write the dose of a day, as '40 mg/day'"),
    ("twice", "write the dose of a day, as '40 mg/day'"),
    ("on,", "write days on and off, as '40 mg/day 7 days on, 21 days off'"),
)


def _remedy(text: str) -> str:
    for sign, remedy in _REMEDIES:
        if sign in text:
            return remedy
    return f"write it as in {_MODEL!r}"


def _titrated(
    step: tuple[DailyDose | DailyDosePerKg, int | Days | Weeks] | DailyDose | DailyDosePerKg,
) -> Step:
    if not isinstance(step, tuple):
        return Step(step)
    if len(step) != len(("dose", "days")):
        raise RegimenError(f"{shown(step)} is no dose with its days: write (mg_per_day(40), 28)")
    return Step(*step)


@final
@frozen
class Regimen:
    """Steps of dosing, one after the other; the last one may be open-ended.

    `goal` is the dose at which the open last step ends. `Course.until(regimen.goal, …)` lays such a
    regimen on the calendar.

    >>> from isotretinoin.quantities import mg_per_kg_day
    >>> print(Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1)))
    0.5 mg/kg/day for 28 days, then 1 mg/kg/day
    """

    steps: tuple[Step, ...] = field(converter=_steps)
    goal: DosePerKg | Mass | None = field(default=None, converter=_goal, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.goal is not None and self.steps[-1].days is not None:
            raise RegimenError(
                f"{self.steps[-1]} ends by itself, not at {self.goal}: give a goal or days, not both",
            )

    @classmethod
    def constant(cls, daily_dose: DailyDose | DailyDosePerKg) -> Regimen:
        """The same dose every day.

        Raises
        ------
        RegimenError
            When it is no daily dose.

        >>> from isotretinoin.quantities import mg_per_day
        >>> print(Regimen.constant(mg_per_day(40)))
        40 mg/day
        """
        return cls((Step(daily_dose),))

    @classmethod
    def stepped(
        cls,
        *steps: tuple[DailyDose | DailyDosePerKg, int | Days | Weeks] | DailyDose | DailyDosePerKg,
    ) -> Regimen:
        """Doses that change: pairs of dose and days, then the dose that stays.

        Raises
        ------
        RegimenError
            When a dose that is not the last has no days.

        >>> from isotretinoin.quantities import mg_per_kg_day
        >>> print(Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1)))
        0.5 mg/kg/day for 28 days, then 1 mg/kg/day
        """
        return cls(tuple(map(_titrated, steps)))

    @classmethod
    def every_other_day(cls, daily_dose: DailyDose | DailyDosePerKg) -> Regimen:
        """The dose on the first day, none on the second, and so on, whatever the calendar says.

        Raises
        ------
        RegimenError
            When it is no daily dose.

        >>> from isotretinoin.quantities import mg_per_day
        >>> print(Regimen.every_other_day(mg_per_day(20)))
        20 mg/day every other day
        """
        return cls((Step(daily_dose, days_on=1, days_off=1),))

    @classmethod
    def intermittent(
        cls,
        daily_dose: DailyDose | DailyDosePerKg,
        *,
        days_on: int | Days | Weeks,
        days_off: int | Days | Weeks,
    ) -> Regimen:
        """The dose for some days, then none for some days, again and again.

        Raises
        ------
        RegimenError
            When it is no daily dose, or the days are not whole numbers, on 1 or more and off 0 or more.

        >>> from isotretinoin.dates import Weeks
        >>> from isotretinoin.quantities import mg_per_kg_day
        >>> print(Regimen.intermittent(mg_per_kg_day("0.5"), days_on=Weeks(1), days_off=Weeks(3)))
        0.5 mg/kg/day 7 days on, 21 days off
        """
        return cls((Step(daily_dose, days_on=days_on, days_off=days_off),))

    @classmethod
    def alternating(
        cls,
        one: DailyDose | DailyDosePerKg,
        other: DailyDose | DailyDosePerKg,
    ) -> Regimen:
        """The one dose on the first day, the other on the second, and so on.

        Raises
        ------
        RegimenError
            When one is no daily dose, or both are none.

        >>> from isotretinoin.quantities import mg_per_day
        >>> print(Regimen.alternating(mg_per_day(40), mg_per_day(80)))
        40 mg/day alternating with 80 mg/day
        """
        return cls((Step(DosePattern((one, other))),))

    @classmethod
    def weekly(cls, doses: Mapping[Weekday, DailyDose | DailyDosePerKg]) -> Regimen:
        """The doses of those days of the week, and none on the others.

        Raises
        ------
        RegimenError
            When they are no daily doses by days of the week, or none.

        >>> from isotretinoin.dates import FRI, MON, WED
        >>> from isotretinoin.quantities import mg_per_day
        >>> print(Regimen.weekly(dict.fromkeys((MON, WED, FRI), mg_per_day(20))))
        20 mg/day on Monday, Wednesday and Friday
        """
        return cls((Step(DosePattern.weekdays(doses)),))

    @classmethod
    def divided(cls, morning: Mass, *later: Mass) -> Regimen:
        """Two or three doses every day that are not the same, the morning's first.

        Raises
        ------
        RegimenError, QuantityError
            When they are not two or three doses in mg.

        >>> from isotretinoin.quantities import mg
        >>> print(Regimen.divided(mg(40), mg(20)))
        40 mg in the morning and 20 mg in the evening
        """
        return cls((Step(DosePattern.divided(morning, *later)),))

    @classmethod
    def parse(cls, text: str) -> Regimen:
        """Read a regimen as `str` writes it; strict, in bounded time.

        Steps are parted by ", then ". A step is a daily dose or a `DosePattern`, such as "40 mg/day
        alternating with 80 mg/day", "20 mg on Monday and Friday", "20 mg twice a week" or "40 mg in
        the morning and 20 mg in the evening"; then "every other day" or "7 days on,
        21 days off" where it is not every day, then "for 28 days" or "for 4 weeks"; the last may
        have "until 120 mg/kg" or "until 8160 mg" instead. `Regimen.parse(str(regimen)) == regimen`,
        up to 10,000 characters.

        Raises
        ------
        RegimenError
            If *text* is anything else, with what to write instead.

        >>> regimen = Regimen.parse("40 mg/day every other day for 4 weeks, then 40 mg/day")
        >>> print(regimen)
        40 mg/day every other day for 28 days, then 40 mg/day
        >>> print(Regimen.parse("40 mg/day alternating with 80 mg/day for 16 weeks"))
        40 mg/day alternating with 80 mg/day for 112 days
        """
        if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
            raise RegimenTypeError(f"{shown(text)} is not text: write Regimen.parse({_MODEL!r})")
        if len(text) > _LONGEST:
            raise RegimenError(
                f"text of {len(text)} characters is not a regimen: write at most {_LONGEST}",
            )
        *first, last = text.strip(" ").split(", then ")
        last, until, goal = last.partition(" until ")
        return cls(
            tuple(_read_step(step) for step in (*first, last)),
            goal=_read_goal(goal) if until else None,
        )

    def until(self, goal: DosePerKg | Mass) -> Regimen:
        """The same steps with a goal for the open last one.

        Raises
        ------
        RegimenError
            When the last step ends by itself, or the goal is 0, or neither mg nor mg/kg.

        >>> from isotretinoin.quantities import mg_per_day, mg_per_kg
        >>> print(Regimen.constant(mg_per_day(20)).until(mg_per_kg(120)))
        20 mg/day until 120 mg/kg
        """
        return evolve(self, goal=given.goal(goal))

    @property
    def days(self) -> int | None:
        """The days of all steps, or None when the last one is open-ended."""
        lengths = [step.days for step in self.steps]
        return None if lengths[-1] is None else sum(days for days in lengths if days is not None)

    def __str__(self) -> str:
        goal = f" until {self.goal}" if self.goal is not None else ""
        return ", then ".join(map(str, self.steps)) + goal
