"""The page of windows that open or close on given days."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, Final, final

from attrs import evolve, field

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
from isotretinoin.values import frozen

__all__ = ["WindowRow", "window_rows", "windows_otherwise", "windows_sheet"]


@final
@frozen(kw_only=True)
class WindowRow:
    """One window that was asked for: the days, or why there are none, and the rule.

    `found` is None where the sources are silent; `said` says so. `begins` and `ends` stand for a
    first and a last day that follow from a day which was not given.
    """

    what: str
    found: Window | PrescriptionWindow | Absent | None
    said: str = ""
    begins: str | None = None
    ends: str | None = None
    because: Rule[Any] | None = field(default=None, repr=False)

    @property
    def first(self) -> str:
        """The first day in words."""
        if self.found is None:
            return "not stated"
        return (
            "no window" if isinstance(self.found, Absent) else self.begins or str(self.found.first)
        )

    @property
    def last(self) -> str:
        """The last day in words, with the instant at which it closes where the rule names one."""
        if self.found is None or isinstance(self.found, Absent):
            return ""
        if self.ends is not None:
            return self.ends
        if isinstance(self.found, PrescriptionWindow):
            closes = f", {self.found.closes:%H:%M %Z}" if self.found.closes else ""
            return f"{self.found.last}{closes}"
        return "no last day" if self.found.last is None else str(self.found.last)


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
    rows = window_rows(rules, days, can_become_pregnant=can_become_pregnant)
    given = ", ".join(f"{name.replace('_', ' ')} {day}" for name, day in days.items())
    facts = [("Rules", rules.title), ("Given", given)]
    tables = [_table("First and last day included", rows, notes)]
    if rules.unconfirmed and days:
        other = windows_otherwise(rules, days, can_become_pregnant=can_become_pregnant)
        facts += _unconfirmed(rules, days, can_become_pregnant, differs=bool(other))
        tables += [_table("If the unconfirmed edition is not in force", other, notes)] * bool(other)
    return Sheet(
        title=f"Windows, rulebook {rules.name}",
        facts=tuple(facts),
        tables=tuple(tables),
        sources=notes.listed(),
    )


_COLUMNS: Final = ("What", "First day", "Last day", "Source")


def _table(caption: str, rows: Iterable[WindowRow], notes: References) -> Table:
    told = tuple(
        (row.what, row.first, row.last, row.said or notes.mark(row.because)) for row in rows
    )
    return Table(caption, _COLUMNS, told)


def windows_otherwise(
    rules: Rulebook, days: Mapping[str, date], *, can_become_pregnant: bool | None = None
) -> tuple[WindowRow, ...]:
    """The windows that differ where an edition which no source confirms is not in force."""
    known = window_rows(rules, days, can_become_pregnant=can_become_pregnant)
    confirmed = window_rows(rules.confirmed, days, can_become_pregnant=can_become_pregnant)
    # By what they say: the same days by another edition are no change.
    said = {(row.what, row.first, row.last) for row in known}
    return tuple(row for row in confirmed if (row.what, row.first, row.last) not in said)


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


def window_rows(
    rules: Rulebook,
    days: Mapping[str, date],
    *,
    can_become_pregnant: bool | None = None,
) -> tuple[WindowRow, ...]:
    """The windows that open or close on the days given, one by one."""
    able = can_become_pregnant is not False
    rows: list[WindowRow] = []
    if "specimen" in days and able:
        rows += _from_specimen(rules, days)
    if "office_visit" in days and not can_become_pregnant:
        rows += _from_visit(rules, days["office_visit"])
    if "first_test" in days and able:
        rows += _from_first_test(rules, days)
    if "first_dose" in days and able:
        rows += _from_first_dose(rules, days["first_dose"])
    if "last_dose" in days:
        rows += _from_last_dose(rules, days, able=able)
    return tuple(rows)


def _row(
    what: str,
    found: Callable[[], Window | PrescriptionWindow | Absent],
    *,
    begins: str | None = None,
) -> WindowRow:
    """One row; `begins` stands for a first day that was not given."""
    try:
        window = found()
    except NoRuleInForce as silence:
        return WindowRow(what=what, found=None, said=str(silence))
    return WindowRow(what=what, found=window, begins=begins, because=window.because)


def _from_specimen(rules: Rulebook, days: Mapping[str, date]) -> Iterator[WindowRow]:
    specimen, visit = days["specimen"], days.get("office_visit")

    def window() -> PrescriptionWindow | Absent:
        return dispensing.prescription_window(
            rules,
            can_become_pregnant=True,
            specimen=specimen,
            office_visit=visit,
        )

    yield _row("Fill the prescription", window)
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
        yield _row(f"If it is missed, {what} prescription: next specimen", again)


def _from_visit(rules: Rulebook, visit: date) -> Iterator[WindowRow]:
    yield _row(
        "Fill the prescription (cannot become pregnant)",
        lambda: dispensing.prescription_window(
            rules,
            can_become_pregnant=False,
            office_visit=visit,
        ),
    )


def _in_force(matter: Timeline[Any] | None, day: date) -> tuple[Rule[Any], ...]:
    rule = rule_on(matter, day)
    return () if rule is None else (rule,)


def _from_first_test(
    rules: Rulebook,
    days: Mapping[str, date],
) -> Iterator[WindowRow]:
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
        yield _row(f"{what}, regular cycle", regular)
        return
    irregular = _row(f"{what}, no regular cycle", partial(window, regular=False))
    yield irregular
    for rule in _in_force(asked, test):
        if rule.value.menses_days is not None:
            last = f"day {rule.value.menses_days} of the period"
            first = f"{irregular.first} or later"
            yield evolve(irregular, what=f"{what}, regular cycle", begins=first, ends=last)


def _from_first_dose(rules: Rulebook, first_dose: date) -> Iterator[WindowRow]:
    def lead_in() -> Window:
        matter = rules.pregnancy_prevention.contraception_before
        if matter is None:
            raise NoRuleInForce(f"rulebook {rules.name!r}: its sources state no lead-in")
        rule = matter.at(first_dose)
        start = before(first_dose, rule.value)
        return Window(first=start, last=first_dose, because=rule)

    yield _row("Contraception before the first dose", lead_in)


def _from_last_dose(
    rules: Rulebook,
    days: Mapping[str, date],
    *,
    able: bool,
) -> Iterator[WindowRow]:
    last = days["last_dose"]
    first = days.get("first_dose", last)
    begins = None if "first_dose" in days else "the first dose"
    if able:
        yield _row(
            "Contraception after the last dose",
            lambda: prevention.post_course_window(last, rules),
        )
        yield _row(
            "Last pregnancy test",
            lambda: prevention.final_pregnancy_test(last, rules),
        )
    barred = partial(prevention.blood_donation_window, first, last, rules)
    yield _row("No blood donation", barred, begins=begins)
    if able:
        barred = partial(prevention.lactation_window, first, last, rules)
        yield _row("No breast-feeding", barred, begins=begins)
    yield _row(
        "Another course, not before",
        lambda: posology.next_course_window(last, rules),
    )
