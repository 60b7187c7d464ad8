"""Which sentences are worth the reader's time: those of the articles that tell of the asked event, best first.

Search finds the event, not the sentence: a detail often stands in a passage that names neither place nor day (of 86
gold positions 9 stood in passages outside the first 20, none outside the articles of those 20). So every sentence of
the best articles is weighed, by its words and its day. What it answers is the reader's and the values' business.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from index.article import Article, Sentence
from index.composed import Composed, as_read
from index.day import Day
from retrieval.archive import Archive
from retrieval.day_fit import DayFit, fit_in
from retrieval.measured import words_asked_for
from retrieval.outline import outline
from retrieval.questions.other_spelling import renamed
from retrieval.questions.question import Question
from retrieval.questions.respelling import Respelling
from retrieval.search import Found
from retrieval.stems import stems_in
from retrieval.tongues.tables import wording

ARTICLES = 16
"""Articles whose sentences are weighed."""
_DAY = timedelta(days=1)
_LATE_DAYS = 60


@dataclass(frozen=True, slots=True)
class Report:
    """An article among the found: its best passage's fused score (0 to 1) and cosine, and what it has of the words.

    `cosines` are those of its found passages, by passage; `share` and `names` are idf-weighted shares, 0 to 1, of the
    question's words and of its names that stand anywhere in title or text; `names_day`: a day in it is asked for.
    The article is as it is read: `composed` leads back to its stored text where that has other signs, `spelt` are its
    own names by what they were read as, and `title` is its own where they are in that.
    """

    article: Article
    score: float
    cosine: float
    cosines: Mapping[int, float]
    share: float
    names: float
    names_day: bool
    composed: Composed | None = None
    spelt: Mapping[str, str] = field(default_factory=dict)
    title: str | None = None


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


@dataclass(frozen=True, slots=True)
class Weights:
    """Weight of each stem of the question: its inverse document frequency. `nowhere` are those of no passage."""

    of: Mapping[str, float]
    names: frozenset[str]
    nowhere: frozenset[str] = frozenset()

    def share(self, stems: frozenset[str]) -> float:
        """Share of the question's weight that `stems` cover."""
        total = sum(self.of.values())
        return sum(weight for stem, weight in self.of.items() if stem in stems) / total if total else 0.0

    def share_of_names(self, stems: frozenset[str]) -> float:
        """The same over the names alone; 1 when the question has none."""
        total = sum(self.of[stem] for stem in self.names)
        return sum(self.of[stem] for stem in self.names if stem in stems) / total if total else 1.0


class Shares:
    """The shares of many sentences, of which few have different words of the question."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._asked = frozenset(weights.of)
        self._known: dict[frozenset[str], float] = {}
        self._known_names: dict[frozenset[str], float] = {}

    def asked(self, stems: frozenset[str]) -> frozenset[str]:
        """Those of the stems that are the question's."""
        return self._asked & stems

    def of(self, asked: frozenset[str]) -> float:
        """The share of stems that are all the question's."""
        if asked not in self._known:
            self._known[asked] = self._weights.share(asked)
        return self._known[asked]

    def of_names(self, asked: frozenset[str]) -> float:
        """The same over the names alone."""
        if asked not in self._known_names:
            self._known_names[asked] = self._weights.share_of_names(asked)
        return self._known_names[asked]


def weigh(question: Question, archive: Archive) -> Weights:
    """Inverse document frequencies (Robertson and Sparck Jones 1976) of the question's stems in this archive."""
    total = max(1, archive.coverage().passages)
    counts = archive.document_frequency([stem.word for stem in question.words])
    of = {
        stem.stem: math.log(1 + (total - min(count, total) + 0.5) / (count + 0.5))
        for stem, count in zip(question.words, counts, strict=True)
    }
    names = frozenset(stem for name in question.names for stem in stems_in(name))
    nowhere = frozenset(stem.stem for stem, count in zip(question.words, counts, strict=True) if not count)
    return Weights(of, names & frozenset(of), nowhere)


def reports(
    found: Sequence[Found],
    weights: Weights,
    days: Sequence[Day] = (),
    language: str = "en",
    also: Sequence[Respelling] = (),
) -> list[Report]:
    """The articles of the found passages, best first; those without a name of the question that they spell as `also`
    says are read as having it.

    `language` is the question's.
    """
    return [_report(fs, weights, days, language, also) for fs in by_article(found)[:ARTICLES]]


