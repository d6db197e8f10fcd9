"""Documents that nobody wrote in good faith: one `RecordError` with every path, and nothing else."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin import Account, Course, Diary, Plan, Review
from isotretinoin.adapters.records import from_json, to_json
from isotretinoin.dates import LatestOf, Months
from isotretinoin.errors import RecordError
from isotretinoin.rulebooks import rulebook

STORED = Path(__file__).parents[1] / "known_answers" / "records"
KINDS: Final[dict[str, type[Any]]] = {
    "account": Account,
    "course": Course,
    "diary": Diary,
    "plan": Plan,
    "review": Review,
}
#: Small documents of each kind, by file.
TEXTS: Final = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted(STORED.glob("*.json"))
    if path.stat().st_size < 40_000
}
JUNK: Final[list[Any]] = [
    *(None, True, -1, 10**400, 1.5, "", "x", "40 mg", "2026-02-30", "9" * 5000, "1/0 mg"),
    *("\x1b[2J", "\ud800", [], [[]], {}, {"type": "Plan"}, {"rule": "x"}, {"set": [1]}),
    *({"type": "Between", "low": 2, "high": 1}, {"type": "LatestOf", "spans": [1]}),
    *({"type": "LatestOf", "spans": 5}, {"microseconds": 10**30}, {"time": "25:00"}),
]


def read(text: str) -> object:
    """What the text holds, or its faults; any other error is the test's."""
    name = next((each for each in KINDS if f'"isotretinoin/{each}/1"' in text), "diary")
    try:
        return from_json(text, KINDS[name])
    except RecordError as error:
        return error


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    parts: Any = ()
    if isinstance(value, dict):
        parts = value.items()  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] - of JSON
    elif isinstance(value, list):
        parts = enumerate(value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType] - of JSON
    return [path, *(place for key, each in parts for place in places(each, (*path, key)))]


@given(st.sampled_from(sorted(TEXTS)), st.data())
def test_parts_in_other_parts_places(name: str, data: st.DataObject) -> None:
    """Whatever stands wherever: it reads, or it is refused with its faults."""
    document: Any = json.loads(TEXTS[name])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.sampled_from(places(document)[1:]))
        holder = document
        for key in place[:-1]:
            holder = holder[key]
        put = data.draw(st.none() | st.sampled_from(JUNK) | st.sampled_from(places(document)))
        if isinstance(put, tuple):
            part = document
            for key in put:  # pyright: ignore[reportUnknownVariableType] - a path in JSON
                part = part[key]
            put = part
        holder[place[-1]] = json.loads(json.dumps(put))
        found = read(json.dumps(document))
        assert not isinstance(found, RecordError) or found.faults


@given(st.sampled_from(sorted(TEXTS)), st.data())
def test_truncated(name: str, data: st.DataObject) -> None:
    """A document that ends too soon is no JSON, and says so in one line."""
    text = TEXTS[name].rstrip()
    found = read(text[: data.draw(st.integers(0, len(text) - 1))])
    assert isinstance(found, RecordError)
    assert len(found.faults) == 1


def test_spans_that_are_none() -> None:
    """What a rule holds is read as its type, or refused in its place."""
    washout = rulebook("US").posology.washout
    assert washout is not None
    text = to_json(washout.newest)
    assert isinstance(washout.newest.value, LatestOf)
    told = json.loads(text)
    rule = told["cited_rules"][washout.newest.key]
    spans: list[Any] = [5, None, [5], {"set": [1]}, {"rule": rule["key"]}]
    for wrong in spans:
        rule["value"]["spans"] = wrong
        with pytest.raises(RecordError) as refused:
            from_json(json.dumps(told), type(washout.newest))
        assert all(fault.path.startswith("$.") for fault in refused.value.faults)
    assert Months(2) in washout.newest.value.spans


@pytest.mark.parametrize(
    ("name", "place", "put"),
    [
        ("plan_with_capsules", ("capsules",), []),
        ("account_with_unrecorded_days", ("high", "days_left"), 10**9),
    ],
)
def test_parts_that_do_not_go_together(name: str, place: tuple[str, ...], put: object) -> None:
    """Each right by itself: the record is refused as a whole, and does not fail when it is asked."""
    document = json.loads((STORED / f"{name}.json").read_text(encoding="utf-8"))
    holder = document
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = put
    refused = read(json.dumps(document))
    assert isinstance(refused, RecordError)
    assert refused.faults
