"""Parts of the first page and of the reference that are made from the code.

`plan-picture` draws the plan of the first page, and `live-planner` leads to the one in the browser;
`operations-table` tries every operation on every pair of types, so that it cannot promise what is
refused; `bibliography` lists every document that a rule cites, `extras-table` what can be installed.
"""

import tomllib
from pathlib import Path
from typing import Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from first_plan import first_plan
from isotretinoin.evidence import Source
from isotretinoin.pages.timeline import timeline_svg
from page_parts import cell, link, paragraph, raw, row, rule_link, source_anchor, table
from quantity_operations import SAMPLES, operations
from rule_index import sources

PROJECT: Final = Path(__file__).parents[2] / "pyproject.toml"


class PlanPicture(SphinxDirective):
    """The timeline of the plan of the first page."""

    def run(self) -> list[nodes.Node]:
        shown = timeline_svg(first_plan())
        # At the width of a phone it scrolls, so the keyboard must reach it.
        return [
            raw(f'<div class="picture" tabindex="0" role="group" aria-label="A plan">{shown}</div>')
        ]


class LivePlanner(SphinxDirective):
    """A link to the planner that runs in the reader's browser, where it is among the pages."""

    page = "live/plan"

    def run(self) -> list[nodes.Node]:
        if self.page not in self.env.found_docs:
            return []
        here = nodes.reference(
            "", "Plan one of your own", refuri=f"{self.page}.html", internal=True
        )
        return [
            paragraph(
                here,
                " in this browser: the library itself runs in the page, and nothing leaves it.",
            )
        ]


class OperationsTable(SphinxDirective):
    """A row for each type on the left, a column for each on the right."""

    def run(self) -> list[nodes.Node]:
        columns = (("left \\ right", 16), *((name, 84 // len(SAMPLES)) for name, _ in SAMPLES))
        rows = (
            row(
                cell(paragraph(nodes.literal("", name))),
                *(cell(*operations(left, right)) for _, right in SAMPLES),
            )
            for name, left in SAMPLES
        )
        return [table(columns, rows, "operations")]


class Bibliography(SphinxDirective):
    """A definition for each document: what it is, where it was read, when it was checked, its rules."""

    def run(self) -> list[nodes.Node]:
        items = (self.source(*each) for each in sources().items())
        return [nodes.definition_list("", *items, classes=["bibliography"])]

    def source(self, source: Source, keys: tuple[str, ...]) -> nodes.definition_list_item:
        anchor = source_anchor(source)
        term = nodes.term("", str(source), ids=[anchor], names=[anchor])
        self.state.document.note_explicit_target(term)
        where = [link(address, address) for address in source.addresses]
        read: list[nodes.Node | str] = [part for each in where for part in (each, " ")]
        if not read:
            read = [source.where or "where it was read is not recorded"]
        grade = f"; grade {source.grade}" if source.grade else ""
        rules: list[nodes.Node | str] = [f"{len(keys)} rule{'s'[: len(keys) != 1]}: "]
        for key in keys:
            rules += [rule_link(key, self.env.docname), " "]
        facts = (
            paragraph(*read),
            paragraph(f"{source.last_checked}{grade}"),
            paragraph(*rules),
        )
        return nodes.definition_list_item("", term, nodes.definition("", *facts))


#: The extras that a user of the library may want, and what each is for.
EXTRAS: Final = {
    "cli": "the command line, isotretinoin",
    "json": "diaries, plans and reviews as JSON, with its schema",
    "frames": "whole cohorts, in pandas, Polars, PyArrow or DuckDB",
    "calendar": "the agenda of a plan as a file for a calendar",
    "mcp": "a tool for assistants, by the Model Context Protocol",
    "plots": "pictures with matplotlib",
    "pydantic": "the values as types of pydantic, for bodies and responses of FastAPI",
    "sql": "a course by each patient as one statement for a warehouse",
    "spark": "the same on Spark",
}


_FOR_DEVELOPERS: Final = frozenset({"all", "docs", "lint", "test"})


class ExtrasTable(SphinxDirective):
    """The extras with what each installs, from the project's own file.

    An extra of which nobody said what it is for fails the build.
    """

    def run(self) -> list[nodes.Node]:
        told = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
        brought = told["optional-dependencies"]
        columns = (("Extra", 15), ("For", 50), ("Installs", 35))
        rows = (
            row(
                cell(paragraph(nodes.literal("", name))),
                cell(EXTRAS[name]),
                cell(", ".join(each.partition(";")[0] for each in libraries)),
            )
            for name, libraries in brought.items()
            if name not in _FOR_DEVELOPERS
        )
        return [table(columns, rows)]


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of the directives."""
    app.add_directive("plan-picture", PlanPicture)
    app.add_directive("live-planner", LivePlanner)
    app.add_directive("operations-table", OperationsTable)
    app.add_directive("extras-table", ExtrasTable)
    app.add_directive("bibliography", Bibliography)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
