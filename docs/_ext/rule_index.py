"""Every rule once, with the records that hold it and its place in them: tested without Sphinx."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple, TypeAlias

from attrs import fields, has

from isotretinoin.evidence import Rule, Source, Timeline
from isotretinoin.rulebooks import (
    criteria,
    criteria_names,
    profile,
    profiles,
    rulebook,
    rulebook_names,
)
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.results import GradingCriteria
from isotretinoin.rules.rulebook import Rulebook

Record: TypeAlias = Rulebook | MonitoringProfile | GradingCriteria

#: Fields of a rulebook by the topic that a reader would look under.
TOPICS: Final = {
    "posologies": "doses",
    "goals": "doses",
    "half_lives": "doses",
    "monitoring": "laboratory tests",
    "result_rules": "laboratory results",
    "pregnancy_prevention": "pregnancy prevention",
    "procedures": "procedures",
    "dispensing": "prescriptions and supply",
    "precautions": "warnings",
    "facts": "other facts",
}


class Held(NamedTuple):
    """One rule, who holds it, and under which topic and matter it stands there."""

    rule: Rule[Any]
    #: The rulebooks, laboratory schedules and grading criteria that hold it.
    places: tuple[str, ...]
    topic: str
    matter: str
    #: The key of the rule whose first day ends it, where that alone does.
    ended_by: str | None
    #: Whether it stands beside another rule only, as a source that disagrees.
    beside: bool


def records() -> dict[str, Record]:
    """Every rulebook, then each schedule and set of criteria that no rulebook has for its own."""
    own: tuple[Record, ...] = tuple(map(rulebook, rulebook_names()))
    known = {each.name for each in own}
    others: tuple[Record, ...] = (
        # A rulebook and its own schedule can share a name: the rulebook holds both.
        *(profile(name) for name in profiles() if name not in known),
        *map(criteria, criteria_names()),
    )
    return {each.name: each for each in (*own, *others)}


def family(key: str) -> str:
    """The document or matter that a rule belongs to: the page on which it stands whole."""
    first, second, *_ = (*key.split("."), "")
    return f"{first}.{second}" if first in ("us", "guidelines") else first


class _Met(NamedTuple):
    rule: Rule[Any]
    matter: str
    ended_by: str | None
    beside: bool


def _met(value: Any, matter: str) -> Iterator[_Met]:  # noqa: ANN401 - fields of any kind pass through
    """Every rule in the record, with the name of the field that it was met in."""
    if isinstance(value, Rule):
        yield from _with_others(value, matter, None)
    elif isinstance(value, Timeline):
        rules = value.rules
        for rule, following in zip(rules, (*rules[1:], None), strict=True):
            yield from _with_others(rule, matter, _ended_by(rule, following))
    elif isinstance(value, tuple):
        for each in value:
            yield from _met(each, matter)
    elif has(type(value)):
        for each in fields(type(value)):
            yield from _met(getattr(value, each.name), each.name)


def _ended_by(rule: Rule[Any], following: Rule[Any] | None) -> str | None:
    """The key of the next rule, where that starts on the day after this one ends."""
    if following is None or rule.until is None or following.since is None:
        return None
    return following.key if (following.since - rule.until).days == 1 else None


def _with_others(rule: Rule[Any], matter: str, ended_by: str | None) -> Iterator[_Met]:
    yield _Met(rule, matter, ended_by, beside=False)
    for other in rule.alternatives:
        for met in _with_others(other, matter, None):
            yield met._replace(beside=True)


def _in_record(record: Record) -> Iterator[tuple[str, _Met]]:
    if not isinstance(record, Rulebook):
        topic = "grading" if isinstance(record, GradingCriteria) else "laboratory tests"
        yield from ((topic, met) for met in _met(record, "visits"))
        return
    for each in fields(Rulebook):
        for met in _met(getattr(record, each.name), each.name):
            yield TOPICS[each.name], met


@cache
def every_rule() -> dict[str, Held]:
    """Every rule by its key, in the order in which the rulebooks hold them."""
    found: dict[str, Held] = {}
    for name, record in records().items():
        for topic, met in _in_record(record):
            key = met.rule.key
            known = found.get(key)
            if known is None:
                matter = met.matter.replace("_", " ")
                found[key] = Held(met.rule, (name,), topic, matter, met.ended_by, met.beside)
                continue
            places = known.places if name in known.places else (*known.places, name)
            # A rule that one place applies and another shows beside its own is applied.
            known = known._replace(places=places, beside=known.beside and met.beside)
            if known.ended_by is None and met.ended_by:
                known = known._replace(ended_by=met.ended_by)
            found[key] = known
    return found


def families() -> dict[str, tuple[Held, ...]]:
    """The rules by the document or matter that they belong to."""
    found: dict[str, tuple[Held, ...]] = {}
    for key, held in every_rule().items():
        found[family(key)] = (*found.get(family(key), ()), held)
    return dict(sorted(found.items()))


def sources() -> dict[Source, tuple[str, ...]]:
    """Every source that a rule cites, by publisher and title, with the keys of those rules."""
    found: dict[Source, dict[str, None]] = {}
    for key, held in every_rule().items():
        for cite in held.rule.cites:
            found.setdefault(cite.source, {})[key] = None
    ordered = sorted(found, key=lambda source: (source.publisher or source.title, source.title))
    return {source: tuple(found[source]) for source in ordered}


def unverified() -> tuple[Held, ...]:
    """The rules whose own text was not read in a copy that can be relied on."""
    return tuple(held for held in every_rule().values() if not held.rule.verified)


def disputed() -> tuple[Held, ...]:
    """The rules beside which other sources stand that disagree."""
    return tuple(held for held in every_rule().values() if held.rule.alternatives)
