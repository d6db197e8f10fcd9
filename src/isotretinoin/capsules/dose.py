"""Whole capsules: which to take on which day so that the mean is the daily dose.

Capsules are neither opened nor cut. A dose that lies between two of them is taken as a short cycle
of days: 25 mg a day is 20 mg one day and 30 mg the next.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import groupby
from math import ceil, floor, gcd, lcm
from typing import Any, Final, final

from attrs import field, frozen

from isotretinoin.capsules.search import Direction, best_cycle
from isotretinoin.dates import Days, after
from isotretinoin.errors import QuantityError, RegimenError
from isotretinoin.products import Product
from isotretinoin.quantities import DailyDose, Mass, mg, mg_per_day

__all__ = ["CapsulePlan", "capsule_plan"]


_DIRECTIONS: Final = ("nearest", "down", "up")
_MOST_CAPSULES: Final = 100
_MOST_STRENGTHS: Final = 12
_LONGEST_CYCLE: Final = 30
_MOST_STEPS: Final = 10_000


def _whole(value: object, most: int | None, what: str) -> int:
    number = value.n if isinstance(value, Days) else value
    if type(number) is int and number >= 1 and (most is None or number <= most):
        return number
    limit = "1 or more" if most is None else f"1 to {most}"
    raise RegimenError(f"{value!r:.60} is not a number of {what}: give {limit}")


def _days(value: object) -> int:
    return _whole(value, None, "days")


def _cycle(value: Iterable[Iterable[Mass]]) -> tuple[tuple[Mass, ...], ...]:
    cycle = tuple(tuple(day) for day in value)
    capsules: list[Any] = [each for day in cycle for each in day]
    if not cycle or not all(type(each) is Mass and each for each in capsules):
        raise RegimenError("a cycle is one or more days of capsules: write ((mg(20),), (mg(30),))")
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
    days: int = field(default=30, converter=_days)
    #: Whether the capsules of a day are taken in two doses.
    divided: bool = True

    @property
    def mean_daily_dose(self) -> DailyDose:
        """The mean over one cycle, exactly."""
        return mg_per_day(self._total(len(self.cycle)).mg / len(self.cycle))

    @property
    def swing(self) -> Mass:
        """How much more is taken on the highest day of the cycle than on the lowest."""
        totals = [sum(day, start=mg(0)) for day in self.cycle]
        return max(totals) - min(totals)

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
        """The capsules of the day of that index, the first day being 0."""
        return self.cycle[index % len(self.cycle)]

    def dose_over(self, days: int) -> Mass:
        """What the capsules of so many days add up to, counted from the start of a cycle."""
        cycles, rest = divmod(_whole(days, None, "days"), len(self.cycle))
        of_cycle = self._total(len(self.cycle))
        return of_cycle * cycles + self._total(rest)

    def days_to(self, dose: Mass) -> int:
        """The first number of days whose capsules are not below the dose; 0 for no dose.

        Raises
        ------
        RegimenError
            When the capsules of a cycle are none.
        """
        if not dose:
            return 0
        of_cycle = self._total(len(self.cycle))
        if not of_cycle:
            raise RegimenError(f"a cycle without a capsule never comes to {dose}")
        cycles = ceil(dose / of_cycle) - 1
        left = dose - of_cycle * cycles
        rest = next(n for n in range(1, len(self.cycle) + 1) if self._total(n) >= left)
        return cycles * len(self.cycle) + rest

    def _total(self, days: int) -> Mass:
        return sum((each for day in self.cycle[:days] for each in day), start=mg(0))

    def run_out(self, first_day: date) -> date:
        """The last day that the capsules of this plan cover, the first day counted."""
        return after(first_day, Days(self.days - 1))

    def __str__(self) -> str:
        runs = [(_day_text(day), Days(len(list(run)))) for day, run in groupby(self.cycle)]
        words = ", then ".join(f"{text} for {length}" for text, length in runs) + ", and again"
        if len(runs) == 1:
            words = f"{runs[0][0]} every day"
        return f"{words} (mean {self.mean_daily_dose})"


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
    days: int = 30,
    direction: Direction = "nearest",
    longest_cycle: int = 2,
    divided: bool = True,
    maximum: DailyDose | None = None,
) -> CapsulePlan:
    """The whole capsules to take so that their mean is the daily dose, or as near as they come.

    Of all cycles of 1 to `longest_cycle` days, the one whose mean is nearest to the dose ("down":
    and not above it; "up": and not below it); of these the one with the smallest swing between its
    highest and lowest day, then with the fewest capsules a day, then the fewest different
    strengths, then the shortest; of what is still equal, the lower mean, the lower days, the more
    even capsules. The lower days come first, with "up" the higher ones, so that no part of the
    plan is on the wrong side of the dose either.

    `strengths` are those of one product, or the product itself, or several products of one
    formulation. `maximum` is a dose that no day goes above. `divided` splits each day in two doses;
    it does not change which capsules are chosen.

    Raises
    ------
    RegimenError
        When no such plan exists, or would be nonsense: formulations mixed, a dose above the
        maximum or of more than 100 capsules a day, or a dose for which the best plan is nothing.
    QuantityError
        When dose or strengths are not of their type, or strengths are missing, zero or doubled.

    >>> from isotretinoin.quantities import mg, mg_per_day
    >>> plan = capsule_plan(mg_per_day(25), strengths=(mg(10), mg(20), mg(30), mg(40)))
    >>> print(plan)
    1 × 20 mg for 1 day, then 1 × 30 mg for 1 day, and again (mean 25 mg/day)
    >>> plan.capsules
    {mg(30): 15, mg(20): 15}
    """
    offered = _offered(strengths)
    dose = _daily_dose(daily_dose, "dose")
    if direction not in _DIRECTIONS:
        raise RegimenError(f"{direction!r:.60} is no direction: use 'nearest', 'down' or 'up'")
    longest = _whole(longest_cycle, _LONGEST_CYCLE, "days for a cycle")
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
    if type(value) is DailyDose:
        return value.mg_per_day
    raise QuantityError(
        f"{value!r:.60} is not a daily {what} in mg: write mg_per_day(40), "
        "or mg_per_kg_day('0.5').for_weight(kg(68))",
    )


def _offered(strengths: object) -> tuple[Fraction, ...]:
    """The strengths in mg, in rising order."""
    several: Any = strengths
    given: tuple[Any, ...] = tuple(several) if isinstance(strengths, Iterable) else (several,)
    products = [each for each in given if isinstance(each, Product)]
    if products and len(products) == len(given):
        if len({each.formulation for each in products}) > 1:
            named = " and ".join(f"{each.name} ({each.formulation.value})" for each in products)
            raise RegimenError(
                f"{named} are not the same medicine mg for mg: plan with one formulation",
            )
        given = tuple({strength for each in products for strength in each.strengths})
    for each in given:
        if type(each) is not Mass or not each:
            raise QuantityError(
                f"{each!r:.60} is not the strength of a capsule: write mg(20), above 0",
            )
    if not 1 <= len(given) <= _MOST_STRENGTHS:
        raise QuantityError(
            f"{len(given)} strengths: give 1 to {_MOST_STRENGTHS}, as (mg(10), mg(20), mg(40))",
        )
    if len(set(given)) < len(given):
        raise QuantityError("a strength is given twice: give each strength once")
    return tuple(sorted(each.mg for each in given))


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
