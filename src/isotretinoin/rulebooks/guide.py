"""The patient guide: MedSpot Editorial, "A complete patient guide to isotretinoin (Accutane)".

Statement by statement, in the guide's own order. Where the guide is wrong, by its own arithmetic or
by better sources, the rule says so in its note.
"""

from datetime import timedelta

from isotretinoin import sources
from isotretinoin.analytes import CBC, CMP, LFTS, LIPID_PANEL, PREGNANCY_TEST
from isotretinoin.dates import Days, LatestOf, Months
from isotretinoin.evidence import Citation, Rule, Statement, Timeline
from isotretinoin.products import Formulation
from isotretinoin.quantities import mg_per_kg, mg_per_kg_day
from isotretinoin.rules import (
    AfterStart,
    AtEndOfCourse,
    BeforeStart,
    Between,
    Every,
    HalfLife,
    MonitoringProfile,
    PosologyRules,
    PregnancyPreventionRules,
    Visit,
)

_GUIDE = (Citation(sources.GUIDE),)

# Dose -------------------------------------------------------------------------------------------

DAILY_DOSE = Rule(
    key="guide.daily_dose",
    text="The daily dose is 0.5 to 1 mg/kg/day.",
    value=Between(mg_per_kg_day("0.5"), mg_per_kg_day(1)),
    cites=(Citation(sources.GUIDE, quote="0.5–1 mg/kg/day"),),
    basis="guide",
)
STARTING_DOSE = Rule(
    key="guide.starting_dose",
    text="Treatment often starts at 0.5 mg/kg/day.",
    value=Between(mg_per_kg_day("0.5"), mg_per_kg_day("0.5")),
    cites=(Citation(sources.GUIDE, quote="Often 0.5 mg/kg/day"),),
    basis="guide",
    alternatives=(
        Rule(
            key="guide.starting_dose.sensitive",
            text="Some start sensitive patients lower, at 0.1 to 0.25 mg/kg/day.",
            value=Between(mg_per_kg_day("0.1"), mg_per_kg_day("0.25")),
            cites=(
                Citation(
                    sources.GUIDE,
                    quote="some start lower (0.1–0.25 mg/kg) for sensitive patients",
                ),
            ),
            basis="guide",
            interpretation="the guide leaves out 'per day'; a starting dose is a daily dose",
        ),
    ),
)
GOAL = Rule(
    key="guide.goal",
    text="The cumulative dose aimed at is 120 to 150 mg/kg.",
    value=Between(mg_per_kg(120), mg_per_kg(150)),
    cites=(Citation(sources.GUIDE, quote="120–150 mg/kg total"),),
    basis="guide",
    note="no US label text that was read has a cumulative goal",
)
COURSE_LENGTH = Rule(
    key="guide.course_length",
    text="A course typically takes 4 to 6 months.",
    value=Between(Months(4), Months(6)),
    cites=(Citation(sources.GUIDE, quote="Typically 4–6 months"),),
    basis="guide",
)
LD_DAILY_DOSE = Rule(
    key="guide.absorica_ld.daily_dose",
    text="Absorica LD needs a dose 20% lower: 0.4 to 0.8 mg/kg/day.",
    value=Between(mg_per_kg_day("0.4"), mg_per_kg_day("0.8")),
    cites=(
        Citation(
            sources.GUIDE,
            quote="20% lower dose required due to improved absorption without food",
        ),
    ),
    basis="guide",
    tag="DERIVED",
    interpretation="20% lower than the 0.5 to 1 mg/kg/day of the guide's first row",
    note="the guide calls Absorica LD lipid-based; the lipid-based product is ABSORICA, and "
    "ABSORICA LD is the micronised one. The factor is right, the description is not",
)

POSOLOGY = PosologyRules(
    formulations=(Formulation.CONVENTIONAL, Formulation.LIDOSE),
    daily_dose=Timeline((DAILY_DOSE,)),
    starting_dose=Timeline((STARTING_DOSE,)),
    goal=Timeline((GOAL,)),
    course_length=Timeline((COURSE_LENGTH,)),
)
LD_POSOLOGY = PosologyRules(
    formulations=(Formulation.MICRONISED,),
    daily_dose=Timeline((LD_DAILY_DOSE,)),
    goal=Timeline((GOAL,)),
    course_length=Timeline((COURSE_LENGTH,)),
)

