"""The bot's own database: nothing lost, nothing twice, no words left behind."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.telegram.chats import Chats
from bot.telegram.incoming import Place
from bot.telegram.ledger import DATABASE, MIGRATIONS, Arrived, Begun, Ledger, Standing, open_connection
from bot.telegram.submissions import Parcel, State, Submissions
from index.errors import ArchiveBroken

NOW = datetime(2031, 5, 6, 12, tzinfo=UTC)
CHAT = Place(-1_007_000_000_000, "supergroup", 4)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    connection = open_connection(tmp_path)
    yield Ledger(connection)
    connection.close()


def arrived(number: int, words: str = "who?") -> Arrived:
    return Arrived(number, 7, 7, f'{{"text": "{words}"}}')


def test_an_update_that_comes_twice_is_taken_once(ledger: Ledger) -> None:
    assert [one.id for one in ledger.take([arrived(5), arrived(4), arrived(5)], NOW)] == [4, 5]
    assert ledger.take([arrived(4)], NOW) == []
    ledger.done(4)
    assert ledger.take([arrived(4)], NOW) == []
    assert [one.id for one in ledger.waiting()] == [5]


def test_an_update_is_begun_as_often_as_it_is_tried_and_not_after_it_is_done(ledger: Ledger) -> None:
    ledger.take([arrived(5)], NOW)
    assert ledger.begin(5) == Begun('{"text": "who?"}', 0, None)
    ledger.announce(5, 70)
    assert ledger.begin(5) == Begun('{"text": "who?"}', 1, 70)
    ledger.done(5)
    assert ledger.begin(5) is None


def test_an_answer_that_is_not_committed_never_was(ledger: Ledger, tmp_path: Path) -> None:
    ledger.take([arrived(5)], NOW)
    ledger.connection.execute("BEGIN IMMEDIATE")
    ledger.put(5, CHAT, [(b"answer", 1)], NOW)
    ledger.done(5)
    ledger.connection.execute("ROLLBACK")
    assert ledger.owed() == []
    assert [one.id for one in ledger.waiting()] == [5]


def test_posts_go_out_in_the_order_they_were_put(ledger: Ledger) -> None:
    first, second = ledger.put(5, CHAT, [(b"one", None), (b"two", 9)], NOW, after=60)
    assert ledger.owed() == [(first, CHAT.chat), (second, CHAT.chat)]
    ledger.adopt(second, 71)
    post = ledger.post(second)
    assert post is not None
    assert (post.place, post.post, post.answer, post.message, post.after) == (CHAT, b"two", 9, 71, 60)
    ledger.sent(first, CHAT.chat, [70], NOW)
    assert ledger.post(first) is None
    assert ledger.owed() == [(second, CHAT.chat)]
    assert ledger.knows(CHAT.chat, 60, 80) == {70, 71}


def test_what_told_a_place_stands_until_it_is_cleared_with_the_answer_or_alone(ledger: Ledger) -> None:
    ledger.take([arrived(5), arrived(6), arrived(7), arrived(8)], NOW)
    for update, message in ((5, 70), (6, 71), (7, 0), (8, 72)):
        ledger.announce(update, message)
    (post,) = ledger.put(5, Place(7, "private"), [(b"one", None)], NOW)
    for update in (5, 6, 7):
        ledger.done(update)
    # 5 is owed an answer, which takes it back; 7 is known to nobody; 8 still waits.
    assert ledger.standing() == [Standing(6, 7, 71)]
    owed = ledger.post(post)
    assert owed is not None
    assert (owed.cause, owed.told) == (5, 70)
    ledger.sent(post, 7, [73], NOW, cleared=5)
    ledger.cleared(6, NOW)
    assert ledger.standing() == []
    # A message that is deleted is nobody's lost answer.
    assert ledger.knows(7, 60, 80) == {70, 71, 72, 73}


def test_what_told_a_place_and_could_not_be_taken_back_with_the_answer_still_stands(ledger: Ledger) -> None:
    ledger.take([arrived(5)], NOW)
    ledger.announce(5, 70)
    (post,) = ledger.put(5, Place(7, "private"), [(b"one", None)], NOW)
    ledger.done(5)
    ledger.sent(post, 7, [71], NOW)
    assert ledger.standing() == [Standing(5, 7, 70)]
    ledger.tidy(NOW + timedelta(days=1))
    assert ledger.standing() == [Standing(5, 7, 70)]
    # By now Telegram would not delete it.
    ledger.tidy(NOW + timedelta(days=3))
    assert ledger.standing() == []


def test_chats_that_count_their_messages_together_are_known_together(ledger: Ledger) -> None:
    ledger.take([Arrived(5, 7, 7, "{}", 61), Arrived(6, CHAT.chat, 7, "{}", 62)], NOW)
    for number, place in enumerate((Place(8, "private"), Place(-9, "group"), CHAT)):
        (post,) = ledger.put(None, place, [(b"one", None)], NOW)
        ledger.sent(post, place.chat, [70 + number], NOW)
    assert ledger.knows(7, 60, 80) == ledger.knows(-9, 60, 80) == {61, 70, 71}
    assert ledger.knows(CHAT.chat, 60, 80) == {62, 72}


def test_a_post_is_younger_than_every_message_that_was_known_before_it(ledger: Ledger) -> None:
    ledger.take([Arrived(5, 7, 7, "{}", 61), Arrived(6, CHAT.chat, 7, "{}", 22)], NOW)
    (post,) = ledger.put(5, Place(7, "private"), [(b"one", None)], NOW)
    ledger.sent(post, 7, [64], NOW)
    bounds = {}
    for chat in (7, 8, CHAT.chat, -1_009_000_000_000):
        (post,) = ledger.put(None, Place(chat, "private"), [(b"news", None)], NOW)
        owed = ledger.post(post)
        assert owed is not None
        bounds[chat] = owed.since
    assert bounds == {7: 64, 8: 64, CHAT.chat: 22, -1_009_000_000_000: None}


def test_messages_are_known_as_long_as_something_older_is_unsent(ledger: Ledger) -> None:
    """An answer that waited for days must not be taken for the one that was sent before it."""
    ledger.put(5, CHAT, [(b"stuck", 1)], NOW, after=60)
    (other,) = ledger.put(6, CHAT, [(b"sent", 2)], NOW, after=61)
    ledger.sent(other, CHAT.chat, [62], NOW)
    ledger.tidy(NOW + timedelta(days=9))
    assert ledger.knows(CHAT.chat, 60, 80) == {62}
    ledger.sent(ledger.owed()[0][0], CHAT.chat, [63], NOW)
    ledger.tidy(NOW + timedelta(days=9))
    assert ledger.knows(CHAT.chat, 60, 80) == set()


def test_what_waits_for_a_group_follows_it_to_its_new_number(ledger: Ledger) -> None:
    (number,) = ledger.put(5, Place(-7, "group"), [(b"one", None)], NOW)
    ledger.move(-7, -1007)
    post = ledger.post(number)
    assert post is not None
    assert post.place == Place(-1007, "supergroup")


def test_what_was_told_in_a_group_that_moved_can_no_longer_be_taken_back(ledger: Ledger) -> None:
    ledger.take([Arrived(5, -7, 7, "{}"), Arrived(6, 8, 7, "{}")], NOW)
    for update, message in ((5, 70), (6, 71)):
        ledger.announce(update, message)
        ledger.done(update)
    ledger.move(-7, -1007)
    assert ledger.standing() == [Standing(6, 8, 71)]


def test_no_words_stay_in_the_file_once_all_is_sent(ledger: Ledger, tmp_path: Path) -> None:
    ledger.take([arrived(5, "where is Quillhaven")], NOW)
    (number,) = ledger.put(5, CHAT, [(b"the mayor of Quillhaven said", 3)], NOW)
    ledger.done(5)
    ledger.sent(number, CHAT.chat, [70], NOW)
    ledger.tidy(NOW)
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.name.startswith(DATABASE))
    assert b"Quillhaven" not in held


def test_numbers_are_forgotten_when_telegram_no_longer_repeats_them(ledger: Ledger) -> None:
    ledger.take([arrived(5), arrived(6)], NOW)
    ledger.done(5)
    ledger.tidy(NOW + timedelta(days=1))
    assert ledger.take([arrived(5)], NOW) == []
    ledger.tidy(NOW + timedelta(days=3))
    assert [one.id for one in ledger.take([arrived(5)], NOW)] == [5]
    assert [one.id for one in ledger.waiting()] == [5, 6]


def test_an_old_file_is_brought_up_to_date_and_a_newer_one_refused(tmp_path: Path) -> None:
    old = sqlite3.connect(tmp_path / DATABASE)
    old.close()
    open_connection(tmp_path).close()
    connection = open_connection(tmp_path)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    with pytest.raises(ArchiveBroken, match="newer than this program"):
        open_connection(tmp_path)


def test_what_the_first_program_stored_outlives_the_steps_since(tmp_path: Path) -> None:
    old = sqlite3.connect(tmp_path / DATABASE, isolation_level=None)
    for step in MIGRATIONS[:5]:
        old.executescript(step)
    old.execute("PRAGMA user_version = 5")
    old.execute("INSERT INTO worded VALUES (7, 50, x'00', '2031-05-06T12:00:00+00:00')")
    old.execute(
        "INSERT INTO submissions (at, chat, kind, person, message, state, text) "
        "VALUES ('2031-05-06T12:00:00+00:00', 7, 'private', 7, 51, 'taking', 'A ferry ran aground.')"
    )
    old.close()
    with closing(open_connection(tmp_path)) as connection:
        (waiting,) = Submissions(connection).waiting(NOW)
        assert waiting.parcel.text == "A ferry ran aground."
        assert waiting.parcel.file is None
        assert Chats(connection).came_before(Place(7, "private"), 7, 50, NOW) is None


@pytest.mark.parametrize(
    ("stored", "keys"),
    [
        (None, ()),
        ("", ()),
        ("report-1", ("report-1",)),
        ("a\nb", ("a", "b")),
        ('say "no"\nC:\\news\nwide\tkey\n\\n', ('say "no"', "C:\\news", "wide\tkey", "\\n")),
    ],
)
def test_a_receipt_of_before_keeps_its_articles(tmp_path: Path, stored: str | None, keys: tuple[str, ...]) -> None:
    old = sqlite3.connect(tmp_path / DATABASE, isolation_level=None)
    for step in MIGRATIONS[:9]:
        old.executescript(step)
    old.execute("PRAGMA user_version = 9")
    old.execute(
        "INSERT INTO submissions (id, at, chat, kind, person, message, state, keys) "
        "VALUES (1, '2031-05-06T12:00:00+00:00', 7, 'private', 7, 51, 'in', ?)",
        (stored,),
    )
    old.close()
    with closing(open_connection(tmp_path)) as connection:
        found = Submissions(connection).get(1)
        assert found is not None
        assert found.keys == keys


@pytest.mark.parametrize("keys", [(), ("report-1",), ("mine\nreport-1", "b"), ("", '","')])
def test_a_receipt_undoes_the_articles_that_it_names_and_no_others(tmp_path: Path, keys: tuple[str, ...]) -> None:
    with closing(open_connection(tmp_path)) as connection:
        submissions = Submissions(connection)
        number = submissions.put(Parcel(Place(7, "private"), 7, 51), State.IN, keys, NOW)
        found = submissions.get(number)
        assert found is not None
        assert found.keys == keys


def test_a_file_of_before_knows_of_those_whose_answer_is_still_owed(tmp_path: Path) -> None:
    """It kept the numbers of those that were taken back as well, which nothing told from the others."""
    old = sqlite3.connect(tmp_path / DATABASE, isolation_level=None)
    for step in MIGRATIONS[:8]:
        old.executescript(step)
    old.execute("PRAGMA user_version = 8")
    old.executemany(
        "INSERT INTO updates (id, chat, person, at, body, announced) "
        "VALUES (?, 7, 7, '2031-05-06T12:00:00+00:00', ?, ?)",
        [(5, None, 70), (6, None, 71), (7, "{}", 72), (8, None, None)],
    )
    old.execute(
        "INSERT INTO outbox (at, cause, chat, kind, post, told) "
        "VALUES ('2031-05-06T12:00:00+00:00', 6, 7, 'private', x'00', 71)"
    )
    old.close()
    with closing(open_connection(tmp_path)) as connection:
        ledger = Ledger(connection)
        held = connection.execute("SELECT id, announced FROM updates ORDER BY id").fetchall()
        assert held == [(5, None), (6, 71), (7, 72), (8, None)]
        owed = ledger.post(ledger.owed()[0][0])
        assert owed is not None
        assert owed.told == 71


def test_nobody_else_may_read_the_file(ledger: Ledger, tmp_path: Path) -> None:
    assert (tmp_path / DATABASE).stat().st_mode & 0o077 == 0
