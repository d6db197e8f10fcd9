"""Every document that a rule is cited to, once.

`where` is the place at which the document, or a copy of it, was read. Grades: P primary text, L a
third party's copy of a label, S a secondary account, T a tertiary page, which establishes no rule
by itself.
"""

from typing import Final

from isotretinoin.evidence import Source

__all__ = ["ALL"]

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
)
ABSORICA_PI_2015 = Source(
    key="absorica-pi-2015",
    title="ABSORICA prescribing information, section 4",
    published="2015",
    where="webhealthnetwork copy of RxList",
    grade="L",
)
ABSORICA_PI_2017 = Source(
    key="absorica-pi-2017",
    title="ABSORICA prescribing information, clinical pharmacology",
    published="2017",
    where="rxlist.com/absorica-drug/clinical-pharmacology.htm",
    grade="L",
)
ABSORICA_PATIENT_LABEL = Source(
    key="absorica-pi-17",
    title="ABSORICA prescribing information, section 17",
    where="pharmacyhq copy",
    grade="L",
)
MYORISAN_LABEL = Source(
    key="myorisan-label",
    title="Myorisan label, Dosage and Administration",
    published="updated 2022-12-19",
    where="drugs.com/dosage/myorisan.html; globalrph.com/rx-list/myorisan-drug",
    grade="L",
)
MYORISAN_DESCRIPTION = Source(
    key="myorisan-description",
    title="Myorisan label, Description",
    where="realvalueproducts.com; themedidex.com",
    grade="L",
)
ZENATANE_LABEL = Source(
    key="zenatane-label",
    title="Zenatane label, Dosage and Administration",
    published="2023-05-08",
    where="drugs.com/dosage/zenatane.html",
    grade="L",
)
CLARAVIS_LABEL = Source(
    key="claravis-label",
    title="Claravis label, Dosage and Administration",
    where="themeditary.com/dosage-information/claravis-dosage-2028.html",
    grade="L",
)
CLARAVIS_DAILYMED = Source(
    key="claravis-dailymed",
    title="Claravis label, boxed warning",
    publisher="DailyMed",
    where="https://dailymed.nlm.nih.gov/dailymed/fda/fdaDrugXsl.cfm"
    "?setid=a31fd109-d0fd-4ab9-ba98-a3d64333c18d",
    grade="L",
)
CLARAVIS_INTERACTIONS = Source(
    key="claravis-interactions",
    title="Claravis label, drug interactions",
    where="pharmacygps.com/drug/prescription-drug/0555-1057",
    grade="L",
)
CLARAVIS_STRENGTHS = Source(
    key="claravis-strengths",
    title="Claravis, strengths and excipients",
    publisher="themedidex",
    where="themedidex.com/drugs/claravis",
    grade="S",
)
AMNESTEEM_LABEL = Source(
    key="amnesteem-label",
    title="Amnesteem label, indications and dosage",
    where="druglib.com/druginfo/amnesteem/indications_dosage/",
    grade="L",
)
SOTRET_LABEL = Source(
    key="sotret-label",
    title="Sotret label, indications and dosage",
    where="druglib.com/druginfo/sotret/indications_dosage/",
    grade="L",
)
SOTRET_PATIENT_LABEL = Source(
    key="sotret-patient-label",
    title="Sotret label, requirements of patients",
    published="text before December 2007",
    where="medlibrary.org/lib/rx/meds/sotret/page/5/",
    grade="L",
)
SOTRET_WARNINGS = Source(
    key="sotret-warnings",
    title="Sotret label, warnings",
    where="rxlist copy",
    grade="L",
)
SOTRET_STRENGTHS = Source(
    key="sotret-strengths",
    title="Sotret, strengths and excipients",
    publisher="themedidex",
    where="themedidex.com/drugs/sotret",
    grade="S",
)
ACCUTANE_LABEL = Source(
    key="accutane-label",
    title="Accutane label, drug interactions",
    where="druglib.com/druginfo/accutane/interactions_overdosage_contraindications/",
    grade="L",
)
ACCUTANE_2000 = Source(
    key="accutane-2000",
    title="Accutane prescribing information",
    published="in effect June 2000",
    where="carloanibaldi.com/therapy/listingdrugs/drugs/Isotretinoin.HTM",
    grade="L",
)
ACCUTANE_JG_SPL = Source(
    key="accutane-jg-spl",
    title="Isotretinoin Capsules USP (sold as ACCUTANE), header of the structured label",
    publisher="JG Pharma",
    published="2026-01-30, version 3",
    where="nctr-crs.fda.gov/fdalabel; prescriberpoint.com/therapies/accutane-5b524a5",
    grade="L",
)
ACCUTANE_STRENGTHS = Source(
    key="accutane-strengths",
    title="Accutane, capsule strengths",
    where="healthyol.com; medicscientist.com",
    grade="T",
)
ISOTRETINOIN_LABEL = Source(
    key="isotretinoin-label-2024",
    title="Isotretinoin capsules label, as quoted by openFDA",
    published="in effect 2024-06-26",
    where="a public repository's verbatim copy of openFDA",
    grade="L",
)
CONTRAINDICATIONS_COPIES = Source(
    key="pill2trip",
    title="Claravis, Zenatane and Accutane, contraindications",
    where="pill2trip pages",
    grade="L",
)
NURSING_COPY = Source(
    key="drugstip",
    title="Isotretinoin label, nursing mothers",
    where="drugstip.com",
    grade="L",
)
ZENATANE_30 = Source(
    key="zenatane-30",
    title="Zenatane 30 mg, NDC 55111-113",
    where="pharmacygps.com",
    grade="L",
)

