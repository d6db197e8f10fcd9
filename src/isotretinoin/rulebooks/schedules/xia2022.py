"""Xia et al. 2022: what 22 experts agreed to test in otherwise healthy patients, and not to test.

In the order of the abstract. Consensus was 70 % or more. Pregnancy tests were outside the question.
"""

from isotretinoin.dates import Months
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.analytes import ALT, TRIGLYCERIDES
from isotretinoin.rules.monitoring import AtPeakDose, BeforeStart, MonitoringProfile, Visit

_XIA = (Citation(sources.XIA_2022, section="abstract"),)
# The copy of the abstract that was read ends within the number for albumin.
_REPORT = (*_XIA, Citation(sources.XIA_2022_REPORT))
BEFORE_START = Rule(
    key="guidelines.xia2022.before_start",
    text="ALT and triglycerides are checked within a month before the start.",
    value=Visit("baseline", BeforeStart(Months(1)), (ALT, TRIGLYCERIDES)),
    cites=_XIA,
    basis="consensus",
)
AT_PEAK_DOSE = Rule(
    key="guidelines.xia2022.at_peak_dose",
    text="ALT and triglycerides are checked at the peak dose.",
    value=Visit("peak dose", AtPeakDose(), (ALT, TRIGLYCERIDES)),
    cites=_XIA,
    basis="consensus",
    interpretation="the source sets no day: due from the first day of the highest dose, and in "
    "time on any day at that dose",
)
ALT_BEFORE_START = Rule(
    key="guidelines.xia2022.alt.before_start",
    text="ALT within a month before the start: check (89.5 % agreed).",
    value="check, 89.5 %",
    cites=_XIA,
    basis="consensus",
)
ALT_AT_PEAK_DOSE = Rule(
    key="guidelines.xia2022.alt.at_peak_dose",
    text="ALT at the peak dose: check (89.5 % agreed).",
    value="check, 89.5 %",
    cites=_XIA,
    basis="consensus",
)
ALT_MONTHLY = Rule(
    key="guidelines.xia2022.alt.monthly",
    text="ALT every month: do not (76.2 % agreed).",
    value="do not, 76.2 %",
    cites=_XIA,
    basis="consensus",
)
ALT_AFTER = Rule(
    key="guidelines.xia2022.alt.after_completion",
    text="ALT after completion: do not (73.7 % agreed).",
    value="do not, 73.7 %",
    cites=_XIA,
    basis="consensus",
)
TRIGLYCERIDES_BEFORE_START = Rule(
    key="guidelines.xia2022.triglycerides.before_start",
    text="Triglycerides within a month before the start: check (89.5 % agreed).",
    value="check, 89.5 %",
    cites=_XIA,
    basis="consensus",
)
TRIGLYCERIDES_AT_PEAK_DOSE = Rule(
    key="guidelines.xia2022.triglycerides.at_peak_dose",
    text="Triglycerides at the peak dose: check (78.9 % agreed).",
    value="check, 78.9 %",
    cites=_XIA,
    basis="consensus",
)
TRIGLYCERIDES_MONTHLY = Rule(
    key="guidelines.xia2022.triglycerides.monthly",
    text="Triglycerides every month: do not (84.2 % agreed).",
    value="do not, 84.2 %",
    cites=_XIA,
    basis="consensus",
)
TRIGLYCERIDES_AFTER = Rule(
    key="guidelines.xia2022.triglycerides.after_completion",
    text="Triglycerides after completion: do not (73.7 % agreed).",
    value="do not, 73.7 %",
    cites=_XIA,
    basis="consensus",
)
CBC_AND_METABOLIC_PANEL = Rule(
    key="guidelines.xia2022.cbc_and_metabolic_panel",
    text="CBC and basic metabolic panel, at any time: do not (each more than 70 % agreed).",
    value="do not, > 70 %",
    cites=_XIA,
    basis="consensus",
)
GGT = Rule(
    key="guidelines.xia2022.ggt",
    text="GGT: do not (78.9 % agreed).",
    value="do not, 78.9 %",
    cites=_XIA,
    basis="consensus",
)
BILIRUBIN = Rule(
    key="guidelines.xia2022.bilirubin",
    text="Bilirubin: do not (81.0 % agreed).",
    value="do not, 81.0 %",
    cites=_XIA,
    basis="consensus",
)
ALBUMIN = Rule(
    key="guidelines.xia2022.albumin",
    text="Albumin: do not (72.7 % agreed).",
    value="do not, 72.7 %",
    cites=_REPORT,
    basis="consensus",
)
OTHERS = Rule(
    key="guidelines.xia2022.others",
    text="Total protein (72.7 % agreed), LDL (73.7 %), HDL (73.7 %) and CRP (77.3 %): do not.",
    value="do not, 72.7 %, 73.7 %, 73.7 %, 77.3 %",
    cites=_REPORT,
    basis="consensus",
)
PROFILE = MonitoringProfile(
    name="xia2022",
    title="Delphi consensus, Xia et al. 2022",
    visits=(BEFORE_START, AT_PEAK_DOSE),
    remarks=(
        ALT_BEFORE_START,
        ALT_AT_PEAK_DOSE,
        ALT_MONTHLY,
        ALT_AFTER,
        TRIGLYCERIDES_BEFORE_START,
        TRIGLYCERIDES_AT_PEAK_DOSE,
        TRIGLYCERIDES_MONTHLY,
        TRIGLYCERIDES_AFTER,
        CBC_AND_METABOLIC_PANEL,
        GGT,
        BILIRUBIN,
        ALBUMIN,
        OTHERS,
    ),
)
