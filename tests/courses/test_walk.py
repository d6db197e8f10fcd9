"""One walk to an amount: days counted by it are those of a walk day by day."""

from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.courses.walk import Leg, days_until, legs_of
from isotretinoin.errors import QuantityError, RegimenError
from isotretinoin.quantities import Mass, kg, mg, mg_per_day

WEIGHT = kg(60)
DOSES = st.lists(st.integers(0, 5).map(lambda n: mg(10 * n)), min_size=1, max_size=3).map(tuple)


def steps() -> st.SearchStrategy[Step]:
    return st.builds(
        Step,
        st.just(mg_per_day(10)),
        st.none() | st.integers(1, 20),
        days_on=st.integers(1, 4),
        days_off=st.integers(0, 4),
    )


def legs() -> st.SearchStrategy[Leg]:
    return st.builds(
        Leg,
        step=steps(),
        doses=DOSES,
        days=st.none() | st.integers(0, 20),
        over=st.integers(0, 9),
    )


def taken_on(leg: Leg, day: int) -> Mass:
    """What the step's own cycle gives on a day from where it stands, day by day from its start."""
    taken = 0
    for index in count():
        if leg.step.is_on(index):
            if index == leg.over + day:
                return leg.doses[taken % len(leg.doses)]
            taken += 1
        elif index == leg.over + day:
            return mg(0)
    raise AssertionError


@given(st.lists(legs(), max_size=3), st.integers(1, 40).map(lambda n: mg(5 * n)))
def test_the_days_are_those_of_a_walk_day_by_day(planned: list[Leg], amount: Mass) -> None:
    """The first day by which that much is taken; none where the days, or the doses, give out."""
    total, day, expected = mg(0), 0, None
    for leg in planned:
        for index in range(200 if leg.days is None else leg.days):
            day += 1
            total += taken_on(leg, index)
            if total >= amount:
                expected = expected or day
        if leg.days is None:
            break
    assert days_until(amount, planned) == expected


@given(legs(), st.integers(0, 30))
def test_what_is_taken_in_some_days(leg: Leg, days: int) -> None:
    """The sum of their doses, wherever in its cycle the step stands."""
    assert leg.dose_over(days) == sum((taken_on(leg, n) for n in range(days)), start=mg(0))


@given(st.integers(0, 60))
def test_days_that_are_over_are_left_out(over: int) -> None:
    """The legs of a regimen that has begun give what was not given yet."""
    regimen = Regimen.parse("10 mg/day 2 days on, 1 day off for 20 days, then 30 mg/day")
    days, left = 50, legs_of(regimen, weight=WEIGHT, over=over)
    whole = days_until(mg(2000), legs_of(regimen, weight=WEIGHT))
    before = sum(
        (
            leg.dose_over(min(leg.days or days, over))
            for leg in legs_of(regimen, weight=WEIGHT)[: 1 if over <= 20 else 2]
        ),
        start=mg(0),
    )
    if over <= 20:
        assert whole is not None
        assert days_until(mg(2000) - before, left) == whole - over
    else:
        assert [leg.over for leg in left] == [over - 20]


def test_nothing_is_there_at_once() -> None:
    """No day is needed for no dose, even where there is none."""
    assert days_until(mg(0), ()) == 0
    assert days_until(mg(1), ()) is None


@pytest.mark.parametrize(
    ("wrong", "error", "says"),
    [
        ({"doses": ()}, QuantityError, "days without doses"),
        ({"doses": mg(20)}, QuantityError, "is not a group of values"),
        ({"days": -1}, RegimenError, "-1 is not a number of days"),
        ({"over": True}, RegimenError, "True is not a number of days that are over"),
        ({"step": mg_per_day(40)}, TypeError, "is not a Step"),
    ],
)
def test_a_leg_is_checked(wrong: dict[str, Any], error: type[Exception], says: str) -> None:
    """A step, doses, and whole days."""
    right: dict[str, Any] = {"step": Step(mg_per_day(40)), "doses": (mg(40),), "days": None}
    assert Leg(**right).days_to(mg(400)) == 10
    with pytest.raises(error, match=says):
        Leg(**right | wrong)
