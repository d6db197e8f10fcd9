"""The plan of the first page: tested without Sphinx."""

from datetime import date

from isotretinoin import (
    Course,
    Patient,
    Plan,
    Regimen,
    kg,
    mg_per_kg,
    mg_per_kg_day,
    plan,
    rulebook,
)


def first_plan() -> Plan:
    """The plan that the ten lines of the first page make."""
    course = Course.until(
        mg_per_kg(120),
        patient=Patient(weight=kg(68), can_become_pregnant=True),
        regimen=Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1)),
        first_dose=date(2026, 3, 9),
    )
    return plan(course, rulebook("US"))
