"""Which news articles tell the same story and which only look alike, for making training questions.

Knows titles, first lines and days; does not know sentences or questions.
"""

import json
import lzma
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

SAME_STORY = 0.27  # cosine of TF-IDF over title and first lines, at most two days apart
LOOKS_ALIKE = 0.16
LEAD_CHARS = 700


@dataclass(frozen=True, slots=True)
class News:
    """One article of the news corpus."""

    key: str
    outlet: str
    title: str
    day: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Of one article: others on its story by other outlets, and look-alikes from other days (indexes)."""

    story: tuple[int, ...]
    alike: tuple[int, ...]


def read_news(path: Path, measured: Iterable[str]) -> list[News]:
    """The corpus without any article that shares more than 3 % of its ten-word runs with a `measured` text."""
    forbidden = {run for text in measured for run in _runs(text)}
    kept: list[News] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            runs = _runs(row["text"])
            if len(row["text"]) > 400 and len(runs & forbidden) <= 0.03 * len(runs):
                kept.append(News(row["id"], row["source"], row["title"] or "", _day(row["date"]), row["text"]))
    return kept


def _runs(text: str) -> set[int]:
    words = re.findall(r"\w+", text.lower())
    return {hash(tuple(words[at : at + 10])) for at in range(max(1, len(words) - 9))}


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year > 1990 else None


def neighbourhoods(news: Sequence[News], wanted: int) -> dict[int, Neighbourhood]:
    """For up to `wanted` dated articles that have company: the same story elsewhere, or up to six look-alikes."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [f"{one.title} {one.title} {one.text[:LEAD_CHARS]}" for one in news]
    matrix = TfidfVectorizer(
        min_df=2, max_df=0.05, stop_words="english", sublinear_tf=True, dtype=np.float32
    ).fit_transform(texts)
    ordinals = np.array([one.day.toordinal() if one.day else -10_000 for one in news])
    found: dict[int, Neighbourhood] = {}
    order = [at for at in range(len(news)) if ordinals[at] > 0]
    for first in range(0, len(order), 256):
        rows = order[first : first + 256]
        scores = (matrix[rows] @ matrix.T).toarray()
        for at, row in zip(rows, scores, strict=True):
            apart = np.abs(ordinals - ordinals[at])
            near = np.flatnonzero((row >= SAME_STORY) & (row < 0.9) & (apart <= 2))
            story = tuple(i for i in near.tolist() if i != at and news[i].outlet != news[at].outlet)[:6]
            far = np.flatnonzero((row >= LOOKS_ALIKE) & (apart > 20) & (ordinals > 0))
            alike = tuple(far[np.argsort(-row[far], kind="stable")][:6].tolist())
            if story or alike:
                found[at] = Neighbourhood(story, alike)
        if len(found) >= wanted:
            break
    return found
