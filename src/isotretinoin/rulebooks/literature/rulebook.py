"""The patient guide with the literature beside it, put together."""

from attrs import evolve

from isotretinoin.rulebooks import drug, guide
from isotretinoin.rulebooks.gb import texts
from isotretinoin.rulebooks.literature import (
    cumulative_dose,
    goals,
    indications,
    low_dose,
    precautions,
    procedures,
    results,
    side_effects,
)
from isotretinoin.rules.programme import ProcedureRules
from isotretinoin.rules.rulebook import Rulebook

RULEBOOK = Rulebook(
    name="guide",
    title="The patient guide",
    own=("guide.",),
    markets=("US",),
    posologies=(guide.POSOLOGY, guide.LD_POSOLOGY),
    monitoring=guide.MONITORING,
    pregnancy_prevention=guide.PREGNANCY_PREVENTION,
    procedures=ProcedureRules(
        (
            evolve(procedures.WAX_EPILATION, wait=texts.WAX_EPILATION),
            evolve(procedures.RESURFACING, wait=texts.RESURFACING),
        ),
    ),
    precautions=evolve(
        precautions.PRECAUTIONS,
        contraindications=(precautions.PREGNANCY,),
    ),
    goals=(guide.GOAL,),
    half_lives=guide.HALF_LIVES,
    result_rules=results.EVERYWHERE,
    facts=(
        *guide.FACTS,
        *drug.CODES,
        *goals.GOALS,
        *cumulative_dose.EVIDENCE,
        *low_dose.ALL,
        *low_dose.FACTS,
        *side_effects.TOPICALS,
        *indications.STRONG,
        *indications.NOT_FIRST_LINE,
        *side_effects.FREQUENCIES,
        *side_effects.MANAGEMENT,
    ),
)
