"""When a prescription may be filled, for how many days, and who must agree to it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Literal, final

from attrs import field

from isotretinoin.courses.course import COURSE, Course
from isotretinoin.dates import Days, after, calendar_day, in_order
from isotretinoin.errors import DateError, IsotretinoinError, SourceSilent, UnknownName
from isotretinoin.evidence import Rule, Timeline, rule_on, unverified
from isotretinoin.findings import Absent, Window
from isotretinoin.given import count, perhaps, require, yes_or_no
from isotretinoin.patient import Patient
from isotretinoin.pregnancy_prevention.tests import prescription_days
from isotretinoin.rules.dispensing import (
    ClosingTime,
    NoWindow,
    PrescriberRule,
    PrescriptionWindowRule,
)
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook, stated
from isotretinoin.values import frozen

__all__ = [
    "Prescribers",
    "PrescriptionDue",
    "PrescriptionWindow",
    "prescribers_required",
    "prescription_validity",
    "prescription_window",
    "prescriptions",
    "refills",
    "supply_limit",
]


@final
@frozen(kw_only=True)
class PrescriptionWindow:
    """The days on which a prescription may be filled, both included.

    `closes` is the instant at which the last of them is over for the programme, or None where no
    source names a time of day. `because` is the rule, and names the edition.
    """

    first: date
    last: date
    closes: datetime | None
    because: Rule[Any] = field(repr=False, eq=False)

    @property
    def window(self) -> Window:
        """Its days."""
        return Window(first=self.first, last=self.last, because=self.because)

    def __contains__(self, day: date) -> bool:
        return day in self.window

    def __str__(self) -> str:
        closes = f", until {self.closes:%H:%M %Z}" if self.closes else ""
        return f"{self.first} to {self.last}{closes}{unverified(self.because)}"


def prescription_window(
    rules: Rulebook,
    *,
    can_become_pregnant: bool | None,
    specimen: date | None = None,
    office_visit: date | None = None,
    on: date | None = None,
    reading: str | None = None,
) -> PrescriptionWindow | Absent:
    """The days on which the prescription may be filled, or why the rules set none.

    Judged by the edition in force on the day that opens the window, and on `on` where none opens
    it. A patient of whom nothing was recorded counts as able to become pregnant. `reading` names
    another reading of the rule, by the last word of its key.

    Raises
    ------
    DateError
        When the day that opens the window is missing, or lies after `on`.
    NoRuleInForce
        When no rule on it was in force that day.
    FactError
        When `can_become_pregnant` is none of True, False and None.
    UnknownName
        When the rule has no reading of that name.
    IsotretinoinError
        When the rule names a closing time and the system has no time zone database: the package
        tzdata brings one.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> us = rulebook("US")
    >>> print(prescription_window(us, can_become_pregnant=True, specimen=date(2026, 3, 4)))
    2026-03-04 to 2026-03-10, until 23:59 EDT
    >>> prescription_window(us, can_become_pregnant=False, on=date(2026, 11, 20)).why
    'none set'
    """
    require(rules, Rulebook, RULEBOOK)
    perhaps(yes_or_no, can_become_pregnant, "can_become_pregnant")
    for day, what in ((specimen, "the specimen"), (office_visit, "the office visit")):
        if day is not None:
            in_order(day, what, on if on is not None else day, "the day asked about")
    if on is not None:
        calendar_day(on)
    matter, opening = _window_rules(rules, can_become_pregnant), (specimen, office_visit)
    if can_become_pregnant is False:
        opening = (office_visit, specimen)
    days = [day for day in (*opening, on) if day is not None]
    if not days:
        raise DateError("no day to judge the window by: give specimen, office_visit or on")
    rule = _read(stated(matter, rules, "prescription window").at(days[0]), reading)
    if isinstance(rule.value, NoWindow):
        return Absent(
            why="none set",
            what="the prescription",
            said=f"the rule in force on {days[0]} sets none: {rule.text.rstrip('.')}"
            f"{_otherwise(days[0], rules, can_become_pregnant)}",
            because=rule,
        )
    anchor = {"specimen": specimen, "office visit": office_visit}.get(rule.value.anchor)
    if anchor is None:
        wanted = rule.value.anchor.replace(" ", "_")
        raise DateError(
            f"this window counts from the {rule.value.anchor} ({rule.key}): give {wanted}=date(…)",
        )
    return _window(anchor, rule, rule.value)


def _window_rules(
    rules: Rulebook,
    can_become_pregnant: bool | None,  # noqa: FBT001 - handed on
) -> Timeline[PrescriptionWindowRule | NoWindow] | None:
    dispensing = rules.dispensing
    if can_become_pregnant is False:
        return dispensing.prescription_window_cannot
    return dispensing.prescription_window_can


def _otherwise(day: date, rules: Rulebook, can: bool | None) -> str:  # noqa: FBT001 - handed on
    """The answer of the edition before, where no source confirms the one in force."""
    now, other = (rule_on(_window_rules(each, can), day) for each in (rules, rules.confirmed))
    if now is None or other is None or now.key == other.key:
        return ""
    return f"; no source read confirms it, and by the rule before ({other.key}): {other.value}"


def _read(rule: Rule[Any], reading: str | None) -> Rule[Any]:
    if reading is None:
        return rule
    readings = {other.key.rpartition(".")[2]: other for other in rule.alternatives}
    if reading not in readings:
        known = " or ".join(map(repr, readings)) or "none"
        raise UnknownName(f"no reading {reading!r:.60} of {rule.key}: there is {known}")
    return readings[reading]


def _window(anchor: date, rule: Rule[Any], value: PrescriptionWindowRule) -> PrescriptionWindow:
    last = after(anchor, Days(value.days - 1))
    closes = value.closes and _instant(last, value.closes)
    return PrescriptionWindow(first=anchor, last=last, closes=closes, because=rule)


def _instant(day: date, closes: ClosingTime) -> datetime:
    # Only a closing instant needs the time zones, which are slow to import.
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415

    try:
        zone = ZoneInfo(closes.zone)
    except ZoneInfoNotFoundError:
        raise IsotretinoinError(
            f"no time zone database knows {closes.zone!r}: install the package tzdata",
        ) from None
    return datetime.combine(day, closes.at, tzinfo=zone)


def supply_limit(rules: Rulebook, *, on: date, patient: Patient | None = None) -> Days:
    """The most days that one prescription may supply to the patient.

    Some limits are for patients who can become pregnant; of a patient who is not given, or of whom
    that was not recorded, they are told too.

    Raises
    ------
    NoRuleInForce
        When no rule was in force on that day.
    SourceSilent
        When the sources are silent, or their limit is for others than the patient.

    >>> from isotretinoin import rulebook
    >>> print(supply_limit(rulebook("US"), on=date(2026, 3, 9)))
    30 days
    """
    perhaps(require, patient, Patient, "Patient(weight=kg(68))")
    dispensing = require(rules, Rulebook, RULEBOOK).dispensing
    matter = dispensing.supply_of(patient.can_become_pregnant if patient else None)
    if matter is None and dispensing.supply is not None:
        raise SourceSilent(
            f"rulebook {rules.name!r}: its limit of supply is for {dispensing.supply_for}, and its "
            "sources state none for others",
        )
    return stated(matter, rules, "limit of supply").at(on).value


def refills(rules: Rulebook, *, on: date) -> int:
    """How many times a prescription may be filled again.

    Raises
    ------
    NoRuleInForce
        When the sources are silent, or no rule was in force on that day.

    >>> from isotretinoin import rulebook
    >>> refills(rulebook("US"), on=date(2026, 3, 9))
    0
    """
    return (
        stated(require(rules, Rulebook, RULEBOOK).dispensing.refills, rules, "refills").at(on).value
    )


def prescription_validity(issued: date, rules: Rulebook) -> Window:
    """The days on which a prescription that was issued that day may be dispensed.

    Raises
    ------
    NoRuleInForce
        When the sources are silent, or no rule was in force on that day.

    >>> from isotretinoin import rulebook
    >>> print(prescription_validity(date(2026, 3, 9), rulebook("GB")))
    2026-03-09 to 2026-03-16
    """
    matter = require(rules, Rulebook, RULEBOOK).dispensing.prescription_validity
    rule = stated(matter, rules, "validity of a prescription").at(issued)
    last = after(issued, Days(rule.value.days - 1))
    return Window(first=issued, last=last, because=rule)


@final
@frozen(kw_only=True)
class Prescribers:
    """How many prescribers must agree that treatment is started; `because` is the rule."""

    number: int
    because: Rule[PrescriberRule] = field(repr=False)


def prescribers_required(rules: Rulebook, *, age: int | None, on: date) -> Prescribers:
    """How many prescribers must agree on that day, for a patient of that age in completed years.

    Where the age was not recorded, the rule for the young applies.

    Raises
    ------
    NoRuleInForce
        When the sources are silent, or no rule was in force on that day.
    FactError
        When the age is not a whole number of years, 0 or more.

    >>> from isotretinoin import rulebook
    >>> for day in (date(2026, 1, 21), date(2026, 1, 22)):
    ...     print(prescribers_required(rulebook("GB"), age=17, on=day).number)
    2
    1
    """
    perhaps(count, age, "completed years")
    require(rules, Rulebook, RULEBOOK)
    rule = stated(rules.dispensing.prescribers, rules, "number of prescribers").at(on)
    below = rule.value.below_age
    young = below is None or age is None or age < below
    return Prescribers(number=rule.value.number if young else 1, because=rule)


@final
@frozen(kw_only=True)
class PrescriptionDue:
    """One prescription of a course: the day its capsules are needed, and what must come before.

    `opened_by` is what opens the window in which it may be filled, and `opening` are the days on
    which that must happen so that the window still holds on the day needed; both are None where the
    rules in force that day set no window. The last prescription may supply more days than are left.
    """

    number: int
    needed_on: date
    supply: Days
    opened_by: Literal["specimen", "office visit", "prescription"] | None
    opening: Window | None
    because: Rule[Any] = field(repr=False)

    @property
    def fill_by(self) -> Window | None:
        """The days until one of which it may be filled, as it is opened on the first or the last.

        None where the rules in force set no window.
        """
        window = self.because.value
        if not isinstance(window, PrescriptionWindowRule) or self.opening is None:
            return None
        more = Days(window.days - 1)
        return Window(
            first=after(self.opening.first, more),
            last=after(self.opening.end, more),
            because=self.because,
        )


def prescriptions(
    course: Course, rules: Rulebook, *, needed_on: date | None = None
) -> tuple[PrescriptionDue, ...]:
    """Every prescription of the course, the first on the day of the first dose.

    Each supplies the most days that the rules of its day allow, and each window is judged by the
    edition in force on the day the capsules are needed. Empty where the sources set no limit of
    supply. A patient of whom nothing was recorded counts as able to become pregnant.

    `needed_on` is the first day for which the capsules on hand are not enough, where that is known of
    a course that goes on: then they are those from that day on, numbered on.

    >>> from isotretinoin import Patient, Regimen, Weeks, kg, mg_per_kg_day, rulebook
    >>> course = Course.lasting(
    ...     Weeks(20),
    ...     patient=Patient(weight=kg(68), can_become_pregnant=True),
    ...     regimen=Regimen.constant(mg_per_kg_day("0.5")),
    ...     first_dose=date(2026, 9, 1),
    ... )
    >>> for due in prescriptions(course, rulebook("US"))[:2]:
    ...     print(due.needed_on, due.opened_by, due.opening)
    2026-09-01 specimen 2026-08-26 to 2026-09-01
    2026-10-01 specimen 2026-09-25 to 2026-10-01
    """
    require(course, Course, COURSE)
    require(rules, Rulebook, RULEBOOK)
    since = course.first_dose if needed_on is None else calendar_day(needed_on)
    days = prescription_days(course, rules, needed_on=needed_on)
    return tuple(
        _prescription(number, day, limit, course, rules)
        for number, (day, limit) in enumerate(days, start=1)
        if day >= since
    )


def _prescription(
    number: int,
    day: date,
    limit: Rule[Days],
    course: Course,
    rules: Rulebook,
) -> PrescriptionDue:
    matter = _window_rules(rules, course.patient.can_become_pregnant)
    rule: Rule[Any] = rule_on(matter, day) or limit
    window = rule.value if isinstance(rule.value, PrescriptionWindowRule) else None
    return PrescriptionDue(
        number=number,
        needed_on=day,
        supply=limit.value,
        opened_by=window and window.anchor,
        opening=window and Window(first=day - timedelta(days=window.days - 1), last=day),
        because=rule,
    )
