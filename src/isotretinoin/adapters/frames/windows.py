"""Windows row by row: the days after a last dose, and those on which a prescription may be filled.

No rule on days is written here a second time: the kernel is asked once for each distinct day.
"""

from datetime import date
from typing import TypeVar

from isotretinoin.adapters.frames.blocks import row_by_row
from isotretinoin.adapters.frames.days import (
    LOW,
    NONE,
    Answers,
    Native,
    Question,
    Values,
    Words,
    asked_once,
    number_of,
)
from isotretinoin.adapters.frames.parts import by_parts
from isotretinoin.adapters.frames.rows import AnyRows, OnError, Output
from isotretinoin.errors import DateError
from isotretinoin.findings import Absent
from isotretinoin.given import require, yes_or_no
from isotretinoin.pregnancy_prevention.waits import post_course_window
from isotretinoin.prescriptions import PrescriptionWindow, prescription_window
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook, stated

__all__ = ["flag_of", "key_of", "post_course", "post_course_windows", "prescription_windows"]

F = TypeVar("F")


@by_parts
def post_course_windows(
    frame: F,
    *,
    rules: Rulebook,
    last_dose: str = "last_dose",
    on_error: OnError = "column",
    because: bool = False,
) -> F:
    """The frame with the first and last day of contraception after each row's last dose.

    Adds `post_course_first` and `post_course_last`, both days in the window, by the rule in force on
    the row's own day; and `error` and `error_column`, null where the row was answered. Whether the
    patient can become pregnant is not asked.

    Parameters
    ----------
    frame
        Of pandas, Polars (eager or lazy), PyArrow, DuckDB, PySpark or Dask; the same kind comes back,
        with the same rows. A lazy one is not collected.
    last_dose
        The column with the day of the last dose.
    on_error
        "column" says what is wrong with a row in its `error` columns; "raise" raises, naming the
        first ten rows. A lazy frame knows only the first.
    because
        Whether to add `post_course_because`, the key of the rule.

    Raises
    ------
    SourceSilent
        When the sources say nothing of contraception after a course.
    UnknownName
        When the frame has no such column.
    RecordError, TypeError, FactError
        When a column holds another kind of values, or has the name of an answer; when it is no frame;
        when an argument is none of its choices.

    >>> from datetime import date
    >>> import polars as pl
    >>> from isotretinoin import rulebook
    >>> ends = pl.DataFrame({"last_dose": [date(2026, 1, 31), None]})
    >>> for row in post_course_windows(ends, rules=rulebook("US")).rows():
    ...     print(*row)
    2026-01-31 2026-02-01 2026-03-02 None None
    None None None no value last_dose
    """
    require(rules, Rulebook, RULEBOOK)
    yes_or_no(because, "because")
    question = post_course(rules)

    def answer(rows: AnyRows) -> dict[str, Output]:
        days = rows.day(last_dose, "last_dose")
        first, last, *keys = rows.asked(days, last_dose, question, only=2 + because)
        answers = {
            "post_course_first": Output(first, "day"),
            "post_course_last": Output(last, "day"),
        }
        for key in keys:
            answers["post_course_because"] = Output(key, "text", words=question.words)
        return answers

    return row_by_row(frame, on_error, answer)


@asked_once
def post_course(rules: Rulebook) -> Question:
    """The days of contraception after a last dose on a day: first, last, and the key of the rule."""
    words = Words()

    def ask(day: date) -> Answers:
        window = post_course_window(day, rules)
        return number_of(window.first), number_of(window.end), words.place(key_of(window))

    return Question(ask, 3, words=words)


def key_of(told: Native) -> str:
    """The key of the rule behind it; empty where none is named."""
    return told.because.key if told.because is not None else ""


def flag_of(rows: AnyRows, told: str | bool | None, argument: str) -> Values:  # noqa: FBT001 - handed on
    """Yes as 1, no as 0, not recorded as -1: of a column, or one answer for every row."""
    if isinstance(told, str):
        return rows.flag(told, argument)
    return rows.every(-1 if told is None else int(yes_or_no(told, argument)))


#: What a prescription window counts from.
_SPECIMEN, _VISIT, _NOTHING, _SILENT = range(4)


