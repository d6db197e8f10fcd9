"""Pregnancy tests, pregnancies and contraception, on both sides of each bound."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from ideal_course import (
    CONFIRMED,
    DIARY,
    DISPENSED,
    FIRST,
    LAST,
    PATIENT,
    TESTED,
    US,
    judged,
    kinds,
    negative,
    only,
    without,
)
from isotretinoin import Days, Diary, rulebook
from isotretinoin.analytes import PREGNANCY_TEST
from isotretinoin.diaries.entries import (
    Contraception,
    Dispensing,
    DosePeriod,
    Pregnancy,
    PregnancyTest,
    Prescription,
    Stopped,
)
from isotretinoin.errors import FactError
from isotretinoin.evidence import Timeline
from isotretinoin.findings import Severity
from isotretinoin.monitoring.results import LabResult
from isotretinoin.quantities import mg_per_day
from isotretinoin.rules.dispensing import NoWindow
from isotretinoin.rules.programme import ConfirmationTest

DAY = timedelta(days=1)
END, FINAL = TESTED[-2:]
SCREENED = TESTED[0]


def moved(old: date, *new: date) -> Diary:
    """The ideal diary with one test on other days."""
    return without(negative(old)).with_entries(*map(negative, new))


def course(*tests: date, until: date | None = None) -> Diary:
    """Doses and tests, and nothing else."""
    ended = () if until is None else (Stopped(until),)
    return Diary(
        patient=PATIENT,
        entries=(DosePeriod(FIRST, mg_per_day(30)), *ended, *map(negative, tests)),
    )


def found_in(diary: Diary, as_of: date, place: str = "US") -> list[str]:
    found = kinds(diary, as_of, rulebook(place))
    return [kind for kind in found if kind.startswith("pregnancy-test")]


class TestBefore:
    """Two tests before treatment, the second at least 19 days after the first."""

    @pytest.mark.parametrize(("days", "expected"), [(19, []), (18, ["pregnancy-test-early"])])
    def test_nineteen_days(self, days: int, expected: list[str]) -> None:
        """The nineteenth day after the first test is enough."""
        assert kinds(moved(SCREENED, CONFIRMED - days * DAY)) == expected

    def test_one_test(self) -> None:
        """One test is not two."""
        found = judged(moved(SCREENED)).findings
        assert [(each.kind, each.observed) for each in found] == [
            ("pregnancy-test-missing", 1),
        ]

    def test_no_test(self) -> None:
        """Without a test before the first dose, both are missing."""
        assert found_in(course(), FIRST) == ["pregnancy-test-missing"]

    @pytest.mark.parametrize(("days", "expected"), [(6, []), (7, ["pregnancy-test-early"])])
    def test_immediately_before(self, days: int, expected: list[str]) -> None:
        """Where no dispensing is noted, the second test lies in the window before the first dose."""
        assert found_in(course(SCREENED, FIRST - days * DAY), FIRST) == expected

    @pytest.mark.parametrize(
        ("place", "day", "expected"),
        [
            ("GB", FIRST - 3 * DAY, []),
            ("GB", FIRST - 4 * DAY, ["pregnancy-test-early"]),
            ("GB", FIRST + DAY, ["pregnancy-test-missing"]),
        ],
    )
    def test_one_test_shortly_before(self, place: str, day: date, expected: list[str]) -> None:
        """Other places ask for one test in the days before the first dose."""
        assert found_in(course(day), FIRST, place) == expected

    def test_rules_without_window_or_period(self) -> None:
        """Where the rules name neither, neither is asked for."""
        prevention, dispensing = US.pregnancy_prevention, US.dispensing
        assert prevention.confirmation_test is not None
        assert dispensing.prescription_window_can is not None
        second = evolve(
            prevention.confirmation_test.at(FIRST),
            value=ConfirmationTest(min_days=Days(19)),
        )
        window = evolve(dispensing.prescription_window_can.at(FIRST), value=NoWindow())
        rules = evolve(
            US,
            pregnancy_prevention=evolve(prevention, confirmation_test=Timeline((second,))),
            dispensing=evolve(dispensing, prescription_window_can=Timeline((window,))),
        )
        told = judged(course(SCREENED, FIRST - 8 * DAY), FIRST, rules)
        assert "pregnancy-test-early" not in [each.kind for each in told.findings]
        assert not any("menstrual period" in each.matter for each in told.not_judged)

    @pytest.mark.parametrize(("days", "expected"), [(3, []), (4, ["pregnancy-test-missing"])])
    def test_before_each_prescription(self, days: int, expected: list[str]) -> None:
        """In France a test lies at most three days before each prescription."""
        written = course(FIRST - days * DAY).with_entries(Prescription(FIRST))
        assert found_in(written, FIRST, "FR") == expected

    def test_no_prescription_is_noted(self) -> None:
        """Where none is noted, that is listed."""
        told = judged(course(FIRST), FIRST, rulebook("FR"))
        assert "whether a test was done before each prescription" in [
            each.matter for each in told.not_judged
        ]


class TestDuring:
    """A test every month, where no dispensing shows that one was done."""

    def test_in_time(self) -> None:
        """A test on the day a month later is in time."""
        monthly = course(FIRST, date(2026, 4, 9), until=date(2026, 5, 9))
        assert found_in(monthly, date(2026, 5, 9), "EU") == []

    def test_late(self) -> None:
        """A test on the day after that is late."""
        late = course(FIRST, date(2026, 4, 10), until=date(2026, 5, 9))
        found = [
            each
            for each in judged(late, date(2026, 5, 9), rulebook("EU")).findings
            if each.kind.startswith("pregnancy-test")
        ]
        assert [(each.kind, each.observed, each.expected) for each in found] == [
            ("pregnancy-test-late", date(2026, 4, 10), date(2026, 4, 9)),
        ]

    def test_missing(self) -> None:
        """A test that is due and not noted is missing from the day after."""
        going_on = course(FIRST)
        assert found_in(going_on, date(2026, 4, 9), "EU") == []
        assert found_in(going_on, date(2026, 4, 10), "EU") == ["pregnancy-test-missing"]

    def test_windows_tell_instead(self) -> None:
        """Where dispensings and their windows tell, a longer gap between tests is no finding."""
        second = DISPENSED[1]
        assert kinds(moved(second - 3 * DAY, second)) == []

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [(date(2026, 6, 6), []), (date(2026, 6, 7), ["pregnancy-test-missing"])],
    )
    def test_after_the_last_dispensing(self, as_of: date, expected: list[str]) -> None:
        """Once a month and 30 days have passed since the last dispensing, the next test is due."""
        fetched = [each for each in only(Dispensing).entries if each.on > DISPENSED[2]]  # type: ignore[union-attr]
        later = [negative(day) for day in TESTED if day > DISPENSED[2]]
        assert DISPENSED[2] == date(2026, 5, 7)
        ongoing = without(*fetched, *later, Stopped(LAST))
        assert found_in(ongoing, as_of) == []
        assert found_in(ongoing, as_of + DAY) == expected

    def test_without_dispensings(self) -> None:
        """Where none is noted in the course, the month counts there too."""
        assert "pregnancy-test-missing" in kinds(without(*only(Dispensing).entries, negative(END)))


class TestAfter:
    """A test at the end of the course, and one a month later."""

    @pytest.mark.parametrize(
        ("days", "expected"),
        [
            ((0,), []),
            ((1,), []),
            ((7,), []),
            ((8,), [("pregnancy-test-late", Severity.NOTE)]),
            ((-1,), []),
            ((-7,), []),
            ((-8,), [("pregnancy-test-early", Severity.NOTE)]),
            ((), [("pregnancy-test-missing", Severity.ALERT)]),
        ],
    )
    def test_at_the_end(self, days: tuple[int, ...], expected: list[tuple[str, Severity]]) -> None:
        """Seven days on either side of the last dose are its end; beyond them it is a note."""
        told = judged(moved(END, *(LAST + day * DAY for day in days)))
        assert [(each.kind, each.severity) for each in told.findings] == expected

    @pytest.mark.parametrize(
        ("day", "severity"), [(1, Severity.NOTE), (7, Severity.NOTE), (8, Severity.ALERT)]
    )
    def test_missing_is_an_alert_once_its_days_are_over(self, day: int, severity: Severity) -> None:
        """Until then it is to know that it has not been done."""
        told = judged(moved(END), LAST + day * DAY)
        assert [(each.kind, each.severity) for each in told.findings] == [
            ("pregnancy-test-missing", severity),
        ]

    @pytest.mark.parametrize(("late", "expected"), [(7, []), (8, ["pregnancy-test-late"])])
    def test_the_last_test_can_be_late(self, late: int, expected: list[str]) -> None:
        """A test more than seven days after it was due is late, and is a test still."""
        assert kinds(moved(FINAL, FINAL + late * DAY)) == expected

    def test_not_missing_before_the_day_is_over(self) -> None:
        """On the day itself nothing is missing yet."""
        assert kinds(moved(END), LAST) == []
        assert kinds(moved(END), LAST + DAY) == ["pregnancy-test-missing"]

    @pytest.mark.parametrize(
        ("day", "expected"),
        [(date(2026, 8, 16), []), (date(2026, 8, 15), ["pregnancy-test-early"])],
    )
    def test_a_month_after(self, day: date, expected: list[str]) -> None:
        """A month after 16 July is 16 August; a test before it is too early."""
        assert kinds(moved(FINAL, day)) == expected

    def test_none_after(self) -> None:
        """Without any test after the course, it is missing once it was due."""
        assert kinds(moved(FINAL), FINAL) == []
        assert kinds(moved(FINAL), FINAL + DAY) == ["pregnancy-test-missing"]

    def test_no_rule_on_the_end(self) -> None:
        """A place whose sources name no test at the end asks for none then."""
        ended = course(FIRST, date(2026, 4, 12), until=date(2026, 3, 20))
        assert found_in(ended, date(2026, 4, 30), "EU") == ["pregnancy-test-early"]


class TestPlace:
    """A medical setting; at home where the programme's text or the regulator lets it."""

    @pytest.mark.parametrize(
        ("day", "severity"),
        [(SCREENED, Severity.CAUTION), (END, Severity.NOTE), (FINAL, Severity.NOTE)],
    )
    def test_at_home(self, day: date, severity: Severity) -> None:
        """Before treatment it is a caution; later the regulator tolerates it."""
        home = without(negative(day)).with_entries(PregnancyTest(day, "negative", setting="home"))
        found = judged(home).findings
        assert [(each.kind, each.severity) for each in found] == [
            ("pregnancy-test-place", severity),
        ]

    def test_edition_that_permits_it(self) -> None:
        """From edition 5 on it hangs on the prescriber, of whom the diary says nothing."""
        rules = US.effective({"us.ipledge.edition-5": LAST})
        home = without(negative(END)).with_entries(PregnancyTest(END, "negative", setting="home"))
        told = judged(home, rules=rules)
        assert [each.kind for each in told.findings] == ["edition-unconfirmed"]
        assert f"whether the test of {END} could be done at home" in [
            each.matter for each in told.not_judged
        ]

    def test_setting_not_noted(self) -> None:
        """Without its setting the place of a test is not judged."""
        told = judged(without(negative(END)).with_entries(PregnancyTest(END, "negative")))
        assert f"where the pregnancy test of {END} was done" in [
            each.matter for each in told.not_judged
        ]


