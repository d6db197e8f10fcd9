"""Pages made from the rules themselves, so that code and page cannot differ.

`rule-catalogue` lists every rule of every rulebook, of every schedule of laboratory tests and of the
grading criteria, each under an anchor that is its key.
`guide-coverage` lists the patient guide's statements, with the rules and tests that hold them.
"""

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from isotretinoin.rulebooks import (
    criteria,
    criteria_names,
    profile,
    profiles,
    rulebook,
    rulebook_names,
)
from isotretinoin.rulebooks.guide import STATEMENTS, Statement
from rule_pages import Entry, Fact, once


def line(fact: Fact) -> nodes.list_item:
    """The label in bold, then the text, a link where there is an address."""
    text = link(fact.text, fact.address) if fact.address else nodes.Text(fact.text)
    label = nodes.strong("", fact.label)
    return nodes.list_item("", nodes.paragraph("", "", label, nodes.Text(": "), text))


def link(text: str, address: str) -> nodes.reference:
    """A link to a rule of the same page, or to a source."""
    if address.startswith("#"):
        return nodes.reference("", text, refid=address[1:], internal=True)
    return nodes.reference("", text, refuri=address, internal=False)


class RuleCatalogue(SphinxDirective):
    """One section per record, one definition per rule; a rule that several share stands once."""

    def run(self) -> list[nodes.Node]:
        records = {
            each.name: each
            for each in (
                *map(rulebook, rulebook_names()),
                # A rulebook and its own schedule can share a name: the rulebook holds both.
                *(profile(name) for name in profiles() if name not in rulebook_names()),
                *map(criteria, criteria_names()),
            )
        }
        sections = once((name, record.rules) for name, record in records.items())
        return [self.section(records[each[0]].title, *each) for each in sections]

    def section(
        self, title: str, name: str, own: tuple[Entry, ...], shared: tuple[str, ...]
    ) -> nodes.section:
        anchor = f"rulebook-{name.lower().replace(' ', '-')}"
        section = nodes.section("", nodes.title("", name), ids=[anchor])
        section += nodes.paragraph("", title)
        section += nodes.definition_list("", *map(self.rule, own))
        if shared:
            links = [
                nodes.list_item("", nodes.paragraph("", "", link(key, f"#{key}"))) for key in shared
            ]
            section += nodes.paragraph("", "It also holds these rules, shown above:")
            section += nodes.bullet_list("", *links)
        return section

    def rule(self, entry: Entry) -> nodes.definition_list_item:
        """The rule under its key, which is the anchor and what `{ref}` finds it by."""
        term = nodes.term("", "", nodes.literal("", entry.key), ids=[entry.key], names=[entry.key])
        self.state.document.note_explicit_target(term)
        lines = nodes.bullet_list("", *map(line, entry.facts))
        body = nodes.definition("", nodes.paragraph("", entry.text), lines)
        return nodes.definition_list_item("", term, body)


class GuideCoverage(SphinxDirective):
    """A table of the guide's statements, with what holds each of them."""

    columns = (("", 4), ("The guide says", 30), ("Here", 30), ("Rules", 18), ("Tests", 18))

    def run(self) -> list[nodes.Node]:
        widths = (nodes.colspec(colwidth=width) for _, width in self.columns)
        head = nodes.thead("", self.row(*(self.cell(name) for name, _ in self.columns)))
        body = nodes.tbody("", *map(self.statement, STATEMENTS))
        group = nodes.tgroup("", *widths, head, body, cols=len(self.columns))
        return [nodes.table("", group)]

    def statement(self, statement: Statement) -> nodes.row:
        rules = [nodes.paragraph("", "", self.rule(key)) for key in statement.rules]
        # A zero-width space lets a long name break.
        names = [name.split("::")[-1].replace("_", "_\u200b") for name in statement.tests]
        tests = [nodes.paragraph("", name) for name in names]
        said = [self.cell(text) for text in (statement.number, statement.says, statement.holds)]
        return self.row(*said, nodes.entry("", *rules), nodes.entry("", *tests))

    @staticmethod
    def cell(text: str) -> nodes.entry:
        return nodes.entry("", nodes.paragraph("", text))

    @staticmethod
    def row(*cells: nodes.entry) -> nodes.row:
        return nodes.row("", *cells)

    def rule(self, key: str) -> addnodes.pending_xref:
        """A link to the rule in the catalogue; the build fails when there is no such rule."""
        return addnodes.pending_xref(
            "",
            nodes.literal("", key),
            refdomain="std",
            reftype="ref",
            reftarget=key,
            refexplicit=True,
            refwarn=True,
            refdoc=self.env.docname,
        )


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of the two directives."""
    app.add_directive("rule-catalogue", RuleCatalogue)
    app.add_directive("guide-coverage", GuideCoverage)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
