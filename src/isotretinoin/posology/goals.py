"""Dose, duration and cumulative dose against each other: arithmetic that needs no rulebook."""

from datetime import date, timedelta
from math import ceil
from typing import Any, Final

from isotretinoin.dates import Days, Months, Weeks, after
from isotretinoin.errors import QuantityError, RegimenError
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


_DAYS_A_WEEK: Final = 7


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
        When the weight is needed and not given, or goal or dose is not of its type.
    RegimenError
        When the dose is 0.

    >>> from isotretinoin import mg_per_kg, mg_per_kg_day
    >>> days_to_goal(mg_per_kg(120), daily_dose=mg_per_kg_day("0.25"))
    480
    """
    if not isinstance(goal, (DosePerKg, Mass)):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        raise QuantityError(f"{goal!r:.60} is not a goal: write mg_per_kg(120) or mg(8160)")
    if not isinstance(daily_dose, (DailyDose, DailyDosePerKg)):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        raise QuantityError(
            f"{daily_dose!r:.60} is not a daily dose: write mg_per_day(40) or mg_per_kg_day('0.5')",
        )
    aim = goal.mg_per_kg if isinstance(goal, DosePerKg) else goal.mg
    dose = (
        daily_dose.mg_per_kg_day
        if isinstance(daily_dose, DailyDosePerKg)
        else daily_dose.mg_per_day
    )
    if isinstance(goal, DosePerKg) is not isinstance(daily_dose, DailyDosePerKg):
        if weight is None:
            raise QuantityError(f"{goal} at {daily_dose}: give the body weight, weight=kg(68)")
        aim, dose = (
            (aim * weight.kg, dose) if isinstance(goal, DosePerKg) else (aim, dose * weight.kg)
        )
    if not dose:
        raise RegimenError(f"{goal} is never reached at {daily_dose}: give a dose above 0")
    return ceil(aim / dose)


def _day_count(value: Any) -> int:  # noqa: ANN401 - any way of saying whole days
    match value:
        case Days(n):
            days = n
        case Weeks(n):
            days = _DAYS_A_WEEK * n
        case timedelta(days=n) if value == timedelta(days=n):
            days = n
        case _:
            days = value
    if type(days) is not int or days < 1:
        raise RegimenError(f"{value!r:.60} is not a number of days: give a whole number, 1 or more")
    return days


def _month_lengths(n: int) -> set[int]:
    """The days that n months can have, over a leap year and its neighbours."""
    starts = [date(year, month, 1) for year in (2023, 2024, 2025) for month in range(1, 13)]
    return {(after(start, Months(n)) - start).days for start in starts}


def dose_to_reach(goal: DosePerKg, *, days: int | Days | Weeks | timedelta) -> DailyDosePerKg:
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
        raise QuantityError(f"{goal!r:.60} is not a dose per kg: write mg_per_kg(120)")
    return mg_per_kg_day(goal.mg_per_kg / _day_count(days))


def cumulative_range(
    doses: Between[DailyDosePerKg],
    days: Between[Any] | tuple[Any, Any],
) -> Between[DosePerKg]:
    """The lowest and highest cumulative dose of a range of daily doses over a range of days.

    Days are whole numbers, `Days`, `Weeks` or timedeltas; `Months` count with the fewest days that
    they can have at the lower end and with the most at the upper.

    Raises
    ------
    RegimenError
        When the days are not whole numbers, 1 or more, or the longer course comes first.

    >>> from isotretinoin import Between, mg_per_kg_day
    >>> low_and_slow = Between(mg_per_kg_day("0.1"), mg_per_kg_day("0.25"))
    >>> print(cumulative_range(low_and_slow, (270, 365)))
    27–91.25 mg/kg
    """
    low, high = days if isinstance(days, tuple) else (days.low, days.high)
    shortest = min(_month_lengths(low.n)) if isinstance(low, Months) else _day_count(low)
    longest = max(_month_lengths(high.n)) if isinstance(high, Months) else _day_count(high)
    if longest < shortest:
        raise RegimenError(f"from {shortest} to {longest} days: the shorter course comes first")
    return Between(doses.low * timedelta(days=shortest), doses.high * timedelta(days=longest))


def feasibility(
    doses: Between[DailyDosePerKg],
    days: Between[Any] | tuple[Any, Any],
    goal: DosePerKg | Between[DosePerKg],
) -> Answer:
    """Whether a dose range held for a range of days reaches the goal: yes, no, or for some only.

    "yes" when even the lowest dose for the fewest days reaches the lower end of the goal, "no" when
    the highest dose for the most days does not; otherwise unknown until dose and days are chosen.

    Raises
    ------
    RegimenError
        As for `cumulative_range`.

    >>> from isotretinoin import Between, mg_per_kg, mg_per_kg_day
    >>> low_and_slow = Between(mg_per_kg_day("0.1"), mg_per_kg_day("0.25"))
    >>> print(feasibility(low_and_slow, (270, 365), mg_per_kg(120)))
    no: 27–91.25 mg/kg stays below 120 mg/kg
    """
    reach = cumulative_range(doses, days)
    aim = goal.low if isinstance(goal, Between) else goal
    if reach.low >= aim:
        return Answer(value="yes", reason=f"{reach} reaches {aim} throughout")
    if reach.high < aim:
        return Answer(value="no", reason=f"{reach} stays below {aim}")
    return Answer(
        value="unknown",
        reason=f"{reach} reaches {aim} only with enough dose and days",
        missing=("daily dose", "days"),
    )
