"""Doses that are not the same every day: as text, on the calendar, in a diary."""

from datetime import date, timedelta
from itertools import islice
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isotretinoin import products
from isotretinoin.adapters.records import from_json, to_json
from isotretinoin.courses.course import Course
from isotretinoin.courses.pattern import DosePattern, as_dosed
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.courses.walk import Leg, legs_of
from isotretinoin.dates import FRI, MON, WED, Days
from isotretinoin.diaries.account import account
from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import Dispensing, DosePeriod, Entry, Missed, Prescription
from isotretinoin.errors import IsotretinoinError, RegimenError
from isotretinoin.patient import Patient
from isotretinoin.posology.judging import course_findings
from isotretinoin.quantities import DailyDose, Mass, kg, mg, mg_per_day, mg_per_kg, mg_per_kg_day
from isotretinoin.reviews.review import review
from isotretinoin.testing import regimen_days
from sample_programme import PROGRAMME

FIRST = date(2026, 3, 9)  # a Monday
WEIGHT = kg(60)
PATIENT = Patient(weight=WEIGHT, can_become_pregnant=False)

one_dose = st.integers(0, 8).map(lambda n: mg_per_day(10 * n)) | st.integers(1, 4).map(
    lambda n: mg_per_kg_day(f"{n}/4"),
)
patterns = (
    st.builds(
        DosePattern,
        st.lists(one_dose, min_size=2, max_size=8).filter(any),
    )
    | st.builds(
        DosePattern,
        st.lists(one_dose, min_size=7, max_size=7).filter(any),
        weekly=st.booleans().map(lambda _: True),
    )
    | st.lists(st.integers(1, 4).map(lambda n: mg(10 * n)), min_size=2, max_size=3).map(
        lambda doses: DosePattern.divided(*doses),
    )
)


def _any(value: Any) -> Any:
    return value


def dose_of(pattern: DosePattern, first: date, day: date) -> Mass:
    """What a pattern that began on the first day asks for on another, by itself."""
    index = day.weekday() if pattern.weekly else (day - first).days
    dose = pattern.doses[index % len(pattern.doses)]
    daily = dose if isinstance(dose, DailyDose) else dose.for_weight(WEIGHT)
    return mg(daily.mg_per_day)


@pytest.mark.parametrize(
    ("text", "regimen", "printed"),
    [
        (
            "40 mg/day alternating with 80 mg/day for 16 weeks",
            Regimen((Step(DosePattern((mg_per_day(40), mg_per_day(80))), 112),)),
            "40 mg/day alternating with 80 mg/day for 112 days",
        ),
        (
            "40 mg in the morning and 20 mg in the evening",
            Regimen.divided(mg(40), mg(20)),
            "40 mg in the morning and 20 mg in the evening",
        ),
        (
            "10 mg in the morning, 10 mg at noon and 20 mg in the evening for 28 days",
            Regimen((Step(DosePattern.divided(mg(10), mg(10), mg(20)), 28),)),
            "10 mg in the morning, 10 mg at noon and 20 mg in the evening for 28 days",
        ),
        (
            "20 mg on Monday, Wednesday and Friday",
            Regimen.weekly(dict.fromkeys((MON, WED, FRI), mg_per_day(20))),
            "20 mg/day on Monday, Wednesday and Friday",
        ),
        (
            "0.5 mg/kg on mon and fri, 20000 ug on Wed until 120 mg/kg",
            Regimen.weekly(
                {MON: mg_per_kg_day("0.5"), FRI: mg_per_kg_day("0.5"), WED: mg_per_day(20)},
            ).until(mg_per_kg(120)),
            "0.5 mg/kg/day on Monday and Friday, 20 mg/day on Wednesday until 120 mg/kg",
        ),
        (
            "20 mg/d twice a week",
            Regimen((Step(DosePattern([mg_per_day(n) for n in (20, 0, 0, 20, 0, 0, 0)])),)),
            "20 mg/day twice a week",
        ),
        (
            "3 days 20 mg, 1 day 30 mg in turn",
            Regimen((Step(DosePattern([mg_per_day(n) for n in (20, 20, 20, 30)])),)),
            "3 days 20 mg/day, 1 day 30 mg/day in turn",
        ),
        (
            "40 mg/day alternating with 80 mg/day 7 days on, 7 days off",
            Regimen((Step(DosePattern((mg_per_day(40), mg_per_day(80))), days_on=7, days_off=7),)),
            "40 mg/day alternating with 80 mg/day 7 days on, 7 days off",
        ),
    ],
)
def test_text(text: str, regimen: Regimen, printed: str) -> None:
    """Each pattern has one text, and "mg" in it may stand for "mg/day"."""
    assert Regimen.parse(text) == regimen
    assert str(regimen) == printed


