"""Adding a jurisdiction touches the rulebooks alone: no other module names one."""

import io
import re
import tokenize
from pathlib import Path

import pytest

from isotretinoin import rulebook
from isotretinoin.rulebooks import rulebook_names

SOURCE = Path(__file__).parents[2] / "src" / "isotretinoin"
#: Command line and adapters hand rulebooks in; the rest of them is data.
HANDING_IN = {"cli", "adapters", "rulebooks"}
MODULES = sorted(
    path for path in SOURCE.rglob("*.py") if path.relative_to(SOURCE).parts[0] not in HANDING_IN
)
NAMES = {rulebook(name).name for name in rulebook_names()} - {"guide"}
TITLES = {rulebook(name).title for name in rulebook_names()} - {rulebook("guide").title}
PROGRAMMES = {"iPLEDGE", "ipledge", "MHRA", "mhra", "meddispar", "America/New_York"}


def code_words(text: str) -> set[str]:
    """The words in a module's names and strings, its docstrings and comments left out."""
    words: set[str] = set()
    line_so_far = ""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in (tokenize.NEWLINE, tokenize.NL, tokenize.INDENT, tokenize.DEDENT):
            line_so_far = ""
            continue
        documentation = token.type == tokenize.STRING and not line_so_far
        line_so_far += token.string
        if token.type in (tokenize.NAME, tokenize.STRING) and not documentation:
            words |= set(re.findall(r"[\w/]+", token.string))
    return words


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_names_no_place(path: Path) -> None:
    """Neither a rulebook's name, nor a country, nor a programme stands in the code."""
    text = path.read_text(encoding="utf-8")

    assert code_words(text) & (NAMES | PROGRAMMES) == set()
    strings = " ".join(re.findall(r'"[^"\n]*"', re.sub(r'""".*?"""', "", text, flags=re.DOTALL)))
    assert [title for title in TITLES if title in strings] == []


@pytest.mark.parametrize("code", ['day = rules["US"]', "if place == 'GB': pass", "ipledge = 1"])
def test_a_place_is_noticed(code: str) -> None:
    """Each way to name one is found."""
    assert code_words(code) & (NAMES | PROGRAMMES)


def test_documentation_may_name_places() -> None:
    """An example in a docstring looks a rulebook up by name."""
    assert not code_words('"""rulebook("US")"""\n# US\nx = 1\n') & NAMES
