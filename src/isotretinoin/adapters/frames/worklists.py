"""The due list of many persons: a row for each thing to be done, as the kernel has it of each diary."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple, TypeVar, cast

import numpy as np

from isotretinoin.adapters.frames.days import NONE, Words, number_of
from isotretinoin.adapters.frames.diaries import Diaries, DiaryColumns
from isotretinoin.adapters.frames.rows import OnError, Output
from isotretinoin.adapters.frames.together import Several, held_together, named
from isotretinoin.dates import in_order
from isotretinoin.diaries.diary import Diary
from isotretinoin.errors import RecordError
from isotretinoin.given import choice, require
from isotretinoin.products import Product
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook
from isotretinoin.statuses.worklist import Duty, NotAnswered
from isotretinoin.statuses.worklist import worklist as kernel

__all__ = ["worklist"]

F = TypeVar("F")

_TEXTS: Final = ("standing", "who", "kind", "what", "rule")


def worklist(
    *,
    patients: F,
    doses: F,
    rules: Rulebook,
    first: date,
    last: date,
    dispensings: F | None = None,
    tests: F | None = None,
    results: F | None = None,
    weights: F | None = None,
    stops: F | None = None,
    visits: F | None = None,
    person: str = "person_id",
    weight: str = "weight_kg",
    can_become_pregnant: str | bool | None = "can_become_pregnant",
    born: str | None = None,
    start: str = "start_date",
    daily_dose: str = "daily_dose_mg",
    dispensed: str = "drug_exposure_start_date",
    product: str | Product | None = "product",
    strength: str = "strength_mg",
    quantity: str = "quantity",
    specimen: str = "specimen_date",
    result: str = "result",
    setting: str | None = None,
    collected: str = "measurement_date",
    analyte: str = "analyte",
    value: str = "value",
    unit: str | None = "unit",
    upper_limit: str | None = "upper_limit",
    lower_limit: str | None = None,
    fasting: str | bool | None = None,
    weight_date: str = "weight_date",
    last_dose: str = "last_dose",
    office_visit: str = "office_visit_date",
    on_error: OnError = "column",
) -> F:
    """A row for each thing that is to be done for each person in a range of days, or is overdue.

    The rows of a person become a diary, as for `review`, and the kernel's `worklist` is asked of it.
    Each row has the person; `standing`, "overdue" or "due"; `first` and `last`, the days within which
    it is to be done, `last` null where no source sets one; `who` does it, `kind` and `what` it is;
    and `rule`, the key. What of a diary was left aside has the standing "remark". A person for whom
    nothing is to be done has one row, with nulls.

    Parameters
    ----------
    patients, doses, rules, dispensings, tests, results, weights, stops, visits
        As for `review`.
    first, last
        The first and last day of the range, both in it; what is noted for days after the first is
        left aside.
    person, weight, can_become_pregnant, born, start, daily_dose, dispensed, product, strength, quantity
        As for `review`.
    specimen, result, setting, collected, analyte, value, unit, upper_limit, lower_limit, fasting
        As for `review`.
    weight_date, last_dose, office_visit, on_error
        As for `review`.

    Raises
    ------
    DateError
        When a day is no calendar day, or the last comes before the first.
    UnknownName, RecordError, TypeError, FactError
        As for `review`.

    >>> import polars as pl
    >>> from isotretinoin import rulebook
    >>> patients = pl.DataFrame(
    ...     {"person_id": [1], "weight_kg": [68.0], "can_become_pregnant": [True]}
    ... )
    >>> doses = pl.DataFrame(
    ...     {"person_id": [1], "start_date": [date(2026, 3, 9)], "daily_dose_mg": [40]}
    ... )
    >>> told = worklist(
    ...     patients=patients,
    ...     doses=doses,
    ...     rules=rulebook("US"),
    ...     first=date(2026, 4, 6),
    ...     last=date(2026, 4, 12),
    ... )
    >>> for row in told.select("standing", "first", "last", "what").rows():
    ...     print(*row)
    due 2026-03-09 None contraception goes on
    due 2026-04-03 2026-04-09 pregnancy test of the month
    due 2026-04-09 2026-04-09 lipid panel, LFTs (month 1)
    remark None None no laboratory result is noted: whether earlier visits were kept is not known
    """
    require(rules, Rulebook, RULEBOOK)
    in_order(first, "the first day", last, "the last day")
    choice(on_error, ("column", "raise"), "way with a faulty row")
    columns = DiaryColumns(
        person=person,
        weight=weight,
        can_become_pregnant=can_become_pregnant,
        born=born,
        start=start,
        daily_dose=daily_dose,
        dispensed=dispensed,
        product=product,
        strength=strength,
        quantity=quantity,
        specimen=specimen,
        result=result,
        setting=setting,
        collected=collected,
        analyte=analyte,
        value=value,
        unit=unit,
        upper_limit=upper_limit,
        lower_limit=lower_limit,
        fasting=fasting,
        weight_date=weight_date,
        last_dose=last_dose,
        office_visit=office_visit,
    )
    others = named(
        dispensings=dispensings,
        tests=tests,
        results=results,
        weights=weights,
        stops=stops,
        visits=visits,
    )

    def of(diary: Diary) -> tuple[Duty | NotAnswered, ...]:
        told = kernel({"": diary}, rules, first=first, last=last)
        for each in told.not_answered:
            raise RecordError(each.reason)
        return (*told.duties, *told.remarks)

    def answer(given: Several) -> object:
        return Diaries(given, columns, rules, on_error).answered(of, _DutyRows())

    return cast("F", held_together({"patients": patients, "doses": doses, **others}, answer))


class _Row(NamedTuple):
    """One row, its texts by their places among the words."""

    standing: int = NONE
    first: int = NONE
    last: int = NONE
    who: int = NONE
    kind: int = NONE
    what: int = NONE
    rule: int = NONE


class _DutyRows:
    """Rows of a worklist, made one by one; a row may stand for nothing to do."""

    def __init__(self) -> None:
        self._words = Words()
        self._rows: list[_Row] = []

    def add(self, told: Iterable[Duty | NotAnswered], /) -> int:
        """How many rows were added: one for each, and one for none at all."""
        rows = [self._due(each) if isinstance(each, Duty) else self._left(each) for each in told]
        self._rows += rows or [_Row()]
        return len(rows) or 1

    def _due(self, duty: Duty) -> _Row:
        act, place = duty.act, self._words.place
        days = act.window
        return _Row(
            standing=place(duty.standing),
            first=number_of(days.first),
            last=NONE if days.last is None else number_of(days.last),
            who=place(act.who.value),
            kind=place(act.kind.value),
            what=place(act.what),
            rule=NONE if act.because is None else place(act.because.key),
        )

    def _left(self, remark: NotAnswered) -> _Row:
        return _Row(standing=self._words.place("remark"), what=self._words.place(remark.reason))

    def outputs(self) -> dict[str, Output]:
        """Their columns."""
        table = np.array(self._rows, dtype=np.int64).reshape(-1, len(_Row._fields)).T
        return {
            name: Output(values, "text", words=self._words.told)
            if name in _TEXTS
            else Output(values, "day")
            for name, values in zip(_Row._fields, table, strict=True)
        }
