"""A number as a page shows it: in full where it is short, else rounded and marked as rounded."""

from typing import Any

__all__ = ["figure"]


def figure(value: Any) -> str:  # noqa: ANN401 - any number with its unit
    """The value in full where it is short, otherwise to two places and marked as rounded."""
    text = str(value)
    number = text.split(" ", 1)[0]
    return text if "/" not in number and len(number) <= len("1234.567") else f"≈ {value:.2f}"