class TestResults:
    """A positive test stops treatment; an indeterminate one counts as none."""

    @pytest.mark.parametrize(
        ("day", "what"),
        [(FIRST, ": stop, and refer"), (FIRST - DAY, ": do not start, and refer")],
    )
    def test_positive(self, day: date, what: str) -> None:
        """It is the loudest finding, before treatment and during it."""
        found = judged(DIARY.with_entries(PregnancyTest(day, "positive", "medical"))).findings
        assert {(each.kind, each.severity) for each in found} == {
            ("pregnancy-test-positive", Severity.ALERT),
            ("doses-in-pregnancy", Severity.ALERT),
        }
        told = next(each for each in found if each.kind == "pregnancy-test-positive")
        assert what in told.message
        assert told.because is not None

    def test_indeterminate(self) -> None:
        """An indeterminate test is no negative one."""
        neither = PregnancyTest(END, "indeterminate", "medical")
        told = kinds(without(negative(END)).with_entries(neither))
        assert told == ["pregnancy-test-missing", "pregnancy-test-indeterminate"]

    @pytest.mark.parametrize(
        ("word", "expected"),
        [
            ("negative", []),
            ("positive", ["pregnancy-test-positive"]),
            ("indeterminate", ["pregnancy-test-indeterminate", "pregnancy-test-missing"]),
        ],
    )
    def test_result_of_a_laboratory(self, word: str, expected: list[str]) -> None:
        """A test told as a laboratory's result is a pregnancy test; where it was done is asked."""
        result = LabResult(PREGNANCY_TEST, word, None, END)
        told = judged(without(negative(END)).with_entries(result))
        assert sorted(each.kind for each in told.findings) == expected
        matter = f"where the pregnancy test of {END} was done"
        assert matter in [each.matter for each in told.not_judged]

    def test_told_both_ways(self) -> None:
        """A test that is noted as such and as a laboratory's result is one test."""
        twice = DIARY.with_entries(LabResult(PREGNANCY_TEST, "negative", None, END))
        assert judged(twice).not_judged == judged(DIARY).not_judged
        assert judged(twice).findings == ()

    @pytest.mark.parametrize(
        ("first", "last", "expected"),
        [
            (date(2025, 1, 1), FIRST - DAY, []),
            (date(2025, 1, 1), FIRST, ["pregnancy"]),
            (date(2026, 8, 16), None, ["pregnancy"]),
            (date(2026, 8, 17), None, []),
        ],
    )
    def test_pregnancy(self, first: date, last: date | None, expected: list[str]) -> None:
        """A pregnancy from the first dose to a month after the last is an alert."""
        assert kinds(DIARY.with_entries(Pregnancy(first, last))) == expected


