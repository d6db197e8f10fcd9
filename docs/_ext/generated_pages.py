"""The pages of which there is one for each module, document or topic: tested without Sphinx.

Each holds a title and one directive, and stands in `reference/generated`, which is not under
version control: a new module or document has its page by itself.
"""

from collections.abc import Iterator
from typing import Final

from module_pages import module_page, public_modules
from rule_index import families
from rule_pages import family_title
from topic_rules import ASKED, TOPIC_TITLES

#: A table leads to each of them; two hundred entries in the side bar of every page would lead nobody.
ORPHAN: Final = "---\norphan: true\n---\n\n"


def pages() -> Iterator[tuple[str, str]]:
    """The path of each page below the folder, and its text."""
    for name in public_modules():
        yield f"modules/{name}.md", ORPHAN + module_page(name)
    for name in families():
        yield (
            f"rules/{name}.md",
            f"{ORPHAN}# {family_title(name)}\n\n```{{rule-family}} {name}\n```\n",
        )
    for topic, (slug, title) in TOPIC_TITLES.items():
        asked = ", ".join(f"! {words}" for words in (topic, *ASKED.get(topic, ())))
        yield (
            f"compare/{slug}.md",
            f"{ORPHAN}# {title}\n\n```{{index}} {asked}\n```\n\n```{{topic-tables}} {topic}\n```\n",
        )
