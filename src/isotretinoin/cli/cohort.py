"""The command `cohort`: a table of patients from one file, answered row by row into another."""

import inspect
import sys
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Final, Literal, NamedTuple, TypeAlias

from cyclopts import Parameter

from isotretinoin.cli.tables import Kind, Progress, Table, by_person, rows_in, written
from isotretinoin.cli.words import day_from, goal_from
from isotretinoin.errors import FactError, Fault, RecordError, UnknownName, closest, printable
from isotretinoin.rulebooks import criteria, profile, rulebook

__all__ = ["cohort"]

#: The functions of frames whose answers are those of any rows, or of all rows of a person.
Name: TypeAlias = Literal[
    "plan-courses",
    "post-course-windows",
    "prescription-windows",
    "schedule",
    "account",
    "grade",
    "interpret",
    "products",
]

#: What each of its columns is to hold, by the argument that names it.
_COLUMNS: Final[Mapping[Name, Mapping[str, Kind]]] = {
    "plan-courses": {
        "weight": "number",
        "daily_dose": "number",
        "first_dose": "day",
        "goal": "number",
        "days": "number",
        "can_become_pregnant": "flag",
    },
    "post-course-windows": {"last_dose": "day"},
    "prescription-windows": {
        "specimen": "day",
        "office_visit": "day",
        "can_become_pregnant": "flag",
    },
    "schedule": {"first_dose": "day", "last_dose": "day", "can_become_pregnant": "flag"},
    "account": {
        "person": "text",
        "start": "day",
        "daily_dose": "number",
        "days_supply": "number",
        "weight": "number",
    },
    "grade": {
        "analyte": "text",
        "value": "text",
        "unit": "text",
        "upper_limit": "number",
        "lower_limit": "number",
    },
    "interpret": {"analyte": "text", "value": "text", "unit": "text"},
    "products": {"code": "text"},
}
#: The other arguments that each has, and the option that gives them.
_NEEDED: Final[Mapping[Name, tuple[str, ...]]] = {
    "schedule": ("--monitoring",),
    "account": ("--as-of",),
    "grade": ("--criteria",),
}
_OPTIONS: Final[Mapping[str, frozenset[Name]]] = {
    "--rulebook": frozenset({"plan-courses", "post-course-windows", "prescription-windows"}),
    "--goal": frozenset({"plan-courses", "account"}),
    "--as-of": frozenset({"account"}),
    "--monitoring": frozenset({"schedule"}),
    "--criteria": frozenset({"grade"}),
    "--can-become-pregnant": frozenset({"plan-courses", "prescription-windows", "schedule"}),
    "--because": frozenset(
        {"plan-courses", "post-course-windows", "prescription-windows", "schedule", "grade"}
    ),
}
_LISTED: Final = 10


def cohort(
    path: str,
    *,
    out: str,
    function: Name = "plan-courses",
    of: Annotated[str | None, Parameter("--rulebook")] = None,
    columns: str | None = None,
    goal: str | None = None,
    as_of: str | None = None,
    monitoring: str | None = None,
    by: Annotated[str | None, Parameter("--criteria")] = None,
    can_become_pregnant: Annotated[
        bool | None, Parameter(negative="--cannot-become-pregnant")
    ] = None,
    on_error: Literal["column", "raise"] = "column",
    because: Annotated[bool, Parameter(negative="")] = False,
) -> None:
    """Answer a table of patients, of any size, into another: a course, a window or a grade for each row.

    Parameters
    ----------
    path
        The table: a file that ends in .parquet or .csv.
    out
        The file to write, likewise; one that is there is replaced.
    function
        What is asked of the rows, see "Ask the rules on whole frames"; of an account, the rows of a
        person stand together.
    of
        Whose rules: see `isotretinoin rules`; left out, US.
    columns
        How your columns are called, where they are called otherwise: "weight=kg,first_dose=start";
        "office_visit=" where there is no such column.
    goal
        The goal of every row, "120 mg/kg" or "8160 mg", in place of the column.
    as_of
        The day of the account: 2026-06-30.
    monitoring
        Whose laboratory schedule.
    by
        By which criteria is graded: "CTCAE 5.0".
    can_become_pregnant
        Whether every patient can become pregnant, in place of the column.
    on_error
        What to do with a row that cannot be answered: say so in its column `error`, or write nothing.
    because
        Add columns with the keys of the rules.
    """
    told = {
        "--rulebook": of,
        "--goal": goal,
        "--as-of": as_of,
        "--monitoring": monitoring,
        "--criteria": by,
        "--can-become-pregnant": can_become_pregnant,
        "--because": because or None,
    }
    _refuse_useless(function, told)
    if Path(path).resolve() == Path(out).resolve():
        raise FactError(f"{out!r:.80} is the file that is read: write into another")
    asked = _asked(function, columns, told)
    with _bar() as progress, written(out) as take:
        done = _answered(asked, path, progress, take, stop=on_error == "raise")
    _report(function, out, done)


class _Asked(NamedTuple):
    """A function of frames, with its arguments and what its columns are to hold."""

    call: Any
    arguments: Mapping[str, Any]
    kinds: Mapping[str, Kind]
    arguments_of: Mapping[str, str]
    person: str | None


class _Done(NamedTuple):
    """How many rows went in and came out, how many of these have a fault, and the first of them."""

    read: int
    rows: int
    bad: int
    first: tuple[Fault, ...]


