"""The page of places is made from the rulebooks, and leaves no matter and no rule out."""

import pytest

from isotretinoin.rulebooks import rulebook, rulebook_names
from place_matters import OWN, SHARED, SILENT, STAND_IN, matters, standings


@pytest.mark.parametrize("name", rulebook_names())
def test_every_matter_has_its_standing(name: str) -> None:
    """One of the four words, silent exactly where there is no rule, and each stand-in is named."""
    book = rulebook(name)
    told = tuple(standings(book))
    assert [each.matter for each in told] == [each.replace("_", " ") for each in matters()]
    for each in told:
        words = each.standing.split(", ")
        assert set(words) <= {OWN, SHARED, STAND_IN, SILENT}
        assert (words == [SILENT]) is (each.rules == ())
        assert (STAND_IN in words) is bool(each.of)
    assert {rule.key for each in told for rule in each.rules} <= {rule.key for rule in book.rules}


def test_what_a_reader_should_remember() -> None:
    """The listed borrowings: the schedule of the guide in AU, the harmonised food in GB, silence."""
    told = {
        name: {each.matter: each for each in standings(rulebook(name))} for name in rulebook_names()
    }
    assert told["AU"]["laboratory schedule"].standing == STAND_IN
    assert "patient guide" in told["AU"]["laboratory schedule"].of
    assert told["GB"]["food"].standing == SHARED
    assert told["GB"]["daily dose"].standing == OWN
    assert told["BR"]["daily dose"].standing == SILENT
    assert told["US"]["supply"].standing == OWN
