"""Every document that a rule is cited to, once.

`where` is the place at which the document, or a copy of it, was read. Grades: P primary text, L a
third party's copy of a label, S a secondary account, T a tertiary page, which establishes no rule
by itself.
"""

from isotretinoin.evidence import Source

# On which day a document was last checked, as the reader of it stated: a day, or only a month.
_NOVEMBER = "November 2026"
_NOVEMBER_22 = "2026-11-22"

# The patient guide ----------------------------------------------------------------------------

GUIDE = Source(
    key="guide",
    title="A complete patient guide to isotretinoin (Accutane)",
    publisher="MedSpot Editorial",
    grade="T",
)

# US labels ------------------------------------------------------------------------------------

ABSORICA_PI = Source(
    key="absorica-pi",
    title="ABSORICA and ABSORICA LD prescribing information",
    published="revision year 2022",
    where="medlibrary.org/lib/rx/meds/absorica-2/; druginserts.com/lib/rx/meds/absorica-2/; "
    "rxreasoner.com/monographs/absorica; "
    "themeditary.com/dosage-information/absorica-dosage-5098.html; "
    "prescriberpoint.com/therapies/absorica-3ef0cff",
    grade="L",
    checked=_NOVEMBER,
)
ABSORICA_PI_2015 = Source(
    key="absorica-pi-2015",
    title="ABSORICA prescribing information, section 4",
    published="2015",
    where="webhealthnetwork copy of RxList",
    grade="L",
    checked=_NOVEMBER_22,
)
ABSORICA_PI_2017 = Source(
    key="absorica-pi-2017",
    title="ABSORICA prescribing information, clinical pharmacology",
    published="2017",
    where="rxlist.com/absorica-drug/clinical-pharmacology.htm",
    grade="L",
    checked=_NOVEMBER_22,
)
ABSORICA_PATIENT_LABEL = Source(
    key="absorica-pi-17",
    title="ABSORICA prescribing information",
    where="pharmacyhq copy",
    grade="L",
    checked=_NOVEMBER_22,
)
MYORISAN_LABEL = Source(
    key="myorisan-label",
    title="Myorisan label, Dosage and Administration",
    published="updated 2022-12-19",
    where="drugs.com/dosage/myorisan.html; globalrph.com/rx-list/myorisan-drug",
    grade="L",
    checked=_NOVEMBER_22,
)
MYORISAN_DESCRIPTION = Source(
    key="myorisan-description",
    title="Myorisan label, Description",
    where="realvalueproducts.com; themedidex.com",
    grade="L",
    checked=_NOVEMBER_22,
)
ZENATANE_LABEL = Source(
    key="zenatane-label",
    title="Zenatane label, Dosage and Administration",
    published="2023-05-08",
    where="drugs.com/dosage/zenatane.html",
    grade="L",
    checked=_NOVEMBER_22,
)
CLARAVIS_LABEL = Source(
    key="claravis-label",
    title="Claravis label, Dosage and Administration",
    where="themeditary.com/dosage-information/claravis-dosage-2028.html",
    grade="L",
    checked=_NOVEMBER_22,
)
CLARAVIS_DAILYMED = Source(
    key="claravis-dailymed",
    title="Claravis label, boxed warning",
    publisher="DailyMed",
    where="https://dailymed.nlm.nih.gov/dailymed/fda/fdaDrugXsl.cfm"
    "?setid=a31fd109-d0fd-4ab9-ba98-a3d64333c18d",
    grade="L",
    checked=_NOVEMBER_22,
)
CLARAVIS_INTERACTIONS = Source(
    key="claravis-interactions",
    title="Claravis label, drug interactions",
    where="pharmacygps.com/drug/prescription-drug/0555-1057",
    grade="L",
    checked=_NOVEMBER_22,
)
CLARAVIS_STRENGTHS = Source(
    key="claravis-strengths",
    title="Claravis, strengths and excipients",
    publisher="themedidex",
    where="themedidex.com/drugs/claravis",
    grade="S",
    checked=_NOVEMBER_22,
)
AMNESTEEM_LABEL = Source(
    key="amnesteem-label",
    title="Amnesteem label, indications and dosage",
    where="druglib.com/druginfo/amnesteem/indications_dosage/",
    grade="L",
    checked=_NOVEMBER_22,
)
SOTRET_LABEL = Source(
    key="sotret-label",
    title="Sotret label, indications and dosage",
    where="druglib.com/druginfo/sotret/indications_dosage/",
    grade="L",
    checked=_NOVEMBER_22,
)
SOTRET_PATIENT_LABEL = Source(
    key="sotret-patient-label",
    title="Sotret label, requirements of patients",
    published="text before December 2007",
    where="medlibrary.org/lib/rx/meds/sotret/page/5/",
    grade="L",
    checked=_NOVEMBER_22,
)
SOTRET_WARNINGS = Source(
    key="sotret-warnings",
    title="Sotret label, warnings",
    where="rxlist copy",
    grade="L",
    checked=_NOVEMBER_22,
)
SOTRET_STRENGTHS = Source(
    key="sotret-strengths",
    title="Sotret, strengths and excipients",
    publisher="themedidex",
    where="themedidex.com/drugs/sotret",
    grade="S",
    checked=_NOVEMBER_22,
)
ACCUTANE_LABEL = Source(
    key="accutane-label",
    title="Accutane label, drug interactions",
    where="druglib.com/druginfo/accutane/interactions_overdosage_contraindications/",
    grade="L",
    checked=_NOVEMBER_22,
)
ACCUTANE_2000 = Source(
    key="accutane-2000",
    title="Accutane prescribing information",
    published="in effect June 2000",
    where="carloanibaldi.com/therapy/listingdrugs/drugs/Isotretinoin.HTM",
    grade="L",
    checked=_NOVEMBER_22,
)
ACCUTANE_JG_SPL = Source(
    key="accutane-jg-spl",
    title="Isotretinoin Capsules USP (sold as ACCUTANE), header of the structured label",
    publisher="JG Pharma",
    published="2026-01-30, version 3",
    where="nctr-crs.fda.gov/fdalabel; prescriberpoint.com/therapies/accutane-5b524a5",
    grade="L",
    checked=_NOVEMBER_22,
)
ACCUTANE_STRENGTHS = Source(
    key="accutane-strengths",
    title="Accutane, capsule strengths",
    where="healthyol.com; medicscientist.com",
    grade="T",
    checked=_NOVEMBER_22,
)
ISOTRETINOIN_LABEL = Source(
    key="isotretinoin-label-2024",
    title="Isotretinoin capsules label, as quoted by openFDA",
    published="in effect 2024-06-26",
    where="a public repository's verbatim copy of openFDA",
    grade="L",
    checked=_NOVEMBER_22,
)
CONTRAINDICATIONS_COPIES = Source(
    key="pill2trip",
    title="Claravis, Zenatane and Accutane, contraindications",
    where="pill2trip pages",
    grade="L",
    checked=_NOVEMBER_22,
)
NURSING_COPY = Source(
    key="drugstip",
    title="Isotretinoin label, nursing mothers",
    where="drugstip.com",
    grade="L",
    checked=_NOVEMBER_22,
)
ZENATANE_30 = Source(
    key="zenatane-30",
    title="Zenatane 30 mg, NDC 55111-113",
    where="pharmacygps.com",
    grade="L",
    checked=_NOVEMBER_22,
)

ISOTRETINOIN_PLR = Source(
    key="isotretinoin-label-plr",
    title="Isotretinoin capsules label, conventional, in the newer format: warnings and "
    "precautions",
    published="undated mirror of DailyMed",
    where="medlibrary.org/lib/rx/meds/isotretinoin/page/3/, /4/",
    grade="L",
    checked=_NOVEMBER,
)
ABSORICA_SAFETY = Source(
    key="absorica-safety-information",
    title="ABSORICA and ABSORICA LD, important safety information",
    publisher="Sun Pharma",
    published="text of 2019 to 2023",
    where="a public copy of the source of the maker's site",
    grade="L",
    checked=_NOVEMBER,
)
ABSORICA_DAILYMED = Source(
    key="absorica-dailymed-2023",
    title="ABSORICA and ABSORICA LD label, header",
    publisher="DailyMed",
    published="updated 2023-06-12",
    where="a copy of the header",
    grade="L",
    checked=_NOVEMBER,
)
ACCUTANE_PATIENT_TEXT = Source(
    key="accutane-patient-text",
    title="Accutane, how to take it: copy of the maker's text for patients",
    published="before 2006",
    where="hairlaserremoval.uk/acne-accutane-how-take.htm",
    grade="L",
    checked=_NOVEMBER,
)
SOTRET_HOW_TO_TAKE = Source(
    key="sotret-how-to-take",
    title="Sotret, how to take it",
    publisher="edrugswiki",
    where="edrugswiki.com/drug/sotret",
    grade="S",
    checked=_NOVEMBER,
)

# Lists of brands and codes ------------------------------------------------------------------------

