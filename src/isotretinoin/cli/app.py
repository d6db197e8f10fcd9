"""The command `isotretinoin`: plans and rules on the terminal.

Bad input ends with one line on standard error and exit status 2.
"""

import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

from attrs import frozen

from isotretinoin import products as medicines
from isotretinoin.cli.words import count_from, day_from, dose_from
from isotretinoin.comparison import compare as compared
from isotretinoin.comparison import in_words
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.diaries.account import account as accounted
from isotretinoin.diaries.diary import Diary
from isotretinoin.errors import DateError, IsotretinoinError, QuantityError, RecordError
from isotretinoin.monitoring.schedules import schedule
from isotretinoin.pages.account import account_sheet
from isotretinoin.pages.comparison import comparison_sheet
from isotretinoin.pages.laboratory import burdens_sheet
from isotretinoin.pages.sheet import References, Sheet, Table
from isotretinoin.pages.windows import windows_sheet
from isotretinoin.patient import Patient
from isotretinoin.plans.planning import plan as laid_out
from isotretinoin.products import generic
from isotretinoin.products import get as product_named
from isotretinoin.quantities import BodyWeight, DailyDosePerKg, DosePerKg, kg, parse_goal
from isotretinoin.reviews.review import review as reviewed
from isotretinoin.rulebooks import profile, rulebook, rulebook_names
from isotretinoin.rules.rulebook import Rulebook
from isotretinoin.version import __version__

__all__ = ["main"]


try:
    from cyclopts import App, CycloptsError, Parameter
except ModuleNotFoundError as missing:  # pragma: no cover - seen only without the extra
    raise SystemExit(
        "the command line needs its extra: pip install 'isotretinoin[cli]'",
    ) from missing


#: The command and its sub-commands.
app = App(
    name="isotretinoin",
    help="The clinical rules of isotretinoin, dated and cited. No medical device, no advice.",
    version=__version__,
    version_flags=["--version"],
)


def _book(name: str, *, effective: str | None, known_on: str | None) -> Rulebook:
    moved: dict[str, date] = {}
    for each in effective.split(",") if effective is not None else ():
        edition, told, day = each.partition("=")
        if not told:
            raise DateError(f"{each!r:.60} gives no day: write us.ipledge.edition-5=2027-01-01")
        moved[edition.strip()] = day_from(day.strip())
    known = day_from(known_on) if known_on is not None else None
    return rulebook(name, effective=moved, known_on=known)


def _diary(path: str) -> Diary:
    try:
        from isotretinoin.adapters.records import from_json  # noqa: PLC0415 - needs its own extra
    except ModuleNotFoundError:
        raise RecordError(
            "reading a diary needs one extra more: pip install 'isotretinoin[cli,json]'",
        ) from None
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(f"{path!r:.80} cannot be read: {error}") from None
    return from_json(text, Diary)


@frozen(kw_only=True)
class CourseOptions:
    """The course asked about.

    Parameters
    ----------
    first_dose
        Day of the first dose: 2026-03-09.
    weight
        Body weight with its unit: "68 kg", "150 lb"; may be left out where no dose needs it.
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
    """

    first_dose: str
    weight: str | None = None
    goal: str = "120 mg/kg"
    start_dose: str = "0.5 mg/kg/day"
    start_days: str = "28"
    dose: str = "1 mg/kg/day"
    can_become_pregnant: Annotated[bool | None, Parameter(negative="--cannot-become-pregnant")] = (
        None
    )

    def course(self, *, weight_needed: bool) -> Course:
        """The course that the options describe."""
        days = count_from(self.start_days, "starting days")
        first = [(dose_from(self.start_dose), days)] if days else []
        regimen = Regimen.stepped(*first, dose_from(self.dose))
        goal = parse_goal(self.goal)
        doses = [goal, *(step.daily_dose for step in regimen.steps)]
        weightless = all(isinstance(dose, DosePerKg | DailyDosePerKg) for dose in doses)
        if self.weight is None and (weight_needed or not weightless):
            raise QuantityError('a body weight is needed: give --weight "68 kg"')
        # Where every dose is per kilogram, the days of the course are the same for any weight.
        weight = kg(1) if self.weight is None else BodyWeight.parse(self.weight)
        return Course.until(
            goal,
            patient=Patient(weight=weight, can_become_pregnant=self.can_become_pregnant),
            regimen=regimen,
            first_dose=day_from(self.first_dose),
        )


@app.command
def plan(
    *,
    course: Annotated[CourseOptions, Parameter(name="*")],
    rules_of: Annotated[str, Parameter("--rulebook")] = "US",
    monitoring: str | None = None,
    product: str | None = None,
) -> None:
    """Print a whole course: doses, tests, pregnancy prevention, findings, sources.

    Parameters
    ----------
    rules_of
        Whose rules: see `isotretinoin rules`.
    monitoring
        Whose laboratory schedule; left out, the rulebook's own.
    product
        A brand, such as "Absorica LD", see `isotretinoin products`; of a brand of several places
        that of the rulebook is meant. Left out, the place's generic capsules where known.
    """
    rules = rulebook(rules_of)
    print(
        laid_out(
            course.course(weight_needed=True),
            rules,
            monitoring=profile(monitoring) if monitoring is not None else None,
            product=generic(rules.name)
            if product is None
            else product_named(product, market=rules.name),
        ),
    )


