"""What each person has taken by a day, and what is left until the goal: the account, a row a person."""

from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any, Final, NamedTuple, TypeVar

import numpy as np

from isotretinoin import given
from isotretinoin.adapters.frames.days import CALENDAR, NONE, Values, number_of
from isotretinoin.adapters.frames.people import People, eager, held
from isotretinoin.adapters.frames.rows import EagerRows, OnError, Output
from isotretinoin.dates import calendar_day
from isotretinoin.diaries.weighing import WeightPolicy
from isotretinoin.errors import DateError, QuantityError, RegimenError
from isotretinoin.given import choice, perhaps, require
from isotretinoin.quantities import DosePerKg, Mass

__all__ = ["account"]

F = TypeVar("F")

_KG: Final = 1000
_MG_A_DAY: Final = 10**5
_THOUSAND: Final = 1000
_POLICIES: Final = ("latest", "period", "baseline")


class _Periods(NamedTuple):
    """Days in a row on one dose and weight, by person and day; a dose in µg, a weight in g."""

    codes: Any
    start: Any
    days: Any
    dose: Any
    grams: Any


def account(
    doses: F,
    *,
    as_of: date,
    weights: F | None = None,
    weight_policy: WeightPolicy = "latest",
    goal: DosePerKg | Mass | None = None,
    person: str = "person_id",
    start: str = "start_date",
    daily_dose: str = "daily_dose_mg",
    weight: str = "weight_kg",
    weight_date: str = "weight_date",
    on_error: OnError = "column",
) -> F:
    """One row for each person: what was taken by that day, and what is left until the goal.

    Each row of `doses` is a dose period, as `DosePeriod`: it lasts until the person's next one, 0 mg
    is a rest, and the course begins with the first dose; rows of later days than `as_of` change
    nothing. Adds to the person `total_mg` and `cumulative_mg_per_kg`; `days` and `dose_days`, until
    `as_of`; `goal_reached`, `goal_crossed_on`, `remaining_mg` and, at the dose of that day,
    `days_left`, null without a goal and where nothing can be projected; and `error` and
    `error_column`, of the first of the person's rows that has a fault. Persons come in the order in
    which the frame first names them, and all that is decided is decided in whole µg and g.

    Parameters
    ----------
    doses
        Of pandas, Polars (eager or lazy) or PyArrow. It is quickest in the order of persons and days.
    weights
        The weights of each person with their days, of the same kind of frame; without it, each row of
        `doses` has the weight of its first day. The first weight noted is the baseline one.
    weight_policy
        As for `account` of a diary.
    goal
        The same for every person, in mg/kg or mg; at most 3 decimals.
    person, start, daily_dose
        The columns of `doses`: whose it is, its first day, and the dose in mg/day.
    weight, weight_date
        The columns with the weight in kg and, in `weights`, with its day.

    Raises
    ------
    RegimenError, QuantityError
        When the goal is none, or not counted exactly; when the policy is none.
    DateError
        When `as_of` is no calendar day, or outside the calendar.
    UnknownName, RecordError, TypeError, FactError
        As for `post_course_windows`.

    >>> import polars as pl
    >>> from isotretinoin import mg_per_kg
    >>> doses = pl.DataFrame(
    ...     {
    ...         "person_id": ["a", "a"],
    ...         "start_date": [date(2026, 3, 9), date(2026, 4, 6)],
    ...         "daily_dose_mg": [20, 40],
    ...         "weight_kg": [60.0, 60.0],
    ...     }
    ... )
    >>> told = account(doses, as_of=date(2026, 9, 1), goal=mg_per_kg(120))
    >>> print(*told.select("total_mg", "cumulative_mg_per_kg", "goal_crossed_on", "days_left").row(0))
    6520.0 108.66666666666667 None 17
    """
    last = number_of(calendar_day(as_of, "day of the account"))
    if not CALENDAR[0] <= as_of <= CALENDAR[1]:
        raise DateError(f"{as_of} lies outside {CALENDAR[0]} to {CALENDAR[1]}: give another day")
    choice(weight_policy, _POLICIES, "weight policy", error=RegimenError)
    require(weight_date, str, "weight_date='weight_date'")
    aim = _exact(perhaps(given.goal, goal))

    def answer(frame: F) -> F:
        rows = eager(frame, on_error)
        people = People(rows, person)
        first = rows.day(start, "start")
        dose = rows.number(daily_dose, "daily_dose", zero=True, most=_MG_A_DAY)
        if weights is None:
            grams = rows.number(weight, "weight", most=_KG)
            sound = rows.sound
            noted = (people.codes[sound], first[sound], grams[sound])
        else:
            noted = _weights(people, eager(weights, on_error), person, weight, weight_date)
        periods, baseline = _periods(people, first, dose, noted, last)
        told: F = people.answered(
            _told(people, periods, baseline, policy=weight_policy, goal=goal, aim=aim, last=last)
        )
        return told

    return held(doses, answer)


