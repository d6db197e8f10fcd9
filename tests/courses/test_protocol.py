"""Named protocols: courses, totals, and whether they reach a goal."""

from datetime import date
from typing import Any

import pytest

from isotretinoin.courses.protocol import Protocol
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import Days
from isotretinoin.errors import QuantityError, RegimenError
from isotretinoin.findings import Between
from isotretinoin.patient import Patient
from isotretinoin.quantities import kg, mg, mg_per_day, mg_per_kg, mg_per_kg_day

FIRST = date(2026, 3, 9)
PATIENT = Patient(weight=kg(60))
BAND = Between(mg_per_kg(120), mg_per_kg(150))


def protocol(**facts: Any) -> Protocol:
    """A protocol of 0.5 mg/kg/day for 180 days, but for what is given."""
    given: dict[str, Any] = {
        "name": "made_up",
        "title": "Made up",
        "regimen": Regimen.constant(mg_per_kg_day("0.5")),
        "days": Days(180),
        "population": "nobody",
        **facts,
    }
    return Protocol(**given)


RANGE = protocol(highest=Regimen.constant(mg_per_kg_day(1)), days=Between(Days(100), Days(200)))
FIXED = protocol(regimen=Regimen.constant(mg_per_day(20)))
TO_GOAL = protocol(regimen=Regimen.parse("20 mg/day until 120 mg/kg"), days=None)


class TestCourse:
    """Each protocol can start a course."""

    def test_a_fixed_length(self) -> None:
        """The course has the protocol's regimen and days."""
        course = protocol().course(patient=PATIENT, first_dose=FIRST)
        assert (course.days, course.total_dose) == (180, mg(5400))

    def test_both_ends_of_a_range(self) -> None:
        """The lowest dose goes with the fewest days, and the highest with the most."""
        least = RANGE.course(patient=PATIENT, first_dose=FIRST)
        most = RANGE.course(patient=PATIENT, first_dose=FIRST, most=True)
        assert str(least) == "0.5 mg/kg/day from 2026-03-09 to 2026-06-16 (100 days, 3000 mg)"
        assert str(most) == "1 mg/kg/day from 2026-03-09 to 2026-09-24 (200 days, 12000 mg)"

    def test_until_its_goal(self) -> None:
        """A protocol without days ends on the day its goal is reached."""
        course = TO_GOAL.course(patient=PATIENT, first_dose=FIRST)
        assert (course.days, course.goal) == (360, mg_per_kg(120))


class TestCumulativeDose:
    """What a protocol adds up to, from least to most."""

    def test_doses_per_kg_need_no_weight(self) -> None:
        """50 to 200 mg/kg, whatever the patient weighs."""
        assert RANGE.cumulative_dose() == Between(mg_per_kg(50), mg_per_kg(200))
        assert RANGE.cumulative_dose(kg(81)) == Between(mg_per_kg(50), mg_per_kg(200))

    def test_fixed_doses_need_a_weight(self) -> None:
        """20 mg/day for 180 days are 60 mg/kg at 60 kg, and nothing without a weight."""
        assert FIXED.cumulative_dose(kg(60)) == Between(mg_per_kg(60), mg_per_kg(60))
        with pytest.raises(
            QuantityError,
            match=r"Made up is dosed in mg/day: give the body weight",
        ):
            FIXED.cumulative_dose()

    def test_a_fixed_dose_in_the_highest_regimen_alone_needs_one_too(self) -> None:
        """Every dose of the protocol counts."""
        mixed = protocol(highest=Regimen.constant(mg_per_day(40)))
        with pytest.raises(QuantityError, match="give the body weight"):
            mixed.cumulative_dose()

    def test_the_mean_weight_of_the_patients_stands_in(self) -> None:
        """The weight given comes before it."""
        studied = protocol(regimen=FIXED.regimen, mean_weight=kg(50))
        assert studied.cumulative_dose() == Between(mg_per_kg(72), mg_per_kg(72))
        assert studied.cumulative_dose(kg(60)) == Between(mg_per_kg(60), mg_per_kg(60))

    @pytest.mark.parametrize(
        ("days", "total"),
        [
            (Days(180), Between(mg_per_kg(54), mg_per_kg(72))),
            (Between(Days(100), Days(200)), Between(mg_per_kg(30), mg_per_kg(80))),
        ],
    )
    def test_what_the_source_says_a_fixed_dose_came_to(
        self,
        days: Days | Between[Days],
        total: Any,
    ) -> None:
        """0.3 to 0.4 mg/kg/day over the days."""
        studied = protocol(
            regimen=FIXED.regimen,
            days=days,
            daily_dose_per_kg=Between(mg_per_kg_day("0.3"), mg_per_kg_day("0.4")),
        )
        assert studied.cumulative_dose() == total

    def test_a_goal_is_reached_with_the_last_whole_dose(self) -> None:
        """Without a weight the goal itself is the total; with one, the last dose may overshoot."""
        assert TO_GOAL.cumulative_dose() == Between(mg_per_kg(120), mg_per_kg(120))
        over = TO_GOAL.cumulative_dose(kg(61))
        assert over == Between(mg(7320) / kg(61), mg(7320) / kg(61))
        assert TO_GOAL.cumulative_dose(kg("60.1")).low == mg(7220) / kg("60.1")

    def test_a_goal_in_mg_needs_a_weight(self) -> None:
        """8,160 mg are no dose per kg of nobody."""
        with pytest.raises(QuantityError, match="give the body weight"):
            protocol(regimen=Regimen.parse("20 mg/day until 8160 mg"), days=None).cumulative_dose()


