"""Signs for terminals that cannot print those of the pages: each gets another, and none is lost."""

import codecs
import unicodedata
from typing import Any, Final

__all__ = ["lend_signs", "lent"]

_LENT: Final = {
    "\N{ALMOST EQUAL TO}": "~",
    "\N{LESS-THAN OR EQUAL TO}": "<=",
    "\N{GREATER-THAN OR EQUAL TO}": ">=",
    "\N{EN DASH}": "-",
    "\N{EM DASH}": "-",
    "\N{MINUS SIGN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{MULTIPLICATION SIGN}": "x",
    "\N{BALLOT BOX}": "[ ]",
    "\N{DIVISION SIGN}": "/",
    "\N{RIGHTWARDS ARROW}": "->",
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{MIDDLE DOT}": "*",
    "\N{BULLET}": "*",
    "\N{MICRO SIGN}": "u",
    "\N{GREEK SMALL LETTER MU}": "u",
    "\N{SECTION SIGN}": "section ",
    "\N{DEGREE SIGN}": " deg",
    "\N{LATIN SMALL LETTER SHARP S}": "ss",
    "\N{LATIN SMALL LETTER O WITH STROKE}": "o",
    "\N{LATIN CAPITAL LETTER O WITH STROKE}": "O",
    "\N{LATIN SMALL LETTER AE}": "ae",
    "\N{LATIN CAPITAL LETTER AE}": "AE",
    "\N{LATIN SMALL LETTER L WITH STROKE}": "l",
    "\N{TRADE MARK SIGN}": "(TM)",
    "\N{REGISTERED SIGN}": "(R)",
}
_HANDLER: Final = "isotretinoin.signs"


def lent(sign: str) -> str:
    """The sign in ASCII: one of much the same look or meaning, the bare letter, else "?".

    >>> lent("≈"), lent("é"), lent("…"), lent("中")
    ('~', 'e', '...', '?')
    """
    if sign in _LENT:
        return _LENT[sign]
    plain = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
    return plain or "?"


def _instead(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(lent, error.object[error.start : error.end])), error.end


def lend_signs(*streams: Any) -> None:  # noqa: ANN401 - whatever stands in for a terminal
    """From now on the streams print another sign for each that their encoding lacks."""
    codecs.register_error(_HANDLER, _instead)
    for stream in streams:
        if hasattr(stream, "reconfigure"):  # what a test puts in place of a terminal may have none
            stream.reconfigure(errors=_HANDLER)
