"""Which pregnancies began in a course, or in the days of contraception of the rules of their day."""

from typing import Final, TypeVar

import numpy as np

from isotretinoin.adapters.frames.days import HIGH, NONE, Values
from isotretinoin.adapters.frames.people import eager, held
from isotretinoin.adapters.frames.planned import lead_in
from isotretinoin.adapters.frames.rows import EagerRows, OnError, Output
from isotretinoin.adapters.frames.windows import post_course
from isotretinoin.given import require
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook

__all__ = ["exposure_windows"]

F = TypeVar("F")

_ANSWERS: Final = ("no", "yes", "unknown")
_NO, _YES, _UNKNOWN = range(3)


def exposure_windows(
    courses: F,
    pregnancies: F,
    *,
    rules: Rulebook,
    person: str = "person_id",
    first_dose: str = "first_dose",
    last_dose: str = "last_dose",
    conceived: str = "conception_date",
    on_error: OnError = "column",
) -> F:
    """The pregnancies, each with whether it began in a course, or in the days of contraception.

    Adds `in_course`, between a first and a last dose of the person, both counted; and
    `in_contraception`, from the days before the first dose to those after the last, by the rules in
    force on each: each "yes", "no", or "unknown" where the day is not known, or where a course of the
    person cannot be read; `days_since_last_dose`, null where no course ended before; and `error` and
    `error_column`. A conception that is not known is no fault: it is unknown. A lazy frame of
    pregnancies is not collected; that of the courses is held in memory.

    Parameters
    ----------
    courses, pregnancies
        Of one kind: of pandas, Polars or PyArrow.
    person
        The column of both that says whose each row is.
    first_dose, last_dose
        The columns of `courses` with those days.
    conceived
        The column of `pregnancies` with the day of conception, null where it is not known.
    on_error
        As for `post_course_windows`, of the pregnancies.

    Raises
    ------
    SourceSilent
        When the sources say nothing of contraception after a course.
    UnknownName, RecordError, TypeError, FactError
        As for `post_course_windows`.

    >>> from datetime import date
    >>> import polars as pl
    >>> from isotretinoin import rulebook
    >>> courses = pl.DataFrame(
    ...     {"person_id": [1], "first_dose": [date(2026, 3, 9)], "last_dose": [date(2026, 7, 20)]}
    ... )
    >>> pregnancies = pl.DataFrame(
    ...     {"person_id": [1, 1], "conception_date": [date(2026, 8, 20), date(2026, 8, 21)]}
    ... )
    >>> told = exposure_windows(courses, pregnancies, rules=rulebook("US"))
    >>> told.select("in_course", "in_contraception", "days_since_last_dose").rows()
    [('no', 'yes', 31), ('no', 'no', 32)]
    """
    require(rules, Rulebook, RULEBOOK)
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
        days = rows.day(conceived, "conceived", perhaps=True)
        told = [
            _judged(int(day), spans.get(each, [])) for each, day in zip(whose, days, strict=True)
        ]
        table = np.array(told, dtype=np.int64).reshape(-1, 3).T
        answered: F = rows.answered(
            {
                "in_course": Output(table[0], "text", words=_ANSWERS),
                "in_contraception": Output(table[1], "text", words=_ANSWERS),
                "days_since_last_dose": Output(table[2], "whole", table[2] != NONE),
            }
        )
        return answered

    return held(pregnancies, answer)


_Span = tuple[int, int, int, int] | None


def _spans(
    rows: EagerRows, person: str, days: tuple[Values, Values, Values, Values]
) -> dict[object, list[_Span]]:
    """The courses of each person, and None for one that cannot be read."""
    spans: dict[object, list[_Span]] = {}
    for who, sound, *each in zip(rows.listed(person), rows.sound, *days, strict=True):
        first, last, begin, end = map(int, each)
        # Without a rule before the course, contraception begins with it.
        told = (first, last, first if begin == NONE else begin, end)
        spans.setdefault(who, []).append(told if sound else None)
    return spans


def _judged(day: int, spans: list[_Span]) -> tuple[int, int, int]:
    """In a course, in the days of contraception, and the days since the last dose."""
    read = [span for span in spans if span is not None]
    if not spans:
        return _NO, _NO, NONE
    if day == NONE:
        return _UNKNOWN, _UNKNOWN, NONE
    otherwise = _NO if len(read) == len(spans) else _UNKNOWN
    inside = any(first <= day <= last for first, last, _, _ in read)
    barred = any(begin <= day <= end for _, _, begin, end in read)
    since = min((day - last for _, last, _, _ in read if last < day), default=HIGH)
    return (
        _YES if inside else otherwise,
        _YES if barred else otherwise,
        NONE if since == HIGH or otherwise == _UNKNOWN else since,
    )
