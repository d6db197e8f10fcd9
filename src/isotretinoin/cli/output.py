"""In which form an answer is given, and where it goes."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypeAlias

from attrs import evolve, frozen
from cyclopts import Parameter

from isotretinoin.cli.files import NO_RECORDS
from isotretinoin.cli.rule_options import AsOf
from isotretinoin.cli.words import useless
from isotretinoin.errors import RecordError
from isotretinoin.pages.sheet import Sheet

__all__ = [
    "ON_THE_TERMINAL",
    "PAGES",
    "Form",
    "Output",
    "OutputOptions",
    "in_form",
    "of_the_rules",
    "record",
    "refused",
]

#: Every form in which some command answers.
Form: TypeAlias = Literal["text", "json", "html", "ics", "fhir", "svg", "csv", "parquet"]

#: A form by an option of its own.
_InForm = Annotated[bool, Parameter(negative="")]


@frozen(kw_only=True)
class OutputOptions:
    """Where the answer goes, and two short words for how it is written.

    Parameters
    ----------
    output
        A file to write the answer to; left out, standard output.
    html
        The same as --format html.
    json
        The same as --format json.
    """

    output: Annotated[Path | None, Parameter(("--output", "-o"))] = None
    html: _InForm = False
    json: _InForm = False

    def form(self, told: Form | None, **more: bool) -> Form:
        """The form asked for, by `--format` or by an option of its own; text where none is.

        Raises
        ------
        FactError
            When two are asked for.
        """
        by_option = {"json": self.json, "html": self.html, **more}
        named: list[Any] = [name for name, asked in by_option.items() if asked]
        if told is not None and named:
            raise useless(f"--{named[0]}", f"beside --format {told}")
        if len(named) > 1:
            raise useless(f"--{named[1]}", f"beside --{named[0]}")
        form: Form = told or (named[0] if named else "text")
        return form

    def write(self, made: str | bytes, *, read: Iterable[Path] = ()) -> None:
        """The answer on standard output, or in the file named.

        Raises
        ------
        RecordError
            When the file cannot be written, or is one of those that were read.
        """
        path = self.output
        if path is None or path == _STANDARD:
            _print(made)
            return
        if any(each != _STANDARD and _same(path, each) for each in read):
            raise RecordError(
                f"{str(path)!r:.80} was read, and would be lost: give another --output",
            )
        try:
            if isinstance(made, bytes):
                path.write_bytes(made)
            else:
                path.write_text(made, encoding="utf-8", newline="\n")
        except (OSError, ValueError) as error:
            raise RecordError(f"{str(path)!r:.80} cannot be written: {error}") from None


def _print(made: str | bytes) -> None:
    if isinstance(made, str):
        # Line by line, so that it is noticed when the reader leaves.
        sys.stdout.writelines(made.splitlines(keepends=True))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(made)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # one of them is not there, or cannot be
        return False


#: What a command names in place of a file for standard output or input.
_STANDARD: Final = Path("-")
#: The options of every command.
Output = Annotated[OutputOptions, Parameter(name="*")]
#: Text on standard output.
ON_THE_TERMINAL: Final = OutputOptions()

#: The forms in which a page is written, with whatever could not be read.
PAGES: Final[tuple[Form, ...]] = ("text", "html")


def refused(form: Form, *options: tuple[str, object], allowed: tuple[Form, ...] = ()) -> None:
    """Nothing, when each option that was given does something in that form.

    Raises
    ------
    FactError
        Naming the first that does nothing.
    """
    for option, value in options:
        if value is not None and value is not False and form not in allowed:
            raise useless(option, f"beside --format {form}")


def of_the_rules(sheet: Sheet, rules: AsOf, whose: str | None = None) -> Sheet:
    """The sheet, and whose rules it rests on, and what the caller set of them."""
    named = (("Rules", whose),) if whose is not None else ()
    return evolve(sheet, facts=(*sheet.facts, *named, *rules.said))


def in_form(sheet: Sheet, form: Form) -> str:
    """The sheet as text, as an HTML document or as JSON."""
    if form == "html":
        return sheet.document()
    return sheet.json() if form == "json" else f"{sheet.text()}\n"


def record(found: object) -> str:
    """The value as JSON that `from_json` reads.

    Raises
    ------
    RecordError
        When the extra is missing.
    """
    try:
        from isotretinoin.adapters.records import to_json  # noqa: PLC0415 - needs its own extra
    except ModuleNotFoundError:
        raise RecordError(NO_RECORDS) from None
    return to_json(found)
