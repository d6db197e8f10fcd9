"""Rows that belong to persons: grouped in the order of their days, and answered one row a person.

What is asked of persons needs all their rows at once. Of a lazy frame of Polars it is computed when
the caller collects; DuckDB and Spark have no such way, and are told so.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import TypeVar, final

import numpy as np

from isotretinoin.adapters.frames.blocks import BLOCK, promised
from isotretinoin.adapters.frames.days import NONE, Native, Values
from isotretinoin.adapters.frames.rows import (
    AnyRows,
    EagerRows,
    OnError,
    Output,
    is_eager,
    missing_in,
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
    if told.implementation.is_polars():
        return promised(told, answer, by_row=False)
    raise RecordTypeError(
        "rows of a whole frame are looked at together, which no relation of DuckDB and no frame of "
        "Spark allows: give relation.pl() or frame.toArrow(), or the persons of one group at a time"
    )


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
    raise RecordTypeError(
        "a lazy frame cannot be given beside another: give frame.collect(), of DuckDB relation.pl(), "
        "of Spark frame.toArrow()"
    )


@final
class People:
    """Whose each row is."""

    def __init__(self, rows: EagerRows, person: str, argument: str = "person") -> None:
        rows.named(person, argument)
        self.rows = rows
        self.name = person
        series = rows.frame[person]
        missing = missing_in(series)
        if missing is not None:
            rows.wrong(missing, person, "missing")
        values = np.asarray(series.to_numpy())
        told = values if values.dtype.kind in "iu" else None
        self._begins = _begins(series, told, alone=missing is not None)
        starts = np.flatnonzero(self._begins)
        first, self._whose = _coded(_heads(series, told, starts))
        #: The first row of each person: persons are answered in that order.
        self.first = starts[first]
        self.count = len(first)
        #: Whether all rows of each person stand together.
        self.together = self.count == len(starts)

    @cached_property
    def codes(self) -> Values:
        """Whose each row is, as the place of its person."""
        stretch = np.cumsum(self._begins) - 1
        return stretch if self.together else self._whose[stretch]

    def parts(self) -> "Iterator[tuple[People, int, int]]":
        """The persons some at a time, from one until another: all at once where not together."""
        if not self.together or self.rows.length <= BLOCK:
            yield self, 0, self.count
            return
        cuts = np.arange(0, self.rows.length, BLOCK)
        edges = np.unique([*np.searchsorted(self.first, cuts), self.count]).tolist()
        rows = [*self.first, self.rows.length]
        for first, until in pairwise(edges):
            frame = self.rows.frame[int(rows[first]) : int(rows[until])]
            block = EagerRows(frame, self.rows.on_error, int(rows[first]))
            yield People(block, self.name), first, until

    def faults(self) -> Values:
        """The place of the fault of each person's first faulty row; `NONE` where all are sound."""
        found = np.full(self.count, NONE)
        if self.rows.faults:
            places = self.rows.places
            bad = np.flatnonzero(places != NONE)[::-1]
            found[self.codes[bad]] = places[bad]
        return found

    @property
    def frame(self) -> Native:
        """One row for each person: who it is."""
        return self.rows.frame.select(self.name)[self.first, :]

    def answered(self, outputs: dict[str, Output]) -> Native:
        """One row for each person: who it is, the answers, and the fault of the first faulty row."""
        return self.rows.answered(outputs, self.frame, self.faults())


def _begins(series: Native, told: Values | None, *, alone: bool) -> Values:
    """Where a row is of another person than the row before it; each is, if each stands alone."""
    begins = np.ones(len(series), dtype=bool)
    if told is not None:
        begins[1:] = told[1:] != told[:-1]
    elif not alone:
        changed = (series != series.shift(1)).fill_null(value=True)
        begins[1:] = np.asarray(changed.to_numpy(), dtype=bool)[1:]
    return begins


def _heads(series: Native, told: Values | None, starts: Values) -> Values:
    """The persons at those rows."""
    if told is not None:
        return told[starts]
    heads = np.empty(len(starts), dtype=object)
    heads[:] = series[starts].to_list()
    return heads


def _coded(told: Values) -> tuple[Values, Values]:
    """The first of each person in the order of the frame, and for each whose it is."""
    if told.dtype.kind in "iu":
        if (told[1:] > told[:-1]).all():
            return np.arange(len(told)), np.arange(len(told))
        _, first, codes = np.unique(told, return_index=True, return_inverse=True)
        place = np.argsort(np.argsort(first))
        return np.sort(first), place[codes]
    places: dict[object, int] = {}
    codes = np.array([places.setdefault(each, len(places)) for each in told], dtype=np.int64)
    return np.unique(codes, return_index=True)[1], codes
