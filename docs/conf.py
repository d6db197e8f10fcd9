"""The documentation, built without a network."""

import sys
import tomllib
from pathlib import Path

from sphinx.application import Sphinx

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "_ext"), str(HERE / "live"), str(HERE.parent / "src")]

from isotretinoin.version import __version__  # noqa: E402 - the package is found from here on

metadata = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]

project = metadata["name"]
author = metadata["authors"][0]["name"]
project_copyright = author
release = version = __version__

extensions = [
    "live_page",
    "myst_nb",
    "package_reference",
    "reference_tables",
    "rule_catalogue",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "topic_tables",
    "whole_site",
]
exclude_patterns = ["_build"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

# Notebooks are shown as they were run: `.ci/notebooks.py` runs them, and compares.
nb_execution_mode = "off"

autodoc_typehints = "description"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "undoc-members": True}
napoleon_google_docstring = False
napoleon_use_ivar = True

# `>>>` and `...` are the interpreter's, not the reader's to copy.
copybutton_prompt_text = r">>> |\.\.\. "
copybutton_prompt_is_regexp = True

nitpicky = True
# There is no inventory of other projects at hand when the network is not: names of the standard
# library and of the libraries in signatures stay plain text. Our own names must resolve.
nitpick_ignore_regex = [
    (
        r"py:.*",
        r"(collections|datetime|decimal|enum|fractions|numbers|pathlib|types|typing)(\..*)?",
    ),
    # As an annotation that names a module which is not loaded leaves it.
    (r"py:class", r"date"),
    (r"py:.*", r"(attr|attrs|cattrs|hypothesis|matplotlib|mcp|numpy|pint|sqlglot)(\..*)?"),
    # Type variables have no page.
    (r"py:.*", r"(.*\.)?~?(T_co|[A-Z]|_[A-Z]\w*)"),
]

html_theme = "furo"
html_title = f"{project} {version}"
html_show_sourcelink = False
html_static_path = ["_static"]
html_css_files = ["pages.css"]
# What the live pages load is put beside them once they are built, where it can be had.


COLON, STAND_IN = ":", "\N{RATIO}"


def before_napoleon(
    _app: Sphinx,
    what: str,
    _name: str,
    _it: object,
    _: object,
    lines: list[str],
) -> None:
    """Give examples a heading of their own, and hide the colon of a one-line sentence.

    napoleon would take an example for a part of the section above it, and the words before a
    colon for the type of an attribute.
    """
    if what in ("attribute", "data", "property") and lines:
        lines[0] = lines[0].replace(COLON, STAND_IN)
    in_section = any(set(line) == {"-"} for line in lines)
    examples = [n for n, line in enumerate(lines) if line.startswith(">>>")]
    if in_section and examples and "Examples" not in lines:
        lines[examples[0] : examples[0]] = ["Examples", "--------"]


def after_napoleon(
    _app: Sphinx,
    _what: str,
    _name: str,
    _it: object,
    _: object,
    lines: list[str],
) -> None:
    """Show the colon again."""
    lines[:] = [line.replace(STAND_IN, COLON) for line in lines]


def setup(app: Sphinx) -> None:
    """Stand on both sides of napoleon, which has priority 500."""
    app.connect("autodoc-process-docstring", before_napoleon, priority=400)
    app.connect("autodoc-process-docstring", after_napoleon, priority=600)
