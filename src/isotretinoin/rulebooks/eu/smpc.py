"""The harmonised product text of the European Union.

In the order of its sections: indications, dose, contraindications, laboratory tests and what their
results ask for. The French text of Roaccutane is a copy of it and is cited for what other copies did
not show.
"""

from datetime import date

from isotretinoin.dates import Days, Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.findings import Between, Severity
from isotretinoin.products import Formulation
from isotretinoin.quantities import mg_per_day, mg_per_kg_day
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.analytes import (
    ALT,
    AST,
    CHOLESTEROL,
    HDL,
    LDL,
    LIPID_PANEL,
    TRIGLYCERIDES,
)
from isotretinoin.rulebooks.literature import precautions
from isotretinoin.rules.dispensing import DispensingRules, PrescriptionWindowRule
from isotretinoin.rules.monitoring import AfterStart, AtEndOfCourse, BeforeStart, Every, Visit
from isotretinoin.rules.posology import Food, PosologyRules
from isotretinoin.rules.precautions import Contraindication
from isotretinoin.rules.results import Limit, ResultRule, SamplingRule

_SMPC = (Citation(sources.EU_SMPC, "4.2"),)
_FRENCH = Citation(sources.FRENCH_SMPC)
_GERMAN = Citation(sources.GERMAN_PAGES)
_FAMILY = (Citation(sources.NORWEGIAN_HANDBOOK), Citation(sources.MIMS_HK_ACNOTIN))
_LIPIDS = (TRIGLYCERIDES, CHOLESTEROL, HDL, LDL)

# 4.2 Dose -----------------------------------------------------------------------------------------

FOOD: Rule[Food] = Rule(
    key="eu.ppp.food",
    text="The capsules are taken with food, once or twice a day.",
    value="with food",
    cites=_SMPC,
    basis="label",
)
WASHOUT_MSD = Rule(
    key="eu.ppp.washout.msd",
    text="The MSD manual waits about 4 months, and less in severe disease.",
    value=Months(4),
    cites=(Citation(sources.MSD_MANUAL),),
    basis="guideline",
)
MINIMUM_AGE = Rule(
    key="eu.ppp.minimum_age",
    text="Not for acne before puberty, and not recommended under 12 years.",
    value=12,
    cites=(*_SMPC, Citation(sources.GERMAN_LEAFLET)),
    basis="label",
)
WASHOUT = Rule(
    key="eu.ppp.washout",
    text="A further course, at the same dose and after a definite relapse, starts no "
    "earlier than 8 weeks after the last one.",
    value=Weeks(8),
    cites=_SMPC,
    basis="label",
    note="acne goes on improving for up to 8 weeks after stopping",
    alternatives=(WASHOUT_MSD,),
)
POSOLOGY = PosologyRules(
    formulations=(Formulation.CONVENTIONAL,),
    daily_dose=Rule(
        key="eu.ppp.daily_dose",
        text="Most patients are given 0.5 to 1.0 mg/kg/day.",
        value=Between(mg_per_kg_day("0.5"), mg_per_kg_day(1)),
        cites=_SMPC,
        basis="label",
        alternatives=(
            Rule(
                key="eu.ppp.daily_dose.s3",
                text="The European guideline has 0.3 to 0.5 mg/kg daily for severe acne.",
                value=Between(mg_per_kg_day("0.3"), mg_per_kg_day("0.5")),
                cites=(Citation(sources.EUROPEAN_S3_2016),),
                basis="guideline",
            ),
            Rule(
                key="eu.ppp.daily_dose.s3_conglobate",
                text="For conglobate acne the European guideline is believed to have at "
                "least 0.5 mg/kg daily, for 6 months or more.",
                value=mg_per_kg_day("0.5"),
                cites=(Citation(sources.EUROPEAN_S3_2016),),
                basis="guideline",
                tag="MEMORY",
                verified=False,
            ),
        ),
    ),
    starting_dose=Rule(
        key="eu.ppp.starting_dose",
        text="Treatment starts at 0.5 mg/kg/day.",
        value=Between(mg_per_kg_day("0.5"), mg_per_kg_day("0.5")),
        cites=_SMPC,
        basis="label",
    ),
    renal_starting_dose=Rule(
        key="eu.ppp.renal_starting_dose",
        text="In severe renal insufficiency treatment starts low, for example at 10 mg/day, "
        "and is raised to 1 mg/kg/day or the highest tolerated dose.",
        value=mg_per_day(10),
        cites=_SMPC,
        basis="label",
    ),
    food=FOOD,
    course_length=Rule(
        key="eu.ppp.course_length",
        text="A course of 16 to 24 weeks is usually enough.",
        value=Between(Weeks(16), Weeks(24)),
        cites=(*_SMPC, Citation(sources.GERMAN_LEAFLET)),
        basis="label",
    ),
    washout=WASHOUT,
    minimum_age=MINIMUM_AGE,
)

