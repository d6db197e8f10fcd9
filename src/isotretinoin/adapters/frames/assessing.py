"""Laboratory rows as the sources read them: what is notable in each, and by which rule.

The kernel is asked once for each different result of a day.
"""

from typing import Any, TypeVar

import numpy as np
from attrs import evolve

from isotretinoin.adapters.frames.days import NONE, Values, day_of
from isotretinoin.adapters.frames.laboratory import ResultColumns, results_of
from isotretinoin.adapters.frames.people import eager, held
from isotretinoin.adapters.frames.rows import EagerRows, OnError, Told
from isotretinoin.adapters.frames.told import FindingRows
from isotretinoin.adapters.frames.windows import flag_of
from isotretinoin.errors import QuantityError
from isotretinoin.given import require, yes_or_no
from isotretinoin.monitoring import assessing
from isotretinoin.monitoring.results import LabResult
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook

__all__ = ["assess", "dated_results"]

F = TypeVar("F")


def assess(
    results: F,
    *,
    rules: Rulebook,
    conventions: bool = False,
    collected: str = "measurement_date",
    analyte: str = "analyte",
    value: str = "value",
    unit: str | None = "unit",
    upper_limit: str | None = "upper_limit",
    lower_limit: str | None = None,
    fasting: str | bool | None = None,
    hours_since_alcohol: str | None = None,
    on_error: OnError = "column",
) -> F:
    """A row for each finding of each laboratory row: its own columns, and what a source says of it.

    Each result is read in the unit in which it was reported, by the rules in force on its day. Adds
    `severity`, `kind`, `rule`, the key, `observed`, `expected` and `message`, as a finding of `assess`
    has them; and `error` and `error_column`. A row in which nothing is notable, or that cannot be
    read, stands there once, with nulls for a finding.

    Parameters
    ----------
    results, on_error
        As for `account`; of any order.
    rules
        Whose sources read them.
    conventions
        Whether rules without a primary source are applied too.
    collected
        The column with the day on which the sample was taken.
    analyte, value, unit, upper_limit, lower_limit
        As for `grade`.
    fasting
        The column that says whether the sample was taken fasting, or True, False or None for every
        row; None means that it was not recorded.
    hours_since_alcohol
        The column with the hours since alcohol; None for no column.

    Raises
    ------
    UnknownName, RecordError, TypeError, FactError
        As for `post_course_windows`.

    >>> from datetime import date
    >>> import polars as pl
    >>> from isotretinoin import rulebook
    >>> results = pl.DataFrame(
    ...     {
    ...         "analyte": ["triglycerides", "ALT"],
    ...         "value": [810, 30],
    ...         "unit": ["mg/dL", "U/L"],
    ...         "upper_limit": [150, 40],
    ...         "measurement_date": [date(2026, 4, 9)] * 2,
    ...     }
    ... )
    >>> told = assess(results, rules=rulebook("US"), fasting=True)
    >>> for row in told.select("analyte", "severity", "kind", "expected").rows():
    ...     print(*row)
    triglycerides caution result-above-limit the upper limit of normal
    triglycerides note sampling-not-recorded at least 36 h after alcohol
    ALT None None None
    """
    require(rules, Rulebook, RULEBOOK)
    yes_or_no(conventions, "conventions")
    for name, argument in ((analyte, "analyte"), (value, "value")):
        require(name, str, f"{argument}={argument!r}")
    columns = ResultColumns(analyte, value, unit, upper_limit, lower_limit)

    def answer(given: F) -> F:
        rows, found = eager(given, on_error), FindingRows()
        results_, places = dated_results(rows, columns, collected, fasting, hours_since_alcohol)
        # The last of them stands for a row that cannot be read.
        told = [assessing.assess((each,), rules, conventions=conventions) for each in results_]
        count = np.array([found.add(each) for each in (*told, ())], dtype=np.int64)
        first = np.cumsum(count) - count
        row = np.repeat(np.arange(rows.length), count[places])
        ahead = np.cumsum(count[places]) - count[places]
        place = np.arange(len(row)) - np.repeat(ahead - first[places], count[places])
        answered: F = rows.answered(
            found.outputs(place, days=False), rows.frame[row, :], rows.places[row]
        )
        return answered

    return held(results, answer)


def dated_results(
    rows: EagerRows,
    columns: ResultColumns,
    collected: str,
    fasting: str | bool | None = None,  # noqa: FBT001 - handed on
    hours_since_alcohol: str | None = None,
) -> tuple[list[LabResult], Values]:
    """The results that differ, each on its day, and the place of each row's; -1 for one with a fault."""
    kinds, kind = results_of(rows, columns)
    day = rows.day(collected, "collected")
    fasted = flag_of(rows, fasting, "fasting")
    none: list[Any] = [None] * rows.length
    hours = none if hours_since_alcohol is None else rows.listed(hours_since_alcohol)
    made: list[LabResult] = []

    def of(key: tuple[Any, ...]) -> Told:
        place, number, fast, since = key
        if place == NONE:
            return Told()
        try:
            made.append(
                evolve(
                    kinds[int(place)],
                    collected=day_of(number),
                    fasting=None if fast < 0 else bool(fast),
                    hours_since_alcohol=since,
                )
            )
        except QuantityError:
            return Told(fault="unreadable", column=hours_since_alcohol or "")
        return Told((len(made) - 1,))

    keys = list(zip(kind.tolist(), day.tolist(), fasted.tolist(), hours, strict=True))
    (places,) = rows.told(keys, of, 1)
    return made, np.where(rows.sound, places, -1).astype(np.int64)
