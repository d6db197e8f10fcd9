"""Diaries: facts in any order, each once, none against another; and the days they speak of."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from diary_strategies import CAPSULES, diaries
from isotretinoin import analytes
from isotretinoin.diaries.diary import CourseDays, Diary, Stretch, at_odds
from isotretinoin.diaries.entries import (
    BloodDonation,
    BreastFeeding,
    Contraception,
    Dispensing,
    DosePeriod,
    DoseTaken,
    Entry,
    Medication,
    Missed,
    NoduleCount,
    Pregnancy,
    PregnancyTest,
    Prescription,
    Procedure,
    Stopped,
    Symptom,
    Unrecorded,
    Weight,
)
from isotretinoin.errors import DateError, FactError, QuantityError, RecordError, RegimenError
from isotretinoin.monitoring.results import LabResult
from isotretinoin.patient import EarlierCourse, History, Patient
from isotretinoin.quantities import kg, mg, mg_per_day, mg_per_kg_day

FIRST = date(2026, 3, 9)


def day(n: int) -> date:
    """The n-th day of the course, from 1."""
    return FIRST + timedelta(days=n - 1)


STARTED = DosePeriod(FIRST, mg_per_day(40))


def diary(*entries: Entry) -> Diary:
    return Diary(patient=Patient(weight=kg(60)), entries=entries)


def kinds(a_diary: Diary, as_of: date) -> list[tuple[str, int]]:
    return [(stretch.kind, stretch.days) for stretch in a_diary.stretches(as_of)]


ADD_UP = (DoseTaken, Dispensing, Prescription)


class TestOrderNeverMatters:
    """Order of input never matters; what does not add up is one fact, however often it is told."""

    @given(diaries(), st.randoms())
    def test_any_order_and_any_repetition(self, a_diary: Diary, random: Any) -> None:
        """Shuffled, and doubled but for what adds up, they make an equal diary, repr and hash."""
        facts = [each for each in a_diary.entries if not isinstance(each, ADD_UP)]
        entries = [*a_diary.entries, *facts]
        random.shuffle(entries)
        again = evolve(a_diary, entries=tuple(entries))
        assert again == a_diary
        assert repr(again) == repr(a_diary)
        assert hash(again) == hash(a_diary)

    def test_entries_of_a_day_have_one_order(self) -> None:
        """What is not told apart by day and kind is ordered by what it says."""
        one, other = Symptom(FIRST, "headache"), Symptom(FIRST, "dry-lips")
        assert diary(one, other, STARTED).entries == (STARTED, other, one)

    @given(diaries())
    def test_what_adds_up_is_never_lost(self, a_diary: Diary) -> None:
        """Each dose, prescription and dispensing counts as often as it is told."""
        more = [each for each in a_diary.entries if isinstance(each, ADD_UP)]
        again = a_diary.with_entries(*more)
        for kind in ADD_UP:
            assert len(again.of(kind)) == 2 * len(a_diary.of(kind))

    @pytest.mark.parametrize("doses", [(20, 20), (20, 30), (10, 10, 10), (20, 20, 40)])
    def test_intakes_of_a_day_add_up(self, doses: tuple[int, ...]) -> None:
        """Equal ones as well as others, numbered or not."""
        total = mg_per_day(sum(doses))
        plain = diary(*(DoseTaken(FIRST, mg(dose)) for dose in doses))
        numbered = diary(*(DoseTaken(FIRST, mg(dose), n) for n, dose in enumerate(doses, start=1)))
        for told in (plain, numbered):
            assert told.stretches(FIRST)[0].daily_dose == total

    def test_one_number_for_one_intake(self) -> None:
        """An equal pair with one number is refused as an unequal one is."""
        for dose in (20, 40):
            with pytest.raises(RecordError, match="another intake of the day needs another number"):
                diary(DoseTaken(FIRST, mg(20), 1), DoseTaken(FIRST, mg(dose), 1))

    def test_equal_capsules_on_a_day(self) -> None:
        """Two packs handed out on one day are two, and a prescription written twice is two."""
        pack = Dispensing(FIRST, CAPSULES, mg(20), 30)
        assert diary(pack, pack).entries == (pack, pack)
        written = Prescription(FIRST, days_supply=30)
        assert diary(written, written).of(Prescription) == (written, written)

    def test_equal_doses_written_differently_are_one_fact(self) -> None:
        """0.5 and 1/2 mg/kg/day say the same."""
        half = DosePeriod(FIRST, mg_per_kg_day("0.5"))
        assert diary(half, DosePeriod(FIRST, mg_per_kg_day("1/2"))).entries == (half,)

    def test_with_entries(self) -> None:
        """Further entries make another diary and leave this one alone."""
        before = diary(STARTED)
        after = before.with_entries(Missed(day(2)))
        assert before.entries == (STARTED,)
        assert after.entries == (STARTED, Missed(day(2)))
        assert after.of(Missed) == (Missed(day(2)),)


class TestContradictions:
    """A contradiction is an error that names both entries."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (Weight(FIRST, kg(60)), Weight(FIRST, kg(61))),
            (STARTED, DosePeriod(FIRST, mg_per_day(20))),
            (STARTED, DosePeriod(FIRST, mg_per_kg_day("0.5"))),
            (DoseTaken(FIRST, mg(20), 2), DoseTaken(FIRST, mg(40), 2)),
            (DoseTaken(FIRST, mg(20)), Missed(FIRST)),
            (DoseTaken(FIRST, mg(20), 2), Missed(FIRST)),
        ],
        ids=lambda entry: type(entry).__name__,
    )
    def test_both_entries_are_named(self, one: Entry, other: Entry) -> None:
        """Whichever comes first."""
        for entries in ((one, other), (other, one)):
            with pytest.raises(RecordError) as error:
                diary(*entries)
            assert repr(one) in str(error.value)
            assert repr(other) in str(error.value)

    def test_a_course_ends_once(self) -> None:
        """Two stops need a dose between them."""
        with pytest.raises(RecordError, match=r"Stopped.*Stopped.*a course ends once"):
            diary(STARTED, Stopped(day(9)), Stopped(day(10)))
        twice = diary(STARTED, Stopped(day(9)), DoseTaken(day(10), mg(40)), Stopped(day(10)))
        assert twice.courses == (CourseDays(FIRST, day(9)), CourseDays(day(10), day(10)))

    def test_the_stops_of_earlier_courses_stand(self) -> None:
        """A stop before anything was taken is the end of a course that the diary does not hold."""
        earlier = diary(Stopped(day(-300)), Stopped(day(-90)), STARTED)
        assert earlier.courses == (CourseDays(FIRST),)

    def test_all_at_once(self) -> None:
        """Every contradiction is told, one a line."""
        with pytest.raises(RecordError) as error:
            diary(
                Weight(FIRST, kg(60)),
                Weight(FIRST, kg(61)),
                Weight(FIRST, kg(62)),
                DoseTaken(day(2), mg(20)),
                Missed(day(2)),
            )
        assert len(str(error.value).splitlines()) == 3

    def test_what_may_stand_together(self) -> None:
        """Tests that disagree, and doses in days otherwise unrecorded, are no contradictions."""
        together = (
            PregnancyTest(FIRST, "negative", "home"),
            PregnancyTest(FIRST, "positive", "medical"),
            DoseTaken(FIRST, mg(20)),
            Unrecorded(FIRST, day(3)),
            Missed(day(2)),
        )
        assert len(diary(*together).entries) == 5


