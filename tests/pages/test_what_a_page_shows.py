"""What a page shows, hides and never passes on."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin import Course, Patient, Regimen, kg, mg_per_kg, mg_per_kg_day, monitoring, plan
from isotretinoin.comparison import in_words
from isotretinoin.pages.sheet import Sheet, Table
from isotretinoin.products import Product, generic
from isotretinoin.rulebooks import profile, profiles, rulebook, rulebook_names

COURSE = Course.until(
    mg_per_kg(120),
    patient=Patient(weight=kg(68), can_become_pregnant=True),
    regimen=Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1)),
    first_dose=date(2026, 3, 9),
)


@given(st.text(), st.text())
def test_no_sign_that_a_terminal_obeys(key: str, value: str) -> None:
    """Whatever stands in a title, a fact, a cell or a source, it is shown and not obeyed."""
    table = Table(key, (key, value), ((value, key),))
    sheet = Sheet(title=key, facts=((key, value),), tables=(table,), sources=(value,))
    for line in sheet.text().split("\n"):
        assert line.isprintable()
    assert sheet.html().replace("\u00a0", "").isprintable()


def test_a_column_without_content_is_left_out() -> None:
    """On the terminal and in a notebook; one with a single word stays."""
    table = Table("Caption", ("One", "Two", "Three"), (("a", "", ""), ("b", "", "c")))
    sheet = Sheet(title="Title", tables=(table,))
    for page in (sheet.text(), sheet.html()):
        assert "Two" not in page
        assert "Three" in page
    full = Table("Caption", ("One",), (("a",),))
    assert full.filled is full


@pytest.mark.parametrize("name", profiles())
def test_a_schedule_comes_with_its_remarks(name: str) -> None:
    """What its source says besides stands where its visits stand, in a plan too."""
    schedule = monitoring.schedule(COURSE, profile(name))
    assert schedule.remarks == profile(name).remarks
    planned = plan(COURSE, rulebook("US"), monitoring=profile(name))
    for page in (str(schedule), str(planned)):
        shown = " ".join(page.split())
        for remark in schedule.remarks:
            assert remark.key in shown


def test_the_same_again_until_the_response() -> None:
    """The schedule of the American guideline is more than its visits."""
    assert "response" in str(monitoring.schedule(COURSE, profile("aad2016")))


def test_reached_is_said_of_what_reaches_it() -> None:
    """Where whole capsules fall short of the goal, the page does not say that it is reached."""
    shown = " ".join(str(plan(COURSE, rulebook("US"))).split())
    assert "reached on the last day" in shown
    whole = plan(COURSE, rulebook("US"), product=rulebook_product(), capsules="exact")
    told = " ".join(str(whole).split())
    assert "by the doses asked for, but not in whole capsules" in told
    assert "capsules: the nearest to the dose that stay within the highest allowed" in told


def rulebook_product() -> Product:
    found = generic("US")
    assert found is not None
    return found


@pytest.mark.parametrize("name", rulebook_names())
def test_values_as_a_person_reads_them(name: str) -> None:
    """No clock of 12:00:00 hours, no ratio, no word of Python."""
    for rule in rulebook(name).rules:
        words = in_words(rule.value)
        for code in ("12:00:00", "True", "False", "Fraction", "datetime"):
            assert code not in words, rule.key
        assert not any(part.replace("/", "").isdigit() and "/" in part for part in words.split())
