"""The command `isotretinoin`: words, then values, then pages."""

import sys
from collections.abc import Sequence

from isotretinoin.version import __version__

__all__ = ["main"]


def main(tokens: Sequence[str] | None = None) -> int:
    """The exit status of the command for these words, by default those of the command line."""
    words = sys.argv[1:] if tokens is None else list(tokens)
    if words == ["--version"]:  # asked by scripts, again and again: nothing else need be loaded
        sys.stdout.write(f"{__version__}\n")
        return 0
    from isotretinoin.cli.app import main as answered  # noqa: PLC0415 - see above

    return answered(words)
