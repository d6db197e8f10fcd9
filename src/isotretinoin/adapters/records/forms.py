"""The form in JSON of each type that records are made of; nothing is silently turned into another."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from fractions import Fraction
from functools import cache, lru_cache
from types import ModuleType, NoneType
from typing import Any, Final, Literal, TypeAlias, get_args, get_origin

from attrs import fields, has
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn

from isotretinoin import analytes, products
from isotretinoin.adapters.records.rules import QUANTITIES, SELF_DESCRIBING
from isotretinoin.adapters.records.text import Json, is_list, is_object, shown
from isotretinoin.analytes import Analyte, Panel
from isotretinoin.diaries.entries import Entry
from isotretinoin.errors import RecordError
from isotretinoin.products import Product
from isotretinoin.quantities.exact import number_text
from isotretinoin.rules.programme import ContraceptiveMethod
from isotretinoin.rules.vocabulary import contraceptive_method

__all__ = ["converter", "faults_in"]

_Type: TypeAlias = Any  # a class, a generic one with its arguments, a union or a literal
_Read: TypeAlias = Callable[[Json, _Type], Any]

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+|/0*[1-9][0-9]*)?")
_LONGEST: Final = 200
_LONGEST_NAME: Final = 60
_UNITS: Final = {kind: unit for unit, kind in QUANTITIES.items()}
_ENTRIES: Final[dict[str, type[Any]]] = {kind.__name__: kind for kind in get_args(Entry)}
_WORDS: Final = {str: "text", int: "a whole number", bool: "true or false"}


# Plain values ---------------------------------------------------------------------------------


def _plain(value: Json, kind: _Type) -> Json:
    if type(value) is not kind:
        raise RecordError(f"{shown(value)} is not {_WORDS[kind]}")
    return value


def _choice(value: Json, kind: _Type) -> Json:
    choices = get_args(kind)
    if all(type(value) is not type(choice) or value != choice for choice in choices):  # 1 is True
        raise RecordError(f"{shown(value)} is none of " + ", ".join(map(repr, choices)))
    return value


def _day(value: Json, _: _Type) -> date:
    if type(value) is not str or not _DAY.fullmatch(value):
        raise RecordError(f'{shown(value)} is no day: write "2026-03-09"')
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise RecordError(f"{value!r} is no day: the calendar has none such") from None


def _number(value: Json, _: _Type) -> Fraction:
    if type(value) is str and len(value) <= _LONGEST and _NUMBER.fullmatch(value):
        return Fraction(value)
    raise RecordError(f'{shown(value)} is no number as text: write "2.5" or "1/3"')


def _number_or_word(value: Json, kind: _Type) -> Fraction | str:
    word = isinstance(value, str) and not _NUMBER.fullmatch(value)
    return str(value) if word else _number(value, kind)


def _written_number(number: Fraction) -> str:
    sign = "-" if number < 0 else ""
    return sign + number_text(abs(number).as_integer_ratio())


def _quantity(value: Json, kind: _Type) -> Any:  # noqa: ANN401 - of whichever type is asked for
    if type(value) is not str:
        raise RecordError(
            f'{shown(value)} is not text: write it with its unit, "40 {_UNITS[kind]}"',
        )
    number, _, unit = value.partition(" ")
    return kind(number) if unit == _UNITS[kind] else kind.parse(value)


def _one_quantity_of(value: Json, kind: _Type) -> Any:  # noqa: ANN401 - likewise
    if value is None and NoneType in get_args(kind):
        return None
    kinds = _quantities_of(kind)
    unit = value.rpartition(" ")[2] if isinstance(value, str) else None
    for each in kinds:
        if unit == _UNITS[each]:
            return _quantity(value, each)
    units = " or ".join(_UNITS[each] for each in kinds)
    raise RecordError(f"{shown(value)} is not text with a quantity in {units}")


def _quantities_of(kind: _Type) -> tuple[type[Any], ...]:
    """The types of quantity that a union is made of; none when of anything else."""
    parts = tuple(part for part in get_args(kind) if part is not NoneType)
    return parts if set(parts) <= _UNITS.keys() else ()


# What is listed by name -----------------------------------------------------------------------


def _named(module: ModuleType, *kinds: type[Any]) -> dict[str, Any]:
    return {thing.name: thing for thing in module.ALL if type(thing) in kinds}


def _name_in(module: ModuleType) -> Callable[[Any], str]:
    def written(thing: Analyte | Panel | Product) -> str:
        if _named(module, type(thing)).get(thing.name) != thing:
            raise RecordError(f"{thing.name!r:.60} is not listed in {module.__name__}")
        return thing.name

    return written


def _by_name_in(module: ModuleType, *kinds: type[Any]) -> _Read:
    def read(value: Json, _: _Type) -> Any:  # noqa: ANN401 - of one of these types
        known = _named(module, *kinds)
        if not isinstance(value, str) or value not in known:
            raise RecordError(
                f"{shown(value)} is not listed in {module.__name__}{_closest(value, known)}",
            )
        return known[value]

    return read


def _closest(name: Json, known: Iterable[str]) -> str:
    # No name is longer; to compare a longer one, or the same again and again, would take long.
    close = isinstance(name, str) and len(name) <= _LONGEST_NAME and _close(name, tuple(known))
    return f"; the closest is {close!r}" if close else ""


@lru_cache(maxsize=1024)
def _close(name: str, known: tuple[str, ...]) -> str | None:
    return next(iter(get_close_matches(name, known, n=1)), None)


# What has parts -------------------------------------------------------------------------------


def _object(value: Json) -> dict[str, Json]:
    if not is_object(value):
        raise RecordError(f"{shown(value)} is no object: write {{...}}")
    return value


def _record(kind: _Type, using: Converter) -> _Read:
    structured = make_dict_structure_fn(kind, using)
    return lambda value, _: structured(_object(value), kind)


def _list(kind: _Type, using: Converter) -> _Read:
    element = get_args(kind)[0]

    def read(value: Json, _: _Type) -> tuple[Any, ...]:
        if not is_list(value):
            raise RecordError(f"{shown(value)} is no list: write [...]")
        found: list[Any] = []
        errors: list[Exception] = []
        for index, each in enumerate(value):
            try:
                found.append(using.structure(each, element))
            except Exception as error:  # noqa: BLE001 - collected, and told with all the others
                error.add_note(IterableValidationNote("", index, element))
                errors.append(error)
        if errors:
            raise IterableValidationError("", errors, tuple)  # pyright: ignore[reportCallIssue] - by __new__
        return tuple(found)

    return read


def _entry(value: Json, _: _Type) -> Any:  # noqa: ANN401 - of one of the types of entry
    content = dict(_object(value))
    name = content.pop("type", None)
    if isinstance(name, str) and name in _ENTRIES:
        return converter().structure(content, _ENTRIES[name])
    fault = RecordError(f"{shown(name)} is no kind of entry{_closest(name, _ENTRIES)}")
    fault.add_note(AttributeValidationNote("", "type", str))
    raise ClassValidationError("", [fault], object)  # pyright: ignore[reportCallIssue] - by __new__


def _written_entry(entry: object) -> Json:
    return {"type": type(entry).__name__, **converter().unstructure(entry)}


def _described(value: Json, kind: _Type) -> Json:
    """What came to be a value by describing itself."""
    if not isinstance(value, _origin(kind)):
        raise RecordError(f"{shown(value)} is no {_origin(kind).__name__}")
    return value


def _itself(value: Json) -> Json:
    return value


def _origin(kind: _Type) -> _Type:
    origin: _Type = get_origin(kind)
    return origin or kind


def _is_entry(kind: _Type) -> bool:
    return bool(kind == Entry)


def _is_number_or_word(kind: _Type) -> bool:
    return bool(kind == Fraction | str)


def _is_test(kind: _Type) -> bool:
    return bool(kind == Analyte | Panel)


def _describes_itself(kind: _Type) -> bool:
    return _origin(kind) in SELF_DESCRIBING


@cache
def converter() -> Converter:
    """Reads and writes every type in its form; the hook that is registered last is asked first."""
    made = Converter(forbid_extra_keys=True, omit_if_default=True)

    def record(kind: _Type) -> _Read:
        return _record(kind, made)

    def several(kind: _Type) -> _Read:
        return _list(kind, made)

    made.register_structure_hook_factory(lambda kind: has(_origin(kind)), record)
    made.register_structure_hook_factory(lambda kind: _origin(kind) is tuple, several)
    made.register_structure_hook_func(lambda kind: _origin(kind) is Literal, _choice)
    made.register_structure_hook_func(lambda kind: bool(_quantities_of(kind)), _one_quantity_of)
    for plain in _WORDS:
        made.register_structure_hook(plain, _plain)
    made.register_structure_hook(date, _day)
    made.register_unstructure_hook(date, date.isoformat)
    made.register_structure_hook(Fraction, _number)
    made.register_structure_hook_func(_is_number_or_word, _number_or_word)
    made.register_unstructure_hook(Fraction, _written_number)
    # In a diary a method is its code; in a rule it says its type, as every value there.
    made.register_structure_hook(ContraceptiveMethod, lambda word, _: contraceptive_method(word))
    made.register_unstructure_hook(ContraceptiveMethod, lambda method: method.code)
    for quantity in _UNITS:
        made.register_structure_hook(quantity, _quantity)
        made.register_unstructure_hook(quantity, str)

    for module, named in ((products, Product), (analytes, Analyte), (analytes, Panel)):
        made.register_structure_hook(named, _by_name_in(module, named))
        made.register_unstructure_hook(named, _name_in(module))
    made.register_structure_hook_func(_is_test, _by_name_in(analytes, Analyte, Panel))
    made.register_structure_hook_func(_is_entry, _entry)
    made.register_unstructure_hook_func(_is_entry, _written_entry)
    made.register_structure_hook_func(_describes_itself, _described)
    made.register_unstructure_hook_func(_describes_itself, _itself)
    return made


# Faults ---------------------------------------------------------------------------------------


def faults_in(error: BaseValidationError, path: str = "$") -> Iterator[tuple[str, str]]:
    """Each path at which the structure is not what its type asks for, and why."""
    for each in error.exceptions:
        where = path
        for note in getattr(each, "__notes__", ()):
            if isinstance(note, AttributeValidationNote):
                where = f"{path}.{note.name}"
            elif isinstance(note, IterableValidationNote):
                where = f"{path}[{note.index}]"
        if isinstance(each, BaseValidationError):
            yield from faults_in(each, where)
        elif isinstance(each, ForbiddenExtraKeysError):
            known = [field.name for field in fields(each.cl)]
            for key in sorted(each.extra_fields):
                yield f"{where}.{key:.60}", f"unknown key{_closest(key, known)}"
        elif isinstance(each, KeyError):
            yield where, "is missing"
        else:
            yield where, "; ".join(str(each).splitlines())
