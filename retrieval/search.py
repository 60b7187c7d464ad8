"""From a question to the passages worth reading: dense and full-text search fused by reciprocal rank.

Fusion is Cormack, Clarke and Buettcher's (SIGIR 2009). It does not read sentences.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from index.day import Day
from index.found import Filters, Hit, StoredPassage
from retrieval.archive import Archive
from retrieval.questions.question import Question

DEPTH = 60
"""Hits taken from each list; deeper ones never reached the first 20 after fusion."""
_RANK_OFFSET = 20.0
_REPORTED_WITHIN = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Found:
    """A passage and how it was found: `score` of the fusion, 0 to 1; cosine with the question where it is known."""

    stored: StoredPassage
    score: float
    cosine: float


def search(
    question: Question,
    days: Sequence[Day],
    vectors: NDArray[np.float32],
    archive: Archive,
    filters: Filters,
    limit: int,
    also: Sequence[str] = (),
) -> list[Found]:
    """The best `limit` passages, best first. `vectors` are those of the question's wordings, `also` are words looked
    for besides its own."""
    words = [*(stem.word for stem in question.words), *also]
    narrowed = [filters, *(near for day in days if (near := reported_near(day, filters)) != filters)]
    by_vector = [_nearest([archive.search_vector(vector, DEPTH, each) for vector in vectors]) for each in narrowed]
    by_words = [archive.search_words(words, DEPTH, each) for each in narrowed] if words else []
    fused = _fuse([*by_vector, *by_words])
    cosines = {hit.passage_id: hit.score for hits in by_vector for hit in hits}
    order = sorted(fused, key=lambda passage_id: (-fused[passage_id], passage_id))[:limit]
    best = max(fused.values(), default=1.0)
    return [
        Found(stored, fused[stored.passage_id] / best, cosines.get(stored.passage_id, 0.0))
        for stored in archive.passages(order)
    ]


def reported_near(day: Day, filters: Filters) -> Filters:
    """The filters narrowed to articles that can be reports of that day: from the day before to some weeks after."""
    since = day.first - timedelta(days=1)
    until = day.last + _REPORTED_WITHIN
    return replace(
        filters,
        since=max(since, filters.since) if filters.since else since,
        until=min(until, filters.until) if filters.until else until,
    )


def _nearest(lists: Sequence[Sequence[Hit]]) -> Sequence[Hit]:
    """What is nearest to any of the wordings, as one list: two would outweigh the words."""
    if len(lists) == 1:
        return lists[0]
    best: dict[int, Hit] = {}
    for hit in (hit for hits in lists for hit in hits):
        if hit.passage_id not in best or best[hit.passage_id].score < hit.score:
            best[hit.passage_id] = hit
    return sorted(best.values(), key=lambda hit: (-hit.score, hit.passage_id))[:DEPTH]


def _fuse(lists: Sequence[Sequence[Hit]]) -> dict[int, float]:
    fused: dict[int, float] = {}
    for hits in lists:
        for rank, hit in enumerate(hits):
            fused[hit.passage_id] = fused.get(hit.passage_id, 0.0) + 1.0 / (_RANK_OFFSET + rank)
    return fused
