"""How fast passages are embedded, beside SentenceTransformer.encode (float32, batch 32), on one thread each."""

import json
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from index.embedding.bulk import bfloat16, has_bfloat16
from index.embedding.encoder import open_encoder
from index.embedding.model import find_model
from tests.bench.growth import cost
from tests.bench.large import passage_texts
from tests.bench.row import Place, Row

PASSAGES = 192
SHARED_OF = 10


def texts(place: Place, count: int) -> list[str]:
    """Passages of labelled articles."""
    found: list[str] = []
    with place.articles.open(encoding="utf-8") as lines:
        for line in lines:
            found += passage_texts(json.loads(line)["text"])
            if len(found) >= count:
                break
    return found[:count]


def embedding(place: Place) -> Iterator[Row]:
    """Ours in turn with the reference, and how many of the ten nearest they have in common."""
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)
    read, onnx = texts(place, PASSAGES), open_encoder(threads=1)
    files = find_model(onnx.model.name)
    plain = SentenceTransformer(str(files.folder), device="cpu")
    fast = bfloat16(files) if has_bfloat16() else None
    run = (lambda some: onnx.encode_with(some, fast)) if fast else onnx.encode
    plain.encode(read[:32], batch_size=32), run(read[:32])
    theirs, mine = [], []
    for _ in range(2):
        theirs.append(cost(lambda: plain.encode(read, batch_size=32, normalize_embeddings=True)))
        mine.append(cost(lambda: run(read)))
    (wall, used), (their_wall, their_used) = min(mine, key=lambda c: c[1]), min(theirs, key=lambda c: c[1])
    shared = overlap(run(read), plain.encode(read, batch_size=32, normalize_embeddings=True))
    yield Row(
        f"embedding, {'bfloat16' if fast else 'ONNX Runtime'}, one thread", "2.5 x, .98 of the top 10",
        f"{their_wall / wall:.1f} x, {shared:.3f} of the top 10",
        f"{their_used / used:.1f} x: {len(read) / used:.0f} a second",
        f"SentenceTransformer.encode fp32, batch 32: {len(read) / their_used:.0f} a second of processor time",
    )  # fmt: skip


def overlap(ours: NDArray[np.float32], theirs: NDArray[np.float32]) -> float:
    """The share of each passage's nearest that both agree on."""
    shares = []
    for one, other in ((ours @ ours.T, theirs @ theirs.T),):
        np.fill_diagonal(one, -1), np.fill_diagonal(other, -1)
        for row, same in zip(np.argsort(-one)[:, :SHARED_OF], np.argsort(-other)[:, :SHARED_OF], strict=True):
            shares.append(len(set(row.tolist()) & set(same.tolist())) / SHARED_OF)
    return float(np.mean(shares))
