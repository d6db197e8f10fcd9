"""Procedures on the skin after a course: what papers of 2017 and a handbook say.

The product texts ask for months; the consensus papers of 2017 found little evidence for a wait. The
product texts are applied, and the papers stand beside them.
"""

from isotretinoin.dates import Months
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rules.programme import ProcedureRules, ProcedureWait

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
    note="read on a tertiary page alone, which establishes no rule",
    verified=False,
)
NORWAY = Rule(
    key="procedures.norway",
    text="A Norwegian handbook asks for 6 months before wax epilation and at least 6 months before "
    "dermabrasion, laser or peels.",
    value=Months(6),
    cites=(Citation(sources.NORWEGIAN_HANDBOOK),),
    basis="regulator",
)
PAPERS = (SPRING, WALDMAN, EXPERT)

# Kinds ------------------------------------------------------------------------------------------

WAX_EPILATION = ProcedureWait(
    kind="wax epilation",
    words="wax epilation",
    codes=("waxing",),
)
RESURFACING = ProcedureWait(
    kind="resurfacing",
    words="dermabrasion, laser or peel",
    codes=("chemical-peel", "dermabrasion", "laser", "peel"),
)
#: Of a place whose texts on them were not read.
SILENT = ProcedureRules((WAX_EPILATION, RESURFACING))
