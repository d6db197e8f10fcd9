"""Bounds of the Common Terminology Criteria for Adverse Events, versions 4.03, 5.0 and 6.0.

In the order of each version's list; what a version shares with the one before is built from it. Each
bound is as printed: "150 – 300" includes 150, ">300" does not include 300, "<10.0 – 8.0" does not
include 10.0. Of a row in several units, a result is graded by the numbers of its own unit.

Where a grade hangs on signs that no number shows, both grades stand: none is guessed.
"""

from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.analytes import (
    ALBUMIN,
    ALP,
    ALT,
    AMYLASE,
    AST,
    BILIRUBIN,
    CHOLESTEROL,
    CK,
    CREATININE,
    CREATININE_CLEARANCE,
    GGT,
    GLUCOSE,
    HAEMOGLOBIN,
    LIPASE,
    LYMPHOCYTES,
    NEUTROPHILS,
    PLATELETS,
    TRIGLYCERIDES,
    URIC_ACID,
    WHITE_CELLS,
)
from isotretinoin.rules.results import GradeBounds, GradeStart, GradingCriteria

# Version 4.03 -------------------------------------------------------------------------------------

V4_ALT = Rule(
    key="ctcae.4.alt",
    text="ALT above the upper limit is grade 1, above 3 times the upper limit grade 2, above 5 times the upper limit grade 3, above 20 times the upper limit grade 4.",
    value=GradeBounds(
        analyte=ALT,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "3", "upper limit"),
            GradeStart(3, "5", "upper limit"),
            GradeStart(4, "20", "upper limit"),
        ),
    ),
    cites=(Citation(sources.CTCAE_4, section="Alanine aminotransferase increased"),),
    basis="consensus",
)
V4_AST = Rule(
    key="ctcae.4.ast",
    text="AST above the upper limit is grade 1, above 3 times the upper limit grade 2, above 5 times the upper limit grade 3, above 20 times the upper limit grade 4.",
    value=GradeBounds(
        analyte=AST,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "3", "upper limit"),
            GradeStart(3, "5", "upper limit"),
            GradeStart(4, "20", "upper limit"),
        ),
    ),
    cites=(Citation(sources.CTCAE_4, section="Aspartate aminotransferase increased"),),
    basis="consensus",
)
V4_ALP = Rule(
    key="ctcae.4.alp",
    text="ALP above the upper limit is grade 1, above 2.5 times the upper limit grade 2, above 5 times the upper limit grade 3, above 20 times the upper limit grade 4.",
    value=GradeBounds(
        analyte=ALP,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "2.5", "upper limit"),
            GradeStart(3, "5", "upper limit"),
            GradeStart(4, "20", "upper limit"),
        ),
    ),
    cites=(Citation(sources.CTCAE_4, section="Alkaline phosphatase increased"),),
    basis="consensus",
)
V4_BILIRUBIN = Rule(
    key="ctcae.4.bilirubin",
    text="Bilirubin above the upper limit is grade 1, above 1.5 times the upper limit grade 2, above 3 times the upper limit grade 3, above 10 times the upper limit grade 4.",
    value=GradeBounds(
        analyte=BILIRUBIN,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "1.5", "upper limit"),
            GradeStart(3, "3", "upper limit"),
            GradeStart(4, "10", "upper limit"),
        ),
    ),
    cites=(Citation(sources.CTCAE_4, section="Blood bilirubin increased"),),
    basis="consensus",
)
V4_CHOLESTEROL_MG_DL = Rule(
    key="ctcae.4.cholesterol.mg_dl",
    text="Cholesterol above the upper limit is grade 1, above 300 mg/dL grade 2, above 400 mg/dL grade 3, above 500 mg/dL grade 4.",
    value=GradeBounds(
        analyte=CHOLESTEROL,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "300", "mg/dL"),
            GradeStart(3, "400", "mg/dL"),
            GradeStart(4, "500", "mg/dL"),
        ),
        units=("mg/dL",),
    ),
    cites=(Citation(sources.CTCAE_4, section="Cholesterol high"),),
    basis="consensus",
)
V4_CHOLESTEROL_MMOL_L = Rule(
    key="ctcae.4.cholesterol.mmol_l",
    text="Cholesterol above the upper limit is grade 1, above 7.75 mmol/L grade 2, above 10.34 mmol/L grade 3, above 12.92 mmol/L grade 4.",
    value=GradeBounds(
        analyte=CHOLESTEROL,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "7.75", "mmol/L"),
            GradeStart(3, "10.34", "mmol/L"),
            GradeStart(4, "12.92", "mmol/L"),
        ),
        units=("mmol/L",),
    ),
    cites=(Citation(sources.CTCAE_4, section="Cholesterol high"),),
    basis="consensus",
)
V4_CK = Rule(
    key="ctcae.4.ck",
    text="CK above the upper limit is grade 1, above 2.5 times the upper limit grade 2, above 5 times the upper limit grade 3, above 10 times the upper limit grade 4.",
    value=GradeBounds(
        analyte=CK,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "2.5", "upper limit"),
            GradeStart(3, "5", "upper limit"),
            GradeStart(4, "10", "upper limit"),
        ),
    ),
    cites=(Citation(sources.CTCAE_4, section="CPK increased"),),
    basis="consensus",
)
V4_CREATININE = Rule(
    key="ctcae.4.creatinine",
    text="Creatinine above the upper limit is grade 1, above 1.5 times the upper limit grade 2, above 3 times the upper limit grade 3, above 6 times the upper limit grade 4.",
    value=GradeBounds(
        analyte=CREATININE,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "1.5", "upper limit"),
            GradeStart(3, "3", "upper limit"),
            GradeStart(4, "6", "upper limit"),
        ),
    ),
    cites=(Citation(sources.CTCAE_4, section="Creatinine increased"),),
    basis="consensus",
    note="read together with the bounds in baselines: the worse grade holds",
)
V4_CREATININE_BASELINE = Rule(
    key="ctcae.4.creatinine.baseline",
    text="Creatinine above the baseline is grade 1, above 1.5 times the baseline grade 2, above 3 times the baseline grade 3.",
    value=GradeBounds(
        analyte=CREATININE,
        starts=(
            GradeStart(1, "1", "baseline"),
            GradeStart(2, "1.5", "baseline"),
            GradeStart(3, "3", "baseline"),
        ),
    ),
    cites=(Citation(sources.CTCAE_4, section="Creatinine increased"),),
    basis="consensus",
)
V4_GGT = Rule(
    key="ctcae.4.ggt",
    text="GGT above the upper limit is grade 1, above 2.5 times the upper limit grade 2, above 5 times the upper limit grade 3, above 20 times the upper limit grade 4.",
    value=GradeBounds(
        analyte=GGT,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "2.5", "upper limit"),
            GradeStart(3, "5", "upper limit"),
            GradeStart(4, "20", "upper limit"),
        ),
    ),
    cites=(Citation(sources.CTCAE_4, section="GGT increased"),),
    basis="consensus",
)
V4_GLUCOSE_HIGH_MG_DL = Rule(
    key="ctcae.4.glucose_high.mg_dl",
    text="Glucose above the upper limit is grade 1, above 160 mg/dL grade 2, above 250 mg/dL grade 3, above 500 mg/dL grade 4; grades 1 and 2 are of a fasting sample.",
    value=GradeBounds(
        analyte=GLUCOSE,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "160", "mg/dL"),
            GradeStart(3, "250", "mg/dL"),
            GradeStart(4, "500", "mg/dL"),
        ),
        units=("mg/dL",),
        if_fasting=(1, 2),
    ),
    cites=(Citation(sources.CTCAE_4, section="Hyperglycemia"),),
    basis="consensus",
)
V4_GLUCOSE_HIGH_MMOL_L = Rule(
    key="ctcae.4.glucose_high.mmol_l",
    text="Glucose above the upper limit is grade 1, above 8.9 mmol/L grade 2, above 13.9 mmol/L grade 3, above 27.8 mmol/L grade 4; grades 1 and 2 are of a fasting sample.",
    value=GradeBounds(
        analyte=GLUCOSE,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "8.9", "mmol/L"),
            GradeStart(3, "13.9", "mmol/L"),
            GradeStart(4, "27.8", "mmol/L"),
        ),
        units=("mmol/L",),
        if_fasting=(1, 2),
    ),
    cites=(Citation(sources.CTCAE_4, section="Hyperglycemia"),),
    basis="consensus",
)
V4_GLUCOSE_LOW_MG_DL = Rule(
    key="ctcae.4.glucose_low.mg_dl",
    text="Glucose below the lower limit is grade 1, below 55 mg/dL grade 2, below 40 mg/dL grade 3, below 30 mg/dL grade 4.",
    value=GradeBounds(
        analyte=GLUCOSE,
        starts=(
            GradeStart(1, "1", "lower limit"),
            GradeStart(2, "55", "mg/dL"),
            GradeStart(3, "40", "mg/dL"),
            GradeStart(4, "30", "mg/dL"),
        ),
        side="below",
        units=("mg/dL",),
    ),
    cites=(Citation(sources.CTCAE_4, section="Hypoglycemia"),),
    basis="consensus",
)
V4_GLUCOSE_LOW_MMOL_L = Rule(
    key="ctcae.4.glucose_low.mmol_l",
    text="Glucose below the lower limit is grade 1, below 3.0 mmol/L grade 2, below 2.2 mmol/L grade 3, below 1.7 mmol/L grade 4.",
    value=GradeBounds(
        analyte=GLUCOSE,
        starts=(
            GradeStart(1, "1", "lower limit"),
            GradeStart(2, "3.0", "mmol/L"),
            GradeStart(3, "2.2", "mmol/L"),
            GradeStart(4, "1.7", "mmol/L"),
        ),
        side="below",
        units=("mmol/L",),
    ),
    cites=(Citation(sources.CTCAE_4, section="Hypoglycemia"),),
    basis="consensus",
)
V4_HAEMOGLOBIN_LOW_G_DL = Rule(
    key="ctcae.4.haemoglobin_low.g_dl",
    text="Haemoglobin below the lower limit is grade 1, below 10.0 g/dL grade 2, below 8.0 g/dL grade 3 or 4.",
    value=GradeBounds(
        analyte=HAEMOGLOBIN,
        starts=(
            GradeStart(1, "1", "lower limit"),
            GradeStart(2, "10.0", "g/dL"),
            GradeStart((3, 4), "8.0", "g/dL"),
        ),
        side="below",
        units=("g/dL",),
        decided_by="whether it threatens life",
    ),
    cites=(Citation(sources.CTCAE_4, section="Anemia"),),
    basis="consensus",
)
V4_HAEMOGLOBIN_LOW_MMOL_L = Rule(
    key="ctcae.4.haemoglobin_low.mmol_l",
    text="Haemoglobin below the lower limit is grade 1, below 6.2 mmol/L grade 2, below 4.9 mmol/L grade 3 or 4.",
    value=GradeBounds(
        analyte=HAEMOGLOBIN,
        starts=(
            GradeStart(1, "1", "lower limit"),
            GradeStart(2, "6.2", "mmol/L"),
            GradeStart((3, 4), "4.9", "mmol/L"),
        ),
        side="below",
        units=("mmol/L",),
        decided_by="whether it threatens life",
    ),
    cites=(Citation(sources.CTCAE_4, section="Anemia"),),
    basis="consensus",
)
V4_HAEMOGLOBIN_LOW_G_L = Rule(
    key="ctcae.4.haemoglobin_low.g_l",
    text="Haemoglobin below the lower limit is grade 1, below 100 g/L grade 2, below 80 g/L grade 3 or 4.",
    value=GradeBounds(
        analyte=HAEMOGLOBIN,
        starts=(
            GradeStart(1, "1", "lower limit"),
            GradeStart(2, "100", "g/L"),
            GradeStart((3, 4), "80", "g/L"),
        ),
        side="below",
        units=("g/L",),
        decided_by="whether it threatens life",
    ),
    cites=(Citation(sources.CTCAE_4, section="Anemia"),),
    basis="consensus",
)
V4_HAEMOGLOBIN_HIGH_G_DL = Rule(
    key="ctcae.4.haemoglobin_high.g_dl",
    text="Haemoglobin more than 0 g/dL above the upper limit is grade 1, more than 2 g/dL above the upper limit grade 2, more than 4 g/dL above the upper limit grade 3, where the baseline was normal.",
    value=GradeBounds(
        analyte=HAEMOGLOBIN,
        starts=(
            GradeStart(1, "0", "g/dL"),
            GradeStart(2, "2", "g/dL"),
            GradeStart(3, "4", "g/dL"),
        ),
        units=("g/dL",),
        over="upper limit",
        baseline="normal",
    ),
    cites=(Citation(sources.CTCAE_4, section="Hemoglobin increased"),),
    basis="consensus",
)
V4_HAEMOGLOBIN_HIGH_G_DL_ABNORMAL_BASELINE = Rule(
    key="ctcae.4.haemoglobin_high.g_dl.abnormal_baseline",
    text="Haemoglobin more than 0 g/dL above the baseline is grade 1, more than 2 g/dL above the baseline grade 2, more than 4 g/dL above the baseline grade 3, where the baseline was above its upper limit.",
    value=GradeBounds(
        analyte=HAEMOGLOBIN,
        starts=(
            GradeStart(1, "0", "g/dL"),
            GradeStart(2, "2", "g/dL"),
            GradeStart(3, "4", "g/dL"),
        ),
        units=("g/dL",),
        over="baseline",
        baseline="abnormal",
    ),
    cites=(Citation(sources.CTCAE_4, section="Hemoglobin increased"),),
    basis="consensus",
)
V4_HAEMOGLOBIN_HIGH_G_L = Rule(
    key="ctcae.4.haemoglobin_high.g_l",
    text="Haemoglobin more than 0 g/L above the upper limit is grade 1, more than 20 g/L above the upper limit grade 2, more than 40 g/L above the upper limit grade 3, where the baseline was normal.",
    value=GradeBounds(
        analyte=HAEMOGLOBIN,
        starts=(
            GradeStart(1, "0", "g/L"),
            GradeStart(2, "20", "g/L"),
            GradeStart(3, "40", "g/L"),
        ),
        units=("g/L",),
        over="upper limit",
        baseline="normal",
    ),
    cites=(Citation(sources.CTCAE_4, section="Hemoglobin increased"),),
    basis="consensus",
    tag="CALC",
    interpretation="printed in g/dL alone; one is exactly 10 g/L",
)
V4_HAEMOGLOBIN_HIGH_G_L_ABNORMAL_BASELINE = Rule(
    key="ctcae.4.haemoglobin_high.g_l.abnormal_baseline",
    text="Haemoglobin more than 0 g/L above the baseline is grade 1, more than 20 g/L above the baseline grade 2, more than 40 g/L above the baseline grade 3, where the baseline was above its upper limit.",
    value=GradeBounds(
        analyte=HAEMOGLOBIN,
        starts=(
            GradeStart(1, "0", "g/L"),
            GradeStart(2, "20", "g/L"),
            GradeStart(3, "40", "g/L"),
        ),
        units=("g/L",),
        over="baseline",
        baseline="abnormal",
    ),
    cites=(Citation(sources.CTCAE_4, section="Hemoglobin increased"),),
    basis="consensus",
    tag="CALC",
    interpretation="printed in g/dL alone; one is exactly 10 g/L",
)
V4_LIPASE = Rule(
    key="ctcae.4.lipase",
    text="Lipase above the upper limit is grade 1, above 1.5 times the upper limit grade 2, above 2 times the upper limit grade 3, above 5 times the upper limit grade 4.",
    value=GradeBounds(
        analyte=LIPASE,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "1.5", "upper limit"),
            GradeStart(3, "2", "upper limit"),
            GradeStart(4, "5", "upper limit"),
        ),
    ),
    cites=(Citation(sources.CTCAE_4, section="Lipase increased"),),
    basis="consensus",
)
V4_AMYLASE = Rule(
    key="ctcae.4.amylase",
    text="Amylase above the upper limit is grade 1, above 1.5 times the upper limit grade 2, above 2 times the upper limit grade 3, above 5 times the upper limit grade 4.",
    value=GradeBounds(
        analyte=AMYLASE,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "1.5", "upper limit"),
            GradeStart(3, "2", "upper limit"),
            GradeStart(4, "5", "upper limit"),
        ),
    ),
    cites=(Citation(sources.CTCAE_4, section="Serum amylase increased"),),
    basis="consensus",
)
V4_LYMPHOCYTES_MM3 = Rule(
    key="ctcae.4.lymphocytes.mm3",
    text="Lymphocytes below the lower limit are grade 1, below 800 a cubic millimetre grade 2, below 500 a cubic millimetre grade 3, below 200 a cubic millimetre grade 4.",
    value=GradeBounds(
        analyte=LYMPHOCYTES,
        starts=(
            GradeStart(1, "1", "lower limit"),
            GradeStart(2, "800", "/mm3"),
            GradeStart(3, "500", "/mm3"),
            GradeStart(4, "200", "/mm3"),
        ),
        side="below",
        units=("/mm3", "/uL"),
    ),
    cites=(Citation(sources.CTCAE_4, section="Lymphocyte count decreased"),),
    basis="consensus",
)
V4_LYMPHOCYTES_10_9_L = Rule(
    key="ctcae.4.lymphocytes.10_9_l",
    text="Lymphocytes below the lower limit are grade 1, below 0.8 billion a litre grade 2, below 0.5 billion a litre grade 3, below 0.2 billion a litre grade 4.",
    value=GradeBounds(
        analyte=LYMPHOCYTES,
        starts=(
            GradeStart(1, "1", "lower limit"),
            GradeStart(2, "0.8", "10*9/L"),
            GradeStart(3, "0.5", "10*9/L"),
            GradeStart(4, "0.2", "10*9/L"),
        ),
        side="below",
        units=("10*9/L", "10*3/uL"),
    ),
    cites=(Citation(sources.CTCAE_4, section="Lymphocyte count decreased"),),
    basis="consensus",
    tag="CALC",
    interpretation="printed in counts a cubic millimetre alone; one is exactly 0.001 of this unit",
)
V4_NEUTROPHILS_MM3 = Rule(
    key="ctcae.4.neutrophils.mm3",
    text="Neutrophils below the lower limit are grade 1, below 1500 a cubic millimetre grade 2, below 1000 a cubic millimetre grade 3, below 500 a cubic millimetre grade 4.",
    value=GradeBounds(
        analyte=NEUTROPHILS,
        starts=(
            GradeStart(1, "1", "lower limit"),
            GradeStart(2, "1500", "/mm3"),
            GradeStart(3, "1000", "/mm3"),
            GradeStart(4, "500", "/mm3"),
        ),
        side="below",
        units=("/mm3", "/uL"),
    ),
    cites=(Citation(sources.CTCAE_4, section="Neutrophil count decreased"),),
    basis="consensus",
)
V4_NEUTROPHILS_10_9_L = Rule(
    key="ctcae.4.neutrophils.10_9_l",
    text="Neutrophils below the lower limit are grade 1, below 1.5 billion a litre grade 2, below 1.0 billion a litre grade 3, below 0.5 billion a litre grade 4.",
    value=GradeBounds(
        analyte=NEUTROPHILS,
        starts=(
            GradeStart(1, "1", "lower limit"),
            GradeStart(2, "1.5", "10*9/L"),
            GradeStart(3, "1.0", "10*9/L"),
            GradeStart(4, "0.5", "10*9/L"),
        ),
        side="below",
        units=("10*9/L", "10*3/uL"),
    ),
    cites=(Citation(sources.CTCAE_4, section="Neutrophil count decreased"),),
    basis="consensus",
)
V4_PLATELETS_MM3 = Rule(
    key="ctcae.4.platelets.mm3",
    text="Platelets below the lower limit are grade 1, below 75000 a cubic millimetre grade 2, below 50000 a cubic millimetre grade 3, below 25000 a cubic millimetre grade 4.",
    value=GradeBounds(
        analyte=PLATELETS,
        starts=(
            GradeStart(1, "1", "lower limit"),
            GradeStart(2, "75000", "/mm3"),
            GradeStart(3, "50000", "/mm3"),
            GradeStart(4, "25000", "/mm3"),
        ),
        side="below",
        units=("/mm3", "/uL"),
    ),
    cites=(Citation(sources.CTCAE_4, section="Platelet count decreased"),),
    basis="consensus",
)
V4_PLATELETS_10_9_L = Rule(
    key="ctcae.4.platelets.10_9_l",
    text="Platelets below the lower limit are grade 1, below 75 billion a litre grade 2, below 50 billion a litre grade 3, below 25 billion a litre grade 4.",
    value=GradeBounds(
        analyte=PLATELETS,
        starts=(
            GradeStart(1, "1", "lower limit"),
            GradeStart(2, "75", "10*9/L"),
            GradeStart(3, "50", "10*9/L"),
            GradeStart(4, "25", "10*9/L"),
        ),
        side="below",
        units=("10*9/L", "10*3/uL"),
    ),
    cites=(Citation(sources.CTCAE_4, section="Platelet count decreased"),),
    basis="consensus",
)
V4_TRIGLYCERIDES_MG_DL_EXCLUSIVE = Rule(
    key="ctcae.4.triglycerides.mg_dl.exclusive",
    text="A widely used program reads grade 1 as above 150 mg/dL, and 150 as grade 0.",
    value=GradeBounds(
        analyte=TRIGLYCERIDES,
        starts=(
            GradeStart(1, "150", "mg/dL"),
            GradeStart(2, "300", "mg/dL"),
            GradeStart(3, "500", "mg/dL"),
            GradeStart(4, "1000", "mg/dL"),
        ),
        units=("mg/dL",),
    ),
    cites=(Citation(sources.ADMIRAL),),
    basis="convention",
)
V4_TRIGLYCERIDES_MG_DL = Rule(
    key="ctcae.4.triglycerides.mg_dl",
    text="Triglycerides from 150 mg/dL are grade 1, above 300 mg/dL grade 2, above 500 mg/dL grade 3, above 1000 mg/dL grade 4.",
    value=GradeBounds(
        analyte=TRIGLYCERIDES,
        starts=(
            GradeStart(1, "150", "mg/dL", included=True),
            GradeStart(2, "300", "mg/dL"),
            GradeStart(3, "500", "mg/dL"),
            GradeStart(4, "1000", "mg/dL"),
        ),
        units=("mg/dL",),
    ),
    cites=(Citation(sources.CTCAE_4, section="Hypertriglyceridemia"),),
    basis="consensus",
    interpretation="printed as 150 to 300 mg/dL: 150 itself is read as grade 1",
    note="NCI's mmol/L are its mg/dL times 0.0114, where the factor is 0.0113: the same sample can have another grade in the other unit",
    alternatives=(V4_TRIGLYCERIDES_MG_DL_EXCLUSIVE,),
)
V4_TRIGLYCERIDES_MMOL_L_EXCLUSIVE = Rule(
    key="ctcae.4.triglycerides.mmol_l.exclusive",
    text="A widely used program reads grade 1 as above 1.71 mmol/L, and 1.71 as grade 0.",
    value=GradeBounds(
        analyte=TRIGLYCERIDES,
        starts=(
            GradeStart(1, "1.71", "mmol/L"),
            GradeStart(2, "3.42", "mmol/L"),
            GradeStart(3, "5.7", "mmol/L"),
            GradeStart(4, "11.4", "mmol/L"),
        ),
        units=("mmol/L",),
    ),
    cites=(Citation(sources.ADMIRAL),),
    basis="convention",
)
V4_TRIGLYCERIDES_MMOL_L = Rule(
    key="ctcae.4.triglycerides.mmol_l",
    text="Triglycerides from 1.71 mmol/L are grade 1, above 3.42 mmol/L grade 2, above 5.7 mmol/L grade 3, above 11.4 mmol/L grade 4.",
    value=GradeBounds(
        analyte=TRIGLYCERIDES,
        starts=(
            GradeStart(1, "1.71", "mmol/L", included=True),
            GradeStart(2, "3.42", "mmol/L"),
            GradeStart(3, "5.7", "mmol/L"),
            GradeStart(4, "11.4", "mmol/L"),
        ),
        units=("mmol/L",),
    ),
    cites=(Citation(sources.CTCAE_4, section="Hypertriglyceridemia"),),
    basis="consensus",
    interpretation="printed as 1.71 to 3.42 mmol/L: 1.71 itself is read as grade 1",
    note="NCI's mmol/L are its mg/dL times 0.0114, where the factor is 0.0113: the same sample can have another grade in the other unit",
    alternatives=(V4_TRIGLYCERIDES_MMOL_L_EXCLUSIVE,),
)
V4_URIC_ACID_MG_DL = Rule(
    key="ctcae.4.uric_acid.mg_dl",
    text="Uric acid above the upper limit is grade 1 or 3, above 10 mg/dL grade 4.",
    value=GradeBounds(
        analyte=URIC_ACID,
        starts=(
            GradeStart((1, 3), "1", "upper limit"),
            GradeStart(4, "10", "mg/dL"),
        ),
        units=("mg/dL",),
        decided_by="whether there are physiologic consequences",
    ),
    cites=(Citation(sources.CTCAE_4, section="Hyperuricemia"),),
    basis="consensus",
)
V4_URIC_ACID_MMOL_L = Rule(
    key="ctcae.4.uric_acid.mmol_l",
    text="Uric acid above the upper limit is grade 1 or 3, above 0.59 mmol/L grade 4.",
    value=GradeBounds(
        analyte=URIC_ACID,
        starts=(
            GradeStart((1, 3), "1", "upper limit"),
            GradeStart(4, "0.59", "mmol/L"),
        ),
        units=("mmol/L",),
        decided_by="whether there are physiologic consequences",
    ),
    cites=(Citation(sources.CTCAE_4, section="Hyperuricemia"),),
    basis="consensus",
)
V4_WHITE_CELLS_LOW_MM3 = Rule(
    key="ctcae.4.white_cells_low.mm3",
    text="White cells below the lower limit are grade 1, below 3000 a cubic millimetre grade 2, below 2000 a cubic millimetre grade 3, below 1000 a cubic millimetre grade 4.",
    value=GradeBounds(
        analyte=WHITE_CELLS,
        starts=(
            GradeStart(1, "1", "lower limit"),
            GradeStart(2, "3000", "/mm3"),
            GradeStart(3, "2000", "/mm3"),
            GradeStart(4, "1000", "/mm3"),
        ),
        side="below",
        units=("/mm3", "/uL"),
    ),
    cites=(Citation(sources.CTCAE_4, section="White blood cell decreased"),),
    basis="consensus",
)
V4_WHITE_CELLS_LOW_10_9_L = Rule(
    key="ctcae.4.white_cells_low.10_9_l",
    text="White cells below the lower limit are grade 1, below 3.0 billion a litre grade 2, below 2.0 billion a litre grade 3, below 1.0 billion a litre grade 4.",
    value=GradeBounds(
        analyte=WHITE_CELLS,
        starts=(
            GradeStart(1, "1", "lower limit"),
            GradeStart(2, "3.0", "10*9/L"),
            GradeStart(3, "2.0", "10*9/L"),
            GradeStart(4, "1.0", "10*9/L"),
        ),
        side="below",
        units=("10*9/L", "10*3/uL"),
    ),
    cites=(Citation(sources.CTCAE_4, section="White blood cell decreased"),),
    basis="consensus",
)
V4_WHITE_CELLS_HIGH_MM3 = Rule(
    key="ctcae.4.white_cells_high.mm3",
    text="White cells above 100000 a cubic millimetre are grade 3 or 4.",
    value=GradeBounds(
        analyte=WHITE_CELLS,
        starts=(GradeStart((3, 4), "100000", "/mm3"),),
        units=("/mm3", "/uL"),
        decided_by="signs of clinical leucostasis",
    ),
    cites=(Citation(sources.CTCAE_4, section="Leukocytosis"),),
    basis="consensus",
)
V4_WHITE_CELLS_HIGH_10_9_L = Rule(
    key="ctcae.4.white_cells_high.10_9_l",
    text="White cells above 100 billion a litre are grade 3 or 4.",
    value=GradeBounds(
        analyte=WHITE_CELLS,
        starts=(GradeStart((3, 4), "100", "10*9/L"),),
        units=("10*9/L", "10*3/uL"),
        decided_by="signs of clinical leucostasis",
    ),
    cites=(Citation(sources.CTCAE_4, section="Leukocytosis"),),
    basis="consensus",
    tag="CALC",
    interpretation="printed in counts a cubic millimetre alone; one is exactly 0.001 of this unit",
)
V4_ALBUMIN_G_DL = Rule(
    key="ctcae.4.albumin.g_dl",
    text="Albumin below the lower limit is grade 1, below 3 g/dL grade 2, below 2 g/dL grade 3 or 4.",
    value=GradeBounds(
        analyte=ALBUMIN,
        starts=(
            GradeStart(1, "1", "lower limit"),
            GradeStart(2, "3", "g/dL"),
            GradeStart((3, 4), "2", "g/dL"),
        ),
        side="below",
        units=("g/dL",),
        decided_by="whether it threatens life",
    ),
    cites=(Citation(sources.CTCAE_4, section="Hypoalbuminemia"),),
    basis="consensus",
)
V4_ALBUMIN_G_L = Rule(
    key="ctcae.4.albumin.g_l",
    text="Albumin below the lower limit is grade 1, below 30 g/L grade 2, below 20 g/L grade 3 or 4.",
    value=GradeBounds(
        analyte=ALBUMIN,
        starts=(
            GradeStart(1, "1", "lower limit"),
            GradeStart(2, "30", "g/L"),
            GradeStart((3, 4), "20", "g/L"),
        ),
        side="below",
        units=("g/L",),
        decided_by="whether it threatens life",
    ),
    cites=(Citation(sources.CTCAE_4, section="Hypoalbuminemia"),),
    basis="consensus",
)
V4_WITHOUT_CREATININE_CLEARANCE = Rule(
    key="ctcae.4.creatinine_clearance",
    text="The copy of version 4.03 that was read has no bounds for creatinine clearance.",
    value=CREATININE_CLEARANCE,
    cites=(Citation(sources.CTCAE_4),),
    basis="consensus",
)

