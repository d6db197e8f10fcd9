"""Whole frames: answered some rows at a time, so that what a formula needs on its way stays small.

A lazy frame of Polars is promised the same, computed when the caller collects.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar, cast, final

import numpy as np

from isotretinoin.adapters.frames.days import NONE, Native, Values
from isotretinoin.adapters.frames.rows import (
    TYPES,
    AnyRows,
    EagerRows,
    Lender,
    OnError,
    Output,
    native_frame,
    refused,
    rows_of,
)
from isotretinoin.errors import Fault

__all__ = ["BLOCK", "Blocks", "promised", "row_by_row"]

F = TypeVar("F")

#: So many rows are answered at once: few enough for the caches of a processor.
BLOCK: Final = 1 << 17


def row_by_row(frame: F, on_error: OnError, answer: Callable[[AnyRows], Mapping[str, Output]]) -> F:
    """The frame with the answers to its rows; of a lazy one, the promise of it."""
    rows = rows_of(frame, on_error)
    answered: F
    if isinstance(frame, Lender):
        answered = rows.answered(answer(rows))
        return answered
    told = native_frame(frame)
    if isinstance(rows, EagerRows):
        blocks = Blocks(rows.length, on_error)
        for first in range(0, max(rows.length, 1), BLOCK):
            block = EagerRows(told[first : first + BLOCK], on_error, first)
            blocks.add(block, answer(block), first, first + block.length)
        answered = blocks.answered(rows, told)
    elif told.implementation.is_polars():
        answered = promised(told, lambda given: row_by_row(given, on_error, answer), by_row=True)
    else:
        answered = rows.answered(answer(rows))
    return answered


def promised(told: Native, answer: Callable[[F], F], *, by_row: bool) -> F:
    """The promise to answer a lazy frame of Polars once it is collected: as a stream, if by row."""
    lazy: Any = told.to_native()
    empty: Any = told.implementation.to_native_namespace().DataFrame(schema=lazy.collect_schema())
    promised: Any = lazy.map_batches(
        answer,
        schema=cast("Any", answer(empty)).schema,
        streamable=by_row,
        # What is asked of the answers must not be asked of the rows before them.
        predicate_pushdown=False,
        projection_pushdown=False,
        slice_pushdown=False,
    )
    return cast("F", promised)


@final
class Blocks:
    """The answers of block after block, written side by side as those of one frame."""

    def __init__(self, length: int, on_error: OnError) -> None:
        self._length = length
        self._on_error = on_error
        self._told: dict[str, Output] = {}
        self._faults: dict[tuple[str, str], Values] = {}
        self._faulty: list[Fault] = []
        self._count = 0

    def add(
        self,
        rows: EagerRows,
        outputs: Mapping[str, Output],
        first: int,
        until: int,
        places: Values | None = None,
    ) -> None:
        """Take the answers of a block, which stand from the first place until the other.

        Where other rows are answered than those of the block, the places of their faults are given.
        Words of a later block begin with those of an earlier one.
        """
        here = slice(first, until)
        for name, (values, kind, where, words) in outputs.items():
            if name not in self._told:
                self._told[name] = Output(np.empty(self._length, dtype=TYPES[kind]), kind)
            whole, _, shown, _ = self._told[name]
            whole[here] = values
            if where is not None:
                shown = np.ones(self._length, dtype=bool) if shown is None else shown
                shown[here] = where
            self._told[name] = Output(whole, kind, shown, words)
        if rows.faults:
            self._add_faults(rows, here, rows.places if places is None else places)

    def _add_faults(self, rows: EagerRows, here: slice, places: Values) -> None:
        found: list[int] = np.unique(places[places != NONE]).tolist()
        for place in found:
            _, column, fault = rows.faults[place]
            mask = self._faults.setdefault((column, fault), np.zeros(self._length, dtype=bool))
            mask[here] |= places == place
        told, count = rows.faulty()
        self._faulty += told
        self._count += count

    def answered(self, rows: EagerRows, frame: Native) -> Native:
        """That frame with the answers and faults.

        Raises
        ------
        RecordError
            When a row has a fault and the caller wants that raised: the first ten of them.
        """
        if self._on_error == "raise":
            refused(self._faulty, self._count)
        rows.faults = [(mask, *told) for told, mask in self._faults.items()]
        places = np.full(self._length, NONE)
        for place, (mask, _, _) in enumerate(rows.faults):
            places[mask] = place
        return rows.answered(self._told, frame, places)
