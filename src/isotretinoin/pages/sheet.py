"""Results as people read them: one sheet of facts, tables and numbered sources, as text or HTML.

A sheet knows nothing of medicine. Every rule that it mentions gets a number, and the numbered list
beneath says what the rule is, how it was read, and who says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from textwrap import wrap
from typing import Any, Final, final

from attrs import evolve, field

from isotretinoin.errors import printable
from isotretinoin.evidence import Rule, Source, unverified
from isotretinoin.values import frozen

__all__ = ["NARROW", "NOTICE", "Note", "References", "Sheet", "Table"]


#: Stands on every sheet.
NOTICE: Final = (
    "Information about published rules, for qualified readers. Not a medical device, not advice; "
    "the documents cited decide."
)


_WIDTH: Final = 100
_NARROWEST: Final = 24

#: The width of a page that is read on a small terminal, or a telephone on its side.
NARROW: Final = 80


#: A space at which no line is broken.
_UNBROKEN: Final = "\N{NO-BREAK SPACE}"


@final
@frozen
class Note:
    """What a number stands for, and the documents that say so."""

    text: str
    documents: tuple[Source, ...] = ()

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses at which the documents were read, each once, as far as they are known."""
        return tuple(dict.fromkeys(at for each in self.documents for at in each.addresses))

    def __str__(self) -> str:
        return self.text


def _notes(sources: Iterable[Note | str]) -> tuple[Note, ...]:
    return tuple(Note(each) if isinstance(each, str) else each for each in sources)


@final
@frozen
class Table:
    """Rows of text under a caption; the first column names the row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    #: Its name where it folds; without one, its caption.
    name: str = field(default="", kw_only=True)
    #: Whether it is folded away at first, where the page can fold.
    folded: bool = field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.caption}: every row needs {len(self.columns)} cells")

    @property
    def filled(self) -> Table:
        """The table without the columns in which nothing stands."""
        kept = [i for i, column in enumerate(zip(*self.rows, strict=True)) if any(column)]
        if len(kept) == len(self.columns) or not kept:
            return self
        rows = tuple(tuple(row[i] for i in kept) for row in self.rows)
        return evolve(self, columns=tuple(self.columns[i] for i in kept), rows=rows)


@final
@frozen
class Sheet:
    """A titled page: labelled facts, tables, and the numbered rules that they rest on."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    tables: tuple[Table, ...] = ()
    sources: tuple[Note, ...] = field(default=(), converter=_notes)
    #: How many columns its text takes at most, where its tables allow.
    width: int = _WIDTH
    #: What stands beneath the title.
    notice: str = NOTICE
    #: Whether it is made for paper, where nothing can be unfolded, and no link be followed.
    paper: bool = False

    def text(self) -> str:
        """The sheet as plain text, within its width where its tables allow."""
        title = wrap(self.title, self.width) or [""]
        under = "=" * max(map(len, title))
        blocks = ["\n".join([*title, under, *wrap(self.notice, self.width)])]
        if self.facts:
            blocks.append(_facts(self.facts, self.width))
        blocks += [_table(table.filled, self.width) for table in self.tables if table.rows]
        if self.sources:
            listed = (
                line
                for number, source in enumerate(self.sources, start=1)
                for line in wrap(f"[{number}] {source.text}", self.width, subsequent_indent="    ")
            )
            blocks.append("\n".join(["Sources", "-------", *listed]))
        lines = "\n\n".join(blocks).replace(_UNBROKEN, " ").split("\n")
        return "\n".join(map(printable, lines))

    def json(self) -> str:
        """The sheet as JSON: each row by the names of its columns, all cells as the text shown."""
        import json  # noqa: PLC0415 - for this form alone

        told = {
            "title": self.title,
            "notice": self.notice,
            "facts": dict(self.facts),
            "tables": [
                {
                    "caption": table.caption,
                    "rows": [dict(zip(table.columns, row, strict=True)) for row in table.rows],
                }
                for table in self.tables
            ],
            "sources": [source.text for source in self.sources],
        }
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"

    def html(self, *, name: str | None = None) -> str:
        """The sheet as a fragment of HTML, in the colours of the page that it is put into.

        Its marks lead to its notes, its notes back and to the documents. The ids of a sheet begin with
        `name`; left out, with a digest of the sheet, so that different sheets on one page never share
        one. Who shows a sheet twice on a page names one of the two.
        """
        from isotretinoin.pages.markup import fragment  # noqa: PLC0415 - for this form alone

        return fragment(self, name=name)

    def document(self) -> str:
        """The sheet as an HTML document of its own, which also prints well on A4 and Letter."""
        from isotretinoin.pages.markup import document  # noqa: PLC0415 - for this form alone

        return document(self)


def _facts(facts: tuple[tuple[str, str], ...], width: int) -> str:
    margin = max(len(name) for name, _ in facts) + 2
    return "\n".join(
        line
        for name, value in facts
        for line in wrap(
            f"{name:{margin}}{value}",
            width,
            subsequent_indent=" " * margin,
            drop_whitespace=True,
        )
    )


