"""What trackers and calculators in use get wrong, each with its numbers and the right answer.

Each test names the input that the peer was given, and says in its docstring what the peer answers.
"""

from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

import pytest

from isotretinoin.adapters.records import from_json, to_json
from isotretinoin.analytes import TRIGLYCERIDES
from isotretinoin.capsules.dose import capsule_plan
from isotretinoin.capsules.supply import packs, run_out
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import Days
from isotretinoin.diaries.account import account
from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import DosePeriod, DoseTaken, Entry, Missed, Weight
from isotretinoin.errors import DateError, QuantityError, RecordError
from isotretinoin.monitoring.grading import grade
from isotretinoin.monitoring.results import LabResult
from isotretinoin.patient import Patient
from isotretinoin.posology.goals import days_to_goal
from isotretinoin.quantities import BodyWeight, kg, mg, mg_per_day, mg_per_kg, mg_per_kg_day
from isotretinoin.rulebooks import criteria

FIRST = date(2026, 1, 1)


def day(n: int) -> date:
    """The n-th day of the course, from 1."""
    return FIRST + timedelta(days=n - 1)


def diary(weight: int | str | Fraction, *entries: Entry) -> Diary:
    return Diary(patient=Patient(weight=kg(weight)), entries=entries)


def daily(dose: int | str | Fraction, first: date = FIRST) -> DosePeriod:
    return DosePeriod(first, mg_per_day(dose))


