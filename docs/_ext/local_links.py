"""Looks at every local link of the built pages, and warns of each that leads nowhere."""

from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from sphinx.application import Sphinx
from sphinx.util import logging

logger = logging.getLogger(__name__)

#: What the theme answers with a script.
_NOT_ANCHORS: Final = frozenset({"", "top"})


class Page(NamedTuple):
    """What a page leads to, and what can be led to in it."""

    links: frozenset[str]
    anchors: frozenset[str]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        for name in ("id", "name") if tag == "a" else ("id",):
            if told.get(name):
                self.anchors.add(told[name] or "")
        for name in ("href", "src"):
            if told.get(name):
                self.links.add(told[name] or "")


def read(path: Path) -> Page:
    """The page at that path."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return Page(frozenset(reader.links), frozenset(reader.anchors))


def dead_links(site: Path, elsewhere: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Each page and each link of it that leads to no file, or to no anchor of a page.

    `elsewhere` are folders of the site that are built by other means.
    """
    pages: Mapping[Path, Page] = {path.resolve(): read(path) for path in sorted(site.rglob("*.html"))}
    root = site.resolve()
    exists = cache(Path.exists)
    for path, page in pages.items():
        for address in sorted(page.links):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if target.is_dir():
                target /= "index.html"
            if any(target.is_relative_to(root / folder) for folder in elsewhere):
                continue
            anchor = unquote(parts.fragment)
            lost = not exists(target)
            if target in pages and anchor not in _NOT_ANCHORS:
                lost = anchor not in pages[target].anchors
            if lost:
                yield path.relative_to(root).as_posix(), address


def look(app: Sphinx, error: Exception | None) -> None:
    """Warn of each dead link, which fails a build in which warnings are errors."""
    if error is not None or app.builder.name != "html":
        return
    for page, address in dead_links(Path(app.outdir), app.config.pages_built_elsewhere):
        logger.warning("%s leads to %s, which is not there", page, address)


def setup(app: Sphinx) -> dict[str, bool]:
    """Look once all is written."""
    app.add_config_value("pages_built_elsewhere", (), "")
    app.connect("build-finished", look, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