OPENFDA_NDC = Source(
    key="openfda-ndc-2026",
    title="openFDA records of drug products and labels",
    publisher="FDA",
    published="last updated 2026-09-18 to 2026-10-08",
    where="copies of openFDA",
    grade="P",
    checked=_NOVEMBER,
)
OPENFDA_SUBSTANCE = Source(
    key="openfda-substance",
    title="openFDA record of the substance EH28UP18IF",
    publisher="FDA",
    published="2026-09-09",
    where="a copy of openFDA",
    grade="P",
    checked=_NOVEMBER,
)
RXNORM_VALUE_SET = Source(
    key="ecqm-isotretinoin",
    title="Value set 2.16.840.1.113883.3.464.1003.196.12.1143",
    published="eCQM Update 2021-05-06",
    where="a public copy of the expansion",
    grade="L",
    checked=_NOVEMBER,
)
ZYDUS_SPL = Source(
    key="zydus-spl",
    title="Isotretinoin capsules, Zydus, structured label dae33df0-386c-4db5-9759-7096e770ed17",
    where="a copy of DailyMed",
    grade="L",
    checked=_NOVEMBER,
)
ZYDUS_LIDOSE_SPL = Source(
    key="zydus-lidose-spl",
    title="Isotretinoin capsules of the ABSORICA type, Zydus, structured label",
    published="effective 2025-06-04",
    where="inte.medthority.com",
    grade="L",
    checked=_NOVEMBER,
)
MYORISAN_SPL = Source(
    key="myorisan-spl",
    title="Myorisan, structured label",
    where="a copy of the label",
    grade="L",
    checked=_NOVEMBER,
)
UKPAR_40 = Source(
    key="ukpar-04569-0723",
    title="Public assessment report, isotretinoin 40 mg soft capsules, PL 04569/0723",
    publisher="MHRA",
    where="dokumen.tips",
    grade="L",
    checked=_NOVEMBER,
)
EMC = Source(
    key="emc-isotretinoin",
    title="Isotretinoin capsules, electronic medicines compendium 3870 and 3871",
    publisher="emc",
    grade="L",
    checked=_NOVEMBER,
)
MYHEALTHBOX_UK = Source(
    key="myhealthbox-roaccutane",
    title="Roaccutane in the United Kingdom",
    publisher="myhealthbox; emc 100634",
    grade="L",
    checked=_NOVEMBER,
)
RIZUDERM_SMPC = Source(
    key="rizuderm-smpc",
    title="Rizuderm 20 mg, summary of product characteristics",
    publisher="Alliance",
    where="a copy",
    grade="L",
    checked=_NOVEMBER,
)
RETICUTAN_PAGE = Source(
    key="reticutan",
    title="Reticutan",
    where="medicoreinc, a page put together by a machine",
    grade="T",
    checked=_NOVEMBER,
)
SWISS_COMPENDIUM = Source(
    key="oddb-isotretinoin",
    title="Swiss register of medicines, isotretinoin",
    where="ch.oddb.org; online-praxis.ch",
    grade="L",
    checked=_NOVEMBER,
)
BRAND_LISTS = Source(
    key="brand-lists",
    title="Brands of isotretinoin in public lists and leaflets",
    grade="S",
    checked=_NOVEMBER,
)
BELGIAN_LISTS = Source(
    key="belgian-lists",
    title="Brands of isotretinoin in Belgium",
    where="zivi.be; cbip.be, Folia 2007; e-compendium.be",
    grade="S",
    checked=_NOVEMBER,
)
UNICOM_LISTS = Source(
    key="unicom",
    title="Brands of isotretinoin in the UNICOM lists",
    publisher="UNICOM",
    grade="S",
    checked=_NOVEMBER,
)
EU_LIST_2003 = Source(
    key="eu-list-2003",
    title="Products of the European decision of 2003 on isotretinoin",
    published="2003",
    grade="P",
    checked=_NOVEMBER,
)
HEALTH_CANADA = Source(
    key="health-canada-dpd",
    title="Drug product database, isotretinoin",
    publisher="Health Canada",
    grade="P",
    checked=_NOVEMBER,
)
PBS = Source(
    key="pbs-isotretinoin",
    title="Isotretinoin in Australia: benefits schedule and product pages",
    where="PBS; myhealthbox (TGA)",
    grade="L",
    checked=_NOVEMBER,
)

# US authorities, monographs, society and consumer texts -------------------------------------------

FDA_REMS_2026 = Source(
    key="fda-rems-2026",
    title="Approved REMS: iPLEDGE, product table",
    publisher="FDA",
    published="last update 2026-02-09",
    where="fda.report/applications/075945/24051",
    grade="P",
    checked=_NOVEMBER_22,
)
FDA_QA = Source(
    key="fda-ipledge-qa",
    title="Questions and answers on the iPLEDGE REMS",
    publisher="FDA",
    where="fda.gov, questions-and-answers-ipledge-rems",
    grade="P",
    checked=_NOVEMBER_22,
)
PRESCRIBER_GUIDE = Source(
    key="ipledge-prescriber-guide-2023",
    title="iPLEDGE Prescriber Guide",
    published="March 2023",
    where="scribd 818612761",
    grade="P",
    checked=_NOVEMBER_22,
)
MEDSCAPE = Source(
    key="medscape",
    title="Isotretinoin: strengths and dosing",
    publisher="Medscape",
    where="reference.medscape.com/drug/absorica-ld-amnesteem-isotretinoin-343544",
    grade="S",
    checked=_NOVEMBER_22,
)
MPR_LAUNCH = Source(
    key="mpr-absorica-ld",
    title="Lower-dose isotretinoin formulation available",
    publisher="MPR",
    where="dermatologyadvisor.com",
    grade="S",
    checked=_NOVEMBER_22,
)
MPR_MONOGRAPHS = Source(
    key="mpr-monographs",
    title="Claravis and Absorica monographs",
    publisher="MPR",
    where="butalbitalapap.org/index-1522.html; butalbitalapap.org/index-160.html",
    grade="S",
    checked=_NOVEMBER,
)
EPOCRATES_FORMULATIONS = Source(
    key="epocrates-formulations",
    title="Isotretinoin formulations",
    publisher="epocrates",
    grade="S",
    checked=_NOVEMBER_22,
)
ABSORICA_SITE = Source(
    key="absorica-site",
    title="Taking ABSORICA",
    published="older page",
    where="absorica.com/taking-absorica.php",
    grade="S",
    checked=_NOVEMBER_22,
)
ABSORICA_LD_SITE = Source(
    key="absorica-ld-site",
    title="ABSORICA LD and iPLEDGE",
    where="absoricald.com/ipledge/",
    grade="S",
    checked=_NOVEMBER_22,
)
MULTUM = Source(
    key="multum",
    title="Isotretinoin consumer information",
    publisher="Multum",
    where="101ehealth.com",
    grade="S",
    checked=_NOVEMBER_22,
)
CONSUMER_MISSED_DOSE = Source(
    key="consumer-missed-dose",
    title="Isotretinoin consumer page on a missed dose",
    where="kids.emedtv.com",
    grade="T",
    checked=_NOVEMBER_22,
)
TAJONCOLOGY = Source(
    key="tajoncology",
    title="Myorisan brochure",
    where="tajoncology",
    grade="S",
    checked=_NOVEMBER_22,
)

AWAY_WITH_ACNE = Source(
    key="away-with-acne",
    title="iPLEDGE page and transcript",
    publisher="awaywithacne",
    where="awaywithacne.com/page28/isotretinoin/ipledge/index.html",
    grade="S",
    checked=_NOVEMBER_22,
)
CONSUMER_BLOOD = Source(
    key="consumer-blood-donation",
    title="Consumer pages on blood donation",
    where="a public repository's copy",
    grade="T",
    checked=_NOVEMBER_22,
)

ABSORICA_LD_CANADA = Source(
    key="absorica-ld-canada",
    title="ABSORICA LD for health professionals in Canada",
    where="absoricald.ca/en/hcp",
    grade="S",
    checked=_NOVEMBER_22,
)
GAINWELL_OHIO = Source(
    key="gainwell-ohio",
    title="Oral acne products, criteria of a payer",
    publisher="Gainwell, Ohio",
    where="gainwell-ohio/spbm, docs/UPDL/Derma/oral_acne_products.md",
    grade="S",
    checked=_NOVEMBER_22,
)
WESTERN_HEALTH = Source(
    key="western-health",
    title="Isotretinoin, criteria of a payer",
    where="westernhealth.com",
    grade="S",
    checked=_NOVEMBER_22,
)
MUSSENHEALTH = Source(
    key="mussenhealth",
    title="Isotretinoin and lipids",
    where="mussenhealth.us",
    grade="T",
    checked=_NOVEMBER,
)
KARGER_LABS = Source(
    key="karger-labs",
    title="Laboratory monitoring of isotretinoin, abstract (Dermatology 204/3/232)",
    where="karger.com, drm 204/3/232",
    grade="S",
    checked=_NOVEMBER,
)
OLDER_MONOGRAPH = Source(
    key="older-monograph",
    title="Absorica, older monograph",
    publisher="MPR",
    where="empr.com/absorica/drug/34715",
    grade="S",
    checked=_NOVEMBER,
)
AAD_IMPACT_2023 = Source(
    key="aad-impact-2023",
    title="Pressure on the FDA and iPLEDGE, members' magazine 2023, issue 2",
    publisher="AAD",
    published="2023",
    where="aad.org/member/publications/impact/2023-issue-2/pressure-fda-ipledge-wins",
    grade="S",
    checked=_NOVEMBER_22,
)
JDD_2016 = Source(
    key="jdd-2016",
    title="J Drugs Dermatol 2016, on the programmes before iPLEDGE",
    published="2016",
    where="jddonline.com S1545961616P0097X",
    grade="S",
    checked=_NOVEMBER_22,
)

