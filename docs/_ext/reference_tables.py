"""Tables of the reference: what quantities do with one another, and the sources.

`operations-table` tries every operation on every pair of types, so that it cannot promise what is
refused; `bibliography` lists every document that a rule cites.
"""

from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction
from operator import add, mul, sub, truediv
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from isotretinoin import Days, kg, mg, mg_per_day, mg_per_kg, mg_per_kg_day
from isotretinoin.evidence import Source
from page_parts import cell, link, paragraph, row, rule_link, table
from rule_index import sources

#: One value of each type; the number is last, and some days stand before it.
SAMPLES: Final[tuple[tuple[str, Any], ...]] = (
    ("Mass", mg(40)),
    ("BodyWeight", kg(68)),
    ("DailyDose", mg_per_day(40)),
    ("DosePerKg", mg_per_kg(120)),
    ("DailyDosePerKg", mg_per_kg_day(1)),
    ("Days", Days(28)),
    ("timedelta", timedelta(days=28)),
    ("number", 2),
)
_QUANTITIES: Final = tuple(type(value) for _, value in SAMPLES[:5])
OPERATIONS: Final[tuple[tuple[str, Callable[[Any, Any], Any]], ...]] = (
    ("+", add),
    ("−", sub),
    ("×", mul),
    ("÷", truediv),
    (".for_weight", lambda left, right: left.for_weight(right)),
)


def results(left: Any, right: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - of any type
    """Each operation that the two types have, with the type that it gives."""
    found = []
    for sign, operate in OPERATIONS:
        try:
            made = operate(left, right)
        except (TypeError, AttributeError):
            continue
        except ValueError:  # less than nothing is refused by its value, and not by its type
            made = left
        found.append((sign, "number" if isinstance(made, (Fraction, int)) else type(made).__name__))
    return tuple(found)


def operations(left: Any, right: Any) -> tuple[str, ...]:  # noqa: ANN401 - of any type
    """What stands in the cell of two types; nothing where neither of them is a quantity."""
    if not any(isinstance(each, _QUANTITIES) for each in (left, right)):
        return ()
    return tuple(f"{sign} → {made}" for sign, made in results(left, right)) or ("✗",)


class OperationsTable(SphinxDirective):
    """A row for each type on the left, a column for each on the right."""

    def run(self) -> list[nodes.Node]:
        columns = (("", 16), *((name, 84 // len(SAMPLES)) for name, _ in SAMPLES))
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
        # Two documents can have one key only by mistake; the build then warns of the anchor.
        term = nodes.term("", str(source), ids=[f"source-{source.key.replace('.', '-')}"])
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


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of the directives."""
    app.add_directive("operations-table", OperationsTable)
    app.add_directive("bibliography", Bibliography)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
