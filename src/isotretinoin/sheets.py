"""Pages that answer one question each: windows from given days, and places side by side."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from isotretinoin import dispensing, monitoring, posology
from isotretinoin import pregnancy_prevention as prevention
from isotretinoin.accounting import Account
from isotretinoin.comparison import Comparison
from isotretinoin.course import Course
from isotretinoin.dates import Days, Window, after, before
from isotretinoin.dispensing import PrescriptionWindow
from isotretinoin.display import References, Sheet, Table, figure
from isotretinoin.errors import NoRuleInForce
from isotretinoin.rules import MonitoringProfile, Rulebook

__all__ = ["account_sheet", "burdens_sheet", "comparison_sheet", "windows_sheet"]

_Row = tuple[str, str, str, str]


def windows_sheet(
    rules: Rulebook, days: Mapping[str, date], *, can_become_pregnant: bool | None = None
) -> Sheet:
    """The windows that open or close on the days given, each with the rule of its day.

    The days go by their names: specimen, office_visit, first_test, menses_first_day, first_dose,
    last_dose. A matter on which the rulebook's sources are silent says so.
    """
    notes = References()
    able = can_become_pregnant is not False
    rows: list[_Row] = []
    if "specimen" in days and able:
        rows += _from_specimen(rules, days, notes)
    if "office_visit" in days and not can_become_pregnant:
        rows += _from_visit(rules, days["office_visit"], notes)
    if "first_test" in days and able:
        rows += _from_first_test(rules, days, notes)
    if "first_dose" in days and able:
        rows += _from_first_dose(rules, days["first_dose"], notes)
    if "last_dose" in days:
        rows += _from_last_dose(rules, days, notes, able=able)
    given = ", ".join(f"{name.replace('_', ' ')} {day}" for name, day in days.items())
    return Sheet(
        title=f"Windows, rulebook {rules.name}",
        facts=(("Rules", rules.title), ("Given", given)),
        tables=(Table("First and last day included", _COLUMNS, tuple(rows)),),
        sources=notes.listed(),
    )


_COLUMNS: Final = ("What", "First day", "Last day", "Source")


def _row(what: str, found: Callable[[], Any], notes: References) -> _Row:
    try:
        window = found()
    except NoRuleInForce as silence:
        return what, "not stated", "", str(silence)
    if window is None:
        return what, "no window", "", ""
    if isinstance(window, PrescriptionWindow):
        closes = f", {window.closes:%H:%M %Z}" if window.closes else ""
        return what, str(window.first), f"{window.last}{closes}", notes.mark(window.because)
    last = "no last day" if window.last == date.max else str(window.last)
    return what, str(window.first), last, notes.mark(window.because)


def _from_specimen(rules: Rulebook, days: Mapping[str, date], notes: References) -> Iterator[_Row]:
    specimen, visit = days["specimen"], days.get("office_visit")

    def window() -> PrescriptionWindow | None:
        return dispensing.prescription_window(
            rules, can_become_pregnant=True, specimen=specimen, office_visit=visit
        )

    yield _row("Fill the prescription", window, notes)
    try:
        opened = window()
    except NoRuleInForce:
        return
    missed = opened.last if opened else specimen
    for what, first in (("first", True), ("a later", False)):
        again = partial(
            prevention.next_specimen,
            rules,
            specimen=specimen,
            first_prescription=first,
            on=after(missed, Days(1)),
            office_visit=visit,
        )
        yield _row(f"If it is missed, {what} prescription: next specimen", again, notes)


def _from_visit(rules: Rulebook, visit: date, notes: References) -> Iterator[_Row]:
    yield _row(
        "Fill the prescription (cannot become pregnant)",
        lambda: dispensing.prescription_window(
            rules, can_become_pregnant=False, office_visit=visit
        ),
        notes,
    )


def _from_first_test(
    rules: Rulebook, days: Mapping[str, date], notes: References
) -> Iterator[_Row]:
    menses = days.get("menses_first_day")
    yield _row(
        "Second pregnancy test" + (", regular cycle" if menses else ", no regular cycle"),
        lambda: prevention.confirmation_test_window(
            days["first_test"],
            rules,
            regular_cycle=menses is not None,
            menses_first_day=menses,
        ),
        notes,
    )


def _from_first_dose(rules: Rulebook, first_dose: date, notes: References) -> Iterator[_Row]:
    def lead_in() -> Window:
        matter = rules.pregnancy_prevention.contraception_before
        if matter is None:
            raise NoRuleInForce(f"rulebook {rules.name!r}: its sources state no lead-in")
        rule = matter.on(first_dose)
        start = before(first_dose, rule.value)
        return Window(first=start, last=first_dose, because=rule)

    yield _row("Contraception before the first dose", lead_in, notes)


def _from_last_dose(
    rules: Rulebook, days: Mapping[str, date], notes: References, *, able: bool
) -> Iterator[_Row]:
    last = days["last_dose"]
    first = days.get("first_dose", last)
    if able:
        yield _row(
            "Contraception after the last dose",
            lambda: prevention.post_course_window(last, rules),
            notes,
        )
        yield _row(
            "Last pregnancy test",
            lambda: prevention.final_pregnancy_test(last, rules),
            notes,
        )
    yield _row(
        "No blood donation", lambda: prevention.blood_donation_window(first, last, rules), notes
    )
    if able:
        yield _row(
            "No breast-feeding", lambda: prevention.lactation_window(first, last, rules), notes
        )
    yield _row(
        "Another course, not before", lambda: posology.next_course_window(last, rules), notes
    )


def comparison_sheet(comparison: Comparison) -> Sheet:
    """The rules of several places side by side, one row a matter, one column a place."""
    notes = References()
    rows = tuple(
        (
            row.matter,
            *(notes.marked(str(rule.value), rule) if rule else "silent" for rule in row.rules),
        )
        for row in comparison.rows
    )
    return Sheet(
        title=f"{comparison.topic.capitalize()} on {comparison.on}",
        tables=(Table("Silent: no source read says", ("Matter", *comparison.places), rows),),
        sources=notes.listed(),
    )


def burdens_sheet(course: Course, profiles: Iterable[MonitoringProfile]) -> Sheet:
    """What several published schedules ask for in one course."""
    burdens = monitoring.compare(course, profiles)
    return Sheet(
        title="Laboratory schedules side by side",
        facts=(("Course", f"{course.first_dose} to {course.last_dose}, {Days(course.days)}"),),
        tables=(monitoring.comparison(burdens),),
    )


def account_sheet(account: Account) -> Sheet:
    """What was taken, what is left, and the stretches of days that it adds up from."""
    notes = References()
    facts = [
        ("As of", str(account.as_of)),
        ("Days", _days_in_words(account)),
        ("Total dose", str(account.total_dose)),
        (
            "Cumulative",
            f"{_rounded(account.cumulative_dose)} by the {account.weight_policy} weight",
        ),
    ]
    if account.goal is not None:
        facts += _towards(account)
    if account.bands:
        bands = (
            notes.marked(f"{band.position} {band.because.value}", band.because)
            for band in account.bands
        )
        facts.append(("Goal bands", "; ".join(bands)))
    rows = tuple(
        (
            str(stretch.window.first),
            str(stretch.window.last),
            str(stretch.days),
            stretch.kind,
            str(stretch.daily_dose),
            str(stretch.weight),
        )
        for stretch in account.stretches
    )
    columns = ("First day", "Last day", "Days", "What", "Daily dose", "Weight on record")
    return Sheet(
        title="Account of a diary",
        facts=tuple(facts),
        tables=(Table("Day by day, in stretches", columns, rows),),
        sources=notes.listed(),
    )


def _days_in_words(account: Account) -> str:
    counted = (
        ("with a dose", account.dose_days),
        ("missed", account.missed_days),
        ("of rest", account.rest_days),
        ("unrecorded", account.unrecorded_days),
    )
    kinds = ", ".join(f"{number} {what}" for what, number in counted if number)
    return f"{account.days}: {kinds}" if kinds else str(account.days)


def _towards(account: Account) -> Iterator[tuple[str, str]]:
    yield "Goal", f"{account.goal}, {_WORDS[account.reached]}"
    if account.crossed_on is not None:
        yield "Reached on", f"{account.crossed_on}, {account.overshoot} beyond it by now"
    if account.reached is not True:
        yield "Remaining", str(account.remaining)
        if account.not_projected is not None:
            yield "Days left", account.not_projected
        else:
            yield "Days left", f"{account.days_left}, to {account.projected_last_dose}"


_WORDS: Final = {
    True: "reached",
    False: "not reached",
    None: "which the unrecorded days would decide",
}


def _rounded(dose: Any) -> str:  # noqa: ANN401 - a dose, or two of them
    if hasattr(dose, "low"):
        return f"{figure(dose.low)} to {figure(dose.high)}"
    return figure(dose)
