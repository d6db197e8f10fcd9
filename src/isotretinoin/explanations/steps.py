"""A step for each value: by its type where more is known of it, else by its fields."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from functools import singledispatch
from typing import Any, Final

from attrs import fields, has

from isotretinoin.comparison import in_words
from isotretinoin.dates import Days
from isotretinoin.evidence import Citation, Rule, Source, Timeline
from isotretinoin.explanations.explanation import QUANTITIES, Explanation
from isotretinoin.findings import Absent, Answer, Between, Finding, NotJudged, Share, Window
from isotretinoin.monitoring.grading import Grade
from isotretinoin.monitoring.results import LabResult
from isotretinoin.pregnancy_prevention.categories import Category
from isotretinoin.products import Product
from isotretinoin.rules.rulebook import CitedRulebook, Rulebook

__all__ = ["each_of", "named", "rule_in_full", "step_of", "told"]

#: What says all of itself in a few words.
_PLAIN: Final = (
    *(str, bool, int, Fraction, date, timedelta, Enum, Days, Share, Source, Product),
    *QUANTITIES,
)


def named(name: str) -> str:
    """The name of a field as words."""
    return name.strip("_").replace("_", " ")


def told(what: str, value: object, how: str = "", rule: Rule[Any] | None = None) -> Explanation:
    """A step without others beneath it."""
    return Explanation(what=what, value=value, how=how, rule=rule)


def each_of(what: str, values: tuple[Any, ...]) -> tuple[Explanation, ...]:
    """One step for each of several values, numbered from 1 where there are several."""
    return tuple(
        step_of(value, what if len(values) == 1 else f"{what} {number}")
        for number, value in enumerate(values, start=1)
    )


@singledispatch
def step_of(value: Any, what: str) -> Explanation:  # noqa: ANN401 - values of any type have a step
    """The step of a value, with those beneath it."""
    kind: Any = value.__class__
    if isinstance(value, _PLAIN) or not has(kind):
        return told(what, value)
    held = {each.name: getattr(value, each.name) for each in fields(kind)}
    rule = held.get("because")
    recorded = {name: each for name, each in held.items() if each not in (None, ())}
    alone = rule.__class__ is Rule
    return Explanation(
        what=what,
        value=str(value) if _speaks(kind) else None,
        rule=rule if alone else None,
        parts=tuple(
            step
            for name, each in recorded.items()
            if not (alone and name == "because")
            for step in _parts_of(named(name), each)
        ),
    )


def _parts_of(what: str, value: Any) -> tuple[Explanation, ...]:  # noqa: ANN401 - of any type
    """The step of a field; several values of more than a few words have one each."""
    group: tuple[Any, ...] = value if value.__class__ is tuple else ()
    return (step_of(value, what),) if _in_few_words(group) else each_of(what, group)


def _in_few_words(group: tuple[Any, ...]) -> bool:
    return all(isinstance(each, _PLAIN) for each in group)


def _speaks(kind: Any) -> bool:  # noqa: ANN401 - a class, asked what it is
    """Whether it says of itself more than its fields, and no page."""
    return kind.__str__ is not object.__str__ and not hasattr(kind, "sheet")


@step_of.register(tuple)
def _several(value: tuple[Any, ...], what: str) -> Explanation:
    if _in_few_words(value):
        return told(what, in_words(value))
    return Explanation(what=what, parts=each_of(what, value))


@step_of.register(Mapping)
def _by_name(value: Mapping[Any, Any], what: str) -> Explanation:
    parts = tuple(step_of(each, str(key)) for key, each in value.items())
    return Explanation(what=what, parts=parts)


# What was read -----------------------------------------------------------------------------------


@step_of.register(Rule)
def _rule(value: Rule[Any], what: str) -> Explanation:
    """What the rule says; its text, days and sources stand in the list beneath all steps."""
    return Explanation(
        what=what,
        value=in_words(value.value),
        rule=value,
        parts=tuple(step_of(other, f"otherwise, {other.key}") for other in value.alternatives),
    )


@step_of.register(Timeline)
def _timeline(value: Timeline[Any], what: str) -> Explanation:
    parts = tuple(step_of(rule, f"{rule.key}, {rule.days}") for rule in value)
    return Explanation(what=what, parts=parts)


@step_of.register
def _citation(value: Citation, what: str) -> Explanation:
    source = value.source
    return Explanation(
        what=what,
        value=str(value),
        parts=(
            *_if_any("quote", value.quote),
            *_if_any("where", source.where),
            told("checked", source.last_checked),
        ),
    )


def _if_any(what: str, value: object) -> tuple[Explanation, ...]:
    return () if value is None else (told(what, value),)


def rule_in_full(rule: Rule[Any], what: str) -> Explanation:
    """All that is known of a rule, for who asks for the rule itself."""
    brief = step_of(rule, what)
    announced = (
        *((rule.announced,) if rule.announced else ()),
        *(f"on {each.on}, to hold from {each.since} on" for each in rule.earlier),
    )
    value = step_of(rule.value, "value")
    return Explanation(
        what=what,
        value=brief.value,
        rule=rule,
        parts=(
            told("text", rule.text),
            *((value,) if value.parts else ()),
            told("in force", rule.days),
            *(told("announced", each) for each in announced),
            told("basis", rule.basis, "" if rule.verified else "unverified"),
            *each_of("source", rule.cites),
            *_if_any("read as", rule.interpretation),
            *_if_any("note", rule.note),
            *brief.parts,
        ),
    )


@step_of.register
def _cited_rulebook(value: CitedRulebook, what: str) -> Explanation:
    replaced = f"; {', '.join(value.replaced)}" if value.replaced else ""
    how = f"{value.name}, digest {value.digest}, version {value.version}{replaced}"
    return told(what, value.title, how)


@step_of.register
def _rulebook(value: Rulebook, what: str) -> Explanation:
    matters = {each.name: getattr(value, each.name) for each in fields(Rulebook)}
    shown = (_of_rulebook(each, named(name)) for name, each in matters.items())
    return Explanation(
        what=what,
        value=value.title,
        how=f"digest {value.digest}",
        parts=tuple(each for each in shown if each is not None),
    )


def _of_rulebook(value: Any, what: str) -> Explanation | None:  # noqa: ANN401 - any matter
    """A matter of a rulebook; None means that its sources are silent, which is no step."""
    return None if isinstance(value, str) or value in (None, ()) else step_of(value, what)


# What functions answer with ----------------------------------------------------------------------


@step_of.register
def _window(value: Window, what: str) -> Explanation:
    rule = value.because
    if value.last is None:
        days, how = f"from {value.first} on", "no source sets a last day"
    elif value.first == value.last:
        days, how = str(value.first), ""
    else:
        days, how = f"{value.first} to {value.last}", f"{Days(value.days)}, both ends counted"
    asked = () if rule is None else (told("by the rule", in_words(rule.value), "", rule),)
    return Explanation(what=what, value=days, how=how, rule=rule, parts=asked)


@step_of.register
def _absent(value: Absent, what: str) -> Explanation:
    return told(what, f"none, {value.why}", value.said, value.because)


@step_of.register(Between)
def _between(value: Between[Any], what: str) -> Explanation:
    parts = step_of(value.low, "at least"), step_of(value.high, "at most")
    return Explanation(what=what, value=str(value), rule=value.because, parts=parts)


@step_of.register
def _answer(value: Answer, what: str) -> Explanation:
    return Explanation(
        what=what,
        value=value.value,
        how=value.reason,
        rule=value.because,
        unknown=value.missing,
        parts=() if value.until is None else (told("until", value.until),),
    )


@step_of.register
def _finding(value: Finding, what: str) -> Explanation:
    sides = {"observed": value.observed, "expected": value.expected, "days": value.days}
    return Explanation(
        what=f"{what}, {value.severity.value}",
        value=value.message,
        rule=value.because,
        parts=(
            told("kind", value.kind),
            *(step_of(each, name) for name, each in sides.items() if each is not None),
        ),
    )


@step_of.register
def _not_judged(value: NotJudged, what: str) -> Explanation:
    settled = "" if value.settled_by is None else f"settled by {value.settled_by}"
    return Explanation(
        what=what,
        value=value.matter,
        how=settled,
        rule=value.because,
        unknown=value.missing,
    )


@step_of.register
def _category(value: Category, what: str) -> Explanation:
    return Explanation(
        what=what,
        value=value.name or "not decided",
        how="; ".join(value.reasons),
        rule=value.because,
        unknown=value.missing,
        parts=each_of("otherwise", value.conflicts),
    )


@step_of.register
def _grade(value: Grade, what: str) -> Explanation:
    open_ones = " or ".join(map(str, value.possible))
    return Explanation(
        what=what,
        value=f"grade {open_ones}" if value.value is None and open_ones else value.value,
        how="; ".join((f"by {value.criteria}", *value.assumed)),
        rule=value.because,
        unknown=value.missing,
    )


@step_of.register
def _result(value: LabResult, what: str) -> Explanation:
    recorded = {each.name: getattr(value, each.name) for each in fields(LabResult)}
    asked = () if isinstance(value.value, str) else ("unit", "upper_limit")
    return Explanation(
        what=what,
        value=str(value),
        unknown=tuple(named(name) for name in asked if recorded[name] is None),
        parts=tuple(
            step_of(each, named(name)) for name, each in recorded.items() if each is not None
        ),
    )
