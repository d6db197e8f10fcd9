"""Which pregnancies began in a course, or in the days of contraception of the rules of their day."""

from typing import Any, Final, NamedTuple, TypeVar

import numpy as np

from isotretinoin.adapters.frames.days import HIGH, NONE, Values
from isotretinoin.adapters.frames.people import eager, held
from isotretinoin.adapters.frames.planned import lead_in
from isotretinoin.adapters.frames.rows import SCALE, EagerRows, OnError, Output
from isotretinoin.adapters.frames.supply import perhaps_number
from isotretinoin.adapters.frames.windows import post_course
from isotretinoin.dates import Days, Weeks
from isotretinoin.errors import FactError
from isotretinoin.given import days, perhaps, require
from isotretinoin.rulebooks.literature.studies import EXPOSURE_INTERVALS
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook

__all__ = ["exposure_windows"]

F = TypeVar("F")

_ANSWERS: Final = ("no", "yes", "unknown")
_NO, _YES, _UNKNOWN = range(3)
_FROM: Final = ("noted", "scan", "last menses")
_WINDOWS: Final = ("in_course", "in_post_course", "in_contraception")
_INTERVALS: Final = ("before", "first_trimester", "second_trimester", "third_trimester")
#: More days than a pregnancy has.
_GESTATION: Final = 400


def exposure_windows(
    courses: F,
    pregnancies: F,
    *,
    rules: Rulebook,
    person: str = "person_id",
    first_dose: str = "first_dose",
    last_dose: str = "last_dose",
    conceived: str | None = "conception_date",
    scan: str | None = None,
    gestation_days: str = "gestation_days",
    last_menses: str | None = None,
    conception_after: int | Days | Weeks | None = None,
    ended: str | None = None,
    on_error: OnError = "column",
) -> F:
    """The pregnancies, each with whether it began in a course, or in the days of contraception.

    Adds `conception` and `conception_from`, which is "noted", "scan" or "last menses", the first of
    these that is known; `in_course`, between a first and a last dose of the person, both counted;
    `in_post_course`, in the days after the last dose in which contraception goes on; and
    `in_contraception`, from the days before the first dose to those after the last, by the rules in
    force on each. Adds too `exposed_before`, `exposed_first_trimester`, `exposed_second_trimester` and
    `exposed_third_trimester`, whether a day of a course lies in the 30 days before conception, in the
    first 90 days of gestation, in day 90 to 179, or from day 180 to the end (Zomerdijk 2014); and
    `days_exposed_before` and so on, how many. Each is "yes", "no", or "unknown" where a day is not
    known, or where a course of the person cannot be read; numbers of days are null there. Last come
    `days_since_last_dose`, null where no course ended before, and `error` and `error_column`.

    A conception that is not known is no fault: it is unknown. A lazy frame of pregnancies is not
    collected; that of the courses is held in memory.

    Parameters
    ----------
    courses, pregnancies
        Of one kind: of pandas, Polars or PyArrow.
    person
        The column of both that says whose each row is.
    first_dose, last_dose
        The columns of `courses` with those days.
    conceived
        The column of `pregnancies` with the day of conception, null where it is not known; None where
        there is no such column.
    scan, gestation_days
        The column with the day of a scan, and that with the days of gestation that it showed, counted
        from the last menses; the second is read only with the first.
    last_menses
        The column with the first day of the last menses.
    conception_after
        How long after that day conception is taken to be: an assumption, to be given with a scan or
        the last menses. Studies differ.
    ended
        The column with the last day of the pregnancy, null where it is not known; None where there is
        no such column: then later exposure is unknown.
    on_error
        As for `post_course_windows`, of the pregnancies.

    Raises
    ------
    SourceSilent
        When the sources say nothing of contraception after a course.
    FactError
        When no column tells the conception, or what is assumed of it is not said.
    RegimenError
        When `conception_after` is no number of days.
    UnknownName, RecordError, TypeError
        As for `post_course_windows`.

    >>> from datetime import date
    >>> import polars as pl
    >>> from isotretinoin import rulebook
    >>> courses = pl.DataFrame(
    ...     {"person_id": [1], "first_dose": [date(2026, 3, 9)], "last_dose": [date(2026, 7, 20)]}
    ... )
    >>> pregnancies = pl.DataFrame(
    ...     {"person_id": [1, 1], "conception_date": [date(2026, 8, 19), date(2026, 8, 21)]}
    ... )
    >>> told = exposure_windows(courses, pregnancies, rules=rulebook("US"))
    >>> told.select("in_course", "in_contraception", "exposed_before", "days_since_last_dose").rows()
    [('no', 'yes', 'yes', 30), ('no', 'no', 'no', 32)]
    """
    require(rules, Rulebook, RULEBOOK)
    require(gestation_days, str, "gestation_days='gestation_days'")
    lag = perhaps(days, conception_after, "days to conception", least=0)
    if conceived is None and scan is None and last_menses is None:
        raise FactError("no column tells the conception: name conceived, scan or last_menses")
    if lag is None and not (scan is None and last_menses is None):
        raise FactError(
            "from a scan or the last menses, conception is assumed: say how long after the first day "
            "of the last menses, as conception_after=Days(14)"
        )
    held_courses = eager(courses, "column")
    first, last = (
        held_courses.day(first_dose, "first_dose"),
        held_courses.day(last_dose, "last_dose"),
    )
    held_courses.wrong(last < first, last_dose, "disorder")
    (begin,) = held_courses.asked(first, first_dose, lead_in(rules))
    _, end, _ = held_courses.asked(last, last_dose, post_course(rules))
    spans = _spans(held_courses, person, (first, last, begin, end))

    def answer(given: F) -> F:
        rows = eager(given, on_error)
        whose = rows.listed(person)
        rows.wrong(np.array([each is None for each in whose], dtype=bool), person, "missing")
        known = [None if name is None else _day(name, rows) for name in (conceived, last_menses)]
        scanned = None if scan is None else _scanned(scan, rows, gestation_days)
        sources = (
            known[0],
            _later(scanned, lag),
            _later(known[1], lag),
        )
        conception, told_by = _first_known(rows.length, sources)
        until = np.full(rows.length, NONE) if ended is None else _day(ended, rows)
        if ended is not None:
            wrong = (until != NONE) & (conception != NONE) & (until < conception)
            rows.wrong(wrong, ended, "disorder")
        told = [
            _judged(int(day), int(over), spans.get(each, []))
            for each, day, over in zip(whose, conception, until, strict=True)
        ]
        outputs = {
            "conception": Output(conception, "day", conception != NONE),
            "conception_from": Output(told_by, "text", told_by != NONE, _FROM),
            **_outputs(told),
        }
        answered: F = rows.answered(outputs)
        return answered

    return held(pregnancies, answer)


