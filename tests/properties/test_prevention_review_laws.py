"""Laws of what a review says of tests: each month by itself, each course by itself.

"A later event never excuses an earlier miss"; "a fact of one course answers for that course only";
"a test that does not count opens nothing"; "a pregnancy ends the questions".
"""

from datetime import date, timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ideal_course import AS_OF, DIARY, ENTRIES, FIRST, LAST, PATIENT, judged, negative, without
from isotretinoin import Diary
from isotretinoin.diaries.entries import (
    Dispensing,
    DosePeriod,
    Entry,
    Pregnancy,
    PregnancyTest,
    Prescription,
    Setting,
)
from isotretinoin.findings import Finding
from isotretinoin.quantities import mg_per_day

DAY = timedelta(days=1)
TESTS = [each for each in ENTRIES if isinstance(each, PregnancyTest)]
TOLD: list[PregnancyTest | Dispensing | Prescription] = [
    each for each in ENTRIES if isinstance(each, (PregnancyTest, Dispensing, Prescription))
]
LEFT_OUT = st.sets(st.sampled_from(TOLD), max_size=8)
DAYS = st.integers(0, (AS_OF - FIRST).days).map(lambda n: FIRST + n * DAY)
OF_PREVENTION = ("pregnancy", "dispensed", "contraception", "doses-in", "specimen")


def of_prevention(diary: Diary, as_of: date) -> list[Finding]:
    return [each for each in judged(diary, as_of).findings if each.kind.startswith(OF_PREVENTION)]


def due(diary: Diary, as_of: date) -> set[object]:
    """The days by which a test of a month was due and not done."""
    return {
        each.expected
        for each in of_prevention(diary, as_of)
        if each.kind in ("pregnancy-test-missing", "pregnancy-test-late")
        and each.message.startswith("a pregnancy test was due by")
    }


@given(LEFT_OUT, DAYS, DAYS)
def test_no_later_event_excuses_a_month(left_out: set[Entry], one: date, other: date) -> None:
    """Law: what was due and not done by a day is due and not done by every later day."""
    sooner, later = sorted((one, other))
    diary = without(*left_out)
    assert due(diary, sooner) <= due(diary, later)


@given(LEFT_OUT, st.lists(st.sampled_from(TOLD), max_size=4), DAYS, st.integers(1, 90))
def test_one_more_event_later(
    left_out: set[Entry],
    more: list[PregnancyTest | Dispensing | Prescription],
    as_of: date,
    later: int,
) -> None:
    """Law: tests, prescriptions and capsules of later days take no month's finding away."""
    diary = without(*left_out).until(as_of)
    on = as_of + later * DAY
    added = dict.fromkeys(evolve(each, on=on) for each in more)
    kinds = {type(each): each for each in added}
    assert due(diary, as_of) <= due(diary.with_entries(*kinds.values()), on)


@given(LEFT_OUT, st.integers(110, 500), st.integers(0, 100), st.booleans())
def test_a_course_answers_for_itself(
    left_out: set[Entry],
    wait: int,
    days: int,
    dispensed: bool,  # noqa: FBT001 - drawn
) -> None:
    """Law: of a course of which nothing is told, what is told of the one before says nothing."""
    # The methods noted for the first course end before the lead-in of the second.
    again = DosePeriod(LAST + wait * DAY, mg_per_day(40))
    fetched = [evolve(each, on=again.first) for each in TOLD if isinstance(each, Dispensing)][:1]
    entries = (again, *(fetched if dispensed else ()))
    as_of = again.first + days * DAY
    both = of_prevention(without(*left_out).with_entries(*entries), as_of)
    alone = of_prevention(Diary(patient=PATIENT, entries=entries), as_of)

    assert {(each.kind, each.days) for each in alone} == {
        (each.kind, each.days)
        for each in both
        if each.days is not None and each.days.first >= again.first
    }


@given(st.sets(st.sampled_from(TESTS)), st.sampled_from(("home", None)))
def test_what_does_not_count_opens_nothing(
    moved: set[PregnancyTest], setting: Setting | None
) -> None:
    """Law: a test in another place never makes a dispensing right that was wrong without it."""
    told = [each for each in moved if each.on < FIRST]
    elsewhere = [evolve(each, setting=setting) for each in told]
    wrong = {
        each.days
        for each in of_prevention(without(*told), AS_OF)
        if each.kind.startswith("dispensed")
    }
    found = {
        each.days
        for each in of_prevention(without(*told).with_entries(*elsewhere), AS_OF)
        if each.kind.startswith("dispensed")
    }
    if setting == "home":
        assert found == wrong
    else:
        assert found <= wrong


@given(st.integers(100, 2000), LEFT_OUT)
def test_an_old_test_makes_nothing_right(before: int, left_out: set[Entry]) -> None:
    """Law: a test of another year takes away no more than that there was none at all."""
    old = negative(FIRST - before * DAY)
    diary = without(*left_out)
    found = {
        each for each in of_prevention(diary, AS_OF) if "two are asked for" not in each.message
    }
    with_old = set(of_prevention(diary.with_entries(old), AS_OF))
    window = {each for each in found if each.kind == "dispensed-without-test"}
    missing = {
        each
        for each in found
        if each.message.startswith("no negative pregnancy test is noted before")
    }
    assert found - window - missing <= with_old


@given(DAYS, DAYS, st.booleans())
def test_a_pregnancy_ends_the_questions(known: date, as_of: date, entry: bool) -> None:  # noqa: FBT001
    """Law: after a positive test, or a pregnancy known, nothing that is due later is asked for."""
    later = [each for each in TESTS if each.on >= known]
    event: Entry = Pregnancy(known) if entry else PregnancyTest(known, "positive", "medical")
    diary = without(*later).with_entries(event)
    asked = [
        each
        for each in of_prevention(diary, max(known, as_of))
        if each.kind.startswith("pregnancy-test-") and each.kind != "pregnancy-test-positive"
    ]
    assert all(isinstance(each.expected, date) and each.expected < known for each in asked)


@given(st.integers(1, 300), st.one_of(st.none(), st.integers(-200, 300)))
def test_a_pregnancy_is_never_silent(after: int, began: int | None) -> None:
    """Law: one known soon after the days of the course is listed, or decided by its beginning."""
    end = date(2026, 8, 16)
    known = end + after * DAY
    conceived = None if began is None else min(known, end + began * DAY)
    review = judged(DIARY.with_entries(Pregnancy(known, conceived=conceived)), known)
    found = "pregnancy" in [each.kind for each in review.findings]
    asked = any(f"known since {known} began" in each.matter for each in review.not_judged)

    assert asked is (conceived is None)
    assert found is (conceived is not None and conceived <= end)


@given(st.integers(1, 59), st.integers(0, 3))
def test_one_filling_in_two_parts(first: int, wait: int) -> None:
    """Law: capsules handed out in two parts on one prescription are one filling."""
    whole = next(each for each in ENTRIES if isinstance(each, Dispensing))
    parts = (
        evolve(whole, count=first),
        evolve(whole, on=whole.on + wait * DAY, count=whole.count - first),
    )
    split = without(whole).with_entries(*parts) if wait else DIARY
    assert "dispensed-again" not in [each.kind for each in judged(split).findings]
