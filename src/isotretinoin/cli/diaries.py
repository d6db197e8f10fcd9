"""The commands that read diaries: `account`, `review`, `status` and `worklist`."""

import sys
from pathlib import Path
from typing import Annotated, Literal

from attrs import evolve
from cyclopts import Parameter

from isotretinoin.cli.diary_options import (
    AS_WRITTEN,
    FromDiary,
    ToldDiary,
    refuse_faults,
    with_faults,
)
from isotretinoin.cli.exports import fhir_of_findings, rows_as_csv, svg_of
from isotretinoin.cli.files import WithErrors, diaries_in
from isotretinoin.cli.output import (
    ON_THE_TERMINAL,
    PAGES,
    Form,
    Output,
    OutputOptions,
    in_form,
    of_the_rules,
    record,
    refused,
)
from isotretinoin.cli.patient_options import NO_MORE, Recorded
from isotretinoin.cli.rule_options import OUR_RULES, AsOf, TheRules
from isotretinoin.cli.words import day_from, goal_from, useless
from isotretinoin.diaries.account import account as accounted
from isotretinoin.errors import RecordError, printable
from isotretinoin.findings import Severity
from isotretinoin.pages.account import account_sheet
from isotretinoin.reviews.review import Review
from isotretinoin.reviews.review import review as reviewed
from isotretinoin.rulebooks import profile
from isotretinoin.statuses.status import Status
from isotretinoin.statuses.status import status as day_status
from isotretinoin.statuses.worklist import ROW
from isotretinoin.statuses.worklist import worklist as due_list

__all__ = ["account", "review", "status", "worklist"]

_Form = Annotated[Literal["text", "json", "html"] | None, Parameter("--format")]


def account(
    *diary: Path,
    as_of: str,
    goal: str | None = None,
    weight_policy: Literal["latest", "period", "baseline"] = "latest",
    projection: Literal["current_dose", "planned"] | None = None,
    told: FromDiary = AS_WRITTEN,
    rules: TheRules = OUR_RULES,
    form: Annotated[Literal["text", "json", "html", "svg"] | None, Parameter("--format")] = None,
    out: Output = ON_THE_TERMINAL,
) -> None:
    """Print what a diary adds up to by a day, and what is left until the goal.

    Parameters
    ----------
    diary
        The file that holds the diary as JSON, or files of tables (CSV); - for standard input.
    as_of
        The last day that counts.
    goal
        What is aimed at: "120 mg/kg" or "8160 mg".
    weight_policy
        Which weight makes mg into mg/kg.
    projection
        Whether the current dose goes on, or what the diary notes for later days; left out, the
        current dose.
    form
        How the answer is written: text, json, html, or svg, a picture of the dose; left out, text.
    """
    asked = out.form(form)
    if projection is not None and goal is None:
        raise useless("--projection", "without a --goal")
    noted, book = told.read(diary), rules.rulebook
    found = accounted(
        noted.diary,
        as_of=day_from(as_of),
        goal=goal_from(goal) if goal is not None else None,
        weight_policy=weight_policy,
        projection=projection or "current_dose",
        goals=book.goals,
    )
    if asked in PAGES:
        sheet = account_sheet(found)
        how = () if projection is None else (("Projection", projection.replace("_", " ")),)
        page = with_faults(evolve(sheet, facts=(*sheet.facts, *how)), noted)
        out.write(in_form(of_the_rules(page, rules, book.title), asked), read=diary)
    else:
        refuse_faults(noted)
        out.write(svg_of(found) if asked == "svg" else record(found), read=diary)


def review(
    *diary: Path,
    as_of: str | None = None,
    patient: Recorded = NO_MORE,
    rules: TheRules = OUR_RULES,
    monitoring: str | None = None,
    told: FromDiary = AS_WRITTEN,
    form: Annotated[Literal["text", "json", "html", "fhir"] | None, Parameter("--format")] = None,
    subject: str | None = None,
    out: Output = ON_THE_TERMINAL,
) -> int:
    """Print what in a diary departs from the rules, and what could not be judged.

    Parameters
    ----------
    diary
        The file that holds the diary as JSON, or files of tables (CSV); - for standard input.
    as_of
        The last day that counts: nothing that is due later is missing. Left out, the last day that
        the diary notes.
    monitoring
        Whose laboratory schedule; left out, the rulebook's own.
    form
        How the review is written: text, json, html or fhir; left out, text.
    subject
        Whose FHIR document: a reference such as Patient/1.
    """
    asked = out.form(form)
    refused(asked, ("--subject", subject), allowed=("fhir",))
    noted = told.read(diary)
    last = noted.diary.last_day if as_of is None else day_from(as_of)
    if last is None:
        raise RecordError("the diary notes nothing: give the last day that counts, with --as-of")
    found = reviewed(
        patient.beside(noted.diary, last),
        rules.rulebook,
        as_of=last,
        monitoring=profile(monitoring) if monitoring is not None else None,
    )
    if asked == "fhir":
        refuse_faults(noted)
        out.write(fhir_of_findings(found, subject), read=diary)
    else:
        _answer(found, noted, rules, form=asked, out=out, files=diary)
    return 1 if any(each.severity is Severity.ALERT for each in found.findings) else 0


