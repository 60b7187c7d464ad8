"""What is said to the bot, and what it says."""

from pathlib import Path

import pytest

from bot.session import Session
from bot.telegram import phrases
from bot.telegram.incoming import Incoming, Place, Said
from bot.telegram.outgoing import Outgoing, Picture, Say
from index.add import add
from index.archive import LocalArchive
from index.limits import CHAT_QUESTION_CHARS
from tests.bot.telegram.talk import (
    ANNA,
    BASES,
    BORIS,
    BORIS_HOME,
    DESK,
    HIT,
    HOME,
    NEWS,
    ROCKETS,
    TOPIC,
    NoFiles,
    Talk,
    WordsSession,
    button,
    buttons,
    plain,
    talk_of,
)
from tests.fakes import WordEncoder, noon
from tests.retrieval.newsroom import report


@pytest.fixture
def talk(tmp_path: Path) -> Talk:
    return talk_of(tmp_path / "archive")


def test_a_question_is_answered_with_one_card_that_is_kept(talk: Talk) -> None:
    (card,) = talk.say(HIT)
    assert isinstance(card, Say)
    assert all(words in plain(card) for words in ("Lantern", "Mill", "a farmer", "DISPUTED", HIT))
    assert card.answer is not None
    kept = talk.history.get(card.answer)
    assert kept is not None
    assert kept.asked.channel == f"telegram:{ANNA}"


def test_alone_with_the_bot_answers_stand_plain_and_in_a_group_they_reply(talk: Talk) -> None:
    (alone,) = talk.say(HIT)
    (among,) = talk.say(HIT, at=DESK, message=77)
    assert isinstance(alone, Say)
    assert isinstance(among, Say)
    assert (alone.reply_to, among.reply_to) == (None, 77)


def test_the_ask_command_asks_what_follows_it(talk: Talk) -> None:
    assert "Lantern" in plain(*talk.say(HIT, command="ask", at=TOPIC))
    assert plain(*talk.say("", command="ask")) == phrases.ASK_WHAT


def test_a_bare_command_or_mention_under_somebody_s_question_asks_that_one(talk: Talk) -> None:
    assert "Lantern" in plain(*talk.say("", command="ask", at=DESK, beside=HIT))
    assert "Lantern" in plain(*talk.say("", at=DESK, beside=HIT))
    assert "Tarn" in plain(*talk.say(f"{ROCKETS} on 9 July 2031?", command="ask", at=DESK, beside=HIT))
    assert talk.say("", at=DESK, beside=HIT, to_bot=False) == []


def test_a_group_s_own_talk_is_ignored_whatever_it_says(talk: Talk) -> None:
    assert talk.say(HIT, at=DESK, to_bot=False) == []
    assert talk.say("/frobnicate", command="frobnicate", at=DESK) == []
    assert talk.say("", at=DESK) == []
    assert talk.history.latest(5) == []


@pytest.mark.parametrize("text", ["?", " … !!", "​", "🔥👍"])
def test_a_message_without_a_word_is_told_how_to_ask(talk: Talk, text: str) -> None:
    assert plain(*talk.say(text)) == phrases.ONLY_WORDS
    assert plain(*talk.say(text, command="ask")) == phrases.ASK_WHAT


@pytest.mark.parametrize("text", ["hello", "Thanks a lot!", "ok, thank you 🙏"])
def test_a_greeting_or_thanks_asks_nothing_and_no_question_goes_on_from_it(talk: Talk, text: str) -> None:
    talk.say(HIT)
    assert plain(*talk.say(text)) == phrases.CHATTER
    assert plain(*talk.say(text, command="ask", at=DESK)) == phrases.CHATTER
    assert talk.say(text, at=DESK) == []
    assert "3 March 2031" in plain(*talk.say("and what did the farmer say?"))
    assert len(talk.history.latest(5)) == 2


def test_a_picture_without_words_is_told_that_words_are_read(talk: Talk) -> None:
    assert plain(*talk.say("")) == phrases.ONLY_WORDS


def test_a_pasted_text_is_no_question(talk: Talk) -> None:
    told = plain(*talk.say("Rockets hit it. " * 100))
    assert "1,599 characters" in told
    assert f"{CHAT_QUESTION_CHARS:,}" in told
    assert talk.history.latest(5) == []


