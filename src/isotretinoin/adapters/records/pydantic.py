"""Values as fields of pydantic models, and so as bodies and responses of FastAPI.

A class of this library is a type of pydantic without an import of ours: every value class knows the
way here (`isotretinoin.values`), and this module is loaded when pydantic asks for the first of them.
A record has the form of `to_json`, and what is wrong with one is told as pydantic tells it: all of
it at once, each with its place. Needs the extra `pydantic`.
"""

import json
import re
from collections.abc import Callable, Collection
from functools import cache
from typing import Any, Final, TypeAlias
from urllib.parse import unquote

from attrs import NOTHING, fields, has
from pydantic_core import CoreSchema, PydanticCustomError, ValidationError, core_schema
from pydantic_core import InitErrorDetails as Detail

from isotretinoin.adapters.records import from_json, schema, to_json
from isotretinoin.adapters.records.forms import converter
from isotretinoin.adapters.records.listed import LISTED
from isotretinoin.adapters.records.rules import CITED
from isotretinoin.adapters.records.schemas import PLAIN
from isotretinoin.adapters.records.text import Json, is_list, is_object
from isotretinoin.adapters.records.words import WORDS, schema_of
from isotretinoin.errors import Fault, IsotretinoinError, RecordError

__all__ = ["core_schema_of", "json_schema_of"]

_Read: TypeAlias = Callable[[Any], Any]
_Schema: TypeAlias = dict[str, Json]


def core_schema_of(kind: type[Any]) -> CoreSchema:
    """How pydantic reads and writes a value of that class.

    A value is taken as it is. Anything else is read as JSON would be: a quantity as text with its
    unit, a product or analyte by its name, a record as `to_json` writes it. Its "schema" may be left
    out where its keys fit no other record, as those of a patient or a course do. In Python a model
    holds the value itself; in JSON its record, with its schema.

    Raises
    ------
    RecordError
        When values of the class have no form of their own.
    """
    reader, written = (_text, _as_text) if _is_text(kind) else (_record, _as_record)
    read = reader(kind)

    def taken(value: Any) -> Any:  # noqa: ANN401 - of that class, once it is read
        return value if isinstance(value, kind) else _told(kind, value, read)

    # The place of a fault in one of several types tells the type by this name.
    taken.__qualname__ = taken.__name__ = kind.__name__
    return core_schema.no_info_plain_validator_function(
        taken,
        ref=f"{kind.__module__}.{kind.__qualname__}:{id(kind)}",
        serialization=core_schema.plain_serializer_function_ser_schema(written, when_used="json"),
    )


def json_schema_of(kind: type[Any]) -> _Schema:
    """The JSON Schema of such a field, as OpenAPI documents carry it: whole, without references.

    It is that of `schema`, save that what rules hold is any JSON: their forms are in `schema` alone.

    >>> from isotretinoin.quantities import Mass
    >>> json_schema_of(Mass)["type"]
    'string'
    """
    said = (kind.__doc__ or "").strip().partition("\n")[0]
    head = {"title": kind.__name__, **({"description": said} if said else {})}
    if _is_text(kind):
        return {**PLAIN.get(kind, PLAIN[str]), **head}
    told = schema(kind)
    held = {each: {"type": "object", "description": _CITED} for _, each in CITED.values()}
    properties = {**told["properties"], **held}
    needed, _ = _keys()[kind]
    may_lack = {"schema"} if _tell(needed, kind) else set[str]()
    required = [each for each in told["required"] if each not in may_lack]
    made: _Schema = {**told, "properties": properties, "required": required}
    defs = made.pop("$defs")
    del made["$schema"], made["$id"]
    return {**_whole(made, defs, ()), **head}


_CITED: Final = "What the record was judged by, whole, by its keys."


# Read -------------------------------------------------------------------------------------------


