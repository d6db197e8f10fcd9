"""What each person has taken by a day, and what is left until the goal: the account, a row a person."""

from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any, Final, NamedTuple, TypeVar, cast

import numpy as np

from isotretinoin import given
from isotretinoin.adapters.frames.blocks import Blocks
from isotretinoin.adapters.frames.days import CALENDAR, HIGH, LOW, NONE, Values, number_of
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
_DAYS: Final = HIGH - LOW + 1
_POLICIES: Final = ("latest", "period", "baseline")


class _Events(NamedTuple):
    """What is told of persons, by person and day: `NONE` for what an event does not tell."""

    codes: Values
    day: Values
    #: In µg.
    dose: Values
    #: In g.
    grams: Values
    #: The day after the last one of the dose; None where each lasts until the next.
    end: Values | None = None
    #: Whether the dose is known to be missed from that day on; None where none is.
    missed: Values | None = None

    def at(self, places: Values) -> "_Events":
        return _Events(*(None if each is None else each[places] for each in self))


class _Periods(NamedTuple):
    """Days in a row on one dose and weight, by person and day."""

    codes: Values
    #: Where each person's begin.
    starts: Values
    first: Values
    days: Values
    #: In µg: what is to be taken, and what is.
    dose: Values
    taken: Values
    grams: Values
    #: Those of each person who has any: the first day of the course, and the dose of the last day.
    begun: Values
    current: Values


def account(
    doses: F,
    *,
    as_of: date,
    weights: F | None = None,
    missed: F | None = None,
    weight_policy: WeightPolicy = "latest",
    goal: DosePerKg | Mass | None = None,
    person: str = "person_id",
    start: str = "start_date",
    daily_dose: str = "daily_dose_mg",
    days_supply: str | None = None,
    weight: str = "weight_kg",
    weight_date: str = "weight_date",
    missed_date: str = "missed_date",
    on_error: OnError = "column",
) -> F:
    """One row for each person: what was taken by that day, and what is left until the goal.

    Each row of `doses` is a dose period, as `DosePeriod`: it lasts until the person's next one, 0 mg
    is a rest, and the course begins with the first dose; rows of later days than `as_of` change
    nothing. With `days_supply` each row is a dispensing: its dose lasts so many days, or until the
    next one. Adds to the person `total_mg` and `cumulative_mg_per_kg`; the `days` of the course until
    `as_of`, which are `dose_days`, `missed_days` and `rest_days`; `gaps`, how often a day without a
    dose followed on one and was followed by one, and `longest_gap_days`; `goal_reached`, `goal_crossed_on`, `remaining_mg` and, at the dose of that day,
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
    missed
        The days of each person on which the dose is known not to have been taken, in the same way.
    weight_policy
        As for `account` of a diary.
    goal
        The same for every person, in mg/kg or mg; at most 3 decimals.
    person, start, daily_dose
        The columns of `doses`: whose it is, its first day, and the dose in mg/day.
    days_supply
        The column of `doses` with the days that its dose lasts, where these are dispensings.
    weight, weight_date
        The columns with the weight in kg and, in `weights`, with its day.
    missed_date
        The column of `missed` with the day.

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
    require(missed_date, str, "missed_date='missed_date'")
    aim = _exact(perhaps(given.goal, goal))

    def of(people: People) -> dict[str, Output]:
        rows = people.rows
        day = rows.day(start, "start")
        dose = rows.number(daily_dose, "daily_dose", zero=True, most=_MG_A_DAY)
        end = None
        if days_supply is not None:
            end = day + rows.whole(days_supply, "days_supply", least=1, most=_DAYS)
        grams = (
            rows.number(weight, "weight", most=_KG)
            if weights is None
            else np.full(rows.length, NONE)
        )
        told = [_Events(people.codes, day, dose, grams, end)]
        if rows.faults:
            told = [told[0].at(np.flatnonzero(rows.sound))]
        if weights is not None:
            told.append(_weights(people, eager(weights, on_error), person, weight, weight_date))
        if missed is not None:
            told += _missed(people, eager(missed, on_error), person, missed_date)
        periods, baseline = _periods(people, _merged(told), last)
        return _told(people, periods, baseline, policy=weight_policy, goal=goal, aim=aim, last=last)

    def answer(frame: F) -> F:
        people = People(eager(frame, on_error), person)
        blocks = Blocks(people.count, on_error)
        alone = weights is None and missed is None
        for part, first, until in people.parts() if alone else ((people, 0, people.count),):
            outputs = of(part)
            blocks.add(part.rows, outputs, first, until, part.faults())
        told: F = blocks.answered(people.rows, people.frame)
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
) -> _Events:
    """The weights of those persons; of persons without a dose nothing is asked."""
    grams, day = rows.number(weight, "weight", most=_KG), rows.day(weight_date, "weight_date")
    codes, places = _beside(people, rows, person)
    nothing = np.full(len(places), NONE)
    return _Events(codes, day[places], nothing, grams[places])


def _missed(
    people: People, rows: EagerRows, person: str, missed_date: str
) -> tuple[_Events, _Events]:
    """The days missed of those persons: the days after them, and they, which count on the same day."""
    day = rows.day(missed_date, "missed_date")
    codes, places = _beside(people, rows, person)
    day, nothing = day[places], np.full(len(places), NONE)
    return (
        _Events(codes, day + 1, nothing, nothing, missed=np.zeros(len(places), dtype=np.int64)),
        _Events(codes, day, nothing, nothing, missed=np.ones(len(places), dtype=np.int64)),
    )


def _beside(people: People, rows: EagerRows, person: str) -> tuple[Values, Values]:
    """Which rows of another frame are of those persons, and whose; a fault there is its person's."""
    theirs = People(rows, person)
    known = {each: code for code, each in enumerate(_ids(people))}
    mine = np.array([known.get(each, NONE) for each in _ids(theirs)], dtype=np.int64)[theirs.codes]
    for where, column, fault in rows.faults:
        bad = np.isin(people.codes, mine[where & (mine != NONE)])
        people.rows.faults.append((bad, column, fault))
    places = np.flatnonzero((mine != NONE) & rows.sound)
    return mine[places], places


