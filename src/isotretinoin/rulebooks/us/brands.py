"""The conventional brands of the US: strengths, and what may stand in for what."""

from isotretinoin.evidence import Citation, Rule
from isotretinoin.products import Formulation
from isotretinoin.quantities import mg
from isotretinoin.rulebooks import sources

_OPENFDA = Citation(sources.ISOTRETINOIN_LABEL)
_MEDSCAPE = Citation(sources.MEDSCAPE)
_NDC = Citation(sources.OPENFDA_NDC)

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
AMNESTEEM_OLDER = Rule(
    key="products.amnesteem.older_strengths",
    text="Amnesteem is listed elsewhere in capsules of 10, 20 and 40 mg.",
    value=(mg(10), mg(20), mg(40)),
    cites=(_MEDSCAPE,),
    basis="label",
)
AMNESTEEM = Rule(
    key="products.amnesteem.strengths",
    text="Amnesteem comes in capsules of 10, 20, 30 and 40 mg.",
    value=(mg(10), mg(20), mg(30), mg(40)),
    cites=(_NDC, _MEDSCAPE),
    basis="label",
    note="the 30 mg capsule has been marketed since 2025-04-10",
    alternatives=(AMNESTEEM_OLDER,),
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
    text="Accutane by JG Pharma comes in capsules of 10, 20, 30 and 40 mg.",
    value=(mg(10), mg(20), mg(30), mg(40)),
    cites=(_NDC, Citation(sources.ACCUTANE_JG_SPL)),
    basis="label",
    tag="DERIVED",
    interpretation="the label's set of RxNorm codes is that of these four strengths; the 10 mg "
    "capsule is listed by itself",
)
WITHOUT_BRAND = Rule(
    key="products.generic_isotretinoin.strengths",
    text="Generic isotretinoin comes in capsules of 10, 20, 30 and 40 mg.",
    value=(mg(10), mg(20), mg(30), mg(40)),
    cites=(_OPENFDA,),
    basis="label",
    note="generics of the ABSORICA type bear the same plain name, some of the same strengths: the "
    "maker tells them apart",
)
ZYDUS = Rule(
    key="products.isotretinoin_by_zydus.strengths",
    text="Isotretinoin by Zydus comes in capsules of 10, 20, 30 and 40 mg.",
    value=(mg(10), mg(20), mg(30), mg(40)),
    cites=(Citation(sources.ZYDUS_SPL), _NDC),
    basis="label",
)
ZYDUS_LIDOSE = Rule(
    key="products.isotretinoin_by_zydus_lidose.strengths",
    text="Isotretinoin of the ABSORICA type by Zydus comes in capsules of 10, 20, 25, 30, 35 and 40 mg.",
    value=(mg(10), mg(20), mg(25), mg(30), mg(35), mg(40)),
    cites=(Citation(sources.ZYDUS_LIDOSE_SPL),),
    basis="label",
    tag="DERIVED",
    interpretation="six imprints are listed, which are taken as the six strengths of ABSORICA",
    note="marketed since 2025-07-12",
)
ACTAVIS = Rule(
    key="products.isotretinoin_by_actavis.strengths",
    text="Isotretinoin of the ABSORICA type by Actavis comes in capsules of 20, 25 and 35 mg, and "
    "perhaps others.",
    value=(mg(20), mg(25), mg(35)),
    cites=(_NDC,),
    basis="label",
    tag="DERIVED",
    interpretation="20 mg is listed by itself; 25 and 35 mg are in the label's set of RxNorm codes",
)
AUROBINDO = Rule(
    key="products.isotretinoin_by_aurobindo.strengths",
    text="Isotretinoin of the ABSORICA type by Aurobindo comes in capsules of 35 mg, and perhaps "
    "others.",
    value=(mg(35),),
    cites=(_NDC,),
    basis="label",
)
AMNEAL_LIDOSE = Rule(
    key="products.isotretinoin_by_amneal_lidose.strengths",
    text="Isotretinoin of the ABSORICA type by Amneal comes in capsules of 10, 20, 25, 30, 35 and "
    "40 mg.",
    value=(mg(10), mg(20), mg(25), mg(30), mg(35), mg(40)),
    cites=(_NDC,),
    basis="label",
    tag="DERIVED",
    interpretation="40 mg is listed by itself, with six strengths in all, which are taken as those "
    "of ABSORICA",
)
AMNEAL = Rule(
    key="products.isotretinoin_by_amneal.strengths",
    text="Isotretinoin by Amneal comes in capsules of 40 mg, and perhaps others.",
    value=(mg(40),),
    cites=(_NDC,),
    basis="label",
)
UPSHER_SMITH = Rule(
    key="products.isotretinoin_by_upsher_smith.strengths",
    text="Isotretinoin by Upsher-Smith comes in capsules of 10, 20 and 30 mg, and perhaps others.",
    value=(mg(10), mg(20), mg(30)),
    cites=(_NDC,),
    basis="label",
    tag="DERIVED",
    interpretation="30 mg is listed by itself; the label's set of RxNorm codes has 10, 20 and 30 mg",
    note="of its formulation nothing was read",
)
MAYNE = Rule(
    key="products.isotretinoin_by_mayne.strengths",
    text="Isotretinoin by Mayne comes in capsules of 20 mg, and perhaps others.",
    value=(mg(20),),
    cites=(_NDC,),
    basis="label",
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
    ZYDUS,
    ZYDUS_LIDOSE,
    ACTAVIS,
    AUROBINDO,
    AMNEAL_LIDOSE,
    AMNEAL,
    UPSHER_SMITH,
    MAYNE,
)

NOT_MG_FOR_MG = Rule(
    key="products.formulations_not_mg_for_mg",
    text="Conventional, lidose and micronised isotretinoin are not interchangeable milligram "
    "for milligram.",
    value=frozenset(Formulation),
    cites=(Citation(sources.EPOCRATES_FORMULATIONS),),
    basis="convention",
)
