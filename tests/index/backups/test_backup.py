"""Backups: whole, of one moment, checked before they count; and archives restored from them."""

import gzip
import hashlib
import io
import json
import re
import shutil
import sqlite3
import stat
import tarfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import changes
from index.add import add
from index.archive import LocalArchive
from index.backups import bundle, snapshot
from index.backups.backup import BackedUp, backup
from index.backups.restore import Restored, restore
from index.doctor import doctor
from index.errors import ArchiveBroken, ArchiveBusy, BadBackup, UsageError
from index.files import Files
from index.found import Filters
from index.neighbours.base import Sizes
from index.web.feedbook import Feedbook, Noted
from index.web.feeds import Item
from tests.fakes import WordEncoder, invented, noon, plain_steps

ENCODER = WordEncoder(dimension=16)
SIZES = Sizes(tail_up_to=20, flat_up_to=60)
START = datetime(2032, 1, 1, tzinfo=UTC)


class Ticking:
    """A minute later each time."""

    def __init__(self) -> None:
        self._now = START

    def __call__(self) -> datetime:
        self._now += timedelta(minutes=1)
        return self._now


class Watching(Files):
    """Does something before a step of one kind."""

    def __init__(self, operation: str, action: Callable[[], object]) -> None:
        self._operation, self._action = operation, action
        self.done = 0

    def step(self, operation: str, path: Path) -> None:
        if operation == self._operation:
            self.done += 1
            self._action()


def fill(archive: LocalArchive, *numbers: int) -> None:
    add(archive, (invented(n) for n in numbers), ENCODER, noon, steps=plain_steps())


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[LocalArchive]:
    with LocalArchive.create(tmp_path / "archive", sizes=SIZES) as archive:
        fill(archive, *range(30))
        with sqlite3.connect(archive.folder / "history.sqlite") as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("CREATE TABLE answers (words TEXT)")
            connection.execute("INSERT INTO answers VALUES ('kept')")
        connection.close()
        yield archive


def back_up(archive: LocalArchive, target: Path, **more: object) -> BackedUp:
    return backup(archive, target, Ticking(), "rashomon 0", **more)  # type: ignore[arg-type]  # each test names its own


def put_back(file: Path, folder: Path, *, replace: bool = False, files: Files | None = None) -> Restored:
    return restore(file, folder, Ticking(), replace=replace, files=files, sizes=SIZES)


def listed(archive: LocalArchive) -> dict[str, str]:
    return dict(archive._connection.execute("SELECT path, made FROM backups").fetchall())


def texts(folder: Path) -> dict[str, str]:
    with LocalArchive.open(folder, sizes=SIZES) as archive:
        keys = archive.keys()
        return {key: archive.article(key).text for key in keys}


def test_what_is_restored_is_what_was_backed_up(archive: LocalArchive, tmp_path: Path) -> None:
    made = back_up(archive, tmp_path / "b.tar.gz")
    done = put_back(made.path, tmp_path / "again")
    assert (made.articles, done.articles, done.kept, done.back, done.findings) == (30, 30, None, (), ())
    assert texts(tmp_path / "again") == texts(archive.folder)
    question = ENCODER.encode(["fire in Pell"])[0]
    with LocalArchive.open(tmp_path / "again", sizes=SIZES) as again:
        assert again.search_vector(question, 50, Filters()) == archive.search_vector(question, 50, Filters())
        assert again.search_words(["witness"], 90, Filters()) == archive.search_words(["witness"], 90, Filters())
        assert doctor(again, check_model=False) == []
    with sqlite3.connect(tmp_path / "again" / "history.sqlite") as connection:
        assert connection.execute("SELECT words FROM answers").fetchall() == [("kept",)]
    connection.close()


def test_only_the_owner_can_read_a_backup_and_what_is_restored(archive: LocalArchive, tmp_path: Path) -> None:
    made = back_up(archive, tmp_path / "b.tar.gz")
    put_back(made.path, tmp_path / "again")
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "again").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "again").iterdir()} == {0o600}


