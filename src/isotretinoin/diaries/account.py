"""What has been taken and what is left, exact to the day: the account of a diary.

The work grows with the number of entries, not of days: days in a row on which the same happens are
one stretch.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar, cast, final, get_args

from attrs import evolve

from isotretinoin import given
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.courses.walk import Leg, days_until
from isotretinoin.dates import calendar_day
from isotretinoin.diaries.diary import DayKind, Diary, Stretch
from isotretinoin.diaries.projection import Projection, doses_ahead
from isotretinoin.diaries.weighing import WeightPolicy
from isotretinoin.errors import RegimenError, RegimenTypeError, shown
from isotretinoin.evidence import Rule
from isotretinoin.findings import Between
from isotretinoin.products import Formulation, conventional_factor
from isotretinoin.quantities import BodyWeight, DailyDose, DosePerKg, Mass, mg
from isotretinoin.quantities.figures import figure
from isotretinoin.values import frozen

if TYPE_CHECKING:
    from isotretinoin.pages.sheet import Sheet

__all__ = ["Account", "DayTotal", "GoalBand", "Tally", "account"]


T = TypeVar("T")


_POLICIES: Final[tuple[WeightPolicy, ...]] = get_args(WeightPolicy)
_NOTHING: Final = mg(0)


_TAKEN: Final[tuple[DayKind, ...]] = ("dose",)


_PERHAPS_TAKEN: Final[tuple[DayKind, ...]] = ("dose", "unrecorded")


@final
@frozen(kw_only=True)
class Tally:
    """What the doses add up to under one reading of the days of which nothing is known.

    Everything below `cumulative_dose` is None where no goal was given. Reached means at least the
    goal; `remaining` and `overshoot` are in mg, one of them always 0.
    """

    total_dose: Mass
    cumulative_dose: DosePerKg
    reached: bool | None = None
    remaining: Mass | None = None
    overshoot: Mass | None = None
    #: The first day on which the goal was reached.
    crossed_on: date | None = None
    #: Whole days after `as_of` until the goal is reached, never a day too few; 0 once it is.
    days_left: int | None = None
    #: The day on which the goal is reached, or was.
    projected_last_dose: date | None = None
    #: Why no last dose can be projected.
    not_projected: str | None = None


@final
@frozen
class GoalBand:
    """Where the cumulative dose stands against the goal of one source.

    Sources state goals in milligrams of conventional capsules. `dose` is what was held against the
    goal, in those too: the one of every dose perhaps taken. `counted_by` is the rule by which
    milligrams of other capsules were made conventional ones, or None where there were none.
    """

    because: Rule[Between[DosePerKg]]
    position: Literal["below", "in", "above", "unknown"]
    dose: DosePerKg | None = None
    counted_by: Rule[Fraction] | None = None


@final
@frozen(kw_only=True)
class DayTotal:
    """One day of the course, and what had been taken by its end."""

    on: date
    kind: DayKind
    daily_dose: DailyDose
    total_dose: Mass | Between[Mass]
    cumulative_dose: DosePerKg | Between[DosePerKg]


@final
@frozen(kw_only=True, repr=False)
class Account:
    """What has been taken by a day, what is left, and when that will have been taken.

    Where days are unrecorded, each sum is a `Between`: from none of their doses taken to all of
    them. `low` and `high` are the two ends, each complete in itself; without unrecorded days they
    are equal. What the two ends do not agree on, and cannot be an interval, is None.

    Where micronised capsules were taken beside others, all sums are in milligrams of conventional
    ones, by the rule `counted_by`; where they were taken alone, in their own, and it is None.
    """

    as_of: date
    weight_policy: WeightPolicy
    #: The weight by which mg/kg is counted, and to which doses at other weights are scaled.
    weight: BodyWeight
    goal: DosePerKg | Mass | None
    stretches: tuple[Stretch, ...]
    low: Tally
    high: Tally
    #: One for each source asked about, in that order.
    bands: tuple[GoalBand, ...] = ()
    counted_by: Rule[Fraction] | None = None

    @property
    def formulations(self) -> tuple[Formulation, ...]:
        """The formulations of the doses taken, and perhaps taken, in their order."""
        return _formulations(self.stretches)

    @property
    def first_dose(self) -> date | None:
        """The first day on which a dose was taken, or may have been; None where there is none."""
        doses = (each for each in self.stretches if each.kind in _PERHAPS_TAKEN)
        return next((each.first for each in doses), None)

    @property
    def last_dose(self) -> date | None:
        """The last day on which a dose was taken, or may have been; None where there is none."""
        doses = (each for each in reversed(self.stretches) if each.kind in _PERHAPS_TAKEN)
        return next((each.window.end for each in doses), None)

    @property
    def total_dose(self) -> Mass | Between[Mass]:
        """All that was taken."""
        return _between(self.low.total_dose, self.high.total_dose)

    @property
    def cumulative_dose(self) -> DosePerKg | Between[DosePerKg]:
        """All that was taken for each kilogram, by the weight policy."""
        return _between(self.low.cumulative_dose, self.high.cumulative_dose)

    @property
    def days(self) -> int:
        """The days of the course so far, the first one and `as_of` both counted."""
        return sum(stretch.days for stretch in self.stretches)

    @property
    def dose_days(self) -> int:
        """The days on which a dose was taken."""
        return self._days_of("dose")

    @property
    def missed_days(self) -> int:
        """The days on which a dose should have been taken, and is known not to have been."""
        return self._days_of("missed")

    @property
    def rest_days(self) -> int:
        """The days of the course on which no dose was to be taken, and none was."""
        return self._days_of("rest")

    @property
    def unrecorded_days(self) -> int:
        """The days on which a dose should have been taken, and nothing more is known."""
        return self._days_of("unrecorded")

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; None without a goal, or where unrecorded days decide it."""
        return self.low.reached if self.low.reached is self.high.reached else None

    @property
    def remaining(self) -> Mass | Between[Mass] | None:
        """What is left to be taken until the goal; 0 mg once it is reached."""
        return _perhaps_between(self.high.remaining, self.low.remaining)

    @property
    def overshoot(self) -> Mass | Between[Mass] | None:
        """What was taken beyond the goal; 0 mg until it is reached, and on the dot."""
        return _perhaps_between(self.low.overshoot, self.high.overshoot)

    @property
    def crossed_on(self) -> date | Between[date] | None:
        """The first day on which the goal was reached, as this account counts."""
        return _perhaps_between(self.high.crossed_on, self.low.crossed_on)

    @property
    def days_left(self) -> int | Between[int] | None:
        """The whole days after `as_of` until the goal is reached; None says why in `not_projected`."""
        return _perhaps_between(self.high.days_left, self.low.days_left)

    @property
    def projected_last_dose(self) -> date | Between[date] | None:
        """The day on which the goal is reached, or was; None says why in `not_projected`."""
        return _perhaps_between(self.high.projected_last_dose, self.low.projected_last_dose)

    @property
    def not_projected(self) -> str | None:
        """Why there are no days left and no projected last dose."""
        return self.low.not_projected or self.high.not_projected

    def daily(self) -> Iterator[DayTotal]:
        """Each day of the course with its dose and the sums by its end, in order."""
        low_total = high_total = low_scaled = high_scaled = _NOTHING
        for stretch in self.stretches:
            dose, scaled = _amounts(stretch, 1, self.weight_policy, self.weight, self.counted_by)
            for index in range(stretch.days):
                if stretch.kind in _PERHAPS_TAKEN:
                    high_total, high_scaled = high_total + dose, high_scaled + scaled
                if stretch.kind in _TAKEN:
                    low_total, low_scaled = low_total + dose, low_scaled + scaled
                yield DayTotal(
                    on=stretch.first + timedelta(days=index),
                    kind=stretch.kind,
                    daily_dose=stretch.daily_dose,
                    total_dose=_between(low_total, high_total),
                    cumulative_dose=_between(low_scaled / self.weight, high_scaled / self.weight),
                )

    def records(self) -> list[dict[str, Any]]:
        """The stretches of days as rows of plain values, which JSON and data frames hold.

        Each has first and last (ISO days), days, kind, daily_dose and weight (exact, with their
        unit), and formulation.
        """
        from isotretinoin.pages.rows import account_rows  # noqa: PLC0415 - for this form alone

        return account_rows(self)

    def sheet(self) -> "Sheet":
        """The account as facts and stretches of days, with numbered sources."""
        from isotretinoin.pages.account import account_sheet  # noqa: PLC0415 - imported when it is shown

        return account_sheet(self)

    def __repr__(self) -> str:
        aim = "" if self.goal is None else f" of {self.goal}"
        return (
            f"<Account as of {self.as_of}: {self.total_dose}, {_short(self.cumulative_dose)}{aim}>"
        )

    def __str__(self) -> str:
        return self.sheet().text()

    def _repr_html_(self) -> str:
        return self.sheet().html()

    def _days_of(self, kind: DayKind) -> int:
        return sum(stretch.days for stretch in self.stretches if stretch.kind == kind)


