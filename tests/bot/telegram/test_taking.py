"""Articles sent to the bot: what is taken for one, the receipt, undoing, and what takes longer."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from textwrap import wrap
from time import monotonic, sleep

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot.telegram.taking as taking_module
from bot.history import History
from bot.telegram import phrases
from bot.telegram.answering import Answering
from bot.telegram.callback import Act, Press, encode
from bot.telegram.clerk import Clerk, Outcome, completed, file_name, outcome_within
from bot.telegram.incoming import Attached, Forward, Place
from bot.telegram.newsroom import Newsroom
from bot.telegram.outgoing import Change, Outgoing, Say
from bot.telegram.taking import Taking
from index.archive import LocalArchive
from index.article import Incoming
from index.errors import ArchiveBusy, Refused
from index.found import Filters
from tests.bot.telegram.botapi import PATIENCE
from tests.bot.telegram.rooms import (
    ADMIN,
    GROUP,
    REPORTER,
    STRANGER,
    Files,
    Room,
    buttons_of,
    notice_of,
    room,
    text_of,
    words_of,
)
from tests.bot.telegram.talk import WordsSession
from tests.index.documents import column, pdf
from tests.retrieval.newsroom import TODAY, answer_of, archive_of, report

HOME = Place(ADMIN, "private")
NEWS = (report("harbour", "Rescuers took 11 sailors off a barge near Pellin, the harbour master said."),)
ARTICLE = (
    "Fire reached the grain silo in Varnholt at dawn on Monday, the fire service said. Some forty people were led out "
    "of nearby houses, according to a neighbour.\n\nThe mayor of Varnholt said that repairs would take nine weeks. "
    "Nobody was hurt, he said, and the trains run again. The cause is not known, and the police look for witnesses."
)
SENT = datetime(2031, 5, 5, 18, 30, tzinfo=UTC)
CHANNEL = Forward(SENT, "Varnholt Alerts", "https://t.me/varnholt_alerts/77")
PAGE = (
    '<html lang="en"><head><title>Silo burns</title><meta property="og:site_name" content="Skerry Post">'
    '<meta property="article:published_time" content="2031-05-04T09:00:00+00:00"></head><body><article><h1>Silo burns'
    f"</h1><p>{ARTICLE.replace(chr(10) * 2, '</p><p>')}</p></article></body></html>"
)


@dataclass
class Web:
    """Addresses and what is there; `gate` holds whoever asks until it is set."""

    pages: dict[str, Incoming | Refused] = field(default_factory=dict)
    gate: threading.Event | None = None
    asked: list[str] = field(default_factory=list)

    def __call__(self, url: str) -> Iterator[Incoming | Refused]:
        self.asked.append(url)
        if self.gate is not None:
            self.gate.wait(2 * PATIENCE)
        yield self.pages.get(url, Refused(url, "there is no such page"))


@dataclass
class Desk:
    """A room whose branch takes articles into a real archive."""

    folder: Path
    room: Room
    web: Web
    files: Files
    clerk: Clerk

    def say(self, text: str = "", **how: object) -> list[Outgoing] | None:
        return self.room.say(text, **{"person": ADMIN, "place": HOME} | how)  # type: ignore[arg-type]  # passed on

    def press(self, data: str, **how: object) -> list[Outgoing] | None:
        return self.room.press(data, **{"person": ADMIN, "place": HOME, "message": 70} | how)  # type: ignore[arg-type]

    def settled(self) -> list[str]:
        """What wakings say until all is told."""
        for job in list(self.clerk._jobs.values()):
            assert outcome_within(job, PATIENCE) is not None
        return [words_of(one.message) for _, one in self.room.wake() if isinstance(one, Say | Change)]

    def articles(self) -> dict[str, str]:
        with LocalArchive.open(self.folder) as archive:
            return {key: archive.article(key).text for key in sorted(archive.keys())}

    def article(self, key: str) -> tuple[str | None, str | None, str]:
        """Outlet, publication day and its basis."""
        with LocalArchive.open(self.folder) as archive:
            article = archive.article(key)
        day = article.masthead.published_day
        return article.masthead.outlet, day.iso() if day else None, article.published_basis.value


@contextmanager
def opened(
    folder: Path,
    may_add: Callable[[int, Place], bool] = lambda person, place: False,
    web: Web | None = None,
    files: Files | None = None,
) -> Iterator[Desk]:
    web, files = web or Web(), files or Files()
    clerks: list[Clerk] = []

    def branch(newsroom: Newsroom, answering: Answering) -> Taking:
        clerks.append(Clerk(lambda: WordsSession(folder, ("11",)), newsroom.clock, web))
        return Taking(newsroom, answering, clerks[0], may_add)

    session = WordsSession(folder, ("11",))
    try:
        with room(folder, session, branch, files=files) as made:
            yield Desk(folder, made, web, files, clerks[0])
    finally:
        session.close()


@pytest.fixture(autouse=True)
def _prompt_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an article takes on a busy machine is no receipt that follows, unless a test wants one."""
    monkeypatch.setattr(taking_module, "PROMPT_SECONDS", PATIENCE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    archive_of(tmp_path / "archive", NEWS).close()
    return tmp_path / "archive"


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    with opened(folder) as made:
        yield made


def key_in(receipt: str) -> str:
    return next(line for line in receipt.splitlines() if line.startswith("key ")).removeprefix("key ").split(" ")[0]


def test_a_forwarded_report_goes_in_word_for_word_with_a_receipt(desk: Desk) -> None:
    told = text_of(desk.say(ARTICLE, forward=CHANNEL))
    assert told.startswith("Added\n")
    assert "Varnholt Alerts · published Monday 5 May 2031, 18:30 UTC" in told
    assert desk.articles()[key_in(told)] == ARTICLE
    assert desk.article(key_in(told)) == ("Varnholt Alerts", "2031-05-05", "stated")


def test_the_channel_and_its_day_stand_back_behind_what_the_text_says(desk: Desk) -> None:
    text = f"Skerry Post\nPublished 2 May 2031\n\n{ARTICLE}\n\n© 2031 Skerry Post. All rights reserved."
    outlet, day, basis = desk.article(key_in(text_of(desk.say(text, forward=CHANNEL))))
    assert (outlet, day, basis) == ("Skerry Post", "2031-05-02", "stated")


def test_what_a_person_wrote_has_no_outlet_and_says_how_to_set_it(desk: Desk) -> None:
    told = text_of(desk.say(ARTICLE, command="add"))
    assert "outlet unknown · published unknown" in told
    assert f"“rashomon edit {key_in(told)} --date DAY” sets one" in told
    assert f"“rashomon edit {key_in(told)} --outlet NAME” sets one" in told


def test_undo_removes_the_article_and_the_answers_that_quote_it(desk: Desk) -> None:
    said = desk.say(ARTICLE, forward=CHANNEL)
    key, undo = key_in(text_of(said)), buttons_of(said)["Undo: remove it again"]
    with LocalArchive.open(desk.folder) as archive:
        answer = answer_of(archive, "How many people were led out of houses in Varnholt?", "forty")
    history = History.open(desk.folder)
    kept = history.keep(answer, Filters(), TODAY, "telegram:11", SENT)
    pressed = desk.press(undo)
    assert pressed is not None
    assert isinstance(pressed[1], Change)
    assert (pressed[1].target, text_of(pressed)) == (70, f"Removed: {key}")
    assert list(desk.articles()) == ["harbour"]
    assert history.get(kept) is None
    history.close()
    assert notice_of(desk.press(undo)) == "This was removed already."


def test_what_was_changed_since_is_not_undone(desk: Desk) -> None:
    desk.files.content["f1"] = ARTICLE.encode()
    desk.web.pages["https://skerry.example/silo"] = Incoming(
        "https://skerry.example/silo", ARTICLE, key="https://skerry.example/silo", source="Skerry Post"
    )
    said = desk.say("https://skerry.example/silo", links=["https://skerry.example/silo"])
    newer = Incoming("https://skerry.example/silo", f"{ARTICLE} Update.", key="https://skerry.example/silo")
    archive_of(desk.folder, [newer]).close()
    told = text_of(desk.press(buttons_of(said)["Undo: remove it again"]))
    assert told == "Changed since, therefore left: https://skerry.example/silo"
    assert len(desk.articles()) == 2


def test_the_same_text_again_is_known_and_offers_no_undo(desk: Desk) -> None:
    desk.say(ARTICLE, forward=CHANNEL)
    again = desk.say(ARTICLE, forward=CHANNEL)
    assert text_of(again).startswith("Already in the archive")
    assert buttons_of(again) == {}


def test_a_copy_says_whose_origin_it_joins(folder: Path) -> None:
    with opened(folder) as desk:
        first = key_in(text_of(desk.say(ARTICLE, forward=CHANNEL)))
        copy = f"{ARTICLE} Nothing else is known at this hour."
        told = text_of(desk.say(copy, forward=Forward(SENT, "Ostrelle Wire Room")))
        assert f"Same origin as {first}: it adds no independent voice." in told


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("silo.txt", ARTICLE.encode()),
        ("silo.HTML", PAGE.encode()),
        ("silo.txt", ARTICLE.encode("utf-16")),
        ("silo.pdf", pdf([column(50, 800, wrap(ARTICLE, 70))])),
    ],
)
def test_a_file_goes_in_under_its_name(desk: Desk, name: str, content: bytes) -> None:
    desk.files.content["f1"] = content
    told = text_of(desk.say(file=Attached("f1", name, len(content), None)))
    assert told.startswith("Added\n")
    assert key_in(told) == "silo"
    assert "nine weeks" in desk.articles()["silo"]


