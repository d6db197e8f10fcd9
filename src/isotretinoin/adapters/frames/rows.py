"""A frame as rows that are answered: columns taken exactly, faults by row, the same frame handed back.

Formulas are written once, in `+ - * //`, comparisons and `when`, on whole numbers without a gap: a
frame that is held in memory lends them arrays of numpy, a lazy one expressions of narwhals. A row
with a fault is computed with a stand-in, and its answers are taken away at the end; so no formula
meets a null, which every engine treats in its own way.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import Any, Final, Literal, NamedTuple, Protocol, TypeAlias, cast, final

import narwhals.stable.v2 as nw
import numpy as np

from isotretinoin.adapters.frames.days import CALENDAR, HIGH, LOW, NONE, Native, Question, Values
from isotretinoin.errors import (
    FactError,
    Fault,
    RecordError,
    RecordTypeError,
    UnknownName,
    closest,
    shown,
)
from isotretinoin.given import choice

__all__ = [
    "FAULTS",
    "TYPES",
    "AnyRows",
    "EagerRows",
    "LazyRows",
    "Lender",
    "OnError",
    "Output",
    "Told",
    "free",
    "is_eager",
    "missing_in",
    "native_frame",
    "refused",
    "rows_of",
]

#: What to do with a row that cannot be answered: say so in its `error` columns, or raise.
OnError: TypeAlias = Literal["column", "raise"]

#: Numbers are whole thousandths: mg in µg, kg in g. Up to here they fit the floats and whole numbers
#: of every engine, whatever a formula makes of them; who multiplies more asks for less.
SCALE: Final = 1000
MOST: Final = 10**6

#: Everything that can be wrong with a value of a row, as the `error` column has it.
FAULTS: Final = {
    "missing": "no value",
    "not positive": "not more than 0",
    "negative": "less than 0",
    "too large": "more than can be",
    "too fine": "more than 3 decimals",
    "not whole": "not a whole number",
    "moment": "a time of day, where a day is meant",
    "far off": f"a day outside {CALENDAR[0]} to {CALENDAR[1]}",
    "disorder": "before the day that it should follow",
    "no rule": "no rule in force on that day",
    "never": "the doses never reach the goal",
    "too long": "more days than the regimen has",
    "beyond": f"the answer lies beyond {CALENDAR[1]}",
    "twice": "another row says otherwise of the same day",
    "ambiguous": "a code that several products have",
    "unknown": "a name or code that nobody knows",
    "topical": "a topical form, to which these rules do not apply",
    "unreadable": "a value that cannot be read",
    "stranger": "a person whom the patients do not have",
    "again": "another row is of the same person",
    "rest": "a day without a dose, where the first dose is meant",
    "long turn": "more doses in turn than are walked at once",
    "no goal": "a regimen without a goal, where nothing else ends the course",
    "own goal": "a regimen with a goal of its own, where the course ends otherwise",
    "bounds": "an upper end below the lower",
}

#: How many faulty rows an error names.
LISTED: Final = 10
#: Of what type each kind of answers is held.
TYPES: Final[Mapping[str, Any]] = {
    "day": np.int32,
    "whole": np.int64,
    "number": np.float64,
    "flag": np.bool_,
    "text": np.int32,
}
#: What a column without rows, of which nothing else is known, cannot be to hold days.
_NO_DAYS: Final = (nw.Boolean, nw.Int64, nw.Float64, nw.String)
#: Likewise to hold text, and to hold yes and no.
_NO_TEXTS: Final = (nw.Boolean, nw.Int64, nw.Float64, nw.Date, nw.Datetime)
_NO_FLAGS: Final = (nw.Int64, nw.Float64, nw.String, nw.Date, nw.Datetime)
#: How many of each unit of numpy a day has.
_A_DAY: Final = {
    "D": 1,
    "s": 86_400,
    "ms": 86_400 * 10**3,
    "us": 86_400 * 10**6,
    "ns": 86_400 * 10**9,
}
#: What numpy counts a missing moment as.
_NOT_A_TIME: Final = np.iinfo(np.int64).min
_ERROR: Final = ("error", "error_column")


class Output(NamedTuple):
    """A column of answers: its values, what they are, and where there are any.

    Days are numbers, counted from 1970-01-01; text is the place of its word among `words`.
    """

    values: Values
    kind: Literal["day", "whole", "number", "flag", "text"]
    where: Values | None = None
    words: tuple[str, ...] = ()


class Told(NamedTuple):
    """What is answered to one key, in numbers and places of words; or the fault, and in which column."""

    answers: tuple[float | None, ...] = ()
    fault: str = ""
    column: str = ""


class Rows:
    """What the rows of a frame lend to a formula, in memory or lazy."""

    def __init__(self, schema: Mapping[str, Any], on_error: OnError) -> None:
        self.schema = dict(schema)
        self.on_error: OnError = on_error
        self.faults: list[tuple[Values, str, str]] = []

    def named(self, name: str, argument: str) -> Native:
        """The type of the column of that name.

        Raises
        ------
        UnknownName
            With the closest, when the frame has none.
        RecordError
            When it is no name.
        """
        if not isinstance(cast("Any", name), str):
            raise RecordTypeError(
                f"{shown(name)} is no name of a column: write {argument}={argument!r}"
            )
        if name in self.schema:
            return self.schema[name]
        close = closest(name, self.schema)
        hint = f"did you mean {close!r}? " if close else ""
        known = ", ".join(map(repr, self.schema)) or "none"
        raise UnknownName(
            f"no column {name!r}: {hint}say which it is, as {argument}='…'; there are {known}"
        )

    def wrong(self, where: Values, column: str, fault: str) -> None:
        """Those rows cannot be answered, for what is in that column; the first fault counts."""
        self.faults.append((where, column, FAULTS[fault]))

    def texts(self, name: str, argument: str) -> tuple[Values, tuple[str, ...]]:
        """The place of each row's text among those that differ, and these.

        Raises
        ------
        RecordError
            Of rows that are not in memory: what a text means has to be read.
        """
        self.named(name, argument)
        raise RecordTypeError(
            f"column {name!r} is text that has to be read, which no relation of DuckDB, no frame of "
            "Spark and no statement lets us: give relation.pl() or frame.toArrow(), or one "
            f"{argument} for every row"
        )

    def of_type(self, dtype: Native, name: str, wanted: str) -> RecordTypeError:
        """The error of a column that holds another kind of values altogether."""
        return RecordTypeError(f"column {name!r} holds {dtype}, not {wanted}: convert it first")

    def _is_day(self, name: str, argument: str) -> Native:
        dtype = self.named(name, argument)
        if isinstance(dtype, nw.Datetime) and dtype.time_zone is not None:
            raise RecordTypeError(
                f"column {name!r} holds moments in {dtype.time_zone}, not days: choose the day in "
                "their own time zone first"
            )
        return dtype


def free(columns: Collection[str], outputs: Mapping[str, Output]) -> None:
    """Nothing, when no answer has the name of a column: it never takes the place of what was given.

    Raises
    ------
    RecordError
        When one has.
    """
    for name in (*outputs, *_ERROR):
        if name in columns:
            raise RecordError(f"the frame has a column {name!r} already: rename or drop it first")


@final
class EagerRows(Rows):
    """The rows of a frame that is held in memory, as arrays."""

    lazy = False

    def __init__(self, frame: Native, on_error: OnError, before: int = 0) -> None:
        super().__init__(frame.schema, on_error)
        self.frame = frame
        self.length: int = len(frame)
        #: How many rows of a larger frame stand before these.
        self.before = before

    def wrong(self, where: Values, column: str, fault: str) -> None:
        """Likewise; a fault that no row has is none."""
        if where.any():
            super().wrong(where, column, fault)

    def when(self, where: Values, then: Values, otherwise: Values) -> Values:
        """The one value where that holds, else the other."""
        if isinstance(otherwise, np.ndarray) and not where.any():
            return cast("Values", otherwise)
        return cast("Values", np.where(where, then, cast("Values", otherwise)))

    def keep(self, values: Values) -> Values:
        """The values, computed once."""
        return values

    def every(self, value: int) -> Values:
        """The same number for every row."""
        return np.full(self.length, value)

    def ratio(self, values: Values, by: int) -> Values:
        """The float nearest to each value divided by the number."""
        return values / by

    def number(self, name: str, argument: str, *, zero: bool = False, most: int = MOST) -> Values:
        """The numbers of a column in whole thousandths, exact or a fault of the row."""
        dtype = self.named(name, argument)
        series = self.frame[name]
        missing = missing_in(series)
        if missing is not None and missing.all():  # without any value it has no type of its own
            self.wrong(missing, name, "missing")
            return np.full(self.length, SCALE)
        if isinstance(dtype, nw.Decimal) or (isinstance(dtype, nw.Object) and _all_decimal(series)):
            return self._decimals(series, name, zero=zero, most=most)
        if not dtype.is_numeric():
            raise self.of_type(dtype, name, "numbers")
        given = _array(series if missing is None else series.fill_null(0))
        if len(given) and missing is None:  # mostly nothing is wrong, which is seen at a glance
            least, greatest = given.min(), given.max()  # NaN is neither
            if (least >= 0 if zero else least > 0) and greatest <= most:
                return self._thousandths(given, name)
        if given.dtype.kind == "f":
            missing = np.isnan(given) if missing is None else missing | np.isnan(given)
        else:
            given = np.minimum(given, most + 1).astype(np.int64)  # an unsigned one may not fit
            missing = np.zeros(self.length, dtype=bool) if missing is None else missing
        given = _array(np.where(missing, given.dtype.type(1), given))
        return self._scaled(given, missing, name, zero=zero, most=most)

    def _scaled(
        self, given: Values, missing: Values, name: str, *, zero: bool, most: int
    ) -> Values:
        self.wrong(missing, name, "missing")
        low = given < 0 if zero else given <= 0
        self.wrong(low, name, "negative" if zero else "not positive")
        high = given > most
        self.wrong(high, name, "too large")
        safe = _array(np.where(low | high, given.dtype.type(1), given))
        return self._thousandths(safe, name)

    def _thousandths(self, safe: Values, name: str) -> Values:
        if safe.dtype.kind != "f":
            return safe.astype(np.int64) * SCALE
        whole = np.rint(safe.astype(np.float64) * SCALE).astype(np.int64)
        self.wrong((whole / SCALE).astype(safe.dtype) != safe, name, "too fine")
        return whole

    def _decimals(self, series: Values, name: str, *, zero: bool, most: int) -> Values:
        """Decimals keep every digit; there are few enough that each is looked at."""
        missing = _array(series.is_null()).astype(bool)
        told = [
            1 if _null(each) else min(max(each, -1), most + 1) * SCALE for each in series.to_list()
        ]
        fine = np.array([each != int(each) for each in told], dtype=bool)
        self.wrong(missing, name, "missing")
        whole = np.array([int(each) for each in told], dtype=np.int64)
        low = (whole < 0) if zero else (whole <= 0) & ~fine
        self.wrong(low, name, "negative" if zero else "not positive")
        self.wrong(whole > most * SCALE, name, "too large")
        self.wrong(fine, name, "too fine")
        return np.where(missing | low | (whole > most * SCALE) | fine, SCALE, whole)

    def whole(self, name: str, argument: str, *, least: int = 0, most: int = MOST) -> Values:
        """The whole numbers of a column, such as days or capsules."""
        thousandths = self.number(name, argument, zero=least == 0, most=most)
        self.wrong(thousandths % SCALE != 0, name, "not whole")
        return thousandths // SCALE

    def day(self, name: str, argument: str, *, perhaps: bool = False) -> Values:
        """The days of a column as numbers; `NONE` where there is none and none is needed."""
        numbers, missing, moment = self._counted(self._is_day(name, argument), name)
        far = None
        if len(numbers) and (numbers.min() < LOW or numbers.max() > HIGH):
            far = (numbers < LOW) | (numbers > HIGH)
        if missing is not None and not perhaps:
            self.wrong(missing, name, "missing")
        if moment is not None:
            self.wrong(moment, name, "moment")
        if far is not None:
            self.wrong(far, name, "far off")
            numbers = np.where(far, LOW, numbers)
        return np.where(missing, NONE, numbers) if missing is not None and perhaps else numbers

    def _counted(self, dtype: Native, name: str) -> tuple[Values, Values | None, Values | None]:
        """The days of a column as numbers; which are missing, which are moments, where any may be."""
        series = self.frame[name]
        if isinstance(dtype, nw.Date):
            missing = missing_in(series)
            numbers = _array(_filled(series.cast(nw.Int32), missing)).astype(np.int64)
            return (
                (numbers, None, None)
                if missing is None
                else (np.where(missing, LOW, numbers), missing, None)
            )
        told: Any = _array(series) if isinstance(dtype, nw.Datetime) else None
        if (
            told is None or told.dtype.kind != "M"
        ):  # days as objects of Python, in a frame of pandas
            told = _dates(series.to_list())
        if told is None or (not len(told) and isinstance(dtype, _NO_DAYS)):
            raise self.of_type(dtype, name, "days")
        a_day = _A_DAY[np.datetime_data(told.dtype)[0]]
        exact = told.view(np.int64)
        missing = None
        if len(exact) and exact.min() == _NOT_A_TIME:  # that one pass tells of most frames
            missing = exact == _NOT_A_TIME
            exact = np.where(missing, LOW * a_day, exact)
        numbers = exact if a_day == 1 else exact // a_day
        return numbers, missing, None if a_day == 1 else numbers * a_day != exact

    def flag(self, name: str, argument: str) -> Values:
        """Yes as 1, no as 0 and what was not recorded as -1."""
        dtype = self.named(name, argument)
        if isinstance(dtype, nw.Boolean):
            series = self.frame[name]
            missing = missing_in(series)
            told = _array(series if missing is None else series.fill_null(value=False))
            told = told.astype(np.int8)
            return told if missing is None else np.where(missing, np.int8(-1), told)
        told = self.frame[name].to_list()
        none = not told and isinstance(dtype, _NO_FLAGS)
        if none or any(type(each) is not bool for each in told if not _null(each)):
            raise self.of_type(dtype, name, "yes and no, as True and False")
        return np.array([-1 if _null(each) else int(each) for each in told], dtype=np.int64)

    def texts(self, name: str, argument: str) -> tuple[Values, tuple[str, ...]]:
        """The place of each row's text among those that differ, and these; none is a fault."""
        dtype = self.named(name, argument)
        series = self.frame[name]
        missing = missing_in(series)
        if missing is not None:
            self.wrong(missing, name, "missing")
            if missing.all():  # without any value it has no type of its own
                return np.zeros(self.length, dtype=np.int64), ("",)
            series = series.fill_null("")
        told: list[Any] = series.unique().to_list()
        if isinstance(dtype, _NO_TEXTS) or any(not isinstance(each, str) for each in told):
            raise self.of_type(dtype, name, "text")
        if not told:
            return np.zeros(0, dtype=np.int64), ()
        codes = series.replace_strict(told, list(range(len(told))), return_dtype=nw.Int64)
        return _array(codes), tuple(told)

    def listed(self, name: str) -> list[Any]:
        """The values of a column as Python has them, None for none; a float as the decimal it prints."""
        dtype = self.named(name, name)
        told: list[Any] = self.frame[name].to_list()
        if isinstance(dtype, nw.Float32):
            told = [each if _null(each) else float(str(np.float32(each))) for each in told]
        return [None if _null(each) else each for each in told]

    def told(
        self, keys: list[Any], of: Callable[[Any], "Told"], answers: int
    ) -> tuple[Values, ...]:
        """What is answered to each key, asked once for each that is different; faults as they come."""
        known: dict[Any, Told] = {}
        for key in keys:
            if key not in known:
                known[key] = of(key)
        each = [known[key] for key in keys]
        for column, fault in {(told.column, told.fault) for told in known.values() if told.fault}:
            where = np.array([(told.column, told.fault) == (column, fault) for told in each])
            self.wrong(where, column, fault)
        blank = (None,) * answers
        table = [[NONE if it is None else it for it in (told.answers or blank)] for told in each]
        return tuple(np.array(table).reshape(-1, answers).T)

    def asked(
        self,
        numbers: Values,
        column: str,
        question: Question,
        *,
        among: Values | None = None,
        only: int | None = None,
    ) -> tuple[Values, ...]:
        """What the kernel answers to each day, asked once for each; `NONE` where it has no answer.

        Where no rule is in force on a day, its rows have a fault in that column. With `among`, only
        those rows are asked of; with `only`, so many of its answers are told.
        """
        asking = among
        if self.faults:
            asking = self.sound if among is None else self.sound & among
        *table, lacking = question.answers(numbers if asking is None else numbers[asking])
        places = numbers - LOW
        if (lacking == 1).any():
            lacks = lacking.take(places) == 1
            self.wrong(lacks if asking is None else lacks & asking, column, "no rule")
        return tuple(each.take(places) for each in table[:only])

    def answered(
        self,
        outputs: Mapping[str, Output],
        frame: Native = None,
        places: Values = None,
    ) -> Native:
        """The frame with the answers and the two columns of faults, its rows as they were.

        Where other rows are answered than the frame has, they are given, with their faults.

        Raises
        ------
        RecordError
            When a row has a fault and the caller wants that raised: the first ten of them.
        """
        if self.on_error == "raise":
            refused(*self.faulty())
        words = tuple(dict.fromkeys(fault for _, _, fault in self.faults))
        names = tuple(dict.fromkeys(column for _, column, _ in self.faults))
        answered = self.frame if frame is None else frame
        free(answered.columns, outputs)
        codes = (self.places if places is None else places) if self.faults else None
        bad, new = None if codes is None else codes != NONE, dict[str, Any]()
        for name, (values, kind, where, told) in outputs.items():
            new[name] = self.column(
                np.broadcast_to(values, len(answered)), kind, _either(bad, where), told
            )
        if codes is None or bad is None:
            new |= dict.fromkeys(_ERROR, no_texts(self.frame.implementation, len(answered)))
        else:
            for name, place, told in (("error", 2, words), ("error_column", 1, names)):
                each = np.array([told.index(fault[place]) for fault in self.faults])
                new[name] = self.column(each[np.where(bad, codes, 0)], "text", ~bad, told)
        return with_columns(answered, new)

    @property
    def places(self) -> Values:
        """The place of the first fault of each row; `NONE` where it has none."""
        codes = np.full(self.length, NONE)
        for place in reversed(range(len(self.faults))):
            codes[self.faults[place][0]] = place
        return codes

    @property
    def sound(self) -> Values:
        """Which rows have no fault so far."""
        bad = np.zeros(self.length, dtype=bool)
        for where, _, _ in self.faults:
            bad |= where
        return ~bad

    def faulty(self) -> tuple[list[Fault], int]:
        """The first ten rows with a fault, by their numbers, and how many there are."""
        if not self.faults:
            return [], 0
        codes = self.places
        rows: list[int] = np.flatnonzero(codes != NONE).tolist()
        told: list[Fault] = []
        for row in rows[:LISTED]:
            _, column, fault = self.faults[int(codes[row])]
            told.append(Fault(f"row {self.before + row}, {column}", fault))
        return told, len(rows)

    def column(self, values: Native, kind: str, hidden: Native, words: tuple[str, ...]) -> Native:
        """The values as a column of the frame's own engine, with nulls where hidden."""
        return native_column(self.frame.implementation, values, hidden, kind, words)


