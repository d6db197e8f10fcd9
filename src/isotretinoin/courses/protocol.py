"""Named regimens of published protocols: what each adds up to, and whether that reaches a goal."""

from datetime import date, timedelta
from typing import Any, Final, final

from attrs import field

from isotretinoin import given
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import Days
from isotretinoin.errors import QuantityError, RegimenError, RegimenTypeError, shown
from isotretinoin.evidence import Rule
from isotretinoin.findings import Answer, Between
from isotretinoin.patient import Patient
from isotretinoin.quantities import BodyWeight, DailyDosePerKg, DosePerKg, kg
from isotretinoin.values import frozen

__all__ = ["Protocol"]


_ANY_DAY = date(2000, 1, 1)  # sums of doses do not depend on it


_NONE: Final = type(None)
_FIELDS: Final[dict[str, tuple[tuple[type, ...], str]]] = {
    "name": ((str,), "text"),
    "title": ((str,), "text"),
    "regimen": ((Regimen,), "Regimen.constant(mg_per_day(40)) or another of its kind"),
    "highest": ((Regimen, _NONE), "a regimen, or None"),
    "days": ((Days, Between, _NONE), "Days(140), or Between(Days(140), Days(168))"),
    "daily_dose_per_kg": ((Between, _NONE), "Between(low, high), or None"),
    "mean_weight": ((BodyWeight, _NONE), "kg(68), or None"),
    "population": ((str,), "text"),
    "outcome": ((str, _NONE), "text, or None"),
    "because": ((Rule, _NONE), "the rule, or None"),
    "against": ((tuple,), "rules, as (rule,), or ()"),
}


