"""Writes the pages of which there is one for each module, document or topic.

Each holds a title and one directive, and stands in `reference/generated`, which is not under
version control: a new module or document has its page by itself.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sphinx.application import Sphinx

from package_reference import module_page, public_modules
from rule_index import families
from rule_pages import family_title
from topic_tables import TOPIC_TITLES

GENERATED: Final = Path("reference", "generated")

#: A table leads to each of them; two hundred entries in the side bar of every page would lead nobody.
ORPHAN: Final = "---\norphan: true\n---\n\n"


def pages() -> Iterator[tuple[str, str]]:
    """The path of each page below the folder, and its text."""
    for name in public_modules():
        yield f"modules/{name}.md", ORPHAN + module_page(name)
    for name in families():
        yield f"rules/{name}.md", f"{ORPHAN}# {family_title(name)}\n\n```{{rule-family}} {name}\n```\n"
    for topic, (slug, title) in TOPIC_TITLES.items():
        yield f"compare/{slug}.md", f"{ORPHAN}# {title}\n\n```{{topic-tables}} {topic}\n```\n"


def write(app: Sphinx) -> None:
    """Write each page whose text is not there already, and remove what is no page any more."""
    folder = Path(app.srcdir) / GENERATED
    wanted = {folder / path: text for path, text in pages()}
    for stale in set(folder.rglob("*.md")) - wanted.keys():
        stale.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Write the pages before Sphinx looks for them."""
    app.connect("builder-inited", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
