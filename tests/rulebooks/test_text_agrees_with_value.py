"""The numbers of a rule's sentence are those of its value.

A reader trusts the sentence, and the code computes with the value: a number changed in one of them
and not in the other is found here. Numbers are digits, number words, percentages and months by name;
each of a sentence has to stand in the value, its reading, or the days on which the rule holds.

Where a sentence says more than its value, `known_answers/numbers_in_sentences.csv` lists the numbers
that stand in the sentence alone, with the reason; of those, too, none may change or go unnoticed.
"""

import calendar
import csv
import re
from datetime import timedelta
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

from isotretinoin import rulebooks
from isotretinoin.comparison import in_words
from isotretinoin.evidence import Rule, plain, rules_in

ALONE = Path(__file__).parents[1] / "known_answers" / "numbers_in_sentences.csv"
WORDS = {
    word: number
    for number, word in enumerate(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        start=2,
    )
}
#: "One" is a number before these, and mostly a pronoun elsewhere.
ONE = re.compile(r"\bone (?:day|week|month|year)\b")
#: A year names an edition or a study, unless it is part of a day.
YEAR = re.compile(r"(?<![-\d.,])(?:19|20)\d\d(?![-\d.,]\d)")
MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:/\d+(?:\.\d+)?)?")


def rules() -> dict[str, Rule[Any]]:
    """Every rule that a file of the shelf holds."""
    found: dict[str, Rule[Any]] = {}
    for each in walk_packages(rulebooks.__path__, f"{rulebooks.__name__}."):
        held = tuple(vars(import_module(each.name)).values())
        found |= {rule.key: rule for rule in rules_in(held)}
    return found


def numbers(text: str) -> set[Fraction]:
    """The numbers in the text, whatever they count."""
    plain_text = YEAR.sub("", text)
    apart = re.sub(r"(\d{4})-0?(\d{1,2})-0?(\d{1,2})", r"\1 \2 \3", plain_text)
    found = set[Fraction]()
    for match in NUMBER.findall(apart):
        top, _, bottom = match.replace(",", "").partition("/")
        found.add(Fraction(top) / Fraction(bottom or 1))
    words = re.findall(r"[a-z]+", text.lower())
    found |= {Fraction(WORDS[word]) for word in words if word in WORDS}
    found |= {Fraction(1)} if ONE.search(text.lower()) else set()
    return found | {Fraction(n) for name, n in MONTHS.items() if re.search(rf"\b{name}\b", text)}


def known(rule: Rule[Any]) -> set[Fraction]:
    """The numbers of the value, in words and field by field, of its reading and of its days."""
    value = rule.value
    said = f"{in_words(value)} {plain(value)} {rule.interpretation or ''} {rule.since} {rule.until}"
    hours: set[Fraction] = (
        {Fraction(value // timedelta(hours=1))} if isinstance(value, timedelta) else set()
    )
    return numbers(said) | hours


def alone(rule: Rule[Any]) -> str:
    """The numbers of the sentence that the value does not hold."""
    return " ".join(map(str, sorted(numbers(rule.text) - known(rule))))


RULES = rules()
with ALONE.open(encoding="utf-8", newline="") as table:
    LISTED = {row["key"]: row for row in csv.DictReader(table)}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_numbers_agree(rule: Rule[Any]) -> None:
    """Each number of the sentence is one of the value, or listed with its reason."""
    assert alone(rule) == LISTED.get(rule.key, {"numbers": ""})["numbers"]


def test_nothing_is_listed_in_vain() -> None:
    """Each line of the table is of a rule, and has numbers and a reason."""
    assert [key for key in LISTED if key not in RULES] == []
    assert all(row["numbers"] and row["why"] for row in LISTED.values())


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("At most 31 days are supplied.", "30 days"),
        ("At least seven weeks.", "8 weeks"),
        ("A fall by more than 70%.", "80 %"),
        ("It came in May.", "2026-06-01"),
        ("Contraception starts one month before.", "2 months"),
    ],
)
def test_a_difference_is_noticed(said: str, value: str) -> None:
    """Digits, words, percentages, months, and the one that counts."""
    assert numbers(said) - numbers(value)
