"""The command line as people, terminals and documents really are."""

import io
import json
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

import isotretinoin
from isotretinoin.cli import main
from isotretinoin.rulebooks import profiles, rulebook_names

PLAN = ["plan", "--weight", "68 kg", "--first-dose", "2026-03-09"]
LABS = ["labs", "--first-dose", "2026-03-09"]
DIARY = "docs/examples/diary.json"


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(list(words)) in ((0, 1) if words[0] == "review" else (0,)), capsys.readouterr().err
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(list(words)) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    return told.err


class TestSpellings:
    """Known spellings of one unit are read, and every refusal names what to write."""

    @pytest.mark.parametrize(
        "weight",
        ["154 lb", "154lbs", "154 POUNDS", "11 st 0 lb", "154\u00a0lb"],
    )
    def test_weights(self, weight: str, capsys: pytest.CaptureFixture[str]) -> None:
        """The same weight, however it is written."""
        words = ("plan", "--first-dose", "2026-03-09", "--weight")
        assert printed(capsys, *words, weight) == printed(capsys, *words, "154 lb")

    @pytest.mark.parametrize(
        ("option", "typed", "remedies"),
        [
            ("--weight", "154", ("'154 kg'", "'154 lb'")),
            ("--goal", "120", ("'120 mg/kg'", "'120 mg'")),
            ("--goal", "8000", ("'8000 mg'", "'8000 mg/kg'")),
            ("--dose", "1", ("'1 mg/kg/day'", "'1 mg/day'")),
            ("--dose", "40", ("'40 mg/day'", "'40 mg/kg/day'")),
            ("--start-dose", "0.5", ("'0.5 mg/kg/day'", "'0.5 mg/day'")),
        ],
    )
    def test_remedies(
        self,
        option: str,
        typed: str,
        remedies: tuple[str, str],
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """The person's own number, the likeliest unit first; and who follows a remedy gets on."""
        words = [each for each in PLAN if each not in ("--weight", "68 kg")]
        words += [] if option == "--weight" else ["--weight", "68 kg"]
        said = refused(capsys, *words, option, typed)
        assert 0 < said.index(remedies[0]) < said.index(remedies[1])
        printed(capsys, *words, option, remedies[0].strip("'"))


#: What each option may be given, with what it needs beside it.
OPTIONS: dict[str, dict[str, str | None]] = {
    "plan": {
        "--goal": "110 mg/kg",
        "--start-dose": "0.3 mg/kg/day",
        "--start-days": "0",
        "--dose": "0.8 mg/kg/day",
        "--can-become-pregnant": None,
        "--cannot-become-pregnant": None,
        "--rulebook": "GB",
        "--monitoring": "xia2022",
        "--product": "Absorica",
        "--effective": "us.ipledge.edition-5=2027-01-04",
        "--known-on": "2026-03-01",
    },
    "labs": {
        "--weight": "70 kg",
        "--goal": "110 mg/kg",
        "--start-dose": "0.3 mg/kg/day",
        "--start-days": "0",
        "--dose": "0.8 mg/kg/day",
        "--can-become-pregnant": None,
        "--cannot-become-pregnant": None,
        "--profile": "xia2022",
        "--compare": "guide,eu_smpc",
        "--known-on": "2026-03-01",
    },
    "account": {
        "--goal": "120 mg/kg",
        "--weight-policy": "period",
        "--projection": "planned",
        "--rulebook": "GB",
        "--known-on": "2026-03-01",
        "--effective": "us.ipledge.edition-5=2027-01-04",
    },
    "review": {
        "--as-of": "2026-06-01",
        "--rulebook": "GB",
        "--monitoring": "xia2022",
        "--effective": "us.ipledge.edition-5=2027-01-04",
        "--known-on": "2026-03-01",
    },
    "windows": {
        "--specimen": "2026-11-10",
        "--office-visit": "2026-11-11",
        "--first-test": "2026-10-10",
        "--menses-first-day": "2026-10-12",
        "--first-dose": "2026-03-09",
        "--last-dose": "2026-08-01",
        "--can-become-pregnant": None,
        "--cannot-become-pregnant": None,
        "--rulebook": "GB",
        "--effective": "us.ipledge.edition-5=2027-01-04",
        "--known-on": "2026-03-01",
    },
    "rules": {
        "--rulebook": "US",
        "--compare": "US,GB",
        "--topic": "contraception",
        "--on": "2026-03-09",
        "--effective": "us.ipledge.edition-5=2027-01-04",
        "--known-on": "2026-03-01",
    },
}
BESIDE = {
    "plan": PLAN[1:],
    "labs": LABS[1:],
    "account": [DIARY, "--as-of", "2026-06-30"],
    "review": [DIARY],
    "windows": [],
    "rules": [],
}


class TestNoIdleOption:
    """An option that does nothing is an error."""

    @pytest.mark.parametrize("command", OPTIONS)
    def test_each_option_tells(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Of any options together, each changes what is printed, or the command is refused."""
        options = OPTIONS[command]
        shown: dict[frozenset[str], str | None] = {}

        def page(given: frozenset[str]) -> str | None:
            """What is printed; None where it is refused."""
            if given not in shown:
                words = [command, *BESIDE[command]]
                for name in sorted(given):
                    value = options[name]
                    words += [name] if value is None else [name, value]
                status, told = main(words), capsys.readouterr()
                shown[given] = told.out if status == 0 else None
            return shown[given]

        most = 2 if command in ("plan", "rules", "review") else 3
        for n in range(1, most + 1):
            for group in combinations(options, n):
                given = frozenset(group)
                both = {"--can-become-pregnant", "--cannot-become-pregnant"} <= given
                if both or (whole := page(given)) is None:
                    continue
                for name in group:
                    assert page(given - {name}) != whole, f"{name} does nothing among {group}"

    @pytest.mark.parametrize(
        ("words", "reason"),
        [
            (["rules", "--topic", "contraception"], "--topic does nothing without --compare"),
            (["rules", "--rulebook", "US", "--compare", "US,GB"], "--rulebook does nothing beside"),
            (["rules", "--compare", "US,us"], "named twice"),
            ([*LABS, "--profile", "guide", "--compare", "guide,aad2016"], "--profile does nothing"),
            ([*PLAN, "--start-days", "0", "--start-dose", "1 mg/kg/day"], "--start-dose does"),
            (
                ["account", DIARY, "--as-of", "2026-06-30", "--projection", "planned"],
                "--projection does nothing without a --goal",
            ),
            (
                ["windows", "--last-dose", "2026-03-09", "--menses-first-day", "2026-03-01"],
                "--menses-first-day does nothing without --first-test",
            ),
            (
                ["windows", "--office-visit", "2026-03-09", "--can-become-pregnant"],
                "--office-visit does nothing",
            ),
            (
                ["windows", "--specimen", "2026-03-09", "--cannot-become-pregnant"],
                "--specimen does nothing",
            ),
            (
                ["windows", "--first-dose", "2026-03-09", "--cannot-become-pregnant"],
                "--first-dose does nothing",
            ),
        ],
    )
    def test_examples(
        self,
        words: list[str],
        reason: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """Which it is, and beside what."""
        assert reason in refused(capsys, *words)


class TestEditions:
    """Every command that reads rules can be asked as of another day, and says so."""

    @pytest.mark.parametrize(
        "words",
        [
            PLAN,
            ["account", DIARY, "--as-of", "2026-06-30"],
            ["review", DIARY],
            ["windows", "--office-visit", "2026-11-20"],
            ["rules", "--rulebook", "US"],
            ["rules", "--compare", "US,GB"],
        ],
    )
    def test_set_by_the_caller(
        self,
        words: list[str],
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """The page names what was set."""
        moved = ["--effective", "us.ipledge.edition-5=2027-01-04", "--known-on", "2026-10-01"]
        shown = " ".join(printed(capsys, *words, *moved).split())
        assert "us.ipledge.edition-5 from 2027-01-04, as known on 2026-10-01" in shown
        assert "edition-9" in refused(capsys, *words, "--effective", "us.edition-9=2027-01-04")
        assert "has two days" in refused(
            capsys,
            *words,
            "--effective",
            "us.ipledge.edition-5=2027-01-04,us.ipledge.edition-5=2027-01-05",
        )

    def test_schedules(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A schedule has rules too; none of them has another first day to be known by."""
        assert "as known on 2026-03-01" in printed(capsys, *LABS, "--known-on", "2026-03-01")
        assert "no rule 'x' in the schedule" in refused(
            capsys, *LABS, "--effective", "x=2026-01-01"
        )


ENCODINGS = ["ascii", "cp1252", "cp437", "latin-1", "utf-8", "koi8-r", "shift_jis"]


class TestTerminals:
    """A terminal that cannot print a sign gets another, never nothing."""

    @pytest.mark.parametrize("encoding", ENCODINGS)
    def test_every_page(self, encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Each command, in each encoding, with every sign of every rulebook."""
        commands = [
            PLAN,
            [*LABS, "--compare", ",".join(profiles())],
            ["account", DIARY, "--as-of", "2026-06-30"],
            ["review", DIARY],
            ["windows", "--specimen", "2026-11-10"],
            ["rules"],
            ["rules", "--compare", ",".join(rulebook_names())],
        ]
        for words in commands:
            held = io.BytesIO()
            out = io.TextIOWrapper(held, encoding=encoding)
            monkeypatch.setattr(sys, "stdout", out)
            assert main(words) in ((0, 1) if words[0] == "review" else (0,))
            out.flush()
            shown = held.getvalue().decode(encoding)
            assert "Information about published rules" in " ".join(shown.split())
            assert "?" not in shown.replace("?;", "").replace("? ", "").replace("?\n", "")

    def test_as_a_process(self) -> None:
        """So does the installed command."""
        run = subprocess.run(
            [sys.executable, "-m", "isotretinoin", *PLAN, "--goal", "119.3 mg/kg"],
            capture_output=True,
            check=False,
            env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": ":".join(sys.path)},
        )
        assert (run.returncode, run.stderr) == (0, b"")
        assert b"mg/kg" in run.stdout


class TestDocuments:
    """A document is data: nothing in it moves a terminal, and one bad row does not take the rest."""

    def test_nothing_reaches_the_terminal_as_it_is(
        self,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """Keys, values, and the name of the file itself."""
        for evil in ("\x1b[2J", "\u202e", "\x07", "\r"):
            document = {
                "schema": f"isotretinoin/diary/1{evil}",
                f"k{evil}": 1,
                "patient": {"weight": f"68 kg{evil}x", f"p{evil}": 2},
                "entries": [{"type": f"Missed{evil}", "on": f"2026{evil}"}],
            }
            path = tmp_path / "diary.json"
            path.write_text(json.dumps(document), encoding="utf-8")
            for words in (["account", str(path), "--as-of", "2026-06-30"], ["review", str(path)]):
                assert evil not in refused(capsys, *words).removesuffix("\n")
            assert evil not in refused(capsys, "review", f"no{evil}where.json").removesuffix("\n")
            assert evil not in refused(capsys, *PLAN, "--product", f"x{evil}").removesuffix("\n")

    def test_one_bad_row(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """With --errors collect the rest is answered, and the page lists what was left out."""
        document = json.loads(Path(DIARY).read_text(encoding="utf-8"))
        document["entries"].append({"type": "Missed", "on": "yes\x1bterday"})
        path = tmp_path / "diary.json"
        path.write_text("\ufeff" + json.dumps(document), encoding="utf-8")
        for words in (["account", str(path), "--as-of", "2026-06-30"], ["review", str(path)]):
            assert "no day" in refused(capsys, *words)
            shown = printed(capsys, *words, "--errors", "collect")
            assert "Entries that could not be read and are left out" in shown
            assert "].on" in shown
            assert "\x1b" not in shown
            whole = printed(capsys, words[0], DIARY, *words[2:])
            assert shown.splitlines()[-1] == whole.splitlines()[-1]


def test_the_version_loads_nothing_else() -> None:
    """A script that asks for the version is answered without the rest of the library."""
    code = (
        "import sys; from isotretinoin.cli import main; status = main(['--version']); "
        "print(status, *sorted(m for m in ('cyclopts', 'attrs', 'isotretinoin.rulebooks') "
        "if m in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == f"{isotretinoin.__version__}\n0\n"