RPSI_LABEL = Source(
    key="rpsi-label",
    title="Isotretinoin, copy of the label",
    where="rpsi.ir",
    grade="S",
    checked=_NOVEMBER,
)
RXLIST_INTERACTIONS = Source(
    key="rxlist-absorica-2020",
    title="ABSORICA, side effects and interactions",
    publisher="RxList",
    published="2020-06-22",
    where="rxlist absorica side-effects page",
    grade="S",
    checked=_NOVEMBER,
)
DRUGS_PREGNANCY = Source(
    key="drugs-com-pregnancy",
    title="Isotretinoin and pregnancy",
    publisher="Drugs.com",
    published="updated 2025-05-02",
    where="drugs.com pregnancy page",
    grade="S",
    checked=_NOVEMBER,
)
MOTHERTOBABY = Source(
    key="mothertobaby",
    title="Isotretinoin, fact sheet",
    publisher="MotherToBaby",
    grade="S",
    checked=_NOVEMBER,
)
HARRIET_LANE = Source(
    key="harriet-lane-24",
    title="The Harriet Lane Handbook, 24th edition, p. 1053",
    where="a public data file that quotes the handbook",
    grade="S",
    checked=_NOVEMBER,
)

# Codes ------------------------------------------------------------------------------------------

PHARMACOLIBRARY = Source(
    key="pharmacolibrary",
    title="ATC codes in Pharmacolibrary and the VAC4EU code list",
    grade="S",
    checked=_NOVEMBER_22,
)
WIKIPEDIA_ATC = Source(
    key="wikipedia-atc",
    title="ATC code D10",
    publisher="Wikipedia",
    where="copies of the article",
    grade="T",
    checked=_NOVEMBER_22,
)

# The United Kingdom -------------------------------------------------------------------------------

UK_SMPC_2020 = Source(
    key="uk-smpc-2020",
    title="Roaccutane, UK summary of product characteristics",
    publisher="Roche",
    published="revised 2020",
    where="rxreasoner.com/monographs/roaccutane/precautions",
    grade="L",
    checked=_NOVEMBER,
)
SUBSTANCE_PAGE = Source(
    key="rxreasoner-substance",
    title="Isotretinoin, product text by substance",
    where="rxreasoner.com/substances/isotretinoin/precautions",
    grade="L",
    checked=_NOVEMBER,
)
UK_LEAFLET_20_MG = Source(
    key="uk-leaflet-20-mg",
    title="Isotretinoin 5, 10, 20 and 40 mg, UK leaflet",
    where="drugs.com/uk isotretinoin 20 mg leaflet",
    grade="L",
    checked=_NOVEMBER,
)
UK_LEAFLET_EMC = Source(
    key="uk-leaflet-emc-100634",
    title="Isotretinoin, UK leaflet PL 45043/0138",
    published="read in 2026",
    where="emc 100634",
    grade="L",
    checked=_NOVEMBER,
)
UK_SERVICE = Source(
    key="dokteronline",
    title="Isotretinoin, advice of a service in the United Kingdom",
    publisher="dokteronline",
    where="dokteronline",
    grade="S",
    checked=_NOVEMBER,
)
KERNOW = Source(
    key="kernow-referral",
    title="Referral form for isotretinoin",
    publisher="Kernow CCG",
    grade="S",
    checked=_NOVEMBER,
)
AFFLECK_2022 = Source(
    key="affleck-2022",
    title="Affleck 2022, critically appraised topic on laboratory monitoring (doi "
    "10.1111/bjd.21840)",
    publisher="Br J Dermatol",
    published="2022",
    where="PMID 35986616; abstract, growkudos",
    grade="P",
    checked=_NOVEMBER,
)

# Product information elsewhere --------------------------------------------------------------------

BRUSSELS_1995 = Source(
    key="brussels-1995",
    title="Brussels consensus of 1995 on oral isotretinoin (Cunliffe et al., Dermatology 1997)",
    where="discovery.researcher.life/article/oral-isotretinoin-treatment-policy-do-we-all-agree",
    grade="S",
)
EU_SMPC = Source(
    key="eu-smpc",
    title="EU summary of product characteristics (Aknenormin and others)",
    where="info.diagnosia.com; medicinous.com",
    grade="L",
)
CMDH_2010 = Source(
    key="cmdh-2010",
    title="Adverse reactions of isotretinoin, CMDh and PhVWP",
    published="2010",
    where="docslib 837192",
    grade="P",
)
MIMS_ORATANE = Source(
    key="mims-oratane",
    title="Oratane, product information",
    where="MIMS",
    grade="L",
)
BELUPO_SMPC = Source(
    key="belupo-smpc",
    title="Belupo summary of product characteristics (CZ), kinetics",
    where="medicinous kin104894",
    grade="L",
)

LE_CRAT = Source(
    key="le-crat",
    title="Isotrétinoïne",
    publisher="Le CRAT, French reference centre on teratogenic agents",
    published="2017-02-28, edited later",
    where="lecrat.fr and le-crat.fr, article 691",
    grade="S",
    checked=_NOVEMBER,
)
LEAFLET_COPIES = Source(
    key="kinetics-leaflet-copies",
    title="Copies of product text on the kinetics of isotretinoin",
    where="negoziodisteroidi24.com; farmaciaortopediamagistral.com",
    grade="T",
    checked=_NOVEMBER,
)
HALF_LIFE_PAGES = Source(
    key="half-life-pages",
    title="Pages on the half-life of isotretinoin",
    where="prescribingpractice.com (2023); uy.mivademecum",
    grade="T",
    checked=_NOVEMBER,
)
ITALIAN_SMPC_COPIES = Source(
    key="italian-smpc-copies",
    title="Italian product text, as copied on pages that do not belong to its publisher",
    published="text of 2010 or later",
    where="ccreadcameroon.org; lakeviewelevator.ca",
    grade="T",
    checked=_NOVEMBER,
)
GERMAN_LEAFLET = Source(
    key="puren-leaflet",
    title="PUREN 20 mg leaflet, and an extract of the product text for children",
    where="nebenwirkungen.de; kinderformularium.de",
    grade="L",
    checked=_NOVEMBER,
)
SPANISH_LEAFLET = Source(
    key="isoacne-leaflet",
    title="Isoacné 5 mg, Spanish leaflet",
    where="preview.medikamio.com",
    grade="S",
    checked=_NOVEMBER,
)
MIMS_INDIA = Source(
    key="mims-india",
    title="Isotretinoin in India",
    publisher="MIMS India",
    grade="S",
    checked=_NOVEMBER,
)

# Guidelines and consensus -------------------------------------------------------------------------

AAD_2024 = Source(
    key="aad-2024",
    title="Guidelines of care for acne vulgaris (Reynolds et al., JAAD 2024;90(5):1006.e1–e30)",
    publisher="AAD",
    published="2024",
    where="tomwademd.net/page/70",
    grade="S",
)
AAD_2016 = Source(
    key="aad-2016",
    title="Guidelines of care for acne vulgaris (Zaenglein et al., JAAD 2016;74:945–73)",
    publisher="AAD",
    published="2016",
    where="aad.org/practicecenter/quality/clinical-guidelines/acne/isotretinoin",
    grade="P",
)
PMC3970835 = Source(
    key="pmc3970835",
    title="Acne guidelines compared, table 3 (European 2012, AARS/AAP 2013)",
    where="PMC3970835",
    grade="S",
)

BMJ_BEST_PRACTICE = Source(
    key="bmj-best-practice",
    title="Acne vulgaris, table of evidence",
    publisher="BMJ Best Practice",
    where="a library's copy",
    grade="S",
    checked=_NOVEMBER,
)
BPAC_TEXT = Source(
    key="bpac-text",
    title="Isotretinoin in New Zealand, text on prescribing",
    publisher="bpac NZ",
    where="scribd 480163665",
    grade="S",
    checked=_NOVEMBER,
)

# Studies: cumulative dose, relapse, kinetics, sebum -----------------------------------------------

