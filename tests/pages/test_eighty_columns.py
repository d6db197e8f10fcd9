"""The pages that are read on a terminal fit it: of a diary on any day, and of many patients."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary_strategies import diaries
from isotretinoin import (
    Diary,
    mg_per_kg,
    replan,
    review,
    rulebook,
    rulebook_names,
    status,
    worklist,
)
from isotretinoin.adapters.records import from_json
from isotretinoin.pages.sheet import NARROW, Sheet

DIARY = from_json(
    (Path(__file__).parents[2] / "docs" / "examples" / "diary.json").read_text(encoding="utf-8"),
    Diary,
)


def longest(sheet: Sheet) -> int:
    return max(map(len, sheet.text().splitlines()))


@pytest.mark.parametrize("place", rulebook_names())
def test_of_one_diary(place: str) -> None:
    """Review, status, re-plan and worklist, by the rules of each place."""
    rules = rulebook(place)
    for day in (date(2026, 3, 9), date(2026, 6, 30), date(2026, 11, 26)):
        assert longest(review(DIARY, rules, as_of=day).sheet()) <= NARROW
        assert longest(status(DIARY, rules, on=day).sheet()) <= NARROW
        people = {f"patient {n} with a rather long name {'x' * n}": DIARY for n in (1, 40)}
        found = worklist(people, rules, first=day, last=day + timedelta(days=30))
        assert longest(found.sheet()) <= NARROW
    again = replan(DIARY, rules, on=date(2026, 6, 30), goal=mg_per_kg(120))
    assert longest(again.sheet()) <= NARROW


@settings(max_examples=30)
@given(diaries(), st.sampled_from(rulebook_names()), st.dates(date(2026, 3, 1), date(2026, 12, 31)))
def test_of_any_diary(diary: Diary, place: str, day: date) -> None:
    """Whatever is noted."""
    assert longest(review(diary, rulebook(place), as_of=day).sheet()) <= NARROW
    assert longest(status(diary, rulebook(place), on=day).sheet()) <= NARROW
