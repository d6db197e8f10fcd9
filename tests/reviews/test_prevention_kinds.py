"""One event never stands in for another: tests, windows, capsules and pregnancies, kind by kind."""

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
    without,
)
from isotretinoin import Diary, products
from isotretinoin.diaries.entries import (
    Contraception,
    Dispensing,
    DosePeriod,
    Entry,
    Pregnancy,
    PregnancyTest,
    Prescription,
    Setting,
    Stopped,
)
from isotretinoin.errors import DateError
from isotretinoin.findings import Finding, Severity
from isotretinoin.quantities import mg, mg_per_day

DAY = timedelta(days=1)
DOSES = DosePeriod(FIRST, mg_per_day(40))


def day(month: int, number: int) -> date:
    return date(2026, month, number)


def told(*entries: Entry) -> Diary:
    return Diary(patient=PATIENT, entries=entries)


def capsules(on: date, strength: int = 40, count: int = 30) -> Dispensing:
    return Dispensing(on, products.CLARAVIS, mg(strength), count)


def positive(on: date) -> PregnancyTest:
    return PregnancyTest(on, "positive", setting="medical")


def of_tests(diary: Diary, as_of: date) -> list[Finding]:
    """What a review finds of tests and of what they open."""
    words = ("pregnancy", "dispensed", "doses-in", "specimen")
    return [each for each in judged(diary, as_of).findings if each.kind.startswith(words)]


def kinds_of_tests(diary: Diary, as_of: date) -> list[str]:
    return [each.kind for each in of_tests(diary, as_of)]


class TestOldTests:
    """The first of two tests belongs to the start that it is for."""

    def test_one_of_two_years_before(self) -> None:
        """It is asked whether that is the screening test."""
        diary = told(DOSES, negative(date(2024, 1, 1)), negative(CONFIRMED))
        review = judged(diary, day(3, 20))

        assert kinds_of_tests(diary, day(3, 20)) == []
        assert (
            "whether the pregnancy test of 2024-01-01 is the first of the two before the first dose "
            "on 2026-03-09" in [each.matter for each in review.not_judged]
        )

    def test_it_makes_no_early_test_right(self) -> None:
        """Eight days between the two of this start are eight days."""
        old = told(DOSES, *map(negative, (date(2024, 1, 1), day(2, 25), CONFIRMED)))
        found = of_tests(old, day(3, 20))

        assert [each.kind for each in found] == ["pregnancy-test-early"]
        assert "8 days after the first" in found[0].message

    @pytest.mark.parametrize(
        ("old", "kind"),
        [(date(2025, 12, 9), []), (date(2025, 12, 8), ["pregnancy-test-missing"])],
    )
    def test_three_months_before(self, old: date, kind: list[str]) -> None:
        """A test of the day three months before the first dose belongs to it, by our reading."""
        diary = told(DOSES, negative(old), negative(day(2, 1)), capsules(day(2, 1)))
        early = "pregnancy-test-early"
        assert [each for each in kinds_of_tests(diary, FIRST) if each != early] == []
        alone = told(DOSES, negative(old))
        observed = [each.observed for each in of_tests(alone, FIRST)]
        assert observed == ([0] if kind else [1])


