"""The laboratory visits of each course, a row for each: due days, windows and tests of a profile.

The kernel is asked once for each day on which courses begin or end, and what it answers is kept as
one run of visits. A row is then no more than the places of its runs, and the frame is laid out from
them as whole columns.
"""

from threading import Lock
from typing import Any, Final, Literal, NamedTuple, TypeVar, final

import numpy as np
from attrs import evolve

from isotretinoin.adapters.frames.blocks import BLOCK
from isotretinoin.adapters.frames.days import (
    HIGH,
    LOW,
    NONE,
    Values,
    Words,
    asked_once,
    day_of,
    number_of,
)
from isotretinoin.adapters.frames.people import eager, held
from isotretinoin.adapters.frames.rows import OnError, Output
from isotretinoin.adapters.frames.windows import flag_of
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import Days
from isotretinoin.evidence import Rule
from isotretinoin.given import require, yes_or_no
from isotretinoin.monitoring.schedules import Due
from isotretinoin.monitoring.schedules import schedule as schedule_of
from isotretinoin.patient import Patient
from isotretinoin.quantities import kg, mg_per_day
from isotretinoin.rules.monitoring import (
    AfterCourse,
    AfterStart,
    AtEndOfCourse,
    BeforeStart,
    Every,
    MonitoringProfile,
    Visit,
    WhenDoseRaised,
)

__all__ = ["schedule"]

F = TypeVar("F")

_CALENDAR: Final = HIGH - LOW + 1
#: What is kept of a day.
_BEGIN, _COUNT, _UNTIL = range(3)

#: Visits that hang on the first dose alone and end with the last, as a dose that is the same every day
#: is never raised; and those that hang on the last. Any other hangs on both.
_FROM_START: Final = (BeforeStart, AfterStart, Every, WhenDoseRaised)
_FROM_END: Final = (AtEndOfCourse, AfterCourse)


class _Dues(NamedTuple):
    """Visits, run after run, as whole numbers; the first of all stands for none."""

    #: In this order they follow one another within a course.
    order: Any
    on: Any
    first: Any
    last: Any
    timepoint: Any
    tests: Any
    key: Any


class _Runs(NamedTuple):
    """Where the visits of each row stand among all: a run begins there and has so many."""

    begin: Any
    count: Any


def schedule(
    frame: F,
    profile: MonitoringProfile,
    *,
    first_dose: str = "first_dose",
    last_dose: str = "last_dose",
    can_become_pregnant: str | bool | None = "can_become_pregnant",
    on_error: OnError = "column",
    because: bool = False,
) -> F:
    """A row for each visit of each course: its own columns, and what is due when.

    The doses of a course are taken to be the same every day, so that none is raised. Adds
    `timepoint`; `due_on`; `window_first` and `window_last`, the days within which the visit is in
    time; `tests`, in words; and `error` and `error_column`. The visits of a course follow one another
    in the order of their days; a course that cannot be answered keeps one row, with its fault.

    Parameters
    ----------
    frame, on_error
        As for `account`; of any order.
    profile
        Whose schedule it is.
    first_dose, last_dose
        The columns with those days.
    can_become_pregnant
        The column that says so, or True, False or None for every row: pregnancy tests are left out
        for those who cannot.
    because
        Whether to add `due_because`, the key of the rule.

    Raises
    ------
    UnknownName, RecordError, TypeError, FactError
        As for `post_course_windows`.

    >>> from datetime import date
    >>> import polars as pl
    >>> from isotretinoin import profile
    >>> courses = pl.DataFrame({"first_dose": [date(2026, 3, 9)], "last_dose": [date(2026, 7, 20)]})
    >>> told = schedule(courses, profile("xia2022"), can_become_pregnant=None)
    >>> for row in told.select("timepoint", "due_on", "tests").rows():
    ...     print(*row)
    baseline 2026-03-09 ALT, triglycerides
    constant dose 2026-03-09 ALT, triglycerides
    """
    require(profile, MonitoringProfile, 'profile("xia2022")')
    yes_or_no(because, "because")
    visits = _kept(profile)

    def answer(given: F) -> F:
        rows = eager(given, on_error)
        first, last = rows.day(first_dose, "first_dose"), rows.day(last_dose, "last_dose")
        rows.wrong(last < first, last_dose, "disorder")
        can = flag_of(rows, can_become_pregnant, "can_become_pregnant")
        dues, runs = visits.asked(first, last, can != 0, rows.sound)
        row, place = _laid_out(dues, runs)
        columns: dict[str, tuple[Values, Literal["day", "text"]]] = {
            "timepoint": (dues.timepoint, "text"),
            "due_on": (dues.on, "day"),
            "window_first": (dues.first, "day"),
            "window_last": (dues.last, "day"),
            "tests": (dues.tests, "text"),
        }
        if because:
            columns["due_because"] = (dues.key, "text")
        told = {
            name: Output(values.take(place), kind, words=visits.words.told)
            for name, (values, kind) in columns.items()
        }
        places = rows.places[row] if rows.faults else None
        answered: F = rows.answered(told, rows.frame[row, :], places)
        return answered

    return held(frame, answer)


