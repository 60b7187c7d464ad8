"""The whole conversation with its branches, as the program puts them together."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.telegram.conversation import Conversation
from bot.telegram.incoming import Incoming, Pressed, Said
from bot.telegram.outgoing import Outgoing
from bot.telegramming import branches_of
from index.errors import UsageError
from tests.bot.telegram.rooms import ADMIN, PRIVATE, REPORTER, Room, buttons_of, notice_of, room, text_of
from tests.bot.telegram.talk import HIT, NEWS, WordsSession
from tests.bot.telegram.test_taking import ARTICLE, CHANNEL, HOME
from tests.retrieval.newsroom import archive_of, report

CUES = ("Lantern", "Mill", "Tarn")


class OwnSession(WordsSession):
    """A session that can make another of its kind."""

    def another(self) -> "OwnSession":
        return OwnSession(self.settings.archive, CUES)


class Bot:
    """A conversation whose writes are committed as delivery does it."""

    def __init__(self, made: Room, session: WordsSession) -> None:
        self.room = made
        self.conversation = Conversation(made.newsroom, branches_of(made.newsroom, session))
        self._number = 100

    def say(self, text: str, command: str | None = None, **how: object) -> list[Outgoing]:
        self._number += 1
        return self.do(Said(self._number, text, command, **how))  # type: ignore[arg-type]  # passed on

    def do(self, what: Said | Pressed, person: int = ADMIN) -> list[Outgoing]:
        self._number += 1
        place = HOME if person == ADMIN else PRIVATE
        said = list(self.conversation.respond(Incoming(self._number, person, place, what), self.room.files))
        if self.room.newsroom.connection.in_transaction:
            self.room.newsroom.connection.execute("COMMIT")
        return said


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[Bot]:
    archive_of(tmp_path, NEWS).close()
    session = OwnSession(tmp_path, CUES)
    try:
        with room(tmp_path, session, lambda newsroom, answering: branches_of(newsroom, session)[0]) as made:
            yield Bot(made, session)
    finally:
        session.close()


def test_every_branchs_commands_stand_in_the_menu(bot: Bot) -> None:
    names = [name for name, _ in bot.conversation.commands()]
    assert {"ask", "watch", "watches", "unwatch", "add", "help"} <= set(names)
    assert len(names) == len(set(names))


def test_a_question_is_asked_watched_followed_up_and_judged(bot: Bot) -> None:
    answered = bot.say(HIT)
    assert "Lantern" in text_of(answered)
    assert "Watching." in text_of(bot.say("", "watch"))
    assert "base near Quorin hit by rockets, 3 March 2031: how many soldiers were wounded?" in text_of(
        bot.say("and how many soldiers were wounded?")
    )
    right = buttons_of(answered)["✓ Right"]
    assert notice_of(bot.do(Pressed("q", right, None))) == "Noted: right. Thank you."


def test_an_article_that_is_sent_answers_the_next_question_and_wakes_a_watch(bot: Bot) -> None:
    bot.say(HIT, "watch")
    text = (
        "Rockets hit the Tarn base near Quorin on 3 March 2031, a baker said. Two walls of it fell, he said, and "
        "the road to Quorin was closed. The army has not said anything of it. Nobody from the base could be asked. "
        "People in Quorin heard the rockets at noon, and the school was closed."
    )
    assert text_of(bot.say(text, forwarded=True, forward=CHANNEL)).startswith("Added\n")
    ((place, told),) = bot.conversation.wake(bot.room.newsroom.clock(), bot.room.files)
    assert place == HOME
    assert "Changed: new position: Tarn" in text_of([told])


@pytest.mark.parametrize("link", ["http://127.0.0.1:9/x", "http://169.254.169.254/latest", "http://localhost/"])
def test_nobody_makes_the_bot_look_at_its_own_network(bot: Bot, link: str) -> None:
    told = text_of(bot.say(link, links=(link,)))
    assert told.startswith(f"Not added\n{link}: ")
    assert "public" in told or "private" in told


def test_a_short_question_is_never_taken_for_an_article(bot: Bot) -> None:
    assert "Lantern" in text_of(bot.do(Said(7, HIT, forwarded=False), person=REPORTER))


def test_those_whom_the_setting_names_add_articles_too(tmp_path: Path) -> None:
    archive_of(tmp_path, [report("harbour", "Rescuers took 11 sailors off a barge.")]).close()
    session = OwnSession(tmp_path, ())
    session.settings = Settings(archive=tmp_path, telegram_adders=str(REPORTER))
    with room(tmp_path, session, lambda newsroom, _: branches_of(newsroom, session)[1]) as made:
        said = made.say(ARTICLE, command="add", person=77, place=PRIVATE)
        assert text_of(said).startswith("Only admins add articles")
    session.settings = Settings(archive=tmp_path, telegram_adders="nobody")
    with pytest.raises(UsageError), room(tmp_path, session, lambda newsroom, _: branches_of(newsroom, session)[1]):
        pass
    session.close()
