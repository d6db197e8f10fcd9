"""When a prescription may be filled, how much it supplies, and who must agree to it."""

import zoneinfo
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from isotretinoin import Course, Days, Patient, Regimen, Window, kg, mg_per_day, rulebook
from isotretinoin import prescriptions as dispensing
from isotretinoin.errors import (
    DateError,
    FactError,
    IsotretinoinError,
    NoRuleInForce,
    UnknownName,
)
from isotretinoin.findings import Absent
from isotretinoin.prescriptions import PrescriptionWindow, prescription_window, prescriptions
from sample_programme import supplied_for
from sample_rules import RULEBOOK

US, GB, EU, FR, CA = map(rulebook, ("US", "GB", "EU", "FR", "CA"))
SPRING = date(2026, 3, 9)
EDITION_5 = date(2026, 11, 15)
ONE_DAY = timedelta(days=1)


class TestWindow:
    """The days on which a prescription may be filled."""

    @pytest.mark.parametrize("day", [date(2010, 1, 1), date(2015, 1, 1), SPRING, EDITION_5])
    def test_seven_days_from_the_specimen(self, day: date) -> None:
        """The day of the specimen is day 1, and day 7 closes at 23:59 in New York."""
        window = prescription_window(US, can_become_pregnant=True, specimen=day)

        assert isinstance(window, PrescriptionWindow)
        assert window.window == Window(first=day, last=day + timedelta(days=6))
        assert window.closes is not None
        assert window.closes.tzinfo == zoneinfo.ZoneInfo("America/New_York")
        assert window.closes.replace(tzinfo=None) == datetime.combine(
            window.last,
            datetime.min.time().replace(hour=23, minute=59),
        )
        assert window.last in window
        assert window.last + ONE_DAY not in window

    @pytest.mark.parametrize("able", [True, False])
    def test_the_first_edition(self, able: bool) -> None:  # noqa: FBT001
        """Seven days from the office visit for everybody, and no closing time was read."""
        visit = date(2007, 1, 1)
        window = prescription_window(US, can_become_pregnant=able, office_visit=visit)

        assert isinstance(window, PrescriptionWindow)
        assert (window.first, window.last, window.closes) == (visit, date(2007, 1, 7), None)
        longer = prescription_window(
            US,
            can_become_pregnant=able,
            office_visit=visit,
            reading="plus_7",
        )
        assert isinstance(longer, PrescriptionWindow)
        assert longer.last == date(2007, 1, 8)

    @pytest.mark.parametrize("day", [date(2010, 1, 1), date(2015, 1, 1), SPRING])
    def test_thirty_days_from_the_visit(self, day: date) -> None:
        """The visit is day 1, so the last day is visit + 29; + 30 is the other reading."""
        asked: dict[str, Any] = {"can_become_pregnant": False, "office_visit": day}

        window, longer = (
            prescription_window(US, **asked),
            prescription_window(US, reading="plus_30", **asked),
        )
        assert isinstance(window, PrescriptionWindow)
        assert window.last == day + timedelta(days=29)
        assert isinstance(longer, PrescriptionWindow)
        assert longer.last == day + timedelta(days=30)
        assert longer.because.key.endswith(".plus_30")

    @pytest.mark.parametrize("asked", [{"on": EDITION_5}, {"office_visit": EDITION_5}])
    def test_no_window_since_the_fifth_edition(self, asked: Any) -> None:
        """For patients who cannot get pregnant; on the day before, there was one."""
        assert isinstance(prescription_window(US, can_become_pregnant=False, **asked), Absent)
        day_before = prescription_window(
            US,
            can_become_pregnant=False,
            office_visit=EDITION_5 - ONE_DAY,
        )
        assert day_before is not None

    def test_the_edition_that_opened_the_window(self) -> None:
        """A window that opened under the fourth edition stays one when asked about later."""
        window = prescription_window(
            US,
            can_become_pregnant=False,
            office_visit=date(2026, 11, 1),
            on=date(2026, 11, 20),
        )

        assert isinstance(window, PrescriptionWindow)
        assert window.because.edition == "us.ipledge.edition-4"

    def test_not_recorded_counts_as_able(self) -> None:
        """The louder reading."""
        window = prescription_window(US, can_become_pregnant=None, specimen=SPRING)

        assert window == prescription_window(US, can_become_pregnant=True, specimen=SPRING)

    def test_in_words(self) -> None:
        """With the closing time where there is one."""
        able = prescription_window(US, can_become_pregnant=True, specimen=SPRING)
        visit = prescription_window(US, can_become_pregnant=False, office_visit=SPRING)

        assert str(able) == "2026-03-09 to 2026-03-15, until 23:59 EDT"
        assert str(visit) == "2026-03-09 to 2026-04-07"

    @pytest.mark.parametrize(
        ("asked", "message"),
        [
            ({"specimen": SPRING, "on": SPRING - ONE_DAY}, "the specimen, 2026-03-09, comes"),
            ({"office_visit": SPRING, "on": SPRING - ONE_DAY}, "the office visit, 2026-03-09"),
            ({}, "no day to judge the window by"),
            ({"on": SPRING}, "give specimen=date"),
            ({"office_visit": SPRING}, "give specimen=date"),
            ({"specimen": date(2007, 1, 1)}, "give office_visit=date"),
            ({"specimen": datetime(2026, 3, 9, tzinfo=UTC)}, "is a moment"),
            ({"specimen": SPRING, "on": "2026-03-09"}, "is not a day"),
        ],
    )
    def test_bad_days(self, asked: Any, message: str) -> None:
        """Days that contradict each other, are missing, or are none."""
        with pytest.raises(DateError, match=message):
            prescription_window(US, can_become_pregnant=True, **asked)

    def test_on_must_be_a_day(self) -> None:
        """Also when it alone decides."""
        moment: Any = datetime(2026, 11, 20, tzinfo=UTC)
        with pytest.raises(DateError, match="is a moment"):
            prescription_window(US, can_become_pregnant=False, on=moment)

    @pytest.mark.parametrize(
        ("reading", "message"),
        [("plus_30", "there is none"), ("minus_1", "there is none")],
    )
    def test_unknown_reading(self, reading: str, message: str) -> None:
        """A reading that the rule does not have."""
        with pytest.raises(UnknownName, match=message):
            prescription_window(US, can_become_pregnant=True, specimen=SPRING, reading=reading)

    def test_readings_are_named(self) -> None:
        """The error says which there are."""
        with pytest.raises(UnknownName, match="there is 'plus_30'"):
            prescription_window(
                US,
                can_become_pregnant=False,
                office_visit=SPRING,
                reading="plus_31",
            )

    def test_before_the_programme(self) -> None:
        """Registration had begun; nothing was mandatory yet."""
        with pytest.raises(NoRuleInForce, match="edition-1 starts on 2006-03-01"):
            prescription_window(US, can_become_pregnant=True, office_visit=date(2006, 2, 28))

    def test_silent_sources(self) -> None:
        """Elsewhere no such window was read."""
        with pytest.raises(NoRuleInForce):
            prescription_window(GB, can_become_pregnant=True, specimen=SPRING)


