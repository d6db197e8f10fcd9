"""A plan followed to the letter has a clean review and an account equal to its totals.

Every place and every product, on first days through two years. The whole year of first days, by
every place, both kinds of patients and all edges of the windows, is the same function in a loop.
"""

from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followed_plan import followed
from isotretinoin import (
    Course,
    Days,
    Patient,
    Regimen,
    kg,
    mg_per_day,
    plan,
    products,
    review,
    rulebook,
)
from isotretinoin import pregnancy_prevention as pp
from isotretinoin.diaries.account import account
from isotretinoin.findings import Severity, Window
from isotretinoin.products import Product
from isotretinoin.rulebooks import rulebook_names

EDGES: tuple[Literal["first", "on", "last"], ...] = ("first", "on", "last")
ONE_DAY = timedelta(days=1)
FIRST_DAYS = st.dates(date(2025, 10, 1), date(2027, 9, 30))


def course(first: date, *, able: bool, days: int = 168) -> Course:
    """A course within the range of every place: half a milligram, then more."""
    return Course.lasting(
        Days(days),
        patient=Patient(weight=kg(60), can_become_pregnant=able, born=date(2000, 1, 1)),
        regimen=Regimen.stepped((mg_per_day(30), 28), mg_per_day(50)),
        first_dose=first,
    )


def departures(
    planned: Course,
    place: str,
    edge: Literal["first", "on", "last"],
    product: Product | None = None,
) -> list[str]:
    """What a review finds above a note that the plan does not say itself, and of tests at all."""
    rules = rulebook(place)
    made = plan(planned, rules, product=product)
    said = {each.kind for each in made.findings}
    diary = followed(made, edge)
    as_of = made.course.last_dose + 120 * ONE_DAY
    assert account(diary, as_of=as_of).total_dose == made.course.total_dose
    assert product is None or made.dose_in_capsules == made.course.total_dose
    return [
        str(each)
        for each in review(diary, rules, as_of=as_of).findings
        if (each.severity is not Severity.NOTE and each.kind not in said)
        or each.kind.startswith(("pregnancy", "dispensed", "contraception", "laboratory"))
    ]


@pytest.mark.parametrize("place", rulebook_names())
@pytest.mark.parametrize("edge", EDGES)
def test_first_days_of_a_year(place: str, edge: Literal["first", "on", "last"]) -> None:
    """Around the short month, and on days that no month but some has."""
    for first in (date(2026, 1, 31), date(2026, 2, 1), date(2026, 8, 31), date(2026, 10, 20)):
        assert departures(course(first, able=True), place, edge) == []


@settings(max_examples=30)
@given(
    first=FIRST_DAYS,
    # A dose that begins on the day of the stop is the next course's, so the last one has two days.
    days=st.integers(30, 250),
    place=st.sampled_from(rulebook_names()),
    edge=st.sampled_from(EDGES),
    able=st.sampled_from((True, False)),
)
def test_any_first_day(
    first: date,
    days: int,
    place: str,
    edge: Literal["first", "on", "last"],
    able: bool,  # noqa: FBT001 - drawn
) -> None:
    """Law: what a plan names, a review accepts, at either edge of each window."""
    assert departures(course(first, able=able, days=days), place, edge) == []


@settings(max_examples=30)
@given(
    first=FIRST_DAYS,
    product=st.sampled_from(
        [each for each in products.ALL if each.market == "US" and each.strengths]
    ),
    edge=st.sampled_from(EDGES),
)
def test_any_product(first: date, product: Product, edge: Literal["first", "on", "last"]) -> None:
    """Law: the capsules of a plan, fetched in its windows, come to its total."""
    assert departures(course(first, able=True), product.market, edge, product) == []


@pytest.mark.parametrize("place", rulebook_names())
def test_no_month_is_a_day(place: str) -> None:
    """Where a source says monthly, no window of one day is printed; the reading is named."""
    for test in pp.pregnancy_tests(course(date(2026, 7, 29), able=True), rulebook(place)):
        if test.phase == "during":
            assert test.window.days > 1
            assert test.on in test.window
        if test.reading is not None:
            assert test.reading.interpretation is not None


