"""Every rule stands once on the generated pages, in the dataset and in the explorer, as it is."""

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from isotretinoin.comparison import TOPICS
from isotretinoin.dates import Days, Months, Weeks
from isotretinoin.evidence import Timeline, with_timelines
from isotretinoin.findings import Between
from isotretinoin.quantities import mg_per_kg, mg_per_kg_day
from isotretinoin.rulebooks import rulebook, rulebook_names
from rule_dataset import COLUMNS, FORMS, TABLES, measured, rule_rows, source_rows
from rule_explorer import data, explorer
from rule_index import disputed, every_rule, families, records, sources, unverified
from topic_rules import TOPIC_TITLES, differences, matters

ROOT = Path(__file__).parents[2]


def test_every_rule_of_every_record_stands_once() -> None:
    """None is left out, and each says who holds it."""
    expected: dict[str, set[str]] = {}
    for name, record in records().items():
        for rule in record.rules:
            expected.setdefault(rule.key, set()).add(name)
    assert {key: set(held.places) for key, held in every_rule().items()} == expected
    on_pages = [held.rule.key for each in families().values() for held in each]
    assert sorted(on_pages) == sorted(expected)


def test_doubts_are_listed_whole() -> None:
    """The pages of what is unverified and of what is disputed have every such rule."""
    rules = [held.rule for held in every_rule().values()]
    assert [held.rule for held in unverified()] == [each for each in rules if not each.verified]
    assert [held.rule for held in disputed()] == [each for each in rules if each.alternatives]


def test_every_source_has_one_key_and_its_rules() -> None:
    """A document is listed once, with exactly the rules that cite it."""
    keys = [source.key for source in sources()]
    assert len(keys) == len(set(keys))
    for source, cited in sources().items():
        for key in cited:
            assert source in {cite.source for cite in every_rule()[key].rule.cites}


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_compares_every_place(topic: str) -> None:
    """Each place either rules on a matter or is called silent, and never both."""
    assert topic in TOPIC_TITLES
    for matter in matters(topic):
        ruling = {place for said in matter.said for place in said.places}
        assert ruling | set(matter.silent) == set(rulebook_names())
        assert not ruling & set(matter.silent)


def test_what_an_unconfirmed_edition_changes() -> None:
    """The rules on both sides of its first day, of each matter on which they differ."""
    told = list(differences("US"))
    assert {name for name, *_ in told} == {
        "place of test",
        "place of test enforced",
        "prescription window can",
        "prescription window cannot",
        "missed first window",
        "missed later window",
    }
    for _, edition, before, since in told:
        assert edition is not None
        assert since.since == edition.since
        assert before.key != since.key
    assert list(differences("GB")) == []


# The dataset ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "numbers"),
    [
        (mg_per_kg(120), ("120", "120", "mg/kg")),
        (Between(mg_per_kg_day("0.5"), mg_per_kg_day(1)), ("0.5", "1", "mg/kg/day")),
        (Between(Weeks(1), Weeks(2)), ("1", "2", "weeks")),
        (Months(1), ("1", "1", "month")),
        (Days(30), ("30", "30", "days")),
        ("30 days", (None, None, None)),
        (True, (None, None, None)),
    ],
)
def test_numbers_stand_with_their_unit(value: object, numbers: tuple[str | None, ...]) -> None:
    """What is a quantity or a span has its numbers, and what is text has none made up."""
    assert measured(value) == numbers


def test_the_three_forms_hold_the_same_rows() -> None:
    """CSV, JSON and Parquet say the same of each rule and source, and how to cite them."""
    for rows in (make() for make in TABLES.values()):
        told = json.loads(FORMS["json"](rows))
        assert told["rows"] == rows
        assert told["citation"]
        in_parquet = FORMS["parquet"](rows)
        assert pl.read_parquet(io.BytesIO(in_parquet)).to_dicts() == rows
        noted = pl.read_parquet_metadata(io.BytesIO(in_parquet))
        assert noted["citation"] == told["citation"]
        in_csv = list(csv.DictReader(io.StringIO(FORMS["csv"](rows).decode(), newline="")))
        assert [each["key"] for each in in_csv] == [each["key"] for each in rows]
        assert in_csv[0].keys() == rows[0].keys()


def test_columns_are_documented_and_references_resolve() -> None:
    """Each column has a meaning; every source and every rule that a row names has a row."""
    rules, documents = rule_rows(), source_rows()
    assert set(rules[0]) == set(COLUMNS)
    keys, known = {row["key"] for row in rules}, {row["key"] for row in documents}
    for row in rules:
        assert set(row["sources"]) <= known
        assert {*row["alternatives"], *filter(None, [row["ended_by"]])} <= keys
    dose = next(row for row in rules if row["key"] == "us.label.daily_dose")
    assert (dose["low"], dose["high"], dose["unit"]) == ("0.5", "1", "mg/kg/day")


# The explorer ---------------------------------------------------------------------------------


def test_the_explorer_is_whole_without_a_script() -> None:
    """Each rule is a row under its key; the form that needs a script is hidden until there is one."""
    page = explorer()
    for key in every_rule():
        assert f'<tr id="{key}"' in page
    assert '<form id="rule-form" class="rule-form" hidden' in page
    assert json.loads(data()).keys() == every_rule().keys()


DAYS = (
    "2005-01-01",
    "2010-10-21",
    "2010-10-22",
    "2023-10-30",
    "2026-08-08",
    "2026-11-14",
    "2026-11-15",
)
KNOWN = (
    "2004-01-01",
    "2021-10-11",
    "2021-10-12",
    "2026-02-08",
    "2026-02-09",
    "2026-06-15",
    "2026-06-16",
)


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node to run the page's script")
def test_the_script_reckons_as_the_library_does() -> None:
    """What is in force on a day, as known on another: the same keys in the browser and in Python."""
    program = f"""
const {{ daysOf, inForce }} = require({json.dumps(str(ROOT / "docs/_static/rule-explorer.js"))});
const rules = {data()};
const told = {{}};
for (const day of {json.dumps(DAYS)}) for (const known of {json.dumps(KNOWN)})
  told[`${{day}} ${{known}}`] = Object.keys(rules).filter((key) => inForce(daysOf(rules, key, known), day));
console.log(JSON.stringify(told));
"""
    run = subprocess.run(
        ["node", "-e", program], capture_output=True, text=True, check=True, timeout=60
    )
    in_browser = json.loads(run.stdout)
    book = rulebook("US")
    # Rules beside others have no place in a timeline; what applies has.
    dated = {rule.key for timeline in timelines(book) for rule in timeline}
    for known in KNOWN:
        then = book.known_on(date.fromisoformat(known))
        for day in DAYS:
            on = date.fromisoformat(day)
            expected = {
                rule.key for timeline in timelines(then) for rule in timeline if rule.in_force(on)
            }
            assert set(in_browser[f"{day} {known}"]) & dated == expected, (day, known)


def timelines(record: Any) -> Iterable[Timeline[Any]]:
    """Every timeline that the record holds, at any depth."""
    found: list[Timeline[Any]] = []

    def noted(timeline: Timeline[Any]) -> Timeline[Any]:
        found.append(timeline)
        return timeline

    with_timelines(record, noted)
    return found
