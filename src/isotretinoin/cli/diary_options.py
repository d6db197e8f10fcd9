"""Options that say where a diary is told: as JSON, or in tables, and how these are written."""

import sys
from pathlib import Path
from typing import Annotated, Any, Final, Literal, NamedTuple

from attrs import evolve, frozen
from cyclopts import Parameter

from isotretinoin.cli.files import WithErrors, diary_in, is_json, read
from isotretinoin.cli.words import names_from, useless, weight_from
from isotretinoin.diaries.diary import Diary
from isotretinoin.errors import FactError, Fault, RecordError, printable
from isotretinoin.pages.sheet import Sheet, Table
from isotretinoin.patient import Patient

__all__ = ["AS_WRITTEN", "DiaryOptions", "FromDiary", "ToldDiary", "refuse_faults", "with_faults"]

#: What parts columns, by words that a shell leaves alone.
_DELIMITERS: Final = {"comma": ",", "semicolon": ";", "tab": "\t"}


class ToldDiary(NamedTuple):
    """A diary, what of it could not be read, and what was left aside."""

    diary: Diary
    faults: tuple[Fault, ...]
    remarks: tuple[Fault, ...]


@frozen(kw_only=True)
class DiaryOptions:
    """How the diary is told.

    Parameters
    ----------
    errors
        "collect" to leave out what cannot be read, and list it.
    weight
        Of tables: the body weight at the start, "68 kg"; left out, the first that a table tells.
    columns
        Of tables: columns by other names, as "day=Datum,dose=Dosis".
    ignore
        Of tables: columns to leave aside, as "fat,mood".
    days
        Of tables: how a day is written, as "DD/MM/YYYY"; left out, YYYY-MM-DD.
    decimal
        Of tables: point or comma before the decimals; left out, a point.
    delimiter
        Of tables: comma, semicolon or tab between columns; left out, what the header tells.
    zero
        Of tables: "missed" where a dose of 0 mg says that it was missed.
    person
        Of tables of OMOP: whose rows, by person_id.
    concepts
        Of tables of OMOP: what concepts are, as "101=Claravis 20 mg,201=triglycerides".
    exposures
        Of tables of OMOP: dispensing or prescription, where drug exposures are that whose type is not
        among the concepts.
    """

    errors: WithErrors = "raise"
    weight: str | None = None
    columns: str | None = None
    ignore: str | None = None
    days: str | None = None
    decimal: Literal["point", "comma"] | None = None
    delimiter: Literal["comma", "semicolon", "tab"] | None = None
    zero: Literal["missed"] | None = None
    person: str | None = None
    concepts: str | None = None
    exposures: Literal["dispensing", "prescription"] | None = None

    def read(self, files: tuple[Path, ...]) -> ToldDiary:
        """The diary in the files: one in JSON, tables, or both.

        Raises
        ------
        RecordError
            When a file cannot be read, or with "raise" anything in it.
        FactError
            When an option does nothing.
        """
        if not files:
            raise RecordError("no diary is named: give a file, or - for standard input")
        if len(set(files)) < len(files):
            raise useless("a file named twice", "beside itself")
        told = {name: read(name) for name in map(str, files)}
        documents = [name for name, content in told.items() if is_json(name, content)]
        tables = {name: content for name, content in told.items() if name not in documents}
        if len(documents) > 1:
            raise RecordError(
                f"{documents[0]!r:.80} and {documents[1]!r:.80} both hold a diary: give one"
            )
        if not tables:
            self._refuse_idle()
            return ToldDiary(*diary_in(told[documents[0]], self.errors), ())
        if not documents:
            patient = None if self.weight is None else Patient(weight=weight_from(self.weight))
            return self._tables(tables, patient)
        if self.weight is not None:
            raise useless("--weight", "beside a diary in JSON, which records it")
        diary, faults = diary_in(told[documents[0]], self.errors)
        added = self._tables(tables, diary.patient)
        return ToldDiary(
            diary.with_entries(*added.diary.entries), (*faults, *added.faults), added.remarks
        )

    def _tables(self, tables: dict[str, bytes], patient: Patient | None) -> ToldDiary:
        from isotretinoin.adapters.tables import read_diary  # noqa: PLC0415 - for tables alone

        # A table alone needs no name before its lines.
        told: Any = tables if len(tables) > 1 else next(iter(tables.values()))
        return ToldDiary(*read_diary(told, patient=patient, form=self._form(), errors=self.errors))

    def _form(self) -> Any:  # noqa: ANN401 - a type of the adapter, which is read late
        from isotretinoin.adapters.tables import TableForm  # noqa: PLC0415 - for tables alone

        return TableForm(
            columns=_pairs(self.columns, "--columns", "day=Datum"),
            ignored=names_from(self.ignore) or (),
            days=self.days or "YYYY-MM-DD",
            decimal="," if self.decimal == "comma" else ".",
            delimiter=None if self.delimiter is None else _DELIMITERS[self.delimiter],  # type: ignore[arg-type]
            zero=self.zero,
            person=self.person,
            concepts=_pairs(self.concepts, "--concepts", "301=mg/dL"),
            exposures=self.exposures,
        )

    def _refuse_idle(self) -> None:
        """Nothing, when no option is given that tables alone have."""
        for name in _OF_TABLES:
            if getattr(self, name) is not None:
                raise useless(f"--{name}", "beside a diary in JSON, which needs none")


_OF_TABLES: Final = (
    *("weight", "columns", "ignore", "days", "decimal", "delimiter", "zero"),
    *("person", "concepts", "exposures"),
)


def _pairs(text: str | None, option: str, such: str) -> tuple[tuple[str, str], ...]:
    """The names between commas, each with what it is."""
    found: list[tuple[str, str]] = []
    for each in text.split(",") if text is not None else ():
        name, told, meaning = (part.strip() for part in each.partition("="))
        if not (name and told and meaning):
            raise FactError(f"{each.strip()!r:.60} names nothing: write {option} {such}")
        found.append((name, meaning))
    return tuple(found)


def with_faults(sheet: Sheet, told: ToldDiary) -> Sheet:
    """The sheet after tables of what of the diary could not be read, and of what was left aside."""
    tables = (
        (told.faults, "Entries that could not be read and are left out"),
        (told.remarks, "What no entry was made of"),
    )
    listed = tuple(
        Table(caption, ("Place", "Why"), tuple((each.path, each.message) for each in faults))
        for faults, caption in tables
        if faults
    )
    return evolve(sheet, tables=(*listed, *sheet.tables))


def refuse_faults(told: ToldDiary) -> None:
    """Nothing, when all of the diary could be read: other forms than a page have no place for faults.

    What was left aside goes to standard error.

    Raises
    ------
    RecordError
        With the faults.
    """
    if told.faults:
        raise RecordError(*told.faults)
    for each in told.remarks:
        print(f"isotretinoin: {printable(str(each))}", file=sys.stderr)


#: The options of a command that reads a diary.
FromDiary = Annotated[DiaryOptions, Parameter(name="*")]
#: As it is.
AS_WRITTEN: Final = DiaryOptions()
