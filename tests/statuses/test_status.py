"""What may be done on a day, and what is due, by the sample programme and the ideal course."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from ideal_course import (
    CONFIRMED,
    DIARY,
    FIRST,
    LAST,
    PATIENT,
    US,
    blood,
    negative,
    only,
    patient,
    without,
)
from isotretinoin import Diary, Who, mg, rulebook, status
from isotretinoin.diaries.entries import (
    Contraception,
    Dispensing,
    DosePeriod,
    DoseTaken,
    Entry,
    Missed,
    Pregnancy,
    PregnancyTest,
    Prescription,
    Stopped,
)
from isotretinoin.findings import Absent, Window
from isotretinoin.quantities import mg_per_day
from isotretinoin.statuses.status import Status
from sample_programme import sample_programme
from sample_rules import RULEBOOK

SCREENED = date(2026, 2, 10)
COVERED = Contraception(date(2026, 1, 1), ("iud", "male-condom"))
EDITION = date(2026, 11, 15)


def told(*entries: Entry, on: date, rules: Any = US, **facts: Any) -> Status:
    diary = Diary(patient=evolve(PATIENT, **facts), entries=entries)
    return status(diary, rules, on=on)


def kinds(found: Status, part: str) -> list[str]:
    return [act.kind.value for act in getattr(found, part)]


def after(days: int, day: date = CONFIRMED) -> date:
    return day + timedelta(days=days)


class TestBefore:
    """Before a first dose."""

    def test_nothing_noted(self) -> None:
        """The first of two tests is due, and the blood tests of the schedule; nothing may be done."""
        found = told(on=SCREENED)
        assert (found.may_prescribe.value, found.may_dispense.value) == ("no", "no")
        assert found.may_dispense.reason == "no negative pregnancy test that counts is noted"
        assert kinds(found, "due") == ["screening-test", "laboratory-visit"]
        assert found.next_specimen == Window(first=SCREENED, last=None)

    def test_screened(self) -> None:
        """The second test is coming, on the first day on which it counts."""
        found = told(negative(SCREENED), on=after(5, SCREENED))
        assert found.next_specimen == Window(first=after(19, SCREENED), last=None)
        assert kinds(found, "coming") == ["confirmation-test"]

    @pytest.mark.parametrize(
        ("days", "value", "next_test"), [(0, "yes", None), (6, "yes", None), (7, "no", 19)]
    )
    def test_the_window_of_the_second_test(
        self, days: int, value: str, next_test: int | None
    ) -> None:
        """Seven days, the day of the specimen the first; missed, the 19th day from it is the next."""
        entries = (COVERED, negative(SCREENED), negative(CONFIRMED), Prescription(CONFIRMED))
        found = told(*entries, on=after(days))
        assert found.may_dispense.value == value
        if next_test is None:
            assert found.may_dispense.until == found.may_prescribe.until
            assert isinstance(found.may_dispense.until, datetime)
            assert "2026-03-11 23:59" in str(found)
            assert "dispensing" in kinds(found, "due")
            assert isinstance(found.next_specimen, Absent)
        else:
            assert found.next_specimen == Window(first=after(next_test), last=None)
            assert "2026-03-05 to 2026-03-11" in found.may_dispense.reason

    def test_what_is_missing_is_named(self) -> None:
        """No prescription, no contraception, no birth date noted: unknown, and why."""
        found = told(negative(SCREENED), negative(CONFIRMED), on=CONFIRMED, born=None)
        assert found.may_dispense.value == "unknown"
        assert found.may_dispense.missing == (
            "the prescription",
            "the birth date",
            "the methods used",
        )
        assert found.may_prescribe.missing == ("the birth date", "the methods used")

    def test_whether_a_patient_can_become_pregnant(self) -> None:
        """Not recorded, what would be no for one who can is unknown; a positive test is no for all."""
        found = told(Prescription(SCREENED), on=SCREENED, can_become_pregnant=None)
        assert found.may_dispense.missing == ("can_become_pregnant",)
        assert found.may_dispense.because is not None
        positive = PregnancyTest(SCREENED, "positive", "medical")
        found = told(positive, on=SCREENED, can_become_pregnant=None)
        assert found.may_dispense.value == "no"
        assert found.may_dispense.because is not None
        assert kinds(found, "due") == ["laboratory-visit"]

    def test_one_who_cannot(self) -> None:
        """The window opens with the visit, and no test is asked for."""
        found = told(Prescription(CONFIRMED), on=after(29), can_become_pregnant=False)
        assert (found.may_dispense.value, str(found.may_dispense.until)) == ("yes", "2026-04-03")
        assert isinstance(found.next_specimen, Absent)
        found = told(Prescription(CONFIRMED), on=after(30), can_become_pregnant=False)
        assert found.may_dispense.value == "no"
        assert kinds(found, "acts") == ["laboratory-visit"]


class TestDuring:
    """While a course goes on."""

    def test_fetched(self) -> None:
        """The prescription is used up; the next, its test, the run-out and the blood tests come."""
        found = status(DIARY, US, on=date(2026, 4, 8))
        assert found.may_dispense.reason == "the last prescription was filled already"
        assert kinds(found, "due") == ["contraception"]
        assert kinds(found, "coming") == [
            "laboratory-visit",
            "prescription",
            "pregnancy-test",
            "run-out",
            "laboratory-visit",
        ]
        assert found.next_specimen == Window(first=date(2026, 5, 2), last=date(2026, 5, 8))
        assert [act.kind.value for act in found.acts_of("prescriber")] == ["prescription"]
        assert found.acts_of(Who.PHARMACY) == ()

    def test_a_month_without_a_test(self) -> None:
        """It is overdue from the day after it was due, and a late dispensing stays barred."""
        diary = only(DosePeriod, Contraception).with_entries(
            negative(SCREENED), negative(CONFIRMED), *blood(CONFIRMED)
        )
        assert "pregnancy-test" in kinds(status(diary, US, on=date(2026, 4, 9)), "due")
        found = status(diary, US, on=date(2026, 4, 10))
        assert kinds(found, "overdue") == ["pregnancy-test", "laboratory-visit"]
        assert found.next_specimen == Window(first=date(2026, 4, 10), last=None)
        assert found.may_prescribe.value == "no"

    def test_a_missed_visit(self) -> None:
        """Blood that was not drawn is overdue until the next visit; then that one is."""
        diary = only(DosePeriod).with_entries(*blood(CONFIRMED))
        found = status(diary, US, on=date(2026, 5, 1))
        visits = [act.window.first for act in found.acts_of("laboratory") if "LFTs" in act.what]
        assert visits[:2] == [date(2026, 4, 9), date(2026, 5, 9)]

    def test_a_missed_window(self) -> None:
        """Of a later prescription: a new specimen counts from the day after the window."""
        fetched = [each for each in DIARY.of(Dispensing) if each.on > FIRST]
        found = status(without(*fetched), US, on=date(2026, 4, 12))
        assert found.next_specimen == Window(first=date(2026, 4, 11), last=None)
        assert "pregnancy test again" in str(found)

    def test_pregnancy(self) -> None:
        """Known, it bars everything, and no further test is asked for."""
        diary = DIARY.with_entries(Pregnancy(date(2026, 4, 1)))
        found = status(diary, US, on=date(2026, 4, 6))
        assert (found.may_prescribe.value, found.may_dispense.value) == ("no", "no")
        assert "pregnancy-test" not in kinds(found, "acts")

    @pytest.mark.parametrize("methods", [("withdrawal",), None])
    def test_contraception(self, methods: Any) -> None:
        """What is not acceptable bars; what ended some days ago bars."""
        used = DIARY.of(Contraception)
        instead = (
            Contraception(date(2026, 2, 1), ("iud", "condom"), last=date(2026, 4, 1))
            if methods is None
            else Contraception(date(2026, 2, 1), methods)
        )
        found = status(without(*used).with_entries(instead), US, on=date(2026, 4, 6))
        assert found.may_prescribe.value == "no"
        assert "contraception" in found.may_prescribe.reason

    def test_no_dose_is_known(self) -> None:
        """Of capsules of which no dose is known, it is not known when they are used up."""
        found = status(only(Dispensing, Prescription, Contraception), US, on=date(2026, 3, 20))
        assert "run-out" not in kinds(found, "acts")

    def test_rest_and_missed_doses(self) -> None:
        """A start on a day that was noted as missed is judged as a start."""
        entries = (COVERED, negative(SCREENED), negative(CONFIRMED), Prescription(CONFIRMED))
        rest = (DosePeriod(SCREENED, mg_per_day(0)), Missed(after(1)))
        assert told(*entries, *rest, on=after(1)).may_dispense.value == "yes"

    def test_doses_one_by_one(self) -> None:
        """A log of doses is a course too."""
        found = told(DoseTaken(FIRST, mg(40)), on=FIRST)
        assert "contraception" in kinds(found, "due")


class TestToStop:
    """A course that goes on although it must not: that it is stopped comes before anything else."""

    DAY = date(2026, 5, 2)
    POSITIVE = PregnancyTest(DAY, "positive", setting="medical")

    def diary(self, *entries: Entry) -> Diary:
        """The ideal course on that day, its stop left out."""
        kept = tuple(each for each in DIARY.entries if not isinstance(each, Stopped))
        return evolve(DIARY, entries=(*kept, *entries))

    @pytest.mark.parametrize(("days", "part"), [(0, "due"), (1, "overdue")])
    @pytest.mark.parametrize("known", [POSITIVE, Pregnancy(DAY)])
    def test_a_pregnancy(self, known: Entry, days: int, part: str) -> None:
        """Nothing else is asked of the prescriber, and nobody is told that capsules run out."""
        found = status(self.diary(known), US, on=after(days, self.DAY))
        stop = next(iter(getattr(found, part)))
        assert (stop.kind.value, stop.who, stop.window.first) == (
            "stop-treatment",
            Who.PRESCRIBER,
            self.DAY,
        )
        assert stop.because is not None
        assert set(kinds(found, "acts")) == {"stop-treatment", "laboratory-visit"}
        assert kinds(found, "acts")[0] == "stop-treatment"

    def test_stopped(self) -> None:
        """Stopped, it is asked for no more; contraception and another course are no matter now."""
        found = status(self.diary(self.POSITIVE, Stopped(self.DAY)), US, on=after(1, self.DAY))
        assert not {"stop-treatment", "contraception", "next-course"} & set(kinds(found, "acts"))
        assert "blood-donation" in kinds(found, "acts")

    def test_what_forbids_treatment(self) -> None:
        """By a fact of the patient, from the day that is asked about."""
        barred = evolve(self.diary(), patient=evolve(PATIENT, plans_pregnancy=True))
        found = status(barred, US, on=self.DAY)
        assert [each.who for each in found.due if each.kind.value == "stop-treatment"] == [
            Who.PRESCRIBER
        ]
        assert not {"prescription", "dispensing", "run-out"} & set(kinds(found, "acts"))

    @pytest.mark.parametrize(
        ("more", "value"),
        [
            ((), "unknown"),
            ((Pregnancy(DAY, last=DAY),), "yes"),
            ((Pregnancy(after(-9, DAY), last=after(-1, DAY)),), "unknown"),
        ],
    )
    def test_a_negative_test_after_a_positive_one(
        self, more: tuple[Entry, ...], value: str
    ) -> None:
        """Which of the two is right, no rule says: it is asked, unless a pregnancy that is over tells."""
        negative_again = negative(after(3, self.DAY))
        found = status(self.diary(self.POSITIVE, negative_again, *more), US, on=after(4, self.DAY))
        assert found.may_prescribe.value == value
        assert "stop-treatment" not in kinds(found, "acts")


class TestAfter:
    """After the last dose."""

    def test_waits(self) -> None:
        """The last test, contraception, and the days from which on each thing may be done again."""
        found = status(DIARY, US, on=after(3, LAST))
        assert kinds(found, "due") == ["contraception"]
        assert kinds(found, "coming") == [
            "pregnancy-test",
            "blood-donation",
            "breast-feeding",
            "next-course",
            "procedure",
            "procedure",
        ]
        assert found.may_prescribe.reason.startswith("another course may start on 2026-09-16")

    def test_tests_not_done(self) -> None:
        """The one at the end is asked for until the last one is due, and that one then."""
        diary = only(DosePeriod, Stopped)
        found = status(diary, US, on=after(3, LAST))
        assert [act.what for act in found.due if act.kind == "pregnancy-test"] == [
            "pregnancy test at the end of the course"
        ]
        found = status(diary, US, on=date(2026, 9, 1))
        assert [act.what for act in found.overdue if act.kind == "pregnancy-test"] == [
            "last pregnancy test, after the course"
        ]

    def test_one_who_cannot(self) -> None:
        """Blood, procedures and another course alone have to wait."""
        found = status(patient(can_become_pregnant=False), US, on=after(3, LAST))
        assert {act.kind.value for act in found.acts} == {
            "blood-donation",
            "next-course",
            "procedure",
        }

    def test_another_course(self) -> None:
        """A test after the last one tells of another start, and begins its two tests."""
        diary = DIARY.with_entries(negative(date(2026, 10, 1)))
        found = status(diary, US, on=date(2026, 10, 5))
        assert found.next_specimen == Window(first=date(2026, 10, 20), last=None)
        over = status(DIARY, US, on=date(2026, 10, 5))
        assert isinstance(over.next_specimen, Absent)

    def test_another_course_of_capsules_alone(self) -> None:
        """Where no dose was ever noted, capsules handed out begin it."""
        diary = only(Dispensing, Prescription, Contraception, PregnancyTest, Stopped)
        assert status(diary, US, on=date(2026, 8, 20)).may_prescribe.value == "no"


class TestEditions:
    """By the edition of the day, and by both where one is unverified."""

    def test_both_answers(self) -> None:
        """No wait after a missed first window by the one, 19 days by the other."""
        entries = (COVERED, negative(date(2026, 10, 20)), negative(date(2026, 11, 8)))
        found = told(*entries, on=date(2026, 11, 26))
        assert found.otherwise is not None
        assert found.next_specimen == Window(first=EDITION, last=None)
        assert found.otherwise.next_specimen == Window(first=date(2026, 11, 27), last=None)
        page = found.sheet()
        assert ("If not", "the edition of the day is confirmed by no source; without it:") in (
            page.facts
        )
        assert "If the unconfirmed edition is not in force" in str(found)

    def test_a_first_day_that_was_set(self) -> None:
        """Where the caller moves the edition, its answers move."""
        entries = (COVERED, negative(date(2026, 10, 20)), negative(date(2026, 11, 8)))
        rules = sample_programme(effective={"us.ipledge.edition-5": date(2027, 2, 1)})
        found = told(*entries, on=date(2026, 11, 26), rules=rules)
        assert found.otherwise is None
        assert found.next_specimen == Window(first=date(2026, 11, 27), last=None)


class TestOtherPlaces:
    """What the sources of a place do not say is not made up."""

    def test_silent_sources(self) -> None:
        """Where no rule judges it, it is unknown, and the rule is what is missing."""
        found = told(on=SCREENED, rules=RULEBOOK, can_become_pregnant=False)
        assert (
            found.may_dispense.missing == ("the birth date",) or found.may_dispense.value == "yes"
        )
        bare = evolve(RULEBOOK, posologies=())
        found = told(on=SCREENED, rules=bare)
        assert found.may_dispense.value == "unknown"
        assert found.may_dispense.missing == ("a rule on it in rulebook sample",)

    def test_validity(self) -> None:
        """A prescription that ran out is to be written anew; until then it is to be filled."""
        gb = rulebook("GB")
        entries = (COVERED, negative(FIRST), Prescription(FIRST))
        found = told(*entries, on=after(2, FIRST), rules=gb)
        assert "dispensing" in kinds(found, "due")
        assert str(found.may_dispense.until) == "2026-03-16"
        gone = told(*entries, on=after(30, FIRST), rules=gb)
        assert gone.may_dispense.value == "no"
        assert "dispensing" not in kinds(gone, "acts")

    def test_one_test_before_the_start(self) -> None:
        """Where one is asked for, one is due."""
        found = told(on=FIRST, rules=rulebook("GB"))
        assert kinds(found, "due")[:1] == ["confirmation-test"]


class TestInput:
    """What cannot be used is said in a line, and the rest is answered."""

    def test_before_the_first_entry(self) -> None:
        found = status(DIARY, US, on=date(2026, 1, 1))
        assert found.remarks[0].startswith("2026-01-01 is before the first entry, of 2026-02-01")
        assert found.may_dispense.value == "no"

    def test_a_diary_that_ends_later(self) -> None:
        found = status(only(DosePeriod, Stopped), US, on=after(1, FIRST))
        assert found.remarks == (
            "1 entry for days after 2026-03-10 left aside, the last of 2026-07-16",
            "no laboratory result is noted: whether earlier visits were kept is not known",
        )
        assert "Note" in str(found)

    def test_who_does_not_exist(self) -> None:
        with pytest.raises(ValueError, match="'nurse' is no who acts: write 'patient' or"):
            status(DIARY, US, on=FIRST).acts_of("nurse")

    def test_pages(self) -> None:
        """As text within 80 columns, and as HTML."""
        found = status(DIARY, US, on=date(2026, 4, 8))
        assert max(map(len, str(found).splitlines())) <= 80
        assert found._repr_html_() == found.sheet().html()  # pyright: ignore[reportPrivateUsage] - as a notebook calls it

    def test_a_place_without_editions(self) -> None:
        """The page names none; what is missing stands in the line."""
        found = told(negative(FIRST), on=FIRST, rules=rulebook("GB"), born=None)
        assert "Edition" not in str(found)
        assert "missing: " in str(found)


class TestGaps:
    """Where a rule is silent, or the matter is over, there is no act."""

    def test_no_rule_on_a_missed_window(self) -> None:
        """No new specimen is asked for by a rule that is not there."""
        rules = evolve(US, dispensing=evolve(US.dispensing, missed_first_window=None))
        found = told(COVERED, negative(SCREENED), negative(CONFIRMED), on=after(7), rules=rules)
        assert isinstance(found.next_specimen, Absent)

    def test_blood_of_a_turn_that_is_over(self) -> None:
        """Of visits missed, the last alone is asked for; before a course, none is once blood is noted."""
        diary = only(DosePeriod).with_entries(*blood(CONFIRMED))
        found = status(diary, US, on=date(2026, 6, 20))
        missed = [act.window.first for act in found.overdue if act.kind == "laboratory-visit"]
        assert missed == [date(2026, 6, 9)]
        before = told(*blood(SCREENED), on=after(2, SCREENED))
        assert "laboratory-visit" not in kinds(before, "acts")

    def test_told_in_words(self) -> None:
        """An act prints its days, by whom, and what."""
        found = told(on=SCREENED)
        assert str(found.acts[0]).startswith("from 2026-02-10 on, laboratory: first of two")

    def test_the_last_day(self) -> None:
        """On the day of the stop contraception goes on, and no next prescription is asked for."""
        found = status(DIARY, US, on=LAST)
        assert "contraception" in kinds(found, "due")
        assert "prescription" not in kinds(found, "acts")

    def test_silent_on_tests_and_contraception(self) -> None:
        """Sources that ask for neither bring no act of either."""
        found = told(DosePeriod(FIRST, mg_per_day(40)), on=after(3, FIRST), rules=RULEBOOK)
        assert {act.kind.value for act in found.acts} == {"laboratory-visit"}

    def test_the_next_prescription_of_one_who_cannot(self) -> None:
        """By the day on which the capsules are used up, by the window of the visit."""
        diary = patient(can_become_pregnant=False)
        found = status(diary, US, on=date(2026, 4, 8))
        (act,) = (act for act in found.acts if act.kind == "prescription")
        assert act.window == Window(first=date(2026, 4, 8), last=date(2026, 5, 7))


def test_in_whom_treatment_is_forbidden() -> None:
    """Neither is said yes to, whatever else is in order."""
    found = told(*DIARY.entries, on=FIRST, allergies=("isotretinoin",))
    assert found.may_prescribe.value == found.may_dispense.value == "no"
    assert "contraindicated" in found.may_prescribe.reason