LAYTON_1993 = Source(
    key="layton-1993",
    title="Layton 1993, BJD 129:292",
    where="pubmed 8286227",
    grade="P",
)
CUNLIFFE_REVIEW = Source(
    key="cunliffe-review",
    title="Guidelines for optimal use of isotretinoin in acne",
    where="discovery.researcher.life/article/guidelines-for-optimal-use-of-isotretinoin-in-acne",
    grade="S",
)
LEEDS = Source(
    key="leeds-250",
    title="The use and long-term benefit of isotretinoin (Leeds, 250 patients)",
    where="discovery.researcher.life d7bb74fe",
    grade="S",
)
STRAUSS_1984 = Source(
    key="strauss-1984",
    title="Strauss 1984, JAAD 10:490",
    where="uptodate.com abstract",
    grade="P",
    checked=_NOVEMBER,
)
BORGHI_2011 = Source(
    key="borghi-2011",
    title="Borghi 2011, JEADV",
    where="pubmed 21198947",
    grade="P",
)
BLASIAK_2013 = Source(
    key="blasiak-2013",
    title="Blasiak 2013, JAMA Dermatology",
    where="positivehealth.com; mdedge 251521",
    grade="S",
)
MORALES_2013 = Source(
    key="morales-cardona-2013",
    title="Morales-Cardona 2013",
    where="actasdermo; vdocuments",
    grade="P",
)
QUEREUX_2006 = Source(
    key="quereux-2006",
    title="Quereux 2006",
    where="pubmed 16484824",
    grade="P",
)
RADEMAKER_2013 = Source(
    key="rademaker-2013",
    title="Rademaker 2013",
    where="paperexplained.cn",
    grade="S",
)
RADEMAKER_2016 = Source(
    key="rademaker-2016",
    title="Rademaker 2016, IJD 55:518",
    where="scilit.net 0b4aad5a",
    grade="P",
)
ZOMERDIJK_2014 = Source(
    key="zomerdijk-2014",
    title="Zomerdijk 2014, BMJ Open (PHARMO and the Dutch perinatal registry, 1999–2007)",
    published="2014-11-12",
    where="pmc.ncbi.nlm.nih.gov PMC4244495 (abstract); jnksignaling.com and cd4inhibitors.com "
    "(copies of its methods)",
    grade="S",
    checked=_NOVEMBER,
)
MACDONALD_2019 = Source(
    key="macdonald-2019",
    title="MacDonald 2019, Pharmacoepidemiology and Drug Safety (MarketScan 2011–15)",
    where="doi 10.1002/pds.4794; serval.unil.ch BIB_0767DAE9297F (abstract)",
    grade="P",
    checked=_NOVEMBER,
)
LAI_2025 = Source(
    key="lai-2025",
    title="Lai 2025, JAMA Dermatology (MarketScan 2017–20)",
    where="reachrx.ai; mims; healthtost; epocrates",
    grade="S",
)
TAN_2016 = Source(
    key="tan-2016",
    title="Tan 2016, review of cumulative dose",
    where="d.docksci.com kg_5a328d6a",
    grade="S",
)
CYRULNIK_2012 = Source(
    key="cyrulnik-2012",
    title="Cyrulnik 2012",
    where="mdedge 251521",
    grade="S",
)
IPOH = Source(
    key="ipoh",
    title="Ipoh Hospital cohort, low-dose isotretinoin",
    where="search.bvsalud.org wpr-626057",
    grade="P",
)
HANSEN_2016 = Source(
    key="hansen-2016",
    title="Hansen 2016, JAAD 75:323–8",
    where="pure.psu.edu",
    grade="P",
)
NULMAN_1998 = Source(
    key="nulman-1998",
    title="Nulman 1998, abstract",
    where="acnpsearch, unibo.it",
    grade="P",
    checked=_NOVEMBER_22,
)
KHOO_1982 = Source(
    key="khoo-1982",
    title="Khoo 1982",
    grade="P",
)
ACNE_KINETICS = Source(
    key="bf00542225",
    title="Kinetics of isotretinoin in acne and keratinisation (BF00542225)",
    grade="P",
)
SEBUM_1982 = Source(
    key="arch-derm-1982",
    title="Sebum under isotretinoin, Arch Derm 1982 118:555",
    where="jamanetwork 543397",
    grade="P",
    checked=_NOVEMBER,
)
SEBUM_6451637 = Source(
    key="pmid-6451637",
    title="Sebum under three doses of isotretinoin (PMID 6451637)",
    where="PMID 6451637",
    grade="P",
)
STEWART_1983 = Source(
    key="stewart-1983",
    title="Stewart 1983",
    grade="P",
)
LEYDEN_1982 = Source(
    key="leyden-1982",
    title="Leyden 1982",
    where="wikigenes",
    grade="S",
)
LANDTHALER_1980 = Source(
    key="landthaler-1980",
    title="Landthaler 1980, Arch Dermatol Res 269:297",
    where="scilit (abstract)",
    grade="P",
    checked=_NOVEMBER,
)
SEBUM_REVIEWS = Source(
    key="sebum-reviews",
    title="Reviews on isotretinoin and sebum",
    where="wisderm; docslib 9682977",
    grade="T",
)

LEEDS_1994 = Source(
    key="leeds-1994",
    title="Sebum one year after isotretinoin (Leeds, 30 patients), Arch Dermatol 130:315",
    published="1994",
    where="abstract",
    grade="P",
    checked=_NOVEMBER,
)
GEISSLER_2003 = Source(
    key="geissler-2003",
    title="Geissler 2003, very low doses",
    published="2003",
    where="PMID 16285647",
    grade="P",
    checked=_NOVEMBER,
)
MARKS_1987 = Source(
    key="marks-1987",
    title="Marks 1987, the sebaceous gland and the follicle under isotretinoin",
    publisher="Br J Dermatol",
    published="1987",
    where="abstract",
    grade="P",
    checked=_NOVEMBER,
)
TAN_2015 = Source(
    key="tan-2015",
    title="Tan 2015, review of cumulative dose",
    publisher="J Cutan Med Surg",
    published="2015",
    where="abstract",
    grade="P",
    checked=_NOVEMBER,
)
TALLMADGE = Source(
    key="tallmadge",
    title="Tallmadge, cumulative dose and body weight (550 patients of 10 to 24 years), report "
    "of a meeting",
    where="mdedge; the-hospitalist.org",
    grade="S",
    checked=_NOVEMBER,
)
COULANGES_2025 = Source(
    key="coulanges-2025",
    title="Coulanges 2025, weight change during a course (doi 10.36849/JDD.8949)",
    publisher="J Drugs Dermatol",
    published="2025",
    where="24(6), abstract",
    grade="P",
    checked=_NOVEMBER,
)
SKIN_THERAPY_LETTER = Source(
    key="skin-therapy-letter",
    title="Accutane, dosing in Canada",
    publisher="Skin Therapy Letter",
    where="skintherapyletter.com/drug-profiles/accutane/dosing",
    grade="S",
    checked=_NOVEMBER,
)
DERMATOLOGY_REALM = Source(
    key="dermatology-realm",
    title="A US dermatologist's practice",
    publisher="Dermatology Realm",
    where="blog",
    grade="T",
    checked=_NOVEMBER,
)
WEBSTER_2013 = Source(
    key="webster-2013",
    title="Webster 2013, lidose and conventional isotretinoin, fed and fasted, JAAD 69:762",
    published="2013",
    grade="P",
    checked=_NOVEMBER,
)
MADAN_2020 = Source(
    key="madan-2020",
    title="Madan 2020, micronised and lidose isotretinoin (doi 10.2340/00015555-3381)",
    publisher="Acta Dermato-Venereologica",
    published="2020",
    grade="P",
    checked=_NOVEMBER,
)
MICRONISED_16 = Source(
    key="micronised-16-mg",
    title="Micronised 16 mg and conventional 20 mg, fasting, 15 subjects",
    where="globalauthorid.com, article page",
    grade="S",
    checked=_NOVEMBER,
)
COLBURN_1983 = Source(
    key="colburn-1983",
    title="Colburn 1983, isotretinoin with food",
    published="1983",
    grade="P",
    checked=_NOVEMBER,
)
CARBON_STUDY = Source(
    key="osti-6085642",
    title="Isotretinoin marked with 14C",
    where="OSTI 6085642",
    grade="P",
    checked=_NOVEMBER,
)

# Studies and texts: side effects and their management ---------------------------------------------

TAN_2024 = Source(
    key="tan-2024",
    title="Tan 2024, meta-analysis of psychiatric outcomes",
    where="reachrx.ai; mendeley",
    grade="S",
)
OMEGA_3 = Source(
    key="omega-3-rct",
    title="Omega-3 with isotretinoin, randomised trial (118 patients)",
    where="pubmed 30002675; mdedge 261321",
    grade="P",
)
DESLORATADINE = Source(
    key="desloratadine",
    title="Desloratadine with isotretinoin",
    where="elevate-derm.com",
    grade="S",
)
CHEILITIS = Source(
    key="mdedge-261321",
    title="Cheilitis in practice",
    where="mdedge 261321",
    grade="S",
)
LANDAU_2001 = Source(
    key="landau-2001",
    title="Landau 2001, Acta Dermato-Venereologica",
    where="medicaljournals.se",
    grade="P",
)
TEXTBOOK_UQU = Source(
    key="uqu-textbook",
    title="Dermatology textbook",
    where="uqu-sa.net",
    grade="S",
)
FAGHIHI_2017 = Source(
    key="faghihi-2017",
    title="Faghihi 2017",
    where="bohrium; pubmed 29417084",
    grade="P",
)
SUN_COHORT = Source(
    key="pmc12615055",
    title="Isotretinoin in sunny months, cohort of 359 patients",
    where="PMC12615055",
    grade="P",
)
ERAVACYCLINE = Source(
    key="drugs-eravacycline",
    title="Tetracycline and retinoid interaction",
    where="drugs.com",
    grade="S",
)
DDINTER = Source(
    key="ddinter",
    title="Isotretinoin interactions",
    where="ddinter; drugs.com",
    grade="S",
)
AUSTRALIAN_DOCTOR = Source(
    key="australian-doctor-2023",
    title="Australian Doctor on isotretinoin",
    published="December 2023",
    where="joomag",
    grade="S",
)
GREYWAL_2017 = Source(
    key="greywal-2017",
    title="Greywal 2017, JAAD 77:109, acne fulminans",
    where="the-hospitalist.org; mdedge 141184",
    grade="S",
)
BASEL_FULMINANS = Source(
    key="basel-fulminans",
    title="Basel series on acne fulminans (26 patients)",
    where="karger.figshare 5255182",
    grade="P",
)
ABOUT_ACNE_CARE = Source(
    key="aboutacnecare",
    title="Isotretinoin: contraception and topical products",
    where="aboutacnecare",
    grade="T",
)
MEDIKAMIO = Source(
    key="medikamio",
    title="Isotretinoin leaflet",
    where="medikamio.de",
    grade="S",
)
TOPICAL_FORUMS = Source(
    key="topical-forums",
    title="Forum pages on topical products under isotretinoin",
    grade="T",
)
AISLE7 = Source(
    key="aisle7",
    title="Vitamin A and isotretinoin",
    where="aisle7",
    grade="T",
)
LIFESTYLE_PAGES = Source(
    key="lifestyle-pages",
    title="Blogs on alcohol and skin care under isotretinoin",
    grade="T",
)

