"""`rashomon serve` as a person starts and stops it."""

import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot import words_serving as words
from bot.cli import main
from bot.serving import rules_of
from index.errors import UsageError
from tests.bot.desks import with_words
from tests.bot.newsstand import QUESTION, put
from tests.bot.web.servers import PATIENCE, serving

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(tmp_path_factory.mktemp("stand") / "archive")


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_answers_until_it_is_told_to_stop_and_then_ends_well(folder: Path, tmp_path: Path, number: int) -> None:
    with serving(folder, tmp_path) as server:
        assert server.said == ()
        assert server.token == ""
        with httpx.Client(base_url=server.address, trust_env=False, timeout=PATIENCE) as http:
            origin = {"origin": server.address.rstrip("/")}
            assert http.get("/").status_code == 200
            asked = http.post("/ask", data={"question": QUESTION}, headers=origin, follow_redirects=True)
            assert "The ferry Gannet" in asked.text
            assert http.get("/", headers={"host": "rebound.example"}).status_code == 421
        server.process.send_signal(number)
        assert server.process.wait(PATIENCE) == 0
        assert server.process.stderr is not None
        assert server.process.stderr.read() == ""


def test_others_need_the_token_that_is_printed_and_it_is_printed_once(folder: Path, tmp_path: Path) -> None:
    with serving(folder, tmp_path, "--allow-host", "news.example") as server:
        assert len(server.token) > 40
        with httpx.Client(base_url=server.address, trust_env=False, timeout=PATIENCE) as http:
            assert http.get("/").status_code == 303
            named = {"host": "news.example", "authorization": f"Bearer {server.token}"}
            assert http.get("/", headers=named).status_code == 200
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(PATIENCE) == 0


def test_a_port_in_use_is_one_line_that_names_it(folder: Path, taken: int, capsys: Captured) -> None:
    assert main(["--archive", str(folder), "serve", "--port", str(taken)], with_words()) == 2
    assert capsys.readouterr().err == f"rashomon: {words.SERVE_IN_USE.format(f'127.0.0.1:{taken}')}\n"


@pytest.mark.parametrize("host", ["192.0.2.1", "no such name", "x" * 300])
def test_an_address_that_is_not_ours_is_one_line(folder: Path, host: str, capsys: Captured) -> None:
    assert main(["--archive", str(folder), "serve", "--port", "0", "--host", host], with_words()) == 2
    captured = capsys.readouterr()
    assert len(captured.err.splitlines()) == 1
    assert "cannot listen there" in captured.err


def test_a_missing_archive_is_one_line(tmp_path: Path, capsys: Captured) -> None:
    assert main(["--archive", str(tmp_path / "none"), "serve", "--port", "0"], with_words()) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    ("host", "names", "needed"),
    [("127.0.0.1", (), False), ("localhost", (), False), ("::1", (), False), ("127.0.0.2", (), False),
     ("0.0.0.0", (), True), ("::", (), True), ("", (), True), ("192.0.2.1", (), True), ("desk.example", (), True),
     ("127.0.0.1", ("news.example",), True)],
)  # fmt: skip
def test_only_this_machine_needs_no_token(host: str, names: tuple[str, ...], needed: bool) -> None:
    assert (rules_of(host, 8060, names, None).token is not None) is needed


def test_a_token_of_ones_own_comes_from_a_file_and_is_asked_for_here_too(tmp_path: Path) -> None:
    place = tmp_path / "token"
    place.write_text("  sixteen-or-more-chars\n", encoding="utf-8")
    assert rules_of("127.0.0.1", 8060, (), place).token == "sixteen-or-more-chars"


@pytest.mark.parametrize("content", ["short", "", "   \n", "x" * 501])
def test_a_token_that_is_none_is_refused(tmp_path: Path, content: str) -> None:
    place = tmp_path / "token"
    place.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match="needs 16 characters"):
        rules_of("127.0.0.1", 8060, (), place)
    with pytest.raises(UsageError, match="cannot be read"):
        rules_of("127.0.0.1", 8060, (), tmp_path / "none")


def test_a_name_that_was_allowed_is_served_and_made_up_tokens_differ() -> None:
    one, other = (rules_of("127.0.0.1", 8060, ("News.Example.",), None) for _ in range(2))
    assert one.serves("news.example")
    assert one.token != other.token


def test_whoever_has_asked_before_it_is_told_to_stop_is_answered(folder: Path, tmp_path: Path) -> None:
    with (
        serving(folder, tmp_path) as server,
        httpx.Client(base_url=server.address, trust_env=False, timeout=PATIENCE) as http,
    ):
        body = b"question=How+many+people+were+hurt%3F"
        head = f"POST /ask HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\nContent-Length: {len(body)}\r\n"
        head += "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n\r\n"
        waiting = [socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) for _ in range(3)]
        for each in waiting:
            each.sendall(head.encode() + body)
        assert http.get("/icon.svg").status_code == 200
        server.process.send_signal(signal.SIGTERM)
        replies = [each.makefile("rb").read() for each in waiting]
        for each in waiting:
            each.close()
        assert [reply.split(b" ", 2)[1] for reply in replies] == [b"303"] * 3
        assert server.process.wait(PATIENCE) == 0
