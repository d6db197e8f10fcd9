"""Diaries, courses, accounts and other results as JSON, and back, exactly.

Quantities are text with their unit ("0.5 mg/kg/day"; "1/3 mg" where no decimal is exact), days are
ISO dates, and numbers are whole: a JSON number with a point has already lost what it was. Rules
stand once, under "rules", each whole, so that a record says by itself what it was judged by. Equal
values give equal bytes. Needs the extra `json`.
"""

import json
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
    document = {"schema": schema, **content}
    if rules:
        document["rules"] = rules
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
    if document.pop("schema", None) != schema:
        faults.setdefault("$.schema", f'write "schema": "{schema}"')
    table = RuleTable(document.pop("rules", {}))
    content = table.resolved(document)
    record: T | None = None
    try:
        record = converter().structure(content, kind)
    except BaseValidationError as error:
        table.faults.update(faults_in(error))
    for path, fault in table.complaints().items():
        faults.setdefault(path, fault)
    if faults or record is None:
        raise _all_at_once(faults)
    return record


def _all_at_once(faults: dict[str, str]) -> RecordError:
    return RecordError("\n".join(f"{path}: {fault}" for path, fault in faults.items()))


def _schema(kind: type[Any]) -> str:
    if not (has(kind) and kind.__module__.startswith("isotretinoin.")):
        raise RecordError(
            f"{kind.__name__} is no record of this library: write Diary, Course, Account ..."
        )
    return f"isotretinoin/{kind.__name__.lower()}/{_VERSION}"
