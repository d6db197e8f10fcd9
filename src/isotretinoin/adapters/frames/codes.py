"""Products by the codes of registers and claims, and rulebooks as tables."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, Final, NamedTuple, TypeVar

from attrs import fields

from isotretinoin import products as medicines
from isotretinoin.adapters.frames.days import NONE, Words
from isotretinoin.adapters.frames.parts import by_parts
from isotretinoin.adapters.frames.people import eager, held
from isotretinoin.adapters.frames.rows import OnError, Output, Told
from isotretinoin.errors import UnknownName, closest
from isotretinoin.evidence import Timeline
from isotretinoin.given import each_of, require
from isotretinoin.quantities import Mass
from isotretinoin.rulebooks.drug import TOPICAL_ATC
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook

__all__ = ["RuleRow", "TimelineRow", "products", "rule_timeline", "rules_table"]

F = TypeVar("F")

_ATC: Final = "ATC"
_NDC: Final = "NDC"


class _Listed(NamedTuple):
    """One code as it is listed: of which product and strength, None where it does not tell them."""

    system: str
    product: Any
    strength: Mass | None


@by_parts
def products(frame: F, *, code: str = "code", on_error: OnError = "column") -> F:
    """The frame with the product that each code stands for.

    Adds `product`, `market`, `formulation` and `strength_mg`, null where the code does not tell them;
    `code_system`; and `error` and `error_column`. NDC are read with dashes or without, with their
    zeros or without, of a product or of a package; the ATC code of the systemic drug, the codes of the
    substance and the RxNorm codes of capsules tell no product. A code that no source lists is a fault
    of its row; so is that of a topical form, to which the rules do not apply, and that of several
    products.

    Parameters
    ----------
    frame, on_error
        As for `account`; of any order.
    code
        The column with the codes, as text.

    Raises
    ------
    UnknownName, RecordError, TypeError, FactError
        As for `post_course_windows`.

    >>> import polars as pl
    >>> codes = pl.DataFrame({"code": ["00378-6613-93", "D10BA01", "D10AD04"]})
    >>> for row in products(codes).select("product", "strength_mg", "code_system", "error").rows():
    ...     print(*row)
    Amnesteem 30.0 NDC None
    None None ATC None
    None None None a topical form, to which these rules do not apply
    """

    def answer(given: F) -> F:
        rows, words = eager(given, on_error), Words()

        def of(key: tuple[Any, ...]) -> Told:
            (told,) = key
            if told is None:
                return Told(fault="missing", column=code)
            if str(told).strip().upper() == TOPICAL_ATC.code:
                return Told(fault="topical", column=code)
            found = _listed(str(told))
            if not found:
                return Told(fault="unknown", column=code)
            if len({each.product for each in found}) > 1:
                return Told(fault="ambiguous", column=code)
            strengths = {each.strength for each in found}
            strength = next(iter(strengths)) if len(strengths) == 1 else None
            product = found[0].product
            texts = (
                (product.name, product.market, product.made if product.formulation else None)
                if product
                else (None, None, None)
            )
            places = (words.place(text) if text else None for text in (*texts, found[0].system))
            return Told((*places, None if strength is None else float(strength)))

        *texts, strengths = rows.told([(each,) for each in rows.listed(code)], of, 5)
        names = ("product", "market", "formulation", "code_system")
        told = {
            name: Output(places.astype(int), "text", words=words.told)
            for name, places in zip(names, texts, strict=True)
        }
        told["strength_mg"] = Output(strengths, "number", strengths != NONE)
        answered: F = rows.answered(told)
        return answered

    return held(frame, answer)


def _listed(code: str) -> list[_Listed]:
    """What the code stands for, in whatever dress it comes."""
    told = code.strip().upper()
    found = list(_codes().get(told, []))
    for pair in _pairs(told):
        found += _codes().get(pair, [])
    return list(dict.fromkeys(found))


def _pairs(code: str) -> set[str]:
    """The labeller and product that an NDC may mean, without their zeros, parted by a dash."""
    if dashed := re.fullmatch(r"([0-9]{1,5})-([0-9]{1,4})(?:-[0-9]{1,2})?", code):
        return {_pair(*dashed.groups())}
    if re.fullmatch(r"[0-9]{7,9}|[0-9]{11}", code):  # who keeps it as a number has lost its zeros
        code = code.zfill(11)
        return {_pair(code[:5], code[5:9])}
    if re.fullmatch(r"[0-9]{10}", code):  # 4-4-2, 5-3-2 or 5-4-1: the length does not tell
        parts = ((code[:4], code[4:8]), (code[:5], code[5:8]), (code[:5], code[5:9]))
        return {_pair(*each) for each in parts}
    return set()


def _pair(labeller: str, product: str) -> str:
    return f"{labeller.lstrip('0')}-{product.lstrip('0')}"


@cache
def _codes() -> dict[str, list[_Listed]]:
    """Every code that a source lists, of oral forms: there are no others."""
    substance = {
        _ATC: medicines.ATC,
        "RxNorm": medicines.RXNORM,
        "UNII": medicines.UNII,
        "CAS": medicines.CAS,
    }
    codes: dict[str, list[_Listed]] = {
        rule.value: [_Listed(system, None, None)] for system, rule in substance.items()
    }
    for each in medicines.RXNORM_CAPSULES:
        codes.setdefault(each.code, []).append(_Listed(each.system, None, each.strength))
    for product in medicines.ALL:
        for each in product.codes:
            listed = _Listed(each.system, product, each.strength)
            told = each.code.upper()
            if each.system == _NDC:
                told = _pair(*told.split("-")[:2])
            codes.setdefault(told, []).append(listed)
    return codes


class RuleRow(NamedTuple):
    """One rule of a rulebook as a row; text for what has no column of its own kind."""

    key: str
    value: str
    unit: str | None
    since: date | None
    until: date | None
    basis: str
    source: str
    section: str | None
    verified: bool


def rules_table(rules: Rulebook) -> tuple[RuleRow, ...]:
    """Every rule of the rulebook as a row, those beside another after it: any frame takes them.

    `value` is the value in words, `unit` the unit of a single quantity; where a rule cites several
    places, it has a row for each.

    Raises
    ------
    TypeError
        When it is no rulebook.

    >>> import polars as pl
    >>> from isotretinoin import rulebook
    >>> table = pl.DataFrame(rules_table(rulebook("US")), infer_schema_length=None)
    >>> table.filter(pl.col("key") == "us.ipledge.supply").select("value", "unit").row(0)
    ('30 days', 'days')
    """
    require(rules, Rulebook, RULEBOOK)
    return tuple(
        RuleRow(
            key=rule.key,
            value=str(rule.value),
            unit=_unit(rule.value),
            since=rule.since,
            until=rule.until,
            basis=rule.basis,
            source=str(cite.source),
            section=cite.section,
            verified=rule.verified,
        )
        for rule in rules.rules
        for cite in rule.cites
    )


class TimelineRow(NamedTuple):
    """One rule on a matter in one place, and the days on which it is in force."""

    place: str
    key: str
    value: str
    since: date | None
    until: date | None
    edition: str | None
    verified: bool


def rule_timeline(matter: str, places: Iterable[Rulebook]) -> tuple[TimelineRow, ...]:
    """The rules on one matter in each place, in the order of their days: for studies before and after.

    A place whose sources say nothing of it has no row.

    Parameters
    ----------
    matter
        The name that rulebooks have for it, as "prescription_window_can" or "contraception_after".
    places
        The rulebooks.

    Raises
    ------
    UnknownName
        With the closest, when there is no such matter.
    TypeError, FactError
        When they are no rulebooks.

    >>> from isotretinoin import rulebook
    >>> for row in rule_timeline("prescribers", [rulebook("US"), rulebook("GB")]):
    ...     print(row.place, row.since, row.until)
    GB 2023-10-31 2026-01-21
    GB 2026-01-22 None
    """
    require(matter, str, "'contraception_after'")
    told: list[TimelineRow] = []
    for rules in each_of(places, Rulebook, RULEBOOK):
        held = _matters(rules)
        if matter not in held:
            close = closest(matter, held)
            hint = f": did you mean {close!r}?" if close else f": there are {', '.join(held)}"
            raise UnknownName(f"no matter {matter!r:.60}{hint}")
        told += [
            TimelineRow(
                place=rules.name,
                key=rule.key,
                value=str(rule.value),
                since=rule.since,
                until=rule.until,
                edition=rule.edition,
                verified=rule.verified,
            )
            for rule in held[matter] or ()
        ]
    return tuple(told)


def _matters(rules: Rulebook) -> dict[str, Timeline[Any] | None]:
    """Each matter of the rulebook that has a timeline, or would have one, by its name."""
    records: tuple[Any, ...] = (rules.pregnancy_prevention, rules.dispensing, rules.posology)
    kinds: list[Any] = [type(record) for record in records]
    values = {
        each.name: getattr(record, each.name)
        for record, kind in zip(records, kinds, strict=True)
        for each in fields(kind)
    }
    return {
        name: value
        for name, value in values.items()
        if value is None or isinstance(value, Timeline)
    }


def _unit(value: object) -> str | None:
    """The unit of a single quantity or span: what stands after its number."""
    told = re.fullmatch(r"[0-9.]+ (\S+(?: \S+)?)", str(value))
    return told[1] if told and not isinstance(value, str) else None
