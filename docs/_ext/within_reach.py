"""What the theme leaves out for those who read with a keyboard or a screen reader.

A heading of the side bar has a level, and what scrolls sideways can be reached with the keyboard.
"""

import re
from typing import Final

_CHANGES: Final = (
    (re.compile(r'role="heading"(?! aria-level)'), 'role="heading" aria-level="2"'),
    (re.compile(r"<pre>"), '<pre tabindex="0">'),
    (
        re.compile(r'<div class="table-wrapper([^"]*)">'),
        r'<div class="table-wrapper\1" tabindex="0" role="group" aria-label="Table">',
    ),
)


def reachable(html: str) -> str:
    """The same page with what is missing."""
    for pattern, instead in _CHANGES:
        html = pattern.sub(instead, html)
    return html
