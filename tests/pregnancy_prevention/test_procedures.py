"""Procedures on the skin after a course."""

from datetime import date
from typing import Any

import pytest

from isotretinoin import Window, rulebook
from isotretinoin.errors import DateError, FactError, NoRuleInForce
from isotretinoin.pregnancy_prevention.waits import procedure_window

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
    rule = procedure_window("resurfacing", US, first_dose=FIRST, last_dose=LAST).because

    assert rule is not None
    assert rule.basis == "label"
    assert {other.basis for other in rule.alternatives} >= {"consensus"}


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
