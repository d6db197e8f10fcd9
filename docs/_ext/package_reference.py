"""One page per public module, from the package itself: no module can be forgotten."""

from pkgutil import walk_packages

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import isotretinoin
from page_parts import cell, paragraph, row, table

PAGE = """# {name}

```{{eval-rst}}
.. automodule:: {name}
   :inherited-members: Exception, Enum, object
```
"""


def public_modules() -> list[str]:
    """Every module but the rulebooks' data, which the rule catalogue shows."""
    modules = walk_packages(isotretinoin.__path__, "isotretinoin.")
    return sorted(
        module.name for module in modules if not module.name.startswith("isotretinoin.rulebooks.")
    )


def module_page(name: str) -> str:
    """The page of a module."""
    return PAGE.format(name=name)


class PackageReference(SphinxDirective):
    """A table of the modules, each with the first line of its docstring."""

    def run(self) -> list[nodes.Node]:
        rows = (row(cell(paragraph(self.page(name))), cell(_first(name))) for name in public_modules())
        return [table((("Module", 45), ("What is in it", 55)), rows)]

    def page(self, name: str) -> nodes.Node:
        address = f"generated/modules/{name}.html"
        return nodes.reference("", name, refuri=address, internal=True)


def _first(name: str) -> str:
    from importlib import import_module  # noqa: PLC0415 - of a table alone

    return (import_module(name).__doc__ or "").strip().partition("\n")[0]


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of the directive."""
    app.add_directive("package-reference", PackageReference)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
