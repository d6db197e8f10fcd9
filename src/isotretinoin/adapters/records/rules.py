"""Rules in records: each whole and once, under "cited_rules", and elsewhere referred to by its key.

So are their sources, under "cited_sources". The value of a rule may be of many types, so here each
value says its type wherever JSON has none for it, in the words of `words`.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, time, timedelta
from enum import Enum
from fractions import Fraction
from typing import Any, Final, TypeGuard, final

from attrs import NOTHING, fields, has

from isotretinoin.adapters.records.listed import LISTED, closest, is_listed, named
from isotretinoin.adapters.records.plain import (
    QUANTITIES,
    day_from,
    number_from,
    number_to_text,
    quantity_from,
)
from isotretinoin.adapters.records.text import Json, is_list, is_object, within
from isotretinoin.adapters.records.words import CLASSES, ENTRIES, WORDS
from isotretinoin.analytes import Analyte, Panel
from isotretinoin.dates import LatestOf
from isotretinoin.errors import RecordError, shown
from isotretinoin.evidence import Announcement, Citation, Rule, Source
from isotretinoin.findings import Absent
from isotretinoin.products import Product
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.rulebook import Rulebook
from isotretinoin.values import frozen

__all__ = [
    "CITED",
    "PARTS",
    "SELF_DESCRIBING",
    "CitedTables",
    "Told",
    "Whole",
    "referring",
]

#: What is written in the way of this module wherever it stands.
SELF_DESCRIBING: Final[tuple[type[Any], ...]] = (Absent, MonitoringProfile, Rule, Rulebook)

#: What a document holds once and refers to by key: its type, and where it stands.
CITED: Final[dict[str, tuple[type[Any], str]]] = {
    "rule": (Rule, "cited_rules"),
    "source": (Source, "cited_sources"),
}

_AGAIN: Final = "#"  # after the key of what has another form elsewhere in the record


@final
@frozen
class Told:
    """What may be of any type, and so says its own."""

    value: Any


@final
@frozen
class Whole:
    """What is written whole although the library lists it by name."""

    thing: Any


# Values ---------------------------------------------------------------------------------------

_MICROSECOND: Final = timedelta(microseconds=1)


def _quantity(value: Json) -> Any:  # noqa: ANN401 - of whichever type the unit belongs to
    return quantity_from(value, *QUANTITIES.values())


_FORMS: Final[dict[type[Any], tuple[str, Callable[[Any], Json], Callable[[Any], Any]]]] = {
    time: ("time", time.isoformat, time.fromisoformat),
    timedelta: ("microseconds", lambda span: span // _MICROSECOND, lambda n: n * _MICROSECOND),
    Fraction: ("number", number_to_text, number_from),
    **dict.fromkeys(QUANTITIES.values(), ("quantity", str, _quantity)),
}
_ENUMS: Final = {word: kind for word, kind in CLASSES.items() if issubclass(kind, Enum)}
_READ: Final = {"day": day_from, **{tag: read for tag, _, read in _FORMS.values()}}
_TAGS: Final = {"set", *_READ, *_ENUMS, *LISTED, *CITED}


#: What the parts of a rule and of its sources are: here nothing needs to say its type.
PARTS: Final[dict[type[Any], dict[str, str]]] = {
    Announcement: {"on": "day", "since": "day"},
    Citation: {"source": "source", "section": "text", "quote": "text"},
    Rule: {
        "key": "text",
        "text": "text",
        "cites": "several Citation",
        "basis": "text",
        "since": "day",
        "until": "day",
        "interpretation": "text",
        "note": "text",
        "tag": "text",
        "verified": "flag",
        "edition": "text",
        "announced": "day",
        "earlier": "several Announcement",
        "alternatives": "several rule",
    },
    Source: {
        "key": "text",
        "title": "text",
        "publisher": "text",
        "published": "text",
        "where": "text",
        "grade": "text",
        "checked": "text",
    },
}
_PLAIN: Final = {"text": (str, "is not text"), "flag": (bool, "is not true or false")}


def _bare(told: Json, known: str) -> Json:
    """What was told of a part, without the type that is known of it."""
    if is_list(told):
        return [_bare(each, known.removeprefix("several ")) for each in told]
    if not known or not is_object(told):
        return told
    return told[known] if known in told else {k: part for k, part in told.items() if k != "type"}


def _is_listed(value: Json) -> TypeGuard[Analyte | Panel | Product]:
    return type(value) in (Analyte, Panel, Product)


# Writing --------------------------------------------------------------------------------------


def referring(content: Json) -> tuple[Json, dict[str, dict[str, Json]]]:
    """The same with a reference in place of each rule, and what is referred to, by place and key.

    Raises
    ------
    RecordError
        When a rule holds what has no form here.
    """
    writer = _Writer()
    return writer.replaced(content), {place: told for place, told in writer.cited.items() if told}


def _form(value: Json) -> dict[str, Json] | None:
    """A plain value with its tag; None for any other."""
    if isinstance(value, date):  # a frozen clock puts another class in the place of its type
        return {"day": value.isoformat()}
    if value.__class__ not in _FORMS:
        return None
    tag, form, _ = _FORMS[value.__class__]
    return {tag: form(value)}


class _Writer:
    def __init__(self) -> None:
        self.cited: dict[str, dict[str, Json]] = {place: {} for _, place in CITED.values()}
        self._known: dict[tuple[str, str], Json] = {}

    def replaced(self, value: Json) -> Json:
        if is_object(value):
            return {key: self.replaced(each) for key, each in value.items()}
        if is_list(value):
            return [self.replaced(each) for each in value]
        if isinstance(value, Told):
            return self.told(value.value)
        if isinstance(value, Whole):
            return self._parts(value.thing)
        kind: type[Any] = value.__class__
        return self.told(value) if has(kind) else value

    def told(self, value: Json) -> Json:
        kind: type[Any] = value.__class__
        if value is None or kind in (bool, int, str):
            return value
        if kind is tuple:
            return [self.told(each) for each in value]
        if kind is frozenset:
            return {"set": sorted((self.told(each) for each in value), key=repr)}
        if (form := _form(value)) is not None:
            return form
        for word, (cited, place) in CITED.items():
            if kind is cited:
                return {word: self._key(value, place)}
        if _is_listed(value) and is_listed(value):
            return {word: value.name for word, (listed, _) in LISTED.items() if kind is listed}
        if kind not in WORDS:
            raise RecordError(f"{shown(value)} in a rule has no form in JSON")
        if isinstance(value, Enum):
            return {WORDS[kind]: value.value}
        return self._parts(value)

    def _key(self, thing: Json, place: str) -> str:
        own: str = thing.key
        key, n = own, 1
        while self._known.setdefault((place, key), thing) != thing:
            n += 1
            key = f"{own}{_AGAIN}{n}"
        cited = self.cited[place]
        if key not in cited:
            cited[key] = None  # its place, in case it leads back to itself
            cited[key] = self._parts(thing)
            del cited[key]["type"]  # its place says it
        return key

    def _parts(self, value: Json) -> dict[str, Json]:
        given = [(each, getattr(value, each.name)) for each in fields(value.__class__) if each.init]
        known = PARTS.get(value.__class__, {})
        parts = {
            each.name: _bare(self.told(part), known.get(each.name, ""))
            for each, part in given
            if part != each.default
        }
        return {"type": WORDS[value.__class__], **parts}


# Reading --------------------------------------------------------------------------------------


def _nothing(_: int | str) -> None:
    """Of no part the type is known."""


class _UnreadError(Exception):
    """Something cannot be read, and its faults are noted where they are."""


class CitedTables:
    """The rules and sources that a document holds, and what is wrong with them."""

    def __init__(self, tables: dict[str, Json]) -> None:
        """Take them by their place in the document."""
        self.faults: dict[str, str] = {}
        #: The paths at which nothing stands, because it could not be read.
        self.unread: set[str] = set()
        self._tables: dict[str, dict[str, Json]] = {}
        self._made: dict[tuple[str, str], Any] = {}
        self._asked: set[tuple[str, str]] = set()
        self._open: list[tuple[str, str]] = []  # what is being read, one within the other
        for place, table in tables.items():
            self._tables[place] = table if is_object(table) else {}
            if not is_object(table):
                self.faults[within("$", place)] = "write an object, each by its key"

    def resolved(self, value: Json, path: str = "$") -> Json:
        """The same with what describes itself, and what is referred to, as the values they are."""
        if is_list(value):
            return [self.resolved(each, within(path, i)) for i, each in enumerate(value)]
        if not is_object(value):
            return value
        if self._describes_itself(value):
            try:
                return self._read(value, path)
            except _UnreadError:
                self.unread.add(path)
                return None
        return {key: self.resolved(each, within(path, key)) for key, each in value.items()}

    def complaints(self, *, idle: bool = False) -> dict[str, str]:
        """Everything that is wrong, once all references are resolved; what is idle, unless it may be."""
        unasked = {
            within(within("$", place), key): "nothing refers to it"
            for place, table in self._tables.items()
            for key in table
            if not idle and (place, key) not in self._asked
        }
        return unasked | self.faults

    @staticmethod
    def _describes_itself(value: dict[str, Json]) -> bool:
        word = value.get("type")
        if isinstance(word, str) and word in CLASSES and word not in ENTRIES:
            return True
        return len(value) == 1 and bool(value.keys() & _TAGS)

    def _read(self, value: Json, path: str) -> Any:  # noqa: ANN401 - of any type that a rule holds
        if is_list(value):
            return tuple(self._each(enumerate(value), path))
        if not is_object(value):
            return value
        if "type" in value:
            return self._of_word(value, path)
        if len(value) == 1:
            ((tag, content),) = value.items()
            if tag in CITED:
                return self._cited(tag, content, path)
            if tag in LISTED:
                return self._listed(tag, content, path)
            if tag == "set" and is_list(content):
                return self._tried(path, frozenset[Any], self._read(content, path))
            make = _READ.get(tag) or _ENUMS.get(tag)
            if make is not None:
                return self._tried(path, make, content)
        return self._refuse(path, f"{shown(value)} is no value of a rule")

    def _each(
        self,
        parts: Iterable[tuple[int | str, Json]],
        path: str,
        known: Callable[[Any], str | None] = _nothing,
    ) -> Iterator[Any]:
        """Each part as it is read; what cannot be read is told once all have been tried."""
        failed = False
        for part, each in parts:
            try:
                yield self._read_as(known(part), each, within(path, part))
            except _UnreadError:
                failed = True
        if failed:
            raise _UnreadError

    def _read_as(self, known: str | None, value: Json, path: str) -> Any:  # noqa: ANN401 - likewise
        """A part of which the type is known, or which says it."""
        if known is None:
            return self._read(value, path)
        if known in _PLAIN:
            kind, said = _PLAIN[known]
            return value if type(value) is kind else self._refuse(path, f"{shown(value)} {said}")
        if known.startswith("several "):
            if not is_list(value):
                return self._refuse(path, f"{shown(value)} is no list: write [...]")
            of_each = known.removeprefix("several ")
            return tuple(self._each(enumerate(value), path, lambda _: of_each))
        if known not in CLASSES:
            return self._read({known: value}, path)
        if not is_object(value):
            return self._refuse(path, f"{shown(value)} is no object: write {{...}}")
        return self._of_parts(CLASSES[known], value, path)

    def _of_word(self, value: dict[str, Json], path: str) -> Any:  # noqa: ANN401 - of that word's type
        content = dict(value)
        word = content.pop("type")
        kind = CLASSES.get(word) if isinstance(word, str) else None
        if kind is None or issubclass(kind, Enum):
            said = f"{shown(word)} is no type of value{closest(word, CLASSES)}"
            return self._refuse(within(path, "type"), said)
        return self._of_parts(kind, content, path)

    def _of_parts(self, kind: type[Any], content: dict[str, Json], path: str) -> Any:  # noqa: ANN401 - of that type
        known = {each.name: each for each in fields(kind) if each.init}
        unknown = [key for key in content if key not in known]
        missing = [
            name for name, each in known.items() if each.default is NOTHING and name not in content
        ]
        for key in unknown:
            self.faults[within(path, key)] = f"unknown key{closest(key, known)}"
        for name in missing:
            self.faults[within(path, name)] = "is missing"
        each_part = self._each(content.items(), path, PARTS.get(kind, {}).get)
        parts = dict(zip(content, each_part, strict=True))
        if unknown or missing:
            raise _UnreadError
        if kind is LatestOf:
            return self._tried(path, kind, *parts["spans"])
        return self._tried(path, kind, **parts)

    def _listed(self, word: str, name: Json, path: str) -> Any:  # noqa: ANN401 - of that word's type
        kind, module = LISTED[word]
        known = named(module, kind)
        if not isinstance(name, str) or name not in known:
            where = module.__name__
            return self._refuse(
                path, f"{shown(name)} is not listed in {where}{closest(name, known)}"
            )
        return known[name]

    def _cited(self, word: str, key: Json, path: str) -> Any:  # noqa: ANN401 - of that word's type
        kind, place = CITED[word]
        table = self._tables[place]
        if not isinstance(key, str) or key not in table:
            return self._refuse(path, f'{shown(key)} does not stand under "{place}"')
        if (place, key) in self._made:
            return self._made[place, key]
        own = within(within("$", place), key)
        if (place, key) in self._asked:
            if (place, key) in self._open:
                return self._refuse(path, f"{shown(key)} leads back to itself")
            raise _UnreadError  # it was tried before, and its faults are told
        self._asked.add((place, key))
        self._open.append((place, key))
        try:
            self._made[place, key] = self._thing(kind, key, table[key], own)
        finally:
            self._open.pop()
        return self._made[place, key]

    def _thing(self, kind: type[Any], key: str, content: Json, own: str) -> Any:  # noqa: ANN401 - of that type
        if not is_object(content):
            return self._refuse(own, f"{shown(content)} is no object: write {{...}}")
        made = self._of_parts(kind, content, own)
        if made.key != key.partition(_AGAIN)[0]:
            return self._refuse(within(own, "key"), f"{shown(made.key)} stands under another key")
        return made

    def _tried(self, path: str, make: Callable[..., Any], *parts: Any, **more: Any) -> Any:  # noqa: ANN401 - whatever it makes
        try:
            return make(*parts, **more)
        except Exception as error:  # noqa: BLE001 - whatever constructors make of foreign values
            return self._refuse(path, f"cannot be read: {error!s:.100}")

    def _refuse(self, path: str, fault: str) -> Any:  # noqa: ANN401 - it returns nothing at all
        self.faults.setdefault(path, fault)
        raise _UnreadError
