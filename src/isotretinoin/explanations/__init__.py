"""Why a result is what it is: every value a step, with its rule, its source and what was unknown."""

from isotretinoin.explanations.explaining import explain
from isotretinoin.explanations.explanation import Explanation

__all__ = ["Explanation", "explain"]