# Version 5.0 --------------------------------------------------------------------------------------

V5_ALT = Rule(
    key="ctcae.5.alt",
    text="ALT above the upper limit is grade 1, above 3 times the upper limit grade 2, above 5 times the upper limit grade 3, above 20 times the upper limit grade 4, where the baseline was normal.",
    value=GradeBounds(
        analyte=ALT,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "3", "upper limit"),
            GradeStart(3, "5", "upper limit"),
            GradeStart(4, "20", "upper limit"),
        ),
        baseline="normal",
    ),
    cites=(Citation(sources.CTCAE_5, section="Alanine aminotransferase increased"),),
    basis="consensus",
)
V5_ALT_ABNORMAL_BASELINE = Rule(
    key="ctcae.5.alt.abnormal_baseline",
    text="ALT from 1.5 times the baseline is grade 1, above 3 times the baseline grade 2, above 5 times the baseline grade 3, above 20 times the baseline grade 4, where the baseline was above its upper limit.",
    value=GradeBounds(
        analyte=ALT,
        starts=(
            GradeStart(1, "1.5", "baseline", included=True),
            GradeStart(2, "3", "baseline"),
            GradeStart(3, "5", "baseline"),
            GradeStart(4, "20", "baseline"),
        ),
        baseline="abnormal",
    ),
    cites=(Citation(sources.CTCAE_5, section="Alanine aminotransferase increased"),),
    basis="consensus",
)
V5_AST = Rule(
    key="ctcae.5.ast",
    text="AST above the upper limit is grade 1, above 3 times the upper limit grade 2, above 5 times the upper limit grade 3, above 20 times the upper limit grade 4, where the baseline was normal.",
    value=GradeBounds(
        analyte=AST,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "3", "upper limit"),
            GradeStart(3, "5", "upper limit"),
            GradeStart(4, "20", "upper limit"),
        ),
        baseline="normal",
    ),
    cites=(Citation(sources.CTCAE_5, section="Aspartate aminotransferase increased"),),
    basis="consensus",
)
V5_AST_ABNORMAL_BASELINE = Rule(
    key="ctcae.5.ast.abnormal_baseline",
    text="AST from 1.5 times the baseline is grade 1, above 3 times the baseline grade 2, above 5 times the baseline grade 3, above 20 times the baseline grade 4, where the baseline was above its upper limit.",
    value=GradeBounds(
        analyte=AST,
        starts=(
            GradeStart(1, "1.5", "baseline", included=True),
            GradeStart(2, "3", "baseline"),
            GradeStart(3, "5", "baseline"),
            GradeStart(4, "20", "baseline"),
        ),
        baseline="abnormal",
    ),
    cites=(Citation(sources.CTCAE_5, section="Aspartate aminotransferase increased"),),
    basis="consensus",
)
V5_ALP = Rule(
    key="ctcae.5.alp",
    text="ALP above the upper limit is grade 1, above 2.5 times the upper limit grade 2, above 5 times the upper limit grade 3, above 20 times the upper limit grade 4, where the baseline was normal.",
    value=GradeBounds(
        analyte=ALP,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "2.5", "upper limit"),
            GradeStart(3, "5", "upper limit"),
            GradeStart(4, "20", "upper limit"),
        ),
        baseline="normal",
    ),
    cites=(Citation(sources.CTCAE_5, section="Alkaline phosphatase increased"),),
    basis="consensus",
)
V5_ALP_ABNORMAL_BASELINE = Rule(
    key="ctcae.5.alp.abnormal_baseline",
    text="ALP from 2 times the baseline is grade 1, above 2.5 times the baseline grade 2, above 5 times the baseline grade 3, above 20 times the baseline grade 4, where the baseline was above its upper limit.",
    value=GradeBounds(
        analyte=ALP,
        starts=(
            GradeStart(1, "2", "baseline", included=True),
            GradeStart(2, "2.5", "baseline"),
            GradeStart(3, "5", "baseline"),
            GradeStart(4, "20", "baseline"),
        ),
        baseline="abnormal",
    ),
    cites=(Citation(sources.CTCAE_5, section="Alkaline phosphatase increased"),),
    basis="consensus",
)
V5_BILIRUBIN = Rule(
    key="ctcae.5.bilirubin",
    text="Bilirubin above the upper limit is grade 1, above 1.5 times the upper limit grade 2, above 3 times the upper limit grade 3, above 10 times the upper limit grade 4, where the baseline was normal.",
    value=GradeBounds(
        analyte=BILIRUBIN,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "1.5", "upper limit"),
            GradeStart(3, "3", "upper limit"),
            GradeStart(4, "10", "upper limit"),
        ),
        baseline="normal",
    ),
    cites=(Citation(sources.CTCAE_5, section="Blood bilirubin increased"),),
    basis="consensus",
)
V5_BILIRUBIN_ABNORMAL_BASELINE = Rule(
    key="ctcae.5.bilirubin.abnormal_baseline",
    text="Bilirubin above the baseline is grade 1, above 1.5 times the baseline grade 2, above 3 times the baseline grade 3, above 10 times the baseline grade 4, where the baseline was above its upper limit.",
    value=GradeBounds(
        analyte=BILIRUBIN,
        starts=(
            GradeStart(1, "1", "baseline"),
            GradeStart(2, "1.5", "baseline"),
            GradeStart(3, "3", "baseline"),
            GradeStart(4, "10", "baseline"),
        ),
        baseline="abnormal",
    ),
    cites=(Citation(sources.CTCAE_5, section="Blood bilirubin increased"),),
    basis="consensus",
)
V5_CHOLESTEROL_MG_DL = V4_CHOLESTEROL_MG_DL.told_as(
    V4_CHOLESTEROL_MG_DL.value,
    key="ctcae.5.cholesterol.mg_dl",
    cites=(Citation(sources.CTCAE_5, section="Cholesterol high"),),
)
V5_CHOLESTEROL_MMOL_L = V4_CHOLESTEROL_MMOL_L.told_as(
    V4_CHOLESTEROL_MMOL_L.value,
    key="ctcae.5.cholesterol.mmol_l",
    cites=(Citation(sources.CTCAE_5, section="Cholesterol high"),),
)
V5_CK = V4_CK.told_as(
    V4_CK.value, key="ctcae.5.ck", cites=(Citation(sources.CTCAE_5, section="CPK increased"),)
)
V5_CREATININE = V4_CREATININE.told_as(
    V4_CREATININE.value,
    key="ctcae.5.creatinine",
    cites=(Citation(sources.CTCAE_5, section="Creatinine increased"),),
)
V5_CREATININE_BASELINE = Rule(
    key="ctcae.5.creatinine.baseline",
    text="Creatinine above 1.5 times the baseline is grade 2, above 3 times the baseline grade 3.",
    value=GradeBounds(
        analyte=CREATININE,
        starts=(
            GradeStart(2, "1.5", "baseline"),
            GradeStart(3, "3", "baseline"),
        ),
    ),
    cites=(Citation(sources.CTCAE_5, section="Creatinine increased"),),
    basis="consensus",
)
V5_GGT = Rule(
    key="ctcae.5.ggt",
    text="GGT above the upper limit is grade 1, above 2.5 times the upper limit grade 2, above 5 times the upper limit grade 3, above 20 times the upper limit grade 4, where the baseline was normal.",
    value=GradeBounds(
        analyte=GGT,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "2.5", "upper limit"),
            GradeStart(3, "5", "upper limit"),
            GradeStart(4, "20", "upper limit"),
        ),
        baseline="normal",
    ),
    cites=(Citation(sources.CTCAE_5, section="GGT increased"),),
    basis="consensus",
)
V5_GGT_ABNORMAL_BASELINE = Rule(
    key="ctcae.5.ggt.abnormal_baseline",
    text="GGT from 2 times the baseline is grade 1, above 2.5 times the baseline grade 2, above 5 times the baseline grade 3, above 20 times the baseline grade 4, where the baseline was above its upper limit.",
    value=GradeBounds(
        analyte=GGT,
        starts=(
            GradeStart(1, "2", "baseline", included=True),
            GradeStart(2, "2.5", "baseline"),
            GradeStart(3, "5", "baseline"),
            GradeStart(4, "20", "baseline"),
        ),
        baseline="abnormal",
    ),
    cites=(Citation(sources.CTCAE_5, section="GGT increased"),),
    basis="consensus",
)
V5_GLUCOSE_LOW_MG_DL = V4_GLUCOSE_LOW_MG_DL.told_as(
    V4_GLUCOSE_LOW_MG_DL.value,
    key="ctcae.5.glucose_low.mg_dl",
    cites=(Citation(sources.CTCAE_5, section="Hypoglycemia"),),
)
V5_GLUCOSE_LOW_MMOL_L = V4_GLUCOSE_LOW_MMOL_L.told_as(
    V4_GLUCOSE_LOW_MMOL_L.value,
    key="ctcae.5.glucose_low.mmol_l",
    cites=(Citation(sources.CTCAE_5, section="Hypoglycemia"),),
)
V5_HAEMOGLOBIN_LOW_G_DL = V4_HAEMOGLOBIN_LOW_G_DL.told_as(
    V4_HAEMOGLOBIN_LOW_G_DL.value,
    key="ctcae.5.haemoglobin_low.g_dl",
    cites=(Citation(sources.CTCAE_5, section="Anemia"),),
)
V5_HAEMOGLOBIN_LOW_MMOL_L = V4_HAEMOGLOBIN_LOW_MMOL_L.told_as(
    V4_HAEMOGLOBIN_LOW_MMOL_L.value,
    key="ctcae.5.haemoglobin_low.mmol_l",
    cites=(Citation(sources.CTCAE_5, section="Anemia"),),
)
V5_HAEMOGLOBIN_LOW_G_L = V4_HAEMOGLOBIN_LOW_G_L.told_as(
    V4_HAEMOGLOBIN_LOW_G_L.value,
    key="ctcae.5.haemoglobin_low.g_l",
    cites=(Citation(sources.CTCAE_5, section="Anemia"),),
)
V5_HAEMOGLOBIN_HIGH_G_DL = Rule(
    key="ctcae.5.haemoglobin_high.g_dl",
    text="Haemoglobin more than 0 g/dL above the upper limit is grade 1, more than 2 g/dL above the upper limit grade 2, more than 4 g/dL above the upper limit grade 3.",
    value=GradeBounds(
        analyte=HAEMOGLOBIN,
        starts=(
            GradeStart(1, "0", "g/dL"),
            GradeStart(2, "2", "g/dL"),
            GradeStart(3, "4", "g/dL"),
        ),
        units=("g/dL",),
        over="upper limit",
    ),
    cites=(Citation(sources.CTCAE_5, section="Hemoglobin increased"),),
    basis="consensus",
)
V5_HAEMOGLOBIN_HIGH_G_L = Rule(
    key="ctcae.5.haemoglobin_high.g_l",
    text="Haemoglobin more than 0 g/L above the upper limit is grade 1, more than 20 g/L above the upper limit grade 2, more than 40 g/L above the upper limit grade 3.",
    value=GradeBounds(
        analyte=HAEMOGLOBIN,
        starts=(
            GradeStart(1, "0", "g/L"),
            GradeStart(2, "20", "g/L"),
            GradeStart(3, "40", "g/L"),
        ),
        units=("g/L",),
        over="upper limit",
    ),
    cites=(Citation(sources.CTCAE_5, section="Hemoglobin increased"),),
    basis="consensus",
    tag="CALC",
    interpretation="printed in g/dL alone; one is exactly 10 g/L",
)
V5_LIPASE = Rule(
    key="ctcae.5.lipase",
    text="Lipase above the upper limit is grade 1, above 1.5 times the upper limit grade 2, above 2 times the upper limit grade 2 or 3, above 5 times the upper limit grade 3 or 4.",
    value=GradeBounds(
        analyte=LIPASE,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "1.5", "upper limit"),
            GradeStart((2, 3), "2", "upper limit"),
            GradeStart((3, 4), "5", "upper limit"),
        ),
        decided_by="whether there are symptoms",
    ),
    cites=(Citation(sources.CTCAE_5, section="Lipase increased"),),
    basis="consensus",
)
V5_AMYLASE = Rule(
    key="ctcae.5.amylase",
    text="Amylase above the upper limit is grade 1, above 1.5 times the upper limit grade 2, above 2 times the upper limit grade 2 or 3, above 5 times the upper limit grade 3 or 4.",
    value=GradeBounds(
        analyte=AMYLASE,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "1.5", "upper limit"),
            GradeStart((2, 3), "2", "upper limit"),
            GradeStart((3, 4), "5", "upper limit"),
        ),
        decided_by="whether there are symptoms",
    ),
    cites=(Citation(sources.CTCAE_5, section="Serum amylase increased"),),
    basis="consensus",
)
V5_LYMPHOCYTES_MM3 = V4_LYMPHOCYTES_MM3.told_as(
    V4_LYMPHOCYTES_MM3.value,
    key="ctcae.5.lymphocytes.mm3",
    cites=(Citation(sources.CTCAE_5, section="Lymphocyte count decreased"),),
)
V5_LYMPHOCYTES_10_9_L = V4_LYMPHOCYTES_10_9_L.told_as(
    V4_LYMPHOCYTES_10_9_L.value,
    key="ctcae.5.lymphocytes.10_9_l",
    cites=(Citation(sources.CTCAE_5, section="Lymphocyte count decreased"),),
)
V5_NEUTROPHILS_MM3 = V4_NEUTROPHILS_MM3.told_as(
    V4_NEUTROPHILS_MM3.value,
    key="ctcae.5.neutrophils.mm3",
    cites=(Citation(sources.CTCAE_5, section="Neutrophil count decreased"),),
)
V5_NEUTROPHILS_10_9_L = V4_NEUTROPHILS_10_9_L.told_as(
    V4_NEUTROPHILS_10_9_L.value,
    key="ctcae.5.neutrophils.10_9_l",
    cites=(Citation(sources.CTCAE_5, section="Neutrophil count decreased"),),
)
V5_PLATELETS_MM3 = V4_PLATELETS_MM3.told_as(
    V4_PLATELETS_MM3.value,
    key="ctcae.5.platelets.mm3",
    cites=(Citation(sources.CTCAE_5, section="Platelet count decreased"),),
)
V5_PLATELETS_10_9_L = V4_PLATELETS_10_9_L.told_as(
    V4_PLATELETS_10_9_L.value,
    key="ctcae.5.platelets.10_9_l",
    cites=(Citation(sources.CTCAE_5, section="Platelet count decreased"),),
)
V5_TRIGLYCERIDES_MG_DL = V4_TRIGLYCERIDES_MG_DL.told_as(
    V4_TRIGLYCERIDES_MG_DL.value,
    key="ctcae.5.triglycerides.mg_dl",
    cites=(Citation(sources.CTCAE_5, section="Hypertriglyceridemia"),),
    alternatives=(
        V4_TRIGLYCERIDES_MG_DL_EXCLUSIVE.told_as(
            V4_TRIGLYCERIDES_MG_DL_EXCLUSIVE.value, key="ctcae.5.triglycerides.mg_dl.exclusive"
        ),
    ),
)
V5_TRIGLYCERIDES_MMOL_L = V4_TRIGLYCERIDES_MMOL_L.told_as(
    V4_TRIGLYCERIDES_MMOL_L.value,
    key="ctcae.5.triglycerides.mmol_l",
    cites=(Citation(sources.CTCAE_5, section="Hypertriglyceridemia"),),
    alternatives=(
        V4_TRIGLYCERIDES_MMOL_L_EXCLUSIVE.told_as(
            V4_TRIGLYCERIDES_MMOL_L_EXCLUSIVE.value, key="ctcae.5.triglycerides.mmol_l.exclusive"
        ),
    ),
)
V5_URIC_ACID = Rule(
    key="ctcae.5.uric_acid",
    text="Uric acid above the upper limit is grade 1 or 3.",
    value=GradeBounds(
        analyte=URIC_ACID,
        starts=(GradeStart((1, 3), "1", "upper limit"),),
        decided_by="whether there are physiologic consequences",
    ),
    cites=(Citation(sources.CTCAE_5, section="Hyperuricemia"),),
    basis="consensus",
)
V5_WHITE_CELLS_LOW_MM3 = V4_WHITE_CELLS_LOW_MM3.told_as(
    V4_WHITE_CELLS_LOW_MM3.value,
    key="ctcae.5.white_cells_low.mm3",
    cites=(Citation(sources.CTCAE_5, section="White blood cell decreased"),),
)
V5_WHITE_CELLS_LOW_10_9_L = V4_WHITE_CELLS_LOW_10_9_L.told_as(
    V4_WHITE_CELLS_LOW_10_9_L.value,
    key="ctcae.5.white_cells_low.10_9_l",
    cites=(Citation(sources.CTCAE_5, section="White blood cell decreased"),),
)
V5_WHITE_CELLS_HIGH_MM3 = V4_WHITE_CELLS_HIGH_MM3.told_as(
    V4_WHITE_CELLS_HIGH_MM3.value,
    key="ctcae.5.white_cells_high.mm3",
    cites=(Citation(sources.CTCAE_5, section="Leukocytosis"),),
)
V5_WHITE_CELLS_HIGH_10_9_L = V4_WHITE_CELLS_HIGH_10_9_L.told_as(
    V4_WHITE_CELLS_HIGH_10_9_L.value,
    key="ctcae.5.white_cells_high.10_9_l",
    cites=(Citation(sources.CTCAE_5, section="Leukocytosis"),),
)
V5_ALBUMIN_G_DL = V4_ALBUMIN_G_DL.told_as(
    V4_ALBUMIN_G_DL.value,
    key="ctcae.5.albumin.g_dl",
    cites=(Citation(sources.CTCAE_5, section="Hypoalbuminemia"),),
)
V5_ALBUMIN_G_L = V4_ALBUMIN_G_L.told_as(
    V4_ALBUMIN_G_L.value,
    key="ctcae.5.albumin.g_l",
    cites=(Citation(sources.CTCAE_5, section="Hypoalbuminemia"),),
)
V5_WITHOUT_GLUCOSE_HIGH = Rule(
    key="ctcae.5.glucose_high",
    text="The copy of version 5.0 that was read has no bounds for high glucose by number: it grades by change of management.",
    value=GLUCOSE,
    cites=(Citation(sources.CTCAE_5, section="Hyperglycemia"),),
    basis="consensus",
)
V5_WITHOUT_CREATININE_CLEARANCE = Rule(
    key="ctcae.5.creatinine_clearance",
    text="The copy of version 5.0 that was read has no bounds for creatinine clearance.",
    value=CREATININE_CLEARANCE,
    cites=(Citation(sources.CTCAE_5),),
    basis="consensus",
)

