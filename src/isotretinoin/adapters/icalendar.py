"""A plan's agenda as a calendar that a phone can read (iCalendar, RFC 5545).

Every act is an all-day event of its own: nothing is repeated by a rule, because "every month" skips
the months that have no such day. Needs the extra `calendar`.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

import icalendar as ics

from isotretinoin import given
from isotretinoin.acts import Act, ActKind, Who
from isotretinoin.dates import Days, after
from isotretinoin.errors import DateError, FactError, of_wrong_type, require, shown
from isotretinoin.evidence import Rule
from isotretinoin.findings import Severity
from isotretinoin.pages.sheet import NOTICE
from isotretinoin.plans.plan import Plan

__all__ = ["calendar"]

#: At nine in the morning of the day before: midnight is where the days of an all-day event begin.
_DAY_BEFORE: Final = timedelta(hours=-15)
#: At nine in the morning of the last day: its end is the midnight after it.
_LAST_DAY: Final = timedelta(hours=-15)
_EVERYONE: Final = tuple(each.value for each in Who)
#: Who takes part in whose acts; others in their own alone.
_PRESENT: Final[dict[Who | None, frozenset[Who]]] = {
    None: frozenset(Who),
    Who.PATIENT: frozenset({Who.PATIENT, Who.LABORATORY, Who.PHARMACY}),
}
#: A state that lasts for months, and whose end is an act of its own: it stands on its first day.
_LASTING: Final = frozenset({ActKind.CONTRACEPTION})


def calendar(
    plan: Plan,
    *,
    stamped: datetime,
    who: Who | str | None = None,
    course_id: str | None = None,
    revision: int = 0,
    alarms: bool = True,
) -> bytes:
    r"""A calendar of the plan's agenda: one all-day event for each act, ready to be written to a file.

    The same plan and arguments give the same bytes. An act of several days is an event of those
    days, both included; contraception, which lasts for months, stands on its first day, and its last
    day is an event of its own. Each event says by which rule it stands, who says so, and whether
    that is unverified; alerts of the plan stand in the first dose and in the calendar's description.

    Parameters
    ----------
    plan
        The plan whose agenda is told.
    stamped
        When the calendar was made, with its time zone: events carry it in UTC.
    who
        Whose calendar: "prescriber", "pharmacy" or "laboratory" have their own acts alone; "patient"
        has the patient's, and those of laboratory and pharmacy, to which a patient goes; left out,
        all acts.
    course_id
        The caller's own name for the course. With it, an event keeps its identity when the course is
        planned again, so that calendars replace it; left out, only the same plan gives the same
        identities. Two plans that are alike to the last word then share them: name the course where
        one calendar holds several patients.
    revision
        How often the plan was sent out before: 1 for the first change, and so on.
    alarms
        Whether events remind at nine of the day before, and those of several days once more on the
        morning of the last.

    Raises
    ------
    DateError
        When the stamp is no moment with a time zone, or a day lies beyond the calendar.
    FactError
        When there is no such `who`, or another argument is none.

    >>> from datetime import date
    >>> from isotretinoin import Course, Patient, Regimen, kg, mg_per_day, mg_per_kg, rulebook
    >>> from isotretinoin import plan as planned
    >>> course = Course.until(
    ...     mg_per_kg(120),
    ...     patient=Patient(weight=kg(60), can_become_pregnant=True),
    ...     regimen=Regimen.stepped(mg_per_day(60)),
    ...     first_dose=date(2026, 3, 9),
    ... )
    >>> made = calendar(planned(course, rulebook("US")), stamped=datetime(2026, 3, 1, tzinfo=UTC))
    >>> made.decode().split("\r\n")[:3]
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//isotretinoin//course agenda//EN']
    """
    moment = _stamp(stamped)
    only = None if who is None else Who(given.choice(_word(who), _EVERYONE, "who"))
    if course_id is not None and not require(course_id, str, "a name of the course").strip():
        raise FactError(f"{shown(course_id)} is no name of a course: write one, or leave it out")
    number = given.count(revision, "revisions")
    reminded = given.yes_or_no(alarms, "alarms")
    agenda = require(plan, Plan, "a plan, as from `plan(course, rules)`").agenda
    alerts = tuple(str(each) for each in plan.findings if each.severity is Severity.ALERT)
    made: Any = ics.Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//isotretinoin//course agenda//EN")
    # Two names that all calendars know and the library does not: so it is told that they are texts.
    name = f"Isotretinoin course from {plan.course.first_dose}{_of(only)}"
    made.add("x-wr-calname", ics.vText(name))
    told = "\n".join((*alerts, f"Rules: {plan.rules.title}", NOTICE))
    made.add("x-wr-caldesc", ics.vText(told))
    # Named by all of the agenda, whoever's calendar it is: an event is the same in each.
    identity = course_id if course_id is not None else "\n".join(map(str, agenda))
    counted: Counter[ActKind] = Counter()
    for act in agenda:
        counted[act.kind] += 1
        if act.who in _PRESENT.get(only, {only}):
            event = _event(act, alerts if act.kind is ActKind.FIRST_DOSE else ())
            event.add(
                "uid",
                str(
                    uuid5(NAMESPACE_URL, f"isotretinoin:{act.kind}:{counted[act.kind]}:{identity}")
                ),
            )
            event.add("dtstamp", moment)
            event.add("sequence", number)
            for alarm in _alarms(act) if reminded else ():
                event.add_component(alarm)
            made.add_component(event)
    text: bytes = made.to_ical()
    return text


def _stamp(stamped: object) -> datetime:
    if not isinstance(stamped, datetime):
        raise of_wrong_type(DateError)(
            f"{shown(stamped)} is no moment: give one with its time zone, as"
            " datetime(2026, 3, 1, 12, tzinfo=UTC)",
        )
    if stamped.utcoffset() is None:
        raise DateError(
            f"{stamped} has no time zone: give one, as datetime(2026, 3, 1, 12, tzinfo=UTC)"
        )
    return stamped.astimezone(UTC).replace(microsecond=0)


def _word(who: Who | str) -> str:
    return who.value if isinstance(who, Who) else who


def _of(who: Who | None) -> str:
    return "" if who is None else f", {who}"


def _event(act: Act, alerts: tuple[str, ...]) -> Any:  # noqa: ANN401 - the library's own has no types
    first = act.window.first
    last = first if act.kind in _LASTING or act.window.last is None else act.window.last
    event: Any = ics.Event()
    event.add("summary", act.what[:1].upper() + act.what[1:])
    event.add("dtstart", first)
    event.add("dtend", after(last, Days(1)))  # the day after the last one, as the format has it
    event.add(
        "description",
        "\n".join((*alerts, f"{act.when}, {act.who}", *_because(act.because), NOTICE)),
    )
    event.add("categories", [act.kind.value, act.who.value])
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def _because(rule: Rule[object] | None) -> Iterator[str]:
    if rule is not None:
        yield rule.text if rule.verified else f"UNVERIFIED: {rule.text}"
        yield f"Source: {rule.says_who} ({rule.key})"


def _alarms(act: Act) -> Iterator[Any]:
    last = act.window.last
    yield _alarm(act, _DAY_BEFORE)
    if last is not None and last > act.window.first and act.kind not in _LASTING:
        yield _alarm(act, _LAST_DAY, related="END")


def _alarm(act: Act, trigger: timedelta, **parameters: str) -> Any:  # noqa: ANN401 - likewise
    alarm: Any = ics.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", act.what)
    alarm.add("trigger", trigger, parameters)
    return alarm