def _table(table: Table, page: int) -> str:
    widths = [max(1, *map(len, column)) for column in zip(table.columns, *table.rows, strict=True)]
    # The widest column of prose gives way, and the next where that is not enough, so that the table
    # fits the page where it can.
    while (spare := page - sum(widths) - 2 * (len(widths) - 1)) < 0 and max(widths) > _NARROWEST:
        widest = widths.index(max(widths))
        widths[widest] = max(widths[widest] + spare, _NARROWEST)
    if page < _WIDTH:
        widths = _narrowed(table, widths, page)
        widths = [max(width, len(name)) for width, name in zip(widths, table.columns, strict=True)]
    if page < _WIDTH and sum(widths) + 2 * (len(widths) - 1) > page:
        return _row_by_row(table, page)
    head = "  ".join(f"{name:{width}}" for name, width in zip(table.columns, widths, strict=True))
    rule = "  ".join("-" * width for width in widths)
    lines = [*wrap(table.caption, page), "", head.rstrip(), rule]
    for row in table.rows:
        cells = [_cell(cell, width) for cell, width in zip(row, widths, strict=True)]
        for i in range(max(map(len, cells))):
            parts = [cell[i] if i < len(cell) else "" for cell in cells]
            line = "  ".join(f"{part:{width}}" for part, width in zip(parts, widths, strict=True))
            lines.append(line.rstrip())
    return "\n".join(lines)


def _cell(text: str, width: int) -> list[str]:
    """The lines of a cell; most are one short line, which is not taken apart for nothing."""
    if len(text) <= width and text.isprintable():
        return [text]
    return wrap(text, width, break_on_hyphens=False) or [""]


def _row_by_row(table: Table, page: int) -> str:
    """A table that is too wide for the page: each row as lines, each named by its column."""
    lines = [*wrap(table.caption, page), ""]
    for row in table.rows:
        told = [f"{name}: {cell}" for name, cell in zip(table.columns, row, strict=True) if cell]
        lines += wrap("; ".join(told), page, subsequent_indent="  ", break_on_hyphens=False)
    return "\n".join(lines)


def _narrowed(table: Table, widths: list[int], width: int) -> list[int]:
    """The widths, the widest again and again made narrower until they fit, no word being broken."""
    columns = zip(table.columns, *table.rows, strict=True)
    least = [max(len(word) for cell in cells for word in ["", *cell.split()]) for cells in columns]
    least = [max(each, len(name)) for each, name in zip(least, table.columns, strict=True)]
    spare = sum(widths) + 2 * (len(widths) - 1) - width
    while spare > 0:
        wide = [i for i, each in enumerate(widths) if each > least[i]]
        if not wide:
            break
        widest = max(wide, key=lambda i: widths[i])
        widths[widest] -= 1
        spare -= 1
    return widths


@final
@frozen
class References:
    """Numbers for rules, in the order in which they are first mentioned.

    A rule that stands in two forms, as when its days were set anew, has a number for each.
    """

    #: What is listed of a rule, and the rule; its number is its place.
    _rules: dict[str, Rule[Any]] = field(factory=dict[str, Rule[Any]], init=False)
    _numbers: dict[str, int] = field(factory=dict[str, int], init=False)

    def mark(self, *rules: Rule[Any] | None) -> str:
        """The numbers of the rules in order, such as "[1] [3 unverified]"; empty without a rule."""
        numbered = {self._number(rule): rule for rule in rules if rule is not None}
        return " ".join(
            f"[{number}]" if rule.verified else f"[{number}{_UNBROKEN}unverified]"
            for number, rule in sorted(numbered.items(), key=itemgetter(0))
        )

    def marked(self, text: str, *rules: Rule[Any] | None) -> str:
        """The text followed by the numbers of the rules that it rests on."""
        return f"{text} {self.mark(*rules)}".rstrip()

    def listed(self) -> tuple[Note, ...]:
        """What each number stands for: the rule, its reading, its source, and its key."""
        return tuple(_note(text, rule) for text, rule in self._rules.items())

    def listed_short(self) -> tuple[Note, ...]:
        """What each number stands for, in short: its key, and who says so."""
        return tuple(
            _note(f"{rule.key}{unverified(rule)}: {rule.says_who}.", rule)
            for rule in self._rules.values()
        )

    def listed_brief(self) -> tuple[Note, ...]:
        """What each number stands for, on a line or two: its key, the first who says so, how many more."""
        return tuple(_note(_brief(rule), rule) for rule in self._rules.values())

    def listed_with_days(self) -> tuple[Note, ...]:
        """The same, with the day on which each source was last checked."""
        return tuple(_note(f"{text} {_checked(rule)}", rule) for text, rule in self._rules.items())

    def _number(self, rule: Rule[Any]) -> int:
        described = _described(rule)
        self._rules.setdefault(described, rule)
        return self._numbers.setdefault(described, len(self._numbers) + 1)


def _note(text: str, rule: Rule[Any]) -> Note:
    return Note(text, tuple(cite.source for cite in rule.cites))


def _brief(rule: Rule[Any]) -> str:
    first, *others = rule.cites
    more = f"; and {len(others)} more" if others else ""
    return f"{rule.key}{unverified(rule)}: {first}{more}."


def _described(rule: Rule[Any]) -> str:
    return " ".join(_sentences(rule))


def _sentences(rule: Rule[Any]) -> Iterable[str]:
    yield _stopped(rule.text)
    if not rule.verified:
        yield "UNVERIFIED."
    if rule.interpretation:
        yield _stopped(f"Reading: {rule.interpretation}")
    if rule.note:
        yield _stopped(f"Note: {rule.note}")
    if rule.since or rule.until:
        yield _stopped(f"In force {rule.days}")
    yield _stopped(f"Source: {rule.says_who}")
    yield f"({rule.key})"


def _checked(rule: Rule[Any]) -> str:
    """The day of each source once; where none of several was stated, that is said once."""
    days = dict.fromkeys(cite.source.last_checked for cite in rule.cites)
    first, *others = days
    return f"{first[:1].upper()}{first[1:]}{''.join(f'; {day}' for day in others)}."


def _stopped(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", '."')) else f"{sentence}."
