"""Brands outside the United States, by place: strengths, codes, and whose food rule holds.

Oral forms only. A formulation stands here only where it was read: no strength implies one, as capsules
of 8 and 16 mg are lidose in one place and micronised in another. Roche's own capsules are the
conventional formulation, against which the others are measured.
"""

from datetime import date

from isotretinoin.evidence import Citation, Rule
from isotretinoin.products import Formulation, Product, ProductCode
from isotretinoin.quantities import mg
from isotretinoin.rulebooks import products, sources
from isotretinoin.rulebooks.eu import smpc
from isotretinoin.rulebooks.us import absorica

AU_FOOD: Rule[str] = Rule(
    key="products.roaccutane_au.food",
    text="Roaccutane in Australia is taken with food, water or milk.",
    value="with food",
    cites=(Citation(sources.PBS, "consumer information"),),
    basis="label",
)

# The United Kingdom ------------------------------------------------------------------------------

ROACCUTANE_GB = Product(
    name="Roaccutane (GB)",
    formulation=Formulation.CONVENTIONAL,
    market="GB",
    offered=Rule(
        key="products.roaccutane_gb.strengths",
        text="Roaccutane in the United Kingdom comes in capsules of 10 and 20 mg.",
        value=(mg(10), mg(20)),
        cites=(Citation(sources.MYHEALTHBOX_UK),),
        basis="label",
    ),
    manufacturer="Roche",
    codes=(
        ProductCode(
            "PL",
            "00031/0617",
            mg(10),
            since=date(2004, 9, 22),
            cite=Citation(sources.MYHEALTHBOX_UK),
        ),
        ProductCode("PL", "45043/0138", cite=Citation(sources.MYHEALTHBOX_UK)),
    ),
    food=smpc.FOOD,
)
RIZUDERM_GB = Product(
    name="Rizuderm",
    formulation=None,
    market="GB",
    offered=Rule(
        key="products.rizuderm_gb.strengths",
        text="Rizuderm in the United Kingdom comes in capsules of 20 mg.",
        value=(mg(20),),
        cites=(Citation(sources.RIZUDERM_SMPC),),
        basis="label",
    ),
    manufacturer="Alliance",
    codes=(ProductCode("PL", "16853/0133", mg(20), cite=Citation(sources.RIZUDERM_SMPC)),),
    food=smpc.FOOD,
)
RETICUTAN_GB = Product(
    name="Reticutan",
    formulation=None,
    market="GB",
    offered=Rule(
        key="products.reticutan_gb.strengths",
        text="Reticutan in the United Kingdom is believed to come in capsules of 20 mg.",
        value=(mg(20),),
        cites=(Citation(sources.RETICUTAN_PAGE),),
        basis="label",
        tag="READ-2nd",
        verified=False,
    ),
    food=smpc.FOOD,
)
ORATANE_GB = Product(
    name="Oratane (GB)",
    formulation=None,
    market="GB",
    offered=Rule(
        key="products.oratane_gb.strengths",
        text="Oratane is believed to be a brand of isotretinoin in the United Kingdom; its strengths were not read.",
        value=(),
        cites=(Citation(sources.ORATANE_DEALER),),
        basis="label",
        tag="READ-2nd",
        verified=False,
    ),
    food=smpc.FOOD,
)

# Ireland -----------------------------------------------------------------------------------------

ROACCUTANE_IE = Product(
    name="Roaccutane (IE)",
    formulation=Formulation.CONVENTIONAL,
    market="IE",
    offered=Rule(
        key="products.roaccutane_ie.strengths",
        text="Roaccutane in Ireland comes in capsules of 10 and 20 mg.",
        value=(mg(10), mg(20)),
        cites=(Citation(sources.IE_SMPC),),
        basis="label",
    ),
    manufacturer="Roche",
    food=smpc.FOOD,
)

# France ------------------------------------------------------------------------------------------

