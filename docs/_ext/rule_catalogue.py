"""Pages made from the rules themselves, so that code and page cannot differ.

`rule-family` shows every rule of one document or matter, each under an anchor that is its key.
`rule-list` lists the rules that are unverified, or beside which others stand that disagree.
`rule-explorer` is one table of all rules with a form, `rule-dataset` the files of the rules as data.
`place-matters` says of each matter of each rulebook of which text its rules are.
`guide-coverage` lists the patient guide's statements, with the rules and tests that hold them.
`guide-remarks` lists those of its rules that a remark or another source stands beside.
`finding-kinds` lists the kinds of findings.

The rules are objects of a domain, so that the search box finds each of them.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains import Domain, ObjType
from sphinx.util.docutils import SphinxDirective

from finding_kinds import meanings
from isotretinoin.evidence import Rule, Statement
from isotretinoin.rulebooks import rulebook, rulebook_names
from isotretinoin.rulebooks.guide import STATEMENTS
from page_parts import badge, cell, link, paragraph, raw, row, rule_link, table
from place_matters import Standing, standings
from rule_dataset import COLUMNS, FOLDER, FORMS, TABLES, citation
from rule_explorer import explorer
from rule_index import Held, disputed, families, unverified
from rule_pages import Entry, Fact, entries, family_title

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


class RuleDomain(Domain):
    """The rules, for the index of the search box."""

    name = "rule"
    label = "Rules"
    object_types = {"rule": ObjType("rule")}  # noqa: RUF012 - as Sphinx declares it
    data_version = 1

    @property
    def rules(self) -> dict[str, tuple[str, str]]:
        """Of each key, its document and the words under which it is found."""
        found: dict[str, tuple[str, str]] = self.data.setdefault("rules", {})
        return found

    def note(self, held: Held, document: str) -> None:
        """Put a rule into the index."""
        words = f"{held.rule.text} ({', '.join(held.places)}: {held.matter}; {held.rule.key})"
        self.rules[held.rule.key] = (document, words)

    def clear_doc(self, docname: str) -> None:
        """Forget what stands in the document."""
        for key in [key for key, (document, _) in self.rules.items() if document == docname]:
            del self.rules[key]

    def merge_domaindata(
        self, docnames: "AbstractSet[str]", otherdata: dict[str, dict[str, tuple[str, str]]]
    ) -> None:
        """Take what another process read."""
        for key, found in otherdata.get("rules", {}).items():
            if found[0] in docnames:
                self.rules[key] = found

    def resolve_any_xref(self, *_: object) -> list[tuple[str, nodes.reference]]:
        """Nothing: rules are referred to by their label."""
        return []

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """Each rule: name, words shown, kind, document, anchor, and how loud it is."""
        for key, (document, words) in self.rules.items():
            yield words, words, "rule", document, key, 1


class RuleFamily(SphinxDirective):
    """One definition per rule of a document or matter."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        held = families()[self.arguments[0]]
        told = entries(each.rule for each in held)
        items = (self.rule(*pair) for pair in zip(held, told, strict=True))
        body = nodes.definition_list("", *items)
        return [nodes.container("", body, classes=["rules"])]

    def rule(self, held: Held, entry: Entry) -> nodes.definition_list_item:
        """The rule under its key, which is the anchor and what `{ref}` finds it by."""
        term = nodes.term("", "", nodes.literal("", entry.key), ids=[entry.key], names=[entry.key])
        self.state.document.note_explicit_target(term)
        self.env.domains["rule"].note(held, self.env.docname)  # type: ignore[attr-defined]
        term += badge(held.rule)
        term += nodes.reference(
            "", "¶", refid=entry.key, internal=True, classes=["headerlink"], reftitle="Link to it"
        )
        held_by = Fact("Held by", ", ".join(held.places))
        lines = nodes.bullet_list("", *map(self.line, (*entry.facts, held_by)))
        body = nodes.definition("", nodes.paragraph("", entry.text), lines)
        return nodes.definition_list_item("", term, body)

    def line(self, fact: Fact) -> nodes.list_item:
        """The label in bold, then the text, a link where there is an address."""
        address = fact.address or ""
        text: nodes.Node = nodes.Text(fact.text)
        if address.startswith("#"):
            text = rule_link(address[1:], self.env.docname, fact.text)
        elif address:
            text = link(fact.text, address)
        return nodes.list_item("", paragraph(nodes.strong("", fact.label), ": ", text))


