"""The small HTTP server: bounded, and a webhook that only Telegram can use."""

import asyncio
import json
import secrets
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from bot.telegram.api import ApiTrouble, Trouble
from bot.telegram.health import SILENT_SECONDS, STUCK_SECONDS, Health
from bot.telegram.intake import Webhook
from bot.telegram.listening import Request, Response, serving
from index.limits import WEBHOOK_BYTES
from tests.bot.telegram.botapi import PATIENCE, BotApi, Faults
from tests.bot.telegram.echo import Hall, bot, plan

SECRET = "s3cret-of-the-hook"


async def echo(request: Request) -> Response:
    return Response(200, f"{request.method} {request.path} {request.header('x-name')} {len(request.body)}")


def exchange(*sent: bytes) -> bytes:
    """What the server answers to these bytes."""

    async def talk() -> bytes:
        async with serving("127.0.0.1", 0, echo) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            for piece in sent:
                writer.write(piece)
                await writer.drain()
            async with asyncio.timeout(PATIENCE):
                answer = await reader.read()
            writer.close()
            await writer.wait_closed()
            return answer

    return asyncio.run(talk())


def test_a_request_in_pieces_is_one_request() -> None:
    pieces = (
        b"POST /a?b=c HTTP/1.1\r\nHost: x\r\nX-Na",
        b"me: kite\r\nContent-Length: 4\r\nConnection: close\r\n\r\nab",
    )
    assert exchange(*pieces, b"cd").endswith(b"POST /a kite 4")


def test_two_requests_may_share_a_connection() -> None:
    first = b"GET /1 HTTP/1.1\r\nHost: x\r\n\r\n"
    answer = exchange(first, b"GET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert b"GET /1  0" in answer
    assert answer.endswith(b"GET /2  0")


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % (WEBHOOK_BYTES + 1), b"413"),
        (
            b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
            + b"%x\r\n" % (WEBHOOK_BYTES + 1)
            + b"x" * (WEBHOOK_BYTES + 1),
            b"413",
        ),
        (b"nonsense\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + b"y" * 40_000, b"400"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", b"400"),
    ],
    ids=["length", "chunks", "nonsense", "header", "negative"],
)
def test_what_is_too_large_or_no_request_is_refused(request_: bytes, status: bytes) -> None:
    assert exchange(request_).split()[1] == status


def free_port() -> int:
    """Below those that a system hands out by itself: nobody gets it before the bot listens there."""
    while True:
        port = secrets.choice(range(12_000, 30_000))
        with socket.socket() as one, suppress(OSError):
            one.bind(("127.0.0.1", port))
            return port


@pytest.fixture
def hook() -> Webhook:
    return Webhook("https://bot.example/hook", SECRET, "127.0.0.1", free_port())


@pytest.fixture
def telegram(hook: Webhook) -> Iterator[BotApi]:
    with BotApi(Faults(again=0.3), seed=5) as server:
        server.push_to = f"http://127.0.0.1:{hook.port}/hook"
        yield server


def post(port: int, path: str, secret: str, body: bytes) -> int:
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Telegram-Bot-Api-Secret-Token: {secret}\r\n"
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as one:
        one.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        return int(one.makefile("rb").readline().split()[1])


def test_updates_that_are_pushed_are_answered_once(telegram: BotApi, hook: Webhook, tmp_path: Path) -> None:
    with bot(telegram.url, replace(plan(tmp_path, Hall()), webhook=hook)):
        for number in range(10):
            telegram.says(7, f"q{number}")
        answers = [f"re: q{number}" for number in range(10)]
        telegram.until(lambda: telegram.texts(7) == answers and not telegram.unread)
        assert telegram.webhook["secret_token"] == SECRET
        assert telegram.webhook["max_connections"] == "10"


