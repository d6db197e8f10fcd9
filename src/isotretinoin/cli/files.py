"""Diaries and histories in files: one by one, a folder of them, or one on each line."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, TypeAlias, TypeVar, cast

from isotretinoin.diaries.diary import Diary
from isotretinoin.errors import Fault, IsotretinoinError, RecordError
from isotretinoin.patient import History
from isotretinoin.statuses.worklist import NotAnswered

__all__ = [
    "NO_RECORDS",
    "Read",
    "WithErrors",
    "diaries_in",
    "diary_in",
    "history_in",
    "is_json",
    "read",
]

T = TypeVar("T")

#: Whether a document with an entry that cannot be read is refused, or read without it.
WithErrors: TypeAlias = Literal["raise", "collect"]

#: What to install where there is no reader of JSON.
NO_RECORDS: Final = "JSON needs one extra more: pip install 'isotretinoin[cli,json]'"


#: What a command names in place of a file where it reads standard input.
_STANDARD_INPUT: Final = "-"


def read(path: str) -> bytes:
    """What stands in the file, or comes in where "-" is named.

    Raises
    ------
    RecordError
        When it cannot be read.
    """
    try:
        if path == _STANDARD_INPUT:
            return sys.stdin.buffer.read()
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise RecordError(f"{path!r:.80} cannot be read: {error}") from None


def is_json(path: str, content: bytes) -> bool:
    """Whether it is a document in JSON, by its name or its first sign, and no table."""
    return path.endswith(".json") or content.lstrip()[:1] == b"{"


def diary_in(content: bytes, errors: WithErrors) -> tuple[Diary, tuple[Fault, ...]]:
    """The diary in the content of a file, and what of it could not be read.

    Raises
    ------
    RecordError
        When it is no diary.
    """
    return _read(_decoded(content), Diary, errors)


def history_in(path: str, before: date) -> History | None:
    """The earlier courses in a file: a history, or a diary with the courses that it notes.

    Raises
    ------
    RecordError
        When the file cannot be read, or holds neither.
    """
    text = _decoded(read(path))
    if '"isotretinoin/history/' in text:
        return _read(text, History)[0]
    return _read(text, Diary)[0].history(before=before)


class Read(NamedTuple):
    """The diaries that could be read, by person; and the persons of whom one could not, or not wholly."""

    diaries: tuple[tuple[str, Diary], ...]
    not_read: tuple[NotAnswered, ...]
    left_out: tuple[NotAnswered, ...]


def diaries_in(path: str, errors: WithErrors) -> Read:
    """The diaries in a folder, one in each file that ends in ".json"; or in a file, one on each line.

    A person is called as the file is, or by "person" where a line reads {"person": …, "diary": …},
    or else by the number of the line. What cannot be read is told with the reason.

    Raises
    ------
    RecordError
        When there is no such folder or file, or nothing in it.
    """
    told = list(_told(Path(path)))
    if not told:
        raise RecordError(
            f"{path!r:.80} holds no diary: give a folder of files that end in .json, or a file with "
            "one diary on each line",
        )
    diaries: list[tuple[str, Diary]] = []
    not_read: list[NotAnswered] = []
    left_out: list[NotAnswered] = []
    for person, text in told:
        try:
            name, diary, faults = _person(person, text, errors)
        except IsotretinoinError as error:
            not_read.append(NotAnswered(person=person, reason="; ".join(str(error).splitlines())))
            continue
        diaries.append((name, diary))
        left_out += [NotAnswered(person=name, reason=f"{fault}, left out") for fault in faults]
    return Read(tuple(diaries), tuple(not_read), tuple(left_out))


def _told(path: Path) -> Iterator[tuple[str, str | Path]]:
    """What is told of each person: the text of a line, or a file that is still to be read."""
    if path.is_dir():
        yield from ((each.stem, each) for each in sorted(path.glob("*.json")))
        return
    for number, line in enumerate(_decoded(read(str(path))).splitlines(), start=1):
        if line.strip():
            yield f"line {number}", line


def _person(
    name: str, told: str | Path, errors: WithErrors
) -> tuple[str, Diary, tuple[Fault, ...]]:
    if isinstance(told, Path):
        return name, *_read(_decoded(read(str(told))), Diary, errors)
    called = _called(told)
    if called is None:
        return name, *_read(told, Diary, errors)
    person, text = called
    return person, *_read(text, Diary, errors)


def _called(line: str) -> tuple[str, str] | None:
    """The name of the person and the text of the diary, where a line holds both."""
    # Imported here: of the commands, one alone reads lines.
    import json  # noqa: PLC0415

    try:
        told: Any = json.loads(line, object_pairs_hook=_each_once)
    except (ValueError, RecursionError):
        return None  # whoever reads the diary says what is wrong with it
    if not isinstance(told, dict) or "person" not in told:
        return None
    named = cast("dict[str, Any]", told)
    person = named["person"]
    if not isinstance(person, str) or named.keys() != {"person", "diary"}:
        raise RecordError('a line with a person reads {"person": "A", "diary": {…}}')
    return person, json.dumps(named["diary"], ensure_ascii=False)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) < len(pairs):
        twice = next(key for key in told if sum(key == other for other, _ in pairs) > 1)
        raise RecordError(f"{twice!r:.60} stands twice in one object: write it once")
    return told


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RecordError(f"it cannot be read: {error}") from None


def _read(text: str, kind: type[T], errors: WithErrors = "raise") -> tuple[T, tuple[Fault, ...]]:
    try:
        from isotretinoin.adapters.records import from_json  # noqa: PLC0415 - needs its own extra
    except ModuleNotFoundError:
        raise RecordError(NO_RECORDS) from None
    if errors == "collect":
        return from_json(text, kind, errors="collect")
    return from_json(text, kind), ()
