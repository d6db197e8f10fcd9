"""Rules and timelines at any depth of a record, found and changed."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from attrs import evolve, fields, has

from isotretinoin.evidence import Rule, Timeline

__all__ = ["rules_in", "with_timelines"]

R = TypeVar("R")


def _kind(value: object) -> Any:  # noqa: ANN401 - a class, asked what it is
    return type(value)


def rules_in(value: Any) -> Iterator[Rule[Any]]:  # noqa: ANN401 - fields of any kind pass through
    """Every rule in the record, those beside another rule after it, in the order of the fields."""
    kind = _kind(value)
    if kind is Rule:
        yield value
        for other in value.alternatives:
            yield from rules_in(other)
    elif kind in (tuple, Timeline):
        for entry in value:
            yield from rules_in(entry)
    elif has(kind):
        for attribute in fields(kind):
            yield from rules_in(getattr(value, attribute.name))


def with_timelines(record: R, change: Callable[[Timeline[Any]], Timeline[Any] | None]) -> R:
    """The record with each of its timelines, at any depth, put through the change."""

    def changed(value: Any) -> Any:  # noqa: ANN401 - fields of any kind pass through
        kind = _kind(value)
        if kind is Timeline:
            return change(value)
        if kind is tuple:
            # A matter of which nothing is known goes, and leaves no hole.
            entries = [changed(entry) for entry in value]
            return tuple(entry for entry in entries if entry is not None)
        return with_timelines(value, change) if has(kind) and kind is not Rule else value

    kept: Any = record
    changes = {each.name: changed(getattr(kept, each.name)) for each in fields(_kind(kept))}
    evolved: R = evolve(kept, **changes)
    return evolved
