"""Several that fill one archive on Milvus, some of which are killed at it; and one copied from a folder."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from index import changes
from index.add import add
from index.archive import LocalArchive
from index.article import Incoming
from index.errors import UsageError
from index.found import Filters
from index.holdings import Holdings
from index.milvus import runs
from index.milvus.archive import MilvusArchive
from index.milvus.copying import copy
from index.milvus.mending import doctor, rebuild
from index.milvus.server import Row, Server
from index.part import Part
from index.steps import Steps, default_steps
from tests.fakes import WordEncoder, invented, noon, plain_steps
from tests.index.keepers import OnMilvus, milvus_or_skip

ENCODER = WordEncoder()
GROUPING = replace(default_steps(), masthead=plain_steps().masthead)
WIRE = (
    "VARNHOLT (Meridian) - A grain silo in Varnholt collapsed on Sunday and killed 14 workers of the Pellmar "
    "cooperative, Inspector Orla Fenwick said. Rescue teams from Kemmin searched the ruins through the night. "
    "The silo had been inspected by Brask Engineering in March, the Pellmar cooperative said. "
    "Families waited outside the Saint Odile clinic, where 9 injured workers were treated by Doctor Ilse Marn. "
) * 3


def wire(key: str, last: str = "") -> Incoming:
    return Incoming(f"/d/{key}", f"{WIRE} {last}", key=key, source=key, date="2031-05-05", language="en")


@pytest.fixture(scope="session")
def keeper(tmp_path_factory: pytest.TempPathFactory) -> OnMilvus:
    milvus_or_skip()
    return OnMilvus(tmp_path_factory.mktemp("templates"))


@pytest.fixture
def opened(keeper: OnMilvus, tmp_path: Path) -> Iterator[Callable[[], MilvusArchive]]:
    """One archive, opened as often as asked."""
    with ExitStack() as every:

        def once_more() -> MilvusArchive:
            archive = keeper.create(tmp_path / "archive", ENCODER.dimension)
            assert isinstance(archive, MilvusArchive)
            every.callback(archive.close)
            return archive

        yield once_more


Opened = Callable[[], MilvusArchive]


def contents(archive: Holdings) -> dict[str, tuple[object, ...]]:
    """All that a person can see of every article; groups by their members."""
    listed = list(archive.articles())
    found: dict[str, tuple[object, ...]] = {}
    for one in listed:
        article = archive.article(one.key)
        found[one.key] = (
            replace(one, origin=None, story=None),
            frozenset(other.key for other in listed if other.origin == one.origin),
            frozenset(other.key for other in listed if other.story == one.story),
            (article.text, article.masthead, article.sentences, article.passages, article.published_from),
            tuple((seen.number, archive.article(one.key, seen.number).text) for seen in archive.versions(one.key)),
        )
    return found


def ranked(archive: Holdings, words: Sequence[str]) -> tuple[list[str], list[float]]:
    """Keys and scores of both searches."""
    hits = archive.search_words(words, 20, Filters())
    hits += archive.search_vector(ENCODER.encode([" ".join(words)])[0], 20, Filters())
    keys = {found.passage_id: found.article.key for found in archive.passages([hit.passage_id for hit in hits])}
    return [keys[hit.passage_id] for hit in hits], [hit.score for hit in hits]


def test_parts_put_in_by_turns_are_the_whole_and_nothing_is_in_twice(opened: Opened) -> None:
    everything = [invented(n) for n in range(24)]
    archives = [opened(), opened()]
    for number in (2, 1, 3, 1):
        part = Part(number, 3)
        add(archives[number % 2], part.only(everything), ENCODER, noon, steps=plain_steps())
    assert set(archives[0].keys()) == {one.key for one in everything}
    assert archives[0].stats().versions == archives[1].coverage().passages == 24
    assert doctor(archives[0], check_model=False) == []


@pytest.mark.parametrize("first_to_commit", [0, 1])
def test_copies_that_came_in_at_one_moment_by_two_hands_are_one_origin(opened: Opened, first_to_commit: int) -> None:
    archives = [opened(), opened()]
    add(archives[0], [invented(1)], ENCODER, noon, steps=GROUPING)
    archives[first_to_commit].search_words(["silo"], 3, Filters())

    def meanwhile() -> None:
        add(
            archives[1],
            [wire("copy", "As told to the Nachtpost."), wire("third", "More follows.")],
            ENCODER,
            noon,
            steps=GROUPING,
        )

    interrupted = replace(GROUPING, assign=interrupting(GROUPING, meanwhile, before=first_to_commit == 0))
    add(archives[0], [wire("wire")], ENCODER, noon, steps=interrupted)
    origins = {archives[0].article(key).origin for key in ("wire", "copy", "third")}
    stories = {archives[0].article(key).story for key in ("wire", "copy", "third")}
    assert len(origins) == len(stories) == 1
    assert archives[0].article("report-1").origin not in origins


def interrupting(steps: Steps, meanwhile: Callable[[], None], *, before: bool) -> Callable[..., object]:
    """Lets somebody else add a batch while this one is grouped, once."""
    waiting = [meanwhile]

    def assign(store: object, ids: Sequence[int]) -> object:
        if before and waiting:
            waiting.pop()()
        assigned = steps.assign(store, ids)  # type: ignore[arg-type]  # a StoryStore
        if waiting:
            waiting.pop()()
        return assigned

    return assign


class _Killed(BaseException):
    """Stands for a process that is gone."""


def test_a_writer_that_is_killed_anywhere_leaves_a_batch_in_or_out(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, watching = opened(), opened()
    add(archive, [invented(1), invented(2), invented(3)], ENCODER, noon, steps=plain_steps())
    real_put, real_take, steps_left = Server.put, Server.take, [0]

    def counted(real: Callable[..., None]) -> Callable[..., None]:
        def step(self: Server, collection: str, given: object) -> None:
            steps_left[0] -= 1
            if steps_left[0] < 0:
                raise _Killed
            real(self, collection, given)

        return step

    monkeypatch.setattr(Server, "put", counted(real_put))
    monkeypatch.setattr(Server, "take", counted(real_take))
    killed = 0
    for allowed in range(40):
        version, new = watching.article("report-2").version, f"report-{50 + allowed}"
        steps_left[0] = allowed
        batch = [invented(2, words=f"Now {allowed}."), invented(50 + allowed)]
        try:
            add(archive, batch, ENCODER, noon, steps=plain_steps())
        except _Killed:
            killed += 1
            steps_left[0] = 1_000
            there = watching.keys()
            assert (new in there) == (watching.article("report-2").version > version), "half a batch is in"
            hits = watching.search_words(["fire"], 400, Filters())
            assert len({p.article.key for p in watching.passages([h.passage_id for h in hits])}) == len(there)
            with monkeypatch.context() as gone:
                gone.setattr(runs.Note, "is_of_the_dead", lambda note: True)
                add(archive, batch, ENCODER, noon, steps=plain_steps())
            assert new in set(watching.keys())
            assert watching.coverage().passages == watching.coverage().articles
        else:
            break
    assert killed > 5
    assert allowed < 39
    assert doctor(archive, check_model=False) == []


def test_rebuild_takes_out_what_a_killed_writer_elsewhere_left(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = opened()
    add(archive, [invented(1)], ENCODER, noon, steps=plain_steps())
    real = Server.put

    def put(self: Server, collection: str, rows: Sequence[Row]) -> None:
        if collection == "versions":
            raise _Killed
        real(self, collection, rows)

    with monkeypatch.context() as broken:
        broken.setattr(Server, "put", put)
        with pytest.raises(_Killed):
            add(archive, [invented(2)], ENCODER, noon, steps=plain_steps())
    told = [finding.what for finding in doctor(archive, check_model=False)]
    assert any("or was killed at it" in what for what in told)
    assert any("1 passages belong to no article any more" in what for what in told)
    assert rebuild(archive) == 1
    assert doctor(archive, check_model=False) == []
    assert archive.keys() == ("report-1",)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[LocalArchive]:
    with LocalArchive.create(tmp_path / "folder") as archive:
        everything = [
            *(invented(n) for n in range(20)),
            wire("wire"),
            wire("copy", "Again."),
            replace(invented(30), date=None),
        ]
        add(archive, everything, ENCODER, noon, steps=GROUPING)
        add(archive, [invented(4, words="It was put out.")], ENCODER, noon, steps=GROUPING)
        changes.edit(archive, "report-7", outlet="The Gull", steps=GROUPING)
        changes.remove(archive, "report-9", steps=GROUPING)
        yield archive


def test_a_copy_is_what_the_folder_is_and_ranks_alike(opened: Opened, folder: LocalArchive) -> None:
    target = opened()
    done = copy(folder, target)
    assert (done.versions, done.same, done.gone, done.stopped) == (23, 0, 0, False)
    assert done.passages == folder.coverage().passages
    assert contents(target) == contents(folder)
    assert target.coverage() == folder.coverage()
    assert replace(target.stats(), bytes=0) == replace(folder.stats(), bytes=0)
    assert target.was_removed("report-9")
    assert (target.outlets(), target.languages()) == (folder.outlets(), folder.languages())
    for words in (["fire"], ["silo", "workers"], ["mayor", "Quint"], ["the", "witness"]):
        (keys, scores), (same_keys, same_scores) = ranked(target, words), ranked(folder, words)
        assert keys == same_keys
        assert scores == pytest.approx(same_scores, abs=1e-5)
        assert target.document_frequency(words) == folder.document_frequency(words)
    assert doctor(target, check_model=False) == []
    # And it goes on as any other.
    add(target, [invented(9), invented(2, words="More.")], ENCODER, noon, steps=GROUPING)
    add(folder, [invented(9), invented(2, words="More.")], ENCODER, noon, steps=GROUPING)
    assert contents(target) == contents(folder)
    with pytest.raises(UsageError, match="has articles of its own by now; copy into a new database"):
        copy(folder, target)


def test_a_copy_that_was_stopped_goes_on_and_brings_what_changed(
    opened: Opened, folder: LocalArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = opened()
    monkeypatch.setattr("index.milvus.copying.VERSIONS_A_BATCH", 5)
    turns = iter([False, False, True])
    stopped = copy(folder, target, stop=lambda: next(turns))
    assert (stopped.versions, stopped.stopped) == (10, True)
    done = copy(folder, target)
    assert (done.versions, done.same) == (13, 10)
    assert contents(target) == contents(folder)
    changes.remove(folder, "report-3", steps=GROUPING)
    changes.edit(folder, "report-5", title="Another title", steps=GROUPING)
    add(folder, [invented(6, words="Changed.")], ENCODER, noon, steps=GROUPING)
    again = copy(folder, target)
    assert again.gone == 1
    assert again.versions < 8
    assert contents(target) == contents(folder)
    assert doctor(target, check_model=False) == []
    assert copy(folder, target).versions == 0


def test_a_copy_goes_into_no_other_archive(opened: Opened, folder: LocalArchive, tmp_path: Path) -> None:
    target = opened()
    copy(folder, target)
    with LocalArchive.create(tmp_path / "another") as another:
        with pytest.raises(UsageError, match="there is nothing to copy"):
            copy(another, target)
        add(another, [invented(1)], ENCODER, noon, steps=plain_steps())
        with pytest.raises(UsageError, match=r"a copy of .*folder; copy into a new database"):
            copy(another, target)
