"""How many days of dosing make an amount: one walk, for courses, projections and capsules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import ceil
from typing import final

from isotretinoin import given
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.dates import Days, Weeks, after
from isotretinoin.errors import QuantityError, QuantityTypeError, RegimenError, shown
from isotretinoin.quantities import BodyWeight, Mass, mg
from isotretinoin.values import frozen

__all__ = ["Leg", "days_until", "legs_of"]


@final
@frozen(kw_only=True)
class Leg:
    """The days of one step from where it stands; each day on takes the next dose of a cycle.

    Raises
    ------
    QuantityError, RegimenError
        When there is no dose, or the days are not whole numbers, 0 or more.
    """

    step: Step
    #: The doses of its days on, in turn, again and again; one where they are all the same.
    doses: tuple[Mass, ...]
    #: How many days are to come; None when they go on without end.
    days: int | None
    #: How many days of the step are over.
    over: int = 0

    def __attrs_post_init__(self) -> None:
        given.require(self.step, Step, "Step(mg_per_day(40), 28)")
        if not given.each_of(self.doses, Mass, "(mg(20), mg(30))", error=QuantityError):
            raise QuantityError("days without doses: give one or more, as (mg(20), mg(30))")
        given.perhaps(given.count, self.days, "days", error=RegimenError)
        given.count(self.over, "days that are over", error=RegimenError)

    @classmethod
    def of(cls, step: Step, *, weight: BodyWeight, over: int = 0, first: date | None = None) -> Leg:
        """What is left of a step when some of its days are over.

        `first` is the step's first day, which only doses by days of the week need.

        Raises
        ------
        TypeError
            When the step is none.
        QuantityError, RegimenError
            When the weight is none, the days that are over are not fewer than the step's, or the
            first day is needed and not given.
        DateError
            When that is no calendar day.

        >>> from isotretinoin.quantities import kg, mg_per_day
        >>> leg = Leg.of(Step(mg_per_day(20), 28), weight=kg(68), over=8)
        >>> leg.doses, leg.days
        ((mg(20),), 20)
        """
        given.require(step, Step, "Step(mg_per_day(40), 28)")
        passed = given.count(over, "days that are over", error=RegimenError)
        return cls(
            step=step,
            doses=step.doses_for(weight, first=first),
            days=None if step.days is None else step.days - passed,
            over=passed,
        )

    @property
    def dose_of_cycle(self) -> Mass:
        """What its doses come to when each was taken once."""
        return _sum(self.doses)

    def dose_on(self, index: int) -> Mass:
        """What is taken on the day of that index, the first day to come being 0.

        Raises
        ------
        RegimenError
            When it is no whole number, 0 or more.
        """
        day = self.over + given.count(index, "days before a day", error=RegimenError)
        if not self.step.is_on(day):
            return mg(0)
        return self.doses[self.step.days_on_within(day) % len(self.doses)]

    def last_dose_within(self, days: int) -> int | None:
        """The index of the last of so many of the step's days that has a dose; None when none has.

        Raises
        ------
        RegimenError
            When it is no whole number, 0 or more.
        """
        taken = self.step.days_on_within(days)
        for k in range(taken, max(0, taken - len(self.doses)), -1):
            if self.doses[(k - 1) % len(self.doses)]:
                return self.step.day_of_dose(k) - 1
        return None

    def dose_over(self, days: int | Days | Weeks) -> Mass:
        """What is taken in so many of the days to come.

        Raises
        ------
        RegimenError
            When it is no whole number, 0 or more.
        """
        taken = self._first(self.over + given.days(days, least=0))
        return taken - self._first(self.over) if self.over else taken

    def days_to(self, amount: Mass) -> int | None:
        """The first day to come, from 1, by which the amount is taken; None when it never is.

        Raises
        ------
        QuantityError
            When the amount is no mass.
        """
        left = _mass(amount)
        if not left:
            return 0
        of_cycle = self.dose_of_cycle
        if not of_cycle:
            return None
        if self.over:
            left += self._first(self.over)
        doses = ceil(left / of_cycle) * len(self.doses)
        if len(self.doses) > 1:  # of the last cycle perhaps not all
            before = of_cycle * (doses // len(self.doses) - 1)
            short = (n for n in range(1, len(self.doses)) if before + _sum(self.doses[:n]) >= left)
            doses += next(short, len(self.doses)) - len(self.doses)
        day = self.step.day_of_dose(doses) - self.over
        return day if self.days is None or day <= self.days else None

    def _first(self, days: int) -> Mass:
        """What the first so many days of the step add up to."""
        cycles, rest = divmod(self.step.days_on_within(days), len(self.doses))
        whole = _sum(self.doses) * cycles
        return whole + _sum(self.doses[:rest]) if rest else whole


def legs_of(
    regimen: Regimen,
    *,
    weight: BodyWeight,
    over: int | Days | Weeks = 0,
    first: date | None = None,
) -> tuple[Leg, ...]:
    """The steps of the regimen that are still to come when some of its days are over.

    `first` is the regimen's first day, which only doses by days of the week need.

    Raises
    ------
    TypeError
        When the regimen is none.
    QuantityError, RegimenError
        When the weight is none, the days are not whole numbers, 0 or more, or the first day is
        needed and not given.
    DateError
        When that is no calendar day.

    >>> from isotretinoin.quantities import kg
    >>> regimen = Regimen.parse("20 mg/day for 28 days, then 40 mg/day")
    >>> [(leg.doses, leg.days) for leg in legs_of(regimen, weight=kg(68), over=8)]
    [((mg(20),), 20), ((mg(40),), None)]
    """
    given.require(regimen, Regimen, "Regimen.constant(mg_per_day(40)) or another of its kind")
    passed = given.days(over, least=0)
    legs: list[Leg] = []
    begins = None if first is None else given.calendar_day(first)
    if not any(step.by_weekday for step in regimen.steps):
        begins = None  # which steps without end need not be counted on
    for step in regimen.steps:
        if step.days is not None and step.days <= passed:
            passed -= step.days
        else:
            legs.append(Leg.of(step, weight=weight, over=passed, first=begins))
            passed = 0
        if begins is not None and step.days is not None:
            begins = after(begins, Days(step.days))
    return tuple(legs)


def days_until(amount: Mass, legs: Iterable[Leg]) -> int | None:
    """The whole days until that much is taken, never a day too few; None when it never is.

    Raises
    ------
    QuantityError, RegimenError
        When the amount is no mass, or the legs are none.

    >>> from isotretinoin.quantities import kg
    >>> regimen = Regimen.parse("20 mg/day for 28 days, then 40 mg/day every other day")
    >>> days_until(mg(600), legs_of(regimen, weight=kg(68)))
    29
    """
    left, passed = _mass(amount), 0
    if not left:
        return 0
    for leg in given.each_of(legs, Leg, "legs_of(regimen, weight=kg(68))", error=RegimenError):
        days = leg.days_to(left)
        if days is not None:
            return passed + days
        if leg.days is None:
            return None
        left -= leg.dose_over(leg.days)
        passed += leg.days
    return None


def _mass(value: object) -> Mass:
    if isinstance(value, Mass):
        return value
    raise QuantityTypeError(f"{shown(value)} is not an amount: write mg(8160)")


def _sum(doses: tuple[Mass, ...]) -> Mass:
    return doses[0] if len(doses) == 1 else sum(doses, start=mg(0))
