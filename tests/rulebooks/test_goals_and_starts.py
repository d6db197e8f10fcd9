"""What is aimed at, what is no floor, and what a plan says of the first dose, in every rulebook."""

from datetime import date

import pytest

from isotretinoin import Course, Days, Patient, Regimen, kg, mg_per_kg_day, plan, review
from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import DosePeriod, Stopped
from isotretinoin.findings import Finding
from isotretinoin.rulebooks import rulebook, rulebook_names

FIRST = date(2026, 3, 9)
PATIENT = Patient(weight=kg(60), can_become_pregnant=False)
BOOKS = [rulebook(name) for name in rulebook_names()]


def planned(dose: str, days: int, name: str) -> tuple[Finding, ...]:
    course = Course.lasting(
        Days(days),
        patient=PATIENT,
        regimen=Regimen.constant(mg_per_kg_day(dose)),
        first_dose=FIRST,
    )
    return plan(course, rulebook(name)).findings


def done(dose: str, days: int, name: str) -> tuple[Finding, ...]:
    started = DosePeriod(FIRST, mg_per_kg_day(dose))
    last = date.fromordinal(FIRST.toordinal() + days - 1)
    diary = Diary(patient=PATIENT, entries=(started, Stopped(last)))
    return review(diary, rulebook(name), as_of=last).findings


def of(findings: tuple[Finding, ...], *kinds: str) -> list[tuple[str, str | None]]:
    return [
        (each.kind, each.because and each.because.key) for each in findings if each.kind in kinds
    ]


@pytest.mark.parametrize("name", rulebook_names())
def test_no_shortfall_of_a_ceiling_of_benefit(name: str) -> None:
    """A text whose note says "not a floor" never says that a goal was not reached."""
    ceilings = rulebook(name).benefit_ceilings
    for judged in (planned, done):
        short = of(judged("0.98", 120, name), "goal-not-reached")
        assert not [key for _, key in short if key in ceilings]
        past = of(judged("1", 151, name), "goal-exceeded")
        assert [key for _, key in past if key in ceilings] == list(ceilings)


def test_every_text_that_says_so_is_one() -> None:
    """In each rulebook, the goals whose note denies a floor are exactly its ceilings of benefit."""
    for book in BOOKS:
        denied = [rule.key for rule in book.goals if "not a floor" in (rule.note or "")]
        assert denied == list(book.benefit_ceilings)


def test_the_listed_doses() -> None:
    """117.6 mg/kg by the EU text falls short of nothing; 120.5 mg/kg is no excess of a target."""
    for judged in (planned, done):
        assert not of(judged("0.98", 120, "EU"), "goal-not-reached")
        assert not of(judged("1", 121, "SG"), "goal-exceeded")
        assert of(judged("0.99", 121, "SG"), "goal-not-reached")


@pytest.mark.parametrize("name", rulebook_names())
@pytest.mark.parametrize("dose", ["0.25", "0.5", "0.75"])
def test_a_plan_says_of_the_start_what_its_review_will(name: str, dose: str) -> None:
    """The first dose is judged by one rule, before the first capsule and after it."""
    before, after = (of(judged(dose, 130, name), "starting-dose") for judged in (planned, done))
    assert before == after
    asked = [book.starting_dose for book in rulebook(name).posologies[:1] if book.starting_dose]
    assert bool(before) is any(mg_per_kg_day(dose) not in rule.at(FIRST).value for rule in asked)


def test_rest_is_no_first_dose() -> None:
    """The start is the first day with a dose."""
    course = Course.lasting(
        Days(60),
        patient=PATIENT,
        regimen=Regimen.stepped((mg_per_kg_day(0), 7), mg_per_kg_day(1)),
        first_dose=FIRST,
    )
    (found,) = (
        each for each in plan(course, rulebook("EU")).findings if each.kind == "starting-dose"
    )
    assert str(found.days) == "2026-03-16 to 2026-03-16"
