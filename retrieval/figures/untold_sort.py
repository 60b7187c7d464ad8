"""Children or women counted by a sentence that tells of none, in an article that has not told of any either.

"Seventeen people were killed" counts no children, though the reader likes the figure. English; only of whom harm
befell or who were aboard, for who else is spoken of ("the college says 117") is often left unsaid.
"""

from index.regex import regex
from retrieval.candidates import Candidate
from retrieval.figures.fates import asked_fates
from retrieval.questions.question import Question
from retrieval.stems import stem_of

_COUNTED = regex(r"\b(?:how many|number of)\b")
_HARMED = frozenset({"dead", "hurt", "missing", "ill", "aboard"})
_AMONG = regex(r"\bamong\b")
_SORTS = (
    (
        frozenset(
            stem_of(word)
            for word in "child children kid minor boy girl schoolgirl schoolboy schoolchild schoolchildren baby babies "
            "toddler infant teenager adolescent".split()
        ),
        regex(
            r"\b(?:child|kid|minor|boy|girl|school|bab(?:y|ies)|toddler|infant|teen|pupil|student|young|son|daughter|under|"
            r"aged?|class|nurser|kindergarten|camp|scout|junior|\d+-year|brother|sister|grand)"
        ),
    ),
    (
        frozenset(stem_of(word) for word in "woman women mother wife wives nun".split()),
        regex(r"\b(?:wom[ae]n|mother|wife|wives|female|girl|daughter|sister|pregnant|nun|lad(?:y|ies)|she|her)\b"),
    ),
)
"""Stems that ask for a sort of people, and words that may tell of some of them."""


def tells_of_none_of_the_sort(question: Question, candidate: Candidate) -> bool:
    """Whether the question counts children or women who came to harm, and neither the sentence nor the one before, nor
    title and opening of the article, tell of any."""
    if question.language != "en" or not _COUNTED.search(question.text.lower()) or not question.focus:
        return False
    if not asked_fates(question) & _HARMED and not _AMONG.search(question.text.lower()):
        return False
    words = next((words for stems, words in _SORTS if question.focus[-1] in stems), None)
    return words is not None and words.search(_told(candidate)) is None


def _told(candidate: Candidate) -> str:
    article = candidate.article
    opening = article.words(0) if article.sentences else ""
    return " ".join((article.masthead.title or "", opening, candidate.before, candidate.text)).lower()
