"""The rules on whole tables as one statement of SQL, for a warehouse that no frame reaches.

The statement is made by the function of frames itself, so no rule is written a second time: its
formulas are handed columns of SQL in place of arrays, and the kernel's answers to each day stand in
the statement as a table of a few rows. Needs the extra `sql`.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, TypeAlias, cast

from isotretinoin.adapters.frames.planned import plan_courses
from isotretinoin.adapters.frames.windows import post_course_windows, prescription_windows
from isotretinoin.errors import FactError, RecordTypeError, shown
from isotretinoin.given import choice, require
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook

__all__ = ["ColumnType", "Dialect", "to_sql"]

#: The SQL of which engine is written.
Dialect: TypeAlias = Literal["bigquery", "databricks", "duckdb", "postgres", "snowflake"]

#: What a column holds, in the words of SQL; whole numbers of any size are an integer.
ColumnType: TypeAlias = Literal["boolean", "date", "decimal", "double", "integer", "real", "text"]

_DIALECTS: Final = ("bigquery", "databricks", "duckdb", "postgres", "snowflake")
_TYPES: Final = ("boolean", "date", "decimal", "double", "integer", "real", "text")
#: These have floats of double precision alone, whatever they are called.
_WITHOUT_REAL: Final = ("bigquery", "snowflake")

#: Whose rows stand alone and whose answers are arithmetic, and the kernel's on single days.
_FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    "plan_courses": plan_courses,
    "post_course_windows": post_course_windows,
    "prescription_windows": prescription_windows,
}


def to_sql(
    name: Literal["plan_courses", "post_course_windows", "prescription_windows"],
    *,
    dialect: Dialect,
    rules: Rulebook,
    table: str,
    columns: Mapping[str, ColumnType],
    **arguments: object,
) -> str:
    """One SELECT statement with the answers of that function to each row of a table.

    It has the columns of the table, and the function's own, `error` and `error_column` too: the same
    answers, row for row, exact where the function is. It reads nothing but the table, and nothing is
    connected to. A division of whole numbers, a float rounded, a month added: where engines differ,
    the statement does without.

    Parameters
    ----------
    name
        The function. Those that look at the rows of a person together, and those that ask the kernel
        about each result of a laboratory, have no statement: they need a frame.
    dialect
        "bigquery", "databricks", "duckdb", "postgres" or "snowflake".
    rules
        Whose rules; the statement holds what they say, and is written anew when they change.
    table
        The table as the statement is to name it, with its schema: "clinic.patients".
    columns
        The columns of the table that the statement is to have, each with what it holds: "boolean",
        "date", "decimal", "double", "integer", "real" or "text", where "real" is a float of single
        precision. A name that is no plain word in small letters is quoted, and so meant as it is
        written.
    **arguments
        Those of the function, by their names.

    Raises
    ------
    FactError
        When there is no such function or dialect, or the dialect no such type.
    RecordError
        When the table or its columns are none.
    TypeError
        When the function has no such argument.
    UnknownName, SourceSilent, RegimenError, QuantityError, DateError
        As of the function.
    ImportError
        Without the extra `sql`.

    >>> from isotretinoin import rulebook
    >>> statement = to_sql(
    ...     "post_course_windows",
    ...     dialect="duckdb",
    ...     rules=rulebook("US"),
    ...     table="courses",
    ...     columns={"person_id": "integer", "last_dose": "date"},
    ... )
    >>> statement.splitlines()[0]
    '-- post_course_windows, by the rules of US'
    """
    choice(name, tuple(_FUNCTIONS), "function with a statement")
    choice(dialect, _DIALECTS, "dialect of SQL")
    require(rules, Rulebook, RULEBOOK)
    require(table, str, "table='clinic.patients'")
    if not isinstance(cast("Any", columns), Mapping) or not columns:
        raise RecordTypeError(
            f"{shown(columns)} names no columns: write columns={{'last_dose': 'date'}}"
        )
    for column, kind in columns.items():
        require(column, str, "columns={'last_dose': 'date'}")
        choice(kind, _TYPES, f"type of column {column!r}")
        if kind == "real" and dialect in _WITHOUT_REAL:
            raise FactError(
                f"{dialect} has no floats of single precision, as column {column!r} is said to hold: "
                "write 'double'"
            )
    try:
        from isotretinoin.adapters.frames.statements import Table  # noqa: PLC0415 - needs sqlglot
    except ModuleNotFoundError as missing:
        raise ImportError(
            "statements need one extra more: pip install 'isotretinoin[frames,sql]'"
        ) from missing

    told: str = _FUNCTIONS[name](Table(table, columns, dialect), rules=rules, **arguments)
    return f"-- {name}, by the rules of {rules.name}\n{told}\n"