@final
@frozen(kw_only=True)
class Protocol:
    """A regimen as one source gave it: dose, days, in whom, and what came of it.

    >>> from isotretinoin.quantities import mg_per_kg
    >>> from isotretinoin.rulebooks import protocol
    >>> low_and_slow = protocol("guide_low_and_slow")
    >>> print(low_and_slow.cumulative_dose())
    27–91.25 mg/kg
    >>> print(low_and_slow.reaches(mg_per_kg(120)))
    no: 27–91.25 mg/kg stays below 120 mg/kg
    """

    name: str
    title: str
    #: The regimen; the one with the lowest dose where the source gives a range.
    regimen: Regimen
    #: The one with the highest dose, where the source gives a range.
    highest: Regimen | None = None
    #: How long it was given, from the fewest days to the most; None when until the regimen's goal.
    days: Days | Between[Days] | None
    #: What a fixed daily dose came to in mg/kg/day, where the source says so.
    daily_dose_per_kg: Between[DailyDosePerKg] | None = None
    #: The mean weight of the patients, where the source gives it.
    mean_weight: BodyWeight | None = None
    population: str
    outcome: str | None = None
    #: The rule that holds the protocol and cites its source.
    because: Rule[Any] | None = field(default=None, eq=False, repr=False)
    #: What other sources say against such a regimen.
    against: tuple[Rule[Any], ...] = field(default=(), eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        for name, (kinds, write) in _FIELDS.items():
            value = getattr(self, name)
            if not isinstance(value, kinds):
                raise RegimenTypeError(f"{name}={shown(value)} is of another type: write {write}")
        if (self.days is None) is (self.regimen.goal is None):
            raise RegimenError(f"protocol {self.name!r}: give its days, or its regimen a goal")

    @property
    def intermittent(self) -> bool:
        """Whether there are days without a dose between those with one, alternate days included."""
        regimens = (self.regimen, self.highest or self.regimen)
        return any(step.days_off for regimen in regimens for step in regimen.steps)

    @property
    def ranges(self) -> bool:
        """Whether the source gives a range of doses or of days, and not one of each."""
        return self.highest is not None or isinstance(self.days, Between)

    def course(self, *, patient: Patient, first_dose: date, most: bool = False) -> Course:
        """A course by this protocol: its lowest dose for its fewest days, or most of both.

        Raises
        ------
        DateError, TypeError
            As for `Course.lasting`.

        >>> from datetime import date, timedelta
        >>> from isotretinoin.patient import Patient
        >>> from isotretinoin.rulebooks import protocol
        >>> print(
        ...     protocol("goulden_1997").course(
        ...         patient=Patient(weight=kg(60)), first_dose=date(2026, 3, 9)
        ...     )
        ... )
        0.5 mg/kg/day 7 days on, 21 days off from 2026-03-09 to 2026-08-23 (168 days, 1260 mg)
        """
        regimen = (self.highest if given.yes_or_no(most, "most") else None) or self.regimen
        days = self.days
        if days is None:
            goal: Any = regimen.goal
            return Course.until(goal, patient=patient, regimen=regimen, first_dose=first_dose)
        if isinstance(days, Between):
            days = days.high if most else days.low
        return Course.lasting(days, patient=patient, regimen=regimen, first_dose=first_dose)

    def cumulative_dose(self, weight: BodyWeight | None = None) -> Between[DosePerKg]:
        """What the protocol adds up to, from least to most.

        Doses in mg/day need a weight: the one given, else the mean weight of the source's patients.
        Without either, what the source says the dose came to per kg is taken.

        Raises
        ------
        QuantityError
            When a weight is needed and there is none.
        """
        known = self.mean_weight if weight is None else given.weight(weight)
        per_kg = all(
            step.per_kg
            for regimen in (self.regimen, self.highest or self.regimen)
            for step in regimen.steps
        )
        if known is None and not per_kg:
            if isinstance(self.regimen.goal, DosePerKg):
                return Between(self.regimen.goal, self.regimen.goal)
            if self.daily_dose_per_kg is not None and self.days is not None:
                days = (
                    self.days if isinstance(self.days, Between) else Between(self.days, self.days)
                )
                doses = self.daily_dose_per_kg
                return Between(
                    doses.low * timedelta(days=days.low.n),
                    doses.high * timedelta(days=days.high.n),
                )
            raise QuantityError(f"{self.title} is dosed in mg/day: give the body weight, as kg(68)")
        patient = Patient(weight=known or kg(1))
        least, most = (
            self.course(patient=patient, first_dose=_ANY_DAY, most=most).cumulative_dose
            for most in (False, True)
        )
        return Between(least, most)

    def reaches(
        self,
        goal: DosePerKg | Between[DosePerKg],
        weight: BodyWeight | None = None,
    ) -> Answer:
        """Whether the protocol reaches the goal, or the lower end of a band: at least that much.

        "yes" when even its lowest dose for its fewest days does, "no" when its highest for its most
        days does not; otherwise unknown, until dose and days or the weight are known.

        Raises
        ------
        RegimenError, QuantityError
            When the goal is not in mg/kg, or the weight is none.
        """
        aim = goal.low if isinstance(goal, Between) else goal
        if not isinstance(aim, DosePerKg):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
            raise RegimenTypeError(f"{shown(goal)} is not a goal: write mg_per_kg(120)")
        known = None if weight is None else given.weight(weight)
        try:
            reach = self.cumulative_dose(known)
        except QuantityError as error:
            return Answer(
                value="unknown",
                reason=str(error),
                missing=("body weight",),
                because=self.because,
            )
        if reach.low >= aim:
            return Answer(
                value="yes",
                reason=f"{reach} reaches {aim} throughout",
                because=self.because,
            )
        if reach.high < aim:
            return Answer(value="no", reason=f"{reach} stays below {aim}", because=self.because)
        return Answer(
            value="unknown",
            reason=f"{reach} reaches {aim} only with enough dose and days",
            missing=("daily dose", "days"),
            because=self.because,
        )

    def __str__(self) -> str:
        doses = str(self.regimen)
        if self.highest is not None:
            doses += f" (up to {self.highest})"
        return f"{self.title}: {doses}" + ("" if self.days is None else f", over {self.days}")
