"""The bot against a server that behaves like Telegram's: each update once, in order, whatever goes wrong."""

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from bot.telegram import notices, phrases, queueing
from bot.telegram import running as running_module
from bot.telegram.api import Api, ApiTrouble
from bot.telegram.incoming import Place
from bot.telegram.ledger import DATABASE, Ledger, open_connection
from bot.telegram.markup import paragraph
from bot.telegram.outgoing import Message, Say
from bot.telegram.receiving import arrived
from index.errors import UsageError
from tests.bot.telegram.botapi import PATIENCE, BotApi, Faults
from tests.bot.telegram.echo import Bot, Hall, bot, plan


@pytest.fixture
def telegram() -> Iterator[BotApi]:
    with BotApi(poll_seconds=2.0) as server:
        yield server


def test_a_question_is_answered_under_it(telegram: BotApi, tmp_path: Path) -> None:
    hall = Hall()
    with bot(telegram.url, plan(tmp_path, hall)):
        telegram.says(7, "who <b>?")
        telegram.until(lambda: telegram.texts(7) == ["re: who <b>?"])
        (sent,) = telegram.sent(7)
        telegram.until(lambda: hall.shown)
    assert hall.shown == [(7, sent.message, 500)]
    assert sent.keys[0][0]["callback_data"] == "again 500"
    # The answer itself is what the person is notified of.
    assert sent.versions == ["re: who <b>?"]
    assert telegram.counts["sendMessage"] == 1
    assert telegram.unread == 0


def test_answers_of_a_chat_come_in_its_order(telegram: BotApi, tmp_path: Path) -> None:
    asked = [f"question {number}" for number in range(30)]
    with bot(telegram.url, plan(tmp_path, Hall())):
        for question in asked:
            telegram.says(7, question)
            telegram.says(8, question)
        telegram.until(lambda: telegram.texts(7) == [f"re: {question}" for question in asked])
        telegram.until(lambda: telegram.texts(8) == [f"re: {question}" for question in asked])


def test_what_was_asked_while_it_was_away_is_answered(telegram: BotApi, tmp_path: Path) -> None:
    telegram.says(7, "early")
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.until(lambda: telegram.texts(7) == ["re: early"])


def test_nothing_is_computed_in_the_loop(telegram: BotApi, tmp_path: Path) -> None:
    """While a question takes its time, the loop takes in others and shows that it types."""
    hall = Hall(held=True)
    with bot(telegram.url, plan(tmp_path, hall)) as running:
        telegram.says(7, "slow")
        telegram.until(lambda: 7 in telegram.typing)
        assert telegram.texts(7) == []
        telegram.says(8, "other")
        telegram.until(lambda: telegram.unread == 0)
        assert len(running.running._line) == 1
        hall.go.set()
        telegram.until(lambda: telegram.texts(8) == ["re: other"])
    assert {name.rpartition("_")[0] for name in hall.threads} == {"worker"}


def test_a_wait_that_telegram_asks_of_one_chat_holds_up_no_other(tmp_path: Path) -> None:
    # Longer than the test waits for the other chat's answer.
    with BotApi(Faults(flood_seconds=10 * int(PATIENCE)), poll_seconds=2.0) as telegram:
        with bot(telegram.url, plan(tmp_path, Hall())):
            telegram.next_call("sendMessage", "flood")
            telegram.says(7, "first")
            telegram.until(lambda: telegram.counts["sendMessage flood"])
            telegram.says(8, "second")
            telegram.until(lambda: telegram.texts(8) == ["re: second"])
            assert telegram.texts(7) == []
        with bot(telegram.url, plan(tmp_path, Hall())):
            telegram.until(lambda: telegram.texts(7) == ["re: first"])


@pytest.mark.parametrize("then", ["", "before", "after", "server_error", "flood"])
@pytest.mark.parametrize("method", ["sendMessage", "editMessageText", "deleteMessage"])
@pytest.mark.parametrize("first", ["before", "after", "server_error", "flood"])
def test_a_call_that_fails_leaves_one_answer(
    telegram: BotApi, tmp_path: Path, first: str, method: str, then: str
) -> None:
    """What is done about a lost reply may meet the same trouble."""
    hall = Hall()
    with bot(telegram.url, plan(tmp_path, hall)):
        telegram.says(7, "before")
        telegram.until(lambda: hall.shown)
        telegram.next_call("sendMessage", first)
        if then:
            telegram.next_call(method, then, 2)
        telegram.says(7, "who?")
        telegram.says(7, "after")
        telegram.until(lambda: telegram.texts(7) == ["re: before", "re: who?", "re: after"])
        telegram.until(lambda: len(hall.shown) == 3)
        assert [message for _, message, _ in hall.shown] == [sent.message for sent in telegram.sent(7)]