@app.command
def labs(
    *,
    course: Annotated[CourseOptions, Parameter(name="*")],
    profile_of: Annotated[str, Parameter("--profile")] = "guide",
    compare: str | None = None,
) -> None:
    """Print the laboratory tests of a course by one published schedule, or several side by side.

    Parameters
    ----------
    profile_of
        Whose schedule: guide, eu_smpc, xia2022, hansen2016 …
    compare
        Schedules to set side by side instead: "guide,eu_smpc,xia2022".
    """
    planned = course.course(weight_needed=False)
    if compare is None:
        print(schedule(planned, profile(profile_of)))
        return
    profiles = [profile(name.strip()) for name in compare.split(",")]
    print(burdens_sheet(planned, profiles).text())


@app.command
def account(
    diary: str,
    *,
    as_of: str,
    goal: str | None = None,
    weight_policy: Literal["latest", "period", "baseline"] = "latest",
    projection: Literal["current_dose", "planned"] = "current_dose",
    rules_of: Annotated[str, Parameter("--rulebook")] = "US",
) -> None:
    """Print what a diary adds up to by a day, and what is left until the goal.

    Parameters
    ----------
    diary
        A file that holds the diary as JSON.
    as_of
        The last day that counts.
    goal
        What is aimed at: "120 mg/kg" or "8160 mg".
    weight_policy
        Which weight makes mg into mg/kg.
    projection
        Whether the current dose goes on, or what the diary notes for later days.
    rules_of
        Whose goal bands to place the dose in.
    """
    told = _diary(diary)
    print(
        account_sheet(
            accounted(
                told,
                as_of=day_from(as_of),
                goal=parse_goal(goal) if goal is not None else None,
                weight_policy=weight_policy,
                projection=projection,
                goals=rulebook(rules_of).goals,
            ),
        ).text(),
    )


@app.command
def review(
    diary: str,
    *,
    as_of: str | None = None,
    rules_of: Annotated[str, Parameter("--rulebook")] = "US",
    monitoring: str | None = None,
    effective: str | None = None,
    known_on: str | None = None,
) -> None:
    """Print what in a diary departs from the rules, and what could not be judged.

    Parameters
    ----------
    diary
        A file that holds the diary as JSON.
    as_of
        The last day that counts: nothing that is due later is missing. Left out, the last day that
        the diary notes.
    rules_of
        Whose rules: see `isotretinoin rules`.
    monitoring
        Whose laboratory schedule; left out, the rulebook's own.
    effective
        Another first day for an edition: "us.ipledge.edition-5=2027-01-01".
    known_on
        Judge by what had been announced by that day.
    """
    told = _diary(diary)
    last = told.last_day if as_of is None else day_from(as_of)
    if last is None:
        raise RecordError("the diary notes nothing: give the last day that counts, with --as-of")
    print(
        reviewed(
            told,
            _book(rules_of, effective=effective, known_on=known_on),
            as_of=last,
            monitoring=profile(monitoring) if monitoring is not None else None,
        ),
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
        bool | None,
        Parameter(negative="--cannot-become-pregnant"),
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
    days = {name: day_from(text) for name, text in asked.items() if text is not None}
    if not days.keys() - {"menses_first_day"}:
        raise DateError("no day to start from: give --specimen, --office-visit or --last-dose")
    print(windows_sheet(book, days, can_become_pregnant=can_become_pregnant).text())


@app.command
def products(name: str | None = None) -> None:
    """List the medicines: place, capsules, formulation, food, codes, and who says so.

    Parameters
    ----------
    name
        A brand, such as "Roaccutane"; every place that has it is listed. Left out, all of them.
    """
    from isotretinoin.pages.products import products_sheet  # noqa: PLC0415 - this command alone

    found = medicines.ALL if name is None else medicines.named(name)
    # Of a name that nobody has, `get` says so.
    print(products_sheet(found or (product_named(str(name)),)).text())


@app.command
def rules(
    *,
    of: Annotated[str | None, Parameter("--rulebook")] = None,
    compare: str | None = None,
    topic: str = "post-course",
    on: str | None = None,
) -> None:
    """List rules with their values, dates, sources and when these were last checked.

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
        day = day_from(on) if on is not None else datetime.now().astimezone().date()
        print(comparison_sheet(compared(books, on=day, topic=topic)).text())
        return
    for name in rulebook_names() if of is None else [of]:
        book = rulebook(name)
        listed = book.rules if on is None else book.on(day_from(on))
        notes = References()
        rows = tuple(
            (
                rule.key,
                in_words(rule.value),
                rule.days,
                "yes" if rule.verified else "no",
                notes.mark(rule),
            )
            for rule in listed
        )
        table = Table(
            f"{len(rows)} rules",
            ("Key", "Value", "In force", "Verified", "Source"),
            rows,
        )
        sources = notes.listed_with_days()
        print(Sheet(f"{book.name}: {book.title}", tables=(table,), sources=sources).text())
        print()


def main(tokens: Sequence[str] | None = None) -> int:
    """The exit status of the command for these words, by default those of the command line."""
    try:
        app(tokens, exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has left, as `head` does; Python would complain of the rest on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (IsotretinoinError, ValueError, CycloptsError) as error:
        return _refuse(str(error))
    return 0


def _refuse(reason: str) -> int:
    faults = "; ".join(" ".join(line.split()) for line in reason.splitlines() if line.strip())
    print(f"isotretinoin: {faults}", file=sys.stderr)
    return 2