# 4.3 Contraindications ----------------------------------------------------------------------------

CONTRAINDICATIONS = Rule(
    key="eu.ppp.contraindications",
    text="Contraindicated in pregnancy and breast-feeding, in women who can become pregnant unless the "
    "pregnancy prevention programme is met, in hypersensitivity to it or allergy to soya or peanut, "
    "in hepatic insufficiency, with excessively elevated lipids or hypervitaminosis A, and with "
    "tetracyclines.",
    value=(
        Contraindication(fact="pregnancy", words="pregnancy"),
        Contraindication(fact="breast-feeding", words="breast-feeding"),
        Contraindication(
            fact="prevention not met",
            words="pregnancy prevention programme not met",
        ),
        Contraindication(fact="planned pregnancy", words="planned pregnancy"),
        Contraindication(fact="allergy", words="hypersensitivity", codes=("isotretinoin",)),
        Contraindication(fact="allergy", words="soya or peanut", codes=("soya", "peanut")),
        Contraindication(
            fact="condition",
            words="hepatic insufficiency",
            codes=("hepatic-insufficiency",),
            perhaps=("liver-disease",),
        ),
        Contraindication(
            fact="condition",
            words="excessively elevated lipids",
            codes=("excessively-elevated-lipids",),
            perhaps=("raised-lipids",),
        ),
        Contraindication(
            fact="condition",
            words="hypervitaminosis A",
            codes=("hypervitaminosis-a",),
        ),
        Contraindication(
            fact="medicine",
            words="tetracyclines",
            codes=precautions.TETRACYCLINES.value.codes,
        ),
    ),
    cites=(
        Citation(sources.UK_SMPC_2020, "4.3"),
        Citation(sources.UK_SMPC_2019, "4.3"),
        Citation(sources.EU_CONTRAINDICATIONS),
    ),
    basis="label",
    interpretation="who plans a pregnancy does not meet the programme; of tetracyclines the text names "
    "the class, and the codes are members of it by general knowledge",
    note="vitamin A tablets are not among them in the English text; French, Spanish and Indian texts "
    "add them",
)

IRISH_CHANGES = Rule(
    key="eu.ppp.irish_changes",
    text="The Irish text of Roaccutane was changed on 2020-11-27, on 2022-03-30 (sections 4.4 and 4.8) "
    "and on 2024-01-26, when the black triangle was removed.",
    value=(date(2020, 11, 27), date(2022, 3, 30), date(2024, 1, 26)),
    cites=(Citation(sources.IE_SMPC),),
    basis="label",
)

# 4.4 Laboratory tests -----------------------------------------------------------------------------

