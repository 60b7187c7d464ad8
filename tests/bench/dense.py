"""Search by vectors and by words in a large archive, beside FAISS's flat search, SQLite's FTS5 and bm25s on the
same rows."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.add import add
from index.archive import LocalArchive
from index.embedding.encoder import open_encoder
from index.found import Filters
from index.neighbours.vectors import stored_in_chunks
from index.sources import read_sources
from index.words.fulltext import passage_text
from index.words.terms import terms
from retrieval.questions.question import read_question
from tests.bench.growth import REAL_PASSAGES, TODAY, cost, disk
from tests.bench.large import Crowd, grow, real_vectors
from tests.bench.peer import environment, told
from tests.bench.row import Place, Row, ms

Vectors = NDArray[np.float32]
SCRIPT = Path(__file__).with_name("bm25s_script.py")
ASKED = 60
LINKS, BREADTH = 32, 100
NEAREST = 10
# A question lies about as near to its best passage as these, moved by noise of length one, do: cosine .7.
NOISE = 1.0


def small(place: Place) -> LocalArchive:
    """The labelled articles, embedded once."""
    from datetime import UTC, datetime

    archive = LocalArchive.create(place.folder / "labelled")
    if not archive.coverage().articles:
        add(archive, read_sources([str(place.articles)], None), open_encoder(), lambda: datetime.now(UTC))
    return archive


def large(place: Place) -> LocalArchive:
    """So many passages, made once."""
    with small(place) as archive:
        crowd = Crowd(real_vectors(archive.folder))
    folder = place.folder / "large"
    grow(folder, place.news, crowd, place.passages, REAL_PASSAGES)
    return LocalArchive.open(folder)


def dense(place: Place) -> Iterator[Row]:
    """Recall of the ten nearest and the time of one search, our own rescoring from SQLite included."""
    with small(place) as archive:
        real = real_vectors(archive.folder)
    with large(place) as archive:
        asked = questions_near(real, ASKED)
        exact, (flat_wall, flat_used) = flat(archive, asked)
        for vector in asked:
            archive.search_vector(vector, NEAREST, Filters())
        found, costs = [], []
        for vector in asked:
            costs.append(cost(lambda v=vector: found.append(archive.search_vector(v, NEAREST, Filters()))))
        shares = [
            len({h.passage_id for h in ours} & set(best)) / NEAREST for ours, best in zip(found, exact, strict=True)
        ]
        wall, used = (np.median(column) for column in zip(*costs, strict=True))
        kinds = ", ".join(f"{g.kind} {g.count:,}" for g in archive.manifest.generations)
        count = archive.coverage().passages
        yield Row(
            f"dense search, {count:,} passages ({kinds})", "p50 5 ms, recall@10 .98",
            f"{ms(wall)}, recall {np.mean(shares):.4f}", ms(used),
            f"FAISS flat float32: {ms(flat_wall)}, {ms(flat_used)} of processor time, exact",
        )  # fmt: skip
        yield graph(archive, asked, exact)
        taken = disk(archive.folder)
        beyond = (taken["disk_mb"] - taken["text_mb"]) / count * 1e6 / 1e3
        yield Row("disk per 1,000,000 passages beyond the text", "2.5 GB", f"{beyond:.2f} GB", "", "")


def questions_near(real: Vectors, count: int) -> Vectors:
    """Unit vectors somewhat away from real passages."""
    chance = np.random.default_rng(5)
    rows = real[chance.integers(0, len(real), count)]
    rows = rows + NOISE / np.sqrt(rows.shape[1]) * chance.standard_normal(rows.shape, dtype=np.float32)
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def flat(archive: LocalArchive, asked: Vectors) -> tuple[list[list[int]], tuple[float, float]]:
    """The ids of the nearest by FAISS's exact search in float32, and the median cost of one."""
    import faiss

    faiss.omp_set_num_threads(1)
    index = faiss.IndexIDMap2(faiss.IndexFlatIP(asked.shape[1]))
    for ids, rows in stored_in_chunks(archive._connection, asked.shape[1], 0, 2**62):
        index.add_with_ids(rows, ids)
    found: list[list[int]] = []
    costs = [cost(lambda v=vector: found.append(index.search(v[None], NEAREST)[1][0].tolist())) for vector in asked]
    wall, used = (float(np.median(column)) for column in zip(*costs, strict=True))
    return found, (wall, used)


def graph(archive: LocalArchive, asked: Vectors, exact: list[list[int]]) -> Row:
    """What a graph over the same rows would take: its recall, a search, its making and its memory."""
    import faiss

    faiss.omp_set_num_threads(1)
    index = faiss.IndexHNSWFlat(asked.shape[1], LINKS, faiss.METRIC_INNER_PRODUCT)
    index.hnsw.efConstruction, index.hnsw.efSearch = BREADTH, BREADTH
    numbers: list[int] = []

    def make() -> None:
        for ids, rows in stored_in_chunks(archive._connection, asked.shape[1], 0, 2**62):
            index.add(np.ascontiguousarray(rows, np.float32))
            numbers.extend(ids.tolist())

    made, made_used = cost(make)
    found: list[list[int]] = []
    costs = [cost(lambda v=vector: found.append(index.search(v[None], NEAREST)[1][0].tolist())) for vector in asked]
    shares = [
        len({numbers[place] for place in places} & set(best)) / NEAREST
        for places, best in zip(found, exact, strict=True)
    ]
    wall, used = (float(np.median(column)) for column in zip(*costs, strict=True))
    megabytes = len(numbers) * (asked.shape[1] * 4 + LINKS * 2 * 4) / 1e6
    return Row(
        f"a graph over them (HNSW, {LINKS} links, breadth {BREADTH})", "", "", "",
        f"{ms(wall)}, recall {np.mean(shares):.4f}; {ms(used)} of processor time; made in {made:.0f} s, of the "
        f"processor {made_used:.0f} s; {megabytes:.0f} MB",
    )  # fmt: skip


