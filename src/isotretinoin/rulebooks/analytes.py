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
_GRAMS: Final = (("g/dL", 1), ("g/L", 10))
_CELLS: Final = (("10*3/uL", 1), ("10*9/L", 1), ("/mm3", 1000), ("/uL", 1000))
_COUNTS: Final = ("10*3/uL", "10*9/L", "/mm3", "/uL")
#: Triglycerides.
TRIGLYCERIDES = Analyte(
    name="triglycerides",
    loinc="2571-8",
    display="Triglyceride [Mass/volume] in Serum or Plasma",
    units=("mg/dL", "mmol/L"),
    aliases=("triglyceride",),
    other_codes=(Code("14927-8", "Triglyceride [Moles/volume] in Serum or Plasma"),),
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
    other_codes=(Code("14646-4", measured="moles"),),
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
        Code(
            "96259-7",
            "Cholesterol in LDL [Mass/volume] in Serum or Plasma by Calculated by Martin-Hopkins",
        ),
        # Which of the two is by calculation was not read.
        Code("22748-8", measured="moles"),
        Code("39469-2", measured="moles"),
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
#: Gamma glutamyl transferase.
GGT = Analyte(
    name="GGT",
    loinc="2324-2",
    display="Gamma glutamyl transferase [Enzymatic activity/volume] in Serum or Plasma",
    units=("U/L",),
    aliases=("gamma glutamyl transferase",),
)
#: Alkaline phosphatase.
ALP = Analyte(
    name="ALP",
    loinc="6768-6",
    display="Alkaline phosphatase [Enzymatic activity/volume] in Serum or Plasma",
    units=("U/L",),
    aliases=("alkaline phosphatase",),
)
#: Total bilirubin.
BILIRUBIN = Analyte(
    name="bilirubin",
    loinc="1975-2",
    display="Bilirubin.total [Mass/volume] in Serum or Plasma",
    units=("mg/dL", "umol/L"),
    aliases=("total bilirubin",),
    other_codes=(Code("14631-6", measured="moles"),),
)
#: Albumin.
ALBUMIN = Analyte(
    name="albumin",
    loinc="1751-7",
    display="Albumin [Mass/volume] in Serum or Plasma",
    units=("g/dL", "g/L"),
    same=_GRAMS,
)
#: Total protein.
PROTEIN = Analyte(
    name="protein",
    loinc="2885-2",
    display="Protein [Mass/volume] in Serum or Plasma",
    units=("g/dL", "g/L"),
    aliases=("total protein",),
    same=_GRAMS,
)
#: Lipase; no code of it was read.
LIPASE = Analyte(
    name="lipase",
    units=("U/L",),
)
#: Amylase; no code of it was read.
AMYLASE = Analyte(
    name="amylase",
    units=("U/L",),
)
#: Creatine kinase.
CK = Analyte(
    name="CK",
    loinc="2157-6",
    display="Creatine kinase [Enzymatic activity/volume] in Serum or Plasma",
    units=("U/L",),
    aliases=("creatine kinase", "CPK"),
    adult_limits=Rule(
        key="analytes.ck.adult_limits",
        text="Adult laboratories print upper limits of CK of about 267 U/L, which flag healthy "
        "teenagers: of 13 to 17 years, the upper end was 572 U/L in boys and 567 U/L in girls.",
        value=18,
        cites=(Citation(sources.ADOLESCENT_RANGES, "table 3"), Citation(sources.CLD_RANGES)),
        basis="trial",
        interpretation="whoever is below 18 is taken as a teenager; the limit of the report is used "
        "all the same",
    ),
)
#: Glucose.
GLUCOSE = Analyte(
    name="glucose",
    loinc="2345-7",
    display="Glucose [Mass/volume] in Serum or Plasma",
    units=("mg/dL", "mmol/L"),
    other_codes=(Code("14749-6", "Glucose [Moles/volume] in Serum or Plasma"),),
)
#: Creatinine.
CREATININE = Analyte(
    name="creatinine",
    loinc="2160-0",
    display="Creatinine [Mass/volume] in Serum or Plasma",
    units=("mg/dL", "umol/L"),
    other_codes=(Code("14682-9", "Creatinine [Moles/volume] in Serum or Plasma"),),
)
#: Creatinine clearance; no code of it was read.
CREATININE_CLEARANCE = Analyte(
    name="creatinine clearance",
    units=("mL/min",),
)
#: Uric acid; no code of it was read.
URIC_ACID = Analyte(
    name="uric acid",
    units=("mg/dL", "mmol/L"),
    aliases=("urate",),
)
#: Haemoglobin.
HAEMOGLOBIN = Analyte(
    name="haemoglobin",
    loinc="718-7",
    display="Hemoglobin [Mass/volume] in Blood",
    units=("g/dL", "g/L", "mmol/L"),
    aliases=("hemoglobin", "Hb"),
    specimen="blood",
    same=_GRAMS,
)
#: White cells.
WHITE_CELLS = Analyte(
    name="white cells",
    loinc="6690-2",
    display="Leukocytes [#/volume] in Blood by Automated count",
    units=_COUNTS,
    aliases=("leukocytes", "white blood cells", "WBC"),
    specimen="blood",
    same=_CELLS,
)
#: Neutrophils, as a count.
NEUTROPHILS = Analyte(
    name="neutrophils",
    loinc="751-8",
    display="Neutrophils [#/volume] in Blood by Automated count",
    units=_COUNTS,
    aliases=("neutrophil count",),
    specimen="blood",
    same=_CELLS,
)
#: Lymphocytes, as a count; no code was read under their name.
LYMPHOCYTES = Analyte(
    name="lymphocytes",
    units=_COUNTS,
    aliases=("lymphocyte count",),
    specimen="blood",
    same=_CELLS,
)
#: Platelets.
PLATELETS = Analyte(
    name="platelets",
    loinc="777-3",
    display="Platelets [#/volume] in Blood by Automated count",
    units=_COUNTS,
    aliases=("platelet count",),
    specimen="blood",
    same=_CELLS,
)
#: Haematocrit.
HAEMATOCRIT = Analyte(
    name="haematocrit",
    loinc="4544-3",
    units=("%",),
    aliases=("hematocrit",),
    specimen="blood",
)
#: Red cells.
RED_CELLS = Analyte(
    name="red cells",
    loinc="789-8",
    units=("10*6/uL", "10*12/L"),
    aliases=("erythrocytes",),
    specimen="blood",
    same=(("10*6/uL", 1), ("10*12/L", 1)),
)
#: Mean corpuscular volume.
MCV = Analyte(
    name="MCV",
    loinc="787-2",
    units=("fL",),
    specimen="blood",
)
#: The code of a measured body weight, in kg or [lb_av].
BODY_WEIGHT = Code("3141-9", "Body weight Measured")
#: A pregnancy test, on urine or blood.
PREGNANCY_TEST = Analyte(
    name="pregnancy test",
    loinc="2106-3",
    display="Choriogonadotropin (pregnancy test) [Presence] in Urine",
    aliases=("hCG",),
    other_codes=(
        Code("2112-1", "Choriogonadotropin.beta subunit (pregnancy test) [Presence] in Urine"),
        Code(
            "80384-1",
            "Choriogonadotropin (pregnancy test) [Presence] in Urine by Rapid immunoassay",
        ),
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
    other_codes=(Code("57698-3", "Lipid panel with direct LDL - Serum or Plasma"),),
    members=(Code("2093-3"), Code("2571-8"), Code("2085-9"), Code("13457-7")),
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
        text="A hepatic function panel holds ALT, AST, alkaline phosphatase, total and direct "
        "bilirubin, albumin and total protein.",
        value="ALT and AST, by which it is told that the panel was done, and others",
        cites=(Citation(sources.LAB_PANELS), Citation(sources.HEPATIC_PANEL_CATALOGUE)),
        basis="convention",
        interpretation="the panel counts as done when ALT and AST are noted; GGT is not in it",
    ),
)
#: A complete blood count.
CBC = Panel(
    name="CBC",
    analytes=(HAEMOGLOBIN, WHITE_CELLS, PLATELETS),
    loinc="58410-2",
    display="CBC panel - Blood by Automated count",
    aliases=("complete blood count", "CBC panel"),
    other_codes=(
        Code("58410-2", "Complete blood count (hemogram) panel - Blood by Automated count"),
        Code("57021-8", "CBC W Auto Differential panel - Blood"),
    ),
    members=(
        Code("6690-2"),
        Code("789-8"),
        Code("718-7"),
        Code("4544-3"),
        Code("787-2"),
        Code("785-6"),
        Code("786-4"),
        Code("788-0"),
        Code("777-3"),
    ),
    specimen="blood",
    because=Rule(
        key="analytes.cbc",
        text="A complete blood count holds haemoglobin, white cells, platelets, red cells, "
        "haematocrit and the measures of the red cells.",
        value="haemoglobin, white cells and platelets, by which it is told that the panel was done",
        cites=(Citation(sources.SYNTHEA, "58410-2"),),
        basis="convention",
        interpretation="the panel counts as done when haemoglobin, white cells and platelets are "
        "noted",
    ),
)
#: The differential of the white cells, by machine.
DIFFERENTIAL = Panel(
    name="differential",
    analytes=(NEUTROPHILS, LYMPHOCYTES),
    loinc="57023-4",
    display="Auto Differential panel - Blood",
    aliases=("auto differential",),
    members=(
        Code("770-8"),
        Code("736-9"),
        Code("5905-5"),
        Code("713-8"),
        Code("706-2"),
        Code("751-8"),
        Code("731-0"),
        Code("742-7"),
        Code("711-2"),
        Code("704-7"),
    ),
    specimen="blood",
    because=Rule(
        key="analytes.differential",
        text="A differential holds the kinds of white cells, each as a share and as a count.",
        value="neutrophils and lymphocytes, by which it is told that the panel was done, and others",
        cites=(Citation(sources.SYNTHEA, "57023-4"),),
        basis="convention",
        interpretation="the panel counts as done when the counts of neutrophils and lymphocytes "
        "are noted",
    ),
)
#: A comprehensive metabolic panel.
CMP = Panel(
    name="CMP",
    analytes=(ALT, AST, GLUCOSE, CREATININE),
    loinc="24323-8",
    display="Comprehensive metabolic 2000 panel - Serum or Plasma",
    aliases=("comprehensive metabolic panel",),
    members=(
        Code("2345-7"),
        Code("3094-0"),
        Code("2160-0"),
        Code("17861-6"),
        Code("2951-2"),
        Code("2823-3"),
        Code("2075-0"),
        Code("2028-9"),
        Code("2885-2"),
        Code("1751-7"),
        Code("1975-2"),
        Code("6768-6"),
        Code("1742-6"),
        Code("1920-8"),
    ),
    because=Rule(
        key="analytes.cmp",
        text="A comprehensive metabolic panel holds ALT, AST, glucose, creatinine, urea nitrogen, "
        "calcium, sodium, potassium, chloride, carbon dioxide, protein, albumin, bilirubin and "
        "alkaline phosphatase.",
        value="ALT, AST, glucose and creatinine, by which it is told that the panel was done, and "
        "others",
        cites=(Citation(sources.SYNTHEA, "24323-8"), Citation(sources.METABOLIC_PANEL_CATALOGUE)),
        basis="convention",
        interpretation="the panel counts as done when ALT, AST, glucose and creatinine are noted",
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
    ALP,
    BILIRUBIN,
    ALBUMIN,
    PROTEIN,
    LIPASE,
    AMYLASE,
    CK,
    GLUCOSE,
    CREATININE,
    CREATININE_CLEARANCE,
    URIC_ACID,
    HAEMOGLOBIN,
    WHITE_CELLS,
    NEUTROPHILS,
    LYMPHOCYTES,
    PLATELETS,
    HAEMATOCRIT,
    RED_CELLS,
    MCV,
    PREGNANCY_TEST,
    LIPID_PANEL,
    LFTS,
    CBC,
    DIFFERENTIAL,
    CMP,
)
#: Codes that were met under the name of another test.
KNOWN_WRONG_PAIRS = (
    ("2571-8", "Serum Lactate"),
    ("24325-3", "Comprehensive metabolic panel"),
    ("57021-8", "Lipid panel"),
    ("24331-1", "Coagulation Studies"),
    ("24323-8", "Basic metabolic panel"),
    ("24325-3", "Comprehensive metabolic 2000 panel"),
    ("14927-8", "Dengue NS1 Antigen"),
    ("14749-6", "Digoxin"),
    ("14749-6", "Insulin"),
)