class TestComplementary:
    """Two complementary methods are a hormonal one and a barrier, in the Union since 2018."""

    @pytest.mark.parametrize(
        ("methods", "answer"),
        [
            (("combined-pill", "patch"), "no"),
            (("injection", "vaginal-ring"), "no"),
            (("condom", "diaphragm"), "no"),
            (("combined-pill", "condom"), "yes"),
            (("combined-pill", "patch", "condom"), "yes"),
            (("iud",), "yes"),
        ],
    )
    def test_pairs(self, methods: tuple[str, ...], answer: str) -> None:
        """Not two of one kind."""
        found = pp.contraception_acceptable(methods, rulebook("EU"), on=date(2026, 3, 9))
        assert found.value == answer

    def test_not_before(self) -> None:
        """Until then one method was enough, and two hormonal ones are two."""
        methods = ("combined-pill", "patch")
        found = pp.contraception_acceptable(methods, rulebook("EU"), on=date(2018, 3, 21))
        assert found.value == "yes"

    def test_in_the_rule(self) -> None:
        """The rule says it where it is printed."""
        matter = rulebook("EU").pregnancy_prevention.contraception_methods
        assert matter is not None
        assert "at least 1 of them primary and 1 of them secondary" in str(matter.newest.value)


@pytest.mark.parametrize("phase", ["before", "during", "after"])
def test_a_medical_setting_before_the_fifth_edition(
    phase: Literal["before", "during", "after"],
) -> None:
    """The answer cites what else was asked of it: a certified laboratory."""
    told = [
        pp.may_test_at("medical", rulebook("US"), phase=phase, on=on)
        for on in (date(2026, 11, 14), date(2026, 11, 15))
    ]
    assert ["CLIA-certified laboratory" in each.reason for each in told] == [True, False]
    assert not any("always" in each.reason for each in told)


def test_final_test_has_a_last_day() -> None:
    """A week from the day it is due, by our reading; the source sets none."""
    tests = pp.pregnancy_tests(course(date(2026, 3, 9), able=True), rulebook("GB"))
    due = tests[-1]
    assert due.window == Window(first=due.on, last=due.on + 7 * ONE_DAY)
    assert pp.final_pregnancy_test(date(2026, 8, 23), rulebook("GB")).last is None


def test_to_whom_a_pregnancy_is_reported() -> None:
    """The duty that a review names is the programme's own."""
    duty = rulebook("US").pregnancy_prevention.report_pregnancy
    assert duty is not None
    assert [each.key for each in duty] == ["us.ipledge.report_pregnancy"]


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """Courses of all lengths, doses, weights and ages, within the rules of a place and outside."""
    low, high = draw(st.sampled_from([10, 30, 80])), draw(st.sampled_from([20, 50, 120]))
    return Course.lasting(
        Days(draw(st.sampled_from([30, 100, 168, 300]))),
        patient=Patient(
            weight=kg(draw(st.sampled_from([20, 35, 60, 110, 180]))),
            can_become_pregnant=draw(st.sampled_from([True, False, None])),
            born=draw(st.sampled_from([None, date(2000, 1, 1), date(2009, 6, 1)])),
        ),
        regimen=Regimen.stepped((mg_per_day(low), 28), mg_per_day(high)),
        first_dose=draw(FIRST_DAYS),
    )


@settings(max_examples=40)
@given(
    planned=courses(),
    place=st.sampled_from(rulebook_names()),
    product=st.sampled_from([None, products.CLARAVIS, products.ABSORICA, products.ABSORICA_LD]),
    severe=st.booleans(),
)
def test_plan_says_what_its_review_will_say(
    planned: Course,
    place: str,
    product: Product | None,
    severe: bool,  # noqa: FBT001 - a case
) -> None:
    """Each kind of finding of the review of a plan that was followed is one of the plan, notes too."""
    rules = rulebook(place)
    made = plan(planned, rules, product=product, adult_very_severe=severe)
    as_of = planned.last_dose + 120 * ONE_DAY
    found = review(followed(made), rules, as_of=as_of, adult_very_severe=severe).findings
    said = {each.kind for each in made.findings}
    assert [str(each) for each in found if each.kind not in said] == []
