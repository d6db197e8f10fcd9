"""The work of an account and of a review grows with the entries, counted and not timed."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from runpy import run_path
from types import FrameType
from typing import Any

import pytest

from isotretinoin.diaries.account import account
from isotretinoin.diaries.diary import Diary
from isotretinoin.quantities import mg_per_kg
from isotretinoin.reviews.review import review
from isotretinoin.rulebooks import rulebook

#: The diaries of the benchmark, which times what is counted here.
BENCHMARK = run_path(str(Path(__file__).parents[2] / "benchmarks" / "account.py"))
SHAPES: dict[str, Callable[[tuple[str, ...], int], tuple[Diary, date]]] = {
    "one course": BENCHMARK["in_one_course"],
    "many courses": BENCHMARK["in_courses"],
}
KINDS: tuple[str, ...] = tuple(BENCHMARK["KINDS"])


def lines(run: Callable[[], object]) -> int:
    """How many lines of Python are executed, each turn of a loop anew."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


def work(shape: str, kinds: tuple[str, ...], number: int) -> int:
    diary, as_of = SHAPES[shape](kinds, number)
    return lines(
        lambda: (
            account(diary, as_of=as_of, goal=mg_per_kg(1000)),
            review(diary, rulebook("US"), as_of=as_of),
        ),
    )


@pytest.mark.no_cover
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", KINDS)
def test_four_times_the_entries(shape: str, kind: str) -> None:
    """Four times the entries of a kind are at most about four times the work."""
    few, many = (work(shape, (kind,), number) for number in (30, 120))

    assert many <= 4.4 * few
