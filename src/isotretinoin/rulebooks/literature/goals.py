"""Cumulative doses to aim at that more than one place shows: reported, never adjudicated."""

from isotretinoin.evidence import Citation, Rule
from isotretinoin.findings import Between
from isotretinoin.quantities import mg_per_kg
from isotretinoin.rulebooks import sources

BRUSSELS = Rule(
    key="cumulative_dose.brussels_1995",
    text="The Brussels consensus aims at 120 to 150 mg/kg in 4 to 7 months, starting at 0.5 and "
    "rising to 1 mg/kg/day; the same for a repeated course.",
    value=Between(mg_per_kg(120), mg_per_kg(150)),
    cites=(Citation(sources.BRUSSELS_1995),),
    basis="consensus",
)
EU_SMPC = Rule(
    key="cumulative_dose.eu_smpc",
    text="EU product information expects no substantial additional benefit beyond 120 to "
    "150 mg/kg; remission and relapse follow the total dose more than duration or daily dose.",
    value=Between(mg_per_kg(120), mg_per_kg(150)),
    cites=(Citation(sources.EU_SMPC, "4.2"),),
    basis="label",
    note="150 mg/kg is there a ceiling of expected benefit, not a floor",
)
#: Less than these falls short of nothing: they are ceilings of expected benefit.
BENEFIT_CEILINGS = (EU_SMPC.key,)
GOALS = (BRUSSELS, EU_SMPC)
