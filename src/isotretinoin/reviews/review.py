"""What really happened, held against the rules: findings, and what could not be judged."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, TypeAlias, final

from attrs import field

from isotretinoin.diaries.diary import Diary
from isotretinoin.errors import require
from isotretinoin.evidence import Rule
from isotretinoin.findings import LOUDEST_FIRST, Finding, FindingKind, Judgement, NotJudged
from isotretinoin.given import perhaps, yes_or_no
from isotretinoin.pregnancy_prevention.categories import Category
from isotretinoin.reviews import contraception as review_contraception
from isotretinoin.reviews import doses as review_doses
from isotretinoin.reviews import laboratory as review_laboratory
from isotretinoin.reviews import outside as review_outside
from isotretinoin.reviews import patient as review_patient
from isotretinoin.reviews import pregnancy as review_pregnancy
from isotretinoin.reviews import safety as review_safety
from isotretinoin.reviews import silence as review_silence
from isotretinoin.reviews import supply as review_supply
from isotretinoin.reviews.case import Case, case_of
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.rulebook import RULEBOOK, CitedRulebook, Rulebook
from isotretinoin.values import frozen

if TYPE_CHECKING:
    from isotretinoin.pages.sheet import Sheet

__all__ = ["Review", "review"]


Matter: TypeAlias = Callable[[Case], Iterator[Judgement]]


_MATTERS: Final[tuple[Matter, ...]] = (
    *review_doses.MATTERS,
    *review_supply.MATTERS,
    *review_pregnancy.MATTERS,
    *review_contraception.MATTERS,
    *review_laboratory.MATTERS,
    *review_safety.MATTERS,
    *review_outside.MATTERS,
    *review_silence.MATTERS,
    *review_patient.MATTERS,
)


@final
@frozen(kw_only=True)
class Review:
    """What in a diary departs from the rules, what does not, and what could not be told.

    `findings` are in order of severity, the loudest first and what forbids treatment before all, then
    of days. `rules_used` are the rules
    that something was judged by, whether it departed from them or not.
    """

    diary: Diary = field(repr=False)
    rules: CitedRulebook = field(repr=False)
    as_of: date
    findings: tuple[Finding, ...]
    not_judged: tuple[NotJudged, ...]
    rules_used: tuple[Rule[Any], ...] = field(repr=False)
    #: Whether the programme counts the patient as able to become pregnant, by the facts recorded.
    category: Category | None = None

    def records(self) -> list[dict[str, Any]]:
        """The findings, then what was not judged, as rows of plain values for JSON and data frames.

        Each has kind ("not-judged" for the latter), severity, first and last (ISO days; None where
        there are none), message, observed, expected, missing, rule (its key), source and verified;
        of what was not judged, `expected` is what settles it.
        """
        from isotretinoin.pages.review_rows import review_rows  # noqa: PLC0415 - for this form alone

        return review_rows(self)

    def sheet(self) -> "Sheet":
        """The review as tables with numbered sources."""
        from isotretinoin.pages.review import review_sheet  # noqa: PLC0415 - imported when it is shown

        return review_sheet(self)

    def __repr__(self) -> str:
        return (
            f"<Review {self.rules.name} as of {self.as_of}: {len(self.findings)} findings, "
            f"{len(self.not_judged)} not judged>"
        )

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

    Examples
    --------
    >>> from datetime import date
    >>> from isotretinoin import Patient, kg, mg_per_day, rulebook
    >>> from isotretinoin.diaries.entries import BloodDonation, DosePeriod
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
    require(rules, Rulebook, RULEBOOK)
    perhaps(require, monitoring, MonitoringProfile, 'isotretinoin.profile("guide")')
    case = case_of(
        diary,
        rules,
        as_of=as_of,
        monitoring=monitoring or rules.monitoring,
        adult_very_severe=yes_or_no(adult_very_severe, "adult_very_severe"),
    )
    judged = list(chain.from_iterable(matter(case) for matter in _MATTERS))
    if not case.diary.courses:
        judged.append(
            NotJudged(
                matter="the course",
                missing=("a dose period or a dose taken",),
                settled_by="DosePeriod(day, …) or DoseTaken(day, …)",
            )
        )
    findings = dict.fromkeys(each for each in judged if isinstance(each, Finding))
    used = {each.key: each for each in judged if isinstance(each, Rule)}
    return Review(
        diary=diary.until(as_of),
        rules=rules.cited,
        as_of=as_of,
        findings=tuple(sorted(findings, key=_place)),
        not_judged=tuple(dict.fromkeys(each for each in judged if isinstance(each, NotJudged))),
        rules_used=tuple(used.values()),
        category=case.counted.category,
    )


def _place(finding: Finding) -> tuple[int, bool, date, str, str]:
    """By severity, what forbids treatment before all else, then by day."""
    first = finding.days.first if finding.days else date.min
    forbids = finding.kind is FindingKind.CONTRAINDICATED
    loud = LOUDEST_FIRST.index(finding.severity)
    return loud, not forbids, first, finding.kind, finding.message