def _ids(people: People) -> list[Any]:
    ids: list[Any] = people.frame[people.name].to_list()
    return ids


def _merged(told: list[_Events]) -> _Events:
    """All that is told, by person and day; what is told later counts on the same day."""
    events = told[0]
    if len(told) > 1:
        events = _Events(*(_joined(told, place) for place in range(len(_Events._fields))))
    who, day = events.codes, events.day
    after = (who[1:] > who[:-1]) | ((who[1:] == who[:-1]) & (day[1:] >= day[:-1]))
    # To see that they are in order is cheaper than to sort.
    return events if after.all() else events.at(np.lexsort((day, who)))


def _joined(told: list[_Events], place: int) -> Values | None:
    """One of their columns, `NONE` for those that do not tell it."""
    if all(each[place] is None for each in told):
        return None
    columns: list[Values] = [
        np.full(len(each.day), NONE) if each[place] is None else each[place] for each in told
    ]
    return cast("Values", np.concatenate(columns))


def _periods(people: People, events: _Events, last: int) -> tuple[_Periods, Values]:
    """The stretches on one dose and weight until that day, and the baseline weight of each person."""
    rows = people.rows
    clashing = _clashing(events, people.count)
    wrong = None
    if clashing.any():
        wrong = clashing[people.codes]
        rows.wrong(wrong, people.name, "twice")
    starts = _starts(events.codes)
    baseline = np.full(people.count, NONE)
    grams = events.grams
    if len(grams) and grams.min() == NONE:
        has = np.flatnonzero(grams != NONE)[::-1]
        baseline[events.codes[has]] = grams[has]  # the first of each person stays
    else:
        baseline[events.codes[starts]] = grams[starts]
    if (baseline == NONE).any():
        lacking = (baseline == NONE)[people.codes] & rows.sound
        rows.wrong(lacking if wrong is None else lacking & ~wrong, people.name, "missing")
    events = _filled(events, starts, baseline)
    if len(events.day) and events.day.max() > last:
        events = events.at(np.flatnonzero(events.day <= last))
        starts = _starts(events.codes)
    return _laid_out(events, starts, last), baseline


