"""What studies and texts found of cumulative doses: reported, never adjudicated."""

from attrs import evolve

from isotretinoin.evidence import Citation, Rule
from isotretinoin.findings import Between, Share
from isotretinoin.quantities import mg_per_kg, mg_per_kg_day
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.eu import smpc
from isotretinoin.rulebooks.gb import bnf
from isotretinoin.rulebooks.places import sg

# Texts --------------------------------------------------------------------------------------------

HSA = sg.GOAL.told_as(
    sg.GOAL.value.low,
    key="cumulative_dose.hsa",
    text="Product information in Singapore aims at 120 mg/kg.",
)
MSD = Rule(
    key="cumulative_dose.msd",
    text="According to the MSD Manual some experts aim at 220 mg/kg.",
    value=mg_per_kg(220),
    cites=(Citation(sources.MSD_MANUAL),),
    basis="convention",
)
NICE = evolve(bnf.GOAL, key="cumulative_dose.nice")
BNF = evolve(
    bnf.COURSE_MAXIMUM,
    key="cumulative_dose.bnf",
    text="The BNF is believed to allow at most 150 mg/kg a course.",
    cites=(Citation(sources.BNF), Citation(sources.UK_RENAL_HANDBOOK)),
    note="read in a renal handbook alone",
)

# For more dose ------------------------------------------------------------------------------------

LAI = Rule(
    key="cumulative_dose.lai_2025",
    text="Of 19,907 patients 22.5% relapsed and 8.2% had a second course; each further mg/kg went "
    "with a slightly lower hazard of relapse (ratio 0.996, 0.995–0.997). Above 220 mg/kg there "
    "was no added benefit, and from 120 mg/kg the daily dose had no effect.",
    value=Share("22.5"),
    cites=(Citation(sources.LAI_2025),),
    basis="trial",
    note="relapse means oral acne therapy; women relapsed more (1.43) and had fewer second courses "
    "(0.68); one report has more relapse with a higher maximum daily dose",
)
BLASIAK = Rule(
    key="cumulative_dose.blasiak_2013",
    text="At 12 months 47.4% had relapsed below 220 mg/kg and 26.9% at 220 mg/kg or more, of 116 "
    "patients followed.",
    value=(Share("47.4"), Share("26.9")),
    cites=(Citation(sources.BLASIAK_2013),),
    basis="trial",
    note="one report calls the difference not statistically significant; the abstract's own P "
    "value was cut off",
)
LAYTON = Rule(
    key="cumulative_dose.layton_1993",
    text="Up to ten years after 0.5 or 1 mg/kg/day, 61% were clear; 23% had needed isotretinoin "
    "again and 16% antibiotics. 0.5 mg/kg/day or less than 120 mg/kg relapsed more; 96% of relapses "
    "came within three years.",
    value=Share(61),
    cites=(Citation(sources.LAYTON_1993),),
    basis="trial",
    interpretation="the abstract says 'sixty-one patients' of 88; as 61, 16 and 23 make 100, it is "
    "read as 61%",
    alternatives=(
        Rule(
            key="cumulative_dose.layton_1993.review",
            text="A review quotes the same study with the figures reversed: isotretinoin again in "
            "16%, antibiotics in 23%.",
            value=Share(61),
            cites=(Citation(sources.CUNLIFFE_REVIEW),),
            basis="trial",
        ),
    ),
)
LEEDS = Rule(
    key="cumulative_dose.leeds",
    text="Of 250 patients followed for up to three years 42% relapsed after 0.5 mg/kg/day and 13% "
    "after 1 mg/kg/day.",
    value=(Share(42), Share(13)),
    cites=(Citation(sources.LEEDS),),
    basis="trial",
)
STRAUSS = Rule(
    key="cumulative_dose.strauss_1984",
    text="Of 150 patients all doses cleared alike, and 42% of those on 0.1 mg/kg/day needed "
    "another course.",
    value=Share(42),
    cites=(Citation(sources.STRAUSS_1984),),
    basis="trial",
    alternatives=(
        Rule(
            key="cumulative_dose.strauss_1984.other_doses",
            text="Another course is believed to have been needed by 20% at 0.5 and 10% at "
            "1 mg/kg/day.",
            value=(Share(20), Share(10)),
            cites=(Citation(sources.STRAUSS_1984),),
            basis="trial",
            tag="MEMORY",
            verified=False,
        ),
    ),
)
CYRULNIK = Rule(
    key="cumulative_dose.cyrulnik_2012",
    text="At a mean of 1.6 mg/kg/day and 290 mg/kg all cleared, and 12.5% relapsed within three "
    "years.",
    value=mg_per_kg(290),
    cites=(Citation(sources.CYRULNIK_2012),),
    basis="trial",
)

# Against ------------------------------------------------------------------------------------------

