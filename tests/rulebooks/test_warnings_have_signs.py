"""Each warning of the US label that a patient can notice has its signs."""

from datetime import date

import pytest

from isotretinoin import Diary, DosePeriod, Patient, Symptom, kg, mg_per_day, review, rulebook

DAY = date(2026, 4, 9)


@pytest.mark.parametrize(
    ("section", "word", "severity"),
    [
        ("5.4 psychiatric disorders", "suicidal ideation", "alert"),
        ("5.5 intracranial hypertension", "papilledema", "alert"),
        ("5.6 serious skin reactions", "Stevens-Johnson syndrome", "caution"),
        ("5.7 pancreatitis", "pancreatitis", "alert"),
        ("5.9 hearing", "tinnitus", "alert"),
        ("5.10 liver", "yellow skin", "alert"),
        ("5.10 liver", "dark urine", "alert"),
        ("5.11 inflammatory bowel disease", "blood in stool", "alert"),
        ("5.12 muscles and bones", "arthralgia", "note"),
        ("5.13 eyes", "night blindness", "caution"),
        ("5.14 hypersensitivity", "anaphylactic shock", "alert"),
    ],
)
def test_sign_in_a_course(section: str, word: str, severity: str) -> None:
    """Noted in a course, in any of its words, the sign is a finding of its own rule."""
    told = Diary(
        patient=Patient(weight=kg(60)),
        entries=(DosePeriod(date(2026, 3, 9), mg_per_day(40)), Symptom(DAY, word)),
    )
    found = [
        each
        for each in review(told, rulebook("US"), as_of=DAY).findings
        if each.kind == "warning-sign"
    ]
    assert [each.severity.value for each in found] == [severity], section