def words(place: Place) -> Iterator[Row]:
    """Short questions and long ones, sixty hits each."""
    short = [json.loads(line)["question"] for line in place.questions.read_text(encoding="utf-8").splitlines()]
    with large(place) as archive:
        long = [f"Is it true that {text}?" for text in long_sentences(archive)]
        reference = fts5(archive, place)
        sets = {
            name: [[stem.word for stem in read_question(question, TODAY).words] for question in questions]
            for name, questions in (("questions", short), ("long questions", long))
        }
        peer = bm25s(archive, list(sets.values()), place)
        for number, (name, asked) in enumerate(sets.items()):
            for one in asked:
                archive.search_words(one, 60, Filters())
            ours = [cost(lambda w=one: archive.search_words(w, 60, Filters())) for one in asked]
            theirs = [cost(lambda w=one: searched(reference, w)) for one in asked]
            count = archive.coverage().passages
            yield Row(
                f"words, {count:,} passages, {name} of {np.mean([len(a) for a in asked]):.0f} words, p50 / p99",
                "in 150 / 400 ms", *(both(ours, n) for n in (0, 1)),
                f"SQLite's FTS5: {both(theirs, 0)}, of the processor {both(theirs, 1)}; "
                f"bm25s: {both(peer.costs[number], 0)}, of the processor {both(peer.costs[number], 1)}",
            )  # fmt: skip
        yield Row(
            "making and holding that index", "", "", "",
            f"bm25s: {peer.index_s:.0f} s, of the processor {peer.index_processor_s:.0f} s; {peer.memory_mb:.0f} MB",
        )  # fmt: skip
        reference.close()


@dataclass(frozen=True, slots=True)
class Bm25s:
    """What it took: for each set of questions the costs (wall, processor, in seconds), the index, the whole process."""

    costs: list[list[tuple[float, float]]]
    index_s: float
    index_processor_s: float
    memory_mb: float


def bm25s(archive: LocalArchive, asked: list[list[list[str]]], place: Place) -> Bm25s:
    """The same terms of the same passages, text alone, in bm25s."""
    folder = place.folder / "bm25s-terms"
    folder.mkdir(exist_ok=True)
    passages = folder / f"{archive.coverage().passages}.txt"
    if not passages.exists():
        with passages.open("w", encoding="ascii") as out:
            for key in archive.keys():  # noqa: SIM118  # an archive is no mapping
                article = archive.article(key)
                out.writelines(_line(terms(passage_text(article, passage))) for passage in article.passages)
    files = [folder / f"questions-{number}.txt" for number in range(len(asked))]
    for file, questions in zip(files, asked, strict=True):
        file.write_text("".join(_line(terms(" ".join(words))) for words in questions), encoding="ascii")
    python = environment(place.folder / "bm25s", "bm25s")
    found = told(python, str(passages), *map(str, files), script=SCRIPT)
    costs = [list(zip(found[f"walls_{n}"], found[f"used_{n}"], strict=True)) for n in range(len(asked))]
    return Bm25s(costs, found["index_s"], found["index_processor_s"], found["memory_mb"])


def _line(numbers: list[int]) -> str:
    return " ".join(map(str, numbers)) + "\n"


def both(costs: list[tuple[float, float]], column: int) -> str:
    """Median and 99th percentile."""
    values = [one[column] for one in costs]
    return f"{ms(float(np.median(values)))} / {ms(float(np.quantile(values, 0.99)))}"


def long_sentences(archive: LocalArchive) -> list[str]:
    """Sentences of 25 to 45 words."""
    found = []
    for key in archive.keys()[:400]:
        article = archive.article(key)
        texts = (article.text[s.start : s.end] for s in article.sentences)
        found += [" ".join(text.split()) for text in texts if 25 <= len(text.split()) <= 45][:1]
    return found[:ASKED]


def fts5(archive: LocalArchive, place: Place) -> sqlite3.Connection:
    """The same passages in FTS5; not in the archive's folder, whose size is measured."""
    connection = sqlite3.connect(place.folder / f"fts5-{archive.coverage().passages}.sqlite")
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return connection
    connection.execute(
        "CREATE VIRTUAL TABLE words USING fts5 (text, title, content = '', "
        "tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    for key in archive.keys():  # noqa: SIM118  # an archive is no mapping
        article = archive.article(key)
        rows = ((passage_text(article, passage), article.masthead.title) for passage in article.passages)
        connection.executemany("INSERT INTO words (text, title) VALUES (?, ?)", rows)
    connection.commit()
    return connection


def searched(connection: sqlite3.Connection, words: list[str]) -> list[tuple[int, float]]:
    """As our search was before it had postings of its own."""
    match = " OR ".join(f'"{word}"' for word in words)
    return connection.execute(
        "SELECT rowid, bm25(words, 1.0, 0.3) AS score FROM words WHERE words MATCH ? ORDER BY score, rowid LIMIT 60",
        (match,),
    ).fetchall()