def _answer(
    found: Review | Status,
    noted: ToldDiary,
    rules: AsOf,
    *,
    form: Form,
    out: OutputOptions,
    files: tuple[Path, ...],
) -> None:
    """The answer as its page, after what of the diary could not be read; or as JSON."""
    if form in PAGES:
        sheet = of_the_rules(with_faults(found.sheet(), noted), rules)
        out.write(in_form(sheet, form), read=files)
    else:
        refuse_faults(noted)
        out.write(record(found), read=files)


def status(
    *diary: Path,
    on: str,
    patient: Recorded = NO_MORE,
    rules: TheRules = OUR_RULES,
    monitoring: str | None = None,
    told: FromDiary = AS_WRITTEN,
    form: _Form = None,
    out: Output = ON_THE_TERMINAL,
) -> None:
    """Print what may be prescribed and dispensed on a day, and what is overdue, due and coming.

    Parameters
    ----------
    diary
        The file that holds the diary as JSON, or files of tables (CSV); - for standard input.
    on
        The day asked about: 2026-11-26. What is noted for later days is left aside.
    monitoring
        Whose laboratory schedule; left out, the rulebook's own.
    form
        How the status is written: text, json or html; left out, text.
    """
    asked = out.form(form)
    noted = told.read(diary)
    day = day_from(on)
    found = day_status(
        patient.beside(noted.diary, day),
        rules.rulebook,
        on=day,
        monitoring=profile(monitoring) if monitoring is not None else None,
    )
    _answer(found, noted, rules, form=asked, out=out, files=diary)


def worklist(
    diaries: Path,
    *,
    first: str,
    last: str,
    rules: TheRules = OUR_RULES,
    monitoring: str | None = None,
    errors: WithErrors = "raise",
    csv: Annotated[bool, Parameter("--csv", negative="")] = False,
    form: Annotated[Literal["text", "json", "html", "csv"] | None, Parameter("--format")] = None,
    out: Output = ON_THE_TERMINAL,
) -> None:
    """Print what is overdue and due for many patients in a range of days, and why.

    Parameters
    ----------
    diaries
        A folder of diaries, each a file that ends in .json and is called as the person; or a file
        with one diary, or {"person": "A", "diary": {...}}, on each line; - for standard input.
    first
        The first day asked about: 2026-11-23. What is noted for later days is left aside.
    last
        The last day asked about: 2026-11-29.
    monitoring
        Whose laboratory schedule; left out, the rulebook's own.
    errors
        "collect" to answer for diaries with entries that cannot be read without these, and list them.
    csv
        The same as --format csv: who is not answered for, and what was left aside, goes to standard
        error.
    form
        How the worklist is written: text, json, html or csv; left out, text.
    """
    asked = out.form(form, csv=csv)
    days = {"first": day_from(first), "last": day_from(last)}
    told = diaries_in(str(diaries), errors)
    listed = due_list(
        told.diaries,
        rules.rulebook,
        monitoring=profile(monitoring) if monitoring is not None else None,
        **days,
    )
    found = evolve(
        listed,
        not_answered=(*told.not_read, *listed.not_answered),
        remarks=(*told.left_out, *listed.remarks),
    )
    if asked == "csv":
        out.write(rows_as_csv(found.records(), ROW), read=(diaries,))
        for each in (*found.not_answered, *found.remarks):
            print(f"isotretinoin: {printable(f'{each.person}: {each.reason}')}", file=sys.stderr)
    elif asked == "json":
        out.write(record(found), read=(diaries,))
    else:
        out.write(in_form(of_the_rules(found.sheet(), rules), asked), read=(diaries,))
