"""Which sentences are worth the reader's time: those of the articles that tell of the asked event, best first.

Search finds the event, not the sentence: a detail often stands in a passage that names neither place nor day (of 86
gold positions 9 stood in passages outside the first 20, none outside the articles of those 20). So every sentence of
the best articles is weighed, by its words and its day. What it answers is the reader's and the values' business.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.article import Article, Sentence
from index.day import Day
from retrieval.day_fit import DayFit, fit_in
from retrieval.measured import words_asked_for
from retrieval.outline import outline
from retrieval.questions.question import Question
from retrieval.reports import Report, likely_share
from retrieval.tongues.tables import wording
from retrieval.weighing import Shares, Weights


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer. `in_sentence` and `nearby` (with its neighbours and the title) are idf-weighted
    shares, 0 to 1, of the question's words; `score` orders candidates and means nothing else."""

    report: Report
    number: int
    day_fit: DayFit
    in_sentence: float
    nearby: float
    score: float

    @property
    def article(self) -> Article:
        """The article it stands in."""
        return self.report.article

    @property
    def sentence(self) -> Sentence:
        """Its place in the article."""
        return self.article.sentences[self.number]

    @property
    def text(self) -> str:
        """Its words."""
        return self.article.words(self.number)

    def as_stored(self, words: str) -> str:
        """Words that the sentence led to, with the article's own names."""
        composed = self.report.composed
        if not self.report.spelt or composed is None:
            return words
        own = composed.stored[composed.start(self.sentence.start) : composed.end(self.sentence.end)]
        for read, stored in self.report.spelt.items():
            if read not in own:
                words = re.sub(rf"(?<!\w){re.escape(read)}(?!\w)", stored, words)
        return words

    @property
    def before(self) -> str:
        """The words of the sentence before it, "" of the first."""
        return self.article.words(self.number - 1) if self.number else ""


_SHAPED = 0.4
"""What a sentence is worth more that has figures, capitals or times where such are asked for."""
_UNMEASURED = 0.3
"""And less where it has none of the words of the asked measure, or of a cause where why is asked: with it 811 of 942
positions of twenty invented archives stand in a sentence that is read, without it 797; of 170 of news 107, before 98.
"""
_OF_ITS_DAY = {DayFit.SAME: 0.15, DayFit.WITHIN: 0.05}


@dataclass(frozen=True, slots=True)
class _Asking:
    """What every sentence is held against; `unseen`, a little under the worst passage that was found, is the cosine of
    one that was not."""

    question: Question
    focus: frozenset[str]
    days: Sequence[Day]
    shares: Shares
    unseen: float


def candidates(
    question: Question, days: Sequence[Day], reported: Sequence[Report], weights: Weights
) -> list[Candidate]:
    """Every sentence of the articles, best first; those whose day contradicts the question's stand last."""
    unseen = min((c for r in reported for c in r.cosines.values() if c), default=0.0) - 0.08
    asking = _Asking(question, frozenset(question.focus), days, Shares(weights), unseen)
    every = [candidate for report in reported for candidate in _of_report(asking, report)]
    return sorted(every, key=lambda c: (c.day_fit == DayFit.CONTRADICTS, -c.score, c.article.key, c.number))


def _of_report(asking: _Asking, report: Report) -> Iterator[Candidate]:
    """Its sentences in their order. `own` are the words of the question that each of them has, `around` those of its
    neighbours and the title besides: such sets are small, those of all stems are not."""
    outlined, shares = outline(report.article), asking.shares
    own = [shares.asked(stems) for stems in outlined.stems]
    title = shares.asked(outlined.title)
    shaped = outlined.shaped(asking.question.kind)
    measure = words_asked_for(asking.question) if wording(report.article.masthead.language) is None else None
    for number in outlined.worded:
        around = title.union(*own[max(0, number - 1) : number + 2])
        passage = outlined.passages[number]
        cosine = (report.cosines.get(passage) if passage is not None else None) or asking.unseen
        looks = _SHAPED if number in shaped else 0.0
        if looks and measure is not None and measure.search(report.article.words(number)) is None:
            looks -= _UNMEASURED
        has_noun = not asking.focus.isdisjoint(outlined.stems[number])
        yield _candidate(asking, report, number, (shares.of(own[number]), shares.of(around)), cosine, (looks, has_noun))


def _candidate(
    asking: _Asking,
    report: Report,
    number: int,
    shares: tuple[float, float],
    cosine: float,
    looks: tuple[float, bool],
) -> Candidate:
    """`shares` are the sentence's and that of what stands around it; `looks`: what its shape is worth, and whether it
    has the noun that is asked for."""
    article, days = report.article, asking.days
    likely = likely_share(asking.question.language, article, cosine)
    share, nearby = max(likely, shares[0]), max(likely, shares[1])
    score = (
        share
        + 0.36 * nearby
        + 0.2 * report.score
        + 0.55 * cosine
        + looks[0]
        + 0.1 * looks[1]
        - 0.15 * number / len(article.sentences)
    )
    fit = fit_in(asking.question, article, number, days, names_day=report.names_day)
    bonus = _OF_ITS_DAY.get(fit, 0.0) if days else 0.0
    return Candidate(report, number, fit, share, nearby, score + bonus)
