"""How grades move in a course: from the baseline to the worst one after it, or period by period."""

from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

import numpy as np

from isotretinoin.adapters.frames.days import NONE, Values, day_of, number_of
from isotretinoin.adapters.frames.graded import (
    CRITERIA,
    LOWEST_BOUND,
    AtLowestBound,
    Grading,
    Noted,
)
from isotretinoin.adapters.frames.laboratory import LIMITS, ResultColumns
from isotretinoin.adapters.frames.people import eager, held
from isotretinoin.adapters.frames.rows import OnError, Output
from isotretinoin.adapters.frames.together import (
    answered_together,
    columns_named,
    raise_faults,
    refusal_of,
)
from isotretinoin.dates import Days, Months, Weeks, after
from isotretinoin.errors import DateError, DateTypeError, shown
from isotretinoin.given import choice, perhaps, require
from isotretinoin.rules.results import GradingCriteria

__all__ = ["shifts"]

F = TypeVar("F")


def shifts(
    results: F,
    criteria: GradingCriteria,
    *,
    period: Days | Weeks | Months | None = None,
    person: str = "person_id",
    first_dose: str = "first_dose",
    collected: str = "measurement_date",
    analyte: str = "analyte",
    value: str = "value",
    unit: str | None = "unit",
    upper_limit: str | None = "upper_limit",
    lower_limit: str | None = None,
    at_lowest_bound: AtLowestBound = "inclusive",
    on_error: OnError = "column",
) -> F:
    """A row for each analyte of each course: its grade at the baseline, and the worst one after it.

    The baseline is the last result until the day of the first dose, that day included; of several of
    one day, the one with the higher grade. Later results are graded against it, as `grade` does, where
    it is a number in their unit; else it is taken as normal, as `worst_assumed` says.

    Gives the person, `first_dose` and `analyte`, by its name; `baseline_on`, `baseline_grade` and
    `baseline_possible`; `worst_on`, the first day of the worst grade, `worst_grade`, `worst_possible`
    and `worst_assumed`; `results`, how many came after the first dose, and `ungraded`, how many of
    these have no grade; and `error`, `error_column`, `error_frame` and `error_row`. Where a result
    leaves grades open, as "3 or 4", the lower one counts in telling which is the worst. A row that
    cannot be read stands last, with its fault, and no course of its person is answered for its analyte.

    Parameters
    ----------
    results
        Laboratory rows, each with the first dose of the course that it belongs to. Of pandas, Polars
        (eager or lazy) or PyArrow; of any order.
    period
        With it, a row for each period of the course that has a result: `period` is its number, from 1.
        It ends on the day so long after the first dose, that day included, in a month without that
        day on its last.
    person, first_dose, collected
        The columns with whose the result is, the first dose, and the day of the sample.
    analyte, value, unit, upper_limit, lower_limit, at_lowest_bound
        As for `grade`.
    on_error
        As for `account`.

    Raises
    ------
    DateError
        When the period is no span of at least a day.
    UnknownName, RecordError, TypeError, FactError
        As for `post_course_windows`.

    >>> from datetime import date
    >>> import polars as pl
    >>> from isotretinoin import criteria
    >>> results = pl.DataFrame(
    ...     {
    ...         "person_id": [1] * 3,
    ...         "first_dose": [date(2026, 3, 9)] * 3,
    ...         "measurement_date": [date(2026, 3, 2), date(2026, 4, 9), date(2026, 5, 9)],
    ...         "analyte": ["triglycerides"] * 3,
    ...         "value": [120, 310, 200],
    ...         "unit": ["mg/dL"] * 3,
    ...         "upper_limit": [150] * 3,
    ...     }
    ... )
    >>> told = shifts(results, criteria("CTCAE 5.0"))
    >>> print(*told.select("baseline_grade", "worst_grade", "worst_on", "results").row(0))
    0 2 2026-04-09 2
    >>> shifts(results, criteria("CTCAE 5.0"), period=Months(1)).select("period", "worst_grade").rows()
    [(1, 2), (2, 1)]
    """
    require(criteria, GradingCriteria, CRITERIA)
    choice(at_lowest_bound, LOWEST_BOUND, "reading of the lowest bound")
    perhaps(_span, period)
    columns_named(
        {
            "person": person,
            "first_dose": first_dose,
            "collected": collected,
            "analyte": analyte,
            "value": value,
            "unit": unit,
            "upper_limit": upper_limit,
            "lower_limit": lower_limit,
        },
        perhaps=LIMITS,
    )
    named = ResultColumns(analyte, value, unit, upper_limit, lower_limit)

    def answer(given: F) -> F:
        rows = eager(given, on_error)
        first = rows.day(first_dose, "first_dose")
        noted = Noted(rows, named, person, collected)
        graded = Grading(noted.results, criteria, at_lowest_bound)
        told = [
            row
            for group in noted.groups(first, graded)
            for row in _shifts(group, first, noted, graded, period)
        ]
        faults = rows.places
        refused = {
            place: refusal_of(rows, faults, "results", row)
            for place, row in enumerate(np.flatnonzero(faults != NONE).tolist(), start=len(told))
        }
        told += [
            _Shift(each.row or 0, analyte=int(noted.analyte[each.row])) for each in refused.values()
        ]
        if on_error == "raise":
            raise_faults({"results": rows})
        table = np.array(told, dtype=np.int64).reshape(-1, len(_Shift._fields)).T
        columns = dict(zip(_Shift._fields, table, strict=True))
        row = columns.pop("row")
        if period is None:
            del columns["period"]
        answered: F = answered_together(
            [rows.frame.select(person)[row, :]], _outputs(columns, noted, graded), refused
        )
        return answered

    return held(results, answer)


