"""Kills an archive's writers at random, and looks after each kill whether anything acknowledged was lost.

    python -m tests.bench.kills [--kills 300] [--passages 20000] [--seed N] [--folder DIR]

A child adds, changes, removes, merges, switches bases or migrates, without end; it is killed (SIGKILL) at random.
Then the archive must open, hold what was acknowledged and nothing that was removed, and its files must agree
with its database after one opening for writing, which is the one automatic repair. It prints a tally.
"""

import argparse
import json
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from index import changes
from index.add import Silent, Summary, add
from index.archive import LocalArchive
from index.doctor import _bases, doctor
from index.files import Files
from index.found import Filters
from index.neighbours import merging
from index.neighbours.base import Sizes
from index.neighbours.generation import due, switch
from index.schema import DATABASE, open_for_writing
from tests.fakes import WordEncoder, invented, noon, plain_steps

# All kinds of bases at this size.
SIZES = Sizes(tail_up_to=300, flat_up_to=2_000, exact_up_to=6_000)
ENCODER = WordEncoder(dimension=32)
STEPS = plain_steps()
BATCH = 8
LONGEST_SECONDS = 0.8
# What schema 1 had and schema 2 has not, and the other way round.
BACK = """
DROP TABLE fresh;
CREATE VIRTUAL TABLE words USING fts5 (
    text, title, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
PRAGMA user_version = 1;
"""


@dataclass(slots=True)
class Known:
    """What the children said: keys that are in, and those that are out or may be."""

    inside: set[str] = field(default_factory=set)
    outside: set[str] = field(default_factory=set)
    unsure: set[str] = field(default_factory=set)

    def hear(self, log: Path) -> None:
        """Reads what a child wrote before and after each thing it did."""
        for line in log.read_text().splitlines():
            word, *keys = line.split(" ")
            if word == "removing":
                self.inside -= set(keys)
                self.unsure |= set(keys)
            elif word == "removed":
                self.unsure -= set(keys)
                self.outside |= set(keys)
            elif word == "changing":  # which brings one back that was removed before
                self.outside -= set(keys)
                self.unsure |= set(keys) - self.inside
            elif word == "added":
                self.unsure -= set(keys)
                self.inside |= set(keys)


class Acknowledging(Silent):
    """Writes down what was said to be in."""

    def __init__(self, log: Path, keys: list[str]) -> None:
        self._log, self._keys = log, keys

    def stored(self, summary: Summary) -> None:
        """Called once, as a call adds one batch."""
        _say(self._log, "added", *self._keys)


def _say(log: Path, *words: str) -> None:
    with log.open("a") as file:
        file.write(" ".join(words) + "\n")


def adding(folder: Path, log: Path, first: int) -> None:
    """New articles, and now and then a new version of an old one."""
    with LocalArchive.create(folder, sizes=SIZES) as archive:
        for number in range(first, first + 100_000, BATCH):
            articles = [invented(n, key=f"new-{n}") for n in range(number, number + BATCH - 1)]
            articles.append(invented(number % 1_000, words=f"Changed {number}."))
            keys = [str(one.key) for one in articles]
            _say(log, "changing", keys[-1])
            add(archive, articles, ENCODER, noon, Acknowledging(log, keys), steps=STEPS)


