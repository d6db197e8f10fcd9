"""The tests of a schedule in each course: which were done, and what they found."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal, NamedTuple, TypeVar, cast, final

import numpy as np

from isotretinoin.adapters.frames.days import NONE, Native, Words, day_of, number_of
from isotretinoin.adapters.frames.graded import (
    CRITERIA,
    LOWEST_BOUND,
    AtLowestBound,
    Grading,
    Noted,
)
from isotretinoin.adapters.frames.laboratory import LIMITS, ResultColumns
from isotretinoin.adapters.frames.people import People, eager
from isotretinoin.adapters.frames.rows import OnError, Output
from isotretinoin.adapters.frames.together import (
    Refusal,
    Several,
    answered_together,
    columns_named,
    comparable,
    held_together,
    raise_faults,
    refusal_of,
)
from isotretinoin.adapters.frames.windows import flag_of
from isotretinoin.analytes import Analyte, Panel
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import Days, Weeks
from isotretinoin.given import choice, days, require
from isotretinoin.monitoring.schedules import Due
from isotretinoin.monitoring.schedules import schedule as kernel_schedule
from isotretinoin.patient import Patient
from isotretinoin.quantities import kg, mg_per_day
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.results import GradingCriteria

__all__ = ["scheduled_results"]

F = TypeVar("F")


def scheduled_results(
    *,
    courses: F,
    results: F,
    profile: MonitoringProfile,
    criteria: GradingCriteria,
    at_least: Literal[1, 2, 3, 4],
    within: int | Days | Weeks = 0,
    person: str = "person_id",
    first_dose: str = "first_dose",
    last_dose: str = "last_dose",
    can_become_pregnant: str | bool | None = "can_become_pregnant",
    collected: str = "measurement_date",
    analyte: str = "analyte",
    value: str = "value",
    unit: str | None = "unit",
    upper_limit: str | None = "upper_limit",
    lower_limit: str | None = None,
    at_lowest_bound: AtLowestBound = "inclusive",
    on_error: OnError = "column",
) -> F:
    """A row for each analyte of each visit of a schedule: whether it was tested, and what was found.

    The yield of a schedule is the mean of `found`, by `timepoint` and `analyte`. Visits are those of
    `schedule`; a panel stands for the analytes by which it is told that it was done, and pregnancy
    tests are left out. A visit is answered by the person's result of the analyte that is nearest to
    its day, the earlier of two, within its window; against the baseline, as in `shifts`.

    Gives the person, `first_dose`, `timepoint`, `due_on` and `analyte`; `collected_on`, null where
    nothing answers the visit; `grade`, `grade_possible` and `grade_assumed`; `found`, whether the
    grade is so high, null where there is none or that is open; and `error`, `error_column`,
    `error_frame` and `error_row`. A course or result that cannot be read stands last, with its fault,
    and the visits that such a result may answer have its fault too.

    Parameters
    ----------
    courses, results
        A row for each course, and laboratory rows: of one kind of frame, as for `review`.
    profile
        Whose schedule it is.
    at_least
        The grade from which on a result counts as found.
    within
        How many days before and after its window still answer a visit.
    person
        The column of both that says whose each row is.
    first_dose, last_dose, can_become_pregnant
        The columns of `courses`, as for `schedule`.
    collected, analyte, value, unit, upper_limit, lower_limit, at_lowest_bound
        As for `shifts`, of `results`.
    on_error
        As for `account`, of both.

    Raises
    ------
    RegimenError
        When `within` is no number of days.
    UnknownName, RecordError, TypeError, FactError
        As for `post_course_windows`.

    >>> from datetime import date
    >>> import polars as pl
    >>> from isotretinoin import criteria
    >>> from isotretinoin import profile as profile_named
    >>> courses = pl.DataFrame(
    ...     {"person_id": [1], "first_dose": [date(2026, 3, 9)], "last_dose": [date(2026, 7, 20)]}
    ... )
    >>> results = pl.DataFrame(
    ...     {
    ...         "person_id": [1],
    ...         "measurement_date": [date(2026, 3, 7)],
    ...         "analyte": ["triglycerides"],
    ...         "value": [310],
    ...         "unit": ["mg/dL"],
    ...         "upper_limit": [150],
    ...     }
    ... )
    >>> told = scheduled_results(
    ...     courses=courses,
    ...     results=results,
    ...     profile=profile_named("xia2022"),
    ...     criteria=criteria("CTCAE 5.0"),
    ...     at_least=2,
    ...     within=7,
    ...     can_become_pregnant=None,
    ... )
    >>> for row in told.select("timepoint", "analyte", "collected_on", "grade", "found").rows():
    ...     print(*row)
    baseline ALT None None None
    baseline triglycerides 2026-03-07 2 True
    constant dose ALT None None None
    constant dose triglycerides 2026-03-07 2 True
    """
    require(profile, MonitoringProfile, 'profile("xia2022")')
    require(criteria, GradingCriteria, CRITERIA)
    choice(at_least, (1, 2, 3, 4), "grade")
    choice(at_lowest_bound, LOWEST_BOUND, "reading of the lowest bound")
    reach = days(within, "days within which a visit is answered", least=0)
    columns_named(
        {
            "person": person,
            "first_dose": first_dose,
            "last_dose": last_dose,
            "collected": collected,
            "analyte": analyte,
            "value": value,
            "unit": unit,
            "upper_limit": upper_limit,
            "lower_limit": lower_limit,
        },
        perhaps=LIMITS,
    )
    named = ResultColumns(analyte, value, unit, upper_limit, lower_limit)

    def answer(given: Several) -> Native:
        rows = {name: eager(given[name], on_error) for name in ("courses", "results")}
        planned, noted = rows["courses"], Noted(rows["results"], named, person, collected)
        People(planned, person)  # whose a course is must be known
        comparable(person, rows)
        first, last = planned.day(first_dose, "first_dose"), planned.day(last_dose, "last_dose")
        planned.wrong(last < first, last_dose, "disorder")
        can = flag_of(planned, can_become_pregnant, "can_become_pregnant")
        graded = Grading(noted.results, criteria, at_lowest_bound)
        if on_error == "raise":
            raise_faults(rows)
        sound, faults = planned.sound, {name: each.places for name, each in rows.items()}
        tested = _Tested(noted, graded, person, reach)
        told: list[_Row] = []
        refused: dict[int, Refusal] = {}
        for row, who in enumerate(planned.frame[person].to_list()):
            if not sound[row]:
                continue
            for due, test in _tests(int(first[row]), int(last[row]), profile, able=can[row] != 0):
                bad = tested.unreadable(who, test)
                if bad is not None:
                    refused[len(told)] = bad
                told.append(tested.answered(row, who, int(first[row]), due, test))
        for row in np.flatnonzero(~sound).tolist():
            refused[len(told)] = refusal_of(planned, faults["courses"], "courses", row)
            told.append(_Row(row))
        strays = np.flatnonzero(faults["results"] != NONE).tolist()
        for place, row in enumerate(strays, start=len(told)):
            refused[place] = refusal_of(noted.rows, faults["results"], "results", row)
        pieces = [planned.frame.select(person)[[each.row for each in told], :]]
        if strays:
            pieces.append(noted.rows.frame.select(person)[strays, :])
        return answered_together(pieces, _outputs(told, tested, at_least), refused)

    return cast("F", held_together({"courses": courses, "results": results}, answer))


class _Row(NamedTuple):
    """One row of the answer; a grade is the place of one that was told."""

    row: int
    first_dose: int = NONE
    timepoint: int = NONE
    due_on: int = NONE
    analyte: int = NONE
    collected_on: int = NONE
    grade: int = NONE


@final
class _Tested:
    """The results of each person and analyte in the order of their days, to answer visits."""

    def __init__(self, noted: Noted, graded: Grading, person: str, reach: int) -> None:
        self.noted, self.graded, self.reach = noted, graded, reach
        self.words = Words()
        self._places = {name: place for place, name in enumerate(noted.names)}
        whose = noted.rows.frame[person].to_list()
        every = np.zeros(noted.rows.length, dtype=np.int64)
        self._rows: dict[tuple[Any, int], list[int]] = {
            (whose[rows[0]], int(noted.analyte[rows[0]])): rows.tolist()
            for rows in noted.groups(every, graded)
        }
        faults = noted.rows.places
        bad = np.flatnonzero((faults != NONE) & (noted.analyte != NONE)).tolist()
        self._bad: dict[tuple[Any, int], Refusal] = {
            (whose[row], int(noted.analyte[row])): refusal_of(noted.rows, faults, "results", row)
            for row in reversed(bad)
        }

    def _key(self, who: Any, test: str) -> tuple[Any, int]:  # noqa: ANN401 - whoever they are
        return who, self._places.get(test, NONE)

    def unreadable(self, who: Any, test: str) -> Refusal | None:  # noqa: ANN401 - likewise
        """The first of the person's results of the analyte that cannot be read."""
        return self._bad.get(self._key(who, test))

    def answered(self, row: int, who: Any, first: int, due: Due, test: str) -> _Row:  # noqa: ANN401 - likewise
        """The row of one analyte of one visit, with what answers it."""
        on = number_of(due.on)
        told = _Row(row, first, self.words.place(due.timepoint), on, self.words.place(test))
        earliest = number_of(due.window.first) - self.reach
        latest = number_of(due.window.end) + self.reach
        day, kind = self.noted.day, self.noted.kind
        rows = self._rows.get(self._key(who, test), [])
        # Of one day the last has the highest grade.
        near = [each for each in reversed(rows) if earliest <= day[each] <= latest]
        if not near:
            return told
        found = min(near, key=lambda each: (abs(int(day[each]) - on), int(day[each])))
        before = next((each for each in reversed(rows) if day[each] <= first), None)
        against = None if before is None or day[found] <= first else int(kind[before])
        grade = self.graded.place(int(kind[found]), against)
        return told._replace(collected_on=int(day[found]), grade=grade)


