"""What places say on a topic, and what doses come to: tested without Sphinx."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cache
from operator import attrgetter
from typing import Any, Final, NamedTuple

from isotretinoin import kg, rulebook
from isotretinoin.comparison import TOPICS
from isotretinoin.errors import NoRuleInForce
from isotretinoin.evidence import Rule, Timeline
from isotretinoin.findings import Between
from isotretinoin.quantities.figures import figure
from isotretinoin.rulebooks import rulebook_names

#: Topics that are asked for in other words.
_TITLES: Final = {
    "post-course": "How long after the last dose (post-course)",
    "supply": "How much is dispensed at once (supply)",
    "posology": "Dose range, goal and length of a course (posology)",
    "monitoring": "Laboratory tests (monitoring)",
    "retreatment": "The wait before another course (retreatment)",
}

#: Words that people type into the search box, by the topic that answers them.
ASKED: Final[dict[str, tuple[str, ...]]] = {
    "post-course": ("last dose", "after the last dose", "how long after the last dose"),
    "supply": ("30 days", "days supply", "how much is dispensed"),
    "posology": ("dose range", "daily dose", "goal"),
    "retreatment": ("second course", "washout"),
    "directions": ("missed dose", "food"),
    "blood donation": ("blood", "donate blood"),
}

#: Of each topic, the name of its page and its title.
TOPIC_TITLES: Final[dict[str, tuple[str, str]]] = {
    topic: (topic.replace(" ", "-"), f"{_TITLES.get(topic, topic.capitalize())}, place by place")
    for topic in TOPICS
}


class Said(NamedTuple):
    """One rule on a matter, and the places that hold it."""

    rule: Rule[Any]
    places: tuple[str, ...]


class Matter(NamedTuple):
    """One matter: what is said of it, and of which places nothing that was read says anything."""

    name: str
    said: tuple[Said, ...]
    silent: tuple[str, ...]


def _timelines(place: str, path: str) -> Iterator[tuple[str, Timeline[Any]]]:
    name = path.rpartition(".")[2].replace("_", " ")
    try:
        found: Any = attrgetter(path)(rulebook(place))
    except NoRuleInForce:
        return
    if isinstance(found, Mapping):
        yield from found.items()
    elif isinstance(found, tuple):
        yield from ((rule.value.name, Timeline(rule)) for rule in found)
    elif found is not None:
        yield name, found


@cache
def matters(topic: str) -> tuple[Matter, ...]:
    """The matters of the topic, in its order, with every rule that ever was in force."""
    said: dict[str, dict[str, tuple[Rule[Any], list[str]]]] = {}
    for path in TOPICS[topic]:
        for place in rulebook_names():
            for name, timeline in _timelines(place, path):
                for rule in timeline:
                    of_matter = said.setdefault(name, {})
                    of_matter.setdefault(rule.key, (rule, []))[1].append(place)
    return tuple(
        Matter(
            name,
            tuple(Said(rule, tuple(places)) for rule, places in found.values()),
            tuple(
                place
                for place in rulebook_names()
                if not any(place in places for _, places in found.values())
            ),
        )
        for name, found in said.items()
    )


def differences(place: str) -> Iterator[tuple[str, Rule[Any] | None, Rule[Any], Rule[Any]]]:
    """What an unconfirmed edition of the place changes: matter, edition, rule before, rule from then on."""
    book = rulebook(place)
    for edition in book.unconfirmed:
        if edition.since is None:
            continue
        before, day = edition.since - timedelta(days=1), edition.since
        for record in ("pregnancy_prevention", "dispensing"):
            for matter in dict.fromkeys(path for paths in TOPICS.values() for path in paths):
                if not matter.startswith(record):
                    continue
                for name, timeline in _timelines(place, matter):
                    pair = [[r for r in timeline if r.in_force(each)] for each in (before, day)]
                    if all(pair) and pair[0][0].key != pair[1][0].key:
                        yield name, edition, pair[0][0], pair[1][0]


def by_weight(value: Any, weight: int) -> str:  # noqa: ANN401 - a dose for each kg, or two ends of a range
    """The dose of a rule for a person of that weight."""
    if isinstance(value, Between):
        return str(Between(*(end.for_weight(kg(weight)) for end in (value.low, value.high))))
    return figure(value.for_weight(kg(weight)))


WEIGHTS: Final = tuple(range(40, 125, 5))
