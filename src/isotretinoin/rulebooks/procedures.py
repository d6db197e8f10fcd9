"""Procedures on the skin after a course: product texts of several places, and papers of 2017.

The product texts ask for months; the consensus papers of 2017 found little evidence for a wait. The
product texts are applied, and the papers stand beside them.
"""

from isotretinoin import sources
from isotretinoin.dates import Months
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rules.programme import ProcedureRules

SPRING = Rule(
    key="procedures.spring_2017",
    text="A review of 32 papers and 1,485 procedures finds insufficient evidence to delay manual "
    "dermabrasion, superficial peels, skin surgery, laser hair removal and fractional lasers; it "
    "does not recommend mechanical dermabrasion and fully ablative laser.",
    value="no delay, save for mechanical dermabrasion and fully ablative laser",
    cites=(Citation(sources.SPRING_2017),),
    basis="consensus",
)
WALDMAN = Rule(
    key="procedures.waldman_2017",
    text="A society's review of 36 articles sees no reason to delay superficial peels, non-ablative "
    "lasers, hair removal and vascular lasers; superficial or focal dermabrasion may be safe; it "
    "avoids dermabrasion and full-face ablative treatment within 6 months.",
    value="no delay, save 6 months for dermabrasion and full-face ablative treatment",
    cites=(Citation(sources.WALDMAN_2017),),
    basis="consensus",
)
EXPERT = Rule(
    key="procedures.expert",
    text="One expert waits about two months.",
    value=Months(2),
    cites=(Citation(sources.EXPERT_PRACTICE),),
    basis="convention",
)
NORWAY = Rule(
    key="procedures.norway",
    text="A Norwegian handbook asks for 6 months before wax epilation and at least 6 months before "
    "dermabrasion, laser or peels.",
    value=Months(6),
    cites=(Citation(sources.NORWEGIAN_HANDBOOK),),
    basis="regulator",
)
_PAPERS = (SPRING, WALDMAN, EXPERT)

US = ProcedureRules(
    wax_epilation=Rule(
        key="procedures.us.wax_epilation",
        text="No wax epilation during treatment and for 6 months after it.",
        value=Months(6),
        cites=(Citation(sources.MPR_MONOGRAPHS, "Claravis"),),
        basis="label",
        note="the label's own wording is believed to be 'at least 6 months'; not read",
    ),
    resurfacing=Rule(
        key="procedures.us.resurfacing",
        text="No skin resurfacing during treatment and for 6 months after it.",
        value=Months(6),
        cites=(Citation(sources.MPR_MONOGRAPHS, "Claravis"),),
        basis="label",
        note="the label's own wording is believed to be 'at least 6 months'; not read",
        alternatives=_PAPERS,
    ),
)
GB = ProcedureRules(
    wax_epilation=Rule(
        key="procedures.gb.wax_epilation",
        text="No wax epilation for at least 6 months after treatment.",
        value=Months(6),
        cites=(Citation(sources.UK_ORATANE),),
        basis="label",
        alternatives=(NORWAY,),
    ),
    resurfacing=Rule(
        key="procedures.gb.resurfacing",
        text="No dermabrasion, laser or peel for 5 to 6 months after treatment.",
        value=Months(6),
        cites=(Citation(sources.UK_ORATANE),),
        basis="label",
        interpretation="'5-6 months': the longer is applied",
        alternatives=(NORWAY, *_PAPERS),
    ),
)
HK = ProcedureRules(
    wax_epilation=Rule(
        key="procedures.hk.wax_epilation",
        text="No wax epilation for 5 to 6 months after treatment.",
        value=Months(6),
        cites=(Citation(sources.HK_ACNOTIN),),
        basis="label",
        interpretation="'5-6 months': the longer is applied",
    ),
    resurfacing=Rule(
        key="procedures.hk.resurfacing",
        text="No dermabrasion, laser or peel for 5 to 6 months after treatment.",
        value=Months(6),
        cites=(Citation(sources.HK_ACNOTIN),),
        basis="label",
        interpretation="'5-6 months': the longer is applied",
        alternatives=_PAPERS,
    ),
)
