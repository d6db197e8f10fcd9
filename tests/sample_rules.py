"""A small invented rulebook, so that tests of functions do not depend on published numbers."""

from datetime import date
from typing import Any, TypeVar

from isotretinoin.analytes import LIPID_PANEL, PREGNANCY_TEST
from isotretinoin.dates import Days, LatestOf, Months, Weeks
from isotretinoin.evidence import Citation, Rule, Source, Timeline
from isotretinoin.findings import Between, Share
from isotretinoin.products import Formulation
from isotretinoin.quantities import kg, mg_per_kg, mg_per_kg_day
from isotretinoin.rules.monitoring import (
    AtEndOfCourse,
    BeforeStart,
    Every,
    MonitoringProfile,
    Visit,
)
from isotretinoin.rules.posology import PosologyRules
from isotretinoin.rules.programme import PregnancyPreventionRules
from isotretinoin.rules.rulebook import Rulebook

T = TypeVar("T")

SOURCE = Source(key="sample", title="Sample text")


def rule(key: str, value: T, **more: Any) -> Rule[T]:
    return Rule(
        key=key,
        text=f"{key}: {value}",
        value=value,
        cites=(Citation(SOURCE),),
        basis="label",
        **more,
    )


def always(key: str, value: T, **more: Any) -> Timeline[T]:
    return Timeline((rule(key, value, **more),))


CHANGE = date(2026, 6, 1)

POSOLOGY = PosologyRules(
    formulations=(Formulation.CONVENTIONAL,),
    daily_dose=always("dose", Between(mg_per_kg_day("0.5"), mg_per_kg_day(1))),
    adult_very_severe=always("ceiling", mg_per_kg_day(2)),
    course_length=always("length", Between(Weeks(15), Weeks(20))),
    early_stop=always("early_stop", Share(70)),
    washout=always("washout", LatestOf(Weeks(8), Months(2))),
    minimum_age=always("age", 12),
    tabulated_weights=always("weights", Between(kg(40), kg(100))),
)
BARE_POSOLOGY = PosologyRules(
    formulations=(Formulation.LIDOSE,),
    daily_dose=Timeline(
        (
            rule("bare.1", Between(mg_per_kg_day("0.5"), mg_per_kg_day(1)), since=date(2020, 1, 1)),
            rule(
                "bare.2",
                Between(mg_per_kg_day("0.4"), mg_per_kg_day("0.8")),
                since=CHANGE,
                edition="edition-2",
                alternatives=(rule("bare.2.other", Between(mg_per_kg_day(0), mg_per_kg_day(1))),),
            ),
        ),
    ),
)
PROFILE = MonitoringProfile(
    name="sample",
    title="Sample schedule",
    visits=(
        rule("visit.baseline", Visit("baseline", BeforeStart(), (LIPID_PANEL, PREGNANCY_TEST))),
        rule("visit.monthly", Visit("month {k}", Every(Months(1)), (LIPID_PANEL,))),
        rule("visit.pregnancy", Visit("every 30 days", Every(Days(30)), (PREGNANCY_TEST,))),
        rule("visit.end", Visit("end of course", AtEndOfCourse(), (LIPID_PANEL,))),
    ),
)
RULEBOOK = Rulebook(
    name="sample",
    title="Sample rules",
    posologies=(POSOLOGY, BARE_POSOLOGY),
    monitoring=PROFILE,
    pregnancy_prevention=PregnancyPreventionRules(programme="none"),
    goals=(rule("goal", Between(mg_per_kg(120), mg_per_kg(150))),),
    facts=(rule("fact", "a statement"),),
)
