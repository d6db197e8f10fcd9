"""The shapes of programme rules, in words."""

from datetime import time

import pytest

from isotretinoin.dates import Days
from isotretinoin.rules.dispensing import (
    ClosingTime,
    MissedWindow,
    NoWindow,
    PrescriberRule,
    PrescriptionWindowRule,
)
from isotretinoin.rules.programme import (
    CategoryRule,
    ConfirmationTest,
    ContraceptionMethods,
    ContraceptiveMethod,
    PlaceOfTest,
)

NEW_YORK = ClosingTime(time(23, 59), "America/New_York")
CATEGORIES = CategoryRule(
    able="can",
    unable="cannot",
    organs="both",
    sterilised="able",
    before_menarche="able",
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (CATEGORIES, "can / cannot"),
        (ConfirmationTest(min_days=Days(19)), "at least 19 days after the first test"),
        (
            ConfirmationTest(min_days=Days(19), menses_days=5),
            "at least 19 days after the first test, on day 1–5 of the period",
        ),
        (
            PlaceOfTest(before="medical", during="medical", after="medical"),
            "before: medical; during: medical; after: medical",
        ),
        (ContraceptionMethods(needed=1), "1 of the methods listed"),
        (
            ContraceptionMethods(
                needed=2,
                primary_needed=1,
                alone=(ContraceptiveMethod.ABSTINENCE,),
            ),
            "2 of the methods listed, at least 1 of them primary, or abstinence alone",
        ),
        (
            PrescriptionWindowRule(days=30, anchor="office visit"),
            "30 days, the first being that of the office visit",
        ),
        (
            PrescriptionWindowRule(days=7, anchor="specimen", closes=NEW_YORK),
            "7 days, the first being that of the specimen, until 23:59 America/New_York on the last",
        ),
        (NoWindow(), "no window"),
        (MissedWindow(wait=Days(0), counted_from="specimen", window_days=7), "no wait"),
        (
            MissedWindow(wait=Days(19), counted_from="specimen", window_days=7),
            "19 days from the specimen",
        ),
        (PrescriberRule(number=1), "1 agreeing"),
        (PrescriberRule(number=2, below_age=18), "2 agreeing for patients under 18"),
    ],
)
def test_in_words(value: object, words: str) -> None:
    """Each shape reads as a person would say it."""
    assert str(value) == words
