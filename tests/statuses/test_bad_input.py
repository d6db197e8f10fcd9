"""What practice gets wrong: one clear line each, and what can be answered is answered."""

from datetime import date

import pytest

from isotretinoin import (
    Course,
    Days,
    Diary,
    DosePeriod,
    FindingKind,
    Patient,
    PregnancyTest,
    Regimen,
    capsules,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    plan,
    products,
    replan,
    review,
    status,
)
from isotretinoin.diaries.entries import Dispensing, Entry, Prescription, Returned, Stopped
from isotretinoin.errors import RecordError, RegimenError, UnknownName
from isotretinoin.rulebooks import protocol
from sample_programme import PROGRAMME

FIRST = date(2026, 3, 9)
PATIENT = Patient(weight=kg(60), can_become_pregnant=True)
FORTY = DosePeriod(FIRST, mg_per_day(40))


def diary(*entries: Entry) -> Diary:
    return Diary(patient=PATIENT, entries=entries)


def test_a_regimen_that_no_capsules_make_exactly_is_said_with_what_they_come_to() -> None:
    course = Course.lasting(
        Days(60), patient=PATIENT, regimen=Regimen.parse("1 mg/day"), first_dose=FIRST
    )
    made = plan(course, PROGRAMME, product=products.CLARAVIS)
    told = [each.message for each in made.findings if each.kind is FindingKind.CAPSULES_DIFFER]
    assert len(told) == 1
    assert "for 1 mg/day; the last dose is on 2026-05-04" in told[0]
    assert made.course.last_dose == date(2026, 5, 4)


def test_a_stock_below_zero_is_a_finding_and_never_a_number() -> None:
    told = diary(FORTY, Dispensing(FIRST, products.CLARAVIS, mg(40), 2), Returned(FIRST, mg(40), 5))
    (finding,) = capsules.stock_findings(told, on=date(2026, 3, 20))
    assert "more capsules of 40 mg" in finding.message
    assert min(capsules.stock(told, on=date(2026, 3, 20)).values()) == 0


@pytest.mark.parametrize("on", [date(2025, 1, 1), date(2026, 3, 8)])
def test_a_status_before_the_first_entry_and_of_a_future_diary_is_answered(on: date) -> None:
    """What is noted for later days does not count yet."""
    for told in (diary(FORTY), diary(DosePeriod(date(2030, 3, 9), mg_per_day(40)))):
        answered = status(told, PROGRAMME, on=on)
        assert answered.may_prescribe.value in {"yes", "no", "unknown"}
        assert answered.may_dispense.reason
        assert not answered.overdue


def test_two_courses_that_begin_on_one_day_are_refused_with_both() -> None:
    with pytest.raises(RecordError, match="contradicts"):
        diary(FORTY, DosePeriod(FIRST, mg_per_day(20)))


def test_a_course_that_is_over_is_not_planned_again() -> None:
    over = diary(FORTY, Stopped(date(2026, 8, 1)))
    with pytest.raises(RegimenError, match="was stopped on 2026-08-01"):
        replan(
            over,
            PROGRAMME,
            on=date(2026, 9, 1),
            planned=Regimen.parse("40 mg/day"),
            goal=mg_per_kg(120),
        )


def test_an_unknown_protocol_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="goulden_1997"):
        protocol("goulden")


def late(*handed_out: Dispensing) -> bool:
    """Whether capsules were handed out outside the window of their prescription."""
    told = diary(
        PregnancyTest(date(2026, 2, 1), "negative"),
        PregnancyTest(date(2026, 3, 5), "negative"),
        Prescription(date(2026, 3, 6)),
        FORTY,
        *handed_out,
    )
    kinds = {each.kind for each in review(told, PROGRAMME, as_of=date(2026, 4, 1)).findings}
    return FindingKind.DISPENSED_OUTSIDE_WINDOW in kinds


def test_a_partial_fill_and_its_balance_are_one_prescription() -> None:
    """Both within the window are sound; a balance after it is not."""

    def part(day: int, count: int) -> Dispensing:
        return Dispensing(date(2026, 3, day), products.CLARAVIS, mg(40), count)

    assert not late(part(7, 10), part(9, 20))
    assert late(part(7, 10), part(25, 20))
