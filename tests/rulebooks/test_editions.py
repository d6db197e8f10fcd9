"""The editions of the US programme: both sides of every date, moved dates, and earlier knowledge."""

from datetime import date, timedelta
from typing import Any

import pytest

from isotretinoin import Days, rulebook
from isotretinoin import pregnancy_prevention as pp
from isotretinoin import prescriptions as dispensing
from isotretinoin.errors import NoRuleInForce, UnknownName
from isotretinoin.evidence import Announcement, Rule
from isotretinoin.rules.dispensing import MissedWindow, NoWindow, PrescriptionWindowRule
from isotretinoin.rules.programme import PlaceOfTest
from isotretinoin.rules.rulebook import Rulebook

US = rulebook("US")
ONE_DAY = timedelta(days=1)
E5 = "us.ipledge.edition-5"
SPECIMEN_7 = PrescriptionWindowRule(days=7, anchor="specimen")
VISIT_7 = PrescriptionWindowRule(days=7, anchor="office visit")
VISIT_30 = PrescriptionWindowRule(days=30, anchor="office visit")
LOCKOUT = MissedWindow(wait=Days(23), counted_from="end of the window", window_days=7)
WAIT_19 = MissedWindow(wait=Days(19), counted_from="specimen", window_days=7)
AT_ONCE = MissedWindow(wait=Days(0), counted_from="specimen", window_days=7)


def without_time(value: Any) -> Any:
    """A window rule without its closing time, to compare its days."""
    if isinstance(value, PrescriptionWindowRule):
        return PrescriptionWindowRule(days=value.days, anchor=value.anchor)
    return value


def in_force(matter: str, day: date, rules: Rulebook = US) -> Any:
    timeline = getattr(rules.dispensing, matter)
    return without_time(timeline.at(day).value)


# Matter, last day of the old rule, old value, new value on the day after.
CHANGES = [
    ("prescription_window_can", date(2007, 12, 1), VISIT_7, SPECIMEN_7),
    ("prescription_window_cannot", date(2007, 12, 1), VISIT_7, VISIT_30),
    ("missed_first_window", date(2007, 12, 1), LOCKOUT, WAIT_19),
    ("missed_later_window", date(2007, 12, 1), LOCKOUT, AT_ONCE),
    ("prescription_window_can", date(2010, 10, 21), SPECIMEN_7, SPECIMEN_7),
    ("missed_first_window", date(2010, 10, 21), WAIT_19, WAIT_19),
    ("prescription_window_can", date(2021, 12, 12), SPECIMEN_7, SPECIMEN_7),
    ("prescription_window_cannot", date(2021, 12, 12), VISIT_30, VISIT_30),
    ("prescription_window_can", date(2026, 11, 14), SPECIMEN_7, SPECIMEN_7),
    ("prescription_window_cannot", date(2026, 11, 14), VISIT_30, NoWindow()),
    ("missed_first_window", date(2026, 11, 14), WAIT_19, AT_ONCE),
    ("missed_later_window", date(2026, 11, 14), AT_ONCE, AT_ONCE),
]


@pytest.mark.parametrize(("matter", "last_day", "old", "new"), CHANGES)
def test_both_sides_of_every_change(matter: str, last_day: date, old: object, new: object) -> None:
    """The old rule holds on its last day and the new one on the day after."""
    assert in_force(matter, last_day) == old
    assert in_force(matter, last_day + ONE_DAY) == new


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2006, 3, 1), 1),
        (date(2007, 12, 1), 1),
        (date(2007, 12, 2), 2),
        (date(2010, 10, 21), 2),
        (date(2010, 10, 22), 3),
        (date(2021, 12, 12), 3),
        (date(2021, 12, 13), 4),
        (date(2026, 11, 14), 4),
        (date(2026, 11, 15), 5),
        (date(2030, 1, 1), 5),
    ],
)
def test_both_sides_of_every_edition(day: date, number: int) -> None:
    """Five editions, each until the day before the next."""
    assert pp.edition(US, on=day).key == f"us.ipledge.edition-{number}"