def _span(value: object) -> Days | Weeks | Months:
    if isinstance(value, (Days, Weeks, Months)) and value.n:
        return value
    error = DateError if isinstance(value, (Days, Weeks, Months)) else DateTypeError
    raise error(f"{shown(value)} is no period: write Months(1) or Weeks(4)")


class _Shift(NamedTuple):
    """One row of the answer; a grade is the place of one that was told."""

    row: int
    first_dose: int = NONE
    analyte: int = NONE
    period: int = NONE
    baseline_on: int = NONE
    baseline: int = NONE
    worst_on: int = NONE
    worst: int = NONE
    results: int = NONE
    ungraded: int = NONE


def _outputs(columns: dict[str, Values], noted: Noted, graded: Grading) -> dict[str, Output]:
    """The columns of the answer, those of a grade in place of the grade."""
    told: dict[str, Output] = {}
    for name, values in columns.items():
        if name == "analyte":
            told[name] = Output(values, "text", words=noted.names)
        elif name in ("baseline", "worst"):
            grades = graded.outputs(values)
            if name == "baseline":  # before it there is none to be taken as normal
                del grades["assumed"]
            told |= {f"{name}_{what}": output for what, output in grades.items()}
        else:
            told[name] = Output(values, "day" if name in _DAYS else "whole")
    return told


_DAYS: Final = ("first_dose", "baseline_on", "worst_on")


def _shifts(
    group: Values,
    first: Values,
    noted: Noted,
    graded: Grading,
    period: Days | Weeks | Months | None,
) -> list[_Shift]:
    """The rows of one analyte of a course: one, or one for each period."""
    rows: list[int] = group.tolist()
    start = int(first[rows[0]])
    baseline = next((row for row in reversed(rows) if noted.day[row] <= start), None)
    shift = _Shift(rows[0], start, int(noted.analyte[rows[0]]), results=0, ungraded=0)
    kind = None if baseline is None else int(noted.kind[baseline])
    if baseline is not None and kind is not None:
        shift = shift._replace(
            baseline_on=int(noted.day[baseline]), baseline=graded.place(kind, None)
        )
    later: dict[int, list[tuple[int, int]]] = {}
    for row in rows:
        day = int(noted.day[row])
        if day > start:
            number = NONE if period is None else _period(start, day, period)
            place = graded.place(int(noted.kind[row]), kind)
            later.setdefault(number, []).append((day, place))
    if not later:
        return [shift]
    return [shift._replace(period=number, **_worst(told, graded)) for number, told in later.items()]


def _worst(told: list[tuple[int, int]], graded: Grading) -> dict[str, int]:
    """The first of the worst, and how many there are; those without a grade are worse than none."""
    lows = [graded.lowest(place) for _, place in told]
    day, place = told[lows.index(max(lows))]
    return {
        "worst_on": day,
        "worst": place,
        "results": len(told),
        "ungraded": sum(low < 0 for low in lows),
    }


@lru_cache(maxsize=65536)
def _period(first: int, day: int, period: Days | Weeks | Months) -> int:
    """The number of the period of the day, from 1."""
    start, number = day_of(first), 1
    while number_of(after(start, period * number, "down")) < day:
        number += 1
    return number
