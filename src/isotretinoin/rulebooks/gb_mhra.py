"""The United Kingdom: MHRA's measures with their dates, BNF, checklist, blood services, local texts.

Dose, who may prescribe, categories, contraception, tests, supply, blood. Local texts stand beside
the national ones where they differ. Of BNF's dose and of NICE's guideline the decisive paragraphs
were not shown: they are unverified.
"""

from datetime import date

from isotretinoin import sources
from isotretinoin.dates import Days, Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.findings import Between
from isotretinoin.products import Formulation
from isotretinoin.quantities import mg_per_day, mg_per_kg, mg_per_kg_day
from isotretinoin.rules.dispensing import DispensingRules, PrescriberRule, PrescriptionWindowRule
from isotretinoin.rules.posology import PosologyRules
from isotretinoin.rules.programme import (
    CategoryRule,
    ContraceptionMethods,
    ContraceptiveMethod,
    PregnancyPreventionRules,
)

_BNF = Citation(sources.BNF)
_CHECKLIST = Citation(sources.GB_PHARMACIST_CHECKLIST)
_NICE = Citation(sources.NICE_NG198)
_MHRA_2023 = Citation(sources.MHRA_2023)
_MHRA_2026 = Citation(sources.MHRA_2026)
# Of none of these was an earlier announcement read: each was known on the day it began.
_FROM_2023 = date(2023, 10, 31)
_FROM_2026 = date(2026, 1, 22)

# Dose -------------------------------------------------------------------------------------------

