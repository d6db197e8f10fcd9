"""France: conditions of prescription and dispensing, and the French product text.

Dose, course length and the wait before another course are those of the EU's harmonised text, of
which the French one is a copy.
"""

from datetime import date

from attrs import evolve

from isotretinoin.dates import Days, Months
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.eu import programme, smpc
from isotretinoin.rulebooks.eu.rulebook import RESULTS
from isotretinoin.rulebooks.literature import goals, precautions, procedures
from isotretinoin.rulebooks.literature.pregnancy_tests import TEST_SPANS
from isotretinoin.rulebooks.schedules import eu_smpc as schedule
from isotretinoin.rules.dispensing import DispensingRules
from isotretinoin.rules.precautions import Contraindication
from isotretinoin.rules.programme import PregnancyPreventionRules
from isotretinoin.rules.rulebook import Rulebook

_SMPC = Citation(sources.FRENCH_SMPC)
_MEDDISPAR = Citation(sources.MEDDISPAR)
CONTRACEPTION_BEFORE = evolve(
    programme.CONTRACEPTION_BEFORE,
    key="fr.meddispar.contraception_before",
    cites=(_SMPC,),
    basis="label",
    alternatives=(),
)
CONTRACEPTION_AFTER = evolve(
    programme.CONTRACEPTION_AFTER,
    key="fr.meddispar.contraception_after",
    cites=(_SMPC,),
    basis="label",
    alternatives=(),
)
TEST_BEFORE_PRESCRIPTION = Rule(
    key="fr.meddispar.test_before_prescription",
    text="A blood test for pregnancy is done within the 3 days before each prescription; testing "
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
FINAL_TEST_AFTER = evolve(
    smpc.FINAL_TEST_AFTER,
    key="fr.meddispar.final_test_after",
    alternatives=(),
)
BLOOD_DONATION_AFTER = evolve(
    smpc.BLOOD_DONATION_AFTER,
    key="fr.meddispar.blood_donation_after",
    alternatives=(),
)
PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="French pregnancy prevention programme",
    test_spans=TEST_SPANS,
    contraception_before=CONTRACEPTION_BEFORE,
    contraception_after=CONTRACEPTION_AFTER,
    test_before_prescription=TEST_BEFORE_PRESCRIPTION,
    test_every=TEST_EVERY,
    final_test_after=FINAL_TEST_AFTER,
    blood_donation_after=BLOOD_DONATION_AFTER,
)
DISPENSING = DispensingRules(
    supply_for="patients who can become pregnant",
    supply=Rule(
        key="fr.meddispar.supply",
        text="Patients who can become pregnant get 30 days on one prescription.",
        value=smpc.SUPPLY.value,
        cites=smpc.SUPPLY.cites,
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
    prescription_validity=evolve(
        smpc.VALIDITY,
        key="fr.meddispar.prescription_validity",
        cites=(_SMPC, _MEDDISPAR),
        alternatives=(
            evolve(
                smpc.VALIDITY_PLUS_7,
                key="fr.meddispar.prescription_validity.plus_7",
            ),
        ),
    ),
)
VISITS_2021 = Rule(
    key="fr.meddispar.visits_2021",
    text="Since 2021 the authority asks for two consultations before the start, "
    f"{schedule.FRENCH_VISITS}, and for emergency contraception and condoms beside oral "
    "contraceptives.",
    value=f"two consultations before; {schedule.FRANCE.value}",
    cites=schedule.FRANCE.cites,
    basis=schedule.FRANCE.basis,
    since=date(2021, 1, 1),
    interpretation="the source says since 2021 and no day: the stricter rule is read as in force "
    "from the first day of that year",
)
CONTRAINDICATIONS = Rule(
    key="fr.meddispar.contraindications",
    text="The French text adds vitamin A and other retinoids at the same time.",
    value=(
        Contraindication(
            fact="medicine",
            words="vitamin A",
            codes=("vitamin-a", "vitamin-a-supplement"),
        ),
        Contraindication(
            fact="medicine",
            words="other retinoids",
            codes=("acitretin", "alitretinoin"),
        ),
    ),
    cites=(Citation(sources.FRENCH_SMPC_COPY), Citation(sources.SPANISH_LEAFLET)),
    basis="label",
    note="not French alone: a Spanish leaflet forbids vitamin A and other retinoids (acitretin, "
    "alitretinoin) too",
    tag="READ-2nd",
    verified=False,
)
FACTS = (
    Rule(
        key="fr.meddispar.first_prescription",
        text="Only a dermatologist prescribes first; any doctor may renew. Patients keep a booklet.",
        value="dermatologist first",
        cites=(_MEDDISPAR,),
        basis="regulator",
    ),
    VISITS_2021,
)
RULEBOOK = Rulebook(
    name="FR",
    title="France",
    own=("fr.",),
    shares=("eu.", "guidelines.eu_smpc", "cumulative_dose.eu_smpc"),
    posologies=(smpc.POSOLOGY,),
    monitoring=schedule.PROFILE,
    result_rules=RESULTS,
    procedures=procedures.SILENT,
    pregnancy_prevention=PREGNANCY_PREVENTION,
    dispensing=DISPENSING,
    goals=(goals.EU_SMPC,),
    benefit_ceilings=goals.BENEFIT_CEILINGS,
    precautions=evolve(
        precautions.PRECAUTIONS,
        contraindications=(smpc.CONTRAINDICATIONS, CONTRAINDICATIONS),
    ),
    facts=FACTS,
)