class RuleList(SphinxDirective):
    """The rules that share a doubt, each with what the doubt is."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        if self.arguments[0] == "unverified":
            three = (("Rule", 34), ("It says", 44), ("How it was met", 22))
            rows = (
                row(
                    cell(paragraph(rule_link(each.rule.key, self.env.docname))),
                    cell(each.rule.text),
                    cell(f"{each.rule.tag}; held by {', '.join(each.places)}"),
                )
                for each in unverified()
            )
            return [table(three, rows)]
        columns = (("Applied", 46), ("Beside it", 54))
        return [table(columns, map(self.dispute, disputed()))]

    def dispute(self, held: Held) -> nodes.row:
        applied = paragraph(rule_link(held.rule.key, self.env.docname), *badge(held.rule))
        return row(cell(applied, held.rule.text), cell(*self.others(held)))

    def others(self, held: Held) -> Iterable[nodes.Node]:
        for other in held.rule.alternatives:
            yield paragraph(rule_link(other.key, self.env.docname), *badge(other))
            yield paragraph(other.text)


class RuleFamilies(SphinxDirective):
    """What the catalogue holds, with a link to each of its pages."""

    def run(self) -> list[nodes.Node]:
        columns = (("Rules of", 60), ("Rules", 20), ("Unverified", 20))
        rows = (
            row(
                cell(paragraph(self.page(name))),
                cell(str(len(held))),
                cell(str(sum(not each.rule.verified for each in held) or "")),
            )
            for name, held in families().items()
        )
        return [table(columns, rows)]

    def page(self, name: str) -> nodes.Node:
        address = f"generated/rules/{name}.html"
        return nodes.reference("", family_title(name), refuri=address, internal=True)


class GuideCoverage(SphinxDirective):
    """A table of the guide's statements, with what holds each of them."""

    columns = (("", 6), ("The guide says", 26), ("Here", 26), ("Rules", 21), ("Tests", 21))

    def run(self) -> list[nodes.Node]:
        return [table(self.columns, map(self.statement, STATEMENTS))]

    def statement(self, statement: Statement) -> nodes.row:
        rules = [paragraph(rule_link(key, self.env.docname)) for key in statement.rules]
        # A zero-width space lets a long name break.
        names = [name.split("::")[-1].replace("_", "_\u200b") for name in statement.tests]
        said = [cell(text) for text in (statement.number, statement.says, statement.holds)]
        return row(*said, cell(*rules), cell(*names))


class GuideRemarks(SphinxDirective):
    """The guide's rules that have a remark, or a source beside them that says otherwise."""

    columns = (("The guide says", 34), ("Remark", 33), ("Beside it", 33))

    def run(self) -> list[nodes.Node]:
        of_guide = (held.rule for held in families()["guide"] if not held.beside)
        told = (rule for rule in of_guide if rule.basis == "guide")
        return [
            table(
                self.columns, (self.remark(rule) for rule in told if rule.note or rule.alternatives)
            )
        ]

    def remark(self, rule: Rule[object]) -> nodes.row:
        beside = [
            part
            for other in rule.alternatives
            for part in (
                paragraph(other.text),
                paragraph(rule_link(other.key, self.env.docname), *badge(other)),
            )
        ]
        said = cell(rule.text, paragraph(rule_link(rule.key, self.env.docname), *badge(rule)))
        return row(said, cell(rule.note or ""), cell(*beside))


class FindingKinds(SphinxDirective):
    """A table of the kinds of findings, from the closed list itself."""

    def run(self) -> list[nodes.Node]:
        rows = (
            row(cell(paragraph(nodes.literal("", kind))), cell(meaning))
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
        keys = dict.fromkeys(rule.key for rule in told.rules)
        rules = [paragraph(rule_link(key, self.env.docname)) for key in keys]
        return row(*map(cell, (told.matter, told.standing, told.of)), cell(*rules))


class RuleExplorer(SphinxDirective):
    """The table with its form."""

    def run(self) -> list[nodes.Node]:
        return [raw(explorer())]


class RuleDataset(SphinxDirective):
    """The files, how to cite them, and what each column means."""

    def run(self) -> list[nodes.Node]:
        files = nodes.bullet_list("", *map(self.files, TABLES))
        rows = (
            row(cell(paragraph(nodes.literal("", name))), cell(told))
            for name, told in COLUMNS.items()
        )
        cited = nodes.block_quote("", paragraph(citation()))
        return [files, cited, table((("Column", 25), ("Meaning", 75)), rows)]

    def files(self, name: str) -> nodes.list_item:
        links: list[nodes.Node | str] = [f"{name}, {len(TABLES[name]())} rows: "]
        for form in FORMS:
            address = f"../{FOLDER.as_posix()}/{name}.{form}"
            links += [nodes.reference("", form.upper(), refuri=address, internal=True), " "]
        return nodes.list_item("", paragraph(*links))


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of the domain and the directives."""
    app.add_domain(RuleDomain)
    app.add_directive("finding-kinds", FindingKinds)
    app.add_directive("place-matters", PlaceMatters)
    app.add_directive("rule-dataset", RuleDataset)
    app.add_directive("rule-explorer", RuleExplorer)
    app.add_directive("rule-families", RuleFamilies)
    app.add_directive("rule-family", RuleFamily)
    app.add_directive("rule-list", RuleList)
    app.add_directive("guide-coverage", GuideCoverage)
    app.add_directive("guide-remarks", GuideRemarks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
