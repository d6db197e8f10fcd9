"""Nothing is borrowed unsaid: what a place shares it has, and what stands in for it is named."""

from datetime import date

import pytest

from isotretinoin import Course, Patient, Regimen, Weeks, kg, mg_per_kg_day, plan, profile, review
from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import DosePeriod, Stopped
from isotretinoin.errors import WrongTypeError
from isotretinoin.findings import Finding
from isotretinoin.plans.plan import Plan
from isotretinoin.rulebooks import rulebook, rulebook_names
from isotretinoin.rules.monitoring import MonitoringProfile

FIRST = date(2026, 3, 9)


def planned(
    name: str,
    *,
    born: date | None = None,
    monitoring: MonitoringProfile | None = None,
) -> Plan:
    course = Course.lasting(
        Weeks(20),
        patient=Patient(weight=kg(60), can_become_pregnant=True, born=born),
        regimen=Regimen.constant(mg_per_kg_day("0.5")),
        first_dose=FIRST,
    )
    return plan(course, rulebook(name), monitoring=monitoring)


def of(shown: Plan, kind: str) -> list[Finding]:
    return [each for each in shown.findings if each.kind == kind]


@pytest.mark.parametrize("name", rulebook_names())
def test_what_stands_in_is_named_where_it_is_shown(name: str) -> None:
    """Every rule that a plan lays out is own, shared, or in a finding that calls it a stand-in."""
    shown, book = planned(name), rulebook(name)
    rules = [
        *(due.because for due in shown.monitoring.due),
        *shown.daily_doses,
        *shown.directions,
        *(rule for rule in (shown.minimum_age,) if rule is not None),
    ]
    borrowed = [rule for rule in rules if book.standing(rule) == "stand-in"]
    said = " ".join(each.message for each in of(shown, "stand-in"))
    assert all(cite.source.title in said for rule in borrowed for cite in rule.cites)
    assert all(book.title in each.message for each in of(shown, "stand-in"))


@pytest.mark.parametrize("name", ["AU", "CA", "BR", "CH", "SG"])
def test_the_guide_s_schedule_is_a_stand_in(name: str) -> None:
    """The listed places: the schedule of the US patient guide is called what it is."""
    (found,) = of(planned(name), "stand-in")
    assert found.message.startswith("the schedule of laboratory tests is a stand-in")
    assert "A complete patient guide to isotretinoin" in found.message
    assert not of(planned(name, monitoring=profile("xia2022")), "stand-in")


@pytest.mark.parametrize("name", ["US", "GB", "EU", "FR", "IE", "FI", "NZ"])
def test_own_and_shared_schedules_are_none(name: str) -> None:
    """A place's own schedule, or that of the text it shares, needs no such word."""
    assert not [each for each in of(planned(name), "stand-in") if "schedule" in each.message]


@pytest.mark.parametrize("name", ["GB", "FR", "IE", "FI"])
def test_what_is_shared_is_there(name: str) -> None:
    """Minimum age, wait and food of the harmonised text, by the same rules as in the EU."""
    here, eu = rulebook(name).posology, rulebook("EU").posology
    assert (here.minimum_age, here.washout, here.food) == (eu.minimum_age, eu.washout, eu.food)
    assert here.food is not None
    assert rulebook(name).standing(here.food.newest) == "shared"


def test_the_listed_child() -> None:
    """Born in 2020, planned by the rules of GB: too young."""
    (found,) = of(planned("GB", born=date(2020, 1, 1)), "below-minimum-age")
    assert (found.observed, found.expected) == (6, 12)


@pytest.mark.parametrize("name", rulebook_names())
def test_age_wait_and_food_are_asked_about(name: str) -> None:
    """Where no source read speaks of them, the plan says so; where one does, it does not."""
    book = rulebook(name)
    posology = book.posology if book.posologies else None
    asked = {
        "the lowest age": posology and posology.minimum_age,
        "the wait before another course": posology and posology.washout,
        "food with the capsules": posology and posology.food,
    }
    said = " ".join(each.message for each in of(planned(name), "sources-silent"))
    assert {what: what not in said for what in asked} == {
        what: matter is not None for what, matter in asked.items()
    }


@pytest.mark.parametrize("name", rulebook_names())
def test_a_review_lists_what_it_could_not_ask(name: str) -> None:
    """An age, food or a second course that is noted and of which no rule speaks is not judged."""
    book = rulebook(name)
    posology = book.posology if book.posologies else None
    diary = Diary(
        patient=Patient(weight=kg(60), can_become_pregnant=False, born=date(1990, 1, 1)),
        entries=(
            DosePeriod(FIRST, mg_per_kg_day(1), with_food=True),
            Stopped(date(2026, 6, 1)),
            DosePeriod(date(2026, 10, 1), mg_per_kg_day(1), with_food=True),
        ),
    )
    told = review(diary, book, as_of=date(2026, 10, 9)).not_judged
    listed = {each.matter for each in told if each.because is None}
    for what, matter in (
        ("the lowest age", posology and posology.minimum_age),
        ("the wait before another course", posology and posology.washout),
        ("whether doses are taken with food", posology and posology.food),
    ):
        assert (what in listed) is (matter is None)


def test_what_is_told_of_a_place_stands_in_its_rulebook() -> None:
    """The Swiss schedule and the Canadian rules of ABSORICA LD are in CH and CA too."""
    for place, other, key in (
        ("CH", "EU", "guidelines.eu_smpc.switzerland"),
        ("CA", "US", "us.label.absorica_ld.canada"),
    ):
        assert rulebook(place).rule(key) == rulebook(other).rule(key)


def test_only_a_rule_has_a_standing() -> None:
    """What is no rule is refused."""
    with pytest.raises(WrongTypeError):
        rulebook("US").standing("guide.goal")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - the point
