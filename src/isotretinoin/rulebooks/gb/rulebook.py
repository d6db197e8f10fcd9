"""The United Kingdom: the formulary, the regulator and product texts, put together."""

from attrs import evolve

from isotretinoin.rulebooks.eu import smpc
from isotretinoin.rulebooks.gb import bnf, mhra, texts
from isotretinoin.rulebooks.literature import precautions, procedures, results
from isotretinoin.rulebooks.literature.pregnancy_tests import TEST_SPANS
from isotretinoin.rulebooks.schedules import eu_smpc as schedule
from isotretinoin.rules.programme import PregnancyPreventionRules, ProcedureRules
from isotretinoin.rules.rulebook import Rulebook

RULEBOOK = Rulebook(
    name="GB",
    title="United Kingdom",
    own=("gb.", "procedures.gb.", "guidelines.results.bnf"),
    shares=("eu.", "guidelines.eu_smpc", "cumulative_dose.eu_smpc"),
    posologies=(
        # What the formulary's text was not read for stands in the harmonised one, which holds here too.
        evolve(
            bnf.POSOLOGY,
            food=smpc.FOOD,
            washout=smpc.WASHOUT,
            minimum_age=smpc.MINIMUM_AGE,
        ),
    ),
    monitoring=schedule.PROFILE,
    result_rules=(
        bnf.BNF_TRIGLYCERIDES,
        smpc.SMPC_TRIGLYCERIDES,
        smpc.SMPC_TRANSAMINASES,
        smpc.SAMPLING,
        *results.EVERYWHERE,
        *results.CONVENTIONS,
    ),
    pregnancy_prevention=PregnancyPreventionRules(
        programme="UK pregnancy prevention programme",
        test_spans=TEST_SPANS,
        categories=texts.CATEGORIES,
        contraception_before=bnf.CONTRACEPTION_BEFORE,
        contraception_after=bnf.CONTRACEPTION_AFTER,
        contraception_methods=bnf.CONTRACEPTION_METHODS,
        test_before_start=bnf.TEST_BEFORE_START,
        test_every=bnf.TEST_EVERY,
        final_test_after=bnf.FINAL_TEST_AFTER,
        blood_donation_after=mhra.BLOOD_DONATION_AFTER,
        duties=mhra.DUTIES,
    ),
    dispensing=texts.DISPENSING,
    procedures=ProcedureRules(
        (
            evolve(procedures.WAX_EPILATION, wait=texts.WAX_EPILATION),
            evolve(procedures.RESURFACING, wait=texts.RESURFACING),
        ),
    ),
    precautions=evolve(precautions.PRECAUTIONS, contraindications=(smpc.CONTRAINDICATIONS,)),
    facts=(
        bnf.NICE_SECOND_COURSE,
        mhra.SETTING,
        bnf.START_DAY,
        texts.ELIMINATION,
        texts.STRENGTHS,
        texts.KERNOW,
    ),
)