def _starts(codes: Values) -> Values:
    """Where the events of each person begin."""
    begins = np.ones(len(codes), dtype=bool)
    begins[1:] = codes[1:] != codes[:-1]
    return np.flatnonzero(begins)


def _clashing(events: _Events, count: int) -> Values:
    """Which persons have two events of one day that say otherwise."""
    clashing = np.zeros(count, dtype=bool)
    who, day = events.codes, events.day
    if not ((who[1:] == who[:-1]) & (day[1:] == day[:-1])).any():
        return clashing
    for values in (events.dose, events.grams, events.end):
        if values is not None:
            told = np.flatnonzero(values != NONE)
            who, day, each = events.codes[told], events.day[told], values[told]
            twice = (who[1:] == who[:-1]) & (day[1:] == day[:-1]) & (each[1:] != each[:-1])
            clashing[who[1:][twice]] = True
    return clashing


def _filled(events: _Events, starts: Values, baseline: Values) -> _Events:
    """The events, each with all that was told of its person until then."""
    first = np.repeat(starts, np.diff(starts, append=len(events.codes)))
    weighed = baseline[events.codes]

    def filled(values: Values | None, before: Values) -> Values | None:
        if values is None or not len(values) or values.min() != NONE:
            return values
        places = np.maximum.accumulate(np.where(values != NONE, np.arange(len(values)), -1))
        return cast("Values", np.where(places >= first, values[places], before))

    return events._replace(
        dose=filled(events.dose, 0),
        grams=filled(events.grams, weighed),
        end=filled(events.end, NONE),
        missed=filled(events.missed, 0),
    )


