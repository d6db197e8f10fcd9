"""`python -m isotretinoin` is the command `isotretinoin`."""

import sys

from isotretinoin.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
