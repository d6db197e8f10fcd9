"""One step of how a result came about, and the steps beneath it; as text, HTML or plain values."""

import re
from collections.abc import Iterator
from html import escape
from itertools import count
from textwrap import wrap
from typing import Any, Final, final

from attrs import field

from isotretinoin.comparison import in_words
from isotretinoin.errors import printable
from isotretinoin.evidence import Rule
from isotretinoin.pages.sheet import NOTICE, References
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg, DosePerKg, Mass
from isotretinoin.quantities.figures import figure
from isotretinoin.values import frozen

__all__ = ["QUANTITIES", "CitedRules", "Explanation", "said"]

#: The types of quantity.
QUANTITIES: Final = (Mass, BodyWeight, DailyDose, DosePerKg, DailyDosePerKg)

_WIDTH: Final = 100
_INDENT: Final = "  "
#: A reason that is a computation is what the value equals.
_COMPUTED: Final = re.compile(r" [×÷+-] ")
#: An exact number of more characters helps nobody who reads; as plain values it stands whole.
_LONG: Final = 60


def said(value: object) -> str:
    """The value as people read it: a quantity as its page shows it, and exactly where that differs.

    >>> from isotretinoin.quantities import kg, mg
    >>> said(mg(40)), said(mg(40) / kg(68))
    ('40 mg', '≈ 0.59 mg/kg, exactly 10/17 mg/kg')
    """
    if not isinstance(value, QUANTITIES):
        return "" if value is None else in_words(value)
    shown, exact = figure(value), str(value)
    return shown if shown == exact or len(exact) > _LONG else f"{shown}, exactly {exact}"


@final
@frozen(kw_only=True)
class Explanation:
    """One step: what it is, its value, how that came about, and the steps that it rests on.

    `how` is the computation or the reason in words, empty where there is none. `rule` is the rule
    that the step rests on; None where no rule is needed, as for a fact that was recorded. `unknown`
    names what was not recorded.

    >>> from isotretinoin.quantities import mg
    >>> print(Explanation(what="dose", value=mg(40), how="20 mg × 2").line)
    Dose: 40 mg = 20 mg × 2
    """

    what: str
    value: object = None
    how: str = ""
    rule: Rule[Any] | None = field(default=None, repr=False)
    unknown: tuple[str, ...] = ()
    parts: "tuple[Explanation, ...]" = field(default=(), repr=False)

    @property
    def line(self) -> str:
        """The step itself in words, without its rule."""
        told = " ".join(said(self.value).split())
        joint = " = " if _COMPUTED.search(self.how) else "; "
        told = joint.join(each for each in (told, self.how) if each)
        missing = f" (unknown: {', '.join(self.unknown)})" if self.unknown else ""
        name = self.what[:1].upper() + self.what[1:]
        return f"{name}: {told}{missing}" if told else f"{name}{missing}"

    def steps(self) -> "Iterator[Explanation]":
        """The step itself and every one beneath it, each before those that it rests on."""
        yield self
        for part in self.parts:
            yield from part.steps()

    @property
    def rules(self) -> tuple[Rule[Any], ...]:
        """The rules that the steps rest on, in the order in which they are first named."""
        named = (step.rule for step in self.steps() if step.rule is not None)
        return tuple({id(rule): rule for rule in named}.values())

    def text(self) -> str:
        """The steps as indented lines, then each rule with its reading, days, source and key."""
        notes = References()
        lines = list(_lines(self, notes, ""))
        if listed := notes.listed_with_days():
            lines += ["", "Sources", "-------"]
            for number, source in enumerate(listed, start=1):
                lines += wrap(f"[{number}] {source.text}", _WIDTH, subsequent_indent="    ")
        head = wrap(NOTICE, _WIDTH)
        return "\n".join(map(printable, [*head, "", *lines])).replace("\N{NO-BREAK SPACE}", " ")

    def html(self) -> str:
        """The steps as a nested list, and the rules as a numbered one; an HTML fragment, escaped."""
        notes = References()
        steps = f"<ul>{_item(self, notes)}</ul>"
        listed = "".join(f"<li>{escape(source.text)}</li>" for source in notes.listed_with_days())
        sources = f"<p><strong>Sources</strong></p><ol>{listed}</ol>" if listed else ""
        notice = f"<p><em>{escape(NOTICE)}</em></p>"
        return printable(f"<section>{notice}{steps}{sources}</section>")

    def to_dict(self) -> dict[str, Any]:
        """The steps as plain values that JSON holds, each rule once and whole under "rules".

        Each step has what, value, how, rule (its key), source, verified, unknown and parts, and no
        key for what it has not. Quantities are exact, as text with their unit.
        """
        cited = CitedRules()
        steps = _step(self, cited)
        return {"notice": NOTICE, **steps, "rules": cited.told()}

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.html()


def _lines(step: Explanation, notes: References, indent: str) -> Iterator[str]:
    yield from wrap(
        notes.marked(step.line, step.rule),
        max(_WIDTH, len(indent) + _LONG),
        initial_indent=indent,
        subsequent_indent=indent + _INDENT * 2,
        break_on_hyphens=False,
    )
    for part in step.parts:
        yield from _lines(part, notes, indent + _INDENT)


def _item(step: Explanation, notes: References) -> str:
    told = escape(notes.marked(step.line, step.rule))
    parts = "".join(_item(part, notes) for part in step.parts)
    return f"<li>{told}{f'<ul>{parts}</ul>' if parts else ''}</li>"


@final
@frozen
class CitedRules:
    """The rules by key; one that stands in a second form, as with days set anew, has "#2" after it."""

    known: dict[str, Rule[Any]] = field(factory=dict[str, Rule[Any]], init=False)

    def key(self, rule: Rule[Any]) -> str:
        """The key by which the rule is cited."""
        names = (rule.key if n == 1 else f"{rule.key}#{n}" for n in count(1))
        return next(name for name in names if self.known.setdefault(name, rule) == rule)

    def told(self) -> dict[str, dict[str, Any]]:
        """Each rule as plain values that JSON holds, whole, by its key."""
        return {key: _rule(rule) for key, rule in sorted(self.known.items())}


def _step(step: Explanation, cited: CitedRules) -> dict[str, Any]:
    exact = str(step.value) if isinstance(step.value, QUANTITIES) else said(step.value)
    rule = step.rule
    told: dict[str, Any] = {
        "what": step.what,
        "value": exact,
        "how": step.how,
        "rule": rule and cited.key(rule),
        "source": rule and rule.says_who,
        "verified": rule and rule.verified,
        "unknown": list(step.unknown),
        "parts": [_step(part, cited) for part in step.parts],
    }
    return {name: each for name, each in told.items() if each not in ("", None, [])}


def _rule(rule: Rule[Any]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "text": rule.text,
        "value": in_words(rule.value),
        "basis": rule.basis,
        "tag": rule.tag,
        "verified": rule.verified,
        "since": rule.since and rule.since.isoformat(),
        "until": rule.until and rule.until.isoformat(),
        "edition": rule.edition,
        "interpretation": rule.interpretation,
        "note": rule.note,
        "sources": [
            {
                "source": str(cite.source),
                "section": cite.section,
                "quote": cite.quote,
                "where": cite.source.where,
                "checked": cite.source.checked,
            }
            for cite in rule.cites
        ],
        "alternatives": [other.key for other in rule.alternatives],
    }
    return {name: each for name, each in told.items() if each not in (None, [])}
