"""One article followed through a question: was it looked into, which of its sentences were read, what became of each.

Schema `rashomon.trace/1`, only ever extended. It tells why an article is not in an answer, not whether it should be.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from pydantic import Field

from index.article import Article
from index.found import Filters
from retrieval.answer import Answer, Evidence, Part, Slice
from retrieval.archive import Archive, Encoder
from retrieval.ask import NO_FILTERS, Weighed, answer_to, claims_of, weigh_question
from retrieval.candidates import Candidate
from retrieval.citing import cut
from retrieval.claim import Claim
from retrieval.day_fit import DayFit
from retrieval.outline import outline
from retrieval.positions import THRESHOLDS
from retrieval.readers.reader import Reader

SCHEMA = "rashomon.trace/1"


class Fate(StrEnum):
    """What became of a sentence, from the answer backwards."""

    CITED = "cited"
    """It is evidence of a position."""
    VAGUE = "vague"
    """It fits more than one position."""
    OUTWEIGHED = "outweighed"
    """It was held surely enough, and left out beside others: of this article, of its speaker, or other values."""
    DOUBTED = "doubted"
    """It was read, and what it states is held for too little."""
    SILENT = "silent"
    """It was read, and nothing in it answers."""
    OTHER_DAY = "other_day"
    """It tells of another day than the one asked for."""
    UNREAD = "unread"
    """Others are more like the question."""


_Told = tuple[Fate, str | None, float | None]
"""A fate, what was taken to be stated, and how surely."""


class Followed(Part):
    """A sentence and its fate. `value` is what it was taken to state, `score` how surely (0 to 1), `day` what it tells
    of where that is known."""

    quote: Slice
    fate: Fate
    value: str | None = None
    score: float | None = None
    day: str | None = None


class Trace(Part):
    """`hidden` names the filter that hides the article; `looked_into`: whether its sentences were weighed, those of
    `articles` were. `lacks` are the question's words that it has nowhere. Sentences stand as in the article; `needed`
    is the score of evidence."""

    schema_: str = Field(default=SCHEMA, alias="schema")
    question: str
    article: str
    version: int
    outlet: str | None
    title: str | None
    hidden: str | None
    looked_into: bool
    articles: int
    lacks: tuple[str, ...]
    needed: float = THRESHOLDS.evidence
    sentences: tuple[Followed, ...]

    def to_json(self) -> str:
        """One line."""
        return self.model_dump_json(by_alias=True)


def trace(
    question: str,
    key: str,
    archive: Archive,
    encoder: Encoder,
    reader: Reader,
    *,
    as_of: date,
    filters: Filters = NO_FILTERS,
) -> Trace:
    """Ask, and follow the article's latest version. Raises UnknownArticle."""
    article = archive.article(key)
    wording, weighed = weigh_question(question, archive, encoder, as_of, filters)
    found = claims_of(weighed, reader)
    answer = answer_to(question, wording, weighed, found, archive, encoder)
    own = [each for each in weighed.candidates if each.article.id == article.id]
    stems = outline(own[0].article if own else article).whole
    words = weighed.asked.question.words
    masthead = article.masthead
    return Trace(
        schema=SCHEMA,
        question=question,
        article=key,
        version=article.version,
        outlet=masthead.outlet,
        title=masthead.title,
        hidden=weighed.filters.hiding(article),
        looked_into=bool(own),
        articles=len({each.article.id for each in weighed.candidates}),
        lacks=tuple(dict.fromkeys(each.word for each in words if each.stem not in stems)),
        sentences=tuple(_followed(article, own, weighed, found, answer)),
    )


def _followed(
    article: Article, own: Sequence[Candidate], weighed: Weighed, found: Sequence[Claim], answer: Answer
) -> Iterator[Followed]:
    read = {each.number for each in weighed.worth_reading() if each.article.id == article.id}
    surest: dict[int, Claim] = {}
    for claim in found:
        if claim.candidate.article.id == article.id:
            number = claim.candidate.number
            surest[number] = max(surest.get(number, claim), claim, key=lambda each: each.score)
    for candidate in sorted(own, key=lambda each: each.number):
        quote = cut(candidate.article, candidate.sentence.start, candidate.sentence.end, candidate.report.composed)
        mark = candidate.sentence.day
        fate, value, score = _shown(answer, article.key, quote) or _unshown(
            candidate, surest.get(candidate.number), is_read=candidate.number in read
        )
        yield Followed(quote=quote, fate=fate, value=value, score=score, day=mark.day.iso() if mark else None)


def _shown(answer: Answer, key: str, quote: Slice) -> _Told | None:
    """Where the answer has the sentence."""
    for position in answer.positions:
        for evidence in position.evidence:
            if _is_in(evidence, key, quote):
                return Fate.CITED, position.value, evidence.score
    for evidence in answer.vague:
        if _is_in(evidence, key, quote):
            return Fate.VAGUE, evidence.span.text if evidence.span else None, evidence.score
    return None


def _is_in(evidence: Evidence, key: str, quote: Slice) -> bool:
    """Whether the words that answer stand in the sentence: a quote may have the one beside it too."""
    words = evidence.span or evidence.quote
    return evidence.article == key and quote.start <= words.start < quote.end


def _unshown(candidate: Candidate, surest: Claim | None, *, is_read: bool) -> _Told:
    """`surest`: of what it was taken to state."""
    if candidate.day_fit is DayFit.CONTRADICTS:
        return Fate.OTHER_DAY, None, None
    if not is_read:
        return Fate.UNREAD, None, None
    if surest is None:
        return Fate.SILENT, None, None
    fate = Fate.DOUBTED if surest.score < THRESHOLDS.evidence else Fate.OUTWEIGHED
    return fate, candidate.as_stored(surest.value.shown), round(surest.score, 2)
