"""A diary told day by day: what happened on each, and what that adds up to."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Final, Literal, TypeAlias, final

from attrs import evolve

from isotretinoin import given
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
from isotretinoin.quantities import DailyDosePerKg, DosePerKg
from isotretinoin.values import frozen

__all__ = ["DiaryDay", "DiaryTotals", "diary_days", "diary_totals"]

#: What happened on a day of a course.
Kind: TypeAlias = Literal["dose", "rest", "missed", "unrecorded"]
#: Which weight makes mg into mg/kg.
Policy: TypeAlias = Literal["latest", "period", "baseline"]

_ONE_DAY: Final = timedelta(days=1)
_DIARY: Final = "Diary(patient=…, entries=(…))"
_NOTHING: Final = Fraction(0)


@final
@frozen
class DiaryDay:
    """One day of a course: what it was, the mg asked for or taken, and the weight on record in kg."""

    on: date
    kind: Kind
    mg: Fraction
    kg: Fraction


@final
@frozen
class DiaryTotals:
    """What a reading of a diary adds up to, in mg and mg/kg.

    `days_left` are the days after the last one that counts until the goal is reached, 0 where it is;
    None where it never is, or the course is over.
    """

    mg: Fraction
    mg_per_kg: Fraction
    reached: bool
    crossed_on: date | None
    days_left: int | None


def diary_days(diary: Diary, *, as_of: date) -> tuple[DiaryDay, ...]:
    """The days of the course that was the last to begin by that day, each as it was noted.

    Of a day on which nothing at all is noted, `mg` is the most that may have been taken.

    Raises
    ------
    TypeError, DateError
        When it is no diary, or no calendar day.

    >>> from isotretinoin import Patient, kg, mg_per_day
    >>> entries = (DosePeriod(date(2026, 3, 9), mg_per_day(40)), Missed(date(2026, 3, 10)))
    >>> diary = Diary(patient=Patient(weight=kg(60)), entries=entries)
    >>> [each.kind for each in diary_days(diary, as_of=date(2026, 3, 11))]
    ['dose', 'missed', 'dose']
    """
    days, _ = _course(given.require(diary, Diary, _DIARY), given.calendar_day(as_of))
    return tuple(days)


def diary_totals(
    diary: Diary,
    *,
    as_of: date,
    goal: DosePerKg,
    weight_policy: Policy = "latest",
    unrecorded_taken: bool = False,
    planned: bool = False,
) -> DiaryTotals:
    """What the diary adds up to by that day, and how many days are left, added up day by day.

    Parameters
    ----------
    weight_policy
        "latest": the last weight noted, for every dose; "period": for each dose that on record on
        its day; "baseline": the patient's.
    unrecorded_taken
        Whether the doses of unrecorded days count as taken.
    planned
        Whether the days to come follow what the diary notes for them, in place of the dose of the
        last day.

    Raises
    ------
    TypeError, DateError, FactError
        When an argument is none of those described.

    >>> from isotretinoin import Patient, kg, mg_per_day, mg_per_kg
    >>> entries = (DosePeriod(date(2026, 3, 9), mg_per_day(60)), Missed(date(2026, 3, 10)))
    >>> diary = Diary(patient=Patient(weight=kg(60)), entries=entries)
    >>> found = diary_totals(diary, as_of=date(2026, 3, 11), goal=mg_per_kg(10))
    >>> int(found.mg), int(found.mg_per_kg), found.reached, found.days_left
    (120, 2, False, 8)
    """
    day = given.calendar_day(as_of)
    days, _ = _course(given.require(diary, Diary, _DIARY), day)
    wanted = given.require(goal, DosePerKg, "mg_per_kg(120)").mg_per_kg
    policy = given.choice(weight_policy, ("latest", "period", "baseline"), "weight policy")
    both = given.yes_or_no(unrecorded_taken, "unrecorded_taken")
    end = days[-1].on if days else day
    by = diary.patient.weight.kg if policy == "baseline" else _weight_on(diary, end)
    total = per_kg = _NOTHING
    crossed: date | None = None
    for each in days:
        if each.kind == "dose" or (both and each.kind == "unrecorded"):
            total += each.mg
            per_kg += each.mg / (each.kg if policy == "period" else by)
        if crossed is None and per_kg >= wanted:
            crossed = each.on
    doses = _ahead(diary, day, planned=given.yes_or_no(planned, "planned"))
    left = 0 if per_kg >= wanted else _days_to(wanted - per_kg, (dose / by for dose in doses))
    return DiaryTotals(total, per_kg, per_kg >= wanted, crossed, left)


def _days_to(wanted: Fraction, doses: Iterator[Fraction]) -> int | None:
    """How many of the days it takes; the last of them goes on, unless it has no dose."""
    passed, dose = 0, _NOTHING
    for dose in doses:
        passed, wanted = passed + 1, wanted - dose
        if wanted <= 0:
            return passed
    while dose and wanted > 0:
        passed, wanted = passed + 1, wanted - dose
    return passed if dose else None


def _course(  # noqa: C901 - one plain walk: that is what it is for
    diary: Diary, as_of: date
) -> tuple[list[DiaryDay], bool]:
    """The days of the course that was the last to begin, and whether it is still going on."""
    days: list[DiaryDay] = []
    going_on = False
    dose: Any = None
    by_fills = not any(_is_a_dose(each) for each in diary.entries if _stands_on(each) <= as_of)
    day = min((_stands_on(entry) for entry in diary.entries), default=as_of)
    while day <= as_of:
        here = [entry for entry in diary.entries if _touches(entry, day)]
        periods = [entry for entry in here if isinstance(entry, DosePeriod)]
        taken = [entry.dose.mg for entry in here if isinstance(entry, DoseTaken)]
        stopped = any(isinstance(entry, Stopped) for entry in here)
        filled = by_fills and any(isinstance(entry, Dispensing) for entry in here)
        restarts = stopped and going_on and days and any(_is_a_dose(each) for each in periods)
        if restarts:
            days = []
        elif not going_on and (filled or any(_is_a_dose(entry) for entry in here)):
            days, going_on = [], True
        elif filled and stopped:
            days = []
        dose = periods[0].daily_dose if periods else dose
        if going_on:
            kg = _weight_on(diary, day)
            asked = None if dose is None else _asked_for(dose, kg)
            unknown = Fraction(-1) if asked is None else asked
            if taken:
                days.append(DiaryDay(day, "dose", sum(taken, _NOTHING), kg))
            elif asked == 0:
                days.append(DiaryDay(day, "rest", _NOTHING, kg))
            elif any(isinstance(entry, Missed) for entry in here):
                days.append(DiaryDay(day, "missed", unknown, kg))
            elif asked is None or any(isinstance(entry, Unrecorded) for entry in here):
                days.append(DiaryDay(day, "unrecorded", unknown, kg))
            else:
                days.append(DiaryDay(day, "dose", asked, kg))
        if stopped and not restarts and not (filled and going_on):
            going_on, dose = False, None
        day += _ONE_DAY
    told = [evolve(each, mg=_most(diary, each.on, days)) if each.mg < 0 else each for each in days]
    return told, going_on


def _weight_on(diary: Diary, day: date) -> Fraction:
    noted = [entry for entry in diary.entries if isinstance(entry, Weight) and entry.on <= day]
    return max(noted, key=lambda entry: entry.on).weight.kg if noted else diary.patient.weight.kg


def _asked_for(dose: Any, kg: Fraction) -> Fraction:  # noqa: ANN401 - any dose of a period
    asked: Fraction = (
        dose.mg_per_kg_day * kg if isinstance(dose, DailyDosePerKg) else dose.mg_per_day
    )
    return asked


def _is_a_dose(entry: object) -> bool:
    return isinstance(entry, DoseTaken) or (
        isinstance(entry, DosePeriod) and bool(entry.daily_dose)
    )


def _most(diary: Diary, day: date, course: list[DiaryDay]) -> Fraction:
    """The most that may have been taken on a day of which nothing at all is noted."""
    logged: dict[date, Fraction] = {}
    filled: dict[date, Fraction] = {}
    for entry in diary.entries:
        if isinstance(entry, DoseTaken):
            logged[entry.on] = logged.get(entry.on, _NOTHING) + entry.dose.mg
        if isinstance(entry, Dispensing):
            filled[entry.on] = filled.get(entry.on, _NOTHING) + entry.strength.mg * entry.count
    within = [mg for on, mg in logged.items() if course[0].on <= on <= course[-1].on]
    if within:
        return max(within)
    fills = sorted(on for on in filled if course[0].on <= on <= course[-1].on)
    last = max(on for on in fills if on <= day)
    following = min((on for on in fills if on > day), default=course[-1].on + _ONE_DAY)
    return filled[last] / (following - last).days


def _stands_on(entry: Any) -> date:  # noqa: ANN401 - any entry
    day: date = (
        entry.first
        if hasattr(entry, "first")
        else entry.collected
        if hasattr(entry, "collected")
        else entry.on
    )
    return day


def _touches(entry: object, day: date) -> bool:
    if isinstance(entry, Unrecorded):
        return entry.first <= day <= entry.last
    if isinstance(entry, DosePeriod):
        return entry.first == day
    return getattr(entry, "on", None) == day


def _ahead(diary: Diary, as_of: date, *, planned: bool) -> Iterator[Fraction]:
    """The dose of each day after, as far as anything changes, and one day more."""
    days, going_on = _course(diary, as_of)
    if days and not going_on:
        return
    kg = _weight_on(diary, as_of)
    dose: Any = None
    for day in days:
        for entry in diary.entries:
            if isinstance(entry, DosePeriod) and entry.first == day.on:
                dose = entry.daily_dose
    if planned:
        horizon = max((_stands_on(entry) for entry in diary.entries), default=as_of)
        for n in range(1, (horizon - as_of).days + 1):
            today = as_of + timedelta(days=n)
            here = [entry for entry in diary.entries if _touches(entry, today)]
            for entry in here:
                if isinstance(entry, DosePeriod):
                    dose = entry.daily_dose
            yield _asked_for(dose, kg) if dose else _NOTHING
            _, goes_on = _course(diary, today)
            if not goes_on and any(isinstance(entry, Stopped) for entry in here):
                yield _NOTHING
                return
    yield _asked_for(dose, kg) if dose else _NOTHING
