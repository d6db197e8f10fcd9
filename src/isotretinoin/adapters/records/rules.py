"""Rules in records: each whole and once, under "cited_rules", and elsewhere referred to by its key.

The value of a rule may be of many types, so here each value says its type wherever JSON has none
for it.
"""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from enum import Enum
from fractions import Fraction
from typing import Any, Final, TypeGuard

from attrs import fields, has

from isotretinoin import analytes, dates, evidence, findings, products
from isotretinoin.adapters.records.text import Json, is_list, is_object, shown
from isotretinoin.courses import protocol, regimen
from isotretinoin.dates import LatestOf
from isotretinoin.errors import RecordError
from isotretinoin.evidence import Rule
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg, DosePerKg, Mass
from isotretinoin.rules import (
    dispensing,
    monitoring,
    posology,
    precautions,
    programme,
    results,
    rulebook,
)
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.rulebook import Rulebook

__all__ = ["QUANTITIES", "SELF_DESCRIBING", "RuleTable", "referring"]

#: The types of quantity, by the unit in which each is written.
QUANTITIES: Final[dict[str, type[Any]]] = {
    str(kind(1)).partition(" ")[2]: kind
    for kind in (Mass, BodyWeight, DailyDose, DosePerKg, DailyDosePerKg)
}

#: What is written in the way of this module wherever it stands.
SELF_DESCRIBING: Final[tuple[type[Any], ...]] = (Rule, Rulebook, MonitoringProfile)

_FRACTION: Final = re.compile(r"[0-9]{1,300}(/[0-9]{1,300})?")
_MICROSECOND: Final = timedelta(microseconds=1)


def _quantity(text: str) -> Any:  # noqa: ANN401 - of whichever type the unit belongs to
    number, _, unit = text.partition(" ")
    return QUANTITIES[unit](number)


def _fraction(text: str) -> Fraction:
    if not _FRACTION.fullmatch(text):
        raise RecordError(f"{shown(text)} is no fraction: write 7/10")
    return Fraction(text)


