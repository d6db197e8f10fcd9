"""Bounds of the Common Terminology Criteria for Adverse Events, versions 4.0, 5.0 and 6.0.

In the order of each version's list. The versions agree on cholesterol and triglycerides, and differ
where the baseline was abnormal. Each bound is as printed: "150 – 300" includes 150, ">300" does not
include 300.
"""

from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.analytes import ALT, AST, CHOLESTEROL, CK, GGT, TRIGLYCERIDES
from isotretinoin.rules.results import GradeBounds, GradingCriteria

_TABLE = "read in an implementation's table, not in NCI's own text"

# Version 4.0 --------------------------------------------------------------------------------------

V4_ALT = Rule(
    key="ctcae.4.alt",
    text="ALT above the upper limit is grade 1, above 3 times grade 2, above 5 times grade "
    "3, above 20 times grade 4.",
    value=GradeBounds(
        analyte=ALT,
        scale="upper limit",
        first="1",
        above=("3", "5", "20"),
    ),
    cites=(Citation(sources.CTCAE_4, section="Alanine aminotransferase increased"),),
    basis="consensus",
)
V4_AST = Rule(
    key="ctcae.4.ast",
    text="AST above the upper limit is grade 1, above 3 times grade 2, above 5 times grade "
    "3, above 20 times grade 4.",
    value=GradeBounds(
        analyte=AST,
        scale="upper limit",
        first="1",
        above=("3", "5", "20"),
    ),
    cites=(Citation(sources.CTCAE_4, section="Aspartate aminotransferase increased"),),
    basis="consensus",
)
V4_CHOLESTEROL_MG_DL = Rule(
    key="ctcae.4.cholesterol.mg_dl",
    text="Cholesterol above the upper limit is grade 1, above 300 mg/dL grade 2, above 400 "
    "grade 3, above 500 grade 4.",
    value=GradeBounds(
        analyte=CHOLESTEROL,
        scale="mg/dL",
        first="1",
        first_scale="upper limit",
        above=("300", "400", "500"),
    ),
    cites=(Citation(sources.CTCAE_4, section="Cholesterol high"),),
    basis="consensus",
    tag="READ-2nd",
    verified=False,
    note=_TABLE,
)
V4_CHOLESTEROL_MMOL_L = Rule(
    key="ctcae.4.cholesterol.mmol_l",
    text="Cholesterol above the upper limit is grade 1, above 7.75 mmol/L grade 2, above "
    "10.34 grade 3, above 12.92 grade 4.",
    value=GradeBounds(
        analyte=CHOLESTEROL,
        scale="mmol/L",
        first="1",
        first_scale="upper limit",
        above=("7.75", "10.34", "12.92"),
    ),
    cites=(Citation(sources.CTCAE_4, section="Cholesterol high"),),
    basis="consensus",
    tag="READ-2nd",
    verified=False,
    note=_TABLE,
)
V4_CK = Rule(
    key="ctcae.4.ck",
    text="CK above the upper limit is grade 1, above 2.5 times grade 2, above 5 times "
    "grade 3, above 10 times grade 4.",
    value=GradeBounds(
        analyte=CK,
        scale="upper limit",
        first="1",
        above=("2.5", "5", "10"),
    ),
    cites=(Citation(sources.CTCAE_4, section="CPK increased"),),
    basis="consensus",
    tag="READ-2nd",
    verified=False,
    note=_TABLE,
)
V4_GGT = Rule(
    key="ctcae.4.ggt",
    text="GGT above the upper limit is grade 1, above 2.5 times grade 2, above 5 times "
    "grade 3, above 20 times grade 4.",
    value=GradeBounds(
        analyte=GGT,
        scale="upper limit",
        first="1",
        above=("2.5", "5", "20"),
    ),
    cites=(Citation(sources.CTCAE_4, section="GGT increased"),),
    basis="consensus",
    tag="READ-2nd",
    verified=False,
    note=_TABLE,
)
V4_TRIGLYCERIDES_MG_DL = Rule(
    key="ctcae.4.triglycerides.mg_dl",
    text="Triglycerides from 150 mg/dL are grade 1, above 300 grade 2, above 500 grade 3, "
    "above 1000 grade 4.",
    value=GradeBounds(
        analyte=TRIGLYCERIDES,
        scale="mg/dL",
        first="150",
        first_included=True,
        above=("300", "500", "1000"),
    ),
    cites=(Citation(sources.CTCAE_4, section="Hypertriglyceridemia"),),
    basis="consensus",
    interpretation="printed as 150 to 300 mg/dL: 150 itself is read as grade 1",
    note="NCI's mmol/L are its mg/dL times 0.0114, where the factor is 0.0113: the same sample can have "
    "another grade in the other unit",
    alternatives=(
        Rule(
            key="ctcae.4.triglycerides.mg_dl.exclusive",
            text="A widely used program reads grade 1 as above 150 mg/dL, and 150 as grade 0.",
            value=GradeBounds(
                analyte=TRIGLYCERIDES,
                scale="mg/dL",
                first="150",
                above=("300", "500", "1000"),
            ),
            cites=(Citation(sources.ADMIRAL),),
            basis="convention",
        ),
    ),
)
V4_TRIGLYCERIDES_MMOL_L = Rule(
    key="ctcae.4.triglycerides.mmol_l",
    text="Triglycerides from 1.71 mmol/L are grade 1, above 3.42 grade 2, above 5.7 grade "
    "3, above 11.4 grade 4.",
    value=GradeBounds(
        analyte=TRIGLYCERIDES,
        scale="mmol/L",
        first="1.71",
        first_included=True,
        above=("3.42", "5.7", "11.4"),
    ),
    cites=(Citation(sources.CTCAE_4, section="Hypertriglyceridemia"),),
    basis="consensus",
    interpretation="printed as 1.71 to 3.42 mmol/L: 1.71 itself is read as grade 1",
    note="NCI's mmol/L are its mg/dL times 0.0114, where the factor is 0.0113: the same sample can have "
    "another grade in the other unit",
    alternatives=(
        Rule(
            key="ctcae.4.triglycerides.mmol_l.exclusive",
            text="A widely used program reads grade 1 as above 1.71 mmol/L, and 1.71 as grade 0.",
            value=GradeBounds(
                analyte=TRIGLYCERIDES,
                scale="mmol/L",
                first="1.71",
                above=("3.42", "5.7", "11.4"),
            ),
            cites=(Citation(sources.ADMIRAL),),
            basis="convention",
        ),
    ),
)

