"""Figures that a sentence deals out, each to its own: "Venn got nine years, the pilot, Kell, five", "six for Venn and
ten for Kell". The figure of another than the one asked about is no answer; his own is.

English, by form: a figure belongs to who stands behind it ("for Venn"), else to who stands between it and the one
before. It does not know what the figures are of.
"""

import re
from collections.abc import Sequence

from index.regex import regex
from retrieval.questions.question import Question
from retrieval.stems import words_of
from retrieval.values.bound import Bound
from retrieval.values.dealt import owner_behind, owner_between
from retrieval.values.number import quantities
from retrieval.values.stated import Stated

Span = tuple[int, int]

_NAME = regex(r"\b[A-Z][\w’'.-]*")
_DOER = regex(r"\bby [a-z]")
_SMALL = frozenset({"the", "a", "an", "of"})
_ASKS_LEAD = regex(
    r"\b(?:by (?:how|what|which)|by\W*$|margin|lead|led|ahead|gap|differ\w*|in all|total|together)\b", re.IGNORECASE
)


def is_anothers(question: Question, sentence: str, start: int, end: int) -> bool:
    """Whether the figure `sentence[start:end]` (code points) is dealt to another, and one to him who is asked about."""
    own = _own(question, sentence, (start, end))
    return own is not None and not (own.start < end and start < own.end)


def own_instead(question: Question, sentence: str, span: Span) -> Span | None:
    """Where the figure stands that is dealt to whom the question names, where the one in `span` is another's."""
    own = _own(question, sentence, span)
    if own is None or (own.start < span[1] and span[0] < own.end):
        return None
    return own.start, own.end


def _own(question: Question, sentence: str, span: Span) -> Stated | None:
    """The figure of the one asked about among those that are dealt out; None where the one in `span` is not dealt."""
    if question.language != "en" or _ASKS_LEAD.search(question.text):
        return None
    names = {word for name in question.names for word in _words(name)}
    told = _words(question.text) if _DOER.search(sentence) else names  # "by government forces" is no name
    if not told & _words(sentence):
        return None
    stated = [each for each in quantities(sentence) if each.quantity.low and each.quantity.bound is not Bound.VAGUE]
    asked = next((each for each in stated if each.start < span[1] and span[0] < each.end), None)
    if asked is None:
        return None
    alike = [each for each in stated if _is_of_one_sort(each, asked)]
    for dealt in (_with_owners_behind(sentence, alike), _with_owners_between(sentence, alike)):
        run = next((run for run in dealt if any(each is asked for each, _ in run) or _adds_up(run, asked)), [])
        for wanted in (names, told):
            own = [each for each, owner in run if wanted & owner - _SMALL]
            if len(run) > 1 and len(own) == 1:
                return own[0]
    return None


def _adds_up(run: "Run", asked: Stated) -> bool:
    """Whether it is all that is dealt out: "36, 19 by Venn and 17 by Kell"."""
    return len(run) > 1 and sum(each.quantity.low for each, _ in run) == asked.quantity.low


Run = list[tuple[Stated, set[str]]]


def _with_owners_behind(sentence: str, stated: Sequence[Stated]) -> list[Run]:
    """Figures that follow each other and whose owner stands behind each."""
    runs: list[Run] = [[]]
    for each in stated:
        owner = owner_behind(sentence, max(each.end, each.noun_end))
        if owner is None:
            runs.append([])
        else:
            runs[-1].append((each, _words(owner)))
    return runs


def _with_owners_between(sentence: str, stated: Sequence[Stated]) -> list[Run]:
    """Figures that follow each other with only the next one's owner between; the first one's stands before it."""
    runs: list[Run] = []
    last = 0
    for each in stated:
        between = sentence[last : each.start]
        owner = owner_between(between)
        if owner is None or not runs:
            runs.append([(each, {word.lower() for name in _NAME.findall(between) for word in _words(name)})])
        else:
            runs[-1].append((each, _words(owner)))
        last = max(each.end, each.noun_end)
    return runs


def _is_of_one_sort(a: Stated, b: Stated) -> bool:
    x, y = a.quantity, b.quantity
    return x.unit.measure == y.unit.measure or any(q.unit.measure == "count" and not q.noun for q in (x, y))


def _words(text: str) -> set[str]:
    return {word.lower().removesuffix("'s").removesuffix("’s") for word in words_of(text)}
