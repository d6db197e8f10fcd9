"""Diaries in tables: logs, results and extracts, by files and by options."""

from pathlib import Path

import pytest

from isotretinoin.cli.app import main

LOG = "docs/examples/log.csv"
RESULTS = "docs/examples/results.csv"
DIARY = "docs/examples/diary.json"


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    status = main(words)
    told = capsys.readouterr()
    assert status in ((0, 1) if words[0] == "review" else (0,)), told.err
    return " ".join(told.out.split())


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err


def test_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    """Three doses and a miss, and what was left aside."""
    told = printed(capsys, "account", LOG, "--as-of", "2026-03-12")
    assert "4: 3 with a dose, 1 missed" in told
    assert "Total dose 120 mg" in told
    assert "the column 'Note' is left aside" in told


def test_other_forms_say_on_the_side_what_was_left_aside(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """On standard error, where the form has no place for it."""
    assert main(["account", LOG, "--as-of", "2026-03-12", "--json"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("{")
    assert told.err.startswith("isotretinoin: line 1: the column 'Note'")


def test_a_log_with_results(capsys: pytest.CaptureFixture[str]) -> None:
    """Both are judged; and so are results beside a diary in JSON."""
    for first in (LOG, DIARY):
        assert "triglycerides > 1000 mg/dL" in printed(
            capsys, "review", first, RESULTS, "--as-of", "2026-04-30"
        )


def test_as_it_is_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Each option does what it says."""
    file = tmp_path / "log.txt"
    file.write_text("Datum;Dosis;Laune\n09.03.2026;40,5 mg;gut\n10.03.2026;0 mg;\n")
    words = ("account", str(file), "--as-of", "2026-03-10", "--weight", "68 kg")
    how = ("--columns", "day=Datum,dose=Dosis", "--ignore", "Laune", "--days", "DD.MM.YYYY")
    told = printed(
        capsys, *words, *how, "--decimal", "comma", "--delimiter", "semicolon", "--zero", "missed"
    )
    assert "2: 1 with a dose, 1 missed" in told
    assert "40.5 mg" in told
    assert "needs a column for day" in refused(capsys, *words)
    listed = printed(capsys, *words, *how, "--errors", "collect")
    assert "line 2 '40,5 mg' has a comma" in listed.replace("'40,5'", "'40,5 mg'")
    assert "line 3 0 mg may be a dose that was missed, or a rest" in listed


def test_an_extract(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Of one person, with its concepts named."""
    file = tmp_path / "drug_exposure.csv"
    file.write_text(
        "person_id,drug_concept_id,drug_exposure_start_date,quantity\n"
        "7,101,2026-03-09,60\n8,101,2026-03-09,60\n"
    )
    words = ("account", str(file), "--as-of", "2026-04-07", "--weight", "60 kg")
    named = ("--concepts", "101=Claravis 20 mg", "--exposures", "dispensing")
    assert "0 mg to 1200 mg" in printed(capsys, *words, "--person", "7", *named)
    assert "it is of 2 persons" in refused(capsys, *words, *named)
    assert "write --concepts" in refused(capsys, *words, "--concepts", "101")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((DIARY, "--weight", "68 kg"), "--weight does nothing beside a diary in JSON"),
        ((DIARY, RESULTS, "--weight", "68 kg"), "--weight does nothing beside a diary in JSON"),
        ((DIARY, "--days", "DD/MM/YYYY"), "--days does nothing beside a diary in JSON"),
        ((DIARY, DIARY), "named twice"),
        ((LOG, "--days", "DD/MM"), "write YYYY, MM and DD once each"),
        ((LOG, "--columns", "dosis=Dose (mg)"), "no table has a column for 'dosis'"),
        ((LOG, "--columns", "dose=Dosis"), "no column is called 'Dosis'"),
        ((LOG, "--ignore", "fat"), "no column is called 'fat'"),
        ((RESULTS,), "no weight is told"),
        ((), "no diary is named"),
        (("README.md",), "needs a column"),
        (("docs",), "cannot be read"),
    ],
    ids=str,
)
def test_what_is_refused(
    words: tuple[str, ...], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one line."""
    assert why in refused(capsys, "account", *words, "--as-of", "2026-06-30")


def test_every_line_in_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """All that is wrong with a log is told at once, and nothing in it moves a terminal."""
    file = tmp_path / "log.csv"
    file.write_text("date,mg\n\x1b[2J,40\n2026-03-09,\x07\n2026-03-10,40\n", encoding="utf-8")
    told = refused(capsys, "review", str(file), "--weight", "68 kg")
    assert "line 2: " in told
    assert "line 3: " in told
    assert "\x1b" not in told
    file.write_text("date,mg\n" + "?,40\n" * 21, encoding="utf-8")
    told = refused(capsys, "review", str(file), "--weight", "68 kg")
    assert told.count("is no day") == 20
    assert told.endswith("; and 1 more, which --errors collect lists\n")
    file.write_text("date,mg\n" + "?,40\n" * 20, encoding="utf-8")
    assert "more" not in refused(capsys, "review", str(file), "--weight", "68 kg")
