"""The published schema is the one that is made, and tells valid documents from others as the reader does."""

import json
import os
from collections.abc import Callable, Iterator
from copy import copy
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

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
def by_schema(kind: Any) -> Any:
    return Draft202012Validator(schema(kind))


@cache
def by_the_published() -> Any:
    return Draft202012Validator(json.loads(SHIPPED.read_text(encoding="utf-8")))


def complaints(validator: Any, document: object) -> list[str]:
    return [f"{each.json_path}: {each.message:.200}" for each in validator.iter_errors(document)]


_BY_KIND: set[type[Any]] = set()


def check(value: Any) -> None:
    """The value, written, is valid by the schema of all, the first of its kind by that of its kind too.

    Both are made from the same parts, and to hold every document against them twice takes a minute.
    """
    document, kind = json.loads(to_json(value)), cast("Any", type(value))
    assert complaints(by_the_published(), document) == []
    if kind not in _BY_KIND:
        _BY_KIND.add(kind)
        assert complaints(by_schema(kind), document) == []


def course(dose: str, *, can: bool | None = True) -> Course:
    return Course.until(
        mg_per_kg(120),
        patient=Patient(weight=kg("61.3"), can_become_pregnant=can),
        regimen=Regimen.parse(dose),
        first_dose=FIRST,
    )


def made() -> Iterator[tuple[str, Callable[[], object]]]:
    us, full = rulebook("US"), course("0.5 mg/kg/day for 28 days, then 1 mg/kg/day")
    newest: Any = us.posology.daily_dose.newest
    for kept in (full.patient, full.regimen, full, EXAMPLE, newest):
        yield type(kept).__name__, partial(copy, kept)
    yield "pattern", partial(course, "20 mg twice a week")
    for name in rulebook_names():
        book = rulebook(name)
        yield f"rulebook {name}", partial(rulebook, name)
        yield f"plan {name}", partial(plan, full, book)
        yield f"review {name}", partial(review, EXAMPLE, book, as_of=LAST)
        yield f"status {name}", partial(status, EXAMPLE, book, on=LAST)
    for name in profiles():
        yield f"profile {name}", partial(profile, name)
    yield "criteria", partial(criteria, usual_criteria().name)
    yield "plan in capsules", partial(plan, full, us, product=products.CLARAVIS)
    yield "replan", partial(replan, EXAMPLE, us, on=LAST, goal=mg_per_kg(120))
    yield "account", partial(account, EXAMPLE, as_of=LAST, goal=mg_per_kg(120), goals=us.goals)
    yield "worklist", partial(worklist, {"A": EXAMPLE}, us, first=date(2026, 6, 1), last=LAST)
    other = course("40 mg/day", can=False)
    yield "two plans", partial(compare_plans, plan(full, us), plan(other, rulebook("EU")))
    yield "finding", partial(copy, review(EXAMPLE, us, as_of=LAST).findings[0])


MADE = dict(made())


class TestDumps:
    """Every document that is written is valid."""

    @pytest.mark.parametrize("name", MADE)
    def test_of_each_kind(self, name: str) -> None:
        """Plans, reviews and rulebooks of every place, and what else people keep."""
        check(MADE[name]())

    @pytest.mark.parametrize("path", STORED, ids=[path.stem for path in STORED])
    def test_of_before(self, path: Path) -> None:
        """Documents that were stored long ago."""
        document = json.loads(path.read_text(encoding="utf-8"))
        assert complaints(by_the_published(), document) == []

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

    @pytest.mark.parametrize("kind", KINDS)
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


#: In place of what is taken away.
GONE = object()
#: A place in the example, and what is put there.
SPOILT: list[tuple[tuple[str | int, ...], object]] = [
    (("patient",), GONE),
    (("more",), 1),
    (("schema",), "isotretinoin/diary/2"),
    (("entries",), {}),
    (("patient", "wieght"), "68 kg"),
    (("patient", "weight"), 68),
    (("patient", "weight"), "68 mg"),
    (("patient", "born"), "1999-5-1"),
    (("patient", "pregnant"), "no"),
    (("entries", 0, "type"), "Missd"),
    (("entries", 0, "type"), GONE),
    (("entries", 0, "more"), None),
    (("entries", 1), 5),
    (("entries", 1), {"type": "Missed"}),
    (("entries", 1), {"type": "Missed", "on": 20260309}),
    (("entries", 1), {"type": "Weight", "on": "2026-03-09", "weight": {}}),
    (("cited_rules",), []),
    (("cited_rules",), {"a": {"key": "a", "cites": "b"}}),
]


class TestRefusals:
    """What is no record is refused by the schema and by the reader."""

    @pytest.mark.parametrize(("place", "put"), SPOILT)
    def test_by_both(self, place: tuple[str | int, ...], put: object) -> None:
        """Unknown keys, other types, other units, other versions."""
        document: Any = json.loads(json.dumps(GOOD))
        holder = document
        for key in place[:-1]:
            holder = holder[key]
        if put is GONE:
            del holder[place[-1]]
        else:
            holder[place[-1]] = put
        assert complaints(by_schema(Diary), document)
        assert complaints(by_the_published(), document)
        with pytest.raises(RecordError) as refused:
            from_json(json.dumps(document), Diary)
        assert refused.value.faults

    @given(st.data())
    def test_unknown_keys_anywhere(self, data: st.DataObject) -> None:
        """No object of a plan takes a key that it does not name."""
        document: Any = json.loads(to_json(MADE["plan US"]()))
        holder, path = document, "$"
        while True:
            parts = [
                key
                for key, each in holder.items()
                if type(each) is dict and key not in ("cited_rules", "cited_sources", "derived")
            ]
            key = data.draw(st.sampled_from([None, *parts]))
            if key is None:
                break
            holder, path = holder[key], f"{path}.{key}"
        holder["more"] = 1
        assert complaints(by_schema(Plan), document)
        with pytest.raises(RecordError) as refused:
            from_json(json.dumps(document), Plan)
        assert any(fault.path.startswith(path) for fault in refused.value.faults)
