"""The European Union: the harmonised product text and the pregnancy prevention programme.

Dose and duration, contraception before and after, methods of 2003 and of 2018, tests, supply. The
French text of Roaccutane is a copy of the harmonised one and is cited for what other copies did not
show. Germany, of which only secondary pages were read, stands beside as alternatives.
"""

from datetime import date

from isotretinoin import sources
from isotretinoin.dates import Days, Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.findings import Between
from isotretinoin.products import Formulation
from isotretinoin.quantities import mg_per_day, mg_per_kg_day
from isotretinoin.rules.dispensing import DispensingRules, PrescriptionWindowRule
from isotretinoin.rules.posology import Food, PosologyRules
from isotretinoin.rules.programme import (
    ContraceptionMethods,
    ContraceptiveMethod,
    PregnancyPreventionRules,
)

_SMPC = (Citation(sources.EU_SMPC, "4.2"),)
_FRENCH = Citation(sources.FRENCH_SMPC)
_HPRA = Citation(sources.HPRA_2008)
_CURACNE = Citation(sources.CURACNE_CZ)
_GERMAN = Citation(sources.GERMAN_PAGES)

# 4.2 Dose ---------------------------------------------------------------------------------------

FOOD: Rule[Food] = Rule(
    key="eu.ppp.food",
    text="The capsules are taken with food, once or twice a day.",
    value="with food",
    cites=_SMPC,
    basis="label",
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
        cites=_SMPC,
        basis="label",
    ),
    washout=Rule(
        key="eu.ppp.washout",
        text="A further course, at the same dose and after a definite relapse, starts no "
        "earlier than 8 weeks after the last one.",
        value=Weeks(8),
        cites=_SMPC,
        basis="label",
        note="acne goes on improving for up to 8 weeks after stopping",
        alternatives=(
            Rule(
                key="eu.ppp.washout.msd",
                text="The MSD manual waits about 4 months, and less in severe disease.",
                value=Months(4),
                cites=(Citation(sources.MSD_MANUAL),),
                basis="guideline",
            ),
        ),
    ),
    minimum_age=Rule(
        key="eu.ppp.minimum_age",
        text="Not for acne before puberty, and not recommended under 12 years.",
        value=12,
        cites=_SMPC,
        basis="label",
    ),
)

# The pregnancy prevention programme -------------------------------------------------------------

