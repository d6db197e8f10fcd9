"""The command `isotretinoin`: plans and rules on the terminal.

Bad input ends with one line on standard error and exit status 2.
"""

import re
import sys
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Final

from isotretinoin.course import Course
from isotretinoin.display import References, Sheet, Table
from isotretinoin.errors import DateError, IsotretinoinError
from isotretinoin.patient import Patient
from isotretinoin.planning import plan as laid_out
from isotretinoin.products import generic
from isotretinoin.products import get as product_named
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg, DosePerKg, Mass
from isotretinoin.regimen import Regimen
from isotretinoin.rulebooks import profile, rulebook, rulebook_names

try:
    from cyclopts import App, CycloptsError, Parameter
except ModuleNotFoundError as missing:  # pragma: no cover - seen only without the extra
    raise SystemExit(
        "the command line needs its extra: pip install 'isotretinoin[cli]'"
    ) from missing

__all__ = ["app", "main"]

app = App(
    name="isotretinoin",
    help="The clinical rules of isotretinoin, dated and cited. No medical device, no advice.",
    version_flags=[],
)

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE: Final = re.compile(r"[0-9]{1,5}")


def _day(text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise DateError(f"{text!r:.60} is not a calendar day: write it as 2026-03-09")


def _count(text: str, what: str) -> int:
    if _WHOLE.fullmatch(text):
        return int(text)
    raise DateError(f"{text!r:.60} is not a number of {what}: write a whole number, such as 28")


def _dose(text: str) -> DailyDose | DailyDosePerKg:
    return DailyDosePerKg.parse(text) if "kg" in text else DailyDose.parse(text)


def _goal(text: str) -> DosePerKg | Mass:
    return DosePerKg.parse(text) if "kg" in text else Mass.parse(text)


@app.command
def plan(
    *,
    weight: str,
    first_dose: str,
    goal: str = "120 mg/kg",
    start_dose: str = "0.5 mg/kg/day",
    start_days: str = "28",
    dose: str = "1 mg/kg/day",
    can_become_pregnant: Annotated[
        bool | None, Parameter(negative="--cannot-become-pregnant")
    ] = None,
    rules_of: Annotated[str, Parameter("--rulebook")] = "US",
    monitoring: str | None = None,
    product: str | None = None,
) -> None:
    """Print a whole course: doses, tests, pregnancy prevention, findings, sources.

    Parameters
    ----------
    weight
        Body weight with its unit: "68 kg", "150 lb".
    first_dose
        Day of the first dose: 2026-03-09.
    goal
        Cumulative dose at which the course ends: "120 mg/kg" or "8160 mg".
    start_dose
        Dose of the first days: "0.5 mg/kg/day" or "40 mg/day".
    start_days
        How many days of it; 0 for none.
    dose
        Dose from then on.
    can_become_pregnant
        Whether the patient can become pregnant; left out, it counts as not recorded.
    rules_of
        Whose rules: see `isotretinoin rules`.
    monitoring
        Whose laboratory schedule; left out, the rulebook's own.
    product
        A brand, such as "Absorica LD"; left out, the place's generic capsules where known.
    """
    rules = rulebook(rules_of)
    patient = Patient(weight=BodyWeight.parse(weight), can_become_pregnant=can_become_pregnant)
    days = _count(start_days, "starting days")
    first = [(_dose(start_dose), days)] if days else []
    course = Course.until(
        _goal(goal),
        patient=patient,
        regimen=Regimen.stepped(*first, _dose(dose)),
        first_dose=_day(first_dose),
    )
    print(
        laid_out(
            course,
            rules,
            monitoring=profile(monitoring) if monitoring else None,
            product=product_named(product) if product else generic(rules.name),
        )
    )


@app.command
def rules(
    *,
    of: Annotated[str | None, Parameter("--rulebook")] = None,
) -> None:
    """List rules with their values, dates, sources, and whether they are verified.

    Parameters
    ----------
    of
        Whose rules; left out, every rulebook's.
    """
    for name in [of] if of else rulebook_names():
        book = rulebook(name)
        notes = References()
        rows = tuple(
            (
                rule.key,
                str(rule.value),
                rule.days,
                "yes" if rule.verified else "no",
                notes.mark(rule),
            )
            for rule in book.rules
        )
        table = Table(
            f"{len(rows)} rules", ("Key", "Value", "In force", "Verified", "Source"), rows
        )
        print(Sheet(f"{book.name}: {book.title}", tables=(table,), sources=notes.listed()).text())
        print()


def main(tokens: Sequence[str] | None = None) -> int:
    """The exit status of the command for these words, by default those of the command line."""
    try:
        app(tokens, exit_on_error=False, print_error=False, result_action="return_value")
    except (IsotretinoinError, ValueError) as error:
        return _refuse(str(error))
    except CycloptsError as error:
        return _refuse(str(error))
    return 0


def _refuse(reason: str) -> int:
    print(f"isotretinoin: {' '.join(reason.split())}", file=sys.stderr)
    return 2