def _told(kind: type[Any], value: object, read: _Read) -> Any:  # noqa: ANN401 - of that class
    """What is read, or the error that pydantic puts among those of the whole model."""
    try:
        return read(value)
    except IsotretinoinError as error:
        faults = error.faults if isinstance(error, RecordError) else ()
        told = faults or (Fault("$", str(error)),)
        details = [_detail(each, value) for each in told]
        raise ValidationError.from_exception_data(kind.__name__, details) from None


def _text(kind: type[Any]) -> _Read:
    asked: Any = kind
    return lambda value: converter().structure(value, asked)


def _as_text(value: Any) -> Json:  # noqa: ANN401 - of whichever class
    return converter().unstructure(value)


def _record(kind: type[Any]) -> _Read:
    name = schema_of(kind)

    def read(value: Any) -> Any:  # noqa: ANN401 - whatever was sent
        named = {"schema": name, **value} if is_object(value) and _tell(value, kind) else value
        try:
            text = json.dumps(named)
        except (TypeError, ValueError, RecursionError) as error:
            raise RecordError(Fault("$", f"no JSON: {error!s:.100}")) from None
        return from_json(text, kind)

    return read


def _as_record(value: object) -> Json:
    return json.loads(to_json(value))


# What is wrong ----------------------------------------------------------------------------------

_PART: Final = re.compile(r'\.([A-Za-z_][A-Za-z0-9_]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]')


def _detail(fault: Fault, told: object) -> Detail:
    place = tuple(_parts(fault.path))
    # Pydantic asks for a literal, lest braces in it be filled in: without a context none are.
    said: Any = fault.message
    return Detail(type=PydanticCustomError("record", said), loc=place, input=_at(told, place))


def _parts(path: str) -> list[str | int]:
    found: list[str | int] = []
    for part in _PART.finditer(path):
        name, number, quoted = part.groups()
        found.append(name or (int(number) if number else json.loads(quoted)))
    return found


def _at(value: Any, place: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - whatever was sent
    """What stands at the place; of what is missing, the object in which it is."""
    for part in place:
        if is_object(value) and part in value:
            value = value[str(part)]
        elif is_list(value) and isinstance(part, int) and part < len(value):
            value = value[part]
    return value


# What a record is told by -----------------------------------------------------------------------


def _is_text(kind: type[Any]) -> bool:
    return kind in PLAIN or kind in (each for each, _ in LISTED.values())


def _tell(keys: Collection[str], kind: type[Any]) -> bool:
    """Whether a record with such keys is of that kind, and can be of no other."""
    return not any(
        needed <= {*keys} <= known for each, (needed, known) in _keys().items() if each is not kind
    )


@cache
def _keys() -> dict[type[Any], tuple[frozenset[str], frozenset[str]]]:
    """The keys that a record of each kind has, and all that it may have."""
    told = {kind: [each for each in fields(kind) if each.init] for kind in WORDS if has(kind)}
    return {
        kind: (
            frozenset(each.name for each in parts if each.default is NOTHING),
            frozenset(each.name for each in parts),
        )
        for kind, parts in told.items()
    }


# JSON Schema ------------------------------------------------------------------------------------

_ANY: Final[_Schema] = {"description": "Any JSON that says its type."}


def _whole(part: Json, defs: dict[str, _Schema], within: tuple[str, ...]) -> Json:
    """The schema with what it refers to in place; one of several by its type is told by `oneOf`."""
    if is_list(part):
        return [_whole(each, defs, within) for each in part]
    if not is_object(part):
        return part
    if "$ref" in part:
        name = unquote(str(part["$ref"]).removeprefix("#/$defs/"))
        if name == "value" or name in within:
            return _ANY
        return _whole(defs[name], defs, (*within, name))
    if "if" in part:
        return _ANY
    if "allOf" in part:
        return {"oneOf": [_whole(each["then"], defs, within) for each in part["allOf"]]}
    return {key: _whole(each, defs, within) for key, each in part.items()}
