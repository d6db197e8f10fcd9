"""bpac NZ 2013: an audit standard."""

from isotretinoin.dates import Months
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.analytes import CBC, LFTS, LIPID_PANEL
from isotretinoin.rules.monitoring import BeforeStart, DuringCourse, MonitoringProfile, Visit

_BPAC = (Citation(sources.BPAC_2013),)
BASELINE = Rule(
    key="guidelines.bpac2013.baseline",
    text="Full blood count, fasting lipids and LFTs before the start, ideally within 1 month.",
    value=Visit("baseline", BeforeStart(Months(1)), (CBC, LIPID_PANEL, LFTS)),
    cites=_BPAC,
    basis="guideline",
)
DURING = Rule(
    key="guidelines.bpac2013.during",
    text="Full blood count, fasting lipids and LFTs at least once in a course of 16 to 30 weeks.",
    value=Visit("once on treatment", DuringCourse(), (CBC, LIPID_PANEL, LFTS)),
    cites=_BPAC,
    basis="guideline",
    interpretation="the source names no day: in time on any day after the first dose, and due by "
    "the last",
)
AUDIT = Rule(
    key="guidelines.bpac2013.audit",
    text="Only 13 % of patients had had all of these tests.",
    value="13 %",
    cites=_BPAC,
    basis="trial",
)
PROFILE = MonitoringProfile(
    name="bpac2013",
    title="bpac NZ 2013, audit standard",
    visits=(BASELINE, DURING),
    remarks=(AUDIT,),
)
