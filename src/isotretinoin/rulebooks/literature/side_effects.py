"""Side effects: how frequent, what is done about them, and which products the skin does not bear.

Very common is at least 1 in 10, common 1 in 100 to less than 1 in 10, rare 1 in 10,000 to less than
1 in 1,000, very rare less than that.
"""

from isotretinoin.dates import Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.findings import Between, Share
from isotretinoin.quantities import mg_per_kg_day
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.literature import laboratory_studies
from isotretinoin.rules.results import Limit

# Frequencies --------------------------------------------------------------------------------------

SKIN = Rule(
    key="side_effects.skin",
    text="Cheilitis, dry skin, dermatitis, exfoliation, pruritus, erythematous rash and skin "
    "fragility are very common.",
    value="very common",
    cites=(Citation(sources.CMDH_2010),),
    basis="regulator",
)
CHEILITIS = Rule(
    key="side_effects.cheilitis",
    text="Nearly all patients on any dose have cheilitis; its absence suggests that nothing is "
    "absorbed.",
    value="nearly all",
    cites=(Citation(sources.CHEILITIS, quote="nearly all patients taking any dose"),),
    basis="convention",
)
EYES_AND_BLOOD = Rule(
    key="side_effects.eyes_and_blood",
    text="Blepharitis, conjunctivitis, dry and irritated eyes, anaemia, a raised sedimentation "
    "rate and changed platelets are very common.",
    value="very common",
    cites=(Citation(sources.SWISS_FACHINFO),),
    basis="label",
)
HEADACHE = Rule(
    key="side_effects.headache",
    text="Headache and neutropenia are common.",
    value="common",
    cites=(Citation(sources.SWISS_FACHINFO),),
    basis="label",
)
NOSE = Rule(
    key="side_effects.nose",
    text="Nosebleeds, a dry nose and nasopharyngitis are common.",
    value="common",
    cites=(Citation(sources.GERMAN_PAGES, "ellviva"), Citation(sources.CMDH_2010)),
    basis="regulator",
    note="read on a German page that repeats the label's classes; US adverse reactions of 5% and more "
    "have nosebleeds",
    tag="READ-2nd",
    verified=False,
)
FURTHER_CLASSES = Rule(
    key="side_effects.further_classes",
    text="Very common as well: raised transaminases and triglycerides, lowered HDL, changed platelets, "
    "arthralgia, myalgia and back pain. Common as well: raised cholesterol and glucose, blood or "
    "protein in the urine.",
    value="very common and common",
    cites=(Citation(sources.GERMAN_PAGES, "ellviva"),),
    basis="label",
    note="read on a German page that repeats the label's classes; it agrees with the part of the Swiss "
    "text that was read",
    tag="READ-2nd",
    verified=False,
)
RARE = Rule(
    key="side_effects.rare",
    text="Depression is rare; psychosis, suicide, contact-lens intolerance, poor night vision, "
    "photosensitivity and acne fulminans are very rare.",
    value="rare and very rare",
    cites=(Citation(sources.SWISS_FACHINFO), Citation(sources.CMDH_2010)),
    basis="label",
)
MUSCLES = Rule(
    key="side_effects.muscles",
    text="Muscle complaints or a raised creatine kinase occur in 16–51%, by one study.",
    value=Between(Share(16), Share(51)),
    cites=(Citation(sources.LANDAU_2001),),
    basis="trial",
    alternatives=(
        Rule(
            key="side_effects.muscles.textbook",
            text="A textbook has myalgia in 14%.",
            value=Share(14),
            cites=(Citation(sources.TEXTBOOK_UQU),),
            basis="convention",
        ),
        laboratory_studies.CK_ROUTINE.told_as(Share("5.6"), key="side_effects.muscles.cohort"),
    ),
)
HAIR = Rule(
    key="side_effects.hair",
    text="Hair thins in fewer than 10%, by a textbook.",
    value=Share(10),
    cites=(Citation(sources.TEXTBOOK_UQU),),
    basis="convention",
    alternatives=(
        Rule(
            key="side_effects.hair.trial",
            text="In a trial at 0.5 mg/kg/day hair thinned in 33.2%.",
            value=Share("33.2"),
            cites=(Citation(sources.FAGHIHI_2017),),
            basis="trial",
        ),
    ),
)
MOOD = Rule(
    key="side_effects.mood",
    text="In 25 studies with 1,625,891 people suicide, attempts, ideation and self-harm were each "
    "below 0.5% in a year, and depression 3.83%; attempts after two years were not more frequent "
    "than otherwise (0.92, 0.84–1.00).",
    value=Share("3.83"),
    cites=(Citation(sources.TAN_2024),),
    basis="trial",
    note="the United Kingdom requires screening all the same",
)

# Management ---------------------------------------------------------------------------------------

