"""Rulebooks and profiles by name: the only look-ups by name.

Each file beside this one holds the rules of one document or one matter, as data. Here they are put
together by place.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final, TypeVar

from attrs import evolve

from isotretinoin import products
from isotretinoin.errors import UnknownRulebook
from isotretinoin.protocols import Protocol
from isotretinoin.rulebooks import (
    cumulative_dose,
    guide,
    indications,
    low_dose,
    procedures,
    side_effects,
    us_ipledge,
    us_label,
)
from isotretinoin.rules import MonitoringProfile, Rulebook

__all__ = ["profile", "profiles", "protocol", "protocols", "rulebook", "rulebook_names"]

_T = TypeVar("_T")

_DRUG: Final = (products.RXNORM, products.UNII, products.CAS, products.ATC)

_RULEBOOKS: Final = {
    "guide": Rulebook(
        name="guide",
        title="The patient guide",
        posologies=(guide.POSOLOGY, guide.LD_POSOLOGY),
        monitoring=guide.MONITORING,
        pregnancy_prevention=guide.PREGNANCY_PREVENTION,
        procedures=procedures.GB,
        goals=(guide.GOAL,),
        half_lives=guide.HALF_LIVES,
        facts=(
            *guide.FACTS,
            *_DRUG,
            *cumulative_dose.GOALS,
            *cumulative_dose.EVIDENCE,
            *low_dose.FACTS,
            *side_effects.TOPICALS,
            *indications.STRONG,
            *indications.NOT_FIRST_LINE,
            *side_effects.FREQUENCIES,
            *side_effects.MANAGEMENT,
        ),
    ),
    "US": Rulebook(
        name="US",
        title="United States",
        posologies=(us_label.POSOLOGY, us_label.ABSORICA_POSOLOGY, us_label.LD_POSOLOGY),
        # The label sets no calendar for the laboratory.
        monitoring=guide.MONITORING,
        # The programme's own rules, with the spans that the label gives.
        pregnancy_prevention=evolve(
            us_ipledge.PREGNANCY_PREVENTION,
            contraception_before=us_label.CONTRACEPTION_BEFORE,
            contraception_after=us_label.CONTRACEPTION_AFTER,
            test_every=us_label.TEST_EVERY,
            final_test_after=us_label.FINAL_TEST_AFTER,
            blood_donation_after=us_label.BLOOD_DONATION_AFTER,
            lactation_after=us_label.LACTATION_AFTER,
        ),
        dispensing=us_ipledge.DISPENSING,
        procedures=procedures.US,
        goals=(guide.GOAL, *cumulative_dose.GOALS),
        half_lives=us_label.HALF_LIVES,
        facts=(
            *us_label.FACTS,
            *us_ipledge.FACTS,
            *_DRUG,
            *(each.offered for each in products.ALL if each.market == "US"),
        ),
    ),
}
_PROTOCOLS: Final = {rule.value.name: evolve(rule.value, because=rule) for rule in low_dose.ALL}
_PROFILES: Final = {each.name: each for each in (guide.MONITORING,)}


def rulebook(name: str) -> Rulebook:
    """The rulebook of that name; case does not matter.

    Raises
    ------
    UnknownRulebook
        With the closest name and all names, when there is none.

    >>> rulebook("us").name
    'US'
    """
    return _named(name, _RULEBOOKS, "rulebook")


def rulebook_names() -> tuple[str, ...]:
    """The names that `rulebook` knows.

    >>> "guide" in rulebook_names()
    True
    """
    return tuple(_RULEBOOKS)


def profile(name: str) -> MonitoringProfile:
    """The monitoring profile of that name; case does not matter.

    Raises
    ------
    UnknownRulebook
        With the closest name and all names, when there is none.

    >>> profile("guide").title
    "The patient guide's schedule"
    """
    return _named(name, _PROFILES, "monitoring profile")


def profiles() -> tuple[MonitoringProfile, ...]:
    """Every monitoring profile.

    >>> "guide" in [profile.name for profile in profiles()]
    True
    """
    return tuple(_PROFILES.values())


def protocol(name: str) -> Protocol:
    """The protocol of that name; case does not matter.

    Raises
    ------
    UnknownRulebook
        With the closest name and all names, when there is none.

    >>> print(protocol("dhaked_2016_alternate"))
    Dhaked 2016, alternate days: 20 mg/day every other day, over 168 days
    """
    return _named(name, _PROTOCOLS, "protocol")


def protocols() -> tuple[Protocol, ...]:
    """Every low-dose, low-and-slow and intermittent protocol, each with the rule that cites it.

    >>> all(protocol.because for protocol in protocols())
    True
    """
    return tuple(_PROTOCOLS.values())


def _named(name: str, known: Mapping[str, _T], what: str) -> _T:
    by_name = {each.casefold(): each for each in known}
    wanted = name.casefold()
    if wanted in by_name:
        return known[by_name[wanted]]
    close = get_close_matches(wanted, list(by_name), n=1)
    hint = f"did you mean {by_name[close[0]]!r}? " if close else ""
    raise UnknownRulebook(f"no {what} {name!r:.60}: {hint}there are {', '.join(known)}")
