"""A strict limit stays strict: "< 150" can be told from "at most 150", and each reading says which."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from isotretinoin import monitoring, profile, rulebook
from isotretinoin.adapters.records import from_json, to_json
from isotretinoin.analytes import ALT, TRIGLYCERIDES
from isotretinoin.diaries.diary import Diary
from isotretinoin.errors import QuantityError
from isotretinoin.monitoring.results import LabResult
from isotretinoin.patient import Patient
from isotretinoin.quantities import kg
from isotretinoin.rulebooks import criteria

DAY = date(2026, 4, 9)


def fats(value: Any, limit: Any = None, day: date = DAY, **how: Any) -> LabResult:
    more: dict[str, Any] = {"fasting": True, "hours_since_alcohol": 48, **how}
    return LabResult(TRIGLYCERIDES, value, "mg/dL", day, upper_limit=limit, **more)


@pytest.mark.parametrize(
    ("value", "limit", "high"),
    [
        (150, 150, False), (150, "< 150", True), ("149.9", "<150", False), ("> 150", "< 150", True),
        ("< 150", "< 150", False), ("< 160", "< 150", None), (150, None, None), ("< 160", 150, None),
    ],
)  # fmt: skip
def test_on_the_dot(value: Any, limit: Any, high: bool | None) -> None:  # noqa: FBT001
    """On the dot of a strict limit a result is high, and on the dot of another it is not."""
    assert fats(value, limit).is_high is high


@pytest.mark.parametrize(("limit", "found"), [(150, 0), ("< 150", 1)])
def test_each_reading_takes_the_limit_as_told(limit: Any, found: int) -> None:
    """`assess`, `may_reduce_frequency` and `grade` read the limit of the laboratory in one way."""
    assert len(monitoring.assess([fats(150, limit)], rulebook("US"))) == found
    results = [fats(150, limit, DAY + timedelta(days=31 * month)) for month in range(3)]
    answer = monitoring.may_reduce_frequency(results, profile("guide"), count=3)
    assert answer.value == ("no" if found else "yes")
    enzyme = LabResult(ALT, 40, "U/L", DAY, upper_limit="< 40" if found else 40)
    assert monitoring.grade(enzyme, criteria("CTCAE 5.0")).value == found


def test_the_difference_is_said() -> None:
    """Normal by the laboratory and not by the source's own number: the answer names the result."""
    results = [fats(150, 150, DAY + timedelta(days=31 * month)) for month in range(3)]
    told = monitoring.may_reduce_frequency(results, profile("guide"), count=3)
    assert "triglycerides 150 mg/dL on 2026-06-10 by the laboratory's limit alone" in told.reason
    below = [fats(149, 150, DAY + timedelta(days=31 * month)) for month in range(3)]
    told = monitoring.may_reduce_frequency(below, profile("guide"), count=3)
    assert "alone" not in told.reason
    assert "on the dot" in str(monitoring.grade(fats(150), criteria("CTCAE 5.0")))
    assert "on the dot" not in str(monitoring.grade(fats(151), criteria("CTCAE 5.0")))
    exclusive = monitoring.grade(fats(150), criteria("CTCAE 5.0"), at_lowest_bound="exclusive")
    assert "on the dot" not in str(exclusive)


def test_it_is_kept() -> None:
    """It is stored, read and converted as it was told."""
    told = fats(150, "< 150")
    assert (told.upper_limit, told.upper_limit_included) == (Fraction(150), False)
    assert told == fats(150, 150, upper_limit_included=False)
    assert told.in_unit("mmol/L").is_high is True
    diary = Diary(patient=Patient(weight=kg(60)), entries=(told,))
    assert from_json(to_json(diary), Diary) == diary
    typed = """{"schema": "isotretinoin/diary/1", "patient": {"weight": "60 kg"}, "entries": [
        {"type": "LabResult", "analyte": "triglycerides", "value": "150", "unit": "mg/dL",
         "collected": "2026-04-09", "upper_limit": "150", "upper_limit_included": false}]}"""
    (read,) = from_json(typed, Diary).entries
    assert isinstance(read, LabResult)
    assert read.is_high is True


@pytest.mark.parametrize("wrong", ["> 150", "<= x", "< 0", "< ", "< < 150"])
def test_refusals(wrong: str) -> None:
    """A limit from below, and what is no number, is refused."""
    with pytest.raises(QuantityError):
        fats(150, wrong)