def refused(told: list[Fault], count: int) -> None:
    """Nothing, when no row has a fault.

    Raises
    ------
    RecordError
        With the first of the rows, and how many more there are.
    """
    more = [Fault("…", f"and {count - LISTED} rows more")] if count > LISTED else []
    if told:
        raise RecordError(*told[:LISTED], *more)


def _either(bad: Values | None, where: Values | None) -> Values | None:
    """Which rows show nothing: faulty ones, and those without an answer; None where all do."""
    if where is None:
        return bad
    return ~where if bad is None else bad | ~where


def native_column(
    engine: Native,
    values: Values,
    hidden: Values | None,
    kind: str,
    words: tuple[str, ...] = (),
) -> Native:
    """The values as a column of that engine, with nulls where hidden."""
    native = engine.to_native_namespace()
    if kind in ("text", "day") and len(values) and values.min() == NONE:
        hidden = values == NONE if hidden is None else hidden | (values == NONE)
    if hidden is not None and not hidden.any():
        hidden = None
    if kind == "text":
        return _texts(engine, values, hidden, words)
    values = np.ascontiguousarray(values, dtype=TYPES[kind])
    if engine.is_polars():
        series = native.Series("values", values)
        series = series.cast(native.Date) if kind == "day" else series
        return series if hidden is None else _shown(native, series, hidden)
    if engine.is_pyarrow():
        return _arrow(native, values, hidden, kind)
    if kind == "day":
        days = (values * np.int64(_A_DAY["s"])).view("datetime64[s]")
        return days if hidden is None else np.where(hidden, np.datetime64("NaT", "s"), days)
    if kind == "number":
        return values if hidden is None else np.where(hidden, np.nan, values)
    masked = native.arrays.BooleanArray if kind == "flag" else native.arrays.IntegerArray
    return masked(values, np.zeros(len(values), dtype=bool) if hidden is None else hidden)


