"""A course in the United States in which everything was done as the rules ask, and told."""

from datetime import date, timedelta
from typing import Any, TypeVar

from attrs import evolve

from isotretinoin import analytes, products
from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import (
    Contraception,
    Dispensing,
    DosePeriod,
    Entry,
    PregnancyTest,
    Prescription,
    Stopped,
    Weight,
)
from isotretinoin.monitoring.results import LabResult
from isotretinoin.patient import Patient
from isotretinoin.quantities import kg, mg, mg_per_day
from isotretinoin.reviews.review import Review, review
from sample_programme import PROGRAMME

US = PROGRAMME
FIRST, LAST = date(2026, 3, 9), date(2026, 7, 16)
AS_OF = date(2026, 10, 31)
CONFIRMED = date(2026, 3, 5)
PATIENT = Patient(weight=kg(60), can_become_pregnant=True, born=date(2000, 1, 1))
DISPENSED = tuple(date(2026, 3, 8) + timedelta(days=30 * k) for k in range(5))


def negative(day: date, **more: Any) -> PregnancyTest:
    return PregnancyTest(day, "negative", setting="medical", specimen="serum", **more)


def blood(day: date) -> tuple[LabResult, ...]:
    """Normal results of all that the profile asks for, on one day."""
    lipids = (analytes.TRIGLYCERIDES, analytes.CHOLESTEROL, analytes.HDL, analytes.LDL)
    return (
        *(
            LabResult(each, 90, "mg/dL", collected=day, fasting=True, hours_since_alcohol=48)
            for each in lipids
        ),
        *(
            LabResult(each, 20, "U/L", collected=day, upper_limit=40)
            for each in (analytes.ALT, analytes.AST)
        ),
        LabResult(analytes.GLUCOSE, 90, "mg/dL", collected=day),
        LabResult(analytes.CREATININE, "0.8", "mg/dL", collected=day),
        LabResult(analytes.HAEMOGLOBIN, 14, "g/dL", collected=day),
        LabResult(analytes.WHITE_CELLS, 7, "10*3/uL", collected=day),
        LabResult(analytes.PLATELETS, 250, "10*3/uL", collected=day),
    )


TESTED = (
    date(2026, 2, 10),
    *(day - timedelta(days=3) for day in DISPENSED),
    LAST,
    date(2026, 8, 16),
)
ENTRIES: tuple[Entry, ...] = (
    DosePeriod(FIRST, mg_per_day(60), doses_per_day=2, with_food=True),
    Stopped(LAST),
    Weight(FIRST, kg(60)),
    Contraception(date(2026, 2, 1), ("combined-pill", "male-condom"), last=date(2026, 9, 30)),
    *(negative(day) for day in TESTED),
    *(Prescription(day - timedelta(days=2), days_supply=30, refills=0) for day in DISPENSED),
    *(
        Dispensing(day, products.CLARAVIS, mg(30), 20 if day == DISPENSED[-1] else 60)
        for day in DISPENSED
    ),
    *(
        result
        for day in (CONFIRMED, *(date(2026, month, 9) for month in (4, 5, 6, 7)), LAST)
        for result in blood(day)
    ),
)
DIARY = Diary(patient=PATIENT, entries=ENTRIES)

E = TypeVar("E")


def without(*entries: Entry) -> Diary:
    """The ideal diary, of which something was left out."""
    return evolve(DIARY, entries=tuple(each for each in ENTRIES if each not in entries))


def only(*kinds: type[Any]) -> Diary:
    """The ideal diary with entries of these kinds alone."""
    return evolve(DIARY, entries=tuple(each for each in ENTRIES if isinstance(each, kinds)))


def patient(**facts: Any) -> Diary:
    """The ideal diary of a patient who differs in these facts."""
    return evolve(DIARY, patient=evolve(PATIENT, **facts))


def judged(diary: Diary, as_of: date = AS_OF, rules: Any = US, **how: Any) -> Review:
    return review(diary, rules, as_of=as_of, **how)


def kinds(diary: Diary, as_of: date = AS_OF, rules: Any = US, **how: Any) -> list[str]:
    """The kinds of findings, the loudest first."""
    return [each.kind for each in judged(diary, as_of, rules, **how).findings]
