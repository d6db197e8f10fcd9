"""The pages of rules: one, one matter through time, and all of a rulebook."""

from collections.abc import Iterable
from typing import Any, Final

from isotretinoin.comparison import in_words
from isotretinoin.evidence import Rule, Timeline
from isotretinoin.pages.sheet import References, Sheet, Table
from isotretinoin.rules.rulebook import Rulebook
from isotretinoin.version import __version__

__all__ = ["rule_sheet", "rulebook_sheet", "rules_table", "timeline_sheet"]

_COLUMNS: Final = ("Key", "Value", "In force", "Verified", "Source")


def rule_sheet(rule: Rule[Any]) -> Sheet:
    """One rule: what it says, its value and days, what else was read, and who says so."""
    notes = References()
    facts = (
        ("Rule", notes.marked(rule.text, rule)),
        ("Value", in_words(rule.value)),
        ("In force", rule.days),
        ("Basis", rule.basis),
        ("Verified", _verified(rule)),
    )
    beside = rules_table("Read otherwise", rule.alternatives, notes)
    return Sheet(rule.key, facts=facts, tables=(beside,), sources=notes.listed_with_days())


def timeline_sheet(timeline: Timeline[Any]) -> Sheet:
    """One matter through time, the oldest rule first."""
    notes = References()
    table = rules_table("In the order of their first days", timeline, notes)
    title = " to ".join(dict.fromkeys((timeline.rules[0].key, timeline.newest.key)))
    return Sheet(title, tables=(table,), sources=notes.listed_with_days())


def rulebook_sheet(rulebook: Rulebook) -> Sheet:
    """All rules of a rulebook, folded under the document or matter that their keys begin with."""
    notes = References()
    rules = rulebook.rules
    groups: dict[str, list[Rule[Any]]] = {}
    for rule in rules:
        document, *rest = rule.key.split(".")
        own = document == rulebook.name.casefold() and len(rest) > 1
        groups.setdefault(f"{document}.{rest[0]}" if own else document, []).append(rule)
    facts = [
        ("Rules", f"{len(rules)}, of which {sum(not each.verified for each in rules)} unverified"),
        ("Version", f"isotretinoin {__version__}, digest of the rules {rulebook.digest}"),
    ]
    facts += [("Set by the caller", each) for each in rulebook.replaced]
    return Sheet(
        title=f"{rulebook.name}: {rulebook.title}",
        facts=tuple(facts),
        tables=tuple(rules_table(name, each, notes, folded=True) for name, each in groups.items()),
        sources=notes.listed_brief(),
    )


def rules_table(
    caption: str, rules: Iterable[Rule[Any]], notes: References, *, folded: bool = False
) -> Table:
    """The rules with value, days, whether their own text was read, and the number of the source."""
    rows = tuple(
        (rule.key, in_words(rule.value), rule.days, _verified(rule), notes.mark(rule))
        for rule in rules
    )
    return Table(caption, _COLUMNS, rows, folded=folded)


def _verified(rule: Rule[Any]) -> str:
    return "yes" if rule.verified else "no"
