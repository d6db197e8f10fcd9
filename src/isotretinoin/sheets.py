"""Pages that answer one question each: windows from given days, and places side by side."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from isotretinoin import dispensing, monitoring, posology
from isotretinoin import pregnancy_prevention as prevention
from isotretinoin.accounting import Account
from isotretinoin.comparison import Comparison, in_words
from isotretinoin.course import Course
from isotretinoin.dates import Days, Window, after, before
from isotretinoin.dispensing import PrescriptionWindow
from isotretinoin.display import References, Sheet, Table, figure
from isotretinoin.errors import NoRuleInForce
from isotretinoin.evidence import Rule, Timeline
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


def _row(
    what: str,
    found: Callable[[], Any],
    notes: References,
    *,
    begins: str | None = None,
    none_by: tuple[Rule[Any], ...] = (),
) -> _Row:
    """One row; `begins` stands for a first day that was not given, `none_by` says there is none."""
    try:
        window = found()
    except NoRuleInForce as silence:
        return what, "not stated", "", str(silence)
    if window is None:
        return what, "no window", "", notes.mark(*none_by)
    if isinstance(window, PrescriptionWindow):
        closes = f", {window.closes:%H:%M %Z}" if window.closes else ""
        return what, str(window.first), f"{window.last}{closes}", notes.mark(window.because)
    last = "no last day" if window.last == date.max else str(window.last)
    return what, begins or str(window.first), last, notes.mark(window.because)


def _from_specimen(rules: Rulebook, days: Mapping[str, date], notes: References) -> Iterator[_Row]:
    specimen, visit = days["specimen"], days.get("office_visit")

    def window() -> PrescriptionWindow | None:
        return dispensing.prescription_window(
            rules, can_become_pregnant=True, specimen=specimen, office_visit=visit
        )

    opening = _in_force(rules.dispensing.prescription_window_can, specimen)
    yield _row("Fill the prescription", window, notes, none_by=opening)
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
        none_by=_in_force(rules.dispensing.prescription_window_cannot, visit),
    )


def _in_force(matter: Timeline[Any] | None, day: date) -> tuple[Rule[Any], ...]:
    return matter.within(day, day) if matter else ()


def _from_first_test(
    rules: Rulebook, days: Mapping[str, date], notes: References
) -> Iterator[_Row]:
    test, menses = days["first_test"], days.get("menses_first_day")
    what, asked = "Second pregnancy test", rules.pregnancy_prevention.confirmation_test

    def window(*, regular: bool) -> Window | None:
        return prevention.confirmation_test_window(
            test, rules, regular_cycle=regular, menses_first_day=menses
        )

    if menses is not None:
        regular = partial(window, regular=True)
        yield _row(f"{what}, regular cycle", regular, notes, none_by=_in_force(asked, test))
        return
    irregular = _row(f"{what}, no regular cycle", partial(window, regular=False), notes)
    yield irregular
    for rule in _in_force(asked, test):
        if rule.value.menses_days is not None:
            _, first, _, source = irregular
            last = f"day {rule.value.menses_days} of the period"
            yield f"{what}, regular cycle", f"{first} or later", last, source


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
    begins = None if "first_dose" in days else "the first dose"
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
    barred = partial(prevention.blood_donation_window, first, last, rules)
    yield _row("No blood donation", barred, notes, begins=begins)
    if able:
        barred = partial(prevention.lactation_window, first, last, rules)
        yield _row("No breast-feeding", barred, notes, begins=begins)
    yield _row(
        "Another course, not before", lambda: posology.next_course_window(last, rules), notes
    )


def comparison_sheet(comparison: Comparison) -> Sheet:
    """The rules of several places side by side, one row a matter, one column a place."""
    notes = References()
    rows = tuple(
        (
            row.matter,
            *(notes.marked(in_words(rule.value), rule) if rule else "silent" for rule in row.rules),
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
