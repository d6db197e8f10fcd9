"""Tools for an assistant: whatever they say is cited, whatever is not known is said to be so."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import anyio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from mcp.server.stdio import stdio_server

from isotretinoin import __version__, rulebook, rulebook_names
from isotretinoin.adapters.mcp import TOOLS, answer, server
from isotretinoin.adapters.records.text import is_list, is_object
from isotretinoin.comparison import TOPICS
from isotretinoin.errors import IsotretinoinError, RecordError, UnknownName

HERE = Path(__file__).parent
_DIGEST = re.compile(r'(digest\\?": ?\\?")[0-9a-f]{12}')
DIARY: dict[str, Any] = {
    name: value
    for name, value in json.loads(
        (HERE.parents[2] / "docs" / "examples" / "diary.json").read_text(encoding="utf-8")
    ).items()
    if name in ("patient", "entries")
}
COURSE: dict[str, Any] = {
    "rulebook": "US",
    "patient": {"weight": "150 lb", "can_become_pregnant": True},
    "regimen": "0.5 mg/kg/day for 28 days, then 1 mg/kg/day",
    "goal": "120 mg/kg",
    "first_dose": "2026-03-09",
}
ASKED: dict[str, list[dict[str, Any]]] = {
    "plan": [
        COURSE,
        {**COURSE, "rulebook": "BR", "product": "Claravis"},
        {
            "rulebook": "GB",
            "patient": {"weight": "70 kg"},
            "regimen": "20 mg/day",
            "first_dose": "2026-01-31",
            "days": 60,
            "monitoring": "xia2022",
        },
    ],
    "status": [
        {"rulebook": name, "diary": DIARY, "on": day}
        for name, day in (("US", "2026-05-01"), ("US", "2026-12-01"), ("FR", "2026-05-01"))
    ],
    "windows": [
        {"rulebook": "US", "last_dose": "2026-01-31", "can_become_pregnant": False},
        {"rulebook": "US", "specimen": "2026-11-20", "office_visit": "2026-11-20"},
        {"rulebook": "US", "first_test": "2026-03-02", "first_dose": "2026-04-10"},
        {"rulebook": "BR", "last_dose": "2026-01-31", "specimen": "2026-01-01"},
    ],
    "review": [{"rulebook": name, "diary": DIARY, "as_of": "2026-06-30"} for name in ("US", "NZ")],
    "account": [
        {"diary": DIARY, "as_of": "2026-06-30", "goal": "120 mg/kg", "rulebook": "US"},
        {
            "diary": {
                "patient": {"weight": "60 kg"},
                "entries": [
                    {"type": "DosePeriod", "first": "2026-03-01", "daily_dose": "40 mg daily"},
                    {"type": "Unrecorded", "first": "2026-03-05", "last": "2026-03-09"},
                ],
            },
            "as_of": "2026-03-20",
            "weight_policy": "baseline",
        },
    ],
    "rules": [
        {"rulebooks": ["US", "GB", "BR"], "on": "2026-03-09", "topic": "post-course"},
        {"rulebooks": ["US"], "on": "2026-03-09", "key": "us.label.washout"},
        {"rulebooks": ["EU"], "on": "2026-03-09"},
        {"rulebooks": ["US"], "on": "2026-03-09", "key": "none.such"},
        {"rulebooks": ["US"], "on": "2026-03-09", "key": "us."},
    ],
}
EVERY = [(name, asked) for name, each in ASKED.items() for asked in each]


@pytest.fixture(scope="module")
def answered() -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Each question with its answer."""
    return [(name, asked, answer(name, asked)) for name, asked in EVERY]


def rows_of(told: Any) -> Iterator[dict[str, Any]]:
    """Every object in the answer, at any depth."""
    if is_list(told):
        for each in told:
            yield from rows_of(each)
    elif is_object(told):
        yield told
        for each in told.values():
            yield from rows_of(each)


def named(told: Any) -> Iterator[str]:
    """Every rule that is named by its key."""
    for row in rows_of(told):
        yield from (row[name] for name in ("rule", "edition") if row.get(name) is not None)
        yield from row.get("rules_used", ())


def test_every_question_and_answer_fits_its_schema(answered: list[Any]) -> None:
    """What is asked by the input schema, what is told by the output schema; as JSON holds it."""
    schemas: dict[str, tuple[Any, Any]] = {
        tool.name: (
            Draft202012Validator(tool.input_schema),
            Draft202012Validator(tool.output_schema),
        )
        for tool in TOOLS
    }
    assert set(ASKED) == set(schemas)
    for name, asked, told in answered:
        takes, gives = schemas[name]
        assert [each.message for each in takes.iter_errors(asked)] == []
        assert [each.message for each in gives.iter_errors(told)] == []
        assert json.loads(json.dumps(told, allow_nan=False)) == told
        assert told["notice"].startswith("Information about published rules")


