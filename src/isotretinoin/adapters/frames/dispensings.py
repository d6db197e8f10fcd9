"""The doses that dispensings imply: nobody saw them taken, so each assumption is an argument."""

from math import ceil, floor
from typing import Any, Literal, TypeVar, cast

import numpy as np

from isotretinoin import given
from isotretinoin.adapters.frames.days import NONE, Values
from isotretinoin.adapters.frames.people import People, eager, held
from isotretinoin.adapters.frames.rows import SCALE, EagerRows, OnError, Output
from isotretinoin.adapters.frames.supply import MOST_DAYS, WIDE, perhaps_number
from isotretinoin.errors import FactError
from isotretinoin.given import choice, perhaps, yes_or_no
from isotretinoin.quantities import BodyWeight

__all__ = ["dispensed_doses"]

F = TypeVar("F")

_KG = 1000
_WAYS = ("days supply", "until next", "either")


def dispensed_doses(
    dispensings: F,
    *,
    method: Literal["days supply", "until next", "either"],
    pool_same_day: bool,
    weight: str | None = None,
    assumed_weight: tuple[BodyWeight, BodyWeight] | None = None,
    person: str = "person_id",
    start: str = "drug_exposure_start_date",
    quantity: str = "quantity",
    strength: str = "strength_mg",
    days_supply: str = "days_supply",
    on_error: OnError = "column",
) -> F:
    """The frame with the daily dose that each dispensing implies.

    Adds `dispensed_mg`, quantity × strength, exact; `dose_days`, the days over which it is spread;
    `implied_daily_dose_mg`, null where the method has no days, as for the last record until a next
    one, or leaves an interval; `implied_daily_dose_mg_low` and `_high`, the same twice, or the ends of
    that interval; `dispensed_mg_per_kg_low` and `_high` and `implied_mg_per_kg_day_low` and `_high`,
    null where no weight is known or assumed; `weight_assumed`; and `error` and `error_column`. A dose
    is implied, not taken: what was left is not known.

    Parameters
    ----------
    method
        "days supply": over the days that the record supplies; "until next": over the days until the
        person's next record; "either": between these two, and by the days supplied alone where no
        record follows.
    pool_same_day
        Whether records of one person and day are one: each then has the dose and sum of all of them,
        and the most days that one of them supplies.
    weight
        The column with the weight in kg, null where none was noted; None where there is no such column.
    assumed_weight
        The lightest and the heaviest that a person of whom no weight is known is taken to be.
    dispensings, person, start, on_error
        As for `eras`.
    quantity, strength, days_supply
        The columns with the capsules, the mg of each, and the days; the last not by "until next".

    Raises
    ------
    QuantityError
        When a weight assumed is none.
    FactError
        When the method is none, or the weights assumed are no two, the lighter first.
    UnknownName, RecordError, TypeError
        As for `post_course_windows`.

    >>> from datetime import date
    >>> import polars as pl
    >>> from isotretinoin import kg
    >>> fills = pl.DataFrame(
    ...     {
    ...         "person_id": [1, 1],
    ...         "drug_exposure_start_date": [date(2026, 3, 1)] * 2,
    ...         "quantity": [30, 30],
    ...         "strength_mg": [20, 40],
    ...         "days_supply": [30, 30],
    ...     }
    ... )
    >>> told = dispensed_doses(
    ...     fills, method="days supply", pool_same_day=True, assumed_weight=(kg(50), kg(100))
    ... )
    >>> told["implied_daily_dose_mg"].to_list()
    [60.0, 60.0]
    >>> told.select("implied_mg_per_kg_day_low", "implied_mg_per_kg_day_high").row(0)
    (0.6, 1.2)
    """
    choice(method, _WAYS, "method")
    yes_or_no(pool_same_day, "pool_same_day")
    assumed = perhaps(_assumed, assumed_weight)

    def answer(frame: F) -> F:
        rows = eager(frame, on_error)
        people = People(rows, person)
        begin = rows.day(start, "start")
        count = rows.whole(quantity, "quantity", least=1, most=MOST_DAYS)
        mass = count * rows.number(strength, "strength", most=MOST_DAYS)
        none = np.full(rows.length, NONE)
        length = (
            none
            if method == "until next"
            else rows.whole(days_supply, "days_supply", least=1, most=MOST_DAYS)
        )
        weights = _weights(rows, weight, assumed)
        sound = rows.sound
        if pool_same_day:
            mass, length = _pooled(people.codes * WIDE + begin, sound, mass, length)
        gap = none if method == "days supply" else _until_next(people.codes, begin, sound)
        told: F = rows.answered(_told(mass, length, gap, weights))
        return told

    return held(dispensings, answer)


