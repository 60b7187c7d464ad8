"""Standing questions in chats."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.telegram import captions, phrases
from bot.telegram.allowing import Guests
from bot.telegram.callback import Act, Press, encode
from bot.telegram.incoming import Place
from bot.telegram.outgoing import Change, Say
from bot.telegram.watching import ASKED_A_WAKE, WATCHES_PER_CHAT, Watching
from index.errors import ArchiveBroken
from retrieval.answer import Answer, Verdict
from tests.bot.answers import disputed, evidence, position, unanswered
from tests.bot.telegram.rooms import (
    ADMIN,
    GROUP,
    PRIVATE,
    REPORTER,
    STRANGER,
    Room,
    ToldSession,
    buttons_of,
    notice_of,
    room,
    text_of,
    words_of,
)

QUESTION = "What did the ferry hit off Ormby?"
ONE = disputed().model_copy(
    update={"positions": disputed().positions[:1], "disagreements": (), "verdict": Verdict.SINGLE_SOURCE}
)


@pytest.fixture
def session() -> ToldSession:
    return ToldSession(lambda question: ONE)


@pytest.fixture
def watching(tmp_path: Path, session: ToldSession) -> Iterator[Room]:
    with room(tmp_path, session, Watching) as opened:
        yield opened


def news(watching: Room, session: ToldSession, answer: Answer) -> list[tuple[Place, str]]:
    """The archive changes and answers that now."""
    session.reply = lambda question: answer
    session.stood_in.edition += 1
    return [(place, words_of(one.message)) for place, one in watching.wake() if isinstance(one, Say)]


def test_a_watched_question_is_answered_at_once_and_says_that_it_is_watched(watching: Room) -> None:
    told = text_of(watching.say(QUESTION, "watch"))
    assert QUESTION in told
    assert told.endswith("This chat is told when the answer changes: another position, outlet, origin or verdict.")


def test_the_button_under_an_answer_watches_its_question(watching: Room, session: ToldSession) -> None:
    data = buttons_of(watching.say(QUESTION, "watch", place=GROUP))[captions.BUTTON_WATCH]
    assert notice_of(watching.press(data, place=GROUP)) == phrases.WATCHED_ALREADY
    watching.say("1", "unwatch", place=GROUP)
    assert notice_of(watching.press(data, place=GROUP)) == phrases.WATCHING
    ((place, _),) = news(watching, session, disputed())
    assert place == GROUP


def test_news_of_a_watched_question_cannot_be_watched_again(watching: Room, session: ToldSession) -> None:
    watching.say(QUESTION, "watch")
    session.reply = lambda question: disputed()
    session.stood_in.edition += 1
    ((_, told),) = watching.wake()
    labels = buttons_of([told])
    assert captions.BUTTON_WATCH not in labels
    assert phrases.BUTTON_UNWATCH in labels


def test_presses_of_one_person_are_limited(watching: Room) -> None:
    data = buttons_of(watching.say(QUESTION, "watch"))[captions.BUTTON_WATCH]
    told = [notice_of(watching.press(data)) for _ in range(41)]
    assert told[39] == phrases.WATCHED_ALREADY
    assert "please wait" in told[40]


def test_nothing_is_asked_again_while_the_archive_stands(watching: Room, session: ToldSession) -> None:
    watching.say(QUESTION, "watch")
    session.reply = lambda question: disputed()
    assert watching.wake() == []
    assert session.questions == [QUESTION]


def test_a_change_of_the_archive_that_changes_no_answer_is_silent(watching: Room, session: ToldSession) -> None:
    watching.say(QUESTION, "watch")
    assert news(watching, session, ONE) == []
    assert watching.wake() == []
    assert session.questions == [QUESTION] * 2


def test_a_new_position_is_told_with_the_card_in_the_same_chat(watching: Room, session: ToldSession) -> None:
    watching.say(QUESTION, "watch", place=GROUP)
    ((place, told),) = news(watching, session, disputed())
    assert place == GROUP
    assert "Changed: new position: the north pier; disputed, was one source" in told
    assert "the Ormby light" in told
    assert watching.wake() == []


def test_the_news_card_has_the_answers_buttons_and_one_to_stop(watching: Room, session: ToldSession) -> None:
    watching.say(QUESTION, "watch")
    session.reply = lambda question: disputed()
    session.stood_in.edition += 1
    ((_, told),) = watching.wake()
    assert isinstance(told, Say)
    assert told.answer is not None
    buttons = buttons_of([told])
    assert "Sources (3)" in buttons
    assert notice_of(watching.press(buttons["Stop watching"])) == f"No longer watched: {QUESTION}"
    assert news(watching, session, unanswered()) == []


def test_an_outlet_that_joins_and_an_answer_that_goes_are_told(watching: Room, session: ToldSession) -> None:
    watching.say(QUESTION, "watch")
    both = position(*ONE.positions[0].evidence, evidence("gale-4", outlet="Gale Radio"))
    ((_, told),) = news(watching, session, ONE.model_copy(update={"positions": (both,)}))
    assert "Changed: Gale Radio now says the Ormby light" in told
    ((_, told),) = news(watching, session, unanswered())
    assert "Changed: 1 position no longer in the answer; no answer, was one source" in told


def test_a_watch_survives_a_restart(tmp_path: Path, session: ToldSession) -> None:
    with room(tmp_path, session, Watching) as before:
        before.say(QUESTION, "watch")
    with room(tmp_path, session, Watching) as after:
        assert after.wake() == []
        assert len(news(after, session, disputed())) == 1
    with room(tmp_path, session, Watching) as again:
        assert again.wake() == []


def test_no_word_of_an_article_is_left_in_the_bots_database(tmp_path: Path, session: ToldSession) -> None:
    with room(tmp_path, session, Watching) as before:
        before.say("What was hit?", "watch")
        before.newsroom.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert "Ormby" not in (tmp_path / "telegram.sqlite").read_bytes().decode("latin-1")


def test_yesterday_stays_the_day_that_it_was(watching: Room, session: ToldSession) -> None:
    watching.say("What did the ferry hit yesterday?", "watch")
    watching.later(days=40)
    news(watching, session, ONE)
    assert [day.isoformat() for _, day in session.limits] == ["2031-05-06", "2031-05-06"]


def test_one_question_that_fails_does_not_silence_the_others(watching: Room, session: ToldSession) -> None:
    for question in ("Who stole the Duarva painting?", QUESTION, "Who won the Quint election?"):
        watching.say(question, "watch")

    def reply(question: str) -> Answer:
        if question == "Who stole the Duarva painting?":
            raise ArchiveBroken("quay: damaged")
        if question == "Who won the Quint election?":
            raise ZeroDivisionError
        return disputed()

    session.reply = reply
    session.stood_in.edition += 1
    assert len(watching.wake()) == 1
    assert watching.wake() == []
    assert len(news(watching, session, disputed())) == 2


def test_a_broken_archive_says_nothing_and_loses_nothing(watching: Room, session: ToldSession) -> None:
    watching.say(QUESTION, "watch")
    session.broken = ArchiveBroken("damaged")
    assert watching.wake() == []
    session.broken = None
    assert len(news(watching, session, disputed())) == 1


def test_a_question_that_cannot_be_answered_is_not_watched(watching: Room, session: ToldSession) -> None:
    session.broken = ArchiveBroken("damaged")
    assert "contradicts itself" in text_of(watching.say(QUESTION, "watch"))
    session.broken = None
    assert text_of(watching.say(command="watches")).startswith("No question is watched here")


def test_watch_alone_watches_the_last_answer_or_the_one_replied_to(watching: Room) -> None:
    assert text_of(watching.say(command="watch")).endswith("/watch how many were hurt?")
    watching.say(QUESTION, "watch")
    listed = buttons_of(watching.say(command="watches"))
    watching.press(listed["Stop 1"])
    assert "Watching." in text_of(watching.say(command="watch"))
    assert "watched here already" in text_of(watching.say(command="watch"))


def test_a_button_under_an_answer_watches_it_in_its_own_chat_only(watching: Room) -> None:
    said = watching.say(QUESTION, "watch")
    assert said is not None
    (card,) = said
    assert isinstance(card, Say)
    press = encode(Press(Act.WATCH, card.answer))
    assert "already" in notice_of(watching.press(press))
    assert "no longer kept" in notice_of(watching.press(press, place=GROUP))
    assert "no longer kept" in notice_of(watching.press(encode(Press(Act.WATCH))))


def test_the_list_numbers_questions_and_stops_them_in_place(watching: Room) -> None:
    for question in (QUESTION, "Who stole the Duarva painting?"):
        watching.say(question, "watch")
    listed = watching.say(command="watches")
    assert "1. What did the ferry hit off Ormby? (read as on Tuesday 6 May 2031)" in text_of(listed)
    pressed = watching.press(buttons_of(listed)["Stop 1"], message=70)
    assert pressed is not None
    assert isinstance(pressed[1], Change)
    assert pressed[1].target == 70
    assert "1. Who stole the Duarva painting?" in text_of(pressed)
    assert notice_of(watching.press(buttons_of(listed)["Stop 1"])) == "This question is no longer watched."


@pytest.mark.parametrize("said", ["1", QUESTION, QUESTION.upper()])
def test_unwatch_takes_a_number_or_the_question(watching: Room, said: str) -> None:
    watching.say(QUESTION, "watch")
    assert "No longer watched" in text_of(watching.say(said, "unwatch"))
    assert "No question is watched" in text_of(watching.say(command="unwatch"))
    assert "No such question" in text_of(watching.say(said, "unwatch"))


def test_another_chat_neither_sees_nor_stops_a_watch(watching: Room) -> None:
    watching.say(QUESTION, "watch")
    stop = buttons_of(watching.say(command="watches"))["Stop 1"]
    assert "No question is watched" in text_of(watching.say(command="watches", place=GROUP))
    assert notice_of(watching.press(stop, place=GROUP)) == "This question is no longer watched."
    assert "1. What" in text_of(watching.say(command="watches"))


def test_a_chat_has_a_limit(watching: Room) -> None:
    for number in range(WATCHES_PER_CHAT):
        watching.later(minutes=1)
        watching.say(f"What did ferry {number} hit?", "watch")
    assert "that is the most" in text_of(watching.say(QUESTION, "watch"))
    assert QUESTION not in text_of(watching.say(command="watches"))


def test_many_are_asked_a_few_at_a_time_and_none_is_forgotten(watching: Room, session: ToldSession) -> None:
    for number in range(2 * ASKED_A_WAKE + 1):
        watching.later(minutes=1)
        watching.say(f"What did ferry {number} hit?", "watch", place=PRIVATE if number % 2 else GROUP)
    session.reply = lambda question: disputed()
    session.stood_in.edition += 1
    assert [len(watching.wake()) for _ in range(4)] == [ASKED_A_WAKE, ASKED_A_WAKE, 1, 0]


def test_who_lost_the_bot_is_told_nothing_more(tmp_path: Path, session: ToldSession) -> None:
    with room(tmp_path, session, Watching) as before:
        before.say(QUESTION, "watch")
    with room(tmp_path, session, Watching, Guests(admins=(ADMIN,))) as after:
        assert news(after, session, disputed()) == []


def test_a_group_that_became_a_supergroup_is_told_under_its_new_id(watching: Room, session: ToldSession) -> None:
    watching.say(QUESTION, "watch", place=GROUP)
    with watching.newsroom.changing():
        watching.newsroom.chats.move(GROUP.chat, -100900)
    ((place, _),) = news(watching, session, disputed())
    assert place == replace(GROUP, chat=-100900, kind="supergroup")
    assert "1. What" in text_of(watching.say(command="watches", place=place))


def test_in_a_group_nobody_stops_what_somebody_else_asked_for(watching: Room) -> None:
    watching.say(QUESTION, "watch", place=GROUP)
    (stop,) = [data for label, data in buttons_of(watching.say(command="watches", place=GROUP)).items()]
    assert notice_of(watching.press(stop, person=STRANGER, place=GROUP)) == phrases.WATCH_NOT_YOURS
    assert phrases.WATCH_NOT_YOURS in text_of(watching.say("1", "unwatch", person=STRANGER, place=GROUP))
    assert "1. " in text_of(watching.say(command="watches", place=GROUP))
    assert "No longer watched" in text_of(watching.say("1", "unwatch", person=ADMIN, place=GROUP))
    watching.say(QUESTION, "watch", place=GROUP)
    assert "No longer watched" in text_of(watching.say("1", "unwatch", place=GROUP))


@pytest.mark.parametrize("data", ["", "1n", "1n99..", "2n1..", "1b..", "x" * 64, encode(Press(Act.UNWATCH))])
def test_forged_buttons_do_nothing(watching: Room, data: str) -> None:
    watching.say(QUESTION, "watch")
    watching.press(data, person=REPORTER)
    assert "1. What" in text_of(watching.say(command="watches"))


def test_other_commands_and_buttons_are_left_to_others(watching: Room) -> None:
    assert watching.say("hello") is None
    assert watching.say("x", "ask") is None
    assert watching.press(encode(Press(Act.SOURCES, 1))) is None