# Version 5.0 --------------------------------------------------------------------------------------

V5_ALT = Rule(
    key="ctcae.5.alt",
    text="ALT above the upper limit is grade 1, above 3 times grade 2, above 5 times grade "
    "3, above 20 times grade 4, where the baseline was normal.",
    value=GradeBounds(
        analyte=ALT,
        scale="upper limit",
        first="1",
        above=("3", "5", "20"),
        baseline="normal",
    ),
    cites=(Citation(sources.CTCAE_5, section="Alanine aminotransferase increased"),),
    basis="consensus",
)
V5_ALT_ABNORMAL_BASELINE = Rule(
    key="ctcae.5.alt.abnormal_baseline",
    text="Where the baseline was abnormal, ALT from 1.5 times the baseline is grade 1, "
    "above 3 times grade 2, above 5 times grade 3, above 20 times grade 4.",
    value=GradeBounds(
        analyte=ALT,
        scale="baseline",
        first="1.5",
        above=("3", "5", "20"),
        first_included=True,
        baseline="abnormal",
    ),
    cites=(Citation(sources.CTCAE_5, section="Alanine aminotransferase increased"),),
    basis="consensus",
)
V5_AST = Rule(
    key="ctcae.5.ast",
    text="AST above the upper limit is grade 1, above 3 times grade 2, above 5 times grade "
    "3, above 20 times grade 4, where the baseline was normal.",
    value=GradeBounds(
        analyte=AST,
        scale="upper limit",
        first="1",
        above=("3", "5", "20"),
        baseline="normal",
    ),
    cites=(Citation(sources.CTCAE_5, section="Aspartate aminotransferase increased"),),
    basis="consensus",
)
V5_AST_ABNORMAL_BASELINE = Rule(
    key="ctcae.5.ast.abnormal_baseline",
    text="Where the baseline was abnormal, AST from 1.5 times the baseline is grade 1, "
    "above 3 times grade 2, above 5 times grade 3, above 20 times grade 4.",
    value=GradeBounds(
        analyte=AST,
        scale="baseline",
        first="1.5",
        above=("3", "5", "20"),
        first_included=True,
        baseline="abnormal",
    ),
    cites=(Citation(sources.CTCAE_5, section="Aspartate aminotransferase increased"),),
    basis="consensus",
)
V5_CHOLESTEROL_MG_DL = Rule(
    key="ctcae.5.cholesterol.mg_dl",
    text="Cholesterol above the upper limit is grade 1, above 300 mg/dL grade 2, above 400 "
    "grade 3, above 500 grade 4.",
    value=GradeBounds(
        analyte=CHOLESTEROL,
        scale="mg/dL",
        first="1",
        first_scale="upper limit",
        above=("300", "400", "500"),
    ),
    cites=(Citation(sources.CTCAE_5, section="Cholesterol high"),),
    basis="consensus",
)
V5_CHOLESTEROL_MMOL_L = Rule(
    key="ctcae.5.cholesterol.mmol_l",
    text="Cholesterol above the upper limit is grade 1, above 7.75 mmol/L grade 2, above "
    "10.34 grade 3, above 12.92 grade 4.",
    value=GradeBounds(
        analyte=CHOLESTEROL,
        scale="mmol/L",
        first="1",
        first_scale="upper limit",
        above=("7.75", "10.34", "12.92"),
    ),
    cites=(Citation(sources.CTCAE_5, section="Cholesterol high"),),
    basis="consensus",
    tag="READ-2nd",
    verified=False,
    note=_TABLE,
)
V5_CK = Rule(
    key="ctcae.5.ck",
    text="CK above the upper limit is grade 1, above 2.5 times grade 2, above 5 times "
    "grade 3, above 10 times grade 4.",
    value=GradeBounds(
        analyte=CK,
        scale="upper limit",
        first="1",
        above=("2.5", "5", "10"),
    ),
    cites=(Citation(sources.CTCAE_5, section="CPK increased"),),
    basis="consensus",
)
V5_GGT = Rule(
    key="ctcae.5.ggt",
    text="GGT above the upper limit is grade 1, above 2.5 times grade 2, above 5 times "
    "grade 3, above 20 times grade 4, where the baseline was normal.",
    value=GradeBounds(
        analyte=GGT,
        scale="upper limit",
        first="1",
        above=("2.5", "5", "20"),
        baseline="normal",
    ),
    cites=(Citation(sources.CTCAE_5, section="GGT increased"),),
    basis="consensus",
)
V5_GGT_ABNORMAL_BASELINE = Rule(
    key="ctcae.5.ggt.abnormal_baseline",
    text="Where the baseline was abnormal, GGT from 2 times the baseline is grade 1, above "
    "2.5 times grade 2, above 5 times grade 3, above 20 times grade 4.",
    value=GradeBounds(
        analyte=GGT,
        scale="baseline",
        first="2",
        above=("2.5", "5", "20"),
        first_included=True,
        baseline="abnormal",
    ),
    cites=(Citation(sources.CTCAE_5, section="GGT increased"),),
    basis="consensus",
    tag="READ-2nd",
    verified=False,
    note=_TABLE,
)
V5_TRIGLYCERIDES_MG_DL = Rule(
    key="ctcae.5.triglycerides.mg_dl",
    text="Triglycerides from 150 mg/dL are grade 1, above 300 grade 2, above 500 grade 3, "
    "above 1000 grade 4.",
    value=GradeBounds(
        analyte=TRIGLYCERIDES,
        scale="mg/dL",
        first="150",
        first_included=True,
        above=("300", "500", "1000"),
    ),
    cites=(Citation(sources.CTCAE_5, section="Hypertriglyceridemia"),),
    basis="consensus",
    interpretation="printed as 150 to 300 mg/dL: 150 itself is read as grade 1",
    note="NCI's mmol/L are its mg/dL times 0.0114, where the factor is 0.0113: the same sample can have "
    "another grade in the other unit",
    alternatives=(
        Rule(
            key="ctcae.5.triglycerides.mg_dl.exclusive",
            text="A widely used program reads grade 1 as above 150 mg/dL, and 150 as grade 0.",
            value=GradeBounds(
                analyte=TRIGLYCERIDES,
                scale="mg/dL",
                first="150",
                above=("300", "500", "1000"),
            ),
            cites=(Citation(sources.ADMIRAL),),
            basis="convention",
        ),
    ),
)
V5_TRIGLYCERIDES_MMOL_L = Rule(
    key="ctcae.5.triglycerides.mmol_l",
    text="Triglycerides from 1.71 mmol/L are grade 1, above 3.42 grade 2, above 5.7 grade "
    "3, above 11.4 grade 4.",
    value=GradeBounds(
        analyte=TRIGLYCERIDES,
        scale="mmol/L",
        first="1.71",
        first_included=True,
        above=("3.42", "5.7", "11.4"),
    ),
    cites=(Citation(sources.CTCAE_5, section="Hypertriglyceridemia"),),
    basis="consensus",
    interpretation="printed as 1.71 to 3.42 mmol/L: 1.71 itself is read as grade 1",
    note="NCI's mmol/L are its mg/dL times 0.0114, where the factor is 0.0113: the same sample can have "
    "another grade in the other unit",
    alternatives=(
        Rule(
            key="ctcae.5.triglycerides.mmol_l.exclusive",
            text="A widely used program reads grade 1 as above 1.71 mmol/L, and 1.71 as grade 0.",
            value=GradeBounds(
                analyte=TRIGLYCERIDES,
                scale="mmol/L",
                first="1.71",
                above=("3.42", "5.7", "11.4"),
            ),
            cites=(Citation(sources.ADMIRAL),),
            basis="convention",
        ),
    ),
)

