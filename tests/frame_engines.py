"""The engines that frames are tested on: a frame of each, and its rows read back as plain values."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from importlib import import_module
from typing import Any, Final

import polars as pl

# These ship no types, or such as say less than nothing.
duckdb: Any = import_module("duckdb")
pa: Any = import_module("pyarrow")
pd: Any = import_module("pandas")

ROW: Final = "row"  # rows of DuckDB have no order: each is told by its number

Columns = Mapping[str, Sequence[Any]]
TYPES: Final[dict[str, tuple[Any, Any]]] = {
    "float": (pl.Float64, pa.float64()),
    "int": (pl.Int64, pa.int64()),
    "day": (pl.Date, pa.date32()),
    "bool": (pl.Boolean, pa.bool_()),
    "text": (pl.String, pa.string()),
}


def _polars(columns: Columns, kinds: Mapping[str, str]) -> pl.DataFrame:
    return pl.DataFrame(
        dict(columns), schema={name: TYPES[kind][0] for name, kind in kinds.items()}
    )


def _arrow(columns: Columns, kinds: Mapping[str, str]) -> Any:
    schema: Any = pa.schema([(name, TYPES[kind][1]) for name, kind in kinds.items()])
    return pa.table(dict(columns), schema=schema)


def _pandas(columns: Columns, kinds: Mapping[str, str]) -> Any:
    """With an index of its own, and days as pandas has them."""
    of: dict[str, Any] = {"float": "float64", "int": "Int64", "bool": "boolean", "text": "str"}
    made = {
        name: pd.array(
            [None if each is None else pd.Timestamp(each) for each in columns[name]],
            dtype="datetime64[us]",
        )
        if kind == "day"
        else pd.array(list(columns[name]), dtype=of[kind])
        for name, kind in kinds.items()
    }
    rows = len(next(iter(made.values())))
    return pd.DataFrame(made, index=[f"r{each}" for each in range(rows)])


def _duckdb(columns: Columns, kinds: Mapping[str, str]) -> Any:
    table = _arrow(columns, kinds)
    connection = duckdb.connect()
    return connection.from_arrow(table)


ENGINES: Final[dict[str, Callable[[Columns, Mapping[str, str]], Any]]] = {
    "polars": _polars,
    "polars, lazy": lambda columns, kinds: _polars(columns, kinds).lazy(),
    "pandas": _pandas,
    "pyarrow": _arrow,
    "duckdb": _duckdb,
}
LAZY: Final = ("polars, lazy", "duckdb")
KINDS: Final[dict[str, type]] = {
    "polars": pl.DataFrame,
    "polars, lazy": pl.LazyFrame,
    "pandas": pd.DataFrame,
    "pyarrow": pa.Table,
    "duckdb": duckdb.DuckDBPyRelation,
}


def frame(engine: str, columns: Columns, kinds: Mapping[str, str]) -> Any:
    """A frame of that engine, its rows numbered."""
    rows = range(len(next(iter(columns.values()))))
    return ENGINES[engine]({ROW: list(rows), **columns}, {ROW: "int", **kinds})


def rows_in(told: Any) -> list[dict[str, Any]]:
    """The rows as plain values, in the order of the frame; of DuckDB by their numbers."""
    if isinstance(told, pl.LazyFrame):
        told = told.collect()
    if isinstance(told, pl.DataFrame):
        return told.to_dicts()
    if isinstance(told, pa.Table):
        listed: list[dict[str, Any]] = told.to_pylist()
        return listed
    if isinstance(told, pd.DataFrame):
        return [
            {name: _plain(value) for name, value in row.items()} for row in told.to_dict("records")
        ]
    names = told.columns
    rows = [dict(zip(names, row, strict=True)) for row in told.fetchall()]
    return sorted(rows, key=lambda row: row[ROW]) if ROW in names else rows


def _plain(value: Any) -> Any:
    if value is None or value is pd.NA or value is pd.NaT or value != value:  # noqa: PLR0124 - NaN is not itself
        return None
    if isinstance(value, datetime):
        return value.date()
    return value.item() if hasattr(value, "item") else value


def day(text: str) -> date:
    return date.fromisoformat(text)
