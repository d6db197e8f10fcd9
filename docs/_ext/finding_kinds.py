"""What each kind of finding means, from the closed list itself: tested without Sphinx."""

import inspect
import re

from isotretinoin import FindingKind

DOCUMENTED = re.compile(r'#: (.+)\n    [A-Z_]+ = "([a-z-]+)"')


def meanings() -> dict[FindingKind, str]:
    """What each kind means, from the comment that documents it."""
    source = inspect.getsource(FindingKind)
    return {FindingKind(word): meaning for meaning, word in DOCUMENTED.findall(source)}
