"""Accounts: what was taken and what is left, exact to the day."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import partial
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from diary_strategies import days, diaries, stands_on
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.dates import Days
from isotretinoin.diaries.account import Account, account
from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import (
    DosePeriod,
    DoseTaken,
    Entry,
    Stopped,
    Symptom,
    Unrecorded,
    Weight,
)
from isotretinoin.diaries.projection import Projection
from isotretinoin.diaries.weighing import WeightPolicy
from isotretinoin.errors import DateError, RegimenError
from isotretinoin.evidence import Citation, Rule, Source
from isotretinoin.findings import Between
from isotretinoin.patient import Patient
from isotretinoin.quantities import (
    DosePerKg,
    Mass,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
)
from isotretinoin.testing import diary_days, diary_totals

FIRST = date(2026, 1, 1)
POLICIES: tuple[WeightPolicy, ...] = ("latest", "period", "baseline")
PROJECTIONS: tuple[Projection, ...] = ("current_dose", "planned")
policies = st.sampled_from(POLICIES)
goals = st.sampled_from(["1/3", "1", "5", "20", "120"]).map(mg_per_kg)


def day(n: int) -> date:
    """The n-th day of the course, from 1."""
    return FIRST + timedelta(days=n - 1)


STARTED = DosePeriod(FIRST, mg_per_day(40))


def diary(*entries: Entry, weight: int = 60) -> Diary:
    return Diary(patient=Patient(weight=kg(weight)), entries=entries)


class TestAgainstDayByDay:
    """The account is what a plain walk through the days adds up to, in every respect."""

    @given(diaries(), days, policies, goals, st.booleans())
    def test_equals_the_walk(
        self,
        told: Diary,
        as_of: date,
        policy: WeightPolicy,
        goal: DosePerKg,
        planned: Any,
    ) -> None:
        """Days by kind, sums, the day of crossing and the days left, at both ends."""
        found = account(
            told,
            as_of=as_of,
            weight_policy=policy,
            goal=goal,
            projection="planned" if planned else "current_dose",
        )
        walked = diary_days(told, as_of=as_of)
        counts = {
            "dose": found.dose_days,
            "rest": found.rest_days,
            "missed": found.missed_days,
            "unrecorded": found.unrecorded_days,
        }
        assert counts == {kind: sum(each.kind == kind for each in walked) for kind in counts}
        assert found.days == len(walked)
        for tally, all_taken in ((found.low, False), (found.high, True)):
            expected = diary_totals(
                told,
                as_of=as_of,
                weight_policy=policy,
                goal=goal,
                unrecorded_taken=all_taken,
                planned=planned,
            )
            assert tally.total_dose.mg == expected.mg
            assert tally.cumulative_dose.mg_per_kg == expected.mg_per_kg
            assert tally.reached is expected.reached
            assert tally.crossed_on == expected.crossed_on
            assert tally.days_left == expected.days_left

    @given(diaries(), days, policies, goals)
    def test_ends_agree_with_themselves(
        self,
        told: Diary,
        as_of: date,
        policy: WeightPolicy,
        goal: DosePerKg,
    ) -> None:
        """Reached, a day of crossing, nothing remaining and 0 days left are one and the same."""
        found = account(told, as_of=as_of, weight_policy=policy, goal=goal)
        for tally in (found.low, found.high):
            assert tally.reached is (tally.crossed_on is not None)
            assert tally.reached is (tally.remaining == mg(0))
            assert tally.reached is (tally.days_left == 0)
            assert (tally.projected_last_dose is None) is (tally.not_projected is not None)
            assert not tally.remaining or not tally.overshoot
            if tally.days_left:
                assert tally.projected_last_dose == as_of + timedelta(days=tally.days_left)
        assert found.low.total_dose <= found.high.total_dose

    @given(diaries(), days, policies)
    def test_daily_series(self, told: Diary, as_of: date, policy: WeightPolicy) -> None:
        """One row a day, and the last row is the account."""
        found = account(told, as_of=as_of, weight_policy=policy)
        rows = list(found.daily())
        walked = diary_days(told, as_of=as_of)
        assert [(row.on, row.kind, row.daily_dose.mg_per_day) for row in rows] == [
            (each.on, each.kind, each.mg) for each in walked
        ]
        if rows:
            assert rows[-1].total_dose == found.total_dose
            assert rows[-1].cumulative_dose == found.cumulative_dose


class TestLaws:
    """Splitting a period, reordering, and telling more changes nothing; a rest moves days."""

    @given(diaries(), days, days, policies, goals)
    def test_splitting_a_period_changes_nothing(
        self,
        told: Diary,
        split: date,
        as_of: date,
        policy: WeightPolicy,
        goal: DosePerKg,
    ) -> None:
        """A period told in two parts of the same dose gives an equal account."""
        earlier = [each for each in told.of(DosePeriod) if each.first <= split]
        course = told.course_on(split)
        if not earlier or course is None or earlier[-1].first < course.first:
            return
        if course.last is not None and course.last < split:
            return
        in_two = told.with_entries(evolve(earlier[-1], first=split))
        for projection in PROJECTIONS:
            one, other = (
                account(each, as_of=as_of, weight_policy=policy, goal=goal, projection=projection)
                for each in (told, in_two)
            )
            assert one == other

    @given(diaries(), days, policies)
    def test_total_is_cumulative_dose_times_weight(
        self,
        told: Diary,
        as_of: date,
        policy: WeightPolicy,
    ) -> None:
        """Under one weight for all, exactly; and the total does not depend on the policy."""
        found = account(told, as_of=as_of, weight_policy=policy)
        if policy != "period":
            assert found.low.cumulative_dose.for_weight(found.weight) == found.low.total_dose
        assert found.total_dose == account(told, as_of=as_of).total_dose

    @given(diaries(), days, st.integers(1, 30), policies, goals)
    def test_an_interruption_moves_days_and_no_amounts(
        self,
        told: Diary,
        until: date,
        rest: int,
        policy: WeightPolicy,
        goal: DosePerKg,
    ) -> None:
        """A rest at the end of what is told, and the dose taken up again: the same sums later."""
        going_on = [each for each in told.of(DosePeriod) if each.first <= until]
        course = told.course_on(until)
        if course is None or course.last is not None or not going_on:
            return
        if going_on[-1].first < course.first:
            return
        known = tuple(
            each
            for each in told.entries
            if stands_on(each) <= until and not isinstance(each, Unrecorded)
        )
        before = account(evolve(told, entries=known), as_of=until, weight_policy=policy, goal=goal)
        later = until + timedelta(days=rest)
        rested = evolve(
            told,
            entries=(*known, DosePeriod(until + timedelta(days=1), mg_per_day(0))),
        )
        after = account(rested, as_of=later, weight_policy=policy, goal=goal)
        assert (after.total_dose, after.cumulative_dose) == (
            before.total_dose,
            before.cumulative_dose,
        )
        assert (after.days, after.rest_days) == (before.days + rest, before.rest_days + rest)
        again = rested.with_entries(evolve(going_on[-1], first=later + timedelta(days=1)))
        resumed = account(again, as_of=later, weight_policy=policy, goal=goal, projection="planned")
        assert resumed.days_left == before.days_left

    @given(diaries(), days, policies, goals)
    def test_later_facts_change_nothing(
        self,
        told: Diary,
        as_of: date,
        policy: WeightPolicy,
        goal: DosePerKg,
    ) -> None:
        """An account at the current dose is that of the diary as it was kept until then."""
        until_then = tuple(each for each in told.entries if stands_on(each) <= as_of)
        assert account(told, as_of=as_of, weight_policy=policy, goal=goal) == account(
            evolve(told, entries=until_then),
            as_of=as_of,
            weight_policy=policy,
            goal=goal,
        )

    @given(diaries(), days, policies)
    def test_what_is_no_dose_changes_nothing(
        self,
        told: Diary,
        as_of: date,
        policy: WeightPolicy,
    ) -> None:
        """A symptom counts for no milligram."""
        more = told.with_entries(Symptom(as_of, "headache"))
        assert account(more, as_of=as_of, weight_policy=policy) == account(
            told,
            as_of=as_of,
            weight_policy=policy,
        )


class TestWeightPolicies:
    """The weight behind mg/kg is a named choice; the baseline counts until a weight is noted."""

    GAINED = diary(STARTED, Weight(day(11), kg(80)), weight=50)

    @pytest.mark.parametrize(
        ("policy", "cumulative"),
        [
            ("latest", mg_per_kg(10)),
            ("period", mg_per_kg(13)),
            ("baseline", mg_per_kg(16)),
        ],
    )
    def test_each(self, policy: WeightPolicy, cumulative: DosePerKg) -> None:
        """20 days of 40 mg, ten at 50 kg and ten at 80 kg."""
        found = account(self.GAINED, as_of=day(20), weight_policy=policy)
        assert (found.total_dose, found.cumulative_dose) == (mg(800), cumulative)

    def test_the_projection_keeps_the_policy(self) -> None:
        """30 mg/kg: at 80 kg 1,600 mg are left, by the day's weight 1,360 mg, at 50 kg 700 mg."""
        left = [
            account(self.GAINED, as_of=day(20), weight_policy=policy, goal=mg_per_kg(30))
            for policy in POLICIES
        ]
        assert [each.remaining for each in left] == [mg(1600), mg(1360), mg(700)]
        assert [each.days_left for each in left] == [40, 34, 18]

    def test_a_weight_after_the_course_weighs_nothing(self) -> None:
        """What was taken for each kilogram is settled when the course has stopped."""
        stopped = diary(STARTED, Stopped(day(10)))
        weighed = stopped.with_entries(Weight(day(11), kg(90)))
        assert account(weighed, as_of=day(50)) == account(stopped, as_of=day(50))

    def test_by_the_days_weight_with_a_goal_in_mg(self) -> None:
        """Milligrams are compared with milligrams, whatever weighs."""
        found = account(self.GAINED, as_of=day(20), weight_policy="period", goal=mg(800))
        assert (found.reached, found.crossed_on, found.overshoot) == (True, day(20), mg(0))
        short = account(self.GAINED, as_of=day(19), weight_policy="period", goal=mg(800))
        assert (short.reached, short.remaining, short.days_left) == (False, mg(40), 1)


