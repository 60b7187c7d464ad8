"""Every quote and span of an Answer held against the stored text once more, just before it is shown.

It does not know how the quotes were found; a promise is checked by somebody else than who made it.
"""

from collections.abc import Iterator

from index.article import Article
from index.errors import ArchiveBroken, UnknownArticle
from retrieval.answer import Answer, Evidence, Slice
from retrieval.archive import Archive


def verify(answer: Answer, archive: Archive) -> None:
    """Raises ArchiveBroken where a quote or span is not the slice that it says, naming the article.

    Raises UnknownArticle where an article was removed since the Answer was made: its words must not be shown either.
    """
    texts: dict[tuple[str, int], str] = {}
    for evidence in quoted_in(answer):
        cited = evidence.article, evidence.version
        if cited not in texts:
            texts[cited] = _stored(evidence, archive).text
        _check(evidence, texts[cited])


def quoted_in(answer: Answer) -> Iterator[Evidence]:
    """Everything that an Answer quotes: its positions' evidence, then vague words, then near misses."""
    for position in answer.positions:
        yield from position.evidence
    yield from answer.vague
    yield from answer.nearest


def _stored(evidence: Evidence, archive: Archive) -> Article:
    try:
        return archive.article(evidence.article, evidence.version)
    except UnknownArticle as error:
        raise UnknownArticle(f"{evidence.article}: removed while it was about to be quoted; ask again") from error


def _check(evidence: Evidence, text: str) -> None:
    quote, span = evidence.quote, evidence.span
    inside = span is None or quote.start <= span.start < span.end <= quote.end
    if not (_is_slice(quote, text) and inside and (span is None or _is_slice(span, text))):
        raise ArchiveBroken(
            f"{evidence.article}: the quote at {quote.start}-{quote.end} is not in its stored text; "
            "run `rashomon doctor`"
        )


def _is_slice(words: Slice, text: str) -> bool:
    return 0 <= words.start < words.end <= len(text) and text[words.start : words.end] == words.text
