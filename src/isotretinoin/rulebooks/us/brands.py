"""The conventional brands of the US: strengths, and what may stand in for what."""

from isotretinoin.evidence import Citation, Rule
from isotretinoin.products import Formulation
from isotretinoin.quantities import mg
from isotretinoin.rulebooks import sources

_OPENFDA = Citation(sources.ISOTRETINOIN_LABEL)
_MEDSCAPE = Citation(sources.MEDSCAPE)

CLARAVIS = Rule(
    key="products.claravis.strengths",
    text="Claravis comes in capsules of 10, 20, 30 and 40 mg.",
    value=(mg(10), mg(20), mg(30), mg(40)),
    cites=(Citation(sources.CLARAVIS_STRENGTHS), _MEDSCAPE),
    basis="label",
)
ZENATANE = Rule(
    key="products.zenatane.strengths",
    text="Zenatane comes in capsules of 10, 20, 30 and 40 mg.",
    value=(mg(10), mg(20), mg(30), mg(40)),
    cites=(_MEDSCAPE, Citation(sources.ZENATANE_30)),
    basis="label",
)
MYORISAN_OLDER = Rule(
    key="products.myorisan.older_strengths",
    text="Myorisan comes in capsules of 10, 20 and 40 mg.",
    value=(mg(10), mg(20), mg(40)),
    cites=(_MEDSCAPE, Citation(sources.TAJONCOLOGY)),
    basis="label",
)
MYORISAN = Rule(
    key="products.myorisan.strengths",
    text="Myorisan comes in capsules of 10, 20, 30 and 40 mg.",
    value=(mg(10), mg(20), mg(30), mg(40)),
    cites=(Citation(sources.MYORISAN_DESCRIPTION, "Description; NDC 61748-301 to 303"),),
    basis="label",
    alternatives=(MYORISAN_OLDER,),
)
AMNESTEEM_NEWER = Rule(
    key="products.amnesteem.newer_strengths",
    text="Amnesteem is believed to come in capsules of 10, 20, 30 and 40 mg.",
    value=(mg(10), mg(20), mg(30), mg(40)),
    cites=(Citation(sources.AMNESTEEM_LABEL),),
    basis="label",
    tag="MEMORY",
    verified=False,
)
AMNESTEEM = Rule(
    key="products.amnesteem.strengths",
    text="Amnesteem comes in capsules of 10, 20 and 40 mg.",
    value=(mg(10), mg(20), mg(40)),
    cites=(_MEDSCAPE,),
    basis="label",
    alternatives=(AMNESTEEM_NEWER,),
)
SOTRET = Rule(
    key="products.sotret.strengths",
    text="Sotret comes in capsules of 10, 20, 30 and 40 mg.",
    value=(mg(10), mg(20), mg(30), mg(40)),
    cites=(Citation(sources.SOTRET_STRENGTHS),),
    basis="label",
)
ACCUTANE = Rule(
    key="products.accutane_by_roche.strengths",
    text="Accutane by Roche is believed to come in capsules of 10, 20 and 40 mg.",
    value=(mg(10), mg(20), mg(40)),
    cites=(Citation(sources.ACCUTANE_STRENGTHS),),
    basis="label",
    tag="READ-2nd",
    verified=False,
)
ACCUTANE_JG = Rule(
    key="products.accutane_by_jg_pharma.strengths",
    text="Accutane by JG Pharma is believed to come in capsules of 10, 20, 30 and 40 mg.",
    value=(mg(10), mg(20), mg(30), mg(40)),
    cites=(Citation(sources.ACCUTANE_JG_SPL),),
    basis="label",
    tag="MEMORY",
    verified=False,
)
WITHOUT_BRAND = Rule(
    key="products.generic_isotretinoin.strengths",
    text="Generic isotretinoin comes in capsules of 10, 20, 30 and 40 mg.",
    value=(mg(10), mg(20), mg(30), mg(40)),
    cites=(_OPENFDA,),
    basis="label",
    note="a generic of the ABSORICA type, of 25 and 35 mg, is believed to exist: not read",
)
STRENGTHS = (
    CLARAVIS,
    ZENATANE,
    MYORISAN,
    AMNESTEEM,
    SOTRET,
    ACCUTANE,
    ACCUTANE_JG,
    WITHOUT_BRAND,
)

NOT_MG_FOR_MG = Rule(
    key="products.formulations_not_mg_for_mg",
    text="Conventional, lidose and micronised isotretinoin are not interchangeable milligram "
    "for milligram.",
    value=frozenset(Formulation),
    cites=(Citation(sources.EPOCRATES_FORMULATIONS),),
    basis="convention",
)