class TestPregnancyKnownSoonAfter:
    """What became known after the window can have begun in it."""

    COURSE = (DosePeriod(day(1, 1), mg_per_day(40)), Stopped(day(4, 30)))
    MATTER = (
        "whether the pregnancy known since 2026-06-03 began in the time of the course of 2026-01-01"
    )

    def test_never_silent(self) -> None:
        """It is listed, with the fact that decides it."""
        review = judged(told(*self.COURSE, Pregnancy(day(6, 3))), day(7, 1))
        listed = [each for each in review.not_judged if each.matter == self.MATTER]

        assert [each.missing for each in listed] == [
            ("when it began",),
        ]

    @pytest.mark.parametrize(
        ("facts", "found"),
        [
            ({"conceived": day(5, 30)}, True),
            ({"conceived": day(5, 31)}, False),
            ({"last_menses": day(5, 30)}, True),
            ({"last_menses": day(5, 31)}, False),
            ({"last_menses": day(5, 20), "conceived": day(5, 31)}, False),
        ],
    )
    def test_decided_by_when_it_began(self, facts: dict[str, date], found: bool) -> None:  # noqa: FBT001
        """The window ends on 30 May; of the two facts the conception is the nearer."""
        review = judged(told(*self.COURSE, Pregnancy(day(6, 3), **facts)), day(7, 1))

        assert ("pregnancy" in [each.kind for each in review.findings]) is found
        assert self.MATTER not in [each.matter for each in review.not_judged]

    def test_ten_months_later_it_is_another_one(self) -> None:
        """By our reading; until then it is asked."""
        end = day(5, 30)
        listed = {
            known: any(
                f"known since {known}" in each.matter
                for each in judged(told(*self.COURSE, Pregnancy(known)), known + DAY).not_judged
            )
            for known in (date(2027, 3, 30), date(2027, 3, 31))
        }
        assert list(listed.values()) == [True, False]
        assert end < min(listed)

    def test_days_in_order(self) -> None:
        """It begins before it is known, and after the last menses."""
        for facts in ({"conceived": day(6, 4)}, {"last_menses": day(6, 4)}):
            with pytest.raises(DateError, match="later"):
                Pregnancy(day(6, 3), **facts)
        with pytest.raises(DateError, match="comes first"):
            Pregnancy(day(6, 3), conceived=day(5, 1), last_menses=day(5, 2))


class TestMonths:
    """Each month of treatment is judged from its first dose on, by what was done by then."""

    def test_nothing_is_due_before_the_first_dose(self) -> None:
        """A test of the year before makes none due in the year before."""
        diary = told(DOSES, negative(date(2025, 6, 1)), negative(day(4, 5)))
        assert [(each.kind, each.observed) for each in of_tests(diary, day(4, 20))] == [
            ("pregnancy-test-missing", 0),
        ]
        assert "noted from 2025-12-09 on, before" in of_tests(diary, day(4, 20))[0].message

    def test_a_later_dispensing_excuses_nothing(self) -> None:
        """The test of April is late, whatever was dispensed in May."""
        entries: tuple[Entry, ...] = (
            DOSES,
            *map(negative, (day(2, 1), CONFIRMED, day(4, 29))),
            Prescription(day(3, 6)),
            Prescription(day(4, 30)),
            capsules(day(3, 8)),
        )
        later: tuple[tuple[Entry, ...], ...] = ((), (capsules(day(5, 1)),))
        found = [of_tests(told(*entries, *more), day(5, 10)) for more in later]

        assert [(each.kind, each.observed) for each in found[0]] == [
            ("pregnancy-test-late", day(4, 29)),
        ]
        assert found[0] == found[1]


