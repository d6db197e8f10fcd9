"""Each command in each of its forms, into files and out of standard input; and what it ends with."""

import csv
import importlib
import inspect
import io
import json
import shlex
import sys
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import polars as pl
import pytest

from isotretinoin import Account, Plan, Review, rulebook
from isotretinoin.adapters.frames import rules_table
from isotretinoin.adapters.records import from_json
from isotretinoin.cli import app as command_line
from isotretinoin.cli.app import main

ROOT = Path(__file__).parents[2]
DIARY = "docs/examples/diary.json"
PLAN = ("plan", "--weight", "68 kg", "--first-dose", "2026-03-09", "--can-become-pregnant")
AGAIN = ("replan", DIARY, "--on", "2026-06-30")
ACCOUNT = ("account", DIARY, "--as-of", "2026-06-30")
REVIEW = ("review", DIARY, "--as-of", "2026-06-30")
STATUS = ("status", DIARY, "--on", "2026-06-30")
WORKLIST = ("worklist", "docs/examples", "--first", "2026-06-29", "--last", "2026-07-05")
LABS = ("labs", "--first-dose", "2026-03-09")
SUBJECT = ("--subject", "Patient/1")


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    status = main(words)
    told = capsys.readouterr()
    assert status in ((0, 1) if words[0] == "review" else (0,)), told.err
    return told.out


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err


