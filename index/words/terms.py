"""Words as the full-text index keeps them: cut at whatever is no letter or figure, without accents and case, stemmed.

What a passage holds is a row of bytes: first its length in words, then each term's hash and how often it stands there.
Both sides of a search, the passage and the question, must be read alike: TERMS in the manifest says how.
"""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.regex import regex

# Of a term no letter is kept, so that nothing of a removed article stands in a list of words.
RECORD = np.dtype([("hash", "<u8"), ("times", "u1")])
# `times` has the words of the text in its lower six bits, those of the headline in the upper two. BM25 cannot tell
# more of them apart.
MOST_IN_TEXT, MOST_IN_TITLE, TITLE_SHIFT = 63, 3, 6
LONGEST = 65_535
# Accents may stand as marks of their own; an English 's is no word ("Iran's" is found with "Iran").
_WORD = regex(r"([^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*)(?:['’][sS]\b)?")

Records = NDArray[np.void]


def terms(text: str) -> list[int]:
    """The text's terms by their hash, in order. Of a million terms two are alike with a chance of one in 40 million."""
    return list(map(_term, _WORD.findall(text)))


def packed(text: str, title: str) -> bytes:
    """What a passage holds: its own text and its article's headline."""
    in_text, in_title = Counter(terms(text)), _counted(title)
    hashes = [*in_text, *(term for term in in_title if term not in in_text)]
    records = np.zeros(1 + len(hashes), dtype=RECORD)
    records[0] = (min(in_text.total() + in_title.total(), LONGEST), 0)
    records["hash"][1:] = hashes
    records["times"][1 : 1 + len(in_text)] = np.minimum(list(in_text.values()), MOST_IN_TEXT)
    for row, term in enumerate(hashes, start=1):
        if term in in_title:
            records["times"][row] |= min(in_title[term], MOST_IN_TITLE) << TITLE_SHIFT
    return records.tobytes()


def unpacked(rows: Sequence[bytes]) -> tuple[NDArray[np.uint16], NDArray[np.uint32], Records]:
    """Of many passages: their lengths, and for all of their records the place of the passage, and the records."""
    every = np.frombuffer(b"".join(rows), dtype=RECORD)
    counts = np.fromiter((len(row) // RECORD.itemsize for row in rows), dtype=np.int64, count=len(rows))
    firsts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(counts)])[:-1]
    kept = np.ones(len(every), dtype=np.bool_)
    kept[firsts] = False
    places = np.repeat(np.arange(len(rows), dtype=np.uint32), counts - 1)
    return every["hash"][firsts].astype(np.uint16), places, every[kept]


@lru_cache(maxsize=256)
def _counted(title: str) -> Counter[int]:
    """Of a headline, which all passages of an article share."""
    return Counter(terms(title))


def stems(text: str) -> list[str]:
    """The text's terms as words, in order, for an index that is not ours."""
    return list(map(_stem, _WORD.findall(text)))


@lru_cache(maxsize=200_000)
def _term(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(_stem(word).encode(), digest_size=8).digest(), "little")


def _stem(word: str) -> str:
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    stem: str = _stemmer().stemWord(word.casefold())
    return stem


@lru_cache(maxsize=1)
def _stemmer():  # type: ignore[no-untyped-def]  # it has no types
    from Stemmer import Stemmer

    # Our own cache of words is faster than its own.
    return Stemmer("porter", 0)