ROACCUTANE_FR = Product(
    name="Roaccutane (FR)",
    formulation=Formulation.CONVENTIONAL,
    market="FR",
    offered=Rule(
        key="products.roaccutane_fr.strengths",
        text="Roaccutane is a brand of isotretinoin in France; its strengths were not read.",
        value=(),
        cites=(Citation(sources.FRENCH_SMPC),),
        basis="label",
    ),
    manufacturer="Roche",
    food=smpc.FOOD,
)
ACNETRAIT_FR = Product(
    name="Acnetrait",
    formulation=None,
    market="FR",
    offered=Rule(
        key="products.acnetrait_fr.strengths",
        text="Acnetrait in France comes in capsules of 40 mg.",
        value=(mg(40),),
        cites=(Citation(sources.BRAND_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)
CURACNE_FR = Product(
    name="Curacné",
    formulation=None,
    market="FR",
    offered=Rule(
        key="products.curacne_fr.strengths",
        text="Curacné is a brand of isotretinoin in France; its strengths were not read.",
        value=(),
        cites=(Citation(sources.BRAND_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)
CONTRACNE_FR = Product(
    name="Contracné",
    formulation=None,
    market="FR",
    offered=Rule(
        key="products.contracne_fr.strengths",
        text="Contracné is a brand of isotretinoin in France; its strengths were not read.",
        value=(),
        cites=(Citation(sources.BRAND_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)
PROCUTA_FR = Product(
    name="Procuta",
    formulation=None,
    market="FR",
    offered=Rule(
        key="products.procuta_fr.strengths",
        text="Procuta is a brand of isotretinoin in France; its strengths were not read.",
        value=(),
        cites=(Citation(sources.BRAND_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)

# Germany -----------------------------------------------------------------------------------------

ISOTRET_HEXAL_DE = Product(
    name="Isotret-HEXAL",
    formulation=None,
    market="DE",
    offered=Rule(
        key="products.isotret_hexal_de.strengths",
        text="Isotret-HEXAL in Germany comes in capsules of 20 mg.",
        value=(mg(20),),
        cites=(Citation(sources.BRAND_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)
ISOTRETINOIN_PUREN_DE = Product(
    name="Isotretinoin PUREN",
    formulation=None,
    market="DE",
    offered=Rule(
        key="products.isotretinoin_puren_de.strengths",
        text="Isotretinoin PUREN in Germany comes in capsules of 20 mg.",
        value=(mg(20),),
        cites=(Citation(sources.BRAND_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)
AKNENORMIN_DE = Product(
    name="Aknenormin",
    formulation=None,
    market="DE",
    offered=Rule(
        key="products.aknenormin_de.strengths",
        text="Aknenormin is a brand of isotretinoin in Germany; its strengths were not read.",
        value=(),
        cites=(Citation(sources.BRAND_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)
ISOGALEN_DE = Product(
    name="IsoGalen",
    formulation=None,
    market="DE",
    offered=Rule(
        key="products.isogalen_de.strengths",
        text="IsoGalen is a brand of isotretinoin in Germany; its strengths were not read.",
        value=(),
        cites=(Citation(sources.BRAND_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)
ISOTRET_DE = Product(
    name="Isotret",
    formulation=None,
    market="DE",
    offered=Rule(
        key="products.isotret_de.strengths",
        text="Isotret is a brand of isotretinoin in Germany; its strengths were not read.",
        value=(),
        cites=(Citation(sources.BRAND_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)
CISCUTAN_DE = Product(
    name="Ciscutan",
    formulation=None,
    market="DE",
    offered=Rule(
        key="products.ciscutan_de.strengths",
        text="Ciscutan is a brand of isotretinoin in Germany; its strengths were not read.",
        value=(),
        cites=(Citation(sources.BRAND_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)
ISOTIORGA_DE = Product(
    name="Isotiorga",
    formulation=None,
    market="DE",
    offered=Rule(
        key="products.isotiorga_de.strengths",
        text="Isotiorga is a brand of isotretinoin in Germany; its strengths were not read.",
        value=(),
        cites=(Citation(sources.BRAND_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)

# Spain -------------------------------------------------------------------------------------------

ISDIBEN_ES = Product(
    name="Isdiben",
    formulation=None,
    market="ES",
    offered=Rule(
        key="products.isdiben_es.strengths",
        text="Isdiben in Spain comes in capsules of 10, 20 and 40 mg.",
        value=(mg(10), mg(20), mg(40)),
        cites=(Citation(sources.BRAND_LISTS),),
        basis="label",
        note="the 40 mg capsule has the imprint I40 and 191.5 mg of soya oil",
    ),
    food=smpc.FOOD,
)
ROACUTAN_ES = Product(
    name="Roacutan",
    formulation=Formulation.CONVENTIONAL,
    market="ES",
    offered=Rule(
        key="products.roacutan_es.strengths",
        text="Roacutan in Spain comes in capsules of 10 and 20 mg.",
        value=(mg(10), mg(20)),
        cites=(Citation(sources.BRAND_LISTS),),
        basis="label",
    ),
    manufacturer="Roche",
    food=smpc.FOOD,
)
ACNEMIN_ES = Product(
    name="Acnemin",
    formulation=None,
    market="ES",
    offered=Rule(
        key="products.acnemin_es.strengths",
        text="Acnemin in Spain comes in capsules of 10 mg.",
        value=(mg(10),),
        cites=(Citation(sources.BRAND_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)
ISOACNE_ES = Product(
    name="Isoacné",
    formulation=None,
    market="ES",
    offered=Rule(
        key="products.isoacne_es.strengths",
        text="Isoacné in Spain comes in capsules of 5 and 10 mg.",
        value=(mg(5), mg(10)),
        cites=(Citation(sources.BRAND_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)

# Belgium -----------------------------------------------------------------------------------------

ISOSUPRA_LIDOSE_BE = Product(
    name="Isosupra Lidose",
    formulation=Formulation.LIDOSE,
    market="BE",
    offered=Rule(
        key="products.isosupra_lidose_be.strengths",
        text="Isosupra Lidose in Belgium comes in capsules of 8 and 16 mg.",
        value=(mg(8), mg(16)),
        cites=(Citation(sources.BELGIAN_LISTS),),
        basis="label",
        note="how its mg compare with those of conventional capsules could not be read",
    ),
    manufacturer="SMB",
)
ISOCURAL_BE = Product(
    name="Isocural",
    formulation=None,
    market="BE",
    offered=Rule(
        key="products.isocural_be.strengths",
        text="Isocural in Belgium comes in capsules of 5, 10 and 20 mg.",
        value=(mg(5), mg(10), mg(20)),
        cites=(Citation(sources.BELGIAN_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)
ROACCUTANE_BE = Product(
    name="Roaccutane (BE)",
    formulation=Formulation.CONVENTIONAL,
    market="BE",
    offered=Rule(
        key="products.roaccutane_be.strengths",
        text="Roaccutane is a brand of isotretinoin in Belgium; its strengths were not read.",
        value=(),
        cites=(Citation(sources.BELGIAN_LISTS),),
        basis="label",
    ),
    manufacturer="Roche",
    food=smpc.FOOD,
)
ISOTRETINOINE_EG_BE = Product(
    name="Isotretinoine EG",
    formulation=None,
    market="BE",
    offered=Rule(
        key="products.isotretinoine_eg_be.strengths",
        text="Isotretinoine EG is a brand of isotretinoin in Belgium; its strengths were not read.",
        value=(),
        cites=(Citation(sources.BELGIAN_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)
ISOTRETINOINE_RATIOPHARM_BE = Product(
    name="Isotretinoine Ratiopharm",
    formulation=None,
    market="BE",
    offered=Rule(
        key="products.isotretinoine_ratiopharm_be.strengths",
        text="Isotretinoine Ratiopharm is a brand of isotretinoin in Belgium; its strengths were not read.",
        value=(),
        cites=(Citation(sources.BELGIAN_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)

# Italy -------------------------------------------------------------------------------------------

ISOTRETINOINA_DIFA_IT = Product(
    name="Isotretinoina Difa",
    formulation=None,
    market="IT",
    offered=Rule(
        key="products.isotretinoina_difa_it.strengths",
        text="Isotretinoina Difa in Italy comes in capsules of 40 mg.",
        value=(mg(40),),
        cites=(Citation(sources.BRAND_LISTS),),
        basis="label",
        note="in packs of 30",
    ),
    food=smpc.FOOD,
)
AISOSKIN_IT = Product(
    name="Aisoskin",
    formulation=None,
    market="IT",
    offered=Rule(
        key="products.aisoskin_it.strengths",
        text="Aisoskin is a brand of isotretinoin in Italy; its strengths were not read.",
        value=(),
        cites=(Citation(sources.BRAND_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)

# Sweden ------------------------------------------------------------------------------------------

ISOTRETINOIN_SANDOZ_SE = Product(
    name="Isotretinoin Sandoz (SE)",
    formulation=None,
    market="SE",
    offered=Rule(
        key="products.isotretinoin_sandoz_se.strengths",
        text="Isotretinoin Sandoz in Sweden comes in capsules of 20 mg.",
        value=(mg(20),),
        cites=(Citation(sources.UNICOM_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)
ISOTRETINOIN_ORIFARM_SE = Product(
    name="Isotretinoin Orifarm",
    formulation=None,
    market="SE",
    offered=Rule(
        key="products.isotretinoin_orifarm_se.strengths",
        text="Isotretinoin Orifarm in Sweden comes in capsules of 10 mg.",
        value=(mg(10),),
        cites=(Citation(sources.UNICOM_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)

# Finland -----------------------------------------------------------------------------------------

ISOTRETINOIN_ACTAVIS_FI = Product(
    name="Isotretinoin Actavis",
    formulation=None,
    market="FI",
    offered=Rule(
        key="products.isotretinoin_actavis_fi.strengths",
        text="Isotretinoin Actavis in Finland comes in capsules of 10 and 20 mg.",
        value=(mg(10), mg(20)),
        cites=(Citation(sources.UNICOM_LISTS),),
        basis="label",
        note="listed together with Slovakia",
    ),
    food=smpc.FOOD,
)

# Greece ------------------------------------------------------------------------------------------

A_CNOTREN_GR = Product(
    name="A-CNOTREN",
    formulation=None,
    market="GR",
    offered=Rule(
        key="products.a_cnotren_gr.strengths",
        text="A-CNOTREN in Greece comes in capsules of 20 mg.",
        value=(mg(20),),
        cites=(Citation(sources.UNICOM_LISTS),),
        basis="label",
    ),
    food=smpc.FOOD,
)

# Denmark -----------------------------------------------------------------------------------------

ACCUTIN_DK = Product(
    name="Accutin",
    formulation=None,
    market="DK",
    offered=Rule(
        key="products.accutin_dk.strengths",
        text="Accutin in Denmark comes in capsules of 10 and 20 mg.",
        value=(mg(10), mg(20)),
        cites=(Citation(sources.EU_LIST_2003),),
        basis="label",
    ),
    food=smpc.FOOD,
)
DERMAORAL_DK = Product(
    name="Dermaoral",
    formulation=None,
    market="DK",
    offered=Rule(
        key="products.dermaoral_dk.strengths",
        text="Dermaoral in Denmark comes in capsules of 10 and 20 mg.",
        value=(mg(10), mg(20)),
        cites=(Citation(sources.EU_LIST_2003),),
        basis="label",
    ),
    food=smpc.FOOD,
)
ISOTRETINOIN_ALPHARMA_DK = Product(
    name="Isotretinoin Alpharma",
    formulation=None,
    market="DK",
    offered=Rule(
        key="products.isotretinoin_alpharma_dk.strengths",
        text="Isotretinoin Alpharma in Denmark comes in capsules of 10 and 20 mg.",
        value=(mg(10), mg(20)),
        cites=(Citation(sources.EU_LIST_2003),),
        basis="label",
    ),
    food=smpc.FOOD,
)
ISOTRETINOIN_RATIOPHARM_DK = Product(
    name="Isotretinoin ratiopharm",
    formulation=None,
    market="DK",
    offered=Rule(
        key="products.isotretinoin_ratiopharm_dk.strengths",
        text="Isotretinoin ratiopharm in Denmark comes in capsules of 10 and 20 mg.",
        value=(mg(10), mg(20)),
        cites=(Citation(sources.EU_LIST_2003),),
        basis="label",
    ),
    food=smpc.FOOD,
)
ROACCUTAN_DK = Product(
    name="Roaccutan (DK)",
    formulation=Formulation.CONVENTIONAL,
    market="DK",
    offered=Rule(
        key="products.roaccutan_dk.strengths",
        text="Roaccutan in Denmark comes in capsules of 10 and 20 mg.",
        value=(mg(10), mg(20)),
        cites=(Citation(sources.EU_LIST_2003),),
        basis="label",
        note="the list has strengths of 2.5 and 5 mg of the maker's too, in other places",
    ),
    manufacturer="Roche",
    food=smpc.FOOD,
)

# Switzerland -------------------------------------------------------------------------------------

ROACCUTAN_CH = Product(
    name="Roaccutan (CH)",
    formulation=Formulation.CONVENTIONAL,
    market="CH",
    offered=Rule(
        key="products.roaccutan_ch.strengths",
        text="Roaccutan in Switzerland comes in capsules of 10 mg.",
        value=(mg(10),),
        cites=(Citation(sources.SWISS_COMPENDIUM),),
        basis="label",
    ),
    manufacturer="Roche",
)
ISOTRETINOIN_SANDOZ_CH = Product(
    name="Isotretinoin Sandoz (CH)",
    formulation=None,
    market="CH",
    offered=Rule(
        key="products.isotretinoin_sandoz_ch.strengths",
        text="Isotretinoin Sandoz in Switzerland comes in capsules of 10 mg.",
        value=(mg(10),),
        cites=(Citation(sources.SWISS_COMPENDIUM),),
        basis="label",
    ),
    codes=(ProductCode("Swissmedic", "56117", cite=Citation(sources.SWISS_COMPENDIUM)),),
)
TRETINAC_CH = Product(
    name="Tretinac",
    formulation=None,
    market="CH",
    offered=Rule(
        key="products.tretinac_ch.strengths",
        text="Tretinac in Switzerland comes in capsules of 5, 10 and 20 mg.",
        value=(mg(5), mg(10), mg(20)),
        cites=(Citation(sources.SWISS_COMPENDIUM),),
        basis="label",
        note="text revised on 2021-02-22",
    ),
    codes=(ProductCode("Swissmedic", "55873", cite=Citation(sources.SWISS_COMPENDIUM)),),
)
LIDERMA_CH = Product(
    name="Liderma",
    formulation=None,
    market="CH",
    offered=Rule(
        key="products.liderma_ch.strengths",
        text="Liderma is a brand of isotretinoin in Switzerland; its strengths were not read.",
        value=(),
        cites=(Citation(sources.SWISS_COMPENDIUM),),
        basis="label",
    ),
)

# Canada ------------------------------------------------------------------------------------------

ACCUTANE_CA = Product(
    name="Accutane (CA)",
    formulation=Formulation.CONVENTIONAL,
    market="CA",
    offered=Rule(
        key="products.accutane_ca.strengths",
        text="Accutane in Canada comes in capsules of 10 and 40 mg.",
        value=(mg(10), mg(40)),
        cites=(Citation(sources.HEALTH_CANADA),),
        basis="label",
        note="monograph of 2014-08-12; the US product of this name came in 20 mg too",
    ),
    manufacturer="Roche",
    codes=(
        ProductCode("DIN", "00582344", mg(10), cite=Citation(sources.HEALTH_CANADA)),
        ProductCode("DIN", "00582352", mg(40), cite=Citation(sources.HEALTH_CANADA)),
    ),
)
CLARUS_CA = Product(
    name="Clarus",
    formulation=Formulation.CONVENTIONAL,
    market="CA",
    offered=Rule(
        key="products.clarus_ca.strengths",
        text="Clarus in Canada comes in capsules of 10 and 40 mg.",
        value=(mg(10), mg(40)),
        cites=(Citation(sources.HEALTH_CANADA),),
        basis="label",
    ),
    manufacturer="Mylan",
    codes=(ProductCode("DIN", "02257963", mg(40), cite=Citation(sources.HEALTH_CANADA)),),
)
EPURIS_CA = Product(
    name="Epuris",
    formulation=Formulation.LIDOSE,
    market="CA",
    offered=Rule(
        key="products.epuris_ca.strengths",
        text="Epuris in Canada comes in capsules of 10, 20, 30 and 40 mg.",
        value=(mg(10), mg(20), mg(30), mg(40)),
        cites=(Citation(sources.HEALTH_CANADA),),
        basis="label",
        note="not interchangeable with other products",
    ),
    manufacturer="Cipher",
    codes=(
        ProductCode("DIN", "02396971", mg(10), cite=Citation(sources.HEALTH_CANADA)),
        ProductCode("DIN", "02396998", mg(20), cite=Citation(sources.HEALTH_CANADA)),
        ProductCode("DIN", "02397005", mg(30), cite=Citation(sources.HEALTH_CANADA)),
        ProductCode("DIN", "02397013", mg(40), cite=Citation(sources.HEALTH_CANADA)),
    ),
    food=absorica.FOOD,
)
ABSORICA_LD_CA = Product(
    name="Absorica LD (CA)",
    formulation=Formulation.MICRONISED,
    market="CA",
    offered=Rule(
        key="products.absorica_ld_ca.strengths",
        text="Absorica LD in Canada comes in capsules of 8, 16, 24 and 32 mg.",
        value=(mg(8), mg(16), mg(24), mg(32)),
        cites=(Citation(sources.ABSORICA_LD_CANADA),),
        basis="label",
    ),
)
RAN_ISOTRETINOIN_CA = Product(
    name="RAN-isotretinoin",
    formulation=None,
    market="CA",
    offered=Rule(
        key="products.ran_isotretinoin_ca.strengths",
        text="RAN-isotretinoin is a brand of isotretinoin in Canada; its strengths were not read.",
        value=(),
        cites=(Citation(sources.BRAND_LISTS),),
        basis="label",
    ),
)

# Australia ---------------------------------------------------------------------------------------

ROACCUTANE_AU = Product(
    name="Roaccutane (AU)",
    formulation=Formulation.CONVENTIONAL,
    market="AU",
    offered=Rule(
        key="products.roaccutane_au.strengths",
        text="Roaccutane in Australia comes in capsules of 10 and 20 mg.",
        value=(mg(10), mg(20)),
        cites=(Citation(sources.PBS),),
        basis="label",
    ),
    manufacturer="Roche",
    codes=(ProductCode("PBS", "11621P", mg(20), cite=Citation(sources.PBS)),),
    food=AU_FOOD,
)
ORATANE_AU = Product(
    name="Oratane (AU)",
    formulation=None,
    market="AU",
    offered=Rule(
        key="products.oratane_au.strengths",
        text="Oratane in Australia comes in capsules of 5, 10, 20, 30 and 40 mg.",
        value=(mg(5), mg(10), mg(20), mg(30), mg(40)),
        cites=(Citation(sources.PBS),),
        basis="label",
    ),
)
ROCTA_AU = Product(
    name="Rocta",
    formulation=None,
    market="AU",
    offered=Rule(
        key="products.rocta_au.strengths",
        text="Rocta in Australia comes in capsules of 10 and 20 mg.",
        value=(mg(10), mg(20)),
        cites=(Citation(sources.PBS),),
        basis="label",
    ),
)
ISOTANE_AU = Product(
    name="Isotane",
    formulation=None,
    market="AU",
    offered=Rule(
        key="products.isotane_au.strengths",
        text="Isotane is a brand of isotretinoin in Australia; its strengths were not read.",
        value=(),
        cites=(Citation(sources.PBS),),
        basis="label",
    ),
)

# New Zealand -------------------------------------------------------------------------------------

ORATANE_NZ = Product(
    name="Oratane (NZ)",
    formulation=None,
    market="NZ",
    offered=Rule(
        key="products.oratane_nz.strengths",
        text="Oratane in New Zealand comes in capsules of 5, 10, 20, 30 and 40 mg.",
        value=(mg(5), mg(10), mg(20), mg(30), mg(40)),
        cites=(Citation(sources.NZ_DATA_SHEET),),
        basis="label",
        note="5, 10 and 20 mg are funded",
    ),
)

# Singapore ---------------------------------------------------------------------------------------

ROACCUTANE_SG = Product(
    name="Roaccutane (SG)",
    formulation=Formulation.CONVENTIONAL,
    market="SG",
    offered=Rule(
        key="products.roaccutane_sg.strengths",
        text="Roaccutane is a brand of isotretinoin in Singapore; its strengths were not read.",
        value=(),
        cites=(Citation(sources.HSA_ROACCUTANE),),
        basis="label",
    ),
    manufacturer="Roche",
)
ORATANE_SG = Product(
    name="Oratane (SG)",
    formulation=None,
    market="SG",
    offered=Rule(
        key="products.oratane_sg.strengths",
        text="Oratane is a brand of isotretinoin in Singapore; its strengths were not read.",
        value=(),
        cites=(Citation(sources.SG_ORATANE),),
        basis="label",
    ),
)

# Hong Kong ---------------------------------------------------------------------------------------

ORATANE_HK = Product(
    name="Oratane (HK)",
    formulation=None,
    market="HK",
    offered=Rule(
        key="products.oratane_hk.strengths",
        text="Oratane is a brand of isotretinoin in Hong Kong; its strengths were not read.",
        value=(),
        cites=(Citation(sources.HK_ORATANE),),
        basis="label",
    ),
)
ACNOTIN_HK = Product(
    name="Acnotin",
    formulation=None,
    market="HK",
    offered=Rule(
        key="products.acnotin_hk.strengths",
        text="Acnotin is a brand of isotretinoin in Hong Kong; its strengths were not read.",
        value=(),
        cites=(Citation(sources.MIMS_HK_ACNOTIN),),
        basis="label",
    ),
)

#: Every product: those of the labels read first, then the brands of this file by place.
ALL = (
    *products.OF_THIS_FILE,
    ROACCUTANE_GB,
    RIZUDERM_GB,
    RETICUTAN_GB,
    ORATANE_GB,
    ROACCUTANE_IE,
    ROACCUTANE_FR,
    ACNETRAIT_FR,
    CURACNE_FR,
    CONTRACNE_FR,
    PROCUTA_FR,
    ISOTRET_HEXAL_DE,
    ISOTRETINOIN_PUREN_DE,
    AKNENORMIN_DE,
    ISOGALEN_DE,
    ISOTRET_DE,
    CISCUTAN_DE,
    ISOTIORGA_DE,
    ISDIBEN_ES,
    ROACUTAN_ES,
    ACNEMIN_ES,
    ISOACNE_ES,
    ISOSUPRA_LIDOSE_BE,
    ISOCURAL_BE,
    ROACCUTANE_BE,
    ISOTRETINOINE_EG_BE,
    ISOTRETINOINE_RATIOPHARM_BE,
    ISOTRETINOINA_DIFA_IT,
    AISOSKIN_IT,
    ISOTRETINOIN_SANDOZ_SE,
    ISOTRETINOIN_ORIFARM_SE,
    ISOTRETINOIN_ACTAVIS_FI,
    A_CNOTREN_GR,
    ACCUTIN_DK,
    DERMAORAL_DK,
    ISOTRETINOIN_ALPHARMA_DK,
    ISOTRETINOIN_RATIOPHARM_DK,
    ROACCUTAN_DK,
    ROACCUTAN_CH,
    ISOTRETINOIN_SANDOZ_CH,
    TRETINAC_CH,
    LIDERMA_CH,
    ACCUTANE_CA,
    CLARUS_CA,
    EPURIS_CA,
    ABSORICA_LD_CA,
    RAN_ISOTRETINOIN_CA,
    ROACCUTANE_AU,
    ORATANE_AU,
    ROCTA_AU,
    ISOTANE_AU,
    ORATANE_NZ,
    ROACCUTANE_SG,
    ORATANE_SG,
    ORATANE_HK,
    ACNOTIN_HK,
)
