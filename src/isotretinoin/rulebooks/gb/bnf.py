"""The British National Formulary, with NICE's guideline and local texts beside it where they differ.

Dose, contraception, tests, results. Of BNF's dose and of NICE's guideline the decisive paragraphs
were not shown: they are unverified.
"""

from isotretinoin.dates import Days, Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.findings import Between, Severity
from isotretinoin.products import Formulation
from isotretinoin.quantities import mg_per_day, mg_per_kg, mg_per_kg_day
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.analytes import TRIGLYCERIDES
from isotretinoin.rules.posology import PosologyRules
from isotretinoin.rules.programme import ContraceptionMethods, ContraceptiveMethod
from isotretinoin.rules.results import Limit, ResultRule

_BNF = Citation(sources.BNF)
_NICE = Citation(sources.NICE_NG198)
_RENAL = Citation(sources.UK_RENAL_HANDBOOK)

# Dose ---------------------------------------------------------------------------------------------

GOAL = Rule(
    key="gb.mhra.goal",
    text="NICE is believed to advise going on to a total of 120 to 150 mg/kg, and considering an "
    "earlier stop after 4 to 8 weeks without new lesions.",
    value=Between(mg_per_kg(120), mg_per_kg(150)),
    cites=(_NICE,),
    basis="guideline",
    tag="MEMORY",
    verified=False,
)
COURSE_MAXIMUM = Rule(
    key="gb.mhra.course_maximum",
    text="At most 150 mg/kg in one course.",
    value=mg_per_kg(150),
    cites=(_RENAL, _BNF),
    basis="guideline",
    note="read in the renal handbook; of the BNF it is believed",
    tag="READ-2nd",
    verified=False,
)
POSOLOGY = PosologyRules(
    formulations=(Formulation.CONVENTIONAL,),
    daily_dose=Rule(
        key="gb.mhra.daily_dose",
        text="0.5 mg/kg daily in one or two doses, rising to 1 mg/kg, as the BNF is believed to have it.",
        value=Between(mg_per_kg_day("0.5"), mg_per_kg_day(1)),
        cites=(_BNF, _RENAL),
        basis="guideline",
        note="the paragraph of the BNF was not shown; a renal handbook agrees on 1 mg/kg",
        tag="MEMORY",
        verified=False,
        alternatives=(
            Rule(
                key="gb.mhra.daily_dose.nice",
                text="NICE is believed to advise 0.5 to 1 mg/kg daily, and to let less than 0.5 mg/kg be "
                "considered where adverse effects are likelier or weigh heavily.",
                value=Between(mg_per_kg_day("0.5"), mg_per_kg_day(1)),
                cites=(_NICE,),
                basis="guideline",
                tag="MEMORY",
                verified=False,
            ),
        ),
    ),
    renal_starting_dose=Rule(
        key="gb.mhra.renal_starting_dose",
        text="In severe renal insufficiency treatment starts low, for example at 10 mg/day, and is "
        "raised to 1 mg/kg/day or the highest tolerated dose.",
        value=mg_per_day(10),
        cites=(Citation(sources.SUBSTANCE_PAGE),),
        basis="label",
        alternatives=(
            Rule(
                key="gb.mhra.renal_starting_dose.gfr",
                text="A renal handbook: with a GFR below 10 the dose starts at 10 mg/day and is raised "
                "up to 1 mg/kg; with 10 to 50 it is the usual one.",
                value=mg_per_day(10),
                cites=(_RENAL,),
                basis="guideline",
                note="the cut-off by GFR stands in this secondary text alone",
                tag="READ-2nd",
                verified=False,
            ),
        ),
    ),
    missed_dose=Rule(
        key="gb.mhra.missed_dose",
        text="A British service: take a missed dose when it is remembered, unless it is nearly time "
        "for the next; never two at once.",
        value="take it when remembered, unless it is nearly time for the next; never two at once",
        cites=(Citation(sources.UK_SERVICE),),
        basis="convention",
        note="the opposite of the US text, which skips it",
    ),
    course_length=Rule(
        key="gb.mhra.course_length",
        text="16 to 24 weeks, and longer without improvement, as the BNF is believed to have it.",
        value=Between(Weeks(16), Weeks(24)),
        cites=(_BNF, Citation(sources.GERMAN_LEAFLET), Citation(sources.NZ_DATA_SHEET)),
        basis="guideline",
        note="the paragraph of the BNF was not shown; texts of Germany and New Zealand have these weeks",
        tag="MEMORY",
        verified=False,
    ),
    goal=GOAL,
    course_maximum=COURSE_MAXIMUM,
)
NICE_SECOND_COURSE = Rule(
    key="gb.mhra.nice.second_course",
    text="NICE is believed to let a second course be considered after a relapse, and to offer "
    "prednisolone for a flare.",
    value="consider",
    cites=(_NICE,),
    basis="guideline",
    tag="MEMORY",
    verified=False,
)

# Contraception ------------------------------------------------------------------------------------

