"""Whole-capsule plans: examples, counts, intakes and refusals."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from isotretinoin.capsules.dose import CapsulePlan, capsule_plan
from isotretinoin.errors import DateError, IsotretinoinError, QuantityError, RegimenError
from isotretinoin.evidence import Citation, Rule, Source
from isotretinoin.products import Formulation, Product
from isotretinoin.quantities import mg, mg_per_day, mg_per_kg_day

TABLE = Path(__file__).parents[1] / "known_answers" / "capsule_plans.csv"
with TABLE.open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))

TENS = (mg(10), mg(20), mg(30), mg(40))


def product(name: str, formulation: Formulation, *strengths: int) -> Product:
    """A product of a made-up source."""
    offered = Rule(
        key=f"test.{name}",
        text="the capsules of a made-up product",
        value=tuple(map(mg, strengths)),
        cites=(Citation(Source(key="test", title="a made-up source")),),
        basis="label",
    )
    return Product(name=name, formulation=formulation, market="US", offered=offered)


CONVENTIONAL = product("A", Formulation.CONVENTIONAL, 10, 20, 40)
OTHER_CONVENTIONAL = product("B", Formulation.CONVENTIONAL, 10, 20, 30, 40)
MICRONISED = product("C", Formulation.MICRONISED, 8, 16, 20, 24, 28, 32)


@pytest.mark.parametrize(
    "row",
    ROWS,
    ids=[f"{row['dose_mg_per_day']} {row['direction']} {n}" for n, row in enumerate(ROWS)],
)
def test_known_answers(row: dict[str, str]) -> None:
    """Each plan of the table, worked out by hand, is the plan that is found."""
    plan = capsule_plan(
        mg_per_day(row["dose_mg_per_day"]),
        strengths=tuple(mg(each) for each in row["strengths_mg"].split()),
        direction=row["direction"],  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        longest_cycle=int(row["longest_cycle"]),
        days=30,
    )
    days = [day.split("+") for day in row["cycle_mg"].split(" | ")]
    assert plan.cycle == tuple(tuple(mg(each) for each in day if each != "0") for day in days)
    assert plan.mean_daily_dose == mg_per_day(row["mean_mg_per_day"])


def test_counts_run_to_the_last_day() -> None:
    """An odd number of days takes one more capsule of the day that comes first."""
    plan = capsule_plan(mg_per_day(25), strengths=TENS, days=31)
    assert plan.capsules == {mg(30): 15, mg(20): 16}
    assert list(plan.capsules) == [mg(30), mg(20)]
    assert plan.swing == mg(10)
    assert plan.on(30) == (mg(20),)


def test_run_out_is_the_last_day_covered() -> None:
    """Thirty days from 9 March are over on 7 April, and that day is still covered."""
    plan = capsule_plan(mg_per_day(40), strengths=TENS, days=30)
    assert plan.run_out(date(2026, 3, 9)) == date(2026, 4, 7)
    assert capsule_plan(mg_per_day(40), strengths=TENS, days=1).run_out(date.max) == date.max
    with pytest.raises(DateError):
        plan.run_out(date.max)
    with pytest.raises(DateError, match="is not a day"):
        plan.run_out("2026-03-09")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_divided_in_two_as_even_as_capsules_allow() -> None:
    """The larger dose comes first; a single capsule cannot be divided."""
    plan = capsule_plan(mg_per_day(105), strengths=TENS, days=30)
    assert plan.cycle == ((mg(40), mg(30), mg(30)), (mg(40), mg(40), mg(30)))
    assert plan.intakes == (
        ((mg(30), mg(30)), (mg(40),)),
        ((mg(40), mg(30)), (mg(40),)),
    )
    assert capsule_plan(mg_per_day(40), strengths=TENS, days=30).intakes == (((mg(40),), ()),)
    assert capsule_plan(mg_per_day(40), strengths=(mg(10), mg(20)), days=30).intakes == (
        ((mg(20),), (mg(20),)),
    )


def test_undivided_days_are_one_dose() -> None:
    """Where the label does not divide the dose, a day's capsules are taken together."""
    plan = capsule_plan(mg_per_day(50), strengths=TENS, divided=False, days=30)
    assert plan.intakes == (((mg(30), mg(20)),),)


def test_no_dose_is_an_empty_plan() -> None:
    """A rest takes no capsules for all its days."""
    plan = capsule_plan(mg_per_day(0), strengths=TENS, days=14)
    assert (plan.cycle, plan.capsules, plan.mean_daily_dose) == (((),), {}, mg_per_day(0))
    assert plan.intakes == (((), ()),)
    assert str(plan) == "no capsule every day (mean 0 mg/day)"


def test_no_day_is_above_the_maximum() -> None:
    """34 mg/day alternates 30 and 40 mg, unless no day may be above 34 mg."""
    free = capsule_plan(mg_per_day(34), strengths=TENS, days=30)
    capped = capsule_plan(mg_per_day(34), strengths=TENS, maximum=mg_per_day(34), days=30)
    at_cap = capsule_plan(mg_per_day(34), strengths=TENS, maximum=mg_per_day(40), days=30)
    assert capped.cycle == ((mg(30),),)
    assert at_cap.cycle == free.cycle == ((mg(30),), (mg(40),))


