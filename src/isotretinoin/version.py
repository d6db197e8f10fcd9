"""The version of this package; its metadata is made from this file."""

__all__ = ["__version__"]

#: The version, as the package's metadata has it.
__version__ = "0.1.0"
