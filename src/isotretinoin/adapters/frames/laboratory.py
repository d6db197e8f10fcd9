"""Laboratory rows: what they say, and their grade, in the unit in which they were reported.

The kernel is asked once for each different result: there are far fewer of them than rows.
"""

from collections.abc import Callable, Hashable
from datetime import date
from functools import partial
from typing import Any, Final, Literal, NamedTuple, TypeVar

import numpy as np
from attrs import evolve

from isotretinoin import analytes
from isotretinoin.adapters.frames.days import NONE, Values, Words
from isotretinoin.adapters.frames.parts import by_parts
from isotretinoin.adapters.frames.people import eager, held
from isotretinoin.adapters.frames.rows import EagerRows, OnError, Output, Told
from isotretinoin.analytes import Analyte
from isotretinoin.errors import QuantityError, UnknownName
from isotretinoin.given import choice, require, yes_or_no
from isotretinoin.monitoring import grading
from isotretinoin.monitoring.results import LabResult, unit_meant
from isotretinoin.rules.results import GradingCriteria

__all__ = ["LIMITS", "ResultColumns", "grade", "interpret", "results_of"]

F = TypeVar("F")

#: The columns that a frame need not have.
LIMITS: Final = ("unit", "upper_limit", "lower_limit")

_ANY_DAY: Final = date(2000, 1, 1)  # no grade depends on it


class ResultColumns(NamedTuple):
    """What a row of a laboratory tells, by the names of its columns; None where there is none."""

    analyte: str
    value: str
    unit: str | None
    upper_limit: str | None = None
    lower_limit: str | None = None


@by_parts
def grade(
    frame: F,
    criteria: GradingCriteria,
    *,
    analyte: str = "analyte",
    value: str = "value",
    unit: str | None = "unit",
    upper_limit: str | None = "upper_limit",
    lower_limit: str | None = None,
    at_lowest_bound: Literal["inclusive", "exclusive"] = "inclusive",
    on_error: OnError = "column",
    because: bool = False,
) -> F:
    """The frame with the grade of each laboratory result, in the unit in which it was reported.

    Adds `grade`, null where the criteria give none; then `grade_missing` says what is missing, and
    `grade_possible` which grades the number leaves open, as "3 or 4"; `grade_assumed`, what was taken
    for granted; and `error` and `error_column`. Each is as `grade` of one result has it.

    Parameters
    ----------
    frame, on_error
        As for `account`; of any order.
    analyte
        The column with the name or LOINC code of each analyte.
    value, unit
        The columns with the value, a number or text as "> 1000", and its unit; None for no column.
    upper_limit, lower_limit
        The columns with the laboratory's limits of normal in that unit; None for no column.
    at_lowest_bound
        As for `grade` of one result.
    because
        Whether to add `grade_because`, the key of the rule.

    Raises
    ------
    UnknownName, RecordError, TypeError, FactError
        As for `post_course_windows`.

    >>> import polars as pl
    >>> from isotretinoin import criteria
    >>> results = pl.DataFrame(
    ...     {"analyte": ["triglycerides", "ALT"], "value": [301, 95], "unit": ["mg/dL", "U/L"]}
    ... )
    >>> told = grade(results, criteria("CTCAE 5.0"), upper_limit=None)
    >>> told.select("grade", "grade_missing").rows()
    [(2, None), (None, 'upper limit')]
    """
    require(criteria, GradingCriteria, 'isotretinoin.criteria("CTCAE 5.0")')
    choice(at_lowest_bound, ("inclusive", "exclusive"), "reading of the lowest bound")
    yes_or_no(because, "because")
    require(analyte, str, "analyte='analyte'")
    require(value, str, "value='value'")
    columns = ResultColumns(analyte, value, unit, upper_limit, lower_limit)

    def answer(given: F) -> F:
        words = Words()

        def of(result: LabResult) -> tuple[float | None, ...]:
            told = grading.grade(result, criteria, at_lowest_bound=at_lowest_bound)
            key = told.because.key if told.because else None
            texts = (
                ", ".join(told.missing),
                " or ".join(map(str, told.possible)),
                "; ".join(told.assumed),
                key,
            )
            return told.value, *(words.place(text) if text else None for text in texts)

        rows = eager(given, on_error)
        found = _asked(rows, columns, of, 5)
        told = {"grade": Output(found[0], "whole", found[0] != NONE)}
        names = ("grade_missing", "grade_possible", "grade_assumed", "grade_because")
        for name, places in zip(names[: 3 + because], found[1:], strict=False):
            told[name] = Output(places, "text", words=words.told)
        answered: F = rows.answered(told)
        return answered

    return held(frame, answer)


