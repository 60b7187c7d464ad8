"""`rashomon feeds` as a person uses it, against a server on this machine."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot import words_intake
from bot.cli import main
from bot.desk import Desk
from index.web.fetch import Fetcher
from tests.bot.desks import NOW, WordSession
from tests.index.feedfiles import Entry, rss
from tests.index.webserver import Answer, Site, article_page, fetching, served

Captured = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]


class Guarded(WordSession):
    """As `Polite`, but this machine is a private network unless that is permitted."""

    def fetcher(self, *, allow_private: bool = False, sleep: Callable[[float], None] | None = None) -> Fetcher:
        return fetching(allow_private=allow_private)


class Polite(WordSession):
    """Every name leads to this machine, and no host has to be waited for."""

    def fetcher(self, *, allow_private: bool = False, sleep: Callable[[float], None] | None = None) -> Fetcher:
        return fetching()


@dataclass
class Newsroom:
    """A site with a feed, and the program."""

    site: Site
    archive: Path
    now: datetime = NOW
    titles: list[str] = field(default_factory=list)
    opener: type[WordSession] = Polite

    def run(self, *words: str) -> int:
        desk = Desk(opener=self.opener, clock=lambda: self.now)
        return main(["--archive", str(self.archive), *words], desk)

    def publish(self, *titles: str, place: str = "ledger.example/feed") -> str:
        self.titles += titles
        entries = []
        for title in self.titles:
            page = article_page(title, (f"{title}, said the harbour office of Ormby on Tuesday.", "Nobody was hurt."))
            entries.append(Entry(self.site.put(f"ledger.example/{title.replace(' ', '-')}", page), title))
        return self.site.put(place, rss(entries), kind="application/rss+xml")


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    with served() as site:
        yield Newsroom(site, tmp_path / "archive")


def test_a_feed_is_followed_polled_asked_and_left(newsroom: Newsroom, capsys: Captured) -> None:
    url = newsroom.publish("Ferry aground", "Strike at Velm")
    assert newsroom.run("feeds", "add", url) == 0
    assert "The Ormby Ledger: followed; 2 articles in it now" in capsys.readouterr().out
    assert newsroom.run("feeds", "poll") == 0
    assert capsys.readouterr().out == "The Ormby Ledger: 2 new\n"
    assert newsroom.run("feeds", "poll") == 0
    assert capsys.readouterr().out == "The Ormby Ledger: nothing new\n"
    newsroom.publish("Tug sinks")
    assert newsroom.run("feeds", "poll") == 0
    assert capsys.readouterr().out == "The Ormby Ledger: 1 new\n"
    assert newsroom.run("articles") == 0
    listed = capsys.readouterr().out
    assert listed.count("Daily Kite") == 3
    assert newsroom.run("feeds", "remove", "ormby ledger") == 0
    assert "followed no more; its articles stay" in capsys.readouterr().out
    assert newsroom.run("feeds", "poll") == 2
    assert "no feed is followed yet" in capsys.readouterr().err


def test_a_feed_with_more_than_is_read_of_one_says_how_many_are_not(
    newsroom: Newsroom, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.web.feeds.FEED_ITEMS", 2)
    address = newsroom.publish("Ferry sinks", "Crane falls", "Bridge opens", "Mill burns", "Dam holds")
    assert newsroom.run("feeds", "add", address) == 0
    assert "2 articles in it now, and 3 behind them that are not read" in capsys.readouterr().out


def test_the_address_of_a_feed_can_be_added_once(newsroom: Newsroom, capsys: Captured) -> None:
    address = newsroom.publish("Ferry aground", "Strike at Velm")
    assert newsroom.run("add", address) == 0
    assert capsys.readouterr().out.startswith("2 added\n")
    assert newsroom.run("add", address) == 0
    assert capsys.readouterr().out.startswith("0 added, 2 skipped (already in)")
    assert newsroom.run("feeds", "list") == 0
    assert "no feed is followed yet" in capsys.readouterr().err


def test_a_feed_in_a_private_network_is_polled_as_soon_as_that_is_permitted(
    newsroom: Newsroom, capsys: Captured
) -> None:
    newsroom.opener = Guarded
    assert newsroom.run("feeds", "add", "--allow-private", newsroom.publish("Ferry aground")) == 0
    assert "rashomon feeds poll --allow-private takes them in; poll --allow-private --every" in capsys.readouterr().out
    assert newsroom.run("feeds", "poll") == 2
    err = capsys.readouterr().err
    assert "--allow-private permits it\n" in err
    assert "asked again" not in err
    assert newsroom.run("feeds", "poll", "--allow-private") == 0
    assert capsys.readouterr().out == "The Ormby Ledger: 1 new\n"


def test_a_service_on_a_mistyped_archive_ends_at_once(newsroom: Newsroom, capsys: Captured) -> None:
    assert newsroom.run("feeds", "poll", "--every", "10m") == 2
    assert "archive" in capsys.readouterr().err
    assert not newsroom.archive.exists()


def test_a_changed_article_becomes_a_version(newsroom: Newsroom, capsys: Captured) -> None:
    newsroom.run("feeds", "add", newsroom.publish("Ferry aground"))
    newsroom.run("feeds", "poll")
    page = article_page("Ferry aground", ("Ferry aground, said the coast guard of Ormby on Tuesday.", "Two were hurt."))
    key = newsroom.site.put("ledger.example/Ferry-aground", page)
    capsys.readouterr()
    newsroom.now += timedelta(hours=2)
    assert newsroom.run("feeds", "poll") == 0
    assert capsys.readouterr().out == "The Ormby Ledger: 1 changed\n"
    newsroom.run("show", key, "--raw")
    assert "Two were hurt." in capsys.readouterr().out
    newsroom.run("show", key, "--raw", "--version", "1")
    assert "Nobody was hurt." in capsys.readouterr().out


def test_another_spelling_of_the_outlet_is_no_new_version(newsroom: Newsroom, capsys: Captured) -> None:
    newsroom.run("feeds", "add", newsroom.publish("Ferry aground"))
    newsroom.run("feeds", "poll")
    key = newsroom.site.url("ledger.example/Ferry-aground")
    hub = rss([Entry(key, "Ferry aground", source="Ormby Ledger")], "Hub News")
    newsroom.run("feeds", "add", newsroom.site.put("hub.example/feed", hub, kind="application/rss+xml"))
    capsys.readouterr()
    newsroom.run("feeds", "poll", "hub")
    assert capsys.readouterr().out == "Hub News: nothing new\n"


def test_an_article_that_was_removed_does_not_come_back_from_its_feed(newsroom: Newsroom, capsys: Captured) -> None:
    newsroom.run("feeds", "add", newsroom.publish("Ferry aground"))
    newsroom.run("feeds", "poll")
    key = newsroom.site.url("ledger.example/Ferry-aground")
    assert newsroom.run("remove", key) == 0
    newsroom.now += timedelta(hours=2)
    newsroom.titles[0] = "Ferry aground"
    newsroom.site.put("ledger.example/feed", rss([Entry(key, "Ferry aground, all safe")]), kind="application/rss+xml")
    capsys.readouterr()
    newsroom.run("feeds", "poll")
    assert capsys.readouterr().out == "The Ormby Ledger: nothing new\n"
    newsroom.run("articles")
    assert capsys.readouterr().out == ""
    newsroom.run("add", key)
    assert capsys.readouterr().out.startswith("1 added")


def test_a_feed_s_words_about_an_article_go_with_it(newsroom: Newsroom) -> None:
    newsroom.run("feeds", "add", newsroom.publish("Unmistakable headline"))
    newsroom.run("feeds", "poll")
    newsroom.run("remove", newsroom.site.url("ledger.example/Unmistakable-headline"))
    newsroom.publish()
    newsroom.run("feeds", "poll")
    for file in newsroom.archive.glob("feeds.sqlite*"):
        assert b"Unmistakable headline" not in file.read_bytes()


def test_the_list_says_how_each_feed_is_doing(newsroom: Newsroom, capsys: Captured) -> None:
    newsroom.run("feeds", "add", newsroom.publish("Ferry aground"))
    for name in ("Failing Post", "Gone Gazette", "Quiet Quarterly"):
        place = f"{name.split()[0].lower()}.example/feed"
        newsroom.run("feeds", "add", newsroom.site.put(place, rss([], name), kind="application/rss+xml"))
    newsroom.site.put("failing.example/feed", Answer(b"", 503))
    newsroom.site.put("gone.example/feed", Answer(b"", 410))
    newsroom.run("feeds", "poll")
    newsroom.now += timedelta(days=20)
    newsroom.run("feeds", "poll", "failing")
    newsroom.now += timedelta(minutes=5)
    newsroom.site.put("ledger.example/feed", rss([]), kind="application/rss+xml")
    capsys.readouterr()
    assert newsroom.run("feeds", "list") == 0
    told = capsys.readouterr().out
    assert "failing 2 times, first 20 days ago, asked again in 15 minutes: the site has trouble of its own" in told
    assert "gone for good since Tuesday 6 May 2031" in told
    assert "quiet, nothing new for 20 days" in told
    assert "1 article so far, polled 20 days ago" in told
    assert newsroom.run("feeds", "list", "--json") == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["title"] for row in rows] == ["Failing Post", "Gone Gazette", "Quiet Quarterly", "The Ormby Ledger"]


def test_when_no_feed_can_be_read_the_exit_code_says_so(newsroom: Newsroom, capsys: Captured) -> None:
    newsroom.run("feeds", "add", newsroom.publish("Ferry aground"))
    newsroom.site.put("ledger.example/feed", Answer(b"", 500))
    assert newsroom.run("feeds", "poll") == 2
    assert "asked again in 10 minutes" in capsys.readouterr().err
    assert newsroom.run("feeds", "poll") == 0
    assert "not asked before in 10 minutes" in capsys.readouterr().err


@pytest.mark.parametrize("page", ["gone", "empty"])
def test_a_poll_that_brings_nothing_in_makes_no_archive(newsroom: Newsroom, page: str, capsys: Captured) -> None:
    newsroom.run("feeds", "add", newsroom.publish("Ferry aground"))
    if page == "gone":
        newsroom.site.put("ledger.example/feed", Answer(b"", 500))
        assert newsroom.run("feeds", "poll") == 2
        assert "no feed could be read; the lines above say why" in capsys.readouterr().err
    else:
        newsroom.site.put("ledger.example/Ferry-aground", b"<html><body></body></html>")
        assert newsroom.run("feeds", "poll") == 0
        assert "1 refused" in capsys.readouterr().out
    assert not (newsroom.archive / "archive.sqlite").exists()
    assert newsroom.run("stats") == 2
    newsroom.publish("Tug sinks")
    assert newsroom.run("feeds", "poll", "ormby ledger") == 0
    assert newsroom.run("stats") == 0


def test_a_poll_into_a_broken_archive_asks_no_site(newsroom: Newsroom, capsys: Captured) -> None:
    newsroom.run("feeds", "add", newsroom.publish("Ferry aground"))
    asked = len(newsroom.site.asked)
    (newsroom.archive / "archive.sqlite").write_bytes(b"no database" * 100)
    assert newsroom.run("feeds", "poll") == 3
    assert len(newsroom.site.asked) == asked


def test_a_poll_can_be_read_by_programs(newsroom: Newsroom, capsys: Captured) -> None:
    newsroom.run("feeds", "add", newsroom.publish("Ferry aground"))
    capsys.readouterr()
    newsroom.run("feeds", "poll", "--json")
    row = json.loads(capsys.readouterr().out)
    assert (row["added"], row["updated"], row["refused"], row["error"]) == (1, 0, [], None)


@pytest.mark.parametrize(("words", "told"), [("soon", "is no length of time"), ("5s", "too often"), ("", "is no")])
def test_what_is_no_length_of_time_is_told(newsroom: Newsroom, capsys: Captured, words: str, told: str) -> None:
    assert newsroom.run("feeds", "poll", "--every", words) == 2
    assert told in capsys.readouterr().err


def test_times_are_told_as_people_say_them() -> None:
    assert words_intake.ago(NOW - timedelta(seconds=30), NOW) == "just now"
    assert words_intake.ago(NOW - timedelta(minutes=61), NOW) == "1 hour ago"
    assert words_intake.ahead(NOW + timedelta(days=2, hours=5), NOW) == "in 2 days"
    assert words_intake.ahead(NOW - timedelta(days=2), NOW) == "next time"


SERVICE = """
import sys
from datetime import UTC, datetime
from bot.cli import main
from bot.desk import Desk
from tests.bot.test_feeding import Polite
sys.exit(main(sys.argv[1:], Desk(opener=Polite, clock=lambda: datetime.now(UTC))))
"""


def test_the_service_polls_and_ends_cleanly_when_told_to(newsroom: Newsroom) -> None:
    newsroom.run("feeds", "add", newsroom.publish("Ferry aground"))
    command = [sys.executable, "-c", SERVICE, "--archive", str(newsroom.archive), "feeds", "poll", "--every", "10m"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as service:
        assert service.stdout is not None
        watchdog = threading.Timer(180, service.kill)
        watchdog.start()
        assert service.stdout.readline() == "The Ormby Ledger: 1 new\n"
        service.send_signal(signal.SIGTERM)
        # It would poll again after ten minutes.
        _, errors = service.communicate(timeout=120)
    watchdog.cancel()
    assert service.returncode == 0
    assert errors.startswith("polling 1 feed every 10 minutes; stop it with Ctrl-C\n")
    assert errors.endswith("stopping after what is being fetched\n")
    with sqlite3.connect(newsroom.archive / "archive.sqlite") as database:
        assert database.execute("SELECT count(*) FROM articles").fetchone() == (1,)
    database.close()


def test_two_pollers_of_one_archive_do_not_meet(newsroom: Newsroom, capsys: Captured) -> None:
    from index.lock import writing

    newsroom.run("feeds", "add", newsroom.publish("Ferry aground"))
    with writing(newsroom.archive / "feeds.lock", 0):
        assert newsroom.run("feeds", "poll") == 2
    assert "another process polls the feeds" in capsys.readouterr().err
