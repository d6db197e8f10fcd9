"""Hong Kong: the product text of Oratane. It was read for pregnancy prevention, and not for doses."""

from isotretinoin import sources
from isotretinoin.dates import Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rules.programme import PregnancyPreventionRules

_ORATANE = (Citation(sources.HK_ORATANE),)

PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="Hong Kong product text",
    contraception_before=Rule(
        key="hk.oratane.contraception_before",
        text="Contraception starts at least 1 month before treatment.",
        value=Months(1),
        cites=_ORATANE,
        basis="label",
    ),
    contraception_after=Rule(
        key="hk.oratane.contraception_after",
        text="Contraception goes on for at least 1 month after treatment.",
        value=Months(1),
        cites=_ORATANE,
        basis="label",
    ),
    blood_donation_after=Rule(
        key="hk.oratane.blood_donation_after",
        text="No blood is given for at least 4 weeks after treatment.",
        value=Weeks(4),
        cites=(Citation(sources.HK_ORATANE, quote="at least 4 weeks"),),
        basis="label",
    ),
)
FACTS = (
    Rule(
        key="hk.oratane.start_day",
        text="Treatment starts on day 2 or 3 of the period.",
        value=(2, 3),
        cites=_ORATANE,
        basis="label",
    ),
)
