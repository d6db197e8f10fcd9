"""The page of the published protocols: what was given to whom, what it came to, and what came of it."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from isotretinoin.courses.protocol import Protocol
from isotretinoin.errors import QuantityError
from isotretinoin.pages.sheet import References, Sheet, Table
from isotretinoin.patient import Patient
from isotretinoin.quantities import BodyWeight, kg
from isotretinoin.quantities.figures import figure

__all__ = ["protocols_sheet"]

_ANY_DAY: Final = date(2000, 1, 1)  # sums of doses do not depend on it


def protocols_sheet(protocols: Iterable[Protocol], *, weight: BodyWeight | None = None) -> Sheet:
    """The protocols with doses, days, totals, patients, outcome and source, and what speaks against.

    Totals are for that weight; without one, in mg/kg where the source lets them be, else in mg.
    """
    notes = References()
    known = tuple(protocols)
    doses = tuple(
        (
            each.name,
            _doses(each),
            "until the goal" if each.days is None else str(each.days),
            _total(each, weight),
            notes.mark(each.because),
        )
        for each in known
    )
    told = tuple(
        (
            each.name,
            f"{each.population}: {each.outcome or 'what came of it was not told'}",
            notes.mark(each.because),
        )
        for each in known
    )
    against = {
        rule.key: (notes.marked(rule.text, rule), ", ".join(_said_of(rule.key, known)))
        for each in known
        for rule in each.against
    }
    plural = "" if len(known) == 1 else "s"
    return Sheet(
        title="Published low-dose, low-and-slow and intermittent protocols",
        tables=(
            Table(
                f"{len(known)} protocol{plural}: doses and what they add up to",
                ("Name", "Doses", "Over", "Total", "Source"),
                doses,
            ),
            Table(
                "In whom, and what came of it",
                ("Name", "Patients and outcome", "Source"),
                told,
            ),
            Table("Said against", ("What", "Of"), tuple(against.values())),
        ),
        sources=notes.listed(),
    )


def _said_of(key: str, protocols: tuple[Protocol, ...]) -> Iterable[str]:
    return (each.name for each in protocols if key in {rule.key for rule in each.against})


def _doses(protocol: Protocol) -> str:
    up_to = "" if protocol.highest is None else f", up to {protocol.highest}"
    return f"{protocol.regimen}{up_to}"


def _total(protocol: Protocol, weight: BodyWeight | None) -> str:
    try:
        reach = protocol.cumulative_dose(weight)
    except QuantityError:  # of doses in mg/day the mg in all are the same for any weight
        patient = Patient(weight=kg(1))
        low, high = (
            figure(protocol.course(patient=patient, first_dose=_ANY_DAY, most=most).total_dose)
            for most in (False, True)
        )
    else:
        low, high = figure(reach.low), figure(reach.high)
    return high if low == high else f"{low.rpartition(' ')[0]} to {high}"
