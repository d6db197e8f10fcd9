"""Windows count from the first and the last day with a dose, and what lies outside is said."""

from datetime import date, timedelta
from typing import Any, Final

import pytest
from attrs import evolve

from ideal_course import PATIENT, US, judged
from isotretinoin import Course, Diary, Patient, Regimen, plan, products
from isotretinoin.dates import Days
from isotretinoin.diaries.account import account
from isotretinoin.diaries.entries import (
    BloodDonation,
    BreastFeeding,
    Dispensing,
    DosePeriod,
    DoseTaken,
    Entry,
    Medication,
    Missed,
    PregnancyTest,
    Procedure,
    Stopped,
    Symptom,
    Unrecorded,
)
from isotretinoin.errors import RegimenError
from isotretinoin.evidence import Timeline
from isotretinoin.findings import Between, Finding, Window
from isotretinoin.posology import dose_findings
from isotretinoin.quantities import kg, mg, mg_per_day, mg_per_kg, mg_per_kg_day
from isotretinoin.reviews.review import Review
from isotretinoin.rulebooks.gb.bnf import COURSE_MAXIMUM

FIRST: Final = date(2026, 3, 9)
CANNOT: Final = evolve(PATIENT, can_become_pregnant=False)
NOTHING: Final = mg_per_day(0)


def day(n: int) -> date:
    """The n-th day from the first dose, from 1."""
    return FIRST + timedelta(days=n - 1)


def told(*entries: Entry, patient: Patient = CANNOT) -> Diary:
    return Diary(patient=patient, entries=entries)


STARTED: Final = DosePeriod(FIRST, mg_per_day(40), doses_per_day=2, with_food=True)


def beyond_ends(review: Review) -> tuple[set[Finding], set[str]]:
    """What a review says but for the entries that lie outside every course."""
    found = {each for each in review.findings if each.kind != "outside-every-course"}
    return found, {each.matter for each in review.not_judged}


#: Facts around a course whose judgement hangs on its first or its last dose.
AROUND: Final[tuple[Entry, ...]] = (
    PregnancyTest(day(-30), "negative", "medical"),
    PregnancyTest(day(-4), "negative", "medical"),
    BloodDonation(day(100)),
    BreastFeeding(day(101), day(102)),
    Procedure(day(230), "dermabrasion"),
    Procedure(day(260), "wax-epilation"),
)


class TestReviews:
    """Rests, missed days and stops at either end move no window."""

    @pytest.mark.parametrize("patient", [PATIENT, CANNOT])
    @pytest.mark.parametrize(
        "before",
        [(DosePeriod(day(-60), NOTHING),), (Missed(day(-1)),), ()],
    )
    @pytest.mark.parametrize("stop", [30, 31, 60, 90])
    def test_a_rest_at_either_end_changes_nothing(
        self, patient: Patient, before: tuple[Entry, ...], stop: int
    ) -> None:
        """The last dose is that of day 30, however much later the stop was noted."""
        rest = (DosePeriod(day(31), NOTHING),) if stop > 30 else ()
        plain = judged(told(STARTED, *AROUND, Stopped(day(30)), patient=patient), day(300))
        other = judged(
            told(STARTED, *AROUND, *before, *rest, Stopped(day(stop)), patient=patient), day(300)
        )
        assert beyond_ends(other) == beyond_ends(plain)

    def test_missed_days_at_both_ends(self) -> None:
        """A day known to be missed is neither the first dose nor the last."""
        missed = [Missed(day(n)) for n in (1, 2, 30)]
        found = judged(told(STARTED, *missed, Stopped(day(30)), BloodDonation(day(59))), day(90))
        window = next(each.expected for each in found.findings if each.kind == "blood-donation")
        assert isinstance(window, Window)
        assert (window.first, window.last) == (day(3), day(59))

    def test_unrecorded_days_count_as_doses(self) -> None:
        """Of two readings the longer window holds."""
        lost = Unrecorded(day(25), day(30))
        found = judged(told(STARTED, lost, Stopped(day(30)), BloodDonation(day(60))), day(90))
        assert [each.kind for each in found.findings if each.observed == day(60)] == [
            "blood-donation"
        ]

    def test_an_open_rest_stays_open(self) -> None:
        """Without a stop the course goes on: blood is barred on the day of the review."""
        rest = DosePeriod(date(2026, 5, 1), NOTHING)
        found = judged(told(STARTED, rest, BloodDonation(date(2026, 7, 20))), date(2026, 7, 20))
        assert "blood-donation" in [each.kind for each in found.findings]

    def test_the_listed_ones(self) -> None:
        """60 mg from 1 January, 0 from 1 May, stopped on 20 July: blood of 1 July is none."""
        entries = (
            DosePeriod(date(2026, 1, 1), mg_per_day(60)),
            DosePeriod(date(2026, 5, 1), NOTHING),
            Stopped(date(2026, 7, 20)),
            BloodDonation(date(2026, 7, 1)),
        )
        found = judged(told(*entries), date(2026, 8, 1))
        assert "blood-donation" not in [each.kind for each in found.findings]
        assert "last dose on 2026-04-30" in str(found)

    def test_no_dose_at_all(self) -> None:
        """A course of which every day was missed is not judged, and that is said."""
        found = judged(told(STARTED, Missed(FIRST), Stopped(FIRST)), day(9))
        matter = f"the course from {FIRST}, in which no dose was taken"
        assert matter in [each.matter for each in found.not_judged]
        assert found.findings == ()


