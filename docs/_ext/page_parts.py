"""Small parts of generated pages: tables, links to rules, links to sources."""

from collections.abc import Iterable

from docutils import nodes
from sphinx import addnodes

from isotretinoin.evidence import Citation, Rule


def link(text: str, address: str) -> nodes.reference:
    """A link to an address on the web."""
    return nodes.reference("", text, refuri=address, internal=False)


def paragraph(*parts: nodes.Node | str) -> nodes.paragraph:
    """A paragraph of text and links."""
    told = (nodes.Text(part) if isinstance(part, str) else part for part in parts)
    return nodes.paragraph("", "", *told)


def rule_link(key: str, document: str, text: str | None = None) -> addnodes.pending_xref:
    """A link to the rule in the catalogue; the build fails when there is no such rule."""
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


def source_parts(cite: Citation) -> nodes.paragraph:
    """The document as a link where it has an address, and the place in it."""
    source = cite.source
    said = str(source)
    first: nodes.Node = link(said, source.addresses[0]) if source.addresses else nodes.Text(said)
    return paragraph(first, f", {cite.section}" if cite.section else "")


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
