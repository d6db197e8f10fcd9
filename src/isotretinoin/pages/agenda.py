"""Acts as a table: when, who, what, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable

from isotretinoin.acts import Act
from isotretinoin.findings import Absent, Window
from isotretinoin.pages.sheet import References, Table

__all__ = ["acts_table", "days_in_words"]


def acts_table(caption: str, acts: Iterable[Act], notes: References) -> Table:
    """The acts in their order."""
    return Table(
        caption,
        ("When", "Who", "What", "Source"),
        tuple((act.when, act.who.value, act.what, notes.mark(act.because)) for act in acts),
    )


def days_in_words(window: Window | Absent) -> str:
    """The days, or why there are none; that their rule is unverified stands in its mark."""
    if isinstance(window, Absent):
        return f"none: {window.said}"
    if window.last is None:
        return f"from {window.first} on"
    return str(window.first) if window.first == window.last else f"{window.first} to {window.last}"
