"""Every public name is documented, as numpydoc has it.

Not among the tests of the README's command: numpydoc comes with the documentation's own tools. What
is not asked for stands below with its reason; everything else that numpydoc knows is.
"""

import inspect
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final

import pytest

from module_pages import public_modules

#: Through a name of no type: numpydoc tells type checkers nothing.
numpydoc: Any = import_module("numpydoc.validate")

NOT_ASKED: Final = {
    "ES01": "one sentence is enough where nothing more is to be said",
    "EX01": "examples stand with the verbs that users call, which another test asks for",
    "SA01": "a page lists its neighbours",
    "PR01": "a parameter is described where its name and type do not say it all",
    "PR03": "parameters that belong together are described together",
    "PR04": "types stand in annotations only",
    "RT01": "the first line says what the caller gets",
    "YD01": "likewise",
    "SS05": "the first line is a noun more often than a verb, and nouns end in s",
}


def documented(module: str) -> Iterator[tuple[str, Any]]:
    """The module and all that it defines for others: names, and what classes have of their own."""
    held = import_module(module)
    yield module, held
    for name in getattr(held, "__all__", ()):
        one = getattr(held, name)
        if getattr(one, "__module__", None) != module:
            continue
        if inspect.isfunction(one):
            yield f"{module}.{name}", one
        elif inspect.isclass(one):
            yield f"{module}.{name}", one
            for part, value in vars(one).items():
                method = inspect.isfunction(value) or isinstance(
                    value, (property, classmethod, staticmethod)
                )
                if method and not part.startswith("_"):
                    yield f"{module}.{name}.{part}", value


def faults_of(name: str) -> list[str]:
    """What numpydoc finds, but for what is not asked for."""
    try:
        found: list[tuple[str, str]] = numpydoc.validate(name)["errors"]
    except (OSError, StopIteration):
        return []  # numpydoc looks for the lines of a name, and what a decorator made has none
    return [f"{code} {said}" for code, said in found if code not in NOT_ASKED]


MODULES = [name for name in public_modules() if not name.endswith("__main__")]


def test_what_is_not_asked_is_known() -> None:
    """Each exception is a check that numpydoc has."""
    assert NOT_ASKED.keys() <= numpydoc.ERROR_MSGS.keys()


@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_is_documented(module: str) -> None:
    """Coverage is 100 %, and what is documented is documented in one way."""
    faults: list[str] = []
    for name, value in documented(module):
        if not (value.__doc__ or "").strip():
            faults.append(f"{name}: no docstring")
            continue
        faults += [f"{name}: {told}" for told in faults_of(name)]
    assert not faults, "\n".join(faults)
