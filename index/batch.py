"""A batch of prepared articles, and its embedding while the next is prepared.

It does not know the archive.
"""

import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from index.embedding.encoder import Encoder
from index.holdings import Ready
from index.neighbours.vectors import Vectors
from index.steps import Prepared
from index.words.fulltext import passage_text

# One fsync a batch; large enough to sort by length, small enough that Ctrl-C waits some seconds on the slowest machine.
BATCH_PASSAGES = 192
BATCH_ARTICLES = 64
# torch comes back to the interpreter after every operation. At the usual 5 ms it would wait that long each time.
SWITCH_SECONDS = 0.000_2


@dataclass(slots=True)
class Batch:
    """Articles that are stored together."""

    prepared: list[Prepared] = field(default_factory=list)
    inputs: list[bytes] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    passages: int = 0

    def put(self, prepared: Prepared, input_sha256: bytes) -> None:
        """One more."""
        self.prepared.append(prepared)
        self.inputs.append(input_sha256)
        self.keys.add(prepared.article.key)
        self.passages += len(prepared.article.passages)

    def is_full(self) -> bool:
        """Whether it is time to store it."""
        return self.passages >= BATCH_PASSAGES or len(self.prepared) >= BATCH_ARTICLES

    def texts(self) -> list[str]:
        """What is embedded, passage by passage."""
        return [passage_text(p.article, passage) for p in self.prepared for passage in p.article.passages]

    def ready(self, vectors: Vectors) -> Iterator[Ready]:
        """Each article with its rows of `vectors`, of shape (passages of the batch, dimension)."""
        first = 0
        for prepared, digest in zip(self.prepared, self.inputs, strict=True):
            last = first + len(prepared.article.passages)
            yield _ready(prepared, digest, vectors[first:last])
            first = last


@dataclass(frozen=True, slots=True)
class Embedding:
    """A batch whose vectors are on their way."""

    batch: Batch
    vectors: "Future[Vectors]"


@contextmanager
def embedding(encoder: Encoder) -> Iterator["Embedder"]:
    """One batch at a time in a thread of its own, until the end."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    pool = ThreadPoolExecutor(1, thread_name_prefix="embedding")
    try:
        yield Embedder(encoder, pool)
    finally:
        pool.shutdown(cancel_futures=True)  # whoever is interrupted waits for the batch at hand, not for the next
        sys.setswitchinterval(usual)


@dataclass(frozen=True, slots=True)
class Embedder:
    """Embeds what it is given, in order."""

    encoder: Encoder
    pool: ThreadPoolExecutor

    def begin(self, batch: Batch) -> Embedding:
        """At once, beside the caller."""
        return Embedding(batch, self.pool.submit(self.encoder.encode, batch.texts()))


def _ready(prepared: Prepared, digest: bytes, vectors: Vectors) -> Ready:
    article = prepared.article
    return Ready(
        key=article.key, place=prepared.place, input_sha256=digest, text=article.text, masthead=article.masthead,
        basis=article.published_basis, furniture=prepared.furniture, sentences=article.sentences,
        passages=article.passages, vectors=vectors,
    )  # fmt: skip
