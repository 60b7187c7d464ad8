"""Bases of the vectors: which become one, what is found meanwhile, and what a removal or damage changes."""

import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from index import changes
from index.add import add
from index.archive import LOCK, LocalArchive
from index.doctor import doctor
from index.files import Files
from index.found import Filters, Hit
from index.lock import writing as lock
from index.neighbours import merging, setback
from index.neighbours.base import Sizes
from index.neighbours.generation import switch
from index.schema import open_for_writing
from tests.fakes import WordEncoder, invented, noon, plain_steps

ENCODER = WordEncoder(dimension=16)
PLAIN = Sizes(tail_up_to=10**6)
# A base after every batch, and all three kinds of them: the larger the rarer.
SIZES = Sizes(tail_up_to=20, flat_up_to=60, exact_up_to=250)
QUESTIONS = [ENCODER.encode([text])[0] for text in ("fire in Pell", "a ferry", "witness number 12", "weeks")]
NARROW = [Filters(), Filters(outlet="Daily Kite"), Filters(since=date(2031, 9, 1)), Filters(outlet="Nobody")]


def filled(folder: Path, articles: range, sizes: Sizes) -> LocalArchive:
    archive = LocalArchive.create(folder, sizes=sizes)
    add(archive, (invented(n) for n in articles), ENCODER, noon, steps=plain_steps())
    return archive


def found(archive: LocalArchive) -> list[list[Hit]]:
    return [archive.search_vector(q, 6, f) for q in QUESTIONS for f in NARROW]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[LocalArchive]:
    with filled(tmp_path / "archive", range(300), SIZES) as archive:
        yield archive


@pytest.mark.parametrize(
    ("counts", "gone", "tail", "first"),
    [
        ([], [], 4_096, None),
        ([], [], 4_097, 0),
        ([900_000], [0], 4_096, None),
        ([900_000], [0], 5_000, 1),
        ([900_000, 5_000], [0, 0], 5_000, 1),
        ([900_000, 120_000, 20_000], [0, 0, 0], 6_000, 2),
        ([900_000, 200_000, 50_000], [0, 0, 0], 20_000, 0),
        ([900_000, 100_000], [4_096, 4_096], 0, None),
        ([900_000, 100_000], [0, 26_000], 0, 1),
        ([900_000, 100_000], [226_000, 0], 0, 0),
        ([900_000, 100_000], [0, 26_000], 5_000, 1),
    ],
)
def test_a_base_is_merged_when_what_comes_after_it_is_a_quarter_of_it(
    counts: list[int], gone: list[int], tail: int, first: int | None
) -> None:
    assert merging.merged_from(counts, gone, tail, Sizes()) == first


def test_few_bases_hold_everything_once_and_nothing_is_written_often() -> None:
    counts: list[int] = []
    written = total = 0
    for _ in range(250):
        total += 4_100
        first = merging.merged_from(counts, [0] * len(counts), 4_100, Sizes())
        assert first is not None
        counts[first:] = [sum(counts[first:]) + 4_100]
        written += counts[-1]
        assert sum(counts) == total
        assert len(counts) <= 6
        assert all(one >= merging.STEP * other for one, other in pairwise(counts))
    assert written < 20 * total


def test_several_bases_find_what_the_database_alone_finds(archive: LocalArchive, tmp_path: Path) -> None:
    generations = archive.manifest.generations
    assert len(generations) > 1
    assert generations[0].kind == "lists"
    assert [g.after for g in generations] == [0, *(g.covers for g in generations[:-1])]
    with filled(tmp_path / "plain", range(300), PLAIN) as plain:
        assert found(archive) == found(plain)
        for each in (archive, plain):
            add(each, [invented(7, words="Changed."), invented(301)], ENCODER, noon, steps=plain_steps())
            changes.remove(each, "report-12")
        assert found(archive) == found(plain)
    assert doctor(archive, check_model=False) == []