@pytest.mark.parametrize("command", ["start", "help", "about", "settings", "sources", "timeline"])
def test_every_command_answers_with_one_message(talk: Talk, command: str) -> None:
    assert len(talk.say("", command=command)) == 1


def test_the_menu_names_every_command_once(talk: Talk) -> None:
    names = [name for name, _ in talk.conversation.commands()]
    assert names == ["ask", "sources", "timeline", "settings", "about", "help"]
    assert all(f"/{name}" in plain(*talk.say("", command="help")) for name in names)


def test_about_counts_the_archive(talk: Talk) -> None:
    told = plain(*talk.say("", command="about"))
    assert "5 articles from 5 outlets, published 4 March to 10 July 2031" in told


def test_an_unknown_command_is_told_the_nearest(talk: Talk) -> None:
    assert "/setings. Did you mean /settings?" in plain(*talk.say("", command="setings"))
    assert plain(*talk.say("", command="x" * 5000)).startswith("I do not know /xxx")


def test_sources_and_timeline_ask_for_a_question_first(talk: Talk) -> None:
    assert plain(*talk.say("", command="sources")) == phrases.NO_ANSWER_YET
    assert plain(*talk.say("", command="timeline", at=DESK)) == phrases.NO_ANSWER_YET


def test_sources_are_those_of_the_answer_replied_to_else_of_the_last(talk: Talk) -> None:
    talk.say(f"{ROCKETS} on 9 July 2031?")
    earlier = talk.messages[0]
    talk.say(HIT)
    assert "July Herald" not in plain(*talk.say("", command="sources"))
    assert "July Herald" in plain(*talk.say("", command="sources", reply_to=earlier))


def test_sources_of_a_question_come_after_its_answer(talk: Talk) -> None:
    card, sources = talk.say(HIT, command="sources")
    assert "DISPUTED" in plain(card)
    assert "Kite Herald" in plain(sources)


def test_in_a_group_the_last_answer_of_anybody_counts(talk: Talk) -> None:
    talk.say(HIT, at=DESK, by=ANNA)
    assert "Kite Herald" in plain(*talk.say("", command="sources", at=DESK, by=BORIS))
    assert plain(*talk.say("", command="sources", at=TOPIC, by=BORIS)) == phrases.NO_ANSWER_YET


def test_an_edited_question_is_answered_anew_once(talk: Talk) -> None:
    talk.say(HIT, message=50)
    assert talk.say(f"{HIT} ", message=50, edited=True) == []
    (anew,) = talk.say(f"{ROCKETS} on 9 July 2031?", message=50, edited=True)
    assert isinstance(anew, Say)
    assert anew.reply_to == 50
    assert "Tarn" in plain(anew)
    assert talk.say(f"{ROCKETS} on 9 July 2031?", message=50, edited=True) == []


def test_an_edited_question_does_not_follow_its_own_first_wording(talk: Talk) -> None:
    talk.say(HIT, message=50)
    (anew,) = talk.say("and how many were hurt?", message=50, edited=True)
    assert "From the question before" not in plain(anew)


def test_an_edited_follow_up_follows_what_it_followed_before(talk: Talk) -> None:
    talk.say(HIT, message=50)
    talk.say("Which outlet sold the mill at Ormby on 1 May 2031?", message=60)
    talk.say("and on 9 july 2031?", message=60, edited=True)
    (anew,) = talk.say("and on 9 July 2031?", message=60, edited=True)
    assert "From the question before" in plain(anew)
    assert "Tarn" in plain(anew)


def test_a_follow_up_keeps_the_event_and_says_so(talk: Talk) -> None:
    talk.say(HIT)
    (card,) = talk.say("and on 9 July 2031?")
    assert "Tarn" in plain(card)
    assert "From the question before" in plain(card)
    kept = talk.history.latest(1)[0]
    assert "rockets" in kept.answer.question.lower()


def test_what_was_carried_over_can_be_dropped(talk: Talk) -> None:
    talk.say(HIT)
    (card,) = talk.say("and on 9 July 2031?")
    carried = [each for each in buttons(card) if each.label.startswith("Without")]
    assert carried
    said = talk.press(carried[0])
    assert talk.history.latest(1)[0].answer.question == "and on 9 July 2031?"
    assert "From the question before" not in plain(*said)