@by_parts
def prescription_windows(
    frame: F,
    *,
    rules: Rulebook,
    specimen: str | None = "specimen_date",
    office_visit: str | None = "office_visit_date",
    can_become_pregnant: str | bool | None = "can_become_pregnant",
    on_error: OnError = "column",
    because: bool = False,
) -> F:
    """The frame with the first and last day on which each row's prescription may be filled.

    Adds `window_first` and `window_last`, both in the window; `window_absent`, which is "none set"
    where the rule in force sets no window, "silent" where the sources set none for such a patient, and
    null elsewhere; and `error` and `error_column`. As in
    `prescription_window`, the edition is that of the day that opens the window: of the specimen, or of
    the office visit where there is none; the other way round for patients who cannot become pregnant.
    Of whom nothing was recorded counts as able to.

    Parameters
    ----------
    frame, on_error
        As for `post_course_windows`.
    specimen, office_visit
        The columns with those days; None where the frame has no such column.
    can_become_pregnant
        The column that says so, or True, False or None for every row.
    because
        Whether to add `window_because`, the key of the rule.

    Raises
    ------
    NoRuleInForce
        As `SourceSilent`, when the sources set no window for anyone.
    DateError
        When neither day has a column.
    UnknownName, RecordError, TypeError, FactError
        As for `post_course_windows`.

    >>> from datetime import date
    >>> import polars as pl
    >>> from isotretinoin import rulebook
    >>> tests = pl.DataFrame({"specimen_date": [date(2026, 3, 4)], "can_become_pregnant": [True]})
    >>> print(*prescription_windows(tests, rules=rulebook("US"), office_visit=None).row(0)[2:4])
    2026-03-04 2026-03-10
    """
    require(rules, Rulebook, RULEBOOK)
    yes_or_no(because, "because")
    dispensing = rules.dispensing
    if not (dispensing.prescription_window_can or dispensing.prescription_window_cannot):
        stated(None, rules, "prescription window")
    if specimen is None and office_visit is None:
        raise DateError("no day to judge the window by: name the column specimen or office_visit")
    of_can, of_cannot = _opened(rules, True), _opened(rules, False)  # noqa: FBT003 - kept by place
    either = specimen or office_visit or ""

    def answer(rows: AnyRows) -> dict[str, Output]:
        can = flag_of(rows, can_become_pregnant, "can_become_pregnant")
        sampled, visited = (
            rows.every(NONE) if name is None else rows.day(name, argument, perhaps=True)
            for name, argument in ((specimen, "specimen"), (office_visit, "office_visit"))
        )
        by_specimen = rows.keep((can != 0) & (sampled != NONE) | (visited == NONE))
        opening = rows.keep(rows.when(by_specimen, sampled, visited))
        rows.wrong(opening == NONE, either, "missing")
        opening = rows.keep(rows.when(opening == NONE, LOW, opening))

        of_able, of_others = (
            rows.asked(opening, either, question, among=mine, only=2 + because)
            for question, mine in ((of_can, can != 0), (of_cannot, can == 0))
        )
        others = (*of_others[:2], *(key + len(of_can.words) for key in of_others[2:]))
        reach, anchor, *keys = (
            rows.keep(rows.when(can != 0, *each)) for each in zip(of_able, others, strict=True)
        )
        first = rows.keep(rows.when(anchor == _VISIT, visited, sampled))
        windowed = rows.keep((anchor == _SPECIMEN) | (anchor == _VISIT))
        for counted, column in ((_SPECIMEN, specimen), (_VISIT, office_visit)):
            lacking = (anchor == counted) & (first == NONE)
            rows.wrong(lacking, column or either, "missing")
        told = {
            "window_first": Output(first, "day", windowed),
            "window_last": Output(rows.when(windowed, first + reach, NONE), "day", windowed),
            "window_absent": Output(anchor - _NOTHING, "text", ~windowed, ("none set", "silent")),
        }
        if because:
            words = of_can.words + of_cannot.words
            told["window_because"] = Output(keys[0], "text", anchor != _SILENT, words)
        return told

    return row_by_row(frame, on_error, answer)


@asked_once
def _opened(rules: Rulebook, can: bool) -> Question:  # noqa: FBT001 - kept by place
    """How far a window reaches that is opened on a day, what it counts from, and its rule's key."""
    dispensing, words = rules.dispensing, Words()
    matter = dispensing.prescription_window_can if can else dispensing.prescription_window_cannot

    def window(**days: date) -> PrescriptionWindow | Absent:
        return prescription_window(
            rules,
            can_become_pregnant=can,
            specimen=days.get("specimen"),
            office_visit=days.get("office_visit"),
            on=days["on"],
        )

    def ask(day: date) -> Answers:
        if matter is None:
            return 0, _SILENT, words.place("")
        try:
            told, anchor = window(on=day, specimen=day), _SPECIMEN
        except DateError:  # the rule of that day counts from the other one
            told, anchor = window(on=day, office_visit=day), _VISIT
        if isinstance(told, Absent):
            return 0, _NOTHING, words.place(key_of(told))
        return (told.last - told.first).days, anchor, words.place(key_of(told))

    return Question(ask, 3, words=words, matter=matter)