def _outputs(told: list[_Row], tested: _Tested, at_least: int) -> dict[str, Output]:
    table = np.array(told, dtype=np.int64).reshape(-1, len(_Row._fields)).T
    columns = dict(zip(_Row._fields, table, strict=True))
    grades = tested.graded.outputs(columns["grade"])
    found = [
        NONE if each == NONE else tested.graded.at_least(each, at_least)
        for each in columns["grade"].tolist()
    ]
    words = tested.words.told
    return {
        "first_dose": Output(columns["first_dose"], "day"),
        "timepoint": Output(columns["timepoint"], "text", words=words),
        "due_on": Output(columns["due_on"], "day"),
        "analyte": Output(columns["analyte"], "text", words=words),
        "collected_on": Output(columns["collected_on"], "day"),
        "grade": grades["grade"],
        "grade_possible": grades["possible"],
        "grade_assumed": grades["assumed"],
        "found": Output(np.array(found, dtype=np.int64), "flag"),
    }


@lru_cache(maxsize=4096)
def _tests(
    first: int, last: int, profile: MonitoringProfile, *, able: bool
) -> tuple[tuple[Due, str], ...]:
    """Each visit of a course of those days with each analyte that it tests, by name."""
    course = Course.lasting(
        Days(last - first + 1),
        patient=Patient(weight=kg(1), can_become_pregnant=None if able else False),
        regimen=Regimen.constant(mg_per_day(1)),
        first_dose=day_of(first),
    )
    return tuple(
        (due, name)
        for due in kernel_schedule(course, profile).due
        for name in dict.fromkeys(name for test in due.tests for name in _names(test))
    )


def _names(test: Analyte | Panel) -> Iterator[str]:
    """The analytes by which it is told that the test was done; the panel itself where none are."""
    if not test.tells_pregnancy:
        several = isinstance(test, Panel) and test.analytes
        yield from (each.name for each in several or (test,))