def test_any_tar_opens_a_backup_and_its_manifest_tells_what_is_in_it(archive: LocalArchive, tmp_path: Path) -> None:
    made = back_up(archive, tmp_path / "b.tar.gz")
    with tarfile.open(made.path) as tar:
        assert tar.getnames() == ["manifest.json", "history.sqlite", "archive.sqlite"]
        members = {member.name: tar.extractfile(member) for member in tar.getmembers()}
        read = {name: file.read() if file else b"" for name, file in members.items()}
    told = json.loads(read["manifest.json"])
    assert told["format"] == "rashomon.backup/1"
    assert set(told) == {"format", "made", "program", "schema_version", "articles", "parts", "archive"}
    for part in told["parts"]:
        assert hashlib.sha256(read[part["name"]]).hexdigest() == part["sha256"]


def test_what_others_add_meanwhile_is_in_the_archive_and_not_in_the_backup(
    archive: LocalArchive, tmp_path: Path
) -> None:
    """`add` keeps the write lock for its whole run: a backup that waited for it would wait for hours."""
    with LocalArchive.open(archive.folder, sizes=SIZES) as other, other.writing() as writer:
        files = Watching("copied", lambda: next_article(writer.connection))
        made = back_up(archive, tmp_path / "b.tar.gz", files=files)
    assert files.done == 2
    assert made.articles == 30
    put_back(made.path, tmp_path / "again")
    assert len(texts(tmp_path / "again")) == 30


def next_article(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO meta VALUES ('passer-by', '1') ON CONFLICT DO UPDATE SET value = value + 1")


def test_a_backup_of_an_archive_that_changes_all_the_time_is_of_one_moment(
    archive: LocalArchive, tmp_path: Path
) -> None:
    stop = threading.Event()

    def writing() -> None:
        with LocalArchive.open(archive.folder, sizes=SIZES) as other:
            for n in range(1000, 4000):
                fill(other, n)
                if stop.is_set():
                    break

    thread = threading.Thread(target=writing)
    thread.start()
    try:
        made = [back_up(archive, tmp_path / f"{n}.tar.gz") for n in range(3)]
    finally:
        stop.set()
        thread.join()
    for each in made:
        done = put_back(each.path, tmp_path / f"{each.path.name}-again")
        assert done.findings == ()
        assert done.articles == each.articles == len(texts(done.folder))


def test_a_removal_names_the_backups_that_still_hold_the_article(archive: LocalArchive, tmp_path: Path) -> None:
    made = back_up(archive, tmp_path / "b.tar.gz")
    assert changes.remove(archive, "report-3", steps=plain_steps()).backups == (str(made.path),)
    back_up(archive, tmp_path / "b.tar.gz")
    add(archive, [invented(99)], ENCODER, Ticking(), steps=plain_steps())
    assert changes.remove(archive, "report-99", steps=plain_steps()).backups == (str(made.path),)


def test_a_removal_names_a_backup_that_is_under_way(archive: LocalArchive, tmp_path: Path) -> None:
    named: list[tuple[str, ...]] = []

    def removing() -> None:
        if not named:
            with LocalArchive.open(archive.folder, sizes=SIZES) as other:
                named.append(changes.remove(other, "report-3", steps=plain_steps()).backups)

    made = back_up(archive, tmp_path / "b.tar.gz", files=Watching("copied", removing))
    assert named == [(str(made.path),)]


def test_a_backup_that_fails_leaves_the_one_before_it_and_its_place_in_the_list(
    archive: LocalArchive, tmp_path: Path
) -> None:
    made = back_up(archive, tmp_path / "b.tar.gz")
    before, whole = listed(archive), made.path.read_bytes()

    def full() -> None:
        raise OSError(28, "No space left on device", str(made.path))

    with pytest.raises(OSError, match="No space left"):
        back_up(archive, made.path, files=Watching("copied", full))
    assert made.path.read_bytes() == whole
    assert listed(archive) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "b.tar.gz"]
    assert not (archive.folder / snapshot.ASIDE).exists()


def test_a_damaged_archive_does_not_replace_a_good_backup(archive: LocalArchive, tmp_path: Path) -> None:
    made = back_up(archive, tmp_path / "b.tar.gz")
    whole = made.path.read_bytes()
    archive._connection.execute("PRAGMA query_only = OFF")
    archive._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with (archive.folder / "history.sqlite").open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 2000)
    with pytest.raises(ArchiveBroken, match=r"history\.sqlite: damaged"):
        back_up(archive, made.path)
    assert made.path.read_bytes() == whole


