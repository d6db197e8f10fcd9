"""Doses, course length, goals and the wait between courses, on both sides of each bound."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ideal_course import (
    AS_OF,
    DISPENSED,
    FIRST,
    LAST,
    US,
    judged,
    kinds,
    only,
    patient,
    without,
)
from isotretinoin import Diary, Patient, products, rulebook
from isotretinoin.diaries.entries import (
    Dispensing,
    DosePeriod,
    DoseTaken,
    Missed,
    NoduleCount,
    Stopped,
    Unrecorded,
    Weight,
)
from isotretinoin.quantities import kg, mg, mg_per_day, mg_per_kg_day

DAY = timedelta(days=1)


def course(dose: Any = "60", days: int = 130, **how: Any) -> Diary:
    """A course of that dose and length, of which only doses are told."""
    told: dict[str, Any] = {"doses_per_day": 2, "with_food": True, **how}
    return evolve(
        patient(can_become_pregnant=False),
        entries=(
            DosePeriod(FIRST, mg_per_day(dose), **told),
            Stopped(FIRST + timedelta(days=days - 1)),
        ),
    )


class TestDailyDose:
    """0.5–1 mg/kg/day, and up to 2 for adults with very severe disease; both ends count."""

    @pytest.mark.parametrize(
        ("dose", "expected"),
        [
            ("29.9", "daily-dose-below-range"),
            ("30", None),
            ("60", None),
            ("60.1", "daily-dose-above-range"),
            ("120", "daily-dose-above-range"),
            ("120.1", "daily-dose-above-maximum"),
        ],
    )
    def test_range_and_ceiling(self, dose: str, expected: str | None) -> None:
        """At 60 kg the range is 30 to 60 mg a day, and the ceiling 120."""
        found = [kind for kind in kinds(course(dose)) if kind.startswith("daily-dose")]
        assert found == ([expected] if expected else [])

    def test_ceiling_for_very_severe_disease(self) -> None:
        """An adult with very severe disease may have up to twice the upper end."""
        assert "daily-dose-above-range" not in kinds(course("120"), adult_very_severe=True)
        assert "daily-dose-above-maximum" in kinds(course("120.1"), adult_very_severe=True)

    def test_weight_of_the_day_counts(self) -> None:
        """A dose that was in the range leaves it when the weight on record falls."""
        lighter = course().with_entries(Weight(date(2026, 5, 1), kg("59.9")))
        found = next(each for each in judged(lighter).findings if each.kind[:5] == "daily")

        assert found.kind == "daily-dose-above-range"
        assert (found.days and found.days.first) == date(2026, 5, 1)

    def test_formulation_decides_the_range(self) -> None:
        """The micronised formulation has a range of its own, from the day it was dispensed."""
        switched = course("60").with_entries(
            Dispensing(date(2026, 4, 8), products.ABSORICA_LD, mg(20), 90),
        )
        found = next(each for each in judged(switched).findings if each.kind[:5] == "daily")

        assert (found.days and found.days.first) == date(2026, 4, 8)
        assert found.because is not None
        assert found.because.key == "us.label.absorica_ld.adult_very_severe"

    def test_formulation_of_which_the_rules_are_silent(self) -> None:
        """Doses of a formulation without rules are not judged, and that is said."""
        told = judged(
            course("60").with_entries(Dispensing(FIRST, products.ABSORICA, mg(30), 60)),
            rules=rulebook("EU"),
        )
        assert any("doses of lidose capsules" in each.matter for each in told.not_judged)
        assert not [each for each in told.findings if each.kind.startswith("daily-dose")]

    def test_presumed_formulation_is_said(self) -> None:
        """Where nothing was dispensed before the first dose, conventional capsules are presumed."""
        told = judged(course().with_entries(Dispensing(FIRST + DAY, products.CLARAVIS, mg(30), 60)))
        assert str(told.not_judged[0]) == (
            f"the formulation taken from {FIRST} to {FIRST} (taken to be conventional): "
            "not judged, for want of a dispensing with its product; "
            f"settled by Dispensing({FIRST} or before, product, strength, count)"
        )

    def test_days_missed_or_unrecorded_have_no_dose(self) -> None:
        """What was not taken is not judged, and unrecorded days are listed."""
        told = judged(
            course("150", days=2).with_entries(Missed(FIRST), Unrecorded(FIRST + DAY, FIRST + DAY)),
        )
        assert not [each for each in told.findings if each.kind.startswith("daily-dose")]
        assert f"the doses of {FIRST + DAY} to {FIRST + DAY}" in [
            each.matter for each in told.not_judged
        ]


@pytest.mark.parametrize(
    ("dose", "expected"),
    [("29", ["starting-dose"]), ("30", []), ("31", ["starting-dose"])],
)
def test_starting_dose(dose: str, expected: list[str]) -> None:
    """The European text starts at 0.5 mg/kg/day, and otherwise in renal insufficiency."""
    told = judged(course(dose), rules=rulebook("EU"))

    assert [each.kind for each in told.findings if each.kind == "starting-dose"] == expected
    assert any("renal" in each.matter for each in told.not_judged)


@pytest.mark.parametrize(
    ("how", "kind", "matter"),
    [
        ({"doses_per_day": 1}, "dose-not-divided", None),
        ({"doses_per_day": 2}, None, None),
        ({"doses_per_day": None}, None, "into how many doses a day was divided"),
        ({"with_food": False}, "without-food", None),
        ({"with_food": None}, None, "whether doses were taken with food"),
    ],
)
def test_division_and_food(how: dict[str, Any], kind: str | None, matter: str | None) -> None:
    """Conventional capsules are taken twice a day and with food; what was not told is listed."""
    told = judged(course(**how))

    found = [
        each.kind for each in told.findings if each.kind in {"dose-not-divided", "without-food"}
    ]
    assert found == ([kind] if kind else [])
    assert [each.matter for each in told.not_judged if each.matter == matter] == (
        [matter] if matter else []
    )


def test_absorica_needs_no_food() -> None:
    """A product that is taken with or without meals departs from nothing without."""
    taken = course("60", with_food=False).with_entries(
        Dispensing(FIRST, products.ABSORICA, mg(30), 60),
    )
    assert "without-food" not in kinds(taken)


def test_dose_taken_without_a_period() -> None:
    """Single doses are judged too; how they were divided is not known."""
    taken = evolve(course(), entries=(DoseTaken(FIRST, mg(150)), Stopped(FIRST)))
    told = judged(taken)

    assert "daily-dose-above-maximum" in [each.kind for each in told.findings]
    assert any(f"dose period of {FIRST}" in str(each) for each in told.not_judged)


@pytest.mark.parametrize(
    ("born", "expected"),
    [(date(2014, 3, 9), []), (date(2014, 3, 10), ["below-minimum-age"])],
)
def test_age(born: date, expected: list[str]) -> None:
    """Twelve years are completed on the birthday."""
    young = evolve(course(), patient=evolve(course().patient, born=born))
    assert [kind for kind in kinds(young) if kind == "below-minimum-age"] == expected


def test_age_not_recorded() -> None:
    """Without a birth date the age is not judged."""
    told = judged(evolve(course(), patient=evolve(course().patient, born=None)))
    line = "the age: not judged, for want of the birth date; settled by Patient(…, born=…)"
    assert line in map(str, told.not_judged)


class TestCourseLength:
    """15 to 20 weeks; sooner when nodules have fallen by more than 70 %, strictly."""

    @pytest.mark.parametrize(
        ("days", "expected"),
        [(104, "course-shorter"), (105, None), (140, None), (141, "course-longer")],
    )
    def test_both_bounds_count(self, days: int, expected: str | None) -> None:
        """105 days are 15 weeks and 140 are 20."""
        found = [kind for kind in kinds(course(days=days)) if kind.startswith("course-")]
        assert found == ([expected] if expected else [])

    def test_course_that_goes_on(self) -> None:
        """A course that still goes on is not short, and is long once it is."""
        going_on = evolve(course(), entries=course().of(DosePeriod))
        assert "course-shorter" not in kinds(going_on, FIRST)
        assert "course-longer" not in kinds(going_on, FIRST + 139 * DAY)
        assert "course-longer" in kinds(going_on, FIRST + 140 * DAY)

    @pytest.mark.parametrize(("left", "early"), [(8, []), (9, ["course-shorter"])])
    def test_early_stop(self, left: int, early: list[str]) -> None:
        """From 30 nodules to 9 is a fall by 70 % exactly, which is not enough."""
        ended = FIRST + 99 * DAY
        counted = course(days=100).with_entries(NoduleCount(FIRST, 30), NoduleCount(ended, left))
        assert [kind for kind in kinds(counted) if kind == "course-shorter"] == early

    def test_early_stop_without_counts(self) -> None:
        """A course that was stopped early, and nothing counted, is short and not judged further."""
        told = judged(course(days=100).with_entries(NoduleCount(FIRST, 30)))
        assert any("the count when it ended" in each.missing for each in told.not_judged)
        told = judged(course(days=100).with_entries(NoduleCount(FIRST + DAY, 30)))
        assert any("the count before it" in each.missing for each in told.not_judged)

    def test_no_nodules_to_begin_with(self) -> None:
        """Nothing can fall from none."""
        ended = FIRST + 99 * DAY
        counted = course(days=100).with_entries(NoduleCount(FIRST, 0), NoduleCount(ended, 0))
        found = next(each for each in judged(counted).findings if each.kind == "course-shorter")
        assert "fallen by nothing (0 to 0)" in found.message

    def test_place_without_an_early_stop(self) -> None:
        """Where the sources know no early stop, a short course is short."""
        assert "course-shorter" in kinds(course(days=100), rules=rulebook("EU"))


class TestGoal:
    """120–150 mg/kg, both ends included, in three sources; a note each."""

    @pytest.mark.parametrize(
        ("days", "expected"),
        [(119, "goal-not-reached"), (120, None), (150, None), (151, "goal-exceeded")],
    )
    def test_both_ends_count(self, days: int, expected: str | None) -> None:
        """At 1 mg/kg/day the goal is reached on day 120, and passed on day 151."""
        found = [kind for kind in kinds(course(days=days)) if kind.startswith("goal-")]
        times = len(US.goals) - len(US.benefit_ceilings) * (expected == "goal-not-reached")
        assert found == ([expected] * times if expected else [])

    def test_goal_of_a_course_that_goes_on(self) -> None:
        """A course that still goes on has not missed its goal."""
        going_on = evolve(course(), entries=course().of(DosePeriod))
        assert not [kind for kind in kinds(going_on, FIRST) if kind.startswith("goal-")]

    def test_unrecorded_days_leave_it_open(self) -> None:
        """Where days that are not recorded decide it, it is not judged."""
        told = judged(course(days=125).with_entries(Unrecorded(FIRST, FIRST + 9 * DAY)))
        assert "whether 120–150 mg/kg was reached" in [each.matter for each in told.not_judged]
        assert not [each for each in told.findings if each.kind.startswith("goal-")]

    @pytest.mark.parametrize(("days", "expected"), [(150, []), (151, ["course-maximum-exceeded"])])
    def test_most_in_one_course(self, days: int, expected: list[str]) -> None:
        """The UK has at most 150 mg/kg in one course."""
        found = kinds(course(days=days), rules=rulebook("GB"))
        assert [kind for kind in found if kind == "course-maximum-exceeded"] == expected


@pytest.mark.parametrize(
    ("again", "expected"),
    [(date(2026, 9, 15), ["retreatment-early"]), (date(2026, 9, 16), [])],
)
def test_retreatment(again: date, expected: list[str]) -> None:
    """After 16 July, 8 weeks and 2 months are over on 16 September."""
    twice = course().with_entries(DosePeriod(again, mg_per_day(60)))
    assert [kind for kind in kinds(twice) if kind == "retreatment-early"] == expected


def test_dose_per_kilogram_follows_the_weight() -> None:
    """A period in mg/kg/day stays in its range whatever the weight does."""
    entries = (DosePeriod(FIRST, mg_per_kg_day(1), doses_per_day=2, with_food=True), Stopped(LAST))
    told = evolve(course(), entries=(*entries, Weight(date(2026, 4, 1), kg(50))))
    assert "daily-dose-above-range" not in kinds(told)


def test_findings_stay_when_the_same_is_dispensed_again() -> None:
    """A dose that departs from the rule is one finding, however often capsules were fetched."""
    high = without(*only(DosePeriod).entries).with_entries(
        DosePeriod(FIRST, mg_per_day(90), doses_per_day=2, with_food=True),
    )
    assert len(DISPENSED) > 1
    assert kinds(high, AS_OF, US).count("daily-dose-above-range") == 1


@pytest.mark.parametrize(
    ("count", "week", "allowed"),
    [(5, 13, True), (7, 13, True), (8, 13, False), (5, 15, False), (0, 1, True)],
)
def test_course_that_may_be_stopped_now(count: int, week: int, allowed: bool) -> None:  # noqa: FBT001
    """From 24 nodules to 7 is more than 70 %: a course that goes on, and is short, may be stopped."""
    day = FIRST + DAY * 7 * week
    told = Diary(
        patient=Patient(weight=kg(60), can_become_pregnant=False),
        entries=(
            DosePeriod(FIRST, mg_per_day(40)), NoduleCount(FIRST, 24), NoduleCount(day, count)
        ),
    )  # fmt: skip
    found = [each for each in judged(told, day).findings if each.kind == "early-stop-allowed"]
    assert bool(found) is allowed
    if (count, week) == (5, 13):
        assert found[0].message == (
            f"on {day} nodules had fallen by more than 70 % (24 to 5): the rule lets the course be "
            "stopped before 15–20 weeks"
        )
    before = Diary(patient=told.patient, entries=told.entries[:2])
    assert "early-stop-allowed" not in [each.kind for each in judged(before, day).findings]
