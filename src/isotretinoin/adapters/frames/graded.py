"""Laboratory rows by person and analyte, and their grades: the kernel is asked once for each."""

from datetime import date
from functools import lru_cache
from typing import Final, Literal, TypeAlias, final

import numpy as np
from attrs import evolve

from isotretinoin import analytes
from isotretinoin.adapters.frames.days import NONE, Values, Words
from isotretinoin.adapters.frames.laboratory import ResultColumns, results_of
from isotretinoin.adapters.frames.people import People
from isotretinoin.adapters.frames.rows import EagerRows, Output
from isotretinoin.analytes import Analyte
from isotretinoin.errors import UnknownName
from isotretinoin.monitoring.grading import Grade, grade
from isotretinoin.monitoring.results import LabResult
from isotretinoin.rules.results import GradingCriteria

__all__ = ["CRITERIA", "LOWEST_BOUND", "AtLowestBound", "Grading", "Noted"]

#: As for `grade` of one result.
AtLowestBound: TypeAlias = Literal["inclusive", "exclusive"]
#: All of them.
LOWEST_BOUND: Final[tuple[AtLowestBound, ...]] = ("inclusive", "exclusive")
#: What to write where criteria are meant.
CRITERIA: Final = 'isotretinoin.criteria("CTCAE 5.0")'

#: No grade depends on the days, only on which of the two came first.
_BEFORE, _AFTER = date(2000, 1, 1), date(2000, 1, 2)


@final
class Noted:
    """Laboratory rows by person and analyte; what cannot be read spoils what it would belong to."""

    def __init__(
        self, rows: EagerRows, columns: ResultColumns, person: str, collected: str
    ) -> None:
        self.rows = rows
        self.people = People(rows, person)
        self.results, self.kind = results_of(rows, columns)
        self.day = rows.day(collected, "collected")
        told = [_name(each) for each in rows.listed(columns.analyte)]
        #: The names of the analytes, and the place of each row's among them.
        self.names = tuple(sorted({each for each in told if each is not None}))
        place = {name: number for number, name in enumerate(self.names)}
        self.analyte = np.array([place.get(each or "", NONE) for each in told], dtype=np.int64)

    @property
    def spoilt(self) -> Values:
        """Which rows cannot be read, or are of the person and analyte of such a row."""
        bad = ~self.rows.sound
        pairs = self.people.codes * (len(self.names) + 1) + self.analyte
        return bad | np.isin(pairs, pairs[bad & (self.analyte != NONE)])

    def groups(self, first: Values, graded: "Grading") -> list[Values]:
        """The rows of each person, course and analyte, in the order of their days."""
        sound = np.flatnonzero(~self.spoilt)
        kind = self.kind[sound]
        keys = (self.people.codes[sound], first[sound], self.analyte[sound])
        # Of one day, the higher grade comes last; what is left is told apart by what it says.
        order = np.lexsort((graded.rank[kind], graded.low[kind], self.day[sound], *keys[::-1]))
        new = np.zeros(len(order), dtype=bool)
        for key in keys:
            new[1:] |= key[order][1:] != key[order][:-1]
        return [each for each in np.split(sound[order], np.flatnonzero(new)) if len(each)]


@lru_cache(maxsize=4096)
def _name(told: object) -> str | None:
    """The analyte's own name; None where nobody knows it."""
    try:
        found = analytes.get(told) if isinstance(told, str) else None
    except UnknownName:
        return None
    return found.name if isinstance(found, Analyte) else None


@final
class Grading:
    """The grade of each result, alone and against a baseline: the kernel is asked once for each."""

    def __init__(
        self,
        results: list[LabResult],
        criteria: GradingCriteria,
        at_lowest_bound: AtLowestBound,
    ) -> None:
        self._results = [evolve(each, collected=_AFTER) for each in results]
        self._criteria = criteria
        self._at_lowest_bound: AtLowestBound = at_lowest_bound
        self._grades: list[Grade] = []
        self._known: dict[tuple[int, int | None], int] = {}
        alone = [self._grades[self.place(each, None)] for each in range(len(results))]
        self.low = np.array([_lowest(each) for each in alone], dtype=np.int64)
        in_turn = sorted(range(len(results)), key=lambda each: repr(results[each]))
        self.rank = np.empty(len(results), dtype=np.int64)
        self.rank[in_turn] = np.arange(len(results))

    def place(self, result: int, baseline: int | None) -> int:
        """The place of its grade against that baseline, where it can be held against it."""
        key = result, self._fitting(result, baseline)
        if key not in self._known:
            before = None if key[1] is None else evolve(self._results[key[1]], collected=_BEFORE)
            self._known[key] = len(self._grades)
            self._grades.append(
                grade(
                    self._results[result],
                    self._criteria,
                    baseline=before,
                    at_lowest_bound=self._at_lowest_bound,
                )
            )
        return self._known[key]

    def _fitting(self, result: int, baseline: int | None) -> int | None:
        if baseline is None:
            return None
        one, other = self._results[result], self._results[baseline]
        return baseline if other.comparator is None and one.unit == other.unit else None

    def lowest(self, place: int) -> int:
        """The lowest grade that it may be; -1 for none at all."""
        return _lowest(self._grades[place])

    def at_least(self, place: int, least: int) -> int:
        """Whether it is so high, 1 or 0; `NONE` where that is open."""
        told = self._grades[place]
        grades = told.possible if told.value is None else (told.value,)
        found = {each >= least for each in grades}
        return int(found.pop()) if len(found) == 1 else NONE

    def outputs(self, places: Values) -> dict[str, Output]:
        """The grades at those places: the grade, those that it may be, and what was assumed."""
        words = Words()

        def text(told: str) -> int:
            return words.place(told) if told else NONE

        every = [
            (
                NONE if told.value is None else told.value,
                text(" or ".join(map(str, told.possible))),
                text("; ".join(told.assumed)),
            )
            for told in self._grades
        ]
        table = np.array([*every, (NONE,) * 3], dtype=np.int64)
        grades, possible, assumed = table[np.where(places == NONE, len(every), places)].T
        return {
            "grade": Output(grades, "whole", grades != NONE),
            "possible": Output(possible, "text", words=words.told),
            "assumed": Output(assumed, "text", words=words.told),
        }


def _lowest(told: Grade) -> int:
    return told.value if told.value is not None else min(told.possible, default=-1)