class TestFloats:
    """Equality at the goal is decided exactly."""

    def test_reached_by_the_days_weight(self) -> None:
        """50 kg, 150 days of 40 mg: a tracker adds up 119.9999999999997 mg/kg, "1 day left"."""
        found = account(
            diary(50, daily(40)),
            as_of=day(150),
            weight_policy="period",
            goal=mg_per_kg(120),
        )
        assert (found.reached, found.days_left, found.cumulative_dose) == (True, 0, mg_per_kg(120))

    def test_days_left_are_not_rounded_up_twice(self) -> None:
        """40.2 kg, 120 days of 10 mg, goal 150 mg/kg: a tracker says 484 days."""
        found = account(diary("40.2", daily(10)), as_of=day(120), goal=mg_per_kg(150))
        assert found.days_left == 483

    def test_goal_in_mg(self) -> None:
        """65.1 kg × 120 mg/kg: a calculator prints 7811.999999999999."""
        assert mg_per_kg(120).for_weight(kg("65.1")) == mg(7812)

    def test_days_at_a_dose_per_kg(self) -> None:
        """40.2 kg, 57 days of 1 mg/kg/day, goal 120 mg/kg: a calculator says 64 days more."""
        told = diary("40.2", DosePeriod(FIRST, mg_per_kg_day(1)))
        assert account(told, as_of=day(57), goal=mg_per_kg(120)).days_left == 63

    def test_no_wrong_verdict_on_a_grid(self) -> None:
        """Weights by 0.1 kg and doses by 5 mg: the day before the goal is never the goal."""
        for tenths in range(400, 1001, 7):
            for dose in range(5, 85, 5):
                goal = mg_per_kg(120)
                weight = kg(Fraction(tenths, 10))
                days = -(-120 * tenths // (10 * dose))
                assert days_to_goal(goal, daily_dose=mg_per_day(dose), weight=weight) == days
                told = diary(Fraction(tenths, 10), daily(dose))
                found = account(told, as_of=FIRST, goal=goal)
                assert found.projected_last_dose == day(days)

    def test_showing_a_weight_does_not_change_it(self) -> None:
        """61.3 kg switched to whole pounds: a tracker's target falls from 9195 to 9192 mg."""
        weight = kg("61.3")
        assert f"{weight:.0f}" == "61 kg"
        assert mg_per_kg(150).for_weight(weight) == mg(9195)
        assert weight != BodyWeight.parse("135.1 lb")


class TestMeansOfThePast:
    """The projection goes on from the dose of today, not from what was taken on average."""

    def test_two_days_into_the_course(self) -> None:
        """2 days of 40 mg, goal 7,200 mg: a tracker divides by a 14-day mean, 1,246 days left."""
        assert account(diary(60, daily(40)), as_of=day(2), goal=mg(7200)).days_left == 178

    def test_after_a_slow_start(self) -> None:
        """20, 20, 20 and 60 mg for 30 days each at 60 kg, going on at 60 mg: 2 months, not 4."""
        told = diary(60, daily(20), daily(60, day(91)))
        found = account(told, as_of=day(120), goal=mg_per_kg(120))
        assert found.remaining == mg(3600)
        assert found.days_left == 60

    def test_the_planned_dose_is_used(self) -> None:
        """20 mg now and 40 mg from day 31: a tracker ignores what is planned."""
        told = diary(60, daily(20), daily(40, day(31)))
        found = account(told, as_of=day(10), goal=mg(2600), projection="planned")
        assert found.projected_last_dose == day(80)
        assert account(told, as_of=day(10), goal=mg(2600)).projected_last_dose == day(130)


class TestBounds:
    """What happens at the bound, above it, and without a dose."""

    @pytest.mark.parametrize(
        ("as_of", "reached", "overshoot"),
        [(179, False, 0), (180, True, 0), (181, True, 40)],
    )
    def test_exactly_at_the_goal(self, as_of: int, reached: object, overshoot: int) -> None:
        """At the goal a calculator says "exceeded", and another throws above it."""
        found = account(diary(60, daily(40)), as_of=day(as_of), goal=mg_per_kg(120))
        assert found.reached is reached
        assert found.overshoot == mg(overshoot)

    def test_waits_go_up(self) -> None:
        """1,200 mg, 200 taken, 30 mg a day: a calculator truncates to 33 days."""
        told = diary(60, DoseTaken(FIRST, mg(200)), daily(30))
        assert account(told, as_of=FIRST, goal=mg(1200)).days_left == 34

    def test_a_dose_of_zero_has_no_end(self) -> None:
        """At 0 mg a calculator says 2,147,483,647 days."""
        found = account(diary(60, daily(0)), as_of=FIRST, goal=mg_per_kg(120))
        assert found.days_left is None
        assert found.not_projected == "the dose on 2026-01-01 is 0 mg/day"


class TestEntries:
    """What is noted is what counts."""

    def test_two_intakes_of_one_day_add_up(self) -> None:
        """20 + 20 mg the same day: a tracker keeps the last, 20 mg."""
        told = diary(60, DoseTaken(FIRST, mg(20)), DoseTaken(FIRST, mg(20), intake=2))
        assert account(told, as_of=FIRST).total_dose == mg(40)

    def test_a_weight_with_decimals(self) -> None:
        """ "62.5" is a weight: a calculator takes whole kilograms only."""
        assert kg("62.5").kg == Fraction(125, 2)
        assert account(diary("62.5", daily(50)), as_of=FIRST).cumulative_dose == mg_per_kg("0.8")

    def test_a_moment_is_not_a_day(self) -> None:
        """07:00 on 2 January at UTC+8 is logged under 1 January by a tracker that keeps UTC."""
        moment = datetime(2026, 1, 2, 7, tzinfo=timezone(timedelta(hours=8)))
        with pytest.raises(DateError, match="choose the day in its own time zone"):
            DoseTaken(moment, mg(20))
        assert DoseTaken(moment.date(), mg(20)).on == day(2)

    def test_a_day_that_the_calendar_lacks(self) -> None:
        """2026-13-45 is taken for 14 February 2027 by a tracker that imports it."""
        told = to_json(diary(60, Missed(FIRST))).replace("2026-01-01", "2026-13-45")
        with pytest.raises(RecordError, match=r"on: '2026-13-45' is no day: the calendar has none"):
            from_json(told, Diary)

    def test_pounds_are_not_kilograms(self) -> None:
        """A dose calculator takes 154 lb for kg; another calls 150 lb 68.038936 kg."""
        with pytest.raises(QuantityError, match="154 is not a body weight"):
            diary(60, Weight(FIRST, 154))  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        assert BodyWeight.parse("150 lb") == kg("68.0388555")


class TestDaysOnAndOff:
    """A dose that is not taken every day is a regimen like any other."""

    patient = Patient(weight=kg(60))

    def course(self, regimen: Regimen, first_dose: date = FIRST) -> Course:
        return Course.lasting(
            Days(140),
            patient=self.patient,
            regimen=regimen,
            first_dose=first_dose,
        )

    def test_every_other_day_across_the_end_of_a_month(self) -> None:
        """By the parity of the day of the month a tracker has the 31st and the 1st alike."""
        course = self.course(Regimen.every_other_day(mg_per_day(20)), date(2026, 1, 29))
        taken = [on.day for on, dose in course.doses() if dose][:4]
        assert taken == [29, 31, 2, 4]

    def test_every_other_day_is_half_a_dose_a_day(self) -> None:
        """A pharmacy system has no frequency below once a day."""
        (level,) = self.course(Regimen.every_other_day(mg_per_day(1))).levels
        assert level.mean == mg_per_day("1/2")

    def test_two_days_a_week(self) -> None:
        """Twice a week is 0.28571428 a day to a calculator: two sevenths."""
        (level,) = self.course(Regimen.parse("1 mg/day 2 days on, 5 days off")).levels
        assert level.mean == mg_per_day("2/7")

    @pytest.mark.parametrize(("on", "off", "days"), [(1, 2, 90), (2, 1, 45)])
    def test_how_long_30_capsules_last(self, on: int, off: int, days: int) -> None:
        """One every 72 hours, or two in three days: a standard's library says 88.2 and 44.8 days."""
        regimen = Regimen.intermittent(mg_per_day(20), days_on=on, days_off=off)
        course = self.course(regimen)
        last = run_out(
            {mg(20): 30},
            course,
            strengths=(mg(20),),
            first_day=course.first_dose,
        )
        assert last == day(days)


class TestSupply:
    """What is left in the packs, in whole days."""

    def test_two_packs_of_which_80_mg_are_used(self) -> None:
        """2 × 30 × 20 mg at 40 mg a day: a tracker says 196 days left, and no pack to buy."""
        stock = {mg(20): 56}
        plan = capsule_plan(mg_per_day(40), strengths=(mg(20),), days=30)
        course = Course.lasting(
            Days(140),
            patient=Patient(weight=kg(60)),
            regimen=Regimen.constant(mg_per_day(40)),
            first_dose=FIRST,
        )
        assert run_out(stock, course, strengths=(mg(20),), first_day=course.first_dose) == day(28)
        supply = packs(plan, supply_limit=Days(30), packs_of=30, stock=stock)
        assert [each.packs for each in supply.packs] == [1]

    @pytest.mark.parametrize("wanted", [150, 250])
    def test_one_rule_for_ties(self, wanted: int) -> None:
        """To the nearest 100, a calculator makes 200 of 150 and of 250: ties go down, and say so."""
        plan = capsule_plan(mg_per_day(wanted), strengths=(mg(100),), longest_cycle=1, days=30)
        assert plan.mean_daily_dose == mg_per_day(wanted - 50)


def test_triglycerides_are_not_converted_and_then_graded() -> None:
    """151 mg/dL are grade 1, and 1.705 mmol/L, the same sample, grade 0: thresholds by unit."""
    ctcae = criteria("CTCAE 5.0")
    for value, unit, expected in (("151", "mg/dL", 1), ("1.705", "mmol/L", 0)):
        assert grade(LabResult(TRIGLYCERIDES, value, unit, FIRST), ctcae).value == expected
