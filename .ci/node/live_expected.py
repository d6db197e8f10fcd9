"""What the library answers outside a browser for some inputs of the live pages, as JSON.

By its public functions, and by none of those that read the fields of the pages.
"""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from isotretinoin import (
    Course,
    Days,
    Diary,
    Patient,
    Regimen,
    kg,
    mg,
    mg_per_kg,
    plan,
    products,
    profile,
    rulebook,
    status,
)
from isotretinoin.adapters.records import from_json
from isotretinoin.errors import IsotretinoinError
from isotretinoin.pages.windows import windows_sheet
from isotretinoin.plans.plan import Plan
from isotretinoin.quantities import BodyWeight

ROOT = Path(__file__).parents[2]
DOSES = "0.5 mg/kg/day for 28 days, then 1 mg/kg/day"


def of_plan(inputs: dict[str, str], made: Plan) -> dict[str, Any]:
    """A plan: its page, whose ids the live page names itself, and its picture."""
    return {
        "page": "plan",
        "inputs": inputs,
        "answer": {"html": made.sheet().html(name="answer"), "picture": made.svg()},
    }


def refused(
    page: str, inputs: dict[str, str], field: str, call: Callable[[], object]
) -> dict[str, Any]:
    """A slip: what the library says of it."""
    try:
        call()
    except IsotretinoinError as error:
        errors = [{"field": field, "message": str(error)}]
        return {"page": page, "inputs": inputs, "answer": {"errors": errors}}
    raise AssertionError(f"{inputs} should be refused")


def plans() -> Iterator[dict[str, Any]]:
    """Three places, kilograms, pounds and stones, a leap day, a brand, another schedule; two slips."""
    asked = {"rules": "US", "weight": "68 kg", "can_become_pregnant": "yes", "doses": DOSES}
    course = Course.until(
        mg_per_kg(120),
        patient=Patient(weight=kg(68), can_become_pregnant=True),
        regimen=Regimen.parse(DOSES),
        first_dose=date(2026, 3, 9),
    )
    made = plan(course, rulebook("US"), product=products.generic("US"))
    yield of_plan({**asked, "first_dose": "2026-03-09", "goal": "120 mg/kg"}, made)

    asked = {"rules": "GB", "weight": "11 st 4 lb", "first_dose": "2028-02-29"}
    course = Course.until(
        mg(8160),
        patient=Patient(weight=kg("71.66759446"), born=date(2008, 5, 1)),
        regimen=Regimen.parse("20 mg/day every other day for 4 weeks, then 40 mg/day"),
        first_dose=date(2028, 2, 29),
    )
    made = plan(
        course,
        rulebook("GB"),
        product=products.generic("GB"),
        monitoring=profile("eu_smpc"),
        capsules="exact",
    )
    doses = {"doses": "20 mg/day every other day for 4 weeks, then 40 mg/day", "goal": "8160 mg"}
    more = {"born": "2008-05-01", "monitoring": "eu_smpc", "capsules": "exact"}
    yield of_plan({**asked, **doses, **more}, made)

    asked = {"rules": "US", "weight": "150 lb", "can_become_pregnant": "no"}
    course = Course.lasting(
        Days(140),
        patient=Patient(
            weight=BodyWeight.parse("150 lb"), can_become_pregnant=False, allergies=("peanut",)
        ),
        regimen=Regimen.parse("40 mg/day for 20 weeks"),
        first_dose=date(2026, 10, 31),
    )
    made = plan(course, rulebook("US"), product=products.get("Absorica LD", market="US"))
    more = {"product": "Absorica LD", "allergy": "peanut", "doses": "40 mg/day for 20 weeks"}
    yield of_plan({**asked, **more, "first_dose": "2026-10-31"}, made)

    slip = {"rules": "US", "weight": "68", "first_dose": "2026-03-09", "doses": DOSES}
    yield refused("plan", slip, "weight", lambda: BodyWeight.parse("68"))
    slip = {**slip, "weight": "68 kg", "doses": "40 mg"}
    yield refused("plan", slip, "doses", lambda: Regimen.parse("40 mg"))


def windows() -> Iterator[dict[str, Any]]:
    """A specimen before the change of editions, one after it, and other days elsewhere."""
    for rules, able, days in (
        ("US", True, {"specimen": date(2026, 3, 4)}),
        ("US", True, {"specimen": date(2026, 11, 20)}),
        ("US", False, {"office_visit": date(2026, 11, 1)}),
        ("GB", None, {"last_dose": date(2026, 1, 31)}),
    ):
        sheet = windows_sheet(rulebook(rules), days, can_become_pregnant=able)
        told = {} if able is None else {"can_become_pregnant": "yes" if able else "no"}
        inputs = {"rules": rules, **told, **{name: str(day) for name, day in days.items()}}
        yield {"page": "windows", "inputs": inputs, "answer": {"html": sheet.html(name="answer")}}


def statuses() -> Iterator[dict[str, Any]]:
    """The diary of the documentation, on a day of its course."""
    text = (ROOT / "docs" / "examples" / "diary.json").read_text(encoding="utf-8")
    found = status(from_json(text, Diary), rulebook("US"), on=date(2026, 6, 30))
    html = found.sheet().html(name="answer")
    inputs = {"rules": "US", "on": "2026-06-30", "diary": text}
    yield {"page": "status", "inputs": inputs, "answer": {"html": html}}


if __name__ == "__main__":
    json.dump([*plans(), *windows(), *statuses()], sys.stdout)
