"""Noun phrases of a question: where one ends, and its stems.

It knows no kinds of answer.
"""

import re
from collections.abc import Sequence

from retrieval.answer import Kind
from retrieval.questions.words import AUXILIARIES, CLOSERS
from retrieval.stems import content_words

Asked = tuple[Kind, tuple[str, ...]]
"""A kind of answer and the stems of the noun that is asked for."""


def words_in(text: str) -> list[str]:
    """Its words, lower case."""
    return re.findall(r"[\w'’-]+", text.lower())


_NOUNS = frozenset(
    "speed breed seed building crossing spelling hearing ruling wedding meeting reading rating painting".split()
)
"""That end as verbs do."""


def until_verb(rest: Sequence[str]) -> list[str]:
    """The noun phrase at the head of `rest`: up to an auxiliary, a preposition or a word that looks like a verb."""
    phrase: list[str] = []
    for word in rest[:5]:
        is_verb = phrase and word not in _NOUNS and re.fullmatch(r"\w{3,}ed|\w+ing", word)
        if word in AUXILIARIES or word in CLOSERS or is_verb:
            break
        phrase.append(word)
    return phrase


def focus_of(phrase: Sequence[str]) -> tuple[str, ...]:
    """The stems of its content words."""
    return tuple(stem.stem for stem in content_words(" ".join(phrase)))