def _laid_out(dues: _Dues, runs: _Runs) -> tuple[Values, Values]:
    """The row of each visit and its place among all, row after row in the order of the days."""
    length, visits = len(runs.count), int(runs.count.sum())
    row, place = np.empty(visits, dtype=np.uint32), np.empty(visits, dtype=np.int64)
    done = 0
    for top in range(0, length, BLOCK):
        count = runs.count[top : top + BLOCK]
        each, all_of_row = count.reshape(-1), count.sum(axis=1)
        until = done + int(all_of_row.sum())
        ahead = np.cumsum(each) - each
        mine = np.repeat(np.arange(top, top + len(count), dtype=np.uint32), all_of_row)
        found = np.arange(until - done) + np.repeat(
            runs.begin[top : top + BLOCK].reshape(-1) - ahead, each
        )
        if count.shape[1] > 1:
            found = _sorted(mine, found, dues.order)
        row[done:until], place[done:until] = mine, found
        done = until
    return row, place


def _sorted(row: Values, place: Values, order: Values) -> Values:
    """The places in the order of the days, where runs of one row overlap: few do."""
    key = order.take(place)
    late = np.flatnonzero((row[1:] == row[:-1]) & (key[1:] < key[:-1]))
    if len(late):
        overlap = np.zeros(int(row[-1] - row[0]) + 1, dtype=bool)
        overlap[row[late] - row[0]] = True
        these = np.flatnonzero(overlap[row - row[0]])
        place[these] = place[these][np.lexsort((key[these], row[these]))]
    return place


