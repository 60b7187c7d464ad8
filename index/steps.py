"""From an input to a version that is ready to be stored: the steps, each somebody else's, and their order.

It does not know the archive. A test may put its own step in place of any.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.article import Article, Basis, Incoming, Masthead, Passage, Sentence
from index.composed import as_read, composed, plain
from index.edits import with_edits
from index.origins.stories import Assigned, StoryStore

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """What is done to every input, in this order; `assign` to a whole batch."""

    furniture: Callable[[str, str | None], Ranges]
    masthead: Callable[[Incoming, Ranges, date], Masthead]
    split: Callable[[str, Sequence[tuple[int, int]], str | None], tuple[Sentence, ...]]
    cut: Callable[[str, Sequence[Sentence]], tuple[Passage, ...]]
    date_sentences: Callable[[Sequence[Sentence], str, Masthead], tuple[Sentence, ...]]
    assign: Callable[[StoryStore, Sequence[int]], Assigned]

    def prepare(self, incoming: Incoming, key: str, edits: dict[str, str], today: date) -> "Prepared":
        """All steps for one input but the embedding."""
        read = _as_read(incoming)
        masked = self.furniture(read.text, read.title)
        masthead = with_edits(self.masthead(read, masked, today), edits)
        dated = self.date_sentences(self.split(read.text, masked, masthead.language), read.text, masthead)
        if back := composed(incoming.text):
            masked = tuple((back.start(start), back.end(end)) for start, end in masked)
            dated = tuple(replace(s, start=back.start(s.start), end=back.end(s.end)) for s in dated)
        article = Article(
            id=0,
            key=key,
            version=0,
            text=incoming.text,
            masthead=masthead,
            published_basis=Basis.STATED if masthead.published_day else Basis.UNKNOWN,
            sentences=dated,
            passages=self.cut(incoming.text, dated),
        )
        return Prepared(article, incoming.place, masked)

    def dated_anew(self, article: Article) -> tuple[Sentence, ...]:
        """The article's sentences with days by its publication day as it is now."""
        read, _ = as_read(article)
        bare = tuple(replace(sentence, day=None) for sentence in read.sentences)
        dated = self.date_sentences(bare, read.text, read.masthead)
        return tuple(replace(old, day=new.day) for old, new in zip(article.sentences, dated, strict=True))


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article before it has an id, a version number and vectors."""

    article: Article
    place: str
    furniture: Ranges


def _as_read(incoming: Incoming) -> Incoming:
    """What every step but storing sees: its words composed."""
    return replace(
        incoming,
        text=plain(incoming.text),
        title=plain(incoming.title or "") or None,
        source=plain(incoming.source or "") or None,
        authors=tuple(plain(name) for name in incoming.authors),
    )


def default_steps() -> Steps:
    """The product's own."""
    from index.origins.stories import assign
    from index.page.furniture import furniture
    from index.page.masthead import read_masthead
    from index.passages import cut
    from index.sentences import split
    from index.times.dating import dated

    return Steps(furniture, read_masthead, split, cut, dated, assign)