REVIEW_2018 = Rule(
    key="eu.ppp.review_2018",
    text="The EMA completed its review of retinoids on 2018-03-22: a new programme for acitretin, "
    "alitretinoin and isotretinoin, and a neuropsychiatric warning for oral retinoids.",
    value=date(2018, 3, 22),
    cites=(Citation(sources.EMA_2018),),
    basis="regulator",
)
GERMAN_CONTRACEPTION = Rule(
    key="eu.ppp.contraception.german_pages",
    text="German pages have 1 month before and at least one month after; one of them also has 5 "
    "weeks after.",
    value="1 month before; at least 1 month, or 5 weeks, after",
    cites=(_GERMAN,),
    basis="convention",
    tag="READ-2nd",
    verified=False,
)
CONTRACEPTION_BEFORE = Rule(
    key="eu.ppp.contraception_before",
    text="Contraception starts at least 1 month before treatment.",
    value=Months(1),
    cites=(
        Citation(sources.HPRA_2008, quote="1 month before starting"),
        _FRENCH,
        _CURACNE,
    ),
    basis="programme",
    alternatives=(GERMAN_CONTRACEPTION,),
)
CONTRACEPTION_AFTER = Rule(
    key="eu.ppp.contraception_after",
    text="Contraception goes on for at least 1 month after the end of treatment.",
    value=Months(1),
    cites=(
        Citation(sources.HPRA_2008, quote="1 month after the end of treatment"),
        _FRENCH,
        _CURACNE,
    ),
    basis="programme",
    alternatives=(GERMAN_CONTRACEPTION,),
)
_LONG_ACTING = (
    ContraceptiveMethod.IUD,
    ContraceptiveMethod.IMPLANT,
    ContraceptiveMethod.TUBAL_LIGATION,
    ContraceptiveMethod.VASECTOMY,
)
_HORMONAL = (
    ContraceptiveMethod.COMBINED_PILL,
    ContraceptiveMethod.PATCH,
    ContraceptiveMethod.VAGINAL_RING,
    ContraceptiveMethod.INJECTION,
)
_BARRIERS = (
    ContraceptiveMethod.CONDOM,
    ContraceptiveMethod.CONDOM_WITH_SPERMICIDE,
    ContraceptiveMethod.DIAPHRAGM,
    ContraceptiveMethod.CERVICAL_CAP,
    ContraceptiveMethod.SPONGE,
    ContraceptiveMethod.FEMALE_CONDOM,
)
METHODS_2003 = Rule(
    key="eu.ppp.contraception_methods.2003",
    text="At least one and preferably two methods, a barrier among them.",
    value=ContraceptionMethods(
        needed=1,
        preferred=2,
        primary=(*_LONG_ACTING, *_HORMONAL),
        secondary=_BARRIERS,
    ),
    cites=(_HPRA,),
    basis="programme",
    interpretation="the text names no list of methods; amenorrhoea exempts nobody",
)
METHODS_2018 = Rule(
    key="eu.ppp.contraception_methods.2018",
    text="At least one highly effective method that does not depend on the user, or two "
    "complementary methods that do.",
    value=ContraceptionMethods(
        needed=2,
        primary_needed=1,
        alone=_LONG_ACTING,
        primary=_HORMONAL,
        secondary=_BARRIERS,
    ),
    cites=(_CURACNE,),
    basis="programme",
    since=date(2018, 3, 22),
    interpretation="the copy read names no list: not depending on the user is taken as intrauterine "
    "device, implant and sterilisation of either partner, complementary as a hormonal method with a "
    "barrier. It is stricter than before, so it holds from the day on which the review was completed",
)
CONTRACEPTION_METHODS = (METHODS_2003, METHODS_2018)
TEST_EVERY = Rule(
    key="eu.ppp.test_every",
    text="Patients who can become pregnant are followed up, and tested, every month.",
    value=Months(1),
    cites=(_HPRA,),
    basis="programme",
    interpretation="the text has a follow-up every month: a pregnancy test is taken to belong "
    "to it",
)
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
            note="every text read that has a last test says 5 weeks",
            tag="MEMORY",
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
PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="EU pregnancy prevention programme",
    contraception_before=CONTRACEPTION_BEFORE,
    contraception_after=CONTRACEPTION_AFTER,
    contraception_methods=CONTRACEPTION_METHODS,
    test_every=TEST_EVERY,
    final_test_after=FINAL_TEST_AFTER,
    blood_donation_after=BLOOD_DONATION_AFTER,
)
DISPENSING = DispensingRules(
    supply=Rule(
        key="eu.ppp.supply",
        text="30 days are supplied on one prescription.",
        value=Days(30),
        cites=(_FRENCH,),
        basis="label",
    ),
    prescription_validity=Rule(
        key="eu.ppp.prescription_validity",
        text="The drug is dispensed within 7 days of the prescription, ideally on the same day.",
        value=PrescriptionWindowRule(days=7, anchor="prescription"),
        cites=(_FRENCH,),
        basis="label",
        interpretation="the day of the prescription is day 1, which is the shorter reading",
        alternatives=(
            Rule(
                key="eu.ppp.prescription_validity.plus_7",
                text="The other reading of 'within 7 days': the seventh day after the "
                "prescription still counts.",
                value=PrescriptionWindowRule(days=8, anchor="prescription"),
                cites=(_FRENCH,),
                basis="label",
            ),
        ),
    ),
)

# 4.1, 4.3 and others ----------------------------------------------------------------------------

CONTRAINDICATIONS = Rule(
    key="eu.ppp.contraindications",
    text="Hepatic insufficiency, excessively elevated lipids, hypervitaminosis A, tetracyclines, "
    "allergy to soya or peanut.",
    value=(
        "hepatic insufficiency",
        "excessively elevated lipids",
        "hypervitaminosis A",
        "tetracyclines",
        "soya or peanut",
    ),
    cites=(Citation(sources.EU_CONTRAINDICATIONS),),
    basis="label",
)
GERMAN_REVIEW = Rule(
    key="eu.ppp.german_review",
    text="A German review: more than 100 to 120 mg/kg lowers relapse in severe forms; lower totals "
    "suffice in milder acne off label.",
    value="above 100-120 mg/kg in severe forms",
    cites=(Citation(sources.GERMAN_REVIEW),),
    basis="guideline",
)
EUROGUIDERM = Rule(
    key="eu.ppp.euroguiderm_2026",
    text="A new European guideline was published in 2026; only its citation was read.",
    value=2026,
    cites=(Citation(sources.EUROGUIDERM_2026),),
    basis="guideline",
)
FACTS = (REVIEW_2018, CONTRAINDICATIONS, GERMAN_REVIEW, EUROGUIDERM)
