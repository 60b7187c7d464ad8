"""Answers that were given are found again, and leave no trace once an article must go."""

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.cli import main
from bot.history import DATABASE, Asked, History, Kept
from index.errors import ArchiveBroken, RashomonError
from index.found import Filters
from tests.bot.answers import QUOTE, disputed, evidence, unanswered
from tests.bot.desks import NOW, with_words

TODAY = date(2031, 5, 6)
CHAT = "telegram:-1001"


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History.open(tmp_path)


def test_an_answer_comes_back_as_it_was_given(history: History) -> None:
    filters = Filters(since=date(2031, 1, 1), as_of=date(2031, 6, 1), outlet="Skerry Post", language="en")
    kept = history.get(history.keep(disputed(), filters, TODAY, CHAT, NOW))
    assert kept is not None
    moment = datetime(2031, 5, 6, 12, tzinfo=UTC)
    assert kept == Kept(Asked(kept.id, moment, CHAT, disputed().question, filters, TODAY), disputed())
    assert history.asked(kept.id) == kept.asked


def test_another_process_finds_it_too(history: History, tmp_path: Path) -> None:
    number = history.keep(disputed(), Filters(), TODAY, CHAT, NOW)
    history.close()
    again = History.open(tmp_path)
    found = again.get(number)
    assert found is not None
    assert found.answer == disputed()


def test_an_id_is_never_given_twice(history: History) -> None:
    first = history.keep(disputed(), Filters(), TODAY, CHAT, NOW)
    history.forget("pilot-1")
    assert history.keep(disputed(), Filters(), TODAY, CHAT, NOW) > first


@pytest.mark.parametrize("number", [0, -1, 99, 2**63, 10**30])
def test_an_id_that_was_never_given_finds_nothing(history: History, number: int) -> None:
    history.keep(disputed(), Filters(), TODAY, CHAT, NOW)
    assert history.get(number) is None
    assert history.asked(number) is None


def test_the_question_of_a_forgotten_answer_can_be_asked_again(history: History) -> None:
    number = history.keep(disputed(), Filters(outlet="Skerry Post"), TODAY, CHAT, NOW)
    history.forget("pilot-1")
    asked = history.asked(number)
    assert asked is not None
    assert (asked.question, asked.filters.outlet) == (disputed().question, "Skerry Post")
    assert history.latest(9) == history.latest(9, "ferry") == []


def test_the_latest_come_first(history: History) -> None:
    numbers = [history.keep(disputed(), Filters(), TODAY, CHAT, NOW) for _ in range(3)]
    assert [kept.id for kept in history.latest(2)] == numbers[:0:-1]


def test_words_are_found_in_any_order_and_case(history: History) -> None:
    ferry = history.keep(disputed(), Filters(), TODAY, CHAT, NOW)
    history.keep(unanswered(), Filters(), TODAY, CHAT, NOW)
    assert [kept.id for kept in history.latest(5, "4 MAY ferry")] == [ferry]
    assert [kept.id for kept in history.latest(5, "100% _ ' OR 1=1")] == []
    assert len(history.latest(5, "  ")) == 2


def test_what_quotes_a_removed_article_is_gone_from_every_file(tmp_path: Path) -> None:
    history = History.open(tmp_path)
    gone = history.keep(disputed(), Filters(), TODAY, CHAT, NOW)
    near = history.keep(unanswered(evidence("pilot-1")), Filters(), TODAY, CHAT, NOW)
    stays = history.keep(unanswered(), Filters(), TODAY, CHAT, NOW)
    assert history.forget("pilot-1") == 2
    assert [history.get(number) is None for number in (gone, near, stays)] == [True, True, False]
    files = [path for path in tmp_path.iterdir() if path.name.startswith(DATABASE)]
    assert files
    assert all(QUOTE.encode() not in path.read_bytes() for path in files)


def test_the_file_is_its_owners_alone(history: History, tmp_path: Path) -> None:
    assert (tmp_path / DATABASE).stat().st_mode & 0o077 == 0


def test_a_damaged_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"no database at all, but long enough to be looked at" * 40)
    with pytest.raises(ArchiveBroken, match=r"history\.sqlite"):
        History.open(tmp_path)


def test_a_newer_programs_file_is_left_alone(history: History, tmp_path: Path) -> None:
    history.close()
    with sqlite3.connect(tmp_path / DATABASE) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(ArchiveBroken, match="update rashomon"):
        History.open(tmp_path)


def test_an_answer_that_cannot_be_read_is_one_line(history: History, tmp_path: Path) -> None:
    number = history.keep(disputed(), Filters(), TODAY, CHAT, NOW)
    with sqlite3.connect(tmp_path / DATABASE) as connection:
        connection.execute("UPDATE answers SET answer = '{}'")
    connection.close()
    with pytest.raises(RashomonError, match="cannot be read"):
        history.get(number)


def test_removing_an_article_removes_the_answers_that_quote_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "ferry.txt"
    article.write_text("The ferry Gannet ran aground off Ormby on Sunday, the harbour office said.\n")
    place = tmp_path / "archive"
    main(["--archive", str(place), "add", str(article)], with_words())
    history = History.open(place)
    number = history.keep(unanswered(evidence("ferry")), Filters(), TODAY, "cli", NOW)
    other = history.keep(unanswered(evidence("other")), Filters(), TODAY, "cli", NOW)
    capsys.readouterr()
    assert main(["--archive", str(place), "remove", "ferry"], with_words()) == 0
    assert history.get(number) is None
    assert history.get(other) is not None
    assert "1 kept answer that quoted it" in capsys.readouterr().out


def test_removing_makes_no_history_where_there_is_none(tmp_path: Path) -> None:
    article = tmp_path / "ferry.txt"
    article.write_text("The ferry Gannet ran aground off Ormby on Sunday, the harbour office said.\n")
    place = tmp_path / "archive"
    main(["--archive", str(place), "add", str(article)], with_words())
    assert main(["--archive", str(place), "remove", "ferry"], with_words()) == 0
    assert not (place / DATABASE).exists()


def test_answers_that_differ_only_in_their_time_are_both_kept(history: History) -> None:
    first = history.keep(disputed(), Filters(), TODAY, CHAT, NOW)
    second = history.keep(disputed(), replace(Filters(), outlet="Skerry Post"), TODAY, CHAT, NOW)
    assert first != second
