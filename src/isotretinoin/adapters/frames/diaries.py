"""The diary of each person from the rows of several frames, made one person at a time.

What is judged of a diary is judged by the kernel: rows are read, put together, and nothing else.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final, NamedTuple, Protocol, final

import numpy as np

from isotretinoin import products
from isotretinoin.adapters.frames.assessing import dated_results
from isotretinoin.adapters.frames.days import NONE, Native, Values, day_of
from isotretinoin.adapters.frames.laboratory import ResultColumns
from isotretinoin.adapters.frames.people import People, eager
from isotretinoin.adapters.frames.rows import (
    SCALE,
    EagerRows,
    OnError,
    Output,
    Told,
)
from isotretinoin.adapters.frames.together import (
    Refusal,
    Several,
    answered_together,
    columns_named,
    comparable,
    raise_faults,
    refusal_of,
)
from isotretinoin.adapters.frames.windows import flag_of
from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import (
    Dispensing,
    DosePeriod,
    Entry,
    OfficeVisit,
    PregnancyTest,
    Setting,
    Stopped,
    Weight,
)
from isotretinoin.errors import IsotretinoinError, UnknownName
from isotretinoin.given import require
from isotretinoin.patient import Patient
from isotretinoin.products import Product
from isotretinoin.quantities import BodyWeight, DailyDose, Mass, kg, mg, mg_per_day
from isotretinoin.rules.rulebook import Rulebook
from isotretinoin.rules.vocabulary import shown_by_test

__all__ = ["Diaries", "DiaryColumns", "LongRows"]


_KG: Final = 1000
_MG_A_DAY: Final = 10**5
_PERHAPS: Final = ("born", "setting", "unit", "upper_limit", "lower_limit")
_SETTINGS: Final[dict[str, Setting]] = {"medical": "medical", "home": "home"}

#: What makes the entries of the row of that number, when it is asked.
_Entries = Callable[[int], tuple[Entry, ...]]


class DiaryColumns(NamedTuple):
    """The names of the columns of each frame; None where there is no such column."""

    person: str
    weight: str
    can_become_pregnant: str | bool | None
    born: str | None
    start: str
    daily_dose: str
    dispensed: str
    product: str | Product | None
    strength: str
    quantity: str
    specimen: str
    result: str
    setting: str | None
    collected: str
    analyte: str
    value: str
    unit: str | None
    upper_limit: str | None
    lower_limit: str | None
    fasting: str | bool | None
    weight_date: str
    last_dose: str
    office_visit: str

    def check(self) -> None:
        """Nothing, when each can be the name of a column, or what stands in its place.

        Raises
        ------
        RecordError, FactError
            That is a TypeError too, when one cannot.
        """
        instead: dict[str, tuple[type, ...]] = {
            "can_become_pregnant": (bool,),
            "fasting": (bool,),
            "product": (Product,),
        }
        names = {
            name: told
            for name, told in self._asdict().items()
            if not isinstance(told, instead.get(name, ()))
        }
        columns_named(names, perhaps=(*instead, *_PERHAPS))


class LongRows(Protocol):
    """Rows of a long frame, made one by one."""

    def add(self, told: Iterable[Any], /) -> int:
        """How many rows were added: one for each, and one for none at all."""
        ...

    def outputs(self) -> Mapping[str, Output]:
        """Their columns."""
        ...


@lru_cache(maxsize=1024)
def _dose(thousandths: int) -> DailyDose:
    return mg_per_day(Fraction(thousandths, SCALE))


@lru_cache(maxsize=1024)
def _strength(thousandths: int) -> Mass:
    return mg(Fraction(thousandths, SCALE))


@lru_cache(maxsize=4096)
def _weight(thousandths: int) -> BodyWeight:
    return kg(Fraction(thousandths, SCALE))


@final
class Diaries:
    """What several frames tell of each person of `patients`; a diary is made when it is asked for.

    Raises
    ------
    UnknownName, RecordError, TypeError, FactError
        As for `post_course_windows`.
    """

    def __init__(
        self, frames: Several, columns: DiaryColumns, rules: Rulebook, on_error: OnError
    ) -> None:
        columns.check()
        self._columns = columns
        self._rules = rules
        patients = eager(frames["patients"], on_error)
        self._people = People(patients, columns.person)
        of: dict[str, Callable[[EagerRows], _Entries]] = {
            "doses": self._doses,
            "dispensings": self._dispensings,
            "tests": self._tests,
            "results": self._results,
            "weights": self._weights,
            "stops": self._stops,
            "visits": self._visits,
        }
        self._patient = self._patients(patients)
        self._rows = {"patients": patients}
        self._whose = {"patients": self._people.codes}
        self._entries: dict[str, _Entries] = {}
        known = {each: code for code, each in enumerate(self._ids(self._people))}
        for name, make in of.items():
            if name in frames:
                rows = eager(frames[name], on_error)
                self._rows[name] = rows
                self._whose[name] = self._codes(rows, name, known)
                self._entries[name] = make(rows)
        #: The place of the first fault of each row, by frame.
        self._faults: dict[str, Values] = {name: rows.places for name, rows in self._rows.items()}
        if on_error == "raise":
            raise_faults(self._rows)

    # Whose each row is -------------------------------------------------------------------------

    def _ids(self, people: People) -> list[Any]:
        ids: list[Any] = people.rows.frame[people.name].to_list()
        return [ids[row] for row in people.first]

    def _codes(self, rows: EagerRows, name: str, known: dict[Any, int]) -> Values:
        """The place of each row's person among the patients; `NONE` for one that they do not have."""
        column = self._columns.person
        comparable(column, {"patients": self._people.rows, name: rows})
        people = People(rows, column)
        mine = np.array([known.get(each, NONE) for each in self._ids(people)], dtype=np.int64)
        codes = mine[people.codes] if rows.length else people.codes
        rows.wrong(codes == NONE, column, "stranger")
        return codes

    # What each row says ------------------------------------------------------------------------

    def _patients(self, rows: EagerRows) -> Callable[[int], Patient]:
        told = self._columns
        again = np.bincount(self._people.codes, minlength=1)[self._people.codes] > 1
        rows.wrong(again, told.person, "again")
        grams = rows.number(told.weight, "weight", most=_KG)
        can = flag_of(rows, told.can_become_pregnant, "can_become_pregnant")
        born = rows.every(NONE)
        if told.born is not None:
            born = rows.day(told.born, "born", perhaps=True)
        return lambda row: Patient(
            weight=_weight(int(grams[row])),
            can_become_pregnant=None if can[row] < 0 else bool(can[row]),
            born=None if born[row] == NONE else day_of(born[row]),
        )

    def _doses(self, rows: EagerRows) -> _Entries:
        day = rows.day(self._columns.start, "start")
        dose = rows.number(self._columns.daily_dose, "daily_dose", zero=True, most=_MG_A_DAY)
        return lambda row: (DosePeriod(day_of(day[row]), _dose(int(dose[row]))),)

    def _dispensings(self, rows: EagerRows) -> _Entries:
        told = self._columns
        day = rows.day(told.dispensed, "dispensed")
        strength = rows.number(told.strength, "strength")
        count = rows.whole(told.quantity, "quantity", least=1)
        known, product = self._products(rows)
        return lambda row: (
            Dispensing(
                day_of(day[row]),
                known[int(product[row])],
                _strength(int(strength[row])),
                int(count[row]),
            ),
        )

    def _products(self, rows: EagerRows) -> tuple[list[Product], Values]:
        """The products that differ, and the place of each row's."""
        told, place = self._columns.product, self._rules.name
        if not isinstance(told, str):
            generic = told or products.generic(place)
            if generic is None:
                raise UnknownName(
                    f"no capsules without a brand were read of {place}: name the column product, or "
                    "give products.get('…')"
                )
            return [require(generic, Product, "products.get('Claravis')")], rows.every(0)
        made: list[Product] = []

        def of(key: tuple[Any, ...]) -> Told:
            (name,) = key
            if name is None:
                return Told(fault="missing", column=told)
            try:
                made.append(products.get(str(name), market=place))
            except UnknownName:
                return Told(fault="unknown", column=told)
            return Told((len(made) - 1,))

        (places,) = rows.told([(each,) for each in rows.listed(told)], of, 1)
        return made, places.astype(np.int64)

    def _tests(self, rows: EagerRows) -> _Entries:
        told = self._columns
        day = rows.day(told.specimen, "specimen")
        shown: list[Any] = []

        def of(key: tuple[Any, ...]) -> Told:
            word, where = key
            if word is None:
                return Told(fault="missing", column=told.result)
            if (result := shown_by_test(word)) is None:
                return Told(fault="unreadable", column=told.result)
            if where is not None and where not in _SETTINGS:
                return Told(fault="unreadable", column=told.setting or "")
            shown.append((result, where))
            return Told((len(shown) - 1,))

        none: list[Any] = [None] * rows.length
        where = none if told.setting is None else rows.listed(told.setting)
        (places,) = rows.told(list(zip(rows.listed(told.result), where, strict=True)), of, 1)
        return lambda row: (PregnancyTest(day_of(day[row]), *shown[int(places[row])]),)

    def _results(self, rows: EagerRows) -> _Entries:
        told = self._columns
        columns = ResultColumns(
            told.analyte, told.value, told.unit, told.upper_limit, told.lower_limit
        )
        results, places = dated_results(rows, columns, told.collected, told.fasting)
        return lambda row: (results[int(places[row])],)

    def _weights(self, rows: EagerRows) -> _Entries:
        day = rows.day(self._columns.weight_date, "weight_date")
        grams = rows.number(self._columns.weight, "weight", most=_KG)
        return lambda row: (Weight(day_of(day[row]), _weight(int(grams[row]))),)

    def _stops(self, rows: EagerRows) -> _Entries:
        day = rows.day(self._columns.last_dose, "last_dose")
        return lambda row: (Stopped(day_of(day[row])),)

    def _visits(self, rows: EagerRows) -> _Entries:
        day = rows.day(self._columns.office_visit, "office_visit")
        return lambda row: (OfficeVisit(day_of(day[row])),)

    # Person by person --------------------------------------------------------------------------

    def __iter__(self) -> Iterator[tuple[Refusal, ...] | Diary]:
        """The diary of each person, or why there is none, in the order of the patients."""
        count = self._people.count
        by_person = {name: _by_person(codes, count) for name, codes in self._whose.items()}
        for person in range(count):
            mine = {
                name: order[begin[person] : begin[person + 1]]
                for name, (order, begin) in by_person.items()
            }
            refused = tuple(
                self._refusal(name, int(row))
                for name, places in mine.items()
                for row in places
                if self._faults[name][row] != NONE
            )
            yield refused or self._diary(mine)

    def _diary(self, mine: dict[str, Values]) -> tuple[Refusal, ...] | Diary:
        entries = tuple(
            entry
            for name, make in self._entries.items()
            for row in mine[name]
            for entry in make(row)
        )
        try:
            return Diary(patient=self._patient(mine["patients"][0]), entries=entries)
        except IsotretinoinError as error:
            return (_refused(error),)

    def _refusal(self, name: str, row: int) -> Refusal:
        return refusal_of(self._rows[name], self._faults[name], name, row)

    # The answer --------------------------------------------------------------------------------

    def answered(self, of: Callable[[Diary], Iterable[Any]], rows: LongRows) -> Native:
        """A long frame: the rows of what is told of each diary, and one for each row of no use.

        Who has no diary has the reasons in place of it; rows of persons whom the patients do not have
        come last.
        """
        counts: list[int] = []
        refused: dict[int, Refusal] = {}
        made = 0
        for diary in self:
            before = made
            why = () if isinstance(diary, Diary) else diary
            if isinstance(diary, Diary):
                try:
                    made += rows.add(of(diary))
                except IsotretinoinError as error:
                    why = (_refused(error),)
            for each in why:
                refused[made] = each
                made += rows.add(())
            counts.append(made - before)
        return self._framed(counts, rows.outputs(), refused)

    def _framed(
        self, counts: list[int], outputs: Mapping[str, Output], refused: dict[int, Refusal]
    ) -> Native:
        patients, name = self._rows["patients"], self._columns.person
        mine = np.repeat(self._people.first, counts)
        pieces = [patients.frame.select(name)[mine, :]]
        place = len(mine)
        for each, rows in self._rows.items():
            strangers: list[int] = np.flatnonzero(self._whose[each] == NONE).tolist()
            if strangers:
                pieces.append(rows.frame.select(name)[strangers, :])
            for row in strangers:
                refused[place] = self._refusal(each, row)
                place += 1
        return answered_together(pieces, outputs, refused)


def _refused(error: IsotretinoinError) -> Refusal:
    return Refusal("; ".join(str(error).splitlines()))


def _by_person(codes: Values, count: int) -> tuple[Values, Values]:
    """The rows in the order of their persons, and where those of each begin; strangers come first."""
    order = np.argsort(codes, kind="stable")
    return order, np.searchsorted(codes[order], np.arange(count + 1))
