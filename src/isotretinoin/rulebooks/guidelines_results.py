"""What to do about results, source by source: US label, BNF, EU product text; and conventions.

A convention has no primary source. It is listed, unverified, and applied only when asked for.
"""

from isotretinoin import sources
from isotretinoin.analytes import ALT, AST, CHOLESTEROL, HDL, LDL, PREGNANCY_TEST, TRIGLYCERIDES
from isotretinoin.evidence import Citation, Rule
from isotretinoin.findings import Severity
from isotretinoin.rules.results import Limit, ResultRule, SamplingRule, UnitCheck

_LIPIDS = (TRIGLYCERIDES, CHOLESTEROL, HDL, LDL)
_SMPC = (Citation(sources.EU_SMPC_MONITORING, section="4.4"),)
_PRACTICE = (Citation(sources.US_PRACTICE),)

# Everywhere -------------------------------------------------------------------------------------

PREGNANCY = Rule(
    key="guidelines.results.pregnancy",
    text="If pregnancy occurs, isotretinoin is stopped at once and the patient is referred to an "
    "obstetrician-gynaecologist experienced in reproductive toxicity.",
    value=ResultRule(
        analytes=(PREGNANCY_TEST,),
        word="positive",
        action="stop isotretinoin at once and refer to an obstetrician-gynaecologist experienced "
        "in reproductive toxicity",
        severity=Severity.ALERT,
    ),
    cites=(
        Citation(sources.CLARAVIS_DAILYMED, section="boxed warning"),
        Citation(sources.ABSORICA_PI, section="boxed warning"),
    ),
    basis="label",
    note="read in the US labels; no place's text that was read says less",
)

TRIGLYCERIDES_UNIT = Rule(
    key="guidelines.results.triglycerides_unit",
    text="Triglycerides of more than 11.4 mmol/L, or of 11.4 mg/dL or less, have a number that "
    "goes with the other unit.",
    value=UnitCheck(analytes=(TRIGLYCERIDES,), cut="11.4"),
    cites=(Citation(sources.CTCAE_5, section="Hypertriglyceridemia"),),
    basis="consensus",
    tag="DERIVED",
    interpretation="11.4 is the highest bound that the criteria print in mmol/L: above it a "
    "result is life-threatening, or its unit is wrong",
)
CHOLESTEROL_UNIT = Rule(
    key="guidelines.results.cholesterol_unit",
    text="Cholesterol of more than 12.92 mmol/L, or of 12.92 mg/dL or less, has a number that "
    "goes with the other unit.",
    value=UnitCheck(analytes=(CHOLESTEROL,), cut="12.92"),
    cites=(Citation(sources.CTCAE_5, section="Cholesterol high"),),
    basis="consensus",
    tag="READ-2nd",
    verified=False,
    note="read in an implementation's table, not in NCI's own text",
    interpretation="12.92 is the highest bound that the criteria print in mmol/L: above it a "
    "result is grade 4, or its unit is wrong",
)

# United States ----------------------------------------------------------------------------------

US_TRIGLYCERIDES = Rule(
    key="guidelines.results.us_triglycerides",
    text="Isotretinoin is stopped if hypertriglyceridaemia cannot be controlled at an acceptable "
    "level, or if symptoms of pancreatitis occur. The label sets no number at which to stop.",
    value=ResultRule(
        analytes=(TRIGLYCERIDES,),
        times_upper_limit="1",
        above=(Limit("150", "mg/dL"), Limit("1.71", "mmol/L")),
        action="the label sets no number at which to stop: stop if they cannot be controlled at "
        "an acceptable level, or if symptoms of pancreatitis occur",
        severity=Severity.CAUTION,
    ),
    cites=(Citation(sources.MPR_MONOGRAPHS),),
    basis="label",
    interpretation="any triglycerides above normal are shown with this sentence: above the "
    "laboratory's upper limit or, where it gave none, above the first bound of the CTCAE",
    note="pancreatitis occurs with normal triglycerides too, and can be fatal",
)
US_SAMPLING = Rule(
    key="guidelines.results.us_sampling",
    text="Lipids are taken fasting, and at least 36 hours after alcohol.",
    value=SamplingRule(analytes=_LIPIDS, fasting=True, hours_since_alcohol=36),
    cites=(Citation(sources.ABSORICA_PI, section="5.15"),),
    basis="label",
)

# United Kingdom ---------------------------------------------------------------------------------

BNF_TRIGLYCERIDES = Rule(
    key="guidelines.results.bnf_triglycerides",
    text="Triglycerides above 9 mmol/L carry a risk of pancreatitis; isotretinoin is stopped if "
    "hypertriglyceridaemia is uncontrolled or pancreatitis occurs.",
    value=ResultRule(
        analytes=(TRIGLYCERIDES,),
        above=(Limit("9", "mmol/L"),),
        action="risk of pancreatitis: stop if hypertriglyceridaemia is uncontrolled or "
        "pancreatitis occurs",
        severity=Severity.ALERT,
    ),
    cites=(Citation(sources.BNF),),
    basis="guideline",
)

