"""The words by which people and documents name what rules speak of, and what each means.

A word that nobody knows is refused where it is entered, with the nearest that is known.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Final, Literal, TypeAlias

from isotretinoin.errors import FactError, IsotretinoinError, closest, of_wrong_type, shown
from isotretinoin.rules.programme import ContraceptiveMethod

__all__ = [
    "OTHER",
    "Matter",
    "contraceptive_method",
    "contraceptive_methods",
    "known_word",
    "plain_word",
    "shown_by_test",
    "words",
]

#: What a closed list of words is of.
Matter: TypeAlias = Literal["sign", "medicine", "procedure", "allergy", "condition"]

#: Before a word of one's own: it can be noted, and no rule speaks of it.
OTHER: Final = "other-"
_OWN_WORD: Final = OTHER.rstrip("-") + r"(-[a-z0-9]+)+"
_LONGEST_WORD: Final = 60

#: Other words for what a test showed.
_RESULT_WORDS: Final[Mapping[str, str]] = {
    "borderline": "indeterminate",
    "equivocal": "indeterminate",
    "inconclusive": "indeterminate",
    "invalid": "indeterminate",
    "indeterminate": "indeterminate",
    "neg": "negative",
    "negative": "negative",
    "not-detected": "negative",
    "not-pregnant": "negative",
    "detected": "positive",
    "pos": "positive",
    "positive": "positive",
    "pregnant": "positive",
}

#: Other words for a method than its own code, which is the name in lower case: "combined-pill".
_METHOD_WORDS: Final[Mapping[str, ContraceptiveMethod]] = {
    "birth-control-pill": ContraceptiveMethod.COMBINED_PILL,
    "coil": ContraceptiveMethod.IUD,
    "combined-oral-contraceptive": ContraceptiveMethod.COMBINED_PILL,
    "contraceptive-implant": ContraceptiveMethod.IMPLANT,
    "contraceptive-injection": ContraceptiveMethod.INJECTION,
    "contraceptive-patch": ContraceptiveMethod.PATCH,
    "copper-coil": ContraceptiveMethod.IUD,
    "copper-iud": ContraceptiveMethod.IUD,
    "hormonal-coil": ContraceptiveMethod.IUD,
    "hormonal-iud": ContraceptiveMethod.IUD,
    "intrauterine-device": ContraceptiveMethod.IUD,
    "intrauterine-system": ContraceptiveMethod.IUD,
    "ius": ContraceptiveMethod.IUD,
    "male-condom": ContraceptiveMethod.CONDOM,
    "male-latex-condom": ContraceptiveMethod.CONDOM,
    "partners-vasectomy": ContraceptiveMethod.VASECTOMY,
    "pill": ContraceptiveMethod.COMBINED_PILL,
    "progestogen-only-pill": ContraceptiveMethod.MINIPILL,
    "ring": ContraceptiveMethod.VAGINAL_RING,
    "sterilisation": ContraceptiveMethod.TUBAL_LIGATION,
    "tubal-sterilisation": ContraceptiveMethod.TUBAL_LIGATION,
}
_METHODS: Final = {**{each.code: each for each in ContraceptiveMethod}, **_METHOD_WORDS}


def plain_word(text: str) -> str:
    """The word in lower case with hyphens, as codes are written.

    Raises
    ------
    FactError
        When it is no text.

    >>> plain_word("Wax epilation")
    'wax-epilation'
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        raise of_wrong_type(FactError)(f"{shown(text)} is no word: write it as 'wax epilation'")
    return "-".join(text.casefold().replace("_", " ").replace("-", " ").replace("'", "").split())


@cache
def words(matter: Matter) -> Mapping[str, str]:
    """The code of each word for a sign, medicine, procedure, allergy or condition; codes among them.

    >>> words("sign")["suicidal-ideation"]
    'suicidal-thoughts'
    """
    # Data, like analytes and products: nothing of the core knows a drug or a sign by itself.
    listed = import_module("isotretinoin.rulebooks.vocabulary")
    held: dict[str, Mapping[str, tuple[str, ...]]] = {
        "sign": listed.SIGNS,
        "medicine": listed.MEDICINES,
        "procedure": listed.PROCEDURES,
        "allergy": listed.ALLERGIES,
        "condition": listed.CONDITIONS,
    }
    return {word: code for code, others in held[matter].items() for word in (code, *others)}


def known_word(
    word: str,
    matter: Matter,
    *,
    error: type[IsotretinoinError] = FactError,
) -> str:
    """The code that the word stands for; one that begins with "other-" stands for itself.

    Raises
    ------
    FactError
        Or the error named, with the nearest word, when nobody knows it.

    >>> known_word("Suicidal ideation", "sign"), known_word("other-hiccups", "sign")
    ('suicidal-thoughts', 'other-hiccups')
    """
    if not isinstance(word, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        raise of_wrong_type(error)(f"{shown(word)} is no {matter}: write its name, as text")
    plain = plain_word(word[: 2 * _LONGEST_WORD])
    known = words(matter)
    if plain in known:
        return known[plain]
    if re.fullmatch(_OWN_WORD, plain) and len(plain) <= _LONGEST_WORD:
        return plain
    near = closest(plain, known, least=0) or next(iter(known))
    raise error(
        f"{shown(word)} is no {matter} that a rule or this library names: write {near!r}, or "
        f"{_own_word(plain)!r} to note what no rule speaks of",
    )


def _own_word(plain: str) -> str:
    """How a word of one's own is noted, when its letters and digits can be."""
    letters = "-".join(re.findall(r"[a-z0-9]+", plain.removeprefix(OTHER)))[:20].strip("-")
    return f"{OTHER}{letters or 'name'}"


def shown_by_test(word: object) -> str | None:
    """What the word says that a test showed: "negative", "positive" or "indeterminate"; else None.

    >>> shown_by_test("Neg."), shown_by_test("high")
    ('negative', None)
    """
    return _RESULT_WORDS.get(plain_word(word).rstrip(".")) if isinstance(word, str) else None


def contraceptive_method(word: ContraceptiveMethod | str) -> ContraceptiveMethod:
    """The method that the word names: its own code, or another word for it.

    Raises
    ------
    FactError
        With the nearest word, when it names none.

    >>> contraceptive_method("hormonal IUD").code
    'iud'
    """
    if isinstance(word, ContraceptiveMethod):
        return word
    if not isinstance(word, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        raise of_wrong_type(FactError)(
            f"{shown(word)} is no method of contraception: write ContraceptiveMethod.IUD or 'iud'",
        )
    plain = plain_word(word)
    if plain in _METHODS:
        return _METHODS[plain]
    near = closest(plain, _METHODS, least=0) or "iud"
    raise FactError(f"{shown(word)} is no method of contraception: write {near!r}")


def contraceptive_methods(
    words: Iterable[ContraceptiveMethod | str],
) -> tuple[ContraceptiveMethod, ...]:
    """The methods that the words name, each once, in the order of the vocabulary.

    Raises
    ------
    FactError
        When one of them names none, or a word stands alone where several are asked for.

    >>> [each.code for each in contraceptive_methods(("male condom", "pill", "combined-pill"))]
    ['combined-pill', 'condom']
    """
    if isinstance(words, (str, bytes, ContraceptiveMethod)) or not isinstance(words, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        raise of_wrong_type(FactError)(
            f"{shown(words)} is not a group of methods: write ('iud', 'condom')",
        )
    named = {contraceptive_method(word) for word in words}
    return tuple(method for method in ContraceptiveMethod if method in named)
