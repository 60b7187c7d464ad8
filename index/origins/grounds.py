"""What an inferred publication day rests on: the words that an undated article shares with those that it was dated by.

It does not infer (`inference`); it looks again at what that looked at. As an archive grows a name gets less rare, so
that less may be found than there was then.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Article
from index.day import Day
from index.origins.facts import DocumentFrequency, Facts, counted, facts
from index.origins.stories import SENTENCES
from index.times.timewords import WEEKDAY_NAMES


@dataclass(frozen=True, slots=True)
class Ground:
    """A dated article, and what both say: names, counted things, clock times, the weekday of the event."""

    key: str
    outlet: str | None
    published: Day | None
    shared: tuple[str, ...]


def grounds(
    undated: Article, dated: Sequence[Article], document_frequency: DocumentFrequency, passages: int
) -> tuple[Ground, ...]:
    """One for each dated article, in their order; words as the undated article writes them."""
    ours = _facts(undated, document_frequency, passages)
    return tuple(
        Ground(
            article.key,
            article.masthead.outlet,
            article.masthead.published_day,
            _shared(undated.text, ours, _facts(article, document_frequency, passages)),
        )
        for article in dated
    )


def _facts(article: Article, document_frequency: DocumentFrequency, passages: int) -> Facts:
    news = article.sentences[:SENTENCES]
    return facts(article.text, news, document_frequency, passages, article.masthead.language)


def _shared(text: str, ours: Facts, theirs: Facts) -> tuple[str, ...]:
    names = sorted(ours.rarest & theirs.rarest) or sorted(ours.names & theirs.names)
    things = ours.numbers & theirs.numbers
    written = {number: words for number, words in reversed(list(counted(text))) if number in things}
    clocks = sorted(ours.clocks & theirs.clocks)
    weekdays = sorted(set(ours.weekdays) & set(theirs.weekdays))
    return (
        *(_as_written(text, name) for name in names),
        *(written[number] for number in sorted(written)),
        *(f"{minutes // 60}:{minutes % 60:02d}" for minutes in clocks),
        *(WEEKDAY_NAMES[weekday] for weekday in weekdays),
    )


def _as_written(text: str, name: str) -> str:
    found = re.search(rf"(?<!\w){re.escape(name)}", text, re.IGNORECASE)
    return found[0] if found else name
