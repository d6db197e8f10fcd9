"""The laboratory visits of each course, a row for each: due days, windows and tests of a profile."""

from datetime import date
from typing import Any, Final, Literal, NamedTuple, TypeVar, cast

import numpy as np
from attrs import evolve

from isotretinoin.adapters.frames.days import NONE, Values, Words, day_of, number_of
from isotretinoin.adapters.frames.people import eager, held
from isotretinoin.adapters.frames.rows import OnError, Output
from isotretinoin.adapters.frames.windows import flag_of
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import Days
from isotretinoin.given import require, yes_or_no
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
)

__all__ = ["schedule"]

F = TypeVar("F")

#: Days that hang on the first dose alone, and end with the last; and those that hang on the last.
_FROM_START: Final = (BeforeStart, AfterStart, Every)
_FROM_END: Final = (AtEndOfCourse, AfterCourse)
_FAR: Final = 10**6


class _Dues(NamedTuple):
    """The visits of several courses, one course after another, as whole numbers."""

    course: Any
    on: Any
    rank: Any
    first: Any
    last: Any
    timepoint: Any
    tests: Any
    key: Any

    def at(self, places: Values) -> "_Dues":
        return _Dues(*(each[places] for each in self))


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

    def answer(given: F) -> F:
        rows = eager(given, on_error)
        first, last = rows.day(first_dose, "first_dose"), rows.day(last_dose, "last_dose")
        rows.wrong(last < first, last_dose, "disorder")
        can = flag_of(rows, can_become_pregnant, "can_become_pregnant")
        words, sound = Words(), rows.sound
        found = [
            _of_rows(np.flatnonzero(sound & mine), first, last, profile, words, able=able)
            for able, mine in ((True, can != 0), (False, can == 0))
        ]
        dues = _joined(found)
        blank = np.flatnonzero(~sound)
        row = np.concatenate((dues.course, blank))
        kept = _sorted(row, _longer(dues.on, blank), _longer(dues.rank, blank))
        row = row[kept]
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
            name: Output(_longer(values, blank)[kept], kind, words=words.told)
            for name, (values, kind) in columns.items()
        }
        answered: F = rows.answered(told, rows.frame[row, :], rows.places[row])
        return answered

    return held(frame, answer)


def _sorted(row: Values, on: Values, rank: Values) -> Values:
    """The places of the visits by row, day and rank: as they are where they have that order already."""
    keys = (row, on, rank)
    after, equal = (
        np.zeros(max(len(row) - 1, 0), dtype=bool),
        np.ones(max(len(row) - 1, 0), dtype=bool),
    )
    for key in keys:
        after |= equal & (key[1:] > key[:-1])
        equal &= key[1:] == key[:-1]
    return np.arange(len(row)) if (after | equal).all() else np.lexsort(keys[::-1])


def _longer(values: Values, blank: Values) -> Values:
    return np.concatenate((values, np.full(len(blank), NONE)))


def _joined(found: list[_Dues]) -> _Dues:
    return _Dues(*(np.concatenate(each) for each in zip(*found, strict=True)))


def _of_rows(
    places: Values,
    first: Values,
    last: Values,
    profile: MonitoringProfile,
    words: Words,
    *,
    able: bool,
) -> _Dues:
    """The visits of those rows: the kernel is asked once for each first day, and for each last."""
    first, last = first[places], last[places]
    kinds = [type(rule.value.when) for rule in profile.visits]
    if all(kind in (*_FROM_START, *_FROM_END) for kind in kinds):
        starts, of_start = np.unique(first, return_inverse=True)
        longest = np.zeros(len(starts), dtype=np.int64)
        np.maximum.at(longest, of_start, last)
        ends, of_end = np.unique(last, return_inverse=True)
        asked: tuple[Values, ...] = (
            (starts, longest, of_start, _FROM_START, last),
            (ends, ends, of_end, _FROM_END, last + _FAR),
        )
    else:
        pairs, of_pair = np.unique(np.stack((first, last)), axis=1, return_inverse=True)
        asked = ((pairs[0], pairs[1], of_pair.reshape(-1), tuple(set(kinds)), last + _FAR),)
    found: list[_Dues] = []
    for begin, end, of, of_kinds, until in asked:
        dues = _asked(begin, end, profile, of_kinds, words, able=able)
        count, position = _spread(dues, of, until)
        found.append(dues.at(position)._replace(course=np.repeat(places, count)))
    return _joined(found)


def _spread(dues: _Dues, of: Values, until: Values) -> tuple[Values, Values]:
    """How many visits each row has until that day, and where they stand."""
    wide = 4 * _FAR
    keys = dues.course * wide + dues.on
    begin: Values = cast("Values", np.searchsorted(dues.course, of))
    count: Values = cast("Values", np.searchsorted(keys, of * wide + until, side="right")) - begin
    ahead = np.concatenate(([0], np.cumsum(count)))[:-1]
    within: Values = ahead - begin
    return count, np.arange(int(count.sum())) - np.repeat(within, count)


def _asked(
    begin: Values,
    end: Values,
    profile: MonitoringProfile,
    kinds: tuple[type, ...],
    words: Words,
    *,
    able: bool,
) -> _Dues:
    """The visits of each course of those days, by visits of those kinds."""
    ranks = {id(rule): rank for rank, rule in enumerate(profile.visits)}
    mine = tuple(rule for rule in profile.visits if isinstance(rule.value.when, kinds))
    asked = evolve(profile, visits=mine)
    patient = Patient(weight=kg(1), can_become_pregnant=None if able else False)
    told: list[tuple[int, ...]] = []
    for number, (first, last) in enumerate(zip(begin, end, strict=True)):
        course = _course(day_of(first), int(last - first) + 1, patient)
        told += [
            (
                number,
                number_of(due.on),
                ranks[id(due.because)],
                number_of(due.window.first),
                number_of(due.window.end),
                words.place(due.timepoint),
                words.place(", ".join(map(str, due.tests))),
                words.place(due.because.key),
            )
            for due in schedule_of(course, asked).due
        ]
    return _Dues(*np.array(told, dtype=np.int64).reshape(-1, len(_Dues._fields)).T)


def _course(first: date, days: int, patient: Patient) -> Course:
    regimen = Regimen.constant(mg_per_day(1))
    return Course.lasting(Days(days), patient=patient, regimen=regimen, first_dose=first)
