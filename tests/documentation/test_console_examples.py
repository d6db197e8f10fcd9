"""What the pages show of the command line is what it prints."""

import re
import shlex
from pathlib import Path

import pytest

from isotretinoin.cli.app import main

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```console\n\$ isotretinoin (.+)\n((?:.*\n)*?)```$", re.MULTILINE)
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
EXAMPLES = [
    pytest.param(words, shown.splitlines(), id=f"{page.relative_to(ROOT)}: {words}")
    for page in PAGES
    for words, shown in BLOCK.findall(page.read_text(encoding="utf-8"))
]


def test_no_example_is_overlooked() -> None:
    """Each block of a console is one command and what it prints."""
    blocks = sum(page.read_text(encoding="utf-8").count("```console\n") for page in PAGES)
    assert len(EXAMPLES) == blocks > 0


@pytest.mark.parametrize(("words", "shown"), EXAMPLES)
def test_prints_what_the_page_shows(
    words: str,
    shown: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The lines shown are the lines printed, in order; where a line is "…", lines are left out."""
    monkeypatch.chdir(ROOT)
    # A review with an alert is answered too, and says so by its status.
    assert main(shlex.split(words)) in ((0, 1) if words.startswith("review ") else (0,))
    printed = capsys.readouterr().out
    runs = ("\n".join(shown) + "\n").split("…\n")
    at = 0
    for run in runs:
        found = printed.find(run, at)
        assert found >= 0, f"not printed:\n{run}"
        at = found + len(run)
    assert printed.startswith(runs[0])
