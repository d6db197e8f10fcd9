"""Laws of a status: one judgement with the review, on random diaries and by the rules of every place."""

from datetime import date, timedelta
from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from diary_strategies import CAPSULES
from isotretinoin import (
    Diary,
    Patient,
    kg,
    mg,
    mg_per_day,
    review,
    rulebook,
    rulebook_names,
    status,
)
from isotretinoin.diaries.entries import (
    Contraception,
    Dispensing,
    DosePeriod,
    Entry,
    Pregnancy,
    PregnancyTest,
    Prescription,
    Result,
    Setting,
    Stopped,
)
from isotretinoin.findings import Finding, Severity

FIRST: Final = date(2026, 9, 1)
NEGATIVE: Final[tuple[Result, ...]] = ("negative",)
RESULTS: Final[tuple[Result, ...]] = (*NEGATIVE * 6, "positive", "indeterminate")
SETTINGS: Final[tuple[Setting | None, ...]] = ("medical", "medical", "home", None)
DAYS = st.integers(0, 120).map(lambda n: FIRST + timedelta(days=n))
PLACES: Final = rulebook_names()
#: What no review of a day may say of capsules that a status of the day let pass.
BARRING: Final = frozenset(
    {
        "dispensed-outside-window",
        "dispensed-without-test",
        "dispensed-after-validity",
        "dispensed-again",
        "dispensed-in-pregnancy",
        "specimen-too-early",
        "pregnancy",
        "pregnancy-test-missing",
        "pregnancy-test-early",
        "contraception-gap",
        "contraception-not-acceptable",
    },
)


@st.composite
def diaries(draw: st.DrawFn) -> Diary:
    """Tests, prescriptions, capsules, doses, stops and pregnancies, dense enough to be at odds."""
    entries: list[Entry] = []
    for on in draw(st.lists(DAYS, max_size=6)):
        result = draw(st.sampled_from(RESULTS))
        setting = draw(st.sampled_from(SETTINGS))
        entries.append(PregnancyTest(on, result, setting))
    entries += [Prescription(on, refills=0) for on in draw(st.lists(DAYS, max_size=4))]
    entries += [Dispensing(on, CAPSULES, mg(20), 60) for on in draw(st.lists(DAYS, max_size=3))]
    starts = sorted(draw(st.sets(DAYS, max_size=2)))
    entries += [DosePeriod(on, mg_per_day(40)) for on in starts]
    stop = draw(st.integers(-60, 60))
    if starts and stop >= 0:
        entries.append(Stopped(starts[0] + timedelta(days=stop)))
    if draw(st.sampled_from([True, True, True, False])):
        methods = draw(st.sampled_from([("iud", "male-condom"), ("withdrawal",)]))
        entries.append(Contraception(FIRST - timedelta(days=40), methods))
    if not draw(st.integers(0, 9)):
        entries.append(Pregnancy(draw(DAYS)))
    able = draw(st.sampled_from([True, True, True, None, False]))
    born = date(2000, 1, 1)
    return Diary(
        patient=Patient(weight=kg(60), can_become_pregnant=able, born=born), entries=tuple(entries)
    )


def barred(told: Diary, day: date, rules: Any) -> set[Finding]:
    """What a review of the day says that bars what was done on it."""
    return {
        each
        for each in review(told, rules, as_of=day).findings
        if each.kind in BARRING and each.severity is not Severity.NOTE
        if each.days is None or day in each.days
    }


def handed_out(told: Diary, day: date) -> Diary:
    return told.until(day).with_entries(Dispensing(day, CAPSULES, mg(20), 60))


@settings(max_examples=40)
@given(diaries(), DAYS, st.sampled_from(PLACES))
def test_a_yes_is_never_contradicted(told: Diary, day: date, place: str) -> None:
    """What may be done adds nothing to the review of its day, and nothing in it stands against it."""
    found = status(told, rulebook(place), on=day)
    acts = (
        (found.may_dispense, handed_out(told, day)),
        (found.may_prescribe, handed_out(told, day).with_entries(Prescription(day, refills=0))),
    )
    for answer, done in acts:
        if answer.value == "yes":
            assert barred(done, day, rulebook(place)) == set(), done.entries


@settings(max_examples=25)
@given(diaries(), DAYS, st.sampled_from(PLACES))
def test_a_no_names_a_rule(told: Diary, day: date, place: str) -> None:
    """And an unknown names a fact; both answers are there where an edition is unverified."""
    found = status(told, rulebook(place), on=day)
    for answer in (found.may_prescribe, found.may_dispense):
        assert answer.because is not None or answer.value == "unknown"
        assert (answer.value == "unknown") is bool(answer.missing)
    doubted = found.edition is not None and not found.edition.verified
    assert (found.otherwise is not None) is doubted


@settings(max_examples=20)
@given(diaries(), DAYS, st.sampled_from(PLACES))
def test_every_act_has_one_standing(told: Diary, day: date, place: str) -> None:
    """Overdue, due or coming: each act once, in the order of days; later entries change nothing."""
    found = status(told, rulebook(place), on=day)
    parts = (*found.overdue, *found.due, *found.coming)
    assert sorted(map(repr, parts)) == sorted(map(repr, found.acts))
    firsts = [act.window.first for act in found.acts]
    assert firsts == sorted(firsts)
    again = status(told.until(day), rulebook(place), on=day)
    assert (again.acts, again.may_dispense) == (found.acts, found.may_dispense)
