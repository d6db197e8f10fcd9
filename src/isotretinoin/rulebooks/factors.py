"""What a dose in conventional milligrams is multiplied by for one in those of another formulation.

A file of its own, because every plan asks for it, and few for the medicines themselves.
"""

from isotretinoin.products import Formulation
from isotretinoin.rulebooks.us.absorica import LD_TO_ABSORICA

FACTORS = {Formulation.MICRONISED: LD_TO_ABSORICA}