def test_two_files_of_one_name_are_two_articles(desk: Desk) -> None:
    desk.files.content |= {"f1": ARTICLE.encode(), "f2": ARTICLE.replace("Varnholt", "Ostrelle").encode()}
    keys = [key_in(text_of(desk.say(file=Attached(file, "document.txt", None, None)))) for file in ("f1", "f2")]
    assert keys[0] == "document"
    assert keys[1].startswith("document~")
    assert len(desk.articles()) == 3


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("table.xlsx", b"PK", "not a kind of file that is read here"),
        ("web.warc", b"WARC/1.0", "not a kind of file that is read here"),
        ("scan.pdf", pdf([[]], pictures=True), "scan.pdf: "),
        ("many.jsonl", b'{"text": "x"}', "not a kind of file that is read here"),
        ("empty.txt", b"", "empty"),
        ("noise.txt", b"\x00" * 50, "binary"),
        ("gone.txt", None, "Telegram no longer has it"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_in_a_line(
    desk: Desk, name: str, content: bytes | None, why: str
) -> None:
    if content is not None:
        desk.files.content["f1"] = content
    told = text_of(desk.say(file=Attached("f1", name, None, None)))
    assert told.startswith(f"Not added\n{name}: ")
    assert why in told
    assert list(desk.articles()) == ["harbour"]


def test_links_are_fetched_and_each_that_fails_has_its_line(desk: Desk) -> None:
    good, bad = "https://skerry.example/silo", "https://kite.example/none"
    desk.web.pages[good] = Incoming(good, ARTICLE, key=good, source="Skerry Post", date="2031-05-04")
    told = text_of(desk.say(f"{good}\n{bad}", links=[good, bad]))
    assert "Skerry Post · published Sunday 4 May 2031" in told
    assert f"Not added\n{bad}: there is no such page" in told


@pytest.mark.parametrize("text", ["skerry.example/silo", "<https://skerry.example/silo>", "skerry.example/silo,"])
def test_an_address_may_be_written_in_short_or_with_signs_around_it(desk: Desk, text: str) -> None:
    link = "https://skerry.example/silo"
    desk.web.pages[link] = Incoming(link, ARTICLE, key=link, source="Skerry Post")
    assert text_of(desk.say(text, links=[link])).startswith("Added")


def test_a_link_inside_a_question_is_a_question(desk: Desk) -> None:
    assert desk.say("who wrote https://a.example/x ?", links=["https://a.example/x"]) is None
    assert desk.web.asked == []


def test_a_short_forwarded_text_asks_what_it_is(desk: Desk) -> None:
    offered = desk.say("The silo in Varnholt burns.", forward=CHANNEL)
    assert list(buttons_of(offered)) == ["Add it", "Ask it"]
    told = desk.press(buttons_of(offered)["Add it"])
    assert "Varnholt Alerts" in text_of(told)
    assert len(desk.articles()) == 2
    assert notice_of(desk.press(buttons_of(offered)["Ask it"])) == "This was added, asked or left long ago."


def test_a_short_forwarded_question_is_answered_when_chosen(desk: Desk) -> None:
    offered = desk.say("How many sailors were rescued off Pellin?", forward=Forward(SENT))
    told = text_of(desk.press(buttons_of(offered)["Ask it"]))
    assert "11" in told
    assert list(desk.articles()) == ["harbour"]


@pytest.mark.parametrize(
    "text",
    [
        "How many people were led out of houses in Varnholt?",
        "Fire reached the silo. Was anybody hurt?",
        "word " * 50,
    ],
)
def test_what_may_be_a_question_is_left_to_be_asked(desk: Desk, text: str) -> None:
    assert desk.say(text) is None


def test_a_long_typed_text_is_taken_or_offered_by_its_length(desk: Desk) -> None:
    assert list(buttons_of(desk.say(ARTICLE))) == ["Add it", "Ask it"]
    assert text_of(desk.say(f"{ARTICLE}\n\n{ARTICLE.replace('Varnholt', 'Quint')}\n\n{ARTICLE}")).startswith("Added")
    assert list(buttons_of(desk.say(f"{ARTICLE} {ARTICLE} Is all of this true?"))) == ["Add it", "Ask it"]


def test_only_admins_add_unless_a_setting_widens_it(folder: Path) -> None:
    with opened(folder) as desk:
        assert text_of(desk.say(ARTICLE, person=REPORTER, forward=CHANNEL)).startswith("Only admins add articles")
        link = "https://skerry.example/silo"
        assert text_of(desk.say(link, links=[link], person=REPORTER)).startswith("Only admins add articles")
        assert desk.say("The silo burns.", person=REPORTER, forward=CHANNEL) is None
        refused = desk.say(person=REPORTER, file=Attached("f1", "silo.txt", None, None))
        assert text_of(refused).startswith("Only admins add articles")
        assert text_of(desk.say(ARTICLE, person=REPORTER, command="add")).startswith("Only admins")
    with opened(folder, lambda person, place: person == REPORTER) as desk:
        assert text_of(desk.say(ARTICLE, person=REPORTER, command="add")).startswith("Added")


def test_nobody_else_undoes_or_adds_what_was_offered(desk: Desk) -> None:
    undo = buttons_of(desk.say(ARTICLE, command="add", place=GROUP))["Undo: remove it again"]
    assert notice_of(desk.press(undo, person=REPORTER, place=GROUP)).startswith("Only those who may add")
    assert notice_of(desk.press(undo, place=HOME)) == "This was added, asked or left long ago."
    assert len(desk.articles()) == 2


@pytest.mark.parametrize("act", [Act.TAKE, Act.UNDO_ADDING])
@pytest.mark.parametrize("subject", [None, 0, 7, 36**12 - 1])
def test_forged_buttons_touch_nothing(desk: Desk, act: Act, subject: int | None) -> None:
    desk.say(ARTICLE, command="add")
    notice_of(desk.press(encode(Press(act, subject, 0))))
    assert len(desk.articles()) == 2


def test_add_alone_says_what_to_send(desk: Desk) -> None:
    assert "to add it" in text_of(desk.say(command="add"))
    assert text_of(desk.say(command="add", person=STRANGER)) == phrases.TAKE_NOT_YOU


def test_a_slow_page_holds_nobody_up_and_its_receipt_follows(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_module, "PROMPT_SECONDS", 0.02)
    link = "https://skerry.example/silo"
    web = Web({link: Incoming(link, ARTICLE, key=link, source="Skerry Post")}, threading.Event())
    with opened(folder, web=web) as desk:
        assert text_of(desk.say(link, links=[link])) == "Taking it in. The receipt follows."
        assert desk.room.wake() == []
        assert web.gate is not None
        web.gate.set()
        (told,) = desk.settled()
        assert told.startswith("Added\n")
        assert desk.settled() == []


@dataclass
class SlowFiles(Files):
    """Files that come once the gate is open."""

    gate: threading.Event = field(default_factory=threading.Event)

    def fetch(self, file: Attached, limit_bytes: int) -> bytes:
        self.gate.wait(2 * PATIENCE)
        return Files.fetch(self, file, limit_bytes)


def test_a_slow_file_holds_nobody_up_and_its_receipt_follows(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_module, "PROMPT_SECONDS", 0.02)
    slow = SlowFiles({"f": ARTICLE.encode()})
    with opened(folder, files=slow) as desk:
        assert text_of(desk.say(file=Attached("f", "silo.txt", 999, "text/plain"))) == phrases.TAKING
        assert desk.room.wake() == []
        slow.gate.set()
        (told,) = desk.settled()
        assert told.startswith("Added\n")
        assert "silo" in desk.articles()


def test_a_file_is_fetched_again_after_a_restart(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_module, "PROMPT_SECONDS", 0.02)
    stuck = SlowFiles({"f": ARTICLE.encode()})
    with opened(folder, files=stuck) as desk:
        desk.say(file=Attached("f", "silo.txt", 999, "text/plain"))
    with opened(folder, files=Files({"f": ARTICLE.encode()})) as again:
        told = again.settled() or again.settled()
        assert told[0].startswith("Added\n")
    stuck.gate.set()


def test_a_file_that_telegram_lost_meanwhile_is_refused_in_the_receipt(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_module, "PROMPT_SECONDS", 0.02)
    slow = SlowFiles()
    with opened(folder, files=slow) as desk:
        desk.say(file=Attached("f", "silo.txt", 999, "text/plain"))
        slow.gate.set()
        (told,) = desk.settled()
        assert told.startswith("Not added\n")
        assert "no longer has it" in told


def test_what_a_restart_interrupted_is_taken_up_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_module, "PROMPT_SECONDS", 0.02)
    link = "https://skerry.example/silo"
    page = Incoming(link, ARTICLE, key=link, source="Skerry Post")
    stuck = Web({link: page}, threading.Event())
    with opened(folder, web=stuck) as desk:
        desk.say(link, links=[link])
    with opened(folder, web=Web({link: page})) as again:
        told = again.settled() or again.settled()
        assert told[0].startswith("Added\n")
    assert stuck.gate is not None
    stuck.gate.set()


