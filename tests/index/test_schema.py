"""Opening, migrating and refusing databases; the stored file is an archive of schema 1 as it was first released."""

import gzip
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index import schema
from index.add import add
from index.archive import LocalArchive
from index.doctor import doctor
from index.errors import ArchiveBroken, RashomonError
from index.files import Files
from index.found import Filters
from index.lock import writing
from index.migrations import MIGRATIONS
from index.schema import DATABASE, open_for_reading, open_for_writing, statements
from tests.fakes import WordEncoder, invented, noon, plain_steps

STORED = Path(__file__).parent / "archives"


@pytest.mark.parametrize("stored", sorted(STORED.glob("schema-*.sqlite.gz")), ids=lambda path: path.name)
def test_an_archive_of_every_released_schema_opens_answers_and_grows(stored: Path, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir(mode=0o700)
    with gzip.open(stored) as packed, (folder / DATABASE).open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    (folder / DATABASE).chmod(0o600)
    with LocalArchive.open(folder) as archive:
        assert archive.coverage().articles == 12
        assert "at dawn" in archive.article("report-3").text
        assert archive.article("report-3", 1).version == 1
        assert len(archive.search_words(["fire"], 5, Filters())) == 5
        assert len(archive.search_vector(WordEncoder(dimension=16).encode(["fire"])[0], 5, Filters())) == 5
        added = add(archive, [invented(n) for n in range(14)], WordEncoder(dimension=16), noon, steps=plain_steps())
        assert (added.added, added.skipped + added.updated) == (2, 12)
        assert doctor(archive, check_model=False) == []


def test_there_is_a_stored_file_for_every_schema() -> None:
    assert len(list(STORED.glob("schema-*.sqlite.gz"))) == len(MIGRATIONS)


def versions(folder: Path) -> int:
    connection = sqlite3.connect(folder / DATABASE)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def test_a_step_that_fails_changes_nothing_and_one_that_works_comes_after(tmp_path: Path) -> None:
    open_for_writing(tmp_path, Files()).close()
    failing = (*MIGRATIONS, "CREATE TABLE extra (a);\nINSERT INTO extra VALUES (1);\nINSERT INTO missing VALUES (1);\n")
    with pytest.raises(ArchiveBroken, match="step 3 of the schema failed"):
        open_for_writing(tmp_path, Files(), failing)
    assert versions(tmp_path) == len(MIGRATIONS)
    working = (*MIGRATIONS, "CREATE TABLE extra (a);\nINSERT INTO extra VALUES (1);\n")
    connection = open_for_writing(tmp_path, Files(), working)
    assert connection.execute("SELECT a FROM extra").fetchall() == [(1,)]
    connection.close()
    assert versions(tmp_path) == len(MIGRATIONS) + 1


def test_a_newer_archive_is_refused_with_what_to_do(tmp_path: Path) -> None:
    connection = open_for_writing(tmp_path, Files())
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    for opening in (LocalArchive.open, LocalArchive.create):
        with pytest.raises(ArchiveBroken, match=r"schema 99 is newer .* update rashomon"):
            opening(tmp_path)


@pytest.mark.parametrize("later", ["merge.lock", "history.sqlite", "vectors-000001.f32"])
def test_an_emptied_database_is_broken_and_no_new_one(tmp_path: Path, later: str) -> None:
    (tmp_path / DATABASE).touch()
    (tmp_path / later).touch()
    for opening in (LocalArchive.open, LocalArchive.create):
        with pytest.raises(ArchiveBroken, match=r"emptied, it has 0 bytes; restore a backup"):
            opening(tmp_path)
    (tmp_path / later).unlink()
    with LocalArchive.open(tmp_path) as archive:  # what a kill left that came before the first article
        assert archive.keys() == ()


def test_an_archive_that_may_not_be_written_says_what_to_do(tmp_path: Path) -> None:
    place = tmp_path / "archive"
    place.touch()
    with (
        pytest.raises(RashomonError, match=r"nothing can be written there \(.*\); get leave"),
        writing(place / "lock", 0),
    ):
        pass


def test_a_reading_connection_cannot_write(tmp_path: Path) -> None:
    open_for_writing(tmp_path, Files()).close()
    connection = open_for_reading(tmp_path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("INSERT INTO retired VALUES (x'00', 1)")
    connection.close()


def test_an_archive_in_an_odd_folder_opens(tmp_path: Path) -> None:
    folder = tmp_path / "100% odd?#\u00fc name"
    with LocalArchive.create(folder) as archive:
        add(archive, [invented(1)], WordEncoder(), noon, steps=plain_steps())
    with LocalArchive.open(folder) as archive:
        assert archive.keys() == ("report-1",)


def test_a_script_is_cut_at_its_statements_only() -> None:
    script = "CREATE TABLE a (x TEXT DEFAULT ';');\n-- a note; with a semicolon\nINSERT INTO a VALUES ('y;\nz');\n"
    assert [statement.splitlines()[0] for statement in statements(script)] == [
        "CREATE TABLE a (x TEXT DEFAULT ';');",
        "-- a note; with a semicolon",
    ]


@pytest.fixture
def read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of somebody else; who runs the tests may be allowed everything."""
    open_for_writing(tmp_path, Files()).close()
    monkeypatch.setattr(schema, "is_writable", lambda path: False)
    return tmp_path


def acknowledge(folder: Path) -> sqlite3.Connection:
    """An article that is in for good, and in the log alone."""
    connection = sqlite3.connect(folder / DATABASE, isolation_level=None)
    connection.execute("INSERT INTO articles (key, place, added) VALUES ('report-9', '/a.txt', '2031-05-06')")
    return connection


def test_a_read_only_archive_shows_what_was_added_last_and_what_comes(read_only: Path) -> None:
    writer = acknowledge(read_only)
    with closing(open_for_reading(read_only)) as reader:
        assert reader.execute("SELECT key FROM articles").fetchall() == [("report-9",)]
        writer.execute("DELETE FROM articles")
        assert reader.execute("SELECT key FROM articles").fetchall() == []
    writer.close()


def test_a_read_only_folder_is_read_as_it_is_unless_that_would_hide_something(
    read_only: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite cannot make its file for readers there."""
    connect = schema._connect

    def without_readers_file(path: Path, mode: str) -> sqlite3.Connection:
        if mode == "ro":
            raise RashomonError(f"{path}: cannot be used")
        return connect(path, mode)

    monkeypatch.setattr(schema, "_connect", without_readers_file)
    with closing(open_for_reading(read_only)) as reader:
        assert reader.execute("SELECT key FROM articles").fetchall() == []
    with closing(acknowledge(read_only)), pytest.raises(RashomonError, match=r"what was added last stands in .*-wal"):
        open_for_reading(read_only)
