"""How the exact quantities compare with pint: ratios, measured side by side in one run.

Run as ``python benchmarks/quantities.py``. Every row times our operation and pint's own form of it
in turns, takes the fastest of many short runs of each (what disturbs a run only makes it slower),
and exits with 1 if a ratio misses its limit.
"""

import subprocess
import sys
from datetime import timedelta
from itertools import count
from statistics import median
from timeit import Timer

import pint
from attrs import field, frozen

from isotretinoin.quantities import (
    DailyDose,  # noqa: F401 - named in the rows
    Mass,  # noqa: F401 - likewise
    kg,
    mg,
    mg_per_kg,
    mg_per_kg_day,
)

ROUNDS = 60
NANOSECONDS = 1e9

ureg = pint.UnitRegistry()
Q = ureg.Quantity
MG, KG, MG_PER_DAY, MG_PER_KG = (ureg.Unit(u) for u in ("mg", "kg", "mg/day", "mg/kg"))
MG_PER_KG_DAY, DAY = ureg.Unit("mg/kg/day"), ureg.Unit("day")

MONTH = timedelta(days=30)
capsule, half, weight = mg(40), mg("2.5"), kg(68)
pint_capsule, pint_half, pint_weight, pint_dose = (
    Q(40, MG),
    Q(2.5, MG),
    Q(68, KG),
    Q(40, MG_PER_DAY),
)


def finite(_: object, __: object, number: float) -> None:
    if not 0 <= number < float("inf"):
        raise ValueError(number)


@frozen(order=True)
class FloatMass:
    mg: float = field(converter=float, validator=finite)

    def __add__(self, other: "FloatMass") -> "FloatMass":
        return FloatMass(self.mg + other.mg)

    def __truediv__(self, weight: "FloatWeight") -> "FloatDosePerKg":
        return FloatDosePerKg(self.mg / weight.kg)


@frozen(order=True)
class FloatWeight:
    kg: float = field(converter=float, validator=finite)


@frozen(order=True)
class FloatDailyDose:
    mg_per_day: float = field(converter=float, validator=finite)

    def __mul__(self, duration: timedelta) -> FloatMass:
        return FloatMass(self.mg_per_day * (duration / timedelta(days=1)))


@frozen(order=True)
class FloatDosePerKg:
    mg_per_kg: float = field(converter=float, validator=finite)


@frozen(order=True)
class FloatDailyDosePerKg:
    mg_per_kg_day: float = field(converter=float, validator=finite)

    def for_weight(self, weight: FloatWeight) -> FloatDailyDose:
        return FloatDailyDose(self.mg_per_kg_day * weight.kg)


def chain() -> bool:
    person = kg(68)
    month = mg_per_kg_day(1).for_weight(person) * MONTH
    return (month + month) / person >= mg_per_kg(120)


def chain_pint() -> bool:
    person = Q(68, KG)
    month = Q(1, MG_PER_KG_DAY) * person * Q(30, DAY)
    return bool((month + month) / person >= Q(120, MG_PER_KG))


def chain_float() -> bool:
    person = FloatWeight(68)
    month = FloatDailyDosePerKg(1).for_weight(person) * MONTH
    return (month + month) / person >= FloatDosePerKg(120)


# A row without a limit is for information.
ROWS: tuple[tuple[str, str, str, float], ...] = (
    ("construct from an int", "Mass(40)", "Q(40, MG)", 10),
    ("construct by its maker", "mg(40)", "Q(40, MG)", 10),
    ("40 mg + 40 mg", "capsule + capsule", "pint_capsule + pint_capsule", 25),
    ("40 mg + 2.5 mg", "capsule + half", "pint_capsule + pint_half", 0),
    ("40 mg x 3", "capsule * 3", "pint_capsule * 3", 25),
    ("2.5 mg x 3", "half * 3", "pint_half * 3", 0),
    ("40 mg / 68 kg", "capsule / weight", "pint_capsule / pint_weight", 25),
    ("2.5 mg / 68 kg", "half / weight", "pint_half / pint_weight", 0),
    ("<", "half < capsule", "pint_half < pint_capsule", 15),
    ("==", "capsule == capsule_too", "pint_capsule == pint_capsule_too", 25),
    ("hash", "hash(capsule)", "hash(pint_capsule)", 150),
    ("read '40 mg/day'", "DailyDose.parse('40 mg/day')", "ureg('40 mg/day')", 100),
    (
        "read a text never seen",
        "DailyDose.parse(f'{next(new)} mg/day')",
        "ureg(f'{next(new)} mg/day')",
        0,
    ),
    ("take a pint quantity", "DailyDose.from_pint(pint_dose)", "pint_dose.m_as('mg/day')", 8),
    ("the same, m_as(Unit)", "DailyDose.from_pint(pint_dose)", "pint_dose.m_as(MG_PER_DAY)", 0),
    ("a whole chain", "chain()", "chain_pint()", 22),
    ("the chain, attrs floats", "chain()", "chain_float()", 1),
)

new = count(1)
capsule_too, pint_capsule_too = mg(40), Q(40, MG)


def fastest(ours: str, theirs: str) -> tuple[float, float]:
    """ns of one run of each, measured in turns."""
    timers = [Timer(code, globals=globals()) for code in (ours, theirs)]
    loops = [max(5, int(0.0005 / timer.timeit(5) * 5)) for timer in timers]
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for timer, loop, found in zip(timers, loops, times, strict=True):
            found.append(timer.timeit(loop) / loop)
    return min(times[0]) * NANOSECONDS, min(times[1]) * NANOSECONDS


def import_share() -> float:
    """Extra time to import us, over the time to import pint and make a registry."""
    codes = ("pass", "import isotretinoin.quantities", "import pint; pint.UnitRegistry()")
    taken: dict[str, list[float]] = {code: [] for code in codes}
    timer = "import time, sys; t = time.perf_counter(); {}; print(time.perf_counter() - t)"
    for _ in range(7):
        for code in codes:
            run = subprocess.run(  # noqa: S603 - our own three lines
                [sys.executable, "-c", timer.format(code)],
                capture_output=True,
                check=True,
                text=True,
            )
            taken[code].append(float(run.stdout))
    bare, ours, theirs = (median(taken[code]) for code in codes)
    return (ours - bare) / (theirs - bare)


def main() -> int:
    missed = 0
    print(f"Python {sys.version.split()[0]}, pint {pint.__version__}")
    print(f"{'operation':26}{'ns ours':>9}{'ns theirs':>11}{'ratio':>8}{'limit':>7}")
    for name, ours, theirs, limit in ROWS:
        a, b = fastest(ours, theirs)
        verdict = "" if not limit else "met" if b / a >= limit else "MISSED"
        missed += verdict == "MISSED"
        print(f"{name:26}{a:9.0f}{b:11.0f}{b / a:8.1f}{limit or '-':>7}  {verdict}".rstrip())
    share = import_share()
    missed += share > 0.2
    print(f"import, share of pint and its registry: {share:.0%} (at most 20 %)")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
