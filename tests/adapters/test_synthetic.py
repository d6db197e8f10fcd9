"""Invented cohorts are the same for the same seed, and as faulty as they are asked to be."""

from typing import Any

import numpy as np
import polars as pl
import pytest

from isotretinoin.adapters import frames, synthetic
from isotretinoin.errors import IsotretinoinError
from sample_programme import PROGRAMME


def test_the_same_seed_is_the_same_cohort_and_another_is_not() -> None:
    for made in (synthetic.courses, synthetic.dispensings):
        one, same, other = (made(50, seed=seed) for seed in (1, 1, 2))
        assert all(np.array_equal(one[name], same[name]) for name in one)
        assert not np.array_equal(one["weight_kg"], other["weight_kg"])


def test_a_cohort_without_faults_is_answered_and_the_faulty_rows_are_told() -> None:
    sound = frames.plan_courses(pl.DataFrame(synthetic.courses(500, seed=1)), rules=PROGRAMME)
    assert sound["error"].null_count() == 500
    spoilt = frames.plan_courses(
        pl.DataFrame(synthetic.courses(500, seed=1, faults=0.2)), rules=PROGRAMME
    )
    assert 50 < 500 - spoilt["error"].null_count() < 150
    assert (
        len(frames.eras(pl.DataFrame(synthetic.dispensings(20, seed=1)), gap=60, carry_over=True))
        == 20
    )


@pytest.mark.parametrize(
    ("persons", "ask"),
    [
        (-1, {}),
        (1.5, {}),
        (3, {"seed": "x"}),
        (3, {"faults": 2}),
        (3, {"faults": True}),
        (3, {"faults": float("nan")}),
    ],
)
def test_wrong_arguments_are_refused(persons: Any, ask: dict[str, Any]) -> None:
    wanted: dict[str, Any] = {"seed": 1}
    wanted |= ask
    with pytest.raises(IsotretinoinError):
        synthetic.courses(persons, **wanted)
    with pytest.raises(IsotretinoinError):
        synthetic.dispensings(3, seed=1, each=0)