@pytest.mark.parametrize("day", [date(2005, 12, 29), date(2005, 12, 30), date(2006, 2, 28)])
def test_before_the_programme_was_mandatory(day: date) -> None:
    """Registration began on 2005-12-30; no rule of the programme holds before 2006-03-01."""
    with pytest.raises(NoRuleInForce, match="edition-1 starts on 2006-03-01"):
        pp.edition(US, on=day)
    for matter in ("prescription_window_can", "missed_first_window", "supply", "refills"):
        with pytest.raises(NoRuleInForce):
            in_force(matter, day)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2021, 12, 12), "female of childbearing potential"),
        (date(2021, 12, 13), "patient who can get pregnant"),
    ],
)
def test_categories(day: date, name: str) -> None:
    """Three with sexes, then two without."""
    matter = US.pregnancy_prevention.categories
    assert matter is not None
    assert matter.at(day).value.able == name


def test_the_month_around_a_course_has_no_first_day() -> None:
    """The label's months hold on any day from 2006 on."""
    for day in (date(2006, 1, 1), date(2016, 1, 31), date(2026, 12, 31)):
        assert pp.post_course_window(day, US).first == day + ONE_DAY


class TestTheFifthEdition:
    """Announced twice, and not confirmed as live in any source read."""

    def rules(self, rules: Rulebook = US) -> list[Rule[Any]]:
        return [rule for rule in rules.rules if rule.edition == E5]

    def test_every_rule_says_so(self) -> None:
        """Unverified, told on 2026-06-16, and first due on 2026-08-08."""
        assert len(self.rules()) >= 10
        for rule in self.rules():
            assert rule.since == date(2026, 11, 15)
            assert rule.announced == date(2026, 6, 16)
            assert rule.earlier == (Announcement(on=date(2026, 2, 9), since=date(2026, 8, 8)),)
            assert rule.verified is False
            assert "no source read confirms that it is live" in (rule.note or "")

    def test_approval_and_first_date(self) -> None:
        """The first date was 180 days after the approval."""
        told = self.rules()[0].earlier[0]
        assert told.since - told.on == timedelta(days=180)

    @pytest.mark.parametrize("day", [date(2026, 8, 8), date(2027, 1, 4)])
    def test_moved_by_the_caller(self, day: date) -> None:
        """One argument moves every rule of it, and closes the ones before on the day before."""
        moved = rulebook("US", effective={E5: day})

        for rule in self.rules(moved):
            assert rule.since == day
            assert f"in force from {day} as the caller set it" in (rule.note or "")
        assert in_force("prescription_window_cannot", day - ONE_DAY, moved) == VISIT_30
        assert in_force("prescription_window_cannot", day, moved) == NoWindow()
        assert pp.edition(moved, on=day - ONE_DAY).key == "us.ipledge.edition-4"
        assert rulebook("US") is US

    def test_results_show_the_moved_date(self) -> None:
        """What depends on it says so."""
        moved = rulebook("US", effective={E5: date(2027, 1, 4)})
        window = pp.next_specimen(
            date(2027, 1, 4),
            moved,
            first_prescription=True,
            on=date(2027, 1, 11),
        )

        assert window.because is not None
        assert "as the caller set it" in (window.because.note or "")

    @pytest.mark.parametrize(
        ("known_on", "since"),
        [
            (date(2026, 2, 9), date(2026, 8, 8)),
            (date(2026, 3, 1), date(2026, 8, 8)),
            (date(2026, 6, 15), date(2026, 8, 8)),
            (date(2026, 6, 16), date(2026, 11, 15)),
        ],
    )
    def test_as_known_on_a_day(self, known_on: date, since: date) -> None:
        """Asked with the knowledge of that day, the answer is the one of that day."""
        known = rulebook("US", known_on=known_on)

        assert {rule.since for rule in self.rules(known)} == {since}
        assert pp.edition(known, on=since - ONE_DAY).key == "us.ipledge.edition-4"
        assert pp.edition(known, on=since).key == E5
        answer = pp.may_test_at("home", known, phase="during", on=since)
        assert answer.missing == ("prescriber_permits",)

    def test_before_anyone_had_heard_of_it(self) -> None:
        """The fourth edition has no end."""
        known = rulebook("US", known_on=date(2026, 2, 8))

        assert self.rules(known) == []
        assert pp.edition(known, on=date(2030, 1, 1)).until is None
        moved = rulebook("US", known_on=date(2026, 2, 8), effective={E5: date(2027, 1, 4)})
        assert moved == known

    def test_known_and_moved(self) -> None:
        """What the caller sets comes last."""
        rules = rulebook("US", known_on=date(2026, 3, 1), effective={E5: date(2027, 1, 4)})

        assert {rule.since for rule in self.rules(rules)} == {date(2027, 1, 4)}

    def test_before_the_fourth_was_announced(self) -> None:
        """On 2021-10-11 the third edition had no end; a day later it had."""
        before, after = (
            rulebook("US", known_on=day) for day in (date(2021, 10, 11), date(2021, 10, 12))
        )

        assert pp.edition(before, on=date(2022, 1, 1)).key == "us.ipledge.edition-3"
        assert pp.edition(after, on=date(2022, 1, 1)).key == "us.ipledge.edition-4"

    def test_unknown_edition(self) -> None:
        """The closest name is suggested."""
        with pytest.raises(UnknownName, match=r"closest is 'us\.ipledge\.edition-5'"):
            rulebook("US", effective={"us.ipledge.edition-55": date(2027, 1, 4)})


