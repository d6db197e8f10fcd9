"""What a tool takes: each argument with its schema and its reader, all faults told at once."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final, TypeAlias, final
from urllib.parse import unquote

from isotretinoin import given
from isotretinoin.adapters.records import from_json, schema
from isotretinoin.adapters.records.text import is_list, is_object
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import Days
from isotretinoin.diaries.diary import Diary
from isotretinoin.errors import (
    DateError,
    Fault,
    IsotretinoinError,
    RecordError,
    RecordTypeError,
    closest,
    shown,
)
from isotretinoin.patient import Patient
from isotretinoin.products import Product, get
from isotretinoin.quantities import DosePerKg, Mass
from isotretinoin.quantities.typed import typed
from isotretinoin.rulebooks import profile, profiles, rulebook, rulebook_names
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.rulebook import Rulebook
from isotretinoin.values import frozen

__all__ = [
    "ABLE",
    "DAY",
    "DAYS",
    "DIARY",
    "GOAL",
    "MONITORING",
    "PATIENT",
    "PRODUCT",
    "REGIMEN",
    "RULEBOOK",
    "Argument",
    "Schema",
    "named",
    "read",
]

#: A JSON Schema.
Schema: TypeAlias = dict[str, Any]

_WRITTEN: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
#: More entries than anybody keeps; what is larger is no diary.
_LONGEST: Final = 5_000_000


@final
@frozen(kw_only=True)
class Argument:
    """One argument of a tool: what it may be, what it is for, and how it is read."""

    schema: Schema
    about: str
    reads: Callable[[Any], Any]
    needed: bool = False

    @property
    def told(self) -> Schema:
        """Its schema with what it is for."""
        return {**self.schema, "description": self.about}


def read(takes: Mapping[str, Argument], asked: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the arguments, by name; what is null is left out, as if it were not given.

    Raises
    ------
    RecordError
        When one is missing, unknown or cannot be read: all of them at once, each by its path.
    """
    faults: list[Fault] = []
    values: dict[str, Any] = {}
    for name in asked:
        if name not in takes:
            close = closest(name, takes)
            meant = f"; the closest is {close!r}" if close else f"; write {', '.join(takes)}"
            faults.append(Fault(f"$.{name:.60}", f"unknown argument{meant}"))
    for name, argument in takes.items():
        value = asked.get(name)
        if value is None:
            if argument.needed:
                faults.append(Fault(f"$.{name}", f"is missing: {argument.about}"))
            continue
        try:
            values[name] = argument.reads(value)
        except IsotretinoinError as error:
            within = error.faults if isinstance(error, RecordError) else ()
            told = within or (Fault("$", str(error)),)
            faults += [Fault(f"$.{name}{each.path[1:]}", each.message) for each in told]
    if faults:
        raise RecordError(*faults)
    return values


# Readers -----------------------------------------------------------------------------------------


def _text(value: Any) -> str:  # noqa: ANN401 - whatever stands in the message
    return given.require(value, str, 'text, as "68 kg"')


def _day(value: Any) -> date:  # noqa: ANN401 - likewise
    try:
        if isinstance(value, str) and _WRITTEN.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise DateError(f'{shown(value)} is no calendar day: write it as "2026-03-09"')


def _days(value: Any) -> Days:  # noqa: ANN401 - likewise
    return Days(given.days(value))


def _goal(value: Any) -> DosePerKg | Mass:  # noqa: ANN401 - likewise
    return typed(_text(value), DosePerKg, Mass, what="a goal")


def _regimen(value: Any) -> Regimen:  # noqa: ANN401 - likewise
    return Regimen.parse(_text(value))


def _rulebook(value: Any) -> Rulebook:  # noqa: ANN401 - likewise
    return rulebook(_text(value))


def _product(value: Any) -> Product:  # noqa: ANN401 - likewise
    return get(_text(value))


def _profile(value: Any) -> MonitoringProfile:  # noqa: ANN401 - likewise
    return profile(_text(value))


def _yes_or_no(value: Any) -> bool:  # noqa: ANN401 - likewise
    return given.yes_or_no(value, "can_become_pregnant")


def _record(kind: type[Any], name: str) -> Callable[[Any], Any]:
    def reads(value: Any) -> Any:  # noqa: ANN401 - likewise
        if not is_object(value):
            raise RecordTypeError(f"{shown(value)} is no object: write {{...}}")
        document = {"schema": f"isotretinoin/{name}/1", **value}
        try:
            text = json.dumps(document)
        except RecursionError:
            raise RecordError("it is nested too deeply") from None
        if len(text) > _LONGEST:
            raise RecordError(f"it has {len(text)} characters; the most that is read is {_LONGEST}")
        return from_json(text, kind)

    return reads


# Schemas -----------------------------------------------------------------------------------------


