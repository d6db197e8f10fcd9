"""The command `isotretinoin`: plans and rules on the terminal.

Bad input ends with one line on standard error and exit status 2.
"""

import re
import sys
from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Final

from isotretinoin.comparison import compare as compared
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
from isotretinoin.rules import Rulebook
from isotretinoin.sheets import comparison_sheet, windows_sheet

try:
    from cyclopts import App, CycloptsError, Parameter
except ModuleNotFoundError as missing:  # pragma: no cover - seen only without the extra
    raise SystemExit(
        "the command line needs its extra: pip install 'isotretinoin[cli]'"
    ) from missing

__all__ = ["app", "main"]

#: The command and its sub-commands.
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


def _book(name: str, *, effective: str | None, known_on: str | None) -> Rulebook:
    moved: dict[str, date] = {}
    for each in effective.split(",") if effective else ():
        edition, _, day = each.partition("=")
        moved[edition.strip()] = _day(day.strip())
    known = _day(known_on) if known_on is not None else None
    return rulebook(name, effective=moved, known_on=known)


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
def windows(
    *,
    rules_of: Annotated[str, Parameter("--rulebook")] = "US",
    specimen: str | None = None,
    office_visit: str | None = None,
    first_test: str | None = None,
    menses_first_day: str | None = None,
    first_dose: str | None = None,
    last_dose: str | None = None,
    can_become_pregnant: Annotated[
        bool | None, Parameter(negative="--cannot-become-pregnant")
    ] = None,
    effective: str | None = None,
    known_on: str | None = None,
) -> None:
    """Print the windows that open or close on given days, each with the rule in force that day.

    Parameters
    ----------
    rules_of
        Whose rules: see `isotretinoin rules`.
    specimen
        Day on which the specimen of a pregnancy test was collected.
    office_visit
        Day of the office visit.
    first_test
        Day of the first of two pregnancy tests before treatment.
    menses_first_day
        First day of the menstrual period, for a patient with a regular cycle.
    first_dose
        Day of the first dose.
    last_dose
        Day of the last dose.
    can_become_pregnant
        Whether the patient can become pregnant; left out, it counts as not recorded.
    effective
        Another first day for an edition: "us.ipledge.edition-5=2027-01-01".
    known_on
        Answer from what had been announced by that day.
    """
    book = _book(rules_of, effective=effective, known_on=known_on)
    asked = {
        "specimen": specimen,
        "office_visit": office_visit,
        "first_test": first_test,
        "menses_first_day": menses_first_day,
        "first_dose": first_dose,
        "last_dose": last_dose,
    }
    days = {name: _day(text) for name, text in asked.items() if text is not None}
    if not days.keys() - {"menses_first_day"}:
        raise DateError("no day to start from: give --specimen, --office-visit or --last-dose")
    print(windows_sheet(book, days, can_become_pregnant=can_become_pregnant).text())


@app.command
def rules(
    *,
    of: Annotated[str | None, Parameter("--rulebook")] = None,
    compare: str | None = None,
    topic: str = "post-course",
    on: str | None = None,
) -> None:
    """List rules with their values, dates, sources, and whether they are verified.

    Parameters
    ----------
    of
        Whose rules; left out, every rulebook's.
    compare
        Rulebooks to set side by side instead: "US,GB,EU".
    topic
        What to compare: post-course, contraception, pregnancy tests, blood donation, supply …
    on
        The day whose rules are listed or compared; compared rules are by default those of today.
    """
    if compare is not None:
        books = [rulebook(name.strip()) for name in compare.split(",")]
        day = _day(on) if on is not None else datetime.now().astimezone().date()
        print(comparison_sheet(compared(books, on=day, topic=topic)).text())
        return
    for name in [of] if of else rulebook_names():
        book = rulebook(name)
        listed = book.rules if on is None else book.on(_day(on))
        notes = References()
        rows = tuple(
            (
                rule.key,
                str(rule.value),
                rule.days,
                "yes" if rule.verified else "no",
                notes.mark(rule),
            )
            for rule in listed
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