# Programmes: iPLEDGE ----------------------------------------------------------------------------

FDA_REMS_2023 = Source(
    key="fda-rems-2023",
    title="Approved REMS: iPLEDGE, goals and pregnancy tests",
    publisher="FDA",
    published="last update 2023-10-03",
    where="accessdata.fda.gov/scripts/cder/rems, REMS=24",
    grade="P",
    checked=_NOVEMBER_22,
)
FDA_REMS_2016_2018 = Source(
    key="fda-rems-2016-2018",
    title="Approved REMS: iPLEDGE, versions of 2016-07-08 and 2018-04-23 (openings)",
    publisher="FDA",
    published="2016-07-08; 2018-04-23",
    where="accessdata.fda.gov/scripts/cder/rems, REMS=24, stored copies; docslib 3549003, 2628050",
    grade="P",
    checked=_NOVEMBER_22,
)
FDA_IPLEDGE_PAGE_2023 = Source(
    key="fda-ipledge-2023",
    title="iPLEDGE Risk Evaluation and Mitigation Strategy, update",
    publisher="FDA",
    published="2023-11-30",
    where="fda.gov, ipledge-risk-evaluation-and-mitigation-strategy-rems",
    grade="P",
    checked=_NOVEMBER_22,
)
FDA_IPLEDGE_2026_02 = Source(
    key="fda-ipledge-2026-02",
    title="FDA announcement of February 2026 on the iPLEDGE REMS",
    publisher="FDA",
    published="2026-02-09, as reposted word for word on 2026-02-11",
    where="saludequitativa.blogspot.com/2026/02/what-is-ipledge-rems-risk-evaluation.html",
    grade="P",
    checked=_NOVEMBER,
)
FDA_IPLEDGE_2026_06 = Source(
    key="fda-ipledge-2026-06",
    title="FDA announcement of 2026-06-16 on the iPLEDGE REMS, as three unrelated programs cite it",
    publisher="FDA",
    published="2026-06-16",
    where="public repositories; the page itself was not read",
    grade="T",
    checked=_NOVEMBER_22,
)
FDA_MAIL_2021 = Source(
    key="fda-mail-2021",
    title="FDA approves iPLEDGE REMS modification, e-mail of CDER",
    publisher="FDA",
    published="2021-10-12",
    where="arcieve.blogspot.com/2021/10/fda-approves-ipledge-rems-modification.html",
    grade="P",
    checked=_NOVEMBER,
)
IPLEDGE_NOTICE_2007 = Source(
    key="ipledge-notice-2007",
    title="iPLEDGE: changes effective in early December 2007",
    where="studyres.com/doc/10604843/ipledge-is-a-go",
    grade="P",
    checked=_NOVEMBER_22,
)
REMS_DOCUMENT_2012 = Source(
    key="rems-document-2012",
    title="iPLEDGE Risk Evaluation and Mitigation Strategy (opening)",
    published="initial approval 10/2010, modified 04/2012",
    where="docplayer.net/23502257-Risk-evaluation-and-mitigation-strategy-rems.html",
    grade="P",
    checked=_NOVEMBER_22,
)
IPLEDGE_GUIDES_2023 = Source(
    key="ipledge-guides-2023",
    title="iPLEDGE Pharmacist Guide and Guide for Patients Who Can Get Pregnant, as a program cites "
    "them",
    published="March 2023",
    where="clay-good/sophiewell.com, lib/ipledge-v1511.js and its tests",
    grade="T",
    checked=_NOVEMBER_22,
)
EPOCRATES_2026 = Source(
    key="epocrates-2026",
    title="FDA eases some REMS requirements for isotretinoin",
    publisher="epocrates",
    published="2026-02-11",
    where="epocrates.com/online/article/fda-eases-some-rems-requirements-for-isotretinoin",
    grade="S",
    checked=_NOVEMBER_22,
)
NEWS_2026 = Source(
    key="news-2026",
    title="News of February 2026 on the iPLEDGE REMS",
    published="February 2026; pulse.bot's mirror of the FDA's page 2026-04-06",
    publisher="pulse.bot, pharmacally, Lachman Consultants, Dermatology Times, Pharmacy Times",
    grade="S",
    checked=_NOVEMBER,
)
FDA_LETTER_SUMMARIES = Source(
    key="fda-letter-2023-summaries",
    title="Summaries of the FDA letter on iPLEDGE",
    publisher="AARS and AAD",
    published="November and December 2023",
    where="acneandrosacea.org/uncategorized/fda-orders-rems-modifications-for-ipledge/; "
    "aad.org/member/publications/impact/2024-issue-1",
    grade="S",
    checked=_NOVEMBER_22,
)
PAAS_2023 = Source(
    key="paas-2023",
    title="FDA issues updates to iPLEDGE REMS program",
    publisher="PAAS National",
    published="November 2023",
    where="paasnational.com/fda-issues-updates-to-ipledge-rems-program",
    grade="S",
    checked=_NOVEMBER,
)
MDEDGE_2021 = Source(
    key="mdedge-2021",
    title="FDA announces modifications to the iPLEDGE REMS program",
    publisher="MDedge, MPR",
    published="2021",
    where="mdedge.com/endocrinology/article/247352; "
    "medicalbag.com/home/news/fda-announces-modifications-to-ipledge-rems-program/",
    grade="S",
    checked=_NOVEMBER,
)
PHARMACY_BOARDS = Source(
    key="pharmacy-boards-2006",
    title="Dispensing isotretinoin, news of April 2006",
    publisher="North Carolina Board of Pharmacy; PSSNY",
    published="2006-04",
    where="nabp.net/news/north-carolina-news-item-2114-dispensing-isotretinoin; pssny.org",
    grade="S",
    checked=_NOVEMBER_22,
)
SKYSCAPE = Source(
    key="davis-drug-guide",
    title="Davis's Drug Guide, isotretinoin",
    published="2022–2025",
    where="download.skyscape.com",
    grade="S",
    checked=_NOVEMBER_22,
)
IPLEDGE_FAQ_COPIES = Source(
    key="ipledge-faq-copies",
    title="Copies of iPLEDGE questions on the lockout, abstinence and males",
    where="experts123.com",
    grade="S",
    checked=_NOVEMBER_22,
)
IPLEDGE_SUPPLY_PAGES = Source(
    key="ipledge-supply-pages",
    title="Pages on the 30-day supply and monthly authorisation",
    where="legalclarity; thegatheringbaltimore",
    grade="S",
    checked=_NOVEMBER_22,
)
IPLEDGE_MONTHLY_PAGES = Source(
    key="ipledge-monthly-pages",
    title="Pages on what patients register every month",
    where="everythingacne 2006; verywellhealth; thegatheringbaltimore",
    grade="S",
    checked=_NOVEMBER_22,
)
VERYWELL = Source(
    key="verywell-ipledge",
    title="iPLEDGE and who can get pregnant",
    publisher="verywellhealth",
    grade="S",
    checked=_NOVEMBER_22,
)
ACNE_ABOUT = Source(
    key="acne-about",
    title="iPLEDGE and tubal ligation",
    where="acne.about.com",
    grade="S",
    checked=_NOVEMBER_22,
)
CLINIC_WAITS = Source(
    key="clinic-waits",
    title="Clinics on the wait after registration",
    where="acne.org; rencicderm; washingtondcderm",
    grade="T",
    checked=_NOVEMBER_22,
)
ENROLMENT_FORM = Source(
    key="ipledge-enrolment-form",
    title="iPLEDGE enrolment form",
    where="ndclist",
    grade="S",
)

