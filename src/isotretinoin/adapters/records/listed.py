"""What the library lists by name: documents hold the name, and the whole where it is not listed."""

from collections.abc import Iterable
from functools import lru_cache
from types import ModuleType
from typing import Any, Final

from isotretinoin import analytes, errors, products
from isotretinoin.adapters.records.text import Json
from isotretinoin.analytes import Analyte, Panel
from isotretinoin.products import Product

__all__ = ["LISTED", "closest", "is_listed", "named"]

#: Where what is known by name is listed, by the word for one of it.
LISTED: Final[dict[str, tuple[type[Any], ModuleType]]] = {
    "analyte": (Analyte, analytes),
    "panel": (Panel, analytes),
    "product": (Product, products),
}

_LONGEST: Final = 60


def named(module: ModuleType, *kinds: type[Any]) -> dict[str, Any]:
    """All that the module lists of these types, by name."""
    return {thing.name: thing for thing in module.ALL if type(thing) in kinds}


def is_listed(thing: Analyte | Panel | Product) -> bool:
    """Whether its name alone says what it is."""
    return any(
        named(module, kind).get(thing.name) == thing
        for kind, module in LISTED.values()
        if type(thing) is kind
    )


def closest(name: Json, known: Iterable[str]) -> str:
    """The known name that is closest, as the end of a message; empty where none is close."""
    # No name is longer; to compare a longer one, or the same again and again, would take long.
    close = isinstance(name, str) and len(name) <= _LONGEST and _close(name, tuple(known))
    return f"; the closest is {close!r}" if close else ""


@lru_cache(maxsize=1024)
def _close(name: str, known: tuple[str, ...]) -> str | None:
    return errors.closest(name, known)
