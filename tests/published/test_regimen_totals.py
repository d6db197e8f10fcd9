"""What low doses add up to, and how long a goal takes: worked numbers, computed exactly."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from isotretinoin import posology
from isotretinoin.dates import Months
from isotretinoin.findings import Between
from isotretinoin.quantities import mg_per_kg, mg_per_kg_day

PUBLISHED: dict[str, Any] = json.loads(
    (Path(__file__).parent / "regimen_totals.json").read_text(encoding="utf-8"),
)


@pytest.mark.parametrize(("dose", "days", "total"), PUBLISHED["totals"]["rows"])
def test_total(dose: str, days: int, total: str) -> None:
    """A dose held for so many days adds up to the printed total, exactly."""
    daily = mg_per_kg_day(dose)

    assert daily * timedelta(days=days) == mg_per_kg(total)
    assert posology.cumulative_range(Between(daily, daily), (days, days)) == Between(
        mg_per_kg(total),
        mg_per_kg(total),
    )


@pytest.mark.parametrize(("goal", "dose", "days", "months"), PUBLISHED["days"]["rows"])
def test_days(goal: str, dose: str, days: int, months: int) -> None:
    """The goal is reached on the printed day, and not on the day before."""
    aim, daily = mg_per_kg(goal), mg_per_kg_day(dose)

    assert posology.days_to_goal(aim, daily_dose=daily) == days == 30 * months
    assert daily * timedelta(days=days) == aim
    assert daily * timedelta(days=days - 1) < aim


@pytest.mark.parametrize(("goal", "days", "exactly", "printed"), PUBLISHED["needed"]["rows"])
def test_needed(goal: str, days: int, exactly: str, printed: str) -> None:
    """The dose needed is a ratio; the printed decimals are that ratio, rounded."""
    needed = posology.dose_to_reach(mg_per_kg(goal), days=days)

    assert needed == mg_per_kg_day(exactly)
    assert f"{needed:.3f}" == f"{printed} mg/kg/day"
    assert needed * timedelta(days=days) == mg_per_kg(goal)


def test_calendar_months_change_little() -> None:
    """9 to 12 calendar months are 273 to 366 days at the widest, and still below 120 mg/kg."""
    doses = Between(mg_per_kg_day("0.1"), mg_per_kg_day("0.25"))
    widest = posology.cumulative_range(doses, Between(Months(9), Months(12)))

    assert widest == Between(mg_per_kg("27.3"), mg_per_kg("91.5"))
    assert widest == posology.cumulative_range(doses, (273, 366))
    assert widest.high < mg_per_kg(120)