class TestGoal:
    """Reached means at least; waits go up to whole days."""

    @pytest.mark.parametrize(
        ("as_of", "reached", "left", "remaining", "overshoot"),
        [
            (179, False, 1, mg(40), mg(0)),
            (180, True, 0, mg(0), mg(0)),
            (181, True, 0, mg(0), mg(40)),
        ],
    )
    def test_both_sides(
        self,
        as_of: int,
        reached: Any,
        left: int,
        remaining: Any,
        overshoot: Any,
    ) -> None:
        """120 mg/kg at 60 kg is 7,200 mg: 180 days of 40 mg."""
        found = account(diary(STARTED), as_of=day(as_of), goal=mg_per_kg(120))
        assert found.reached is reached
        assert found.days_left == left
        assert (found.remaining, found.overshoot) == (remaining, overshoot)
        assert found.crossed_on == (day(180) if reached else None)
        assert found.projected_last_dose == day(180)

    def test_a_part_of_a_day_is_a_day(self) -> None:
        """7,210 mg take 181 days of 40 mg, and overshoot by 30 mg."""
        assert account(diary(STARTED), as_of=day(1), goal=mg(7210)).days_left == 180
        found = account(diary(STARTED), as_of=day(181), goal=mg(7210))
        assert (found.days_left, found.overshoot) == (0, mg(30))

    def test_without_a_goal(self) -> None:
        """Nothing is said of what is left."""
        found = account(diary(STARTED), as_of=day(10))
        assert (found.reached, found.remaining, found.overshoot) == (None, None, None)
        assert (found.crossed_on, found.days_left, found.projected_last_dose) == (None, None, None)
        assert found.not_projected == "no goal was given"

    @pytest.mark.parametrize(
        ("entries", "reason"),
        [
            ((STARTED, DosePeriod(day(5), mg_per_day(0))), "the dose on 2026-01-10 is 0 mg/day"),
            ((DoseTaken(day(1), mg(40)),), "no dose period is in force on 2026-01-10"),
            ((), "no dose period is in force on 2026-01-10"),
            ((STARTED, Stopped(day(10))), "the course stopped on 2026-01-10"),
        ],
    )
    def test_no_dose_has_no_end(self, entries: tuple[Entry, ...], reason: str) -> None:
        """Without a dose there are no days left to count, and the account says why."""
        found = account(diary(*entries), as_of=day(10), goal=mg_per_kg(120))
        assert (found.days_left, found.projected_last_dose) == (None, None)
        assert found.not_projected == reason

    def test_beyond_the_calendar(self) -> None:
        """A goal that takes longer than the calendar has no last dose."""
        found = account(
            diary(DosePeriod(FIRST, mg_per_day("0.001"))),
            as_of=day(1),
            goal=mg_per_kg(120),
        )
        assert found.not_projected == "the goal is not reached before the year 9999"

    def test_before_the_course(self) -> None:
        """Nothing is taken yet, and the planned doses may still be projected."""
        found = account(diary(STARTED), as_of=day(-9), goal=mg_per_kg(2), projection="planned")
        assert (found.days, found.total_dose) == (0, mg(0))
        assert (found.days_left, found.projected_last_dose) == (12, day(3))


