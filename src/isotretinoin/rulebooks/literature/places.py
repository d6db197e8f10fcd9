"""What texts of one place say of another: told in the rulebooks of both, and held once."""

from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources

SWITZERLAND = Rule(
    key="guidelines.eu_smpc.switzerland",
    text="Switzerland: blood count, liver, renal function and lipids before, after 1 month, then "
    "every 3 months.",
    value="before, 1 month, every 3 months",
    cites=(Citation(sources.DERMACOMPASS),),
    basis="guideline",
    tag="READ-2nd",
    verified=False,
)
CANADA = Rule(
    key="us.label.absorica_ld.canada",
    text="In Canada ABSORICA LD has rules of its own: a single or divided dose, and capsules of "
    "8, 16, 24 and 32 mg only.",
    value="rules of its own",
    cites=(Citation(sources.ABSORICA_LD_CANADA),),
    basis="label",
)
NEW_ZEALAND_LOW_DOSE = Rule(
    key="nz.cmi.low_dose",
    text="Public advice: 10 or 20 mg/day until clear, in 3 to 5 months, then half of it for 2 to 4 "
    "months.",
    value="10 or 20 mg/day, then half",
    cites=(Citation(sources.HEALTHIFY),),
    basis="guideline",
)
