"""What to do about results wherever there is no better text; and conventions.

A convention has no primary source. It is listed, unverified, and applied only when asked for.
"""

from isotretinoin.evidence import Citation, Rule
from isotretinoin.findings import Severity
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.analytes import ALT, AST, CHOLESTEROL, PREGNANCY_TEST, TRIGLYCERIDES
from isotretinoin.rules.results import Limit, ResultRule, UnitCheck

_PRACTICE = (Citation(sources.US_PRACTICE),)

# Everywhere ---------------------------------------------------------------------------------------

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
    text="The unit of triglycerides above 11.4 mmol/L, or of 11.4 mg/dL or less, is checked: the "
    "number is usual in the other unit.",
    value=UnitCheck(analytes=(TRIGLYCERIDES,), cut="11.4"),
    cites=(Citation(sources.CTCAE_5, section="Hypertriglyceridemia"),),
    basis="consensus",
    tag="DERIVED",
    interpretation="11.4 is the highest bound that the criteria print in mmol/L: above it a "
    "result is life-threatening, or its unit is wrong",
)
CHOLESTEROL_UNIT = Rule(
    key="guidelines.results.cholesterol_unit",
    text="The unit of cholesterol above 12.92 mmol/L, or of 12.92 mg/dL or less, is checked: the "
    "number is usual in the other unit.",
    value=UnitCheck(analytes=(CHOLESTEROL,), cut="12.92"),
    cites=(Citation(sources.CTCAE_5, section="Cholesterol high"),),
    basis="consensus",
    interpretation="12.92 is the highest bound that the criteria print in mmol/L: above it a "
    "result is grade 4, or its unit is wrong",
)

# Published -----------------------------------------------------------------------------------------

#: Shown where it was published, and beside the conventions elsewhere.
AUSTRALIAN_PRESCRIBER = Rule(
    key="guidelines.results.australian_prescriber",
    text="If liver enzymes rise to more than 2.5 times normal, or are not normal again when rechecked "
    "after 3 to 4 weeks: look for other causes and consider stopping.",
    value=ResultRule(
        analytes=(ALT, AST),
        times_upper_limit="2.5",
        action="look for other causes and consider stopping; the same if it is not normal when "
        "rechecked after 3 to 4 weeks",
        severity=Severity.CAUTION,
    ),
    cites=(Citation(sources.AUSTRALIAN_PRESCRIBER),),
    basis="guideline",
    interpretation="liver enzymes are read as ALT and AST, and normal as the laboratory's upper limit; "
    "'more than' is strict",
    note="the only multiple read in a published text; 2 and 3 times the limit stand in none",
)

# Conventions --------------------------------------------------------------------------------------

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
        AUSTRALIAN_PRESCRIBER,
    ),
)
CONVENTIONS = (
    CONVENTION_400,
    CONVENTION_500,
    CONVENTION_800,
    CONVENTION_3_ULN,
)
EVERYWHERE = (PREGNANCY, TRIGLYCERIDES_UNIT, CHOLESTEROL_UNIT)
