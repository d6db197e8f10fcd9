"""The medicines themselves; the label of each has its rules."""

from __future__ import annotations

from datetime import date

from isotretinoin.evidence import Citation
from isotretinoin.products import Formulation, Product, ProductCode
from isotretinoin.quantities import mg
from isotretinoin.rulebooks import drug, sources
from isotretinoin.rulebooks.eu import smpc
from isotretinoin.rulebooks.gb import texts
from isotretinoin.rulebooks.us import absorica, brands, conventional

# The identifiers of structured labels were read on the FDA's own page of 2026-02-09, codes of packages
# in its records of drug products. A record's RxNorm codes are those of its whole label, in numeric
# order: the first is not the code of the package.
_NDC = Citation(sources.OPENFDA_NDC)

#: Claravis, a conventional generic.
CLARAVIS = Product(
    name="Claravis",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=brands.CLARAVIS,
    spl_set_id="a31fd109-d0fd-4ab9-ba98-a3d64333c18d",
    codes=(ProductCode("NDC", "0555-1055", mg(20), since=date(2003, 5, 9), cite=_NDC),),
    food=conventional.FOOD,
)
#: Zenatane, a conventional generic.
ZENATANE = Product(
    name="Zenatane",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=brands.ZENATANE,
    spl_set_id="27b3cf26-f22e-5b70-1c24-009933b7c6ee",
    codes=(
        ProductCode("NDC", "55111-113", mg(30), since=date(2015, 3, 9), cite=_NDC),
        ProductCode(
            "NDC",
            "68001-653",
            mg(20),
            since=date(2025, 12, 24),
            cite=Citation(sources.OPENFDA_NDC, "BluePoint"),
        ),
        ProductCode("RxNorm brand", "1373333", cite=_NDC),
        ProductCode("RxNorm brand", "1373335", cite=_NDC),
        ProductCode("RxNorm brand", "1373337", cite=_NDC),
        ProductCode("RxNorm brand", "1605088", cite=_NDC),
    ),
    food=conventional.FOOD,
)
#: Myorisan, a conventional generic.
MYORISAN = Product(
    name="Myorisan",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=brands.MYORISAN,
    spl_set_id="51ff6346-9256-4c01-9f52-417d13f2df05",
    codes=(
        ProductCode("NDC", "61748-301", mg(10), cite=Citation(sources.MYORISAN_SPL)),
        ProductCode("NDC", "61748-302", mg(20), cite=Citation(sources.MYORISAN_SPL)),
        ProductCode("NDC", "61748-303", mg(30), cite=Citation(sources.MYORISAN_SPL)),
    ),
    food=conventional.FOOD,
)
#: Amnesteem, a conventional generic.
AMNESTEEM = Product(
    name="Amnesteem",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=brands.AMNESTEEM,
    spl_set_id="b2cb63c9-f825-4991-9a2c-6260f1bbcc2c",
    codes=(
        ProductCode("NDC", "0378-6613", mg(30), since=date(2025, 4, 10), cite=_NDC),
        ProductCode("RxNorm brand", "404058", cite=_NDC),
        ProductCode("RxNorm brand", "404061", cite=_NDC),
        ProductCode("RxNorm brand", "404064", cite=_NDC),
        ProductCode("RxNorm brand", "2711694", cite=_NDC),
    ),
    food=conventional.FOOD,
)
#: Sotret, a conventional generic that is off the market.
SOTRET = Product(
    name="Sotret",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=brands.SOTRET,
    marketed=False,
    food=conventional.FOOD,
)
#: Accutane as Roche made it, off the market.
ACCUTANE = Product(
    name="Accutane (Roche)",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=brands.ACCUTANE,
    manufacturer="Roche",
    marketed=False,
    food=conventional.FOOD,
)
#: Accutane as JG Pharma sells it today.
ACCUTANE_JG = Product(
    name="Accutane (JG Pharma)",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=brands.ACCUTANE_JG,
    manufacturer="JG Pharma",
    marketed=True,
    spl_set_id="5b524a51-a16b-496e-b764-11c98c479c36",
    codes=(
        ProductCode("NDC", "72143-251", mg(10), since=date(2022, 8, 1), cite=_NDC),
        ProductCode("RxNorm brand", "206880", cite=_NDC),
        ProductCode("RxNorm brand", "206883", cite=_NDC),
        ProductCode("RxNorm brand", "206902", cite=_NDC),
        ProductCode("RxNorm brand", "2473107", cite=_NDC),
    ),
    food=conventional.FOOD,
)
#: Isotretinoin capsules without a brand, in the US.
ISOTRETINOIN_GENERIC = Product(
    name="Isotretinoin",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=brands.WITHOUT_BRAND,
    food=conventional.FOOD,
)
#: ABSORICA, the lipid-based formulation (lidose).
ABSORICA = Product(
    name="Absorica",
    formulation=Formulation.LIDOSE,
    market="US",
    offered=absorica.STRENGTHS,
    spl_set_id="3ef0cff8-19c1-4441-b780-fca6c7ee1615",
    food=absorica.FOOD,
)
#: ABSORICA LD, the micronised formulation.
ABSORICA_LD = Product(
    name="Absorica LD",
    formulation=Formulation.MICRONISED,
    market="US",
    offered=absorica.LD_STRENGTHS,
    spl_set_id="3ef0cff8-19c1-4441-b780-fca6c7ee1615",
    codes=(
        ProductCode("NDC", "10631-002", mg(8), since=date(2019, 11, 20), cite=_NDC),
        ProductCode("NDA", "211913", since=date(2019, 11, 5), cite=_NDC),
    ),
    food=absorica.FOOD,
)
#: Isotretinoin capsules in the United Kingdom.
ISOTRETINOIN_GB = Product(
    name="Isotretinoin (GB)",
    formulation=Formulation.CONVENTIONAL,
    market="GB",
    offered=texts.STRENGTHS,
    codes=(
        ProductCode("PL", "04569/0723", mg(40), cite=Citation(sources.UKPAR_40)),
        ProductCode("PL", "18157/0005", mg(5), cite=Citation(sources.EMC)),
        ProductCode("PL", "18157/0007", mg(20), cite=Citation(sources.EMC)),
    ),
    food=smpc.FOOD,
)

