"""Whether two articles are one text: a reprint, a cut or padded version of it, or two desks' cuts of one wire story.

It compares two texts; which ones are worth comparing is `fingerprint`'s business. Shared quotes and a shared
background section (galleries, "what we know") do not make a copy: the leads must be shared too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.article import Article
from index.composed import plain
from index.day import Day
from index.origins.fingerprint import Hashes, overlap, shingles, words_of

LEAD = 120  # words
ENOUGH = 0.5  # of the smaller text, when the leads agree; measured: see DECISIONS
WHOLE = 0.9  # of the smaller text: a copy whatever the dates
SAME_WIRE = 0.3  # of the smaller text, when both credit one agency
TINY = 0.1  # of the larger text: below it, one piece of a round-up
DAYS = 7  # copies appear within days of each other


@dataclass(frozen=True, slots=True)
class TextView:
    """What is compared of an article. `lead` are the shingles of its first words."""

    text: Hashes
    lead: Hashes
    published_day: Day | None = None
    wire: str | None = None


def view(article: Article) -> TextView:
    """An article's sentences, without its furniture, as shingles."""
    words: list[str] = []
    for sentence in article.sentences:
        words.extend(words_of(plain(article.text[sentence.start : sentence.end])))
    return view_of(words, article.masthead.published_day, article.masthead.wire)


def view_of(words: Sequence[str], published_day: Day | None = None, wire: str | None = None) -> TextView:
    """The same of bare words."""
    return TextView(shingles(words), shingles(words[:LEAD]), published_day, wire)


def are_copies(a: TextView, b: TextView) -> bool:
    """Whether both are one text. Symmetric; not transitive (a round-up holds many texts)."""
    found = overlap(a.text, b.text)
    if found.of_larger < TINY:
        return False
    leads = sorted((_share(a.lead, b.text), _share(b.lead, a.text)))
    if found.of_smaller >= WHOLE and leads[1] >= WHOLE:
        return True
    if not _near(a.published_day, b.published_day):
        return False
    if found.of_smaller >= ENOUGH:
        return leads[1] >= WHOLE or leads[0] >= SAME_WIRE
    return a.wire is not None and a.wire == b.wire and found.of_smaller >= SAME_WIRE and leads[1] >= SAME_WIRE


def _share(lead: Hashes, text: Hashes) -> float:
    return len(np.intersect1d(lead, text, assume_unique=True)) / len(lead) if len(lead) else 0.0


def _near(a: Day | None, b: Day | None) -> bool:
    if a is None or b is None:
        return True
    return (max(a.first, b.first) - min(a.last, b.last)).days <= DAYS
