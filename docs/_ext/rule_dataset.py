"""The rules as a dataset: rows for CSV, JSON and Parquet, tested without Sphinx."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from isotretinoin.comparison import in_words as in_short
from isotretinoin.dates import Days, Months, Weeks
from isotretinoin.evidence import Rule
from isotretinoin.findings import Between
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg, DosePerKg, Mass
from isotretinoin.rulebooks import rulebook, rulebook_names
from isotretinoin.version import __version__
from rule_index import Held, every_rule, sources
from rule_pages import in_words

#: Where the files stand in the built pages.
FOLDER: Final = Path("data")

_MEASURED: Final = (Mass, BodyWeight, DailyDose, DosePerKg, DailyDosePerKg, Days, Weeks, Months)
_NUMBER: Final = re.compile(r"(\d+(?:\.\d+)?) (.+)")

#: What each column of `rules` means.
COLUMNS: Final = {
    "key": "the key of the rule, which never changes",
    "rulebooks": "the rulebooks, laboratory schedules and grading criteria that hold it",
    "topic": "the topic under which it stands in the explorer",
    "matter": "the matter that it rules on",
    "beside": "whether it stands only beside a rule that is applied, as a source that disagrees",
    "text": "what it says, in a sentence",
    "value": "its value in words, with the unit",
    "low": "the least number of the value, where that is a quantity, a span or a range of them",
    "high": "the greatest number",
    "unit": "the unit of both",
    "since": "the first day in force, where the sources set one",
    "until": "the last day in force",
    "announced": "the day on which the first day was made known",
    "ended_by": "the rule whose first day ends it, where that alone does",
    "edition": "the edition of a programme that it came or went with",
    "basis": "what kind of text it stands on",
    "tag": "how the text was met",
    "verified": "whether the text itself was read in a copy that can be relied on",
    "interpretation": "the reading, where one had to be chosen",
    "note": "what a reader should know",
    "alternatives": "the keys of sources beside it that disagree",
    "sources": "the keys of the documents that it cites, as in `sources`",
    "sections": "the place in each of those documents",
}


def measured(value: object) -> tuple[str | None, str | None, str | None]:
    """The least and the greatest number of the value, and their unit; nothing of what has none."""
    ends: tuple[object, object]
    ends = (value.low, value.high) if isinstance(value, Between) else (value, value)
    found = [
        match if isinstance(end, _MEASURED) and (match := _NUMBER.fullmatch(str(end))) else None
        for end in ends
    ]
    units = {match[2] for match in found if match}
    if len(units) > 1:  # "1 week" and "2 weeks"
        units = {max(units, key=len)}
    low, high = (match[1] if match else None for match in found)
    return low, high, units.pop() if units else None


def rule_row(held: Held) -> dict[str, Any]:
    """One rule as plain values, its keys those of `COLUMNS`."""
    rule: Rule[Any] = held.rule
    low, high, unit = measured(rule.value)
    return {
        "key": rule.key,
        "rulebooks": list(held.places),
        "topic": held.topic,
        "matter": held.matter,
        "beside": held.beside,
        "text": rule.text,
        "value": in_words(rule.value) if _of_parts(rule.value) else in_short(rule.value),
        "low": low,
        "high": high,
        "unit": unit,
        "since": _day(rule.since),
        "until": _day(rule.until),
        "announced": _day(rule.announced),
        "ended_by": held.ended_by,
        "edition": rule.edition,
        "basis": rule.basis,
        "tag": rule.tag,
        "verified": rule.verified,
        "interpretation": rule.interpretation,
        "note": rule.note,
        "alternatives": [other.key for other in rule.alternatives],
        "sources": [cite.source.key for cite in rule.cites],
        "sections": [cite.section or "" for cite in rule.cites],
    }


def _of_parts(value: object) -> bool:
    return "(" in str(value)[:40] and "=" in str(value)


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def rule_rows() -> list[dict[str, Any]]:
    """Every rule, one row each."""
    return [rule_row(held) for held in every_rule().values()]


def source_rows() -> list[dict[str, Any]]:
    """Every document that a rule cites, with the day on which it was last checked, and its rules."""
    return [
        {
            "key": source.key,
            "title": source.title,
            "publisher": source.publisher,
            "published": source.published,
            "where": source.where,
            "addresses": list(source.addresses),
            "grade": source.grade,
            "checked": source.checked,
            "rules": list(keys),
        }
        for source, keys in sources().items()
    ]


def citation() -> str:
    """How to cite this state of the rules: version, and what tells it from another."""
    digests = ", ".join(f"{name} {rulebook(name).digest}" for name in rulebook_names())
    return (
        f"The isotretinoin developers. The clinical rules of isotretinoin as a dataset, "
        f"version {__version__}. Digests of the rulebooks: {digests}."
    )


def as_csv(rows: list[dict[str, Any]]) -> bytes:
    """The rows for a spreadsheet: lists joined by " | ", nothing where nothing is stated."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    for each in rows:
        writer.writerow({name: _flat(value) for name, value in each.items()})
    return text.getvalue().encode()


def _flat(value: object) -> object:
    if isinstance(value, list):
        return " | ".join(map(str, value))
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value


def as_json(rows: list[dict[str, Any]]) -> bytes:
    """The rows with how to cite them."""
    told = {"citation": citation(), "version": __version__, "rows": rows}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def as_parquet(rows: list[dict[str, Any]]) -> bytes:
    """The rows as a table with lists; `low` and `high` are text, as exact as the rules."""
    import polars as pl  # noqa: PLC0415 - of this form alone

    kinds: dict[type[Any], Any] = {str: pl.String, list: pl.List(pl.String), bool: pl.Boolean}
    schema = {name: kinds.get(type(value), pl.String) for name, value in rows[0].items()}
    sink = io.BytesIO()
    told = {"citation": citation(), "version": __version__}
    pl.DataFrame(rows, schema=schema).write_parquet(sink, metadata=told)
    return sink.getvalue()


FORMS: Final[dict[str, Callable[[list[dict[str, Any]]], bytes]]] = {
    "csv": as_csv,
    "json": as_json,
    "parquet": as_parquet,
}
TABLES: Final[dict[str, Callable[[], list[dict[str, Any]]]]] = {
    "rules": rule_rows,
    "sources": source_rows,
}


def write(folder: Path) -> Iterable[Path]:
    """Write each table in each form, and say where."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in TABLES.items():
        held = rows()
        for form, told in FORMS.items():
            path = folder / f"{name}.{form}"
            path.write_bytes(told(held))
            yield path
