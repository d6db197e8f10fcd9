"""Whom a rule is for comes from the rule, and a recorded fact wins over what a caller says."""

from datetime import date

import pytest

from isotretinoin import (
    Course,
    Days,
    Patient,
    Regimen,
    kg,
    mg,
    mg_per_kg_day,
    plan,
    products,
    review,
)
from isotretinoin import prescriptions as dispensing
from isotretinoin.capsules.courses import course_capsules
from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import Dispensing, DosePeriod, Prescription
from isotretinoin.errors import SourceSilent
from isotretinoin.findings import Finding, Severity
from isotretinoin.posology import course_findings, daily_dose_range
from isotretinoin.rulebooks import rulebook, rulebook_names
from isotretinoin.rules.posology import PosologyRules
from isotretinoin.rules.rulebook import Rulebook

FIRST = date(2026, 3, 9)
BORN = date(2013, 1, 1)
BOOKS = [rulebook(name) for name in rulebook_names()]
CEILINGS = [
    (book, posology)
    for book in BOOKS
    for posology in book.posologies
    if posology.adult_very_severe is not None
]
CANNOT = Patient(weight=kg(60), can_become_pregnant=False)


def two_a_day(born: date | None, *, first: date = FIRST, days: int = 60) -> Course:
    return Course.lasting(
        Days(days),
        patient=Patient(weight=kg(60), can_become_pregnant=False, born=born),
        regimen=Regimen.constant(mg_per_kg_day(2)),
        first_dose=first,
    )


def noted(born: date | None) -> Diary:
    course = two_a_day(born)
    return Diary(patient=course.patient, entries=(DosePeriod(FIRST, mg_per_kg_day(2)),))


def judged(born: date | None, name: str) -> list[tuple[Finding, ...]]:
    """By each function that takes the caller's word for it."""
    book, course = rulebook(name), two_a_day(born)
    return [
        course_findings(course, book, adult_very_severe=True),
        plan(course, book, adult_very_severe=True).findings,
        review(noted(born), book, as_of=course.last_dose, adult_very_severe=True).findings,
    ]


def of(findings: tuple[Finding, ...], *kinds: str) -> list[str]:
    return [each.kind for each in findings if each.kind in kinds]


@pytest.mark.parametrize("name", rulebook_names())
def test_a_birth_date_wins(name: str) -> None:
    """A child whom the caller calls an adult: no ceiling, and the contradiction is a finding."""
    for found in judged(BORN, name):
        assert of(found, "fact-contradicted") == ["fact-contradicted"]
        (said,) = (each for each in found if each.kind == "fact-contradicted")
        assert "is 13 years old on 2026-03-09" in said.message
        doses = of(found, "daily-dose-above-range", "daily-dose-above-maximum")
        assert len(doses) == len(of(found, "doses-not-stated")) ^ 1 or not rulebook(name).posologies


def test_the_listed_child() -> None:
    """Born 2013-01-01, 2 mg/kg/day under the US rules: above the range in plan and review alike."""
    for found in judged(BORN, "US"):
        (dose,) = (each for each in found if each.kind.startswith("daily-dose-above"))
        assert dose.kind == "daily-dose-above-range"
        assert dose.severity is Severity.CAUTION
        assert "Adults whose disease is very severe" in dose.message


def test_no_birth_date_is_a_note() -> None:
    """The caller is believed, and the fact that would decide is named."""
    for found in judged(None, "US"):
        assert not of(found, "daily-dose-above-range", "fact-contradicted")
        assert [each.severity for each in found if "no birth date is recorded" in each.message] == [
            Severity.NOTE
        ]


def test_an_adult_is_believed() -> None:
    """Eighteen completed years on the first day: nothing is said."""
    for found in judged(date(2008, 3, 9), "US"):
        assert not of(found, "daily-dose-above-range", "fact-contradicted", "fact-missing")


def test_of_age_in_the_course() -> None:
    """Days before the birthday are judged as those of a young patient, and no later ones."""
    book, course = rulebook("US"), two_a_day(date(2008, 4, 1))
    found = course_findings(course, book, adult_very_severe=True)
    days = [
        str(each.days)
        for each in found
        if each.kind in ("daily-dose-above-range", "fact-contradicted")
    ]
    assert days == ["2026-03-09 to 2026-03-31"] * 2


def test_born_on_a_leap_day() -> None:
    """Who is born on 29 February is of age on 1 March."""
    assert Patient(weight=kg(60), born=date(2008, 2, 29)).adult_from() == date(2026, 3, 1)
    assert Patient(weight=kg(60)).adult_from() is None


def test_the_range_and_the_capsules_of_a_child() -> None:
    """What is planned in capsules is held to the range too, whatever the caller says."""
    book, course = rulebook("US"), two_a_day(BORN)
    child = daily_dose_range(
        products.CLARAVIS, kg(60), book, on=FIRST, adult_very_severe=True, patient=course.patient
    )
    assert child == daily_dose_range(products.CLARAVIS, kg(60), book, on=FIRST)
    adult = daily_dose_range(products.CLARAVIS, kg(60), book, on=FIRST, adult_very_severe=True)
    assert adult.high > child.high
    assert course_capsules(course, book, product=products.CLARAVIS, adult_very_severe=True)


@pytest.mark.parametrize("born", [BORN, date(1990, 1, 1)])
@pytest.mark.parametrize(("book", "posology"), CEILINGS, ids=lambda each: getattr(each, "name", ""))
def test_a_ceiling_in_its_own_words(book: Rulebook, posology: PosologyRules, born: date) -> None:
    """Above the range and below the ceiling, the finding quotes the rule and adds no population."""
    found = course_findings(two_a_day(born), book)
    assert posology is not None
    for each in found:
        if each.kind == "daily-dose-above-range":
            assert each.because is not None
            assert each.because.text in each.message


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_a_limit_of_supply_is_for_its_patients(book: Rulebook) -> None:
    """Where it is for patients who can become pregnant, no function holds others to it."""
    rules = book
    limited = rules.dispensing.supply is not None
    for_all = rules.dispensing.supply_for == "all"
    course = two_a_day(date(1990, 1, 1), days=90)
    assert bool(plan(course, rules).prescriptions) is (limited and for_all)
    diary = Diary(
        patient=CANNOT,
        entries=(
            DosePeriod(FIRST, mg_per_kg_day(1)),
            Prescription(FIRST, days_supply=90),
            Dispensing(FIRST, products.CLARAVIS, mg(20), 270),
        ),
    )
    found = review(diary, rules, as_of=date(2026, 6, 1)).findings
    kinds = of(found, "supply-above-limit", "prescribed-above-limit")
    assert (kinds != []) is (limited and for_all)


@pytest.mark.parametrize("name", ["GB", "FR", "CA"])
def test_supply_of_those_who_cannot(name: str) -> None:
    """The limit is told to who can become pregnant, and to whom it is not known of."""
    rules = rulebook(name)
    for can in (True, None):
        able = Patient(weight=kg(60), can_become_pregnant=can)
        assert dispensing.supply_limit(rules, on=FIRST, patient=able) == Days(30)
    with pytest.raises(SourceSilent, match="is for patients who can become pregnant"):
        dispensing.supply_limit(rules, on=FIRST, patient=CANNOT)