class TestRefusals:
    """What cannot mean anything is an error that says what to write."""

    @pytest.mark.parametrize(
        "make",
        [
            lambda: DosePeriod(datetime(2026, 3, 9), mg_per_day(40)),  # noqa: DTZ001
            lambda: Unrecorded(day(2), day(1)),
            lambda: Contraception(day(2), ("pill",), day(1)),
            lambda: Medication(day(2), "doxycycline", day(1)),
            lambda: Pregnancy(day(2), day(1)),
        ],
    )
    def test_days(self, make: Any) -> None:
        """A moment is no day, and the first day comes first."""
        with pytest.raises(DateError):
            make()

    @pytest.mark.parametrize(
        "make",
        [
            lambda: DoseTaken(FIRST, mg(0)),
            lambda: DoseTaken(FIRST, mg_per_day(40)),  # type: ignore[arg-type]
            lambda: Weight(FIRST, 60),  # type: ignore[arg-type]
            lambda: Dispensing(FIRST, CAPSULES, mg(0), 30),
        ],
    )
    def test_quantities(self, make: Any) -> None:
        """Each field takes its own type of quantity; nothing taken is `Missed`."""
        with pytest.raises(QuantityError, match=r"write |give more than 0 mg"):
            make()

    @pytest.mark.parametrize("dose", [mg(40), 40, None])
    def test_daily_doses(self, dose: Any) -> None:
        """A dose period takes a daily dose."""
        with pytest.raises(RegimenError, match=r"is not a daily dose: write mg_per_day\(40\)"):
            DosePeriod(FIRST, dose)

    def test_yes_or_no(self) -> None:
        """A number is neither."""
        wrong: Any = 1
        with pytest.raises(FactError, match="1 is not yes or no: write with_food=True"):
            DosePeriod(FIRST, mg_per_day(40), with_food=wrong)

    @pytest.mark.parametrize(
        "make",
        [
            lambda: DoseTaken(FIRST, mg(20), 0),
            lambda: DoseTaken(FIRST, mg(20), True),  # noqa: FBT003
            lambda: DosePeriod(FIRST, mg_per_day(40), doses_per_day=0),
            lambda: NoduleCount(FIRST, -1),
            lambda: Symptom(FIRST, "Dry slips"),
            lambda: Symptom(FIRST, "a" * 61),
            lambda: PregnancyTest(FIRST, "neg"),  # type: ignore[arg-type]
            lambda: PregnancyTest(FIRST, "negative", "pharmacy"),  # type: ignore[arg-type]
            lambda: PregnancyTest(FIRST, "negative", None, "saliva"),  # type: ignore[arg-type]
            lambda: Dispensing(FIRST, "Claravis", mg(40), 30),  # type: ignore[arg-type]
            lambda: diary("missed"),  # type: ignore[arg-type]
            lambda: Diary(patient=Patient(weight=kg(60)), entries=STARTED),  # type: ignore[arg-type]
            lambda: Diary(patient=kg(60)),  # type: ignore[arg-type]
        ],
    )
    def test_records(self, make: Any) -> None:
        """Counts are whole, codes are codes, choices are listed, entries are entries."""
        with pytest.raises(RecordError):
            make()

    def test_every_kind_of_entry_is_accepted(self) -> None:
        """One of each stands in one diary, in canonical order."""
        entries: tuple[Entry, ...] = (
            Weight(FIRST, kg(60)),
            DosePeriod(FIRST, mg_per_day(40), doses_per_day=2, with_food=True),
            DoseTaken(FIRST, mg(20)),
            Missed(day(2)),
            Unrecorded(day(2), day(3)),
            Stopped(day(9)),
            Prescription(day(9), days_supply=30),
            Dispensing(day(9), CAPSULES, mg(40), 30),
            LabResult(analytes.ALT, 31, "U/L", collected=day(9), upper_limit=40),
            PregnancyTest(day(9), "negative", "medical", "serum"),
            Pregnancy(day(9), day(20)),
            Contraception(day(9), ("male-condom", "combined-pill"), day(40)),
            Medication(day(9), "doxycycline", day(12)),
            Procedure(day(9), "wax-epilation"),
            BloodDonation(day(9)),
            NoduleCount(day(9), 0),
            Symptom(day(9), "headache"),
        )
        assert diary(*reversed(entries)).entries == entries


