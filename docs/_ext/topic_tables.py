"""Tables that set the places side by side, through all their dates.

`topic-tables` has one table for each matter of a topic, `schedule-tables` one for each laboratory
schedule, `dose-table` what doses by weight come to, `edition-picture` the editions of the programme,
and `edition-differences` what an edition that nobody confirmed would change.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cache
from operator import attrgetter
from typing import Any, Final, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from edition_picture import editions_svg
from isotretinoin import kg, rulebook
from isotretinoin.comparison import TOPICS
from isotretinoin.errors import NoRuleInForce
from isotretinoin.evidence import Rule, Timeline
from isotretinoin.quantities.figures import figure
from isotretinoin.rulebooks import profile, profiles, rulebook_names
from page_parts import badge, cell, paragraph, raw, row, rule_link, source_parts, table
from rule_pages import in_words

#: Topics that are asked for in other words.
_TITLES: Final = {
    "post-course": "How long after the last dose (post-course)",
    "supply": "How much is dispensed at once (supply)",
    "posology": "Dose range, goal and length of a course (posology)",
    "monitoring": "Laboratory tests (monitoring)",
    "retreatment": "The wait before another course (retreatment)",
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


class TopicTables(SphinxDirective):
    """A section for each matter of a topic."""

    required_arguments = 1
    final_argument_whitespace = True
    columns = (("Place", 14), ("In force", 16), ("What it says", 36), ("Source", 34))

    def run(self) -> list[nodes.Node]:
        told = paragraph(
            "Every rule of every rulebook on this topic, through all its dates; ",
            "what no text that was read speaks of is called silent, and silence is no permission. ",
            "The key leads to the whole rule, the source to its text.",
        )
        return [told, *map(self.matter, matters(self.arguments[0]))]

    def matter(self, matter: Matter) -> nodes.section:
        slug = "".join(each if each.isalnum() else "-" for each in matter.name.lower())
        section = nodes.section("", nodes.title("", matter.name), ids=[f"matter-{slug}"])
        section += table(self.columns, map(self.said, matter.said))
        if matter.silent:
            section += paragraph(f"Silent: {', '.join(matter.silent)}.")
        return section

    def said(self, said: Said) -> nodes.row:
        rule = said.rule
        value = in_words(rule.value)
        # Of a longer value the text says the same, and reads better.
        short = [paragraph(nodes.strong("", value))] if len(value) <= _SHORT else []
        key = paragraph(rule_link(rule.key, self.env.docname), *badge(rule))
        return row(
            cell(", ".join(said.places)),
            cell(rule.days),
            cell(*short, rule.text, key),
            cell(*map(source_parts, rule.cites)),
        )


_SHORT: Final = 60


class TopicList(SphinxDirective):
    """A table of the topics, each with the matters on its page."""

    def run(self) -> list[nodes.Node]:
        columns = (("Topic", 45), ("Matters", 55))
        rows = (
            row(
                cell(paragraph(_page(slug, title))),
                cell(", ".join(matter.name for matter in matters(topic))),
            )
            for topic, (slug, title) in TOPIC_TITLES.items()
        )
        return [table(columns, rows)]


def _page(slug: str, title: str) -> nodes.reference:
    return nodes.reference("", title, refuri=f"generated/compare/{slug}.html", internal=True)


class ScheduleTables(SphinxDirective):
    """A section for each published schedule: its visits and what is tested at them."""

    def run(self) -> list[nodes.Node]:
        return [self.section(name) for name in profiles()]

    def section(self, name: str) -> nodes.section:
        held = profile(name)
        # The heading has the name by which people ask for it.
        section = nodes.section(
            "", nodes.title("", f"{held.title} ({name})"), ids=[f"schedule-{name}"]
        )
        columns = (("Visit", 24), ("Tests", 34), ("Rule and source", 42))
        section += table(columns, map(self.visit, held.visits))
        return section

    def visit(self, rule: Rule[Any]) -> nodes.row:
        key = paragraph(rule_link(rule.key, self.env.docname), *badge(rule))
        tests = ", ".join(in_words(test) for test in rule.value.tests)
        return row(cell(rule.value.name), cell(tests), cell(key, *map(source_parts, rule.cites)))


WEIGHTS: Final = tuple(range(40, 125, 5))


class DoseTable(SphinxDirective):
    """What the doses of a place come to for a range of weights, by formulation."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        book = rulebook(self.arguments[0])
        rules = [
            (what, posology.formulations[0].value, matter.newest)
            for posology in book.posologies
            for what, matter in (
                ("a day", posology.daily_dose),
                ("most a day", posology.adult_very_severe),
            )
            if matter is not None
        ]
        share = 88 // len(rules)
        columns = (
            ("Weight", 12),
            *((f"{formulation}, {what}", share) for what, formulation, _ in rules),
        )
        grounds = [
            nodes.list_item(
                "",
                paragraph(
                    f"{formulation}, {what}: {in_words(rule.value)}: {rule.text} ",
                    rule_link(rule.key, self.env.docname),
                    *badge(rule),
                ),
            )
            for what, formulation, rule in rules
        ]
        rows = (
            row(cell(str(kg(weight))), *(cell(by_weight(rule.value, weight)) for *_, rule in rules))
            for weight in WEIGHTS
        )
        return [nodes.bullet_list("", *grounds), table(columns, rows, "doses")]


def by_weight(value: Any, weight: int) -> str:  # noqa: ANN401 - a dose for each kg, or two ends of a range
    """The dose of a rule for a person of that weight, in whole words."""
    ends = (value.low, value.high) if hasattr(value, "low") else (value,)
    told = [figure(end.for_weight(kg(weight))) for end in ends if end is not None]
    return " – ".join(told)


class EditionPicture(SphinxDirective):
    """The editions of a programme as a picture and as a table."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        editions = rulebook(self.arguments[0]).pregnancy_prevention.editions
        columns = (("Edition", 26), ("In force", 20), ("Announced", 18), ("What came", 36))
        rows = (
            row(
                cell(paragraph(rule_link(rule.key, self.env.docname), *badge(rule))),
                cell(rule.days),
                cell(
                    str(rule.announced or "not stated"),
                    *(f"before: on {told.on}, for {told.since}" for told in rule.earlier),
                ),
                cell(rule.text),
            )
            for rule in editions or ()
        )
        picture = raw(f'<div class="picture">{editions_svg(tuple(editions or ()))}</div>')
        return [picture, table(columns, rows)]


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


class EditionDifferences(SphinxDirective):
    """A table of what the unconfirmed edition of a place changes."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        columns = (("Matter", 20), ("Until then", 40), ("From then on", 40))
        rows = (
            row(
                cell(name),
                *(
                    cell(rule.text, paragraph(rule_link(rule.key, self.env.docname), *badge(rule)))
                    for rule in (before, from_then)
                ),
            )
            for name, _, before, from_then in differences(self.arguments[0])
        )
        return [table(columns, rows)]


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of the directives."""
    app.add_directive("topic-list", TopicList)
    app.add_directive("topic-tables", TopicTables)
    app.add_directive("schedule-tables", ScheduleTables)
    app.add_directive("dose-table", DoseTable)
    app.add_directive("edition-picture", EditionPicture)
    app.add_directive("edition-differences", EditionDifferences)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
