"""Rulebooks and profiles by name: the only look-ups by name.

Each file beside this one holds the rules of one document or one matter, as data. Here they are put
together by place.
"""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from typing import Final, TypeVar

from attrs import evolve, fields

from isotretinoin import products
from isotretinoin.courses.protocol import Protocol
from isotretinoin.errors import UnknownName
from isotretinoin.evidence import with_timelines
from isotretinoin.rulebooks import (
    au_cmi,
    br_consensus_2020,
    ca_formulary,
    ch_fachinfo,
    ctcae,
    cumulative_dose,
    eu_ppp,
    fi_hus,
    fr_meddispar,
    gb_mhra,
    guide,
    guidelines_aad2016,
    guidelines_bpac2013,
    guidelines_eu_smpc,
    guidelines_evidence,
    guidelines_hansen2016,
    guidelines_landis2020,
    guidelines_msd,
    guidelines_results,
    guidelines_uk_nursing,
    guidelines_us_label,
    guidelines_xia2022,
    hk_oratane,
    ie_hpra,
    indications,
    low_dose,
    nz_cmi,
    procedures,
    sg_hsa,
    side_effects,
    us_ipledge,
    us_label,
)
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.programme import PregnancyPreventionRules
from isotretinoin.rules.results import GradingCriteria
from isotretinoin.rules.rulebook import Rulebook

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

_T = TypeVar("_T")

# Where no schedule of laboratory tests was read of a place, the guide's stands in: of all it asks for
# most.
_LABORATORY: Final = guide.MONITORING
_DRUG: Final = (products.RXNORM, products.UNII, products.CAS, products.ATC)


def _joined(
    programme: PregnancyPreventionRules,
    label: PregnancyPreventionRules,
) -> PregnancyPreventionRules:
    """What the programme says and, where it is silent, what the label says."""
    silent = [
        each.name
        for each in fields(PregnancyPreventionRules)
        if getattr(programme, each.name) is None
    ]
    return evolve(programme, **{name: getattr(label, name) for name in silent})