@final
class _Visits:
    """The visits of one profile: what the kernel answered to each day, asked once and kept."""

    def __init__(self, profile: MonitoringProfile) -> None:
        self.words = Words()
        self._profile = profile
        self._ranks = {id(rule): rank for rank, rule in enumerate(profile.visits)}
        self._from_start = self._of(_FROM_START)
        self._from_end = self._of(_FROM_END)
        self._from_both = tuple(
            rule for rule in profile.visits if rule not in (*self._from_start, *self._from_end)
        )
        # Where the run of each day begins, how many it has, and until when it was asked: for those
        # who cannot become pregnant, and after them for the others.
        self._starts = np.full((3, 2 * _CALENDAR), NONE, dtype=np.int64)
        self._ends = self._starts.copy()
        self._kept = _table([(NONE,) * len(_Dues._fields)])
        self._lock = Lock()

    def _of(self, kinds: tuple[type, ...]) -> tuple[Rule[Visit], ...]:
        return tuple(rule for rule in self._profile.visits if isinstance(rule.value.when, kinds))

    def asked(
        self, first: Values, last: Values, able: Values, sound: Values
    ) -> tuple[_Dues, _Runs]:
        """All visits, and the runs of each row; of a faulty row, the one that stands for none."""
        who = able.astype(np.int64)
        with self._lock:  # another thread may be asking too
            run = self._run(self._starts, (who, first), last, sound, self._from_start)
            found = [_Runs(run.begin, _within(self._kept.on, run, last))]
            if self._from_end:
                found.append(self._run(self._ends, (who, last), last, sound, self._from_end))
            dues = self._kept
        if self._from_both:
            dues, run = self._of_both(dues, who, first, last, sound)
            found.insert(1, run)
        begin, count = (np.stack(each, axis=1) for each in zip(*found, strict=True))
        if not sound.all():
            bad = ~sound
            begin[bad], count[bad] = 0, 0
            count[bad, 0] = 1
        return dues, _Runs(begin, count)

    def _run(
        self,
        kept: Values,
        keys: tuple[Values, Values],
        last: Values,
        sound: Values,
        rules: tuple[Rule[Visit], ...],
    ) -> _Runs:
        """The run of each row from what is kept, after the kernel was asked for what is not."""
        who, day = keys
        place = who * _CALENDAR + (day - LOW)
        short = np.flatnonzero(sound & (kept[_UNTIL].take(place) < last))
        if len(short):
            days, of = np.unique(place[short], return_inverse=True)
            longest = np.full(len(days), NONE)
            np.maximum.at(longest, of, last[short])
            able, begin = np.divmod(days, _CALENDAR)
            told, run = self._ask(able, begin + LOW, longest, rules)
            kept[:, days] = run.begin + len(self._kept.on), run.count, longest
            self._kept = _joined(self._kept, told)
        return _Runs(kept[_BEGIN].take(place), kept[_COUNT].take(place))

    def _of_both(
        self, dues: _Dues, who: Values, first: Values, last: Values, sound: Values
    ) -> tuple[_Dues, _Runs]:
        """The runs of visits that hang on both days of a course: of too many kinds to be kept."""
        key = np.where(sound, (who * _CALENDAR + (first - LOW)) * _CALENDAR + (last - LOW), -1)
        keys, of = np.unique(key, return_inverse=True)
        start, end = np.divmod(keys, _CALENDAR)
        able, begin = np.divmod(start, _CALENDAR)
        told, run = self._ask(able, begin + LOW, end + LOW, self._from_both)
        return _joined(dues, told), _Runs((run.begin + len(dues.on)).take(of), run.count.take(of))

    def _ask(
        self, able: Values, begin: Values, end: Values, rules: tuple[Rule[Visit], ...]
    ) -> tuple[_Dues, _Runs]:
        """The visits of each of those courses by those rules, run after run."""
        asked = evolve(self._profile, visits=rules)
        of = [
            Patient(weight=kg(1), can_become_pregnant=None if each else False)
            for each in (False, True)
        ]
        told: list[tuple[int, ...]] = []
        count: list[int] = []
        for one, first, last in zip(able.tolist(), begin.tolist(), end.tolist(), strict=True):
            due = schedule_of(_course(first, last, of[one]), asked).due
            told += map(self._numbers, due)
            count.append(len(due))
        counts = np.array(count, dtype=np.int64)
        return _table(told), _Runs(np.cumsum(counts) - counts, counts)

    def _numbers(self, due: Due) -> tuple[int, ...]:
        on, place = number_of(due.on), self.words.place
        return (
            on * len(self._ranks) + self._ranks[id(due.because)],
            on,
            number_of(due.window.first),
            number_of(due.window.end),
            place(due.timepoint),
            place(", ".join(map(str, due.tests))),
            place(due.because.key),
        )


#: The visits of a profile, kept as long as the profile is asked of.
_kept: Final = asked_once(_Visits)


def _course(first: int, last: int, patient: Patient) -> Course:
    regimen = Regimen.constant(mg_per_day(1))
    days = Days(last - first + 1)
    return Course.lasting(days, patient=patient, regimen=regimen, first_dose=day_of(first))


def _table(told: list[tuple[int, ...]]) -> _Dues:
    order, *others = np.array(told, dtype=np.int64).reshape(-1, len(_Dues._fields)).T
    return _Dues(order, *(each.astype(np.int32) for each in others))


def _joined(one: _Dues, more: _Dues) -> _Dues:
    return _Dues(*map(np.concatenate, zip(one, more, strict=True)))


def _within(on: Values, run: _Runs, last: Values) -> Values:
    """How many visits of each run are due by that day: all runs are bisected at once."""
    found = np.zeros(len(last), dtype=np.int64)
    step = 1 << int(run.count.max(initial=0)).bit_length() >> 1
    while step:
        ahead = found + step
        due = on.take(run.begin + ahead - 1, mode="clip") <= last
        found += step * (due & (ahead <= run.count))
        step >>= 1
    return found