class TestCourses:
    """A course begins with a dose and ends with a stop; its first and last days are part of it."""

    def test_begins_with_the_first_period_or_dose(self) -> None:
        """A dose taken before the first period begins the course."""
        assert diary().courses == ()
        assert diary(Weight(FIRST, kg(60)), Missed(day(2))).courses == ()
        assert diary(STARTED).courses == (CourseDays(FIRST),)
        assert diary(STARTED, DoseTaken(day(0), mg(20))).courses == (CourseDays(day(0)),)

    def test_another_course_needs_a_dose(self) -> None:
        """After the stop a rest restates it, and the next dose begins another course."""
        again = DosePeriod(day(100), mg_per_day(20))
        treated = diary(STARTED, Stopped(day(30)), DosePeriod(day(31), mg_per_day(0)), again)
        assert treated.courses == (CourseDays(FIRST, day(30)), CourseDays(day(100)))
        assert treated.course_on(day(0)) is None
        assert treated.course_on(day(99)) == CourseDays(FIRST, day(30))
        assert treated.course_on(day(100)) == CourseDays(day(100))

    def test_the_dose_of_the_last_course_does_not_go_on(self) -> None:
        """A dose taken after the stop begins a course without a dose period."""
        treated = diary(STARTED, Stopped(day(30)), DoseTaken(day(40), mg(20)))
        assert kinds(treated, day(45)) == [("dose", 1), ("unrecorded", 5)]

    @pytest.mark.parametrize("dose", [20, 40])
    def test_a_stop_does_not_swallow_what_goes_on(self, dose: int) -> None:
        """A period that begins on the day of the stop is the next course, from that day on."""
        again = DosePeriod(day(24), mg_per_day(dose))
        treated = diary(STARTED, Stopped(day(24)), again)
        assert treated.courses == (CourseDays(FIRST, day(23)), CourseDays(day(24)))
        assert kinds(treated, day(23)) == [("dose", 23)]
        assert kinds(treated, day(54)) == [("dose", 31)]
        ended = treated.with_entries(Stopped(day(30)))
        assert ended.courses == (CourseDays(FIRST, day(23)), CourseDays(day(24), day(30)))

    def test_a_course_of_one_day(self) -> None:
        """A stop on the first day of the only course ends it, and a rest on it goes on with nothing."""
        assert diary(STARTED, Stopped(FIRST)).courses == (CourseDays(FIRST, FIRST),)
        rested = diary(STARTED, DosePeriod(day(9), mg_per_day(0)), Stopped(day(9)))
        assert rested.courses == (CourseDays(FIRST, day(9)),)

    def test_a_rest_begins_nothing(self) -> None:
        """A course begins with a dose: a rest before it is no day of it, and is in force on it."""
        rest = DosePeriod(day(-30), mg_per_day(0))
        assert diary(rest).courses == ()
        assert diary(rest, STARTED).courses == (CourseDays(FIRST),)
        assert kinds(diary(rest, DoseTaken(FIRST, mg(20))), day(3)) == [("dose", 1), ("rest", 2)]
        ended = diary(rest, STARTED, Stopped(day(5)), DoseTaken(day(9), mg(20)))
        assert kinds(ended, day(10)) == [("dose", 1), ("unrecorded", 1)]

    def test_idle_stops(self) -> None:
        """A stop that ends no course of the diary is kept apart."""
        stop = Stopped(day(-200))
        assert diary(stop, STARTED, Stopped(day(9))).idle_stops == (stop,)

    def test_the_day_of_the_stop_counts(self) -> None:
        """Nothing after it does."""
        stopped = diary(STARTED, Stopped(day(30)))
        assert kinds(stopped, day(30)) == kinds(stopped, day(300)) == [("dose", 30)]


