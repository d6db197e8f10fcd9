"""How much of the days observed was supplied, by named methods, for a person or for all by day."""

from datetime import date
from typing import Any, Final, Literal, NamedTuple, TypeAlias, TypeVar

import narwhals.stable.v2 as nw
import numpy as np

from isotretinoin.adapters.frames.days import NONE, Values, number_of
from isotretinoin.adapters.frames.people import People, eager, held
from isotretinoin.adapters.frames.rows import SCALE, OnError, Output
from isotretinoin.adapters.frames.supply import (
    Supply,
    a_row_each,
    carried,
    covered,
    ends,
    eras_of,
    not_covered_before,
    sums,
    supplied,
)
from isotretinoin.dates import Days, Weeks, calendar_day
from isotretinoin.errors import FactError
from isotretinoin.findings import Window
from isotretinoin.given import choice, days, perhaps, yes_or_no

__all__ = [
    "METHODS",
    "Method",
    "adherence",
    "dose_intensity",
    "proportion_of_patients_covered",
]

F = TypeVar("F")

#: Proportion of days covered, medication possession ratio, and AdhereR's nine measures.
Method: TypeAlias = Literal[
    "PDC", "MPR", "CMA1", "CMA2", "CMA3", "CMA4", "CMA5", "CMA6", "CMA7", "CMA8", "CMA9"
]
#: The names of all of them.
METHODS: Final[tuple[Method, ...]] = (
    "PDC",
    "MPR",
    "CMA1",
    "CMA2",
    "CMA3",
    "CMA4",
    "CMA5",
    "CMA6",
    "CMA7",
    "CMA8",
    "CMA9",
)

#: The most µg that a row may say were taken or planned.
_MG: Final = 10**5


class _Observed(NamedTuple):
    """The days observed of each person, both included, and until when records are followed."""

    low: Any
    high: Any
    until: Any