def _of_record(kind: type[Any]) -> Schema:
    """The schema of a record that is to be written by hand: without what stands for whole rules.

    It is looser than that of the documents, as their reader is: a quantity may be "150 lb".
    """
    whole_of = schema(kind)
    shapes: dict[str, Schema] = whole_of["$defs"]
    properties = {
        name: _by_hand(each)
        for name, each in whole_of["properties"].items()
        if name not in ("schema", "cited_rules", "cited_sources")
    }
    used: dict[str, Schema] = {}
    wanted = list(_referred(properties))
    while wanted:
        name = wanted.pop()
        if name not in used:
            used[name] = _by_hand(shapes[name])
            wanted += _referred(used[name])
    return {
        "type": "object",
        "properties": _inline(properties, used),
        "required": [each for each in whole_of["required"] if each != "schema"],
        "additionalProperties": False,
    }


def _by_hand(told: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """The part without the exact spelling of numbers, and without values where a name will do."""
    if is_list(told):
        return [_by_hand(each) for each in told]
    if not is_object(told):
        return told
    part = {name: _by_hand(each) for name, each in told.items()}
    part.pop("pattern", None)
    if "anyOf" in part:
        kept = [each for each in part["anyOf"] if "as%20a%20value" not in each.get("$ref", "")]
        # What is not known is left out: nobody need write null.
        kept = [each for each in kept if each != {"type": "null"}]
        kept = [each for n, each in enumerate(kept) if each not in kept[:n]]
        part = kept[0] if len(kept) == 1 else {"anyOf": kept}
    return part


def _referred(told: Any) -> Iterator[str]:  # noqa: ANN401 - likewise
    if is_list(told):
        for each in told:
            yield from _referred(each)
    elif is_object(told):
        for name, each in told.items():
            if name == "$ref":
                yield _name(each)
            else:
                yield from _referred(each)


def _name(reference: str) -> str:
    return unquote(reference.rpartition("/")[2])


def _inline(told: Any, shapes: Mapping[str, Schema]) -> Any:  # noqa: ANN401 - likewise
    """The part with each shape in the place where it is referred to: nothing to be looked up."""
    if is_list(told):
        return [_inline(each, shapes) for each in told]
    if not is_object(told):
        return told
    if "$ref" in told:
        return _inline(shapes[_name(told["$ref"])], shapes)
    return {name: _inline(each, shapes) for name, each in told.items()}


_TEXT: Final[Schema] = {"type": "string"}


def _one_of(names: Any) -> Schema:  # noqa: ANN401 - names of any group
    return {"enum": list(names)}


# Arguments ---------------------------------------------------------------------------------------


def DAY(about: str, *, needed: bool = False) -> Argument:  # noqa: N802 - beside the others
    """A calendar day, for what it says."""
    told = {"type": "string", "format": "date"}
    return Argument(schema=told, about=f'{about}, as "2026-03-09"', reads=_day, needed=needed)


def named(names: Any, about: str) -> Argument:  # noqa: ANN401 - names of any group
    """One of those names, for what it says."""
    known = tuple(names)

    def reads(value: Any) -> str:  # noqa: ANN401 - whatever stands in the message
        return str(given.choice(value, known, "name"))

    return Argument(schema=_one_of(known), about=about, reads=reads)


#: Whose rules.
RULEBOOK: Final = Argument(
    schema=_one_of(rulebook_names()),
    about="whose rules; ask the user where the patient is treated, and assume no place",
    reads=_rulebook,
    needed=True,
)
#: The patient.
PATIENT: Final = Argument(
    schema=_of_record(Patient),
    about='what is recorded of the patient; weight as "68 kg" or "150 lb"; leave out what is not known',
    reads=_record(Patient, "patient"),
    needed=True,
)
#: The diary.
DIARY: Final = Argument(
    schema=_of_record(Diary),
    about="what really happened: the patient, and entries with their days; leave out what is not known",
    reads=_record(Diary, "diary"),
    needed=True,
)
#: The doses.
REGIMEN: Final = Argument(
    schema=_TEXT,
    about='the doses, as "0.5 mg/kg/day for 28 days, then 1 mg/kg/day" or "40 mg/day"',
    reads=_regimen,
    needed=True,
)
#: The dose aimed at.
GOAL: Final = Argument(
    schema=_TEXT, about='the cumulative dose aimed at, as "120 mg/kg" or "8160 mg"', reads=_goal
)
#: The length of the course.
DAYS: Final = Argument(
    schema={"type": "integer", "minimum": 1},
    about="the length of the course in days, in place of a goal",
    reads=_days,
)
#: The capsules.
PRODUCT: Final = Argument(
    schema=_TEXT,
    about='the brand whose capsules are taken, as "Claravis"; left out, doses are as ordered',
    reads=_product,
)
#: The schedule of laboratory tests.
MONITORING: Final = Argument(
    schema=_one_of(profiles()),
    about="whose schedule of laboratory tests; left out, the rulebook's own",
    reads=_profile,
)
#: Whether the patient can become pregnant.
ABLE: Final = Argument(
    schema={"type": "boolean"},
    about="whether the patient can become pregnant; leave it out where that is not known",
    reads=_yes_or_no,
)
