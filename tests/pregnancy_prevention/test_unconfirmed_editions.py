"""An edition that no source confirms: both answers, with the day, wherever it is applied."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from isotretinoin import Course, Days, Patient, Regimen, Window, kg, mg_per_day, plan, review
from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import DosePeriod, Prescription
from isotretinoin.evidence import Timeline, rules_in
from isotretinoin.findings import Finding
from isotretinoin.pages.windows import windows_sheet
from isotretinoin.pregnancy_prevention import unconfirmed_editions
from isotretinoin.prescriptions import prescription_window
from isotretinoin.rulebooks import rulebook, rulebook_names
from sample_programme import PROGRAMME

SINCE = date(2026, 11, 15)
CAN = (True, False, None)


def planned(
    first_dose: date, *, days: int = 30, can_become_pregnant: bool | None = False
) -> Course:
    return Course.lasting(
        Days(days),
        patient=Patient(weight=kg(60), can_become_pregnant=can_become_pregnant),
        regimen=Regimen.constant(mg_per_day(40)),
        first_dose=first_dose,
    )


def standing(findings: tuple[Finding, ...]) -> list[Finding]:
    return [each for each in findings if each.kind == "edition-unconfirmed"]


@pytest.mark.parametrize("can", CAN)
@pytest.mark.parametrize("first", [SINCE - timedelta(days=9), SINCE, date(2026, 12, 20)])
def test_a_plan_says_so_once(first: date, can: bool | None) -> None:  # noqa: FBT001 - from the table
    """Whether the edition starts inside the course or before it, with the day and both editions."""
    (found,) = standing(plan(planned(first, can_become_pregnant=can), PROGRAMME).findings)
    assert (found.observed, found.expected) == ("us.ipledge.edition-5", "us.ipledge.edition-4")
    assert f"in force from {SINCE} on" in found.message
    assert found.days is not None
    assert found.days.first >= SINCE


@pytest.mark.parametrize("can", CAN)
def test_no_rule_of_it_applied_no_finding(can: bool | None) -> None:  # noqa: FBT001 - from the table
    """A course that is over before, its last test included, is judged by confirmed editions alone."""
    assert not standing(
        plan(planned(date(2026, 3, 9), can_become_pregnant=can), PROGRAMME).findings
    )


def test_the_window_and_the_status_of_both() -> None:
    """A patient who cannot become pregnant sees no window, and the 30 days that hold if it is not."""
    (found,) = standing(plan(planned(date(2026, 12, 20)), PROGRAMME).findings)
    assert 'by edition 5 (unverified) "no window"' in found.message
    assert 'by edition 4 (verified) "30 days' in found.message
    assert "No. 1, needed on 2026-12-20: office visit, 2026-11-21 to 2026-12-20" in found.message


def test_a_test_after_the_course_is_a_day_of_it() -> None:
    """The last dose lies before the edition, and the last test of that course after its start."""
    course = planned(SINCE - timedelta(days=40), can_become_pregnant=True)
    assert standing(plan(course, PROGRAMME).findings)


@pytest.mark.parametrize(("as_of", "said"), [(date(2026, 11, 14), 0), (date(2026, 11, 15), 1)])
def test_a_review_says_so_once(as_of: date, said: int) -> None:
    """From the first day judged by it on; the course may have begun before."""
    patient = Patient(weight=kg(60), can_become_pregnant=False)
    diary = Diary(patient=patient, entries=(DosePeriod(date(2026, 10, 20), mg_per_day(40)),))
    found = standing(review(diary, PROGRAMME, as_of=as_of).findings)
    assert len(found) == said
    assert all('by edition 4 (verified) "30 days' in each.message for each in found)


def test_a_review_of_a_prescription_alone() -> None:
    """What was prescribed under it is judged by it, before any dose is noted."""
    patient = Patient(weight=kg(60), can_become_pregnant=True)
    diary = Diary(patient=patient, entries=(Prescription(date(2026, 12, 1)),))
    assert standing(review(diary, PROGRAMME, as_of=date(2026, 12, 2)).findings)


def test_the_page_of_windows_shows_both() -> None:
    """A table of its own holds the days of the edition before."""
    page = windows_sheet(PROGRAMME, {"office_visit": date(2026, 12, 1)}, can_become_pregnant=False)
    assert [row[:3] for table in page.tables for row in table.rows] == [
        ("Fill the prescription (cannot become pregnant)", "no window", ""),
        ("Fill the prescription (cannot become pregnant)", "2026-12-01", "2026-12-30"),
    ]
    assert dict(page.facts)["Unconfirmed"].startswith("no source read confirms that edition 5")


def test_a_window_missed_into_the_edition() -> None:
    """A specimen of edition 4 whose missed window ends under edition 5 has both answers too."""
    page = windows_sheet(PROGRAMME, {"specimen": date(2026, 11, 10)}, can_become_pregnant=True)
    assert "Unconfirmed" in dict(page.facts)
    assert len(page.tables) == 2
    early = windows_sheet(PROGRAMME, {"specimen": date(2026, 3, 4)}, can_become_pregnant=True)
    assert "Unconfirmed" not in dict(early.facts)
    assert len(early.tables) == 1


def test_no_window_gives_the_other_answer() -> None:
    """The window that is not there says by which rule, and what the rule before it has."""
    found = prescription_window(PROGRAMME, can_become_pregnant=False, on=SINCE)
    assert "edition-4): 30 days, the first being that of the office visit" in str(found)


def test_where_nothing_differs_it_says_so() -> None:
    """The finding stands all the same: its rules are those that nobody confirmed."""
    editions = PROGRAMME.pregnancy_prevention.editions
    same = evolve(
        rulebook("EU"),
        pregnancy_prevention=evolve(rulebook("EU").pregnancy_prevention, editions=editions),
    )
    (found,) = unconfirmed_editions(
        same, Window(first=SINCE, last=SINCE), can_become_pregnant=False
    )
    assert "the same by both" in found.message


def test_the_first_edition_of_all() -> None:
    """Where none came before it, there is none to go on with, and its matters go with it."""
    prevention, dispensing = PROGRAMME.pregnancy_prevention, PROGRAMME.dispensing
    assert prevention.editions is not None
    assert dispensing.prescription_window_cannot is not None
    only = evolve(
        PROGRAMME,
        pregnancy_prevention=evolve(prevention, editions=Timeline(prevention.editions.newest)),
        dispensing=evolve(
            dispensing,
            prescription_window_cannot=Timeline(dispensing.prescription_window_cannot.newest),
        ),
    )
    day = Window(first=SINCE, last=SINCE)
    (found,) = unconfirmed_editions(only, day, can_become_pregnant=False)
    assert "if it is not, none is" in found.message
    assert '"no window", and no rule before it' in found.message
    assert found.expected is None
    other = prescription_window(only, can_become_pregnant=False, on=SINCE)
    assert "no source read confirms it" not in str(other)


@pytest.mark.parametrize("name", rulebook_names())
def test_without_them_no_rule_of_theirs_is_left(name: str) -> None:
    """In every rulebook; and every edition that is left is confirmed."""
    rules = rulebook(name)
    gone = {each.edition for each in rules.unconfirmed}
    confirmed = rules.confirmed
    assert not confirmed.unconfirmed
    left = (confirmed.dispensing, confirmed.pregnancy_prevention)
    assert not [
        each.key for record in left for each in rules_in(record) if each.edition in gone - {None}
    ]
    assert (confirmed is rules) is (not gone)
