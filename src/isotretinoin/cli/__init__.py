"""The command `isotretinoin`: words, then values, then pages."""

from isotretinoin.cli.app import main

__all__ = ["main"]
