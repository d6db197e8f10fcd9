"""What really happened, held against the rules: findings, and what could not be judged."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from typing import Any, Final, TypeAlias, final

from attrs import field, frozen

from isotretinoin import (
    review_contraception,
    review_doses,
    review_laboratory,
    review_pregnancy,
    review_safety,
    review_silence,
    review_supply,
)
from isotretinoin.accounting import Account, account
from isotretinoin.dates import Days, Window, calendar_day
from isotretinoin.diary import Diary
from isotretinoin.display import References, Sheet, Table, figure
from isotretinoin.errors import require
from isotretinoin.evidence import Rule
from isotretinoin.findings import Finding, Severity
from isotretinoin.review_case import Case, Judgement, NotJudged
from isotretinoin.rules import MonitoringProfile, Rulebook

__all__ = ["NotJudged", "Review", "review"]

Matter: TypeAlias = Callable[[Case], Iterator[Judgement]]

_MATTERS: Final[tuple[Matter, ...]] = (
    *review_doses.MATTERS,
    *review_supply.MATTERS,
    *review_pregnancy.MATTERS,
    *review_contraception.MATTERS,
    *review_laboratory.MATTERS,
    *review_safety.MATTERS,
    *review_silence.MATTERS,
)
_LOUDEST_FIRST: Final = (Severity.ALERT, Severity.CAUTION, Severity.NOTE)


@final
@frozen(kw_only=True)
class Review:
    """What in a diary departs from the rules, what does not, and what could not be told.

    `findings` are in order of severity, the loudest first, then of days. `rules_used` are the rules
    that something was judged by, whether it departed from them or not.
    """

    diary: Diary = field(repr=False)
    rules: Rulebook = field(repr=False)
    as_of: date
    findings: tuple[Finding, ...]
    not_judged: tuple[NotJudged, ...]
    rules_used: tuple[Rule[Any], ...] = field(repr=False)

    def sheet(self) -> Sheet:
        """The review as tables with numbered sources."""
        return _sheet(self)

    def __str__(self) -> str:
        return self.sheet().text()

    def _repr_html_(self) -> str:
        return self.sheet().html()


def review(
    diary: Diary,
    rules: Rulebook,
    *,
    as_of: date,
    monitoring: MonitoringProfile | None = None,
    adult_very_severe: bool = False,
) -> Review:
    """What in the diary departs from the rules, day by day by the rule in force on that day.

    What is noted for days after `as_of` is left aside, and nothing that is due later is missing.
    What departs from a rule is a finding and raises nothing; what cannot be judged for want of a
    fact, or because the rulebook is silent on it, is listed with what is missing.

    Parameters
    ----------
    monitoring
        The profile of laboratory tests; without one, the rulebook's own.
    adult_very_severe
        Whether the patient is an adult with very severe disease, with scarring or primarily on the
        trunk, for whom some sources have a higher ceiling.

    >>> from datetime import date
    >>> from isotretinoin import Patient, kg, mg_per_day, rulebook
    >>> from isotretinoin.entries import BloodDonation, DosePeriod
    >>> diary = Diary(
    ...     patient=Patient(weight=kg(68), can_become_pregnant=False),
    ...     entries=(
    ...         DosePeriod(date(2026, 3, 9), mg_per_day(40), doses_per_day=2, with_food=True),
    ...         BloodDonation(on=date(2026, 4, 1)),
    ...     ),
    ... )
    >>> for finding in review(diary, rulebook("US"), as_of=date(2026, 4, 30)).findings:
    ...     print(finding)
    alert: blood donation on 2026-04-01 lies in the time in which it must wait, 2026-03-09 to 2026-05-30
    """
    require(diary, Diary, "Diary(patient=…, entries=(…))")
    require(rules, Rulebook, "isotretinoin.rulebook(name)")
    case = Case(
        diary=diary.until(calendar_day(as_of)),
        rules=rules,
        as_of=as_of,
        monitoring=monitoring or rules.monitoring,
        adult_very_severe=adult_very_severe,
    )
    judged = list(chain.from_iterable(matter(case) for matter in _MATTERS))
    if not case.treatments:
        judged.append(NotJudged(matter="the course", missing=("a dose period or a dose taken",)))
    findings = dict.fromkeys(each for each in judged if isinstance(each, Finding))
    used = {each.key: each for each in judged if isinstance(each, Rule)}
    return Review(
        diary=case.diary,
        rules=rules,
        as_of=as_of,
        findings=tuple(sorted(findings, key=_place)),
        not_judged=tuple(dict.fromkeys(each for each in judged if isinstance(each, NotJudged))),
        rules_used=tuple(used.values()),
    )


def _place(finding: Finding) -> tuple[int, date, str, str]:
    first = finding.days.first if finding.days else date.min
    return _LOUDEST_FIRST.index(finding.severity), first, finding.kind, finding.message


# The sheet --------------------------------------------------------------------------------------

_POSSIBLE: Final = {
    True: "can become pregnant",
    False: "cannot become pregnant",
    None: "whether pregnancy is possible is not recorded",
}


def _sheet(shown: Review) -> Sheet:
    notes = References()
    tables = (_findings(shown, notes), _not_judged(shown, notes))
    return Sheet(
        title=f"Isotretinoin review as of {shown.as_of}, rulebook {shown.rules.name}",
        facts=(*_facts(shown), ("Judged by", notes.mark(*shown.rules_used) or "no rule")),
        tables=tables,
        sources=notes.listed(),
    )


def _facts(shown: Review) -> Iterator[tuple[str, str]]:
    patient = shown.diary.patient
    yield "Rules", shown.rules.title
    yield "Patient", f"{patient.weight}, {_POSSIBLE[patient.can_become_pregnant]}"
    for course in shown.diary.courses:
        told = account(shown.diary, as_of=course.last or shown.as_of, weight_policy="period")
        ended = f"to {course.last}" if course.last else f"going on on {shown.as_of}"
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
    return f"{Days(told.days)} ({', '.join(counted)}), {total}, that is {cumulative}"


def _count(shown: Review) -> str:
    counts = {
        severity: sum(each.severity is severity for each in shown.findings)
        for severity in _LOUDEST_FIRST
    }
    told = [f"{n} {severity.value}{'s' if n > 1 else ''}" for severity, n in counts.items() if n]
    return ", ".join(told) or "none"


def _when(days: Window | None) -> str:
    if days is None:
        return ""
    return str(days.first) if days.first == days.last else str(days)


def _findings(shown: Review, notes: References) -> Table:
    return Table(
        "Findings, the loudest first",
        ("Severity", "Days", "Finding", "Source"),
        tuple(
            (
                each.severity.value,
                _when(each.days),
                each.message,
                notes.mark(each.because),
            )
            for each in shown.findings
        ),
    )


def _not_judged(shown: Review, notes: References) -> Table:
    return Table(
        "Not judged",
        ("Matter", "Missing", "Source"),
        tuple(
            (each.matter, ", ".join(each.missing), notes.mark(each.because))
            for each in shown.not_judged
        ),
    )
