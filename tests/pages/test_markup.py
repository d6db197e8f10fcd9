"""Sheets as HTML: links, folds, and nothing that a page could not take."""

from collections import Counter
from datetime import date
from html.parser import HTMLParser

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin import Plan, kg, rulebook
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.evidence import Citation, Source
from isotretinoin.pages.sheet import Note, References, Sheet, Table
from isotretinoin.patient import Patient
from isotretinoin.plans.planning import plan
from isotretinoin.quantities import mg_per_kg
from sample_rules import rule

_VOID = {"meta"}


class Reader(HTMLParser):
    """What a fragment holds; complains of tags that are not closed in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), "an attribute stands twice"
        self.attributes.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.attributes if name == tag]

    @property
    def ids(self) -> list[str]:
        return [str(found["id"]) for _, found in self.attributes if "id" in found]

    @property
    def links(self) -> list[str]:
        return [str(each["href"]) for each in self.of("a")]


def planned(weight: int = 68, place: str = "US") -> Plan:
    course = Course.until(
        mg_per_kg(120),
        patient=Patient(weight=kg(weight), can_become_pregnant=True),
        regimen=Regimen.parse("0.5 mg/kg/day for 28 days, then 1 mg/kg/day"),
        first_dose=date(2026, 9, 14),
    )
    return plan(course, rulebook(place))


SHEET = Sheet(
    "Marks",
    facts=(("One", "a fact [2] [1\N{NO-BREAK SPACE}unverified] [4] [0]"),),
    tables=(Table("Rows [2]", ("Day", "What"), (("2026-03-09 [3]", "<i> [2]"),)),),
    sources=("first", Note("second"), "third"),
)


def sound(html: str) -> Reader:
    """The page read, after a look at what every page must hold to."""
    page = Reader(html)
    assert max(Counter(page.ids).values()) == 1, "an id stands twice"
    for link in page.links:
        if link.startswith("#"):
            assert link[1:] in page.ids, f"{link} leads nowhere"
        else:
            assert link.startswith(("https://", "http://"))
    assert len(page.of("caption")) == len(page.of("table"))
    assert {each["scope"] for each in page.of("th")} <= {"row", "col"}
    return page


class TestMarks:
    """From the text to the notes, and back."""

    def test_a_mark_leads_to_its_note(self) -> None:
        """Each time it stands; a number of no note is text."""
        html = SHEET.html(name="s")
        page = sound(html)
        assert html.count('href="#s-2"') == 3
        assert (
            '<a id="s-from-1" role="doc-noteref" href="#s-1">[1\N{NO-BREAK SPACE}unverified]</a>'
            in html
        )
        assert " [4] [0]</dd>" in html
        assert {f"s-{n}" for n in (1, 2, 3)} <= set(page.ids)

    def test_a_note_leads_back(self) -> None:
        """To where its mark stands first; a note of which no mark is shown leads nowhere."""
        assert 'href="#s-from-3">back to [3]</a></li>' in SHEET.html(name="s")
        alone = evolve(SHEET, facts=()).html(name="s")
        assert "back to [1]" not in alone
        assert '<li id="s-1">first</li>' in alone
        sound(alone)

    def test_a_note_leads_to_its_documents(self) -> None:
        """Where the address is known; each once, with what it is read at as its text."""
        where = "a copy; drugs.com; drugs.com/a?b=1&c; https://fda.gov/x; drugs.com/a?b=1&c"
        source = Source(key="s", title="S", where=where)
        notes = References()
        marked = notes.mark(evolve(rule("a", 1), cites=(Citation(source), Citation(source))))
        sheet = Sheet("A", facts=(("k", marked),), sources=notes.listed())
        page = sound(sheet.html())
        assert page.links[1:3] == ["https://drugs.com/a?b=1&c", "https://fda.gov/x"]
        assert "drugs.com/a?b=1&amp;c</a>, <a" in sheet.html()
        assert sheet.text().count("drugs.com") == 0

    def test_without_sources_there_are_no_links(self) -> None:
        """A mark that leads nowhere is none."""
        assert sound(planned().sheet(sources="none").html()).links == []


class TestIds:
    """No two of one page."""

    def test_two_plans_on_one_page(self) -> None:
        """Their ids are their own, the same in every run; one shown twice is named."""
        one, other = planned().sheet(), planned(70).sheet()
        sound(one.html() + other.html())
        sound(one.html() + one.html(name="again"))
        assert one.html() == planned().sheet().html()

    def test_a_name_is_no_markup(self) -> None:
        """Whatever it holds."""
        assert sound(SHEET.html(name='"><b>')).of("b") == []


class TestFolds:
    """What matters most stands open."""

    def test_of_a_plan(self) -> None:
        """Agenda, findings, what is not judged, and the sources; the rest opens when asked."""
        html = planned().sheet().html()
        sound(html)
        opened = [
            part.split("</strong>")[0] for part in html.split("<details open><summary><strong>")[1:]
        ]
        assert [each.split(" (")[0] for each in opened] == [
            "Agenda",
            "Findings",
            "Not judged",
            "Sources",
        ]
        assert "<details><summary><strong>Pregnancy tests (8 rows)</strong>" in html

    def test_one_row(self) -> None:
        """Is one row; a summary holds no link."""
        assert "<summary><strong>Rows (1 row)</strong></summary>" in SHEET.html()

    def test_on_paper_nothing_folds(self) -> None:
        """There nothing could be unfolded."""
        html = evolve(SHEET, paper=True).html()
        sound(html)
        assert "<details" not in html
        assert "<caption>Rows " in html
        assert "<p><strong>Sources</strong></p><ol>" in html


class TestDocument:
    """A page of its own."""

    def test_whole(self) -> None:
        """Language, title, one heading, paper, and cells that know their column."""
        html = planned().sheet().document()
        page = sound(html)
        assert html.startswith("<!DOCTYPE html>\n")
        assert page.of("html") == [{"lang": "en"}]
        assert len(page.of("h1")) == 1
        assert {"data-column": "Who"} in page.of("td")
        for expected in ("@page", "@media print", "<title>Isotretinoin"):
            assert expected in html
        assert "<script" not in html

    def test_no_day_is_broken(self) -> None:
        """It stays on one line; what is no day is left alone."""
        html = Sheet("A", facts=(("k", "2026-03-09 2026-13-09 12026-03-09"),)).document()
        assert "<dd><time>2026-03-09</time> 2026-13-09 12026-03-09</dd>" in html

    def test_a_caption_that_says_the_same_is_shown_once(self) -> None:
        """As the summary; one with a mark, or that says more, stands for itself."""
        same = Sheet("A", tables=(Table("Due", ("k",), (("v",),)),))
        assert '<details class="same" open>' in same.document()
        assert "same" not in same.html()
        assert "class=" not in SHEET.document().partition("<main>")[2].replace('class="back"', "")

    def test_no_colour(self) -> None:
        """Only the reader's own are set, so that nothing rests on one, and their contrast holds."""
        style = SHEET.document().partition("<style>")[2].partition("</style>")[0]
        assert "#" not in style
        assert (
            style.count("background") == style.count("background: Canvas; color: CanvasText;") == 1
        )
        assert "url(" not in style


@pytest.mark.parametrize("place", ["US", "GB", "FR", "AU"])
def test_pages_of_plans_are_sound(place: str) -> None:
    """As a fragment and as a document."""
    sound(planned(place=place)._repr_html_())  # pyright: ignore[reportPrivateUsage] - a notebook calls it
    sound(planned(place=place).sheet(sources="short").document())


@given(
    title=st.text(), name=st.text(), value=st.text(), number=st.integers(0, 3), paper=st.booleans()
)
def test_any_text_is_text(title: str, name: str, value: str, number: int, paper: bool) -> None:  # noqa: FBT001
    """No word of a sheet becomes a tag, and every link leads somewhere."""
    cell = f"{value}[{number}]"
    table = Table(title, (name, "b"), ((cell, value), (value, cell)))
    sheet = Sheet(title, facts=((name, cell),), tables=(table,), sources=(value, name), paper=paper)
    for html in (sheet.html(), sheet.document()):
        page = sound(html)
        assert {tag for tag, _ in page.attributes} <= {
            *("html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h3", "p"),
            *("em", "strong", "dl", "dt", "dd", "details", "summary", "table", "caption", "thead"),
            *("tbody", "tr", "th", "td", "ol", "li", "a", "div", "time"),
        }