class TestStretches:
    """Rest, missed and unrecorded are three different facts."""

    def test_no_course(self) -> None:
        """Before the course there is nothing."""
        assert diary(STARTED).stretches(day(0)) == ()

    def test_first_day_and_as_of_both_count(self) -> None:
        """A course from day 1, asked about on day 1, has one day."""
        (stretch,) = diary(STARTED).stretches(FIRST)
        assert stretch == Stretch(
            first=FIRST,
            days=1,
            kind="dose",
            daily_dose=mg_per_day(40),
            weight=kg(60),
        )
        assert stretch.window.first == stretch.window.last == FIRST

    def test_a_missed_day_that_changes_nothing(self) -> None:
        """Outside the course, in a rest, or listed twice, a missed day changes nothing."""
        rest = DosePeriod(day(5), mg_per_day(0))
        plain = diary(STARTED, rest, Missed(day(2)))
        told = plain.with_entries(Missed(day(-5)), Missed(day(6)), Missed(day(2)), Missed(day(30)))
        assert told.stretches(day(10)) == plain.stretches(day(10))
        assert kinds(told, day(10)) == [("dose", 1), ("missed", 1), ("dose", 2), ("rest", 6)]

    def test_known_days_among_unrecorded_ones(self) -> None:
        """A dose taken and a missed day are recorded, and a rest has nothing to record."""
        told = diary(
            STARTED,
            Unrecorded(day(2), day(9)),
            Unrecorded(day(3), day(4)),
            DoseTaken(day(3), mg(20)),
            Missed(day(5)),
            DosePeriod(day(8), mg_per_day(0)),
        )
        assert kinds(told, day(10)) == [
            ("dose", 1),
            ("unrecorded", 1),
            ("dose", 1),
            ("unrecorded", 1),
            ("missed", 1),
            ("unrecorded", 2),
            ("rest", 3),
        ]

    def test_a_dose_taken_in_a_rest(self) -> None:
        """It makes the day a day with a dose."""
        told = diary(STARTED, DosePeriod(day(2), mg_per_day(0)), DoseTaken(day(3), mg(20)))
        assert kinds(told, day(4)) == [("dose", 1), ("rest", 1), ("dose", 1), ("rest", 1)]

    def test_a_log_says_nothing_of_other_days(self) -> None:
        """Without a dose period, days without an entry are unrecorded: at most the highest dose."""
        told = diary(*(DoseTaken(day(n), mg(dose)) for n, dose in ((1, 20), (2, 40), (4, 20))))
        log = told.with_entries(Missed(day(6)))
        assert kinds(log, day(12)) == [
            ("dose", 1),
            ("dose", 1),
            ("unrecorded", 1),
            ("dose", 1),
            ("unrecorded", 1),
            ("missed", 1),
            ("unrecorded", 6),
        ]
        unknown = [each for each in log.stretches(day(12)) if each.kind == "unrecorded"]
        assert {each.daily_dose for each in unknown} == {mg_per_day(40)}
        from_then_on = log.with_entries(DosePeriod(day(8), mg_per_day(30)))
        assert kinds(from_then_on, day(12))[-2:] == [("unrecorded", 1), ("dose", 5)]


