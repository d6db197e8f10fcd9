"""For whom isotretinoin is strongly indicated and for whom it is not the first choice, by source."""

from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.eu import smpc
from isotretinoin.rulebooks.gb import mhra
from isotretinoin.rulebooks.literature import precautions
from isotretinoin.rulebooks.places import br

# Strong indications -------------------------------------------------------------------------------

SMPC = Rule(
    key="indications.smpc",
    text="European product information: severe forms, such as nodular or conglobate acne or acne "
    "at risk of permanent scarring, resistant to adequate systemic antibacterials and topical "
    "therapy.",
    value=("nodular", "conglobate", "at risk of permanent scarring"),
    cites=(Citation(sources.EU_SMPC, "4.1"),),
    basis="label",
)
AAD_2024 = Rule(
    key="indications.aad_2024",
    text="AAD 2024, a strong recommendation: acne that is severe, causes psychosocial burden or "
    "scarring, or fails standard oral or topical therapy.",
    value=("severe", "psychosocial burden", "scarring", "failure of standard therapy"),
    cites=(Citation(sources.AAD_2024),),
    basis="guideline",
)
AAD_2016 = Rule(
    key="indications.aad_2016",
    text="AAD 2016: recommended for severe nodular acne; appropriate for moderate acne that "
    "resists treatment or causes scarring or psychosocial distress.",
    value=("severe nodular", "treatment-resistant", "scarring", "psychosocial distress"),
    cites=(Citation(sources.AAD_2016),),
    basis="guideline",
)
PAEDIATRIC_2013 = Rule(
    key="indications.aap_2013",
    text="Paediatric recommendations of 2013: severe nodular, scarring or refractory inflammatory "
    "acne; 0.5 mg/kg/day for 4 weeks, then 1 mg/kg/day.",
    value=("severe nodular", "scarring", "refractory inflammatory"),
    cites=(Citation(sources.PMC3970835, "table 3"),),
    basis="guideline",
)
BRUSSELS_1995 = Rule(
    key="indications.brussels_1995",
    text="Brussels 1995: severe acne, less than 50% improvement after six months of oral and "
    "topical antibiotics, relapse, scarring or distress.",
    value=("severe", "less than 50% improved", "relapse", "scarring", "distress"),
    cites=(Citation(sources.BRUSSELS_1995),),
    basis="consensus",
)
S3_2016 = Rule(
    key="indications.s3",
    text="European S3 guideline: first line for severe papulopustular or conglobate acne with a "
    "family history, early onset, seborrhoea, trunk, scarring, distress or late acne.",
    value=("severe papulopustular", "conglobate"),
    cites=(Citation(sources.EUROPEAN_S3_2016),),
    basis="guideline",
)
STRONG = (SMPC, AAD_2024, AAD_2016, PAEDIATRIC_2013, BRUSSELS_1995, S3_2016)

# Not first-line -----------------------------------------------------------------------------------

COMEDONAL = Rule(
    key="indications.not_first_line.comedonal",
    text="Not recommended for comedonal acne, and not in general for papulopustular acne without "
    "nodules.",
    value=("comedonal", "non-nodular papulopustular"),
    cites=(Citation(sources.PMC3970835, "table 3, European 2012"),),
    basis="guideline",
)
UNDER_TWELVE = Rule(
    key="indications.not_first_line.under_twelve",
    text=f"Not recommended below {smpc.MINIMUM_AGE.value} years.",
    value=smpc.MINIMUM_AGE.value,
    cites=(*smpc.MINIMUM_AGE.cites, Citation(sources.SWISS_FACHINFO)),
    basis="label",
)
OTHER_TREATMENT = Rule(
    key="indications.not_first_line.other_treatment",
    text="In the United Kingdom the prescriber confirms that no other appropriate treatment is "
    "effective.",
    value="no other appropriate effective treatment",
    cites=mhra.ACKNOWLEDGEMENT_FORM.cites,
    basis=mhra.ACKNOWLEDGEMENT_FORM.basis,
)
AESTHETIC = br.AESTHETIC.told_as(
    ("purely aesthetic", "oil control"),
    key="indications.not_first_line.aesthetic",
)
PREGNANCY_PLANNED = precautions.PREGNANCY
HORMONAL = Rule(
    key="indications.not_first_line.hormonal",
    text="In acne of a hormonal pattern another treatment comes first by convention.",
    value="hormonal pattern",
    cites=(Citation(sources.MORALES_2013),),
    basis="convention",
    note="no guideline text was found; women without an antiandrogen relapsed 3.5 times as much, "
    "which is the nearest evidence",
    tag="MEMORY",
    verified=False,
)
NOT_FIRST_LINE = (
    COMEDONAL,
    UNDER_TWELVE,
    OTHER_TREATMENT,
    AESTHETIC,
    PREGNANCY_PLANNED,
    HORMONAL,
)
