"""Names that are imported when they are first used, so that a start costs what is asked for."""

from collections.abc import Callable, Mapping
from importlib import import_module

__all__ = ["door"]


def door(package: str, homes: Mapping[str, tuple[str, ...]]) -> Callable[[str], object]:
    """A module's `__getattr__`: each name comes from the module that is listed as its home.

    Raises
    ------
    AttributeError
        By what is returned, of a name that is not listed.

    >>> opened = door("isotretinoin", {"isotretinoin.quantities.amounts": ("kg",)})
    >>> opened("kg")(68)
    kg(68)
    """
    home_of = {name: home for home, names in homes.items() for name in names}

    def opened(name: str) -> object:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(home_of[name]), name)

    return opened
