"""Codes of the substance."""

from isotretinoin.evidence import Citation, Rule
from isotretinoin.products import ProductCode
from isotretinoin.quantities import mg
from isotretinoin.rulebooks import sources

_OPENFDA = Citation(sources.ISOTRETINOIN_LABEL)

#: The RxNorm ingredient.
RXNORM = Rule(
    key="products.rxnorm",
    text="The RxNorm ingredient of isotretinoin is 6064.",
    value="6064",
    cites=(_OPENFDA,),
    basis="convention",
    note="40265, seen elsewhere, is wrong",
)
#: The unique ingredient identifier.
UNII = Rule(
    key="products.unii",
    text="The UNII of isotretinoin is EH28UP18IF.",
    value="EH28UP18IF",
    cites=(_OPENFDA,),
    basis="convention",
)
#: The CAS registry number.
CAS = Rule(
    key="products.cas",
    text="The CAS number of isotretinoin is 4759-48-2.",
    value="4759-48-2",
    cites=(_OPENFDA,),
    basis="convention",
)
#: The ATC code of the systemic drug, to which alone the rules apply.
ATC = Rule(
    key="products.atc",
    text="The ATC code of isotretinoin is D10BA01.",
    value="D10BA01",
    cites=(
        Citation(sources.OPENFDA_SUBSTANCE),
        Citation(sources.PHARMACOLIBRARY, "D10BA01"),
        Citation(sources.WIKIPEDIA_ATC, "D10AD04"),
    ),
    basis="convention",
    note="the topical drug, D10AD04, is not meant by these rules",
)
CODES = (RXNORM, UNII, CAS, ATC)

#: The ATC code of the topical drug, which is no code of what these rules are about.
TOPICAL_ATC = ProductCode("ATC", "D10AD04", cite=Citation(sources.WIKIPEDIA_ATC, "D10AD04"))

_VALUE_SET = Citation(sources.RXNORM_VALUE_SET)
#: The RxNorm codes of capsules, by strength. Those of 25 and 35 mg are lidose; at 10, 20, 30 and 40 mg
#: lidose and conventional capsules share one code, which tells no formulation.
RXNORM_CAPSULES = (
    ProductCode("RxNorm", "197843", mg(10), cite=_VALUE_SET),
    ProductCode("RxNorm", "197844", mg(20), cite=_VALUE_SET),
    ProductCode("RxNorm", "1547561", mg(25), cite=_VALUE_SET),
    ProductCode("RxNorm", "403930", mg(30), cite=_VALUE_SET),
    ProductCode("RxNorm", "1547565", mg(35), cite=_VALUE_SET),
    ProductCode("RxNorm", "197845", mg(40), cite=_VALUE_SET),
)