DERMSQUARED_2026 = Source(
    key="dermsquared-2026",
    title="New isotretinoin rules (J. Barbieri)",
    publisher="dermsquared",
    published="2026-02-12",
    where="dermsquared.com/videos/topical-conversations/new-isotretinoin-rules",
    grade="S",
    checked=_NOVEMBER,
)
AAD_IPLEDGE_2026 = Source(
    key="aad-ipledge-2026",
    title="iPLEDGE, compliance page for members",
    publisher="AAD",
    published="between February and June 2026",
    where="staging.aad.org/member/practice/compliance/ipledge",
    grade="S",
    checked=_NOVEMBER,
)
WOMENSDERM_2022 = Source(
    key="womensderm-2022",
    title="Did IPMG break its pledge to improve, citing the FDA's page",
    published="February 2022",
    where="womensderm.blogspot.com/2022/02/did-ipmg-break-its-pledge-to-improve.html",
    grade="S",
    checked=_NOVEMBER,
)
DERMATOLOGY_TIMES_2007 = Source(
    key="dermatology-times-2007",
    title="iPLEDGE restrictions, quoting a statement of the FDA",
    publisher="Dermatology Times",
    published="2007",
    where="dermatologytimes.com/view/ipledge-restrictions",
    grade="S",
    checked=_NOVEMBER,
)
MDEDGE_2024 = Source(
    key="mdedge-2024",
    title="Timing of iPLEDGE updates unclear",
    publisher="MDedge",
    published="2024",
    where="mdedge.com/obgyn/article/270517",
    grade="S",
    checked=_NOVEMBER,
)
HOSPITALIST_2020 = Source(
    key="hospitalist-2020",
    title="iPLEDGE allows home pregnancy tests during the pandemic",
    publisher="The Hospitalist",
    published="2020",
    where=""
    "community.the-hospitalist.org/content/ipledge-allows-home-pregnancy-tests-during-pandemic",
    grade="S",
    checked=_NOVEMBER,
)
PATHOULAS_2020 = Source(
    key="pathoulas-2020",
    title="Pathoulas 2020, letter on iPLEDGE in the pandemic",
    publisher="Dermatol Ther",
    published="2020-10-21",
    where="distantreader.org cord-0849037",
    grade="S",
    checked=_NOVEMBER,
)
OPENFDA_APPLICATION = Source(
    key="openfda-anda211568",
    title="Application record ANDA211568, supplement 4 of class REMS",
    publisher="FDA",
    published="updated 2026-10-01",
    where="openFDA drugsfda (a copy)",
    grade="P",
    checked=_NOVEMBER,
)
NEWS_SEARCH = Source(
    key="news-search-ipledge",
    title="Headline of a news search on iPLEDGE",
    published="undated, after June 2026",
    where="cached news search",
    grade="T",
    checked=_NOVEMBER,
)
REMS_PROTOTYPE = Source(
    key="rems-prototype-form",
    title="iPLEDGE enrolment form, as a public FHIR prototype carries it word for word",
    where="mcode/rems-admin, Questionnaire-R4-IPledge.json, commit 28cb3009",
    grade="L",
    checked=_NOVEMBER,
)

# Programmes: the United Kingdom and Ireland -----------------------------------------------------

MHRA_2023 = Source(
    key="mhra-2023",
    title="Isotretinoin (Roaccutane): introduction of new safety measures",
    publisher="MHRA",
    published="2023-10",
    where="gov.uk/drug-safety-update",
    grade="P",
)
MHRA_2025 = Source(
    key="mhra-2025",
    title="Isotretinoin: updates to prescribing guidance and survey",
    publisher="MHRA",
    published="October 2025",
    where="gov.uk/drug-safety-update; gps.northcentrallondon.icb.nhs.uk",
    grade="P",
)
MHRA_2010 = Source(
    key="mhra-2010",
    title="Isotretinoin: setting of treatment, archived",
    publisher="MHRA",
    published="2010",
    grade="P",
)
AARS_UK = Source(
    key="aars-uk-2023",
    title="On the UK measures of 2023",
    publisher="AARS",
    where="acneandrosacea.org",
    grade="S",
)
GB_PHARMACIST_CHECKLIST = Source(
    key="gb-pharmacist-checklist",
    title="Isotretinoin: checklist for pharmacists",
    where="scribd 793090649",
    grade="S",
)
UK_RENAL_HANDBOOK = Source(
    key="uk-renal-handbook",
    title="Renal handbook, isotretinoin",
    where="kidneydiseaseclinic.net",
    grade="S",
)
PHARMACY_SAFETY = Source(
    key="pharmacysafety",
    title="MHRA advice on the supply of isotretinoin",
    where="pharmacysafety.org",
    grade="S",
)
LANCASHIRE = Source(
    key="lancashire-formulary",
    title="Formulary text on isotretinoin prescriptions",
    publisher="Lancashire",
    grade="S",
    checked=_NOVEMBER,
)
BNSSG = Source(
    key="bnssg-remedy",
    title="Isotretinoin, Remedy pathway",
    publisher="BNSSG",
    grade="S",
)
NCL = Source(
    key="ncl-red-list",
    title="RED list of medicines for hospital prescribing",
    publisher="North Central London; BNSSG",
    grade="S",
)
JPAC = Source(
    key="jpac-dsg-203",
    title="Donor selection guidelines, retinoids",
    publisher="JPAC, UK blood services",
    where="transfusionguidelines.org",
    grade="P",
)
BNF_COPY = Source(
    key="bnf-copy",
    title="British National Formulary, monitoring of isotretinoin, as copied",
    where="hostforstudent.com",
    grade="T",
    checked=_NOVEMBER,
)
GPNOTEBOOK = Source(
    key="gpnotebook",
    title="Isotretinoin, notes for general practice",
    publisher="GPnotebook",
    published="2023",
    where="nursing-notebook.com ID -502923237 (copy)",
    grade="S",
    checked=_NOVEMBER,
)
SYSTEMIC_DRUG_TREATMENT = Source(
    key="systemic-drug-treatment",
    title="A book on systemic drug treatment",
    where="nursing-notebook.com; fliphtml5",
    grade="S",
    checked=_NOVEMBER,
)
ORATANE_DEALER = Source(
    key="oratane-dealer",
    title="Oratane, summary of the UK product text by a dealer, procedures included",
    where="thepharmacyservices.com",
    grade="T",
    checked=_NOVEMBER,
)
UK_SMPC_2019 = Source(
    key="uk-smpc-2019",
    title="Isotretinoin Alliance, UK summary of product characteristics",
    published="2019",
    where="rxreasoner.com",
    grade="L",
    checked=_NOVEMBER,
)
SIX_WEEKS_TEXTS = Source(
    key="six-weeks-texts",
    title="Older teaching texts",
    where="ep.bmj.com 136598, table 3; guwsmedical HS text",
    grade="S",
)
HPRA_2008 = Source(
    key="hpra-2008",
    title="Isotretinoin: the harmonised pregnancy prevention programme of 2003",
    publisher="HPRA",
    published="2008",
    where="hpra.ie",
    grade="P",
)
IRISH_BLOOD = Source(
    key="irish-blood",
    title="Deferral of blood donors",
    publisher="Irish blood service",
    grade="P",
)

# Programmes: the EU and elsewhere ---------------------------------------------------------------

EMA_2018 = Source(
    key="ema-2018",
    title="Review of retinoid-containing medicines",
    publisher="EMA",
    published="2018-03-22",
    where="ema.europa.eu, retinoid referral",
    grade="P",
)
CURACNE_CZ = Source(
    key="curacne-cz",
    title="Curacne, Czech product text after 2018",
    where="medicinous.com prg163202",
    grade="L",
)
FRENCH_SMPC = Source(
    key="french-smpc",
    title="Roaccutane, French summary of product characteristics",
    where="studylibfr 2856962",
    grade="L",
    checked=_NOVEMBER,
)
FRENCH_SMPC_COPY = Source(
    key="french-smpc-copy",
    title="French product text, contraindications",
    where="healthlinerx.org",
    grade="S",
)
EU_CONTRAINDICATIONS = Source(
    key="eu-contraindications",
    title="EU product texts, contraindications",
    where="linked.opendata.cz; my-personaltrainer.it",
    grade="L",
)
GERMAN_PAGES = Source(
    key="german-pages",
    title="German practice pages on isotretinoin",
    where="med2click.de; ellviva",
    grade="T",
    checked=_NOVEMBER,
)
EUROPEAN_S3_2016 = Source(
    key="european-s3-2016",
    title="European S3 guideline on acne, as reviews quote it",
    published="2016",
    where="dermatologyadvisor.com; readbyqxmd",
    grade="S",
)
GERMAN_REVIEW = Source(
    key="german-review",
    title="German review of oral isotretinoin",
    where="readbyqxmd 23515581",
    grade="S",
)
EUROGUIDERM_2026 = Source(
    key="euroguiderm-2026",
    title="EuroGuiDerm acne guideline (Nast et al., JEADV 2026;40:1162-1172)",
    published="2026",
    where="PMID 41847993; the citation only",
    grade="S",
)
MEDDISPAR = Source(
    key="meddispar",
    title="Isotrétinoïne: conditions de prescription et de délivrance",
    publisher="Meddispar",
    published="2021; 2023",
    where="meddispar.fr",
    grade="S",
)
PPP_PAPER = Source(
    key="ppp-paper-copy",
    title="The European programme as a paper tells it, copied from BMJ Open",
    where="hsp70inhibitor.com",
    grade="T",
    checked=_NOVEMBER,
)
HUS = Source(
    key="hus",
    title="Isotretinoin, advice for patients",
    publisher="HUS Helsinki University Hospital",
    grade="S",
)
DERMACOMPASS = Source(
    key="dermacompass",
    title="Isotretinoin, German drug page",
    publisher="dermacompass",
    where="dermacompass.net/de/drugs/isotretinoin6",
    grade="S",
    checked=_NOVEMBER,
)
SG_ORATANE = Source(
    key="sg-oratane",
    title="Oratane, Singapore",
    publisher="MIMS",
    grade="L",
    checked=_NOVEMBER,
)
HK_ORATANE = Source(
    key="hk-oratane",
    title="Oratane, Hong Kong",
    publisher="MIMS",
    grade="L",
)
NORWEGIAN_HANDBOOK = Source(
    key="norwegian-handbook",
    title="Norwegian handbook of dermatology, isotretinoin",
    where="vhls.no",
    grade="S",
)
ROCHE_CANADA = Source(
    key="roche-canada",
    title="Accutane, information of the maker for Canada",
    publisher="Roche",
    where="acneandu.ca",
    grade="S",
)
ONTARIO_FORMULARY = Source(
    key="ontario-formulary",
    title="Ontario drug benefit formulary, isotretinoin",
    publisher="Ontario",
    where="formulary.health.gov.on.ca, 00582344",
    grade="P",
)
POCKETPILLS = Source(
    key="pocketpills",
    title="Isotretinoin, Canadian online pharmacy",
    publisher="pocketpills",
    grade="T",
    checked=_NOVEMBER,
)
CANADIAN_LABEL = Source(
    key="canadian-label",
    title="Canadian product monograph of isotretinoin",
)
ACD_2018 = Source(
    key="acd-2018",
    title="Position of the Australasian College of Dermatologists on isotretinoin",
    published="2018",
    where="ajp.com.au",
    grade="S",
)
AU_CMI = Source(
    key="au-nz-cmi",
    title="Consumer medicine information, Oratane and Isotane",
    publisher="Australia and New Zealand",
    grade="L",
)
NZ_TESTS = Source(
    key="nz-monthly-tests",
    title="Monthly pregnancy tests in New Zealand, told of the country without a document",
    grade="T",
)
BMJ_OPEN_2025 = Source(
    key="bmj-open-2025",
    title="Isotretinoin prescriptions in New Zealand in 2023",
    publisher="BMJ Open",
    published="2025",
    grade="S",
)

