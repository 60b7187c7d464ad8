"""Feedback buttons, and the words that people add."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.telegram.callback import Act, Press, encode
from bot.telegram.feedback import Feedback
from bot.telegram.newsroom import channel
from bot.telegram.opinions import WORDS_WITHIN, Opinion, OpinionKind, Opinions
from bot.telegram.outgoing import Say
from index.found import Filters
from retrieval.answer import Answer
from tests.bot.answers import disputed, evidence, unanswered
from tests.bot.telegram.rooms import GROUP, PRIVATE, REPORTER, Room, ToldSession, buttons_of, notice_of, room, text_of


@pytest.fixture
def feedback(tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path, ToldSession(lambda question: disputed()), lambda newsroom, _: Feedback(newsroom)) as opened:
        yield opened


def kept(feedback: Room, answer: Answer | None = None) -> int:
    """An answer that was given in the private chat."""
    newsroom = feedback.newsroom
    where = channel(PRIVATE.chat)
    return newsroom.history.keep(answer or disputed(), Filters(), newsroom.today, where, newsroom.clock())


def press(act: Act, answer: int, item: int | None = None) -> str:
    return encode(Press(act, answer, item))


def stored(feedback: Room) -> list[Opinion]:
    return Opinions(feedback.newsroom.connection).all()


def test_right_is_noted_once(feedback: Room) -> None:
    answer = kept(feedback)
    assert notice_of(feedback.press(press(Act.RIGHT, answer))) == "Noted: right. Thank you."
    assert notice_of(feedback.press(press(Act.RIGHT, answer))) == "You said so already. Thank you."
    assert stored(feedback) == [Opinion(answer, OpinionKind.RIGHT)]


def test_a_wrong_quote_is_chosen_among_all_by_outlet_and_value(feedback: Room) -> None:
    answer = kept(feedback)
    asked = feedback.press(press(Act.WRONG_QUOTE, answer))
    assert "Which quote is wrong?" in text_of(asked)
    buttons = buttons_of(asked)
    assert next(iter(buttons)) == "1 · Ormby Courier: the Ormby light"
    assert len(buttons) == 3
    assert stored(feedback) == []
    told = feedback.press(list(buttons.values())[2])
    assert "Reply to this message to say what is wrong" in text_of(told)
    assert stored(feedback) == [Opinion(answer, OpinionKind.WRONG_QUOTE, 2)]


def test_the_only_quote_is_not_asked_for(feedback: Room) -> None:
    only = disputed().positions[1]
    answer = kept(feedback, disputed().model_copy(update={"positions": (only,), "disagreements": ()}))
    feedback.press(press(Act.WRONG_QUOTE, answer))
    assert stored(feedback) == [Opinion(answer, OpinionKind.WRONG_QUOTE, 0)]


def test_words_in_reply_are_added_to_it(feedback: Room) -> None:
    answer = kept(feedback)
    feedback.press(press(Act.MISSED_SOURCE, answer))
    assert text_of(feedback.say("the Gale has it: https://gale.example/1", reply_to=90)) == "Noted. Thank you."
    feedback.say("and the Skerry Post", reply_to=90)
    assert feedback.say("and the Skerry Post, too", reply_to=90, edited=True) == []
    assert stored(feedback)[0].words == "the Gale has it: https://gale.example/1\nand the Skerry Post"


def test_a_reply_to_an_answer_is_a_question_and_no_feedback(feedback: Room) -> None:
    answer = kept(feedback)
    feedback.press(press(Act.MISSED_SOURCE, answer))
    with feedback.newsroom.changing():
        feedback.newsroom.chats.show(PRIVATE.chat, 80, answer)
    assert feedback.say("and how many were wounded?", reply_to=80) is None
    assert feedback.say("and how many were wounded?") is None
    assert feedback.say("where?", "ask", reply_to=90) is None


def test_words_are_only_taken_from_whom_they_were_asked_and_for_a_while(feedback: Room) -> None:
    answer = kept(feedback)
    assert feedback.say("so what", reply_to=90) is None
    feedback.press(press(Act.MISSED_SOURCE, answer))
    assert feedback.say("so what", person=77, reply_to=90) is None
    assert feedback.say("so what", place=GROUP, reply_to=90) is None
    feedback.later(seconds=WORDS_WITHIN.total_seconds() + 1)
    assert feedback.say("so what", reply_to=90) is None


def test_right_takes_back_wrong_and_wrong_takes_back_right(feedback: Room) -> None:
    answer = kept(feedback)
    feedback.press(press(Act.MISSED_SOURCE, answer))
    feedback.press(press(Act.RIGHT, answer))
    assert [one.kind for one in stored(feedback)] == [OpinionKind.RIGHT]
    feedback.press(press(Act.WRONG_QUOTE, answer, 1))
    feedback.press(press(Act.WRONG_QUOTE, answer, 2))
    assert [(one.kind, one.item) for one in stored(feedback)] == [
        (OpinionKind.WRONG_QUOTE, 1),
        (OpinionKind.WRONG_QUOTE, 2),
    ]


def test_two_people_may_think_different_things(feedback: Room) -> None:
    answer = kept(feedback)
    feedback.press(press(Act.RIGHT, answer), person=REPORTER)
    feedback.press(press(Act.MISSED_SOURCE, answer), person=77)
    assert len(stored(feedback)) == 2


def test_opinions_survive_a_restart(tmp_path: Path) -> None:
    session = ToldSession(lambda question: disputed())
    with room(tmp_path, session, lambda newsroom, _: Feedback(newsroom)) as before:
        before.press(press(Act.RIGHT, kept(before)))
    with room(tmp_path, session, lambda newsroom, _: Feedback(newsroom)) as after:
        assert len(stored(after)) == 1


@pytest.mark.parametrize("item", [3, 99, 35**6])
def test_a_quote_that_is_not_there_cannot_be_wrong(feedback: Room, item: int) -> None:
    feedback.press(press(Act.WRONG_QUOTE, kept(feedback), item))
    feedback.press(press(Act.WRONG_QUOTE, kept(feedback, unanswered(evidence()))))
    assert stored(feedback) == []


def test_an_answer_of_another_chat_takes_no_opinion(feedback: Room) -> None:
    answer = kept(feedback)
    assert "not kept here" in notice_of(feedback.press(press(Act.RIGHT, answer), place=GROUP))
    assert "not kept here" in notice_of(feedback.press(press(Act.RIGHT, answer + 1)))
    assert stored(feedback) == []


def test_long_hostile_words_are_cut_and_stored_as_they_are(feedback: Room) -> None:
    feedback.press(press(Act.MISSED_SOURCE, kept(feedback)))
    feedback.say("</b>'; DROP TABLE opinions; --" + "x" * 5_000, reply_to=90)
    words = stored(feedback)[0].words
    assert words is not None
    assert words.startswith("</b>'; DROP TABLE opinions; --x")
    assert len(words) == 1_000


def test_other_messages_and_buttons_are_left_to_others(feedback: Room) -> None:
    assert feedback.say("where was the fire?") is None
    assert feedback.press(encode(Press(Act.SOURCES, 1))) is None
    assert feedback.press("no data") is None
    assert feedback.wake() == []


def test_a_card_that_asks_for_words_shows_no_answer_itself(feedback: Room) -> None:
    said = feedback.press(press(Act.MISSED_SOURCE, kept(feedback)))
    assert said is not None
    assert [one.answer for one in said if isinstance(one, Say)] == [None]
