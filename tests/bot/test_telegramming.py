"""`rashomon telegram`: one clear line for everything that can be wrong, and no secret in any of them."""

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli import main
from bot.telegram import notices
from bot.telegram.api import POLL_SECONDS
from bot.telegram.intake import Webhook
from bot.telegram.journal import HIDDEN, keep_journal, redacted
from bot.telegram.running import STOP_SECONDS
from bot.telegramming import LOCK, only_one
from index.archive import LocalArchive
from index.errors import RashomonError, UsageError
from tests.bot.desks import with_words
from tests.bot.telegram.botapi import PATIENCE, TOKEN, BotApi

ROOT = Path(__file__).parents[2]
WRONG = "999000111:BBwrongTOKENwrongTOKENwrongTOKENwro"
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    LocalArchive.create(folder).close()
    return folder


@pytest.fixture
def set_up(archive: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RASHOMON_ARCHIVE", str(archive))
    monkeypatch.setenv("RASHOMON_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("RASHOMON_TELEGRAM_ALLOW", "7")
    monkeypatch.setenv("RASHOMON_TELEGRAM_HEALTH", "0")
    return archive


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    names = ("bot.telegram", "telegram", "httpx", "httpcore", "h11", "hpack", "asyncio")
    before = {name: (logging.getLogger(name).level, logging.getLogger(name).propagate) for name in names}
    yield
    for name, (level, propagate) in before.items():
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.setLevel(level)
        logger.propagate = propagate


def test_without_a_token_it_says_where_to_get_one(
    set_up: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.delenv("RASHOMON_TELEGRAM_TOKEN")
    assert main(["telegram"], with_words()) == 2
    assert capsys.readouterr().err == f"rashomon: {notices.NO_TOKEN}\n"


def test_a_token_file_that_is_not_there_is_named(
    set_up: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.delenv("RASHOMON_TELEGRAM_TOKEN")
    monkeypatch.setenv("RASHOMON_TELEGRAM_TOKEN_FILE", "/no/such/token")
    assert main(["telegram"], with_words()) == 2
    err = capsys.readouterr().err
    assert "/no/such/token: the bot token cannot be read from there (No such file or directory)" in err


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("TOKEN", "not a token", notices.TOKEN_WRONG),
        ("ALLOW", "harbour", "harbour"),
        ("API", "ftp://x", "telegram_api"),
        ("API", "http://[", "telegram_api"),
        ("WEBHOOK", "http://bot.example/", "telegram_webhook"),
        ("HEALTH", "70000", "telegram_health"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(
    set_up: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(f"RASHOMON_TELEGRAM_{name}", value)
    assert main(["telegram"], with_words()) == 2
    err = capsys.readouterr().err
    assert told in err
    assert err.count("\n") == 1


def test_a_webhooks_listening_address_and_secret_are_checked(
    set_up: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("RASHOMON_TELEGRAM_WEBHOOK", "https://bot.example/hook")
    monkeypatch.setenv("RASHOMON_TELEGRAM_LISTEN", "8080")
    assert main(["telegram"], with_words()) == 2
    assert "telegram_listen" in capsys.readouterr().err
    monkeypatch.setenv("RASHOMON_TELEGRAM_LISTEN", "127.0.0.1:0")
    monkeypatch.setenv("RASHOMON_TELEGRAM_SECRET", "two words")
    assert main(["telegram"], with_words()) == 2
    err = capsys.readouterr().err
    assert notices.SECRET in err
    assert "two words" not in err


def test_without_an_archive_it_says_how_to_make_one(
    set_up: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, tmp_path: Path
) -> None:
    monkeypatch.setenv("RASHOMON_ARCHIVE", str(tmp_path / "none"))
    assert main(["telegram"], with_words()) == 2
    assert "no archive there" in capsys.readouterr().err


def test_a_second_bot_on_an_archive_is_refused(set_up: Path, capsys: Captured) -> None:
    with only_one(set_up):
        assert main(["telegram"], with_words()) == 2
    assert notices.TWICE.format(set_up) in capsys.readouterr().err
    assert (set_up / LOCK).stat().st_mode & 0o077 == 0
    with only_one(set_up), pytest.raises(UsageError), only_one(set_up):
        pass


def test_a_folder_that_may_not_be_written_is_one_line_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    told = r"file: nothing can be written there \(.*\); get leave to write in that folder"
    with pytest.raises(RashomonError, match=told), only_one(tmp_path / "file"):
        pass


def test_a_port_that_is_taken_is_named(set_up: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    with BotApi() as telegram:
        monkeypatch.setenv("RASHOMON_TELEGRAM_API", telegram.url)
        monkeypatch.setenv("RASHOMON_TELEGRAM_HEALTH", str(telegram.port))
        assert main(["telegram"], with_words()) == 2
    assert f"127.0.0.1:{telegram.port}: cannot listen there" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["telegram"], ["telegram", "--debug"]])
def test_a_wrong_token_is_one_line_that_does_not_hold_it(
    set_up: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, arguments: list[str]
) -> None:
    monkeypatch.setenv("RASHOMON_TELEGRAM_TOKEN", WRONG)
    with BotApi() as telegram:
        monkeypatch.setenv("RASHOMON_TELEGRAM_API", telegram.url)
        assert main(arguments, with_words()) == 2
    captured = capsys.readouterr()
    assert f"rashomon: {notices.TOKEN_WRONG}\n" in captured.err
    assert WRONG not in captured.err + captured.out
    assert WRONG.partition(":")[2] not in captured.err


@pytest.mark.usefixtures("model_at_hand")
def test_no_secret_is_in_a_log_whatever_fails(set_up: Path, tmp_path: Path) -> None:
    """The real program with --debug, against a server that drops, fails and answers nonsense."""
    with BotApi(poll_seconds=0.2) as telegram:
        for fault in ("before", "after", "server_error"):
            telegram.next_call("getMe", fault)
            telegram.next_call("getUpdates", fault)
            telegram.next_call("sendMessage", fault)
            telegram.next_call("editMessageText", fault)
        telegram.says(7, "Who saw Quillhaven?")
        program = start(telegram, "--debug")
        try:
            telegram.until(lambda: telegram.sent(7) and len(telegram.sent(7)[0].versions) > 1, 3 * PATIENCE)
        finally:
            program.send_signal(signal.SIGTERM)
            out, err = program.communicate(timeout=PATIENCE)
    assert program.returncode == 0, err
    assert "event=answered" in err
    for secret in (TOKEN, TOKEN.partition(":")[2], "Quillhaven", "Person 7"):
        assert secret not in out + err


def start(telegram: BotApi, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
    """The program itself, on the archive of the environment."""
    return subprocess.Popen(
        [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())", "telegram", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "RASHOMON_TELEGRAM_API": telegram.url, **environment},
    )


@pytest.mark.usefixtures("model_at_hand")
def test_a_signal_stops_it_at_once_when_nothing_is_at_hand(set_up: Path) -> None:
    with BotApi() as telegram:
        program = start(telegram, "--debug")
        assert program.stderr is not None
        lines = iter(program.stderr.readline, "")
        assert any("Archive_Bot" in line for line in lines)
        program.send_signal(signal.SIGTERM)
        _, told = program.communicate(timeout=PATIENCE)
        assert program.returncode == 0
        # A poll that it waited for would be unfinished: Telegram answers it when the time to stop is over.
        assert POLL_SECONDS > STOP_SECONDS
        assert "event=stopped unfinished=0" in told


def test_a_webhook_does_not_show_its_address_or_secret() -> None:
    assert "s3cret" not in repr(Webhook("https://bot.example/s3cret", "s3cret", "127.0.0.1", 80))


def test_a_log_line_is_one_line_without_secrets() -> None:
    import io

    stream = io.StringIO()
    keep_journal(["s3cret/1"], debug=True, stream=stream)
    logger = logging.getLogger("bot.telegram.test")
    try:
        raise ValueError(f"http://x/bot{TOKEN}/getMe\nforged=line s3cret%2F1")
    except ValueError:
        logger.error("event=%s secret=%s\nlevel=forged", "failed", "s3cret/1", exc_info=True)
    written = stream.getvalue()
    assert written.count("\n") == 1
    assert "event=failed" in written
    assert HIDDEN in written
    for secret in (TOKEN, "s3cret"):
        assert secret not in written


def test_libraries_are_silent(capsys: Captured) -> None:
    keep_journal([TOKEN], debug=True)
    for name in ("httpx", "telegram.Bot", "httpcore.http11", "asyncio"):
        logging.getLogger(name).critical("https://api.telegram.org/bot%s/getMe", TOKEN)
    assert capsys.readouterr().err == ""


def test_the_shape_of_a_token_is_hidden_even_if_nobody_named_it() -> None:
    assert redacted(f"/bot{TOKEN}/getMe", []) == f"/bot{HIDDEN}/getMe"
    assert redacted("12:30 on 3 May", []) == "12:30 on 3 May"


def test_threads_end_with_the_program(set_up: Path) -> None:
    before = set(threading.enumerate())  # those of other tests may end meanwhile
    with BotApi():
        assert set(threading.enumerate()) - before
    assert not set(threading.enumerate()) - before