class TestOwnCourse:
    """A fact of one course answers for that course."""

    def test_capsules_of_another_year(self) -> None:
        """They say nothing of when the test before this start was done."""
        start = (DOSES, negative(date(2025, 12, 20)), negative(day(2, 20)))
        old = (negative(date(2023, 4, 28)), capsules(date(2023, 5, 1)))

        assert kinds_of_tests(told(*start), day(3, 20)) == ["pregnancy-test-early"]
        assert kinds_of_tests(told(*start, *old), day(3, 20)) == ["pregnancy-test-early"]

    def test_contraception_of_the_course_before(self) -> None:
        """What was used in one course leaves the next one open, as if nothing had been noted."""
        again = DosePeriod(date(2027, 3, 1), mg_per_day(40))
        review = judged(DIARY.with_entries(again), date(2027, 3, 5))

        assert "contraception-gap" not in [each.kind for each in review.findings]
        assert "contraception from 2027-01-30 to 2027-03-05" in [
            each.matter for each in review.not_judged
        ]

    def test_contraception_until_further_notice(self) -> None:
        """What is used still is used in the next course too."""
        again = DosePeriod(date(2027, 3, 1), mg_per_day(40))
        used = Contraception(date(2026, 2, 1), ("iud", "male-condom"))
        review = judged(told(again, used), date(2027, 3, 5))

        assert not [each for each in review.findings if each.kind.startswith("contraception")]
        assert not [each for each in review.not_judged if each.matter.startswith("contraception")]

    def test_the_last_test_of_one_course_is_no_first_of_the_next(self) -> None:
        """The next start asks for two of its own."""
        again = DosePeriod(date(2026, 10, 1), mg_per_day(40))
        diary = DIARY.with_entries(again, negative(date(2026, 9, 28)))
        found = [
            each for each in of_tests(diary, date(2026, 10, 2)) if "two are asked" in each.message
        ]

        assert [each.observed for each in found] == [1]

    def test_prescriptions_and_tests_of_the_course_before(self) -> None:
        """Capsules for another course are on no prescription and no test of the one before."""
        again = DosePeriod(date(2027, 3, 1), mg_per_day(40))
        diary = DIARY.with_entries(again, capsules(again.first))
        review = judged(diary, date(2027, 3, 5))

        assert "dispensed-without-test" in [each.kind for each in review.findings]
        assert "on which prescription the capsules of 2027-03-01 were dispensed" in [
            each.matter for each in review.not_judged
        ]

    def test_tests_before_prescriptions_of_another_course(self) -> None:
        """Where tests come before prescriptions, a course without any is asked for them."""
        rules = evolve(
            US,
            pregnancy_prevention=evolve(
                US.pregnancy_prevention,
                test_before_prescription=US.pregnancy_prevention.test_every,
            ),
        )
        again = DosePeriod(date(2027, 3, 1), mg_per_day(40))
        review = judged(DIARY.with_entries(again), date(2027, 3, 5), rules)

        assert [
            each.matter for each in review.not_judged if "before each prescription" in each.matter
        ] == ["whether a test was done before each prescription of the course of 2027-03-01"]


class TestWhatDoesNotCount:
    """A test that does not count opens no window."""

    @pytest.mark.parametrize(
        ("settings", "outside"),
        [
            (("medical", "medical", "home"), True),
            (("medical", "medical", None), True),
            (("medical", "medical", "medical"), False),
            ((None, None, None), False),
            (("medical", "home", "medical"), False),
        ],
    )
    def test_window(self, settings: tuple[Setting | None, ...], outside: bool) -> None:  # noqa: FBT001
        """At home before treatment, or where nobody knows, the alert stays."""
        days = (day(2, 1), day(3, 5), day(3, 13))
        diary = told(
            DosePeriod(day(3, 15), mg_per_day(40)),
            *(
                PregnancyTest(each, "negative", setting)
                for each, setting in zip(days, settings, strict=True)
            ),
            capsules(day(3, 15)),
        )
        found = [
            each for each in of_tests(diary, day(3, 20)) if each.kind == "dispensed-outside-window"
        ]
        assert [str(each.expected) for each in found] == ["2026-03-05 to 2026-03-11"] * outside

    def test_home_alone(self) -> None:
        """Capsules on a home test before treatment were dispensed without a test that counts."""
        tests = [PregnancyTest(each, "negative", "home") for each in (day(2, 1), CONFIRMED)]
        found = of_tests(told(DOSES, *tests, capsules(day(3, 8))), day(3, 20))

        assert "dispensed-without-test" in [each.kind for each in found]

    def test_no_capsules(self) -> None:
        """Where no dispensing is noted, the window before the first dose has to have a test."""
        home = PregnancyTest(CONFIRMED, "negative", "home")
        found = of_tests(told(DOSES, negative(day(2, 1)), home), FIRST)

        assert [each.kind for each in found] == ["pregnancy-test-early", "pregnancy-test-place"]

    def test_an_old_one_gives_way_to_one_whose_place_is_not_known(self) -> None:
        """A test of another year keeps no window of this one shut."""
        doubtful = [PregnancyTest(each, "negative") for each in (day(2, 1), CONFIRMED)]
        diary = told(DOSES, negative(date(2024, 1, 1)), *doubtful, capsules(day(3, 8)))

        assert "dispensed-outside-window" not in kinds_of_tests(diary, day(3, 20))


