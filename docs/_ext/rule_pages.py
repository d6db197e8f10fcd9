"""What the generated pages say about the rules, as plain values: tested without Sphinx."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, NamedTuple

from attrs import fields, has

from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import profile, profiles, rulebook, rulebook_names


class Fact(NamedTuple):
    """One labelled line, with the address it leads to if there is one; "#key" is a rule here."""

    label: str
    text: str
    address: str | None = None


class Entry(NamedTuple):
    """One rule on the page; its key is the anchor."""

    key: str
    text: str
    facts: tuple[Fact, ...]


def in_words(value: object) -> str:
    """The value as a reader would say it: by its own words, its name, or its parts."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Mapping):
        return "; ".join(f"{in_words(key)}: {in_words(each)}" for key, each in value.items())
    if isinstance(value, (tuple, frozenset)):
        return ", ".join(map(in_words, value)) or "none"
    kind: Any = type(value)
    if has(kind) and kind.__str__ is object.__str__:
        parts = ((each.name, getattr(value, each.name)) for each in fields(kind))
        said = {name: in_words(part) for name, part in parts if part not in (None, ())}
        name = " ".join(re.findall("[A-Z][a-z]*", kind.__name__)).lower()
        told = (f"{part.replace('_', ' ')} {text}" for part, text in said.items())
        return said.get("name") or ", ".join([name, *told])
    return str(value)


def cited(cite: Citation) -> Fact:
    """A citation on one line: document, place, quoted words."""
    quote = f": “{cite.quote}”" if cite.quote else ""
    told = f"{cite}{quote} ({cite.source.last_checked})"
    return Fact("Source", told, next(iter(cite.source.addresses), None))


def facts(rule: Rule[Any]) -> Iterator[Fact]:
    """All that a rule says of itself beside its text; first of all, whether it was verified."""
    if not rule.verified:
        yield Fact("Unverified", f"tagged {rule.tag}: not read in a copy that can be relied on")
    yield Fact("Value", in_words(rule.value))
    yield Fact("In force", rule.days)
    if rule.edition:
        yield Fact("Edition", rule.edition)
    if rule.announced:
        yield Fact("Announced", str(rule.announced))
    for told in rule.earlier:
        yield Fact("Announced before", f"on {told.on}, to be in force from {told.since}")
    yield Fact("Basis", rule.basis)
    yield from map(cited, rule.cites)
    if rule.interpretation:
        yield Fact("Our reading", rule.interpretation)
    if rule.note:
        yield Fact("Note", rule.note)
    for other in rule.alternatives:
        yield Fact("Beside it", str(other), f"#{other.key}")


def entries(rules: Iterable[Rule[Any]]) -> tuple[Entry, ...]:
    """The rules as entries of a page, in the order of their document."""
    return tuple(Entry(rule.key, rule.text, tuple(facts(rule))) for rule in rules)


def family_title(name: str) -> str:
    """What a page of the catalogue is called: the place or schedule, and the document."""
    first, _, second = name.partition(".")
    places = {each.lower(): rulebook(each).title for each in rulebook_names()}
    schedules = {each: profile(each).title for each in profiles() if each not in rulebook_names()}
    if second in schedules:
        return f"Laboratory schedule: {schedules[second]}"
    if second:
        return f"{places.get(first, first.capitalize())}: {second.replace('_', ' ')}"
    if first == "ctcae":
        return "Grading: CTCAE"
    return places.get(first, first.replace("_", " ").capitalize())
