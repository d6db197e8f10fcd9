"""Laws of the windows around a course, over the whole 400-year cycle of the calendar.

"Every dose day lies in the contraception window; last day ≥ last dose + span; a patient who cannot
become pregnant has none." "Date laws are checked over the whole 400-year Gregorian cycle (146,097
start days), not a sample."
"""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin import Course, Days, Patient, Regimen, kg, mg_per_day, rulebook
from isotretinoin import pregnancy_prevention as pp
from isotretinoin.dates import LatestOf, LessThan, Months, Span, Weeks, after, before
from isotretinoin.evidence import Rule, Timeline
from isotretinoin.findings import Absent, Window
from isotretinoin.rulebooks import rulebook_names
from isotretinoin.rules.rulebook import Rulebook

CYCLE = [date(2000, 1, 1) + timedelta(days=i) for i in range(146_097)]
ONE_DAY = timedelta(days=1)
BOOKS = [rulebook(name) for name in rulebook_names()]
AROUND = (
    "contraception_before",
    "contraception_after",
    "final_test_after",
    "blood_donation_after",
    "lactation_after",
    "test_before_start",
    "test_before_prescription",
)


def spans() -> list[Span]:
    """Each span that a rule of some rulebook sets around a course, once."""
    matters: list[Timeline[Span] | None]
    matters = [getattr(book.pregnancy_prevention, name) for book in BOOKS for name in AROUND]
    matters += [matter for book in BOOKS for matter in book.procedures.waits.values()]
    matters += [posology.washout for book in BOOKS for posology in book.posologies]
    found = {rule.value for matter in matters if matter for rule in matter}
    return sorted(found, key=str)


def fewest_days(span: Span) -> int:
    """What the span can never fall short of."""
    if isinstance(span, LatestOf):
        return max(fewest_days(each) for each in span.spans)
    if isinstance(span, LessThan):
        return fewest_days(span.span) - 1
    if isinstance(span, Months):
        return {1: 28, 2: 59, 6: 181}[span.n]
    return span.n if isinstance(span, Days) else 7 * span.n


SPANS = spans()

#: The words of a wait by which the day on which its span is over is free.
FREE = re.compile(
    r"less than|until at least|no earlier than|not (start|recommended) before|[Ww]ait at least"
)
#: Those by which it is still inside.
INSIDE = re.compile(r"\b(for|within|up to)\b")
BARS = ("contraception", "blood donation", "lactation")


def ruled() -> list[tuple[str, Rulebook, Rule[Span]]]:
    """Each wait of each place, with its rule."""
    found: list[tuple[str, Rulebook, Rule[Span]]] = []
    for book in BOOKS:
        prevention = book.pregnancy_prevention
        matters: dict[str, Timeline[Span] | None] = {
            "contraception": prevention.contraception_after,
            "blood donation": prevention.blood_donation_after,
            "lactation": prevention.lactation_after,
            **book.procedures.waits,
            "another course": next((p.washout for p in book.posologies), None),
        }
        found += [(kind, book, rule) for kind, matter in matters.items() for rule in matter or ()]
    return found


@pytest.mark.parametrize(
    ("kind", "book", "rule"), ruled(), ids=lambda each: getattr(each, "key", str(each)[:20])
)
def test_the_same_words_give_the_same_day(kind: str, book: Rulebook, rule: Rule[Span]) -> None:
    """Whether the day on which a span is over is free is the words' to say, in every place.

    "Less than", "until at least", "no earlier than": it is free. "For", "within", "up to": it is not.
    """
    last_dose = max(rule.since or date(2026, 1, 5), date(2026, 1, 5))
    over = after(last_dose, rule.value.span if isinstance(rule.value, LessThan) else rule.value)
    window = pp.wait_window(kind, last_dose, book)
    free = window.first if window.last is None else window.end + ONE_DAY
    words = bool(FREE.search(rule.text)), bool(INSIDE.search(rule.text))
    assert words[0] != words[1], rule.text
    assert free == (over if words[0] else over + ONE_DAY)


