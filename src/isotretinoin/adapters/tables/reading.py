"""Tables as one diary: which table is of which kind, what contradicts, and what is left aside."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final, Literal, NamedTuple, TypeAlias, cast

from isotretinoin import given
from isotretinoin.adapters.tables import extracts, logs, results
from isotretinoin.adapters.tables.cells import Row, Table, cut, matter_of, table_of
from isotretinoin.adapters.tables.columns import Columns, Names, columns_of
from isotretinoin.adapters.tables.form import TableForm
from isotretinoin.diaries.diary import Diary, at_odds
from isotretinoin.diaries.entries import (
    Dispensing,
    DosePeriod,
    DoseTaken,
    Entry,
    Prescription,
    Stopped,
    Weight,
)
from isotretinoin.errors import (
    Fault,
    IsotretinoinError,
    RecordError,
    RecordTypeError,
    closest,
    require,
    shown,
)
from isotretinoin.monitoring.results import LabResult
from isotretinoin.patient import Patient

__all__ = ["TablesRead", "read_diary"]


class TablesRead(NamedTuple):
    """The diary of some tables, what of them could not be read, and what no entry was made of."""

    diary: Diary
    #: Each with its line; with "raise" there are none.
    faults: tuple[Fault, ...]
    #: What could be read and is no entry: columns of notes, rows that tell nothing, rows of others.
    remarks: tuple[Fault, ...]


class _Kind(NamedTuple):
    """A kind of table: its columns, those that it cannot be without, and what a row is made into."""

    name: str
    columns: Names
    units: Names
    needed: tuple[str, ...]
    entries_of: Callable[[Row, Columns, TableForm], Iterator[Entry]]
    #: Whether every column of it is known to somebody, so that one more need not be asked about.
    standard: bool = False


_LOG: Final = _Kind("a log", logs.COLUMNS, logs.UNITS, ("day",), logs.entries_of)
_KINDS: Final = (
    _Kind(
        "OMOP's drug_exposure",
        extracts.EXPOSURES,
        {},
        ("drug_exposure_start_date", "person_id"),
        extracts.exposure,
        standard=True,
    ),
    _Kind(
        "OMOP's measurement",
        extracts.MEASUREMENTS,
        {},
        ("measurement_date", "person_id"),
        extracts.measurement,
        standard=True,
    ),
    _Kind("results", results.COLUMNS, {}, ("day", "value"), results.entries_of),
)
#: By these columns a table is known to be of that kind, and no log.
_TELLING: Final = {
    "OMOP's drug_exposure": ("drug_exposure_start_date", "drug_concept_id"),
    "OMOP's measurement": ("measurement_date", "measurement_concept_id"),
    "results": ("analyte", "code"),
}


class _Told(NamedTuple):
    """An entry, and where it is told."""

    path: str
    entry: Entry


_Tables: TypeAlias = str | bytes | Mapping[str, str | bytes]


def read_diary(
    tables: str | bytes | Mapping[str, str | bytes],
    *,
    patient: Patient | None = None,
    form: TableForm | None = None,
    errors: Literal["raise", "collect"] = "raise",
) -> TablesRead:
    r"""The diary that tables of text tell: logs, laboratory results, and extracts of OMOP.

    The kind of a table is known by its columns. A log has a day in each row, and a dose taken ("mg",
    "dose (mg)"), a dose from that day on ("mg/day"), "missed", "weight" or "stopped". Results have
    "date", "analyte" or "LOINC", "value" ("> 1000" is a bound), "unit", and limits of normal. Of OMOP
    `drug_exposure` and `measurement` are read. Days between those of a log are not recorded, and no
    dose is taken for missed that is not told to be.

    Parameters
    ----------
    tables
        The text of a table, or its bytes in UTF-8; or several of one person by their names.
    patient
        Whose they are; left out, a patient of whom nothing is known but the first weight told, by the
        day of the first dose.
    form
        How the tables are written, where it is otherwise than is known.
    errors
        With "raise", whatever cannot be read is an error; with "collect", the diary of the rest comes
        with a list of it. Of facts that contradict each other none is taken.

    Raises
    ------
    RecordError
        When a table is none, or its columns are not known; with "raise" when a row cannot be read. Its
        `faults` are all of them, each with its line.
    TypeError
        When the patient is none, or a table no text.

    >>> log = "Date,Dose (mg),Missed,Weight (kg),Note\n" \
    ...     "2026-03-09,40,no,68,started\n" \
    ...     "2026-03-10,,yes,,\n" \
    ...     "11/03/2026,40,,,\n"
    >>> read = read_diary(log, errors="collect")
    >>> read.diary.entries[1:]
    (DoseTaken(on=datetime.date(2026, 3, 9), dose=mg(40), intake=None), Missed(on=datetime.date(2026, 3, 10)))
    >>> for each in (*read.faults, *read.remarks):
    ...     print(each)
    line 4: '11/03/2026' is no day in the form YYYY-MM-DD: it may be in DD/MM/YYYY or MM/DD/YYYY; name the form
    line 1: the column 'Note' is left aside: it is free text (1 row)
    """
    given.perhaps(require, patient, Patient, "Patient(weight=kg(60))")
    given.choice(errors, ("raise", "collect"), "way with errors")
    asked = TableForm() if form is None else require(form, TableForm, "TableForm(decimal=',')")
    faults: list[Fault] = []
    remarks: list[Fault] = []
    told: list[_Told] = []
    named = list(_parsed(tables, asked))
    _refuse_idle(asked, [(table, kind) for _, (table, kind) in named])
    for name, (table, kind) in named:
        told += _entries(name, table, kind, form=asked, faults=faults, remarks=remarks)
    told = _apart(told, None if patient is None else patient.born, faults)
    places = {name: number for number, (name, _) in enumerate(named)}
    for listed in (faults, remarks):
        listed.sort(key=lambda fault: _line(fault, places))
    diary = _diary([each.entry for each in told], patient, faults)
    if faults and errors == "raise":
        raise RecordError(*faults)
    return TablesRead(diary, tuple(faults), tuple(remarks))


def _line(fault: Fault, places: Mapping[str, int]) -> tuple[int, int]:
    """The table and the line at which a fault lies."""
    name, _, line = fault.path.rpartition("line ")
    return places[name], int(line)


def _parsed(tables: _Tables, form: TableForm) -> Iterator[tuple[str, tuple[Table, _Kind]]]:
    """Each table, with what its places begin with."""
    if isinstance(tables, (str, bytes)):
        yield "", _one(tables, form)
        return
    group = cast("object", tables)
    if not isinstance(group, Mapping):
        raise RecordTypeError(
            f"{shown(tables)} is no table: give its text, or several by their names"
        )
    several = cast("Mapping[object, str | bytes]", group)
    if not several:
        raise RecordError("there is no table: give one, or several by their names")
    for name, table in several.items():
        if not isinstance(name, str):
            raise RecordTypeError(f"{shown(name)} is no name of a table: write it as text")
        try:
            yield f"{name} ", _one(table, form)
        except RecordError as error:
            if isinstance(error, TypeError):
                raise
            raise RecordError(f"{name}: {error}") from None


def _one(text: str | bytes, form: TableForm) -> tuple[Table, _Kind]:
    table = table_of(text, form)
    return table, _kind(table, form)


def _kind(table: Table, form: TableForm) -> _Kind:
    by_caller = dict(form.columns)
    for kind in _KINDS:
        there = {matter_of(name, kind.columns) for name in table.header}
        there |= {each for each, name in by_caller.items() if name in table.header}
        if there & set(_TELLING[kind.name]):
            return kind
    return _LOG


def _refuse_idle(form: TableForm, tables: list[tuple[Table, _Kind]]) -> None:
    """Nothing, when each column that the caller names is there, and may be what it is said to be."""
    names = {name for table, _ in tables for name in table.header}
    known = {matter for _, kind in tables for matter in kind.columns}
    for name in (*(column for _, column in form.columns), *form.ignored):
        if name not in names:
            near = closest(name, names)
            meant = f"; the closest is {cut(near)}" if near else ""
            raise RecordError(f"no column is called {cut(name)}{meant}")
    for matter, _ in form.columns:
        if matter not in known:
            raise RecordError(
                f"no table has a column for {cut(matter)}: there are {', '.join(sorted(known))}",
            )


def _entries(
    name: str,
    table: Table,
    kind: _Kind,
    *,
    form: TableForm,
    faults: list[Fault],
    remarks: list[Fault],
) -> Iterator[_Told]:
    """What the rows of a table tell; what cannot be read, or is none of it, is listed."""
    columns = columns_of(table, form, kind.columns, kind.units)
    for each in kind.needed:
        if each not in columns.named:
            listed = ", ".join(map(cut, table.header))
            raise RecordError(
                f"{name}line {table.line}: {kind.name} needs a column for {each}, and there are {listed}: name "
                f"it, as columns={{{each!r}: …}}",
            )
    rows = tuple(_of_the_person(name, table, columns, form, remarks))
    faults += [Fault(f"{name}line {line}", why) for line, why in table.odd]
    _list_columns(f"{name}line {table.line}", columns, rows, kind, faults=faults, remarks=remarks)
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        path = f"{name}line {row.line}"
        try:
            found = tuple(kind.entries_of(row, columns, form))
        except IsotretinoinError as error:
            faults.append(Fault(path, "; ".join(str(error).splitlines())))
            continue
        if not found:
            remarks.append(Fault(path, "it tells of no dose, miss, weight or stop"))
        yield from (_Told(path, each) for each in found)
        first = seen.setdefault(tuple(row.cells.values()), row.line)
        if first != row.line and any(type(each) in _ADD_UP for each in found):
            remarks.append(Fault(path, f"it is the same as line {first}, and both count"))


#: What is told twice happened twice.
_ADD_UP: Final = frozenset({DoseTaken, Dispensing, Prescription})


def _of_the_person(
    name: str, table: Table, columns: Columns, form: TableForm, remarks: list[Fault]
) -> Iterator[Row]:
    """The rows of the person asked about; all of them where the table has no persons."""
    if "person_id" not in columns.named:
        yield from table.rows
        return
    place = f"{name}line {table.line}"
    persons = {columns.of(row, "person_id") for row in table.rows}
    if form.person is None and len(persons) > 1:
        raise RecordError(f"{place}: it is of {len(persons)} persons: name one, as person='7'")
    if form.person is not None and form.person not in persons:
        raise RecordError(f"{place}: no row is of the person {cut(form.person)}")
    mine = [row for row in table.rows if form.person in (None, columns.of(row, "person_id"))]
    if others := len(table.rows) - len(mine):
        remarks.append(Fault(place, f"{_rows(others)} of other persons {_are(others)} left aside"))
    yield from mine


def _list_columns(
    place: str,
    columns: Columns,
    rows: tuple[Row, ...],
    kind: _Kind,
    *,
    faults: list[Fault],
    remarks: list[Fault],
) -> None:
    """The columns of which nothing was made."""
    if "note" in columns.named:
        note = columns.named["note"]
        if told := sum(bool(row.cells[note]) for row in rows):
            remarks.append(
                Fault(
                    place, f"the column {cut(note)} is left aside: it is free text ({_rows(told)})"
                ),
            )
    if kind.standard:
        told_in = [each for each in columns.unknown if any(row.cells[each] for row in rows)]
        if told_in:
            remarks.append(Fault(place, f"columns left aside: {', '.join(map(cut, told_in))}"))
        return
    faults += [
        Fault(place, f"{kind.name} has no column {cut(each)}: say what it is, or ignore it")
        for each in columns.unknown
    ]


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _apart(told: list[_Told], born: date | None, faults: list[Fault]) -> list[_Told]:
    """The facts that contradict no other; of the others none is taken, and all are listed."""
    places: dict[Entry, list[int]] = {}
    for number, each in enumerate(told):
        places.setdefault(each.entry, []).append(number)
    # Which course a stop ends is asked below, when it is settled what was taken.
    stops = [each.entry for each in told if isinstance(each.entry, Stopped)]
    others = [each.entry for each in told if not isinstance(each.entry, Stopped)]
    odd: dict[int, str] = {}
    for found in (*at_odds(others, born=born), *at_odds(stops, born=born)):
        numbers = sorted({number for entry in found.entries for number in places[entry]})
        for number in numbers:
            path = told[number].path
            other = next((told[n].path for n in numbers if told[n].path != path), path)
            beside = f"it contradicts {other}: " if len(found.entries) > 1 else "it "
            odd.setdefault(number, f"{beside}{found.reason}")
    faults += [Fault(told[number].path, why) for number, why in sorted(odd.items())]
    left = [each for number, each in enumerate(told) if number not in odd]
    return _stopped_once(left, faults)


def _day_of(entry: Entry) -> date:
    told: Any = entry
    if isinstance(entry, LabResult):
        return entry.collected
    day: date = told.first if isinstance(entry, DosePeriod) else told.on
    return day


def _stopped_once(told: list[_Told], faults: list[Fault]) -> list[_Told]:
    """Without the stops of a course that is stopped already: of which course they are, is not told."""
    left: list[_Told] = []
    going_on = again = ended = None
    for each in sorted(told, key=_place):
        entry = each.entry
        if isinstance(entry, Stopped):
            if going_on is None and ended not in (None, entry.on):
                why = f"no dose is told since the stop on {ended}: a course ends once"
                faults.append(Fault(each.path, why))
                continue
            if going_on is not None:
                # A dose from the day of the stop on is the next course's.
                going_on, ended = (again if again == entry.on else None), entry.on
        elif isinstance(entry, DoseTaken) or (isinstance(entry, DosePeriod) and entry.daily_dose):
            day = _day_of(entry)
            if going_on is None:
                going_on = day
            elif isinstance(entry, DosePeriod):
                again = day
        left.append(each)
    return left


def _place(told: _Told) -> tuple[date, int]:
    """The day of an entry; on one day a dose from it on comes first, and a stop last."""
    entry = told.entry
    rank = 0 if isinstance(entry, DosePeriod) else 2 if isinstance(entry, Stopped) else 1
    return _day_of(entry), rank


def _diary(entries: list[Entry], patient: Patient | None, faults: list[Fault]) -> Diary:
    if patient is not None:
        return Diary(patient=patient, entries=tuple(entries))
    weights = sorted((each.on, each) for each in entries if isinstance(each, Weight))
    doses = [_day_of(each) for each in entries if isinstance(each, (DoseTaken, DosePeriod))]
    if not weights:
        raise RecordError(*faults, "no weight is told: give the patient, or a column of weights")
    first = weights[0][1]
    if doses and min(doses) < first.on:
        raise RecordError(
            *faults,
            f"the first weight is of {first.on}, after the first dose on {min(doses)}: give the "
            "patient with the weight at the start",
        )
    return Diary(patient=Patient(weight=first.weight), entries=tuple(entries))