def test_a_kill_after_the_archive_has_it_still_gives_a_receipt_with_undo(folder: Path) -> None:
    """The archive commits first; the update is then answered once more."""
    with opened(folder) as desk:
        desk.say(ARTICLE, forward=CHANNEL)
    with opened(folder) as again:
        said = again.say(ARTICLE, forward=CHANNEL)
        assert text_of(said).startswith("Added\n")
        assert "Undo: remove it again" in buttons_of(said)


def test_while_another_process_writes_it_waits_and_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def once_it_waits(job: Future[Outcome], seconds: float) -> Outcome | None:
        end = monotonic() + PATIENCE
        while seconds and not desk.clerk.is_waiting:
            assert monotonic() < end, "it never waits"
            sleep(0.01)
        return outcome_within(job, 0)

    monkeypatch.setattr(taking_module, "outcome_within", once_it_waits)
    with opened(folder) as desk, LocalArchive.open(folder) as other:
        with other.writing():
            told = text_of(desk.say(ARTICLE, forward=CHANNEL))
            assert told == "Another process is writing to the archive. This waits for it; the receipt follows."
        (receipt,) = desk.settled()
        assert receipt.startswith("Added\n")


def test_an_archive_that_cannot_be_used_is_said_and_the_text_is_not_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise ArchiveBusy("another process has been writing for 600 s")

    monkeypatch.setattr("index.add.add", busy)
    with opened(folder) as desk:
        told = text_of(desk.say(ARTICLE, forward=CHANNEL))
        assert told.startswith("Not done: The archive is being written to.")
        rows = desk.room.newsroom.connection.execute("SELECT count(*) FROM submissions").fetchone()
        assert rows == (0,)