HEALTH_CANADA_TEXT = Source(
    key="health-canada-accutane",
    title="ACCUTANE, information for consumers",
    publisher="Health Canada",
    where="dhpp (Health Canada), a copy",
    grade="L",
    checked=_NOVEMBER,
)
CLARUS_FAQ = Source(
    key="clarus-faq",
    title="CLARUS programme, frequent questions",
    where="clarusclearprogram.ca, FAQ",
    grade="S",
    checked=_NOVEMBER,
)
EPURIS_NEWS = Source(
    key="epuris",
    title="Epuris in Canada",
    publisher="pharmabiz",
    grade="S",
    checked=_NOVEMBER,
)
NZ_DATA_SHEET = Source(
    key="nz-oratane-data-sheet",
    title="Oratane, data sheet",
    publisher="Medsafe, New Zealand",
    published="revised 2022",
    where="rxreasoner.com/monographs/oratane/usage; healthify.nz",
    grade="L",
    checked=_NOVEMBER,
)
AU_ROACCUTANE = Source(
    key="au-roaccutane",
    title="Roaccutane, Australian product and consumer information",
    publisher="TGA",
    where="myhealthbox",
    grade="L",
    checked=_NOVEMBER,
)
AUSTRALIAN_PRESCRIBER = Source(
    key="australian-prescriber",
    title="Oral isotretinoin",
    publisher="Australian Prescriber",
    where="australianprescriber.tg.org.au",
    grade="S",
    checked=_NOVEMBER,
)
SG_HOSPITALS = Source(
    key="sg-hospital-leaflets",
    title="Isotretinoin, leaflets of hospitals in Singapore (SGH, SKH, KKH)",
    published="2017 to 2024",
    grade="S",
    checked=_NOVEMBER,
)
SWISS_FACHINFO_55972 = Source(
    key="swiss-fachinfo-55972",
    title="Isotretinoin, Fachinformation 55972, kinetics",
    where="ch.oddb.org",
    grade="L",
    checked=_NOVEMBER,
)
IE_SMPC = Source(
    key="ie-smpc-roaccutane",
    title="Roaccutane, Irish summary of product characteristics",
    where="medicines.ie",
    grade="L",
    checked=_NOVEMBER,
)

# Procedures on the skin -------------------------------------------------------------------------

EXPERT_PRACTICE = Source(
    key="procedures-expert",
    title="Practice of one expert, as cited",
    where="scite.ai",
    grade="T",
)

# Low-dose and intermittent regimens -------------------------------------------------------------

RADEMAKER_2014 = Source(
    key="rademaker-2014",
    title="Rademaker 2014, 5 mg/day, JEADV",
    where="weglot copy of pubmed 23617693",
    grade="P",
)
AMICHAI_2006 = Source(
    key="amichai-2006",
    title="Amichai 2006, low-dose isotretinoin, JAAD",
    where="pubmed 16546586",
    grade="P",
)
BIBLIOMED_180718 = Source(
    key="bibliomed-180718",
    title="20 mg/day for three months, abstract 180718",
    where="bibliomed",
    grade="S",
)
LEE_2011 = Source(
    key="lee-2011",
    title="Lee 2011, conventional, low and intermittent dose",
    where="tressless.com",
    grade="S",
)
GAGS_TRIAL = Source(
    key="gags-trial",
    title="Trial of three doses by acne score (GAGS), 107 patients",
    published="2013",
    where="scilit 73d0846a",
    grade="P",
)
AGARWAL_2011 = Source(
    key="agarwal-2011",
    title="Agarwal 2011, four doses over 16 weeks",
    where="pubmed 22016276; bioline",
    grade="P",
)
NIAZI_2015 = Source(
    key="niazi-2015",
    title="Niazi 2015, 20 mg daily or on alternate days",
    where="pakmedinet",
    grade="S",
)
DHAKED_2016 = Source(
    key="dhaked-2016",
    title="Dhaked 2016, 20 mg daily or on alternate days",
    where="pubmed 27730033",
    grade="P",
)
ADVBIORES_2014 = Source(
    key="advbiores-2014",
    title="Fixed 20 mg/day until 120 mg/kg",
    published="2014",
    where="advbiores.mui.ac.ir",
    grade="P",
)
GOULDEN_1997 = Source(
    key="goulden-1997",
    title="Goulden 1997, intermittent isotretinoin, BJD",
    where="biomaterialdatabase 9274635",
    grade="P",
)
KAYMAK_2006 = Source(
    key="kaymak-2006",
    title="Kaymak 2006, intermittent isotretinoin",
    where="zendy.io",
    grade="P",
)
AKMAN_2007 = Source(
    key="akman-2007",
    title="Akman 2007, intermittent and daily isotretinoin",
    where="pubmed 17710426",
    grade="P",
)
TERZI_2014 = Source(
    key="terzi-2014",
    title="Terzi 2014, intermittent isotretinoin",
    where="jtad.org",
    grade="P",
)
SADEGHZADEH_2021 = Source(
    key="sadeghzadeh-bazargan-2021",
    title="Sadeghzadeh-Bazargan 2021, review of low doses",
    where="pubmed.gov/33085149",
    grade="P",
)
COCHRANE_2018 = Source(
    key="cochrane-2018",
    title="Costa 2018, oral isotretinoin for acne",
    publisher="Cochrane",
    where="PMC6383843",
    grade="P",
)
TFP_2016 = Source(
    key="tfp-2016",
    title="Review of low-dose isotretinoin",
    publisher="TFP/PCR",
    published="2016",
    where="mypcr.ca",
    grade="S",
)

# Laboratory monitoring --------------------------------------------------------------------------

