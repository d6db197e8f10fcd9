"""One section per public module, from the package itself: no module can be forgotten."""

from pkgutil import walk_packages

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import isotretinoin

SECTION = """
## {name}

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


class PackageReference(SphinxDirective):
    """The sections."""

    def run(self) -> list[nodes.Node]:
        text = "".join(SECTION.format(name=name) for name in public_modules())
        return self.parse_text_to_nodes(text, allow_section_headings=True)


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of the directive."""
    app.add_directive("package-reference", PackageReference)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
