"""Outside formats, one module each, behind extras of their own; the core imports none of them."""
