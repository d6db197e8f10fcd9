"""What is public is documented, and what is documented is public."""

import ast
import importlib
import inspect
import pkgutil
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
    assert module.__doc__
    if hasattr(module, "__path__") and not hasattr(module, "__all__"):
        return  # a shelf of modules, with nothing of its own
    assert module.__all__
    file = Path(str(module.__file__))
    # What a shelf offers is described in the file beside it where it is made.
    # Medicines and analytes are data, described where they stand.
    data = ROOT / "src" / "isotretinoin" / "rulebooks" / file.name
    files = (
        file.parent.glob("*.py")
        if hasattr(module, "__path__")
        else [file, *data.parent.glob("*.py")]
        if data.exists()
        else [file]
    )
    described = {name for each in files for name in documented_assignments(each)}
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


def test_reference_is_made_from_the_package() -> None:
    """The page has one section per module of the package, and none is written by hand."""
    assert "{package-reference}" in REFERENCE
    assert "automodule" not in REFERENCE


def test_names_for_a_notebook() -> None:
    """`from isotretinoin import` offers each name once, in order, and nothing that is not there."""
    names: list[str] = importlib.import_module("isotretinoin").__all__
    assert names == sorted(set(names))
    assert [name for name in names if not hasattr(isotretinoin, name)] == []
    modules = map(importlib.import_module, MODULES)
    assert set(names) <= {name for module in modules for name in getattr(module, "__all__", ())}


@pytest.mark.parametrize("first", MODULES)
def test_no_module_takes_the_name_of_a_public_function(first: str) -> None:
    """Importing a module sets its name on the package: no name for a notebook may be lost to it."""
    names: list[str] = importlib.import_module("isotretinoin").__all__
    assert first.removeprefix("isotretinoin.") not in names
