"""No sign is passed over, whenever it was noted: before, in, between and after courses."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isotretinoin import (
    Diary,
    DosePeriod,
    Patient,
    Stopped,
    Symptom,
    kg,
    mg_per_day,
    review,
    rulebook,
)
from isotretinoin.reviews.review import Review
from isotretinoin.rulebooks import rulebook_names
from isotretinoin.rulebooks.vocabulary import SIGNS

FIRST, LAST, AGAIN, AS_OF = (
    date(2026, 1, 5),
    date(2026, 4, 30),
    date(2026, 8, 3),
    date(2026, 12, 31),
)


def told(place: str, *signs: Symptom) -> Review:
    """The review of two courses, the second of which goes on, with these signs."""
    course = (DosePeriod(FIRST, mg_per_day(40)), Stopped(LAST), DosePeriod(AGAIN, mg_per_day(40)))
    return review(
        Diary(patient=Patient(weight=kg(60)), entries=(*course, *signs)),
        rulebook(place),
        as_of=AS_OF,
    )


@settings(max_examples=60)
@given(
    place=st.sampled_from(rulebook_names()),
    sign=st.sampled_from(sorted(SIGNS)),
    day=st.dates(date(2025, 12, 1), AS_OF),
)
def test_each_sign_of_each_day(place: str, sign: str, day: date) -> None:
    """It is a finding, or not judged with the reason and with what settles it."""
    found = told(place, Symptom(day, sign))
    lines = [each for each in found.not_judged if sign in each.matter]
    named = [each for each in found.findings if sign in each.message]
    assert named or all(each.missing and each.settled_by for each in lines)
    assert named or lines
    in_a_course = FIRST <= day <= LAST or day >= AGAIN
    if not in_a_course:
        (line,) = (each for each in lines if str(day) in each.matter)
        when = "after the last dose on 2026-04-30" if day > LAST else "before any dose"
        assert line.matter.endswith(when)


@pytest.mark.parametrize(("day", "alert"), [(LAST, True), (LAST + timedelta(days=1), False)])
def test_the_day_after_the_last_dose(day: date, alert: bool) -> None:  # noqa: FBT001 - a case
    """Suicidal thoughts on the last day are an alert; the day after they are listed, never silent."""
    found = told("US", Symptom(day, "suicidal-thoughts"))
    assert any(each.kind == "warning-sign" for each in found.findings) is alert
    after = [each.matter for each in found.not_judged if "suicidal-thoughts" in each.matter]
    assert bool(after) is not alert