# Generics by their makers; the ABSORICA type bears the same plain name.
_ZYDUS = Product(
    name="Isotretinoin (Zydus)",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=brands.ZYDUS,
    manufacturer="Zydus",
    spl_set_id="dae33df0-386c-4db5-9759-7096e770ed17",
    codes=(
        ProductCode("NDC", "70771-1557", mg(10), since=date(2023, 9, 12), cite=_NDC),
        ProductCode("NDC", "70710-1022", mg(10), since=date(2023, 9, 12), cite=_NDC),
        ProductCode("NDC", "70771-1558", mg(20), cite=Citation(sources.ZYDUS_SPL)),
        ProductCode("NDC", "70771-1559", mg(30), cite=Citation(sources.ZYDUS_SPL)),
        ProductCode("NDC", "70771-1560", mg(40), cite=Citation(sources.ZYDUS_SPL)),
    ),
    food=conventional.FOOD,
)
_ZYDUS_LIDOSE = Product(
    name="Isotretinoin (Zydus, lidose)",
    formulation=Formulation.LIDOSE,
    market="US",
    offered=brands.ZYDUS_LIDOSE,
    manufacturer="Zydus",
)
_ACTAVIS = Product(
    name="Isotretinoin (Actavis)",
    formulation=Formulation.LIDOSE,
    market="US",
    offered=brands.ACTAVIS,
    manufacturer="Actavis",
    codes=(ProductCode("NDC", "0591-2434", mg(20), since=date(2021, 4, 29), cite=_NDC),),
)
_AUROBINDO = Product(
    name="Isotretinoin (Aurobindo)",
    formulation=Formulation.LIDOSE,
    market="US",
    offered=brands.AUROBINDO,
    manufacturer="Aurobindo",
    spl_set_id="4e8516dc-a3c6-4d8f-aa14-2c37c6c8f6e6",
    codes=(ProductCode("NDC", "59651-635", mg(35), since=date(2024, 1, 29), cite=_NDC),),
)
_AMNEAL_LIDOSE = Product(
    name="Isotretinoin (Amneal, lidose)",
    formulation=Formulation.LIDOSE,
    market="US",
    offered=brands.AMNEAL_LIDOSE,
    manufacturer="Amneal NY",
    codes=(ProductCode("NDC", "69238-1259", mg(40), since=date(2025, 10, 10), cite=_NDC),),
)
_AMNEAL = Product(
    name="Isotretinoin (Amneal)",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=brands.AMNEAL,
    manufacturer="Amneal",
    spl_set_id="c2917c3d-3499-48a0-ba53-120cb979195d",
    codes=(
        ProductCode("NDC", "69238-1176", mg(40), since=date(2017, 10, 2), cite=_NDC),
        ProductCode("ANDA", "207792", cite=Citation(sources.BRAND_LISTS)),
    ),
    food=conventional.FOOD,
)
_UPSHER_SMITH = Product(
    name="Isotretinoin (Upsher-Smith)",
    formulation=None,
    market="US",
    offered=brands.UPSHER_SMITH,
    manufacturer="Upsher-Smith",
    codes=(ProductCode("NDC", "0245-0573", mg(30), since=date(2021, 9, 21), cite=_NDC),),
)
_MAYNE = Product(
    name="Isotretinoin (Mayne)",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=brands.MAYNE,
    manufacturer="Mayne",
    spl_set_id="0114567b-3bac-490d-b9eb-03a6c5d90935",
    codes=(ProductCode("NDC", "68308-782", mg(20), since=date(2023, 12, 1), cite=_NDC),),
    food=conventional.FOOD,
)

#: The products of this file, in its order; those of other places stand in `brands`.
OF_THIS_FILE = (
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
    _ZYDUS,
    _ZYDUS_LIDOSE,
    _ACTAVIS,
    _AUROBINDO,
    _AMNEAL_LIDOSE,
    _AMNEAL,
    _UPSHER_SMITH,
    _MAYNE,
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
#: The RxNorm codes of capsules, by strength: at 10, 20, 30 and 40 mg they tell no formulation.
RXNORM_CAPSULES = drug.RXNORM_CAPSULES
#: The unique ingredient identifier.
UNII = drug.UNII
#: The CAS registry number.
CAS = drug.CAS
#: The ATC code of the systemic drug, to which alone the rules apply.
ATC = drug.ATC