# US authorities, monographs, society and consumer texts -------------------------------------------

FDA_REMS_2026 = Source(
    key="fda-rems-2026",
    title="Approved REMS: iPLEDGE, product table",
    publisher="FDA",
    published="last update 2026-02-09",
    where="fda.report/applications/075945/24051",
    grade="P",
)
FDA_QA = Source(
    key="fda-ipledge-qa",
    title="Questions and answers on the iPLEDGE REMS",
    publisher="FDA",
    where="fda.gov, questions-and-answers-ipledge-rems",
    grade="P",
)
PRESCRIBER_GUIDE = Source(
    key="ipledge-prescriber-guide-2023",
    title="iPLEDGE Prescriber Guide",
    published="March 2023",
    where="scribd 818612761",
    grade="P",
)
MEDSCAPE = Source(
    key="medscape",
    title="Isotretinoin: strengths and dosing",
    publisher="Medscape",
    where="reference.medscape.com/drug/absorica-ld-amnesteem-isotretinoin-343544",
    grade="S",
)
MPR_LAUNCH = Source(
    key="mpr-absorica-ld",
    title="Lower-dose isotretinoin formulation available",
    publisher="MPR",
    where="dermatologyadvisor.com",
    grade="S",
)
MPR_MONOGRAPHS = Source(
    key="mpr-monographs",
    title="Claravis and Absorica monographs",
    publisher="MPR",
    where="butalbitalapap.org/index-1522.html; butalbitalapap.org/index-160.html",
    grade="S",
)
EPOCRATES_FORMULATIONS = Source(
    key="epocrates-formulations",
    title="Isotretinoin formulations",
    publisher="epocrates",
    grade="S",
)
ABSORICA_SITE = Source(
    key="absorica-site",
    title="Taking ABSORICA",
    published="older page",
    where="absorica.com/taking-absorica.php",
    grade="S",
)
ABSORICA_LD_SITE = Source(
    key="absorica-ld-site",
    title="ABSORICA LD and iPLEDGE",
    where="absoricald.com/ipledge/",
    grade="S",
)
ABSORICA_LD_FAQ = Source(
    key="absorica-ld-faq",
    title="ABSORICA LD, frequent questions",
    where="absoricald.com/faq/",
    grade="S",
)
MULTUM = Source(
    key="multum",
    title="Isotretinoin consumer information",
    publisher="Multum",
    where="101ehealth.com",
    grade="S",
)
CONSUMER_MISSED_DOSE = Source(
    key="consumer-missed-dose",
    title="Isotretinoin consumer pages on a missed dose",
    where="101ehealth.com; kids.emedtv.com",
    grade="T",
)
TAJONCOLOGY = Source(
    key="tajoncology",
    title="Myorisan brochure",
    where="tajoncology",
    grade="S",
)

