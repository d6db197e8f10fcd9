"""Finland: advice of a university hospital.

Dose, course length and the wait before another course are those of the EU's harmonised text.
"""

from isotretinoin import sources
from isotretinoin.dates import Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rules.programme import PregnancyPreventionRules

_HUS = (Citation(sources.HUS),)

PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="Finnish advice",
    contraception_after=Rule(
        key="fi.hus.contraception_after",
        text="Contraception goes on for one month after treatment.",
        value=Months(1),
        cites=_HUS,
        basis="guideline",
    ),
    final_test_after=Rule(
        key="fi.hus.final_test_after",
        text="The last pregnancy test is due 5 weeks after treatment.",
        value=Weeks(5),
        cites=_HUS,
        basis="guideline",
    ),
)
FACTS = (
    Rule(
        key="fi.hus.tests",
        text="Pregnancy tests are done before treatment, during it, and 5 weeks after it; how often "
        "is not said.",
        value="before, during, after",
        cites=_HUS,
        basis="guideline",
    ),
)
