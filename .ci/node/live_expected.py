"""What the library answers outside the browser, for some inputs of the live pages, as JSON."""

import json
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src")]

from isotretinoin import Course, Days, Patient, Regimen, kg, lb, mg, mg_per_kg, plan, rulebook, status  # noqa: E402
