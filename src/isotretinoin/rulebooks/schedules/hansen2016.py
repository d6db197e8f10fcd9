"""Hansen et al. 2016: 574 courses, and the schedule that follows from them."""

from isotretinoin.dates import Months
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.analytes import ALT, AST, CHOLESTEROL, LFTS, LIPID_PANEL, TRIGLYCERIDES
from isotretinoin.rules.monitoring import AfterStart, BeforeStart, MonitoringProfile, Visit
from isotretinoin.rules.results import Limit, Reduction

_HANSEN = (Citation(sources.HANSEN_2016, section="abstract"),)
BASELINE = Rule(
    key="guidelines.hansen2016.baseline",
    text="Lipids and LFTs before the start.",
    value=Visit("baseline", BeforeStart(), (LIPID_PANEL, LFTS)),
    cites=_HANSEN,
    basis="trial",
)
MONTH_2 = Rule(
    key="guidelines.hansen2016.month_2",
    text="If lipids and LFTs were normal at baseline, they are repeated after 2 months.",
    value=Visit("month 2", AfterStart(Months(2)), (LIPID_PANEL, LFTS)),
    cites=_HANSEN,
    basis="trial",
    note="what follows an abnormal baseline was not read",
)
MAY_STOP = Rule(
    key="guidelines.hansen2016.may_stop",
    text="If lipids and LFTs are normal at baseline and after 2 months, no further testing may be "
    "required.",
    value=Reduction(
        analytes=(TRIGLYCERIDES, CHOLESTEROL, ALT, AST),
        baseline=True,
        after=Months(2),
        normal_below=(
            (TRIGLYCERIDES, Limit("150", "mg/dL")),
            (TRIGLYCERIDES, Limit("1.71", "mmol/L")),
        ),
    ),
    cites=_HANSEN,
    basis="trial",
    interpretation="lipids are read as triglycerides and cholesterol, LFTs as ALT and AST; a raise "
    "of the dose voids it, as the later sources have it; triglycerides without a laboratory's limit "
    "are normal below grade 1 of the CTCAE",
)
NO_CBC = Rule(
    key="guidelines.hansen2016.no_cbc",
    text="No routine CBC.",
    value="do not",
    cites=_HANSEN,
    basis="trial",
)
FREQUENCY = Rule(
    key="guidelines.hansen2016.frequency",
    text="In 515 patients and 574 courses, triglycerides were abnormal in 19.3 %, cholesterol in "
    "22.8 %, transaminases in 1.9 % (1.6 % at baseline); leukopenia in 1.4 %, thrombocytopenia in "
    "0.9 %; the worst was grade 2.",
    value="19.3 %, 22.8 %, 1.9 %, 1.4 %, 0.9 %",
    cites=_HANSEN,
    basis="trial",
)
ONSET = Rule(
    key="guidelines.hansen2016.onset",
    text="An abnormal result was found after a mean of 56.3 days for triglycerides, 61.9 for ALT, "
    "50.1 for cholesterol.",
    value="56.3, 61.9, 50.1 days",
    cites=_HANSEN,
    basis="trial",
)
PROFILE = MonitoringProfile(
    name="hansen2016",
    title="Hansen et al. 2016",
    visits=(BASELINE, MONTH_2),
    may_reduce=(MAY_STOP,),
    remarks=(NO_CBC, FREQUENCY, ONSET),
)
