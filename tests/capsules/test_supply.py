"""Packs, stock and run-out: examples and refusals."""

from datetime import date
from typing import Any

import pytest

from isotretinoin.capsules.dose import CapsulePlan, capsule_plan
from isotretinoin.capsules.supply import Packs, Supply, fill, packs, run_out
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import Days, Months
from isotretinoin.errors import DateError, QuantityError, RegimenError
from isotretinoin.patient import Patient
from isotretinoin.quantities import Mass, kg, mg, mg_per_day

TENS = (mg(10), mg(20), mg(30), mg(40))
LIMIT = Days(30)
FIRST = date(2026, 3, 9)


def course(regimen: str, days: int = 140) -> Course:
    """A course of that regimen from 9 March 2026 for a patient of 60 kg."""
    return Course.lasting(
        Days(days),
        patient=Patient(weight=kg(60)),
        regimen=Regimen.parse(regimen),
        first_dose=FIRST,
    )


def alternating(days: int = 30) -> CapsulePlan:
    """20 and 30 mg on alternate days."""
    return capsule_plan(mg_per_day(25), strengths=TENS, days=days)


class TestToDispense:
    """Counts to dispense within the supply limit, packs of 10 that are not broken, carry-over."""

    def test_thirty_days_of_one_capsule_are_three_packs(self) -> None:
        """Where packs and days agree there is nothing to round."""
        plan = capsule_plan(mg_per_day(40), strengths=TENS, days=30)
        supply = packs(plan, supply_limit=LIMIT, packs_of=10)
        assert supply == Supply(
            by_day=((mg(40),),) * 30,
            packs=(Packs(strength=mg(40), needed=30, in_stock=0, packs=3, packs_of=10),),
            days=30,
            unused=(),
        )
        assert supply.capsules == {mg(40): 30}
        assert supply.run_out(FIRST) == date(2026, 4, 7)

    def test_packs_are_not_broken_to_stay_within_the_limit(self) -> None:
        """15 + 15 capsules: a second pack of either would be more than the 30 days take."""
        supply = packs(alternating(), supply_limit=LIMIT, packs_of=10)
        assert supply.capsules == {mg(30): 10, mg(20): 10}
        assert (supply.days, supply.stock) == (20, {})

    def test_packs_are_filled_up_where_the_limit_allows(self) -> None:
        """28 days take 28 capsules; the third pack holds two more, and 30 days are allowed."""
        plan = capsule_plan(mg_per_day(40), strengths=TENS, days=28)
        supply = packs(plan, supply_limit=LIMIT, packs_of=10)
        assert (supply.capsules, supply.days) == ({mg(40): 30}, 30)
        assert supply.stock == {mg(40): 2}
        tighter = packs(plan, supply_limit=Days(29), packs_of=10)
        assert (tighter.capsules, tighter.days) == ({mg(40): 20}, 20)

    def test_no_more_than_the_limit_is_dispensed_for_a_longer_plan(self) -> None:
        """A plan for 90 days is dispensed 30 days at a time."""
        plan = capsule_plan(mg_per_day(40), strengths=TENS, days=90)
        supply = packs(plan, supply_limit=LIMIT, packs_of=10)
        assert (supply.capsules, supply.days, len(supply.by_day)) == ({mg(40): 30}, 30, 30)

    def test_loose_capsules_are_counted_exactly(self) -> None:
        """Packs of one are capsules from a bottle."""
        supply = packs(alternating(31), supply_limit=Days(31), packs_of=1)
        assert supply.capsules == {mg(30): 15, mg(20): 16}
        assert supply.days == 31

    def test_what_is_left_is_used_first(self) -> None:
        """Five and five left over, one more pack of each: 30 days are covered."""
        supply = packs(
            alternating(),
            supply_limit=LIMIT,
            stock={mg(20): 5, mg(30): 5, mg(10): 3},
            packs_of=10,
        )
        assert supply.capsules == {mg(30): 10, mg(20): 10}
        assert (supply.days, supply.stock) == (30, {mg(10): 3})
        assert [each.in_stock for each in supply.packs] == [5, 5]

    def test_enough_in_stock_needs_no_pack(self) -> None:
        """More in stock than the days take leaves nothing to dispense, and some of it over."""
        supply = packs(
            alternating(), supply_limit=LIMIT, stock={mg(20): 20, mg(30): 15}, packs_of=10
        )
        assert (supply.capsules, supply.days) == ({}, 30)
        assert supply.stock == {mg(20): 5}
        assert [each.packs for each in supply.packs] == [0, 0]

    def test_stock_goes_from_one_dispensing_to_the_next(self) -> None:
        """28 days at a time from packs of 10: each fifth time a pack less, for what has added up."""
        plan = capsule_plan(mg_per_day(40), strengths=TENS, days=28)
        stock: dict[Mass, int] = {}
        dispensed: list[int] = []
        for _ in range(10):
            supply = packs(plan, supply_limit=LIMIT, stock=stock, packs_of=10)
            dispensed.append(supply.capsules[mg(40)])
            stock = supply.stock
        assert dispensed == [30, 30, 30, 30, 20] * 2

    def test_a_rest_needs_nothing_and_is_covered(self) -> None:
        """Without a dose there is nothing to dispense and nothing to run out of."""
        plan = capsule_plan(mg_per_day(0), strengths=TENS, days=30)
        supply = packs(plan, supply_limit=LIMIT, packs_of=10)
        assert (supply.packs, supply.days) == ((), 30)

    def test_not_even_the_first_day(self) -> None:
        """A pack that the limit leaves out may leave the first day bare: there is no run-out."""
        plan = capsule_plan(mg_per_day(40), strengths=TENS, days=7)
        supply = packs(plan, supply_limit=Days(7), packs_of=10)
        assert (supply.capsules, supply.days) == ({}, 0)
        assert supply.run_out(FIRST) is None


