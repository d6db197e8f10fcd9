"""The words by which people and documents name what rules speak of, and what each means.

A word that nobody knows is refused where it is entered, with the nearest that is known.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from isotretinoin.errors import FactError, closest, of_wrong_type, shown
from isotretinoin.rules.programme import ContraceptiveMethod

__all__ = ["contraceptive_method", "contraceptive_methods", "plain_word"]

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
