"""What the US labels say of laboratory tests: the conventional capsules, and ABSORICA.

The pregnancy tests that a label names are listed as remarks: the programme schedules them.
"""

from isotretinoin import sources
from isotretinoin.analytes import LFTS, LIPID_PANEL
from isotretinoin.dates import Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rules.monitoring import BeforeStart, Every, MonitoringProfile, Visit

_GENERIC = (Citation(sources.GENERIC_LABEL_LIPIDS),)
_PI_2_3 = (Citation(sources.ABSORICA_PI, section="2.3"),)
_PI_5_15 = (Citation(sources.ABSORICA_PI, section="5.15"),)

# Conventional capsules --------------------------------------------------------------------------

BASELINE = Rule(
    key="guidelines.us_label.baseline",
    text="Lipids and LFTs before treatment.",
    value=Visit("baseline", BeforeStart(), (LIPID_PANEL, LFTS)),
    cites=_GENERIC,
    basis="label",
    tag="READ-2nd",
    verified=False,
    note="as an abstract tells it; the label's own text was not read",
)
UNTIL_RESPONSE = Rule(
    key="guidelines.us_label.until_response",
    text="Lipids and LFTs weekly or biweekly until the response is established, usually within 4 "
    "weeks.",
    value=Visit("week {k}", Every(Weeks(1), 1, 4), (LIPID_PANEL, LFTS)),
    cites=_GENERIC,
    basis="label",
    tag="MEMORY",
    verified=False,
    interpretation="weekly, the denser of the two intervals, and until week 4, by when the "
    "response is usually known; biweekly would be weeks 2 and 4",
    note="'weekly or biweekly' was read in an abstract, the 4 weeks were not read for this label",
)
LIPIDS_FREQUENCY = Rule(
    key="guidelines.us_label.lipids_frequency",
    text="Triglycerides above 800 mg/dL in about 25 % of patients; HDL lower in about 15 %, "
    "cholesterol higher in about 7 %.",
    value="800 mg/dL: 25 %, 15 %, 7 %",
    cites=(Citation(sources.GENERIC_LABEL_LIPIDS),),
    basis="label",
    tag="MEMORY",
    verified=False,
)
LIVER_FREQUENCY = Rule(
    key="guidelines.us_label.liver_frequency",
    text="Mild to moderate elevations of liver enzymes in about 15 % of patients.",
    value="15 %",
    cites=(Citation(sources.GENERIC_LABEL_LIPIDS),),
    basis="label",
    tag="MEMORY",
    verified=False,
)
NO_FIXED_SCHEDULE = Rule(
    key="guidelines.us_label.no_fixed_schedule",
    text="No fixed schedule for CK, glucose or CBC.",
    value="no fixed schedule",
    cites=(Citation(sources.GENERIC_LABEL_LIPIDS),),
    basis="label",
    tag="MEMORY",
    verified=False,
)

PROFILE = MonitoringProfile(
    name="us_label",
    title="US label, conventional capsules",
    visits=(BASELINE, UNTIL_RESPONSE),
    remarks=(LIPIDS_FREQUENCY, LIVER_FREQUENCY, NO_FIXED_SCHEDULE),
)

# ABSORICA ---------------------------------------------------------------------------------------

ABSORICA_BASELINE = Rule(
    key="guidelines.us_label.absorica.baseline",
    text="A fasting lipid profile with triglycerides, and LFTs, before the first dose.",
    value=Visit("baseline", BeforeStart(), (LIPID_PANEL, LFTS)),
    cites=_PI_2_3,
    basis="label",
)
ABSORICA_PREGNANCY_TESTS = Rule(
    key="guidelines.us_label.absorica.pregnancy_tests",
    text="A pregnancy test before a prescription is obtained, every month, at the end of the "
    "course, and 1 month after it is discontinued.",
    value="before, monthly, at the end, 1 month after",
    cites=_PI_5_15,
    basis="label",
    note="scheduled with the pregnancy prevention programme, not with the blood tests",
)
ABSORICA_LIPIDS = Rule(
    key="guidelines.us_label.absorica.lipids",
    text="Fasting lipids are repeated periodically until the lipid response is known.",
    value="periodically until the lipid response is known",
    cites=_PI_5_15,
    basis="label",
    note="no interval is given, so no day is made of it",
)
ABSORICA_4_WEEKS = Rule(
    key="guidelines.us_label.absorica.within_4_weeks",
    text="A monograph on ABSORICA: at intervals until the response is known, usually within 4 "
    "weeks.",
    value="usually within 4 weeks",
    cites=(Citation(sources.MPR_MONOGRAPHS),),
    basis="label",
)
ABSORICA_TRIGLYCERIDES = Rule(
    key="guidelines.us_label.absorica.triglycerides_frequency",
    text="Marked elevation of triglycerides in 25 % of patients.",
    value="25 %",
    cites=_PI_5_15,
    basis="label",
)

ABSORICA_PROFILE = MonitoringProfile(
    name="us_label_absorica",
    title="US label, ABSORICA and ABSORICA LD",
    visits=(ABSORICA_BASELINE,),
    remarks=(
        ABSORICA_PREGNANCY_TESTS,
        ABSORICA_LIPIDS,
        ABSORICA_4_WEEKS,
        ABSORICA_TRIGLYCERIDES,
    ),
)