class TestDispensingFor:
    """Counts for days of a course that changes its dose."""

    def test_each_phase_has_its_own_plan(self) -> None:
        """Four weeks of 30 mg, then 60 mg as two of 30 mg."""
        supply = fill(
            course("0.5 mg/kg/day for 28 days, then 1 mg/kg/day"),
            strengths=TENS,
            supply_limit=LIMIT,
            packs_of=1,
            first_day=FIRST,
            days=30,
        )
        assert supply.by_day == ((mg(30),),) * 28 + ((mg(30), mg(30)),) * 2
        assert supply.capsules == {mg(30): 32}

    def test_later_dispensings_go_on_with_the_cycle(self) -> None:
        """25 mg/day from an odd day on begins with the 30 mg capsule."""
        supply = fill(
            course("25 mg/day"),
            strengths=TENS,
            first_day=date(2026, 3, 10),
            days=3,
            supply_limit=LIMIT,
            packs_of=1,
        )
        assert supply.by_day == ((mg(30),), (mg(20),), (mg(30),))

    def test_phases_that_are_over_are_passed_by(self) -> None:
        """On the first day of the second phase nothing of the first is needed."""
        both = course("0.5 mg/kg/day for 28 days, then 40 mg/day for 28 days, then 20 mg/day")
        of_second = fill(
            both,
            strengths=TENS,
            first_day=date(2026, 4, 6),
            days=28,
            supply_limit=LIMIT,
            packs_of=10,
        )
        assert set(of_second.by_day) == {(mg(40),)}
        last_of_first = fill(
            both,
            strengths=TENS,
            first_day=date(2026, 4, 5),
            days=2,
            supply_limit=LIMIT,
            packs_of=10,
        )
        assert last_of_first.by_day == ((mg(30),), (mg(40),))

    def test_days_off_take_nothing_and_do_not_move_the_cycle(self) -> None:
        """25 mg every other day alternates 20 and 30 mg over its days on."""
        supply = fill(
            course("25 mg/day every other day"),
            strengths=TENS,
            days=6,
            supply_limit=LIMIT,
            packs_of=1,
            first_day=FIRST,
        )
        assert supply.by_day == ((mg(20),), (), (mg(30),), (), (mg(20),), ())

    def test_the_last_pack_of_a_course_is_dispensed(self) -> None:
        """Seven days before the end one pack is needed, though its last capsules are not."""
        supply = fill(
            course("40 mg/day"),
            strengths=TENS,
            first_day=date(2026, 7, 20),
            supply_limit=LIMIT,
            packs_of=10,
            days=30,
        )
        assert len(supply.by_day) == 7
        assert supply.capsules == {mg(40): 10}
        assert supply.stock == {mg(40): 3}

    @pytest.mark.parametrize("day", [date(2026, 3, 8), date(2026, 7, 27)])
    def test_days_outside_the_course_are_refused(self, day: date) -> None:
        """The day before the first dose and the day after the last are no days of the course."""
        with pytest.raises(DateError, match="lies outside the course of 2026-03-09 to 2026-07-26"):
            fill(
                course("40 mg/day"),
                strengths=TENS,
                first_day=day,
                supply_limit=LIMIT,
                packs_of=10,
                days=30,
            )


