"""The page of several places side by side."""

from isotretinoin.comparison import Comparison, in_words
from isotretinoin.pages.sheet import References, Sheet, Table

__all__ = ["comparison_sheet"]


def comparison_sheet(comparison: Comparison) -> Sheet:
    """The rules of several places side by side, one row a matter, one column a place."""
    notes = References()
    rows = tuple(
        (
            row.matter,
            *(notes.marked(in_words(rule.value), rule) if rule else "silent" for rule in row.rules),
        )
        for row in comparison.rows
    )
    return Sheet(
        title=f"{comparison.topic.capitalize()} on {comparison.on}",
        tables=(Table("Silent: no source read says", ("Matter", *comparison.places), rows),),
        sources=notes.listed(),
    )
