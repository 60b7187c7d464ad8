"""Groups new articles with the old: copies of one text are one origin, reports of one event one story.

It sees an archive through `StoryStore` only; it knows no SQL and embeds nothing. Stories are joined one neighbour at a
time, so they are only as good as `link` is strict: two events in one story are worse than one event in two.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from index.article import Article, Basis
from index.day import Day
from index.origins.copies import TextView, are_copies, view
from index.origins.facts import Facts, facts
from index.origins.fingerprint import bands, overlap
from index.origins.inference import Inferred, StoryView, infer_publication

CANDIDATES = 8  # articles that share a fingerprint, most shared first: a copy shares half of them
NEIGHBOURS = 12  # articles near by their vectors
STORY_DAYS = 4  # reports of one event are published that close together
UNLIKE = 0.55  # cosine below which a neighbour is not looked at
ALIKE = 0.72  # from here on a few rare names are enough
TOLD = 6  # of the neighbours of the same days, whose facts are read
SENTENCES = 24  # of an article, for its facts: 12 ms an article for all of them, and what follows is background
LEAST_NAMES = 3  # rare names in common
LEAST_NAMES_ALIKE = 2


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another article, by version id, and the cosine of its nearest passage to the first passage of the asked one."""

    version_id: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Assigned:
    """What `assign` did: ids of versions that joined an older copy's origin, and of those whose day was inferred."""

    copies: tuple[int, ...] = ()
    dated: tuple[int, ...] = ()


class StoryStore(Protocol):
    """What grouping needs of an archive that is being written. Only latest versions are seen; ids are version ids.

    Everything happens inside the caller's transaction, after the batch's sentences, passages and vectors are in it.
    """

    def articles(self, version_ids: Sequence[int]) -> list[Article]:
        """In the order asked for, with sentences, passages, origin and story; unknown ids are left out."""
        ...

    def neighbours(self, version_id: int, limit: int) -> list[Neighbour]:
        """Other articles (the batch's too) by their best passage's cosine to this one's first passage, best first."""
        ...

    def with_bands(self, bands: Sequence[int], limit: int) -> list[int]:
        """Version ids stored with any of the bands (signed 64-bit integers): most bands shared first, then by id."""
        ...

    def set_bands(self, version_id: int, bands: Sequence[int]) -> None:
        """Store an article's bands, in place of any that it had."""
        ...

    def document_frequency(self, words: Sequence[str]) -> list[int]:
        """In how many passages each word stands."""
        ...

    def passage_count(self) -> int:
        """How many passages there are."""
        ...

    def set_groups(self, version_id: int, origin: int, story: int) -> None:
        """Store both groups. A group's id is the lowest version id that was ever in it."""
        ...

    def set_publication(self, version_id: int, inferred: Inferred) -> None:
        """Store an inferred publication day (basis `inferred`) and its keys; the caller dates the sentences anew."""
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """A neighbour as `link` sees it: what it tells, the story it is in, and the day of that story's first article."""

    view: StoryView
    story: int
    story_day: Day | None = None


def assign(store: StoryStore, new_version_ids: Sequence[int]) -> Assigned:
    """Group each new version with what is there, then date undated articles by their stories.

    Looks at articles that share a band or lie near, never at all of them. An undated article that was there before is
    tried again when a dated one of its story comes in. What was inferred is not taken back when its grounds go.
    """
    grouping = _Grouping(store)
    for version_id in sorted(set(new_version_ids)):
        grouping.place(version_id)
    return Assigned(tuple(grouping.copies), tuple(grouping.date_undated()))


def link(asking: StoryView, neighbours: Sequence[Told]) -> int | None:
    """The story that the article belongs to, or None for a story of its own.

    A neighbour tells the same when both are published within `STORY_DAYS` (where one is undated: their leads do not
    name different weekdays), and likeness and rare names in common are enough. Ties go to the lower story.
    """
    best: tuple[float, int] | None = None
    for told in neighbours:
        if not (_near(asking.published_day, told.view.published_day) and _near(asking.published_day, told.story_day)):
            continue
        weight = _weight(asking, told.view)
        if weight and (best is None or (-weight, told.story) < best):
            best = (-weight, told.story)
    return best[1] if best else None