class TestReaches:
    """Each protocol says whether it reaches a goal band."""

    @pytest.mark.parametrize(
        ("goal", "value", "reason"),
        [
            (mg_per_kg(50), "yes", "50–200 mg/kg reaches 50 mg/kg throughout"),
            (mg_per_kg("50.1"), "unknown", "50–200 mg/kg reaches 50.1 mg/kg only with enough dose"),
            (mg_per_kg(200), "unknown", "50–200 mg/kg reaches 200 mg/kg only with enough dose"),
            (mg_per_kg("200.1"), "no", "50–200 mg/kg stays below 200.1 mg/kg"),
            (BAND, "unknown", "50–200 mg/kg reaches 120 mg/kg only with enough dose and days"),
        ],
    )
    def test_both_sides_of_both_ends(self, goal: Any, value: str, reason: str) -> None:
        """Reached means at least the goal, or at least the lower end of a band."""
        answer = RANGE.reaches(goal)
        assert answer.value == value
        assert answer.reason.startswith(reason)
        assert answer.missing == (("daily dose", "days") if value == "unknown" else ())

    def test_unknown_without_the_weight_it_needs(self) -> None:
        """A fixed dose reaches a goal per kg in a light patient and not in a heavy one."""
        unknown = FIXED.reaches(mg_per_kg(60))
        assert (unknown.value, unknown.missing) == ("unknown", ("body weight",))
        assert FIXED.reaches(mg_per_kg(60), kg(60)).value == "yes"
        assert FIXED.reaches(mg_per_kg(60), kg(61)).value == "no"

    def test_until_the_goal_reaches_it(self) -> None:
        """A protocol that ends at 120 mg/kg reaches the band that starts there."""
        assert TO_GOAL.reaches(BAND).value == "yes"


def test_prints_dose_and_days() -> None:
    """One line says what is given, and for how long where that is fixed."""
    assert str(protocol()) == "Made up: 0.5 mg/kg/day, over 180 days"
    assert str(RANGE) == "Made up: 0.5 mg/kg/day (up to 1 mg/kg/day), over 100–200 days"
    assert str(TO_GOAL) == "Made up: 20 mg/day until 120 mg/kg"


@pytest.mark.parametrize(
    "facts",
    [{"days": None}, {"regimen": TO_GOAL.regimen}],
    ids=["neither", "both"],
)
def test_days_or_a_goal(facts: dict[str, Any]) -> None:
    """A protocol ends after its days or at its goal, and says which."""
    with pytest.raises(RegimenError, match="give its days, or its regimen a goal"):
        protocol(**facts)