_RULEBOOKS: Final = {
    "guide": Rulebook(
        name="guide",
        title="The patient guide",
        posologies=(guide.POSOLOGY, guide.LD_POSOLOGY),
        monitoring=guide.MONITORING,
        pregnancy_prevention=guide.PREGNANCY_PREVENTION,
        procedures=procedures.GB,
        precautions=side_effects.PRECAUTIONS,
        goals=(guide.GOAL,),
        half_lives=guide.HALF_LIVES,
        result_rules=guidelines_results.EVERYWHERE,
        facts=(
            *guide.FACTS,
            *_DRUG,
            *cumulative_dose.GOALS,
            *cumulative_dose.EVIDENCE,
            *low_dose.ALL,
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
        pregnancy_prevention=_joined(
            us_ipledge.PREGNANCY_PREVENTION,
            us_label.PREGNANCY_PREVENTION,
        ),
        dispensing=us_ipledge.DISPENSING,
        procedures=procedures.US,
        precautions=us_label.PRECAUTIONS,
        goals=(guide.GOAL, *cumulative_dose.GOALS),
        half_lives=us_label.HALF_LIVES,
        result_rules=guidelines_results.US,
        facts=(
            *us_label.FACTS,
            *us_ipledge.FACTS,
            *guidelines_evidence.FACTS,
            *_DRUG,
            *(each.offered for each in products.ALL if each.market == "US"),
        ),
    ),
    "GB": Rulebook(
        name="GB",
        title="United Kingdom",
        posologies=(gb_mhra.POSOLOGY,),
        monitoring=guidelines_eu_smpc.PROFILE,
        result_rules=guidelines_results.GB,
        pregnancy_prevention=gb_mhra.PREGNANCY_PREVENTION,
        dispensing=gb_mhra.DISPENSING,
        procedures=procedures.GB,
        precautions=side_effects.PRECAUTIONS,
        facts=(*gb_mhra.FACTS, products.ISOTRETINOIN_GB.offered),
    ),
    "EU": Rulebook(
        name="EU",
        title="European Union",
        posologies=(eu_ppp.POSOLOGY,),
        monitoring=guidelines_eu_smpc.PROFILE,
        result_rules=guidelines_results.EU,
        pregnancy_prevention=eu_ppp.PREGNANCY_PREVENTION,
        dispensing=eu_ppp.DISPENSING,
        goals=(cumulative_dose.EU_SMPC,),
        precautions=side_effects.PRECAUTIONS,
        facts=eu_ppp.FACTS,
    ),
    # Doses and laboratory tests in member states are those of the harmonised text; the rest is what was read of each.
    "FR": Rulebook(
        name="FR",
        title="France",
        posologies=(eu_ppp.POSOLOGY,),
        monitoring=guidelines_eu_smpc.PROFILE,
        result_rules=guidelines_results.EU,
        pregnancy_prevention=fr_meddispar.PREGNANCY_PREVENTION,
        dispensing=fr_meddispar.DISPENSING,
        goals=(cumulative_dose.EU_SMPC,),
        precautions=side_effects.PRECAUTIONS,
        facts=fr_meddispar.FACTS,
    ),
    "IE": Rulebook(
        name="IE",
        title="Ireland",
        posologies=(eu_ppp.POSOLOGY,),
        monitoring=guidelines_eu_smpc.PROFILE,
        result_rules=guidelines_results.EU,
        pregnancy_prevention=ie_hpra.PREGNANCY_PREVENTION,
        goals=(cumulative_dose.EU_SMPC,),
        precautions=side_effects.PRECAUTIONS,
        facts=ie_hpra.FACTS,
    ),
    "FI": Rulebook(
        name="FI",
        title="Finland",
        posologies=(eu_ppp.POSOLOGY,),
        monitoring=guidelines_eu_smpc.PROFILE,
        result_rules=guidelines_results.EU,
        pregnancy_prevention=fi_hus.PREGNANCY_PREVENTION,
        goals=(cumulative_dose.EU_SMPC,),
        precautions=side_effects.PRECAUTIONS,
        facts=fi_hus.FACTS,
    ),
    "CH": Rulebook(
        name="CH",
        title="Switzerland",
        posologies=(ch_fachinfo.POSOLOGY,),
        monitoring=_LABORATORY,
        result_rules=guidelines_results.EVERYWHERE,
        pregnancy_prevention=ch_fachinfo.PREGNANCY_PREVENTION,
    ),
    "SG": Rulebook(
        name="SG",
        title="Singapore",
        posologies=(sg_hsa.POSOLOGY,),
        monitoring=_LABORATORY,
        result_rules=guidelines_results.EVERYWHERE,
        pregnancy_prevention=sg_hsa.PREGNANCY_PREVENTION,
    ),
    # Of the places that follow no text on doses was read.
    "HK": Rulebook(
        name="HK",
        title="Hong Kong",
        posologies=(),
        monitoring=guidelines_eu_smpc.PROFILE,
        result_rules=guidelines_results.EVERYWHERE,
        pregnancy_prevention=hk_oratane.PREGNANCY_PREVENTION,
        procedures=procedures.HK,
        facts=hk_oratane.FACTS,
    ),
    "CA": Rulebook(
        name="CA",
        title="Canada",
        posologies=(),
        monitoring=_LABORATORY,
        result_rules=guidelines_results.EVERYWHERE,
        pregnancy_prevention=ca_formulary.PREGNANCY_PREVENTION,
        dispensing=ca_formulary.DISPENSING,
        facts=ca_formulary.FACTS,
    ),
    "AU": Rulebook(
        name="AU",
        title="Australia",
        posologies=(),
        monitoring=_LABORATORY,
        result_rules=guidelines_results.EVERYWHERE,
        pregnancy_prevention=au_cmi.PREGNANCY_PREVENTION,
        facts=au_cmi.FACTS,
    ),
    "NZ": Rulebook(
        name="NZ",
        title="New Zealand",
        posologies=(),
        monitoring=guidelines_bpac2013.PROFILE,
        result_rules=guidelines_results.EVERYWHERE,
        pregnancy_prevention=nz_cmi.PREGNANCY_PREVENTION,
        facts=nz_cmi.FACTS,
    ),
    "BR": Rulebook(
        name="BR",
        title="Brazil",
        posologies=(),
        monitoring=_LABORATORY,
        result_rules=guidelines_results.EVERYWHERE,
        pregnancy_prevention=br_consensus_2020.PREGNANCY_PREVENTION,
        facts=br_consensus_2020.FACTS,
    ),
}
_PROTOCOLS: Final = {rule.value.name: evolve(rule.value, because=rule) for rule in low_dose.ALL}
_PROFILES: Final = {
    each.name: each
    for each in (
        guide.MONITORING,
        guidelines_us_label.PROFILE,
        guidelines_us_label.ABSORICA_PROFILE,
        guidelines_eu_smpc.PROFILE,
        guidelines_xia2022.PROFILE,
        guidelines_hansen2016.PROFILE,
        guidelines_aad2016.PROFILE,
        guidelines_landis2020.PROFILE,
        guidelines_uk_nursing.PROFILE,
        guidelines_bpac2013.PROFILE,
        guidelines_msd.PROFILE,
    )
}

_CRITERIA: Final = {each.name: each for each in (ctcae.CTCAE_4, ctcae.CTCAE_5, ctcae.CTCAE_6)}


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
    found = _named(name, _RULEBOOKS, "rulebook")
    days = effective or {}
    moved = found.effective(days) if days else found
    if known_on is None:
        return moved
    # Not of `moved`: the days that were announced would undo those that the caller gives.
    return with_timelines(found.known_on(known_on), lambda matter: matter.effective(days))


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
    return _named(name, _PROFILES, "monitoring profile")


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
    return _named(name, _CRITERIA, "grading criteria")


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
    return _named(name, _PROTOCOLS, "protocol")


def protocols() -> tuple[Protocol, ...]:
    """Every low-dose, low-and-slow and intermittent protocol, each with the rule that cites it.

    >>> all(protocol.because for protocol in protocols())
    True
    """
    return tuple(_PROTOCOLS.values())


def _named(name: str, known: Mapping[str, _T], what: str) -> _T:
    by_name = {each.casefold(): each for each in known}
    wanted = str(name).casefold()  # what is no text is no name either
    if wanted in by_name:
        return known[by_name[wanted]]
    titles = {words: each for each, value in known.items() for words in _known_as(value)}
    close = get_close_matches(wanted, list(by_name), n=1)
    meant = titles.get(wanted) or (by_name[close[0]] if close else None)
    hint = f"did you mean {meant!r}? " if meant else ""
    raise UnknownName(f"no {what} {name!r:.60}: {hint}there are {', '.join(known)}")


def _known_as(value: object) -> tuple[str, ...]:
    """Other names that a reader may try: the title, and its initials."""
    title = str(getattr(value, "title", "")).casefold()
    return title, "".join(word[0] for word in title.split())
