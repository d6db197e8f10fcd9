"""Small parts of generated pages: tables, links to rules, links to sources."""

from collections.abc import Iterable

from docutils import nodes
from sphinx import addnodes

from isotretinoin.evidence import Citation, Rule, Source


def link(text: str, address: str) -> nodes.reference:
    """A link to an address on the web."""
    return nodes.reference("", text, refuri=address, internal=False)


def paragraph(*parts: nodes.Node | str) -> nodes.paragraph:
    """A paragraph of text and links."""
    told = (nodes.Text(part) if isinstance(part, str) else part for part in parts)
    return nodes.paragraph("", "", *told)


def rule_link(key: str, document: str, text: str | None = None) -> addnodes.pending_xref:
    """A link to what has that key, such as a rule; the build fails when there is none."""
    # A zero-width space lets a long key break.
    shown = nodes.inline("", text) if text else nodes.literal("", key.replace("_", "_\u200b"))
    return addnodes.pending_xref(
        "",
        shown,
        refdomain="std",
        reftype="ref",
        reftarget=key,
        refexplicit=True,
        refwarn=True,
        refdoc=document,
    )


def source_parts(cite: Citation, document: str) -> nodes.paragraph:
    """The document, a link to its text or else to its entry in the bibliography, and the place in it."""
    source = cite.source
    first: nodes.Node = (
        link(str(source), source.addresses[0])
        if source.addresses
        else rule_link(source_anchor(source), document, str(source))
    )
    return paragraph(first, f", {cite.section}" if cite.section else "")


def source_anchor(source: Source) -> str:
    """Where the document stands in the bibliography."""
    return f"source-{source.key.lower()}"


def badge(rule: Rule[object]) -> tuple[nodes.Node, ...]:
    """The mark of a rule whose own text was not read; nothing for any other."""
    return () if rule.verified else (nodes.inline("", "unverified", classes=["unverified"]),)


def cell(*parts: nodes.Node | str) -> nodes.entry:
    """One cell of a table: paragraphs as they are, and text as one."""
    told = (paragraph(part) if isinstance(part, str) else part for part in parts)
    return nodes.entry("", *told)


def row(*cells: nodes.entry) -> nodes.row:
    """One row of a table."""
    return nodes.row("", *cells)


def table(
    columns: tuple[tuple[str, int], ...],
    rows: Iterable[nodes.row],
    *classes: str,
) -> nodes.table:
    """A table whose columns keep their share of the width."""
    widths = (nodes.colspec(colwidth=width) for _, width in columns)
    head = nodes.thead("", row(*(cell(name) for name, _ in columns)))
    group = nodes.tgroup("", *widths, head, nodes.tbody("", *rows), cols=len(columns))
    return nodes.table("", group, classes=["colwidths-given", "shared-width", *classes])


def raw(html: str) -> nodes.raw:
    """What has no form but HTML: a picture, a form."""
    return nodes.raw("", html, format="html")
