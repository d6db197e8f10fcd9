"""Other people's tests freeze the clock: days made before are days still, and so are frozen ones.

A frozen clock (freezegun) puts a class of its own in the place of `datetime.date`, in every module
that was loaded by then; its metaclass takes real days for its instances.
"""

import subprocess
import sys

import pytest

FROZEN = """
import datetime, sys
real = datetime.date

class Meta(type):
    def __instancecheck__(cls, value):
        return isinstance(value, real)
    def __subclasscheck__(cls, other):
        return issubclass(other, real)

class FakeDate(real, metaclass=Meta):
    def __new__(cls, *parts):
        return real.__new__(cls, *parts)
    @classmethod
    def today(cls):
        return cls(2026, 5, 1)

day = real(2026, 3, 9)
for name in sys.argv[1].split():
    __import__(name)
datetime.date = FakeDate
for module in list(sys.modules.values()):
    for name, value in list(vars(module).items()):
        if value is real and module.__name__ not in ("datetime", "__main__"):
            setattr(module, name, FakeDate)

import isotretinoin as iso
from isotretinoin.adapters.records import from_json, to_json
from isotretinoin.cli import main

rules = iso.rulebook("US", known_on=day, effective={"us.ipledge.edition-5": FakeDate(2027, 1, 4)})
pages = []
for first in (day, FakeDate(2026, 3, 9)):
    patient = iso.Patient(
        weight=iso.kg(68), can_become_pregnant=True, born=first.replace(year=2000)
    )
    planned = iso.plan(
        iso.Course.until(
            iso.mg_per_kg(120),
            patient=patient,
            regimen=iso.Regimen.constant(iso.mg_per_kg_day(1)),
            first_dose=first,
        ),
        rules,
    )
    diary = iso.Diary(
        patient=patient,
        entries=(
            iso.DosePeriod(first, iso.mg_per_day(40)),
            iso.PregnancyTest(first, "negative"),
            iso.LabResult(iso.analytes.ALT, 40, "U/L", first),
            iso.Unrecorded(first.replace(day=12), first.replace(day=14)),
        ),
    )
    judged = iso.review(diary, rules, as_of=datetime.date.today())
    for record in (patient, planned, diary, judged, iso.account(diary, as_of=first)):
        assert from_json(to_json(record), type(record)) == record
        pages.append(str(record))
    pages.append(str(rules.compare(iso.rulebook("GB"), on=first, topic="post-course")))
assert pages[: len(pages) // 2] == pages[len(pages) // 2 :]
assert main(["rules", "--compare", "US,GB"]) == 0
print("frozen")
"""

LOADED = {
    "nothing": "",
    "entries": "isotretinoin.diaries.entries",
    "records": "isotretinoin.adapters.records",
    "all": "isotretinoin.adapters.records isotretinoin.reviews.review isotretinoin.plans.planning",
}


@pytest.mark.parametrize("loaded", LOADED.values(), ids=LOADED)
def test_a_frozen_clock(loaded: str) -> None:
    """Whatever of the library was loaded before the clock was frozen."""
    run = subprocess.run(
        [sys.executable, "-c", FROZEN, loaded],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.endswith("frozen\n"), run.stderr[-2000:]
