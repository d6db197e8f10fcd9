"""Tables that set the places side by side, through all their dates.

`topic-list` leads to `topic-tables`, which has one table for each matter of a topic;
`schedule-tables` has one for each laboratory schedule, `dose-table` says what doses by weight come
to, `edition-picture` shows the editions of the programme, and `edition-differences` what an edition
that nobody confirmed would change.
"""

from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from edition_picture import editions_svg
from isotretinoin import kg, rulebook
from isotretinoin.evidence import Rule
from isotretinoin.rulebooks import profile, profiles
from page_parts import badge, cell, paragraph, raw, row, rule_link, source_parts, table
from rule_pages import in_words
from topic_rules import TOPIC_TITLES, WEIGHTS, Matter, Said, by_weight, differences, matters


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
        section = nodes.section(
            "", nodes.title("", matter.name.capitalize()), ids=[f"matter-{slug}"]
        )
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
            cell(*(source_parts(cite, self.env.docname) for cite in rule.cites)),
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
        return row(
            cell(rule.value.name),
            cell(tests),
            cell(key, *(source_parts(cite, self.env.docname) for cite in rule.cites)),
        )


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
        picture = raw(
            f'<div class="picture" tabindex="0" role="group" aria-label="The editions">{editions_svg(tuple(editions or ()))}</div>'
        )
        return [picture, table(columns, rows)]


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