def test_the_pieces_of_a_pasted_text_become_one_article(desk: Desk) -> None:
    first = (ARTICLE + " ") * 12
    assert text_of(desk.say(first[:3_900].strip())) == "Taking it in. The receipt follows."
    assert desk.say("a last piece with the end of it.") == []
    assert desk.room.wake() == []
    desk.room.later(seconds=20)
    (told,) = desk.settled() or desk.settled()
    text = desk.articles()[key_in(told)]
    assert text.startswith(ARTICLE)
    assert text.endswith("a last piece with the end of it.")


def test_no_text_stays_in_the_bots_database_once_it_is_in(folder: Path) -> None:
    with opened(folder) as desk:
        desk.say(ARTICLE, forward=CHANNEL)
        offered = desk.say("The silo in Varnholt burns.", forward=CHANNEL)
        desk.press(buttons_of(offered)["Add it"])
        desk.room.newsroom.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"Varnholt" not in (folder / "telegram.sqlite").read_bytes()


def test_an_edited_message_is_not_taken_again(desk: Desk) -> None:
    desk.say(ARTICLE, command="add")
    assert desk.say(f"{ARTICLE} Update.", command="add", edited=True) == []
    assert len(desk.articles()) == 2


def test_a_forwarded_text_keeps_its_words_and_gains_only_fields() -> None:
    one = completed(Incoming("telegram:1/2", ARTICLE), CHANNEL, SENT)
    assert one.text == ARTICLE
    assert (one.source, one.date, one.url) == ("Varnholt Alerts", SENT.isoformat(), "https://t.me/varnholt_alerts/77")
    assert completed(Incoming("p", ARTICLE), Forward(SENT), SENT).source is None


@given(st.text(max_size=300))
def test_a_files_name_never_leaves_its_place(name: str) -> None:
    bare = file_name(name)
    assert bare
    assert "/" not in bare
    assert "\\" not in bare
    assert bare not in (".", "..")
    assert bare.isprintable()
    assert len(bare) <= 100
