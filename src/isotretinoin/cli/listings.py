"""The commands that list what is known: `rules`, `products` and `protocols`."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Annotated, Any, Final, Literal

from attrs import evolve
from cyclopts import Parameter

from isotretinoin import products as medicines
from isotretinoin.cli.exports import rows_as_csv, rows_as_parquet
from isotretinoin.cli.output import (
    ON_THE_TERMINAL,
    Form,
    Output,
    in_form,
    of_the_rules,
    refused,
)
from isotretinoin.cli.rule_options import AS_THEY_ARE, RulesAsOf
from isotretinoin.cli.words import day_from, each_once, useless, weight_from
from isotretinoin.comparison import compare as compared
from isotretinoin.comparison import in_words
from isotretinoin.errors import RecordError
from isotretinoin.pages.comparison import comparison_sheet
from isotretinoin.pages.products import products_sheet
from isotretinoin.pages.protocols import protocols_sheet
from isotretinoin.pages.sheet import References, Sheet, Table
from isotretinoin.rulebooks import protocol, rulebook_names
from isotretinoin.rulebooks import protocols as every_protocol
from isotretinoin.rules.rulebook import Rulebook
from isotretinoin.version import __version__

__all__ = ["products", "protocols", "rules"]

_Form = Annotated[Literal["text", "json", "html"] | None, Parameter("--format")]


def products(
    name: str | None = None,
    *,
    rules: RulesAsOf = AS_THEY_ARE,
    form: _Form = None,
    out: Output = ON_THE_TERMINAL,
) -> None:
    """List the medicines: place, capsules, formulation, food, codes, and who says so.

    Parameters
    ----------
    name
        A brand, such as "Roaccutane"; every place that has it is listed. Left out, all of them.
    form
        How the list is written: text, json or html; left out, text.
    """
    asked = out.form(form)
    found = medicines.ALL if name is None else medicines.named(name)
    # Of a name that nobody has, `get` says so.
    listed = tuple(rules.medicines(found or (medicines.get(str(name)),)))
    sheet = products_sheet(listed)
    facts = () if listed else (("Products", "none"),)
    out.write(in_form(of_the_rules(evolve(sheet, facts=facts), rules), asked))


def protocols(
    name: str | None = None,
    *,
    weight: str | None = None,
    form: _Form = None,
    out: Output = ON_THE_TERMINAL,
) -> None:
    """List the published low-dose protocols: doses, days, totals, patients, outcome, and who says so.

    Parameters
    ----------
    name
        One protocol, such as "goulden_1997"; left out, all of them.
    weight
        Body weight for which totals are worked out: "68 kg"; left out, as the source lets them be.
    form
        How the list is written: text, json or html; left out, text.
    """
    asked = out.form(form)
    found = every_protocol() if name is None else (protocol(name),)
    known = None if weight is None else weight_from(weight)
    out.write(in_form(protocols_sheet(found, weight=known), asked))


def rules(
    *,
    of: Annotated[str | None, Parameter("--rulebook")] = None,
    compare: str | None = None,
    topic: str | None = None,
    on: str | None = None,
    rules: RulesAsOf = AS_THEY_ARE,
    form: Annotated[
        Literal["text", "json", "html", "csv", "parquet"] | None, Parameter("--format")
    ] = None,
    out: Output = ON_THE_TERMINAL,
) -> None:
    """List rules with their values, dates, sources and when these were last checked.

    Parameters
    ----------
    of
        Whose rules; left out, every rulebook's.
    compare
        Rulebooks to set side by side instead: "US,GB,EU".
    topic
        What to compare: post-course, contraception, pregnancy tests, blood donation, supply …; left
        out, post-course.
    on
        The day whose rules are listed or compared; compared rules are by default those of today.
    form
        How the list is written: text, html, or as rows of data in json, csv or parquet; left out, text.
    """
    asked = out.form(form)
    day = None if on is None else day_from(on)
    if compare is not None:
        if of is not None:
            raise useless("--rulebook", "beside --compare, which names the rulebooks")
        refused(asked, ("--compare", compare), allowed=("text", "html", "json"))
        books = rules.books(each_once(compare))
        today = datetime.now().astimezone().date() if day is None else day
        told = "post-course" if topic is None else topic
        sheet = comparison_sheet(compared(books, on=today, topic=told))
        out.write(in_form(of_the_rules(sheet, rules), asked))
        return
    if topic is not None:
        raise useless("--topic", "without --compare")
    books = rules.books(rulebook_names() if of is None else [of])
    if asked == "text":
        pages = (of_the_rules(_page([book], day), rules) for book in books)
        out.write("".join(f"{page.text()}\n\n" for page in pages))
    elif asked == "html":
        out.write(of_the_rules(_page(books, day), rules).document())
    else:
        out.write(_as_data(books, day, asked))


def _page(books: Sequence[Rulebook], day: date | None) -> Sheet:
    """The rules of the rulebooks, or those in force on a day, as one page."""
    notes = References()
    named = [f"{book.name}: {book.title}" for book in books]
    one = len(books) == 1
    tables = [
        _table(book, day, notes, "" if one else f"{name}, ")
        for book, name in zip(books, named, strict=True)
    ]
    digests = [
        f"digest of the rules{'' if one else f' of {book.name}'} {book.digest}" for book in books
    ]
    return Sheet(
        named[0] if one else f"Rules of {len(books)} rulebooks",
        facts=(("Version", ", ".join((f"isotretinoin {__version__}", *digests))),),
        tables=tuple(tables),
        sources=notes.listed_with_days(),
    )


def _table(book: Rulebook, day: date | None, notes: References, whose: str) -> Table:
    rows = tuple(
        (
            rule.key,
            in_words(rule.value),
            rule.days,
            "yes" if rule.verified else "no",
            notes.mark(rule),
        )
        for rule in (book.rules if day is None else book.on(day))
    )
    columns = ("Key", "Value", "In force", "Verified", "Source")
    return Table(f"{whose}{len(rows)} rules", columns, rows)


#: The types of the columns that hold no text.
_TYPES: Final = {"since": "date32", "until": "date32", "verified": "bool"}


def _as_data(books: Iterable[Rulebook], day: date | None, form: Form) -> str | bytes:
    """The rules as rows of data, one for each place that is cited."""
    try:
        from isotretinoin.adapters.frames import RuleRow, rules_table  # noqa: PLC0415 - own extra
    except ModuleNotFoundError:
        raise RecordError(
            "rows of rules need one extra more: pip install 'isotretinoin[cli,frames]'"
        ) from None
    rows: list[dict[str, Any]] = []
    for book in books:
        in_force = None if day is None else {(rule.key, rule.since) for rule in book.on(day)}
        rows += [
            {"rulebook": book.name, **row._asdict()}
            for row in rules_table(book)
            if in_force is None or (row.key, row.since) in in_force
        ]
    if form == "parquet":
        names = ("rulebook", *RuleRow._fields)
        return rows_as_parquet(rows, {name: _TYPES.get(name, "string") for name in names})
    if form == "csv":
        return rows_as_csv(rows, ("rulebook", *RuleRow._fields))
    return f"{json.dumps(rows, ensure_ascii=False, indent=1, default=str)}\n"
