"""The analytes and panels, with their LOINC codes and displays.

A code alone proves nothing: the codes here have been met in the wild under other tests' names
(`KNOWN_WRONG_PAIRS`).
"""

from fractions import Fraction
from typing import Final

from isotretinoin.analytes import Analyte, Code, Panel
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources

_CHOLESTEROL_FACTOR = Rule(
    key="analytes.cholesterol.mmol_per_l",
    text="1 mg/dL of cholesterol is 0.0259 mmol/L.",
    value=Fraction("0.0259"),
    cites=(Citation(sources.LEE_2016),),
    basis="trial",
    note="HDL and LDL cholesterol are the same substance, so the same factor holds",
)
#: Triglycerides.
TRIGLYCERIDES = Analyte(
    name="triglycerides",
    loinc="2571-8",
    display="Triglyceride [Mass/volume] in Serum or Plasma",
    units=("mg/dL", "mmol/L"),
    aliases=("triglyceride",),
    mmol_per_l=Rule(
        key="analytes.triglycerides.mmol_per_l",
        text="1 mg/dL of triglycerides is 10/885.7 mmol/L, about 0.0113.",
        value=Fraction(10) / Fraction("885.7"),
        cites=(Citation(sources.LEE_2016),),
        basis="trial",
        tag="CALC",
        interpretation="triglycerides are a mixture; the mean molar mass of 885.7 g/mol gives "
        "0.01129, which is the factor 0.0113 that the source prints",
    ),
)
#: Total cholesterol.
CHOLESTEROL = Analyte(
    name="cholesterol",
    loinc="2093-3",
    display="Cholesterol [Mass/volume] in Serum or Plasma",
    units=("mg/dL", "mmol/L"),
    aliases=("total cholesterol",),
    other_codes=(Code("14647-2", "Cholesterol [Moles/volume] in Serum or Plasma"),),
    mmol_per_l=_CHOLESTEROL_FACTOR,
)
#: HDL cholesterol.
HDL = Analyte(
    name="HDL cholesterol",
    loinc="2085-9",
    display="Cholesterol in HDL [Mass/volume] in Serum or Plasma",
    units=("mg/dL", "mmol/L"),
    aliases=("HDL",),
    mmol_per_l=_CHOLESTEROL_FACTOR,
)
#: LDL cholesterol.
LDL = Analyte(
    name="LDL cholesterol",
    loinc="13457-7",
    display="Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation",
    units=("mg/dL", "mmol/L"),
    aliases=("LDL",),
    other_codes=(
        Code("18262-6", "Cholesterol in LDL [Mass/volume] in Serum or Plasma by Direct assay"),
        Code("2089-1", "Cholesterol in LDL [Mass/volume] in Serum or Plasma"),
        Code("96259-7"),
    ),
    mmol_per_l=_CHOLESTEROL_FACTOR,
)
#: Alanine aminotransferase.
ALT = Analyte(
    name="ALT",
    loinc="1742-6",
    display="Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma",
    units=("U/L",),
    aliases=("alanine aminotransferase",),
)
#: Aspartate aminotransferase.
AST = Analyte(
    name="AST",
    loinc="1920-8",
    display="Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma",
    units=("U/L",),
    aliases=("aspartate aminotransferase",),
)
#: Gamma glutamyl transferase; no code of it was read.
GGT = Analyte(
    name="GGT",
    units=("U/L",),
    aliases=("gamma glutamyl transferase",),
)
#: Creatine kinase.
CK = Analyte(
    name="CK",
    loinc="2157-6",
    display="Creatine kinase [Enzymatic activity/volume] in Serum or Plasma",
    units=("U/L",),
    aliases=("creatine kinase", "CPK"),
)
#: Glucose; no code of it was read.
GLUCOSE = Analyte(
    name="glucose",
    units=("mg/dL", "mmol/L"),
)
#: Creatinine; no code of it was read.
CREATININE = Analyte(
    name="creatinine",
    units=("mg/dL", "umol/L"),
)
#: A pregnancy test, on urine or blood.
PREGNANCY_TEST = Analyte(
    name="pregnancy test",
    loinc="2106-3",
    display="Choriogonadotropin (pregnancy test) [Presence] in Urine",
    aliases=("hCG",),
    other_codes=(
        Code("2112-1"),
        Code("80384-1"),
        Code("2118-8", "Choriogonadotropin (pregnancy test) [Presence] in Serum or Plasma"),
        Code("2110-5"),
        Code("80385-8"),
    ),
    specimen="urine, serum or plasma",
    tells_pregnancy=True,
)
#: Triglycerides with total, HDL and LDL cholesterol.
LIPID_PANEL = Panel(
    name="lipid panel",
    analytes=(TRIGLYCERIDES, CHOLESTEROL, HDL, LDL),
    loinc="24331-1",
    display="Lipid 1996 panel - Serum or Plasma",
    because=Rule(
        key="analytes.lipid_panel",
        text="A lipid panel holds triglycerides, total, HDL and LDL cholesterol.",
        value="triglycerides, cholesterol, HDL cholesterol, LDL cholesterol",
        cites=(Citation(sources.LIPID_PANEL_CATALOGUE),),
        basis="convention",
        tag="READ-2nd",
        verified=False,
        interpretation="one laboratory's list stands for what the clinical sources leave open",
    ),
)
#: Liver function tests.
LFTS = Panel(
    name="LFTs",
    analytes=(ALT, AST),
    loinc="24325-3",
    display="Hepatic function 2000 panel - Serum or Plasma",
    aliases=("hepatic function panel", "liver function tests"),
    because=Rule(
        key="analytes.lfts",
        text="A hepatic function panel holds ALT and AST, and tests that are not read here: "
        "alkaline phosphatase, bilirubin, albumin, protein.",
        value="ALT, AST and tests that are not read here",
        cites=(Citation(sources.HEPATIC_PANEL_CATALOGUE),),
        basis="convention",
        tag="READ-2nd",
        verified=False,
        interpretation="one laboratory's list stands for what the clinical sources leave open; "
        "GGT is not on it",
    ),
)
#: A complete blood count, of which nothing is read here.
CBC = Panel(
    name="CBC",
    analytes=(),
    loinc="58410-2",
    display="CBC panel - Blood by Automated count",
    aliases=("complete blood count", "CBC panel"),
    other_codes=(Code("57021-8", "CBC W Auto Differential panel - Blood"),),
    specimen="blood",
)
#: A comprehensive metabolic panel.
CMP = Panel(
    name="CMP",
    analytes=(ALT, AST, GLUCOSE, CREATININE),
    loinc="24323-8",
    display="Comprehensive metabolic 2000 panel - Serum or Plasma",
    aliases=("comprehensive metabolic panel",),
    because=Rule(
        key="analytes.cmp",
        text="A comprehensive metabolic panel holds ALT, AST, glucose and creatinine, and tests "
        "that are not read here: electrolytes, urea, calcium, bilirubin, alkaline phosphatase, "
        "albumin, protein.",
        value="ALT, AST, glucose, creatinine and tests that are not read here",
        cites=(Citation(sources.METABOLIC_PANEL_CATALOGUE),),
        basis="convention",
        tag="READ-2nd",
        verified=False,
        interpretation="one laboratory's list stands for what the clinical sources leave open",
    ),
)
#: Every analyte and panel of this module.
ALL: Final[tuple[Analyte | Panel, ...]] = (
    TRIGLYCERIDES,
    CHOLESTEROL,
    HDL,
    LDL,
    ALT,
    AST,
    GGT,
    CK,
    GLUCOSE,
    CREATININE,
    PREGNANCY_TEST,
    LIPID_PANEL,
    LFTS,
    CBC,
    CMP,
)
#: Codes that were met under the name of another test.
KNOWN_WRONG_PAIRS = (
    ("2571-8", "Serum Lactate"),
    ("24325-3", "Comprehensive metabolic panel"),
    ("57021-8", "Lipid panel"),
    ("24331-1", "Coagulation Studies"),
    ("24323-8", "Basic metabolic panel"),
)
