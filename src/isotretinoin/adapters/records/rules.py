"""Rules in records: each whole and once, and referred to by its key.

A rule's value may be of many types, so here each value says its type wherever JSON has none for it.
"""

import re
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from types import ModuleType
from typing import Any, Final, TypeGuard

from attrs import fields, has

from isotretinoin import analytes, dates, evidence, products, rules
from isotretinoin.adapters.records.text import Json, is_list, is_object, shown
from isotretinoin.errors import IsotretinoinError, RecordError
from isotretinoin.evidence import Rule
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg, DosePerKg, Mass

__all__ = ["QUANTITIES", "RuleTable", "is_rule", "referring"]

#: The types of quantity, by the unit in which each is written.
QUANTITIES: Final[dict[str, type[Any]]] = {
    str(kind(1)).partition(" ")[2]: kind
    for kind in (Mass, BodyWeight, DailyDose, DosePerKg, DailyDosePerKg)
}

_FRACTION: Final = re.compile(r"[0-9]{1,300}(/[0-9]{1,300})?")
_MICROSECOND: Final = timedelta(microseconds=1)


def is_rule(value: Json) -> TypeGuard[Rule[Any]]:
    """Whether it is a rule, whatever its value."""
    return isinstance(value, Rule)


def referring(content: Json) -> tuple[Json, dict[str, Json]]:
    """The same with a reference in place of each rule, and the rules by key.

    Raises
    ------
    RecordError
        When two different rules have one key, or a rule holds what has no form here.
    """
    used: dict[str, Rule[Any]] = {}

    def replaced(value: Json) -> Json:
        if is_rule(value):
            if used.setdefault(value.key, value) != value:
                raise RecordError(f"two different rules have the key {value.key!r} in one record")
            return {"rule": value.key}
        if is_object(value):
            return {key: replaced(each) for key, each in value.items()}
        return [replaced(each) for each in value] if is_list(value) else value

    return replaced(content), {key: _told(rule) for key, rule in used.items()}


class RuleTable:
    """The rules that a document holds, and what is wrong with them."""

    def __init__(self, table: Json) -> None:
        self.faults: dict[str, str] = {}
        self._rules: dict[str, Rule[Any]] = {}
        self._used: set[str] = set()
        if not is_object(table):
            self.faults["$.rules"] = "write an object of rules by key"
            return
        for key, value in table.items():
            try:
                rule = _untold(value)
            except (
                IsotretinoinError,
                ValueError,
                TypeError,
                LookupError,
                ArithmeticError,
            ) as error:
                self.faults[_path(key)] = f"no rule can be read from it: {error!s:.100}"
                continue
            if is_rule(rule) and rule.key == key:
                self._rules[key] = rule
            else:
                self.faults[_path(key)] = "it is not a rule of that key"

    def resolved(self, value: Json, path: str = "$") -> Json:
        """The same with the rule itself in place of each reference to it."""
        if is_list(value):
            return [self.resolved(each, f"{path}[{i}]") for i, each in enumerate(value)]
        if not is_object(value):
            return value
        if value.keys() == {"rule"} and isinstance(key := value["rule"], str):
            self._used.add(key)
            if key in self._rules:
                return self._rules[key]
            self.faults.setdefault(path, f'{shown(key)} does not stand under "rules"')
            return value
        return {key: self.resolved(each, f"{path}.{key}") for key, each in value.items()}

    def complaints(self) -> dict[str, str]:
        """Everything that is wrong, once all references are resolved."""
        idle = self._rules.keys() - self._used
        return self.faults | {_path(key): "nothing refers to it" for key in sorted(idle)}


def _path(key: str) -> str:
    return f'$.rules["{key:.60}"]'


def _shapes(*modules: ModuleType) -> dict[str, type[Any]]:
    return {
        name: thing
        for module in modules
        for name, thing in vars(module).items()
        if isinstance(thing, type) and thing.__module__ == module.__name__
    }


_SHAPES: Final = _shapes(analytes, dates, evidence, products, rules)


def _told(value: Json) -> Json:
    kind: type[Any] = value.__class__
    if value is None or kind in (bool, int, str):
        return value
    if kind is tuple:
        return [_told(each) for each in value]
    if kind in QUANTITIES.values():
        return {"quantity": str(value)}
    if kind is date:
        return {"day": value.isoformat()}
    if kind is Fraction:
        return {"fraction": str(value)}
    if kind is timedelta:
        return {"microseconds": value // _MICROSECOND}
    if isinstance(value, Enum):
        return {"enum": kind.__name__, "value": value.value}
    if _SHAPES.get(kind.__name__) is kind and has(kind):
        given = ((each, getattr(value, each.name)) for each in fields(kind))
        written = {each.name: _told(part) for each, part in given if part != each.default}
        return {"class": kind.__name__, **written}
    raise RecordError(f"{shown(value)} in a rule has no form in JSON")


def _untold(value: Json) -> Json:
    if is_list(value):
        return tuple(_untold(each) for each in value)
    match value:
        case {"quantity": str(text), **rest} if not rest:
            number, _, unit = text.partition(" ")
            return QUANTITIES[unit](number)
        case {"day": str(text), **rest} if not rest:
            return date.fromisoformat(text)
        case {"fraction": str(text), **rest} if not rest and _FRACTION.fullmatch(text):
            return Fraction(text)
        case {"microseconds": int(n), **rest} if not rest:
            return n * _MICROSECOND
        case {"enum": str(name), "value": choice, **rest} if not rest:
            return _SHAPES[name](choice)
        case {"class": str(name), **given}:
            content = {str(key): _untold(each) for key, each in given.items()}
            kind = _SHAPES[name]
            return kind(*content["spans"]) if kind is dates.LatestOf else kind(**content)
        case dict():
            raise RecordError(f"{shown(value)} does not say what it is")
        case _:
            return value
