"""Of which text each matter of each place is, from the rulebooks themselves: tested without Sphinx."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from attrs import fields

from isotretinoin.evidence import Rule, Timeline
from isotretinoin.rules.dispensing import DispensingRules
from isotretinoin.rules.posology import PosologyRules
from isotretinoin.rules.programme import PregnancyPreventionRules
from isotretinoin.rules.rulebook import Rulebook

OWN, SHARED, STAND_IN, SILENT = "own", "harmonised", "stand-in", "silent"
#: Names of records that are no matters.
NO_MATTERS = frozenset({"formulations", "programme", "supply_for"})


class Standing(NamedTuple):
    """One matter of one place: what rules on it, and of which text that is."""

    matter: str
    standing: str
    rules: tuple[Rule[Any], ...]
    #: The document that stands in, in words.
    of: str


def matters() -> tuple[str, ...]:
    """Every matter on which a place can have rules, in the order of the records."""
    records: tuple[Any, ...] = (PosologyRules, DispensingRules, PregnancyPreventionRules)
    named = (each.name for record in records for each in fields(record))
    return (*(name for name in named if name not in NO_MATTERS and name != "duties"), *OTHERS)


#: What stands in a rulebook beside its three records.
OTHERS = (
    "duties",
    "laboratory schedule",
    "results",
    "procedures",
    "contraindications",
    "interactions",
    "warning signs",
    "cumulative goals",
)


def held(book: Rulebook, matter: str) -> Iterator[Rule[Any]]:
    """The rules that the rulebook holds on the matter, of the conventional formulation."""
    beside: dict[str, Any] = {
        "duties": (*book.dispensing.duties, *book.pregnancy_prevention.duties),
        "laboratory schedule": book.monitoring.visits,
        "results": book.result_rules,
        "procedures": tuple(book.procedures.waits.values()),
        "contraindications": book.precautions.contraindications,
        "interactions": book.precautions.interactions,
        "warning signs": book.precautions.warning_signs,
        "cumulative goals": book.goals,
    }
    records = (*book.posologies[:1], book.dispensing, book.pregnancy_prevention)
    found = beside.get(matter) or next(
        (value for each in records if (value := getattr(each, matter, None)) is not None), ()
    )
    for each in found:
        yield from each if isinstance(each, Timeline) else (each,)


def standings(book: Rulebook) -> Iterator[Standing]:
    """Each matter with where its rules are from: the weakest standing where they differ."""
    for matter in matters():
        rules = tuple(held(book, matter))
        found = {book.standing(rule) for rule in rules}
        borrowed = [rule for rule in rules if book.standing(rule) == STAND_IN]
        sources = dict.fromkeys(cite.source.title for rule in borrowed for cite in rule.cites)
        mixed = [OWN] * ("own" in found) + [SHARED] * ("shared" in found)
        mixed += [STAND_IN] * bool(borrowed)
        yield Standing(
            matter.replace("_", " "), ", ".join(mixed) or SILENT, rules, "; ".join(sources)
        )