def test_a_follow_up_follows_the_answer_replied_to(talk: Talk) -> None:
    talk.say(HIT)
    answer = talk.messages[0]
    talk.say("How many kilograms of saffron did Quillon weigh?")
    talk.say("and on 9 July 2031?", reply_to=answer)
    assert "rockets" in talk.history.latest(1)[0].answer.question.lower()


def test_a_follow_up_never_follows_another_person_s_question(talk: Talk) -> None:
    talk.say(HIT, at=DESK, by=ANNA)
    talk.say("and on 9 July 2031?", at=DESK, by=BORIS)
    assert talk.history.latest(1)[0].answer.question == "and on 9 July 2031?"


def test_a_follow_up_works_after_a_restart(talk: Talk) -> None:
    talk.say(HIT)
    with talk.restarted() as again:
        (card,) = again.say("and on 9 July 2031?")
        assert "Tarn" in plain(card)


def test_who_asks_too_much_is_told_when_to_go_on_and_not_each_time(talk: Talk) -> None:
    for _ in range(10):
        assert "Lantern" in plain(*talk.say(HIT))
    assert "wait 60 seconds" in plain(*talk.say(HIT))
    assert [len(talk.say(HIT)) for _ in range(4)] == [1, 1, 0, 0]
    assert "Lantern" in plain(*talk.say(HIT, by=BORIS, at=BORIS_HOME))
    talk.later(seconds=61)
    assert "Lantern" in plain(*talk.say(HIT))


@pytest.mark.parametrize(("command", "times"), [("timeline", 9), ("about", 40), ("settings", 40)])
def test_commands_are_limited_too_and_a_picture_like_a_question(talk: Talk, command: str, times: int) -> None:
    talk.say(HIT)
    for _ in range(times):
        assert "wait" not in plain(*talk.say("", command=command))
    assert "wait 60 seconds" in plain(*talk.say("", command=command))
    talk.later(seconds=61)
    assert "wait" not in plain(*talk.say("", command=command))


def test_an_empty_archive_says_so(tmp_path: Path) -> None:
    with talk_of(tmp_path / "archive", ()) as talk:
        assert plain(*talk.say(HIT)) == phrases.ARCHIVE_EMPTY
        assert phrases.ABOUT_EMPTY in plain(*talk.say("", command="about"))


def test_an_archive_that_is_not_there_is_one_message_and_heals(talk: Talk) -> None:
    database = talk.folder / "archive.sqlite"
    talk.say(HIT)
    database.rename(talk.folder / "aside")
    assert plain(*talk.say(HIT)) == phrases.ARCHIVE_NONE
    assert plain(*talk.say("", command="about")) == phrases.ARCHIVE_NONE
    assert plain(*talk.say("outlet X", command="settings")) == phrases.ARCHIVE_NONE
    (talk.folder / "aside").rename(database)
    assert "Lantern" in plain(*talk.say(HIT))


def test_an_archive_of_another_model_restored_in_place_is_not_asked_with_the_old_one(
    talk: Talk, tmp_path: Path
) -> None:
    talk.say(HIT)
    with LocalArchive.create(tmp_path / "other") as other:
        add(other, NEWS, WordEncoder(dimension=32, name="another"), noon)
    for name in ("archive.sqlite", "archive.sqlite-wal", "archive.sqlite-shm"):
        (talk.folder / name).unlink(missing_ok=True)
    (tmp_path / "other" / "archive.sqlite").rename(talk.folder / "archive.sqlite")
    assert plain(*talk.say(HIT)) == phrases.MODEL_MISSING


def test_a_broken_archive_is_one_message_without_a_path(tmp_path: Path) -> None:
    with talk_of(tmp_path / "archive") as talk:
        pass
    for name in ("archive.sqlite-wal", "archive.sqlite-shm"):
        (talk.folder / name).unlink(missing_ok=True)
    (talk.folder / "archive.sqlite").write_bytes(b"nothing that SQLite would read" * 400)
    with Talk(talk.folder) as broken:
        told = plain(*broken.say(HIT))
        assert told == phrases.ARCHIVE_BROKEN
        assert str(tmp_path) not in told