class TestPlanned:
    """Future periods count for nothing until their day, and for a planned projection."""

    def test_the_periods_of_the_diary(self) -> None:
        """10 × 40, then 10 × 20, a rest of 5 days, then 60 mg a day until 1,000 mg."""
        told = diary(
            STARTED,
            DosePeriod(day(11), mg_per_day(20)),
            DosePeriod(day(21), mg_per_day(0)),
            DosePeriod(day(26), mg_per_day(60)),
        )
        found = account(told, as_of=day(8), goal=mg(1000), projection="planned")
        assert found.total_dose == mg(320)
        assert found.projected_last_dose == day(32)
        assert account(told, as_of=day(8), goal=mg(1000)).projected_last_dose == day(25)

    def test_a_planned_stop(self) -> None:
        """The doses end with it, on the day after; its own day still has its dose."""
        told = diary(STARTED, Stopped(day(20)))
        for goal, left in ((mg(800), 10), (mg(801), None)):
            found = account(told, as_of=day(10), goal=goal, projection="planned")
            assert found.days_left == left
        assert found.not_projected == "the planned doses end below the goal"

    def test_what_stopped_before_counts_for_nothing(self) -> None:
        """The end of an earlier course, noted for a later day than asked about, stops nothing."""
        told = diary(Stopped(day(5)), DosePeriod(day(10), mg_per_day(40)))
        assert account(told, as_of=day(1), goal=mg(40), projection="planned").days_left == 9

    def test_a_regimen_from_tomorrow(self) -> None:
        """80 mg are left after ten days: 20 mg every other day from day 11 on, four of them."""
        found = account(
            diary(STARTED),
            as_of=day(10),
            goal=mg(480),
            projection="planned",
            planned=Regimen.every_other_day(mg_per_day(20)),
        )
        assert (found.days_left, found.projected_last_dose) == (7, day(17))

    @pytest.mark.parametrize(
        ("first_dose", "goal", "last_dose"),
        [
            (day(1), mg(520), day(16)),  # the second week on: six of its days are left
            (day(1), mg(540), day(19)),  # two days off, and on again
            (day(11), mg(560), day(20)),  # a week on, two days off, and on again
            (day(13), mg(500), day(13)),  # first two more days of today's dose
        ],
    )
    def test_a_course_from_its_first_dose(
        self,
        first_dose: date,
        goal: Mass,
        last_dose: date,
    ) -> None:
        """What lies behind is over, what lies ahead counts; until it begins the dose goes on."""
        plan = Course.lasting(
            Days(5),
            patient=Patient(weight=kg(60)),
            regimen=Regimen.intermittent(mg_per_day(20), days_on=7, days_off=2),
            first_dose=first_dose,
        )
        found = account(
            diary(STARTED),
            as_of=day(10),
            goal=goal,
            projection="planned",
            planned=plan,
        )
        assert found.projected_last_dose == last_dose

    def test_steps_that_are_over(self) -> None:
        """A course in its second step goes on with the rest of that step, then the third."""
        plan = Course.lasting(
            Days(30),
            patient=Patient(weight=kg(60)),
            regimen=Regimen.stepped((mg_per_day(10), 5), (mg_per_day(20), 10), mg_per_kg_day(1)),
            first_dose=FIRST,
        )
        heavier = diary(STARTED, Weight(day(2), kg(70)))
        found = account(heavier, as_of=day(10), goal=mg(570), projection="planned", planned=plan)
        # 400 mg taken, 5 × 20 mg to day 15, 70 mg on day 16 by the weight noted.
        assert found.projected_last_dose == day(16)

    def test_a_plan_that_ends_too_early(self) -> None:
        """It is short of the goal, and the account says so."""
        short = Regimen((Step(mg_per_day(20), 10),))
        found = account(
            diary(STARTED),
            as_of=day(1),
            goal=mg(1000),
            projection="planned",
            planned=short,
        )
        assert found.not_projected == "the planned doses end below the goal"


