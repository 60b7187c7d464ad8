"""Who is refused, what they are told, and how often."""

from pathlib import Path

import pytest

from bot.telegram import phrases
from bot.telegram.incoming import Place
from bot.telegram.markup import write
from bot.telegram.outgoing import Say
from tests.bot.telegram.talk import (
    ANNA,
    BORIS,
    BORIS_HOME,
    CHIEF,
    DESK,
    HIT,
    HOME,
    TOPIC,
    Talk,
    message_of,
    plain,
    talk_of,
)


@pytest.fixture
def talk(tmp_path: Path) -> Talk:
    return talk_of(tmp_path / "archive", allow="11, -100700/3", admins="99 98")


def test_a_stranger_learns_whom_to_ask_and_the_id_to_be_listed(talk: Talk) -> None:
    (refusal,) = talk.say(HIT, by=BORIS, at=BORIS_HOME)
    assert "Lantern" not in plain(refusal)
    assert f"Your id: {BORIS}" in plain(refusal)
    html = write(message_of(refusal).blocks).html
    assert '<a href="tg://user?id=99">' in html
    assert '<a href="tg://user?id=98">' in html
    assert f"<code>{BORIS}</code>" in html


@pytest.mark.parametrize("command", ["start", "help", "about", "ask", "settings", "sources", "timeline", "nonsense"])
def test_a_stranger_is_refused_every_command(talk: Talk, command: str) -> None:
    (refusal,) = talk.say("outlet Belt Herald", command=command, by=BORIS, at=BORIS_HOME)
    assert phrases.NOT_ALLOWED in plain(refusal)
    assert talk.newsroom.chats.settings(BORIS).outlet is None


def test_who_was_refused_and_is_listed_then_is_answered(talk: Talk) -> None:
    talk.say(HIT, by=BORIS, at=BORIS_HOME)
    with Talk(talk.folder, allow="12") as after:
        assert "Lantern" in plain(*after.say(HIT, by=BORIS, at=BORIS_HOME))


def test_refusals_stop_when_a_stranger_goes_on(talk: Talk) -> None:
    told = [len(talk.say(HIT, by=BORIS, at=BORIS_HOME)) for _ in range(6)]
    assert told == [1, 1, 1, 0, 0, 0]
    talk.later(minutes=2)
    assert talk.say(HIT, by=BORIS, at=BORIS_HOME)


def test_a_group_is_told_once_whoever_asks(talk: Talk) -> None:
    (refusal,) = talk.say(HIT, by=BORIS, at=DESK)
    assert phrases.NOT_ALLOWED_GROUP in plain(refusal)
    assert f"Its id: {DESK.chat}" in plain(refusal)
    assert talk.say(HIT, by=BORIS, at=DESK) == []
    assert talk.say(HIT, by=BORIS + 1, at=DESK) == []
    with talk.restarted() as again:
        assert again.say(HIT, by=BORIS, at=DESK) == []


def test_a_topic_is_named_with_its_group(talk: Talk) -> None:
    (refusal,) = talk.say(HIT, by=BORIS, at=TOPIC)
    assert f"Its id: {TOPIC.chat}/{TOPIC.topic}" in plain(refusal)


def test_talk_that_is_not_for_the_bot_is_not_refused_either(talk: Talk) -> None:
    assert talk.say(HIT, by=BORIS, at=DESK, to_bot=False) == []
    assert talk.say(HIT, by=BORIS, at=DESK)


def test_a_listed_person_is_answered_in_any_group_and_the_others_are_not(talk: Talk) -> None:
    assert "Lantern" in plain(*talk.say(HIT, by=ANNA, at=DESK))
    assert phrases.NOT_ALLOWED_GROUP in plain(*talk.say(HIT, by=BORIS, at=DESK))


def test_a_listed_topic_answers_and_its_group_does_not(talk: Talk) -> None:
    assert "Lantern" in plain(*talk.say(HIT, by=BORIS, at=Place(-100700, "supergroup", 3)))
    assert phrases.NOT_ALLOWED_TOPIC in plain(*talk.say(HIT, by=BORIS, at=Place(-100700, "supergroup", 4)))


def test_admins_may_always_ask(talk: Talk) -> None:
    assert "Lantern" in plain(*talk.say(HIT, by=CHIEF, at=Place(CHIEF, "private")))


def test_without_admins_the_person_who_runs_it_is_named(tmp_path: Path) -> None:
    with talk_of(tmp_path / "archive", allow="", admins="") as talk:
        (refusal,) = talk.say(HIT)
        assert phrases.ASK_NOBODY in plain(refusal)
        (among,) = talk.say(HIT, at=DESK)
        assert phrases.ASK_NOBODY_GROUP in plain(among)


def test_a_refusal_asks_the_archive_nothing(talk: Talk) -> None:
    talk.say(HIT, by=BORIS, at=BORIS_HOME)
    assert talk.history.latest(5) == []
    assert talk.session.reader.questions == []  # type: ignore[attr-defined]  # the tests' reader counts


def test_a_refused_group_that_became_a_supergroup_is_not_told_again(talk: Talk) -> None:
    old = Place(-500, "group")
    assert talk.say(HIT, by=BORIS, at=old)
    talk.move(old, -100900)
    assert talk.say(HIT, by=BORIS, at=Place(-100900, "supergroup")) == []


def test_an_answer_in_private_stays_plain(talk: Talk) -> None:
    (card,) = talk.say(HIT, at=HOME)
    assert isinstance(card, Say)
    assert card.reply_to is None