AWAY_WITH_ACNE = Source(
    key="away-with-acne",
    title="iPLEDGE page and transcript",
    publisher="awaywithacne",
    where="awaywithacne.com/page28/isotretinoin/ipledge/index.html",
    grade="S",
)
CONSUMER_BLOOD = Source(
    key="consumer-blood-donation",
    title="Consumer pages on blood donation",
    where="a public repository's copy",
    grade="T",
)

ABSORICA_LD_CANADA = Source(
    key="absorica-ld-canada",
    title="ABSORICA LD for health professionals in Canada",
    where="absoricald.ca/en/hcp",
    grade="S",
)
GAINWELL_OHIO = Source(
    key="gainwell-ohio",
    title="Oral acne products, criteria of a payer",
    publisher="Gainwell, Ohio",
    where="gainwell-ohio/spbm, docs/UPDL/Derma/oral_acne_products.md",
    grade="S",
)
WESTERN_HEALTH = Source(
    key="western-health",
    title="Isotretinoin, criteria of a payer",
    where="westernhealth.com",
    grade="S",
)
MUSSENHEALTH = Source(
    key="mussenhealth",
    title="Isotretinoin and lipids",
    where="mussenhealth.us",
    grade="T",
)
LABEL_QUOTED = Source(
    key="label-quoted",
    title="Isotretinoin label as quoted by a tertiary page",
    where="droracle 232019",
    grade="T",
)
LABEL_LIVER = Source(
    key="label-liver",
    title="Isotretinoin and liver enzymes, tertiary page",
    where="a public repository's copy",
    grade="T",
)
KARGER_LABS = Source(
    key="karger-labs",
    title="Laboratory monitoring of isotretinoin, abstract (Dermatology 204/3/232)",
    where="karger.com, drm 204/3/232",
    grade="S",
)

# Codes ------------------------------------------------------------------------------------------

PHARMACOLIBRARY = Source(
    key="pharmacolibrary",
    title="ATC codes in Pharmacolibrary and the VAC4EU code list",
    grade="S",
)
WIKIPEDIA_ATC = Source(
    key="wikipedia-atc",
    title="ATC code D10",
    publisher="Wikipedia",
    where="copies of the article",
    grade="T",
)

# The United Kingdom -----------------------------------------------------------------------------

UK_PRODUCT_INFORMATION = Source(
    key="uk-product-information",
    title="UK product information for isotretinoin capsules",
)

# Guidelines and consensus -----------------------------------------------------------------------

BRUSSELS_1995 = Source(
    key="brussels-1995",
    title="Brussels consensus of 1995 on oral isotretinoin (Cunliffe et al., Dermatology 1997)",
    where="discovery.researcher.life/article/oral-isotretinoin-treatment-policy-do-we-all-agree",
    grade="S",
)
EU_SMPC = Source(
    key="eu-smpc",
    title="EU summary of product characteristics (Aknenormin and others), section 4.2",
    where="info.diagnosia.com; medicinous.com",
    grade="L",
)

#: Every source, in the order of this file.
ALL: Final[tuple[Source, ...]] = tuple(
    value for value in tuple(globals().values()) if isinstance(value, Source)
)
