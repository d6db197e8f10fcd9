"""A diary kept day by day, whatever happens, agrees with a plain walk through its days."""

from datetime import date, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from diary_strategies import CAPSULES, FIRST, doses, weights
from isotretinoin.diaries.account import account
from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import (
    Dispensing,
    DosePeriod,
    DoseTaken,
    Entry,
    Missed,
    Stopped,
    Unrecorded,
    Weight,
)
from isotretinoin.diaries.weighing import WeightPolicy
from isotretinoin.errors import RecordError
from isotretinoin.patient import Patient
from isotretinoin.quantities import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    mg,
    mg_per_day,
    mg_per_kg,
)
from isotretinoin.testing import diary_days, diary_totals

GOAL = mg_per_kg(15)
POLICIES: tuple[WeightPolicy, ...] = ("latest", "period", "baseline")


class KeptDiary(RuleBasedStateMachine):
    """Take, miss, rest, change the dose, weigh, dispense, stop; then ask what it adds up to."""

    def __init__(self) -> None:
        super().__init__()
        self.today = FIRST
        self.capsules = 0

    @initialize(weight=weights)
    def begin(self, weight: BodyWeight) -> None:
        self.diary = Diary(patient=Patient(weight=weight))

    def note(self, entry: Entry) -> None:
        self.diary = self.diary.with_entries(entry)

    def today_has(self, kind: type[DosePeriod | DoseTaken | Missed | Weight]) -> bool:
        return any(_day(entry) == self.today for entry in self.diary.of(kind))

    @rule(n=st.integers(1, 12))
    def days_pass(self, n: int) -> None:
        self.today += timedelta(days=n)

    @precondition(lambda self: not self.today_has(DosePeriod))
    @rule(dose=doses)
    def change_dose(self, dose: DailyDose | DailyDosePerKg) -> None:
        self.note(DosePeriod(self.today, dose))

    @precondition(lambda self: not self.today_has(DosePeriod))
    @rule()
    def rest(self) -> None:
        self.note(DosePeriod(self.today, mg_per_day(0)))

    @rule(dose=st.sampled_from([5, 10, 20, 40]))
    def take(self, dose: int) -> None:
        entry = DoseTaken(self.today, mg(dose))
        if self.today_has(Missed):
            with pytest.raises(RecordError):
                self.note(entry)
        else:
            self.note(entry)

    @rule()
    def miss(self) -> None:
        if self.today_has(DoseTaken):
            with pytest.raises(RecordError):
                self.note(Missed(self.today))
        else:
            self.note(Missed(self.today))

    @rule(back=st.integers(0, 9))
    def lose_track(self, back: int) -> None:
        self.note(Unrecorded(self.today - timedelta(days=back), self.today))

    @precondition(lambda self: not self.today_has(Weight))
    @rule(weight=weights)
    def weigh(self, weight: BodyWeight) -> None:
        self.note(Weight(self.today, weight))

    @rule(count=st.integers(1, 3).map(lambda packs: 10 * packs))
    def dispense(self, count: int) -> None:
        self.capsules += count
        self.note(Dispensing(self.today, CAPSULES, mg(20), count))

    @rule()
    def stop(self) -> None:
        course = self.diary.course_on(self.today)
        if course is not None and course.last is None:
            self.note(Stopped(self.today))

    @invariant()
    def accounts_equal_the_walk(self) -> None:
        walked = diary_days(self.diary, as_of=self.today)
        for policy in POLICIES:
            found = account(self.diary, as_of=self.today, weight_policy=policy, goal=GOAL)
            assert found.days == len(walked)
            assert found.missed_days == sum(day.kind == "missed" for day in walked)
            assert found.rest_days == sum(day.kind == "rest" for day in walked)
            assert found.unrecorded_days == sum(day.kind == "unrecorded" for day in walked)
            for tally, all_taken in ((found.low, False), (found.high, True)):
                expected = diary_totals(
                    self.diary,
                    as_of=self.today,
                    weight_policy=policy,
                    goal=GOAL,
                    unrecorded_taken=all_taken,
                )
                assert tally.total_dose.mg == expected.mg
                assert tally.cumulative_dose.mg_per_kg == expected.mg_per_kg
                assert tally.crossed_on == expected.crossed_on
                assert tally.days_left == expected.days_left

    @invariant()
    def supplies_are_kept(self) -> None:
        assert sum(each.count for each in self.diary.of(Dispensing)) == self.capsules


def _day(entry: DosePeriod | DoseTaken | Missed | Weight) -> date:
    return entry.first if isinstance(entry, DosePeriod) else entry.on


TestKeptDiary = KeptDiary.TestCase
TestKeptDiary.settings = settings(max_examples=40, stateful_step_count=30)