def account(
    diary: Diary,
    *,
    as_of: date,
    weight_policy: WeightPolicy = "latest",
    goal: DosePerKg | Mass | None = None,
    projection: Projection = "current_dose",
    planned: Regimen | Course | None = None,
    goals: Iterable[Rule[Between[DosePerKg]]] = (),
) -> Account:
    """What the diary adds up to by that day, and what is left until the goal.

    The course is the one going on, or the last to begin, by `as_of`; its first day and `as_of` both
    count, and what is noted for later days does not. Rests and missed days are days of the course.

    Parameters
    ----------
    weight_policy
        Which weight makes mg into mg/kg. "latest": the last one noted by `as_of`, or by the last
        day of a course that was stopped before, for every dose; "period": for each dose the weight
        on record that day; "baseline": the patient's. Until a weight is noted, the patient's
        baseline weight is the one on record.
    goal
        What is aimed at. `crossed_on` and the projection count by the same weight policy.
    projection
        "current_dose": the dose period of `as_of` goes on. "planned": the dose periods and the stop
        that the diary notes for later days, or what `planned` says.
    planned
        A regimen that starts the day after `as_of`, or a course: its regimen from its first dose,
        as far as it lies after `as_of`, its last open step for as long as needed. Doses per
        kilogram follow the last weight noted.
    goals
        Bands to place the cumulative dose in, such as `rulebook("US").goals`.

    Raises
    ------
    RegimenError
        When the goal is 0, or neither mg nor mg/kg; when policy or projection is none of those
        named, `planned` is no plan or is given without projection="planned", or `goals` are no
        rules with bands in mg/kg.
    DateError
        When `as_of` is no calendar day.
    TypeError
        When the diary is no `Diary`.

    >>> from isotretinoin.diaries.entries import DosePeriod, Missed
    >>> from isotretinoin.patient import Patient
    >>> from isotretinoin.quantities import kg, mg_per_day, mg_per_kg
    >>> diary = Diary(
    ...     patient=Patient(weight=kg(60)),
    ...     entries=(
    ...         DosePeriod(first=date(2026, 3, 9), daily_dose=mg_per_day(40)),
    ...         Missed(on=date(2026, 3, 11)),
    ...     ),
    ... )
    >>> at_ten = account(diary, as_of=date(2026, 3, 18), goal=mg_per_kg(120))
    >>> at_ten.days, at_ten.missed_days, at_ten.total_dose, at_ten.cumulative_dose
    (10, 1, mg(360), mg_per_kg(6))
    >>> at_ten.days_left, at_ten.projected_last_dose
    (171, datetime.date(2026, 9, 5))
    """
    given.require(diary, Diary, "Diary(patient=…, entries=(…))")
    day = calendar_day(as_of)
    given.choice(weight_policy, _POLICIES, "weight policy", error=RegimenError)
    given.perhaps(given.goal, goal)
    bands = _bands(goals)
    stretches = diary.stretches(day)
    latest = diary.weight_on(stretches[-1].window.end if stretches else day)
    weight = diary.patient.weight if weight_policy == "baseline" else latest
    ahead = doses_ahead(diary, as_of=day, weight=latest, projection=projection, planned=planned)

    factors = {each: conventional_factor(each) for each in _formulations(stretches)}
    known = [rule for rule in factors.values() if rule is not None]
    mixed = known[0] if known and len(factors) > 1 else None

    def reading(kinds: tuple[DayKind, ...]) -> Tally:
        taken = (stretch for stretch in stretches if stretch.kind in kinds)
        tally = _tally(taken, goal, weight_policy, weight, mixed)
        return tally if tally.reached else _projected(tally, ahead, day)

    low = reading(_TAKEN)
    unknown = any(stretch.kind == "unrecorded" for stretch in stretches)
    high = reading(_PERHAPS_TAKEN) if unknown else low
    return Account(
        as_of=day,
        weight_policy=weight_policy,
        weight=weight,
        goal=goal,
        stretches=stretches,
        low=low,
        high=high,
        bands=tuple(_placed(rule, low, high, known, alone=mixed is None) for rule in bands),
        counted_by=mixed,
    )


