"""Every statement of the patient guide is held by rules that exist and tests that run."""

import ast
from functools import cache
from pathlib import Path

import pytest

from isotretinoin.evidence import Statement
from isotretinoin.rulebooks import rulebook, rulebook_names
from isotretinoin.rulebooks.guide import STATEMENTS

TESTS = Path(__file__).parents[1]
KEYS = {rule.key for name in rulebook_names() for rule in rulebook(name).rules}


@cache
def existing_tests() -> set[str]:
    """The name of each test, alone and after its file, as `pytest` would be given it."""
    found: set[str] = set()
    for path in TESTS.rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
                file = path.relative_to(TESTS.parent).as_posix()
                found |= {node.name, f"{file}::{node.name}"}
    return found


def test_statements_are_the_guides_in_order() -> None:
    """None of the guide's 28 statements is left out."""
    assert [each.number for each in STATEMENTS] == [f"G{n}" for n in range(1, 29)]


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement.number)
def test_a_statement_is_held(statement: Statement) -> None:
    """It rests on rules that are in a rulebook, and on at least one test that exists."""
    assert statement.says
    assert statement.holds
    assert set(statement.rules) <= KEYS
    assert statement.tests
    assert set(statement.tests) <= existing_tests()