def _shown(native: Native, series: Native, hidden: Values) -> Native:
    """The series of Polars with nulls where hidden."""
    mask = native.Series("hidden", np.ascontiguousarray(hidden))
    return native.select(native.when(~mask).then(series)).to_series()


def _arrow(native: Native, values: Values, hidden: Values | None, kind: str) -> Native:
    """The values as an array of PyArrow, over the memory that they have."""
    kinds = {"day": "date32", "whole": "int64", "number": "float64", "flag": "bool_"}
    data = np.packbits(values, bitorder="little") if kind == "flag" else values
    valid = None
    if hidden is not None:
        valid = native.py_buffer(np.packbits(~hidden, bitorder="little"))
    return native.Array.from_buffers(
        getattr(native, kinds[kind])(), len(values), [valid, native.py_buffer(data)]
    )


def _texts(engine: Native, places: Native, hidden: Native, words: tuple[str, ...]) -> Native:
    """The words at those places as a column of that engine, with nulls where hidden."""
    if hidden is not None and hidden.all():
        return no_texts(engine, len(places))
    native = engine.to_native_namespace()
    safe = places if hidden is None else np.where(hidden, len(words), places)
    if engine.is_polars():
        told = native.Series([*words, None], dtype=native.String)
        return told.gather(native.Series(safe.astype(np.uint32)))
    if engine.is_pyarrow():
        told = native.array([*words, None], type=native.string())
        return told.take(native.array(safe.astype(np.int32)))
    return native.array([*words, None], dtype="str").take(safe.astype(np.int64))


