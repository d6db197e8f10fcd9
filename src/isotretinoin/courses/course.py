"""A regimen on the calendar, for one patient, from the first dose to the last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, final

from attrs import evolve, field

from isotretinoin import given
from isotretinoin.courses.pattern import DosePattern
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.courses.walk import Leg, days_until, legs_of
from isotretinoin.dates import Days, Span, Weeks, after, calendar_day
from isotretinoin.errors import DateError, RegimenError
from isotretinoin.findings import Window
from isotretinoin.patient import Patient
from isotretinoin.products import Product
from isotretinoin.quantities import (
    DailyDose,
    DailyDosePerKg,
    DosePerKg,
    Mass,
    mg,
    mg_per_day,
)
from isotretinoin.rules.rulebook import Rulebook
from isotretinoin.values import frozen

if TYPE_CHECKING:
    from isotretinoin.pages.sheet import Sheet

__all__ = ["COURSE", "Course", "Level", "Phase", "Policy"]


#: How near the capsules of a day come to the dose ordered, and on which side of it.
Policy: TypeAlias = Literal["within", "mean", "nearest"]


#: What to write where a course is asked for.
COURSE: Final = "Course.until(…) or Course.lasting(…)"


@final
@frozen(kw_only=True)
class Phase:
    """One step of the regimen as it falls on the calendar: days, dose and what it adds up to.

    `daily_dose` is that of a day with a dose, and their mean where they are not all the same; `doses`
    are those of its days on in turn, from its first day.
    """

    window: Window
    step: Step
    daily_dose: DailyDose
    daily_dose_per_kg: DailyDosePerKg
    total_dose: Mass
    doses: tuple[Mass, ...]

    @property
    def leg(self) -> Leg:
        """Its days and doses, to be counted."""
        return Leg(step=self.step, doses=self.doses, days=self.window.days)

    @property
    def mean(self) -> DailyDose:
        """What its doses come to a day, days off and days without a dose counted."""
        return self.mean_of(self.step, self.doses)

    @staticmethod
    def mean_of(step: Step, doses: tuple[Mass, ...]) -> DailyDose:
        """What such doses on the days on of the step come to a day.

        Raises
        ------
        TypeError, QuantityError
            When it is no step, or there are no doses.
        """
        given.require(step, Step, "Step(mg_per_day(40), 28)")
        a_day = Leg(step=step, doses=doses, days=None).dose_of_cycle / len(doses)
        return mg_per_day(a_day.mg * step.days_on / (step.days_on + step.days_off))


@final
@frozen(kw_only=True)
class Level:
    """A run of days on one dose, however many steps it takes.

    `mean` spreads the dose over the days off of its step.
    """

    window: Window
    daily_dose: DailyDose
    mean: DailyDose


def _level(phase: Phase) -> tuple[DailyDose, DailyDose]:
    return phase.daily_dose, phase.mean


# Typed as what a caller may give: type checkers read the field's type from its converter.


def _first_dose(value: date) -> date:
    return calendar_day(value, "day for the first dose")


def _later(step: Step, days: int) -> Step:
    """The step without its first days, on which it has no dose."""
    dose = step.daily_dose
    if isinstance(dose, DosePattern) and days and not dose.weekly:
        dose = DosePattern(dose.doses[days:] + dose.doses[:days])
    return evolve(step, daily_dose=dose, days=None if step.days is None else step.days - days)


def _days(value: int | Days | Weeks) -> int:
    return given.days(value, "days for a course")


def _goal(value: DosePerKg | Mass | None) -> DosePerKg | Mass | None:
    return None if value is None else given.goal(value)


def _parts(patient: object, regimen: object) -> None:
    given.require(patient, Patient, "Patient(weight=kg(68))")
    given.require(regimen, Regimen, "Regimen.constant(mg_per_day(40)) or another of its kind")


@final
@frozen(kw_only=True)
class Course:
    """A regimen given to one patient from the first dose, for a number of days.

    `first_dose` and `last_dose` are days with a dose: a regimen that begins with a rest has its
    first dose after it, and is kept without it; one that ends with a rest, or with days off, had its
    last dose before. Doses per kilogram follow the patient's baseline weight. Make one with
    `Course.until` or `Course.lasting`.
    """

    patient: Patient
    regimen: Regimen
    first_dose: date = field(converter=_first_dose)
    #: How many days of the regimen from the first dose on, a rest at the end included.
    days: int = field(converter=_days)
    #: The dose aimed at, when the course was laid out to reach one.
    goal: DosePerKg | Mass | None = field(default=None, converter=_goal)

    def __attrs_post_init__(self) -> None:
        _parts(self.patient, self.regimen)
        aim = self.regimen.goal
        if aim is not None and aim != self.goal:
            raise RegimenError(
                f"{self.regimen} ends at its own goal: lay it out with Course.until({aim!r}, …), or "
                "leave the goal out of the regimen",
            )
        self.patient.age(on=self.first_dose)  # a first dose before the birth date is refused
        planned = self.regimen.days
        if planned is not None and planned < self.days:
            raise RegimenError(
                f"a course of {self.days} days needs more than the {planned} days of its regimen: "
                "leave the last step open-ended",
            )
        if self.days > (date.max - self.first_dose).days + 1:
            raise DateError(f"a course of {self.days} days from {self.first_dose} ends beyond 9999")
        self._begin_with_a_dose()

    def _begin_with_a_dose(self) -> None:
        waited, steps, first = 0, list(self.regimen.steps), self.first_dose
        while steps and waited < self.days:
            dose = steps[0].daily_dose
            if dose and not isinstance(dose, DosePattern):  # a step begins with a day on
                break
            within = self.days - waited if steps[0].days is None else steps[0].days
            leg = Leg.of(steps[0], weight=self.patient.weight, first=first + timedelta(days=waited))
            idle = next((k for k, dose in enumerate(leg.doses) if dose), within)
            if idle < within:
                steps[0] = _later(steps[0], idle)
                waited += idle
                break
            waited += within
            del steps[0]
        if 0 < waited < self.days:
            object.__setattr__(self, "regimen", evolve(self.regimen, steps=tuple(steps)))
            object.__setattr__(self, "first_dose", first + timedelta(days=waited))
            object.__setattr__(self, "days", self.days - waited)

    @classmethod
    def until(
        cls,
        goal: DosePerKg | Mass,
        *,
        patient: Patient,
        regimen: Regimen,
        first_dose: date,
    ) -> Course:
        """The course that ends on the day on which the goal is reached.

        Reached means at least the goal: the last day is the first on which the sum of all doses is
        not below it.

        Raises
        ------
        RegimenError
            When the regimen never reaches the goal, or ends at another, or the goal is 0, or
            neither mg nor mg/kg.
        DateError, TypeError
            When the first dose is no calendar day, or patient or regimen is not of its type.

        >>> from datetime import date
        >>> from isotretinoin.quantities import kg, mg_per_kg, mg_per_kg_day
        >>> course = Course.until(
        ...     mg_per_kg(120),
        ...     patient=Patient(weight=kg(68)),
        ...     regimen=Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1)),
        ...     first_dose=date(2026, 3, 9),
        ... )
        >>> course.days, course.last_dose, str(course.total_dose)
        (134, datetime.date(2026, 7, 20), '8160 mg')
        """
        _parts(patient, regimen)
        aim = given.goal(goal)
        dose = aim.for_weight(patient.weight) if isinstance(aim, DosePerKg) else aim
        day = _first_dose(first_dose)
        days = days_until(dose, legs_of(regimen, weight=patient.weight, first=day))
        if days is None:
            raise RegimenError(
                f"{regimen} never reaches {goal}: leave the last step open, with a dose",
            )
        if days > (date.max - day).days + 1:
            raise RegimenError(f"{regimen} does not reach {goal} before the year 9999")
        return cls(patient=patient, regimen=regimen, first_dose=day, days=days, goal=aim)

    @classmethod
    def lasting(
        cls,
        span: Span,
        *,
        patient: Patient,
        regimen: Regimen,
        first_dose: date,
    ) -> Course:
        """The course whose last day is the day before the span is over.

        A course of `Days(140)` has 140 days; one of `Months(5)` from 9 March ends on 8 August.

        Raises
        ------
        RegimenError
            When the regimen is over sooner, ends at a goal of its own, or the span has no day.
        DateError, TypeError
            When the first dose is no calendar day, the span is none or goes beyond the year 9999, or
            patient or regimen is not of its type.

        >>> from datetime import date
        >>> from isotretinoin.dates import Months
        >>> from isotretinoin.quantities import kg, mg_per_kg_day
        >>> course = Course.lasting(
        ...     Months(5),
        ...     patient=Patient(weight=kg(68)),
        ...     regimen=Regimen.constant(mg_per_kg_day("0.5")),
        ...     first_dose=date(2026, 3, 9),
        ... )
        >>> course.days, course.last_dose, str(course.total_dose)
        (153, datetime.date(2026, 8, 8), '5202 mg')
        """
        _parts(patient, regimen)
        day = _first_dose(first_dose)
        days = (after(day, span) - day).days
        return cls(patient=patient, regimen=regimen, first_dose=day, days=days)

    def in_capsules(
        self,
        product: Product,
        rules: Rulebook,
        *,
        on: date,
        policy: Policy = "within",
        longest_cycle: int | Days | Weeks = 7,
        adult_very_severe: bool = False,
    ) -> Course:
        """The course of the whole capsules that are really taken, until those reach the goal.

        Each step becomes the cycle of days whose mean comes nearest to the dose ordered, of at most
        `longest_cycle` days, up to 30. Of several, the one with the smallest swing from day to day;
        then, where the rules divide the dose in two, with the most days that two equal halves make;
        then with the fewest capsules; then the shortest. Last dose, totals and all that follows from
        a course are those of the capsules.

        Parameters
        ----------
        on
            The day whose rules set the highest dose, and whether doses are divided.
        policy
            "within": no day above the highest dose of the rules or, where that is higher, the dose
            ordered. "mean": the mean of a cycle is not above the dose ordered. "nearest": neither.

        Raises
        ------
        TypeError
            When product or rules is not of its type.
        RegimenError
            When no whole capsules come near a dose, or policy or cycle is not one of those offered.
        DateError
            When `on` is no calendar day.
        FactError
            When `adult_very_severe` is neither yes nor no.

        >>> from datetime import date
        >>> from isotretinoin import products, rulebook
        >>> from isotretinoin.quantities import kg, mg_per_kg, mg_per_kg_day
        >>> course = Course.until(
        ...     mg_per_kg(120),
        ...     patient=Patient(weight=kg(45)),
        ...     regimen=Regimen.constant(mg_per_kg_day("0.5")),
        ...     first_dose=date(2026, 3, 9),
        ... )
        >>> taken = course.in_capsules(products.CLARAVIS, rulebook("US"), on=date(2026, 3, 9))
        >>> print(taken.regimen, taken.last_dose, taken.total_dose)
        3 days 20 mg/day, 1 day 30 mg/day in turn 2026-11-03 5400 mg
        """
        # Capsules are searched for by who knows courses.
        from isotretinoin.capsules.courses import in_capsules  # noqa: PLC0415

        return in_capsules(
            self,
            product,
            rules,
            on=on,
            policy=policy,
            longest_cycle=longest_cycle,
            adult_very_severe=adult_very_severe,
        )

    @cached_property
    def last_dose(self) -> date:
        """The last day with a dose; of a course without any, its last day."""
        for phase in reversed(self.phases):
            index = phase.leg.last_dose_within(phase.window.days)
            if index is not None:
                return phase.window.first + timedelta(days=index)
        return self.phases[-1].window.end

    @property
    def window(self) -> Window:
        """The days from the first dose to the last, both included."""
        return Window(first=self.first_dose, last=self.last_dose)

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """The steps of the regimen as they fall within the course."""
        weight = self.patient.weight
        phases: list[Phase] = []
        passed = 0
        for step in self.regimen.steps:
            days = self.days - passed if step.days is None else min(step.days, self.days - passed)
            if not days:
                break
            first = self.first_dose + timedelta(days=passed)
            dose = step.dose_for(weight)
            doses = step.doses_for(weight, first=first)
            phases.append(
                Phase(
                    window=Window(first=first, last=first + timedelta(days=days - 1)),
                    step=step,
                    daily_dose=dose,
                    daily_dose_per_kg=dose / weight,
                    total_dose=Leg(step=step, doses=doses, days=days).dose_over(days),
                    doses=doses,
                ),
            )
            passed += days
        return tuple(phases)

    @property
    def levels(self) -> tuple[Level, ...]:
        """The doses of the course in order, each with its days; rests without a dose are none."""
        runs = [
            (dose, tuple(phases)) for dose, phases in groupby(self.phases, key=_level) if dose[0]
        ]
        return tuple(
            Level(
                window=Window(first=phases[0].window.first, last=phases[-1].window.last),
                daily_dose=dose,
                mean=mean,
            )
            for (dose, mean), phases in runs
        )

    @property
    def raises(self) -> tuple[Level, ...]:
        """The levels that are higher than the one before; to resume the dose before is no raise."""
        return tuple(
            level
            for lower, level in pairwise(self.levels)
            if level.daily_dose > lower.daily_dose or level.mean > lower.mean
        )

    @property
    def changes(self) -> tuple[Level, ...]:
        """The levels that are higher or lower than the one before."""
        return tuple(
            level
            for before, level in pairwise(self.levels)
            if (level.daily_dose, level.mean) != (before.daily_dose, before.mean)
        )

    @property
    def peak(self) -> Level | None:
        """The first level on the highest dose, or None where no dose is taken at all."""
        return max(self.levels, key=lambda level: (level.daily_dose, level.mean), default=None)

    @property
    def total_dose(self) -> Mass:
        """The sum of all doses."""
        return sum((phase.total_dose for phase in self.phases), start=mg(0))

    @property
    def cumulative_dose(self) -> DosePerKg:
        """The sum of all doses for each kilogram of the baseline weight."""
        return self.total_dose / self.patient.weight

    def dose_on(self, day: date) -> DailyDose:
        """The dose of that day: 0 mg/day on days off, and on days outside the course.

        Raises
        ------
        DateError
            When it is no calendar day.
        """
        if calendar_day(day) not in self.window:
            return mg_per_day(0)
        phase = next(phase for phase in self.phases if day in phase.window)
        return mg_per_day(phase.leg.dose_on((day - phase.window.first).days).mg)

    def doses(self) -> Iterator[tuple[date, DailyDose]]:
        """Each day of the course with its dose, in order."""
        for phase in self.phases:
            leg = phase.leg
            for index, day in enumerate(phase.window):
                yield day, mg_per_day(leg.dose_on(index).mg)

    def sheet(self) -> Sheet:
        """The course as a page: what it adds up to, and its phases."""
        from isotretinoin.pages.doses import course_sheet  # noqa: PLC0415 - imported when it is shown

        return course_sheet(self)

    def __str__(self) -> str:
        return (
            f"{self.regimen} from {self.first_dose} to {self.phases[-1].window.last} "
            f"({Days(self.days)}, {self.total_dose})"
        )

    def _repr_html_(self) -> str:
        return self.sheet().html()
