"""What the README prints is true."""

import os
from pathlib import Path
from typing import Any

from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_examples_run() -> None:
    """A reader can paste the README's Python, block after block, and it runs."""
    sybil = Sybil(parsers=[PythonCodeBlockParser()], path=str(ROOT), patterns=["README.md"])
    examples = list(sybil.parse(ROOT / "README.md").examples())
    assert examples
    for example in examples:
        example.evaluate()


def test_first_page_of_the_documentation_shows_the_same_example() -> None:
    """The README and the documentation's first page show one and the same notebook."""
    notebook = README.split("```python\n")[1].split("```")[0]
    assert notebook in (ROOT / "docs" / "index.md").read_text(encoding="utf-8")


def test_says_what_it_is_not() -> None:
    """Nobody can take the library for a medical device or for advice."""
    assert "not a medical device" in README
    assert "no advice" in README


def test_the_picture_is_what_the_library_draws() -> None:
    """In the colours of paper, so that it can be read on a dark page too."""
    picture = ROOT / "docs" / "pictures" / "plan.svg"
    namespace: dict[str, Any] = {}
    exec(README.split("```python\n")[1].split("```")[0], namespace)
    paper = '<svg style="color: black; background: white" '
    drawn = namespace["p"].svg().replace("<svg ", paper, 1) + "\n"
    if os.environ.get("SNAPSHOTS") == "write":
        picture.write_text(drawn, encoding="utf-8")
    assert drawn == picture.read_text(encoding="utf-8")
