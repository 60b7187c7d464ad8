"""A quote looked up in the archive: the articles that may have it, held against it word by word.

What the full-text index does not hold (page furniture, headlines of other versions) is not looked at, nor are earlier
versions while a latest one has the quote.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, TypeVar

from index.article import Article
from index.errors import UsageError
from index.found import Filters
from retrieval.answer import Evidence
from retrieval.verbatim.checked import Checked, Headline, Near, Outcome, Place
from retrieval.verbatim.matching import nearly, standing
from retrieval.verbatim.placing import headline, near, place
from retrieval.verbatim.wording import Word, parts_of, words_of

if TYPE_CHECKING:
    from index.holdings import Holdings

# Milvus gives no more hits than that at once, so both archives are asked for as many.
MOST_HITS = 16_384
FEW = 256  # passages that are read rather than narrowed by a further word
MOST_READ = 2_000  # passages, and changed articles whose earlier versions are read
NEAR_HITS = 60
NEAREST = 3
_ALL = Filters()
Piece = TypeVar("Piece", bound=Evidence)


@dataclass(frozen=True, slots=True)
class _Quote:
    """What is looked for: `words` are those of all parts, with in how many passages each stands."""

    text: str
    parts: tuple[tuple[Word, ...], ...]
    frequencies: dict[str, int]

    @property
    def words(self) -> list[Word]:
        return [word for part in self.parts for word in part]


def look_up(text: str, archive: "Holdings") -> Checked:
    """Where the quote stands word for word, else what comes nearest. Raises UsageError for one without a word."""
    parts = parts_of(text)
    said = list(dict.fromkeys(word.said for part in parts for word in part if any(map(str.isalnum, word.said))))
    if not said:
        raise UsageError("there is no word in the quote; give the words that are said to stand somewhere")
    quote = _Quote(text, parts, dict(zip(said, archive.document_frequency(said), strict=True)))
    hits = archive.search_words(said, NEAR_HITS, _ALL)
    likely = _articles([hit.passage_id for hit in hits], archive)
    places = _places(quote, _articles(_holding(quote, archive), archive), archive) or _earlier(quote, archive)
    headlines = _headlines(quote, likely, {each.article for each in places})
    nearest = [] if places or headlines else _nearest(quote, likely, archive)
    outcome: Outcome = "found" if places or headlines else "differently" if nearest else "absent"
    return Checked(
        quote=" ".join(text.split()),
        outcome=outcome,
        places=_named(places),
        headlines=tuple(headlines),
        nearest=_named(nearest),
    )


def _named(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """With origins called o1, o2 ... as they come: an archive's own numbers are its own."""
    names: dict[str, str] = {}
    return tuple(
        each.model_copy(update={"origin": names.setdefault(each.origin, f"o{len(names) + 1}")}) for each in pieces
    )


def _holding(quote: _Quote, archive: "Holdings") -> list[int]:
    """Passages that may have the quote: those with the rarest words of the sentence of it that has the rarest."""
    known = quote.frequencies
    if not all(known.values()):
        return []
    sentences = [list(dict.fromkeys(word.said for word in run if word.said in known)) for run in _runs(quote.parts)]
    words = min((sorted(run, key=lambda word: known[word]) for run in sentences if run), key=lambda run: known[run[0]])
    if known[words[0]] > MOST_HITS:
        return [hit.passage_id for hit in archive.search_words(words, MOST_READ, _ALL)]
    kept: set[int] | None = None
    for word in words:
        if known[word] > MOST_HITS or (kept is not None and len(kept) <= FEW):
            break
        found = {hit.passage_id for hit in archive.search_words([word], MOST_HITS, _ALL)}
        kept = found if kept is None else kept & found
    return sorted(kept or ())[:MOST_READ]


def _runs(parts: Sequence[Sequence[Word]]) -> Iterator[list[Word]]:
    """The parts cut where a sentence ends: a passage may end there."""
    for part in parts:
        run: list[Word] = []
        for word in part:
            if word.opens and run:
                yield run
                run = []
            run.append(word)
        yield run


def _articles(passages: Sequence[int], archive: "Holdings") -> list[Article]:
    return list({each.article.id: each.article for each in archive.passages(passages)}.values())


def _places(quote: _Quote, articles: Sequence[Article], archive: "Holdings") -> list[Place]:
    """In these articles, the earliest published first."""
    found = []
    for article in articles:
        words = words_of(article.text)
        if runs := standing(quote.parts, words):
            latest, lacking = _versions(quote, article, archive)
            found += [place(quote.text, article, words, run, latest, lacking) for run in runs]
    return sorted(found, key=lambda each: (each.published or "9", each.article, each.stretches[0].start))


def _earlier(quote: _Quote, archive: "Holdings") -> list[Place]:
    """In versions that their outlets have altered since, the latest that has it."""
    older = (_last_with(quote, seen.key, archive) for seen in archive.changed()[:MOST_READ])
    return _places(quote, [article for article in older if article is not None], archive)


def _last_with(quote: _Quote, key: str, archive: "Holdings") -> Article | None:
    for seen in reversed(archive.versions(key)[:-1]):
        article = archive.article(key, seen.number)
        if standing(quote.parts, words_of(article.text)):
            return article
    return None


def _versions(quote: _Quote, article: Article, archive: "Holdings") -> tuple[int, tuple[int, ...]]:
    """The latest version's number, and those of the versions that do not have the quote."""
    numbers = [seen.number for seen in archive.versions(article.key)]
    texts = ((each, archive.article(article.key, each).text) for each in numbers if each != article.version)
    return numbers[-1], tuple(each for each, text in texts if not standing(quote.parts, words_of(text)))


def _headlines(quote: _Quote, articles: Sequence[Article], in_text: set[str]) -> list[Headline]:
    titled = ((each, each.masthead.title) for each in articles if each.key not in in_text)
    found = (headline(each, title) for each, title in titled if title and standing(quote.parts, words_of(title)))
    return sorted(found, key=lambda each: each.article)


def _nearest(quote: _Quote, articles: Sequence[Article], archive: "Holdings") -> list[Near]:
    """The nearest passages, one of an origin."""
    passages = archive.coverage().passages
    # A word that nothing has is the one that parts the quote from its passage: it weighs no more than the rarest other.
    rarest = min((count for count in quote.frequencies.values() if count), default=1)
    weights = {word: log((passages + 1) / ((count or rarest) + 1)) + 0.1 for word, count in quote.frequencies.items()}
    found: list[tuple[float, str, Near]] = []
    for article in articles:
        words = words_of(article.text)
        one = nearly(quote.words, words, lambda word: weights.get(word, 0.1))
        if one is not None:
            found.append((-one.share, article.key, near(quote.text, quote.words, article, words, one)))
    found.sort(key=lambda each: each[:2])
    best: dict[str, Near] = {}
    for _, _, each in found:
        best.setdefault(each.origin, each)
    return list(best.values())[:NEAREST]
