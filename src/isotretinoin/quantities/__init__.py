"""Numbers with a meaning: mg, kg, mg/day, mg/kg and mg/kg/day are five types, and exact."""

from __future__ import annotations

from isotretinoin.quantities.amounts import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    DosePerKg,
    Mass,
    Number,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
    parse_goal,
)

__all__ = [
    "BodyWeight",
    "DailyDose",
    "DailyDosePerKg",
    "DosePerKg",
    "Mass",
    "Number",
    "kg",
    "mg",
    "mg_per_day",
    "mg_per_kg",
    "mg_per_kg_day",
    "parse_goal",
]