def test_two_backups_of_one_archive_at_once_are_one_too_many(archive: LocalArchive, tmp_path: Path) -> None:
    with snapshot.alone(archive.folder), pytest.raises(ArchiveBusy, match="another backup"):
        back_up(archive, tmp_path / "b.tar.gz")


def test_what_a_killed_backup_left_is_gone_with_the_next_change(archive: LocalArchive) -> None:
    left = archive.folder / snapshot.ASIDE
    left.mkdir()
    (left / "archive.sqlite").write_bytes(b"words of an article")
    with snapshot.alone(archive.folder):
        (left).mkdir(exist_ok=True)
        fill(archive, 77)
        assert left.exists(), "that backup is still at work"
        (left / "archive.sqlite").write_bytes(b"words of an article")
    left.mkdir()
    fill(archive, 78)
    assert not left.exists()


def test_only_a_backup_is_ever_replaced(archive: LocalArchive, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("mine")
    with pytest.raises(UsageError, match="is there and no backup"):
        back_up(archive, notes)
    assert notes.read_text() == "mine"


@pytest.mark.parametrize(
    ("target", "keep", "told"),
    [
        ("absent/b.tar.gz", None, "no such folder"),
        ("archive/b.tar.gz", None, "lies in the archive itself"),
        ("archive", None, "lies in the archive itself"),
        ("b.tar.gz", 3, "no folder"),
        ("absent/backups", 3, "no folder"),
        ("archive/backups", 3, "no folder"),
    ],
)
def test_a_place_that_cannot_be_is_refused_before_anything_is_copied(
    archive: LocalArchive, tmp_path: Path, target: str, keep: int | None, told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        back_up(archive, tmp_path / target, keep=keep, files=Watching("copied", pytest.fail))
    assert listed(archive) == {}


def test_a_place_that_cannot_be_written_is_told_by_its_name_before_anything_is_copied(
    archive: LocalArchive, tmp_path: Path
) -> None:
    def refuse() -> None:
        raise OSError(30, "Read-only file system", str(aside))

    target, aside = tmp_path / "b.tar.gz", tmp_path / ".b.tar.gz.new"
    told = r"/b\.tar\.gz: cannot be written \(Read-only file system\); name another place, or make room there$"
    with pytest.raises(UsageError, match=told) as refused:
        back_up(archive, target, files=Watching("open", refuse))
    assert ".new" not in str(refused.value)
    assert listed(archive) == {}


def test_in_a_folder_each_backup_has_its_own_name_and_the_newest_stay(archive: LocalArchive, tmp_path: Path) -> None:
    place, clock = tmp_path / "backups", Ticking()
    place.mkdir()
    for other in ("archive-2.tar.gz", "elsewhere-20310101T000000Z.rashomon.tar.gz", "notes.txt"):
        (place / other).write_text("not ours")
    made = [backup(archive, place, clock, "rashomon 0", keep=2) for _ in range(4)]
    assert [len(each.dropped) for each in made] == [0, 0, 1, 1]
    assert made[3].dropped == (made[1].path,)
    ours = {made[2].path.name, made[3].path.name}
    others = {"archive-2.tar.gz", "elsewhere-20310101T000000Z.rashomon.tar.gz", "notes.txt"}
    assert {path.name for path in place.iterdir()} == ours | others
    assert set(listed(archive)) == {str(made[2].path), str(made[3].path)}
    assert re.fullmatch(r"archive-20320101T000100Z-[0-9a-f]{8}\.rashomon\.tar\.gz", made[0].path.name)


def test_another_archive_of_the_same_name_keeps_its_backups(archive: LocalArchive, tmp_path: Path) -> None:
    place = tmp_path / "backups"
    place.mkdir()
    with LocalArchive.create(tmp_path / "elsewhere" / "archive", sizes=SIZES) as other:
        fill(other, 77)
        of_other = [back_up(other, place) for _ in range(2)]
        of_before = place / "archive-20310101T000000Z.rashomon.tar.gz"
        shutil.copy(of_other[0].path, of_before)
        killed = place / f".{of_other[0].path.name}.new"
        killed.write_bytes(b"at work")
        clock = Ticking()
        made = [backup(archive, place, clock, "rashomon 0", keep=1) for _ in range(3)]
    assert [len(each.dropped) for each in made] == [0, 1, 1]
    assert {path.name for path in place.iterdir()} == {
        made[2].path.name, killed.name, of_before.name, *(each.path.name for each in of_other),
    }  # fmt: skip
    assert back_up(archive, place).path.exists()


def test_a_restored_archive_goes_on_with_its_backups(archive: LocalArchive, tmp_path: Path) -> None:
    place, clock = tmp_path / "backups", Ticking()
    place.mkdir()
    before = backup(archive, place, clock, "rashomon 0")
    restore(before.path, archive.folder, clock, replace=True, sizes=SIZES)
    with LocalArchive.open(archive.folder, sizes=SIZES) as again:
        assert backup(again, place, clock, "rashomon 0", keep=1).dropped == (before.path,)


def test_a_backup_that_does_not_say_whose_it_is_stays(archive: LocalArchive, tmp_path: Path) -> None:
    place, clock = tmp_path / "backups", Ticking()
    place.mkdir()
    made = backup(archive, place, clock, "rashomon 0")
    told = bundle.read_manifest(made.path).model_copy(update={"archive": ""})
    bundle.write(made.path, told, [], Files(), lambda count: None)
    assert backup(archive, place, clock, "rashomon 0", keep=1).dropped == ()
    assert made.path.exists()


def test_what_a_poll_notes_while_a_backup_copies_is_not_without_its_article(
    archive: LocalArchive, tmp_path: Path
) -> None:
    """Its article would never be fetched again."""
    with closing(Feedbook.open(archive.folder)) as book:
        feed = book.follow("https://kite.example/feed", "Kite", "rss20", START)
        item = Item("1", "https://kite.example/1")

        polled: list[int] = []

        def poll() -> None:
            if not polled:
                polled.append(1)
                fill(archive, 77)
                book.note_items(feed.id, [Noted(item, item.fingerprint, START, key="report-77")], ["1"])

        made = back_up(archive, tmp_path / "b.tar.gz", files=Watching("copied", poll))
    put_back(made.path, tmp_path / "again")
    with closing(Feedbook.open(tmp_path / "again")) as book:
        taken = {noted.key for noted in book.items(feed.id).values()}
    assert taken <= set(texts(tmp_path / "again"))


def test_a_folder_to_keep_some_in_is_made_for_its_owner_only(archive: LocalArchive, tmp_path: Path) -> None:
    place = tmp_path / "backups"
    made = backup(archive, place, Ticking(), "rashomon 0", keep=2)
    assert made.path.parent == place
    assert place.stat().st_mode & 0o777 == 0o700


def test_what_killed_backups_left_in_a_folder_is_gone_with_the_next(archive: LocalArchive, tmp_path: Path) -> None:
    place = tmp_path / "backups"
    place.mkdir()
    made = back_up(archive, place)
    left, other = place / f".{made.path.name.replace('2032', '2031')}.new", place / ".other-file.new"
    left.write_bytes(b"half")
    other.write_bytes(b"not ours")
    made = back_up(archive, place)
    assert {path.name for path in place.iterdir()} == {made.path.name, other.name}


def test_who_takes_a_restore_s_lock_as_it_ends_keeps_every_other_from_that_place(
    archive: LocalArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, again = back_up(archive, tmp_path / "b.tar.gz"), tmp_path / "again"
    next_one = FileLock(tmp_path / ".again.lock", timeout=0)
    release = FileLock.release

    def released(lock: FileLock, force: bool = False) -> None:
        release(lock, force)
        if lock is not next_one and lock.lock_file == next_one.lock_file:
            next_one.acquire()

    monkeypatch.setattr(FileLock, "release", released)
    put_back(made.path, again)
    with pytest.raises(ArchiveBusy, match="another restore to it is under way"):
        put_back(made.path, again, replace=True)
    monkeypatch.undo()
    next_one.release()


def test_an_archive_in_the_way_is_not_touched_unless_told(archive: LocalArchive, tmp_path: Path) -> None:
    made = back_up(archive, tmp_path / "b.tar.gz")
    fill(archive, 88)
    with pytest.raises(UsageError, match="add --replace"):
        put_back(made.path, archive.folder)
    assert len(texts(archive.folder)) == 31


def test_an_archive_in_the_way_is_kept_and_the_open_one_notices(archive: LocalArchive, tmp_path: Path) -> None:
    made = back_up(archive, tmp_path / "b.tar.gz")
    fill(archive, 88)
    done = put_back(made.path, archive.folder, replace=True)
    assert done.kept is not None
    assert done.kept.parent == tmp_path
    assert done.kept.name.startswith("archive.before-2032")
    assert (len(texts(archive.folder)), len(texts(done.kept))) == (30, 31)
    assert not archive.is_in_place
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".archive.lock", "archive", done.kept.name, "b.tar.gz",
    ]  # fmt: skip


def test_where_folders_cannot_change_places_they_are_renamed(archive: LocalArchive, tmp_path: Path) -> None:
    class Elsewhere(Files):
        def exchange(self, one: Path, other: Path) -> bool:
            return False

    made = back_up(archive, tmp_path / "b.tar.gz")
    fill(archive, 88)
    done = put_back(made.path, archive.folder, replace=True, files=Elsewhere())
    assert done.kept is not None
    assert (len(texts(archive.folder)), len(texts(done.kept))) == (30, 31)


def test_articles_that_a_restore_brings_back_are_named(archive: LocalArchive, tmp_path: Path) -> None:
    made = back_up(archive, tmp_path / "b.tar.gz")
    changes.remove(archive, "report-3", steps=plain_steps())
    done = put_back(made.path, archive.folder, replace=True)
    assert done.back == ("report-3",)
    with LocalArchive.open(archive.folder, sizes=SIZES) as again:
        assert set(changes.remove(again, "report-3", steps=plain_steps()).backups) == {str(made.path), str(done.kept)}


def test_backups_made_after_the_restored_one_are_still_known(archive: LocalArchive, tmp_path: Path) -> None:
    first, later = back_up(archive, tmp_path / "1.tar.gz"), back_up(archive, tmp_path / "2.tar.gz")
    put_back(first.path, archive.folder, replace=True)
    with LocalArchive.open(archive.folder, sizes=SIZES) as again:
        assert {str(first.path), str(later.path)} <= set(listed(again))
        assert listed(again)[str(first.path)] == first.made.isoformat()


def test_a_broken_archive_is_replaced_as_well(archive: LocalArchive, tmp_path: Path) -> None:
    made = back_up(archive, tmp_path / "b.tar.gz")
    archive.close()
    (archive.folder / "archive.sqlite").write_bytes(b"no database any more" * 900)
    done = put_back(made.path, archive.folder, replace=True)
    assert done.kept is not None
    assert len(texts(archive.folder)) == 30


def test_a_restore_waits_for_who_is_writing(archive: LocalArchive, tmp_path: Path) -> None:
    made = back_up(archive, tmp_path / "b.tar.gz")
    told = threading.Event()
    with archive.writing():
        thread = threading.Thread(
            target=lambda: restore(made.path, archive.folder, Ticking(), replace=True, sizes=SIZES, waiting=told.set)
        )
        thread.start()
        assert told.wait(120)
        assert archive.is_in_place
    thread.join()
    assert not archive.is_in_place


def test_a_folder_with_something_else_in_it_is_not_touched(archive: LocalArchive, tmp_path: Path) -> None:
    made = back_up(archive, tmp_path / "b.tar.gz")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_text("purr")
    with pytest.raises(UsageError, match="holds no archive"):
        put_back(made.path, tmp_path / "photos", replace=True)
    (tmp_path / "empty").mkdir()
    assert put_back(made.path, tmp_path / "empty").articles == 30


def repacked(source: Path, target: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The same backup with other contents."""
    with tarfile.open(source) as tar:
        held = {}
        for member in tar.getmembers():
            file = tar.extractfile(member)
            held[member.name] = file.read() if file else b""
    change(held)
    with gzip.open(target, "wb") as packed, tarfile.open(fileobj=packed, mode="w|") as tar:
        for name, data in held.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return target


def flip(held: dict[str, bytes]) -> None:
    data = held["archive.sqlite"]
    held["archive.sqlite"] = data[:9000] + bytes([data[9000] ^ 1]) + data[9001:]


def climb(held: dict[str, bytes]) -> None:
    held["manifest.json"] = held["manifest.json"].replace(b"history.sqlite", b"../history.sqlite")
    held["../history.sqlite"] = held.pop("history.sqlite")


def newer(held: dict[str, bytes]) -> None:
    told = json.loads(held["manifest.json"]) | {"schema_version": 1000, "new": "field"}
    held["manifest.json"] = json.dumps(told).encode()


def other_format(held: dict[str, bytes]) -> None:
    held["manifest.json"] = held["manifest.json"].replace(b"rashomon.backup/1", b"rashomon.backup/2")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (flip, "archive.sqlite is damaged"),
        (climb, "its manifest cannot be read"),
        (newer, "made by a newer rashomon"),
        (other_format, "its format rashomon.backup/2"),
        (lambda held: held.pop("history.sqlite"), "history.sqlite is missing"),
        (lambda held: held.update({"extra.sqlite": b"x"}), "holds more than its manifest lists"),
        (lambda held: held.pop("manifest.json"), "no backup of an archive"),
    ],
)
def test_a_backup_that_is_not_whole_is_refused_and_nothing_is_touched(
    archive: LocalArchive, tmp_path: Path, change: Callable[[dict[str, bytes]], None], told: str
) -> None:
    bad = repacked(back_up(archive, tmp_path / "b.tar.gz").path, tmp_path / "bad.tar.gz", change)
    with pytest.raises(UsageError, match=told):
        put_back(bad, archive.folder, replace=True)
    assert archive.is_in_place
    (tmp_path / ".archive.lock").unlink(missing_ok=True)  # stays where it came to unpacking
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "b.tar.gz", "bad.tar.gz"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"hello", r"no whole backup \(damaged, or no backup at all\); use another backup$"),
        (b"", r"no whole backup \(damaged, or no backup at all\); use another backup$"),
        (None, r"cannot be read \(No such file or directory\); name the file of a backup$"),
    ],
)
def test_a_file_that_is_no_backup_is_told_in_words(tmp_path: Path, data: bytes | None, told: str) -> None:
    file = tmp_path / "b.tar.gz"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(UsageError, match=told):
        put_back(file, tmp_path / "archive")
    assert not (tmp_path / "archive").exists()


def test_no_room_is_said_before_anything_is_unpacked(
    archive: LocalArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(archive, tmp_path / "b.tar.gz")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(9, 9, 0))
    with pytest.raises(UsageError, match="too little room"):
        put_back(made.path, tmp_path / "again")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    place = tmp_path_factory.mktemp("small")
    with LocalArchive.create(place / "archive", sizes=SIZES) as archive:
        fill(archive, 1)
        return back_up(archive, place / "b.tar.gz").path.read_bytes()


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None, max_examples=80
)
@given(st.data())
def test_a_backup_damaged_anywhere_is_whole_or_refused(small: bytes, tmp_path: Path, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(small) - 1))
    spoilt = data.draw(
        st.sampled_from([small[:at], small[:at] + bytes([small[at] ^ 0xFF]) + small[at + 1 :], small[at:]])
    )
    file = tmp_path / "spoilt.tar.gz"
    file.write_bytes(spoilt)
    try:
        found = bundle.unpack(file, None, Files())
    except BadBackup as error:
        told = str(error)
    else:
        # The last bytes are gzip's own check, which the parts' SHA-256 make needless.
        assert [part.sha256 for part in found.parts] == hashes(small)
        return
    assert told.startswith(str(file))
    assert "\n" not in told


def hashes(packed: bytes) -> list[str]:
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        manifest = tar.extractfile("manifest.json")
        return [part["sha256"] for part in json.loads(manifest.read() if manifest else b"")["parts"]]