def by_article(found: Sequence[Found]) -> list[list[Found]]:
    """The passages of each article, best article first: by its best passage, several good ones counting a little."""
    passages: dict[int, list[Found]] = {}
    for each in found:
        passages.setdefault(each.stored.article.id, []).append(each)
    return sorted(passages.values(), key=lambda fs: (-_rank_score(fs), fs[0].stored.article.key))


def _rank_score(found: Sequence[Found]) -> float:
    scores = sorted((f.score for f in found), reverse=True)
    return scores[0] + 0.1 * sum(scores[:3])


def _report(
    found: Sequence[Found], weights: Weights, days: Sequence[Day], language: str, also: Sequence[Respelling]
) -> Report:
    names = renamed(found[0].stored.article, also)
    article, composed = as_read(found[0].stored.article, names)
    whole = outline(article).whole
    cosines = {f.stored.passage.first_sentence: f.cosine for f in found}
    best = max(found, key=lambda f: f.score)
    likely = likely_share(language, article, max(cosines.values()))
    return Report(
        article,
        best.score,
        max(cosines.values()),
        cosines,
        max(likely, weights.share(whole)),
        weights.share_of_names(whole)
        if shares_names(language, article)
        else max(likely, weights.share_of_names(whole)),
        any(s.day.day.overlaps(day) for s in article.sentences if s.day for day in days),
        composed,
        {read: stored for stored, read in names.items()},
        found[0].stored.article.masthead.title,
    )


_UNRELATED, _TOLD_ALIKE = 0.4, 0.8  # cosines of multilingual sentence encoders for texts of two languages


def likely_share(language: str, article: Article, cosine: float) -> float:
    """What stands in for the words that question and article share where their languages differ, 0 to 1; else 0.

    Across languages hardly a word is the same, whatever the text tells: only the meaning says whether it is told.
    """
    if article.masthead.language in (None, language):
        return 0.0
    return min(1.0, max(0.0, (cosine - _UNRELATED) / (_TOLD_ALIKE - _UNRELATED)))


_OTHER_LETTERS = frozenset({"ar", "bg", "el", "fa", "he", "hi", "ja", "ka", "ko", "ru", "th", "uk", "ur", "zh"})


def shares_names(language: str, article: Article) -> bool:
    """Whether a name that the question has would stand in the article as it is: both are written in Latin letters.

    Not for a question in German, where every noun has a capital.
    """
    written = article.masthead.language
    return written in (None, language) or (language != "de" and not {language, written} & _OTHER_LETTERS)


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


def lateness(candidate: Candidate, asked: Sequence[Day]) -> float:
    """How long after the asked day a sentence without a day was published: 0 within a day, 1 from two months on.

    A report names no day while the day is fresh; the later it is, the likelier it tells of another. 0 where the
    sentence's day is known, where the publication's is not, and when no day was asked for.
    """
    published = candidate.article.masthead.published_day
    if not asked or candidate.day_fit is not DayFit.UNKNOWN or published is None:
        return 0.0
    # None is left where the article is older than the day: such a sentence may look ahead to it.
    delay = min(((published.first - day.last).days for day in asked if published.last >= day.first - _DAY), default=0)
    return min(1.0, math.log1p(max(0, delay - 1)) / math.log1p(_LATE_DAYS))


def background(candidate: Candidate, asked: Sequence[Day]) -> float:
    """How far back a sentence looks: 0 within a month of its publication, 1 from five years on.

    A question without a day asks about the news of the day more often than about its history. 0 when a day was asked
    for, or where either day is unknown.
    """
    published, mark = candidate.article.masthead.published_day, candidate.sentence.day
    if asked or published is None or mark is None:
        return 0.0
    months = max(0, (published.first - mark.day.last).days) / 30
    return min(1.0, math.log1p(max(0.0, months - 1)) / math.log1p(59))


def staleness(candidate: Candidate, asked: Sequence[Day], as_of: date | None) -> float:
    """How old a report is on the day that a question is asked as of: 0 to three days, 1 from a year on.

    Who asks as of a day and names none asks about the news of these days. 0 otherwise, and where the publication's day
    is not known.
    """
    published = candidate.article.masthead.published_day
    if as_of is None or asked or published is None:
        return 0.0
    return min(1.0, math.log1p(max(0, (as_of - published.last).days - 3)) / math.log1p(365))
