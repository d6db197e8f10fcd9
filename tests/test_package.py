"""The package itself: its names come when they are asked for."""

import pkgutil
import subprocess
import sys
from datetime import date
from typing import Any

import pytest

import isotretinoin
from isotretinoin import Course, Days, Diary, Patient, Regimen, kg, mg_per_day, monitoring, rulebook

COURSE = Course.lasting(
    Days(105),
    patient=Patient(weight=kg(60)),
    regimen=Regimen.constant(mg_per_day(40)),
    first_dose=date(2026, 3, 9),
)
DIARY = Diary(patient=COURSE.patient, entries=())


def test_every_name_is_there() -> None:
    """Each name of `__all__` is found, and listed for completion."""
    for name in isotretinoin.__all__:
        assert getattr(isotretinoin, name) is getattr(isotretinoin, name)
    assert set(isotretinoin.__all__) <= set(dir(isotretinoin))


def test_results_are_one_line() -> None:
    """What is long to print in full says in one line what it is."""
    planned = isotretinoin.plan(COURSE, rulebook("US"))
    of_the_plan = f"2026-03-09 to 2026-06-21, 4200 mg, {len(planned.findings)} findings"
    assert repr(planned) == f"<Plan US: {of_the_plan}>"
    reviewed = isotretinoin.review(DIARY, rulebook("US"), as_of=date(2026, 6, 30))
    of_the_review = f"{len(reviewed.findings)} findings, {len(reviewed.not_judged)} not judged"
    assert repr(reviewed) == f"<Review US as of 2026-06-30: {of_the_review}>"
    places = rulebook("US"), rulebook("GB")
    compared = isotretinoin.compare(places, on=date(2026, 1, 31), topic="post-course")
    assert repr(compared) == "<Comparison post-course on 2026-01-31: US, GB>"


def test_another_name_is_an_attribute_error() -> None:
    """A slip fails as it does in any module."""
    with pytest.raises(AttributeError, match="has no attribute 'planned'"):
        _ = isotretinoin.planned  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]


@pytest.mark.parametrize(
    ("call", "given", "message"),
    [
        (isotretinoin.plan, (COURSE, "US"), r"'US' is not a Rulebook: write .*rulebook\(name\)"),
        (isotretinoin.plan, ("40 mg/day", rulebook("US")), r"is not a Course: write Course\.until"),
        (monitoring.schedule, (COURSE, "guide"), "'guide' is not a MonitoringProfile: write prof"),
        (monitoring.schedule, (None, None), r"None is not a Course: write Course\.until"),
    ],
)
def test_a_name_for_a_value(call: Any, given: tuple[Any, ...], message: str) -> None:
    """A notebook has no type checker: a name where the value is meant says what to write."""
    with pytest.raises(TypeError, match=message):
        call(*given)


def test_a_name_for_a_value_by_keyword() -> None:
    """The same for the other verbs, and for a product."""
    day: Any = date(2026, 6, 1)
    name: Any = "Claravis"
    with pytest.raises(TypeError, match="'Claravis' is not a Rulebook"):
        isotretinoin.review(DIARY, name, as_of=day)
    with pytest.raises(TypeError, match="'Claravis' is not a Diary: write Diary"):
        isotretinoin.review(name, rulebook("US"), as_of=day)
    with pytest.raises(TypeError, match="'Claravis' is not a Diary: write Diary"):
        isotretinoin.account(name, as_of=day)
    with pytest.raises(TypeError, match=r"'Claravis' is not a Product: write products\.get"):
        isotretinoin.plan(COURSE, rulebook("US"), product=name)


def test_the_module_is_the_command() -> None:
    """`python -m isotretinoin` does what `isotretinoin` does, with its exit status."""
    words = [sys.executable, "-m", "isotretinoin", "windows", "--last-dose"]
    good = subprocess.run([*words, "2026-01-31"], capture_output=True, text=True, check=False)
    bad = subprocess.run([*words, "2026-02-31"], capture_output=True, text=True, check=False)

    assert (good.returncode, bad.returncode) == (0, 2)
    assert "2026-03-02" in good.stdout
    assert bad.stderr.startswith("isotretinoin: ")


SHELVES = sorted(
    module.name
    for module in pkgutil.iter_modules(isotretinoin.__path__)
    if not module.name.startswith("_") and module.name not in ("cli", "doors", "given", "values")
)


@pytest.mark.parametrize("shelf", SHELVES)
def test_a_module_is_there_from_the_start(shelf: str) -> None:
    """What is found under the package later is found in a fresh process too."""
    code = f"import isotretinoin as iso; print(iso.{shelf}.__name__, '{shelf}' in dir(iso))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == f"isotretinoin.{shelf} True\n"