class TestFillings:
    """Capsules up to the days of a prescription are one filling of it."""

    START = (
        DosePeriod(FIRST, mg_per_day(60)),
        negative(day(2, 1)),
        negative(CONFIRMED),
    )

    @pytest.mark.parametrize(
        ("days_supply", "second", "expected"),
        [
            (30, capsules(FIRST, 20), []),
            (None, capsules(FIRST, 20), []),
            (30, capsules(FIRST, 40), ["dispensed-again"]),
            (20, capsules(FIRST, 20), ["dispensed-again"]),
        ],
    )
    def test_two_strengths_on_two_days(
        self, days_supply: int | None, second: Dispensing, expected: list[str]
    ) -> None:
        """30 of 40 mg and 30 of 20 mg are 30 days of 60 mg a day; more is another filling."""
        written = Prescription(day(3, 6), days_supply=days_supply, refills=0)
        diary = told(*self.START, written, capsules(day(3, 7)), second)
        assert [each for each in kinds_of_tests(diary, day(3, 20)) if "again" in each] == expected

    def test_without_doses(self) -> None:
        """Where no dose is known, days cannot be told, and each day is a filling."""
        written = Prescription(day(3, 6), days_supply=30, refills=0)
        diary = told(*self.START[1:], written, capsules(day(3, 7)), capsules(FIRST, 20))
        assert "dispensed-again" in kinds_of_tests(diary, day(3, 20))


