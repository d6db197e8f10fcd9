"""The tools spoken by the Model Context Protocol, on standard input and output; no network."""

import json
from typing import Any, Final

import anyio
from mcp import types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError

from isotretinoin.adapters.mcp.tools import TOOLS, answer
from isotretinoin.errors import Fault, IsotretinoinError, RecordError, UnknownName
from isotretinoin.pages.sheet import NOTICE
from isotretinoin.version import __version__

__all__ = ["serve", "server"]

#: What a client tells its assistant of this server.
_INSTRUCTIONS: Final = (
    f"{NOTICE} Every number comes from an answer of these tools: quote it with the rule and source that "
    "stand under 'citations', say so where a rule is not verified, and say what stands under 'unknown' "
    "instead of filling it in. Never fill in a fact of the patient that the user did not tell, and "
    "never a place."
)


def server() -> Server[Any]:
    """The server with its tools, to be run on any pair of streams.

    >>> server().name
    'isotretinoin'
    """
    return Server(
        "isotretinoin",
        version=__version__,
        instructions=_INSTRUCTIONS,
        on_list_tools=_listed,
        on_call_tool=_called,
    )


def serve() -> None:
    """Serve the tools on standard input and output until the input ends."""

    async def run() -> None:
        made = server()
        async with stdio_server() as (reads, writes):
            await made.run(reads, writes, made.create_initialization_options())

    anyio.run(run)


async def _listed(_context: Any, _params: Any) -> types.ListToolsResult:  # noqa: ANN401 - the SDK's own
    reads_only = types.ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    return types.ListToolsResult(
        tools=[
            types.Tool(
                name=tool.name,
                title=tool.title,
                description=tool.description,
                input_schema=tool.input_schema,
                output_schema=tool.output_schema,
                annotations=reads_only,
            )
            for tool in TOOLS
        ]
    )


async def _called(_context: Any, params: types.CallToolRequestParams) -> types.CallToolResult:  # noqa: ANN401 - likewise
    try:
        told = answer(params.name, params.arguments or {})
    except UnknownName as error:
        if params.name not in {tool.name for tool in TOOLS}:
            raise MCPError(types.INVALID_PARAMS, str(error)) from None
        return _refused(error)
    except IsotretinoinError as error:
        return _refused(error)
    return _result(told)


def _refused(error: IsotretinoinError) -> types.CallToolResult:
    """What was wrong, fault by fault, so that the question can be put again."""
    faults = error.faults if isinstance(error, RecordError) else ()
    faults = faults or (Fault("$", str(error)),)
    told = {"faults": [{"path": each.path, "message": each.message} for each in faults]}
    return _result(told, is_error=True)


def _result(told: dict[str, Any], *, is_error: bool = False) -> types.CallToolResult:
    text = json.dumps(told, ensure_ascii=False)
    content: list[Any] = [types.TextContent(type="text", text=text)]
    return types.CallToolResult(content=content, structured_content=told, is_error=is_error)
