"""The diary in the documentation, full of what goes wrong, reviewed from end to end.

Look at a change of the printed review and, when it is meant, write the new one with

    SNAPSHOTS=write python -m pytest tests/reviews/test_example.py
"""

import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from isotretinoin import Diary, review, rulebook
from isotretinoin.adapters import records
from isotretinoin.cli.app import main

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "diary.json"
PRINTED = Path(__file__).parents[1] / "known_answers" / "review_of_the_example.txt"
AS_OF = date(2026, 7, 31)
TOLD = review(
    records.from_json(EXAMPLE.read_text(encoding="utf-8"), Diary),
    rulebook("US"),
    as_of=AS_OF,
)


def test_printed_review() -> None:
    """The review prints what its known answer says, to the letter."""
    text = f"{TOLD}\n"
    if os.environ.get("SNAPSHOTS") == "write":
        PRINTED.write_text(text, encoding="utf-8")
    assert text == PRINTED.read_text(encoding="utf-8")


def test_troubles_of_the_example() -> None:
    """Each trouble that the example was made to show is found."""
    found = Counter(each.kind for each in TOLD.findings)
    assert found >= Counter(
        [
            "blood-donation",
            "daily-dose-below-range",
            "dispensed-outside-window",
            "dose-not-divided",
            "interacting-medicine",
            "pregnancy-test-place",
            "procedure-too-early",
            "refills-above-limit",
        ],
    )


def test_command_line_prints_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """`isotretinoin review` prints the review of the file; its alerts are told by the exit status."""
    assert main(["review", str(EXAMPLE), "--as-of", str(AS_OF)]) == 1
    assert capsys.readouterr().out == f"{TOLD}\n"


def test_command_line_takes_rules_and_profile(capsys: pytest.CaptureFixture[str]) -> None:
    """Another place's rules and another schedule are taken by name."""
    words = ["--as-of", str(AS_OF), "--rulebook", "EU", "--monitoring", "xia2022"]
    assert main(["review", str(EXAMPLE), *words]) == 1
    assert "European Union" in capsys.readouterr().out
    assert main(["review", str(EXAMPLE), "--as-of", "tomorrow"]) == 2
