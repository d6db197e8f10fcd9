"""JSON Schema of each record: what `to_json` writes, told once for programs of any language.

It is read from the same types and tables by which records are written, so that it cannot drift.
The reader takes more than it tells, such as "150 lbs", and checks more, such as the calendar.
"""

from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from inspect import isclass
from types import NoneType, UnionType
from typing import (
    Any,
    Final,
    Literal,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from attrs import NOTHING, fields, has

from isotretinoin.adapters.records.derived import DERIVED
from isotretinoin.adapters.records.listed import LISTED
from isotretinoin.adapters.records.plain import QUANTITIES
from isotretinoin.adapters.records.rules import CITED, PARTS, SELF_DESCRIBING
from isotretinoin.adapters.records.text import Json
from isotretinoin.adapters.records.words import ENTRIES, WORDS, schema_of
from isotretinoin.courses.pattern import Dosed, DosePattern
from isotretinoin.dates import YearMonth
from isotretinoin.diaries.entries import Entry
from isotretinoin.errors import RecordError
from isotretinoin.evidence import Rule
from isotretinoin.rules.programme import ContraceptiveMethod
from isotretinoin.rules.rulebook import CitedRulebook

__all__ = ["PLAIN", "schema_for", "schema_of_all"]

_Type: TypeAlias = Any  # a class, a generic one with its arguments, a union or a literal
_Schema: TypeAlias = dict[str, Json]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_NUMBER: Final = r"([0-9]+(\.[0-9]+|/[0-9]+)?|0x[0-9a-f]+/0x[0-9a-f]+)"
_DAY: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MONTH: Final = r"[0-9]{4}-[0-9]{2}"
_MOMENT: Final = _DAY + r"T.+[+-][0-9]{2}:[0-9]{2}"
_ZONED: Final = r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?"


def _text(pattern: str) -> _Schema:
    return {"type": "string", "pattern": f"^{pattern}$"}


def _quantity(*kinds: _Type) -> _Schema:
    units = (unit for unit, kind in QUANTITIES.items() if kind in kinds)
    return _text(f"{_NUMBER} ({'|'.join(units)})")


_TEXT: Final[_Schema] = {"type": "string"}
#: The form of what has no parts.
PLAIN: Final[dict[_Type, _Schema]] = {
    str: _TEXT,
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    date: {**_text(_DAY), "format": "date"},
    datetime: _text(_MOMENT),
    Fraction: _text(f"-?{_NUMBER}"),
    YearMonth: _text(_MONTH),
    ContraceptiveMethod: _TEXT,
    DosePattern: _TEXT,
    **{kind: _quantity(kind) for kind in QUANTITIES.values()},
}

#: Values that say their type by a tag alone.
_TAGGED: Final[dict[str, _Schema]] = {
    "day": PLAIN[date],
    "time": _text(_ZONED),
    "microseconds": PLAIN[int],
    "number": PLAIN[Fraction],
    "quantity": _quantity(*QUANTITIES.values()),
    "set": {"type": "array", "items": {"$ref": "#/$defs/value"}},
    **dict.fromkeys((*LISTED, *CITED), _TEXT),
    **{
        word: {"enum": [each.value for each in kind]}
        for kind, word in WORDS.items()
        if issubclass(kind, Enum)
    },
}
_OF_PARTS: Final[dict[str, _Schema]] = {
    "text": _TEXT,
    "flag": PLAIN[bool],
    "day": PLAIN[date],
    "rule": _TEXT,
    "source": _TEXT,
}


def _object(properties: _Schema, required: list[str]) -> _Schema:
    return {
        "type": "object",
        "properties": properties,
        **({"required": sorted(required)} if required else {}),
        "additionalProperties": False,
    }


def _any_of(*schemas: _Schema) -> _Schema:
    once = [each for n, each in enumerate(schemas) if each not in schemas[:n]]
    return once[0] if len(once) == 1 else {"anyOf": once}


class _Maker:
    """Makes the schema of each type once, and keeps those that are referred to by name."""

    def __init__(self) -> None:
        self.defs: dict[str, _Schema] = {}

    def document(self, kind: type[Any]) -> _Schema:
        """The whole document of that kind."""
        if kind is Rule:
            body = _object({"rule": _TEXT}, ["rule"])
        elif kind in SELF_DESCRIBING or kind in (each for each, _ in LISTED.values()):
            body = self._as_value(kind)
        elif kind in PLAIN or issubclass(kind, Enum):
            raise RecordError(f"{WORDS[kind]} is no record by itself: name one that holds it")
        else:
            body = self._record(kind, {})
        properties = {
            "schema": {"const": schema_of(kind)},
            **body["properties"],
            **{place: self._cited(cited) for cited, place in CITED.values()},
        }
        return _object(properties, ["schema", *body.get("required", ())])

    def of(self, kind: _Type, known: dict[_Type, _Type]) -> _Schema:  # noqa: C901, PLR0912 - one return a form
        """The form of a part of that type; `known` are the types that its variables stand for."""
        origin: _Type = get_origin(kind)
        origin, parts = origin or kind, get_args(kind)
        if isinstance(kind, TypeVar):
            return self.of(known.get(kind, object), {})
        if origin is Rule:
            return _object({"rule": _TEXT}, ["rule"])
        if origin in SELF_DESCRIBING:
            return self._named(f"{WORDS[origin]} as a value", lambda: self._as_value(origin))
        if kind in (object, Any):
            return self._anything()
        if kind == Entry:
            return self._named("entry", self._entry)
        if kind == Dosed:
            return _TEXT
        if kind in PLAIN:
            return PLAIN[kind]
        if origin is Literal:
            return {"enum": list(parts)}
        if origin in (Union, UnionType):
            return _any_of(*(self.of(each, known) for each in parts))
        if origin in (tuple, list):
            return {"type": "array", "items": self.of(parts[0], known)}
        if isclass(origin) and issubclass(origin, Enum):
            return {"enum": [each.value for each in origin]}
        if kind in (each for each, _ in LISTED.values()):
            whole = self._named(f"{WORDS[kind]} as a value", lambda: self._as_value(kind))
            return _any_of(_TEXT, whole)
        inner = dict(zip(getattr(origin, "__parameters__", ()), parts, strict=False))
        if is_typeddict(origin):
            hints = get_type_hints(origin).items()
            return _object({name: self.of(each, inner) for name, each in hints}, [])
        if inner:
            return self._record(origin, inner)
        if origin not in WORDS:
            raise RecordError(f"{kind} has a form in a rule alone: name a record that holds one")
        return self._named(WORDS[origin], lambda: self._record(origin, {}))

    def _named(self, name: str, make: Any) -> _Schema:  # noqa: ANN401 - what makes it
        if name not in self.defs:
            self.defs[name] = {}  # its place, in case it leads back to itself
            self.defs[name] = make()
        return {"$ref": f"#/$defs/{name.replace(' ', '%20')}"}

    def _record(self, kind: type[Any], known: dict[_Type, _Type]) -> _Schema:
        if kind is CitedRulebook:
            names = {"name": _TEXT, "title": _TEXT, "version": _TEXT, "digest": _TEXT}
            return _object({**names, "replaced": {"type": "array", "items": _TEXT}}, list(names))
        hints = get_type_hints(kind)
        told = [each for each in fields(kind) if each.init]
        properties = {each.name: self.of(hints[each.name], known) for each in told}
        if kind in DERIVED:
            properties["derived"] = self.of(get_type_hints(DERIVED[kind])["return"], {})
        return _object(properties, [each.name for each in told if each.default is NOTHING])

    def _entry(self) -> _Schema:
        """An entry of a diary, by its type."""
        return self._by_type({word: self._noted(word) for word in ENTRIES})

    def _noted(self, word: str) -> _Schema:
        def make() -> _Schema:
            plain = self._record(ENTRIES[word], {})
            properties = {"type": {"const": word}, **plain["properties"]}
            return _object(properties, ["type", *plain.get("required", ())])

        return self._named(f"{word} as an entry", make)

    @staticmethod
    def _by_type(kinds: dict[str, _Schema]) -> _Schema:
        """One of several objects, told apart by their types before anything else is looked at."""
        return {
            "type": "object",
            "properties": {"type": {"enum": list(kinds)}},
            "required": ["type"],
            "allOf": [
                {"if": {"properties": {"type": {"const": word}}}, "then": schema}
                for word, schema in kinds.items()
            ],
        }

    # What a rule holds ----------------------------------------------------------------------------

    def _anything(self) -> _Schema:
        """A value of any type, or an entry as a diary has it."""
        self._value()
        noted = {"properties": {"type": {"enum": list(ENTRIES)}}, "required": ["type"]}
        return {
            "if": {"type": "object", **noted},
            "then": self._named("entry", self._entry),
            "else": {"$ref": "#/$defs/value"},
        }

    def _value(self) -> _Schema:
        """Any value, which says its type where JSON has none for it."""
        return self._named("value", self._some_value)

    def _some_value(self) -> _Schema:
        tagged = {**_object(_TAGGED, []), "minProperties": 1, "maxProperties": 1}
        plain: _Schema = {
            "type": ["string", "integer", "boolean", "null", "array"],
            "items": {"$ref": "#/$defs/value"},
        }
        return {
            "if": {"type": "object"},
            "then": {"if": {"required": ["type"]}, "then": self._typed(), "else": tagged},
            "else": plain,
        }

    def _typed(self) -> _Schema:
        return self._by_type(
            {
                word: self._named(f"{word} as a value", lambda kind=kind: self._as_value(kind))
                for kind, word in WORDS.items()
                if has(kind) and kind not in (each for each, _ in CITED.values())
            },
        )

    def _as_value(self, kind: type[Any]) -> _Schema:
        """A record as the value of a rule: each part says its type, save where it is known."""
        parts = self._parts(kind)
        return _object(
            {"type": {"const": WORDS[kind]}, **parts["properties"]},
            ["type", *parts.get("required", ())],
        )

    def _parts(self, kind: type[Any]) -> _Schema:
        known = PARTS.get(kind, {})
        told = [each for each in fields(kind) if each.init]
        return _object(
            {each.name: self._part(known.get(each.name)) for each in told},
            [each.name for each in told if each.default is NOTHING],
        )

    def _part(self, known: str | None) -> _Schema:
        if known is None:
            return self._value()
        word = known.removeprefix("several ")
        if word != known:
            return {"type": "array", "items": self._part(word)}
        if word in _OF_PARTS:
            return _OF_PARTS[word]
        kind = next(each for each, name in WORDS.items() if name == word)
        return self._named(word, lambda: self._parts(kind))

    def _cited(self, kind: type[Any]) -> _Schema:
        """The rules or sources that a document holds, by their keys."""
        whole = self._named(WORDS[kind], lambda: self._parts(kind))
        return {"type": "object", "additionalProperties": whole}


def schema_for(kind: type[Any]) -> _Schema:
    """The JSON Schema (2020-12) of a document of that kind.

    Raises
    ------
    RecordError
        When there are no documents of that kind.
    """
    name = schema_of(kind)
    maker = _Maker()
    document = maker.document(kind)
    head = {"$schema": _DIALECT, "$id": f"urn:{name.replace('/', ':')}", "title": WORDS[kind]}
    return {**head, **document, "$defs": dict(sorted(maker.defs.items()))}


def schema_of_all() -> _Schema:
    """The JSON Schema of every document, told apart by the schema that it names."""
    maker = _Maker()
    documents: _Schema = {}
    for kind in WORDS:
        try:
            documents[schema_of(kind)] = maker.document(kind)
        except RecordError:  # it is part of others, and no record by itself
            continue
    return {
        "$schema": _DIALECT,
        "$id": "urn:isotretinoin:records:1",
        "title": "Records of the Python library isotretinoin",
        "type": "object",
        "properties": {"schema": {"enum": sorted(documents)}},
        "required": ["schema"],
        "allOf": [
            {"if": {"properties": {"schema": {"const": name}}}, "then": document}
            for name, document in sorted(documents.items())
        ],
        "$defs": dict(sorted(maker.defs.items())),
    }
