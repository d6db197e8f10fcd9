"""A diary told day by day: the slow and plain model that accounts are compared with."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen

from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import (
    Dispensing,
    DosePeriod,
    DoseTaken,
    Missed,
    Stopped,
    Unrecorded,
    Weight,
)
from isotretinoin.quantities import DailyDose, DailyDosePerKg

ONE_DAY = timedelta(days=1)


@frozen
class Day:
    """One day of a course."""

    on: date
    kind: str
    mg: Fraction
    kg: Fraction


@frozen
class Result:
    """What one reading of the unrecorded days adds up to."""

    total: Fraction
    per_kg: Fraction
    reached: bool
    crossed_on: date | None
    days_left: int | None


def weight_on(diary: Diary, day: date) -> Fraction:
    noted = [entry for entry in diary.entries if isinstance(entry, Weight) and entry.on <= day]
    return max(noted, key=lambda entry: entry.on).weight.kg if noted else diary.patient.weight.kg


def asked_for(dose: DailyDose | DailyDosePerKg, kg: Fraction) -> Fraction:
    return dose.mg_per_kg_day * kg if isinstance(dose, DailyDosePerKg) else dose.mg_per_day


def course_days(  # noqa: C901 - one plain walk: that is what it is for
    diary: Diary, as_of: date
) -> tuple[list[Day], bool]:
    """The days of the course that was the last to begin, and whether it is still going on."""
    days: list[Day] = []
    going_on = False
    dose: Any = None
    by_fills = not any(is_a_dose(each) for each in diary.entries if stands_on(each) <= as_of)
    day = min((stands_on(entry) for entry in diary.entries), default=as_of)
    while day <= as_of:
        here = [entry for entry in diary.entries if touches(entry, day)]
        periods = [entry for entry in here if isinstance(entry, DosePeriod)]
        taken = [entry.dose.mg for entry in here if isinstance(entry, DoseTaken)]
        stopped = any(isinstance(entry, Stopped) for entry in here)
        filled = by_fills and any(isinstance(entry, Dispensing) for entry in here)
        restarts = stopped and going_on and days and any(is_a_dose(each) for each in periods)
        if restarts:
            days = []
        elif not going_on and (filled or any(is_a_dose(entry) for entry in here)):
            days, going_on = [], True
        elif filled and stopped:
            days = []
        dose = periods[0].daily_dose if periods else dose
        if going_on:
            kg = weight_on(diary, day)
            asked = None if dose is None else asked_for(dose, kg)
            if taken:
                days.append(Day(day, "dose", sum(taken, Fraction(0)), kg))
            elif asked == 0:
                days.append(Day(day, "rest", Fraction(0), kg))
            elif any(isinstance(entry, Missed) for entry in here):
                days.append(Day(day, "missed", Fraction(-1) if asked is None else asked, kg))
            elif asked is None or any(isinstance(entry, Unrecorded) for entry in here):
                days.append(Day(day, "unrecorded", Fraction(-1) if asked is None else asked, kg))
            else:
                days.append(Day(day, "dose", asked, kg))
        if stopped and not restarts and not (filled and going_on):
            going_on, dose = False, None
        day += ONE_DAY
    return [
        evolve(each, mg=most(diary, each.on, days)) if each.mg < 0 else each for each in days
    ], (going_on)


def is_a_dose(entry: object) -> bool:
    return isinstance(entry, DoseTaken) or (
        isinstance(entry, DosePeriod) and bool(entry.daily_dose)
    )


def most(diary: Diary, day: date, course: list[Day]) -> Fraction:
    """The most that may have been taken on a day of which nothing at all is noted."""
    logged: dict[date, Fraction] = {}
    filled: dict[date, Fraction] = {}
    for entry in diary.entries:
        if isinstance(entry, DoseTaken):
            logged[entry.on] = logged.get(entry.on, Fraction(0)) + entry.dose.mg
        if isinstance(entry, Dispensing):
            filled[entry.on] = filled.get(entry.on, Fraction(0)) + entry.strength.mg * entry.count
    within = [mg for on, mg in logged.items() if course[0].on <= on <= course[-1].on]
    if within:
        return max(within)
    fills = sorted(on for on in filled if course[0].on <= on <= course[-1].on)
    last = max(on for on in fills if on <= day)
    following = min((on for on in fills if on > day), default=course[-1].on + ONE_DAY)
    return filled[last] / (following - last).days


def stands_on(entry: Any) -> date:
    day: date = entry.first if hasattr(entry, "first") else entry.on
    return day


def touches(entry: object, day: date) -> bool:
    if isinstance(entry, Unrecorded):
        return entry.first <= day <= entry.last
    if isinstance(entry, DosePeriod):
        return entry.first == day
    return getattr(entry, "on", None) == day


def doses_ahead(diary: Diary, as_of: date, *, planned: bool) -> Iterator[Fraction]:
    """The dose of each day after, as far as anything changes, and one day more."""
    days, going_on = course_days(diary, as_of)
    if days and not going_on:
        return
    kg = weight_on(diary, as_of)
    dose: Any = None
    for day in days:
        for entry in diary.entries:
            if isinstance(entry, DosePeriod) and entry.first == day.on:
                dose = entry.daily_dose
    if planned:
        horizon = max((stands_on(entry) for entry in diary.entries), default=as_of)
        for n in range(1, (horizon - as_of).days + 1):
            today = as_of + timedelta(days=n)
            here = [entry for entry in diary.entries if touches(entry, today)]
            for entry in here:
                if isinstance(entry, DosePeriod):
                    dose = entry.daily_dose
            yield asked_for(dose, kg) if dose else Fraction(0)
            ends = any(course.last == today for course in diary.courses)
            if ends and any(isinstance(entry, Stopped) for entry in here):
                yield Fraction(0)
                return
    yield asked_for(dose, kg) if dose else Fraction(0)


def reckon(
    diary: Diary,
    as_of: date,
    *,
    policy: str,
    goal: Fraction,
    all_taken: bool = False,
    planned: bool = False,
) -> Result:
    """Add up day by day; the goal is in mg/kg."""
    days, _ = course_days(diary, as_of)
    end = days[-1].on if days else as_of
    latest = weight_on(diary, end)
    by = diary.patient.weight.kg if policy == "baseline" else latest
    total = per_kg = Fraction(0)
    crossed = None
    for day in days:
        if day.kind == "dose" or (all_taken and day.kind == "unrecorded"):
            total += day.mg
            per_kg += day.mg / (day.kg if policy == "period" else by)
        if crossed is None and per_kg >= goal:
            crossed = day.on
    left: int | None = 0
    if per_kg < goal:
        left = None
        passed, sofar, dose = 0, per_kg, Fraction(0)
        for dose in doses_ahead(diary, as_of, planned=planned):
            passed += 1
            sofar += dose / by
            if sofar >= goal:
                left = passed
                break
        else:
            while dose and sofar < goal:
                passed += 1
                sofar += dose / by
                left = passed
    return Result(total, per_kg, per_kg >= goal, crossed, left)