def _weight(asking: StoryView, neighbour: StoryView) -> float:
    """How much the two have in common; 0 when they are not one event's."""
    ours, theirs = asking.facts, neighbour.facts
    names, figures = len(ours.names & theirs.names), len(ours.numbers & theirs.numbers)
    undated = asking.published_day is None or neighbour.published_day is None
    if undated and ours.weekdays and theirs.weekdays and not set(ours.weekdays) & set(theirs.weekdays):
        return 0.0
    least = LEAST_NAMES_ALIKE if neighbour.similarity >= ALIKE else LEAST_NAMES
    if neighbour.similarity < UNLIKE or names + min(figures, 1) < least:
        return 0.0
    return neighbour.similarity + 0.05 * min(names, 6) + 0.05 * min(figures, 4)


def _near(a: Day | None, b: Day | None, days: int = STORY_DAYS) -> bool:
    if a is None or b is None:
        return True
    return (max(a.first, b.first) - min(a.last, b.last)).days <= days


@dataclass(slots=True)
class _Grouping:
    """One run of `assign`."""

    store: StoryStore
    copies: list[int] = field(default_factory=list)
    _undated: set[int] = field(default_factory=set)
    _facts: dict[int, Facts] = field(default_factory=dict)
    _passages: int | None = None

    def place(self, version_id: int) -> None:
        """Find the article's origin and story and store both."""
        found = self.store.articles([version_id])
        if not found:
            return
        article = found[0]
        if article.masthead.published_day is None:
            self._undated.add(version_id)
        copy = self._copy_of(article)
        if copy is not None:
            self.copies.append(version_id)
        origin = copy.origin if copy and copy.origin is not None else copy.id if copy else version_id
        story = copy.story if copy else None
        story = self._story_of(article) if story is None else story
        self.store.set_groups(version_id, origin, version_id if story is None else story)

    def date_undated(self) -> list[int]:
        """Infer what can be inferred; the ids that have a day now, ascending."""
        dated: list[int] = []
        for article in self.store.articles(sorted(self._undated)):
            neighbours = [told.view for told in self._told(article, stated=True)]
            inferred = infer_publication(self._view(article, 1.0), neighbours)
            if inferred is not None:
                self.store.set_publication(article.id, inferred)
                dated.append(article.id)
        return dated

    def _copy_of(self, article: Article) -> Article | None:
        """The article that this one is a copy of: the one that shares most; ties go to the lower id."""
        ours = view(article)
        found = bands(ours.text)
        candidates = self.store.articles(self.store.with_bands(found, CANDIDATES) if found else [])
        self.store.set_bands(article.id, found)
        best: tuple[float, int, Article] | None = None
        for other in candidates:
            if other.id == article.id or other.origin is None:
                continue
            theirs: TextView = view(other)
            if are_copies(ours, theirs):
                rank = (-overlap(ours.text, theirs.text).of_smaller, other.id, other)
                best = rank if best is None or rank[:2] < best[:2] else best
        return best[2] if best else None

    def _story_of(self, article: Article) -> int | None:
        return link(self._view(article, 1.0), self._told(article, stated=False))

    def _told(self, article: Article, *, stated: bool) -> list[Told]:
        """The neighbours that may tell the same; with `stated` only those whose own day is known from themselves."""
        near = {n.version_id: n.similarity for n in self.store.neighbours(article.id, NEIGHBOURS)}
        close = [version_id for version_id, similarity in near.items() if similarity >= UNLIKE]
        told: list[Told] = []
        for other in self.store.articles(close):
            if len(told) == TOLD:
                break
            if other.masthead.published_day is None and not stated:
                self._undated.add(other.id)
            if not _near(article.masthead.published_day, other.masthead.published_day):
                continue
            if (stated and other.published_basis is not Basis.STATED) or (not stated and other.story is None):
                continue
            founder_day = None if stated else self._day_of(other.story)
            told.append(Told(self._view(other, near[other.id]), other.story or other.id, founder_day))
        return told

    def _day_of(self, story: int | None) -> Day | None:
        found = self.store.articles([story]) if story is not None else []
        return found[0].masthead.published_day if found else None

    def _view(self, article: Article, similarity: float) -> StoryView:
        if article.id not in self._facts:
            if self._passages is None:
                self._passages = self.store.passage_count()
            self._facts[article.id] = facts(
                article.text,
                article.sentences[:SENTENCES],
                self.store.document_frequency,
                self._passages,
                article.masthead.language,
            )
        return StoryView(article.key, self._facts[article.id], article.masthead.published_day, similarity)
