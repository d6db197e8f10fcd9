"""The published schema is the one that is made, and tells valid documents from others as the reader does."""

import json
import os
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import isotretinoin
from diary_strategies import days, diaries
from isotretinoin import (
    Account,
    Course,
    Diary,
    Patient,
    Plan,
    PlanComparison,
    Regimen,
    Review,
    Rulebook,
    Status,
    Worklist,
    account,
    compare_plans,
    criteria,
    kg,
    mg_per_kg,
    plan,
    products,
    profile,
    profiles,
    replan,
    review,
    rulebook,
    rulebook_names,
    status,
    worklist,
)
from isotretinoin.adapters.records import from_json, schema, to_json
from isotretinoin.adapters.records.schemas import schema_of_all
from isotretinoin.adapters.records.words import WORDS, schema_of
from isotretinoin.errors import RecordError
from isotretinoin.monitoring.grading import usual_criteria

ROOT = Path(__file__).parents[2]
SHIPPED = Path(isotretinoin.__file__).parent / "adapters" / "records" / "schema.json"
STORED = sorted((ROOT / "tests" / "known_answers" / "records").glob("*.json"))
KINDS = (
    *(Account, Course, Diary, Patient, Plan, PlanComparison),
    *(Regimen, Review, Rulebook, Status, Worklist),
)
FIRST = date(2026, 3, 9)
LAST = date(2026, 6, 30)
EXAMPLE = from_json((ROOT / "docs/examples/diary.json").read_text(encoding="utf-8"), Diary)


@cache
def validator(kind: type[Any]) -> Draft202012Validator:
    return Draft202012Validator(schema(kind))


@cache
def published() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SHIPPED.read_text(encoding="utf-8")))


def check(value: object) -> None:
    """The value, written, is valid by the schema of its kind and by the one of all."""
    document = json.loads(to_json(value))
    for schemas in (validator(type(value)), published()):
        found = [f"{each.json_path}: {each.message:.200}" for each in schemas.iter_errors(document)]
        assert found == []


def course(dose: str, *, can: bool | None = True) -> Course:
    return Course.until(
        mg_per_kg(120),
        patient=Patient(weight=kg("61.3"), can_become_pregnant=can),
        regimen=Regimen.parse(dose),
        first_dose=FIRST,
    )


def made() -> Iterator[tuple[str, Callable[[], Any]]]:
    us, full = rulebook("US"), course("0.5 mg/kg/day for 28 days, then 1 mg/kg/day")
    yield "patient", lambda: full.patient
    yield "regimen", lambda: full.regimen
    yield "course", lambda: full
    yield "pattern", lambda: course("20 mg twice a week")
    yield "diary", lambda: EXAMPLE
    for name in rulebook_names():
        yield f"rulebook {name}", lambda name=name: rulebook(name)
        yield f"plan {name}", lambda name=name: plan(full, rulebook(name))
        yield f"review {name}", lambda name=name: review(EXAMPLE, rulebook(name), as_of=LAST)
        yield f"status {name}", lambda name=name: status(EXAMPLE, rulebook(name), on=LAST)
    for name in profiles():
        yield f"profile {name}", lambda name=name: profile(name)
    yield "criteria", lambda: criteria(usual_criteria().name)
    yield "plan in capsules", lambda: plan(full, us, product=products.CLARAVIS)
    yield "replan", lambda: replan(EXAMPLE, us, on=LAST, goal=mg_per_kg(120))
    yield "account", lambda: account(EXAMPLE, as_of=LAST, goal=mg_per_kg(120), goals=us.goals)
    yield "worklist", lambda: worklist({"A": EXAMPLE}, us, first=date(2026, 6, 1), last=LAST)
    yield "two plans", lambda: compare_plans(plan(full, us), plan(full, rulebook("EU")))
    yield "rule", lambda: us.posology.daily_dose.newest
    yield "finding", lambda: review(EXAMPLE, us, as_of=LAST).findings[0]


MADE = dict(made())


