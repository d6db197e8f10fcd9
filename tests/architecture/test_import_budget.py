"""Importing the package stays cheap."""

import subprocess
import sys

import pytest

COSTLY = ("cattrs", "cyclopts", "importlib.metadata", "numpy", "pint", "rich")

SCALAR_USE = """
from datetime import date, timedelta
from isotretinoin import kg, mg, mg_per_day, mg_per_kg_day
mg(40) / kg(80)
mg_per_day(40) * timedelta(days=30)
mg_per_kg_day("0.5").for_weight(kg(68))
"""


@pytest.mark.parametrize(
    "use",
    [
        pytest.param("", id="import"),
        pytest.param(SCALAR_USE, id="scalar use"),
        pytest.param("isotretinoin.BodyWeight.parse('154 lb')\n", id="reading text"),
        pytest.param("isotretinoin.rulebook('US')\n", id="looking up a rulebook"),
    ],
)
def test_loads_nothing_costly(use: str) -> None:
    """A fresh interpreter that imports the package, and computes with it, loads no heavy library."""
    report = f"import sys\nprint(*sorted(set({COSTLY!r}) & sys.modules.keys()))"
    ran = subprocess.run(
        [sys.executable, "-c", f"import isotretinoin\n{use}{report}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "\n", "")
