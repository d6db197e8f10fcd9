"""The MHRA's measures, with their dates, and the blood services."""

from datetime import date

from isotretinoin.dates import LessThan, Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rules.dispensing import PrescriberRule

_MHRA_2023 = Citation(sources.MHRA_2023)
_MHRA_2026 = Citation(sources.MHRA_2026)
# Of none of these was an earlier announcement read: each was known on the day it began.
_FROM_2023 = date(2023, 10, 31)
_FROM_2026 = date(2026, 1, 22)

# Who may prescribe --------------------------------------------------------------------------------

PRESCRIBERS = (
    Rule(
        key="gb.mhra.prescribers.2023",
        text="Two independent prescribers agree to start treatment in patients under 18.",
        value=PrescriberRule(number=2, below_age=18),
        cites=(_MHRA_2023, Citation(sources.AARS_UK, "patients of 12 up to 18")),
        basis="regulator",
        since=_FROM_2023,
        announced=_FROM_2023,
    ),
    Rule(
        key="gb.mhra.prescribers.2026",
        text="A second prescriber is no longer required; patients may ask for a second opinion.",
        value=PrescriberRule(number=1),
        cites=(_MHRA_2026, Citation(sources.UK_LEAFLET_EMC)),
        basis="regulator",
        since=_FROM_2026,
        announced=_FROM_2026,
        note="services may act on it at once; product information is to follow, and a UK leaflet read "
        "in 2026 still prints the rule of two prescribers",
    ),
)
ACKNOWLEDGEMENT_FORM = Rule(
    key="gb.mhra.acknowledgement_form",
    text="The updated form of acknowledgement of risk is for all patients: the patient "
    "confirms the indication, the prescriber that no other appropriate treatment works, "
    "and it tells of the right to a second opinion.",
    value="for all patients",
    cites=(_MHRA_2026,),
    basis="regulator",
    since=_FROM_2026,
    announced=_FROM_2026,
    note="with an audit and a video for patients; all other measures remain",
)
DUTIES = (
    Rule(
        key="gb.mhra.counselling",
        text="All patients are counselled on mental health and sexual function, assessed "
        "before treatment and monitored during it.",
        value="before and during treatment",
        cites=(_MHRA_2023,),
        basis="regulator",
        since=_FROM_2023,
        announced=_FROM_2023,
    ),
    Rule(
        key="gb.mhra.appointments",
        text="The first appointment is in person; later ones may be remote, and so may a "
        "medically supervised pregnancy test, with oversight. Sexual function is asked about at "
        "follow-ups, briefly by the third appointment.",
        value="first appointment in person",
        cites=(Citation(sources.MHRA_2025),),
        basis="regulator",
        since=date(2025, 10, 31),
        announced=date(2025, 10, 31),
        interpretation="told in October 2025 without a day: the last day of the month is "
        "taken, because it allows more than before",
        note="with a survey until 2025-11-16",
    ),
    ACKNOWLEDGEMENT_FORM,
)
SETTING = Rule(
    key="gb.mhra.setting",
    text="A consultant-led team prescribes, and a hospital pharmacy dispenses.",
    value="consultant-led team, hospital pharmacy",
    cites=(Citation(sources.MHRA_2010), Citation(sources.NCL)),
    basis="regulator",
)

# Blood --------------------------------------------------------------------------------------------

BLOOD_DONATION_AFTER = Rule(
    key="gb.mhra.blood_donation_after",
    text="No blood is given less than 4 weeks after the last dose.",
    value=LessThan(Weeks(4)),
    cites=(Citation(sources.JPAC, "DSG 203"),),
    basis="regulator",
    note="acitretin has 24 months there, and never shares this rule",
    alternatives=(
        Rule(
            key="gb.mhra.blood_donation_after.oratane",
            text="A dealer's text of Oratane has 1 month.",
            value=Months(1),
            cites=(Citation(sources.ORATANE_DEALER),),
            basis="label",
            tag="READ-2nd",
            verified=False,
        ),
    ),
)