def _laid_out(events: _Events, starts: Values, last: int) -> _Periods:
    """The days of each event: until the next of its person, the end of its dose, or the last day."""
    codes, day, dose, grams, end, missed = events
    ends = np.append(starts[1:], len(codes))[: len(starts)] - 1
    until = np.empty_like(day)
    until[:-1] = day[1:]
    until[ends] = last + 1
    current = dose[ends]
    if end is not None:
        over = cast("Values", np.where(end == NONE, until, end))
        until = np.maximum(np.minimum(until, over), day)
        current = np.where(over[ends] > last, current, 0)
    begun = day[starts]
    if not dose[starts].all():
        dosed = np.flatnonzero(dose > 0)[::-1]
        firsts = np.full(codes[-1] + 1, last + 1)
        firsts[codes[dosed]] = day[dosed]  # the first of each person stays
        begun = firsts[codes[starts]]
    taken = dose if missed is None else np.where(missed == 1, 0, dose)
    return _Periods(codes, starts, day, until - day, dose, taken, grams, begun, current)


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
    """The answers to persons, those of whom nothing is known by that day among them."""
    codes, starts = periods.codes, periods.starts
    who = codes[starts]
    baseline = np.where(baseline == NONE, 1, baseline)

    def of_all(values: Values, otherwise: Values = 0) -> Values:
        told = np.full(people.count, otherwise)
        told[who] = values
        return told

    def summed(values: Values) -> Values:
        return np.add.reduceat(values, starts) if len(starts) else values[:0]

    latest = baseline.copy()
    latest[who] = periods.grams[np.append(starts[1:], len(codes))[: len(starts)] - 1]
    grams = baseline if policy == "baseline" else latest
    taken = periods.taken * periods.days  # µg
    total = of_all(summed(taken))
    # In ng: so many mg/kg of so many g are a whole number of them.
    per_kg = isinstance(goal, DosePerKg)
    target = aim * grams if per_kg else np.full(people.count, aim * _THOUSAND)
    crossed, progress = of_all(_crossed(periods, taken, target[who]), NONE), total * _THOUSAND
    cumulative = total / grams
    if policy == "period":
        for code in np.unique(codes[periods.grams != latest[codes]]).tolist():
            mine = slice(*np.searchsorted(codes, (code, code + 1)))
            scaled = _scaled(mine, periods, int(grams[code]))
            cumulative[code] = float(sum(scaled, Fraction(0)) / int(grams[code]))
            if per_kg:
                crossed[code], progress[code] = _exactly(mine, periods, scaled, int(target[code]))
    left = np.maximum(target - progress, 0)
    reached = left == 0
    current = of_all(periods.current)
    left_days = np.where(current > 0, -(-left // np.maximum(current * _THOUSAND, 1)), NONE)
    left_days = np.where(reached, 0, left_days)
    left_days = np.where(left_days > date.max.toordinal() - _ordinal(last), NONE, left_days)
    aimed = np.full(people.count, goal is not None)
    days = last + 1 - of_all(periods.begun, last + 1)
    dosed = of_all(summed(periods.days * (periods.taken > 0)))
    missed = np.zeros_like(dosed)
    if periods.taken is not periods.dose:
        missed = of_all(summed(periods.days * (periods.dose > 0))) - dosed
    gaps, longest = _gaps(periods, people.count)
    return {
        "total_mg": Output(total / _THOUSAND, "number"),
        "cumulative_mg_per_kg": Output(cumulative, "number"),
        "days": Output(days, "whole"),
        "dose_days": Output(dosed, "whole"),
        "missed_days": Output(missed, "whole"),
        "rest_days": Output(days - dosed - missed, "whole"),
        "gaps": Output(gaps, "whole"),
        "longest_gap_days": Output(longest, "whole"),
        "goal_reached": Output(reached, "flag", aimed),
        "goal_crossed_on": Output(np.where(reached, crossed, NONE), "day", aimed),
        "remaining_mg": Output(left / 10**6, "number", aimed),
        "days_left": Output(left_days, "whole", aimed & (left_days != NONE)),
    }


def _ordinal(number: int) -> int:
    return number + date(1970, 1, 1).toordinal()


def _gaps(periods: _Periods, count: int) -> tuple[Values, Values]:
    """How many stretches of each person without a dose lie between doses, and the longest."""
    gaps, longest = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    dosed = (periods.taken > 0) & (periods.days > 0)
    codes, first, days = periods.codes, periods.first, periods.days
    if not dosed.all():
        codes, first, days = codes[dosed], first[dosed], days[dosed]
    between = first[1:] - first[:-1] - days[:-1]
    found = np.flatnonzero((between > 0) & (codes[1:] == codes[:-1]))
    np.add.at(gaps, codes[1:][found], 1)
    np.maximum.at(longest, codes[1:][found], between[found])
    return gaps, longest


def _crossed(periods: _Periods, taken: Values, target: Values) -> Values:
    """The day on which each person reached the goal, in ng; `NONE` where not."""
    codes, starts = periods.codes, periods.starts
    count = np.diff(starts, append=len(codes))
    running = np.cumsum(taken)
    so_far = running - np.repeat((running - taken)[starts], count)
    over = so_far >= np.repeat(-(-target // _THOUSAND), count)
    crossing = over.copy()
    crossing[1:] &= ~over[:-1]
    crossing[starts] = over[starts]
    at = np.flatnonzero(crossing)  # once for a person, since sums only grow
    place = np.searchsorted(starts, at, side="right") - 1
    short = target[place] - (so_far[at] - taken[at]) * _THOUSAND
    crossed = np.full(len(starts), NONE)
    dose = np.maximum(periods.taken[at] * _THOUSAND, 1)
    crossed[place] = periods.first[at] - (-short // dose) - 1
    return crossed


def _scaled(mine: slice, periods: _Periods, grams: int) -> list[Fraction]:
    """What each period weighs at the weight of the account, in µg."""
    return [
        Fraction(int(dose) * int(days) * grams, int(weight))
        for dose, days, weight in zip(
            periods.taken[mine], periods.days[mine], periods.grams[mine], strict=True
        )
    ]


def _exactly(
    mine: slice, periods: _Periods, scaled: list[Fraction], target: int
) -> tuple[int, int]:
    """As `_crossed`, of one person whose weight changed: in fractions, which floats would miss."""
    passed = Fraction(0)
    crossed = NONE
    for start, days, dose in zip(periods.first[mine], periods.days[mine], scaled, strict=True):
        if crossed == NONE and (passed + dose) * _THOUSAND >= target:
            short = Fraction(target, _THOUSAND) - passed
            crossed = int(start) + ceil(short * int(days) / dose) - 1
        passed += dose
    return crossed, int(passed * _THOUSAND)  # so many whole ng: it decides as the fraction does
