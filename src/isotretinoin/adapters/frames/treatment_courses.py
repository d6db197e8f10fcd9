"""The courses of each person, numbered, and what became of them, as studies define it."""

from datetime import date
from typing import Any, Final, Literal, NamedTuple, TypeAlias, TypeVar, cast

import numpy as np

from isotretinoin.adapters.frames.days import NONE, Values, day_of, number_of
from isotretinoin.adapters.frames.people import People, eager, held
from isotretinoin.adapters.frames.rows import EagerRows, OnError, Output
from isotretinoin.adapters.frames.supply import (
    Eras,
    a_row_each,
    carried,
    eras_of,
    pooled,
    supplied,
)
from isotretinoin.dates import Days, Months, Weeks, after, calendar_day
from isotretinoin.errors import FactError
from isotretinoin.given import choice, days, perhaps, require, yes_or_no
from isotretinoin.rulebooks.literature.studies import COURSE_DEFINITIONS

__all__ = ["STUDIES", "Study", "StudyRow", "courses", "study_definitions"]

F = TypeVar("F")

#: Studies whose definitions `courses` knows.
Study: TypeAlias = Literal["zomerdijk_2014", "macdonald_2019", "blasiak_2013", "lai_2025"]
#: The names of all of them.
STUDIES: Final[tuple[Study, ...]] = (
    "zomerdijk_2014",
    "macdonald_2019",
    "blasiak_2013",
    "lai_2025",
)

_ANSWERS: Final = ("no", "yes", "unknown")
_NO, _YES, _UNKNOWN = range(3)
#: Later than any day that a row may name.
_EVER: Final = 10**8


class StudyRow(NamedTuple):
    """How one study tells courses, and after them; None where what was read of it is silent."""

    study: str
    washout: str | None
    pool_same_day: bool | None
    shortest: str | None
    longest: str | None
    followed: str | None
    within: str | None
    retreatment_is_relapse: bool | None
    relapse: str | None
    text: str
    source: str
    read_in: str | None


def study_definitions() -> tuple[StudyRow, ...]:
    """What each study that `courses` knows sets, in words, with its source: any frame takes them.

    >>> for row in study_definitions():
    ...     print(row.study, "|", row.washout, "|", row.shortest, "|", row.followed)
    zomerdijk_2014 | 0 days | None | None
    macdonald_2019 | None | None | None
    blasiak_2013 | None | None | None
    lai_2025 | None | 4 months | 12 months
    """
    return tuple(
        StudyRow(
            study=name,
            washout=perhaps(str, told.washout),
            pool_same_day=told.pool_same_day,
            shortest=perhaps(str, told.shortest),
            longest=perhaps(str, told.longest),
            followed=perhaps(str, told.followed),
            within=perhaps(str, told.within),
            retreatment_is_relapse=told.retreatment_is_relapse,
            relapse=told.relapse,
            text=told.text,
            source=str(told.source),
            read_in=told.source.where,
        )
        for name, told in COURSE_DEFINITIONS.items()
    )


Span: TypeAlias = int | Days | Weeks | Months


class _Asked(NamedTuple):
    """The settings of a call: what was given, or what the study says."""

    washout: int
    pool_same_day: bool
    shortest: Any
    longest: Any
    followed: Any
    within: Any
    retreatment_is_relapse: bool