def _refuse_useless(function: Name, told: Mapping[str, object]) -> None:
    for option, value in told.items():
        if value is not None and function not in _OPTIONS[option]:
            raise FactError(f"{option} does nothing with --function {function}: leave it out")
    for option in _NEEDED.get(function, ()):
        if told[option] is None:
            raise FactError(f"{function} is asked with {option}: see isotretinoin cohort --help")


def _asked(function: Name, columns: str | None, told: Mapping[str, Any]) -> _Asked:
    try:
        from isotretinoin.adapters import frames  # noqa: PLC0415 - needs its own extra
    except ImportError as error:
        raise RecordError(str(error).replace("[frames]", "[cohort]")) from None
    call = getattr(frames, function.replace("-", "_"))
    kinds = _COLUMNS[function]
    defaults = {name: inspect.signature(call).parameters[name].default for name in kinds}
    named: dict[str, Any] = defaults | _named(columns, kinds)
    arguments: dict[str, Any] = dict(named)
    if function in _OPTIONS["--rulebook"]:
        arguments["rules"] = rulebook(told["--rulebook"] or "US")
    if told["--goal"] is not None:
        arguments["goal"] = goal_from(told["--goal"])
    if told["--as-of"] is not None:
        arguments["as_of"] = day_from(told["--as-of"])
    if told["--monitoring"] is not None:
        arguments["profile"] = profile(told["--monitoring"])
    if told["--criteria"] is not None:
        arguments["criteria"] = criteria(told["--criteria"])
    if told["--can-become-pregnant"] is not None:
        arguments["can_become_pregnant"] = told["--can-become-pregnant"]
    if told["--because"]:
        arguments["because"] = True
    read = {name: each for name, each in arguments.items() if name in kinds}
    found = {each: name for name, each in read.items() if isinstance(each, str)}
    return _Asked(
        call,
        arguments,
        {column: kinds[name] for column, name in found.items()},
        found,
        named.get("person"),
    )


def _named(columns: str | None, kinds: Mapping[str, Kind]) -> dict[str, str | None]:
    """The columns that are called otherwise, by the arguments that name them."""
    found: dict[str, str | None] = {}
    for each in columns.split(",") if columns is not None else ():
        argument, told, column = (part.strip() for part in each.partition("="))
        if not told:
            raise FactError(f"{each!r:.60} names no column: write weight=kg")
        if argument not in kinds:
            close = closest(argument, kinds)
            meant = f"; did you mean {close!r}?" if close else ""
            raise UnknownName(
                f"no column is called {argument!r:.60} here{meant} There are {', '.join(kinds)}"
            )
        if argument in found:
            raise FactError(f"{argument!r:.60} is named twice: name it once")
        found[argument] = column or None
    return found


def _answered(asked: _Asked, path: str, progress: Progress, take: Any, *, stop: bool) -> _Done:  # noqa: ANN401 - takes tables
    read = rows = bad = 0
    first: list[Fault] = []
    tables = _known(asked, path, rows_in(path, asked.kinds, progress))
    for table in tables if asked.person is None else by_person(tables, asked.person):
        told = asked.call(table, **asked.arguments)
        take(told)
        read += table.num_rows
        bad += told.num_rows - told["error"].null_count
        if told["error"].null_count < told.num_rows:
            first += _faults(told, rows, _LISTED - len(first), asked.person)
        rows += told.num_rows
        if stop and first:
            raise RecordError(*first)
    return _Done(read, rows, bad, tuple(first))


def _known(asked: _Asked, path: str, tables: Iterator[Table]) -> Iterator[Table]:
    """The tables, when they have the columns that are asked for."""
    for table in tables:
        names: list[str] = table.column_names
        for column, argument in asked.arguments_of.items():
            if column not in names:
                close = closest(column, names)
                meant = f"{argument}={close}" if close else f"{argument}=NAME"
                raise UnknownName(
                    f"{path!r:.80} has no column {column!r:.60}: write --columns {meant}, or "
                    f"{argument}= where there is none; it has {', '.join(map(repr, names))}"
                )
        yield table


def _faults(told: Table, before: int, most: int, person: str | None) -> list[Fault]:
    """The first rows of an answer with a fault, by their numbers in the file that is written."""
    errors, columns = told["error"].to_pylist(), told["error_column"].to_pylist()
    found: list[Fault] = []
    for place, error in enumerate(errors):
        if len(found) >= most:
            break
        if error is not None:
            who = f" ({person} {told[person][place].as_py()})" if person else ""
            found.append(Fault(f"row {before + place + 1}{who}, {columns[place]}", error))
    return found


def _report(function: Name, out: str, done: _Done) -> None:
    rows = "row" if done.read == 1 else "rows"
    lines = [f"{function}: {done.read} {rows} read, {done.rows} written to {out}"]
    if done.bad:
        more = f"; the first {_LISTED}" if done.bad > _LISTED else ""
        lines.append(f"{done.bad} of them could not be answered{more}:")
        lines += [f"  {fault}" for fault in done.first]
    else:
        lines.append("every row was answered")
    sys.stdout.write("".join(f"{printable(line)}\n" for line in lines))


@contextmanager
def _bar() -> Generator[Progress]:
    """What shows on a terminal how far the work is, and nothing where no one looks."""
    if not sys.stderr.isatty():
        yield lambda _read, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 - on a terminal alone
    from rich.progress import Progress as Bar  # noqa: PLC0415 - likewise

    with Bar(console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("Rows", total=None)

        def show(read: int, total: int) -> None:
            bar.update(task, completed=read, total=total)

        yield show