def test_there_are_spans() -> None:
    """A month, 30 days, 4 weeks and 5 weeks are four spans, and all of them are met."""
    assert {Months(1), Days(30), Weeks(4), Weeks(5), LatestOf(Months(1), Days(30))} <= set(SPANS)


@pytest.mark.parametrize("span", SPANS, ids=str)
def test_after_a_course(span: Span) -> None:
    """A window never ends before the last dose plus the span, and moves on with the last dose."""
    least = fewest_days(span)
    previous = after(CYCLE[0] - ONE_DAY, span)
    for last_dose in CYCLE:
        end = after(last_dose, span)
        assert end >= previous
        assert (end - last_dose).days >= least
        assert end >= after(last_dose, span, "down")
        previous = end


@pytest.mark.parametrize("span", SPANS, ids=str)
def test_before_a_course(span: Span) -> None:
    """A lead-in never starts later than the span before the first dose."""
    least = fewest_days(span)
    previous = before(CYCLE[0] - ONE_DAY, span)
    for first_dose in CYCLE:
        start = before(first_dose, span)
        assert start >= previous
        assert (first_dose - start).days >= least
        previous = start


@pytest.mark.parametrize("name", ["US", "GB", "EU"])
def test_the_month_after_a_course(name: str) -> None:
    """ "One month" is never shorter than 28 days, nor than its own calendar month."""
    rules = rulebook(name)
    for last_dose in CYCLE:
        window = pp.post_course_window(last_dose, rules)
        assert window.first == last_dose + ONE_DAY
        assert window.days >= (30 if name == "US" else 28)
        assert window.end >= after(last_dose, Months(1), "down")


DAYS = st.dates(date(2006, 3, 1), date(2040, 12, 31))
WITH_MONTHS = [book for book in BOOKS if book.pregnancy_prevention.contraception_after]


def course(first_dose: date, days: int, *, able: bool | None) -> Course:
    return Course.lasting(
        Days(days),
        patient=Patient(weight=kg(68), can_become_pregnant=able),
        regimen=Regimen.constant(mg_per_day(40)),
        first_dose=first_dose,
    )


@given(first=DAYS, days=st.integers(1, 400), book=st.sampled_from(WITH_MONTHS))
def test_every_dose_day_is_covered(first: date, days: int, book: Any) -> None:
    """The contraception window holds every dose day and the whole post-course window."""
    planned = course(first, days, able=True)
    window = pp.contraception_window(planned, book)
    post = pp.post_course_window(planned.last_dose, book)

    assert isinstance(window, Window)
    assert window.first <= first
    assert all(day in window for day, _ in planned.doses())
    assert window.last == post.last
    assert pp.contraception_window(course(first, days, able=None), book) == window
    assert isinstance(pp.contraception_window(course(first, days, able=False), book), Absent)


@given(first=DAYS, days=st.integers(1, 200), more=st.integers(0, 200))
def test_a_longer_course_has_a_wider_window(first: date, days: int, more: int) -> None:
    """Windows nest as courses grow."""
    for book in WITH_MONTHS:
        short = pp.contraception_window(course(first, days, able=True), book)
        long = pp.contraception_window(course(first, days + more, able=True), book)
        assert isinstance(short, Window)
        assert isinstance(long, Window)
        assert long.first == short.first
        assert long.end >= short.end


@given(first=DAYS, days=st.integers(1, 400), book=st.sampled_from(BOOKS))
def test_tests_of_a_course(first: date, days: int, book: Any) -> None:
    """Tests come in order, none after its day counts, and each prescription has a specimen."""
    planned = course(first, days, able=True)
    tests = pp.pregnancy_tests(planned, book)

    assert list(tests) == sorted(tests, key=lambda test: test.on)
    for test in tests:
        assert test.on in test.window
        if test.phase == "before":
            assert test.on <= first
        if test.phase == "during":
            assert first < test.on <= planned.last_dose or test.timepoint == "end of course"
        if test.phase == "after":
            assert test.on > planned.last_dose
    assert pp.pregnancy_tests(course(first, days, able=False), book) == ()
