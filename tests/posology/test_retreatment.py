"""The wait after an earlier course, known to the day or to the month."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin import EarlierCourse, History, Patient, YearMonth, kg
from isotretinoin.dates import LatestOf, Months, Weeks
from isotretinoin.errors import DateError, SourceSilent
from isotretinoin.findings import Finding, NotJudged
from isotretinoin.posology import may_start_again, next_course_days, next_course_window
from isotretinoin.posology.retreatment import history_findings
from isotretinoin.products import Formulation
from sample_rules import POSOLOGY, RULEBOOK

DAY = timedelta(days=1)
START = date(2026, 3, 9)
months = st.builds(YearMonth, st.integers(2000, 2100), st.integers(1, 12))


def judged(*last: date | YearMonth, start: date = START) -> tuple[Finding | NotJudged, ...]:
    history = History(tuple(map(EarlierCourse, last)))
    return history_findings(Patient(weight=kg(68), history=history), RULEBOOK, on=start)


@given(months, st.integers(0, 30))
def test_a_month_is_the_range_of_its_days(month: YearMonth, n: int) -> None:
    """The first day on which another course may start lies between the two, whatever day it was."""
    found = next_course_days(month, RULEBOOK)
    day = min(month.first + n * DAY, month.last)
    exact = next_course_window(day, RULEBOOK).first
    assert found.low <= exact <= found.high
    assert next_course_days(day, RULEBOOK).low == next_course_days(day, RULEBOOK).high == exact
    assert found.because is not None


@given(months, st.integers(0, 120))
def test_the_answer_holds_whatever_day_it_was(month: YearMonth, n: int) -> None:
    """Yes and no are those of each day of the month; unknown is where the days disagree."""
    start = month.last + n * DAY
    days = (month.first + i * DAY for i in range((month.last - month.first).days + 1))
    each = {may_start_again(EarlierCourse(day), RULEBOOK, on=start).value for day in days}
    answer = may_start_again(EarlierCourse(month), RULEBOOK, on=start)
    assert answer.value == (each.pop() if len(each) == 1 else "unknown")
    assert bool(answer.missing) is (answer.value == "unknown")


def test_the_sample_waits_two_months() -> None:
    """Both sides of both bounds: 8 weeks or 2 months, whichever is later."""
    assert POSOLOGY.washout is not None
    assert POSOLOGY.washout.newest.value == LatestOf(Weeks(8), Months(2))
    earlier = EarlierCourse(YearMonth(2025, 11))
    on = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 29), date(2026, 1, 30)]
    assert [may_start_again(earlier, RULEBOOK, on=day).value for day in on] == [
        "no",
        "unknown",
        "unknown",
        "yes",
    ]


def test_a_start_too_early_is_a_finding() -> None:
    """By the day, and by the month where no day of it would be early enough."""
    for last in (date(2026, 2, 1), YearMonth(2026, 2)):
        (found,) = judged(last)
        assert isinstance(found, Finding)
        assert (found.kind, found.expected) == ("retreatment-early", date(2026, 4, 1))
        assert (
            f"ended {'on 2026-02-01' if last == date(2026, 2, 1) else 'in 2026-02'}"
            in found.message
        )


def test_a_start_that_depends_on_the_day_is_not_judged() -> None:
    """The days between which it is decided, and what to record, are named."""
    (found,) = judged(YearMonth(2026, 1))
    assert str(found) == (
        "the wait after the course that ended in 2026-01 is over on a day from 2026-03-01 to "
        "2026-03-31; whether by 2026-03-09: not judged, for want of the day of the last dose; "
        "settled by EarlierCourse(date(…))"
    )


def test_a_wait_that_was_over_is_in_order() -> None:
    """Of every earlier course; and so is the record that there was none."""
    assert judged(date(2026, 1, 9), YearMonth(2020, 5)) == ()
    assert judged() == ()


@pytest.mark.parametrize("last", [START, date(2206, 1, 1), YearMonth(2206, 1)])
def test_a_course_that_was_not_over_is_a_contradiction(last: date | YearMonth) -> None:
    """Its last dose on the first day of this one, or a slip of a year."""
    (found,) = judged(last)
    assert isinstance(found, Finding)
    assert found.kind == "fact-contradicted"
    assert str(last) in found.message


def test_nobody_recorded_whether_there_was_one() -> None:
    """It is asked where a rule sets a wait, and nowhere else."""
    nobody = Patient(weight=kg(68))
    (asked,) = history_findings(nobody, RULEBOOK, on=START)
    assert "history=…" in str(asked)
    for made in (Formulation.LIDOSE, Formulation.MICRONISED):  # without a wait, and without a rule
        assert history_findings(nobody, RULEBOOK, on=START, formulation=made) == ()


def test_rules_without_a_wait() -> None:
    """What is recorded is not judged, and the rulebook is named."""
    told = Patient(weight=kg(68), history=History((EarlierCourse(date(2026, 2, 1)),)))
    (silent,) = history_findings(told, RULEBOOK, on=START, formulation=Formulation.LIDOSE)
    assert isinstance(silent, NotJudged)
    assert silent.missing == ("a rule on it in rulebook sample",)
    with pytest.raises(SourceSilent):
        next_course_days(date(2026, 2, 1), RULEBOOK, formulation=Formulation.LIDOSE)


@pytest.mark.parametrize("day", [datetime(2026, 3, 9), "2206", float("nan"), None, ""])  # noqa: DTZ001
def test_what_is_no_day(day: Any) -> None:
    """Refused wherever a day is asked for."""
    with pytest.raises(DateError):
        next_course_days(day, RULEBOOK)
    with pytest.raises(DateError):
        may_start_again(EarlierCourse(START), RULEBOOK, on=day)
    with pytest.raises(DateError):
        history_findings(Patient(weight=kg(68)), RULEBOOK, on=day)


def test_no_start_before_the_last_dose() -> None:
    """The question has no answer: the days are refused."""
    with pytest.raises(DateError, match="comes after the day of the start"):
        may_start_again(EarlierCourse(START), RULEBOOK, on=START - DAY)
