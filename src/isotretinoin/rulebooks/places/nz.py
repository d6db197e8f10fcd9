"""New Zealand: consumer medicine information, and primary care. No label text on doses was read."""

from datetime import date

from attrs import evolve

from isotretinoin.dates import Months
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.literature import procedures, results
from isotretinoin.rulebooks.places import au
from isotretinoin.rulebooks.schedules import bpac2013
from isotretinoin.rules.programme import PregnancyPreventionRules
from isotretinoin.rules.rulebook import Rulebook

_CMI = (Citation(sources.AU_CMI),)
PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="New Zealand consumer information",
    contraception_before=evolve(au.CONTRACEPTION_BEFORE, key="nz.cmi.contraception_before"),
    contraception_after=evolve(au.CONTRACEPTION_AFTER, key="nz.cmi.contraception_after"),
    test_every=Rule(
        key="nz.cmi.test_every",
        text="A pregnancy test is done every month.",
        value=Months(1),
        cites=(Citation(sources.BPAC_2013),),
        basis="guideline",
        note="read of the country without the place in a document",
        tag="READ-2nd",
        verified=False,
    ),
    blood_donation_after=evolve(au.BLOOD_DONATION_AFTER, key="nz.cmi.blood_donation_after"),
)
LOW_DOSE = Rule(
    key="nz.cmi.low_dose",
    text="Public advice: 10 or 20 mg a day until clear (3 to 5 months), then half of it for 2 to "
    "4 months.",
    value="10 or 20 mg/day, then half",
    cites=(Citation(sources.HEALTHIFY),),
    basis="guideline",
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
    LOW_DOSE,
)
RULEBOOK = Rulebook(
    name="NZ",
    title="New Zealand",
    posologies=(),
    monitoring=bpac2013.PROFILE,
    result_rules=results.EVERYWHERE,
    procedures=procedures.SILENT,
    pregnancy_prevention=PREGNANCY_PREVENTION,
    facts=FACTS,
)