def no_texts(engine: Native, length: int) -> Native:
    """A column of text of that engine without any."""
    native = engine.to_native_namespace()
    if engine.is_polars():
        return native.repeat(None, length, dtype=native.String, eager=True)
    if engine.is_pyarrow():
        return native.nulls(length, native.string())
    told = native.array([None], dtype="str")
    if told.dtype.storage == "pyarrow":
        arrow: Any = import_module("pyarrow")
        return native.array(arrow.nulls(length, arrow.large_string()), dtype="str")
    return told.take(np.zeros(length, dtype=np.int64))


def with_columns(frame: Native, new: Mapping[str, Any]) -> Native:
    """The native frame with further columns, its rows, order and index as they were."""
    native, engine = frame.to_native(), frame.implementation
    if engine.is_polars():
        return native.with_columns(**new)
    if engine.is_pyarrow():
        for name, array in new.items():
            native = native.append_column(name, array)
        return native
    return native.assign(**new)


def _null(value: object) -> bool:
    # What pandas has for no value is asked by name: to compare it gives no truth.
    return value is None or type(value).__name__ in ("NAType", "NaTType") or value != value  # noqa: PLR0124 - NaN is not itself


def _dates(told: list[Values]) -> Values:
    days = [None if _null(each) else each for each in told]
    if any(type(each) is not date for each in days if each is not None):
        return None
    return np.array(days, dtype="datetime64[D]")


