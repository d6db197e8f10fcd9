"""The page of a review."""

from collections.abc import Iterator
from datetime import date

from isotretinoin.dates import ONE_DAY, Days
from isotretinoin.diaries.account import Account, account
from isotretinoin.findings import LOUDEST_FIRST, Finding, Severity, Window
from isotretinoin.pages.patient import counted_as, forbidden, told_of
from isotretinoin.pages.sheet import NARROW, References, Sheet, Table
from isotretinoin.quantities.figures import figure
from isotretinoin.reviews.review import Review

__all__ = ["review_sheet"]

# The sheet --------------------------------------------------------------------------------------


def review_sheet(shown: Review) -> Sheet:
    """The review as tables with numbered sources."""
    notes = References()
    now = tuple(each for each in shown.findings if _to_act_on(each, shown.as_of))
    rest = tuple(each for each in shown.findings if each not in now)
    tables = (
        _findings("Needs action now", now, notes),
        _findings("Other findings, the loudest first", rest, notes),
        _not_judged(shown, notes),
    )
    return Sheet(
        title=f"Isotretinoin review as of {shown.as_of}, rulebook {shown.rules.name}",
        facts=(*_facts(shown, notes), ("Judged by", _judged_by(shown, notes))),
        tables=tables,
        sources=notes.listed(),
        width=NARROW,
    )


def _judged_by(shown: Review, notes: References) -> str:
    """How many rules, each of which is listed among the sources."""
    used = shown.rules_used
    if not notes.mark(*used):
        return "no rule"
    doubtful = sum(not rule.verified for rule in used)
    unverified = f", {doubtful} of them unverified" if doubtful else ""
    return f"{len(used)} rule{'' if len(used) == 1 else 's'}{unverified}, all among the sources"


def _to_act_on(found: Finding, day: date) -> bool:
    """Whether it is an alert, or a caution that still holds on the day, or held the day before."""
    if found.severity is Severity.NOTE or found.days is None:
        return False
    return found.severity is Severity.ALERT or found.days.end >= day - ONE_DAY


def _facts(shown: Review, notes: References) -> Iterator[tuple[str, str]]:
    patient = shown.diary.patient
    yield from forbidden(shown.findings, notes)
    yield "Rules", shown.rules.title
    yield "Patient", f"{patient.weight}, {counted_as(patient, shown.category, notes)}"
    yield from told_of(patient)
    for course in shown.diary.courses:
        told = account(shown.diary, as_of=course.last or shown.as_of, weight_policy="period")
        ended = f"to {course.last}" if course.last else f"going on on {shown.as_of}"
        if told.last_dose is not None and told.last_dose != told.as_of:
            ended += f", last dose on {told.last_dose}"
        yield "Course", f"{course.first} {ended}: {_course(told)}"
    yield "Findings", _count(shown)


def _course(told: Account) -> str:
    other = {
        "of rest": told.rest_days,
        "missed": told.missed_days,
        "unrecorded": told.unrecorded_days,
    }
    counted = [f"{told.dose_days} with a dose", *(f"{n} {what}" for what, n in other.items() if n)]
    total, cumulative = (
        figure(low) if low == high else f"{figure(low)} to {figure(high)}"
        for low, high in (
            (told.low.total_dose, told.high.total_dose),
            (told.low.cumulative_dose, told.high.cumulative_dose),
        )
    )
    return (
        f"{Days(told.days)} ({', '.join(counted)}), {total}, that is {cumulative} by the weight on "
        "record at each dose"
    )


def _count(shown: Review) -> str:
    counts = {
        severity: sum(each.severity is severity for each in shown.findings)
        for severity in LOUDEST_FIRST
    }
    told = [f"{n} {severity.value}{'s' if n > 1 else ''}" for severity, n in counts.items() if n]
    return ", ".join(told) or "none"


def _when(days: Window | None) -> str:
    if days is None:
        return ""
    return str(days.first) if days.first == days.last else str(days)


def _findings(caption: str, findings: tuple[Finding, ...], notes: References) -> Table:
    return Table(
        caption,
        ("Severity", "Days", "Finding", "Source"),
        tuple(
            (
                each.severity.value,
                _when(each.days),
                each.message,
                notes.mark(each.because),
            )
            for each in findings
        ),
    )


def _not_judged(shown: Review, notes: References) -> Table:
    return Table(
        "Not judged",
        ("Matter", "Missing", "Settled by", "Source"),
        tuple(
            (
                each.matter,
                ", ".join(each.missing),
                each.settled_by or "",
                notes.mark(each.because),
            )
            for each in shown.not_judged
        ),
    )