class TestClosing:
    """The instant at which a window closes, in New York and in the rest of the world."""

    # The second Sunday of March and the first of November, with the hours from UTC on both sides.
    CHANGES = (
        (date(2024, 3, 10), 5, 4),
        (date(2024, 11, 3), 4, 5),
        (date(2025, 3, 9), 5, 4),
        (date(2025, 11, 2), 4, 5),
        (date(2026, 3, 8), 5, 4),
        (date(2026, 11, 1), 4, 5),
        (date(2027, 3, 14), 5, 4),
        (date(2027, 11, 7), 4, 5),
    )

    @pytest.mark.parametrize(("sunday", "hours_before", "hours_after"), CHANGES)
    def test_across_a_change_of_clocks(
        self,
        sunday: date,
        hours_before: int,
        hours_after: int,
    ) -> None:
        """The day before the change closes by the old clock, the Sunday itself by the new one."""
        for last, hours in ((sunday - ONE_DAY, hours_before), (sunday, hours_after)):
            specimen = last - timedelta(days=6)
            window = prescription_window(US, can_become_pregnant=True, specimen=specimen)

            assert isinstance(window, PrescriptionWindow)
            assert window.closes is not None
            expected = datetime.combine(last, datetime.min.time(), tzinfo=UTC) + timedelta(
                hours=23 + hours,
                minutes=59,
            )
            assert window.closes.astimezone(UTC) == expected

    def test_without_time_zones(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where the machine knows no time zones, the error says what to install."""

        def nowhere(name: str) -> None:
            raise zoneinfo.ZoneInfoNotFoundError(name)

        monkeypatch.setattr(zoneinfo, "ZoneInfo", nowhere)
        with pytest.raises(IsotretinoinError, match="install the package tzdata"):
            prescription_window(US, can_become_pregnant=True, specimen=SPRING)


class TestSupply:
    """How much, how often, how long after."""

    @pytest.mark.parametrize("rules", [US, GB, EU, FR, CA], ids=lambda rules: rules.name)
    def test_thirty_days(self, rules: Any) -> None:
        """30 days wherever a limit was read."""
        assert dispensing.supply_limit(rules, on=SPRING) == Days(30)

    def test_a_local_limit_stands_beside(self) -> None:
        """28 days by one local formulary."""
        matter = GB.dispensing.supply
        assert matter is not None
        assert [other.value for other in matter.at(SPRING).alternatives] == [Days(28)]

    def test_no_refills(self) -> None:
        """Every prescription is authorised anew."""
        assert dispensing.refills(US, on=SPRING) == 0

    @pytest.mark.parametrize(
        ("rules", "last"),
        [(GB, date(2026, 3, 16)), (EU, date(2026, 3, 15)), (FR, date(2026, 3, 15))],
    )
    def test_validity(self, rules: Any, last: date) -> None:
        """Not more than 7 days after the issue, or within 7 days of it."""
        window = dispensing.prescription_validity(SPRING, rules)

        assert window == Window(first=SPRING, last=last)

    @pytest.mark.parametrize(
        "ask",
        [
            lambda: dispensing.supply_limit(RULEBOOK, on=SPRING),
            lambda: dispensing.refills(GB, on=SPRING),
            lambda: dispensing.prescription_validity(SPRING, US),
        ],
    )
    def test_silent_sources(self, ask: Any) -> None:
        """Silence is said."""
        with pytest.raises(NoRuleInForce):
            ask()


class TestPrescribers:
    """Two prescribers for patients under 18, for as long as that held."""

    @pytest.mark.parametrize(
        ("day", "age", "number"),
        [
            (date(2023, 10, 31), 17, 2),
            (date(2023, 10, 31), 18, 1),
            (date(2023, 10, 31), None, 2),
            (date(2026, 1, 21), 17, 2),
            (date(2026, 1, 22), 17, 1),
            (date(2026, 1, 22), None, 1),
        ],
    )
    def test_both_sides_of_both_days(self, day: date, age: int | None, number: int) -> None:
        """From 2023-10-31 until 2026-01-21; an age that was not recorded counts as young."""
        found = dispensing.prescribers_required(GB, age=age, on=day)

        assert found.number == number

    def test_before_the_rule(self) -> None:
        """Nothing was read of the time before."""
        with pytest.raises(NoRuleInForce, match="starts on 2023-10-31"):
            dispensing.prescribers_required(GB, age=17, on=date(2023, 10, 30))

    @pytest.mark.parametrize("age", [-1, 17.5, True, "17"])
    def test_bad_ages(self, age: Any) -> None:
        """An age is in completed years."""
        with pytest.raises(FactError, match="is not a number of completed years"):
            dispensing.prescribers_required(GB, age=age, on=SPRING)


class TestPrescriptions:
    """Every prescription of a course."""

    @staticmethod
    def course(*, able: bool | None = True, first: date = SPRING) -> Course:
        return Course.lasting(
            Days(61),
            patient=Patient(weight=kg(68), can_become_pregnant=able),
            regimen=Regimen.constant(mg_per_day(40)),
            first_dose=first,
        )

    def test_of_who_can(self) -> None:
        """One every 30 days, each with the days on which the specimen serves it."""
        due = prescriptions(self.course(), supplied_for(US, 30))

        assert [each.needed_on for each in due] == [
            SPRING,
            date(2026, 4, 8),
            date(2026, 5, 8),
        ]
        assert due[0].opened_by == "specimen"
        assert due[0].opening == Window(first=date(2026, 3, 3), last=SPRING)

    def test_of_who_cannot_across_editions(self) -> None:
        """The 30-day window is there until the fifth edition, and then there is none."""
        planned = self.course(able=False, first=date(2026, 10, 1))
        due = prescriptions(planned, supplied_for(US, 30))

        assert [(each.opened_by, each.opening) for each in due] == [
            ("office visit", Window(first=date(2026, 9, 2), last=date(2026, 10, 1))),
            ("office visit", Window(first=date(2026, 10, 2), last=date(2026, 10, 31))),
            (None, None),
        ]

    def test_where_no_window_was_read(self) -> None:
        """The supply alone."""
        due = prescriptions(self.course(), CA)

        assert {each.opened_by for each in due} == {None}
        assert due[0].because.key == "ca.formulary.supply"

    def test_silent_sources(self) -> None:
        """No limit of supply, no prescriptions."""
        assert prescriptions(self.course(), RULEBOOK) == ()


class TestEdges:
    """What cannot be a window."""

    def test_beyond_the_calendar(self) -> None:
        """A window or a validity that would end in the year 10000."""
        with pytest.raises(DateError, match="outside the years"):
            prescription_window(US, can_become_pregnant=True, specimen=date(9999, 12, 26))
        with pytest.raises(DateError, match="outside the years"):
            dispensing.prescription_validity(date(9999, 12, 26), EU)
        last = prescription_window(US, can_become_pregnant=True, specimen=date(9999, 12, 25))
        assert isinstance(last, PrescriptionWindow)
        assert last.last == date.max

    @pytest.mark.parametrize("wrong", ["no", 0, 1])
    def test_a_fact_that_is_none(self, wrong: Any) -> None:
        """Able, not able, or not recorded: nothing else."""
        with pytest.raises(FactError, match="can_become_pregnant"):
            prescription_window(US, can_become_pregnant=wrong, specimen=SPRING)
