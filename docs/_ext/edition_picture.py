"""The editions of a programme above one axis of years, as a picture: tested without Sphinx."""

from datetime import date
from html import escape
from typing import Any, Final

from isotretinoin.evidence import Rule

_WIDTH: Final = 760
_LANE: Final = 44
_TOP: Final = 28
_LEFT: Final = 96
_YEARS_BETWEEN_MARKS: Final = 4


def editions_svg(editions: tuple[Rule[Any], ...]) -> str:
    """One bar for each edition, dashed where it is unverified, with its days in words.

    An edition without an end of its own reaches to the end of the year after the last first day.
    """
    first = min(rule.since for rule in editions if rule.since)
    last = date(max(rule.since for rule in editions if rule.since).year + 2, 1, 1)
    scale = (_WIDTH - _LEFT - 4) / (last - first).days
    height = _TOP + _LANE * len(editions) + 4
    words = " ".join(f"{_name(rule)}: {rule.days}. {rule.text}" for rule in editions)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {_WIDTH} {height}"',
        ' width="100%" aria-labelledby="editions-title" aria-describedby="editions-desc"',
        ' font-family="sans-serif" font-size="13" fill="currentColor" stroke="none">',
        '<title id="editions-title">Editions of the programme</title>',
        f'<desc id="editions-desc">{escape(words)}</desc>',
    ]

    def across(day: date) -> float:
        return _LEFT + (day - first).days * scale

    for year in range(first.year, last.year + 1, _YEARS_BETWEEN_MARKS):
        x = across(max(date(year, 1, 1), first))
        parts.append(f'<path d="M{x:.1f} 20V{height}" stroke="currentColor" stroke-opacity="0.2"/>')
        parts.append(f'<text x="{x + 3:.1f}" y="14">{year}</text>')
    for number, rule in enumerate(editions):
        top = _TOP + number * _LANE
        start, end = across(rule.since or first), across(rule.until or last)
        look = (
            'fill-opacity="0.35" stroke="currentColor" stroke-width="0.7"'
            if rule.verified
            else 'fill="none" stroke="currentColor" stroke-dasharray="4 3"'
        )
        parts.append(f'<text x="0" y="{top + 15}">{escape(_name(rule))}</text>')
        parts.append(
            f'<rect x="{start:.1f}" y="{top}" width="{max(end - start, 3):.1f}" height="20" {look}>'
            f"<title>{escape(f'{rule.days}: {rule.text}')}</title></rect>"
        )
        days = f"{rule.days}{'' if rule.verified else ' (unverified)'}"
        anchor = ("end", _WIDTH - 4) if start > _WIDTH / 2 else ("start", start)
        parts.append(
            f'<text x="{anchor[1]:.1f}" y="{top + 36}" text-anchor="{anchor[0]}" font-size="12">'
            f"{escape(days)}</text>"
        )
    return "".join([*parts, "</svg>"])


def _name(rule: Rule[Any]) -> str:
    return rule.key.rpartition(".")[2].replace("-", " ")
