"""What the types say is held by both type checkers: each wrong call is refused on its own line."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest

ROOT = Path(__file__).parents[2]
CALLS = Path(__file__).parent / "wrong_calls.py"
REFUSED = {
    number
    for number, line in enumerate(CALLS.read_text(encoding="utf-8").splitlines(), start=1)
    if line.endswith("  # refused")
}


def run(*words: str) -> str:
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def mypy(_: Path) -> str:
    return run("mypy", "--no-error-summary", str(CALLS))


def pyright(folder: Path) -> str:
    """In a project of its own: ours leaves the file out, and so would refuse to look at it."""
    copy(CALLS, folder)
    settings = {"include": [CALLS.name], "extraPaths": [str(ROOT / "src")]}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    return run("pyright", "--pythonpath", sys.executable, "-p", str(folder))


@pytest.mark.parametrize("check", [mypy, pyright])
def test_each_wrong_call_is_refused(check: Callable[[Path], str], tmp_path: Path) -> None:
    """An error on each line marked so, and none on a line that is right."""
    told = re.findall(r"wrong_calls\.py:([0-9]+):.* error: ", check(tmp_path).replace(" - ", " "))
    assert {int(line) for line in told} == REFUSED
