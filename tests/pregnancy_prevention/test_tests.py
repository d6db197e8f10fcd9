"""The pregnancy tests of a course."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from isotretinoin import Course, Days, Patient, Regimen, Window, kg, mg_per_day, rulebook
from isotretinoin import pregnancy_prevention as pp
from isotretinoin import prescriptions as dispensing
from isotretinoin.errors import DateError, FactError, NoRuleInForce
from isotretinoin.evidence import Timeline
from isotretinoin.findings import Absent
from isotretinoin.pregnancy_prevention import tests as course_tests
from isotretinoin.rules.programme import PregnancyPreventionRules
from sample_programme import sample_programme, supplied_for
from sample_rules import RULEBOOK

US, GB, EU, FR, CH, BR = map(rulebook, ("US", "GB", "EU", "FR", "CH", "BR"))
SPRING = date(2026, 3, 9)
EDITION_5 = date(2026, 11, 15)
ONE_DAY = timedelta(days=1)


def course(*, able: bool | None = True, first: date = SPRING, days: int = 70) -> Course:
    return Course.lasting(
        Days(days),
        patient=Patient(weight=kg(68), can_become_pregnant=able),
        regimen=Regimen.constant(mg_per_day(40)),
        first_dose=first,
    )


class TestFinalTest:
    """The last test, a month or five weeks after the last dose."""

    @pytest.mark.parametrize(
        ("name", "first"),
        [("US", date(2026, 3, 2)), ("GB", date(2026, 3, 7))],
    )
    def test_earliest_day(self, name: str, first: date) -> None:
        """It counts from that day on, and no source sets a last one."""
        window = pp.final_pregnancy_test(date(2026, 1, 31), rulebook(name))

        assert (window.first, window.last) == (first, None)

    def test_silent_sources(self) -> None:
        """Brazil's text says nothing of it."""
        with pytest.raises(NoRuleInForce):
            pp.final_pregnancy_test(SPRING, BR)


class TestConfirmation:
    """The second test before the start."""

    FIRST_TEST = date(2026, 3, 2)
    DAY_19 = date(2026, 3, 21)

    def test_irregular_cycles(self) -> None:
        """From the 19th day on."""
        window = pp.confirmation_test_window(self.FIRST_TEST, US, regular_cycle=False)

        assert window == Window(first=self.DAY_19, last=None)

    @pytest.mark.parametrize(
        ("menses", "days"),
        [
            (date(2026, 3, 16), None),
            (date(2026, 3, 17), (DAY_19, DAY_19)),
            (date(2026, 3, 20), (DAY_19, date(2026, 3, 24))),
            (DAY_19, (DAY_19, date(2026, 3, 25))),
            (date(2026, 3, 22), (date(2026, 3, 22), date(2026, 3, 26))),
        ],
    )
    def test_regular_cycles(self, menses: date, days: tuple[date, date] | None) -> None:
        """From the 19th day on, and only within the first five days of the period."""
        window = pp.confirmation_test_window(
            self.FIRST_TEST,
            US,
            regular_cycle=True,
            menses_first_day=menses,
        )

        if days is None:
            assert isinstance(window, Absent)
        else:
            assert window == Window(first=days[0], last=days[1])

    def test_a_regular_cycle_needs_its_period(self) -> None:
        """Nothing is guessed."""
        with pytest.raises(DateError, match="give its first day, menses_first_day"):
            pp.confirmation_test_window(self.FIRST_TEST, US, regular_cycle=True)

    def test_silent_sources(self) -> None:
        """Elsewhere one test before the start is read."""
        with pytest.raises(NoRuleInForce):
            pp.confirmation_test_window(self.FIRST_TEST, GB, regular_cycle=False)