def adherence(
    dispensings: F,
    *,
    method: Method,
    window: Window | Days | Weeks,
    rolling: int | Days | Weeks | None = None,
    step: int | Days | Weeks | None = None,
    followed_until: date | None = None,
    person: str = "person_id",
    start: str = "drug_exposure_start_date",
    days_supply: str = "days_supply",
    on_error: OnError = "column",
) -> F:
    """A row for each person: how much of the days observed was supplied, by a named method.

    "PDC" is the share of the window's days that are covered, overlapping days once and nothing
    carried over; "MPR" all that is supplied in the window over its days, above 1 where it overlaps.
    "CMA1" is what is supplied before the last record over the days from the first to the last, and
    "CMA2" all that is supplied over the days from the first to the end of the window; "CMA3" and
    "CMA4" are these two, at most 1. The next carry over what is left: "CMA5" is the covered share of
    the days of "CMA1", "CMA6" of those of "CMA2", "CMA7" of the whole window, with what records from
    before it leave; "CMA8" of the window from the day on which that is used up. "CMA9" spreads what is
    had of each record evenly until the next one, or until the last day followed, and is the mean of
    that over the window. Gives `adherence`, null where the method has no days; `days_observed`;
    `days_prescribed`, all days that records begun in the window supply, overlapping ones each; and
    `error` and `error_column`. With `rolling`, a row for each person and rolling window, with
    `window_number`, `window_first` and `window_last`.

    Parameters
    ----------
    method
        One of `METHODS`.
    window
        The days observed, both ends included; or so many days from each person's first record on.
    rolling
        How long each rolling window is; as many as lie in the days observed as a whole.
    step
        How long after one rolling window the next begins; as long as they are, where it is not said.
    followed_until
        The last day on which records are known, which "CMA9" looks to; the last day of the window
        where it is not said.
    dispensings, person, start, days_supply, on_error
        As for `eras`.

    Raises
    ------
    FactError
        When the method is none of them, the window has no last day, no rolling window fits in it, a
        step has none to follow, or the last day followed lies in the window.
    RegimenError, DateError
        When a span is none, or `followed_until` is no day.
    UnknownName, RecordError, TypeError
        As for `post_course_windows`.

    >>> import polars as pl
    >>> fills = pl.DataFrame(
    ...     {
    ...         "person_id": [1, 1, 1],
    ...         "drug_exposure_start_date": [date(2026, 3, each) for each in (1, 11, 26)],
    ...         "days_supply": [15, 10, 10],
    ...     }
    ... )
    >>> march = Window(first=date(2026, 3, 1), last=date(2026, 3, 31))
    >>> for method in ("PDC", "MPR", "CMA1", "CMA6"):
    ...     print(method, adherence(fills, method=method, window=march)["adherence"][0])
    PDC 0.8387096774193549
    MPR 1.1290322580645162
    CMA1 1.0
    CMA6 1.0
    >>> told = adherence(fills, method="PDC", window=march, rolling=10)
    >>> told.select("window_first", "adherence").rows()
    [(datetime.date(2026, 3, 1), 1.0), (datetime.date(2026, 3, 11), 1.0), (datetime.date(2026, 3, 21), 0.5)]
    """
    choice(method, METHODS, "method")
    length = _length(window)
    width = perhaps(days, rolling, "days for a rolling window")
    stride = perhaps(days, step, "days for a step")
    if width is None and stride is not None:
        raise FactError("a step needs rolling windows to go from one to the next: give rolling too")
    if width is not None and width > length:
        raise FactError(
            f"no rolling window of {width} days fits into {length} observed: give fewer days"
        )
    last = perhaps(calendar_day, followed_until, "last day followed")
    if last is not None and isinstance(window, Window) and last < window.end:
        raise FactError(
            f"records are followed until {last}, before the window ends on {window.end}: give a "
            "later day or a shorter window"
        )
    offsets = [0] if width is None else list(range(0, length - width + 1, stride or width))

    def answer(given: F) -> F:
        people = People(eager(given, on_error), person)
        supply = supplied(people, start, days_supply)
        if isinstance(window, Window):
            low = np.full(people.count, number_of(window.first))
        else:
            low = ends(supply, people.count)[0]
        until = (
            np.full(people.count, NONE) if last is None else np.full(people.count, number_of(last))
        )
        until = np.where(low == NONE, low, np.maximum(low + length - 1, until))
        told: list[dict[str, Values]] = []
        for offset in offsets:
            first = low + offset
            observed = _Observed(first, first + (width or length) - 1, until)
            told.append(_row(method, supply, people.count, observed))
        answered: F
        if width is None:
            answered = people.answered(_outputs(told[0]))
        else:
            answered = _rolled(people, told, low)
        return answered

    return held(dispensings, answer)


def _length(window: object) -> int:
    """How many days are observed."""
    if isinstance(window, Days | Weeks):
        return days(window, "days observed")
    if not isinstance(window, Window):
        choice(window, (), "window, as Window(first=…, last=…), or Days(365) from the first record")
    told: Any = window
    if told.last is None:
        raise FactError("a window without a last day cannot be observed: give it one")
    return int((told.last - told.first).days) + 1


def _row(method: Method, supply: Supply, count: int, observed: _Observed) -> dict[str, Values]:
    low, high, _ = observed
    share, length = _share(method, supply, count, observed)
    begun = supply.at((supply.start >= low[supply.codes]) & (supply.start <= high[supply.codes]))
    return {
        "window_first": low,
        "window_last": high,
        "share": share,
        "days_observed": length,
        "days_prescribed": sums(begun.codes, begun.days, count),
    }


def _outputs(told: dict[str, Values]) -> dict[str, Output]:
    some = told["days_observed"] > 0
    share = told["share"] / np.where(some, told["days_observed"], 1)
    return {
        "adherence": Output(share, "number", some),
        "days_observed": Output(told["days_observed"], "whole"),
        "days_prescribed": Output(told["days_prescribed"], "whole"),
    }


def _rolled(people: People, told: list[dict[str, Values]], low: Values) -> Any:  # noqa: ANN401 - a frame
    """A row for each person and window, persons one after another; one for each with a fault."""
    sound = np.flatnonzero(people.faults() == NONE)
    sound = sound[low[sound] != NONE]
    many = len(told)
    flat = {
        name: np.stack([each[name][sound] for each in told], axis=1).reshape(-1) for name in told[0]
    }
    outputs = {
        "window_number": Output(np.tile(np.arange(1, many + 1), len(sound)), "whole"),
        "window_first": Output(flat["window_first"], "day"),
        "window_last": Output(flat["window_last"], "day"),
        **_outputs(flat),
    }
    return a_row_each(people, np.repeat(sound, many), outputs)


