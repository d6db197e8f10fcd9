"""A patient tests, is prescribed, fetches, misses, stops, beside a naive model of what is allowed.

The model knows days, the numbers of the sample programme and one change of edition; the status must
allow capsules on exactly the days on which the model does, and say what is missing where it asks.
"""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from isotretinoin import Diary, Patient, kg, mg, products, status
from isotretinoin.dates import Months, before
from isotretinoin.diaries.entries import (
    Contraception,
    Dispensing,
    Entry,
    PregnancyTest,
    Prescription,
    Stopped,
)
from sample_programme import PROGRAMME

NO_WAIT = date(2026, 11, 15)
APART, WINDOW = 19, 7


def plus(day: date, days: int) -> date:
    return day + timedelta(days=days)


class Walk(RuleBasedStateMachine):
    """One patient who can become pregnant, from before the first test to after the stop."""

    def __init__(self) -> None:
        super().__init__()
        self.today = date(2026, 9, 1)
        self.tests: list[date] = []
        self.positive: date | None = None
        self.visits: list[date] = []
        self.fills: list[date] = []
        self.stopped = False
        self.entries: list[Entry] = [
            Contraception(date(2026, 6, 1), ("iud", "male-condom")),
        ]

    @initialize(days=st.integers(0, 70))
    def begins(self, days: int) -> None:
        self.today = plus(self.today, days)

    @rule(days=st.sampled_from([1, 1, 2, 6, 7, 12, 19, 24]))
    def time_passes(self, days: int) -> None:
        self.today = plus(self.today, days)

    @precondition(lambda self: not self.stopped and self.today not in self.tests)
    @rule(result=st.sampled_from(["negative"] * 9 + ["positive"]))
    def test(self, result: str) -> None:
        self.entries.append(PregnancyTest(self.today, result, "medical"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - one of the two
        if result == "negative":
            self.tests.append(self.today)
        else:
            self.positive = self.today

    @precondition(lambda self: not self.stopped)
    @rule()
    def prescribe(self) -> None:
        if self.today not in self.visits:
            self.entries.append(Prescription(self.today, refills=0))
            self.visits.append(self.today)

    @precondition(lambda self: self.allowed() == "yes")
    @rule()
    def fetch(self) -> None:
        self.entries.append(Dispensing(self.today, products.CLARAVIS, mg(20), 30))
        self.fills.append(self.today)

    @precondition(lambda self: self.fills and not self.stopped)
    @rule()
    def stop(self) -> None:
        self.entries.append(Stopped(self.today))
        self.stopped = True
        self.today = plus(self.today, 1)

    def allowed(self) -> str:
        """Whether capsules may be handed out today: yes, no, or not known."""
        if self.stopped or not self.window_is_open() or self.known_positive():
            return "no"
        start = self.start()
        if start == "no" or (self.visits and self.fetched_since(self.visits[-1])):
            return "no"
        return "unknown" if start == "unknown" or not self.visits else "yes"

    def fetched_since(self, day: date) -> bool:
        return bool(self.fills) and self.fills[-1] >= day

    def known_positive(self) -> bool:
        if self.positive is None:
            return False
        return not self.tests or self.tests[-1] <= self.positive

    def window_is_open(self) -> bool:
        return bool(self.tests) and self.today < plus(self.tests[-1], WINDOW)

    def start(self) -> str:
        """What the tests before a first dose come to; nothing, once capsules were fetched."""
        if self.fills:
            return "yes"
        recent = [day for day in self.tests if day >= before(self.today, Months(3))]
        if len(self.tests) < 2:
            return "no"
        if len(recent) < 2:
            return "unknown"  # of an older test it is not known whether it is the first of the two
        if recent[-1] < plus(recent[0], APART):
            return "no"
        opening = [day for day in recent if day >= plus(recent[0], APART)]
        for one, other in pairwise(opening):
            missed = other >= plus(one, WINDOW)
            if missed and other < NO_WAIT and other < plus(one, APART):
                return "no"
        return "yes"

    @invariant()
    def the_status_agrees(self) -> None:
        patient = Patient(weight=kg(60), can_become_pregnant=True, born=date(2000, 1, 1))
        found = status(
            Diary(patient=patient, entries=tuple(self.entries)), PROGRAMME, on=self.today
        )
        assert found.may_dispense.value == self.allowed(), found.may_dispense
        assert (found.otherwise is not None) is (self.today >= NO_WAIT)
        if found.may_dispense.value == "yes":
            assert isinstance(found.may_dispense.until, date)
            assert f"{found.may_dispense.until:%Y-%m-%d}" == str(plus(self.tests[-1], WINDOW - 1))
            waits = "dispensing" in [act.kind for act in found.due]
            assert waits is not self.fetched_since(self.tests[-1])


Walk.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestStatusWalk = Walk.TestCase
