"""A small database beside an archive, whatever it keeps."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from index import book
from index.book import open_book, stamp, writing
from index.errors import ArchiveBroken, RashomonError
from index.schema import one_line

STEPS = ("CREATE TABLE a (x);\n", "CREATE TABLE b (y);\nINSERT INTO b VALUES (1);\n")


def tables(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM sqlite_master ORDER BY name")]


def test_a_book_is_its_owners_alone_and_has_the_newest_tables(tmp_path: Path) -> None:
    open_book(tmp_path / "book", STEPS[:1]).close()
    assert (tmp_path / "book").stat().st_mode & 0o077 == 0
    open_book(tmp_path / "book", STEPS).close()
    assert tables(tmp_path / "book") == ["a", "b"]


def test_a_step_that_fails_leaves_the_book_as_it_was(tmp_path: Path) -> None:
    open_book(tmp_path / "book", STEPS).close()
    with pytest.raises(sqlite3.OperationalError):
        open_book(tmp_path / "book", (*STEPS, "CREATE TABLE c (z);\n", "INSERT INTO missing VALUES (1);\n"))
    assert tables(tmp_path / "book") == ["a", "b"]
    with closing(open_book(tmp_path / "book", STEPS)) as connection:
        assert connection.execute("SELECT y FROM b").fetchall() == [(1,)]


def test_a_book_of_a_newer_program_is_refused_in_one_line(tmp_path: Path) -> None:
    open_book(tmp_path / "book", STEPS).close()
    with pytest.raises(ArchiveBroken, match="schema 2 is newer than this program's; update rashomon"):
        open_book(tmp_path / "book", STEPS[:1])


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who runs the tests may be allowed everything."""
    monkeypatch.setattr(book, "is_writable", lambda path: False)


def test_a_book_that_may_not_be_written_is_read_and_writing_in_it_is_one_line(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / "book"
    open_book(path, STEPS).close()
    request.getfixturevalue("read_only")
    with closing(open_book(path, STEPS)) as connection:
        assert connection.execute("SELECT y FROM b").fetchall() == [(1,)]
        with pytest.raises(RashomonError, match="check its permissions"), one_line(path), writing(connection):
            connection.execute("INSERT INTO b VALUES (2)")
    with pytest.raises(RashomonError, match="an older program's; open it once where it may be written"):
        open_book(path, (*STEPS, "CREATE TABLE c (z);\n"))
    with pytest.raises(ArchiveBroken, match="newer than this program's"):
        open_book(path, STEPS[:1])


def test_a_book_that_cannot_be_made_is_one_line_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RashomonError, match=r"nothing can be written there .*; get leave to write in that folder"):
        open_book(tmp_path / "file" / "book", STEPS)


def test_what_is_written_is_whole_or_not_at_all(tmp_path: Path) -> None:
    with closing(open_book(tmp_path / "book", STEPS)) as connection:
        with pytest.raises(sqlite3.Error), writing(connection):
            connection.executemany("INSERT INTO a VALUES (?)", [(1,), (object(),)])
        assert connection.execute("SELECT count(*) FROM a").fetchone() == (0,)


def test_stamps_sort_as_moments_do() -> None:
    noon = datetime(2031, 5, 4, 12, tzinfo=UTC)
    earlier = datetime(2031, 5, 4, 13, tzinfo=timezone(timedelta(hours=2)))
    assert stamp(earlier) < stamp(noon) == "2031-05-04T12:00:00+00:00"