def _array(values: Native) -> Native:
    """The values as an array; checkers need not know of what."""
    return np.asarray(values.to_numpy() if hasattr(values, "to_numpy") else values)


def missing_in(series: Native) -> Values | None:
    """Which values are missing; None where none is."""
    return _array(series.is_null()).astype(bool) if series.null_count() else None


def _filled(series: Native, missing: Values | None) -> Native:
    return series if missing is None else series.fill_null(0)


def _all_decimal(series: Native) -> bool:
    return all(isinstance(each, Decimal) for each in series.to_list() if not _null(each))


@final
class LazyRows(Rows):
    """The rows of a lazy frame, as expressions: nothing is read before the caller collects."""

    lazy = True

    def __init__(self, frame: Native, on_error: OnError) -> None:
        super().__init__(frame.collect_schema(), on_error)
        if on_error == "raise":
            raise FactError(
                "a lazy frame is not read before it is collected, so nothing can be raised: "
                "write on_error='column'"
            )
        self.frame = frame
        self.given = list(self.schema)
        self.made = 0

    def when(self, where: Values, then: Values, otherwise: Values) -> Values:
        """The one value where that holds, else the other."""
        return nw.when(where).then(_literal(then)).otherwise(_literal(otherwise))

    def keep(self, values: Values) -> Values:
        """The values, computed once."""
        self.made += 1
        name = f"__isotretinoin_{self.made}"
        self.frame = self.frame.with_columns(values.alias(name))
        return nw.col(name)

    def every(self, value: int) -> Values:
        """The same number for every row."""
        return self.keep(nw.lit(value, nw.Int64))

    def ratio(self, values: Values, by: int) -> Values:
        """The float nearest to each value divided by the number."""
        return values.cast(nw.Float64) / nw.lit(float(by))

    def number(self, name: str, argument: str, *, zero: bool = False, most: int = MOST) -> Values:
        """The numbers of a column in whole thousandths, exact or a fault of the row."""
        dtype = self.named(name, argument)
        if not dtype.is_numeric():
            raise self.of_type(dtype, name, "numbers")
        given = nw.col(name)
        missing = given.is_null() | given.is_nan() if dtype.is_float() else given.is_null()
        self.wrong(missing, name, "missing")
        given = self.keep(self.when(missing, nw.lit(1).cast(dtype), given))
        low = given < 0 if zero else given <= 0
        self.wrong(low, name, "negative" if zero else "not positive")
        self.wrong(high := given > most, name, "too large")
        safe = self.keep(self.when(low | high, nw.lit(1).cast(dtype), given))
        if dtype.is_integer():
            return safe.cast(nw.Int64) * SCALE
        if isinstance(dtype, nw.Decimal):
            thousandths = self.keep(safe * SCALE)
            whole = self.keep(thousandths.cast(nw.Int64))
            self.wrong(thousandths - whole != 0, name, "too fine")
            return whole
        whole = self.keep((safe.cast(nw.Float64) * SCALE).round(0).cast(nw.Int64))
        back = self.ratio(whole, SCALE).cast(dtype)
        self.wrong(back != safe, name, "too fine")
        return whole

    def whole(self, name: str, argument: str, *, least: int = 0, most: int = MOST) -> Values:
        """The whole numbers of a column, such as days or capsules."""
        thousandths = self.number(name, argument, zero=least == 0, most=most)
        self.wrong(thousandths % SCALE != 0, name, "not whole")
        return self.keep(thousandths // SCALE)

    def day(self, name: str, argument: str, *, perhaps: bool = False) -> Values:
        """The days of a column as numbers; `NONE` where there is none and none is needed."""
        dtype = self._is_day(name, argument)
        if not isinstance(dtype, nw.Date | nw.Datetime):
            raise self.of_type(dtype, name, "days")
        given = nw.col(name)
        missing = given.is_null()
        stand_in = nw.lit(CALENDAR[0]).cast(dtype)
        told = self.keep(self.when(missing, stand_in, given))
        number = self.keep(self._numbered(told.cast(nw.Date)))
        far = (number < LOW) | (number > HIGH)
        if not perhaps:
            self.wrong(missing, name, "missing")
        if isinstance(dtype, nw.Datetime):
            self.wrong(told.cast(nw.Date).cast(dtype) != told, name, "moment")
        self.wrong(far, name, "far off")
        number = self.keep(self.when(far, LOW, number))
        return self.keep(self.when(missing, NONE, number)) if perhaps else number

    def _numbered(self, days: Values) -> Values:
        """The days as numbers, by the engine's own count."""
        name = f"__isotretinoin_day_{self.made}"
        if is_spark(self.frame):
            native = self.frame.with_columns(days.alias(name)).to_native()
            number = _spark_sql().unix_date(name).cast("bigint")
            self.frame = nw.from_native(native.withColumn(name, number))
            return nw.col(name)
        self.frame = nw.from_native(
            self.frame.with_columns(days.alias(name))
            .to_native()
            .select(f"* REPLACE (CAST({name} - DATE '1970-01-01' AS BIGINT) AS {name})")
        )
        return nw.col(name)

    def flag(self, name: str, argument: str) -> Values:
        """Yes as 1, no as 0 and what was not recorded as -1."""
        dtype = self.named(name, argument)
        if not isinstance(dtype, nw.Boolean):
            raise self.of_type(dtype, name, "yes and no, as True and False")
        given = nw.col(name)
        return self.keep(self.when(given.is_null(), -1, self.when(given, 1, 0)))

    def asked(
        self,
        numbers: Values,
        column: str,
        question: Question,
        *,
        among: Values | None = None,
        only: int | None = None,
    ) -> tuple[Values, ...]:
        """What the kernel answers to each day, from a table of the calendar; likewise."""
        *found, no_rule = self._looked_up(numbers, question.answers())
        lacks = no_rule == 1 if among is None else among & (no_rule == 1)
        self.wrong(lacks, column, "no rule")
        return tuple(found[:only])

    def _looked_up(self, numbers: Values, table: list[Values]) -> list[Values]:
        """The values of each table at those days."""
        native = self.frame.to_native()
        names = [f"__isotretinoin_{self.made + place}" for place in range(1, len(table) + 1)]
        self.made += len(table)
        key = f"{names[0]}_key"
        if is_spark(self.frame):
            keyed = self.frame.with_columns(numbers.alias(key)).to_native()
            # Small enough to be sent to where the rows are: nothing is shuffled.
            days = _spark_sql().broadcast(_spark_calendar(native.sparkSession, key, names, table))
            self.frame = nw.from_native(keyed.join(days, on=key, how="left"))
            return [nw.col(name) for name in names]
        calendar = dict(zip(names, table, strict=True)) | {key: np.arange(LOW, HIGH + 1)}  # noqa: F841 # pyright: ignore[reportUnusedVariable] - DuckDB finds it by its name
        days = nw.from_native(native.query("rows_", "SELECT * FROM calendar"))
        self.frame = self.frame.with_columns(numbers.alias(key)).join(days, on=key, how="left")
        return [nw.col(name) for name in names]

    def answered(self, outputs: Mapping[str, Output]) -> Native:
        """The lazy frame with the answers and the two columns of faults."""
        bad, said, columns = nw.lit(value=False), nw.lit(None), nw.lit(None)
        for where, column, fault in reversed(self.faults):
            bad = bad | where
            said = nw.when(where).then(nw.lit(fault)).otherwise(said)
            columns = nw.when(where).then(nw.lit(column)).otherwise(columns)
        bad = self.keep(bad)
        new: dict[str, Any] = {}
        days: list[str] = []
        free(self.given, outputs)
        for name, (values, kind, where, words) in outputs.items():
            shows = ~bad if where is None else ~bad & where
            if kind == "text":
                values = _words(values, words)  # noqa: PLW2901 - the same answers in words
            elif kind == "day":
                shows = shows & (values != NONE)
                days.append(name)
            new[name] = nw.when(shows).then(values)
        new |= {"error": said.cast(nw.String), "error_column": columns.cast(nw.String)}
        told = self.frame.with_columns(**new).select(*self.given, *new)
        return _as_days(told, days).to_native()


def _literal(value: Values) -> Values:
    return nw.lit(value) if isinstance(value, (bool, int, float, str)) else value


def _words(codes: Values, words: tuple[str, ...]) -> Values:
    told = nw.lit(None)
    for place, word in enumerate(words):
        told = nw.when(codes == place).then(nw.lit(word)).otherwise(told)
    return told.cast(nw.String)


def _as_days(frame: Native, names: list[str]) -> Native:
    """The frame with those columns of numbers as days."""
    if is_spark(frame):
        of = _spark_sql()
        days = {name: of.date_from_unix_date(of.col(name).cast("int")) for name in names}
        return nw.from_native(frame.to_native().withColumns(days))
    told = (f"DATE '1970-01-01' + CAST({name} AS INTEGER) AS {name}" for name in names)
    return nw.from_native(frame.to_native().select(f"* REPLACE ({', '.join(told)})"))


def is_spark(frame: Native) -> bool:
    """Whether it is a frame of Spark, of this process or of a server."""
    engine = frame.implementation
    return bool(engine.is_pyspark() or engine.is_pyspark_connect())


def _spark_sql() -> Native:
    return import_module("pyspark.sql.functions")


def _spark_calendar(session: Native, key: str, names: list[str], table: list[Values]) -> Native:
    """The answers to each day of the calendar, as a frame of Spark."""
    columns = dict(zip((key, *names), (np.arange(LOW, HIGH + 1), *table), strict=True))
    try:
        arrow: Any = import_module("pyarrow")
    except ModuleNotFoundError:  # then each number is handed over by itself
        schema = ", ".join(f"{name} bigint" for name in columns)
        rows = zip(*(each.tolist() for each in columns.values()), strict=True)
        return session.createDataFrame(list(rows), schema)
    told = {name: arrow.array(each.astype(np.int64)) for name, each in columns.items()}
    return session.createDataFrame(arrow.table(told))


class AnyRows(Protocol):
    """The rows of a frame in memory, of a lazy one, or of a statement: all that a formula asks of them."""

    def wrong(self, where: Values, column: str, fault: str) -> None:
        """Those rows cannot be answered."""

    def when(self, where: Values, then: Values, otherwise: Values) -> Values:
        """The one value where that holds, else the other."""

    def keep(self, values: Values) -> Values:
        """The values, computed once."""

    def every(self, value: int) -> Values:
        """The same number for every row."""

    def ratio(self, values: Values, by: int) -> Values:
        """The float nearest to each value divided by the number."""

    def number(self, name: str, argument: str, *, zero: bool = False, most: int = MOST) -> Values:
        """The numbers of a column in whole thousandths."""

    def whole(self, name: str, argument: str, *, least: int = 0, most: int = MOST) -> Values:
        """The whole numbers of a column."""

    def day(self, name: str, argument: str, *, perhaps: bool = False) -> Values:
        """The days of a column as numbers."""

    def flag(self, name: str, argument: str) -> Values:
        """Yes as 1, no as 0 and what was not recorded as -1."""

    def texts(self, name: str, argument: str) -> tuple[Values, tuple[str, ...]]:
        """The place of each row's text among those that differ, and these."""
        ...

    def asked(
        self,
        numbers: Values,
        column: str,
        question: Question,
        *,
        among: Values | None = None,
        only: int | None = None,
    ) -> tuple[Values, ...]:
        """What the kernel answers to each day: all of it, or only so many of its values."""
        ...

    def answered(self, outputs: Mapping[str, Output]) -> Native:
        """The frame with the answers and the two columns of faults."""


class Lender(ABC):
    """What is no frame and has rows for formulas nevertheless, as the table of a statement."""

    @abstractmethod
    def rows(self, on_error: OnError) -> AnyRows:
        """Its rows."""


def rows_of(frame: object, on_error: OnError) -> AnyRows:
    """The rows of the frame: in memory those of pandas, Polars, PyArrow; lazy those of Polars, DuckDB, Spark.

    Raises
    ------
    TypeError
        When it is no frame of one of them.
    FactError
        When `on_error` is neither "column" nor "raise".
    """
    choice(on_error, ("column", "raise"), "way with a faulty row")
    if isinstance(frame, Lender):
        return frame.rows(on_error)
    told = native_frame(frame)
    return EagerRows(told, on_error) if is_eager(told) else LazyRows(told, on_error)


def is_eager(frame: Native) -> bool:
    """Whether the frame is held in memory."""
    return isinstance(frame, nw.DataFrame)


def native_frame(frame: object) -> Native:
    """The frame as narwhals has it.

    Raises
    ------
    RecordError
        That is a TypeError too, when it is no frame of an engine that is tested.
    """
    if nw.dependencies.is_dask_dataframe(frame):
        raise RecordTypeError(
            "a frame of Dask lies in parts, and these rows are looked at together: give frame.compute()"
        )
    try:
        told: Any = nw.from_native(cast("Any", frame))
    except TypeError:
        told = None
    engine: Any = getattr(told, "implementation", None)
    if engine is not None and (
        engine.is_polars()
        or engine.is_pandas()
        or engine.is_pyarrow()
        or engine.is_duckdb()
        or is_spark(told)
    ):
        return told
    raise RecordTypeError(
        f"{shown(frame)} is no frame: give one of pandas, Polars, PyArrow, DuckDB, PySpark or Dask"
    )
