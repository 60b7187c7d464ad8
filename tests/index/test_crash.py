"""A process that dies between any two file operations of a write loses nothing that was acknowledged.

Each case runs in a child that exits without any clean-up at its n-th operation; the parent then opens what is left.
"""

import multiprocessing
import os
from collections.abc import Callable
from pathlib import Path

from index import changes
from index.add import Summary, add
from index.archive import LocalArchive
from index.backups.backup import backup
from index.backups.restore import restore
from index.doctor import doctor
from index.errors import NoArchive, Refused, UsageError
from index.files import Files
from index.found import Filters
from index.neighbours.base import Sizes
from index.rebuild import rebuild
from tests.fakes import WordEncoder, invented, noon, plain_steps

# Small, so that a few articles make bases of all kinds and replace them.
SIZES = Sizes(tail_up_to=20, flat_up_to=60, exact_up_to=150)
ENCODER = WordEncoder(dimension=16)
KILLED = 77


class Dying(Files):
    """Exits, as a kill would, before the n-th operation."""

    def __init__(self, at: int) -> None:
        self._left = at

    def step(self, operation: str, path: Path) -> None:
        if self._left == 0:
            os._exit(KILLED)
        self._left -= 1


class Acknowledging:
    """Writes down how many articles were said to be in."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def stored(self, summary: Summary) -> None:
        self._path.write_text(str(summary.added))

    def refused(self, refusal: Refused) -> None:
        raise AssertionError(refusal)


def _add(folder: Path, acknowledged: Path, at: int) -> None:
    with LocalArchive.create(folder, Dying(at), SIZES) as archive:
        articles = (invented(n) for n in range(100))
        add(archive, articles, ENCODER, noon, Acknowledging(acknowledged), steps=plain_steps())


def _remove(folder: Path, acknowledged: Path, at: int) -> None:
    with LocalArchive.open(folder, Dying(at), SIZES) as archive:
        changes.remove(archive, "report-7", steps=plain_steps())
        acknowledged.write_text("removed")


def _rebuild(folder: Path, acknowledged: Path, at: int) -> None:
    with LocalArchive.open(folder, Dying(at), SIZES) as archive:
        rebuild(archive, None, steps=plain_steps())
        acknowledged.write_text("rebuilt")


def _backup(folder: Path, acknowledged: Path, at: int) -> None:
    with LocalArchive.open(folder, sizes=SIZES) as archive:
        made = backup(archive, folder.parent / f"{folder.name}.tar.gz", noon, "rashomon 0", files=Dying(at))
        acknowledged.write_text(str(made.articles))


def _restore(folder: Path, acknowledged: Path, at: int) -> None:
    restore(folder.parent / "b.tar.gz", folder, noon, replace=True, files=Dying(at), sizes=SIZES)
    acknowledged.write_text("restored")


def _restore_by_renaming(folder: Path, acknowledged: Path, at: int) -> None:
    class Elsewhere(Dying):
        def exchange(self, one: Path, other: Path) -> bool:
            return False

    restore(folder.parent / "b.tar.gz", folder, noon, replace=True, files=Elsewhere(at), sizes=SIZES)
    acknowledged.write_text("restored")


def died(target: Callable[[Path, Path, int], None], folder: Path, acknowledged: Path, at: int) -> bool:
    """Whether the child died at that operation; False when it had none so late."""
    # From a server that has imported what takes long and has no threads: a child costs milliseconds.
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["faiss", __name__])
    child = server.Process(target=target, args=(folder, acknowledged, at))
    child.start()
    child.join(300)
    assert child.exitcode in (0, KILLED)
    return child.exitcode == KILLED


def serious(archive: LocalArchive) -> list[str]:
    return [finding.what for finding in doctor(archive, check_model=False) if finding.serious]


def test_a_kill_anywhere_in_an_add_loses_no_acknowledged_article_and_the_next_add_goes_on(tmp_path: Path) -> None:
    at = 0
    while True:
        folder, acknowledged = tmp_path / f"{at}", tmp_path / f"{at}.txt"
        killed = died(_add, folder, acknowledged, at)
        told = int(acknowledged.read_text()) if acknowledged.exists() else 0
        try:
            with LocalArchive.open(folder, sizes=SIZES) as archive:
                assert serious(archive) == []
                assert archive.coverage().articles >= told
                found = archive.search_vector(ENCODER.encode(["fire"])[0], 400, Filters())
                assert len(found) == archive.coverage().passages
        except NoArchive:
            assert told == 0
        with LocalArchive.create(folder, sizes=SIZES) as archive:
            summary = add(archive, (invented(n) for n in range(100)), ENCODER, noon, steps=plain_steps())
            assert summary.added + summary.skipped == 100
            assert summary.skipped >= told
            assert doctor(archive, check_model=False) == []
        if not killed:
            break
        at += 1
    assert at > 25


def copied(source: Path, target: Path) -> Path:
    target.mkdir(mode=0o700)
    for path in source.iterdir():
        (target / path.name).write_bytes(path.read_bytes())
        (target / path.name).chmod(0o600)
    return target


def whole(folder: Path) -> Path:
    with LocalArchive.create(folder, sizes=SIZES) as archive:
        add(archive, (invented(n) for n in range(40)), ENCODER, noon, steps=plain_steps())
    return folder


def test_a_kill_anywhere_in_a_removal_leaves_all_or_nothing_and_the_next_write_wipes_the_rest(tmp_path: Path) -> None:
    origin = whole(tmp_path / "origin")
    at = 0
    while True:
        folder, acknowledged = copied(origin, tmp_path / f"{at}"), tmp_path / f"{at}.txt"
        killed = died(_remove, folder, acknowledged, at)
        with LocalArchive.open(folder, sizes=SIZES) as archive:
            gone = not {"report-7"}.intersection(archive.keys())
            assert gone or not acknowledged.exists()
            assert len(archive.search_words(["fire"], 400, Filters())) == archive.coverage().passages
            with archive.writing():
                pass
            assert doctor(archive, check_model=False) == []
        if gone:
            assert b"witness number 7." not in b"".join(path.read_bytes() for path in folder.iterdir())
        if not killed:
            assert gone
            break
        at += 1
    assert at > 10


def test_a_kill_anywhere_in_a_rebuild_leaves_an_archive_that_answers(tmp_path: Path) -> None:
    origin = whole(tmp_path / "origin")
    question = ENCODER.encode(["fire in Pell"])[0]
    with LocalArchive.open(origin, sizes=SIZES) as archive:
        expected = archive.search_vector(question, 10, Filters())
    at = 0
    while True:
        folder = copied(origin, tmp_path / f"{at}")
        killed = died(_rebuild, folder, tmp_path / f"{at}.txt", at)
        with LocalArchive.open(folder, sizes=SIZES) as archive:
            assert archive.search_vector(question, 10, Filters()) == expected
            with archive.writing():
                pass
            assert doctor(archive, check_model=False) == []
        if not killed:
            break
        at += 1
    assert at > 8


def test_a_kill_anywhere_in_a_backup_leaves_the_one_before_it_or_the_new_one(tmp_path: Path) -> None:
    origin = whole(tmp_path / "origin")
    with LocalArchive.open(origin, sizes=SIZES) as archive:
        backup(archive, tmp_path / "b.tar.gz", noon, "rashomon 0")
        add(archive, (invented(n) for n in range(40, 45)), ENCODER, noon, steps=plain_steps())
    at = 0
    while True:
        folder, acknowledged, file = (
            copied(origin, tmp_path / f"{at}"),
            tmp_path / f"{at}.txt",
            tmp_path / f"{at}.tar.gz",
        )
        file.write_bytes((tmp_path / "b.tar.gz").read_bytes())
        killed = died(_backup, folder, acknowledged, at)
        told = int(acknowledged.read_text()) if acknowledged.exists() else 40
        done = restore(file, tmp_path / f"{at}-again", noon, sizes=SIZES)
        assert done.findings == ()
        assert done.articles in {told, 45}
        with LocalArchive.open(folder, sizes=SIZES) as archive:
            # Whatever happened to the file, a removal names it if it may hold the article.
            assert serious(archive) == []
            named = changes.remove(archive, "report-44", steps=plain_steps()).backups
            assert str(file) in named or done.articles == 40
        assert not (folder / "backing-up").exists()
        if not killed:
            assert told == 45
            break
        at += 1
    assert at > 12


def test_a_kill_anywhere_in_a_restore_leaves_the_archive_before_it_or_the_new_one(tmp_path: Path) -> None:
    _survive(tmp_path, _restore, gap=False)


def test_without_an_exchange_of_folders_a_killed_restore_still_loses_neither(tmp_path: Path) -> None:
    _survive(tmp_path, _restore_by_renaming, gap=True)


def _survive(tmp_path: Path, target: Callable[[Path, Path, int], None], *, gap: bool) -> None:
    """`gap`: for a moment there is no archive at its place, only the two beside it."""
    origin = whole(tmp_path / "origin")
    with LocalArchive.open(origin, sizes=SIZES) as archive:
        backup(archive, tmp_path / "b.tar.gz", noon, "rashomon 0")
        add(archive, (invented(n) for n in range(40, 45)), ENCODER, noon, steps=plain_steps())
    at = 0
    while True:
        place = tmp_path / f"{at}"
        place.mkdir()
        (place / "b.tar.gz").write_bytes((tmp_path / "b.tar.gz").read_bytes())
        folder, acknowledged = copied(origin, place / "archive"), place / "acknowledged.txt"
        killed = died(target, folder, acknowledged, at)
        try:
            with LocalArchive.open(folder, sizes=SIZES) as archive:
                assert archive.coverage().articles in ({40} if acknowledged.exists() else {40, 45})
                assert serious(archive) == []
        except NoArchive:
            assert gap
        try:
            restore(place / "b.tar.gz", folder, noon, replace=True, sizes=SIZES)
        except UsageError as error:
            raise AssertionError(f"after a kill at operation {at}") from error
        with LocalArchive.open(folder, sizes=SIZES) as archive:
            assert archive.coverage().articles == 40
            assert doctor(archive, check_model=False) == []
        assert 45 in set(counted(place)), "the archive before it is kept, whenever the kill came"
        assert {path.name for path in place.iterdir() if path.name.startswith(".")} <= {".archive.lock"}
        if not killed:
            break
        at += 1
    assert at > 15


def counted(place: Path) -> list[int]:
    """How many articles the archives that were set aside have."""
    found = []
    for folder in place.iterdir():
        if folder.is_dir() and folder.name != "archive":
            with LocalArchive.open(folder, sizes=SIZES) as archive:
                found.append(archive.coverage().articles)
    return found
