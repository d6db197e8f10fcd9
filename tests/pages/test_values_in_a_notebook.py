"""Values as a notebook shows them: each has its page, and no word in it is obeyed."""

from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from itertools import product
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from isotretinoin import (
    Course,
    Patient,
    Regimen,
    account,
    capsule_plan,
    compare,
    compare_plans,
    explain,
    kg,
    mg_per_day,
    mg_per_kg,
    plan,
    products,
    review,
    rulebook,
    status,
    worklist,
)
from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import DosePeriod
from isotretinoin.evidence import Citation, Source, Timeline
from sample_rules import RULEBOOK, rule

DAY = date(2026, 3, 9)
COURSE = Course.until(
    mg_per_kg(120),
    patient=Patient(weight=kg(68), can_become_pregnant=True),
    regimen=Regimen.parse("0.5 mg/kg/day for 28 days, then 1 mg/kg/day"),
    first_dose=DAY,
)
DIARY = Diary(patient=COURSE.patient, entries=(DosePeriod(DAY, mg_per_day(40)),))
PLAN = plan(COURSE, RULEBOOK)
#: What a fragment may do is show text: nothing runs, nothing is fetched, nothing is sent.
SHOWS = {
    *("section", "figure", "h3", "p", "em", "strong", "dl", "dt", "dd", "details", "summary"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "ol", "ul", "li", "a", "time"),
    *("svg", "title", "desc", "path", "rect", "text"),
}


class Reader(HTMLParser):
    """The tags of a fragment, their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            assert name != "href" or (value or "").startswith(("#", "https://", "http://"))

    def handle_data(self, data: str) -> None:
        self.text += data


def named(text: str) -> Iterator[Any]:
    """A value of each kind that is shown as HTML, with that text wherever one can be put."""
    source = Source(key="hostile", title=text or "-", where=text)
    told = evolve(
        rule("told", text),
        text=text,
        note=text,
        interpretation=text,
        cites=(Citation(source, section=text),),
    )
    book = evolve(
        RULEBOOK, title=text, facts=(told,), goals=(evolve(RULEBOOK.goals[0], note=text),)
    )
    capsules = evolve(products.CLARAVIS, name=text or "-")
    made = plan(COURSE, book)
    yield from (told, Timeline(told), book, capsules, made, made.monitoring)
    yield compare([book, evolve(book, name=text)], on=DAY, topic="posology")
    yield compare_plans(made, PLAN, names=(text or "one", f"{text} two"))
    people: Any = {text or "-": DIARY, f"{text}?": 1}
    yield worklist(people, book, first=DAY, last=date(2026, 4, 9))
    yield from (status(DIARY, book, on=DAY), review(DIARY, book, as_of=DAY), explain(made))
    yield account(DIARY, as_of=DAY, goal=mg_per_kg(120), goals=book.goals)


@settings(max_examples=8)
@given(st.text())
@example("<script>alert(1)</script>")
@example("\"><img src=x onerror='alert(1)'>")
@example("</td></table></section><a href='javascript:alert(1)'>[1]</a>")
@example('https://evil.example/"onmouseover="alert(1)')
def test_any_text_is_text(text: str) -> None:
    """A name, a rule or a title may hold whatever it likes: it is shown."""
    for value in named(text):
        page = Reader(value._repr_html_())
        assert page.tags <= SHOWS, (type(value), page.tags - SHOWS)
        assert not {each for each in page.attributes if each.startswith("on")}, type(value)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (
            rulebook("US").posology.washout,
            ("us.label.washout", "the later of 8 weeks and 2 months"),
        ),
        (rulebook("US").rules[0], (rulebook("US").rules[0].key, "In force", "Basis")),
        (rulebook("EU"), ("eu.ppp.contraception_after", "eu.ppp", "digest of the rules")),
        (products.CLARAVIS, ("Claravis", "10 mg, 20 mg", "conventional")),
        (COURSE, ("2026-03-09 to 2026-07-20", "0.5 mg/kg/day", "8160 mg")),
        (
            capsule_plan(mg_per_day(25), strengths=products.CLARAVIS, days=30),
            ("15 of 30 mg, 15 of 20 mg", "Day of the cycle"),
        ),
        (
            compare([rulebook("US"), rulebook("GB")], on=DAY, topic="post-course"),
            ("Post-course on 2026-03-09", "the later of 1 month and 30 days"),
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_shown(value: Any, shown: tuple[str, ...]) -> None:
    """The words of a value stand in its page, as text and as HTML."""
    html, text = Reader(value._repr_html_()).text, " ".join(str(value.sheet().text()).split())
    for words, page in product(shown, (html, text)):
        assert words in page


def test_a_rulebook_folds_by_document() -> None:
    """What a caller set is said; each rule stands once, under the document that its key names."""
    moved = rulebook("US", effective={"us.ipledge.edition-5": date(2027, 1, 4)})
    sheet = moved.sheet()
    assert ("Set by the caller", "us.ipledge.edition-5 from 2027-01-04") in sheet.facts
    assert all(table.folded for table in sheet.tables)
    keys = sorted(row[0] for table in sheet.tables for row in table.rows)
    assert keys == sorted(each.key for each in moved.rules)
    assert {"us.label", "us.ipledge", "products"} <= {table.caption for table in sheet.tables}
