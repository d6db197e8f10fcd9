"""What studies found about laboratory results on isotretinoin. No function computes with these."""

from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources

LEE_2016 = Rule(
    key="guidelines.evidence.lee2016",
    text="26 studies with 1,574 patients of 9 to 35 years on at least 40 mg a day for at least 4 "
    "weeks: mean changes stayed below high risk, which does not support monthly tests for all.",
    value="no support for monthly tests for all",
    cites=(Citation(sources.LEE_2016),),
    basis="trial",
)
LEE_2016_CUT_POINTS = Rule(
    key="guidelines.evidence.lee2016.cut_points",
    text="Reference cut points of that review: triglycerides 200 mg/dL, cholesterol 240 mg/dL, "
    "AST grade 2 at 108 U/L.",
    value="200 mg/dL, 240 mg/dL, 108 U/L",
    cites=(Citation(sources.LEE_2016),),
    basis="trial",
)
BARBIERI_2020 = Rule(
    key="guidelines.evidence.barbieri2020",
    text="1,863 patients: grade 3 or more in less than 1 % for triglycerides and less than 0.5 % "
    "for LFTs; none for cholesterol or CBC.",
    value="< 1 %, < 0.5 %",
    cites=(Citation(sources.BARBIERI_2020),),
    basis="trial",
)
OPEL_2017 = Rule(
    key="guidelines.evidence.opel2017",
    text="125 papers: 25 cases of pancreatitis, 4 probably from triglycerides, 3 of these with "
    "raised baseline triglycerides and no monitoring; onset at 6 weeks, 7 weeks and 6 months; "
    "idiosyncratic pancreatitis is the commonest.",
    value="25 cases, 4 probably from triglycerides",
    cites=(Citation(sources.OPEL_2017),),
    basis="trial",
)
WEBSTER_2017 = Rule(
    key="guidelines.evidence.webster2017",
    text="246 patients: ALT and AST are argued to be of no use, GGT and CK to be better; CK was 2 "
    "to 3 times normal in 38, 3 to 4 times in 18, more than 4 times in 18.",
    value="38, 18, 18 of 246",
    cites=(Citation(sources.WEBSTER_2017),),
    basis="trial",
)
DONGGUK_2023 = Rule(
    key="guidelines.evidence.dongguk2023",
    text="The authors propose AST, ALT and triglycerides once in 5 to 6 months, and LDL and total "
    "cholesterol in months 1 and 2.",
    value="5–6 months; months 1 and 2",
    cites=(Citation(sources.DONGGUK_2023),),
    basis="trial",
)
QASSIM_2021 = Rule(
    key="guidelines.evidence.qassim2021",
    text="407 patients: triglycerides abnormal in 6.5 % at first and 12.7 % later; ALT in 12.7 % "
    "at baseline and 9 % at the last visit, AST in 5.4 % and 3.9 %, cholesterol in 10.5 % and 9 %; more "
    "results were abnormal at a higher weight.",
    value="6.5 % to 12.7 %; 12.7 % to 9 %; 5.4 % to 3.9 %; 10.5 % to 9 %",
    cites=(Citation(sources.QASSIM_2021),),
    basis="trial",
)
NSC_SINGAPORE = Rule(
    key="guidelines.evidence.nsc_singapore",
    text="2,255 patients: ALT raised in 2.2 %, AST in 2.7 %, hyperlipidaemia in 12.1 %, "
    "hypertriglyceridaemia in 4.8 %.",
    value="2.2 %, 2.7 %, 12.1 %, 4.8 %",
    cites=(Citation(sources.NSC_SINGAPORE),),
    basis="trial",
)

