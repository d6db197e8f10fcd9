"""What other packages call when they are imported, if this library is installed beside them."""

from importlib import import_module

__all__ = ["hypothesis"]


def hypothesis() -> None:
    """Tell Hypothesis how each type of this library is drawn: called by Hypothesis itself.

    The strategies tell it when they are imported. Where they are what imports Hypothesis, they are
    only half there when this is called, and tell it at their end.
    """
    import_module("isotretinoin.adapters.strategies")