class TestRunOut:
    """The last day covered, inclusive, under a titrating plan."""

    regimen = "0.5 mg/kg/day for 28 days, then 1 mg/kg/day"

    @pytest.mark.parametrize(
        ("capsules", "last"),
        [
            (0, None),
            (1, FIRST),
            (28, date(2026, 4, 5)),
            (29, date(2026, 4, 5)),
            (30, date(2026, 4, 6)),
            (31, date(2026, 4, 6)),
            (251, date(2026, 7, 25)),
            (252, date(2026, 7, 26)),
            (1000, date(2026, 7, 26)),
        ],
    )
    def test_both_sides_of_each_change(self, capsules: int, last: date | None) -> None:
        """28 days take one capsule each, the 112 after them two."""
        assert (
            run_out({mg(30): capsules}, course(self.regimen), strengths=TENS, first_day=FIRST)
            == last
        )

    def test_counts_from_the_day_given(self) -> None:
        """Four capsules on the last single day cover it and one double day."""
        found = run_out(
            {mg(30): 4},
            course(self.regimen),
            strengths=TENS,
            first_day=date(2026, 4, 5),
        )
        assert found == date(2026, 4, 6)

    def test_days_off_are_covered(self) -> None:
        """Two capsules every other day reach to the eve of the third."""
        found = run_out(
            {mg(40): 2}, course("40 mg/day every other day"), strengths=TENS, first_day=FIRST
        )
        assert found == date(2026, 3, 12)

    def test_one_strength_does_not_replace_another(self) -> None:
        """Two of 10 mg are not taken for one of 20 mg: the plan says which capsule."""
        stock = {mg(20): 1, mg(30): 5, mg(10): 8}
        assert run_out(stock, course("25 mg/day"), strengths=TENS, first_day=FIRST) == date(
            2026, 3, 10
        )


@pytest.mark.parametrize(
    ("options", "error", "says"),
    [
        ({"supply_limit": Months(1)}, RegimenError, "not a number of days of supply"),
        ({"supply_limit": Days(0)}, RegimenError, "0 is not a number of days of supply"),
        ({"packs_of": 0}, RegimenError, "0 is not a number of capsules in a pack"),
        ({"packs_of": True}, RegimenError, "True is not a number"),
        ({"stock": {mg(20): -1}}, RegimenError, "-1 is not a number of capsules of 20 mg"),
        ({"stock": {20: 1}}, QuantityError, "20 is not a strength"),
    ],
)
def test_refusals(options: dict[str, Any], error: type[Exception], says: str) -> None:
    """Limits are days, packs and stock are counts, and the message says how to write them."""
    given: dict[str, Any] = {"supply_limit": LIMIT, "packs_of": 10, **options}
    with pytest.raises(error, match=says):
        packs(alternating(), **given)


def test_a_number_of_days_is_asked_for() -> None:
    """No dispensing is for no days."""
    with pytest.raises(RegimenError, match="0 is not a number of days"):
        fill(
            course("40 mg/day"),
            strengths=TENS,
            days=0,
            supply_limit=LIMIT,
            packs_of=10,
            first_day=FIRST,
        )
