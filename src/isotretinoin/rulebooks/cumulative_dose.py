"""Cumulative doses to aim at, and what studies found of them."""

from isotretinoin import sources
from isotretinoin.evidence import Citation, Rule
from isotretinoin.quantities import mg_per_kg
from isotretinoin.rules import Between

BRUSSELS = Rule(
    key="cumulative_dose.brussels_1995",
    text="A course aims at 120 to 150 mg/kg, and so does a repeated one.",
    value=Between(mg_per_kg(120), mg_per_kg(150)),
    cites=(Citation(sources.BRUSSELS_1995),),
    basis="consensus",
)
EU_SMPC = Rule(
    key="cumulative_dose.eu_smpc",
    text="No substantial additional benefit is expected beyond 120 to 150 mg/kg.",
    value=Between(mg_per_kg(120), mg_per_kg(150)),
    cites=(Citation(sources.EU_SMPC, "4.2"),),
    basis="label",
    note="150 mg/kg is there a ceiling of expected benefit and not a floor",
)
GOALS = (BRUSSELS, EU_SMPC)