class TestPositiveTest:
    """A positive test is a test, and a pregnancy ends the questions."""

    START = (DosePeriod(day(2, 3), mg_per_day(40)), negative(day(1, 2)), negative(day(2, 1)))

    def test_doses_go_on(self) -> None:
        """They are an alert with their days; no test is missing; the report is named."""
        found = of_tests(told(*self.START, positive(day(3, 1))), day(5, 1))

        assert [(each.kind, each.severity, str(each.days)) for each in found] == [
            ("pregnancy-test-positive", Severity.ALERT, "2026-03-01 to 2026-03-01"),
            ("doses-in-pregnancy", Severity.ALERT, "2026-03-02 to 2026-05-01"),
        ]
        assert "61 days" in found[1].message
        assert "to report, as known on 2026-03-01: " in found[0].message

    def test_pregnancy_and_stop(self) -> None:
        """No monthly test, none at the end and no last one is asked for."""
        told_all = (*self.START, positive(day(3, 1)), Pregnancy(day(3, 1)), Stopped(day(3, 2)))
        found = of_tests(told(*told_all), day(7, 1))

        assert {each.kind for each in found} == {
            "pregnancy",
            "pregnancy-test-positive",
            "doses-in-pregnancy",
        }

    def test_a_later_negative_one_asks_again(self) -> None:
        """Then months are counted on; the report stays due, for a pregnancy may have ended since."""
        found = of_tests(told(*self.START, positive(day(3, 1)), negative(day(3, 4))), day(5, 1))

        assert [each.kind for each in found] == [
            "pregnancy-test-positive",
            "doses-in-pregnancy",
            "pregnancy-test-missing",
        ]
        assert found[2].expected == day(4, 4)
        assert "to report, as known on 2026-03-01: " in found[0].message

    def test_before_a_course(self) -> None:
        """Before treatment there is nothing to report; doses after it are an alert."""
        found = of_tests(told(self.START[0], positive(day(2, 1))), day(2, 4))
        by_kind = {str(each.kind): each for each in found}

        assert by_kind["pregnancy-test-positive"].message.endswith("do not start, and refer")
        assert str(by_kind["doses-in-pregnancy"].days) == "2026-02-03 to 2026-02-04"

    def test_cleared_before_the_course(self) -> None:
        """A positive test that a later one contradicted before the start bars no dose."""
        diary = DIARY.with_entries(positive(date(2026, 2, 20)))
        assert kinds(diary) == ["pregnancy-test-positive"]

    def test_over_before_the_course(self) -> None:
        """A pregnancy that was over is none in the course."""
        over = Pregnancy(date(2025, 1, 1), last=date(2025, 9, 30))
        assert kinds(DIARY.with_entries(over)) == []

    def test_one_day(self) -> None:
        """A dose on the day after the test, and none later."""
        found = of_tests(told(*self.START, positive(day(3, 1)), Stopped(day(3, 2))), day(3, 5))
        assert "doses were taken on 2026-03-02, with" in found[-1].message

    def test_capsules_handed_out(self) -> None:
        """Capsules dispensed after a positive test are an alert, one for all of its days."""
        fetched = (capsules(day(3, 2)), capsules(day(3, 4)))
        diary = told(*self.START, positive(day(3, 1)), *fetched)
        found = [
            each for each in of_tests(diary, day(4, 1)) if each.kind == "dispensed-in-pregnancy"
        ]

        assert [(each.severity, str(each.days)) for each in found] == [
            (Severity.ALERT, "2026-03-02 to 2026-03-04"),
        ]
        cleared = diary.with_entries(negative(day(3, 2)))
        assert "dispensed-in-pregnancy" not in kinds_of_tests(cleared, day(4, 1))
        expecting = told(*self.START, Pregnancy(day(3, 3), day(3, 20)), *fetched)
        found = [each for each in of_tests(expecting, day(4, 1)) if "dispensed-in" in each.kind]
        assert [str(each.days) for each in found] == ["2026-03-04 to 2026-03-04"]

    def test_a_place_without_a_duty(self) -> None:
        """Where the rules name nobody, nobody is named."""
        rules = evolve(
            US, pregnancy_prevention=evolve(US.pregnancy_prevention, report_pregnancy=None)
        )
        found = judged(told(*self.START, Pregnancy(day(3, 1))), day(3, 5), rules).findings
        assert not any("report" in each.message for each in found)


class TestTheLastTests:
    """Nobody tests on the very day."""

    def test_nine_months_late(self) -> None:
        """The last test is late then, and a test still."""
        late = without(negative(TESTED[-1])).with_entries(negative(date(2027, 5, 16)))
        found = judged(late, date(2027, 6, 1), US.confirmed).findings
        assert [(each.kind, each.severity) for each in found] == [
            ("pregnancy-test-late", Severity.CAUTION),
        ]

    def test_another_course_asks_for_its_own(self) -> None:
        """Where one began before the last test was due, the tests of its start are asked for."""
        again = DosePeriod(LAST + 10 * DAY, mg_per_day(30))
        diary = without(negative(TESTED[-1])).with_entries(again)
        asked = [
            each
            for each in of_tests(diary, LAST + 60 * DAY)
            if "after the last dose" in each.message
        ]
        assert asked == []

    def test_without_a_reading(self) -> None:
        """A rulebook without one has the very day at the end, and no day on which a test is late."""
        rules = evolve(US, pregnancy_prevention=evolve(US.pregnancy_prevention, test_spans=None))
        for end, last, expected in (
            (LAST, TESTED[-1] + 200 * DAY, []),
            (LAST + DAY, TESTED[-1], ["pregnancy-test-late"]),
            (LAST - DAY, TESTED[-1], ["pregnancy-test-early"]),
        ):
            diary = without(*map(negative, TESTED[-2:])).with_entries(negative(end), negative(last))
            assert kinds(diary, last + DAY, rules.confirmed) == expected


def test_the_ideal_course_is_of_these_days() -> None:
    """The tests above stand on its days."""
    assert DISPENSED[0] < FIRST < LAST < TESTED[-1]