def _assumed(weights: object) -> tuple[int, int]:
    """The lightest and heaviest in g, outward where that is no whole number."""
    both = [given.weight(each) for each in given.group(weights, "(kg(40), kg(120))")]
    if len(both) != len(("lightest", "heaviest")) or both[1] < both[0]:
        raise FactError("no two weights, the lighter first: write (kg(40), kg(120))")
    low, high = both
    return floor(low.kg * _KG), ceil(high.kg * _KG)


def _weights(
    rows: EagerRows, name: str | None, assumed: tuple[int, int] | None
) -> tuple[Any, Any, Any]:
    """The lightest and heaviest of each row in g, `NONE` where unknown, and which are assumed."""
    low, high = assumed or (NONE, NONE)
    if name is None:
        every = np.full(rows.length, low), np.full(rows.length, high)
        return *every, np.full(rows.length, assumed is not None)
    grams, known = perhaps_number(rows, name, "weight", most=_KG)
    lightest, heaviest = np.where(known, grams, low), np.where(known, grams, high)
    return lightest, heaviest, ~known & (assumed is not None)


def _pooled(key: Values, sound: Values, mass: Values, length: Values) -> tuple[Any, Any]:
    """All that each person got on the day, and the most days that one record supplies."""
    if not len(key):
        return mass, length
    order = np.arange(len(key))
    if (key[1:] < key[:-1]).any():  # to see that rows are in order is cheaper than to sort them
        order = np.argsort(key, kind="stable")
    key = key[order]
    new = np.concatenate(([True], key[1:] != key[:-1]))
    at, group = np.flatnonzero(new), np.cumsum(new) - 1
    pooled, longest = np.empty_like(mass), np.empty_like(length)
    pooled[order] = np.add.reduceat(np.where(sound, mass, 0)[order], at)[group]
    longest[order] = np.maximum.reduceat(np.where(sound, length, NONE)[order], at)[group]
    return pooled, longest


def _told(
    mass: Values, length: Values, gap: Values, weights: tuple[Values, Values, Values]
) -> dict[str, Output]:
    most = np.maximum(length, gap)  # none is less than any
    both = (length != NONE) & (gap != NONE)
    fewest = cast("Values", np.where(both, np.minimum(length, gap), most))
    some, one = most != NONE, fewest == most
    low: Values = mass / np.where(some, most * SCALE, 1)
    high: Values = mass / np.where(some, fewest * SCALE, 1)
    light, heavy, assumed = weights
    weighed = light != NONE
    light, heavy = np.where(weighed, light, 1), np.where(weighed, heavy, 1)
    per_day = weighed & some
    return {
        "dispensed_mg": Output(mass / SCALE, "number"),
        "dose_days": Output(most, "whole", some & one),
        "implied_daily_dose_mg": Output(low, "number", some & one),
        "implied_daily_dose_mg_low": Output(low, "number", some),
        "implied_daily_dose_mg_high": Output(high, "number", some),
        "dispensed_mg_per_kg_low": Output(mass / heavy, "number", weighed),
        "dispensed_mg_per_kg_high": Output(mass / light, "number", weighed),
        "implied_mg_per_kg_day_low": Output(
            mass / np.where(per_day, most * heavy, 1), "number", per_day
        ),
        "implied_mg_per_kg_day_high": Output(
            mass / np.where(per_day, fewest * light, 1), "number", per_day
        ),
        "weight_assumed": Output(assumed, "flag"),
    }


def _until_next(codes: Values, begin: Values, sound: Values) -> Values:
    """The days until each person's next record on a later day; `NONE` where there is none."""
    key = codes * WIDE + begin
    days_ = np.unique(key[sound])
    place: Values = cast("Values", np.searchsorted(days_, key, side="right"))
    following = np.append(days_, [NONE])[np.minimum(place, len(days_))]
    mine = (place < len(days_)) & (following // WIDE == codes)
    return np.where(mine, following - key, NONE)
