"""Names of a question that other reports of the same event spell in another way: "Jorrem" is "Djorem" too.

It compares what was found and does not search; whether two spellings are one name is `one_name`'s business.
"""

import re
from collections.abc import Callable, Sequence

from index.article import Article
from index.regex import regex
from retrieval.outline import outline
from retrieval.questions.one_name import Spelling, are_one_name, forms
from retrieval.questions.respelling import Respelling
from retrieval.values.name import HONORIFICS, fold
from retrieval.values.spelling import ALIKE, distance, skeleton

SHORTEST = 4
_WORD = regex(r"[^\W\d_]+")


def other_spellings(
    names: Sequence[str], articles: Sequence[Article], is_a_word: Callable[[str], bool]
) -> tuple[Respelling, ...]:
    """Each word of the question's `names` with another spelling of it."""
    asked = [_WORD.findall(name) for name in names]
    own = {fold(word) for words in asked for word in words}
    found: dict[Respelling, None] = {}
    for name, word in ((words, word) for words in asked for word in words):
        if len(word) < SHORTEST or fold(word) in HONORIFICS:
            continue
        for other in sorted(_nearly(fold(word), articles) - own):
            ours, theirs = (Spelling.among(each, articles) for each in (fold(word), other))
            if are_one_name(name, ours, theirs, is_a_word):
                written = {form for article in theirs.articles for form in forms(other, article)}
                found[Respelling(word, min(written, key=lambda form: (form.isupper(), form)), also=True)] = None
    return tuple(found)


def may_be_spelt_otherwise(names: Sequence[str], articles: Sequence[Article]) -> bool:
    """Whether the articles have a word that is nearly one of the names'."""
    return any(_nearly(fold(word), articles) for name in names for word in _WORD.findall(name) if len(word) >= SHORTEST)


def renamed(article: Article, also: Sequence[Respelling]) -> dict[str, str]:
    """What the article's names are read as: its spelling of an asked word as that, where it has the other less."""
    names: dict[str, str] = {}
    for each in also:
        written = forms(fold(each.read), article)
        if written and _count(written, article) > _count(forms(fold(each.asked), article), article):
            names |= {form: each.asked.upper() if form.isupper() else each.asked for form in written}
    return names


def _count(written: Sequence[str], article: Article) -> int:
    return sum(len(re.findall(rf"(?<!\w){re.escape(form)}(?!\w)", article.text)) for form in written)


def _nearly(word: str, articles: Sequence[Article]) -> set[str]:
    """The other words with a capital that may be spellings of it, folded."""
    near = {fold(form) for a in articles for form in outline(a).names.get(skeleton(word), ())}
    return {other for other in near if other != word and distance(word, other) <= ALIKE}
