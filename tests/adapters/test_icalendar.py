"""A plan as a calendar: every act once, on its days, the same bytes for the same plan."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from isotretinoin import Course, Days, Patient, Plan, Regimen, kg, plan, products
from isotretinoin.acts import Act, ActKind, Who
from isotretinoin.adapters import icalendar
from isotretinoin.errors import DateError, FactError
from isotretinoin.pages.sheet import NOTICE
from sample_programme import PROGRAMME

STAMPED = datetime(2026, 3, 1, 12, tzinfo=UTC)


def planned(first: date = date(2026, 3, 9), days: int = 70, **more: Any) -> Plan:
    course = Course.lasting(
        Days(days),
        patient=Patient(weight=kg(60), can_become_pregnant=True),
        regimen=Regimen.parse("20 mg/day for 28 days, then 40 mg/day"),
        first_dose=first,
    )
    return plan(course, PROGRAMME, **more)


def parsed(made: bytes) -> Any:
    """The calendar, as a parser reads it that had no part in writing it."""
    reader: Any = vobject
    return reader.readOne(made.decode())


def events(made: bytes) -> list[Any]:
    return list(parsed(made).vevent_list)


def days_of(act: Act) -> tuple[date, date]:
    first, last = act.window.first, act.window.last
    return first, first if last is None or act.kind is ActKind.CONTRACEPTION else last


@settings(max_examples=25, deadline=None)
@given(
    first=st.dates(date(2022, 1, 1), date(2029, 12, 31)),
    days=st.integers(1, 250),
)
def test_every_act_is_an_event_on_its_days(first: date, days: int) -> None:
    made = planned(first, days)
    read = events(icalendar.calendar(made, stamped=STAMPED))
    told = Counter(
        (each.dtstart.value, each.dtend.value - timedelta(days=1), each.summary.value.lower())
        for each in read
    )
    assert told == Counter((*days_of(act), act.what.lower()) for act in made.agenda)
    assert len({each.uid.value for each in read}) == len(read)
    assert all(type(each.dtstart.value) is date for each in read)


def test_the_format() -> None:
    """Lines end with CRLF and have at most 75 octets; nothing is repeated by a rule."""
    made = icalendar.calendar(planned(product=products.CLARAVIS), stamped=STAMPED)
    assert made.endswith(b"END:VCALENDAR\r\n")
    lines = made.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert b"RRULE" not in made
    assert b"DTSTAMP:20260301T120000Z" in made


def test_the_same_plan_gives_the_same_bytes_and_another_stamp_the_same_identities() -> None:
    once = icalendar.calendar(planned(), stamped=STAMPED)
    assert once == icalendar.calendar(planned(), stamped=STAMPED)
    there = timezone(timedelta(hours=5, minutes=30))
    assert once == icalendar.calendar(planned(), stamped=STAMPED.astimezone(there))
    later = icalendar.calendar(planned(), stamped=STAMPED + timedelta(days=1))
    assert once != later
    assert [each.uid.value for each in events(once)] == [each.uid.value for each in events(later)]


def test_a_named_course_keeps_the_identities_of_its_events_when_its_days_change() -> None:
    def uids(first: date, name: str | None) -> set[str]:
        made = icalendar.calendar(planned(first), stamped=STAMPED, course_id=name)
        return {each.uid.value for each in events(made)}

    day, moved = date(2026, 3, 9), date(2026, 3, 12)
    assert uids(day, "12/a") == uids(moved, "12/a")
    assert not uids(day, "12/a") & uids(day, "12/b")
    assert not uids(day, None) & uids(moved, None)


def test_whose_calendar() -> None:
    made = planned()
    everyone = {each.uid.value for each in events(icalendar.calendar(made, stamped=STAMPED))}
    for who in Who:
        mine = events(icalendar.calendar(made, stamped=STAMPED, who=who))
        assert {each.uid.value for each in mine} < everyone
        assert (
            mine[0].serialize()
            == events(icalendar.calendar(made, stamped=STAMPED, who=who.value))[0].serialize()
        )
        shown = {each.categories.value[1] for each in mine}
        assert shown == (
            {"patient", "laboratory", "pharmacy"} if who is Who.PATIENT else {who.value}
        )
    named = icalendar.calendar(made, stamped=STAMPED, who="pharmacy")
    assert b"Isotretinoin course from 2026-03-09\\, pharmacy" in named


def test_an_event_says_by_which_rule_and_whether_it_is_verified() -> None:
    made = planned(date(2026, 11, 1))
    read = events(icalendar.calendar(made, stamped=STAMPED))
    assert all(each.description.value.endswith(NOTICE) for each in read)
    for act, event in zip(made.agenda, read, strict=True):
        if act.because is not None:
            assert act.because.key in event.description.value
            assert ("UNVERIFIED" in event.description.value) is not act.because.verified


def test_alerts_are_not_passed_over() -> None:
    """What forbids treatment stands in the first dose and in the calendar's own description."""
    course = planned().course
    forbidden = plan(
        Course.lasting(
            Days(70),
            patient=Patient(weight=kg(60), can_become_pregnant=True, pregnant=True),
            regimen=course.regimen,
            first_dose=course.first_dose,
        ),
        PROGRAMME,
    )
    alert = str(forbidden.findings[0])
    read = parsed(icalendar.calendar(forbidden, stamped=STAMPED))
    assert read.x_wr_caldesc.value.replace("\\,", ",").startswith(alert[:40])
    first = [each for each in read.vevent_list if each.summary.value.startswith("First dose")]
    assert [each.description.value.startswith(alert) for each in first] == [True]


def test_reminders() -> None:
    """At nine of the day before, and once more on the last morning of several days."""
    read = events(icalendar.calendar(planned(), stamped=STAMPED))
    for act, event in zip(planned().agenda, read, strict=True):
        first, last = days_of(act)
        assert len(event.valarm_list) == (1 if first == last else 2)
    assert b"VALARM" not in icalendar.calendar(planned(), stamped=STAMPED, alarms=False)


def test_a_revision_is_counted() -> None:
    assert b"SEQUENCE:2\r\n" in icalendar.calendar(planned(), stamped=STAMPED, revision=2)


@pytest.mark.parametrize(
    ("wrong", "error", "said"),
    [
        ({"stamped": datetime(2026, 3, 1)}, DateError, "no time zone"),  # noqa: DTZ001 - the mistake
        ({"stamped": date(2026, 3, 1)}, DateError, "no moment"),
        ({"stamped": "2026-03-01"}, TypeError, "no moment"),
        ({"who": "nurse"}, FactError, "'prescriber'"),
        ({"who": 1}, TypeError, "'prescriber'"),
        ({"course_id": " "}, FactError, "no name"),
        ({"course_id": 7}, TypeError, "a name of the course"),
        ({"revision": -1}, FactError, "revisions"),
        ({"alarms": "no"}, FactError, "yes or no"),
    ],
)
def test_what_is_refused(wrong: dict[str, Any], error: type[Exception], said: str) -> None:
    given_: dict[str, Any] = {"stamped": STAMPED, **wrong}
    with pytest.raises(error, match=said):
        icalendar.calendar(planned(), **given_)