BEFORE_START = Rule(
    key="guidelines.eu_smpc.before_start",
    text="Transaminases and fasting lipids before the start.",
    value=Visit("baseline", BeforeStart(), (ALT, AST, LIPID_PANEL)),
    cites=_FAMILY,
    basis="label",
)
MONTH_1 = Rule(
    key="guidelines.eu_smpc.month_1",
    text="Transaminases and lipids 1 month after the start.",
    value=Visit("month 1", AfterStart(Months(1)), (ALT, AST, LIPID_PANEL)),
    cites=_FAMILY,
    basis="label",
)
LIPIDS_AT_THE_END = Rule(
    key="guidelines.eu_smpc.lipids_at_the_end",
    text="Older texts have lipids at the end of a course of 3 to 4 months.",
    value=Visit("end of course", AtEndOfCourse(), (LIPID_PANEL,)),
    cites=(Citation(sources.MIMS_HK_ACNOTIN), Citation(sources.ORATANE_DEALER)),
    basis="label",
)
EVERY_3_MONTHS = Rule(
    key="guidelines.eu_smpc.every_3_months",
    text="Transaminases and lipids every 3 months after that.",
    value=Visit("month {n}", Every(Months(3)), (ALT, AST, LIPID_PANEL)),
    cites=_FAMILY,
    basis="label",
    interpretation="counted from the first dose (months 3, 6, 9), the earlier of two readings",
    alternatives=(
        Rule(
            key="guidelines.eu_smpc.every_3_months.from_month_1",
            text="Counted from the test at month 1, the next are due at months 4, 7 and 10.",
            value="months 4, 7, 10",
            cites=_FAMILY,
            basis="label",
        ),
        LIPIDS_AT_THE_END,
    ),
)
MORE_OFTEN = Rule(
    key="guidelines.eu_smpc.more_often",
    text="Tests are done more often where it is clinically indicated.",
    value="unless more frequent monitoring is clinically indicated",
    cites=(Citation(sources.ITALIAN_SMPC_COPIES, section="4.4"),),
    basis="label",
    note="read in a translated copy on a page that does not belong to its publisher",
    tag="READ-2nd",
    verified=False,
)
SMPC_TRIGLYCERIDES = Rule(
    key="guidelines.results.smpc_triglycerides",
    text="Triglycerides above 800 mg/dL or 9 mmol/L are sometimes associated with acute "
    "pancreatitis; isotretinoin is stopped if they cannot be controlled at an acceptable level.",
    value=ResultRule(
        analytes=(TRIGLYCERIDES,),
        above=(Limit("800", "mg/dL"), Limit("9", "mmol/L")),
        action="sometimes associated with acute pancreatitis: stop if they cannot be controlled "
        "at an acceptable level",
        severity=Severity.ALERT,
    ),
    cites=(
        Citation(sources.SG_ORATANE, "special precautions"),
        Citation(sources.BNF),
        Citation(sources.ITALIAN_SMPC_COPIES, "4.4"),
    ),
    basis="label",
    interpretation="the 800 mg/dL stand in a copy of the text in Singapore and the 9 mmol/L in the "
    "BNF; both together were seen in a translated copy alone. 800 mg/dL are 9.03 mmol/L",
)
SMPC_TRANSAMINASES = Rule(
    key="guidelines.results.smpc_transaminases",
    text="Where transaminases stay raised, reducing the dose or stopping may be needed.",
    value=ResultRule(
        analytes=(ALT, AST),
        times_upper_limit="1",
        action="if the rise persists, consider reducing the dose or stopping",
        severity=Severity.CAUTION,
    ),
    cites=(
        Citation(sources.MIMS_HK_ACNOTIN, "transaminases"),
        Citation(sources.ITALIAN_SMPC_COPIES, "4.4"),
    ),
    basis="label",
    note="rises are often transient and within the normal range; the word 'persistent' stands in the "
    "copies of the BNF and of the Italian text, not in Hong Kong's",
    interpretation="any value above the laboratory's upper limit is shown with this sentence",
    alternatives=(
        Rule(
            key="guidelines.results.uk_oratane_transaminases",
            text="Reduce or discontinue if transaminases exceed normal.",
            value="exceed normal",
            cites=(Citation(sources.ORATANE_DEALER),),
            basis="label",
            tag="READ-2nd",
            verified=False,
        ),
    ),
)
SAMPLING = Rule(
    key="guidelines.results.eu_sampling",
    text="Lipids are taken fasting.",
    value=SamplingRule(analytes=_LIPIDS, fasting=True),
    cites=(Citation(sources.NORWEGIAN_HANDBOOK), Citation(sources.MIMS_HK_ACNOTIN)),
    basis="label",
)

