"""Landis et al. 2020: a review's schedule."""

from isotretinoin.dates import Months
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.analytes import LFTS, LIPID_PANEL
from isotretinoin.rules.monitoring import (
    AfterStart,
    AtPeakDose,
    BeforeStart,
    MonitoringProfile,
    Visit,
)

_LANDIS = (Citation(sources.LANDIS_2020, section="abstract"),)
BASELINE = Rule(
    key="guidelines.landis2020.baseline",
    text="Lipid and liver profile at baseline.",
    value=Visit("baseline", BeforeStart(), (LIPID_PANEL, LFTS)),
    cites=_LANDIS,
    basis="guideline",
)
MONTH_2 = Rule(
    key="guidelines.landis2020.month_2",
    text="Lipid and liver profile around month 2, or at the peak dose.",
    value=Visit("month 2", AfterStart(Months(2)), (LIPID_PANEL, LFTS)),
    cites=_LANDIS,
    basis="guideline",
    interpretation="of the two times that the source allows, month 2 does not wait for the dose",
    alternatives=(
        Rule(
            key="guidelines.landis2020.peak_dose",
            text="Or lipid and liver profile at the peak dose.",
            value=Visit("peak dose", AtPeakDose(), (LIPID_PANEL, LFTS)),
            cites=_LANDIS,
            basis="guideline",
        ),
    ),
)
GGT = Rule(
    key="guidelines.landis2020.ggt",
    text="GGT may be better for the liver.",
    value="may be better",
    cites=_LANDIS,
    basis="guideline",
)
CK = Rule(
    key="guidelines.landis2020.ck",
    text="CK may be considered in physically active patients.",
    value="may be considered",
    cites=_LANDIS,
    basis="guideline",
)
PROFILE = MonitoringProfile(
    name="landis2020",
    title="Landis et al. 2020",
    visits=(BASELINE, MONTH_2),
    remarks=(GGT, CK),
)
