"""Values: equal when they are of one class and their fields are equal, hashed and printed likewise.

attrs writes `__eq__`, `__hash__` and `__repr__` as source for every class and compiles it when the
class is made. For the hundred classes of a plan that was a quarter of a start, so these three are
written once, here; everything else of a value is attrs' own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs

__all__ = ["frozen"]


if TYPE_CHECKING:
    from attrs import frozen
else:

    def frozen(kind: type | None = None, **asked: bool) -> Any:  # noqa: ANN401 - a class, or a decorator of one
        """The class, made a value: `attrs.frozen`, with the same arguments.

        A class that is ordered, or has one of the methods already, keeps what attrs makes of it.

        >>> @frozen
        ... class Strength:
        ...     mg: int
        >>> Strength(20), Strength(20) == Strength(20)
        (Strength(mg=20), True)
        """
        if kind is None:
            return partial(frozen, **asked)
        own = {*vars(kind)}
        equal = asked.get("eq", True) and not asked.get("order") and "__eq__" not in own
        written = asked.pop("repr", True) and "__repr__" not in own
        made = attrs.frozen(kind, repr=False, **(asked | {"eq": False} if equal else asked))
        if equal:
            made.__eq__, made.__hash__ = _by_fields(made)
        if written:
            made.__repr__ = _written
        made.__get_pydantic_core_schema__ = _AS_FIELD
        made.__get_pydantic_json_schema__ = _IN_OPENAPI
        return made


def _by_fields(kind: type[Any]) -> tuple[Callable[[Any, Any], Any], Callable[[Any], int]]:
    """What makes two values of the class equal, and their hash."""
    names = [each.name for each in attrs.fields(kind) if each.eq]
    told: Callable[[Any], Any] = attrgetter(*names) if names else _nothing

    def equal(value: Any, other: Any) -> Any:  # noqa: ANN401 - of any values
        if other.__class__ is not value.__class__:
            return NotImplemented
        return told(value) == told(other)

    def hashed(value: Any) -> int:  # noqa: ANN401 - likewise
        return hash(told(value))

    return equal, hashed


def _as_field(kind: type[Any], *_: object) -> Any:  # noqa: ANN401 - of pydantic, which nobody needs here
    """What pydantic asks of a class that stands as a field: an adapter answers, loaded then alone."""
    return import_module(_FIELDS).core_schema_of(kind)


def _in_openapi(kind: type[Any], *_: object) -> Any:  # noqa: ANN401 - likewise
    return import_module(_FIELDS).json_schema_of(kind)


_FIELDS = "isotretinoin.adapters.records.pydantic"
_AS_FIELD, _IN_OPENAPI = classmethod(_as_field), classmethod(_in_openapi)


def _nothing(value: object) -> tuple[()]:  # noqa: ARG001 - of a class without fields, all are equal
    return ()


def _written(value: Any) -> str:  # noqa: ANN401 - of any value
    kind = value.__class__
    told = ", ".join(f"{name}={getattr(value, name)!r}" for name in _shown(kind))
    return f"{kind.__qualname__.rpartition('>.')[2]}({told})"


@cache
def _shown(kind: type[Any]) -> tuple[str, ...]:
    return tuple(each.name for each in attrs.fields(kind) if each.repr)
