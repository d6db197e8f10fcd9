"""Product texts, the checklist for pharmacists and local texts of the United Kingdom."""

from isotretinoin.dates import Days, Months
from isotretinoin.evidence import Citation, Rule
from isotretinoin.quantities import mg
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.gb.mhra import PRESCRIBERS
from isotretinoin.rulebooks.literature.procedures import NORWAY, PAPERS
from isotretinoin.rules.dispensing import DispensingRules, PrescriptionWindowRule
from isotretinoin.rules.programme import CategoryRule

_CHECKLIST = Citation(sources.GB_PHARMACIST_CHECKLIST)

# Product texts ------------------------------------------------------------------------------------

STRENGTHS = Rule(
    key="products.uk_isotretinoin.strengths",
    text="UK isotretinoin comes in capsules of 5, 10, 20 and 40 mg.",
    value=(mg(5), mg(10), mg(20), mg(40)),
    cites=(Citation(sources.UKPAR_40), Citation(sources.UK_LEAFLET_20_MG)),
    basis="label",
    alternatives=(
        Rule(
            key="products.uk_isotretinoin.formulary_strengths",
            text="A local formulary lists capsules of 5, 10 and 20 mg.",
            value=(mg(5), mg(10), mg(20)),
            cites=(Citation(sources.LANCASHIRE),),
            basis="convention",
        ),
    ),
)
ELIMINATION = Rule(
    key="gb.mhra.elimination",
    text="After stopping, the risk in pregnancy lasts until the drug is eliminated, within one month "
    "after the end of treatment.",
    value=Months(1),
    cites=(
        Citation(sources.UK_SMPC_2019, quote="within one month following the end of treatment"),
    ),
    basis="label",
)
WAX_EPILATION = Rule(
    key="procedures.gb.wax_epilation",
    text="No wax epilation for at least 6 months after treatment.",
    value=Months(6),
    cites=(Citation(sources.MIMS_INDIA), Citation(sources.ORATANE_DEALER)),
    basis="label",
    alternatives=(NORWAY,),
)
RESURFACING = Rule(
    key="procedures.gb.resurfacing",
    text="No dermabrasion, laser or peel for 5 to 6 months after treatment.",
    value=Months(6),
    cites=(Citation(sources.SUBSTANCE_PAGE), Citation(sources.ORATANE_DEALER)),
    basis="label",
    interpretation="'5-6 months': the longer is applied",
    alternatives=(NORWAY, *PAPERS),
)

KERNOW = Rule(
    key="gb.mhra.tests.kernow",
    text="A local referral form asks for full blood count, urea and electrolytes, LFTs and fasting lipids "
    "before the start.",
    value="before",
    cites=(Citation(sources.KERNOW),),
    basis="guideline",
)

# The checklist for pharmacists --------------------------------------------------------------------

CATEGORIES = Rule(
    key="gb.mhra.categories",
    text="A patient with a uterus and at least one ovary counts as of childbearing potential, unless "
    "sterilised, or post-menopausal as confirmed by a health professional.",
    value=CategoryRule(
        able="of childbearing potential",
        unable="not of childbearing potential",
        organs="either",
        sterilised="unable",
        before_menarche="able",
    ),
    cites=(_CHECKLIST,),
    basis="programme",
    interpretation="the definition makes no exception for the time before the first "
    "menstruation, so these patients count as able",
)

# Supply -------------------------------------------------------------------------------------------

DISPENSING = DispensingRules(
    supply_for="patients who can become pregnant",
    supply=Rule(
        key="gb.mhra.supply",
        text="Up to 30 days are supplied on one prescription.",
        value=Days(30),
        cites=(Citation(sources.PHARMACY_SAFETY),),
        basis="regulator",
        interpretation="a measure of the pregnancy prevention programme: it is applied to patients who "
        "can become pregnant, and to no others",
        alternatives=(
            Rule(
                key="gb.mhra.supply.lancashire",
                text="One local formulary says 28 days.",
                value=Days(28),
                cites=(Citation(sources.LANCASHIRE),),
                basis="guideline",
            ),
        ),
    ),
    prescription_validity=Rule(
        key="gb.mhra.prescription_validity",
        text="A prescription is not dispensed more than 7 days after it was issued.",
        value=PrescriptionWindowRule(days=8, anchor="prescription"),
        cites=(Citation(sources.LANCASHIRE, "text on the prescription form"),),
        basis="guideline",
        interpretation="'more than 7 days after' lets the seventh day after the issue count",
        note="a local text; no national one was read",
        alternatives=(
            Rule(
                key="gb.mhra.prescription_validity.same_day",
                text="Ideally it is dispensed on the same day, for patients in the programme only.",
                value="ideally the same day",
                cites=(Citation(sources.GB_PHARMACIST_CHECKLIST), Citation(sources.FRENCH_SMPC)),
                basis="programme",
                note="the checklist's own sentence was not read; the EU text has it, in French, for "
                "women who can become pregnant",
                tag="READ-2nd",
                verified=False,
            ),
        ),
    ),
    prescribers=PRESCRIBERS,
)
