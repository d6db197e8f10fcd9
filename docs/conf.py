"""The documentation, built without a network."""

import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "_ext"), str(HERE.parent / "src")]

metadata = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]

project = metadata["name"]
author = metadata["authors"][0]["name"]
project_copyright = author
release = version = metadata["version"]

extensions = [
    "myst_parser",
    "rule_catalogue",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
]
exclude_patterns = ["_build"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "undoc-members": True, "show-inheritance": True}
napoleon_google_docstring = False
napoleon_use_ivar = True

# `>>>` and `...` are the interpreter's, not the reader's to copy.
copybutton_prompt_text = r">>> |\.\.\. "
copybutton_prompt_is_regexp = True

nitpicky = True
# There is no inventory of other projects at hand when the network is not: names of the standard
# library and of the libraries in signatures stay plain text. Our own names must resolve.
nitpick_ignore_regex = [
    (r"py:.*", r"(collections|datetime|decimal|enum|fractions|numbers|types|typing)(\..*)?"),
    (r"py:.*", r"(attr|attrs|hypothesis|numpy|pint)(\..*)?"),
]

html_theme = "furo"
html_title = f"{project} {version}"
html_show_sourcelink = False
