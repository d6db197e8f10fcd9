"""The form in JSON of each type that records are made of; nothing is silently turned into another."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType
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
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from isotretinoin import analytes
from isotretinoin.adapters.records.derived import DERIVED, check
from isotretinoin.adapters.records.listed import LISTED, closest, is_listed, named
from isotretinoin.adapters.records.plain import (
    QUANTITIES,
    day_from,
    day_or_month_from,
    is_number,
    number_from,
    number_to_text,
    quantity_from,
)
from isotretinoin.adapters.records.rules import SELF_DESCRIBING, Told, Whole
from isotretinoin.adapters.records.text import Json, is_list, is_object, within
from isotretinoin.adapters.records.words import ENTRIES, WORDS
from isotretinoin.analytes import Analyte, Panel
from isotretinoin.courses.pattern import Dosed, DosePattern
from isotretinoin.dates import YearMonth
from isotretinoin.diaries.entries import Entry
from isotretinoin.errors import RecordError, UnknownName, shown
from isotretinoin.findings import Absent, Window
from isotretinoin.monitoring.results import LabResult, unit_meant
from isotretinoin.plans.plan import Plan
from isotretinoin.products import Product
from isotretinoin.quantities import DailyDose, DailyDosePerKg
from isotretinoin.quantities.typed import unspaced
from isotretinoin.rules.programme import ContraceptiveMethod
from isotretinoin.rules.rulebook import CitedRulebook
from isotretinoin.rules.vocabulary import contraceptive_method, shown_by_test

__all__ = ["converter", "faults_in"]

_Type: TypeAlias = Any  # a class, a generic one with its arguments, a union or a literal
_Read: TypeAlias = Callable[[Json, _Type], Any]

#: The words of which each pattern of doses has one, and no quantity any.
_IN_PATTERNS: Final = frozenset(("alternating", "turn", "on", "week", "evening"))
_DERIVED: Final = "derived"
_WORDS: Final = {str: "text", int: "a whole number", bool: "true or false"}


# Plain values ---------------------------------------------------------------------------------


def _plain(value: Json, kind: _Type) -> Json:
    if type(value) is not kind:
        raise RecordError(f"{shown(value)} is not {_WORDS[kind]}")
    return value


def _text(value: Json, _: _Type) -> Json:
    return _plain(value, str)


def _choice(value: Json, kind: _Type) -> Json:
    choices = get_args(kind)
    if isinstance(value, str):  # as a person types it: "Negative", "neg"
        word = unspaced(value).casefold()
        value = next((each for each in (word, shown_by_test(word)) if each in choices), value)
    if all(type(value) is not type(choice) or value != choice for choice in choices):  # 1 is True
        raise RecordError(f"{shown(value)} is none of " + ", ".join(map(repr, choices)))
    return value


def _of_words(value: Json, kind: _Type) -> Any:  # noqa: ANN401 - one of the type's members
    known = {each.value: each for each in kind}
    if not isinstance(value, str) or value not in known:
        raise RecordError(f"{shown(value)} is no {WORDS[kind]}{closest(value, known)}")
    return known[value]


def _day(value: Json, _: _Type) -> date:
    return day_from(value)


def _day_or_moment(value: Json, _: _Type) -> date | None:
    """A day, or the instant at which it is over somewhere, told with its offset from UTC."""
    if value is None or not isinstance(value, str) or "T" not in value:
        return None if value is None else day_from(value)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise RecordError(f"{shown(value)} is no moment: write '2026-03-10T23:59:00-04:00'")
    return moment


def _month(value: Json, _: _Type) -> YearMonth:
    return YearMonth.parse(_plain(value, str))


def _number(value: Json, _: _Type) -> Fraction:
    return number_from(value)


def _number_or_word(value: Json, _: _Type) -> Fraction | str:
    if isinstance(value, str) and not is_number(value):
        return shown_by_test(value) or value
    return number_from(value)


def _quantity(value: Json, kind: _Type) -> Any:  # noqa: ANN401 - of whichever type is asked for
    return quantity_from(value, kind)


def _one_quantity_of(value: Json, kind: _Type) -> Any:  # noqa: ANN401 - likewise
    if value is None and NoneType in get_args(kind):
        return None
    return quantity_from(value, *_quantities_of(kind))


def _quantities_of(kind: _Type) -> tuple[type[Any], ...]:
    """The types of quantity that a union is made of; none when of anything else."""
    parts = tuple(part for part in get_args(kind) if part is not NoneType)
    return parts if set(parts) <= set(QUANTITIES.values()) else ()


def _dosed(value: Json, _: _Type) -> Dosed:
    """A daily dose, or doses that are not the same every day, by their words."""
    if isinstance(value, str) and not _IN_PATTERNS.isdisjoint(value.split()):
        return DosePattern.parse(value)
    dose: Dosed = quantity_from(value, DailyDose, DailyDosePerKg)
    return dose


def _pattern(value: Json, _: _Type) -> DosePattern:
    return DosePattern.parse(_plain(value, str))


# What is listed by name -----------------------------------------------------------------------


def _written_name(thing: Analyte | Panel | Product) -> Json:
    return thing.name if is_listed(thing) else Whole(thing)


def _by_name(*words: str) -> _Read:
    (module,) = {LISTED[word][1] for word in words}
    kinds = tuple(LISTED[word][0] for word in words)

    def read(value: Json, _: _Type) -> Any:  # noqa: ANN401 - of one of these types
        if isinstance(value, kinds):
            return value
        known = named(module, *kinds)
        if isinstance(value, str) and value in known:
            return known[value]
        try:  # as a person types it: in another case, by another name or by its code
            found = module.get(value) if isinstance(value, str) else None
        except UnknownName:
            found = None
        if isinstance(found, kinds):
            return found
        raise RecordError(
            f"{shown(value)} is not listed in {module.__name__}{closest(value, known)}",
        )

    return read


def _lab_result(using: Converter) -> _Read:
    plain = make_dict_structure_fn(LabResult, using)

    def read(value: Json, _: _Type) -> LabResult:
        """A result, of which a person may have written the unit in another case."""
        content = dict(_object(value))
        unit, name = content.get("unit"), content.get("analyte")
        if isinstance(unit, str) and isinstance(name, (str, Analyte)):
            try:
                analyte = analytes.get(name) if isinstance(name, str) else name
            except UnknownName:
                return plain(content, LabResult)  # which says so
            if isinstance(analyte, Analyte):
                content["unit"] = unit_meant(unit, analyte)
        return plain(content, LabResult)

    return read


# What has parts -------------------------------------------------------------------------------


def _object(value: Json) -> dict[str, Json]:
    if not is_object(value):
        raise RecordError(f"{shown(value)} is no object: write {{...}}")
    return value


def _record(kind: _Type, using: Converter) -> _Read:
    structured = make_dict_structure_fn(kind, using)
    if kind not in DERIVED:
        return lambda value, _: structured(_object(value), kind)

    def read(value: Json, _: _Type) -> Any:  # noqa: ANN401 - of that type
        content = dict(_object(value))
        derived = content.pop(_DERIVED, {})
        record = structured(content, kind)
        try:
            comes_to = using.unstructure(DERIVED[kind](record))
        except Exception as error:  # noqa: BLE001 - whatever parts lead to, each right by itself
            raise RecordError(f"its parts do not go together: {error!s:.100}") from None
        check(derived, comes_to)
        return record

    return read


def _written(kind: _Type, using: Converter) -> Callable[[Any], Json]:
    if kind is Plan:  # it holds its product whole: what it says of the product stands by itself
        plain = make_dict_unstructure_fn(
            kind,
            using,
            _cattrs_omit_if_default=True,
            product=override(unstruct_hook=_whole),
        )
    else:
        plain = make_dict_unstructure_fn(kind, using, _cattrs_omit_if_default=True)
    return lambda record: {**plain(record), _DERIVED: using.unstructure(DERIVED[kind](record))}


def _whole(product: Product | None) -> Json:
    return None if product is None else Whole(product)


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
    if isinstance(name, str) and name in ENTRIES:
        return converter().structure(content, ENTRIES[name])
    fault = RecordError(f"{shown(name)} is no kind of entry{closest(name, ENTRIES)}")
    fault.add_note(AttributeValidationNote("", "type", str))
    raise ClassValidationError("", [fault], object)  # pyright: ignore[reportCallIssue] - by __new__


def _written_entry(entry: object) -> Json:
    return {"type": WORDS[type(entry)], **converter().unstructure(entry)}


def _described(value: Json, kind: _Type) -> Json:
    """What came to be a value by describing itself."""
    if not isinstance(value, _origin(kind)):
        raise RecordError(f"{shown(value)} is no {WORDS[_origin(kind)]}")
    return value


def _cited_rulebook(cited: CitedRulebook) -> Json:
    return {
        "name": cited.name,
        "title": cited.title,
        "version": cited.version,
        "digest": cited.digest,
        **({"replaced": list(cited.replaced)} if cited.replaced else {}),
    }


def _of_any_type(value: Json, kind: _Type) -> Any:  # noqa: ANN401 - of whichever type it says
    if is_list(value):
        return tuple(_of_any_type(each, kind) for each in value)
    if is_object(value):
        return _entry(value, kind)
    return value


def _written_of_any_type(value: object) -> Json:
    """An entry as a diary has it; anything else so that it says its type."""
    return _written_entry(value) if type(value) in ENTRIES.values() else Told(value)


def _is_any(kind: _Type) -> bool:
    return kind is object


def _itself(value: Json) -> Json:
    return value


def _origin(kind: _Type) -> _Type:
    origin: _Type = get_origin(kind)
    return origin or kind


def _is_entry(kind: _Type) -> bool:
    return bool(kind == Entry)


def _is_number_or_word(kind: _Type) -> bool:
    return bool(kind == Fraction | str)


def _window_or_absent(using: Converter) -> _Read:
    """A window, or why there is none, which describes itself."""

    def read(value: Json, _: _Type) -> Window | Absent:
        if isinstance(value, Absent):
            return value
        window: Window = using.structure(value, Window)
        return window

    return read


def _may_be_absent(kind: _Type) -> bool:
    return bool(kind == Window | Absent)


def _derives(kind: _Type) -> bool:
    return kind in DERIVED


def _may_be_a_pattern(kind: _Type) -> bool:
    return bool(kind == Dosed)


def _is_test(kind: _Type) -> bool:
    return bool(kind == Analyte | Panel)


def _is_day(kind: _Type) -> bool:
    """Whether it is the type of days, which a frozen clock replaces, and so may stand in two forms."""
    return isinstance(kind, type) and issubclass(kind, date)


def _is_day_or_moment(kind: _Type) -> bool:
    return bool(kind == date | datetime | None)


def _is_day_or_month(kind: _Type) -> bool:
    parts = get_args(kind)
    return YearMonth in parts and any(map(_is_day, parts))


def _describes_itself(kind: _Type) -> bool:
    return _origin(kind) in SELF_DESCRIBING


@cache
def converter() -> Converter:
    """Reads and writes every type in its form; the hook that is registered last is asked first."""
    made = Converter(forbid_extra_keys=True, omit_if_default=True)

    def record(kind: _Type) -> _Read:
        return _record(kind, made)

    def written(kind: _Type) -> Callable[[Any], Json]:
        return _written(kind, made)

    def several(kind: _Type) -> _Read:
        return _list(kind, made)

    made.register_structure_hook_factory(lambda kind: has(_origin(kind)), record)
    made.register_unstructure_hook_factory(_derives, written)
    made.register_structure_hook_factory(lambda kind: _origin(kind) is tuple, several)
    made.register_structure_hook_func(lambda kind: _origin(kind) is Literal, _choice)
    made.register_structure_hook_func(lambda kind: bool(_quantities_of(kind)), _one_quantity_of)
    for plain in _WORDS:
        made.register_structure_hook(plain, _plain)
    for kind in WORDS:
        if issubclass(kind, Enum):  # one that is text as well would be read as text
            made.register_structure_hook(kind, _of_words)
    made.register_structure_hook_func(_is_day, _day)
    made.register_unstructure_hook_func(_is_day, lambda day: day.isoformat())
    made.register_structure_hook_func(_is_day_or_moment, _day_or_moment)
    made.register_unstructure_hook_func(_is_day_or_moment, lambda day: day and day.isoformat())
    made.register_structure_hook_func(_is_day_or_month, lambda told, _: day_or_month_from(told))
    made.register_structure_hook(YearMonth, _month)
    made.register_unstructure_hook(YearMonth, str)
    made.register_structure_hook(Fraction, _number)
    made.register_structure_hook_func(_is_number_or_word, _number_or_word)
    made.register_unstructure_hook(Fraction, number_to_text)
    # In a diary a method is its code; in a rule it says its type, as every value there.
    made.register_structure_hook(ContraceptiveMethod, lambda word, _: contraceptive_method(word))
    made.register_unstructure_hook(ContraceptiveMethod, lambda method: method.code)
    for quantity in QUANTITIES.values():
        made.register_structure_hook(quantity, _quantity)
        made.register_unstructure_hook(quantity, str)
    made.register_structure_hook_func(_may_be_a_pattern, _dosed)
    made.register_structure_hook(DosePattern, _pattern)
    made.register_unstructure_hook(DosePattern, str)

    for word, (listed, _) in LISTED.items():
        made.register_structure_hook(listed, _by_name(word))
        made.register_unstructure_hook(listed, _written_name)
    made.register_structure_hook_func(_is_test, _by_name("analyte", "panel"))
    made.register_structure_hook(LabResult, _lab_result(made))
    digest = override(rename="digest", struct_hook=_text)
    made.register_structure_hook(
        CitedRulebook,
        make_dict_structure_fn(CitedRulebook, made, _digest=digest),
    )
    made.register_unstructure_hook(CitedRulebook, _cited_rulebook)
    made.register_structure_hook_func(_may_be_absent, _window_or_absent(made))
    made.register_structure_hook_func(_is_entry, _entry)
    made.register_unstructure_hook_func(_is_entry, _written_entry)
    made.register_structure_hook_func(_is_any, _of_any_type)
    made.register_unstructure_hook_func(_is_any, _written_of_any_type)
    made.register_structure_hook_func(_describes_itself, _described)
    made.register_unstructure_hook_func(_describes_itself, _itself)
    return made


# Faults ---------------------------------------------------------------------------------------


def faults_in(error: Exception, path: str = "$") -> Iterator[tuple[str, str]]:
    """Each path at which the structure is not what its type asks for, and why."""
    if isinstance(error, BaseValidationError):
        for each in error.exceptions:
            yield from faults_in(each, _place(each, path))
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [field.name for field in fields(error.cl)]
        for key in sorted(error.extra_fields):
            yield within(path, key), f"unknown key{closest(key, known)}"
    elif isinstance(error, RecordError) and error.faults:
        for fault in error.faults:
            yield path + fault.path, fault.message
    elif isinstance(error, KeyError):
        yield path, "is missing"
    else:
        yield path, str(error)


def _place(error: Exception, path: str) -> str:
    """The path of the part within which the error arose."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return within(path, note.name)
        if isinstance(note, IterableValidationNote):
            return within(path, note.index)
    return path
