"""The pregnancy prevention programme of the European Union: methods of 2003 and of 2018, tests.

Germany, of which only secondary pages were read, stands beside as alternatives.
"""

from datetime import date

from isotretinoin.dates import Months
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rulebooks.eu.smpc import BLOOD_DONATION_AFTER, FINAL_TEST_AFTER
from isotretinoin.rulebooks.literature.pregnancy_tests import TEST_SPANS
from isotretinoin.rules.programme import (
    ContraceptionMethods,
    ContraceptiveMethod,
    PregnancyPreventionRules,
)

_FRENCH = Citation(sources.FRENCH_SMPC)
_HPRA = Citation(sources.HPRA_2008)
_CURACNE = Citation(sources.CURACNE_CZ)
_GERMAN = Citation(sources.GERMAN_PAGES)
REVIEW_2018 = Rule(
    key="eu.ppp.review_2018",
    text="The EMA completed its review of retinoids on 2018-03-22: a new programme for acitretin, "
    "alitretinoin and isotretinoin, and a neuropsychiatric warning for oral retinoids.",
    value=date(2018, 3, 22),
    cites=(Citation(sources.EMA_2018),),
    basis="regulator",
)

# Contraception ------------------------------------------------------------------------------------

GERMAN_CONTRACEPTION = Rule(
    key="eu.ppp.contraception.german_pages",
    text="German pages have 1 month before and at least one month after; one of them also has 5 "
    "weeks after.",
    value="1 month before; at least 1 month, or 5 weeks, after",
    cites=(_GERMAN,),
    basis="convention",
    tag="READ-2nd",
    verified=False,
)
CONTRACEPTION_BEFORE = Rule(
    key="eu.ppp.contraception_before",
    text="Contraception starts at least 1 month before treatment.",
    value=Months(1),
    cites=(
        Citation(sources.HPRA_2008, quote="1 month before starting"),
        _FRENCH,
        _CURACNE,
    ),
    basis="programme",
    alternatives=(GERMAN_CONTRACEPTION,),
)
CONTRACEPTION_AFTER = Rule(
    key="eu.ppp.contraception_after",
    text="Contraception goes on for at least 1 month after the end of treatment.",
    value=Months(1),
    cites=(
        Citation(sources.HPRA_2008, quote="1 month after the end of treatment"),
        _FRENCH,
        _CURACNE,
    ),
    basis="programme",
    alternatives=(GERMAN_CONTRACEPTION,),
)
_LONG_ACTING = (
    ContraceptiveMethod.IUD,
    ContraceptiveMethod.IMPLANT,
    ContraceptiveMethod.TUBAL_LIGATION,
    ContraceptiveMethod.VASECTOMY,
)
_HORMONAL = (
    ContraceptiveMethod.COMBINED_PILL,
    ContraceptiveMethod.PATCH,
    ContraceptiveMethod.VAGINAL_RING,
    ContraceptiveMethod.INJECTION,
)
_BARRIERS = (
    ContraceptiveMethod.CONDOM,
    ContraceptiveMethod.CONDOM_WITH_SPERMICIDE,
    ContraceptiveMethod.DIAPHRAGM,
    ContraceptiveMethod.CERVICAL_CAP,
    ContraceptiveMethod.SPONGE,
    ContraceptiveMethod.FEMALE_CONDOM,
)
METHODS_2003 = Rule(
    key="eu.ppp.contraception_methods.2003",
    text="At least one and preferably two methods, a barrier among them.",
    value=ContraceptionMethods(
        needed=1,
        preferred=2,
        primary=(*_LONG_ACTING, *_HORMONAL),
        secondary=_BARRIERS,
    ),
    cites=(_HPRA,),
    basis="programme",
    interpretation="the text names no list of methods; amenorrhoea exempts nobody",
)
METHODS_2018 = Rule(
    key="eu.ppp.contraception_methods.2018",
    text="At least one highly effective method that does not depend on the user, or two "
    "complementary methods that do.",
    value=ContraceptionMethods(
        needed=2,
        primary_needed=1,
        secondary_needed=1,
        alone=_LONG_ACTING,
        primary=_HORMONAL,
        secondary=_BARRIERS,
    ),
    cites=(_CURACNE,),
    basis="programme",
    since=date(2018, 3, 22),
    interpretation="the copy read names no list: not depending on the user is taken as intrauterine "
    "device, implant and sterilisation of either partner, complementary as a hormonal method with a "
    "barrier. It is stricter than before, so it holds from the day on which the review was completed",
)
CONTRACEPTION_METHODS = (METHODS_2003, METHODS_2018)

# Tests --------------------------------------------------------------------------------------------

TEST_EVERY = Rule(
    key="eu.ppp.test_every",
    text="Patients who can become pregnant are followed up every month.",
    value=Months(1),
    cites=(_HPRA,),
    basis="programme",
    interpretation="a pregnancy test at each follow-up is an assumption: the text read has the "
    "follow-up every month and does not name the test",
)
PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="EU pregnancy prevention programme",
    test_spans=TEST_SPANS,
    contraception_before=CONTRACEPTION_BEFORE,
    contraception_after=CONTRACEPTION_AFTER,
    contraception_methods=CONTRACEPTION_METHODS,
    test_every=TEST_EVERY,
    final_test_after=FINAL_TEST_AFTER,
    blood_donation_after=BLOOD_DONATION_AFTER,
)

# Guidelines ---------------------------------------------------------------------------------------

GERMAN_REVIEW = Rule(
    key="eu.ppp.german_review",
    text="A German review: more than 100 to 120 mg/kg lowers relapse in severe forms; lower totals "
    "suffice in milder acne off label.",
    value="above 100-120 mg/kg in severe forms",
    cites=(Citation(sources.GERMAN_REVIEW),),
    basis="guideline",
)
EUROGUIDERM = Rule(
    key="eu.ppp.euroguiderm_2026",
    text="A new European guideline was published in 2026; only its citation was read.",
    value=2026,
    cites=(Citation(sources.EUROGUIDERM_2026),),
    basis="guideline",
)