def _exact(goal: DosePerKg | Mass | None) -> int:
    """The goal in µg, or µg for each kg; 0 for none."""
    number = 0 if goal is None else goal.mg_per_kg if isinstance(goal, DosePerKg) else goal.mg
    thousandths = Fraction(number * _THOUSAND)
    if thousandths.denominator != 1 or number > _MG_A_DAY:
        raise QuantityError(f"{goal} is not counted exactly in a frame: give at most 3 decimals")
    return thousandths.numerator


def _weights(
    people: People, rows: EagerRows, person: str, weight: str, weight_date: str
) -> tuple[Any, Any, Any]:
    """Whose each weight is, its day and the weight; of persons without a dose nothing is asked."""
    grams, days = rows.number(weight, "weight", most=_KG), rows.day(weight_date, "weight_date")
    theirs = People(rows, person)
    known = {each: code for code, each in enumerate(_ids(people))}
    mine = np.array([known.get(each, NONE) for each in _ids(theirs)], dtype=np.int64)[theirs.codes]
    # A faulty weight is a fault of its person.
    for where, column, fault in rows.faults:
        bad = np.isin(people.codes, mine[where & (mine != NONE)])
        people.rows.faults.append((bad, column, fault))
    kept = (mine != NONE) & rows.sound
    return mine[kept], days[kept], grams[kept]


def _ids(people: People) -> list[Any]:
    ids: list[Any] = people.rows.frame[people.name].to_list()
    return [ids[row] for row in people.first]


def _periods(
    people: People, first: Values, dose: Values, noted: tuple[Any, Any, Any], last: int
) -> tuple[_Periods, Any]:
    """The stretches on one dose and weight until that day, and the baseline weight of each person."""
    rows = people.rows
    sound = rows.sound
    who, day, doses, grams = _events(people.codes[sound], first[sound], dose[sound], noted)
    twice = _twice(who, day, doses) | _twice(who, day, grams)
    clashing = np.zeros(people.count, dtype=bool)
    clashing[who[twice]] = True
    wrong = clashing[people.codes]
    rows.wrong(wrong, people.name, "twice")
    baseline = np.full(people.count, NONE)
    has = grams != NONE
    baseline[who[has][::-1]] = grams[has][::-1]
    rows.wrong((baseline == NONE)[people.codes] & sound & ~wrong, people.name, "missing")
    starts = np.concatenate(([True], who[1:] != who[:-1])) if len(who) else np.zeros(0, dtype=bool)
    doses, grams = _filled(doses, starts, 0), _filled(grams, starts, NONE)
    grams = np.where(grams == NONE, baseline[who], grams)
    kept = day <= last
    who, day, doses, grams = who[kept], day[kept], doses[kept], grams[kept]
    begun = np.full(people.count, last + 1)
    dosed = doses > 0
    begun[who[dosed][::-1]] = day[dosed][::-1]  # the first of each person stays
    until = np.full(len(who), last + 1)
    if len(who):
        same = who[1:] == who[:-1]
        until[:-1] = np.where(same, day[1:], last + 1)
    days = np.maximum(until - np.maximum(day, begun[who]), 0)
    return _Periods(who, day, days, doses, grams), baseline


def _events(
    who: Values, day: Values, dose: Values, noted: tuple[Values, Values, Values]
) -> tuple[Values, Values, Values, Values]:
    """Doses and weights by person and day; `NONE` for the one that an event does not tell."""
    if np.array_equal(noted[0], who) and np.array_equal(noted[1], day):  # each row tells both
        order = _in_order(who, day)
        if order is None:
            return who, day, dose, noted[2]
        return who[order], day[order], dose[order], noted[2][order]
    doses = np.concatenate((dose, np.full(len(noted[0]), NONE)))
    grams = np.concatenate((np.full(len(who), NONE), noted[2]))
    who, day = np.concatenate((who, noted[0])), np.concatenate((day, noted[1]))
    order = np.lexsort((day, who))
    return who[order], day[order], doses[order], grams[order]


def _in_order(who: Values, day: Values) -> Values | None:
    """The order by person and day, or None where the rows have it: to see it is cheaper than to sort."""
    after = (who[1:] > who[:-1]) | ((who[1:] == who[:-1]) & (day[1:] >= day[:-1]))
    return None if after.all() else np.lexsort((day, who))


def _twice(who: Values, day: Values, values: Values) -> Values:
    """Which events say something else than the one of the same person and day before them."""
    places = np.flatnonzero(values != NONE)
    who, day, told = who[places], day[places], values[places]
    twice = np.zeros(len(values), dtype=bool)
    clash = (who[1:] == who[:-1]) & (day[1:] == day[:-1]) & (told[1:] != told[:-1])
    twice[places[1:][clash]] = True
    return twice


