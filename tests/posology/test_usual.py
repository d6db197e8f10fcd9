"""Doses and goal of the rules, where nobody says more."""

from datetime import date

import pytest
from attrs import evolve

from isotretinoin import Between, mg_per_kg, rulebook
from isotretinoin.errors import SourceSilent
from isotretinoin.posology import usual
from isotretinoin.products import Formulation
from isotretinoin.rulebooks import rulebook_names
from sample_programme import PROGRAMME

ON = date(2026, 3, 9)


def test_of_a_formulation() -> None:
    """Each has its range; sources state goals in conventional mg, and it is told how they count."""
    plain, fine = (
        usual(PROGRAMME, on=ON, formulation=each)
        for each in (Formulation.CONVENTIONAL, Formulation.MICRONISED)
    )
    assert plain.counted_by is None
    assert plain.goal == plain.aim.value.low == PROGRAMME.goals[0].value.low
    assert fine.counted_by is not None
    assert fine.goal == mg_per_kg(plain.goal.mg_per_kg * fine.counted_by.value)
    assert fine.doses == PROGRAMME.posology_of(Formulation.MICRONISED).daily_dose.at(ON)
    assert f"until {fine.goal} (" in str(fine)
    assert f"0.8 of {plain.goal} in conventional mg" in str(fine)


def test_the_own_goal_comes_first() -> None:
    """Before those of other texts."""
    own = evolve(PROGRAMME.goals[0], key="own", value=Between(mg_per_kg(7), mg_per_kg(8)))
    posologies = tuple(evolve(each, goal=own) for each in PROGRAMME.posologies)
    assert usual(evolve(PROGRAMME, posologies=posologies), on=ON).goal == mg_per_kg(7)


def test_where_rules_are_silent() -> None:
    """Another rulebook stands in where one is given, for each matter by itself."""
    without_doses = evolve(PROGRAMME, posologies=())
    without_goal = evolve(PROGRAMME, goals=())
    with pytest.raises(SourceSilent, match="knows no doses of conventional capsules"):
        usual(without_doses, on=ON)
    with pytest.raises(SourceSilent, match="knows no cumulative dose to aim at"):
        usual(without_goal, on=ON)
    expected = usual(PROGRAMME, on=ON)
    for silent in (without_doses, without_goal):
        found = usual(silent, on=ON, otherwise=PROGRAMME)
        assert (found.doses, found.goal) == (expected.doses, expected.goal)


@pytest.mark.parametrize("place", rulebook_names())
def test_every_place_has_some(place: str) -> None:
    """With the patient guide's where its own sources are silent."""
    found = usual(rulebook(place), on=ON, otherwise=rulebook("guide"))
    assert found.doses.value.low < found.doses.value.high
