"""What the facts of the patient decide in a plan, and that it is said before all else."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from isotretinoin import (
    Course,
    EarlierCourse,
    History,
    Patient,
    Plan,
    Regimen,
    ReproductiveFacts,
    YearMonth,
    kg,
    mg_per_day,
    mg_per_kg,
    plan,
    products,
    rulebook,
)
from isotretinoin.findings import Absent
from isotretinoin.products import Product
from isotretinoin.rules.rulebook import Rulebook
from sample_programme import PROGRAMME

FIRST = date(2026, 3, 9)
TITRATED = Regimen.parse("0.5 mg/kg/day for 28 days, then 1 mg/kg/day")
LIGATED = ReproductiveFacts(
    has_uterus=True, has_ovary=True, sterilised=True, post_menopausal=False, had_menarche=True
)
EVERYTHING: dict[str, Any] = {
    "born": date(2000, 1, 1),
    "can_become_pregnant": True,
    "pregnant": False,
    "plans_pregnancy": False,
    "meets_prevention": True,
    "breast_feeding": False,
    "kidney_function": "normal",
    "allergies": (),
    "conditions": (),
    "medicines": (),
    "history": History(),
}


def planned(
    rules: Rulebook = PROGRAMME,
    *,
    product: Product | None = None,
    regimen: Regimen = TITRATED,
    **facts: Any,
) -> Plan:
    course = Course.until(
        mg_per_kg(120),
        patient=Patient(weight=kg(68), **facts),
        regimen=regimen,
        first_dose=FIRST,
    )
    return plan(course, rules, product=product)


@pytest.mark.parametrize(
    "facts",
    [
        {"pregnant": True},
        {"plans_pregnancy": True},
        {"meets_prevention": False},
        {"allergies": ("isotretinoin",)},
        {"breast_feeding": True},
    ],
)
def test_what_forbids_treatment_is_said_first(facts: dict[str, Any]) -> None:
    """It is the first finding and the first line of the page, of the highest severity."""
    shown = planned(**facts)
    assert shown.findings[0].severity.value == "alert"
    assert shown.findings[0].kind in ("contraindicated", "breast-feeding")
    sheet = shown.sheet()
    assert sheet.facts[0][0] == "Do not treat"
    assert sheet.facts[0][1].startswith(f"{shown.findings[0].message} [1]")


def test_the_product_decides_on_its_parts() -> None:
    """An allergy to soya forbids Claravis, and is not judged without a product."""
    (first, *_) = planned(product=products.CLARAVIS, allergies=("soya",)).findings
    assert "Claravis contains soybean oil" in first.message
    assert "the allergy to soya" in {
        each.matter for each in planned(allergies=("soya",)).not_judged
    }


def test_what_is_not_recorded_is_not_judged() -> None:
    """Each fact by its argument; with all of them recorded, nothing is left."""
    missing = " ".join(str(each) for each in planned().not_judged)
    asked = {"pregnant", "plans_pregnancy", "meets_prevention", "allergies", "medicines", "history"}
    assert asked == {name for name in EVERYTHING if f"{name}=" in missing} - {"breast_feeding"}
    assert "Not judged" in str(planned())
    assert planned(**EVERYTHING).not_judged == ()
    assert "Not judged" not in str(planned(**EVERYTHING))


def test_the_page_tells_what_is_recorded() -> None:
    """And nothing of what is not."""
    told = dict(planned(**EVERYTHING).sheet().facts)["Recorded"]
    assert told == (
        "keeps to pregnancy prevention; not pregnant; plans no pregnancy; not breast-feeding; kidney "
        "function: normal; allergies: none; conditions: none; medicines: none; earlier courses: none"
    )
    earlier = History((EarlierCourse(YearMonth(2020, 1)),))
    some = planned(medicines=("vitamin-c",), history=earlier).sheet().facts
    assert dict(some)["Recorded"] == "medicines: vitamin c; earlier courses: last dose 2020-01"
    assert "Recorded" not in dict(planned().sheet().facts)


def test_a_recorded_fact_wins_over_the_flag() -> None:
    """A ligated patient whom the caller calls unable has tests and windows, and an alert."""
    shown = planned(can_become_pregnant=False, reproductive=LIGATED)
    assert shown.findings[0].kind == "fact-contradicted"
    assert shown.pregnancy_prevention.tests
    assert not isinstance(shown.pregnancy_prevention.post_course, Absent)
    assert shown.course.patient.can_become_pregnant is False  # as it was told
    assert shown.category is not None
    assert "can become pregnant (patient who can get pregnant: sterilisation" in " ".join(
        str(shown).split()
    )


def test_facts_without_a_flag() -> None:
    """They count as the flag would: the same tests, prescriptions and windows."""
    by_flag, by_facts = (
        planned(can_become_pregnant=False),
        planned(reproductive=ReproductiveFacts(has_uterus=False)),
    )
    assert by_facts.pregnancy_prevention == by_flag.pregnancy_prevention
    assert by_facts.prescriptions == by_flag.prescriptions
    assert by_facts.monitoring == by_flag.monitoring
    assert "fact-missing" not in {each.kind for each in by_facts.findings}
    undecided = planned(reproductive=ReproductiveFacts(has_uterus=True))
    assert "ReproductiveFacts(…, has_ovary=…, post_menopausal=…)" in str(undecided.not_judged)
    assert "whether pregnancy is possible is not recorded" in str(undecided)


def test_a_pregnant_patient_is_planned_as_one_who_can_be() -> None:
    """And is called so."""
    shown = planned(pregnant=True)
    assert shown.pregnancy_prevention.tests
    assert "fact-missing" not in {each.kind for each in shown.findings}
    assert "68 kg, can become pregnant" in dict(shown.sheet().facts)["Patient"]


@pytest.mark.parametrize(
    ("last", "kinds", "asked"),
    [
        (date(2026, 1, 10), ["retreatment-early"], False),
        (date(2026, 1, 9), [], False),
        (YearMonth(2026, 1), [], True),
        (YearMonth(2026, 2), ["retreatment-early"], False),
        (YearMonth(2025, 12), [], False),
    ],
)
def test_the_wait_after_an_earlier_course(
    last: date | YearMonth, kinds: list[str], *, asked: bool
) -> None:
    """By the sample's wait of 8 weeks or 2 months; a month leaves it open where its days differ."""
    facts: dict[str, Any] = EVERYTHING | {"history": History((EarlierCourse(last),))}
    shown = planned(**facts)
    assert [each.kind for each in shown.findings if each.kind == "retreatment-early"] == kinds
    assert bool(shown.not_judged) is asked