class TestUnrecorded:
    """An interval instead of a point where days are unrecorded."""

    TOLD = diary(STARTED, Unrecorded(day(5), day(8)))

    def test_sums_are_intervals(self) -> None:
        """Four days of 40 mg are in doubt."""
        found = account(self.TOLD, as_of=day(10), goal=mg_per_kg(120))
        assert found.unrecorded_days == 4
        assert found.total_dose == Between(mg(240), mg(400))
        assert found.cumulative_dose == Between(mg_per_kg(4), mg_per_kg("20/3"))
        assert found.remaining == Between(mg(6800), mg(6960))
        assert found.days_left == Between(170, 174)
        assert found.projected_last_dose == Between(day(180), day(184))
        assert (found.reached, found.overshoot, found.crossed_on) == (False, mg(0), None)

    def test_where_the_doubt_decides(self) -> None:
        """Whether the goal is reached is then not known, and None is neither yes nor no."""
        found = account(self.TOLD, as_of=day(10), goal=mg(300))
        assert (found.low.reached, found.high.reached) == (False, True)
        assert found.reached is None
        assert found.crossed_on is None
        assert found.high.crossed_on == day(8)
        assert found.days_left == Between(0, 2)
        assert found.projected_last_dose == Between(day(8), day(12))
        assert found.overshoot == Between(mg(0), mg(100))

    def test_reached_on_one_of_several_days(self) -> None:
        """Both readings have reached it, on different days."""
        found = account(self.TOLD, as_of=day(20), goal=mg(300))
        assert found.reached is True
        assert found.crossed_on == Between(day(8), day(12))

    def test_the_doubt_may_have_a_reason(self) -> None:
        """One reading has no last dose: there is none, and the account says why."""
        rest = self.TOLD.with_entries(DosePeriod(day(10), mg_per_day(0)))
        found = account(rest, as_of=day(10), goal=mg(300))
        assert found.days_left is None
        assert found.not_projected == "the dose on 2026-01-10 is 0 mg/day"

    def test_without_doubt_the_ends_are_one(self) -> None:
        """Unrecorded days in a rest leave nothing open."""
        rest = diary(DosePeriod(FIRST, mg_per_day(0)), Unrecorded(day(1), day(8)))
        found = account(rest, as_of=day(10))
        assert found.low == found.high
        assert found.total_dose == mg(0)


