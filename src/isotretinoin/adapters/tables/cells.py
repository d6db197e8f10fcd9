"""A table of text: its lines, its columns by name, and what stands in one cell."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from io import StringIO
from typing import Final, NamedTuple, cast, final

from isotretinoin.adapters.tables.form import DAYS, DELIMITERS, TableForm
from isotretinoin.errors import (
    DateError,
    FactError,
    QuantityError,
    RecordError,
    RecordTypeError,
    printable,
    shown,
)
from isotretinoin.quantities.typed import unspaced
from isotretinoin.values import frozen

__all__ = ["Row", "Table", "answer", "cut", "day", "matter_of", "number", "table_of"]


class Row(NamedTuple):
    """One row: the line on which it begins, and its cells by their columns."""

    line: int
    cells: Mapping[str, str]


@final
@frozen(kw_only=True)
class Table:
    """A table whose rows have the columns of its header; what is wrong with the others is told."""

    header: tuple[str, ...]
    #: The line on which the header stands.
    line: int
    rows: tuple[Row, ...]
    #: The lines that are no rows of it, and why.
    odd: tuple[tuple[int, str], ...]


def table_of(text: str | bytes, form: TableForm) -> Table:
    r"""The table in a text.

    Raises
    ------
    RecordError
        When it is no table: no header, a quote that is not closed, no UTF-8.
    TypeError
        When it is no text.

    >>> table_of("date;mg\n2026-03-09;40\n", TableForm()).rows[0]
    Row(line=2, cells={'date': '2026-03-09', 'mg': '40'})
    """
    lines = _lines(_decoded(text), form.delimiter)
    header = next(lines, None)
    if header is None:
        raise RecordError("the table is empty: the first line names the columns")
    names = tuple(unspaced(each) for each in header[1])
    for name, times in Counter(names).items():
        if not name:
            raise RecordError(f"line {header[0]}: a column has no name")
        if times > 1:
            raise RecordError(f"line {header[0]}: two columns are called {cut(name)}")
    rows: list[Row] = []
    odd: list[tuple[int, str]] = []
    for line, cells in lines:
        if len(cells) == len(names):
            rows.append(Row(line, dict(zip(names, map(unspaced, cells), strict=True))))
        else:
            odd.append((line, _ragged(len(cells), len(names))))
    return Table(header=names, line=header[0], rows=tuple(rows), odd=tuple(odd))


def _ragged(cells: int, columns: int) -> str:
    more = ": a cell with a comma in it stands in quotes" if cells > columns else ""
    return f"it has {cells} cells, and the header {columns}{more}"


def _decoded(text: object) -> str:
    if isinstance(text, str):
        return text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    if not isinstance(text, bytes):
        raise RecordTypeError(f"{shown(text)} is no table: give its text, or its bytes")
    # What a spreadsheet calls Unicode text begins with the mark of its encoding.
    marked = text.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return text.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = text.count(b"\n", 0, error.start) + 1
        raise RecordError(f"line {line}: it is no UTF-8; save the table as UTF-8") from None


def _lines(text: str, delimiter: str | None) -> Iterator[tuple[int, list[str]]]:
    """The cells of each record that is not blank, and the line on which it begins."""
    told = csv.reader(
        StringIO(text, newline=""), delimiter=delimiter or _parting(text), strict=True
    )
    line = 1
    try:
        for cells in told:
            if any(each.strip() for each in cells):
                yield line, cells
            line = told.line_num + 1
    except csv.Error as error:
        raise RecordError(f"line {line}: no row of a table begins here: {error}") from None


#: What stands in quotes parts no columns.
_QUOTED: Final = re.compile(r'"(?:[^"]|"")*"')
_LONGEST_HEADER: Final = 100_000


def _parting(text: str) -> str:
    first = next((each for each in text[:_LONGEST_HEADER].splitlines() if each.strip()), "")
    bare = _QUOTED.sub("", first)
    found = [each for each in DELIMITERS if each in bare]
    if len(found) > 1:
        names = " and ".join(map(repr, found))
        raise RecordError(f"line 1: {names} both stand in it: name the one that parts columns")
    return found[0] if found else ","


def matter_of(name: str, known: Mapping[str, tuple[str, ...]]) -> str | None:
    """What stands in a column of that name, by the names known for it; None where none is.

    Case, spaces and underscores do not matter.

    >>> matter_of("Date_Taken", {"day": ("date", "date taken")})
    'day'
    """
    bare = " ".join(name.casefold().replace("_", " ").split())
    return next((matter for matter, names in known.items() if bare in names), None)


# Cells --------------------------------------------------------------------------------------------

_TIME: Final = re.compile(
    r"(?:T| +)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)? *(?:[ap]\.?m\.?)?(?P<zone>Z|[-+][0-9]{2}:?[0-9]{2})?",
    re.IGNORECASE,
)


def day(cell: str, form: TableForm) -> date:
    """The day in a cell, as its form has it; a time of the day after it is left aside.

    Raises
    ------
    DateError
        When it is written otherwise, is in no calendar, or is a moment by universal time, which is
        no day of the patient's.

    >>> day("09/03/2026 08:15", TableForm(days="DD/MM/YYYY"))
    datetime.date(2026, 3, 9)
    """
    found = _days(form.days).match(cell)
    rest = cell[found.end() :] if found else ""
    time = _TIME.fullmatch(rest) if rest else None
    if found is None or (rest and time is None):
        raise DateError(f"{cut(cell)} is no day in the form {form.days}{_other_form(cell)}")
    if time is not None and (time["zone"] or "").upper() == "Z":
        raise DateError(f"{cut(cell)} is by universal time: give the day as the patient had it")
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        raise DateError(f"{cut(cell)} is in no calendar") from None


#: The parts of a day; whether with one digit or two, what stands between them decides.
_PARTS: Final = {"YYYY": "(?P<year>[0-9]{4})", "MM": "(?P<month>{})", "DD": "(?P<day>{})"}


@cache
def _days(form: str) -> re.Pattern[str]:
    found = cast("re.Match[str]", DAYS.fullmatch(form))
    between = found[2]
    digits = "[0-9]{2}" if not between or between == "-" else "[0-9]{1,2}"
    parts = [_PARTS[found[each]].replace("{}", digits) for each in (1, 3, 4)]
    return re.compile(re.escape(between).join(parts) + r"(?![0-9])", re.ASCII)


_NUMBERS: Final = re.compile(r"([0-9]{1,4})([-/. ])([0-9]{1,2})\2([0-9]{2,4})", re.ASCII)
_MONTHS: Final = 12
_FOUR: Final = 4


def _other_form(cell: str) -> str:
    """The forms in which it may be meant, for the message: none of them is taken."""
    found = _NUMBERS.match(cell)
    if found is None:
        return ""
    mark, numbers = found[2], (found[1], found[3], found[4])
    if len(found[1]) == _FOUR:
        forms = [f"YYYY{mark}MM{mark}DD"]
    elif len(found[4]) == _FOUR:
        first, second = int(numbers[0]), int(numbers[1])
        forms = [f"DD{mark}MM{mark}YYYY"] if second <= _MONTHS else []
        forms += [f"MM{mark}DD{mark}YYYY"] if first <= _MONTHS else []
    else:
        return ": write years with four digits"
    return f": it may be in {' or '.join(forms)}; name the form" if forms else ""


_POINT: Final = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
_LONGEST_NUMBER: Final = 64


def number(cell: str, form: TableForm) -> str:
    """The number in a cell, written with a point.

    Raises
    ------
    QuantityError
        When it is none, or has the other sign before its decimals.

    >>> number("68,5", TableForm(decimal=","))
    '68.5'
    """
    told = cell
    if form.decimal == ",":
        if "." in cell:
            raise QuantityError(f"{cut(cell)} has a point, and decimals stand after a comma")
        told = cell.replace(",", ".")
    elif "," in cell:
        raise QuantityError(
            f"{cut(cell)} has a comma, and decimals stand after a point: name the comma, or write a "
            "point",
        )
    if len(told) > _LONGEST_NUMBER or not _POINT.fullmatch(told):
        raise QuantityError(f"{cut(cell)} is no number")
    return told


_YES: Final = frozenset({"yes", "y", "true", "t", "1", "x"})
_NO: Final = frozenset({"no", "n", "false", "f", "0"})


def answer(cell: str) -> bool | None:
    """Yes or no, or None where the cell is empty.

    Raises
    ------
    FactError
        When it is neither.

    >>> answer("Yes"), answer("0"), answer("")
    (True, False, None)
    """
    told = cell.casefold()
    if not told:
        return None
    if told in _YES or told in _NO:
        return told in _YES
    raise FactError(f"{cut(cell)} is neither yes nor no")


_LONGEST_SHOWN: Final = 40


def cut(cell: str) -> str:
    """The cell as a message shows it: in quotes, cut short, with nothing a terminal would obey."""
    return f"'{printable(cell[:_LONGEST_SHOWN])}{'…' if len(cell) > _LONGEST_SHOWN else ''}'"