class TestFills:
    """Capsules handed out are evidence of doses, and of no more than they come to."""

    THREE = diary(*(Dispensing(day(n), CAPSULES, mg(40), 60) for n in (1, 31, 61)))

    def test_a_course_by_fills(self) -> None:
        """It begins with the first fill; the capsules are spread until the next one."""
        assert self.THREE.courses == (CourseDays(FIRST),)
        assert kinds(self.THREE, day(100)) == [("unrecorded", 60), ("unrecorded", 40)]
        assert [each.daily_dose for each in self.THREE.stretches(day(100))] == [
            mg_per_day(80),
            mg_per_day(60),
        ]

    def test_as_it_was_known(self) -> None:
        """Until the first dose is noted there are the fills; then there is the dose."""
        told = self.THREE.with_entries(DosePeriod(day(50), mg_per_day(40)))
        assert kinds(told, day(49)) == [("unrecorded", 30), ("unrecorded", 19)]
        assert kinds(told, day(60)) == [("dose", 11)]
        assert told.courses == (CourseDays(day(50)),)

    def test_stops_among_fills(self) -> None:
        """A stop ends the course; capsules handed out later, or on its day, are of another."""
        assert self.THREE.with_entries(Stopped(day(70))).courses == (CourseDays(FIRST, day(70)),)
        for stop, last in ((31, 30), (40, 40)):
            courses = self.THREE.with_entries(Stopped(day(stop))).courses
            assert courses == (
                CourseDays(FIRST, day(last)),
                CourseDays(day(stop if stop < 40 else 61)),
            )
        twice = self.THREE.with_entries(Stopped(day(70)), Stopped(day(80)))
        assert twice.idle_stops == (Stopped(day(80)),)

    def test_a_dose_per_kg_follows_the_weight_of_the_day(self) -> None:
        """Half a milligram for each kilogram: 30 mg at 60 kg, 31 mg from the day of 62 kg."""
        told = diary(DosePeriod(FIRST, mg_per_kg_day("0.5")), Weight(day(3), kg(62)))
        assert [str(stretch.daily_dose) for stretch in told.stretches(day(4))] == [
            "30 mg/day",
            "31 mg/day",
        ]

    def test_the_end_of_time(self) -> None:
        """The last day of the calendar is a day like any other."""
        told = diary(
            DosePeriod(date(9999, 12, 30), mg_per_day(40)),
            DoseTaken(date.max, mg(20)),
            Unrecorded(date(9999, 12, 31), date.max),
        )
        assert kinds(told, date.max) == [("dose", 1), ("dose", 1)]


