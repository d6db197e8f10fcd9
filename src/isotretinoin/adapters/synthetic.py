"""Invented cohorts of any size, the same for the same seed: to try, to test, to measure with.

Nobody in them exists, and their numbers are of no study. Columns are arrays of numpy, which every
engine makes a frame of. Needs the extra `frames`.
"""

from datetime import date
from typing import Any, Final

import numpy as np

from isotretinoin.errors import FactError
from isotretinoin.given import count

__all__ = ["courses", "dispensings"]

_EPOCH: Final = date(1970, 1, 1)
_FIRST: Final = (date(2016, 1, 1) - _EPOCH).days
_DAYS: Final = 3650


def courses(persons: int, *, seed: int, faults: float = 0.0) -> dict[str, Any]:
    """A course for each person: who, weight, dose, first dose, goal and who can become pregnant.

    Parameters
    ----------
    persons
        How many.
    seed
        The same cohort for the same number.
    faults
        The share of rows with a fault, from 0 to 1: no weight, or one that is none.

    Raises
    ------
    FactError
        When one of them is no such number.

    >>> told = courses(3, seed=1)
    >>> list(told), len(told["weight_kg"])
    (['person_id', 'weight_kg', 'daily_dose_mg', 'first_dose', 'goal_mg_per_kg', 'can_become_pregnant'], 3)
    """
    random, people = _drawn(persons, seed, faults)
    weights = np.round(np.clip(random.normal(66, 13, people), 35, 140), 1)
    return {
        "person_id": np.arange(people),
        "weight_kg": _spoilt(random, weights, faults),
        "daily_dose_mg": random.choice([20.0, 30.0, 40.0, 50.0, 60.0], people),
        "first_dose": _days(random, people),
        "goal_mg_per_kg": random.choice([120.0, 135.0, 150.0], people),
        "can_become_pregnant": random.random(people) < 1 / 2,
    }


def dispensings(persons: int, *, seed: int, faults: float = 0.0, each: int = 6) -> dict[str, Any]:
    """So many dispensings for each person, about a month apart, in the order of persons and days.

    The columns are those of OMOP, with the strength and the daily dose that was meant, and the weight
    of the person; and who can become pregnant, the days of the pregnancy test and of the office visit
    before each dispensing.

    Parameters
    ----------
    persons, seed, faults
        As for `courses`; a fault is a weight that is missing or none.
    each
        How many dispensings a person has.

    Raises
    ------
    FactError
        When one of them is no such number.

    >>> told = dispensings(2, seed=1, each=3)
    >>> told["person_id"].tolist(), set(told["days_supply"].tolist())
    ([0, 0, 0, 1, 1, 1], {30})
    """
    random, people = _drawn(persons, seed, faults)
    fills = count(each, "dispensings of a person", least=1)
    rows = people * fills
    gaps = random.choice([28, 29, 30, 31, 33, 45], (people, fills))
    gaps[:, 0] = 0
    start = _days(random, people).astype(np.int64)[:, None] + np.cumsum(gaps, axis=1)
    strength = np.repeat(random.choice([20.0, 30.0, 40.0], people), fills)
    weights = np.round(np.clip(random.normal(66, 13, people), 35, 140), 1)
    spoilt = _spoilt(random, np.repeat(weights, fills), faults)
    days = start.reshape(-1)
    return {
        "person_id": np.repeat(np.arange(people), fills),
        "drug_exposure_start_date": days.astype("datetime64[D]"),
        "quantity": np.full(rows, 30),
        "days_supply": np.full(rows, 30),
        "strength_mg": strength,
        "daily_dose_mg": strength,
        "weight_kg": spoilt,
        "can_become_pregnant": np.repeat(random.random(people) < 1 / 2, fills),
        "specimen_date": (days - random.integers(0, 9, rows)).astype("datetime64[D]"),
        "office_visit_date": (days - random.integers(0, 33, rows)).astype("datetime64[D]"),
    }


def _drawn(persons: int, seed: int, faults: float) -> tuple[np.random.Generator, int]:
    share: Any = faults
    if not isinstance(share, (int, float)) or isinstance(share, bool) or not 0 <= share <= 1:
        raise FactError(f"{faults!r:.60} is no share of faulty rows: give 0 to 1")
    return np.random.default_rng(count(seed, "the seed")), count(persons, "persons")


def _days(random: np.random.Generator, number: int) -> Any:  # noqa: ANN401 - an array
    return (_FIRST + random.integers(0, _DAYS, number)).astype("datetime64[D]")


def _spoilt(random: np.random.Generator, values: Any, faults: float) -> Any:  # noqa: ANN401 - arrays
    """The values, some of them in that share missing, negative, or finer than can be."""
    bad = random.random(len(values)) < faults
    return np.where(bad, random.choice([np.nan, -1.0, 68.12345], len(values)), values)
