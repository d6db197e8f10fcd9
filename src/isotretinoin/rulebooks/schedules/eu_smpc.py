"""The EU's harmonised product text on laboratory tests, and texts of other places beside it."""

from typing import Final

from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.eu.smpc import BEFORE_START, EVERY_3_MONTHS, MONTH_1, MORE_OFTEN
from isotretinoin.rulebooks.literature.places import SWITZERLAND
from isotretinoin.rules.monitoring import MonitoringProfile

UK_ORATANE = Rule(
    key="guidelines.eu_smpc.uk_oratane",
    text="A summary of the UK text of Oratane has the same: before, 1 month after, every 3 months.",
    value="before, 1 month, every 3 months",
    cites=(Citation(sources.ORATANE_DEALER),),
    basis="label",
    tag="READ-2nd",
    verified=False,
)
GERMANY = Rule(
    key="guidelines.eu_smpc.germany",
    text="A German practice: full blood count, glucose, triglycerides, cholesterol, AST, ALT and "
    "creatinine before, at 1 and at 3 months.",
    value="before, 1 month, 3 months",
    cites=(Citation(sources.GERMAN_PAGES, "med2click"),),
    basis="convention",
    tag="READ-2nd",
    verified=False,
)
GPNOTEBOOK = Rule(
    key="guidelines.eu_smpc.gpnotebook",
    text="UK, GPnotebook 2023: full blood count, fasting lipids and LFTs before the start.",
    value="before",
    cites=(Citation(sources.GPNOTEBOOK),),
    basis="guideline",
    tag="READ-2nd",
    verified=False,
)
BNF = Rule(
    key="guidelines.eu_smpc.bnf",
    text="UK, a copy of the BNF: hepatic function and serum lipids before, 1 month after the start, then "
    "every 3 months; reduce the dose or stop if they stay raised.",
    value="before, 1 month, every 3 months",
    cites=(Citation(sources.BNF_COPY),),
    basis="guideline",
    tag="READ-2nd",
    verified=False,
)
BAD_2010 = Rule(
    key="guidelines.eu_smpc.bad_2010",
    text="UK, dermatologists' advice of 2010: lipids and LFTs (blood count optional) before, at 1 "
    "month, then about every 3 months.",
    value="before, 1 month, about every 3 months",
    cites=(Citation(sources.BAD_2010),),
    basis="guideline",
    tag="MEMORY",
    verified=False,
)
#: What is told of France here and among its own rules.
FRENCH_VISITS: Final = "monthly visits for all patients, men among them"
FRANCE = Rule(
    key="guidelines.eu_smpc.france",
    text=f"France: special surveillance of lipids and transaminases; since 2021 {FRENCH_VISITS}.",
    value="monthly visits for all",
    cites=(Citation(sources.MEDDISPAR),),
    basis="regulator",
    note="the interval of the laboratory tests was not seen",
)
AUSTRALIA = Rule(
    key="guidelines.eu_smpc.australia",
    text="Australia, survey of 2022 (118 of 654 answered): before the start 78 % test lipids, "
    "90.5 % LFTs, 91.4 % serum hCG; on treatment 68.2 % and 77.3 %.",
    value="78 %, 90.5 %, 91.4 %; 68.2 %, 77.3 %",
    cites=(Citation(sources.AUSTRALIAN_SURVEY),),
    basis="trial",
)
PROFILE = MonitoringProfile(
    name="eu_smpc",
    title="EU product information",
    visits=(BEFORE_START, MONTH_1, EVERY_3_MONTHS),
    remarks=(
        MORE_OFTEN,
        UK_ORATANE,
        SWITZERLAND,
        GERMANY,
        GPNOTEBOOK,
        BNF,
        BAD_2010,
        FRANCE,
        AUSTRALIA,
    ),
)