def _day(name: str, rows: EagerRows) -> Values:
    return rows.day(name, "conceived", perhaps=True)


class _Span(NamedTuple):
    """A course that was read, and the days of contraception around it."""

    first: int
    last: int
    begin: int
    end: int


class _Judged(NamedTuple):
    """What is told of one pregnancy: windows, exposure by interval and its days, and the last dose."""

    windows: tuple[int, ...]
    exposed: tuple[int, ...]
    days: tuple[int, ...]
    since: int


def _scanned(name: str, rows: EagerRows, gestation: str) -> Values:
    """The first day of the last menses, as each scan shows it; `NONE` where there is none."""
    day = _day(name, rows)
    thousandths, known = perhaps_number(rows, gestation, "gestation_days", most=_GESTATION)
    rows.wrong(known & (thousandths % SCALE != 0), gestation, "not whole")
    return np.where(known & (day != NONE), day - thousandths // SCALE, NONE)


def _later(day: Values, lag: int | None) -> Values:
    return None if day is None else np.where(day == NONE, NONE, day + (lag or 0))


def _first_known(length: int, sources: tuple[Values, ...]) -> tuple[Any, Any]:
    """The first of these days that is known in each row, and which it is."""
    day, place = np.full(length, NONE), np.full(length, NONE)
    for number, each in reversed(list(enumerate(sources))):
        if each is not None:
            day, place = (
                np.where(each == NONE, before, now)
                for before, now in ((day, each), (place, number))
            )
    return day, place


def _spans(
    rows: EagerRows, person: str, of: tuple[Values, Values, Values, Values]
) -> dict[object, list[_Span | None]]:
    """The courses of each person, and None for one that cannot be read."""
    spans: dict[object, list[_Span | None]] = {}
    for who, sound, *each in zip(rows.listed(person), rows.sound, *of, strict=True):
        first, last, begin, end = map(int, each)
        # Without a rule before the course, contraception begins with it.
        told = _Span(first, last, first if begin == NONE else begin, end)
        spans.setdefault(who, []).append(told if sound else None)
    return spans


def _judged(day: int, over: int, spans: list[_Span | None]) -> _Judged:
    """What the courses of a person say of a pregnancy that began on the day and ended on the other."""
    read = [span for span in spans if span is not None]
    intervals = _intervals(day, over)
    if not spans:
        return _Judged((_NO,) * len(_WINDOWS), (_NO,) * len(intervals), (0,) * len(intervals), NONE)
    if day == NONE:
        many = len(intervals)
        return _Judged((_UNKNOWN,) * len(_WINDOWS), (_UNKNOWN,) * many, (NONE,) * many, NONE)
    otherwise = _NO if len(read) == len(spans) else _UNKNOWN
    windows = tuple(
        _YES if any(low <= day <= high for low, high in of) else otherwise
        for of in (
            [(span.first, span.last) for span in read],
            [(span.last + 1, span.end) for span in read],
            [(span.begin, span.end) for span in read],
        )
    )
    exposed = [_exposed(read, *each, otherwise) for each in intervals]
    since = min((day - span.last for span in read if span.last < day), default=HIGH)
    return _Judged(
        windows,
        tuple(answer for answer, _ in exposed),
        tuple(count for _, count in exposed),
        NONE if since == HIGH or otherwise == _UNKNOWN else since,
    )


def _intervals(day: int, over: int) -> list[tuple[int, int, int]]:
    """The first and last day of each interval, and the last one on which the pregnancy is known."""
    told = EXPOSURE_INTERVALS
    after = [day, day + told.second, day + told.third]
    lasts = [day + told.second - 1, day + told.third - 1, HIGH]
    return [
        (day - told.before.n, day - 1, day - 1),
        *(
            (low, high, day) if over == NONE else (low, min(high, over), min(high, over))
            for low, high in zip(after, lasts, strict=True)
        ),
    ]


def _exposed(read: list[_Span], low: int, high: int, known: int, otherwise: int) -> tuple[int, int]:
    """Whether a day of a course lies in the interval, and how many do, where both are known."""
    shared, reach = 0, low - 1
    surely = False
    for span in sorted(read):
        first, last = max(span.first, reach + 1), min(span.last, high)
        shared += max(last - first + 1, 0)
        surely |= max(span.first, low) <= min(span.last, high, known)
        reach = max(reach, last)
    if otherwise == _UNKNOWN and not surely:
        return _UNKNOWN, NONE
    if shared and high > known:
        return (_YES if surely else _UNKNOWN), NONE
    return (_YES if shared else _NO), (NONE if otherwise == _UNKNOWN else shared)


def _outputs(told: list[_Judged]) -> dict[str, Output]:
    def table(of: list[tuple[int, ...]], width: int) -> Values:
        return np.array(of, dtype=np.int64).reshape(-1, width).T

    windows = table([each.windows for each in told], len(_WINDOWS))
    exposed = table([each.exposed for each in told], len(_INTERVALS))
    counts = table([each.days for each in told], len(_INTERVALS))
    since = np.array([each.since for each in told], dtype=np.int64)
    outputs = {
        name: Output(column, "text", words=_ANSWERS)
        for name, column in zip(_WINDOWS, windows, strict=True)
    }
    for name, column, number in zip(_INTERVALS, exposed, counts, strict=True):
        outputs[f"exposed_{name}"] = Output(column, "text", words=_ANSWERS)
        outputs[f"days_exposed_{name}"] = Output(number, "whole", number != NONE)
    outputs["days_since_last_dose"] = Output(since, "whole", since != NONE)
    return outputs
