"""Laws of the quantities, exact and without tolerance."""

import copy
import pickle
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from operator import add
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from isotretinoin.quantities import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    DosePerKg,
    Mass,
    Number,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
)
from strategies import (
    Quantity,
    amounts,
    daily_doses,
    daily_doses_per_kg,
    decimals,
    doses_per_kg,
    masses,
    plausible_weights,
    quantities,
    weights,
)

Maker = Callable[[Number], Any]

MAKERS: tuple[Maker, ...] = (mg, kg, mg_per_day, mg_per_kg, mg_per_kg_day)
DURATIONS = st.timedeltas(timedelta(0), timedelta(days=1000))
DAY = timedelta(days=1)


class TestSums:
    """`+` commutes and associates."""

    @given(masses(), masses())
    def test_plus_commutes(self, a: Mass, b: Mass) -> None:
        """Two doses weigh the same in either order."""
        assert a + b == b + a

    @given(masses(), masses(), masses())
    def test_plus_associates(self, a: Mass, b: Mass, c: Mass) -> None:
        """However doses are grouped, their total is one."""
        assert (a + b) + c == a + (b + c)

    @given(masses(), masses())
    def test_minus_undoes_plus(self, a: Mass, b: Mass) -> None:
        """What was added can be taken away again."""
        assert (a + b) - b == a

    @given(masses())
    def test_zero_changes_nothing(self, a: Mass) -> None:
        """No dose adds nothing."""
        assert a + mg(0) == a
        assert a - a == mg(0)

    @given(masses(), st.integers(0, 60))
    def test_times_is_repeated_plus(self, a: Mass, n: int) -> None:
        """A month of doses is one dose times the days."""
        assert reduce(add, [a] * n, mg(0)) == a * n


class TestScaling:
    """Scaling distributes over `+`, and composes."""

    @given(masses(), masses(), amounts())
    def test_distributes(self, a: Mass, b: Mass, k: Fraction) -> None:
        """A multiple of a sum is the sum of the multiples."""
        assert (a + b) * k == a * k + b * k
        assert k * a == a * k

    @given(masses(), amounts(), amounts())
    def test_composes(self, a: Mass, j: Fraction, k: Fraction) -> None:
        """Scaling twice is scaling by the product."""
        assert a * j * k == a * (j * k)

    @given(masses(), amounts(positive=True))
    def test_divide_undoes_times(self, a: Mass, k: Fraction) -> None:
        """What was multiplied can be divided again."""
        assert a * k / k == a

    @given(amounts(), amounts(positive=True))
    def test_ratio_of_masses(self, a: Fraction, b: Fraction) -> None:
        """One mass over another is the plain ratio of their numbers."""
        assert mg(a) / mg(b) == a / b
        assert mg(b) * (mg(a) / mg(b)) == mg(a)


