"""The public modules and the page of each, from the package itself: tested without Sphinx."""

from importlib import import_module
from pkgutil import walk_packages

import isotretinoin

_ELSEWHERE = ("isotretinoin.rulebooks.", "isotretinoin.cli")

PAGE = """# {name}

```{{eval-rst}}
.. automodule:: {name}
   :inherited-members: Exception, Enum, object
```
"""


def public_modules() -> list[str]:
    """Every module but the rulebooks' data and the command line, which have pages of their own."""
    modules = walk_packages(isotretinoin.__path__, "isotretinoin.")
    return sorted(module.name for module in modules if not module.name.startswith(_ELSEWHERE))


def module_page(name: str) -> str:
    """The page of a module."""
    return PAGE.format(name=name)


def first_line(name: str) -> str:
    """What is in the module, in the first line of its docstring."""
    return (import_module(name).__doc__ or "").strip().partition("\n")[0]