def test_every_rule_is_cited(answered: list[Any]) -> None:
    """What names a rule has it under citations with who says so, and none is cited for nothing."""
    for name, _, told in answered:
        keys = set(named([told["answer"], told["unknown"]]))
        assert keys == set(told["citations"]), name
        for key, rule in told["citations"].items():
            assert rule["sources"], key
        for row in rows_of(told["answer"]):
            if row.get("rule") is not None:
                assert row["verified"] is told["citations"][row["rule"]]["verified"]


def test_what_is_not_known_is_said() -> None:
    """A silent source, a fact that nobody recorded, days that are not recorded, no place for both."""
    silent = answer("windows", {"rulebook": "BR", "last_dose": "2026-01-31"})
    none = [
        row["what"] for row in silent["answer"]["windows"] if row["first"] is row["last"] is None
    ]
    assert none
    unknown = {row["matter"]: row for row in silent["unknown"]}
    assert set(none) < set(unknown)
    assert unknown["the category of the patient"]["missing"] == ["can_become_pregnant"]
    made = answer("plan", COURSE)
    assert {"breast-feeding during treatment", "contraindications to treatment"} <= {
        row["matter"] for row in made["unknown"]
    }
    _, counted = ASKED["account"]
    left_open = answer("account", counted)
    assert left_open["answer"]["total_dose"] == {"low": "600 mg", "high": "800 mg"}
    assert [row["matter"] for row in left_open["unknown"]] == ["what was taken"]
    assert left_open["rulebook"] is None
    nowhere = answer("rules", {"rulebooks": ["BR"], "on": "2026-03-09", "topic": "supply"})
    assert all(row["rule"] is not None for row in nowhere["answer"]["rows"])
    beside = answer("rules", {"rulebooks": ["BR", "US"], "on": "2026-03-09", "topic": "supply"})
    said = {row["matter"] for row in beside["unknown"]}
    assert said == {
        f"{row['rulebook']}: {row['matter']}"
        for row in beside["answer"]["rows"]
        if row["rule"] is None
    }
    assert said


def test_an_edition_that_nobody_confirms() -> None:
    """Its windows, those by the edition before, and that it is not known which holds."""
    told = answer("windows", {"rulebook": "US", "specimen": "2026-11-20"})
    assert told["answer"]["otherwise"]
    doubts = [row for row in told["unknown"] if row["rule"] == "us.ipledge.edition-5"]
    assert [row["verified"] for row in doubts] == [False]


def test_rules_by_key() -> None:
    """One whole; other readings too; more than can be read are named."""
    told = answer("rules", {"rulebooks": ["US"], "on": "2026-03-09", "key": "us.label.washout"})
    shown = [row["rule"] for row in told["answer"]["rows"]]
    assert shown[:2] == ["us.label.washout", "us.label.washout.indications"]
    assert all(key.startswith("us.label.washout") for key in shown)
    many = answer("rules", {"rulebooks": ["US"], "on": "2026-03-09", "key": "us."})["answer"]
    assert len(many["rows"]) == 40
    assert len(many["more"]) > 40
    every = answer("rules", {"rulebooks": ["EU"], "on": "2026-03-09"})
    assert (every["answer"]["rows"], every["citations"]) == ([], {})
    assert len(every["answer"]["more"]) > 40


@pytest.mark.parametrize("name", rulebook_names())
def test_every_topic_of_every_place(name: str) -> None:
    """Nothing fails, and nothing is cited that is not in force."""
    known = {rule.key for rule in rulebook(name).rules}
    for topic in TOPICS:
        told = answer("rules", {"rulebooks": [name], "on": "2026-03-09", "topic": topic})
        assert told["citations"].keys() <= known