class TestNextSpecimen:
    """The next specimen after a missed window."""

    @pytest.mark.parametrize(
        ("specimen", "first_prescription", "on", "expected", "edition"),
        [
            # 7 days of window and 23 of lockout, first or later.
            (date(2006, 3, 1), True, date(2006, 3, 8), date(2006, 3, 31), 1),
            (date(2006, 3, 1), False, date(2006, 3, 8), date(2006, 3, 31), 1),
            (date(2008, 3, 1), True, date(2008, 3, 8), date(2008, 3, 20), 2),
            (date(2008, 3, 1), False, date(2008, 3, 8), date(2008, 3, 8), 2),
            (date(2015, 3, 1), True, date(2015, 3, 8), date(2015, 3, 20), 3),
            (date(2026, 11, 1), True, date(2026, 11, 14), date(2026, 11, 20), 4),
            (date(2026, 11, 1), False, date(2026, 11, 14), date(2026, 11, 14), 4),
            (date(2026, 11, 1), True, EDITION_5, EDITION_5, 5),
            (date(2026, 11, 1), False, EDITION_5, EDITION_5, 5),
            # Days that are past when the question is asked do not come again.
            (date(2026, 3, 1), True, date(2026, 4, 1), date(2026, 4, 1), 4),
        ],
    )
    def test_by_edition(
        self,
        specimen: date,
        first_prescription: bool,  # noqa: FBT001 - a column of the table
        on: date,
        expected: date,
        edition: int,
    ) -> None:
        """By the edition in force on the day asked about, which `because` names."""
        window = pp.next_specimen(specimen, US, first_prescription=first_prescription, on=on)

        assert (window.first, window.last) == (expected, None)
        assert window.because is not None
        assert window.because.edition == f"us.ipledge.edition-{edition}"

    def test_the_office_visit(self) -> None:
        """In the first edition the window opened with the visit."""
        window = pp.next_specimen(
            date(2006, 3, 1),
            US,
            first_prescription=True,
            on=date(2006, 3, 12),
            office_visit=date(2006, 3, 5),
        )

        assert window.first == date(2006, 4, 4)

    def test_a_specimen_to_come(self) -> None:
        """A specimen after the day asked about is refused."""
        with pytest.raises(DateError, match="the specimen, 2026-03-10, comes after"):
            pp.next_specimen(SPRING + ONE_DAY, US, first_prescription=True, on=SPRING)

    def test_before_the_programme(self) -> None:
        """No rule, and when the first one starts."""
        with pytest.raises(NoRuleInForce, match="edition-1 starts on 2006-03-01"):
            pp.next_specimen(date(2006, 2, 1), US, first_prescription=True, on=date(2006, 2, 28))

    def test_silent_sources(self) -> None:
        """Elsewhere there is no such window."""
        with pytest.raises(NoRuleInForce):
            pp.next_specimen(SPRING, GB, first_prescription=True, on=SPRING)


class TestPlace:
    """Where a test may be done."""

    @pytest.mark.parametrize("phase", ["before", "during", "after"])
    @pytest.mark.parametrize("day", [date(2006, 3, 1), date(2026, 11, 14), EDITION_5])
    def test_a_medical_setting_always_serves(self, phase: Any, day: date) -> None:
        """In every edition and phase."""
        assert pp.may_test_at("medical", US, phase=phase, on=day).value == "yes"

    @pytest.mark.parametrize(
        ("phase", "permits", "answer"),
        [
            ("before", True, "no"),
            ("before", None, "no"),
            ("during", True, "yes"),
            ("during", False, "no"),
            ("during", None, "unknown"),
            ("after", True, "yes"),
            ("after", None, "unknown"),
        ],
    )
    def test_at_home_since_the_fifth_edition(
        self,
        phase: Any,
        permits: bool | None,  # noqa: FBT001 - a row of the table above
        answer: str,
    ) -> None:
        """During and after treatment where the prescriber permits; the day before, nowhere."""
        asked: dict[str, Any] = {"phase": phase, "rules": US, "prescriber_permits": permits}

        found = pp.may_test_at("home", on=EDITION_5, **asked)
        assert found.value == answer
        assert found.missing == (("prescriber_permits",) if answer == "unknown" else ())
        assert pp.may_test_at("home", on=EDITION_5 - ONE_DAY, **asked).value == "no"

    @pytest.mark.parametrize(
        ("day", "answer"),
        [
            (date(2020, 3, 30), "no"),
            (date(2020, 3, 31), "yes"),
            (date(2023, 10, 31), "yes"),
            (date(2026, 11, 14), "yes"),
            (EDITION_5, "yes"),
        ],
    )
    def test_text_and_enforcement_are_two_rules(self, day: date, answer: str) -> None:
        """What is tolerated is answered when it is asked for."""
        found = pp.may_test_at(
            "home",
            US,
            phase="during",
            on=day,
            prescriber_permits=True,
            by="enforcement",
        )

        assert found.value == answer

    def test_the_text_answers_and_enforcement_is_shown(self) -> None:
        """Where the two differ, the reason says so."""
        found = pp.may_test_at(
            "home",
            US,
            phase="after",
            on=date(2024, 1, 1),
            prescriber_permits=True,
        )

        assert found.value == "no"
        assert found.reason == (
            "tests after treatment are done in a medical setting; "
            "by enforcement discretion the answer is 'yes'"
        )
        assert found.because is not None
        assert found.because.basis == "programme"

    @pytest.mark.parametrize(
        ("setting", "phase", "message"),
        [("pharmacy", "during", "no place of a test"), ("home", "later", "no phase")],
    )
    def test_bad_words(self, setting: Any, phase: Any, message: str) -> None:
        """The words to use are named."""
        with pytest.raises(FactError, match=message):
            pp.may_test_at(setting, US, phase=phase, on=SPRING)

    def test_silent_sources(self) -> None:
        """Elsewhere nothing was read of the place."""
        with pytest.raises(NoRuleInForce):
            pp.may_test_at("home", GB, phase="during", on=SPRING)


