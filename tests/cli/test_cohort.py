"""isotretinoin cohort: a table in, a table out, some rows at a time, and what could not be answered."""

import io
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from isotretinoin import criteria, mg_per_kg, profile, rulebook
from isotretinoin.adapters import frames, synthetic
from isotretinoin.cli import main, tables

US = rulebook("US")


def ran(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    """What is printed, and nothing on standard error."""
    status = main(["cohort", *map(str, words)])
    told = capsys.readouterr()
    assert (status, told.err) == (0, "")
    return told.out


def refused(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    """The one line of a refusal."""
    status = main(["cohort", *map(str, words)])
    told = capsys.readouterr()
    assert (status, told.out) == (2, "")
    (line,) = told.err.splitlines()
    return line


@pytest.fixture(autouse=True)
def _few_rows_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that even small tables are read in several pieces."""
    monkeypatch.setattr(tables, "_ROWS", 7)
    monkeypatch.setattr(tables, "_BYTES", 1 << 10)


def courses(folder: Path, rows: int = 60, faults: float = 0.3) -> tuple[Path, pl.DataFrame]:
    table = pl.DataFrame(synthetic.courses(rows, seed=3, faults=faults))
    path = folder / "in.parquet"
    table.write_parquet(path)
    return path, table


@pytest.mark.parametrize(
    ("function", "words", "arguments"),
    [
        ("plan_courses", [], {"rules": US}),
        (
            "plan_courses",
            ["--rulebook", "GB", "--goal", "120 mg/kg", "--cannot-become-pregnant", "--because"],
            {
                "rules": rulebook("GB"),
                "goal": mg_per_kg(120),
                "can_become_pregnant": False,
                "because": True,
            },
        ),
        (
            "post_course_windows",
            ["--columns", "last_dose=first_dose"],
            {"rules": US, "last_dose": "first_dose"},
        ),
        (
            "prescription_windows",
            ["--columns", "specimen=first_dose, office_visit="],
            {"rules": US, "specimen": "first_dose", "office_visit": None},
        ),
        (
            "schedule",
            ["--monitoring", "guide", "--columns", "last_dose=first_dose"],
            {"profile": profile("guide"), "last_dose": "first_dose"},
        ),
    ],
)
def test_a_file_is_answered_as_its_frame_is(
    function: str,
    words: list[str],
    arguments: dict[str, Any],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Piece by piece the same as at once, with the same types."""
    path, table = courses(tmp_path)
    asked = ("--function", function.replace("_", "-"), *words)
    printed = ran(capsys, path, "--out", tmp_path / "out.parquet", *asked)
    told = pl.read_parquet(tmp_path / "out.parquet")
    wanted: pl.DataFrame = getattr(frames, function)(table, **arguments)
    assert told.equals(wanted)
    assert told.schema == wanted.schema
    assert f"60 rows read, {wanted.height} written" in printed
    assert not list(tmp_path.glob("*.part"))


def test_text_keeps_its_own_columns_as_they_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A number that is none of the function's is text, with its zeros; a late decimal is no surprise."""
    (tmp_path / "in.csv").write_text(
        "chart,kg,daily_dose_mg,first_dose,goal_mg_per_kg,can_become_pregnant\n"
        + "007,68,40,2026-03-09,120,true\n" * 60
        + "0x1,68.5,40,2026-03-09,120,false\n"
        + "08,,40,2206-03-09,120,\n",
        encoding="utf-8",
    )
    words = (tmp_path / "in.csv", "--columns", "weight=kg", "--out")
    printed = ran(capsys, *words, tmp_path / "out.parquet")
    told = pl.read_parquet(tmp_path / "out.parquet")
    assert told["chart"].to_list() == ["007"] * 60 + ["0x1", "08"]
    assert told["last_dose"].to_list()[:1] == [date(2026, 9, 28)]
    assert told["kg"][60] == 68.5
    assert "1 of them could not be answered:\n  row 62, kg: no value" in printed
    ran(capsys, *words, tmp_path / "out.csv")
    told = pl.read_csv(
        tmp_path / "out.csv", try_parse_dates=True, schema_overrides={"chart": pl.String}
    )
    assert told["chart"].to_list() == ["007"] * 60 + ["0x1", "08"]
    assert told["last_dose"].to_list()[:1] == [date(2026, 9, 28)]


def test_persons_are_kept_together_across_the_pieces(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An account is of all rows of a person, however they are read; it stands as in one frame."""
    doses = pl.DataFrame(
        {
            "person_id": [who for who in "abcdefgh" for _ in range(ord(who) - 94)] + [None],
            "start_date": [date(2026, 1, 1) + timedelta(days=each) for each in range(53)],
            "daily_dose_mg": [20.0 + each % 3 for each in range(53)],
            "weight_kg": [60.0] * 20 + [-1.0] + [70.5] * 32,
        }
    )
    doses.write_parquet(tmp_path / "in.parquet")
    words = ["--function", "account", "--as-of", "2026-06-30", "--goal", "120 mg/kg", "--out"]
    printed = ran(capsys, tmp_path / "in.parquet", *words, tmp_path / "out.parquet")
    wanted = frames.account(doses, as_of=date(2026, 6, 30), goal=mg_per_kg(120))
    assert pl.read_parquet(tmp_path / "out.parquet").equals(wanted)
    assert "2 of them could not be answered" in printed
    assert "(person_id e), weight_kg: not more than 0" in printed
    for order in (doses.reverse().vstack(doses), doses.vstack(doses[:1]), doses[::2].vstack(doses)):
        order.write_parquet(tmp_path / "in.parquet")
        line = refused(capsys, tmp_path / "in.parquet", *words, tmp_path / "apart.parquet")
        assert "do not stand together: sort the file by 'person_id'" in line
    assert not (tmp_path / "apart.parquet").exists()


def test_laboratory_values_and_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.csv").write_text(
        "analyte,value,unit,upper_limit,code\n"
        "triglycerides,310,mg/dL,150,D10BA01\n"
        "triglycerides,> 1000,mg/dL,150,00378-6613-93\n"
        "nonsense,1,mg/dL,,nonsense\n",
        encoding="utf-8",
    )
    table = pl.read_csv(tmp_path / "in.csv", schema_overrides={"upper_limit": pl.Float64})
    asked: list[tuple[str, pl.DataFrame, list[str]]] = [
        ("grade", frames.grade(table, criteria("CTCAE 5.0")), ["--criteria", "CTCAE 5.0"]),
        ("interpret", frames.interpret(table), []),
        ("products", frames.products(table), []),
    ]
    for name, wanted, more in asked:
        out = tmp_path / f"{name}.parquet"
        printed = ran(capsys, tmp_path / "in.csv", "--function", name, *more, "--out", out)
        answers = wanted.select(pl.exclude(table.columns))
        assert pl.read_parquet(out).select(answers.columns).equals(answers)
        assert "row 3" in printed


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_no_rows_are_no_answers_with_the_same_columns(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, table = courses(tmp_path, 1, 0.0)
    whole = frames.plan_courses(table, rules=US)
    if ending == "parquet":
        table.clear().write_parquet(path)
    else:
        path = tmp_path / "in.csv"
        table.clear().write_csv(path)
    printed = ran(capsys, path, "--out", tmp_path / f"out.{ending}")
    read = pl.read_parquet if ending == "parquet" else pl.read_csv
    told = read(tmp_path / f"out.{ending}")
    assert (told.height, told.columns) == (0, whole.columns)
    assert "0 rows read, 0 written" in printed
    assert "every row was answered" in printed


def test_the_first_ten_bad_rows_are_named_and_all_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, table = courses(tmp_path, 60, 0.5)
    wanted = frames.plan_courses(table, rules=US)
    bad = [place + 1 for place, error in enumerate(wanted["error"]) if error]
    printed = ran(capsys, path, "--out", tmp_path / "out.parquet").splitlines()
    assert printed[1] == f"{len(bad)} of them could not be answered; the first 10:"
    assert [int(line.split()[1].strip(",")) for line in printed[2:]] == bad[:10]
    line = refused(capsys, path, "--out", tmp_path / "none.parquet", "--on-error", "raise")
    assert f"row {bad[0]}, weight_kg" in line
    assert not (tmp_path / "none.parquet").exists()


GOOD = "weight_kg,daily_dose_mg,first_dose,goal_mg_per_kg,can_become_pregnant\n"


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        (GOOD + "heavy,40,2026-03-09,120,true\n", [], "heavy"),
        (GOOD + "68,40,09/03/2026,120,true\n", [], "09/03/2026"),
        (GOOD + "68,40,2026-02-30,120,true\n", [], "2026-02-30"),
        (GOOD + "68,40,2026-03-09T07:00,120,true\n", [], "2026-03-09T07:00"),
        (GOOD + "68,40,2026-03-09,120,maybe\n", [], "maybe"),
        (GOOD + "68,40\n", [], "in.csv"),
        ("", [], "in.csv"),
        ("weight_kg,weight_kg\n68,69\n", [], "two columns 'weight_kg'"),
        ("kilos\n68\n", [], "weight=NAME"),
        (GOOD.replace("weight_kg", "weight_kgs"), [], "weight=weight_kgs"),
        (GOOD, ["--columns", "wieght=kg"], "did you mean 'weight'"),
        (GOOD, ["--columns", "weight"], "weight=kg"),
        (GOOD, ["--columns", "weight=kg,weight=lb"], "named twice"),
        (GOOD, ["--as-of", "2026-03-09"], "--as-of does nothing"),
        (GOOD, ["--function", "account"], "--as-of"),
        (GOOD, ["--function", "schedule"], "--monitoring"),
        (GOOD, ["--function", "review"], "review"),
        (GOOD, ["--function", "products", "--rulebook", "US"], "--rulebook does nothing"),
        (GOOD, ["--rulebook", "USA"], "USA"),
        (GOOD, ["--on-error", "ignore"], "ignore"),
        (GOOD + "68,40,2026-03-09,120,true\n", ["--goal", "120"], "120 mg/kg"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_in_one_line_and_nothing_is_written(
    text: str, words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    assert said in refused(capsys, tmp_path / "in.csv", "--out", tmp_path / "out.csv", *words)
    assert [each.name for each in tmp_path.iterdir()] == ["in.csv"]


def test_a_path_that_is_none_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, _ = courses(tmp_path)
    (tmp_path / "text.parquet").write_text("no table", encoding="utf-8")
    out = tmp_path / "out.parquet"
    for words, said in (
        ((tmp_path / "none.csv", "--out", out), "there is no such file"),
        ((tmp_path / "text.parquet", "--out", out), "cannot be read"),
        ((path, "--out", tmp_path / "no folder" / "out.csv"), "cannot be written"),
        ((path, "--out", tmp_path / "out.xlsx"), ".parquet or .csv"),
        ((tmp_path, "--out", out), ".parquet or .csv"),
        ((path, "--out", path), "write into another"),
    ):
        assert said in refused(capsys, *words)


def test_a_missing_extra_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = courses(tmp_path, 1)
    for missing in ("pyarrow", "narwhals"):
        monkeypatch.setitem(sys.modules, missing, None)
        monkeypatch.delitem(sys.modules, "isotretinoin.adapters.frames", raising=False)
        line = refused(capsys, path, "--out", tmp_path / "out.parquet")
        assert "pip install 'isotretinoin[cohort]'" in line


def test_a_terminal_is_shown_how_far_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    path, _ = courses(tmp_path)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    assert main(["cohort", str(path), "--out", str(tmp_path / "out.parquet")]) == 0
    assert "Rows" in terminal.getvalue()
    assert "Rows" not in capsys.readouterr().out