def course(regimen: str, days: int, first: date = FIRST) -> Course:
    return Course.lasting(
        Days(days),
        patient=PATIENT,
        regimen=Regimen.parse(regimen),
        first_dose=first,
    )


class TestPlans:
    """A plan with a rest at either end has the windows of the plan without it."""

    PLAIN = plan(course("40 mg/day for 30 days", 30), US)

    @pytest.mark.parametrize(
        ("regimen", "days", "first"),
        [
            ("40 mg/day for 30 days, then 0 mg/day for 60 days", 90, day(1)),
            ("0 mg/day for 7 days, then 40 mg/day", 37, day(-6)),
            ("0 mg/day for 3 days, then 0 mg/day for 4 days, then 40 mg/day", 37, day(-6)),
            ("0 mg/day for 7 days, then 40 mg/day for 30 days, then 0 mg/day", 90, day(-6)),
        ],
    )
    def test_windows(self, regimen: str, days: int, first: date) -> None:
        """Contraception, tests, waits and laboratory tests alike."""
        made = plan(course(regimen, days, first), US)
        assert (made.course.first_dose, made.course.last_dose) == (day(1), day(30))
        assert made.pregnancy_prevention == self.PLAIN.pregnancy_prevention
        assert made.next_course == self.PLAIN.next_course
        assert made.procedures == self.PLAIN.procedures
        assert made.monitoring == self.PLAIN.monitoring
        assert made.course.total_dose == self.PLAIN.course.total_dose

    def test_days_off_at_the_end(self) -> None:
        """On alternate days the tenth day is a day off, and the last dose that of the ninth."""
        assert course("40 mg/day every other day", 10).last_dose == day(9)

    def test_a_plan_without_a_dose(self) -> None:
        """Nothing follows from it."""
        with pytest.raises(RegimenError, match="has no dose, so nothing follows from it"):
            plan(course("0 mg/day", 30), US)


class TestOutside:
    """What lies outside every course is said once for each kind of entry."""

    @pytest.mark.parametrize(
        ("entry", "severity"),
        [
            (Stopped(date(2025, 6, 20)), "caution"),
            (Missed(day(-9)), "note"),
            (Unrecorded(day(-9), day(-2)), "note"),
            (DosePeriod(day(-9), NOTHING), "note"),
            (Missed(day(40)), "note"),
        ],
    )
    def test_findings(self, entry: Entry, severity: str) -> None:
        """A stop that ends nothing is louder: the course that it was meant for goes on."""
        found = [
            each
            for each in judged(told(STARTED, Stopped(day(30)), entry), day(60)).findings
            if each.kind == "outside-every-course"
        ]
        assert [each.severity.value for each in found] == [severity]

    @pytest.mark.parametrize(
        ("entry", "words"),
        [
            (Symptom(day(-9), "headache"), "before any dose"),
            (Symptom(day(31), "suicidal-thoughts"), "1 day after the last dose"),
            (Medication(day(40), "doxycycline", day(50)), "outside every course"),
            (Dispensing(day(40), products.CLARAVIS, mg(40), 30), "after the last course"),
        ],
    )
    def test_not_judged(self, entry: Entry, words: str) -> None:
        """Signs, medicines and capsules outside are listed."""
        found = judged(told(STARTED, Stopped(day(30)), entry), day(60)).not_judged
        assert len([each for each in found if words in each.matter]) == 1

    def test_what_lies_inside_is_not_said(self) -> None:
        """Entries of a course are none of these."""
        inside = (Missed(day(3)), Unrecorded(day(-5), day(4)), Symptom(day(5), "headache"))
        found = judged(told(STARTED, *inside, Medication(day(2), "doxycycline")), day(30))
        assert "outside-every-course" not in [each.kind for each in found.findings]
        assert not [each for each in found.not_judged if "outside" in each.matter]

    def test_one_line_for_many(self) -> None:
        """Of several days the first are named, and the others counted."""
        missed = [Missed(day(n)) for n in range(-9, 0)]
        (found,) = judged(told(STARTED, *missed), day(9)).findings[:1]
        assert "and 6 more, outside every course" in found.message

    @pytest.mark.parametrize("year", [1026, 2206])
    def test_a_year_that_cannot_be_meant(self, year: int) -> None:
        """It is said, also of entries after the day of the review; the ends of spans count."""
        for entry in (Missed(date(year, 3, 10)), Unrecorded(date(year, 3, 10), date(year, 3, 11))):
            diary = told(STARTED, entry, patient=evolve(CANNOT, born=None))
            found = judged(diary, day(30)).findings
            assert "year-doubtful" in [each.kind for each in found]
        slip = Unrecorded(day(2), date(2206, 3, 11))
        assert "year-doubtful" in [
            each.kind for each in judged(told(STARTED, slip), day(9)).findings
        ]