class TestGoalBands:
    """Below, in or above the goal band of each source; the bounds are in."""

    RULE: Rule[Between[DosePerKg]] = Rule(
        key="test.goal",
        text="Aim at 4 to 6 mg/kg.",
        value=Between(mg_per_kg(4), mg_per_kg(6)),
        cites=(Citation(source=Source(key="test", title="A source for tests")),),
        basis="guideline",
    )

    @pytest.mark.parametrize(
        ("as_of", "position"),
        [(5, "below"), (6, "in"), (9, "in"), (10, "above")],
    )
    def test_position(self, as_of: int, position: str) -> None:
        """40 mg a day at 60 kg is 4 mg/kg on day 6 and 6 mg/kg on day 9."""
        (band,) = account(diary(STARTED), as_of=day(as_of), goals=(self.RULE,)).bands
        assert (band.position, band.because) == (position, self.RULE)

    @pytest.mark.parametrize(
        ("first", "as_of", "position"),
        [(1, 9, "unknown"), (5, 10, "unknown"), (8, 8, "in"), (1, 3, "below"), (1, 19, "above")],
    )
    def test_in_doubt(self, first: int, as_of: int, position: str) -> None:
        """Unknown only where the unrecorded days decide."""
        told = diary(STARTED, Unrecorded(day(first), day(8)))
        (band,) = account(told, as_of=day(as_of), goals=(self.RULE,)).bands
        assert band.position == position


ask: Any = partial(account, diary(STARTED), as_of=FIRST)


class TestRefusals:
    """What cannot be asked is an error that says what to write."""

    @pytest.mark.parametrize(
        ("asked", "error"),
        [
            ({"as_of": datetime(2026, 1, 1)}, DateError),  # noqa: DTZ001
            ({"weight_policy": "current"}, ValueError),
            ({"projection": "future"}, ValueError),
            ({"goal": 120}, RegimenError),
            ({"goal": Between(mg_per_kg(120), mg_per_kg(150))}, RegimenError),
            ({"goal": mg(0)}, RegimenError),
            ({"goal": mg_per_kg(0)}, RegimenError),
            ({"planned": STARTED, "projection": "planned"}, RegimenError),
            ({"planned": Regimen.constant(mg_per_day(20))}, RegimenError),
        ],
    )
    def test_each(self, asked: dict[str, Any], error: type[Exception]) -> None:
        """Each with its own kind of error."""
        with pytest.raises(error):
            ask(**asked)


def test_exact_by_the_days_weight() -> None:
    """A year of weights with two decimals adds up exactly, however long the fraction."""
    weights = [Weight(day(n), kg(f"{60 + n / 100:.2f}")) for n in range(1, 401)]
    found = account(diary(STARTED, *weights), as_of=day(400), weight_policy="period")
    expected = sum((40 / (60 + Fraction(n, 100)) for n in range(1, 401)), Fraction(0))
    assert isinstance(found, Account)
    assert found.low.cumulative_dose.mg_per_kg == expected