def courses(
    dispensings: F,
    *,
    washout: int | Days | Weeks | None = None,
    study: Study | None = None,
    carry_over: bool = True,
    pool_same_day: bool | None = None,
    shortest: Span | None = None,
    longest: int | Days | Weeks | None = None,
    followed: Span | None = None,
    within: Span | None = None,
    observed_until: date | str | None = None,
    acne_medicines: F | None = None,
    medicine_date: str = "drug_exposure_start_date",
    retreatment_is_relapse: bool | None = None,
    person: str = "person_id",
    start: str = "drug_exposure_start_date",
    days_supply: str = "days_supply",
    end: str | None = None,
    on_error: OnError = "column",
) -> F:
    """A row for each course of each person, numbered: supply after a longer pause begins the next.

    Gives `course_number`, 1 for the first; `course_first` and `course_last`, `records`,
    `days_supplied`, `days_since`, the days without supply since the course before, null for the
    first; `followed_last`, the last day on which the course itself is followed; `eligible`, whether it
    is long enough and was followed long enough; `retreated` and `relapsed`, whether another course
    began after it, or another acne medicine was given; and `error` and `error_column`. The last three
    are "yes", "no", or "unknown" where the person was not observed for so long.

    Parameters
    ----------
    washout
        How many days without supply still belong to a course; a longer pause ends it. Studies differ.
    study
        The published study whose definitions hold where an argument is not given: see
        `study_definitions`. What it does not say has to be given.
    carry_over
        Whether what is left when the next record comes is used after it.
    pool_same_day
        Whether records of one person and day are one, of the most days that one of them supplies.
    shortest
        The shortest course that is eligible, its last day included.
    longest
        How long a course is followed at most, from its first day, which counts.
    followed
        How long after its last day a person is observed at least, for a course to be eligible.
    within
        How long after a course a retreatment or relapse is looked for; None for as long as observed.
    observed_until
        The last day on which records of a person would be known, or the column that has it.
    acne_medicines
        A frame of what tells a relapse: `person` and `medicine_date`, the day of the medicine. Which
        medicines these are, the study says and the caller chooses.
    medicine_date
        The column of `acne_medicines` with that day.
    retreatment_is_relapse
        Whether another course is a relapse too; it is where neither says otherwise.
    dispensings, person, start, days_supply, end, on_error
        As for `eras`; doses with their first and last day serve as well.

    Raises
    ------
    RegimenError, DateError
        When a span is none, or `observed_until` is no day.
    FactError
        When there is no such study, or neither it nor the call says the washout.
    UnknownName, RecordError, TypeError
        As for `eras`.

    >>> import polars as pl
    >>> fills = pl.DataFrame(
    ...     {
    ...         "person_id": [1, 1],
    ...         "drug_exposure_start_date": [date(2025, 3, 1), date(2026, 3, 1)],
    ...         "days_supply": [130, 30],
    ...     }
    ... )
    >>> courses(fills, washout=56).select("course_number", "days_since").rows()
    [(1, None), (2, 235)]
    >>> told = courses(fills, study="lai_2025", washout=60, observed_until=date(2026, 12, 31))
    >>> told.select("course_number", "eligible", "retreated").rows()
    [(1, 'yes', 'yes'), (2, 'no', 'no')]
    """
    yes_or_no(carry_over, "carry_over")
    require(medicine_date, str, "medicine_date='drug_exposure_start_date'")
    asked = _asked(
        perhaps(choice, study, STUDIES, "study"),
        washout=perhaps(days, washout, "days for a washout", least=0),
        pool_same_day=perhaps(yes_or_no, pool_same_day, "pool_same_day"),
        shortest=perhaps(_span, shortest, "shortest course"),
        longest=perhaps(days, longest, "days of a course"),
        followed=perhaps(_span, followed, "time after a course"),
        within=perhaps(_span, within, "time after a course"),
        retreatment_is_relapse=perhaps(yes_or_no, retreatment_is_relapse, "retreatment_is_relapse"),
    )
    last_known = observed_until
    if not isinstance(last_known, str | None):
        last_known = calendar_day(last_known, "last day observed")
    medicines = None if acne_medicines is None else eager(acne_medicines, "column")
    given_days = None if medicines is None else medicines.day(medicine_date, "medicine_date")

    def answer(given: F) -> F:
        people = People(eager(given, on_error), person)
        observed = _observed(people, last_known)
        supply = supplied(people, start, days_supply, end)
        supply = pooled(supply) if asked.pool_same_day else supply
        found = eras_of(carried(supply) if carry_over else supply, asked.washout)
        noted = None
        if medicines is not None:
            noted = _noted(people, medicines, given_days, person)
        answered: F = a_row_each(people, found.codes, _told(found, asked, observed, noted))
        return answered

    return held(dispensings, answer)


def _span(value: object, what: str) -> Days | Months:
    return value if isinstance(value, Months) else Days(days(value, what))


def _asked(study: Study | None, **given: Any) -> _Asked:  # noqa: ANN401 - settings of every kind
    """What was given, or else what the study says."""
    says = COURSE_DEFINITIONS.get(study or "")
    settings: dict[str, Any] = {
        name: getattr(says, name, None) if value is None else value for name, value in given.items()
    }
    if settings["washout"] is None:
        told = f"what was read of {study} does not say which pause ends a course: " if study else ""
        raise FactError(f"{told}give the days, as washout=56, or a study that says them")
    settings["washout"] = days(settings["washout"], least=0)
    settings["longest"] = perhaps(days, settings["longest"])
    settings["pool_same_day"] = bool(settings["pool_same_day"])
    settings["retreatment_is_relapse"] = settings["retreatment_is_relapse"] is not False
    return _Asked(**settings)


