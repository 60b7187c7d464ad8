"""Sentences that seem to tell of another event: one whose name leads other reports, never together with the asked one.

Archives hold events that are alike: two dams burst, and the figure of the other is the worst answer there is. Which
names are which event's no list says, but the reports do: those on one event have its names in title and opening, those
on the other have the other's. Latin letters; it does not know places, persons or their kinds.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from index.article import Article
from index.regex import regex
from retrieval.asked import Asked
from retrieval.claim import Claim, surest_first
from retrieval.values.capitals import runs
from retrieval.values.name import HONORIFICS, PARTICLES, fold
from retrieval.values.numeral import NUMERAL_WORDS

OPENING = 2
"""Sentences that lead a report, with its title."""
LEADS = 3
"""Reports that a name leads before it is held for another event's."""
EARLY = timedelta(days=3)
"""Days of reports may be wrong by as much."""
WEIGHT = -1.0
"""What is added to the log odds of a claim told elsewhere (`retrieval.training.elsewhere`)."""
_WORD = regex(r"[^\W\d_][\w'’-]*")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Others:
    """What the found reports say of other events: words of `names` lead several of them and none that a name of the
    question (`own`) leads; `since` is when the first report that one leads came out, None where fewer than two did."""

    own: frozenset[str]
    names: frozenset[str]
    since: date | None


def set_back(asked: Asked, articles: Collection[Article], found: Sequence[Claim]) -> list[Claim]:
    """The claims, surest first, those held for less that seem to be told of another event, without those that are;
    `articles` are those that were found."""
    others = others_than(asked.question.text, articles)
    possible = [c for c in found if not came_too_early(c, others)]
    return surest_first([_held_for_less(c) if is_told_elsewhere(c, others) else c for c in possible])


def others_than(question: str, articles: Collection[Article]) -> Others:
    """Knows of no others where no name of the question leads any of the articles."""
    asked = names_in(question)
    leading = [(article, names_in(_opening(article))) for article in articles]
    about = [(article, names) for article, names in leading if names & asked]
    if not about:
        return Others(asked, frozenset(), None)
    elsewhere = [names for _, names in leading if not names & asked]
    several = {name for name in frozenset().union(*elsewhere) if sum(name in names for names in elsewhere) >= LEADS}
    small = (_in_small_letters(_opening(article)) for article in articles)
    known = frozenset[str]().union(*(names for _, names in about), *small)
    days = [day.first for article, _ in about if (day := article.masthead.published_day) is not None]
    return Others(asked, frozenset(several) - known - NUMERAL_WORDS, min(days) if len(days) > 1 else None)


def is_told_elsewhere(claim: Claim, others: Others) -> bool:
    """Whether the sentence names another event and not the asked one, or the article leads with another and has not
    named the asked one by then. Who speaks is no event, and a page without a day is seldom a report of one."""
    if not others.names or claim.candidate.article.masthead.published_day is None:
        return False
    names = names_in(claim.candidate.text)
    speaker = names_in(claim.attribution.who) if claim.attribution is not None else frozenset[str]()
    if not names & others.own and (names - speaker) & others.names:
        return True
    return not claim.features.told_names and bool(names_in(_opening(claim.candidate.article)) & others.names)


def came_too_early(claim: Claim, others: Others) -> bool:
    """Whether its article came out days before the first that a name of the question leads, and has named nothing of
    the question by then: it cannot tell of what had not happened."""
    published = claim.candidate.article.masthead.published_day
    if others.since is None or published is None or claim.features.told_names:
        return False
    return published.last < others.since - EARLY


@lru_cache(maxsize=4096)
def names_in(text: str) -> frozenset[str]:
    """The words of its names, folded, without titles and particles."""
    words = (_WORD.finditer(text, start, end) for start, end in runs(text))
    named = (fold(word.group()) for found in words for word in found if word.group()[0].isupper())
    return frozenset(name for name in named if len(name) >= _SHORTEST) - HONORIFICS - PARTICLES


@lru_cache(maxsize=1024)
def _in_small_letters(text: str) -> frozenset[str]:
    """What is no name, though a sentence or a headline may open with it."""
    return frozenset(fold(word.group()) for word in _WORD.finditer(text) if word.group().islower())


def _opening(article: Article) -> str:
    sentences = range(min(OPENING, len(article.sentences)))
    return ". ".join((article.masthead.title or "", *(article.words(number) for number in sentences)))


def _held_for_less(claim: Claim) -> Claim:
    odds = math.log(claim.score / (1 - claim.score)) + WEIGHT
    return replace(claim, score=1 / (1 + math.exp(-odds)))