# Pregnancy prevention ---------------------------------------------------------------------------

CONTRACEPTION_AFTER = Rule(
    key="guide.contraception_after",
    text="Pregnancy prevention extends for one month after the last dose.",
    value=LatestOf(Months(1), Days(30)),
    cites=(Citation(sources.GUIDE, quote="extend for one month after the last dose"),),
    basis="guide",
    interpretation="a month is read as the later of one calendar month and 30 days, because other "
    "texts say 30 days",
)
FINAL_TEST = Rule(
    key="guide.final_test_after",
    text="The last pregnancy test is due when pregnancy prevention ends, one month after the last "
    "dose.",
    value=CONTRACEPTION_AFTER.value,
    cites=CONTRACEPTION_AFTER.cites,
    basis="guide",
    interpretation="the guide names no test after the course; its 'pregnancy prevention "
    "requirements' are read to include one, as the label does",
)
TEST_EVERY = Rule(
    key="guide.test_every",
    text="A pregnancy test is due every month, if applicable.",
    value=Months(1),
    cites=(Citation(sources.GUIDE, quote="Monthly thereafter"),),
    basis="guide",
)
PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="the guide's account of iPLEDGE",
    contraception_after=Timeline((CONTRACEPTION_AFTER,)),
    test_every=Timeline((TEST_EVERY,)),
    final_test_after=Timeline((FINAL_TEST,)),
)

# Monitoring -------------------------------------------------------------------------------------

MONITORING = MonitoringProfile(
    name="guide",
    title="The patient guide's schedule",
    visits=(
        Rule(
            key="guide.monitoring.baseline",
            text="Before the start: CBC, comprehensive metabolic panel, lipid panel and, if "
            "applicable, a pregnancy test.",
            value=Visit("baseline", BeforeStart(), (CBC, CMP, LIPID_PANEL, PREGNANCY_TEST)),
            cites=_GUIDE,
            basis="guide",
        ),
        Rule(
            key="guide.monitoring.month_1",
            text="At month 1: lipid panel, LFTs and, if applicable, a pregnancy test.",
            value=Visit("month 1", AfterStart(Months(1)), (LIPID_PANEL, LFTS, PREGNANCY_TEST)),
            cites=_GUIDE,
            basis="guide",
        ),
        Rule(
            key="guide.monitoring.monthly",
            text="Every month after that: the same as at month 1.",
            value=Visit("month {k}", Every(Months(1), 2), (LIPID_PANEL, LFTS, PREGNANCY_TEST)),
            cites=(Citation(sources.GUIDE, quote="Monthly thereafter"),),
            basis="guide",
        ),
        Rule(
            key="guide.monitoring.end_of_course",
            text="At the end of the course: final labs.",
            value=Visit("end of course", AtEndOfCourse(), (LIPID_PANEL, LFTS, PREGNANCY_TEST)),
            cites=(Citation(sources.GUIDE, quote="Final labs"),),
            basis="guide",
            interpretation="the guide does not say which: the monthly tests are taken",
        ),
    ),
    may_reduce=(
        Rule(
            key="guide.monitoring.may_reduce",
            text="When triglycerides remain normal for 2 to 3 months, some dermatologists reduce "
            "the frequency of monitoring.",
            value=Between(2, 3),
            cites=(
                Citation(sources.GUIDE, quote="some dermatologists reduce monitoring frequency"),
            ),
            basis="convention",
            interpretation="read as 2 or 3 normal monthly results in a row, which the caller "
            "chooses; it may reduce, it never touches pregnancy tests, and a raised dose voids it",
        ),
    ),
)

# Kinetics ---------------------------------------------------------------------------------------

HALF_LIFE = Rule(
    key="guide.half_life",
    text="The half-life of isotretinoin is about 20 hours; active metabolites persist longer.",
    value=HalfLife(moiety="isotretinoin", mean=timedelta(hours=20)),
    cites=(Citation(sources.GUIDE, quote="~20 hours for isotretinoin itself"),),
    basis="guide",
)
HALF_LIVES = (HALF_LIFE,)
FACTS = ()
STATEMENTS: tuple[Statement, ...] = ()
