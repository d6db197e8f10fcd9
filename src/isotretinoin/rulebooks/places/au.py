"""Australia: consumer medicine information, and who may prescribe. No text on doses was read."""

from datetime import date

from isotretinoin.dates import Months, Weeks
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import guide, sources
from isotretinoin.rulebooks.literature import precautions, procedures, results
from isotretinoin.rulebooks.literature.pregnancy_tests import TEST_SPANS
from isotretinoin.rules.programme import PregnancyPreventionRules
from isotretinoin.rules.rulebook import Rulebook

_CMI = (Citation(sources.AU_CMI), Citation(sources.AU_ROACCUTANE))
CONTRACEPTION_BEFORE = Rule(
    key="au.cmi.contraception_before",
    text="Contraception starts one month before treatment.",
    value=Months(1),
    cites=_CMI,
    basis="label",
)
CONTRACEPTION_AFTER = Rule(
    key="au.cmi.contraception_after",
    text="Contraception goes on for at least one month after treatment.",
    value=Months(1),
    cites=_CMI,
    basis="label",
)
BLOOD_DONATION_AFTER = Rule(
    key="au.cmi.blood_donation_after",
    text="No blood is given during treatment and within one month after it.",
    value=Months(1),
    cites=(Citation(sources.AU_CMI, quote="within one month"),),
    basis="label",
)
PREGNANCY_PREVENTION = PregnancyPreventionRules(
    programme="Australian consumer information",
    test_spans=TEST_SPANS,
    contraception_before=CONTRACEPTION_BEFORE,
    contraception_after=CONTRACEPTION_AFTER,
    blood_donation_after=BLOOD_DONATION_AFTER,
)
FACTS = (
    Rule(
        key="au.cmi.prescribers",
        text="Only specialist dermatologists and physicians prescribe.",
        value="specialists",
        cites=(Citation(sources.ACD_2018),),
        basis="guideline",
    ),
    Rule(
        key="au.cmi.starting_dose",
        text="In a survey, 61.2% start with 10 or 20 mg a day.",
        value="61.2% start with 10 or 20 mg/day",
        cites=(Citation(sources.AUSTRALIAN_SURVEY),),
        basis="convention",
    ),
    Rule(
        key="au.roaccutane.washout",
        text="A second course starts no earlier than 8 weeks after the first.",
        value=Weeks(8),
        cites=(Citation(sources.AU_ROACCUTANE),),
        basis="label",
    ),
    Rule(
        key="au.roaccutane.food",
        text="The capsules are taken with food, with water or milk.",
        value="with food, with water or milk",
        cites=(Citation(sources.AU_ROACCUTANE, "consumer medicine information"),),
        basis="label",
    ),
    Rule(
        key="au.roaccutane.registered",
        text="Roaccutane was entered in the register of therapeutic goods on 1994-12-13.",
        value=date(1994, 12, 13),
        cites=(Citation(sources.AU_ROACCUTANE),),
        basis="regulator",
    ),
)
RULEBOOK = Rulebook(
    name="AU",
    title="Australia",
    own=("au.",),
    posologies=(),
    monitoring=guide.MONITORING,
    result_rules=(results.AUSTRALIAN_PRESCRIBER, *results.EVERYWHERE),
    procedures=procedures.SILENT,
    pregnancy_prevention=PREGNANCY_PREVENTION,
    precautions=precautions.NOT_IN_PREGNANCY,
    facts=FACTS,
)
