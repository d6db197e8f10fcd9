"""What a diary notes and the rules say nothing of is listed."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from ideal_course import AS_OF, DIARY, FIRST, LAST, US, judged, without
from isotretinoin import analytes, products, rulebook
from isotretinoin.dates import Months
from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import (
    BloodDonation,
    BreastFeeding,
    Contraception,
    Dispensing,
    DosePeriod,
    Pregnancy,
    PregnancyTest,
    Prescription,
    Procedure,
    Stopped,
)
from isotretinoin.evidence import Timeline
from isotretinoin.monitoring.results import LabResult
from isotretinoin.patient import Patient
from isotretinoin.quantities import kg, mg, mg_per_day
from isotretinoin.reviews.review import review
from isotretinoin.rulebooks import rulebook_names
from sample_rules import rule

DAY = timedelta(days=1)
NOTED = {
    "blood donation": BloodDonation(date(2026, 4, 1)),
    "breast-feeding": BreastFeeding(date(2026, 4, 1)),
    "dermabrasion": Procedure(date(2026, 4, 1), "dermabrasion"),
    "waxing": Procedure(date(2026, 4, 1), "waxing"),
    "methods": Contraception(FIRST, ("withdrawal",), LAST),
    "capsules may be dispensed": Dispensing(FIRST, products.CLARAVIS, mg(30), 500),
}


def course(*more: object, able: bool = True) -> Diary:
    """A course of four months, with what else is noted."""
    entries = (DosePeriod(FIRST, mg_per_day(30)), Stopped(LAST), *more)
    patient = Patient(weight=kg(60), can_become_pregnant=able)
    return Diary(patient=patient, entries=entries)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", rulebook_names())
@pytest.mark.parametrize("matter", NOTED)
def test_nothing_that_is_noted_is_passed_over(matter: str, name: str) -> None:
    """In every rulebook it brings a finding, or stands among what was not judged."""
    rules = rulebook(name)
    alone = review(course(), rules, as_of=AS_OF)
    told = review(course(NOTED[matter]), rules, as_of=AS_OF)
    found = {f.message for f in told.findings} - {f.message for f in alone.findings}
    listed = {str(each) for each in told.not_judged} - {str(each) for each in alone.not_judged}

    assert found or any(matter in each for each in listed)


@pytest.mark.parametrize("name", rulebook_names())
def test_a_patient_who_can_become_pregnant(name: str) -> None:
    """Windows and tests of which the sources say nothing are listed, those of others judged."""
    rules = rulebook(name)
    silent = {each.matter for each in review(course(), rules, as_of=AS_OF).not_judged}
    able, of = rules.pregnancy_prevention, f"the course of {FIRST}"

    assert (f"contraception after {of}" in silent) is (able.contraception_after is None)
    assert (f"contraception before {of}" in silent) is (able.contraception_before is None)
    assert (f"the pregnancy test after {of}" in silent) is (able.final_test_after is None)
    others = review(course(able=False), rules, as_of=AS_OF).not_judged
    assert not any("contraception after" in each.matter for each in others)


def test_who_is_silent() -> None:
    """The place is named."""
    told = review(course(NOTED["breast-feeding"]), rulebook("GB"), as_of=AS_OF)

    assert (
        "breast-feeding from 2026-04-01: not judged, for want of a rule on it in rulebook GB; "
        "settled by nothing: the source is silent"
    ) in map(str, told.not_judged)


@pytest.mark.parametrize(
    ("day", "listed"),
    [(FIRST - DAY, False), (FIRST, True), (LAST + 90 * DAY, True)],
)
def test_days_on_which_silence_matters(day: date, listed: bool) -> None:  # noqa: FBT001
    """Before the first dose nothing had to wait; how long it waits after the last is not known."""
    rules = rulebook("FI")
    alone = judged(course(), rules=rules).not_judged
    wanted = ("a rule on it in rulebook FI",)
    for entry in (
        BloodDonation(day),
        BreastFeeding(day - DAY, day),
        Procedure(day, "laser"),
        Procedure(day, "waxing"),
    ):
        told = judged(course(entry), rules=rules).not_judged
        new = [each for each in told if each not in alone and each.missing == wanted]
        assert len(new) == listed


def test_each_day_is_asked_of_its_own_course() -> None:
    """What falls into a later course, which a rule judges, is not listed for the one before."""
    again = date(2026, 9, 1)
    later = Timeline((rule("later", Months(1), since=LAST + DAY),))
    rules = evolve(
        US,
        pregnancy_prevention=evolve(US.pregnancy_prevention, blood_donation_after=later),
    )
    for day, expected in ((again, []), (again - DAY, [f"the blood donation of {again - DAY}"])):
        two = course(DosePeriod(again, mg_per_day(30)), BloodDonation(day))
        told = [each.matter for each in judged(two, rules=rules).not_judged]
        assert [matter for matter in told if "the blood donation" in matter] == expected


@pytest.mark.parametrize(
    ("day", "place", "listed", "found"),
    [
        (LAST, "CH", False, True),
        (LAST + DAY, "CH", True, False),
        (LAST + DAY, "US", False, True),
        (LAST + 90 * DAY, "US", False, False),
    ],
)
def test_pregnancy_after_the_course(day: date, place: str, listed: bool, found: bool) -> None:  # noqa: FBT001
    """Where no rule says how long after a course is too soon, a pregnancy then is listed."""
    told = judged(course(Pregnancy(day)), rules=rulebook(place))
    matter = f"whether the pregnancy of {day} came too soon after the course of {FIRST}"
    assert (matter in [each.matter for each in told.not_judged]) is listed
    assert ("pregnancy" in [each.kind for each in told.findings]) is found


def test_before_the_programme_began() -> None:
    """A rule that was not yet in force on the day answers nothing."""
    day = date(2005, 3, 9)
    diary = Diary(
        patient=Patient(weight=kg(60), can_become_pregnant=True),
        entries=(DosePeriod(day, mg_per_day(30)), Stopped(date(2005, 7, 9))),
    )
    told = review(diary, US, as_of=date(2005, 12, 1))

    assert f"pregnancy tests before the course of {day}" in [e.matter for e in told.not_judged]


def test_pregnancy_tests_may_be_noted_as_results() -> None:
    """A negative result of the laboratory is a negative test; nothing is told of its place."""
    tests = DIARY.of(PregnancyTest)
    results = (LabResult(analytes.PREGNANCY_TEST, "negative", None, each.on) for each in tests)
    told = judged(without(*tests).with_entries(*results))

    assert [f.kind for f in told.findings] == []


@pytest.mark.parametrize(
    ("refills", "listed", "found"),
    [(None, True, 0), (0, False, 0), (1, False, 1)],
)
def test_refills_that_were_not_noted(refills: int | None, listed: bool, found: int) -> None:  # noqa: FBT001
    """Not recorded is not none."""
    told = judged(course(Prescription(FIRST, refills=refills), able=False))

    matter = f"the refills of the prescription of {FIRST}"
    assert (matter in [each.matter for each in told.not_judged]) is listed
    assert len([f for f in told.findings if f.kind == "refills-above-limit"]) == found


def test_weights_that_no_rule_checks() -> None:
    """154 kg stands in a table in the United States, and in none elsewhere."""
    heavy = evolve(course(), patient=Patient(weight=kg(154), can_become_pregnant=False))
    asked = "whether the weights noted are plausible"

    assert "weight-outside-table" in [f.kind for f in judged(heavy).findings]
    assert asked not in [each.matter for each in judged(heavy).not_judged]
    british = review(heavy, rulebook("GB"), as_of=AS_OF)
    assert asked in [each.matter for each in british.not_judged]
