"""Rows of results: plain values, one shape each, and nothing lost of what is listed."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frame_engines import pd
from isotretinoin import (
    Course,
    Diary,
    Patient,
    Regimen,
    account,
    compare,
    compare_plans,
    kg,
    mg_per_kg,
    plan,
    review,
    rulebook,
    rulebook_names,
    status,
    worklist,
)
from isotretinoin.adapters.records import from_json

DAY = date(2026, 6, 30)
DIARY = from_json(
    (Path(__file__).parents[2] / "docs" / "examples" / "diary.json").read_text(encoding="utf-8"),
    Diary,
)
COURSE = Course.until(
    mg_per_kg(120),
    patient=Patient(weight=kg(68), can_become_pregnant=True),
    regimen=Regimen.parse("0.5 mg/kg/day for 28 days, then 1 mg/kg/day"),
    first_dose=date(2026, 3, 9),
)
RULED = ["rule", "source", "verified"]
ACT = ["first", "last", "who", "kind", "what", *RULED]


class Tabular(NamedTuple):
    """A result that is a table, how many rows its page has, and the names of their values."""

    value: Any
    rows: int
    columns: list[str]


def results(name: str, weight: int = 68, first_dose: date = date(2026, 3, 9)) -> Iterator[Tabular]:
    """Every result that is a table, with the rows that its page has of it, and its columns."""
    rules = rulebook(name)
    course = Course.until(
        mg_per_kg(120),
        patient=Patient(weight=kg(weight), can_become_pregnant=True),
        regimen=Regimen.parse("0.5 mg/kg/day for 28 days, then 1 mg/kg/day"),
        first_dose=first_dose,
    )
    made, judged = plan(course, rules), review(DIARY, rules, as_of=DAY)
    today, taken = status(DIARY, rules, on=DAY), account(DIARY, as_of=DAY)
    due = worklist({"A": DIARY, "B": DIARY}, rules, first=DAY, last=date(2026, 8, 31))
    beside = compare([rules, rulebook("US")], on=DAY, topic="post-course")
    both = compare_plans(made, plan(course, rulebook("US")))
    yield Tabular(made, shown(made, "What to do when"), ACT)
    yield Tabular(today, shown(today, "Overdue", "Due", "Coming"), ["standing", *ACT])
    yield Tabular(due, shown(due, "Overdue", "Due"), ["person", "standing", *ACT])
    visits = ["profile", "timepoint", "on", "first", "last", "tests", *RULED]
    yield Tabular(made.monitoring, shown(made.monitoring, "Tests due"), visits)
    told = ["kind", "severity", "first", "last", "message", "observed", "expected", "missing"]
    yield Tabular(judged, len(judged.findings) + len(judged.not_judged), [*told, *RULED])
    stretches = ["first", "last", "days", "kind", "daily_dose", "weight", "formulation"]
    yield Tabular(taken, shown(taken, "Day by day, in stretches"), stretches)
    places = ["topic", "matter", "rulebook", "key", "text", "value", "since", "until", "basis"]
    cells = shown(beside, "Silent: no source read says") * len(beside.places)
    yield Tabular(beside, cells, [*places, "verified", "source"])
    yield Tabular(both, len(both.sheet().tables[0].rows), ["matter", "first", "second", "same"])


def shown(result: Any, *captions: str) -> int:
    """How many rows the tables of these captions have on the page of the result."""
    return sum(len(table.rows) for table in result.sheet().tables if table.caption in captions)


def plain(result: Tabular) -> None:
    rows = result.value.records()
    assert json.loads(json.dumps(rows, allow_nan=False)) == rows
    assert rows == result.value.records()
    assert len(rows) == result.rows
    assert {tuple(row) for row in rows} <= {tuple(result.columns)}
    for row in rows:
        for each in ("first", "last", "on", "since", "until"):
            if isinstance(row.get(each), str) and result.columns[0] != "matter":
                date.fromisoformat(row[each])
    size = (len(rows), len(result.columns) if rows else 0)
    assert pl.DataFrame(rows, infer_schema_length=None).shape == size
    assert pd.DataFrame(rows).shape == size


@pytest.mark.parametrize("name", rulebook_names())
def test_rows_of_every_place(name: str) -> None:
    """Of every result: JSON, the same again, as many as on the page, and a table as they stand."""
    found = list(results(name))
    assert len({str(each.value.__class__) for each in found}) == 8
    for each in found:
        plain(each)
        assert each.rows, type(each.value)


@settings(max_examples=15)
@given(
    st.sampled_from(("US", "GB", "EU")),
    st.integers(20, 200),
    st.dates(date(2006, 3, 1), date(2028, 2, 29)),
)
def test_rows_of_any_course(name: str, weight: int, first_dose: date) -> None:
    """Whoever is treated, and from whatever day on."""
    for each in results(name, weight, first_dose):
        plain(each)


@pytest.mark.parametrize("name", ["US", "EU"])
def test_what_rows_stand_for(name: str) -> None:
    """Nothing is lost of what is listed, and each row names its rule."""
    rules = rulebook(name)
    made, judged = plan(COURSE, rules), review(DIARY, rules, as_of=DAY)
    assert [row["what"] for row in made.records()] == [act.what for act in made.agenda]
    assert [row["kind"] for row in judged.records()] == [
        *(found.kind for found in judged.findings),
        *("not-judged" for _ in judged.not_judged),
    ]
    assert [row["rule"] for row in made.monitoring.records()] == [
        due.because.key for due in made.monitoring.due
    ]
    taken = account(DIARY, as_of=DAY)
    assert sum(row["days"] for row in taken.records()) == taken.days


def test_a_row_of_each() -> None:
    """Known answers."""
    first = plan(COURSE, rulebook("US")).records()[0]
    assert (first["first"], first["last"], first["who"], first["kind"]) == (
        "2026-02-07",
        "2026-08-20",
        "patient",
        "contraception",
    )
    assert account(DIARY, as_of=DAY).records()[0] == {
        "first": "2026-03-09",
        "last": "2026-03-20",
        "days": 12,
        "kind": "dose",
        "daily_dose": "30 mg/day",
        "weight": "68 kg",
        "formulation": "conventional",
    }
