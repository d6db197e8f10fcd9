"""One table of all rules, and a form that narrows it: by day, place, topic and words.

The table is whole without a script; the script hides rows, and says of a past day what was known
then. Which days it reckons with stands in the page as data, one entry a rule.
"""

import json
from collections.abc import Iterable
from html import escape
from typing import Any, Final

from rule_index import Held, every_rule, family, records
from rule_pages import in_words

_LONG: Final = 160


def days_of(held: Held) -> dict[str, Any]:
    """What the script reckons with: the days of the rule, and when they were made known."""
    rule = held.rule
    told = {
        "since": rule.since and str(rule.since),
        "until": rule.until and str(rule.until),
        "announced": rule.announced and str(rule.announced),
        "endedBy": held.ended_by,
        "earlier": [{"on": str(each.on), "since": str(each.since)} for each in rule.earlier],
    }
    return {name: value for name, value in told.items() if value}


def data() -> str:
    """The days of every rule as JSON that can stand in a script element."""
    told = {key: days_of(held) for key, held in every_rule().items()}
    return json.dumps(told, separators=(",", ":")).replace("<", "\\u003c")


def table_row(held: Held) -> str:
    """One rule as a row: key, what it says, since when, and who holds it."""
    rule = held.rule
    value = in_words(rule.value)
    page = f"generated/rules/{family(rule.key)}.html#{rule.key}"
    # A place at which a long key may break.
    key = escape(rule.key).replace("_", "_<wbr>").replace(".", ".<wbr>")
    marks = "" if rule.verified else ' <span class="unverified">unverified</span>'
    marks += ' <span class="beside">beside another</span>' if held.beside else ""
    shown = f"<strong>{escape(value)}</strong><br>" if len(value) <= _LONG else ""
    same = value.casefold().rstrip(".") == rule.text.casefold().rstrip(".")
    about = {
        "data_places": " ".join(place.replace(" ", "_") for place in held.places),
        "data_topic": held.topic,
        "data_verified": "yes" if rule.verified else "no",
    }
    attributes = "".join(
        f' {name.replace("_", "-")}="{escape(text)}"' for name, text in about.items()
    )
    return (
        f'<tr id="{escape(rule.key)}"{attributes}>'
        f'<th scope="row"><a href="{escape(page)}"><code>{key}</code></a>{marks}</th>'
        f"<td>{'' if same else shown}{escape(rule.text)}</td>"
        f'<td class="days">{escape(rule.days)}</td>'
        f"<td>{escape(', '.join(held.places))}<br><small>{escape(held.topic)}: "
        f"{escape(held.matter)}</small></td></tr>"
    )


def tag(name: str, text: str, **attributes: str) -> str:
    """An element of HTML with its text escaped; `class_` is written `class`."""
    told = "".join(
        f' {key.strip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{told}>{escape(text)}</{name}>"


def options(names: Iterable[tuple[str, str]]) -> str:
    """The choices of a list, the first of them all."""
    return "".join(tag("option", text, value=value) for value, text in names)


def form() -> str:
    """The form, hidden until a script shows that it can answer it."""
    places = [
        ("", "all places"),
        *((name, f"{name}: {each.title}") for name, each in records().items()),
    ]
    topics = dict.fromkeys(held.topic for held in every_rule().values())
    return (
        '<form id="rule-form" class="rule-form" hidden aria-label="Narrow the table of rules">'
        '<label>Words <input type="search" name="words" autocomplete="off"></label>'
        f'<label>Place <select name="place">{options(places)}</select></label>'
        f'<label>Topic <select name="topic">{options([("", "all topics"), *((t, t) for t in topics)])}'
        "</select></label>"
        '<label>In force on <input type="date" name="day"></label>'
        '<label>As known on <input type="date" name="known"></label>'
        '<label>What changed since <input type="date" name="since"></label>'
        '<label class="tick"><input type="checkbox" name="unverified" value="yes"> unverified only</label>'
        '<button type="reset">All rules</button>'
        "</form>"
        '<p id="rule-count" role="status"></p>'
    )


def explorer() -> str:
    """The form, the table, the data and the script."""
    rows = "".join(map(table_row, every_rule().values()))
    head = "".join(
        f'<th scope="col">{name}</th>' for name in ("Key", "What it says", "In force", "Held by")
    )
    return (
        f"{form()}"
        '<div class="table-wrapper rule-table" tabindex="0" role="region" aria-label="All rules">'
        f'<table class="docutils" id="rule-table"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
        f'<script type="application/json" id="rule-days">{data()}</script>'
        '<script src="../_static/rule-explorer.js" defer></script>'
    )
