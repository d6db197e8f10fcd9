"""Dose, duration and goal against each other and against the rules."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin import posology
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import Days, Months, Weeks
from isotretinoin.errors import NoRuleInForce, QuantityError, RegimenError
from isotretinoin.evidence import Timeline
from isotretinoin.findings import Between, FindingKind, Severity
from isotretinoin.patient import Patient
from isotretinoin.products import Formulation, Product
from isotretinoin.quantities import (
    DailyDosePerKg,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
)
from sample_rules import CHANGE, POSOLOGY, RULEBOOK, rule

FIRST = date(2026, 3, 9)
LIDOSE = Product(
    name="Sample",
    formulation=Formulation.LIDOSE,
    market="XX",
    offered=rule("caps", (mg(10),)),
)
CONVENTIONAL = Product(
    name="Plain",
    formulation=Formulation.CONVENTIONAL,
    market="XX",
    offered=rule("c2", (mg(10),)),
)


def course(dose: Any, *, days: int = 120, weight: str = "68", born: date | None = None) -> Course:
    return Course.lasting(
        Days(days),
        patient=Patient(weight=kg(weight), born=born),
        regimen=Regimen.constant(dose),
        first_dose=FIRST,
    )


class TestSilence:
    """Sources that state no doses."""

    def test_a_finding_says_so(self) -> None:
        """Doses are then judged by no rule, and the cumulative dose still against the goals."""
        bare = evolve(RULEBOOK, posologies=())
        found = posology.course_findings(course(mg_per_kg_day(3), days=20), bare)

        assert [each.kind for each in found] == ["doses-not-stated", "goal-not-reached"]
        assert "Sample rules state no doses of conventional isotretinoin" in found[0].message
        assert found[0].severity is Severity.CAUTION

    def test_of_a_formulation(self) -> None:
        """Doses of one formulation say nothing of another."""
        micronised = evolve(LIDOSE, formulation=Formulation.MICRONISED)
        found = posology.course_findings(course(mg_per_kg_day(1)), RULEBOOK, product=micronised)

        assert found[0].kind == "doses-not-stated"
        assert "micronised" in found[0].message


class TestOwnGoalAndMaximum:
    """The goal and the maximum of the source that states the doses."""

    def test_maximum(self) -> None:
        """At the maximum nothing, above it a finding."""
        limited = evolve(POSOLOGY, course_maximum=Timeline((rule("max", mg_per_kg(150)),)))
        rules = evolve(RULEBOOK, posologies=(limited,), goals=())

        at, above = (
            [
                each.kind
                for each in posology.course_findings(course(mg_per_kg_day(1), days=n), rules)
            ]
            for n in (150, 151)
        )
        assert "course-maximum-exceeded" not in at
        assert "course-maximum-exceeded" in above

    def test_goal(self) -> None:
        """Judged once, even when the rulebook lists it among its goals too."""
        goal = rule("goal", Between(mg_per_kg(120), mg_per_kg(150)))
        rules = evolve(RULEBOOK, posologies=(evolve(POSOLOGY, goal=Timeline((goal,))),))
        for judged in (rules, evolve(rules, goals=())):
            found = posology.course_findings(course(mg_per_kg_day(1), days=119), judged)
            assert [each.kind for each in found].count(FindingKind.GOAL_NOT_REACHED) == 1


class TestRange:
    """The dose range for a product and a weight."""

    def test_for_a_weight(self) -> None:
        """0.5–1 mg/kg/day for 68 kg, with the rule behind it."""
        doses = posology.daily_dose_range(CONVENTIONAL, kg(68), RULEBOOK, on=date(2026, 3, 9))

        assert (doses.low, doses.high) == (mg_per_day(34), mg_per_day(68))
        assert doses.because is not None
        assert doses.because.key == "dose"

    def test_the_ceiling_for_very_severe_disease(self) -> None:
        """Only the upper bound moves, and its rule is named."""
        doses = posology.daily_dose_range(
            CONVENTIONAL,
            kg(68),
            RULEBOOK,
            adult_very_severe=True,
            on=date(2026, 3, 9),
        )

        assert (doses.low, doses.high) == (mg_per_day(34), mg_per_day(136))
        assert doses.because is not None
        assert doses.because.key == "ceiling"

    def test_by_day(self) -> None:
        """Both sides of a change; without a ceiling, the range."""
        before = posology.daily_dose_range(LIDOSE, kg(50), RULEBOOK, on=date(2026, 5, 31))
        after = posology.daily_dose_range(LIDOSE, kg(50), RULEBOOK, on=CHANGE)

        assert (before.high, after.high) == (mg_per_day(50), mg_per_day(40))
        assert (
            posology.daily_dose_range(
                LIDOSE,
                kg(50),
                RULEBOOK,
                adult_very_severe=True,
                on=CHANGE,
            )
            == after
        )
        with pytest.raises(NoRuleInForce, match=r"bare\.1 on 2019-12-31"):
            posology.daily_dose_range(LIDOSE, kg(50), RULEBOOK, on=date(2019, 12, 31))


class TestGoal:
    """Days, dose and goal: any two give the third."""

    @pytest.mark.parametrize(
        ("goal", "dose", "weight", "days"),
        [
            (mg_per_kg(120), mg_per_kg_day("0.25"), None, 480),
            (mg_per_kg(120), mg_per_kg_day("0.1"), None, 1200),
            (mg_per_kg(120), mg_per_day(40), "50", 150),
            (mg_per_kg(150), mg_per_day(10), "40.2", 603),
            (mg(7200), mg_per_day(40), None, 180),
            (mg(7200), mg_per_kg_day(1), "60", 120),
            (mg(1000), mg_per_day(30), None, 34),
        ],
    )
    def test_waits_round_up(self, goal: Any, dose: Any, weight: str | None, days: int) -> None:
        """A part of a day is a day; exactly the goal needs no day more."""
        known = kg(weight) if weight else None

        assert posology.days_to_goal(goal, daily_dose=dose, weight=known) == days

    def test_what_is_missing_or_nothing(self) -> None:
        """A weight where one is needed; a dose above nothing."""
        with pytest.raises(QuantityError, match="give the body weight"):
            posology.days_to_goal(mg_per_kg(120), daily_dose=mg_per_day(40))
        with pytest.raises(RegimenError, match="never reached"):
            posology.days_to_goal(mg_per_kg(120), daily_dose=mg_per_kg_day(0))

    @given(st.integers(1, 300), st.integers(1, 2000))
    def test_the_dose_for_a_goal_reaches_it_on_the_last_day(self, goal: int, days: int) -> None:
        """dose_to_reach and days_to_goal are inverse, exactly."""
        dose = posology.dose_to_reach(mg_per_kg(goal), days=days)

        assert posology.days_to_goal(mg_per_kg(goal), daily_dose=dose) == days
        assert dose * timedelta(days=days) == mg_per_kg(goal)

    @pytest.mark.parametrize("days", [160, Days(160), np.int64(160)])
    def test_days_in_any_form(self, days: Any) -> None:
        """A number, of numpy too, Days or Weeks."""
        assert posology.dose_to_reach(mg_per_kg(120), days=days) == mg_per_kg_day("0.75")
        assert posology.dose_to_reach(mg_per_kg(105), days=Weeks(15)) == mg_per_kg_day(1)

    @pytest.mark.parametrize(
        "days",
        [0, -1, 1.5, True, "160", timedelta(days=160), Months(1), None],
    )
    def test_not_days(self, days: Any) -> None:
        """Part-days and months are not a number of days."""
        with pytest.raises(RegimenError, match="is not a number of days"):
            posology.dose_to_reach(mg_per_kg(120), days=days)


class TestRangeOfCumulativeDose:
    """Dose range × duration range."""

    def test_low_and_slow(self) -> None:
        """0.1–0.25 mg/kg/day for 9–12 months is 27–91.25 mg/kg."""
        doses = Between(mg_per_kg_day("0.1"), mg_per_kg_day("0.25"))
        reached = posology.cumulative_range(doses, (270, 365))

        assert reached == Between(mg_per_kg(27), mg_per_kg("91.25"))
        assert posology.cumulative_range(doses, Between(Days(270), Days(365))) == reached

    def test_months_count_outward(self) -> None:
        """Nine months have at least 273 days, twelve at most 366."""
        one = Between(mg_per_kg_day(1), mg_per_kg_day(1))
        reached = posology.cumulative_range(one, Between(Months(9), Months(12)))

        assert reached == Between(mg_per_kg(273), mg_per_kg(366))

    def test_the_shorter_course_comes_first(self) -> None:
        """Days in the wrong order are an error."""
        with pytest.raises(RegimenError, match="the shorter course comes first"):
            posology.cumulative_range(Between(mg_per_kg_day(1), mg_per_kg_day(1)), (2, 1))

    @pytest.mark.parametrize(
        ("low", "high", "goal", "value"),
        [
            ("0.1", "0.25", mg_per_kg(120), "no"),
            ("0.5", "1", Between(mg_per_kg(120), mg_per_kg(150)), "yes"),
            ("0.25", "0.5", mg_per_kg(120), "unknown"),
            ("0.25", "0.5", mg_per_kg("67.5"), "yes"),
            ("0.25", "0.5", mg_per_kg("182.5"), "unknown"),
            ("0.25", "0.5", mg_per_kg("182.6"), "no"),
        ],
    )
    def test_feasible(self, low: str, high: str, goal: Any, value: str) -> None:
        """Throughout, never, or only with enough dose and days; equality counts as reached."""
        doses = Between(mg_per_kg_day(low), mg_per_kg_day(high))

        assert posology.feasibility(doses, (270, 365), goal).value == value


class TestNextCourse:
    """The drug-free wait."""

    def test_the_later_of_two_wordings(self) -> None:
        """8 weeks from 20 July are 14 September, 2 months are 20 September: the later."""
        assert posology.next_course_window(date(2026, 7, 20), RULEBOOK).first == date(2026, 9, 20)

    def test_silence(self) -> None:
        """Without a rule there is no day."""
        with pytest.raises(NoRuleInForce, match="state no wait"):
            posology.next_course_window(
                date(2026, 7, 20),
                RULEBOOK,
                formulation=Formulation.LIDOSE,
            )


class TestFindings:
    """Inside the limits ⇔ no finding."""

    def kinds(self, planned: Course, **facts: Any) -> list[str]:
        return [each.kind for each in posology.course_findings(planned, RULEBOOK, **facts)]

    @pytest.mark.parametrize(
        ("dose", "kind"),
        [
            ("0.499", "daily-dose-below-range"),
            ("0.5", None),
            ("1", None),
            ("1.001", "daily-dose-above-range"),
            ("2", "daily-dose-above-range"),
            ("2.001", "daily-dose-above-maximum"),
        ],
    )
    def test_dose_at_each_bound(self, dose: str, kind: str | None) -> None:
        """Both sides of each bound, and equality."""
        kinds = self.kinds(course(mg_per_kg_day(dose)))

        assert [each for each in kinds if "dose" in each] == ([kind] if kind else [])

    def test_very_severe_disease(self) -> None:
        """With the fact stated, doses up to the ceiling are no finding; above it they are."""
        assert "daily-dose-above-range" not in self.kinds(
            course(mg_per_kg_day(2)),
            adult_very_severe=True,
        )
        assert "daily-dose-above-maximum" in self.kinds(
            course(mg_per_kg_day("2.1")),
            adult_very_severe=True,
        )

    def test_a_maximum_is_an_alert_that_names_its_rule(self) -> None:
        """Severity, both sides, days, rule."""
        found = posology.course_findings(course(mg_per_kg_day(3)), RULEBOOK)[0]

        assert found.severity is Severity.ALERT
        assert (found.observed, found.expected) == (mg_per_kg_day(3), mg_per_kg_day(2))
        assert found.days == course(mg_per_kg_day(3)).window
        assert found.because is not None
        assert found.because.key == "ceiling"

    def test_each_day_by_its_own_rule(self) -> None:
        """A course across a change is judged by both rules; no ceiling means the range decides."""
        found = posology.course_findings(course(mg_per_kg_day("0.9")), RULEBOOK, product=LIDOSE)

        assert next((each.kind, each.because.key) for each in found if each.because) == (
            "daily-dose-above-maximum",
            "bare.2",
        )

    def test_rest_is_no_dose_below_range(self) -> None:
        """0 mg is a rest."""
        assert "daily-dose-below-range" not in self.kinds(course(mg_per_day(0)))

    @pytest.mark.parametrize(
        ("days", "kind"),
        [(104, "course-shorter"), (105, None), (140, None), (141, "course-longer")],
    )
    def test_length(self, days: int, kind: str | None) -> None:
        """15 and 20 weeks are inside."""
        kinds = self.kinds(course(mg_per_kg_day(1), days=days))

        assert [each for each in kinds if each.startswith("course")] == ([kind] if kind else [])

    @pytest.mark.parametrize(
        ("days", "kind"),
        [(119, "goal-not-reached"), (120, None), (150, None), (151, "goal-exceeded")],
    )
    def test_goal(self, days: int, kind: str | None) -> None:
        """120 and 150 mg/kg are in the band."""
        kinds = self.kinds(course(mg_per_kg_day(1), days=days))

        assert [each for each in kinds if each.startswith("goal")] == ([kind] if kind else [])

    @pytest.mark.parametrize(
        ("weight", "outside"),
        [("39.9", True), ("40", False), ("100", False), ("154", True)],
    )
    def test_a_weight_outside_the_table_asks_for_its_unit(self, weight: str, outside: bool) -> None:  # noqa: FBT001
        """154 typed as kilograms is a finding, never a silent correction."""
        kinds = self.kinds(course(mg_per_kg_day(1), weight=weight))

        assert ("weight-outside-table" in kinds) is outside

    @pytest.mark.parametrize(
        ("born", "young"),
        [(date(2014, 3, 10), True), (date(2014, 3, 9), False), (None, False)],
    )
    def test_age(self, born: date | None, young: bool) -> None:  # noqa: FBT001
        """Twelve completed years on the first day; an unknown age is not judged here."""
        kinds = self.kinds(course(mg_per_kg_day(1), born=born))

        assert ("below-minimum-age" in kinds) is young

    @given(st.integers(1, 400), st.integers(1, 400))
    def test_findings_are_monotone_in_the_excess(self, one: int, other: int) -> None:
        """ "Findings ⇔ outside limits, monotone in the excess": more dose is never judged milder."""
        order = {None: 0, "daily-dose-above-range": 1, "daily-dose-above-maximum": 2}

        def loudness(hundredths: int) -> int:
            dose: DailyDosePerKg = mg_per_kg_day(Fraction(hundredths, 100))
            kinds = self.kinds(course(dose))
            return max(order.get(kind, 0) for kind in [None, *kinds])

        low, high = sorted((one, other))
        assert loudness(low) <= loudness(high)


@pytest.mark.parametrize("wrong", [120, "120 mg/kg", None])
def test_arguments_of_another_kind(wrong: Any) -> None:
    """A bare number or text is no goal and no dose, and the message says what to write."""
    with pytest.raises(RegimenError, match=r"write mg_per_kg\(120\)"):
        posology.days_to_goal(wrong, daily_dose=mg_per_kg_day(1))
    with pytest.raises(RegimenError, match=r"write mg_per_day\((40|120)\)"):
        posology.days_to_goal(mg_per_kg(120), daily_dose=wrong)
    with pytest.raises(QuantityError, match=r"write mg_per_kg\(120\)"):
        posology.dose_to_reach(wrong, days=120)
