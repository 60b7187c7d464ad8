"""Whether two spellings that are nearly the same are one name, by the reports that have the one or the other.

A report says so ("Djorem, as the rebels spell Jorrem"), or reports of either are of the same days and share other
names. Two people of nearly one name have other words beside it, and two such towns stand in one sentence sooner or
later. It knows no place and nobody.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from index.article import Article
from index.regex import regex
from retrieval.outline import outline
from retrieval.values.name import fold
from retrieval.values.spelling import ALIKE, distance, skeleton, sounds

IsAWord = Callable[[str], bool]
_SAYS_SO = regex(
    r"spell|\bspelt\b|transliterat|\bwritten\b|\b(?:also|otherwise|locally|better) (?:known|called)\b"
    r"|\bcall(?:s|ed)? it\b|\bsame (?:place|town|village|city|man|woman|person|name)\b"
)
_FARTHEST, _AROUND = 120, 50
"""Characters between two names that a report says to be one, and around them."""


@dataclass(frozen=True, slots=True)
class _Tie:
    """Spellings so far apart are one name where two reports share so many other names and are so many days apart;
    `of_a_word`: even where one of the two is a word of English, as "Paris" and "parish" both are."""

    apart: float
    names: int
    days: int
    of_a_word: bool = False


_TIES = (_Tie(0.12, 2, 14), _Tie(0.12, 1, 3), _Tie(0.18, 3, 3), _Tie(0.06, 3, 3, of_a_word=True))


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word, folded, and the articles that have it, among which none or some have the other spelling too."""

    word: str
    articles: tuple[Article, ...]

    @classmethod
    def among(cls, word: str, articles: Sequence[Article]) -> "Spelling":
        """Its articles among those."""
        return cls(word, tuple(article for article in articles if forms(word, article)))


def forms(word: str, article: Article) -> list[str]:
    """How the article writes the word, which is folded."""
    return sorted(form for form in outline(article).names.get(skeleton(word), ()) if fold(form) == word)


def are_one_name(asked: Sequence[str], ours: Spelling, theirs: Spelling, is_a_word: IsAWord) -> bool:
    """Whether they are spellings of one name; `asked` are the words of the question's name that the first is one of."""
    together = [at for article in ours.articles for at in _together(article, ours.word, theirs.word)]
    if any(_SAYS_SO.search(around) for _, around in together):
        return True
    if any(re.search(r"[.!?\n]", between) is None for between, _ in together) or _is_inflected(ours.word, theirs.word):
        return False
    if any(_is_small(each.word, article) for each in (ours, theirs) for article in (*ours.articles, *theirs.articles)):
        return False
    beside = [_beside(each, is_a_word) for each in (ours, theirs)]
    at = [fold(word) for word in asked].index(ours.word)
    beside[0][0].update(fold(word) for word in asked[max(0, at - 1) : at])
    beside[0][1].update(fold(word) for word in asked[at + 1 : at + 2])
    alike = {_one_alike(a, b) for a, b in zip(*beside, strict=True) if a and b}
    return False not in alike and (True in alike or _are_tied(asked, ours, theirs, is_a_word))


def _together(article: Article, word: str, other: str) -> Iterator[tuple[str, str]]:
    """Where both stand near one another: what is between them, and that with what is around."""
    text = article.text
    for a, b in product(_places(article, word), _places(article, other)):
        first, second = sorted((a, b))
        if second[0] - first[1] <= _FARTHEST:
            yield text[first[1] : second[0]], text[max(0, first[0] - _AROUND) : second[1] + _AROUND]


def _places(article: Article, word: str) -> list[tuple[int, int]]:
    """Where it stands."""
    written = "|".join(map(re.escape, forms(word, article)))
    return [m.span() for m in re.finditer(rf"(?<!\w)(?:{written})(?!\w)", article.text)] if written else []


def _is_inflected(word: str, other: str) -> bool:
    """A people and its country, one and several of them."""
    short, long = sorted((sounds(word), sounds(other)), key=len)
    return short != long and long.startswith(short)


def _is_small(word: str, article: Article) -> bool:
    """Not in an address, where all letters are."""
    return re.search(rf"(?<![\w/.-]){re.escape(word)}(?![\w/-])", article.text) is not None


_LAST, _FIRST = regex(r"([^\W\d_]+)[ -]$"), regex(r"[ -]([^\W\d_]+)")


def _beside(spelling: Spelling, is_a_word: IsAWord) -> tuple[set[str], set[str]]:
    """The names that stand before and behind it."""
    before: set[str] = set()
    behind: set[str] = set()
    for article in spelling.articles:
        for start, end in _places(article, spelling.word):
            around = _LAST.search(article.text[max(0, start - 30) : start]), _FIRST.match(article.text[end : end + 30])
            for found, kept in zip(around, (before, behind), strict=True):
                name = found[1] if found else ""
                if name[:1].isupper() and not name.isupper() and not is_a_word(fold(name)):
                    kept.add(fold(name))
    return before, behind


def _one_alike(words: set[str], others: set[str]) -> bool:
    return any(a == b or distance(a, b) <= ALIKE for a, b in product(words, others))


def _are_tied(asked: Sequence[str], ours: Spelling, theirs: Spelling, is_a_word: IsAWord) -> bool:
    """Whether a report of each is of the same days and shares other names."""
    apart = distance(ours.word, theirs.word)
    words = 0 if _are_places(ours, theirs) else is_a_word(ours.word) + is_a_word(theirs.word)
    ties = [tie for tie in _TIES if apart <= tie.apart and words <= tie.of_a_word]
    without = {*map(fold, asked), ours.word, theirs.word}
    for a, b in product(ours.articles, theirs.articles) if ties else ():
        days = _days_apart(a, b)
        if days is None or a is b:
            continue
        shared = len({word for word in _named(a) & _named(b) if not is_a_word(word)} - without)
        if any(shared >= tie.names and days <= tie.days for tie in ties):
            return True
    return False


def _are_places(*spellings: Spelling) -> bool:
    """Whether something is told to be in either; "in Orsk Venn's case" is no place."""
    return all(
        any(_is_in(a.text, *place) for a in each.articles for place in _places(a, each.word)) for each in spellings
    )


def _is_in(text: str, start: int, end: int) -> bool:
    behind = _FIRST.match(text[end : end + 30])
    return text[max(0, start - 4) : start].lower().endswith(" in ") and not (behind and behind[1][0].isupper())


def _named(article: Article) -> set[str]:
    return {fold(form) for written in outline(article).names.values() for form in written}


def _days_apart(a: Article, b: Article) -> int | None:
    first, second = a.masthead.published_day, b.masthead.published_day
    if first is None or second is None:
        return None
    return max(0, (max(first.first, second.first) - min(first.last, second.last)).days)
