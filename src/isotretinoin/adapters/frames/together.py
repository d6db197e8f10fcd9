"""Several frames that are looked at together: of one engine, in memory or lazy."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

import narwhals.stable.v2 as nw
import numpy as np

from isotretinoin.adapters.frames.days import NONE, Native, Values, Words
from isotretinoin.adapters.frames.rows import (
    EagerRows,
    Output,
    is_eager,
    native_column,
    native_frame,
    with_columns,
)
from isotretinoin.errors import Fault, RecordError, RecordTypeError, shown

__all__ = [
    "Refusal",
    "Several",
    "answered_together",
    "columns_named",
    "comparable",
    "held_together",
    "named",
    "raise_faults",
    "refusal_of",
]

_LISTED: Final = 10
_ERRORS: Final = ("error", "error_column", "error_frame", "error_row")

#: Frames of one engine, by the names of the arguments that gave them.
Several: TypeAlias = Mapping[str, Native]


def named(**frames: Native) -> Several:
    """The frames that are given, by name."""
    return {name: frame for name, frame in frames.items() if frame is not None}


def columns_named(names: Mapping[str, object], *, perhaps: Collection[str] = ()) -> None:
    """Nothing, when each argument is the name of a column; those of `perhaps` may be None.

    Raises
    ------
    RecordError
        That is a TypeError too, when one is none.
    """
    for argument, name in names.items():
        if not isinstance(name, str) and not (name is None and argument in perhaps):
            raise RecordTypeError(
                f"{shown(name)} is no name of a column: write {argument}={argument!r}"
            )


def held_together(frames: Several, answer: Callable[[Several], Native]) -> Native:
    """The answer to frames held in memory; where one of Polars is lazy, the promise of it.

    Raises
    ------
    RecordError
        That is a TypeError too, when one is no frame, they are of several engines, or of one that
        cannot promise an answer.
    """
    told = {name: native_frame(frame) for name, frame in frames.items()}
    (first, main), *others = told.items()
    for name, other in others:
        if other.implementation is not main.implementation:
            raise RecordTypeError(
                f"{name} is a frame of {other.implementation.value} and {first} one of "
                f"{main.implementation.value}: give frames of one kind"
            )
    if all(map(is_eager, told.values())):
        return answer(frames)
    if not main.implementation.is_polars():
        raise RecordTypeError(
            "rows of whole frames are looked at together, which no relation of DuckDB and no frame of "
            "Spark allows: give relation.pl() or frame.toArrow() of each"
        )
    return _promised(told, answer, main.implementation.to_native_namespace())


def _promised(told: Several, answer: Callable[[Several], Native], polars: Any) -> Native:  # noqa: ANN401 - a module
    """Each frame in one value of one row: so nothing is read before the caller collects."""
    lazy: dict[str, Any] = {name: frame.lazy().to_native() for name, frame in told.items()}
    empty = {name: polars.DataFrame(schema=frame.collect_schema()) for name, frame in lazy.items()}
    packed = polars.concat(
        [
            frame.select(polars.struct(polars.all()).implode().alias(name))
            for name, frame in lazy.items()
        ],
        how="horizontal",
    )

    def unpacked(row: Native) -> Native:
        return answer({name: row[name][0].struct.unnest() for name in lazy})

    return packed.map_batches(
        unpacked,
        schema=answer(empty).schema,
        # What is asked of the answers must not be asked of the frames before them.
        predicate_pushdown=False,
        projection_pushdown=False,
        slice_pushdown=False,
    )


class Refusal(NamedTuple):
    """A row that cannot be read, or a person of whom the rows cannot all be true."""

    reason: str
    column: str | None = None
    frame: str | None = None
    row: int | None = None


def refusal_of(rows: EagerRows, faults: Values, frame: str, row: int) -> Refusal:
    """Why the row of that number cannot be read, by the place of its first fault."""
    _, column, reason = rows.faults[int(faults[row])]
    return Refusal(reason, column, frame, row)


def comparable(person: str, rows: Mapping[str, EagerRows]) -> None:
    """Nothing, when the persons of each frame can be those of the first.

    Raises
    ------
    RecordError
        That is a TypeError too, when they are numbers in one and something else in another.
    """
    (first, ours), *others = rows.items()
    mine = ours.named(person, "person")
    for name, theirs in others:
        dtype = theirs.named(person, "person")
        if dtype.is_numeric() is not mine.is_numeric() and ours.length and theirs.length:
            raise RecordTypeError(
                f"column {person!r} holds {dtype} in {name} and {mine} in {first}: nobody is the "
                "same in both, so convert one of them first"
            )


def raise_faults(rows: Mapping[str, EagerRows]) -> None:
    """Nothing, when every row of every frame can be read.

    Raises
    ------
    RecordError
        The first ten that cannot.
    """
    told = [
        Fault(f"{each.frame} row {each.row}, {each.column}", each.reason)
        for name, held in rows.items()
        for places in [held.places]
        for row in np.flatnonzero(places != NONE).tolist()
        for each in [refusal_of(held, places, name, row)]
    ]
    if len(told) > _LISTED:
        told[_LISTED:] = [Fault("\N{HORIZONTAL ELLIPSIS}", f"and {len(told) - _LISTED} rows more")]
    if told:
        raise RecordError(*told)


def answered_together(
    pieces: list[Native], outputs: Mapping[str, Output], refused: Mapping[int, Refusal]
) -> Native:
    """The rows of the pieces, one after another, with the answers and why a row is none.

    Answers are those of the first rows; the others have nulls. What of an answer belongs to a refused
    row is shown.

    Raises
    ------
    RecordError
        When an answer has the name of a column.
    """
    frame = _joined(pieces)
    for name in (*outputs, *_ERRORS):
        if name in frame.columns:
            raise RecordError(f"the persons are in a column {name!r}, which is one of the answers")
    length, engine = len(frame), frame.implementation
    new: dict[str, Any] = {}
    for name, (values, kind, where, words) in outputs.items():
        shows = values != NONE if where is None else where
        longer = np.concatenate((values, np.full(length - len(values), NONE, dtype=np.int64)))
        hidden = np.concatenate((~shows, np.ones(length - len(values), dtype=bool)))
        if kind == "flag":
            longer = longer == 1
        new[name] = native_column(engine, longer, hidden, kind, words)
    told = Words()
    columns = {name: np.full(length, NONE) for name in _ERRORS}
    for place, refusal in refused.items():
        for name, text in zip(_ERRORS, refusal, strict=False):
            if isinstance(text, str):
                columns[name][place] = told.place(text)
        if refusal.row is not None:
            columns["error_row"][place] = refusal.row
    for name in _ERRORS[:-1]:
        hidden = columns[name] == NONE
        new[name] = native_column(engine, columns[name], hidden, "text", told.told)
    number = columns["error_row"]
    new["error_row"] = native_column(engine, number, number == NONE, "whole")
    return with_columns(frame, new)


def _joined(pieces: list[Native]) -> Native:
    first, *others = pieces
    if not others:
        return first
    if not first.implementation.is_pandas():  # which makes room for what is missing
        schema = first.schema
        others = [
            each.select(nw.col(name).cast(dtype) for name, dtype in schema.items())
            for each in others
        ]
    return nw.concat([first, *others])