def test_a_product_gives_its_strengths() -> None:
    """A product, or several of one formulation, may stand for their strengths."""
    dose = mg_per_day(30)
    assert capsule_plan(dose, strengths=CONVENTIONAL, days=30).cycle == ((mg(20), mg(10)),)
    both = capsule_plan(dose, strengths=(CONVENTIONAL, OTHER_CONVENTIONAL), days=30)
    assert both.cycle == ((mg(30),),)


def test_formulations_are_not_mixed() -> None:
    """A milligram of one formulation is not a milligram of another."""
    with pytest.raises(RegimenError, match=r"A \(conventional\) and C \(micronised\) are not"):
        capsule_plan(mg_per_day(30), strengths=(CONVENTIONAL, MICRONISED), days=30)


def test_prints_days_in_a_row_together() -> None:
    """A long cycle is told in runs of equal days."""
    plan = capsule_plan(mg_per_day("17.5"), strengths=TENS, longest_cycle=4, days=30)
    assert str(plan) == (
        "1 × 10 mg for 1 day, then 1 × 20 mg for 3 days, and again (mean 17.5 mg/day)"
    )


def test_order_of_strengths_does_not_matter() -> None:
    """Strengths may come in any order and any collection."""
    dose = mg_per_day(25)
    assert capsule_plan(dose, strengths=reversed(TENS), days=30) == capsule_plan(
        dose, strengths=list(TENS), days=30
    )


@pytest.mark.parametrize(
    ("dose", "options", "error", "says"),
    [
        (mg_per_day(40), {"strengths": ()}, QuantityError, "0 strengths: give 1 to 12"),
        (
            mg_per_day(40),
            {"strengths": tuple(map(mg, range(1, 14)))},
            QuantityError,
            "13 strengths",
        ),
        (mg_per_day(40), {"strengths": (mg(0), mg(20))}, QuantityError, r"mg\(0\) is not"),
        (mg_per_day(40), {"strengths": (mg(20), mg(20))}, QuantityError, "given twice"),
        (mg_per_day(40), {"strengths": (10, 20)}, QuantityError, "10 is not a strength"),
        (mg_per_day(40), {"strengths": "10 20"}, QuantityError, "'10 20' is not a strength"),
        (mg_per_day(40), {"strengths": 20}, QuantityError, "20 is not a strength"),
        (mg_per_day(40), {"strengths": (CONVENTIONAL, mg(20))}, QuantityError, "not a strength"),
        (mg(40), {}, QuantityError, "not a daily dose in mg"),
        (mg_per_kg_day(1), {}, QuantityError, "for_weight"),
        (mg_per_day(40), {"maximum": mg(40)}, QuantityError, "not a daily maximum in mg"),
        (mg_per_day(4001), {}, RegimenError, "more than 100 capsules of 40 mg"),
        (
            mg_per_day(200),
            {"strengths": (mg("0.001"), mg(40))},
            RegimenError,
            "share no more than 0.001 mg",
        ),
        (mg_per_day(40), {"direction": "sideways"}, RegimenError, "'sideways' is no direction"),
        (mg_per_day(40), {"longest_cycle": 0}, RegimenError, "give 1 or more"),
        (mg_per_day(40), {"longest_cycle": 31}, RegimenError, "give 1 to 30"),
        (mg_per_day(40), {"longest_cycle": True}, RegimenError, "1 or more"),
        (mg_per_day(40), {"days": 0}, RegimenError, "give 1 or more"),
        (mg_per_day(40), {"maximum": mg_per_day(39)}, RegimenError, "above the maximum of 39"),
        (mg_per_day(1), {}, RegimenError, "come near 1 mg/day"),
        (mg_per_day(2), {"direction": "down"}, RegimenError, "come at or below 2 mg/day"),
        (
            mg_per_day(34),
            {"direction": "up", "maximum": mg_per_day(34)},
            RegimenError,
            "come at or above 34 mg/day .* with no day above 34 mg/day",
        ),
    ],
)
def test_refusals(
    dose: Any,
    options: dict[str, Any],
    error: type[IsotretinoinError],
    says: str,
) -> None:
    """What makes no plan is refused, and the message says what to give instead."""
    given: dict[str, Any] = {"strengths": TENS, "days": 30, **options}
    with pytest.raises(error, match=says):
        capsule_plan(dose, **given)


def test_the_highest_doses_are_planned() -> None:
    """A hundred capsules a day are still counted, however odd."""
    plan = capsule_plan(mg_per_day(4000), strengths=TENS, days=30)
    assert plan.cycle == ((mg(40),) * 100,)


def test_cycles_longer_than_two_days_reach_doses_below_half_a_capsule() -> None:
    """2 mg/day is one capsule of 10 mg every five days."""
    plan = capsule_plan(mg_per_day(2), strengths=TENS, longest_cycle=5, days=30)
    assert plan.cycle == ((), (), (), (), (mg(10),))


@pytest.mark.parametrize("cycle", [(), ((20,),), ((mg(0),),)])
def test_a_plan_by_hand_is_checked(cycle: Any) -> None:
    """A cycle has days, and its capsules have strengths."""
    with pytest.raises(RegimenError, match=r"write \(\(mg\(20\),\), \(mg\(30\),\)\)"):
        CapsulePlan(daily_dose=mg_per_day(20), cycle=cycle, days=30)


def test_a_plan_by_hand_has_its_capsules_in_falling_order() -> None:
    """The order within a day is always the same."""
    plan = CapsulePlan(daily_dose=mg_per_day(30), cycle=((mg(10), mg(20)),), days=30)
    assert plan.cycle == ((mg(20), mg(10)),)
