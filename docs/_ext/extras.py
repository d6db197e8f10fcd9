"""What can be installed beside the core, from the project's own file: tested without Sphinx."""

import tomllib
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).parents[2] / "pyproject.toml"
_FOR_DEVELOPERS: Final = frozenset({"all", "docs", "lint", "test"})

#: The extras that a user of the library may want, and what each is for.
EXTRAS: Final = {
    "cli": "the command line, isotretinoin",
    "json": "diaries, plans and reviews as JSON, with its schema",
    "frames": "whole cohorts, in pandas, Polars, PyArrow or DuckDB",
    "calendar": "the agenda of a plan as a file for a calendar",
    "mcp": "a tool for assistants, by the Model Context Protocol",
    "plots": "pictures with matplotlib",
    "pydantic": "the values as types of pydantic, for bodies and responses of FastAPI",
    "sql": "a course by each patient as one statement for a warehouse",
    "cohort": "whole files of courses on the command line, isotretinoin cohort",
    "spark": "the same on Spark",
}


def extras() -> dict[str, list[str]]:
    """Each extra for users of the library, with what it installs."""
    told = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    brought: dict[str, list[str]] = told["optional-dependencies"]
    return {name: brought[name] for name in brought if name not in _FOR_DEVELOPERS}