def test_weight_on() -> None:
    """The baseline weight counts until a weight is noted, and from its day on the noted one."""
    weighed = diary(Weight(day(5), kg(62)), Weight(day(9), kg(64)))
    assert [weighed.weight_on(day(n)).kg for n in (-9, 4, 5, 8, 9, 99)] == [60, 60, 62, 62, 64, 64]


@pytest.mark.parametrize(
    "entry",
    [
        Unrecorded(day(84), day(113)),
        Contraception(day(84), ("iud",), day(113)),
        Medication(day(84), "doxycycline", day(113)),
        Pregnancy(day(84), day(113)),
        BreastFeeding(day(84), day(113)),
    ],
    ids=lambda entry: type(entry).__name__,
)
def test_the_last_day_of_a_span(entry: Any) -> None:
    """An entry with a span names its last day too."""
    assert diary(STARTED, entry).last_day == day(113)
    if not isinstance(entry, Unrecorded):
        assert diary(STARTED, evolve(entry, last=None)).last_day == day(84)


def test_entries_of_some_days() -> None:
    """The entries of one kind that stand on days from the first to the last, both included."""
    told = diary(*(Missed(day(n)) for n in range(1, 9)))
    assert told.of(Missed, first=day(3), last=day(5)) == tuple(Missed(day(n)) for n in (3, 4, 5))
    assert told.of(Missed, first=day(8)) == (Missed(day(8)),)
    assert told.of(Missed, last=day(0)) == ()
    assert told.of(Stopped, first=day(1)) == ()


def test_the_last_day_noted() -> None:
    """The latest day on which an entry stands; an empty diary has none."""
    patient = Patient(weight=kg(60))
    diary = Diary(patient=patient, entries=(Missed(date(2026, 3, 11)), Missed(date(2026, 3, 9))))

    assert diary.last_day == date(2026, 3, 11)
    assert Diary(patient=patient).last_day is None


def test_an_entry_before_the_birth_date() -> None:
    """Each such entry is named; the day of birth itself may stand."""
    patient = Patient(weight=kg(60), born=date(2010, 1, 1))
    Diary(patient=patient, entries=(Weight(on=date(2010, 1, 1), weight=kg(3)),))
    with pytest.raises(RecordError, match="lies before the birth date, 2010-01-01"):
        Diary(patient=patient, entries=(Weight(on=date(2009, 12, 31), weight=kg(3)),))


@given(
    st.lists(
        st.sampled_from(
            [
                *(Weight(day(n), kg(60 + weight)) for n in (1, 2) for weight in (0, 1)),
                *(DoseTaken(day(n), mg(40)) for n in (1, 5)),
                *(Missed(day(n)) for n in (1, 2)),
                *(Stopped(day(n)) for n in (0, 3, 4, 6)),
            ]
        )
    ),
    st.sampled_from((None, day(0), day(2))),
)
def test_entries_are_at_odds_where_they_make_no_diary(
    entries: list[Entry], born: date | None
) -> None:
    """And the reasons are those of the error; without the birth date, its entries stand."""
    patient = Patient(weight=kg(60), born=born)
    found = at_odds(entries, born=born)
    if found:
        with pytest.raises(RecordError) as refused:
            Diary(patient=patient, entries=entries)
        assert str(refused.value) == "\n".join(map(str, found))
        assert {each for odds in found for each in odds.entries} <= {*entries}
    else:
        assert {*Diary(patient=patient, entries=entries).entries} == {*entries}
    assert all(len(odds.entries) == 2 for odds in at_odds(entries))


