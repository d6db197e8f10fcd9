"""What holds of every function of frames: where it runs, in any order of rows, through a file."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any, Final

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from frame_calls import CALLS, KINDS, OTHERS, TABLES, US, made, spoilt
from frame_engines import KINDS as FRAMES
from frame_engines import ROW, frame, rows_in
from isotretinoin.adapters import frames
from isotretinoin.errors import FactError

PAGE: Final = Path(__file__).parents[3] / "docs/how-to/spark-and-sql.md"
TYPES: Final = {"float": "double", "int": "integer", "day": "date", "bool": "boolean", "text": "text"}  # fmt: skip
#: What the refusal of an engine names.
INSTEAD: Final = {
    "DuckDB": r"relation\.pl\(\)",
    "Dask": r"frame\.compute\(\)",
    "PySpark": r"frame\.toArrow\(\)",
}


def _cells() -> dict[tuple[str, str], str]:
    """The table of the page: what it says of each function and engine."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    head, _, *rows = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines]
    return {(row[0], engine): cell for row in rows for engine, cell in zip(head[1:], row[1:], strict=True)}  # fmt: skip


CELLS: Final = _cells()


def _dask(columns: Any, kinds: Any) -> Any:
    return import_module("dask.dataframe").from_pandas(
        frame("pandas", columns, kinds), npartitions=2
    )


HERE: Final[dict[str, Callable[..., Any] | str]] = {
    "pandas": "pandas",
    "Polars": "polars",
    "Polars, lazy": "polars, lazy",
    "PyArrow": "pyarrow",
    "DuckDB": "duckdb",
    "Dask": _dask,
}


def _matches(
    name: str, engine: str, build: Callable[..., Any] | str, rows_of: Any, tables: Any = TABLES
) -> None:
    """The rows are answered as Polars answers them; or they are refused, as the page says."""
    call = CALLS[name]
    asked = made(call, build, tables)
    if CELLS[name, engine] == "yes":
        told = call.ask(*asked)
        assert isinstance(told, FRAMES.get(engine.casefold(), object))
        assert rows_of(told) == rows_in(call.ask(*made(call, "polars", tables)))
    else:
        assert CELLS[name, engine] == "no"
        with pytest.raises(TypeError, match=INSTEAD[engine]):
            call.ask(*asked)


def test_the_table_has_every_function_and_engine() -> None:
    assert set(CALLS) | OTHERS == set(frames.__all__)
    assert set(CELLS) == {(name, on) for name in CALLS for on in (*HERE, "PySpark", "SQL")}


@pytest.mark.parametrize("engine", HERE)
@pytest.mark.parametrize("name", CALLS)
def test_each_function_runs_where_the_table_says_and_refuses_elsewhere(
    name: str, engine: str
) -> None:
    def rows(told: Any) -> list[dict[str, Any]]:
        return rows_in(told.compute(scheduler="synchronous") if engine == "Dask" else told)

    for tables in (TABLES, spoilt(CALLS[name])):
        _matches(name, engine, HERE[engine], rows, tables)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", CALLS)
def test_each_function_runs_on_spark_where_the_table_says(name: str, spark: Any) -> None:
    def build(columns: Any, kinds: Any) -> Any:
        return spark.createDataFrame(frame("pyarrow", columns, kinds))

    def rows(told: Any) -> list[dict[str, Any]]:
        return sorted((row.asDict() for row in told.collect()), key=lambda row: int(row[ROW]))

    _matches(name, "PySpark", build, rows)


@pytest.mark.parametrize("name", CALLS)
def test_each_function_has_a_statement_where_the_table_says(name: Any) -> None:
    (table,) = CALLS[name].tables[:1]
    columns: dict[str, Any] = {each: TYPES[kind] for each, kind in KINDS[table].items()}
    asked: Any = {"dialect": "duckdb", "rules": US, "table": table, "columns": columns}
    if CELLS[name, "SQL"] == "yes":
        assert "SELECT" in frames.to_sql(name, **asked)
    else:
        with pytest.raises(FactError, match="function with a statement"):
            frames.to_sql(name, **asked)


# Rows in any order, and through a file.


def _sorted(told: Any) -> list[str]:
    """The rows, in an order that does not hang on the frame."""
    return sorted(
        repr({name: value for name, value in row.items() if name != "error_row"})
        for row in rows_in(told)
    )


@pytest.mark.parametrize("name", CALLS)
@given(st.data(), st.randoms(use_true_random=False))
@settings(max_examples=8, phases=(Phase.explicit, Phase.generate))
def test_the_order_of_rows_decides_the_order_of_answers_and_nothing_else(
    name: str, data: st.DataObject, random: Random
) -> None:
    """Rows are taken from those of the sample, some again, some spoilt, of persons drawn anew."""
    call = CALLS[name]
    straight: list[pl.DataFrame] = []
    for table, told in zip(call.tables, made(call), strict=True):
        drawn = data.draw(st.lists(st.integers(0, told.height - 1), min_size=1, max_size=12))
        rows = told[drawn].with_columns(pl.Series(ROW, range(len(drawn)), pl.Int64))
        if "person_id" in TABLES[table]:
            whose = st.lists(st.integers(1, 4), min_size=len(drawn), max_size=len(drawn))
            rows = rows.with_columns(pl.Series("person_id", data.draw(whose), pl.Int64))
        for column in filter(None, (call.number, call.day)):
            if column in rows.columns and data.draw(st.booleans()):
                spoilt = pl.when(pl.col(ROW) == len(drawn) // 2).then(None).otherwise(column)
                rows = rows.with_columns(spoilt.alias(column))
        straight.append(rows)
    orders = [list(range(rows.height)) for rows in straight]
    for order in orders:
        random.shuffle(order)
    shuffled = [rows[order] for rows, order in zip(straight, orders, strict=True)]
    assert _sorted(call.ask(*shuffled)) == _sorted(call.ask(*straight))


@pytest.mark.parametrize("name", CALLS)
def test_a_file_of_parquet_keeps_rows_and_answers(name: str, tmp_path: Path) -> None:
    """Frames written and read say the same; promises made of files are written as they are kept."""
    call = CALLS[name]
    asked = made(call)
    paths = [tmp_path / f"{table}.parquet" for table in call.tables]
    for path, rows in zip(paths, asked, strict=True):
        rows.write_parquet(path)
    told: pl.DataFrame = call.ask(*asked)
    assert call.ask(*map(pl.read_parquet, paths)).equals(told)
    promised: Any = call.ask(*map(pl.scan_parquet, paths))
    promised.sink_parquet(tmp_path / "out.parquet")
    kept = pl.read_parquet(tmp_path / "out.parquet")
    assert kept.equals(told)
    assert kept.schema == told.schema
