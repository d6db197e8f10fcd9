"""`package-reference` lists the public modules, each of which has a page of its own."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from module_pages import first_line, public_modules
from page_parts import cell, paragraph, row, table


class PackageReference(SphinxDirective):
    """A table of the modules, each with the first line of its docstring."""

    def run(self) -> list[nodes.Node]:
        rows = (
            row(cell(paragraph(self.page(name))), cell(first_line(name)))
            for name in public_modules()
        )
        return [table((("Module", 45), ("What is in it", 55)), rows)]

    def page(self, name: str) -> nodes.Node:
        address = f"generated/modules/{name}.html"
        return nodes.reference("", name, refuri=address, internal=True)


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of the directive."""
    app.add_directive("package-reference", PackageReference)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
