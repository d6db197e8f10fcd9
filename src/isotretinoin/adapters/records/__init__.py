"""Diaries, courses, accounts and other results as JSON, and back, exactly.

Quantities are text with their unit ("0.5 mg/kg/day"; "1/3 mg" where no decimal is exact), days are
ISO dates, and numbers are whole: a JSON number with a point has already lost what it was. Rules
stand once, under "cited_rules", each whole, so that a record says by itself what it was judged by.
Equal values give equal bytes. Needs the extra `json`.
"""

import json
import re
from typing import Any, Final, TypeVar

from attrs import has
from cattrs.errors import BaseValidationError

from isotretinoin.adapters.records.forms import converter, faults_in
from isotretinoin.adapters.records.rules import RuleTable, referring
from isotretinoin.adapters.records.text import TOO_DEEP, is_object, parsed, shown, unreadable
from isotretinoin.errors import RecordError

__all__ = ["from_json", "to_json"]

T = TypeVar("T")

_VERSION: Final = 1
_INDEX: Final = re.compile(r"\[([0-9]{1,18})\]")


def to_json(record: object) -> str:
    """The record as JSON text in its one form: keys sorted, entries in order, defaults left out.

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
    schema = _schema(type(record))
    content, rules = referring(converter().unstructure(record))
    if not is_object(content):
        raise RecordError(f"{shown(record)} is no record by itself: write one that holds it")
    document = {"schema": schema, **content}
    if rules:
        document["cited_rules"] = rules
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def from_json(text: str, kind: type[T]) -> T:
    """The record of that kind which the text holds.

    Raises
    ------
    RecordError
        When the text is not such a record. Every fault of it is told, one a line, with its path.

    >>> from isotretinoin.patient import Patient
    >>> from_json('{"schema": "isotretinoin/patient/1", "weight": "154 lb"}', Patient).weight
    kg("69.85322498")
    """
    schema = _schema(kind)
    document = parsed(text)
    faults = dict(unreadable(document))
    if TOO_DEEP in faults.values():
        raise _all_at_once(faults)
    if not is_object(document):
        raise RecordError(f"$: {shown(document)} is no object: write {{...}}")
    given = document.pop("schema", None)
    if given != schema:
        found = "is missing" if given is None else f"{shown(given)} is another schema"
        faults.setdefault("$.schema", f'{found}: write "schema": "{schema}"')
    table = RuleTable(document.pop("cited_rules", {}))
    content = table.resolved(document)
    record: T | None = None
    misfits: dict[str, str] = {}
    try:
        record = converter().structure(content, kind)
    except BaseValidationError as error:
        misfits = dict(faults_in(error))
    # Where one place is told of twice, what came first is the cause.
    faults = misfits | table.complaints() | faults
    if faults or record is None:
        raise _all_at_once(faults)
    return record


def _all_at_once(faults: dict[str, str]) -> RecordError:
    return RecordError("\n".join(f"{path}: {faults[path]}" for path in sorted(faults, key=_place)))


def _place(path: str) -> list[str | int]:
    """The path in parts, so that entry 10 comes after entry 9."""
    return [int(part) if n % 2 else part for n, part in enumerate(_INDEX.split(path))]


def _schema(kind: type[Any]) -> str:
    if not (has(kind) and kind.__module__.startswith("isotretinoin.")):
        raise RecordError(
            f"{kind.__name__} is no record of this library: write Diary, Course, Account ...",
        )
    return f"isotretinoin/{kind.__name__.lower()}/{_VERSION}"
