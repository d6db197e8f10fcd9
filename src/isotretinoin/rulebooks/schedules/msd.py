"""MSD Manual, professional version, March 2024: laboratory tests."""

from isotretinoin.dates import Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.analytes import CBC, CHOLESTEROL, LFTS, TRIGLYCERIDES
from isotretinoin.rules.monitoring import AfterStart, BeforeStart, MonitoringProfile, Visit

_MSD = (Citation(sources.MSD_MANUAL),)
BASELINE = Rule(
    key="guidelines.msd.baseline",
    text="CBC, liver tests, triglycerides and cholesterol before the start.",
    value=Visit("baseline", BeforeStart(), (CBC, LFTS, TRIGLYCERIDES, CHOLESTEROL)),
    cites=_MSD,
    basis="guideline",
)
WEEK_4 = Rule(
    key="guidelines.msd.week_4",
    text="CBC, liver tests, triglycerides and cholesterol at 4 weeks.",
    value=Visit("week 4", AfterStart(Weeks(4)), (CBC, LFTS, TRIGLYCERIDES, CHOLESTEROL)),
    cites=_MSD,
    basis="guideline",
)
PROFILE = MonitoringProfile(
    name="msd",
    title="MSD Manual 2024",
    visits=(BASELINE, WEEK_4),
)