_FORMS: Final[dict[type[Any], tuple[str, Callable[[Any], Json], Callable[[Any], Any]]]] = {
    date: ("day", date.isoformat, date.fromisoformat),
    time: ("time", time.isoformat, time.fromisoformat),
    timedelta: ("microseconds", lambda span: span // _MICROSECOND, lambda n: n * _MICROSECOND),
    Fraction: ("fraction", str, _fraction),
    **dict.fromkeys(QUANTITIES.values(), ("quantity", str, _quantity)),
}
_READ: Final = {tag: read for tag, _, read in _FORMS.values()}

_AGAIN: Final = "#"  # after the key of a rule that has another form elsewhere in the record


def _label(kind: type[Any]) -> str:
    return f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"


# Every module that has shapes of rules and of their values: whatever else happens to be imported,
# a record reads the same.
_HOLDERS: Final = (
    analytes,
    dates,
    dispensing,
    evidence,
    findings,
    monitoring,
    posology,
    precautions,
    products,
    programme,
    protocol,
    regimen,
    results,
    rulebook,
)
_SHAPES: Final[dict[str, type[Any]]] = {
    _label(thing): thing
    for module in _HOLDERS
    for thing in vars(module).values()
    if isinstance(thing, type) and thing.__module__ == module.__name__
    if has(thing) or issubclass(thing, Enum)
}


def _is_shape(kind: type[Any]) -> bool:
    return _SHAPES.get(_label(kind)) is kind


def _is_rule(value: Json) -> TypeGuard[Rule[Any]]:
    return isinstance(value, Rule)


# Writing --------------------------------------------------------------------------------------


def referring(content: Json) -> tuple[Json, dict[str, Json]]:
    """The same with a reference in place of each rule, and the rules by key.

    Raises
    ------
    RecordError
        When a rule holds what has no form here.
    """
    writer = _Writer()
    return writer.replaced(content), writer.written


class _Writer:
    def __init__(self) -> None:
        self.written: dict[str, Json] = {}
        self._rules: dict[str, Rule[Any]] = {}

    def replaced(self, value: Json) -> Json:
        if isinstance(value, SELF_DESCRIBING):
            return self.told(value)
        if is_object(value):
            return {key: self.replaced(each) for key, each in value.items()}
        return [self.replaced(each) for each in value] if is_list(value) else value

    def told(self, value: Json) -> Json:
        kind: type[Any] = value.__class__
        if value is None or kind in (bool, int, str):
            return value
        if kind is tuple:
            return [self.told(each) for each in value]
        if kind is frozenset:
            return {"set": sorted((self.told(each) for each in value), key=repr)}
        if kind in _FORMS:
            tag, written, _ = _FORMS[kind]
            return {tag: written(value)}
        if isinstance(value, Enum) and _is_shape(kind):
            return {"enum": _label(kind), "value": value.value}
        if _is_rule(value):
            return {"rule": self._key(value)}
        if has(kind) and _is_shape(kind):
            return self._parts(value)
        raise RecordError(f"{shown(value)} in a rule has no form in JSON")

    def _key(self, rule: Rule[Any]) -> str:
        key, n = rule.key, 1
        while self._rules.setdefault(key, rule) != rule:
            n += 1
            key = f"{rule.key}{_AGAIN}{n}"
        if key not in self.written:
            self.written[key] = None  # its place, in case it leads back to itself
            self.written[key] = self._parts(rule)
        return key

    def _parts(self, value: Json) -> Json:
        given = [(each, getattr(value, each.name)) for each in fields(value.__class__) if each.init]
        parts = {each.name: self.told(part) for each, part in given if part != each.default}
        return {"class": _label(value.__class__), **parts}


# Reading --------------------------------------------------------------------------------------


class RuleTable:
    """The rules that a document holds, and what is wrong with them."""

    def __init__(self, table: Json) -> None:
        self.faults: dict[str, str] = {}
        self._table: dict[str, Json] = {}
        self._rules: dict[str, Rule[Any]] = {}
        self._asked: set[str] = set()
        if is_object(table):
            self._table = table
        else:
            self.faults["$.cited_rules"] = "write an object of rules by key"

    def resolved(self, value: Json, path: str = "$") -> Json:
        """The same with what describes itself, and what is referred to, as the values they are."""
        if is_list(value):
            return [self.resolved(each, f"{path}[{i}]") for i, each in enumerate(value)]
        if not is_object(value):
            return value
        if value.keys() == {"rule"} or "class" in value:
            try:
                return self._untold(value)
            except Exception as error:  # noqa: BLE001 - whatever constructors make of foreign values
                self.faults.setdefault(path, f"cannot be read: {error!s:.100}")
                return value
        return {key: self.resolved(each, f"{path}.{key}") for key, each in value.items()}

    def complaints(self) -> dict[str, str]:
        """Everything that is wrong, once all references are resolved."""
        idle = sorted(self._table.keys() - self._asked)
        return self.faults | {f'$.cited_rules["{key:.60}"]': "nothing refers to it" for key in idle}

    def _rule(self, key: str) -> Rule[Any]:
        if key in self._rules:
            return self._rules[key]
        if key in self._asked or key not in self._table:
            raise RecordError(f'{shown(key)} does not stand under "cited_rules"')
        self._asked.add(key)
        content = self._table[key]
        rule = self._parts(content) if is_object(content) and "class" in content else None
        if not _is_rule(rule) or rule.key != key.partition(_AGAIN)[0]:
            raise RecordError(f"{shown(key)} is not a rule of that key")
        self._rules[key] = rule
        return rule

    def _parts(self, value: dict[str, Json]) -> Json:
        kind = _SHAPES[value["class"]]
        parts = {key: self._untold(each) for key, each in value.items() if key != "class"}
        return kind(*parts["spans"]) if kind is LatestOf else kind(**parts)

    def _untold(self, value: Json) -> Json:
        if is_list(value):
            return tuple(self._untold(each) for each in value)
        if not is_object(value):
            return value
        match value:
            case {"rule": str(key), **rest} if not rest:
                return self._rule(key)
            case {"set": members, **rest} if not rest:
                return frozenset(self._untold(members))
            case {"enum": str(label), "value": choice, **rest} if not rest:
                return _SHAPES[label](choice)
            case {"class": str()}:
                return self._parts(value)
            case _:
                ((tag, content),) = value.items()
                return _READ[tag](content)