@pytest.mark.parametrize(
    "words",
    [
        *(PLAN, AGAIN, ACCOUNT, REVIEW, STATUS, WORKLIST, LABS),
        ("windows", "--last-dose", "2026-08-04"),
        ("rules", "--rulebook", "guide"),
        ("rules", "--compare", "US,GB"),
        ("protocols", "goulden_1997"),
        ("products", "Claravis"),
    ],
    ids=" ".join,
)
def test_three_forms_of_every_command(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """Text, a page for a browser, and JSON; the last two by an option of their own too."""
    html, told = printed(capsys, *words, "--html"), printed(capsys, *words, "--json")
    assert html.startswith("<!DOCTYPE html>")
    assert json.loads(told)
    assert printed(capsys, *words, "--format", "json") == told
    assert printed(capsys, *words, "--format", "html") == html
    assert "\n====" in printed(capsys, *words, "--format", "text")
    assert "--html does nothing" in refused(capsys, *words, "--html", "--json")
    assert "--json does nothing beside --format text" in refused(
        capsys, *words, "--json", "--format", "text"
    )
    assert "--format" in refused(capsys, *words, "--format", "docx")


@pytest.mark.parametrize("words", [PLAN, AGAIN])
class TestPlans:
    """A plan travels."""

    def test_calendar(self, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
        """Byte for byte by the moment; of one reader where one is named."""
        stamped = ("--format", "ics", "--stamped", "2026-03-01T12:00:00Z")
        text = printed(capsys, *words, *stamped)
        assert text == printed(capsys, *words, *stamped)
        made: Any = icalendar.Calendar.from_ical(text)
        events = made.walk("VEVENT")
        assert str(events[0]["DTSTAMP"].dt) == "2026-03-01 12:00:00+00:00"
        fewer = printed(capsys, *words, *stamped, "--who", "laboratory")
        assert 0 < fewer.count("BEGIN:VEVENT") < len(events)
        assert "BEGIN:VEVENT" in printed(capsys, *words, "--format", "ics")
        assert "no time zone" in refused(
            capsys, *words, "--format", "ics", "--stamped", "2026-03-01T12:00"
        )
        assert "is no moment" in refused(capsys, *words, "--format", "ics", "--stamped", "now")

    def test_fhir(self, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
        """A Bundle of somebody."""
        told = json.loads(printed(capsys, *words, "--format", "fhir", *SUBJECT))
        assert (told["resourceType"], told["type"]) == ("Bundle", "collection")
        assert "give --subject" in refused(capsys, *words, "--format", "fhir")

    def test_picture(self, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
        """The picture of the plan itself."""
        told = printed(capsys, *words, "--format", "svg")
        plan = from_json(printed(capsys, *words, "--json"), Plan)
        assert told == f"{plan.svg()}\n"

    @pytest.mark.parametrize(
        "more",
        [
            ("--who", "patient"),
            ("--stamped", "2026-03-01T12:00:00Z"),
            SUBJECT,
            ("--print", "staff", "--format", "ics"),
            ("--print", "patient", "--format", "json"),
        ],
        ids=" ".join,
    )
    def test_what_does_nothing(
        self, words: tuple[str, ...], more: tuple[str, ...], capsys: pytest.CaptureFixture[str]
    ) -> None:
        """An option of another form is refused."""
        assert "does nothing" in refused(capsys, *words, *more)


@pytest.mark.parametrize(
    "more",
    [
        ("--sections", "agenda", "--json"),
        ("--sources", "none", "--format", "svg"),
        ("--vs", "--dose '0.25 mg/kg/day'", "--format", "ics"),
        ("--vs", "--dose '0.25 mg/kg/day' --format html"),
        ("--vs", "--dose '0.25 mg/kg/day' --output x"),
        ("--vs", "--dose '0.25 mg/kg/day' --subject Patient/1"),
    ],
    ids=" ".join,
)
def test_what_does_nothing_beside_a_plan(
    more: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor does what belongs to a page in a form that is none."""
    assert "does nothing" in refused(capsys, *PLAN, *more)


class TestAnswers:
    """What diaries come to."""

    def test_account(self, capsys: pytest.CaptureFixture[str]) -> None:
        """As a record, and as a picture that says what it shows."""
        assert from_json(printed(capsys, *ACCOUNT, "--json"), Account).dose_days
        told = printed(capsys, *ACCOUNT, "--format", "svg")
        assert told == printed(capsys, *ACCOUNT, "--format", "svg")
        assert '<svg role="img" ' in told
        assert "<title>Cumulative dose by 2026-06-30</title>\n <desc>" in told

    def test_review(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Its findings as FHIR, as many as there are."""
        found = from_json(printed(capsys, *REVIEW, "--json"), Review)
        told = json.loads(printed(capsys, *REVIEW, "--format", "fhir", *SUBJECT))
        assert len(told["entry"]) == len(found.findings) > 0
        assert "give --subject" in refused(capsys, *REVIEW, "--format", "fhir")
        assert "does nothing" in refused(capsys, *REVIEW, *SUBJECT)

    def test_worklist(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Rows as CSV, by either option."""
        told = printed(capsys, *WORKLIST, "--csv")
        assert told.startswith("person,")
        assert told == printed(capsys, *WORKLIST, "--format", "csv")
        assert "--csv does nothing" in refused(capsys, *WORKLIST, "--csv", "--html")

    def test_schedules_as_a_picture(self, capsys: pytest.CaptureFixture[str]) -> None:
        """One or several."""
        one = printed(capsys, *LABS, "--format", "svg")
        several = printed(capsys, *LABS, "--compare", "guide,eu_smpc", "--format", "svg")
        assert one.startswith("<?xml")
        assert len(several) > len(one)


class TestRules:
    """Rules as data."""

    def test_rows(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        """The same rows in each form, which are those of the library."""
        book = rulebook("guide")
        rows = [row._asdict() for row in rules_table(book)]
        words = ("rules", "--rulebook", "guide")
        told = [*csv.DictReader(io.StringIO(printed(capsys, *words, "--format", "csv")))]
        assert [each["key"] for each in told] == [each["key"] for each in rows]
        assert {each["rulebook"] for each in told} == {"guide"}
        assert [each["value"] for each in json.loads(printed(capsys, *words, "--json"))] == [
            each["value"] for each in rows
        ]
        file = tmp_path / "rules.parquet"
        assert printed(capsys, *words, "--format", "parquet", "-o", str(file)) == ""
        found = pl.read_parquet(file).to_dicts()
        assert [{name: each[name] for name in rows[0]} for each in found] == rows

    def test_in_force(self, capsys: pytest.CaptureFixture[str]) -> None:
        """On a day there are fewer rules than in all."""
        words = ("rules", "--rulebook", "US", "--json")
        every = json.loads(printed(capsys, *words))
        then = json.loads(printed(capsys, *words, "--on", "2010-01-01"))
        assert {each["key"] for each in then} < {each["key"] for each in every}
        assert len({each["key"] for each in then}) == len(
            {rule.key for rule in rulebook("US").on(date(2010, 1, 1))}
        )

    def test_all_of_them_on_one_page(self, capsys: pytest.CaptureFixture[str]) -> None:
        """One document, with one list of sources."""
        html = printed(capsys, "rules", "--html", "--on", "2026-03-09")
        assert html.count("<!DOCTYPE html>") == 1
        assert "US: United States" in html

    def test_comparisons_are_no_rows(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Of rules side by side there is no table of data."""
        assert "--compare does nothing" in refused(
            capsys, "rules", "--compare", "US,GB", "--format", "csv"
        )


class TestFiles:
    """Into a file, and out of standard input."""

    @pytest.mark.parametrize("option", ["-o", "--output"])
    def test_into_a_file(
        self, option: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """What would have been printed, in UTF-8."""
        file = tmp_path / "plan.txt"
        file.write_text("old", encoding="utf-8")
        assert printed(capsys, *PLAN, option, str(file)) == ""
        assert file.read_bytes() == printed(capsys, *PLAN).encode()
        assert printed(capsys, *PLAN, option, "-") == printed(capsys, *PLAN)
        assert printed(capsys, *PLAN, "--format", "ics", option, str(file)) == ""
        assert b"\r\n" in file.read_bytes()

    def test_where_it_cannot(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        """No such folder, a folder, and the very file that was read."""
        assert "cannot be written" in refused(capsys, *PLAN, "-o", str(tmp_path / "no" / "x"))
        assert "cannot be written" in refused(capsys, *PLAN, "-o", str(tmp_path))
        file = tmp_path / "diary.json"
        file.write_bytes((ROOT / DIARY).read_bytes())
        (tmp_path / "link.json").symlink_to(file)
        for name in ("diary.json", "link.json"):
            words = ("status", str(file), "--on", "2026-06-30", "-o", str(tmp_path / name))
            assert "would be lost" in refused(capsys, *words)
        assert file.read_bytes() == (ROOT / DIARY).read_bytes()

    @pytest.mark.parametrize("words", [ACCOUNT, REVIEW, STATUS, AGAIN], ids=" ".join)
    def test_out_of_standard_input(
        self,
        words: tuple[str, ...],
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """The same answer as for the file."""
        expected = printed(capsys, *words)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO((ROOT / DIARY).read_bytes())))
        assert printed(capsys, words[0], "-", *words[2:]) == expected

    def test_people_out_of_standard_input(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """One on each line."""
        line = json.dumps(json.loads((ROOT / DIARY).read_text(encoding="utf-8"))).encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line + b"\n" + line)))
        assert "line 2" in printed(capsys, "worklist", "-", *WORKLIST[2:])


def test_status_of_a_review(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """1 with an alert, in every form; 0 without."""
    for more in ((), ("--json",), ("--format", "fhir", *SUBJECT), ("-o", str(tmp_path / "x"))):
        assert main([*REVIEW, *more]) == 1
    file = tmp_path / "log.csv"
    file.write_text("date,mg,kg\n2026-03-09,40,68\n", encoding="utf-8")
    words = ["review", str(file), "--as-of", "2026-03-10", "--rulebook", "guide"]
    assert main([*words, "--cannot-become-pregnant"]) == 0
    assert "not judged" in capsys.readouterr().out.lower()


@pytest.mark.parametrize(
    ("words", "module", "extra"),
    [
        ((*PLAN, "--format", "ics"), "icalendar", "cli,calendar"),
        ((*PLAN, "--json"), "records", "cli,json"),
        (ACCOUNT, "records", "cli,json"),
        ((*LABS, "--format", "svg"), "plots", "cli,plots"),
        (("rules", "--format", "csv"), "frames", "cli,frames"),
        (("rules", "--rulebook", "guide", "--format", "parquet"), "pyarrow", "install pyarrow"),
    ],
    ids=str,
)
def test_what_to_install(
    words: tuple[str, ...],
    module: str,
    extra: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where an extra is missing, one line names it."""
    name = module if module == "pyarrow" else f"isotretinoin.adapters.{module}"
    monkeypatch.setitem(sys.modules, name, None)
    for parent in ("isotretinoin.adapters",):
        monkeypatch.delattr(importlib.import_module(parent), module, raising=False)
    assert extra in refused(capsys, *words)


#: Commands of which the answer has one form; what they do is tested with their adapters.
WITHOUT_FORMS = frozenset({"cohort", "mcp"})


class TestHelp:
    """Each command says what it does, and shows an example that runs."""

    @pytest.mark.parametrize("name", command_line.COMMANDS)
    def test_an_example_of_each(
        self, name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It stands in the help, as it is run here."""
        place, said, example = command_line.COMMANDS[name]
        module, _, function = place.partition(":")
        command = getattr(importlib.import_module(f"isotretinoin.cli.{module}"), function)
        assert str(inspect.getdoc(command)).startswith(said)
        shown = " ".join(printed(capsys, name, "--help").split())
        assert f"Example: {example}" in shown
        assert said in shown
        if name in WITHOUT_FORMS:
            return
        assert "--format" in shown
        monkeypatch.chdir(ROOT)
        words = shlex.split(example)
        assert words[:2] == ["isotretinoin", name]
        assert printed(capsys, *words[1:])

    def test_all_of_them(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The help of the whole names each, and how to complete words."""
        shown = printed(capsys, "--help")
        for name in (*command_line.COMMANDS, "--install-completion"):
            assert f" {name} " in shown

    def test_completion(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
    ) -> None:
        """One command installs it, with every command, option and choice."""
        monkeypatch.setenv("HOME", str(tmp_path))
        assert "installed" in printed(capsys, "--install-completion", "--shell", "bash")
        (script,) = tmp_path.rglob("completions/isotretinoin")
        told = script.read_text(encoding="utf-8")
        for each in ("worklist", "--first-dose", "parquet"):
            assert each in told
        assert "tcsh" in refused(capsys, "--install-completion", "--shell", "tcsh")
