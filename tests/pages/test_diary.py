"""A diary as people read it, and in one line."""

from datetime import date

from isotretinoin import (
    Contraception,
    Diary,
    DosePeriod,
    LabResult,
    Patient,
    PregnancyTest,
    Stopped,
    account,
    analytes,
    kg,
    mg_per_day,
    mg_per_kg,
    products,
)
from isotretinoin.diaries.entries import Dispensing, Unrecorded
from isotretinoin.quantities import mg

FIRST = date(2026, 3, 9)
DIARY = Diary(
    patient=Patient(weight=kg(60)),
    entries=(
        DosePeriod(FIRST, mg_per_day(40), doses_per_day=2, with_food=True),
        PregnancyTest(FIRST, "negative", "medical"),
        Contraception(FIRST, ("pill", "male-condom")),
        Dispensing(FIRST, products.CLARAVIS, mg(40), 30),
        LabResult(analytes.ALT, 31, "U/L", collected=FIRST),
        Unrecorded(date(2026, 3, 20), date(2026, 3, 22)),
        Stopped(date(2026, 8, 1)),
    ),
)
EMPTY = Diary(patient=Patient(weight=kg(60)), entries=())


def test_the_page_has_each_entry_on_its_day() -> None:
    """A row for each entry, with what it says in words."""
    text = str(DIARY)
    for row in (
        "2026-03-09  DosePeriod     40 mg/day, doses per day: 2, with food: yes",
        "2026-03-09  PregnancyTest  negative, medical",
        "2026-03-09  Dispensing     Claravis, 40 mg, count: 30",
        "2026-03-20  Unrecorded     last: 2026-03-22",
        "2026-08-01  Stopped",
    ):
        assert row in text
    assert "ALT 31 U/L" in text
    assert "male latex condom" in text
    assert "2026-03-09 to 2026-08-01" in text


def test_a_course_that_goes_on_and_none() -> None:
    """An open course has no last day; a diary without doses no course."""
    going_on = Diary(patient=DIARY.patient, entries=(DosePeriod(FIRST, mg_per_day(40)),))
    assert "from 2026-03-09 on" in str(going_on)
    assert "none begun" in str(EMPTY)


def test_in_a_notebook() -> None:
    """The same sheet as HTML, of a diary and of its account."""
    told = account(DIARY, as_of=FIRST)
    assert DIARY._repr_html_() == DIARY.sheet().html()  # pyright: ignore[reportPrivateUsage] - as a notebook calls it
    assert told._repr_html_() == told.sheet().html()  # pyright: ignore[reportPrivateUsage] - likewise
    assert str(told) == told.sheet().text()


def test_in_one_line() -> None:
    """How many entries and from when to when; what was taken, of which goal."""
    assert repr(DIARY) == "<Diary: 7 entries, 2026-03-09 to 2026-08-01>"
    assert repr(EMPTY) == "<Diary: 0 entries>"
    plain = account(DIARY, as_of=date(2026, 3, 18))
    assert repr(plain) == "<Account as of 2026-03-18: 400 mg, ≈ 6.67 mg/kg>"
    later = account(DIARY, as_of=date(2026, 3, 30), goal=mg_per_kg(120))
    assert repr(later) == (
        "<Account as of 2026-03-30: 760–880 mg, ≈ 12.67 mg/kg to ≈ 14.67 mg/kg of 120 mg/kg>"
    )
