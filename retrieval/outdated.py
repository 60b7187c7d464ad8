"""Which quotes of an earlier Answer come from a version that its outlet has changed since.

It does not judge the change: whether the words still stand in the article is all that it tells.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from index.errors import UnknownArticle
from retrieval.answer import Answer, Evidence
from retrieval.archive import Archive
from retrieval.verify import quoted_in


@dataclass(frozen=True, slots=True)
class Outdated:
    """A quote of an older version; `latest` is the article's version now, `stands` whether it has the words still."""

    evidence: Evidence
    latest: int
    stands: bool


def outdated(answer: Answer, archive: Archive) -> tuple[Outdated, ...]:
    """Every such quote, in the Answer's order. Quotes of articles that were removed are left out: `verify` tells."""
    return tuple(_found(answer, archive))


def _found(answer: Answer, archive: Archive) -> Iterator[Outdated]:
    for evidence in quoted_in(answer):
        try:
            latest = archive.article(evidence.article)
        except UnknownArticle:
            continue
        if latest.version > evidence.version:
            yield Outdated(evidence, latest.version, _blank_free(evidence.quote.text) in _blank_free(latest.text))


def _blank_free(text: str) -> str:
    """Lines may be broken elsewhere in the new version; the words are what counts."""
    return " ".join(text.split())
