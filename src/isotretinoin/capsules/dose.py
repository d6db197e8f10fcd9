"""Whole capsules: which to take on which day so that the mean is the daily dose.

Capsules are neither opened nor cut. A dose that lies between two of them is taken as a short cycle
of days: 25 mg a day is 20 mg one day and 30 mg the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import groupby
from math import floor, gcd, lcm
from typing import TYPE_CHECKING, Final, cast, final, get_args

from attrs import field

from isotretinoin import given
from isotretinoin.capsules.search import Direction, best_cycle
from isotretinoin.courses.regimen import Step
from isotretinoin.courses.walk import Leg
from isotretinoin.dates import Days, Weeks, after
from isotretinoin.errors import (
    QuantityError,
    QuantityTypeError,
    RegimenError,
    shown,
)
from isotretinoin.products import Product
from isotretinoin.quantities import DailyDose, Mass, mg, mg_per_day
from isotretinoin.quantities.figures import figure
from isotretinoin.values import frozen

if TYPE_CHECKING:
    from isotretinoin.pages.sheet import Sheet

__all__ = ["CapsulePlan", "capsule_plan", "days_of_cycle"]


_MOST_CAPSULES: Final = 100
_MOST_STRENGTHS: Final = 12
_LONGEST_CYCLE: Final = 30
_MOST_STEPS: Final = 10_000


# Typed as what a caller may give: type checkers read the field's type from its converter.


def _days(value: int | Days | Weeks) -> int:
    return given.days(value)


def _cycle(value: Iterable[Iterable[Mass]]) -> tuple[tuple[Mass, ...], ...]:
    write = "((mg(20),), (mg(30),))"
    days = given.group(value, write, error=RegimenError)
    cycle = tuple(given.each_of(day, Mass, write, error=RegimenError) for day in days)
    if not cycle or not all(each for day in cycle for each in day):
        raise RegimenError(f"a cycle is one or more days of capsules: write {write}")
    return tuple(tuple(sorted(day, reverse=True)) for day in cycle)


@final
@frozen(kw_only=True)
class CapsulePlan:
    """The capsules of each day, as a cycle that is repeated over the days of the plan.

    `cycle` holds one entry per day, the strengths of its capsules in falling order; a day without
    capsules is empty. Make one with `capsule_plan`.
    """

    #: The dose that was asked for; `mean_daily_dose` is the one that the capsules give.
    daily_dose: DailyDose
    cycle: tuple[tuple[Mass, ...], ...] = field(converter=_cycle)
    days: int = field(converter=_days)
    #: Whether the capsules of a day are taken in two doses.
    divided: bool = True

    def __attrs_post_init__(self) -> None:
        _daily_dose(self.daily_dose, "dose")
        given.yes_or_no(self.divided, "divided")

    @property
    def mean_daily_dose(self) -> DailyDose:
        """The mean over one cycle, exactly."""
        return mg_per_day(sum(self.by_day, start=mg(0)).mg / len(self.cycle))

    @property
    def by_day(self) -> tuple[Mass, ...]:
        """What the capsules of each day of the cycle add up to."""
        return tuple(sum(day, start=mg(0)) for day in self.cycle)

    @property
    def swing(self) -> Mass:
        """How much more is taken on the highest day of the cycle than on the lowest."""
        return max(self.by_day) - min(self.by_day)

    @property
    def capsules(self) -> dict[Mass, int]:
        """How many capsules of each strength all the days take, the highest strength first."""
        counts = Counter(each for index in range(self.days) for each in self.on(index))
        return dict(sorted(counts.items(), reverse=True))

    @property
    def intakes(self) -> tuple[tuple[tuple[Mass, ...], ...], ...]:
        """For each day of the cycle its doses: two, as even as whole capsules allow, or one.

        The first dose is the larger. The second is empty on a day of a single capsule: to divide
        such a day, plan with lower strengths.
        """
        return tuple(_in_two(day) if self.divided else (day,) for day in self.cycle)

    def on(self, index: int) -> tuple[Mass, ...]:
        """The capsules of the day of that index, the first day being 0.

        Raises
        ------
        RegimenError
            When it is no whole number, 0 or more.
        """
        return self.cycle[
            given.count(index, "days before a day", error=RegimenError) % len(self.cycle)
        ]

    def dose_over(self, days: int | Days | Weeks) -> Mass:
        """What the capsules of so many days add up to, counted from the start of a cycle.

        Raises
        ------
        RegimenError
            When it is no whole number, 1 or more.
        """
        return self._leg.dose_over(given.days(days))

    def days_to(self, dose: Mass) -> int:
        """The first number of days whose capsules are not below the dose; 0 for no dose.

        Raises
        ------
        QuantityError
            When the dose is no mass.
        RegimenError
            When the capsules of a cycle are none.
        """
        days = self._leg.days_to(dose)
        if days is None:
            raise RegimenError(f"a cycle without a capsule never comes to {dose}")
        return days

    @property
    def _leg(self) -> Leg:
        """Its cycle, day after day without end."""
        return Leg(step=Step(self.daily_dose), doses=self.by_day, days=None)

    def run_out(self, first_day: date) -> date:
        """The last day that the capsules of this plan cover, the first day counted.

        Raises
        ------
        DateError
            When it is no calendar day, or the capsules last beyond the year 9999.
        """
        return after(first_day, Days(self.days - 1))

    @property
    def words(self) -> str:
        """The capsules of the cycle in words, day after day; of one day, those alone.

        >>> CapsulePlan(daily_dose=mg_per_day(40), cycle=((mg(20), mg(20)),), days=30).words
        '2 × 20 mg'
        """
        runs = [(_day_text(day), Days(len(list(run)))) for day, run in groupby(self.cycle)]
        if len(runs) == 1:
            return runs[0][0]
        return ", then ".join(f"{text} for {length}" for text, length in runs) + ", and again"

    def for_step(self, step: Step) -> str:
        """The capsules in words, and on which days, where the step has days without a dose.

        Raises
        ------
        TypeError
            When it is no step.

        >>> plan = CapsulePlan(daily_dose=mg_per_day(40), cycle=((mg(20), mg(20)),), days=30)
        >>> print(plan.for_step(Step(mg_per_day(40), 28, days_on=1, days_off=1)))
        2 × 20 mg: on days with a dose alone, every other day
        """
        given.require(step, Step, "Step(mg_per_day(40), 28)")
        if not step.days_off:
            return str(self)
        return f"{self.words}: on days with a dose alone, {step.pattern}"

    def sheet(self) -> "Sheet":
        """The capsules as a page: what they give, and each day of their cycle."""
        from isotretinoin.pages.doses import capsules_sheet  # noqa: PLC0415 - imported when it is shown

        return capsules_sheet(self)

    def __str__(self) -> str:
        every = "" if len(set(self.cycle)) > 1 else " every day"
        return f"{self.words}{every} (mean {figure(self.mean_daily_dose)})"

    def _repr_html_(self) -> str:
        return self.sheet().html()


def _day_text(day: tuple[Mass, ...]) -> str:
    counts = Counter(day)
    return " + ".join(f"{n} × {each}" for each, n in counts.items()) or "no capsule"


def _in_two(day: tuple[Mass, ...]) -> tuple[tuple[Mass, ...], tuple[Mass, ...]]:
    """The capsules of a day in two doses as even as they allow, the larger first."""
    doses: dict[Mass, tuple[Mass, ...]] = {mg(0): ()}
    for each in day:
        doses = {total + each: (*dose, each) for total, dose in doses.items()} | doses
    half = sum(day, start=mg(0)) / 2
    first = doses[min(total for total in doses if total >= half)]
    second = Counter(day) - Counter(first)
    return first, tuple(second.elements())


def capsule_plan(
    daily_dose: DailyDose,
    *,
    strengths: Iterable[Mass] | Product | Iterable[Product],
    days: int | Days | Weeks,
    direction: Direction = "nearest",
    longest_cycle: int | Days | Weeks = 2,
    divided: bool = True,
    maximum: DailyDose | None = None,
    halves: bool = False,
) -> CapsulePlan:
    """The whole capsules to take so that their mean is the daily dose, or as near as they come.

    Of all cycles of 1 to `longest_cycle` days, the one whose mean is nearest to the dose ("down":
    and not above it; "up": and not below it); of these the one with the smallest swing between its
    highest and lowest day, then with `halves` the most days that are two equal halves, then the fewest
    capsules a day, then the fewest different
    strengths, then the shortest; of what is still equal, the lower mean, the lower days, the more
    even capsules. The lower days come first, with "up" the higher ones, so that no part of the
    plan is on the wrong side of the dose either.

    `days` are those that the plan is for; they do not change which capsules are chosen.
    `strengths` are those of one product, or the product itself, or several products of one
    formulation. `maximum` is a dose that no day goes above. `divided` splits each day in two doses;
    it does not change which capsules are chosen: `halves` does.

    Raises
    ------
    RegimenError
        When no such plan exists, or would be nonsense: formulations mixed, a dose above the
        maximum or of more than 100 capsules a day, a dose for which the best plan is nothing, or
        days that are not a whole number, 1 or more.
    QuantityError
        When dose or strengths are not of their type, or strengths are missing, zero or doubled.
    FactError
        When `divided` or `halves` is neither yes nor no.

    >>> from isotretinoin.quantities import mg, mg_per_day
    >>> plan = capsule_plan(mg_per_day(25), strengths=(mg(10), mg(20), mg(30), mg(40)), days=30)
    >>> print(plan)
    1 × 20 mg for 1 day, then 1 × 30 mg for 1 day, and again (mean 25 mg/day)
    >>> plan.capsules
    {mg(30): 15, mg(20): 15}
    """
    offered = _offered(strengths)
    dose = _daily_dose(daily_dose, "dose")
    given.yes_or_no(halves, "halves")
    given.choice(direction, get_args(Direction), "direction", error=RegimenError)
    longest = days_of_cycle(longest_cycle)
    most = None if maximum is None else _daily_dose(maximum, "maximum")
    if most is not None and dose > most:
        raise RegimenError(f"{daily_dose} is above the maximum of {maximum}: give a lower dose")
    if dose > _MOST_CAPSULES * offered[-1]:
        raise RegimenError(
            f"{daily_dose} takes more than {_MOST_CAPSULES} capsules of {mg(offered[-1])}: "
            "check the dose and its unit",
        )
    # From here on in whole steps, the largest that every strength is a multiple of.
    step = Fraction(
        gcd(*(each.numerator for each in offered)),
        lcm(*(each.denominator for each in offered)),
    )
    if dose / step * longest > _MOST_STEPS:
        raise RegimenError(
            f"strengths that share no more than {mg(step)} are too fine for {daily_dose} in "
            f"cycles of {longest} days: give strengths in whole mg, or a shorter cycle",
        )
    sizes = tuple(int(each / step) for each in offered)
    cycle = best_cycle(
        dose / step,
        sizes,
        direction,
        longest,
        None if most is None else floor(most / step),
        halves=halves,
    )
    if cycle is None or (dose and not any(cycle)):
        raise RegimenError(_no_plan(daily_dose, offered, direction, longest, maximum))
    return CapsulePlan(
        daily_dose=daily_dose,
        cycle=tuple(tuple(mg(n * step) for n in day) for day in cycle),
        days=days,
        divided=divided,
    )


def _daily_dose(value: object, what: str) -> Fraction:
    if isinstance(value, DailyDose):
        return value.mg_per_day
    raise QuantityTypeError(
        f"{shown(value)} is not a daily {what} in mg: write mg_per_day(40), "
        "or mg_per_kg_day('0.5').for_weight(kg(68))",
    )


def days_of_cycle(value: int | Days | Weeks) -> int:
    """The most days that a cycle may have.

    Raises
    ------
    RegimenError
        When it is no whole number from 1 to 30.

    >>> days_of_cycle(Weeks(1))
    7
    """
    longest = given.days(value, "days for a cycle")
    if longest > _LONGEST_CYCLE:
        raise RegimenError(
            f"{longest} is not a number of days for a cycle: give 1 to {_LONGEST_CYCLE}",
        )
    return longest


def _offered(strengths: object) -> tuple[Fraction, ...]:
    """The strengths in mg, in rising order."""
    offered: tuple[object, ...] = (strengths,)
    if isinstance(strengths, Iterable) and not isinstance(strengths, str):
        offered = tuple(cast("Iterable[object]", strengths))
    products = [each for each in offered if isinstance(each, Product)]
    if products and len(products) == len(offered):
        if len({each.formulation for each in products}) > 1:
            named = " and ".join(f"{each.name} ({each.made})" for each in products)
            raise RegimenError(
                f"{named} are not the same medicine mg for mg: plan with one formulation",
            )
        offered = tuple({strength for each in products for strength in each.strengths})
    masses = [given.dose(each, "strength of a capsule") for each in offered]
    if not 1 <= len(masses) <= _MOST_STRENGTHS:
        raise QuantityError(
            f"{len(masses)} strengths: give 1 to {_MOST_STRENGTHS}, as (mg(10), mg(20), mg(40))",
        )
    if len(set(masses)) < len(masses):
        raise QuantityError("a strength is given twice: give each strength once")
    return tuple(sorted(each.mg for each in masses))


def _no_plan(
    dose: DailyDose,
    offered: tuple[Fraction, ...],
    direction: Direction,
    longest: int,
    maximum: DailyDose | None,
) -> str:
    side = {"nearest": "near", "down": "at or below", "up": "at or above"}[direction]
    capsules = ", ".join(str(mg(each)) for each in offered)
    limit = f" with no day above {maximum}" if maximum is not None else ""
    return (
        f"no whole capsules of {capsules} come {side} {dose} in cycles of up to {longest} days"
        f"{limit}: give another direction, a longer cycle or other strengths"
    )