# European Union ---------------------------------------------------------------------------------

SMPC_TRIGLYCERIDES = Rule(
    key="guidelines.results.smpc_triglycerides",
    text="Triglycerides above 800 mg/dL or 9 mmol/L are sometimes associated with acute "
    "pancreatitis; isotretinoin is stopped if they cannot be controlled at an acceptable level.",
    value=ResultRule(
        analytes=(TRIGLYCERIDES,),
        above=(Limit("800", "mg/dL"), Limit("9", "mmol/L")),
        action="sometimes associated with acute pancreatitis: stop if they cannot be controlled "
        "at an acceptable level",
        severity=Severity.ALERT,
    ),
    cites=_SMPC,
    basis="label",
    tag="MEMORY",
    verified=False,
    note="the 9 mmol/L were read in the BNF; 800 mg/dL are 9.03 mmol/L",
)
SMPC_TRANSAMINASES = Rule(
    key="guidelines.results.smpc_transaminases",
    text="A persistent, clinically relevant rise of transaminases: reduce the dose or stop.",
    value=ResultRule(
        analytes=(ALT, AST),
        times_upper_limit="1",
        action="if the rise persists and is clinically relevant, reduce the dose or stop",
        severity=Severity.CAUTION,
    ),
    cites=_SMPC,
    basis="label",
    tag="MEMORY",
    verified=False,
    interpretation="any value above the laboratory's upper limit is shown with this sentence",
    alternatives=(
        Rule(
            key="guidelines.results.uk_oratane_transaminases",
            text="Reduce or discontinue if transaminases exceed normal.",
            value="exceed normal",
            cites=(Citation(sources.UK_ORATANE_SUMMARY),),
            basis="label",
            tag="READ-2nd",
            verified=False,
        ),
    ),
)
EU_SAMPLING = Rule(
    key="guidelines.results.eu_sampling",
    text="Lipids are taken fasting.",
    value=SamplingRule(analytes=_LIPIDS, fasting=True),
    cites=(Citation(sources.NORWEGIAN_HANDBOOK), Citation(sources.MIMS_HK_ACNOTIN)),
    basis="label",
)

# Conventions ------------------------------------------------------------------------------------

CONVENTION_400 = Rule(
    key="guidelines.results.convention_400",
    text="US practice: stop or reduce above 400 mg/dL of triglycerides.",
    value=ResultRule(
        analytes=(TRIGLYCERIDES,),
        above=(Limit("400", "mg/dL"),),
        action="by convention, stop or reduce",
        severity=Severity.CAUTION,
    ),
    cites=_PRACTICE,
    basis="convention",
    tag="MEMORY",
    verified=False,
)
CONVENTION_500 = Rule(
    key="guidelines.results.convention_500",
    text="US practice: reduce above 500 mg/dL of triglycerides.",
    value=ResultRule(
        analytes=(TRIGLYCERIDES,),
        above=(Limit("500", "mg/dL"),),
        action="by convention, reduce the dose",
        severity=Severity.CAUTION,
    ),
    cites=_PRACTICE,
    basis="convention",
    tag="MEMORY",
    verified=False,
)
CONVENTION_800 = Rule(
    key="guidelines.results.convention_800",
    text="US practice: stop above 800 mg/dL of triglycerides.",
    value=ResultRule(
        analytes=(TRIGLYCERIDES,),
        above=(Limit("800", "mg/dL"),),
        action="by convention, stop",
        severity=Severity.CAUTION,
    ),
    cites=_PRACTICE,
    basis="convention",
    tag="MEMORY",
    verified=False,
)
CONVENTION_3_ULN = Rule(
    key="guidelines.results.convention_3_upper_limits",
    text="Practice: above 3 times the upper limit of ALT or AST, stop or reduce.",
    value=ResultRule(
        analytes=(ALT, AST),
        times_upper_limit="3",
        action="by convention, stop or reduce",
        severity=Severity.CAUTION,
    ),
    cites=_PRACTICE,
    basis="convention",
    tag="MEMORY",
    verified=False,
    note="3 times the upper limit is where grade 2 of the CTCAE begins",
    alternatives=(
        Rule(
            key="guidelines.results.convention_2_upper_limits",
            text="Practice: above 2 and below 3 times the upper limit of ALT or AST, continue.",
            value="2–3 × upper limit: continue",
            cites=_PRACTICE,
            basis="convention",
            tag="MEMORY",
            verified=False,
        ),
    ),
)

CONVENTIONS = (
    CONVENTION_400,
    CONVENTION_500,
    CONVENTION_800,
    CONVENTION_3_ULN,
)
EVERYWHERE = (PREGNANCY, TRIGLYCERIDES_UNIT, CHOLESTEROL_UNIT)
US = (US_TRIGLYCERIDES, US_SAMPLING, *EVERYWHERE, *CONVENTIONS)
EU = (SMPC_TRIGLYCERIDES, SMPC_TRANSAMINASES, EU_SAMPLING, *EVERYWHERE, *CONVENTIONS)
GB = (BNF_TRIGLYCERIDES, *EU)