@by_parts
def interpret(
    frame: F,
    *,
    analyte: str = "analyte",
    value: str = "value",
    unit: str | None = "unit",
    on_error: OnError = "column",
) -> F:
    """The frame with what each laboratory result says, codes, bounds and units as they come.

    Adds `analyte_name` and `loinc`; `number`, and `comparator` where the value is a bound as "> 1000";
    `result` of a test that is positive or negative; `unit_meant`, the unit in the sources' own case;
    and `error` and `error_column`.

    Parameters
    ----------
    frame, on_error, analyte, value, unit
        As for `grade`.

    Raises
    ------
    UnknownName, RecordError, TypeError, FactError
        As for `post_course_windows`.

    >>> import polars as pl
    >>> results = pl.DataFrame({"analyte": ["2571-8"], "value": ["> 1000"], "unit": ["mg/dl"]})
    >>> interpret(results).select("analyte_name", "comparator", "number", "unit_meant").row(0)
    ('triglycerides', '>', 1000.0, 'mg/dL')
    """
    require(analyte, str, "analyte='analyte'")
    require(value, str, "value='value'")
    columns = ResultColumns(analyte, value, unit)

    def answer(given: F) -> F:
        words = Words()

        def of(result: LabResult) -> tuple[float | None, ...]:
            word = result.value if isinstance(result.value, str) else None
            texts = (
                result.analyte.name,
                result.analyte.loinc,
                result.comparator,
                word,
                result.unit,
            )
            number = None if word else float(result.number)
            return *(words.place(text) if text else None for text in texts), number

        rows = eager(given, on_error)
        *found, numbers = _asked(rows, columns, of, 6)
        names = ("analyte_name", "loinc", "comparator", "result", "unit_meant")
        told = {
            name: Output(places.astype(int), "text", words=words.told)
            for name, places in zip(names, found, strict=True)
        }
        told["number"] = Output(numbers, "number", numbers != NONE)
        answered: F = rows.answered(told)
        return answered

    return held(frame, answer)


def results_of(rows: EagerRows, columns: ResultColumns) -> tuple[list[LabResult], Values]:
    """The results that differ, as of no day of their own, and the place of each row's; `NONE` for none."""
    found: list[LabResult] = []

    def of(result: LabResult) -> tuple[float | None, ...]:
        found.append(result)
        return (len(found) - 1,)

    (places,) = _asked(rows, columns, of, 1)
    return found, places.astype(np.int64)


def _asked(
    rows: EagerRows,
    columns: ResultColumns,
    of: Callable[[LabResult], tuple[float | None, ...]],
    answers: int,
) -> tuple[Any, ...]:
    """What the kernel answers to the result of each row, asked once for each that is different."""
    names = [name for name in columns if name is not None]
    given = {name: rows.listed(name) for name in names}
    blank: list[Any] = [None] * rows.length
    keys = zip(*(given.get(name or "", blank) for name in columns), strict=True)
    return rows.told(list(keys), partial(_result, columns, of), answers)


def _result(
    columns: ResultColumns,
    of: Callable[[LabResult], tuple[float | None, ...]],
    key: tuple[Hashable, ...],
) -> Told:
    name, value, unit, high, low = key
    for each, column in ((name, columns.analyte), (value, columns.value)):
        if each is None:
            return Told(fault="missing", column=column)
    try:
        test = analytes.get(name) if isinstance(name, str) else None
    except UnknownName:
        test = None
    if not isinstance(test, Analyte):
        return Told(fault="unknown", column=columns.analyte)
    meant: Any = unit_meant(unit, test) if isinstance(unit, str) else unit
    if meant is not None and meant not in test.units:
        return Told(fault="unreadable", column=columns.unit or "")
    told: Any = value
    try:
        result = LabResult(test, told, meant, _ANY_DAY)
    except QuantityError:
        return Told(fault="unreadable", column=columns.value)
    limits: dict[str, Any] = {"upper_limit": high, "lower_limit": low}
    for field, limit in limits.items():
        try:
            result = evolve(result, **{field: limit})
        except QuantityError:
            return Told(fault="unreadable", column=getattr(columns, field))
    return Told(of(result))
