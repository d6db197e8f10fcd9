"""Every example in a docstring runs. Not shipped: the wheel takes the package alone."""

from sybil import Sybil
from sybil.parsers.rest import DocTestParser

pytest_collect_file = Sybil(parsers=[DocTestParser()], pattern="*.py").pytest()