@settings(max_examples=60)
@given(patterns)
def test_text_and_records_give_back_the_pattern(pattern: DosePattern) -> None:
    """Nothing is lost on the way to text, or to JSON, and back."""
    assert DosePattern.parse(str(pattern)) == pattern
    diary = Diary(patient=PATIENT, entries=(DosePeriod(FIRST, pattern),))
    assert from_json(to_json(diary), Diary) == diary


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("20 mg on Monday,", "is no pattern of doses"),
        ("20 mg on Foo", "'Foo' is no day of the week: write 'on Monday, Wednesday and Friday'"),
        ("20 mg on Monday and mon", "Monday has two doses"),
        ("20 mg eight times a week", "is no pattern of doses"),
        ("20 kg on Monday", "is in another unit than expected: use mg/day"),
        ("1/0 mg on Monday", "is not a number"),
        ("20 mg in the morning", "is no pattern of doses"),
        ("20 kg in the morning and 20 mg in the evening", "mass"),
        ("999 days 20 mg, 2 days 30 mg in turn", "a pattern of 1001 days"),
        ("0 mg/day alternating with 0 mg/day", "a pattern without a dose"),
        ("20 mg/day on Monday 7 days on, 7 days off", "leave out the days off"),
        ("20 mg on Monday" + " and Friday" * 900, "Friday has two doses"),
    ],
)
def test_anything_else_is_refused(text: str, says: str) -> None:
    """A slip is told with what to write."""
    with pytest.raises(RegimenError, match="^.*" + says.replace("(", r"\(")):
        Regimen.parse(text)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda: DosePattern(()), "a pattern of 0 days"),
        (lambda: DosePattern((mg_per_day(20),), weekly=True), "1 doses for the days of a week"),
        (lambda: DosePattern((mg_per_day(20),), intakes=(mg(10), mg(20))), "add up to"),
        (lambda: DosePattern.divided(mg(20)), "give two or three"),
        (lambda: _any(DosePattern.weekdays)([20]), "no doses by days of the week"),
        (lambda: _any(DosePattern.weekdays)({0: mg_per_day(20)}), "0 is no day of the week"),
        (lambda: _any(DosePattern.parse)(40), "is not text"),
        (lambda: DosePattern.parse("20 mg on Monday" + "," * 10_000), "is no pattern"),
        (lambda: as_dosed(40), "is not a daily dose"),
        (lambda: Regimen.weekly({MON: mg_per_day(20)}).steps[0].doses_for(WEIGHT), "first day"),
        (lambda: DosePeriod(FIRST, DosePattern.divided(mg(20), mg(40)), doses_per_day=3), "is 2"),
    ],
)
def test_what_is_no_pattern(wrong: Any, says: str) -> None:
    """Each with what to give instead."""
    with pytest.raises(IsotretinoinError, match=says):
        wrong()


def test_a_pattern_of_one_dose_is_that_dose() -> None:
    """Equal doses in turn are the same every day, however many are told."""
    twice = DosePattern((mg_per_day(40), mg_per_day(40)))
    assert Step(twice) == Step(mg_per_day(40))
    assert DosePeriod(FIRST, twice) == DosePeriod(FIRST, mg_per_day(40))
    assert DosePattern((mg_per_kg_day(0), mg_per_day(20))).doses[0] == mg_per_day(0)
    assert DosePeriod(FIRST, DosePattern.divided(mg(40), mg(20))).doses_per_day == 2


def test_doses_for_each_kilogram() -> None:
    """Whether a weight is needed; a day without a dose needs none."""
    assert Regimen.parse("0.5 mg/kg on Monday").steps[0].per_kg
    assert not Regimen.parse("0.5 mg/kg on Monday, 20 mg on Friday").steps[0].per_kg
    assert DosePattern.parse("20 mg twice a week").mean_for(WEIGHT) == mg_per_day("40/7")


@settings(max_examples=60)
@given(
    st.lists(st.tuples(patterns, st.integers(1, 12)), max_size=2),
    patterns,
    st.integers(0, 6).map(lambda n: FIRST + timedelta(days=n)),
    st.integers(1, 40).map(lambda n: mg(25 * n)),
)
def test_a_course_is_the_sum_of_its_days(
    first: list[tuple[DosePattern, int]], last: DosePattern, start: date, goal: Mass
) -> None:
    """Day by day, total, first and last dose and the day of the goal, whatever the weekday."""

    regimen = Regimen((*(Step(p, n) for p, n in first), Step(last)))
    walked = regimen_days(regimen, for_=PATIENT.weight, first_day=start)
    taken: list[tuple[date, Mass]] = []
    total = mg(0)
    for each in islice(walked, 1000):
        taken.append((each.on, mg(each.mg)))
        total += mg(each.mg)
        if total >= goal:
            break
    course = Course.until(goal, patient=PATIENT, regimen=regimen, first_dose=start)
    dosed = [day for day, dose in taken if dose]
    assert (course.first_dose, course.last_dose, course.total_dose) == (dosed[0], dosed[-1], total)
    told = [(day, dose) for day, dose in taken if day >= dosed[0]]
    assert [(day, mg(dose.mg_per_day)) for day, dose in course.doses()] == told
    assert all(mg(course.dose_on(day).mg_per_day) == dose for day, dose in told)
    assert from_json(to_json(course), Course) == course
    assert sum(each.total_dose.mg for each in course.phases) == total.mg
    assert Regimen.parse(str(regimen)) == regimen


