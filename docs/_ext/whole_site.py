"""What is done around the pages: those that are generated, the data beside them, a last look.

Before Sphinx looks for pages, those of `generated_pages` are written; to each page is added what the
theme leaves out for a keyboard or a screen reader; once all is written, so is the dataset, and every
local link is followed.
"""

from pathlib import Path
from typing import Any, Final

from sphinx.application import Sphinx
from sphinx.util import logging

from generated_pages import pages
from local_links import dead_links
from rule_dataset import FOLDER, write
from within_reach import reachable

logger = logging.getLogger(__name__)

GENERATED: Final = Path("reference", "generated")


def generate(app: Sphinx) -> None:
    """Write each page whose text is not there already, and remove what is no page any more."""
    folder = Path(app.srcdir) / GENERATED
    wanted = {folder / path: text for path, text in pages()}
    for stale in set(folder.rglob("*.md")) - wanted.keys():
        stale.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def make_reachable(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _tree: object
) -> None:
    """Change the parts that the template puts together."""
    for name in ("body", "furo_navigation_tree"):
        if isinstance(context.get(name), str):
            context[name] = reachable(context[name])


def finish(app: Sphinx, error: Exception | None) -> None:
    """Write the dataset, then warn of each dead link; in a strict build a warning is an error."""
    if error is not None or app.builder.name != "html":
        return
    site = Path(app.outdir)
    tuple(write(site / FOLDER))
    for page, address in dead_links(site, app.config.pages_built_elsewhere):
        logger.warning("%s leads to %s, which is not there", page, address)


def setup(app: Sphinx) -> dict[str, bool]:
    """Stand before the first page, after the theme, and after the last file."""
    app.add_config_value("pages_built_elsewhere", (), "")
    app.connect("builder-inited", generate)
    app.connect("html-page-context", make_reachable, priority=900)
    app.connect("build-finished", finish, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