def test_kidneys_set_the_first_dose() -> None:
    """In severe insufficiency 10 mg/day, and no higher; otherwise the dose for others."""
    eu = rulebook("EU")
    low = Regimen.stepped((mg_per_day(10), 28), mg_per_day(60))
    high = Regimen.stepped((mg_per_day(11), 28), mg_per_day(60))

    def starts(kidneys: str | None, regimen: Regimen) -> list[str]:
        shown = planned(eu, regimen=regimen, kidney_function=kidneys)
        return [each.severity.value for each in shown.findings if each.kind == "starting-dose"]

    assert starts("severe insufficiency", low) == []
    assert starts("severe insufficiency", high) == ["caution"]
    assert starts("normal", low) == starts("insufficiency", low) == starts(None, low) == ["note"]


def test_kidneys_that_nobody_recorded_or_no_rule_names() -> None:
    """Asked where a rule is for them; not judged where there is none, or no doses at all."""
    asked = "the first dose in renal insufficiency"
    for place, kidneys, said in (
        ("EU", None, True),
        ("EU", "normal", False),
        ("US", None, False),
        ("US", "severe insufficiency", True),
        ("AU", "severe insufficiency", True),
    ):
        shown = planned(rulebook(place), kidney_function=kidneys)
        assert (asked in {each.matter for each in shown.not_judged}) is said


def test_a_place_that_says_nothing_of_whom_not_to_treat() -> None:
    """Silence is named, and the stand-in with it."""
    (silent,) = (each for each in planned(rulebook("AU")).findings if each.kind == "sources-silent")
    assert "contraindications" in silent.message
    us = [each.message for each in planned().findings if each.kind == "sources-silent"]
    assert not any("contraindications" in said for said in us)


def test_nothing_recorded_changes_no_course() -> None:
    """A plan keeps the course that it was given."""
    shown = planned(reproductive=LIGATED)
    assert shown.course.patient.reproductive == LIGATED
    assert evolve(shown.course) == shown.course
