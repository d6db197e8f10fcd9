"""What can go wrong, as few exceptions as the ways a caller would react.

Messages are lower case and say what was given, what was expected and what to write instead.
What is clinically notable is never an exception: it is a `Finding`.
"""

from typing import final

__all__ = [
    "DateError",
    "FactError",
    "IsotretinoinError",
    "NoRuleInForce",
    "QuantityError",
    "RecordError",
    "RegimenError",
    "UnknownRulebook",
    "require",
]


class IsotretinoinError(Exception):
    """Any error raised by this library on purpose."""


@final
class QuantityError(IsotretinoinError, ValueError):
    """A number or unit that cannot be this quantity."""


@final
class DateError(IsotretinoinError, ValueError):
    """A day, span or order of days that cannot be."""


@final
class FactError(IsotretinoinError, ValueError):
    """Facts about a patient that are no facts, or that contradict one another."""


@final
class RegimenError(IsotretinoinError, ValueError):
    """Doses that do not make a regimen, or a regimen that cannot do what is asked of it."""


@final
class NoRuleInForce(IsotretinoinError, LookupError):  # noqa: N818 - says what is, not that it erred
    """No rule of that kind is in force on the day asked about."""


@final
class UnknownRulebook(IsotretinoinError, LookupError):  # noqa: N818 - likewise
    """No rulebook, profile, product or other named record of that name."""


@final
class RecordError(IsotretinoinError, ValueError):
    """An outside record with faults: all of them at once, each with its path."""


def require(value: object, kind: type, write: str) -> None:
    """Refuse what is not of the kind that the caller wants, with what to write instead.

    Raises
    ------
    TypeError
        When it is not.

    >>> require("US", dict, 'rulebook("US")')
    Traceback (most recent call last):
        ...
    TypeError: 'US' is not a dict: write rulebook("US")
    """
    if not isinstance(value, kind):
        raise TypeError(f"{value!r:.60} is not a {kind.__name__}: write {write}")
