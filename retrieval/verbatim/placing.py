"""A stretch of an article as evidence: its sentences, their day, who says it, and what a quote has otherwise.

Every piece is cut from the stored text here. It does not know how the stretch was found.
"""

from collections.abc import Sequence
from itertools import pairwise

from index.article import Article
from retrieval.answer import Attribution, Evidence, Slice
from retrieval.citing import cut, evidence, published
from retrieval.speech.attribution import LOOK_AHEAD, attribute
from retrieval.speech.lookback import LOOK_BACK
from retrieval.verbatim.checked import Difference, Headline, Near, Place
from retrieval.verbatim.matching import Nearly, Stretch
from retrieval.verbatim.wording import Word, parts_of

_STRAIGHT = str.maketrans("’‘“”", "''\"\"")


def place(
    quote: str, article: Article, words: Sequence[Word], run: Sequence[Stretch], latest: int, lacking: tuple[int, ...]
) -> Place:
    """Where all words of the quote stand: each of its parts in a stretch of `run`."""
    stretches = tuple(cut(article, words[first].start, words[last - 1].end) for first, last in run)
    given = [quote[part[0].start : part[-1].end] for part in parts_of(quote)]
    return Place(
        **dict(_evidence(article, stretches[0].start, stretches[-1].end)),
        stretches=stretches,
        left_out=sum(after[0] - before[1] for before, after in pairwise(run)),
        to_the_letter=all(_letters(one) == _letters(two.text) for one, two in zip(given, stretches, strict=True)),
        latest=latest,
        lacking=lacking,
    )


def near(quote: str, said: Sequence[Word], article: Article, words: Sequence[Word], found: Nearly) -> Near:
    """The passage that comes nearest, and what is otherwise there than in the quote, whose words are `said`."""
    first, last = found.stretch
    return Near(
        **dict(_evidence(article, words[first].start, words[last - 1].end)),
        differences=tuple(
            Difference(quote=_between(quote, said, one), article=_between(article.text, words, two))
            for one, two in found.differences
        ),
    )


def headline(article: Article, title: str) -> Headline:
    """An article's headline."""
    return Headline(
        article=article.key,
        version=article.version,
        outlet=article.masthead.outlet,
        title=title,
        published=published(article),
    )


def _letters(text: str) -> str:
    """As it is printed: blanks and the kinds of quotation marks apart."""
    return " ".join(text.translate(_STRAIGHT).split())


def _between(text: str, words: Sequence[Word], stretch: Stretch) -> str:
    first, last = stretch
    return text[words[first].start : words[last - 1].end] if first < last else ""


def _evidence(article: Article, start: int, end: int) -> Evidence:
    numbers = [at for at, each in enumerate(article.sentences) if each.start < end and start < each.end]
    mark = article.sentences[numbers[0]].day if numbers else None
    said = _said(article, numbers[0], start, end) if numbers else None
    quote, span = _around(article, numbers, start, end), cut(article, start, end)
    origin = article.key if article.origin is None else f"o{article.origin}"
    return evidence(article, mark, quote, span, said, origin=origin, score=1.0)


def _around(article: Article, numbers: Sequence[int], start: int, end: int) -> Slice:
    """The sentences that the stretch stands in; of page furniture, which has none, the lines."""
    if numbers:
        first, last = article.sentences[numbers[0]], article.sentences[numbers[-1]]
        return cut(article, min(first.start, start), max(last.end, end))
    until = article.text.find("\n", end)
    return cut(article, article.text.rfind("\n", 0, start) + 1, until if until >= 0 else len(article.text))


def _said(article: Article, number: int, start: int, end: int) -> Attribution | None:
    """Who the outlet says said it, also where the stretch ends in the speaker's very name."""
    sentence, count = article.sentences[number], len(article.sentences)
    span = max(start, sentence.start) - sentence.start, min(end, sentence.end) - sentence.start
    before = [article.words(at) for at in range(max(0, number - LOOK_BACK), number)]
    after = [article.words(at) for at in range(number + 1, min(count, number + 1 + LOOK_AHEAD))]
    text, language = article.words(number), article.masthead.language
    said = attribute(text, before, span, language, after=after)
    whole = None if said else attribute(text, before, (0, len(text)), language, after=after)
    named = text.find(whole.who) if whole else -1
    return whole if whole and 0 <= named < span[1] and span[0] < named + len(whole.who) else said
