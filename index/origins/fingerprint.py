"""What is left of a text when its words are reduced to numbers: shingles, and a few of them to look copies up by.

It knows words only, not articles or groups. A fingerprint keeps the shingles whose hash is low ("sampling by modulus",
Manber 1994, Broder 1997): a text that stands whole inside a longer one shares all its kept shingles with it, however
long the other is, which bands of MinHash do not give (their chance falls with the Jaccard similarity).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.regex import regex

SHINGLE = 5  # words; shorter ones are common phrases, longer ones miss light editing
KEPT_OF = 16  # one shingle in so many is kept to look copies up by ...
FEWEST, MOST = 12, 64  # ... but not fewer than this (a brief) nor more (a transcript)

_WORD = regex(r"[^\W_]+(?:['’][^\W_]+)*")
_POWERS = np.array([pow(0x9E3779B97F4A7C15, n + 1, 1 << 64) for n in range(SHINGLE)], dtype=np.uint64)

Hashes = NDArray[np.uint64]


def words_of(text: str) -> list[str]:
    """The words that shingles are made of: lower case, no marks, one apostrophe."""
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def shingles(words: Sequence[str]) -> Hashes:
    """Hashes of the runs of `SHINGLE` words, ascending, each once; of the whole where it is shorter."""
    if not words:
        return np.empty(0, dtype=np.uint64)
    hashed = np.array([crc32(word.encode("utf-8", "surrogatepass")) for word in words], dtype=np.uint64)
    count = max(1, len(words) - SHINGLE + 1)
    total = np.zeros(count, dtype=np.uint64)
    for offset in range(min(SHINGLE, len(words))):
        total += (hashed[offset : offset + count] + np.uint64(1)) * _POWERS[offset]
    return np.unique(_mixed(total))


def bands(shingles_: Hashes) -> list[int]:
    """The shingles that an article is looked up by, as SQLite stores them (signed 64-bit), ascending as unsigned."""
    limit = np.uint64((1 << 64) // KEPT_OF)
    kept = int(np.searchsorted(shingles_, limit))
    chosen = shingles_[: min(max(kept, FEWEST), MOST)]
    return [int(band) for band in chosen.view(np.int64)]


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of two texts is the same: the share of shingles in common, of the smaller and of the larger text."""

    of_smaller: float
    of_larger: float


def overlap(a: Hashes, b: Hashes) -> Overlap:
    """Exact, from both texts' shingles."""
    if not len(a) or not len(b):
        return Overlap(0.0, 0.0)
    common = len(np.intersect1d(a, b, assume_unique=True))
    return Overlap(common / min(len(a), len(b)), common / max(len(a), len(b)))


def _mixed(values: Hashes) -> Hashes:
    """Steele et al.'s splitmix64 finaliser: makes low hashes a fair sample."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
