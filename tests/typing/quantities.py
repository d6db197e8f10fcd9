"""What the type checkers know of the quantities. Checked by both, never run."""

# Both checkers must need each comment below: mypy says so by our settings, pyright by this line.
# pyright: reportUnnecessaryTypeIgnoreComment=true

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_type

from isotretinoin.dates import Days, Months, Weeks
from isotretinoin.quantities import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    DosePerKg,
    Mass,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
)

month = timedelta(days=30)

# Each operation has one type of answer.
assert_type(mg(40), Mass)
assert_type(kg("68.5"), BodyWeight)
assert_type(mg_per_day(Decimal(40)), DailyDose)
assert_type(mg_per_kg(Fraction(120)), DosePerKg)
assert_type(mg_per_kg_day(0.5), DailyDosePerKg)
assert_type(mg(40) + mg(2), Mass)
assert_type(mg(40) - mg(2), Mass)
assert_type(mg(40) * 2, Mass)
assert_type(0.5 * mg(40), Mass)
assert_type(mg(40) / 2, Mass)
assert_type(mg(40) / Decimal("2.5"), Mass)
assert_type(mg(40) / mg(2), Fraction)
assert_type(mg(1) / kg(1), DosePerKg)
assert_type(mg_per_day(40) / kg(80), DailyDosePerKg)
assert_type(mg_per_day(40) * month, Mass)
assert_type(month * mg_per_day(40), Mass)
assert_type(mg_per_day(40) * Days(30), Mass)
assert_type(Weeks(4) * mg_per_kg_day(1), DosePerKg)
assert_type(mg_per_kg_day(1) * month, DosePerKg)
assert_type(month * mg_per_kg_day(1), DosePerKg)
assert_type(mg_per_kg(120).for_weight(kg(68)), Mass)
assert_type(mg_per_kg_day(1).for_weight(kg(68)), DailyDose)
assert_type(mg(40).mg, Fraction)
assert_type(mg(40) < mg(2), bool)
assert_type(mg(40) == mg(2), bool)
assert_type(max(mg(40), mg(2)), Mass)
assert_type(sorted([kg(68), kg(50)]), list[BodyWeight])
assert_type(Mass.parse("40 mg"), Mass)
assert_type(DailyDose.parse("40 mg/day"), DailyDose)
assert_type(hash(mg(40)), int)

# What a registry makes of a value depends on the registry.
assert_type(mg(40).to_pint(), Any)

# What is not in the set is an error before anything runs.


def refuse(*_: object) -> None:
    """Take the expressions that neither checker may let pass."""


refuse(
    mg(40) + kg(68),  # type: ignore[operator]
    mg(40) + 2,  # type: ignore[operator]
    2 - mg(40),  # type: ignore[operator]
    mg(40) * mg(2),  # type: ignore[operator]
    mg(40) * "2",  # type: ignore[operator]
    2 / mg(40),  # type: ignore[operator]
    mg(40) / mg_per_kg(1),  # type: ignore[operator]
    mg(40) / mg_per_day(1),  # type: ignore[operator]
    kg(68) / mg(40),  # type: ignore[operator]
    kg(68) + kg(2),  # type: ignore[operator]
    mg_per_day(40) * 30,  # type: ignore[operator]
    30 * mg_per_day(40),  # type: ignore[operator]
    mg_per_day(40) * Months(1),  # type: ignore[operator]
    mg_per_day(40) * kg(68),  # type: ignore[operator]
    mg_per_kg(120) * kg(68),  # type: ignore[operator]
    mg_per_kg(120) * month,  # type: ignore[operator]
    mg(40) < kg(68),  # type: ignore[operator]
    mg_per_kg(1) >= mg_per_kg_day(1),  # type: ignore[operator]
    mg_per_kg(120).for_weight(mg(68)),  # type: ignore[arg-type]
    mg(None),  # type: ignore[arg-type]
    Mass(kg=40),  # type: ignore[call-arg]
    Mass.from_pint(40),  # type: ignore[arg-type]
)
mg(40).mg = Fraction(2)  # type: ignore[misc]