@pytest.mark.parametrize("number", [0, -1])
@pytest.mark.parametrize(
    "damage", [lambda b: b[:-9], lambda b: b"", lambda b: bytes([b[0] ^ 1]) + b[1:], lambda _: None]
)
def test_a_damaged_base_changes_no_hit_and_the_next_opening_mends_it(
    archive: LocalArchive, number: int, damage: Callable[[bytes], bytes | None]
) -> None:
    before = found(archive)
    path = archive.folder / archive.manifest.generations[number].file
    left = damage(path.read_bytes())
    path.unlink()
    if left is not None:
        path.write_bytes(left)
        path.chmod(0o600)
    # The lock keeps the opening from mending it at once.
    with lock(archive.folder / LOCK, 1), LocalArchive.open(archive.folder, sizes=SIZES) as again:
        assert found(again) == before
    with LocalArchive.open(archive.folder, sizes=SIZES) as again:
        assert doctor(again, check_model=False) == []
        assert found(again) == before


def test_flipped_bytes_in_lists_never_change_a_score(archive: LocalArchive) -> None:
    before = {hit.passage_id: hit.score for hit in archive.search_vector(QUESTIONS[0], 1_000, Filters())}
    base = archive.manifest.generations[0]
    path = archive.folder / base.file
    sound = path.read_bytes()
    for at in range(base.head, base.size, (base.size - base.head) // 40):
        # A file of its own each time: the one before it is mapped.
        path.unlink()
        path.write_bytes(sound[:at] + bytes([sound[at] ^ 0xFF]) + sound[at + 1 :])
        path.chmod(0o600)
        with LocalArchive.open(archive.folder, sizes=SIZES) as again:
            hits = again.search_vector(QUESTIONS[0], 6, Filters())
            assert all(before[hit.passage_id] == hit.score for hit in hits)
            assert [f.what for f in doctor(again, check_model=False)] == [f"{path}: not what was written"]


class Between(Files):
    """Does something just before a finished base gets its name."""

    def __init__(self, then: Callable[[], None]) -> None:
        self._then = then

    def step(self, operation: str, path: Path) -> None:
        if operation == "rename" and path.name.startswith("vectors"):
            self._then()


def switching(archive: LocalArchive, then: Callable[[], None]) -> bool:
    files = Between(then)
    with merging.alone(archive.folder) as only, closing(open_for_writing(archive.folder, files)) as connection:
        assert only
        return switch(connection, archive.folder, files, SIZES)


def test_who_asks_while_a_base_is_made_finds_the_same_and_sees_what_comes_in(archive: LocalArchive) -> None:
    before = found(archive)
    seen: list[list[list[Hit]]] = []

    def ask_and_add() -> None:
        seen.append(found(archive))
        with LocalArchive.open(archive.folder, sizes=SIZES) as other:
            add(other, [invented(400, words="Zeppelin")], ENCODER, noon, steps=plain_steps())
        (hit, *_) = archive.search_vector(ENCODER.encode(["Zeppelin"])[0], 1, Filters())
        assert archive.passages([hit.passage_id])[0].article.key == "report-400"

    assert switching(archive, ask_and_add)
    assert seen == [before]
    (base,) = archive.manifest.generations
    (hit, *_) = archive.search_vector(ENCODER.encode(["Zeppelin"])[0], 1, Filters())
    assert hit.passage_id > base.covers
    assert doctor(archive, check_model=False) == []


def test_what_is_withdrawn_while_a_base_is_made_is_not_found_in_it(archive: LocalArchive) -> None:
    def change() -> None:
        with LocalArchive.open(archive.folder, sizes=SIZES) as other:
            add(other, [invented(5, words="Changed.")], ENCODER, noon, steps=plain_steps())

    assert switching(archive, change)
    hits = archive.search_vector(QUESTIONS[0], 10_000, Filters())
    assert len(hits) == archive.coverage().passages
    assert doctor(archive, check_model=False) == []


def test_a_base_that_was_begun_before_a_removal_does_not_count(archive: LocalArchive) -> None:
    files = {generation.file for generation in archive.manifest.generations}

    def remove() -> None:
        with LocalArchive.open(archive.folder, sizes=SIZES) as other, other.writing() as writer, writer.transaction():
            writer.remove("report-5")

    assert not switching(archive, remove)
    assert {path.name for path in archive.folder.glob("vectors-*") if path.suffix != ".json"} == files
    with archive.writing():
        pass
    assert not archive.manifest.erasing
    assert doctor(archive, check_model=False) == []
    assert archive.was_removed("report-5")


def test_a_large_base_is_made_by_a_process_of_its_own(tmp_path: Path) -> None:
    sizes = Sizes(tail_up_to=20, flat_up_to=60, exact_up_to=100, at_once_up_to=50)
    with filled(tmp_path / "a", range(100), sizes) as archive, filled(tmp_path / "b", range(100), PLAIN) as plain:
        expected, until = found(plain), time.monotonic() + 300
        while not any(g.count > sizes.at_once_up_to for g in archive.manifest.generations):
            assert found(archive) == expected
            assert time.monotonic() < until
            time.sleep(0.05)
        assert found(archive) == expected
        with merging.alone(archive.folder, 300) as only:
            assert only
        assert doctor(archive, check_model=False) == []


def test_a_manifest_of_one_generation_is_read_as_it_was_written(archive: LocalArchive) -> None:
    with sqlite3.connect(archive.folder / "archive.sqlite") as connection:
        (told,) = connection.execute("SELECT value FROM meta WHERE name = 'manifest'").fetchone()
        connection.execute("DELETE FROM gone")
        base = archive.manifest.generations[0].model_dump_json(exclude={"after", "head", "head_sha256", "trained"})
        now = archive.manifest.model_dump_json(exclude={"generations"})
        connection.execute("UPDATE meta SET value = ? WHERE name = 'manifest'", (f'{now[:-1]},"generation":{base}}}',))
    connection.close()
    assert told
    assert [g.count for g in archive.manifest.generations] == [archive.manifest.generations[0].count]
    assert len(archive.search_vector(QUESTIONS[0], 10_000, Filters())) == archive.coverage().passages


class FullDisk(Files):
    """Has room for small files only."""

    def step(self, operation: str, path: Path) -> None:
        if operation == "open" and path.name.startswith("vectors"):
            raise OSError(28, "No space left on device")


LARGE = Sizes(tail_up_to=20, flat_up_to=60, exact_up_to=250, at_once_up_to=0)
NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[LocalArchive]:
    """Thirty passages outside of any base, where twenty may be."""
    with filled(tmp_path / "archive", range(30), PLAIN) as archive:
        yield archive


def merged(archive: LocalArchive, files: Files, now: datetime = NOON) -> None:
    with merging.alone(archive.folder) as only, closing(open_for_writing(archive.folder, files)) as connection:
        assert only
        merging.merge(connection, archive.folder, files, LARGE, lambda: now)


def test_a_merge_that_fails_leaves_a_note_that_the_next_success_takes_away(waiting: LocalArchive) -> None:
    before = found(waiting)
    for failures in (1, 2):
        with pytest.raises(OSError, match="No space"):
            merged(waiting, FullDisk(), NOON + timedelta(hours=failures))
        noted = setback.read(waiting.folder)
        assert noted is not None
        assert (noted.failures, noted.at, noted.tail) == (failures, NOON + timedelta(hours=failures), 30)
        assert noted.why == "OSError: [Errno 28] No space left on device"
    assert found(waiting) == before
    assert stat.S_IMODE((waiting.folder / setback.NAME).stat().st_mode) == 0o600
    merged(waiting, Files())
    assert setback.read(waiting.folder) is None
    assert found(waiting) == before
    assert doctor(waiting, check_model=False) == []


def test_a_merge_that_is_killed_has_left_its_note_before(waiting: LocalArchive) -> None:
    class Killed(BaseException):
        pass

    class Killing(Files):
        def step(self, operation: str, path: Path) -> None:
            if path.name.startswith("vectors"):
                raise Killed

    with pytest.raises(Killed):
        merged(waiting, Killing())
    noted = setback.read(waiting.folder)
    assert noted is not None
    assert (noted.failures, noted.why) == (1, setback.ENDED)


def test_a_merge_that_failed_is_left_alone_ever_longer_or_until_a_quarter_more_has_come() -> None:
    def held(failures: int, minutes: float, tail: int = 5_000) -> bool:
        noted = setback.Setback(failures=failures, at=NOON, tail=5_000, why="x")
        return noted.holds_back(tail, NOON + timedelta(minutes=minutes))

    assert [held(1, minutes) for minutes in (-1, 0, 9, 11)] == [False, True, True, False]
    assert [held(3, minutes) for minutes in (39, 41)] == [True, False]
    assert [held(99, hours * 60) for hours in (23, 25)] == [True, False]
    assert [held(1, 1, tail) for tail in (6_250, 6_251)] == [True, False]


def test_after_a_failure_an_add_begins_no_merge_before_its_time(
    waiting: LocalArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Path] = []
    monkeypatch.setattr(merging, "start", lambda folder, sizes: begun.append(folder))

    def opened(now: datetime, tail: int) -> int:
        begun.clear()
        noted = setback.Setback(failures=1, at=now, tail=tail, why="x")
        (waiting.folder / setback.NAME).write_text(noted.model_dump_json())
        with LocalArchive.open(waiting.folder, sizes=LARGE) as archive, archive.writing():
            pass
        return len(begun)

    now = datetime.now(UTC)
    assert opened(now, 30) == 0
    assert opened(now, 20) == 1
    assert opened(now - timedelta(minutes=11), 30) == 1
    assert opened(now + timedelta(days=400), 30) == 1


@pytest.mark.parametrize("torn", [b"", b"{", b"null", b'{"failures": 0}', b"\xff\x00"])
def test_a_torn_note_breaks_nothing_and_holds_nothing_back(waiting: LocalArchive, torn: bytes) -> None:
    (waiting.folder / setback.NAME).write_bytes(torn)
    (waiting.folder / setback.NAME).chmod(0o600)
    assert setback.read(waiting.folder) is None
    assert merging.failure_to_tell(waiting.folder) is None
    merged(waiting, Files())
    assert not (waiting.folder / setback.NAME).exists()
    assert doctor(waiting, check_model=False) == []


def test_a_person_is_told_of_a_failing_merge_once_and_the_doctor_as_long_as_it_fails(waiting: LocalArchive) -> None:
    for failures in (1, 2):
        with pytest.raises(OSError, match="No space"):
            merged(waiting, FullDisk())
        told = merging.failure_to_tell(waiting.folder)
        assert (told is not None) == (failures == 1)
        assert merging.failure_to_tell(waiting.folder) is None
        (finding,) = doctor(waiting, check_model=False)
        assert not finding.serious
        assert f"{failures} times in a row" in finding.what
        assert "No space left on device" in finding.what
    with merging.alone(waiting.folder):
        assert doctor(waiting, check_model=False) == []


def test_a_note_of_a_merge_that_is_no_longer_due_goes(waiting: LocalArchive) -> None:
    with pytest.raises(OSError, match="No space"):
        merged(waiting, FullDisk())
    with LocalArchive.open(waiting.folder, sizes=PLAIN) as archive, archive.writing():
        pass
    assert setback.read(waiting.folder) is None


def test_a_process_of_its_own_notes_what_it_failed_by(waiting: LocalArchive) -> None:
    """Its base cannot be written where a folder of that name stands in the way."""
    (waiting.folder / "vectors-000001.f32.new").mkdir(mode=0o700)
    command = [sys.executable, "-m", "index.neighbours.merging", str(waiting.folder), LARGE.told()]
    done = subprocess.run(command, cwd=Path(__file__).parents[3], capture_output=True, check=False)
    assert done.returncode != 0
    noted = setback.read(waiting.folder)
    assert noted is not None
    assert "vectors-000001" in noted.why


def test_code_where_the_user_happens_to_be_is_not_run(
    waiting: LocalArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = tmp_path / "strange" / "index"
    strange.mkdir(parents=True)
    (strange / "__init__.py").write_text(f"open({str(tmp_path / 'was run')!r}, 'w')")
    monkeypatch.chdir(strange.parent)
    merging.start(waiting.folder, LARGE)
    assert merging._started[-1].wait(300) == 0
    assert not (tmp_path / "was run").exists()
