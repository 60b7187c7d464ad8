"""A small HTTP server on h11, for the webhook and for the health page: bounded in size, time and connections.

It does not know what is served. TLS is the business of whatever stands in front of it.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.limits import WEBHOOK_BYTES

if TYPE_CHECKING:
    import h11

CONNECTIONS = 64
SECONDS = 30.0
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Request:
    """One request; names of headers in lower case."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """A header's value, or nothing."""
        return next((value for key, value in self.headers if key == name), "")


@dataclass(frozen=True, slots=True)
class Response:
    """What is answered."""

    status: int
    body: str = ""
    kind: str = "text/plain; charset=utf-8"


Handler = Callable[[Request], Awaitable[Response]]


class _TooLong(Exception):
    pass


@asynccontextmanager
async def serving(host: str, port: int, handler: Handler) -> AsyncIterator[int]:
    """Serves while the block runs; gives the port, which is chosen where `port` is 0. Raises OSError."""
    gate = asyncio.Semaphore(CONNECTIONS)
    tasks: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            tasks.add(task)
            task.add_done_callback(tasks.discard)
        try:
            if not gate.locked():
                async with gate:
                    await _serve(reader, writer, handler)
        except (ConnectionError, TimeoutError, asyncio.CancelledError):
            pass
        finally:
            writer.close()
            with suppress(ConnectionError, asyncio.CancelledError):
                await writer.wait_closed()

    server = await asyncio.start_server(connected, host, port)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in list(tasks):
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=1.0)


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, handler: Handler) -> None:
    import h11

    connection = h11.Connection(h11.SERVER)
    while True:
        try:
            async with asyncio.timeout(SECONDS):
                request = await _request(reader, connection)
            if request is None:
                return
            response = await handler(request)
        except _TooLong:
            response = Response(413)
        except h11.RemoteProtocolError:
            response = Response(400)
        if not await _answer(writer, connection, response):
            return


async def _request(reader: asyncio.StreamReader, connection: "h11.Connection") -> Request | None:
    """The next request; None where the other side is done."""
    import h11

    head: h11.Request | None = None
    body = bytearray()
    while True:
        event = connection.next_event()
        if event is h11.NEED_DATA:
            connection.receive_data(await reader.read(_CHUNK))
        elif isinstance(event, h11.Request):
            head = event
            length = dict(event.headers).get(b"content-length", b"0")
            if int(length) > WEBHOOK_BYTES:
                raise _TooLong
        elif isinstance(event, h11.Data):
            body += event.data
            if len(body) > WEBHOOK_BYTES:
                raise _TooLong
        elif isinstance(event, h11.EndOfMessage) and head is not None:
            headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in head.headers)
            path = head.target.decode("latin-1").partition("?")[0]
            return Request(head.method.decode("latin-1"), path, headers, bytes(body))
        else:
            return None


async def _answer(writer: asyncio.StreamWriter, connection: "h11.Connection", response: Response) -> bool:
    """Sends the answer; whether another request may follow."""
    import h11

    if connection.our_state is h11.ERROR or connection.our_state is h11.MUST_CLOSE:
        return False
    body = response.body.encode()
    headers = [("content-type", response.kind), ("content-length", str(len(body))), ("cache-control", "no-store")]
    whole = connection.their_state is h11.DONE
    if not whole:
        headers.append(("connection", "close"))
    for event in (
        h11.Response(status_code=response.status, headers=headers),
        h11.Data(data=body),
        h11.EndOfMessage(),
    ):
        writer.write(connection.send(event) or b"")
    async with asyncio.timeout(SECONDS):
        await writer.drain()
    if not whole or connection.our_state is h11.MUST_CLOSE:
        return False
    connection.start_next_cycle()
    return True
