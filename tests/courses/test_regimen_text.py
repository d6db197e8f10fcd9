"""Regimens as text, the same in and out."""

import pytest

from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.errors import RegimenError
from isotretinoin.quantities import mg, mg_per_day, mg_per_kg, mg_per_kg_day

HALF = mg_per_kg_day("0.5")
FULL = mg_per_kg_day(1)


@pytest.mark.parametrize(
    ("text", "regimen"),
    [
        ("40 mg/day", Regimen.constant(mg_per_day(40))),
        ("1/3 mg/day", Regimen.constant(mg_per_day("1/3"))),
        (
            "0.5 mg/kg/day for 28 days, then 1 mg/kg/day until 120 mg/kg",
            Regimen((Step(HALF, 28), Step(FULL)), goal=mg_per_kg(120)),
        ),
        ("20 mg/day until 8160 mg", Regimen((Step(mg_per_day(20)),), goal=mg(8160))),
        ("20 mg/day every other day", Regimen.every_other_day(mg_per_day(20))),
        (
            "0.5 mg/kg/day 7 days on, 21 days off",
            Regimen.intermittent(HALF, days_on=7, days_off=21),
        ),
        (
            "0.5 mg/kg/day 1 day on, 2 days off for 1 day",
            Regimen((Step(HALF, 1, days_on=1, days_off=2),)),
        ),
        (
            "0 mg/day for 7 days, then 1 mg/kg/day 2 days on, 1 day off",
            Regimen((Step(mg_per_day(0), 7), Step(FULL, days_on=2, days_off=1))),
        ),
    ],
)
def test_reads_what_it_prints(text: str, regimen: Regimen) -> None:
    """The text form of a regimen is one text, in and out."""
    assert str(regimen) == text
    assert Regimen.parse(text) == regimen


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("1 mg/kg/day for 4 weeks", "1 mg/kg/day for 28 days"),
        ("1 mg/kg/day for 1 week", "1 mg/kg/day for 7 days"),
        ("1 mg/kg/d", "1 mg/kg/day"),
        ("0.04 g/day until 8.16 g", "40 mg/day until 8160 mg"),
        ("  40 mg/day ", "40 mg/day"),
        ("40 mg/day 1 day on, 1 day off", "40 mg/day every other day"),
        ("40 mg/day 7 days on, 0 days off", "40 mg/day"),
    ],
)
def test_other_spellings_are_read_and_printed_the_one_way(text: str, printed: str) -> None:
    """Weeks, other units of mass and other words for the same days mean the same regimen."""
    assert str(Regimen.parse(text)) == printed
    assert Regimen.parse(text) == Regimen.parse(printed)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "write it as in '0.5 mg/kg/day for 28 days, then 1 mg/kg/day until 120 mg/kg'"),
        ("40", "write it as in"),
        ("40 MG/DAY", "use mg/day or mg/kg/day"),
        ("40 mg", "use mg/day or mg/kg/day"),
        ("0.5 mg/kg for 28 days", "use mg/day or mg/kg/day"),
        ("0,5 mg/kg/day", "write it as in"),
        ("-40 mg/day", "write it as in"),
        ("40  mg/day", "write it as in"),
        ("4٠ mg/day", "write it as in"),
        ("40 mg/day for 28", "write it as in"),
        ("40 mg/day for 1 month", "a month has 28 to 31 days"),
        ("40 mg/day for 28 days then 60 mg/day", "part the steps with ', then '"),
        ("40 mg daily", "write the dose of a day"),
        ("20 mg twice a day", "write the dose of a day"),
        ("40 mg/day 7 on, 21 off", "write days on and off"),
        ("40 mg/day until 120 mg/kg, then 20 mg/day", "only the last step can have a goal"),
        ("40 mg/day until 120", "'120' is not a goal: end with one"),
        ("40 mg/day until 120 mg/day", "use mg/kg or mg"),
        ("40 mg/day until 120 mg/kg until 150 mg/kg", "'120 mg/kg until 150 mg/kg' is not a goal"),
        ("40 mg/day until 0 mg/kg", "a goal of 0 mg/kg is reached before the first dose"),
        ("40 mg/day for 28 days until 120 mg/kg", "give a goal or days, not both"),
        ("40 mg/day for 0 days", "0 is not a number of days for a step"),
        ("40 mg/day, then 60 mg/day", "40 mg/day never ends"),
        ("1/0 mg/day", "is not a number of mg/day"),
        ("1/3 g/day", "is not a daily dose"),
        ("40 mg/day" + " " * 10_000, "text of 10009 characters"),
    ],
)
def test_anything_else_is_refused_with_what_to_write(text: str, says: str) -> None:
    """The grammar is strict, and its errors name the way out."""
    with pytest.raises(RegimenError) as refused:
        Regimen.parse(text)
    assert says in str(refused.value)


def test_only_text_is_read() -> None:
    """A dose is not the text of a regimen."""
    with pytest.raises(RegimenError, match="is not text"):
        Regimen.parse(mg_per_day(40))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_a_goal_is_a_dose() -> None:
    """A bare number is no goal."""
    with pytest.raises(RegimenError, match="120 is not a goal"):
        Regimen((Step(FULL),), goal=120)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_a_goal_can_be_added() -> None:
    """`until` gives the regimen a goal and leaves the first one as it was."""
    regimen = Regimen.constant(FULL)
    assert str(regimen.until(mg_per_kg(120))) == "1 mg/kg/day until 120 mg/kg"
    assert regimen.goal is None
