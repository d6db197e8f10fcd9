"""Laws of whole-capsule plans."""

from fractions import Fraction
from itertools import accumulate, combinations

from hypothesis import given
from hypothesis import strategies as st

from isotretinoin.capsules.dose import CapsulePlan, capsule_plan
from isotretinoin.quantities import Mass, mg, mg_per_day

TENS = (10, 20, 30, 40)
doses = st.fractions(10, 120, max_denominator=20)
cycles = st.integers(1, 5)


def planned(dose: Fraction, direction: str, longest: int, times: int = 1) -> CapsulePlan:
    """The plan for the dose from capsules of 10 to 40 mg, all taken so many times."""
    return capsule_plan(
        mg_per_day(dose * times),
        strengths=tuple(mg(each * times) for each in TENS),
        direction=direction,  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        longest_cycle=longest,
        days=30,
    )


def taken(plan: CapsulePlan, days: int) -> list[Fraction]:
    """What has been taken by the end of each of the first days."""
    return list(accumulate(sum(each.mg for each in plan.on(n)) + Fraction(0) for n in range(days)))


class TestSides:
    """ "down" is never above the dose, "up" never below it."""

    @given(doses, cycles)
    def test_down_is_never_above_on_any_day(self, dose: Fraction, longest: int) -> None:
        """What has been taken by any day is at most the dose for each day so far."""
        so_far = taken(planned(dose, "down", longest), 30)
        assert all(total <= dose * days for days, total in enumerate(so_far, start=1))

    @given(doses, cycles)
    def test_up_is_never_below_on_any_day(self, dose: Fraction, longest: int) -> None:
        """What has been taken by any day is at least the dose for each day so far."""
        so_far = taken(planned(dose, "up", longest), 30)
        assert all(total >= dose * days for days, total in enumerate(so_far, start=1))

    @given(doses, cycles)
    def test_nearest_is_one_of_the_two_sides(self, dose: Fraction, longest: int) -> None:
        """The nearest mean is the one below or the one above, whichever is nearer."""
        means = {
            side: planned(dose, side, longest).mean_daily_dose.mg_per_day
            for side in ("nearest", "down", "up")
        }
        assert means["nearest"] in (means["down"], means["up"])
        assert abs(means["nearest"] - dose) == min(dose - means["down"], means["up"] - dose)


class TestScaling:
    """A plan depends on the ratios of dose and strengths alone."""

    @given(doses, st.sampled_from(("nearest", "down", "up")), cycles, st.integers(2, 7))
    def test_multiples_have_multiple_plans(
        self,
        dose: Fraction,
        direction: str,
        longest: int,
        times: int,
    ) -> None:
        """Dose and strengths times n give the same cycle times n."""
        once = planned(dose, direction, longest).cycle
        many = planned(dose, direction, longest, times).cycle
        assert many == tuple(tuple(each * times for each in day) for day in once)


class TestLongerCycles:
    """A longer cycle may only come nearer."""

    @given(doses, st.integers(1, 4))
    def test_never_further_from_the_dose(self, dose: Fraction, longest: int) -> None:
        """What is allowed beside the shorter cycles cannot make the plan worse."""
        short, long = planned(dose, "nearest", longest), planned(dose, "nearest", longest + 1)
        assert abs(long.mean_daily_dose.mg_per_day - dose) <= abs(
            short.mean_daily_dose.mg_per_day - dose,
        )


class TestCounts:
    """Counts are what the days take."""

    @given(doses, cycles, st.integers(1, 40))
    def test_counts_add_up_to_the_dose_taken(self, dose: Fraction, longest: int, days: int) -> None:
        """Counted by strength or by day, the milligrams are the same."""
        offered = tuple(map(mg, TENS))
        plan = capsule_plan(mg_per_day(dose), strengths=offered, longest_cycle=longest, days=days)
        by_strength = sum((each * n for each, n in plan.capsules.items()), start=mg(0))
        assert by_strength.mg == taken(plan, days)[-1]


class TestIntakes:
    """Split in two doses a day, as even as whole capsules allow."""

    @given(st.lists(st.integers(1, 12).map(lambda n: mg(5 * n)), max_size=7))
    def test_no_split_is_more_even(self, capsules: list[Mass]) -> None:
        """Both doses hold the day's capsules, and no choice of the first dose is more even."""
        plan = CapsulePlan(daily_dose=mg_per_day(0), cycle=(tuple(capsules),), days=30)
        first, second = plan.intakes[0]
        assert sorted(first + second, reverse=True) == list(plan.cycle[0])
        larger, smaller = total(first), total(second)
        assert larger >= smaller
        everything = total(tuple(capsules))
        assert larger - smaller == min(
            abs(2 * total(some) - everything)
            for size in range(len(capsules) + 1)
            for some in combinations(capsules, size)
        )


def total(capsules: tuple[Mass, ...]) -> Fraction:
    """The milligrams of the capsules."""
    return sum((each.mg for each in capsules), start=Fraction(0))
