"""What an archive on Milvus takes, by field and index: `python -m tests.bench.cluster FOLDER [FILE.db]`.

FOLDER is a local archive, whose own articles are counted. With FILE.db it also copies the archive there (milvus-lite)
and asks it; without, it only counts what would be sent.
"""

import sys
import time
from collections import Counter
from pathlib import Path

import faiss
import numpy as np

from index.archive import LocalArchive
from index.found import Filters
from index.milvus.catalogue import Entry, Kind
from index.milvus.copying import _Copying, copy
from index.milvus.record import piece_rows, version_row
from index.milvus.runs import Run
from index.neighbours.vectors import read_vectors

ARTICLES = 3_000
INDEXED = 50_000
SCALAR_BYTES = {"number": 4, "first": 4, "last": 4}


def size(name: str, value: object) -> int:
    """Bytes of a value as Milvus's columns hold it: numbers by their type, words in UTF-8."""
    if isinstance(value, str):
        return len(value.encode())
    if isinstance(value, bool):
        return 1
    if isinstance(value, list):
        return len(value) * (4 if name in ("vector", "nothing") else 8)
    return SCALAR_BYTES.get(name, 8)


def fields(folder: Path) -> None:
    """Bytes of each field for a passage and an article."""
    with LocalArchive.open(folder) as archive:
        connection, dimension = archive._connection, archive.manifest.dimension or 0
        run = Run.__new__(Run)
        run._entry = Entry("run", Kind.RUN, 1)
        copying = _Copying(connection, None, run, dimension)  # type: ignore[arg-type]  # nothing is sent
        ids = [r[0] for r in connection.execute("SELECT id FROM versions ORDER BY random() LIMIT ?", (ARTICLES,))]
        rows: Counter[str] = Counter()
        passages = chars = 0
        for at in range(0, len(ids), 200):
            for record in copying._records(ids[at : at + 200]):
                chars += len(record.article.text)
                for name, value in version_row(record).items():
                    rows[f"versions.{name}"] += size(name, value)
                for piece in piece_rows(record, with_text=True):
                    part = piece["id"] % 4096
                    kind = "text" if part < 1024 else "sentences" if part < 3072 else "masthead"
                    rows[f"pieces.{kind}"] += size("text", piece["text"])
                for row in copying._passage_rows(record):
                    passages += 1
                    for name, value in row.items():
                        rows[f"passages.{name}"] += size(name, value)
                    rows["passages.sparse"] += 8 * len(set(str(row["terms"]).split()))
        print(f"{len(ids)} articles of {chars / len(ids):.0f} characters and {passages / len(ids):.2f} passages")
        for name in sorted(rows):
            print(f"{name:24} {rows[name] / passages:8.1f} a passage  {rows[name] / len(ids):9.1f} an article")
        for table in ("passages", "versions", "pieces"):
            whole = sum(count for name, count in rows.items() if name.startswith(f"{table}."))
            print(f"{table:24} {whole / passages:8.1f} a passage  {whole / len(ids):9.1f} an article")


def _more(vectors: np.ndarray, count: int) -> np.ndarray:
    """So many, with perturbed copies where the archive has fewer."""
    random = np.random.default_rng(0)
    times = -(-count // len(vectors))
    near = [vectors, *(vectors + random.normal(0, 0.03, vectors.shape) for _ in range(times - 1))]
    every = np.concatenate(near)[:count]
    print(f"{count} vectors, {min(count, len(vectors))} of them the archive's own, the others perturbed copies")
    return every / np.linalg.norm(every, axis=1, keepdims=True)


def indexes(folder: Path) -> None:
    """Bytes and milliseconds of the index types, of the archive's own vectors, by FAISS, which Milvus builds on."""
    faiss.omp_set_num_threads(1)
    with LocalArchive.open(folder) as archive:
        dimension = archive.manifest.dimension or 0
        _, vectors = read_vectors(archive._connection, 0, dimension)
    vectors = np.ascontiguousarray(_more(vectors, INDEXED), dtype=np.float32)
    asked = vectors[:: max(1, len(vectors) // 200)][:200] + np.random.default_rng(1).normal(0, 0.02, (200, dimension))
    asked = np.ascontiguousarray(asked / np.linalg.norm(asked, axis=1, keepdims=True), dtype=np.float32)
    exact = faiss.IndexFlatIP(dimension)
    exact.add(vectors)
    _, truth = exact.search(asked, 60)
    lists = int(4 * len(vectors) ** 0.5)
    for name in ("Flat", "HNSW16", "HNSW16,SQ8", f"IVF{lists},SQ8", f"IVF{lists},PQ48"):
        index = faiss.index_factory(dimension, name, faiss.METRIC_INNER_PRODUCT)
        began = time.perf_counter()
        index.train(vectors)
        index.add(vectors)
        built = time.perf_counter() - began
        if name.startswith("IVF"):
            index.nprobe = 64
        elif name.startswith("HNSW"):
            inner = faiss.downcast_index(index)
            inner.hnsw.efSearch = 120
        began = time.perf_counter()
        found = [index.search(row[None], 120)[1][0] for row in asked]
        took = (time.perf_counter() - began) / len(asked)
        recall = np.mean([len(set(t) & set(f)) / 60 for t, f in zip(truth, found, strict=True)])
        size_bytes = len(faiss.serialize_index(index)) / len(vectors)
        print(
            f"{name:14} {size_bytes:7.0f} bytes a vector  {1000 * took:6.2f} ms  60 of the first 120: {recall:.3f}  "
            f"built {len(vectors) / built:,.0f} a second"
        )


def lite(folder: Path, file: Path) -> None:
    """Copies into milvus-lite and asks."""
    from index.milvus.address import read_address
    from index.milvus.archive import MilvusArchive

    with LocalArchive.open(folder) as source:
        model = source.model
        assert model is not None
        with MilvusArchive.create(read_address(f"milvus:{file}"), file.parent, lambda: model.dimension) as target:
            began = time.perf_counter()
            done = copy(source, target)
            took = time.perf_counter() - began
            print(f"{done}: {took:.0f} s, {done.passages / took:.0f} passages a second")
            _, vectors = read_vectors(source._connection, 0, model.dimension)
            for name, search in (
                ("vector", lambda: target.search_vector(vectors[7], 60, Filters())),
                ("words", lambda: target.search_words(["killed", "police", "bomb"], 60, Filters())),
            ):
                search()
                began = time.perf_counter()
                search()
                print(f"{name}: {1000 * (time.perf_counter() - began):.0f} ms")
    disk = sum(path.stat().st_size for path in file.rglob("*") if path.is_file())
    print(f"{disk / 1e6:.1f} MB of files, {disk / max(1, done.passages):.0f} bytes a passage")


if __name__ == "__main__":
    place = Path(sys.argv[1])
    fields(place)
    indexes(place)
    if len(sys.argv) > 2:
        lite(place, Path(sys.argv[2]).absolute())
