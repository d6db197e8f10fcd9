"""Rows that belong to persons: grouped in the order of their days, and answered one row a person.

What is asked of persons needs all their rows at once. Of a lazy frame of Polars it is computed when
the caller collects; DuckDB and Spark have no such way, and are told so.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast, final

import numpy as np

from isotretinoin.adapters.frames.days import NONE, Native, Values
from isotretinoin.adapters.frames.rows import (
    AnyRows,
    EagerRows,
    OnError,
    Output,
    is_eager,
    native_frame,
    rows_of,
)
from isotretinoin.errors import RecordTypeError

__all__ = ["People", "eager", "held"]

F = TypeVar("F")


def held(frame: F, answer: Callable[[F], F]) -> F:
    """The answer to a frame held in memory; of a lazy one, the promise of it.

    Raises
    ------
    RecordError
        That is a TypeError too, when the frame is none, or one of an engine that cannot promise it.
    """
    told = native_frame(frame)
    if is_eager(told):
        return answer(frame)
    lazy: Any = told.to_native()
    if not told.implementation.is_polars():
        raise RecordTypeError(
            "rows of a whole frame are looked at together, which no relation of DuckDB and no frame of "
            "Spark allows: give relation.pl() or frame.toArrow(), or the persons of one group at a time"
        )
    empty: Any = told.implementation.to_native_namespace().DataFrame(schema=lazy.collect_schema())
    promised: Any = lazy.map_batches(
        answer,
        schema=cast("Any", answer(empty)).schema,
        # What is asked of the answers must not be asked of the rows before them.
        predicate_pushdown=False,
        projection_pushdown=False,
        slice_pushdown=False,
    )
    return cast("F", promised)


def eager(frame: object, on_error: OnError) -> EagerRows:
    """The rows of a frame that `held` has seen to be in memory.

    Raises
    ------
    RecordError
        That is a TypeError too, when it is lazy.
    """
    rows: AnyRows = rows_of(frame, on_error)
    if isinstance(rows, EagerRows):
        return rows
    raise RecordTypeError("a lazy frame cannot be given beside another: collect it first")


@final
class People:
    """Whose each row is."""

    def __init__(self, rows: EagerRows, person: str, argument: str = "person") -> None:
        rows.named(person, argument)
        self.rows = rows
        self.name = person
        series = rows.frame[person]
        missing = np.asarray(series.is_null().to_numpy(), dtype=bool)
        rows.wrong(missing, person, "missing")
        told: Any = np.asarray(series.to_numpy())
        if told.dtype.kind not in "iu":
            told = np.empty(rows.length, dtype=object)
            told[:] = series.to_list()
        first, self.codes = _coded(told)
        #: The first row of each person: persons are answered in that order.
        self.first = first
        self.count = len(first)

    def faults(self) -> Values:
        """The place of the fault of each person's first faulty row; `NONE` where all are sound."""
        places = self.rows.places
        bad = np.flatnonzero(places != NONE)[::-1]
        found = np.full(self.count, NONE)
        found[self.codes[bad]] = places[bad]
        return found

    def answered(self, outputs: dict[str, Output]) -> Native:
        """One row for each person: who it is, the answers, and the fault of the first faulty row."""
        frame = self.rows.frame.select(self.name)[self.first, :]
        return self.rows.answered(outputs, frame, self.faults())


def _coded(told: Values) -> tuple[Values, Values]:
    """The first row of each person in the order of the frame, and for each row whose it is."""
    if len(told) and told.dtype.kind in "iu" and (told[1:] >= told[:-1]).all():
        new = np.concatenate(([True], told[1:] != told[:-1]))
        return np.flatnonzero(new), np.cumsum(new) - 1
    if told.dtype.kind in "iu":
        _, first, codes = np.unique(told, return_index=True, return_inverse=True)
        place = np.argsort(np.argsort(first))
        return np.sort(first), place[codes]
    places: dict[object, int] = {}
    codes = np.array([places.setdefault(each, len(places)) for each in told], dtype=np.int64)
    return np.unique(codes, return_index=True)[1], codes
