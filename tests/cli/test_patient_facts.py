"""The facts of the patient on the command line."""

from pathlib import Path

import pytest

from isotretinoin import EarlierCourse, History, YearMonth
from isotretinoin.adapters.records import to_json
from isotretinoin.cli.app import main
from isotretinoin.cli.words import facts_from, names_from

PLAN = ["plan", "--weight", "68 kg", "--first-dose", "2026-03-09"]
DIARY = Path(__file__).parents[2] / "docs" / "examples" / "diary.json"


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main([*PLAN, *words]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_each_fact_reaches_the_plan(capsys: pytest.CaptureFixture[str]) -> None:
    """All of them at once, and what they forbid before all else."""
    said = printed(
        capsys,
        *("--born", "2000-01-01", "--category", "has-uterus=yes,age=26", "--not-pregnant"),
        *("--plans-no-pregnancy", "--meets-prevention", "--not-breast-feeding"),
        *("--kidney-function", "normal", "--allergy", "soya", "--condition", "liver disease"),
        *("--medicine", "none", "--earlier", "2025-11,2024-03-02", "--product", "Claravis"),
    )
    assert "Do not treat treatment is contraindicated (hypersensitivity to a component)" in said
    assert "26 years old" in said
    assert (
        "Recorded keeps to pregnancy prevention; not pregnant; plans no pregnancy; not breast-feeding; "
        "kidney function: normal; allergies: soya; conditions: liver disease; medicines: none; earlier "
        "courses: last doses 2024-03-02, 2025-11"
    ) in said


def test_a_fact_wins_over_the_flag(capsys: pytest.CaptureFixture[str]) -> None:
    """And the contradiction is printed."""
    said = printed(capsys, "--cannot-become-pregnant", "--category", "has-uterus=no")
    assert "these count" not in said
    said = printed(capsys, "--can-become-pregnant", "--category", "has-uterus=no")
    assert "can_become_pregnant=True is told, and the facts recorded say otherwise" in said


def test_a_history_from_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A history, or a diary with the courses that it notes until the first dose."""
    file = tmp_path / "history.json"
    file.write_text(to_json(History((EarlierCourse(YearMonth(2026, 1)),))), encoding="utf-8")
    assert "last dose 2026-01" in printed(capsys, "--history", str(file))
    assert main([*PLAN[:-1], "2027-03-09", "--history", str(DIARY)]) == 0
    said = " ".join(capsys.readouterr().out.split())
    # Its course was never stopped, and so goes on until the day before.
    assert "earlier courses: last dose 2027-03-08" in said
    assert "is not over before 2027-05-08" in said
    assert main([*PLAN[:-1], "2025-03-09", "--history", str(DIARY)]) == 0
    assert "whether there was one" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--born", "2206"], "'2206' is not a calendar day"),
        (["--born", "2026-03-10"], "comes after"),
        (["--category", "has-womb=yes"], "no fact 'has-womb'; the closest is 'has_ovary'"),
        (["--category", "male=no,male=no"], "male is told twice"),
        (["--category", "male"], "'male' gives no answer: write male=yes or male=no"),
        (["--category", "age=NaN"], "is not a number of years of age"),
        (["--category", ""], "no fact ''"),
        (["--pregnant", "--cannot-become-pregnant"], "contradict each other"),
        (["--allergy", ""], "leaves a name out"),
        (["--allergy", "soya,"], "leaves a name out"),
        (["--allergy", "soja"], "write 'soya', or 'other-soja'"),
        (["--condition", "no"], "is no condition"),
        (["--medicine", "doxi"], "is no medicine"),
        (["--kidney-function", "no"], "kidney-function"),
        (["--earlier", "2206"], "or 2026-03 where only the month is known"),
        (["--earlier", "2026-13"], "or 2026-03 where only the month is known"),
        (["--history", "no such file"], "cannot be read"),
        (["--earlier", "none", "--history", str(DIARY)], "--earlier does nothing beside --history"),
    ],
)
def test_what_is_no_fact(capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    """One line that says what to write, and exit status 2."""
    assert main([*PLAN, *words]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_left_out_is_not_recorded() -> None:
    """And nothing is read from it."""
    assert names_from(None) is None
    assert facts_from(None) is None
