"""What is to be done around a course: each act with its days, who does it, and the rule that asks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any, final

from attrs import field

from isotretinoin.evidence import Rule, unverified
from isotretinoin.findings import Window
from isotretinoin.values import frozen

__all__ = ["Act", "ActKind", "Who", "in_turn"]


@final
class Who(StrEnum):
    """By whom something is done.

    >>> Who("pharmacy") is Who.PHARMACY
    True
    """

    PATIENT = "patient"
    PRESCRIBER = "prescriber"
    PHARMACY = "pharmacy"
    LABORATORY = "laboratory"


@final
class ActKind(StrEnum):
    """What is to be done: a closed list of stable words, in the order of acts of one day.

    >>> ActKind.LABORATORY_VISIT == "laboratory-visit"
    True
    """

    #: Treatment is to be stopped at once.
    STOP_TREATMENT = "stop-treatment"
    #: Contraception: the days on which it is asked for.
    CONTRACEPTION = "contraception"
    #: The first of two pregnancy tests before the first dose.
    SCREENING_TEST = "screening-test"
    #: The second of two, or the only one before the first dose.
    CONFIRMATION_TEST = "confirmation-test"
    #: A pregnancy test of a month of treatment, at its end, or after it.
    PREGNANCY_TEST = "pregnancy-test"
    #: Blood tests of the laboratory schedule.
    LABORATORY_VISIT = "laboratory-visit"
    #: A prescription is to be written.
    PRESCRIPTION = "prescription"
    #: Capsules are to be handed out.
    DISPENSING = "dispensing"
    #: The first dose of a course.
    FIRST_DOSE = "first-dose"
    #: Another daily dose from that day on.
    DOSE_CHANGE = "dose-change"
    #: The first day for which no capsules are left.
    RUN_OUT = "run-out"
    #: The last dose of a course.
    LAST_DOSE = "last-dose"
    #: The last day on which contraception is asked for.
    CONTRACEPTION_ENDS = "contraception-ends"
    #: The days from which on blood may be given again.
    BLOOD_DONATION = "blood-donation"
    #: The days from which on breast-feeding is barred no more.
    BREAST_FEEDING = "breast-feeding"
    #: The days from which on a kind of procedure on the skin is barred no more.
    PROCEDURE = "procedure"
    #: The days from which on another course may start.
    NEXT_COURSE = "next-course"


@final
@frozen(kw_only=True)
class Act:
    """One thing to be done: within which days, of which kind, by whom, and by which rule.

    `what` is it in words. `because` is None where no rule asks for it, as for a dose that was planned.

    >>> from datetime import date
    >>> day = Window(first=date(2026, 3, 9), last=date(2026, 3, 9))
    >>> print(Act(window=day, kind=ActKind.FIRST_DOSE, who=Who.PATIENT, what="first dose, 40 mg/day"))
    2026-03-09, patient: first dose, 40 mg/day
    """

    window: Window
    kind: ActKind = field(converter=ActKind)
    who: Who = field(converter=Who)
    what: str
    because: Rule[Any] | None = field(default=None, repr=False)

    @property
    def when(self) -> str:
        """Its days in words: one day, from one to another, or from one on."""
        first, last = self.window.first, self.window.last
        if last is None:
            return f"from {first} on"
        return str(first) if first == last else f"{first} to {last}"

    def __str__(self) -> str:
        return f"{self.when}, {self.who}: {self.what}{unverified(self.because)}"


_ORDER = {kind: number for number, kind in enumerate(ActKind)}


def in_turn(acts: Iterable[Act]) -> tuple[Act, ...]:
    """The acts by the first of their days, those of one day in the order of their kinds.

    That treatment is to be stopped stands before all, whatever else has waited for longer.
    """
    return tuple(sorted(acts, key=_place))


def _place(act: Act) -> tuple[bool, date, int, date, str]:
    later = act.kind is not ActKind.STOP_TREATMENT
    return later, act.window.first, _ORDER[act.kind], act.window.last or date.max, act.what
