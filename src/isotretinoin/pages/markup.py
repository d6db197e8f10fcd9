"""Sheets as HTML: a fragment for a page that is there already, or a document of its own.

A mark such as [3] leads to its note, the note back to where the mark first stands, and to each
document whose address is known. Tables fold, those of most weight being open at first. Nothing is
told by colour, all colours are the reader's own, and of style a fragment brings the height of a line.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from typing import Final, final

from attrs import field

from isotretinoin.errors import printable
from isotretinoin.pages.sheet import Note, Sheet, Table
from isotretinoin.values import frozen

__all__ = ["document", "fragment"]

_MARK: Final = re.compile(r"\[(\d+)(?:\N{NO-BREAK SPACE}unverified)?\]", re.ASCII)
_DAY: Final = re.compile(r"\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b", re.ASCII)

# For screens of any width, light or dark; on paper of the size that the printer has.
_STYLE: Final = """
:root { color-scheme: light dark; background: Canvas; color: CanvasText; }
body { font: 1rem/1.45 system-ui, sans-serif; max-width: 70rem; margin: 1rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; }
dd { margin: 0; overflow-wrap: anywhere; }
details, .table { margin: 0.8rem 0; overflow-x: auto; }
summary { font-weight: bold; padding: 0.3rem 0; }
time { white-space: nowrap; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; padding: 0.2rem 0; }
th, td { text-align: start; vertical-align: top; padding: 0.25rem 0.6rem; border: 1px solid; }
th[scope="row"] { font-weight: normal; }
li { margin-bottom: 0.3rem; overflow-wrap: anywhere; }
@media screen {
  .same caption { position: absolute; clip-path: inset(50%); height: 1px; overflow: hidden; }
}
@media screen and (max-width: 40rem) {
  dl { grid-template-columns: 1fr; gap: 0; }
  dt { margin-top: 0.5rem; }
  table, tbody, tr, tbody th, td, caption { display: block; }
  thead { position: absolute; clip-path: inset(50%); height: 1px; overflow: hidden; }
  tr { border: 1px solid; padding: 0.3rem; margin-bottom: 0.4rem; }
  tbody th, td { border: 0; padding: 0.1rem 0.3rem; }
  th[scope="row"] { font-weight: bold; }
  td::before { content: attr(data-column) ": "; }
  td:empty { display: none; }
}
@page { margin: 9mm; }
@media print {
  :root { color-scheme: light; }
  body { font-size: 8pt; line-height: 1.2; max-width: none; margin: 0; padding: 0; }
  h1 { font-size: 13pt; margin: 0 0 1mm; }
  p { margin: 0.3mm 0; }
  dl { margin: 1mm 0; gap: 0.3mm 3mm; }
  details, .table { margin: 1mm 0; overflow: visible; }
  details::details-content { content-visibility: visible; block-size: auto; }
  caption { font-weight: bold; padding: 0.3mm 0; break-after: avoid; }
  details:has(> table) > summary { display: none; }
  th, td { padding: 0.15mm 1mm; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  ol { font-size: 6pt; line-height: 1.1; margin: 0; padding: 0; counter-reset: note; }
  li { display: inline; counter-increment: note; }
  li::before { content: "[" counter(note) "] "; font-weight: bold; }
  a { color: inherit; text-decoration: none; }
  .back { display: none; }
}
"""


def fragment(sheet: Sheet, *, name: str | None = None) -> str:
    """The sheet as a fragment: escaped, captioned, its marks linked, in the colours of the page."""
    page = _Page(sheet, _named(sheet) if name is None else name, labelled=False)
    return page.html(heading="h3")


def document(sheet: Sheet) -> str:
    """The sheet as a whole document."""
    body = _Page(sheet, "page", labelled=True).html(heading="h1")
    title = printable(escape(sheet.title))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>{body}</main>\n</body>\n</html>\n"
    )


def _named(sheet: Sheet) -> str:
    """A name that no other sheet has, and that this one has in every run."""
    return f"sheet-{sha256(repr(sheet).encode(errors='replace')).hexdigest()[:10]}"


@final
@frozen
class _Page:
    """One sheet on its way to HTML, and which of its marks have stood on it already."""

    sheet: Sheet
    name: str
    labelled: bool
    met: set[int] = field(factory=set[int], init=False)

    def html(self, *, heading: str) -> str:
        name = escape(self.name)
        titled = f'<{heading} id="{name}">{escape(self.sheet.title)}</{heading}>'
        notice = f"<p><em>{escape(self.sheet.notice)}</em></p>"
        parts = "".join(self._parts())
        # Where no style sheet of ours is, lines stand too close for a finger to tell two links apart.
        room = "" if self.labelled else ' style="line-height: 1.75"'
        head = f'<section aria-labelledby="{name}"{room}>'
        return printable(f"{head}{titled}{notice}{parts}</section>")

    def _parts(self) -> Iterator[str]:
        if self.sheet.facts:
            terms = (
                f"<dt><strong>{escape(name)}</strong></dt><dd>{self._linked(value)}</dd>"
                for name, value in self.sheet.facts
            )
            yield f"<dl>{''.join(terms)}</dl>"
        for table in self.sheet.tables:
            if table.rows:
                yield self._table(table.filled)
        if self.sheet.sources:
            listed = (self._note(n, note) for n, note in enumerate(self.sheet.sources, start=1))
            yield self._folding("Sources", f"<ol>{''.join(listed)}</ol>")

    def _folding(self, title: str, content: str, how: str = " open") -> str:
        bold = f"<strong>{escape(title)}</strong>"
        if self.sheet.paper:
            return f"<p>{bold}</p>{content}"
        return f"<details{how}><summary>{bold}</summary>{content}</details>"

    def _table(self, table: Table) -> str:
        head = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
        body = "".join(
            f'<tr><th scope="row">{self._linked(row[0])}</th>'
            + "".join(map(self._cell, table.columns[1:], row[1:]))
            + "</tr>"
            for row in table.rows
        )
        html = (
            f"<table><caption>{self._linked(table.caption)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )
        if self.sheet.paper:
            return f'<div class="table">{html}</div>'
        rows = f"{len(table.rows)} row{'' if len(table.rows) == 1 else 's'}"
        plain = _MARK.sub("", table.caption).strip()
        named = table.name or plain
        # A caption that says no more than the summary is not read out to the eye twice.
        same = ' class="same"' if self.labelled and named == table.caption else ""
        state = "" if table.folded else " open"
        return self._folding(f"{named} ({rows})", html, f"{same}{state}")

    def _cell(self, column: str, text: str) -> str:
        # Where a small screen shows each row by itself, each cell bears the name of its column.
        label = f' data-column="{escape(column)}"' if self.labelled else ""
        return f"<td{label}>{self._linked(text)}</td>"

    def _linked(self, text: str) -> str:
        """The text escaped, each mark of a note of this sheet as a link to it, no day broken."""
        linked = _MARK.sub(self._link, escape(text))
        return _DAY.sub(r"<time>\g<0></time>", linked) if self.labelled else linked

    def _link(self, mark: re.Match[str]) -> str:
        number = int(mark[1])
        if not 1 <= number <= len(self.sheet.sources):
            return mark[0]
        name = escape(self.name)
        first = "" if number in self.met else f' id="{name}-from-{number}"'
        self.met.add(number)
        return f'<a{first} role="doc-noteref" href="#{name}-{number}">{mark[0]}</a>'

    def _note(self, number: int, note: Note) -> str:
        name = escape(self.name)
        addresses = () if self.sheet.paper else note.addresses
        read = [f'<a href="{escape(at)}">{escape(at.partition("://")[2])}</a>' for at in addresses]
        told = f" Read at {', '.join(read)}." if read else ""
        back = (
            f' <a class="back" role="doc-backlink" href="#{name}-from-{number}">back to [{number}]</a>'
            if number in self.met
            else ""
        )
        return f'<li id="{name}-{number}">{escape(note.text)}{told}{back}</li>'
