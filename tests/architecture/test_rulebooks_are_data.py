"""Rulebook files are data, so that a pharmacist can read them and no code hides in them."""

import ast
from pathlib import Path

import pytest

RULEBOOKS = Path(__file__).parents[2] / "src" / "isotretinoin" / "rulebooks"
FILES = sorted(path for path in RULEBOOKS.rglob("*.py") if path != RULEBOOKS / "__init__.py")

STATEMENTS = (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)
CODE = (
    ast.Lambda,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
    ast.IfExp,
    ast.NamedExpr,
    ast.Await,
    ast.Yield,
    ast.YieldFrom,
)


def code_in(source: str) -> list[str]:
    """Each piece of the source that is more than a docstring, an import or an assignment."""
    tree = ast.parse(source)
    found: list[str] = []
    for number, statement in enumerate(tree.body):
        docstring = number == 0 and ast.get_docstring(tree) is not None
        if not (docstring or isinstance(statement, STATEMENTS)):
            found.append(f"line {statement.lineno}: {type(statement).__name__}")
        found += [
            f"line {statement.lineno}: {type(part).__name__}"
            for part in ast.walk(statement)
            if isinstance(part, CODE)
        ]
    return found


def test_there_are_rulebooks() -> None:
    """The check below has something to check."""
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(RULEBOOKS).as_posix())
def test_holds_imports_and_assignments_only(path: Path) -> None:
    """No functions, classes, loops, branches, lambdas or comprehensions stand in a rulebook."""
    assert code_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "def high(): return 1",
        "class High: pass",
        "for n in (1, 2): high = n",
        "if True: high = 1",
        "high = lambda: 1",
        "high = [n for n in (1, 2)]",
        "high = 1 if low else 2",
        "high = 1\n'a sentence'",
        "print(1)",
    ],
)
def test_code_is_noticed(source: str) -> None:
    """Each kind of code that could hide in a rulebook is found."""
    assert code_in(source) != []