class TestEvidence:
    """Logs and fills without a dose period leave an interval, never a quiet zero."""

    def test_a_log(self) -> None:
        """40 mg on three days of twelve: 120 to 480 mg, and no day of rest."""
        log = told(*(DoseTaken(date(2026, 3, n), mg(40)) for n in (9, 10, 12)))
        found = account(log, as_of=date(2026, 3, 20))
        assert (found.rest_days, found.unrecorded_days) == (0, 9)
        assert found.total_dose == Between(mg(120), mg(480))
        lines = [str(each) for each in judged(log, date(2026, 3, 20)).not_judged]
        assert any("the doses of 9 days from 2026-03-11 to 2026-03-20" in each for each in lines)

    @pytest.mark.parametrize("fills", [1, 2, 3, 5])
    def test_fills_alone(self, fills: int) -> None:
        """From none to all of what was handed out; the review says so and judges the waits."""
        packs = [Dispensing(day(30 * n + 1), products.CLARAVIS, mg(40), 60) for n in range(fills)]
        diary, as_of = told(*packs, BloodDonation(day(5))), day(30 * fills)
        found = account(diary, as_of=as_of)
        assert found.total_dose == Between(mg(0), mg(2400 * fills))
        assert (found.first_dose, found.last_dose) == (FIRST, as_of)
        kinds = [each.kind for each in judged(diary, as_of).findings]
        assert "fact-missing" in kinds
        assert "blood-donation" in kinds

    def test_no_doses_at_all(self) -> None:
        """An account without a course has neither a first nor a last dose."""
        found = account(told(), as_of=FIRST)
        assert (found.first_dose, found.last_dose) == (None, None)


class TestOneFaultOneFinding:
    """Findings are for each run of days, at the level that they deserve."""

    @pytest.mark.parametrize(
        "doses",
        [
            dict.fromkeys(range(1, 30, 2), 20),
            dict.fromkeys(range(1, 61, 4), 20),
            {n: 20 + n % 3 for n in range(1, 30)},
        ],
    )
    def test_runs(self, doses: dict[int, int]) -> None:
        """Low doses on alternate days, or a little different each day, are one note."""
        entries: list[Any] = [DoseTaken(day(n), mg(dose)) for n, dose in doses.items()]
        found = judged(told(*entries), day(60)).findings
        (low,) = (each for each in found if each.kind == "daily-dose-below-range")
        assert low.days == Window(first=FIRST, last=day(max(doses)))

    def test_one_dose_by_itself(self) -> None:
        """A dose on some days is judged as a run of its own."""
        days = Window(first=FIRST, last=day(9))
        (found,) = dose_findings(mg_per_kg_day("0.4"), days, US.posologies[0])
        assert (found.kind.value, found.days) == ("daily-dose-below-range", days)

    def test_another_run(self) -> None:
        """With more than a week of other doses between them they are two."""
        for between, runs in ((7, 1), (8, 2)):
            entries = (
                DosePeriod(FIRST, mg_per_day(20)),
                DosePeriod(day(11), mg_per_day(40)),
                DosePeriod(day(11 + between), mg_per_day(20)),
            )
            found = judged(told(*entries), day(40)).findings
            low = [each for each in found if each.kind == "daily-dose-below-range"]
            assert len(low) == runs

    def test_once_daily_is_a_note(self) -> None:
        """In one finding for all dose periods; without food it stays a caution."""
        periods = [
            DosePeriod(day(10 * n + 1), mg_per_day(30 + n), doses_per_day=1, with_food=False)
            for n in range(5)
        ]
        found = judged(told(*periods), day(60)).findings
        told_of = [
            (each.kind.value, each.severity.value)
            for each in found
            if each.kind in ("dose-not-divided", "without-food")
        ]
        assert sorted(told_of) == [("dose-not-divided", "note"), ("without-food", "caution")]

    def test_what_is_not_told_is_asked_once(self) -> None:
        """One line names the dose periods that do not say it."""
        periods = [DosePeriod(day(10 * n + 1), mg_per_day(40)) for n in range(5)]
        lines = [str(each) for each in judged(told(*periods), day(60)).not_judged]
        (line,) = (each for each in lines if "into how many doses" in each)
        assert "dose periods of 2026-03-09, 2026-03-19, 2026-03-29 and 2 more" in line


