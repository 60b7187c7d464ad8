"""A stranger's first hour with the installed program: a feed and a folder, a question, a page, the bot, a backup.

The web, the feed and Telegram are played by servers on this machine.
"""

import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import httpx

from tests.bot.telegram.botapi import TOKEN, BotApi
from tests.browser import Browser, started
from tests.deploy.conftest import Installed
from tests.index.feedfiles import Entry, rss
from tests.index.webserver import article_page, served

PERSON = 7
PATIENCE = 180  # seconds, for a machine with other things to do
QUESTION = "How many passengers were on the ferry that ran aground off Ormby?"
POST = """Ormby Post

Tuesday 4 March 2031

The ferry that ran aground off Ormby on Tuesday carried 91 passengers, its captain, Iver Moss, told the Ormby Post.
"""


def test_from_nothing_to_a_backup_that_came_back(installed: Installed) -> None:
    home = installed.home
    # Where screenshots of the run are wanted, RASHOMON_PICTURES names a folder.
    pictures = Path(os.environ.get("RASHOMON_PICTURES", home))
    _articles(installed)

    told = installed.run("ask", QUESTION).stdout
    assert "DISPUTED" in told
    assert {"84 passengers", "91 passengers"} <= set(_quoted(told))

    installed.run("report", QUESTION, "-o", "ferry.html")
    assert QUESTION in (home / "ferry.html").read_text(encoding="utf-8")
    with _browser() as browser:
        if browser is not None:
            browser.open(home / "ferry.html")
            browser.picture(pictures / "ferry.png")
            assert browser.complaints() == []
            assert QUESTION in browser.run("return document.body.innerText")
        with _page(installed) as address, httpx.Client(base_url=address, trust_env=False, timeout=PATIENCE) as http:
            origin = {"origin": address.rstrip("/")}
            asked = http.post("/ask", data={"question": QUESTION}, headers=origin, follow_redirects=True)
            assert "2 outlets" in asked.text
            assert {"84", "91"} <= set(re.findall(r"<mark[^>]*>(\d+)</mark>", asked.text))
            if browser is not None:
                browser.open(str(asked.url))
                browser.picture(pictures / "served.png")
                assert browser.complaints() == []

    with BotApi() as api, _bot(installed, api):
        api.says(PERSON, QUESTION)
        api.until(lambda: any("91" in text for text in api.texts(PERSON)), PATIENCE)
        # While it is at work.
        made = json.loads(installed.run("backup", "--json", "--keep", "7", "safe").stdout)
        assert made["articles"] == 2

    removed = installed.run("remove", "post").stdout
    assert f"still in the backup {made['path']}" in removed
    assert "91 passengers" not in installed.run("ask", QUESTION).stdout
    done = installed.run("restore", "--replace", made["path"]).stdout
    assert "rashomon remove post" in done
    assert installed.run("ask", QUESTION).stdout == told
    assert "All is well" in installed.run("doctor").stdout
    assert "Ormby Ledger" in installed.run("feeds", "list").stdout


def _articles(installed: Installed) -> None:
    """A feed of one article, and a folder of another."""
    home = installed.home
    (home / "safe").mkdir()
    (home / "articles").mkdir()
    (home / "articles" / "post.txt").write_text(POST, encoding="utf-8")
    with served() as site:
        page = site.put("localhost/ferry", article_page())
        feed = site.put("localhost/feed.xml", rss([Entry(page)]), kind="application/rss+xml")
        installed.run("feeds", "add", "--allow-private", feed)
        installed.run("feeds", "poll", "--allow-private")
    installed.run("add", "articles")


def _quoted(told: str) -> list[str]:
    return [f"{number} passengers" for number in ("84", "91") if f"{number} passengers" in told]


@contextmanager
def _browser() -> Iterator[Browser | None]:
    """A Chromium where there is one."""
    if shutil.which("chromium") and shutil.which("chromedriver") and find_spec("selenium"):
        with started() as browser:
            yield browser
    else:
        yield None


@contextmanager
def _page(installed: Installed) -> Iterator[str]:
    """The address of `rashomon serve` while the block runs."""
    command = installed.command("serve", "--port", "0")
    with subprocess.Popen(
        command, cwd=installed.home, env=installed.environment(), stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stderr is not None
            yield next(line.split()[0] for line in server.stderr if line.startswith("http://"))
        finally:
            server.kill()


@contextmanager
def _bot(installed: Installed, api: BotApi) -> Iterator[None]:
    """`rashomon telegram` while the block runs, stopped as a service manager stops it."""
    token = installed.home / "token"
    token.write_text(TOKEN)
    environment = installed.environment(
        RASHOMON_TELEGRAM_TOKEN_FILE=str(token),
        RASHOMON_TELEGRAM_ALLOW=str(PERSON),
        RASHOMON_TELEGRAM_API=api.url,
        RASHOMON_TELEGRAM_HEALTH="0",
    )
    command = installed.command("telegram")
    with (
        (installed.home / "bot.log").open("wb") as log,
        subprocess.Popen(command, cwd=installed.home, env=environment, stderr=log, stdout=log) as bot,
    ):
        try:
            yield
            bot.send_signal(signal.SIGTERM)
            code = bot.wait(PATIENCE)
        finally:
            bot.kill()
    written = (installed.home / "bot.log").read_text(encoding="utf-8")
    assert code == 0, written
    assert TOKEN not in written