def test_an_answer_whose_reply_was_lost_is_found_and_stays(telegram: BotApi, tmp_path: Path) -> None:
    hall = Hall()
    with bot(telegram.url, plan(tmp_path, hall)):
        telegram.next_call("sendMessage", "after")
        telegram.says(7, "who?")
        telegram.until(lambda: hall.shown)
        (sent,) = telegram.sent(7)
        assert (sent.versions, sent.message) == (["re: who?"], hall.shown[0][1])
        assert telegram.counts["deleteMessage"] == 1


def test_an_answer_that_never_arrived_is_said_where_it_was_looked_for(telegram: BotApi, tmp_path: Path) -> None:
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.next_call("sendMessage", "before")
        telegram.says(7, "who?")
        telegram.until(lambda: telegram.texts(7) == ["re: who?"])
        assert telegram.sent(7)[0].versions == [phrases.ANNOUNCED, "re: who?"]


def test_an_answer_is_found_among_what_people_say_meanwhile(telegram: BotApi, tmp_path: Path) -> None:
    """In a supergroup the bot does not see most messages; their numbers lie between."""
    room = telegram.chat(-1_007_000_000_000)
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.next_call("sendMessage", "after")
        telegram.next_call("sendMessage", "flood")
        telegram.says(room.id, "/ask who?", person=7)
        telegram.until(lambda: telegram.counts["sendMessage flood"])
        room.next += 200
        telegram.until(lambda: telegram.texts(room.id) == ["re: who?"], 20)
        assert telegram.sent(room.id)[0].versions == ["re: who?"]


def test_news_whose_reply_was_lost_is_found_as_well(telegram: BotApi, tmp_path: Path) -> None:
    hall = Hall()
    with bot(telegram.url, replace(plan(tmp_path, hall), look_seconds=0.05)):
        telegram.says(7, "hello")
        telegram.until(lambda: hall.shown)
        telegram.next_call("sendMessage", "after")
        hall.woken = [(Place(7, "private"), Say(Message((paragraph("news"),)), answer=9))]
        telegram.until(lambda: len(hall.shown) == 2)
        assert [sent.versions for sent in telegram.sent(7)] == [["re: hello"], ["news"]]


def test_what_an_earlier_run_had_sent_without_noting_it_is_found(telegram: BotApi, tmp_path: Path) -> None:
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.next_call("sendMessage", "after")
        telegram.next_call("sendMessage", "server_error", 100)
        telegram.says(7, "who?")
        telegram.until(lambda: telegram.counts["sendMessage server_error"])
    (sent,) = telegram.sent(7)
    telegram._forced.clear()
    hall = Hall()
    with bot(telegram.url, plan(tmp_path, hall)):
        telegram.until(lambda: hall.shown)
        assert [(one.message, one.versions) for one in telegram.sent(7)] == [(sent.message, ["re: who?"])]


def test_html_that_telegram_cannot_read_is_sent_as_plain_text(telegram: BotApi, tmp_path: Path) -> None:
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.next_call("sendMessage", "entities")
        telegram.says(7, "a < b")
        telegram.until(lambda: telegram.texts(7) == ["re: a < b"])
        assert telegram.sent(7)[0].html is None


def test_buttons_that_telegram_refuses_do_not_cost_the_answer(telegram: BotApi, tmp_path: Path) -> None:
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.says(7, "badkey")
        telegram.until(lambda: telegram.texts(7) == ["re: badkey"])
        assert telegram.sent(7)[0].keys == []


def test_a_button_is_answered_and_changes_its_message(telegram: BotApi, tmp_path: Path) -> None:
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.says(7, "who?")
        telegram.until(lambda: telegram.texts(7) == ["re: who?"])
        telegram.presses(7, telegram.sent(7)[0].message, "again 500")
        telegram.until(lambda: telegram.texts(7) == ["pressed again 500"])
        assert [notice["text"] for notice in telegram.notices] == ["again 500"]


