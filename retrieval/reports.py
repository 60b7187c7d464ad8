"""The articles of the found passages, and how much of the question each has.

Which of its sentences may answer is `candidates`' business.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from index.article import Article
from index.composed import Composed, as_read
from index.day import Day
from retrieval.outline import outline
from retrieval.questions.other_spelling import renamed
from retrieval.questions.respelling import Respelling
from retrieval.search import Found
from retrieval.weighing import Weights

ARTICLES = 16
"""Articles whose sentences are weighed."""


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
