"""The live pages: forms made of their fields, and the interpreter that answers them beside them.

`live-form` makes a form of `live_fields`. When the build is over, Python for the browser is copied
from the folder that npm filled, and the library with what it needs from the environment that builds,
each as an archive: the pages ask nobody else for anything. Where npm was not asked, a page says that
it was built without.
"""

import json
import shutil
from collections.abc import Iterator
from html import escape
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

import isotretinoin
from live_fields import FORMS, Field, Form

#: What the library needs in a browser: of pure Python alone, as the archives are for any machine.
NEEDED: Final = (
    "attrs",
    "cattrs",
    "icalendar",
    "python-dateutil",
    "six",
    "typing-extensions",
    "tzdata",
)
#: What of Pyodide a page loads.
PYODIDE: Final = (
    "package.json",
    "pyodide-lock.json",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "pyodide.mjs",
    "python_stdlib.zip",
)
#: Where all of it stands in the pages that were built.
FOLDER: Final = "_live"
#: The pages with forms, and those whose cells can be run.
LIVE, CELLS = "live/", "tutorial/"
#: The first day that an archive can bear: the same content gives the same bytes.
LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)


# The forms --------------------------------------------------------------------------------------


def form(page: str, asked: Form, *, built: bool) -> str:
    """The form of a page as HTML, with the places of its answer."""
    if not built:
        return (
            '<p class="live-without" role="note">This copy of the documentation was built without '
            "Python for the browser, so this page cannot answer. <code>npm ci --prefix .ci/node"
            "</code> and a new build bring it.</p>"
        )
    first = "".join(control(each) for each in asked.fields if not each.more)
    more = "".join(control(each) for each in asked.fields if each.more)
    folded = f"<details class=live-more><summary>{escape(asked.more)}</summary>{more}</details>"
    return (
        '<p class="live-closed">No form appears where the page was opened from a file without a server, '
        'or scripts are held back: see <a href="index.html#without-a-network">how to serve it</a>.</p>'
        f'<form class="live" data-live="{page}" novalidate autocomplete="off" hidden>'
        '<div class="live-errors" role="alert" tabindex="-1" hidden></div>'
        f"{first}{folded if more else ''}"
        f'<p><button type="submit">{escape(asked.button)}</button></p></form>'
        '<p class="live-said" role="status"></p>'
        '<div class="live-answer" tabindex="-1"></div>'
    )


def control(asked: Field) -> str:
    """One field with its label, its hint, and the place of what is wrong with it."""
    name, hint, wrong = (f"live-{asked.name}{part}" for part in ("", "-hint", "-error"))
    described = f"{hint} {wrong}" if asked.hint else wrong
    common = f'id="{name}" name="{asked.name}" aria-describedby="{described}"'
    listed = ""
    if asked.kind == "choice":
        options = "".join(
            f'<option value="{escape(value)}"{" selected" * (value == asked.example)}>'
            f"{escape(words)}</option>"
            for value, words in asked.choices.items()
        )
        entry = f"<select {common}>{options}</select>"
    elif asked.kind == "text":
        entry = (
            f'<textarea {common} rows="10" spellcheck="false"></textarea>'
            f'<label for="{name}-file">Or open a file</label>'
            f'<input id="{name}-file" type="file" accept=".json,.csv" data-into="{asked.name}">'
            f'<label><input type="checkbox" data-keep="{asked.name}"> Keep it in the address too, '
            "where the history of this browser holds it</label>"
        )
    else:
        if asked.suggestions:
            names = "".join(f'<option value="{escape(each)}">' for each in asked.suggestions)
            listed = f'<datalist id="{name}-list">{names}</datalist>'
            common += f' list="{name}-list"'
        common += " data-today" * asked.today
        entry = f'<input type="text" {common} value="{escape(asked.example)}" spellcheck="false">'
    told = f'<small id="{hint}">{escape(asked.hint)}</small>' if asked.hint else ""
    return (
        f'<div class="live-field"><label for="{name}">{escape(asked.label)}</label>{told}'
        f'{entry}{listed}<p class="live-error" id="{wrong}"></p></div>'
    )