def test_a_button_that_waited_too_long_is_no_error(telegram: BotApi, tmp_path: Path) -> None:
    with bot(telegram.url, plan(tmp_path, Hall())) as running:
        telegram.says(7, "who?")
        telegram.until(lambda: telegram.texts(7) == ["re: who?"])
        query = telegram.presses(7, telegram.sent(7)[0].message, "late")
        telegram.expires(query)
        telegram.until(lambda: telegram.texts(7) == ["pressed late"])
        assert running.error is None


def test_inline_queries_are_answered(telegram: BotApi, tmp_path: Path) -> None:
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.types(7, "ferry")
        telegram.until(lambda: telegram.offers)
    assert telegram.offers[0]["results"][0]["input_message_content"]["message_text"] == "shared ferry"


def test_pictures_and_files_go_out_once_even_when_the_connection_breaks(telegram: BotApi, tmp_path: Path) -> None:
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.next_call("sendPhoto", "after")
        telegram.next_call("sendDocument", "before")
        telegram.next_call("editMessageMedia", "after", 2)
        telegram.says(7, "picture")
        telegram.says(7, "file")
        telegram.until(lambda: telegram.texts(7) == ["look", "a file"])
        picture, file = telegram.sent(7)
        assert picture.photo is not None
        assert file.document == ("list.txt", b"a list")


def test_a_long_answer_is_several_messages_with_the_buttons_under_the_last(telegram: BotApi, tmp_path: Path) -> None:
    hall = Hall()
    with bot(telegram.url, plan(tmp_path, hall)):
        telegram.says(7, "long")
        telegram.until(lambda: len(hall.shown) == 3)
        assert [bool(sent.keys) for sent in telegram.sent(7)] == [False, False, True]


def test_a_file_is_fetched_for_the_conversation(telegram: BotApi, tmp_path: Path) -> None:
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.sends_file(7, "report.txt", b"x" * 5000)
        telegram.until(lambda: telegram.texts(7) == ["got 5000"])


def test_a_defect_is_an_apology_and_the_next_question_is_answered(telegram: BotApi, tmp_path: Path) -> None:
    hall = Hall()
    with bot(telegram.url, plan(tmp_path, hall)):
        telegram.says(7, "defect please")
        telegram.says(7, "and now?")
        telegram.until(lambda: telegram.texts(7) == [phrases.DEFECT_ANSWER, "re: and now?"])


def test_an_answer_to_somebody_who_blocked_the_bot_is_given_up(telegram: BotApi, tmp_path: Path) -> None:
    telegram.chat(7).blocked = True
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.says(7, "who?")
        telegram.says(8, "who?")
        telegram.until(lambda: telegram.texts(8) == ["re: who?"])
        telegram.until(lambda: telegram.unread == 0)
        assert telegram.texts(7) == []


def test_a_group_that_became_a_supergroup_gets_its_answer_there(telegram: BotApi, tmp_path: Path) -> None:
    telegram.says(-7, "/ask who?")
    telegram.chat(-7).moved_to = -1_007_000_000_000
    telegram.chat(-1_007_000_000_000)
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.until(lambda: telegram.texts(-1_007_000_000_000) == ["re: who?"])


def test_an_answer_stays_in_its_topic_and_outlives_it(telegram: BotApi, tmp_path: Path) -> None:
    room = telegram.chat(-1_007_000_000_000, is_forum=True)
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.says(room.id, "/ask one", topic=4)
        telegram.until(lambda: telegram.texts(room.id) == ["re: one"])
        assert telegram.sent(room.id)[0].topic == 4
        room.closed_topics.add(5)
        telegram.says(room.id, "/ask other", topic=5)
        telegram.until(lambda: telegram.texts(room.id) == ["re: one", "re: other"])


def test_typing_is_shown_where_the_question_stands(telegram: BotApi, tmp_path: Path) -> None:
    room = telegram.chat(-1_007_000_000_000, is_forum=True)
    hall = Hall(held=True)
    with bot(telegram.url, plan(tmp_path, hall)):
        telegram.says(room.id, "/ask one", topic=4)
        telegram.until(lambda: telegram.typing_topics)
        hall.go.set()
        telegram.until(lambda: telegram.texts(room.id) == ["re: one"])
    assert set(telegram.typing_topics) == {4}


