"""The worker: everything that follows from an update is stored at once, or nothing of it is."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.telegram import phrases
from bot.telegram.api import Me
from bot.telegram.incoming import Attached
from bot.telegram.ledger import Ledger, open_connection
from bot.telegram.posts import Noticing, Saying, read_post
from bot.telegram.queueing import Ticket
from bot.telegram.receiving import arrived
from bot.telegram.working import ATTEMPTS, Worker
from index.errors import ArchiveBroken
from tests.bot.telegram.botapi import BotApi
from tests.bot.telegram.echo import Hall

NOW = datetime(2031, 5, 6, 12, tzinfo=UTC)
ME = Me(4007001, "Archive_Bot")


class Desk:
    """A worker in this thread, and another connection to look with."""

    def __init__(self, folder: Path) -> None:
        self.hall = Hall()
        self.worker = Worker(self.hall, open_connection(folder), ME, lambda: NOW)
        self.ledger = Ledger(open_connection(folder))
        self.people = BotApi()

    def hears(self) -> Ticket:
        """The last thing that somebody did is stored."""
        one = arrived(self.people._updates[-1])
        assert one is not None
        self.ledger.take([one], NOW)
        return Ticket(one.id, f"chat {one.chat}", one.person)

    def says(self, words: str) -> Ticket:
        self.people.says(7, words)
        return self.hears()

    def fetch(self, file: Attached, limit_bytes: int) -> bytes:
        return b""

    def posts(self) -> list[object]:
        """What waits to be sent."""
        found = [self.ledger.post(number) for number, _ in self.ledger.owed()]
        return [read_post(owed.post) for owed in found if owed is not None]

    def echoed(self) -> list[int]:
        """What the conversation remembers."""
        return [row[0] for row in self.ledger.connection.execute("SELECT number FROM echoed ORDER BY id")]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.worker.close()
    made.ledger.connection.close()


def texts(desk: Desk) -> list[str]:
    return [post.sheet.plain for post in desk.posts() if isinstance(post, Saying)]


def test_an_answer_is_stored_with_what_it_changed_and_its_update_is_done(desk: Desk) -> None:
    ticket = desk.says("who?")
    answered = desk.worker.answer(ticket, desk)
    assert texts(desk) == ["re: who?"]
    assert desk.echoed() == [ticket.update]
    assert desk.ledger.waiting() == []
    assert (len(answered.numbers), answered.speaks) == (1, True)
    again = desk.worker.answer(ticket, desk)
    assert again.numbers == ()
    assert texts(desk) == ["re: who?"]


def test_a_defect_leaves_nothing_of_what_it_began_and_an_apology(desk: Desk) -> None:
    desk.worker.answer(desk.says("defect"), desk)
    assert desk.echoed() == []
    assert texts(desk) == [phrases.DEFECT_ANSWER]
    assert desk.ledger.waiting() == []


def test_if_storing_fails_the_question_is_still_there(desk: Desk) -> None:
    ticket = desk.says("who?")
    desk.ledger.connection.execute("CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'full'); END")
    with pytest.raises(sqlite3.Error):
        desk.worker.answer(ticket, desk)
    assert desk.echoed() == []
    assert [one.id for one in desk.ledger.waiting()] == [ticket.update]
    desk.ledger.connection.execute("DROP TRIGGER full")
    desk.worker.answer(ticket, desk)
    assert texts(desk) == ["re: who?"]


def test_an_update_that_ends_the_program_each_time_is_given_up_with_an_apology(desk: Desk) -> None:
    ticket = desk.says("who?")
    for _ in range(ATTEMPTS):
        desk.ledger.begin(ticket.update)
    desk.worker.answer(ticket, desk)
    assert texts(desk) == [phrases.DEFECT_ANSWER]
    assert desk.echoed() == []


def test_a_flood_is_answered_with_one_line(desk: Desk) -> None:
    for number in range(3):
        ticket = desk.says(f"q{number}")
        desk.worker.answer(Ticket(ticket.update, ticket.lane, ticket.person, crowded=True), desk)
    assert texts(desk) == [phrases.CROWDED]
    assert desk.ledger.waiting() == []
    desk.worker.answer(desk.says("calm"), desk)
    assert texts(desk)[1:] == ["re: calm"]


def test_a_crowded_button_only_stops_its_spinner(desk: Desk) -> None:
    desk.people.presses(7, 1, "only")
    ticket = desk.hears()
    desk.worker.answer(Ticket(ticket.update, ticket.lane, ticket.person, crowded=True), desk)
    (post,) = desk.posts()
    assert isinstance(post, Noticing)
    assert post.text == ""


def test_an_update_that_makes_no_sense_is_done(desk: Desk) -> None:
    desk.people.arrives({"message": {"chat": {"id": 7}, "odd": json.dumps({})}})
    assert desk.worker.answer(desk.hears(), desk).numbers == ()
    assert desk.ledger.waiting() == []


def test_the_answer_knows_what_told_its_place(desk: Desk) -> None:
    ticket = desk.says("who?")
    desk.ledger.announce(ticket.update, 70)
    answered = desk.worker.answer(ticket, desk)
    post = desk.ledger.post(answered.numbers[0])
    assert post is not None
    assert (post.told, post.message, answered.announced) == (70, None, 70)


def test_a_broken_archive_makes_an_unsent_answer_doubtful_and_no_more(desk: Desk, tmp_path: Path) -> None:
    def broken(answer: int) -> bool:
        raise ArchiveBroken("it is")

    desk.hall.false = {5}
    assert desk.worker.stands(4)
    assert not desk.worker.stands(5)
    object.__setattr__(desk.worker._bench, "stands", broken)
    assert not desk.worker.stands(4)