def _filled(values: Values, starts: Values, before: int) -> Values:
    """Each value until the next one of the same person."""
    if not len(values):
        return values
    places = np.where(values != NONE, np.arange(len(values)), -1)
    first = np.maximum.accumulate(np.where(starts, np.arange(len(values)), 0))
    places = np.maximum.accumulate(places)
    return np.where(places >= first, values[places], before)


def _told(
    people: People,
    periods: _Periods,
    baseline: Values,
    *,
    policy: WeightPolicy,
    goal: DosePerKg | Mass | None,
    aim: int,
    last: int,
) -> dict[str, Output]:
    count, codes = people.count, periods.codes
    baseline = np.where(baseline == NONE, 1, baseline)
    latest, current = baseline.copy(), np.zeros(count, dtype=np.int64)
    latest[codes], current[codes] = periods.grams, periods.dose  # the last of each person stays
    grams = baseline if policy == "baseline" else latest
    taken = periods.dose * periods.days  # µg
    total = _sums(codes, taken, count)
    target = aim * grams if isinstance(goal, DosePerKg) else np.full(count, aim * _THOUSAND)  # ng
    crossed, progress = _crossings(periods, taken * _THOUSAND, target, count)
    cumulative = total / grams
    if policy == "period":
        mixed = np.unique(codes[periods.grams != latest[codes]]) if len(codes) else codes
        for code in mixed:
            mine = codes == code
            scaled = _scaled(mine, periods, int(grams[code]))
            cumulative[code] = float(sum(scaled, Fraction(0)) / int(grams[code]))
            if isinstance(goal, DosePerKg):
                crossed[code], progress[code] = _exactly(mine, periods, scaled, int(target[code]))
    left = np.maximum(target - progress, 0)
    reached = left == 0
    days = np.where(current > 0, -(-left // np.where(current > 0, current * _THOUSAND, 1)), NONE)
    days = np.where(reached, 0, days)
    days = np.where(days > date.max.toordinal() - _ordinal(last), NONE, days)
    aimed = np.full(count, goal is not None)
    return {
        "total_mg": Output(total / _THOUSAND, "number"),
        "cumulative_mg_per_kg": Output(cumulative, "number"),
        "days": Output(_sums(codes, periods.days, count), "whole"),
        "dose_days": Output(_sums(codes, periods.days * (periods.dose > 0), count), "whole"),
        "goal_reached": Output(reached, "flag", aimed),
        "goal_crossed_on": Output(np.where(reached, crossed, NONE), "day", aimed),
        "remaining_mg": Output(left / 10**6, "number", aimed),
        "days_left": Output(days, "whole", aimed & (days != NONE)),
    }


def _ordinal(number: int) -> int:
    return number + date(1970, 1, 1).toordinal()


def _sums(codes: Values, values: Values, count: int) -> Values:
    """The sum of each person's values, in whole numbers."""
    total = np.zeros(count, dtype=np.int64)
    if len(codes):
        starts = np.flatnonzero(np.concatenate(([True], codes[1:] != codes[:-1])))
        total[codes[starts]] = np.add.reduceat(values, starts)
    return total


def _crossings(periods: _Periods, taken: Values, target: Values, count: int) -> tuple[Any, Any]:
    """The day on which each person reached the goal, if so, and what counts towards it; in ng."""
    codes = periods.codes
    progress = _sums(codes, taken, count)
    crossed = np.full(count, NONE)
    if len(codes):
        running = np.cumsum(taken)
        starts = np.concatenate(([True], codes[1:] != codes[:-1]))
        before = np.maximum.accumulate(np.where(starts, np.arange(len(codes)), 0))
        running = running - (running - taken)[before]
        over = np.flatnonzero(running >= target[codes])[::-1]
        row = np.full(count, -1)
        row[codes[over]] = over  # the first of each person stays
        found = row >= 0
        at = row[found]
        dose = np.maximum(periods.dose[at] * _THOUSAND, 1)
        short = target[found] - (running[at] - taken[at])
        crossed[found] = periods.start[at] + -(-short // dose) - 1
    return crossed, progress


def _scaled(mine: Values, periods: _Periods, grams: int) -> list[Fraction]:
    """What each period weighs at the weight of the account, in µg."""
    return [
        Fraction(int(dose) * int(days) * grams, int(weight))
        for dose, days, weight in zip(
            periods.dose[mine], periods.days[mine], periods.grams[mine], strict=True
        )
    ]


def _exactly(
    mine: Values, periods: _Periods, scaled: list[Fraction], target: int
) -> tuple[int, int]:
    """As `_crossings`, of one person whose weight changed: in fractions, which floats would miss."""
    passed = Fraction(0)
    crossed = NONE
    for start, days, dose in zip(periods.start[mine], periods.days[mine], scaled, strict=True):
        if crossed == NONE and (passed + dose) * _THOUSAND >= target:
            short = Fraction(target, _THOUSAND) - passed
            crossed = int(start) + ceil(short * int(days) / dose) - 1
        passed += dose
    return crossed, int(passed * _THOUSAND)  # so many whole ng: it decides as the fraction does
