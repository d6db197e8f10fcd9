"""The page of two plans side by side."""

from datetime import date
from typing import Any

from isotretinoin.dates import Days
from isotretinoin.findings import Absent, Window
from isotretinoin.pages.rows import words
from isotretinoin.pages.sheet import References, Sheet, Table
from isotretinoin.plans.comparing import PlanComparison, PlanRow, PlanValue
from isotretinoin.quantities import DosePerKg, Mass
from isotretinoin.quantities.figures import figure

__all__ = ["compared_rows", "plans_compared_sheet"]


def plans_compared_sheet(shown: PlanComparison) -> Sheet:
    """One row for each matter, one column for each plan, then the findings that only one has."""
    notes = References()
    rows = tuple(
        (row.matter, _cell(row.a, notes), _cell(row.b, notes), _differs(row)) for row in shown.rows
    )
    first, second = shown.names
    findings = tuple(
        (name, each.severity.value, each.message, notes.mark(each.because))
        for name, own in ((first, shown.findings_of_a), (second, shown.findings_of_b))
        for each in own
    )
    return Sheet(
        title="Two plans side by side",
        tables=(
            Table(
                f"{len(shown.changes)} of {len(rows)} matters differ",
                ("Matter", first, second, "Differs"),
                rows,
            ),
            Table(
                "Findings of one of the two alone",
                ("Plan", "Severity", "Finding", "Source"),
                findings,
            ),
        ),
        sources=notes.listed(),
    )


def _differs(row: PlanRow) -> str:
    """By how much the second differs, where both have a number of the same kind or a day."""
    match row.a, row.b:
        case one, other if one == other:
            return ""
        case Window(), Window():
            return _later(row.a.last or row.a.first, row.b.last or row.b.first)
        case date(), date():
            return _later(row.a, row.b)
        case Days(n=one), Days(n=other):
            return f"{other - one:+} days"
        case int(), int():
            return f"{row.b - row.a:+}"
        case Mass(), Mass():
            more = row.b >= row.a
            return f"{'+' if more else '-'}{figure(row.b - row.a if more else row.a - row.b)}"
        case _:
            return "yes"


def _later(one: date, other: date) -> str:
    """How much later the second day is."""
    days = (other - one).days
    return "yes" if not days else f"{Days(abs(days))} {'later' if days > 0 else 'earlier'}"


def _cell(value: PlanValue, notes: References) -> str:
    match value:
        case None:
            return "none"
        case Absent():
            return notes.marked(f"none: {value.why}", value.because)
        case Window(first=first, last=None):
            return notes.marked(f"from {first} on", value.because)
        case Window(first=first, last=last):
            return notes.marked(f"{first} to {last}", value.because)
        case Mass() | DosePerKg():
            return figure(value)
        case _:
            return str(value)


def compared_rows(compared: PlanComparison) -> list[dict[str, Any]]:
    """The matters as rows of plain values, as each of the two plans has them."""
    return [
        {"matter": row.matter, "first": words(row.a), "second": words(row.b), "same": row.same}
        for row in compared.rows
    ]
