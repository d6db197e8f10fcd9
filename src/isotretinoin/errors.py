"""What can go wrong, as few exceptions as the ways a caller would react.

A wrong *value* is the error of its field: quantity, date, regimen, fact, record. A wrong *type* is a
`TypeError`, and of the same field too, so that either word catches it. A wrong *name* is an
`UnknownName`, a silent source a `SourceSilent`. Messages are lower case and say what was given, what
was expected and what to write instead. What is clinically notable is never an exception: it is a
`Finding`.
"""

from collections.abc import Iterable
from typing import Final, TypeVar, final

from isotretinoin.values import frozen

__all__ = [
    "DateError",
    "DateTypeError",
    "FactError",
    "FactTypeError",
    "Fault",
    "IsotretinoinError",
    "NoRuleInForce",
    "QuantityError",
    "QuantityTypeError",
    "RecordError",
    "RecordTypeError",
    "RegimenError",
    "RegimenTypeError",
    "SourceSilent",
    "UnknownName",
    "WrongTypeError",
    "closest",
    "of_wrong_type",
    "printable",
    "require",
    "shown",
]


class IsotretinoinError(Exception):
    """Any error raised by this library on purpose."""


class QuantityError(IsotretinoinError, ValueError):
    """A number or unit that cannot be this quantity."""


class DateError(IsotretinoinError, ValueError):
    """A day, span or order of days that cannot be."""


class FactError(IsotretinoinError, ValueError):
    """Facts about a patient that are no facts, or that contradict one another."""


class RegimenError(IsotretinoinError, ValueError):
    """Doses that do not make a regimen, or a regimen that cannot do what is asked of it."""


@final
@frozen
class Fault:
    """What is wrong at one place of an outside record; `$` is the record, `$.entries[0]` its first entry."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class RecordError(IsotretinoinError, ValueError):
    """An outside record with faults: all of them at once, each with its path.

    >>> error = RecordError(Fault("$.patient.weight", "is missing"), Fault("$.entries[0].on", "5 is no day"))
    >>> [fault.path for fault in error.faults]
    ['$.patient.weight', '$.entries[0].on']
    >>> print(error)
    $.patient.weight: is missing
    $.entries[0].on: 5 is no day
    """

    def __init__(self, *said: str | Fault) -> None:
        super().__init__(*said)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The faults of a record in the order of the record; none of a value that is no record."""
        return tuple(each for each in self.args if isinstance(each, Fault))

    def __str__(self) -> str:
        return "\n".join(map(str, self.args))


class NoRuleInForce(IsotretinoinError, LookupError):  # noqa: N818 - says what is, not that it erred
    """No rule of that kind is in force on the day asked about."""


@final
class SourceSilent(NoRuleInForce):
    """The sources of the rulebook say nothing on the matter, on any day."""


@final
class UnknownName(IsotretinoinError, LookupError):  # noqa: N818 - likewise
    """No rulebook, profile, product, rule or other named thing of that name."""


@final
class WrongTypeError(IsotretinoinError, TypeError):
    """A value of another type than is meant."""


@final
class QuantityTypeError(QuantityError, TypeError):
    """A value that is no number or quantity at all."""


@final
class DateTypeError(DateError, TypeError):
    """A value that is no day or span at all."""


@final
class FactTypeError(FactError, TypeError):
    """A value that is no such fact at all."""


@final
class RegimenTypeError(RegimenError, TypeError):
    """A value that is no dose, regimen or number of days at all."""


@final
class RecordTypeError(RecordError, TypeError):
    """A value that is no record or entry at all."""


_OF_WRONG_TYPE: Final[dict[type[IsotretinoinError], type[IsotretinoinError]]] = {
    QuantityError: QuantityTypeError,
    DateError: DateTypeError,
    FactError: FactTypeError,
    RegimenError: RegimenTypeError,
    RecordError: RecordTypeError,
}


def of_wrong_type(error: type[IsotretinoinError]) -> type[IsotretinoinError]:
    """The error of the same field that is a `TypeError` too.

    >>> issubclass(of_wrong_type(DateError), DateError), issubclass(of_wrong_type(DateError), TypeError)
    (True, True)
    """
    return _OF_WRONG_TYPE[error]


_SPACE: Final = "\N{NO-BREAK SPACE}"


def printable(text: str) -> str:
    r"""The text with the escape of each sign that a terminal or a page would obey, and not show.

    Those are control signs, line ends among them, and what turns the direction of writing.

    >>> print(printable("a\x1b[2J\u202eb"))
    a\x1b[2J\u202eb
    """
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() or sign == _SPACE else sign.encode("unicode_escape").decode()
        for sign in text
    )


_LONGEST: Final = 60


def shown(value: object) -> str:
    """The value as a message shows it: its repr, cut short, with nothing a terminal would obey.

    >>> shown("a" * 100), shown(None)
    ("'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 'None')
    """
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001 - whatever a foreign value does when it is asked for its repr
        text = f"a {type(value).__name__}"
    return text[:_LONGEST]


def closest(name: str, known: Iterable[str], *, least: float = 0.6) -> str | None:
    """The known name that is most like the name given, or None where none is as like as `least`.

    >>> closest("prescription", ("prescriptions", "supply")), closest("x", ("supply",))
    ('prescriptions', None)
    """
    from difflib import get_close_matches  # noqa: PLC0415 - few who start the library mistype a name

    return next(iter(get_close_matches(name, list(known), n=1, cutoff=least)), None)


T = TypeVar("T")


def require(value: object, kind: type[T], write: str) -> T:
    """The value itself, when it is of the kind that the caller wants; else what to write instead.

    Raises
    ------
    TypeError
        When it is not.

    >>> require("US", dict, 'rulebook("US")')
    Traceback (most recent call last):
        ...
    isotretinoin.errors.WrongTypeError: 'US' is not a dict: write rulebook("US")
    """
    if isinstance(value, kind):
        return value
    raise WrongTypeError(f"{shown(value)} is not a {kind.__name__}: write {write}")
