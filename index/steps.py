"""From an input to a version that is ready to be stored: the steps, each somebody else's, and their order.

It does not know the archive. A test may put its own step in place of any.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.article import Article, Basis, Incoming, Masthead, Passage, Sentence
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
        masked = self.furniture(incoming.text, incoming.title)
        masthead = with_edits(self.masthead(incoming, masked, today), edits)
        sentences = self.split(incoming.text, masked, masthead.language)
        article = Article(
            id=0,
            key=key,
            version=0,
            text=incoming.text,
            masthead=masthead,
            published_basis=Basis.STATED if masthead.published_day else Basis.UNKNOWN,
            sentences=self.date_sentences(sentences, incoming.text, masthead),
            passages=self.cut(incoming.text, sentences),
        )
        return Prepared(article, incoming.place, masked)

    def dated_anew(self, article: Article) -> tuple[Sentence, ...]:
        """The article's sentences with days by its publication day as it is now."""
        bare = tuple(replace(sentence, day=None) for sentence in article.sentences)
        return self.date_sentences(bare, article.text, article.masthead)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article before it has an id, a version number and vectors."""

    article: Article
    place: str
    furniture: Ranges


def default_steps() -> Steps:
    """The product's own."""
    from index.origins.stories import assign
    from index.page.furniture import furniture
    from index.page.masthead import read_masthead
    from index.passages import cut
    from index.sentences import split
    from index.times.dating import dated

    return Steps(furniture, read_masthead, split, cut, dated, assign)
