"""The articles that an answer quotes, fetched from the archive with their page furniture.

It does not know what is made of them.
"""

from typing import Protocol

from bot.report.dossier import Source
from index.article import Article
from retrieval.answer import Answer
from retrieval.verify import quoted_in


class Stacks(Protocol):
    """What is asked of an archive."""

    def article(self, key: str, version: int | None = None) -> Article:
        """Raises UnknownArticle."""
        ...

    def furniture(self, key: str, version: int | None = None) -> tuple[tuple[int, int], ...]:
        """Sorted, disjoint stretches of the article's text. Raises UnknownArticle."""
        ...


def gather(answer: Answer, archive: Stacks) -> tuple[Source, ...]:
    """Each article once, in the version that is quoted. Raises UnknownArticle where one was removed since."""
    cited = dict.fromkeys((evidence.article, evidence.version) for evidence in quoted_in(answer))
    return tuple(Source(archive.article(*each), archive.furniture(*each)) for each in cited)
