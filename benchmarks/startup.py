"""What a fresh process costs: the README's plan beside what `import pint` with a registry costs.

    python benchmarks/startup.py              ratios side by side
    python benchmarks/startup.py --times 40   more runs of each

Measure an installed wheel (`pip install .` into an environment of its own): a source tree whose byte
code may not be written is compiled again at each start. The runs take turns, so that a busy moment of
the machine falls on all of them; of each the median of the processor time is shown.
"""

import argparse
import resource
import statistics
import subprocess
import sys

README_PLAN = """
from datetime import date
from isotretinoin import Course, Patient, Regimen, kg, mg_per_kg, mg_per_kg_day, plan, rulebook
patient = Patient(weight=kg(68), can_become_pregnant=True)
regimen = Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1))
course = Course.until(mg_per_kg(120), patient=patient, regimen=regimen, first_dose=date(2026, 3, 9))
print(plan(course, rulebook("US")))
"""
USES = {
    "import pint, a registry": "import pint; pint.UnitRegistry()",
    "the README's plan": README_PLAN,
    'rulebook("US")': "import isotretinoin; isotretinoin.rulebook('US')",
    'rulebook("GB")': "import isotretinoin; isotretinoin.rulebook('GB')",
    "import isotretinoin": "import isotretinoin",
    "import attrs": "import attrs",
    "an empty process": "",
}


def seconds(code: str) -> float:
    """The processor time of one fresh process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - the codes above
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=20)
    times = parser.parse_args().times
    found: dict[str, list[float]] = {name: [] for name in USES}
    for turn in range(times + 1):
        for name, code in USES.items():
            spent = seconds(code)
            if turn:  # the first turn writes byte code and warms the disk
                found[name].append(spent)
    pint = statistics.median(found["import pint, a registry"])
    for name, runs in found.items():
        middle = statistics.median(runs)
        print(f"{name:26}{middle * 1000:8.0f} ms{middle / pint:8.1%} of pint")


if __name__ == "__main__":
    main()