SIX_WEEKS = Rule(
    key="gb.mhra.contraception_after.6_weeks",
    text="Older teaching texts ask for contraception until 6 weeks after stopping.",
    value=Weeks(6),
    cites=(Citation(sources.SIX_WEEKS_TEXTS), Citation(sources.ABOUT_ACNE_CARE)),
    basis="convention",
    note="superseded: no regulator was found that uses it, and nothing applies it",
)
FOUR_WEEKS = Rule(
    key="gb.mhra.contraception.four_weeks",
    text="Texts for practitioners have at least 4 weeks before and 4 weeks after.",
    value=Weeks(4),
    cites=(Citation(sources.SYSTEMIC_DRUG_TREATMENT), Citation(sources.GPNOTEBOOK)),
    basis="convention",
)
CONTRACEPTION_BEFORE = Rule(
    key="gb.mhra.contraception_before",
    text="Contraception starts at least 1 month before treatment.",
    value=Months(1),
    cites=(_BNF,),
    basis="guideline",
    interpretation="of a month and 4 weeks the longer is applied",
    note="unless prescriber and patient agree that there is no risk to be expected",
    alternatives=(
        Rule(
            key="gb.mhra.contraception_before.checklist",
            text="The checklist for pharmacists has 4 weeks before.",
            value=Weeks(4),
            cites=(Citation(sources.GB_PHARMACIST_CHECKLIST, quote="4 weeks before"),),
            basis="programme",
        ),
        FOUR_WEEKS,
    ),
)
CONTRACEPTION_AFTER = Rule(
    key="gb.mhra.contraception_after",
    text="Contraception goes on for at least 1 month after treatment.",
    value=Months(1),
    cites=(_BNF, Citation(sources.GB_PHARMACIST_CHECKLIST, quote="1 month after")),
    basis="guideline",
    interpretation="of a month and 4 weeks the longer is applied; the 5 weeks of one leaflet are not",
    note="unless prescriber and patient agree that there is no risk to be expected",
    alternatives=(
        FOUR_WEEKS,
        Rule(
            key="gb.mhra.contraception_after.oratane",
            text="A dealer's text of Oratane has 1 month before and at least 4 weeks after.",
            value=Weeks(4),
            cites=(Citation(sources.ORATANE_DEALER),),
            basis="label",
            tag="READ-2nd",
            verified=False,
        ),
        Rule(
            key="gb.mhra.contraception_after.leaflet",
            text="A UK leaflet has 5 weeks after.",
            value=Weeks(5),
            cites=(Citation(sources.UK_LEAFLET_20_MG),),
            basis="label",
            note="other UK texts have 1 month; of one product both exist",
        ),
        SIX_WEEKS,
    ),
)
CONTRACEPTION_METHODS = Rule(
    key="gb.mhra.contraception_methods",
    text="At least one method and ideally two; progestogen-only pills are not considered "
    "effective, and a barrier is not used alone.",
    value=ContraceptionMethods(
        needed=1,
        primary_needed=1,
        preferred=2,
        primary=(
            ContraceptiveMethod.TUBAL_LIGATION,
            ContraceptiveMethod.VASECTOMY,
            ContraceptiveMethod.IUD,
            ContraceptiveMethod.IMPLANT,
            ContraceptiveMethod.INJECTION,
            ContraceptiveMethod.COMBINED_PILL,
            ContraceptiveMethod.PATCH,
            ContraceptiveMethod.VAGINAL_RING,
        ),
        secondary=(
            ContraceptiveMethod.CONDOM,
            ContraceptiveMethod.CONDOM_WITH_SPERMICIDE,
            ContraceptiveMethod.DIAPHRAGM,
            ContraceptiveMethod.CERVICAL_CAP,
            ContraceptiveMethod.SPONGE,
            ContraceptiveMethod.FEMALE_CONDOM,
        ),
        not_acceptable=(ContraceptiveMethod.MINIPILL,),
    ),
    cites=(_BNF,),
    basis="guideline",
    interpretation="the text names no list: methods that are neither barriers nor "
    "progestogen-only pills are taken as those that may stand alone",
)

# Tests --------------------------------------------------------------------------------------------

TEST_BEFORE_START = Rule(
    key="gb.mhra.test_before_start",
    text="A pregnancy test is done within the 3 days before treatment.",
    value=Days(3),
    cites=(_BNF,),
    basis="guideline",
    alternatives=(
        Rule(
            key="gb.mhra.test_before_start.bnssg",
            text="One local pathway tests 2 to 3 days before the expected period.",
            value="2-3 days before expected menses",
            cites=(Citation(sources.BNSSG),),
            basis="guideline",
        ),
    ),
)
START_DAY = Rule(
    key="gb.mhra.start_day",
    text="Treatment starts on day 2 or 3 of the menstrual cycle; tests fall on its first 3 days.",
    value=(2, 3),
    cites=(_BNF, Citation(sources.BNSSG)),
    basis="guideline",
)
TEST_EVERY = Rule(
    key="gb.mhra.test_every",
    text="A pregnancy test is done every month during treatment.",
    value=Months(1),
    cites=(Citation(sources.BNF, quote="every month"),),
    basis="guideline",
)
FINAL_TEST_AFTER = Rule(
    key="gb.mhra.final_test_after",
    text="The last pregnancy test is due 5 weeks after stopping.",
    value=Weeks(5),
    cites=(
        Citation(sources.BNF, quote="5 weeks after stopping"),
        Citation(sources.UK_LEAFLET_20_MG),
    ),
    basis="guideline",
)

# Results ------------------------------------------------------------------------------------------

BNF_TRIGLYCERIDES = Rule(
    key="guidelines.results.bnf_triglycerides",
    text="Triglycerides above 9 mmol/L carry a risk of pancreatitis; isotretinoin is stopped if "
    "hypertriglyceridaemia is uncontrolled or pancreatitis occurs.",
    value=ResultRule(
        analytes=(TRIGLYCERIDES,),
        above=(Limit("9", "mmol/L"),),
        action="risk of pancreatitis: stop if hypertriglyceridaemia is uncontrolled or "
        "pancreatitis occurs",
        severity=Severity.ALERT,
    ),
    cites=(Citation(sources.BNF),),
    basis="guideline",
)
