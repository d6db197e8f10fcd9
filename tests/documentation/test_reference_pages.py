"""The reference is made from the code: operations, modules, links, and what the theme leaves out."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from edition_picture import editions_svg
from generated_pages import pages
from isotretinoin import Days, Weeks, kg, mg, mg_per_kg, rulebook
from local_links import dead_links
from module_pages import public_modules
from quantity_operations import SAMPLES, operations
from topic_rules import by_weight
from within_reach import reachable


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (mg(40), mg(40), ("+ → Mass", "− → Mass", "÷ → number")),
        (mg(40), kg(68), ("÷ → DosePerKg",)),
        (mg_per_kg(120), kg(68), (".for_weight → Mass",)),
        (mg_per_kg(120), mg(40), ("✗",)),
        (2, mg(40), ("× → Mass",)),
        (2, 2, ()),
    ],
)
def test_operations_are_those_that_run(left: Any, right: Any, told: tuple[str, ...]) -> None:
    """The table says what happens, and marks what is refused."""
    assert operations(left, right) == told


def test_days_weeks_and_timedelta_do_the_same() -> None:
    """So one column stands for the three."""
    for _, left in SAMPLES[:5]:
        for days in (Weeks(4), timedelta(days=28)):
            assert operations(left, days) == operations(left, Days(28))
            assert operations(days, left) == operations(Days(28), left)


def test_no_two_kinds_of_quantity_are_added() -> None:
    """Of two different quantities, no cell offers a sum."""
    quantities = SAMPLES[:5]
    for name, left in quantities:
        for other, right in quantities:
            if name != other:
                assert not any(told.startswith(("+", "−")) for told in operations(left, right))


def test_a_dose_by_weight_is_the_rules_own() -> None:
    """Both ends of a range, or the one number, in milligrams."""
    us = rulebook("US")
    assert by_weight(us.posology.daily_dose.newest.value, 70) == "35–70 mg/day"
    ceiling = us.posologies[-1].adult_very_severe
    assert ceiling is not None
    assert by_weight(ceiling.newest.value, 70) == "112 mg/day"


def test_each_module_has_a_page() -> None:
    """So has each topic and document, and no two pages share a path."""
    paths = [path for path, _ in pages()]
    assert len(paths) == len(set(paths))
    assert {f"modules/{name}.md" for name in public_modules()} <= set(paths)


def test_the_picture_of_editions_tells_verified_from_unverified() -> None:
    """One bar for each edition; the one that nobody confirmed is dashed and says so."""
    editions = rulebook("US").pregnancy_prevention.editions
    assert editions is not None
    picture = editions_svg(editions.rules)
    assert picture.count("<rect") == len(editions.rules)
    assert picture.count("stroke-dasharray") == sum(not rule.verified for rule in editions)
    assert "2021-12-13 to 2026-11-14<" in picture
    assert "since 2026-11-15 (unverified)<" in picture


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    """A file or an anchor that is not there, and nothing that is."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "index.html").write_text('<p id="here">', encoding="utf-8")
    (tmp_path / "a.html").write_text(
        '<a href="b/#here">1</a><a href="b/index.html#gone">2</a><img src="c.png"><a href="#">3</a>'
        '<a href="https://example.org/x">4</a><a href="live/plan.html">5</a><a href="#top">6</a>',
        encoding="utf-8",
    )
    assert list(dead_links(tmp_path)) == [
        ("a.html", "b/index.html#gone"),
        ("a.html", "c.png"),
        ("a.html", "live/plan.html"),
    ]
    assert ("a.html", "live/plan.html") not in list(dead_links(tmp_path, ("live",)))


def test_what_scrolls_can_be_reached() -> None:
    """Headings of the side bar have a level, and listings and tables a place in the tab order."""
    html = '<p role="heading">x</p><pre>y</pre><div class="table-wrapper docutils">z</div>'
    changed = reachable(html)
    assert 'role="heading" aria-level="2"' in changed
    assert '<pre tabindex="0">' in changed
    assert '<div class="table-wrapper docutils" tabindex="0" role="group"' in changed
    assert reachable(changed) == changed


DOCS = Path(__file__).parents[2] / "docs"
WRITTEN = [page for page in DOCS.rglob("*.md") if "generated" not in page.parts]


def test_nothing_is_left_to_do() -> None:
    """No page says that it will be written."""
    assert not [page for page in WRITTEN if "TODO" in page.read_text(encoding="utf-8")]


def test_the_first_page_answers_its_questions() -> None:
    """Each question leads to a page that is there, written or generated."""
    questions = (DOCS / "index.md").read_text(encoding="utf-8").partition("## What a plan")[0]
    links = re.findall(r"\]\(([^)]+\.md)\)", questions)
    generated = {f"reference/generated/{path}" for path, _ in pages()}
    assert len(links) == questions.count("? |") == 9
    assert not [each for each in links if each not in generated and not (DOCS / each).is_file()]


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("last dose", "compare/post-course.md"),
        ("dose weight", "answers/dose-by-weight.md"),
        ("absorica ld 70 kg", "answers/dose-by-weight.md"),
        ("laboratory tests", "answers/laboratory-tests.md"),
        ("aad tests", "answers/laboratory-tests.md"),
        ("november 2026", "how-to/november-2026.md"),
        ("who says so", "reference/bibliography.md"),
        ("missed test", "answers/missed-test.md"),
        ("own rule", "how-to/own-rules.md"),
        ("compare places", "reference/compare.md"),
        ("lbs", "how-to/pounds-and-stones.md"),
        ("stone", "how-to/pounds-and-stones.md"),
        ("custom rule", "how-to/own-rules.md"),
        ("install", "how-to/install.md"),
    ],
)
def test_what_people_type_into_the_search_box_has_its_page(words: str, page: str) -> None:
    """The page has the words as a main entry of the index, which the search box shows first."""
    texts = dict(pages()) | {
        each.relative_to(DOCS).as_posix(): each.read_text(encoding="utf-8") for each in WRITTEN
    }
    entries = re.findall(r"```\{index\} (.+)", texts[page])
    assert f"! {words}" in ", ".join(entries).split(", ")