class TestSensitivity:
    """A test must turn positive at 25 mIU/mL or less."""

    @pytest.mark.parametrize(("detects", "answer"), [(10, "yes"), (25, "yes"), (26, "no")])
    def test_bound(self, detects: int, answer: str) -> None:
        """25 is enough and 26 is not."""
        assert pp.sensitive_enough(detects, US, on=SPRING).value == answer

    @pytest.mark.parametrize("bad", [0, -25, 25.0, True])
    def test_bad_numbers(self, bad: Any) -> None:
        """A sensitivity is a whole number of mIU/mL."""
        with pytest.raises(FactError, match="is not a number of mIU/mL"):
            pp.sensitive_enough(bad, US, on=SPRING)


class TestTestsOfACourse:
    """Every test of a course, each by the edition of its day."""

    def test_an_edition_that_changes_under_the_patient(self) -> None:
        """Tests of the old edition stay in the laboratory, those of the new one may move."""
        tests = pp.pregnancy_tests(course(first=date(2026, 10, 1)), supplied_for(US, 30))

        assert [(str(test), test.phase) for test in tests] == [
            ("2026-09-06 screening (medical)", "before"),
            ("2026-10-01 confirmation (medical)", "before"),
            ("2026-10-31 prescription 2 (medical)", "during"),
            ("2026-11-30 prescription 3 (home if the prescriber permits) (unverified)", "during"),
            ("2026-12-09 end of course (home if the prescriber permits) (unverified)", "during"),
            ("2027-01-09 after the course (home if the prescriber permits) (unverified)", "after"),
        ]
        assert tests[1].window == Window(first=date(2026, 9, 25), last=date(2026, 10, 1))
        assert tests[3].place is not None
        assert tests[3].place.edition == "us.ipledge.edition-5"

    def test_a_supply_that_changes_under_the_patient(self) -> None:
        """Tests fall on the days of the prescriptions, whatever each of them may supply."""
        supplies = supplied_for(US, 30).dispensing.supply
        assert supplies is not None
        (thirty,) = supplies.rules
        sixty = evolve(thirty, key="sixty", value=Days(60), since=date(2026, 4, 1), until=None)
        rules = evolve(US, dispensing=evolve(US.dispensing, supply=Timeline((thirty, sixty))))
        planned = course(first=SPRING, days=130)
        tests = pp.pregnancy_tests(planned, rules)
        due = dispensing.prescriptions(planned, rules)

        assert [(each.needed_on - SPRING).days for each in due] == [0, 30, 90]
        assert [each.on for each in tests if each.timepoint.startswith("prescription")] == [
            each.needed_on for each in due[1:]
        ]

    def test_the_first_test_serves_any_day_of_the_second(self) -> None:
        """19 days lie between it and the first day on which the second counts."""
        screening, confirmation, *_ = pp.pregnancy_tests(course(), US)

        assert confirmation.window.first - screening.on == timedelta(days=19)

    def test_in_the_uk(self) -> None:
        """Within 3 days before the start, with each supply of 30 days, 5 weeks after."""
        tests = pp.pregnancy_tests(course(), GB)

        assert [(test.timepoint, test.window.first, test.on) for test in tests] == [
            ("before the first dose", date(2026, 3, 6), SPRING),
            ("prescription 2", date(2026, 4, 2), date(2026, 4, 8)),
            ("prescription 3", date(2026, 5, 2), date(2026, 5, 8)),
            ("after the course", date(2026, 6, 21), date(2026, 6, 21)),
        ]
        assert str(tests[0]) == "2026-03-09 before the first dose"

    def test_in_france(self) -> None:
        """Within the 3 days before each prescription, the first one included."""
        first, second, *_ = pp.pregnancy_tests(course(), FR)

        assert first.window == Window(first=date(2026, 3, 6), last=SPRING)
        assert second.window == Window(first=date(2026, 4, 5), last=date(2026, 4, 8))

    def test_monthly_where_no_supply_is_set(self) -> None:
        """By the calendar month, the earlier day where the month is short."""
        tests = pp.pregnancy_tests(course(first=date(2026, 1, 31)), rulebook("NZ"))

        assert [test.on for test in tests] == [date(2026, 2, 28), date(2026, 3, 31)]

    def test_months_end_with_the_calendar(self) -> None:
        """Beyond the year 9999 no test is due."""
        turns = course_tests.tests_in_turn(date(9999, 10, 20), rulebook("NZ"))

        assert [test.on for test in turns] == [date(9999, 11, 20), date(9999, 12, 20)]

    def test_supplies_end_with_the_calendar(self) -> None:
        """So do those of prescriptions."""
        turns = course_tests.tests_in_turn(date(9999, 11, 20), rulebook("US"))

        assert [test.on for test in turns] == [date(9999, 12, 20)]

    def test_silent_sources_bring_no_test(self) -> None:
        """Nothing is made up."""
        assert pp.pregnancy_tests(course(), RULEBOOK) == ()

    def test_without_a_screening_rule(self) -> None:
        """Of two tests, the first stands on the rule of the second when it has none of its own."""
        prevention = US.pregnancy_prevention
        rules = evolve(
            RULEBOOK,
            pregnancy_prevention=PregnancyPreventionRules(
                programme="two tests",
                confirmation_test=prevention.confirmation_test,
            ),
        )

        first, second = pp.pregnancy_tests(course(), rules)

        assert first.because == second.because
        assert (first.on, second.on) == (date(2026, 2, 18), SPRING)

    def test_none_for_who_cannot(self) -> None:
        """And all of them when it was not recorded."""
        assert pp.pregnancy_tests(course(able=False), US) == ()
        assert pp.pregnancy_tests(course(able=None), US) == pp.pregnancy_tests(course(), US)