def test_whoever_waits_long_is_told_the_place_until_the_answer_is_there(telegram: BotApi, tmp_path: Path) -> None:
    hall = Hall(held=True)
    with bot(telegram.url, plan(tmp_path, hall)):
        for chat in range(1, 13):
            telegram.says(chat, "who?")
        telegram.until(lambda: telegram.unread == 0)
        hall.go.set()
        telegram.until(lambda: all(telegram.texts(chat) == ["re: who?"] for chat in range(1, 13)))
        assert all(telegram.sent(chat)[0].versions == ["re: who?"] for chat in range(1, 13))
    told = [row["parameters"] for row in telegram.record if row["method"] == "sendMessage"]
    # The place is told without a sound, the answer with one.
    assert {one["text"]: one.get("disable_notification") for one in told} == {
        "re: who?": False,
        **{phrases.place_in_queue(before): True for before in range(running_module.LONG_LINE, 12)},
    }


def test_a_place_that_was_told_by_a_lost_reply_goes_when_the_answer_is_there(telegram: BotApi, tmp_path: Path) -> None:
    hall = Hall(held=True)
    with bot(telegram.url, plan(tmp_path, hall)):
        telegram.next_call("sendMessage", "after")
        for chat in range(1, 8):
            telegram.says(chat, "who?")
        telegram.until(lambda: telegram.counts["sendMessage after"])
        hall.go.set()
        telegram.until(lambda: all(telegram.texts(chat) == ["re: who?"] for chat in range(1, 8)))


def test_a_place_in_the_queue_that_nothing_follows_is_taken_back(telegram: BotApi, tmp_path: Path) -> None:
    hall = Hall(held=True)
    with bot(telegram.url, plan(tmp_path, hall)):
        for chat in range(1, 10):
            telegram.says(chat, "silence")
        telegram.until(lambda: any(telegram.texts(chat) for chat in range(1, 10)))
        hall.go.set()
        telegram.until(lambda: telegram.counts["deleteMessage"])
        telegram.until(lambda: not any(telegram.texts(chat) for chat in range(1, 10)))


def test_a_place_that_was_told_just_before_a_kill_is_taken_back(telegram: BotApi, tmp_path: Path) -> None:
    telegram.says(7, "who?")
    with closing(open_connection(tmp_path)) as connection:
        (taken,) = Ledger(connection).take(filter(None, map(arrived, telegram._updates)), datetime.now(UTC))
        Ledger(connection).announce(taken.id, 0)
    telegram._do_send_message({"chat_id": "7", "text": phrases.place_in_queue(8)})
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.until(lambda: telegram.texts(7) == ["re: who?"])


def test_updates_that_come_again_or_out_of_order_are_answered_once(tmp_path: Path) -> None:
    faults = Faults(again=0.7, shuffled=0.5)
    with BotApi(faults, seed=3, poll_seconds=0.2) as telegram, bot(telegram.url, plan(tmp_path, Hall())):
        for number in range(20):
            telegram.says(7, f"q{number}")
            time.sleep(0.01)
        telegram.until(lambda: len(telegram.texts(7)) == 20)
        telegram.until(lambda: max(telegram.delivered.values()) > 1)
        # What came again would be answered before what came after it.
        telegram.says(7, "last")
        telegram.until(lambda: "re: last" in telegram.texts(7))
        assert sorted(telegram.texts(7)[:-1]) == sorted(f"re: q{number}" for number in range(20))
        assert telegram.texts(7)[-1] == "re: last"


def test_what_a_run_left_unsent_the_next_one_sends(telegram: BotApi, tmp_path: Path) -> None:
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.next_call("sendMessage", "server_error", 100)
        telegram.says(7, "who?")
        telegram.until(lambda: telegram.counts["sendMessage server_error"])
    assert telegram.texts(7) == []
    telegram._forced.clear()
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.until(lambda: telegram.texts(7) == ["re: who?"])


