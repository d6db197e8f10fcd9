"""The top level of the tree is closed: a newcomer sees all of it at once."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
TOP_LEVEL = {
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "benchmarks",
    "docs",
    "pyproject.toml",
    "src",
    "tests",
}


def test_top_level_is_closed() -> None:
    """Nothing else stands at the top, save names with a dot and what a build leaves behind."""
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found <= TOP_LEVEL | {"build", "dist"}
    assert found >= TOP_LEVEL - {"benchmarks"}


def test_source_holds_the_package_alone() -> None:
    """What is installed is one package; its examples are collected by a file that is not shipped."""
    found = {path.name for path in (ROOT / "src").iterdir() if path.name != "__pycache__"}
    assert {name for name in found if not name.endswith(".egg-info")} == {
        "conftest.py",
        "isotretinoin",
    }
