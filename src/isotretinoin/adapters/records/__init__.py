"""Diaries, courses, accounts and other results as JSON, and back, exactly.

Quantities are text with their unit ("0.5 mg/kg/day"; "1/3 mg" where no decimal is exact), days are
ISO dates, and numbers are whole: a JSON number with a point has already lost what it was. Rules and
their sources stand once, under "cited_rules" and "cited_sources", each whole, so that a record says
by itself what it was judged by. What follows from the rest, such as totals, stands under "derived".
Equal values give equal bytes. Needs the extra `json`.
"""

import json
import re
from itertools import chain
from typing import Any, Final, Generic, Literal, NamedTuple, TypeVar, overload

from cattrs.errors import BaseValidationError

from isotretinoin.adapters.records.forms import converter, faults_in
from isotretinoin.adapters.records.rules import CITED, CitedTables, referring
from isotretinoin.adapters.records.schemas import schema_for
from isotretinoin.adapters.records.text import (
    TOO_DEEP,
    Json,
    in_order,
    is_list,
    is_object,
    parsed,
    unreadable,
)
from isotretinoin.adapters.records.words import schema_of
from isotretinoin.diaries.diary import Diary, at_odds
from isotretinoin.diaries.entries import Entry
from isotretinoin.errors import Fault, RecordError, shown
from isotretinoin.given import choice, count, perhaps
from isotretinoin.patient import Patient

__all__ = ["Collected", "from_json", "schema", "to_json"]

T = TypeVar("T")


class Collected(NamedTuple, Generic[T]):
    """What could be read of a document, and what is wrong with the rest of it, each with its path."""

    record: T
    faults: tuple[Fault, ...]


def to_json(record: object, *, indent: int | None = None) -> str:
    """The record as JSON text in its one form: keys sorted, entries in order, defaults left out.

    It is all on one line; with `indent`, each level has a line of its own, that many spaces in.

    Raises
    ------
    RecordError
        When the value, or something in it, has no such form.

    >>> from isotretinoin.patient import Patient
    >>> from isotretinoin.quantities import kg
    >>> print(to_json(Patient(weight=kg("68.5")), indent=1), end="")
    {
     "schema": "isotretinoin/patient/1",
     "weight": "68.5 kg"
    }
    """
    perhaps(count, indent, "spaces of indent")
    name = schema_of(type(record))
    content, cited = referring(converter().unstructure(record))
    if not is_object(content):
        raise RecordError(f"{shown(record)} is no record by itself: write one that holds it")
    document = {"schema": name, **content, **cited}
    try:
        return json.dumps(document, ensure_ascii=False, indent=indent, sort_keys=True) + "\n"
    except (TypeError, ValueError) as error:  # what rules alone hold, or a number beyond printing
        raise RecordError(f"the record cannot be written: {error}") from None


