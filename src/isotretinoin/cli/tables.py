"""Tables in files, read and written some rows at a time: one larger than memory goes through."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from isotretinoin.errors import RecordError, RecordTypeError

__all__ = ["KINDS", "Kind", "Progress", "Table", "by_person", "rows_in", "written"]

#: A table of PyArrow, or what makes one: it ships no types.
Table: TypeAlias = Any

#: What a column is to hold.
Kind: TypeAlias = Literal["number", "day", "flag", "text"]

#: Of which type of PyArrow a column of text becomes, by what it is to hold.
KINDS: Final[Mapping[Kind, str]] = {
    "number": "float64",
    "day": "date32",
    "flag": "bool_",
    "text": "string",
}

#: Told how much of how much has been read: rows, or bytes of text.
Progress: TypeAlias = Callable[[int, int], None]

#: So many rows are held at once, and so many bytes of text.
_ROWS: Final = 1 << 17
_BYTES: Final = 1 << 23


def _arrow(part: str = "") -> Any:  # noqa: ANN401 - a module without types
    try:
        return import_module(f"pyarrow{part}")
    except ModuleNotFoundError:
        raise RecordError(
            "tables in files need an extra: pip install 'isotretinoin[cohort]'"
        ) from None


def _ending(path: str) -> str:
    ending = Path(path).suffix.casefold()
    if ending not in (".csv", ".parquet"):
        raise RecordError(f"{path!r:.80} is no table: name a file that ends in .parquet or .csv")
    return ending


def rows_in(path: str, kinds: Mapping[str, Kind], progress: Progress) -> Iterator[Table]:
    """The rows of a file, some at a time; one table without rows where it has none.

    Columns of CSV hold what `kinds` says, and text otherwise, so that no number or name is changed;
    those of Parquet hold what they hold.

    Raises
    ------
    RecordError
        When there is no such file, or it cannot be read, or a value of CSV is not what it should be.
    """
    ending = _ending(path)
    arrow = _arrow()
    try:
        if ending == ".csv":
            yield from _of_text(arrow, path, kinds, progress)
        else:
            yield from _of_parquet(arrow, path, progress)
    except (OSError, arrow.ArrowInvalid, arrow.ArrowKeyError) as error:
        raise RecordError(f"{path!r:.80} cannot be read: {_reason(error)}") from None


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    return str(error).partition("\n")[0]


def _of_parquet(arrow: Any, path: str, progress: Progress) -> Iterator[Table]:  # noqa: ANN401
    with _arrow(".parquet").ParquetFile(path) as file:
        _once_each(file.schema_arrow.names, path)
        total, read = file.metadata.num_rows, 0
        for batch in file.iter_batches(batch_size=_ROWS):
            yield arrow.Table.from_batches([batch])
            read += batch.num_rows
            progress(read, total)
        if not read:
            yield file.schema_arrow.empty_table()


def _of_text(
    arrow: Any,  # noqa: ANN401 - a module without types
    path: str,
    kinds: Mapping[str, Kind],
    progress: Progress,
) -> Iterator[Table]:
    csv = _arrow(".csv")
    size = Path(path).stat().st_size
    names = _names_in(csv, path)
    types = {name: getattr(arrow, KINDS[kinds.get(name, "text")])() for name in names}
    convert = csv.ConvertOptions(column_types=types)
    read = csv.ReadOptions(block_size=_BYTES, use_threads=False)
    with Path(path).open("rb") as file, csv.open_csv(file, read, None, convert) as batches:
        told = 0
        for batch in batches:
            if batch.num_rows:
                yield arrow.Table.from_batches([batch])
                told += batch.num_rows
            progress(min(file.tell(), size), size)
        if not told:
            yield batches.schema.empty_table()


def _names_in(csv: Any, path: str) -> list[str]:  # noqa: ANN401 - a module without types
    """The names of the columns in the first line."""
    with (
        Path(path).open("rb") as file,
        csv.open_csv(file, csv.ReadOptions(block_size=_BYTES, use_threads=False)) as batches,
    ):
        names: list[str] = batches.schema.names
    _once_each(names, path)
    return names


def _once_each(names: list[str], path: str) -> None:
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise RecordError(f"{path!r:.80} has two columns {twice[0]!r:.60}: rename one of them")


def by_person(tables: Iterable[Table], person: str) -> Iterator[Table]:
    """The rows of the tables, so that those of a person are in one of them.

    Raises
    ------
    RecordError
        When the rows of a person do not stand together.
    """
    arrow = _arrow()
    seen: set[Any] = set()
    held: Table = None
    for each in tables:
        table = each if held is None else arrow.concat_tables([held, each])
        persons = table[person].to_pylist()
        cut = len(persons)
        while cut and persons[cut - 1] == persons[-1]:
            cut -= 1
        before = object()
        for who in persons[:cut]:
            if who != before and who is not None:
                if who in seen:
                    raise RecordError(
                        f"the rows of person {who!r:.60} do not stand together: sort the file by "
                        f"{person!r} first"
                    )
                seen.add(who)
            before = who
        if cut:
            yield table.slice(0, cut)
        held = table.slice(cut)
    if held is not None:
        if held.num_rows and held[person][0].as_py() in seen:
            raise RecordError(
                f"the rows of person {held[person][0].as_py()!r:.60} do not stand together: sort the "
                f"file by {person!r} first"
            )
        yield held


@contextmanager
def written(path: str) -> Generator[Callable[[Table], None]]:
    """What takes tables, one after another, into a file; the file is there once all are in it.

    Raises
    ------
    RecordError
        When the file cannot be written.
    """
    ending = _ending(path)
    arrow = _arrow()
    beside = Path(f"{path}.part")
    writers: list[Any] = []

    def take(table: Table) -> None:
        if not writers:
            writers.append(
                _arrow(".csv").CSVWriter(beside, table.schema)
                if ending == ".csv"
                else _arrow(".parquet").ParquetWriter(beside, table.schema)
            )
        if table.num_rows:
            writers[0].write_table(table)

    try:
        try:
            yield take
        finally:
            for writer in writers:
                writer.close()
        beside.replace(path)
    except (OSError, arrow.ArrowInvalid) as error:
        raise RecordError(f"{path!r:.80} cannot be written: {_reason(error)}") from None
    except arrow.ArrowNotImplementedError as error:
        raise RecordTypeError(f"{path!r:.80} cannot be written: {_reason(error)}") from None
    finally:
        beside.unlink(missing_ok=True)
