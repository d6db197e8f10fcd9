"""The generated pages show all that a rule says of itself."""

from datetime import date

import pytest
from attrs import evolve

from isotretinoin.analytes import LIPID_PANEL, PREGNANCY_TEST
from isotretinoin.dates import Months
from isotretinoin.evidence import Announcement, Citation, Rule, Source
from isotretinoin.findings import Between
from isotretinoin.products import Formulation
from isotretinoin.quantities import mg_per_kg
from isotretinoin.rules.monitoring import AtEndOfCourse, Every, Visit
from rule_pages import Fact, cited, entries, family_title, in_words

LEAFLET = Source(key="leaflet", title="A leaflet", publisher="Nobody", published="2020")
PLAIN = Rule(key="nobody.two", text="Two.", value=2, cites=(Citation(LEAFLET),), basis="guide")


def shown(rule: Rule[int]) -> dict[str, str]:
    """The facts of the rule's entry by label."""
    (entry,) = entries([rule])
    return {fact.label: fact.text for fact in entry.facts}


def test_a_plain_rule_shows_value_dates_basis_and_source_only() -> None:
    """A rule that says no more is shown with no more, under its key."""
    (entry,) = entries([PLAIN])
    assert (entry.key, entry.text) == ("nobody.two", "Two.")
    assert entry.facts == (
        Fact("Value", "2"),
        Fact("In force", "no dates given"),
        Fact("Basis", "guide"),
        Fact("Source", "Nobody, A leaflet, 2020 (last checked on a day not stated)"),
    )


def test_an_unverified_rule_says_so_first() -> None:
    """What was not read at its source cannot be mistaken for what was."""
    (entry,) = entries([evolve(PLAIN, verified=False, tag="MEMORY")])
    assert entry.facts[0].label == "Unverified"
    assert "MEMORY" in entry.facts[0].text


def test_dates_of_announcement_stand_beside_the_dates_in_force() -> None:
    """When a rule was announced, and what was announced before, is shown with its first day."""
    rule = evolve(
        PLAIN,
        since=date(2026, 11, 15),
        announced=date(2026, 6, 1),
        edition="second",
        earlier=(Announcement(on=date(2026, 2, 9), since=date(2026, 8, 8)),),
    )
    facts = shown(rule)
    assert facts["In force"] == "since 2026-11-15"
    assert facts["Edition"] == "second"
    assert facts["Announced"] == "2026-06-01"
    assert facts["Announced before"] == "on 2026-02-09, to be in force from 2026-08-08"


def test_readings_notes_and_other_sources_are_shown() -> None:
    """Where a reading was chosen, or sources disagree, the page says so."""
    other = evolve(PLAIN, key="nobody.three", text="Three.", value=3)
    facts = shown(evolve(PLAIN, interpretation="two each", note="a doubt", alternatives=(other,)))
    assert facts["Our reading"] == "two each"
    assert facts["Note"] == "a doubt"
    assert facts["Beside it"] == "Three. [Nobody, A leaflet, 2020]"


def test_a_source_is_quoted_and_leads_to_its_address() -> None:
    """The quoted words stand with the place; only a web address becomes a link."""
    cite = Citation(LEAFLET, section="§1", quote="take two")
    said = "Nobody, A leaflet, 2020, §1: “take two” (last checked on a day not stated)"
    assert cited(cite) == Fact("Source", said)
    read = cited(Citation(evolve(LEAFLET, checked="2026-11-22")))
    assert read.text == "Nobody, A leaflet, 2020 (last checked 2026-11-22)"
    online = evolve(LEAFLET, where="https://example.org/leaflet")
    assert cited(Citation(online)).address == "https://example.org/leaflet"
    assert cited(Citation(evolve(LEAFLET, where="a paper copy"))).address is None


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("us.label", "United States: label"),
        ("gb", "United Kingdom"),
        ("guide", "The patient guide"),
        ("guidelines.aad2016", "Laboratory schedule: American Academy of Dermatology 2016"),
        ("cumulative_dose", "Cumulative dose"),
        ("ctcae", "Grading: CTCAE"),
    ],
)
def test_a_page_is_called_by_its_place_or_document(name: str, title: str) -> None:
    """A reader finds the document by the words that are used of it."""
    assert family_title(name) == title


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Between(mg_per_kg(120), mg_per_kg(150)), "120–150 mg/kg"),
        (Formulation.MICRONISED, "micronised"),
        ((1, 2), "1, 2"),
        ((), "none"),
        ({"a": Months(1)}, "a: 1 month"),
        (LIPID_PANEL, "lipid panel"),
        (Every(Months(1), 2), "every, period 1 month, first k 2"),
        (
            Visit("last", AtEndOfCourse(), (LIPID_PANEL, PREGNANCY_TEST)),
            "last: lipid panel, pregnancy test",
        ),
    ],
)
def test_values_are_shown_in_words(value: object, words: str) -> None:
    """A reader who knows no Python can read every value."""
    assert in_words(value) == words
