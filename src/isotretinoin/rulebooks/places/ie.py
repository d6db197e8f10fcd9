"""Ireland: the regulator's account of the harmonised programme, and the blood service.

Dose, course length and the wait before another course are those of the EU's harmonised text.
"""

from isotretinoin.dates import Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.eu import smpc
from isotretinoin.rulebooks.eu.rulebook import RESULTS
from isotretinoin.rulebooks.literature import goals, precautions
from isotretinoin.rulebooks.schedules import eu_smpc as schedule
from isotretinoin.rules.programme import PregnancyPreventionRules
from isotretinoin.rules.rulebook import Rulebook

PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="Irish pregnancy prevention programme",
    contraception_before=Rule(
        key="ie.hpra.contraception_before",
        text="Contraception starts 1 month before treatment and goes on throughout.",
        value=Months(1),
        cites=(Citation(sources.HPRA_2008, quote="1 month before starting"),),
        basis="programme",
    ),
    contraception_after=Rule(
        key="ie.hpra.contraception_after",
        text="Contraception goes on for 1 month after the end of treatment.",
        value=Months(1),
        cites=(Citation(sources.HPRA_2008, quote="1 month after the end of treatment"),),
        basis="programme",
    ),
    test_every=Rule(
        key="ie.hpra.test_every",
        text="Patients are followed up every month.",
        value=Months(1),
        cites=(Citation(sources.HPRA_2008),),
        basis="programme",
        interpretation="a pregnancy test is taken to belong to each monthly follow-up",
    ),
    blood_donation_after=Rule(
        key="ie.hpra.blood_donation_after",
        text="Blood donors are deferred for 4 weeks.",
        value=Weeks(4),
        cites=(Citation(sources.IRISH_BLOOD),),
        basis="regulator",
    ),
)
FACTS = (
    Rule(
        key="ie.hpra.methods",
        text="At least one and preferably two methods, a barrier among them; amenorrhoea exempts "
        "nobody.",
        value="at least one, preferably two",
        cites=(Citation(sources.HPRA_2008),),
        basis="programme",
        note="the text of 2003; the methods of 2018 were read in another country's copy",
    ),
)
RULEBOOK = Rulebook(
    name="IE",
    title="Ireland",
    posologies=(smpc.POSOLOGY,),
    monitoring=schedule.PROFILE,
    result_rules=RESULTS,
    pregnancy_prevention=PREGNANCY_PREVENTION,
    goals=(goals.EU_SMPC,),
    precautions=precautions.PRECAUTIONS,
    facts=FACTS,
)
