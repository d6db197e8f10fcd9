"""Which column of a table is what: by its name, its unit in that name, or as the caller says."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from isotretinoin.adapters.tables.cells import Row, Table, cut, matter_of
from isotretinoin.adapters.tables.form import TableForm
from isotretinoin.errors import RecordError

__all__ = ["NOTES", "Columns", "Names", "columns_of"]

#: What people call a column of free text.
NOTES: Final = ("note", "notes", "comment", "comments", "remark", "remarks")

#: The names that something may have, by what it is.
Names = Mapping[str, tuple[str, ...]]


class Columns(NamedTuple):
    """What stands in which column, in which unit where its name tells it, and what is in none."""

    named: Mapping[str, str]
    units: Mapping[str, str]
    #: The columns of which it is not known what stands in them.
    unknown: tuple[str, ...]

    def of(self, row: Row, matter: str) -> str:
        """What stands in the row on that matter; nothing where the table has no such column."""
        return row.cells[self.named[matter]] if matter in self.named else ""


def columns_of(table: Table, form: TableForm, known: Names, units: Names) -> Columns:
    """What stands in each column.

    Parameters
    ----------
    known
        The matters of the table, each with the names that a column of it may have.
    units
        The units that may stand in the name of a column, by the matter; one alone is a name too.

    Raises
    ------
    RecordError
        When two columns are of one matter, and the caller does not say which it is.
    """
    told = {
        matter: name for matter, name in form.columns if matter in known and name in table.header
    }
    named, of_unit = dict(told), dict[str, str]()
    unknown: list[str] = []
    for name in table.header:
        if name in form.ignored:
            continue
        own = next((matter for matter, column in told.items() if column == name), None)
        matter, unit = _read(name, known, units) if own is None else (own, _unit(name, units, own))
        first = name if matter is None else named.setdefault(matter, name)
        if first != name and matter not in told:
            raise RecordError(
                f"the columns {cut(first)} and {cut(name)} both look like {matter}: say which it is, "
                f"as columns={{{matter!r}: {name!r:.60}}}, or ignore one",
            )
        if matter is None or first != name:
            unknown.append(name)
        elif unit is not None:
            of_unit[matter] = unit
    return Columns(named, of_unit, tuple(unknown))


def _read(name: str, known: Names, units: Names) -> tuple[str | None, str | None]:
    """What a column of that name is, and the unit in its name; none where nobody calls it so."""
    matter = matter_of(name, known)
    if matter is not None:
        return matter, None
    for each, its in units.items():
        if (unit := _among(its, name)) is not None:
            return each, unit
        for what, told in _parted(name):
            if (unit := _among(its, told)) and matter_of(what, {each: known[each]}) is not None:
                return each, unit
    return None, None


def _unit(name: str, units: Names, matter: str) -> str | None:
    its = units.get(matter, ())
    return next((unit for _, told in _parted(name) if (unit := _among(its, told))), None)


def _among(units: tuple[str, ...], told: str) -> str | None:
    """The one of the units that is told in the name of a column."""
    bare = re.sub(r"[ _]per[ _]", "/", told.casefold()).replace(" ", "")
    return bare if bare in units else None


_BRACKETS: Final = re.compile(r"(.*?)[ _]*[(\[]([^()\[\]]+)[)\]]")


def _parted(name: str) -> Iterator[tuple[str, str]]:
    """The name of a column in two: what it is, and what may be its unit."""
    found = _BRACKETS.fullmatch(name)
    if found is not None:
        yield found[1], found[2]
        return
    for match in re.finditer(r"[ _,]+", name):
        yield name[: match.start()], name[match.end() :]
