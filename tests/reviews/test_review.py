"""A review: an ideal course has no finding, and what it cannot judge it lists."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from ideal_course import AS_OF, DIARY, FIRST, LAST, PATIENT, US, judged, kinds, only, patient
from isotretinoin import Diary, rulebook, rulebook_names
from isotretinoin.diaries.entries import BloodDonation, DosePeriod, Stopped, Weight
from isotretinoin.errors import DateError
from isotretinoin.findings import Finding, FindingKind, Severity
from isotretinoin.quantities import kg, mg_per_day
from isotretinoin.reviews.review import review


def test_ideal_course_has_no_finding() -> None:
    """Where everything was done as the rules ask, nothing departs from them."""
    assert judged(DIARY).findings == ()


@pytest.mark.parametrize("days", range(0, 237, 7))
def test_ideal_course_has_no_finding_on_any_day(days: int) -> None:
    """What is due later is never missing: no day of an ideal course has a finding either."""
    assert kinds(DIARY, FIRST + timedelta(days=days)) == []


def test_what_is_noted_for_later_days_is_left_aside() -> None:
    """A review sees nothing of the days after it, and the last day counts."""
    given = DIARY.with_entries(BloodDonation(date(2026, 5, 1)))

    assert kinds(given, date(2026, 4, 30)) == []
    assert kinds(given, date(2026, 5, 1)) == ["blood-donation"]


def test_each_matter_not_judged_names_the_missing_fact() -> None:
    """A bare course is judged as far as it goes, and every gap is listed."""
    bare = Diary(patient=PATIENT, entries=(DosePeriod(FIRST, mg_per_day(60)), Stopped(LAST)))
    told = judged(bare)

    assert all(each.missing for each in told.not_judged)
    assert {each.matter for each in told.not_judged} >= {
        "supply and prescription windows",
        f"the laboratory tests of the course of {FIRST}",
        "breast-feeding",
        "contraception from 2026-02-07 to 2026-08-16",
        f"the formulation taken from {FIRST} to {LAST} (taken to be conventional)",
    }


def test_diary_without_a_course() -> None:
    """Without a dose there is nothing to judge, which is said."""
    told = judged(only(Weight))

    assert told.findings == ()
    assert [each.missing for each in told.not_judged] == [("a dose period or a dose taken",)]


def test_patient_of_whom_nothing_was_recorded_counts_as_able() -> None:
    """The louder reading applies where the fact is missing, and the fact is asked for."""
    told = judged(evolve(patient(can_become_pregnant=None), entries=only(DosePeriod).entries))

    assert "pregnancy-test-missing" in [each.kind for each in told.findings]
    assert "can_become_pregnant" in told.not_judged[0].missing or any(
        "can_become_pregnant" in each.missing for each in told.not_judged
    )


def test_patient_who_cannot_become_pregnant() -> None:
    """No test, window or contraception is asked of a patient who cannot become pregnant."""
    man = evolve(patient(can_become_pregnant=False), entries=only(DosePeriod, Stopped).entries)

    assert not [kind for kind in kinds(man) if "pregnancy" in kind or "contraception" in kind]


def test_rules_used_are_those_that_judged() -> None:
    """A review says by which rules it judged, whether or not something departed from them."""
    used = {rule.key for rule in judged(DIARY).rules_used}

    assert {"us.label.daily_dose", "us.ipledge.supply", "us.label.blood_donation_after"} <= used
    assert "us.label.early_stop" not in used


def test_course_across_an_edition_is_judged_by_both() -> None:
    """Each day is judged by the edition in force on it."""
    moved = US.effective({"us.ipledge.edition-5": date(2026, 5, 1)})
    used = {rule.key for rule in judged(DIARY, rules=moved).rules_used}

    assert {
        "us.ipledge.prescription_window_can.edition-4",
        "us.ipledge.prescription_window_can.edition-5",
    } <= used


def test_loudest_first() -> None:
    """Findings come in order of severity, then of days."""
    told = judged(
        DIARY.with_entries(BloodDonation(date(2026, 5, 1)), Weight(date(2026, 4, 1), kg(154))),
    )
    order = ["alert", "caution", "note"]
    places = [order.index(each.severity.value) for each in told.findings]

    assert places == sorted(places)
    assert set(places) == {0, 1, 2}


def test_shows_findings_gaps_and_sources() -> None:
    """The sheet names findings, what was not judged, and each rule with its source."""
    told = judged(DIARY.with_entries(BloodDonation(date(2026, 5, 1))))
    text = str(told)

    assert "Findings   1 alert" in text
    assert "blood donation on 2026-05-01" in text
    assert "(us.label.blood_donation_after)" in text
    assert "Not judged" in text
    assert "<caption>Not judged</caption>" in told._repr_html_()  # pyright: ignore[reportPrivateUsage] - a notebook calls it


def test_shows_a_finding_without_days() -> None:
    """A finding of no particular day is shown all the same."""
    found = Finding(kind=FindingKind.FACT_MISSING, severity=Severity.NOTE, message="a sentence")
    assert "a sentence" in str(evolve(judged(DIARY), findings=(found,)))


@pytest.mark.parametrize("name", rulebook_names())
def test_every_rulebook_can_judge(name: str) -> None:
    """A review by any place's rules answers, and everything in it has a sentence."""
    told = review(DIARY, rulebook(name), as_of=AS_OF)

    assert told.rules_used
    assert all(each.message for each in told.findings)
    assert str(told)


def test_the_day_of_the_review_is_a_day() -> None:
    """A moment is no day."""
    with pytest.raises(DateError):
        review(DIARY, US, as_of="2026-03-09")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