def _formulations(stretches: tuple[Stretch, ...]) -> tuple[Formulation, ...]:
    taken = (each.formulation for each in stretches if each.kind in _PERHAPS_TAKEN)
    return tuple(dict.fromkeys(taken))


def _placed(
    rule: Rule[Between[DosePerKg]],
    low: Tally,
    high: Tally,
    known: list[Rule[Fraction]],
    *,
    alone: bool,
) -> GoalBand:
    by = known[0] if known else None
    least, most = (
        DosePerKg(each.cumulative_dose.mg_per_kg / by.value)
        if by is not None and alone
        else each.cumulative_dose
        for each in (low, high)
    )
    return GoalBand(rule, _position(least, most, rule.value), dose=most, counted_by=by)


def _bands(value: Iterable[Rule[Between[DosePerKg]]]) -> tuple[Rule[Between[DosePerKg]], ...]:
    rules: tuple[Rule[Any], ...] = given.each_of(value, Rule, "rules.goals", error=RegimenError)  # pyright: ignore[reportUnknownVariableType] - of any value
    for rule in rules:
        band = rule.value
        if not (isinstance(band, Between) and isinstance(cast("Any", band).low, DosePerKg)):
            raise RegimenTypeError(f"{shown(rule)} is no goal: give rules with a band in mg/kg")
    return rules


