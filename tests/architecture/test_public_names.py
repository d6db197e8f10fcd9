"""What is public is documented, and what is documented is public."""

import ast
import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest

import isotretinoin

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(isotretinoin.__path__, "isotretinoin.")
    # One file per published document: shown rule by rule in the catalogue instead.
    if not module.name.startswith("isotretinoin.rulebooks.")
)


def documented_assignments(path: Path) -> set[str]:
    """The names assigned at the top of a file with a `#:` comment above or a sentence below."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    body = ast.parse(text).body
    names: set[str] = set()
    for statement, following in zip(body, [*body[1:], None], strict=True):
        targets = (
            statement.targets
            if isinstance(statement, ast.Assign)
            else [statement.target]
            if isinstance(statement, ast.AnnAssign)
            else []
        )
        above = lines[statement.lineno - 2].lstrip().startswith("#:")
        below = (
            isinstance(following, ast.Expr)
            and isinstance(following.value, ast.Constant)
            and isinstance(following.value.value, str)
        )
        if above or below:
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return names


@pytest.mark.parametrize("name", MODULES)
def test_every_public_name_is_documented(name: str) -> None:
    """Each name in a module's `__all__` exists and says what it is: a docstring or a `#:` comment."""
    module = importlib.import_module(name)
    assert module.__all__
    assert module.__doc__
    described = documented_assignments(Path(str(module.__file__)))
    silent = [
        public
        for public in module.__all__
        for thing in [getattr(module, public)]
        if not (
            inspect.getdoc(thing)
            if inspect.isclass(thing) or inspect.isroutine(thing)
            else public in described
        )
    ]
    assert silent == []


def test_reference_names_every_public_module() -> None:
    """The reference has one section per public module, and none for a module that is not there."""
    documented = re.findall(r"automodule:: (isotretinoin\.[\w.]+)", REFERENCE)
    assert sorted(documented) == MODULES


def test_names_for_a_notebook() -> None:
    """`from isotretinoin import` offers each name once, in order, and nothing that is not there."""
    names: list[str] = importlib.import_module("isotretinoin").__all__
    assert names == sorted(set(names))
    assert [name for name in names if not hasattr(isotretinoin, name)] == []
    homes = {name for module in MODULES for name in importlib.import_module(module).__all__}
    assert set(names) <= homes