def _observed(people: People, until: date | str | None) -> Values:
    """Until when each person is observed; `NONE` where that is not known."""
    if until is None:
        return np.full(people.count, NONE)
    if not isinstance(until, str):
        return np.full(people.count, number_of(until))
    numbers = people.rows.day(until, "observed_until")
    first = numbers[people.first]
    people.rows.wrong(numbers != first[people.codes], until, "twice")
    return first


def _noted(people: People, medicines: EagerRows, given: Values, person: str) -> tuple[Any, Any]:
    """The days of the medicines of each person, by person and day, and who has one that is unread."""
    theirs = People(medicines, person)
    ids: list[Any] = people.rows.frame[people.name].to_list()
    known = {ids[row]: code for code, row in enumerate(people.first)}
    names: list[Any] = medicines.frame[person].to_list()
    mine = np.array([known.get(names[row], NONE) for row in theirs.first], dtype=np.int64)
    codes = mine[theirs.codes]
    ours = codes != NONE
    unread = np.zeros(people.count, dtype=bool)
    unread[codes[ours & ~medicines.sound]] = True
    kept = ours & medicines.sound
    return np.unique(codes[kept] * _EVER + given[kept]), unread


def _told(
    found: Eras, asked: _Asked, observed: Values, noted: tuple[Any, Any] | None
) -> dict[str, Output]:
    """What is told of each course."""
    before = np.concatenate(([NONE], found.last[:-1]))[: len(found.last)]
    since = np.where(found.number == 1, NONE, found.first - before - 1)
    known = observed[found.codes]
    following = np.append(found.first[1:], [_EVER])[: len(found.first)]
    another = np.append(found.codes[1:] == found.codes[:-1], [False])[: len(found.codes)]
    horizon = np.full(len(found.last), _EVER)
    if asked.within is not None:
        horizon = _after(found.last, asked.within)
    retreated = _answered(another & (following <= horizon), known, horizon)
    counts = (retreated == _YES) & asked.retreatment_is_relapse
    last: Values = found.last
    if asked.longest is not None:
        last = np.minimum(last, found.first + asked.longest - 1)
    last = cast("Values", np.where(known == NONE, last, np.minimum(last, known)))
    return {
        "course_number": Output(found.number, "whole"),
        "course_first": Output(found.first, "day"),
        "course_last": Output(found.last, "day"),
        "records": Output(found.records, "whole"),
        "days_supplied": Output(found.supplied, "whole"),
        "days_since": Output(since, "whole", since != NONE),
        "followed_last": Output(last, "day"),
        "eligible": Output(_eligible(found, asked, known), "text", words=_ANSWERS),
        "retreated": Output(retreated, "text", words=_ANSWERS),
        "relapsed": Output(_relapsed(found, counts, known, horizon, noted), "text", words=_ANSWERS),
    }


def _after(numbers: Values, span: Days | Months) -> Values:
    """The days that lie the span after those: the kernel is asked once for each distinct day."""
    if isinstance(span, Days):
        return numbers + span.n
    distinct, place = np.unique(numbers, return_inverse=True)
    table = np.array([number_of(after(day_of(each), span)) for each in distinct], dtype=np.int64)
    return cast("Values", table[place])


def _answered(yes: Values, known: Values, until: Values) -> Values:
    """Yes where it is; else no where the person was observed until then, or for as long as asked."""
    no = (known != NONE) & ((known >= until) | (until == _EVER))
    return np.where(yes, _YES, np.where(no, _NO, _UNKNOWN))


def _eligible(found: Eras, asked: _Asked, known: Values) -> Values:
    told = np.full(len(found.first), _YES)
    if asked.followed is not None:
        enough = known >= _after(found.last, asked.followed)
        told = np.where(known == NONE, _UNKNOWN, np.where(enough, _YES, _NO))
    if asked.shortest is not None:
        told = np.where(found.last >= _after(found.first, asked.shortest) - 1, told, _NO)
    return told


def _relapsed(
    found: Eras, counts: Values, known: Values, horizon: Values, noted: tuple[Any, Any] | None
) -> Values:
    """Whether a retreatment that counts, or another acne medicine, came after each course in time."""
    if noted is None:
        return np.where(counts, _YES, _UNKNOWN)
    told, unread = noted
    place = cast("Values", np.searchsorted(told, found.codes * _EVER + found.last, side="right"))
    coming = np.append(told, [NONE])[place]
    here = (coming // _EVER == found.codes) & (coming % _EVER <= horizon)
    answered = _answered(here | counts, known, horizon)
    return np.where((answered == _NO) & unread[found.codes], _UNKNOWN, answered)
