"""A UK nursing text: LFTs and lipids at 4 and 8 weeks. Met in a weak copy, so none is verified."""

from isotretinoin.dates import Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.analytes import ALT, AST, CHOLESTEROL, LFTS, LIPID_PANEL, TRIGLYCERIDES
from isotretinoin.rules.monitoring import (
    AfterStart,
    BeforeStart,
    MonitoringProfile,
    Visit,
    WhenDoseRaised,
)
from isotretinoin.rules.results import Limit, Reduction

_TEXT = (Citation(sources.UK_NURSING_TEXT),)
BASELINE = Rule(
    key="guidelines.uk_nursing.baseline",
    text="LFTs, and lipids, before the start.",
    value=Visit("baseline", BeforeStart(), (LFTS, LIPID_PANEL)),
    cites=_TEXT,
    basis="guideline",
    tag="READ-2nd",
    verified=False,
)
WEEK_4 = Rule(
    key="guidelines.uk_nursing.week_4",
    text="LFTs, and lipids, at 4 weeks.",
    value=Visit("week 4", AfterStart(Weeks(4)), (LFTS, LIPID_PANEL)),
    cites=_TEXT,
    basis="guideline",
    tag="READ-2nd",
    verified=False,
)
WEEK_8 = Rule(
    key="guidelines.uk_nursing.week_8",
    text="LFTs, and lipids, at 8 weeks.",
    value=Visit("week 8", AfterStart(Weeks(8)), (LFTS, LIPID_PANEL)),
    cites=_TEXT,
    basis="guideline",
    tag="READ-2nd",
    verified=False,
)
DOSE_RAISED = Rule(
    key="guidelines.uk_nursing.dose_raised",
    text="What was normal at 8 weeks counts only as long as the dose is unchanged.",
    value=Visit("dose raised", WhenDoseRaised(), (LFTS, LIPID_PANEL)),
    cites=_TEXT,
    basis="guideline",
    tag="READ-2nd",
    verified=False,
    interpretation="a raise is read as asking for the tests again, from its first day and as long "
    "as that dose lasts; the text gives no interval",
)
MAY_STOP = Rule(
    key="guidelines.uk_nursing.may_stop",
    text="If normal at 8 weeks, no further tests as long as the dose is unchanged.",
    value=Reduction(
        analytes=(ALT, AST, TRIGLYCERIDES, CHOLESTEROL),
        after=Weeks(8),
        normal_below=(
            (TRIGLYCERIDES, Limit("150", "mg/dL")),
            (TRIGLYCERIDES, Limit("1.71", "mmol/L")),
        ),
        void_when="changed",
    ),
    cites=_TEXT,
    basis="guideline",
    tag="READ-2nd",
    verified=False,
    interpretation="LFTs are read as ALT and AST, lipids as triglycerides and cholesterol; "
    "triglycerides without a laboratory's limit are normal below grade 1 of the CTCAE",
)
PROFILE = MonitoringProfile(
    name="uk_nursing",
    title="UK nursing text",
    visits=(BASELINE, WEEK_4, WEEK_8, DOSE_RAISED),
    may_reduce=(MAY_STOP,),
)