class TestTextAndEnforcement:
    """What the text says and what is tolerated are two rules of different basis."""

    def test_two_rules_on_one_day(self) -> None:
        """In 2024 the text asks for a laboratory, and home tests are tolerated."""
        prevention, day = US.pregnancy_prevention, date(2024, 1, 1)
        assert prevention.place_of_test is not None
        assert prevention.place_of_test_enforced is not None
        text, enforced = prevention.place_of_test.at(day), prevention.place_of_test_enforced.at(day)

        assert text.basis == "programme"
        assert text.value == PlaceOfTest(before="medical", during="medical", after="medical")
        assert enforced.basis == "enforcement"
        assert enforced.value.before == "medical"
        assert enforced.value.during == "home if the prescriber permits"

    def test_tolerance_ends_where_the_text_allows(self) -> None:
        """Wherever the caller puts the fifth edition."""
        for rules in (US, rulebook("US", effective={E5: date(2027, 1, 4)})):
            matter = rules.pregnancy_prevention.place_of_test_enforced
            assert matter is not None
            *tolerated, text = matter.rules
            assert {rule.basis for rule in tolerated} == {"enforcement"}
            assert tolerated[-1].until == (text.since or date.max) - ONE_DAY


class TestSuperseded:
    """Outliers and older wordings are cited, and nothing applies them."""

    @pytest.mark.parametrize(
        ("name", "key"),
        [
            ("GB", "gb.mhra.contraception_after.6_weeks"),
            ("US", "us.ipledge.confirmation_test.11_days"),
            ("US", "us.ipledge.test_sensitivity.2000"),
        ],
    )
    def test_listed_and_not_applied(self, name: str, key: str) -> None:
        """It stands in the list of rules, as an alternative of the rule that is applied."""
        rules = rulebook(name)
        rule = rules.rule(key)

        assert "superseded" in (rule.note or "")
        assert any(rule in other.alternatives for other in rules.rules)

    def test_six_weeks_never_end_a_window(self) -> None:
        """In no place is six weeks the time after a course."""
        last = date(2026, 1, 31)
        for name in ("US", "GB", "EU", "FR", "IE", "FI", "SG", "HK", "CA", "AU", "NZ"):
            assert (pp.post_course_window(last, rulebook(name)).end - last).days < 42

    def test_thirty_days_of_supply_in_every_edition(self) -> None:
        """From the first day of the programme on."""
        for day in (date(2006, 3, 1), date(2026, 11, 15)):
            assert dispensing.supply_limit(US, on=day) == Days(30)


class TestKnownElsewhere:
    """Rules that nobody had heard of are unknown then, in every place."""

    @pytest.mark.parametrize(
        ("known_on", "number"),
        [(date(2026, 1, 21), 2), (date(2026, 1, 22), 1)],
    )
    def test_two_prescribers(self, known_on: date, number: int) -> None:
        """That the second prescriber falls away was not known before it was told."""
        then = rulebook("GB", known_on=known_on)
        required = dispensing.prescribers_required(then, age=16, on=date(2026, 3, 1))

        assert required.number == number

    def test_enforcement_discretion(self) -> None:
        """What the regulator tolerates from October 2023 was not known a month before."""
        then = rulebook("US", known_on=date(2023, 10, 30)).pregnancy_prevention
        tolerated = then.place_of_test_enforced

        assert tolerated is not None
        assert [each.key for each in tolerated] == ["us.ipledge.place_of_test_enforced.2020"]
