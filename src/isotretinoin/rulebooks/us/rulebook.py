"""The United States: the labels and the programme, put together."""

from attrs import evolve

from isotretinoin.rulebooks import drug, guide
from isotretinoin.rulebooks.literature import (
    goals,
    laboratory_studies,
    places,
    precautions,
    procedures,
    results,
)
from isotretinoin.rulebooks.literature.pregnancy_tests import TEST_SPANS
from isotretinoin.rulebooks.us import absorica, brands, conventional, ipledge
from isotretinoin.rules.precautions import Precautions
from isotretinoin.rules.programme import ProcedureRules
from isotretinoin.rules.rulebook import Rulebook

PREGNANCY_PREVENTION = evolve(
    ipledge.PREGNANCY_PREVENTION,
    # What the programme leaves to the labels.
    contraception_before=absorica.CONTRACEPTION_BEFORE,
    contraception_after=absorica.CONTRACEPTION_AFTER,
    test_every=absorica.TEST_EVERY,
    test_at_end=absorica.TEST_AT_END,
    final_test_after=absorica.FINAL_TEST_AFTER,
    blood_donation_after=conventional.BLOOD_DONATION_AFTER,
    lactation_after=absorica.LACTATION_AFTER,
    test_spans=TEST_SPANS,
    # One of the programme's duties, with a day of its own in a review.
    report_pregnancy=ipledge.REPORT_PREGNANCY,
)
RULEBOOK = Rulebook(
    name="US",
    title="United States",
    own=("us.", "guide.", "guidelines.us_label", "procedures.us."),
    posologies=(conventional.POSOLOGY, absorica.POSOLOGY, absorica.LD_POSOLOGY),
    # The label sets no calendar for the laboratory.
    monitoring=guide.MONITORING,
    pregnancy_prevention=PREGNANCY_PREVENTION,
    dispensing=ipledge.DISPENSING,
    procedures=ProcedureRules(
        (
            evolve(procedures.WAX_EPILATION, wait=conventional.WAX_EPILATION),
            evolve(procedures.RESURFACING, wait=conventional.RESURFACING),
        ),
    ),
    precautions=Precautions(
        contraindications=(absorica.PREGNANCY, absorica.HYPERSENSITIVITY),
        excipients=(conventional.EXCIPIENTS, absorica.TARTRAZINE),
        interactions=(
            conventional.VITAMIN_A,
            conventional.TETRACYCLINES,
            conventional.MINIPILLS,
            absorica.BONE_LOSS,
            absorica.ST_JOHNS_WORT,
        ),
        warning_signs=(
            conventional.TRIGLYCERIDES_STOP,
            conventional.PSYCHIATRIC,
            absorica.HYPERSENSITIVITY_REACTION,
            conventional.HEARING,
            conventional.BOWEL,
            conventional.PAPILLOEDEMA,
            conventional.HEPATITIS,
            conventional.SKIN_REACTIONS,
            conventional.MUSCLES_AND_BONES,
            conventional.EYES,
            precautions.INTRACRANIAL_PRESSURE,
        ),
        weight_change=precautions.WEIGHT_CHANGE,
    ),
    goals=(guide.GOAL, *goals.GOALS),
    benefit_ceilings=goals.BENEFIT_CEILINGS,
    half_lives=(
        conventional.HALF_LIFE,
        conventional.HALF_LIFE_FED,
        conventional.HALF_LIFE_FASTED,
        conventional.HALF_LIFE_OXO,
        conventional.HALF_LIFE_CARBON,
        absorica.HALF_LIFE,
        absorica.HALF_LIFE_OXO,
        absorica.LD_HALF_LIFE,
        absorica.LD_HALF_LIFE_OXO,
    ),
    result_rules=(
        conventional.TRIGLYCERIDES_RESULT,
        absorica.SAMPLING,
        *results.EVERYWHERE,
        *results.CONVENTIONS,
    ),
    facts=(
        conventional.INDICATION,
        absorica.INDICATION,
        conventional.BELOW_TWELVE,
        conventional.LOW_DOSE_NOT_STUDIED,
        conventional.DOSE_TRIALS,
        conventional.SKELETAL_GROWTH,
        conventional.NO_CUMULATIVE_GOAL,
        places.CANADA,
        conventional.WASHOUT_PAYERS,
        absorica.TABLE,
        absorica.LD_TABLE,
        absorica.PACKS,
        ipledge.ADDED_TO_REMS,
        absorica.NOT_LD,
        absorica.NOT_GENERIC,
        brands.NOT_MG_FOR_MG,
        absorica.LD_TO_ABSORICA,
        absorica.PREGNANCY_OCCURS,
        absorica.NOT_CONTRAINDICATIONS,
        absorica.SECTIONS,
        absorica.TRIGLYCERIDES_RISE,
        conventional.PANCREATITIS,
        conventional.LIVER,
        conventional.BONE_DENSITY,
        conventional.FURTHER_TOPICS,
        conventional.ADVERSE_REACTIONS,
        conventional.NORETHINDRONE,
        absorica.NOT_METHOTREXATE,
        absorica.ALCOHOL,
        absorica.LABS_BEFORE,
        absorica.LABS_LIPIDS,
        conventional.LABS_OTHERS,
        conventional.ABSORPTION,
        absorica.ABSORPTION,
        absorica.LD_ABSORPTION,
        absorica.WEBSTER,
        absorica.MADAN,
        absorica.MICRONISED_FASTED,
        *ipledge.FACTS,
        *laboratory_studies.FACTS,
        *drug.CODES,
        *brands.STRENGTHS,
        absorica.STRENGTHS,
        absorica.LD_STRENGTHS,
    ),
)
