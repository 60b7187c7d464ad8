"""Candidate sentences into reader's windows: neighbours of one article are read together, each window in its context.

It does not know how sentences were chosen or what a reader does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.article import Article
from index.regex import regex
from retrieval.candidates import Candidate
from retrieval.readers.reader import Window
from retrieval.reading import say
from retrieval.retraction import sets_right

SENTENCES = 3
CHARS = 600

_LEANING = regex(
    r"[\"“'‘]?(?:He|She|They|It|This|That|These|Those|His|Her|Their|Its|Both|Neither|Another|Others|"
    r"The (?:two|three|four|former|latter|pair|others?|same|group|attack|incident|man|woman|official|source|officer|"
    r"agency|ministry|statement|company|figure|number|toll)"
    r"(?!\s+(?:at|in|on(?! \w+day\b)|of|near|off|against|from)\b))\b"
)
# "The attack" leans, "the attack on Velm" says itself which.


@dataclass(frozen=True, slots=True)
class Placed:
    """A window with the article it was cut from; `numbers` are the article's numbers of its sentences."""

    window: Window
    article: Article
    start: int
    numbers: tuple[int, ...]


def windows(chosen: Sequence[Candidate]) -> list[Placed]:
    """Windows that hold every chosen sentence once, and those before them that they lean on; by the best candidate."""
    order: dict[int, int] = {}
    wanted: dict[int, set[int]] = {}
    articles: dict[int, Article] = {}
    for rank, candidate in enumerate(chosen):
        order.setdefault(candidate.article.id, rank)
        articles[candidate.article.id] = candidate.article
        wanted.setdefault(candidate.article.id, set()).add(candidate.number)
    return [
        placed
        for article_id in sorted(order, key=lambda i: order[i])
        for placed in _of_article(articles[article_id], wanted[article_id])
    ]


def copied_words(candidate: Candidate) -> tuple[str, str]:
    """What two sentences have in common that are copies of one: their words, and those before that they lean on."""
    article, number = candidate.article, candidate.number
    if not number or not leans(article, number):
        return candidate.text, ""
    return candidate.text, article.words(number - 1)


def by_words(chosen: Sequence[Candidate]) -> list[list[Candidate]]:
    """The candidates by what they say, each with its copies; the best first, and it is the one that is read."""
    same: dict[tuple[str, str], list[Candidate]] = {}
    for candidate in chosen:
        same.setdefault(copied_words(candidate), []).append(candidate)
    return list(same.values())


def _of_article(article: Article, wanted: set[int]) -> list[Placed]:
    with_context = wanted | {n - 1 for n in wanted if n and leans(article, n) and adjoin(article, n - 1, n)}
    runs: list[list[int]] = []
    for number in sorted(with_context):
        # What is taken back is not parted from what sets it right.
        ahead = [number + 1] if number + 1 in with_context and sets_right(article, number + 1) else []
        if runs and number == runs[-1][-1] + 1 and _fits(article, [*runs[-1], number, *ahead]):
            runs[-1].append(number)
        else:
            runs.append([number])
    return [_placed(article, run) for run in runs]


def leans(article: Article, number: int) -> bool:
    """Whether a sentence does not stand alone: it opens with a pronoun or a bare reference, or sets right the one
    before."""
    sentence = article.sentences[number]
    return _LEANING.match(article.text, sentence.start, sentence.end) is not None or sets_right(article, number)


def adjoin(article: Article, first: int, second: int) -> bool:
    """Whether nothing but white space stands between two sentences (furniture would be quoted with them)."""
    return not article.text[article.sentences[first].end : article.sentences[second].start].strip()


def _fits(article: Article, run: Sequence[int]) -> bool:
    chars = article.sentences[run[-1]].end - article.sentences[run[0]].start
    return len(run) <= SENTENCES and chars <= CHARS and all(adjoin(article, a, b) for a, b in pairwise(run))


def _placed(article: Article, run: Sequence[int]) -> Placed:
    start, end = article.sentences[run[0]].start, article.sentences[run[-1]].end
    borders = tuple((article.sentences[n].start - start, article.sentences[n].end - start) for n in run)
    return Placed(Window(article.text[start:end], context(article), borders), article, start, tuple(run))


def context(article: Article) -> str:
    """What a reader is told of the article: its title and the day it was published."""
    published = article.masthead.published_day
    parts = [article.masthead.title or "", say(published) if published else ""]
    return ". ".join(part.strip(" .") for part in parts if part)


def quoted(article: Article, number: int, span: tuple[int, int] | None = None) -> tuple[int, int]:
    """The quote for a sentence, half-open, code points: itself, and the one before it where it cannot stand alone, or
    the one after it that sets it right; with the one beside it that holds the `span`, where that lies outside. One
    alone where two are too long."""
    first, last = number, number
    sentence = article.sentences[number]
    if span is not None and span[0] >= sentence.end:
        return sentence.start, article.sentences[number + 1].end
    if number + 1 < len(article.sentences) and sets_right(article, number + 1):
        last += 1
    elif number and leans(article, number) and adjoin(article, number - 1, number):
        first -= 1
    start, end = article.sentences[first].start, article.sentences[last].end
    if end - start <= CHARS:
        return start, end
    return sentence.start, sentence.end
