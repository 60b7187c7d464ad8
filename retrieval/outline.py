"""What an article's sentences have, whatever is asked: their stems, their shapes, which can answer anything at all.

Worked out once for as long as the archive hands out the same article, for people ask several questions about one
event. It knows no question.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from index.article import Article
from index.regex import regex
from retrieval.answer import NAMED, Kind
from retrieval.stems import stems_in
from retrieval.tongues.tables import wording
from retrieval.values.name import fold
from retrieval.values.numeral import SPELLED
from retrieval.values.spelling import skeleton

KEPT = 256
"""Articles whose outlines are kept; of one longer than this many characters it is not."""
LONGEST_KEPT = 50_000
FEWEST_WORDS = 3


@dataclass(frozen=True, eq=False)
class Outline:
    """`stems` are those of each sentence, `worded` the numbers of the sentences that are more than a word or a caption,
    `passages` the first sentence of the passage that each sentence stands in, None where it stands in none."""

    article: Article
    stems: tuple[frozenset[str], ...]
    title: frozenset[str]
    worded: tuple[int, ...]
    passages: tuple[int | None, ...]
    _shapes: dict[Kind, frozenset[int]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def whole(self) -> frozenset[str]:
        """The stems of all of it."""
        return frozenset().union(*self.stems, self.title)

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """Its words with a capital, of four letters and more, as written, by their skeletons."""
        found: dict[str, set[str]] = {}
        for word in set(_CAPITAL.findall(f"{self.article.masthead.title or ''}\n{self.article.text}")):
            if word[0].isupper():
                found.setdefault(skeleton(fold(word)), set()).add(word)
        return {bare: frozenset(words) for bare, words in found.items()}

    def shaped(self, kind: Kind) -> frozenset[int]:
        """The numbers of the sentences that have the shape of something of that kind."""
        if kind not in self._shapes:
            language = self.article.masthead.language
            found = (n for n in self.worded if could_hold(kind, self.article.words(n), language))
            self._shapes[kind] = frozenset(found)
        return self._shapes[kind]


def outline(article: Article) -> Outline:
    """The article's, kept for the very same article."""
    return _kept(_Same(article)) if len(article.text) <= LONGEST_KEPT else _read(article)


class _Same:
    """An article that is equal to none but itself: to compare two word by word costs what is saved."""

    __slots__ = ("article",)

    def __init__(self, article: Article) -> None:
        self.article = article

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.article is self.article

    def __hash__(self) -> int:
        return id(self.article)


@lru_cache(maxsize=KEPT)
def _kept(same: _Same) -> Outline:
    return _read(same.article)


def _read(article: Article) -> Outline:
    texts = [article.words(number) for number in range(len(article.sentences))]
    passages: list[int | None] = [None] * len(texts)
    for passage in reversed(article.passages):
        for number in range(passage.first_sentence, min(passage.last_sentence, len(texts))):
            passages[number] = passage.first_sentence
    return Outline(
        article,
        tuple(map(stems_in, texts)),
        stems_in(article.masthead.title or ""),
        tuple(n for n, text in enumerate(texts) if len(text.split()) >= FEWEST_WORDS and not is_caption(text)),
        tuple(passages),
    )


_CAPITAL = regex(r"(?<![^\W_])[^\W\d_a-z][^\W\d_]{3,}")
_CAPTION = regex(
    r"\b(?:hide|show|toggle|expand) caption\b|\b(?:photo|image|slide) \d+ of \d+\b|^photos?:|\bphotos?:.*\bphotos?:",
    re.IGNORECASE | re.DOTALL,
)
_OF_PICTURES = ("caption", "photo", "image", "slide")


def is_caption(text: str) -> bool:
    """The plain words are looked for first: the pattern alone took a quarter of the weighing."""
    lower = text.lower()
    return any(word in lower for word in _OF_PICTURES) and _CAPTION.search(text) is not None


_NUMBER = regex(
    rf"\d|\b(?:{SPELLED}|half|dozens?|scores|hundreds?|thousands?|millions?|several|couple|no|none|nobody|zero)\b",
    re.IGNORECASE,
)
_NAME = regex(r"(?<=[\w,;:“\"(] )[“\"]?[^\W\d_a-z]\w")
_DATE = regex(
    r"\d{4}|\d:\d\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to)day\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|"
    r"oct|nov|dec)[a-z]*\b|\b(?:[ap]\.?m\b|noon|midnight|dawn|dusk|morning|evening|night|week|month|year|decade)|"
    r"o['’]clock\b|\b(?:half|quarter|five|ten|twenty|minutes?) (?:past|to) ",
    re.IGNORECASE,
)


def could_hold(kind: Kind, text: str, language: str | None = None) -> bool:
    """Whether a sentence has the shape of something of that kind: figures, capitals, times."""
    if kind in (Kind.NUMBER, Kind.DATE) and wording(language) is not None:
        from retrieval.tongues.shapes import could_hold_abroad

        return could_hold_abroad(kind, text, language)
    if kind is Kind.NUMBER:
        return _NUMBER.search(text) is not None
    if kind is Kind.DATE:
        return _DATE.search(text) is not None
    if kind in NAMED:
        return _NAME.search(text) is not None
    return True
