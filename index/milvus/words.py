"""Words as the folder's archive cuts and weighs them, so that Milvus finds and ranks what that does.

Milvus's BM25 finds the passages; its scores depend on the segment or shard in which a passage lies. So the found ones
are weighed again here, by the formula of `wordsearch` with the counts of the whole archive.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from index.milvus.schema import FIELD_BYTES
from index.words.terms import LONGEST, MOST_IN_TEXT, MOST_IN_TITLE, TITLE_SHIFT, stems
from index.words.wordsearch import LEAST_WEIGHT, LENGTH_SHARE, SATURATION, TEXT_WEIGHT, TITLE_WEIGHT

# A headline's words stand in the same field as the passage's, told apart by how they begin.
TITLE = "zq0"
# Of some words no stem is left ("s", of "U.S."); they count all the same.
NOTHING_LEFT = "zq1"


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


def cut(text: str) -> tuple[str, ...]:
    """The stems of a text, in order: letters and figures only, whatever stands in it."""
    return tuple("".join(filter(str.isalnum, stem)) or NOTHING_LEFT for stem in stems(text))


@dataclass(frozen=True, slots=True)
class Weighing:
    """What BM25 knows of a question: its words' stems, in how many passages each stands, how long passages are.

    A word may be several stems ("o'brien"), which all must stand, in whatever order.
    """

    words: tuple[tuple[str, ...], ...]
    frequencies: tuple[int, ...]
    passages: int
    mean_length: float

    def score(self, terms: Terms) -> float:
        """Higher is better; 0 where none of the words stands."""
        text, title = Counter(terms.text), Counter(terms.title)
        length = min(terms.length, LONGEST) / self.mean_length if self.mean_length else 1.0
        damping = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length)
        total = 0.0
        for word, frequency in zip(self.words, self.frequencies, strict=True):
            # As the folder's archive packs and compares them, so that both weigh alike.
            times = min(min(text[stem], MOST_IN_TEXT) | min(title[stem], MOST_IN_TITLE) << TITLE_SHIFT for stem in word)
            if not times:
                continue
            often = TEXT_WEIGHT * (times & MOST_IN_TEXT) + TITLE_WEIGHT * (times >> TITLE_SHIFT)
            counted = min(frequency, self.passages)
            weight = max(log((self.passages - counted + 0.5) / (counted + 0.5)), LEAST_WEIGHT)
            total += weight * often * (SATURATION + 1) / (often + damping)
        return total


def stands(phrase: Sequence[str], *, headlines: bool) -> str:
    """The filter for passages in which all of a word's stems stand, in headlines too or not."""
    forms = ((f"{word} {TITLE}{word}" if headlines else word) for word in dict.fromkeys(phrase))
    return " and ".join(f"text_match(terms, '{form}')" for form in forms)


def any_of(phrases: Sequence[Sequence[str]]) -> str:
    """What BM25 is asked for: any of the words, in text or headline."""
    words = dict.fromkeys(word for phrase in phrases for word in phrase)
    return " ".join(f"{word} {TITLE}{word}" for word in words)