@settings(max_examples=60)
@given(
    patterns,
    st.integers(0, 6),
    st.integers(1, 40),
    st.sampled_from(["current_dose", "planned"]),
    st.booleans(),
)
def test_an_account_is_the_sum_of_the_days(
    pattern: DosePattern,
    begins: int,
    days: int,
    projection: Any,
    changed: bool,  # noqa: FBT001
) -> None:
    """Taken until today, and still to be taken until the goal, from where the pattern stands."""
    start = FIRST + timedelta(days=begins)
    missed = start + timedelta(days=3)
    turn = start + timedelta(days=20)
    entries: list[Entry] = [DosePeriod(start, pattern), Missed(missed)]
    if changed:
        entries.append(DosePeriod(turn, mg_per_day(20)))
    diary = Diary(patient=PATIENT, entries=tuple(entries))
    as_of = start + timedelta(days=days - 1)

    def due(day: date) -> Mass:
        later = changed and day >= turn and (projection == "planned" or as_of >= turn)
        return mg(20) if later else dose_of(pattern, start, day)

    walked = [start + timedelta(days=n) for n in range(days)]
    taken = sum((due(day) for day in walked if day != missed), start=mg(0))
    told = account(diary, as_of=as_of, goal=taken + mg(500), projection=projection)
    assert told.total_dose == taken
    ahead, left = mg(0), 0
    while ahead < mg(500):
        left += 1
        ahead += due(as_of + timedelta(days=left))
    if told.days_left is not None:
        assert told.days_left == left
    else:
        assert told.not_projected


def test_a_planned_regimen_by_weekday_begins_tomorrow() -> None:
    """On whatever day of the week that is; a course before it begins is waited for."""
    diary = Diary(patient=PATIENT, entries=(DosePeriod(FIRST, mg_per_day(20)),))
    regimen = Regimen.weekly({MON: mg_per_day(20)})
    told = account(diary, as_of=FIRST, goal=mg(60), projection="planned", planned=regimen)
    assert told.projected_last_dose == FIRST + timedelta(days=14)
    course = Course.lasting(
        Days(70), patient=PATIENT, regimen=regimen, first_dose=FIRST + timedelta(days=7)
    )
    told = account(diary, as_of=FIRST, goal=mg(180), projection="planned", planned=course)
    assert told.projected_last_dose == FIRST + timedelta(days=14)  # 7 × 20, and two Mondays
    legs = legs_of(Regimen((Step(mg_per_day(0), 3), *regimen.steps)), weight=WEIGHT, first=FIRST)
    assert legs[1].doses.index(mg(20)) == 4


def test_legs() -> None:
    """The dose of a day, and the last day with one."""
    leg = Leg(step=Step(mg_per_day(20), days_on=2, days_off=1), doses=(mg(20), mg(0)), days=None)
    assert [leg.dose_on(n) for n in range(4)] == [mg(20), mg(0), mg(0), mg(20)]
    assert leg.last_dose_within(3) == 0
    assert Leg(step=Step(mg_per_day(0)), doses=(mg(0),), days=None).last_dose_within(9) is None


def test_each_dose_of_a_pattern_is_judged() -> None:
    """The highest day counts against the ceiling, not the mean."""
    course = Course.lasting(
        Days(28),
        patient=PATIENT,
        regimen=Regimen.parse("0 mg/day alternating with 6 mg/kg/day"),
        first_dose=FIRST,
    )
    found = [each for each in course_findings(course, PROGRAMME) if "above" in each.kind]
    assert [str(each.observed) for each in found] == ["6 mg/kg/day"]
    assert course.phases[0].mean == mg_per_day(180)


def test_a_supply_lasts_by_the_mean_of_the_pattern() -> None:
    """30 capsules of 20 mg at 20 and 40 mg in turn are 20 days."""
    diary = Diary(
        patient=PATIENT,
        entries=(
            Prescription(FIRST),
            Dispensing(FIRST, products.CLARAVIS, mg(20), 300),
            DosePeriod(FIRST, DosePattern((mg_per_day(20), mg_per_day(40)))),
        ),
    )
    said = [each.message for each in review(diary, PROGRAMME, as_of=FIRST).findings]
    assert any("are for 200 days" in each for each in said)