RADEMAKER = Rule(
    key="cumulative_dose.rademaker_2016",
    text="Of 1,453 patients 22.4% had a second course, after higher daily and cumulative doses "
    "(126 against 101 mg/kg); the dose had no effect when treatment went on for at least two "
    "months beyond clearance.",
    value=Share("22.4"),
    cites=(Citation(sources.RADEMAKER_2016),),
    basis="trial",
)
BORGHI = Rule(
    key="cumulative_dose.borghi_2011",
    text="Treated until one month after clearance, at a mean of 80.92 mg/kg, with adapalene for a "
    "year after it, 9.35% of 139 relapsed within two years; the acne was mild to moderate.",
    value=mg_per_kg("80.92"),
    cites=(Citation(sources.BORGHI_2011),),
    basis="trial",
)
TAN = Rule(
    key="cumulative_dose.tan_2016",
    text="A review found only two studies that tested 120 to 150 mg/kg, both of low grade; the "
    "dose needed varies with severity.",
    value=2,
    cites=(Citation(sources.TAN_2016), Citation(sources.TAN_2015)),
    basis="trial",
)

# Low and slow -------------------------------------------------------------------------------------

IPOH = Rule(
    key="cumulative_dose.ipoh",
    text="At a mean of 0.24 mg/kg/day for a mean of 9.56 months, 83 patients took a mean of "
    "61.96 mg/kg, and 7.2% more than 120; all responded, 28.9% cleared, 8 of 33 relapsed.",
    value=mg_per_kg("61.96"),
    cites=(Citation(sources.IPOH),),
    basis="trial",
)
FAGHIHI = Rule(
    key="cumulative_dose.faghihi_2017",
    text="0.25 and 0.5 mg/kg/day for six months did not differ in severity at 6 or 12 months, in "
    "60 patients.",
    value=(mg_per_kg_day("0.25"), mg_per_kg_day("0.5")),
    cites=(Citation(sources.FAGHIHI_2017),),
    basis="trial",
    note="computed for 180 days: 45 and 90 mg/kg",
)

# Relapse ------------------------------------------------------------------------------------------

SUPPRESSION = Rule(
    key="cumulative_dose.rademaker_2013",
    text="How long sebum is suppressed matters more than the total; 70 to 80% stay in remission "
    "after one course.",
    value=Between(Share(70), Share(80)),
    cites=(Citation(sources.RADEMAKER_2013),),
    basis="trial",
)
RETREATMENT = evolve(
    smpc.WASHOUT_MSD,
    key="cumulative_dose.retreatment",
    note="European product information waits at least 8 weeks, the US label 8 weeks and 2 months",
)
RISKS = Rule(
    key="cumulative_dose.relapse_risks",
    text="More relapse was found with acne of the trunk, young age, a low total dose, severe "
    "seborrhoea, lesions left at the end, a family history and prepubertal acne.",
    value=(
        "trunk",
        "young age",
        "low total dose",
        "severe seborrhoea",
        "residual lesions",
        "family history",
        "prepubertal",
    ),
    cites=(
        Citation(sources.LAYTON_1993),
        Citation(sources.LEEDS),
        Citation(sources.QUEREUX_2006),
        Citation(sources.LAI_2025),
    ),
    basis="trial",
    note="the sources conflict on sex: women relapsed more in one, men twice as much in another",
)
MAINTENANCE = Rule(
    key="cumulative_dose.maintenance",
    text="With a topical retinoid after the course the risk of relapse was 32% lower for each month "
    "of it; men relapsed twice as often, and women without an antiandrogen 3.5 times as often.",
    value=Share(32),
    cites=(Citation(sources.MORALES_2013),),
    basis="trial",
)
TALLMADGE = Rule(
    key="cumulative_dose.tallmadge",
    text="Of 550 patients of 10 to 24 years those of normal weight had a median total of 143.7 "
    "mg/kg; in the overweight and obese groups it differed significantly, by figures that were "
    "not read. Clearance and relapse did not differ. Most prescribers did not go beyond 80 mg a "
    "day.",
    value=mg_per_kg("143.7"),
    cites=(Citation(sources.TALLMADGE),),
    basis="trial",
    note="the 80 mg a day are practice, for a perceived risk, and no rule",
)
STARTING_WEIGHT = Rule(
    key="cumulative_dose.starting_weight",
    text="The standard of care computes the goal from the weight at the start. In 57 patients of "
    "13 to 21 years the change of weight grew with the length of the course; it was statistically "
    "significant and not clinically, and no change of the standard is proposed.",
    value="the weight at the start",
    cites=(
        Citation(
            sources.COULANGES_2025,
            quote="uses the patient's starting weight to determine goal dosing",
        ),
    ),
    basis="trial",
    note="no threshold in per cent is named at which to weigh anew; one outlier was left out",
)
EVIDENCE = (
    HSA,
    MSD,
    NICE,
    BNF,
    LAI,
    BLASIAK,
    LAYTON,
    LEEDS,
    STRAUSS,
    CYRULNIK,
    RADEMAKER,
    BORGHI,
    TAN,
    IPOH,
    FAGHIHI,
    SUPPRESSION,
    RETREATMENT,
    RISKS,
    MAINTENANCE,
    TALLMADGE,
    STARTING_WEIGHT,
)
