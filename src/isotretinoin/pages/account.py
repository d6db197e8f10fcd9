"""The page of an account."""

from collections.abc import Iterator
from typing import Any, Final

from isotretinoin.diaries.account import Account
from isotretinoin.pages.sheet import References, Sheet, Table
from isotretinoin.products import conventional_factor
from isotretinoin.quantities.figures import figure

__all__ = ["account_sheet"]


def account_sheet(account: Account) -> Sheet:
    """What was taken, what is left, and the stretches of days that it adds up from."""
    notes = References()
    facts = [
        ("As of", str(account.as_of)),
        ("Days", _days_in_words(account)),
        ("Total dose", _rounded(account.total_dose)),
        (
            "Cumulative",
            f"{_rounded(account.cumulative_dose)} by the {account.weight_policy} weight",
        ),
    ]
    factors = (conventional_factor(each) for each in account.formulations)
    if by := next((rule for rule in factors if rule is not None), None):
        kind = "micronised" if account.counted_by is None else "conventional"
        facts.append(("Milligrams", notes.marked(f"of {kind} capsules", by)))
    if account.goal is not None:
        facts += _towards(account)
    if account.bands:
        bands = (
            notes.marked(
                f"{band.position} {band.because.value}",
                band.because,
                *(() if band.counted_by is None else (band.counted_by,)),
            )
            for band in account.bands
        )
        facts.append(("Goal bands", "; ".join(bands)))
    rows = tuple(
        (
            str(stretch.window.first),
            str(stretch.window.last),
            str(stretch.days),
            stretch.kind,
            figure(stretch.daily_dose),
            str(stretch.weight),
        )
        for stretch in account.stretches
    )
    columns = ("First day", "Last day", "Days", "What", "Daily dose", "Weight on record")
    return Sheet(
        title="Account of a diary",
        facts=tuple(facts),
        tables=(Table("Day by day, in stretches", columns, rows),),
        sources=notes.listed(),
    )


def _days_in_words(account: Account) -> str:
    counted = (
        ("with a dose", account.dose_days),
        ("missed", account.missed_days),
        ("of rest", account.rest_days),
        ("unrecorded", account.unrecorded_days),
    )
    kinds = ", ".join(f"{number} {what}" for what, number in counted if number)
    return f"{account.days}: {kinds}" if kinds else str(account.days)


def _towards(account: Account) -> Iterator[tuple[str, str]]:
    yield "Goal", f"{account.goal}, {_WORDS[account.reached]}"
    if account.crossed_on is not None:
        yield "Reached on", f"{account.crossed_on}, {_rounded(account.overshoot)} beyond it by now"
    if account.reached is not True:
        yield "Remaining", _rounded(account.remaining)
        if account.not_projected is not None:
            yield "Days left", account.not_projected
        else:
            yield "Days left", f"{account.days_left}, to {account.projected_last_dose}"


_WORDS: Final = {
    True: "reached",
    False: "not reached",
    None: "which the unrecorded days would decide",
}


def _rounded(dose: Any) -> str:  # noqa: ANN401 - a dose, or two of them
    if hasattr(dose, "low"):
        return f"{figure(dose.low)} to {figure(dose.high)}"
    return figure(dose)
