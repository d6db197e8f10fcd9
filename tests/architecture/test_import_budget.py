"""Importing the package stays cheap."""

import subprocess
import sys

import pytest

COSTLY = (
    "cattrs",
    "cyclopts",
    "html",
    "importlib.metadata",
    "isotretinoin.quantities.typed",
    "matplotlib",
    "numpy",
    "pint",
    "pydantic",
    "rich",
)

SCALAR_USE = """
from datetime import date, timedelta
from isotretinoin import kg, mg, mg_per_day, mg_per_kg_day
mg(40) / kg(80)
mg_per_day(40) * timedelta(days=30)
mg_per_kg_day("0.5").for_weight(kg(68))
"""
PLAN_USE = """
from datetime import date
from isotretinoin import Course, Patient, Regimen, kg, mg_per_kg, mg_per_kg_day, plan, rulebook
course = Course.until(
    mg_per_kg(120),
    patient=Patient(weight=kg(68), can_become_pregnant=True),
    regimen=Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1)),
    first_dose=date(2026, 3, 9),
)
str(plan(course, rulebook("US")))
"""


@pytest.mark.parametrize(
    "use",
    [
        pytest.param("", id="import"),
        pytest.param(SCALAR_USE, id="scalar use"),
        pytest.param("isotretinoin.BodyWeight.parse('154 lb')\n", id="reading text"),
        pytest.param("isotretinoin.rulebook('US')\n", id="looking up a rulebook"),
        pytest.param(PLAN_USE, id="the page of a plan"),
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


def test_values_are_not_compiled_one_by_one() -> None:
    """Of the classes of a plan, attrs compiles the constructors, and what is ordered, alone."""
    report = """
import linecache
made = [each[2] for name, each in linecache.cache.items() if "generated methods isotretinoin" in name]
written = sum(any(line.startswith("def __repr__") for line in lines) for lines in made)
equal = sum(any(line.startswith("def __eq__") for line in lines) for lines in made)
print(len(made) > 50, written, equal < 10)
"""
    ran = subprocess.run(
        [sys.executable, "-c", PLAN_USE + report], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "True 0 True\n", "")