class TestKindsOfMilligrams:
    """Milligrams of micronised capsules are added to others by the label's factor alone."""

    @staticmethod
    def diary(*kinds: str) -> Diary:
        """30 days of each kind at 80 kg: 64 mg of micronised capsules, 80 mg of others."""
        doses = {"LD": (products.ABSORICA_LD, 64), "conventional": (products.CLARAVIS, 80)}
        entries: list[Any] = []
        for index, kind in enumerate(kinds):
            product, dose = doses[kind]
            on = day(30 * index + 1)
            entries.append(Dispensing(on, product, mg(dose // 2), 60))
            entries.append(DosePeriod(on, mg_per_day(dose)))
        entries.append(Stopped(day(30 * len(kinds))))
        return told(*entries, patient=evolve(CANNOT, weight=kg(80)))

    @pytest.mark.parametrize("kinds", [("LD", "conventional"), ("conventional", "LD")])
    def test_mixed(self, kinds: tuple[str, str]) -> None:
        """By 0.8 each half is 30 mg/kg; the account, its days and the review say 60."""
        found = account(self.diary(*kinds), as_of=day(60), goal=mg_per_kg(60))
        assert found.cumulative_dose == mg_per_kg(60)
        assert found.reached is True
        assert [*found.daily()][-1].total_dose == mg(4800)
        assert found.counted_by is not None
        assert "of conventional capsules" in str(found)
        review = judged(self.diary(*kinds), day(61))
        assert "kinds-of-mg" in [each.kind for each in review.findings]
        assert any("60 mg/kg in conventional mg" in each.message for each in review.findings)

    def test_alone(self) -> None:
        """Alone they are counted in their own, and held against a goal in conventional ones."""
        found = account(self.diary("LD"), as_of=day(30), goals=US.goals)
        assert found.total_dose == mg(1920)
        assert (found.counted_by, found.bands[0].dose) == (None, mg_per_kg(30))
        assert "of micronised capsules" in str(found)
        low = [each for each in judged(self.diary("LD"), day(31)).findings if "goal" in each.kind]
        assert {each.observed for each in low} == {mg_per_kg(30)}
        plain = account(self.diary("conventional"), as_of=day(30), goals=US.goals)
        assert (plain.bands[0].dose, plain.bands[0].counted_by) == (mg_per_kg(30), None)

    def test_a_plan_of_them(self) -> None:
        """A goal is not held against them unsaid."""
        laid_out = Course.until(
            mg_per_kg(120),
            patient=CANNOT,
            regimen=Regimen.parse("40 mg/day"),
            first_dose=FIRST,
        )
        found = plan(laid_out, US, product=products.ABSORICA_LD).findings
        (said,) = (each for each in found if each.kind == "kinds-of-mg")
        assert said.expected == mg_per_kg(150)
        assert "goal-not-reached" not in [each.kind for each in found]
        others = plan(laid_out, US, product=products.CLARAVIS).findings
        assert "kinds-of-mg" not in [each.kind for each in others]

    @pytest.mark.parametrize(("most", "found"), [("30", []), ("29.9", [mg_per_kg(30)])])
    def test_the_most_in_one_course(self, most: str, found: list[Any]) -> None:
        """24 mg/kg of micronised capsules are held against it as 30 of conventional ones."""
        rule = evolve(COURSE_MAXIMUM, value=mg_per_kg(most))
        capped = tuple(evolve(each, course_maximum=Timeline(rule)) for each in US.posologies)
        review = judged(self.diary("LD"), day(31), evolve(US, posologies=capped))
        assert [each.observed for each in review.findings if "maximum" in each.kind] == found

    def test_capsules_of_two_kinds_at_a_time(self) -> None:
        """What came from where is asked of each kind by itself."""
        diary = self.diary("LD", "conventional").with_entries(
            Dispensing(FIRST, products.CLARAVIS, mg(40), 10)
        )
        gone = Diary(
            patient=diary.patient,
            entries=tuple(
                each
                for each in diary.entries
                if not (isinstance(each, Dispensing) and each.count == 60 and each.on > FIRST)
            ),
        )
        assert any("came from" in each.matter for each in judged(gone, day(61)).not_judged)
