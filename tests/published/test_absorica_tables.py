"""The dosing tables of the ABSORICA label, cell by cell, as the label prints them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from isotretinoin import posology, products
from isotretinoin.quantities import kg, mg_per_day
from isotretinoin.rulebooks import rulebook

PUBLISHED: dict[str, Any] = json.loads(
    (Path(__file__).parent / "absorica_tables.json").read_text(encoding="utf-8"),
)
US = rulebook("US")
ROWS = [
    pytest.param(products.get(table["product"]), *row, id=f"{table['table']}, {row[0]} kg")
    for table in PUBLISHED["tables"]
    for row in table["rows"]
]
RULES = {"1": "us.label.absorica.table_1", "2": "us.label.absorica_ld.table_2"}


@pytest.mark.parametrize(("product", "weight", "low", "high", "very_severe"), ROWS)
def test_a_row(
    product: products.Product,
    weight: int,
    low: int,
    high: int,
    very_severe: int,
) -> None:
    """The three doses of a weight: the range, and the ceiling for very severe disease in adults."""
    usual = posology.daily_dose_range(product, kg(weight), US, on=date(2026, 3, 9))
    ceiling = posology.daily_dose_range(
        product,
        kg(weight),
        US,
        adult_very_severe=True,
        on=date(2026, 3, 9),
    )

    assert (usual.low, usual.high) == (mg_per_day(low), mg_per_day(high))
    assert (ceiling.low, ceiling.high) == (mg_per_day(low), mg_per_day(very_severe))


def test_both_tables_are_whole() -> None:
    """Two tables of seven weights and three doses: 42 cells."""
    assert sum(len(row) - 1 for table in PUBLISHED["tables"] for row in table["rows"]) == 42


@pytest.mark.parametrize("table", PUBLISHED["tables"], ids=lambda table: f"table {table['table']}")
def test_the_rulebook_prints_the_same_table(table: dict[str, Any]) -> None:
    """The table that the rulebook shows is the one that was published."""
    shown = US.rule(RULES[table["table"]]).value

    assert shown == tuple(
        (kg(row[0]), *(mg_per_day(cell) for cell in row[1:])) for row in table["rows"]
    )


def test_every_cell_of_the_second_table_is_four_fifths_of_the_first() -> None:
    """What the factor of `products.ld_to_absorica` is derived from."""
    first, second = (table["rows"] for table in PUBLISHED["tables"])
    for (weight, *absorica), (same, *absorica_ld) in zip(first, second, strict=True):
        assert weight == same
        for one, other in zip(absorica, absorica_ld, strict=True):
            assert products.absorica_ld_equivalent(mg_per_day(one)) == mg_per_day(other)
