"""The closed lists of words for signs, other medicines, procedures and methods."""

from collections import Counter
from datetime import date
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin import Diary, DosePeriod, Medication, Patient, Procedure, Symptom, kg, mg_per_day
from isotretinoin import review as reviewed
from isotretinoin.errors import FactError, RecordError
from isotretinoin.findings import FindingKind
from isotretinoin.rulebooks import rulebook, rulebook_names, vocabulary
from isotretinoin.rules.vocabulary import Matter, known_word, plain_word, shown_by_test, words

DAY = date(2026, 3, 20)
MATTERS: tuple[Matter, ...] = ("sign", "medicine", "procedure")
LISTS = (
    vocabulary.SIGNS,
    vocabulary.MEDICINES,
    vocabulary.PROCEDURES,
    vocabulary.ALLERGIES,
    vocabulary.CONDITIONS,
)


def sign(word: str) -> str:
    return Symptom(DAY, word).code


def medicine(word: str) -> str:
    return Medication(DAY, word).code


def procedure(word: str) -> str:
    return Procedure(DAY, word).kind


ENTRIES = {"sign": sign, "medicine": medicine, "procedure": procedure}


@pytest.mark.parametrize("listed", LISTS)
def test_a_word_means_one_thing(listed: dict[str, tuple[str, ...]]) -> None:
    """No word stands twice, and all are written as codes are."""
    every = Counter(chain(listed, *listed.values()))
    assert set(every.values()) == {1}
    assert all(word == "-".join(word.casefold().split("-")) and word.isascii() for word in every)


@pytest.mark.parametrize("name", rulebook_names())
def test_what_a_rule_speaks_of_can_be_noted(name: str) -> None:
    """Each sign, medicine and procedure of each place is a word of its own, and stays itself."""
    book = rulebook(name)
    spoken: dict[Matter, set[str]] = {
        "sign": {code for rule in book.precautions.warning_signs for code in rule.value.codes},
        "medicine": {code for rule in book.precautions.interactions for code in rule.value.codes},
        "procedure": {word for row in book.procedures.rows for word in (row.kind, *row.codes)},
    }
    for matter, codes in spoken.items():
        assert {known_word(code, matter) for code in codes} == {plain_word(code) for code in codes}


@given(st.sampled_from(MATTERS), st.data())
def test_every_spelling(matter: Matter, data: st.DataObject) -> None:
    """Capitals, spaces and underscores make no other word."""
    word, code = data.draw(st.sampled_from(sorted(words(matter).items())))
    space = data.draw(st.sampled_from(["-", " ", "_"]))
    case = data.draw(st.sampled_from([str.lower, str.upper, str.title]))
    assert ENTRIES[matter](case(word).replace("-", space)) == code


@given(st.sampled_from(MATTERS), st.text(max_size=90))
def test_any_other_word_is_refused_with_the_nearest(matter: Matter, word: str) -> None:
    """And with the way to note it all the same; both remedies are taken."""
    try:
        assert ENTRIES[matter](word) in {*words(matter).values(), word}
    except RecordError as error:
        told = str(error).rpartition(": write ")[2].split("'")
        near, own = told[1], told[3]
        assert near in words(matter)
        assert ENTRIES[matter](own) == own


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("suicidal-ideation", "suicidal-thoughts"),
        ("severe-headache", "headache"),
        ("rectal-bleeding", "rectal-bleeding"),
        ("blood in stools", "rectal-bleeding"),
        ("jaundice", "jaundice"),
        ("yellow eyes", "jaundice"),
        ("blurred vision", "visual-change"),
        ("hallucinations", "psychosis"),
    ],
)
def test_what_people_call_it(typed: str, code: str) -> None:
    """A sign by another of its names is that sign."""
    assert Symptom(DAY, typed).code == code


@pytest.mark.parametrize(
    "word", ["hedache", "", "other-", "other-\x1b", "x" * 99, "other-" + "x" * 99]
)
def test_slips(word: str) -> None:
    """What nobody knows is refused, whatever stands before it."""
    with pytest.raises(RecordError, match="is no sign that a rule or this library names: write '"):
        Symptom(DAY, word)


def test_no_text() -> None:
    """A number is no word, and the error is of its field."""
    wrong: Any = 3
    with pytest.raises(TypeError, match="3 is no medicine"):
        Medication(DAY, wrong)
    with pytest.raises(FactError):
        known_word("hedache", "sign")


def test_what_a_test_shows() -> None:
    """Words of laboratories for what a test shows; any other is none."""
    assert [shown_by_test(word) for word in ("NEG.", "Not detected", "equivocal", "high", 3)] == [
        "negative",
        "negative",
        "indeterminate",
        None,
        None,
    ]


def test_another_name_is_judged_as_the_sign() -> None:
    """The finding of a rule does not hang on which of the names was noted."""
    diary = Diary(
        patient=Patient(weight=kg(68), can_become_pregnant=False),
        entries=(DosePeriod(date(2026, 3, 9), mg_per_day(40)), Symptom(DAY, "suicidal ideation")),
    )
    found = reviewed(diary, rulebook("US"), as_of=date(2026, 3, 30)).findings
    assert FindingKind.WARNING_SIGN in {each.kind for each in found}
