"""What of a question an article has told by the time it comes to a sentence.

A sentence that names nothing ("the ministry put the dead at 14") speaks of what was told before it. Where an article
tells of two events that are alike, its lead and the names last told say of which; the whole article has both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from index.article import Article
from retrieval.outline import outline
from retrieval.weighing import Shares

LEAD_SENTENCES = 3
STRETCH_SENTENCES = 3
"""A sentence and the two before it."""
FAR = 20
"""Sentences after which it no longer matters how long ago a name was told."""


@dataclass(frozen=True, slots=True)
class Course:
    """Idf-weighted shares of the question's names and words, 0 to 1, in an article's title and sentences.

    `lead_names` and `lead_words` are those of the title with the first sentences; by sentence, `names` its own,
    `told_names` and `told_words` those of the title and everything up to it, `stretch` the words of it and the
    two before, and `since` how long ago most of the names stood together, 1 from twenty sentences on or where none did.
    """

    lead_names: float
    lead_words: float
    names: tuple[float, ...]
    told_names: tuple[float, ...]
    told_words: tuple[float, ...]
    stretch: tuple[float, ...]
    since: tuple[float, ...]

    def next_names(self, number: int) -> float:
        """The share of names in the sentence after this one; 0 after the last."""
        return self.names[number + 1] if number + 1 < len(self.names) else 0.0


def course(article: Article, shares: Shares) -> Course:
    """The article's, for a question of these weights; the outline's stems are in the language of the article."""
    outlined = outline(article)
    title, own = shares.asked(outlined.title), [shares.asked(stems) for stems in outlined.stems]
    lead = title.union(*own[:LEAD_SENTENCES])
    told = list(accumulate(own, frozenset.union, initial=title))[1:]
    first = [max(0, number - STRETCH_SENTENCES + 1) for number in range(len(own))]
    names = tuple(shares.of_names(stems) for stems in own)
    return Course(
        shares.of_names(lead),
        shares.of(lead),
        names,
        tuple(shares.of_names(stems) for stems in told),
        tuple(shares.of(stems) for stems in told),
        tuple(shares.of(own[n].union(*own[first[n] : n])) for n in range(len(own))),
        tuple(_since(names)),
    )


def _since(names: Sequence[float]) -> Sequence[float]:
    """For each sentence, how long ago the last one of those with the most of the names stood."""
    best, stood, since = 0.0, None, []
    for number, share in enumerate(names):
        if share > 0 and share >= best:
            best, stood = share, number
        since.append(1.0 if stood is None else min(number - stood, FAR) / FAR)
    return since