# Version 6.0 --------------------------------------------------------------------------------------

V6_ALT = V5_ALT.told_as(
    V5_ALT.value,
    key="ctcae.6.alt",
    cites=(Citation(sources.CTCAE_6, section="Alanine aminotransferase increased"),),
)
V6_ALT_ABNORMAL_BASELINE = Rule(
    key="ctcae.6.alt.abnormal_baseline",
    text="ALT from the baseline is grade 1, above 1.5 times the baseline grade 2, above 2 times the baseline grade 3, above 4 times the baseline grade 4, where the baseline was above its upper limit.",
    value=GradeBounds(
        analyte=ALT,
        starts=(
            GradeStart(1, "1", "baseline", included=True),
            GradeStart(2, "1.5", "baseline"),
            GradeStart(3, "2", "baseline"),
            GradeStart(4, "4", "baseline"),
        ),
        baseline="abnormal",
    ),
    cites=(Citation(sources.CTCAE_6, section="Alanine aminotransferase increased"),),
    basis="consensus",
    interpretation="grade 3 is printed for baselines up to 5 upper limits; above that no grade is printed for these multiples, and grade 3 is read there too",
)
V6_AST = V5_AST.told_as(
    V5_AST.value,
    key="ctcae.6.ast",
    cites=(Citation(sources.CTCAE_6, section="Aspartate aminotransferase increased"),),
)
V6_AST_ABNORMAL_BASELINE = Rule(
    key="ctcae.6.ast.abnormal_baseline",
    text="AST from the baseline is grade 1, above 1.5 times the baseline grade 2, above 2 times the baseline grade 3, above 4 times the baseline grade 4, where the baseline was above its upper limit.",
    value=GradeBounds(
        analyte=AST,
        starts=(
            GradeStart(1, "1", "baseline", included=True),
            GradeStart(2, "1.5", "baseline"),
            GradeStart(3, "2", "baseline"),
            GradeStart(4, "4", "baseline"),
        ),
        baseline="abnormal",
    ),
    cites=(Citation(sources.CTCAE_6, section="Aspartate aminotransferase increased"),),
    basis="consensus",
    interpretation="grade 3 is printed for baselines up to 5 upper limits; above that no grade is printed for these multiples, and grade 3 is read there too",
)
V6_ALP = Rule(
    key="ctcae.6.alp",
    text="ALP above the upper limit is grade 1, if it is above the baseline too.",
    value=GradeBounds(
        analyte=ALP,
        starts=(GradeStart(1, "1", "upper limit"),),
        above_baseline=True,
    ),
    cites=(Citation(sources.CTCAE_6, section="Alkaline phosphatase increased"),),
    basis="consensus",
    note="version 6.0 prints no grades 2 to 4",
)
V6_BILIRUBIN = V5_BILIRUBIN.told_as(
    V5_BILIRUBIN.value,
    key="ctcae.6.bilirubin",
    cites=(Citation(sources.CTCAE_6, section="Blood bilirubin increased"),),
)
V6_BILIRUBIN_ABNORMAL_BASELINE = Rule(
    key="ctcae.6.bilirubin.abnormal_baseline",
    text="Bilirubin from the baseline is grade 1, above 1.5 times the baseline grade 2, above 2.5 times the baseline grade 3, above 10 times the baseline grade 4, where the baseline was above its upper limit.",
    value=GradeBounds(
        analyte=BILIRUBIN,
        starts=(
            GradeStart(1, "1", "baseline", included=True),
            GradeStart(2, "1.5", "baseline"),
            GradeStart(3, "2.5", "baseline"),
            GradeStart(4, "10", "baseline"),
        ),
        baseline="abnormal",
    ),
    cites=(Citation(sources.CTCAE_6, section="Blood bilirubin increased"),),
    basis="consensus",
)
V6_CHOLESTEROL_MG_DL = V4_CHOLESTEROL_MG_DL.told_as(
    V4_CHOLESTEROL_MG_DL.value,
    key="ctcae.6.cholesterol.mg_dl",
    cites=(Citation(sources.CTCAE_6, section="Cholesterol high"),),
)
V6_CHOLESTEROL_MMOL_L = V4_CHOLESTEROL_MMOL_L.told_as(
    V4_CHOLESTEROL_MMOL_L.value,
    key="ctcae.6.cholesterol.mmol_l",
    cites=(Citation(sources.CTCAE_6, section="Cholesterol high"),),
)
V6_CREATININE = V4_CREATININE.told_as(
    V4_CREATININE.value,
    key="ctcae.6.creatinine",
    cites=(Citation(sources.CTCAE_6, section="Creatinine increased"),),
)
V6_CREATININE_LOW_BASELINE = Rule(
    key="ctcae.6.creatinine.low_baseline",
    text="Creatinine above 1.5 times the baseline is grade 2, above 3 times the baseline grade 3, where the baseline was below its lower limit.",
    value=GradeBounds(
        analyte=CREATININE,
        starts=(
            GradeStart(2, "1.5", "baseline"),
            GradeStart(3, "3", "baseline"),
        ),
        baseline="low",
    ),
    cites=(Citation(sources.CTCAE_6, section="Creatinine increased"),),
    basis="consensus",
)
V6_CREATININE_CLEARANCE = Rule(
    key="ctcae.6.creatinine_clearance",
    text="Creatinine clearance up to 49 mL/min is grade 2, up to 25 mL/min grade 3, below 10 mL/min no grade that is printed.",
    value=GradeBounds(
        analyte=CREATININE_CLEARANCE,
        starts=(
            GradeStart(2, "49", "mL/min", included=True),
            GradeStart(3, "25", "mL/min", included=True),
            GradeStart((), "10", "mL/min"),
        ),
        side="below",
        units=("mL/min",),
    ),
    cites=(Citation(sources.CTCAE_6, section="Chronic kidney disease"),),
    basis="consensus",
    interpretation="printed in whole numbers: what lies between 25 and 26 is read as grade 2",
    note="no grade is printed above 49 or below 10 mL/min",
)
V6_GGT = V5_GGT.told_as(
    V5_GGT.value, key="ctcae.6.ggt", cites=(Citation(sources.CTCAE_6, section="GGT increased"),)
)
V6_GGT_ABNORMAL_BASELINE = Rule(
    key="ctcae.6.ggt.abnormal_baseline",
    text="GGT from the baseline is grade 1, above 1.5 times the baseline grade 2, above 3 times the baseline grade 3, above 10 times the baseline grade 4, where the baseline was above its upper limit.",
    value=GradeBounds(
        analyte=GGT,
        starts=(
            GradeStart(1, "1", "baseline", included=True),
            GradeStart(2, "1.5", "baseline"),
            GradeStart(3, "3", "baseline"),
            GradeStart(4, "10", "baseline"),
        ),
        baseline="abnormal",
    ),
    cites=(Citation(sources.CTCAE_6, section="GGT increased"),),
    basis="consensus",
)
V6_GLUCOSE_HIGH_MG_DL = V4_GLUCOSE_HIGH_MG_DL.told_as(
    V4_GLUCOSE_HIGH_MG_DL.value,
    key="ctcae.6.glucose_high.mg_dl",
    cites=(Citation(sources.CTCAE_6, section="Hyperglycemia"),),
)
V6_GLUCOSE_HIGH_MMOL_L = V4_GLUCOSE_HIGH_MMOL_L.told_as(
    V4_GLUCOSE_HIGH_MMOL_L.value,
    key="ctcae.6.glucose_high.mmol_l",
    cites=(Citation(sources.CTCAE_6, section="Hyperglycemia"),),
)
V6_GLUCOSE_LOW_MG_DL = V4_GLUCOSE_LOW_MG_DL.told_as(
    V4_GLUCOSE_LOW_MG_DL.value,
    key="ctcae.6.glucose_low.mg_dl",
    cites=(Citation(sources.CTCAE_6, section="Hypoglycemia"),),
)
V6_GLUCOSE_LOW_MMOL_L = V4_GLUCOSE_LOW_MMOL_L.told_as(
    V4_GLUCOSE_LOW_MMOL_L.value,
    key="ctcae.6.glucose_low.mmol_l",
    cites=(Citation(sources.CTCAE_6, section="Hypoglycemia"),),
)
V6_HAEMOGLOBIN_LOW_G_DL = V4_HAEMOGLOBIN_LOW_G_DL.told_as(
    V4_HAEMOGLOBIN_LOW_G_DL.value,
    key="ctcae.6.haemoglobin_low.g_dl",
    cites=(Citation(sources.CTCAE_6, section="Anemia"),),
)
V6_HAEMOGLOBIN_LOW_MMOL_L = V4_HAEMOGLOBIN_LOW_MMOL_L.told_as(
    V4_HAEMOGLOBIN_LOW_MMOL_L.value,
    key="ctcae.6.haemoglobin_low.mmol_l",
    cites=(Citation(sources.CTCAE_6, section="Anemia"),),
)
V6_HAEMOGLOBIN_LOW_G_L = V4_HAEMOGLOBIN_LOW_G_L.told_as(
    V4_HAEMOGLOBIN_LOW_G_L.value,
    key="ctcae.6.haemoglobin_low.g_l",
    cites=(Citation(sources.CTCAE_6, section="Anemia"),),
)
V6_HAEMOGLOBIN_HIGH_G_DL = V5_HAEMOGLOBIN_HIGH_G_DL.told_as(
    V5_HAEMOGLOBIN_HIGH_G_DL.value,
    key="ctcae.6.haemoglobin_high.g_dl",
    cites=(Citation(sources.CTCAE_6, section="Hemoglobin increased"),),
)
V6_HAEMOGLOBIN_HIGH_G_L = V5_HAEMOGLOBIN_HIGH_G_L.told_as(
    V5_HAEMOGLOBIN_HIGH_G_L.value,
    key="ctcae.6.haemoglobin_high.g_l",
    cites=(Citation(sources.CTCAE_6, section="Hemoglobin increased"),),
)
V6_LIPASE = Rule(
    key="ctcae.6.lipase",
    text="Lipase above the upper limit is grade 1, above 1.5 times the upper limit grade 2, above 3 times the upper limit grade 2 or 3, above 5 times the upper limit grade 3 or 4.",
    value=GradeBounds(
        analyte=LIPASE,
        starts=(
            GradeStart(1, "1", "upper limit"),
            GradeStart(2, "1.5", "upper limit"),
            GradeStart((2, 3), "3", "upper limit"),
            GradeStart((3, 4), "5", "upper limit"),
        ),
        decided_by="whether there are symptoms",
    ),
    cites=(Citation(sources.CTCAE_6, section="Lipase increased"),),
    basis="consensus",
)
V6_AMYLASE = V5_AMYLASE.told_as(
    V5_AMYLASE.value,
    key="ctcae.6.amylase",
    cites=(Citation(sources.CTCAE_6, section="Serum amylase increased"),),
)
V6_LYMPHOCYTES_HIGH_MM3 = Rule(
    key="ctcae.6.lymphocytes_high.mm3",
    text="Lymphocytes above 4000 a cubic millimetre are grade 2, above 20000 a cubic millimetre grade 3.",
    value=GradeBounds(
        analyte=LYMPHOCYTES,
        starts=(
            GradeStart(2, "4000", "/mm3"),
            GradeStart(3, "20000", "/mm3"),
        ),
        units=("/mm3", "/uL"),
    ),
    cites=(Citation(sources.CTCAE_6, section="Lymphocyte count increased"),),
    basis="consensus",
)
V6_LYMPHOCYTES_HIGH_10_9_L = Rule(
    key="ctcae.6.lymphocytes_high.10_9_l",
    text="Lymphocytes above 4 billion a litre are grade 2, above 20 billion a litre grade 3.",
    value=GradeBounds(
        analyte=LYMPHOCYTES,
        starts=(
            GradeStart(2, "4", "10*9/L"),
            GradeStart(3, "20", "10*9/L"),
        ),
        units=("10*9/L", "10*3/uL"),
    ),
    cites=(Citation(sources.CTCAE_6, section="Lymphocyte count increased"),),
    basis="consensus",
    tag="CALC",
    interpretation="printed in counts a cubic millimetre alone; one is exactly 0.001 of this unit",
)
V6_NEUTROPHILS_MM3 = Rule(
    key="ctcae.6.neutrophils.mm3",
    text="Neutrophils below 1500 a cubic millimetre are grade 1, below 1000 a cubic millimetre grade 2, below 500 a cubic millimetre grade 3, below 100 a cubic millimetre grade 4.",
    value=GradeBounds(
        analyte=NEUTROPHILS,
        starts=(
            GradeStart(1, "1500", "/mm3"),
            GradeStart(2, "1000", "/mm3"),
            GradeStart(3, "500", "/mm3"),
            GradeStart(4, "100", "/mm3"),
        ),
        side="below",
        units=("/mm3", "/uL"),
    ),
    cites=(Citation(sources.CTCAE_6, section="Neutrophil count decreased"),),
    basis="consensus",
    note="shifted by one grade from versions 4.0 and 5.0: a count between the lower limit and 1500 is no grade",
)
V6_NEUTROPHILS_10_9_L = Rule(
    key="ctcae.6.neutrophils.10_9_l",
    text="Neutrophils below 1.5 billion a litre are grade 1, below 1.0 billion a litre grade 2, below 0.5 billion a litre grade 3, below 0.1 billion a litre grade 4.",
    value=GradeBounds(
        analyte=NEUTROPHILS,
        starts=(
            GradeStart(1, "1.5", "10*9/L"),
            GradeStart(2, "1.0", "10*9/L"),
            GradeStart(3, "0.5", "10*9/L"),
            GradeStart(4, "0.1", "10*9/L"),
        ),
        side="below",
        units=("10*9/L", "10*3/uL"),
    ),
    cites=(Citation(sources.CTCAE_6, section="Neutrophil count decreased"),),
    basis="consensus",
    note="shifted by one grade from versions 4.0 and 5.0: a count between the lower limit and 1500 is no grade",
)
V6_TRIGLYCERIDES_MG_DL = V4_TRIGLYCERIDES_MG_DL.told_as(
    V4_TRIGLYCERIDES_MG_DL.value,
    key="ctcae.6.triglycerides.mg_dl",
    cites=(Citation(sources.CTCAE_6, section="Hypertriglyceridemia"),),
    alternatives=(
        V4_TRIGLYCERIDES_MG_DL_EXCLUSIVE.told_as(
            V4_TRIGLYCERIDES_MG_DL_EXCLUSIVE.value, key="ctcae.6.triglycerides.mg_dl.exclusive"
        ),
    ),
)
V6_TRIGLYCERIDES_MMOL_L = V4_TRIGLYCERIDES_MMOL_L.told_as(
    V4_TRIGLYCERIDES_MMOL_L.value,
    key="ctcae.6.triglycerides.mmol_l",
    cites=(Citation(sources.CTCAE_6, section="Hypertriglyceridemia"),),
    alternatives=(
        V4_TRIGLYCERIDES_MMOL_L_EXCLUSIVE.told_as(
            V4_TRIGLYCERIDES_MMOL_L_EXCLUSIVE.value, key="ctcae.6.triglycerides.mmol_l.exclusive"
        ),
    ),
)
V6_URIC_ACID = V5_URIC_ACID.told_as(
    V5_URIC_ACID.value,
    key="ctcae.6.uric_acid",
    cites=(Citation(sources.CTCAE_6, section="Hyperuricemia"),),
)
V6_WHITE_CELLS_LOW_MM3 = V4_WHITE_CELLS_LOW_MM3.told_as(
    V4_WHITE_CELLS_LOW_MM3.value,
    key="ctcae.6.white_cells_low.mm3",
    cites=(Citation(sources.CTCAE_6, section="White blood cell decreased"),),
)
V6_WHITE_CELLS_LOW_10_9_L = V4_WHITE_CELLS_LOW_10_9_L.told_as(
    V4_WHITE_CELLS_LOW_10_9_L.value,
    key="ctcae.6.white_cells_low.10_9_l",
    cites=(Citation(sources.CTCAE_6, section="White blood cell decreased"),),
)
V6_WHITE_CELLS_HIGH_MM3 = V4_WHITE_CELLS_HIGH_MM3.told_as(
    V4_WHITE_CELLS_HIGH_MM3.value,
    key="ctcae.6.white_cells_high.mm3",
    cites=(Citation(sources.CTCAE_6, section="Leukocytosis"),),
)
V6_WHITE_CELLS_HIGH_10_9_L = V4_WHITE_CELLS_HIGH_10_9_L.told_as(
    V4_WHITE_CELLS_HIGH_10_9_L.value,
    key="ctcae.6.white_cells_high.10_9_l",
    cites=(Citation(sources.CTCAE_6, section="Leukocytosis"),),
)
V6_ALBUMIN_G_DL = V4_ALBUMIN_G_DL.told_as(
    V4_ALBUMIN_G_DL.value,
    key="ctcae.6.albumin.g_dl",
    cites=(Citation(sources.CTCAE_6, section="Hypoalbuminemia"),),
)
V6_ALBUMIN_G_L = V4_ALBUMIN_G_L.told_as(
    V4_ALBUMIN_G_L.value,
    key="ctcae.6.albumin.g_l",
    cites=(Citation(sources.CTCAE_6, section="Hypoalbuminemia"),),
)
V6_WITHOUT_CK = Rule(
    key="ctcae.6.ck",
    text="The copy of version 6.0 that was read has no bounds for CK.",
    value=CK,
    cites=(Citation(sources.CTCAE_6),),
    basis="consensus",
)
V6_WITHOUT_PLATELETS = Rule(
    key="ctcae.6.platelets",
    text="The copy of version 6.0 that was read has no bounds for platelets.",
    value=PLATELETS,
    cites=(Citation(sources.CTCAE_6),),
    basis="consensus",
)
V6_WITHOUT_LYMPHOCYTES_LOW = Rule(
    key="ctcae.6.lymphocytes_low",
    text="The copy of version 6.0 that was read has no bounds for low lymphocytes.",
    value=LYMPHOCYTES,
    cites=(Citation(sources.CTCAE_6),),
    basis="consensus",
)
V6_WITHOUT_CREATININE_CLEARANCE_ABOVE = Rule(
    key="ctcae.6.creatinine_clearance.above",
    text="The copy of version 6.0 that was read has no bounds for creatinine clearance above 49 mL/min.",
    value=CREATININE_CLEARANCE,
    cites=(Citation(sources.CTCAE_6, section="Chronic kidney disease"),),
    basis="consensus",
)