class TestDumps:
    """Every document that is written is valid."""

    @pytest.mark.parametrize("name", MADE)
    def test_of_each_kind(self, name: str) -> None:
        """Plans, reviews and rulebooks of every place, and what else people keep."""
        check(MADE[name]())

    @pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
    def test_of_before(self, path: Path) -> None:
        """Documents that were stored long ago."""
        document = json.loads(path.read_text(encoding="utf-8"))
        assert list(published().iter_errors(document)) == []

    @given(diaries(), days, st.none() | st.integers(1, 400).map(lambda n: mg_per_kg(f"{n}/3")))
    def test_of_whatever_is_noted(self, diary: Diary, as_of: date, goal: Any) -> None:
        """Diaries and their accounts, with fractions and ranges."""
        check(diary)
        check(account(diary, as_of=as_of, goal=goal))


class TestPublished:
    """The file in the wheel is what the library makes."""

    def test_is_what_is_made(self) -> None:
        """With `SNAPSHOTS=write` it is written anew."""
        if os.environ.get("SNAPSHOTS") == "write":
            text = json.dumps(schema_of_all(), indent=1, sort_keys=True) + "\n"
            SHIPPED.write_text(text, encoding="utf-8")
        assert json.loads(SHIPPED.read_text(encoding="utf-8")) == schema_of_all()

    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
    def test_is_a_schema(self, kind: type[Any]) -> None:
        """By the dialect that it names; each kind has one, which names its version."""
        told = schema(kind)
        Draft202012Validator.check_schema(told)
        assert told["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert told["properties"]["schema"] == {"const": schema_of(kind)}
        assert told["$id"].endswith(f"{WORDS[kind].lower()}:1")

    @pytest.mark.parametrize("kind", [int, isotretinoin.FindingKind, isotretinoin.YearMonth])
    def test_of_what_is_no_record(self, kind: type[Any]) -> None:
        """A word or a number by itself has none."""
        with pytest.raises(RecordError, match="is no record"):
            schema(kind)


GOOD: dict[str, Any] = json.loads(to_json(EXAMPLE))


def spoilt(change: Callable[[dict[str, Any]], object]) -> str:
    document = json.loads(json.dumps(GOOD))
    change(document)
    return json.dumps(document)


class TestRefusals:
    """What is no record is refused by the schema and by the reader."""

    @pytest.mark.parametrize(
        "change",
        [
            lambda d: d.pop("patient"),
            lambda d: d.update(more=1),
            lambda d: d.update(schema="isotretinoin/diary/2"),
            lambda d: d.update(entries={}),
            lambda d: d["patient"].update(wieght="68 kg"),
            lambda d: d["patient"].update(weight=68),
            lambda d: d["patient"].update(weight="68 mg"),
            lambda d: d["patient"].update(born="1999-5-1"),
            lambda d: d["patient"].update(pregnant="no"),
            lambda d: d["entries"][0].update(type="Missd"),
            lambda d: d["entries"][0].pop("type"),
            lambda d: d["entries"][0].update(more=None),
            lambda d: d["entries"].append(5),
            lambda d: d["entries"].append({"type": "Missed"}),
            lambda d: d["entries"].append({"type": "Missed", "on": 20260309}),
            lambda d: d["entries"].append({"type": "Weight", "on": "2026-03-09", "weight": {}}),
            lambda d: d.update(cited_rules=[]),
            lambda d: d.update(cited_rules={"a": {"key": "a", "cites": "b"}}),
        ],
    )
    def test_by_both(self, change: Callable[[dict[str, Any]], object]) -> None:
        """Unknown keys, other types, other units, other versions."""
        text = spoilt(change)
        assert list(validator(Diary).iter_errors(json.loads(text)))
        assert list(published().iter_errors(json.loads(text)))
        with pytest.raises(RecordError) as refused:
            from_json(text, Diary)
        assert refused.value.faults

    @given(st.data())
    def test_unknown_keys_anywhere(self, data: st.DataObject) -> None:
        """No object of a plan takes a key that it does not name."""
        document = json.loads(to_json(MADE["plan US"]()))
        holder, path = document, "$"
        while True:
            parts = [
                (key, each)
                for key, each in holder.items()
                if isinstance(each, dict) and key not in ("cited_rules", "cited_sources", "derived")
            ]
            chosen = data.draw(st.sampled_from([None, *range(len(parts))]))
            if chosen is None:
                break
            key, holder = parts[chosen]
            path = f"{path}.{key}"
        holder["more"] = 1
        assert list(validator(Plan).iter_errors(document))
        with pytest.raises(RecordError) as refused:
            from_json(json.dumps(document), Plan)
        assert any(fault.path.startswith(path) for fault in refused.value.faults)
