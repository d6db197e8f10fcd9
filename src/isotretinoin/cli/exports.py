"""Answers in the formats of other programs: calendars, FHIR, pictures, tables of data."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, Literal

from attrs import frozen

from isotretinoin.cli.output import Form, refused
from isotretinoin.courses.course import Course
from isotretinoin.diaries.account import Account
from isotretinoin.errors import FactError, RecordError
from isotretinoin.plans.plan import Plan
from isotretinoin.reviews.review import Review
from isotretinoin.rules.monitoring import MonitoringProfile

__all__ = ["ExportOptions", "fhir_of_findings", "rows_as_csv", "rows_as_parquet", "svg_of"]


@frozen(kw_only=True)
class ExportOptions:
    """What a calendar or a FHIR document says beside the plan.

    Parameters
    ----------
    who
        Whose calendar: patient, prescriber, pharmacy or laboratory; left out, everybody's.
    stamped
        The moment that a calendar was made, as 2026-03-01T12:00:00Z; left out, now.
    subject
        Whose FHIR document: a reference such as Patient/1.
    """

    who: Literal["patient", "prescriber", "pharmacy", "laboratory"] | None = None
    stamped: str | None = None
    subject: str | None = None

    def refuse_idle(self, form: Form) -> None:
        """Nothing, when each of the options given does something in that form."""
        refused(form, ("--who", self.who), ("--stamped", self.stamped), allowed=("ics",))
        refused(form, ("--subject", self.subject), allowed=("fhir",))

    def of(self, plan: Plan, form: Form) -> str | bytes:
        """The plan as a calendar, as a FHIR Bundle or as a picture.

        Raises
        ------
        RecordError
            When the extra is missing.
        FactError
            When the subject of a FHIR document was not named, or the moment is none.
        """
        if form == "svg":
            return f"{plan.svg()}\n"
        if form == "fhir":
            from isotretinoin.adapters.fhir import bundle  # noqa: PLC0415 - for this form alone

            return _json(bundle(plan, subject=self._subject()))
        try:
            from isotretinoin.adapters.icalendar import calendar  # noqa: PLC0415 - needs its own extra
        except ModuleNotFoundError:
            raise _missing("a calendar", "calendar") from None
        return calendar(plan, stamped=self._moment(), who=self.who)

    def _subject(self) -> str:
        if self.subject is None:
            raise FactError("a FHIR document is of somebody: give --subject Patient/1")
        return self.subject

    def _moment(self) -> datetime:
        if self.stamped is None:
            return datetime.now(UTC)
        try:
            return datetime.fromisoformat(self.stamped)
        except ValueError:
            raise FactError(
                f"{self.stamped!r:.60} is no moment: write it as 2026-03-01T12:00:00Z",
            ) from None


def fhir_of_findings(found: Review, subject: str | None) -> str:
    """The findings of a review as a FHIR Bundle of DetectedIssue resources.

    Raises
    ------
    FactError
        When the subject was not named.
    """
    from isotretinoin.adapters.fhir import detected_issues  # noqa: PLC0415 - for this form alone

    if subject is None:
        raise FactError("a FHIR document is of somebody: give --subject Patient/1")
    issues = detected_issues(found, subject=subject)
    entries = [{"fullUrl": f"urn:uuid:{each['id']}", "resource": each} for each in issues]
    return _json({"resourceType": "Bundle", "type": "collection", "entry": entries})


def svg_of(shown: Account | tuple[Course, Sequence[MonitoringProfile]]) -> str:
    """The picture of what an account adds up to, or of a course's laboratory visits by schedules.

    Raises
    ------
    RecordError
        When the extra is missing.
    """
    try:
        from isotretinoin.adapters import plots  # noqa: PLC0415 - needs its own extra
    except ModuleNotFoundError:
        raise _missing("a picture of it", "plots") from None
    drawn = plots.laboratory(*shown) if isinstance(shown, tuple) else plots.cumulative_dose(shown)
    return plots.svg(drawn)


def _missing(what: str, extra: str) -> RecordError:
    return RecordError(f"{what} needs one extra more: pip install 'isotretinoin[cli,{extra}]'")


def _json(document: Mapping[str, Any]) -> str:
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n"


def rows_as_csv(rows: Iterable[Mapping[str, object]], names: Iterable[str]) -> str:
    """The rows as CSV under those names: what is not known is empty.

    What a terminal or a spreadsheet would obey stands as its escape.
    """
    from csv import writer  # noqa: PLC0415 - for this form alone
    from io import StringIO  # noqa: PLC0415 - likewise

    from isotretinoin.errors import printable  # noqa: PLC0415 - likewise

    told, columns = StringIO(newline=""), tuple(names)
    rows_out = writer(told, lineterminator="\n")
    rows_out.writerow(columns)
    for row in rows:
        rows_out.writerow(
            printable("" if row[name] is None else str(row[name])) for name in columns
        )
    return told.getvalue()


#: What to install to write Parquet.
_PARQUET: Final = "Parquet needs pyarrow: pip install pyarrow"


def rows_as_parquet(rows: Iterable[Mapping[str, object]], types: Mapping[str, str]) -> bytes:
    """The rows as a Parquet file, of columns of those names and types, in pyarrow's words.

    Raises
    ------
    RecordError
        When pyarrow is missing.
    """
    from importlib import import_module  # noqa: PLC0415 - for this form alone

    try:
        # By name, as it has no types; and no part of any extra that the command needs.
        arrow: Any = import_module("pyarrow")
        parquet: Any = import_module("pyarrow.parquet")
    except ModuleNotFoundError:
        raise RecordError(_PARQUET) from None
    schema = arrow.schema([(name, arrow.type_for_alias(kind)) for name, kind in types.items()])
    sink = arrow.BufferOutputStream()
    table = arrow.Table.from_pylist([dict(row) for row in rows], schema=schema)
    parquet.write_table(table, sink)
    return bytes(sink.getvalue())