def test_an_article_added_by_another_process_is_found_at_the_next_question(talk: Talk) -> None:
    talk.say(HIT)
    talk.add(report("late", "Rockets hit the Cobble base near Quorin on 3 March 2031, a baker said.", day="2031-03-06"))
    assert "a baker" in plain(*talk.say(HIT))


def test_a_group_that_became_a_supergroup_goes_on(tmp_path: Path) -> None:
    old = Place(-500, "group")
    with talk_of(tmp_path / "archive", allow="-500") as talk:
        (card,) = talk.say(HIT, at=old)
        talk.move(old, -100900)
        new = Place(-100900, "supergroup")
        assert "Kite Herald" in plain(*talk.press(button("Sources", card), at=new))
        assert "Tarn" in plain(*talk.say("and on 9 July 2031?", at=new))


class Echo:
    """A branch that minds one word, one command and one button."""

    commands = {"echo": "say it again"}  # noqa: RUF012 - a Protocol's property

    def said(self, incoming: Incoming, said: Said, services: object) -> list[Outgoing] | None:
        return [] if said.command == "echo" else None

    def pressed(self, incoming: Incoming, pressed: object) -> list[Outgoing] | None:
        return None

    def wake(self, now: object, services: object) -> list[tuple[Place, Outgoing]]:
        return []


def test_a_branch_minds_its_own_and_the_rest_is_asked(tmp_path: Path) -> None:
    with talk_of(tmp_path / "archive", branching=lambda newsroom: [Echo()]) as talk:
        assert talk.say("once", command="echo") == []
        assert "Lantern" in plain(*talk.say(HIT))
        assert ("echo", "say it again") in talk.conversation.commands()


def test_no_text_of_a_question_and_no_path_reaches_the_log(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    talk.say("Who saw Xanthippe in Ormby?")
    talk.press("1a.x.y")
    talk.seek("Who saw Xanthippe in Ormby?")
    assert "Xanthippe" not in caplog.text


class Failing(WordsSession):
    """A session with a defect."""

    def ask(self, *_: object) -> None:  # type: ignore[override]  # never returns
        raise ZeroDivisionError


def test_a_defect_is_not_hidden_from_delivery(tmp_path: Path) -> None:
    session: Session = Failing(tmp_path / "archive", BASES)
    with talk_of(tmp_path / "archive", session=session) as talk, pytest.raises(ZeroDivisionError):
        talk.conversation.respond(Incoming(1, ANNA, HOME, Said(1, HIT)), NoFiles())


HOSTILE = (
    "<b>bold</b> <a href='tg://user?id=1'>x</a> &amp; <script>",
    "who ‮detaerc‬ the ⁧rule⁩?",
    "zero​width‍joiner",
    "w" * 999,
    "' OR 1=1; DROP TABLE answers; --",
    "{0} {question} %s %(x)s",
    "\ud800 half a pair",
    "\x00\x1b[31m control",
    "/../../etc/passwd",
    "كم عدد القتلى في الميناء؟",
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("command", [None, "ask", "settings", "sources", "timeline", "start", "nonsense"])
def test_hostile_words_are_answered_like_any_others(talk: Talk, text: str, command: str | None) -> None:
    assert talk.say(text, command=command)
    assert talk.say(text, command=command, at=DESK, reply_to=3, edited=True) is not None


def test_the_news_of_these_tests_is_as_the_tests_say(talk: Talk) -> None:
    assert len(NEWS) == talk.newsroom.archive.coverage().articles


def test_the_timeline_is_a_picture_of_the_answer(talk: Talk) -> None:
    talk.say(HIT)
    (picture,) = talk.say("", command="timeline")
    assert isinstance(picture, Picture)
    assert plain(picture) == "picture of 3"
    card, again = talk.say(HIT, command="timeline", at=DESK, message=60)
    assert isinstance(card, Say)
    assert isinstance(again, Picture)
    assert again.reply_to == 60


def test_an_answer_with_nothing_to_draw_says_so(talk: Talk) -> None:
    assert (
        plain(*talk.say("How many kilograms of saffron did Quillon weigh?", command="timeline")[1:])
        == phrases.NOTHING_TO_DRAW
    )