OMEGA_3 = Rule(
    key="side_effects.management.omega_3",
    text="Omega-3, 1 g a day for 16 weeks: dry lips in 14 against 26%, nose 0 against 11%, skin 2 "
    "against 11%.",
    value=(Share(14), Share(26)),
    cites=(Citation(sources.OMEGA_3),),
    basis="trial",
)
DESLORATADINE = Rule(
    key="side_effects.management.desloratadine",
    text="Desloratadine 5 mg a day for 12 weeks: inflammatory lesions fell by 55.8 against 22.9%.",
    value=(Share("55.8"), Share("22.9")),
    cites=(Citation(sources.DESLORATADINE),),
    basis="trial",
    tag="READ-2nd",
    verified=False,
)
EMOLLIENTS = Rule(
    key="side_effects.management.emollients",
    text="Moisturiser twice a day, artificial tears and petrolatum are advised.",
    value="moisturiser, artificial tears, petrolatum",
    cites=(Citation(sources.LIFESTYLE_PAGES),),
    basis="convention",
    tag="READ-2nd",
    verified=False,
)
CONTACT_LENSES = Rule(
    key="side_effects.management.contact_lenses",
    text="Contact lenses may have to give way to glasses.",
    value="glasses",
    cites=(Citation(sources.MIMS_ORATANE),),
    basis="label",
)
SUN = Rule(
    key="side_effects.management.sun",
    text="Sun protection of SPF 30 or more is advised; a cohort of 359 had no more adverse events "
    "in sunny months (28.3 against 39.2%) with the dose halved in summer.",
    value="SPF 30 or more",
    cites=(Citation(sources.SUN_COHORT),),
    basis="trial",
    alternatives=(
        Rule(
            key="side_effects.management.sun.product_text",
            text="Product information asks for at least SPF 15.",
            value="SPF 15 or more",
            cites=(Citation(sources.SUBSTANCE_PAGE),),
            basis="label",
        ),
    ),
)
EXERCISE = Rule(
    key="side_effects.management.exercise",
    text="Creatine kinase rises with vigorous exercise: ask about exercise, and measure it only "
    "with symptoms.",
    value="ask about exercise",
    cites=(Citation(sources.LANDAU_2001),),
    basis="trial",
)
ALCOHOL = Rule(
    key="side_effects.management.alcohol",
    text="UK pages say at most 14 units of alcohol a week, others none; no primary number was "
    "found.",
    value=Limit(14, "units a week"),
    cites=(Citation(sources.LIFESTYLE_PAGES),),
    basis="convention",
    tag="READ-2nd",
    verified=False,
)
FLARE = Rule(
    key="side_effects.management.flare",
    text="A flare of acne is worst around weeks 3 to 4.",
    value=Between(Weeks(3), Weeks(4)),
    cites=(Citation(sources.HEALTHIFY),),
    basis="convention",
    alternatives=(
        Rule(
            key="side_effects.management.flare.two_months",
            text="Another text: it may occur up to 2 months, mostly in nodulocystic acne.",
            value=Months(2),
            cites=(Citation(sources.AUSTRALIAN_DOCTOR),),
            basis="convention",
        ),
    ),
)
FULMINANS = Rule(
    key="side_effects.management.fulminans",
    text="Acne fulminans: prednisone alone first, 0.5 to 1 mg/kg/day, at least 4 weeks with "
    "systemic symptoms and 2 weeks without; then isotretinoin, low and slowly rising.",
    value=Between(mg_per_kg_day("0.5"), mg_per_kg_day(1)),
    cites=(Citation(sources.GREYWAL_2017),),
    basis="consensus",
    alternatives=(
        Rule(
            key="side_effects.management.fulminans.together",
            text="A series of 26 gave isotretinoin 0.5 mg/kg/day and prednisolone 30 mg a day "
            "together; 65% were better by more than half in a month.",
            value=mg_per_kg_day("0.5"),
            cites=(Citation(sources.BASEL_FULMINANS),),
            basis="trial",
        ),
    ),
)

# What the skin does not bear: active ingredients --------------------------------------------------

RETINOIDS = Rule(
    key="side_effects.topical.retinoids",
    text="Tretinoin, exfoliants and drying topical products are stopped; one page adds: within a "
    "month of starting.",
    value=("tretinoin", "exfoliants", "drying topicals"),
    cites=(Citation(sources.ABOUT_ACNE_CARE),),
    basis="convention",
    tag="READ-2nd",
    verified=False,
)
KERATOLYTICS = Rule(
    key="side_effects.topical.keratolytics",
    text="No topical keratolytics at the same time: the skin may be irritated more.",
    value=("keratolytics",),
    cites=(Citation(sources.MIMS_INDIA), Citation(sources.MEDIKAMIO)),
    basis="label",
    alternatives=(
        Rule(
            key="side_effects.topical.keratolytics.smpc",
            text="Product information: topical keratolytic or exfoliative treatments of acne are "
            "avoided at the same time, as irritation may increase.",
            value=("keratolytics", "exfoliants"),
            cites=(Citation(sources.SUBSTANCE_PAGE),),
            basis="label",
        ),
    ),
)
FORUM_TOPICALS = Rule(
    key="side_effects.topical.forums",
    text="Benzoyl peroxide, salicylic acid and topical retinoids are paused, by forum pages.",
    value=("benzoyl peroxide", "salicylic acid", "topical retinoids"),
    cites=(Citation(sources.TOPICAL_FORUMS),),
    basis="convention",
    tag="READ-2nd",
    verified=False,
)
VITAMIN_C = Rule(
    key="side_effects.topical.vitamin_c",
    text="Topical vitamin C is paused by convention: no source was found at all.",
    value=("vitamin C",),
    cites=(Citation(sources.TOPICAL_FORUMS),),
    basis="convention",
    note="no source says when any topical product may be used again after the course",
    tag="MEMORY",
    verified=False,
)
TOPICALS = (RETINOIDS, KERATOLYTICS, FORUM_TOPICALS, VITAMIN_C)
FREQUENCIES = (
    SKIN,
    CHEILITIS,
    EYES_AND_BLOOD,
    HEADACHE,
    NOSE,
    FURTHER_CLASSES,
    RARE,
    MUSCLES,
    HAIR,
    MOOD,
)
MANAGEMENT = (
    OMEGA_3,
    DESLORATADINE,
    EMOLLIENTS,
    CONTACT_LENSES,
    SUN,
    EXERCISE,
    ALCOHOL,
    FLARE,
    FULMINANS,
)
