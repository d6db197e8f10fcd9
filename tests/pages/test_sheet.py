"""Sheets: what a person sees, as text and as HTML."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin.pages.sheet import NARROW, NOTICE, References, Sheet, Table
from sample_rules import RULEBOOK, rule

TABLE = Table("Doses", ("Day", "mg"), (("2026-03-09", "40"), ("2026-03-10", "<b>&")))
SHEET = Sheet("A plan", facts=(("Patient", "68 kg"),), tables=(TABLE,), sources=("The law.",))


class TestText:
    """Plain text for terminals."""

    def test_every_part_is_there(self) -> None:
        """Title, notice, facts, table and numbered sources."""
        lines = SHEET.text().splitlines()

        assert lines[:2] == ["A plan", "======"]
        assert "Not a medical device, not advice" in NOTICE
        assert "Patient  68 kg" in lines
        assert "Day         mg" in lines
        assert "2026-03-09  40" in lines
        assert "[1] The law." in lines

    def test_empty_parts_are_left_out(self) -> None:
        """No table heading without rows, no list without sources."""
        text = Sheet("A plan", tables=(Table("Findings", ("a",), ()),)).text()

        assert "Findings" not in text
        assert "Sources" not in text
        assert "Findings" not in Sheet("A", tables=(Table("Findings", ("a",), ()),)).html()

    def test_long_cells_are_wrapped_not_cut(self) -> None:
        """Every word of a long cell is kept, within the width of the page."""
        words = " ".join(f"word{i}" for i in range(60))
        text = Sheet("A", tables=(Table("T", ("k", "v"), (("key", words),)),)).text()

        assert max(map(len, text.splitlines())) <= 100
        assert [word for word in text.split() if word.startswith("word")] == words.split()

    def test_rows_fit_their_columns(self) -> None:
        """A row of another length is a mistake."""
        with pytest.raises(ValueError, match="every row needs 2 cells"):
            Table("T", ("a", "b"), (("1",),))


class TestHtml:
    """A fragment for notebooks."""

    def test_escaped_captioned_and_headed(self) -> None:
        """Nothing of the content is markup; tables have captions, columns and rows headers."""
        html = SHEET.html()

        assert "&lt;b&gt;&amp;" in html
        assert "<b>" not in html
        assert "<caption>Doses</caption>" in html
        assert '<th scope="col">mg</th>' in html
        assert '<th scope="row">2026-03-09</th>' in html
        assert "The law.</li>" in html

    def test_colours_are_the_pages_own(self) -> None:
        """No colour, and of style the height of a line alone, so dark pages stay readable."""
        assert SHEET.html().count("style") == SHEET.html().count('style="line-height: 1.75"') == 1
        assert "color" not in SHEET.html()


class TestReferences:
    """Numbers for rules."""

    def test_one_number_a_rule(self) -> None:
        """In order of first mention, and the same number again; several in order."""
        notes = References()
        first, second = RULEBOOK.rule("dose"), RULEBOOK.rule("age")

        assert notes.mark(first) == "[1]"
        assert notes.mark(second, first, None, second) == "[1] [2]"
        assert notes.marked("text", None) == "text"
        assert notes.marked("text", second) == "text [2]"
        assert len(notes.listed()) == 2

    def test_what_is_unverified_says_so_at_its_number(self) -> None:
        """A reader of the table needs no look at the list, and no line breaks within the mark."""
        notes = References()
        notes.mark(rule("a.key", 1))
        marked = notes.marked("swallowed whole", rule("b.key", 2, verified=False))
        sheet = Sheet("A", facts=(("k", "x " * 39 + marked),))

        assert "swallowed whole\n   [2 unverified]" in sheet.text()
        assert "swallowed whole [2\N{NO-BREAK SPACE}unverified]" in sheet.html()

    def test_one_rule_in_two_forms(self) -> None:
        """A rule whose days were set anew is another line of the list; equal rules are one."""
        notes = References()
        rules = [rule("a.key", 1, since=date(2026, 11, day)) for day in (15, 16, 15)]

        assert notes.mark(*rules) == "[1] [2]"
        assert [note.text.split("In force ")[1][:16] for note in notes.listed()] == [
            "since 2026-11-15",
            "since 2026-11-16",
        ]

    def test_a_source_tells_all_that_a_reader_must_know(self) -> None:
        """Text, unverified, reading, note, dates, source and key."""
        notes = References()
        notes.mark(
            rule(
                "a.key",
                1,
                verified=False,
                interpretation="the later",
                note="wrong by arithmetic.",
                until=None,
                since=None,
            ),
        )

        (note,) = notes.listed()
        assert str(note) == (
            "a.key: 1. UNVERIFIED. Reading: the later. Note: wrong by arithmetic. "
            "Source: Sample text. (a.key)"
        )

    def test_dates_in_force(self) -> None:
        """A dated rule says since when."""
        notes = References()
        notes.mark(RULEBOOK.rule("bare.1"))

        assert "In force 2020-01-01 to 2026-05-31." in notes.listed()[0].text


WORDS = st.lists(st.text("abc-[]1", min_size=1, max_size=30), max_size=12).map(" ".join)


class TestNarrow:
    """A page of 80 columns."""

    @given(st.data())
    def test_no_line_is_longer(self, data: st.DataObject) -> None:
        """Whatever stands in title, facts, tables and sources; a word of more than a line is broken."""
        columns = data.draw(st.lists(st.text("abc", max_size=40), min_size=1, max_size=8))
        row = st.tuples(*(WORDS for _ in columns))
        table = Table(data.draw(WORDS), tuple(columns), tuple(data.draw(st.lists(row, max_size=4))))
        facts = st.lists(st.tuples(st.text("abc", max_size=20), WORDS), max_size=4)
        sheet = Sheet(
            data.draw(WORDS),
            facts=tuple(data.draw(facts)),
            tables=(table,),
            sources=tuple(data.draw(st.lists(WORDS, max_size=3))),
            width=NARROW,
        )
        assert max(map(len, sheet.text().splitlines())) <= NARROW

    def test_a_table_that_is_too_wide_is_told_row_by_row(self) -> None:
        """Each cell by its column, and nothing is cut; a cell without anything is left out."""
        columns = ("First", "Second", "Third", "Fourth", "Fifth")
        row = ("a" * 24, "b" * 24, "", "c" * 24, "d" * 24)
        wide = Sheet("Wide", tables=(Table("Words", columns, (row,)),), width=NARROW).text()
        assert f"First: {row[0]}; Second: {row[1]};" in wide
        assert f"Fourth: {row[3]}" in " ".join(wide.split())
        assert "Third" not in wide
        assert max(map(len, wide.splitlines())) <= NARROW
