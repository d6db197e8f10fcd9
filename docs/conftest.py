"""Every Python example of the pages runs, in order, sharing names through its page."""

from doctest import ELLIPSIS

from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser

parser = PythonCodeBlockParser(doctest_optionflags=ELLIPSIS)
pytest_collect_file = Sybil(parsers=[parser], pattern="*.md").pytest()
