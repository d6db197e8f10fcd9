"""Dose, duration and cumulative dose against each other: arithmetic that needs no rulebook."""

from datetime import date
from math import ceil
from typing import TypeAlias

from isotretinoin import given
from isotretinoin.dates import Days, Months, Weeks, after
from isotretinoin.errors import (
    QuantityError,
    QuantityTypeError,
    RegimenError,
    RegimenTypeError,
    shown,
)
from isotretinoin.findings import Answer, Between
from isotretinoin.quantities import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    DosePerKg,
    Mass,
    mg_per_kg_day,
)

__all__ = ["cumulative_range", "days_to_goal", "dose_to_reach", "feasibility"]


_Length: TypeAlias = int | Days | Weeks | Months


def days_to_goal(
    goal: DosePerKg | Mass,
    *,
    daily_dose: DailyDose | DailyDosePerKg,
    weight: BodyWeight | None = None,
) -> int:
    """The whole days of that dose after which the goal is reached, never a day too few.

    The weight is needed only when one of goal and dose is per kilogram and the other is not.

    Raises
    ------
    QuantityError
        When the weight is needed and not given, or is none.
    RegimenError
        When goal or dose is not of its type, or is 0.

    >>> from isotretinoin import mg_per_kg, mg_per_kg_day
    >>> days_to_goal(mg_per_kg(120), daily_dose=mg_per_kg_day("0.25"))
    480
    """
    given.goal(goal)
    given.daily_dose(daily_dose)
    known = None if weight is None else given.weight(weight)
    aim = goal.mg_per_kg if isinstance(goal, DosePerKg) else goal.mg
    dose = (
        daily_dose.mg_per_kg_day
        if isinstance(daily_dose, DailyDosePerKg)
        else daily_dose.mg_per_day
    )
    if isinstance(goal, DosePerKg) is not isinstance(daily_dose, DailyDosePerKg):
        if known is None:
            raise QuantityError(f"{goal} at {daily_dose}: give the body weight, weight=kg(68)")
        aim, dose = (
            (aim * known.kg, dose) if isinstance(goal, DosePerKg) else (aim, dose * known.kg)
        )
    if not dose:
        raise RegimenError(f"{goal} is never reached at {daily_dose}: give a dose above 0")
    return ceil(aim / dose)


def _month_lengths(n: int) -> set[int]:
    """The days that n months can have, over a leap year and its neighbours."""
    starts = [date(year, month, 1) for year in (2023, 2024, 2025) for month in range(1, 13)]
    return {(after(start, Months(n)) - start).days for start in starts}


def dose_to_reach(goal: DosePerKg, *, days: int | Days | Weeks) -> DailyDosePerKg:
    """The daily dose that reaches exactly the goal on the last of the days.

    Raises
    ------
    QuantityError
        When the goal is not in mg/kg.
    RegimenError
        When the days are not a whole number, 1 or more.

    >>> from isotretinoin import mg_per_kg
    >>> print(dose_to_reach(mg_per_kg(120), days=160))
    0.75 mg/kg/day
    """
    if not isinstance(goal, DosePerKg):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        raise QuantityTypeError(f"{shown(goal)} is not a dose per kg: write mg_per_kg(120)")
    return mg_per_kg_day(goal.mg_per_kg / given.days(days))


def cumulative_range(
    doses: Between[DailyDosePerKg],
    days: Between[_Length] | tuple[_Length, _Length],
) -> Between[DosePerKg]:
    """The lowest and highest cumulative dose of a range of daily doses over a range of days.

    Days are whole numbers, `Days` or `Weeks`; `Months` count with the fewest days that
    they can have at the lower end and with the most at the upper.

    Raises
    ------
    RegimenError
        When the doses are no range in mg/kg/day, the days are not whole numbers, 1 or more, or the
        longer course comes first.

    >>> from isotretinoin import Between, mg_per_kg_day
    >>> low_and_slow = Between(mg_per_kg_day("0.1"), mg_per_kg_day("0.25"))
    >>> print(cumulative_range(low_and_slow, (270, 365)))
    27–91.25 mg/kg
    """
    lowest, highest = _doses(doses)
    low, high = _ends(days)
    shortest = min(_month_lengths(low.n)) if isinstance(low, Months) else given.days(low)
    longest = max(_month_lengths(high.n)) if isinstance(high, Months) else given.days(high)
    if longest < shortest:
        raise RegimenError(f"from {shortest} to {longest} days: the shorter course comes first")
    return Between(lowest * Days(shortest), highest * Days(longest))


def _doses(value: Between[DailyDosePerKg]) -> tuple[DailyDosePerKg, DailyDosePerKg]:
    write = "write Between(mg_per_kg_day('0.5'), mg_per_kg_day(1))"
    given.require(value, Between, write.removeprefix("write "))
    for each in (value.low, value.high):
        if not isinstance(each, DailyDosePerKg):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
            raise RegimenTypeError(f"{shown(each)} is not a dose in mg/kg/day: {write}")
    return value.low, value.high


def _ends(value: Between[_Length] | tuple[_Length, _Length]) -> tuple[_Length, _Length]:
    if isinstance(value, Between):
        return value.low, value.high
    write = "(270, 365)"
    if len(given.group(value, write, error=RegimenError)) != len(("from", "to")):
        raise RegimenError(f"{shown(value)} is not a range of days: write {write}")
    low, high = value
    return low, high


def feasibility(
    doses: Between[DailyDosePerKg],
    days: Between[_Length] | tuple[_Length, _Length],
    goal: DosePerKg | Between[DosePerKg],
) -> Answer:
    """Whether a dose range held for a range of days reaches the goal: yes, no, or for some only.

    "yes" when even the lowest dose for the fewest days reaches the lower end of the goal, "no" when
    the highest dose for the most days does not; otherwise unknown until dose and days are chosen.

    Raises
    ------
    RegimenError
        As for `cumulative_range`, or when the goal is not in mg/kg.

    >>> from isotretinoin import Between, mg_per_kg, mg_per_kg_day
    >>> low_and_slow = Between(mg_per_kg_day("0.1"), mg_per_kg_day("0.25"))
    >>> print(feasibility(low_and_slow, (270, 365), mg_per_kg(120)))
    no: 27–91.25 mg/kg stays below 120 mg/kg
    """
    reach = cumulative_range(doses, days)
    aim = goal.low if isinstance(goal, Between) else goal
    if not isinstance(aim, DosePerKg):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        raise RegimenTypeError(f"{shown(goal)} is not a goal in mg/kg: write mg_per_kg(120)")
    if reach.low >= aim:
        return Answer(value="yes", reason=f"{reach} reaches {aim} throughout")
    if reach.high < aim:
        return Answer(value="no", reason=f"{reach} stays below {aim}")
    return Answer(
        value="unknown",
        reason=f"{reach} reaches {aim} only with enough dose and days",
        missing=("daily dose", "days"),
    )