class TestContraception:
    """Two forms, one of them primary, on every day of the window."""

    @pytest.mark.parametrize(
        ("first", "last", "expected"),
        [
            (date(2026, 2, 7), date(2026, 8, 16), []),
            (date(2026, 2, 8), date(2026, 8, 16), ["contraception-gap"]),
            (date(2026, 2, 7), date(2026, 8, 15), ["contraception-gap"]),
        ],
    )
    def test_window(self, first: date, last: date, expected: list[str]) -> None:
        """The window of this course runs from 7 February to 16 August, both ends included."""
        used = Contraception(first, ("iud", "condom"), last)
        told = without(*only(Contraception).entries).with_entries(used)
        assert kinds(told) == expected

    def test_gap_names_its_days(self) -> None:
        """A gap between two entries is one finding with its days."""
        told = without(*only(Contraception).entries).with_entries(
            Contraception(date(2026, 2, 1), ("iud", "condom"), date(2026, 5, 1)),
            Contraception(date(2026, 5, 4), ("iud", "condom")),
        )
        found = judged(told).findings
        assert [str(each.days) for each in found] == ["2026-05-02 to 2026-05-03"]

    def test_methods_that_do_not_do(self) -> None:
        """A minipill with a condom is not what the rule asks for."""
        told = without(*only(Contraception).entries).with_entries(
            Contraception(date(2026, 2, 1), ("minipill", "condom")),
        )
        assert kinds(told) == ["contraception-not-acceptable"]

    def test_entries_add_up(self) -> None:
        """Two methods noted in two entries are two methods."""
        told = without(*only(Contraception).entries).with_entries(
            Contraception(date(2026, 2, 1), ("iud",)),
            Contraception(date(2026, 2, 1), ("condom",)),
        )
        assert kinds(told) == []

    def test_unknown_method(self) -> None:
        """A word that nobody knows is refused where it is noted, with the nearest."""
        with pytest.raises(FactError, match="'magic' is no method of contraception: write '"):
            Contraception(date(2026, 2, 1), ("magic", "condom"))

    def test_place_without_a_list_of_methods(self) -> None:
        """Where the sources list no methods, any that is noted will do."""
        assert rulebook("guide").pregnancy_prevention.contraception_methods is None
        told = without(*only(Contraception, Prescription).entries).with_entries(
            Contraception(date(2026, 2, 1), ("condom",)),
        )
        assert not [kind for kind in kinds(told, rules=rulebook("guide")) if kind[:3] == "con"]


def test_second_course_needs_tests_of_its_own() -> None:
    """Tests of the course before do not count for the next one."""
    again = DIARY.with_entries(DosePeriod(date(2026, 10, 1), mg_per_day(30)))
    assert "pregnancy-test-missing" in kinds(again)