def test_an_unsent_answer_that_no_longer_holds_is_not_sent(telegram: BotApi, tmp_path: Path) -> None:
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.next_call("sendMessage", "after")
        telegram.next_call("sendMessage", "server_error", 100)
        number = telegram.says(7, "who?")
        telegram.until(lambda: telegram.counts["sendMessage server_error"])
    telegram._forced.clear()

    doubting = Hall()
    doubting.false.add(number)
    with bot(telegram.url, plan(tmp_path, doubting)):
        telegram.until(lambda: telegram.texts(7) == [phrases.OUTDATED_UNSENT])


def test_no_question_and_no_answer_stays_in_the_database(telegram: BotApi, tmp_path: Path) -> None:
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.says(7, "who saw Quillhaven?")
        telegram.until(lambda: telegram.texts(7) == ["re: who saw Quillhaven?"])
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.name.startswith(DATABASE))
    assert b"Quillhaven" not in held


def test_a_standing_question_speaks_of_its_own_accord(telegram: BotApi, tmp_path: Path) -> None:
    hall = Hall()
    telegram.chat(9)
    with bot(telegram.url, replace(plan(tmp_path, hall), look_seconds=0.05)):
        telegram.says(7, "hello")
        telegram.until(lambda: telegram.texts(7) == ["re: hello"])
        hall.woken = [(Place(9, "private"), Say(Message((paragraph("news"),))))]
        telegram.until(lambda: telegram.texts(9) == ["news"])


def test_a_wrong_token_is_one_line(telegram: BotApi, tmp_path: Path) -> None:
    wrong = Bot(telegram.url, plan(tmp_path, Hall()), token="4007001:AAwrong")
    wrong.join()
    assert isinstance(wrong.error, UsageError)
    assert str(wrong.error) == notices.TOKEN_WRONG


def test_a_second_instance_is_one_line(telegram: BotApi, tmp_path: Path) -> None:
    telegram.next_call("getUpdates", "conflict", 50)
    second = Bot(telegram.url, plan(tmp_path, Hall()))
    second.join()
    assert isinstance(second.error, UsageError)
    assert str(second.error) == notices.CONFLICT


def test_a_server_that_is_away_is_said_once_and_waited_for(telegram: BotApi, tmp_path: Path) -> None:
    told: list[str] = []
    telegram.down(True)
    with bot(telegram.url, plan(tmp_path, Hall(), told)):
        telegram.until(lambda: notices.UNREACHABLE in told)
        time.sleep(0.5)
        telegram.says(7, "who?")
        telegram.down(False)
        telegram.until(lambda: telegram.texts(7) == ["re: who?"])
    assert told.count(notices.UNREACHABLE) == 1
    assert notices.REACHED in told


def test_stopping_finishes_what_is_at_hand_and_keeps_the_rest(telegram: BotApi, tmp_path: Path) -> None:
    hall = Hall(held=True)
    started = Bot(telegram.url, plan(tmp_path, hall))
    for chat in range(1, 5):
        telegram.says(chat, "who?")
    telegram.until(lambda: telegram.unread == 0 and hall.begun.is_set())
    started.tell_to_stop()
    hall.go.set()
    started.join()
    assert started.ended is True
    # The loop hears that it shall stop before it hears of the answer.
    answered = [chat for chat in range(1, 5) if telegram.texts(chat)]
    assert len(answered) == 1
    assert telegram.texts(answered[0]) == ["re: who?"]
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.until(lambda: all(telegram.texts(chat) == ["re: who?"] for chat in range(1, 5)))


def test_the_menu_lists_the_commands(telegram: BotApi, tmp_path: Path) -> None:
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.until(lambda: telegram.commands)
    assert telegram.commands == [{"command": "help", "description": "Say what this is"}]


def test_what_does_not_fit_the_line_stays_at_telegram_until_it_does(
    telegram: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queueing, "LINE_LIMIT", 10)
    hall = Hall(held=True)
    for chat in range(1, 151):
        telegram.says(chat, "who?")
    with bot(telegram.url, plan(tmp_path, hall)) as running:
        telegram.until(lambda: len(running.running._line) >= 10)
        time.sleep(0.5)
        # One batch of a hundred is the most that Telegram gives at once.
        assert telegram.unread >= 50
        assert len(running.running._line) <= 100
        hall.go.set()
        telegram.until(lambda: all(telegram.texts(chat) == ["re: who?"] for chat in range(1, 151)))


