"""The medicines themselves; the label of each has its rules."""

from isotretinoin.products import Formulation, Product
from isotretinoin.rulebooks import drug
from isotretinoin.rulebooks.gb import texts
from isotretinoin.rulebooks.us import absorica, brands

# The identifiers of structured labels were read on the FDA's own page of 2026-02-09.

#: Claravis, a conventional generic.
CLARAVIS = Product(
    name="Claravis",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=brands.CLARAVIS,
    spl_set_id="a31fd109-d0fd-4ab9-ba98-a3d64333c18d",
)
#: Zenatane, a conventional generic.
ZENATANE = Product(
    name="Zenatane",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=brands.ZENATANE,
    spl_set_id="27b3cf26-f22e-5b70-1c24-009933b7c6ee",
)
#: Myorisan, a conventional generic.
MYORISAN = Product(
    name="Myorisan",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=brands.MYORISAN,
    spl_set_id="51ff6346-9256-4c01-9f52-417d13f2df05",
)
#: Amnesteem, a conventional generic.
AMNESTEEM = Product(
    name="Amnesteem",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=brands.AMNESTEEM,
    spl_set_id="b2cb63c9-f825-4991-9a2c-6260f1bbcc2c",
)
#: Sotret, a conventional generic that is off the market.
SOTRET = Product(
    name="Sotret",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=brands.SOTRET,
    marketed=False,
)
#: Accutane as Roche made it, off the market.
ACCUTANE = Product(
    name="Accutane (Roche)",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=brands.ACCUTANE,
    manufacturer="Roche",
    marketed=False,
)
#: Accutane as JG Pharma sells it today.
ACCUTANE_JG = Product(
    name="Accutane (JG Pharma)",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=brands.ACCUTANE_JG,
    manufacturer="JG Pharma",
    marketed=True,
)
#: Isotretinoin capsules without a brand, in the US.
ISOTRETINOIN_GENERIC = Product(
    name="Isotretinoin",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=brands.WITHOUT_BRAND,
)
#: ABSORICA, the lipid-based formulation (lidose).
ABSORICA = Product(
    name="Absorica",
    formulation=Formulation.LIDOSE,
    market="US",
    offered=absorica.STRENGTHS,
    spl_set_id="3ef0cff8-19c1-4441-b780-fca6c7ee1615",
)
#: ABSORICA LD, the micronised formulation.
ABSORICA_LD = Product(
    name="Absorica LD",
    formulation=Formulation.MICRONISED,
    market="US",
    offered=absorica.LD_STRENGTHS,
    spl_set_id="3ef0cff8-19c1-4441-b780-fca6c7ee1615",
)
#: Isotretinoin capsules in the United Kingdom.
ISOTRETINOIN_GB = Product(
    name="Isotretinoin (GB)",
    formulation=Formulation.CONVENTIONAL,
    market="GB",
    offered=texts.STRENGTHS,
)

#: Every product, in the order of this file.
ALL = (
    CLARAVIS,
    ZENATANE,
    MYORISAN,
    AMNESTEEM,
    SOTRET,
    ACCUTANE,
    ACCUTANE_JG,
    ISOTRETINOIN_GENERIC,
    ABSORICA,
    ABSORICA_LD,
    ISOTRETINOIN_GB,
)
#: The capsules without a brand, one of each market of which they were read.
GENERICS = (ISOTRETINOIN_GENERIC, ISOTRETINOIN_GB)
#: What the sources say may not stand in for what: a narrower statement comes before a wider one.
NOT_INTERCHANGEABLE = (absorica.NOT_LD, absorica.NOT_GENERIC, brands.NOT_MG_FOR_MG)
#: What a dose of ABSORICA is multiplied by for ABSORICA LD.
LD_TO_ABSORICA = absorica.LD_TO_ABSORICA
#: The RxNorm ingredient.
RXNORM = drug.RXNORM
#: The unique ingredient identifier.
UNII = drug.UNII
#: The CAS registry number.
CAS = drug.CAS
#: The ATC code of the systemic drug, to which alone the rules apply.
ATC = drug.ATC