# Version 6.0 --------------------------------------------------------------------------------------

V6_ALT = Rule(
    key="ctcae.6.alt",
    text="ALT above the upper limit is grade 1, above 3 times grade 2, above 5 times grade "
    "3, above 20 times grade 4, where the baseline was normal.",
    value=GradeBounds(
        analyte=ALT,
        scale="upper limit",
        first="1",
        above=("3", "5", "20"),
        baseline="normal",
    ),
    cites=(Citation(sources.CTCAE_6, section="Alanine aminotransferase increased"),),
    basis="consensus",
)
V6_ALT_ABNORMAL_BASELINE = Rule(
    key="ctcae.6.alt.abnormal_baseline",
    text="Where the baseline was abnormal, ALT from 1 times the baseline is grade 1, above "
    "1.5 times grade 2, above 2 times grade 3, above 4 times grade 4.",
    value=GradeBounds(
        analyte=ALT,
        scale="baseline",
        first="1",
        above=("1.5", "2", "4"),
        first_included=True,
        baseline="abnormal",
    ),
    cites=(Citation(sources.CTCAE_6, section="Alanine aminotransferase increased"),),
    basis="consensus",
    interpretation="grade 3 is printed for baselines up to 5 upper limits; above that no grade is printed "
    "for these multiples, and grade 3 is read there too",
)
V6_AST = Rule(
    key="ctcae.6.ast",
    text="AST above the upper limit is grade 1, above 3 times grade 2, above 5 times grade "
    "3, above 20 times grade 4, where the baseline was normal.",
    value=GradeBounds(
        analyte=AST,
        scale="upper limit",
        first="1",
        above=("3", "5", "20"),
        baseline="normal",
    ),
    cites=(Citation(sources.CTCAE_6, section="Aspartate aminotransferase increased"),),
    basis="consensus",
)
V6_AST_ABNORMAL_BASELINE = Rule(
    key="ctcae.6.ast.abnormal_baseline",
    text="Where the baseline was abnormal, AST from 1 times the baseline is grade 1, above "
    "1.5 times grade 2, above 2 times grade 3, above 4 times grade 4.",
    value=GradeBounds(
        analyte=AST,
        scale="baseline",
        first="1",
        above=("1.5", "2", "4"),
        first_included=True,
        baseline="abnormal",
    ),
    cites=(Citation(sources.CTCAE_6, section="Aspartate aminotransferase increased"),),
    basis="consensus",
    interpretation="grade 3 is printed for baselines up to 5 upper limits; above that no grade is printed "
    "for these multiples, and grade 3 is read there too",
)
V6_CHOLESTEROL_MG_DL = Rule(
    key="ctcae.6.cholesterol.mg_dl",
    text="Cholesterol above the upper limit is grade 1, above 300 mg/dL grade 2, above 400 "
    "grade 3, above 500 grade 4.",
    value=GradeBounds(
        analyte=CHOLESTEROL,
        scale="mg/dL",
        first="1",
        first_scale="upper limit",
        above=("300", "400", "500"),
    ),
    cites=(Citation(sources.CTCAE_6, section="Cholesterol high"),),
    basis="consensus",
    tag="READ-2nd",
    verified=False,
    note=_TABLE,
)
V6_CHOLESTEROL_MMOL_L = Rule(
    key="ctcae.6.cholesterol.mmol_l",
    text="Cholesterol above the upper limit is grade 1, above 7.75 mmol/L grade 2, above "
    "10.34 grade 3, above 12.92 grade 4.",
    value=GradeBounds(
        analyte=CHOLESTEROL,
        scale="mmol/L",
        first="1",
        first_scale="upper limit",
        above=("7.75", "10.34", "12.92"),
    ),
    cites=(Citation(sources.CTCAE_6, section="Cholesterol high"),),
    basis="consensus",
    tag="READ-2nd",
    verified=False,
    note=_TABLE,
)
V6_GGT = Rule(
    key="ctcae.6.ggt",
    text="GGT above the upper limit is grade 1, above 2.5 times grade 2, above 5 times "
    "grade 3, above 20 times grade 4, where the baseline was normal.",
    value=GradeBounds(
        analyte=GGT,
        scale="upper limit",
        first="1",
        above=("2.5", "5", "20"),
        baseline="normal",
    ),
    cites=(Citation(sources.CTCAE_6, section="GGT increased"),),
    basis="consensus",
    tag="READ-2nd",
    verified=False,
    note=_TABLE,
)
V6_GGT_ABNORMAL_BASELINE = Rule(
    key="ctcae.6.ggt.abnormal_baseline",
    text="Where the baseline was abnormal, GGT from 1 times the baseline is grade 1, above "
    "1.5 times grade 2, above 3 times grade 3, above 10 times grade 4.",
    value=GradeBounds(
        analyte=GGT,
        scale="baseline",
        first="1",
        above=("1.5", "3", "10"),
        first_included=True,
        baseline="abnormal",
    ),
    cites=(Citation(sources.CTCAE_6, section="GGT increased"),),
    basis="consensus",
    tag="READ-2nd",
    verified=False,
    note=_TABLE,
)
V6_TRIGLYCERIDES_MG_DL = Rule(
    key="ctcae.6.triglycerides.mg_dl",
    text="Triglycerides from 150 mg/dL are grade 1, above 300 grade 2, above 500 grade 3, "
    "above 1000 grade 4.",
    value=GradeBounds(
        analyte=TRIGLYCERIDES,
        scale="mg/dL",
        first="150",
        first_included=True,
        above=("300", "500", "1000"),
    ),
    cites=(Citation(sources.CTCAE_6, section="Hypertriglyceridemia"),),
    basis="consensus",
    interpretation="printed as 150 to 300 mg/dL: 150 itself is read as grade 1",
    note="NCI's mmol/L are its mg/dL times 0.0114, where the factor is 0.0113: the same sample can have "
    "another grade in the other unit",
    alternatives=(
        Rule(
            key="ctcae.6.triglycerides.mg_dl.exclusive",
            text="A widely used program reads grade 1 as above 150 mg/dL, and 150 as grade 0.",
            value=GradeBounds(
                analyte=TRIGLYCERIDES,
                scale="mg/dL",
                first="150",
                above=("300", "500", "1000"),
            ),
            cites=(Citation(sources.ADMIRAL),),
            basis="convention",
        ),
    ),
)
V6_TRIGLYCERIDES_MMOL_L = Rule(
    key="ctcae.6.triglycerides.mmol_l",
    text="Triglycerides from 1.71 mmol/L are grade 1, above 3.42 grade 2, above 5.7 grade "
    "3, above 11.4 grade 4.",
    value=GradeBounds(
        analyte=TRIGLYCERIDES,
        scale="mmol/L",
        first="1.71",
        first_included=True,
        above=("3.42", "5.7", "11.4"),
    ),
    cites=(Citation(sources.CTCAE_6, section="Hypertriglyceridemia"),),
    basis="consensus",
    interpretation="printed as 1.71 to 3.42 mmol/L: 1.71 itself is read as grade 1",
    note="NCI's mmol/L are its mg/dL times 0.0114, where the factor is 0.0113: the same sample can have "
    "another grade in the other unit",
    alternatives=(
        Rule(
            key="ctcae.6.triglycerides.mmol_l.exclusive",
            text="A widely used program reads grade 1 as above 1.71 mmol/L, and 1.71 as grade 0.",
            value=GradeBounds(
                analyte=TRIGLYCERIDES,
                scale="mmol/L",
                first="1.71",
                above=("3.42", "5.7", "11.4"),
            ),
            cites=(Citation(sources.ADMIRAL),),
            basis="convention",
        ),
    ),
)
V6_WITHOUT_CK = Rule(
    key="ctcae.6.ck",
    text="The copy of version 6.0 that was read has no bounds for CK.",
    value=CK,
    cites=(Citation(sources.CTCAE_6),),
    basis="consensus",
    tag="READ-2nd",
    verified=False,
    note=f"{_TABLE}; versions 4.0 and 5.0 have them",
)