LEE_2016 = Source(
    key="lee-2016",
    title="Lee et al., 152:35–44 (systematic review of 26 studies)",
    publisher="JAMA Dermatology",
    published="2016",
    where="jamanetwork 2471551; pubmed 26630323",
    grade="P",
)
XIA_2022 = Source(
    key="xia-2022",
    title="Xia et al., 158:942–948 (Delphi consensus of 22 experts)",
    publisher="JAMA Dermatology",
    published="2022",
    where="scholarlyworks.lvhn.org/medicine/5645; edhub.ama-assn.org module 2793099 (abstracts)",
    grade="P",
)
LANDIS_2020 = Source(
    key="landis-2020",
    title="Landis et al. (review)",
    publisher="Am J Clin Dermatol",
    published="2020",
    where="springer 10.1007/s40257-020-00508-0 (abstract)",
    grade="P",
)
BARBIERI_2020 = Source(
    key="barbieri-2020",
    title="Barbieri et al. (Optum, n = 1,863)",
    publisher="J Am Acad Dermatol",
    published="2020",
    where="jaad.org S0190-9622(19)30989-2",
    grade="P",
)
OPEL_2017 = Source(
    key="opel-2017",
    title="Opel et al., 177:960 (review of 125 papers)",
    publisher="Br J Dermatol",
    published="2017",
    where="pubmed 27893168",
    grade="P",
)
WEBSTER_2017 = Source(
    key="webster-2017",
    title="Webster et al. (n = 246)",
    publisher="Dermatology Online Journal",
    published="2017",
    where="jdc.jefferson.edu/dcbfp/77",
    grade="P",
)
DONGGUK_2023 = Source(
    key="dongguk-2023",
    title="Dongguk cohort",
    published="2023",
    where="pubmed.gov/37123305",
    grade="P",
)
QASSIM_2021 = Source(
    key="qassim-2021",
    title="Qassim cohort (n = 407)",
    published="2021",
    where="PMC8608037",
    grade="P",
    checked=_NOVEMBER,
)
NSC_SINGAPORE = Source(
    key="nsc-singapore",
    title="National Skin Centre, Singapore (n = 2,255)",
    where="pubmed 22390469",
    grade="P",
)
MIMS_HK_ACNOTIN = Source(
    key="mims-hk-acnotin",
    title="Acnotin, prescribing information",
    publisher="MIMS Hong Kong",
    where="MIMS HK",
    grade="L",
    checked=_NOVEMBER,
)
BPAC_2013 = Source(
    key="bpac-2013",
    title="Isotretinoin: audit report",
    publisher="bpac NZ",
    published="June 2013",
    where="bpac.org.nz/Report/2013/June/isotretinoin.aspx",
    grade="P",
)
UK_NURSING_TEXT = Source(
    key="uk-nursing-text",
    title="Monitoring of isotretinoin, a UK nursing text",
    where="skin-disease-care.com/249monitoring.php",
    grade="T",
    checked=_NOVEMBER,
)
BAD_2010 = Source(
    key="bad-2010",
    title="Goodfield et al., 162:1172",
    publisher="British Association of Dermatologists",
    published="2010",
    where="not read",
    grade="P",
)
AUSTRALIAN_SURVEY = Source(
    key="australian-survey-2022",
    title="Practice survey, Australia (118 of 654 answered)",
    published="2022",
    where="dermcollabstracts.com",
    grade="S",
)
VANDERBILT_HANDBOOK = Source(
    key="vanderbilt-hypertriglyceridemia",
    title="Severe hypertriglyceridemia",
    publisher="Vanderbilt internal medicine handbook",
    where="docs/endocrinology/severe-hypertriglyceridemia.md",
    grade="S",
)
SAYAR_2021 = Source(
    key="sayar-2021",
    title="Sayar et al. (n = 154)",
    published="2021",
    grade="P",
)
CK_COHORT_410 = Source(
    key="ck-cohort-410",
    title="Cohort with creatine kinase (n = 410)",
    where="ouci.dntb.gov.ua",
    grade="P",
)
TANGSCLINICAL = Source(
    key="tangsclinical",
    title="Rhabdomyolysis",
    where="tangsclinical.com",
    grade="T",
)
US_PRACTICE = Source(
    key="us-practice",
    title="Traditional practice; no primary source was found",
    grade="T",
)
EMTENANI_2024 = Source(
    key="emtenani-2024",
    title="Emtenani et al., 63(12):1740–1747 (79,012 matched pairs)",
    publisher="Int J Dermatol",
    published="2024",
    where="PMID 38702860 (abstract)",
    grade="P",
    checked=_NOVEMBER,
)
JAAD_2019 = Source(
    key="jaad-2019-transaminases",
    title="Transaminases under isotretinoin (903 patients), as summarised",
    publisher="J Am Acad Dermatol",
    published="2019",
    where="dermatica.blogspot, 2019-01",
    grade="S",
    checked=_NOVEMBER,
)
ZANE_2006 = Source(
    key="zane-2006",
    title="Zane 2006 (13,772 patients)",
    publisher="HealthDay",
    published="2006",
    grade="S",
    checked=_NOVEMBER,
)
BERSHAD_1985 = Source(
    key="bershad-1985",
    title="Bershad 1985, 313:981 (60 patients, 20 weeks)",
    publisher="N Engl J Med",
    published="1985",
    where="abstract",
    grade="P",
    checked=_NOVEMBER,
)
XIA_2022_REPORT = Source(
    key="xia-2022-report",
    title="Report of the Delphi consensus of 2022",
    publisher="Physician's Weekly",
    published="2022-06-29",
    where="physiciansweekly.com",
    grade="S",
    checked=_NOVEMBER,
)
CTCAE_4 = Source(
    key="ctcae-4.0",
    title="Common Terminology Criteria for Adverse Events 4.03",
    publisher="National Cancer Institute",
    where="pharmaverse/admiral, data-raw/adlb_grading/ncictcaev4{,_uscv}.json, commit 6eb5125a "
    "(2026-07-14), a verbatim copy",
    grade="L",
    checked=_NOVEMBER,
)
CTCAE_5 = Source(
    key="ctcae-5.0",
    title="Common Terminology Criteria for Adverse Events 5.0",
    publisher="National Cancer Institute",
    published="2017-11-27",
    where="pharmaverse/admiral, data-raw/adlb_grading/ncictcaev5{,_uscv}.json, commit 6eb5125a "
    "(2026-07-14), a verbatim copy",
    grade="L",
    checked=_NOVEMBER,
)
CTCAE_6 = Source(
    key="ctcae-6.0",
    title="Common Terminology Criteria for Adverse Events 6.0",
    publisher="National Cancer Institute",
    published="2025",
    where="pharmaverse/admiral, data-raw/adlb_grading/ncictcaev6{,_uscv}.json, commit 6eb5125a "
    "(2026-07-14), a verbatim copy",
    grade="L",
    checked=_NOVEMBER,
)
ADMIRAL = Source(
    key="admiral",
    title="admiral: tests/testthat/test-derive_var_atoxgr.R, lines 2848–2897",
    publisher="pharmaverse",
    where="github.com/pharmaverse/admiral, commit 6eb5125a",
    grade="S",
)
SYNTHEA = Source(
    key="synthea-basic-labs",
    title="Synthea, hospital_basic_labs.json: panels with their codes, displays and units",
    publisher="synthetichealth",
    where="github.com/synthetichealth/synthea, commit 08525937",
    grade="S",
    checked=_NOVEMBER,
)
LAB_PANELS = Source(
    key="lab-panel-conventions",
    title="US laboratory conventions of panels",
    where="corpuscle22/MySkillPersonal, clinical-group-builder/references/lab_panel_conventions.md",
    grade="S",
    checked=_NOVEMBER,
)
ADOLESCENT_RANGES = Source(
    key="pmc3973528",
    title="Reference intervals of an African cohort, adolescents of 13 to 17 years",
    where="PMC3973528",
    grade="P",
    checked=_NOVEMBER,
)
CLD_RANGES = Source(
    key="cld-a3",
    title="Reference values, textbook appendix A-3",
    publisher="CLD",
    where="cld.bz",
    grade="S",
    checked=_NOVEMBER,
)
LIPID_PANEL_CATALOGUE = Source(
    key="lippr",
    title="Lipid panel, test code LIPPR",
    publisher="Huntsville Hospital Laboratory",
    where="https://hhlab.testcatalog.org/show/LIPPR-1",
    grade="S",
)
HEPATIC_PANEL_CATALOGUE = Source(
    key="labcorp-322755",
    title="Hepatic function panel (7), test 322755",
    publisher="Labcorp",
    where="https://labcorp.com/tests/322755",
    grade="S",
)
METABOLIC_PANEL_CATALOGUE = Source(
    key="arup-0020408",
    title="Comprehensive metabolic panel, test 0020408",
    publisher="ARUP Laboratories",
    where="https://ltd.aruplab.com/Tests/Pub/0020408",
    grade="S",
)

# Cited by several places ------------------------------------------------------------------------

BNF = Source(
    key="bnf",
    title="British National Formulary, isotretinoin",
    where="issuhub BNF page",
    grade="S",
    checked=_NOVEMBER,
)
BRAZIL_2020 = Source(
    key="brazil-2020",
    title="Brazilian consensus on oral isotretinoin",
    published="2020",
    where="scielo; PMC7772596",
    grade="S",
    checked=_NOVEMBER,
)
HEALTHIFY = Source(
    key="healthify-nz",
    title="Isotretinoin, public advice",
    publisher="Healthify New Zealand",
    where="healthify.nz",
    grade="S",
    checked=_NOVEMBER,
)
HSA_ROACCUTANE = Source(
    key="hsa-roaccutane",
    title="Roaccutane, product information",
    publisher="HSA Singapore",
    where="trial.medpath.com",
    grade="L",
)
MHRA_2026 = Source(
    key="mhra-2026",
    title="Isotretinoin: changes to prescribing guidance and additional risk minimisation measures",
    publisher="MHRA",
    published="January 2026",
    where="gov.uk/drug-safety-update",
    grade="P",
    checked=_NOVEMBER,
)
MSD_MANUAL = Source(
    key="msd-manual-2024",
    title="Acne vulgaris",
    publisher="MSD Manual",
    published="2024-03",
    where="msdmanuals.com",
    grade="S",
)
NICE_NG198 = Source(
    key="nice-ng198",
    title="Acne vulgaris: management (NG198)",
    publisher="NICE",
    published="2021-06-25, last changed 2023-12-07",
    where="nice.org.uk/guidance/ng198; guidelines.co.uk 456130",
    grade="P",
    checked=_NOVEMBER,
)
SPRING_2017 = Source(
    key="spring-2017",
    title="Spring 2017, JAMA Dermatology 153:802, procedures under isotretinoin",
    where="stanfordhealthcare 487487; medicalxpress",
    grade="S",
)
SWISS_FACHINFO = Source(
    key="swiss-fachinfo-56117",
    title="Isotretinoin, Fachinformation 56117",
    publisher="Sandoz",
    where="ch.oddb.org",
    grade="L",
)
WALDMAN_2017 = Source(
    key="waldman-2017",
    title="Waldman 2017, Dermatol Surg 43:1249, ASDS consensus on procedures",
    where="the-hospitalist.org; ovid",
    grade="S",
)

# Of its own ---------------------------------------------------------------------------------------

OWN_CONVENTION = Source(
    key="own-convention",
    title="A convention of this library, without a source",
)
