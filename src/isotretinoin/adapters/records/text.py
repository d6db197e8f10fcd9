"""JSON text as plain values, and what JSON allows that a record does not."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, TypeAlias, TypeGuard

from isotretinoin.errors import RecordError

__all__ = ["TOO_DEEP", "Json", "is_list", "is_object", "parsed", "shown", "unreadable"]

#: What JSON holds: an object, a list, text, a number, true, false or null.
Json: TypeAlias = Any

#: The fault of a text that is nested beyond any record.
TOO_DEEP: Final = "nested too deeply to be a record"

_DEEPEST: Final = 40
_DIGITS: Final = 18


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
            text,
            object_pairs_hook=_object,
            parse_float=_Number,
            parse_int=_whole,
            parse_constant=_Number,
        )
    except json.JSONDecodeError as error:
        raise RecordError(f"$: not JSON: {error}") from None
    except RecursionError:
        raise RecordError(f"$: {TOO_DEEP}") from None


def unreadable(value: Json, path: str = "$", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Each path at which a number is not whole, a key stands twice, or nesting has no end."""
    if depth > _DEEPEST:
        yield path, TOO_DEEP
    elif isinstance(value, _Number):
        yield path, f'{value:.40} is no whole number: write text with its unit, such as "68.5 kg"'
    elif is_list(value):
        for index, each in enumerate(value):
            yield from unreadable(each, f"{path}[{index}]", depth + 1)
    elif is_object(value):
        if isinstance(value, _Twice):
            yield path, "; ".join(f"{key!r:.60} stands twice" for key in value.twice)
        for key, each in value.items():
            yield from unreadable(each, f"{path}.{key:.60}", depth + 1)


def shown(value: Json) -> str:
    """The value as a message shows it, cut short."""
    return f"{value!r:.60}"
