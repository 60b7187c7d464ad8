"""The server as an assistant meets it: a process of its own, spoken to by the SDK's own client over its pipes."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot import words_serving as words
from bot.cli import main
from bot.counter import Clerk, Counter
from retrieval.answer import Answer
from retrieval.verify import quoted_in, verify
from tests.bot.answers import disputed
from tests.bot.desks import scripted, with_words
from tests.bot.newsstand import KITE, QUESTION, clerk_at, put

pytest.importorskip("mcp", reason="the MCP SDK is not installed (the extra 'mcp')")
ROOT = Path(__file__).parents[2]
Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(tmp_path_factory.mktemp("stand") / "archive")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


def command(folder: Path) -> list[str]:
    return [sys.executable, "-m", "tests.bot.newsstand", str(folder), "mcp"]


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "PYTHONPATH": str(ROOT)}


def spoken(folder: Path, home: Path, talk: Callable[[Any], Awaitable[None]], said: Path) -> str:
    """Lets `talk` have the SDK's client, connected to a server of its own; what the server said on stderr."""
    from mcp.client.client import Client
    from mcp.client.stdio import StdioServerParameters, stdio_client

    program, *arguments = command(folder)
    start = StdioServerParameters(command=program, args=arguments, env=environment(home), cwd=ROOT)

    async def run() -> None:
        with said.open("w", encoding="utf-8") as errors:
            async with Client(stdio_client(start, errlog=errors)) as client:
                await talk(client)

    asyncio.run(run())
    return said.read_text(encoding="utf-8")


def test_an_assistant_asks_lists_and_reads(folder: Path, home: Path, tmp_path: Path) -> None:
    async def talk(client: Any) -> None:
        assert client.server_info.name == "rashomon"
        assert client.instructions == words.MCP_INSTRUCTIONS
        offered = (await client.list_tools()).tools
        assert [tool.name for tool in offered] == ["ask", "articles", "show"]
        assert all(tool.annotations.read_only_hint and tool.output_schema for tool in offered)

        asked = await client.call_tool("ask", {"question": QUESTION})
        answer = Answer.model_validate(asked.structured_content)
        assert not asked.is_error
        assert len(answer.positions) == 2
        assert all(line in asked.content[0].text for e in quoted_in(answer) for line in e.quote.text.split("\n"))
        clerk = clerk_at(folder)
        verify(answer, clerk.archive)
        clerk.close()

        listed = await client.call_tool("articles", {"words": "ferry"})
        assert [each["article"] for each in listed.structured_content["articles"]] == ["courier-1", "kite-1"]
        shown = await client.call_tool("show", {"key": "kite-1"})
        assert shown.structured_content["text"] == KITE

    told = spoken(folder, home, talk, tmp_path / "said")
    assert told == words.MCP_READY.format(folder) + "\n"


def test_what_goes_wrong_is_a_line_of_that_tool_and_the_next_call_is_served(
    folder: Path, home: Path, tmp_path: Path
) -> None:
    from mcp.shared.exceptions import MCPError

    async def talk(client: Any) -> None:
        for name, arguments in (("ask", {"question": " "}), ("show", {"key": "no\nsuch"}), ("articles", {"limit": 0})):
            result = await client.call_tool(name, arguments)
            assert result.is_error
            assert len(result.content[0].text.splitlines()) == 1
        with pytest.raises(MCPError, match="no tool is called 'delete'"):
            await client.call_tool("delete", {})
        results = await asyncio.gather(*(client.call_tool("ask", {"question": QUESTION}) for _ in range(4)))
        assert not any(result.is_error for result in results)

    spoken(folder, home, talk, tmp_path / "said")


def test_nothing_but_protocol_is_on_stdout_and_the_end_of_stdin_ends_it(folder: Path, home: Path) -> None:
    asking: list[dict[str, Any]] = [
        {"method": "initialize", "id": 1, "params": {
            "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}},
        {"method": "notifications/initialized"},
        {"method": "tools/list", "id": 2},
        {"method": "tools/call", "id": 3, "params": {"name": "ask", "arguments": {"question": QUESTION}}},
    ]  # fmt: skip
    with subprocess.Popen(
        command(folder), env=environment(home), cwd=ROOT, text=True, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("no json at all\n")
        lines: list[str] = []
        for message in asking:
            process.stdin.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
            process.stdin.flush()
            if "id" in message:
                lines += _until(process.stdout, message["id"])
        rest, _ = process.communicate(timeout=60)
        assert process.returncode == 0
    messages = [json.loads(line) for line in [*lines, *rest.splitlines()]]
    assert all(message["jsonrpc"] == "2.0" for message in messages)
    assert messages[-1]["result"]["structuredContent"]["verdict"] == "disputed"


def _until(stream: Any, number: object) -> Iterator[str]:
    for line in stream:
        yield line
        if json.loads(line).get("id") == number:
            return


def test_a_missing_archive_is_one_line_before_anybody_connects(tmp_path: Path, capsys: Captured) -> None:
    assert main(["--archive", str(tmp_path / "none"), "mcp"], with_words()) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
    assert str(tmp_path / "none") in captured.err


def test_without_the_sdk_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert main(["mcp"], scripted(lambda _: disputed())) == 2
    assert capsys.readouterr().err == f"rashomon: {words.MCP_MISSING}\n"


def test_a_defect_in_a_tool_is_a_line_that_holds_none_of_its_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    from mcp.client.client import Client

    from bot.mcp_serving import server

    def broken(*_: object) -> None:
        raise LookupError("what nobody\nshould read")

    async def run() -> tuple[bool, str]:
        counter = Counter(clerk_at(folder))
        monkeypatch.setattr(Clerk, "ask", broken)
        async with Client(server(counter)) as client:
            result = await client.call_tool("ask", {"question": QUESTION})
        counter.close()
        return result.is_error, getattr(result.content[0], "text", "")

    assert asyncio.run(run()) == (True, words.DEFECT.format("LookupError"))
    assert "LookupError" in capsys.readouterr().err
