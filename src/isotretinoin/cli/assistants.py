"""The command that an assistant's program starts, to ask the rules."""

from isotretinoin.errors import FactError

__all__ = ["serve_assistants"]


def serve_assistants() -> None:
    """Serve the rules as tools for an assistant, by the Model Context Protocol, until the input ends.

    It speaks on standard input and output and opens no network: an assistant's program starts it.
    """
    try:
        from isotretinoin.adapters.mcp import serve  # noqa: PLC0415 - this command alone
    except ModuleNotFoundError:
        told = "tools for assistants need one extra more: pip install 'isotretinoin[cli,mcp]'"
        raise FactError(told) from None
    serve()
