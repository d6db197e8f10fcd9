"""Every local link of built pages that leads nowhere: tested without Sphinx."""

from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

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
    pages: Mapping[Path, Page] = {
        path.resolve(): read(path) for path in sorted(site.rglob("*.html"))
    }
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