def _share(method: Method, supply: Supply, count: int, observed: _Observed) -> tuple[Any, Any]:
    """What counts as supplied to each person, and the days that it is held against."""
    low, high, until = observed
    if method == "CMA9":
        followed = supply.at(supply.start <= until[supply.codes])
        return _spread(followed, count, observed), high - low + 1
    supply = supply.at(supply.start <= high[supply.codes])
    inside = supply.at(supply.start >= low[supply.codes])
    whole = high - low + 1
    first, last = ends(inside, count)
    none = first == NONE
    from_first = np.where(none, 0, high - first + 1)
    between = np.where(none, 0, last - first)
    if method == "PDC":
        return covered(not_covered_before(supply), count, low, high), whole
    if method == "MPR":
        return sums(inside.codes, inside.days, count), whole
    if method in ("CMA1", "CMA3"):
        before = inside.at(inside.start < last[inside.codes])
        taken = sums(before.codes, before.days, count)
        return (np.minimum(taken, between) if method == "CMA3" else taken), between
    if method in ("CMA2", "CMA4"):
        taken = sums(inside.codes, inside.days, count)
        return (np.minimum(taken, from_first) if method == "CMA4" else taken), from_first
    if method == "CMA5":
        return covered(carried(inside), count, first, last - 1), between
    if method == "CMA6":
        return covered(carried(inside), count, first, high), from_first
    if method == "CMA7":
        return covered(carried(supply), count, low, high), whole
    earlier = carried(supply.at(supply.start < low[supply.codes]))
    left = low.copy()
    np.maximum.at(left, earlier.codes, earlier.end + 1)
    left = np.minimum(left, high + 1)
    return covered(carried(supply), count, left, high), high - left + 1


def _spread(supply: Supply, count: int, observed: _Observed) -> Values:
    """What each person has in the window, when what is had of a record lasts evenly until the next."""
    if not len(supply.codes):
        return np.zeros(count)
    codes = supply.codes
    queue = carried(supply)
    # What was had until each record began: all that was supplied before it, but what is still left.
    had = np.cumsum(supply.days) - supply.days - (queue.start - supply.start)
    same = np.append(codes[1:] == codes[:-1], [False])
    until = observed.until[codes] + 1
    following = np.where(same, np.append(supply.start[1:], [0]), until)
    at_end = np.cumsum(supply.days) - np.maximum(queue.end + 1 - until, 0)
    used = np.where(same, np.append(had[1:], [0]), at_end) - had
    length = following - supply.start
    low, high = observed.low[codes], observed.high[codes]
    mine = np.maximum(np.minimum(following, high + 1) - np.maximum(supply.start, low), 0)
    return sums(codes, mine * (used / np.maximum(length, 1)), count)


