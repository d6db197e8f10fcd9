"""What the kernel answers to every day, in so few rows that a statement can hold them.

Nothing is derived from a rule: the answers are those of `Question`, and rows only say them shorter.
From 1980 to 2099 each fourth year is a leap year, so the calendar repeats itself every 1461 days, and
what has to be added to a day depends on its place in those four years alone: so long as one rule is
in force, the rows of four years say those of a century. Where they do not, a new stretch begins.
"""

from typing import Final, NamedTuple

import numpy as np

from isotretinoin.adapters.frames.days import HIGH, LOW, NONE, Values

__all__ = ["CYCLE", "Run", "Runs", "runs_of"]

#: The days of four years, one of them a leap year.
CYCLE: Final = 4 * 365 + 1


class Run(NamedTuple):
    """Days with the same answers: of a stretch of the calendar, those of some places in the cycle.

    All are numbers of days as elsewhere, and inclusive; a place is that of a day in the first cycle.
    """

    since: int
    until: int
    first_day: int
    last_day: int
    answers: tuple[int, ...]


class Runs(NamedTuple):
    """The runs that hold each day of the calendar once, and which of their answers are to be added.

    An answer that is `added` is a day, told as how many days after the one that was asked about.
    """

    added: tuple[bool, ...]
    runs: tuple[Run, ...]


def runs_of(table: list[Values]) -> Runs:
    """The answers of a table of the calendar, in as few rows as four years have.

    >>> days = np.arange(LOW, HIGH + 1)
    >>> told = runs_of([days + 30, np.full(len(days), 7)])
    >>> told.added, [run.answers for run in told.runs]
    ((True, False), [(30, 7)])
    """
    days = np.arange(LOW, HIGH + 1)
    shifts = [np.where(each == NONE, NONE, each - days) for each in table]
    # A column of days has other days everywhere, and is always about as far off.
    added = tuple(
        len(np.unique(shift)) < len(np.unique(each))
        for shift, each in zip(shifts, table, strict=True)
    )
    told = np.array(
        [shift if far else each for shift, each, far in zip(shifts, table, added, strict=True)]
    )
    steady = told[[not far for far in added]]
    changes: list[bool] = [False, *(steady[:, 1:] != steady[:, :-1]).any(axis=0).tolist()]
    runs: list[Run] = []
    known: dict[int, tuple[int, ...]] = {}
    since = 0
    listed: list[list[int]] = told.T.tolist()
    for place, answers in enumerate(map(tuple, listed)):
        if changes[place] or known.get(place % CYCLE, answers) != answers:
            runs += _stretch(since, place - 1, known)
            known, since = {}, place
        known[place % CYCLE] = answers
    return Runs(added, (*runs, *_stretch(since, len(days) - 1, known)))


def _stretch(since: int, until: int, known: dict[int, tuple[int, ...]]) -> list[Run]:
    """The runs of those days, by their places in the cycle; each says as much as it can."""
    places = sorted(known)
    starts = [
        place
        for before, place in zip([None, *places], places, strict=False)
        if before is None or known[before] != known[place]
    ]
    firsts = [0, *starts[1:]]  # what no day of the stretch has may be said of by any run
    lasts = [*(start - 1 for start in firsts[1:]), CYCLE - 1]
    return [
        Run(since + LOW, until + LOW, first + LOW, last + LOW, known[start])
        for start, first, last in zip(starts, firsts, lasts, strict=True)
    ]
