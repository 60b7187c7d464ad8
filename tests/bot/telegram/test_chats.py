"""What the bot remembers of chats."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.chats import FOLLOWED_FOR, Chats, FollowUp, Settings
from bot.telegram.incoming import Place
from bot.telegram.ledger import open_connection
from bot.telegram.limits import Tally, Work
from index.found import Filters

NOW = datetime(2031, 5, 6, 12, tzinfo=UTC)
DESK = Place(-500, "group")
TOPIC = Place(-100500, "supergroup", 7)
ANNA, BORIS = 11, 12


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_connection(tmp_path)) as connection:
        yield connection


@pytest.fixture
def chats(connection: sqlite3.Connection) -> Chats:
    return Chats(connection)


def test_a_chat_has_no_limits_until_they_are_set(chats: Chats) -> None:
    assert chats.settings(1).filters() == Filters()


def test_settings_outlive_the_process_and_belong_to_their_chat(tmp_path: Path) -> None:
    wanted = Settings(date(2031, 1, 2), None, "Skerry Post", "en")
    with closing(open_connection(tmp_path)) as connection:
        Chats(connection).set(1, Settings(until=date(2030, 1, 1)))
        Chats(connection).set(1, wanted)
    with closing(open_connection(tmp_path)) as connection:
        assert Chats(connection).settings(1) == wanted
        assert Chats(connection).settings(2) == Settings()


def test_a_message_is_found_in_its_own_chat_only(chats: Chats) -> None:
    chats.show(1, 50, 7)
    assert (chats.shown(1, 50), chats.shown(2, 50), chats.shown(1, 51)) == (7, None, None)


def test_a_follow_up_follows_the_same_persons_answer_in_the_same_topic(chats: Chats) -> None:
    chats.follow(TOPIC, ANNA, 7, NOW)
    chats.follow(Place(TOPIC.chat, "supergroup", 8), BORIS, 8, NOW)
    assert chats.latest(TOPIC, ANNA, NOW) == 7
    assert chats.latest(TOPIC, BORIS, NOW) is None
    assert chats.latest(Place(TOPIC.chat, "supergroup"), ANNA, NOW) is None
    assert chats.latest_of_all(TOPIC) == 7


def test_nothing_is_followed_after_hours(chats: Chats) -> None:
    chats.follow(DESK, ANNA, 7, NOW)
    assert chats.latest(DESK, ANNA, NOW + FOLLOWED_FOR - timedelta(seconds=1)) == 7
    assert chats.latest(DESK, ANNA, NOW + FOLLOWED_FOR) is None


def test_an_edit_that_changes_no_word_is_known(chats: Chats) -> None:
    chats.word(1, 50, "Where did  it sink?", None, NOW)
    assert chats.was_worded(1, 50, " Where did it sink?")
    assert not chats.was_worded(1, 50, "When did it sink?")
    assert not chats.was_worded(2, 50, "Where did it sink?")


def test_a_place_is_refused_for_the_first_time_once(chats: Chats) -> None:
    assert chats.refuse(TOPIC)
    assert not chats.refuse(TOPIC)
    assert chats.refuse(Place(TOPIC.chat, "supergroup", 8))


def test_a_group_that_moved_keeps_its_settings_and_answers(chats: Chats) -> None:
    chats.set(-500, Settings(outlet="Skerry Post"))
    chats.follow(DESK, ANNA, 7, NOW)
    chats.set(-100900, Settings())
    chats.move(-500, -100900)
    assert chats.settings(-100900).outlet == "Skerry Post"
    assert chats.latest(Place(-100900, "supergroup"), ANNA, NOW) == 7
    assert chats.once(-100900) == (-100900, -500)
    assert chats.moves() == ((-500, -100900),)
    chats.move(-500, -100900)
    assert chats.settings(-100900).outlet == "Skerry Post"


def test_words_of_a_question_are_kept_of_follow_ups_only(chats: Chats, connection: sqlite3.Connection) -> None:
    follow_up = FollowUp(7, "and where?", ("day", "place"), replying=True)
    chats.note(7, 3)
    chats.note(8, 3, follow_up)
    assert (chats.followed(7), chats.followed(8), chats.edition(7), chats.edition(9)) == (None, follow_up, 3, None)
    chats.word(1, 50, "Where did the Gannet sink?", None, NOW)
    assert "Gannet" not in "\n".join(connection.iterdump())


def test_a_person_who_asks_too_much_waits_until_the_window_has_moved(connection: sqlite3.Connection) -> None:
    tally = Tally(connection)
    for second in range(10):
        assert tally.wait(Work.QUESTION, ANNA, NOW + timedelta(seconds=second)) == 0
        tally.count(Work.QUESTION, ANNA, NOW + timedelta(seconds=second))
    assert tally.wait(Work.QUESTION, ANNA, NOW + timedelta(seconds=10)) == 50
    assert tally.wait(Work.QUESTION, BORIS, NOW + timedelta(seconds=10)) == 0
    assert tally.wait(Work.INLINE, ANNA, NOW + timedelta(seconds=10)) == 0
    assert tally.wait(Work.QUESTION, ANNA, NOW + timedelta(seconds=60)) == 0


def test_a_clock_that_was_set_back_locks_nobody_out(connection: sqlite3.Connection) -> None:
    tally = Tally(connection)
    for _ in range(20):
        tally.count(Work.QUESTION, ANNA, NOW)
    assert tally.wait(Work.QUESTION, ANNA, NOW - timedelta(days=1)) == 0


@given(st.lists(st.floats(0, 400), max_size=60))
def test_no_window_ever_holds_more_than_its_limit(gaps: list[float]) -> None:
    from bot.telegram.chats import CHATS

    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(CHATS)
        tally, at, done = Tally(connection), NOW, []
        for gap in gaps:
            at += timedelta(seconds=gap / 10)
            wait = tally.wait(Work.QUESTION, ANNA, at)
            if wait:
                assert tally.wait(Work.QUESTION, ANNA, at + timedelta(seconds=wait)) == 0
                continue
            tally.count(Work.QUESTION, ANNA, at)
            done.append(at)
        for limit in Work.QUESTION.limits:
            window = timedelta(seconds=limit.seconds)
            assert all(sum(start <= each < start + window for each in done) <= limit.times for start in done)