def test_whoever_does_not_know_the_secret_is_turned_away(telegram: BotApi, hook: Webhook, tmp_path: Path) -> None:
    update = json.dumps(
        {
            "update_id": 1,
            "message": {
                "message_id": 1,
                "date": 1,
                "chat": {"id": 7, "type": "private"},
                "from": {"id": 7, "is_bot": False, "first_name": "A"},
                "text": "forged",
            },
        }
    ).encode()
    telegram.chat(7)
    with bot(telegram.url, replace(plan(tmp_path, Hall()), webhook=hook)):
        telegram.until(lambda: telegram.webhook)
        assert post(hook.port, "/hook", "wrong", update) == 403
        assert post(hook.port, "/hook", "", update) == 403
        assert post(hook.port, "/hook", "ümlaut", update) == 403
        assert post(hook.port, "/elsewhere", SECRET, update) == 404
        assert post(hook.port, "/hook", SECRET, b"{") == 400
        assert post(hook.port, "/hook", SECRET, b"[" * 100_000) == 400
        assert post(hook.port, "/hook", SECRET, b"[]") == 200
        assert telegram.texts(7) == []
        assert post(hook.port, "/hook", SECRET, update) == 200
        telegram.until(lambda: telegram.texts(7) == ["re: forged"])


def asked(page: Callable[[Request], Awaitable[Response]], path: str) -> Response:
    async def ask() -> Response:
        return await page(Request("GET", path, (), b""))

    return asyncio.run(ask())


def test_health_is_bad_when_telegram_is_silent_or_a_question_takes_too_long() -> None:
    now = [100.0]
    health = Health(lambda: now[0], lambda: 3)
    assert asked(health.page, "/health").status == 200
    now[0] += SILENT_SECONDS + 1
    silent = asked(health.page, "/health")
    assert (silent.status, json.loads(silent.body)["status"]) == (503, "unreachable")
    health.hear()
    assert json.loads(asked(health.page, "/health").body) == {
        "status": "ok",
        "waiting": 3,
        "silent_seconds": 0.0,
        "working_seconds": 0.0,
    }
    health.begin()
    now[0] += STUCK_SECONDS + 1
    health.hear()
    assert json.loads(asked(health.page, "/health").body)["status"] == "stuck"
    health.answered(STUCK_SECONDS)
    assert asked(health.page, "/health").status == 200


def test_with_a_webhook_silence_is_no_illness() -> None:
    now = [100.0]
    health = Health(lambda: now[0], lambda: 0, silence_is_ill=False)
    now[0] += 10 * SILENT_SECONDS
    assert asked(health.page, "/health").status == 200


def test_metrics_are_what_prometheus_reads() -> None:
    health = Health(lambda: 0.0, lambda: 2)
    health.count("updates_total", 4)
    health.trouble(ApiTrouble(Trouble.WAIT, seconds=3))
    for seconds in (0.05, 0.3, 99.0):
        health.answered(seconds)
    page = asked(health.page, "/metrics")
    assert page.kind.startswith("text/plain; version=0.0.4")
    lines = page.body.splitlines()
    for line in (
        "rashomon_telegram_updates_total 4",
        'rashomon_telegram_troubles_total{reason="wait"} 1',
        "rashomon_telegram_waiting 2",
        'rashomon_telegram_answer_seconds_bucket{le="0.5"} 2',
        'rashomon_telegram_answer_seconds_bucket{le="30"} 2',
        'rashomon_telegram_answer_seconds_bucket{le="+Inf"} 3',
        "rashomon_telegram_answer_seconds_count 3",
    ):
        assert line in lines
    named = {line.split()[2] for line in lines if line.startswith("# TYPE")}
    for line in lines:
        if not line.startswith("#"):
            name = line.partition("{")[0].partition(" ")[0]
            assert any(name.startswith(known) for known in named)
            float(line.rsplit(" ", 1)[1])


def test_the_health_page_answers_while_a_question_is_worked_on(tmp_path: Path) -> None:
    from urllib.error import HTTPError
    from urllib.request import urlopen

    port, hall = free_port(), Hall(held=True)
    with BotApi() as telegram, bot(telegram.url, replace(plan(tmp_path, hall), health_port=port)):
        telegram.says(7, "slow")
        telegram.until(lambda: telegram.typing)
        with urlopen(f"http://127.0.0.1:{port}/health", timeout=PATIENCE) as answer:
            assert json.load(answer)["working_seconds"] > 0
        with pytest.raises(HTTPError) as missing:
            urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE)
        assert missing.value.code == 404
        missing.value.close()
        assert telegram.texts(7) == []
        hall.go.set()
