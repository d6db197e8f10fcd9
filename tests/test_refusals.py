"""What is refused, and in which words, where no example of a module shows it."""

from datetime import date, datetime
from typing import Any, NoReturn

import pytest

from isotretinoin import Diary, Patient, Regimen, Window, account, kg, mg, mg_per_day, mg_per_kg
from isotretinoin.capsules.courses import total_dose
from isotretinoin.courses.course import Course
from isotretinoin.dates import Days, calendar_day
from isotretinoin.errors import DateError, FactError, NoRuleInForce, RegimenError, shown
from isotretinoin.findings import Absent, Between, Share
from isotretinoin.given import count
from isotretinoin.posology import cumulative_range
from isotretinoin.pregnancy_prevention.waits import or_absent, procedure_window
from sample_programme import PROGRAMME
from sample_rules import rule

FIRST = date(2026, 3, 9)


class FrozenDay(date):
    """A day of a frozen clock, as test tools make it."""


class NotATime(datetime):
    """A moment that is missing, as pandas has it: not even equal to itself."""

    def __eq__(self, other: object) -> bool:
        return False

    def __hash__(self) -> int:
        return 0


class Unready:
    """A value that fails at whatever it is asked."""

    def __repr__(self) -> str:
        raise ValueError

    def __index__(self) -> int:
        raise TypeError


def test_days() -> None:
    """A day of a frozen clock is a day, and a moment that is missing is none."""
    assert type(calendar_day(FrozenDay(2026, 3, 9))) is date
    with pytest.raises(DateError, match="is not a day"):
        calendar_day(NotATime(2026, 3, 9))


def test_what_fails_when_it_is_asked() -> None:
    """Neither its repr nor its number is needed to refuse it."""
    assert shown(Unready()) == "a Unready"
    with pytest.raises(FactError, match="is not a number of tests"):
        count(Unready(), "tests")


def test_windows_without_an_end_or_a_place() -> None:
    """What has no last day cannot be counted, and what is not there is no truth."""
    with pytest.raises(DateError, match="has no last day"):
        _ = Window(first=FIRST, last=None).days
    with pytest.raises(TypeError, match="ask isinstance"):
        bool(Absent(why="silent", what="a window", said="its sources state none"))


def test_a_share_prints_as_it_is_made() -> None:
    """Its repr can be pasted."""
    assert repr(Share("22.5")) == "Share('22.5')"


def test_doses_and_capsules() -> None:
    """Each says what it wanted."""
    course = Course.lasting(
        Days(30),
        patient=Patient(weight=kg(60)),
        regimen=Regimen.constant(mg_per_day(40)),
        first_dose=FIRST,
    )
    wrong: Any = (mg(40),)
    with pytest.raises(RegimenError, match="no capsules of a phase"):
        total_dose(course, wrong)
    step: Any = (mg_per_day(40), 28, 1)
    with pytest.raises(RegimenError, match="no dose with its days"):
        Regimen.stepped(step)
    masses: Any = Between(mg(10), mg(20))
    with pytest.raises(RegimenError, match="is not a dose in mg/kg/day"):
        cumulative_range(masses, (30, 60))


def test_goals_are_bands_in_mg_per_kg() -> None:
    """A rule with another value is no goal."""
    diary = Diary(patient=Patient(weight=kg(60)))
    band: Any = rule("length", Between(Days(30), Days(60)))
    with pytest.raises(RegimenError, match="is no goal"):
        account(diary, as_of=FIRST, goal=mg_per_kg(120), goals=(band,))


def test_waits() -> None:
    """A wait that is no procedure is refused as one, and a rule not in force sets no window."""
    with pytest.raises(FactError, match="'contraception' is no procedure"):
        procedure_window("contraception", PROGRAMME, first_dose=FIRST, last_dose=FIRST)

    def none_in_force() -> NoReturn:
        raise NoRuleInForce("no rule on that day")

    found = or_absent("a window", none_in_force)
    assert isinstance(found, Absent)
    assert found.why == "none set"