class TestFactsThatAreNone:
    """What is neither yes nor no is never read as the looser of the two."""

    @pytest.mark.parametrize("wrong", [None, "no", 1])
    def test_a_cycle_is_regular_or_not(self, wrong: Any) -> None:
        """Without the fact, no window that leaves out the days of the period."""
        with pytest.raises(FactError, match="regular_cycle"):
            pp.confirmation_test_window(SPRING, US, regular_cycle=wrong)

    @pytest.mark.parametrize("wrong", [None, "no", 1])
    def test_a_prescription_is_the_first_or_not(self, wrong: Any) -> None:
        """Without the fact, no window without a wait."""
        with pytest.raises(FactError, match="first_prescription"):
            pp.next_specimen(SPRING, US, first_prescription=wrong, on=SPRING + 7 * ONE_DAY)

    def test_permission_is_given_or_not(self) -> None:
        """The word "no" is no permission to test at home."""
        wrong: Any = "no"
        with pytest.raises(FactError, match="prescriber_permits"):
            pp.may_test_at("home", US, phase="during", on=EDITION_5, prescriber_permits=wrong)

    def test_the_text_or_what_is_tolerated(self) -> None:
        """No third basis."""
        wrong: Any = "custom"
        with pytest.raises(FactError, match="'programme' or 'enforcement'"):
            pp.may_test_at("home", US, phase="during", on=SPRING, by=wrong)


class TestEndOfTheCalendar:
    """Beyond the year 9999 is an error of the library's own."""

    def test_days_of_the_period(self) -> None:
        """They would end in the year 10000."""
        with pytest.raises(DateError, match="outside the years"):
            pp.confirmation_test_window(
                SPRING,
                US,
                regular_cycle=True,
                menses_first_day=date(9999, 12, 30),
            )

    def test_lockout(self) -> None:
        """23 barred days after a window that ends with the calendar."""
        us_1 = sample_programme(known_on=date(2026, 1, 1))
        first = us_1.dispensing.missed_first_window
        assert first is not None
        locked = evolve(first.rules[0], until=None)
        rules = evolve(
            us_1,
            dispensing=evolve(us_1.dispensing, missed_first_window=Timeline((locked,))),
        )
        with pytest.raises(DateError, match="outside the years"):
            pp.next_specimen(
                date(9999, 12, 2),
                rules,
                first_prescription=True,
                on=date(9999, 12, 9),
            )