def schema(kind: type[Any]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a document of that kind, as `to_json` writes it.

    Every document that is written is valid by it, and no key that it does not name is. A reader
    takes more spellings of a quantity than it tells, and checks more than it can.

    Raises
    ------
    RecordError
        When there are no documents of that kind.

    >>> from isotretinoin.patient import Patient
    >>> schema(Patient)["properties"]["schema"], schema(Patient)["required"]
    ({'const': 'isotretinoin/patient/1'}, ['schema', 'weight'])
    """
    return schema_for(kind)


@overload
def from_json(text: str, kind: type[T], *, errors: Literal["raise"] = "raise") -> T: ...
@overload
def from_json(text: str, kind: type[T], *, errors: Literal["collect"]) -> Collected[T]: ...
def from_json(
    text: str,
    kind: type[T],
    *,
    errors: Literal["raise", "collect"] = "raise",
) -> T | Collected[T]:
    r'''The record of that kind which the text holds.

    Quantities may be written as a person types them: "150 lbs", "40 mg daily". With "collect" for
    `errors`, a diary is read without the entries that cannot be, and comes with what is wrong with
    each; of two entries that contradict each other neither is taken. What is wrong elsewhere is
    still raised.

    Raises
    ------
    RecordError
        When the text is not such a record. Its `faults` are all that is wrong with it, each with its
        path, in the order of the text; the message tells them one a line.

    >>> from isotretinoin.patient import Patient
    >>> from_json('{"schema": "isotretinoin/patient/1", "weight": "154 lb"}', Patient).weight
    kg("69.85322498")
    >>> from isotretinoin.diaries.diary import Diary
    >>> text = """{"schema": "isotretinoin/diary/1", "patient": {"weight": "68 kg"}, "entries": [
    ... {"type": "DosePeriod", "first": "2026-03-09", "daily_dose": "40 mg/day"},
    ... {"type": "Missed", "on": "yesterday"}
    ... ]}"""
    >>> diary, faults = from_json(text, Diary, errors="collect")
    >>> len(diary.entries), str(faults[0])
    (1, '$.entries[1].on: \'yesterday\' is no day: write "2026-03-09"')
    '''
    choice(errors, ("raise", "collect"), "way with errors")
    schema_of(kind)
    document = parsed(text)
    return _read(document, kind) if errors == "raise" else _collected(document, kind)


def _read(document: Json, kind: type[T], *, idle: bool = False) -> T:
    """The record; with `idle`, rules may stand in it to which nothing refers."""
    name = schema_of(kind)
    numbers, faults = unreadable(document)
    if TOO_DEEP in faults.values():
        raise RecordError(*in_order(faults, document))
    if not is_object(document):
        raise RecordError(Fault("$", f"{shown(document)} is no object: write {{...}}"))
    content = dict(document)
    given = content.pop("schema", None)
    if given != name:
        found = "is missing" if given is None else f"{shown(given)} is another schema"
        faults.setdefault("$.schema", f'{found}: write "schema": "{name}"')
    tables = CitedTables({place: content.pop(place, {}) for _, place in CITED.values()})
    content = tables.resolved(content)
    record: T | None = None
    misfits: dict[str, str] = {}
    try:
        record = converter().structure(content, kind)
    except (BaseValidationError, RecordError) as error:
        misfits = {path: why for path, why in faults_in(error) if path not in tables.unread}
    for path, why in numbers.items():
        _, _, meant = misfits.get(path, "").partition("give the unit: ")
        faults.setdefault(path, f"{why}, {meant}" if meant else why)
    # Where one place is told of twice, what came first is the cause.
    faults = misfits | tables.complaints(idle=idle) | faults
    if faults or record is None:
        raise RecordError(*in_order(faults, document))
    return record


# Reading what can be read ------------------------------------------------------------------------

_ENTRIES: Final[Any] = tuple[Entry, ...]
_ROW: Final = re.compile(r"\$\.entries\[([0-9]+)\]")


def _collected(document: Json, kind: type[T]) -> Collected[T]:
    rows = document.get("entries") if is_object(document) and kind is Diary else None
    if not is_list(rows):
        return Collected(_read(document, kind), ())
    found: dict[int, list[Fault]] = {}
    while True:
        left = [i for i in range(len(rows)) if i not in found]
        told = document if not found else {**document, "entries": [rows[i] for i in left]}
        try:
            record = _read(told, kind, idle=bool(found))
        except RecordError as error:
            bad = _by_row(error.faults, left)
            if not bad and all(fault.path == "$" for fault in error.faults):
                bare = _read({**document, "entries": []}, Diary, idle=True)
                bad = _at_odds(document, left, bare.patient)
            if not bad:
                raise RecordError(*(*chain(*found.values()), *error.faults)) from None
            found |= bad
        else:
            return Collected(record, tuple(chain(*(found[i] for i in sorted(found)))))


def _by_row(faults: tuple[Fault, ...], left: list[int]) -> dict[int, list[Fault]]:
    """The faults by the entries in which they lie, of those left; none if any lies elsewhere."""
    found: dict[int, list[Fault]] = {}
    for fault in faults:
        row = _ROW.match(fault.path)
        if row is None:
            return {}
        index = left[int(row[1])]
        path = f"$.entries[{index}]{fault.path[row.end() :]}"
        found.setdefault(index, []).append(Fault(path, fault.message))
    return found


def _at_odds(
    document: dict[str, Json], left: list[int], patient: Patient
) -> dict[int, list[Fault]]:
    """The entries that cannot stand beside others, all of them: of two, neither is taken."""
    content = {key: value for key, value in document.items() if key != "schema"}
    tables = CitedTables({place: content.pop(place, {}) for _, place in CITED.values()})
    rows = [document["entries"][i] for i in left]
    told = converter().structure(tables.resolved({**content, "entries": rows})["entries"], _ENTRIES)
    places: dict[Entry, list[int]] = {}
    for i, entry in zip(left, told, strict=True):
        places.setdefault(entry, []).append(i)
    found: dict[int, list[Fault]] = {}
    for odds in at_odds(told, born=patient.born):
        for i in (i for entry in odds.entries for i in places[entry] if i not in found):
            found[i] = [Fault(f"$.entries[{i}]", str(odds))]
    return found
