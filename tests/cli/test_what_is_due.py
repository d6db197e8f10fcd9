"""`status`, `review` and `worklist` for programs; and facts of the patient beside a diary."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from isotretinoin import Diary, Patient, kg
from isotretinoin.adapters.records import from_json, to_json
from isotretinoin.cli.app import main
from isotretinoin.reviews.review import Review
from isotretinoin.statuses.status import Status
from isotretinoin.statuses.worklist import Worklist

DIARY = Path(__file__).parents[2] / "docs" / "examples" / "diary.json"
TOLD = DIARY.read_text(encoding="utf-8")
WEEK = ("--first", "2026-06-29", "--last", "2026-07-05")


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(words) in ((0, 1) if words[0] == "review" else (0,))
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(words) == 2
    error = capsys.readouterr().err
    assert len(error.splitlines()) == 1
    return error


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "A.json").write_text(TOLD, encoding="utf-8")
    (tmp_path / "B.json").write_text("{", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no diary", encoding="utf-8")
    return tmp_path


class TestJson:
    """What is printed as JSON is read again as what it was."""

    def test_status(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = printed(capsys, "status", str(DIARY), "--on", "2026-11-26", "--json")
        found = from_json(text, Status)
        assert found.otherwise is not None
        derived = json.loads(text)["derived"]
        assert [each["kind"] for each in derived["due"]] == [act.kind for act in found.due]

    def test_review(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = printed(capsys, "review", str(DIARY), "--as-of", "2026-06-30", "--json")
        assert from_json(text, Review).findings

    @pytest.mark.parametrize("words", [("status", "--on", "2026-06-30"), ("review",)])
    def test_no_place_for_what_was_left_out(
        self, words: tuple[str, ...], capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """A page lists it; JSON is refused with it."""
        file = tmp_path / "diary.json"
        entries = (
            '"entries": [{"type": "Missed", "on": "?"}, {"type": "Missed", "on": "2026-01-01"}'
        )
        file.write_text(
            f'{{"schema": "isotretinoin/diary/1", "patient": {{"weight": "60 kg"}}, {entries}]}}',
            encoding="utf-8",
        )
        asked = (*words, str(file), "--errors", "collect")
        assert "left out" in printed(capsys, *asked)
        assert "$.entries[0].on" in refused(capsys, *asked, "--json")


class TestFacts:
    """Facts that the diary does not record."""

    def test_they_are_judged(self, capsys: pytest.CaptureFixture[str]) -> None:
        for words in (("status", "--on"), ("review", "--as-of"), ("replan", "--on")):
            command, day = words
            asked = (command, str(DIARY), day, "2026-06-30", "--allergy", "soya")
            assert "contraindicated" in printed(capsys, *asked)

    def test_who_can_become_pregnant(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        file = tmp_path / "empty.json"
        file.write_text(to_json(Diary(patient=Patient(weight=kg(60)))), encoding="utf-8")
        asked = ("status", str(file), "--on", "2026-06-30")
        assert "can_become_pregnant" in printed(capsys, *asked)
        said = printed(capsys, *asked, "--cannot-become-pregnant", "--earlier", "none")
        assert "can_become_pregnant" not in said

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--born", "2001-05-01"), "--born does nothing beside the diary"),
            (("--can-become-pregnant",), "--can-become-pregnant does nothing beside the diary"),
            (("--earlier", "none", "--history", str(DIARY)), "--earlier does nothing beside"),
            (("--allergy", "soja"), "write 'soya'"),
        ],
    )
    def test_a_fact_is_told_once(
        self, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Whichever of the two is right, the diary is where it is put right."""
        for command, day in (("status", "--on"), ("review", "--as-of")):
            assert said in refused(capsys, command, str(DIARY), day, "2026-06-30", *words)


class TestWorklist:
    """isotretinoin worklist."""

    def test_a_folder(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The good diaries are answered, the bad one is told with its reason."""
        said = printed(capsys, "worklist", str(folder), *WEEK)
        assert "A       2026-06-09  laboratory" in said
        assert "Not answered" in said
        assert "B       $: not JSON" in said
        assert "notes" not in said

    def test_rows(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """As CSV; what has no row goes to standard error."""
        assert main(["worklist", str(folder), *WEEK, "--csv"]) == 0
        told = capsys.readouterr()
        rows = list(csv.DictReader(io.StringIO(told.out)))
        assert rows[0] == {
            "person": "A",
            "standing": "overdue",
            "first": "2026-06-09",
            "last": "2026-06-09",
            "who": "laboratory",
            "kind": "laboratory-visit",
            "what": "lipid panel, LFTs (month 3)",
            "rule": "guide.monitoring.monthly",
        }
        assert rows[1]["last"] == ""
        assert [line.split(": ")[1] for line in told.err.splitlines()] == ["B", "A"]

    def test_json(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        text = printed(capsys, "worklist", str(folder), *WEEK, "--json")
        assert [each.person for each in from_json(text, Worklist).not_answered] == ["B"]
        rows = json.loads(text)["derived"]["rows"]
        assert [(row["person"], row["standing"]) for row in rows] == [
            ("A", "overdue"),
            ("A", "due"),
        ]

    def test_lines(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        """A person by name, or by the number of the line."""
        diary: Any = json.loads(TOLD)
        file = tmp_path / "clinic.jsonl"
        lines = (
            json.dumps({"diary": diary, "person": "Née"}),
            "",
            json.dumps(diary),
            json.dumps({"person": 5, "diary": diary}),
            json.dumps({"person": "Née", "diary": diary}),
            '{"person": "D", "diary": {"a": 1, "a": 2}}',
            "[" * 100_000,
        )
        file.write_text("\n".join(lines), encoding="utf-8")
        text = printed(capsys, "worklist", str(file), *WEEK, "--monitoring", "xia2022", "--json")
        found = from_json(text, Worklist)
        assert {each.person for each in found.duties} == {"Née", "line 3"}
        reasons = {each.person: each.reason for each in found.not_answered}
        assert reasons.keys() == {"line 4", "Née", "line 6", "line 7"}
        assert "'a' stands twice" in reasons["line 6"]
        assert 'reads {"person": "A"' in reasons["line 4"]

    def test_bad_entries(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        """Left out on request, and said so."""
        diary: Any = json.loads(TOLD)
        diary["entries"].append({"type": "Missed", "on": "?"})
        (tmp_path / "A.json").write_text(json.dumps(diary), encoding="utf-8")
        asked = ("worklist", str(tmp_path), *WEEK)
        assert "Overdue" not in printed(capsys, *asked).partition("Not answered")[2]
        said = printed(capsys, *asked, "--errors", "collect")
        assert "Not answered" not in said
        assert "left out" in said

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ((str(DIARY.parent / "none"), *WEEK), "cannot be read"),
            ((str(DIARY.parents[1] / "_static"), *WEEK), "holds no diary: give a folder"),
            ((str(DIARY.parent), "--first", "2026-06-29", "--last", "2026-06-28"), "the last day"),
            ((str(DIARY.parent), *WEEK, "--csv", "--json"), "--csv does nothing beside --json"),
        ],
    )
    def test_bad_input(
        self, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert said in refused(capsys, "worklist", *words)
