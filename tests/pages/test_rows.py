"""Rows of results: plain values, one shape each, and nothing lost of what is listed."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from isotretinoin import (
    Course,
    Diary,
    Patient,
    Regimen,
    account,
    kg,
    mg_per_kg,
    plan,
    review,
    rulebook,
    rulebook_names,
    status,
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


def plain(rows: list[dict[str, Any]], columns: list[str]) -> None:
    assert json.loads(json.dumps(rows)) == rows
    assert {tuple(row) for row in rows} == {tuple(columns)}


@pytest.mark.parametrize("name", rulebook_names())
def test_rows_of_plans_and_what_happened(name: str) -> None:
    """One row for each act, visit, finding, matter not judged, and stretch of days."""
    rules = rulebook(name)
    made, judged = plan(COURSE, rules), review(DIARY, rules, as_of=DAY)
    today, taken = status(DIARY, rules, on=DAY), account(DIARY, as_of=DAY)
    plain(made.records(), ACT)
    plain(today.records(), ["standing", *ACT])
    plain(
        made.monitoring.records(),
        ["profile", "timepoint", "on", "first", "last", "tests", *RULED],
    )
    plain(
        judged.records(),
        [
            *("kind", "severity", "first", "last", "message", "observed", "expected", "missing"),
            *RULED,
        ],
    )
    plain(
        taken.records(),
        ["first", "last", "days", "kind", "daily_dose", "weight", "formulation"],
    )
    assert len(made.records()) == len(made.agenda)
    assert [row["kind"] for row in judged.records()] == [
        *(found.kind for found in judged.findings),
        *("not-judged" for _ in judged.not_judged),
    ]
    assert [row["rule"] for row in made.monitoring.records()] == [
        due.because.key for due in made.monitoring.due
    ]
    assert sum(row["days"] for row in taken.records()) == taken.days
    assert len(today.records()) == len(today.acts)


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
