"""The walk of a regimen for all rows at once: to a goal, or through so many days.

It is the kernel's walk (`Leg.days_to`, `Leg.dose_over`, `Leg.last_dose_within`) in whole numbers: doses
are counted in ng, since so many mg/kg of so many g are a whole number of them. Where each row has a
regimen of its own, rows of the same one are walked together.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final, NamedTuple, Protocol, TypeAlias, cast, final

import numpy as np

from isotretinoin.adapters.frames.days import HIGH, LOW, Values
from isotretinoin.adapters.frames.rows import MOST
from isotretinoin.courses.pattern import DosePattern
from isotretinoin.courses.regimen import Regimen
from isotretinoin.errors import QuantityError, RegimenError, shown
from isotretinoin.quantities import DailyDose, DailyDosePerKg, DosePerKg, Mass

__all__ = [
    "DAYS",
    "NG_A_MG",
    "NG_A_UG",
    "PER_KG",
    "Amount",
    "Lends",
    "Walk",
    "WalkStep",
    "fault_of",
    "in_ng",
    "lasting",
    "of_each",
    "steps_of",
    "thousandths",
    "until",
]

#: In ng, what is given in thousandths: µg, or µg for each kg times g.
NG_A_UG: Final = 1000
NG_A_MG: Final = 10**6
#: No dose or goal for each kg is larger; so large ones still multiply within 64 bits.
PER_KG: Final = 10**5
#: No course has more days.
DAYS: Final = HIGH - LOW + 1
#: Patterns of more doses are not written out for every row.
IN_TURN: Final = 31

#: A dose, by the day or altogether, for each kg or not.
Amount: TypeAlias = DailyDose | DailyDosePerKg | DosePerKg | Mass


class Lends(Protocol):
    """What a walk asks of rows."""

    def wrong(self, where: Values, column: str, fault: str) -> None:
        """Those rows cannot be answered."""

    def when(self, where: Values, then: Values, otherwise: Values) -> Values:
        """The one value where that holds, else the other."""

    def keep(self, values: Values) -> Values:
        """The values, computed once."""

    def every(self, value: int) -> Values:
        """The same number for every row."""


class Walk(NamedTuple):
    """What a course comes to: its days, the place of its last dose among them, and all of it in ng."""

    days: Values
    last: Values
    total: Values


class WalkStep(NamedTuple):
    """A step of a regimen for every row: its doses in ng, and how its days go on and off."""

    #: In turn, again and again; one where they are all the same.
    doses: tuple[Values, ...]
    #: Which of them are doses: 0 mg is none.
    dosed: tuple[bool, ...]
    days: int | None
    on: int
    off: int
    #: How many doses of the pattern have no day before the step begins; 0 but for those by weekday.
    begun: Values = 0

    def days_on(self, days: Values) -> Values:
        """How many of its first days are days on; the kernel's `Step.days_on_within`."""
        if not self.off:
            return days
        cycle = self.on + self.off
        rest = days % cycle
        # The smaller of the two without a choice: a day beyond the days on adds nothing.
        beyond = (rest + cycle - self.on) // cycle * (rest - self.on)
        return days // cycle * self.on + rest - beyond

    def day_of_dose(self, k: Values) -> Values:
        """The day of its k-th day on, from 1; the kernel's `Step.day_of_dose`."""
        if not self.off:
            return k
        return (k - 1) // self.on * (self.on + self.off) + (k - 1) % self.on + 1

    @property
    def in_turn(self) -> bool:
        """Whether its doses are not all the same."""
        return len(self.doses) > 1

    def added(self, rows: Lends, count: Values) -> Values:
        """What so many doses of the pattern come to, from its own beginning."""
        turns = len(self.doses)
        rest = count % turns if isinstance(count, int) else rows.keep(count % turns)
        return rows.keep(count // turns * sum(self.doses) + self._some(rows, rest))

    def _some(self, rows: Lends, count: Values) -> Values:
        """What so many of the first come to, at most one turn."""
        told: Values = 0
        for place, (dose, dosed) in enumerate(zip(self.doses, self.dosed, strict=True)):
            if not dosed:
                continue
            if isinstance(count, int):
                told = told + (dose if count > place else 0)
            else:
                told = told + rows.when(count > place, dose, 0)
        return told

    def reaching(self, rows: Lends, left: Values) -> tuple[Values, Values]:
        """The first day by which that much is taken, and how much it then is."""
        if not self.in_turn:
            dose = rows.keep(rows.when(self.doses[0] > 0, self.doses[0], 1))
            doses = rows.keep((left + dose - 1) // dose)
            return rows.keep(self.day_of_dose(doses)), doses * dose
        before = self.added(rows, self.begun) if self._late else 0
        aim = rows.keep(left + before)
        turn = rows.keep(sum(self.doses))
        whole = rows.keep((aim - 1) // turn)
        rest = rows.keep(aim - whole * turn)
        count, so_far = 1, 0
        for dose, dosed in zip(self.doses[:-1], self.dosed[:-1], strict=True):
            so_far = rows.keep(so_far + dose) if dosed else so_far
            count = count + rows.when(rest > so_far, 1, 0)
        count = rows.keep(count)
        made = whole * turn + self._some(rows, count) - before
        k = rows.keep(whole * len(self.doses) + count - self.begun)
        return rows.keep(self.day_of_dose(k)), made

    @property
    def _late(self) -> bool:
        return not (isinstance(self.begun, int) and not self.begun)

    def taken(self, rows: Lends, doses: Values) -> Values:
        """What is taken on so many of its days on."""
        if not self.in_turn:
            return self.doses[0] * doses
        before = self.added(rows, self.begun) if self._late else 0
        return self.added(rows, self.begun + doses) - before

    def last_dose(self, rows: Lends, doses: Values) -> tuple[Values, Values]:
        """The day of its last dose among so many of its days on, and whether there is one."""
        if not self.in_turn:
            return self.day_of_dose(doses), (self.doses[0] > 0) & (doses > 0)
        if not all(self.dosed):
            turns = len(self.doses)
            place = rows.keep((self.begun + doses) % turns)
            back: Values = rows.every(0)
            for rest in range(turns):
                days_back = next(n for n in range(turns) if self.dosed[(rest - 1 - n) % turns])
                if days_back:
                    back = rows.when(place == rest, days_back, back)
            doses = rows.keep(doses - rows.keep(back))
        has = doses > 0
        return self.day_of_dose(rows.keep(rows.when(has, doses, 1))), has


def thousandths(number: Fraction, told: object, most: int) -> int:
    """The number in thousandths.

    Raises
    ------
    QuantityError
        When it has more than 3 decimals or is more than that.
    """
    found = number * 1000
    if found.denominator != 1 or number > most:
        raise QuantityError(
            f"{shown(told)} is not counted exactly in a frame: give at most 3 decimals, up to {most}"
        )
    return found.numerator


def _counted(dose: Amount) -> tuple[int, bool]:
    """The dose in thousandths, and whether it is for each kg."""
    if isinstance(dose, DailyDosePerKg):
        return thousandths(dose.mg_per_kg_day, dose, PER_KG), True
    if isinstance(dose, DosePerKg):
        return thousandths(dose.mg_per_kg, dose, PER_KG), True
    number = dose.mg_per_day if isinstance(dose, DailyDose) else dose.mg
    return thousandths(number, dose, MOST), False


def in_ng(rows: Lends, dose: Amount, grams: Values) -> Values:
    """The dose of each row in ng.

    Raises
    ------
    QuantityError
        When it is not counted exactly.
    """
    told, per_kg = _counted(dose)
    return grams * told if per_kg else rows.every(told * NG_A_UG)


def fault_of(regimen: Regimen) -> str:
    """What keeps the regimen from being walked for all rows at once; empty where nothing does.

    It is a name of `FAULTS`.
    """
    first = regimen.steps[0].daily_dose
    doses = [
        each
        for step in regimen.steps
        for each in (
            step.daily_dose.doses
            if isinstance(step.daily_dose, DosePattern)
            else (step.daily_dose,)
        )
    ]
    resting = not first if not isinstance(first, DosePattern) else not first.doses[0]
    if resting and not regimen.steps[0].by_weekday:
        return "rest"
    if any(
        isinstance(step.daily_dose, DosePattern) and len(step.daily_dose.doses) > IN_TURN
        for step in regimen.steps
    ):
        return "long turn"
    try:
        for each in doses:
            _counted(each)
    except QuantityError:
        return "too fine"
    return ""


def steps_of(
    rows: Lends, regimen: Regimen, grams: Values, first: Values, column: str
) -> list[WalkStep]:
    """The steps of the regimen for rows of those weights and first days.

    A row whose first day has no dose by the week has a fault in that column.

    Raises
    ------
    RegimenError, QuantityError
        When it cannot be walked for all rows at once.
    """
    fault = fault_of(regimen)
    if fault in _REFUSED:
        raise RegimenError(f"{regimen} {_REFUSED[fault]}")
    steps: list[WalkStep] = []
    passed = 0
    for step in regimen.steps:
        dose = step.daily_dose
        doses = dose.doses if isinstance(dose, DosePattern) else (dose,)
        weekday: Values = 0
        if step.by_weekday:
            weekday = rows.keep((first + (passed + _THURSDAY)) % len(doses))
            if not passed:
                for place, each in enumerate(doses):
                    if not each:
                        rows.wrong(weekday == place, column, "rest")
        steps.append(
            WalkStep(
                tuple(rows.keep(in_ng(rows, each, grams)) for each in doses),
                tuple(map(bool, doses)),
                None if step.days is None else min(step.days, DAYS),
                step.days_on,
                step.days_off,
                weekday,
            )
        )
        passed += 0 if step.days is None else min(step.days, DAYS)
    return steps


#: The day from which days are counted, by the days of the week from Monday on.
_THURSDAY: Final = 3

_REFUSED: Final = {
    "rest": "begins with a rest: give it from its first dose on",
    "long turn": f"takes more than {IN_TURN} doses in turn: plan such courses one at a time",
}


def until(rows: Lends, steps: list[WalkStep], aim: Values, column: str) -> Walk:
    """The walk to the goal: the kernel's `days_until`, step by step for all rows at once."""
    left, passed, total = aim, 0, rows.every(0)
    days = rows.every(0)
    for step in steps:
        day, made = step.reaching(rows, left)
        here = days == 0
        if not step.in_turn:
            here = here & (step.doses[0] > 0)
        if step.days is not None:
            here = here & (day <= step.days)
        here = rows.keep(here)
        days = rows.keep(rows.when(here, passed + day, days))
        total = rows.keep(rows.when(here, aim - left + made, total))
        if step.days is not None:
            taken = step.taken(rows, step.days_on(step.days))
            left = rows.keep(rows.when(days == 0, left - taken, aim))
            passed += step.days
    never = days == 0
    rows.wrong(never, column, "never")
    far = days > DAYS
    rows.wrong(far, column, "beyond")
    days = rows.keep(rows.when(never | far, 1, days))
    return Walk(days, days, total)


def lasting(rows: Lends, steps: list[WalkStep], days: Values, column: str) -> Walk:
    """The walk through so many days: the kernel's `Course.lasting`, likewise."""
    passed, total, last = 0, rows.every(0), rows.every(1)
    for step in steps:
        over = rows.keep(days - passed)
        mine = rows.keep(rows.when(over > 0, over, 0))
        if step.days is not None:
            mine = rows.keep(rows.when(mine > step.days, step.days, mine))
        doses = rows.keep(step.days_on(mine))
        total = rows.keep(total + step.taken(rows, doses))
        day, has = step.last_dose(rows, doses)
        last = rows.keep(rows.when(has, passed + day, last))
        if step.days is not None:
            passed += step.days
    if steps[-1].days is not None:
        rows.wrong(days > passed, column, "too long")
    return Walk(days, last, total)


@final
class _Some:
    """Some of the rows, which lend as all do; their faults are those of the rows."""

    def __init__(self, rows: Lends, places: Values, length: int) -> None:
        self._rows = rows
        self._places = places
        self._length = length

    def wrong(self, where: Values, column: str, fault: str) -> None:
        """Those of them cannot be answered."""
        bad = np.zeros(self._length, dtype=bool)
        bad[self._places[np.broadcast_to(where, len(self._places))]] = True
        self._rows.wrong(bad, column, fault)

    def when(self, where: Values, then: Values, otherwise: Values) -> Values:
        """The one value where that holds, else the other."""
        return self._rows.when(where, then, otherwise)

    def keep(self, values: Values) -> Values:
        """The values, computed once."""
        return values

    def every(self, value: int) -> Values:
        """The same number for every one of them."""
        return np.full(len(self._places), value)


def of_each(
    rows: Lends,
    codes: Values,
    regimens: list[Regimen | None],
    walk: Callable[[Lends, Regimen, Values], Walk],
) -> Walk:
    """The walk of each row by its own regimen, those of one regimen together.

    `walk` is given the rows, their regimen, and where they stand; rows without a regimen, which have a
    fault, walk one day and nowhere.
    """
    whole = Walk(*(np.full(len(codes), value) for value in (1, 1, 0)))
    by_code = np.argsort(codes, kind="stable")
    edges = np.searchsorted(codes[by_code], np.arange(len(regimens) + 1))
    for code, regimen in enumerate(regimens):
        places = by_code[edges[code] : edges[code + 1]]
        if regimen is not None and len(places):
            told = walk(_Some(rows, places, len(codes)), regimen, places)
            for all_of, each in zip(whole, cast("Any", told), strict=True):
                all_of[places] = each
    return whole
