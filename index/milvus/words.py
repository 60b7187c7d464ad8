"""Words as SQLite's full-text index cuts and weighs them, so that Milvus finds and ranks what the local archive does.

Milvus's BM25 finds the passages; its scores depend on the segment or shard in which a passage lies. So the found ones
are weighed again here, by FTS5's formula with the counts of the whole archive.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from index.milvus.schema import BM25_B, BM25_K1, FIELD_BYTES
from index.wordsearch import TEXT_WEIGHT, TITLE_WEIGHT

# As in `migrations`; a test holds them together.
TOKENIZE = "porter unicode61 remove_diacritics 2"
# A headline's words stand in the same field as the passage's, told apart by how they begin.
TITLE = "zq0"
LEAST_WEIGHT = 1e-6  # FTS5's, for a word that stands in more than half of the passages


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of a passage and of its article's headline, in order."""

    text: tuple[str, ...]
    title: tuple[str, ...] = ()

    def field(self) -> str:
        """As one field of Milvus, cut off where that is full."""
        words = " ".join((*self.text, *(TITLE + word for word in self.title)))
        return words if len(words.encode()) <= FIELD_BYTES else words.encode()[:FIELD_BYTES].decode(errors="ignore")

    @classmethod
    def of_field(cls, field: str) -> "Terms":
        """The reverse."""
        words = field.split()
        text = tuple(word for word in words if not word.startswith(TITLE))
        return cls(text, tuple(word[len(TITLE) :] for word in words if word.startswith(TITLE)))

    @property
    def length(self) -> int:
        """In words."""
        return len(self.text) + len(self.title)


class Cutter:
    """FTS5 itself, with nothing in it. Not for two threads at once."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._connection.execute(f"CREATE VIRTUAL TABLE cut USING fts5 (text, tokenize = '{TOKENIZE}')")
        self._connection.execute("CREATE VIRTUAL TABLE seen USING fts5vocab ('cut', 'instance')")

    def cut(self, texts: Sequence[str]) -> list[tuple[str, ...]]:
        """The stems of each text, in order."""
        self._connection.execute("DELETE FROM cut")
        self._connection.executemany("INSERT INTO cut (rowid, text) VALUES (?, ?)", enumerate(texts))
        found: list[list[str]] = [[] for _ in texts]
        for doc, term in self._connection.execute('SELECT doc, term FROM seen ORDER BY doc, "offset"'):
            found[doc].append(term)
        return [tuple(words) for words in found]


@dataclass(frozen=True, slots=True)
class Weighing:
    """What FTS5's bm25() knows of a question: its phrases, in how many passages each stands, how long passages are."""

    phrases: tuple[tuple[str, ...], ...]
    frequencies: tuple[int, ...]
    passages: int
    mean_length: float

    def score(self, terms: Terms) -> float:
        """Higher is better; 0 where none of the phrases stands."""
        total = 0.0
        length = terms.length / self.mean_length if self.mean_length else 1.0
        for phrase, frequency in zip(self.phrases, self.frequencies, strict=True):
            often = TEXT_WEIGHT * _often(phrase, terms.text) + TITLE_WEIGHT * _often(phrase, terms.title)
            if not often:
                continue
            rarity = log((self.passages - frequency + 0.5) / (frequency + 0.5)) if frequency <= self.passages else 0.0
            saturated = often * (BM25_K1 + 1.0) / (often + BM25_K1 * (1.0 - BM25_B + BM25_B * length))
            total += max(rarity, LEAST_WEIGHT) * saturated
        return total


def _often(phrase: tuple[str, ...], words: tuple[str, ...]) -> int:
    if len(phrase) == 1:
        return words.count(phrase[0])
    return sum(words[at : at + len(phrase)] == phrase for at in range(len(words) - len(phrase) + 1))


def stands(phrase: Sequence[str], *, headlines: bool) -> str:
    """The filter for passages in which all of a phrase's words stand, in headlines too or not.

    The order of the words is not asked for, which Milvus's text_match cannot. Words of FTS5 are letters and digits.
    """
    forms = ((f"{word} {TITLE}{word}" if headlines else word) for word in dict.fromkeys(phrase))
    return " and ".join(f"text_match(terms, '{form}')" for form in forms)


def any_of(phrases: Sequence[Sequence[str]]) -> str:
    """What BM25 is asked for: any of the words, in text or headline."""
    words = dict.fromkeys(word for phrase in phrases for word in phrase)
    return " ".join(f"{word} {TITLE}{word}" for word in words)
