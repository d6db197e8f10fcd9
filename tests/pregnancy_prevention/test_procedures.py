"""Procedures on the skin after a course."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from isotretinoin import (
    Course,
    Days,
    Diary,
    DosePeriod,
    Months,
    Patient,
    Procedure,
    Regimen,
    Stopped,
    Window,
    kg,
    mg_per_day,
    plan,
    review,
    rulebook,
)
from isotretinoin.errors import DateError, FactError, NoRuleInForce
from isotretinoin.pregnancy_prevention.waits import procedure_window
from isotretinoin.rules.programme import ProcedureRules, ProcedureWait
from sample_rules import rule

FIRST, LAST = date(2026, 3, 9), date(2026, 7, 26)
US, GB, HK, FI = map(rulebook, ("US", "GB", "HK", "FI"))


@pytest.mark.parametrize("procedure", ["wax epilation", "resurfacing"])
@pytest.mark.parametrize("rules", [US, GB, HK], ids=lambda rules: rules.name)
def test_six_months(procedure: Any, rules: Any) -> None:
    """During the course and for six months after it; of "5-6 months" the longer."""
    window = procedure_window(procedure, rules, first_dose=FIRST, last_dose=LAST)

    assert window == Window(first=FIRST, last=date(2027, 1, 26))


def test_the_papers_of_2017_stand_beside() -> None:
    """What found little evidence for a wait is shown and not applied."""
    wait = procedure_window("resurfacing", US, first_dose=FIRST, last_dose=LAST).because

    assert wait is not None
    assert wait.basis == "label"
    assert {other.basis for other in wait.alternatives} >= {"consensus"}


def test_bad_input() -> None:
    """Days out of order, an unknown procedure, silent sources."""
    tattoo: Any = "tattoo"
    with pytest.raises(DateError, match="comes after the last dose"):
        procedure_window("resurfacing", US, first_dose=LAST, last_dose=FIRST)
    with pytest.raises(
        FactError,
        match=r"'tattoo' is no wait or procedure: write .*'wax-epilation' or 'resurfacing'",
    ):
        procedure_window(tattoo, US, first_dose=FIRST, last_dose=LAST)
    with pytest.raises(NoRuleInForce, match="wait for resurfacing"):
        procedure_window("resurfacing", FI, first_dose=FIRST, last_dose=LAST)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("wax epilation", "wax epilation"),
        ("wax-epilation", "wax epilation"),
        ("Wax_epilation", "wax epilation"),
        ("waxing", "wax epilation"),
        ("laser", "resurfacing"),
        ("chemical peel", "resurfacing"),
    ],
)
def test_a_kind_by_any_of_its_names(name: str, kind: str) -> None:
    """The words of a sentence and the code of a diary's entry lead to the same rule."""
    asked = procedure_window(name, US, first_dose=FIRST, last_dose=LAST)

    assert asked == procedure_window(kind, US, first_dose=FIRST, last_dose=LAST)


def test_a_third_kind_is_one_more_row() -> None:
    """Windows, plans and reviews follow from the rows, and from nothing else."""
    row = ProcedureWait(
        kind="tattoo", words="tattoo", codes=("tattooing",), wait=rule("t", Months(3))
    )
    rules = evolve(US, procedures=ProcedureRules((*US.procedures.rows, row)))
    dose, patient = mg_per_day(40), Patient(weight=kg(60))
    taken = DosePeriod(first=FIRST, daily_dose=dose)
    diary = Diary(patient=patient, entries=(taken, Stopped(LAST), Procedure(LAST, "tattooing")))
    course = Course.lasting(
        Days(140),
        patient=patient,
        regimen=Regimen.constant(dose),
        first_dose=FIRST,
    )

    window = procedure_window("tattooing", rules, first_dose=FIRST, last_dose=LAST)
    assert window.last == date(2026, 10, 26)
    assert [each.kind for each in plan(course, rules).procedures][-1] == "tattoo"
    found = review(diary, rules, as_of=date(2026, 8, 1)).findings
    (early,) = (each for each in found if each.kind == "procedure-too-early")
    assert early.because is not None
    assert early.because.key == "t"
