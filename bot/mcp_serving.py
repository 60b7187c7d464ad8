"""`rashomon mcp`: the archive as a server of the Model Context Protocol over stdio, by the official SDK.

It does not know what the tools do (`mcp_tools`). Nothing but protocol is written to stdout.
"""

import json
from typing import TYPE_CHECKING, Any

import click

from bot import manual
from bot import words_serving as words
from bot.counter import Clerk, Counter, Crowded
from bot.desk import Desk, shared_options
from bot.output import tell
from bot.visible import on_one_line
from index.errors import RashomonError, UsageError
from retrieval.answer import Answer

if TYPE_CHECKING:
    from mcp.server import Server
    from mcp_types import CallToolResult
    from mcp_types import Tool as Offered
    from pydantic import BaseModel

    from bot.mcp_tools import Told, Tool

CHANNEL = "mcp"


@click.command(help=words.MCP_HELP)
@click.option("--reader", metavar="NAME", help=manual.OPTION_READER)
@click.option("--history/--no-history", default=None, help=manual.OPTION_HISTORY)
@shared_options
@click.pass_context
def mcp(ctx: click.Context, reader: str | None, history: bool | None) -> None:
    """Serve until the assistant closes our stdin."""
    import asyncio

    _require_sdk()
    desk = ctx.find_object(Desk) or Desk()
    session = desk.session(reader=reader, history=history)
    _ = session.archive  # a missing archive is said in one line, before a client waits for it
    counter = Counter(Clerk(session, desk.clock, CHANNEL))
    tell(words.MCP_READY.format(session.settings.place))
    counter.begin()
    try:
        asyncio.run(_over_stdio(server(counter, debug=session.settings.debug)))
    finally:
        counter.close()


def _require_sdk() -> None:
    from importlib.util import find_spec

    if find_spec("mcp") is None or find_spec("mcp_types") is None:
        raise UsageError(words.MCP_MISSING)


async def _over_stdio(serving: "Server[Any]") -> None:
    from mcp.server.stdio import stdio_server

    async with stdio_server() as (reading, writing):
        await serving.run(reading, writing, serving.create_initialization_options())


def server(counter: Counter, *, debug: bool = False) -> "Server[Any]":
    """The server with its tools; what goes wrong in one is a result of its, one line, and ends nothing."""
    from importlib.metadata import version

    from mcp.server import Server
    from mcp.server.context import ServerRequestContext
    from mcp.shared.exceptions import MCPError
    from mcp_types import INVALID_PARAMS, CallToolRequestParams, ListToolsResult, PaginatedRequestParams

    from bot.mcp_tools import TOOLS

    tools = {tool.name: tool for tool in TOOLS}

    async def offer(_: ServerRequestContext[Any], asked: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=[_offered(tool) for tool in TOOLS])

    async def call(_: ServerRequestContext[Any], asked: CallToolRequestParams) -> "CallToolResult":
        tool = tools.get(asked.name)
        if tool is None:
            known = ", ".join(tools)
            raise MCPError(INVALID_PARAMS, on_one_line(words.MCP_NO_TOOL.format(asked.name[:80], known)))
        return await _called(tool, asked.arguments or {}, counter, debug=debug)

    return Server(
        "rashomon",
        version=version("rashomon"),
        title=words.MCP_TITLE,
        instructions=words.MCP_INSTRUCTIONS,
        on_list_tools=offer,
        on_call_tool=call,
    )


def _offered(tool: "Tool") -> "Offered":
    from mcp_types import Tool as Offered
    from mcp_types import ToolAnnotations

    return Offered(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.takes.model_json_schema(),
        output_schema=tool.gives.model_json_schema(),
        annotations=ToolAnnotations(title=tool.title, read_only_hint=True, open_world_hint=False),
    )


async def _called(tool: "Tool", arguments: dict[str, Any], counter: Counter, *, debug: bool) -> "CallToolResult":
    from mcp_types import CallToolResult, TextContent

    try:
        told: Told = await counter.serve(lambda clerk: tool.call(arguments, clerk))
    except Exception as error:  # a defect in one call must not take the server with it
        line = on_one_line(_line_of(error, debug=debug))
        return CallToolResult(content=[TextContent(text=line)], is_error=True)
    return CallToolResult(content=[TextContent(text=told.text)], structured_content=_data(told.value))


def _line_of(error: Exception, *, debug: bool) -> str:
    if isinstance(error, RashomonError | Crowded):
        return str(error)
    tell(f"{type(error).__name__}: {error}")
    if debug:
        import traceback

        traceback.print_exception(error)
    return words.DEFECT.format(type(error).__name__)


def _data(value: "BaseModel") -> Any:
    """JSON for the SDK, which writes it; an Answer's is that of its own schema."""
    text = value.to_json() if isinstance(value, Answer) else value.model_dump_json(by_alias=True)
    return json.loads(text)