def test_a_flood_from_one_chat_is_cut_off_with_one_line(
    telegram: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queueing, "LANE_LIMIT", 3)
    for number in range(9):
        telegram.says(7, f"q{number}")
    telegram.says(8, "who?")
    hall = Hall(held=True)
    with bot(telegram.url, plan(tmp_path, hall)):
        telegram.until(lambda: telegram.unread == 0)
        hall.go.set()
        telegram.until(lambda: telegram.texts(8) == ["re: who?"] and len(telegram.texts(7)) == 4)
        time.sleep(0.5)
        assert telegram.texts(7) == ["re: q0", "re: q1", "re: q2", phrases.CROWDED]


def test_of_what_somebody_types_inline_only_the_last_is_answered(telegram: BotApi, tmp_path: Path) -> None:
    hall = Hall(held=True)
    with bot(telegram.url, plan(tmp_path, hall)):
        telegram.says(8, "slow")
        telegram.until(lambda: telegram.unread == 0 and hall.begun.is_set())
        for words_so_far in ("f", "fe", "fer", "ferry"):
            telegram.types(7, words_so_far)
        telegram.until(lambda: telegram.unread == 0)
        hall.go.set()
        telegram.until(lambda: telegram.offers)
        time.sleep(0.5)
    assert [offer["results"][0]["title"] for offer in telegram.offers] == ["ferry"]


def test_markers_whose_replies_were_lost_are_taken_back(telegram: BotApi, tmp_path: Path) -> None:
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.says(7, "before")
        telegram.until(lambda: telegram.texts(7) == ["re: before"])
        telegram.next_call("sendMessage", "after", 4)
        telegram.says(7, "who?")
        telegram.until(lambda: telegram.counts["deleteMessage"] == 4)
        telegram.until(lambda: telegram.texts(7) == ["re: before", "re: who?"])
        assert all(len(sent.versions) == 1 for sent in telegram.sent(7))


def test_what_never_left_for_want_of_a_connection_is_in_no_doubt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line is down when the answer is ready; once it is up again the answer is sent as if nothing had been."""
    say, failed, hall = Api.say, Event(), Hall(held=True)

    async def noted(api: Api, *args: Any, **more: Any) -> int:
        try:
            return await say(api, *args, **more)
        except ApiTrouble:
            failed.set()
            raise

    monkeypatch.setattr(Api, "say", noted)
    with BotApi(poll_seconds=1.0) as telegram:
        started = Bot(telegram.url, plan(tmp_path, hall))
        telegram.says(7, "who?")
        telegram.until(lambda: telegram.unread == 0)
        telegram.unplug()
        hall.go.set()
        telegram.until(failed.is_set)
        telegram.plug_in()
        telegram.until(lambda: telegram.texts(7) == ["re: who?"])
        assert telegram.sent(7)[0].versions == ["re: who?"]
        started.stop()


def test_stopping_does_not_wait_for_a_chat_that_telegram_holds_up(tmp_path: Path) -> None:
    with BotApi(Faults(flood_seconds=10 * int(running_module.STOP_SECONDS)), poll_seconds=1.0) as telegram:
        started = Bot(telegram.url, plan(tmp_path, Hall()))
        telegram.next_call("sendMessage", "flood")
        telegram.says(7, "who?")
        telegram.until(lambda: telegram.counts["sendMessage flood"])
        started.stop()
        # Where it waits until STOP_SECONDS are over, it has not ended what was at hand.
        assert (started.ended, started.error) == (True, None)
        with bot(telegram.url, plan(tmp_path, Hall())):
            telegram.until(lambda: telegram.texts(7) == ["re: who?"])


def test_stopping_gives_up_a_question_that_takes_too_long_and_keeps_it(
    telegram: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("STOP_SECONDS", "CLOSE_SECONDS"):
        monkeypatch.setattr(running_module, name, 0.5)
    slow = Hall(held=True)
    started = Bot(telegram.url, plan(tmp_path, slow))
    telegram.says(7, "slow one")
    telegram.until(lambda: telegram.unread == 0 and slow.begun.is_set())
    started.stop()
    assert started.ended is False
    monkeypatch.undo()
    with bot(telegram.url, plan(tmp_path, Hall())):
        telegram.until(lambda: telegram.texts(7) == ["re: slow one"])
    slow.go.set()