def _amounts(
    stretch: Stretch,
    days: int,
    policy: WeightPolicy,
    weight: BodyWeight,
    counted_by: Rule[Fraction] | None,
) -> tuple[Mass, Mass]:
    """Its dose over some days in mg, and in the mg that weigh as much at the account's weight."""
    dose = stretch.daily_dose * timedelta(days)
    if counted_by is not None and conventional_factor(stretch.formulation) is not None:
        dose /= counted_by.value
    if policy == "period" and stretch.weight != weight:
        return dose, dose * _ratio(weight, stretch.weight)
    return dose, dose


@lru_cache(maxsize=256)  # few weights are noted, and each counts for many doses
def _ratio(weight: BodyWeight, other: BodyWeight) -> Fraction:
    return weight.kg / other.kg


def _tally(
    taken: Iterable[Stretch],
    goal: DosePerKg | Mass | None,
    policy: WeightPolicy,
    weight: BodyWeight,
    counted_by: Rule[Fraction] | None,
) -> Tally:
    total = scaled = progress = _NOTHING
    crossed: date | None = None
    # A goal in mg is compared with mg, one in mg/kg with the doses as the policy weighs them.
    target = goal.for_weight(weight) if isinstance(goal, DosePerKg) else goal
    for stretch in taken:
        dose, dose_scaled = _amounts(stretch, stretch.days, policy, weight, counted_by)
        total += dose
        scaled += dose_scaled
        before, progress = progress, total if isinstance(goal, Mass) else scaled
        if target is not None and crossed is None and progress >= target:
            a_day = (progress - before) / stretch.days
            days = ceil((target - before) / a_day)
            crossed = stretch.first + timedelta(days=days - 1)
    cumulative = scaled / weight
    if target is None:
        return Tally(total_dose=total, cumulative_dose=cumulative)
    if crossed is None:
        return Tally(
            total_dose=total,
            cumulative_dose=cumulative,
            reached=False,
            remaining=target - progress,
            overshoot=_NOTHING,
        )
    return Tally(
        total_dose=total,
        cumulative_dose=cumulative,
        reached=True,
        remaining=_NOTHING,
        overshoot=progress - target,
        crossed_on=crossed,
        days_left=0,
        projected_last_dose=crossed,
    )


def _position(
    low: DosePerKg,
    high: DosePerKg,
    band: Between[DosePerKg],
) -> Literal["below", "in", "above", "unknown"]:
    if high < band.low:
        return "below"
    if low > band.high:
        return "above"
    return "in" if low in band and high in band else "unknown"


def _projected(tally: Tally, ahead: tuple[Leg, ...] | str, as_of: date) -> Tally:
    if tally.remaining is None:
        return evolve(tally, not_projected="no goal was given")
    if isinstance(ahead, str):
        return evolve(tally, not_projected=ahead)
    left = days_until(tally.remaining, ahead)
    if left is None:
        return evolve(tally, not_projected="the planned doses end below the goal")
    if left > (date.max - as_of).days:
        return evolve(tally, not_projected="the goal is not reached before the year 9999")
    return evolve(tally, days_left=left, projected_last_dose=as_of + timedelta(days=left))


def _short(dose: DosePerKg | Between[DosePerKg]) -> str:
    if isinstance(dose, Between):
        return f"{figure(dose.low)} to {figure(dose.high)}"
    return figure(dose)


def _between(low: T, high: T) -> T | Between[T]:
    return low if low == high else Between(low, high)


def _perhaps_between(low: T | None, high: T | None) -> T | Between[T] | None:
    return None if low is None or high is None else _between(low, high)