# 4.4, 4.6 Tests, blood, supply --------------------------------------------------------------------

FINAL_TEST_AFTER = Rule(
    key="eu.ppp.final_test_after",
    text="The last pregnancy test is due 5 weeks after stopping.",
    value=Weeks(5),
    cites=(Citation(sources.FRENCH_SMPC, quote="Cinq semaines après l'arrêt"),),
    basis="label",
    alternatives=(
        Rule(
            key="eu.ppp.final_test_after.2018",
            text="The programme of 2018 is believed to have the last test one month after "
            "stopping.",
            value=Months(1),
            cites=(Citation(sources.EMA_2018),),
            basis="programme",
            note="every dated text read that has a last test says 5 weeks, so this is the less likely",
            tag="MEMORY",
            verified=False,
        ),
        Rule(
            key="eu.ppp.final_test_after.paper",
            text="A paper tells the programme so: contraception 4 weeks before and after, the last test 5 "
            "weeks after, 30 days on a prescription, 7 days to dispense it.",
            value=Weeks(5),
            cites=(Citation(sources.PPP_PAPER),),
            basis="programme",
            tag="READ-2nd",
            verified=False,
        ),
        Rule(
            key="eu.ppp.final_test_after.german_pages",
            text="German pages have visits every 28 days and the last test after 5 weeks.",
            value=Weeks(5),
            cites=(_GERMAN,),
            basis="convention",
            tag="READ-2nd",
            verified=False,
        ),
    ),
)
BLOOD_DONATION_AFTER = Rule(
    key="eu.ppp.blood_donation_after",
    text="No blood is given during treatment and for 1 month after it.",
    value=Months(1),
    cites=(_FRENCH,),
    basis="label",
    alternatives=(
        Rule(
            key="eu.ppp.blood_donation_after.german_pages",
            text="German pages have 1 month.",
            value=Months(1),
            cites=(_GERMAN,),
            basis="convention",
            tag="READ-2nd",
            verified=False,
        ),
    ),
)
SUPPLY = Rule(
    key="eu.ppp.supply",
    text="30 days are supplied on one prescription.",
    value=Days(30),
    cites=(_FRENCH,),
    basis="label",
)
VALIDITY_PLUS_7 = Rule(
    key="eu.ppp.prescription_validity.plus_7",
    text="The other reading of 'within 7 days': the seventh day after the "
    "prescription still counts.",
    value=PrescriptionWindowRule(days=8, anchor="prescription"),
    cites=(_FRENCH,),
    basis="label",
)
VALIDITY = Rule(
    key="eu.ppp.prescription_validity",
    text="The drug is dispensed within 7 days of the prescription, ideally on the same day.",
    value=PrescriptionWindowRule(days=7, anchor="prescription"),
    cites=(_FRENCH,),
    basis="label",
    interpretation="the day of the prescription is day 1, which is the shorter reading",
    alternatives=(VALIDITY_PLUS_7,),
)
SAME_DAY = Rule(
    key="eu.ppp.same_day",
    text="For patients who can become pregnant, test, prescription and dispensing are ideally on the "
    "same day.",
    value="ideally the same day",
    cites=(Citation(sources.FRENCH_SMPC, "text in force in 2015"),),
    basis="label",
)
DISPENSING = DispensingRules(
    supply=SUPPLY,
    prescription_validity=VALIDITY,
)
