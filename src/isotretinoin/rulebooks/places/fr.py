"""France: conditions of prescription and dispensing, and the French product text.

Dose, course length and the wait before another course are those of the EU's harmonised text, of
which the French one is a copy.
"""

from datetime import date

from isotretinoin.dates import Days, Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.eu import smpc
from isotretinoin.rulebooks.eu.rulebook import RESULTS
from isotretinoin.rulebooks.literature import goals, precautions
from isotretinoin.rulebooks.schedules import eu_smpc as schedule
from isotretinoin.rules.dispensing import DispensingRules, PrescriptionWindowRule
from isotretinoin.rules.programme import PregnancyPreventionRules
from isotretinoin.rules.rulebook import Rulebook

_SMPC = Citation(sources.FRENCH_SMPC)
_MEDDISPAR = Citation(sources.MEDDISPAR)
CONTRACEPTION_BEFORE = Rule(
    key="fr.meddispar.contraception_before",
    text="Contraception starts 1 month before treatment.",
    value=Months(1),
    cites=(_SMPC,),
    basis="label",
)
CONTRACEPTION_AFTER = Rule(
    key="fr.meddispar.contraception_after",
    text="Contraception goes on for 1 month after treatment.",
    value=Months(1),
    cites=(_SMPC,),
    basis="label",
)
TEST_BEFORE_PRESCRIPTION = Rule(
    key="fr.meddispar.test_before_prescription",
    text="A blood test for pregnancy is done within the 3 days before each prescription, and "
    "goes on after the end.",
    value=Days(3),
    cites=(_MEDDISPAR,),
    basis="regulator",
)
TEST_EVERY = Rule(
    key="fr.meddispar.test_every",
    text="With a supply of 1 month a test is due every month.",
    value=Months(1),
    cites=(_MEDDISPAR,),
    basis="regulator",
    interpretation="the text asks for a test before each prescription, and a prescription is "
    "for 1 month",
)
FINAL_TEST_AFTER = Rule(
    key="fr.meddispar.final_test_after",
    text="The last pregnancy test is due 5 weeks after stopping.",
    value=Weeks(5),
    cites=(Citation(sources.FRENCH_SMPC, quote="Cinq semaines après l'arrêt"),),
    basis="label",
)
BLOOD_DONATION_AFTER = Rule(
    key="fr.meddispar.blood_donation_after",
    text="No blood is given during treatment and for 1 month after it.",
    value=Months(1),
    cites=(_SMPC,),
    basis="label",
)
PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="French pregnancy prevention programme",
    contraception_before=CONTRACEPTION_BEFORE,
    contraception_after=CONTRACEPTION_AFTER,
    test_before_prescription=TEST_BEFORE_PRESCRIPTION,
    test_every=TEST_EVERY,
    final_test_after=FINAL_TEST_AFTER,
    blood_donation_after=BLOOD_DONATION_AFTER,
)
DISPENSING = DispensingRules(
    supply=Rule(
        key="fr.meddispar.supply",
        text="Patients who can become pregnant get 30 days on one prescription.",
        value=Days(30),
        cites=(_SMPC,),
        basis="label",
        alternatives=(
            Rule(
                key="fr.meddispar.supply.month",
                text="The conditions of dispensing word it as 1 month.",
                value=Months(1),
                cites=(_MEDDISPAR,),
                basis="regulator",
            ),
        ),
    ),
    prescription_validity=Rule(
        key="fr.meddispar.prescription_validity",
        text="The drug is dispensed within 7 days of the prescription, ideally on the same day.",
        value=PrescriptionWindowRule(days=7, anchor="prescription"),
        cites=(_SMPC, _MEDDISPAR),
        basis="label",
        interpretation="the day of the prescription is day 1, which is the shorter reading",
        alternatives=(
            Rule(
                key="fr.meddispar.prescription_validity.plus_7",
                text="The other reading of 'within 7 days': the seventh day after the "
                "prescription still counts.",
                value=PrescriptionWindowRule(days=8, anchor="prescription"),
                cites=(_SMPC,),
                basis="label",
            ),
        ),
    ),
)
FACTS = (
    Rule(
        key="fr.meddispar.first_prescription",
        text="Only a dermatologist prescribes first; any doctor may renew. Patients keep a booklet.",
        value="dermatologist first",
        cites=(_MEDDISPAR,),
        basis="regulator",
    ),
    Rule(
        key="fr.meddispar.visits_2021",
        text="Since 2021 the authority asks for two consultations before the start, monthly visits "
        "for all patients, men among them, and for emergency contraception and condoms beside oral "
        "contraceptives.",
        value="two consultations before; monthly visits for all",
        cites=(_MEDDISPAR,),
        basis="regulator",
        since=date(2021, 1, 1),
        interpretation="the source says since 2021 and no day: the stricter rule is read as in force "
        "from the first day of that year",
    ),
    Rule(
        key="fr.meddispar.contraindications",
        text="The French text adds vitamin A and other retinoids at the same time.",
        value=("vitamin A", "other retinoids"),
        cites=(Citation(sources.FRENCH_SMPC_COPY),),
        basis="label",
        tag="READ-2nd",
        verified=False,
    ),
)
RULEBOOK = Rulebook(
    name="FR",
    title="France",
    posologies=(smpc.POSOLOGY,),
    monitoring=schedule.PROFILE,
    result_rules=RESULTS,
    pregnancy_prevention=PREGNANCY_PREVENTION,
    dispensing=DISPENSING,
    goals=(goals.EU_SMPC,),
    precautions=precautions.PRECAUTIONS,
    facts=FACTS,
)
