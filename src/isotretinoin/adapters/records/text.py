"""JSON text as plain values, the places in it, and what JSON allows that a record does not."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeAlias, TypeGuard

from isotretinoin.errors import Fault, RecordError, printable, shown

__all__ = [
    "TOO_DEEP",
    "Json",
    "in_order",
    "is_list",
    "is_object",
    "parsed",
    "unreadable",
    "within",
]

#: What JSON holds: an object, a list, text, a number, true, false or null.
Json: TypeAlias = Any

#: The fault of a text that is nested beyond any record.
TOO_DEEP: Final = "nested too deeply to be a record"

_DEEPEST: Final = 40
_DIGITS: Final = 4000  # Python reads no more of them at once
_LONGEST: Final = 60
_BOM: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"  # some editors begin a file with it
_PLAIN: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def is_object(value: Json) -> TypeGuard[dict[str, Json]]:
    """Whether it is an object."""
    return isinstance(value, dict)


def is_list(value: Json) -> TypeGuard[list[Json]]:
    """Whether it is a list."""
    return isinstance(value, list)


class _Twice(dict[str, Json]):
    """An object in which keys stand twice."""

    def __init__(self, pairs: list[tuple[str, Json]]) -> None:
        super().__init__(pairs)
        self.twice = tuple(key for key, n in Counter(key for key, _ in pairs).items() if n > 1)


class _Number(str):
    """A number that is not whole, or has so many digits that reading it would take long."""

    __slots__ = ()


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    once = dict(pairs)
    return once if len(once) == len(pairs) else _Twice(pairs)


def _whole(digits: str) -> int | _Number:
    return int(digits) if len(digits) <= _DIGITS else _Number(digits)


def parsed(text: str) -> Json:
    """The plain values that the text stands for; what is wrong with them is told by `unreadable`.

    Raises
    ------
    RecordError
        When the text is not JSON.
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        raise RecordError(f"{shown(text)} is not text: read the file with encoding='utf-8'")
    try:
        return json.loads(
            text.removeprefix(_BOM),
            object_pairs_hook=_object,
            parse_float=_Number,
            parse_int=_whole,
            parse_constant=_Number,
        )
    except json.JSONDecodeError as error:
        raise RecordError(Fault("$", f"not JSON: {error}")) from None
    except RecursionError:
        raise RecordError(Fault("$", TOO_DEEP)) from None


# Places ---------------------------------------------------------------------------------------


def within(path: str, part: str | int) -> str:
    r"""The path of a part: an entry by its number, or what stands under a key.

    A key that is more than a name is quoted and cut short, and nothing in it reaches a terminal as
    it is.

    >>> within("$", "entries"), within("$.entries", 0), within("$", "a\x1b[2J")
    ('$.entries', '$.entries[0]', '$["a\\u001b[2J"]')
    """
    if isinstance(part, int):
        return f"{path}[{part}]"
    short = part[:_LONGEST]
    if _PLAIN.fullmatch(short):
        return f"{path}.{short}"
    return f"{path}[{json.dumps(short)}]".replace("\x7f", "\\u007f")


def _parts(value: Json) -> Iterable[tuple[str | int, Json]]:
    """Each part of an object or list, with its key or number."""
    if is_object(value):
        return value.items()
    return enumerate(value) if is_list(value) else ()


def unreadable(value: Json) -> tuple[dict[str, str], dict[str, str]]:
    """Each path at which a number is not whole; and where a key stands twice, or nesting has no end."""
    numbers: dict[str, str] = {}
    others: dict[str, str] = {}
    for path, each, deep in _all_parts(value):
        if deep:
            others[path] = TOO_DEEP
        elif isinstance(each, _Number):
            numbers[path] = f"{each:.40} is no whole number: write it as text with its unit"
        elif isinstance(each, _Twice):
            others[path] = "; ".join(f"{shown(key)} stands twice" for key in each.twice)
    return numbers, others


def _all_parts(value: Json, path: str = "$", depth: int = 0) -> Iterator[tuple[str, Json, bool]]:
    """Each part with its path, and whether it is nested too deeply to be looked into."""
    yield path, value, depth > _DEEPEST
    if depth <= _DEEPEST:
        for part, each in _parts(value):
            yield from _all_parts(each, within(path, part), depth + 1)


def in_order(faults: dict[str, str], document: Json) -> tuple[Fault, ...]:
    """The faults, by path, in the order of the document; what is missing comes first in its object."""
    order = {path: n for n, path in enumerate(_places(document))}

    def place(path: str) -> tuple[int, str]:
        holder = path
        while holder not in order:
            holder = holder[: max(holder.rfind("."), holder.rfind("["))]
        return order[holder], path.removeprefix(holder)

    return tuple(
        Fault(path, printable("; ".join(faults[path].splitlines())))
        for path in sorted(faults, key=place)
    )


def _places(value: Json, path: str = "$", depth: int = 0) -> Iterator[str]:
    yield path
    if depth <= _DEEPEST:
        for part, each in _parts(value):
            yield from _places(each, within(path, part), depth + 1)