def proportion_of_patients_covered(
    dispensings: F,
    *,
    follow_up: int | Days | Weeks,
    carry_over: bool,
    observed_until: str | None = None,
    person: str = "person_id",
    start: str = "drug_exposure_start_date",
    days_supply: str = "days_supply",
    end: str | None = None,
    on_error: OnError = "column",
) -> F:
    """A row for each day from 0 on: which share of the persons observed is supplied on that day.

    Day 0 is each person's first. Gives `day`, `covered`, how many are supplied, `observed`, of how
    many, and `proportion_covered`, null where nobody is observed; and `not_read`, the persons of whom a
    row cannot be read, who count in neither; and `error` and `error_column`, of no row.

    Parameters
    ----------
    follow_up
        How many days after the first one are told.
    carry_over
        Whether what is left when the next record comes is used after it.
    observed_until
        The column with the last day on which each person is observed; None where all are throughout.
    dispensings, person, start, days_supply, end
        As for `eras`.
    on_error
        "column" counts who cannot be read; "raise" raises.

    Raises
    ------
    RegimenError
        When the days are none.
    UnknownName, RecordError, TypeError, FactError
        As for `eras`.

    >>> import polars as pl
    >>> fills = pl.DataFrame(
    ...     {
    ...         "person_id": [1, 2],
    ...         "drug_exposure_start_date": [date(2026, 3, 1), date(2026, 4, 1)],
    ...         "days_supply": [1, 2],
    ...     }
    ... )
    >>> told = proportion_of_patients_covered(fills, follow_up=2, carry_over=False)
    >>> told.select("day", "covered", "observed", "proportion_covered").rows()
    [(0, 2, 2, 1.0), (1, 1, 2, 0.5), (2, 0, 2, 0.0)]
    """
    last_day = days(follow_up, "days of follow-up", least=0)
    yes_or_no(carry_over, "carry_over")

    def answer(given: F) -> F:
        rows = eager(given, on_error)
        people = People(rows, person)
        until = None if observed_until is None else rows.day(observed_until, "observed_until")
        supply = supplied(people, start, days_supply, end)
        first = ends(supply, people.count)[0]
        sound = first != NONE
        limit = np.full(people.count, last_day)
        if until is not None:
            latest = np.full(people.count, NONE)
            np.maximum.at(latest, people.codes, until)
            limit = np.where(sound, np.clip(latest - first, -1, last_day), last_day)
        eras = eras_of(carried(supply) if carry_over else supply, 0)
        begin = eras.first - first[eras.codes]
        stop = np.minimum(eras.last - first[eras.codes], limit[eras.codes])
        shown = begin <= stop
        covered_ = _by_day(begin[shown], stop[shown], last_day)
        observed = _by_day(np.zeros(people.count, dtype=np.int64)[sound], limit[sound], last_day)
        some = observed > 0
        frame: Any = nw.from_dict(
            {"day": np.arange(last_day + 1)}, backend=rows.frame.implementation
        )
        told: F = rows.answered(
            {
                "covered": Output(covered_, "whole"),
                "observed": Output(observed, "whole"),
                "proportion_covered": Output(
                    covered_ / np.where(some, observed, 1), "number", some
                ),
                "not_read": Output(np.full(last_day + 1, int((~sound).sum())), "whole"),
            },
            frame,
            np.full(last_day + 1, NONE),
        )
        return told

    return held(dispensings, answer)


def _by_day(begin: Values, stop: Values, last: int) -> Values:
    """How many of these stretches each day from 0 to the last has."""
    change = np.zeros(last + 2, dtype=np.int64)
    np.add.at(change, np.minimum(begin, last + 1), 1)
    np.add.at(change, np.minimum(stop, last) + 1, -1)
    return np.cumsum(change)[: last + 1]


def dose_intensity(
    doses: F,
    *,
    taken: str = "taken_mg",
    planned: str = "planned_mg",
    person: str = "person_id",
    on_error: OnError = "column",
) -> F:
    """A row for each person: what was taken as a share of what was planned.

    Adds up the rows of each person, exactly: gives `total_taken_mg`, `total_planned_mg` and
    `dose_intensity`, null where nothing was planned; and `error` and `error_column`.

    Parameters
    ----------
    doses
        Of pandas, Polars (eager or lazy) or PyArrow; a row is a dose, a day or a whole period.
    taken, planned
        The columns with the mg that were taken, and that should have been; 0 and more.
    person, on_error
        As for `eras`.

    Raises
    ------
    UnknownName, RecordError, TypeError, FactError
        As for `post_course_windows`.

    >>> import polars as pl
    >>> weeks = pl.DataFrame(
    ...     {"person_id": [1, 1], "taken_mg": [280, 200], "planned_mg": [280, 280]}
    ... )
    >>> round(dose_intensity(weeks)["dose_intensity"][0], 4)
    0.8571
    """

    def answer(given: F) -> F:
        rows = eager(given, on_error)
        people = People(rows, person)
        sides = [
            sums(people.codes, rows.number(name, argument, zero=True, most=_MG), people.count)
            for name, argument in ((taken, "taken"), (planned, "planned"))
        ]
        some = sides[1] > 0
        told: F = people.answered(
            {
                "total_taken_mg": Output(sides[0] / SCALE, "number"),
                "total_planned_mg": Output(sides[1] / SCALE, "number"),
                "dose_intensity": Output(sides[0] / np.where(some, sides[1], 1), "number", some),
            }
        )
        return told

    return held(doses, answer)
