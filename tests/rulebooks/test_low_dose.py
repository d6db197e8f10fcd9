"""The low-dose protocols: every row of the evidence table, and the totals worked out beside it."""

import csv
from datetime import date
from pathlib import Path

import pytest

from isotretinoin.courses.protocol import Protocol
from isotretinoin.errors import UnknownName
from isotretinoin.evidence import Rule
from isotretinoin.findings import Between
from isotretinoin.patient import Patient
from isotretinoin.posology.goals import days_to_goal, dose_to_reach
from isotretinoin.quantities import kg, mg_per_kg, mg_per_kg_day
from isotretinoin.rulebooks import protocol, protocols, sources
from isotretinoin.rulebooks.literature import low_dose

TABLE = Path(__file__).parents[1] / "known_answers" / "low_dose_totals.csv"
with TABLE.open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))

BAND = Between(mg_per_kg(120), mg_per_kg(150))
PATIENT = Patient(weight=kg(60))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['protocol']} {row['unit']}")
def test_totals_worked_out_by_hand(row: dict[str, str]) -> None:
    """Each total, to the decimals it is printed with, is the total that the library computes."""
    chosen = protocol(row["protocol"])
    weight = kg(row["weight_kg"]) if row["weight_kg"] else None
    if row["unit"] == "mg":
        assert weight is not None
        patient = Patient(weight=weight)
        ends = [
            str(chosen.course(patient=patient, first_dose=date(2026, 3, 9), most=most).total_dose)
            for most in (False, True)
        ]
    else:
        reach = chosen.cumulative_dose(weight)
        places = len(row["low"].partition(".")[2])
        ends = [f"{reach.low:.{places}f}", f"{reach.high:.{places}f}"]
    assert ends == [f"{row['low']} {row['unit']}", f"{row['high']} {row['unit']}"]


def test_every_protocol_has_a_total_worked_out() -> None:
    """The table leaves no protocol out."""
    assert {row["protocol"] for row in ROWS} == {each.name for each in protocols()}


class TestLowAndSlow:
    """0.1–0.25 mg/kg/day for 9–12 months: 27–91 mg/kg, false as written."""

    low_and_slow = protocol("guide_low_and_slow")

    def test_stays_below_the_goal(self) -> None:
        """The computed range stands beside the claim: it does not reach 120 mg/kg."""
        answer = self.low_and_slow.reaches(BAND)
        assert str(answer) == "no: 27–91.25 mg/kg stays below 120 mg/kg"
        assert answer.because is low_dose.GUIDE_LOW_AND_SLOW
        assert "false as written" in str(low_dose.GUIDE_LOW_AND_SLOW.note)

    @pytest.mark.parametrize(("dose", "days"), [("0.25", 480), ("0.1", 1200)])
    def test_how_long_120_would_take(self, dose: str, days: int) -> None:
        """480 days at 0.25 mg/kg/day, 1,200 at 0.1."""
        assert days_to_goal(mg_per_kg(120), daily_dose=mg_per_kg_day(dose)) == days

    def test_what_twelve_months_would_take(self) -> None:
        """120 mg/kg in 360 days is a third of a mg/kg/day."""
        assert dose_to_reach(mg_per_kg(120), days=360) == mg_per_kg_day("1/3")


@pytest.mark.parametrize(("weight", "days"), [(60, 360), (70, 420)])
def test_fixed_20_mg_until_120(weight: int, days: int) -> None:
    """20 mg/day reach 120 mg/kg in 360 days at 60 kg and 420 at 70 kg."""
    course = protocol("advbiores_2014").course(
        patient=Patient(weight=kg(weight)),
        first_dose=date(2026, 3, 9),
    )
    assert course.days == days


@pytest.mark.parametrize("rule", low_dose.ALL, ids=lambda rule: rule.key)
def test_each_protocol_is_cited_and_named_after_its_key(rule: Rule[Protocol]) -> None:
    """Key and name agree, and the protocol leads back to its rule."""
    assert rule.key == f"low_dose.{rule.value.name}"
    assert rule.verified
    found = protocol(rule.value.name.upper())
    assert found == rule.value
    assert found.because is rule
    assert rule.cites[0].source in vars(sources).values()


@pytest.mark.parametrize("chosen", protocols(), ids=lambda each: each.name)
def test_each_starts_a_course_and_answers_for_a_goal(chosen: Protocol) -> None:
    """Its course adds up to an end of its range, and the answer follows from the range."""
    first_dose = date(2026, 3, 9)
    reach = chosen.cumulative_dose(PATIENT.weight)
    for most, end in ((False, reach.low), (True, reach.high)):
        course = chosen.course(patient=PATIENT, first_dose=first_dose, most=most)
        assert course.cumulative_dose == end
    expected = "yes" if reach.low >= BAND.low else "no" if reach.high < BAND.low else "unknown"
    assert chosen.reaches(BAND, PATIENT.weight).value == expected


def test_which_reach_the_goal_band() -> None:
    """Of all protocols at 60 kg, one is given until the goal and two reach it with enough dose."""
    answers = {each.name: each.reaches(BAND, kg(60)).value for each in protocols()}
    assert {name for name, value in answers.items() if value == "yes"} == {"advbiores_2014"}
    assert {name for name, value in answers.items() if value == "unknown"} == {
        "gags_trial_a",
        "lee_2011_a",
    }


def test_what_was_not_read_is_unverified() -> None:
    """Of the reviews and practices one was read on a blog alone."""
    assert [fact.key for fact in low_dose.FACTS if not fact.verified] == ["low_dose.twice_a_week"]


def test_keys_are_unique() -> None:
    """Protocols and facts have keys of their own."""
    keys = [rule.key for rule in (*low_dose.ALL, *low_dose.FACTS)]
    assert len(set(keys)) == len(keys)


def test_unknown_names_are_met_with_the_closest() -> None:
    """A protocol that is not there is named together with those that are."""
    with pytest.raises(
        UnknownName,
        match=r"no protocol 'goulden': did you mean 'goulden_1997'",
    ):
        protocol("goulden")