def removing(folder: Path, log: Path, first: int) -> None:
    """One article after another."""
    with LocalArchive.create(folder, sizes=SIZES) as archive:
        for key in random.Random(first).sample(archive.keys(), min(2_000, len(archive.keys()) // 2)):
            _say(log, "removing", key)
            changes.remove(archive, key, steps=STEPS)
            _say(log, "removed", key)


def compacting(folder: Path, log: Path, first: int) -> None:
    """One base of everything, again and again."""
    _switching(folder, lambda bases: 0)


def switching(folder: Path, log: Path, first: int) -> None:
    """The last base, again and again."""
    _switching(folder, lambda bases: max(0, bases - 1))


def _switching(folder: Path, chosen: Callable[[int], int]) -> None:
    with LocalArchive.open(folder, sizes=SIZES) as archive, closing(open_for_writing(folder, Files())) as connection:
        while True:
            with merging.alone(folder, 60):
                switch(connection, folder, Files(), SIZES, chosen(len(archive.manifest.generations)))


def migrating(folder: Path, log: Path, first: int) -> None:
    """From schema 1, once."""
    LocalArchive.open(folder, sizes=SIZES).close()


CHILDREN = {one.__name__: one for one in (adding, removing, compacting, switching, migrating)}


def made(folder: Path, passages: int) -> Known:
    """An archive of so many passages, each an article."""
    # Without a base on the way; the first who writes makes it.
    with LocalArchive.create(folder, sizes=Sizes(tail_up_to=passages)) as archive:
        add(archive, (invented(n) for n in range(passages)), ENCODER, noon, steps=STEPS)
    with LocalArchive.open(folder, sizes=SIZES) as archive, archive.writing():
        return Known(inside=set(archive.keys()))


def put_back(folder: Path) -> None:
    """To schema 1, as an archive of it was."""
    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as connection:
        connection.executescript(BACK)
        (told,) = connection.execute("SELECT value FROM meta WHERE name = 'manifest'").fetchone()
        manifest = {**json.loads(told), "generation": None}
        del manifest["generations"]
        connection.execute("UPDATE meta SET value = ? WHERE name = 'manifest'", (json.dumps(manifest),))
        connection.execute("DELETE FROM gone")


def killed(child: Callable[[Path, Path, int], None], folder: Path, log: Path, first: int, seconds: float) -> bool:
    """Whether the child was killed; False when it was done before."""
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["faiss", "index.add", "tests.fakes"])
    process = server.Process(target=child, args=(folder, log, first), daemon=True)
    process.start()
    process.join(seconds)
    alive = process.is_alive()
    if alive:
        os.kill(int(process.pid or 0), signal.SIGKILL)
    process.join()
    if not alive and process.exitcode:
        raise RuntimeError(f"{child.__name__} failed by itself (exit code {process.exitcode})")
    return alive


def looked_at(folder: Path, known: Known, chance: random.Random, *, whole: bool) -> Counter[str]:
    """How often it had to be repaired. Raises AssertionError for what may never be; `whole` looks at every byte."""
    with LocalArchive.open(folder, sizes=SIZES) as archive:
        keys = set(archive.keys())
        assert known.inside <= keys, f"lost: {sorted(known.inside - keys)[:5]}"
        assert not known.outside & keys, f"came back: {sorted(known.outside & keys)[:5]}"
        before = list(_bases(archive._connection, folder, archive.manifest))
        with archive.writing():
            pass
        _settled(archive)
        with merging.alone(folder, 60):
            after = list(_bases(archive._connection, folder, archive.manifest))
            after += doctor(archive, check_model=False) if whole else []
        assert not [finding for finding in after if finding.serious], f"not mended: {after}"
        for key in chance.sample(sorted(known.inside), 4):
            _find(archive, key)
        known.inside |= known.unsure & keys
        known.outside |= known.unsure - keys
        known.unsure.clear()
        for key in chance.sample(sorted(known.outside), min(2, len(known.outside))):
            assert not archive.search_words([key], 5, Filters()), f"{key}: was removed and is found"
    return Counter(repaired=int(bool(before)))


def _settled(archive: LocalArchive) -> None:
    """Waits for merges that processes of their own have begun."""
    until = time.monotonic() + 600
    while due(archive._connection, archive.folder, archive.manifest, SIZES):
        assert time.monotonic() < until, "a merge never came to an end"
        time.sleep(0.1)


def _find(archive: LocalArchive, key: str) -> None:
    """The article is found by its own vector, with a score that is its own and by its own words."""
    article = archive.article(key)
    row = archive._connection.execute("SELECT first_passage FROM versions WHERE id = ?", (article.id,)).fetchone()
    text = " ".join(article.text[s.start : s.end] for s in article.sentences)
    best = archive.search_vector(ENCODER.encode([" ".join(text.split())])[0], 40, Filters())
    assert best[0].score > 0.999, f"{key}: not found by its vector"
    assert row[0] in {hit.passage_id for hit in archive.search_words(text.split(), 2_000, Filters())}, key


def run(folder: Path, kills: int, passages: int, seed: int) -> dict[str, dict[str, int]]:
    """The tally by what was being done."""
    chance = random.Random(seed)
    archive, log = folder / "archive", folder / "log.txt"
    known = made(archive, passages)
    old = folder / "schema-1"
    shutil.copytree(archive, old)
    put_back(old)
    settled = Known(inside=set(known.inside))
    tally = {name: Counter(kills=0, finished=0, repaired=0) for name in CHILDREN}
    for turn in range(kills):
        name = tuple(CHILDREN)[turn % len(CHILDREN)]
        place, told = archive, known
        if name == "migrating":
            place, told = folder / "migrating", Known(inside=set(settled.inside))
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(old, place)
        log.write_text("")
        seconds = chance.uniform(0.02, LONGEST_SECONDS)
        done = killed(CHILDREN[name], place, log, 1_000_000 + turn * 100_000, seconds)
        tally[name]["kills" if done else "finished"] += 1
        told.hear(log)
        tally[name] += looked_at(place, told, chance, whole=turn % 25 < len(CHILDREN))
        if sys.stderr.isatty() or turn % 10 == 9:
            print(f"{turn + 1} of {kills}", {k: dict(v) for k, v in tally.items()}, file=sys.stderr, flush=True)
    return {name: {"kills": 0, "finished": 0, "repaired": 0} | dict(counts) for name, counts in tally.items()}


def main() -> None:
    """Print the tally."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--passages", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="rashomon-kills-"))
    folder.mkdir(exist_ok=True)
    tally = run(folder, options.kills, options.passages, options.seed)
    print(f"{options.kills} turns on {options.passages} passages, seed {options.seed}")
    for name, counts in tally.items():
        told = "{kills:4} killed, {finished:3} done before, {repaired:3} repaired".format(**counts)
        print(f"{name:12} {told}")
    print("opened every time; nothing acknowledged was lost; nothing removed came back")
    if options.folder is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