def test_all_faults_at_once() -> None:
    """Each by its path, with what to write."""
    asked = {
        "rulebook": "USA",
        "patient": {"weight": "68 mg", "brn": "1999-05-01"},
        "regimen": 40,
        "first_dose": "31 January",
        "days": True,
        "gaol": "120 mg/kg",
    }
    with pytest.raises(RecordError) as caught:
        answer("plan", asked)
    found = {each.path: each.message for each in caught.value.faults}
    assert list(found) == [
        *("$.gaol", "$.rulebook", "$.patient.weight", "$.patient.brn", "$.regimen"),
        *("$.first_dose", "$.days"),
    ]
    assert found["$.gaol"] == "unknown argument; the closest is 'goal'"
    assert found["$.first_dose"] == "'31 January' is no calendar day: write it as \"2026-03-09\""
    with pytest.raises(RecordError, match=r"\$\.rulebook: is missing: whose rules"):
        answer("windows", {"last_dose": "2026-01-31"})


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("plan", {**COURSE, "days": 30}, "not both"),
        ("plan", {k: v for k, v in COURSE.items() if k != "goal"}, "give either a goal"),
        ("windows", {"rulebook": "US"}, "no day to start from"),
        ("windows", {"rulebook": "US", "menses_first_day": "2026-03-01"}, "no day to start from"),
        ("windows", {"rulebook": "US", "last_dose": "2026-02-29"}, "no calendar day"),
        ("windows", {"rulebook": "US", "last_dose": "9999-12-31"}, "9999"),
        ("status", {"rulebook": "US", "diary": [], "on": "2026-03-09"}, "is no object"),
        ("rules", {"rulebooks": [], "on": "2026-03-09"}, "names no rulebooks"),
        ("rules", {"rulebooks": ["US"], "on": "2026-03-09", "topic": "a", "key": "b"}, "topic"),
        ("rules", {"rulebooks": "US", "on": "2026-03-09"}, "names no rulebooks"),
        ("account", {"diary": DIARY, "as_of": "2026-06-30", "weight_policy": "last"}, "latest"),
        ("account", {"diary": DIARY, "as_of": "2026-06-30", "goal": "120"}, "120 mg/kg"),
    ],
)
def test_refusals(name: str, asked: dict[str, Any], said: str) -> None:
    """Each says what is wrong."""
    with pytest.raises(IsotretinoinError, match=said):
        answer(name, asked)


def nested(depth: int) -> Any:
    told: Any = []
    for _ in range(depth):
        told = [told]
    return told


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda each: (
        st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=8), each, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=60)
@given(st.sampled_from(EVERY), st.data())
def test_no_argument_breaks_a_tool(asked: tuple[str, dict[str, Any]], data: st.DataObject) -> None:
    """Whatever stands in the place of an argument, there is an answer or a refusal in words."""
    name, arguments = asked
    place = data.draw(st.sampled_from(sorted(arguments)))
    with suppress(IsotretinoinError):
        assert answer(name, {**arguments, place: data.draw(JSON)})["notice"]


def test_what_is_too_deep_or_too_long() -> None:
    """Is refused, and not tried."""
    for diary in ({"patient": nested(100_000)}, {"patient": "x" * 6_000_000}):
        with pytest.raises(RecordError, match=r"\$\.diary"):
            answer("account", {"diary": diary, "as_of": "2026-06-30"})


def test_a_tool_that_is_not_there() -> None:
    """The closest is named."""
    with pytest.raises(UnknownName, match="the closest is 'windows'"):
        answer("windws", {})


# By the protocol ---------------------------------------------------------------------------------


class Client:
    """The other end of standard input and output: it says a line when what it asked is answered."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.heard: list[str] = []
        self.news = anyio.Event()

    async def __aiter__(self) -> Any:
        asked = 0
        for line in self.lines:
            yield line
            asked += '"id"' in line
            with anyio.fail_after(60):
                while len(self.heard) < asked:
                    self.news = anyio.Event()
                    await self.news.wait()

    async def write(self, text: str) -> None:
        # What changes with any version, and with any rule of a place, is no part of the record.
        told = text.replace(f'"{__version__}"', '"VERSION"')
        self.heard.append(_DIGEST.sub(r"\g<1>DIGEST", told))
        self.news.set()

    async def flush(self) -> None:
        """Nothing is held back."""


def spoken(lines: list[str]) -> list[str]:
    """What the server says to those lines."""
    client: Any = Client(lines)

    async def talk() -> None:
        made = server()
        async with stdio_server(client, client) as (reads, writes):
            await made.run(reads, writes, made.create_initialization_options())

    anyio.run(talk)
    heard: list[str] = client.heard
    return heard


def held(path: Path, text: str) -> None:
    """The text is what the file holds; with SNAPSHOTS=write it is written there instead."""
    if os.environ.get("SNAPSHOTS") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), (
        f"{path.name}: look at it, then SNAPSHOTS=write"
    )


def test_a_recorded_conversation() -> None:
    """From the greeting to a mistake: line by line what was recorded."""
    asked = (HERE / "asked.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    held(HERE / "told.jsonl", "".join(spoken(asked)))


def test_the_tools_are_those_recorded() -> None:
    """Names, descriptions and schemas: what other people's assistants rely on."""
    told = [
        {
            "name": tool.name,
            "title": tool.title,
            "description": tool.description,
            "takes": tool.input_schema,
            "gives": tool.output_schema,
        }
        for tool in TOOLS
    ]
    held(HERE / "tools.json", json.dumps(told, indent=1, ensure_ascii=False) + "\n")
    greeting = (HERE / "asked.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)[:2]
    _, listed = spoken([*greeting, '{"jsonrpc":"2.0","id":2,"method":"tools/list"}\n'])
    for tool, each in zip(TOOLS, json.loads(listed)["result"]["tools"], strict=True):
        assert (each["name"], each["inputSchema"]) == (tool.name, tool.input_schema)
        assert each["outputSchema"] == tool.output_schema
        assert each["annotations"]["readOnlyHint"] is True