ZANE_2006 = Rule(
    key="guidelines.evidence.zane2006",
    text="13,772 patients: of those normal at baseline triglycerides became abnormal in 44 %, cholesterol "
    "in 31 % and transaminases in 11 %.",
    value="44 %, 31 %, 11 %",
    cites=(Citation(sources.ZANE_2006),),
    basis="trial",
)
BERSHAD_1985 = Rule(
    key="guidelines.evidence.bershad1985",
    text="60 patients over 20 weeks: triglycerides rose by a mean of 46.3 mg/dL in men, most at week 4, "
    "and by 52.3 in women, most at week 12; 17 % reached 200 to 600 mg/dL; all were back at baseline 8 "
    "weeks after.",
    value="46.3 mg/dL at week 4, 52.3 mg/dL at week 12; 17 %",
    cites=(Citation(sources.BERSHAD_1985),),
    basis="trial",
    note="a test at week 4 tells most in men, and not in women",
)
EMTENANI_2024 = Rule(
    key="guidelines.evidence.emtenani2024",
    text="79,012 patients against as many on oral antibiotics: hypertriglyceridaemia of grade 3 or more "
    "7.85 times as often (5.58–11.05), in 0.4 %; AST of grade 3 or more 1.45 times (1.13–1.85), in 0.2 %; "
    "no excess for cholesterol, ALT, GGT and creatinine. Mostly in months 1 to 3: a test 1 to 3 months "
    "after the start is advised.",
    value="7.85, 0.4 %; 1.45, 0.2 %",
    cites=(Citation(sources.EMTENANI_2024),),
    basis="trial",
)
JAAD_2019 = Rule(
    key="guidelines.evidence.jaad2019",
    text="903 patients: 7 had both ALT and AST raised, all with alcohol; tests are proposed at baseline, "
    "after 2 to 3 months and at the end.",
    value="7 of 903",
    cites=(Citation(sources.JAAD_2019),),
    basis="trial",
)
AFFLECK_2022 = Rule(
    key="guidelines.evidence.affleck2022",
    text="125 of 407 papers reviewed: serious adverse events are rarer than 1 in 10,000, and no evidence "
    "of a benefit was found; tests are called unnecessary in healthy young people.",
    value="unnecessary in healthy young people",
    cites=(Citation(sources.AFFLECK_2022),),
    basis="trial",
    note="the opinion of two British authors, and not the policy of a society; it goes with the Delphi "
    "consensus of 2022 and against the product texts",
)

# Thresholds that are facts ------------------------------------------------------------------------

TRIGLYCERIDES_200 = Rule(
    key="guidelines.evidence.triglycerides_200",
    text="Triglycerides of 200 mg/dL are a reference point for high risk.",
    value="200 mg/dL",
    cites=(Citation(sources.LEE_2016),),
    basis="trial",
)
TRIGLYCERIDES_500 = Rule(
    key="guidelines.evidence.triglycerides_500",
    text="Triglycerides: 150 mg/dL is the limit of normal, 500 to 999 is severe, pancreatitis is "
    "possible above 500.",
    value="150, 500–999 mg/dL",
    cites=(Citation(sources.VANDERBILT_HANDBOOK),),
    basis="guideline",
)
TRIGLYCERIDES_CUT_POINTS = Rule(
    key="guidelines.evidence.triglycerides_cut_points",
    text="The cut points of the CTCAE for triglycerides are 150, 300, 500 and 1000 mg/dL.",
    value="150, 300, 500, 1000 mg/dL",
    cites=(Citation(sources.CTCAE_5),),
    basis="consensus",
)
CK_LANDAU = Rule(
    key="guidelines.evidence.ck_landau",
    text="CK has no agreed limit. Above 5,000 IU/L in 7 of 442 patients (1.58 %), 2 of them with "
    "myalgia; normal again within 2 weeks.",
    value="7 of 442",
    cites=(Citation(sources.LANDAU_2001),),
    basis="trial",
)
CK_SAYAR = Rule(
    key="guidelines.evidence.ck_sayar",
    text="CK was raised in 31 of 154 patients, above 1,000 IU/L in 2.",
    value="31 of 154",
    cites=(Citation(sources.SAYAR_2021),),
    basis="trial",
)
CK_ROUTINE = Rule(
    key="guidelines.evidence.ck_routine",
    text="In a cohort of 410 patients, of whom 5.6 % had pain, routine CK was unnecessary.",
    value="unnecessary",
    cites=(Citation(sources.CK_COHORT_410),),
    basis="trial",
)
CK_RHABDOMYOLYSIS = Rule(
    key="guidelines.evidence.ck_rhabdomyolysis",
    text="Rhabdomyolysis usually has CK above 5 times the upper limit.",
    value="> 5 × upper limit",
    cites=(Citation(sources.TANGSCLINICAL),),
    basis="convention",
    tag="READ-2nd",
    verified=False,
)
FACTS = (
    LEE_2016,
    LEE_2016_CUT_POINTS,
    BARBIERI_2020,
    OPEL_2017,
    WEBSTER_2017,
    DONGGUK_2023,
    QASSIM_2021,
    NSC_SINGAPORE,
    ZANE_2006,
    BERSHAD_1985,
    EMTENANI_2024,
    JAAD_2019,
    AFFLECK_2022,
    TRIGLYCERIDES_200,
    TRIGLYCERIDES_500,
    TRIGLYCERIDES_CUT_POINTS,
    CK_LANDAU,
    CK_SAYAR,
    CK_ROUTINE,
    CK_RHABDOMYOLYSIS,
)
