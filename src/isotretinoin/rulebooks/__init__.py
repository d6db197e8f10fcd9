"""Rulebooks, schedules, criteria and protocols by name: the only look-ups by name.

Each file below holds the rules of one document or one matter, as data; `us/`, `gb/`, `eu/` and
`places/` put those of one place together. A look-up imports the file of what is asked for, and what
that rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from isotretinoin.errors import UnknownName, closest
from isotretinoin.evidence import Rule
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.results import GradingCriteria
from isotretinoin.rules.rulebook import Rulebook

if TYPE_CHECKING:
    from isotretinoin.courses.protocol import Protocol

__all__ = [
    "criteria",
    "criteria_names",
    "profile",
    "profiles",
    "protocol",
    "protocols",
    "rulebook",
    "rulebook_names",
]

#: Where each rulebook is put together, and the title by which it is known too.
_RULEBOOKS: Final = {
    "guide": ("literature.rulebook", "The patient guide"),
    "US": ("us.rulebook", "United States"),
    "GB": ("gb.rulebook", "United Kingdom"),
    "EU": ("eu.rulebook", "European Union"),
    "FR": ("places.fr", "France"),
    "IE": ("places.ie", "Ireland"),
    "FI": ("places.fi", "Finland"),
    "CH": ("places.ch", "Switzerland"),
    "SG": ("places.sg", "Singapore"),
    "HK": ("places.hk", "Hong Kong"),
    "CA": ("places.ca", "Canada"),
    "AU": ("places.au", "Australia"),
    "NZ": ("places.nz", "New Zealand"),
    "BR": ("places.br", "Brazil"),
}
#: Where each schedule of laboratory tests stands, and under which name of that file.
_PROFILES: Final = {
    "guide": ("guide", "MONITORING"),
    "us_label": ("us.conventional", "PROFILE"),
    "us_label_absorica": ("us.absorica", "PROFILE"),
    "eu_smpc": ("schedules.eu_smpc", "PROFILE"),
    "xia2022": ("schedules.xia2022", "PROFILE"),
    "hansen2016": ("schedules.hansen2016", "PROFILE"),
    "aad2016": ("schedules.aad2016", "PROFILE"),
    "landis2020": ("schedules.landis2020", "PROFILE"),
    "uk_nursing": ("schedules.uk_nursing", "PROFILE"),
    "bpac2013": ("schedules.bpac2013", "PROFILE"),
    "msd": ("schedules.msd", "PROFILE"),
}
_CRITERIA: Final = {
    "CTCAE 4.0": ("grading.ctcae", "CTCAE_4"),
    "CTCAE 5.0": ("grading.ctcae", "CTCAE_5"),
    "CTCAE 6.0": ("grading.ctcae", "CTCAE_6"),
}

#: The edition of a version by which it is cited too.
_EDITIONS: Final = {"ctcae 4.03": "CTCAE 4.0"}


def rulebook(
    name: str,
    *,
    effective: Mapping[str, date] | None = None,
    known_on: date | None = None,
) -> Rulebook:
    """The rulebook of that name; case does not matter.

    `effective` replaces first days by the key of a rule or edition, and every rule so moved says so
    in its note. With `known_on`, the rulebook is as one could have known it that day.

    With both, names and days in `effective` are checked against all that the rulebook holds; what
    had not been announced by `known_on` is then not in it, whatever day it is given.

    Raises
    ------
    DateError
        When a rule would start before the one that it follows.
    UnknownName
        With the closest name, when there is no such rulebook, rule or edition.

    >>> rulebook("us").name
    'US'
    >>> edition_5 = {"us.ipledge.edition-5": date(2027, 1, 4)}
    >>> moved = rulebook("US", effective=edition_5)
    >>> moved.pregnancy_prevention.editions.at(date(2026, 12, 1)).key
    'us.ipledge.edition-4'
    """
    titles = {title: known for known, (_, title) in _RULEBOOKS.items()}
    module, _ = _RULEBOOKS[_known(name, _RULEBOOKS, "rulebook", titles)]
    found: Rulebook = _held(module, "RULEBOOK")
    days: Mapping[str, date] = {} if effective is None else effective
    moved = found if effective is None else found.effective(days)
    # Not of `moved`: the days that were announced would undo those that the caller gives.
    return moved if known_on is None else found.known_on(known_on, effective=days)


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
    UnknownName
        With the closest name and all names, when there is none.

    >>> profile("guide").title
    "The patient guide's schedule"
    """
    held: MonitoringProfile = _held(*_PROFILES[_known(name, _PROFILES, "monitoring profile")])
    return held


def profiles() -> tuple[str, ...]:
    """The names that `profile` knows.

    >>> "xia2022" in profiles()
    True
    """
    return tuple(_PROFILES)


def criteria(name: str) -> GradingCriteria:
    """The grading criteria of that name, version included; case does not matter.

    Raises
    ------
    UnknownName
        With the closest name and all names, when there is none.

    >>> criteria("CTCAE 5.0").title
    'Common Terminology Criteria for Adverse Events, version 5.0'
    """
    name = _EDITIONS.get(str(name).casefold(), name)
    held: GradingCriteria = _held(*_CRITERIA[_known(name, _CRITERIA, "grading criteria")])
    return held


def criteria_names() -> tuple[str, ...]:
    """The names that `criteria` knows.

    >>> criteria_names()
    ('CTCAE 4.0', 'CTCAE 5.0', 'CTCAE 6.0')
    """
    return tuple(_CRITERIA)


def protocol(name: str) -> Protocol:
    """The protocol of that name; case does not matter.

    Raises
    ------
    UnknownName
        With the closest name and all names, when there is none.

    >>> print(protocol("dhaked_2016_alternate"))
    Dhaked 2016, alternate days: 20 mg/day every other day, over 168 days
    """
    held = _protocols()
    return held[_known(name, held, "protocol")]


def protocols() -> tuple[Protocol, ...]:
    """Every low-dose, low-and-slow and intermittent protocol, each with the rule that cites it.

    >>> all(protocol.because for protocol in protocols())
    True
    """
    return tuple(_protocols().values())


@cache
def _protocols() -> dict[str, Protocol]:
    rules: tuple[Rule[Protocol], ...] = _held("literature.low_dose", "ALL")
    against: Rule[str] = _held("literature.low_dose", "AAD_2016_INTERMITTENT")
    return {
        rule.value.name: evolve(
            rule.value,
            because=rule,
            against=(against,) if rule.value.intermittent else (),
        )
        for rule in rules
    }


def _held(module: str, name: str) -> Any:  # noqa: ANN401 - each caller says what is held there
    return getattr(import_module(f"{__name__}.{module}"), name)


def _known(
    name: str,
    known: Iterable[str],
    what: str,
    titles: Mapping[str, str] | None = None,
) -> str:
    """The name as it is written, of one that is given in any case."""
    by_name = {each.casefold(): each for each in known}
    wanted = str(name).casefold()  # what is no text is no name either
    if wanted in by_name:
        return by_name[wanted]
    also = {words: each for title, each in (titles or {}).items() for words in _words(title)}
    close = closest(wanted, by_name)
    meant = also.get(wanted) or (by_name[close] if close else None)
    hint = f"did you mean {meant!r}? " if meant else ""
    listed = ", ".join(by_name.values())
    raise UnknownName(f"no {what} {name!r:.60}: {hint}there are {listed}")


def _words(title: str) -> tuple[str, str]:
    """What a reader may try for a name: the title, and its initials."""
    lower = title.casefold()
    return lower, "".join(word[0] for word in lower.split())
