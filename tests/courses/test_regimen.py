"""Regimens: doses by step, without dates."""

from typing import Any

import pytest

from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.dates import Days, Weeks
from isotretinoin.errors import RegimenError
from isotretinoin.quantities import kg, mg, mg_per_day, mg_per_kg_day

HALF, ONE = mg_per_kg_day("0.5"), mg_per_kg_day(1)


class TestMakers:
    """The four ways of dosing that have a name."""

    def test_constant(self) -> None:
        """One open-ended step."""
        assert Regimen.constant(ONE).steps == (Step(ONE),)
        assert Regimen.constant(ONE).days is None

    def test_stepped(self) -> None:
        """Pairs of dose and days, then the dose that stays; weeks are seven days."""
        assert Regimen.stepped((HALF, 28), ONE) == Regimen.stepped((HALF, Weeks(4)), ONE)
        assert Regimen.stepped((HALF, Days(28)), (ONE, 112)).days == 140

    def test_every_other_day(self) -> None:
        """On the first day and then truly every other, whatever the calendar says."""
        step = Regimen.every_other_day(mg_per_day(20)).steps[0]

        assert [step.is_on(i) for i in range(4)] == [True, False, True, False]

    def test_intermittent_is_one_week_in_four_by_default(self) -> None:
        """Seven days on, twenty-one off."""
        step = Regimen.intermittent(HALF, days_on=7, days_off=21).steps[0]

        assert [i for i in range(56) if step.is_on(i)] == [*range(7), *range(28, 35)]


class TestStep:
    """Days on and off within a step."""

    @pytest.mark.parametrize(("on", "off"), [(1, 0), (1, 1), (7, 21), (10, 20), (2, 3)])
    def test_counts_agree_with_the_days(self, on: int, off: int) -> None:
        """Days on within n days, and the day of the k-th dose, against counting."""
        step = Step(HALF, days_on=on, days_off=off)
        days = [i for i in range(100) if step.is_on(i)]

        assert [step.days_on_within(n) for n in range(100)] == [
            sum(day < n for day in days) for n in range(100)
        ]
        assert [step.day_of_dose(k) for k in range(1, len(days) + 1)] == [day + 1 for day in days]

    def test_dose_for_a_weight(self) -> None:
        """A dose by weight follows the weight, a fixed dose does not."""
        assert Step(HALF).dose_for(kg(68)) == mg_per_day(34)
        assert Step(mg_per_day(40)).dose_for(kg(68)) == mg_per_day(40)

    def test_in_words(self) -> None:
        """Dose, pattern, length."""
        assert str(Step(HALF, 28)) == "0.5 mg/kg/day for 28 days"
        assert str(Step(HALF, days_on=1, days_off=1)) == "0.5 mg/kg/day every other day"
        assert str(Step(HALF, 84, days_on=7, days_off=21)) == (
            "0.5 mg/kg/day 7 days on, 21 days off for 84 days"
        )


class TestWrong:
    """What makes no regimen."""

    @pytest.mark.parametrize("dose", [40, "40 mg/day", mg(40), None])
    def test_only_daily_doses(self, dose: Any) -> None:
        """A number, text or a mass is no daily dose."""
        with pytest.raises(RegimenError, match="is not a daily dose"):
            Regimen.constant(dose)

    @pytest.mark.parametrize("days", [0, -1, 1.0, True, "28"])
    def test_only_whole_days(self, days: Any) -> None:
        """A step lasts a whole number of days, one or more."""
        with pytest.raises(RegimenError, match="days for a step"):
            Step(HALF, days)

    def test_patterns(self) -> None:
        """At least one day on; no negative days off."""
        with pytest.raises(RegimenError, match="days on"):
            Step(HALF, days_on=0)
        with pytest.raises(RegimenError, match="days off"):
            Step(HALF, days_off=-1)

    def test_nothing_follows_an_open_step(self) -> None:
        """Only the last step may have no end."""
        with pytest.raises(RegimenError, match="never ends, so no step can follow"):
            Regimen.stepped(HALF, ONE)

    def test_no_steps_or_other_things(self) -> None:
        """A regimen has steps, and only steps."""
        with pytest.raises(RegimenError, match="without steps"):
            Regimen(())
        with pytest.raises(RegimenError, match="is not a Step: write"):
            Regimen((HALF,))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