# Criteria -----------------------------------------------------------------------------------------

CTCAE_4 = GradingCriteria(
    name="CTCAE 4.0",
    title="Common Terminology Criteria for Adverse Events, version 4.0",
    bounds=(
        V4_ALT,
        V4_AST,
        V4_CHOLESTEROL_MG_DL,
        V4_CHOLESTEROL_MMOL_L,
        V4_CK,
        V4_GGT,
        V4_TRIGLYCERIDES_MG_DL,
        V4_TRIGLYCERIDES_MMOL_L,
    ),
)
CTCAE_5 = GradingCriteria(
    name="CTCAE 5.0",
    title="Common Terminology Criteria for Adverse Events, version 5.0",
    bounds=(
        V5_ALT,
        V5_ALT_ABNORMAL_BASELINE,
        V5_AST,
        V5_AST_ABNORMAL_BASELINE,
        V5_CHOLESTEROL_MG_DL,
        V5_CHOLESTEROL_MMOL_L,
        V5_CK,
        V5_GGT,
        V5_GGT_ABNORMAL_BASELINE,
        V5_TRIGLYCERIDES_MG_DL,
        V5_TRIGLYCERIDES_MMOL_L,
    ),
)
CTCAE_6 = GradingCriteria(
    name="CTCAE 6.0",
    title="Common Terminology Criteria for Adverse Events, version 6.0",
    bounds=(
        V6_ALT,
        V6_ALT_ABNORMAL_BASELINE,
        V6_AST,
        V6_AST_ABNORMAL_BASELINE,
        V6_CHOLESTEROL_MG_DL,
        V6_CHOLESTEROL_MMOL_L,
        V6_GGT,
        V6_GGT_ABNORMAL_BASELINE,
        V6_TRIGLYCERIDES_MG_DL,
        V6_TRIGLYCERIDES_MMOL_L,
    ),
    without=(V6_WITHOUT_CK,),
)
