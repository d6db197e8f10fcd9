"""New Zealand: the data sheet of Oratane, consumer medicine information, and primary care."""

from datetime import date

from attrs import evolve

from isotretinoin.dates import Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.findings import Between
from isotretinoin.products import Formulation
from isotretinoin.quantities import mg_per_kg, mg_per_kg_day
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.literature import precautions, procedures, results
from isotretinoin.rulebooks.literature.places import NEW_ZEALAND_LOW_DOSE
from isotretinoin.rulebooks.literature.pregnancy_tests import TEST_SPANS
from isotretinoin.rulebooks.places import au
from isotretinoin.rulebooks.schedules import bpac2013
from isotretinoin.rules.posology import PosologyRules
from isotretinoin.rules.programme import PregnancyPreventionRules
from isotretinoin.rules.rulebook import Rulebook

_CMI = (Citation(sources.AU_CMI),)
_DATA_SHEET = (Citation(sources.NZ_DATA_SHEET),)
POSOLOGY = PosologyRules(
    formulations=(Formulation.CONVENTIONAL,),
    daily_dose=Rule(
        key="nz.oratane.daily_dose",
        text="The dose is 0.1 to 1.0 mg/kg/day; low doses are taken once a day, higher ones once or "
        "divided.",
        value=Between(mg_per_kg_day("0.1"), mg_per_kg_day(1)),
        cites=_DATA_SHEET,
        basis="label",
        note="the lower bound is that of this country: other texts have 0.5",
    ),
    starting_dose=Rule(
        key="nz.oratane.starting_dose",
        text="Treatment usually starts at 0.5 mg/kg/day, for 2 to 4 weeks.",
        value=Between(mg_per_kg_day("0.5"), mg_per_kg_day("0.5")),
        cites=_DATA_SHEET,
        basis="label",
    ),
    missed_dose=Rule(
        key="nz.healthify.missed_dose",
        text="Public advice: take a missed dose when it is remembered, unless it is nearly time for "
        "the next; never two at once.",
        value="take it when remembered, unless it is nearly time for the next; never two at once",
        cites=(Citation(sources.HEALTHIFY),),
        basis="guideline",
        note="the opposite of the US text, which skips it",
    ),
    course_length=Rule(
        key="nz.oratane.course_length",
        text="A course takes 16 to 24 weeks.",
        value=Between(Weeks(16), Weeks(24)),
        cites=_DATA_SHEET,
        basis="label",
        note="12 to 16 weeks are named beside the starting dose",
    ),
)
PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="New Zealand consumer information",
    test_spans=TEST_SPANS,
    contraception_before=evolve(au.CONTRACEPTION_BEFORE, key="nz.cmi.contraception_before"),
    contraception_after=evolve(au.CONTRACEPTION_AFTER, key="nz.cmi.contraception_after"),
    test_every=Rule(
        key="nz.cmi.test_every",
        text="A pregnancy test is done every month.",
        value=Months(1),
        cites=(Citation(sources.NZ_TESTS),),
        basis="guideline",
        note="read of the country without a document",
        tag="READ-2nd",
        verified=False,
    ),
    blood_donation_after=evolve(au.BLOOD_DONATION_AFTER, key="nz.cmi.blood_donation_after"),
)
FACTS = (
    Rule(
        key="nz.cmi.prescribers",
        text="General practitioners and nurse practitioners prescribe with funding since 2009-03-01.",
        value=date(2009, 3, 1),
        cites=(Citation(sources.BPAC_2013),),
        basis="regulator",
        since=date(2009, 3, 1),
    ),
    Rule(
        key="nz.cmi.primary_care",
        text="In 2023 primary care wrote 79% of the prescriptions.",
        value="79%",
        cites=(Citation(sources.BMJ_OPEN_2025),),
        basis="trial",
    ),
    NEW_ZEALAND_LOW_DOSE,
    Rule(
        key="nz.oratane.cumulative_dose",
        text="A total of 120 mg/kg in one treatment raises the rate of remission.",
        value=mg_per_kg(120),
        cites=_DATA_SHEET,
        basis="label",
    ),
    Rule(
        key="nz.bpac.practice",
        text="63% of patients were dispensed 10 to 20 mg a day and 22% 80 to 90 mg; the mean was "
        "42 mg. In primary care 10 to 20 mg a day until clear (3 to 5 months), then 2 to 4 months "
        "more.",
        value="63% at 10 to 20 mg/day, 22% at 80 to 90 mg/day, mean 42 mg",
        cites=(Citation(sources.BPAC_TEXT),),
        basis="trial",
    ),
)
RULEBOOK = Rulebook(
    name="NZ",
    title="New Zealand",
    own=("nz.", "guidelines.bpac2013"),
    posologies=(POSOLOGY,),
    monitoring=bpac2013.PROFILE,
    result_rules=results.EVERYWHERE,
    procedures=procedures.SILENT,
    pregnancy_prevention=PREGNANCY_PREVENTION,
    precautions=precautions.NOT_IN_PREGNANCY,
    facts=FACTS,
)