POSOLOGY = PosologyRules(
    formulations=(Formulation.CONVENTIONAL,),
    daily_dose=Rule(
        key="gb.mhra.daily_dose",
        text="BNF is believed to give 0.5 mg/kg daily, in one or two doses, and up to 1 mg/kg.",
        value=Between(mg_per_kg_day("0.5"), mg_per_kg_day(1)),
        cites=(_BNF,),
        basis="guideline",
        tag="MEMORY",
        verified=False,
        alternatives=(
            Rule(
                key="gb.mhra.daily_dose.nice",
                text="NICE is believed to give 0.5 to 1 mg/kg daily, and to consider less "
                "than 0.5 mg/kg where adverse effects are likelier or weigh heavily.",
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
        text="With a GFR below 10 the dose starts at 10 mg/day and is raised up to 1 mg/kg; "
        "with 10 to 50 it is the usual one.",
        value=mg_per_day(10),
        cites=(Citation(sources.UK_RENAL_HANDBOOK),),
        basis="guideline",
        tag="READ-2nd",
        verified=False,
    ),
    course_length=Rule(
        key="gb.mhra.course_length",
        text="BNF is believed to give 16 to 24 weeks, and longer without improvement.",
        value=Between(Weeks(16), Weeks(24)),
        cites=(_BNF,),
        basis="guideline",
        tag="MEMORY",
        verified=False,
    ),
    goal=Rule(
        key="gb.mhra.goal",
        text="NICE is believed to continue to a total of 120 to 150 mg/kg, and to stop "
        "sooner after 4 to 8 weeks without new lesions.",
        value=Between(mg_per_kg(120), mg_per_kg(150)),
        cites=(_NICE,),
        basis="guideline",
        tag="MEMORY",
        verified=False,
    ),
    course_maximum=Rule(
        key="gb.mhra.course_maximum",
        text="At most 150 mg/kg in one course.",
        value=mg_per_kg(150),
        cites=(Citation(sources.UK_RENAL_HANDBOOK), _BNF),
        basis="guideline",
        note="read in the renal handbook; of BNF it is believed",
        tag="READ-2nd",
        verified=False,
    ),
)
NICE_SECOND_COURSE = Rule(
    key="gb.mhra.nice.second_course",
    text="NICE is believed to consider a second course after a relapse, and prednisolone for a "
    "flare.",
    value="consider",
    cites=(_NICE,),
    basis="guideline",
    tag="MEMORY",
    verified=False,
)

# Who may prescribe ------------------------------------------------------------------------------

PRESCRIBERS = (
    Rule(
        key="gb.mhra.prescribers.2023",
        text="Two independent prescribers agree to start treatment in patients under 18.",
        value=PrescriberRule(number=2, below_age=18),
        cites=(_MHRA_2023, Citation(sources.AARS_UK, "patients of 12 up to 18")),
        basis="regulator",
        since=_FROM_2023,
        announced=_FROM_2023,
    ),
    Rule(
        key="gb.mhra.prescribers.2026",
        text="A second prescriber is no longer required; patients may ask for a second opinion.",
        value=PrescriberRule(number=1),
        cites=(_MHRA_2026,),
        basis="regulator",
        since=_FROM_2026,
        announced=_FROM_2026,
        note="services may act on it at once; product information is to follow",
    ),
)
DUTIES = (
    Rule(
        key="gb.mhra.counselling",
        text="All patients are counselled on mental health and sexual function, assessed "
        "before treatment and monitored during it.",
        value="before and during treatment",
        cites=(_MHRA_2023,),
        basis="regulator",
        since=_FROM_2023,
        announced=_FROM_2023,
    ),
    Rule(
        key="gb.mhra.appointments",
        text="The first appointment is in person; later ones may be remote, and so may a "
        "medically supervised pregnancy test, with oversight. Sexual function is asked "
        "about at follow-ups, brief by the third appointment.",
        value="first appointment in person",
        cites=(Citation(sources.MHRA_2025),),
        basis="regulator",
        since=date(2025, 10, 31),
        announced=date(2025, 10, 31),
        interpretation="told in October 2025 without a day: the last day of the month is "
        "taken, because it allows more than before",
        note="with a survey until 2025-11-16",
    ),
    Rule(
        key="gb.mhra.acknowledgement_form",
        text="The updated form of acknowledgement of risk is for all patients: the patient "
        "confirms the indication, the prescriber that no other appropriate treatment works, "
        "and it tells of the right to a second opinion.",
        value="for all patients",
        cites=(_MHRA_2026,),
        basis="regulator",
        since=_FROM_2026,
        announced=_FROM_2026,
        note="with an audit and a video for patients; all other measures remain",
    ),
)
SETTING = Rule(
    key="gb.mhra.setting",
    text="A consultant-led team prescribes, and a hospital pharmacy dispenses.",
    value="consultant-led team, hospital pharmacy",
    cites=(Citation(sources.MHRA_2010), Citation(sources.NCL)),
    basis="regulator",
)

# Pregnancy prevention ---------------------------------------------------------------------------

CATEGORIES = Rule(
    key="gb.mhra.categories",
    text="Of childbearing potential is who has a uterus and at least one ovary, unless "
    "sterilised or post-menopausal as a health professional confirmed.",
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
SIX_WEEKS = Rule(
    key="gb.mhra.contraception_after.6_weeks",
    text="Older teaching texts ask for contraception until 6 weeks after stopping.",
    value=Weeks(6),
    cites=(Citation(sources.SIX_WEEKS_TEXTS),),
    basis="convention",
    note="superseded: no regulator was found that uses it, and nothing applies it",
)
FOUR_WEEKS = Rule(
    key="gb.mhra.contraception.four_weeks",
    text="Two texts for practitioners have at least four weeks before and four weeks after.",
    value=Weeks(4),
    cites=(Citation(sources.GPNOTEBOOK),),
    basis="convention",
    tag="READ-2nd",
    verified=False,
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
    interpretation="of a month and 4 weeks the longer is applied",
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
TEST_BEFORE_START = Rule(
    key="gb.mhra.test_before_start",
    text="Pregnancy is excluded up to 3 days before treatment.",
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
    text="Pregnancy is excluded every month during treatment.",
    value=Months(1),
    cites=(Citation(sources.BNF, quote="every month"),),
    basis="guideline",
)
FINAL_TEST_AFTER = Rule(
    key="gb.mhra.final_test_after",
    text="The last pregnancy test is due 5 weeks after stopping.",
    value=Weeks(5),
    cites=(Citation(sources.BNF, quote="5 weeks after stopping"),),
    basis="guideline",
)
BLOOD_DONATION_AFTER = Rule(
    key="gb.mhra.blood_donation_after",
    text="No blood is given less than 4 weeks after the last dose.",
    value=Weeks(4),
    cites=(Citation(sources.JPAC, "DSG 203"),),
    basis="regulator",
    note="acitretin has 24 months there, and never shares this rule",
    alternatives=(
        Rule(
            key="gb.mhra.blood_donation_after.oratane",
            text="A dealer's text of Oratane has 1 month.",
            value=Months(1),
            cites=(Citation(sources.ORATANE_DEALER),),
            basis="label",
            tag="READ-2nd",
            verified=False,
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
PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="UK pregnancy prevention programme",
    categories=CATEGORIES,
    contraception_before=CONTRACEPTION_BEFORE,
    contraception_after=CONTRACEPTION_AFTER,
    contraception_methods=CONTRACEPTION_METHODS,
    test_before_start=TEST_BEFORE_START,
    test_every=TEST_EVERY,
    final_test_after=FINAL_TEST_AFTER,
    blood_donation_after=BLOOD_DONATION_AFTER,
    duties=DUTIES,
)

# Supply -----------------------------------------------------------------------------------------

DISPENSING = DispensingRules(
    supply=Rule(
        key="gb.mhra.supply",
        text="Up to 30 days are supplied on one prescription.",
        value=Days(30),
        cites=(Citation(sources.PHARMACY_SAFETY),),
        basis="regulator",
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
                cites=(Citation(sources.GB_PHARMACIST_CHECKLIST),),
                basis="programme",
                tag="MEMORY",
                verified=False,
            ),
        ),
    ),
    prescribers=PRESCRIBERS,
)
FACTS = (NICE_SECOND_COURSE, SETTING, START_DAY, ELIMINATION)
