"""The library as tools for an assistant, by the Model Context Protocol.

An assistant asks for a plan, a status, windows, a review, an account or rules, and gets data: each
answer cites the rules that it rests on, with their sources, and lists what is not known, so that
nothing has to be invented. The server speaks on standard input and output, opens no network and
keeps nothing. Needs the extra `mcp`; `isotretinoin mcp` starts it.
"""

from isotretinoin.adapters.mcp.serving import serve, server
from isotretinoin.adapters.mcp.tools import TOOLS, Tool, answer

__all__ = ["TOOLS", "Tool", "answer", "serve", "server"]
