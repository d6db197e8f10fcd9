"""How much is left after a time."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin.errors import QuantityError
from isotretinoin.posology.kinetics import fraction_remaining, time_to_fraction

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(("halves", "left"), [(0, 1.0), (1, 0.5), (2, 0.25), (10, 1 / 1024)])
def test_each_half_life_halves(halves: int, left: float) -> None:
    """After ten half-lives about a thousandth is left."""
    assert fraction_remaining(21 * HOUR, halves * 21 * HOUR) == left


def test_one_month_is_more_than_ten_half_lives_even_at_69_hours() -> None:
    """At mean + 1 SD of the widest published half-life (29 + 40 h), 30 days leave under 1/1024."""
    assert fraction_remaining(69 * HOUR, timedelta(days=30)) < 1 / 1024


def test_time_to_fraction() -> None:
    """A quarter is left after two half-lives; all of it after no time."""
    assert time_to_fraction(20 * HOUR, 0.25) == 40 * HOUR
    assert time_to_fraction(20 * HOUR, 1) == timedelta(0)


@given(st.integers(1, 500), st.integers(0, 5000), st.integers(0, 5000))
def test_less_is_left_later(half_life: int, one: int, other: int) -> None:
    """What is left never grows, and stays between nothing and all."""
    sooner, later = sorted((one, other))
    first, second = (fraction_remaining(half_life * HOUR, t * HOUR) for t in (sooner, later))

    assert 0.0 <= second <= first <= 1.0


def test_wrong_arguments() -> None:
    """No half-life of nothing, no time before the dose, no share above all or at nothing."""
    wrong: list[Any] = [timedelta(0), -HOUR, 21, None]
    for half_life in wrong:
        with pytest.raises(QuantityError, match="is not a half-life"):
            fraction_remaining(half_life, HOUR)
        with pytest.raises(QuantityError, match="is not a half-life"):
            time_to_fraction(half_life, 0.5)
    wrong_times: list[Any] = [-HOUR, 1, None]
    for elapsed in wrong_times:
        with pytest.raises(QuantityError, match="is not an elapsed time"):
            fraction_remaining(HOUR, elapsed)
    for share in (0, -0.1, 1.1, float("nan")):
        with pytest.raises(QuantityError, match="is not a share"):
            time_to_fraction(HOUR, share)