def test_each_dose_of_a_day_contradicts_that_it_was_missed() -> None:
    """Not the first alone: none of them can be true beside it."""
    doses = DoseTaken(day(1), mg(20), 1), DoseTaken(day(1), mg(20), 2)
    found = at_odds([*doses, Missed(day(1))])
    assert [odds.entries for odds in found] == [(each, Missed(day(1))) for each in doses]


def test_what_is_counted_once_a_day() -> None:
    """Two counts of one thing on one day contradict each other; the same count twice is one fact."""
    patient = Patient(weight=kg(60))
    one, other = NoduleCount(date(2026, 3, 9), 10), NoduleCount(date(2026, 3, 9), 2)

    assert Diary(patient=patient, entries=(one, one)).entries == (one,)
    with pytest.raises(RecordError, match="nodules are counted once a day") as refused:
        Diary(patient=patient, entries=(one, other))
    assert repr(one) in str(refused.value)
    assert repr(other) in str(refused.value)


def test_one_word_is_no_group_of_methods() -> None:
    """Several methods are written as several, even where there is one."""
    one: Any = "pill"
    with pytest.raises(FactError, match=r"write \('iud', 'condom'\)"):
        Contraception(FIRST, one)


class TestHistory:
    """The courses of a diary as what came before another one."""

    @given(diaries(), st.integers(1, 200))
    def test_each_course_ended_before_that_day(self, a_diary: Diary, n: int) -> None:
        """As many as had a day that may have had a dose, none of them later than the day before."""
        found = a_diary.history(before=FIRST + timedelta(days=n - 100))
        for each in () if found is None else found.courses:
            assert each.latest < FIRST + timedelta(days=n - 100)
        assert found is None or found.courses

    def test_a_stopped_course_ended_with_its_last_dose(self) -> None:
        """Rests after it are none of it; an unrecorded day may have had one."""
        told = diary(STARTED, DosePeriod(day(10), mg_per_day(0)), Stopped(day(20)))
        assert told.history(before=day(40)) == History((EarlierCourse(day(9)),))
        unknown = diary(STARTED, Unrecorded(day(10), day(12)), Missed(day(13)), Stopped(day(13)))
        assert unknown.history(before=day(40)) == History((EarlierCourse(day(12)),))

    def test_a_course_that_nobody_stopped_goes_on(self) -> None:
        """Until the day before; of a later start nothing is known."""
        assert diary(STARTED).history(before=day(40)) == History((EarlierCourse(day(39)),))
        assert diary(STARTED).history(before=day(1)) is None
        resting = diary(DosePeriod(day(1), mg_per_day(40)), Missed(day(1)), Stopped(day(1)))
        assert resting.history(before=day(9)) is None

    def test_with_what_the_patient_tells(self) -> None:
        """Courses before the diary are of the history too; that there was none is a record."""
        older = History((EarlierCourse(date(2020, 1, 1)),))
        for told, courses in ((older, 2), (History(), 1)):
            patient = Patient(weight=kg(60), history=told)
            found = Diary(patient=patient, entries=(STARTED,)).history(before=day(9))
            assert found is not None
            assert len(found.courses) == courses
        nothing = Diary(patient=Patient(weight=kg(60), history=History()))
        assert nothing.history(before=day(9)) == History()

    @pytest.mark.parametrize("before", [datetime(2026, 3, 9), "2206", None, date.min])  # noqa: DTZ001
    def test_a_day_is_a_day(self, before: Any) -> None:
        """One with a day before it."""
        with pytest.raises(DateError):
            diary(STARTED).history(before=before)
