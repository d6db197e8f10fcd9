"""A frame of Dask is answered partition by partition, as pandas is, and not before it is computed."""

from datetime import date
from importlib import import_module
from typing import Any

import pytest

from frame_engines import pd
from isotretinoin.adapters import frames
from isotretinoin.errors import FactError
from sample_programme import PROGRAMME

dask: Any = import_module("dask.dataframe")


def _courses() -> Any:
    return pd.DataFrame(
        {
            "weight_kg": [65.1, None, 68.0, 50.0],
            "daily_dose_mg": [65.1, 40.0, 40.0, 30.0],
            "first_dose": pd.to_datetime(["2026-03-09", "2026-01-31", None, "2028-02-29"]),
            "goal_mg_per_kg": [120.0] * 4,
            "can_become_pregnant": pd.array([True, None, False, True], dtype="boolean"),
        },
        index=list("abcd"),
    )


def test_partitions_are_answered_as_the_whole_frame_with_its_index() -> None:
    courses = _courses()
    told = frames.plan_courses(dask.from_pandas(courses, npartitions=2), rules=PROGRAMME)
    wanted = frames.plan_courses(courses, rules=PROGRAMME)
    assert (told.dtypes == wanted.dtypes).all()
    assert told.compute(scheduler="synchronous").equals(wanted)


def test_what_is_not_computed_raises_nothing_of_rows_and_persons_need_the_whole_frame() -> None:
    parts = dask.from_pandas(_courses(), npartitions=2)
    with pytest.raises(FactError, match="on_error='column'"):
        frames.plan_courses(parts, rules=PROGRAMME, on_error="raise")
    with pytest.raises(TypeError, match="compute"):
        frames.account(parts, as_of=date(2026, 9, 1))