class TestWeighing:
    """`(m / w).for_weight(w) == m`."""

    @given(masses(), weights())
    def test_mass(self, mass: Mass, weight: BodyWeight) -> None:
        """Per kg and back is the same mass."""
        assert (mass / weight).for_weight(weight) == mass

    @given(daily_doses(), weights())
    def test_daily_dose(self, dose: DailyDose, weight: BodyWeight) -> None:
        """Per kg and back is the same daily dose."""
        assert (dose / weight).for_weight(weight) == dose

    @given(daily_doses_per_kg(), weights(), DURATIONS)
    def test_orders_agree(
        self,
        dose: DailyDosePerKg,
        weight: BodyWeight,
        duration: timedelta,
    ) -> None:
        """To weigh and then to wait is to wait and then to weigh."""
        assert (dose * duration).for_weight(weight) == dose.for_weight(weight) * duration

    @given(daily_doses(), DURATIONS, DURATIONS)
    def test_durations_add(self, dose: DailyDose, one: timedelta, other: timedelta) -> None:
        """What is taken in two stretches is what is taken in both together."""
        assert dose * one + dose * other == dose * (one + other)
        assert one * dose == dose * one

    @given(amounts(), DURATIONS)
    def test_exact_to_the_microsecond(self, number: Fraction, duration: timedelta) -> None:
        """A duration counts in full, to its last microsecond."""
        days = Fraction(duration // timedelta(microseconds=1), DAY // timedelta(microseconds=1))
        assert (mg_per_day(number) * duration).mg == number * days
        assert (mg_per_kg_day(number) * duration).mg_per_kg == number * days


class TestOrder:
    """Order agrees with arithmetic; equal ⇒ equal hash."""

    @given(amounts(positive=True), amounts(positive=True), st.sampled_from(MAKERS))
    def test_order_is_the_order_of_the_numbers(
        self,
        a: Fraction,
        b: Fraction,
        maker: Maker,
    ) -> None:
        """Each comparison says what it says of the numbers."""
        x, y = maker(a), maker(b)
        assert (x < y, x <= y, x > y, x >= y) == (a < b, a <= b, a > b, a >= b)
        assert (x == y, x != y) == (a == b, a != b)

    @given(masses(), masses(), masses())
    def test_plus_keeps_order(self, a: Mass, b: Mass, c: Mass) -> None:
        """The same dose more changes no comparison."""
        assert (a < b) == (a + c < b + c)

    @given(masses(), masses(), weights())
    def test_per_kg_keeps_order(self, a: Mass, b: Mass, weight: BodyWeight) -> None:
        """For one person, more mg is more mg/kg."""
        assert (a < b) == (a / weight < b / weight)

    @given(doses_per_kg(), plausible_weights())
    def test_goal_is_reached_by_what_it_asks(self, goal: DosePerKg, weight: BodyWeight) -> None:
        """The mass that a goal asks for reaches the goal, and no less does."""
        asked = goal.for_weight(weight)
        assert asked / weight >= goal
        if asked:
            assert (asked * Fraction(999_999, 1_000_000)) / weight < goal

    @given(quantities(), quantities())
    def test_equal_values_hash_equal(self, x: Quantity, y: Quantity) -> None:
        """However a value came about, its equals share its hash."""
        again = type(x)(x.__reduce__()[1][0])
        assert (again, hash(again)) == (x, hash(x))
        assert (x == y) <= (hash(x) == hash(y))

    @given(decimals())
    def test_one_number_has_one_value(self, number: Fraction) -> None:
        """Int, text, `Decimal` and `Fraction` of one number are one value."""
        text = mg(number).__reduce__()[1][0]
        assert {mg(number), mg(text), mg(Decimal(text)), mg(str(text))} == {mg(number)}


class TestRoundTrips:
    """`eval(repr(x)) == x`; text and pickles come back as they went."""

    @given(quantities())
    def test_repr(self, x: Quantity) -> None:
        """A repr, pasted, is the value, by its maker's name alone."""
        makers = {maker.__name__: maker for maker in MAKERS}
        again = eval(repr(x), {"__builtins__": {}}, makers)
        assert again == x
        assert type(again) is type(x)

    @given(decimals(positive=True), st.sampled_from(MAKERS))
    @example(Fraction(1, 10**6), mg)
    def test_text(self, number: Fraction, maker: Maker) -> None:
        """What `str` writes of a decimal, `parse` reads."""
        x = maker(number)
        assert x.__class__.parse(str(x)) == x

    @given(quantities(), st.integers(0, pickle.HIGHEST_PROTOCOL))
    def test_pickle(self, x: Quantity, protocol: int) -> None:
        """A pickle is the value again."""
        again = pickle.loads(pickle.dumps(x, protocol))
        assert again == x
        assert type(again) is type(x)

    @given(quantities())
    def test_copies(self, x: Quantity) -> None:
        """A value that cannot change is its own copy."""
        assert copy.copy(x) is x
        assert copy.deepcopy(x) is x

    @given(st.floats(0, allow_nan=False, allow_infinity=False))
    @example(0.1)
    @example(66.7)
    @example(999_999_999_999.999)
    @example(1_000_000_000_000.1)
    @example(5e-324)
    @example(0.0005)
    @example(1e23)
    def test_float_is_the_decimal_it_prints(self, number: float) -> None:
        """A float is read as the decimal that Python prints for it, and comes back the same."""
        assert mg(number).mg == Fraction(repr(number))
        assert float(mg(number)) == number

    @given(st.integers(0, 10**15))
    def test_float_of_thousandths(self, thousandths: int) -> None:
        """So is one that a person typed with three decimals."""
        assert mg(thousandths / 1000).mg == Fraction(repr(thousandths / 1000))


class TestRounding:
    """Rounding is half to even, from the exact number."""

    @given(amounts(), st.integers(0, 30))
    def test_format(self, number: Fraction, places: int) -> None:
        """`format` shows the nearest decimal, and of two the even one."""
        shown = Fraction(f"{mg(number):.{places}f}".removesuffix(" mg"))
        assert shown == Fraction(round(number * 10**places), 10**places)

    @given(decimals())
    def test_enough_places_show_all(self, number: Fraction) -> None:
        """With as many places as it has, a number is shown in full."""
        assert Fraction(f"{kg(number + 1):.6f}".removesuffix(" kg")) == number + 1


def test_no_wrong_verdict_at_equality() -> None:
    """Dose × days ÷ weight is at least the goal that it exactly meets, all over a wide grid."""
    cells = [
        (mg_per_day(dose) * timedelta(days=days), dose * days)
        for dose in (10, 20, 25, 30, 40, 50, 60, 70, 80, 100)
        for days in range(90, 240, 10)
    ]
    wrong = 0
    for tenths in range(300, 1700):
        weight = kg(Fraction(tenths, 10))
        for taken, total in cells:
            goal = mg_per_kg(Fraction(total * 10, tenths))
            wrong += not taken / weight >= goal
    assert (wrong, 1400 * len(cells) >= 200_000) == (0, True)


@pytest.mark.parametrize("goal", [100, 120, 135, 150, 220])
def test_no_weight_misses_its_goal(goal: int) -> None:
    """Goal × weight ÷ weight reaches the goal, 34.2 kg × 120 mg/kg too, where floats fall short."""
    asked = mg_per_kg(goal)
    short = [
        tenths
        for tenths in range(200, 2001)
        if not asked.for_weight(w := kg(Fraction(tenths, 10))) / w >= asked
    ]
    assert short == []
    assert 120 * 34.2 / 34.2 < 120
