"""The page of windows that open or close on given days."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from isotretinoin import posology
from isotretinoin import pregnancy_prevention as prevention
from isotretinoin import prescriptions as dispensing
from isotretinoin.dates import Days, after, before
from isotretinoin.errors import NoRuleInForce
from isotretinoin.evidence import Rule, Timeline, rule_on
from isotretinoin.findings import Absent, Window
from isotretinoin.pages.sheet import References, Sheet, Table
from isotretinoin.prescriptions import PrescriptionWindow
from isotretinoin.rules.rulebook import Rulebook

__all__ = ["windows_sheet"]


_Row = tuple[str, str, str, str]


def windows_sheet(
    rules: Rulebook,
    days: Mapping[str, date],
    *,
    can_become_pregnant: bool | None = None,
) -> Sheet:
    """The windows that open or close on the days given, each with the rule of its day.

    The days go by their names: specimen, office_visit, first_test, menses_first_day, first_dose,
    last_dose. A matter on which the rulebook's sources are silent says so.
    """
    notes = References()
    rows = _rows(rules, days, notes, can_become_pregnant=can_become_pregnant)
    given = ", ".join(f"{name.replace('_', ' ')} {day}" for name, day in days.items())
    facts = [("Rules", rules.title), ("Given", given)]
    tables = [Table("First and last day included", _COLUMNS, rows)]
    if rules.unconfirmed and days:
        confirmed = _rows(rules.confirmed, days, notes, can_become_pregnant=can_become_pregnant)
        # The source of a row is told apart, so that the same days by another edition are no change.
        other = tuple(row for row in confirmed if row[:3] not in {each[:3] for each in rows})
        facts += _unconfirmed(rules, days, can_become_pregnant, differs=bool(other))
        tables += [Table("If the unconfirmed edition is not in force", _COLUMNS, other)] * bool(
            other
        )
    return Sheet(
        title=f"Windows, rulebook {rules.name}",
        facts=tuple(facts),
        tables=tuple(tables),
        sources=notes.listed(),
    )


def _unconfirmed(
    rules: Rulebook,
    days: Mapping[str, date],
    can_become_pregnant: bool | None,  # noqa: FBT001 - handed on
    *,
    differs: bool,
) -> Iterator[tuple[str, str]]:
    """What is said of an edition that no source confirms, where a day given or a row is by it."""
    begins = [rule.since for rule in rules.unconfirmed if rule.since is not None]
    last = max(days.values())
    asked = Window(first=min(days.values()), last=max([last, *begins]) if differs else last)
    for found in prevention.unconfirmed_editions(
        rules, asked, can_become_pregnant=can_become_pregnant
    ):
        yield "Unconfirmed", found.message


def _rows(
    rules: Rulebook,
    days: Mapping[str, date],
    notes: References,
    *,
    can_become_pregnant: bool | None,
) -> tuple[_Row, ...]:
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
    return tuple(rows)


_COLUMNS: Final = ("What", "First day", "Last day", "Source")


def _row(
    what: str,
    found: Callable[[], Any],
    notes: References,
    *,
    begins: str | None = None,
) -> _Row:
    """One row; `begins` stands for a first day that was not given."""
    try:
        window = found()
    except NoRuleInForce as silence:
        return what, "not stated", "", str(silence)
    if isinstance(window, Absent):
        return what, "no window", "", notes.mark(window.because)
    if isinstance(window, PrescriptionWindow):
        closes = f", {window.closes:%H:%M %Z}" if window.closes else ""
        return what, str(window.first), f"{window.last}{closes}", notes.mark(window.because)
    last = "no last day" if window.last is None else str(window.last)
    return what, begins or str(window.first), last, notes.mark(window.because)


def _from_specimen(rules: Rulebook, days: Mapping[str, date], notes: References) -> Iterator[_Row]:
    specimen, visit = days["specimen"], days.get("office_visit")

    def window() -> PrescriptionWindow | Absent:
        return dispensing.prescription_window(
            rules,
            can_become_pregnant=True,
            specimen=specimen,
            office_visit=visit,
        )

    yield _row("Fill the prescription", window, notes)
    try:
        opened = window()
    except NoRuleInForce:
        return
    missed = opened.last if isinstance(opened, PrescriptionWindow) else specimen
    for what, first in (("first", True), ("a later", False)):
        again = partial(
            prevention.next_specimen,
            specimen,
            rules,
            first_prescription=first,
            on=after(missed, Days(1)),
            office_visit=visit,
        )
        yield _row(f"If it is missed, {what} prescription: next specimen", again, notes)


def _from_visit(rules: Rulebook, visit: date, notes: References) -> Iterator[_Row]:
    yield _row(
        "Fill the prescription (cannot become pregnant)",
        lambda: dispensing.prescription_window(
            rules,
            can_become_pregnant=False,
            office_visit=visit,
        ),
        notes,
    )


def _in_force(matter: Timeline[Any] | None, day: date) -> tuple[Rule[Any], ...]:
    rule = rule_on(matter, day)
    return () if rule is None else (rule,)


def _from_first_test(
    rules: Rulebook,
    days: Mapping[str, date],
    notes: References,
) -> Iterator[_Row]:
    test, menses = days["first_test"], days.get("menses_first_day")
    what, asked = "Second pregnancy test", rules.pregnancy_prevention.confirmation_test

    def window(*, regular: bool) -> Window | Absent:
        return prevention.confirmation_test_window(
            test,
            rules,
            regular_cycle=regular,
            menses_first_day=menses,
        )

    if menses is not None:
        regular = partial(window, regular=True)
        yield _row(f"{what}, regular cycle", regular, notes)
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
        rule = matter.at(first_dose)
        start = before(first_dose, rule.value)
        return Window(first=start, last=first_dose, because=rule)

    yield _row("Contraception before the first dose", lead_in, notes)


def _from_last_dose(
    rules: Rulebook,
    days: Mapping[str, date],
    notes: References,
    *,
    able: bool,
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
        "Another course, not before",
        lambda: posology.next_course_window(last, rules),
        notes,
    )
