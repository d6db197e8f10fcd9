"""Eras of supply: records of a person that follow one another, by conventions that are arguments."""

from typing import Literal, TypeVar

from isotretinoin.adapters.frames.people import People, eager, held
from isotretinoin.adapters.frames.rows import OnError, Output
from isotretinoin.adapters.frames.supply import a_row_each, carried, eras_of, supplied
from isotretinoin.dates import Days, Weeks
from isotretinoin.given import choice, days, yes_or_no

__all__ = ["eras"]

F = TypeVar("F")


def eras(
    dispensings: F,
    *,
    gap: int | Days | Weeks,
    carry_over: bool,
    overlap: Literal["once", "each"] = "once",
    gap_counts: Literal["at most", "below"] = "at most",
    person: str = "person_id",
    start: str = "drug_exposure_start_date",
    days_supply: str = "days_supply",
    end: str | None = None,
    on_error: OnError = "column",
) -> F:
    """A row for each era of supply of each person: records that follow one another within the gap.

    A record covers its first day and as many days as it supplies, both ends counted; a gap is the
    days between two of them without supply. Gives `era_number`, `era_first` and `era_last`,
    `records`, `days_supplied`, `gap_days`, and `error` and `error_column`; a person of whom a row
    cannot be read keeps one row, with its fault.

    Parameters
    ----------
    dispensings
        Of pandas, Polars (eager or lazy) or PyArrow.
    gap
        How many days without supply still belong to an era.
    carry_over
        Whether what is left when the next record comes is used after it.
    overlap
        "once": days that several records cover count once in `days_supplied`; "each": for each.
    gap_counts
        "at most": a gap of just so many days joins; "below": it parts.
    person, start, days_supply
        The columns of `dispensings`.
    end
        The column with the last day of each record, as of `drug_exposure_end_date`, which is then
        read instead of the days supplied; None where there is none.

    Raises
    ------
    RegimenError
        When the gap is no number of days.
    UnknownName, RecordError, TypeError, FactError
        As for `post_course_windows`.

    >>> from datetime import date
    >>> import polars as pl
    >>> fills = pl.DataFrame(
    ...     {
    ...         "person_id": [1, 1, 1, 1],
    ...         "drug_exposure_start_date": [date(2026, 3, each) for each in (1, 3, 11, 16)],
    ...         "days_supply": [5, 5, 3, 5],
    ...     }
    ... )
    >>> told = eras(fills, gap=30, carry_over=False)
    >>> print(*told.select("era_first", "era_last", "records", "days_supplied", "gap_days").row(0))
    2026-03-01 2026-03-20 4 15 5
    """
    limit = days(gap, "days for a gap", least=0)
    yes_or_no(carry_over, "carry_over")
    choice(overlap, ("once", "each"), "way with overlapping days")
    choice(gap_counts, ("at most", "below"), "reading of the gap")
    limit -= gap_counts == "below"

    def answer(given: F) -> F:
        people = People(eager(given, on_error), person)
        supply = supplied(people, start, days_supply, end)
        found = eras_of(carried(supply) if carry_over else supply, limit)
        told = {
            "era_number": Output(found.number, "whole"),
            "era_first": Output(found.first, "day"),
            "era_last": Output(found.last, "day"),
            "records": Output(found.records, "whole"),
            "days_supplied": Output(
                found.supplied if overlap == "each" else found.covered, "whole"
            ),
            "gap_days": Output(found.last - found.first + 1 - found.covered, "whole"),
        }
        answered: F = a_row_each(people, found.codes, told)
        return answered

    return held(dispensings, answer)
