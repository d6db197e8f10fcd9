"""Diaries, courses, accounts and other results as JSON, and back, exactly.

Quantities are text with their unit ("0.5 mg/kg/day"; "1/3 mg" where no decimal is exact), days are
ISO dates, and numbers are whole: a JSON number with a point has already lost what it was. Rules and
their sources stand once, under "cited_rules" and "cited_sources", each whole, so that a record says
by itself what it was judged by. What follows from the rest, such as totals, stands under "derived".
Equal values give equal bytes. Needs the extra `json`.
"""

import json
from typing import TypeVar

from cattrs.errors import BaseValidationError

from isotretinoin.adapters.records.forms import converter, faults_in
from isotretinoin.adapters.records.rules import CITED, CitedTables, referring
from isotretinoin.adapters.records.text import TOO_DEEP, in_order, is_object, parsed, unreadable
from isotretinoin.adapters.records.words import schema_of
from isotretinoin.errors import Fault, RecordError, shown
from isotretinoin.given import count, perhaps

__all__ = ["from_json", "to_json"]

T = TypeVar("T")


def to_json(record: object, *, indent: int | None = 2) -> str:
    """The record as JSON text in its one form: keys sorted, entries in order, defaults left out.

    With None for `indent`, it is on one line.

    Raises
    ------
    RecordError
        When the value, or something in it, has no such form.

    >>> from isotretinoin.patient import Patient
    >>> from isotretinoin.quantities import kg
    >>> print(to_json(Patient(weight=kg("68.5"))), end="")
    {
      "schema": "isotretinoin/patient/1",
      "weight": "68.5 kg"
    }
    """
    perhaps(count, indent, "spaces of indent")
    schema = schema_of(type(record))
    content, cited = referring(converter().unstructure(record))
    if not is_object(content):
        raise RecordError(f"{shown(record)} is no record by itself: write one that holds it")
    document = {"schema": schema, **content, **cited}
    try:
        return json.dumps(document, ensure_ascii=False, indent=indent, sort_keys=True) + "\n"
    except ValueError as error:  # a whole number that Python itself does not print
        raise RecordError(f"the record cannot be written: {error}") from None


def from_json(text: str, kind: type[T]) -> T:
    """The record of that kind which the text holds.

    Raises
    ------
    RecordError
        When the text is not such a record. Its `faults` are all that is wrong with it, each with its
        path, in the order of the text; the message tells them one a line.

    >>> from isotretinoin.patient import Patient
    >>> from_json('{"schema": "isotretinoin/patient/1", "weight": "154 lb"}', Patient).weight
    kg("69.85322498")
    """
    schema = schema_of(kind)
    document = parsed(text)
    faults = dict(unreadable(document))
    if TOO_DEEP in faults.values():
        raise RecordError(*in_order(faults, document))
    if not is_object(document):
        raise RecordError(Fault("$", f"{shown(document)} is no object: write {{...}}"))
    content = dict(document)
    given = content.pop("schema", None)
    if given != schema:
        found = "is missing" if given is None else f"{shown(given)} is another schema"
        faults.setdefault("$.schema", f'{found}: write "schema": "{schema}"')
    tables = CitedTables({place: content.pop(place, {}) for _, place in CITED.values()})
    content = tables.resolved(content)
    record: T | None = None
    misfits: dict[str, str] = {}
    try:
        record = converter().structure(content, kind)
    except (BaseValidationError, RecordError) as error:
        misfits = {path: why for path, why in faults_in(error) if path not in tables.unread}
    # Where one place is told of twice, what came first is the cause.
    faults = misfits | tables.complaints() | faults
    if faults or record is None:
        raise RecordError(*in_order(faults, document))
    return record
