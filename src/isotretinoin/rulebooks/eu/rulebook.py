"""The European Union: the harmonised text and the programme, put together."""

from attrs import evolve

from isotretinoin.rulebooks.eu import programme, smpc
from isotretinoin.rulebooks.literature import goals, precautions, procedures, results
from isotretinoin.rulebooks.schedules import eu_smpc as schedule
from isotretinoin.rules.rulebook import Rulebook

#: What results ask for by the harmonised text, in every place that follows it.
RESULTS = (
    smpc.SMPC_TRIGLYCERIDES,
    smpc.SMPC_TRANSAMINASES,
    smpc.SAMPLING,
    *results.EVERYWHERE,
    *results.CONVENTIONS,
)
#: Precautions by the harmonised text, in every place that follows it.
PRECAUTIONS = evolve(precautions.PRECAUTIONS, contraindications=(smpc.CONTRAINDICATIONS,))
RULEBOOK = Rulebook(
    name="EU",
    title="European Union",
    own=("eu.", "guidelines.eu_smpc", "cumulative_dose.eu_smpc"),
    markets=("BE", "DE", "DK", "ES", "FI", "FR", "GR", "IE", "IT", "SE"),
    posologies=(smpc.POSOLOGY,),
    monitoring=schedule.PROFILE,
    result_rules=RESULTS,
    procedures=procedures.SILENT,
    pregnancy_prevention=programme.PREGNANCY_PREVENTION,
    dispensing=smpc.DISPENSING,
    goals=(goals.EU_SMPC,),
    benefit_ceilings=goals.BENEFIT_CEILINGS,
    precautions=PRECAUTIONS,
    facts=(
        programme.REVIEW_2018,
        smpc.IRISH_CHANGES,
        smpc.SAME_DAY,
        programme.GERMAN_REVIEW,
        programme.EUROGUIDERM,
    ),
)