# Criteria -----------------------------------------------------------------------------------------

CTCAE_4 = GradingCriteria(
    name="CTCAE 4.0",
    title="Common Terminology Criteria for Adverse Events, version 4.03",
    bounds=(
        V4_ALT,
        V4_AST,
        V4_ALP,
        V4_BILIRUBIN,
        V4_CHOLESTEROL_MG_DL,
        V4_CHOLESTEROL_MMOL_L,
        V4_CK,
        V4_CREATININE,
        V4_CREATININE_BASELINE,
        V4_GGT,
        V4_GLUCOSE_HIGH_MG_DL,
        V4_GLUCOSE_HIGH_MMOL_L,
        V4_GLUCOSE_LOW_MG_DL,
        V4_GLUCOSE_LOW_MMOL_L,
        V4_HAEMOGLOBIN_LOW_G_DL,
        V4_HAEMOGLOBIN_LOW_MMOL_L,
        V4_HAEMOGLOBIN_LOW_G_L,
        V4_HAEMOGLOBIN_HIGH_G_DL,
        V4_HAEMOGLOBIN_HIGH_G_DL_ABNORMAL_BASELINE,
        V4_HAEMOGLOBIN_HIGH_G_L,
        V4_HAEMOGLOBIN_HIGH_G_L_ABNORMAL_BASELINE,
        V4_LIPASE,
        V4_AMYLASE,
        V4_LYMPHOCYTES_MM3,
        V4_LYMPHOCYTES_10_9_L,
        V4_NEUTROPHILS_MM3,
        V4_NEUTROPHILS_10_9_L,
        V4_PLATELETS_MM3,
        V4_PLATELETS_10_9_L,
        V4_TRIGLYCERIDES_MG_DL,
        V4_TRIGLYCERIDES_MMOL_L,
        V4_URIC_ACID_MG_DL,
        V4_URIC_ACID_MMOL_L,
        V4_WHITE_CELLS_LOW_MM3,
        V4_WHITE_CELLS_LOW_10_9_L,
        V4_WHITE_CELLS_HIGH_MM3,
        V4_WHITE_CELLS_HIGH_10_9_L,
        V4_ALBUMIN_G_DL,
        V4_ALBUMIN_G_L,
    ),
    without=(V4_WITHOUT_CREATININE_CLEARANCE,),
)
CTCAE_5 = GradingCriteria(
    name="CTCAE 5.0",
    title="Common Terminology Criteria for Adverse Events, version 5.0",
    bounds=(
        V5_ALT,
        V5_ALT_ABNORMAL_BASELINE,
        V5_AST,
        V5_AST_ABNORMAL_BASELINE,
        V5_ALP,
        V5_ALP_ABNORMAL_BASELINE,
        V5_BILIRUBIN,
        V5_BILIRUBIN_ABNORMAL_BASELINE,
        V5_CHOLESTEROL_MG_DL,
        V5_CHOLESTEROL_MMOL_L,
        V5_CK,
        V5_CREATININE,
        V5_CREATININE_BASELINE,
        V5_GGT,
        V5_GGT_ABNORMAL_BASELINE,
        V5_GLUCOSE_LOW_MG_DL,
        V5_GLUCOSE_LOW_MMOL_L,
        V5_HAEMOGLOBIN_LOW_G_DL,
        V5_HAEMOGLOBIN_LOW_MMOL_L,
        V5_HAEMOGLOBIN_LOW_G_L,
        V5_HAEMOGLOBIN_HIGH_G_DL,
        V5_HAEMOGLOBIN_HIGH_G_L,
        V5_LIPASE,
        V5_AMYLASE,
        V5_LYMPHOCYTES_MM3,
        V5_LYMPHOCYTES_10_9_L,
        V5_NEUTROPHILS_MM3,
        V5_NEUTROPHILS_10_9_L,
        V5_PLATELETS_MM3,
        V5_PLATELETS_10_9_L,
        V5_TRIGLYCERIDES_MG_DL,
        V5_TRIGLYCERIDES_MMOL_L,
        V5_URIC_ACID,
        V5_WHITE_CELLS_LOW_MM3,
        V5_WHITE_CELLS_LOW_10_9_L,
        V5_WHITE_CELLS_HIGH_MM3,
        V5_WHITE_CELLS_HIGH_10_9_L,
        V5_ALBUMIN_G_DL,
        V5_ALBUMIN_G_L,
    ),
    without=(
        V5_WITHOUT_GLUCOSE_HIGH,
        V5_WITHOUT_CREATININE_CLEARANCE,
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
        V6_ALP,
        V6_BILIRUBIN,
        V6_BILIRUBIN_ABNORMAL_BASELINE,
        V6_CHOLESTEROL_MG_DL,
        V6_CHOLESTEROL_MMOL_L,
        V6_CREATININE,
        V6_CREATININE_LOW_BASELINE,
        V6_CREATININE_CLEARANCE,
        V6_GGT,
        V6_GGT_ABNORMAL_BASELINE,
        V6_GLUCOSE_HIGH_MG_DL,
        V6_GLUCOSE_HIGH_MMOL_L,
        V6_GLUCOSE_LOW_MG_DL,
        V6_GLUCOSE_LOW_MMOL_L,
        V6_HAEMOGLOBIN_LOW_G_DL,
        V6_HAEMOGLOBIN_LOW_MMOL_L,
        V6_HAEMOGLOBIN_LOW_G_L,
        V6_HAEMOGLOBIN_HIGH_G_DL,
        V6_HAEMOGLOBIN_HIGH_G_L,
        V6_LIPASE,
        V6_AMYLASE,
        V6_LYMPHOCYTES_HIGH_MM3,
        V6_LYMPHOCYTES_HIGH_10_9_L,
        V6_NEUTROPHILS_MM3,
        V6_NEUTROPHILS_10_9_L,
        V6_TRIGLYCERIDES_MG_DL,
        V6_TRIGLYCERIDES_MMOL_L,
        V6_URIC_ACID,
        V6_WHITE_CELLS_LOW_MM3,
        V6_WHITE_CELLS_LOW_10_9_L,
        V6_WHITE_CELLS_HIGH_MM3,
        V6_WHITE_CELLS_HIGH_10_9_L,
        V6_ALBUMIN_G_DL,
        V6_ALBUMIN_G_L,
    ),
    without=(
        V6_WITHOUT_CK,
        V6_WITHOUT_PLATELETS,
        V6_WITHOUT_LYMPHOCYTES_LOW,
        V6_WITHOUT_CREATININE_CLEARANCE_ABOVE,
    ),
)

#: The version by which a review grades.
USUAL = CTCAE_5
