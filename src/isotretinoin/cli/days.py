"""The command `windows`: what opens and closes from given days on."""

from collections.abc import Iterable
from typing import Annotated, Literal

from attrs import evolve
from cyclopts import Parameter

from isotretinoin.cli.course_options import POSSIBLE, CanBecomePregnant
from isotretinoin.cli.output import ON_THE_TERMINAL, Output, in_form, of_the_rules
from isotretinoin.cli.rule_options import OUR_RULES, TheRules
from isotretinoin.cli.words import day_from, option_called, useless
from isotretinoin.errors import DateError
from isotretinoin.pages.windows import windows_sheet

__all__ = ["windows"]


def windows(
    *,
    rules: TheRules = OUR_RULES,
    specimen: str | None = None,
    office_visit: str | None = None,
    first_test: str | None = None,
    menses_first_day: str | None = None,
    first_dose: str | None = None,
    last_dose: str | None = None,
    can_become_pregnant: CanBecomePregnant = None,
    form: Annotated[Literal["text", "json", "html"] | None, Parameter("--format")] = None,
    out: Output = ON_THE_TERMINAL,
) -> None:
    """Print the windows that open or close on given days, each with the rule in force that day.

    Parameters
    ----------
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
    form
        How the answer is written: text, json or html; left out, text.
    """
    written = out.form(form)
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
    _refuse_idle(days.keys(), can_become_pregnant)
    sheet = windows_sheet(rules.rulebook, days, can_become_pregnant=can_become_pregnant)
    possible = POSSIBLE.get(can_become_pregnant)
    told = (("Patient", possible),) if possible else ()
    told_of = evolve(sheet, facts=(*sheet.facts, *told))
    out.write(in_form(of_the_rules(told_of, rules), written))


def _refuse_idle(given: Iterable[str], able: bool | None) -> None:  # noqa: FBT001 - a fact, as it was told
    """Nothing, when each of the days leads to a window of its own."""
    days = set(given)
    if "menses_first_day" in days and "first_test" not in days:
        raise useless("--menses-first-day", "without --first-test")
    if able is True and "office_visit" in days and "specimen" not in days:
        raise useless(
            "--office-visit",
            "for who can become pregnant, whose window opens with the --specimen",
        )
    for name in ("specimen", "first_test") if able is False else ():
        if name in days:
            raise useless(option_called(name), "for who cannot become pregnant")
    if able is False and "first_dose" in days and "last_dose" not in days:
        raise useless("--first-dose", "for who cannot become pregnant, without --last-dose")
