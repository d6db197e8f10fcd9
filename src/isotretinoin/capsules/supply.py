"""What to dispense of each strength for some days of whole capsules, and how long it lasts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import chain, count, islice
from math import ceil
from types import MappingProxyType
from typing import Any, Final, cast, final

from isotretinoin import given
from isotretinoin.capsules.dose import CapsulePlan, capsule_plan
from isotretinoin.capsules.filling import Filled, Filling
from isotretinoin.capsules.held import counted
from isotretinoin.capsules.search import Direction
from isotretinoin.courses.course import COURSE, Course, Phase
from isotretinoin.dates import Days, Weeks, after, calendar_day
from isotretinoin.errors import (
    DateError,
    RegimenError,
    RegimenTypeError,
    shown,
)
from isotretinoin.products import Product
from isotretinoin.quantities import Mass
from isotretinoin.values import frozen

__all__ = ["Packs", "Supply", "fill", "fillings", "packs", "run_out"]


_NO_STOCK: Final[Mapping[Mass, int]] = MappingProxyType({})


@final
@frozen(kw_only=True)
class Packs:
    """The unbroken packs of one strength, for the capsules that the stock does not hold."""

    strength: Mass
    #: Capsules that the days take.
    needed: int
    #: Capsules left over from before.
    in_stock: int
    packs: int
    packs_of: int

    @property
    def capsules(self) -> int:
        """The capsules in the packs."""
        return self.packs * self.packs_of


@final
@frozen(kw_only=True)
class Supply:
    """What to dispense, strength by strength, and how far stock and packs reach together.

    The limit is on what is dispensed, whatever is in stock. Packs are filled up as far as it allows;
    where one more pack would hold more than the days of the limit take, it is left out, and `days`
    may be fewer than were asked for.
    """

    #: The capsules of each day that was asked for and lies within the limit.
    by_day: tuple[tuple[Mass, ...], ...]
    packs: tuple[Packs, ...]
    #: How many days are covered from the first, at most those of the limit.
    days: int
    #: What is left of stock and packs when the days asked for, or those covered, are over.
    unused: tuple[tuple[Mass, int], ...]

    @property
    def capsules(self) -> dict[Mass, int]:
        """How many capsules of each strength to dispense."""
        return {each.strength: each.capsules for each in self.packs if each.packs}

    @property
    def stock(self) -> dict[Mass, int]:
        """What is left, as the `stock` of the next dispensing."""
        return dict(self.unused)

    def run_out(self, first_day: date) -> date | None:
        """The last day that is covered, or None when not even the first is.

        Raises
        ------
        DateError
            When it is no calendar day, or the capsules last beyond the year 9999.
        """
        first = calendar_day(first_day)
        return after(first, Days(self.days - 1)) if self.days else None


def fillings(
    course: Course,
    capsules: tuple[CapsulePlan | None, ...],
    needed: Iterable[tuple[date, int | Days | Weeks]],
    *,
    packs_of: int = 1,
    stock: Mapping[Mass, int] = _NO_STOCK,
) -> tuple[Filling, ...]:
    """What each prescription of a course supplies, when its phases take those capsules.

    `needed` are the days on which prescriptions are needed, in order, each with the most days that it
    supplies. `stock` is what is left over on the first of them, and is used up first. Empty where a
    phase has no capsules.

    Raises
    ------
    DateError
        When a day lies outside the course.
    TypeError
        When the course is none.
    RegimenError
        When the capsules are not those of each phase, or pack or limit not whole numbers.

    >>> from isotretinoin.patient import Patient
    >>> from isotretinoin.quantities import kg, mg, mg_per_day
    >>> from isotretinoin.courses.regimen import Regimen
    >>> course = Course.lasting(
    ...     Days(40),
    ...     patient=Patient(weight=kg(60)),
    ...     regimen=Regimen.constant(mg_per_day(40)),
    ...     first_dose=date(2026, 3, 9),
    ... )
    >>> capsules = (capsule_plan(mg_per_day(40), strengths=(mg(20), mg(40)), days=40),)
    >>> days = ((date(2026, 3, 9), 30), (date(2026, 4, 8), 30))
    >>> for each in fillings(course, capsules, days, packs_of=10):
    ...     print(each.needed_on, each, each.days, each.left)
    2026-03-09 30 × 40 mg in 3 packs of 10 30 {}
    2026-04-08 10 × 40 mg in 1 pack of 10 10 {}
    """
    given.require(course, Course, COURSE)
    told = given.group(capsules, "course_capsules(course, rules, product=…)", error=RegimenError)
    cycles = [each for each in told if isinstance(each, CapsulePlan)]
    if len(told) != len(course.phases) or any(
        not isinstance(each, CapsulePlan | None) for each in told
    ):
        raise RegimenError(
            f"capsules for {len(told)} of {len(course.phases)} phases: give those of each, in order",
        )
    size = given.count(packs_of, "capsules in a pack", least=1, error=RegimenError)
    due = [
        (_offset(course, day), given.days(limit, "days of supply")) for day, limit in _pairs(needed)
    ]
    if len(cycles) < len(told):
        return ()
    held: Mapping[Mass, int] = counted(stock)
    found: list[Filling] = []
    ends = [*(offset for offset, _ in due[1:]), course.days]
    for number, ((offset, limit), end) in enumerate(zip(due, ends, strict=False), start=1):
        asked = min(end - offset, limit)
        coming = tuple(islice(_taken(course, cycles, offset), limit))
        supply = _supply(iter(coming), asked, limit, size, held)
        if supply.days < asked:
            supply = _supply(iter(coming), asked, limit, 1, held)
        handed_out = {
            each.strength: divmod(each.packs * each.packs_of, size) for each in supply.packs
        }
        left = {strength: n for strength, n in supply.unused if n}
        found.append(
            Filling(
                number=number,
                needed_on=course.first_dose + timedelta(days=offset),
                asked=asked,
                days=min(supply.days, asked),
                strengths=tuple(
                    Filled(
                        strength=strength,
                        in_stock=held.get(strength, 0),
                        packs=handed_out.get(strength, (0, 0))[0],
                        packs_of=size,
                        left=left.get(strength, 0),
                        loose=handed_out.get(strength, (0, 0))[1],
                    )
                    for strength in sorted({*handed_out, *left}, reverse=True)
                ),
            )
        )
        held = left
    return tuple(found)


def _pairs(needed: object) -> list[tuple[date, int]]:
    write = "((date(2026, 3, 9), 30),)"
    pairs: list[tuple[date, int]] = []
    for each in given.group(needed, write, error=RegimenError):
        pair = given.group(each, write, error=RegimenError)
        if len(pair) != len(("day", "days")):
            raise RegimenTypeError(
                f"{shown(each)} is no day with its days of supply: write {write}"
            )
        pairs.append(cast("tuple[date, int]", pair))
    return pairs


def _taken(course: Course, cycles: list[CapsulePlan], offset: int) -> Iterator[tuple[Mass, ...]]:
    """The capsules of each day from the offset on; the last phase goes on without end."""
    ends = [*(phase.window.days for phase in course.phases[:-1]), None]
    days = chain.from_iterable(
        _of_phase(phase, cycle, end)
        for phase, cycle, end in zip(course.phases, cycles, ends, strict=True)
    )
    return islice(days, offset, None)


def _of_phase(phase: Phase, cycle: CapsulePlan, days: int | None) -> Iterator[tuple[Mass, ...]]:
    step = phase.step
    for index in islice(count(), days):
        yield cycle.on(step.days_on_within(index)) if step.is_on(index) else ()


def packs(
    plan: CapsulePlan,
    *,
    packs_of: int,
    supply_limit: int | Days | Weeks,
    stock: Mapping[Mass, int] = _NO_STOCK,
) -> Supply:
    """The unbroken packs for the days of the plan, never of more than the supply limit's days.

    `packs_of` is how many capsules a pack holds. `stock` is what is left over from before, and is
    used up first.

    Raises
    ------
    TypeError
        When the plan is none.
    RegimenError, QuantityError
        When limit, pack or stock is not a whole number of days or capsules.

    >>> from isotretinoin.quantities import mg, mg_per_day
    >>> plan = capsule_plan(mg_per_day(40), strengths=(mg(10), mg(20), mg(40)), days=28)
    >>> supply = packs(plan, packs_of=10, supply_limit=30)
    >>> supply.capsules, supply.days, supply.stock
    ({mg(40): 30}, 30, {mg(40): 2})
    """
    given.require(plan, CapsulePlan, "capsule_plan(…)")
    coming = (plan.on(index) for index in count())
    return _supply(coming, plan.days, supply_limit, packs_of, stock)


def fill(
    course: Course,
    *,
    first_day: date,
    days: int | Days | Weeks,
    strengths: Iterable[Mass] | Product | Iterable[Product],
    packs_of: int,
    supply_limit: int | Days | Weeks,
    stock: Mapping[Mass, int] = _NO_STOCK,
    direction: Direction = "nearest",
    longest_cycle: int | Days | Weeks = 2,
) -> Supply:
    """The unbroken packs of one filling: for some days of a course, through its changes of dose.

    Every phase has its own `capsule_plan`; days off take no capsule and do not move the cycle on.
    Days after the course need nothing, but the limit is read as if its last dose went on.

    Raises
    ------
    DateError
        When the first day lies outside the course.
    TypeError
        When the course is none.
    RegimenError, QuantityError
        As for `capsule_plan` and `packs`.

    >>> from isotretinoin.patient import Patient
    >>> from isotretinoin.quantities import kg, mg
    >>> from isotretinoin.courses.regimen import Regimen
    >>> course = Course.lasting(
    ...     Days(140),
    ...     patient=Patient(weight=kg(60)),
    ...     regimen=Regimen.parse("0.5 mg/kg/day for 28 days, then 1 mg/kg/day"),
    ...     first_dose=date(2026, 3, 9),
    ... )
    >>> strengths = (mg(10), mg(20), mg(30), mg(40))
    >>> supply = fill(
    ...     course,
    ...     first_day=course.first_dose,
    ...     days=28,
    ...     strengths=strengths,
    ...     packs_of=10,
    ...     supply_limit=30,
    ... )
    >>> supply.capsules, supply.days, supply.stock
    ({mg(30): 30}, 29, {mg(30): 2})
    """
    offset = _offset(course, first_day)
    asked = given.days(days)
    coming = _coming(course, offset, strengths, direction, longest_cycle)
    return _supply(coming, min(asked, course.days - offset), supply_limit, packs_of, stock)


def run_out(
    stock: Mapping[Mass, int],
    course: Course,
    *,
    first_day: date,
    strengths: Iterable[Mass] | Product | Iterable[Product],
    direction: Direction = "nearest",
    longest_cycle: int | Days | Weeks = 2,
) -> date | None:
    """The last day of the course up to which the stock covers every day from the first.

    A day without a dose is covered. None when the stock does not cover even the first day; the last
    day of the course when it covers all. Capsules of one strength do not replace another.

    Raises
    ------
    DateError, RegimenError, QuantityError, TypeError
        As for `fill`.

    >>> from isotretinoin.patient import Patient
    >>> from isotretinoin.quantities import kg, mg
    >>> from isotretinoin.courses.regimen import Regimen
    >>> course = Course.lasting(
    ...     Days(140),
    ...     patient=Patient(weight=kg(60)),
    ...     regimen=Regimen.parse("0.5 mg/kg/day for 28 days, then 1 mg/kg/day"),
    ...     first_dose=date(2026, 3, 9),
    ... )
    >>> strengths = (mg(10), mg(20), mg(30), mg(40))
    >>> run_out({mg(30): 30}, course, first_day=course.first_dose, strengths=strengths)
    datetime.date(2026, 4, 6)
    """
    held = counted(stock)
    offset = _offset(course, first_day)
    coming = _coming(course, offset, strengths, direction, longest_cycle)
    covered = _covered(islice(coming, course.days - offset), held)
    return course.first_dose + timedelta(days=offset + covered - 1) if covered else None


def _offset(course: Course, first_day: date) -> int:
    """How many days of the course have passed on the first day."""
    given.require(course, Course, COURSE)
    first = calendar_day(first_day, "first day")
    if first not in course.window:
        raise DateError(f"{first} lies outside the course of {course.window}: give a day of it")
    return (first - course.first_dose).days


def _coming(
    course: Course,
    offset: int,
    strengths: Iterable[Mass] | Product | Iterable[Product],
    direction: Direction,
    longest_cycle: int | Days | Weeks,
) -> Iterator[tuple[Mass, ...]]:
    """The capsules of each day from the offset on; the last phase goes on without end."""
    # An iterator would be empty after the first phase.
    offered: Any = tuple[Any, ...](strengths) if isinstance(strengths, Iterator) else strengths

    def days_of(phase: Phase) -> Iterator[tuple[Mass, ...]]:
        step, first = phase.step, (phase.window.first - course.first_dose).days
        plan = capsule_plan(
            phase.daily_dose,
            strengths=offered,
            days=phase.window.days,
            direction=direction,
            longest_cycle=longest_cycle,
        )
        index = max(0, offset - first)
        while True:
            yield plan.on(step.days_on_within(index)) if step.is_on(index) else ()
            index += 1

    *earlier, last = course.phases
    for phase in earlier:
        over = (phase.window.end - course.first_dose).days + 1
        yield from islice(days_of(phase), max(0, min(phase.window.days, over - offset)))
    yield from days_of(last)


def _supply(
    coming: Iterator[tuple[Mass, ...]],
    days: int,
    supply_limit: int | Days | Weeks,
    packs_of: int,
    stock: Mapping[Mass, int],
) -> Supply:
    size = given.count(packs_of, "capsules in a pack", least=1, error=RegimenError)
    held = counted(stock)
    allowed = tuple(islice(coming, given.days(supply_limit, "days of supply")))
    by_day = allowed[:days]
    needed, most = _capsules_of(by_day), _capsules_of(allowed)
    handed_out = tuple(
        Packs(
            strength=strength,
            needed=needed[strength],
            in_stock=held[strength],
            packs=min(
                ceil(Fraction(max(0, needed[strength] - held[strength]), size)),
                most[strength] // size,
            ),
            packs_of=size,
        )
        for strength in sorted(needed, reverse=True)
    )
    available = held + Counter({each.strength: each.capsules for each in handed_out})
    covered = _covered(allowed, available)
    unused = available - _capsules_of(by_day[:covered])
    return Supply(
        by_day=by_day,
        packs=handed_out,
        days=covered,
        unused=tuple(sorted(unused.items(), reverse=True)),
    )


def _capsules_of(days: Iterable[tuple[Mass, ...]]) -> Counter[Mass]:
    return Counter(each for day in days for each in day)


def _covered(days: Iterable[tuple[Mass, ...]], stock: Counter[Mass]) -> int:
    """How many of the days, from the first, the stock covers in full."""
    left = stock.copy()
    covered = 0
    for day in days:
        left.subtract(day)
        if any(left[each] < 0 for each in day):
            break
        covered += 1
    return covered
