"""Editions of a programme that no source confirms: what holds by them, and what by the one before.

An edition that was announced for a day is applied from that day on. Until a source confirms that it
came, whoever is shown an answer of it is shown the other answer too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from isotretinoin.evidence import Rule, Timeline, rule_on
from isotretinoin.findings import Finding, FindingKind, Severity, Window, in_force
from isotretinoin.given import perhaps, require, yes_or_no
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook

__all__ = ["unconfirmed_editions"]


def unconfirmed_editions(
    rules: Rulebook,
    days: Window,
    *,
    can_become_pregnant: bool | None,
) -> tuple[Finding, ...]:
    """One standing finding for each unconfirmed edition that is applied on one of the days.

    It gives both answers, that of the edition and that of the last confirmed one, each with its
    status, for every matter of the patient in which the two differ. `expected` holds the edition
    before, and `days` those of `days` on which the unconfirmed one is applied.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> winter = Window(first=date(2026, 12, 20), last=date(2027, 4, 1))
    >>> [found] = unconfirmed_editions(rulebook("US"), winter, can_become_pregnant=False)
    >>> found.observed, found.expected
    ('us.ipledge.edition-5', 'us.ipledge.edition-4')
    """
    require(rules, Rulebook, RULEBOOK)
    require(days, Window, "Window(first=…, last=…)")
    able = perhaps(yes_or_no, can_become_pregnant, "can_become_pregnant") is not False
    return tuple(_found(rules, days, able=able)) if rules.unconfirmed else ()


def _found(rules: Rulebook, days: Window, *, able: bool) -> Iterator[Finding]:
    for rule, ruled in in_force(rules.pregnancy_prevention.editions, days):
        if rule.verified:
            continue
        confirmed = rules.confirmed  # made anew of every matter: few days need it
        before = rule_on(confirmed.pregnancy_prevention.editions, ruled.first)
        both = "; ".join(_differences(rules, confirmed, ruled, able=able))
        goes_on = f"if it is not, {_called(before)} goes on" if before else "if it is not, none is"
        yield Finding(
            kind=FindingKind.EDITION_UNCONFIRMED,
            severity=Severity.CAUTION,
            message=f"no source read confirms that {_called(rule)} is in force from {rule.since} on; "
            f"it is applied here, and {goes_on}. {_sentence(both)}",
            observed=rule.edition or rule.key,
            expected=before and (before.edition or before.key),
            days=ruled,
            because=rule,
        )


def _sentence(both: str) -> str:
    if not both:
        return "What is asked of this patient is the same by both"
    return f"What differs for this patient: {both}"


def _differences(
    rules: Rulebook, confirmed: Rulebook, days: Window, *, able: bool
) -> Iterator[str]:
    for (what, new), (_, old) in zip(
        _matters(rules, able=able), _matters(confirmed, able=able), strict=True
    ):
        one, other = rule_on(new, days.first), rule_on(old, days.first)
        if one is not None and (other is None or one.value != other.value):
            yield f"{what}, {_told(one)}, {_told(other) if other else 'and no rule before it'}"


#: The matters of dispensing and of the programme that editions set, in words: for patients who can
#: become pregnant, and for those who cannot.
_ABLE: Final = (
    ("to fill a prescription", "prescription_window_can"),
    ("a new specimen after a first window was missed", "missed_first_window"),
    ("a new specimen after a later window was missed", "missed_later_window"),
    ("who can become pregnant", "categories"),
    ("where pregnancy tests are done", "place_of_test"),
    ("contraception before the course", "contraception_before"),
    ("contraception after the course", "contraception_after"),
    ("acceptable contraception", "contraception_methods"),
    ("the second test before the course", "confirmation_test"),
    ("pregnancy tests during the course", "test_every"),
    ("the pregnancy test after the course", "final_test_after"),
)
_UNABLE: Final = (
    ("to fill a prescription", "prescription_window_cannot"),
    ("who can become pregnant", "categories"),
)
_ALL: Final = (
    ("days supplied on one prescription", "supply"),
    ("refills", "refills"),
    ("blood donation after the course", "blood_donation_after"),
)


def _matters(rules: Rulebook, *, able: bool) -> Iterator[tuple[str, Timeline[Any] | None]]:
    for what, name in (*(_ABLE if able else _UNABLE), *_ALL):
        record = rules.dispensing if hasattr(rules.dispensing, name) else rules.pregnancy_prevention
        yield what, getattr(record, name)


def _told(rule: Rule[Any]) -> str:
    status = "verified" if rule.verified else "unverified"
    return f'by {_called(rule)} ({status}) "{rule.value}"'


def _called(rule: Rule[Any]) -> str:
    """The edition in words: "edition 5"."""
    return (rule.edition or rule.key).rpartition(".")[2].replace("-", " ")
