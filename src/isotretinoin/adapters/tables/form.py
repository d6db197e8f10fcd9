"""How tables are written, where it is not by the names and forms that are known."""

import re
from collections.abc import Mapping
from typing import Final, Literal, TypeAlias, cast, final, get_args

from attrs import field

from isotretinoin import given
from isotretinoin.errors import DateError, FactError, of_wrong_type, shown
from isotretinoin.values import frozen

__all__ = ["DAYS", "DELIMITERS", "TableForm"]

_Delimiter: TypeAlias = Literal[",", ";", "\t"]
#: What may part two columns.
DELIMITERS: Final = get_args(_Delimiter)
_Decimal: TypeAlias = Literal[".", ","]


#: Names for things, as a caller gives them; they are kept as pairs.
_Named: TypeAlias = Mapping[str, str] | tuple[tuple[str, str], ...]


def _pairs(value: _Named) -> tuple[tuple[str, str], ...]:
    given_as = cast("object", value)
    told: object = given_as
    if isinstance(given_as, Mapping):
        told = tuple(cast("Mapping[object, object]", given_as).items())
    if not isinstance(told, tuple):
        raise of_wrong_type(FactError)(
            f"{shown(value)} names nothing: write a mapping, as {{'day': 'Datum'}}",
        )
    pairs = cast("tuple[object, ...]", told)
    for each in pairs:
        if not _is_pair(each):
            raise of_wrong_type(FactError)(f"{shown(each)} is no name and its meaning, both text")
    return cast("tuple[tuple[str, str], ...]", pairs)


def _is_pair(value: object) -> bool:
    if not isinstance(value, tuple):
        return False
    return [type(each) for each in cast("tuple[object, ...]", value)] == [str, str]


def _names(value: tuple[str, ...]) -> tuple[str, ...]:
    group = given.group(value, "ignored=('fat',)", error=FactError)
    for each in group:
        if not isinstance(each, str):
            raise of_wrong_type(FactError)(f"{shown(each)} is no column: write its name as text")
    return cast("tuple[str, ...]", tuple(group))


def _perhaps_text(value: str | None) -> str | None:
    if value is None or isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        return value
    raise of_wrong_type(FactError)(f"{shown(value)} is no person: write what stands in the column")


def _delimiter(value: _Delimiter | None) -> _Delimiter | None:
    return given.choice(value, (*DELIMITERS, None), "delimiter")


def _decimal(value: _Decimal) -> _Decimal:
    return given.choice(value, get_args(_Decimal), "sign before the decimals")


def _zero(value: Literal["missed"] | None) -> Literal["missed"] | None:
    return given.choice(value, ("missed", None), "meaning of 0 mg")


def _exposures(
    value: Literal["dispensing", "prescription"] | None,
) -> Literal["dispensing", "prescription"] | None:
    return given.choice(value, ("dispensing", "prescription", None), "kind of exposure")


#: The parts of a day, each once, and what may stand between them.
DAYS: Final = re.compile(r"(YYYY|MM|DD)([-/. ]?)(YYYY|MM|DD)\2(YYYY|MM|DD)")


_THREE: Final = 3


def _day_form(value: str) -> str:
    told = cast("object", value)
    if not isinstance(told, str):
        raise of_wrong_type(DateError)(f"{shown(value)} is no form of a day: write 'DD/MM/YYYY'")
    found = DAYS.fullmatch(told)
    if found is None or len({found[1], found[3], found[4]}) < _THREE:
        raise DateError(
            f"{value!r:.60} is no form of a day: write YYYY, MM and DD once each, as 'DD/MM/YYYY'",
        )
    return told


@final
@frozen(kw_only=True)
class TableForm:
    """How the tables are written, where it is not by the names and forms that are known.

    Parameters
    ----------
    columns
        Columns by other names: what stands in it, and what it is called, as {"dose": "Dosis (mg)"}.
    ignored
        Columns that are to be left aside.
    days
        How a day is written, by YYYY, MM and DD: "DD/MM/YYYY". A time after it is left aside.
    decimal
        What stands before the decimals, a point or a comma.
    delimiter
        What parts two columns: ",", ";" or a tabulator; None where the header tells it.
    zero
        "missed" where a dose of 0 mg says that it was missed; None where it is not known what it says.
    person
        Whose rows of an OMOP extract, by "person_id".
    concepts
        What the concepts of an OMOP extract are, by their numbers, as {"201": "triglycerides",
        "101": "Claravis 20 mg", "301": "mg/dL", "401": "negative", "501": "prescription", "601": ">"}.
    exposures
        "dispensing" or "prescription", where the rows of `drug_exposure` are that whose type
        `concepts` does not name; None where it is not known.

    Raises
    ------
    FactError
        When one of them is none.
    DateError
        When it is no form of a day.

    >>> TableForm(days="DD.MM.YYYY", decimal=",").days
    'DD.MM.YYYY'
    """

    columns: tuple[tuple[str, str], ...] = field(default=(), converter=_pairs)
    ignored: tuple[str, ...] = field(default=(), converter=_names)
    days: str = field(default="YYYY-MM-DD", converter=_day_form)
    decimal: Literal[".", ","] = field(default=".", converter=_decimal)
    delimiter: Literal[",", ";", "\t"] | None = field(default=None, converter=_delimiter)
    zero: Literal["missed"] | None = field(default=None, converter=_zero)
    person: str | None = field(default=None, converter=_perhaps_text)
    concepts: tuple[tuple[str, str], ...] = field(default=(), converter=_pairs)
    exposures: Literal["dispensing", "prescription"] | None = field(
        default=None, converter=_exposures
    )
