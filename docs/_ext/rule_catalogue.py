"""Pages made from the rules themselves, so that code and page cannot differ.

`rule-catalogue` lists every rule of every rulebook, of every schedule of laboratory tests and of the
grading criteria, each under an anchor that is its key.
`place-matters` says of each matter of each rulebook of which text its rules are.
`guide-coverage` lists the patient guide's statements, with the rules and tests that hold them.
"""

from collections.abc import Iterable

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from finding_kinds import meanings
from isotretinoin.rulebooks import (
    criteria,
    criteria_names,
    profile,
    profiles,
    rulebook,
    rulebook_names,
)
from isotretinoin.rulebooks.guide import STATEMENTS, Statement
from place_matters import Standing, standings
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


def anchor(name: str) -> str:
    """Where a rulebook, schedule or set of criteria stands on the page."""
    return f"rulebook-{name.lower().replace(' ', '-')}"


def unverified(entry: Entry) -> bool:
    """Whether the rule says of itself that it was not read at its source."""
    return any(fact.label == "Unverified" for fact in entry.facts)


def cell(text: str) -> nodes.entry:
    """One cell of a table."""
    return nodes.entry("", nodes.paragraph("", text))


def row(*cells: nodes.entry) -> nodes.row:
    """One row of a table."""
    return nodes.row("", *cells)


def table(columns: tuple[tuple[str, int], ...], rows: Iterable[nodes.row]) -> nodes.table:
    """A table whose columns keep their share of the width."""
    widths = (nodes.colspec(colwidth=width) for _, width in columns)
    head = nodes.thead("", row(*(cell(name) for name, _ in columns)))
    group = nodes.tgroup("", *widths, head, nodes.tbody("", *rows), cols=len(columns))
    return nodes.table("", group, classes=["colwidths-given", "shared-width"])


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
        sections = tuple(once((name, record.rules) for name, record in records.items()))
        titles = {name: record.title for name, record in records.items()}
        return [
            self.overview(titles, {name: own for name, own, _ in sections}),
            *(self.section(titles[each[0]], *each) for each in sections),
        ]

    def overview(self, titles: dict[str, str], own: dict[str, tuple[Entry, ...]]) -> nodes.table:
        """What the page holds, with a link to each of its sections."""
        rows = (
            row(
                nodes.entry("", nodes.paragraph("", "", link(name, f"#{anchor(name)}"))),
                cell(titles[name]),
                cell(str(len(entries) or "all above")),
                cell(str(sum(map(unverified, entries)) or "")),
            )
            for name, entries in own.items()
        )
        return table((("Name", 18), ("Whose rules", 50), ("Rules", 16), ("Unverified", 16)), rows)

    def section(
        self,
        title: str,
        name: str,
        own: tuple[Entry, ...],
        shared: tuple[str, ...],
    ) -> nodes.section:
        heading = nodes.title("", f"{name}: {title}")
        section = nodes.section("", heading, ids=[anchor(name)], classes=["rules"])
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
        if unverified(entry):
            term += nodes.inline("", "unverified", classes=["unverified"])
        lines = nodes.bullet_list("", *map(line, entry.facts))
        body = nodes.definition("", nodes.paragraph("", entry.text), lines)
        return nodes.definition_list_item("", term, body)


class GuideCoverage(SphinxDirective):
    """A table of the guide's statements, with what holds each of them."""

    columns = (("", 6), ("The guide says", 26), ("Here", 26), ("Rules", 21), ("Tests", 21))

    def run(self) -> list[nodes.Node]:
        return [table(self.columns, map(self.statement, STATEMENTS))]

    def statement(self, statement: Statement) -> nodes.row:
        rules = [nodes.paragraph("", "", self.rule(key)) for key in statement.rules]
        # A zero-width space lets a long name break.
        names = [name.split("::")[-1].replace("_", "_\u200b") for name in statement.tests]
        tests = [nodes.paragraph("", name) for name in names]
        said = [cell(text) for text in (statement.number, statement.says, statement.holds)]
        return row(*said, nodes.entry("", *rules), nodes.entry("", *tests))

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


class FindingKinds(SphinxDirective):
    """A table of the kinds of findings, from the closed list itself."""

    def run(self) -> list[nodes.Node]:
        rows = (
            row(nodes.entry("", nodes.paragraph("", "", nodes.literal("", kind))), cell(meaning))
            for kind, meaning in meanings().items()
        )
        return [table((("Kind", 35), ("When", 65)), rows)]


class PlaceMatters(SphinxDirective):
    """A section for each rulebook: matter, where its rules are from, and the rules."""

    columns = (("Matter", 26), ("From", 16), ("Stand-in of", 26), ("Rules", 32))

    def run(self) -> list[nodes.Node]:
        return [self.section(name) for name in rulebook_names()]

    def section(self, name: str) -> nodes.section:
        book = rulebook(name)
        heading = nodes.title("", f"{name}: {book.title}")
        section = nodes.section("", heading, ids=[f"place-{name.lower()}"])
        section += table(self.columns, map(self.matter, standings(book)))
        return section

    def matter(self, told: Standing) -> nodes.row:
        # A zero-width space lets a long key break.
        keys = dict.fromkeys(rule.key.replace("_", "_\u200b") for rule in told.rules)
        rules = [nodes.paragraph("", key) for key in keys]
        said = [cell(text) for text in (told.matter, told.standing, told.of)]
        return row(*said, nodes.entry("", *rules))


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of the directives."""
    app.add_directive("finding-kinds", FindingKinds)
    app.add_directive("place-matters", PlaceMatters)
    app.add_directive("rule-catalogue", RuleCatalogue)
    app.add_directive("guide-coverage", GuideCoverage)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
