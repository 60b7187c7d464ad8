"""Claims and candidates into evidence: the quote as a slice, who said it, its day, where the day came from.

Every quote is cut from the stored text here and nowhere else. It does not decide what is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from unicodedata import combining

from index.article import Article, Basis
from index.composed import Composed
from index.day import Day, DayMark
from retrieval.answer import Attribution, Evidence, Slice
from retrieval.candidates import Candidate
from retrieval.claim import Claim
from retrieval.day_fit import DayFit
from retrieval.speech.attribution import not_through_itself
from retrieval.windows import quoted

NEAREST = 3
_NEAR_DAYS = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence with who said it, ready to be shown once its origin has a name."""

    candidate: Candidate
    span: tuple[int, int] | None
    attribution: Attribution | None
    score: float

    @property
    def article(self) -> Article:
        """Where it stands."""
        return self.candidate.article

    @property
    def day(self) -> Day | None:
        """When what it tells happened, wherever that was taken from."""
        mark = self.candidate.sentence.day
        return mark.day if mark else None

    def evidence(self, origin: str) -> Evidence:
        """The evidence as shown; `origin` names the group that it is counted in."""
        article, composed = self.article, self.candidate.report.composed
        quote = cut(article, *quoted(article, self.candidate.number, self.span), composed)
        span = cut(article, *self.span, composed) if self.span else None
        mark = self.candidate.sentence.day
        article, said = self._as_stored()
        return evidence(article, mark, quote, span, said, origin=origin, score=round(self.score, 2))

    def _as_stored(self) -> tuple[Article, Attribution | None]:
        """Headline and speaker in the article's own words, where its names were read as others."""
        article, said, report = self.article, self.attribution, self.candidate.report
        if not report.spelt:
            return article, said
        own = said and said.model_copy(update={"who": self.candidate.as_stored(said.who)})
        return replace(article, masthead=replace(article.masthead, title=report.title)), own


def evidence(
    article: Article,
    mark: DayMark | None,
    quote: Slice,
    span: Slice | None,
    said: Attribution | None,
    *,
    origin: str,
    score: float,
) -> Evidence:
    """A quote of the article as it is shown, with what is known of both; `mark` is the day of what it tells."""
    masthead = article.masthead
    return Evidence(
        article=article.key,
        version=article.version,
        outlet=masthead.outlet,
        title=masthead.title,
        url=masthead.url,
        published=published(article),
        published_basis=article.published_basis.value,
        published_from=article.published_from,
        day=mark.day.iso() if mark else None,
        day_from=mark.day_from.value if mark else None,
        day_words=mark.words if mark else None,
        quote=quote,
        span=span,
        attribution=not_through_itself(said, masthead.outlet) if said else None,
        origin=origin,
        score=score,
        language=None if masthead.language == "en" else masthead.language,
    )


def cut(article: Article, start: int, end: int, composed: Composed | None = None) -> Slice:
    """The slice of the stored text, with all marks of its last letter. Raises ValueError outside of the text.

    `composed` leads back to the stored text where the article was read in another.
    """
    if not 0 <= start < end <= len(article.text):
        raise ValueError(f"{article.key}: no slice {start}:{end} in a text of {len(article.text)} characters")
    text = composed.stored if composed else article.text
    start, end = (composed.start(start), composed.end(end)) if composed else (start, end)
    while end < len(text) and combining(text[end]):
        end += 1
    return Slice(start=start, end=end, text=text[start:end])


def published(article: Article) -> str | None:
    """The publication as shown: with its clock in UTC where that is known, else the day.

    The day alone too where it was another one in UTC: "Monday" is counted from the day in the article's own zone.
    """
    masthead = article.masthead
    if article.published_basis is Basis.STATED and masthead.published is not None and masthead.clock_known:
        moment = masthead.published.astimezone(UTC)
        if masthead.published_day is None or masthead.published_day == Day.of(moment.date()):
            return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return masthead.published_day.iso() if masthead.published_day else None


def cited(claim: Claim) -> Cited:
    """A claim with who said it."""
    return Cited(claim.candidate, (claim.start, claim.end), claim.attribution, claim.score)


def nearest(weighed: Sequence[Candidate], short: Sequence[Claim], days: Sequence[Day]) -> list[Cited]:
    """Up to three near misses, one of copies of a text: for an asked day the like reports of the days nearest to it,
    else the sentences that came closest to an answer."""
    by_day = _of_other_days(weighed, days) if days else []
    by_score = [cited(c) for c in sorted(short, key=lambda c: (-c.score, c.candidate.article.key, c.start))]
    by_words = [Cited(c, None, None, 0.0) for c in weighed if c.in_sentence >= 0.3]
    kept: dict[int | str, Cited] = {}
    for each in [*by_day, *by_score, *by_words]:
        if len(kept) < NEAREST and len(each.candidate.text.split()) >= 3:
            kept.setdefault(each.article.key if each.article.origin is None else each.article.origin, each)
    return list(kept.values())


def _of_other_days(weighed: Sequence[Candidate], days: Sequence[Day]) -> list[Cited]:
    """Sentences like the asked one whose day contradicts the question, the nearest day first."""
    apart = [
        (min(_apart(c.sentence.day.day, day) for day in days), -c.score, c.article.key, c)
        for c in weighed
        if c.day_fit is DayFit.CONTRADICTS and c.sentence.day is not None and c.nearby >= 0.4
    ]
    best = sorted(apart, key=lambda a: a[1])[:20]
    return [Cited(c, None, None, 0.0) for gap, _, _, c in sorted(best, key=lambda a: a[:3]) if gap <= _NEAR_DAYS]


def _apart(a: Day, b: Day) -> timedelta:
    return max(a.first - b.last, b.first - a.last, timedelta(0))


def published_at(article: Article) -> datetime | None:
    """Zone-aware; None where unknown or only inferred to the day's precision of a range."""
    day = article.masthead.published_day
    if article.masthead.published is not None:
        return article.masthead.published
    return datetime(day.first.year, day.first.month, day.first.day, tzinfo=UTC) if day else None