class LiveForm(SphinxDirective):
    """The form of one live page."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        page = self.arguments[0]
        html = form(page, FORMS[page], built=_pyodide(self.env.app) is not None)
        return [nodes.raw("", html, format="html")]


# What stands beside the pages -------------------------------------------------------------------


def _pyodide(app: Sphinx) -> Path | None:
    """The folder of Pyodide; None where npm did not fill it."""
    folder = Path(app.confdir, str(app.config.live_pyodide)).resolve()
    return folder if (folder / "package.json").exists() else None


def _checked(folder: Path, pinned: Path) -> None:
    """Nothing, when it is the version whose hash is pinned: npm checks that when it installs."""
    found = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    asked = json.loads(pinned.read_text(encoding="utf-8"))["dependencies"]["pyodide"]
    if found != asked:
        raise ExtensionError(
            f"Pyodide {found} is installed, and {asked} is pinned: run npm ci --prefix .ci/node"
        )


def _files(name: str) -> Iterator[tuple[str, Path]]:
    """The files of an installed package by their place, its licence among them."""
    found: Distribution = distribution(name)
    if "Root-Is-Purelib: true" not in (found.read_text("WHEEL") or ""):
        raise ExtensionError(f"{name} is not of pure Python: a browser cannot run it")
    for file in found.files or ():
        if file.parts[0] != ".." and file.suffix != ".pyc" and "tests" not in file.parts:
            yield file.as_posix(), Path(str(found.locate_file(file)))


def _own(live: Path) -> Iterator[tuple[str, Path]]:
    """The files of the library, and of what the pages answer."""
    (root,) = map(Path, isotretinoin.__path__)
    for file in root.rglob("*"):
        if file.is_file() and file.suffix != ".pyc":
            yield file.relative_to(root.parent).as_posix(), file
    yield "live_answers.py", live / "live_answers.py"


def _archive(target: Path, files: Iterator[tuple[str, Path]]) -> None:
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, file in sorted(files):
            entry = ZipInfo(name, LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes())


def _rule_pages(app: Sphinx) -> dict[str, str]:
    """Where in these pages each rule stands, by its key."""
    domain = app.env.get_domain("std")
    if not isinstance(domain, StandardDomain):
        raise ExtensionError("the standard domain of Sphinx is another")
    uri = app.builder.get_target_uri
    return {
        key: f"{uri(page)}#{anchor}"
        for key, (page, anchor) in sorted(domain.anonlabels.items())
        if page.startswith("reference/") and "." in key
    }


def assemble(app: Sphinx, exception: Exception | None) -> None:
    """Put beside the pages what they load."""
    if exception is not None or app.builder.name != "html":
        return
    pyodide = _pyodide(app)
    if pyodide is None:
        return
    _checked(pyodide, Path(app.confdir).parent / ".ci" / "node" / "package.json")
    source, target = Path(app.confdir) / "live", Path(app.outdir) / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    (target / "pyodide").mkdir(parents=True)
    for name in PYODIDE:
        shutil.copyfile(pyodide / name, target / "pyodide" / name)
    for file in (*source.glob("*.js"), *source.glob("*.css")):
        shutil.copyfile(file, target / file.name)
    for name in NEEDED:
        _archive(target / f"{name}.zip", _files(name))
    _archive(target / "isotretinoin.zip", _own(source))
    told = {"archives": [f"{each}.zip" for each in (*NEEDED, "isotretinoin")]}
    (target / "live.json").write_text(json.dumps(told), encoding="utf-8")
    (target / "rules.json").write_text(json.dumps(_rule_pages(app)), encoding="utf-8")


def scripts(app: Sphinx, pagename: str, _template: str, _context: object, _doctree: object) -> None:
    """The script and the style of a page that runs something."""
    script = (
        "page.js" if pagename.startswith(LIVE) else "cells.js" if pagename.startswith(CELLS) else ""
    )
    if script and _pyodide(app) is not None:
        app.add_css_file(f"../{FOLDER}/live.css")
        app.add_js_file(f"../{FOLDER}/{script}", type="module")


def outdated(
    _app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> list[str]:
    """The pages that run something: whether Python for the browser is there can have changed."""
    return [name for name in env.found_docs if name.startswith((LIVE, CELLS))]


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of the directive, and of what is done when."""
    app.add_config_value("live_pyodide", "../.ci/node/node_modules/pyodide", "")
    app.add_directive("live-form", LiveForm)
    app.connect("env-get-outdated", outdated)
    app.connect("html-page-context", scripts)
    app.connect("build-finished", assemble)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
