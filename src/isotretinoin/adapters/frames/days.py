"""What the kernel answers to a day, asked once for each: no rule on days is written a second time."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeAlias, TypeVar, final

import numpy as np

from isotretinoin.errors import NoRuleInForce, SourceSilent
from isotretinoin.evidence import Timeline

__all__ = [
    "CALENDAR",
    "HIGH",
    "LOW",
    "NONE",
    "Answers",
    "Native",
    "Question",
    "Values",
    "Words",
    "asked_once",
    "day_of",
    "number_of",
]

T = TypeVar("T")

#: The first and the last day that a row may name; any other is taken for a slip of the pen.
CALENDAR: Final = (date(1980, 1, 1), date(2099, 12, 31))

#: Stands for no answer among whole numbers; days of 32 bits have room for it.
NONE: Final = -(2**30)

#: An array of numpy, or an expression of narwhals: what both can do is all that a formula uses.
Values: TypeAlias = Any

#: A frame, a column or a type of them, of whatever engine, or as narwhals has it.
Native: TypeAlias = Any

#: Whole numbers, one for each column of answers.
Answers: TypeAlias = tuple[int | None, ...]

_EPOCH: Final = date(1970, 1, 1).toordinal()


def number_of(day: date) -> int:
    """The day as a number: how many days after 1970-01-01.

    >>> number_of(date(1970, 1, 31))
    30
    """
    return day.toordinal() - _EPOCH


def day_of(number: int) -> date:
    """The day of that number.

    >>> day_of(30)
    datetime.date(1970, 1, 31)
    """
    return date.fromordinal(int(number) + _EPOCH)


#: The first and the last of them as numbers.
LOW: Final = number_of(CALENDAR[0])
#: Likewise.
HIGH: Final = number_of(CALENDAR[1])


@final
class Words:
    """The words of a column of text, each told once: rows hold their places.

    >>> words = Words()
    >>> words.place("a"), words.place("b"), words.place("a"), words.told
    (0, 1, 0, ('a', 'b'))
    """

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def place(self, word: str) -> int:
        """The place of the word, which it keeps."""
        return self._places.setdefault(word, len(self._places))

    @property
    def told(self) -> tuple[str, ...]:
        """All words so far, in their places."""
        return tuple(self._places)


@final
class Question:
    """A question to the kernel about a day, whose answers are whole numbers, and are kept.

    Where the answer is the same on every day of a rule, `matter` says so: then it is asked once for
    each of its rules.
    """

    def __init__(
        self,
        ask: Callable[[date], Answers],
        answers: int,
        *,
        words: Words | None = None,
        matter: Timeline[Any] | None = None,
    ) -> None:
        self._ask = ask
        self._table = np.full((answers + 1, HIGH - LOW + 1), NONE, dtype=np.int32)
        self._known = np.zeros(HIGH - LOW + 1, dtype=bool)
        self._words = words or Words()
        self._matter = matter

    @property
    def words(self) -> tuple[str, ...]:
        """The words that answers so far are the places of."""
        return self._words.told

    def answers(self, numbers: Values | None = None) -> list[Any]:
        """A table of the calendar for each answer, and one that is 1 where no rule is in force.

        It is filled for those days, or for all; `NONE` where there is no answer.

        Raises
        ------
        SourceSilent
            When there is no rule on any day.
        """
        if self._matter is not None and not self._known[0]:
            self._by_rule(self._matter)
        places = np.arange(HIGH - LOW + 1) if numbers is None else numbers - LOW
        known = self._known.take(places)
        if not known.all():
            fresh: list[int] = np.unique(places[~known]).tolist()
            for place in fresh:
                self._fill(place, place)
        return list(self._table)

    def _by_rule(self, matter: Timeline[Any]) -> None:
        edges = {LOW}
        for rule in matter:
            edges |= {number_of(rule.since)} if rule.since else set()
            edges |= {number_of(rule.until) + 1} if rule.until else set()
        starts = sorted(edge for edge in edges if LOW <= edge <= HIGH)
        for first, following in zip(starts, [*starts[1:], HIGH + 1], strict=True):
            self._fill(first - LOW, following - 1 - LOW)

    def _fill(self, first: int, last: int) -> None:
        """The answer to the first of those days, for each of them."""
        days = slice(first, last + 1)
        try:
            told = self._ask(day_of(first + LOW))
        except SourceSilent:  # on any day: the caller's matter, not the row's
            raise
        except NoRuleInForce:
            self._table[-1, days] = 1
        else:
            self._table[-1, days] = 0
            for column, answer in zip(self._table, told, strict=False):
                column[days] = NONE if answer is None else answer
        self._known[days] = True  # only now: another thread may be reading


@final
class _Same:
    """Equal to what holds the very same values: a rulebook is too large to be compared by its own."""

    def __init__(self, *held: object) -> None:
        self.held = held

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and all(
            one is another for one, another in zip(self.held, other.held, strict=True)
        )

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.held)))


def asked_once(make: Callable[..., T]) -> Callable[..., T]:
    """The same maker of questions, which makes one for each rulebook and keeps its answers."""

    @lru_cache(maxsize=8)
    def kept(same: _Same) -> T:
        return make(*same.held)

    def made(*held: object) -> T:
        return kept(_Same(*held))

    made.__doc__ = make.__doc__
    return made
