"""The facts of the patient in a review: what forbids treatment stands first."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from isotretinoin import (
    BloodDonation,
    Diary,
    DosePeriod,
    EarlierCourse,
    History,
    Patient,
    ReproductiveFacts,
    Review,
    YearMonth,
    kg,
    mg_per_day,
    review,
    rulebook,
)
from isotretinoin.rules.rulebook import Rulebook
from sample_programme import PROGRAMME

FIRST = date(2026, 3, 9)
AS_OF = date(2026, 3, 30)


def judged(rules: Rulebook = PROGRAMME, *, dose: int = 40, **facts: Any) -> Review:
    entries = (DosePeriod(FIRST, mg_per_day(dose)), BloodDonation(FIRST))
    return review(
        Diary(patient=Patient(weight=kg(68), **facts), entries=entries), rules, as_of=AS_OF
    )


def matters(told: Review) -> set[str]:
    return {each.matter for each in told.not_judged}


@pytest.mark.parametrize("facts", [{"pregnant": True}, {"allergies": ("isotretinoin",)}])
def test_what_forbids_treatment_stands_first(facts: dict[str, Any]) -> None:
    """Before every other alert, and on the page."""
    told = judged(**facts)
    assert told.findings[0].kind == "contraindicated"
    assert told.sheet().facts[0][0] == "Do not treat"
    assert {each.kind for each in told.findings} >= {"blood-donation"}


def test_a_recorded_fact_wins_over_the_flag() -> None:
    """The diary keeps what it was told, and is judged by the facts."""
    told = judged(
        can_become_pregnant=True, reproductive=ReproductiveFacts(has_uterus=False), born=FIRST
    )
    assert told.diary.patient.can_become_pregnant is True
    assert told.category is not None
    assert "fact-contradicted" in {each.kind for each in told.findings}
    assert "pregnancy-test-missing" not in {each.kind for each in told.findings}
    assert "68 kg, cannot become pregnant (" in str(told)


def test_a_diary_of_no_course_is_counted_on_the_day_of_the_review() -> None:
    """And no fact forbids what nobody takes."""
    patient = Patient(
        weight=kg(68), reproductive=ReproductiveFacts(has_uterus=False), pregnant=True
    )
    told = review(Diary(patient=patient), PROGRAMME, as_of=AS_OF)
    assert [each.kind for each in told.findings] == ["fact-contradicted"]


@pytest.mark.parametrize(
    ("last", "kind", "asked"),
    [
        (date(2026, 2, 1), ["retreatment-early"], False),
        (YearMonth(2026, 1), [], True),
        (date(2025, 2, 1), [], False),
    ],
)
def test_a_course_before_the_diary(last: date | YearMonth, kind: list[str], *, asked: bool) -> None:
    """The wait after it is held against the first course of the diary."""
    told = judged(history=History((EarlierCourse(last),)))
    assert [each.kind for each in told.findings if each.kind == "retreatment-early"] == kind
    assert any("is over on a day from" in matter for matter in matters(told)) is asked
    assert "the wait after an earlier course" not in matters(judged())


def test_breast_feeding_is_recorded() -> None:
    """Where it is, nobody asks for an entry; where it was going on, it is an alert."""
    assert "breast-feeding" in matters(judged())
    assert "breast-feeding" not in matters(judged(breast_feeding=False))
    fed = judged(breast_feeding=True)
    assert "breast-feeding" in {each.kind for each in fed.findings}
    assert fed.sheet().facts[0][0] == "Do not treat"


def test_medicines_at_the_start() -> None:
    """Beside those that the diary notes."""
    told = judged(medicines=("doxycycline",))
    assert "interacting-medicine" in {each.kind for each in told.findings}


def test_kidneys_set_the_first_dose() -> None:
    """As in a plan: by the rule where one is in force, which is then among those used."""
    eu = rulebook("EU")
    asked = "the first dose in renal insufficiency"
    assert asked in matters(judged(eu))
    renal = eu.posology.renal_starting_dose
    assert renal is not None
    for dose, severity in ((10, []), (40, ["caution"])):
        told = judged(eu, dose=dose, kidney_function="severe insufficiency")
        found = [each.severity.value for each in told.findings if each.kind == "starting-dose"]
        assert found == severity
        assert renal.newest in told.rules_used
        assert asked not in matters(told)
    assert asked in matters(judged(kidney_function="severe insufficiency"))


def test_contraindications_are_rules_used_once_they_are_judged() -> None:
    """By a patient of whom allergies and conditions are recorded."""
    rule = PROGRAMME.precautions.contraindications[0]
    assert rule not in judged().rules_used
    assert rule in judged(allergies=(), conditions=()).rules_used


def test_what_was_told_later_is_no_contradiction() -> None:
    """A review of an earlier day keeps the diary's patient."""
    told = judged(pregnant=True)
    assert evolve(told.diary) == told.diary
    assert told.diary.patient.can_become_pregnant is None
