"""A function that raises says so: each error that stands in its own lines is in its docstring.

Errors of the functions that it calls are followed in one case only, the look-up of a rule.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "isotretinoin"
FILES = sorted(
    path
    for path in SOURCE.rglob("*.py")
    # Rulebooks are data; a command prints its errors, and its docstring is its help.
    if path.parent.name != "cli" and (path.parent.name != "rulebooks" or path.name == "__init__.py")
)


def public_functions(
    body: list[ast.stmt],
    inside: str = "",
) -> Iterator[tuple[str, ast.FunctionDef]]:
    """The functions and methods whose names, and whose classes' names, have no underscore before."""
    for statement in body:
        if isinstance(statement, (ast.ClassDef, ast.FunctionDef)) and statement.name[0] != "_":
            name = f"{inside}{statement.name}"
            if isinstance(statement, ast.FunctionDef):
                yield name, statement
            else:
                yield from public_functions(statement.body, f"{name}.")


def errors_in(function: ast.FunctionDef, *, looks_up_rules: bool) -> set[str]:
    """The classes that are raised by name, and what a look-up of a rule raises."""
    found: set[str] = set()
    for part in ast.walk(function):
        if isinstance(part, ast.Raise) and part.exc is not None:
            made = part.exc.func if isinstance(part.exc, ast.Call) else part.exc
            name = ast.unparse(made).rpartition(".")[2]
            if name[0].isupper():  # else a function makes the error, and says which
                # A `DateTypeError` is the `DateError` that is a `TypeError` too.
                field = re.fullmatch(r"(Date|Fact|Quantity|Record|Regimen)TypeError", name)
                found.add(f"{field[1]}Error" if field else name.removeprefix("Wrong"))
        if isinstance(part, ast.Call) and looks_up_rules:
            called = part.func
            if (isinstance(called, ast.Name) and called.id == "stated") or (
                isinstance(called, ast.Attribute) and called.attr == "at"
            ):
                found.add("NoRuleInForce")
    return found


def unnamed_errors(source: str) -> dict[str, list[str]]:
    """For each public function the errors that its section "Raises" does not name."""
    tree = ast.parse(source)
    # Only a module that is handed rulebooks means a rule by `.at(day)`.
    looks_up_rules = any(
        isinstance(statement, ast.ImportFrom)
        and statement.module == "isotretinoin.rules.rulebook"
        and any(alias.name == "Rulebook" for alias in statement.names)
        for statement in tree.body
    )
    unnamed: dict[str, list[str]] = {}
    for name, function in public_functions(tree.body):
        section = (ast.get_docstring(function) or "").partition("Raises\n------\n")[2]
        told = {
            error.strip()
            for line in section.splitlines()
            if line and not line.startswith((" ", ">>>"))
            for error in line.split(",")
        }
        if silent := sorted(errors_in(function, looks_up_rules=looks_up_rules) - told):
            unnamed[name] = silent
    return unnamed


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_errors_are_named(path: Path) -> None:
    """Each error that a public function raises by itself is named in its section "Raises"."""
    assert unnamed_errors(path.read_text(encoding="utf-8")) == {}


RULES = "from isotretinoin.rules.rulebook import Rulebook\n"


@pytest.mark.parametrize(
    ("source", "unnamed"),
    [
        ("def dose():\n    raise DateError('late')", {"dose": ["DateError"]}),
        ("def dose():\n    'Raises\\n------\\nDateError'\n    raise DateError('late')", {}),
        (
            "class Course:\n    def dose(self):\n        raise errors.DateError",
            {"Course.dose": ["DateError"]},
        ),
        (f"{RULES}def dose(rules):\n    return rules.dose.at(1)", {"dose": ["NoRuleInForce"]}),
        ("def dose(plan):\n    return plan.on(1)", {}),
        ("def _dose():\n    raise DateError('late')", {}),
    ],
)
def test_what_is_not_named_is_noticed(source: str, unnamed: dict[str, list[str]]) -> None:
    """An error is missed in a function and in a method, and not where it is named or private."""
    assert unnamed_errors(source) == unnamed
